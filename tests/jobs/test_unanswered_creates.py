"""A create without an answer is shown as waiting on every page until it is answered."""

from datetime import timedelta

import pytest
from flask import Flask

from tests.jobs.conftest import SyncScenario, an_event
from webapp.connectors.base import Create, Write
from webapp.database import utc_now
from webapp.operations import metrics
from webapp.sync.status.integrations import FRESH_FOR, STALE_AFTER, Status, statuses
from webapp.sync.status.items import find_item_status


def status(scenario: SyncScenario, *, after: timedelta = timedelta(0)) -> Status:
    now = utc_now() + after
    scenario.set(next_sweep_at=now)
    return statuses([scenario.integration], now=now)[scenario.integration_id]


def oldest_change(app: Flask) -> float:
    name = "calendar_sync_oldest_mark_seconds"
    for line in metrics.exposition().decode().splitlines():
        if line.startswith(f"{name} "):
            return float(line.removeprefix(name))
    raise AssertionError(name)


@pytest.fixture
def unanswered(scenario: SyncScenario) -> SyncScenario:
    """A create whose answer was lost, and for which the server does not answer when it is looked up."""
    scenario.add_item(an_event("Visit"))
    scenario.calendar.lose_answers = True
    scenario.run("item_saved")
    scenario.calendar.lose_answers = False
    scenario.calendar.silent_about = set(scenario.calendar.events)
    scenario.run("item_saved")
    assert scenario.marks() == []
    assert [link.state for link in scenario.links()] == ["pending"]
    return scenario


def test_it_counts_as_the_oldest_change_that_waits(app: Flask, unanswered: SyncScenario) -> None:
    (link,) = unanswered.links()
    assert status(unanswered).oldest_mark_at == status(unanswered).waiting_since == link.updated_at
    assert oldest_change(app) > 0


@pytest.mark.parametrize(("after", "level"), [(FRESH_FOR, "warning"), (STALE_AFTER, "danger")])
def test_a_waiting_change_turns_the_status_amber_then_red(
    unanswered: SyncScenario, after: timedelta, level: str
) -> None:
    assert status(unanswered).level == "ok"
    assert status(unanswered, after=after + timedelta(minutes=1)).level == level


def test_a_further_attempt_does_not_reset_since_when_it_waits(unanswered: SyncScenario) -> None:
    before = unanswered.links()[0].updated_at
    unanswered.run("item_saved")
    assert unanswered.links()[0].updated_at == before


def test_the_page_of_an_item_shows_that_it_is_being_sent(unanswered: SyncScenario) -> None:
    (link,) = unanswered.links()
    (person,) = find_item_status(unanswered.items()[0], now=utc_now()).people
    (place,) = person.calendars
    assert (place.state, place.since) == ("waiting", link.updated_at)


def test_an_event_written_again_after_its_deletion_waits_from_now_on(unanswered: SyncScenario) -> None:
    unanswered.calendar.silent_about = set()
    unanswered.run()
    (link,) = unanswered.links()
    link_id, long_ago = link.id, utc_now() - timedelta(days=9)
    link.created_at = link.updated_at = long_ago
    unanswered.calendar.remove(link.remote_id)
    unanswered.edit(link.item_id, subject="An edit beats a removal")
    calendar = unanswered.calendar

    def keep_silent(write: Write) -> None:
        calendar.lose_answers = isinstance(write, Create)
        calendar.silent_about = {write.remote_id}

    calendar.before_write = keep_silent
    unanswered.run()
    again = unanswered.links()[0]
    assert (again.id, again.state) == (link_id, "pending")
    assert again.updated_at > long_ago
    assert status(unanswered).level == "ok"


def test_once_it_is_answered_nothing_waits(app: Flask, unanswered: SyncScenario) -> None:
    unanswered.calendar.silent_about = set()
    unanswered.run()
    assert [link.state for link in unanswered.links()] == ["live"]
    assert status(unanswered).oldest_mark_at is None
    assert oldest_change(app) == 0
