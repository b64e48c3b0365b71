"""What people type and drag: new entries and edits, for Hypothesis to draw and for named histories to spell out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from hypothesis import strategies as st

from tests.jobs.conftest import an_event
from webapp.connectors.event import Details, Event, Override, is_series

Edit = Callable[[Event], Event]

SECRET = "hush"
"""Begins the texts of private entries."""

_numbers = count(1)


def unique(word: str) -> str:
    """Return a text that nobody else types, so that it can be followed wherever it goes."""
    return f"{word}-{next(_numbers)}."


def change(**details: Any) -> Edit:
    return lambda event: replace(event, details=replace(event.details, **details))


def write(field: str, word: str) -> Edit:
    """Type something new into a text field."""

    def written(event: Event) -> Event:
        return change(**{field: unique(word)})(event)

    return written


def keep_private(event: Event) -> Event:
    """Make an entry private, with a text that must not get about."""
    return change(private=True, subject=unique(SECRET), location=unique(SECRET))(event)


def move(hours: int) -> Edit:
    """Move an entry, and with a series all of its dates; one of whole days moves by days."""

    def moved(event: Event) -> Event:
        shift = timedelta(days=hours) if event.details.all_day else timedelta(hours=hours)
        details = _shifted(event.details, shift)
        if is_series(event) and event.rrule is None:
            return _with_override(event, event.details.start, details)  # kept by dates: only this one moves
        return replace(
            event,
            details=details,
            rdates=tuple(date + shift for date in event.rdates),
            exdates=tuple(date + shift for date in event.exdates),
            overrides=tuple(
                Override(one.original_start + shift, _shifted(one.details, shift)) for one in event.overrides
            ),
        )

    return moved


def exclude(number: int) -> Edit:
    """Remove one date of a series."""

    def excluded(event: Event) -> Event:
        date = _date(event, number)
        if date is None:
            return event
        left = tuple(one for one in event.overrides if one.original_start != date)
        return replace(event, exdates=(*event.exdates, date), overrides=left)

    return excluded


def override(number: int, word: str) -> Edit:
    """Move and rename one date of a series."""

    def overridden(event: Event) -> Event:
        date = _date(event, number)
        if date is None or event.details.all_day:
            return event
        details = replace(
            event.details, start=date + timedelta(hours=1), end=date + timedelta(hours=3), subject=unique(word)
        )
        return _with_override(event, date, details)

    return overridden


def repeat(rule: str | None) -> Edit:
    """Make an entry a series, another series, or a single entry."""

    def repeated(event: Event) -> Event:
        if event.rrule == rule or event.rdates:
            return event
        return Event(event.details, rrule=rule)

    return repeated


def last(days: int) -> Edit:
    """Make an entry last whole days (none: some hours in Berlin)."""

    def lasting(event: Event) -> Event:
        if is_series(event):
            return event
        midnight = event.details.start.replace(hour=0)
        if days:
            return change(start=midnight, end=midnight + timedelta(days=days), all_day=True, zone=None)(event)
        nine = midnight.replace(hour=9)
        return change(start=nine, end=nine + timedelta(hours=2), all_day=False, zone="Europe/Berlin")(event)

    return lasting


def relocate(zone: str | None) -> Edit:
    """Put an entry into another zone, at the same time on the clock."""
    return lambda event: event if event.details.all_day or is_series(event) else change(zone=zone)(event)


def _shifted(details: Details, shift: timedelta) -> Details:
    return replace(details, start=details.start + shift, end=details.end + shift)


def _date(event: Event, number: int) -> datetime | None:
    """Return a date of a series that is not excluded; its first one is left alone."""
    if event.rdates:
        dates = list(event.rdates)
    elif event.rrule:
        step = timedelta(weeks=1) if "WEEKLY" in event.rrule else timedelta(days=1)
        dates = [event.details.start + step * nth for nth in range(1, 4)]
    else:
        return None
    date = dates[number % len(dates)]
    return None if date in event.exdates else date


def _with_override(event: Event, date: datetime, details: Details) -> Event:
    left = tuple(one for one in event.overrides if one.original_start != date)
    return replace(event, overrides=(*left, Override(date, details)))


ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Chatham", "UTC", None])
RULES = st.sampled_from([None, None, "FREQ=WEEKLY;COUNT=6", "FREQ=DAILY;COUNT=5"])
WORDS = st.sampled_from(["Visit", "Repair", "Lunch"])
EDITS = st.one_of(
    st.builds(write, st.sampled_from(["subject", "location"]), WORDS),
    st.sampled_from(["busy", "free", "tentative"]).map(lambda value: change(show_as=value)),
    st.integers(-3, 3).map(move),
    st.integers(0, 2).map(exclude),
    st.builds(override, st.integers(0, 2), WORDS),
    RULES.map(repeat),
    ZONES.map(relocate),
    st.integers(0, 2).map(last),
    st.just(keep_private),
)
NEW = st.builds(
    lambda word, day, rule, zone: an_event(unique(word), datetime(2026, 12, day, 9), rrule=rule, zone=zone),
    WORDS,
    st.integers(1, 28),
    RULES,
    ZONES,
)
PICK = st.integers(0, 8)
