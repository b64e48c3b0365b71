"""What administrators do with queues, teams and working hours. Acts commit."""

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
    """Another queue, or another team, is called so."""


class HoursChanged(Exception):
    """Somebody else changed a person's hours since the caller saw them; `hours` is what they are now."""

    def __init__(self, hours: Hours) -> None:
        super().__init__("changed meanwhile")
        self.hours = hours


def groups(model: type[G]) -> Sequence[G]:
    """Return all queues, or all teams, by name, with their members."""
    return db.session.scalars(select(model).options(selectinload(model.members)).order_by(model.name)).all()


def save_group(group: Group, name: str, members: list[User], version: int | None) -> None:
    """Save a queue or team, new or not. Who says what is saved already is not too late.

    Raises:
        NameTaken
        Stale: `version` is not the group's any more.
    """
    if group.id is not None and (group.name, set(group.members)) == (name, set(members)):
        return
    if group.id is not None and group.version != version:
        raise Stale(group)
    try:
        group.name = name
        if set(group.members) != set(members):
            group.members = members
            flag_modified(group, "name")  # its members are no column of it: or it would keep its version
        db.session.add(group)
        commit(group)
    except IntegrityError as error:
        db.session.rollback()
        raise NameTaken from error


def delete_group(group: Group) -> None:
    """Delete a queue or team; a queue's tickets are in none afterwards."""
    db.session.delete(group)
    db.session.commit()


def stamp_of(hours: Hours) -> str:
    """Return a text that changes with a person's working hours, and with nothing else."""
    return " ".join(f"{starts}-{ends}" for starts, ends in by_weekday(hours))


def by_weekday(hours: Hours) -> list[tuple[int, int]]:
    """Return a person's hours per weekday from Monday on, in minutes after midnight; twice the same: no work."""
    return [hours.days.get(weekday, (0, 0)) for weekday in range(7)]


def save_hours(person: User, minutes: Sequence[tuple[int, int]], seen: str) -> None:
    """Save when the person works: per weekday from Monday on, minutes after midnight.

    `seen` is the stamp of the hours that the caller saw. Raises HoursChanged.
    """
    # Held, where the database can: nobody may save others between this look and the commit.
    db.session.scalar(select(User.id).where(User.id == person.id).with_for_update())
    now = hours_of([person.id])[person.id]
    if by_weekday(now) != list(minutes) and stamp_of(now) != seen:
        raise HoursChanged(now)
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
