"""Background updates of item texts, after a change that affects more items than a request has time for.

Due updates are rows in the database, written in the transaction of the change. A lost signal therefore only delays
them until the scheduler's next tick.
"""

import time
from datetime import timedelta

import structlog
from redis.exceptions import RedisError
from sqlalchemy import delete, event, select, update
from sqlalchemy.orm import Session, UOWTransaction

from webapp.database import utc_now
from webapp.extensions import db
from webapp.queues.enqueue_once import enqueue_once
from webapp.service_desk.item_projection import compose_batch
from webapp.service_desk.models import TextsDue

BUDGET = timedelta(seconds=20)
"""Longest duration of one job, so that other jobs of its lane get their turn; the next tick enqueues the rest."""

SIGNAL_GRACE = timedelta(seconds=5)
"""A row that has been due for less than this is expected to be in the queue already."""

JOB = f"{__name__}.compose_due_texts"

_TO_ENQUEUE = "texts_to_enqueue"

log = structlog.get_logger()


def compose_due_texts() -> int:
    """Update due texts of items for a limited time; return the number of items. Idempotent."""
    ends, done = time.monotonic() + BUDGET.total_seconds(), 0
    due = select(TextsDue.id, TextsDue.what, TextsDue.key, TextsDue.after_id).order_by(TextsDue.id).limit(1)
    while done == 0 or time.monotonic() < ends:
        row = db.session.execute(due).one_or_none()
        if row is None:
            break
        batch = compose_batch(row.what, row.key, row.after_id)
        # By statements, not by the row: another job may have changed or deleted it meanwhile, which is fine.
        this_one = TextsDue.id == row.id
        if batch is None:
            db.session.execute(delete(TextsDue).where(this_one))
        else:
            db.session.execute(update(TextsDue).where(this_one).values(after_id=batch.last_id))
            done += batch.count
        db.session.commit()
    return done


def compose_now(what: str, key: str) -> int:
    """Update the texts of all coming items that a change affects, and return their number. Only for few items."""
    done, after_id = 0, 0
    while (batch := compose_batch(what, key, after_id)) is not None:
        done, after_id = done + batch.count, batch.last_id
    return done


def enqueue_due_texts() -> None:
    """Enqueue the job if a row has been due for longer than a signal takes."""
    old = select(TextsDue.id).where(TextsDue.since < utc_now() - SIGNAL_GRACE).limit(1)
    if db.session.scalar(old) is not None:
        _enqueue()


def texts_follow(what: str, key: int) -> str:
    """Return a sentence for whoever saved a ticket, client or contact whose items are updated later; else empty."""
    waiting = select(TextsDue.id).where(TextsDue.what == what, TextsDue.key == str(key)).limit(1)
    if db.session.scalar(waiting) is None:
        return ""
    return " Its many coming calendar entries will be updated within a few minutes."


def _enqueue() -> None:
    try:
        enqueue_once("bulk", "texts", JOB)
    except RedisError as error:
        log.warning("texts_not_enqueued", error=type(error).__name__)


@event.listens_for(db.session, "after_flush")
def _note_due(session: Session, _context: UOWTransaction) -> None:
    if any(isinstance(row, TextsDue) for row in session.new):
        session.info[_TO_ENQUEUE] = True


@event.listens_for(db.session, "after_commit")
def _enqueue_noted(session: Session) -> None:
    if session.info.pop(_TO_ENQUEUE, False):
        _enqueue()


@event.listens_for(db.session, "after_rollback")
def _forget_noted(session: Session) -> None:
    session.info.pop(_TO_ENQUEUE, None)
