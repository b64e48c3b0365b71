"""The life of a plan: proposed, worked out (`dry_run`), approved in whole or in part, carried out; or dropped before.

A plan shows what a manual run would do. What the owner leaves out, and what came after it was shown, the run that
carries it out leaves alone (`preview_filter`); afterwards each entry says what became of it (`preview_results`).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, exists, func, or_, select, update

from webapp.accounts.models import User
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.database import utc_now
from webapp.extensions import db, insert_rows, reading, rows_changed
from webapp.sync.models import OPEN_STATES, Integration, Preview, PreviewEntry
from webapp.sync.queue.enqueue import enqueue_plan
from webapp.sync.states import PreviewState, Purpose, Side
from webapp.sync.stored_reason import reason_columns

CHOICES = frozenset({"create", "update", "delete", "restore", "adopt", "conflict"})
"""Actions that the owner can leave out. The others are told, but carry nothing over."""

MOVES = CHOICES | {"detach", "held"}
"""Actions without which both sides are in step."""

LOST_AFTER = timedelta(seconds=5)
"""A plan that was not begun by then has lost its signal."""

CLAIM = timedelta(minutes=10)
"""How long a worker may look before the plan counts as lost."""


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry as it was shown: a plain value, for rows would expire with every commit of the run."""

    id: int
    side: Side
    action: str
    item_id: int | None
    remote_id: str | None
    undoes_id: int | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    included: bool


def propose(integration: Integration, purpose: Purpose) -> Preview:
    """Have a worker find out what a run would do, and commit. Older plans that nobody approved are dropped.

    An integration that waits for its owner since it was reconnected goes on waiting: the new plan takes over that part.
    """
    waited = find_waiting([integration.id])
    drop_open(integration.id)
    plan = Preview(
        integration_id=integration.id, purpose=Purpose.RECONNECT if waited else purpose, due_at=utc_now() + LOST_AFTER
    )
    db.session.add(plan)
    db.session.commit()
    enqueue_plan(plan.id)
    return plan


def claim_due(now: datetime) -> list[int]:
    """Return plans whose job got lost or has to be repeated, and note that they were asked for. The caller commits."""
    due = select(Preview.id).where(Preview.state == PreviewState.WORKING, Preview.due_at <= now)
    ids = list(db.session.scalars(due))
    if ids:
        db.session.execute(update(Preview).where(Preview.id.in_(ids)).values(due_at=now + CLAIM))
    return ids


def drop_open(integration_id: int) -> None:
    """Give up what nobody approved. The caller commits."""
    _close(integration_id, OPEN_STATES, PreviewState.DROPPED, None)


def drop_all(integration_id: int, reason: Refusal | None) -> None:
    """Give up everything, also what was approved and is not carried out yet. The caller commits."""
    drop_open(integration_id)
    _close(integration_id, (PreviewState.APPROVED,), PreviewState.FAILED, reason)


def approve(plan: Preview, *, by: User | None) -> bool:
    """Note that a plan shall be carried out, if it is ready; `by` None if nothing in it needs anybody.

    A plan that still waits for its run gives way to the newer one. The caller commits.
    """
    if plan.state != PreviewState.READY:
        return False
    _close(plan.integration_id, (PreviewState.APPROVED,), PreviewState.DROPPED, because(Reason.NEWER_PLAN))
    plan.state, plan.decided_at, plan.decided_by_id = PreviewState.APPROVED, utc_now(), by.id if by else None
    return True


def refuse(plan: Preview, *, by: User) -> None:
    """Note that nothing of it shall be done, and commit."""
    if plan.is_open:
        plan.state, plan.decided_at, plan.finished_at, plan.decided_by_id = (
            PreviewState.DROPPED,
            utc_now(),
            utc_now(),
            by.id,
        )
    db.session.commit()


def choose(plan: Preview, entries: ColumnElement[bool], *, included: bool) -> None:
    """Include or leave out the entries that fit, with all that belongs to the same pair, and commit."""
    if plan.state != PreviewState.READY:
        return
    chosen = select(PreviewEntry.item_id, PreviewEntry.remote_id).where(
        PreviewEntry.plan_id == plan.id, PreviewEntry.action.in_(CHOICES), entries
    )
    named = chosen.subquery()
    items = select(named.c.item_id).where(named.c.item_id.is_not(None))
    events = select(named.c.remote_id).where(named.c.remote_id.is_not(None))
    db.session.execute(
        update(PreviewEntry)
        .where(
            PreviewEntry.plan_id == plan.id,
            PreviewEntry.action.in_(CHOICES),
            or_(PreviewEntry.item_id.in_(items), PreviewEntry.remote_id.in_(events)),
        )
        .values(included=included)
        .execution_options(synchronize_session=False)
    )
    db.session.commit()


