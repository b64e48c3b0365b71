"""What a run does, stage by stage: finish what a crash left, serve marks, read changes, carry out a manual run.

Every stage leaves the database consistent after each page, so a run may die or give way anywhere.
"""

import time
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Select, func, select, update
from sqlalchemy.orm import InstrumentedAttribute

from webapp.chunks import chunks
from webapp.connectors.base import ChangePage, ListedEvent, NotFound, Unknown
from webapp.connectors.errors import CursorExpired
from webapp.connectors.event import RemoteEvent, event_to_json
from webapp.connectors.reasons import Reason, because
from webapp.database import utc_now
from webapp.extensions import db, reading
from webapp.my_calendar.models import Item, belongs_to, is_present
from webapp.sync.engine import extend_series, quarantine
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.deletion_guard import carry_out_decisions, carry_out_removals
from webapp.sync.engine.executor import settle_pages, sync_pairs
from webapp.sync.engine.fetch import (
    FetchResult,
    fetch_pairs,
    find_pending,
    gone_pairs,
    look_through,
    may_match,
    news_among,
    with_matches,
)
from webapp.sync.engine.item_errors import store_each
from webapp.sync.engine.item_mapping import event_span
from webapp.sync.engine.snapshots import (
    ItemSnapshot,
    Pair,
    count_unlinked,
    in_range,
    load_items,
    load_links,
    load_links_where,
    load_unlinked_items,
    pairs_of_links,
)
from webapp.sync.models import Integration, Link, Quarantine, SyncState
from webapp.sync.states import Direction, LinkState, Trigger
from webapp.sync.store import known_events
from webapp.sync.store.evidence import MANUAL, READING, SENDING, WorkAttempts
from webapp.sync.store.starting_point import starting_point

PAGE = 400
"""Events read, decided and stored at a time: bounds memory, and how long a person's change waits. As much as the
connectors' usual four connections fetch in one go."""

WORTH_WATCHING = 20
"""Changes from which on an automatic run shows a progress bar."""

SEND_PAGE = 100
"""Events read, decided and noted as pending at a time, while earlier ones are being sent. Short, because that has to be
done before the connector runs out of work, and because a person's change waits for its end."""

FIRST_STRETCH = 2
"""Pages sent before anything is known of the service's speed."""

STRETCH_TIME = timedelta(seconds=20)
"""How long to send before what was refused or changed meanwhile is looked at again. The connections idle at the end of
a stretch, so it is not short. It ends early where something else waits; only with a connector that takes many writes
at once does a person's change wait as long as this."""

RECONCILE_EVERY = timedelta(days=1)
"""Some servers take a stale cursor without a word, so once a day every id and tag is compared."""

CLOCK_DIFFERENCE = timedelta(days=1)
"""How far before the lost cursor a change may be dated and still count as news: clocks differ."""

RANGES = {
    "none": timedelta(0),
    "1w": timedelta(weeks=1),
    "2w": timedelta(weeks=2),
    "1m": timedelta(days=31),
    "3m": timedelta(days=92),
    "6m": timedelta(days=183),
    "1y": timedelta(days=366),
}
"""How far the ranges of a manual run reach. A month counts 31 days: rather one day more than one missing."""


def run_stages(context: RunContext, attempts: WorkAttempts) -> None:
    """Do the wanted work of `attempts`: send local changes, read remote changes, match what exists on both sides.

    Each kind of work is attempted independently of the results of others, unless it depends on them.

    Raises:
        ConnectorError: it concerns all of it.
    """
    attempts.attempt(SENDING, lambda: carry_out_decisions(context), lambda: finish_pending(context))
    is_first = _is_first(context)
    if is_first:
        attempts.attempt(READING, lambda: begin(context))
        if READING not in attempts.succeeded:
            attempts.skip(SENDING, MANUAL)  # what is on both sides already must not be sent a second time
            return
    if context.cache.has_quarantine:
        attempts.attempt(SENDING, lambda: retry_quarantined_items(context))
        attempts.attempt(READING, lambda: retry_quarantined_events(context))
    attempts.attempt(
        SENDING,
        lambda: extend_series.follow_clocks(context),
        lambda: serve_marks(context),
        lambda: carry_out_removals(context),
    )
    if not is_first:
        attempts.attempt(READING, lambda: read_changes(context))
    if context.log.trigger == Trigger.SWEEP:
        attempts.attempt(SENDING, lambda: extend_series.extend(context))
    if attempts.failed:
        attempts.skip(MANUAL)
    attempts.attempt(MANUAL, lambda: run_manually(context), lambda: carry_out_removals(context))


