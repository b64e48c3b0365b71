"""Conversion between rows of My Calendar and the neutral event."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from webapp.connectors.event import Details, Event, Override, canonical_rule, periods_from_json, periods_to_json
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.my_calendar.models import Item, ItemOverride
from webapp.my_calendar.recurrence import Occurrence, Timing, derive_span, expand
from webapp.rfc5545.durations import Duration
from webapp.rfc5545.series_shift import local_until
from webapp.rfc5545.time_zones import zone_or_utc
from webapp.sync.engine.planner import ItemNow

_DETAIL_NAMES = ("subject", "location", "description", "start", "end", "zone", "all_day", "show_as", "private")


def item_event(item: Item) -> Event:
    """Return the contents of `item` as the neutral event."""
    return Event(
        details=_details(item),
        rrule=item.rrule,
        rdates=tuple(datetime.fromisoformat(date) for date in item.rdates),
        exdates=tuple(datetime.fromisoformat(date) for date in item.exdates),
        overrides=tuple(Override(override.original_start, _details(override)) for override in item.overrides),
        periods=periods_from_json(item.periods or {}),
        duration=Duration.parse(item.duration) if item.duration else None,
    )


def item_now(
    item: Item,
    *,
    taken_away: bool = False,
    from_elsewhere: bool = False,
    owned_by_other: bool = False,
    duplicated: bool = False,
) -> ItemNow:
    """Return the planner's input about `item`. `taken_away`: it is no longer assigned to the person."""
    return ItemNow(
        kind=item.kind,
        event=item_event(item),
        changed_at=item.updated_at,
        removed=item.is_removed or taken_away,
        restorable=item.cancelled_at is None and not taken_away,
        from_elsewhere=from_elsewhere,
        owned_by_other=owned_by_other,
        duplicated=duplicated and not taken_away,
    )


def why_removed(item: Item, *, taken_away: bool = False) -> Refusal | None:
    """Return why an item is no longer in a person's calendar, for the log; None if it is."""
    if item.trashed_at is not None:
        return because(Reason.REMOVED_HERE)
    if item.cancelled_at is not None:
        return because(Reason.CANCELLED_HERE)
    return because(Reason.NO_LONGER_ASSIGNED) if taken_away else None


@lru_cache(maxsize=2048)
def event_span(event: Event, home_zone: str) -> tuple[datetime, datetime]:
    """Return the first and the last instant of `event`; year 9999 for an endless series. Cached, because used often."""
    details = event.details
    return derive_span(
        start=details.start,
        end=details.end,
        zone=details.zone,
        all_day=details.all_day,
        rrule=event.rrule,
        rdates=event.rdates,
        periods=_own_ends(event),
        duration=event.duration,
        overrides=[(change.details.start, change.details.end, change.details.zone) for change in event.overrides],
        home_zone=home_zone,
    )


def event_dates(
    event: Event, home_zone: str, after: datetime, before: datetime
) -> Iterator[tuple[Details, Occurrence]]:
    """Yield details and times of each instance between two instants; nothing if it lasts for thousands of years."""
    shown = {override.original_start: override.details for override in event.overrides}
    try:
        expansion = expand(
            replace(_timing(event.details), duration=event.duration),
            rrule=event.rrule,
            rdates=event.rdates,
            periods=_own_ends(event),
            exdates=event.exdates,
            overrides={start: _timing(details) for start, details in shown.items()},
            after=after,
            before=before,
            home_zone=home_zone,
        )
    except OverflowError:
        return
    for occurrence in expansion.occurrences:
        yield shown.get(occurrence.original_start, event.details), occurrence


def with_local_until(event: Event, home_zone: str, before: Event | None = None) -> Event:
    """Return `event` with UNTIL of its rule in the form in which it is written (RFC 5545, section 3.3.10).

    It is unchanged if the event `before`, which the service holds, has an equal rule.
    """
    if not event.rrule or (event.details.zone and not event.details.all_day):
        return event
    if before is not None and canonical_rule(before.rrule) == canonical_rule(event.rrule):
        return event
    rrule = local_until(event.rrule, zone_or_utc(home_zone), all_day=event.details.all_day)
    return replace(event, rrule=rrule)


def item_values(event: Event, *, home_zone: str) -> dict[str, Any]:
    """Return the column values of an item with the contents of `event`, without its overrides."""
    details = event.details
    starts_at, ends_at = event_span(event, home_zone)
    return {
        **_detail_values(details),
        "rrule": event.rrule,
        "rdates": [date.isoformat() for date in event.rdates],
        "exdates": [date.isoformat() for date in event.exdates],
        "periods": periods_to_json(event.periods),
        "duration": str(event.duration) if event.duration else None,
        "starts_at": starts_at,
        "ends_at": ends_at,
    }


def override_values(event: Event) -> list[dict[str, Any]]:
    """Return the column values of each override, without `item_id`."""
    return [{"original_start": change.original_start, **_detail_values(change.details)} for change in event.overrides]


def apply_event(item: Item, event: Event, *, home_zone: str) -> None:
    """Store the contents of `event` in `item`. Rows of overrides that remain are kept: only changes are written."""
    for name, value in item_values(event, home_zone=home_zone).items():
        setattr(item, name, value)
    wanted = {values["original_start"]: values for values in override_values(event)}
    item.overrides = [override for override in item.overrides if override.original_start in wanted]
    present = {override.original_start: override for override in item.overrides}
    for original_start, values in wanted.items():
        override = present.get(original_start)
        if override is None:
            item.overrides.append(ItemOverride(**values))
            continue
        for name, value in values.items():
            setattr(override, name, value)


def _own_ends(event: Event) -> dict[datetime, datetime]:
    return {period.start: period.end for period in event.periods}


def _timing(details: Details) -> Timing:
    return Timing(details.start, details.end, details.zone, details.all_day)


def _details(row: Item | ItemOverride) -> Details:
    return Details(**{name: getattr(row, name) for name in _DETAIL_NAMES})


def _detail_values(details: Details) -> dict[str, Any]:
    return {name: getattr(details, name) for name in _DETAIL_NAMES}
