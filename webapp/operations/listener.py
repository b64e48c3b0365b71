"""The role `listen`: one thread per account whose service announces changes over an open connection.

Every process of this role takes the leases of accounts that no other process holds; further processes are standby.
"""

import signal
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from queue import Empty, SimpleQueue
from time import monotonic
from uuid import uuid4

import structlog
from flask import Flask
from redis.exceptions import RedisError

from webapp.connectors.errors import ConnectorError
from webapp.extensions import db, redis_client
from webapp.sync.linked_accounts.listening import LEASE_TIME, find_listened, hold, note_changes, release
from webapp.sync.linked_accounts.ports import as_port
from webapp.sync.models import LinkedAccount
from webapp.sync.providers import provider_of, providers

LOOK_EVERY = timedelta(seconds=5)
"""Interval of checks for accounts that were linked, switched off or deleted, and of lease renewals."""

FIRST_PAUSE = timedelta(seconds=1)
LONGEST_PAUSE = timedelta(minutes=5)
"""Pause between two attempts to connect; doubled after each failure."""

SETTLED = timedelta(minutes=1)
"""A connection that lasted this long does not count as a failure; services end connections now and then."""

GRACE = timedelta(seconds=5)
"""Maximum time for connections to end."""

log = structlog.get_logger()


def run_listener(app: Flask) -> None:
    """Hold connections open until SIGTERM or SIGINT."""
    process = ListeningProcess(app)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: process.stop())
    process.run()


def pause_after(failures: int) -> timedelta:
    """Return the pause before the next attempt after `failures` consecutive ones (0: none failed)."""
    return min(FIRST_PAUSE * (1 << min(failures, 20)), LONGEST_PAUSE)


class ListeningProcess:
    """Starts and ends a thread for each account that it has the lease of."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._holder = uuid4().hex
        self._stops: SimpleQueue[None] = SimpleQueue()  # reentrant, so that a signal handler may put into it
        self._connections: dict[int, _Connection] = {}

    def stop(self) -> None:
        """Make `run` return. Can be called from a signal handler, and from any thread."""
        self._stops.put(None)

    def run(self) -> None:
        """Listen until `stop`. If no provider supports listening, only wait for `stop`."""
        with self._app.app_context():
            listens = providers().needs_listener()
        log.info("listening", any_provider=listens)
        try:
            while True:
                if listens:
                    with self._app.app_context():
                        self.update_connections()
                try:
                    self._stops.get(timeout=LOOK_EVERY.total_seconds() if listens else None)
                except Empty:
                    continue
                return
        finally:
            held = list(self._connections)
            self._end(held)
            with self._app.app_context(), suppress(RedisError):  # without Redis the leases expire
                for account_id in held:
                    release(redis_client(), account_id, self._holder)

    def update_connections(self) -> None:
        """Start missing connections; end those that are no longer needed, or whose lease another process holds."""
        held = {account_id: calendars for account_id, calendars in find_listened().items() if self._holds(account_id)}
        self._end(
            [
                account_id
                for account_id, connection in self._connections.items()
                if not connection.is_alive() or held.get(account_id) != connection.calendars
            ]
        )
        for account_id in held.keys() - self._connections.keys():
            self._connections[account_id] = _Connection(self._app, account_id, held[account_id])
            self._connections[account_id].start()

    def _holds(self, account_id: int) -> bool:
        connection = self._connections.get(account_id)
        try:
            is_held = hold(redis_client(), account_id, self._holder)
        except RedisError as error:
            log.warning("lease_not_asked_for", error=type(error).__name__)
            # An open connection may continue until another process can have taken the lease.
            return connection is not None and monotonic() - connection.held_at < LEASE_TIME.total_seconds()
        if is_held and connection is not None:
            connection.held_at = monotonic()
        return is_held

    def _end(self, account_ids: Sequence[int]) -> None:
        ended = [self._connections.pop(account_id) for account_id in account_ids]
        for connection in ended:
            connection.stop.set()
        for connection in ended:
            connection.join(GRACE.total_seconds())


class _Connection(threading.Thread):
    """Listens for one account, and reconnects whenever the connection ends."""

    def __init__(self, app: Flask, account_id: int, calendars: Mapping[str, int]) -> None:
        super().__init__(name=f"account-{account_id}", daemon=True)  # so that it does not keep the process alive
        self.calendars = calendars
        self.stop = threading.Event()
        self.held_at = monotonic()
        self._app = app
        self._account_id = account_id

    def run(self) -> None:
        """Listen until `stop` is set."""
        failures = 0
        while not self.stop.is_set():
            began = monotonic()
            try:
                with self._app.app_context():
                    self._listen()
            except ConnectorError as error:
                log.warning("connection_failed", account_id=self._account_id, error=type(error).__name__)
            lasted = timedelta(seconds=monotonic() - began)
            failures = 0 if lasted >= SETTLED else failures + 1
            self.stop.wait(pause_after(failures).total_seconds())

    def _listen(self) -> None:
        account = db.session.get(LinkedAccount, self._account_id)
        listener = provider_of(account).listener if account else None
        if account is None or listener is None:
            return
        port = as_port(account)
        db.session.rollback()
        note_changes(list(self.calendars.values()))  # changes before this connection were not announced
        for notification in listener.listen(port, list(self.calendars), self.stop):
            integration_id = self.calendars.get(notification.subscription)
            if integration_id is not None and notification.kind == "changed":
                note_changes([integration_id])
