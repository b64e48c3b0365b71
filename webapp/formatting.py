"""Formats of dates and times on pages: English, with the 24-hour clock.

Values are local times, which callers have converted to the reader's time zone; only `exact_time` and `relative_time`
take instants. Pure.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def day_text(day: date) -> str:
    """Return a date such as "Mon 2 Nov 2026"."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def near_day_text(day: date, today: date) -> str:
    """Return "Yesterday", "Today", "Tomorrow" or a date such as "Mon 2 Nov"; with its year unless that is today's."""
    named = {-1: "Yesterday", 0: "Today", 1: "Tomorrow"}.get((day - today).days)
    return named or f"{day:%a} {day.day} {day:%b}" + ("" if day.year == today.year else f" {day.year}")


def moment_text(at: datetime) -> str:
    """Return a date with its time, to the minute, such as "Mon 2 Nov 2026, 09:00"."""
    return f"{day_text(at)}, {clock_text(at)}"


def clock_text(at: datetime | time) -> str:
    """Return a time, to the minute, such as "09:00"."""
    return f"{at:%H:%M}"


def clock_range(start: datetime | time, end: datetime | time) -> str:
    """Return two times of one day, such as "09:00–10:30"."""
    return f"{clock_text(start)}–{clock_text(end)}"


def span_text(start: datetime, end: datetime) -> str:
    """Return a span such as "Mon 2 Nov 2026, 09:00–10:30"; the date of the end is added where it differs."""
    if start.date() == end.date():
        return f"{day_text(start)}, {clock_range(start, end)}"
    return f"{moment_text(start)} to {moment_text(end)}"


def day_span_text(first: date, last: date) -> str:
    """Return whole days, both included, such as "Mon 2 Nov 2026 to Tue 3 Nov 2026", or the one day."""
    return day_text(first) if first == last else f"{day_text(first)} to {day_text(last)}"


def numeric_day(day: date) -> str:
    """Return a date in numbers, such as "2026-11-02"."""
    return f"{day:%Y-%m-%d}"


def numeric_moment(at: datetime) -> str:
    """Return a date with its time in numbers, such as "2026-11-02 09:00"."""
    return f"{numeric_day(at)} {clock_text(at)}"


def numeric_span(start: datetime, end: datetime) -> str:
    """Return a span in numbers, such as "2026-11-02 09:00 to 2026-11-02 10:30"."""
    return f"{numeric_moment(start)} to {numeric_moment(end)}"


def numeric_day_span(first: date, last: date) -> str:
    """Return whole days in numbers, both included, such as "2026-11-02 to 2026-11-03"."""
    return f"{numeric_day(first)} to {numeric_day(last)}"


def skipped_start_text(wanted: datetime, became: datetime) -> str:
    """Return a sentence about a start that a clock change skips, and that is therefore moved forward.

    Source: https://www.rfc-editor.org/rfc/rfc5545#section-3.3.5
    """
    begins = clock_text(became)
    return f"{clock_text(wanted)} does not exist on that day: clocks go forward, so it begins at {begins}."


def exact_time(at: datetime, zone: str) -> str:
    """Return an instant in local time of `zone` (an IANA name), such as "Mon 2 Nov 2026, 09:00"."""
    return moment_text(at.astimezone(ZoneInfo(zone)))


def relative_time(at: datetime, *, now: datetime) -> str:
    """Return the time since the instant `at`, in the largest unit that fits, such as "2 hours ago"."""
    passed = now - at
    if passed < timedelta(minutes=1):
        return "just now"
    for unit, length in (("day", timedelta(days=1)), ("hour", timedelta(hours=1)), ("minute", timedelta(minutes=1))):
        if passed >= length:
            number = passed // length
            return f"{number} {unit}{'' if number == 1 else 's'} ago"
    raise AssertionError("the units above cover every length of at least a minute")


def duration_text(length: timedelta) -> str:
    """Return a duration in tenths of seconds below a minute ("2.5 s"), else in minutes and seconds ("3 min 12 s")."""
    seconds = length.total_seconds()
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s"
