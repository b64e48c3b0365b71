"""Administrators change templates of event texts; coming items are updated."""

from collections.abc import Callable
from datetime import datetime

import pytest
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.web.service_desk.desk import HTMX, act, add, add_call, add_client, differences, text, token
from webapp.accounts.models import User
from webapp.extensions import db
from webapp.service_desk.event_templates import DEFAULTS, Template
from webapp.service_desk.item_projection import template_of
from webapp.service_desk.models import EventText, ServiceCall, Task, ToDo

SignIn = Callable[[User], FlaskClient]
PAGE = "/admin/event-texts"


@pytest.fixture
def admin(make_user: Callable[..., User], sign_in: SignIn) -> FlaskClient:
    return sign_in(make_user("Fay", role="administrator"))


@pytest.fixture
def call(ada: User) -> ServiceCall:
    return add_call(add(add_client()), ada)


def save(client: FlaskClient, kind: str, **values: str) -> TestResponse:
    document = html.fromstring(client.get(f"{PAGE}/{kind}").get_data())
    (form,) = document.xpath("//form[.//*[@name='subject']]")
    return client.post(f"{PAGE}/{kind}", data={**dict(form.form_values()), **values})


def errors(response: TestResponse) -> dict[str, str]:
    found = html.fromstring(response.get_data()).xpath("//*[contains(@class, 'invalid-feedback')]")
    return {element.get("id").removesuffix("-errors"): element.text_content() for element in found}


def preview(client: FlaskClient, kind: str, **values: str) -> str:
    data = {"csrf_token": token(client), **values}
    answer = client.post(f"{PAGE}/{kind}/preview", data=data, headers=HTMX).get_data(as_text=True)
    return " ".join(html.fromstring(answer).text_content().split())


def test_a_template_renames_coming_items(admin: FlaskClient, call: ServiceCall) -> None:
    response = save(admin, "service_call", subject="{client}: {title}")
    assert response.status_code == 303
    assert "One coming calendar entry was updated" in text(admin.get(PAGE))
    db.session.refresh(call.item)
    assert call.item.subject == "Acme: Printer is down"


def test_a_template_is_reset_to_the_default(admin: FlaskClient, call: ServiceCall) -> None:
    save(admin, "service_call", subject="{title}")
    assert "your own" in text(admin.get(PAGE))
    assert act(admin, f"{PAGE}/service_call/reset", version=1).status_code == 303
    assert db.session.scalars(select(EventText)).all() == []
    db.session.refresh(call.item)
    assert call.item.subject == f"[#{call.ticket.number}] Printer is down – Acme"


def test_saving_the_default_template_stores_no_row(admin: FlaskClient) -> None:
    for kind, default in DEFAULTS.items():
        assert save(admin, kind).status_code == 303
        assert template_of(kind) == default
    assert db.session.scalars(select(EventText)).all() == []


def test_two_people_save_the_same_template(admin: FlaskClient) -> None:
    page = f"{PAGE}/service_call"
    (form,) = html.fromstring(admin.get(page).get_data()).xpath("//form[.//*[@name='subject']]")
    opened = dict(form.form_values())
    for typed, status in (("{title}", 303), ("{client}", 409)):
        late = admin.post(page, data={**opened, "subject": typed})
        assert late.status_code == status
    assert differences(late) == [("Subject", "{title}", "{client}")]
    assert template_of("service_call").subject == "{title}"
    (form,) = html.fromstring(late.get_data()).xpath("//form[.//*[@name='subject']]")
    assert admin.post(page, data=dict(form.form_values())).status_code == 303
    assert template_of("service_call").subject == "{client}"


def test_saving_an_equal_template_with_an_outdated_version_is_no_conflict(admin: FlaskClient) -> None:
    (form,) = html.fromstring(admin.get(f"{PAGE}/task").get_data()).xpath("//form[.//*[@name='subject']]")
    sent = {**dict(form.form_values()), "subject": "Do: {title}"}
    assert [admin.post(f"{PAGE}/task", data=sent).status_code for _ in range(2)] == [303, 303]


def test_a_reset_with_an_outdated_version_is_refused(admin: FlaskClient) -> None:
    save(admin, "task", subject="Do: {title}")
    save(admin, "task", subject="Task: {title}")
    late = act(admin, f"{PAGE}/task/reset", version=1)
    assert late.headers["Location"] == f"{PAGE}/task"
    assert "This template has changed meanwhile." in text(admin.get(f"{PAGE}/task"))
    assert template_of("task").subject == "Task: {title}"


