"""“I changed one date of a weekly meeting, and the whole series moved, or the change vanished, or all dates did.”

A series is one entry with its changed and left-out dates, whichever side touches which of them.
"""

from datetime import datetime, timedelta

import pytest

from tests.jobs.caldav_scenario import CalDavScenario
from tests.jobs.conftest import an_event
from webapp.connectors.event import Override, normalise
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.engine.item_mapping import apply_event, item_event

WEEKLY = an_event("Stand-up", rrule="FREQ=WEEKLY;COUNT=6")
SECOND, THIRD, FOURTH = (datetime(2026, 12, 1, 9) + timedelta(weeks=week) for week in (1, 2, 3))
LATER = an_event("Stand-up, later", SECOND + timedelta(hours=5)).details


@pytest.fixture
def series(caldav: CalDavScenario) -> int:
    item_id = caldav.add_item(WEEKLY)
    caldav.run("item_saved")
    return item_id


def set_rule(scenario: CalDavScenario, item_id: int, **series: object) -> None:
    item = scenario.item(item_id)
    event = item_event(item)
    fields = {"rrule": event.rrule, "exdates": event.exdates, "overrides": event.overrides, **series}
    apply_event(item, an_event("Stand-up", event.details.start, **fields), home_zone="Europe/Berlin")
    item.updated_at = utc_now()
    db.session.commit()


def assert_same(scenario: CalDavScenario, item_id: int) -> None:
    scenario.run()
    (event,) = scenario.events
    assert normalise(event) == normalise(item_event(scenario.item(item_id)))


def test_dates_changed_on_both_sides_at_once_all_stay_changed(caldav: CalDavScenario, series: int) -> None:
    set_rule(caldav, series, overrides=(Override(SECOND, LATER),))
    caldav.change(0, r"^RRULE:.*$", r"\g<0>\r\nEXDATE;TZID=Europe/Berlin:20261215T090000")
    caldav.run("item_saved")
    assert_same(caldav, series)
    event = item_event(caldav.item(series))
    assert (event.exdates, event.overrides) == ((THIRD,), (Override(SECOND, LATER),))


def test_renaming_the_series_there_keeps_what_was_changed_here(caldav: CalDavScenario, series: int) -> None:
    set_rule(caldav, series, overrides=(Override(SECOND, LATER),), exdates=(FOURTH,))
    caldav.run("item_saved")
    caldav.change(0, r"^SUMMARY:Stand-up\r$", "SUMMARY:Daily\r")
    assert_same(caldav, series)
    event = item_event(caldav.item(series))
    assert event.details.subject == "Daily"
    assert (event.exdates, event.overrides) == ((FOURTH,), (Override(SECOND, LATER),))


def test_a_date_cancelled_there_leaves_the_others_alone(caldav: CalDavScenario, series: int) -> None:
    set_rule(caldav, series, overrides=(Override(SECOND, LATER),))
    caldav.run("item_saved")
    caldav.change(0, r"^SUMMARY:Stand-up\\, later\r$", r"STATUS:CANCELLED\r\n\g<0>")
    caldav.run()
    event = item_event(caldav.item(series))
    assert (event.exdates, event.overrides, event.rrule) == ((SECOND,), (), WEEKLY.rrule)


def test_the_series_is_one_event_after_any_edit(caldav: CalDavScenario, series: int) -> None:
    for values in ({"overrides": (Override(SECOND, LATER),)}, {"exdates": (THIRD,)}, {"rrule": "FREQ=WEEKLY;COUNT=9"}):
        set_rule(caldav, series, **values)
        caldav.run("item_saved")
    assert len(caldav.texts) == 1
    assert_same(caldav, series)
