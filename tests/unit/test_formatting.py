"""Dates and times as pages write them."""

from datetime import UTC, date, datetime, timedelta

from webapp.formatting import (
    clock_range,
    clock_text,
    day_span_text,
    day_text,
    duration_text,
    exact_time,
    moment_text,
    near_day_text,
    numeric_day_span,
    numeric_moment,
    numeric_span,
    relative_time,
    skipped_start_text,
    span_text,
)

NINE = datetime(2026, 11, 2, 9, 0)
ELEVEN_NEXT_DAY = datetime(2026, 11, 3, 11, 30)


def test_dates_have_no_leading_zero() -> None:
    assert day_text(date(2026, 11, 2)) == "Mon 2 Nov 2026"
    assert moment_text(NINE) == "Mon 2 Nov 2026, 09:00"


def test_days_around_today_are_named() -> None:
    today = NINE.date()
    days = [near_day_text(today + timedelta(days), today) for days in (-2, -1, 0, 1, 2, 60)]
    assert days == ["Sat 31 Oct", "Yesterday", "Today", "Tomorrow", "Wed 4 Nov", "Fri 1 Jan 2027"]


def test_times_have_minutes() -> None:
    assert clock_text(NINE) == clock_text(NINE.time()) == "09:00"


def test_dates_in_numbers_have_leading_zeros() -> None:
    assert numeric_moment(NINE) == "2026-11-02 09:00"
    assert numeric_span(NINE, ELEVEN_NEXT_DAY) == "2026-11-02 09:00 to 2026-11-03 11:30"
    assert numeric_day_span(NINE.date(), ELEVEN_NEXT_DAY.date()) == "2026-11-02 to 2026-11-03"


def test_span_within_one_day_names_the_day_once() -> None:
    assert clock_range(NINE, NINE.replace(hour=10)) == "09:00–10:00"
    assert span_text(NINE, NINE.replace(hour=10)) == "Mon 2 Nov 2026, 09:00–10:00"


def test_span_over_midnight_names_both_days() -> None:
    assert span_text(NINE, ELEVEN_NEXT_DAY) == "Mon 2 Nov 2026, 09:00 to Tue 3 Nov 2026, 11:30"


def test_whole_days_include_the_last() -> None:
    assert day_span_text(NINE.date(), NINE.date()) == "Mon 2 Nov 2026"
    assert day_span_text(NINE.date(), ELEVEN_NEXT_DAY.date()) == "Mon 2 Nov 2026 to Tue 3 Nov 2026"


def test_skipped_start_gives_the_time_that_exists() -> None:
    text = skipped_start_text(NINE.replace(hour=2), NINE.replace(hour=3))
    assert text == "02:00 does not exist on that day: clocks go forward, so it begins at 03:00."


def test_exact_time_is_on_the_wall_clock_of_the_zone() -> None:
    assert exact_time(NINE.replace(tzinfo=UTC), "Europe/Berlin") == "Mon 2 Nov 2026, 10:00"


def test_relative_time_uses_the_largest_unit_that_fits() -> None:
    at = NINE.replace(tzinfo=UTC)
    lengths = (timedelta(seconds=59), timedelta(minutes=1), timedelta(hours=2, minutes=59), timedelta(days=3))
    texts = [relative_time(at, now=at + length) for length in lengths]
    assert texts == ["just now", "1 minute ago", "2 hours ago", "3 days ago"]


def test_duration_has_tenths_of_seconds_below_a_minute_only() -> None:
    assert duration_text(timedelta(seconds=2.54)) == "2.5 s"
    assert duration_text(timedelta(minutes=3, seconds=12)) == "3 min 12 s"
