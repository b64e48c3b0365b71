"""Keep items in step with the work they stand for, and the work with what became of its items.

A listener on the session does it before anything is written, so that no code path can forget it: a renamed ticket
renames the calls in calendars, a task with a due date has an item, and an item that was moved or renamed (by dragging,
or on a linked calendar) moves its task. What is over keeps the texts it had, unless it is edited itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import Select, event, inspect, select
from sqlalchemy.orm import Session, UOWTransaction

from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Assignment, Item
from webapp.my_calendar.service import derive_span_of
from webapp.service_desk import texts
from webapp.service_desk.models import (
    DEFAULT_ESTIMATE,
    Client,
    Contact,
    CrmActivity,
    EventText,
    ServiceCall,
    Task,
    Ticket,
    ToDo,
)
from webapp.service_desk.texts import Template
from webapp.service_desk.words import ACTIVITY_LABELS, PRIORITY_LABELS, STATUS_LABELS

_DAY = 24 * 60
_MIDNIGHT = datetime.min.time()

Work = ServiceCall | CrmActivity | Task | ToDo

_MODELS: Mapping[str, Any] = {"service_call": ServiceCall, "crm_activity": CrmActivity, "task": Task, "to_do": ToDo}


def template_of(kind: str) -> Template:
    """Return the administrator's template for `kind`, or ours."""
    own = db.session.get(EventText, kind)
    if own is None:
        return texts.DEFAULTS[kind]
    return Template(own.subject, own.location, own.description, own.done_prefix)


def values_of(work: Work) -> dict[str, str]:
    """Return what a template of this kind of work may show."""
    match work:
        case ServiceCall():
            ticket = work.ticket
            return {
                **_people(ticket.client, ticket.contact),
                "number": str(ticket.number),
                "title": ticket.title,
                "priority": PRIORITY_LABELS[ticket.priority],
                "status": STATUS_LABELS[work.status],
                "description": work.description,
                "ticket": ticket.description,
                "link": _address(f"/tickets/{ticket.number}"),
            }
        case CrmActivity():
            return {
                **_people(work.client, work.contact),
                "type": ACTIVITY_LABELS[work.type],
                "outcome": work.outcome,
                "link": _address(f"/clients/{work.client_id}"),
            }
        case Task():
            client = work.client or (work.ticket.client if work.ticket else None)
            return {
                "title": work.title,
                "description": work.description,
                "number": str(work.ticket.number) if work.ticket else "",
                "client": client.name if client else "",
                "link": _address(f"/tickets/{work.ticket.number}" if work.ticket else "/tasks"),
            }
        case ToDo():
            return {"title": work.title, "link": _address("/to-dos")}


def recompose(kind: str) -> int:
    """Give the coming items of `kind` their texts anew, after its template changed; return how many. Commits."""
    model = _MODELS[kind]
    query = select(model).join(Item, Item.id == model.item_id).where(Item.ends_at >= utc_now())
    count = 0
    for work in db.session.scalars(query).all():
        _project(work)
        count += 1
    db.session.commit()
    return count


def _people(client: Client, contact: Contact | None) -> dict[str, str]:
    return {
        "client": client.name,
        "address": client.address,
        "contact": contact.name if contact else "",
        "phone": contact.phone if contact else "",
    }


def _address(path: str) -> str:
    base: str = current_app.config["BASE_URL"]
    return base + path


@event.listens_for(db.session, "before_flush")
def _keep_in_step(session: Session, _context: UOWTransaction, _instances: object) -> None:
    with session.no_autoflush:
        for row in [*session.dirty]:
            if isinstance(row, Item) and row.kind in texts.NAMED_THERE:
                _take_over(session, row)
        for work in list(_concerned(session)):
            _project(work)


# From the item to its task or to-do


def _take_over(session: Session, item: Item) -> None:
    model = _MODELS[item.kind]
    work: Task | ToDo | None = session.scalar(select(model).where(model.item_id == item.id))
    if work is None or work in session.dirty:  # what a person changes on the task itself rules
        return
    if _changed(item, "start", "end", "all_day", "zone"):
        _read_due(work, item)
    if _changed(item, "subject"):
        title = texts.read_title(template_of(item.kind), values_of(work), item.subject)
        work.title = title[:200] or work.title
    if _changed(item, "trashed_at"):
        work.deleted_at = item.trashed_at


def _changed(row: object, *names: str) -> bool:
    state = inspect(row)
    return any(state.attrs[name].history.has_changes() for name in names)


def _read_due(work: Task | ToDo, item: Item) -> None:
    length = int((item.end - item.start) / timedelta(minutes=1))
    if item.all_day:
        work.due_on, work.due_at = item.start.date(), None
        work.estimate = length if length > _DAY else work.estimate
    else:
        work.due_on, work.due_at, work.zone, work.estimate = None, item.start, item.zone, length


# From the work to its item


