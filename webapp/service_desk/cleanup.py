"""Purge of trashed tasks and to-dos, whose rows outlive their items in the Trash."""

from flask import current_app
from sqlalchemy import delete

from webapp.database import utc_now
from webapp.extensions import db, rows_changed
from webapp.service_desk.models import Task, ToDo


def purge_trashed_work() -> int:
    """Delete tasks and to-dos whose time in the Trash is over and whose item is gone; return their number.

    A row whose item still exists is kept: the item's event on a linked calendar has to be deleted first.
    """
    before = utc_now() - current_app.config["TRASH_RETENTION"]
    purged = sum(
        rows_changed(delete(work).where(work.deleted_at < before, work.item_id.is_(None))) for work in (Task, ToDo)
    )
    db.session.commit()
    return purged
