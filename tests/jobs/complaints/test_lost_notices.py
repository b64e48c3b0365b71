"""“A change only arrived when I pressed the button, because the service's notification had got lost.”

A notification only makes things faster: a change without one is found by a sweep, and a repeated one changes nothing.
"""

from collections.abc import Callable

import pytest
from redis import Redis

from emulators.cronofy import CronofyEmulator
from emulators.cronofy_application import cronofy_environment, emulator, listener, served, settings
from tests.jobs.conftest import SyncScenario, an_event
from tests.jobs.cronofy.scenario import CronofyScenario, link
from webapp.accounts.models import User
from webapp.extensions import db
from webapp.sync.linked_accounts.notifications import NotificationBatcher
from webapp.sync.models import Subscription
from webapp.sync.runs import due

__all__ = ["cronofy_environment", "emulator", "listener", "served", "settings"]


@pytest.fixture
def cronofy(served: str, emulator: CronofyEmulator, ada: User) -> CronofyScenario:
    return link(emulator, ada)


def test_changes_without_a_notification_arrive_with_the_next_sweep(cronofy: CronofyScenario) -> None:
    controls = cronofy.emulator.controls
    for subject in ("Stays", "Renamed", "Removed"):
        cronofy.add_event(subject)
    cronofy.run_until_idle()
    cronofy.emulator.faults.dropped_notifications = 100
    cronofy.add_event("Added")
    controls.change_event(cronofy.calendar_id, cronofy.uid_there("Renamed"), summary="By another name")
    controls.delete_event(cronofy.calendar_id, cronofy.uid_there("Removed"))
    cronofy.run_until_idle()
    assert cronofy.here() == ["Removed", "Renamed", "Stays"]
    cronofy.sweep()
    assert cronofy.here() == ["Added", "By another name", "Stays"]
    cronofy.assert_in_step()


def test_a_notice_whose_job_was_lost_is_served_all_the_same(
    scenario: SyncScenario, redis: Redis, work: Callable[[], None], app: object
) -> None:
    db.session.add(Subscription(integration_id=scenario.integration_id, token="an-address"))
    db.session.commit()
    scenario.calendar.put("dentist", an_event("Dentist"))
    for _ in range(3):
        assert NotificationBatcher(app).add("an-address")  # type: ignore[arg-type]
    redis.flushall()
    due.enqueue_due_work()
    work()
    assert [item.subject for item in scenario.items()] == ["Dentist"]
    assert scenario.integration.state.notified_at is None
