"""RFC 5545 durations, and the local start and end of an occurrence of a series.

Pure: no I/O, no clock. Days are nominal (the same time of day later), hours, minutes and seconds are exact
(https://www.rfc-editor.org/rfc/rfc5545#section-3.3.6); they differ across a clock change.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Self

_DURATION = re.compile(r"([+-])?P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9})S)?)?$")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Duration:
    """A duration: nominal `days`, then `exact` time."""

    days: int
    exact: timedelta

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse a DURATION value. Raises ValueError if it is invalid."""
        match = _DURATION.match(text.strip().upper())
        if not match:
            raise ValueError("not a duration")
        sign, *numbers = match.groups(default="0")
        weeks, days, hours, minutes, seconds = (int(number) * (-1 if sign == "-" else 1) for number in numbers)
        return cls(7 * weeks + days, timedelta(hours=hours, minutes=minutes, seconds=seconds))

    def __str__(self) -> str:
        """Return the canonical text, equal for equal durations. Only for durations that are not negative."""
        seconds = int(self.exact.total_seconds())
        exact = f"T{seconds}S" if seconds or not self.days else ""
        return f"P{self.days}D{exact}" if self.days else f"P{exact}"

    @property
    def is_negative(self) -> bool:
        return self.days < 0 or self.exact < timedelta(0)

    def after(self, start: datetime, zone: tzinfo | None) -> datetime:
        """Return the local time in `zone` this long after the local time `start`; None is a zone without changes."""
        nominal = start + self.days * _DAY
        if zone is None or not self.exact:
            return nominal + self.exact
        return (nominal.replace(tzinfo=zone).astimezone(UTC) + self.exact).astimezone(zone).replace(tzinfo=None, fold=0)


Span = tuple[datetime, datetime]


def span_maker(
    start: datetime, end: datetime, duration: Duration | None, zone: tzinfo | None
) -> Callable[[datetime], Span]:
    """Return a function from the nominal start of an occurrence, in local time of `zone`, to its start and end.

    `start` and `end` are those of the series. Each occurrence has the same duration in local time, or lasts `duration`
    if that still leads from `start` to `end`, which may have been edited since. A start that a clock change skips is
    moved forward by the change, with its end (https://www.rfc-editor.org/rfc/rfc5545#section-3.8.5.3).
    """
    length = end - start
    exact = duration if duration is not None and duration.after(start, zone) == end else None

    def span(at: datetime) -> Span:
        if at == start:
            return start, end  # as stored, even across a clock change
        begin = existing(at, zone)
        return begin, exact.after(begin, zone) if exact else begin + length

    return span


def existing(wall: datetime, zone: tzinfo | None) -> datetime:
    """Return `wall`, moved forward by the clock change in `zone` that skips it, if there is one."""
    if zone is None or wall.year in {1, 9999}:
        return wall
    return wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None, fold=0)
