"""Spans and occurrences of items, and the recurrence rules that the dialog creates.

Pure: no I/O, no clock. The local time in an item's own zone is authoritative, so rules are expanded in naive local time
and only the results are converted to instants. A local time that a clock change skips is moved forward by the change;
of one that occurs twice the first is used (PEP 495, fold 0). The expansion of every rule is bounded in time.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Literal

from webapp.rfc5545.durations import Duration, existing, span_maker
from webapp.rfc5545.recurrence_rules import (
    MAX_INTERVAL,
    WEEKDAYS,
    RuleError,
    first_from,
    join_parts,
    last_start,
    parse_parts,
    parse_rule,
    rule_starts,
)
from webapp.rfc5545.time_zones import ENDLESS, to_utc, to_wall, zone_or_utc

__all__ = [
    "ENDLESS", "MAX_INTERVAL", "RuleError", "first_from", "join_parts", "parse_parts", "to_utc", "to_wall",
    "zone_or_utc",
]  # fmt: skip
"""Re-exported names from `webapp.rfc5545`."""

MAX_SHOWN = 1000
"""Maximum number of occurrences of an item in a view; more are "too many to show"."""


# Spans


def span_of(start: datetime, end: datetime, zone: str) -> tuple[datetime, datetime]:
    """Return the local times `start` and `end` in `zone` as instants.

    Across a clock change the end is never before the start, and a span with a duration in local time keeps one.
    """
    starts_at, ends_at = to_utc(start, zone), to_utc(end, zone)
    if ends_at <= starts_at and end > start:
        return starts_at, starts_at + (end - start)  # the start is skipped, and moved forward up to the end
    return starts_at, max(starts_at, ends_at)


def derive_span(
    *,
    start: datetime,
    end: datetime,
    zone: str | None,
    all_day: bool,
    rrule: str | None,
    rdates: Iterable[datetime],
    overrides: Iterable[tuple[datetime, datetime, str | None]],
    home_zone: str,
    periods: Mapping[datetime, datetime] | None = None,
    duration: Duration | None = None,
) -> tuple[datetime, datetime]:
    """Return (starts_at, ends_at) as UTC instants over all occurrences.

    `periods` are the ends of extra dates with a duration of their own, `duration` is the exact one of all others.

    Floating and all-day times (zone None, also of overrides) are converted in `home_zone`. A series without an end ends
    at ENDLESS. The span may be slightly wider than the occurrences (UNTIL counts as one), never narrower.
    """
    own_zone = home_zone if all_day or zone is None else zone
    timing = Timing(start, end, zone, all_day, duration)
    spans = _spans(timing, home_zone, periods or {})
    starts_at, ends_at = span_of(start, end, own_zone)
    for date_ in rdates:
        more_starts_at, more_ends_at = span_of(*spans(date_), own_zone)
        starts_at, ends_at = min(starts_at, more_starts_at), max(ends_at, more_ends_at)
    for override_start, override_end, override_zone in overrides:
        more_starts_at, more_ends_at = span_of(override_start, override_end, override_zone or home_zone)
        starts_at, ends_at = min(starts_at, more_starts_at), max(ends_at, more_ends_at)
    if rrule:
        last = last_start(rrule, start, own_zone, all_day=all_day)
        if last is None or last.year >= 9999:
            return starts_at, ENDLESS
        ends_at = max(ends_at, span_of(*spans(last), own_zone)[1])
    return starts_at, ends_at


# Occurrences


@dataclass(frozen=True, slots=True)
class Timing:
    """Start and end in naive local time of `zone` (None: floating, the viewer's zone), the end exclusive.

    `duration` is the exact duration of each occurrence of a series, if it has one; see
    `webapp.rfc5545.durations.span_maker`.
    """

    start: datetime
    end: datetime
    zone: str | None
    all_day: bool
    duration: Duration | None = None

    def span(self, home_zone: str) -> tuple[datetime, datetime]:
        """Return start and end as instants; floating and all-day times are converted in `home_zone`."""
        return span_of(self.start, self.end, self.effective_zone(home_zone))

    def effective_zone(self, home_zone: str) -> str:
        return home_zone if self.all_day or self.zone is None else self.zone

    def at(self, span: tuple[datetime, datetime]) -> "Timing":
        """Return the timing of a single occurrence with the local start and end `span`."""
        return Timing(*span, self.zone, self.all_day)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One occurrence of an item. `original_start` (local time in the master's zone) identifies it in its series."""

    original_start: datetime
    timing: Timing
    starts_at: datetime
    ends_at: datetime
    is_override: bool = False


@dataclass(frozen=True, slots=True)
class Expansion:
    """The occurrences in a range, in order of `starts_at`.

    `too_many`: some were left out. `unreadable`: the rule is invalid, so only the first occurrence is returned.
    """

    occurrences: tuple[Occurrence, ...]
    too_many: bool
    unreadable: bool


def expand(
    timing: Timing,
    *,
    rrule: str | None = None,
    rdates: Iterable[datetime] = (),
    exdates: Iterable[datetime] = (),
    overrides: Mapping[datetime, Timing] | None = None,
    after: datetime,
    before: datetime,
    home_zone: str,
    periods: Mapping[datetime, datetime] | None = None,
) -> Expansion:
    """Return the occurrences of an item that overlap the span between two instants.

    `periods` are the ends of extra dates with a duration of their own.

    The item's own start is its first occurrence even if the rule does not generate it, as common calendars do
    (https://www.rfc-editor.org/rfc/rfc5545#section-3.8.5.3 leaves it undefined); a rule that ends before the start has
    no occurrence. Overrides count at their own times, not at their original starts.
    """
    zone = timing.effective_zone(home_zone)
    overrides, periods = overrides or {}, periods or {}
    spans = _spans(timing, home_zone, periods)
    length = max(timing.end - timing.start, *(end - start for start, end in periods.items()), timedelta(0))
    margin = timedelta(days=1)  # covers every difference between two offsets
    back = length + margin
    first = max(to_wall(after, zone), datetime(1, 1, 2) + back) - back  # noqa: DTZ001
    last = to_wall(before, zone) + margin
    extra = set(rdates)
    starts = {timing.start, *extra}
    unreadable = False
    if rrule:
        try:
            parsed = parse_rule(rrule, zone, all_day=timing.all_day)
            starts.update(islice(rule_starts(parsed, timing.start, first, last), MAX_SHOWN + 1))
            if parsed.until is not None and parsed.until < timing.start and timing.start not in extra:
                starts.discard(timing.start)
        except RuleError:
            unreadable = True
    found = [
        _occurrence(start, timing.at(spans(start)), home_zone)
        for start in sorted(starts - set(exdates) - overrides.keys())
        if first <= start <= last
    ]
    found += [_occurrence(start, changed, home_zone, is_override=True) for start, changed in overrides.items()]
    touching = [occurrence for occurrence in found if touches(occurrence.starts_at, occurrence.ends_at, after, before)]
    touching.sort(key=lambda occurrence: (occurrence.starts_at, occurrence.original_start))
    return Expansion(tuple(touching[:MAX_SHOWN]), len(touching) > MAX_SHOWN or len(starts) > MAX_SHOWN, unreadable)


def _spans(
    timing: Timing, home_zone: str, periods: Mapping[datetime, datetime]
) -> Callable[[datetime], tuple[datetime, datetime]]:
    """Return a function from the nominal start of an occurrence to its start and end, all in local time."""
    zone = None if timing.all_day else zone_or_utc(timing.effective_zone(home_zone))
    usual = span_maker(timing.start, timing.end, timing.duration, zone)
    return lambda start: (start, periods[start]) if start in periods else usual(start)


def date_of(timing: Timing, original_start: datetime, periods: Mapping[datetime, datetime]) -> Timing:
    """Return the timing of the unchanged occurrence at `original_start`."""
    return timing.at(_spans(timing, timing.zone or "UTC", periods)(original_start))


def touches(starts_at: datetime, ends_at: datetime, after: datetime, before: datetime) -> bool:
    """Return whether a span overlaps [after, before); an empty span counts at its instant."""
    return starts_at < before and (ends_at > after or starts_at == ends_at >= after)


def _occurrence(original: datetime, timing: Timing, home_zone: str, *, is_override: bool = False) -> Occurrence:
    starts_at, ends_at = timing.span(home_zone)
    return Occurrence(original, timing, starts_at, ends_at, is_override)


def is_occurrence(
    original_start: datetime,
    *,
    timing: Timing,
    rrule: str | None,
    rdates: Iterable[datetime],
    exdates: Iterable[datetime],
    home_zone: str,
) -> bool:
    """Return whether the series has an occurrence with this original start, changed ones included."""
    if original_start in set(exdates):
        return False
    if original_start in set(rdates):
        return True
    if not rrule:
        return original_start == timing.start
    try:
        parsed = parse_rule(rrule, timing.effective_zone(home_zone), all_day=timing.all_day)
        if original_start == timing.start:
            return parsed.until is None or parsed.until >= timing.start
        return original_start in rule_starts(parsed, timing.start, original_start, original_start)
    except RuleError:
        return original_start == timing.start


def first_match(rrule: str, start: datetime, zone: str) -> datetime:
    """Return the first local start from `start` on that the rule itself generates. Raises RuleError if none."""
    parsed = parse_rule(rrule, zone)
    horizon = start + timedelta(days=366 * 50)
    found = next(rule_starts(replace(parsed, count=None), start, start, horizon), None)
    if found is None:
        raise RuleError("This repeat rule has no date from the start on.")
    return found


# Rules that people make


def check_rule(rrule: str, start: datetime, zone: str) -> str:
    """Return an entered rule in its normal form. Raises RuleError with a sentence about what to correct."""
    parsed = parse_rule(rrule, zone)
    if parsed.count is not None and parsed.until is not None:
        raise RuleError("COUNT and UNTIL cannot be used together; keep one of them.")
    if parsed.parts["FREQ"] in {"SECONDLY", "MINUTELY", "HOURLY"}:
        raise RuleError("An item cannot repeat more often than daily.")
    if parsed.parts["FREQ"] not in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}:
        raise RuleError("FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY.")
    if "BYHOUR" in parsed.parts or "BYMINUTE" in parsed.parts or "BYSECOND" in parsed.parts:
        raise RuleError("BYHOUR, BYMINUTE and BYSECOND are not possible; the start sets the time.")
    if parsed.until is not None and parsed.until < start:
        raise RuleError("UNTIL is before the start.")
    first_match(rrule, start, zone)
    return join_parts(parsed.parts)


Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A rule that the dialog can express. `weekdays` (0 is Monday) are for WEEKLY.

    `nth` makes MONTHLY and YEARLY rules repeat on the n-th weekday of the month, that of the start (-1: the last one).
    """

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int | None = None
    until: date | None = None
    count: int | None = None


def nth_weekday(day: date) -> int:
    """Return the ordinal of `day`'s weekday in its month: 1 to 4, and -1 for a fifth, which is the last."""
    nth = (day.day - 1) // 7 + 1
    return -1 if nth == 5 else nth


