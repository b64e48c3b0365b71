"""Layout of the dispatch board."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.service_desk.dispatch.grid_css import SHORTEST_DAY
from webapp.service_desk.dispatch.layout import MAX_COLUMNS, MAX_LANES, Axis, gaps, pack

DAY = Axis.of(date(2026, 11, 24), "Europe/Berlin")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "zone", "columns"),
    [
        (date(2026, 11, 24), "Europe/Berlin", 96),
        (date(2026, 3, 29), "Europe/Berlin", 92),
        (date(2026, 10, 25), "Europe/Berlin", 100),
        (date(2026, 4, 5), "Australia/Lord_Howe", 98),
    ],
)
def test_the_axis_has_the_length_of_the_day(day: date, zone: str, columns: int) -> None:
    assert Axis.of(day, zone).columns == columns
    assert SHORTEST_DAY <= columns <= MAX_COLUMNS


def test_a_repeated_hour_is_shown_twice_and_a_skipped_one_not_at_all() -> None:
    autumn = [label.text for label in Axis.of(date(2026, 10, 25), "Europe/Berlin").labels()]
    spring = [label.text for label in Axis.of(date(2026, 3, 29), "Europe/Berlin").labels()]
    assert autumn[:5] == ["00:00", "01:00", "02:00", "02:00", "03:00"]
    assert spring[:4] == ["00:00", "01:00", "03:00", "04:00"]


@pytest.mark.parametrize(
    ("start", "end", "place"),
    [
        ("2026-11-24T08:00", "2026-11-24T09:00", (36, 4)),
        ("2026-11-24T08:10", "2026-11-24T08:50", (36, 4)),  # every quarter it touches
        ("2026-11-24T08:00", "2026-11-24T08:00", (36, 1)),
        ("2026-11-23T20:00", "2026-11-24T00:00", (0, 4)),  # began the evening before
        ("2026-11-24T22:30", "2026-11-26T00:00", (94, 2)),
        ("2026-11-20T00:00", "2026-11-30T00:00", (0, 96)),
    ],
)
def test_entries_take_the_columns_they_touch(start: str, end: str, place: tuple[int, int]) -> None:
    assert DAY.place(at(start), at(end)) == place


def test_overlapping_entries_are_in_different_lanes() -> None:
    placed = pack([(0, 4, "early"), (2, 4, "meets it"), (4, 4, "follows")])
    assert [(place.what, place.lane) for place in placed] == [("early", 0), ("meets it", 1), ("follows", 0)]


@given(st.lists(st.tuples(st.integers(0, 95), st.integers(1, 20)), max_size=MAX_LANES))
def test_no_two_entries_share_a_place(spans: list[tuple[int, int]]) -> None:
    taken = set()
    for place in pack((column, width, None) for column, width in spans):
        cells = {(place.lane, column) for column in range(place.column, place.column + place.width)}
        assert not cells & taken
        taken |= cells


def test_entries_beyond_the_last_lane_share_it() -> None:
    assert pack([(0, 4, None)] * (MAX_LANES + 3))[-1].lane == MAX_LANES - 1


def test_gaps_are_the_times_outside_working_hours() -> None:
    assert gaps(DAY, [(at("2026-11-24T07:00"), at("2026-11-24T16:00"))]) == ((0, 32), (68, 28))
    assert gaps(DAY, []) == ((0, 96),)
    assert gaps(DAY, [(DAY.begin, DAY.end)]) == ()
