"""Looking at single events: what a listing told of them, what the server answers, what belongs to them here."""

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
from webapp.sync.engine.expanded_series import find_by_dates
from webapp.sync.engine.item_errors import work_out_each
from webapp.sync.engine.item_mapping import event_span
from webapp.sync.engine.renewed_ids import find_renewed
from webapp.sync.engine.snapshots import (
    LinkSnapshot,
    Pair,
    find_linked_elsewhere,
    find_orphans,
    has_unlinked_items,
    links_by_uid,
    load_items,
    load_links,
    matching_items,
    pairs_of_links,
    without_claimed,
)
from webapp.sync.models import Quarantine
from webapp.sync.states import Direction, LinkState, Outcome
from webapp.sync.store import known_events as known

_A_DAY = timedelta(days=1)
"""By which the edges of what a service tells of may differ, because of zones."""

REPORTED_GONE = because(Reason.REPORTED_GONE)
ANSWERED_GONE = because(Reason.ANSWERED_GONE)


@dataclass(frozen=True, slots=True)
class FetchResult:
    """What a look at some ids found: pairs with a link, events that have none, and ids that could not be read."""

    linked: list[Pair]
    unlinked: list[RemoteEvent]
    unread: list[str]


def fetch_changed(context: RunContext, seen: Sequence[ListedEvent]) -> FetchResult:
    """Read the events that are not as we last saw them. Our own writes are recognised by their tag and not read."""
    links = _links(context, seen)
    return _understand(context, links, _answers(context, _news(context, seen, links)))


def look_through(
    context: RunContext, pages: Iterable[Sequence[ListedEvent]]
) -> Iterator[tuple[Sequence[ListedEvent], FetchResult]]:
    """Do as `fetch_changed` for page after page, and fetch the next page while the caller works on the one before."""
    source = iter(pages)
    seen, following = next(source, None), next(source, None)
    if seen is not None and following is None:
        yield seen, fetch_changed(context, seen)
    if seen is None or following is None:
        return
    with ThreadPoolExecutor(1) as pool:
        ahead = _set_out(context, pool, seen)
        for next_seen in chain([following], source):
            beyond = _set_out(context, pool, next_seen)
            yield ahead.seen, _arrive(context, ahead)
            ahead = beyond
        yield ahead.seen, _arrive(context, ahead)


@dataclass(frozen=True, slots=True)
class _Ahead:
    """A page that is being fetched, with the links as they were when that began."""

    seen: Sequence[ListedEvent]
    links: dict[str, LinkSnapshot]
    answers: Future[list[Fetched]]
    written: int


def _set_out(context: RunContext, pool: ThreadPoolExecutor, seen: Sequence[ListedEvent]) -> _Ahead:
    links = _links(context, seen)
    answers = pool.submit(_answers, context, _news(context, seen, links))
    return _Ahead(seen, links, answers, context.cache.written)


def _arrive(context: RunContext, ahead: _Ahead) -> FetchResult:
    answers = ahead.answers.result()
    if context.cache.written == ahead.written:
        return _understand(context, ahead.links, answers)
    links = _links(context, ahead.seen)
    # What we wrote ourselves while the page was on its way is newer than the page.
    outdated = {remote_id for remote_id, link in links.items() if link != ahead.links.get(remote_id)}
    current = [answer for answer in answers if answer.remote_id not in outdated]
    again = [entry for entry in ahead.seen if entry.remote_id in outdated]
    return _understand(context, links, [*current, *_answers(context, _news(context, again, links))])


def news_among(context: RunContext, seen: Sequence[ListedEvent]) -> list[ListedEvent]:
    """Return what has a link, or was never seen before: all that a comparison has to look at."""
    unknown = known.unknown(context.settings.integration_id, [entry.remote_id for entry in seen])
    links = _links(context, [entry for entry in seen if entry.remote_id not in unknown])
    return [entry for entry in seen if entry.remote_id in unknown or entry.remote_id in links]


def _links(context: RunContext, seen: Sequence[ListedEvent]) -> dict[str, LinkSnapshot]:
    links = load_links(context.settings.integration_id, remote_ids=[entry.remote_id for entry in seen])
    return {link.remote_id: link for link in links if link.remote_id}


