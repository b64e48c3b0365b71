"""The rest of a divided series starts as a copy of what lies there."""

from dataclasses import replace
from datetime import datetime, timedelta

import icalendar
import pytest

from tests import corpus
from tests.unit.connectors.ical.edits import HOUR, NOW
from webapp.connectors.base import Pattern
from webapp.connectors.errors import WriteRefused
from webapp.connectors.event import Event, Marker, normalise
from webapp.connectors.ical.parse import read_resource
from webapp.connectors.ical.rest_of_series import compose_rest

MARKER = Marker("deployment", "rest")


def rest_of(event: Event, start: datetime, rrule: str, *, later: bool = False) -> Event:
    """Return what My Calendar makes of the rest from `start` on; `later`: moved by two hours."""
    by = 2 * HOUR if later else 0 * HOUR
    length = event.details.end - event.details.start
    return replace(
        event,
        details=replace(event.details, start=start + by, end=start + by + length),
        rrule=rrule,
        rdates=tuple(date + by for date in event.rdates if date >= start),
        exdates=tuple(date + by for date in event.exdates if date >= start),
        overrides=tuple(
            replace(each, original_start=each.original_start + by)
            for each in event.overrides
            if each.original_start >= start
        ),
    )


def copy(name: str, start: datetime, rrule: str, *, later: bool = False) -> str:
    return copy_of(corpus.read(name), start, rrule, later=later)


def copy_of(source: str, start: datetime, rrule: str, *, later: bool = False) -> str:
    rest = rest_of(read_resource(source).event, start, rrule, later=later)
    text = compose_rest(Pattern(source, start), "new-uid", rest, MARKER, NOW)
    resource = read_resource(text)
    assert (resource.uid, resource.marker, resource.has_guests) == ("new-uid", MARKER, False)
    assert normalise(resource.event) == normalise(rest)
    assert not any(block.errors for block in icalendar.Calendar.from_ical(text).walk())
    return text.replace("\r\n ", "")


def test_everything_of_the_stored_series_comes_along() -> None:
    text = copy("cases/21-split-keeps", datetime(2027, 2, 4, 9), "FREQ=DAILY;COUNT=3", later=True)
    lines = text.split("\r\n")
    kept = [
        "CATEGORIES:Visit",
        "COLOR:red",
        "URL:https://example.org/r",
        "X-FOO:bar",
        "TRIGGER:-PT15M",
        "ACTION:DISPLAY",
    ]
    assert set(kept) <= set(lines)
    assert {"DTSTART;TZID=Europe/Berlin:20270204T110000", "DTEND;TZID=Europe/Berlin:20270204T120000"} <= set(lines)
    assert {"RRULE:FREQ=DAILY;COUNT=3", "SEQUENCE:0", "CREATED:20261201T080000Z"} <= set(lines)
    assert "UID:c21" not in lines


def test_changed_dates_come_along_with_what_is_theirs_and_alarms_are_new() -> None:
    text = copy("written/phone-series-with-alarms", datetime(2027, 3, 22, 9), "FREQ=WEEKLY;INTERVAL=2;COUNT=4")
    uids = [line for line in text.split("\r\n") if line.startswith("UID:")]
    assert (uids.count("UID:new-uid"), len(set(uids))) == (2, 4)
    assert not {"UID:0A2B", "UID:0A2C", "UID:0A2D"} & set(uids)
    assert "DESCRIPTION:Day before" in text
    assert "X-APPLE-TRAVEL-ADVISORY-BEHAVIOR:AUTOMATIC" in text
    assert "EXDATE;TZID=Europe/Berlin:20270405T090000" in text


def test_what_belongs_to_earlier_dates_stays_there() -> None:
    text = copy("written/cancelled-and-excluded", datetime(2027, 2, 6, 15), "FREQ=DAILY;COUNT=5", later=True)
    assert text.count("BEGIN:VEVENT") == 2  # the series and the date that is all day
    assert "EXDATE" not in text
    assert "RECURRENCE-ID:20270207T160000Z" in text


def test_guests_and_what_lies_beside_do_not_come_along() -> None:
    source = corpus.read("written/todo-beside").replace(
        "SUMMARY:Moment", "ATTENDEE:mailto:ben@example.org\nSUMMARY:Moment"
    )
    event = read_resource(source).event
    rest = rest_of(event, datetime(2027, 3, 1, 12), "FREQ=MONTHLY;COUNT=2")
    text = compose_rest(Pattern(source, datetime(2027, 3, 1, 12)), "new-uid", rest, MARKER, NOW)
    assert "ATTENDEE" not in text
    assert "VTODO" not in text


