"""A form that is submitted twice creates one ticket, one client, one contact."""

import threading
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import func, select

from tests.web.service_desk.desk import HTMX, add_client
from webapp.accounts.models import User
from webapp.database import new_uid
from webapp.extensions import db
from webapp.service_desk.clients import service as clients
from webapp.service_desk.models import Client, Contact, Ticket
from webapp.service_desk.tickets import service as tickets

FORMS = {
    "ticket": (Ticket, "/tickets/new", {"title": "Printer is down", "client": "Acme"}, "title"),
    "client": (Client, "/clients/new", {"name": "Mill Heating"}, "name"),
    "contact": (Contact, "/clients/{client}/contacts/new", {"name": "Kim", "phone": "1"}, "name"),
}

Made = type[Ticket] | type[Client] | type[Contact]


@pytest.fixture
def acme(ada: User) -> Client:
    return add_client("Acme")


@pytest.fixture
def client(ada: User, sign_in: Callable[[User], FlaskClient]) -> FlaskClient:
    return sign_in(ada)


def opened(client: FlaskClient, page: str) -> dict[str, str]:
    """Return the values of the form of a freshly loaded page."""
    document = html.fromstring(client.get(page).get_data())
    (form,) = (form for form in document.forms if form.action == page)
    return {name: value or "" for name, value in form.form_values()}


def count(model: Made) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


@pytest.mark.parametrize("what", FORMS)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_form_submitted_twice_creates_one_row(
    client: FlaskClient, acme: Client, what: str, headers: dict[str, str]
) -> None:
    model, page, typed, named = FORMS[what]
    page = page.format(client=acme.id)
    before = count(model)
    form = {**opened(client, page), **typed}
    answers = [client.post(page, data=form, headers=headers) for _ in range(3)]
    assert len({(answer.status_code, answer.location, answer.headers.get("HX-Redirect")) for answer in answers}) == 1
    assert count(model) == before + 1

    # Who corrects something because the first answer was lost means the same thing.
    client.post(page, data={**form, named: "Corrected"}, headers=headers)
    newest = db.session.scalars(select(model).order_by(model.id.desc())).first()
    assert (count(model), getattr(newest, named)) == (before + 1, "Corrected")

    # What is opened again is another one, whatever its text.
    client.post(page, data={**opened(client, page), **typed}, headers=headers)
    assert count(model) == before + 2


def test_a_repeated_submit_does_not_overwrite_a_later_change(client: FlaskClient, acme: Client) -> None:
    form = {**opened(client, "/clients/new"), "name": "Mill"}
    client.post("/clients/new", data=form)
    saved = db.session.scalars(select(Client).where(Client.name == "Mill")).one()
    clients.change_client(saved, {"name": "Mill Heating"}, saved.version)
    client.post("/clients/new", data=form)
    assert [row.name for row in db.session.scalars(select(Client).order_by(Client.id))] == ["Acme", "Mill Heating"]


@pytest.mark.parametrize("what", FORMS)
def test_a_form_with_an_invalid_uid_creates_nothing(client: FlaskClient, acme: Client, what: str) -> None:
    model, page, typed, _ = FORMS[what]
    page = page.format(client=acme.id)
    before = count(model)
    answer = client.post(page, data={**opened(client, page), **typed, "uid": "damaged"})
    assert answer.status_code == 422
    assert "This form is damaged." in answer.get_data(as_text=True)
    assert count(model) == before


def test_concurrent_submits_of_one_form_create_one_ticket(app: Flask, acme: Client) -> None:
    values, uid, numbers = {"title": "Twice", "client_id": acme.id}, new_uid(), []
    db.session.commit()
    start = threading.Barrier(4)

    def add() -> None:
        with app.app_context():
            start.wait()
            numbers.append(tickets.add_ticket(values, uid).number)

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(numbers) == 4
    assert len(set(numbers)) == 1
    assert count(Ticket) == 1
