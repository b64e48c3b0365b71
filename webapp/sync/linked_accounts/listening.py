"""Linked calendars whose services announce changes over a connection that is held open, and leases for holding it."""

from collections.abc import Collection, Mapping
from datetime import timedelta

from redis import Redis
from sqlalchemy import select, update

from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db, reading
from webapp.sync.models import Integration, LinkedAccount, SyncState
from webapp.sync.providers import providers
from webapp.sync.queue.enqueue import enqueue_sync
from webapp.sync.states import Trigger

LEASE_TIME = timedelta(seconds=30)
"""How long a process keeps its lease of an account without renewing it. The lease only saves connections: two
processes that listen to the same account do no harm."""

Listened = Mapping[int, Mapping[str, int]]
"""Account id -> calendar id -> integration id."""


def find_listened() -> Listened:
    """Return the calendars for which a connection has to be held open now."""
    connectors = providers().connectors(lambda provider: provider.is_set_up and provider.listener is not None)
    if not connectors:
        return {}
    with reading():
        rows = db.session.execute(
            select(Integration.account_id, Integration.calendar_id, Integration.id)
            .join(LinkedAccount, LinkedAccount.id == Integration.account_id)
            .join(User, User.id == Integration.owner_id)
            .where(
                Integration.active,
                Integration.wizard_step.is_(None),
                Integration.ended_at.is_(None),
                LinkedAccount.connector.in_(connectors),
                LinkedAccount.authorization_lost_at.is_(None),
                ~User.is_disabled,
            )
            .order_by(Integration.id)
        ).all()
    found: dict[int, dict[str, int]] = {}
    for account_id, calendar_id, integration_id in rows:
        found.setdefault(account_id, {})[calendar_id or ""] = integration_id
    return found


def note_changes(integration_ids: Collection[int]) -> None:
    """Mark integrations as having remote changes, commit, and enqueue their runs."""
    unmarked = db.session.scalars(
        select(SyncState.integration_id).where(
            SyncState.integration_id.in_(integration_ids), SyncState.notified_at.is_(None)
        )
    ).all()
    marked = update(SyncState).where(SyncState.integration_id.in_(integration_ids)).values(notified_at=utc_now())
    db.session.execute(marked)
    db.session.commit()
    for integration_id in unmarked:
        enqueue_sync(integration_id, Trigger.NOTIFIED)


def hold(redis: Redis, account_id: int, holder: str) -> bool:
    """Acquire or prolong the lease of an account; return False if another process holds it."""
    key, milliseconds = _key(account_id), round(LEASE_TIME / timedelta(milliseconds=1))
    if redis.set(key, holder, nx=True, px=milliseconds):
        return True
    return redis.get(key) == holder.encode() and bool(redis.pexpire(key, milliseconds))


def release(redis: Redis, account_id: int, holder: str) -> None:
    """Release the lease of an account, if it is still held by `holder`."""
    if redis.get(_key(account_id)) == holder.encode():
        redis.delete(_key(account_id))


def count_held(redis: Redis, account_ids: Collection[int]) -> int:
    """Return the number of these accounts whose lease is held by some process."""
    return redis.exists(*map(_key, account_ids)) if account_ids else 0


def _key(account_id: int) -> str:
    return f"listening:{account_id}"
