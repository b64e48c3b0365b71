"""Stage that reads a linked calendar for the first time."""

from collections.abc import Sequence
from datetime import datetime

from webapp.chunks import chunks
from webapp.connectors.base import ListedEvent
from webapp.connectors.errors import CursorExpired
from webapp.extensions import db, reading
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.executor import sync_pairs
from webapp.sync.engine.fetch import FetchResult, fetch_pages, may_match, with_matches
from webapp.sync.engine.snapshots import Pair
from webapp.sync.engine.stages import pages
from webapp.sync.engine.stages.changes import note_known, read_pages, store_cursor
from webapp.sync.models import Integration
from webapp.sync.store.starting_point import starting_point


def read_for_the_first_time(context: RunContext) -> None:
    """List the linked calendar, link what exists on both sides, and store the cursor for later runs.

    Items and events that match are linked before anything is sent, because the calendar may have been linked before.
    No other event is imported, and all of them are known from now on; but events made after the starting point are new.
    """
    with reading():
        integration = db.session.get_one(Integration, context.settings.integration_id)
        cursor, start = integration.state.cursor, starting_point(integration)
    new_cursor = _match_existing(context, start.since)
    if start.cursor is not None:
        new_cursor = _read_since(context, start.cursor) or _match_existing(context, start.dates_from)
    store_cursor(context, new_cursor, was=cursor, compared=True)


def _match_existing(context: RunContext, since: datetime | None) -> str:
    """Link what exists on both sides, and note all other events as known; return the cursor.

    With `since`, events that are dated after it are new, and are imported.
    """
    cursor = ""
    needs_events = may_match(context) or since is not None
    for page in context.connector.changes(context.settings.calendar_id, None):
        if needs_events and len(page.listed) > pages.WORTH_WATCHING:
            context.progress.enter("Comparing both calendars", total=len(page.listed))
        parts = chunks(page.listed, pages.PAGE)
        if needs_events:
            for listed, fetched in fetch_pages(context, parts):
                _match_page(context, fetched, since)
                _finish_page(context, listed)
        else:
            for listed in parts:
                _finish_page(context, listed)
        cursor = page.cursor or cursor
    return cursor


def _finish_page(context: RunContext, listed: Sequence[ListedEvent]) -> None:
    note_known(context, [entry.remote_id for entry in listed])
    context.progress.advance(len(listed))
    if len(listed) == pages.PAGE:
        context.cancellation.checkpoint(restarts=True)


def _match_page(context: RunContext, fetched: FetchResult, since: datetime | None) -> None:
    pairs = with_matches(context, fetched.unlinked, whole_calendar=True)
    wanted = [pair for pair in pairs if _may_be_matched(pair) or (since and _is_new_since(pair, since))]
    sync_pairs(context, [*fetched.linked, *wanted])


def _is_new_since(pair: Pair, since: datetime) -> bool:
    dates = [date for date in (pair.event.created_at, pair.event.modified_at) if date] if pair.event else []
    return pair.item is None and bool(dates) and max(dates) >= since


def _read_since(context: RunContext, cursor: str) -> str | None:
    """Import what changed since `cursor`; return the new one, or None if the service has expired the old one."""
    try:
        return read_pages(context, context.connector.changes(context.settings.calendar_id, cursor)).cursor
    except CursorExpired:
        return None


def _may_be_matched(pair: Pair) -> bool:
    """Return True if a pair may be linked without a request by a person.

    An item from another linked calendar is linked only by its UID: a private appointment may have the same contents.
    """
    if pair.item is None or pair.event is None:
        return bool(pair.dates)
    marker = pair.event.marker
    uid = marker.item_uid if marker else pair.event.uid
    return uid == pair.item.uid or not pair.item.now.from_elsewhere
