"""Quarantine: items and events that cannot be synced, with their reason, so that all others can.

See docs/development/rules.md, 11.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, or_, select

from webapp.connectors.reasons import Refusal
from webapp.extensions import db, reading
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.models import Quarantine
from webapp.sync.queue.enqueue import enqueue_sync
from webapp.sync.states import Trigger


def hold(
    context: RunContext,
    *,
    reason: Refusal,
    subject: str = "",
    item_id: int | None = None,
    remote_id: str | None = None,
    version_tag: str | None = None,
    retry: bool = False,
) -> None:
    """Put an item or event into quarantine, or replace its reason. With `retry` the next run retries it."""
    same = Quarantine.item_id == item_id if item_id is not None else Quarantine.remote_id == remote_id
    db.session.execute(delete(Quarantine).where(Quarantine.integration_id == context.settings.integration_id, same))
    db.session.add(
        Quarantine(
            integration_id=context.settings.integration_id,
            item_id=item_id,
            remote_id=remote_id if item_id is None else None,
            version_tag=version_tag,
            subject=subject,
            reason=reason,
            retry_wanted=retry,
        )
    )
    context.cache.has_quarantine = True


def held(context: RunContext, remote_ids: Collection[str]) -> set[str]:
    """Return those of these events that are quarantined."""
    if not context.cache.has_quarantine:
        return set()
    apart = Quarantine.integration_id == context.settings.integration_id, Quarantine.remote_id.in_(remote_ids)
    with reading():
        found = set(db.session.scalars(select(Quarantine.remote_id).where(*apart)))
    return {remote_id for remote_id in found if remote_id}


def release(context: RunContext, *, item_ids: Collection[int] = (), remote_ids: Collection[str] = ()) -> None:
    """Remove items and events from quarantine because they were synced."""
    if not context.cache.has_quarantine:
        return
    db.session.execute(
        delete(Quarantine).where(
            Quarantine.integration_id == context.settings.integration_id,
            or_(Quarantine.item_id.in_(item_ids), Quarantine.remote_id.in_(remote_ids)),
        )
    )


def release_older(context: RunContext, remote_ids: Collection[str], *, than: datetime) -> None:
    """Remove events that were retried and got an answer; those that failed again have a newer row."""
    with context.work.batch():
        db.session.execute(
            delete(Quarantine).where(
                Quarantine.integration_id == context.settings.integration_id,
                Quarantine.remote_id.in_(remote_ids),
                Quarantine.since < than,
            )
        )


def retry_quarantined(entries: Sequence[Quarantine]) -> None:
    """Request a retry of quarantined items and events. Commits."""
    for entry in entries:
        entry.retry_wanted = True
    db.session.commit()
    for integration_id in {entry.integration_id for entry in entries}:
        enqueue_sync(integration_id, Trigger.RETRY)
