"""Cronofy's JSON to the neutral form and back."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from webapp.connectors.cronofy.events import Entry, as_stored, parse, recurrence_of, upsert_data
from webapp.connectors.event import Details, Event
from webapp.rfc5545.time_zones import Definition, Observance

NINE, TEN = datetime(2026, 11, 23, 9), datetime(2026, 11, 23, 10)
RAW: dict[str, Any] = {
    "calendar_id": "cal_1",
    "event_uid": "evt_external_1",
    "summary": "Visit",
    "description": "",
    "start": {"time": "2026-11-23T09:00:00+01:00", "tzid": "Europe/Berlin"},
    "end": {"time": "2026-11-23T10:00:00+01:00", "tzid": "Europe/Berlin"},
    "deleted": False,
    "created": "2026-11-01T08:00:00Z",
    "updated": "2026-11-02T08:00:00Z",
    "transparency": "opaque",
    "options": {"update": True, "delete": True},
}


def read(**changes: Any) -> Entry:
    entry = parse({**RAW, **changes})
    assert entry is not None
    return entry


def details(**changes: Any) -> Details:
    found = read(**changes).details
    assert found is not None
    return found


def test_wall_clock_is_read_in_the_events_own_zone() -> None:
    assert details() == Details("Visit", NINE, TEN, "Europe/Berlin")
    assert details(start="2026-11-23T09:00:00Z", end="2026-11-23T10:00:00Z") == Details("Visit", NINE, TEN, "UTC")


def test_an_end_in_another_zone_keeps_its_instant() -> None:
    end = {"time": "2026-11-23T10:00:00+00:00", "tzid": "Europe/London"}
    assert details(end=end).end == datetime(2026, 11, 23, 11)


def test_a_zone_nobody_knows_keeps_the_instant() -> None:
    times = {
        name: {"time": f"2026-11-23T{hour}:00:00+01:00", "tzid": "Mars/Olympus"}
        for name, hour in (("start", "09"), ("end", "10"))
    }
    found = details(**times)
    assert (found.start, found.zone) == (datetime(2026, 11, 23, 8), "UTC")


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"transparency": "transparent"}, "free"),
        ({"transparency": "opaque", "extended_transparency": "tentative"}, "tentative"),
        ({"transparency": "opaque", "extended_transparency": "out_of_office"}, "out_of_office"),
        ({"transparency": "transparent", "extended_transparency": "unknown"}, "free"),
        ({"transparency": "unknown"}, "busy"),
        ({"transparency": "opaque", "status": "tentative"}, "busy"),
    ],
)
def test_show_as_is_read_from_the_finer_of_two_fields(fields: dict[str, str], shown: str) -> None:
    assert details(**fields).show_as == shown


@pytest.mark.parametrize(
    "changes",
    [
        {"start": None},
        {"start": "soon"},
        {"start": "2026-11-23"},
        {"end": "2026-11-22T10:00:00Z"},
        {"start": "2026-11-23", "end": "2026-11-23"},
        {"start": {"time": 5}},
    ],
)
def test_what_makes_no_sense_has_a_problem_and_a_tag(changes: dict[str, Any]) -> None:
    entry = read(**changes)
    assert entry.details is None
    assert entry.problem
    assert entry.tag.startswith("2026-11-02T08:00:00Z/")


def test_nulls_and_strangers_are_survived() -> None:
    entry = read(summary=None, description=None, location=None, options=None, attendees=None, organizer=None, extra=1)
    assert entry.details == Details("", NINE, TEN, "Europe/Berlin")
    assert entry.may_update
    assert parse({"summary": "without an id"}) is None


def test_guests_are_all_but_the_organizer() -> None:
    ada, ben = {"email": "ada@example.org"}, {"email": "ben@example.org"}
    assert not read(organizer=ada, attendees=[{"email": "Ada@example.org"}]).has_guests
    assert read(organizer=ada, attendees=[ada, ben]).has_guests
    assert not read(attendees=[]).has_guests


def test_what_is_written_names_every_synced_field() -> None:
    data = upsert_data(Details("Visit", NINE, TEN, "Europe/Berlin", show_as="tentative", private=True))
    assert data == {
        "summary": "Visit",
        "description": "",
        "start": {"time": "2026-11-23T08:00:00Z", "tzid": "Europe/Berlin"},
        "end": {"time": "2026-11-23T09:00:00Z", "tzid": "Europe/Berlin"},
        "location": {"description": ""},
        "transparency": "opaque",
        "extended_transparency": "tentative",
        "event_private": True,
        "tzid": "Europe/Berlin",
    }


def test_clocks_that_are_changed_meanwhile_turn_no_span_round() -> None:
    """At half past two clocks go forward to half past three, or show two o'clock once more."""
    night = Details("Night", datetime(2027, 3, 28, 2, 30), datetime(2027, 3, 28, 3, 15), "Europe/Berlin")
    data = upsert_data(night)
    assert data["start"] == data["end"] == {"time": "2027-03-28T01:30:00Z", "tzid": "Europe/Berlin"}
    times = {"start": "2026-10-25T02:45:00+02:00", "end": "2026-10-25T02:15:00+01:00"}
    twice = details(**{name: {"time": time, "tzid": "Europe/Berlin"} for name, time in times.items()})
    assert (twice.start, twice.end) == (datetime(2026, 10, 25, 2, 45),) * 2


def test_all_day_is_written_as_dates_and_said_to_be_busy() -> None:
    day = Details("Fair", datetime(2026, 11, 23), datetime(2026, 11, 25), None, all_day=True)
    data = upsert_data(as_stored(day, "Pacific/Auckland"))
    assert (data["start"], data["end"], data["transparency"]) == ("2026-11-23", "2026-11-25", "opaque")
    assert "tzid" not in data


def test_floating_times_happen_in_the_home_zone_and_no_subject_is_named_so() -> None:
    stored = as_stored(Details("", NINE, TEN, None), "Europe/Berlin")
    assert (stored.zone, stored.subject) == ("Europe/Berlin", "(No subject)")


@pytest.mark.parametrize(
    ("rrule", "rule"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,WE", {"frequency": "weekly", "interval": 1, "by_day": ["MO", "WE"]}),
        ("FREQ=DAILY;INTERVAL=2", {"frequency": "daily", "interval": 2}),
        ("FREQ=DAILY;COUNT=3", None),
        ("FREQ=MONTHLY;BYDAY=2MO", None),
        ("FREQ=HOURLY", None),
    ],
)
def test_only_known_rules_are_left_to_cronofy(rrule: str, rule: dict[str, Any] | None) -> None:
    expected = {"rules": [rule]} if rule else None
    assert recurrence_of(Event(Details("x", NINE, TEN, "UTC"), rrule=rrule)) == expected
    if rule:
        assert read(recurrence={"rules": [rule]}).rrule == rrule


def test_a_zone_without_an_iana_name_is_sent_as_instants() -> None:
    rules = Observance(datetime(1987, 4, 5, 2), timedelta(hours=-5), timedelta(hours=-5), daylight=False)
    zone = Definition("Customized Time Zone 7", (rules,)).text
    stored = as_stored(Details("Visit", NINE, TEN, zone), "Europe/Berlin")
    assert (stored.start, stored.end, stored.zone) == (datetime(2026, 11, 23, 14), datetime(2026, 11, 23, 15), "UTC")
    assert upsert_data(stored)["tzid"] == "Etc/UTC"
    assert recurrence_of(Event(Details("Visit", NINE, TEN, zone), rrule="FREQ=DAILY")) is None
