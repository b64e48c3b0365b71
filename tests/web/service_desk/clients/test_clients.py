"""Clients and contacts: list, dialogs, archiving, invalid input."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import select

from tests.statements import counted_queries
from tests.web.forms import submit
from tests.web.service_desk.desk import (
    HTMX,
    act,
    add,
    add_client,
    add_contact,
    differences,
    rows,
    text,
)
from webapp.accounts.models import User
from webapp.extensions import db
from webapp.service_desk.models import Client, Contact

SignIn = Callable[[User], FlaskClient]


@pytest.fixture
def dispatcher(make_user: Callable[..., User]) -> User:
    return make_user("Dana", role="dispatcher", time_zone="Europe/Berlin")


def test_a_new_client_has_the_entered_values(ada: User, sign_in: SignIn) -> None:
    answer = submit(
        sign_in(ada),
        "/clients/new",
        action="/clients/new",
        name="Acme",
        address="1 Main\r\nBerlin",
        time_zone="Asia/Tokyo",
    )
    client = db.session.scalars(select(Client)).one()
    assert answer.location == f"/clients/{client.id}"
    assert (client.name, client.address, client.time_zone) == ("Acme", "1 Main\nBerlin", "Asia/Tokyo")


def test_a_new_client_has_the_time_zone_of_its_creator(ada: User, sign_in: SignIn) -> None:
    document = html.fromstring(sign_in(ada).get("/clients/new").get_data())
    assert document.xpath("//select[@name='time_zone']//option[@selected]/@value") == ["Europe/Berlin"]


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [("name", "", "Enter a name."), ("name", " ", "Enter a name."), ("name", "x" * 201, "longer than 200")],
)
def test_invalid_values_are_reported_beside_the_field_and_kept(
    ada: User, sign_in: SignIn, field: str, value: str, message: str
) -> None:
    typed = {"name": "Acme", "address": "Somewhere nice", field: value}
    answer = submit(sign_in(ada), "/clients/new", action="/clients/new", **typed)
    assert answer.status_code == 422
    document = html.fromstring(answer.get_data())
    (error,) = document.xpath(f"//*[@id='{field}-errors']")
    assert message in error.text_content()
    assert document.xpath("//textarea[@name='address']")[0].text.strip() == "Somewhere nice"
    assert not db.session.scalars(select(Client)).all()


def test_an_unknown_time_zone_is_refused(ada: User, sign_in: SignIn) -> None:
    client = sign_in(ada)
    answer = act(client, "/clients/new", name="Acme", time_zone="Mars/Base")
    assert answer.status_code == 422


def test_clients_are_searched_by_name_address_and_contact_ignoring_case(ada: User, sign_in: SignIn) -> None:
    add_contact(add_client("Müller Söhne", address="Ring 1"), "Özil")
    add_client("Blue Water", address="Hafenstraße 100%")
    browser = sign_in(ada)
    assert rows(browser.get("/clients")) == ["Blue Water", "Müller Söhne"]
    for query, found in (
        ("mÜLLER", ["Müller Söhne"]),
        ("MÜLLER söhne", ["Müller Söhne"]),
        ("özil", ["Müller Söhne"]),
        ("ÖZIL", ["Müller Söhne"]),
        ("hafen", ["Blue Water"]),
        ("100%", ["Blue Water"]),
        ("1_0", []),
        ("%", ["Blue Water"]),
        ("blue ring", []),
    ):
        assert rows(browser.get("/clients", query_string={"q": query})) == found, query


def test_archived_clients_are_shown_on_demand_and_can_be_restored(dispatcher: User, sign_in: SignIn) -> None:
    client = add_client()
    browser = sign_in(dispatcher)
    assert act(browser, f"/clients/{client.id}/archive").location == f"/clients/{client.id}"
    assert rows(browser.get("/clients")) == []
    assert rows(browser.get("/clients?shown=archived")) == ["Acme Archived"]
    act(browser, f"/clients/{client.id}/restore")
    assert rows(browser.get("/clients")) == ["Acme"]


def test_archiving_from_the_page_can_be_undone(dispatcher: User, sign_in: SignIn) -> None:
    client = add_client()
    answer = act(sign_in(dispatcher), f"/clients/{client.id}/archive", htmx=True)
    assert f'hx-post="/clients/{client.id}/restore"' in answer.get_data(as_text=True)


def test_technicians_cannot_archive_clients(ada: User, sign_in: SignIn) -> None:
    client = add_client()
    assert act(sign_in(ada), f"/clients/{client.id}/archive").status_code == 404
    assert "Archive" not in text(sign_in(ada).get(f"/clients/{client.id}"))
    assert client.archived_at is None


def test_two_people_who_change_a_client_see_both_versions(ada: User, ben: User, sign_in: SignIn) -> None:
    client = add_client()
    page = f"/clients/{client.id}/edit"
    browser = sign_in(ada)
    opened = html.fromstring(browser.get(page).get_data())
    submit(sign_in(ben), page, action=page, name="Acme of Ben")
    (form,) = [form for form in opened.forms if form.action == page]
    typed = {**dict(form.form_values()), "name": "Acme of Ada"}
    answer = browser.post(page, data=typed)
    assert answer.status_code == 409
    assert differences(answer) == [("Name", "Acme of Ben", "Acme of Ada")]
    (again,) = [form for form in html.fromstring(answer.get_data()).forms if form.action == page]
    assert dict(again.form_values())["name"] == "Acme of Ada"
    assert client.name == "Acme of Ben"
    browser.post(page, data=dict(again.form_values()))
    assert client.name == "Acme of Ada"


def test_contacts_are_added_changed_archived_and_restored(ada: User, sign_in: SignIn) -> None:
    client = add_client()
    browser = sign_in(ada)
    new = f"/clients/{client.id}/contacts/new"
    submit(browser, new, action=new, name="Dana", email="dana@example.org", phone="+49 30 1")
    contact = db.session.scalars(select(Contact)).one()
    assert (contact.client_id, contact.email, contact.phone) == (client.id, "dana@example.org", "+49 30 1")
    page = f"/clients/contacts/{contact.id}/edit"
    assert submit(browser, page, action=page, phone="+49 30 2").location == f"/clients/{client.id}"
    assert contact.phone == "+49 30 2"
    act(browser, f"/clients/contacts/{contact.id}/archive")
    assert contact.archived_at is not None
    act(browser, f"/clients/contacts/{contact.id}/restore")
    assert contact.archived_at is None


def test_an_invalid_email_address_of_a_contact_is_refused(ada: User, sign_in: SignIn) -> None:
    client = add_client()
    new = f"/clients/{client.id}/contacts/new"
    answer = submit(sign_in(ada), new, action=new, name="Dana", email="dana@")
    assert answer.status_code == 422
    assert "Enter a full e-mail address." in text(answer)


def test_the_page_shows_the_tickets_one_may_see(ada: User, ben: User, dispatcher: User, sign_in: SignIn) -> None:
    client = add_client()
    add(client, "For Ada", assignee_id=ada.id)
    add(client, "For Ben", assignee_id=ben.id)
    assert "For Ada" in text(sign_in(ada).get(f"/clients/{client.id}"))
    assert "For Ben" not in text(sign_in(ada).get(f"/clients/{client.id}"))
    assert "For Ben" in text(sign_in(dispatcher).get(f"/clients/{client.id}"))


def test_suggestions_number_clients_with_the_same_name(ada: User, sign_in: SignIn) -> None:
    first, second = add_client("Acme"), add_client("Acme")
    add_client("Zeta")
    browser = sign_in(ada)
    page = browser.get("/clients/choices?field=client&client=ac").get_data(as_text=True)
    assert page.count("<option") == 2
    assert f"Acme (no. {first.id})" in page
    assert f"Acme (no. {second.id})" in page


def test_only_contacts_of_the_client_are_suggested(ada: User, sign_in: SignIn) -> None:
    acme, zeta = add_client("Acme"), add_client("Zeta")
    add_contact(acme, "Dana", email="dana@example.org")
    add_contact(zeta, "Dan")
    query = {"field": "contact", "of": "client", "client": "acme", "contact": "da"}
    page = sign_in(ada).get("/clients/contact-choices", query_string=query).get_data(as_text=True)
    assert "Dana (dana@example.org)" in page
    assert page.count("<option") == 1


@pytest.mark.parametrize(
    "path", ["/clients/1", "/clients/0/edit", "/clients/99999999999999999999", "/clients/contacts/7/edit"]
)
def test_unknown_addresses_are_not_found(ada: User, sign_in: SignIn, path: str) -> None:
    assert sign_in(ada).get(path).status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999", "١"])
def test_invalid_page_numbers_are_handled(ada: User, sign_in: SignIn, page: str) -> None:
    add_client()
    assert sign_in(ada).get(f"/clients?page={page}").status_code == 200


def test_signed_out_visitors_are_redirected_to_the_sign_in(ada: User, sign_in: SignIn) -> None:
    browser = sign_in(ada)
    browser.get("/clients")
    with browser.session_transaction() as session:
        session.clear()
    assert browser.get("/clients").status_code == 303


def test_the_number_of_queries_does_not_depend_on_the_number_of_clients(ada: User, sign_in: SignIn) -> None:
    add_client()
    browser = sign_in(ada)
    with counted_queries() as few:
        browser.get("/clients")
    db.session.add_all(Client(name=f"Client {number}") for number in range(200))
    db.session.commit()
    with counted_queries() as many:
        answer = browser.get("/clients")
    assert len(rows(answer)) == 50
    assert "1–50 of 201" in text(answer)
    assert len(many) == len(few)
    assert len(rows(browser.get("/clients?page=5", headers=HTMX))) == 1


def test_an_imported_client_can_be_renamed(dispatcher: User, sign_in: SignIn) -> None:
    client = add_client(address="1 Road, " * 500, time_zone="US/Pacific")
    path = f"/clients/{client.id}/edit"
    assert submit(sign_in(dispatcher), path, action=path, name="Acme & Sons").status_code == 303
    assert (client.name, client.address, client.time_zone) == ("Acme & Sons", ("1 Road, " * 500).strip(), "US/Pacific")