def is_last_weekday(day: date) -> bool:
    """Return whether no later day of the month falls on the same weekday."""
    return (day + timedelta(days=7)).month != day.month


def build_rule(repeat: Repeat, start: datetime, zone: str | None, *, all_day: bool) -> str:
    """Return the RFC 5545 rule for `repeat`; UNTIL includes the whole last day in the item's own zone."""
    parts: dict[str, str] = {"FREQ": repeat.frequency}
    if repeat.interval != 1:
        parts["INTERVAL"] = str(repeat.interval)
    if repeat.frequency == "WEEKLY" and repeat.weekdays:
        parts["BYDAY"] = by_day(repeat.weekdays)
    if repeat.nth is not None:
        if repeat.frequency == "YEARLY":
            parts["BYMONTH"] = str(start.month)
        parts["BYDAY"] = f"{repeat.nth}{WEEKDAYS[start.weekday()]}"
    if repeat.count is not None:
        parts["COUNT"] = str(repeat.count)
    elif repeat.until is not None:
        parts["UNTIL"] = until_value(datetime.combine(repeat.until, time(23, 59, 59)), zone, all_day=all_day)
    return join_parts(parts)


def by_day(weekdays: Iterable[int]) -> str:
    """Return the BYDAY value for these weekdays (0 is Monday)."""
    return ",".join(WEEKDAYS[day] for day in sorted(set(weekdays)))


