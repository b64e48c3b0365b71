"""“The first sync ran for days, and until it was done nothing I changed went through.”

The first run asks in bulk, goes on where it stopped, and lets a person's change pass.
"""

from collections.abc import Callable
from datetime import timedelta
from itertools import count

import pytest
from flask import Flask

from tests.contract.servers import PASSWORD
from tests.jobs.caldav_scenario import CalDavScenario
from tests.jobs.conftest import SyncScenario, an_event
from webapp.database import utc_now
from webapp.sync import service

SOON = utc_now().replace(tzinfo=None, hour=9, minute=0, second=0, microsecond=0) + timedelta(days=1)


def test_the_first_download_asks_in_bulk(caldav: CalDavScenario) -> None:
    for number in range(220):
        caldav.put(f"e{number}", an_event(f"Event {number}", SOON))
    asked = len(caldav.server.requests)
    caldav.manual(retrieve=True, retrieve_future="1m")
    assert len(caldav.items()) == 220
    assert len(caldav.server.requests) - asked <= 6


def test_a_persons_change_is_sent_before_the_import_is_complete(
    app: Flask, scenario: SyncScenario, work: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.sync.engine.stages.pages.PAGE", 20)
    item_id = scenario.add_item(an_event("Visit", SOON))
    scenario.run("item_saved")
    for number in range(120):
        scenario.calendar.put(f"e{number}", an_event(f"Event {number}", SOON))
    scenario.set(cursor=str(len(scenario.calendar.history)), retrieve=True, retrieve_future="1m")
    here_when_written: list[int] = []
    scenario.calendar.before_write = lambda _write: here_when_written.append(len(scenario.items()))
    fetched = iter([lambda: scenario.edit(item_id, subject="Urgent")])

    def save_midway(request: str) -> None:
        if request == "fetch":
            for act in fetched:
                with app.app_context():  # pages are fetched ahead, in a thread of their own
                    act()

    scenario.calendar.before_request = save_midway
    service.request_manual_run(scenario.integration)
    work()
    assert "Urgent" in scenario.subjects_there()
    assert len(scenario.items()) == 121
    assert here_when_written[0] < 60


def test_a_first_upload_that_is_interrupted_again_and_again_ends_complete(
    caldav: CalDavScenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.sync.engine.stages.manual_run.SEND_PAGE", 10)
    caldav.set(active=False)
    for number in range(40):
        caldav.add_item(an_event(f"Visit {number:02}", SOON))
    caldav.set(active=True, send=True, send_future="1m")

    def lose_permission_after(number: int) -> None:
        passed = count(1)

        def pass_on(text: str) -> str:
            if next(passed) == number:
                caldav.server.password = "changed"
            return text

        caldav.server.faults.rewrite = pass_on

    for number in (3, 11, 7, 100):
        lose_permission_after(number)
        caldav.integration.account.authorization_lost_at = None
        caldav.manual()
        caldav.server.password = PASSWORD
    assert caldav.subjects_there() == [f"Visit {number:02}" for number in range(40)]
    assert len(caldav.server.history[caldav.path]) == 40  # each was stored once
