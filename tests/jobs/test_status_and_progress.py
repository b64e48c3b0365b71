"""Progress of runs and status of integrations, as pages show them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from redis import Redis
from sqlalchemy import select, update

from emulators.reasons import words
from tests.jobs.conftest import SyncScenario, an_event
from tests.statements import counted_queries
from webapp.connectors.base import Create, Update, Write
from webapp.connectors.errors import TransientError
from webapp.database import utc_now
from webapp.extensions import db
from webapp.reason_texts import paragraph
from webapp.sync import service
from webapp.sync.engine.stages import manual_run, pages
from webapp.sync.models import Failure, Integration, LedgerEntry, Mark, Run
from webapp.sync.queue.progress import CHANNEL, Progress, publish, read
from webapp.sync.runs import run as runner
from webapp.sync.status.integrations import Status, statuses
from webapp.sync.store.lease import lease

MINUTE = timedelta(minutes=1)


def status_of(scenario: SyncScenario) -> Status:
    return statuses([scenario.integration], now=utc_now())[scenario.integration_id]


class TestStatus:
    def test_a_new_integration_is_connected(self, scenario: SyncScenario) -> None:
        status = status_of(scenario)
        assert (status.level, status.label, paragraph(status.reasons), status.running) == ("ok", "Connected", "", False)

    def test_switched_off_is_no_failure(self, scenario: SyncScenario) -> None:
        service.set_active(scenario.integration, False)
        assert (status_of(scenario).level, status_of(scenario).label) == ("off", "Off")

    def test_lost_authorization_offers_to_reconnect_and_comes_before_everything_else(
        self, scenario: SyncScenario
    ) -> None:
        account = scenario.integration.account
        account.authorization_lost_at, account.authorization_lost_reason = utc_now(), words("the password was refused")
        scenario.set(active=False)
        status = status_of(scenario)
        assert (status.label, paragraph(status.reasons), status.can_reconnect) == (
            "Not connected",
            "The password was refused.",
            True,
        )

    def test_a_vanished_calendar_is_not_connected(self, scenario: SyncScenario) -> None:
        scenario.fail(
            "reading", since=utc_now(), calendar_gone=True, reason=words("the calendar does not exist any more")
        )
        status = status_of(scenario)
        assert (status.level, paragraph(status.reasons), status.can_reconnect) == (
            "danger",
            "The calendar does not exist any more.",
            False,
        )

    @pytest.mark.parametrize(
        ("ago", "level", "label"),
        [(MINUTE, "ok", "Connected"), (10 * MINUTE, "warning", "Connected"), (90 * MINUTE, "danger", "Not connected")],
    )
    def test_the_level_of_a_failure_grows_with_its_duration(
        self, scenario: SyncScenario, ago: timedelta, level: str, label: str
    ) -> None:
        scenario.fail("reading", since=utc_now() - ago, reason=words("The server is busy"))
        assert (status_of(scenario).level, status_of(scenario).label) == (level, label)

    @pytest.mark.parametrize(("ago", "level"), [(MINUTE, "ok"), (10 * MINUTE, "warning"), (90 * MINUTE, "danger")])
    def test_so_is_a_change_that_waits(self, scenario: SyncScenario, ago: timedelta, level: str) -> None:
        marked_at = utc_now() - ago
        item_id = scenario.add_item(an_event())
        db.session.add(Mark(integration_id=scenario.integration_id, item_id=item_id, marked_at=marked_at))
        db.session.commit()
        assert (status_of(scenario).level, status_of(scenario).oldest_mark_at) == (level, marked_at)

    def test_a_run_under_way_shows(self, scenario: SyncScenario) -> None:
        with lease(scenario.integration_id):
            assert status_of(scenario).running

    def test_a_success_clears_what_a_failure_left(self, scenario: SyncScenario) -> None:
        scenario.calendar.error = TransientError(words("the server is busy"))
        scenario.run()
        db.session.execute(update(Failure).values(since=utc_now() - 10 * MINUTE))
        db.session.commit()
        assert status_of(scenario).level == "warning"
        scenario.calendar.error = None
        scenario.run()
        assert status_of(scenario).level == "ok"

    def test_twenty_cost_as_many_queries_as_one(self, make_scenario: Callable[..., SyncScenario]) -> None:
        numbers = [make_scenario().integration_id for _ in range(4)]
        db.session.remove()
        some = db.session.scalars(select(Integration).where(Integration.id.in_(numbers))).all()
        with counted_queries() as for_all:
            statuses(some, now=utc_now())
        db.session.remove()
        one = db.session.scalars(select(Integration).where(Integration.id == numbers[0])).all()
        with counted_queries() as for_one:
            statuses(one, now=utc_now())
        assert len(for_all) == len(for_one) <= 5


class TestProgress:
    def follow(self, redis: Redis, scenario: SyncScenario, trigger: str) -> list[Progress]:
        """Return the messages that a page receives during a run."""
        subscription = redis.pubsub(ignore_subscribe_messages=True)
        subscription.subscribe(CHANNEL)
        subscription.get_message(timeout=5)
        runner.run(scenario.integration_id, trigger)
        heard = []
        while message := subscription.get_message(timeout=0.2):
            heard.append(Progress.from_json(message["data"]))
        subscription.close()
        return heard

    def test_a_manual_run_is_followed_from_start_to_end(self, scenario: SyncScenario, redis: Redis) -> None:
        soon = (utc_now() + timedelta(days=3)).replace(hour=9, tzinfo=None, microsecond=0)
        for number in range(3):
            scenario.calendar.put(f"e{number}", an_event(f"Secret {number}", soon))
        scenario.set(retrieve=True, retrieve_future="1w", manual_requested_at=utc_now())
        redis.flushall()
        heard = self.follow(redis, scenario, "manual")
        assert {"Reading the linked calendar", "Retrieving"} <= {step.phase for step in heard}
        assert 3 in {step.total for step in heard}
        assert [step.finished for step in heard].count(True) == 1
        assert heard[-1].finished
        assert heard[-1].counts == {"in.create": 3}
        assert {step.owner_id for step in heard} == {scenario.owner_id}
        assert "Secret" not in "".join(step.to_json() for step in heard)

    def test_a_check_without_news_is_silent(self, scenario: SyncScenario, redis: Redis) -> None:
        scenario.run()
        assert self.follow(redis, scenario, "sweep") == []

    def test_a_failing_run_is_not_left_running_on_the_page(self, scenario: SyncScenario, redis: Redis) -> None:
        scenario.set(retrieve=True, retrieve_future="1w", manual_requested_at=utc_now())
        scenario.calendar.error = TransientError(words("the server is busy"))
        redis.flushall()
        assert self.follow(redis, scenario, "manual")[-1].finished
        assert read(redis, [scenario.integration_id]) == {}

    def test_a_page_that_loads_later_gets_the_last_snapshot_of_runs_under_way(self, redis: Redis) -> None:
        under_way = Progress(1, 7, 3, "Sending", 10, 100, {"out.create": 10})
        publish(redis, under_way)
        publish(redis, Progress(2, 7, 4, "Sending", 100, 100, {}))
        publish(redis, Progress(2, 7, 4, "", 0, None, {}, finished=True))
        assert read(redis, [1, 2, 3]) == {1: under_way}
        assert read(redis, []) == {}

    def test_without_redis_no_progress_is_published_and_the_run_completes(self) -> None:
        away = Redis.from_url("redis://127.0.0.1:1/0", socket_connect_timeout=1)
        publish(away, Progress(1, 7, 3, "Sending", 10, 100, {}))
        assert read(away, [1]) == {}
        away.close()


class TestPreemption:
    """A bulk run lets a person's change pass after each page, and goes on as the same run."""

    @pytest.fixture
    def many(self, scenario: SyncScenario, monkeypatch: pytest.MonkeyPatch) -> SyncScenario:
        monkeypatch.setattr(pages, "PAGE", 4)
        monkeypatch.setattr(manual_run, "SEND_PAGE", 4)
        return scenario

    def soon(self, scenario: SyncScenario) -> list[object]:
        start = (utc_now() + timedelta(days=3)).replace(hour=9, tzinfo=None, microsecond=0)
        return [an_event(f"Event {number}", start.replace(hour=number)) for number in range(1, 13)]

    def go_on(self, scenario: SyncScenario, redis: Redis) -> None:
        redis.flushall()
        runner.run(scenario.integration_id, "manual")
        db.session.rollback()

    def check_one_run(self, scenario: SyncScenario) -> None:
        assert scenario.integration.state.manual_requested_at is None
        (run,) = db.session.scalars(select(Run).where(Run.trigger == "manual")).all()
        assert run.result == "ok"
        entries = db.session.scalars(select(LedgerEntry).where(LedgerEntry.run_id == run.id)).all()
        assert len(entries) == 12
        assert sum(run.counts.values()) == 12

    def test_while_retrieving(self, many: SyncScenario, redis: Redis) -> None:
        many.set(active=False)
        for number, event_there in enumerate(self.soon(many)):
            many.calendar.put(f"e{number}", event_there)  # type: ignore[arg-type]
        many.set(active=True, cursor=None)
        many.set(retrieve=True, retrieve_future="1w", manual_requested_at=utc_now())
        service.finish_wizard(many.integration)
        redis.flushall()
        redis.rpush("rq:queue:now", "somebody-elses-job")
        runner.run(many.integration_id, "manual")
        db.session.rollback()
        assert len(many.items()) == 4
        assert many.last_run().finished_at is None
        self.go_on(many, redis)
        assert len(many.items()) == 12
        self.check_one_run(many)

    def test_while_sending(self, many: SyncScenario, redis: Redis) -> None:
        for event_here in self.soon(many):
            many.add_item(event_here)  # type: ignore[arg-type]
        db.session.query(Mark).delete()
        db.session.commit()
        many.set(send=True, send_future="1w", manual_requested_at=utc_now())
        redis.flushall()
        redis.rpush("rq:queue:now", "somebody-elses-job")
        runner.run(many.integration_id, "manual")
        db.session.rollback()
        assert len(many.calendar.events) == 4
        self.go_on(many, redis)
        assert len(many.calendar.events) == 12
        self.check_one_run(many)

    def test_a_change_of_what_was_sent_already_comes_before_what_was_not(
        self, many: SyncScenario, redis: Redis
    ) -> None:
        first, *_ = [many.add_item(event_here) for event_here in self.soon(many)]  # type: ignore[arg-type]
        db.session.query(Mark).delete()
        db.session.commit()
        many.set(send=True, send_future="1w", manual_requested_at=utc_now())

        def edit_the_first(_write: Write) -> None:
            if len(many.calendar.writes) == 2:
                many.edit(first, subject="Changed meanwhile")

        many.calendar.before_write = edit_the_first
        redis.flushall()
        runner.run(many.integration_id, "manual")
        db.session.rollback()
        assert [type(write) for write in many.calendar.writes] == [Create] * 4 + [Update]
        assert "Changed meanwhile" in many.subjects_there()
        self.go_on(many, redis)
        assert len(many.calendar.events) == 12
        many.assert_quiet()

    def test_each_page_is_pending_before_it_is_sent_and_not_long_before(self, many: SyncScenario) -> None:
        for event_here in self.soon(many):
            many.add_item(event_here)  # type: ignore[arg-type]
        db.session.query(Mark).delete()
        db.session.commit()
        noted: list[tuple[int, bool]] = []

        def observe(write: Write) -> None:
            remote_ids = {link.remote_id for link in many.links()}
            noted.append((len(remote_ids), write.remote_id in remote_ids))
            db.session.rollback()

        many.calendar.before_write = observe
        many.manual(send=True, send_future="1w")
        assert noted == [(4, True)] * 4 + [(8, True)] * 4 + [(12, True)] * 4
        assert {link.state for link in many.links()} == {"live"}

    def test_automatic_runs_do_not(self, many: SyncScenario, redis: Redis) -> None:
        for number, event_there in enumerate(self.soon(many)):
            many.calendar.put(f"e{number}", event_there)  # type: ignore[arg-type]
        redis.rpush("rq:queue:now", "somebody-elses-job")
        runner.run(many.integration_id, "sweep")
        db.session.rollback()
        assert len(many.items()) == 12