def _is_first(context: RunContext) -> bool:
    """Say whether nobody knows yet from where changes are to be read on."""
    with reading():
        integration = db.session.get_one(Integration, context.settings.integration_id)
        return integration.state.cursor is None or integration.state.reconciled_at is None


def finish_pending(context: RunContext) -> None:
    """Look up creates whose outcome is unknown because a worker died or an answer was lost."""
    pending = load_links_where(
        select(Link).where(Link.integration_id == context.settings.integration_id, Link.state == LinkState.PENDING)
    )
    for links in chunks(pending, PAGE):
        found: list[Pair] = []
        unwritten: list[Pair] = []
        again: list[Pair] = []
        for pair, answer in find_pending(context, pairs_of_links(context.settings.integration_id, links)):
            match answer:
                case RemoteEvent():
                    found.append(replace(pair, event=answer))
                case NotFound() if _has_key_only(pair) and _is_wanted(context, pair):
                    again.append(pair)  # under its key: should the first one arrive late all the same, it is one event
                case NotFound():
                    unwritten.append(pair)
                case Unknown() if _may_be_repeated(context, pair):
                    if _is_wanted(context, pair):
                        again.append(pair)
                    elif not (pair.link and pair.link.wrote.may_show(utc_now())):
                        unwritten.append(pair)
        context.work.begin_again(unwritten)
        kept = [pair for pair in found if pair.item and not pair.item.now.removed]
        sync_pairs(context, [*kept, *again])
        _tie_removed(context, [pair for pair in found if pair not in kept])


def _has_key_only(pair: Pair) -> bool:
    """Return whether only the service knows under which id a create may have arrived."""
    return pair.link is not None and pair.link.remote_id is None


def _may_be_repeated(context: RunContext, pair: Pair) -> bool:
    """Return whether a create may be sent again although its fate is unknown: it would find itself."""
    capabilities = context.connector.capabilities
    is_create = capabilities.client_ids or (pair.link is not None and pair.link.create_key is not None)
    return capabilities.create_keys and is_create


def _is_wanted(context: RunContext, pair: Pair) -> bool:
    """Say whether a create whose fate nobody knows is still to be made."""
    return pair.item is not None and not pair.item.now.removed and pair.item.now.kind in context.settings.options.kinds


def _tie_removed(context: RunContext, pairs: list[Pair]) -> None:
    """Make links of creates that did arrive real, although the item was removed since: its mark removes the event."""

    def tie(some: Sequence[Pair]) -> None:
        for pair in some:
            if pair.link and pair.event:
                db.session.execute(
                    update(Link)
                    .where(Link.id == pair.link.id)
                    .values(
                        remote_id=pair.event.remote_id,
                        state=LinkState.LIVE,
                        version_tag=pair.event.version_tag,
                        base_local=event_to_json(pair.event.event),
                        base_remote=None,
                        source=pair.event.source,
                    )
                )
                context.log.add(
                    Direction.OUT,
                    "create",
                    item_id=pair.link.item_id,
                    remote_id=pair.remote_id,
                    subject=pair.subject,
                    reason=because(Reason.ANSWER_LOST_REMOVED),
                    after=event_to_json(pair.event.event),
                )
        context.work.mark([pair.item.id for pair in some if pair.item])

    store_each(context, pairs, tie, pair_of=lambda pair: pair)


def retry_quarantined_items(context: RunContext) -> None:
    """Mark the items that a person, or the run before, wants retried, so that they are sent like any other change."""
    with reading():
        wanted = db.session.execute(
            _retried(context, Quarantine.id, Quarantine.item_id).where(Quarantine.item_id.is_not(None))
        ).all()
    if not wanted:
        return
    with context.work.batch():
        context.work.mark([row.item_id for row in wanted])
        ids = [row.id for row in wanted]
        db.session.execute(update(Quarantine).where(Quarantine.id.in_(ids)).values(retry_wanted=False))


