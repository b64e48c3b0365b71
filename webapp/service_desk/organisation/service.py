"""Operations on queues, teams and working hours. All commit."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import selectinload
from sqlalchemy.orm.attributes import flag_modified

from webapp.accounts.models import User
from webapp.extensions import db
from webapp.service_desk.availability import Hours, hours_of
from webapp.service_desk.models import Queue, Team, WorkingHours
from webapp.service_desk.optimistic_lock import Stale, commit

Group = Queue | Team
G = TypeVar("G", Queue, Team)


class NameTaken(Exception):
    """Another queue, or another team, has this name."""


class HoursChanged(Exception):
    """A person's hours were changed since the caller read them; `hours` are the stored ones."""

    def __init__(self, hours: Hours) -> None:
        super().__init__("changed meanwhile")
        self.hours = hours


def groups(model: type[G]) -> Sequence[G]:
    """Return all queues, or all teams, by name, with their members."""
    return db.session.scalars(select(model).options(selectinload(model.members)).order_by(model.name)).all()


def save_group(group: Group, name: str, members: list[User], version: int | None) -> None:
    """Save a new or changed queue or team. Values equal to the stored ones are accepted with any version.

    Raises:
        NameTaken: another group of this kind has the name.
        Stale: `version` is outdated.
    """
    if group.id is not None and (group.name, set(group.members)) == (name, set(members)):
        return
    if group.id is not None and group.version != version:
        raise Stale(group)
    try:
        group.name = name
        if set(group.members) != set(members):
            group.members = members
            flag_modified(
                group, "name"
            )  # members are not a column of the group, and alone would not change its version
        db.session.add(group)
        commit(group)
    except IntegrityError as error:
        db.session.rollback()
        raise NameTaken from error


def delete_group(group: Group) -> None:
    """Delete a queue or team; tickets of a deleted queue have no queue."""
    db.session.delete(group)
    db.session.commit()


def stamp_of(hours: Hours) -> str:
    """Return a stamp that changes with a person's working hours, and with nothing else."""
    return " ".join(f"{starts}-{ends}" for starts, ends in by_weekday(hours))


def by_weekday(hours: Hours) -> list[tuple[int, int]]:
    """Return a person's hours per weekday from Monday on, in minutes after midnight; equal on a day off."""
    return [hours.days.get(weekday, (0, 0)) for weekday in range(7)]


def save_hours(person: User, minutes: Sequence[tuple[int, int]], stamp: str) -> None:
    """Save the person's working hours: per weekday from Monday on, in minutes after midnight.

    `stamp` is that of the hours that the caller read. Raises HoursChanged.
    """
    # Locked, where the database can, so that no other transaction saves hours between this check and the commit.
    db.session.scalar(select(User.id).where(User.id == person.id).with_for_update())
    stored = hours_of([person.id])[person.id]
    if by_weekday(stored) != list(minutes) and stamp_of(stored) != stamp:
        raise HoursChanged(stored)
    _forget_hours(person)
    db.session.add_all(
        WorkingHours(user_id=person.id, weekday=weekday, starts=starts, ends=ends)
        for weekday, (starts, ends) in enumerate(minutes)
    )
    db.session.commit()


def reset_hours(person: User) -> None:
    """Reset the person to the default working hours."""
    _forget_hours(person)
    db.session.commit()


def _forget_hours(person: User) -> None:
    db.session.execute(delete(WorkingHours).where(WorkingHours.user_id == person.id))
