"""Rules on who may see and plan what. Pages answer 404 for everything that the person may not see."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, select, union_all

from webapp.accounts.models import User
from webapp.database import LARGEST_INTEGER
from webapp.extensions import db
from webapp.my_calendar.models import Assignment, Item
from webapp.service_desk.models import QueueMember, ServiceCall, Ticket

LARGEST_NUMBER = LARGEST_INTEGER
"""Largest ticket number that the column can hold."""


def may_plan(user: User) -> bool:
    """Return whether the person plans for everybody, and therefore sees every ticket."""
    return user.role in {"dispatcher", "administrator"}


def visible_tickets(user: User) -> Select[Ticket]:
    """Select the tickets the person may see: all, or those assigned to them, in one of their queues or with one of
    their service calls.
    """
    tickets = select(Ticket).where(Ticket.deleted_at.is_(None))
    return tickets if may_plan(user) else tickets.where(Ticket.id.in_(own_ticket_ids(user.id)))


def find_ticket(user: User, number: int) -> Ticket | None:
    """Return the ticket with `number`; None if there is none, or the person may not see it."""
    return _find(user, number, Ticket.deleted_at.is_(None))


def find_deleted_ticket(user: User, number: int) -> Ticket | None:
    """Return the deleted ticket with `number`; None if there is none, or the person could not see it undeleted."""
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
    """Return the people who can be assigned work (enabled accounts), by name."""
    return db.session.scalars(select(User).where(User.is_disabled.is_(False)).order_by(User.name, User.id)).all()


def own_ticket_ids(
    user_id: int, *narrowed: ColumnElement[bool], with_queues: bool = True, with_trash: bool = False
) -> Select[int]:
    """Select ids of the person's tickets: assigned to them, in one of their queues, or with one of their calls.

    `narrowed` are conditions that the caller's query has anyway: repeated in each part, they let it use an index.
    """
    # One part per index: an OR over all of them would scan every ticket.
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
