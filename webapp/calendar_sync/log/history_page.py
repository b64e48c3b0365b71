"""/calendar-sync/why: the history of an item or a search, over all linked calendars that the user may read."""

from flask import Blueprint, Response, request, url_for

from webapp.calendar_sync.blueprint import row_id
from webapp.calendar_sync.listing.item_status import find_visible_item, may_send
from webapp.calendar_sync.log import causes
from webapp.calendar_sync.log.history import find_entries
from webapp.calendar_sync.log.runs_page import entry_filter
from webapp.calendar_sync.presentation.field_diff import field_changes
from webapp.calendar_sync.presentation.ledger_sentences import sentence
from webapp.database import utc_now
from webapp.sync.status.items import find_item_status
from webapp.web.current_user import signed_in_user
from webapp.web.paging import PER_PAGE, split_page
from webapp.web.responses import page_or_partial


def why() -> Response:
    """List ledger entries, newest first: those that a text finds, or with `item` in the address those of one item."""
    viewer = signed_in_user()
    chosen = entry_filter()
    item_id = request.args.get("item", type=row_id)
    before = request.args.get("before", type=row_id)
    is_search = item_id is not None or any(chosen.arguments().values())
    found = find_entries(viewer, chosen, item_id=item_id, before=before, limit=PER_PAGE + 1) if is_search else []
    entries, next_before = split_page(found, PER_PAGE)
    item = find_visible_item(item_id, viewer) if item_id is not None else None
    return page_or_partial(
        "pages/calendar_sync/log/why.html",
        "partials/calendar_sync/log/_why.html",
        entries=entries,
        next_before=next_before,
        chosen=chosen,
        item_id=item_id,
        is_search=is_search,
        is_first_page=before is None,
        causes=causes.among(found, chosen.cause),
        field_changes=field_changes,
        sentence=sentence,
        address=url_for("calendar_sync.why"),
        item_status=find_item_status(item, now=utc_now()) if item is not None else None,
        may_send=lambda integration: may_send(viewer, integration),
        viewer=viewer,
    )


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/why", view_func=why)
