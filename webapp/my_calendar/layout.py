"""Layout of entries: month grid, time columns of week and day, agenda. Pure: no I/O, no clock.

Positions are whole numbers that `static/css/generated/my_calendar_grid.css` has classes for, because the pages' content
security policy allows no style attributes.
"""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from webapp.my_calendar.models import KINDS
from webapp.my_calendar.recurrence import Timing, to_utc, to_wall

ROW_MINUTES = 5
DAY_ROWS = 24 * 60 // ROW_MINUTES
SHORTEST_ROWS = 6
"""Minimum height of an entry in rows: half an hour, 24 pixels, large enough to click or touch."""

VISIBLE_LANES = 3
"""Bars per day of the month view; further ones become "+n more"."""

MAX_LANES = 8
"""Entries side by side in a time column; further ones share the last lane."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One occurrence for a viewer. `start` and `end` are local to the viewer, the end exclusive."""

    item_id: int
    version: int
    occurrence: str  # original start of an occurrence of a series (ISO basic format), else "single"
    subject: str
    location: str
    show_as: str
    private: bool
    is_series: bool
    timing: Timing
    starts_at: datetime
    ends_at: datetime
    start: datetime
    end: datetime
    kind: str = "appointment"
    is_done: bool = False
    is_one_date: bool = False  # an occurrence, stored as an item, of a series on a linked calendar

    @property
    def key(self) -> str:
        return f"item-{self.item_id}-{self.occurrence}"

    @property
    def all_day(self) -> bool:
        return self.timing.all_day

    @property
    def first_day(self) -> date:
        return self.start.date()

    @property
    def last_day(self) -> date:
        return max(self.start, self.end - timedelta(microseconds=1)).date()

    @property
    def rank(self) -> tuple[Any, ...]:
        """Sort key within a day: all-day entries by kind, then timed ones, then finished all-day ones."""
        if self.all_day:
            return (2 if self.is_done else 0, KINDS.index(self.kind), self.subject.casefold(), self.key)
        return (1, self.start, self.key)


@dataclass(frozen=True, slots=True)
class Bar:
    """An entry in a row of days: `column` and `lane` from 0, `width` in days."""

    entry: Entry
    column: int
    width: int
    lane: int
    continues_before: bool
    continues_after: bool


@dataclass(frozen=True, slots=True)
class MonthDay:
    day: date
    in_month: bool
    total: int
    hidden: int


@dataclass(frozen=True, slots=True)
class MonthWeek:
    days: tuple[MonthDay, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """The part of an entry within one day. `row` and `length` are in rows of five minutes from the start of the day."""

    entry: Entry
    row: int
    length: int
    lane: int
    lanes: int
    continues_before: bool
    continues_after: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """An hour of a day, as a link to add something. `again` marks an hour that a clock change repeats."""

    start: datetime
    row: int
    again: bool = False


@dataclass(frozen=True, slots=True)
class Filler:
    """Rows of a day without a time: skipped by a clock change, or added for an hour repeated on another day."""

    row: int
    length: int


@dataclass(frozen=True, slots=True)
class DayColumn:
    day: date
    slots: tuple[Slot, ...]
    fillers: tuple[Filler, ...]
    segments: tuple[Segment, ...]

    @property
    def lanes(self) -> int:
        """Return the maximum number of entries side by side."""
        return max((segment.lanes for segment in self.segments), default=1)


@dataclass(frozen=True, slots=True)
class AxisLabel:
    row: int
    text: str


@dataclass(frozen=True, slots=True)
class TimeGrid:
    """Days side by side on one time axis. `bars` are the all-day entries above it, in `bar_lanes` lanes."""

    columns: tuple[DayColumn, ...]
    labels: tuple[AxisLabel, ...]
    bars: tuple[Bar, ...]
    bar_lanes: int


# Days


VIEWS = ("month", "week", "day", "agenda")
AGENDA_DAYS = 30


@dataclass(frozen=True, slots=True)
class Period:
    """The days of a view, from `first` to `last`, around `day`; `previous` and `following` are days of the adjacent
    periods.
    """

    view: str
    day: date
    first: date
    last: date
    previous: date
    following: date
    title: str

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.first + timedelta(days=offset) for offset in range((self.last - self.first).days + 1))


def period(view: str, day: date, week_starts_on: int) -> Period:
    """Return the period that `view` (one of VIEWS) shows around `day`."""
    if view == "month":
        weeks = month_weeks(day, week_starts_on)
        first = day.replace(day=1)
        after = (first + timedelta(days=31)).replace(day=1)
        before = (first - _DAY).replace(day=1)
        return Period(view, first, weeks[0][0], weeks[-1][-1], before, after, f"{day:%B %Y}")
    if view == "week":
        days = week_days(day, week_starts_on)
        week = timedelta(days=7)
        return Period(view, day, days[0], days[-1], day - week, day + week, _range_title(days[0], days[-1]))
    if view == "day":
        return Period(view, day, day, day, day - _DAY, day + _DAY, f"{day:%A}, {day.day} {day:%B %Y}")
    step = timedelta(days=AGENDA_DAYS)
    last = day + step - _DAY
    return Period("agenda", day, day, last, day - step, day + step, _range_title(day, last))


