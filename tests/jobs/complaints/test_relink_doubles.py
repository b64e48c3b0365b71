"""“I disconnected and connected again, and now I have everything twice.”

Existing counterparts are known again by our sign, their UID, or time and subject, on whichever side they are left.
"""

from collections.abc import Callable

import pytest
from sqlalchemy import delete

from emulators.memory import MemoryCalendar
from tests.jobs.conftest import SyncScenario, an_event
from tests.jobs.service_desk import NINE
from webapp.accounts.models import User
from webapp.extensions import db
from webapp.my_calendar.models import SKIP_SYNC_MARKS, Item
from webapp.sync import service
from webapp.sync.models import Link, LinkedAccount

BOTH = {
    "retrieve": True,
    "retrieve_past": "1y",
    "retrieve_future": "1y",
    "send": True,
    "send_past": "1y",
    "send_future": "1y",
}


@pytest.fixture
def used(scenario: SyncScenario) -> SyncScenario:
    """In use for a while: two items made here, two events made there, one of each a series."""
    for subject, rule in (("Visit", None), ("Rounds", "FREQ=WEEKLY;COUNT=4")):
        scenario.add_item(an_event(subject, NINE, rrule=rule))
    for name, rule in (("Dentist", None), ("Choir", "FREQ=WEEKLY;COUNT=4")):
        scenario.calendar.put(name, an_event(name, NINE, rrule=rule))
    scenario.run()
    return scenario


def assert_four_on_each_side(scenario: SyncScenario) -> None:
    subjects = ["Choir", "Dentist", "Rounds", "Visit"]
    assert sorted(item.subject for item in scenario.items()) == scenario.subjects_there() == subjects


@pytest.mark.parametrize("times", [1, 3])
def test_linking_again_with_everything_retrieved_and_sent(
    used: SyncScenario, make_scenario: Callable[..., SyncScenario], times: int
) -> None:
    scenario = used
    for _ in range(times):
        service.end_integration(scenario.integration, remove_events=False)
        scenario.run("ended")
        scenario = make_scenario(scenario.calendar, **BOTH)
        scenario.run("manual")
        assert_four_on_each_side(scenario)
    scenario.assert_quiet()


def test_the_database_of_yesterday(used: SyncScenario) -> None:
    """Today's links are forgotten; the items of today came in again or are there, as are their events."""
    db.session.execute(delete(Link))
    db.session.commit()
    used.manual(**BOTH)
    assert_four_on_each_side(used)
    used.assert_quiet()


def test_a_moved_item_is_still_known_by_our_sign(
    used: SyncScenario, make_scenario: Callable[..., SyncScenario]
) -> None:
    service.end_integration(used.integration, remove_events=False)
    used.run("ended")
    visit = next(item for item in used.items() if item.subject == "Visit")
    used.edit(visit.id, subject="Visit, renamed while nothing was linked")
    scenario = make_scenario(used.calendar, **BOTH)
    scenario.run("manual")
    assert len(scenario.items()) == len(scenario.calendar.events) == 4
    assert "Visit, renamed while nothing was linked" in scenario.subjects_there()


def test_a_lost_database_and_an_empty_one_in_its_place(
    used: SyncScenario, make_scenario: Callable[..., SyncScenario], ada: User
) -> None:
    """What was made there comes in again; what was ours is recognised as such and brought back, not doubled."""
    db.session.execute(delete(LinkedAccount))
    db.session.execute(delete(Item), execution_options=SKIP_SYNC_MARKS)
    db.session.commit()
    scenario = make_scenario(MemoryCalendar(events=used.calendar.events), **BOTH)
    scenario.run("manual")
    scenario.run("manual")
    assert scenario.subjects_there() == ["Choir", "Dentist", "Rounds", "Visit"]
    assert sorted(item.subject for item in scenario.items()) == scenario.subjects_there()
