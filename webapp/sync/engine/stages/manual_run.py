"""Stage of a manual run: retrieves and sends what already exists, within the ranges the user chose."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

from sqlalchemy import Select, select

from webapp.chunks import chunks
from webapp.database import utc_now
from webapp.extensions import db, reading
from webapp.my_calendar.models import Item, belongs_to, is_present
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.executor import sync_pages, sync_pairs
from webapp.sync.engine.fetch import fetch_pages, with_matches
from webapp.sync.engine.item_mapping import event_span
from webapp.sync.engine.snapshots import ItemSnapshot, Pair, count_unlinked, in_range, load_unlinked_items
from webapp.sync.engine.stages import pages
from webapp.sync.engine.stages.marked import serve_marks
from webapp.sync.models import Integration, Quarantine
from webapp.sync.store import known_events

SEND_PAGE = 100
"""Items that are read, decided about and stored as pending together, while earlier ones are being sent. Few, because
that has to be done before the connector runs out of work, and because a person's change waits for its end."""

FIRST_STRETCH = 2
"""Pages that are sent before the service's speed is known."""

STRETCH_TIME = timedelta(seconds=20)
"""How long to send before events that were refused or changed meanwhile are fetched again. The connections idle at the
end of a stretch, so it is not short. It ends early if other work waits; only with a connector that takes many writes at
once does a person's change wait as long as this."""

RANGES = {
    "none": timedelta(0),
    "1w": timedelta(weeks=1),
    "2w": timedelta(weeks=2),
    "1m": timedelta(days=31),
    "3m": timedelta(days=92),
    "6m": timedelta(days=183),
    "1y": timedelta(days=366),
}
"""Lengths of the ranges of a manual run. A month counts 31 days, so that no day is missing."""


def run_manually(context: RunContext) -> None:
    """Retrieve and send what already exists, within the ranges the user chose.

    Can be interrupted anywhere and started again: pairs that are linked by then are not processed a second time.
    """
    with reading():
        integration = db.session.get_one(Integration, context.settings.integration_id)
        retrieve = _span(integration.retrieve_past, integration.retrieve_future) if integration.retrieve else None
        send = _span(integration.send_past, integration.send_future) if integration.send else None
    spans = [span for span in (retrieve, send) if span]
    if not spans:
        return
    context.cache.only_planned = context.cache.approved_preview is not None
    context.cache.approved_preview = context.cache.approved_preview or context.work.excluded_before()
    _retrieve(context, min(span[0] for span in spans), max(span[1] for span in spans), retrieve)
    if send:
        _send(context, send)


def _span(past: str, future: str) -> tuple[datetime, datetime]:
    now = utc_now()
    return now - RANGES[past], now + RANGES[future]


def _retrieve(context: RunContext, start: datetime, end: datetime, retrieve: tuple[datetime, datetime] | None) -> None:
    """Read the linked calendar's events in the range; import those in `retrieve`, link what exists on both sides."""
    context.progress.enter("Reading the linked calendar")
    listed = [entry for page in context.connector.window(context.settings.calendar_id, start, end) for entry in page]
    context.progress.enter("Retrieving", total=len(listed))
    for page, fetched in fetch_pages(context, chunks(listed, pages.PAGE)):
        pairs = _mark_new(context, with_matches(context, fetched.unlinked, whole_calendar=True))
        wanted = [_in_retrieved_range(context, pair, retrieve) for pair in pairs]
        sync_pairs(context, [*fetched.linked, *(pair for pair in wanted if pair.item or pair.dates or pair.retrieving)])
        context.progress.advance(len(page))
        serve_marks(context)
        context.cancellation.checkpoint()


def _mark_new(context: RunContext, pairs: list[Pair]) -> list[Pair]:
    """Return pairs with `is_news` set on those of new events, which the next automatic run imports in any case.

    Only needed where the run is limited to the entries of a preview.
    """
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
    unlinked = _unlinked_pages(context, wanted)
    size = FIRST_STRETCH
    for page in unlinked:
        began, done = time.monotonic(), context.progress.done
        sync_pages(context, _until_preempted(context, page, islice(unlinked, size - 1)))
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
        yield [Pair(item=item, is_news=_came_after_preview(context, item)) for item in items]


def _came_after_preview(context: RunContext, item: ItemSnapshot) -> bool:
    approved = context.cache.approved_preview
    return context.cache.only_planned and approved is not None and item.now.changed_at > approved.made_at


def _until_preempted(context: RunContext, first: list[Pair], more: Iterator[list[Pair]]) -> Iterator[list[Pair]]:
    """Yield pages until other work waits."""
    yield first
    while not context.cancellation.should_pause():
        page = next(more, None)
        if page is None:
            return
        yield page
