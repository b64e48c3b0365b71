"""Time zones in iCalendar: the zone of a TZID within its resource, and VTIMEZONE definitions of a zone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

from webapp.connectors.ical.content_lines import logical_lines, parse_head, split_line, unescape
from webapp.connectors.ical.zone_names import iana_zone, is_place, tidy_name, zone_called
from webapp.rfc5545.time_zones import Definition, is_known_zone, offset_text, zone_named

# Preferred names where only the rules decide: the usual ones for such a zone.
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
_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)
_FOUR_MONTHS = timedelta(days=120)
_BY_THE_MOON = frozenset({"Africa/Casablanca", "Africa/El_Aaiun", "Asia/Gaza", "Asia/Hebron"})
"""Zones whose offset changes with Ramadan, which hardly any definition includes."""

_LAST_COMPARED = 2190
"""Transitions are computed up to shortly after this year."""

_LONGEST_CUT = 60
"""Years; bounds the cost of one definition."""

_COPIED_SINCE, _COPIED_UNTIL = 2007, 2037
"""Recent years, for which programs may have outdated rules, and which the tz database has in full."""


def definitions(lines: Iterable[str]) -> dict[str, "Defined"]:
    """Return the VTIMEZONEs of a resource by TZID, as `tidy_name` writes it; malformed ones without rules."""
    result: dict[str, Defined] = {}
    for block in _blocks(lines):
        defined = _read(tuple(block))
        if defined is not None:
            result.setdefault(tidy_name(defined.label), defined)
    return result


@dataclass(frozen=True, slots=True)
class Defined:
    """A VTIMEZONE of a resource: its TZID as text, and its rules if they can be parsed."""

    label: str
    location: str
    rules: Definition | None


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    block: list[str] | None = None
    for line in lines:
        keyword = line.strip().upper()
        if keyword == "BEGIN:VTIMEZONE":
            block = []
        elif keyword == "END:VTIMEZONE" and block is not None:
            yield block
            block = None
        elif block is not None:
            block.append(line)


@lru_cache(maxsize=1024)
def _read(lines: tuple[str, ...]) -> Defined | None:
    label = location = None
    observances: list[tuple[str, dict[str, list[str]]]] = []
    inside = False
    for line in lines:
        head, value = split_line(line)
        name = parse_head(head)[0]
        if name == "BEGIN":
            observances.append((value.strip().upper(), {}))
            inside = True
        elif name == "END":
            inside = False
        elif inside:
            observances[-1][1].setdefault(name, []).append(value)
        elif name == "TZID":
            label = unescape(value).strip()
        elif name == "X-LIC-LOCATION":
            location = unescape(value).strip()
    if label is None:
        return None
    try:
        rules = Definition.of(label, observances)
    except (ValueError, OverflowError):
        return Defined(label, location or "", None)
    return Defined(label, location or "", rules if is_known_zone(rules.text) else None)


@lru_cache(maxsize=4096)
def zone_meant(tzid: str, defined: Defined | None, year: int) -> str | None:
    """Return the zone of `tzid` in a resource with this definition of it and dates from `year` on, or None.

    The definition takes precedence over a known name (RFC 5545, section 3.2.19). Usually it equals the zone of that
    name; then it is that zone, also for years that the definition does not cover. So it is
    with the name of a place whose rules were once as defined: laws change, and copies of them stay behind. Another
    definition of a place, and one that no zone behaves as, is kept as it is.
    """
    rules = defined.rules if defined else None
    if defined is None or rules is None:
        return zone_called(tzid) or (zone_called(defined.location) if defined else None)
    year = min(max(year, rules.begins.year), _LAST_COMPARED)
    for name in (tzid, defined.location):
        zone = iana_zone(name)
        if zone and (_behaves(zone, rules, year) or (is_place(name) and _behaved(zone, rules, year))):
            return zone
    if is_place(tzid) or is_place(defined.location):
        return rules.text
    candidates = (*_WELL_KNOWN, *sorted(available_timezones()))
    return next((name for name in candidates if _behaves(name, rules, year)), None) or rules.text


def zone_of_rules(vtimezone: str, year: int = 2026) -> str | None:
    """Return the zone of a VTIMEZONE by its name or its rules, for dates from `year` on, or None."""
    found = next(iter(definitions(logical_lines(vtimezone)).values()), None)
    return zone_meant(found.label, found, year) if found else None


def _behaves(name: str, rules: Definition, year: int) -> bool:
    """Return True if the zone has the offsets of the definition in two years, as far as it covers them."""
    info = zone_named(name)
    return all(at.astimezone(info).utcoffset() == offset for at, offset in _offsets(rules, year, 2))


def _behaved(name: str, rules: Definition, year: int) -> bool:
    """Return True if the zone had the offsets of the definition in one of the last years.

    A definition of single transitions was generated for the dates of its resource, and ends soon after the last one.
    """
    if name in _BY_THE_MOON or _was_cut(name, rules):
        return True
    info, always = zone_named(name), rules.as_if_always()
    if rules.ends is not None and rules.begins.year >= year - 2:
        end = (rules.ends + _FOUR_MONTHS).replace(tzinfo=UTC)
        return all(at.astimezone(info).utcoffset() == offset for at, offset in _offsets(rules, year, 2) if at < end)
    years = (_offsets(always, year, 1) for year in range(_COPIED_SINCE, _COPIED_UNTIL))
    return any(all(at.astimezone(info).utcoffset() == offset for at, offset in offsets) for offsets in years if offsets)


def _was_cut(name: str, rules: Definition) -> bool:
    """Return True if a VTIMEZONE lists single transitions only, because it was generated for the years of its event."""
    if rules.one_off_onsets is None:
        return False
    first, last = (moment.replace(tzinfo=UTC) for moment in rules.one_off_onsets)
    if last.year - first.year > _LONGEST_CUT:
        return False
    info = zone_named(name)
    pairs = (pair for year in range(first.year, last.year + 2) for pair in _offsets(rules, year, 1))
    return all(at.astimezone(info).utcoffset() == offset for at, offset in pairs if first < at < last + _FOUR_MONTHS)


@lru_cache(maxsize=4096)
def _offsets(rules: Definition, year: int, years: int) -> tuple[tuple[datetime, timedelta | None], ...]:
    """Return the offsets of the definition once a week, and directly before and after each transition."""
    zone = zone_named(rules.text)
    last = min(year + years, 9998)
    first = max(datetime(max(year, 2), 1, 1, tzinfo=UTC), (rules.begins + _DAY).replace(tzinfo=UTC))
    weeks = [first + number * timedelta(days=7) for number in range(53 * years)]
    instants = [at for at in weeks if at.year < last]
    changes = [
        _bisect(zone, before, after)
        for before, after in pairwise(instants)
        if _offset(before.astimezone(zone)) != _offset(after.astimezone(zone))
    ]
    instants += [at for change in changes for at in (change - _MINUTE, change)]
    return tuple((at, at.astimezone(zone).utcoffset()) for at in instants)


@lru_cache(maxsize=1024)
def vtimezone_lines(zone: str, first_year: int, last_year: int) -> tuple[str, ...]:
    """Return a VTIMEZONE for `zone` that is valid from `first_year` to `last_year` (and, with regular rules, after).

    That of `icalendar` starts daylight observances an hour late (DTSTART is in TZOFFSETFROM: RFC 5545, section 3.6.5),
    and lists dates where a rule needs one line.

    Raises:
        KeyError, ValueError: the zone does not exist.
    """
    info = zone_named(zone)
    start = datetime(first_year, 1, 1, tzinfo=UTC).astimezone(info)
    initial = _offset(start)
    first_kind = "DAYLIGHT" if start.dst() else "STANDARD"
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone}"]
    # Valid for all dates before the first transition; an earlier event needs an observance that begins before it.
    since = "19700101T000000" if first_year > 1970 else "16010101T000000"
    lines += _observance(first_kind, initial, initial, start.tzname(), onset=since)
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
        f"TZOFFSETFROM:{offset_text(before)}",
        f"TZOFFSETTO:{offset_text(after)}",
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
