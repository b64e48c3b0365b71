"""When a linked calendar's events take their owner's time: times only, never text, and never lost to a bad answer."""

from datetime import UTC, datetime, timedelta

import pytest
from redis import Redis
from sqlalchemy import select

from emulators.reasons import words
from tests.jobs.conftest import SyncScenario, an_event
from tests.jobs.queue import waiting
from webapp.connectors.errors import AuthorizationLost, CalendarGone, RateLimited, TransientError
from webapp.connectors.event import Event, Marker, Override
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import BusyTime
from webapp.reason_texts import sentence
from webapp.sync import jobs, service
from webapp.sync.engine.context.settings import deployment_id
from webapp.sync.runs import free_busy
from webapp.sync.runs.due import enqueue_due_work

NOON = (utc_now() + timedelta(days=2)).replace(hour=12, minute=0, second=0, microsecond=0, tzinfo=None)
"""Of the day after tomorrow, as an event's wall clock in UTC."""


def at_noon(subject: str = "Dentist", days: int = 0, **fields: object) -> Event:
    return an_event(subject, NOON + timedelta(days=days), zone="UTC", **fields)


def span(days: int = 0, hours: int = 1) -> tuple[datetime, datetime]:
    starts_at = (NOON + timedelta(days=days)).replace(tzinfo=UTC)
    return starts_at, starts_at + timedelta(hours=hours)


def known(scenario: SyncScenario) -> list[tuple[datetime, datetime]]:
    query = select(BusyTime).where(BusyTime.user_id == scenario.owner_id).order_by(BusyTime.starts_at)
    return [(row.starts_at, row.ends_at) for row in db.session.scalars(query)]


def read(scenario: SyncScenario) -> list[tuple[datetime, datetime]]:
    jobs.read_busy_times(scenario.integration_id)
    db.session.rollback()
    return known(scenario)


@pytest.fixture
def closed(scenario: SyncScenario) -> SyncScenario:
    """Nothing made there is taken over here, so that it is just busy time."""
    scenario.set(accept_create=False)
    return scenario


class TestWhatTakesTime:
    def test_an_event_that_is_no_item_does(self, closed: SyncScenario) -> None:
        closed.calendar.put("e1", at_noon())
        assert read(closed) == [span()]

    def test_an_item_is_not_busy_time_as_well(self, scenario: SyncScenario) -> None:
        scenario.calendar.put("e1", at_noon())
        scenario.run()
        scenario.add_item(at_noon("Visit", days=1))
        scenario.run("item_saved")
        assert len(scenario.calendar.events) == 2
        assert read(scenario) == []

    def test_what_shows_as_free_takes_none(self, closed: SyncScenario) -> None:
        closed.calendar.put("e1", at_noon(show_as="free"))
        closed.calendar.put("e2", at_noon(days=1, show_as="tentative"))
        assert read(closed) == [span(1)]

    def test_every_date_of_a_series_does_as_it_was_moved_freed_or_left_out(self, closed: SyncScenario) -> None:
        weeks = [NOON + timedelta(weeks=week) for week in range(4)]
        moved = at_noon(days=8).details
        freed = at_noon(days=14, show_as="free").details
        series = at_noon(
            rrule="FREQ=WEEKLY;COUNT=4",
            exdates=(weeks[3],),
            overrides=(Override(weeks[1], moved), Override(weeks[2], freed)),
        )
        closed.calendar.put("e1", series)
        assert read(closed) == [span(), span(8)]

    def test_only_the_coming_weeks_and_the_last_one_are_read(self, closed: SyncScenario) -> None:
        for number, days in enumerate((-30, -5, 20, 60)):
            closed.calendar.put(f"e{number}", at_noon(days=days))
        assert read(closed) == [span(-5), span(20)]

    def test_a_whole_day_is_read_in_the_owners_zone(self, closed: SyncScenario) -> None:
        day = datetime(NOON.year, NOON.month, NOON.day)
        event = an_event("Holiday", day, end=day + timedelta(days=1), zone=None, all_day=True)
        closed.calendar.put("e1", event)
        ((starts_at, ends_at),) = read(closed)
        assert starts_at.hour in {22, 23}  # midnight in Berlin
        assert ends_at - starts_at >= timedelta(hours=23)

    def test_what_calendar_sync_wrote_for_others_takes_none_of_this_ones_time(self, closed: SyncScenario) -> None:
        ours, foreign = Marker(deployment_id(), "an-item"), Marker("another-installation", "an-item")
        closed.calendar.put("e1", at_noon(), marker=ours)
        closed.calendar.put("e2", at_noon(days=1), marker=foreign)
        assert read(closed) == [span(1)]

    def test_no_text_is_kept(self) -> None:
        assert {column.name for column in BusyTime.__table__.columns} == {
            "id",
            "user_id",
            "source",
            "starts_at",
            "ends_at",
        }


