"""Rows that name archived, deleted, trashed or disabled rows are reported with a link; warnings as in dialogs."""

from collections.abc import Callable
from datetime import datetime

import pytest
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from tests.statements import counted_queries
from tests.web.my_calendar.helpers import act, add, text
from tests.web.service_desk import desk as things
from tests.web.service_desk.importing.helpers import confirm, preview, problems
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.service_desk.calls.advice import MOST_ADVICE, Visit, advice_on_many
from webapp.service_desk.models import Ticket

CALL = "ticket;start;end;resources\nT1;2026-12-01 09:00;2026-12-01 10:00;ada@example.org\n"


@pytest.fixture
def ticket(desk: FlaskClient) -> Ticket:
    return things.add(things.add_client(reference="C1"), "Cold", reference="T1")


def refusal_of(page: TestResponse) -> tuple[str, str, str]:
    """Return column, reason and link of the one row that is left out."""
    (problem,) = problems(page)
    (link,) = html.fromstring(page.get_data()).xpath("//section[@aria-labelledby='import-errors']//tbody//a/@href")
    return problem[1], problem[2], str(link)


@pytest.mark.parametrize("row", ["Acme;", ";C1", "ACME;C1"])
def test_an_archived_client_is_reported_with_a_way_to_restore_it(desk: FlaskClient, ticket: Ticket, row: str) -> None:
    client = ticket.client
    client.archived_at = utc_now()
    db.session.commit()
    name, reference = row.split(";")
    page = preview(desk, "clients", f"name;reference;contact_name\n{name or 'X'};{reference};Esra\n")
    _, reason, address = refusal_of(page)
    assert reason.startswith("The client “Acme” is archived. Restore it first.")
    assert f'action="/clients/{client.id}/restore"' in desk.get(address).text
    column, reason, address = refusal_of(preview(desk, "tickets", f"title;client\nWet;{reference or name}\n"))
    assert (column, address) == ("client", f"/clients/{client.id}")
    assert "is archived" in reason


def test_an_active_client_takes_precedence_over_an_archived_one_of_the_same_name(
    desk: FlaskClient, ticket: Ticket
) -> None:
    things.add_client(archived_at=utc_now())
    assert problems(preview(desk, "tickets", "title;client\nWet;Acme\n")) == []
    assert problems(preview(desk, "clients", "name;contact_name\nAcme;Esra\n")) == []


def test_an_archived_contact_is_reported(desk: FlaskClient, ticket: Ticket) -> None:
    things.add_contact(ticket.client, "Esra", email="e@example.org", archived_at=utc_now())
    page = preview(desk, "clients", "name;contact_name;contact_email\nAcme;Esra;e@example.org\n")
    assert refusal_of(page)[::2] == ("contact_name", f"/clients/{ticket.client_id}")
    assert refusal_of(preview(desk, "tickets", "title;client;contact\nWet;Acme;esra\n"))[0] == "contact"


@pytest.mark.parametrize("row", ["Other;T1;", "Cold;;", "Other;;{number}"])
def test_a_deleted_ticket_is_reported(desk: FlaskClient, ticket: Ticket, row: str) -> None:
    ticket.deleted_at = utc_now()
    db.session.commit()
    page = preview(desk, "tickets", f"client;title;reference;number\nAcme;{row.format(number=ticket.number)}\n")
    _, reason, address = refusal_of(page)
    assert reason.startswith(f"Ticket #{ticket.number} is deleted. Restore it first.")
    assert f"/tickets/{ticket.number}/restore" in desk.get(address).text
    for name in ("T1", f"#{ticket.number}"):
        assert refusal_of(preview(desk, "calls", CALL.replace("T1", name)))[::2] == ("ticket", address)


@pytest.mark.parametrize("by", ["reference", "time"])
def test_a_call_in_the_trash_is_reported(desk: FlaskClient, ada: User, ticket: Ticket, by: str) -> None:
    call = things.add_call(ticket, ada, start=datetime(2026, 12, 1, 9), reference="V1")
    call.item.trashed_at = utc_now()
    db.session.commit()
    file = (
        CALL
        if by == "time"
        else "ticket;start;end;resources;reference\nT1;2027-01-01 9:00;2027-01-01 10:00;ada@example.org;V1\n"
    )
    column, reason, address = refusal_of(preview(desk, "calls", file))
    assert (column, "is in the Trash" in reason) == ("–", True)
    assert desk.get(address).status_code == 200
    assert address == f"/service-calls/{call.item_id}"
    act(desk, f"/service-calls/{call.item_id}/restore")
    assert "1 row exists already" in text(preview(desk, "calls", file))


