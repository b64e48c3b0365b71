"""Jobs are signals: there are never many, and without any nothing is lost."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from flask import Flask
from redis import Redis
from rq.job import JobStatus
from sqlalchemy import update

from emulators.reasons import words
from tests.jobs.conftest import SyncScenario, an_event
from tests.jobs.queue import take, waiting
from webapp.connectors.errors import AuthorizationLost, TransientError
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync import service
from webapp.sync.models import Integration, Lease, Mark, Run, SyncState
from webapp.sync.queue.enqueue import enqueue_sync
from webapp.sync.runs import run as runner
from webapp.sync.runs.due import enqueue_due_work
from webapp.sync.store.lease import lease


@pytest.fixture
def redis_away(app: Flask) -> Iterator[None]:
    """Nobody listens at the queue's address."""
    present = app.extensions["redis"]
    app.extensions["redis"] = Redis.from_url("redis://127.0.0.1:1/0", socket_connect_timeout=1)
    yield
    app.extensions["redis"].close()
    app.extensions["redis"] = present


@pytest.fixture
def calm(scenario: SyncScenario, redis: Redis) -> SyncScenario:
    """An integration with nothing to do for now."""
    scenario.run()
    redis.flushall()
    enqueue_due_work()
    assert waiting(redis) == []
    return scenario


def grow_old(scenario: SyncScenario) -> None:
    db.session.execute(update(Mark).values(marked_at=utc_now() - timedelta(minutes=1)))
    db.session.commit()


