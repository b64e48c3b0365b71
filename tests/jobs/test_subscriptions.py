"""Subscriptions that end: renewed at half of their life, without a gap, and given back."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from emulators.memory import MemoryCalendar
from emulators.memory_subscriptions import SubscriptionService, let_subscribe
from emulators.reasons import words
from tests.jobs.conftest import SyncScenario
from webapp.connectors.errors import SubscriptionRefused, TransientError
from webapp.connectors.notifications import Notification
from webapp.database import utc_now
from webapp.encryption import decrypt
from webapp.extensions import db
from webapp.sync import service
from webapp.sync.linked_accounts.credential_store import store_secret
from webapp.sync.linked_accounts.notifications import NotificationBatcher, Origin, is_from
from webapp.sync.linked_accounts.subscriptions import RENEW_AGAIN
from webapp.sync.models import Integration, Subscription
from webapp.sync.runs import run

HALF = timedelta(days=1, hours=12)
MINUTE = timedelta(minutes=1)

_TIMES = ("renewed_at", "expires_at", "ask_again_at", "replaced_at")


@pytest.fixture
def sender() -> SubscriptionService:
    return SubscriptionService()


@pytest.fixture
def scenario(
    app: Flask, make_scenario: Callable[..., SyncScenario], calendars: object, sender: SubscriptionService
) -> SyncScenario:
    calendar = MemoryCalendar()
    let_subscribe(app, calendar, sender)
    return make_scenario(calendar)


def rows() -> list[Subscription]:
    db.session.rollback()
    return list(db.session.scalars(select(Subscription).order_by(Subscription.id)))


def pass_time(span: timedelta) -> None:
    """Let our clock go on, by moving back whatever was noted."""
    for row in rows():
        for name in _TIMES:
            noted: datetime | None = getattr(row, name)
            setattr(row, name, noted - span if noted else None)
    db.session.commit()


def in_use(scenario: SyncScenario) -> Subscription:
    subscription = scenario.integration.subscription
    assert subscription is not None
    return subscription


def test_the_first_run_subscribes_and_keeps_the_secret_encrypted(
    scenario: SyncScenario, sender: SubscriptionService
) -> None:
    subscription = in_use(scenario)
    assert (subscription.remote_id, subscription.resource) == ("channel-1", "resource-1")
    assert "secret of" not in subscription.secret
    assert decrypt(subscription.secret) == {"secret": "secret of channel 1"}
    assert subscription.expires_at == sender.active["channel-1"].expires_at
    assert sender.asked == [None]


def test_nothing_is_renewed_before_half_of_its_life(scenario: SyncScenario, sender: SubscriptionService) -> None:
    pass_time(HALF - MINUTE)
    scenario.run("sweep")
    assert len(sender.asked) == 1


@pytest.mark.parametrize("trigger", ["sweep", "item_saved", "notified"])
def test_a_subscription_that_can_be_extended_keeps_its_id(
    scenario: SyncScenario, sender: SubscriptionService, trigger: str
) -> None:
    sender.extends = True
    pass_time(HALF)
    scenario.run(trigger)
    (row,) = rows()
    assert (row.remote_id, row.expires_at) == ("channel-1", sender.active["channel-1"].expires_at)
    assert sender.asked[1] is not None
    assert sender.asked[1].secret == "secret of channel 1"
    scenario.run("sweep")
    assert len(sender.asked) == 2


def test_one_that_cannot_is_ended_once_its_successor_is_stored(
    scenario: SyncScenario, sender: SubscriptionService
) -> None:
    token, ended = in_use(scenario).token, []

    def observe(ended_id: str) -> None:
        ended.append((ended_id, [(row.remote_id, row.replaced_at is None) for row in rows()]))

    sender.before_end = observe
    pass_time(HALF)
    scenario.run("sweep")
    assert ended == [("channel-1", [("channel-1", False), ("channel-2", True)])]
    assert list(sender.active) == ["channel-2"]
    assert [(row.remote_id, row.token) for row in rows()] == [("channel-2", token)]


def test_one_that_cannot_be_ended_yet_is_still_listened_to(
    app: Flask, scenario: SyncScenario, sender: SubscriptionService
) -> None:
    token, batcher = in_use(scenario).token or "", NotificationBatcher(app)
    sender.error_at_end = TransientError(words("the service is busy"))
    pass_time(HALF)
    scenario.run("sweep")
    assert list(sender.active) == ["channel-1", "channel-2"]
    for number in (1, 2):
        assert batcher.add(token, [Notification("changed", None, f"channel-{number}", f"secret of channel {number}")])
        assert scenario.integration.state.notified_at is not None
        scenario.set(notified_at=None)
    assert batcher.add(token, [Notification("changed", None, "channel-1", "secret of channel 2")])
    assert scenario.integration.state.notified_at is None, (
        "a secret that belongs to another subscription proves nothing"
    )
    sender.error_at_end = None
    scenario.run("sweep")
    assert list(sender.active) == ["channel-2"]
    batcher.add(token, [Notification("changed", None, "channel-1", "secret of channel 1")])
    assert scenario.integration.state.notified_at is None


def test_a_replaced_one_whose_end_has_come_is_forgotten_without_a_request(
    scenario: SyncScenario, sender: SubscriptionService
) -> None:
    sender.error_at_end = TransientError(words("the service is busy"))
    pass_time(HALF)
    scenario.run("sweep")
    pass_time(HALF + MINUTE)
    asked: list[str] = []
    sender.before_end = asked.append
    scenario.run("sweep")
    assert asked == ["channel-2"]
    assert [row.remote_id for row in rows() if row.replaced_at] == ["channel-2"]


def test_a_renewal_that_fails_leaves_notifications_on_and_is_tried_again(
    scenario: SyncScenario, sender: SubscriptionService
) -> None:
    pass_time(HALF)
    sender.error = TransientError(words("the service is busy"))
    scenario.run("sweep")
    assert in_use(scenario).is_on(utc_now())
    scenario.run("sweep")
    assert len(sender.asked) == 2
    sender.error = None
    pass_time(RENEW_AGAIN)
    scenario.run("sweep")
    assert list(sender.active) == ["channel-2"]


def test_a_renewal_that_is_refused_has_the_calendar_asked_instead(
    scenario: SyncScenario, sender: SubscriptionService
) -> None:
    pass_time(HALF)
    sender.error = SubscriptionRefused(words("the plan ended"))
    scenario.run("sweep")
    assert not in_use(scenario).is_on(utc_now())
    assert in_use(scenario).refused_reason == words("the plan ended")


def test_the_next_sweep_is_not_later_than_the_renewal(
    app: Flask, scenario: SyncScenario, sender: SubscriptionService
) -> None:
    app.config["SWEEP_PUSH_MIN"] = app.config["SWEEP_PUSH_MAX"] = timedelta(days=7)
    scenario.run("sweep")
    assert scenario.integration.state.next_sweep_at == in_use(scenario).ask_again_at
    pass_time(HALF)
    run.run(scenario.integration_id, "sweep")
    assert scenario.integration.state.next_sweep_at == in_use(scenario).ask_again_at
    assert list(sender.active) == ["channel-2"]


def test_one_that_ended_unnoticed_has_the_calendar_asked_at_the_usual_pace(
    scenario: SyncScenario, sender: SubscriptionService
) -> None:
    with_push = run.sweep_interval(scenario.integration, 0)
    pass_time(2 * HALF)
    assert run.sweep_interval(scenario.integration, 0) < with_push


def test_one_without_an_end_is_asked_for_with_every_sweep(scenario: SyncScenario, sender: SubscriptionService) -> None:
    sender.lifetime, sender.extends = None, True
    pass_time(HALF)
    for trigger in ("sweep", "sweep", "item_saved"):
        scenario.run(trigger)
    assert len(sender.asked) == 3
    assert in_use(scenario).expires_at is None


def test_switching_off_ends_all_and_keeps_the_address(scenario: SyncScenario, sender: SubscriptionService) -> None:
    token = in_use(scenario).token
    sender.error_at_end = TransientError(words("the service is busy"))
    pass_time(HALF)
    scenario.run("sweep")
    sender.error_at_end = None
    service.set_active(scenario.integration, False)
    scenario.run("deactivated")
    assert sender.active == {}
    (row,) = rows()
    assert (row.token, row.renewed_at, row.remote_id, row.secret, row.expires_at) == (token, None, "", "", None)
    service.set_active(scenario.integration, True)
    scenario.run("activated")
    assert list(sender.active) == ["channel-3"]
    assert in_use(scenario).token == token


def test_deleting_the_integration_takes_its_subscriptions_along(
    scenario: SyncScenario, sender: SubscriptionService
) -> None:
    service.end_integration(scenario.integration, remove_events=False)
    scenario.run("ended")
    assert sender.active == {}
    db.session.delete(scenario.integration)
    db.session.commit()
    assert rows() == []
    assert db.session.scalars(select(Integration)).all() == []


@pytest.mark.parametrize(
    ("origin", "belongs"),
    [
        (Origin("channel-1", "secret-of-channel-1"), True),
        (Origin("", "secret-of-channel-1"), True),
        (Origin("channel-2", "secret-of-channel-1"), False),
        (Origin("channel-1", "another secret"), False),
        (Origin("channel-1", ""), False),
        (Origin("channel-1", "ä"), False),
        (Origin("channel-1", "\ud800"), False),
    ],
)
def test_a_notification_belongs_to_the_subscription_that_it_names_and_proves(
    app: Flask, origin: Origin, belongs: bool
) -> None:
    assert is_from(origin, "channel-1", store_secret("secret-of-channel-1")) is belongs


def test_before_the_service_has_answered_the_address_is_proof_enough(app: Flask) -> None:
    assert is_from(Origin("channel-1", "a secret"), "", "")
    assert is_from(Origin("", ""), "", "")


def test_a_secret_that_no_key_opens_proves_nothing(app: Flask) -> None:
    assert not is_from(Origin("channel-1", "a secret"), "channel-1", "damaged")
