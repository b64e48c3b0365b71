"""The search that stands in the navigation of every page."""

from datetime import date

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_required

from webapp.my_calendar import kinds
from webapp.rfc5545.time_zones import place_of
from webapp.service_desk.lists import LONGEST_SEARCH
from webapp.service_desk.search import service
from webapp.service_desk.search.service import FoundItem
from webapp.web.current_user import signed_in_user
from webapp.web.responses import page_or_partial

bp = Blueprint("search", __name__)


@bp.get("/search")
@login_required
def results() -> ResponseReturnValue:
    """Show what has the words of `?q=`, in groups."""
    text = request.args.get("q", "").strip()[:LONGEST_SEARCH]
    return page_or_partial(
        "pages/search/results.html",
        "partials/search/_results.html",
        text=text,
        found=service.search(signed_in_user(), text),
        address_of=_address_of,
        kinds=kinds.ALL,
        place_of=place_of,
    )


def _address_of(found: FoundItem) -> str:
    """Return where an item is opened; somebody else's appointments and activities are shown where one plans."""
    item = found.item
    if not found.is_own and item.kind in {"appointment", "crm_activity"}:
        return url_for("dispatch.day", when=_day(found).isoformat())
    occurrence = found.occurrence if item.is_series else None
    return url_for(kinds.ALL[item.kind].open, item_id=item.id, occurrence=occurrence)


def _day(found: FoundItem) -> date:
    return found.start.date()
