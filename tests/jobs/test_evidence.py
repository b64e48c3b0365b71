"""Reading is proven by reading, sending by sending: a kind of work that fails is shown, and retried with back-off.

How that looks over hours, with a real server: `tests/faults/test_provider.py`.
"""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from emulators.reasons import words
from tests.faults.clock import Clock, clock
from tests.jobs.conftest import SyncScenario, an_event
from webapp.connectors.errors import CalendarGone, RateLimited, TransientError
from webapp.database import utc_now
from webapp.extensions import db, redis_client
from webapp.reason_texts import paragraph
from webapp.sync import service
from webapp.sync.models import Run
from webapp.sync.runs import run as runner
from webapp.sync.status.integrations import Status, statuses

__all__ = ["clock"]

HOUR = timedelta(hours=1)


def status_of(scenario: SyncScenario) -> Status:
    return statuses([scenario.integration], now=utc_now())[scenario.integration_id]


@pytest.fixture
def scenario(make_scenario: Callable[..., SyncScenario]) -> SyncScenario:
    return make_scenario()


class TestOneDirection:
    def fail_at(self, scenario: SyncScenario, *requests: str, error: Exception | None = None) -> None:
        def fail(request: str) -> None:
            if request in requests:
                raise error or TransientError(words("the server is busy"))

        scenario.calendar.before_request = fail

    def run(self, scenario: SyncScenario, trigger: str) -> list[str]:
        """Run without forgetting any pause; return what was asked."""
        before = len(scenario.calendar.requests)
        redis_client().flushall()  # as if a worker had taken every job
        runner.run(scenario.integration_id, trigger)
        db.session.rollback()
        return scenario.calendar.requests[before:]

    def test_a_failed_read_is_not_tried_again_by_a_run_that_sends(self, scenario: SyncScenario) -> None:
        self.fail_at(scenario, "changes")
        self.run(scenario, "sweep")
        before = scenario.failure("reading")
        assert before is not None
        count, retry_at = before.count, before.retry_at
        scenario.add_item(an_event())
        assert self.run(scenario, "item_saved") == ["write"]
        assert self.run(scenario, "sweep") == []
        after = scenario.failure("reading")
        assert after is not None
        assert (after.count, after.retry_at) == (count, retry_at)
        assert scenario.failure("sending") is None
        assert scenario.integration.state.last_sent_at is not None

    def test_a_failed_send_is_not_tried_again_by_a_run_that_reads(self, scenario: SyncScenario) -> None:
        self.fail_at(scenario, "write")
        scenario.add_item(an_event())
        self.run(scenario, "item_saved")
        read_at = scenario.integration.state.last_proven_at
        assert self.run(scenario, "sweep") == ["changes"]
        assert scenario.integration.state.last_proven_at != read_at
        failure = scenario.failure("sending")
        assert failure is not None
        assert failure.count == 1
        assert scenario.integration.state.last_sent_at is None

    def test_sync_now_asks_at_once_in_both_directions(self, scenario: SyncScenario) -> None:
        self.fail_at(scenario, "write", "changes")
        scenario.add_item(an_event())
        self.run(scenario, "sweep")
        assert {failure.kind for failure in scenario.failures()} == {"reading", "sending"}
        assert self.run(scenario, "sweep") == self.run(scenario, "item_saved") == []
        scenario.calendar.before_request = lambda _request: None
        service.request_manual_run(scenario.integration)
        assert {"write", "changes"} <= set(self.run(scenario, "manual"))
        assert scenario.failures() == []

    def test_while_both_fail_they_take_turns(self, scenario: SyncScenario, clock: Clock) -> None:
        self.fail_at(scenario, "write", "fetch", "changes")
        scenario.add_item(an_event())
        self.run(scenario, "sweep")
        asked = []
        while len(asked) < 6:
            clock.advance(timedelta(seconds=5 * (len(asked) + 1)))
            asked += filter(None, [self.run_due(scenario)])
        assert [len(requests) for requests in asked] == [1] * 6
        assert Counter(requests[0] == "changes" for requests in asked) == {True: 3, False: 3}

    def run_due(self, scenario: SyncScenario) -> list[str]:
        """Run what comes due, as a worker would."""
        asked = self.run(scenario, "item_saved")
        due = scenario.integration.state.next_sweep_at
        return asked + (self.run(scenario, "sweep") if due is None or due <= utc_now() else [])

    def test_when_one_direction_works_again_the_other_is_tried_soon(self, scenario: SyncScenario, clock: Clock) -> None:
        self.fail_at(scenario, "write", "fetch", "changes")
        scenario.add_item(an_event())
        self.run(scenario, "sweep")
        clock.advance(2 * HOUR)
        self.run(scenario, "item_saved")
        self.fail_at(scenario, "write")
        clock.advance(2 * HOUR)
        assert "changes" in self.run(scenario, "sweep")
        sending = scenario.failure("sending")
        assert sending is not None
        assert scenario.failure("reading") is None
        assert (sending.retry_at or utc_now()) - utc_now() < timedelta(minutes=2)

    def test_a_service_that_asks_for_a_pause_gets_it_in_both_directions(self, scenario: SyncScenario) -> None:
        self.fail_at(scenario, "changes", error=RateLimited(words("too many requests"), retry_after=HOUR))
        self.run(scenario, "sweep")
        scenario.add_item(an_event())
        assert self.run(scenario, "item_saved") == []
        assert len(scenario.marks()) == 1

    def test_long_pauses_of_a_service_are_not_doubled_where_both_directions_fail(self, scenario: SyncScenario) -> None:
        self.fail_at(scenario, "write", "fetch", "changes")
        scenario.add_item(an_event())
        self.run(scenario, "sweep")
        scenario.forget_pauses()
        self.fail_at(
            scenario, "write", "fetch", "changes", error=RateLimited(words("too many requests"), retry_after=HOUR)
        )
        self.run(scenario, "item_saved")
        sending = scenario.failure("sending")
        assert sending is not None
        assert sending.retry_at is not None
        # The advised pause counts from the refusal, and what is added to it is the back-off after a few attempts.
        assert HOUR <= sending.retry_at - sending.tried_at < HOUR + timedelta(minutes=2)

    def test_a_calendar_that_is_gone_for_reading_is_not_found_by_sending(self, scenario: SyncScenario) -> None:
        self.fail_at(scenario, "changes", error=CalendarGone(words("There is no such calendar.")))
        self.run(scenario, "sweep")
        scenario.add_item(an_event())
        self.run(scenario, "item_saved")
        assert status_of(scenario).level == "danger"
        assert paragraph(status_of(scenario).reasons) == "There is no such calendar."

    def test_sync_now_that_cannot_list_the_calendar_is_not_finished_by_other_runs(
        self, scenario: SyncScenario, clock: Clock
    ) -> None:
        self.fail_at(scenario, "window")
        scenario.set(retrieve=True, retrieve_future="1w")
        service.request_manual_run(scenario.integration)
        self.run(scenario, "manual")
        for _ in range(10):
            clock.advance(timedelta(minutes=7))
            scenario.add_item(an_event())
            self.run(scenario, "item_saved")
            self.run(scenario, "sweep")
            self.run(scenario, "manual")
        assert scenario.integration.state.manual_requested_at is not None
        assert status_of(scenario).level == "danger"
        assert "Sync now is not finished" in paragraph(status_of(scenario).reasons)
        scenario.calendar.before_request = lambda _request: None
        clock.advance(HOUR)
        self.run(scenario, "manual")
        assert (status_of(scenario).level, scenario.integration.state.manual_requested_at) == ("ok", None)

    def test_busy_times_that_are_unknown_for_long_are_a_hint_and_no_alarm(
        self, scenario: SyncScenario, clock: Clock
    ) -> None:
        scenario.fail("busy", since=utc_now() - 2 * HOUR, reason=words("The server is busy."))
        status = status_of(scenario)
        assert (status.level, status.label) == ("warning", "Connected")
        assert "when the linked calendar is busy" in paragraph(status.reasons)

    def test_a_run_without_anything_to_do_leaves_no_trace(self, scenario: SyncScenario) -> None:
        self.fail_at(scenario, "changes")
        self.run(scenario, "sweep")
        runs = db.session.scalar(select(func.count(Run.id)))
        self.run(scenario, "sweep")
        assert db.session.scalar(select(func.count(Run.id))) == runs
