"""All kinds of item in My Calendar: shown, filtered, added, opened, moved, trashed and restored."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import select

from tests.statements import counted_queries
from tests.web.my_calendar.helpers import HTMX, act, add, address, labels, text
from tests.web.my_calendar.test_views import VIEWS
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar import kinds, service
from webapp.my_calendar.models import KINDS, SHARED_KINDS, Assignment, Item
from webapp.my_calendar.visibility import readable_by
from webapp.service_desk.models import Client, CrmActivity, ServiceCall, Task, Ticket, ToDo

SignIn = Callable[[User], FlaskClient]
MONTH = "/my-calendar/month/2026-11"
DAY = date(2026, 11, 24)
NINE = datetime(2026, 11, 24, 9)


def add_of_kind(user: User, kind: str, *people: User, start: datetime = NINE, **work: Any) -> Item:
    """Save an item of `kind` with its work; shared kinds are assigned to `people`, or to `user`."""
    if kind == "appointment":
        return add(user, start.isoformat(), (start + timedelta(hours=1)).isoformat(), subject="Visit")
    if kind == "task":
        row: Any = Task(title="Order toner", creator_id=user.id, assignees=list(people or [user]), **_due(work, start))
    elif kind == "to_do":
        row = ToDo(title="Buy gloves", owner_id=user.id, **_due(work, start))
    else:
        item = Item(kind=kind, owner_id=user.id, start=start, end=start + timedelta(hours=1), zone="Europe/Berlin")
        service.derive_span_of(item, "Europe/Berlin")
        if kind == "service_call":
            item.assignments = [Assignment(user_id=person.id) for person in people or (user,)]
            row = ServiceCall(item=item, ticket=_ticket(), **work)
        else:
            row = CrmActivity(item=item, client=_client(), type="meeting", **work)
    db.session.add(row)
    db.session.commit()
    return row.item


def _due(work: dict[str, Any], start: datetime) -> dict[str, Any]:
    return {"zone": "Europe/Berlin", **(work if "due_on" in work else {"due_at": start, **work})}


def _client() -> Client:
    return db.session.scalar(select(Client)) or Client(name="Acme")


def _ticket() -> Ticket:
    return db.session.scalar(select(Ticket)) or Ticket(number=1042, title="Printer is down", client=_client())


@pytest.fixture
def dora(make_user: Callable[..., User]) -> User:
    """A dispatcher."""
    return make_user("Dora", role="dispatcher", time_zone="Europe/Berlin")


def entries(client: FlaskClient, path: str) -> Any:
    return html.fromstring(client.get(path).get_data()).xpath("//a[@data-entry]")


def kinds_shown(client: FlaskClient, path: str) -> list[str]:
    """Return the kinds of a view's entries, from their CSS classes."""
    return sorted(name[5:] for entry in entries(client, path) for name in entry.classes if name.startswith("kind-"))


# Showing


@pytest.mark.parametrize("path", VIEWS)
def test_every_kind_has_its_symbol_and_label(path: str, ada: User, sign_in: SignIn) -> None:
    for kind in KINDS:
        add_of_kind(ada, kind, start=NINE - timedelta(days=1))
    client = sign_in(ada)
    assert set(kinds_shown(client, path)) == set(KINDS) or "month" in path  # a month's day shows three
    for entry in entries(client, path):
        (symbol,) = entry.xpath(".//*[contains(@class, 'kind-symbol')]")
        assert symbol.get("aria-hidden") == "true"
        (kind,) = (name[5:] for name in entry.classes if name.startswith("kind-"))
        assert f", {kinds.ALL[kind].label}, " in entry.get("aria-label")


def test_a_shared_item_is_in_the_calendars_of_those_it_is_assigned_to(
    ada: User, ben: User, dora: User, sign_in: SignIn
) -> None:
    add_of_kind(dora, "service_call", ada, ben)
    add_of_kind(dora, "task", ben)
    assert kinds_shown(sign_in(ada), MONTH) == ["service_call"]
    assert kinds_shown(sign_in(ben), MONTH) == ["service_call", "task"]
    assert kinds_shown(sign_in(dora), MONTH) == []


@pytest.mark.parametrize(
    ("kind", "work"),
    [
        ("task", {"status": "done"}),
        ("to_do", {"done_at": datetime(2026, 11, 24, 8, tzinfo=UTC)}),
        ("service_call", {"status": "done"}),
    ],
)
def test_finished_entries_are_marked_for_eyes_and_screen_readers(
    kind: str, work: dict[str, Any], ada: User, sign_in: SignIn
) -> None:
    add_of_kind(ada, kind, **work)
    add_of_kind(ada, kind)
    done, still_open = sorted(entries(sign_in(ada), MONTH), key=lambda entry: "is-done" not in entry.classes)
    assert ", done, " in done.get("aria-label")
    assert "is-done" not in still_open.classes
    assert ", done, " not in still_open.get("aria-label")


