"""Operations on tickets. All but `new_ticket` commit; the timeline is written by its session listener."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Assignment, Item
from webapp.service_desk.access import visible_tickets
from webapp.service_desk.models import Client, ServiceCall, Task, Ticket, TimelineEntry
from webapp.service_desk.optimistic_lock import Stale, change, commit
from webapp.service_desk.repeats import save_once
from webapp.service_desk.tickets.numbers import next_number

TIMELINE_LENGTH = 50
MOST_CALLS = 100
MOST_TASKS = 100
NEWEST = 15


@dataclass(frozen=True, slots=True)
class CallRow:
    """A service call on the page of its ticket."""

    call: ServiceCall
    resources: tuple[User, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Entries, newest first; `older_than` is the id for the next page, None if there is none."""

    entries: Sequence[TimelineEntry]
    older_than: int | None


# Reading


def calls_of(ticket: Ticket) -> list[CallRow]:
    """Return the ticket's service calls that are not in the Trash, latest first, with their resources."""
    calls = db.session.scalars(
        select(ServiceCall)
        .join(ServiceCall.item)
        .where(ServiceCall.ticket_id == ticket.id, Item.trashed_at.is_(None))
        .options(joinedload(ServiceCall.item).selectinload(Item.assignments))
        .order_by(Item.starts_at.desc(), Item.id.desc())
        .limit(MOST_CALLS)
    ).all()
    assigned = select(Assignment.user_id).where(Assignment.item_id.in_([call.item_id for call in calls]))
    people = {person.id: person for person in db.session.scalars(select(User).where(User.id.in_(assigned)))}
    return [CallRow(call, _by_name(people[going.user_id] for going in call.item.assignments)) for call in calls]


def _by_name(people: Iterable[User]) -> tuple[User, ...]:
    return tuple(sorted(people, key=lambda person: (person.name, person.id)))


def tasks_of(ticket: Ticket) -> Sequence[Task]:
    """Return the ticket's tasks in the order of task lists, finished ones last."""
    return db.session.scalars(
        select(Task)
        .where(Task.ticket_id == ticket.id, Task.deleted_at.is_(None))
        .options(selectinload(Task.assignees))
        .order_by(Task.status == "done", Task.position, Task.id)
        .limit(MOST_TASKS)
    ).all()


def timeline_of(ticket: Ticket, older_than: int | None = None) -> Timeline:
    """Return the newest entries of the ticket's timeline, or those before the id `older_than`."""
    query = select(TimelineEntry).where(TimelineEntry.ticket_id == ticket.id)
    if older_than is not None:
        query = query.where(TimelineEntry.id < older_than)
    entries = db.session.scalars(
        query.options(joinedload(TimelineEntry.user)).order_by(TimelineEntry.id.desc()).limit(TIMELINE_LENGTH + 1)
    ).all()
    shown = entries[:TIMELINE_LENGTH]
    return Timeline(shown, shown[-1].id if len(entries) > TIMELINE_LENGTH else None)


def newest_tickets_of(user: User, client: Client) -> Sequence[Ticket]:
    """Return the client's newest tickets that the person may see."""
    query = visible_tickets(user).where(Ticket.client_id == client.id)
    return db.session.scalars(query.order_by(Ticket.number.desc()).limit(NEWEST)).all()


def stamp_of(ticket: Ticket) -> str:
    """Return a stamp that changes with every change of the ticket or its calls."""
    newest = db.session.scalar(select(func.max(TimelineEntry.id)).where(TimelineEntry.ticket_id == ticket.id))
    return f"{ticket.version}-{newest or 0}"


# Creating and changing


def new_ticket(values: Mapping[str, Any]) -> Ticket:
    """Add a ticket with the next number to the current transaction; the caller commits."""
    ticket = Ticket(number=next_number(), **values)
    db.session.add(ticket)
    db.session.flush()  # computes the number
    return ticket


def add_ticket(values: Mapping[str, Any], uid: str | None = None) -> Ticket:
    """Save a new ticket. A second call with the same `uid` (a double submit) returns the first one."""
    return save_once(Ticket, values, uid, new_ticket)


def change_ticket(ticket: Ticket, values: Mapping[str, Any], version: int | None) -> None:
    """Store `values` in the ticket. Raises Stale."""
    if ticket.version == version and any(getattr(ticket, name) != value for name, value in values.items()):
        values = {**values, "updated_at": utc_now()}
    change(ticket, values, version)


def delete_ticket(ticket: Ticket, version: int | None) -> None:
    """Delete the ticket (it can be restored), and move its service calls and tasks to the Trash. Raises Stale."""
    if ticket.version != version:
        raise Stale(ticket)
    now = utc_now()
    ticket.deleted_at = ticket.updated_at = now
    _put_work(ticket, since=None, to=now)
    commit(ticket)


def restore_ticket(ticket: Ticket) -> None:
    """Restore a deleted ticket, with the calls and tasks that were moved to the Trash with it."""
    since, ticket.deleted_at, ticket.updated_at = ticket.deleted_at, None, utc_now()
    if since is not None:
        _put_work(ticket, since=since, to=None)
    db.session.commit()


def _put_work(ticket: Ticket, *, since: datetime | None, to: datetime | None) -> None:
    """Set `trashed_at` of the ticket's work to `to`, where it is `since` now; None means not in the Trash."""
    items = select(Item).join(ServiceCall, ServiceCall.item_id == Item.id).where(ServiceCall.ticket_id == ticket.id)
    for item in db.session.scalars(items.where(Item.trashed_at.is_not_distinct_from(since))):
        item.trashed_at = to
        item.updated_at = utc_now()
    tasks = select(Task).where(Task.ticket_id == ticket.id, Task.deleted_at.is_not_distinct_from(since))
    for task in db.session.scalars(tasks):
        task.deleted_at = to
