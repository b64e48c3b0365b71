"""“The two calendars kept updating each other all night, thousands of times.”

After a change has been carried over there is nothing left to send, however the service rewrites what it stores.
"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from emulators.memory import MemoryCalendar
from tests.jobs.caldav_scenario import CalDavScenario
from tests.jobs.conftest import SyncScenario, an_event
from tests.jobs.service_desk import plan_call
from webapp.accounts.models import User
from webapp.connectors.event import Event

REWRITES = {
    "line ends and stamps": lambda text: text.replace("\r\n", "\n").replace("SEQUENCE:0", "SEQUENCE:7"),
    "its own properties": lambda text: text.replace("END:VEVENT", "X-SERVER:yes\r\nTRANSP:OPAQUE\r\nEND:VEVENT"),
    "a shorter description": lambda text: text.replace("A long description", "A long desc"),
}


@pytest.mark.parametrize("rewrite", REWRITES.values(), ids=REWRITES)
def test_ten_rounds_after_a_change_write_nothing(caldav: CalDavScenario, rewrite: Callable[[str], str]) -> None:
    caldav.server.faults.rewrite = rewrite
    item_id = caldav.add_item(an_event("Visit", description="A long description"))
    caldav.run("item_saved")
    caldav.edit(item_id, subject="Visit at nine")
    caldav.run("item_saved")
    version = caldav.item(item_id).version
    for _ in range(5):
        caldav.run("sweep")
        caldav.run("notified")
    assert caldav.writes() == 2
    assert (caldav.item(item_id).version, caldav.item(item_id).description) == (version, "A long description")


def test_two_services_with_opposite_habits_do_not_correct_each_other(
    make_scenario: Callable[..., SyncScenario], ada: User, ben: User
) -> None:
    """One call, two technicians: one service writes subjects in capitals, the other in small letters."""

    def spelled(habit: Callable[[str], str]) -> Callable[[Event], Event]:
        return lambda event: replace(event, details=replace(event.details, subject=habit(event.details.subject)))

    scenarios = [
        make_scenario(MemoryCalendar(rewrite=spelled(habit)), owner=owner, kinds=["service_call"])
        for habit, owner in ((str.upper, ada), (str.lower, ben))
    ]
    plan_call(ada, ben)
    for _ in range(5):
        for scenario in scenarios:
            scenario.run("item_saved")
            scenario.run("sweep")
    assert [len(scenario.calendar.writes) for scenario in scenarios] == [1, 1]
