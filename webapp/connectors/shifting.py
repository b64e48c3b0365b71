"""Edits that move a series: its dates are identified by their start, so all of them move with it. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from typing import Any

from webapp.connectors.event import (
    Details,
    Event,
    Period,
    canonical_rule,
    changed_fields,
    is_series,
    occurrence_date,
    occurrence_name,
    with_fields,
)
from webapp.rfc5545.series_shift import Start, moved_date, moved_until
from webapp.rfc5545.time_zones import zone_or_utc


def edited(current: Event, before: Event, after: Event) -> Event:
    """Apply the differences between `before` and `after` to `current`. Returns the result.

    If they move a series, the dates that only `current` has move too, as do the end of its rule and the dates that
    `after` has not changed.
    """
    if not is_moved(before, after):
        return with_fields(current, after, changed_fields(before, after))
    moved = reframed(before, after.details)
    wanted = _carried_along(before, after, moved)
    return with_fields(reframed(current, after.details), wanted, changed_fields(moved, wanted))


def is_moved(before: Event, after: Event) -> bool:
    """Return True if the edit moves the dates of a series."""
    if not (is_series(before) and is_series(after)):
        return False
    old, new = before.details, after.details
    if (old.start.time(), _zone_name(old), old.all_day) != (new.start.time(), _zone_name(new), new.all_day):
        return True
    if old.start == new.start:
        return False
    # A start that moves to another day because of a changed rule does not move the other dates.
    stays = _dates(before) and _dates(before) == _dates(after) and _body(before) != _body(after)
    return not stays


def took_dates_along(before: Event, after: Event) -> bool:
    """Return True if an edit made elsewhere moved a series with all of its dates."""
    stays = any(_dates(before)) and _dates(before) == _dates(after)
    return is_moved(before, after) and not stays


def reframed(event: Event, new: Details) -> Event:
    """Return `event` with its dates and the end of its rule moved to the start of `new`.

    The details of the series and of its overrides are kept.
    """
    old, start = start_of(event.details), start_of(new)
    if old == start:
        return event

    def move(date: datetime) -> datetime:
        return moved_date(date, old, start)

    return replace(
        event,
        rrule=event.rrule and moved_until(event.rrule, old, start, UTC),
        rdates=tuple(map(move, event.rdates)),
        exdates=tuple(map(move, event.exdates)),
        overrides=tuple(replace(each, original_start=move(each.original_start)) for each in event.overrides),
        periods=()
        if new.all_day
        else tuple(Period(move(each.start), move(each.start) + (each.end - each.start)) for each in event.periods),
    )


def moved_name(name: str, old: Details, new: Details) -> str:
    """Return the name of the field of one date after the move of its series."""
    return occurrence_name(moved_date(occurrence_date(name), start_of(old), start_of(new)))


def start_of(details: Details) -> Start:
    """Return the start of a series with these details."""
    return Start(details.start, _zone(details), details.all_day)


def _carried_along(before: Event, after: Event, moved: Event) -> Event:
    """Return `after` with the dates moved that the edit itself did not change."""
    changes: dict[str, Any] = {}
    if canonical_rule(after.rrule) == canonical_rule(before.rrule):
        changes["rrule"] = moved.rrule
    if (after.rdates, after.periods) == (before.rdates, before.periods):
        changes |= {"rdates": moved.rdates, "periods": moved.periods}
    if _dates(before) == _dates(after):
        to = _targets(before, moved)
        changes["exdates"] = moved.exdates
        changes["overrides"] = tuple(replace(each, original_start=to[each.original_start]) for each in after.overrides)
    return replace(after, **changes)


def _targets(before: Event, moved: Event) -> Mapping[datetime, datetime]:
    pairs = zip(before.overrides, moved.overrides, strict=True)
    return {old.original_start: new.original_start for old, new in pairs}


def _dates(event: Event) -> tuple[frozenset[datetime], frozenset[datetime]]:
    return frozenset(event.exdates), frozenset(override.original_start for override in event.overrides)


def _body(event: Event) -> frozenset[str]:
    parts = (canonical_rule(event.rrule) or "").split(";")
    return frozenset(part for part in parts if not part.startswith(("UNTIL=", "COUNT=")))


def _zone_name(details: Details) -> str | None:
    return None if details.all_day else details.zone


def _zone(details: Details) -> tzinfo | None:
    name = _zone_name(details)
    return zone_or_utc(name) if name else None