def test_the_trailing_space_of_a_prefix_is_kept(admin: FlaskClient, ada: User) -> None:
    db.session.add(ToDo(title="Buy milk", owner_id=ada.id, due_at=datetime(2030, 1, 1), done_at=ada.created_at))
    assert save(admin, "to_do", done_prefix="Done: ").status_code == 303
    assert template_of("to_do") == Template("{title}", "", "", "Done: ")
    to_do = db.session.scalars(select(ToDo)).one()
    assert to_do.item is not None
    assert to_do.item.subject == "Done: Buy milk"


@pytest.mark.parametrize(
    ("kind", "field", "typed", "message"),
    [
        ("service_call", "subject", "{title} {password}", "{password} is not a placeholder."),
        ("service_call", "location", "{address", "A brace is not closed"),
        ("service_call", "description", "{title.__class__}", "{title.__class__} is not a placeholder."),
        ("service_call", "subject", "", "This could be empty."),
        ("task", "subject", "Task", "The subject needs {title} exactly once"),
        ("to_do", "subject", "{title} {title}", "The subject needs {title} exactly once"),
        ("task", "done_prefix", "x" * 21, "Field cannot be longer than 20 characters."),
    ],
)
def test_an_invalid_template_is_reported_beside_the_field_and_kept(
    admin: FlaskClient, kind: str, field: str, typed: str, message: str
) -> None:
    response = save(admin, kind, **{field: typed})
    assert (response.status_code, list(errors(response))) == (422, [field])
    assert message in errors(response)[field]
    (control,) = html.fromstring(response.get_data()).xpath(f"//*[@name='{field}']")
    assert (control.value or "").removeprefix("\n") == typed
    assert db.session.scalars(select(EventText)).all() == []


def test_the_preview_shows_the_newest_call(admin: FlaskClient, call: ServiceCall) -> None:
    shown = preview(admin, "service_call", subject="{client}: {title}", location="{address}", description="{link}")
    assert "Acme: Printer is down" in shown
    assert "Filled with the newest entry." in shown
    assert db.session.scalars(select(EventText)).all() == []


def test_the_preview_of_to_dos_shows_no_real_to_do(admin: FlaskClient, ada: User) -> None:
    db.session.add(ToDo(title="Buy a present", owner_id=ada.id, due_at=datetime(2030, 1, 1)))
    shown = preview(admin, "to_do", subject="{title}", done_prefix="✓ ")
    assert "present" not in shown
    assert "When done: ✓ Printer is down" in shown


@pytest.mark.parametrize("kind", DEFAULTS)
def test_every_kind_has_a_preview_without_items(admin: FlaskClient, kind: str) -> None:
    page = text(admin.get(f"{PAGE}/{kind}"))
    assert "Filled with a made-up example." in page


def test_the_preview_names_the_mistake(admin: FlaskClient) -> None:
    assert "Subject: {nobody} is not a placeholder." in preview(admin, "task", subject="{title} {nobody}")


@pytest.mark.parametrize("path", ["", "/service_call", "/appointment"])
@pytest.mark.parametrize("role", ["technician", "dispatcher"])
def test_the_template_pages_are_for_administrators_only(
    make_user: Callable[..., User], sign_in: SignIn, path: str, role: str
) -> None:
    assert sign_in(make_user("Eve", role=role)).get(f"{PAGE}{path}").status_code == 404


def test_a_kind_without_templates_is_not_found(admin: FlaskClient) -> None:
    for path in ("/appointment", "/nonsense"):
        assert admin.get(f"{PAGE}{path}").status_code == 404
        assert act(admin, f"{PAGE}{path}/reset", version=1).status_code == 404


def test_a_reset_without_a_token_is_refused(admin: FlaskClient) -> None:
    assert admin.post(f"{PAGE}/task/reset").status_code == 400


def test_the_example_of_tasks_is_the_newest_one(admin: FlaskClient, ada: User) -> None:
    db.session.add(Task(title="Order ink", creator_id=ada.id, due_at=datetime(2030, 1, 1)))
    assert "Order ink" in preview(admin, "task", subject="{title}")
