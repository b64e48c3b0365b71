"""Import of service calls: one row per call, for existing tickets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from webapp.accounts.models import User
from webapp.chunks import chunks
from webapp.extensions import db
from webapp.my_calendar.forms import FIRST_YEAR, LAST_YEAR
from webapp.my_calendar.models import Assignment, Item
from webapp.my_calendar.recurrence import Timing
from webapp.my_calendar.service import derive_span_of, existing_times
from webapp.rfc5545.time_zones import is_known_zone
from webapp.service_desk.access import active_people
from webapp.service_desk.calls.advice import Visit, advice_on_many
from webapp.service_desk.importing.dates import NoMoment, read_moment
from webapp.service_desk.importing.plan import MOST_VALUES, Kind, Plan, Refused, one_of
from webapp.service_desk.importing.sheet import LONGEST_CELL, Column, Record, RowError, Sheet
from webapp.service_desk.importing.tickets import read_number
from webapp.service_desk.importing.unavailable import People, check_call, deleted_ticket
from webapp.service_desk.labels import STATUS_LABELS
from webapp.service_desk.models import CALL_STATUSES, ServiceCall, Ticket

COLUMNS = (
    Column("ticket", "Number or reference of an existing ticket.", "T-20417", required=True, longest=100),
    Column("start", "Such as 2026-11-23 09:00.", "2026-11-23 09:00", required=True, longest=40, is_time=True),
    Column("end", "", "2026-11-23 10:30", required=True, longest=40, is_time=True),
    Column(
        "resources",
        "E-mail addresses of the people who go, separated by spaces.",
        "ada@example.org",
        required=True,
        longest=2000,
    ),
    Column("reference", "The call’s name in another system.", "V-88", longest=100),
    Column("time_zone", "Of start and end; empty is your own.", "Europe/Berlin", longest=64),
    Column("description", "", "Bring a pressure gauge.", longest=LONGEST_CELL),
    Column(
        "status",
        f"{', '.join(STATUS_LABELS[name] for name in CALL_STATUSES)}; empty is Planned.",
        "Planned",
        longest=20,
    ),
)

STATUSES: Mapping[str, str] = {name: STATUS_LABELS[name] for name in CALL_STATUSES}

_NAMESPACE = UUID("7a0f5c9e-5e0b-4d0e-9a55-2f6e6d1f0c11")
"""Namespace of the uids of imported calls: those without a reference are identified by uid after they were moved."""


@dataclass(frozen=True, slots=True)
class CallStep:
    ticket_id: int
    timing: Timing
    uid: str
    reference: str | None
    description: str
    status: str
    resource_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Call:
    """A stored call."""

    item_id: int
    in_trash: bool


class _Lookup:
    """Stored tickets, people and calls that rows refer to, read once for the whole file."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.people = People()
        self.by_number: dict[int, tuple[int, int | None]] = {}
        self.by_reference: dict[str, tuple[int, int | None]] = {}
        tickets = select(Ticket.id, Ticket.number, Ticket.reference, Ticket.deleted_at)
        numbers_named = {number for record in records if (number := read_number(record["ticket"]))}
        for numbers in chunks(numbers_named, MOST_VALUES):
            for ticket_id, number, _, deleted_at in db.session.execute(tickets.where(Ticket.number.in_(numbers))):
                self.by_number[number] = (ticket_id, number if deleted_at else None)
        for names in chunks({record["ticket"] for record in records}, MOST_VALUES):
            for ticket_id, number, reference, deleted_at in db.session.execute(
                tickets.where(Ticket.reference.in_(names))
            ):
                self.by_reference[reference or ""] = (ticket_id, number if deleted_at else None)
        calls = select(ServiceCall.item_id, Item.trashed_at.is_not(None)).join(ServiceCall.item)
        self.references: dict[str | None, _Call] = {}
        referred = calls.add_columns(ServiceCall.reference)
        for references in chunks({record["reference"] for record in records} - {""}, MOST_VALUES):
            for *call, reference in db.session.execute(referred.where(ServiceCall.reference.in_(references))):
                self.references[reference] = _Call(*call)
        self.uids: dict[str, _Call] = {}
        self.times: dict[tuple[int, datetime, datetime], _Call] = {}
        timed = calls.add_columns(ServiceCall.ticket_id, Item.uid, Item.starts_at, Item.ends_at)
        tickets_found = [ticket_id for ticket_id, _ in (*self.by_number.values(), *self.by_reference.values())]
        for ticket_ids in chunks(tickets_found, MOST_VALUES):
            for *call, ticket_id, uid, starts_at, ends_at in db.session.execute(
                timed.where(ServiceCall.ticket_id.in_(ticket_ids))
            ):
                self.uids[uid] = _Call(*call)
                at = (ticket_id, starts_at, ends_at)
                # Of two calls at the same time, one that is not in the Trash takes precedence.
                if at not in self.times or self.times[at].in_trash:
                    self.times[at] = self.uids[uid]

    def ticket(self, record: Record) -> int:
        text = record["ticket"]
        found = self.by_reference.get(text) or self.by_number.get(read_number(text) or 0)
        if found is None:
            raise Refused("ticket", f"There is no ticket “{text}”. Import tickets first, or check the number.")
        ticket_id, deleted_number = found
        if deleted_number is not None:
            raise Refused("ticket", *deleted_ticket(deleted_number))
        return ticket_id

    def resources(self, record: Record) -> tuple[int, ...]:
        emails = dict.fromkeys(record["resources"].lower().replace(",", " ").replace(";", " ").split())
        return tuple(self.people.find(email, "resources") for email in emails)

    def call(self, step: CallStep, user: User) -> _Call | None:
        """Return the stored call that a row means; None if there is none."""
        if step.reference:
            return self.references.get(step.reference)
        return self.uids.get(step.uid) or self.times.get((step.ticket_id, *step.timing.span(user.time_zone)))


