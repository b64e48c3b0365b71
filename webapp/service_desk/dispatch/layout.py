"""Where things stand on the dispatch board: columns of fifteen minutes, lanes one below the other.

Pure: no I/O, no clock. Positions are whole numbers that `static/css/generated/dispatch_grid.css` has classes for,
because the pages' content security policy allows no style attributes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

from webapp.my_calendar.layout import day_bounds
from webapp.my_calendar.recurrence import to_wall

SLOT = timedelta(minutes=15)
"""What one column stands for."""

MAX_COLUMNS = 27 * 4  # no clock change in the tz database repeats more than three hours of a day
MAX_LANES = 16
"""Entries one below the other in a person's day; further ones share the last place."""

_HOUR = timedelta(hours=1)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AxisLabel:
    """The hour that begins at `column`, as a clock shows it."""

    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A day, as long as it is on the viewer's clock: with a clock change it has an hour more, or one less."""

    begin: datetime
    end: datetime
    zone: str

    @classmethod
    def of(cls, day: date, zone: str) -> "Axis":
        """Return the axis of `day` on clocks in `zone`."""
        return cls(*day_bounds(day, day, zone), zone)

    @property
    def columns(self) -> int:
        return -((self.begin - self.end) // SLOT)

    def column_of(self, instant: datetime) -> int:
        """Return the column that `instant` lies in, also beyond either end."""
        return (instant - self.begin) // SLOT

    def minutes_of(self, instant: datetime) -> int:
        """Return how many minutes after its beginning `instant` lies."""
        return (instant - self.begin) // timedelta(minutes=1)

    def labels(self) -> tuple[AxisLabel, ...]:
        """Return each hour's beginning. Where clocks go back, an hour stands there twice."""
        hours = (self.begin + number * _HOUR for number in range(-((self.begin - self.end) // _HOUR)))
        return tuple(AxisLabel(self.column_of(instant), f"{to_wall(instant, self.zone):%H:%M}") for instant in hours)

    def place(self, starts_at: datetime, ends_at: datetime) -> tuple[int, int]:
        """Return the first column of a span that touches the day, and how many columns it takes: one at least."""
        first = min(max(0, self.column_of(starts_at)), self.columns - 1)
        last = min(self.columns, -((self.begin - ends_at) // SLOT))
        return first, max(1, last - first)


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """Something in a row of columns."""

    what: T
    column: int
    width: int
    lane: int


def pack(spans: Iterable[tuple[int, int, T]]) -> tuple[Placed[T], ...]:
    """Put spans (column, width, what) into the first lane that is free to their right; what comes first stays above."""
    free: list[int] = []  # per lane the first free column
    placed = []
    for column, width, what in spans:
        lane = next((lane for lane, first in enumerate(free) if first <= column), len(free))
        free[lane : lane + 1] = [column + width]
        placed.append(Placed(what, column, width, min(lane, MAX_LANES - 1)))
    return tuple(placed)


def gaps(axis: Axis, spans: Sequence[tuple[datetime, datetime]]) -> tuple[tuple[int, int], ...]:
    """Return what `spans` (in order) leave free of the day, as (column, width)."""
    edges = [0]
    for starts_at, ends_at in spans:
        column, width = axis.place(starts_at, ends_at)
        edges += [column, column + width]
    edges.append(axis.columns)
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return tuple((first, last - first) for first, last in pairs if last > first)
