"""Form fields for choosing a row by search: matching, values that stay valid, refusals."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask_login import login_user
from werkzeug.datastructures import MultiDict
from wtforms import Form
from wtforms.validators import DataRequired

from tests.web.service_desk.desk import add, add_client, add_contact
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.service_desk.models import Client, Ticket
from webapp.service_desk.search_fields import ClientField, ContactField, PeopleField, TicketField


class Choices(Form):
    ticket = TicketField("Ticket")
    client = ClientField("Client")
    contact = ContactField("Contact")
    people = PeopleField("People")


class Needed(Form):
    ticket = TicketField("Ticket", (DataRequired("Choose a ticket."),))


@pytest.fixture(autouse=True)
def dana(app: Flask, make_user: Callable[..., User]) -> Iterator[User]:
    """A signed-in dispatcher."""
    dispatcher = make_user("Dana", role="dispatcher")
    with app.test_request_context():
        login_user(dispatcher)
        yield dispatcher


@pytest.fixture
def acme() -> Client:
    return add_client("Acme")


def typed(form: type[Form] = Choices, /, data: dict[str, object] | None = None, **texts: str | list[str]) -> Form:
    """Return the validated form with `texts` entered; `data` are its initial values."""
    filled = form(MultiDict(texts), data=data)
    filled.validate()
    return filled


@pytest.mark.parametrize("text", ["1001", "#1001", " #1001 ", "#1001 Something else – Elsewhere", "laptop", "acme lap"])
def test_a_ticket_is_named_by_its_number_or_found(acme: Client, text: str) -> None:
    ticket = add(acme, "New laptop")
    form = typed(ticket=text)
    assert (form.errors, form.ticket.ticket) == ({}, ticket)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("#7", "There is no ticket #7. Please choose one from the list."),
        ("9999999999", "There is no ticket #9999999999. Please choose one from the list."),
        ("nothing", "There is no ticket “nothing”. Please choose one from the list."),
        ("laptop", "More than one ticket matches “laptop”. Please choose one from the list."),
        ("3 laptops", "There is no ticket “3 laptops”. Please choose one from the list."),
    ],
)
def test_a_text_without_a_matching_ticket_is_kept_and_reported(acme: Client, text: str, message: str) -> None:
    add(acme, "New laptop"), add(acme, "Old laptop")
    form = typed(ticket=text)
    assert form.errors == {"ticket": [message]}
    assert (form.ticket.data, form.ticket.ticket) == (text, None)


def test_several_matches_are_suggested(acme: Client) -> None:
    add(acme, "New laptop"), add(acme, "Old laptop"), add(acme, "Closed laptop", status="closed")
    assert typed(ticket="laptop").ticket.suggestions() == ["#1002 Old laptop – Acme", "#1001 New laptop – Acme"]


def test_an_empty_optional_field_is_valid(acme: Client) -> None:
    add(acme)
    assert typed(ticket="").ticket.ticket is None
    assert typed(Needed, ticket=" ").errors == {"ticket": ["Choose a ticket."]}


def test_invisible_tickets_are_not_found(acme: Client, ada: User) -> None:
    ticket = add(acme)
    login_user(ada)
    assert typed(ticket=f"#{ticket.number}").errors
    assert typed(ticket="printer").errors


def test_an_initial_ticket_stays_valid_even_if_invisible(acme: Client, ada: User) -> None:
    ticket = add(acme)
    login_user(ada)
    shown = Choices(data={"ticket": ticket}).ticket.data
    form = typed(data={"ticket": ticket}, ticket=shown)
    assert (form.errors, form.ticket.ticket) == ({}, ticket)


def test_a_deleted_initial_ticket_is_reported(acme: Client) -> None:
    ticket = add(acme)
    shown = Choices(data={"ticket": ticket}).ticket.data
    db.session.get_one(Ticket, ticket.id).deleted_at = utc_now()
    db.session.commit()
    form = typed(data={"ticket": ticket}, ticket=shown)
    assert form.errors == {"ticket": ["Ticket #1001 has been deleted meanwhile. Please choose another one."]}
    assert form.ticket.data == shown


def test_a_client_is_matched_ignoring_case(acme: Client) -> None:
    add_client("Acme Tools")
    assert typed(client="ACME").client.client == acme


def test_contacts_of_one_name_are_distinguished(acme: Client) -> None:
    first = add_contact(acme, "Ed", email="ed@example.org")
    second = add_contact(acme, "Ed", phone="12")
    assert typed(client="Acme", contact="Ed").errors
    assert typed(client="Acme", contact="Ed (ed@example.org)").contact.contact == first
    assert typed(client="Acme", contact="ed (12)").contact.contact == second


def test_a_contact_without_a_client_is_refused(acme: Client) -> None:
    add_contact(acme, "Ed")
    assert typed(contact="Ed").errors == {"contact": ["Choose the client first."]}


def test_disabled_people_stay_but_cannot_be_added(ada: User, ben: User, cem: User) -> None:
    ada.is_disabled = ben.is_disabled = True
    db.session.commit()
    given: dict[str, object] = {"people": [ada]}
    form = typed(data=given, people=[str(ada.id), str(cem.id)])
    assert (form.errors, form.people.people) == ({}, [ada, cem])
    assert "Ada (disabled)" in str(form.people())
    assert typed(data=given, people=[str(ada.id), str(ben.id)]).errors
    assert typed(data=given, people=[]).people.people == []


def test_choices_of_people_can_be_limited(ada: User, ben: User) -> None:
    form = Choices(MultiDict({"people": [str(ben.id)]}))
    form.people.offer([ada])
    assert not form.validate()
    assert form.errors == {"people": ["Somebody you chose cannot be chosen any more. Please choose again."]}
