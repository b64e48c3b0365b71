"""“My holidays begin a day early and end a day late.”

A whole day is a date, not an instant: it is the same date for everybody, through any service, however often it travels.
"""

from datetime import datetime, timedelta

import pytest

from emulators.cronofy import CronofyEmulator
from emulators.cronofy_application import cronofy_environment, emulator, listener, served, settings
from tests.jobs.caldav_scenario import CalDavScenario
from tests.jobs.conftest import an_event
from tests.jobs.cronofy.scenario import SOON, link
from webapp.accounts.models import User
from webapp.connectors.event import Event
from webapp.extensions import db
from webapp.my_calendar.models import Item

__all__ = ["cronofy_environment", "emulator", "listener", "served", "settings"]

ZONES = ["Pacific/Kiritimati", "Pacific/Pago_Pago"]  # the first to have a day, and the last
FIRST = datetime(2026, 12, 24)
FAIR = datetime(2027, 3, 2)


def holiday(days: int) -> Event:
    return an_event("Holiday", FIRST, end=FIRST + timedelta(days=days), zone=None, all_day=True)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("days", [1, 14])
def test_days_keep_their_dates_through_edits_on_both_sides(
    caldav: CalDavScenario, ada: User, zone: str, days: int
) -> None:
    ada.time_zone = zone
    db.session.commit()
    caldav.put("holiday", holiday(days))
    caldav.run()
    (item,) = caldav.items()
    for round_ in range(2):
        caldav.edit(item.id, subject=f"Holiday, renamed here {round_}")
        caldav.run("item_saved")
        caldav.change(0, "^SUMMARY:.*$", f"SUMMARY:Holiday, renamed there {round_}\r")
        caldav.run()
    item = caldav.item(item.id)
    assert (item.start, item.end, item.all_day) == (FIRST, FIRST + timedelta(days=days), True)
    assert "DTSTART;VALUE=DATE:20261224" in caldav.texts[0]
    assert f"DTEND;VALUE=DATE:{FIRST + timedelta(days=days):%Y%m%d}" in caldav.texts[0]


@pytest.mark.parametrize("zone", ZONES)
def test_so_it_is_through_cronofy(served: str, emulator: CronofyEmulator, ada: User, zone: str) -> None:
    ada.time_zone = zone
    db.session.commit()
    scenario = link(emulator, ada)
    day = datetime.combine(SOON.date(), datetime.min.time())
    item_id = scenario.add_item("Holiday")
    scenario.edit_item(item_id, start=day, end=day + timedelta(days=3), zone=None, all_day=True)
    scenario.work()
    scenario.emulator.controls.change_event(scenario.calendar_id, scenario.uid_there("Holiday"), summary="Long weekend")
    scenario.run_until_idle()
    item = db.session.get_one(Item, item_id, populate_existing=True)
    assert (item.subject, item.start, item.end, item.all_day) == ("Long weekend", day, day + timedelta(days=3), True)
    (event,) = scenario.emulator.controls.events(scenario.calendar_id)
    assert (event.start.value, event.end.value) == (day.date(), day.date() + timedelta(days=3))


def test_a_timed_appointment_that_becomes_a_whole_day_and_back(caldav: CalDavScenario) -> None:
    item_id = caldav.add_item(an_event("Visit"))
    caldav.run("item_saved")
    caldav.edit(item_id, start=FIRST, end=FIRST + timedelta(days=1), zone=None, all_day=True)
    caldav.run("item_saved")
    assert caldav.events[0].details.all_day
    caldav.change(0, "^DTSTART;VALUE=DATE:.*$", "DTSTART;TZID=Europe/Berlin:20261224T090000\r")
    caldav.change(0, "^DTEND;VALUE=DATE:.*$", "DTEND;TZID=Europe/Berlin:20261224T100000\r")
    caldav.run()
    item = caldav.item(item_id)
    assert (item.start, item.end, item.zone, item.all_day) == (
        FIRST.replace(hour=9),
        FIRST.replace(hour=10),
        "Europe/Berlin",
        False,
    )


def test_the_last_date_is_kept_where_the_series_is_written_again(caldav: CalDavScenario, ada: User) -> None:
    """UNTIL in UTC beside whole days (23:00 is midnight in Berlin): only Ada's zone decides which date is meant."""
    ada.time_zone = "Europe/Berlin"
    db.session.commit()
    rule = "FREQ=WEEKLY;UNTIL=20270315T230000Z;BYDAY=TU"
    caldav.put("fair", holiday(1))
    caldav.run()
    (item,) = caldav.items()
    caldav.edit(item.id, start=FAIR, end=FAIR + timedelta(days=1), rrule=rule)
    caldav.remove("fair")
    caldav.run()
    (text,) = caldav.texts
    assert "RRULE:FREQ=WEEKLY;UNTIL=20270316;BYDAY=TU" in text
    writes = caldav.writes()
    caldav.run()
    assert (caldav.item(item.id).rrule, caldav.writes()) == (rule, writes)
