"""What `icalendar` reads of an object, to be compared with what we read."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import icalendar

from webapp.connectors.event import Details
from webapp.rfc5545.time_zones import zone_named


@dataclass(frozen=True, slots=True)
class Reading:
    """One block: instants (floating times and dates as if in UTC), whether it is all day, and its texts."""

    start: datetime
    end: datetime
    all_day: bool
    subject: str
    location: str


def our_reading(details: Details) -> Reading:
    start, end = (instant(wall, details.zone) for wall in (details.start, details.end))
    return Reading(start, end, details.all_day, details.subject, details.location)


def instant(wall: datetime, zone: str | None) -> datetime:
    return wall.replace(tzinfo=zone_named(zone) if zone else UTC).astimezone(UTC)


def icalendars_reading(text: str) -> dict[datetime | None, Reading]:
    """Return its blocks by RECURRENCE-ID, as instants; None is the whole series. Cancelled ones are left out."""
    found: dict[datetime | None, Reading] = {}
    for event in icalendar.Calendar.from_ical(text).walk("VEVENT"):
        original = event.get("RECURRENCE-ID")
        if original is not None and str(event.get("STATUS")) == "CANCELLED":
            continue
        start = event["DTSTART"].dt
        end = event["DTEND"].dt if "DTEND" in event else _after(start, event.get("DURATION"))
        found[_instant(original.dt) if original is not None else None] = Reading(
            _instant(start),
            _instant(end),
            not isinstance(start, datetime),
            str(event.get("SUMMARY", "")),
            str(event.get("LOCATION", "")),
        )
    return found


def _after(start: Any, duration: Any) -> Any:
    if duration is not None:
        return start + duration.dt
    return start if isinstance(start, datetime) else start + timedelta(days=1)


def _instant(value: date) -> datetime:
    if not isinstance(value, datetime):
        return datetime.combine(value, time(), UTC)
    return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