def retry_quarantined_events(context: RunContext) -> None:
    """Read the events again that a person, or the run before, wants retried."""
    asked_at = utc_now()
    with reading():
        wanted = db.session.scalars(
            _retried(context, Quarantine.remote_id).where(Quarantine.remote_id.is_not(None))
        ).all()
    for page in chunks(wanted, PAGE):
        _take_over(context, [news_among(context, [ListedEvent(remote_id, None) for remote_id in page])])
        quarantine.release_older(context, page, than=asked_at)


def _retried(context: RunContext, *columns: InstrumentedAttribute[Any]) -> Select[Any]:
    return select(*columns).where(Quarantine.integration_id == context.settings.integration_id, Quarantine.retry_wanted)


def serve_marks(context: RunContext) -> None:
    """Carry out what changed here. Only marks that were read are cleared, so a change made meanwhile keeps its own."""
    last_id = 0
    while True:
        marks = context.work.marks_after(last_id, PAGE)
        if not marks:
            return
        last_id = marks[-1][0]
        mark_ids: dict[int, list[int]] = defaultdict(list)
        for mark_id, item_id in marks:
            mark_ids[item_id].append(mark_id)
        pairs = _marked_pairs(context, mark_ids)
        if len(pairs) > WORTH_WATCHING and context.progress.total is None:
            context.progress.enter("Sending changes", total=len(pairs))
        sync_pairs(context, pairs)
        _clear_unanswered(context, mark_ids, pairs)
        if len(marks) >= PAGE:
            context.cancellation.checkpoint()


def _marked_pairs(context: RunContext, mark_ids: dict[int, list[int]]) -> list[Pair]:
    items = load_items(context.settings.integration_id, list(mark_ids))
    links = {link.item_id: link for link in load_links(context.settings.integration_id, item_ids=list(mark_ids))}
    # A create whose outcome the server still keeps from us must not be repeated under another id. Its pending link
    # makes every run look it up, and what the item says by then follows from that.
    undecided = {link.item_id for link in links.values() if link.state == LinkState.PENDING}
    pairs = [
        Pair(item=items.get(item_id), link=links.get(item_id), mark_ids=tuple(ids))
        for item_id, ids in mark_ids.items()
        if item_id not in undecided
    ]
    # Without a tag (the server gives none, or we gave it up) only a look tells what is there.
    unseen = [
        pair for pair in pairs if pair.link and pair.link.state == LinkState.LIVE and pair.link.version_tag is None
    ]
    return [pair for pair in pairs if pair not in unseen] + fetch_pairs(context, unseen)


def _clear_unanswered(context: RunContext, mark_ids: dict[int, list[int]], pairs: list[Pair]) -> None:
    """Clear marks of events the server did not answer for: quarantine or a pending link brings them up again."""
    answered = {mark_id for pair in pairs for mark_id in pair.mark_ids}
    left = [mark_id for ids in mark_ids.values() for mark_id in ids if mark_id not in answered]
    if left:
        with context.work.batch():
            context.work.clear_marks(left)


def begin(context: RunContext) -> None:
    """Find out what the calendar holds and from where changes are read on.

    Only the first run has to. What exists on both sides is tied before anything is sent: the calendar may have been
    linked before. Nothing else of what it holds comes in by itself, and all of it is known from now on; but what came
    after the starting point is news.
    """
    with reading():
        integration = db.session.get_one(Integration, context.settings.integration_id)
        cursor, start = integration.state.cursor, starting_point(integration)
    new_cursor = _tie_existing(context, start.since)
    if start.cursor is not None:
        new_cursor = _read_since(context, start.cursor) or _tie_existing(context, start.dates_from)
    _store_cursor(context, new_cursor, was=cursor, compared=True)


def _tie_existing(context: RunContext, since: datetime | None) -> str:
    """Tie what is on both sides and get to know the rest; what is dated after `since`, if that is told, is news."""
    cursor = ""
    looks = may_match(context) or since is not None
    for page in context.connector.changes(context.settings.calendar_id, None):
        if looks and len(page.seen) > WORTH_WATCHING:
            context.progress.enter("Looking for what is on both sides", total=len(page.seen))
        pages = chunks(page.seen, PAGE)
        for seen, looked in look_through(context, pages) if looks else ((seen, None) for seen in pages):
            if looked is not None:
                _tie_page(context, looked, since)
            _get_to_know(context, [entry.remote_id for entry in seen])
            context.progress.advance(len(seen))
            if len(seen) == PAGE:
                context.cancellation.checkpoint(begins_anew=True)
        cursor = page.cursor or cursor
    return cursor


