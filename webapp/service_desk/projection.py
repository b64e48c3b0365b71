"""Keep items in step with the work they stand for, and the work with what became of its items.

A listener on the session does it before anything is written, so that no code path can forget it: a renamed ticket
renames the calls in calendars, a task with a due date has an item, and an item that was moved or renamed (by dragging,
or on a linked calendar) moves its task. What is over keeps the texts it had, unless it is edited itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import ColumnElement, Select, event, inspect, or_, select
from sqlalchemy.orm import Session, UOWTransaction, contains_eager, joinedload
from sqlalchemy.orm.exc import StaleDataError

from webapp.accounts.models import User
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

RECOMPOSED_AT_ONCE = 200
"""Items that get their texts anew in one transaction."""

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_MIDNIGHT = datetime.min.time()
_LONGEST_TITLE = 200  # as the columns hold it

Work = ServiceCall | CrmActivity | Task | ToDo

_MODELS: Mapping[str, Any] = {"service_call": ServiceCall, "crm_activity": CrmActivity, "task": Task, "to_do": ToDo}

Templates = dict[str, Template]
"""Those looked up so far, by kind: many items are composed at once."""


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
            ticket = _related(work, "ticket", Ticket)
            return {
                **_people(ticket),
                "number": str(ticket.number),
                "title": ticket.title,
                "priority": PRIORITY_LABELS[ticket.priority or "normal"],
                "status": STATUS_LABELS[work.status or "planned"],
                "description": work.description or "",
                "ticket": ticket.description or "",
                "link": _address(f"/tickets/{ticket.number}"),
            }
        case CrmActivity():
            return {
                **_people(work),
                "type": ACTIVITY_LABELS[work.type or "call"],
                "outcome": work.outcome or "",
                "link": _address(f"/clients/{_related(work, 'client', Client).id}"),
            }
        case Task():
            ticket = _related(work, "ticket", Ticket)
            client = _related(work, "client", Client) or (_related(ticket, "client", Client) if ticket else None)
            return {
                "title": work.title,
                "description": work.description or "",
                "number": str(ticket.number) if ticket else "",
                "client": client.name if client else "",
                "link": _address(f"/tickets/{ticket.number}" if ticket else "/tasks"),
            }
        case ToDo():
            return {"title": work.title, "link": _address("/to-dos")}


def recompose(kind: str) -> int:
    """Give the coming items of `kind` their texts anew, after its template changed; return how many.

    Commits every RECOMPOSED_AT_ONCE items, so that nobody waits behind it.
    """
    now, templates = utc_now(), {kind: template_of(kind)}
    done, last = 0, 0
    while works := db.session.scalars(_batch(kind, now, last)).all():
        ids = [work.item_id for work in works]
        for work in works:
            _write(work.item, _texts(kind, work, templates))
        try:
            db.session.commit()
        except StaleDataError:  # somebody changed one of them just now: once more, with what it is by now
            db.session.rollback()
            continue
        done, last = done + len(ids), ids[-1]
    return done


def _batch(kind: str, now: datetime, after_id: int) -> Select[Any]:
    model = _MODELS[kind]
    return (
        _with_shown(select(model).join(model.item), model)
        .where(Item.ends_at >= now, model.item_id > after_id)
        .order_by(model.item_id)
        .limit(RECOMPOSED_AT_ONCE)
    )


def _related(row: Any, name: str, model: Any) -> Any:
    """Return the related row, also where only its key was set and nothing has been written yet."""
    attributes = inspect(row).attrs
    by_key = attributes[f"{name}_id"].history.has_changes() and not attributes[name].history.has_changes()
    if not by_key:
        return getattr(row, name)
    key = getattr(row, f"{name}_id")
    return None if key is None else db.session.get(model, key)


def _people(of: Ticket | CrmActivity) -> dict[str, str]:
    client, contact = _related(of, "client", Client), _related(of, "contact", Contact)
    return {
        "client": client.name,
        "address": client.address or "",
        "contact": contact.name if contact else "",
        "phone": (contact.phone or "") if contact else "",
    }


def _address(path: str) -> str:
    base: str = current_app.config["BASE_URL"]
    return base + path


@event.listens_for(db.session, "before_flush")
def _keep_in_step(session: Session, _context: UOWTransaction, _instances: object) -> None:
    templates: Templates = {}
    with session.no_autoflush:
        for due, item in _work_of_changed_items(session):
            _take_over(session, due, item, templates)
        for work in _changed_work(session):
            _project(work, templates)
        for work in _shown_in(session):
            if work.item is not None:
                _write(work.item, _texts(work.item.kind, work, templates))


# From the item to its task or to-do


def _work_of_changed_items(session: Session) -> Iterator[tuple[Task | ToDo, Item]]:
    by_kind: dict[str, dict[int, Item]] = defaultdict(dict)
    for row in session.dirty:
        if isinstance(row, Item) and row.kind in texts.NAMED_THERE:
            by_kind[row.kind][row.id] = row
    for kind, items in by_kind.items():
        model = _MODELS[kind]
        for work in session.scalars(select(model).where(model.item_id.in_(items))):
            yield work, items[work.item_id]


def _take_over(session: Session, work: Task | ToDo, item: Item, templates: Templates) -> None:
    if session.is_modified(work):  # what a person changes on the task itself rules
        return
    if _changed(item, "start", "end", "all_day", "zone"):
        _read_due(work, item)
    if _changed(item, "subject") and item.subject != _texts(item.kind, work, templates)["subject"]:
        template = _template(item.kind, templates)
        title = texts.read_title(template, values_of(work), item.subject, done=work.is_done)
        work.title = title[:_LONGEST_TITLE].strip() or work.title
    if _changed(item, "trashed_at"):
        work.deleted_at = item.trashed_at
    _project(work, templates)


def _changed(row: object, *names: str) -> bool:
    state = inspect(row)
    return any(state.attrs[name].history.has_changes() for name in names)


def _read_due(work: Task | ToDo, item: Item) -> None:
    if item.all_day:
        work.due_on, work.due_at = item.start.date(), None
        return
    work.due_on, work.due_at, work.zone = None, item.start, item.zone
    length = -((item.start - item.end) // _MINUTE)  # a part of a minute counts as a whole one
    if length != _minutes(work):
        work.estimate = length


# From the work to its item


def _changed_work(session: Session) -> list[Work]:
    kinds = tuple(_MODELS.values())
    new: list[Any] = [row for row in session.new if isinstance(row, kinds)]
    return new + [row for row in session.dirty if isinstance(row, kinds) and session.is_modified(row)]


def _shown_in(session: Session) -> list[Work]:
    """Return the coming work whose texts a changed ticket, client or contact shows in."""
    found: dict[int, Work] = {}
    for row in [row for row in session.dirty if isinstance(row, Ticket | Client | Contact)]:
        found |= {id(work): work for work in _showing(session, row)}
    return list(found.values())


def _showing(session: Session, row: Ticket | Client | Contact) -> Iterable[Work]:
    match row:
        case Ticket() if _changed(
            row, "title", "priority", "description", "client_id", "client", "contact_id", "contact"
        ):
            return _coming(session, calls=ServiceCall.ticket_id == row.id, tasks=Task.ticket_id == row.id)
        case Client() if _changed(row, "name", "address"):
            tickets = select(Ticket.id).where(Ticket.client_id == row.id)
            return _coming(
                session,
                calls=ServiceCall.ticket_id.in_(tickets),
                activities=CrmActivity.client_id == row.id,
                tasks=or_(Task.client_id == row.id, Task.ticket_id.in_(tickets)),
            )
        case Contact() if _changed(row, "name", "phone"):
            tickets = select(Ticket.id).where(Ticket.contact_id == row.id)
            return _coming(
                session, calls=ServiceCall.ticket_id.in_(tickets), activities=CrmActivity.contact_id == row.id
            )
        case _:
            return ()


def _coming(
    session: Session,
    *,
    calls: ColumnElement[bool],
    activities: ColumnElement[bool] | None = None,
    tasks: ColumnElement[bool] | None = None,
) -> Iterator[Work]:
    now = utc_now()
    for model, condition in ((ServiceCall, calls), (CrmActivity, activities), (Task, tasks)):
        if condition is not None:
            query = select(model).join(model.item).where(Item.ends_at >= now, condition)
            yield from session.scalars(_with_shown(query, model))


def _with_shown(query: Select[Any], model: Any) -> Select[Any]:
    """Let `query`, which joins the item, read what texts show along: many items are composed at once."""
    shown: dict[Any, tuple[Any, ...]] = {
        ServiceCall: (
            joinedload(ServiceCall.ticket).joinedload(Ticket.client),
            joinedload(ServiceCall.ticket).joinedload(Ticket.contact),
        ),
        CrmActivity: (joinedload(CrmActivity.client), joinedload(CrmActivity.contact)),
        Task: (joinedload(Task.ticket).joinedload(Ticket.client), joinedload(Task.client)),
        ToDo: (),
    }
    return query.options(contains_eager(model.item), *shown[model])


def _project(work: Work, templates: Templates) -> None:
    match work:
        case ServiceCall():
            item = _related(work, "item", Item)
            states = {
                "cancelled_at": _since(item.cancelled_at, work.status == "cancelled"),
                "done_at": _since(item.done_at, work.status == "done"),
            }
            _write(item, {**_texts("service_call", work, templates), **states})
        case CrmActivity():
            _write(_related(work, "item", Item), _texts("crm_activity", work, templates))
        case Task():
            _project_due(work, "task", work.creator_id, templates)
            _assign(work)
        case ToDo():
            _project_due(work, "to_do", work.owner_id, templates)


def _project_due(work: Task | ToDo, kind: str, owner_id: int, templates: Templates) -> None:
    has_due = work.due_on is not None or work.due_at is not None
    if work.item is None:
        if not has_due:
            return
        work.item = Item(kind=kind, owner_id=owner_id)
    values: dict[str, Any] = {
        "trashed_at": work.deleted_at,
        "cancelled_at": _since(work.item.cancelled_at, not has_due),
        "done_at": _since(work.item.done_at, work.is_done),
    }
    if has_due:
        values |= {**_texts(kind, work, templates), **_due_values(work, work.item)}
    _write(work.item, values)


def _due_values(work: Task | ToDo, item: Item) -> Mapping[str, Any]:
    if work.due_at is not None:
        end = work.due_at + _minutes(work) * _MINUTE
        return {"start": work.due_at, "end": end, "zone": work.zone, "all_day": False, "show_as": "busy"}
    assert work.due_on is not None  # noqa: S101  # the caller looked
    start = datetime.combine(work.due_on, _MIDNIGHT)
    # One day; several only where somebody stretched the entry, here or on a linked calendar.
    length = max(_DAY, item.end - item.start) if item.all_day else _DAY
    # A date by which something has to be done takes nobody's day away.
    return {"start": start, "end": start + length, "zone": None, "all_day": True, "show_as": "free"}


def _minutes(work: Task | ToDo) -> int:
    return DEFAULT_ESTIMATE if work.estimate is None else work.estimate


def _assign(task: Task) -> None:
    if task.item is None:
        return
    wanted, entries = {user.id for user in task.assignees}, task.item.assignments
    for entry in [entry for entry in entries if entry.user_id not in wanted]:
        entries.remove(entry)
    entries.extend(Assignment(user_id=user_id) for user_id in sorted(wanted - {entry.user_id for entry in entries}))


def _template(kind: str, templates: Templates) -> Template:
    if kind not in templates:
        templates[kind] = template_of(kind)
    return templates[kind]


def _texts(kind: str, work: Work, templates: Templates) -> dict[str, Any]:
    done = isinstance(work, Task | ToDo) and work.is_done
    composed = texts.compose(_template(kind, templates), values_of(work), done=done)
    return {"subject": composed.subject, "location": composed.location, "description": composed.description}


def _since(before: datetime | None, condition: bool) -> datetime | None:
    """Return since when the condition holds: kept if it held before."""
    return (before or utc_now()) if condition else None


def _write(item: Item, values: Mapping[str, Any]) -> None:
    changed = {name: value for name, value in values.items() if getattr(item, name) != value}
    if not changed:
        return
    for name, value in changed.items():
        setattr(item, name, value)
    if not _changed(item, "updated_at"):
        item.updated_at = utc_now()
    if changed.keys() & {"start", "end", "zone", "all_day"}:
        owner = db.session.get(User, item.owner_id)
        derive_span_of(item, owner.time_zone if owner else "UTC")
