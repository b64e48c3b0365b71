"""Previews: requested, worked out (`dry_run`), approved in whole or in part, and executed; or dropped before.

A preview shows what a manual run would do. The run that executes it skips the entries that the owner excluded, and
changes that were made after it was shown (`preview_filter`); then each entry gets its outcome (`preview_results`).
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
from webapp.sync.queue.enqueue import enqueue_preview
from webapp.sync.states import PreviewState, Purpose, Side
from webapp.sync.stored_reason import reason_columns

CHOICES = frozenset({"create", "update", "delete", "restore", "adopt", "conflict"})
"""Actions that the owner can exclude. The others are shown for information."""

CHANGES = CHOICES | {"detach", "held"}
"""Actions that show that both sides are not in sync."""

LOST_AFTER = timedelta(seconds=5)
"""If no worker has begun a preview by then, its job was lost."""

CLAIM = timedelta(minutes=10)
"""How long a worker may need for a page of a preview before its job counts as lost."""


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """Entry of a preview, as a plain value, because rows would expire with every commit of the run."""

    id: int
    side: Side
    action: str
    item_id: int | None
    remote_id: str | None
    undoes_id: int | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    included: bool


def request(integration: Integration, purpose: Purpose) -> Preview:
    """Request a preview from a worker. Older previews that nobody approved are dropped. Commits.

    An integration that waits for its owner's decision since it was reconnected goes on waiting for the new preview.
    """
    waited = find_waiting([integration.id])
    drop_open(integration.id)
    preview = Preview(
        integration_id=integration.id, purpose=Purpose.RECONNECT if waited else purpose, due_at=utc_now() + LOST_AFTER
    )
    db.session.add(preview)
    db.session.commit()
    enqueue_preview(preview.id)
    return preview


def claim_due(now: datetime) -> list[int]:
    """Return the ids of previews whose job was lost or has to be repeated, and postpone them. The caller commits."""
    due = select(Preview.id).where(Preview.state == PreviewState.WORKING, Preview.due_at <= now)
    ids = list(db.session.scalars(due))
    if ids:
        db.session.execute(update(Preview).where(Preview.id.in_(ids)).values(due_at=now + CLAIM))
    return ids


def drop_open(integration_id: int) -> None:
    """Drop previews that nobody approved. The caller commits."""
    _close(integration_id, OPEN_STATES, PreviewState.DROPPED, None)


def drop_all(integration_id: int, reason: Refusal | None) -> None:
    """Drop all previews, also those that were approved and are not executed yet. The caller commits."""
    drop_open(integration_id)
    _close(integration_id, (PreviewState.APPROVED,), PreviewState.FAILED, reason)


def approve(preview: Preview, *, by: User | None) -> bool:
    """Approve a preview if it is ready; `by` is None if nothing in it needs a decision.

    An older preview that still waits for its run is dropped. The caller commits.

    Returns:
        False if it was not ready.
    """
    if preview.state != PreviewState.READY:
        return False
    _close(preview.integration_id, (PreviewState.APPROVED,), PreviewState.DROPPED, because(Reason.NEWER_PLAN))
    preview.state, preview.decided_at, preview.decided_by_id = PreviewState.APPROVED, utc_now(), by.id if by else None
    return True


def reject(preview: Preview, *, by: User) -> None:
    """Drop a preview because its owner wants nothing of it. Commits."""
    if preview.is_open:
        preview.state, preview.decided_at, preview.finished_at, preview.decided_by_id = (
            PreviewState.DROPPED,
            utc_now(),
            utc_now(),
            by.id,
        )
    db.session.commit()


def choose(preview: Preview, entries: ColumnElement[bool], *, included: bool) -> None:
    """Include or exclude the entries that match `entries`, with all entries about the same pairs. Commits."""
    if preview.state != PreviewState.READY:
        return
    chosen = select(PreviewEntry.item_id, PreviewEntry.remote_id).where(
        PreviewEntry.preview_id == preview.id, PreviewEntry.action.in_(CHOICES), entries
    )
    named = chosen.subquery()
    items = select(named.c.item_id).where(named.c.item_id.is_not(None))
    events = select(named.c.remote_id).where(named.c.remote_id.is_not(None))
    db.session.execute(
        update(PreviewEntry)
        .where(
            PreviewEntry.preview_id == preview.id,
            PreviewEntry.action.in_(CHOICES),
            or_(PreviewEntry.item_id.in_(items), PreviewEntry.remote_id.in_(events)),
        )
        .values(included=included)
        .execution_options(synchronize_session=False)
    )
    db.session.commit()


def find_latest(integration_id: int, *purposes: str) -> Preview | None:
    """Return the newest preview of these purposes that was not dropped."""
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
    """Return the preview that the next manual run executes."""
    return db.session.scalar(_of(integration_id, (PreviewState.APPROVED,)).order_by(Preview.id.desc()).limit(1))


def find_executed(integration_id: int) -> Preview | None:
    """Return the preview that a manual run executed last."""
    return db.session.scalar(_of(integration_id, (PreviewState.DONE,)).order_by(Preview.id.desc()).limit(1))


def find_waiting(integration_ids: Collection[int]) -> dict[int, Preview]:
    """Return by integration the preview that blocks it until it is approved."""
    waiting = select(Preview).where(Preview.integration_id.in_(integration_ids), *_holds_back())
    return {preview.integration_id: preview for preview in db.session.scalars(waiting.order_by(Preview.id))}


def waits_for_owner() -> ColumnElement[bool]:
    """Return a condition on integrations: a preview blocks them until it is approved."""
    return exists().where(Preview.integration_id == Integration.id, *_holds_back())


def load_shown(preview_id: int, *conditions: ColumnElement[bool], limit: int | None = None) -> list[ShownEntry]:
    """Return entries of a preview in the order in which they are shown."""
    columns = [getattr(PreviewEntry, each.name) for each in fields(ShownEntry)]
    query = (
        select(*columns)
        .where(PreviewEntry.preview_id == preview_id, *conditions)
        .order_by(PreviewEntry.id)
        .limit(limit)
    )
    with reading():
        return [ShownEntry(*row) for row in db.session.execute(query)]


def add_entries(preview_id: int, rows: Collection[Mapping[str, Any]]) -> bool:
    """Store entries of a preview. Commits.

    Returns:
        False if nobody waits for the preview any more; then nothing is stored.
    """
    postponed = (
        update(Preview)
        .where(Preview.id == preview_id, Preview.state == PreviewState.WORKING)
        .values(due_at=utc_now() + CLAIM)
    )
    if not rows_changed(postponed):
        db.session.rollback()
        return False
    if rows:
        # Rows go into the table, whose column kept its name.
        new = {"plan_id": preview_id, "included": True, **reason_columns("explanation", None)}
        insert_rows(PreviewEntry, [{**new, **row} for row in rows])
    db.session.commit()
    return True


def changes_nothing(preview_id: int) -> bool:
    """Return True if both sides are in sync as they are."""
    query = (
        select(PreviewEntry.id).where(PreviewEntry.preview_id == preview_id, PreviewEntry.action.in_(CHANGES)).limit(1)
    )
    return db.session.scalar(query) is None


def count_entries(preview_id: int) -> int:
    """Return how many entries have been stored so far."""
    return db.session.scalars(select(func.count()).where(PreviewEntry.preview_id == preview_id)).one()


def forget_old(before: datetime) -> None:
    """Delete previews made before an instant. The caller commits."""
    db.session.execute(delete(Preview).where(Preview.created_at < before))


def _holds_back() -> tuple[ColumnElement[bool], ...]:
    return Preview.purpose == Purpose.RECONNECT, Preview.state.in_(OPEN_STATES)


def _of(integration_id: int, states: Collection[str]) -> Select[Preview]:
    """Return a query of previews; those of an undo are excluded, because `undo` approves and executes them."""
    return select(Preview).where(
        Preview.integration_id == integration_id, Preview.state.in_(states), Preview.purpose != Purpose.UNDO
    )


def _close(integration_id: int, states: Collection[PreviewState], state: PreviewState, reason: Refusal | None) -> None:
    for preview in db.session.scalars(_of(integration_id, states)).all():
        preview.state, preview.reason, preview.finished_at = state, reason, utc_now()