def until_value(wall: datetime, zone: str | None, *, all_day: bool) -> str:
    """Return UNTIL for `wall` with the value type of the start: a date, UTC, or floating.

    Source: https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10
    """
    if all_day:
        return wall.strftime("%Y%m%d")
    if zone is None:
        return wall.strftime("%Y%m%dT%H%M%S")
    return to_utc(wall, zone).strftime("%Y%m%dT%H%M%SZ")


def read_rule(rrule: str, start: datetime, zone: str | None, *, all_day: bool, home_zone: str = "UTC") -> Repeat | None:
    """Return a rule as the dialog expresses it; None if it cannot do so exactly ("Custom rule").

    `home_zone` is used for floating and all-day items whose UNTIL is in UTC, to find the last day.
    """
    try:
        parsed = parse_rule(rrule, zone or home_zone, all_day=all_day)
    except RuleError:
        return None
    parts = parsed.parts
    if parsed.until is not None and parsed.count is not None:
        return None
    frequency = parts["FREQ"]
    if frequency not in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}:
        return None
    by_day = parts.get("BYDAY", "")
    weekdays: tuple[int, ...] = ()
    nth: int | None = None
    if frequency == "WEEKLY" and by_day:
        names = by_day.split(",")
        if any(name not in WEEKDAYS for name in names):
            return None
        weekdays = tuple(sorted({WEEKDAYS.index(name) for name in names}))
    elif match := re.fullmatch(r"\+?(-?[1-5])(MO|TU|WE|TH|FR|SA|SU)", by_day):
        nth = int(match[1])
    repeat = Repeat(
        frequency,  # type: ignore[arg-type]
        interval=parsed.interval,
        weekdays=weekdays,
        nth=nth,
        until=parsed.until.date() if parsed.until else None,
        count=parsed.count,
    )
    return repeat if _same_rule(parts, build_rule(repeat, start, zone, all_day=all_day), start) else None


