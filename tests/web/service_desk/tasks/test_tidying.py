"""Tasks and to-dos are purged from the Trash after its retention, also those that never had an item."""

from datetime import date, timedelta

from flask import Flask
from sqlalchemy import select

from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.service import purge_trash
from webapp.service_desk.cleanup import purge_trashed_work
from webapp.service_desk.models import Task, ToDo


def test_trashed_work_is_purged_only_after_its_item(app: Flask, ada: User) -> None:
    long_ago, lately = utc_now() - timedelta(days=31), utc_now() - timedelta(days=1)
    rows = (
        Task(title="Undated", creator_id=ada.id, deleted_at=long_ago),
        Task(title="Young", creator_id=ada.id, deleted_at=lately),
        ToDo(title="Dated", owner_id=ada.id, due_on=date(2026, 11, 2), deleted_at=long_ago),
        ToDo(title="Alive", owner_id=ada.id),
    )
    db.session.add_all(rows)
    db.session.commit()
    assert purge_trashed_work() == 1
    purge_trash(utc_now(), timedelta(days=30))
    db.session.expire_all()
    assert purge_trashed_work() == 1
    left = [*db.session.scalars(select(Task.title)), *db.session.scalars(select(ToDo.title))]
    assert left == ["Young", "Alive"]
