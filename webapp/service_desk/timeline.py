"""Timeline of tickets, written by a session listener, so that no code path can forget it.

The text of an entry is a sentence without its subject; the person and the source have columns of their own.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import event, insert, inspect, select
from sqlalchemy.orm import Session, UOWTransaction

from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.formatting import span_text
from webapp.my_calendar.actor import current_actor
from webapp.my_calendar.models import Assignment, Item
from webapp.rfc5545.time_zones import place_of
from webapp.service_desk.labels import PRIORITY_LABELS, STATUS_LABELS
from webapp.service_desk.models import Client, Contact, Queue, ServiceCall, Task, Ticket, TimelineEntry

Line = tuple[int, str]
"""The id of a ticket, and the text of an entry."""


@event.listens_for(db.session, "after_flush")
def _write_down(session: Session, _context: UOWTransaction) -> None:
    # After the flush: attribute history is still available, and new rows have their ids.
    lines = [*_of_tickets(session), *_of_calls(session), *_of_tasks(session)]
    if not lines:
        return
    actor, now = current_actor(), utc_now()
    session.execute(
        insert(TimelineEntry),
        [
            {"ticket_id": ticket_id, "user_id": actor.user_id, "via": actor.via[:300], "text": text, "at": now}
            for ticket_id, text in lines
        ],
    )


def _before_and_after(row: object, name: str) -> tuple[Any, Any] | None:
    """Return an attribute's old and new value; None if this flush did not change it, or the old one is not loaded."""
    history = inspect(row).attrs[name].history
    if not history.added or not history.deleted or history.added[0] == history.deleted[0]:
        return None
    return history.deleted[0], history.added[0]


# Tickets


def _of_tickets(session: Session) -> Iterator[Line]:
    for row in session.new:
        if isinstance(row, Ticket):
            yield row.id, "created the ticket"
    for row in session.dirty:
        if isinstance(row, Ticket):
            for sentence in _changes_of(session, row):
                yield row.id, sentence


def _changes_of(session: Session, ticket: Ticket) -> Iterator[str]:
    for name, (what, word) in _described_columns(session).items():
        change = _before_and_after(ticket, name)
        if change:
            yield f"changed {what} from {word(change[0])} to {word(change[1])}"
    if _before_and_after(ticket, "description"):
        yield "changed the description"
    deleted = _before_and_after(ticket, "deleted_at")
    if deleted:
        yield "restored the ticket" if deleted[1] is None else "deleted the ticket"


def _described_columns(session: Session) -> Mapping[str, tuple[str, Callable[[Any], str]]]:
    """Return by column of a ticket its name and the function that formats its values."""

    def named(model: Any, nothing: str) -> Callable[[Any], str]:
        def name(row_id: int | None) -> str:
            row = session.get(model, row_id) if row_id is not None else None
            return row.name if row is not None else nothing

        return name

    return {
        "title": ("the title", lambda title: f"“{title}”"),
        "client_id": ("the client", named(Client, "none")),
        "contact_id": ("the contact", named(Contact, "none")),
        "priority": ("the priority", lambda priority: PRIORITY_LABELS[priority]),
        "status": ("the status", lambda status: STATUS_LABELS[status]),
        "queue_id": ("the queue", named(Queue, "none")),
        "assignee_id": ("whom it is assigned to", named(User, "nobody")),
    }


# Service calls


