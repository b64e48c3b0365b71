"""Notifications of changes, stored before they are answered, in one transaction for those that arrive together.

A notification only sets `SyncState.notified_at`. While it is set, later notifications only update it and enqueue no
further job: the run that clears it detects the update.
"""

import hmac
import threading
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import structlog
from flask import Flask
from sqlalchemy import bindparam, or_, select, update

from webapp.connectors.notifications import Notification
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.linked_accounts import authorization
from webapp.sync.linked_accounts.credential_store import read_secret
from webapp.sync.models import Integration, LinkedAccount, Subscription, SyncState
from webapp.sync.queue.enqueue import enqueue_sync
from webapp.sync.states import Trigger

GATHER = timedelta(milliseconds=10)
"""Shortest time between two transactions. Notifications in between wait for the next one."""

_CHANGED = Notification("changed")

_CONCERNED = (
    select(
        Subscription.token,
        Subscription.remote_id,
        Subscription.secret,
        Integration.id,
        Integration.active,
        SyncState.notified_at,
        Integration.account_id,
        LinkedAccount.check_at,
        LinkedAccount.revoke_wanted,
    )
    .join(Integration, Integration.id == Subscription.integration_id)
    .join(SyncState, SyncState.integration_id == Integration.id)
    .join(LinkedAccount, LinkedAccount.id == Integration.account_id)
    .where(Subscription.token.in_(bindparam("tokens", expanding=True)), Integration.ended_at.is_(None))
)
_IS_MARKED = SyncState.integration_id.in_(bindparam("ids", expanding=True))
_MARK = update(SyncState).where(_IS_MARKED).values(notified_at=bindparam("at"))
_REACH_BACK = (
    update(SyncState)
    .where(_IS_MARKED, or_(SyncState.news_since.is_(None), SyncState.news_since > bindparam("since")))
    .values(news_since=bindparam("since"))
)

log = structlog.get_logger()


class NotificationBatcher:
    """Stores the notifications of one process in batches. Safe for threads and greenlets."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._lock = threading.Lock()  # protects the open batch
        self._open: _Batch | None = None
        self._storing = threading.Lock()
        self._next_at = 0.0

    def add(self, token: str, notifications: Iterable[Notification] = (_CHANGED,)) -> bool:
        """Mark the integration whose callback address ends in `token`.

        Notifications that do not belong to a subscription at this address (`is_from`) are dropped.

        Returns:
            False if there is no such integration (any more).

        Raises:
            SQLAlchemyError: it was not stored, so it must not be answered with success.
        """
        with self._lock:
            batch = self._open
            is_first = batch is None
            if batch is None:
                batch = self._open = _Batch()
            batch.add(token, notifications)
        if is_first:
            self._store(batch)
        return token in batch.known.result()

    def _store(self, batch: "_Batch") -> None:
        """Store a batch, then enqueue the runs that it makes necessary."""
        try:
            with self._storing:
                # Bounds transactions per second: notifications that arrive meanwhile join this batch.
                time.sleep(max(0.0, self._next_at - time.monotonic()))
                self._close(batch)
                self._next_at = time.monotonic() + GATHER.total_seconds()
                with self._app.app_context():
                    known, to_run = _mark(batch.tokens)
        except BaseException as error:  # of any kind: no thread may wait for ever, or answer with success
            self._close(batch)
            batch.known.set_exception(error)
            raise
        batch.known.set_result(known)
        log.info("notifications", count=batch.count, addresses=len(batch.tokens), known=len(known))
        with self._app.app_context():
            for integration_id in to_run:
                enqueue_sync(integration_id, Trigger.NOTIFIED)

    def _close(self, batch: "_Batch") -> None:
        with self._lock:
            if self._open is batch:
                self._open = None


class _Batch:
    """Tokens with the origins of their notifications; `known` resolves to the known tokens once they are stored."""

    def __init__(self) -> None:
        self.tokens: dict[str, dict[Origin, datetime | None]] = {}  # with the earliest change they announce
        self.count = 0
        self.known: Future[frozenset[str]] = Future()

    def add(self, token: str, notifications: Iterable[Notification]) -> None:
        origins = self.tokens.setdefault(token, {})
        for each in notifications:
            origin = Origin(each.subscription, each.secret)
            origins[origin] = _earliest(origins.get(origin), each.since)
            self.count += 1


class Origin(NamedTuple):
    """The subscription of a notification, and its proof of origin."""

    subscription: str
    secret: str


def is_from(origin: Origin, remote_id: str, secret: str) -> bool:
    """Return True if a notification belongs to the subscription with this `remote_id` and encrypted `secret`.

    Until the service has answered the request for the subscription, the callback address alone proves its origin.
    """
    expected = read_secret(secret)
    if expected is None:
        return False
    proof = origin.secret.encode(errors="surrogatepass")
    if expected and not hmac.compare_digest(expected.encode(), proof):
        return False
    return not remote_id or origin.subscription in {"", remote_id}


def _earliest(*moments: datetime | None) -> datetime | None:
    return min((moment for moment in moments if moment), default=None)


def _mark(tokens: Mapping[str, Mapping[Origin, datetime | None]]) -> tuple[frozenset[str], list[int]]:
    """Mark the integrations of these tokens; return the known tokens, and the integrations that need a run."""
    now = utc_now()
    with db.engine.begin() as transaction:
        found = transaction.execute(_CONCERNED, {"tokens": list(tokens)}).all()
        concerned: dict[int, Any] = {}
        since: dict[int, datetime | None] = {}
        for row in found:
            reach = [at for origin, at in tokens[row.token].items() if is_from(origin, row.remote_id, row.secret)]
            if reach:
                concerned[row.id], since[row.id] = row, _earliest(since.get(row.id), *reach)
        if concerned:
            transaction.execute(_MARK, {"ids": list(concerned), "at": now})
        for moment in {*since.values()} - {None}:
            ids = [integration_id for integration_id, at in since.items() if at == moment]
            transaction.execute(_REACH_BACK, {"ids": ids, "since": moment})
        for row in concerned.values():
            # A notification shows that a disconnected account may be connected again.
            if row.check_at is not None and not row.revoke_wanted:
                authorization.check_soon(transaction, row.account_id, row.check_at, now)
    to_run = [row.id for row in concerned.values() if row.active and row.notified_at is None and row.check_at is None]
    return frozenset(row.token for row in found), to_run