def _same_rule(parts: Mapping[str, str], rebuilt: str, start: datetime) -> bool:
    """Return whether two RRULEs have the same meaning, disregarding the time of day of UNTIL."""
    implied = {
        "INTERVAL": {"1"},
        "WKST": {"MO"} if int(parts.get("INTERVAL", "1")) > 1 else set(WEEKDAYS),
        "BYMONTH": {str(start.month)} if parts["FREQ"] == "YEARLY" else set(),
        "BYMONTHDAY": {str(start.day)} if parts["FREQ"] in {"MONTHLY", "YEARLY"} and "BYDAY" not in parts else set(),
    }
    if parts["FREQ"] == "YEARLY" and "BYMONTHDAY" in parts and "BYMONTH" not in parts:
        return False  # the 5th of every month, not of one month a year

    def meaning(some: Mapping[str, str]) -> dict[str, str]:
        by_day = {"BYDAY": some["BYDAY"].replace("+", "")} if "BYDAY" in some else {}
        kept = {**some, **by_day}
        if "BYDAY" in kept and "," in kept["BYDAY"]:
            kept["BYDAY"] = ",".join(sorted(kept["BYDAY"].split(",")))
        kept.pop("UNTIL", None)
        return {name: value for name, value in kept.items() if value not in implied.get(name, set())}

    if parts["FREQ"] == "YEARLY" and "BYDAY" in parts and "BYMONTH" not in parts:
        return False  # the n-th weekday of the year
    return meaning(parts) == meaning(parse_parts(rebuilt))


