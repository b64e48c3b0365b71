"""The list of tickets to be planned, beside the board."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from tests.web.service_desk.desk import HTMX, add_call, add_client
from tests.web.service_desk.desk import add as add_for
from tests.web.service_desk.dispatch.plan import BOARD, add_ticket, waiting
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.service_desk.models import Queue
from webapp.web.paging import PER_PAGE

SignIn = Callable[[User], FlaskClient]
LIST = "/dispatch/tickets?view=day&day=2026-11-24"


def test_open_tickets_without_a_coming_call_are_listed(planner: User, ben: User, sign_in: SignIn) -> None:
    now = utc_now().replace(tzinfo=None)
    add_ticket("Nobody comes")
    add_ticket("Resolved", status="resolved")
    add_call(add_ticket("Somebody comes"), ben)
    add_call(add_ticket("Somebody came"), ben, start=now - timedelta(days=2))
    add_call(add_ticket("Cancelled"), ben, status="cancelled")
    trashed = add_call(add_ticket("Removed"), ben)
    trashed.item.trashed_at = utc_now()
    deleted = add_ticket("Deleted")
    deleted.deleted_at = utc_now()
    assert sorted(waiting(sign_in(planner))) == ["Cancelled", "Nobody comes", "Removed", "Somebody came"]


def test_tickets_are_listed_by_urgency(planner: User, sign_in: SignIn) -> None:
    for priority in ("normal", "urgent", "low", "high"):
        add_ticket(priority, priority=priority)
    client = sign_in(planner)
    assert waiting(client) == ["urgent", "high", "normal", "low"]
    assert waiting(client, f"{BOARD}?priority=high") == ["high"]


@pytest.mark.parametrize(
    ("search", "found"),
    [("printer", ["Printer is down"]), ("acme down", ["Printer is down"]), ("%25", []), ("bolt", ["Door is open"])],
)
def test_listed_tickets_can_be_searched(search: str, found: list[str], planner: User, sign_in: SignIn) -> None:
    add_ticket("Printer is down")
    add_for(add_client("Bolt"), "Door is open")
    assert waiting(sign_in(planner), f"{BOARD}?q={search}") == found


def test_a_number_finds_its_ticket(planner: User, sign_in: SignIn) -> None:
    add_ticket("One")
    ticket = add_ticket("Two")
    assert waiting(sign_in(planner), f"{BOARD}?q=%23{ticket.number}") == ["Two"]


def test_a_queue_filters_the_tickets(planner: User, sign_in: SignIn) -> None:
    queue = Queue(name="Hardware", members=[planner])
    db.session.add(queue)
    db.session.commit()
    add_ticket("In it", queue_id=queue.id)
    add_ticket("Elsewhere")
    assert waiting(sign_in(planner), f"{BOARD}?queue={queue.id}") == ["In it"]


def test_tickets_are_listed_in_pages(planner: User, sign_in: SignIn) -> None:
    client_of_ours = add_client()
    for number in range(PER_PAGE + 2):
        add_for(client_of_ours, f"Ticket {number}")
    client = sign_in(planner)
    assert len(waiting(client)) == PER_PAGE
    assert waiting(client, f"{BOARD}?page=2") == ["Ticket 1", "Ticket 0"]
    assert waiting(client, f"{BOARD}?page=3") == []


def test_htmx_gets_the_list_as_a_fragment_and_the_address_of_the_board(planner: User, sign_in: SignIn) -> None:
    add_ticket("Printer is down")
    client = sign_in(planner)
    response = client.get(f"{LIST}&q=printer&priority=", headers=HTMX)
    assert response.headers["HX-Replace-Url"] == f"{BOARD}?q=printer"
    assert 'id="dispatch-tickets"' in response.text
    assert 'id="dispatch"' not in response.text
    assert client.get(f"{LIST}&q=printer").headers["Location"] == f"{BOARD}?q=printer"


def test_each_ticket_can_be_planned_without_dragging(planner: User, sign_in: SignIn) -> None:
    ticket = add_ticket("Printer is down")
    assert f'href="/service-calls/new?ticket={ticket.number}&amp;start=2026-11-24"' in sign_in(planner).get(BOARD).text