def _of_calls(session: Session) -> Iterator[Line]:
    new = {row.item_id: row for row in session.new if isinstance(row, ServiceCall)}
    changed = {row.item_id: row for row in session.dirty if isinstance(row, ServiceCall)}
    items = {row.id: row for row in session.dirty if isinstance(row, Item) and row.kind == "service_call"}
    people = _people_changed(session)
    concerned = new.keys() | changed.keys() | items.keys() | people.keys()
    if not concerned:
        return
    # An import creates hundreds at once, each with its item loaded: these are not queried again.
    calls = [call for call in (*new.values(), *changed.values()) if call.__dict__.get("item")]
    others = concerned - {call.item_id for call in calls}
    if others:
        calls += session.scalars(select(ServiceCall).where(ServiceCall.item_id.in_(others)))
    names = _names(session, {user_id for added, removed in people.values() for user_id in added | removed})
    for call in calls:
        added, removed = people.get(call.item_id, (set(), set()))
        going = [names[user_id] for user_id in sorted(added, key=lambda user_id: names[user_id])]
        leaving = [names[user_id] for user_id in sorted(removed, key=lambda user_id: names[user_id])]
        if call.item_id in new:
            yield call.ticket_id, f"planned a service call: {_time_of(call.item)}" + _listed(", for ", going)
            continue
        sentences = [*_moves(items.get(call.item_id)), *_resource_changes(call.item, going, leaving)]
        if call.item_id in changed:
            sentences += _call_changes(session, call)
        for sentence in sentences:
            yield call.ticket_id, sentence


def _people_changed(session: Session) -> Mapping[int, tuple[set[int], set[int]]]:
    """Return by item id the user ids that were added and removed."""
    people: dict[int, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for row in session.new:
        if isinstance(row, Assignment):
            people[row.item_id][0].add(row.user_id)
    for row in (*session.deleted, *session.dirty):
        # An assignment removed from its item's list is an orphan that this flush deletes: `dirty`, without an item.
        if isinstance(row, Assignment) and (row in session.deleted or inspect(row).attrs.item.history.deleted):
            people[row.item_id][1].add(row.user_id)
    return people


def _names(session: Session, user_ids: Iterable[int]) -> Mapping[int, str]:
    if not user_ids:
        return {}
    return dict(session.execute(select(User.id, User.name).where(User.id.in_(user_ids))).all())


def _resource_changes(item: Item, going: list[str], leaving: list[str]) -> Iterator[str]:
    if going:
        yield f"added{_listed(' ', going)} to the service call of {_time_of(item)}"
    if leaving:
        yield f"removed{_listed(' ', leaving)} from the service call of {_time_of(item)}"


def _moves(item: Item | None) -> Iterator[str]:
    if item is None:
        return
    before = {name: _before_and_after(item, name) for name in ("start", "end", "zone")}
    if any(before.values()):
        start, end, zone = (change[0] if change else getattr(item, name) for name, change in before.items())
        yield f"moved the service call from {_time(start, end, zone)} to {_time_of(item)}"
    trashed = _before_and_after(item, "trashed_at")
    if trashed:
        call = f"the service call of {_time_of(item)}"
        yield f"restored {call}" if trashed[1] is None else f"moved {call} to the Trash"


def _call_changes(session: Session, call: ServiceCall) -> Iterator[str]:
    status = _before_and_after(call, "status")
    if status:
        was, is_now = (STATUS_LABELS[name] for name in status)
        yield f"changed the service call of {_time_of(call.item)} from {was} to {is_now}"
    ticket = _before_and_after(call, "ticket_id")
    if ticket:
        old = session.get(Ticket, ticket[0])
        number = f"#{old.number}" if old else "another ticket"
        yield f"moved the service call of {_time_of(call.item)} here from {number}"


def _time_of(item: Item) -> str:
    return _time(item.start, item.end, item.zone)


def _time(start: datetime, end: datetime, zone: str | None) -> str:
    place = place_of(zone)
    return span_text(start, end) + (f" ({place})" if place else "")


def _listed(before: str, names: list[str]) -> str:
    """Return "Ada, Ben and Cem" after `before`; empty without names."""
    if not names:
        return ""
    *others, last = names
    return before + (f"{', '.join(others)} and {last}" if others else last)


# Tasks


def _of_tasks(session: Session) -> Iterator[Line]:
    for row in session.new:
        if isinstance(row, Task) and row.ticket_id is not None:
            yield row.ticket_id, f"added the task “{row.title}”"
    for row in session.dirty:
        if isinstance(row, Task) and row.ticket_id is not None:
            status = _before_and_after(row, "status")
            if status:
                yield row.ticket_id, f"changed the task “{row.title}” to {STATUS_LABELS[status[1]]}"
