"""Conversion of values of fields to the JSON of the log, and back. Pure."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from webapp.connectors.event import (
    RULE,
    TIME,
    Details,
    Event,
    changed_fields,
    details_from_json,
    event_fields,
    event_from_json,
    event_to_json,
    is_occurrence,
    periods_from_json,
    periods_to_json,
    with_values,
)
from webapp.rfc5545.durations import Duration


def fields_to_json(event: Event, names: Iterable[str]) -> dict[str, Any]:
    """Return the named fields of `event` as JSON-able data for the log."""
    values = event_fields(event)
    result: dict[str, Any] = {}
    for name in sorted(names):
        result.update(field_to_json(name, values.get(name)))
    return result


def field_to_json(name: str, value: Any) -> dict[str, Any]:
    """Return one field's value, as `connectors.event.event_fields` returns it, as JSON-able data for the log."""
    if name == TIME and value is not None:
        start, end, zone, all_day, duration = value
        times = {"start": start.isoformat(), "end": end.isoformat(), "zone": zone, "all_day": all_day}
        return {**times, **({"duration": str(duration)} if duration else {})}
    if name == RULE and value is not None:
        rrule, rdates, periods = value
        extra = {"rdates": [date.isoformat() for date in rdates]} if rdates else {}
        return {"rrule": rrule, **extra, **({"periods": periods_to_json(periods)} if periods else {})}
    if isinstance(value, Details):
        return {name: event_to_json(Event(value))}
    return {name: value}


def fields_from_json(shown: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that `fields_to_json` wrote, by field, as `event_fields` returns them; None: absent."""
    values: dict[str, Any] = {}
    for name, value in shown.items():
        if name == "start":
            times = datetime.fromisoformat(shown["start"]), datetime.fromisoformat(shown["end"])
            duration = Duration.parse(shown["duration"]) if shown.get("duration") else None
            values[TIME] = (*times, shown["zone"], shown["all_day"], duration)
        elif name == "rrule":
            dates = tuple(datetime.fromisoformat(date) for date in shown.get("rdates", ()))
            values[RULE] = value, dates, periods_from_json(shown.get("periods", {}))
        elif is_occurrence(name) and isinstance(value, Mapping):
            values[name] = details_from_json(value)
        elif name not in _PARTS:
            values[name] = value
    return values


def read_whole(shown: Mapping[str, Any] | None) -> Event | None:
    """Return the event that an entry about a whole event holds; None if it holds none."""
    return event_from_json(shown) if shown else None


def matches(event: Event, values: Mapping[str, Any]) -> bool:
    """Return True if `event` has these values of fields, however they are written."""
    return not changed_fields(event, with_values(event, values))


_PARTS = frozenset({"end", "zone", "all_day", "duration", "rdates", "periods"})
"""Keys that belong to the field of the start or of the rule."""
