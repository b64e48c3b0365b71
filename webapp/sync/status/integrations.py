"""Status of integrations, derived from evidence each time it is read (docs/development/rules.md, 14)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import joinedload

from webapp.connectors.reasons import Reason, Refusal, because, caused_by
from webapp.extensions import db
from webapp.sync.models import Failure, Integration, Lease, LinkedAccount, Preview, Subscription
from webapp.sync.providers import provider_of
from webapp.sync.states import PreviewState
from webapp.sync.store import previews, unsent
from webapp.sync.store.evidence import BUSY, ENDING, MANUAL, failures_of
from webapp.sync.store.lease import is_held
from webapp.sync.stored_reason import read_reason

FRESH_FOR = timedelta(minutes=5)
"""A change that waits, or a failure that lasts, longer than this turns the status amber."""

UNREAD_AT_MOST = timedelta(days=1)
"""How long a service may take to read a calendar for the first time before the status turns red."""

STALE_AFTER = timedelta(hours=1)
"""A failure that lasts, or a change that waits, longer than this turns the status red."""

Level = Literal["ok", "warning", "danger", "off"]


@dataclass(frozen=True, slots=True)
class Status:
    """Content of the Status column. `label` is Connected, Not connected or Off; `reasons` may be empty."""

    level: Level
    label: str
    reasons: tuple[Refusal, ...]
    can_reconnect: bool
    oldest_mark_at: datetime | None  # of the oldest change in My Calendar that is not written to the linked calendar
    waiting_since: datetime | None  # of the oldest change, in either direction, that may not be synced yet
    read_at: datetime | None  # when a run last read all changes of the linked calendar
    sent_at: datetime | None  # when the service last accepted or answered a change of ours
    running: bool
    failing: tuple[str, ...] = ()  # the kinds of work that fail (`evidence`)
    preview_id: int | None = None  # nothing is synced until the owner has approved this preview


def statuses(integrations: Sequence[Integration], *, now: datetime) -> dict[int, Status]:
    """Return the status of each integration by its id, with a constant number of queries."""
    ids = [integration.id for integration in integrations]
    account_ids = {integration.account_id for integration in integrations}
    accounts = {
        account.id: account
        for account in db.session.scalars(
            select(LinkedAccount).options(joinedload(LinkedAccount.user)).where(LinkedAccount.id.in_(account_ids))
        )
    }
    oldest = unsent.oldest_by_integration(ids)
    running, refusals = _leases_and_refusals(ids, now)
    waiting_previews = previews.find_waiting(ids)
    failures = failures_of(ids)
    return {
        integration.id: _status(
            integration,
            accounts[integration.account_id],
            now,
            oldest.get(integration.id),
            waiting=waiting_previews.get(integration.id),
            failures=[failure for failure in failures.get(integration.id, ()) if _counts(failure, integration)],
            refusal=refusals.get(integration.id),
            running=integration.id in running,
        )
        for integration in integrations
    }


_LEASES_AND_REFUSALS = (
    select(Integration.id, Lease.holder, Lease.expires_at, Subscription.refused_code, Subscription.refused_params)
    .outerjoin(Lease, Lease.integration_id == Integration.id)
    .outerjoin(Subscription, and_(Subscription.integration_id == Integration.id, Subscription.replaced_at.is_(None)))
    .where(Integration.id.in_(bindparam("ids", expanding=True)))
)


def _leases_and_refusals(ids: Sequence[int], now: datetime) -> tuple[set[int], dict[int, Refusal]]:
    """Return the ids of integrations that run now, and by id why the service refused to send notifications."""
    rows = db.session.execute(_LEASES_AND_REFUSALS, {"ids": list(ids)}).all()
    running = {row.id for row in rows if is_held(row.holder, row.expires_at, now)}
    refusals = {row.id: read_reason(row.refused_code, row.refused_params) for row in rows}
    return running, {integration_id: refusal for integration_id, refusal in refusals.items() if refusal}


def _counts(failure: Failure, integration: Integration) -> bool:
    """Return True if a failure keeps the calendar out of sync.

    A failed manual run does not once nobody waits for it, nor does a failed clean-up of a calendar no longer linked.
    """
    if failure.kind == MANUAL:
        return integration.state.manual_requested_at is not None
    return failure.kind != ENDING


def _status(
    integration: Integration,
    account: LinkedAccount,
    now: datetime,
    oldest: datetime | None,
    *,
    waiting: Preview | None,
    failures: Sequence[Failure],
    refusal: Refusal | None,
    running: bool,
) -> Status:
    level, label, reasons, can_reconnect = _judge(integration, account, now, oldest, failures, refusal=refusal)
    waiting_since = _waiting_since(integration, account, now, oldest, failures)
    preview_id = None
    if waiting and label == "Connected":
        level, reasons = _judge_waiting(waiting, now)
        preview_id = waiting.id
    return Status(
        level,
        label,
        reasons,
        can_reconnect,
        oldest,
        waiting_since,
        integration.state.last_proven_at,
        integration.state.last_sent_at,
        running,
        tuple(failure.kind for failure in failures),
        preview_id,
    )


def _waiting_since(
    integration: Integration,
    account: LinkedAccount,
    now: datetime,
    oldest: datetime | None,
    failures: Sequence[Failure],
) -> datetime | None:
    """Return since when a change waits.

    Marks and notifications prove that there is one; while the calendar cannot be read, one has to be assumed.
    """
    due = integration.state.next_sweep_at
    overdue = due if due and now - due > FRESH_FOR else None
    failing = min((failure.since for failure in failures if failure.kind != BUSY), default=None)
    moments = (oldest, integration.state.notified_at, overdue, failing, account.authorization_lost_at)
    return min((moment for moment in moments if moment), default=None)


def _judge_waiting(preview: Preview, now: datetime) -> tuple[Level, tuple[Refusal, ...]]:
    """Return level and reasons of an integration that waits for its owner: not broken, but out of sync until then."""
    if preview.state == PreviewState.WORKING:
        return "warning", (because(Reason.PLAN_IN_WORK),)
    waits_for = now - (preview.ready_at or preview.created_at)
    return "danger" if waits_for > FRESH_FOR else "warning", (because(Reason.PLAN_WAITS),)


def _judge(
    integration: Integration,
    account: LinkedAccount,
    now: datetime,
    oldest: datetime | None,
    failures: Sequence[Failure],
    *,
    refusal: Refusal | None,
) -> tuple[Level, str, tuple[Refusal, ...], bool]:
    if account.authorization_lost_at:
        return "danger", "Not connected", as_tuple(account.authorization_lost_reason), True
    gone = [failure.reason for failure in failures if failure.calendar_gone]
    if gone:
        return "danger", "Not connected", as_tuple(gone[0]), False
    if integration.owner.is_disabled:
        return "off", "Off", (because(Reason.OWNER_DISABLED),), False
    if not integration.active:
        return "off", "Off", (because(Reason.IS_OFF),), False
    if integration.state.unread_since:
        level: Level = "danger" if now - integration.state.unread_since > UNREAD_AT_MOST else "warning"
        return level, "Connected", as_tuple(provider_of(account).unread_reason), False
    lasting = [failure for failure in failures if failure.kind != BUSY and now - failure.since > FRESH_FOR]
    if lasting and now - lasting[0].since > STALE_AFTER:
        return "danger", "Not connected", _what_fails(lasting), False
    if lasting:
        return "warning", "Connected", (*_what_fails(lasting), because(Reason.TRYING_AGAIN)), False
    if oldest and now - oldest > STALE_AFTER:
        return "danger", "Connected", (because(Reason.WAITING_FOR_LONG),), False
    if oldest and now - oldest > FRESH_FOR:
        return "warning", "Connected", (because(Reason.WAITING_TO_BE_SENT),), False
    unread_for = now - integration.state.next_sweep_at if integration.state.next_sweep_at else timedelta(0)
    if unread_for > STALE_AFTER:
        return "danger", "Connected", (because(Reason.READING_OVERDUE_FOR_LONG),), False
    if unread_for > FRESH_FOR:
        return "warning", "Connected", (because(Reason.READING_OVERDUE),), False
    unknown = [failure for failure in failures if failure.kind == BUSY and now - failure.since > STALE_AFTER]
    if unknown:  # busy times are missing, but the events are in sync
        return "warning", "Connected", (*_what_fails(unknown), because(Reason.TRYING_AGAIN)), False
    return "ok", "Connected", (caused_by(Reason.NOT_NOTIFIED, refusal),) if refusal else (), False


def _what_fails(failures: Sequence[Failure]) -> tuple[Refusal, ...]:
    """Return one reason for each cause, with the kinds of work that fail because of it."""
    by_cause: dict[Refusal | None, list[str]] = {}
    for failure in failures:
        by_cause.setdefault(failure.reason, []).append(failure.kind)
    return tuple(
        because(Reason.WORK_FAILS, causes=as_tuple(cause), kinds=",".join(kinds)) for cause, kinds in by_cause.items()
    )


def as_tuple(reason: Refusal | None) -> tuple[Refusal, ...]:
    """Return a reason as a sequence, empty if there is none."""
    return (reason,) if reason else ()
