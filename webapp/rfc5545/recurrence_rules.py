"""Parsing and expansion of recurrence rules (https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10).

Pure: no I/O, no clock. Rules are expanded in naive local time. The expansion of every rule is bounded in time.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from itertools import chain, islice

from dateutil.rrule import rrule as Rule  # noqa: N812
from dateutil.rrule import rrulestr

from webapp.rfc5545.time_zones import to_wall

MAX_COUNTED = 10_000
"""Maximum number of occurrences counted from the start for a rule with COUNT; a larger COUNT is treated as endless."""

MAX_INTERVAL = 1000
"""Largest accepted INTERVAL; the largest useful one is far below."""

_LONGEST_GAP = timedelta(days=366 * 50)
_LATEST = datetime(9900, 1, 1)  # noqa: DTZ001 - local time

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PERIODS = {
    "SECONDLY": timedelta(seconds=1),
    "MINUTELY": timedelta(minutes=1),
    "HOURLY": timedelta(hours=1),
    "DAILY": timedelta(days=1),
    "WEEKLY": timedelta(weeks=1),
}


class RuleError(ValueError):
    """A recurrence rule cannot be used; the message is a sentence for people."""


@dataclass(frozen=True, slots=True)
class ParsedRule:
    """A parsed rule. `until` is a local time in the master's zone.

    `body` is the rule without COUNT and UNTIL. `skip` is SKIP (https://www.rfc-editor.org/rfc/rfc7529#section-4.1), for
    dates that a month does not have: "OMIT" drops them, "BACKWARD" and "FORWARD" move them to the day before or after.
    """

    parts: dict[str, str]
    body: str
    interval: int
    count: int | None
    until: datetime | None
    skip: str

    @property
    def period(self) -> timedelta | None:
        """Time between two steps, if it is the same for all steps."""
        unit = _PERIODS.get(self.parts["FREQ"])
        return unit * self.interval if unit else None

    @property
    def is_even(self) -> bool:
        """Return whether the rule is only a period, so that dates can be calculated without a search."""
        return self.period is not None and not any(name.startswith("BY") for name in self.parts)


def parse_parts(rrule: str) -> dict[str, str]:
    """Return the rule's parts by upper-case name. Raises RuleError."""
    parts: dict[str, str] = {}
    for part in filter(None, re.sub(r"\s", "", rrule).upper().removeprefix("RRULE:").split(";")):
        name, equals, value = part.partition("=")
        if not (equals and value and re.fullmatch(r"[A-Z-]{1,40}", name)):
            raise RuleError(f"“{part[:40]}” is not of the form NAME=VALUE.")
        if name in parts:
            raise RuleError(f"{name} is given twice.")
        parts[name] = value
    if "FREQ" not in parts:
        raise RuleError("A repeat rule needs FREQ, for example FREQ=WEEKLY.")
    return parts


def join_parts(parts: Mapping[str, str]) -> str:
    """Return the rule text for `parts`."""
    return ";".join(f"{name}={value}" for name, value in parts.items())


def parse_rule(rrule: str, zone: str, *, all_day: bool = False) -> ParsedRule:
    """Parse a rule whose dates are local times in `zone`, or days. Raises RuleError."""
    parts = parse_parts(rrule)
    body = {name: value for name, value in parts.items() if name not in {"COUNT", "UNTIL", "RSCALE", "SKIP"}}
    if "BYDAY" in body and body["FREQ"] in {"MONTHLY", "YEARLY"}:
        body["BYDAY"] = _with_ordinals(body["BYDAY"], 5 if body["FREQ"] == "MONTHLY" or "BYMONTH" in body else 53)
    interval = _whole_number(parts, "INTERVAL", MAX_INTERVAL) or 1
    count = _whole_number(parts, "COUNT", 10**9)
    until = _parse_until(parts["UNTIL"], zone, all_day=all_day) if "UNTIL" in parts else None
    return ParsedRule(parts, join_parts(body), interval, count, until, _skip(parts))


def _with_ordinals(by_day: str, most: int) -> str:
    """Return BYDAY with an ordinal before every weekday if any has one, because dateutil intersects the two kinds."""
    days = by_day.split(",")
    if not any(day[0] in "+-123456789" for day in days if day):
        return by_day
    return ",".join(
        ",".join(f"{number}{day}" for number in range(1, most + 1)) if day in WEEKDAYS else day for day in days
    )


def _skip(parts: Mapping[str, str]) -> str:
    """Return the SKIP of a rule (RFC 7529); "OMIT" without RSCALE."""
    skip = parts.get("SKIP", "OMIT")
    if parts.get("RSCALE", "GREGORIAN") != "GREGORIAN" or skip not in {"OMIT", "BACKWARD", "FORWARD"}:
        raise RuleError("Only rules of the Gregorian calendar can be shown.")
    by_day = parts.keys() & {"BYDAY", "BYWEEKNO", "BYYEARDAY"}
    if skip == "OMIT" or parts["FREQ"] not in {"MONTHLY", "YEARLY"} or (by_day and "BYMONTHDAY" not in parts):
        return "OMIT"  # all dates of such a rule exist
    if by_day or "BYSETPOS" in parts:
        raise RuleError("A rule that moves dates that do not exist cannot have further conditions.")
    return skip


def _whole_number(parts: Mapping[str, str], name: str, largest: int) -> int | None:
    value = parts.get(name)
    if value is None:
        return None
    if not (value.isascii() and value.isdecimal() and len(value) <= 10 and 1 <= int(value) <= largest):
        raise RuleError(f"{name} must be a whole number from 1 to {largest}.")
    return int(value)


def _parse_until(value: str, zone: str, *, all_day: bool) -> datetime | None:
    """Parse UNTIL as a local time in `zone`; a date includes the whole day.

    Midnight UTC in a rule of an all-day item is treated as a date: some programs write it so.
    """
    if all_day and value.endswith("T000000Z"):
        value = value[:8]
    try:
        if len(value) == 8:
            return datetime.combine(datetime.strptime(value, "%Y%m%d").date(), time(23, 59, 59))  # noqa: DTZ007
        if value.endswith("Z"):
            return to_wall(datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC), zone)
        return datetime.strptime(value, "%Y%m%dT%H%M%S")  # noqa: DTZ007
    except ValueError:
        raise RuleError("UNTIL must be a date like 20261231 or an instant like 20261231T235959Z.") from None


