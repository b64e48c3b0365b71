"""Occurrences, spans and rules."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import tries
from webapp.my_calendar import recurrence
from webapp.my_calendar.recurrence import ENDLESS, MAX_SHOWN, Repeat, RuleError, Timing, derive_span, expand

BERLIN = "Europe/Berlin"
NINE = datetime(2026, 11, 23, 9)
TEN = datetime(2026, 11, 23, 10)

WORK = Timing(NINE, TEN, BERLIN, False)

zones = st.sampled_from(sorted(available_timezones()))
walls = st.datetimes(datetime(1903, 1, 1), datetime(2100, 1, 1)).map(lambda wall: wall.replace(microsecond=0))


def span(**changes: object) -> tuple[datetime, datetime]:
    values: dict[str, object] = {
        "start": NINE,
        "end": TEN,
        "zone": BERLIN,
        "all_day": False,
        "rrule": None,
        "rdates": (),
        "overrides": (),
        "home_zone": "UTC",
    }
    return derive_span(**(values | changes))  # type: ignore[arg-type]


def starts(rrule: str | None, after: str, before: str, timing: Timing = WORK, **more: object) -> list[datetime]:
    expansion = expand(
        timing,
        rrule=rrule,
        after=datetime.fromisoformat(after).replace(tzinfo=UTC),
        before=datetime.fromisoformat(before).replace(tzinfo=UTC),
        home_zone=BERLIN,
        **more,  # type: ignore[arg-type]
    )
    return [occurrence.timing.start for occurrence in expansion.occurrences]


def test_a_single_item_spans_from_start_to_end() -> None:
    assert span() == (datetime(2026, 11, 23, 8, tzinfo=UTC), datetime(2026, 11, 23, 9, tzinfo=UTC))


def test_floating_and_all_day_times_are_converted_in_the_home_zone() -> None:
    assert span(zone=None, home_zone="America/New_York")[0] == datetime(2026, 11, 23, 14, tzinfo=UTC)
    midnight = datetime(2026, 11, 23)
    all_day = span(start=midnight, end=datetime(2026, 11, 24), all_day=True, home_zone="Asia/Tokyo")
    assert all_day == (datetime(2026, 11, 22, 15, tzinfo=UTC), datetime(2026, 11, 23, 15, tzinfo=UTC))


@pytest.mark.parametrize(
    ("rrule", "ends_at"),
    [
        ("FREQ=DAILY", ENDLESS),
        ("FREQ=MONTHLY;BYDAY=2TU", ENDLESS),
        ("FREQ=DAILY;COUNT=5", datetime(2026, 11, 27, 9, tzinfo=UTC)),
        ("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3", datetime(2026, 11, 30, 9, tzinfo=UTC)),
        ("FREQ=DAILY;UNTIL=20261125T080000Z", datetime(2026, 11, 25, 9, tzinfo=UTC)),
        ("FREQ=DAILY;COUNT=999999999", ENDLESS),
        ("FREQ=DAILY;UNTIL=20200101", datetime(2026, 11, 23, 9, tzinfo=UTC)),
        ("nonsense", datetime(2026, 11, 23, 9, tzinfo=UTC)),
    ],
)
def test_a_series_spans_to_its_last_occurrence(rrule: str, ends_at: datetime) -> None:
    assert span(rrule=rrule)[1] == ends_at


def test_extra_dates_and_moved_occurrences_widen_the_span() -> None:
    rdate = datetime(2026, 12, 24, 9)
    assert span(rdates=(rdate,))[1] == datetime(2026, 12, 24, 9, tzinfo=UTC)
    moved = (datetime(2026, 11, 20, 9), datetime(2026, 11, 20, 10), "UTC")
    assert span(rrule="FREQ=DAILY;COUNT=2", overrides=(moved,))[0] == datetime(2026, 11, 20, 9, tzinfo=UTC)


@given(zone=zones, wall=walls)
def test_the_end_never_comes_before_the_start_in_any_zone(zone: str, wall: datetime) -> None:
    starts_at, ends_at = recurrence.span_of(wall, wall + timedelta(minutes=45), zone)
    assert starts_at <= ends_at


@given(zone=zones, wall=walls)
def test_a_time_is_changed_only_if_a_clock_change_skips_it(zone: str, wall: datetime) -> None:
    shown = recurrence.to_wall(recurrence.to_utc(wall, zone), zone)
    assert shown >= wall
    assert recurrence.to_wall(recurrence.to_utc(shown, zone), zone) == shown


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=MONTHLY;BYDAY=MO,-1TH;COUNT=7", "23 26 30 07 14 21 28"),
        ("FREQ=MONTHLY;BYDAY=+2TU,MO;COUNT=5", "23 30 07 08 14"),
        ("FREQ=YEARLY;BYMONTH=11,12;BYDAY=MO,1WE;COUNT=5", "23 30 02 07 14"),
        ("FREQ=YEARLY;BYDAY=MO,-1TH;COUNT=8", "23 30 07 14 21 28 31 04"),
    ],
)
def test_plain_and_numbered_weekdays_in_one_rule_are_united(rule: str, days: str) -> None:
    """Every Monday, and also the last Thursday of the month (RFC 5545, 3.3.10)."""
    assert [f"{start:%d}" for start in starts(rule, "2026-11-20", "2027-02-01")] == days.split()


def test_a_skipped_time_moves_forward_and_a_repeated_one_is_the_first() -> None:
    skipped = recurrence.to_utc(datetime(2026, 3, 29, 2, 30), BERLIN)
    assert recurrence.to_wall(skipped, BERLIN) == datetime(2026, 3, 29, 3, 30)
    assert recurrence.to_utc(datetime(2026, 10, 25, 2, 30), BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@tries(50)
@given(zone=zones, hour=st.integers(0, 23), day=st.dates(date(1990, 1, 1), date(2037, 1, 1)))
def test_a_daily_series_has_one_occurrence_per_day_in_every_zone(zone: str, hour: int, day: date) -> None:
    start = datetime(day.year, day.month, day.day, hour)
    timing = Timing(start, start + timedelta(minutes=30), zone, False)
    after = recurrence.to_utc(start, zone) + timedelta(days=180)
    expansion = expand(timing, rrule="FREQ=DAILY", after=after, before=after + timedelta(days=30), home_zone=zone)
    days = [occurrence.original_start.date() for occurrence in expansion.occurrences]
    assert len(days) in {29, 30, 31}
    assert days == sorted(set(days))
    assert {occurrence.original_start.hour for occurrence in expansion.occurrences} == {hour}


def test_a_series_keeps_its_local_time_across_a_clock_change() -> None:
    found = starts("FREQ=WEEKLY", "2027-03-20", "2027-04-06")
    assert found == [datetime(2027, 3, 22, 9), datetime(2027, 3, 29, 9), datetime(2027, 4, 5, 9)]


def test_exdates_are_excluded_and_rdates_included() -> None:
    found = starts(
        "FREQ=DAILY;COUNT=3",
        "2026-11-23",
        "2026-12-01",
        exdates=[datetime(2026, 11, 24, 9)],
        rdates=[datetime(2026, 11, 28, 9)],
    )
    assert [start.day for start in found] == [23, 25, 28]


def test_a_moved_occurrence_counts_at_its_new_time() -> None:
    away = Timing(datetime(2026, 12, 24, 9), datetime(2026, 12, 24, 10), BERLIN, False)
    moved = {datetime(2026, 11, 24, 9): away}
    assert datetime(2026, 11, 24, 9) not in starts("FREQ=DAILY", "2026-11-23", "2026-11-26", overrides=moved)
    assert starts("FREQ=DAILY;COUNT=3", "2026-12-24", "2026-12-25", overrides=moved) == [away.start]


@pytest.mark.parametrize("rrule", ["FREQ=DAILY", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "FREQ=DAILY;COUNT=20000"])
def test_expanding_a_distant_range_equals_expanding_from_the_start(rrule: str) -> None:
    assert starts(rrule, "2046-06-01", "2046-06-03") == [datetime(2046, 6, 1, 9), datetime(2046, 6, 2, 9)]


@given(interval=st.integers(1, 9), weeks=st.integers(0, 400))
def test_jumping_ahead_keeps_the_phase_of_the_rule(interval: int, weeks: int) -> None:
    after = datetime(2026, 11, 23, tzinfo=UTC) + timedelta(weeks=weeks)
    rrule = f"FREQ=WEEKLY;INTERVAL={interval};BYDAY=MO,TH"
    expansion = expand(WORK, rrule=rrule, after=after, before=after + timedelta(weeks=20), home_zone=BERLIN)
    for occurrence in expansion.occurrences:
        week = (occurrence.original_start.date() - timedelta(days=occurrence.original_start.weekday())) - NINE.date()
        assert week.days % (7 * interval) == 0


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "rrule",
    [
        "FREQ=SECONDLY",
        "FREQ=SECONDLY;COUNT=999999999",
        "FREQ=MINUTELY;BYWEEKNO=1;BYSETPOS=3;COUNT=9",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=31",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=99999999999999999999",
        "FREQ=YEARLY;BYYEARDAY=0",
        "FREQ=HOURLY;BYHOUR=25",
    ],
)
def test_the_expansion_of_every_rule_is_bounded(rrule: str) -> None:
    assert span(rrule=rrule)[0] == datetime(2026, 11, 23, 8, tzinfo=UTC)
    assert len(starts(rrule, "2026-11-01", "2026-12-31")) <= MAX_SHOWN


def test_too_many_occurrences_are_reported() -> None:
    expansion = expand(
        WORK,
        rrule="FREQ=MINUTELY",
        after=datetime(2026, 11, 23, tzinfo=UTC),
        before=datetime(2026, 12, 1, tzinfo=UTC),
        home_zone=BERLIN,
    )
    assert expansion.too_many
    assert len(expansion.occurrences) == MAX_SHOWN


def test_an_unreadable_rule_shows_the_first_occurrence_and_is_reported() -> None:
    expansion = expand(
        WORK,
        rrule="FREQ=SOMETIMES",
        after=datetime(2026, 11, 1, tzinfo=UTC),
        before=datetime(2026, 12, 1, tzinfo=UTC),
        home_zone=BERLIN,
    )
    assert expansion.unreadable
    assert [occurrence.original_start for occurrence in expansion.occurrences] == [NINE]


@pytest.mark.parametrize(
    ("rrule", "message"),
    [
        ("every tuesday", "NAME=VALUE"),
        ("INTERVAL=2", "needs FREQ"),
        ("FREQ=DAILY;FREQ=WEEKLY", "twice"),
        ("FREQ=HOURLY", "more often than daily"),
        ("FREQ=SECONDLY", "more often than daily"),
        ("FREQ=FORTNIGHTLY", "FREQ must be"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20270101", "together"),
        ("FREQ=DAILY;UNTIL=20200101", "before the start"),
        ("FREQ=DAILY;UNTIL=soon", "UNTIL must be"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL must be"),
        ("FREQ=WEEKLY;BYDAY=XX", "RFC 5545"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "no date"),
        ("FREQ=DAILY;BYHOUR=9,12", "BYHOUR"),
    ],
)
def test_an_invalid_entered_rule_is_refused_with_the_reason(rrule: str, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        recurrence.check_rule(rrule, NINE, BERLIN)


def test_an_endless_rule_is_accepted_and_normalised() -> None:
    assert recurrence.check_rule("rrule: freq=weekly; byday=mo,th", NINE, BERLIN) == "FREQ=WEEKLY;BYDAY=MO,TH"


repeats = st.builds(
    Repeat,
    frequency=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    interval=st.integers(1, 50),
    until=st.none() | st.dates(date(2027, 1, 1), date(2040, 1, 1)),
)


@given(repeat=repeats, nth=st.booleans(), days=st.sets(st.integers(0, 6)), zone=zones, all_day=st.booleans())
def test_rules_of_the_dialog_can_be_read_back(
    repeat: Repeat, nth: bool, days: set[int], zone: str, all_day: bool
) -> None:
    weekly, monthly = repeat.frequency == "WEEKLY", repeat.frequency in {"MONTHLY", "YEARLY"}
    repeat = Repeat(
        repeat.frequency,
        repeat.interval,
        weekdays=tuple(sorted(days)) if weekly else (),
        nth=4 if nth and monthly else None,
        until=repeat.until,
    )
    start = datetime(2026, 11, 23) if all_day else NINE
    rrule = recurrence.build_rule(repeat, start, zone, all_day=all_day)
    assert recurrence.read_rule(rrule, start, zone, all_day=all_day) == repeat


@pytest.mark.parametrize(
    "rrule",
    [
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,SU",
        "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=YEARLY;BYMONTHDAY=23",
        "FREQ=MONTHLY;BYMONTHDAY=15",
        "FREQ=DAILY;BYMONTH=1",
        "FREQ=HOURLY",
        "X-RULE=1",
    ],
)
def test_a_rule_the_dialog_cannot_express_is_custom(rrule: str) -> None:
    assert recurrence.read_rule(rrule, NINE, BERLIN, all_day=False) is None
    assert recurrence.describe_rule(rrule, NINE, BERLIN, all_day=False) == "Custom rule"


@pytest.mark.parametrize(
    ("rrule", "words"),
    [
        ("FREQ=WEEKLY;WKST=SU;BYDAY=MO", "Every week on Mon"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=4MO;COUNT=3", "Every 2 months on the fourth Monday, 3 times"),
        ("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=23;UNTIL=20301123", "Every year, until 23 Nov 2030"),
    ],
)
def test_a_rule_is_described_in_words(rrule: str, words: str) -> None:
    assert recurrence.describe_rule(rrule, NINE, BERLIN, all_day=False) == words


@pytest.mark.parametrize("rrule", ["FREQ=DAILY;COUNT=10", "FREQ=DAILY;UNTIL=20261202T080000Z", "FREQ=DAILY"])
def test_a_split_rule_has_the_same_occurrences_as_the_whole(rrule: str) -> None:
    split_at = datetime(2026, 11, 26, 9)
    before, following = recurrence.shorten_rule(rrule, split_at, NINE, BERLIN, all_day=False, home_zone=BERLIN)
    rest = Timing(split_at, split_at + timedelta(hours=1), BERLIN, False)
    parts = starts(before, "2026-11-20", "2026-12-20") + starts(following, "2026-11-20", "2026-12-20", rest)
    assert parts == starts(rrule, "2026-11-20", "2026-12-20")
