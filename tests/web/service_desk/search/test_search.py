"""Search from every page: results, permissions, limits."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from lxml import html

from tests.statements import counted_queries
from tests.web.my_calendar.helpers import add as add_item
from tests.web.service_desk.desk import HTMX, add, add_call, add_client, add_contact, text
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.service_desk.models import Client, Task, ToDo

SignIn = Callable[[User], FlaskClient]


@pytest.fixture
def dispatcher(make_user: Callable[..., User]) -> User:
    return make_user("Dana", role="dispatcher", time_zone="Europe/Berlin")


def found(browser: FlaskClient, query: str) -> dict[str, list[str]]:
    """Return the results by group."""
    document = html.fromstring(browser.get("/search", query_string={"q": query}).get_data())
    return {
        section.xpath("h2")[0].text: [
            " ".join(link.text_content().split()) for link in section.xpath("ul/li/a[not(starts-with(., 'All '))]")
        ]
        for section in document.xpath("//div[@id='search-results']/section")
    }


def test_items_tickets_and_clients_are_found_in_groups(ada: User, sign_in: SignIn) -> None:
    client = add_client("Printworks", address="")
    add(client, "Printer is down", assignee_id=ada.id)
    add_item(ada, subject="Buy a printer", location="")
    assert found(sign_in(ada), "PRINT") == {
        "Tickets": ["#1001 Printer is down Printworks"],
        "Clients": ["Printworks"],
        "In calendars": ["Buy a printer"],
    }


def test_tickets_are_found_by_number_and_clients_by_contact(ada: User, sign_in: SignIn) -> None:
    client = add_client("Acme", address="")
    add_contact(client, "Ed Zimmer")
    add(client, assignee_id=ada.id)
    assert found(sign_in(ada), "#1001") == {"Tickets": ["#1001 Printer is down Acme"]}
    assert found(sign_in(ada), "zimmer") == {"Clients": ["Acme"]}


def test_every_word_is_required_and_wildcards_are_literal(ada: User, sign_in: SignIn) -> None:
    add_item(ada, subject="Übergabe 100%", location="Raum_1")
    browser = sign_in(ada)
    for query in ("übergabe raum", "ÜBERGABE", "100%", "raum_1"):
        assert found(browser, query) == {"In calendars": ["Übergabe 100% Raum_1"]}, query
    for query in ("übergabe keller", "10_%", "raumX1", "%%", "\\\\"):
        assert found(browser, query) == {}, query


def test_technicians_find_only_their_own_items(ada: User, ben: User, sign_in: SignIn) -> None:
    add_item(ben, subject="Dentist of Ben")
    ticket = add(add_client("Acme", address=""), "Dentist chair")
    add_call(ticket, ben)
    assert found(sign_in(ada), "dentist") == {}
    assert list(found(sign_in(ben), "dentist")) == ["Tickets", "In calendars"]


def test_planners_find_everybodys_items_but_no_private_ones(ada: User, dispatcher: User, sign_in: SignIn) -> None:
    add_item(ada, subject="Dentist", private=True)
    add_item(ada, subject="Dentist chair repair", location="")
    browser = sign_in(dispatcher)
    assert found(browser, "dentist") == {"In calendars": ["Dentist chair repair"]}
    assert "somebody else’s" in text(browser.get("/search?q=dentist"))
    assert found(sign_in(ada), "dentist")["In calendars"] == ["Dentist chair repair", "Dentist"]


def test_to_dos_are_found_by_their_owner_only(ada: User, dispatcher: User, sign_in: SignIn) -> None:
    db.session.add(ToDo(title="Gift for Ben", owner_id=ada.id, due_on=utc_now().date()))
    db.session.add(Task(title="Gift wrapping", creator_id=ada.id, assignees=[ada], due_on=utc_now().date()))
    db.session.commit()
    assert len(found(sign_in(ada), "gift")["In calendars"]) == 2
    assert found(sign_in(dispatcher), "gift") == {"In calendars": ["Gift wrapping"]}


def test_trashed_items_are_not_found(ada: User, sign_in: SignIn) -> None:
    add_item(ada, subject="Old visit").trashed_at = utc_now()
    ticket = add(add_client("Acme", address=""), "Old ticket", assignee_id=ada.id)
    ticket.deleted_at = utc_now()
    db.session.commit()
    assert found(sign_in(ada), "old") == {}


def test_results_link_to_the_pages_that_open_them(ada: User, dispatcher: User, sign_in: SignIn) -> None:
    single = add_item(ada, subject="Visit")
    series = add_item(ada, subject="Visit daily", rrule="FREQ=DAILY;COUNT=3")
    call = add_call(add(add_client("Acme", address=""), "Visit them"), ada)

    def links(person: User) -> list[str]:
        document = html.fromstring(sign_in(person).get("/search?q=visit").get_data())
        return sorted(document.xpath("//section[@aria-labelledby='found-items']//a/@href"))

    own = links(ada)
    assert f"/my-calendar/items/{single.id}" in own
    assert any(address.startswith(f"/my-calendar/items/{series.id}?occurrence=2026112") for address in own)
    assert any(str(call.item_id) in address and address.startswith("/service-calls") for address in own)
    assert all(sign_in(ada).get(address).status_code == 200 for address in own)
    assert "/dispatch/day/2026-11-23" in links(dispatcher)
    assert all(sign_in(dispatcher).get(address).status_code == 200 for address in links(dispatcher))


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("", "Type what you look for"),
        ("  ", "Type what you look for"),
        ("x", "Type at least two letters, or a number."),
        ("nothing", "Nothing has “nothing”."),
        ("a\0", "Type at least two letters"),
        ("x" * 3000, "Nothing has"),
        ("99999999999999999999", "Nothing has"),
        ("<b>bold</b>", "Nothing has “<b>bold</b>”."),
    ],
)
def test_searches_without_results_show_a_reason(ada: User, sign_in: SignIn, query: str, answer: str) -> None:
    assert answer in text(sign_in(ada).get("/search", query_string={"q": query}))


def test_further_results_are_mentioned_with_links_to_the_lists(ada: User, sign_in: SignIn) -> None:
    client = add_client("Acme", address="")
    for number in range(12):
        add(client, f"Printer {number}", assignee_id=ada.id)
    page = sign_in(ada).get("/search?q=printer")
    assert "10 found, and there are more." in text(page)
    assert 'href="/tickets?q=printer&amp;status=all"' in page.get_data(as_text=True)


def test_the_number_of_queries_is_constant(dispatcher: User, ada: User, sign_in: SignIn) -> None:
    browser = sign_in(dispatcher)
    with counted_queries() as few:
        browser.get("/search?q=case")
    client = add_client("Case & Co")
    db.session.add_all(Client(name=f"Case {number}") for number in range(100))
    for number in range(15):
        add(client, f"Case {number}")
        add_item(ada, subject=f"Case {number}")
    with counted_queries() as many:
        browser.get("/search?q=case")
    assert len(many) <= len(few) + 1  # changed dates of series, of all items at once


def test_htmx_gets_the_results_as_a_fragment(ada: User, sign_in: SignIn) -> None:
    assert "<html" not in sign_in(ada).get("/search?q=xx", headers=HTMX).get_data(as_text=True)


@pytest.mark.parametrize("path", ["/my-calendar/agenda/2026-11-23", "/tickets", "/profile", "/tasks"])
def test_the_search_box_is_on_every_page(ada: User, sign_in: SignIn, path: str) -> None:
    document = html.fromstring(sign_in(ada).get(path).get_data())
    assert document.xpath("//header//form[@action='/search']//input[@name='q']/@aria-label")


def test_search_requires_a_sign_in(ada: User, sign_in: SignIn) -> None:
    browser = sign_in(ada)
    with browser.session_transaction() as session:
        session.clear()
    assert browser.get("/search?q=xx").status_code == 303
