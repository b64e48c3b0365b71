"""The list of tickets: filters from the query string, and queries.

So that it works with 100,000 tickets, every order is that of an index, and a page's ids are selected before its rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import request
from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import defer, joinedload

from webapp.accounts.models import User
from webapp.extensions import db
from webapp.service_desk.access import own_ticket_ids, visible_tickets
from webapp.service_desk.lists import LONGEST_SEARCH, read_id, words_of
from webapp.service_desk.models import OPEN_STATUSES, PRIORITIES, TICKET_STATUSES, Client, Ticket
from webapp.service_desk.search_fields import client_texts, find_client, matches_ticket
from webapp.service_desk.tickets.forms import TICKET_STATUS_LABELS
from webapp.web.paging import Page, read_page, read_page_number

STATUS_CHOICES: Mapping[str, str] = {"": "Not resolved or closed", **TICKET_STATUS_LABELS, "all": "All"}

SORT_LABELS: Mapping[str, str] = {
    "": "Newest first",
    "oldest": "Oldest first",
    "changed": "Last changed first",
    "unchanged": "Longest unchanged first",
    "urgent": "Most urgent first",
}
_ORDERS: Mapping[str, tuple[Any, ...]] = {
    "": (Ticket.number.desc(),),
    "oldest": (Ticket.number,),
    "changed": (Ticket.updated_at.desc(), Ticket.number.desc()),
    "unchanged": (Ticket.updated_at, Ticket.number),
    "urgent": (Ticket.urgency.desc(), Ticket.number.desc()),
}
NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Filters:
    """Filters of the list of tickets; invalid values are left out."""

    text: str = ""
    status: str = ""
    priority: str = ""
    queue: str = ""  # an id, or NOBODY
    assignee: str = ""  # an id, or NOBODY
    client_text: str = ""
    client: Client | None = None
    mine: bool = False
    sort: str = ""

    @property
    def narrows(self) -> bool:
        """Return True if the filters leave out tickets that the list shows by default."""
        return bool(
            self.text or self.status or self.priority or self.queue or self.assignee or self.client_text or self.mine
        )


def read_filters() -> Filters:
    """Parse the query string."""
    arguments = request.args
    client_text = arguments.get("client", "").strip()[:LONGEST_SEARCH]
    client = _client(client_text)
    return Filters(
        text=arguments.get("q", "").strip()[:LONGEST_SEARCH],
        status=_one_of(arguments.get("status"), STATUS_CHOICES),
        priority=_one_of(arguments.get("priority"), PRIORITIES),
        queue=_id_or_nobody(arguments.get("queue")),
        assignee=_id_or_nobody(arguments.get("assignee")),
        client_text=client_texts([client])[client.id] if client else client_text,
        client=client,
        mine=arguments.get("mine") == "1",
        sort=_one_of(arguments.get("sort"), _ORDERS),
    )


def ticket_page(user: User, filters: Filters) -> Page[Ticket]:
    """Return the requested page of tickets."""
    return read_page(select_ids(user, filters), _load, read_page_number())


def select_ids(user: User, filters: Filters) -> Select[int]:
    """Select ids of the tickets the person may see, filtered and ordered by `filters`."""
    query = visible_tickets(user).with_only_columns(Ticket.id)
    if filters.status != "all":
        query = query.where(
            Ticket.status == filters.status if filters.status in TICKET_STATUSES else Ticket.status.in_(OPEN_STATUSES)
        )
    if filters.priority:
        query = query.where(Ticket.urgency == PRIORITIES.index(filters.priority))
    if filters.queue:
        query = query.where(_is(Ticket.queue_id, filters.queue))
    if filters.assignee:
        query = query.where(_is(Ticket.assignee_id, filters.assignee))
    if filters.client_text:
        query = query.where(Ticket.client_id == (filters.client.id if filters.client else 0))
    if filters.mine:
        query = query.where(Ticket.id.in_(own_ticket_ids(user.id, with_queues=False)))
    for word in words_of(filters.text):
        query = query.where(matches_ticket(word))
    return query.order_by(*_ORDERS[filters.sort])


def _load(ids: Sequence[int]) -> Sequence[Ticket]:
    return db.session.scalars(
        select(Ticket)
        .where(Ticket.id.in_(ids))
        .options(
            defer(Ticket.description),
            joinedload(Ticket.client),
            joinedload(Ticket.queue),
            joinedload(Ticket.assignee),
        )
    ).all()


def _is(column: Any, wanted: str) -> ColumnElement[bool]:
    condition: ColumnElement[bool] = column.is_(None) if wanted == NOBODY else column == int(wanted)
    return condition


def _client(text: str) -> Client | None:
    """Return the client of a query parameter: an id, as in links, or the text of a picker."""
    client_id = read_id(text)
    by_id = db.session.get(Client, client_id) if client_id else None
    return by_id or find_client(text)


def _one_of(text: str | None, allowed: Mapping[str, Any] | Sequence[str]) -> str:
    return text if text and text in allowed else ""


def _id_or_nobody(text: str | None) -> str:
    return text if text and (text == NOBODY or read_id(text)) else ""
