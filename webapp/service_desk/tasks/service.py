"""Operations on tasks and to-dos: list, add, change, complete, reorder, trash, restore.

A task is visible to its creator, its assignees, everybody who sees its ticket, and to dispatchers and administrators;
a to-do to its owner only. Everybody who sees a task may change it. Every change commits; `version` is the optimistic
lock: an outdated one raises `optimistic_lock.Stale`. `item_projection` updates the items in calendars.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, tuple_, update
from sqlalchemy.exc import IntegrityError

from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.moves import NotPossible
from webapp.service_desk import optimistic_lock
from webapp.service_desk.access import may_plan, visible_tickets
from webapp.service_desk.models import Client, Task, TaskAssignee, Ticket, ToDo
from webapp.service_desk.tasks.due import NEVER, Due

GAP = 64
"""Distance between the positions of neighbours in a list, so that rows can be inserted between them."""

Work = Task | ToDo
W = TypeVar("W", bound=Work)


@dataclass(frozen=True, slots=True)
class Draft:
    """The values of a task or to-do, as entered or as stored; a to-do has only those above `description`."""

    title: str
    due: Due = NEVER
    estimate: int | None = None  # minutes
    status: str = "open"
    description: str = ""
    ticket: Ticket | None = None
    client: Client | None = None
    assignees: Sequence[User] = ()


# Reading


def visible(model: type[W], user: User) -> Select[W]:
    """Select the rows the person may see, those in the Trash included."""
    if model is ToDo:
        return select(model).where(ToDo.owner_id == user.id)
    query = select(model)
    if may_plan(user):
        return query
    tickets = visible_tickets(user).with_only_columns(Ticket.id)
    return query.where(or_(Task.creator_id == user.id, Task.ticket_id.in_(tickets), _assigned_to(user)))


def own(user: User) -> ColumnElement[bool]:
    """Return the condition that a task is assigned to the person, or created by them and unassigned."""
    unassigned = ~select(TaskAssignee.task_id).where(TaskAssignee.task_id == Task.id).exists()
    return or_(_assigned_to(user), and_(Task.creator_id == user.id, unassigned))


def _assigned_to(user: User) -> ColumnElement[bool]:
    return Task.id.in_(select(TaskAssignee.task_id).where(TaskAssignee.user_id == user.id))


def find(model: type[W], user: User, work_id: int, *, in_trash: bool = False) -> W | None:
    """Return the task or to-do if the person may see it; one from the Trash only with `in_trash`."""
    work = db.session.scalar(visible(model, user).where(model.id == work_id))
    return None if work is None or (work.deleted_at is not None and not in_trash) else work


def find_of_item(model: type[W], user: User, item_id: int) -> W | None:
    """Return the task or to-do of an item of My Calendar, if the person may see it."""
    return db.session.scalar(visible(model, user).where(model.item_id == item_id, model.deleted_at.is_(None)))


def draft_of(work: Work) -> Draft:
    """Return the stored values."""
    if isinstance(work, ToDo):
        return Draft(work.title, Due.of(work), work.estimate, "done" if work.is_done else "open")
    return Draft(
        work.title,
        Due.of(work),
        work.estimate,
        work.status,
        work.description,
        work.ticket,
        work.client,
        tuple(work.assignees),
    )


# Adding and changing


def add(model: type[W], user: User, draft: Draft, uid: str) -> W:
    """Save a new row, first in its list. A second call with the same `uid` (a double submit) returns the first one."""
    mine = select(model).where(_maker(model) == user.id, model.uid == uid)
    existing = db.session.scalar(mine)
    if existing:
        return existing
    first = db.session.scalar(select(func.min(model.position)).where(_one_list(model, user)))
    work = model(uid=uid, position=(first or 0) - GAP, **{_maker(model).key: user.id})
    _write(work, draft)
    db.session.add(work)
    try:
        db.session.commit()
    except IntegrityError:  # another submit with the same `uid` committed first
        db.session.rollback()
        return db.session.scalars(mine).one()
    return work


def change(work: Work, draft: Draft, version: int | None) -> None:
    """Store `draft`. Raises Stale."""
    if work.version != version:
        raise optimistic_lock.Stale(work)
    _write(work, draft)
    optimistic_lock.commit(work)


def set_status(work: Work, status: str) -> None:
    """Set the status, with any version. Raises Stale if another transaction commits at the same moment."""
    _write_status(work, status)
    optimistic_lock.commit(work)


def _write(work: Work, draft: Draft) -> None:
    values: dict[str, Any] = {
        "title": draft.title,
        "due_on": draft.due.on,
        "due_at": draft.due.at,
        "zone": draft.due.zone,
        "estimate": draft.estimate,
    }
    if isinstance(work, Task):
        values |= {"description": draft.description, "ticket": draft.ticket, "client": draft.client}
        if {person.id for person in work.assignees} != {person.id for person in draft.assignees}:
            values["assignees"] = list(draft.assignees)
    _set(work, values)
    _write_status(work, draft.status)


def _write_status(work: Work, status: str) -> None:
    since = (work.done_at or utc_now()) if status == "done" else None
    _set(work, {"done_at": since} if isinstance(work, ToDo) else {"status": status, "done_at": since})


def _set(work: Work, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if getattr(work, name) != value:
            setattr(work, name, value)


# Reordering


def place(model: type[W], user: User, work: W, other: W, *, after: bool) -> None:
    """Move `work` right after (or before) `other`. The order of tasks is the same for everybody who sees them."""
    rest = and_(_one_list(model, user), model.id != work.id)
    neighbour = db.session.scalar(
        select(model).where(rest, _beyond(model, other, after=after)).order_by(*_order(model, after=after)).limit(1)
    )
    if neighbour is None:
        position = other.position + (GAP if after else -GAP)
    else:
        above, below = (other, neighbour) if after else (neighbour, other)
        low, high = above.position, below.position
        if high - low < 2:
            _move(model, and_(rest, ~_beyond(model, above, after=True)), model.position - GAP)
            low -= GAP
        position = (low + high) // 2
    _move(model, model.id == work.id, position)
    db.session.commit()


def _move(model: type[W], rows: ColumnElement[bool], position: Any) -> None:
    """Change positions without changing versions: a reorder must not make an open dialog stale."""
    statement = update(model).where(rows).values(position=position)
    db.session.execute(statement.execution_options(synchronize_session=False))


def _beyond(model: type[W], other: W, *, after: bool) -> ColumnElement[bool]:
    place, pivot = tuple_(model.position, model.id), (other.position, other.id)
    return place > pivot if after else place < pivot


def _order(model: type[W], *, after: bool) -> tuple[Any, ...]:
    columns = (model.position, model.id)
    return columns if after else tuple(column.desc() for column in columns)


# Trash and restore


def trash(work: Work, version: int | None) -> None:
    """Move the task or to-do to the Trash. Raises Stale."""
    if work.version != version:
        raise optimistic_lock.Stale(work)
    work.deleted_at = utc_now()
    optimistic_lock.commit(work)


def restore(work: Work) -> None:
    """Restore the task or to-do from the Trash.

    Raises:
        NotPossible: its ticket is deleted.
    """
    if isinstance(work, Task) and work.ticket is not None and work.ticket.deleted_at is not None:
        raise NotPossible(f"Ticket #{work.ticket.number} of this task is deleted. Restore the ticket first.")
    work.deleted_at = None
    optimistic_lock.commit(work)


# Shared


def _maker(model: type[W]) -> Any:
    return ToDo.owner_id if model is ToDo else Task.creator_id


def _one_list(model: type[W], user: User) -> ColumnElement[bool]:
    """Return the condition for the rows that share one order."""
    return ToDo.owner_id == user.id if model is ToDo else Task.deleted_at.is_(None)
