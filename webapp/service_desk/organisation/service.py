"""What administrators do with queues, teams and working hours. Acts commit."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import selectinload

from webapp.accounts.models import User
from webapp.extensions import db
from webapp.service_desk.models import Queue, Team, WorkingHours

Group = Queue | Team
G = TypeVar("G", Queue, Team)


class NameTaken(Exception):
    """Another queue, or another team, is called so."""


def groups(model: type[G]) -> Sequence[G]:
    """Return all queues, or all teams, by name, with their members."""
    return db.session.scalars(select(model).options(selectinload(model.members)).order_by(model.name)).all()


def save_group(group: Group, name: str, members: list[User]) -> None:
    """Save a queue or team, new or not.

    Raises:
        NameTaken
    """
    try:
        group.name = name
        group.members = members
        db.session.add(group)
        db.session.commit()
    except IntegrityError as error:
        db.session.rollback()
        raise NameTaken from error


def delete_group(group: Group) -> None:
    """Delete a queue or team; a queue's tickets are in none afterwards."""
    db.session.delete(group)
    db.session.commit()


def save_hours(person: User, minutes: Sequence[tuple[int, int]]) -> None:
    """Save when the person works: per weekday from Monday on, minutes after midnight."""
    _forget_hours(person)
    db.session.add_all(
        WorkingHours(user_id=person.id, weekday=weekday, starts=starts, ends=ends)
        for weekday, (starts, ends) in enumerate(minutes)
    )
    db.session.commit()


def reset_hours(person: User) -> None:
    """Let the usual hours hold for the person again."""
    _forget_hours(person)
    db.session.commit()


def _forget_hours(person: User) -> None:
    db.session.execute(delete(WorkingHours).where(WorkingHours.user_id == person.id))
