"""Events are deleted from a calendar that is no longer linked; those that could not be are reported and retried."""

import sys
from collections.abc import Callable

import pytest
from sqlalchemy import select

from emulators.reasons import words
from tests.jobs.conftest import SyncScenario, an_event
from tests.jobs.queue import waiting
from webapp.accounts.models import User
from webapp.connectors.base import Write
from webapp.connectors.errors import AuthorizationLost, ConnectorError, TransientError
from webapp.database import utc_now
from webapp.extensions import db, redis_client
from webapp.my_calendar.kind_hooks import still_shown
from webapp.my_calendar.models import Assignment
from webapp.reason_texts import sentence
from webapp.sync import administration, service
from webapp.sync.linked_accounts import authorization
from webapp.sync.models import Failure, Link, UserMessage
from webapp.sync.runs import due, run
from webapp.sync.runs.unlink import count_written
from webapp.sync.store import evidence


@pytest.fixture
def admin(make_user: Callable[..., User]) -> User:
    return make_user("Cem", role="administrator")


@pytest.fixture
def written(scenario: SyncScenario) -> SyncScenario:
    """Three items of Ada's are on her linked calendar, and something of her own."""
    for subject in ("One", "Two", "Three"):
        scenario.add_item(an_event(subject))
    scenario.run("item_saved")
    scenario.calendar.put("own", an_event("Her own"))
    scenario.run()
    return scenario


def refuse(*subjects: str) -> Callable[[SyncScenario], Callable[[Write], str | None]]:
    def of(scenario: SyncScenario) -> Callable[[Write], str | None]:
        held = {event.remote_id: event.event.details.subject for event in scenario.calendar.events.values()}
        return lambda write: "It is locked." if held.get(write.remote_id) in subjects else None

    return of


def notices() -> list[tuple[int, str]]:
    return [
        (notice.user_id, sentence(notice.reason))
        for notice in db.session.scalars(select(UserMessage).order_by(UserMessage.id))
    ]


def leave(scenario: SyncScenario, admin: User) -> None:
    scenario.integration.owner.is_disabled = True
    db.session.commit()
    administration.end_all(scenario.integration.owner, by=admin)


def test_somebody_who_left_takes_nothing_of_ours_along(written: SyncScenario, admin: User) -> None:
    leave(written, admin)
    run.run(written.integration_id, "ended")
    assert written.subjects_there() == ["Her own"]
    assert notices() == []
    assert written.integration.remove_events_on_end is False


def test_a_refused_removal_is_kept_notified_once_and_repeated(written: SyncScenario, admin: User) -> None:
    written.calendar.refuse = refuse("Two")(written)
    leave(written, admin)
    run.run(written.integration_id, "ended")
    assert written.subjects_there() == ["Her own", "Two"]
    assert written.last_run().result == "partial"
    ((recipient, text),) = notices()
    assert recipient == admin.id
    assert text.startswith("Not all that was written to “")
    assert "of Ada could be removed: 1 event could not be removed; the log shows why." in text

    # A restart, and the search for due work: nobody is asked again and again.
    redis_client().flushall()
    due.enqueue_due_work()
    assert waiting(redis_client()) == []

    administration.end_again(written.integration, by=admin)
    run.run(written.integration_id, "ended")
    assert written.subjects_there() == ["Her own", "Two"]
    assert len(notices()) == 2  # a repeated request notifies again

    written.calendar.refuse = lambda _write: None
    administration.end_again(written.integration, by=admin)
    run.run(written.integration_id, "ended")
    assert written.subjects_there() == ["Her own"]
    assert count_written([written.integration_id]) == {}
    assert db.session.scalars(select(Failure)).all() == []


@pytest.mark.parametrize(
    "error", [TransientError(words("Away.")), AuthorizationLost(words("The permission was withdrawn."))]
)
def test_a_lost_authorization_is_notified_and_no_link_is_forgotten(
    written: SyncScenario, admin: User, error: ConnectorError
) -> None:
    written.calendar.error = error
    leave(written, admin)
    run.run(written.integration_id, "ended")
    assert [recipient for recipient, _ in notices()] == [admin.id]
    assert sentence(error.reason) in notices()[0][1]
    assert count_written([written.integration_id]) == {written.integration_id: 3}

    written.calendar.error = None
    account = written.integration.account
    if account.authorization_lost_at:
        evidence.try_at_once(written.integration)
        db.session.commit()
        redis_client().flushall()
        due.enqueue_due_work()
        assert waiting(redis_client()) == []  # it would only be refused again
        authorization.restore(account)
    evidence.try_at_once(written.integration)
    db.session.commit()
    due.enqueue_due_work()
    assert (written.integration_id, "ended") in waiting(redis_client())
    run.run(written.integration_id, "ended")
    assert written.subjects_there() == ["Her own"]


