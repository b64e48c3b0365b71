"""How an integration is doing, derived from evidence each time it is asked (design, rule 14)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import func, select

from webapp.extensions import db
from webapp.sync import plans
from webapp.sync.lease import is_held
from webapp.sync.models import Integration, Lease, LinkedAccount, Mark, Plan

FRESH_FOR = timedelta(minutes=5)
"""A change that waits longer than this turns the status amber; a failure that lasts longer likewise."""

STALE_AFTER = timedelta(hours=1)
"""From here on it is red: not connected."""

Level = Literal["ok", "warning", "danger", "off"]


@dataclass(frozen=True, slots=True)
class Status:
    """What the Status column shows. `label` is Connected, Not connected or Off; `reason` a sentence, maybe empty."""

    level: Level
    label: str
    reason: str
    can_reconnect: bool
    oldest_mark_at: datetime | None  # evidence for the way out: the oldest change here that is not carried over
    read_at: datetime | None  # evidence for the way in: when a run last read the linked calendar to the end
    running: bool
    plan_id: int | None = None  # nothing moves until the owner has approved this plan


def statuses(integrations: Sequence[Integration], *, now: datetime) -> dict[int, Status]:
    """Return the status of each integration, with a constant number of queries."""
    ids = [integration.id for integration in integrations]
    account_ids = {integration.account_id for integration in integrations}
    accounts = {
        account.id: account
        for account in db.session.scalars(select(LinkedAccount).where(LinkedAccount.id.in_(account_ids)))
    }
    oldest = {
        row.integration_id: row.oldest
        for row in db.session.execute(
            select(Mark.integration_id, func.min(Mark.marked_at).label("oldest"))
            .where(Mark.integration_id.in_(ids))
            .group_by(Mark.integration_id)
        )
    }
    held = {
        lease.integration_id
        for lease in db.session.scalars(select(Lease).where(Lease.integration_id.in_(ids)))
        if is_held(lease.holder, lease.expires_at, now)
    }
    waiting = plans.find_waiting(ids)
    return {
        integration.id: _status(
            integration,
            accounts[integration.account_id],
            now,
            oldest.get(integration.id),
            waiting.get(integration.id),
            running=integration.id in held,
        )
        for integration in integrations
    }


def _status(
    integration: Integration,
    account: LinkedAccount,
    now: datetime,
    oldest: datetime | None,
    waiting: Plan | None,
    *,
    running: bool,
) -> Status:
    level, label, reason, can_reconnect = _judge(integration, account, now, oldest)
    plan_id = None
    if waiting and label == "Connected":
        level, reason = _judge_waiting(waiting, now)
        plan_id = waiting.id
    return Status(level, label, reason, can_reconnect, oldest, integration.last_proven_at, running, plan_id)


def _judge_waiting(plan: Plan, now: datetime) -> tuple[Level, str]:
    """Nothing is wrong with an integration that waits, but it falls behind until its owner has looked."""
    if plan.state == "working":
        return "warning", "Looking at both calendars; nothing moves before you have seen what that means."
    waits_for = now - (plan.ready_at or plan.created_at)
    return "danger" if waits_for > FRESH_FOR else "warning", "Waiting for you: look at the plan."


def _judge(
    integration: Integration, account: LinkedAccount, now: datetime, oldest: datetime | None
) -> tuple[Level, str, str, bool]:
    if account.authorization_lost_at:
        return "danger", "Not connected", account.authorization_lost_reason, True
    if integration.calendar_gone:
        return "danger", "Not connected", integration.failure_reason, False
    if integration.owner.is_disabled:
        return "off", "Off", "The owner's account is disabled.", False
    if not integration.active:
        return "off", "Off", "Switched off. Changes are kept and follow when it is switched on again.", False
    if integration.failing_since:
        failing_for = now - integration.failing_since
        if failing_for > STALE_AFTER:
            return "danger", "Not connected", integration.failure_reason, False
        if failing_for > FRESH_FOR:
            return "warning", "Connected", f"{integration.failure_reason} Trying again.", False
    if oldest and now - oldest > STALE_AFTER:
        return "danger", "Connected", "Changes have been waiting for more than an hour.", False
    if oldest and now - oldest > FRESH_FOR:
        return "warning", "Connected", "Changes are waiting to be sent.", False
    unread_for = now - integration.next_sweep_at if integration.next_sweep_at else timedelta(0)
    if unread_for > STALE_AFTER:
        return "danger", "Connected", "The linked calendar has not been looked at for more than an hour.", False
    if unread_for > FRESH_FOR:
        return "warning", "Connected", "The linked calendar should have been looked at by now.", False
    return "ok", "Connected", "", False
