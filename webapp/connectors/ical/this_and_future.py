"""Splits overrides of a date and all that follow (RANGE=THISANDFUTURE: RFC 5545, section 3.2.13) into one per date."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice

from webapp.connectors.event import Details, Event, Override
from webapp.rfc5545.recurrence_rules import parse_rule, rule_starts
from webapp.rfc5545.time_zones import zone_named

MOST_DATES = 1000
FARTHEST = timedelta(days=36525)
"""Largest number of dates that are split, and how far ahead: each is stored as an override."""

_WHOLE_DAYS = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})


class Endless(Exception):
    """The dates of the series cannot be computed in a bounded time."""


def following(
    series: Event, lasting: Sequence[Override], explicit: Collection[datetime]
) -> Iterator[tuple[datetime, Override]]:
    """Yield the overrides of later dates that follow from `lasting` ones, except for `explicit` or excluded dates.

    Each comes with the date of the lasting one. Raises Endless; ValueError (RuleError among it) or OverflowError
    for dates and rules that cannot be calculated with.
    """
    ordered = sorted(lasting, key=lambda override: override.original_start)
    starts = _starts(series, ordered[0].original_start)
    for start in starts:
        source = next((each for each in reversed(ordered) if each.original_start < start), None)
        if source is not None and start not in explicit and start not in series.exdates:
            yield source.original_start, Override(start, _moved(source, start, series.details.zone))


def _starts(series: Event, first: datetime) -> list[datetime]:
    """Return the dates of the series after `first`, up to the limits above."""
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
    """Return the details of the date `start` by the override `source`: with the same shift, and the same length."""
    details = source.details
    shift = _in_zone(details.start, details.zone, zone) - source.original_start
    begin = _in_zone(start + shift, zone, details.zone)
    return replace(details, start=begin, end=begin + (details.end - details.start))


def _in_zone(wall: datetime, zone: str | None, other: str | None) -> datetime:
    if zone is None or other is None or zone == other:
        return wall
    return wall.replace(tzinfo=zone_named(zone)).astimezone(UTC).astimezone(zone_named(other)).replace(tzinfo=None)
