"""Tickets: create, change, read, delete, invalid input."""

import threading
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import select

from tests.web.forms import submit
from tests.web.service_desk.desk import (
    HTMX,
    act,
    add,
    add_call,
    add_client,
    add_contact,
    differences,
    rows,
    text,
    timeline,
)
from webapp.accounts import service as accounts
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar import service as items
from webapp.service_desk.models import Client, Queue, Task, Ticket
from webapp.service_desk.tickets import service

SignIn = Callable[[User], FlaskClient]
NEW = "/tickets/new"


# Making


def test_a_new_ticket_has_the_entered_values(dispatcher: User, ada: User, acme: Client, sign_in: SignIn) -> None:
    contact = add_contact(acme, "Ed", email="ed@example.org")
    queue = Queue(name="First line", members=[])
    db.session.add(queue)
    db.session.commit()
    answer = submit(
        sign_in(dispatcher),
        NEW,
        action=NEW,
        title="Printer is down",
        client="acme",
        contact="Ed",
        description="It smokes.",
        priority="urgent",
        status="waiting",
        queue_id=str(queue.id),
        assignee_id=str(ada.id),
    )
    ticket = db.session.scalars(select(Ticket)).one()
    assert answer.location == f"/tickets/{ticket.number}"
    assert (ticket.title, ticket.client, ticket.contact) == ("Printer is down", acme, contact)
    assert (ticket.description, ticket.priority, ticket.status) == ("It smokes.", "urgent", "waiting")
    assert (ticket.queue, ticket.assignee) == (queue, ada)


def test_numbers_are_consecutive_even_after_a_deletion(dispatcher: User, acme: Client, sign_in: SignIn) -> None:
    first = add(acme)
    second = add(acme)
    act(sign_in(dispatcher), f"/tickets/{second.number}/delete", version=second.version)
    assert [first.number, second.number, add(acme).number] == [1001, 1002, 1003]


def test_concurrently_created_tickets_have_different_numbers(app: Flask, acme: Client) -> None:
    values = {"client_id": acme.id, "title": "At once"}
    together = threading.Barrier(4)
    numbers: list[int] = []

    def make() -> None:
        with app.app_context():
            together.wait()
            numbers.extend(service.add_ticket(values).number for _ in range(5))

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == list(range(1001, 1021))


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("title", "", "Enter a title."),
        ("client", "", "Choose a client."),
        ("client", "Nobody knows", "There is no client “Nobody knows”. Please choose one from the list."),
        ("contact", "Nobody", "There is no contact of this client “Nobody”. Please choose one from the list."),
    ],
)
@pytest.mark.usefixtures("acme")
def test_invalid_values_are_reported_beside_the_field_and_kept(
    dispatcher: User, sign_in: SignIn, field: str, typed: str, message: str
) -> None:
    values = {"title": "Printer is down", "client": "Acme", "description": "Long story", field: typed}
    answer = submit(sign_in(dispatcher), NEW, action=NEW, **values)
    document = html.fromstring(answer.get_data())
    assert answer.status_code == 422
    assert message in document.xpath(f"//*[@id='{field}-errors']")[0].text_content()
    (form,) = [form for form in document.forms if form.action == NEW]
    assert {name: value.strip() for name, value in form.form_values() if name in values} == values
    assert not db.session.scalars(select(Ticket)).all()


def test_an_ambiguous_client_is_reported(dispatcher: User, sign_in: SignIn) -> None:
    first, _ = add_client("Acme"), add_client("Acme")
    browser = sign_in(dispatcher)
    answer = submit(browser, NEW, action=NEW, title="Printer", client="Acme")
    assert "More than one client matches" in text(answer)
    submit(browser, NEW, action=NEW, title="Printer", client=f"Acme (no. {first.id})")
    assert db.session.scalars(select(Ticket)).one().client_id == first.id


def test_a_contact_of_another_client_is_refused(dispatcher: User, acme: Client, sign_in: SignIn) -> None:
    ticket = add(acme, contact_id=add_contact(acme, "Ed").id)
    add_client("Zeta")
    page = f"/tickets/{ticket.number}/edit"
    answer = submit(sign_in(dispatcher), page, action=page, client="Zeta")
    assert answer.status_code == 422
    assert "Ed is no contact of Zeta." in text(answer)


def test_archived_clients_cannot_be_chosen_but_stay(dispatcher: User, sign_in: SignIn) -> None:
    old = add_client("Old", archived_at=utc_now())
    ticket = add(old)
    browser = sign_in(dispatcher)
    assert submit(browser, NEW, action=NEW, title="Printer", client="Old").status_code == 422
    page = f"/tickets/{ticket.number}/edit"
    assert submit(browser, page, action=page, title="Renamed").status_code == 303
    assert (ticket.title, ticket.client) == ("Renamed", old)


def test_new_tickets_of_technicians_are_assigned_to_them(ada: User, acme: Client, sign_in: SignIn) -> None:
    submit(sign_in(ada), NEW, action=NEW, title="Printer", client="Acme")
    assert db.session.scalars(select(Ticket)).one().assignee == ada


