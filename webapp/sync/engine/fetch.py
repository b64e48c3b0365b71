"""Fetching of events that changed, with the links and items that belong to them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain

from sqlalchemy import select

from webapp.connectors.base import Created, Fetched, Gone, ListedEvent, NotFound, Unknown, Unreadable, as_created
from webapp.connectors.event import RemoteEvent, event_fields, is_occurrence, with_fields
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.database import utc_now
from webapp.extensions import db, reading
from webapp.sync.engine import former_uids, quarantine, shared_calendars
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.item_errors import work_out_each
from webapp.sync.engine.item_mapping import event_span
from webapp.sync.engine.matching import find_orphans, matching_items, without_claimed
from webapp.sync.engine.renewed_ids import find_renewed
from webapp.sync.engine.series.expanded_series import find_expanded
from webapp.sync.engine.snapshots import (
    LinkSnapshot,
    Pair,
    find_linked_elsewhere,
    has_unlinked_items,
    links_by_uid,
    load_items,
    load_links,
    pairs_of_links,
)
from webapp.sync.models import Quarantine
from webapp.sync.states import Direction, LinkState, Outcome
from webapp.sync.store import known_events

_A_DAY = timedelta(days=1)
"""By how much the edges of the range that a service lists may differ, because of time zones."""

REPORTED_GONE = because(Reason.REPORTED_GONE)
ANSWERED_GONE = because(Reason.ANSWERED_GONE)


@dataclass(frozen=True, slots=True)
class FetchResult:
    """Result of fetching some ids: pairs with a link, events without one, and ids that could not be read."""

    linked: list[Pair]
    unlinked: list[RemoteEvent]
    unread: list[str]


def fetch_changed(context: RunContext, listed: Sequence[ListedEvent]) -> FetchResult:
    """Fetch the events whose version tag has changed. Our own writes are recognised by their tag and not fetched."""
    links = _links(context, listed)
    return _classify(context, links, _answers(context, _changed(context, listed, links)))


def fetch_pages(
    context: RunContext, pages: Iterable[Sequence[ListedEvent]]
) -> Iterator[tuple[Sequence[ListedEvent], FetchResult]]:
    """Yield the result of `fetch_changed` for each page; the next page is fetched while the caller processes one."""
    source = iter(pages)
    first, following = next(source, None), next(source, None)
    if first is not None and following is None:
        yield first, fetch_changed(context, first)
    if first is None or following is None:
        return
    with ThreadPoolExecutor(1) as pool:
        pending = _start_fetch(context, pool, first)
        for page in chain([following], source):
            next_pending = _start_fetch(context, pool, page)
            yield pending.listed, _finish_fetch(context, pending)
            pending = next_pending
        yield pending.listed, _finish_fetch(context, pending)


@dataclass(frozen=True, slots=True)
class _PendingPage:
    """A page that is being fetched, with the links as they were when the fetch began."""

    listed: Sequence[ListedEvent]
    links: dict[str, LinkSnapshot]
    answers: Future[list[Fetched]]
    written: int


def _start_fetch(context: RunContext, pool: ThreadPoolExecutor, listed: Sequence[ListedEvent]) -> _PendingPage:
    links = _links(context, listed)
    answers = pool.submit(_answers, context, _changed(context, listed, links))
    return _PendingPage(listed, links, answers, context.cache.written)


def _finish_fetch(context: RunContext, pending: _PendingPage) -> FetchResult:
    answers = pending.answers.result()
    if context.cache.written == pending.written:
        return _classify(context, pending.links, answers)
    links = _links(context, pending.listed)
    # Events that this run wrote while the page was fetched are newer than the page.
    outdated = {remote_id for remote_id, link in links.items() if link != pending.links.get(remote_id)}
    current = [answer for answer in answers if answer.remote_id not in outdated]
    again = [entry for entry in pending.listed if entry.remote_id in outdated]
    return _classify(context, links, [*current, *_answers(context, _changed(context, again, links))])


def linked_or_new(context: RunContext, listed: Sequence[ListedEvent]) -> list[ListedEvent]:
    """Return the listed events that have a link or were never listed before: those that a comparison has to check."""
    unknown = known_events.unknown(context.settings.integration_id, [entry.remote_id for entry in listed])
    links = _links(context, [entry for entry in listed if entry.remote_id not in unknown])
    return [entry for entry in listed if entry.remote_id in unknown or entry.remote_id in links]


def _links(context: RunContext, listed: Sequence[ListedEvent]) -> dict[str, LinkSnapshot]:
    links = load_links(context.settings.integration_id, remote_ids=[entry.remote_id for entry in listed])
    return {link.remote_id: link for link in links if link.remote_id}


def _changed(context: RunContext, listed: Sequence[ListedEvent], links: dict[str, LinkSnapshot]) -> list[ListedEvent]:
    quarantined = _quarantined(context, listed)
    return [entry for entry in listed if not _is_unchanged(entry, links.get(entry.remote_id), quarantined)]


def _classify(context: RunContext, links: dict[str, LinkSnapshot], answers: Sequence[Fetched]) -> FetchResult:
    found: list[RemoteEvent] = []
    gone: dict[str, datetime | None] = {}
    unread: list[Fetched] = []
    for answer in answers:
        match answer:
            case RemoteEvent():
                found.append(answer)
            case Gone() if answer.remote_id in links:
                gone[answer.remote_id] = answer.at
            case Unknown() | Unreadable():
                unread.append(answer)
            case _:
                pass
    _quarantine_unread(context, unread, links)
    events = {event.remote_id: event for event in found}
    linked = pairs_of_links(
        context.settings.integration_id, [links[remote_id] for remote_id in events if remote_id in links]
    )
    return FetchResult(
        linked=[
            *(replace(pair, event=events[pair.remote_id]) for pair in linked if pair.remote_id),
            *_gone(
                context,
                pairs_of_links(context.settings.integration_id, [links[remote_id] for remote_id in gone]),
                {remote_id: at for remote_id, at in gone.items() if at},
                ANSWERED_GONE,
            ),
        ],
        unlinked=[event for event in found if event.remote_id not in links],
        unread=[answer.remote_id for answer in unread],
    )


def may_match(context: RunContext) -> bool:
    """Return True if there is any item without a link, which an event could match. Queried once in a run."""
    if context.cache.may_match is None:
        context.cache.may_match = has_unlinked_items(context.settings.integration_id, context.settings.owner_id)
    return context.cache.may_match


def with_matches(context: RunContext, events: Sequence[RemoteEvent], *, whole_calendar: bool = False) -> list[Pair]:
    """Return a pair for each event without a link, with the item that matches it if there is one.

    `whole_calendar`: the events are not new; the calendar is compared with My Calendar. An event for which the search
    fails is put into quarantine.
    """
    return work_out_each(context, events, lambda some: _matched(context, some, whole_calendar=whole_calendar))


def _matched(context: RunContext, events: Sequence[RemoteEvent], *, whole_calendar: bool) -> list[Pair]:
    events, unsigned = former_uids.with_restored_markers(
        context.settings.integration_id, context.settings.deployment_id, events
    )
    events = shared_calendars.without_pending(context.settings.integration_id, events)
    free = without_claimed(context.settings.integration_id, events)
    orphans = find_orphans(context.settings.deployment_id, free)
    matches = (
        matching_items(
            context.settings.integration_id,
            context.settings.owner_id,
            context.settings.home_zone,
            free,
            orphans,
            taken=context.work.taken_items(),
        )
        if may_match(context)
        else {}
    )
    explained = matches.keys() | orphans.keys()
    unmatched = [event for event in free if event.marker and event.remote_id not in explained]
    moved = _moved(context, unmatched)
    foreign = [event for event in free if event.marker is None and event.remote_id not in matches]
    moved |= find_renewed(context, foreign)
    foreign = [event for event in foreign if event.remote_id not in moved]
    held_as_dates = find_expanded(context, foreign, by_content=whole_calendar)
    return [
        moved.get(event.remote_id)
        or Pair(
            item=matches.get(event.remote_id) or held_as_dates.dates.get(event.remote_id),
            event=event,
            orphan=orphans.get(event.remote_id),
            is_instance=event.remote_id in held_as_dates.dates,
            dates=held_as_dates.series.get(event.remote_id, ()),
            lost_marker=event.remote_id in unsigned,
        )
        for event in events
    ]


def _moved(context: RunContext, events: Sequence[RemoteEvent]) -> dict[str, Pair]:
    """Return pairs, by the new id, of items whose linked event is gone while another event has their marker.

    That event replaces it: it was written by a run that is missing in a restored database, or moved by a person.
    """
    uids = [event.marker.item_uid for event in events if event.marker]
    links = links_by_uid(context.settings.integration_id, uids) if uids else {}
    if not links:
        return {}
    pairs = fetch_pairs(context, pairs_of_links(context.settings.integration_id, list(links.values())))
    gone = {pair.item.uid: pair for pair in pairs if pair.gone and pair.item}
    found = {event.marker.item_uid: event for event in events if event.marker}
    return {
        event.remote_id: replace(gone[uid], link=_at(gone[uid], event), event=event, gone=False)
        for uid, event in found.items()
        if uid in gone
    }


def _at(pair: Pair, event: RemoteEvent) -> LinkSnapshot | None:
    return replace(pair.link, remote_id=event.remote_id) if pair.link else None


def gone_pairs(context: RunContext, remote_ids: Sequence[str], gone_at: Mapping[str, datetime]) -> list[Pair]:
    """Return the pairs of ids that the service reported as removed; `gone_at` is when, where the service returns it."""
    links = load_links(context.settings.integration_id, remote_ids=remote_ids)
    return _gone(context, pairs_of_links(context.settings.integration_id, links), gone_at, REPORTED_GONE)


def fetch_pairs(context: RunContext, pairs: Sequence[Pair]) -> list[Pair]:
    """Return linked pairs with their fetched events; pairs for which the service does not answer are left out."""
    by_id = {pair.link.remote_id: pair for pair in pairs if pair.link and pair.link.remote_id}
    result = _fetch_by_key(context, [pair for pair in pairs if pair.link and pair.link.remote_id is None])
    unread: list[Fetched] = []
    for answer in context.connector.fetch(context.settings.calendar_id, list(by_id)) if by_id else ():
        pair = by_id[answer.remote_id]
        match answer:
            case RemoteEvent():
                result.append(replace(pair, event=answer, gone=False))
            case Gone():
                gone_at = {answer.remote_id: answer.at} if answer.at else {}
                result += _gone(context, [replace(pair, event=None)], gone_at, ANSWERED_GONE)
            case Unknown() if _is_out_of_reach(context, pair):
                pass  # beyond the range that the service lists, which proves nothing
            case _:
                unread.append(answer)
    _quarantine_unread(context, unread, {remote_id: pair.link for remote_id, pair in by_id.items() if pair.link})
    return result


def _fetch_by_key(context: RunContext, pairs: Sequence[Pair]) -> list[Pair]:
    """Do as `fetch_pairs` for creates whose id only the service knows. Every run looks up again those left out."""
    result: list[Pair] = []
    for pair, answer in find_pending(context, pairs):
        match answer:
            case RemoteEvent():
                result.append(replace(pair, event=answer, gone=False))
            case NotFound():
                result.append(replace(pair, event=None, gone=True, evidence=ANSWERED_GONE))
            case Unknown():
                pass
    return result


def _without_unwritten(context: RunContext, pair: Pair, answer: Created) -> Pair:
    """Return the pair without overrides in its base that never arrived: they do not count as removed by a person."""
    link = pair.link
    if (
        context.connector.capabilities.whole_series
        or not isinstance(answer, RemoteEvent)
        or not link
        or not link.base_local
    ):
        return pair
    held = event_fields(answer.event)
    missing = [name for name in event_fields(link.base_local) if is_occurrence(name) and name not in held]
    arrived = with_fields(link.base_local, answer.event, missing)
    return replace(pair, link=replace(link, base_local=arrived, base_remote=arrived))


def find_pending(context: RunContext, pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Created]]:
    """Yield pairs whose link is pending, each with the outcome of its create.

    Pairs that shall be linked again, to an event that existed before, are looked up by its id.
    """
    by_key = {pair.link.create_key: pair for pair in pairs if pair.link and pair.link.create_key}
    found = context.connector.find_created(context.settings.calendar_id, list(by_key)) if by_key else {}
    for key, pair in by_key.items():
        outcome = found.get(key, Unknown(key))
        yield _without_unwritten(context, pair, outcome), outcome
    by_id = {pair.link.remote_id: pair for pair in pairs if pair.link and not pair.link.create_key and pair.remote_id}
    ids = [remote_id for remote_id in by_id if remote_id]
    for answer in context.connector.fetch(context.settings.calendar_id, ids) if ids else ():
        yield by_id[answer.remote_id], as_created(answer, answer.remote_id)


def _is_out_of_reach(context: RunContext, pair: Pair) -> bool:
    """Return True if an event lies outside the range that the service lists."""
    reach, event = context.connector.capabilities.reach, pair.link.base_remote if pair.link else None
    if reach is None or event is None:
        return False
    now, (starts_at, ends_at) = utc_now(), event_span(event, context.settings.home_zone)
    return ends_at < now - reach[0] + _A_DAY or starts_at > now + reach[1] - _A_DAY


def _answers(context: RunContext, changed: Sequence[ListedEvent]) -> list[Fetched]:
    whole = [entry.event for entry in changed if entry.event]
    to_fetch = [entry.remote_id for entry in changed if not entry.event]
    return [*whole, *(context.connector.fetch(context.settings.calendar_id, to_fetch) if to_fetch else ())]


def _is_unchanged(listed: ListedEvent, link: LinkSnapshot | None, quarantined: dict[str, str | None]) -> bool:
    if listed.version_tag is None:
        return False
    if link and link.state != LinkState.PENDING:
        return link.version_tag == listed.version_tag
    return quarantined.get(listed.remote_id) == listed.version_tag


def _quarantined(context: RunContext, listed: Sequence[ListedEvent]) -> dict[str, str | None]:
    if not context.cache.has_quarantine:
        return {}
    with reading():
        rows = db.session.execute(
            select(Quarantine.remote_id, Quarantine.version_tag).where(
                Quarantine.integration_id == context.settings.integration_id,
                Quarantine.retry_wanted.is_(False),
                Quarantine.remote_id.in_([entry.remote_id for entry in listed]),
            )
        ).all()
    return {row.remote_id: row.version_tag for row in rows}


def _quarantine_unread(context: RunContext, unread: Sequence[Fetched], links: dict[str, LinkSnapshot]) -> None:
    if not unread:
        return
    item_ids = [links[answer.remote_id].item_id for answer in unread if answer.remote_id in links]
    items = load_items(context.settings.integration_id, item_ids)
    with context.work.batch():
        for answer in unread:
            link = links.get(answer.remote_id)
            item = items.get(link.item_id) if link else None
            subject = item.now.event.details.subject if item else ""
            is_unreadable = isinstance(answer, Unreadable)
            reason = answer.reason if isinstance(answer, Unreadable) else because(Reason.LISTED_NOT_SENT)
            quarantine.hold(
                context,
                remote_id=answer.remote_id,
                version_tag=answer.version_tag if isinstance(answer, Unreadable) else None,
                subject=subject,
                reason=reason,
                retry=not is_unreadable,
            )
            context.log.add(
                Direction.IN,
                "quarantine",
                Outcome.FAILED,
                item_id=item.id if item else None,
                remote_id=answer.remote_id,
                subject=subject,
                reason=reason,
            )


def _gone(context: RunContext, pairs: Sequence[Pair], gone_at: Mapping[str, datetime], evidence: Refusal) -> list[Pair]:
    links = [pair.link for pair in pairs if pair.link]
    elsewhere = find_linked_elsewhere(links) if links else set()
    return [
        replace(
            pair,
            gone=True,
            evidence=evidence,
            is_linked_elsewhere=pair.link is not None and pair.link.id in elsewhere,
            withdrawn=bool(
                pair.link
                and pair.link.written_by_us
                and pair.link.wrote.is_withdrawn(gone_at.get(pair.remote_id or ""), context.settings.news_since)
            ),
        )
        for pair in pairs
    ]
