"""Series that one side holds as a whole and the other date by date.

Two connectors may show one calendar so: what came in through one of them has then to be recognised through the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Select, select

from webapp.connectors.event import Event, RemoteEvent, clean_line
from webapp.extensions import db, reading
from webapp.my_calendar.models import Item, belongs_to, is_present
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.item_mapping import event_dates, event_span
from webapp.sync.engine.snapshots import ItemSnapshot, load_links, load_snapshots, load_unlinked_items
from webapp.sync.models import Link
from webapp.sync.states import LinkState

Date = tuple[str, datetime, datetime]
"""Subject, start and end of one date: what two entries share that are the same to a person."""


@dataclass(frozen=True, slots=True)
class ByDates:
    """Events, by remote id, that are one date of a series here, and those that are the series of dates here.

    `dates` names the series with the first of its dates, if it has no link yet.
    """

    dates: Mapping[str, ItemSnapshot | None] = field(default_factory=dict)
    series: Mapping[str, tuple[ItemSnapshot, ...]] = field(default_factory=dict)


def find_by_dates(context: RunContext, events: Sequence[RemoteEvent], *, by_sight: bool) -> ByDates:
    """Look for such events among those without a link and without a match.

    By sight, which means reading all series of the person, only where a calendar is looked through as a whole; else
    by the name that the service gives to the series of a date.
    """
    single = [event for event in events if not _is_series(event.event)]
    whole = [event for event in events if _is_series(event.event)] if by_sight and _may_be_dates(context) else []
    return ByDates(_dates(context, single, by_sight=by_sight), _series(context, whole) if whole else {})


def _dates(context: RunContext, events: Sequence[RemoteEvent], *, by_sight: bool) -> dict[str, ItemSnapshot | None]:
    names = {event.series for event in events if event.series}
    named = select(Item).where(Item.series_uid.in_(names), Item.rrule.is_not(None))
    found = list(load_snapshots(context.settings.integration_id, _own(context, named))) if names else []
    by_name = {item.series_uid: item for item in found if item.series_uid}
    of_series = {event.remote_id: by_name[event.series] for event in events if event.series in by_name}
    if by_sight and _may_be_series(context):
        of_series |= _seen_dates(context, [event for event in events if event.remote_id not in of_series])
    if not of_series:
        return {}
    item_ids = [item.id for item in of_series.values()]
    linked = {link.item_id for link in load_links(context.settings.integration_id, item_ids=item_ids)}
    dates: dict[str, ItemSnapshot | None] = {}
    for remote_id, item in of_series.items():
        dates[remote_id] = None if item.id in linked else item
        linked.add(item.id)
    return dates


def _seen_dates(context: RunContext, events: Sequence[RemoteEvent]) -> dict[str, ItemSnapshot]:
    """Tell dates by time and subject; where the service names their series, its other dates follow."""
    if not events:
        return {}
    spans = [event_span(event.event, context.settings.home_zone) for event in events]
    after, before = min(start for start, _ in spans), max(end for _, end in spans)
    subjects = {clean_line(event.event.details.subject) for event in events}
    candidates = _loose_series(context).where(Item.subject.in_(subjects), Item.ends_at >= after)
    by_date = {
        date: item
        for item in load_snapshots(context.settings.integration_id, candidates)
        for date in _expanded(item.now.event, after, before, context.settings.home_zone)
    }
    if not by_date:
        return {}
    seen = {
        event.remote_id: by_date[date]
        for event in events
        for date in _expanded(event.event, after, before, context.settings.home_zone)
        if date in by_date
    }
    by_name = {event.series: seen[event.remote_id] for event in events if event.series and event.remote_id in seen}
    return seen | {event.remote_id: by_name[event.series] for event in events if event.series in by_name}


def _series(context: RunContext, events: Sequence[RemoteEvent]) -> dict[str, tuple[ItemSnapshot, ...]]:
    """Tell series whose dates came in one by one, through a link that has ended: those of a living one are in step."""
    subjects = {clean_line(event.event.details.subject) for event in events}
    items = load_unlinked_items(
        context.settings.integration_id, _loose_dates(context).where(Item.subject.in_(subjects))
    )
    if not items:
        return {}
    spans = [event_span(item.now.event, context.settings.home_zone) for item in items]
    after, before = min(start for start, _ in spans), max(end for _, end in spans)
    by_date = {
        date: item for item in items for date in _expanded(item.now.event, after, before, context.settings.home_zone)
    }
    found = {
        event.remote_id: tuple(
            by_date.pop(date)
            for date in set(_expanded(event.event, after, before, context.settings.home_zone))
            if date in by_date
        )
        for event in events
    }
    return {remote_id: dates for remote_id, dates in found.items() if dates}


def _may_be_series(context: RunContext) -> bool:
    """Say whether there was any such series when this run first looked for one."""
    if context.cache.has_loose_series is None:
        context.cache.has_loose_series = _exists(_loose_series(context))
    return context.cache.has_loose_series


def _may_be_dates(context: RunContext) -> bool:
    """Say whether there were any such dates when this run first looked for one."""
    if context.cache.has_loose_dates is None:
        context.cache.has_loose_dates = _exists(_loose_dates(context))
    return context.cache.has_loose_dates


def _loose_series(context: RunContext) -> Select[Item]:
    series = _own(context, select(Item).where(Item.rrule.is_not(None)))
    if not context.connector.capabilities.series:
        return series
    # One that is in step is there as a whole, so an event that looks like a date of it is one of its own.
    in_step = (
        Link.integration_id == context.settings.integration_id,
        Link.item_id == Item.id,
        Link.state == LinkState.LIVE,
    )
    return series.where(~select(Link.id).where(*in_step).exists())


def _loose_dates(context: RunContext) -> Select[Item]:
    dates = select(Item).where(Item.series_uid.is_not(None), Item.rrule.is_(None))
    return _own(context, dates.where(~select(Link.id).where(Link.item_id == Item.id).exists()))


def _exists(query: Select[Item]) -> bool:
    with reading():
        return db.session.scalar(query.with_only_columns(Item.id).limit(1)) is not None


def _own(context: RunContext, query: Select[Item]) -> Select[Item]:
    return query.where(is_present(), belongs_to(context.settings.owner_id))


def _is_series(event: Event) -> bool:
    return bool(event.rrule or event.rdates)


def _expanded(event: Event, after: datetime, before: datetime, home_zone: str) -> Iterator[Date]:
    for details, occurrence in event_dates(event, home_zone, after, before):
        yield clean_line(details.subject), occurrence.starts_at, occurrence.ends_at
