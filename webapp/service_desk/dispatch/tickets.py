"""Tickets to be planned: open ones without a coming service call."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import defer, joinedload

from webapp.accounts.models import User
from webapp.extensions import db
from webapp.my_calendar.models import Item, is_present
from webapp.service_desk.access import visible_tickets
from webapp.service_desk.dispatch.filters import Filters
from webapp.service_desk.lists import words_of
from webapp.service_desk.models import OPEN_STATUSES, PRIORITIES, ServiceCall, Ticket
from webapp.service_desk.search_fields import matches_ticket
from webapp.web.paging import Page, read_page

_COMING = ("planned", "on_the_way")


def unplanned(viewer: User, filters: Filters, now: datetime) -> Page[Ticket]:
    """Return a page of open tickets without a coming call, as filtered, the most urgent first."""
    coming = (
        select(ServiceCall.item_id)
        .join(Item, Item.id == ServiceCall.item_id)
        .where(ServiceCall.ticket_id == Ticket.id, ServiceCall.status.in_(_COMING), is_present(), Item.ends_at >= now)
    )
    ids = visible_tickets(viewer).with_only_columns(Ticket.id)
    ids = ids.where(Ticket.status.in_(OPEN_STATUSES), ~coming.exists())
    if filters.queue:
        ids = ids.where(Ticket.queue_id == filters.queue)
    if filters.priority:
        ids = ids.where(Ticket.urgency == PRIORITIES.index(filters.priority))
    for word in words_of(filters.search):
        ids = ids.where(matches_ticket(word))
    return read_page(ids.order_by(Ticket.urgency.desc(), Ticket.number.desc()), _load, filters.page)


def stamp_of(page: Page[Ticket]) -> str:
    """Return a stamp that changes with the content of the page."""
    shown = ".".join(f"{ticket.id}v{ticket.version}" for ticket in page.rows)
    return f"{shown} {page.number} {page.count_text}"


def _load(ids: Sequence[int]) -> Sequence[Ticket]:
    return db.session.scalars(
        select(Ticket)
        .where(Ticket.id.in_(ids))
        .options(defer(Ticket.description), joinedload(Ticket.client), joinedload(Ticket.queue))
    ).all()