def _news(context: RunContext, seen: Sequence[ListedEvent], links: dict[str, LinkSnapshot]) -> list[ListedEvent]:
    known_bad = _known_bad(context, seen)
    return [entry for entry in seen if not _is_known(entry, links.get(entry.remote_id), known_bad)]


def _understand(context: RunContext, links: dict[str, LinkSnapshot], answers: Sequence[Fetched]) -> FetchResult:
    found: list[RemoteEvent] = []
    gone: dict[str, datetime | None] = {}
    troubles: list[Fetched] = []
    for answer in answers:
        match answer:
            case RemoteEvent():
                found.append(answer)
            case Gone() if answer.remote_id in links:
                gone[answer.remote_id] = answer.at
            case Unknown() | Unreadable():
                troubles.append(answer)
            case _:
                pass
    _hold_troubles(context, troubles, links)
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
        unread=[trouble.remote_id for trouble in troubles],
    )


def may_match(context: RunContext) -> bool:
    """Say whether there is any item that an event without a link could stand for. Asked once a run."""
    if context.cache.may_match is None:
        context.cache.may_match = has_unlinked_items(context.settings.integration_id, context.settings.owner_id)
    return context.cache.may_match


def with_matches(context: RunContext, events: Sequence[RemoteEvent], *, whole_calendar: bool = False) -> list[Pair]:
    """Return a pair per event without a link, with the item it stands for where there is one.

    `whole_calendar`: they are not news, but of a calendar that is looked through for what is on both sides. One for
    which nothing can be looked up is set aside.
    """
    return work_out_each(context, events, lambda some: _matched(context, some, whole_calendar=whole_calendar))


def _matched(context: RunContext, events: Sequence[RemoteEvent], *, whole_calendar: bool) -> list[Pair]:
    events, unsigned = former_uids.signed_again(context.settings.integration_id, context.settings.deployment_id, events)
    events = shared_calendars.without_awaited(context.settings.integration_id, events)
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
    held_as_dates = find_by_dates(context, foreign, by_sight=whole_calendar)
    return [
        moved.get(event.remote_id)
        or Pair(
            item=matches.get(event.remote_id) or held_as_dates.dates.get(event.remote_id),
            event=event,
            orphan=orphans.get(event.remote_id),
            one_date=event.remote_id in held_as_dates.dates,
            dates=held_as_dates.series.get(event.remote_id, ()),
            lost_marker=event.remote_id in unsigned,
        )
        for event in events
    ]


