"""Repeat rules, value by value: which dates they make, how far they reach, which may be typed, and in what words."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import chain, islice, takewhile

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import tries
from webapp.my_calendar import recurrence
from webapp.my_calendar.recurrence import (
    ENDLESS,
    MAX_INTERVAL,
    MAX_SHOWN,
    Expansion,
    Repeat,
    RuleError,
    Timing,
    derive_span,
    expand,
)
from webapp.rfc5545.durations import Duration

BERLIN = "Europe/Berlin"
MONDAY = datetime(2026, 11, 23, 9)
HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)
SECOND = timedelta(seconds=1)


def utc(wall: datetime) -> datetime:
    return wall.replace(tzinfo=UTC)


def shown(
    rrule: str | None,
    after: datetime,
    before: datetime,
    start: datetime = MONDAY,
    zone: str | None = "UTC",
    **more: object,
) -> Expansion:
    """What of an item of an hour lies between two instants, for somebody in Berlin."""
    length = more.pop("length", HOUR)
    timing = more.pop("timing", None) or Timing(start, start + length, zone, False)  # type: ignore[operator]
    return expand(timing, rrule=rrule, after=utc(after), before=utc(before), home_zone=BERLIN, **more)  # type: ignore[arg-type]


def starts(*args: object, **more: object) -> list[datetime]:
    return [occurrence.original_start for occurrence in shown(*args, **more).occurrences]  # type: ignore[arg-type]


def days(found: Iterable[datetime]) -> list[str]:
    return [f"{start:%d.%m.%y}" for start in found]


def last_instant(rrule: str, start: datetime = MONDAY, zone: str | None = "UTC", **more: object) -> datetime:
    values: dict[str, object] = {"all_day": False, "rdates": (), "overrides": (), "home_zone": BERLIN}
    return derive_span(start=start, end=start + HOUR, zone=zone, rrule=rrule, **(values | more))[1]  # type: ignore[arg-type]


class TestDates:
    @pytest.mark.parametrize(
        ("rrule", "found"),
        [
            ("FREQ=DAILY;COUNT=3", "23.11.26 24.11.26 25.11.26"),
            ("FREQ=DAILY;COUNT=1", "23.11.26"),
            ("FREQ=DAILY;INTERVAL=3;COUNT=3", "23.11.26 26.11.26 29.11.26"),
            ("FREQ=WEEKLY;INTERVAL=2;COUNT=3", "23.11.26 07.12.26 21.12.26"),
            # COUNT beside a condition ends all the same; the start is the first, also where it does not meet it
            ("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3", "23.11.26 25.11.26 30.11.26"),
            ("FREQ=DAILY;BYDAY=MO;COUNT=2", "23.11.26 30.11.26"),
            ("FREQ=MONTHLY;BYDAY=4MO;COUNT=3", "23.11.26 28.12.26 25.01.27"),
            ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2", "23.11.26 30.11.26"),
            ("FREQ=MONTHLY;COUNT=3", "23.11.26 23.12.26 23.01.27"),
            ("FREQ=YEARLY;COUNT=2", "23.11.26 23.11.27"),
            ("FREQ=WEEKLY;BYDAY=TU;COUNT=2", "23.11.26 24.11.26"),
            ("FREQ=WEEKLY;BYDAY=TU;COUNT=1", "23.11.26"),
            ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", "23.11.26 30.11.26"),
            # UNTIL is the last start there may be
            ("FREQ=DAILY;UNTIL=20261125T090000Z", "23.11.26 24.11.26 25.11.26"),
            ("FREQ=DAILY;UNTIL=20261125T085959Z", "23.11.26 24.11.26"),
            ("FREQ=DAILY;UNTIL=20261125T090000", "23.11.26 24.11.26 25.11.26"),
            ("FREQ=DAILY;UNTIL=20261125", "23.11.26 24.11.26 25.11.26"),
            ("FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261130T085959Z", "23.11.26 25.11.26"),
            ("FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261130T090000Z", "23.11.26 25.11.26 30.11.26"),
            ("FREQ=DAILY;UNTIL=20261122", ""),
            ("FREQ=DAILY;UNTIL=20261123T085959Z", ""),
            ("FREQ=DAILY;UNTIL=20261123T090000Z", "23.11.26"),
            ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261122", ""),
            ("FREQ=DAILY;COUNT=5;UNTIL=20261124", "23.11.26 24.11.26"),
            ("FREQ=DAILY;COUNT=2;UNTIL=20261128", "23.11.26 24.11.26"),
        ],
    )
    def test_a_rule_with_an_end_ends(self, rrule: str, found: str) -> None:
        assert days(starts(rrule, MONDAY - DAY, MONDAY + 3000 * DAY)) == found.split()

    def test_count_counts_from_the_start_wherever_one_looks(self) -> None:
        rule = "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=7"
        assert days(starts(rule, MONDAY + 15 * DAY, MONDAY + 900 * DAY)) == ["09.12.26", "14.12.26"]
        assert starts(rule, MONDAY + 22 * DAY, MONDAY + 900 * DAY) == []
        assert starts("FREQ=DAILY;COUNT=7", MONDAY + 7 * DAY, MONDAY + 900 * DAY) == []
        assert starts("FREQ=DAILY;COUNT=7", MONDAY + 6 * DAY, MONDAY + 900 * DAY) == [MONDAY + 6 * DAY]

    def test_until_is_an_instant_or_a_clock_of_the_items_own(self) -> None:
        until = "FREQ=DAILY;UNTIL=20261125T080000Z"
        assert len(starts(until, MONDAY - DAY, MONDAY + WEEK, zone=BERLIN)) == 3
        assert len(starts(until, MONDAY - DAY, MONDAY + WEEK, zone="Europe/London")) == 2
        assert len(starts(until, MONDAY - DAY, MONDAY + WEEK, zone=None)) == 3  # floating, in Berlin

    def test_the_29th_of_february_comes_every_four_years(self) -> None:
        leap = datetime(2028, 2, 29, 9)
        every = "FREQ=YEARLY;INTERVAL=4", "FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"
        for rule in (*every, "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29"):
            found = shown(rule, leap, datetime(2045, 1, 1), leap)
            assert not found.unreadable
            assert [start.original_start.year for start in found.occurrences] == [2028, 2032, 2036, 2040, 2044]
            assert all((each.timing.start.month, each.timing.start.day) == (2, 29) for each in found.occurrences)
            assert starts(rule, datetime(2095, 1, 1), datetime(2107, 1, 1), leap) == [
                datetime(2096, 2, 29, 9),
                datetime(2104, 2, 29, 9),
            ]
            assert last_instant(f"{rule};COUNT=4", leap) == utc(datetime(2040, 2, 29, 10))
            assert len(starts(f"{rule};COUNT=4", leap, datetime(2099, 1, 1), leap)) == 4
            assert recurrence.first_match(rule, leap, "UTC") == leap
            assert recurrence.check_rule(rule, leap, "UTC") == rule

    def test_a_rule_that_only_misses_leap_years_has_no_date(self) -> None:
        start = datetime(2027, 3, 1, 9)
        rule = "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29"
        found = shown(rule, start, datetime(2090, 1, 1), start)
        assert [each.original_start for each in found.occurrences] == [start]
        assert found.unreadable

    @pytest.mark.parametrize(
        ("rrule", "start", "found"),
        [
            ("FREQ=MONTHLY;SKIP=BACKWARD;COUNT=4", "31.01.27", "31.01.27 28.02.27 31.03.27 30.04.27"),
            ("FREQ=MONTHLY;SKIP=FORWARD;COUNT=4", "31.01.27", "31.01.27 01.03.27 31.03.27 01.05.27"),
            ("FREQ=MONTHLY;SKIP=OMIT;COUNT=3", "31.01.27", "31.01.27 31.03.27 31.05.27"),
            ("FREQ=MONTHLY;COUNT=3", "31.01.27", "31.01.27 31.03.27 31.05.27"),
            ("FREQ=MONTHLY;INTERVAL=3;SKIP=BACKWARD;COUNT=3", "30.11.26", "30.11.26 28.02.27 30.05.27"),
            ("FREQ=MONTHLY;BYMONTHDAY=29,31;SKIP=BACKWARD;COUNT=4", "29.01.27", "29.01.27 31.01.27 28.02.27 29.03.27"),
            ("FREQ=MONTHLY;SKIP=BACKWARD;UNTIL=20270331", "31.01.27", "31.01.27 28.02.27 31.03.27"),
            ("FREQ=MONTHLY;SKIP=FORWARD;UNTIL=20270228", "31.01.27", "31.01.27"),
            ("FREQ=YEARLY;SKIP=BACKWARD;COUNT=3", "29.02.28", "29.02.28 28.02.29 28.02.30"),
            ("FREQ=YEARLY;SKIP=FORWARD;COUNT=3", "29.02.28", "29.02.28 01.03.29 01.03.30"),
            ("FREQ=YEARLY;BYMONTHDAY=31;SKIP=BACKWARD;COUNT=3", "31.01.27", "31.01.27 28.02.27 31.03.27"),
            ("FREQ=YEARLY;BYMONTH=2,4;BYMONTHDAY=30;SKIP=BACKWARD;COUNT=3", "28.02.27", "28.02.27 30.04.27 29.02.28"),
            ("FREQ=MONTHLY;BYMONTHDAY=1,31;SKIP=BACKWARD;COUNT=4", "31.01.27", "31.01.27 01.02.27 28.02.27 01.03.27"),
            ("FREQ=WEEKLY;SKIP=BACKWARD;COUNT=2", "23.11.26", "23.11.26 30.11.26"),
            ("FREQ=MONTHLY;BYDAY=MO;SKIP=BACKWARD;COUNT=2", "23.11.26", "23.11.26 30.11.26"),
        ],
    )
    def test_a_date_that_its_month_does_not_have_may_move(self, rrule: str, start: str, found: str) -> None:
        """RSCALE and SKIP of RFC 7529."""
        day, month, year = map(int, start.split("."))
        begin = datetime(2000 + year, month, day, 9)
        for rule in (rrule, f"RSCALE=GREGORIAN;{rrule}"):
            assert days(starts(rule, begin, begin + 1500 * DAY, begin)) == found.split()

    @pytest.mark.parametrize(
        ("rrule", "message"),
        [
            ("RSCALE=HEBREW;FREQ=MONTHLY", "Gregorian"),
            ("FREQ=MONTHLY;SKIP=SIDEWAYS", "Gregorian"),
            ("FREQ=MONTHLY;SKIP=FORWARD;BYMONTHDAY=31;BYDAY=MO", "further conditions"),
            ("FREQ=MONTHLY;SKIP=FORWARD;BYSETPOS=1", "further conditions"),
            ("FREQ=MONTHLY;SKIP=FORWARD;BYMONTHDAY=-31", "days from 1 to 31"),
            ("FREQ=MONTHLY;SKIP=FORWARD;BYMONTHDAY=32", "days from 1 to 31"),
            ("FREQ=MONTHLY;SKIP=FORWARD;BYMONTHDAY=0", "days from 1 to 31"),
        ],
    )
    def test_a_skip_rule_without_a_defined_date_is_not_read(self, rrule: str, message: str) -> None:
        assert shown(rrule, MONDAY, MONDAY + 99 * DAY).unreadable
        with pytest.raises(RuleError, match=message):
            recurrence.check_rule(rrule, MONDAY, "UTC")

    def test_midnight_utc_ends_whole_days_on_that_date(self) -> None:
        midnight = MONDAY.replace(hour=0)
        whole, timed = Timing(midnight, midnight + DAY, None, True), Timing(midnight, midnight + DAY, "UTC", False)
        for rule, number in (("FREQ=DAILY;UNTIL=20261125T000000Z", 3), ("FREQ=DAILY;UNTIL=20261124T235959Z", 3)):
            assert len(starts(rule, midnight - DAY, midnight + 9 * DAY, timing=whole)) == number
        assert len(starts("FREQ=DAILY;UNTIL=20261124T235959Z", midnight - DAY, midnight + 9 * DAY, timing=timed)) == 2
        west = {"all_day": True, "home_zone": "America/New_York"}
        assert last_instant("FREQ=DAILY;UNTIL=20261125T000000Z", zone=None, **west) == datetime(
            2026, 11, 26, 5, 59, 59, tzinfo=UTC
        )

    def test_twice_a_day_by_conditions_is_no_rule_for_an_item(self) -> None:
        for frequency in ("SECONDLY", "MINUTELY", "HOURLY"):
            assert shown(f"FREQ={frequency};BYDAY=MO", MONDAY, MONDAY + DAY).unreadable
            assert not shown(f"FREQ={frequency};COUNT=3", MONDAY, MONDAY + DAY).unreadable
        assert starts("FREQ=HOURLY;INTERVAL=6", MONDAY, MONDAY + 13 * HOUR) == [MONDAY + n * 6 * HOUR for n in range(3)]
        assert starts("FREQ=MINUTELY;INTERVAL=90;COUNT=2", MONDAY, MONDAY + DAY) == [MONDAY, MONDAY + 1.5 * HOUR]
        assert starts("FREQ=SECONDLY;INTERVAL=900;COUNT=2", MONDAY, MONDAY + DAY) == [MONDAY, MONDAY + HOUR / 4]

    @tries(60)
    @given(
        rule=st.tuples(
            st.sampled_from(
                [
                    "FREQ=DAILY",
                    "FREQ=DAILY;BYDAY=MO,TH",
                    "FREQ=DAILY;BYMONTH=1,6",
                    "FREQ=WEEKLY",
                    "FREQ=WEEKLY;BYDAY=SU,TU",
                    "FREQ=WEEKLY;BYDAY=SU,TU;WKST=SU",
                    "FREQ=MONTHLY",
                    "FREQ=MONTHLY;BYDAY=-1FR",
                    "FREQ=MONTHLY;BYMONTHDAY=31",
                    "FREQ=YEARLY",
                    "FREQ=YEARLY;BYDAY=20MO",
                ]
            ),
            st.integers(1, 5),
            st.sampled_from(["", ";COUNT=1", ";COUNT=20", ";UNTIL=20280312", ";UNTIL=20280312T090000Z"]),
        ).map(lambda parts: f"{parts[0]};INTERVAL={parts[1]}{parts[2]}"),
        from_day=st.integers(-30, 1500),
        width=st.integers(1, 400),
    )
    def test_any_window_shows_what_searching_from_the_start_finds(self, rule: str, from_day: int, width: int) -> None:
        after, before = MONDAY.replace(hour=0) + from_day * DAY, MONDAY.replace(hour=0) + (from_day + width) * DAY
        body, _, count = rule.partition(";COUNT=")
        body, _, until = body.partition(";UNTIL=")
        ends = {"": before, "20280312": datetime(2028, 3, 13), "20280312T090000Z": datetime(2028, 3, 12, 9, 0, 1)}
        end = min(before, ends[until])
        made = chain([MONDAY], (start for start in rrulestr(body, dtstart=MONDAY) if start > MONDAY))
        wanted = takewhile(lambda start: start < end, islice(made, int(count) if count else None))
        assert starts(rule, after, before) == [start for start in wanted if start >= after]


class TestWindow:
    """What touches [after, before) is shown."""

    @pytest.mark.parametrize(
        ("after", "before", "is_shown"),
        [
            (MONDAY - HOUR, MONDAY, False),
            (MONDAY - HOUR, MONDAY + SECOND, True),
            (MONDAY + HOUR - SECOND, MONDAY + DAY, True),
            (MONDAY + HOUR, MONDAY + DAY, False),
        ],
    )
    def test_its_edges_are_exact(self, after: datetime, before: datetime, is_shown: bool) -> None:
        assert (starts(None, after, before) == [MONDAY]) == is_shown
        assert (starts("FREQ=YEARLY", after, before) == [MONDAY]) == is_shown
        away = {MONDAY - 40 * DAY: Timing(MONDAY, MONDAY + HOUR, "UTC", False)}
        assert (starts(None, after, before, MONDAY - 40 * DAY, overrides=away) == [MONDAY - 40 * DAY]) == is_shown

    @pytest.mark.parametrize(("after", "is_shown"), [(MONDAY, True), (MONDAY + SECOND, False)])
    def test_what_has_no_length_counts_at_its_instant(self, after: datetime, is_shown: bool) -> None:
        assert (starts(None, after, MONDAY + DAY, length=timedelta(0)) == [MONDAY]) == is_shown
        assert starts(None, MONDAY - DAY, MONDAY, length=timedelta(0)) == []

    def test_what_began_long_before_and_still_lasts_is_shown(self) -> None:
        assert starts("FREQ=MONTHLY", MONDAY + 9 * DAY, MONDAY + 10 * DAY, length=10 * DAY) == [MONDAY]
        assert starts("FREQ=MONTHLY", MONDAY + 10 * DAY, MONDAY + 11 * DAY, length=10 * DAY) == []
        extra = MONDAY + 5 * DAY
        long = {"rdates": [extra], "periods": {extra: extra + 20 * DAY}}
        assert starts("FREQ=YEARLY", MONDAY + 24 * DAY, MONDAY + 26 * DAY, **long) == [extra]
        (found,) = shown("FREQ=YEARLY", MONDAY + 24 * DAY, MONDAY + 26 * DAY, **long).occurrences
        assert (found.starts_at, found.ends_at) == (utc(extra), utc(extra + 20 * DAY))
        assert found.timing == Timing(extra, extra + 20 * DAY, "UTC", False)

    @pytest.mark.parametrize(("zone", "hour"), [("Pacific/Kiritimati", 19), ("Pacific/Pago_Pago", 20)])
    def test_far_off_zones_are_looked_at_where_they_are(self, zone: str, hour: int) -> None:
        """Their clocks are 14 hours ahead and 11 behind."""
        day = 22 if zone == "Pacific/Kiritimati" else 23
        instant = datetime(2026, 11, day, hour)
        assert starts("FREQ=DAILY;COUNT=1", instant, instant + HOUR, zone=zone) == [MONDAY]
        assert starts("FREQ=DAILY;COUNT=1", instant - HOUR, instant, zone=zone) == []
        assert starts("FREQ=DAILY;COUNT=1", instant + HOUR, instant + DAY, zone=zone) == []

    def test_floating_and_all_day_times_are_those_of_the_viewer(self) -> None:
        eight = MONDAY - HOUR
        assert starts(None, eight, eight + SECOND, zone=None) == [MONDAY]
        assert starts(None, eight - SECOND, eight, zone=None) == []
        midnight = MONDAY.replace(hour=0)
        whole = Timing(midnight, midnight + DAY, "Asia/Tokyo", True)
        assert starts(None, midnight - HOUR, midnight - HOUR + SECOND, timing=whole) == [midnight]
        assert starts(None, midnight + 23 * HOUR, midnight + DAY, timing=whole) == []
        assert whole.effective_zone("Asia/Tokyo") == "Asia/Tokyo"
        assert whole.effective_zone(BERLIN) == Timing(MONDAY, MONDAY, None, False).effective_zone(BERLIN) == BERLIN

    def test_occurrences_are_in_the_order_in_which_they_happen(self) -> None:
        moved = {
            MONDAY: Timing(MONDAY + 5 * DAY, MONDAY + 6 * DAY, None, False),
            MONDAY + DAY: Timing(MONDAY + 2 * DAY, MONDAY + 2 * DAY + HOUR, "UTC", False),
        }
        found = shown("FREQ=DAILY;COUNT=4", MONDAY - DAY, MONDAY + WEEK, overrides=moved).occurrences
        assert [each.original_start for each in found] == [MONDAY + n * DAY for n in (1, 2, 3, 0)]
        assert [each.is_override for each in found] == [True, False, False, True]
        assert found[-1].starts_at == utc(MONDAY + 5 * DAY - HOUR)
        assert found[0].timing is moved[MONDAY + DAY]
        assert found[1].timing == Timing(MONDAY + 2 * DAY, MONDAY + 2 * DAY + HOUR, "UTC", False)

    def test_the_first_date_can_be_excluded_or_moved_like_any_other(self) -> None:
        window = MONDAY - DAY, MONDAY + WEEK
        assert starts("FREQ=DAILY;COUNT=2", *window, exdates=[MONDAY]) == [MONDAY + DAY]
        assert starts(None, *window, rdates=[MONDAY + DAY], exdates=[MONDAY + DAY]) == [MONDAY]
        gone = {MONDAY: Timing(MONDAY + 90 * DAY, MONDAY + 90 * DAY, "UTC", False)}
        assert starts("FREQ=DAILY;COUNT=2", *window, overrides=gone) == [MONDAY + DAY]

    @pytest.mark.parametrize(("count", "too_many"), [(MAX_SHOWN, False), (MAX_SHOWN + 1, True)])
    def test_a_thousand_are_shown_and_not_one_more(self, count: int, too_many: bool) -> None:
        found = shown(f"FREQ=HOURLY;COUNT={count}", MONDAY - DAY, MONDAY + 90 * DAY)
        assert (len(found.occurrences), found.too_many) == (MAX_SHOWN, too_many)
        moved = {MONDAY - n * DAY: Timing(MONDAY, MONDAY + HOUR, "UTC", False) for n in range(1, count)}
        found = shown(None, MONDAY - DAY, MONDAY + DAY, overrides=moved)
        assert (len(found.occurrences), found.too_many) == (MAX_SHOWN, too_many)

    def test_beside_a_rule_that_cannot_be_read_extra_dates_are_shown(self) -> None:
        found = shown("FREQ=NEVER", MONDAY - DAY, MONDAY + WEEK, rdates=[MONDAY + DAY])
        assert [each.original_start for each in found.occurrences] == [MONDAY, MONDAY + DAY]
        assert (found.unreadable, found.too_many) == (True, False)
        assert not shown("FREQ=DAILY", MONDAY - DAY, MONDAY + WEEK).unreadable

    def test_at_the_beginning_of_time_nothing_breaks(self) -> None:
        first = datetime(1, 1, 3, 9)
        found = starts("FREQ=DAILY", datetime(1, 1, 2), datetime(1, 1, 5), first, length=9 * DAY)
        assert found == [first, first + DAY]

    def test_each_date_lasts_as_long_as_is_said(self) -> None:
        """Seven hours, which are six on the clock when summer time ends."""
        night = datetime(2026, 10, 17, 23)
        timing = Timing(night, night + 7 * HOUR, BERLIN, False, Duration(0, 7 * HOUR))
        found = shown("FREQ=WEEKLY;COUNT=2", night, night + 9 * DAY, timing=timing).occurrences
        assert [each.ends_at - each.starts_at for each in found] == [7 * HOUR, 7 * HOUR]
        assert found[1].timing.end == datetime(2026, 10, 25, 5)
        clock = Timing(night, night + 7 * HOUR, BERLIN, False)
        found = shown("FREQ=WEEKLY;COUNT=2", night, night + 9 * DAY, timing=clock).occurrences
        assert [each.ends_at - each.starts_at for each in found] == [7 * HOUR, 8 * HOUR]


class TestReach:
    """From the first instant to the last, over all occurrences."""

    @pytest.mark.parametrize(
        ("rrule", "last"),
        [
            ("FREQ=DAILY;COUNT=1", MONDAY + HOUR),
            ("FREQ=WEEKLY;COUNT=3", MONDAY + 2 * WEEK + HOUR),
            ("FREQ=MONTHLY;BYDAY=4MO;COUNT=3", datetime(2027, 1, 25, 10)),
            ("FREQ=HOURLY;COUNT=5", MONDAY + 5 * HOUR),
            ("FREQ=DAILY;UNTIL=20261125T093000Z", datetime(2026, 11, 25, 10, 30)),
            ("FREQ=DAILY;UNTIL=20261125T093000", datetime(2026, 11, 25, 10, 30)),
            ("FREQ=DAILY;UNTIL=20261125", datetime(2026, 11, 26, 0, 59, 59)),
            ("FREQ=DAILY;UNTIL=20201125", MONDAY + HOUR),
            ("FREQ=WEEKLY;BYDAY=XX;COUNT=9", MONDAY + HOUR),
            ("FREQ=WEEKLY;BYDAY=XX", MONDAY + HOUR),
            ("FREQ=HOURLY;BYDAY=MO", MONDAY + HOUR),
            ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", MONDAY + HOUR),
        ],
    )
    def test_of_a_rule_that_ends(self, rrule: str, last: datetime) -> None:
        assert last_instant(rrule) == utc(last)

    @pytest.mark.parametrize(
        "rrule",
        [
            "FREQ=DAILY",
            "FREQ=YEARLY",
            "FREQ=WEEKLY;BYDAY=MO",
            "FREQ=DAILY;UNTIL=99991231",
            "FREQ=DAILY;COUNT=9999999",
            "FREQ=DAILY;BYDAY=MO;COUNT=10001",
            "FREQ=YEARLY;COUNT=102",
            "FREQ=WEEKLY;INTERVAL=1000;COUNT=1000000000",
        ],
    )
    def test_of_one_that_does_not_or_so_late_that_nobody_counts(self, rrule: str) -> None:
        assert last_instant(rrule) == ENDLESS

    def test_a_count_is_followed_for_a_hundred_years_and_ten_thousand_dates(self) -> None:
        assert last_instant("FREQ=YEARLY;COUNT=100") == utc(datetime(2125, 11, 23, 10))
        assert last_instant("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR,SA,SU;COUNT=10000") == utc(MONDAY + 9999 * DAY + HOUR)

    def test_a_count_from_a_29th_of_february_is_followed_as_far(self) -> None:
        assert last_instant("FREQ=YEARLY;BYMONTH=2;COUNT=3", datetime(2000, 2, 29, 9)) == datetime(
            2008, 2, 29, 10, tzinfo=UTC
        )

    def test_until_is_read_where_the_item_is(self) -> None:
        until = "FREQ=DAILY;UNTIL=20261125"
        assert last_instant(until, zone=BERLIN) == utc(datetime(2026, 11, 25, 23, 59, 59))
        assert last_instant(until, zone=None) == utc(datetime(2026, 11, 25, 23, 59, 59))
        assert last_instant(until, zone="UTC", all_day=True) == utc(datetime(2026, 11, 25, 23, 59, 59))

    def test_extra_and_changed_dates_widen_it_at_both_ends(self) -> None:
        def both(**more: object) -> tuple[datetime, datetime]:
            values: dict[str, object] = {"all_day": False, "rdates": (), "overrides": (), "home_zone": BERLIN}
            values |= {"start": MONDAY, "end": MONDAY + HOUR, "zone": "UTC", "rrule": None} | more
            return derive_span(**values)  # type: ignore[arg-type]

        assert both() == (utc(MONDAY), utc(MONDAY + HOUR))
        assert both(rdates=[MONDAY - DAY, MONDAY + DAY]) == (utc(MONDAY - DAY), utc(MONDAY + DAY + HOUR))
        long = {MONDAY + DAY: MONDAY + 4 * DAY}
        assert both(rdates=[MONDAY + DAY], periods=long) == (utc(MONDAY), utc(MONDAY + 4 * DAY))
        earlier = (MONDAY - DAY, MONDAY - DAY + HOUR, "UTC")
        later = (MONDAY + DAY, MONDAY + 2 * DAY, None)  # floating, in Berlin
        assert both(overrides=[earlier, later]) == (utc(MONDAY - DAY), utc(MONDAY + 2 * DAY - HOUR))
        assert both(overrides=[later], rrule="FREQ=DAILY") == (utc(MONDAY), ENDLESS)
        assert both(rrule="FREQ=DAILY;COUNT=2", end=MONDAY + 5 * DAY) == (utc(MONDAY), utc(MONDAY + 6 * DAY))
        assert both(overrides=[(MONDAY + 9 * DAY, MONDAY + 10 * DAY, "UTC")], rrule="FREQ=DAILY;COUNT=2")[1] == utc(
            MONDAY + 10 * DAY
        )

    def test_a_length_that_is_exact_is_counted_exactly(self) -> None:
        night = datetime(2026, 10, 17, 23)
        values = {"all_day": False, "rdates": (), "overrides": (), "home_zone": BERLIN, "zone": BERLIN}
        for duration, hour in ((None, 5), (Duration(0, 7 * HOUR), 4)):
            found = derive_span(
                start=night,
                end=night + 7 * HOUR,
                rrule="FREQ=WEEKLY;COUNT=2",
                duration=duration,
                **values,  # type: ignore[arg-type]
            )
            assert found[1] == datetime(2026, 10, 25, hour, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("start", "end", "span"),
        [
            # Clocks skip from two to three
            ("2026-03-29T01:30", "2026-03-29T02:30", ("00:30", "01:30")),
            ("2026-03-29T02:30", "2026-03-29T03:00", ("01:30", "02:00")),
            ("2026-03-29T02:30", "2026-03-29T02:30", ("01:30", "01:30")),
            ("2026-03-29T02:30", "2026-03-29T03:30", ("01:30", "02:30")),
            # and back from three to two
            ("2026-10-25T01:30", "2026-10-25T02:30", ("23:30", "00:30")),
            ("2026-10-25T02:30", "2026-10-25T03:00", ("00:30", "02:00")),
        ],
    )
    def test_a_change_of_clocks_leaves_something_of_what_has_a_length(
        self, start: str, end: str, span: tuple[str, str]
    ) -> None:
        found = recurrence.span_of(datetime.fromisoformat(start), datetime.fromisoformat(end), BERLIN)
        assert tuple(f"{instant:%H:%M}" for instant in found) == span

    def test_what_ends_before_it_starts_has_no_length(self) -> None:
        assert recurrence.span_of(MONDAY, MONDAY - HOUR, "UTC") == (utc(MONDAY), utc(MONDAY))

    def test_the_ends_of_time_are_cut_off(self) -> None:
        for wall, instant in {
            datetime(1, 1, 1): datetime(1, 1, 3),
            datetime(1, 6, 1): datetime(1, 6, 1),
            datetime(9999, 6, 1): datetime(9999, 6, 1),
            datetime(9999, 12, 31, 9): datetime(9999, 12, 31),
        }.items():
            assert recurrence.to_utc(wall, "Pacific/Kiritimati") == utc(instant)
        assert datetime(9999, 12, 31, tzinfo=UTC) == ENDLESS
        assert recurrence.to_wall(ENDLESS, "UTC") == datetime(9999, 12, 29)
        assert recurrence.to_wall(datetime(1, 1, 1, tzinfo=UTC), "UTC") == datetime(1, 1, 3)
        assert recurrence.to_utc(datetime(2, 1, 1), "UTC") == datetime(2, 1, 1, tzinfo=UTC)
        assert recurrence.to_wall(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), BERLIN).fold == 0


class TestIsADate:
    def is_one(self, start: datetime, rrule: str | None = "FREQ=DAILY;COUNT=3", **more: object) -> bool:
        values: dict[str, object] = {"rdates": (), "exdates": (), "home_zone": BERLIN}
        timing = Timing(MONDAY, MONDAY + HOUR, None, False)
        return recurrence.is_occurrence(start, timing=timing, rrule=rrule, **(values | more))  # type: ignore[arg-type]

    def test_of_a_series(self) -> None:
        assert [self.is_one(MONDAY + n * DAY) for n in range(-1, 5)] == [False, True, True, True, False, False]
        assert not self.is_one(MONDAY + DAY + HOUR)
        assert self.is_one(MONDAY + 9 * DAY, rdates=[MONDAY + 9 * DAY])
        assert not self.is_one(MONDAY + DAY, exdates=[MONDAY + DAY])
        assert not self.is_one(MONDAY + DAY, exdates=[MONDAY + DAY], rdates=[MONDAY + DAY])
        assert not self.is_one(MONDAY, exdates=[MONDAY])
        until = "FREQ=DAILY;UNTIL=20261125T080000Z"  # floating, in Berlin
        assert [self.is_one(MONDAY + n * DAY, until) for n in (2, 3)] == [True, False]

    def test_of_a_single_item_or_a_rule_that_cannot_be_read_only_its_own(self) -> None:
        for rule in (None, "", "FREQ=NEVER", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"):
            assert self.is_one(MONDAY, rule)
            assert not self.is_one(MONDAY + DAY, rule)
            assert self.is_one(MONDAY + DAY, rule, rdates=[MONDAY + DAY])


class TestNearby:
    """What the rule makes around some date, which shows where a series that moves goes to."""

    def test_dates_between_two_clocks_whatever_ends_the_rule(self) -> None:
        for rule in (
            "FREQ=WEEKLY;BYDAY=MO",
            "FREQ=WEEKLY;BYDAY=MO;COUNT=2",
            "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261130T080000Z",
        ):
            found = recurrence.starts_between(rule, MONDAY, MONDAY + WEEK, MONDAY + 3 * WEEK, BERLIN)
            assert found == [MONDAY + WEEK, MONDAY + 2 * WEEK, MONDAY + 3 * WEEK]
        assert recurrence.starts_between("FREQ=WEEKLY;BYDAY=XX", MONDAY, MONDAY, MONDAY + WEEK, BERLIN) == []

    @pytest.mark.parametrize(
        ("rrule", "last"),
        [
            ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261209", MONDAY + 2 * WEEK),
            ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261207T080000Z", MONDAY + 2 * WEEK),
            ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261207T075959Z", MONDAY + WEEK),
            ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20201207", None),
            ("FREQ=WEEKLY;BYDAY=MO", None),
            ("FREQ=WEEKLY;BYDAY=XX;UNTIL=20261209", None),
        ],
    )
    def test_the_last_date_before_until(self, rrule: str, last: datetime | None) -> None:
        assert recurrence.last_by_until(rrule, MONDAY, BERLIN) == last

    @pytest.mark.parametrize(
        ("rrule", "at", "zone", "found"),
        [
            ("FREQ=WEEKLY;BYDAY=MO", MONDAY, BERLIN, MONDAY),
            ("FREQ=WEEKLY;BYDAY=MO", MONDAY + DAY, BERLIN, MONDAY + WEEK),
            ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261130T080000Z", MONDAY + DAY, BERLIN, MONDAY + WEEK),
            ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261130T080000Z", MONDAY + DAY, "UTC", None),
            ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261130T080000Z", MONDAY + 8 * DAY, BERLIN, None),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", MONDAY, BERLIN, datetime(2028, 2, 29, 9)),
        ],
    )
    def test_the_next_date_from_some_time_on(self, rrule: str, at: datetime, zone: str, found: datetime | None) -> None:
        assert recurrence.first_from(rrule, MONDAY, at, zone) == found

    def test_the_next_of_whole_days(self) -> None:
        midnight, rule = MONDAY.replace(hour=0), "FREQ=DAILY;UNTIL=20261125T000000Z"
        assert recurrence.first_from(rule, midnight, midnight + 2 * DAY, BERLIN, all_day=True) == midnight + 2 * DAY
        assert recurrence.first_from(rule, midnight, midnight + 3 * DAY, BERLIN, all_day=True) is None

    @pytest.mark.parametrize(
        ("one", "other", "is_same"),
        [
            ("FREQ=DAILY", "FREQ=DAILY;COUNT=3", True),
            ("FREQ=DAILY;UNTIL=20261125", "FREQ=DAILY;COUNT=3", True),
            ("FREQ=DAILY;UNTIL=20261125", "UNTIL=20271125;FREQ=DAILY", True),
            ("FREQ=DAILY", "FREQ=DAILY;INTERVAL=2", False),
            ("FREQ=DAILY", "", False),
        ],
    )
    def test_whether_only_the_end_is_another(self, one: str, other: str, is_same: bool) -> None:
        assert recurrence.is_same_but_for_its_end(one, other) is is_same

    @pytest.mark.parametrize(
        ("rrule", "start", "at", "rest"),
        [
            (
                "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;COUNT=6",
                datetime(2027, 1, 31, 9), datetime(2027, 2, 28, 9),
                "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;COUNT=5;BYMONTHDAY=31",
            ),
            (
                "RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD", datetime(2028, 2, 29, 9), datetime(2029, 3, 1, 9),
                "RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD;BYMONTHDAY=29;BYMONTH=2",
            ),
            (
                "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD", datetime(2027, 1, 31, 9), datetime(2027, 3, 31, 9),
                "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD",
            ),
        ],
    )  # fmt: skip
    def test_a_rule_that_moves_dates_keeps_its_day_when_it_is_split(
        self, rrule: str, start: datetime, at: datetime, rest: str
    ) -> None:
        assert recurrence.shorten_rule(rrule, at, start, BERLIN, all_day=False, home_zone=BERLIN)[1] == rest


class TestTyped:
    @pytest.mark.parametrize(
        ("typed", "tidy"),
        [
            ("FREQ=DAILY;UNTIL=20261231", "FREQ=DAILY;UNTIL=20261231"),
            ("RRULE:freq=daily;until=20261231t235959z", "FREQ=DAILY;UNTIL=20261231T235959Z"),
            ("FREQ=DAILY;UNTIL=20261231T235959", "FREQ=DAILY;UNTIL=20261231T235959"),
            ("FREQ=DAILY;UNTIL=20261123", "FREQ=DAILY;UNTIL=20261123"),
            ("FREQ=DAILY;UNTIL=20261123T080000Z", "FREQ=DAILY;UNTIL=20261123T080000Z"),
            ("FREQ=DAILY;COUNT=1", "FREQ=DAILY;COUNT=1"),
            ("FREQ=DAILY;COUNT=1000000000", "FREQ=DAILY;COUNT=1000000000"),
            (f"FREQ=DAILY;INTERVAL={MAX_INTERVAL}", "FREQ=DAILY;INTERVAL=1000"),
            (" FREQ = YEARLY ;; ", "FREQ=YEARLY"),
            ("FREQ=MONTHLY;BYDAY=1SA", "FREQ=MONTHLY;BYDAY=1SA"),
            ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=1", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=1"),
        ],
    )
    def test_what_makes_sense_is_taken(self, typed: str, tidy: str) -> None:
        assert recurrence.check_rule(typed, MONDAY, BERLIN) == tidy

    @pytest.mark.parametrize(
        ("typed", "message"),
        [
            ("FREQ=DAILY;UNTIL=20261122", "^UNTIL is before the start"),
            ("FREQ=DAILY;UNTIL=20261123T075959Z", "^UNTIL is before the start"),
            ("FREQ=DAILY;UNTIL=20261123T085959", "^UNTIL is before the start"),
            ("FREQ=DAILY;UNTIL=2026-12-31", "^UNTIL must be a date like 20261231"),
            ("FREQ=DAILY;UNTIL=20261331", "^UNTIL must be"),
            ("FREQ=DAILY;COUNT=3;UNTIL=20270101", "^COUNT and UNTIL cannot be used together"),
            ("FREQ=DAILY;COUNT=0", "^COUNT must be a whole number from 1 to 1000000000"),
            ("FREQ=DAILY;COUNT=1000000001", "^COUNT must be"),
            ("FREQ=DAILY;COUNT=00000000001", "^COUNT must be"),
            ("FREQ=DAILY;COUNT=-1", "^COUNT must be"),
            ("FREQ=DAILY;COUNT=٣", "^COUNT must be"),
            ("FREQ=DAILY;COUNT=²", "^COUNT must be"),
            ("FREQ=DAILY;INTERVAL=1001", "^INTERVAL must be a whole number from 1 to 1000"),
            ("FREQ=MINUTELY", "^An item cannot repeat more often than daily"),
            ("FREQ=DAILY;BYHOUR=9", "^BYHOUR, BYMINUTE and BYSECOND are not possible"),
            ("FREQ=DAILY;BYMINUTE=9", "^BYHOUR, BYMINUTE and BYSECOND are not possible"),
            ("FREQ=DAILY;BYSECOND=9", "^BYHOUR, BYMINUTE and BYSECOND are not possible"),
            ("FREQ=DAILY;=3", "^“=3” is not of the form NAME=VALUE"),
            ("FREQ=DAILY;BYDAY=", "^“BYDAY=” is not of the form NAME=VALUE"),
            ("FREQ=DAILY;BYDAY", "^“BYDAY” is not of the form NAME=VALUE"),
            (f"FREQ=DAILY;{'X' * 41}=1", f"^“{'X' * 40}” is not of the form"),
            ("FREQ=DAILY;COUNT=1;COUNT=2", "^COUNT is given twice"),
            ("FREQ=WEEKLY;BYDAY=MO,,TU", "^This repeat rule is not valid by RFC 5545"),
            ("FREQ=MONTHLY;BYMONTHDAY=32", "^This repeat rule"),
            ("", "^A repeat rule needs FREQ"),
        ],
    )
    def test_what_does_not_is_refused_with_what_to_mend(self, typed: str, message: str) -> None:
        with pytest.raises(RuleError, match=message):
            recurrence.check_rule(typed, MONDAY, BERLIN)

    def test_the_first_date_that_a_rule_makes_itself(self) -> None:
        first = recurrence.first_match
        assert first("FREQ=WEEKLY;BYDAY=WE", MONDAY, "UTC") == MONDAY + 2 * DAY
        assert first("FREQ=WEEKLY;BYDAY=MO", MONDAY, "UTC") == MONDAY
        assert first("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;COUNT=1", MONDAY, "UTC") == datetime(2028, 2, 29, 9)
        with pytest.raises(RuleError, match="no date from the start on"):
            first("FREQ=WEEKLY;BYDAY=WE;UNTIL=20261124", MONDAY, "UTC")


class TestDialog:
    def test_which_weekday_of_its_month_a_day_is(self) -> None:
        assert [recurrence.nth_weekday(date(2026, 3, day)) for day in (1, 7, 8, 14, 15, 21, 22, 28, 29, 31)] == [
            *(1, 1, 2, 2, 3, 3, 4, 4, -1, -1)
        ]
        last = [day for day in range(1, 31) if recurrence.is_last_weekday(date(2026, 11, day))]
        assert last == list(range(24, 31))
        assert not recurrence.is_last_weekday(date(2026, 12, 24))
        assert recurrence.is_last_weekday(date(2026, 12, 25))

    @pytest.mark.parametrize(
        ("repeat", "rule", "words"),
        [
            (Repeat("DAILY"), "FREQ=DAILY", "Every day"),
            (Repeat("DAILY", 2), "FREQ=DAILY;INTERVAL=2", "Every 2 days"),
            (Repeat("WEEKLY"), "FREQ=WEEKLY", "Every week"),
            (Repeat("WEEKLY", weekdays=(0, 6)), "FREQ=WEEKLY;BYDAY=MO,SU", "Every week on Mon, Sun"),
            (Repeat("MONTHLY"), "FREQ=MONTHLY", "Every month"),
            (Repeat("MONTHLY", nth=4), "FREQ=MONTHLY;BYDAY=4MO", "Every month on the fourth Monday"),
            (Repeat("MONTHLY", nth=-2), "FREQ=MONTHLY;BYDAY=-2MO", "Every month on the second to last Monday"),
            (Repeat("YEARLY", 3), "FREQ=YEARLY;INTERVAL=3", "Every 3 years"),
            (Repeat("YEARLY", nth=-1), "FREQ=YEARLY;BYMONTH=11;BYDAY=-1MO", "Every year on the last Monday"),
            (Repeat("DAILY", count=3), "FREQ=DAILY;COUNT=3", "Every day, 3 times"),
            (
                Repeat("DAILY", until=date(2026, 12, 4)),
                "FREQ=DAILY;UNTIL=20261204T225959Z",
                "Every day, until 4 Dec 2026",
            ),
        ],
    )
    def test_what_can_be_chosen_is_written_read_and_said(self, repeat: Repeat, rule: str, words: str) -> None:
        assert recurrence.build_rule(repeat, MONDAY, BERLIN, all_day=False) == rule
        assert recurrence.read_rule(rule, MONDAY, BERLIN, all_day=False) == repeat
        assert recurrence.describe_rule(rule, MONDAY, BERLIN, all_day=False) == words

    def test_the_end_is_said_where_the_item_is(self) -> None:
        rule = "FREQ=DAILY;UNTIL=20261203T233000Z"
        assert recurrence.describe_rule(rule, MONDAY, BERLIN, all_day=False) == "Every day, until 4 Dec 2026"
        assert recurrence.describe_rule(rule, MONDAY, "UTC", all_day=False) == "Every day, until 3 Dec 2026"

    def test_every_weekday_and_every_place_in_the_month_has_its_name(self) -> None:
        names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        for number, name in enumerate(names):
            start, short = MONDAY + number * DAY, name[:2].upper()
            weekly = recurrence.build_rule(Repeat("WEEKLY", weekdays=(number,)), start, BERLIN, all_day=False)
            assert weekly == f"FREQ=WEEKLY;BYDAY={short}"
            assert recurrence.describe_rule(weekly, start, BERLIN, all_day=False) == f"Every week on {name[:3]}"
            monthly = recurrence.build_rule(Repeat("MONTHLY", nth=2), start, BERLIN, all_day=False)
            assert monthly == f"FREQ=MONTHLY;BYDAY=2{short}"
            words = recurrence.describe_rule(monthly, start, BERLIN, all_day=False)
            assert words == f"Every month on the second {name}"
        places = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last", -2: "second to last"}
        for nth, word in places.items():
            words = recurrence.describe_rule(f"FREQ=MONTHLY;BYDAY={nth}MO", MONDAY, BERLIN, all_day=False)
            assert words == f"Every month on the {word} Monday"

    def test_what_is_chosen_twice_or_in_another_order_is_written_once_in_order(self) -> None:
        repeat = Repeat("WEEKLY", weekdays=(4, 0, 4, 1))
        assert recurrence.build_rule(repeat, MONDAY, BERLIN, all_day=False) == "FREQ=WEEKLY;BYDAY=MO,TU,FR"
        daily = Repeat("DAILY", weekdays=(1,), count=2, until=date(2027, 1, 1))
        assert recurrence.build_rule(daily, MONDAY, BERLIN, all_day=False) == "FREQ=DAILY;COUNT=2"

    @pytest.mark.parametrize(
        ("zone", "all_day", "until"),
        [
            (BERLIN, False, "20261204T225959Z"),
            (None, False, "20261204T235959"),
            (BERLIN, True, "20261204"),
            (None, True, "20261204"),
        ],
    )
    def test_until_has_the_form_that_fits_the_start(self, zone: str | None, all_day: bool, until: str) -> None:
        repeat = Repeat("DAILY", until=date(2026, 12, 4))
        assert recurrence.build_rule(repeat, MONDAY, zone, all_day=all_day) == f"FREQ=DAILY;UNTIL={until}"
        assert recurrence.read_rule(f"FREQ=DAILY;UNTIL={until}", MONDAY, zone, all_day=all_day) == repeat

    @pytest.mark.parametrize(
        ("rule", "repeat"),
        [
            ("FREQ=DAILY;INTERVAL=1", Repeat("DAILY")),
            ("FREQ=WEEKLY;WKST=SU", Repeat("WEEKLY")),
            ("FREQ=WEEKLY;INTERVAL=2;WKST=MO", Repeat("WEEKLY", 2)),
            ("FREQ=WEEKLY;BYDAY=SU,MO", Repeat("WEEKLY", weekdays=(0, 6))),
            ("FREQ=MONTHLY;BYDAY=+4MO", Repeat("MONTHLY", nth=4)),
            ("FREQ=MONTHLY;BYMONTHDAY=23", Repeat("MONTHLY")),
            ("FREQ=YEARLY;BYMONTH=11", Repeat("YEARLY")),
            ("FREQ=YEARLY;BYMONTH=11;BYDAY=-1MO", Repeat("YEARLY", nth=-1)),
            ("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=23", Repeat("YEARLY")),
            ("FREQ=DAILY;UNTIL=20261204T120000Z", Repeat("DAILY", until=date(2026, 12, 4))),
            ("FREQ=DAILY;UNTIL=20261204T233000Z", Repeat("DAILY", until=date(2026, 12, 5))),
        ],
    )
    def test_other_words_for_the_same_are_understood(self, rule: str, repeat: Repeat) -> None:
        assert recurrence.read_rule(rule, MONDAY, BERLIN, all_day=False) == repeat

    @pytest.mark.parametrize(
        "rule",
        [
            "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
            "FREQ=WEEKLY;BYDAY=1MO",
            "FREQ=WEEKLY;BYDAY=MO,XX",
            "FREQ=MONTHLY;BYMONTHDAY=22",
            "FREQ=MONTHLY;BYDAY=4TU",
            "FREQ=MONTHLY;BYDAY=MO",
            "FREQ=MONTHLY;BYDAY=6MO",
            "FREQ=MONTHLY;BYDAY=4MO;BYMONTHDAY=23",
            "FREQ=MONTHLY;BYMONTH=11",
            "FREQ=YEARLY;BYMONTH=12",
            "FREQ=YEARLY;BYMONTHDAY=23",
            "FREQ=YEARLY;BYDAY=4MO",
            "FREQ=DAILY;BYDAY=MO",
            "FREQ=DAILY;BYMONTHDAY=23",
            "FREQ=DAILY;COUNT=2;UNTIL=20261231",
            "FREQ=HOURLY",
            "FREQ=DAILY;INTERVAL=1001",
            "FREQ=DAILY;X-MORE=1",
        ],
    )
    def test_a_rule_that_the_form_cannot_express_is_a_custom_rule(self, rule: str) -> None:
        assert recurrence.read_rule(rule, MONDAY, BERLIN, all_day=False) is None
        assert recurrence.describe_rule(rule, MONDAY, BERLIN, all_day=False) == "Custom rule"

    def test_a_split_rule_gets_an_until_and_the_remaining_count(self) -> None:
        at = MONDAY + 2 * DAY

        def split(rule: str, zone: str | None = BERLIN, *, all_day: bool = False) -> tuple[str, str]:
            return recurrence.shorten_rule(rule, at, MONDAY, zone, all_day=all_day, home_zone="America/New_York")

        assert split("FREQ=DAILY") == ("FREQ=DAILY;UNTIL=20261125T075959Z", "FREQ=DAILY")
        assert split("FREQ=DAILY;COUNT=5") == ("FREQ=DAILY;UNTIL=20261125T075959Z", "FREQ=DAILY;COUNT=3")
        assert split("FREQ=DAILY;COUNT=2") == ("FREQ=DAILY;UNTIL=20261125T075959Z", "FREQ=DAILY;COUNT=1")
        assert split("FREQ=DAILY;UNTIL=20261231", None) == (
            "FREQ=DAILY;UNTIL=20261125T085959",
            "FREQ=DAILY;UNTIL=20261231",
        )
        whole = recurrence.shorten_rule(
            "FREQ=DAILY", at.replace(hour=0), MONDAY.replace(hour=0), None, all_day=True, home_zone=BERLIN
        )
        assert whole == ("FREQ=DAILY;UNTIL=20261124", "FREQ=DAILY")
