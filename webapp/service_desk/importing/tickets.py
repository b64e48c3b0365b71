"""Import of tickets: one row per ticket, for existing clients."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from sqlalchemy import select

from webapp.accounts.models import User
from webapp.chunks import chunks
from webapp.database import LARGEST_INTEGER
from webapp.extensions import db
from webapp.service_desk.importing.plan import MOST_VALUES, Kind, Plan, Refused, one_of
from webapp.service_desk.importing.sheet import LONGEST_CELL, Column, Record, Sheet
from webapp.service_desk.importing.unavailable import People, archived_client, archived_contact, deleted_ticket
from webapp.service_desk.labels import PRIORITY_LABELS, STATUS_LABELS
from webapp.service_desk.models import TICKET_STATUSES, Client, Contact, Queue, Ticket
from webapp.service_desk.tickets.numbers import next_number

COLUMNS = (
    Column("title", "What is to be done, in one line.", "Boiler loses pressure", required=True),
    Column("client", "Name or reference of an existing client.", "Acme Heating", required=True),
    Column("reference", "The ticket’s name in another system.", "T-20417", longest=100),
    Column("number", "The ticket’s number; empty is the next free one.", "", longest=12),
    Column("contact", "Name of a contact of the client.", "Dilara"),
    Column("description", "", "Since Monday, every morning.", longest=LONGEST_CELL),
    Column("priority", f"{', '.join(PRIORITY_LABELS.values())}; empty is Normal.", "Normal", longest=20),
    Column(
        "status", f"{', '.join(STATUS_LABELS[name] for name in TICKET_STATUSES)}; empty is Open.", "Open", longest=20
    ),
    Column("queue", "Name of a queue.", "", longest=100),
    Column("assignee", "E-mail address of a person with an account.", "", longest=254),
)

STATUSES: Mapping[str, str] = {name: STATUS_LABELS[name] for name in TICKET_STATUSES}


@dataclass(frozen=True, slots=True)
class TicketStep:
    number: int | None
    values: Mapping[str, str | int | None]  # by name of the other columns of `Ticket`


class _Lookup:
    """Stored clients, contacts, queues, people and tickets that rows refer to, read once for the whole file."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.queues = {
            name.casefold(): row_id for row_id, name in db.session.execute(select(Queue.id, Queue.name)).all()
        }
        self.people = People()
        self.deleted: set[int] = set()  # numbers of tickets
        self._read_clients()
        self._read_what_clients_have({self._client_or_none(record) for record in records} - {None})
        self._read_tickets(records)

    def _read_clients(self) -> None:
        self.clients_by_reference: dict[str, int] = {}
        self.clients_by_name: dict[str, list[int]] = {}
        self.archived: dict[int, str] = {}  # names
        columns = select(Client.id, Client.name, Client.reference, Client.archived_at)
        for client_id, name, reference, archived_at in db.session.execute(columns):
            if reference:
                self.clients_by_reference[reference] = client_id
            if archived_at:
                self.archived[client_id] = name
            self.clients_by_name.setdefault(name.casefold(), []).append(client_id)

    def _read_what_clients_have(self, clients: Set[int | None]) -> None:
        self.contacts: dict[tuple[int, str], list[int]] = {}
        self.archived_contacts: set[tuple[int, str]] = set()
        self.titles: dict[tuple[int, str], int] = {}
        contacts = select(Contact.id, Contact.client_id, Contact.name, Contact.archived_at)
        titles = select(Ticket.client_id, Ticket.title, Ticket.number, Ticket.deleted_at)
        for client_ids in chunks(clients, MOST_VALUES):
            for contact_id, client_id, name, archived_at in db.session.execute(
                contacts.where(Contact.client_id.in_(client_ids))
            ):
                if archived_at:
                    self.archived_contacts.add((client_id, name.casefold()))
                else:
                    self.contacts.setdefault((client_id, name.casefold()), []).append(contact_id)
            for client_id, title, number, deleted_at in db.session.execute(
                titles.where(Ticket.client_id.in_(client_ids))
            ):
                if not deleted_at:
                    self.titles[client_id, title.casefold()] = number
                else:  # an undeleted ticket takes precedence
                    self.titles.setdefault((client_id, title.casefold()), number)
                    self.deleted.add(number)

    def _read_tickets(self, records: Sequence[Record]) -> None:
        self.references: dict[str, int] = {}
        self.numbers: dict[int, str | None] = {}
        named = select(Ticket.number, Ticket.reference, Ticket.deleted_at)
        for references in chunks({record["reference"] for record in records} - {""}, MOST_VALUES):
            for number, reference, deleted_at in db.session.execute(named.where(Ticket.reference.in_(references))):
                self.references[reference or ""] = number
                self.deleted.update({number} if deleted_at else ())
        for numbers in chunks({read_number(record["number"]) for record in records} - {None}, MOST_VALUES):
            for number, reference, deleted_at in db.session.execute(named.where(Ticket.number.in_(numbers))):
                self.numbers[number] = reference
                self.deleted.update({number} if deleted_at else ())

    def client(self, record: Record) -> int:
        """Return the client of a row. Raises Refused."""
        text = record["client"]
        referred = self.clients_by_reference.get(text)
        named = [referred] if referred else self.clients_by_name.get(text.casefold(), [])
        active = [client_id for client_id in named if client_id not in self.archived]
        if not named:
            raise Refused("client", f"There is no client “{text}”. Import clients first, or check the spelling.")
        if not active:
            raise Refused("client", *archived_client(named[0], self.archived[named[0]]))
        if len(active) > 1:
            raise Refused("client", f"{len(active)} clients are called “{text}”. Give the reference instead.")
        return active[0]

    def _client_or_none(self, record: Record) -> int | None:
        try:
            return self.client(record)
        except Refused:
            return None

    def contact(self, record: Record, client_id: int) -> int | None:
        name = record["contact"]
        if not name:
            return None
        found = self.contacts.get((client_id, name.casefold()), [])
        if not found and (client_id, name.casefold()) in self.archived_contacts:
            raise Refused("contact", *archived_contact(client_id, name))
        if len(found) != 1:
            problem = "has no contact" if not found else "has more than one contact"
            raise Refused("contact", f"The client {problem} “{name}”.")
        return found[0]

    def check_deleted(self, number: int) -> None:
        """Raise Refused if the ticket exists and is deleted."""
        if number in self.deleted:
            raise Refused("", *deleted_ticket(number))

    def one(self, rows: Mapping[str, int], record: Record, column: str, what: str) -> int | None:
        """Return the id that a cell names in `rows`; None if it is empty. Raises Refused."""
        text = record[column]
        if not text:
            return None
        if text.casefold() not in rows:
            raise Refused(column, f"There is no {what} “{text}”.")
        return rows[text.casefold()]


