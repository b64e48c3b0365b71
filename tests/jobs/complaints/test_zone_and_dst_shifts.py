"""“Since the clocks changed my appointments are an hour off, and those from abroad always were.”

Nine o'clock in a zone stays nine o'clock there, on both sides and through every edit.
"""

from datetime import UTC, datetime

import icalendar
import pytest

from tests.jobs.caldav_scenario import CalDavScenario
from tests.jobs.conftest import an_event
from webapp.sync.engine.item_mapping import item_event

OVER_THE_CHANGE = an_event("Rounds", datetime(2026, 10, 20, 9), rrule="FREQ=WEEKLY;COUNT=3")


def test_a_series_over_the_change_of_clocks_stays_at_nine_after_edits_on_both_sides(caldav: CalDavScenario) -> None:
    item_id = caldav.add_item(OVER_THE_CHANGE)
    caldav.run("item_saved")
    caldav.change(0, r"^SUMMARY:.*$", "SUMMARY:Rounds, renamed there\r")
    caldav.run()
    caldav.edit(item_id, location="Ward 3")
    caldav.run("item_saved")
    (event,) = caldav.events
    assert event == item_event(caldav.item(item_id))
    assert (event.details.start, event.details.zone) == (datetime(2026, 10, 20, 9), "Europe/Berlin")
    # What other programs make of it:
    (component,) = icalendar.Calendar.from_ical(caldav.texts[0]).walk("VEVENT")
    assert component["DTSTART"].dt.astimezone(UTC) == datetime(2026, 10, 20, 7, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kolkata", "Pacific/Chatham", "UTC"])
def test_an_appointment_abroad_keeps_its_own_clock(caldav: CalDavScenario, zone: str) -> None:
    caldav.put("abroad", an_event("Abroad", zone=zone))
    caldav.run()
    (item,) = caldav.items()
    assert (item.start, item.zone) == (datetime(2026, 12, 1, 9), zone)
    caldav.edit(item.id, subject="Still abroad")
    caldav.run("item_saved")
    (event,) = caldav.events
    assert (event.details.start, event.details.zone) == (datetime(2026, 12, 1, 9), zone)


@pytest.mark.parametrize(
    ("name", "zone"),
    [("W. Europe Standard Time", "Europe/Berlin"), ("/example.org/20200101_1/America/New_York", "America/New_York")],
)
def test_zones_under_other_names_are_the_same_zones(caldav: CalDavScenario, name: str, zone: str) -> None:
    caldav.put("abroad", an_event("Abroad", zone=zone))
    caldav.change(0, rf"TZID([:=]){zone}", rf"TZID\g<1>{name}")
    caldav.run()
    (item,) = caldav.items()
    assert (item.start, item.zone) == (datetime(2026, 12, 1, 9), zone)


def test_a_server_that_rewrites_times_in_utc_moves_nothing(caldav: CalDavScenario) -> None:
    caldav.server.faults.rewrite = lambda text: text.replace(
        "DTSTART;TZID=Europe/Berlin:20261201T090000", "DTSTART:20261201T080000Z"
    ).replace("DTEND;TZID=Europe/Berlin:20261201T100000", "DTEND:20261201T090000Z")
    item_id = caldav.add_item(an_event("Visit"))
    for trigger in ("item_saved", "sweep", "sweep"):
        caldav.run(trigger)
    item = caldav.item(item_id)
    assert (item.start, item.zone) == (datetime(2026, 12, 1, 9), "Europe/Berlin")
    caldav.edit(item_id, subject="Visit at nine")
    caldav.run("item_saved")
    caldav.run()
    assert caldav.item(item_id).starts_at == datetime(2026, 12, 1, 8, tzinfo=UTC)
    assert caldav.writes() == 2
