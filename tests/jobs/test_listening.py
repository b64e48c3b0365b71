"""The role `listen`, with a service that announces changes over a connection that is held open."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from flask import Flask
from redis import Redis

from config import Testing
from tests.faults.processes import wait_until
from tests.jobs.queue import waiting
from tests.toy_service.linking import link_board
from tests.toy_service.provider import CorkboardProvider
from tests.toy_service.service import BOARD, Corkboard, running
from webapp.accounts.models import User
from webapp.connectors import members
from webapp.database import utc_now
from webapp.extensions import db
from webapp.operations import listener
from webapp.operations.listener import LONGEST_PAUSE, ListeningProcess, pause_after
from webapp.operations.metrics import exposition
from webapp.sync import service
from webapp.sync.linked_accounts.listening import LEASE_TIME, find_listened, hold, release
from webapp.sync.models import Integration


@pytest.fixture(autouse=True)
def added(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "PROVIDERS", (*members.PROVIDERS, CorkboardProvider))
    monkeypatch.setattr(listener, "LOOK_EVERY", timedelta(milliseconds=100))
    monkeypatch.setattr(listener, "FIRST_PAUSE", timedelta(milliseconds=10))


@pytest.fixture
def corkboard() -> Iterator[Corkboard]:
    with running() as corkboard:
        yield corkboard


@pytest.fixture
def settings(settings: Testing, corkboard: Corkboard) -> Testing:
    return Testing({**settings.environ, "CORKBOARD_URL": corkboard.address, "CORKBOARD_LISTENS": "1"})


@pytest.fixture
def integration(app: Flask, corkboard: Corkboard, ada: User, redis: Redis) -> Integration:
    return link_board(ada, corkboard, redis)


@contextmanager
def listening(app: Flask) -> Iterator[ListeningProcess]:
    """Let a process of this role run meanwhile."""
    process = ListeningProcess(app)
    thread = threading.Thread(target=process.run)
    thread.start()
    try:
        yield process
    finally:
        process.stop()
        thread.join(30)
        assert not thread.is_alive()


def is_marked(integration: Integration) -> bool:
    db.session.rollback()
    return integration.state.notified_at is not None


def served(integration: Integration, redis: Redis) -> None:
    """Clear what was noted, as the run for it does."""
    wait_until(lambda: is_marked(integration))
    integration.state.notified_at = None
    db.session.commit()
    redis.delete(*redis.keys("rq:*"))


def test_what_is_announced_becomes_a_run(
    app: Flask, integration: Integration, corkboard: Corkboard, redis: Redis
) -> None:
    with listening(app):
        wait_until(lambda: bool(corkboard.streams.open))
        served(integration, redis)
        corkboard.streams.publish("another board")
        corkboard.streams.publish(BOARD)
        wait_until(lambda: is_marked(integration))
        wait_until(lambda: waiting(redis) == [(integration.id, "notified")])
    wait_until(lambda: corkboard.streams.open == [])


def test_a_connection_that_ends_is_made_again_and_what_was_missed_is_read(
    app: Flask, integration: Integration, corkboard: Corkboard, redis: Redis
) -> None:
    with listening(app):
        wait_until(lambda: bool(corkboard.streams.open))
        served(integration, redis)
        corkboard.streams.end()
        wait_until(lambda: corkboard.streams.opened == 2)
        wait_until(lambda: is_marked(integration))


def count_updates(process: ListeningProcess, monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """Return a list that grows with each update of the connections."""
    updates: list[None] = []
    update = process.update_connections

    def counted() -> None:
        update()
        updates.append(None)

    monkeypatch.setattr(process, "update_connections", counted)
    return updates


def test_two_processes_hold_one_connection_and_the_second_takes_over(
    app: Flask, integration: Integration, corkboard: Corkboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = ListeningProcess(app), ListeningProcess(app)
    threads = [threading.Thread(target=process.run) for process in (first, second)]
    threads[0].start()
    wait_until(lambda: bool(corkboard.streams.open))
    updates = count_updates(second, monkeypatch)
    threads[1].start()
    wait_until(lambda: len(updates) > 3)
    assert corkboard.streams.opened == 1
    first.stop()
    threads[0].join(30)
    wait_until(lambda: corkboard.streams.opened == 2)
    second.stop()
    threads[1].join(30)
    assert not any(thread.is_alive() for thread in threads)


def test_switching_off_ends_the_connection_and_switching_on_makes_another(
    app: Flask, integration: Integration, corkboard: Corkboard
) -> None:
    with listening(app):
        wait_until(lambda: bool(corkboard.streams.open))
        service.set_active(integration, False)
        wait_until(lambda: corkboard.streams.open == [])
        service.set_active(integration, True)
        wait_until(lambda: bool(corkboard.streams.open))


@pytest.mark.parametrize(
    "values",
    [{"active": False}, {"wizard_step": "options"}, {"ended_at": utc_now()}],
    ids=["switched off", "in the wizard", "deleted"],
)
def test_nobody_listens_to_what_must_not_run(integration: Integration, values: dict[str, object]) -> None:
    assert find_listened() == {integration.account_id: {BOARD: integration.id}}
    for name, value in values.items():
        setattr(integration, name, value)
    db.session.commit()
    assert find_listened() == {}


def test_a_lease_is_held_by_one_until_it_is_released_or_expires(redis: Redis) -> None:
    assert hold(redis, 1, "first")
    assert hold(redis, 1, "first")
    assert not hold(redis, 1, "second")
    release(redis, 1, "second")
    assert not hold(redis, 1, "second")
    assert 0 < redis.pttl("listening:1") <= LEASE_TIME.total_seconds() * 1000
    release(redis, 1, "first")
    assert hold(redis, 1, "second")


def test_the_pause_between_attempts_grows_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listener, "FIRST_PAUSE", timedelta(seconds=1))
    assert [pause_after(failures) for failures in (0, 1, 2, 8)] == [
        timedelta(seconds=1),
        timedelta(seconds=2),
        timedelta(seconds=4),
        timedelta(seconds=256),
    ]
    assert pause_after(9) == pause_after(1_000_000) == LONGEST_PAUSE


def test_metrics_show_who_is_listened_to(app: Flask, integration: Integration, redis: Redis) -> None:
    assert b"calendar_sync_accounts_to_listen_to 1.0" in exposition()
    assert b"calendar_sync_accounts_listened_to 0.0" in exposition()
    assert hold(redis, integration.account_id, "somebody")
    assert b"calendar_sync_accounts_listened_to 1.0" in exposition()


class TestWithoutSuchAService:
    @pytest.fixture
    def settings(self, settings: Testing) -> Testing:
        return Testing({name: value for name, value in settings.environ.items() if name != "CORKBOARD_LISTENS"})

    def test_the_process_only_waits_to_be_stopped(
        self, app: Flask, integration: Integration, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        looked: list[ListeningProcess] = []
        monkeypatch.setattr(ListeningProcess, "update_connections", looked.append)
        with listening(app):
            pass
        assert looked == []
        assert find_listened() == {}
