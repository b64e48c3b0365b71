"""Who waits for whom: people before machines, long runs let others pass, and everybody sees their place."""

import time
from collections.abc import Callable, Collection
from datetime import timedelta

import pytest
from flask import Flask
from redis import Redis
from rq import Queue
from rq.job import Job

from tests.jobs.conftest import SyncScenario, an_event
from tests.jobs.queue import take_next, waiting
from webapp.calendar_sync.presentation import labels
from webapp.database import utc_now
from webapp.operations import rq_worker
from webapp.operations.rq_worker import WarmWorker, schedule
from webapp.operations.turns import TURN
from webapp.queues import lanes
from webapp.queues.lanes import LANE_OF, LANES, SEARCH
from webapp.sync import jobs, service
from webapp.sync.engine.context import cancellation
from webapp.sync.engine.context.cache import RunCache
from webapp.sync.engine.context.cancellation import RunCancellation
from webapp.sync.queue.enqueue import enqueue_busy_times, enqueue_preview, enqueue_sync
from webapp.sync.states import Trigger

STORED_BY_OLDER_BUILDS = (
    *(f"webapp.sync.jobs.{job}" for job in ("sync_integration", "work_out_plan", "read_busy_times", "clean_up")),
    *(f"webapp.sync.jobs.{job}" for job in ("check_connection", "revoke_permission")),
    *(f"webapp.service_desk.recomposing.{job}" for job in ("compose_due_texts", "enqueue_due_texts")),
    "webapp.service_desk.tidying.purge_trashed_work",
    *(f"webapp.sync.{module}.tell_people" for module in ("alerts", "status.alerts", "jobs")),
    "webapp.sync.due.enqueue_due_work",
    "webapp.sync.rederive.derive_anew",
)
"""Names of jobs as older builds put them on the queue."""

RENAMED = {"derive_anew": "update_instants", "tell_people": "update_alerts", "work_out_plan": "work_out_preview"}


@pytest.fixture
def scenario(make_scenario: Callable[..., SyncScenario], redis: Redis) -> SyncScenario:
    scenario = make_scenario()
    redis.flushall()
    return scenario


def test_every_trigger_of_a_run_has_a_lane_unless_it_is_only_logged() -> None:
    assert LANE_OF.keys() == set(Trigger) - {Trigger.ADMINISTRATOR}


def test_the_log_page_has_a_label_for_every_trigger() -> None:
    assert labels.TRIGGERS.keys() == set(Trigger)


def test_requests_of_people_are_served_before_automatic_checks(scenario: SyncScenario, redis: Redis) -> None:
    for number in range(100, 110):
        enqueue_sync(number, "sweep")
    enqueue_busy_times(7)
    service.request_manual_run(scenario.integration)
    enqueue_sync(5, "notified")
    enqueue_preview(3)
    enqueue_sync(4, "undo")
    assert waiting(redis)[:4] == [(3,), (4, "undo"), (5, "notified"), (scenario.integration_id, "manual")]


def test_the_search_for_due_work_waits_for_nobody(app: Flask, redis: Redis) -> None:
    for number in range(100):
        enqueue_sync(number, "sweep")
    schedule(redis).enqueue_jobs()
    names = {job.func_name.rpartition(".")[2] for job in Queue(SEARCH, connection=redis).jobs}
    assert names == {"enqueue_due_work", "update_alerts"}
    worker = WarmWorker([SEARCH, *LANES], connection=redis)
    assert worker.queue_names() == [SEARCH, *LANES]


def test_a_job_that_an_older_build_enqueued_finds_its_function(app: Flask, redis: Redis) -> None:
    found = []

    class Finding(WarmWorker):
        """Worker that only resolves the functions of its jobs."""

        def _execute(self, job: Job, _queue: Queue) -> None:
            found.append(job.func)
            job.delete()

    for name in STORED_BY_OLDER_BUILDS:
        Queue("sweep", connection=redis).enqueue(name)
    worker = Finding([SEARCH, *LANES], connection=redis)
    while taken := worker.dequeue_job_and_maintain_ttl(None):
        worker.execute_job(*taken)
    names = [name.rpartition(".")[2] for name in STORED_BY_OLDER_BUILDS]
    assert {function.__name__ for function in found} == {RENAMED.get(name, name) for name in names}