def test_reopened_work_is_not_marked_as_done(ada: User, sign_in: SignIn) -> None:
    item = add_of_kind(ada, "task", status="done")
    db.session.scalars(select(Task)).one().status = "open"
    db.session.commit()
    assert item.done_at is None


def test_of_a_days_all_day_items_open_ones_come_before_times_and_done_ones_last(ada: User, sign_in: SignIn) -> None:
    add_of_kind(ada, "to_do", due_on=DAY)
    add_of_kind(ada, "task", due_on=DAY, status="done")
    add_of_kind(ada, "task", due_on=DAY)
    add(ada, "2026-11-24", "2026-11-25", all_day=True, subject="Holiday")
    add_of_kind(ada, "appointment")
    shown = [label.split(",")[0] for label in labels(sign_in(ada), "/my-calendar/agenda/2026-11-24")]
    assert shown == ["Holiday", "Order toner", "Buy gloves", "Visit", "✓ Order toner"]


def test_a_shared_day_is_the_same_day_in_every_zone(make_user: Callable[..., User], sign_in: SignIn) -> None:
    west = make_user("Ada", time_zone="Pacific/Pago_Pago")
    east = make_user("Ben", time_zone="Pacific/Kiritimati")
    add_of_kind(west, "task", east, west, due_on=DAY, zone="Pacific/Pago_Pago")
    for person in (west, east):
        client = sign_in(person)
        assert [len(labels(client, f"/my-calendar/day/2026-11-{day}")) for day in (23, 24, 25)] == [0, 1, 0]


# The legend


def test_the_legend_shows_the_kinds_of_the_address(ada: User, sign_in: SignIn) -> None:
    for kind in KINDS:
        add_of_kind(ada, kind)
    client = sign_in(ada)
    agenda = "/my-calendar/agenda/2026-11-24"
    assert kinds_shown(client, f"{agenda}?kinds=task,to_do") == ["task", "to_do"]
    assert kinds_shown(client, f"{agenda}?kinds=none") == []
    for everything in ("", "?kinds=all", "?kinds=nonsense"):
        assert kinds_shown(client, agenda + everything) == sorted(KINDS)


def test_each_switch_of_the_legend_adds_or_removes_one_kind(ada: User, sign_in: SignIn) -> None:
    page = html.fromstring(sign_in(ada).get(f"{MONTH}?kinds=task,to_do").get_data())
    switches = {
        button.text_content().strip(): (button.get("aria-pressed"), button.get("value"))
        for button in page.xpath("//button[@name='kinds']")
    }
    assert switches == {
        "Appointments": ("false", "appointment,task,to_do"),
        "CRM activities": ("false", "crm_activity,task,to_do"),
        "Service calls": ("false", "service_call,task,to_do"),
        "Tasks": ("true", "to_do"),
        "To-dos": ("true", "task"),
        "Show all": (None, "all"),
    }


def test_the_last_switch_turned_off_shows_nothing_and_the_last_turned_on_everything(ada: User, sign_in: SignIn) -> None:
    client = sign_in(ada)

    def leads_to(path: str, kind: str) -> str:
        return str(html.fromstring(client.get(path).get_data()).get_element_by_id(f"calendar-kind-{kind}").get("value"))

    assert leads_to(f"{MONTH}?kinds=task", "task") == "none"
    assert leads_to(f"{MONTH}?kinds={','.join(KINDS[1:])}", "appointment") == "all"


def test_other_views_and_dates_keep_the_filter(ada: User, sign_in: SignIn) -> None:
    client = sign_in(ada)
    page = html.fromstring(client.get(f"{MONTH}?kinds=task").get_data())
    for name in ("calendar-next", "calendar-view-week", "calendar-today"):
        assert page.get_element_by_id(name).get("href").endswith("?kinds=task")
    assert page.get_element_by_id("calendar").get("hx-get") == f"{MONTH}?kinds=task"
    jumped = client.get("/my-calendar/jump?view=week&date=2027-02-03&kinds=task")
    assert jumped.headers["Location"] == "/my-calendar/week/2027-02-03?kinds=task"


