"""“It synced twice, and now everything is in my calendar two or three times.”

Whoever asks for a run, however often, and whatever still waits from before: everything exists once.
"""

from collections.abc import Callable

from redis import Redis

from tests.jobs.caldav_scenario import CalDavScenario
from tests.jobs.conftest import SyncScenario, an_event
from webapp.database import utc_now
from webapp.queues.lanes import LANE_OF
from webapp.sync import service
from webapp.sync.queue.enqueue import enqueue_sync
from webapp.sync.runs.due import enqueue_due_work


def test_every_kind_of_run_asked_for_at_once_writes_an_item_once(
    scenario: SyncScenario, redis: Redis, work: Callable[[], None]
) -> None:
    scenario.add_item(an_event("Visit"))
    scenario.calendar.put("e1", an_event("Dentist"))
    for trigger in (*LANE_OF, *LANE_OF):
        if trigger != "ended":
            enqueue_sync(scenario.integration_id, trigger)
    enqueue_due_work()
    work()
    assert scenario.subjects_there() == ["Dentist", "Visit"]
    assert sorted(item.subject for item in scenario.items()) == ["Dentist", "Visit"]
    assert len(scenario.calendar.writes) == 1


def test_impatient_clicks_on_sync_now_bring_everything_once(caldav: CalDavScenario, work: Callable[[], None]) -> None:
    caldav.put("dentist", an_event("Dentist", utc_now().replace(tzinfo=None)))
    caldav.add_item(an_event("Visit", utc_now().replace(tzinfo=None, hour=8)))
    caldav.set(retrieve=True, retrieve_past="1w", retrieve_future="1w", send=True, send_past="1w", send_future="1w")
    for _ in range(5):
        service.request_manual_run(caldav.integration)
    work()
    service.request_manual_run(caldav.integration)
    work()
    assert caldav.subjects_here() == caldav.subjects_there() == ["Dentist", "Visit"]
    assert caldav.writes() == 1
