"""A service that makes a handshake and sends notifications in batches, against the served application."""

import json
import socket
from collections.abc import Iterator
from datetime import timedelta

import pytest
import requests
from flask import Flask
from redis import Redis
from sqlalchemy import select

from config import Testing
from emulators.serving import serving
from tests.jobs.queue import waiting
from tests.toy_service.linking import link_board
from tests.toy_service.provider import CorkboardProvider
from tests.toy_service.service import Corkboard, running
from tests.toy_service.subscribers import LIFETIME
from webapp.accounts.models import User
from webapp.connectors import members
from webapp.connectors.reasons import Reason, because
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync import service
from webapp.sync.models import Integration, Subscription
from webapp.sync.runs import run
from webapp.webhooks.receiver import LONGEST_ECHO


@pytest.fixture(autouse=True)
def added(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "PROVIDERS", (*members.PROVIDERS, CorkboardProvider))


@pytest.fixture
def corkboard() -> Iterator[Corkboard]:
    with running() as corkboard:
        yield corkboard


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener


@pytest.fixture
def settings(settings: Testing, corkboard: Corkboard, listener: socket.socket) -> Testing:
    ours = f"http://127.0.0.1:{listener.getsockname()[1]}"
    places = {"CORKBOARD_URL": corkboard.address, "CORKBOARD_CALLBACK_BASE_URL": ours}
    return Testing({**settings.environ, **places})


@pytest.fixture
def served(app: Flask, listener: socket.socket) -> Iterator[str]:
    with serving(app, port=listener.getsockname()[1], fd=listener.fileno()) as address:
        yield address


@pytest.fixture
def integration(served: str, corkboard: Corkboard, ada: User, redis: Redis) -> Integration:
    """Ada's linked board, after its first run."""
    return link_board(ada, corkboard, redis)


def subscription() -> Subscription:
    db.session.rollback()
    return db.session.scalars(select(Subscription)).one()


def is_marked(integration: Integration) -> bool:
    db.session.rollback()
    return integration.state.notified_at is not None


def post(corkboard: Corkboard, *news: object) -> int:
    (subscriber,) = corkboard.subscribers.active.values()
    return requests.post(subscriber.url, data=json.dumps({"news": news}), timeout=10).status_code


def test_a_handshake_is_answered_as_plain_text_while_the_run_still_asks(
    integration: Integration, corkboard: Corkboard
) -> None:
    assert corkboard.subscribers.shaken == [("text/plain; charset=utf-8", "Is it <you> & only you?")]
    assert subscription().remote_id == "sub-1"
    assert subscription().is_on(utc_now())


def test_a_batch_becomes_one_mark_and_one_run(integration: Integration, corkboard: Corkboard, redis: Redis) -> None:
    corkboard.subscribers.send("pinned", "missed", "a kind of later", times=10)
    assert corkboard.subscribers.statuses == [200]
    assert is_marked(integration)
    assert waiting(redis) == [(integration.id, "notified")]


@pytest.mark.parametrize("wrong", [{"secret": "guessed"}, {"secret": ""}, {"subscription": "sub-9"}])
def test_an_unsigned_notification_is_accepted_and_dropped(
    integration: Integration, corkboard: Corkboard, redis: Redis, wrong: dict[str, str]
) -> None:
    (subscriber,) = corkboard.subscribers.active.values()
    right = {"subscription": "sub-1", "secret": subscriber.secret}
    for kind in ("pinned", "ended"):
        assert post(corkboard, {**right, "kind": kind, **wrong}) == 200
    assert not is_marked(integration)
    assert post(corkboard, {**right, "kind": "pinned", **wrong}, {**right, "kind": "pinned"}) == 200
    assert is_marked(integration), "one that does prove it counts, whatever it comes with"


@pytest.mark.parametrize("body", [b"", b"[]", b'{"news": 1}', b'{"news": [{}]}', b"[" * 10_000, b"\xff"])
def test_an_unreadable_notification_is_refused(integration: Integration, corkboard: Corkboard, body: bytes) -> None:
    (subscriber,) = corkboard.subscribers.active.values()
    assert requests.post(subscriber.url, data=body, timeout=10).status_code == 400
    assert not is_marked(integration)


def test_a_subscription_is_replaced_when_its_end_is_announced(
    integration: Integration, corkboard: Corkboard, redis: Redis
) -> None:
    corkboard.subscribers.send("ended")
    corkboard.subscribers.active.clear()
    assert waiting(redis) == [(integration.id, "notified")]
    run.run(integration.id, "notified")
    assert subscription().remote_id == "sub-2"
    assert not is_marked(integration)


def test_a_subscription_is_renewed_under_its_id_at_half_life(integration: Integration, corkboard: Corkboard) -> None:
    row = subscription()
    assert row.ask_again_at is not None
    assert row.renewed_at is not None
    assert row.ask_again_at - row.renewed_at < LIFETIME / 2 + timedelta(minutes=1)
    row.ask_again_at = utc_now()
    db.session.commit()
    before = corkboard.subscribers.active["sub-1"].until
    run.run(integration.id, "item_saved")
    assert list(corkboard.subscribers.active) == ["sub-1"]
    assert subscription().expires_at == corkboard.subscribers.active["sub-1"].until > before


def test_switching_it_off_ends_the_subscription(integration: Integration, corkboard: Corkboard) -> None:
    service.set_active(integration, False)
    run.run(integration.id, "deactivated")
    assert corkboard.subscribers.active == {}


def test_a_handshake_without_a_subscription_is_not_answered(integration: Integration, served: str) -> None:
    for token in ("another-address", "", "a/b", "x" * 101):
        answer = requests.post(f"{served}/webhooks/corkboard/{token}?challenge=repeated", timeout=10)
        assert answer.status_code == 410
        assert answer.text == ""
    integration.ended_at = utc_now()
    db.session.commit()
    answer = requests.post(f"{served}/webhooks/corkboard/{subscription().token}?challenge=repeated", timeout=10)
    assert (answer.status_code, answer.text) == (410, "")


def test_the_text_of_a_handshake_is_bounded_and_never_markup(integration: Integration, served: str) -> None:
    address = f"{served}/webhooks/corkboard/{subscription().token}"
    markup = "<script>alert(1)</script>"
    answer = requests.post(address, params={"challenge": markup}, headers={"Accept": "text/html"}, timeout=10)
    assert answer.text == markup
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert requests.post(address, params={"challenge": "ä" * LONGEST_ECHO}, timeout=10).status_code == 200
    too_long = requests.post(address, params={"challenge": "a" * (LONGEST_ECHO + 1)}, timeout=10)
    assert (too_long.status_code, too_long.text) == (400, "")
    assert requests.post(address, params=[("a", "b")] * 100, timeout=10).status_code == 400


def test_a_get_request_is_no_handshake(integration: Integration, served: str) -> None:
    address = f"{served}/webhooks/corkboard/{subscription().token}"
    assert "repeated" not in requests.get(address, params={"challenge": "repeated"}, timeout=10).text


def test_a_service_that_cannot_reach_us_is_asked_instead(
    integration: Integration, corkboard: Corkboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.set_active(integration, False)
    run.run(integration.id, "deactivated")
    monkeypatch.setattr("webapp.webhooks.receiver.LONGEST_ECHO", 0)
    service.set_active(integration, True)
    run.run(integration.id, "activated")
    assert subscription().refused_reason == because(Reason.NOTIFICATIONS_IMPOSSIBLE, service="Corkboard")
    assert corkboard.subscribers.active == {}
