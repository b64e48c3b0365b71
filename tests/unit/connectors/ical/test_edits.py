"""An edit writes what was edited, and nothing else: every object of the corpus, with every edit of one field."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from tests import corpus
from tests.reasons import flaws_of
from tests.unit.connectors.ical.edits import DAY, HOUR, NOW, edits, untouched
from webapp.connectors.errors import WriteRefused
from webapp.connectors.event import Details, Event, Marker, Override, Period, normalise
from webapp.connectors.ical.moments import UnreadableText
from webapp.connectors.ical.parse import read_resource
from webapp.connectors.ical.patch import patch
from webapp.connectors.ical.serialize import compose
from webapp.rfc5545.durations import Duration


def _readable() -> list[str]:
    found = []
    for name in corpus.names():
        try:
            read_resource(corpus.read(name))
        except UnreadableText:
            continue
        found.append(name)
    return found


REFUSED = {
    # Later dates that follow a change from one date on cannot be distinguished from dates with changes of their own.
    ("written/from-here-on", "rule"),
    ("written/from-here-on", "extra date"),
    # Nothing to attend, and so nothing that could be shown otherwise.
    ("cases/19-cancelled-lone-date", "show as"),
    ("cases/19-cancelled-lone-date", "later"),
    ("cases/19-cancelled-lone-date", "set to all day"),
    # Dates of a series that is not here are named in its zone.
    ("written/single-dates-of-a-guest", "zone"),
    ("written/single-dates-of-a-guest", "set to all day"),
}


@pytest.mark.parametrize("name", _readable())
def test_every_line_outside_of_the_edited_field_keeps_its_bytes(name: str) -> None:
    source = corpus.read(name)
    before = read_resource(source).event
    for what, edit in edits(before).items():
        if (name, what) in REFUSED:
            with pytest.raises(WriteRefused):
                patch(source, before, edit.after, NOW)
            continue
        text = patch(source, before, edit.after, NOW)
        kept, now = untouched(source, edit), untouched(text, edit)
        if edit.adds:
            rest = iter(now)
            assert all(line in rest for line in kept), what
        else:
            assert now == kept, what


def case(name: str) -> tuple[str, Event]:
    (found,) = [each for each in corpus.names("cases") if each.startswith(f"cases/{name}")]
    source = corpus.read(found)
    return source, read_resource(source).event


def moved(event: Event, by: timedelta, **changes: object) -> Event:
    details = replace(event.details, start=event.details.start + by, end=event.details.end + by)
    return replace(event, details=replace(details, **changes))  # type: ignore[arg-type]


def renamed(event: Event) -> Event:
    return replace(event, details=replace(event.details, subject="Renamed"))


def lines(text: str, name: str) -> list[str]:
    return [line for line in text.replace("\r\n ", "").split("\r\n") if line.startswith(name)]


@pytest.mark.parametrize("name", [*(f"{number:02}" for number in range(1, 19)), "20", "21", "22"])
def test_a_new_subject_changes_the_subject_and_stamps_alone(name: str) -> None:
    source, event = case(name)
    text = patch(source, event, renamed(event), NOW)
    changed = ("SUMMARY", "DTSTAMP", "LAST-MODIFIED")
    assert [line for line in text.split("\r\n") if not line.startswith(changed)] == [
        line for line in source.split("\r\n") if not line.startswith(changed)
    ]
    assert "SUMMARY:Renamed" in text


@pytest.mark.parametrize(
    ("by", "changes", "until"),
    [
        (HOUR, {}, "20270426T080000Z"),
        (-HOUR, {}, "20270426T060000Z"),
        (DAY, {}, "20270427T070000Z"),
        (HOUR * 0, {"zone": "America/New_York"}, "20270426T130000Z"),
        (HOUR * 0, {"zone": None}, "20270426T090000"),
        (-9 * HOUR, {"zone": None, "all_day": True}, "20270426"),
    ],
)
def test_a_moved_series_ends_with_the_same_date(by: timedelta, changes: dict[str, object], until: str) -> None:
    source, event = case("04")
    after = moved(event, by, **changes)
    if after.details.all_day:
        after = replace(after, details=replace(after.details, end=after.details.start + DAY))
    text = patch(source, event, after, NOW)
    assert lines(text, "RRULE:FREQ=WEEKLY") == [f"RRULE:FREQ=WEEKLY;UNTIL={until}"]
    assert lines(text, "SEQUENCE") == ["SEQUENCE:1"]


def test_an_all_day_date_stays_all_day_where_its_series_moves() -> None:
    source, event = case("06")
    text = patch(source, event, moved(event, 2 * HOUR), NOW)
    assert "RECURRENCE-ID;TZID=Europe/Berlin:20270505T110000\r\nDTSTART;VALUE=DATE:20270505\r\n" in text
    (override,) = read_resource(text).event.overrides
    assert (override.original_start, override.details) == (datetime(2027, 5, 5, 11), event.overrides[0].details)


def test_a_date_that_is_excluded_and_changed_keeps_its_block() -> None:
    source, event = case("07")
    _, at, block = source.rpartition("BEGIN:VEVENT")
    assert patch(source, event, renamed(event), NOW).endswith(at + block)
    # Where the series goes, its name goes along; shown it is neither before nor after.
    text = patch(source, event, moved(event, HOUR), NOW)
    name = "RECURRENCE-ID;TZID=Europe/Berlin:20270205T1"
    assert text.endswith(at + block.replace(f"{name}0", f"{name}1"))
    assert lines(text, "EXDATE") == ["EXDATE;TZID=Europe/Berlin:20270205T110000"]


def test_a_start_off_its_rule_takes_exclusions_and_changes_along_when_it_moves() -> None:
    source, event = case("22")
    text = patch(source, event, moved(event, HOUR), NOW)
    assert lines(text, "DTSTART;") == [
        "DTSTART;TZID=Europe/Berlin:20270406T150000",
        "DTSTART;TZID=Europe/Berlin:20270422T170000",
    ]
    assert lines(text, "EXDATE") == ["EXDATE;TZID=Europe/Berlin:20270415T150000"]
    assert lines(text, "RECURRENCE-ID") == ["RECURRENCE-ID;TZID=Europe/Berlin:20270422T150000"]


def test_a_moved_series_keeps_each_date_in_its_form() -> None:
    """UTC stays UTC, a mere date a date, and every line stays a line of its own."""
    source = corpus.read("written/utc-series-extra-dates")
    event = read_resource(source).event
    text = patch(source, event, moved(event, HOUR), NOW)
    assert lines(text, "RDATE") == ["RDATE:20270109T143000Z,20270110T190000Z"]
    assert lines(text, "EXDATE") == ["EXDATE:20270106T143000Z", "EXDATE:20270118T143000Z,20270120T143000Z"]
    source = corpus.read("written/excluded-days-as-dates")
    event = read_resource(source).event
    text = patch(source, event, moved(event, 3 * HOUR), NOW)
    assert lines(text, "EXDATE") == ["EXDATE;VALUE=DATE:20270304,20270306"]
    assert lines(text, "SEQUENCE") == ["SEQUENCE:13"]


def test_an_extra_date_at_another_time_of_day_keeps_it() -> None:
    source = corpus.read("written/no-zone-definition")
    event = read_resource(source).event
    assert event.rdates == (datetime(2027, 3, 15, 7),)  # noon in Berlin, while New York has changed its clocks already
    text = patch(source, event, renamed(event), NOW)
    assert lines(text, "RDATE") == ["RDATE;TZID=Europe/Berlin:20270315T120000"]
    text = patch(source, event, moved(event, HOUR), NOW)
    assert lines(text, "RDATE") == ["RDATE;TZID=Europe/Berlin:20270315T130000"]
    assert lines(text, "EXDATE") == ["EXDATE:20270317T220000Z"]


def test_a_date_is_excluded_and_included_without_touching_the_others() -> None:
    source = corpus.read("written/office-windows-zone")
    event = read_resource(source).event
    more = datetime(2027, 5, 10, 10, 30)
    excluded = patch(source, event, replace(event, exdates=(*event.exdates, more)), NOW)
    head = "EXDATE;TZID=W. Europe Standard Time"
    assert lines(excluded, "EXDATE") == [
        'EXDATE;TZID="W. Europe Standard Time":20270208T103000,20270412T103000',
        f"{head}:20270510T103000",
    ]
    again = read_resource(excluded).event
    assert again.exdates == (*event.exdates, more)
    included = patch(excluded, again, replace(again, exdates=again.exdates[:1]), NOW)
    assert lines(included, "EXDATE") == ['EXDATE;TZID="W. Europe Standard Time":20270208T103000']


def test_a_new_changed_date_has_alarms_of_its_own() -> None:
    source = corpus.read("written/phone-series-with-alarms")
    event = read_resource(source).event
    date = datetime(2027, 4, 19, 9)
    once = Override(date, replace(event.details, subject="Once", start=date, end=date + HOUR))
    text = patch(source, event, replace(event, overrides=(*event.overrides, once)), NOW)
    head, at, block = text.rpartition("BEGIN:VEVENT")
    assert (head + at).count("UID:0A2") == source.count("UID:0A2")
    first, second = lines(block, "UID:")[1:]
    assert len({first, second, "UID:0A2B", "UID:0A2C"}) == 4
    assert lines(block, "X-WR-ALARM") == [f"X-WR-ALARMUID:{first.removeprefix('UID:')}"]
    assert lines(block, "RELATED-TO") == [f"RELATED-TO;RELTYPE=SNOOZE:{first.removeprefix('UID:')}"]


def test_a_change_of_zone_alone_is_written_with_its_definition() -> None:
    source = corpus.read("written/two-zones-after-the-event")
    event = read_resource(source).event
    text = patch(source, event, replace(event, details=replace(event.details, zone="America/New_York")), NOW)
    assert lines(text, "DTSTART;") == ["DTSTART;TZID=America/New_York:20270620T101500"]
    calendar = icalendar.Calendar.from_ical(text)
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == [
        "America/New_York",
        "Europe/Berlin",
        "Asia/Tokyo",
    ]
    start = calendar.walk("VEVENT")[0]["DTSTART"].dt
    assert start.astimezone(UTC) == datetime(2027, 6, 20, 14, 15, tzinfo=UTC)


def test_properties_behind_a_valarm_belong_to_the_vevent() -> None:
    source = corpus.read("written/lower-case-names").replace("x-after-the-alarm:kept", "location:behind\nx-kept:1")
    event = read_resource(source).event
    assert event.details.location == "behind"
    after = replace(event, details=replace(event.details, location="Elsewhere"))
    text = patch(source, event, after, NOW)
    assert "end:valarm\r\nlocation:Elsewhere\r\nx-kept:1\r\nDTSTAMP" not in text
    assert "end:valarm\r\nlocation:Elsewhere\r\nx-kept:1\r\nend:vevent" in text
    assert read_resource(text).event == after


def test_a_series_with_a_rule_of_exclusions_is_left_as_it_is() -> None:
    source, event = case("04")
    with pytest.raises(WriteRefused):
        patch(source.replace("RRULE", "EXRULE:FREQ=DAILY\r\nRRULE"), event, renamed(event), NOW)


@pytest.mark.parametrize("by", [HOUR, DAY])
def test_a_floating_start_keeps_its_duration(by: timedelta) -> None:
    source = corpus.read("written/floating-series-duration")
    event = read_resource(source).event
    assert event.details.end - event.details.start == timedelta(minutes=90)
    text = patch(source, event, moved(event, by), NOW)
    assert lines(text, "DURATION") == ["DURATION:PT1H30M"]
    longer = replace(event, details=replace(event.details, end=event.details.end + HOUR))
    assert lines(patch(source, event, longer, NOW), "DURATION") == ["DURATION:PT9000S"]


def test_only_what_takes_place_otherwise_counts_as_a_revision() -> None:
    source = corpus.read("written/phone-series-with-alarms")
    event = read_resource(source).event

    def sequences(after: Event) -> list[str]:
        return lines(patch(source, event, after, NOW), "SEQUENCE")

    assert sequences(renamed(event)) == ["SEQUENCE:3", "SEQUENCE:4"]
    assert sequences(moved(event, HOUR)) == ["SEQUENCE:4", "SEQUENCE:5"]
    assert sequences(replace(event, rrule="FREQ=WEEKLY;INTERVAL=2;COUNT=9")) == ["SEQUENCE:4", "SEQUENCE:4"]
    assert sequences(replace(event, exdates=event.exdates[:1])) == ["SEQUENCE:4", "SEQUENCE:4"]
    (override,) = event.overrides
    later = replace(override, details=replace(override.details, end=override.details.end + HOUR))
    assert sequences(replace(event, overrides=(later,))) == ["SEQUENCE:3", "SEQUENCE:5"]


def test_a_moved_start_over_a_clock_change_keeps_the_length_people_see() -> None:
    """The hours of a DURATION are exact, so in the night of a clock change it has to be another one."""
    source = corpus.read("written/lower-case-names").replace("PT45M", "PT4H").replace("rrule:freq=daily;count=12\n", "")
    source = source.replace("exdate;tzid=Europe/Berlin:20270203T080000\n", "")
    event = read_resource(source).event
    start = datetime(2027, 3, 27, 23)
    after = replace(event, details=replace(event.details, start=start, end=start + 4 * HOUR))
    text = patch(source, event, after, NOW)
    assert lines(text, "duration") == ["duration:PT10800S"]
    assert read_resource(text).event == after


def test_of_two_versions_of_a_date_the_shown_one_is_edited() -> None:
    source, event = case("01")
    (override,) = event.overrides
    after = replace(event, overrides=(replace(override, details=replace(override.details, subject="Third")),))
    text = patch(source, event, after, NOW)
    assert lines(text, "SUMMARY") == ["SUMMARY:Round", "SUMMARY:Round, first", "SUMMARY:Third"]
    assert lines(patch(source, event, moved(event, HOUR), NOW), "RECURRENCE-ID") == [
        "RECURRENCE-ID:20270308T200000Z",
        "RECURRENCE-ID;TZID=Europe/Berlin:20270308T210000",
    ]


def test_extra_dates_keep_their_lengths_when_the_series_moves_or_gets_another() -> None:
    source, event = case("08")
    head = "RDATE;VALUE=PERIOD;TZID=Europe/Berlin"
    assert lines(patch(source, event, moved(event, HOUR), NOW), "RDATE") == [
        f"{head}:20270602T090000/20270602T130000,20270603T090000/PT2H30M"
    ]
    more = replace(event, rdates=(*event.rdates, datetime(2027, 6, 4, 8)))
    text = patch(source, event, more, NOW)
    assert lines(text, "RDATE") == [*lines(source, "RDATE"), "RDATE;TZID=Europe/Berlin:20270604T080000"]
    longer = replace(event, periods=(replace(event.periods[0], end=datetime(2027, 6, 2, 14)), event.periods[1]))
    text = patch(source, event, longer, NOW)
    assert lines(text, "RDATE") == [f"{head}:20270603T080000/PT2H30M", f"{head}:20270602T080000/20270602T140000"]
    assert read_resource(text).event.periods == longer.periods


def test_extra_dates_with_lengths_go_to_another_zone_and_to_whole_days() -> None:
    source, event = case("08")
    text = patch(source, event, moved(event, timedelta(0), zone="America/New_York"), NOW)
    assert lines(text, "RDATE") == [
        "RDATE;TZID=America/New_York;VALUE=PERIOD:20270602T080000/20270602T120000,20270603T080000/PT2H30M"
    ]
    midnight = event.details.start.replace(hour=0)
    whole = replace(event.details, start=midnight, end=midnight + DAY, zone=None, all_day=True)
    text = patch(source, event, replace(event, details=whole), NOW)
    assert lines(text, "RDATE") == ["RDATE;VALUE=DATE:20270602", "RDATE;VALUE=DATE:20270603"]


@pytest.mark.parametrize(
    ("date", "by", "written"),
    [
        ("20271030T200000", HOUR, "20271030T210000/PT8H"),
        ("20271030T200000", DAY, "20271031T200000/20271101T030000"),
        ("20271029T200000", DAY, "20271030T200000/20271031T040000"),
        ("20270603T080000", HOUR, "20270603T090000/PT8H"),
    ],
)
def test_an_extra_date_with_a_length_lasts_what_people_see_where_it_moves_over_a_clock_change(
    date: str, by: timedelta, written: str
) -> None:
    source = case("08")[0].replace("20270603T080000/PT2H30M", f"{date}/PT8H")
    event = read_resource(source).event
    text = patch(source, event, moved(event, by), NOW)
    assert lines(text, "RDATE")[0].partition(",")[2] == written
    before, after = event.periods[1], read_resource(text).event.periods[1]
    assert (after.start, after.end) == (before.start + by, before.end + by)


def test_a_rule_without_an_end_keeps_its_bytes_where_the_series_gets_a_time_of_another_kind() -> None:
    rule = "RRULE:INTERVAL=1;WKST=MO;\r\n FREQ=WEEKLY\r\n"
    source = corpus.read("cases/04-until-is-last-start").replace("RRULE:FREQ=WEEKLY;UNTIL=20270426T070000Z\r\n", rule)
    event = read_resource(source).event
    text = patch(source, event, moved(event, timedelta(0), zone=None), NOW)
    assert "DTSTART:20270405T090000\r\n" in text
    assert rule in text


def test_an_exact_duration_stays_exact_where_the_series_moves() -> None:
    source, event = case("18")
    week = 7 * DAY
    end = event.details.start + week + 8 * HOUR  # a week later no clock changes in that night
    after = replace(event, details=replace(event.details, start=event.details.start + week, end=end))
    text = patch(source, event, after, NOW)
    assert lines(text, "DURATION") == ["DURATION:PT8H"]
    assert lines(text, "DTSTART;") == ["DTSTART;TZID=Europe/Berlin:20270403T220000"]


def test_a_definition_that_no_zone_behaves_as_goes_along_with_its_name() -> None:
    source, event = case("11")
    text = patch(source, event, moved(event, HOUR), NOW)
    assert lines(text, "DTSTART;") == ["DTSTART;TZID=Customized Time Zone 7:20270401T110000"]
    assert text.count("BEGIN:VTIMEZONE") == 1


@pytest.mark.parametrize("empty", ["EXDATE:", "RDATE;TZID=Europe/Berlin:", "EXDATE:,20270308T190000Z", "RDATE: ,"])
def test_lines_that_name_no_date_hinder_no_move(empty: str) -> None:
    source = corpus.read("cases/04-until-is-last-start").replace("RRULE:", f"{empty}\r\nRRULE:")
    event = read_resource(source).event
    text = patch(source, event, moved(event, HOUR, zone="America/New_York"), NOW)
    assert len(lines(text, empty.partition(":")[0].partition(";")[0])) == 1
    assert lines(text, "RRULE:FREQ=WEEKLY") == ["RRULE:FREQ=WEEKLY;UNTIL=20270426T140000Z"]


@pytest.mark.parametrize(
    ("line", "shown", "later"),
    [
        ("EXDATE;TZID=Europe/Berlin:20270230T090000", 0, "EXDATE;TZID=Europe/Berlin:20270230T090000"),
        ("EXDATE:20270412T070000Z,20270230T070000Z", 1, "EXDATE:20270412T080000Z,20270230T070000Z"),
        ("EXDATE;VALUE=DATE:2027041,20270412", 1, "EXDATE;VALUE=DATE:2027041,20270412"),
        ("RDATE:soon,20270420T090000Z", 1, "RDATE:soon,20270420T100000Z"),
        ("RDATE;VALUE=PERIOD:soon/PT1H,20270420T070000Z/PT3H", 1, "RDATE;VALUE=PERIOD:soon/PT1H,20270420T080000Z/PT3H"),
        ("RDATE;VALUE=PERIOD:20270420T070000Z/soon", 1, "RDATE;VALUE=PERIOD:20270420T080000Z/soon"),
        ("RDATE;VALUE=PERIOD:20270420T070000Z/PX", 1, "RDATE;VALUE=PERIOD:20270420T080000Z/PX"),
    ],
)
def test_a_date_that_is_none_costs_only_itself(line: str, shown: int, later: str) -> None:
    source = corpus.read("cases/04-until-is-last-start").replace("RRULE:", f"{line}\r\nRRULE:")
    resource = read_resource(source)
    event = resource.event
    assert "cannot be understood" in flaws_of(resource.flaws)
    assert len(event.exdates) + len(event.rdates) == shown
    assert lines(patch(source, event, renamed(event), NOW), line[:6]) == [line]
    assert lines(patch(source, event, moved(event, HOUR), NOW), line[:6]) == [later]


def test_a_line_without_any_date_keeps_its_form_where_the_zone_changes() -> None:
    line = "EXDATE;TZID=Europe/Berlin:20270230T090000"
    source = corpus.read("cases/04-until-is-last-start").replace("RRULE:", f"{line}\r\nRRULE:")
    event = read_resource(source).event
    assert lines(patch(source, event, moved(event, HOUR, zone="America/New_York"), NOW), "EXDATE") == [line]


def test_a_new_rdate_period_uses_the_tzid_of_the_object() -> None:
    source = corpus.read("written/office-windows-zone")
    event = read_resource(source).event
    extra = Period(datetime(2027, 6, 2, 10), datetime(2027, 6, 2, 14))
    text = patch(source, event, replace(event, rdates=(extra.start,), periods=(extra,)), NOW)
    (line,) = lines(text, "RDATE")
    assert line == "RDATE;VALUE=PERIOD;TZID=W. Europe Standard Time:20270602T100000/20270602T140000"
    assert read_resource(text).event.periods == (extra,)


def test_rdates_in_utc_stay_in_utc_where_the_series_changes_its_zone() -> None:
    line = "EXDATE:\r\nEXDATE:20270412T070000Z\r\nEXDATE;TZID=Europe/Berlin:20270419T090000\r\n"
    source = corpus.read("cases/04-until-is-last-start").replace("RRULE:", f"{line}RRULE:")
    event = read_resource(source).event
    text = patch(source, event, moved(event, timedelta(0), zone="America/New_York"), NOW)
    assert lines(text, "EXDATE") == [
        "EXDATE:",
        "EXDATE:20270412T130000Z",
        "EXDATE;TZID=America/New_York:20270419T090000",
    ]


def test_new_rdates_follow_the_existing_ones_in_order() -> None:
    source = corpus.read("cases/04-until-is-last-start").replace("RRULE:", "EXDATE:20270412T070000Z\r\nRRULE:")
    event = read_resource(source).event
    more = (datetime(2027, 4, 19, 9), datetime(2027, 4, 26, 9))
    text = patch(source, event, replace(event, exdates=(*event.exdates, *more)), NOW)
    head = "EXDATE;TZID=Europe/Berlin"
    wanted = ["EXDATE:20270412T070000Z", f"{head}:20270419T090000", f"{head}:20270426T090000"]
    begin = text.split("\r\n").index(wanted[0])
    assert text.split("\r\n")[begin : begin + 3] == wanted


SERIES = corpus.read("cases/04-until-is-last-start")
THIRD = datetime(2027, 4, 19, 9)


def with_blocks(*blocks: str, exdate: str = "") -> tuple[str, Event]:
    """Return a series of four Mondays, beside which blocks about 19 April lie."""
    source = SERIES.replace("RRULE", f"{exdate}\r\nRRULE") if exdate else SERIES
    for number, block in enumerate(blocks):
        named = f"UID:c04\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:{number}\r\nRECURRENCE-ID:20270419T070000Z"
        event = f"BEGIN:VEVENT\r\n{named}\r\nDTSTART:20270420T070000Z\r\n{block}\r\nEND:VEVENT\r\n"
        source = source.replace("END:VCALENDAR", f"{event}END:VCALENDAR")
    return source, read_resource(source).event


def test_of_two_versions_the_one_with_last_modified_is_read_and_edited() -> None:
    source, event = with_blocks("LAST-MODIFIED:20260102T000000Z", "X-SAYS:nothing of it")
    (override,) = event.overrides
    after = replace(event, overrides=(replace(override, details=replace(override.details, subject="New")),))
    assert lines(patch(source, event, after, NOW), "SUMMARY")[1:] == ["SUMMARY:New", "SUMMARY:1"]


@pytest.mark.parametrize("blocks", [("SEQUENCE:1", "SEQUENCE:2"), ("SEQUENCE:2", "SEQUENCE:1\r\nSTATUS:CANCELLED")])
def test_a_date_that_is_like_all_others_again_has_no_older_version(blocks: tuple[str, str]) -> None:
    source, event = with_blocks(*blocks)
    assert patch(source, event, replace(event, overrides=()), NOW).count("BEGIN:VEVENT") == 1
    # Excluded, it has none that could be shown, and the older one lies there as before.
    text = patch(source, event, replace(event, overrides=(), exdates=(THIRD,)), NOW)
    assert text.count("BEGIN:VEVENT") == 2


def test_a_cancelled_date_can_take_place_again() -> None:
    source, event = with_blocks("STATUS:CANCELLED")
    assert event.exdates == (THIRD,)
    text = patch(source, event, replace(event, exdates=()), NOW)
    assert text.count("BEGIN:VEVENT") == 1


@pytest.mark.parametrize(
    ("blocks", "exdate"),
    [
        (("SEQUENCE:1", "SEQUENCE:2"), ""),
        (("SEQUENCE:1",), "EXDATE;VALUE=DATE:20270419"),
        (("STATUS:CANCELLED",), ""),
    ],
)
def test_a_series_that_ends_earlier_has_no_blocks_of_later_dates(blocks: tuple[str, ...], exdate: str) -> None:
    source, event = with_blocks(*blocks, exdate=exdate)
    after = replace(event, rrule="FREQ=WEEKLY;UNTIL=20270418T215959Z", exdates=(), overrides=())
    text = patch(source, event, after, NOW)
    assert text.count("BEGIN:VEVENT") == 1
    assert lines(text, "EXDATE") == []


FROM_SECOND_ON = SERIES.replace(
    "END:VCALENDAR",
    "BEGIN:VEVENT\r\nUID:c04\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:New\r\n"
    "RECURRENCE-ID;RANGE=THISANDFUTURE:20270412T070000Z\r\nDTSTART:20270412T120000Z\r\nEND:VEVENT\r\nEND:VCALENDAR",
)


def test_a_date_from_which_on_all_were_changed_can_be_changed_alone() -> None:
    event = read_resource(FROM_SECOND_ON).event
    first, *others = event.overrides
    after = replace(event, overrides=(replace(first, details=replace(first.details, subject="Once")), *others))
    text = patch(FROM_SECOND_ON, event, after, NOW)
    assert [override.details.subject for override in read_resource(text).event.overrides] == ["Once", "New", "New"]
    assert lines(text, "RECURRENCE-ID")[0] == "RECURRENCE-ID:20270412T070000Z"
    # Of the others that need no more than their own block the first one keeps the properties that it has for all.
    last = replace(others[-1], details=replace(others[-1].details, subject="Once"))
    text = patch(FROM_SECOND_ON, event, replace(event, overrides=(first, others[0], last)), NOW)
    assert lines(text, "RECURRENCE-ID")[0] == "RECURRENCE-ID;RANGE=THISANDFUTURE:20270412T070000Z"


@pytest.mark.slow
def test_a_change_of_all_dates_without_end_is_not_taken_apart() -> None:
    endless = FROM_SECOND_ON.replace(";UNTIL=20270426T070000Z", "")
    event = read_resource(endless).event
    first, *others = event.overrides
    after = replace(event, overrides=(replace(first, details=replace(first.details, subject="Once")), *others))
    with pytest.raises(WriteRefused):
        patch(endless, event, after, NOW)


@pytest.mark.parametrize(
    ("zone", "year", "later"),
    [("Europe/Berlin", 1994, 2000), ("Europe/Berlin", 1996, 2000), ("America/Caracas", 2015, 2027)],
)
def test_an_event_that_moves_to_other_years_takes_the_rules_of_its_zone_along(zone: str, year: int, later: int) -> None:
    """Definitions are cut to the dates that an event has; laws have changed since."""
    start = datetime(year, 7, 1, 9)
    event = Event(Details("Visit", start, start + HOUR, zone))
    source = compose("u", event, Marker("d", "i"), NOW)
    after = replace(
        event, details=replace(event.details, start=start.replace(year=later), end=start.replace(year=later) + HOUR)
    )
    assert read_resource(patch(source, event, after, NOW)).event == after


@pytest.mark.parametrize("changed", ["20270301T090000", "20270308T090000"])
def test_a_changed_date_without_any_rule_is_a_date_of_its_own(changed: str) -> None:
    """As some programs leave it where a series became a single event: the event stays what it is."""
    source, _ = case("04")
    single = source.replace("RRULE:FREQ=WEEKLY;UNTIL=20270426T070000Z\r\n", "").replace("20270405", "20270301")
    block = f"BEGIN:VEVENT\r\nUID:c04\r\nRECURRENCE-ID;TZID=Europe/Berlin:{changed}\r\nSUMMARY:Changed\r\n"
    block += "DTSTART:20270309T120000Z\r\nX-OWN:1\r\nEND:VEVENT\r\n"
    source = single.replace("END:VCALENDAR", f"{block}END:VCALENDAR")
    event = read_resource(source).event
    date = datetime.strptime(changed, "%Y%m%dT%H%M%S")  # noqa: DTZ007
    assert (event.rdates, event.overrides[0].original_start) == ((date,), date)
    assert patch(source, event, renamed(event), NOW).endswith(block + "END:VCALENDAR\r\n")
    text = patch(source, event, moved(event, HOUR), NOW)
    assert lines(text, "RDATE") == []
    assert read_resource(text).event.rdates == (date + HOUR,)
    without = replace(event, overrides=(), exdates=(date,))
    text = patch(source, event, without, NOW)
    assert read_resource(text).event == without
    extra = replace(event, rdates=(*event.rdates, datetime(2027, 3, 20, 9)))
    assert read_resource(patch(source, event, extra, NOW)).event == extra


def test_a_change_of_all_later_dates_is_taken_apart_where_its_series_becomes_all_day() -> None:
    source = corpus.read("cases/04-until-is-last-start").replace(
        "END:VCALENDAR",
        "BEGIN:VEVENT\r\nUID:c04\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20270412T070000Z\r\n"
        "DTSTART:20270412T120000Z\r\nX-OWN:1\r\nEND:VEVENT\r\nEND:VCALENDAR",
    )
    event = read_resource(source).event
    day = event.details.start.replace(hour=0)
    details = replace(event.details, start=day, end=day + DAY, zone=None, all_day=True)
    first, *others = event.overrides
    own = replace(first.details, start=datetime(2027, 4, 12), end=datetime(2027, 4, 13), zone=None, all_day=True)
    overrides = tuple(
        replace(each, original_start=each.original_start.replace(hour=0))
        for each in (replace(first, details=own), *others)
    )
    after = replace(event, details=details, rrule="FREQ=WEEKLY;UNTIL=20270426", overrides=overrides)
    text = patch(source, event, after, NOW)
    assert read_resource(text).event == after
    assert "X-OWN:1" in text


@pytest.mark.parametrize(
    ("duration", "written"),
    [(None, "DTEND;TZID=Europe/Berlin:20270321T070000"), ("PT32400S", "DURATION:PT32400S"), ("P2D", "DURATION:P2D")],
)
def test_a_new_length_is_that_of_all_dates_on_both_sides(duration: str | None, written: str) -> None:
    """Case 18: an edited DTEND is nominal local time, a DURATION is exact elapsed time, also across a DST change."""
    source = corpus.read("cases/18-exact-duration").replace("20270327", "20270320")
    event = read_resource(source).event
    details = event.details
    length = Duration.parse(duration) if duration else None
    end = length.after(details.start, ZoneInfo("Europe/Berlin")) if length else details.end + HOUR
    after = replace(event, details=replace(details, end=end), duration=length)
    text = patch(source, event, after, NOW)
    assert lines(text, written.partition(":")[0]) == [written]
    assert normalise(read_resource(text).event) == normalise(after)