class TestEnqueue:
    def test_saving_an_item_asks_for_a_run_at_once(self, calm: SyncScenario, redis: Redis) -> None:
        calm.add_item(an_event())
        assert waiting(redis) == [(calm.integration_id, "item_saved")]

    def test_a_hundred_saves_leave_at_most_two_jobs(self, calm: SyncScenario, redis: Redis) -> None:
        item_id = calm.add_item(an_event())
        for number in range(100):
            calm.edit(item_id, subject=f"Visit {number}")
        assert 1 <= len(waiting(redis)) <= 2

    def test_while_one_job_works_one_more_may_wait(self, calm: SyncScenario, redis: Redis) -> None:
        calm.add_item(an_event("First"))
        for _ in waiting(redis):
            take(redis, "now", JobStatus.STARTED)
        redis.delete(f"rq:job:sync-now-{calm.integration_id}-b")
        calm.add_item(an_event("Second"))
        calm.add_item(an_event("Third"))
        assert waiting(redis) == [(calm.integration_id, "item_saved")]

    def test_jobs_that_failed_do_not_keep_work_away(self, calm: SyncScenario, redis: Redis) -> None:
        for _ in range(4):
            enqueue_sync(calm.integration_id, "item_saved")
            for _ in waiting(redis):
                take(redis, "now", JobStatus.FAILED)
        enqueue_sync(calm.integration_id, "item_saved")
        assert waiting(redis) == [(calm.integration_id, "item_saved")]

    def test_jobs_whose_workers_died_do_not_keep_work_away(self, calm: SyncScenario, redis: Redis) -> None:
        for _ in range(4):
            enqueue_sync(calm.integration_id, "item_saved")
            take(redis, "now", JobStatus.STARTED)
        enqueue_sync(calm.integration_id, "item_saved")
        enqueue_sync(calm.integration_id, "item_saved")
        assert waiting(redis) == [(calm.integration_id, "item_saved")]

    def test_a_job_that_waits_is_enough_for_its_own_trigger_only(self, calm: SyncScenario, redis: Redis) -> None:
        for trigger in ("item_saved", "activated", "item_saved", "activated"):
            enqueue_sync(calm.integration_id, trigger)
        assert waiting(redis) == [(calm.integration_id, "item_saved"), (calm.integration_id, "activated")]

    def test_jobs_contain_ids_and_triggers_and_no_text(self, calm: SyncScenario, redis: Redis) -> None:
        calm.add_item(an_event("Confidential"))
        stored = b"".join(b"".join(redis.hgetall(key).values()) for key in redis.keys("rq:job:*"))
        assert b"Confidential" not in stored

    def test_without_the_queue_a_save_is_kept_and_its_mark_waits(self, calm: SyncScenario, redis_away: None) -> None:
        item_id = calm.add_item(an_event())
        assert calm.item(item_id).subject == "Visit"
        assert [mark.item_id for mark in calm.marks()] == [item_id]

    def test_the_sweep_finds_what_lost_its_signal(self, calm: SyncScenario, redis: Redis) -> None:
        calm.add_item(an_event())
        redis.flushall()
        enqueue_due_work()
        assert waiting(redis) == []  # so young a mark is on its way
        grow_old(calm)
        enqueue_due_work()
        assert waiting(redis) == [(calm.integration_id, "item_saved")]

    def test_a_run_needs_no_queue(self, calm: SyncScenario, redis_away: None) -> None:
        calm.add_item(an_event("Visit"))
        runner.run(calm.integration_id, "item_saved")
        assert calm.subjects_there() == ["Visit"]

    def test_a_change_that_a_run_came_too_late_for_gets_a_job_afterwards(
        self, calm: SyncScenario, redis: Redis
    ) -> None:
        def save(request: str) -> None:
            if request == "changes":  # marks were served before
                calm.add_item(an_event())
                runner.run(calm.integration_id, "item_saved")  # its own job comes while the lease is held, and goes
                redis.flushall()

        calm.calendar.before_request = save
        runner.run(calm.integration_id, "sweep")
        assert len(calm.marks()) == 1
        assert waiting(redis) == [(calm.integration_id, "item_saved")]

    def notify_while_reading(self, calm: SyncScenario, **values: object) -> None:
        """Add a notification after the run has checked for one, from another process as usual."""

        def notify(request: str) -> None:
            if request == "changes":
                with db.engine.begin() as elsewhere:
                    elsewhere.execute(update(SyncState).values(notified_at=utc_now(), **values))

        calm.calendar.before_request = notify

    def test_a_notification_that_arrives_while_a_run_reads_gets_a_run_at_once(
        self, calm: SyncScenario, redis: Redis
    ) -> None:
        calm.set(notified_at=utc_now(), last_proven_at=utc_now() - timedelta(minutes=1))
        self.notify_while_reading(calm)
        runner.run(calm.integration_id, "notified")
        assert calm.integration.state.notified_at is not None
        assert waiting(redis) == [(calm.integration_id, "notified")]

    def test_with_many_notifications_the_search_for_due_work_sets_the_pace_of_runs(
        self, calm: SyncScenario, redis: Redis
    ) -> None:
        calm.set(notified_at=utc_now(), last_proven_at=utc_now())
        self.notify_while_reading(calm)
        runner.run(calm.integration_id, "notified")
        assert waiting(redis) == []
        enqueue_due_work()
        assert waiting(redis) == [(calm.integration_id, "notified")]

    def test_a_notification_that_was_served_is_cleared(self, calm: SyncScenario, redis: Redis) -> None:
        calm.set(notified_at=utc_now())
        runner.run(calm.integration_id, "notified")
        assert calm.integration.state.notified_at is None
        assert waiting(redis) == []

    def test_a_cursor_that_was_reset_while_a_run_reads_stays_reset(self, calm: SyncScenario, redis: Redis) -> None:
        self.notify_while_reading(calm, cursor="")
        calm.calendar.put("e1", an_event("News"))
        runner.run(calm.integration_id, "notified")
        assert [item.subject for item in calm.items()] == ["News"]
        assert calm.integration.state.cursor == ""


