"""Dates of a series after the series itself was moved.

Pure, and shared by My Calendar and the connectors, which have to get the same results. All dates are local times in the
zone of the series.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

_UNTIL = re.compile(r"(?<![A-Z-])UNTIL=\s*(\d{8})(?:T(\d{6})(Z?))?", re.IGNORECASE)
_END_OF_DAY = time(23, 59, 59)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Start:
    """The start of a series: local time in `zone` (None: floating), midnight if it is `all_day`."""

    wall: datetime
    zone: tzinfo | None
    all_day: bool


def moved_date(date: datetime, old: Start, new: Start) -> datetime:
    """Return a date of a series (of its rule, extra or excluded) after the series was moved.

    Between times of day it is moved by the same distance as the start, so that an extra date at another hour keeps its
    distance. If the series becomes all-day, or timed, only the day of the date is moved.
    """
    if old.all_day == new.all_day:
        return date + (new.wall - old.wall)
    return datetime.combine(date.date() + (new.wall.date() - old.wall.date()), new.wall.time())


def moved_until(rrule: str, old: Start, new: Start, home: tzinfo) -> str:
    """Return the rule with its UNTIL moved so that the moved series has the same number of dates.

    The text is unchanged if its meaning is. Floating and all-day dates are converted in the zone `home`.
    """
    match = _UNTIL.search(rrule)
    if match is None or old == new:
        return rrule
    try:
        value = _moved_value(match, old, new, home)
    except (ValueError, OverflowError):
        return rrule  # not a date, or one at the end of the calendar: kept unchanged
    return rrule if value is None else f"{rrule[: match.start(1)]}{value}{rrule[match.end() :]}"


def local_until(rrule: str, home: tzinfo, *, all_day: bool) -> str:
    """Return the rule of an all-day or floating series with an UNTIL in UTC converted to local time in `home`.

    The result is a DATE or a local time, as https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10 demands; other
    programs do not know `home`.
    """
    match = _UNTIL.search(rrule)
    if match is None or match[2] is None or not (all_day or match[3]):
        return rrule
    try:
        last, _ = _last(match, Start(datetime.fromisoformat(match[1]), None, all_day), home)
    except (ValueError, OverflowError):
        return rrule
    value = f"{last:%Y%m%d}" if all_day else f"{last:%Y%m%dT%H%M%S}"
    return f"{rrule[: match.start(1)]}{value}{rrule[match.end() :]}"


def _moved_value(match: re.Match[str], old: Start, new: Start, home: tzinfo) -> str | None:
    """Return the UNTIL of the moved series; None if it need not change."""
    last, is_whole_day = _last(match, old, home)
    days = new.wall.date() - old.wall.date()
    if is_whole_day and not days and (old.zone, old.all_day) == (new.zone, new.all_day):
        return None
    if new.all_day:
        if not is_whole_day and last.time() < old.wall.time():
            last -= _DAY  # the last occurrence started the day before
        return f"{last + days:%Y%m%d}"
    last += days if is_whole_day else new.wall - old.wall
    if new.zone is None:
        return f"{last:%Y%m%dT%H%M%S}"
    return f"{last.replace(tzinfo=new.zone).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _last(match: re.Match[str], start: Start, home: tzinfo) -> tuple[datetime, bool]:
    """Return UNTIL as local time of the series, and whether it includes the whole day."""
    day, clock, utc = match.groups()
    if clock is None:
        return datetime.combine(datetime.fromisoformat(day), _END_OF_DAY), True
    last = datetime.fromisoformat(f"{day}T{clock}")
    if utc and not (start.all_day and clock == "000000"):
        # Midnight UTC in the rule of an all-day series means that date.
        last = last.replace(tzinfo=UTC).astimezone(start.zone or home).replace(tzinfo=None, fold=0)
    if start.all_day:
        return datetime.combine(last, _END_OF_DAY), True
    return last, last.time() == _END_OF_DAY
