"""What single properties mean, in each of their forms and from both sides of each border."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.reasons import flaws_of, refusing
from tests.unit.connectors.ical.test_parse import BERLIN, NINE, TEN, calendar, details, read
from webapp.connectors.event import Details, Marker, Override, Period
from webapp.connectors.ical.moments import HoldsNoEvent, UnreadableText
from webapp.connectors.ical.parse import is_rule, read_resource, zones_in
from webapp.connectors.ical.time_zones import vtimezone_lines
from webapp.rfc5545.durations import Duration

MIDNIGHT = datetime(2026, 11, 23)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WHOLE_DAY = "DTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261124"
DAILY = f"{BERLIN}\r\nRRULE:FREQ=DAILY;COUNT=9"


def times(lines: str) -> tuple[datetime, datetime, str | None, bool]:
    found = details(lines)
    return found.start, found.end, found.zone, found.all_day


class TestMoments:
    @pytest.mark.parametrize(
        ("lines", "start", "end", "zone"),
        [
            ("DTSTART:20261123t090000z\r\nDTEND:20261123T100000z", NINE, TEN, "UTC"),
            ("DTSTART;TZID=Europe/Berlin:20261123T090000Z\r\nDURATION:PT1H", NINE, TEN, "UTC"),  # Z takes precedence
            ("DTSTART;VALUE=DATE-TIME;TZID=Europe/Berlin:20261123T090000\r\nDURATION:PT1H", NINE, TEN, "Europe/Berlin"),
            # Floating
            ("DTSTART:20261123T090000\r\nDURATION:PT1H", NINE, TEN, None),
            ("DTSTART:20261123T090000\r\nDURATION:P1DT1H", NINE, TEN + DAY, None),
            ("DTSTART:20261123T090000\r\nDURATION:P1W", NINE, NINE + 7 * DAY, None),
            ("DTSTART:20261123T090000", NINE, NINE, None),
            ("DTSTART:20261123T090000\r\nDTEND:20261123T100000Z", NINE, TEN, None),
            ("DTSTART:20261123T090000\r\nDTEND;TZID=America/New_York:20261123T100000", NINE, TEN, None),
            # A zone on one side only
            ("DTSTART;TZID=Europe/Berlin:20261123T090000\r\nDTEND:20261123T100000", NINE, TEN, "Europe/Berlin"),
            ("DTSTART:20261123T090000Z\r\nDTEND;TZID=Europe/Berlin:20261123T110000", NINE, TEN, "UTC"),
            # DTEND goes before DURATION
            (f"{BERLIN}\r\nDURATION:PT5H", NINE, TEN, "Europe/Berlin"),
            ("DTSTART:20261123T090000Z\r\nDTEND:20261123T090000Z", NINE, NINE, "UTC"),
        ],
    )
    def test_with_a_time(self, lines: str, start: datetime, end: datetime, zone: str | None) -> None:
        assert times(lines) == (start, end, zone, False)

    @pytest.mark.parametrize(
        ("lines", "last"),
        [
            ("DTSTART;VALUE=DATE:20261123", 1),
            ("DTSTART;VALUE=DATE:20261123T000000", 1),
            ("DTSTART;VALUE=DATE;TZID=Europe/Berlin:20261123", 1),
            ("DTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261123", 1),
            ("DTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261122", 1),
            ("DTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261126", 3),
            ("DTSTART;VALUE=DATE:20261123\r\nDURATION:P2D", 2),
            ("DTSTART;VALUE=DATE:20261123\r\nDURATION:PT36H", 2),
            ("DTSTART;VALUE=DATE:20261123\r\nDURATION:PT48H", 2),
            ("DTSTART;VALUE=DATE:20261123\r\nDURATION:P1DT24H", 2),
            ("DTSTART;VALUE=DATE:20261123\r\nDURATION:PT0S", 1),
        ],
    )
    def test_of_whole_days(self, lines: str, last: int) -> None:
        assert times(lines) == (MIDNIGHT, MIDNIGHT + last * DAY, None, True)

    @pytest.mark.parametrize(
        "value",
        [
            "2026112",
            "20261123T09000",
            "20261123T0900000",
            "20261123X090000",
            "20261123T240000",
            "20261323",
            "2026-11-23",
        ],
    )
    def test_what_is_none_is_said(self, value: str) -> None:
        with refusing(UnreadableText, "dates cannot be understood"):
            details(f"DTSTART:{value}")

    def test_a_leap_second_is_the_second_before(self) -> None:
        assert details("DTSTART:20261231T235960Z").start == datetime(2026, 12, 31, 23, 59, 59)
        with pytest.raises(UnreadableText):
            details("DTSTART:20261231T236059Z")

    @pytest.mark.parametrize(
        ("end", "result"),
        [
            # Half past two comes twice: the end, at two of the second round, is later though it is less on the clock
            ("DTEND:20261025T010000Z", datetime(2026, 10, 25, 2, 30)),
            ("DTEND;TZID=Europe/Berlin:20261025T023000", datetime(2026, 10, 25, 2, 30)),
            ("DTEND:20261025T020000Z", datetime(2026, 10, 25, 3)),
            ("DTEND:20261025T003000Z", datetime(2026, 10, 25, 2, 30)),
        ],
    )
    def test_an_end_in_the_hour_that_clocks_repeat(self, end: str, result: datetime) -> None:
        assert details(f"DTSTART;TZID=Europe/Berlin:20261025T023000\r\n{end}").end == result

    @pytest.mark.parametrize(
        "lines",
        [
            "DTSTART;TZID=Europe/Berlin:20261025T023000\r\nDTEND:20261025T002959Z",
            "DTSTART;TZID=Europe/Berlin:20261123T090000\r\nDTEND;TZID=Europe/Berlin:20261123T085959",
            "DTSTART:20261123T090000\r\nDTEND:20261123T085959",
            "DTSTART:20261123T090000\r\nDTEND:20261123T085959Z",
            "DTSTART:20261123T090000Z\r\nDURATION:-PT1S",
            "DTSTART:20261123T090000\r\nDURATION:-P1D",
        ],
    )
    def test_an_end_before_the_start_is_dropped_and_reported(self, lines: str) -> None:
        found = read(lines)
        assert found.event.details.end == found.event.details.start
        assert flaws_of(found.flaws) == "its end lies before its start, so it is shown without length"

    @pytest.mark.parametrize(
        ("end", "flawed"),
        [
            ("DTEND;VALUE=DATE:20261122", True),
            ("DTEND;VALUE=DATE:20261123", False),
            ("DTEND:20261123T000000Z", False),
            ("DURATION:-P1D", True),
            ("DURATION:P0D", False),
            ("DTEND:", False),
            ("DURATION:", False),
        ],
    )
    def test_whole_days_last_one_at_least(self, end: str, flawed: bool) -> None:
        found = read(f"DTSTART;VALUE=DATE:20261123\r\n{end}")
        assert (found.event.details.end, bool(flaws_of(found.flaws))) == (MIDNIGHT + DAY, flawed)

    def test_what_makes_sense_has_no_flaw(self) -> None:
        assert read(f"{DAILY}\r\nEXDATE:20261124T080000Z").flaws == ()

    def test_whole_days_that_end_at_a_time_end_with_that_day(self) -> None:
        start = "DTSTART;VALUE=DATE:20261123\r\nDTEND:20261124T"
        assert details(f"{start}000000").end == MIDNIGHT + DAY
        assert details(f"{start}000001").end == MIDNIGHT + 2 * DAY
        assert details(f"{start}120000Z").end == MIDNIGHT + 2 * DAY


class TestSeries:
    @pytest.mark.parametrize(
        ("line", "date"),
        [
            # At another time of day it keeps that
            ("RDATE;TZID=Europe/Berlin:20261130T140000", datetime(2026, 11, 30, 14)),
            ("RDATE:20261130T130000Z", datetime(2026, 11, 30, 14)),
            ("RDATE;TZID=America/New_York:20261130T080000", datetime(2026, 11, 30, 14)),
            ("RDATE:20261130T140000", datetime(2026, 11, 30, 14)),
            ("RDATE;VALUE=PERIOD;TZID=Europe/Berlin:20261130T140000/PT1H", datetime(2026, 11, 30, 14)),
            # Of a day alone it is at the usual time
            ("RDATE;VALUE=DATE:20261130", datetime(2026, 11, 30, 9)),
        ],
    )
    def test_an_extra_date_is_at_its_own_time(self, line: str, date: datetime) -> None:
        assert read(f"{BERLIN}\r\n{line}").event.rdates == (date,)
        assert read(f"{BERLIN}\r\n{line.replace('RDATE', 'EXDATE')}").event.exdates == (date,)

    def test_dates_of_a_series_of_whole_days_have_no_time(self) -> None:
        event = read(f"{WHOLE_DAY}\r\nRDATE:20261130T140000Z,20261201\r\nEXDATE;TZID=Asia/Tokyo:20261202T235959").event
        assert event.rdates == (datetime(2026, 11, 30), datetime(2026, 12, 1))
        assert event.exdates == (datetime(2026, 12, 2),)

    def test_dates_of_a_floating_series_are_as_they_are_written(self) -> None:
        event = read(
            "DTSTART:20261123T090000\r\nEXDATE:20261124T090000Z\r\nEXDATE;TZID=Asia/Tokyo:20261125T090000"
        ).event
        assert event.exdates == (NINE + DAY, NINE + 2 * DAY)

    def test_dates_are_in_order_and_each_once_however_they_are_listed(self) -> None:
        lines = (
            "RDATE:20261203T080000Z,20261201T080000Z, ,\r\nRDATE;TZID=Europe/Berlin:20261201T090000\r\nRDATE:\r\n"
            "EXDATE:20261207T080000Z,,20261205T080000Z\r\nEXDATE;VALUE=DATE:20261205"
        )
        event = read(f"{BERLIN}\r\n{lines}").event
        assert event.rdates == (datetime(2026, 12, 1, 9), datetime(2026, 12, 3, 9))
        assert event.exdates == (datetime(2026, 12, 5, 9), datetime(2026, 12, 7, 9))

    def test_a_second_rule_or_one_that_takes_dates_out_is_said(self) -> None:
        for lines in ("RRULE:FREQ=DAILY\r\nEXRULE:FREQ=WEEKLY", "RRULE:FREQ=DAILY\r\nRRULE:FREQ=WEEKLY"):
            with refusing(UnreadableText, "repeats by more than one rule"):
                read(f"{BERLIN}\r\n{lines}")

    def test_without_a_rule_there_is_nothing_to_take_out(self) -> None:
        assert read(f"{BERLIN}\r\nEXRULE:FREQ=WEEKLY").event.rrule is None

    @pytest.mark.parametrize(
        "rule",
        [
            *(f"FREQ={name}" for name in ["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
            "freq=daily",
            "FREQ=DAILY;",
            "BYDAY=MO;FREQ=WEEKLY;WKST=SU",
            "FREQ=DAILY;X-WR-SOMETHING=1",
            "FREQ=DAILY;UNTIL=20261231T235959Z",
        ],
    )
    def test_a_rule_is_known_by_its_shape(self, rule: str) -> None:
        assert is_rule(rule)
        assert read(f"{BERLIN}\r\nRRULE: {rule} ").event.rrule == rule.rstrip(";")

    @pytest.mark.parametrize(
        "rule",
        [
            *("FREQ=DAILYISH", "XFREQ=DAILY", "FREQ=", "FREQ", "COUNT=3", "FREQ=DAILY;COUNT"),
            *("FREQ=DAILY COUNT=3", "FREQ=DAILY;COUNT=3=4", "FREQ=DAILY;9=1", "=1;FREQ=DAILY"),
        ],
    )
    def test_what_has_another_shape_is_none(self, rule: str) -> None:
        assert not is_rule(rule)
        with refusing(UnreadableText, "repeat rule cannot be understood"):
            read(f"{BERLIN}\r\nRRULE:{rule}")

    @pytest.mark.parametrize(
        ("line", "rule"),
        [("FREQ=DAILY;;COUNT=3", "FREQ=DAILY;COUNT=3"), ("FREQ=DAILY;BY DAY=MO", "FREQ=DAILY;BYDAY=MO")],
    )
    def test_blanks_and_empty_parts_of_a_rule_cost_nothing(self, line: str, rule: str) -> None:
        assert read(f"{BERLIN}\r\nRRULE:{line}").event.rrule == rule

    @pytest.mark.parametrize(
        ("line", "periods"),
        [
            ("20261130T140000/PT2H", (Period(datetime(2026, 11, 30, 14), datetime(2026, 11, 30, 16)),)),
            ("20261130T140000/20261130T163000", (Period(datetime(2026, 11, 30, 14), datetime(2026, 11, 30, 16, 30)),)),
            ("20261130T140000/20261130T153000Z", (Period(datetime(2026, 11, 30, 14), datetime(2026, 11, 30, 16, 30)),)),
            ("20261130T140000/+PT1H", (Period(datetime(2026, 11, 30, 14), datetime(2026, 11, 30, 15)),)),
            ("20261130T140000/20261130T140000", (Period(datetime(2026, 11, 30, 14), datetime(2026, 11, 30, 14)),)),
            ("20261130T140000/20261130T135959", ()),
            ("20261130T140000", ()),
            (
                "20261202T140000/PT2H,20261130T140000/PT1H,20261202T140000/PT3H",
                (
                    Period(datetime(2026, 11, 30, 14), datetime(2026, 11, 30, 15)),
                    Period(datetime(2026, 12, 2, 14), datetime(2026, 12, 2, 17)),
                ),
            ),
        ],
    )
    def test_an_extra_date_may_have_a_length_of_its_own(self, line: str, periods: tuple[Period, ...]) -> None:
        event = read(f"{BERLIN}\r\nRDATE;VALUE=PERIOD;TZID=Europe/Berlin:{line}").event
        assert event.periods == periods
        assert {period.start for period in periods} <= set(event.rdates)

    def test_a_duration_in_another_zone_is_read_in_the_zone_of_the_series(self) -> None:
        event = read(f"{BERLIN}\r\nRDATE;VALUE=PERIOD;TZID=America/New_York:20261130T080000/PT2H").event
        assert event.periods == (Period(datetime(2026, 11, 30, 14), datetime(2026, 11, 30, 16)),)
        assert read(f"{WHOLE_DAY}\r\nRDATE;VALUE=PERIOD:20261130T080000Z/PT2H").event.periods == ()

    def test_an_exact_length_is_kept_where_it_can_make_a_difference(self) -> None:
        start = "DTSTART;TZID=Europe/Berlin:20261024T230000\r\nRRULE:FREQ=YEARLY"
        assert read(f"{start}\r\nDURATION:PT7H").event.duration == Duration(0, 7 * HOUR)
        assert read(f"{start}\r\nDURATION:P1D").event.duration is None
        assert read(f"{start}\r\nDTEND;TZID=Europe/Berlin:20261025T050000\r\nDURATION:PT7H").event.duration is None
        assert read(f"{start}\r\nDTEND;TZID=Europe/Berlin:20261025T050000").event.duration is None
        assert read(f"{start.partition(chr(13))[0]}\r\nDURATION:PT7H").event.duration is None


class TestChangedDates:
    def test_each_override_has_its_own_values_only(self) -> None:
        event = read(
            f"{DAILY}\r\nSUMMARY:s\r\nLOCATION:l",
            "RECURRENCE-ID;TZID=Europe/Berlin:20261126T090000\r\nDTSTART:20261126T120000Z\r\nSUMMARY:b",
            "RECURRENCE-ID:20261124T080000Z\r\nDTSTART;TZID=Europe/Berlin:20261125T090000\r\nDURATION:PT2H\r\nSUMMARY:a",
        ).event
        assert event.overrides == (
            Override(NINE + DAY, Details("a", NINE + 2 * DAY, NINE + 2 * DAY + 2 * HOUR, "Europe/Berlin")),
            Override(NINE + 3 * DAY, Details("b", datetime(2026, 11, 26, 12), datetime(2026, 11, 26, 12), "UTC")),
        )

    @pytest.mark.parametrize("status", ["CANCELLED", "cancelled", " Cancelled "])
    def test_one_that_was_called_off_is_excluded(self, status: str) -> None:
        event = read(DAILY, f"RECURRENCE-ID:20261124T080000Z\r\n{BERLIN}\r\nSTATUS:{status}").event
        assert (event.exdates, event.overrides) == ((NINE + DAY,), ())

    def test_one_that_is_excluded_too_does_not_take_place(self) -> None:
        excluded = f"{DAILY}\r\nEXDATE:20261124T080000Z"
        event = read(
            excluded, f"RECURRENCE-ID:20261124T080000Z\r\n{BERLIN}", f"RECURRENCE-ID:20261125T080000Z\r\n{BERLIN}"
        ).event
        assert event.exdates == (NINE + DAY,)
        assert [override.original_start for override in event.overrides] == [NINE + 2 * DAY]

    @pytest.mark.parametrize(("parameter", "changed"), [("THISANDFUTURE", 8), ("thisandfuture", 8), ("OTHER", 1)])
    def test_an_override_may_apply_to_all_following_occurrences(self, parameter: str, changed: int) -> None:
        event = read(DAILY, f"RECURRENCE-ID;RANGE={parameter}:20261124T080000Z\r\n{BERLIN}\r\nSUMMARY:later").event
        assert len(event.overrides) == changed

    def test_guests_of_one_date_are_guests(self) -> None:
        single = f"RECURRENCE-ID:20261124T080000Z\r\n{BERLIN}"
        assert not read(DAILY, single).has_guests
        assert read(DAILY, f"{single}\r\nATTENDEE:mailto:ben@example.org").has_guests
        assert read(f"{DAILY}\r\nATTENDEE:mailto:ben@example.org", single).has_guests

    def test_the_creation_time_is_read_from_created(self) -> None:
        single = f"RECURRENCE-ID:20261124T080000Z\r\n{BERLIN}\r\nCREATED:20200101T000000Z\r\nX-CALENDAR-SYNC-ITEM:j"
        found = read(single, f"{DAILY}\r\nCREATED:20260102T030405Z")
        assert (found.created_at, found.marker) == (datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), None)

    def test_single_dates_without_their_series(self) -> None:
        """The earliest one represents the entry, by the instant and not by the clock."""
        late = "RECURRENCE-ID;TZID=America/New_York:20261123T030000\r\nDTSTART;TZID=America/New_York:20261123T030000"
        called_off = f"RECURRENCE-ID:20261201T080000Z\r\n{BERLIN}\r\nSTATUS:CANCELLED"
        last = f"RECURRENCE-ID:20261130T080000Z\r\n{BERLIN}\r\nSUMMARY:last"
        first = "RECURRENCE-ID:20261123T075900Z\r\nDTSTART:20261123T075900Z\r\nSUMMARY:first"
        event = read(called_off, last, f"{late}\r\nSUMMARY:second", first).event
        assert event.details.subject == "first"
        assert event.rrule is None
        assert event.rdates == (datetime(2026, 11, 23, 8), datetime(2026, 11, 30, 8))
        assert [override.details.subject for override in event.overrides] == ["second", "last"]
        assert [override.original_start for override in event.overrides] == list(event.rdates)
        assert event.exdates == ()

    @pytest.mark.parametrize(("status", "excluded"), [("CANCELLED", True), ("cancelled", True), ("CONFIRMED", False)])
    def test_a_single_date_that_was_called_off_is_nothing_to_attend(self, status: str, excluded: bool) -> None:
        event = read(f"RECURRENCE-ID:20261123T080000Z\r\n{BERLIN}\r\nSTATUS:{status}").event
        assert event.exdates == ((NINE,) if excluded else ())

    @pytest.mark.parametrize(
        ("first", "second", "counts"),
        [
            ("SEQUENCE:1", "SEQUENCE:2", "second"),
            ("SEQUENCE:2", "SEQUENCE:1", "first"),
            ("SEQUENCE:9", "SEQUENCE:10", "second"),
            ("SEQUENCE:1", "", "first"),
            ("SEQUENCE:many", "SEQUENCE:1", "second"),
            ("SEQUENCE:1", "SEQUENCE:1", "second"),
            ("SEQUENCE:1\r\nLAST-MODIFIED:20270101T000000Z", "LAST-MODIFIED:20280101T000000Z", "first"),
            ("LAST-MODIFIED:20270102T000000Z", "LAST-MODIFIED:20270101T000000Z", "first"),
            ("LAST-MODIFIED:20270101T000000Z", "LAST-MODIFIED:20270102T000000Z", "second"),
        ],
    )
    def test_of_two_blocks_about_one_date_the_newer_counts(self, first: str, second: str, counts: str) -> None:
        """However each of them names that date."""
        event = read(
            f"{DAILY}\r\nSUMMARY:series",
            f"RECURRENCE-ID:20261124T080000Z\r\n{BERLIN}\r\nSUMMARY:first\r\n{first}",
            f"RECURRENCE-ID;TZID=Europe/Berlin:20261124T090000\r\n{BERLIN}\r\nSUMMARY:second\r\n{second}",
            f"RECURRENCE-ID:20261125T080000Z\r\n{BERLIN}\r\nSUMMARY:other",
        ).event
        assert [override.details.subject for override in event.overrides] == [counts, "other"]


ALARM = (
    "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT5M\r\nSUMMARY:alarm\r\nDESCRIPTION:alarm\r\nDURATION:PT9H\r\n"
    "END:VALARM"
)
DEEP = "BEGIN:X-OUTER\r\nBEGIN:X-INNER\r\nSUMMARY:inner\r\nEND:X-INNER\r\nLOCATION:outer\r\nEND:X-OUTER"


class TestBlocks:
    @pytest.mark.parametrize("nested", [ALARM, f"{ALARM}\r\n{ALARM}", DEEP, f"{DEEP}\r\n{ALARM}", ALARM.lower()])
    def test_what_follows_an_alarm_is_the_events_again(self, nested: str) -> None:
        lines = (
            f"{nested}\r\nDTSTART;TZID=Europe/Berlin:20261123T090000\r\nDURATION:PT1H\r\nSUMMARY:after\r\n"
            f"{nested}\r\nLOCATION:there\r\nDESCRIPTION:more\r\nRRULE:FREQ=DAILY\r\nCLASS:PRIVATE"
        )
        event = read(lines).event
        assert event.details == Details(
            "after", NINE, TEN, "Europe/Berlin", location="there", description="more", private=True
        )
        assert event.rrule == "FREQ=DAILY"

    def test_each_block_ends_where_it_ends(self) -> None:
        event = read(f"{DAILY}\r\nSUMMARY:s\r\n{ALARM}", f"RECURRENCE-ID:20261124T080000Z\r\n{ALARM}\r\n{BERLIN}").event
        assert event.details.subject == "s"
        assert [override.details.subject for override in event.overrides] == [""]

    def test_the_first_of_a_repeated_property_counts(self) -> None:
        assert details(f"{BERLIN}\r\nSUMMARY:first\r\nSUMMARY:second").subject == "first"

    @pytest.mark.parametrize("name", ["VTODO", "VJOURNAL", "VFREEBUSY", "vtodo"])
    def test_components_other_than_vevent_are_distinguished_from_invalid_ones(self, name: str) -> None:
        with pytest.raises(HoldsNoEvent):
            read_resource(f"BEGIN:VCALENDAR\r\nBEGIN:{name}\r\nUID:1\r\nEND:{name}\r\nEND:VCALENDAR\r\n")

    @pytest.mark.parametrize("name", ["VTIMEZONE", "X-VTODO"])
    def test_of_what_is_nothing_at_all_nothing_is_said(self, name: str) -> None:
        with refusing(UnreadableText, "holds no event") as caught:
            read_resource(f"BEGIN:VCALENDAR\r\nBEGIN:{name}\r\nUID:1\r\nEND:{name}\r\nEND:VCALENDAR\r\n")
        assert not isinstance(caught.value, HoldsNoEvent)

    def test_an_event_beside_something_else_is_read(self) -> None:
        todo = "BEGIN:VTODO\r\nUID:2\r\nSUMMARY:todo\r\nEND:VTODO"
        assert details(f"{BERLIN}\r\nSUMMARY:x", zones=(todo,)).subject == "x"

    @pytest.mark.parametrize("end", ["END:VCALENDAR", "end:vcalendar", "END:VCALENDAR "])
    def test_a_text_that_was_cut_off_is_not_read(self, end: str) -> None:
        whole = calendar(BERLIN).replace("END:VCALENDAR", end)
        assert read_resource(whole).event.details.start == NINE
        for cut in (whole.replace(f"{end}\r\n", ""), whole.replace("END:VEVENT\r\n", "")):
            with refusing(UnreadableText, "not complete"):
                read_resource(cut)

    @pytest.mark.parametrize("uid", ["UID: \r\n", "UID:\x00\r\n", ""])
    def test_an_entry_needs_an_id(self, uid: str) -> None:
        with refusing(UnreadableText, "has no UID"):
            read_resource(calendar(BERLIN).replace("UID:1\r\n", uid))

    def test_its_id_is_without_what_no_calendar_holds(self) -> None:
        assert read_resource(calendar(BERLIN).replace("UID:1\r\n", "UID: a\x00b \r\n")).uid == "ab"

    def test_the_same_event_twice_is_said(self) -> None:
        with refusing(UnreadableText, "defines the same event twice"):
            read(BERLIN, BERLIN)


class TestTexts:
    def test_line_breaks_are_kept_where_there_can_be_some(self) -> None:
        found = details(f"{BERLIN}\r\nSUMMARY:a\\nb\r\nLOCATION:c\\Nd\r\nDESCRIPTION:e\\nf\\N\\ng ")
        assert (found.subject, found.location, found.description) == ("a b", "c d", "e\nf\n\ng")

    @pytest.mark.parametrize(
        ("line", "private"),
        [
            *(("CLASS:PRIVATE", True), ("CLASS:confidential", True), ("class: Private ", True)),
            *(("CLASS:PUBLIC", False), ("CLASS:X-OTHER", False), ("CLASS:", False), ("", False)),
        ],
    )
    def test_what_is_private(self, line: str, private: bool) -> None:
        assert details(f"{BERLIN}\r\n{line}").private is private

    @pytest.mark.parametrize(
        ("lines", "show_as"),
        [
            ("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE", "tentative"),
            ("X-MICROSOFT-CDO-BUSYSTATUS:BUSY", "busy"),
            ("X-MICROSOFT-CDO-BUSYSTATUS:oof\r\nTRANSP:opaque", "out_of_office"),
            ("X-MICROSOFT-CDO-BUSYSTATUS:OOF\r\nSTATUS:TENTATIVE", "out_of_office"),
            ("X-MICROSOFT-CDO-BUSYSTATUS:OOF\r\nTRANSP:TRANSPARENT", "free"),
            ("X-MICROSOFT-CDO-BUSYSTATUS:WorkingElsewhere\r\nTRANSP:TRANSPARENT", "working_elsewhere"),
            ("X-MICROSOFT-CDO-BUSYSTATUS:free\r\nSTATUS:CONFIRMED", "free"),
            ("TRANSP:transparent\r\nSTATUS:TENTATIVE", "free"),
            ("TRANSP:OPAQUE\r\nSTATUS:tentative", "tentative"),
            ("STATUS:CONFIRMED\r\nTRANSP:OPAQUE", "busy"),
            ("STATUS:cancelled\r\nTRANSP:OPAQUE", "free"),
        ],
    )
    def test_how_it_is_shown(self, lines: str, show_as: str) -> None:
        assert details(f"{BERLIN}\r\n{lines}").show_as == show_as

    @pytest.mark.parametrize(
        ("lines", "marker"),
        [
            ("X-CALENDAR-SYNC-DEPLOYMENT:d\\,1\r\nX-CALENDAR-SYNC-ITEM:i", Marker("d,1", "i")),
            ("X-CALENDAR-SYNC-DEPLOYMENT:d", None),
            ("X-CALENDAR-SYNC-ITEM:i", None),
            ("X-CALENDAR-SYNC-DEPLOYMENT:\r\nX-CALENDAR-SYNC-ITEM:i", None),
        ],
    )
    def test_a_marker_has_two_halves(self, lines: str, marker: Marker | None) -> None:
        assert read(f"{BERLIN}\r\n{lines}").marker == marker

    @pytest.mark.parametrize(
        ("lines", "created_at", "modified_at"),
        [
            ("", None, datetime(2026, 1, 1, tzinfo=UTC)),  # when it was sent is as much as we know
            ("CREATED:20260102T030405z", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)),
            ("LAST-MODIFIED:20260203T040506Z", None, datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)),
            ("CREATED:yesterday\r\nLAST-MODIFIED:today", None, datetime(2026, 1, 1, tzinfo=UTC)),
            ("CREATED:\r\nLAST-MODIFIED:", None, datetime(2026, 1, 1, tzinfo=UTC)),
        ],
    )
    def test_a_broken_stamp_costs_nothing_but_itself(
        self, lines: str, created_at: datetime | None, modified_at: datetime
    ) -> None:
        found = read(f"{BERLIN}\r\n{lines}")
        assert (found.created_at, found.modified_at) == (created_at, modified_at)

    def test_without_any_stamp_nobody_knows_when(self) -> None:
        found = read_resource(calendar(BERLIN).replace("DTSTAMP:20260101T000000Z\r\n", ""))
        assert (found.created_at, found.modified_at) == (None, None)


def test_zones_that_are_only_defined_are_named_too_if_they_mean_something() -> None:
    defined = tuple(line.replace("TZID:Asia", "TZID:/x/Asia") for line in vtimezone_lines("Asia/Tokyo", 2020, 2030))
    nothing = ("BEGIN:VTIMEZONE", "TZID:Nowhere", "END:VTIMEZONE")
    zones = zones_in(calendar(BERLIN, zones=(*defined, *nothing)))
    assert sorted(zones.values()) == ["Asia/Tokyo", "Europe/Berlin"]
    assert zones["/x/asia/tokyo"] == "Asia/Tokyo"


def test_all_zones_of_an_entry_are_named() -> None:
    text = calendar(
        f"{BERLIN}\r\nEXDATE;TZID=America/New_York:20261124T030000\r\nX-MORE;TZID=Asia/Tokyo:20261124T030000"
    )
    assert sorted(zones_in(text).values()) == ["America/New_York", "Europe/Berlin"]
    with refusing(UnreadableText, "time zone is unknown"):
        zones_in(text.replace("America/New_York", "Mars/Olympus"))
