"""“It works with every other program, but with my server it says that the calendar is gone.”

A name that a server does not answer for is asked for by itself, and what one event breaks is worked round.
"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from emulators.caldav import Canned
from tests.jobs.caldav_scenario import CalDavScenario, caldav_account, link_calendar
from tests.jobs.conftest import an_event
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.engine.stages.changes import RECONCILE_EVERY
from webapp.sync.models import Link, Quarantine
from webapp.sync.store.evidence import failures_of

SOON = utc_now().replace(tzinfo=None, hour=9, minute=0, second=0, microsecond=0) + timedelta(days=3)


@pytest.fixture(params=["DAViCal 1.1.12", "sabre/dav 1.8", "SOGo 5.8"])
def scenario(request: pytest.FixtureRequest, app: Flask, ada: User) -> Iterator[CalDavScenario]:
    with caldav_account(ada, request.param) as (server, account):
        yield link_calendar(server, account, "work")


def assert_nothing_fails(scenario: CalDavScenario) -> None:
    assert not failures_of([scenario.integration_id]).get(scenario.integration_id)
    assert db.session.scalars(select(Quarantine)).all() == []


def test_a_create_that_failed_once_is_written_by_the_next_run(scenario: CalDavScenario) -> None:
    scenario.add_item(an_event("Visit", SOON))
    scenario.server.answer_next("PUT", Canned(500))
    scenario.run("item_saved")
    assert [link.state for link in db.session.scalars(select(Link))] == ["pending"]
    scenario.run("item_saved")
    assert scenario.subjects_there() == ["Visit"]
    assert_nothing_fails(scenario)


def test_a_remote_deletion_is_found_by_a_comparison(scenario: CalDavScenario) -> None:
    for name in ("kept", "removed"):
        scenario.put(name, an_event(name, SOON))
    scenario.server.clock += 1
    scenario.run()
    assert scenario.subjects_here() == ["kept", "removed"]
    scenario.remove("removed")
    scenario.set(cursor="nobody gave this out", reconciled_at=utc_now() - 2 * RECONCILE_EVERY)
    scenario.run()
    scenario.run()
    assert scenario.subjects_here() == ["kept"]
    assert_nothing_fails(scenario)


def test_a_time_range_that_fails_is_worked_round(scenario: CalDavScenario) -> None:
    scenario.set(accept_create=False)
    scenario.put("before", an_event("Before", SOON))
    scenario.run()
    assert scenario.subjects_here() == []
    scenario.server.faults.window_status = 500
    scenario.manual(retrieve=True, retrieve_future="1m")
    assert scenario.subjects_here() == ["Before"]
    assert_nothing_fails(scenario)


def test_an_event_with_old_stamps_is_imported_by_the_daily_comparison(scenario: CalDavScenario) -> None:
    scenario.put("moved", an_event("Moved here", SOON))
    path = scenario.name("moved")
    scenario.server.calendars[scenario.path][path] = scenario.server.calendars[scenario.path][path].replace(
        "2026", "2025"
    )
    scenario.set(cursor="sync:token:1", reconciled_at=utc_now() - 2 * RECONCILE_EVERY)
    scenario.run()
    scenario.run()
    assert scenario.subjects_here() == ["Moved here"]