def test_a_disabled_person_is_reported(desk: FlaskClient, ada: User, ticket: Ticket) -> None:
    ada.is_disabled = True
    db.session.commit()
    column, reason, address = refusal_of(preview(desk, "calls", CALL))
    assert (column, address) == ("resources", f"/admin/users/{ada.id}")
    assert "is disabled" in reason
    assert refusal_of(preview(desk, "tickets", "title;client;assignee\nWet;Acme;ada@example.org\n"))[0] == "assignee"


# Warnings


def warnings(page: TestResponse) -> list[tuple[str, str]]:
    rows = html.fromstring(page.get_data()).xpath("//section[@aria-labelledby='import-warnings']//tbody/tr")
    return [(row[0].text_content().strip(), row[1].text_content().strip()) for row in rows]


def calls_of(*times: str, who: str = "ada@example.org") -> str:
    rows = "".join(f"T1;2026-12-01 {start};2026-12-01 {end};{who};;\n" for start, end in (t.split("-") for t in times))
    return f"ticket;start;end;resources;reference;status\n{rows}"


def test_rows_outside_of_working_hours_and_overlaps_are_reported(
    desk: FlaskClient, ada: User, ben: User, ticket: Ticket
) -> None:
    add(ada, "2026-12-01T09:30", "2026-12-01T10:30", subject="Dentist")
    add(ada, "2026-12-01T11:00", "2026-12-01T12:00", subject="Secret", private=True)
    page = preview(desk, "calls", calls_of("05:00-06:00", "09:00-10:00", "09:45-11:15", "13:00-14:00"))
    assert warnings(page) == [
        ("2", "Ada does not work then, or not all of that time."),
        ("3", "Ada: overlaps “Dentist”, 09:30–10:30."),
        ("3", "Ada: overlaps “line 4”, 09:45–11:15."),
        ("4", "Ada: overlaps “line 3”, 09:00–10:00."),
        ("4", "Ada: overlaps “Dentist”, 09:30–10:30."),
        ("4", "Ada: overlaps “Busy”, 11:00–12:00."),
    ]
    report = confirm(desk, page, "errors.csv").get_data().decode()
    assert report.count("Warning: ") == 6
    assert "Created: 4 service calls." in text(confirm(desk, page))


def test_rows_that_take_no_time_have_no_warnings(desk: FlaskClient, ada: User, ticket: Ticket) -> None:
    add(ada, "2026-12-01T09:30", "2026-12-01T10:30", subject="Dentist")
    content = calls_of("05:00-06:00", "09:00-10:00").replace(";;\n", ";;Done\n")
    assert warnings(preview(desk, "calls", content)) == []


def test_further_overlaps_of_a_row_are_counted(desk: FlaskClient, ada: User, ticket: Ticket) -> None:
    begin = datetime(2026, 12, 1, 9)
    timing = things.add_call(ticket, ada, start=begin).item.timing
    visits = [Visit(timing, [ada], "planned", f"line {number}") for number in range(500)]
    advice = advice_on_many(visits, viewer=ada)
    assert {len(each) for each in advice} == {MOST_ADVICE + 1}
    assert advice[0][-1] == f"There are {500 - MOST_ADVICE} more overlaps."


def test_a_call_of_no_length_overlaps_only_times_around_it(desk: FlaskClient, ada: User, ticket: Ticket) -> None:
    content = calls_of("09:00-09:00", "09:00-09:00", "09:00-10:00", "09:30-09:30", "10:00-10:00")
    assert [(line, reason.partition("“")[2][:6]) for line, reason in warnings(preview(desk, "calls", content))] == [
        ("4", "line 5"),
        ("5", "line 4"),
    ]


def test_the_number_of_queries_for_warnings_does_not_depend_on_the_rows(
    desk: FlaskClient, ada: User, ben: User, ticket: Ticket, make_user: Callable[..., User]
) -> None:
    def queries(rows: int) -> int:
        content = calls_of(*[f"09:{minute:02}-10:00" for minute in range(rows)], who="ada@example.org ben@example.org")
        with counted_queries() as statements:
            preview(desk, "calls", content)
        return len(statements)

    assert queries(50) == queries(5)
    assert db.session.query(Item).count() == 0
