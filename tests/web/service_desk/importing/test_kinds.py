"""Clients, tickets and calls from files: the columns, and the identification of existing rows."""

from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from tests.web.my_calendar.helpers import text
from tests.web.service_desk.importing.helpers import import_file, preview, problems
from webapp.accounts.models import User
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.service_desk.models import Client, Contact, Queue, ServiceCall, Ticket

CLIENTS = (
    "name;reference;address;time_zone;contact_name;contact_email;contact_phone\n"
    "Acme;C1;1 Road;Europe/Berlin;Esra;Esra@example.org;555 0101\n"
    "Acme;C1;;;Noor;;\n"
    "Blue Kettle;;;;;;\n"
)
TICKETS = (
    "title;client;reference;number;contact;description;priority;status;queue;assignee\n"
    "Cold;C1;T1;;Esra;Since Monday;High;in_progress;Heating;ada@example.org\n"
    "Loud;blue kettle;;2000;;;;;;\n"
    "Wet;Acme;;;;;URGENT;In progress;;\n"
)
CALLS = (
    "ticket;start;end;resources;reference;time_zone;description;status\n"
    "T1;2026-12-01 09:00;2026-12-01 10:30;ada@example.org, BEN@example.org;V1;;Bring keys;On the way\n"
    "#2000;2026-12-02T09:00;2026-12-02T10:00;ben@example.org;;America/New_York;;\n"
)


def count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


@pytest.fixture
def filled(desk: FlaskClient, ada: User) -> FlaskClient:
    db.session.add(Queue(name="Heating"))
    for kind, content in (("clients", CLIENTS), ("tickets", TICKETS), ("calls", CALLS)):
        import_file(desk, kind, content)
    return desk


def test_clients_are_imported_with_their_contacts(filled: FlaskClient) -> None:
    acme, blue = db.session.scalars(select(Client).order_by(Client.name))
    assert (acme.name, acme.reference, acme.address, acme.time_zone) == ("Acme", "C1", "1 Road", "Europe/Berlin")
    assert [(contact.name, contact.email, contact.phone) for contact in acme.contacts] == [
        ("Esra", "esra@example.org", "555 0101"),
        ("Noor", "", ""),
    ]
    assert (blue.reference, blue.time_zone, blue.contacts) == (None, "Europe/Berlin", [])


def test_tickets_have_the_values_of_the_file(filled: FlaskClient, ada: User) -> None:
    tickets = {ticket.title: ticket for ticket in db.session.scalars(select(Ticket))}
    cold = tickets["Cold"]
    assert (cold.client.name, cold.contact.name, cold.queue.name, cold.assignee_id) == (
        "Acme",
        "Esra",
        "Heating",
        ada.id,
    )  # type: ignore[union-attr]
    assert (cold.priority, cold.status, cold.reference) == ("high", "in_progress", "T1")
    assert cold.assignee_id == ada.id
    assert (tickets["Loud"].number, tickets["Loud"].priority, tickets["Loud"].status) == (2000, "normal", "open")
    assert tickets["Wet"].priority == "urgent"
    assert sorted(ticket.number for ticket in tickets.values()) == [2000, 2001, 2002]


def test_imported_calls_are_in_the_calendars_of_their_resources(filled: FlaskClient, ada: User, ben: User) -> None:
    first, second = db.session.scalars(select(ServiceCall).join(Item).order_by(Item.starts_at))
    assert (first.status, first.description, first.reference) == ("on_the_way", "Bring keys", "V1")
    assert {entry.user_id for entry in first.item.assignments} == {ada.id, ben.id}
    assert first.item.starts_at == datetime(2026, 12, 1, 8, tzinfo=UTC)
    assert first.item.subject.startswith(f"[#{first.ticket.number}] Cold – Acme")
    assert second.item.starts_at == datetime(2026, 12, 2, 14, tzinfo=UTC)


def test_importing_the_same_files_again_creates_nothing(filled: FlaskClient) -> None:
    before = [count(model) for model in (Client, Contact, Ticket, ServiceCall, Item)]
    for kind, content in (("clients", CLIENTS), ("tickets", TICKETS), ("calls", CALLS)):
        page = preview(filled, kind, content)
        assert "Nothing will be created" in text(page)
        assert problems(page) == []
    assert [count(model) for model in (Client, Contact, Ticket, ServiceCall, Item)] == before


def test_an_imported_call_is_identified_after_it_was_moved(filled: FlaskClient) -> None:
    item = db.session.scalars(select(Item).join(ServiceCall).where(ServiceCall.reference.is_(None))).one()
    item.start, item.end = datetime(2026, 12, 3, 9), datetime(2026, 12, 3, 10)
    db.session.commit()
    assert "Nothing will be created" in text(preview(filled, "calls", CALLS))