def find_latest(integration_id: int, *purposes: str) -> Preview | None:
    """Return the newest plan of these purposes that was not dropped."""
    return db.session.scalar(
        select(Preview)
        .where(
            Preview.integration_id == integration_id,
            Preview.purpose.in_(purposes),
            Preview.state != PreviewState.DROPPED,
        )
        .order_by(Preview.id.desc())
        .limit(1)
    )


def find_approved(integration_id: int) -> Preview | None:
    """Return the plan that the next manual run carries out."""
    return db.session.scalar(_of(integration_id, (PreviewState.APPROVED,)).order_by(Preview.id.desc()).limit(1))


def find_carried_out(integration_id: int) -> Preview | None:
    """Return the plan that a manual run carried out last."""
    return db.session.scalar(_of(integration_id, (PreviewState.DONE,)).order_by(Preview.id.desc()).limit(1))


def find_waiting(integration_ids: Collection[int]) -> dict[int, Preview]:
    """Return the plans without whose approval their integrations do not go on."""
    waiting = select(Preview).where(Preview.integration_id.in_(integration_ids), *_holds_back())
    return {plan.integration_id: plan for plan in db.session.scalars(waiting.order_by(Preview.id))}


def waits_for_owner() -> ColumnElement[bool]:
    """Say in a query of integrations which of them wait for an approval."""
    return exists().where(Preview.integration_id == Integration.id, *_holds_back())


def load_shown(plan_id: int, *conditions: ColumnElement[bool], limit: int | None = None) -> list[ShownEntry]:
    """Return entries of a plan in the order in which it shows them."""
    columns = [getattr(PreviewEntry, each.name) for each in fields(ShownEntry)]
    query = select(*columns).where(PreviewEntry.plan_id == plan_id, *conditions).order_by(PreviewEntry.id).limit(limit)
    with reading():
        return [ShownEntry(*row) for row in db.session.execute(query)]


def add_entries(plan_id: int, rows: Collection[Mapping[str, Any]]) -> bool:
    """Store entries of a plan that is worked out, and commit; False if nobody waits for it any more."""
    going_on = (
        update(Preview)
        .where(Preview.id == plan_id, Preview.state == PreviewState.WORKING)
        .values(due_at=utc_now() + CLAIM)
    )
    if not rows_changed(going_on):
        db.session.rollback()
        return False
    if rows:
        new = {"plan_id": plan_id, "included": True, **reason_columns("explanation", None)}
        insert_rows(PreviewEntry, [{**new, **row} for row in rows])
    db.session.commit()
    return True


def moves_nothing(plan_id: int) -> bool:
    """Say whether both sides are in step as they are."""
    query = select(PreviewEntry.id).where(PreviewEntry.plan_id == plan_id, PreviewEntry.action.in_(MOVES)).limit(1)
    return db.session.scalar(query) is None


def count_entries(plan_id: int) -> int:
    """Return how many entries were found so far."""
    return db.session.scalars(select(func.count()).where(PreviewEntry.plan_id == plan_id)).one()


def forget_old(before: datetime) -> None:
    """Remove plans made before then. The caller commits."""
    db.session.execute(delete(Preview).where(Preview.created_at < before))


def _holds_back() -> tuple[ColumnElement[bool], ...]:
    return Preview.purpose == Purpose.RECONNECT, Preview.state.in_(OPEN_STATES)


def _of(integration_id: int, states: Collection[str]) -> Select[Preview]:
    """Plans to undo something are approved and carried out in their own way."""
    return select(Preview).where(
        Preview.integration_id == integration_id, Preview.state.in_(states), Preview.purpose != Purpose.UNDO
    )


def _close(integration_id: int, states: Collection[PreviewState], state: PreviewState, reason: Refusal | None) -> None:
    for plan in db.session.scalars(_of(integration_id, states)).all():
        plan.state, plan.reason, plan.finished_at = state, reason, utc_now()
