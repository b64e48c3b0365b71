"""Working hours."""

from datetime import UTC, datetime

import pytest

from webapp.service_desk.availability import DEFAULT_HOURS, Hours

BERLIN = Hours("Europe/Berlin", DEFAULT_HOURS)
NEW_YORK = Hours("America/New_York", DEFAULT_HOURS)
ALWAYS = Hours("Europe/Berlin", dict.fromkeys(range(7), (0, 24 * 60)))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "end", "covered"),
    [
        ("2026-11-24T07:00", "2026-11-24T16:00", True),  # 8 to 17 in Berlin, to the minute
        ("2026-11-24T06:59", "2026-11-24T08:00", False),
        ("2026-11-24T15:00", "2026-11-24T16:01", False),
        ("2026-11-24T15:00", "2026-11-25T08:00", False),  # over night
        ("2026-11-28T09:00", "2026-11-28T10:00", False),  # a Saturday
        ("2026-11-24T07:00", "2026-11-24T07:00", True),  # takes no time, but has to begin in it
        ("2026-11-24T16:00", "2026-11-24T16:00", False),
    ],
)
def test_working_time_is_taken_from_the_persons_weekday(start: str, end: str, covered: bool) -> None:
    assert BERLIN.cover(at(start), at(end)) is covered


def test_hours_are_read_in_the_persons_own_zone() -> None:
    assert not NEW_YORK.cover(at("2026-11-24T09:00"), at("2026-11-24T10:00"))
    assert NEW_YORK.cover(at("2026-11-24T13:00"), at("2026-11-24T22:00"))


def test_hours_are_local_across_a_clock_change() -> None:
    assert BERLIN.cover(at("2026-10-23T06:00"), at("2026-10-23T07:00"))  # summer: 8 o'clock is 6 in UTC
    assert not BERLIN.cover(at("2026-10-26T06:00"), at("2026-10-26T07:00"))


def test_adjoining_days_are_one_working_time() -> None:
    assert ALWAYS.cover(at("2026-11-24T20:00"), at("2026-11-26T04:00"))
    assert len(ALWAYS.spans(at("2026-11-24T00:00"), at("2026-11-27T00:00"))) == 1


def test_equal_start_and_end_mean_a_day_off() -> None:
    idle = Hours("UTC", dict.fromkeys(range(7), (9 * 60, 9 * 60)))
    assert idle.spans(at("2026-11-24T00:00"), at("2026-11-27T00:00")) == []
    assert not idle.cover(at("2026-11-24T09:00"), at("2026-11-24T09:00"))


def test_a_weekday_without_working_hours_is_free() -> None:
    mondays = Hours("UTC", {0: (8 * 60, 12 * 60)})
    assert mondays.spans(at("2026-11-23T00:00"), at("2026-11-30T00:00")) == [
        (at("2026-11-23T08:00"), at("2026-11-23T12:00"))
    ]
