"""Dialogs of tasks and to-dos, permissions, and items in calendars."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import select

from tests.web.my_calendar.helpers import HTMX, text
from tests.web.service_desk.tasks.helpers import TaskPages, a_ticket
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.service_desk.models import Client, Queue, Task

SignIn = Callable[[User], FlaskClient]


def items() -> list[Item]:
    return list(db.session.scalars(select(Item).where(Item.cancelled_at.is_(None), Item.trashed_at.is_(None))))


def test_a_saved_task_has_the_entered_values(tasks: TaskPages, ada: User) -> None:
    ticket = a_ticket(assignee_id=ada.id)
    answer = tasks.save(
        title="Order\tpaper",
        due_date="2030-06-03",
        due_time="15:00",
        estimate="45",
        status="in_progress",
        ticket="1042",
        description="A4\r\nwhite",
    )
    assert answer.headers["Location"] == "/tasks"
    task = tasks.last()
    assert (task.status, task.estimate, task.ticket_id, task.description) == ("in_progress", 45, ticket.id, "A4\nwhite")
    assert (task.due_at, task.zone, task.due_on) == (datetime(2030, 6, 3, 15), "Europe/Berlin", None)


def test_a_due_day_is_all_day_and_a_due_time_lasts_as_estimated(task_pages: TaskPages) -> None:
    for due_time, estimate in (("", ""), ("15:00", "45"), ("16:00", "")):
        task_pages.save(title="Pay", due_date="2030-06-03", due_time=due_time, estimate=estimate)
    day, estimated, plain = items()
    assert (day.all_day, day.start, day.end) == (True, datetime(2030, 6, 3), datetime(2030, 6, 4))
    assert (estimated.start, estimated.end) == (datetime(2030, 6, 3, 15), datetime(2030, 6, 3, 15, 45))
    assert (plain.start, plain.end) == (datetime(2030, 6, 3, 16), datetime(2030, 6, 3, 16, 30))


def test_removing_the_due_date_removes_the_item(task_pages: TaskPages) -> None:
    task_pages.save(title="Pay", due_date="2030-06-03")
    task_pages.save(f"/{task_pages.last().id}", due_date="")
    assert (items(), task_pages.last().due_on) == ([], None)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"title": ""}, "Please give a title."),
        ({"title": "x" * 201}, "too long"),
        ({"due_time": "12:00"}, "A time needs its day."),
        ({"due_date": "1492-10-12"}, "between 1902 and 2200"),
        ({"due_date": "tomorrow"}, "Not a valid date value."),
        ({"estimate": "-5"}, "Please give minutes"),
        ({"estimate": "99999999"}, "Please give minutes"),
        ({"uid": "damaged"}, "This form is damaged."),
    ],
)
def test_invalid_input_is_reported_beside_its_field_and_kept(
    task_pages: TaskPages, values: dict[str, str], sentence: str
) -> None:
    answer = task_pages.save(**{"title": "Pay", **values})
    assert answer.status_code == 422
    assert sentence in text(answer)
    (name,) = values
    if name != "uid":
        assert values[name] in answer.get_data(as_text=True)
    assert task_pages.last() is None


def test_an_unknown_ticket_and_a_client_of_another_ticket_are_refused(tasks: TaskPages, ada: User) -> None:
    a_ticket(assignee_id=ada.id)
    db.session.add(Client(name="Other"))
    db.session.commit()
    assert "There is no ticket #7" in text(tasks.save(title="Pay", ticket="7"))
    assert "is of Acme" in text(tasks.save(title="Pay", ticket="1042", client="Other"))


def test_a_double_submit_of_the_dialog_saves_once(task_pages: TaskPages) -> None:
    form = html.fromstring(task_pages.client.get(f"{task_pages.path}/new").get_data()).xpath(
        "//form[.//*[@name='title']]"
    )[0]
    for _ in range(2):
        task_pages.client.post(f"{task_pages.path}/new", data={**dict(form.form_values()), "title": "Pay"})
    assert task_pages.titles() == ["Pay"]


@pytest.mark.parametrize(
    ("query", "due"),
    [
        ("start=2026-11-25T14:00", ("2026-11-25", "14:00")),
        ("start=2026-11-25&all_day=1", ("2026-11-25", "")),
        ("start=2026-11-25T09:00&all_day=1", ("2026-11-25", "")),
        ("start=nonsense", ("", "")),
        ("start=9999-12-31", ("", "")),
    ],
)
def test_the_dialog_starts_with_the_chosen_slot(task_pages: TaskPages, query: str, due: tuple[str, str]) -> None:
    page = html.fromstring(task_pages.client.get(f"{task_pages.path}/new?{query}").get_data())
    assert tuple(page.xpath(f"//*[@name='{name}']")[0].get("value", "") for name in ("due_date", "due_time")) == due


def test_a_new_task_has_the_ticket_or_client_of_the_link(tasks: TaskPages, ada: User) -> None:
    ticket = a_ticket(assignee_id=ada.id)
    assert "#1042 Printer is down" in tasks.client.get("/tasks/new?ticket=1042").get_data(as_text=True)
    assert 'value="Acme"' in tasks.client.get(f"/tasks/new?client={ticket.client_id}").get_data(as_text=True)
    assert tasks.client.get("/tasks/new?ticket=x&client=-1").status_code == 200


def test_saving_redirects_to_the_previous_page(task_pages: TaskPages) -> None:
    answer = task_pages.save("/new?next=/my-calendar/week/2026-11-23", title="Pay")
    assert answer.headers["Location"] == "/my-calendar/week/2026-11-23"


def test_a_calendar_entry_opens_the_dialog_of_its_work(task_pages: TaskPages) -> None:
    task_pages.save(title="Pay rent", due_date="2030-06-03")
    (item,) = items()
    answer = task_pages.client.get(f"{task_pages.path}/of-item/{item.id}", headers=HTMX)
    page = html.fromstring(answer.get_data())
    assert page.xpath("//*[@name='title']/@value") == ["Pay rent"]
    task_pages.act(f"/{task_pages.last().id}/delete", version=task_pages.last().version)
    assert task_pages.client.get(f"{task_pages.path}/of-item/{item.id}").status_code == 404


def test_saving_an_outdated_version_shows_both_versions(task_pages: TaskPages) -> None:
    work = task_pages.add("Pay")
    page = f"{task_pages.path}/{work.id}"
    (form,) = html.fromstring(task_pages.client.get(page).get_data()).xpath("//form[.//*[@name='title']]")
    task_pages.save(f"/{work.id}", title="Pay the rent")
    answer = task_pages.client.post(page, data={**dict(form.form_values()), "title": "Pay now"})
    assert answer.status_code == 409
    conflict = html.fromstring(answer.get_data()).xpath("//table[contains(@class, 'conflict')]//tbody/tr/*/text()")
    assert conflict == ["Title", "Pay the rent", "Pay now"]
    assert task_pages.get(work).title == "Pay the rent"
    (form,) = html.fromstring(answer.get_data()).xpath("//form[.//*[@name='title']]")
    task_pages.client.post(page, data=dict(form.form_values()))
    assert task_pages.get(work).title == "Pay now"


def test_an_unchanged_due_time_keeps_its_zone(tasks: TaskPages, ben: User, sign_in: SignIn) -> None:
    tasks.save(title="Call Tokyo", due_date="2030-06-03", due_time="15:00")
    task = tasks.last()
    task.assignees.append(ben)
    db.session.commit()
    bens = TaskPages(sign_in(ben), "/tasks", ben)
    bens.save(f"/{task.id}", title="Call Osaka")
    assert (tasks.get(task).due_at, tasks.get(task).zone) == (datetime(2030, 6, 3, 15), "Europe/Berlin")
    bens.save(f"/{task.id}", due_time="10:00")
    assert (tasks.get(task).due_at, tasks.get(task).zone) == (datetime(2030, 6, 3, 10), "America/New_York")


def test_a_time_skipped_by_a_clock_change_is_moved_forward(to_dos: TaskPages) -> None:
    to_dos.save(title="Early", due_date="2030-03-31", due_time="02:30")
    assert to_dos.last().due_at == datetime(2030, 3, 31, 3, 30)


def test_moving_the_item_moves_the_due_date(task_pages: TaskPages) -> None:
    task_pages.save(title="Pay", due_date="2030-06-03")
    (item,) = items()
    path = f"/my-calendar/items/{item.id}/move"
    assert task_pages.client.post(path, data=dict(_token(task_pages), version=item.version, days=2)).status_code == 303
    assert task_pages.get(task_pages.last()).due_on == date(2030, 6, 5)


def _token(task_pages: TaskPages) -> dict[str, str]:
    (value, *_) = task_pages.page().xpath("//input[@name='csrf_token']/@value")
    return {"csrf_token": value}


# Who sees what


def test_to_dos_are_visible_to_their_owner_only(
    to_dos: TaskPages, make_user: Callable[..., User], sign_in: SignIn
) -> None:
    work = to_dos.add("Private matter")
    for role in ("technician", "dispatcher", "administrator"):
        other = TaskPages(sign_in(make_user(role, role=role)), "/to-dos", work)
        assert other.titles() == []
        assert other.client.get(f"/to-dos/{work.id}").status_code == 404
        assert other.act(f"/{work.id}/status/done").status_code == 404
        assert other.act(f"/{work.id}/delete", version=1).status_code == 404


def test_a_task_is_visible_to_creator_assignees_and_planners(
    ada: User, ben: User, make_user: Callable[..., User], sign_in: SignIn
) -> None:
    cem, dora, dana = make_user("Cem"), make_user("Dora"), make_user("Dana", role="dispatcher")
    queue = Queue(name="Heating", members=[dora])
    task = Task(title="Order", creator_id=ada.id, assignees=[ben], ticket=a_ticket(queue=queue))
    db.session.add(task)
    db.session.commit()
    for person, seen in ((ada, True), (ben, True), (dora, True), (dana, True), (cem, False)):
        task_pages = TaskPages(sign_in(person), "/tasks", person)
        assert task_pages.titles("?who=all") == (["Order"] if seen else []), person.name
        assert task_pages.client.get(f"/tasks/{task.id}").status_code == (200 if seen else 404), person.name
        assert task_pages.titles() == (["Order"] if person is ben else [])


def test_posts_to_invisible_tasks_are_not_found(tasks: TaskPages, cem: User, sign_in: SignIn) -> None:
    task, other = tasks.add("Order"), tasks.add("Other")
    stranger = TaskPages(sign_in(cem), "/tasks", cem)
    for path in ("/status/done", "/delete?version=1", "/restore", f"/place?before={other.id}"):
        assert stranger.act(f"/{task.id}{path}").status_code == 404, path
    mine = stranger.add("Mine")
    assert stranger.act(f"/{mine.id}/place", before=task.id).status_code == 404


def test_technicians_can_assign_tasks_only_to_themselves(tasks: TaskPages, ben: User) -> None:
    page = html.fromstring(tasks.client.get("/tasks/new").get_data())
    assert [label.strip() for label in page.xpath("//*[contains(@class, 'people-picker')]//label/text()")] == ["Ada"]
    assert tasks.save(title="Order", assignees=str(ben.id)).status_code == 422


def test_dispatchers_can_assign_tasks_to_everybody_and_calendars_are_updated(
    ada: User, ben: User, make_user: Callable[..., User], sign_in: SignIn
) -> None:
    desk = TaskPages(sign_in(make_user("Dana", role="dispatcher")), "/tasks", ada)
    desk.save(title="Order", due_date="2030-06-03", assignees=str(ben.id))
    (item,) = items()
    assert [entry.user_id for entry in item.assignments] == [ben.id]
    desk.save(f"/{desk.last().id}", assignees=str(ada.id))
    db.session.expire_all()
    assert [entry.user_id for entry in item.assignments] == [ada.id]


def test_trashed_work_cannot_be_edited(task_pages: TaskPages) -> None:
    work = task_pages.add("Pay")
    task_pages.act(f"/{work.id}/delete", version=work.version)
    assert task_pages.client.get(f"{task_pages.path}/{work.id}").status_code == 404
    assert task_pages.act(f"/{work.id}/status/done").status_code == 404


def test_restoring_the_item_restores_the_task(task_pages: TaskPages) -> None:
    task_pages.save(title="Pay", due_date="2030-06-03")
    work = task_pages.last()
    task_pages.act(f"/{work.id}/delete", version=work.version)
    assert (
        task_pages.client.post(
            f"/my-calendar/items/{work.item_id}/restore", data=_token_of_calendar(task_pages)
        ).status_code
        == 303
    )
    assert task_pages.titles() == ["Pay"]


def _token_of_calendar(task_pages: TaskPages) -> dict[str, str]:
    page = html.fromstring(task_pages.client.get("/my-calendar/trash").get_data())
    return {"csrf_token": page.xpath("//input[@name='csrf_token']/@value")[0]}


def test_purging_the_item_hides_the_task_from_the_trash(task_pages: TaskPages) -> None:
    work = task_pages.add("Pay")
    work.deleted_at = utc_now().replace(year=2020)
    db.session.commit()
    assert task_pages.titles("?show=trash") == []