class TestReadingAgain:
    def test_replaces_what_was_known_and_leaves_the_rest_untouched(self, closed: SyncScenario) -> None:
        closed.calendar.put("e1", at_noon())
        closed.calendar.put("e2", at_noon(days=1))
        read(closed)
        kept = db.session.scalars(select(BusyTime.id).where(BusyTime.starts_at == span()[0])).one()
        closed.calendar.remove("e2")
        closed.calendar.put("e3", at_noon(days=3))
        assert read(closed) == [span(), span(3)]
        assert db.session.get(BusyTime, kept) is not None

    @pytest.mark.parametrize("error", [TransientError(words("busy")), CalendarGone(words("gone"))])
    @pytest.mark.parametrize("request_", ["window", "fetch"])
    def test_a_read_that_fails_removes_nothing(
        self, closed: SyncScenario, error: TransientError, request_: str
    ) -> None:
        closed.calendar.put("e1", at_noon())
        read(closed)

        def fail(request: str) -> None:
            if request == request_:
                raise error

        closed.calendar.before_request = fail
        assert read(closed) == [span()]
        assert closed.integration.state.busy_due_at > utc_now()

    def test_an_answer_with_gaps_removes_nothing(self, closed: SyncScenario) -> None:
        closed.calendar.put("e1", at_noon())
        closed.calendar.put("e2", at_noon(days=1))
        read(closed)
        closed.calendar.silent_about = {"e2"}
        assert read(closed) == [span(), span(1)]

    def test_an_event_that_cannot_be_read_does_not_hold_up_the_others(self, closed: SyncScenario) -> None:
        closed.calendar.put("e1", at_noon())
        closed.calendar.put("e2", at_noon(days=1))
        closed.calendar.unreadable = {"e2"}
        assert read(closed) == [span()]

    def test_a_lost_authorisation_is_noted_for_the_owner(self, closed: SyncScenario) -> None:
        closed.calendar.error = AuthorizationLost(words("The password is no longer accepted."))
        read(closed)
        assert sentence(closed.integration.account.authorization_lost_reason) == "The password is no longer accepted."

    def test_the_providers_wish_for_a_pause_is_a_floor(self, closed: SyncScenario) -> None:
        closed.calendar.error = RateLimited(words("slow down"), retry_after=timedelta(hours=3))
        read(closed)
        assert closed.integration.state.busy_due_at > utc_now() + timedelta(hours=2)

    def test_more_urgent_work_goes_first(
        self, closed: SyncScenario, redis: Redis, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(free_busy, "PAGE", 1)
        closed.calendar.put("e1", at_noon())
        closed.calendar.put("e2", at_noon(days=1))
        closed.add_item(at_noon("Visit", days=2))  # its job waits
        assert read(closed) == []
        assert closed.integration.state.busy_due_at < utc_now() + timedelta(minutes=5)
        redis.flushall()
        assert read(closed) == [span(), span(1)]


class TestWhen:
    def test_it_is_asked_for_once_the_wizard_is_finished_and_then_about_hourly(
        self, closed: SyncScenario, redis: Redis
    ) -> None:
        closed.run()
        closed.set(busy_due_at=None)
        redis.flushall()
        enqueue_due_work()
        assert waiting(redis) == [(closed.integration_id,)]
        redis.flushall()
        enqueue_due_work()
        assert waiting(redis) == []  # it was asked for, and has its time
        read(closed)
        assert timedelta(minutes=50) < closed.integration.state.busy_due_at - utc_now() < timedelta(minutes=70)
        closed.set(busy_due_at=utc_now())
        enqueue_due_work()
        assert waiting(redis) == [(closed.integration_id,)]

    def test_a_manual_run_makes_it_due_because_it_turns_events_into_items(self, closed: SyncScenario) -> None:
        closed.calendar.put("e1", at_noon())
        read(closed)
        closed.manual(retrieve=True, retrieve_future="1w")
        assert closed.integration.state.busy_due_at <= utc_now()
        assert read(closed) == []

    @pytest.mark.parametrize("state", [{"active": False}, {"wizard_step": "confirmation"}])
    def test_what_is_off_or_unfinished_is_not_read(
        self, closed: SyncScenario, redis: Redis, state: dict[str, object]
    ) -> None:
        closed.calendar.put("e1", at_noon())
        closed.set(busy_due_at=None, **state)
        closed.calendar.requests.clear()
        redis.flushall()
        enqueue_due_work()
        assert waiting(redis) == []
        assert read(closed) == []
        assert closed.calendar.requests == []

    def test_a_failing_service_is_left_alone(self, closed: SyncScenario) -> None:
        closed.set(retry_at=utc_now() + timedelta(hours=1))
        closed.calendar.requests.clear()
        read(closed)
        assert closed.calendar.requests == []

    def test_ending_the_integration_removes_them(self, closed: SyncScenario) -> None:
        closed.calendar.put("e1", at_noon())
        read(closed)
        service.end_integration(closed.integration, remove_events=False)
        assert known(closed) == []

    def test_a_late_answer_does_not_bring_them_back(self, closed: SyncScenario) -> None:
        closed.calendar.put("e1", at_noon())

        def end(request: str) -> None:
            if request == "fetch":
                closed.calendar.before_request = lambda _request: None
                service.end_integration(closed.integration, remove_events=False)

        closed.calendar.before_request = end
        assert read(closed) == []


def test_it_writes_nothing_there_and_holds_nobody_up(closed: SyncScenario) -> None:
    """A person's change is served while busy times are read: no lease is needed."""
    closed.calendar.put("e1", at_noon())

    def serve(request: str) -> None:
        if request == "fetch":
            closed.calendar.before_request = lambda _request: None
            closed.add_item(at_noon("Visit", days=1))
            closed.run("item_saved")

    closed.calendar.before_request = serve
    assert read(closed) == [span()]
    assert "Visit" in closed.subjects_there()
