"""Formats of dates and times on pages: English, with the 24-hour clock.

Values are local times, which callers have converted to the reader's time zone; only `exact_time` and `relative_time`
take instants. Pure.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def day_text(day: date) -> str:
    """Return a date such as "Mon 2 Nov 2026"."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def moment_text(at: datetime) -> str:
    """Return a date with its time, to the minute, such as "Mon 2 Nov 2026, 09:00"."""
    return f"{day_text(at)}, {at:%H:%M}"


def clock_range(start: datetime | time, end: datetime | time) -> str:
    """Return two times of one day, such as "09:00–10:30"."""
    return f"{start:%H:%M}–{end:%H:%M}"


def span_text(start: datetime, end: datetime) -> str:
    """Return a span such as "Mon 2 Nov 2026, 09:00–10:30"; the date of the end is added where it differs."""
    if start.date() == end.date():
        return f"{day_text(start)}, {clock_range(start, end)}"
    return f"{moment_text(start)} to {moment_text(end)}"


def day_span_text(first: date, last: date) -> str:
    """Return whole days, both included, such as "Mon 2 Nov 2026 to Tue 3 Nov 2026", or the one day."""
    return day_text(first) if first == last else f"{day_text(first)} to {day_text(last)}"


def skipped_start_text(wanted: datetime, became: datetime) -> str:
    """Return a sentence about a start that a clock change skips, and that is therefore moved forward.

    Source: https://www.rfc-editor.org/rfc/rfc5545#section-3.3.5
    """
    return f"{wanted:%H:%M} does not exist on that day: clocks go forward, so it begins at {became:%H:%M}."


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
