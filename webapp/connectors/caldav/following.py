"""Changes of one date and all that follow it (RANGE=THISANDFUTURE), taken apart into changes of single dates."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice

from dateutil.rrule import rrulestr

from webapp.connectors.event import Details, Event, Override
from webapp.connectors.rules import wall_until
from webapp.zones import zone_named

MOST_DATES = 400
FARTHEST = timedelta(days=3660)
"""Series with more dates, or later ones, are not taken apart: each date would be stored as a change of its own."""

_WHOLE_DAYS = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})


class Endless(Exception):
    """There are too many dates to take apart."""


def following(series: Event, lasting: Sequence[Override], explicit: Collection[datetime]) -> Iterator[Override]:
    """Yield the changes that `lasting` ones make to later dates, but for those that are `explicit` or excluded.

    Raises Endless; ValueError or OverflowError for dates and rules that cannot be calculated with.
    """
    ordered = sorted(lasting, key=lambda override: override.original_start)
    for start in _starts(series):
        source = next((each for each in reversed(ordered) if each.original_start < start), None)
        if source is not None and start not in explicit and start not in series.exdates:
            yield Override(start, _moved(source, start, series.details.zone))


def _starts(series: Event) -> list[datetime]:
    starts = set(series.rdates)
    if series.rrule:
        found = list(islice(_rule_starts(series.rrule, series.details), MOST_DATES + 1))
        if len(found) > MOST_DATES:
            raise Endless
        starts.update(found)
    return sorted(starts)


def _rule_starts(rrule: str, details: Details) -> Iterator[datetime]:
    parts = dict(part.split("=", 1) for part in rrule.upper().split(";"))
    count, until = parts.pop("COUNT", None), parts.pop("UNTIL", None)
    if parts["FREQ"] not in _WHOLE_DAYS or (count is None and until is None):
        raise Endless
    end = details.start + FARTHEST
    last = f"{end.year:04}{end:%m%dT%H%M%S}"
    told = wall_until(until, zone_named(details.zone or "UTC")) if until else last
    if told > last:
        raise Endless
    # Always with an end: one without any date would be searched up to the year 9999.
    bounded = ";".join(f"{name}={value}" for name, value in {**parts, "UNTIL": told}.items())
    try:
        return islice(rrulestr(bounded, dtstart=details.start), int(count) if count else None)
    except (TypeError, AttributeError, KeyError, IndexError) as error:  # dateutil's, by the part it trips over
        raise ValueError("not a rule") from error


def _moved(source: Override, start: datetime, zone: str | None) -> Details:
    """Return what `source` makes of the date that begins at `start`: as far from its place in the series, as long."""
    details = source.details
    shift = _in_zone(details.start, details.zone, zone) - source.original_start
    begin = _in_zone(start + shift, zone, details.zone)
    return replace(details, start=begin, end=begin + (details.end - details.start))


def _in_zone(wall: datetime, zone: str | None, other: str | None) -> datetime:
    if zone is None or other is None or zone == other:
        return wall
    return wall.replace(tzinfo=zone_named(zone)).astimezone(UTC).astimezone(zone_named(other)).replace(tzinfo=None)
