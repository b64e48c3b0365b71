"""The search in the navigation of every page."""

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
    """Show the results for `?q=`, in groups."""
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
    """Return the address of an item; other people's appointments and activities open on the dispatch board."""
    item = found.item
    if not found.is_own and item.kind in {"appointment", "crm_activity"}:
        return url_for("dispatch.day", when=_day(found).isoformat())
    occurrence = found.occurrence if item.is_series else None
    return url_for(kinds.ALL[item.kind].open, item_id=item.id, occurrence=occurrence)


def _day(found: FoundItem) -> date:
    return found.start.date()
