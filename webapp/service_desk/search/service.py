"""Search queries. Every group of results is limited, and has only rows that the viewer may read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from sqlalchemy import ColumnElement, Select, and_, or_, select, union_all
from sqlalchemy.orm import defer, joinedload

from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Item, belongs_to, is_present
from webapp.my_calendar.queries import SINGLE, expand_item, occurrence_token
from webapp.my_calendar.visibility import readable_by
from webapp.service_desk.access import may_plan, visible_tickets
from webapp.service_desk.clients.service import matches_client
from webapp.service_desk.lists import contains, words_of
from webapp.service_desk.models import Client, Contact, CrmActivity, ServiceCall, Task, Ticket
from webapp.service_desk.search_fields import matches_ticket, ticket_number

T = TypeVar("T")

MOST_FOUND = 10
"""Results per group; `has_more` is set if there are further ones."""

SHORTEST = 2
"""Minimum length of a search, except for a number."""

MOST_LOOKED_AT = 20_000
"""Other people's items that are checked for readable ones, the latest first."""

_AHEAD = timedelta(days=366)  # period in which the next occurrence of a series is searched


@dataclass(frozen=True, slots=True)
class Group(Generic[T]):
    """The first results of one kind, and whether there are more."""

    rows: Sequence[T]
    has_more: bool


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An item, and the occurrence to open: the next one of a series. `is_own`: in the viewer's calendar."""

    item: Item
    is_own: bool
    occurrence: str
    start: datetime


@dataclass(frozen=True, slots=True)
class Found:
    items: Group[FoundItem]
    tickets: Group[Ticket]
    clients: Group[Client]

    @property
    def count(self) -> int:
        return len(self.items.rows) + len(self.tickets.rows) + len(self.clients.rows)

    @property
    def has_more(self) -> bool:
        return self.items.has_more or self.tickets.has_more or self.clients.has_more


def search(viewer: User, text: str) -> Found | None:
    """Return everything that has every word of `text`; None if `text` is too short."""
    words = words_of(text)
    if not any(len(word) >= SHORTEST or word.isdecimal() for word in words):
        return None
    return Found(_items(viewer, words), _tickets(viewer, words), _clients(words))


def items_about(text: str) -> Select[int]:
    """Select ids of items whose work has a ticket with that number, or a client or contact with that name."""
    clients = select(Client.id).where(contains(Client.name, text))
    contacts = select(Contact.id).where(contains(Contact.name, text))
    about = or_(Ticket.client_id.in_(clients), Ticket.contact_id.in_(contacts), Ticket.number == ticket_number(text))
    tickets = select(Ticket.id).where(about)
    found = union_all(
        select(ServiceCall.item_id).where(ServiceCall.ticket_id.in_(tickets)),
        select(Task.item_id).where(or_(Task.ticket_id.in_(tickets), Task.client_id.in_(clients))),
        select(CrmActivity.item_id).where(
            or_(CrmActivity.client_id.in_(clients), CrmActivity.contact_id.in_(contacts))
        ),
    ).subquery()
    return select(found.c[0]).where(found.c[0].is_not(None))


def _tickets(viewer: User, words: list[str]) -> Group[Ticket]:
    query = visible_tickets(viewer).where(*(matches_ticket(word) for word in words))
    options = (defer(Ticket.description), joinedload(Ticket.client))
    return _group(query.order_by(Ticket.number.desc()).options(*options))


def _clients(words: list[str]) -> Group[Client]:
    query = select(Client).where(*(matches_client(word) for word in words))
    return _group(query.order_by(Client.archived_at.is_not(None), Client.name, Client.id))


def _items(viewer: User, words: list[str]) -> Group[FoundItem]:
    """Return items of the viewer's calendar, then, for dispatchers, other people's items that they may read."""
    matching = and_(*(contains(Item.subject, word) | contains(Item.location, word) for word in words))
    own = _latest(is_present(), matching, belongs_to(viewer.id))
    items, own_ids = list(own), {item.id for item in own}
    if may_plan(viewer) and len(items) <= MOST_FOUND:
        latest = select(Item.id).where(is_present()).order_by(Item.ends_at.desc()).limit(MOST_LOOKED_AT).subquery()
        others = and_(Item.owner_id != viewer.id, readable_by(viewer))
        found = _latest(Item.id.in_(select(latest.c.id)), others, matching)
        items += [item for item in found if item.id not in own_ids]
    shown = [_found(viewer, item, is_own=item.id in own_ids) for item in items[:MOST_FOUND]]
    return Group(shown, len(items) > MOST_FOUND)


def _latest(*conditions: ColumnElement[bool]) -> Sequence[Item]:
    query = select(Item).where(*conditions).options(defer(Item.description))
    return db.session.scalars(query.order_by(Item.ends_at.desc(), Item.id.desc()).limit(MOST_FOUND + 1)).all()


def _found(viewer: User, item: Item, *, is_own: bool) -> FoundItem:
    if not item.is_series:
        return FoundItem(item, is_own, SINGLE, item.start)
    now = utc_now()
    coming = expand_item(item, viewer.time_zone, now, now + _AHEAD).occurrences
    occurrence = min(coming, key=lambda occurrence: occurrence.starts_at, default=None)
    if occurrence is None:
        return FoundItem(item, is_own, occurrence_token(item, item.start), item.start)
    return FoundItem(item, is_own, occurrence_token(item, occurrence.original_start), occurrence.timing.start)


def _group(query: Select[T]) -> Group[T]:
    rows = db.session.scalars(query.limit(MOST_FOUND + 1)).all()
    return Group(rows[:MOST_FOUND], len(rows) > MOST_FOUND)
