"""CRM activities: add, change, list and trash, by their owner and by dispatchers."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from tests.statements import counted_queries
from tests.web.forms import submit
from tests.web.service_desk.desk import act, add_client, add_contact, rows, text
from webapp.accounts.models import User
from webapp.database import new_uid, utc_now
from webapp.extensions import db
from webapp.my_calendar.recurrence import Timing
from webapp.service_desk.activities import service
from webapp.service_desk.activities.service import ActivityDraft
from webapp.service_desk.models import Client, CrmActivity

SignIn = Callable[[User], FlaskClient]
NEW = "/crm-activities/new"
LIST = "/crm-activities"
START = datetime(2026, 12, 7, 9)
TIMES = {"start_date": "2026-12-07", "start_time": "09:00", "end_date": "2026-12-07", "end_time": "10:00"}


@pytest.fixture
def dana(make_user: Callable[..., User]) -> User:
    """A dispatcher."""
    return make_user("Dana", role="dispatcher", time_zone="Europe/Berlin")


@pytest.fixture
def acme(ada: User) -> Client:
    return add_client("Acme")


def an_activity(
    user: User, client: Client, *, kind: str = "call", start: datetime = START, outcome: str = ""
) -> CrmActivity:
    timing = Timing(start, start + timedelta(hours=1), "Europe/Berlin", all_day=False)
    return service.add(user, ActivityDraft(kind, client, None, timing, outcome), new_uid())


def save(browser: FlaskClient, page: str = NEW, /, **values: str) -> TestResponse:
    return submit(browser, page, action=page, **values)


def only() -> CrmActivity:
    return db.session.scalars(select(CrmActivity).execution_options(populate_existing=True)).one()


def errors(response: TestResponse) -> dict[str, str]:
    found = html.fromstring(response.get_data()).xpath("//*[contains(@class, 'invalid-feedback')]")
    return {element.get("id").removesuffix("-errors"): element.text_content() for element in found}


def test_an_activity_has_the_entered_values(ada: User, acme: Client, sign_in: SignIn) -> None:
    add_contact(acme, "Ben", phone="1")
    response = save(
        sign_in(ada), **TIMES, type="visit", client="acme", contact="Ben", outcome="They want\r\nmore", zone="UTC"
    )
    assert response.status_code == 303
    activity = only()
    assert (activity.type, activity.client_id, activity.outcome) == ("visit", acme.id, "They want\nmore")
    assert (activity.contact.name, activity.item.owner_id) == ("Ben", ada.id)  # type: ignore[union-attr]
    assert (activity.item.starts_at, activity.item.zone) == (datetime(2026, 12, 7, 9, tzinfo=UTC), "UTC")
    assert (activity.item.subject, activity.item.kind) == ("Visit: Acme – Ben", "crm_activity")


def test_an_activity_may_last_all_day(ada: User, acme: Client, sign_in: SignIn) -> None:
    client = sign_in(ada)
    page = f"{NEW}?start=2026-12-07&all_day=1"
    assert html.fromstring(client.get(page).get_data()).xpath("//input[@name='all_day'][@checked]")
    assert save(client, page, client="Acme", end_date="2026-12-08").status_code == 303
    item = only().item
    assert (item.all_day, item.start, item.end) == (True, datetime(2026, 12, 7), datetime(2026, 12, 9))
    assert item.starts_at == datetime(2026, 12, 6, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"client": ""}, "client"),
        ({"client": "Nobody"}, "client"),
        ({"contact": "Stranger"}, "contact"),
        ({"end_time": "08:00"}, "end_time"),
        ({"end_date": "2026-12-01"}, "end_date"),
        ({"start_time": ""}, "start_time"),
        ({"outcome": "x" * 50_001}, "outcome"),
    ],
)
def test_invalid_input_is_reported_beside_the_field_and_kept(
    ada: User, acme: Client, sign_in: SignIn, typed: dict[str, str], wrong: str
) -> None:
    response = save(sign_in(ada), **{**TIMES, "client": "Acme", "outcome": "Kept", **typed})
    assert (response.status_code, list(errors(response))) == (422, [wrong])
    assert typed.get("outcome", "Kept") in response.get_data(as_text=True)
    assert db.session.scalar(select(func.count()).select_from(CrmActivity)) == 0


def test_two_people_save_the_same_activity(ada: User, dana: User, acme: Client, sign_in: SignIn) -> None:
    activity = an_activity(ada, acme)
    page = f"{LIST}/{activity.item_id}"
    assert save(sign_in(dana), page, outcome="Theirs").status_code == 303
    conflict = save(sign_in(ada), page, version="1", outcome="Mine")
    assert conflict.status_code == 409
    cells = [cell.text_content() for cell in html.fromstring(conflict.get_data()).xpath("//table//td")]
    assert cells == ["Theirs", "Mine"]
    assert save(sign_in(ada), page, outcome="Mine").status_code == 303
    assert (only().outcome, only().item.owner_id) == ("Mine", ada.id)


def test_a_double_submit_adds_and_changes_once(ada: User, acme: Client) -> None:
    uid = new_uid()
    draft = ActivityDraft("call", acme, None, Timing(START, START, "UTC", all_day=False))
    first = service.add(ada, draft, uid)
    assert service.add(ada, draft, uid) is first
    changed = ActivityDraft("visit", acme, None, draft.timing)
    for _ in range(2):
        service.change(ada, first, changed, 1)
    assert first.item.version == 2


def test_an_activity_is_trashed_and_restored(ada: User, acme: Client, sign_in: SignIn) -> None:
    activity, client = an_activity(ada, acme), sign_in(ada)
    page = f"{LIST}/{activity.item_id}"
    assert act(client, f"{page}/delete", htmx=True, version=9).status_code == 409
    assert act(client, f"{page}/delete", htmx=True).status_code == 400
    assert f"{page}/restore" in act(client, f"{page}/delete", htmx=True, version=1).get_data(as_text=True)
    assert only().item.trashed_at is not None
    assert rows(client.get(LIST)) == []
    assert "in the Trash" in text(client.get(page))
    assert act(client, f"{page}/restore").status_code == 303
    assert only().item.trashed_at is None


@pytest.mark.parametrize("path", ["", "/delete", "/restore"])
def test_activities_of_other_technicians_are_not_found(
    ada: User, cem: User, acme: Client, sign_in: SignIn, path: str
) -> None:
    activity = an_activity(ada, acme)
    assert act(sign_in(cem), f"{LIST}/{activity.item_id}{path}", version=1).status_code == 404
    assert act(sign_in(ada), f"{LIST}/{2**40}{path}", version=1).status_code == 404
    assert rows(sign_in(cem).get(f"{LIST}?owner={ada.id}&client={acme.id}")) == []
    assert only().item.trashed_at is None


def test_the_list_filters(ada: User, dana: User, acme: Client, sign_in: SignIn) -> None:
    other = add_client("Other")
    an_activity(ada, acme, kind="visit", start=datetime(2025, 1, 7, 9), outcome="100% sure")
    coming = (utc_now() + timedelta(days=5)).replace(tzinfo=None)
    an_activity(ada, other, start=coming)
    an_activity(dana, acme, start=coming)
    mine, theirs = sign_in(ada), sign_in(dana)
    for client, query, count in (
        (mine, "", 2),
        (mine, "type=visit", 1),
        (mine, "type=nonsense", 2),
        (mine, "q=100%25", 1),
        (mine, "q=1__%25", 0),
        (mine, "q=OTHER", 1),
        (mine, "coming=1", 1),
        (mine, f"client={acme.id}", 1),
        (mine, "page=2", 0),
        (mine, "page=x&client=x&owner=x", 2),
        (theirs, "", 1),
        (theirs, "owner=everybody", 3),
        (theirs, f"owner={ada.id}", 2),
        (theirs, f"client={acme.id}", 2),
    ):
        answer = client.get(f"{LIST}?{query}")
        assert (answer.status_code, len(rows(answer))) == (200, count), query


def test_the_number_of_queries_does_not_depend_on_the_number_of_activities(
    dana: User, acme: Client, sign_in: SignIn
) -> None:
    client, counts = sign_in(dana), []
    for more in (1, 60):
        for _ in range(more):
            an_activity(dana, acme)
        with counted_queries() as statements:
            assert client.get(LIST).status_code == 200
        counts.append(len(statements))
    assert counts[0] == counts[1]
    assert len(rows(client.get(LIST))) == 50
    assert len(rows(client.get(f"{LIST}?page=2"))) == 11
