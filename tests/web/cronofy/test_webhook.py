"""/webhooks/cronofy: who is believed, what each notice does, and what a flood does."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from redis import Redis
from sqlalchemy import Connection, event, select
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs
from werkzeug.test import Client as WsgiClient
from werkzeug.test import TestResponse

from tests.jobs.queue import waiting
from tests.providers import cronofy_provider, forget_settings
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.encryption import encrypt
from webapp.extensions import db
from webapp.sync.linked_accounts.notifications import NotificationBatcher
from webapp.sync.models import Integration, LinkedAccount, Subscription, SyncState

TOKEN = "an-address-nobody-guesses"
OLD_SECRET = "CRN_older_secret"


@pytest.fixture
def cronofy_environment(cronofy_environment: dict[str, str]) -> dict[str, str]:
    return {**cronofy_environment, "CRONOFY_CLIENT_SECRETS": OLD_SECRET}


@pytest.fixture
def integration(app: Flask, ada: User) -> Integration:
    account = LinkedAccount(
        user_id=ada.id, service="google", connector="cronofy", name="ada", credentials=encrypt({}), discovery={}
    )
    db.session.add(account)
    db.session.flush()
    integration = Integration(
        owner_id=ada.id,
        account_id=account.id,
        calendar_id="cal_1",
        state=SyncState(cursor="v1", next_sweep_at=utc_now()),
        subscriptions=[Subscription(token=TOKEN)],
    )
    db.session.add(integration)
    db.session.commit()
    return integration


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def notice(kind: str = "change", since: str = "2026-11-22T12:00:00Z") -> bytes:
    content = {"notification": {"type": kind, "changes_since": since}, "channel": {"channel_id": "c"}}
    return json.dumps(content).encode()


def signature(app: Flask, body: bytes, secret: str | None = None) -> str:
    key = secret or cronofy_provider().settings.client_secrets[0]
    return base64.b64encode(hmac.digest(key.encode(), body, hashlib.sha256)).decode()


@contextmanager
def fails_to_store(app: Flask) -> Iterator[None]:
    """Within the block the database takes nothing."""

    def refuse(*_: object) -> None:
        raise OperationalError("UPDATE", {}, Exception("disk full"))

    event.listen(db.engine, "before_cursor_execute", refuse)
    try:
        yield
    finally:
        event.remove(db.engine, "before_cursor_execute", refuse)


def in_context(app: Flask, function: Callable[[int], bool]) -> Callable[[int], bool]:
    def inside(number: int) -> bool:
        with app.app_context():
            return function(number)

    return inside


def send(client: FlaskClient, body: bytes, header: str | None, token: str = TOKEN) -> TestResponse:
    headers = {"Content-Type": "application/json", **({"Cronofy-HMAC-SHA256": header} if header is not None else {})}
    return client.post(f"/webhooks/cronofy/{token}", data=body, headers=headers)


def test_a_change_marks_and_enqueues(app: Flask, client: FlaskClient, integration: Integration, redis: Redis) -> None:
    assert send(client, notice(), signature(app, notice())).status_code == 200
    assert integration.state.notified_at is not None
    assert waiting(redis) == [(integration.id, "notified")]


def test_it_is_kept_how_far_back_the_changes_reach(app: Flask, client: FlaskClient, integration: Integration) -> None:
    for since in ("2026-11-22T12:00:00Z", "2026-11-22T11:58:50Z", "2026-11-22T12:00:05Z"):
        body = notice(since=since)
        assert send(client, body, signature(app, body)).status_code == 200
    db.session.refresh(integration)
    assert integration.state.news_since == datetime(2026, 11, 22, 11, 58, 50, tzinfo=UTC)


def test_a_change_that_does_not_say_since_when_marks_all_the_same(
    app: Flask, client: FlaskClient, integration: Integration
) -> None:
    body = json.dumps({"notification": {"type": "change"}, "channel": {"channel_id": "c"}}).encode()
    assert send(client, body, signature(app, body)).status_code == 200
    assert integration.state.notified_at is not None
    assert integration.state.news_since is None


@pytest.mark.parametrize("header", [None, "", "nonsense", "bm90IGl0", "ä", ",,,"])
def test_what_is_not_signed_does_nothing(
    client: FlaskClient, integration: Integration, redis: Redis, header: str | None
) -> None:
    assert send(client, notice(), header).status_code == 403
    assert integration.state.notified_at is None
    assert waiting(redis) == []


def test_there_is_no_handshake_that_could_repeat_something(client: FlaskClient, integration: Integration) -> None:
    answer = client.post(f"/webhooks/cronofy/{TOKEN}?validationToken=repeated&challenge=repeated")
    assert (answer.status_code, answer.data) == (403, b"")


def test_a_signature_of_another_body_does_nothing(app: Flask, client: FlaskClient, integration: Integration) -> None:
    assert send(client, notice(), signature(app, notice("verification"))).status_code == 403
    assert integration.state.notified_at is None


def test_one_of_several_signatures_with_any_of_our_secrets_is_enough(
    app: Flask, client: FlaskClient, integration: Integration
) -> None:
    header = f"{signature(app, notice(), 'CRN_foreign')}, {signature(app, notice(), OLD_SECRET)}"
    assert send(client, notice(), header).status_code == 200
    assert integration.state.notified_at is not None


@pytest.mark.parametrize("kind", ["verification", "something_new"])
def test_other_kinds_are_taken_and_change_nothing(
    app: Flask, client: FlaskClient, integration: Integration, redis: Redis, kind: str
) -> None:
    assert send(client, notice(kind), signature(app, notice(kind))).status_code == 200
    assert integration.state.notified_at is None
    assert waiting(redis) == []


def test_a_disconnection_shows_at_once_and_is_looked_at(
    app: Flask, client: FlaskClient, integration: Integration, redis: Redis
) -> None:
    body = notice("profile_disconnected")
    assert send(client, body, signature(app, body)).status_code == 200
    assert integration.account.authorization_lost_at is not None
    assert waiting(redis) == [(integration.account_id,)]


def test_a_completed_first_synchronisation_has_everything_compared(
    app: Flask, client: FlaskClient, integration: Integration, redis: Redis
) -> None:
    body = notice("profile_initial_sync_completed")
    assert send(client, body, signature(app, body)).status_code == 200
    assert integration.state.cursor == ""
    assert integration.state.notified_at is not None
    assert waiting(redis) == [(integration.id, "notified")]


def test_a_large_body_is_not_read(app: Flask, client: FlaskClient, integration: Integration) -> None:
    body = notice() + b" " * 70_000
    assert send(client, body, signature(app, body)).status_code == 413


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"notification": 1}', b"\xff", b"[" * 10_000])
def test_signed_nonsense_is_refused(app: Flask, client: FlaskClient, integration: Integration, body: bytes) -> None:
    assert send(client, body, signature(app, body)).status_code == 400
    assert integration.state.notified_at is None


def test_an_address_nobody_waits_at_is_gone(app: Flask, client: FlaskClient, integration: Integration) -> None:
    for _ in range(2):
        assert send(client, notice(), signature(app, notice()), "another").status_code == 410
    integration.ended_at = utc_now()
    assert send(client, notice(), signature(app, notice())).status_code == 410


def test_a_flood_becomes_one_job(app: Flask, integration: Integration, redis: Redis) -> None:
    header = signature(app, notice())

    def send_one(_number: int) -> int:
        headers = {"Cronofy-HMAC-SHA256": header}
        return WsgiClient(app).post(f"/webhooks/cronofy/{TOKEN}", data=notice(), headers=headers).status_code

    with ThreadPoolExecutor(50) as senders:
        assert set(senders.map(send_one, range(1_000))) == {200}
    assert waiting(redis) == [(integration.id, "notified")]


def test_a_later_notice_renews_the_mark_so_that_a_run_under_way_does_not_clear_it(
    app: Flask, client: FlaskClient, integration: Integration
) -> None:
    send(client, notice(), signature(app, notice()))
    first = integration.state.notified_at
    send(client, notice(), signature(app, notice()))
    assert integration.state.notified_at != first


def test_a_notice_that_cannot_be_stored_is_not_accepted_and_the_next_one_is(
    app: Flask, client: FlaskClient, integration: Integration
) -> None:
    with fails_to_store(app), capture_logs() as logged:
        assert send(client, notice(), signature(app, notice())).status_code == 503
    assert "notification_not_stored" in [line["event"] for line in logged]
    assert integration.state.notified_at is None
    assert send(client, notice(), signature(app, notice())).status_code == 200
    assert integration.state.notified_at is not None


def test_notices_that_come_at_once_share_a_transaction_and_each_is_stored_before_its_answer(
    app: Flask, integration: Integration
) -> None:
    batcher, commits, seen = NotificationBatcher(app), 0, []

    def count(_connection: Connection) -> None:
        nonlocal commits
        commits += 1

    def enter(_number: int) -> bool:
        known = batcher.add(TOKEN)
        with db.engine.connect() as connection:
            seen.append(connection.scalar(select(SyncState.notified_at)))
        return known

    db.session.commit()
    event.listen(db.engine, "commit", count)
    with ThreadPoolExecutor(20) as senders:
        assert all(senders.map(in_context(app, enter), range(200)))
    assert None not in seen
    assert commits < 100


def test_where_cronofy_is_not_set_up_there_is_no_such_address(app: Flask, client: FlaskClient) -> None:
    forget_settings(app, "cronofy")
    assert send(client, notice(), None).status_code == 404


def test_an_account_that_was_cut_off_and_speaks_again_is_looked_at_in_a_moment(
    app: Flask, client: FlaskClient, integration: Integration, redis: Redis
) -> None:
    now = utc_now()
    account = integration.account
    account.authorization_lost_at, account.check_at = now, now + timedelta(minutes=15)
    assert send(client, notice(), signature(app, notice())).status_code == 200
    assert account.check_at <= now + timedelta(seconds=5)
    assert waiting(redis) == []


def test_a_switched_off_calendar_is_marked_and_not_run(
    app: Flask, client: FlaskClient, integration: Integration, redis: Redis
) -> None:
    integration.active = False
    assert send(client, notice(), signature(app, notice())).status_code == 200
    assert integration.state.notified_at is not None
    assert waiting(redis) == []


def test_without_the_queue_server_a_notice_still_marks(
    app: Flask, client: FlaskClient, integration: Integration
) -> None:
    app.extensions["redis"] = Redis(port=1, socket_connect_timeout=0.1)
    assert send(client, notice(), signature(app, notice())).status_code == 200
    assert integration.state.notified_at is not None


def test_a_notice_that_is_sent_again_later_changes_nothing_by_itself(
    app: Flask, client: FlaskClient, integration: Integration, redis: Redis
) -> None:
    """A replay reveals nothing and reverts nothing: the calendar is only read once more."""
    body = notice()
    kept = signature(app, body)
    assert [send(client, body, kept).status_code for _ in range(3)] == [200, 200, 200]
    db.session.refresh(integration)
    assert (integration.state.cursor, integration.active, integration.ended_at) == ("v1", True, None)
    assert waiting(redis) == [(integration.id, "notified")]
    integration.ended_at = utc_now()
    db.session.commit()
    assert send(client, body, kept).status_code == 410, "once it has ended, an old notice finds nobody"


def test_a_notice_for_one_calendar_is_not_good_for_another(
    app: Flask, client: FlaskClient, integration: Integration, redis: Redis
) -> None:
    assert send(client, notice(), signature(app, notice()), token="another-address").status_code == 410
    assert waiting(redis) == []
