"""Layout of entries."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import tries
from webapp.my_calendar import layout
from webapp.my_calendar.grid_css import MOST_ROWS
from webapp.my_calendar.layout import Entry
from webapp.my_calendar.recurrence import Timing, to_utc, to_wall

BERLIN = "Europe/Berlin"


def entry(start: str, end: str, *, zone: str = BERLIN, all_day: bool = False, item_id: int = 1) -> Entry:
    first, last = datetime.fromisoformat(start), datetime.fromisoformat(end)
    timing = Timing(first, last, None if all_day else zone, all_day)
    starts_at, ends_at = timing.span(zone)
    wall = (first, last) if all_day else (to_wall(starts_at, zone), to_wall(ends_at, zone))
    return Entry(item_id, 1, "single", "", "", "busy", False, False, timing, starts_at, ends_at, *wall)


def test_a_month_has_whole_weeks_from_the_viewers_first_weekday() -> None:
    monday_first = layout.month_weeks(date(2026, 11, 1), 0)
    assert (monday_first[0][0], monday_first[-1][-1]) == (date(2026, 10, 26), date(2026, 12, 6))
    assert layout.month_weeks(date(2026, 11, 1), 6)[0][0] == date(2026, 11, 1)


def test_a_bar_spans_its_days_and_continues_in_the_next_week() -> None:
    fair = entry("2026-11-28", "2026-12-02", all_day=True)
    grid = layout.month_grid(layout.month_weeks(date(2026, 11, 1), 0), 11, [fair])
    first, second = (week.bars[0] for week in grid if week.bars)
    assert (first.column, first.width, first.continues_before, first.continues_after) == (5, 2, False, True)
    assert (second.column, second.width, second.continues_before, second.continues_after) == (0, 2, True, False)


def test_open_all_day_work_is_above_timed_entries_and_finished_work_below() -> None:
    visit = entry("2026-11-19T08:00", "2026-11-19T09:00", item_id=1)
    done, due, holiday = (entry("2026-11-19", "2026-11-20", all_day=True, item_id=number) for number in (2, 3, 4))
    done, due = replace(done, kind="task", is_done=True), replace(due, kind="to_do")
    bars = layout.pack_bars([date(2026, 11, 19)], [done, visit, due, holiday])
    assert [bar.entry for bar in bars] == [holiday, due, visit, done]


def test_a_grid_has_the_number_of_columns_that_overlap() -> None:
    day = date(2026, 11, 19)
    visits = [entry("2026-11-19T08:00", "2026-11-19T09:00", item_id=number) for number in range(3)]
    grid = layout.time_grid([day, day + timedelta(days=1)], visits, BERLIN)
    assert [column.lanes for column in grid.columns] == [3, 1]


def test_entries_that_do_not_fit_into_a_day_are_counted() -> None:
    visits = [entry(f"2026-11-19T{hour:02}:00", f"2026-11-19T{hour:02}:30", item_id=hour) for hour in range(8, 15)]
    grid = layout.month_grid(layout.month_weeks(date(2026, 11, 1), 0), 11, visits)
    week = next(week for week in grid if week.bars)
    thursday = week.days[3]
    assert (thursday.total, thursday.hidden) == (7, 7 - layout.VISIBLE_LANES)
    assert len(week.bars) == layout.VISIBLE_LANES


@given(
    spans=st.lists(st.tuples(st.integers(0, 280), st.integers(layout.SHORTEST_ROWS, 100)), max_size=layout.MAX_LANES)
)
def test_overlapping_entries_never_share_a_lane(spans: list[tuple[int, int]]) -> None:
    some = entry("2026-11-19T08:00", "2026-11-19T09:00")
    segments = layout.pack_segments((row, length, some, False, False) for row, length in spans)
    assert len(segments) == len(spans)
    for index, one in enumerate(segments):
        assert 0 <= one.lane < one.lanes
        for other in segments[index + 1 :]:
            if one.row < other.row + other.length and other.row < one.row + one.length:
                assert one.lanes == other.lanes
                assert one.lane != other.lane


def test_entries_one_after_the_other_take_the_whole_width() -> None:
    day = date(2026, 11, 19)
    entries = [entry("2026-11-19T08:00", "2026-11-19T09:00"), entry("2026-11-19T09:00", "2026-11-19T10:00", item_id=2)]
    (column,) = layout.time_grid([day], entries, BERLIN).columns
    assert [(segment.row, segment.length, segment.lanes) for segment in column.segments] == [(96, 12, 1), (108, 12, 1)]


def test_an_entry_over_midnight_is_cut_into_one_segment_per_day() -> None:
    days = [date(2026, 11, 25), date(2026, 11, 26), date(2026, 11, 27)]
    grid = layout.time_grid(days, [entry("2026-11-25T22:00", "2026-11-26T06:00")], BERLIN)
    (evening,), (morning,), nothing = (column.segments for column in grid.columns)
    assert (evening.row, evening.length, evening.continues_after) == (264, 24, True)
    assert (morning.row, morning.length, morning.continues_before) == (0, 72, True)
    assert nothing == ()


def test_an_entry_late_at_night_has_the_minimum_height_within_its_day() -> None:
    (column,) = layout.time_grid([date(2026, 11, 25)], [entry("2026-11-25T23:55", "2026-11-26T00:00")], BERLIN).columns
    (segment,) = column.segments
    assert segment.length == layout.SHORTEST_ROWS
    assert segment.row + segment.length == layout.DAY_ROWS


def test_a_repeated_hour_is_twice_on_the_axis_and_blank_on_other_days() -> None:
    days = layout.week_days(date(2026, 10, 25), 0)
    same_time = [
        entry("2026-10-24T08:00", "2026-10-24T09:00"),
        entry("2026-10-25T08:00", "2026-10-25T09:00", item_id=2),
        entry("2026-10-25T00:30", "2026-10-25T05:30", item_id=3),
    ]
    grid = layout.time_grid(days, same_time, BERLIN)
    labels = {label.text: label.row for label in grid.labels}
    assert (labels["02:00"], labels["02:00 again"], labels["03:00"], labels["08:00"]) == (24, 36, 48, 108)
    saturday, sunday = grid.columns[5], grid.columns[6]
    assert [segment.row for segment in saturday.segments] == [108]
    assert [(segment.row, segment.length) for segment in sunday.segments] == [(6, 72), (108, 12)]
    assert [(filler.row, filler.length) for filler in saturday.fillers] == [(36, 12)]
    assert sunday.fillers == ()
    assert [slot.start.hour for slot in sunday.slots][:5] == [0, 1, 2, 2, 3]


def test_a_skipped_hour_is_blank_on_its_day() -> None:
    (column,) = layout.time_grid([date(2026, 3, 29)], [entry("2026-03-29T01:00", "2026-03-29T04:00")], BERLIN).columns
    assert [(filler.row, filler.length) for filler in column.fillers] == [(24, 12)]
    assert [(segment.row, segment.length) for segment in column.segments] == [(12, 36)]


def test_a_day_that_begins_after_midnight_is_blank_before() -> None:
    (column,) = layout.time_grid([date(2024, 4, 26)], [], "Africa/Cairo").columns
    assert [(filler.row, filler.length) for filler in column.fillers] == [(0, 12)]


@tries(200)
@pytest.mark.slow
@given(
    zone=st.sampled_from(sorted(available_timezones())),
    day=st.dates(date(1972, 1, 1), date(2037, 12, 1)),
    minutes=st.integers(0, 24 * 60),
    length=st.integers(0, 3000),
)
def test_every_entry_is_placed_within_its_days_in_every_zone(zone: str, day: date, minutes: int, length: int) -> None:
    starts_at = to_utc(datetime(day.year, day.month, day.day), zone) + timedelta(minutes=minutes)
    ends_at = starts_at + timedelta(minutes=length)
    start, end = to_wall(starts_at, zone), to_wall(ends_at, zone)
    timing = Timing(starts_at.replace(tzinfo=None), ends_at.replace(tzinfo=None), "UTC", False)
    some = Entry(1, 1, "single", "", "", "busy", False, False, timing, starts_at, ends_at, start, end)
    days = [day + timedelta(days=offset) for offset in range(7)]
    grid = layout.time_grid(days, [some], zone)
    drawn = [segment for column in grid.columns for segment in column.segments]
    assert drawn
    for segment in drawn:
        assert segment.row >= 0
        assert segment.length >= layout.SHORTEST_ROWS
        assert segment.row + segment.length <= MOST_ROWS


def test_the_agenda_lists_an_entry_on_each_of_its_days() -> None:
    days = [date(2026, 11, 23) + timedelta(days=offset) for offset in range(4)]
    fair = entry("2026-11-24", "2026-11-26", all_day=True)
    call = entry("2026-11-24T08:00", "2026-11-24T09:00", item_id=2)
    listed = layout.agenda(days, [call, fair])
    assert listed == ((days[1], (fair, call)), (days[2], (fair,)))


@pytest.mark.parametrize(
    ("view", "title", "first", "last", "following"),
    [
        ("month", "November 2026", date(2026, 10, 26), date(2026, 12, 6), date(2026, 12, 1)),
        ("week", "16–22 November 2026", date(2026, 11, 16), date(2026, 11, 22), date(2026, 11, 29)),
        ("day", "Sunday, 22 November 2026", date(2026, 11, 22), date(2026, 11, 22), date(2026, 11, 23)),
        ("agenda", "22 November – 21 December 2026", date(2026, 11, 22), date(2026, 12, 21), date(2026, 12, 22)),
    ],
)
def test_each_view_has_a_title_of_its_range(view: str, title: str, first: date, last: date, following: date) -> None:
    period = layout.period(view, date(2026, 11, 22), 0)
    assert (period.title, period.first, period.last, period.following) == (title, first, last, following)


def test_a_span_of_no_length_is_on_its_day() -> None:
    (column,) = layout.time_grid([date(2026, 11, 25)], [entry("2026-11-25T00:00", "2026-11-25T00:00")], BERLIN).columns
    assert [segment.row for segment in column.segments] == [0]
    assert datetime(2026, 11, 24, 23, tzinfo=UTC) == column.segments[0].entry.starts_at
