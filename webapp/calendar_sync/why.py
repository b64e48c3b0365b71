"""/calendar-sync/why: what happened to something, on all linked calendars of a person, from one page."""

from flask import Blueprint, Response, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from webapp.calendar_sync.blueprint import row_id, signed_in_user
from webapp.calendar_sync.ledger_text import field_changes
from webapp.calendar_sync.logs import PER_PAGE, entry_filter
from webapp.extensions import db
from webapp.sync.models import Integration, LedgerEntry
from webapp.web import page_or_partial


def why() -> Response:
    """List entries of the log, newest first: all that match a text, or with `item` all about one item."""
    chosen = entry_filter()
    item_id = request.args.get("item", type=row_id)
    query = (
        select(LedgerEntry)
        .join(LedgerEntry.integration)
        .options(contains_eager(LedgerEntry.integration))
        .where(Integration.owner_id == signed_in_user().id)
        .order_by(LedgerEntry.id.desc())
    )
    if item_id is not None:
        query = query.where(LedgerEntry.item_id == item_id)
    before = request.args.get("before", type=row_id)
    if before is not None:
        query = query.where(LedgerEntry.id < before)
    asked = item_id is not None or any(chosen.arguments().values())
    found = db.session.scalars(chosen.narrow(query).limit(PER_PAGE + 1)).all() if asked else []
    return page_or_partial(
        "pages/calendar_sync/why.html",
        "partials/calendar_sync/_why.html",
        entries=found[:PER_PAGE],
        next_before=found[PER_PAGE - 1].id if len(found) > PER_PAGE else None,
        chosen=chosen,
        item_id=item_id,
        asked=asked,
        is_first_page=before is None,
        field_changes=field_changes,
        address=url_for("calendar_sync.why"),
    )


def add_to(bp: Blueprint) -> None:
    bp.add_url_rule("/why", view_func=why)
