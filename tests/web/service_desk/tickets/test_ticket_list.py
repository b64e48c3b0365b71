"""The list of tickets: filters, orders, search, pages, constant number of queries."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import create_engine
from sqlalchemy.dialects import sqlite

from tests.statements import counted_queries
from tests.web.service_desk.desk import HTMX, add, add_call, add_client, rows, text
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db, insert_rows
from webapp.service_desk.models import PRIORITIES, TICKET_STATUSES, Client, Queue, Ticket
from webapp.service_desk.tickets.listing import SORT_LABELS, Filters, select_ids

SignIn = Callable[[User], FlaskClient]


def add_many(client: Client, count: int) -> None:
    now = utc_now()
    insert_rows(
        Ticket,
        [
            {
                "number": 1001 + number,
                "client_id": client.id,
                "title": f"Case {number}",
                "priority": PRIORITIES[number % 4],
                "status": TICKET_STATUSES[number % 5],
                "updated_at": now - timedelta(minutes=number * 7 % 1000),
            }
            for number in range(count)
        ],
    )
    db.session.commit()


def listed(browser: FlaskClient, **query: str | int) -> list[str]:
    """Return the titles the list shows."""
    return [row.split(" ", 1)[1] for row in rows(browser.get("/tickets", query_string=query))]


def test_the_list_shows_open_tickets_newest_first(dispatcher: User, acme: Client, sign_in: SignIn) -> None:
    for status in TICKET_STATUSES:
        add(acme, status, status=status)
    browser = sign_in(dispatcher)
    assert listed(browser) == ["waiting", "in_progress", "open"]
    assert listed(browser, status="closed") == ["closed"]
    assert listed(browser, status="all") == ["closed", "resolved", "waiting", "in_progress", "open"]


def test_filters_narrow_the_list(dispatcher: User, ada: User, acme: Client, sign_in: SignIn) -> None:
    queue = Queue(name="First line", members=[])
    zeta = add_client("Zeta")
    db.session.add(queue)
    db.session.commit()
    add(acme, "plain")
    add(zeta, "of Zeta")
    add(acme, "urgent", priority="urgent")
    add(acme, "queued", queue_id=queue.id)
    add(acme, "Ada’s", assignee_id=ada.id)
    add_call(add(acme, "with a call"), dispatcher)
    add(acme, "Dana’s", assignee_id=dispatcher.id)
    browser = sign_in(dispatcher)
    assert listed(browser, priority="urgent") == ["urgent"]
    assert listed(browser, queue=queue.id) == ["queued"]
    assert "queued" not in listed(browser, queue="none")
    assert listed(browser, assignee=ada.id) == ["Ada’s"]
    assert "Ada’s" not in listed(browser, assignee="none")
    assert listed(browser, client="zeta") == listed(browser, client=zeta.id) == ["of Zeta"]
    assert listed(browser, mine=1) == ["Dana’s", "with a call"]
    assert listed(browser, mine=1, assignee="none") == ["with a call"]


def test_an_unknown_client_finds_nothing_and_is_reported(dispatcher: User, acme: Client, sign_in: SignIn) -> None:
    add(acme)
    answer = sign_in(dispatcher).get("/tickets?client=Nobody")
    assert rows(answer) == []
    assert "There is no such client, or more than one." in text(answer)


def test_every_order_sorts_the_list(dispatcher: User, acme: Client, sign_in: SignIn) -> None:
    now = utc_now()
    add(acme, "first", priority="high", updated_at=now)
    add(acme, "second", priority="low", updated_at=now - timedelta(hours=2))
    add(acme, "third", priority="urgent", updated_at=now - timedelta(hours=1))
    browser = sign_in(dispatcher)
    assert listed(browser, sort="oldest") == ["first", "second", "third"]
    assert listed(browser, sort="changed") == ["first", "third", "second"]
    assert listed(browser, sort="unchanged") == ["second", "third", "first"]
    assert listed(browser, sort="urgent") == ["third", "first", "second"]
    assert listed(browser, sort="nonsense") == ["third", "second", "first"]


def test_a_changed_priority_changes_the_order(dispatcher: User, acme: Client, sign_in: SignIn) -> None:
    ticket = add(acme, "first")
    add(acme, "second", priority="high")
    ticket.priority = "urgent"
    db.session.commit()
    assert listed(sign_in(dispatcher), sort="urgent") == ["first", "second"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("printer", ["Ärger mit Printer", "PRINTER 50% off"]),
        ("ärger", ["Ärger mit Printer"]),
        ("ÄRGER", ["Ärger mit Printer"]),
        ("acme printer", ["PRINTER 50% off"]),
        ("#1002", ["Ärger mit Printer"]),
        ("1002", ["Ärger mit Printer"]),
        ("50%", ["PRINTER 50% off"]),
        ("5_%", []),
        ("printer nowhere", []),
        ("99999999999", []),
        ("\\", []),
    ],
)
def test_search_finds_number_title_and_client(
    dispatcher: User, acme: Client, sign_in: SignIn, query: str, found: list[str]
) -> None:
    add(acme, "PRINTER 50% off")
    add(add_client("Zeta"), "Ärger mit Printer")
    assert listed(sign_in(dispatcher), q=query) == found


@pytest.mark.parametrize(
    "query",
    [
        "page=0", "page=x", "page=999999999999", "queue=x", "queue=99999999999999", "assignee=-1", "client=%00",
        "q=%00", "q=" + "x" * 5000, "sort=&status=&mine=2", "status=x&priority=y", "client=99999999999999",
    ],
)  # fmt: skip
def test_invalid_query_parameters_are_ignored(dispatcher: User, acme: Client, sign_in: SignIn, query: str) -> None:
    add(acme)
    assert sign_in(dispatcher).get(f"/tickets?{query}").status_code == 200


def test_a_page_after_the_last_links_to_the_first(dispatcher: User, acme: Client, sign_in: SignIn) -> None:
    add(acme)
    assert "There is no page 7." in text(sign_in(dispatcher).get("/tickets?page=7"))


def test_paging_and_sorting_keep_the_filters(dispatcher: User, acme: Client, sign_in: SignIn) -> None:
    add_many(acme, 300)
    document = html.fromstring(sign_in(dispatcher).get("/tickets?status=open&q=case").get_data())
    (following,) = document.xpath("//a[@rel='next']/@href")
    assert following == "/tickets?status=open&q=case&page=2"
    assert all("status=open&q=case" in address for address in document.xpath("//a[@class='desk-sort']/@href"))


def test_htmx_gets_the_list_as_a_fragment(dispatcher: User, sign_in: SignIn) -> None:
    assert "<html" not in sign_in(dispatcher).get("/tickets", headers=HTMX).get_data(as_text=True)


def test_the_number_of_queries_does_not_depend_on_the_number_of_tickets(
    dispatcher: User, acme: Client, sign_in: SignIn
) -> None:
    add(acme)
    browser = sign_in(dispatcher)
    with counted_queries() as few:
        browser.get("/tickets?status=all")
    db.session.query(Ticket).delete()
    add_many(acme, 10_000)
    for query in ("", "&sort=urgent", "&sort=changed&page=150", "&q=case"):
        with counted_queries() as many:
            answer = browser.get(f"/tickets?status=all{query}")
        assert len(rows(answer)) == 50
        assert "more than 1,000" in text(answer)
        assert len(many) == len(few)


def test_the_number_of_queries_is_constant_for_technicians(ada: User, acme: Client, sign_in: SignIn) -> None:
    add_many(acme, 1_000)
    browser = sign_in(ada)
    with counted_queries() as few:
        assert rows(browser.get("/tickets?status=all")) == []
    db.session.query(Ticket).update({"assignee_id": ada.id})
    db.session.commit()
    with counted_queries() as many:
        assert len(rows(browser.get("/tickets?status=all"))) == 50
    assert len(many) <= len(few) + 1  # an empty page reads no rows


def test_a_ticket_with_many_calls_takes_as_many_queries_as_one_with_few(
    dispatcher: User, ada: User, ben: User, acme: Client, sign_in: SignIn
) -> None:
    ticket = add(acme, assignee_id=ada.id)
    add_call(ticket, ada)
    browser = sign_in(dispatcher)
    with counted_queries() as few:
        browser.get(f"/tickets/{ticket.number}")
    for _ in range(20):
        add_call(ticket, ada, ben)
    with counted_queries() as many:
        browser.get(f"/tickets/{ticket.number}")
    assert len(many) == len(few)


@pytest.mark.parametrize("sort", SORT_LABELS)
def test_every_order_uses_an_index(dispatcher: User, empty_sqlite: Path, sort: str) -> None:
    query = select_ids(dispatcher, Filters(status="all", sort=sort)).limit(51)
    statement = query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    engine = create_engine(f"sqlite:///{empty_sqlite}")
    with engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}").all()
    engine.dispose()
    assert [row[-1].startswith("SEARCH tickets USING") for row in plan] == [True]