def plan(sheet: Sheet, user: User) -> Plan:  # noqa: ARG001  # as other kinds
    result, lookup = Plan(), _Lookup(sheet.records)
    first_lines: dict[object, int] = {}
    for record in sheet.records:
        try:
            step, key = _plan_row(lookup, record)
        except Refused as refused:
            result.refuse(record, refused.column, refused.reason, refused.address)
            continue
        first = first_lines.setdefault(key, record.line)
        if first != record.line:
            result.refuse(record, "", f"This is the same ticket as in line {first}. Use references to tell them apart.")
            continue
        if step is None:
            result.already += 1
            continue
        result.steps.append(step)
        result.shown.append(record)
        result.count("tickets")
    result.steps.sort(key=lambda step: step.number is None)  # else the next free number might be that of a later row
    return result


def _plan_row(lookup: _Lookup, record: Record) -> tuple[TicketStep | None, object]:
    """Return the step of a row (None if the ticket exists), and the key that identifies it. Raises Refused."""
    number, reference = read_number(record["number"]), record["reference"]
    if record["number"] and number is None:
        raise Refused("number", f"“{record['number']}” is not a ticket number.")
    client_id = lookup.client(record)
    title = " ".join(record["title"].split())
    key: object = reference or number or (client_id, title.casefold())
    if reference and reference in lookup.references:
        if number not in {None, lookup.references[reference]}:
            raise Refused("number", f"The ticket of this reference has the number {lookup.references[reference]}.")
        lookup.check_deleted(lookup.references[reference])
        return None, key
    if number is not None and number in lookup.numbers:
        if reference and lookup.numbers[number] not in {None, reference}:
            raise Refused("number", f"Another ticket has the number {number}.")
        lookup.check_deleted(number)
        return None, key
    if not reference and number is None and (client_id, title.casefold()) in lookup.titles:
        lookup.check_deleted(lookup.titles[client_id, title.casefold()])
        return None, key
    values = {
        "reference": reference or None,
        "client_id": client_id,
        "contact_id": lookup.contact(record, client_id),
        "title": title,
        "description": record["description"],
        "priority": one_of(record, "priority", PRIORITY_LABELS, "normal"),
        "status": one_of(record, "status", STATUSES, "open"),
        "queue_id": lookup.one(lookup.queues, record, "queue", "queue"),
        "assignee_id": lookup.people.find(record["assignee"].lower(), "assignee") if record["assignee"] else None,
    }
    return TicketStep(number, values), key


def read_number(text: str) -> int | None:
    """Parse a ticket number as people write it (1042, #1042); None if it is not one."""
    digits = text.strip().removeprefix("#")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 11):
        return None
    return int(digits) if 0 < int(digits) <= LARGEST_INTEGER else None


def store(steps: Sequence[TicketStep], user: User) -> None:  # noqa: ARG001  # as other kinds
    free = db.session.scalar(select(next_number())) or 1
    largest = max((step.number or 0 for step in steps), default=0)
    free = max(free, largest + 1)
    for step in steps:
        db.session.add(Ticket(number=step.number or free, **step.values))
        free += step.number is None


KIND = Kind(
    "tickets",
    "Tickets",
    COLUMNS,
    "A ticket exists already if its reference does; without a reference, if its number does; without both, if its "
    "client has a ticket with that title.",
    plan,
    store,
)