class TestDue:
    def test_each_cause_is_found(self, calm: SyncScenario, redis: Redis) -> None:
        long_ago = utc_now() - timedelta(minutes=1)
        for values, trigger in (
            ({"notified_at": long_ago}, "notified"),
            ({"next_sweep_at": long_ago}, "sweep"),
            ({"next_sweep_at": None}, "sweep"),
            ({"manual_requested_at": long_ago}, "manual"),
        ):
            before = {name: getattr(calm.integration.state, name) for name in values}
            calm.set(**values)
            enqueue_due_work()
            assert waiting(redis) == [(calm.integration_id, trigger)]
            calm.set(**before)
            redis.flushall()

    def test_a_failing_service_is_left_alone_until_it_is_time(self, calm: SyncScenario, redis: Redis) -> None:
        calm.calendar.error = TransientError(words("the server is busy"))
        calm.add_item(an_event())
        runner.run(calm.integration_id, "sweep")
        grow_old(calm)
        redis.flushall()
        enqueue_due_work()
        assert waiting(redis) == []
        calm.forget_pauses()
        enqueue_due_work()
        assert (calm.integration_id, "item_saved") in waiting(redis)

    @pytest.mark.parametrize("state", ["authorization lost", "off", "unfinished"])
    def test_what_must_not_run_is_not_enqueued(self, calm: SyncScenario, redis: Redis, state: str) -> None:
        calm.set(next_sweep_at=None)
        if state == "authorization lost":
            calm.integration.account.authorization_lost_at = utc_now()
            db.session.commit()
        else:
            calm.set(**{"off": {"active": False}, "unfinished": {"wizard_step": "sync_options"}}[state])
        enqueue_due_work()
        assert waiting(redis) == []

    def test_a_held_lease_is_respected_and_a_dead_holders_is_not(self, calm: SyncScenario, redis: Redis) -> None:
        calm.set(next_sweep_at=None)
        with lease(calm.integration_id) as held:
            assert held
            enqueue_due_work()
            assert waiting(redis) == []
            host = held.holder.rpartition(":")[0]
            db.session.execute(update(Lease).values(holder=f"{host}:{2**22 - 1}"))
            db.session.commit()
            enqueue_due_work()
            assert waiting(redis) == [(calm.integration_id, "sweep")]

    def test_an_ended_integration_is_finished_but_a_failing_server_is_not_stormed(
        self, calm: SyncScenario, redis: Redis
    ) -> None:
        calm.add_item(an_event())
        calm.run("item_saved")
        calm.calendar.error = AuthorizationLost(words("the password is no longer accepted"))
        service.end_integration(calm.integration, remove_events=True)
        redis.flushall()
        enqueue_due_work()
        assert waiting(redis) == [(calm.integration_id, "ended")]
        runner.run(calm.integration_id, "ended")
        redis.flushall()
        requests = len(calm.calendar.requests)
        enqueue_due_work()
        runner.run(calm.integration_id, "ended")
        assert waiting(redis) == []
        assert len(calm.calendar.requests) == requests
        calm.calendar.error = None
        calm.forget_pauses()
        runner.run(calm.integration_id, "ended")
        assert calm.calendar.events == {}


class TestTakeover:
    def test_the_run_of_a_dead_worker_is_not_shown_as_running(self, calm: SyncScenario) -> None:
        db.session.add(Run(integration_id=calm.integration_id, trigger="item_saved"))
        db.session.execute(update(Lease).values(holder="another-machine:7", expires_at=utc_now()))
        db.session.commit()
        calm.run()
        assert [run.result for run in db.session.query(Run).where(Run.trigger == "item_saved")] == ["failed"]

    def test_a_worker_that_lost_its_lease_leaves_the_record_to_its_successor(
        self, calm: SyncScenario, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = calm.integration.state.last_proven_at

        def lose_lease(_request: str) -> None:
            db.session.execute(update(Lease).values(fence=Lease.fence + 1))
            db.session.commit()

        calm.calendar.before_request = lose_lease
        calm.run()
        assert calm.integration.state.last_proven_at == before


def test_two_integrations_do_not_take_each_others_jobs(
    make_scenario: Callable[..., SyncScenario], redis: Redis
) -> None:
    first, second = make_scenario(), make_scenario()
    redis.flushall()
    first.add_item(an_event())
    assert sorted(waiting(redis)) == [(first.integration_id, "item_saved"), (second.integration_id, "item_saved")]
    assert db.session.query(Integration).count() == 2
