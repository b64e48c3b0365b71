"""Time zones as iCalendar spells them: TZID to IANA name and back to a VTIMEZONE."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

UTC_NAMES = frozenset({"UTC", "Etc/UTC", "Z", "GMT", "Etc/GMT", "Etc/UCT", "UCT", "Zulu", "Etc/Zulu"})

# Where the rules alone decide, these come first: they are what people call such a zone.
_WELL_KNOWN = (
    "Europe/Berlin", "Europe/London", "Europe/Athens", "Europe/Moscow", "Europe/Istanbul", "Europe/Lisbon",
    "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Phoenix",
    "America/Anchorage", "America/Halifax", "America/St_Johns", "America/Sao_Paulo", "America/Argentina/Buenos_Aires",
    "America/Bogota", "America/Mexico_City", "Pacific/Honolulu", "Asia/Dubai", "Asia/Karachi", "Asia/Kolkata",
    "Asia/Kathmandu", "Asia/Dhaka", "Asia/Bangkok", "Asia/Shanghai", "Asia/Tokyo", "Asia/Jerusalem", "Asia/Tehran",
    "Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Darwin", "Australia/Perth",
    "Pacific/Auckland", "Africa/Johannesburg", "Africa/Lagos", "Africa/Cairo", "Africa/Nairobi",
)  # fmt: skip
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LOCATION = re.compile(r"^X-LIC-LOCATION:(.+)$", re.MULTILINE | re.IGNORECASE)
_MINUTE = timedelta(minutes=1)


@lru_cache(maxsize=1)
def _by_lower_name() -> dict[str, str]:
    names = {name.lower(): name for name in WINDOWS_TO_OLSON}
    windows = {lower: WINDOWS_TO_OLSON[name] for lower, name in names.items()}
    return windows | {name.lower(): name for name in available_timezones()}


@lru_cache(maxsize=4096)
def iana_zone(tzid: str) -> str | None:
    """Return the IANA name that `tzid` means: itself, the part after its last slashes, or a Windows name's partner."""
    if tzid in UTC_NAMES:
        return "UTC"
    known = _by_lower_name()
    parts = tzid.strip().strip("/").lower().split("/")
    for start in range(len(parts)):
        name = known.get("/".join(parts[start:]))
        if name is not None:
            return "UTC" if name in UTC_NAMES else name
    return None


@lru_cache(maxsize=256)
def zone_of_rules(vtimezone: str) -> str | None:
    """Return an IANA zone that behaves as the VTIMEZONE text says in the years around now, or None.

    This is the rare path for invented names; it costs some milliseconds once per text.
    """
    location = _LOCATION.search(vtimezone)
    if location:
        name = iana_zone(location[1].strip())
        if name is not None:
            return name
    try:
        wanted = _offsets_of_rules(vtimezone)
    except (ValueError, KeyError, IndexError, OverflowError, AttributeError, TypeError):
        # What icalendar raises for broken observances varies; all of it means the same here.
        return None
    candidates = (*_WELL_KNOWN, *sorted(available_timezones()))
    return next((name for name in candidates if _offsets(name) == wanted), None)


def _offsets_of_rules(vtimezone: str) -> tuple[timedelta | None, ...]:
    parsed = Timezone.from_ical(vtimezone)
    if not isinstance(parsed, Timezone):
        raise TypeError("no VTIMEZONE")
    zone = parsed.to_tz(lookup_tzid=False)
    return tuple(instant.replace(tzinfo=zone).utcoffset() for instant in _probes())


@lru_cache(maxsize=1024)
def _offsets(name: str) -> tuple[timedelta | None, ...]:
    zone = ZoneInfo(name)
    return tuple(instant.replace(tzinfo=zone).utcoffset() for instant in _probes())


@lru_cache(maxsize=1)
def _probes() -> tuple[datetime, ...]:
    """Local times that tell zones apart: noon, every tenth day of three years."""
    first = datetime(2024, 1, 5, 12)  # noqa: DTZ001 - wall clock on purpose
    return tuple(first + timedelta(days=10 * step) for step in range(110))


