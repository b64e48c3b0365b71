"""Stage that reads changes of the linked calendar, from its cursor or by a full comparison."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update

from webapp.chunks import chunks
from webapp.connectors.base import ChangePage, ListedEvent
from webapp.connectors.errors import CursorExpired
from webapp.connectors.event import RemoteEvent
from webapp.database import utc_now
from webapp.extensions import db, reading
from webapp.sync.engine import quarantine
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.deletion_guard import execute_deletions
from webapp.sync.engine.executor import sync_pairs
from webapp.sync.engine.fetch import fetch_pages, fetch_pairs, gone_pairs, linked_or_new, with_matches
from webapp.sync.engine.snapshots import load_links, pairs_of_links
from webapp.sync.engine.stages import pages
from webapp.sync.models import Integration, Link, SyncState
from webapp.sync.states import LinkState
from webapp.sync.store import known_events

RECONCILE_EVERY = timedelta(days=1)
"""Some servers silently accept a stale cursor, so every id and version tag is compared once a day."""

CLOCK_DIFFERENCE = timedelta(days=1)
"""How far before the lost cursor an event may be dated and still count as new, because clocks differ."""


def read_changes(context: RunContext) -> None:
    """Import what changed on the linked calendar since the cursor. The cursor is stored once all of it is.

    Before a full comparison, changes are read as well: they contain removals, which a listing does not.
    """
    with reading():
        integration = db.session.get_one(Integration, context.settings.integration_id)
        cursor, reconciled_at = integration.state.cursor or "", integration.state.reconciled_at or utc_now()
        knows_all, cursor_at = integration.state.known_since is not None, integration.state.cursor_at or utc_now()
        dated_after = None if knows_all else cursor_at - CLOCK_DIFFERENCE
    try:
        read = read_pages(context, context.connector.changes(context.settings.calendar_id, cursor))
    except CursorExpired:
        reconcile(context, dated_after)
        return
    execute_deletions(context)
    if read.cursor != cursor:
        store_cursor(context, read.cursor, was=cursor)
    # The connector of a service with notifications decides when a full comparison is due.
    is_due = not context.connector.capabilities.push and utc_now() - reconciled_at > RECONCILE_EVERY
    if is_due or read.compare or not knows_all:
        reconcile(context, dated_after)


def reconcile(context: RunContext, dated_after: datetime | None) -> None:
    """Compare every id and version tag, because the cursor is lost or old.

    Linked events that are not listed are fetched one by one: only the answer "gone" for that id removes anything. An
    event without a link is new if it was never listed before. Where that is unknown (the calendar was linked by a
    version that did not store it), it is new if it is dated after `dated_after`, and from then on all are known.
    """
    with reading():
        old_cursor = db.session.get_one(Integration, context.settings.integration_id).state.cursor
    listed: set[str] = set()
    is_proven_incomplete = False
    cursor = ""
    for page in context.connector.changes(context.settings.calendar_id, None):
        listed.update(entry.remote_id for entry in page.listed)
        _compare(context, page.listed, dated_after)
        cursor = page.cursor or cursor
    with reading():
        linked = db.session.scalars(
            select(Link.remote_id).where(
                Link.integration_id == context.settings.integration_id, Link.state == LinkState.LIVE
            )
        ).all()
    for missing in chunks((remote_id for remote_id in linked if remote_id and remote_id not in listed), pages.PAGE):
        links = load_links(context.settings.integration_id, remote_ids=missing)
        pairs = fetch_pairs(context, pairs_of_links(context.settings.integration_id, links))
        is_proven_incomplete |= not listed and any(pair.event for pair in pairs)
        sync_pairs(context, pairs)
    execute_deletions(context)
    if is_proven_incomplete and not context.connector.capabilities.push:
        return  # an empty listing of a calendar that is not empty lacks new events as well, so it is read again
    store_cursor(context, cursor, was=old_cursor, compared=True)


@dataclass(frozen=True, slots=True)
class ReadResult:
    """How far changes were read, and whether the service requests a full comparison."""

    cursor: str
    compare: bool


def read_pages(context: RunContext, change_pages: Iterable[ChangePage]) -> ReadResult:
    """Import pages of changes; return the cursor after them."""
    cursor, compare = "", False
    gone: dict[str, datetime | None] = {}
    for page in change_pages:
        if len(page.listed) > pages.WORTH_WATCHING:
            context.progress.enter("Reading changes", total=len(page.listed))
        sync_listed(context, (_without_repeats(context, listed) for listed in chunks(page.listed, pages.PAGE)))
        # An event that was removed and restored is gone on one page, and listed on a later one.
        for entry in page.listed:
            gone.pop(entry.remote_id, None)
        gone |= {remote_id: page.gone_at.get(remote_id) for remote_id in page.gone}
        cursor, compare = page.cursor or cursor, compare or page.compare
    for remote_ids in chunks(gone, pages.PAGE):
        gone_at = {remote_id: at for remote_id in remote_ids if (at := gone[remote_id])}
        sync_pairs(context, gone_pairs(context, remote_ids, gone_at))
        _forget(context, remote_ids)
    return ReadResult(cursor, compare)


def sync_listed(
    context: RunContext, parts: Iterable[Sequence[ListedEvent]], *, dated_after: datetime | None = None
) -> None:
    """Fetch and sync listed events that changed, page by page; with `dated_after`, only new ones dated after it."""
    for page, fetched in fetch_pages(context, parts):
        new = [event for event in fetched.unlinked if dated_after is None or _is_dated_after(event, dated_after)]
        sync_pairs(context, [*fetched.linked, *with_matches(context, new)])
        remote_ids = [entry.remote_id for entry in page]
        note_known(context, remote_ids, except_for={*fetched.unread, *quarantine.held(context, remote_ids)})
        context.progress.advance(len(page))
        if len(page) == pages.PAGE:
            context.cancellation.checkpoint()


def note_known(context: RunContext, remote_ids: Sequence[str], *, except_for: Collection[str] = ()) -> None:
    """Store ids as known, `except_for` those that are unread or quarantined: they stay new."""
    unknown = known_events.unknown(context.settings.integration_id, remote_ids) - set(except_for)
    if unknown or except_for:
        with context.work.batch():
            known_events.remember(context.settings.integration_id, unknown)
            known_events.forget(context.settings.integration_id, except_for)


def store_cursor(context: RunContext, cursor: str, *, was: str | None, compared: bool = False) -> None:
    """Store the new cursor, unless the old one was reset meanwhile by a request to compare everything."""
    now = utc_now()
    values: dict[str, Any] = {"cursor": cursor, "cursor_at": now}
    if compared:
        values |= {
            "reconciled_at": now,
            "known_since": func.coalesce(SyncState.known_since, now),
            "starting_point": None,
        }
    unchanged = SyncState.integration_id == context.settings.integration_id, SyncState.cursor.is_not_distinct_from(was)
    with context.work.batch():
        db.session.execute(update(SyncState).where(*unchanged).values(**values))


def _without_repeats(context: RunContext, listed: Sequence[ListedEvent]) -> Sequence[ListedEvent]:
    repeats = [entry for entry in listed if entry.may_be_repeat]
    new = {entry.remote_id for entry in linked_or_new(context, repeats)} if repeats else set()
    return [entry for entry in listed if not entry.may_be_repeat or entry.remote_id in new]


def _compare(context: RunContext, listed: Sequence[ListedEvent], dated_after: datetime | None) -> None:
    """Sync what is new or changed in a part of the listing; see `reconcile`."""
    parts = chunks(listed, pages.PAGE)
    sync_listed(
        context, parts if dated_after else (linked_or_new(context, part) for part in parts), dated_after=dated_after
    )


def _forget(context: RunContext, gone: Sequence[str]) -> None:
    if set(gone) - known_events.unknown(context.settings.integration_id, gone):
        with context.work.batch():
            known_events.forget(context.settings.integration_id, gone)


def _is_dated_after(event: RemoteEvent, since: datetime) -> bool:
    dates = [date for date in (event.created_at, event.modified_at) if date]
    return not dates or max(dates) >= since