def test_reassigning_a_ticket_out_of_sight_is_reported(ada: User, ben: User, acme: Client, sign_in: SignIn) -> None:
    browser = sign_in(ada)
    answer = submit(browser, NEW, action=NEW, title="Printer", client="Acme", assignee_id=str(ben.id))
    assert answer.location == "/tickets"
    assert "You can no longer see it." in text(browser.get("/tickets"))


# Changing


def test_two_people_who_change_a_ticket_see_both_versions(
    dispatcher: User, ada: User, acme: Client, sign_in: SignIn
) -> None:
    ticket = add(acme, assignee_id=ada.id)
    page = f"/tickets/{ticket.number}/edit"
    browser = sign_in(ada)
    (form,) = [form for form in html.fromstring(browser.get(page).get_data()).forms if form.action == page]
    submit(sign_in(dispatcher), page, action=page, title="Of Dana", priority="high")
    answer = browser.post(page, data={**dict(form.form_values()), "title": "Of Ada"})
    assert answer.status_code == 409
    assert differences(answer) == [("Title", "Of Dana", "Of Ada"), ("Priority", "High", "Normal")]
    assert ticket.title == "Of Dana"
    (again,) = [form for form in html.fromstring(answer.get_data()).forms if form.action == page]
    browser.post(page, data=dict(again.form_values()))
    assert (ticket.title, ticket.priority) == ("Of Ada", "normal")


def test_a_ticket_deleted_while_it_is_edited_is_reported_and_the_input_kept(
    dispatcher: User, ada: User, acme: Client, sign_in: SignIn
) -> None:
    ticket = add(acme, assignee_id=ada.id)
    page = f"/tickets/{ticket.number}/edit"
    browser = sign_in(ada)
    (form,) = [form for form in html.fromstring(browser.get(page).get_data()).forms if form.action == page]
    act(sign_in(dispatcher), f"/tickets/{ticket.number}/delete", version=ticket.version)
    answer = browser.post(page, data={**dict(form.form_values()), "description": "An hour of typing"})
    assert answer.status_code == 409
    assert "has been deleted meanwhile" in text(answer)
    assert "An hour of typing" in text(answer)


def test_the_status_changes_from_the_page(ada: User, acme: Client, sign_in: SignIn) -> None:
    ticket = add(acme, assignee_id=ada.id)
    browser = sign_in(ada)
    answer = act(browser, f"/tickets/{ticket.number}/status", htmx=True, version=ticket.version, status="resolved")
    assert answer.status_code == 200
    assert "calendarChanged" in answer.headers["HX-Trigger"]
    assert ticket.status == "resolved"
    stale = act(browser, f"/tickets/{ticket.number}/status", htmx=True, version=1, status="closed")
    assert stale.status_code == 409
    assert ticket.status == "resolved"


@pytest.mark.parametrize("values", [{"status": "done"}, {"status": ""}, {"version": "x"}, {"version": ""}])
def test_damaged_status_changes_are_refused(ada: User, acme: Client, sign_in: SignIn, values: dict[str, str]) -> None:
    ticket = add(acme, assignee_id=ada.id)
    sent = {"version": "1", "status": "closed", **values}
    assert act(sign_in(ada), f"/tickets/{ticket.number}/status", **sent).status_code == 400
    assert ticket.status == "open"


def test_a_ticket_can_be_taken(ada: User, acme: Client, sign_in: SignIn) -> None:
    queue = Queue(name="First line", members=[ada])
    db.session.add(queue)
    db.session.commit()
    ticket = add(acme, queue_id=queue.id)
    act(sign_in(ada), f"/tickets/{ticket.number}/take", version=ticket.version)
    assert ticket.assignee == ada


def test_a_disabled_assignee_stays_until_somebody_else_is_chosen(
    dispatcher: User, ada: User, ben: User, acme: Client, sign_in: SignIn
) -> None:
    ticket = add(acme, assignee_id=ada.id)
    accounts.disable(ada)
    page = f"/tickets/{ticket.number}/edit"
    browser = sign_in(dispatcher)
    assert "Ada (disabled)" in text(browser.get(page))
    submit(browser, page, action=page, title="Renamed")
    assert ticket.assignee == ada
    submit(browser, page, action=page, assignee_id=str(ben.id))
    assert ticket.assignee == ben
    assert "Ada" not in text(browser.get(page))


# Deleting