def _tie_page(context: RunContext, looked: FetchResult, since: datetime | None) -> None:
    pairs = with_matches(context, looked.unlinked, whole_calendar=True)
    wanted = [pair for pair in pairs if _belongs_together(pair) or (since and _came_alone_after(pair, since))]
    sync_pairs(context, [*looked.linked, *wanted])


def _came_alone_after(pair: Pair, since: datetime) -> bool:
    dates = [date for date in (pair.event.created_at, pair.event.modified_at) if date] if pair.event else []
    return pair.item is None and bool(dates) and max(dates) >= since


def _read_since(context: RunContext, cursor: str) -> str | None:
    """Bring in what changed since `cursor`; return the new one, or None where the service forgot the old one."""
    try:
        return _read_pages(context, context.connector.changes(context.settings.calendar_id, cursor)).cursor
    except CursorExpired:
        return None


def _belongs_together(pair: Pair) -> bool:
    """Say whether a pair may be tied without anybody having asked for it.

    What came from another linked calendar is not tied on sight: a private appointment may merely look the same.
    """
    if pair.item is None or pair.event is None:
        return bool(pair.dates)
    marker = pair.event.marker
    uid = marker.item_uid if marker else pair.event.uid
    return uid == pair.item.uid or not pair.item.now.from_elsewhere


def read_changes(context: RunContext) -> None:
    """Bring in what changed on the linked calendar since the cursor. The cursor moves when all of it is stored.

    Where it is time to compare everything, the changes are read first all the same: they say what a comparison cannot.
    """
    with reading():
        integration = db.session.get_one(Integration, context.settings.integration_id)
        cursor, reconciled_at = integration.state.cursor or "", integration.state.reconciled_at or utc_now()
        knows_all, cursor_at = integration.state.known_since is not None, integration.state.cursor_at or utc_now()
        dated_after = None if knows_all else cursor_at - CLOCK_DIFFERENCE
    try:
        read = _read_pages(context, context.connector.changes(context.settings.calendar_id, cursor))
    except CursorExpired:
        reconcile(context, dated_after)
        return
    carry_out_removals(context)
    if read.cursor != cursor:
        _store_cursor(context, read.cursor, was=cursor)
    # A connector of a service with notifications says itself when it is time to compare everything.
    is_due = not context.connector.capabilities.push and utc_now() - reconciled_at > RECONCILE_EVERY
    if is_due or read.compare or not knows_all:
        reconcile(context, dated_after)


def reconcile(context: RunContext, dated_after: datetime | None) -> None:
    """Compare every id and tag, because the cursor is lost or old.

    What the listing does not show is asked for one by one: only the answer "gone" for that id removes anything. An
    event without a link is news if it was never seen before. Where that is not known (the calendar was linked by a
    version that did not remember), `dated_after` is told: it is news if it is dated after that, and from then on all
    are known.
    """
    with reading():
        old_cursor = db.session.get_one(Integration, context.settings.integration_id).state.cursor
    listed: set[str] = set()
    is_proven_incomplete = False
    cursor = ""
    for page in context.connector.changes(context.settings.calendar_id, None):
        listed.update(entry.remote_id for entry in page.seen)
        _compare(context, page.seen, dated_after)
        cursor = page.cursor or cursor
    with reading():
        linked = db.session.scalars(
            select(Link.remote_id).where(
                Link.integration_id == context.settings.integration_id, Link.state == LinkState.LIVE
            )
        ).all()
    for missing in chunks((remote_id for remote_id in linked if remote_id and remote_id not in listed), PAGE):
        links = load_links(context.settings.integration_id, remote_ids=missing)
        pairs = fetch_pairs(context, pairs_of_links(context.settings.integration_id, links))
        is_proven_incomplete |= not listed and any(pair.event for pair in pairs)
        sync_pairs(context, pairs)
    carry_out_removals(context)
    if is_proven_incomplete and not context.connector.capabilities.push:
        return  # an empty list of a calendar that is not empty: its news are not in it either, so it is read again
    _store_cursor(context, cursor, was=old_cursor, compared=True)


@dataclass(frozen=True, slots=True)
class _Read:
    """How far changes were read, and whether the service wants everything to be compared now."""

    cursor: str
    compare: bool