def _concerned(session: Session) -> Iterator[Work]:
    """Yield the work that a changed row shows in: its own, or that of its ticket, client or contact."""
    seen: set[int] = set()
    for row in [*session.new, *session.dirty]:
        if not session.is_modified(row) and row not in session.new:
            continue
        for work in _work_of(session, row):
            if id(work) not in seen:
                seen.add(id(work))
                yield work


def _work_of(session: Session, row: object) -> Iterable[Work]:
    match row:
        case ServiceCall() | CrmActivity() | Task() | ToDo():
            return (row,)
        case Item() if row.kind in texts.NAMED_THERE and row.id:
            model = _MODELS[row.kind]
            return session.scalars(select(model).where(model.item_id == row.id)).all()
        case Ticket() if row.id and _changed(row, "title", "priority", "description", "client_id", "contact_id"):
            return _coming(session, [Ticket.id == row.id])
        case Client() if row.id and _changed(row, "name", "address"):
            return [
                *_coming(session, [Ticket.client_id == row.id]),
                *session.scalars(_coming_activities().where(CrmActivity.client_id == row.id)),
            ]
        case Contact() if row.id and _changed(row, "name", "phone"):
            return [
                *_coming(session, [Ticket.contact_id == row.id]),
                *session.scalars(_coming_activities().where(CrmActivity.contact_id == row.id)),
            ]
        case _:
            return ()


def _coming(session: Session, conditions: list[Any]) -> list[Work]:
    calls = (
        select(ServiceCall)
        .join(Item, Item.id == ServiceCall.item_id)
        .join(Ticket, Ticket.id == ServiceCall.ticket_id)
        .where(Item.ends_at >= utc_now(), *conditions)
    )
    tasks = (
        select(Task)
        .join(Item, Item.id == Task.item_id)
        .join(Ticket, Ticket.id == Task.ticket_id)
        .where(Item.ends_at >= utc_now(), *conditions)
    )
    return [*session.scalars(calls), *session.scalars(tasks)]


def _coming_activities() -> Select[CrmActivity]:
    return select(CrmActivity).join(Item, Item.id == CrmActivity.item_id).where(Item.ends_at >= utc_now())


def _project(work: Work) -> None:
    match work:
        case ServiceCall():
            _write(
                work.item,
                {**_texts("service_call", work), "cancelled_at": _since(work.item, work.status == "cancelled")},
            )
        case CrmActivity():
            _write(work.item, _texts("crm_activity", work))
        case Task():
            _project_due(work, "task", work.creator_id)
            _assign(work)
        case ToDo():
            _project_due(work, "to_do", work.owner_id)


def _project_due(work: Task | ToDo, kind: str, owner_id: int) -> None:
    has_due = work.due_on is not None or work.due_at is not None
    if work.item is None:
        if not has_due:
            return
        work.item = Item(kind=kind, owner_id=owner_id)
    values: dict[str, Any] = {"trashed_at": work.deleted_at, "cancelled_at": _since(work.item, not has_due)}
    if has_due:
        values |= {**_texts(kind, work, done=work.is_done), **_due_values(work)}
    _write(work.item, values, home_zone=work.zone)


def _due_values(work: Task | ToDo) -> Mapping[str, Any]:
    if work.due_at is not None:
        length = timedelta(minutes=DEFAULT_ESTIMATE if work.estimate is None else work.estimate)
        return {
            "start": work.due_at,
            "end": work.due_at + length,
            "zone": work.zone,
            "all_day": False,
            "show_as": "busy",
        }
    assert work.due_on is not None  # noqa: S101  # the caller looked
    start = datetime.combine(work.due_on, _MIDNIGHT)
    days = max(1, (work.estimate or 0) // _DAY)
    # A date by which something has to be done takes nobody's day away.
    return {"start": start, "end": start + timedelta(days=days), "zone": None, "all_day": True, "show_as": "free"}


def _assign(task: Task) -> None:
    if task.item is None:
        return
    wanted = {user.id for user in task.assignees}
    task.item.assignments = [
        *(entry for entry in task.item.assignments if entry.user_id in wanted),
        *(Assignment(user_id=user_id) for user_id in wanted - {entry.user_id for entry in task.item.assignments}),
    ]


def _texts(kind: str, work: Work, *, done: bool = False) -> dict[str, Any]:
    composed = texts.compose(template_of(kind), values_of(work), done=done)
    return {"subject": composed.subject, "location": composed.location, "description": composed.description}


def _since(item: Item, condition: bool) -> datetime | None:
    """Return since when the condition holds: kept if it held before."""
    return (item.cancelled_at or utc_now()) if condition else None


def _write(item: Item, values: Mapping[str, Any], *, home_zone: str | None = None) -> None:
    changed = {name: value for name, value in values.items() if getattr(item, name) != value}
    if not changed:
        return
    for name, value in changed.items():
        setattr(item, name, value)
    if not _changed(item, "updated_at"):
        item.updated_at = utc_now()
    if changed.keys() & {"start", "end", "zone", "all_day"}:
        derive_span_of(item, home_zone or "UTC")