def _build(body: str, start: datetime, until: datetime) -> Rule:
    """Return a rule with its end replaced by `until`. Raises RuleError."""
    try:
        rule = rrulestr(body, dtstart=start)
        bounded = rule.replace(until=until) if isinstance(rule, Rule) else None
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, OverflowError):
        # dateutil raises any of these, depending on the invalid part.
        bounded = None
    if bounded is None:
        raise RuleError("This repeat rule is not valid by RFC 5545.")
    return bounded


@lru_cache(maxsize=4096)
def _ever_matches(body: str, start: datetime) -> bool:
    """Return whether a rule has any date within about forty years.

    dateutil searches for the first match up to the year 9999, regardless of UNTIL, which takes seconds for a 30th of
    February. The calendar repeats every 28 years between two skipped leap years, so the search starts near the year
    9999, in a leap year if the year of the start is one.
    """
    late = start.replace(year=9960 + start.year % 28)
    return next(iter(_build(body, late, datetime(9999, 12, 31))), None) is not None  # noqa: DTZ001


def _searchable(parsed: ParsedRule, start: datetime, until: datetime) -> Iterable[datetime]:
    """Return the dates of a rule up to `until`, after checks that their search is bounded. Raises RuleError."""
    if parsed.skip != "OMIT":
        return _with_moved_dates(parsed, start, until)
    if parsed.parts["FREQ"] in {"SECONDLY", "MINUTELY", "HOURLY"}:
        raise RuleError("An item that repeats within the day by further conditions cannot be shown.")
    rule = _build(parsed.body, start, until)
    if not _ever_matches(parsed.body, start):
        raise RuleError("This repeat rule has no date from the start on.")
    return rule


