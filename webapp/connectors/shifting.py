"""Edits of a series that moves: its dates are named by where they begin, so all of them move with its time. Pure."""

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
    occurrence_date,
    occurrence_name,
    with_fields,
)
from webapp.rfc5545.series_shift import Start, moved_date, moved_until
from webapp.rfc5545.time_zones import zone_or_utc


def edited(current: Event, before: Event, after: Event) -> Event:
    """Return `current` with what differs between `before` and `after`, and nothing else.

    Where that moves a series, the dates that `current` has beyond `before` move along; so do its rule's end and dates
    that `after` has left where they were.
    """
    if not is_moved(before, after):
        return with_fields(current, after, changed_fields(before, after))
    moved = reframed(before, after.details)
    wanted = _carried_along(before, after, moved)
    return with_fields(reframed(current, after.details), wanted, changed_fields(moved, wanted))


def is_moved(before: Event, after: Event) -> bool:
    """Say whether the dates of a series lie elsewhere afterwards."""
    if not (is_series(before) and is_series(after)):
        return False
    old, new = before.details, after.details
    if (old.start.time(), _zone_name(old), old.all_day) != (new.start.time(), _zone_name(new), new.all_day):
        return True
    if old.start == new.start:
        return False
    # A start that goes to another day because the rule was changed leaves the other dates where they are.
    stays = _dates(before) and _dates(before) == _dates(after) and _body(before) != _body(after)
    return not stays


def took_dates_along(before: Event, after: Event) -> bool:
    """Say whether a series that somebody else edited went to another time with all of its dates."""
    stays = any(_dates(before)) and _dates(before) == _dates(after)
    return is_moved(before, after) and not stays


def reframed(event: Event, new: Details) -> Event:
    """Return `event` with its dates and the end of its rule where they are once it begins as `new` does.

    Its own details, and those of its changed dates, stay what they are.
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
    """Return what the field about one date of a series is called after the series moved."""
    return occurrence_name(moved_date(occurrence_date(name), start_of(old), start_of(new)))


def start_of(details: Details) -> Start:
    """Return where a series with these details begins."""
    return Start(details.start, _zone(details), details.all_day)


def is_series(event: Event) -> bool:
    """Say whether `event` has more than one date."""
    return bool(event.rrule or event.rdates)


def _carried_along(before: Event, after: Event, moved: Event) -> Event:
    """Return `after` with those of its dates moved that the edit left as they were before the move."""
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