@lru_cache(maxsize=1024)
def vtimezone_lines(zone: str, first_year: int, last_year: int) -> tuple[str, ...]:
    """Return a VTIMEZONE for `zone` that is right from `first_year` to `last_year` (and, with regular rules, after).

    icalendar can make one too, but its daylight observances start an hour late (DTSTART is to be read with
    TZOFFSETFROM), and it lists dates where a rule says the same in one line. Raises KeyError or ValueError for a zone
    that does not exist.
    """
    info = ZoneInfo(zone)
    start = datetime(first_year, 1, 1, tzinfo=UTC).astimezone(info)
    initial = _offset(start)
    first_kind = "DAYLIGHT" if start.dst() else "STANDARD"
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone}"]
    lines += _observance(first_kind, initial, initial, start.tzname(), onset="19700101T000000")
    groups: dict[tuple[timedelta, timedelta, bool, str | None], list[datetime]] = {}
    for instant in _transitions(info, first_year, last_year):
        before, after = (instant - _MINUTE).astimezone(info), instant.astimezone(info)
        onset = (instant + _offset(before)).replace(tzinfo=None)
        groups.setdefault((_offset(before), _offset(after), bool(after.dst()), after.tzname()), []).append(onset)
    for (before_offset, after_offset, daylight, name), onsets in groups.items():
        kind = "DAYLIGHT" if daylight else "STANDARD"
        rule = _yearly_rule(onsets, last_year)
        if rule:
            lines += _observance(kind, before_offset, after_offset, name, onset=f"{onsets[0]:%Y%m%dT%H%M%S}", rule=rule)
        else:
            for onset in onsets:
                lines += _observance(kind, before_offset, after_offset, name, onset=f"{onset:%Y%m%dT%H%M%S}")
    return (*lines, "END:VTIMEZONE")


def _observance(
    kind: str, before: timedelta, after: timedelta, name: str | None, *, onset: str, rule: str | None = None
) -> list[str]:
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{onset}",
        *([f"RRULE:{rule}"] if rule else []),
        f"TZOFFSETFROM:{_offset_text(before)}",
        f"TZOFFSETTO:{_offset_text(after)}",
        f"TZNAME:{name}",
        f"END:{kind}",
    ]


def _yearly_rule(onsets: list[datetime], last_year: int) -> str | None:
    first = onsets[0]
    years = [onset.year for onset in onsets]
    if years != list(range(first.year, last_year + 1)) or len(years) < 2:
        return None
    if len({(onset.month, onset.weekday(), onset.time()) for onset in onsets}) != 1:
        return None
    for nth in (-1, (first.day - 1) // 7 + 1):
        if all(_is_nth(onset.date(), nth) for onset in onsets):
            return f"FREQ=YEARLY;BYMONTH={first.month};BYDAY={nth}{_WEEKDAYS[first.weekday()]}"
    return None


def _is_nth(day: date, nth: int) -> bool:
    return (day + timedelta(days=7)).month != day.month if nth == -1 else (day.day - 1) // 7 + 1 == nth


def _transitions(info: ZoneInfo, first_year: int, last_year: int) -> list[datetime]:
    """Return the instants (UTC, to the minute) at which the offset changes."""
    result = []
    step = timedelta(days=7)
    left = datetime(first_year, 1, 1, tzinfo=UTC)
    end = datetime(last_year, 12, 31, tzinfo=UTC)
    while left < end:
        right = left + step
        if _offset(left.astimezone(info)) != _offset(right.astimezone(info)):
            result.append(_bisect(info, left, right))
        left = right
    return result


def _bisect(info: ZoneInfo, left: datetime, right: datetime) -> datetime:
    wanted = _offset(left.astimezone(info))
    low, high = 0, (right - left) // _MINUTE
    while high - low > 1:
        middle = (low + high) // 2
        if _offset((left + middle * _MINUTE).astimezone(info)) == wanted:
            low = middle
        else:
            high = middle
    return left + high * _MINUTE


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()


def _offset_text(offset: timedelta) -> str:
    seconds = int(offset.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("+", seconds)
    text = f"{sign}{seconds // 3600:02}{seconds % 3600 // 60:02}"
    return f"{text}{seconds % 60:02}" if seconds % 60 else text
