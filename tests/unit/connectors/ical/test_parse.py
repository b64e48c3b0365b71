"""What the reader makes of the iCalendar that other programs write."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.reasons import flaws_of, refusing
from webapp.connectors.event import Details, Marker, Override
from webapp.connectors.ical.moments import UnreadableText
from webapp.connectors.ical.parse import Resource, read_resource
from webapp.connectors.ical.patch import patch
from webapp.connectors.ical.this_and_future import MOST_DATES
from webapp.connectors.ical.time_zones import vtimezone_lines

NINE = datetime(2026, 11, 23, 9)
TEN = datetime(2026, 11, 23, 10)


def calendar(*events: str, zones: tuple[str, ...] = ()) -> str:
    blocks = [f"BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n{event.strip()}\r\nEND:VEVENT" for event in events]
    return "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//X//Y//EN",
            *zones,
            *"\r\n".join(blocks).splitlines(),
            "END:VCALENDAR",
            "",
        ]
    )


def read(*events: str, zones: tuple[str, ...] = ()) -> Resource:
    return read_resource(calendar(*events, zones=zones))


def details(*events: str, zones: tuple[str, ...] = ()) -> Details:
    return read(*events, zones=zones).event.details


BERLIN = "DTSTART;TZID=Europe/Berlin:20261123T090000\r\nDTEND;TZID=Europe/Berlin:20261123T100000"


@pytest.mark.parametrize(
    ("lines", "start", "end", "zone", "all_day"),
    [
        (BERLIN, NINE, TEN, "Europe/Berlin", False),
        ('DTSTART;TZID="Europe/Berlin":20261123T090000\r\nDURATION:PT1H', NINE, TEN, "Europe/Berlin", False),
        ("DTSTART:20261123T090000Z\r\nDTEND:20261123T100000Z", NINE, TEN, "UTC", False),
        ("DTSTART:20261123T090000\r\nDTEND:20261123T100000", NINE, TEN, None, False),
        ("DTSTART:20261123T090000Z", NINE, NINE, "UTC", False),
        (
            "DTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261125",
            datetime(2026, 11, 23),
            datetime(2026, 11, 25),
            None,
            True,
        ),
        ("DTSTART;VALUE=DATE:20261123", datetime(2026, 11, 23), datetime(2026, 11, 24), None, True),
        ("DTSTART:20261123", datetime(2026, 11, 23), datetime(2026, 11, 24), None, True),
        ("DTSTART;VALUE=DATE:20261123\r\nDURATION:P1W", datetime(2026, 11, 23), datetime(2026, 11, 30), None, True),
        (
            "DTSTART;TZID=Europe/Berlin:20261123T090000\r\nDTEND;TZID=America/New_York:20261123T090000",
            NINE,
            datetime(2026, 11, 23, 15),
            "Europe/Berlin",
            False,
        ),
        ("DTSTART;TZID=Europe/Berlin:20261123T090000\r\nDTEND:20261123T090000Z", NINE, TEN, "Europe/Berlin", False),
        ("DTSTART;TZID=W. Europe Standard Time:20261123T090000\r\nDURATION:PT60M", NINE, TEN, "Europe/Berlin", False),
        (
            "DTSTART;TZID=/citadel.org/20210210_1/Europe/Berlin:20261123T090000\r\nDURATION:PT60M",
            NINE,
            TEN,
            "Europe/Berlin",
            False,
        ),
        ("DTSTART:20261123T085960Z\r\nDTEND:20261123T100000Z", NINE - timedelta(seconds=1), TEN, "UTC", False),
        # Daylight saving ends: a nominal day is 25 hours long, 24 exact hours end an hour earlier on the clock.
        (
            "DTSTART;TZID=Europe/Berlin:20261024T120000\r\nDURATION:P1D",
            datetime(2026, 10, 24, 12),
            datetime(2026, 10, 25, 12),
            "Europe/Berlin",
            False,
        ),
        (
            "DTSTART;TZID=Europe/Berlin:20261024T120000\r\nDURATION:PT24H",
            datetime(2026, 10, 24, 12),
            datetime(2026, 10, 25, 11),
            "Europe/Berlin",
            False,
        ),
    ],
)
def test_times_in_every_spelling(lines: str, start: datetime, end: datetime, zone: str | None, all_day: bool) -> None:
    found = details(lines)
    assert (found.start, found.end, found.zone, found.all_day) == (start, end, zone, all_day)


def test_an_invented_zone_name_is_known_by_its_rules() -> None:
    zones = tuple(
        line.replace("TZID:Europe/Paris", "TZID:Our zone") for line in vtimezone_lines("Europe/Paris", 2020, 2030)
    )
    found = details("DTSTART;TZID=Our zone:20261123T090000\r\nDURATION:PT1H", zones=zones)
    assert (found.start, found.zone) == (NINE, "Europe/Berlin")  # the same rules under the best-known name


@pytest.mark.parametrize(
    ("lines", "show_as"),
    [
        ("", "busy"),
        ("TRANSP:TRANSPARENT", "free"),
        ("STATUS:TENTATIVE", "tentative"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:OOF", "out_of_office"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE", "working_elsewhere"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", "free"),
        # Another client made it busy and left Microsoft's property behind.
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE\r\nTRANSP:OPAQUE", "busy"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE\r\nSTATUS:CONFIRMED", "busy"),
        ("STATUS:CANCELLED", "free"),
    ],
)
def test_show_as_comes_from_three_properties(lines: str, show_as: str) -> None:
    assert details(f"{BERLIN}\r\n{lines}").show_as == show_as


def test_texts_are_unescaped_and_alarms_are_not_mistaken_for_them() -> None:
    found = details(
        f"{BERLIN}\r\nSUMMARY;LANGUAGE=en:A\\, b\\; c \\\\ d\r\nDESCRIPTION:one\\ntwo\r\n"
        "LOCATION:here\r\nCLASS:CONFIDENTIAL\r\n"
        "BEGIN:VALARM\r\nSUMMARY:alarm\r\nDESCRIPTION:alarm\r\nEND:VALARM"
    )
    assert found.subject == "A, b; c \\ d"
    assert found.description == "one\ntwo"
    assert found.location == "here"
    assert found.private


def test_lower_case_names_are_read() -> None:
    text = calendar(f"{BERLIN}\r\nSUMMARY:x").replace("SUMMARY", "summary").replace("BEGIN:VEVENT", "begin:vevent")
    assert read_resource(text).event.details.subject == "x"


def test_a_series_with_exclusions_and_changes_in_other_zones() -> None:
    event = read(
        f"{BERLIN}\r\nSUMMARY:s\r\nRRULE:FREQ=DAILY;COUNT=9\r\nEXDATE:20261124T080000Z,20261125T080000Z\r\n"
        "EXDATE;VALUE=DATE:20261126\r\nRDATE;VALUE=PERIOD;TZID=Europe/Berlin:20261230T090000/PT2H",
        "RECURRENCE-ID:20261127T080000Z\r\nDTSTART:20261127T100000Z\r\nDTEND:20261127T110000Z\r\nSUMMARY:moved",
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/New_York:20261128T030000\r\n"
        "DTSTART;TZID=Europe/Berlin:20261128T110000\r\nDTEND;TZID=Europe/Berlin:20261128T120000",
        "RECURRENCE-ID;TZID=Europe/Berlin:20261129T090000\r\nSTATUS:CANCELLED\r\n" + BERLIN,
    ).event
    assert event.rrule == "FREQ=DAILY;COUNT=9"
    assert event.exdates == tuple(NINE + timedelta(days=day) for day in (1, 2, 3, 6))
    assert event.rdates == (datetime(2026, 12, 30, 9),)
    assert [override.original_start for override in event.overrides] == [
        NINE + timedelta(days=4),
        *(NINE + timedelta(days=day) for day in (5, 7, 8)),
        datetime(2026, 12, 30, 9),
    ]
    assert event.overrides[0].details.zone == "UTC"


def test_single_dates_without_their_series_are_read_as_one_entry() -> None:
    event = read(
        "RECURRENCE-ID:20261130T080000Z\r\nDTSTART:20261130T080000Z\r\nDTEND:20261130T090000Z\r\nSUMMARY:second",
        "RECURRENCE-ID:20261123T080000Z\r\nDTSTART:20261123T080000Z\r\nDTEND:20261123T090000Z\r\nSUMMARY:first",
    ).event
    assert event.details.subject == "first"
    assert event.rdates == (datetime(2026, 11, 30, 8),)
    assert isinstance(event.overrides[0], Override)
    assert event.overrides[0].details.subject == "second"


def test_marker_stamps_and_guests_are_noticed() -> None:
    found = read(
        f"{BERLIN}\r\nX-CALENDAR-SYNC-DEPLOYMENT:d\r\nX-CALENDAR-SYNC-ITEM:i\r\nCREATED:20260102T030405Z\r\n"
        "LAST-MODIFIED:20260203T040506Z\r\nATTENDEE:mailto:ben@example.org"
    )
    assert found.marker == Marker("d", "i")
    assert found.created_at == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert found.modified_at == datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)
    assert found.has_guests


@pytest.mark.parametrize(
    "end",
    ["DURATION:soon", "DURATION:PT1.5H", "DURATION:P999999W", "DTEND:later", "DTEND;TZID=Mars/Olympus:20261123T100000"],
)
def test_an_end_that_makes_no_sense_costs_nothing_but_itself(end: str) -> None:
    start = datetime(2026, 11, 23, 9)
    found = read(f"DTSTART:20261123T090000Z\r\n{end}\r\nSUMMARY:Kept\r\nRRULE:FREQ=DAILY;COUNT=2")
    assert (found.event.details.start, found.event.details.end, found.event.details.subject) == (start, start, "Kept")
    assert (found.event.duration, "end cannot be understood" in flaws_of(found.flaws)) == (None, True)


@pytest.mark.parametrize("end", ["DURATION:soon", "DURATION:P999999W", "DTEND:later"])
def test_an_end_that_makes_no_sense_stays_until_it_is_edited(end: str) -> None:
    source = calendar(f"DTSTART:20261123T090000Z\r\n{end}\r\nSUMMARY:Kept")
    event, now = read_resource(source).event, datetime(2026, 11, 1, tzinfo=UTC)
    renamed = replace(event, details=replace(event.details, subject="New"))
    assert end in patch(source, event, renamed, now).splitlines()
    ended = replace(event, details=replace(event.details, end=datetime(2026, 11, 23, 11)))
    assert read_resource(patch(source, event, ended, now)).event == ended


def test_an_extra_date_whose_end_makes_no_sense_is_as_long_as_the_others() -> None:
    found = read("DTSTART:20261123T090000Z\r\nDURATION:PT1H\r\nRDATE;VALUE=PERIOD:20261124T090000Z/soon")
    assert (found.event.rdates, found.event.periods) == ((datetime(2026, 11, 24, 9),), ())
    assert "end cannot be understood" in flaws_of(found.flaws)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not complete"),
        ("<html>", "not complete"),
        ("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "no event"),
        (calendar(BERLIN)[:-30], "not complete"),
        (calendar("SUMMARY:x"), "no start"),
        (calendar("DTSTART:tomorrow"), "dates"),
        (calendar("DTSTART:20261399T990000Z"), "dates"),
        (calendar("DTSTART;TZID=Mars/Olympus:20261123T090000"), "zone"),
        (calendar(f"{BERLIN}\r\nRRULE:whenever"), "rule"),
        (calendar(f"{BERLIN}\r\nRRULE:FREQ=SOMETIMES"), "rule"),
        (calendar(f"{BERLIN}\r\nRRULE:FREQ=DAILY\r\nRRULE:FREQ=WEEKLY"), "more than one rule"),
        (calendar(BERLIN, BERLIN), "twice"),
        (calendar(BERLIN).replace("UID:1\r\n", ""), "UID"),
        (calendar(BERLIN, BERLIN).replace("UID:1", "UID:2", 1), "several events"),
    ],
)
def test_the_reason_for_an_unreadable_object_contains_no_event_text(text: str, reason: str) -> None:
    with refusing(UnreadableText, reason):
        read_resource(text)


@pytest.mark.parametrize(
    "rule", ["FREQ=SECONDLY", "FREQ=DAILY;INTERVAL=1;COUNT=999999999", "BYDAY=MO;FREQ=WEEKLY;UNTIL=99991231T235959Z"]
)
def test_absurd_rules_are_kept_as_they_are_and_not_expanded(rule: str) -> None:
    assert read(f"{BERLIN}\r\nRRULE:{rule}").event.rrule == rule


class TestAChangeOfAllFollowingDates:
    """RANGE=THISANDFUTURE."""

    CHANGE = (
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261124T090000\r\nSUMMARY:later\r\n"
        "DTSTART;TZID=America/New_York:20261124T060000\r\nDTEND;TZID=America/New_York:20261124T080000"
    )

    def test_each_following_occurrence_is_changed_until_another_override(self) -> None:
        single = "RECURRENCE-ID;TZID=Europe/Berlin:20261126T090000\r\nSUMMARY:single\r\n" + BERLIN
        lasting = self.CHANGE.replace("20261124", "20261127").replace("later", "latest")
        event = read(f"{BERLIN}\r\nSUMMARY:s\r\nRRULE:FREQ=DAILY;COUNT=6", self.CHANGE, single, lasting).event
        assert [(change.original_start.day, change.details.subject) for change in event.overrides] == [
            (24, "later"),
            (25, "later"),
            (26, "single"),
            (27, "latest"),
            (28, "latest"),
        ]
        (_, second, *_) = event.overrides
        assert second.details == Details(
            "later", datetime(2026, 11, 25, 6), datetime(2026, 11, 25, 8), "America/New_York"
        )

    @pytest.mark.parametrize(
        ("rule", "changed"),
        [("FREQ=DAILY", MOST_DATES + 1), ("FREQ=DAILY;COUNT=1999", MOST_DATES + 1), ("FREQ=YEARLY;COUNT=9", 9)],
    )
    def test_an_endless_this_and_future_override_is_expanded_and_reported(self, rule: str, changed: int) -> None:
        resource = read(f"{BERLIN}\r\nRRULE:{rule}", self.CHANGE)
        assert len(resource.event.overrides) == changed
        assert {override.details.subject for override in resource.event.overrides} == {"later"}
        assert ("all dates from one on" in flaws_of(resource.flaws)) == (changed > MOST_DATES)

    @pytest.mark.parametrize("rule", ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", "FREQ=DAILY;BYDAY=XX;COUNT=3"])
    def test_rules_that_make_no_sense_take_no_time(self, rule: str) -> None:
        with suppress(UnreadableText):
            assert len(read(f"{BERLIN}\r\nRRULE:{rule}", self.CHANGE).event.overrides) == 1

    def test_an_edit_of_another_field_keeps_them(self) -> None:
        source = calendar(f"{BERLIN}\r\nSUMMARY:s\r\nRRULE:FREQ=DAILY;COUNT=4", self.CHANGE)
        before = read_resource(source).event
        after = replace(before, details=replace(before.details, location="Room 4"))
        assert read_resource(patch(source, before, after, datetime(2026, 11, 1, tzinfo=UTC))).event == after


FORMATTED = "<html><body><p>Bring <b>keys</b></p></body></html>"


@pytest.mark.parametrize(
    ("lines", "description"),
    [
        (f"X-ALT-DESC;FMTTYPE=text/html:{FORMATTED}", FORMATTED),
        (f"DESCRIPTION:\r\nX-ALT-DESC;FMTTYPE=text/html:{FORMATTED}", FORMATTED),
        (f"DESCRIPTION:Bring keys\r\nX-ALT-DESC;FMTTYPE=text/html:{FORMATTED}", "Bring keys"),
        (f"STYLED-DESCRIPTION;VALUE=TEXT;FMTTYPE=text/html:{FORMATTED}", FORMATTED),
        ("STYLED-DESCRIPTION;VALUE=URI:https://x.example/1", ""),
        ('DESCRIPTION;ALTREP="data:text/html,Bring%20%3Cb%3Ekeys%3C%2Fb%3E":', "Bring <b>keys</b>"),
        ('DESCRIPTION;ALTREP="data:text/html,%3Cb%3Ex%3C%2Fb%3E":Bring keys', "Bring keys"),
        ('DESCRIPTION;ALTREP="cid:1":', ""),
    ],
)
def test_a_description_that_is_only_formatted_is_read_too(lines: str, description: str) -> None:
    assert details(f"{BERLIN}\r\n{lines}").description == description


@pytest.mark.parametrize(
    "lines",
    [
        f"DESCRIPTION:{FORMATTED}",
        f"X-ALT-DESC;FMTTYPE=text/html:{FORMATTED}",
        'DESCRIPTION;ALTREP="data:text/html,%3Cb%3Ex%3C%2Fb%3E":',
        f"DESCRIPTION:Bring keys\r\nSTYLED-DESCRIPTION;FMTTYPE=text/html:{FORMATTED}",
    ],
)
def test_formatted_descriptions_stay_until_they_are_edited(lines: str) -> None:
    source = calendar(f"{BERLIN}\r\nSUMMARY:Old\r\n{lines}")
    before = read_resource(source).event
    now = datetime(2026, 11, 1, tzinfo=UTC)
    renamed = patch(source, before, replace(before, details=replace(before.details, subject="New")), now)
    assert all(line in renamed.splitlines() for line in lines.splitlines())
    edited = patch(source, before, replace(before, details=replace(before.details, description="Plain")), now)
    assert "DESCRIPTION:Plain" in edited.splitlines()
    assert not any(word in edited for word in ("<b>", "ALTREP", "X-ALT", "STYLED"))
    emptied = patch(source, before, replace(before, details=replace(before.details, description="")), now)
    assert "DESC" not in emptied
