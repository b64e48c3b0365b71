"""Search for work that is due, independently of the jobs that were enqueued for it.

It makes Redis dispensable: marks, requests and due times are in the database, so a flushed queue, a dead worker or a
lost notification only delays work.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, or_, select, update

from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.models import Integration, Lease, Link, LinkedAccount, Mark, Subscription, SyncState
from webapp.sync.queue.enqueue import enqueue_account_job, enqueue_busy_times, enqueue_preview, enqueue_sync
from webapp.sync.states import Trigger
from webapp.sync.store import previews
from webapp.sync.store.evidence import ENDING, MANUAL, READING, SENDING, UNDO, is_failing, is_open
from webapp.sync.store.lease import is_held
from webapp.sync.undo import requests

SIGNAL_GRACE = timedelta(seconds=5)
"""The job for a mark or request younger than this is still in the queue; that for an older one was lost."""

BUSY_AT_ONCE = 20
BUSY_CLAIM = timedelta(minutes=10)
"""Time after which a job that reads busy times counts as lost."""


def enqueue_due_work() -> None:
    """Enqueue every run that is due, found by a few indexed queries. Unique job ids prevent duplicates."""
    now = utc_now()
    due = list(_due(now))
    account_jobs = list(_due_account_jobs(now))
    busy = _claim_busy_times(now)
    due_previews = previews.claim_due(now)
    db.session.commit()
    for integration_id, trigger in due:
        enqueue_sync(integration_id, trigger)
    for job, account_id in account_jobs:
        enqueue_account_job(job, account_id)
    for integration_id in busy:
        enqueue_busy_times(integration_id)
    for preview_id in due_previews:
        enqueue_preview(preview_id)


def _due(now: datetime) -> Iterator[tuple[int, Trigger]]:
    reads, sends = is_open(READING, now), is_open(SENDING, now)
    # Nothing is sent before the events that the linked calendar has already are known.
    can_send = or_(and_(SyncState.cursor.is_not(None), SyncState.reconciled_at.is_not(None)), reads)
    for trigger, condition in (
        # Includes work without a mark: a create whose answer was lost, or a deletion that was approved.
        (Trigger.ITEM_SAVED, and_(or_(_has_old_mark(now), is_failing(SENDING)), sends, can_send)),
        (Trigger.NOTIFIED, and_(SyncState.notified_at.is_not(None), reads)),
        (Trigger.SWEEP, and_(or_(SyncState.next_sweep_at.is_(None), SyncState.next_sweep_at <= now), reads)),
        (
            Trigger.MANUAL,
            and_(SyncState.manual_requested_at < now - SIGNAL_GRACE, reads, sends, is_open(MANUAL, now)),
        ),
        (Trigger.UNDO, and_(requests.waits(since=now - SIGNAL_GRACE), is_open(UNDO, now), can_send)),
    ):
        for integration_id, holder, expires_at in db.session.execute(_runnable().where(condition)):
            if not is_held(holder, expires_at, now):
                yield integration_id, trigger
    is_subscribed = _has_subscription()
    # Without authorization it is not tried again and again: reconnecting, or a person's request, makes it due.
    authorised = select(LinkedAccount.id).where(
        LinkedAccount.id == Integration.account_id, LinkedAccount.authorization_lost_at.is_(None)
    )
    ended = _with_state().where(
        Integration.ended_at.is_not(None),
        is_open(ENDING, now),
        or_(_has_links(), is_subscribed, Integration.remove_events_on_end),
        or_(authorised.exists(), ~Integration.remove_events_on_end),
    )
    for integration_id in db.session.scalars(ended):
        yield integration_id, Trigger.ENDED
    switched_off = _with_state().where(
        ~Integration.active, Integration.ended_at.is_(None), is_open(ENDING, now), is_subscribed
    )
    for integration_id in db.session.scalars(switched_off):
        yield integration_id, Trigger.DEACTIVATED


def _due_account_jobs(now: datetime) -> Iterator[tuple[str, int]]:
    accounts = select(LinkedAccount.id, LinkedAccount.revoke_wanted).where(LinkedAccount.check_at <= now)
    for account_id, revoke_wanted in db.session.execute(accounts):
        yield "revoke_permission" if revoke_wanted else "check_connection", account_id


def _claim_busy_times(now: datetime) -> list[int]:
    """Return up to `BUSY_AT_ONCE` integrations whose busy times have to be read, and postpone them."""
    is_due = or_(SyncState.busy_due_at.is_(None), SyncState.busy_due_at <= now)
    ids = [row[0] for row in db.session.execute(_runnable().where(is_due, is_open(READING, now)).limit(BUSY_AT_ONCE))]
    if ids:
        claimed = update(SyncState).where(SyncState.integration_id.in_(ids)).values(busy_due_at=now + BUSY_CLAIM)
        db.session.execute(claimed)
    return ids


def _with_state() -> Select[int]:
    return select(Integration.id).join(SyncState, SyncState.integration_id == Integration.id)


def _runnable() -> Select[int, str | None, datetime | None]:
    return (
        select(Integration.id, Lease.holder, Lease.expires_at)
        .join(LinkedAccount, LinkedAccount.id == Integration.account_id)
        .join(SyncState, SyncState.integration_id == Integration.id)
        .join(User, User.id == Integration.owner_id)
        .outerjoin(Lease, Lease.integration_id == Integration.id)
        .where(
            Integration.active,
            Integration.wizard_step.is_(None),
            Integration.ended_at.is_(None),
            LinkedAccount.authorization_lost_at.is_(None),
            ~User.is_disabled,
            ~previews.waits_for_owner(),
        )
    )


def _has_old_mark(now: datetime) -> ColumnElement[bool]:
    return select(Mark.id).where(Mark.integration_id == Integration.id, Mark.marked_at < now - SIGNAL_GRACE).exists()


def _has_subscription() -> ColumnElement[bool]:
    """Return a condition on integrations: they have a subscription that has yet to be ended."""
    is_there = or_(Subscription.renewed_at.is_not(None), Subscription.replaced_at.is_not(None))
    return select(Subscription.id).where(Subscription.integration_id == Integration.id, is_there).exists()


def _has_links() -> ColumnElement[bool]:
    return select(Link.id).where(Link.integration_id == Integration.id).exists()
