"""Dates and times as pages write them, in the format of English calendars with a clock of 24 hours.

All values are wall clock times: callers convert instants to the reader's time zone first. Pure.
"""

from datetime import date, datetime, time


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
    """Return a sentence about a start that a change to summer time skips (RFC 5545, 3.3.5, moves it forward)."""
    return f"{wanted:%H:%M} does not exist on that day: clocks go forward, so it begins at {became:%H:%M}."