def test_an_existing_call_at_the_same_time_is_identified(filled: FlaskClient) -> None:
    item = db.session.scalars(select(Item).join(ServiceCall).where(ServiceCall.reference.is_(None))).one()
    item.uid = "made-by-hand"
    db.session.commit()
    assert "Nothing will be created" in text(preview(filled, "calls", CALLS))


def test_an_existing_client_gets_new_contacts_and_its_reference(filled: FlaskClient) -> None:
    import_file(filled, "clients", "name;reference;contact_name\nBLUE KETTLE;C2;Femi\n")
    blue = db.session.scalars(select(Client).where(Client.reference == "C2")).one()
    assert (blue.name, [contact.name for contact in blue.contacts], count(Client)) == ("Blue Kettle", ["Femi"], 2)


def test_another_reference_is_another_client_of_the_same_name(filled: FlaskClient) -> None:
    import_file(filled, "clients", "name;reference\nAcme;C9\n")
    assert count(Client) == 3
    page = preview(filled, "tickets", "title;client\nCold;Acme\nWet;C9\n")
    assert problems(page) == [("2", "client", "2 clients are called “Acme”. Give the reference instead.")]


@pytest.mark.parametrize(
    ("values", "column"),
    [
        ({"client": "Nobody"}, "client"),
        ({"contact": "Nobody"}, "contact"),
        ({"priority": "asap"}, "priority"),
        ({"status": "lost"}, "status"),
        ({"queue": "Nowhere"}, "queue"),
        ({"assignee": "nobody@example.org"}, "assignee"),
        ({"number": "x"}, "number"),
        ({"number": "99999999999"}, "number"),
        ({"number": "0"}, "number"),
        ({"number": "2000", "reference": "T1"}, "number"),
    ],
)
def test_an_invalid_ticket_is_left_out(filled: FlaskClient, values: dict[str, str], column: str) -> None:
    row = {"title": "New", "client": "Acme", **values}
    page = preview(filled, "tickets", f"{';'.join(row)}\n{';'.join(row.values())}\n")
    assert [problem[1] for problem in problems(page)] == [column]


@pytest.mark.parametrize(
    ("values", "column"),
    [
        ({"ticket": "4711"}, "ticket"),
        ({"start": "tomorrow"}, "start"),
        ({"start": "2026-12-01"}, "start"),
        ({"start": "2026-12-01T09:00Z"}, "start"),
        ({"start": "1492-10-12 09:00"}, "start"),
        ({"end": "2026-12-01 08:00"}, "end"),
        ({"time_zone": "Mars/Base"}, "time_zone"),
        ({"resources": "nobody@example.org"}, "resources"),
        ({"status": "lost"}, "status"),
    ],
)
def test_an_invalid_call_is_left_out(filled: FlaskClient, values: dict[str, str], column: str) -> None:
    row = {
        "ticket": "2000",
        "start": "2026-12-01 09:00",
        "end": "2026-12-01 10:00",
        "resources": "ada@example.org",
        **values,
    }
    page = preview(filled, "calls", f"{';'.join(row)}\n{';'.join(row.values())}\n")
    assert [problem[1] for problem in problems(page)] == [column]


def test_work_cannot_be_assigned_to_disabled_people(filled: FlaskClient, ada: User) -> None:
    ada.is_disabled = True
    db.session.commit()
    page = preview(
        filled, "calls", "ticket;start;end;resources\n2000;2026-12-01 09:00;2026-12-01 10:00;ada@example.org\n"
    )
    assert [problem[1] for problem in problems(page)] == ["resources"]


def test_the_same_row_twice_in_a_file_is_reported(filled: FlaskClient) -> None:
    page = preview(filled, "tickets", "title;client\nNew;Acme\nnew;acme\n")
    assert problems(page)[0][2].startswith("This is the same ticket as in line 2.")
    row = "2000;2026-12-05 09:00;2026-12-05 10:00;ada@example.org\n"
    page = preview(filled, "calls", f"ticket;start;end;resources\n{row}{row}")
    assert problems(page)[0][2].startswith("This is the same call as in line 2.")


def test_new_numbers_follow_those_of_the_file(filled: FlaskClient) -> None:
    import_file(filled, "tickets", "title;client;number\nA;Acme;\nB;Acme;2003\nC;Acme;2004\n")
    numbers = dict(db.session.execute(select(Ticket.title, Ticket.number).where(Ticket.number > 2002)).all())
    assert numbers == {"B": 2003, "C": 2004, "A": 2005}


def test_a_deleted_ticket_is_identified(filled: FlaskClient) -> None:
    for ticket in db.session.scalars(select(Ticket)):
        ticket.deleted_at = datetime(2026, 1, 1, tzinfo=UTC)
    db.session.commit()
    assert "Nothing will be created" in text(preview(filled, "tickets", TICKETS))
    assert [problem[1] for problem in problems(preview(filled, "calls", CALLS))] == ["ticket", "ticket"]
