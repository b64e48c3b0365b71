"""Two-way projection between work (calls, activities, tasks, to-dos) and its items in My Calendar.

A `before_flush` listener on the session does it, so that no code path can forget it: a renamed ticket renames its calls
in calendars, a task with a due date has an item, and an item that was moved or renamed (by dragging, or on a linked
calendar) changes its task. Past items keep their texts, unless their work itself is edited.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import ColumnElement, Select, event, inspect, or_, select, true
from sqlalchemy.orm import Session, UOWTransaction, contains_eager, joinedload
from sqlalchemy.orm.exc import StaleDataError

from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Assignment, Item
from webapp.my_calendar.service import derive_span_of
from webapp.service_desk import event_templates
from webapp.service_desk.event_templates import Template
from webapp.service_desk.labels import ACTIVITY_LABELS, PRIORITY_LABELS, STATUS_LABELS
from webapp.service_desk.models import (
    DEFAULT_ESTIMATE,
    Client,
    Contact,
    CrmActivity,
    EventText,
    ServiceCall,
    Task,
    TextsDue,
    Ticket,
    ToDo,
)

COMPOSED_AT_ONCE = 200
"""Items whose texts are updated in one transaction, and thus within the request that made the change."""

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_MIDNIGHT = datetime.min.time()
_LONGEST_TITLE = 200  # length of the columns

Work = ServiceCall | CrmActivity | Task | ToDo

_MODELS: Mapping[str, Any] = {"service_call": ServiceCall, "crm_activity": CrmActivity, "task": Task, "to_do": ToDo}

_SHOWN: Mapping[str, tuple[str, ...]] = {
    "ticket": ("title", "priority", "description", "client_id", "client", "contact_id", "contact"),
    "client": ("name", "address"),
    "contact": ("name", "phone"),
}
"""Attributes of tickets, clients and contacts that texts may show."""

Templates = dict[str, Template]
"""Templates read so far, by kind, because many items are composed in one flush."""


def template_of(kind: str) -> Template:
    """Return the administrator's template for `kind`, or the default."""
    own = db.session.get(EventText, kind)
    if own is None:
        return event_templates.DEFAULTS[kind]
    return Template(own.subject, own.location, own.description, own.done_prefix)


def values_of(work: Work) -> dict[str, str]:
    """Return the values of the placeholders for this work."""
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


@dataclass(frozen=True, slots=True)
class Batch:
    """Result of one batch: the number of updated items, and the id of the last one."""

    count: int
    last_id: int


def compose_batch(what: str, key: str, after_id: int = 0) -> Batch | None:
    """Update the texts of the next coming items that a change affects; None if none are left. Commits."""
    templates: Templates = {}
    works = _concerned(what, key, after_id=after_id, most=COMPOSED_AT_ONCE)
    if not works:
        return None
    batch = Batch(len(works), works[-1].item_id)
    for work in works:
        _write(work.item, _texts(work.item.kind, work, templates))
    try:
        db.session.commit()
    except StaleDataError:  # one of the items was changed concurrently: retry with its new values
        db.session.rollback()
        return compose_batch(what, key, after_id)
    return batch


def few_concerned(what: str, key: str) -> list[Any] | None:
    """Return the coming work whose texts a change affects.

    None if there is more than COMPOSED_AT_ONCE; then a `TextsDue` row is added in the current transaction.
    """
    works = _concerned(what, key, most=COMPOSED_AT_ONCE + 1)
    if len(works) <= COMPOSED_AT_ONCE:
        return works
    db.session.add(TextsDue(what=what, key=key))
    return None


def _concerned(what: str, key: str, *, after_id: int = 0, most: int) -> list[Any]:
    """Return the first `most` of the coming work that a change affects, in the order of item ids."""
    now = utc_now()
    works: list[Any] = []
    for model, condition in _conditions(what, key).items():
        query = select(model).join(model.item).where(Item.ends_at >= now, model.item_id > after_id, condition)
        works += db.session.scalars(_with_shown(query, model).order_by(model.item_id).limit(most)).all()
    return sorted(works, key=lambda work: work.item_id)[:most]


def _conditions(what: str, key: str) -> Mapping[Any, ColumnElement[bool]]:
    """Return by model the condition that work shows a ticket, client or contact, or uses a kind's template."""
    if what == "template":
        return {_MODELS[key]: true()}
    row_id = int(key)
    if what == "ticket":
        return {ServiceCall: ServiceCall.ticket_id == row_id, Task: Task.ticket_id == row_id}
    column = Ticket.client_id if what == "client" else Ticket.contact_id
    tickets = select(Ticket.id).where(column == row_id)
    calls = ServiceCall.ticket_id.in_(tickets)
    if what == "contact":
        return {ServiceCall: calls, CrmActivity: CrmActivity.contact_id == row_id}
    return {
        ServiceCall: calls,
        CrmActivity: CrmActivity.client_id == row_id,
        Task: or_(Task.client_id == row_id, Task.ticket_id.in_(tickets)),
    }


def _related(row: Any, name: str, model: Any) -> Any:
    """Return the related row, also if only the foreign key is set and the row has not been flushed yet."""
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
        if isinstance(row, Item) and row.kind in event_templates.NAMED_THERE:
            by_kind[row.kind][row.id] = row
    for kind, items in by_kind.items():
        model = _MODELS[kind]
        for work in session.scalars(select(model).where(model.item_id.in_(items))):
            yield work, items[work.item_id]


def _take_over(session: Session, work: Task | ToDo, item: Item, templates: Templates) -> None:
    if session.is_modified(work):  # changes of the work itself take precedence
        return
    if _changed(item, "start", "end", "all_day", "zone"):
        _read_due(work, item)
    if _changed(item, "subject") and item.subject != _texts(item.kind, work, templates)["subject"]:
        template = _template(item.kind, templates)
        title = event_templates.read_title(template, values_of(work), item.subject, done=work.is_done)
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
    length = -((item.start - item.end) // _MINUTE)  # rounded up to whole minutes
    if length != _minutes(work):
        work.estimate = length


# From the work to its item


def _changed_work(session: Session) -> list[Work]:
    kinds = tuple(_MODELS.values())
    new: list[Any] = [row for row in session.new if isinstance(row, kinds)]
    return new + [row for row in session.dirty if isinstance(row, kinds) and session.is_modified(row)]


def _shown_in(session: Session) -> list[Work]:
    """Return the coming work whose texts show a changed ticket, client or contact.

    Large amounts are left to a background job: a request that saves a client must not update thousands of items.
    """
    found: dict[int, Work] = {}
    for row in [row for row in session.dirty if isinstance(row, Ticket | Client | Contact)]:
        what, key = type(row).__name__.lower(), str(row.id)
        if _changed(row, *_SHOWN[what]):
            found |= {id(work): work for work in few_concerned(what, key) or ()}
    return list(found.values())


def _with_shown(query: Select[Any], model: Any) -> Select[Any]:
    """Add to `query`, which joins the item, eager loading of all rows that texts show."""
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
    assert work.due_on is not None  # noqa: S101  # checked by the caller
    start = datetime.combine(work.due_on, _MIDNIGHT)
    # One day; several only if somebody extended the entry, in My Calendar or on a linked calendar.
    length = max(_DAY, item.end - item.start) if item.all_day else _DAY
    # A due date does not make the day busy.
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
    composed = event_templates.compose(_template(kind, templates), values_of(work), done=done)
    return {"subject": composed.subject, "location": composed.location, "description": composed.description}


def _since(before: datetime | None, condition: bool) -> datetime | None:
    """Return the instant since which the condition holds: `before` if it already held, None if it does not hold."""
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
