"""Hooks of service calls in My Calendar: status buttons, warnings when a call is moved, the Trash."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import select
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from tests.web.service_desk.desk import act, add, add_call, text, timeline
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.service_desk.models import Client, ServiceCall, Task, Ticket, TimelineEntry
from webapp.service_desk.tickets.service import delete_ticket

SignIn = Callable[[User], FlaskClient]
MONDAY = datetime(2026, 12, 7, 9)  # a working day
DAY, AGENDA = "/my-calendar/day/2026-12-07", "/my-calendar/agenda/2026-12-07"


@pytest.fixture
def call(ada: User, ticket: Ticket) -> ServiceCall:
    return add_call(ticket, ada, start=MONDAY)


def saved(call: ServiceCall) -> ServiceCall:
    return db.session.get_one(ServiceCall, call.item_id, populate_existing=True)


def steps(page: TestResponse) -> list[str]:
    """Return the labels of the status buttons."""
    buttons = html.fromstring(page.get_data()).xpath("//button[@name='status'][not(@aria-pressed)]")
    return [button.text for button in buttons]


def take_step(client: FlaskClient, page: str, label: str) -> TestResponse:
    """Open `page`, and submit the status button `label` without scripts."""
    document = html.fromstring(client.get(page).get_data())
    (button,) = document.xpath(f"//button[@name='status'][not(@aria-pressed)][text()='{label}']")
    form = document.get_element_by_id(button.get("form")) if button.get("form") else next(button.iterancestors("form"))
    return press(client, form, button)


def press(client: FlaskClient, form: Any, button: Any) -> TestResponse:
    fields: MultiDict[str, str] = MultiDict(form.form_values())
    fields.add(button.get("name"), button.get("value"))
    return client.post(form.action, data=fields)


# Steps


PAGES = pytest.mark.parametrize("page", [DAY, AGENDA, "/tickets/1042", "/service-calls/{id}"])


@PAGES
def test_a_technician_sets_the_status_of_a_call_by_one_button(
    ada: User, call: ServiceCall, sign_in: SignIn, page: str
) -> None:
    client, page = sign_in(ada), page.format(id=call.item_id)
    assert steps(client.get(page)) == ["On the way", "Done", "Cancel call"]
    answer = take_step(client, page, "On the way")
    assert answer.status_code == 303
    back = page if "/service-calls/" not in page else "/tickets/1042"
    assert answer.headers["Location"] == back
    assert saved(call).status == "on_the_way"
    assert steps(client.get(page)) == ["Done", "Cancel call"]
    take_step(client, page, "Done")
    assert (saved(call).status, saved(call).item.done_at is None) == ("done", False)
    assert steps(client.get(page)) == []
    assert timeline(call.ticket)[-2:] == [
        "changed the service call of Mon 7 Dec 2026, 09:00–10:00 (Berlin) from Planned to On the way",
        "changed the service call of Mon 7 Dec 2026, 09:00–10:00 (Berlin) from On the way to Done",
    ]
    assert set(db.session.scalars(select(TimelineEntry.user_id).order_by(TimelineEntry.id.desc()).limit(2))) == {ada.id}


@PAGES
def test_a_cancelled_call_leaves_the_calendar_and_can_be_undone(
    ada: User, call: ServiceCall, sign_in: SignIn, page: str
) -> None:
    client = sign_in(ada)
    take_step(client, page.format(id=call.item_id), "Cancel call")
    assert saved(call).item.cancelled_at is not None
    assert steps(client.get(DAY)) == []
    assert (
        act(client, f"/service-calls/{call.item_id}/status/planned", version=saved(call).item.version).status_code
        == 303
    )
    assert steps(client.get(DAY)) == ["On the way", "Done", "Cancel call"]


def test_a_status_button_of_an_outdated_page_changes_nothing(ada: User, call: ServiceCall, sign_in: SignIn) -> None:
    client = sign_in(ada)
    path, version = f"/service-calls/{call.item_id}/status", call.item.version
    assert act(client, path, htmx=True, version=version, status="on_the_way").status_code == 200
    assert act(client, path, htmx=True, version=version, status="on_the_way").status_code == 200  # touched twice
    assert act(client, path, htmx=True, version=version, status="cancelled").status_code == 409
    assert act(client, path, htmx=True, version=version + 1, status="lost").status_code == 404
    assert saved(call).status == "on_the_way"


def test_only_resources_and_planners_have_status_buttons(
    ada: User, ben: User, dana: User, call: ServiceCall, sign_in: SignIn
) -> None:
    call.ticket.assignee_id = ben.id  # so Ben sees it
    db.session.commit()
    assert len(steps(sign_in(dana).get("/tickets/1042"))) == 3
    for page in ("/tickets/1042", f"/service-calls/{call.item_id}"):
        assert steps(sign_in(ben).get(page)) == []
    refused = act(
        sign_in(ben), f"/service-calls/{call.item_id}/status", htmx=True, version=call.item.version, status="done"
    )
    assert (refused.status_code, saved(call).status) == (422, "planned")


def test_only_resources_and_planners_can_read_the_status_on_linked_calendars(
    ada: User, ben: User, dana: User, call: ServiceCall, sign_in: SignIn
) -> None:
    call.ticket.assignee_id = ben.id  # so Ben sees it, but not what is on Ada's linked calendars
    db.session.commit()
    asks = f"/calendar-sync/items/{call.item_id}/standing"
    for page in ("/tickets/1042", f"/service-calls/{call.item_id}"):
        sentence = {
            person.name: asks in sign_in(person).get(page).get_data(as_text=True) for person in (ada, ben, dana)
        }
        assert sentence == {"Ada": True, "Ben": False, "Dana": True}


def test_month_and_week_have_no_buttons(ada: User, call: ServiceCall, sign_in: SignIn) -> None:
    for page in ("/my-calendar/month/2026-12", "/my-calendar/week/2026-12-07"):
        assert steps(sign_in(ada).get(page)) == []


# Moving


def move(client: FlaskClient, call: ServiceCall, **values: str | int) -> TestResponse:
    path = f"/my-calendar/items/{call.item_id}/move"
    return act(client, path, htmx=True, **{"version": saved(call).item.version, **values})


def test_moving_a_call_out_of_working_hours_asks_first(ada: User, call: ServiceCall, sign_in: SignIn) -> None:
    client = sign_in(ada)
    question = move(client, call, minutes=-180)
    assert question.headers["HX-Retarget"] == "#dialog"
    assert "Ada does not work then, or not all of that time." in text(question)
    assert saved(call).item.start == MONDAY
    (form,) = html.fromstring(question.get_data()).xpath("//form")
    (anyway,) = form.xpath(".//button[@name='accepted']")
    assert anyway.text == "Move anyway"
    press(client, form, anyway)
    assert saved(call).item.start == MONDAY - timedelta(hours=3)


def test_moving_a_call_onto_another_asks_first_and_other_warnings_again(
    ada: User, call: ServiceCall, acme: Client, sign_in: SignIn
) -> None:
    client = sign_in(ada)
    add_call(add(acme, "Door does not close"), ada, start=MONDAY + timedelta(hours=2))
    question = move(client, call, minutes=90)
    assert "Ada: overlaps “[#1043] Door does not close – Acme”, 11:00–12:00." in question.get_data(as_text=True)
    (read,) = html.fromstring(question.get_data()).xpath("//button[@name='accepted']/@value")
    assert "does not work then" in text(move(client, call, days=5, accepted=read))
    assert saved(call).item.start == MONDAY
    assert "Service call moved." in move(client, call, minutes=90, accepted=read).get_data(as_text=True)


def test_extending_a_call_shows_warnings_too(ada: User, call: ServiceCall, sign_in: SignIn) -> None:
    assert "does not work then" in text(move(sign_in(ada), call, end_minutes=9 * 60))


def test_a_move_without_overlaps_shows_no_warning(ada: User, call: ServiceCall, sign_in: SignIn) -> None:
    assert "Service call moved." in move(sign_in(ada), call, minutes=60).get_data(as_text=True)


def test_a_status_change_with_an_outdated_version_is_refused(ada: User, call: ServiceCall, sign_in: SignIn) -> None:
    assert move(sign_in(ada), call, minutes=-180, version=call.item.version + 1).status_code == 409


# The Trash


@pytest.mark.parametrize("kind", ["service_call", "task"])
def test_work_of_a_deleted_ticket_cannot_be_restored_alone(
    ada: User, dana: User, call: ServiceCall, sign_in: SignIn, kind: str
) -> None:
    task = Task(title="Order toner", creator_id=ada.id, ticket=call.ticket, due_on=MONDAY.date(), assignees=[ada])
    db.session.add(task)
    db.session.commit()
    item = call.item if kind == "service_call" else task.item
    assert item
    delete_ticket(call.ticket, call.ticket.version)
    page = sign_in(ada).get("/my-calendar/trash")
    sentence = "Ticket #1042 is deleted, and this with it. A dispatcher has to restore the ticket first."
    assert text(page).count(sentence) == 2
    assert not html.fromstring(page.get_data()).xpath("//form[contains(@action, '/restore')]")
    refused = act(sign_in(ada), f"/my-calendar/items/{item.id}/restore", htmx=True)
    assert (refused.status_code, sentence in text(refused)) == (422, True)
    db.session.refresh(item)
    assert item.trashed_at is not None
    assert act(sign_in(dana), "/tickets/1042/restore").status_code == 303
    db.session.refresh(item)
    assert item.trashed_at is None


def test_a_dispatcher_gets_a_link_to_the_deleted_ticket(
    ada: User, dana: User, call: ServiceCall, sign_in: SignIn
) -> None:
    call.item.owner_id = dana.id  # who planned it
    db.session.commit()
    delete_ticket(call.ticket, call.ticket.version)
    (link,) = html.fromstring(sign_in(dana).get("/my-calendar/trash").get_data()).xpath("//tbody//a")
    assert link.text_content() == "Ticket #1042 is deleted, and this with it. Restore the ticket first."
    assert "Restore" in text(sign_in(dana).get(link.get("href")))
    refused = act(sign_in(dana), f"/service-calls/{call.item_id}/restore", htmx=True)
    assert (refused.status_code, link.text_content() in text(refused)) == (422, True)


def test_a_call_deleted_alone_can_be_restored(ada: User, call: ServiceCall, sign_in: SignIn) -> None:
    call.item.trashed_at = utc_now()
    db.session.commit()
    assert act(sign_in(ada), f"/my-calendar/items/{call.item_id}/restore").status_code == 303
    assert saved(call).item.trashed_at is None
