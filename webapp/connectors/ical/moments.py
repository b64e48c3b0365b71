"""DATE and DATE-TIME values (RFC 5545, sections 3.3.4 and 3.3.5), and durations added to them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from webapp.connectors.ical.content_lines import parse_head
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.rfc5545.durations import Duration
from webapp.rfc5545.time_zones import zone_named

DAY = timedelta(days=1)

_FARTHEST_EAST = timedelta(hours=9)
"""Added to a UTC date-time that means a whole day, so that local midnight up to UTC+9 results in that day."""


class UnreadableText(ValueError):
    """The resource cannot be parsed as an event."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(str(reason))
        self.reason = reason


class UnreadableDate(UnreadableText):
    """A DATE or DATE-TIME value is malformed."""


class HoldsNoEvent(UnreadableText):
    """The resource has no VEVENT, but a task, a journal entry or free/busy times."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A DATE or DATE-TIME value: wall clock, its zone (None: floating or all-day) and whether it is a DATE."""

    wall: datetime
    zone: str | None
    all_day: bool


def parse_moment(head: str, value: str, zone_of: Callable[[str], str]) -> Moment:
    """Return the DATE or DATE-TIME of a line; `zone_of` maps TZIDs to IANA names. Raises UnreadableText."""
    value = value.strip()
    parameters = parse_head(head)[1]
    if len(value) == 8 or parameters.get("VALUE") == "DATE":
        return Moment(_wall(value[:8] + "T000000"), None, True)
    if value[-1:] in {"Z", "z"}:
        return Moment(_wall(value[:-1]), "UTC", False)
    tzid = parameters.get("TZID")
    return Moment(_wall(value), zone_of(tzid) if tzid else None, False)


def _wall(value: str) -> datetime:
    if value.endswith("60"):
        value = value[:-2] + "59"  # a leap second is legal and datetime has none
    try:
        if len(value) == 15 and value[8] in "Tt":
            return datetime.fromisoformat(value)
    except ValueError:
        pass
    raise UnreadableDate(because(Reason.DATE_NOT_UNDERSTOOD))


def in_zone(moment: Moment, zone: str | None) -> datetime:
    """Return `moment` as wall clock in `zone`; floating time is not converted."""
    if moment.zone == zone or moment.zone is None or zone is None:
        return moment.wall
    return moment.wall.replace(tzinfo=zone_named(moment.zone)).astimezone(zone_named(zone)).replace(tzinfo=None)


def occurrence_key(recurrence_id: Moment, master: Moment) -> datetime:
    """Return the original start in a RECURRENCE-ID, EXDATE or RDATE, as wall clock in the master's zone."""
    if master.all_day:
        wall = recurrence_id.wall + _FARTHEST_EAST if recurrence_id.zone == "UTC" else recurrence_id.wall
        return wall.replace(hour=0, minute=0, second=0)
    if recurrence_id.all_day:
        # Some clients exclude "that day" of a timed series.
        return datetime.combine(recurrence_id.wall.date(), master.wall.time())
    return in_zone(recurrence_id, master.zone)


def add_duration(start: Moment, value: str) -> datetime:
    """Return the wall clock a DURATION after `start`: its days are nominal, its hours exact (RFC 5545, 3.3.6)."""
    duration = parse_duration(value)
    if start.all_day:
        return next_midnight(start.wall + duration.days * DAY + duration.exact)
    return duration.after(start.wall, zone_named(start.zone) if start.zone else None)


def parse_duration(value: str) -> Duration:
    """Parse a DURATION value (RFC 5545, section 3.3.6). Raises UnreadableText."""
    try:
        return Duration.parse(value)
    except ValueError as error:
        raise UnreadableText(because(Reason.DURATION_NOT_UNDERSTOOD)) from error


def next_midnight(wall: datetime) -> datetime:
    """Return the first midnight that is not before `wall`."""
    midnight = wall.replace(hour=0, minute=0, second=0)
    return midnight if midnight == wall else midnight + DAY


def seconds_between(start: Moment, end: Moment) -> float:
    """Return the exact seconds from `start` to `end`; a floating end is in the zone of the start, else in UTC."""
    zones = (start.zone or "UTC", end.zone or start.zone or "UTC")
    first, last = (
        moment.wall.replace(tzinfo=zone_named(zone)).astimezone(UTC)
        for moment, zone in zip((start, end), zones, strict=True)
    )
    return (last - first).total_seconds()
