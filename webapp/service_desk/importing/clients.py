"""Import of clients and contacts: one row per contact, or per client without contacts."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import select

from webapp.accounts.models import User
from webapp.chunks import chunks
from webapp.extensions import db
from webapp.rfc5545.time_zones import is_known_zone
from webapp.service_desk.importing.plan import MOST_VALUES, Kind, Plan, Refused
from webapp.service_desk.importing.sheet import LONGEST_CELL, Column, Record, Sheet
from webapp.service_desk.importing.unavailable import archived_client, archived_contact
from webapp.service_desk.models import Client, Contact

COLUMNS = (
    Column("name", "Name of the client.", "Acme Heating", required=True),
    Column("reference", "The client’s name in another system.", "C-1001", longest=100),
    Column("address", "Postal address.", "1 Example Street, Sampletown", longest=LONGEST_CELL),
    Column("time_zone", "Such as Europe/Berlin; empty is your own.", "Europe/Berlin", longest=64),
    Column("contact_name", "A person at the client.", "Dilara"),
    Column("contact_email", "", "dilara@example.org", longest=254),
    Column("contact_phone", "", "030 5550 0101", longest=50),
)

ContactKey = tuple[str, str]


@dataclass(slots=True)
class ClientStep:
    """One client and what the file adds to it. `client_id` is None for a new one."""

    name: str
    client_id: int | None = None
    reference: str | None = None  # to be stored; None leaves the stored one
    address: str = ""
    time_zone: str = "UTC"
    has_reference: bool = False  # stored, or in the file
    is_archived: bool = False
    contact_keys: set[ContactKey] = field(default_factory=set)
    archived_contacts: set[ContactKey] = field(default_factory=set)
    contacts: list[tuple[str, str, str]] = field(default_factory=list)


class _Directory:
    """The stored clients, and those that the file adds."""

    def __init__(self) -> None:
        self.by_reference: dict[str, ClientStep] = {}
        self.by_name: dict[str, list[ClientStep]] = {}
        steps: dict[int, ClientStep] = {}
        columns = select(Client.id, Client.name, Client.reference, Client.archived_at)
        for client_id, name, reference, archived_at in db.session.execute(columns):
            step = ClientStep(name, client_id, is_archived=archived_at is not None)
            steps[client_id] = self.add(step, reference)
        contacts = select(Contact.client_id, Contact.name, Contact.email, Contact.archived_at)
        for client_id, name, email, archived_at in db.session.execute(contacts):
            step = steps[client_id]
            (step.archived_contacts if archived_at else step.contact_keys).add((name.casefold(), email.casefold()))

    def add(self, step: ClientStep, reference: str | None) -> ClientStep:
        if reference:
            self.refer(step, reference)
        self.by_name.setdefault(step.name.casefold(), []).append(step)
        return step

    def refer(self, step: ClientStep, reference: str) -> None:
        self.by_reference[reference] = step
        step.has_reference = True

    def find(self, record: Record) -> ClientStep | None:
        """Return the client of a row, by its reference, else by its name; None for a new one. Raises Refused."""
        reference = record["reference"]
        if reference in self.by_reference:
            return _not_archived(self.by_reference[reference], "reference")
        named = self.by_name.get(_name(record).casefold(), [])
        if reference:  # a client with another reference is another client, even with the same name
            named = [step for step in named if not step.has_reference]
        active = [step for step in named if not step.is_archived]
        if len(active) > 1:
            raise Refused("name", f"{len(active)} clients have this name. Give a reference to tell them apart.")
        return _not_archived((active or named)[0], "name") if named else None


def _not_archived(step: ClientStep, column: str) -> ClientStep:
    if step.is_archived and step.client_id is not None:
        raise Refused(column, *archived_client(step.client_id, step.name))
    return step


def plan(sheet: Sheet, user: User) -> Plan:
    result, directory = Plan(), _Directory()
    steps: dict[int, ClientStep] = {}
    for record in sheet.records:
        try:
            _check(record)
            step = directory.find(record)
            made = _plan_row(result, directory, step, record, user)
        except Refused as refused:
            result.refuse(record, refused.column, refused.reason, refused.address)
            continue
        if made is None:
            result.already += 1
        else:
            steps[id(made)] = made
            result.shown.append(record)
    result.steps = list(steps.values())
    return result


def _plan_row(
    result: Plan, directory: _Directory, step: ClientStep | None, record: Record, user: User
) -> ClientStep | None:
    """Add the values of a row to its client's step. Returns None if the row adds nothing. Raises Refused."""
    news = False
    key = (record["contact_name"].casefold(), record["contact_email"].casefold())
    if step is not None and step.client_id and key not in step.contact_keys and key in step.archived_contacts:
        raise Refused("contact_name", *archived_contact(step.client_id, record["contact_name"]))
    if step is None:
        step = directory.add(
            ClientStep(_name(record), None, None, record["address"], record["time_zone"] or user.time_zone),
            None,
        )
        result.count("clients")
        news = True
    if record["reference"] and record["reference"] not in directory.by_reference:
        step.reference = record["reference"]
        directory.refer(step, record["reference"])
        news = True
    if record["contact_name"] and key not in step.contact_keys:
        step.contact_keys.add(key)
        step.contacts.append((record["contact_name"], record["contact_email"].lower(), record["contact_phone"]))
        result.count("contacts")
        news = True
    return step if news else None


def _name(record: Record) -> str:
    return " ".join(record["name"].split())


def _check(record: Record) -> None:
    zone, email = record["time_zone"], record["contact_email"]
    if zone and not is_known_zone(zone):
        raise Refused("time_zone", f"“{zone}” is not a time zone. Use a name such as Europe/Berlin.")
    if (email or record["contact_phone"]) and not record["contact_name"]:
        raise Refused("contact_name", "A contact needs a name.")
    if email:
        try:
            validate_email(email, check_deliverability=False)
        except EmailNotValidError:
            raise Refused("contact_email", f"“{email}” is not an e-mail address.") from None


def store(steps: Sequence[ClientStep], user: User) -> None:  # noqa: ARG001  # as other kinds
    ids = [step.client_id for step in steps if step.client_id is not None]
    existing = {
        client.id: client
        for some in chunks(ids, MOST_VALUES)
        for client in db.session.scalars(select(Client).where(Client.id.in_(some)))
    }
    for step in steps:
        client = existing.get(step.client_id) if step.client_id else None
        if client is None:
            client = Client(name=step.name, address=step.address, time_zone=step.time_zone)
            db.session.add(client)
        if step.reference:
            client.reference = step.reference
        db.session.add_all(
            Contact(client=client, name=name, email=email, phone=phone) for name, email, phone in step.contacts
        )


KIND = Kind(
    "clients",
    "Clients and contacts",
    COLUMNS,
    "A client exists already if its reference does; without a reference, if its name does. A contact exists already if "
    "the client has one with that name and e-mail address. Rows of one client add their contacts to it.",
    plan,
    store,
)
