"""/my-calendar/items/<id>/dates: the other occurrences of a series on a linked calendar that is added date by date."""

from collections.abc import Sequence
from datetime import timedelta

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_required
from sqlalchemy import select
from sqlalchemy.orm import lazyload

from webapp.accounts.models import User
from webapp.extensions import db
from webapp.my_calendar import queries
from webapp.my_calendar.models import Item, belongs_to, is_present
from webapp.my_calendar.views import bp
from webapp.rfc5545.time_zones import label_of
from webapp.web.current_user import signed_in_user
from webapp.web.responses import page_or_partial

REACH = timedelta(days=366)
"""Period before and after a date in which others are listed; bounds the list of a daily event."""


@bp.get("/my-calendar/items/<int:item_id>/dates")
@login_required
def dates(item_id: int) -> ResponseReturnValue:
    """Show the dates of the series that an item is one date of, each a link to its own dialog."""
    viewer = signed_in_user()
    item = queries.find_item(viewer, item_id)
    if item is None or item.is_removed or item.series_uid is None:
        abort(404)
    return page_or_partial(
        "pages/my_calendar/dates.html",
        "partials/my_calendar/_dates.html",
        item=item,
        dates=_dates_of(viewer, item),
        label_of=label_of,
        back=url_for("my_calendar.item", item_id=item.id),
    )


def _dates_of(viewer: User, item: Item) -> Sequence[Item]:
    same = (
        Item.series_uid == item.series_uid,
        Item.starts_at.between(item.starts_at - REACH, item.starts_at + REACH),
    )
    wanted = select(Item).where(is_present(), *same, belongs_to(viewer.id, *same)).order_by(Item.starts_at, Item.id)
    return db.session.scalars(wanted.options(lazyload(Item.overrides))).all()