def test_deleting_and_restoring_a_ticket_includes_calls_and_tasks(
    dispatcher: User, ada: User, acme: Client, sign_in: SignIn
) -> None:
    ticket = add(acme, assignee_id=ada.id)
    call, thrown_away = add_call(ticket, ada), add_call(ticket, ada)
    task = Task(title="Order toner", ticket=ticket, creator_id=ada.id, assignees=[ada])
    db.session.add(task)
    db.session.commit()
    items.trash_item(ada, thrown_away.item, original_start=thrown_away.item.start, scope="all", version=1)
    browser = sign_in(dispatcher)
    act(browser, f"/tickets/{ticket.number}/delete", version=ticket.version)
    assert ticket.deleted_at is not None
    assert call.item.trashed_at == task.deleted_at == ticket.deleted_at
    assert rows(sign_in(ada).get("/tickets")) == []
    gone = browser.get(f"/tickets/{ticket.number}")
    assert gone.status_code == 410
    assert "is deleted" in text(gone)
    assert sign_in(ada).get(f"/tickets/{ticket.number}").status_code == 410
    act(browser, f"/tickets/{ticket.number}/restore")
    assert (ticket.deleted_at, call.item.trashed_at, task.deleted_at) == (None, None, None)
    assert thrown_away.item.trashed_at is not None
    assert browser.get(f"/tickets/{ticket.number}").status_code == 200


def test_posts_to_a_deleted_ticket_are_answered_with_410(
    dispatcher: User, ada: User, acme: Client, sign_in: SignIn
) -> None:
    ticket = add(acme, assignee_id=ada.id)
    service.delete_ticket(ticket, 1)
    for browser in (sign_in(dispatcher), sign_in(ada)):
        answer = act(browser, f"/tickets/{ticket.number}/status", version=2, status="closed")
        assert answer.status_code == 410


def test_a_stale_delete_deletes_nothing(dispatcher: User, acme: Client, sign_in: SignIn) -> None:
    ticket = add(acme)
    answer = act(sign_in(dispatcher), f"/tickets/{ticket.number}/delete", htmx=True, version=7)
    assert answer.status_code == 409
    assert ticket.deleted_at is None


# The page


def test_the_page_shows_calls_with_resources_and_tasks(ada: User, ben: User, acme: Client, sign_in: SignIn) -> None:
    ticket = add(acme, assignee_id=ada.id, description="It smokes.")
    call = add_call(ticket, ada, ben)
    db.session.add(Task(title="Order toner", ticket=ticket, creator_id=ada.id, assignees=[ben]))
    db.session.commit()
    answer = sign_in(ada).get(f"/tickets/{ticket.number}")
    shown = text(answer)
    for part in ("Printer is down", "It smokes.", "Ada, Ben", "Order toner", "planned a service call", "Acme"):
        assert part in shown
    page = answer.get_data(as_text=True)
    assert f'hx-get="/calendar-sync/items/{call.item_id}/standing"' in page
    assert f"ticket={ticket.number}" in page


def test_the_page_refreshes_itself_after_a_change(ada: User, dispatcher: User, acme: Client, sign_in: SignIn) -> None:
    ticket = add(acme, assignee_id=ada.id)
    browser = sign_in(ada)
    document = html.fromstring(browser.get(f"/tickets/{ticket.number}").get_data())
    (poll,) = document.xpath("//*[@id='ticket-poll']/@hx-get")
    assert browser.get(poll, headers=HTMX).status_code == 204
    act(sign_in(dispatcher), f"/tickets/{ticket.number}/status", version=1, status="waiting")
    assert browser.get(poll, headers=HTMX).status_code == 200


def test_times_are_shown_in_both_zones(make_user: Callable[..., User], sign_in: SignIn) -> None:
    viewer = make_user("Dana", role="dispatcher", time_zone="Asia/Tokyo")
    ticket = add(add_client(time_zone="Europe/Berlin"))
    add_call(ticket, viewer)
    page = text(sign_in(viewer).get(f"/tickets/{ticket.number}"))
    assert "(09:00–10:00 Berlin)" in page


@pytest.mark.parametrize(
    "path", ["/tickets/1", "/tickets/0", "/tickets/99999999999999999999", "/tickets/7/edit", "/tickets/x"]
)
def test_unknown_addresses_are_not_found(dispatcher: User, sign_in: SignIn, path: str) -> None:
    assert sign_in(dispatcher).get(path).status_code == 404


def test_a_long_timeline_is_paged(ada: User, acme: Client, sign_in: SignIn) -> None:
    ticket = add(acme, assignee_id=ada.id)
    for number in range(60):
        service.change_ticket(ticket, {"title": f"Title {number}"}, ticket.version)
    browser = sign_in(ada)
    document = html.fromstring(browser.get(f"/tickets/{ticket.number}").get_data())
    (older,) = document.xpath("//*[@id='timeline-older']/a/@href")
    answer = browser.get(older, headers=HTMX)
    assert len(timeline(ticket)) == 61
    assert "created the ticket" in answer.get_data(as_text=True)
    assert "timeline-older" not in answer.get_data(as_text=True)


@pytest.mark.parametrize("older_than", ["", "x", "-1", "99999999999999"])
def test_invalid_timeline_positions_show_the_newest_entries(
    ada: User, acme: Client, sign_in: SignIn, older_than: str
) -> None:
    ticket = add(acme, assignee_id=ada.id)
    answer = sign_in(ada).get(f"/tickets/{ticket.number}/timeline?older_than={older_than}")
    assert "created the ticket" in text(answer)
