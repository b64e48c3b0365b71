"""Visibility of tickets and permissions by role: the whole matrix."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from flask.testing import FlaskClient

from tests.web.service_desk.desk import act, add, add_call, add_client, rows
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.service_desk import access
from webapp.service_desk.models import Queue, Ticket
from webapp.service_desk.search_fields import search_tickets

SignIn = Callable[[User], FlaskClient]


@dataclass
class TicketsByRole:
    """One ticket for each reason why Ada sees it, and one that she does not see."""

    assigned: Ticket
    queued: Ticket
    called: Ticket
    cancelled: Ticket
    trashed: Ticket
    strange: Ticket
    deleted: Ticket

    def numbers(self, *names: str) -> set[int]:
        return {getattr(self, name).number for name in names}


SEEN_BY_ADA = ("assigned", "queued", "called", "cancelled")
SEEN_BY_PLANNERS = (*SEEN_BY_ADA, "trashed", "strange")


@pytest.fixture
def tickets(ada: User, ben: User) -> TicketsByRole:
    acme = add_client()
    hers, other = Queue(name="Hers", members=[ada]), Queue(name="Other", members=[ben])
    db.session.add_all([hers, other])
    db.session.commit()
    made = TicketsByRole(
        assigned=add(acme, "Assigned to Ada", assignee_id=ada.id),
        queued=add(acme, "In Ada’s queue", queue_id=hers.id),
        called=add(acme, "With a call of Ada", queue_id=other.id),
        cancelled=add(acme, "With a cancelled call of Ada"),
        trashed=add(acme, "With a call of Ada in the Trash"),
        strange=add(acme, "Of Ben", assignee_id=ben.id, queue_id=other.id),
        deleted=add(acme, "Deleted", assignee_id=ada.id),
    )
    add_call(made.called, ben, ada)
    add_call(made.cancelled, ada, status="cancelled")
    add_call(made.trashed, ada).item.trashed_at = utc_now()
    made.deleted.deleted_at = utc_now()
    db.session.commit()
    return made


def test_technicians_see_what_is_assigned_queued_or_planned_for_them(
    tickets: TicketsByRole, ada: User, cem: User
) -> None:
    def numbers(user: User) -> set[int]:
        return {ticket.number for ticket in db.session.scalars(access.visible_tickets(user))}

    assert numbers(ada) == tickets.numbers(*SEEN_BY_ADA)
    assert numbers(cem) == set()


@pytest.mark.parametrize("role", ["dispatcher", "administrator"])
def test_planners_see_all(tickets: TicketsByRole, make_user: Callable[..., User], role: str) -> None:
    planner = make_user("Dana", role=role)
    seen = {ticket.number for ticket in db.session.scalars(access.visible_tickets(planner))}
    assert seen == tickets.numbers(*SEEN_BY_PLANNERS)
    assert access.may_plan(planner)


def test_the_list_shows_only_visible_tickets(tickets: TicketsByRole, ada: User, sign_in: SignIn) -> None:
    listed = {int(row.split(" ")[0].removeprefix("#")) for row in rows(sign_in(ada).get("/tickets?status=all"))}
    assert listed == tickets.numbers(*SEEN_BY_ADA)


@pytest.mark.parametrize("path", ["", "/edit", "/timeline", "/changes"])
def test_pages_of_other_peoples_tickets_are_not_found(
    tickets: TicketsByRole, ada: User, cem: User, sign_in: SignIn, path: str
) -> None:
    assert sign_in(ada).get(f"/tickets/{tickets.assigned.number}{path}").status_code == 200
    assert sign_in(ada).get(f"/tickets/{tickets.strange.number}{path}").status_code == 404
    assert sign_in(cem).get(f"/tickets/{tickets.assigned.number}{path}").status_code == 404
    assert sign_in(cem).get(f"/tickets/{tickets.deleted.number}{path}").status_code == 404


@pytest.mark.parametrize("path", ["edit", "status", "take", "delete", "restore"])
def test_posts_to_other_peoples_tickets_are_not_found(
    tickets: TicketsByRole, cem: User, sign_in: SignIn, path: str
) -> None:
    answer = act(sign_in(cem), f"/tickets/{tickets.assigned.number}/{path}", version=1, status="closed", title="Mine")
    assert answer.status_code == 404
    assert (tickets.assigned.title, tickets.assigned.status) == ("Assigned to Ada", "open")


@pytest.mark.parametrize(
    ("role", "statuses"),
    [("technician", (404, 404)), ("dispatcher", (303, 303)), ("administrator", (303, 303))],
)
def test_only_planners_can_delete_and_restore_tickets(
    make_user: Callable[..., User], sign_in: SignIn, role: str, statuses: tuple[int, int]
) -> None:
    person = make_user("Dana", role=role)
    ticket = add(add_client(), assignee_id=person.id)
    browser = sign_in(person)
    deleted = act(browser, f"/tickets/{ticket.number}/delete", version=ticket.version)
    restored = act(browser, f"/tickets/{ticket.number}/restore")
    assert (deleted.status_code, restored.status_code) == statuses


def test_search_finds_only_visible_tickets(tickets: TicketsByRole, ada: User) -> None:
    assert {ticket.number for ticket in search_tickets(ada, "ada")} == tickets.numbers(*SEEN_BY_ADA)
    assert search_tickets(ada, str(tickets.strange.number)) == []
    assert search_tickets(ada, "Of Ben") == []


def test_suggestions_are_visible_tickets_only(tickets: TicketsByRole, ada: User, sign_in: SignIn) -> None:
    page = sign_in(ada).get("/tickets/choices?field=t&t=%23").get_data(as_text=True)
    assert "Of Ben" not in page
    page = sign_in(ada).get("/tickets/choices?field=t&t=queue").get_data(as_text=True)
    assert page.count("<option") == 1


def test_disabled_people_cannot_be_assigned_work(ada: User, ben: User) -> None:
    ben.is_disabled = True
    db.session.commit()
    assert [person.name for person in access.active_people()] == ["Ada"]
