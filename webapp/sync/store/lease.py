"""Leases: one writer for each integration, with a fencing number that only grows."""

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from flask import Flask, current_app
from sqlalchemy import Update, select, update
from sqlalchemy.exc import IntegrityError

from webapp.database import utc_now
from webapp.extensions import db, reading, rows_changed
from webapp.sync.models import Lease

LEASE_TIME = timedelta(minutes=2)
"""How long a holder keeps the lease without renewing it. Every stored batch of results renews it."""

PROLONG_AFTER = LEASE_TIME / 4
"""How often a holder that only waits renews the lease: two delayed renewals are still in time."""


class LeaseLost(Exception):
    """The lease was taken over meanwhile; nothing of this batch may be stored."""


@dataclass(frozen=True, slots=True)
class HeldLease:
    """A lease that this process holds as long as the fencing number is unchanged."""

    integration_id: int
    holder: str
    fence: int
    taken_over: bool = False  # from a holder that died or stopped renewing it, perhaps in the middle of a run

    def renew(self) -> None:
        """Check and prolong the lease, as part of the transaction that stores results.

        Raises:
            LeaseLost: the fencing number has grown; the transaction was rolled back.
        """
        if rows_changed(self.prolonged()) != 1:
            db.session.rollback()
            raise LeaseLost(f"integration {self.integration_id}: fence {self.fence} is no longer current")

    def prolonged(self) -> Update:
        """Return the statement that prolongs the lease if it is still held."""
        return (
            update(Lease)
            .where(Lease.integration_id == self.integration_id, Lease.holder == self.holder, Lease.fence == self.fence)
            .values(expires_at=utc_now() + LEASE_TIME)
        )


class KeepAlive:
    """Callable that prolongs a lease while its holder waits for a service; may be called often, and from any thread.

    Uses a database connection of its own, within any transaction. `HeldLease.renew` checks that it is still held.
    """

    def __init__(self, held: HeldLease) -> None:
        self._held = held
        self._app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # a proxy's own method
        self._prolonged_at = time.monotonic()

    def __call__(self) -> None:
        if time.monotonic() - self._prolonged_at < PROLONG_AFTER.total_seconds():
            return
        self._prolonged_at = time.monotonic()
        with self._app.app_context(), db.engine.begin() as connection:
            connection.execute(self._held.prolonged())


@contextmanager
def lease(integration_id: int) -> Iterator[HeldLease | None]:
    """Hold the lease of an integration for the block; yield None if another process holds it."""
    held = _acquire(integration_id)
    try:
        yield held
    finally:
        if held:
            db.session.rollback()
            db.session.execute(
                update(Lease)
                .where(Lease.integration_id == integration_id, Lease.fence == held.fence)
                .values(holder=None, expires_at=None)
            )
            db.session.commit()


def is_held(holder: str | None, expires_at: datetime | None, now: datetime) -> bool:
    """Return True if a lease with these values is held."""
    return bool(holder and expires_at and expires_at > now and not _is_dead_local_process(holder))


@cache
def this_host() -> str:
    """Return a name of the process id space of this machine; with a process id appended it fits the column."""
    return f"{socket.gethostname()[:36]}/{_process_space()}"


def _process_space() -> str:
    """Return the PID namespace: containers may share the name of a host, but each has process ids of its own."""
    try:
        return str(Path("/proc/self/ns/pid").stat().st_ino)
    except OSError:  # only Linux has PID namespaces, and only its containers need them
        return ""


def _acquire(integration_id: int) -> HeldLease | None:
    _ensure_row(integration_id)
    now = utc_now()
    row = db.session.execute(
        select(Lease.holder, Lease.fence, Lease.expires_at).where(Lease.integration_id == integration_id)
    ).one_or_none()
    if row is None or is_held(row.holder, row.expires_at, now):
        db.session.rollback()
        return None
    holder = f"{this_host()}:{os.getpid()}"
    taken = rows_changed(
        update(Lease)
        .where(Lease.integration_id == integration_id, Lease.fence == row.fence)  # nobody took it since it was read
        .values(holder=holder, fence=row.fence + 1, expires_at=now + LEASE_TIME)
    )
    db.session.commit()
    return HeldLease(integration_id, holder, row.fence + 1, row.holder is not None) if taken == 1 else None


def _ensure_row(integration_id: int) -> None:
    with reading():
        if db.session.get(Lease, integration_id):
            return
    try:
        db.session.add(Lease(integration_id=integration_id))
        db.session.commit()
    except IntegrityError:  # another worker inserted it, or there is no such integration
        db.session.rollback()


def _is_dead_local_process(holder: str) -> bool:
    """Return True if the holder was a process of this machine that no longer runs, so that nobody waits for it."""
    host, _, pid = holder.rpartition(":")
    if host != this_host() or int(pid) == os.getpid():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