def _range_title(first: date, last: date) -> str:
    if first.year != last.year:
        return f"{first.day} {first:%B %Y} – {last.day} {last:%B %Y}"
    if first.month != last.month:
        return f"{first.day} {first:%B} – {last.day} {last:%B %Y}"
    return f"{first.day}–{last.day} {last:%B %Y}"


def week_days(day: date, week_starts_on: int) -> tuple[date, ...]:
    """Return the seven days of the week with `day`; `week_starts_on` is 0 for Monday."""
    first = day - timedelta(days=(day.weekday() - week_starts_on) % 7)
    return tuple(first + timedelta(days=offset) for offset in range(7))


def month_weeks(day: date, week_starts_on: int) -> tuple[tuple[date, ...], ...]:
    """Return the whole weeks that overlap the month of `day`."""
    weeks = calendar.Calendar(week_starts_on).monthdatescalendar(day.year, day.month)
    return tuple(tuple(week) for week in weeks)


def day_bounds(first: date, last: date, zone: str) -> tuple[datetime, datetime]:
    """Return the start of the day `first` and the end of the day `last` as instants, for days in `zone`."""
    return _midnight(first, zone), _midnight(last + _DAY, zone)


def _midnight(day: date, zone: str) -> datetime:
    return to_utc(datetime(day.year, day.month, day.day), zone)  # noqa: DTZ001


# Month and all-day bars


def month_grid(weeks: Iterable[Sequence[date]], month: int, entries: Iterable[Entry]) -> tuple[MonthWeek, ...]:
    """Place `entries` as bars into weeks; those that do not fit are counted per day."""
    entries = list(entries)
    return tuple(_month_week(week, month, entries) for week in weeks)


def _month_week(week: Sequence[date], month: int, entries: Sequence[Entry]) -> MonthWeek:
    bars = pack_bars(week, entries)
    totals, hidden = [0] * len(week), [0] * len(week)
    for bar in bars:
        for column in range(bar.column, bar.column + bar.width):
            totals[column] += 1
            hidden[column] += bar.lane >= VISIBLE_LANES
    return MonthWeek(
        tuple(
            MonthDay(day, day.month == month, total, more)
            for day, total, more in zip(week, totals, hidden, strict=True)
        ),
        tuple(bar for bar in bars if bar.lane < VISIBLE_LANES),
    )


def pack_bars(days: Sequence[date], entries: Iterable[Entry]) -> tuple[Bar, ...]:
    """Place entries over a row of consecutive days, each in the first lane that is free over its whole width."""
    first, last = days[0], days[-1]
    touching = [entry for entry in entries if entry.first_day <= last and entry.last_day >= first]
    touching.sort(key=lambda e: (max(e.first_day, first), -(e.last_day - e.first_day).days, e.rank))
    taken: list[int] = []  # per lane the first free column
    bars = []
    for entry in touching:
        column = max(0, (entry.first_day - first).days)
        end = min(len(days) - 1, (entry.last_day - first).days) + 1
        lane = next((lane for lane, free in enumerate(taken) if free <= column), len(taken))
        taken[lane : lane + 1] = [end]
        bars.append(Bar(entry, column, end - column, lane, entry.first_day < first, entry.last_day > last))
    return tuple(bars)


# Week and day


@dataclass(frozen=True, slots=True)
class ClockChange:
    """A clock change within a day, in minutes of local time: at `at` the clock continues at `to`."""

    at: int
    to: int

    @property
    def repeated(self) -> int:
        return max(0, self.at - self.to)


