"""Cronofy's Time and Date: reading, writing, comparing.

A Time has second precision and is rejected with anything finer; a Date is the start or the exclusive end of whole days.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from emulators.cronofy.errors import ApiError

_ZONES = available_timezones()
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_EDGES = ("0000", "0001", "9999")
"""Years in which a time has no counterpart in every zone."""

_TIME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.0+)?(Z|UTC|[+-]\d\d:?\d\d)")


@dataclass(frozen=True, slots=True)
class Moment:
    """A start or an end: an aware instant in UTC, or a day. `tzid` is the event's own zone where it has one."""

    value: datetime | date
    tzid: str | None = None

    @property
    def all_day(self) -> bool:
        return not isinstance(self.value, datetime)

    def instant(self, zone: ZoneInfo) -> datetime:
        """Return the instant in UTC; a day begins at midnight in `zone`."""
        if isinstance(self.value, datetime):
            return self.value
        return datetime(self.value.year, self.value.month, self.value.day, tzinfo=zone).astimezone(UTC)

    def plain(self) -> str:
        """Return it as reads give it without `localized_times`."""
        return format_time(self.value) if isinstance(self.value, datetime) else self.value.isoformat()

    def localized(self, fallback: str) -> dict[str, str]:
        """Return it as reads give it with `localized_times`; without a zone of its own it is given in `fallback`."""
        tzid = self.tzid or fallback
        if not isinstance(self.value, datetime):
            return {"time": self.value.isoformat(), "tzid": tzid}
        text = self.value.astimezone(ZoneInfo(tzid)).isoformat(timespec="seconds")
        return {"time": text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text, "tzid": tzid}


def format_time(instant: datetime) -> str:
    """Return a Time in UTC."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse_zone(value: Any, field: str = "tzid") -> str:
    """Return a known IANA name. Raises ApiError 422."""
    if not isinstance(value, str) or value not in _ZONES:
        raise ApiError.invalid(field, "errors.tzid_unrecognized", f"{field} is not a time zone")
    return value


def parse_value(value: Any, field: str) -> datetime | date:
    """Read a Time or a Date. Raises ApiError 422, also for a time without offset or with fractions of a second."""
    text = str(value)
    try:
        if not text.startswith(_EDGES) and _DATE.fullmatch(text):
            return date.fromisoformat(text)
        if not text.startswith(_EDGES) and (match := _TIME.fullmatch(text)):
            offset = "+00:00" if match[2] in {"Z", "UTC"} else match[2]
            return datetime.fromisoformat(match[1] + offset).astimezone(UTC)
    except ValueError as error:
        raise ApiError.invalid(field, "errors.invalid_time", f"{field}: {error}") from error
    raise ApiError.invalid(field, "errors.invalid_time", f"{field} is neither a Time nor a Date")


def parse_moment(value: Any, field: str, tzid: str | None) -> Moment:
    """Read `start` or `end` of a write: a Time, a Date, or an object of time and tzid. Raises ApiError 422."""
    if isinstance(value, dict):
        if not value.get("time"):
            raise ApiError.invalid(f"{field}.time", "errors.required", f"{field}.time must be given")
        own_zone = parse_zone(value["tzid"], f"{field}.tzid") if value.get("tzid") else tzid
        return Moment(parse_value(value["time"], f"{field}.time"), own_zone)
    return Moment(parse_value(value, field), tzid)
