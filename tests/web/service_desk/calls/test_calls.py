"""Service calls: plan, change, move, cancel and trash, permissions, conflicts."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import func, select
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from tests.statements import counted_queries
from tests.web.service_desk.desk import HTMX, act, add_call, add_client, text, timeline
from webapp.accounts.models import User
from webapp.database import new_uid, utc_now
from webapp.extensions import db
from webapp.my_calendar import queries
from webapp.my_calendar import service as items
from webapp.my_calendar.models import Item
from webapp.my_calendar.recurrence import Timing
from webapp.my_calendar.service import Draft
from webapp.service_desk.calls import service
from webapp.service_desk.calls.advice import MOST_ADVICE
from webapp.service_desk.calls.service import CallDraft, NotPossible, StaleCall
from webapp.service_desk.models import Client, Queue, ServiceCall, Ticket

SignIn = Callable[[User], FlaskClient]
NEW = "/service-calls/new"
MONDAY = datetime(2026, 12, 7, 9)  # a working day
TIMES = {"start_date": "2026-12-07", "start_time": "09:00", "end_date": "2026-12-07", "end_time": "10:00"}


def send(client: FlaskClient, page: str, *, press: tuple[str, str] | None = None, **values: object) -> TestResponse:
    """Open the dialog at `page`, fill in `values` (a list for the people) and submit it, by the button `press`."""
    return fill(client, client.get(page), press=press, page=page, **values)


def fill(
    client: FlaskClient, shown: TestResponse, *, page: str, press: tuple[str, str] | None = None, **values: object
) -> TestResponse:
    (form,) = html.fromstring(shown.get_data()).xpath("//form[.//input[@name='start_date']]")
    fields: MultiDict[str, object] = MultiDict(form.form_values())
    assert values.keys() <= {control.name for control in form.iter("input", "select", "textarea")}
    for name, value in values.items():
        fields.setlist(name, value if isinstance(value, list) else [value])
    if press:
        fields.add(*press)
    return client.post(urljoin(page, form.action or page), data=fields)


def errors(response: TestResponse) -> dict[str, str]:
    """Return the messages beside the fields."""
    found = html.fromstring(response.get_data()).xpath("//*[contains(@class, 'invalid-feedback')]")
    return {element.get("id").removesuffix("-errors"): element.text_content() for element in found}


def value(response: TestResponse, name: str) -> str:
    document = html.fromstring(response.get_data())
    (control,) = document.xpath(f"//*[@name='{name}']")
    return str((control.get("value") if control.tag == "button" else control.value) or "").strip()


def alerts(response: TestResponse) -> str:
    document = html.fromstring(response.get_data())
    return " ".join(" ".join(box.text_content().split()) for box in document.xpath("//*[contains(@class, 'alert')]"))


def only_call() -> ServiceCall:
    return db.session.scalars(select(ServiceCall).execution_options(populate_existing=True)).one()


def going(call: ServiceCall) -> set[str]:
    return {person.name for person in service.resources_of(call)}


def calls_counted() -> int:
    return db.session.scalar(select(func.count()).select_from(ServiceCall)) or 0


def a_draft(ticket: Ticket, *people: User, **fields: object) -> CallDraft:
    values = {"start": MONDAY, "end": MONDAY + timedelta(hours=1), "zone": "Europe/Berlin", **fields}
    return CallDraft(ticket, resources=people, **values)  # type: ignore[arg-type]


def address(call: ServiceCall) -> str:
    return f"/service-calls/{call.item_id}"


# Planning


def test_a_dispatcher_plans_a_call_for_two(dana: User, ada: User, ben: User, ticket: Ticket, sign_in: SignIn) -> None:
    # Ben is in New York, where this is early.
    values = {**TIMES, "start_time": "15:00", "end_time": "16:30", "description": "Bring\r\ntoner"}
    response = send(sign_in(dana), f"{NEW}?ticket=1042", resources=[ada.id, ben.id], **values)
    assert (response.status_code, response.headers["Location"]) == (303, "/tickets/1042")
    call = only_call()
    assert (call.item.start, call.item.end, call.item.zone) == (
        datetime(2026, 12, 7, 15),
        datetime(2026, 12, 7, 16, 30),
        "Europe/Berlin",
    )
    assert call.item.starts_at == datetime(2026, 12, 7, 14, tzinfo=UTC)
    assert (call.description, call.status, going(call)) == ("Bring\ntoner", "planned", {"Ada", "Ben"})
    assert call.item.subject == "[#1042] Printer is down – Acme"
    for person in (ada, ben):
        assert queries.find_item(person, call.item_id) is not None
    assert queries.find_item(dana, call.item_id) is None


def test_the_dialog_has_the_values_of_the_link(dana: User, ada: User, ticket: Ticket, sign_in: SignIn) -> None:
    page = sign_in(dana).get(f"{NEW}?ticket=1042&start=2026-12-07T14:30&resource={ada.id}")
    shown = [value(page, name) for name in ("start_date", "start_time", "end_time", "zone", "ticket")]
    assert shown == ["2026-12-07", "14:30", "15:30", "Europe/Berlin", "#1042 Printer is down – Acme"]
    (chosen,) = html.fromstring(page.get_data()).xpath("//input[@name='resources'][@checked]/@value")
    assert int(chosen) == ada.id
    assert value(sign_in(dana).get(f"{NEW}?start=2026-12-07"), "start_time") == "09:00"


@pytest.mark.parametrize(
    "query", ["ticket=9", "ticket=x", "start=x", "start=9999-99-99T99:99", "start=0001-01-01", "resource=0&ticket=-1"]
)
def test_invalid_link_parameters_open_an_empty_dialog(dana: User, sign_in: SignIn, query: str) -> None:
    page = sign_in(dana).get(f"{NEW}?{query}")
    assert page.status_code == 200
    assert value(page, "ticket") == ""


def test_the_dialog_shows_the_time_at_the_client(dana: User, ticket: Ticket, sign_in: SignIn) -> None:
    page = sign_in(dana).get(f"{NEW}?ticket=1042&start=2026-12-07T14:30")
    assert "Acme (Tokyo): Mon 7 Dec 2026, 22:30–23:30" in text(page)


def test_a_ticket_can_be_created_with_the_call(dana: User, ada: User, acme: Client, sign_in: SignIn) -> None:
    response = send(sign_in(dana), NEW, new_title="Scanner is down", new_client="acme", resources=[ada.id], **TIMES)
    call = only_call()
    assert response.headers["Location"] == f"/tickets/{call.ticket.number}"
    assert (call.ticket.title, call.ticket.client_id, call.ticket.status) == ("Scanner is down", acme.id, "open")
    assert call.item.subject == f"[#{call.ticket.number}] Scanner is down – Acme"


WRONG_TICKETS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "none": ({}, {"ticket": "Choose a ticket, or create one below."}),
    "unknown": ({"ticket": "#77"}, {"ticket": "There is no ticket #77. Please choose one from the list."}),
    "no client": ({"new_title": "Scanner"}, {"new_client": "Choose the new ticket’s client."}),
    "no title": ({"new_client": "Acme"}, {"new_title": "Give the new ticket a title."}),
    "unknown client": (
        {"new_title": "Scanner", "new_client": "Nobody"},
        {"new_client": "There is no client “Nobody”. Please choose one from the list."},
    ),
    "both": (
        {"ticket": "#1042", "new_title": "Scanner", "new_client": "Acme"},
        {"new_title": "Either choose a ticket or create one: empty this, or the field above."},
    ),
}


@pytest.mark.parametrize("wrong", WRONG_TICKETS)
def test_an_invalid_ticket_is_reported_beside_the_field(
    dana: User, ada: User, ticket: Ticket, sign_in: SignIn, wrong: str
) -> None:
    typed, expected = WRONG_TICKETS[wrong]
    response = send(sign_in(dana), NEW, description="Kept", resources=[ada.id], **TIMES, **typed)
    assert (response.status_code, errors(response)) == (422, expected)
    assert value(response, "description") == "Kept"
    assert [value(response, name) for name in typed] == list(typed.values())
    assert db.session.scalar(select(func.count()).select_from(Ticket)) == 1


WRONG_VALUES: dict[str, tuple[dict[str, object], dict[str, str]]] = {
    "an end before the start": ({"end_time": "08:00"}, {"end_time": "The end lies before the start."}),
    "an end on an earlier day": ({"end_date": "2026-12-06"}, {"end_date": "The end lies before the start."}),
    "no time": ({"start_time": ""}, {"start_time": "Please give a time, such as 09:30."}),
    "no day": ({"start_date": ""}, {"start_date": "Please give a date, such as 2026-11-22."}),
    "a strange day": ({"start_date": "0001-01-01"}, {"start_date": "The year must lie between 1902 and 2200."}),
    "a strange zone": (
        {"zone": "Mars/Olympus"},
        {"zone": "This time zone is unknown. Please choose one from the list."},
    ),
    "nobody": ({"resources": []}, {"resources": service.NEEDS_RESOURCE}),
    "somebody unknown": (
        {"resources": [99]},
        {"resources": "Somebody you chose cannot be chosen any more. Please choose again."},
    ),
}


@pytest.mark.parametrize("wrong", WRONG_VALUES)
def test_invalid_input_is_reported_beside_the_field_and_kept(
    dana: User, ada: User, ticket: Ticket, sign_in: SignIn, wrong: str
) -> None:
    typed, expected = WRONG_VALUES[wrong]
    response = send(
        sign_in(dana), f"{NEW}?ticket=1042", **{"resources": [ada.id], "description": "Kept", **TIMES, **typed}
    )
    assert (response.status_code, errors(response)) == (422, expected)
    assert value(response, "description") == "Kept"
    assert calls_counted() == 0


def test_all_mistakes_are_reported_at_once(dana: User, ticket: Ticket, sign_in: SignIn) -> None:
    response = send(sign_in(dana), NEW, **{**TIMES, "end_time": "08:00", "resources": []})
    assert errors(response).keys() == {"ticket", "end_time", "resources"}


def test_a_double_submit_plans_once(dana: User, ada: User, ticket: Ticket, sign_in: SignIn) -> None:
    client = sign_in(dana)
    shown = client.get(f"{NEW}?ticket=1042&start=2026-12-07T09:00&resource={ada.id}")
    for _ in range(2):
        assert fill(client, shown, page=NEW).status_code == 303
    assert calls_counted() == 1


def test_two_tickets_created_with_calls_have_two_numbers(dana: User, ada: User, acme: Client, sign_in: SignIn) -> None:
    for title, day in (("One", "2026-12-07"), ("Two", "2026-12-08")):
        values = {**TIMES, "start_date": day, "end_date": day, "resources": [ada.id]}
        assert send(sign_in(dana), NEW, new_title=title, new_client="Acme", **values).status_code == 303
    assert db.session.scalars(select(Ticket.number).order_by(Ticket.number)).all() == [1001, 1002]


def test_a_time_that_a_clock_change_skips_is_moved_and_reported(
    dana: User, ada: User, ticket: Ticket, sign_in: SignIn
) -> None:
    client = sign_in(dana)
    values = {"start_date": "2027-03-28", "start_time": "02:30", "end_date": "2027-03-28", "end_time": "04:00"}
    asked = send(client, f"{NEW}?ticket=1042", resources=[ada.id], **values)
    fill(client, asked, page=NEW, press=("accepted", value(asked, "accepted")))
    assert only_call().item.start == datetime(2027, 3, 28, 3, 30)
    assert "02:30 does not exist on that day" in text(client.get("/profile"))


# Warnings


def test_warnings_are_shown_first_and_can_be_saved_anyway(
    dana: User, ada: User, ticket: Ticket, sign_in: SignIn
) -> None:
    items.create_item(ada, Draft("Dentist", Timing(MONDAY, MONDAY + timedelta(hours=1), "Europe/Berlin", False)), "1")
    client = sign_in(dana)
    asked = send(
        client,
        f"{NEW}?ticket=1042",
        resources=[ada.id],
        **{**TIMES, "start_time": "07:30", "end_time": "09:30", "description": "Kept"},
    )
    assert asked.status_code == 422
    assert calls_counted() == 0
    assert "Ada does not work then, or not all of that time." in alerts(asked)
    assert "Ada: overlaps “Dentist”, 09:00–10:00." in alerts(asked)
    assert value(asked, "description") == "Kept"
    saved = fill(client, asked, page=NEW, press=("accepted", value(asked, "accepted")))
    assert saved.status_code == 303
    assert only_call().item.start == datetime(2026, 12, 7, 7, 30)


def test_new_warnings_are_shown_before_saving(dana: User, ada: User, ticket: Ticket, sign_in: SignIn) -> None:
    client = sign_in(dana)
    asked = send(client, f"{NEW}?ticket=1042", resources=[ada.id], **{**TIMES, "start_time": "07:30"})
    add_call(ticket, ada, start=MONDAY)
    again = fill(client, asked, page=NEW, press=("accepted", value(asked, "accepted")))
    assert again.status_code == 422
    assert "overlaps “[#1042] Printer is down – Acme”" in alerts(again)
    assert calls_counted() == 1


def test_a_call_does_not_overlap_itself_and_a_text_change_shows_no_warning(
    dana: User, ada: User, ticket: Ticket, sign_in: SignIn
) -> None:
    call, _ = add_call(ticket, ada, start=MONDAY), add_call(ticket, ada, start=MONDAY)
    assert send(sign_in(dana), address(call), description="Bring toner").status_code == 303
    moved = send(sign_in(dana), address(call), start_time="09:15")
    assert alerts(moved).count("overlaps") == 1


def test_cancelling_shows_no_warning_and_planning_again_does(
    dana: User, ada: User, ticket: Ticket, sign_in: SignIn
) -> None:
    call, _ = add_call(ticket, ada, start=MONDAY), add_call(ticket, ada, start=MONDAY)
    client, page = sign_in(dana), address(call)
    assert send(client, page, status="cancelled").status_code == 303
    assert only_or(call).item.cancelled_at is not None
    asked = send(client, page, status="planned")
    assert asked.status_code == 422
    assert fill(client, asked, page=page, press=("accepted", value(asked, "accepted"))).status_code == 303
    assert only_or(call).item.cancelled_at is None


def only_or(call: ServiceCall) -> ServiceCall:
    db.session.refresh(call.item)
    return db.session.get_one(ServiceCall, call.item_id, populate_existing=True)


def test_private_appointments_and_texts_of_others_are_not_shown(
    ada: User, ben: User, dana: User, ticket: Ticket
) -> None:
    timing = Timing(MONDAY, MONDAY + timedelta(hours=1), "Europe/Berlin", False)
    items.create_item(ada, Draft("Doctor", timing, private=True), "1")
    items.create_item(ada, Draft("Team lunch", timing), "2")
    shown = "\n".join(service.advice(a_draft(ticket, ada), viewer=dana))
    assert "Doctor" not in shown
    assert "Busy" in shown
    assert "Team lunch" in shown
    assert "lunch" not in "\n".join(service.advice(a_draft(ticket, ada, ben), viewer=ben))
    assert "Team lunch" in "\n".join(service.advice(a_draft(ticket, ada), viewer=ada))


def test_a_hundred_overlaps_are_counted_with_as_many_queries_as_one(ada: User, ben: User, ticket: Ticket) -> None:
    counts = []
    for more in (1, 60):
        for _ in range(more):
            add_call(ticket, ada, start=MONDAY)
        with counted_queries() as statements:
            warnings = service.advice(a_draft(ticket, ada, ben), viewer=ada)
        counts.append(len(statements))
    assert len(warnings) == MOST_ADVICE + 1
    assert warnings[-1] == "There are 50 more overlaps."
    assert counts[0] == counts[1]


def test_the_dialog_shows_notes_during_typing(dana: User, ada: User, ticket: Ticket, sign_in: SignIn) -> None:
    client = sign_in(dana)
    (form,) = html.fromstring(client.get(f"{NEW}?ticket=1042&start=2026-12-06T09:00").get_data()).xpath(
        "//form[.//input[@name='start_date']]"
    )
    fields = MultiDict(form.form_values())
    fields.setlist("resources", [str(ada.id)])
    answer = client.post("/service-calls/notes", data=fields, headers=HTMX)
    assert "Ada does not work then" in answer.get_data(as_text=True)
    assert "Acme (Tokyo): Sun 6 Dec 2026, 17:00–18:00" in answer.get_data(as_text=True)
    fields["start_date"] = "nonsense"
    assert client.post("/service-calls/notes", data=fields, headers=HTMX).get_data(as_text=True).strip().count("<") == 0
    assert calls_counted() == 0


# Changing


def test_two_people_save_the_same_call(dana: User, ada: User, ben: User, ticket: Ticket, sign_in: SignIn) -> None:
    call = add_call(ticket, ada, start=MONDAY)
    mine, theirs = sign_in(dana), sign_in(ada)
    shown = mine.get(address(call))
    assert send(theirs, address(call), description="Theirs", status="on_the_way").status_code == 303
    values = {"description": "Mine", "start_time": "11:00", "end_time": "12:00", "resources": [ada.id, ben.id]}
    conflict = fill(mine, shown, page=address(call), **values)
    assert conflict.status_code == 409
    rows = {
        row.xpath("string(th)"): [" ".join(cell.text_content().split()) for cell in row.xpath("td")]
        for row in html.fromstring(conflict.get_data()).xpath("//table//tbody/tr")
    }
    assert rows == {
        "Time": ["Mon 7 Dec 2026, 09:00–10:00 (Berlin)", "Mon 7 Dec 2026, 11:00–12:00 (Berlin)"],
        "Who goes": ["Ada", "Ada, Ben"],
        "Status": ["On the way", "Planned"],
        "Description": ["Theirs", "Mine"],
    }
    assert (value(conflict, "description"), value(conflict, "start_time")) == ("Mine", "11:00")
    asked = fill(mine, conflict, page=address(call))  # early for Ben
    assert fill(mine, asked, page=address(call), press=("accepted", value(asked, "accepted"))).status_code == 303
    assert (only_call().description, going(only_call())) == ("Mine", {"Ada", "Ben"})


def test_equal_concurrent_edits_are_no_conflict(dana: User, ada: User, ticket: Ticket, sign_in: SignIn) -> None:
    call = add_call(ticket, ada, start=MONDAY)
    client = sign_in(dana)
    shown = client.get(address(call))
    for _ in range(2):  # a double submit
        assert fill(client, shown, page=address(call), description="Same").status_code == 303
    assert only_call().item.version == 2


def test_every_change_of_a_call_is_a_new_version(ada: User, ben: User, dana: User, ticket: Ticket) -> None:
    draft = a_draft(ticket, ada)
    call = service.plan_call(dana, draft, new_uid())
    for change in (
        {"description": "Other"},
        {"status": "done"},
        {"resources": (ada, ben)},
        {"resources": (ben,)},
        {"zone": "UTC"},
    ):
        version = call.item.version
        now = service.draft_of(call)
        service.change_call(dana, call, CallDraft(**{**{n: getattr(now, n) for n in now.__slots__}, **change}), version)
        assert call.item.version == version + 1
        with pytest.raises(StaleCall):
            service.set_status(dana, call, "on_the_way", version)


def test_saving_without_a_change_changes_nothing(dana: User, ada: User, ticket: Ticket, sign_in: SignIn) -> None:
    call = add_call(ticket, ada, start=MONDAY.replace(second=30))
    assert send(sign_in(dana), address(call)).status_code == 303
    assert (only_call().item.version, only_call().item.start.second) == (1, 30)


def test_a_concurrent_commit_raises_the_conflict(dana: User, ada: User, ticket: Ticket) -> None:
    call = add_call(ticket, ada, start=MONDAY)
    version = call.item.version
    db.session.commit()
    assert call.item.version == version  # loaded
    with db.engine.begin() as connection:
        connection.execute(Item.__table__.update().values(version=version + 1, location="Elsewhere"))
    with pytest.raises(StaleCall):
        service.set_status(dana, call, "done", version)
    assert only_call().status == "planned"


def test_saving_keeps_a_call_all_day_that_is_all_day_on_a_linked_calendar(
    dana: User, ada: User, ticket: Ticket, sign_in: SignIn
) -> None:
    call = add_call(ticket, ada, start=MONDAY)
    day = MONDAY.replace(hour=0)
    item = call.item
    item.start, item.end, item.all_day, item.zone = day, day + timedelta(days=1), True, None
    db.session.commit()
    assert send(sign_in(dana), address(call), description="Bring toner").status_code == 303
    assert (only_call().item.all_day, only_call().description) == (True, "Bring toner")
    assert send(sign_in(dana), address(call), start_time="09:00", end_time="10:00").status_code == 303
    item = only_call().item
    assert (item.all_day, item.start, item.zone) == (False, MONDAY, "Europe/Berlin")


def test_a_disabled_resource_is_kept_shown_and_removable_but_cannot_be_added(
    dana: User, make_user: Callable[..., User], ticket: Ticket, sign_in: SignIn
) -> None:
    eve, ben, cem = make_user("Eve"), make_user("Ben"), make_user("Cem")
    call = add_call(ticket, eve, ben, start=MONDAY)
    ben.is_disabled = cem.is_disabled = True
    db.session.commit()
    page = sign_in(dana).get(address(call))
    assert "Ben (disabled)" in text(page)
    assert "Cem" not in text(page).split("Who goes")[1].split("Status")[0]
    assert send(sign_in(dana), address(call), description="Kept on it").status_code == 303
    assert going(only_call()) == {"Eve", "Ben"}
    assert send(sign_in(dana), address(call), resources=[eve.id]).status_code == 303
    assert going(only_call()) == {"Eve"}
    refused = send(sign_in(dana), address(call), resources=[eve.id, cem.id])
    assert (refused.status_code, list(errors(refused))) == (422, ["resources"])
    with pytest.raises(NotPossible, match="Cem: disabled meanwhile"):
        service.change_call(dana, call, a_draft(ticket, eve, cem), only_call().item.version)


def test_a_ticket_deleted_meanwhile_is_reported_and_the_text_kept(
    dana: User, ada: User, acme: Client, ticket: Ticket, sign_in: SignIn
) -> None:
    call = add_call(ticket, ada, start=MONDAY)
    client = sign_in(dana)
    shown = client.get(address(call))
    ticket.deleted_at = call.item.trashed_at = utc_now()
    db.session.commit()
    refused = fill(client, shown, page=address(call), description="Long text")
    assert refused.status_code == 422
    assert errors(refused) == {"ticket": "Ticket #1042 has been deleted meanwhile. Please choose another one."}
    assert value(refused, "description") == "Long text"
    other = Ticket(number=2000, client_id=acme.id, title="Other")
    db.session.add(other)
    saved = fill(client, refused, page=address(call), ticket="#2000")
    saved = saved if saved.status_code == 303 else fill(client, saved, page=address(call))
    assert saved.status_code == 303
    assert (only_call().ticket.number, only_call().item.trashed_at, only_call().description) == (
        2000,
        None,
        "Long text",
    )


def test_a_ticket_deleted_between_check_and_save_is_refused_by_the_service(
    dana: User, ada: User, ticket: Ticket
) -> None:
    ticket.deleted_at = utc_now()
    db.session.commit()
    with pytest.raises(NotPossible, match="#1042 has been deleted meanwhile"):
        service.plan_call(dana, a_draft(ticket, ada), new_uid())
    assert calls_counted() == 0


# Who may


def test_a_technician_plans_for_themselves_on_tickets_they_see(
    ada: User, ben: User, ticket: Ticket, sign_in: SignIn
) -> None:
    client = sign_in(ada)
    assert list(errors(send(client, NEW, ticket="#1042", **TIMES))) == ["ticket"]
    ticket.assignee_id = ada.id
    assert list(errors(send(client, NEW, ticket="#1042", **TIMES, resources=[ben.id]))) == ["resources"]
    assert send(client, NEW, ticket="#1042", **TIMES).status_code == 303
    assert going(only_call()) == {"Ada"}


def test_a_technician_changes_their_calls_but_not_other_resources(
    ada: User, ben: User, cem: User, ticket: Ticket, sign_in: SignIn
) -> None:
    call = add_call(ticket, ada, ben, start=MONDAY)
    assert send(sign_in(ada), address(call), status="on_the_way", description="Traffic jam").status_code == 303
    assert (only_call().status, only_call().description, going(only_call())) == (
        "on_the_way",
        "Traffic jam",
        {"Ada", "Ben"},
    )
    with pytest.raises(NotPossible, match="yourself only"):
        service.change_call(ada, only_call(), a_draft(ticket, ada), only_call().item.version)
    with pytest.raises(NotPossible, match="yourself only"):
        service.change_call(ada, only_call(), a_draft(ticket, ada, ben, cem), only_call().item.version)
    service.change_call(ada, only_call(), a_draft(ticket, ben), only_call().item.version)
    assert going(only_call()) == {"Ben"}
    with pytest.raises(NotPossible, match="Only a dispatcher may remove"):
        service.trash_call(ada, only_call(), only_call().item.version)


def test_a_technician_who_sees_the_ticket_may_only_add_themselves(
    ada: User, ben: User, ticket: Ticket, sign_in: SignIn
) -> None:
    db.session.add(Queue(name="Printers", members=[ben]))
    db.session.flush()
    ticket.queue_id = db.session.scalar(select(Queue.id))
    call = add_call(ticket, ada, start=MONDAY)
    assert sign_in(ben).get(address(call)).status_code == 200
    with pytest.raises(NotPossible, match="Add yourself"):
        service.set_status(ben, call, "done", call.item.version)
    service.change_call(ben, call, a_draft(ticket, ada, ben), call.item.version)
    assert going(call) == {"Ada", "Ben"}


def test_a_technician_cannot_move_a_call_to_another_ticket(ada: User, acme: Client, ticket: Ticket) -> None:
    other = Ticket(number=2000, client_id=acme.id, title="Other", assignee_id=ada.id)
    db.session.add(other)
    call = add_call(ticket, ada, start=MONDAY)
    with pytest.raises(NotPossible, match="another ticket"):
        service.change_call(ada, call, a_draft(other, ada), call.item.version)


@pytest.mark.parametrize("path", ["", "/delete", "/restore", "/status/done"])
def test_an_invisible_call_is_not_found(ada: User, cem: User, ticket: Ticket, sign_in: SignIn, path: str) -> None:
    call = add_call(ticket, ada, start=MONDAY)
    assert act(sign_in(cem), address(call) + path, version=1).status_code == 404
    assert act(sign_in(ada), f"/service-calls/{2**40}{path}", version=1).status_code == 404
    assert (only_call().status, only_call().item.trashed_at) == ("planned", None)


@pytest.mark.parametrize("path", [NEW, "/service-calls/1"])
def test_signed_out_visitors_are_sent_to_the_sign_in(app: Flask, ada: User, path: str) -> None:
    assert "/sign-in" in app.test_client().get(path).headers["Location"]


# Acts


def test_a_call_is_trashed_and_restored(dana: User, ada: User, ticket: Ticket, sign_in: SignIn) -> None:
    call = add_call(ticket, ada, start=MONDAY)
    client = sign_in(dana)
    removed = act(client, f"{address(call)}/delete", htmx=True, version=call.item.version)
    assert "Moved to Trash." in removed.get_data(as_text=True)
    assert f"{address(call)}/restore" in removed.get_data(as_text=True)
    assert queries.trashed_items(ada) == [only_call().item]
    assert "This service call is in the Trash." in alerts(client.get(address(call)))
    assert act(client, f"{address(call)}/restore").status_code == 303
    assert only_call().item.trashed_at is None


def test_a_call_of_a_deleted_ticket_cannot_be_restored(dana: User, ada: User, ticket: Ticket, sign_in: SignIn) -> None:
    call = add_call(ticket, ada, start=MONDAY)
    ticket.deleted_at = call.item.trashed_at = utc_now()
    refused = act(sign_in(dana), f"{address(call)}/restore", htmx=True)
    assert (refused.status_code, only_call().item.trashed_at is None) == (422, False)


def test_saving_twice_restores_a_call_trashed_during_the_edit(
    dana: User, ada: User, ticket: Ticket, sign_in: SignIn
) -> None:
    call = add_call(ticket, ada, start=MONDAY)
    client = sign_in(dana)
    shown = client.get(address(call))
    act(client, f"{address(call)}/delete", version=call.item.version)
    conflict = fill(client, shown, page=address(call), description="Mine")
    assert conflict.status_code == 409
    assert "In the Trash" in alerts(conflict)
    assert fill(client, conflict, page=address(call)).status_code == 303
    assert (only_call().item.trashed_at, only_call().description) == (None, "Mine")


def test_a_status_change_can_be_undone(dana: User, ada: User, ticket: Ticket, sign_in: SignIn) -> None:
    call = add_call(ticket, ada, start=MONDAY)
    answer = act(sign_in(ada), f"{address(call)}/status/cancelled", htmx=True, version=1).get_data(as_text=True)
    assert only_call().item.cancelled_at is not None
    (undo,) = html.fromstring(answer).xpath("//form/@action")
    assert act(sign_in(ada), undo).status_code == 303
    assert (only_call().status, only_call().item.cancelled_at) == ("planned", None)
    assert act(sign_in(ada), f"{address(call)}/status/lost", version=3).status_code == 404
    assert act(sign_in(ada), f"{address(call)}/status/done", htmx=True, version=1).status_code == 409
    assert act(sign_in(ada), f"{address(call)}/status/done", htmx=True, version="x").status_code == 400


def test_posts_without_a_token_are_refused(dana: User, ada: User, ticket: Ticket, sign_in: SignIn) -> None:
    call = add_call(ticket, ada, start=MONDAY)
    for path in ("/delete", "/restore", "/status/done"):
        assert sign_in(dana).post(f"{address(call)}{path}", data={"version": 1}).status_code == 400
    assert sign_in(dana).post(address(call), data={"description": "x"}).status_code == 400
    assert (only_call().status, only_call().description) == ("planned", "")


# Handing on


def at(hour: int) -> datetime:
    return datetime(2026, 12, 8, hour, tzinfo=UTC)


def test_a_call_is_reassigned_and_moved(dana: User, ada: User, ben: User, cem: User, ticket: Ticket) -> None:
    call = add_call(ticket, ada, cem, start=MONDAY)
    service.reassign(
        dana, call, from_id=ada.id, to_id=ben.id, starts_at=at(9), ends_at=at(10), version=call.item.version
    )
    assert going(call) == {"Ben", "Cem"}
    assert (call.item.start, call.item.zone, call.item.starts_at) == (
        datetime(2026, 12, 8, 10),
        "Europe/Berlin",
        at(9),
    )
    assert timeline(ticket)[-3:] == [
        "moved the service call from Mon 7 Dec 2026, 09:00–10:00 (Berlin) to Tue 8 Dec 2026, 10:00–11:00 (Berlin)",
        "added Ben to the service call of Tue 8 Dec 2026, 10:00–11:00 (Berlin)",
        "removed Ada from the service call of Tue 8 Dec 2026, 10:00–11:00 (Berlin)",
    ]


def test_a_call_is_moved_by_the_same_person(ada: User, ticket: Ticket) -> None:
    call = add_call(ticket, ada, start=MONDAY)
    service.reassign(
        ada, call, from_id=ada.id, to_id=ada.id, starts_at=at(9), ends_at=at(11), version=call.item.version
    )
    assert (going(call), call.item.starts_at, call.item.ends_at) == ({"Ada"}, at(9), at(11))


def test_an_impossible_reassignment_is_refused_with_a_sentence(
    dana: User, ada: User, ben: User, cem: User, ticket: Ticket
) -> None:
    call = add_call(ticket, ada, cem, start=MONDAY)
    ben.is_disabled = True
    db.session.commit()
    for who, from_id, to_id, sentence in (
        (dana, ben.id, ada.id, "not on this call any more"),
        (dana, ada.id, cem.id, "Cem is on this call already"),
        (dana, ada.id, 999, "no such person"),
        (dana, ada.id, ben.id, "Ben: disabled"),
        (ada, cem.id, dana.id, "yourself only"),
    ):
        with pytest.raises(NotPossible, match=sentence):
            service.reassign(
                who, call, from_id=from_id, to_id=to_id, starts_at=at(9), ends_at=at(10), version=call.item.version
            )
    with pytest.raises(NotPossible, match="end lies before"):
        service.reassign(
            dana, call, from_id=ada.id, to_id=ada.id, starts_at=at(9), ends_at=at(8), version=call.item.version
        )
    assert going(call) == {"Ada", "Cem"}


def test_a_call_deleted_permanently_meanwhile_is_reported(dana: User, ada: User, ticket: Ticket) -> None:
    call = add_call(ticket, ada, start=MONDAY)
    version = call.item.version
    with db.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM items")
    with pytest.raises(NotPossible, match="permanently deleted"):
        service.trash_call(dana, call, version)


def test_two_clients_with_the_same_name_are_distinguished_by_number(
    dana: User, ada: User, acme: Client, sign_in: SignIn
) -> None:
    second = add_client("Acme")
    values = {"new_title": "Scanner", "resources": [ada.id], **TIMES}
    assert list(errors(send(sign_in(dana), NEW, new_client="Acme", **values))) == ["new_client"]
    assert send(sign_in(dana), NEW, new_client=f"Acme (no. {second.id})", **values).status_code == 303
    assert only_call().ticket.client_id == second.id
