"""Generated events written, read back, edited, and read back again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.examples import tries
from webapp.connectors.errors import WriteRefused
from webapp.connectors.event import SHOW_AS, Details, Event, Marker, Override, normalise
from webapp.connectors.ical.parse import read_resource
from webapp.connectors.ical.patch import patch
from webapp.connectors.ical.serialize import compose, fit_until, reads_back

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MARKER = Marker("deployment", "item")
ZONES = (None, "UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Casablanca")

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=120)
walls = st.datetimes(datetime(1980, 1, 1), datetime(2060, 1, 1)).map(lambda wall: wall.replace(microsecond=0))


@st.composite
def details(draw: st.DrawFn, *, all_day: bool | None = None) -> Details:
    whole_days = draw(st.booleans()) if all_day is None else all_day
    start = draw(walls)
    if whole_days:
        start = start.replace(hour=0, minute=0, second=0)
    length = timedelta(days=draw(st.integers(1, 9))) if whole_days else timedelta(minutes=draw(st.integers(0, 3000)))
    return Details(
        subject=draw(words),
        start=start,
        end=start + length,
        zone=None if whole_days else draw(st.sampled_from(ZONES)),
        all_day=whole_days,
        location=draw(words),
        description=draw(words),
        show_as=draw(st.sampled_from(sorted(SHOW_AS))),
        private=draw(st.booleans()),
    )


@st.composite
def events(draw: st.DrawFn) -> Event:
    master = draw(details())
    if not draw(st.booleans()):
        return Event(master)
    days = draw(st.lists(st.integers(1, 40), unique=True, max_size=6))
    dates = [master.start + timedelta(days=day) for day in days]
    excluded, changed = dates[: len(dates) // 2], dates[len(dates) // 2 :]
    return Event(
        master,
        rrule=draw(st.sampled_from(("FREQ=DAILY", "FREQ=DAILY;COUNT=60", "FREQ=WEEKLY;BYDAY=MO,TU;INTERVAL=2"))),
        rdates=tuple(sorted(draw(st.lists(st.just(master.start + timedelta(days=99)), max_size=1)))),
        exdates=tuple(sorted(excluded)),
        overrides=tuple(Override(date, draw(details(all_day=master.all_day))) for date in sorted(changed)),
    )


@pytest.mark.slow
@given(events())
def test_a_composed_event_reads_back_the_same(event: Event) -> None:
    text = compose("uid-1", event, MARKER, NOW)
    found = read_resource(text)
    assert normalise(found.event) == normalise(event)
    assert (found.uid, found.marker, found.created_at) == ("uid-1", MARKER, NOW)


# As above, but also with what never comes from an item: other clocks' zones, texts that are kept in other words.
careless = st.sampled_from(
    ("plain", "Ünter", " spaces ", "two\nlines", "old\r\nline", "a\x0bb", "\\n; ,", "tab\t", "\x85", "")
)


@pytest.mark.slow
@tries(400)
@given(
    event=events(),
    zone=st.sampled_from((*ZONES, "Etc/UTC", "GMT", "europe/berlin", "W. Europe Standard Time", "US/Eastern")),
    texts=st.tuples(careless, careless, careless),
    odd=st.sampled_from((timedelta(), timedelta(microseconds=1), timedelta(hours=1))),
)
def test_what_is_said_to_read_back_reads_back_exactly(
    event: Event, zone: str | None, texts: tuple[str, str, str], odd: timedelta
) -> None:
    subject, location, description = texts
    start, end = event.details.start + odd, event.details.end + odd
    changes = {"subject": subject, "location": location, "description": description, "start": start, "end": end}
    event = replace(event, details=replace(event.details, **changes, zone=zone))  # type: ignore[arg-type]
    try:
        text = compose("uid-1", event, MARKER, NOW)
    except WriteRefused:
        return
    assume(reads_back(event))
    found = read_resource(text)
    assert found.event == event
    assert (found.created_at, found.modified_at, found.marker, found.has_guests) == (NOW, NOW, MARKER, False)


@pytest.mark.parametrize("show_as", sorted(SHOW_AS))
def test_an_ordinary_appointment_reads_back(show_as: str) -> None:
    start = datetime(2026, 11, 23, 9)
    event = Event(
        Details("Visit", start, start + timedelta(hours=1), "Europe/Berlin", show_as=show_as, location="Depot")
    )
    assert reads_back(event)
    assert read_resource(compose("uid-1", event, MARKER, NOW)).event == event


@pytest.mark.slow
@tries(40)
@given(events())
def test_a_composed_event_is_valid_for_a_full_parser(event: Event) -> None:
    text = compose("uid-1", event, MARKER, NOW)
    calendar = icalendar.Calendar.from_ical(text)
    assert len(calendar.walk("VEVENT")) == 1 + len(event.overrides)
    assert not any(component.errors for component in calendar.walk())
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    defined = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
    used = {str(line.partition("TZID=")[2].partition(":")[0]) for line in text.split("\r\n") if ";TZID=" in line}
    assert used <= defined
    assert not {"METHOD", "ATTENDEE", "ORGANIZER"} & {line.partition(":")[0] for line in text.split("\r\n")}


def test_an_item_without_length_is_written_without_an_end() -> None:
    start = datetime(2026, 11, 23, 9)
    event = Event(Details("Reminder", start, start, "Europe/Berlin"))
    text = compose("uid-1", event, MARKER, NOW)
    assert "DTEND" not in text
    assert "DURATION" not in text
    assert read_resource(text).event == event


@pytest.mark.parametrize("year", [1902, 1916, 1945, 1969, 1970, 1971, 2026])
def test_a_zone_definition_begins_before_the_item(year: int) -> None:
    start = datetime(year, 1, 1, 9)
    event = Event(Details("Long ago", start, start + timedelta(hours=1), "Europe/Berlin"))
    calendar = icalendar.Calendar.from_ical(compose("uid-1", event, MARKER, NOW))
    onsets = [block["DTSTART"].dt for block in calendar.walk() if block.name in {"STANDARD", "DAYLIGHT"}]
    assert min(onsets) < start
    (found,) = calendar.walk("VEVENT")
    assert found["DTSTART"].dt.utcoffset() == start.replace(tzinfo=ZoneInfo("Europe/Berlin")).utcoffset()


KEPT = (
    'ATTENDEE;CN="Ben, B.";PARTSTAT=ACCEPTED:mailto:ben@example.org',
    "ORGANIZER:mailto:ada@example.org",
    "ATTACH;FMTTYPE=text/plain;ENCODING=BASE64;VALUE=BINARY:SGVsbG8=",
    "X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC",
    "CATEGORIES:One,Two",
    "BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nACTION:DISPLAY\r\nDESCRIPTION:Soon\r\nX-WR-ALARMUID:7\r\nEND:VALARM",
)


def with_foreign_lines(text: str) -> str:
    """Return a composed resource as if another client had added things to its master."""
    head, end, tail = text.partition("\r\nEND:VEVENT\r\n")
    return "\r\n".join((head, *KEPT)) + end + tail


@pytest.mark.slow
@given(events(), events())
def test_a_patched_event_reads_back_as_meant_and_keeps_foreign_lines(before: Event, after: Event) -> None:
    source = with_foreign_lines(compose("uid-1", before, MARKER, NOW))
    text = patch(source, before, after, NOW + timedelta(days=1))
    assert normalise(read_resource(text).event) == normalise(after)
    for line in KEPT:
        assert line in text
    assert read_resource(text).marker == MARKER


@pytest.mark.slow
@given(events(), words)
def test_a_new_subject_changes_two_stamps_and_one_line(event: Event, subject: str) -> None:
    source = with_foreign_lines(compose("uid-1", event, MARKER, NOW))
    after = replace(event, details=replace(event.details, subject=subject))
    assume(normalise(after) != normalise(event))
    text = patch(source, event, after, NOW + timedelta(days=1))
    old, new = _without(source, "SUMMARY"), _without(text, "SUMMARY")
    assert old == new


@pytest.mark.slow
@given(events())
def test_nothing_to_change_changes_not_one_byte(event: Event) -> None:
    source = with_foreign_lines(compose("uid-1", event, MARKER, NOW))
    assert patch(source, event, event, NOW + timedelta(days=1)) == source
    assert patch(source.replace("\r\n", "\n"), event, event, NOW) == source


SERIES = Event(
    Details("Stand-up", datetime(2026, 11, 23, 9), datetime(2026, 11, 23, 10), "Europe/Berlin"),
    rrule="FREQ=DAILY",
    exdates=(datetime(2026, 11, 25, 9),),
    overrides=(
        Override(
            datetime(2026, 11, 26, 9),
            Details("Later", datetime(2026, 11, 26, 14), datetime(2026, 11, 26, 15), "Europe/Berlin"),
        ),
    ),
)


def test_a_moved_series_takes_its_changed_dates_along() -> None:
    source = compose("uid-1", SERIES, MARKER, NOW)
    head, separator, tail = source.rpartition("END:VEVENT")
    source = f"{head}COMMENT:of this date only\r\n{separator}{tail}"
    hour = timedelta(hours=1)
    moved = Event(
        replace(SERIES.details, start=SERIES.details.start + hour, end=SERIES.details.end + hour),
        rrule=SERIES.rrule,
        exdates=tuple(date + hour for date in SERIES.exdates),
        overrides=tuple(
            replace(override, original_start=override.original_start + hour) for override in SERIES.overrides
        ),
    )
    text = patch(source, SERIES, moved, NOW)
    assert read_resource(text).event == moved
    assert "COMMENT:of this date only" in text
    assert "RECURRENCE-ID;TZID=Europe/Berlin:20261126T100000" in text


def test_a_new_changed_date_is_a_full_copy_of_the_series() -> None:
    source = with_foreign_lines(compose("uid-1", SERIES, MARKER, NOW))
    date = datetime(2026, 11, 30, 9)
    after = replace(
        SERIES,
        overrides=(*SERIES.overrides, Override(date, replace(SERIES.details, subject="Once", start=date, end=date))),
    )
    text = patch(source, SERIES, after, NOW)
    block = text.split("BEGIN:VEVENT")[-1]
    assert "RECURRENCE-ID;TZID=Europe/Berlin:20261130T090000" in block
    assert "RRULE" not in block
    assert all(line in block for line in KEPT)


def test_excluding_a_changed_date_takes_its_change_away() -> None:
    source = compose("uid-1", SERIES, MARKER, NOW)
    after = replace(SERIES, exdates=(*SERIES.exdates, datetime(2026, 11, 26, 9)), overrides=())
    text = patch(source, SERIES, after, NOW)
    assert text.count("BEGIN:VEVENT") == 1
    assert "EXDATE;TZID=Europe/Berlin:20261125T090000\r\nEXDATE;TZID=Europe/Berlin:20261126T090000\r\n" in text


WINDOWS = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//X//Y//EN\r\nBEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time\r\n"
    "BEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\n"
    "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\n"
    "END:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n"
    "DTSTART;TZID=W. Europe Standard Time:20261123T090000\r\nDURATION:PT1H\r\nSUMMARY:x\r\n"
    'DESCRIPTION;ALTREP="cid:1":old\r\nX-ALT-DESC;FMTTYPE=text/html:<p>old\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'
)


def test_the_spelling_of_the_zone_and_the_duration_are_kept() -> None:
    before = read_resource(WINDOWS).event
    after = Event(replace(before.details, start=datetime(2026, 11, 24, 9), end=datetime(2026, 11, 24, 11)))
    text = patch(WINDOWS, before, after, NOW)
    assert "DTSTART;TZID=W. Europe Standard Time:20261124T090000" in text
    assert "DURATION:PT7200S" in text
    assert "DTEND" not in text
    assert text.count("BEGIN:VTIMEZONE") == 1


def test_a_new_description_takes_its_other_forms_away() -> None:
    before = read_resource(WINDOWS).event
    text = patch(WINDOWS, before, Event(replace(before.details, description="new")), NOW)
    assert "DESCRIPTION:new\r\n" in text
    assert "X-ALT-DESC" not in text


def test_what_the_source_says_beyond_before_stays() -> None:
    before = read_resource(WINDOWS).event
    source = WINDOWS.replace("SUMMARY:x", "SUMMARY:theirs")
    text = patch(source, before, Event(replace(before.details, location="here")), NOW)
    assert read_resource(text).event.details.subject == "theirs"
    assert read_resource(text).event.details.location == "here"


def test_single_dates_of_a_foreign_series_can_be_renamed_but_not_made_a_series() -> None:
    source = WINDOWS.replace("DURATION", "RECURRENCE-ID;TZID=W. Europe Standard Time:20261123T090000\r\nDURATION")
    before = read_resource(source).event
    text = patch(source, before, Event(replace(before.details, subject="renamed")), NOW)
    assert "RECURRENCE-ID;TZID=W. Europe Standard Time:20261123T090000" in text
    assert read_resource(text).event.details.subject == "renamed"
    with pytest.raises(WriteRefused):
        patch(source, before, replace(before, rrule="FREQ=DAILY"), NOW)


@pytest.mark.parametrize("source", ["", "<html>", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"])
def test_a_source_that_cannot_be_read_is_not_patched(source: str) -> None:
    with pytest.raises(WriteRefused):
        patch(source, SERIES, replace(SERIES, rrule=None), NOW)


@pytest.mark.parametrize(
    ("until", "zone", "all_day", "fitted"),
    [
        ("20261231", None, True, "20261231"),
        ("20261231T225959Z", None, True, "20261231"),
        ("20261231T225959Z", "Europe/Berlin", False, "20261231T225959Z"),
        ("20261231", "Europe/Berlin", False, "20261231T225959Z"),
        ("20261231T120000", "Europe/Berlin", False, "20261231T110000Z"),
        ("20261231T120000Z", None, False, "20261231T120000"),
    ],
)
def test_until_has_the_form_that_fits_the_start(until: str, zone: str | None, all_day: bool, fitted: str) -> None:
    start = datetime(2026, 11, 23)
    series = Details("x", start, start + timedelta(days=1), zone, all_day)
    assert fit_until(f"FREQ=DAILY;UNTIL={until}", series) == f"FREQ=DAILY;UNTIL={fitted}"


def _without(text: str, name: str) -> list[str]:
    unfolded = text.replace("\r\n ", "").split("\r\n")
    return [line for line in unfolded if not line.startswith((name, "DTSTAMP", "LAST-MODIFIED"))]