def _read_pages(context: RunContext, pages: Iterable[ChangePage]) -> _Read:
    cursor, compare = "", False
    gone: dict[str, datetime | None] = {}
    for page in pages:
        if len(page.seen) > WORTH_WATCHING:
            context.progress.enter("Reading changes", total=len(page.seen))
        _take_over(context, (_without_repeats(context, seen) for seen in chunks(page.seen, PAGE)))
        # What was removed and put back is gone on one page, and there again on a later one.
        for entry in page.seen:
            gone.pop(entry.remote_id, None)
        gone |= {remote_id: page.gone_at.get(remote_id) for remote_id in page.gone}
        cursor, compare = page.cursor or cursor, compare or page.compare
    for remote_ids in chunks(gone, PAGE):
        gone_at = {remote_id: at for remote_id in remote_ids if (at := gone[remote_id])}
        sync_pairs(context, gone_pairs(context, remote_ids, gone_at))
        _forget(context, remote_ids)
    return _Read(cursor, compare)


def _without_repeats(context: RunContext, seen: Sequence[ListedEvent]) -> Sequence[ListedEvent]:
    repeats = [entry for entry in seen if entry.may_be_repeat]
    news = {entry.remote_id for entry in news_among(context, repeats)} if repeats else set()
    return [entry for entry in seen if not entry.may_be_repeat or entry.remote_id in news]


def _compare(context: RunContext, seen: Sequence[ListedEvent], dated_after: datetime | None) -> None:
    """Take over what is news of a part of the listing; see `reconcile`."""
    pages = chunks(seen, PAGE)
    _take_over(
        context, pages if dated_after else (news_among(context, page) for page in pages), dated_after=dated_after
    )


def _take_over(
    context: RunContext, pages: Iterable[Sequence[ListedEvent]], *, dated_after: datetime | None = None
) -> None:
    for page, looked in look_through(context, pages):
        news = [event for event in looked.unlinked if dated_after is None or _is_dated_after(event, dated_after)]
        sync_pairs(context, [*looked.linked, *with_matches(context, news)])
        remote_ids = [entry.remote_id for entry in page]
        _get_to_know(context, remote_ids, owed={*looked.unread, *quarantine.held(context, remote_ids)})
        context.progress.advance(len(page))
        if len(page) == PAGE:
            context.cancellation.checkpoint()


def _get_to_know(context: RunContext, remote_ids: Sequence[str], *, owed: Collection[str] = ()) -> None:
    """Note that these have been seen and decided about; what is `owed`, unread or set aside, stays news."""
    unknown = known_events.unknown(context.settings.integration_id, remote_ids) - set(owed)
    if unknown or owed:
        with context.work.batch():
            known_events.remember(context.settings.integration_id, unknown)
            known_events.forget(context.settings.integration_id, owed)


def _forget(context: RunContext, gone: Sequence[str]) -> None:
    if set(gone) - known_events.unknown(context.settings.integration_id, gone):
        with context.work.batch():
            known_events.forget(context.settings.integration_id, gone)


def _is_dated_after(event: RemoteEvent, since: datetime) -> bool:
    dates = [date for date in (event.created_at, event.modified_at) if date]
    return not dates or max(dates) >= since


def _store_cursor(context: RunContext, cursor: str, *, was: str | None, compared: bool = False) -> None:
    """Move the cursor on, unless somebody took it back meanwhile: a notice may ask for everything to be compared."""
    now = utc_now()
    values: dict[str, Any] = {"cursor": cursor, "cursor_at": now}
    if compared:
        values |= {
            "reconciled_at": now,
            "known_since": func.coalesce(SyncState.known_since, now),
            "starting_point": None,
        }
    still = SyncState.integration_id == context.settings.integration_id, SyncState.cursor.is_not_distinct_from(was)
    with context.work.batch():
        db.session.execute(update(SyncState).where(*still).values(**values))


# The manual run


