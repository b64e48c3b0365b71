"""Notices of change: each is stored before it is answered, and those that come at the same time share a transaction.

A mark on the integration is all that a notice becomes. While one waits to be served, later notices only renew it, and
no further job is needed for them: the run that serves it sees that it was renewed.
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

from webapp.connectors.registry import Notification
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.linked_accounts import authorization
from webapp.sync.linked_accounts.credential_store import read_secret
from webapp.sync.models import Integration, LinkedAccount, Subscription
from webapp.sync.queue.enqueue import enqueue_sync

GATHER = timedelta(milliseconds=10)
"""Between two transactions. Who comes meanwhile waits for the next; who comes after a quiet time waits for nobody."""

_CHANGED = Notification("changed")

_CONCERNED = (
    select(
        Subscription.token,
        Subscription.remote_id,
        Subscription.secret,
        Integration.id,
        Integration.active,
        Integration.notified_at,
        Integration.account_id,
        LinkedAccount.check_at,
        LinkedAccount.revoke_wanted,
    )
    .join(Integration, Integration.id == Subscription.integration_id)
    .join(LinkedAccount, LinkedAccount.id == Integration.account_id)
    .where(Subscription.token.in_(bindparam("tokens", expanding=True)), Integration.ended_at.is_(None))
)
_IS_MARKED = Integration.id.in_(bindparam("ids", expanding=True))
_MARK = update(Integration).where(_IS_MARKED).values(notified_at=bindparam("at"))
_REACH_BACK = (
    update(Integration)
    .where(_IS_MARKED, or_(Integration.news_since.is_(None), Integration.news_since > bindparam("since")))
    .values(news_since=bindparam("since"))
)

log = structlog.get_logger()


class NoticeBook:
    """Where the notices of one process are entered. May be used from any number of threads or greenlets."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._lock = threading.Lock()  # of the page that is open
        self._open: _Page | None = None
        self._storing = threading.Lock()
        self._next_at = 0.0

    def enter(self, token: str, told: Iterable[Notification] = (_CHANGED,)) -> bool:
        """Mark the integration whose callback address ends in `token`; False if there is none (any more).

        Notifications that are not of a subscription at this address (`is_from`) are dropped.

        Raises:
            SQLAlchemyError: it is not stored, so its sender must not be told that it is.
        """
        with self._lock:
            page = self._open
            is_first = page is None
            if page is None:
                page = self._open = _Page()
            page.add(token, told)
        if is_first:
            self._store(page)
        return token in page.known.result()

    def _store(self, page: "_Page") -> None:
        """Store a page for all who wrote on it, then ask for the runs that follow from it."""
        try:
            with self._storing:
                # Bounds transactions per second: notices that arrive meanwhile join this page and share one commit.
                time.sleep(max(0.0, self._next_at - time.monotonic()))
                self._close(page)
                self._next_at = time.monotonic() + GATHER.total_seconds()
                with self._app.app_context():
                    known, to_run = _mark(page.tokens)
        except BaseException as error:  # whatever ended it: nobody may wait for ever, or be told that it is stored
            self._close(page)
            page.known.set_exception(error)
            raise
        page.known.set_result(known)
        log.info("notices", count=page.notices, addresses=len(page.tokens), known=len(known))
        with self._app.app_context():
            for integration_id in to_run:
                enqueue_sync(integration_id, "notified")

    def _close(self, page: "_Page") -> None:
        with self._lock:
            if self._open is page:
                self._open = None


class _Page:
    """Addresses that notices came to, and which of them were known: known as soon as that is stored."""

    def __init__(self) -> None:
        self.tokens: dict[str, dict[Origin, datetime | None]] = {}  # with how far back their notices reach
        self.notices = 0
        self.known: Future[frozenset[str]] = Future()

    def add(self, token: str, told: Iterable[Notification]) -> None:
        origins = self.tokens.setdefault(token, {})
        for each in told:
            origin = Origin(each.subscription, each.secret)
            origins[origin] = _earliest(origins.get(origin), each.since)
            self.notices += 1


class Origin(NamedTuple):
    """What a notification names its subscription by, and what it repeats as proof."""

    subscription: str
    secret: str


def is_from(origin: Origin, remote_id: str, secret: str) -> bool:
    """Return True if a notification belongs to the subscription with this `remote_id` and encrypted `secret`.

    Before the service has answered the request for it, the callback address alone proves where it comes from.
    """
    expected = read_secret(secret)
    if expected is None:
        return False
    given = origin.secret.encode(errors="surrogatepass")
    if expected and not hmac.compare_digest(expected.encode(), given):
        return False
    return not remote_id or origin.subscription in {"", remote_id}


def _earliest(*moments: datetime | None) -> datetime | None:
    return min((moment for moment in moments if moment), default=None)


def _mark(told: Mapping[str, Mapping[Origin, datetime | None]]) -> tuple[frozenset[str], list[int]]:
    """Mark the integrations of these addresses; return which addresses are known, and which ones need a run for it."""
    now = utc_now()
    with db.engine.begin() as transaction:
        found = transaction.execute(_CONCERNED, {"tokens": list(told)}).all()
        concerned: dict[int, Any] = {}
        since: dict[int, datetime | None] = {}
        for row in found:
            reach = [at for origin, at in told[row.token].items() if is_from(origin, row.remote_id, row.secret)]
            if reach:
                concerned[row.id], since[row.id] = row, _earliest(since.get(row.id), *reach)
        if concerned:
            transaction.execute(_MARK, {"ids": list(concerned), "at": now})
        for moment in {*since.values()} - {None}:
            ids = [integration_id for integration_id, at in since.items() if at == moment]
            transaction.execute(_REACH_BACK, {"ids": ids, "since": moment})
        for row in concerned.values():
            # An account that was cut off speaks again.
            if row.check_at is not None and not row.revoke_wanted:
                authorization.check_soon(transaction, row.account_id, row.check_at, now)
    to_run = [row.id for row in concerned.values() if row.active and row.notified_at is None and row.check_at is None]
    return frozenset(row.token for row in found), to_run