def plan(sheet: Sheet, user: User) -> Plan:
    result, lookup = Plan(), _Lookup(sheet.records)
    first_lines: dict[str, int] = {}
    for record in sheet.records:
        try:
            step = _read(lookup, record, user, sheet.date_order or "ymd")
            stored = lookup.call(step, user)
            if stored is not None:
                check_call(stored.item_id, in_trash=stored.in_trash)
        except Refused as refused:
            result.refuse(record, refused.column, refused.reason, refused.address)
            continue
        first = first_lines.setdefault(step.uid, record.line)
        if first != record.line:
            result.refuse(record, "", f"This is the same call as in line {first}. Use references to tell them apart.")
            continue
        if stored is not None:
            result.already += 1
            continue
        result.steps.append(step)
        result.shown.append(record)
        result.count("service calls")
    return result


def warn(result: Plan, user: User) -> None:
    """Add to `result` the warnings that the dialog of a call would show: outside working hours, overlaps."""
    people = {person.id: person for person in active_people()}
    visits = [
        Visit(step.timing, [people[user_id] for user_id in step.resource_ids], step.status, f"line {record.line}")
        for step, record in zip(result.steps, result.shown, strict=True)
    ]
    for record, warnings in zip(result.shown, advice_on_many(visits, viewer=user), strict=True):
        result.warnings += [RowError(record.line, "start", warning) for warning in warnings]


def _read(lookup: _Lookup, record: Record, user: User, order: str) -> CallStep:
    ticket_id = lookup.ticket(record)
    zone = record["time_zone"] or user.time_zone
    if not is_known_zone(zone):
        raise Refused("time_zone", f"“{zone}” is not a time zone. Use a name such as Europe/Berlin.")
    start, end = (_time(record, column, order) for column in ("start", "end"))
    if end < start:
        raise Refused("end", "The end lies before the start.")
    timing = existing_times(Timing(start, end, zone, all_day=False), zone)
    known_by = record["reference"] or f"{ticket_id} {start.isoformat()} {end.isoformat()} {zone}"
    return CallStep(
        ticket_id,
        timing,
        str(uuid5(_NAMESPACE, known_by)),
        record["reference"] or None,
        record["description"],
        one_of(record, "status", STATUSES, "planned"),
        lookup.resources(record),
    )


def _time(record: Record, column: str, order: str) -> datetime:
    try:
        moment = read_moment(record[column], order)
    except NoMoment as error:
        raise Refused(column, str(error)) from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise Refused(column, f"The year must lie between {FIRST_YEAR} and {LAST_YEAR}.")
    return moment


def store(steps: Sequence[CallStep], user: User) -> None:
    ids = {step.ticket_id for step in steps}
    query = select(Ticket).where(Ticket.id.in_(ids)).options(joinedload(Ticket.client), joinedload(Ticket.contact))
    tickets = {ticket.id: ticket for ticket in db.session.scalars(query)}
    for step in steps:
        timing = step.timing
        item = Item(
            uid=step.uid, owner_id=user.id, kind="service_call", start=timing.start, end=timing.end, zone=timing.zone
        )
        item.assignments = [Assignment(user_id=user_id) for user_id in step.resource_ids]
        derive_span_of(item, user.time_zone)
        db.session.add(
            ServiceCall(
                item=item,
                ticket=tickets[step.ticket_id],
                reference=step.reference,
                description=step.description,
                status=step.status,
            )
        )


KIND = Kind(
    "calls",
    "Service calls",
    COLUMNS,
    "A call exists already if its reference does; without a reference, if its ticket has a call at exactly that time, "
    "or one from an earlier import of this row.",
    plan,
    store,
    warn,
)
