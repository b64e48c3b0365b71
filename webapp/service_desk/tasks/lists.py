"""Lists of tasks and to-dos: filters from the query string, and one page of rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from flask import current_app, request
from sqlalchemy import ColumnElement, Select, false, select
from sqlalchemy.orm import joinedload, selectinload

from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.recurrence import to_wall
from webapp.service_desk.access import find_ticket
from webapp.service_desk.models import Task, Ticket, ToDo
from webapp.service_desk.tasks import service
from webapp.service_desk.tasks.due import Due
from webapp.web.paging import PER_PAGE, Page, read_page, read_page_number

W = TypeVar("W", bound=service.Work)

SHOW = {"open": "Open", "done": "Done", "trash": "Trash"}


@dataclass(frozen=True, slots=True)
class Filters:
    """Filters of a list. `mine` and `ticket` are for tasks only; `ticket_text` is the ticket's text in the address."""

    show: str
    mine: bool
    ticket_text: str
    ticket: Ticket | None

    @classmethod
    def from_address(cls, viewer: User) -> "Filters":
        """Parse the query string; invalid values count as missing."""
        show = request.args.get("show", "open")
        text = request.args.get("ticket", "").strip().removeprefix("#")
        number = int(text) if text.isascii() and text.isdecimal() and len(text) < 11 else 0
        return cls(
            show if show in SHOW else "open",
            request.args.get("who") != "all",
            request.args.get("ticket", "").strip()[:100],
            find_ticket(viewer, number),
        )


@dataclass(frozen=True, slots=True)
class Row(Generic[W]):
    """One line of a list, local to its viewer. `above` and `below` are the ids of its neighbours, for reordering."""

    work: W
    due: str
    is_overdue: bool
    above: int | None
    below: int | None


@dataclass(frozen=True, slots=True)
class Listing(Generic[W]):
    page: Page[W]
    rows: Sequence[Row[W]]


def read_listing(model: type[W], viewer: User, filters: Filters) -> Listing[W]:
    """Return the requested page. A constant number of queries."""
    ids = _ids(model, viewer, filters)
    number = read_page_number()
    page = read_page(ids, _loader(model), number)
    now = utc_now()
    today = to_wall(now, viewer.time_zone).date()
    before, after = _edges(ids, page) if filters.show == "open" else (None, None)
    order = [before, *(work.id for work in page.rows), after]
    rows = [
        Row(
            work,
            Due.of(work).text(viewer.time_zone, today),
            not work.is_done and Due.of(work).is_over(now, viewer.time_zone),
            order[place],
            order[place + 2],
        )
        for place, work in enumerate(page.rows)
    ]
    return Listing(page, rows)


def _ids(model: type[W], viewer: User, filters: Filters) -> Select[int]:
    query: Select[int] = service.visible(model, viewer).with_only_columns(model.id)
    if filters.show == "trash":
        # Older rows cannot be restored: their items are already purged from the Trash of My Calendar.
        since = utc_now() - current_app.config["TRASH_RETENTION"]
        query = query.where(model.deleted_at >= since).order_by(model.deleted_at.desc(), model.id.desc())
    elif filters.show == "done":
        query = query.where(model.deleted_at.is_(None), _is_done(model))
        query = query.order_by(model.done_at.desc(), model.id.desc())
    else:
        query = query.where(model.deleted_at.is_(None), ~_is_done(model)).order_by(model.position, model.id)
    if model is Task:
        if filters.mine and filters.show != "trash":
            query = query.where(service.own(viewer))
        if filters.ticket_text:
            query = query.where(Task.ticket_id == filters.ticket.id if filters.ticket else false())
    return query


def _is_done(model: type[W]) -> ColumnElement[bool]:
    return ToDo.done_at.is_not(None) if model is ToDo else Task.status == "done"


def _loader(model: type[W]) -> Callable[[Sequence[int]], Sequence[W]]:
    options: tuple[Any, ...] = ()
    if model is Task:
        options = (joinedload(Task.ticket), joinedload(Task.client), selectinload(Task.assignees))

    def load(ids: Sequence[int]) -> Sequence[W]:
        return db.session.scalars(select(model).where(model.id.in_(ids)).options(*options)).all()

    return load


def _edges(ids: Select[int], page: Page[W]) -> tuple[int | None, int | None]:
    """Return the ids right before and after the page, so that its first and last row can be moved off the page."""
    start = (page.number - 1) * PER_PAGE
    before = db.session.scalar(ids.offset(start - 1).limit(1)) if page.has_previous else None
    after = db.session.scalar(ids.offset(start + PER_PAGE).limit(1)) if page.has_next else None
    return before, after
