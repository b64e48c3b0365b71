"""Changes of one date and all that follow it (RANGE=THISANDFUTURE), taken apart into changes of single dates."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice

from webapp.connectors.event import Details, Event, Override
from webapp.rfc5545.recurrence_rules import parse_rule, rule_starts
from webapp.rfc5545.time_zones import zone_named

MOST_DATES = 1000
FARTHEST = timedelta(days=36525)
"""How many dates are taken apart, and how far ahead: each is stored as a change of its own."""

_WHOLE_DAYS = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})


class Endless(Exception):
    """The dates of the series cannot be found in a bounded time."""


def following(
    series: Event, lasting: Sequence[Override], explicit: Collection[datetime]
) -> Iterator[tuple[datetime, Override]]:
    """Yield the changes that `lasting` ones make to later dates, but for those that are `explicit` or excluded.

    Each comes with the date of the one that makes it. Raises Endless; ValueError (RuleError among it) or OverflowError
    for dates and rules that cannot be calculated with.
    """
    ordered = sorted(lasting, key=lambda override: override.original_start)
    starts = _starts(series, ordered[0].original_start)
    for start in starts:
        source = next((each for each in reversed(ordered) if each.original_start < start), None)
        if source is not None and start not in explicit and start not in series.exdates:
            yield source.original_start, Override(start, _moved(source, start, series.details.zone))


def _starts(series: Event, first: datetime) -> list[datetime]:
    """Return the dates of the series after `first`, as far as they are taken apart."""
    starts = set(series.rdates)
    if series.rrule:
        starts.update(_rule_starts(series.rrule, series.details, first))
    return sorted(start for start in starts if start > first)


def _rule_starts(rrule: str, details: Details, first: datetime) -> Iterator[datetime]:
    rule = parse_rule(rrule, details.zone or "UTC", all_day=details.all_day)
    if rule.parts["FREQ"] not in _WHOLE_DAYS:
        raise Endless
    starts = rule_starts(rule, details.start, first, max(first, details.start) + FARTHEST)
    return islice((start for start in starts if start > first), MOST_DATES + 1)


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
