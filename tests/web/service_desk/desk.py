"""Clients, tickets and calls for tests, and posts with a CSRF token."""

from datetime import datetime, timedelta
from typing import Any

from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import select
from werkzeug.test import TestResponse

from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Assignment, Item
from webapp.my_calendar.service import derive_span_of
from webapp.service_desk.models import Client, Contact, ServiceCall, Ticket, TimelineEntry
from webapp.service_desk.tickets.service import add_ticket

HTMX = {"HX-Request": "true"}


def add_client(name: str = "Acme", **fields: Any) -> Client:
    client = Client(name=name, **{"address": "1 Main Street", "time_zone": "Europe/Berlin", **fields})
    db.session.add(client)
    db.session.commit()
    return client


def add_contact(client: Client, name: str = "Dana", **fields: Any) -> Contact:
    contact = Contact(client_id=client.id, name=name, **fields)
    db.session.add(contact)
    db.session.commit()
    return contact


def add(client: Client, title: str = "Printer is down", **fields: Any) -> Ticket:
    """Save a ticket of `client`."""
    return add_ticket({"client_id": client.id, "title": title, **fields})


def add_call(
    ticket: Ticket, *resources: User, start: datetime | None = None, zone: str = "Europe/Berlin", **fields: Any
) -> ServiceCall:
    """Save a service call of an hour; `start` is local to `zone`, by default tomorrow at nine."""
    tomorrow = (utc_now() + timedelta(days=1)).replace(tzinfo=None, hour=9, minute=0, second=0, microsecond=0)
    start = start or tomorrow
    item = Item(
        kind="service_call",
        owner_id=resources[0].id,
        start=start,
        end=start + timedelta(hours=1),
        zone=zone,
        assignments=[Assignment(user_id=person.id) for person in resources],
    )
    derive_span_of(item, zone)
    call = ServiceCall(item=item, ticket=ticket, **fields)
    db.session.add(call)
    db.session.commit()
    return call


def timeline(ticket: Ticket) -> list[str]:
    """Return the texts of the ticket's timeline, oldest first."""
    query = select(TimelineEntry.text).where(TimelineEntry.ticket_id == ticket.id).order_by(TimelineEntry.id)
    return list(db.session.scalars(query))


def token(client: FlaskClient) -> str:
    """Return the CSRF token of the client's session."""
    (value,) = html.fromstring(client.get("/profile").get_data()).xpath(
        "//form[@action='/sign-out']//input[@name='csrf_token']/@value"
    )
    return str(value)


def act(client: FlaskClient, path: str, *, htmx: bool = False, **values: str | int | list[int]) -> TestResponse:
    """Post to `path` like a form."""
    return client.post(path, data={"csrf_token": token(client), **values}, headers=HTMX if htmx else {})


def text(response: TestResponse) -> str:
    """Return the text of the main part of the page, in one line."""
    document = html.fromstring(response.get_data())
    (main,) = document.xpath("//main") or [document]
    return " ".join(main.text_content().split())


def rows(response: TestResponse) -> list[str]:
    """Return the headings of the rows of the page's table."""
    document = html.fromstring(response.get_data())
    return [" ".join(cell.text_content().split()) for cell in document.xpath("//tbody/tr/th[@scope='row']")]


def differences(response: TestResponse) -> list[tuple[str, ...]]:
    """Return (label, stored text, entered text) of a conflict."""
    table = html.fromstring(response.get_data()).xpath("//table[contains(@class, 'conflict')]/tbody/tr")
    return [tuple(" ".join(cell.text_content().split()) for cell in row) for row in table]