def _with_moved_dates(parsed: ParsedRule, start: datetime, until: datetime) -> Iterator[datetime]:
    """Yield the dates of a rule that moves those that do not exist in their month (RFC 7529, section 4.1)."""
    days = [_day(value) for value in parsed.parts.get("BYMONTHDAY", str(start.day)).split(",")]
    months = parse_parts(parsed.body)
    if months["FREQ"] == "YEARLY" and "BYMONTH" not in months:
        named = "BYMONTHDAY" in parsed.parts
        months["BYMONTH"] = ",".join(map(str, range(1, 13))) if named else str(start.month)
    last = start
    for month in _build(join_parts({**months, "BYMONTHDAY": "1"}), start.replace(day=1), until):
        length = monthrange(month.year, month.month)[1]
        latest = length + (parsed.skip == "FORWARD")
        for day in sorted(min(day, latest) if day > 0 else length + 1 + day for day in days):
            date = month + timedelta(days=day - 1)
            if date == start or last < date <= until:
                yield date
                last = date


def _day(value: str) -> int:
    """Parse a day of the month; from its end only as far as every month has it. Raises RuleError."""
    if re.fullmatch(r"[+]?0*([1-9]|[12]\d|3[01])|-0*([1-9]|1\d|2[0-8])", value, re.ASCII) is None:
        raise RuleError("A rule that moves dates that do not exist needs days from 1 to 31, or from -1 to -28.")
    return int(value)


def rule_starts(parsed: ParsedRule, start: datetime, first: datetime, last: datetime) -> Iterator[datetime]:
    """Yield the dates of the rule between `first` and `last` (both included), in order. Raises RuleError.

    With COUNT, `start` is included, since it counts as the first date even if the rule does not generate it.
    """
    last = min(last, parsed.until or last)
    period = parsed.period
    if last < start:
        return
    if parsed.is_even and period is not None:
        number = max(0, -((start - first) // period))
        step = start + number * period
        while step <= last and (parsed.count is None or number < parsed.count):
            yield step
            number, step = number + 1, step + period
    elif parsed.count is not None:
        # Expanded from the start, because COUNT counts from there.
        steps = _counted(parsed, parsed.count, start, min(last, _horizon(start)))
        yield from (step for step in steps if step >= first)
    else:
        if period is not None and first - start > 2 * period:
            # Skip whole steps: an item that began years ago must not take thousands of steps per view.
            start += ((first - start) // period - 1) * period
        yield from (step for step in _searchable(parsed, start, last) if step >= first)


def first_from(rrule: str, start: datetime, at: datetime, zone: str, *, all_day: bool = False) -> datetime | None:
    """Return the first date from `at` on of a rule that starts at `start`; None if none. Raises RuleError."""
    parsed = parse_rule(rrule, zone, all_day=all_day)
    return next(rule_starts(parsed, start, at, min(at, _LATEST) + _LONGEST_GAP), None)


def _counted(parsed: ParsedRule, count: int, start: datetime, until: datetime) -> Iterator[datetime]:
    """Yield the first `count` dates; `start` always counts as the first of them (RFC 5545, 3.3.10)."""
    later = (step for step in _searchable(parsed, start, until) if step > start)
    return islice(chain([start], later), min(count, MAX_COUNTED))


def _horizon(start: datetime) -> datetime:
    """Return the end of the search for COUNT: a rule with a date every four years must not be searched endlessly."""
    return start.replace(year=min(start.year + 100, 9998), day=min(start.day, 28))


def last_start(rrule: str, start: datetime, zone: str, *, all_day: bool = False) -> datetime | None:
    """Return the rule's last start, or slightly later; None for endless rules, `start` for invalid ones."""
    try:
        parsed = parse_rule(rrule, zone, all_day=all_day)
        if not parsed.is_even:
            _searchable(parsed, start, start)
        if parsed.until is not None:
            return max(start, parsed.until)
        if parsed.count is None:
            return None
        if parsed.is_even and parsed.period is not None:
            return start + (parsed.count - 1) * parsed.period
        steps = list(_counted(parsed, parsed.count, start, _horizon(start)))
    except RuleError:
        return start
    except OverflowError:
        return None
    return steps[-1] if len(steps) == parsed.count else None
