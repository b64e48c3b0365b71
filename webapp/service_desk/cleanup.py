"""Empties the Trash of tasks and to-dos, whose rows outlive their items there."""

from flask import current_app
from sqlalchemy import delete

from webapp.database import utc_now
from webapp.extensions import db, rows_changed
from webapp.service_desk.models import Task, ToDo


def purge_trashed_work() -> int:
    """Remove for good what has lain in the Trash too long and whose item is gone; return how many that were.

    While an item is still there it is kept on purpose: its event on a linked calendar has to be removed first.
    """
    before = utc_now() - current_app.config["TRASH_RETENTION"]
    purged = sum(
        rows_changed(delete(work).where(work.deleted_at < before, work.item_id.is_(None))) for work in (Task, ToDo)
    )
    db.session.commit()
    return purged
