"""Texts of many items anew: after a change that shows in more of them than a request has time for.

What is due stands in the database, written with the change itself. So a lost signal only delays it: the scheduler's
tick finds it again.
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
"""How long one job works; then others in its lane have their turn, and the tick brings the rest."""

SIGNAL_GRACE = timedelta(seconds=5)
"""What is due for less than that is on its way through the queue."""

JOB = f"{__name__}.compose_due_texts"

_TO_ENQUEUE = "texts_to_enqueue"

log = structlog.get_logger()


def compose_due_texts() -> int:
    """Give items the texts that are due to them, for a while; return how many. Harmless to run twice."""
    ends, done = time.monotonic() + BUDGET.total_seconds(), 0
    due = select(TextsDue.id, TextsDue.what, TextsDue.key, TextsDue.after_id).order_by(TextsDue.id).limit(1)
    while done == 0 or time.monotonic() < ends:
        row = db.session.execute(due).one_or_none()
        if row is None:
            break
        batch = compose_batch(row.what, row.key, row.after_id)
        # By statements: another job may have been faster, which is as well.
        this_one = TextsDue.id == row.id
        if batch is None:
            db.session.execute(delete(TextsDue).where(this_one))
        else:
            db.session.execute(update(TextsDue).where(this_one).values(after_id=batch.last_id))
            done += batch.count
        db.session.commit()
    return done


def compose_now(what: str, key: str) -> int:
    """Give all coming items that a change shows in their texts anew, and return how many. For few of them."""
    done, after_id = 0, 0
    while (batch := compose_batch(what, key, after_id)) is not None:
        done, after_id = done + batch.count, batch.last_id
    return done


def enqueue_due_texts() -> None:
    """Ask for the job where something has been due for longer than a signal takes."""
    old = select(TextsDue.id).where(TextsDue.since < utc_now() - SIGNAL_GRACE).limit(1)
    if db.session.scalar(old) is not None:
        _enqueue()


def texts_follow(what: str, key: int) -> str:
    """Return a sentence for whoever saved a ticket, client or contact whose texts follow later; else nothing."""
    waiting = select(TextsDue.id).where(TextsDue.what == what, TextsDue.key == str(key)).limit(1)
    if db.session.scalar(waiting) is None:
        return ""
    return " Its many coming entries get their new texts within the next minutes."


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