def time_grid(days: Sequence[date], entries: Iterable[Entry], zone: str) -> TimeGrid:
    """Place `entries` into columns, one per day, on a common axis.

    If a clock change repeats an hour, the axis has it twice, and the other days are blank there; if it skips an hour,
    its day is blank there. Every hour of every day is thus beside its label.
    """
    entries = list(entries)
    changes = {day: clock_change(day, zone) for day in days}
    fold = next((change for change in changes.values() if change and change.repeated), None)
    columns = tuple(
        _day_column(day, [entry for entry in entries if not entry.all_day], zone, changes[day], fold) for day in days
    )
    bars = pack_bars(days, [entry for entry in entries if entry.all_day])
    labels = [AxisLabel(_row(hour * 60, fold), f"{hour:02}:00") for hour in range(24)]
    if fold:
        labels.append(AxisLabel(fold.at // ROW_MINUTES, f"{fold.to // 60:02}:{fold.to % 60:02} again"))
    labels.sort(key=lambda label: label.row)
    return TimeGrid(columns, tuple(labels), bars, max((bar.lane for bar in bars), default=-1) + 1)


def clock_change(day: date, zone: str) -> ClockChange | None:
    """Return the clock change on `day` in `zone`, if any."""
    begin, end = day_bounds(day, day, zone)
    if to_wall(begin, zone).date() == day and to_wall(begin, zone).time() != datetime.min.time():
        return ClockChange(0, _minutes(to_wall(begin, zone), day))  # the day begins with the skipped time
    if end - begin == _DAY:
        return None

    def offset(instant: datetime) -> timedelta:
        return to_wall(instant, zone) - instant.replace(tzinfo=None)

    low, high = begin, end
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) / 2
        middle -= timedelta(seconds=middle.second, microseconds=middle.microsecond)
        if middle <= low:
            break
        low, high = (middle, high) if offset(middle) == offset(begin) else (low, middle)
    at = high.replace(tzinfo=None) + offset(begin)
    return ClockChange(_minutes(at, day), _minutes(to_wall(high, zone), day))


def _minutes(wall: datetime, day: date) -> int:
    return int((wall - datetime(day.year, day.month, day.day)).total_seconds()) // 60  # noqa: DTZ001


def _row(minutes: int, fold: ClockChange | None) -> int:
    """Return the axis row of a minute of local time on a day without a clock change."""
    return (minutes + (fold.repeated if fold and minutes >= fold.at else 0)) // ROW_MINUTES


def _day_column(
    day: date, entries: Iterable[Entry], zone: str, change: ClockChange | None, fold: ClockChange | None
) -> DayColumn:
    begin, end = day_bounds(day, day, zone)
    rows = DAY_ROWS + (fold.repeated // ROW_MINUTES if fold else 0)
    repeats = change is not None and change.repeated > 0

    def row_of(instant: datetime) -> int:
        if repeats:
            return int((instant - begin).total_seconds()) // 60 // ROW_MINUTES
        return _row(_minutes(to_wall(instant, zone), day), fold)

    spans = []
    for entry in entries:
        if not (entry.starts_at < end and (entry.ends_at > begin or entry.starts_at == entry.ends_at >= begin)):
            continue
        top = row_of(max(entry.starts_at, begin))
        last = max(entry.starts_at, begin, min(entry.ends_at, end) - timedelta(seconds=1))
        length = max(SHORTEST_ROWS, row_of(last) + 1 - top)
        top = max(0, min(top, rows - length))
        spans.append((top, length, entry, entry.starts_at < begin, entry.ends_at > end))
    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001
    slots = [Slot(midnight + timedelta(hours=hour), _row(hour * 60, fold)) for hour in range(24)]
    fillers = []
    if fold and repeats:
        slots.append(Slot(midnight + timedelta(minutes=fold.to), fold.at // ROW_MINUTES, again=True))
        slots.sort(key=lambda slot: slot.row)
    elif fold:
        fillers.append(Filler(fold.at // ROW_MINUTES, fold.repeated // ROW_MINUTES))
    if change and not repeats:
        fillers.append(Filler(_row(change.at, fold), (change.to - change.at) // ROW_MINUTES))
    return DayColumn(day, tuple(slots), tuple(fillers), pack_segments(spans))


def pack_segments(spans: Iterable[tuple[int, int, Entry, bool, bool]]) -> tuple[Segment, ...]:
    """Place overlapping spans (row, length, entry, continues before, continues after) side by side.

    Spans that overlap, directly or through others, form a cluster and share its width equally.
    """
    segments: list[Segment] = []
    cluster: list[tuple[tuple[int, int, Entry, bool, bool], int]] = []
    free: list[int] = []  # per lane the first free row

    def close() -> None:
        lanes = min(len(free), MAX_LANES)
        for (row, length, entry, before, after), lane in cluster:
            segments.append(Segment(entry, row, length, min(lane, MAX_LANES - 1), lanes, before, after))
        cluster.clear()
        free.clear()

    for span in sorted(spans, key=lambda span: (span[0], -span[1], span[2].key)):
        row, length = span[0], span[1]
        if free and row >= max(free):
            close()
        lane = next((lane for lane, row_free in enumerate(free) if row_free <= row), len(free))
        free[lane : lane + 1] = [row + length]
        cluster.append((span, lane))
    close()
    return tuple(segments)


# Agenda


def agenda(days: Iterable[date], entries: Iterable[Entry]) -> tuple[tuple[date, tuple[Entry, ...]], ...]:
    """Return each day that has entries, with its entries; an entry over several days is on each of them."""
    entries = sorted(entries, key=lambda entry: entry.rank)
    pairs = ((day, tuple(e for e in entries if e.first_day <= day <= e.last_day)) for day in days)
    return tuple((day, on_day) for day, on_day in pairs if on_day)
