"""“Appointments I deleted come back, again and again.”

What a person removed stays removed, on both sides, also when it was on its way, or when everything is compared again.
"""

from collections.abc import Callable

import pytest

from tests.jobs.caldav_scenario import CalDavScenario
from tests.jobs.conftest import SyncScenario, an_event
from webapp.connectors.base import Write
from webapp.sync.engine.item_mapping import item_event


def compare_everything(scenario: SyncScenario | CalDavScenario) -> None:
    for cursor in ("forgotten by the server", None):
        scenario.set(cursor=cursor)
        scenario.run("sweep")
        scenario.run("sweep")


def test_what_was_removed_here_does_not_come_back_when_everything_is_compared(caldav: CalDavScenario) -> None:
    caldav.put("dentist", an_event("Dentist"))
    caldav.run()
    caldav.trash(caldav.items()[0].id)
    caldav.run("item_saved")
    compare_everything(caldav)
    assert (caldav.subjects_here(), caldav.subjects_there()) == ([], [])


def test_what_was_removed_there_is_not_sent_again_when_everything_is_compared(caldav: CalDavScenario) -> None:
    caldav.add_item(an_event("Visit"))
    caldav.run("item_saved")
    (name,) = caldav.server.calendars[caldav.path]
    caldav.server.delete(name)
    caldav.run()
    compare_everything(caldav)
    caldav.set(send=True, send_past="1y", send_future="1y", retrieve=True, retrieve_past="1y", retrieve_future="1y")
    caldav.manual()
    assert (caldav.subjects_here(), caldav.subjects_there()) == ([], [])


@pytest.mark.parametrize("answered", [True, False])
def test_what_is_removed_while_it_is_on_its_way_leaves_nothing_behind(scenario: SyncScenario, answered: bool) -> None:
    item_id = scenario.add_item(an_event("Visit"))

    def remove(_write: Write) -> None:
        scenario.calendar.after_write = lambda _write: None
        scenario.trash(item_id)

    scenario.calendar.after_write = remove
    scenario.calendar.lose_answers = not answered
    scenario.run("item_saved")
    scenario.calendar.lose_answers = False
    scenario.run("sweep")
    scenario.run("sweep")
    assert scenario.calendar.events == {}
    scenario.assert_quiet()


def test_a_date_taken_out_of_a_series_stays_out(caldav: CalDavScenario) -> None:
    caldav.put("rounds", an_event("Rounds", rrule="FREQ=WEEKLY;COUNT=4"))
    caldav.run()
    (item,) = caldav.items()
    caldav.edit(item.id, exdates=["2026-12-08T09:00:00"])
    caldav.run("item_saved")
    caldav.change(0, r"^SUMMARY:.*$", "SUMMARY:Rounds, renamed there\r")
    compare_everything(caldav)
    event = item_event(caldav.item(item.id))
    assert [date.day for date in event.exdates] == [8]
    assert caldav.events == [event]


def test_a_removal_on_one_linked_calendar_is_not_undone_by_the_other(
    make_scenario: Callable[..., SyncScenario],
) -> None:
    scenarios = [make_scenario(), make_scenario()]
    scenarios[0].add_item(an_event("Visit"))
    for scenario in scenarios:
        scenario.run("item_saved")
    scenarios[0].calendar.remove(next(iter(scenarios[0].calendar.events)))
    for scenario in scenarios * 3:
        scenario.run("sweep")
    assert [scenario.calendar.events for scenario in scenarios] == [{}, {}]
    assert scenarios[0].items() == []