def test_a_calendar_without_anything_of_ours_is_let_go_although_its_signal_was_lost(
    scenario: SyncScenario, admin: User
) -> None:
    leave(scenario, admin)
    redis_client().flushall()
    due.enqueue_due_work()
    assert waiting(redis_client()) == [(scenario.integration_id, "ended")]
    run.run(scenario.integration_id, "ended")
    assert (scenario.integration.remove_events_on_end, scenario.integration.account.credentials) == (False, "")
    redis_client().flushall()
    due.enqueue_due_work()
    assert waiting(redis_client()) == []


def test_a_worker_that_dies_while_it_lets_go_leaves_no_credentials_behind(
    written: SyncScenario, admin: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(written, admin)
    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(authorization, "release", lambda _account: sys.exit())
        run.run(written.integration_id, "ended")
    db.session.rollback()
    redis_client().flushall()
    due.enqueue_due_work()
    assert waiting(redis_client()) == [(written.integration_id, "ended")]
    run.run(written.integration_id, "ended")
    assert written.integration.account.credentials == ""


def test_an_owner_who_can_still_sign_in_is_notified(written: SyncScenario, admin: User) -> None:
    written.calendar.refuse = refuse("Two")(written)
    service.end_integration(written.integration, remove_events=True)
    run.run(written.integration_id, "ended")
    assert [recipient for recipient, _ in notices()] == [written.owner_id]


def test_what_is_gone_already_is_no_failure(written: SyncScenario, admin: User) -> None:
    remote_id = next(link.remote_id for link in written.links() if link.written_by_us)
    written.calendar.put(remote_id, an_event("Changed there"))
    written.calendar.before_request = lambda request: (
        written.calendar.events.pop(remote_id, None) if request == "fetch" else None
    )
    leave(written, admin)
    run.run(written.integration_id, "ended")
    assert written.subjects_there() == ["Her own"]
    assert notices() == []


class TestHandingOn:
    @pytest.fixture
    def call(self, scenario: SyncScenario) -> int:
        scenario.set(kinds=["service_call"])
        item_id = scenario.add_item(an_event("Boiler"), kind="service_call")
        scenario.run("item_saved")
        assert scenario.subjects_there() == ["Boiler"]
        return item_id

    def hand_on(self, scenario: SyncScenario, item_id: int, to: User) -> None:
        scenario.item(item_id).assignments = [Assignment(user_id=to.id)]
        scenario.edit(item_id)

    def test_a_calendar_that_is_not_connected_still_shows_it(
        self, scenario: SyncScenario, call: int, ben: User
    ) -> None:
        scenario.integration.account.authorization_lost_at = utc_now()
        scenario.integration.account.authorization_lost_reason = words("The password was refused.")
        self.hand_on(scenario, call, ben)
        said = still_shown(scenario.item(call))
        assert "of Ada still shows it. It is no longer theirs. Its removal waits." in said
        assert "Not connected: The password was refused." in said

    def test_so_does_that_of_somebody_who_is_disabled(self, scenario: SyncScenario, call: int, ben: User) -> None:
        scenario.integration.owner.is_disabled = True
        self.hand_on(scenario, call, ben)
        assert "The owner's account is disabled." in still_shown(scenario.item(call))

    def test_and_one_that_could_not_be_cleared(self, scenario: SyncScenario, call: int, admin: User, ben: User) -> None:
        scenario.calendar.refuse = refuse("Boiler")(scenario)
        leave(scenario, admin)
        run.run(scenario.integration_id, "ended")
        assert "This calendar is no longer linked. It could not be removed:" in still_shown(scenario.item(call))
        scenario.calendar.refuse = lambda _write: None
        administration.end_again(scenario.integration, by=admin)
        run.run(scenario.integration_id, "ended")
        assert still_shown(scenario.item(call)) == ""

    def test_a_cancelled_call_that_is_still_shown_has_the_hint_as_well(self, scenario: SyncScenario, call: int) -> None:
        scenario.set(active=False)
        scenario.edit(call, cancelled_at=utc_now())
        assert "still shows it. It was cancelled. Its removal waits." in still_shown(scenario.item(call))

    def test_no_message_is_added_where_the_clean_up_succeeds(
        self, scenario: SyncScenario, call: int, ben: User
    ) -> None:
        self.hand_on(scenario, call, ben)
        assert still_shown(scenario.item(call)) == ""
        scenario.run("item_saved")
        assert scenario.subjects_there() == []
        assert db.session.scalars(select(Link)).all() == []
