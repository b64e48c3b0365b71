"""Series that one side holds as a whole and the other as single instances.

Two connectors may list the same calendar in these two ways: items that were imported through one of them have to be
recognised through the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Select, select

from webapp.connectors.event import Event, RemoteEvent, clean_line, is_series
from webapp.extensions import db, reading
from webapp.my_calendar.models import Item, belongs_to, is_present
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.item_mapping import event_dates, event_span
from webapp.sync.engine.snapshots import ItemSnapshot, load_links, load_snapshots, load_unlinked_items
from webapp.sync.models import Link
from webapp.sync.states import LinkState

Date = tuple[str, datetime, datetime]
"""Subject, start and end of an instance: a person takes two entries with equal ones for the same."""


@dataclass(frozen=True, slots=True)
class ExpandedSeries:
    """Events, by remote id, that are instances of a local series, and those that are the series of local instances.

    `dates` has the series for the first of its instances if it has no link yet, and None for all others.
    """

    dates: Mapping[str, ItemSnapshot | None] = field(default_factory=dict)
    series: Mapping[str, tuple[ItemSnapshot, ...]] = field(default_factory=dict)


def find_expanded(context: RunContext, events: Sequence[RemoteEvent], *, by_content: bool) -> ExpandedSeries:
    """Return such events among those without a link and without a match.

    They are recognised by the id that the service has for the series of an instance. `by_content`, which reads all
    series of the person, is only used where a calendar is compared as a whole.
    """
    single = [event for event in events if not is_series(event.event)]
    whole = [event for event in events if is_series(event.event)] if by_content and _may_be_dates(context) else []
    return ExpandedSeries(_dates(context, single, by_content=by_content), _series(context, whole) if whole else {})


def _dates(context: RunContext, events: Sequence[RemoteEvent], *, by_content: bool) -> dict[str, ItemSnapshot | None]:
    names = {event.series for event in events if event.series}
    named = select(Item).where(Item.series_uid.in_(names), Item.rrule.is_not(None))
    found = list(load_snapshots(context.settings.integration_id, _own(context, named))) if names else []
    by_name = {item.series_uid: item for item in found if item.series_uid}
    of_series = {event.remote_id: by_name[event.series] for event in events if event.series in by_name}
    if by_content and _may_be_series(context):
        of_series |= _dates_by_content(context, [event for event in events if event.remote_id not in of_series])
    if not of_series:
        return {}
    item_ids = [item.id for item in of_series.values()]
    linked = {link.item_id for link in load_links(context.settings.integration_id, item_ids=item_ids)}
    dates: dict[str, ItemSnapshot | None] = {}
    for remote_id, item in of_series.items():
        dates[remote_id] = None if item.id in linked else item
        linked.add(item.id)
    return dates


def _dates_by_content(context: RunContext, events: Sequence[RemoteEvent]) -> dict[str, ItemSnapshot]:
    """Return instances recognised by time and subject, with the other instances of the same series id."""
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
    matched = {
        event.remote_id: by_date[date]
        for event in events
        for date in _expanded(event.event, after, before, context.settings.home_zone)
        if date in by_date
    }
    by_name = {
        event.series: matched[event.remote_id] for event in events if event.series and event.remote_id in matched
    }
    return matched | {event.remote_id: by_name[event.series] for event in events if event.series in by_name}


def _series(context: RunContext, events: Sequence[RemoteEvent]) -> dict[str, tuple[ItemSnapshot, ...]]:
    """Return series whose instances were imported one by one by a former integration, with the items of these."""
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
    """Return True if there was any such series when this run first queried for one."""
    if context.cache.has_loose_series is None:
        context.cache.has_loose_series = _exists(_loose_series(context))
    return context.cache.has_loose_series


def _may_be_dates(context: RunContext) -> bool:
    """Return True if there were any such instances when this run first queried for them."""
    if context.cache.has_loose_dates is None:
        context.cache.has_loose_dates = _exists(_loose_dates(context))
    return context.cache.has_loose_dates


def _loose_series(context: RunContext) -> Select[Item]:
    series = _own(context, select(Item).where(Item.rrule.is_not(None)))
    if not context.connector.capabilities.series:
        return series
    # A linked series exists as a whole on the linked calendar, so an event like an instance of it is another event.
    is_linked = (
        Link.integration_id == context.settings.integration_id,
        Link.item_id == Item.id,
        Link.state == LinkState.LIVE,
    )
    return series.where(~select(Link.id).where(*is_linked).exists())


def _loose_dates(context: RunContext) -> Select[Item]:
    dates = select(Item).where(Item.series_uid.is_not(None), Item.rrule.is_(None))
    return _own(context, dates.where(~select(Link.id).where(Link.item_id == Item.id).exists()))


def _exists(query: Select[Item]) -> bool:
    with reading():
        return db.session.scalar(query.with_only_columns(Item.id).limit(1)) is not None


def _own(context: RunContext, query: Select[Item]) -> Select[Item]:
    return query.where(is_present(), belongs_to(context.settings.owner_id))


def _expanded(event: Event, after: datetime, before: datetime, home_zone: str) -> Iterator[Date]:
    for details, occurrence in event_dates(event, home_zone, after, before):
        yield clean_line(details.subject), occurrence.starts_at, occurrence.ends_at
