"""Series that people divide: what only the linked calendar holds of the series is kept for the event of its rest."""

import re
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import joinedload

from webapp.connectors.base import Pattern
from webapp.extensions import db
from webapp.my_calendar.kind_hooks import SplitHooks, add_split_hooks
from webapp.my_calendar.models import Item
from webapp.sync.models import Integration, Link, RestOfSeries
from webapp.sync.states import LinkState

_OBJECT = re.compile(r"\s*BEGIN:VCALENDAR", re.IGNORECASE)
_GUEST = re.compile(r"^ATTENDEE[;:]", re.MULTILINE | re.IGNORECASE)


def remember_rest(item: Item, rest: Item, start: datetime) -> None:
    """Store each linked calendar's source of `item` for the event of its rest. The caller commits."""
    with db.session.no_autoflush:
        sources = {link.integration_id: link.source for link in _links(item) if link.source}
        # The item may itself be the rest of a series that has not been written yet.
        waiting = db.session.scalars(select(RestOfSeries).where(RestOfSeries.item_id == item.id))
        for earlier in waiting:
            sources.setdefault(earlier.integration_id, earlier.source)
    for integration_id, source in sources.items():
        if _OBJECT.match(source):
            db.session.add(RestOfSeries(integration_id=integration_id, item=rest, start=start, source=source))


def find_patterns(integration_id: int, item_ids: Collection[int]) -> dict[int, Pattern]:
    """Return the patterns for the events of these items, by item id."""
    rows = db.session.scalars(
        select(RestOfSeries).where(RestOfSeries.integration_id == integration_id, RestOfSeries.item_id.in_(item_ids))
    ).all()
    return {row.item_id: Pattern(row.source, row.start) for row in rows}


def forget(integration_id: int, item_ids: Collection[int]) -> None:
    """Delete the patterns of items whose events have been written. The caller commits."""
    of_them = RestOfSeries.integration_id == integration_id, RestOfSeries.item_id.in_(item_ids)
    db.session.execute(delete(RestOfSeries).where(*of_them), execution_options={"synchronize_session": False})


def losses(item: Item) -> list[str]:
    """Return sentences about properties on linked calendars that the rest of a series would lose."""
    with db.session.no_autoflush:
        links = _links(item)
    return [sentence for link in links if (sentence := _loss(link))]


def _loss(link: Link) -> str:
    begins = f"On {link.integration.place}, “This and following” starts a new series without"
    if not _OBJECT.match(link.source):
        return f"{begins} the reminders, guests, categories, colors and links that were added there."
    return f"{begins} its guests, so that nobody is mailed." if _GUEST.search(link.source) else ""


def _links(item: Item) -> list[Link]:
    living = Integration.ended_at.is_(None), Integration.wizard_step.is_(None), Link.state == LinkState.LIVE
    query = select(Link).join(Link.integration).where(Link.item_id == item.id, *living).order_by(Link.integration_id)
    return list(db.session.scalars(query.options(joinedload(Link.integration).joinedload(Integration.account))))


add_split_hooks(SplitHooks(divided=remember_rest, losses=losses))
