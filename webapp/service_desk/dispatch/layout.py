"""Layout of the dispatch board: columns of fifteen minutes, lanes one below the other.

Pure: no I/O, no clock. Positions are whole numbers that `static/css/generated/dispatch_grid.css` has classes for,
because the pages' content security policy allows no style attributes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

from webapp.formatting import clock_text
from webapp.my_calendar.layout import day_bounds
from webapp.my_calendar.recurrence import to_wall

SLOT = timedelta(minutes=15)
"""Duration of one column."""

MAX_COLUMNS = 27 * 4  # no clock change in the tz database repeats more than three hours of a day
MAX_LANES = 16
"""Entries one below the other in a person's day; further ones share the last lane."""

_HOUR = timedelta(hours=1)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AxisLabel:
    """The text of the hour that begins at `column`."""

    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A day in the viewer's time zone; with a clock change it is an hour longer or shorter."""

    begin: datetime
    end: datetime
    zone: str

    @classmethod
    def of(cls, day: date, zone: str) -> "Axis":
        """Return the axis of `day` in the time zone `zone`."""
        return cls(*day_bounds(day, day, zone), zone)

    @property
    def columns(self) -> int:
        return -((self.begin - self.end) // SLOT)

    def column_of(self, instant: datetime) -> int:
        """Return the column of `instant`; negative or past the last column if it is outside the day."""
        return (instant - self.begin) // SLOT

    def minutes_of(self, instant: datetime) -> int:
        """Return the minutes from the start of the day to `instant`."""
        return (instant - self.begin) // timedelta(minutes=1)

    def labels(self) -> tuple[AxisLabel, ...]:
        """Return a label per hour. On a day on which clocks go back, one hour is labelled twice."""
        hours = (self.begin + number * _HOUR for number in range(-((self.begin - self.end) // _HOUR)))
        return tuple(AxisLabel(self.column_of(instant), clock_text(to_wall(instant, self.zone))) for instant in hours)

    def place(self, starts_at: datetime, ends_at: datetime) -> tuple[int, int]:
        """Return the first column and the width (at least one column) of a span that overlaps the day."""
        first = min(max(0, self.column_of(starts_at)), self.columns - 1)
        last = min(self.columns, -((self.begin - ends_at) // SLOT))
        return first, max(1, last - first)


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """Something with a column, a width and a lane."""

    what: T
    column: int
    width: int
    lane: int


def pack(spans: Iterable[tuple[int, int, T]]) -> tuple[Placed[T], ...]:
    """Place spans (column, width, what), each in the topmost lane that is free from its column on."""
    free: list[int] = []  # per lane the first free column
    placed = []
    for column, width, what in spans:
        lane = next((lane for lane, first in enumerate(free) if first <= column), len(free))
        free[lane : lane + 1] = [column + width]
        placed.append(Placed(what, column, width, min(lane, MAX_LANES - 1)))
    return tuple(placed)


def gaps(axis: Axis, spans: Sequence[tuple[datetime, datetime]]) -> tuple[tuple[int, int], ...]:
    """Return the gaps between `spans` (in order) within the day, as (column, width)."""
    edges = [0]
    for starts_at, ends_at in spans:
        column, width = axis.place(starts_at, ends_at)
        edges += [column, column + width]
    edges.append(axis.columns)
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return tuple((first, last - first) for first, last in pairs if last > first)
