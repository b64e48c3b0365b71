"""Who may see and plan what. Whatever somebody may not see does not exist for them: pages answer 404."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, select, union_all

from webapp.accounts.models import User
from webapp.database import LARGEST_INTEGER
from webapp.extensions import db
from webapp.my_calendar.models import Assignment, Item
from webapp.service_desk.models import QueueMember, ServiceCall, Ticket

LARGEST_NUMBER = LARGEST_INTEGER
"""Of a ticket."""


def may_plan(user: User) -> bool:
    """Return whether the person plans for everybody, and so sees every ticket."""
    return user.role in {"dispatcher", "administrator"}


def visible_tickets(user: User) -> Select[Ticket]:
    """Select the tickets the person may see: all, or those assigned to them, in a queue or with a call of theirs."""
    tickets = select(Ticket).where(Ticket.deleted_at.is_(None))
    return tickets if may_plan(user) else tickets.where(Ticket.id.in_(own_ticket_ids(user.id)))


def find_ticket(user: User, number: int) -> Ticket | None:
    """Return the ticket people call `number`, if the person may see it."""
    return _find(user, number, Ticket.deleted_at.is_(None))


def find_deleted_ticket(user: User, number: int) -> Ticket | None:
    """Return the deleted ticket that people called `number`, if the person could see it otherwise."""
    return _find(user, number, Ticket.deleted_at.is_not(None), with_trash=True)


def _find(user: User, number: int, condition: ColumnElement[bool], *, with_trash: bool = False) -> Ticket | None:
    if not 0 < number <= LARGEST_NUMBER:
        return None
    this_one = Ticket.number == number
    query = select(Ticket).where(this_one, condition)
    if not may_plan(user):
        query = query.where(Ticket.id.in_(own_ticket_ids(user.id, this_one, with_trash=with_trash)))
    return db.session.scalar(query)


def active_people() -> Sequence[User]:
    """Return everybody who may be given work, by name."""
    return db.session.scalars(select(User).where(User.is_disabled.is_(False)).order_by(User.name, User.id)).all()


def own_ticket_ids(
    user_id: int, *narrowed: ColumnElement[bool], with_queues: bool = True, with_trash: bool = False
) -> Select[int]:
    """Select ids of tickets that are the person's: assigned to them, in a queue of theirs, or with a call of theirs.

    `narrowed` are conditions on tickets that hold anyway; told here too, they spare looking at all of them.
    """
    # One part per index, instead of an OR that would look at every ticket.
    parts: list[Select[int]] = [select(Ticket.id).where(Ticket.assignee_id == user_id, *narrowed)]
    called = (
        select(ServiceCall.ticket_id)
        .join(Assignment, Assignment.item_id == ServiceCall.item_id)
        .join(Item, Item.id == ServiceCall.item_id)
        .where(Assignment.user_id == user_id)
    )
    if narrowed:
        called = called.join(Ticket, Ticket.id == ServiceCall.ticket_id).where(*narrowed)
    parts.append(called if with_trash else called.where(Item.trashed_at.is_(None)))
    if with_queues:
        queues = select(QueueMember.queue_id).where(QueueMember.user_id == user_id)
        parts.append(select(Ticket.id).where(Ticket.queue_id.in_(queues), *narrowed))
    own = union_all(*(part.correlate(None) for part in parts)).subquery()
    return select(own.c[0])
