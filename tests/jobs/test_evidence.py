"""Reading is proven by reading, sending by sending: a kind of work that fails is shown, and retried with back-off.

How that looks over hours, with a real server: `tests/faults/test_provider.py`.
"""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests.faults.clock import Clock, clock
from tests.jobs.conftest import Desk, an_event
from tests.reasons import words
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


def status_of(desk: Desk) -> Status:
    return statuses([desk.integration], now=utc_now())[desk.integration_id]


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk()


class TestOneDirection:
    def fail_at(self, desk: Desk, *requests: str, error: Exception | None = None) -> None:
        def fail(request: str) -> None:
            if request in requests:
                raise error or TransientError(words("the server is busy"))

        desk.calendar.before_request = fail

    def run(self, desk: Desk, trigger: str) -> list[str]:
        """Run without forgetting any pause; return what was asked."""
        before = len(desk.calendar.requests)
        redis_client().flushall()  # as if a worker had taken every job
        runner.run(desk.integration_id, trigger)
        db.session.rollback()
        return desk.calendar.requests[before:]

    def test_a_failed_read_is_not_tried_again_by_a_run_that_sends(self, desk: Desk) -> None:
        self.fail_at(desk, "changes")
        self.run(desk, "sweep")
        before = desk.failure("reading")
        assert before is not None
        count, retry_at = before.count, before.retry_at
        desk.add_item(an_event())
        assert self.run(desk, "item_saved") == ["write"]
        assert self.run(desk, "sweep") == []
        after = desk.failure("reading")
        assert after is not None
        assert (after.count, after.retry_at) == (count, retry_at)
        assert desk.failure("sending") is None
        assert desk.integration.state.last_sent_at is not None

    def test_a_failed_send_is_not_tried_again_by_a_run_that_reads(self, desk: Desk) -> None:
        self.fail_at(desk, "write")
        desk.add_item(an_event())
        self.run(desk, "item_saved")
        read_at = desk.integration.state.last_proven_at
        assert self.run(desk, "sweep") == ["changes"]
        assert desk.integration.state.last_proven_at != read_at
        failure = desk.failure("sending")
        assert failure is not None
        assert failure.count == 1
        assert desk.integration.state.last_sent_at is None

    def test_sync_now_asks_at_once_in_both_directions(self, desk: Desk) -> None:
        self.fail_at(desk, "write", "changes")
        desk.add_item(an_event())
        self.run(desk, "sweep")
        assert {failure.kind for failure in desk.failures()} == {"reading", "sending"}
        assert self.run(desk, "sweep") == self.run(desk, "item_saved") == []
        desk.calendar.before_request = lambda _request: None
        service.request_manual_run(desk.integration)
        assert {"write", "changes"} <= set(self.run(desk, "manual"))
        assert desk.failures() == []

    def test_while_both_fail_they_take_turns(self, desk: Desk, clock: Clock) -> None:
        self.fail_at(desk, "write", "fetch", "changes")
        desk.add_item(an_event())
        self.run(desk, "sweep")
        asked = []
        while len(asked) < 6:
            clock.advance(timedelta(seconds=5 * (len(asked) + 1)))
            asked += filter(None, [self.run_due(desk)])
        assert [len(requests) for requests in asked] == [1] * 6
        assert Counter(requests[0] == "changes" for requests in asked) == {True: 3, False: 3}

    def run_due(self, desk: Desk) -> list[str]:
        """Run what comes due, as a worker would."""
        asked = self.run(desk, "item_saved")
        due = desk.integration.state.next_sweep_at
        return asked + (self.run(desk, "sweep") if due is None or due <= utc_now() else [])

    def test_when_one_direction_works_again_the_other_is_tried_soon(self, desk: Desk, clock: Clock) -> None:
        self.fail_at(desk, "write", "fetch", "changes")
        desk.add_item(an_event())
        self.run(desk, "sweep")
        clock.advance(2 * HOUR)
        self.run(desk, "item_saved")
        self.fail_at(desk, "write")
        clock.advance(2 * HOUR)
        assert "changes" in self.run(desk, "sweep")
        sending = desk.failure("sending")
        assert sending is not None
        assert desk.failure("reading") is None
        assert (sending.retry_at or utc_now()) - utc_now() < timedelta(minutes=2)

    def test_a_service_that_asks_for_a_pause_gets_it_in_both_directions(self, desk: Desk) -> None:
        self.fail_at(desk, "changes", error=RateLimited(words("too many requests"), retry_after=HOUR))
        self.run(desk, "sweep")
        desk.add_item(an_event())
        assert self.run(desk, "item_saved") == []
        assert len(desk.marks()) == 1

    def test_long_pauses_of_a_service_are_not_doubled_where_both_directions_fail(self, desk: Desk) -> None:
        self.fail_at(desk, "write", "fetch", "changes")
        desk.add_item(an_event())
        self.run(desk, "sweep")
        desk.forget_pauses()
        self.fail_at(desk, "write", "fetch", "changes", error=RateLimited(words("too many requests"), retry_after=HOUR))
        self.run(desk, "item_saved")
        sending = desk.failure("sending")
        assert sending is not None
        assert sending.retry_at is not None
        # The advised pause counts from the refusal, and what is added to it is the back-off after a few attempts.
        assert HOUR <= sending.retry_at - sending.tried_at < HOUR + timedelta(minutes=2)

    def test_a_calendar_that_is_gone_for_reading_is_not_found_by_sending(self, desk: Desk) -> None:
        self.fail_at(desk, "changes", error=CalendarGone(words("There is no such calendar.")))
        self.run(desk, "sweep")
        desk.add_item(an_event())
        self.run(desk, "item_saved")
        assert status_of(desk).level == "danger"
        assert paragraph(status_of(desk).reasons) == "There is no such calendar."

    def test_sync_now_that_cannot_list_the_calendar_is_not_finished_by_other_runs(
        self, desk: Desk, clock: Clock
    ) -> None:
        self.fail_at(desk, "window")
        desk.set(retrieve=True, retrieve_future="1w")
        service.request_manual_run(desk.integration)
        self.run(desk, "manual")
        for _ in range(10):
            clock.advance(timedelta(minutes=7))
            desk.add_item(an_event())
            self.run(desk, "item_saved")
            self.run(desk, "sweep")
            self.run(desk, "manual")
        assert desk.integration.state.manual_requested_at is not None
        assert status_of(desk).level == "danger"
        assert "Sync now is not finished" in paragraph(status_of(desk).reasons)
        desk.calendar.before_request = lambda _request: None
        clock.advance(HOUR)
        self.run(desk, "manual")
        assert (status_of(desk).level, desk.integration.state.manual_requested_at) == ("ok", None)

    def test_busy_times_that_are_unknown_for_long_are_a_hint_and_no_alarm(self, desk: Desk, clock: Clock) -> None:
        desk.fail("busy", since=utc_now() - 2 * HOUR, reason=words("The server is busy."))
        status = status_of(desk)
        assert (status.level, status.label) == ("warning", "Connected")
        assert "when the linked calendar is busy" in paragraph(status.reasons)

    def test_a_run_without_anything_to_do_leaves_no_trace(self, desk: Desk) -> None:
        self.fail_at(desk, "changes")
        self.run(desk, "sweep")
        runs = db.session.scalar(select(func.count(Run.id)))
        self.run(desk, "sweep")
        assert db.session.scalar(select(func.count(Run.id))) == runs