def test_a_worker_lets_a_lane_have_its_turn_that_was_passed_over(
    app: Flask, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Hurried(WarmWorker):
        """Worker with a clock by which each job takes half a second."""

        def _execute(self, job: Job, _queue: Queue) -> None:
            order.append(job.args[1])
            clock[0] += 0.5
            job.delete()

    clock, order = [0.0], []
    worker = Hurried([SEARCH, *LANES], connection=redis)
    monkeypatch.setattr(rq_worker, "monotonic", lambda: clock[0])
    for number in range(20):
        enqueue_sync(number, "item_saved")
    enqueue_sync(99, "sweep")
    while taken := worker.dequeue_job_and_maintain_ttl(None):
        worker.execute_job(*taken)
    assert order.index("sweep") == TURN / 0.5


class TestPreemption:
    def is_in_the_way(self, scenario: SyncScenario, redis: Redis, seconds: float) -> bool:
        began = time.monotonic() - seconds
        return RunCancellation(scenario.integration_id, "manual", RunCache(), redis, began).should_pause()

    def test_a_long_run_lets_others_pass_who_asked_for_as_much(self, scenario: SyncScenario, redis: Redis) -> None:
        assert not self.is_in_the_way(scenario, redis, 60)
        enqueue_sync(scenario.integration_id + 1, "manual")
        assert not self.is_in_the_way(scenario, redis, 5)
        assert self.is_in_the_way(scenario, redis, 60)

    def test_and_sweeps_that_have_waited_for_long(
        self, scenario: SyncScenario, redis: Redis, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        enqueue_sync(scenario.integration_id + 1, "sweep")
        assert not self.is_in_the_way(scenario, redis, 60)
        monkeypatch.setattr(lanes, "utc_now", lambda: utc_now() + timedelta(minutes=1))
        assert self.is_in_the_way(scenario, redis, 60)

    def test_and_waiting_changes_of_people_at_once(self, scenario: SyncScenario, redis: Redis) -> None:
        enqueue_sync(scenario.integration_id + 1, "item_saved")
        assert self.is_in_the_way(scenario, redis, 0)

    def test_a_preempted_run_is_resumed_as_the_last_of_its_lane(
        self, scenario: SyncScenario, redis: Redis, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(cancellation, "SLICE", timedelta(0))
        monkeypatch.setattr("webapp.sync.engine.stages.pages.PAGE", 1)
        soon = (utc_now() + timedelta(days=3)).replace(hour=9, tzinfo=None, microsecond=0)
        for number in range(3):
            scenario.calendar.put(f"e{number}", an_event(f"Event {number}", soon))
        scenario.set(cursor=None, retrieve=True, retrieve_future="1w")
        service.request_manual_run(scenario.integration)
        enqueue_sync(99, "manual")
        order: list[Collection[object]] = []
        while job := take_next(redis):
            order.append(tuple(job.args))
            if job.args[0] == scenario.integration_id:
                jobs.sync_integration(*job.args)
        assert order[:2] == [(scenario.integration_id, "manual"), (99, "manual")]
        assert len(scenario.items()) == 3


class TestPlaces:
    def test_each_sees_how_many_go_before(self, scenario: SyncScenario, redis: Redis) -> None:
        enqueue_sync(1, "item_saved")
        enqueue_preview(8)
        enqueue_sync(2, "manual")
        enqueue_sync(3, "manual")
        enqueue_sync(4, "sweep")
        keys = [lanes.preview_key(8), lanes.run_key(2), lanes.run_key(3), lanes.run_key(4)]
        assert lanes.places(redis, keys) == {lanes.preview_key(8): 2, lanes.run_key(2): 3, lanes.run_key(3): 4}

    def test_what_is_at_work_has_none(self, scenario: SyncScenario, redis: Redis) -> None:
        enqueue_sync(2, "manual")
        take_next(redis)
        assert lanes.places(redis, [lanes.run_key(2)]) == {}

    def test_nor_has_anything_while_the_queue_is_away(self) -> None:
        assert lanes.places(Redis.from_url("redis://127.0.0.1:1/0"), [lanes.run_key(2)]) == {}