def test_an_office_series_keeps_its_zone_and_loses_its_method() -> None:
    text = copy("written/office-windows-zone", datetime(2027, 3, 8, 10, 30), "FREQ=MONTHLY;COUNT=8;BYDAY=2MO")
    assert "METHOD" not in text
    assert "DTSTART;TZID=W. Europe Standard Time:20270308T103000" in text
    assert "X-MICROSOFT-CDO-IMPORTANCE:1" in text


def test_a_series_that_cannot_be_read_is_not_copied() -> None:
    event = read_resource(corpus.read("cases/21-split-keeps")).event
    with pytest.raises(WriteRefused):
        compose_rest(Pattern("BEGIN:VCALENDAR", event.details.start), "new-uid", event, MARKER, NOW)


def with_changes(*changes: str) -> str:
    """Return a series of six Mondays in which blocks, given as lines, change some."""
    source = corpus.read("cases/04-until-is-last-start").replace("UNTIL=20270426T070000Z", "COUNT=6")
    blocks = (("BEGIN:VEVENT", "UID:c04", "DTSTAMP:20260101T000000Z", *each.split(), "END:VEVENT") for each in changes)
    events = "".join(f"{line}\r\n" for block in blocks for line in block)
    return source.replace("END:VCALENDAR", f"{events}END:VCALENDAR")


@pytest.mark.parametrize("is_cancelled", [False, True])
@pytest.mark.parametrize("newer_first", [False, True])
@pytest.mark.parametrize("later", [False, True])
def test_of_two_blocks_about_one_date_the_newer_one_comes_along(
    *, newer_first: bool, is_cancelled: bool, later: bool
) -> None:
    status = "STATUS:CANCELLED" if is_cancelled else "STATUS:CONFIRMED"
    older = "SUMMARY:Older RECURRENCE-ID:20270419T070000Z DTSTART:20270419T100000Z SEQUENCE:1"
    newer = f"SUMMARY:Newer RECURRENCE-ID;VALUE=DATE:20270419 DTSTART:20270419T110000Z SEQUENCE:2 {status}"
    source = with_changes(*((newer, older) if newer_first else (older, newer)))
    text = copy_of(source, datetime(2027, 4, 12, 9), "FREQ=WEEKLY;COUNT=5", later=later)
    assert ("SUMMARY:Newer" in text, "SUMMARY:Older" in text) == (True, False)


@pytest.mark.parametrize("by", [0 * HOUR, 2 * HOUR])
@pytest.mark.parametrize("rule_goes_on", [False, True])
def test_from_an_extra_date_on_each_date_keeps_its_block(*, by: timedelta, rule_goes_on: bool) -> None:
    """The rest begins with the next date of its rule, or has none if that has ended."""
    source = with_changes("SUMMARY:Own RECURRENCE-ID:20270509T070000Z DTSTART:20270509T100000Z X-OWN:1")
    source = source.replace("COUNT=6", "COUNT=6\r\nRDATE;TZID=Europe/Berlin:20270420T090000,20270509T090000")
    since, begins = datetime(2027, 4, 20, 9), datetime(2027, 4, 26, 9)
    if not rule_goes_on:
        source, begins = source.replace("COUNT=6", "COUNT=2"), since
    rest = rest_of(read_resource(source).event, since, "FREQ=WEEKLY;COUNT=3")
    (own,) = rest.overrides
    rest = replace(
        rest,
        details=replace(rest.details, start=begins + by, end=begins + by + HOUR),
        rrule=rest.rrule if rule_goes_on else None,
        rdates=tuple(date + by for date in rest.rdates),
        overrides=(replace(own, original_start=own.original_start + by),),
    )
    text = compose_rest(Pattern(source, since), "new-uid", rest, MARKER, NOW)
    assert normalise(read_resource(text).event) == normalise(rest)
    assert ("X-OWN:1" in text, text.count("BEGIN:VEVENT")) == (True, 2)


@pytest.mark.parametrize("changed", ["20270412T070000Z", "20270419T070000Z", "20270426T070000Z"])
@pytest.mark.parametrize("later", [False, True])
def test_what_was_changed_from_some_date_on_stays_so(changed: str, *, later: bool) -> None:
    start = changed.replace("T07", "T12")
    text = copy_of(
        with_changes(f"SUMMARY:New RECURRENCE-ID;RANGE=THISANDFUTURE:{changed} DTSTART:{start} DURATION:PT2H"),
        datetime(2027, 4, 19, 9),
        "FREQ=WEEKLY;COUNT=4",
        later=later,
    )
    assert "SUMMARY:New" in text