def is_same_but_for_its_end(rrule: str, other: str) -> bool:
    """Return whether two rules differ only in UNTIL or COUNT."""
    try:
        one, two = ({**parse_parts(each), "COUNT": "", "UNTIL": ""} for each in (rrule, other))
    except RuleError:
        return False
    return one == two


def starts_between(rrule: str, start: datetime, first: datetime, last: datetime, zone: str) -> list[datetime]:
    """Return the dates between two local times of a rule, ignoring its end; empty for an invalid rule."""
    try:
        return list(rule_starts(replace(parse_rule(rrule, zone), count=None, until=None), start, first, last))
    except RuleError:
        return []


def last_by_until(rrule: str, start: datetime, zone: str) -> datetime | None:
    """Return the last date of a rule with UNTIL; None if there is none in the year before UNTIL."""
    try:
        parsed = parse_rule(rrule, zone)
        if parsed.until is None:
            return None
        return max(rule_starts(parsed, start, parsed.until - timedelta(days=400), parsed.until), default=None)
    except (RuleError, OverflowError):
        return None


def shorten_rule(
    rrule: str, split_at: datetime, start: datetime, zone: str | None, *, all_day: bool, home_zone: str
) -> tuple[str, str]:
    """Split a rule before `split_at` (local time); return the rule that ends there, and the rule that begins there."""
    own_zone = home_zone if all_day or zone is None else zone
    parsed = parse_rule(rrule, own_zone, all_day=all_day)
    kept = {name: value for name, value in parsed.parts.items() if name not in {"COUNT", "UNTIL"}}
    last = split_at - timedelta(seconds=1)
    if not all_day and existing(last, zone_or_utc(own_zone)) != last:
        last = last.replace(fold=1)  # skipped by a clock change: moved forward it would include the excluded date
    before = {**kept, "UNTIL": until_value(last, None if all_day else zone, all_day=all_day)}
    following = dict(parsed.parts)
    if parsed.count is not None:
        used = sum(1 for _ in rule_starts(parsed, start, start, split_at - timedelta(seconds=1)))
        following["COUNT"] = str(max(1, parsed.count - used))
    if parsed.skip != "OMIT" and split_at.day != start.day and "BYMONTHDAY" not in parsed.parts:
        # The date of the split may have been moved because its month has no such day (SKIP of RFC 7529).
        following["BYMONTHDAY"] = str(start.day)
        if parsed.parts["FREQ"] == "YEARLY":
            following.setdefault("BYMONTH", str(start.month))
    return join_parts(before), join_parts(following)


def describe_rule(rrule: str, start: datetime, zone: str | None, *, all_day: bool, home_zone: str = "UTC") -> str:
    """Return the rule as a sentence, or "Custom rule" if the dialog cannot express it."""
    repeat = read_rule(rrule, start, zone, all_day=all_day, home_zone=home_zone)
    if repeat is None:
        return "Custom rule"
    unit = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}[repeat.frequency]
    text = f"Every {unit}" if repeat.interval == 1 else f"Every {repeat.interval} {unit}s"
    if repeat.weekdays:
        text += " on " + ", ".join(WEEKDAY_NAMES[day][:3] for day in repeat.weekdays)
    if repeat.nth is not None:
        text += f" on the {ORDINALS[repeat.nth]} {WEEKDAY_NAMES[start.weekday()]}"
    if repeat.count is not None:
        text += f", {repeat.count} times"
    if repeat.until is not None:
        text += f", until {repeat.until.day} {repeat.until:%b %Y}"
    return text


WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last", -2: "second to last"}
