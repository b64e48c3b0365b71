"""An edit, line by line: what each field writes, where, and what it leaves."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import icalendar
import pytest

from tests.reasons import refusing
from webapp.connectors.errors import WriteRefused
from webapp.connectors.event import SHOW_AS, Details, Event, Marker, Override
from webapp.connectors.ical.parse import read_resource
from webapp.connectors.ical.patch import patch

NOW = datetime(2026, 11, 22, 12, 34, 56, tzinfo=UTC)
NINE = datetime(2026, 11, 23, 9)
MIDNIGHT = datetime(2026, 11, 23)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BERLIN = "DTSTART;TZID=Europe/Berlin:20261123T090000\r\nDTEND;TZID=Europe/Berlin:20261123T100000"
ALARM = "BEGIN:VALARM\r\nTRIGGER:-PT5M\r\nACTION:DISPLAY\r\nDESCRIPTION:alarm\r\nSUMMARY:alarm\r\nEND:VALARM"
STAMPS = ["DTSTAMP:20261122T123456Z", "LAST-MODIFIED:20261122T123456Z"]


def calendar(*blocks: str) -> str:
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nLAST-MODIFIED:20260101T000000Z\r\n{block}\r\nEND:VEVENT\r\n"
        for block in blocks
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//X//Y//EN\r\n{events}END:VCALENDAR\r\n"


def changed(source: str, *, marker: Marker | None = None, **changes: object) -> str:
    """Return what becomes of a resource when these details of it are edited."""
    event = read_resource(source).event
    after = replace(event, details=replace(event.details, **changes))  # type: ignore[arg-type]
    text = patch(source, event, after, NOW, marker)
    assert read_resource(text).event.details == after.details
    return text


def edit(lines: str, **changes: object) -> list[str]:
    """Return the lines of an event after an edit, without its id and stamps."""
    text = changed(calendar(lines), **changes)
    found = text.partition("BEGIN:VEVENT\r\n")[2].partition("END:VEVENT\r\n")[0].split("\r\n")[:-1]
    assert [line for line in found if line in STAMPS] == STAMPS
    return [line for line in found if line not in STAMPS and line != "UID:1"]


def lines(text: str, name: str) -> list[str]:
    return [line for line in text.split("\r\n") if line.startswith(name)]


START = BERLIN.split("\r\n")


class TestTexts:
    @pytest.mark.parametrize(
        ("line", "field", "written"),
        [
            ("SUMMARY:old", "subject", "SUMMARY:new"),
            ("SUMMARY;LANGUAGE=en:old", "subject", "SUMMARY;LANGUAGE=en:new"),
            ('SUMMARY;LANGUAGE=en;ALTREP="cid:1":old', "subject", "SUMMARY:new"),
            ("summary:old", "subject", "summary:new"),
            ("LOCATION;LANGUAGE=en:old", "location", "LOCATION;LANGUAGE=en:new"),
            ("DESCRIPTION;LANGUAGE=en:old", "description", "DESCRIPTION;LANGUAGE=en:new"),
        ],
    )
    def test_a_new_text_replaces_the_old_line_in_place(self, line: str, field: str, written: str) -> None:
        around = f"X-BEFORE:1\r\n{line}\r\nX-AFTER:2"
        assert edit(f"{BERLIN}\r\n{around}", **{field: "new"}) == [*START, "X-BEFORE:1", written, "X-AFTER:2"]
        assert edit(f"{BERLIN}\r\n{around}", **{field: ""}) == [*START, "X-BEFORE:1", "X-AFTER:2"]

    @pytest.mark.parametrize(
        ("field", "name"), [("subject", "SUMMARY"), ("location", "LOCATION"), ("description", "DESCRIPTION")]
    )
    def test_one_that_was_not_there_comes_behind_the_lines_and_before_alarms(self, field: str, name: str) -> None:
        written = edit(f"{BERLIN}\r\nX-LAST:1\r\n{ALARM}", **{field: "a; b, c\\d"})
        assert written == [*START, "X-LAST:1", f"{name}:a\\; b\\, c\\\\d", *ALARM.split("\r\n")]

    def test_a_repeated_property_is_written_once(self) -> None:
        assert edit(f"{BERLIN}\r\nSUMMARY:a\r\nX-1:1\r\nSUMMARY:b", subject="c") == [*START, "SUMMARY:c", "X-1:1"]

    def test_line_breaks_and_control_characters_are_written_as_they_can_be(self) -> None:
        text = patch(
            calendar(BERLIN),
            Event(Details("", NINE, NINE + HOUR, "Europe/Berlin")),
            Event(Details(" a\x00 ", NINE, NINE + HOUR, "Europe/Berlin", description="a\r\nb\x0bc")),
            NOW,
        )
        assert lines(text, "SUMMARY") == ["SUMMARY:a"]
        assert lines(text, "DESCRIPTION") == ["DESCRIPTION:a\\nbc"]

    def test_other_forms_of_a_text_go_with_it_and_with_it_only(self) -> None:
        place = "GEO:1;2\r\nX-APPLE-STRUCTURED-LOCATION;VALUE=URI:geo:1,2"
        styled = "X-ALT-DESC;FMTTYPE=text/html:<p>\r\nSTYLED-DESCRIPTION:<p>"
        source = f"{BERLIN}\r\nSUMMARY:s\r\nLOCATION:l\r\nDESCRIPTION:d\r\n{place}\r\n{styled}"
        texts = ["SUMMARY:s", "LOCATION:l", "DESCRIPTION:d"]
        places, styles = place.split("\r\n"), styled.split("\r\n")
        assert edit(source, subject="new") == [*START, "SUMMARY:new", *texts[1:], *places, *styles]
        assert edit(source, location="new") == [*START, "SUMMARY:s", "LOCATION:new", "DESCRIPTION:d", *styles]
        assert edit(source, description="new") == [*START, *texts[:2], "DESCRIPTION:new", *places]
        assert edit(source, location="") == [*START, "SUMMARY:s", "DESCRIPTION:d", *styles]
        assert edit(source, private=True) == [*START, *texts, *places, *styles, "CLASS:PRIVATE"]

    def test_the_same_in_other_words_writes_nothing(self) -> None:
        source = calendar(f"{BERLIN}\r\nSUMMARY: a\r\nDESCRIPTION:b\\n").replace("\r\n", "\n")
        event = read_resource(source).event
        after = replace(event, details=replace(event.details, subject="a ", description="b\r\n"))
        assert patch(source, event, after, NOW, Marker("d", "i")) == source.replace("\n", "\r\n")


class TestHowItIsShown:
    WRITTEN: ClassVar = {
        "busy": ["TRANSP:OPAQUE"],
        "free": ["TRANSP:TRANSPARENT"],
        "tentative": ["TRANSP:OPAQUE", "STATUS:TENTATIVE"],
        "out_of_office": ["TRANSP:OPAQUE", "X-MICROSOFT-CDO-BUSYSTATUS:OOF"],
        "working_elsewhere": ["TRANSP:OPAQUE", "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE"],
    }

    @pytest.mark.parametrize("before", sorted(SHOW_AS))
    @pytest.mark.parametrize("after", sorted(SHOW_AS))
    def test_each_becomes_each(self, before: str, after: str) -> None:
        source = f"{BERLIN}\r\n" + "\r\n".join(self.WRITTEN[before])
        if before == after:
            return
        expected = list(self.WRITTEN[after])
        if before == "tentative":
            expected = [expected[0], "STATUS:CONFIRMED" if after != "tentative" else expected[1], *expected[1:]]
        assert edit(source, show_as=after) == [*START, *expected]

    def test_from_nothing_said(self) -> None:
        assert edit(BERLIN, show_as="tentative") == [*START, "TRANSP:OPAQUE", "STATUS:TENTATIVE"]
        assert edit(f"{BERLIN}\r\nSTATUS:CONFIRMED", show_as="free") == [
            *START,
            "STATUS:CONFIRMED",
            "TRANSP:TRANSPARENT",
        ]
        shown = "TRANSP;X-A=1:OPAQUE\r\nSTATUS;X-A=1:CONFIRMED\r\nX-MICROSOFT-CDO-BUSYSTATUS;X-A=1:OOF"
        assert edit(f"{BERLIN}\r\n{shown}", show_as="tentative") == [*START, "TRANSP:OPAQUE", "STATUS:TENTATIVE"]
        assert edit(f"{BERLIN}\r\n{shown}", show_as="working_elsewhere") == [
            *START,
            "TRANSP:OPAQUE",
            "STATUS:CONFIRMED",
            "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",
        ]

    def test_private_is_one_line(self) -> None:
        assert edit(BERLIN, private=True) == [*START, "CLASS:PRIVATE"]
        assert edit(f"CLASS;X-A=1:PUBLIC\r\n{BERLIN}", private=True) == ["CLASS:PRIVATE", *START]
        for value in ("PRIVATE", "CONFIDENTIAL"):
            assert edit(f"CLASS:{value}\r\n{BERLIN}", private=False) == START
            assert edit(f"CLASS:{value}\r\n{BERLIN}", subject="x") == [f"CLASS:{value}", *START, "SUMMARY:x"]


class TestTimes:
    def test_a_new_end_is_written_alone(self) -> None:
        new = [START[0], "DTEND;TZID=Europe/Berlin:20261123T110000", "SEQUENCE:1"]
        assert edit(BERLIN, end=NINE + 2 * HOUR) == new

    def test_a_new_start_leaves_the_end(self) -> None:
        new = ["DTSTART;TZID=Europe/Berlin:20261123T080000", START[1], "SEQUENCE:1"]
        assert edit(BERLIN, start=NINE - HOUR) == new

    @pytest.mark.parametrize(
        ("source", "length", "written"),
        [
            ("DURATION:PT60M", HOUR, "DURATION:PT60M"),
            ("DURATION:PT60M", 2 * HOUR, "DURATION:PT7200S"),
            ("DURATION:PT60M", DAY, "DURATION:P1D"),
            ("DURATION:P1D", 3 * DAY, "DURATION:P3D"),
            ("DURATION:P1D", 25 * HOUR, "DURATION:PT90000S"),
            ("DURATION:PT60M", timedelta(0), None),
            ("X-NONE:1", timedelta(0), "X-NONE:1"),
        ],
    )
    @pytest.mark.parametrize("by", [timedelta(0), 2 * HOUR])
    def test_a_duration_stays_a_duration(
        self, source: str, length: timedelta, written: str | None, by: timedelta
    ) -> None:
        start = NINE + by
        if not by and written == source:
            return
        found = edit(f"{START[0]}\r\n{source}", start=start, end=start + length)
        expected = [f"DTSTART;TZID=Europe/Berlin:{start:%Y%m%dT%H%M%S}", *([written] if written else []), "SEQUENCE:1"]
        assert found == expected

    def test_over_a_change_of_clocks_a_duration_is_exact(self) -> None:
        night = datetime(2026, 10, 24, 23)
        found = edit(f"{START[0]}\r\nDURATION:PT1H", start=night, end=night + 6 * HOUR)
        assert found == ["DTSTART;TZID=Europe/Berlin:20261024T230000", "DURATION:PT25200S", "SEQUENCE:1"]
        found = edit("DTSTART:20261123T090000\r\nDURATION:PT1H", start=night, end=night + 6 * HOUR)
        assert found == ["DTSTART:20261024T230000", "DURATION:PT21600S", "SEQUENCE:1"]

    def test_what_gets_a_length_gets_an_end(self) -> None:
        assert edit(START[0], end=NINE + HOUR) == [*START, "SEQUENCE:1"]

    def test_what_loses_its_length_loses_its_end(self) -> None:
        assert edit(BERLIN, end=NINE) == [START[0], "SEQUENCE:1"]
        assert edit(f"{BERLIN}\r\nDURATION:PT1H", end=NINE) == [START[0], "SEQUENCE:1"]

    @pytest.mark.parametrize(
        ("zone", "stamp"), [("UTC", "DTSTART:20261123T090000Z"), (None, "DTSTART:20261123T090000")]
    )
    def test_a_change_of_zone_alone_writes_both_ends(self, zone: str | None, stamp: str) -> None:
        end = stamp.replace("DTSTART", "DTEND").replace("T09", "T10")
        assert edit(BERLIN, zone=zone) == [stamp, end, "SEQUENCE:1"]
        assert edit(f"{stamp}\r\n{end}", zone="Europe/Berlin") == [*START, "SEQUENCE:1"]

    def test_a_new_zone_comes_with_its_definition_in_front_of_the_event(self) -> None:
        text = changed(calendar(f"{BERLIN}\r\n{ALARM}"), zone="America/New_York")
        blocks = [line for line in text.split("\r\n") if line in {"BEGIN:VTIMEZONE", "BEGIN:VEVENT"}]
        assert blocks == ["BEGIN:VTIMEZONE", "BEGIN:VEVENT"]
        full = icalendar.Calendar.from_ical(text)
        (zone,), (event,) = full.walk("VTIMEZONE"), full.walk("VEVENT")
        assert (
            str(zone["TZID"]) == event["DTSTART"].params["TZID"] == event["DTEND"].params["TZID"] == "America/New_York"
        )
        assert event["DTSTART"].dt.astimezone(UTC) == datetime(2026, 11, 23, 14, tzinfo=UTC)
        assert zone.to_tz().utcoffset(datetime(2026, 11, 23, 9)) == timedelta(hours=-5)
        assert zone.to_tz().utcoffset(datetime(2027, 7, 1, 9)) == timedelta(hours=-4)

    def test_a_zone_that_is_defined_is_not_defined_again(self) -> None:
        once = changed(calendar(BERLIN), zone="America/New_York")
        there_and_back = changed(changed(once, zone="Europe/Berlin"), zone="America/New_York")
        assert sorted(lines(there_and_back, "TZID:")) == sorted({*lines(there_and_back, "TZID:")})
        assert lines(there_and_back, "DTSTART;") == ["DTSTART;TZID=America/New_York:20261123T090000"]

    def test_whole_days_and_times_become_each_other(self) -> None:
        outlook = "X-MICROSOFT-CDO-ALLDAYEVENT"
        whole = ["DTSTART;VALUE=DATE:20261123", "DTEND;VALUE=DATE:20261125"]
        found = edit(f"{BERLIN}\r\n{outlook}:FALSE", start=MIDNIGHT, end=MIDNIGHT + 2 * DAY, zone=None, all_day=True)
        assert found == [*whole, f"{outlook}:TRUE", "SEQUENCE:1"]
        back = edit(
            "\r\n".join([*whole, f"{outlook}:TRUE"]), start=NINE, end=NINE + HOUR, zone="Europe/Berlin", all_day=False
        )
        assert back == [*START, f"{outlook}:FALSE", "SEQUENCE:1"]
        assert edit("\r\n".join(whole), end=MIDNIGHT + 3 * DAY) == [whole[0], "DTEND;VALUE=DATE:20261126", "SEQUENCE:1"]
        one = edit("\r\n".join(whole), end=MIDNIGHT + DAY)
        assert one == [whole[0], "DTEND;VALUE=DATE:20261124", "SEQUENCE:1"]

    def test_days_stay_days(self) -> None:
        start = "DTSTART;VALUE=DATE:20261123"
        assert edit(f"{start}\r\nDURATION:P2D", end=MIDNIGHT + 5 * DAY) == [start, "DURATION:P5D", "SEQUENCE:1"]

    @pytest.mark.parametrize(
        ("line", "raised"),
        [
            ("SEQUENCE:0", "SEQUENCE:1"),
            ("SEQUENCE: 41 ", "SEQUENCE:42"),
            ("SEQUENCE;X-A=1:9", "SEQUENCE;X-A=1:10"),
            ("SEQUENCE:many", "SEQUENCE:1"),
            ("SEQUENCE:³", "SEQUENCE:1"),
            ("SEQUENCE:-5", "SEQUENCE:1"),
        ],
    )
    def test_a_change_of_when_counts_as_a_revision(self, line: str, raised: str) -> None:
        assert edit(f"{line}\r\n{BERLIN}", end=NINE + 2 * HOUR)[0] == raised
        assert edit(f"{line}\r\n{BERLIN}", subject="new")[0] == line


class TestSeries:
    SOURCE = calendar(
        f"{BERLIN}\r\nRRULE:FREQ=DAILY;COUNT=9\r\nRDATE:20261224T080000Z\r\nEXDATE;TZID=Europe/Berlin:20261125T090000",
        "RECURRENCE-ID;TZID=Europe/Berlin:20261126T090000\r\nSEQUENCE:7\r\nSUMMARY:once\r\n"
        "DTSTART;TZID=Europe/Berlin:20261126T120000\r\nDTEND;TZID=Europe/Berlin:20261126T130000",
    )
    EVENT = read_resource(SOURCE).event

    def patched(self, source: str | None = None, marker: Marker | None = None, **changes: object) -> str:
        source = source or self.SOURCE
        event = read_resource(source).event
        after = replace(event, **changes)  # type: ignore[arg-type]
        text = patch(source, event, after, NOW, marker)
        assert read_resource(text).event == after
        return text

    def changes(self, text: str) -> tuple[list[str], list[str]]:
        """Return the lines that went and those that came, stamps aside."""
        old, new = self.SOURCE.split("\r\n"), text.split("\r\n")
        gone = [line for line in old if line not in new and not line.startswith(("DTSTAMP", "LAST-MODIFIED"))]
        return gone, [line for line in new if line not in old and line not in STAMPS]

    def test_of_a_rule_only_the_rule_is_written(self) -> None:
        assert self.changes(self.patched(rrule="FREQ=DAILY;COUNT=5")) == (
            ["RRULE:FREQ=DAILY;COUNT=9"],
            ["RRULE:FREQ=DAILY;COUNT=5", "SEQUENCE:1"],
        )

    def test_a_zone_may_be_spelled_in_two_ways(self) -> None:
        source = self.SOURCE.replace("RECURRENCE-ID;TZID=Europe/Berlin", "RECURRENCE-ID;TZID=europe/berlin")
        text = self.patched(source, rrule="FREQ=DAILY;COUNT=5")
        assert lines(text, "RECURRENCE-ID") == ["RECURRENCE-ID;TZID=europe/berlin:20261126T090000"]

    def test_a_rule_in_other_words_is_left(self) -> None:
        event = replace(self.EVENT, rrule="count=9;freq=daily;interval=1")
        assert patch(self.SOURCE, self.EVENT, event, NOW) == self.SOURCE
        text = patch(self.SOURCE, self.EVENT, replace(event, details=replace(event.details, subject="x")), NOW)
        assert lines(text, "RRULE") == ["RRULE:FREQ=DAILY;COUNT=9"]

    def test_a_rule_that_ends_in_a_form_of_its_own_is_written_as_the_start_asks_for(self) -> None:
        source = self.SOURCE.replace("COUNT=9", "UNTIL=20261201T080000Z")
        event = read_resource(source).event
        text = patch(source, event, replace(event, rrule="FREQ=DAILY;UNTIL=20261203"), NOW)
        assert lines(text, "RRULE") == ["RRULE:FREQ=DAILY;UNTIL=20261203T225959Z"]

    def test_without_its_rule_it_keeps_its_dates(self) -> None:
        assert self.changes(self.patched(rrule=None)) == (["RRULE:FREQ=DAILY;COUNT=9"], ["SEQUENCE:1"])

    def test_a_rule_that_was_not_there_is_added(self) -> None:
        source = calendar(BERLIN)
        event = read_resource(source).event
        text = patch(source, event, replace(event, rrule="FREQ=WEEKLY"), NOW)
        assert lines(text, "RRULE") == ["RRULE:FREQ=WEEKLY"]
        assert lines(text, "SEQUENCE") == ["SEQUENCE:1"]

    def test_dates_come_and_go_one_by_one(self) -> None:
        extra = datetime(2026, 12, 30, 15)
        more = self.patched(rdates=(*self.EVENT.rdates, extra))
        assert self.changes(more) == ([], ["RDATE;TZID=Europe/Berlin:20261230T150000", "SEQUENCE:1"])
        assert self.changes(self.patched(rdates=())) == (["RDATE:20261224T080000Z"], ["SEQUENCE:1"])
        assert self.changes(self.patched(exdates=())) == (
            ["EXDATE;TZID=Europe/Berlin:20261125T090000"],
            ["SEQUENCE:1"],
        )

    def test_an_edit_of_the_series_leaves_the_stamps_of_its_dates(self) -> None:
        details = replace(self.EVENT.details, subject="renamed")
        text = self.patched(details=details)
        assert self.changes(text) == ([], ["SUMMARY:renamed"])
        assert lines(text, "DTSTAMP") == [STAMPS[0], "DTSTAMP:20260101T000000Z"]
        assert lines(text, "LAST-MODIFIED") == [STAMPS[1], "LAST-MODIFIED:20260101T000000Z"]

    def test_an_edit_of_one_date_is_written_there(self) -> None:
        (once,) = self.EVENT.overrides
        text = self.patched(overrides=(replace(once, details=replace(once.details, subject="twice")),))
        assert self.changes(text) == (["SUMMARY:once"], ["SUMMARY:twice"])
        assert lines(text, "DTSTAMP") == STAMPS[:1] * 2  # the series has changed as well
        later = replace(once.details, end=once.details.end + HOUR)
        text = self.patched(overrides=(replace(once, details=later),))
        assert self.changes(text) == (
            ["SEQUENCE:7", "DTEND;TZID=Europe/Berlin:20261126T130000"],
            ["SEQUENCE:8", "DTEND;TZID=Europe/Berlin:20261126T140000"],
        )

    def test_a_date_that_is_as_the_rule_has_it_again_has_no_block(self) -> None:
        text = self.patched(overrides=())
        assert text.count("BEGIN:VEVENT") == 1
        assert lines(text, "RRULE") == ["RRULE:FREQ=DAILY;COUNT=9"]

    def test_a_new_block_is_a_copy_of_the_series_for_this_date(self) -> None:
        at = datetime(2026, 11, 27, 9)
        new = Override(at, replace(self.EVENT.details, start=at, end=at + HOUR, subject="new"))
        text = self.patched(overrides=(*self.EVENT.overrides, new))
        *_, block = text.split("BEGIN:VEVENT\r\n")
        assert [line for line in block.split("\r\n") if line not in STAMPS] == [
            "UID:1",
            "RECURRENCE-ID;TZID=Europe/Berlin:20261127T090000",
            "DTSTART;TZID=Europe/Berlin:20261127T090000",
            "DTEND;TZID=Europe/Berlin:20261127T100000",
            "SUMMARY:new",
            "SEQUENCE:1",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]

    @pytest.mark.parametrize(
        "changes",
        [
            {"rrule": "FREQ=WEEKLY"},
            {"rdates": (datetime(2026, 12, 24, 9),)},
            {"exdates": (datetime(2026, 12, 24, 9),)},
        ],
    )
    def test_single_dates_cannot_be_changed_as_a_series(self, changes: dict[str, object]) -> None:
        source = calendar(f"RECURRENCE-ID;TZID=Europe/Berlin:20261123T090000\r\n{BERLIN}")
        event = read_resource(source).event
        with refusing(WriteRefused, "Only single dates of this series"):
            patch(source, event, replace(event, **changes), NOW)  # type: ignore[arg-type]
        assert "RECURRENCE-ID;TZID=Europe/Berlin:20261123T090000" in changed(source, start=NINE - HOUR)


class TestWhoWroteIt:
    MARKER = Marker("d;1", "i")
    SIGNED: ClassVar = ["X-CALENDAR-SYNC-DEPLOYMENT:d\\;1", "X-CALENDAR-SYNC-ITEM:i"]

    def test_every_block_is_signed(self) -> None:
        text = TestSeries().patched(marker=self.MARKER, rrule="FREQ=DAILY;COUNT=5")
        for block in text.split("BEGIN:VEVENT\r\n")[1:]:
            assert [line for line in block.split("\r\n") if line.startswith("X-CALENDAR")] == self.SIGNED

    def test_a_marker_of_another_item_is_replaced_in_place(self) -> None:
        signs = "X-CALENDAR-SYNC-DEPLOYMENT;X-A=1:x\r\nX-CALENDAR-SYNC-ITEM:i"
        assert edit(f"{signs}\r\n{BERLIN}", marker=self.MARKER, subject="x") == [*self.SIGNED, *START, "SUMMARY:x"]

    def test_a_sign_of_the_same_is_left_as_it_is(self) -> None:
        signs = "X-CALENDAR-SYNC-DEPLOYMENT;X-A=1:d\\;1\r\nx-calendar-sync-item:i"
        assert edit(f"{signs}\r\n{BERLIN}", marker=self.MARKER, subject="x") == [
            *signs.split("\r\n"),
            *START,
            "SUMMARY:x",
        ]

    def test_without_a_sign_to_give_none_is_touched(self) -> None:
        signs = "X-CALENDAR-SYNC-DEPLOYMENT:x\r\nX-CALENDAR-SYNC-ITEM:y"
        assert edit(f"{signs}\r\n{BERLIN}", subject="x") == [*signs.split("\r\n"), *START, "SUMMARY:x"]


class TestRefused:
    @pytest.mark.parametrize(
        ("changes", "reason"),
        [
            ({"end": NINE - HOUR}, "It ends before it starts"),
            ({"zone": "Mars/Olympus"}, "Its time zone is unknown"),
        ],
    )
    def test_nonsense_is_not_written(self, changes: dict[str, object], reason: str) -> None:
        source = calendar(BERLIN)
        event = read_resource(source).event
        with refusing(WriteRefused, reason):
            patch(source, event, replace(event, details=replace(event.details, **changes)), NOW)  # type: ignore[arg-type]

    def test_what_cannot_be_read_is_not_patched(self) -> None:
        event = read_resource(calendar(BERLIN)).event
        for source in ("", calendar(), calendar(BERLIN)[:-20], calendar(BERLIN, BERLIN)):
            with refusing(WriteRefused, "What the server holds for this entry cannot be read"):
                patch(source, event, event, NOW)