def run_manually(context: RunContext) -> None:
    """Bring in and send what already exists, within the ranges the user chose.

    Can be interrupted anywhere and started again: what is linked by then is not touched a second time.
    """
    with reading():
        integration = db.session.get_one(Integration, context.settings.integration_id)
        retrieve = _span(integration.retrieve_past, integration.retrieve_future) if integration.retrieve else None
        send = _span(integration.send_past, integration.send_future) if integration.send else None
    spans = [span for span in (retrieve, send) if span]
    if not spans:
        return
    context.cache.only_planned = context.cache.approved_preview is not None
    context.cache.approved_preview = context.cache.approved_preview or context.work.left_out_before()
    _look_through(context, min(span[0] for span in spans), max(span[1] for span in spans), retrieve)
    if send:
        _send(context, send)


def _span(past: str, future: str) -> tuple[datetime, datetime]:
    now = utc_now()
    return now - RANGES[past], now + RANGES[future]


def _look_through(
    context: RunContext, start: datetime, end: datetime, retrieve: tuple[datetime, datetime] | None
) -> None:
    """Read the linked calendar's events in the range; take over what is wanted, tie what exists on both sides."""
    context.progress.enter("Looking through the linked calendar")
    seen = [entry for page in context.connector.window(context.settings.calendar_id, start, end) for entry in page]
    context.progress.enter("Retrieving", total=len(seen))
    for page, looked in look_through(context, chunks(seen, PAGE)):
        pairs = _told_apart(context, with_matches(context, looked.unlinked, whole_calendar=True))
        wanted = [_in_retrieved_range(context, pair, retrieve) for pair in pairs]
        sync_pairs(context, [*looked.linked, *(pair for pair in wanted if pair.item or pair.dates or pair.retrieving)])
        context.progress.advance(len(page))
        serve_marks(context)
        context.cancellation.checkpoint()


def _told_apart(context: RunContext, pairs: list[Pair]) -> list[Pair]:
    """Say of what the plan may not show which of it is news that the next automatic run brings in anyway."""
    if not context.cache.only_planned or not context.settings.options.accept_create:
        return pairs
    new = known_events.unknown(context.settings.integration_id, [pair.remote_id for pair in pairs if pair.remote_id])
    return [replace(pair, is_news=pair.item is None and pair.remote_id in new) for pair in pairs]


def _in_retrieved_range(context: RunContext, pair: Pair, retrieve: tuple[datetime, datetime] | None) -> Pair:
    if retrieve is None or pair.event is None:
        return pair
    starts_at, ends_at = event_span(pair.event.event, context.settings.home_zone)
    return replace(pair, retrieving=in_range(starts_at, ends_at, retrieve))


def _send(context: RunContext, span: tuple[datetime, datetime]) -> None:
    conditions = (Item.kind.in_(context.settings.options.kinds), Item.ends_at > span[0], Item.starts_at < span[1])
    wanted = select(Item).where(
        is_present(),
        belongs_to(context.settings.owner_id, *conditions),
        ~select(Quarantine.id)
        .where(Quarantine.item_id == Item.id, Quarantine.integration_id == context.settings.integration_id)
        .exists(),
    )
    context.progress.enter("Sending", total=count_unlinked(context.settings.integration_id, wanted))
    pages = _unlinked_pages(context, wanted)
    size = FIRST_STRETCH
    for page in pages:
        began, done = time.monotonic(), context.progress.done
        settle_pages(context, _stretch(context, page, islice(pages, size - 1)))
        rate = (context.progress.done - done) / max(time.monotonic() - began, 0.001)
        size = max(FIRST_STRETCH, int(rate * STRETCH_TIME.total_seconds() / SEND_PAGE))
        serve_marks(context)
        context.cancellation.checkpoint()


def _unlinked_pages(context: RunContext, wanted: Select[Item]) -> Iterator[list[Pair]]:
    last_id = 0
    while items := load_unlinked_items(
        context.settings.integration_id, wanted.where(Item.id > last_id).order_by(Item.id).limit(SEND_PAGE)
    ):
        last_id = items[-1].id
        yield [Pair(item=item, is_news=_came_after_plan(context, item)) for item in items]


def _came_after_plan(context: RunContext, item: ItemSnapshot) -> bool:
    approved_preview = context.cache.approved_preview
    return (
        context.cache.only_planned and approved_preview is not None and item.now.changed_at > approved_preview.made_at
    )


def _stretch(context: RunContext, first: list[Pair], more: Iterator[list[Pair]]) -> Iterator[list[Pair]]:
    """Yield pages for as long as nothing else waits."""
    yield first
    while not context.cancellation.should_pause():
        page = next(more, None)
        if page is None:
            return
        yield page