def test_returning_shows_the_kinds_that_were_shown_last(ada: User, sign_in: SignIn) -> None:
    client = sign_in(ada)
    client.get(f"{MONTH}?kinds=task,to_do")
    assert client.get("/my-calendar").headers["Location"].endswith("?kinds=task,to_do")
    assert "?" not in sign_in(ada).get("/my-calendar").headers["Location"]
    client.get(MONTH)
    assert "?" not in client.get("/my-calendar").headers["Location"]


def test_only_changes_of_shown_kinds_refresh_the_view(ada: User, sign_in: SignIn) -> None:
    task, visit = add_of_kind(ada, "task"), add_of_kind(ada, "appointment")
    client = sign_in(ada)
    page = html.fromstring(client.get(f"{MONTH}?kinds=task").get_data())
    poll = str(page.get_element_by_id("calendar-poll").get("hx-get"))
    visit.subject = "Visit, moved"
    db.session.commit()
    assert client.get(poll, headers=HTMX).status_code == 204
    act(client, f"/my-calendar/items/{task.id}/move", version=task.version, days=1)
    news = client.get(poll, headers=HTMX)
    assert news.status_code == 200
    shown = html.fromstring(news.get_data())
    assert [entry.get("data-item") for entry in shown.xpath("//a[@data-entry]")] == [str(task.id)]
    assert client.get("/my-calendar").headers["Location"].endswith("?kinds=task")


# Adding and opening


def test_the_menu_offers_every_kind_with_a_dialog_of_its_own(ada: User, sign_in: SignIn) -> None:
    client = sign_in(ada)
    items = html.fromstring(client.get(MONTH).get_data()).xpath("//*[@id='calendar-menu']/*[@role='menuitem']")
    assert [item.text_content().strip() for item in items] == [
        "Add appointment",
        "Add CRM activity",
        "Add service call",
        "Add task",
        "Add to-do",
    ]
    for item in items:
        query = "?start=2026-11-24T10:00&next=/my-calendar"
        dialog = client.get(item.get("data-menu-add") + query, headers=HTMX)
        assert dialog.status_code == 200
        assert 'id="dialog-title"' in dialog.text


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_opens_the_dialog_of_its_kind(kind: str, ada: User, sign_in: SignIn) -> None:
    add_of_kind(ada, kind)
    client = sign_in(ada)
    (entry,) = entries(client, MONTH)
    dialog = client.get(entry.get("hx-get"), headers=HTMX)
    assert dialog.status_code == 200
    assert 'id="dialog-title"' in dialog.text


@pytest.mark.parametrize("kind", KINDS[1:])
def test_another_kind_is_neither_edited_nor_deleted_as_an_appointment(kind: str, ada: User, sign_in: SignIn) -> None:
    item = add_of_kind(ada, kind)
    client = sign_in(ada)
    opened = client.get(address(item))
    assert opened.status_code == 302
    assert opened.headers["Location"] == entries(client, MONTH)[0].get("href")
    before = item.version
    assert act(client, address(item), subject="Mine", version=before).status_code == 404
    assert act(client, f"/my-calendar/items/{item.id}/delete", version=before).status_code == 404
    assert (item.trashed_at, item.version) == (None, before)


# Moving


@pytest.mark.parametrize("kind", KINDS)
def test_an_item_of_any_kind_can_be_moved_and_keeps_its_texts(kind: str, ada: User, sign_in: SignIn) -> None:
    item = add_of_kind(ada, kind)
    subject = item.subject
    path = f"/my-calendar/items/{item.id}/move"
    answer = act(sign_in(ada), path, htmx=True, version=item.version, days=1, end_minutes=30)
    assert f"{kinds.ALL[kind].title} moved." in text(answer)
    assert (item.start, item.end) == (
        datetime(2026, 11, 25, 9),
        item.start + timedelta(minutes=90 if kind not in {"task", "to_do"} else 60),
    )
    assert item.subject == subject


def test_a_moved_task_is_due_at_its_new_time(ada: User, sign_in: SignIn) -> None:
    item = add_of_kind(ada, "task", due_on=DAY)
    act(sign_in(ada), f"/my-calendar/items/{item.id}/move", version=item.version, days=2)
    task = db.session.scalars(select(Task)).one()
    assert (task.due_on, item.start) == (date(2026, 11, 26), datetime(2026, 11, 26))