def _moved(context: RunContext, events: Sequence[RemoteEvent]) -> dict[str, Pair]:
    """Return the pairs of items that are in step with an event which is gone, while this one carries their marker.

    It was written in its place: by a run that a database from before knows nothing of, or moved there by a person.
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
    """Return the pairs of ids that the service reported as removed, for some of them since when."""
    links = load_links(context.settings.integration_id, remote_ids=remote_ids)
    return _gone(context, pairs_of_links(context.settings.integration_id, links), gone_at, REPORTED_GONE)


def fetch_pairs(context: RunContext, pairs: Sequence[Pair]) -> list[Pair]:
    """Return linked pairs with their events read anew; those the service does not answer for are left out."""
    by_id = {pair.link.remote_id: pair for pair in pairs if pair.link and pair.link.remote_id}
    result = _fetch_by_key(context, [pair for pair in pairs if pair.link and pair.link.remote_id is None])
    troubles: list[Fetched] = []
    for answer in context.connector.fetch(context.settings.calendar_id, list(by_id)) if by_id else ():
        pair = by_id[answer.remote_id]
        match answer:
            case RemoteEvent():
                result.append(replace(pair, event=answer, gone=False))
            case Gone():
                gone_at = {answer.remote_id: answer.at} if answer.at else {}
                result += _gone(context, [replace(pair, event=None)], gone_at, ANSWERED_GONE)
            case Unknown() if _is_out_of_reach(context, pair):
                pass  # the service tells of it no longer, which says nothing
            case _:
                troubles.append(answer)
    _hold_troubles(context, troubles, {remote_id: pair.link for remote_id, pair in by_id.items() if pair.link})
    return result


def _fetch_by_key(context: RunContext, pairs: Sequence[Pair]) -> list[Pair]:
    """Do as `fetch_pairs` for creates of which only the service knows the id. Every run asks again for one left out."""
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
    """Leave out of what was sent the dates of a series that never arrived: nobody has removed them there."""
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
    """Yield pairs whose link is pending, each with what became of its create.

    Those that only shall be tied again, to an event that was there before, are looked up by its id.
    """
    by_key = {pair.link.create_key: pair for pair in pairs if pair.link and pair.link.create_key}
    found = context.connector.find_created(context.settings.calendar_id, list(by_key)) if by_key else {}
    for key, pair in by_key.items():
        fate = found.get(key, Unknown(key))
        yield _without_unwritten(context, pair, fate), fate
    by_id = {pair.link.remote_id: pair for pair in pairs if pair.link and not pair.link.create_key and pair.remote_id}
    ids = [remote_id for remote_id in by_id if remote_id]
    for answer in context.connector.fetch(context.settings.calendar_id, ids) if ids else ():
        yield by_id[answer.remote_id], as_created(answer, answer.remote_id)


def _is_out_of_reach(context: RunContext, pair: Pair) -> bool:
    """Say whether an event made elsewhere lies where the service tells of none."""
    reach, known = context.connector.capabilities.reach, pair.link.base_remote if pair.link else None
    if reach is None or known is None:
        return False
    now, (starts_at, ends_at) = utc_now(), event_span(known, context.settings.home_zone)
    return ends_at < now - reach[0] + _A_DAY or starts_at > now + reach[1] - _A_DAY


def _answers(context: RunContext, news: Sequence[ListedEvent]) -> list[Fetched]:
    whole = [entry.event for entry in news if entry.event]
    to_fetch = [entry.remote_id for entry in news if not entry.event]
    return [*whole, *(context.connector.fetch(context.settings.calendar_id, to_fetch) if to_fetch else ())]


def _is_known(seen: ListedEvent, link: LinkSnapshot | None, known_bad: dict[str, str | None]) -> bool:
    if seen.version_tag is None:
        return False
    if link and link.state != LinkState.PENDING:
        return link.version_tag == seen.version_tag
    return known_bad.get(seen.remote_id) == seen.version_tag


def _known_bad(context: RunContext, seen: Sequence[ListedEvent]) -> dict[str, str | None]:
    if not context.cache.has_quarantine:
        return {}
    with reading():
        rows = db.session.execute(
            select(Quarantine.remote_id, Quarantine.version_tag).where(
                Quarantine.integration_id == context.settings.integration_id,
                Quarantine.retry_wanted.is_(False),
                Quarantine.remote_id.in_([entry.remote_id for entry in seen]),
            )
        ).all()
    return {row.remote_id: row.version_tag for row in rows}


def _hold_troubles(context: RunContext, troubles: Sequence[Fetched], links: dict[str, LinkSnapshot]) -> None:
    if not troubles:
        return
    item_ids = [links[trouble.remote_id].item_id for trouble in troubles if trouble.remote_id in links]
    items = load_items(context.settings.integration_id, item_ids)
    with context.work.batch():
        for trouble in troubles:
            link = links.get(trouble.remote_id)
            item = items.get(link.item_id) if link else None
            subject = item.now.event.details.subject if item else ""
            unread = isinstance(trouble, Unreadable)
            reason = trouble.reason if isinstance(trouble, Unreadable) else because(Reason.LISTED_NOT_SENT)
            quarantine.hold(
                context,
                remote_id=trouble.remote_id,
                version_tag=trouble.version_tag if isinstance(trouble, Unreadable) else None,
                subject=subject,
                reason=reason,
                retry=not unread,
            )
            context.log.add(
                Direction.IN,
                "quarantine",
                Outcome.FAILED,
                item_id=item.id if item else None,
                remote_id=trouble.remote_id,
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