@pytest.mark.parametrize("kind", SHARED_KINDS)
def test_a_shared_item_can_be_moved_by_assignees_and_planners(
    kind: str, ada: User, ben: User, dora: User, sign_in: SignIn
) -> None:
    item = add_of_kind(dora, kind, ada, ben, start=NINE.replace(hour=15))  # Ben is at work by then, in New York
    for day, person in enumerate((ben, dora), start=25):
        path = f"/my-calendar/items/{item.id}/move"
        assert act(sign_in(person), path, version=item.version, days=1).status_code == 303
        assert item.start.day == day


@pytest.mark.parametrize("kind", SHARED_KINDS)
def test_a_technician_cannot_move_shared_items_of_others(kind: str, ada: User, cem: User, sign_in: SignIn) -> None:
    item = add_of_kind(cem, kind, ada)
    path = f"/my-calendar/items/{item.id}/move"
    assert act(sign_in(cem), path, version=item.version, days=1).status_code == 404
    assert item.start == NINE


@pytest.mark.parametrize("kind", ["appointment", "crm_activity", "to_do"])
def test_planners_can_move_only_shared_items_of_others(kind: str, ada: User, dora: User, sign_in: SignIn) -> None:
    item = add_of_kind(ada, kind)
    path = f"/my-calendar/items/{item.id}/move"
    assert act(sign_in(dora), path, version=item.version, days=1).status_code == 404
    assert item.start == NINE


def test_a_cancelled_call_cannot_be_moved(ada: User, sign_in: SignIn) -> None:
    item = add_of_kind(ada, "service_call", status="cancelled")
    client = sign_in(ada)
    assert act(client, f"/my-calendar/items/{item.id}/move", version=item.version, days=1).status_code == 404
    assert labels(client, MONTH) == []


# Trash


@pytest.mark.parametrize("kind", KINDS)
def test_the_trash_shows_the_kind_and_restores_it(kind: str, ada: User, sign_in: SignIn) -> None:
    item = add_of_kind(ada, kind)
    work = db.session.scalar(select({"task": Task, "to_do": ToDo}[kind])) if kind in {"task", "to_do"} else None
    item.trashed_at = utc_now()
    db.session.commit()
    client = sign_in(ada)
    assert labels(client, MONTH) == []
    (row,) = html.fromstring(client.get("/my-calendar/trash").get_data()).xpath("//tr[starts-with(@id, 'trashed-')]")
    assert row.xpath("string(td[@data-label='Kind'])").strip() == kinds.ALL[kind].title
    assert work is None or work.deleted_at is not None
    assert act(client, f"/my-calendar/items/{item.id}/restore").status_code == 303
    assert len(labels(client, MONTH)) == 1
    assert work is None or work.deleted_at is None


def test_a_trashed_shared_item_is_in_its_creators_trash(ada: User, cem: User, sign_in: SignIn) -> None:
    item = add_of_kind(cem, "service_call", ada)
    item.trashed_at = utc_now()
    db.session.commit()
    for person in (ada, cem):
        assert "Printer is down" in text(sign_in(person).get("/my-calendar/trash"))
    assert act(sign_in(cem), f"/my-calendar/items/{item.id}/restore").status_code == 303
    assert item.trashed_at is None


def test_an_invisible_call_cannot_be_restored(ada: User, cem: User, sign_in: SignIn) -> None:
    item = add_of_kind(ada, "service_call")
    item.trashed_at = utc_now()
    db.session.commit()
    assert act(sign_in(cem), f"/my-calendar/items/{item.id}/restore").status_code == 404
    assert item.trashed_at is not None


# Reading


def test_a_search_reads_no_private_items_of_others(ada: User, dora: User) -> None:
    secret, plain = add(ada, subject="Doctor", private=True), add(ada, subject="Visit")
    add(ada, subject="Buy filters").kind = "to_do"
    db.session.commit()
    read = set(db.session.scalars(select(Item.id).where(readable_by(dora))))
    assert read == {plain.id}
    assert set(db.session.scalars(select(Item.id).where(readable_by(ada)))) > {plain.id, secret.id}


# Cost


@pytest.mark.parametrize("path", VIEWS)
def test_all_kinds_take_as_many_queries_as_one(path: str, ada: User, ben: User, sign_in: SignIn) -> None:
    client = sign_in(ada)

    def fill(count: int) -> int:
        for number in range(count):
            for kind in KINDS:
                add_of_kind(
                    ada, kind, *((ada, ben) if kind in SHARED_KINDS else ()), start=NINE + timedelta(minutes=number)
                )
        with counted_queries() as statements:
            assert client.get(path).status_code == 200
        return len(statements)

    few = fill(1)
    assert fill(5) == few
    assert few <= 5  # the person, the stamp, the items, their changed dates, what can be done about them
