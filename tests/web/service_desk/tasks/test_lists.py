"""Lists of tasks and to-dos: quick add, completing, order, filters, overdue work."""

from datetime import timedelta

import pytest
from flask import Flask
from lxml import html
from sqlalchemy import select

from tests.statements import counted_queries
from tests.web.my_calendar.helpers import HTMX, text
from tests.web.service_desk.tasks.helpers import TaskPages, a_ticket, in_days, local_now
from webapp.accounts.models import User
from webapp.database import new_uid
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.service_desk.models import Task
from webapp.web.paging import PER_PAGE


def test_quick_add_needs_a_title_and_nothing_else(task_pages: TaskPages) -> None:
    task_pages.add("First")
    task_pages.add("Second")
    assert task_pages.titles() == ["Second", "First"]


def test_quick_add_assigns_a_task_to_its_creator(tasks: TaskPages) -> None:
    task = tasks.add("Order paper")
    assert ([person.name for person in task.assignees], task.status, task.item_id) == (["Ada"], "open", None)


def test_quick_add_uses_the_ticket_of_the_filter(tasks: TaskPages, ada: User) -> None:
    a_ticket(assignee_id=ada.id)
    (action,) = tasks.page("?ticket=1042").xpath("//form[@data-quick-add]/@action")
    tasks.act(action.removeprefix("/tasks"), title="Bring toner")
    assert tasks.last().ticket.number == 1042


@pytest.mark.parametrize("title", ["", "   ", "x" * 201])
def test_an_invalid_title_adds_nothing_and_is_reported(task_pages: TaskPages, title: str) -> None:
    answer = task_pages.act("/add", htmx=True, title=title)
    assert answer.status_code == 422
    assert "title" in text(answer) or "too long" in text(answer)
    assert task_pages.last() is None


def test_a_double_submit_adds_once_and_another_title_of_the_same_form_again(task_pages: TaskPages) -> None:
    uid = new_uid()
    for title in ("Water plants", "Water plants", "Feed cat"):
        task_pages.act("/add", title=title, uid=uid)
    assert task_pages.titles() == ["Feed cat", "Water plants"]


def test_completing_takes_one_click_and_can_be_undone(task_pages: TaskPages) -> None:
    work = task_pages.add("Call back")
    answer = task_pages.act(f"/{work.id}/status/done", htmx=True)
    assert task_pages.get(work).is_done
    assert task_pages.get(work).done_at is not None
    assert (task_pages.titles(), task_pages.titles("?show=done")) == ([], ["Call back"])
    (undo,) = html.fromstring(answer.get_data()).xpath("//form/@action")
    task_pages.act(undo.removeprefix(task_pages.path), htmx=True)
    assert (task_pages.get(work).is_done, task_pages.get(work).done_at) == (False, None)


def test_undo_restores_the_former_status_of_a_task(tasks: TaskPages) -> None:
    task = tasks.add("Build")
    tasks.act(f"/{task.id}/status/in_progress")
    answer = tasks.act(f"/{task.id}/status/done", htmx=True)
    (undo,) = html.fromstring(answer.get_data()).xpath("//form/@action")
    tasks.act(undo.removeprefix("/tasks"))
    assert tasks.get(task).status == "in_progress"


def test_an_unknown_status_is_not_found(task_pages: TaskPages) -> None:
    work = task_pages.add("Call back")
    assert task_pages.act(f"/{work.id}/status/lost").status_code == 404


def test_to_dos_are_open_or_done(to_dos: TaskPages) -> None:
    assert to_dos.act(f"/{to_dos.add('Call back').id}/status/in_progress").status_code == 404


def test_the_checkbox_has_a_label_for_its_action(task_pages: TaskPages) -> None:
    work = task_pages.add("Call back")
    (box,) = task_pages.page().xpath("//button[@role='checkbox']")
    assert (box.get("aria-checked"), box.get("aria-label")) == ("false", "Done: Call back")
    task_pages.act(f"/{work.id}/status/done")
    assert task_pages.page("?show=done").xpath("//button[@role='checkbox']/@aria-checked") == ["true"]


def test_rows_move_up_and_down_by_their_buttons(task_pages: TaskPages) -> None:
    for title in ("c", "b", "a"):
        task_pages.add(title)
    press(task_pages, "Move “c” up")
    assert task_pages.titles() == ["a", "c", "b"]
    press(task_pages, "Move “a” down")
    assert task_pages.titles() == ["c", "a", "b"]
    assert "“c” cannot move up" in text(task_pages.client.get(task_pages.path))


def press(task_pages: TaskPages, label: str) -> None:
    (form,) = task_pages.page().xpath(f"//form[.//button[@title='{label}']]")
    assert task_pages.client.post(form.action, data=dict(form.form_values())).status_code == 303


def test_rows_can_be_moved_repeatedly_between_two_neighbours(task_pages: TaskPages) -> None:
    """Move rows more often than the distance between two positions allows."""
    works = [task_pages.add(title) for title in ("d", "c", "b", "a")]
    d, _, b, a = works
    for _ in range(12):
        task_pages.act(f"/{d.id}/place", after=a.id)
        task_pages.act(f"/{b.id}/place", after=a.id)
    assert task_pages.titles() == ["a", "b", "d", "c"]
    task_pages.act(f"/{a.id}/place", after=works[1].id)
    assert task_pages.titles() == ["b", "d", "c", "a"]
    task_pages.act(f"/{a.id}/place", before=b.id)
    assert task_pages.titles() == ["a", "b", "d", "c"]


def test_rows_with_equal_positions_can_be_reordered(tasks: TaskPages, ada: User) -> None:
    for title in ("one", "two", "three"):  # as other ways of making tasks leave them: all at the same place
        db.session.add(Task(title=title, creator_id=ada.id))
        db.session.commit()
    one, two, three = db.session.scalars(select(Task).order_by(Task.id))
    tasks.act(f"/{three.id}/place", after=one.id)
    assert tasks.titles() == ["one", "three", "two"]
    tasks.act(f"/{two.id}/place", before=one.id)
    assert tasks.titles() == ["two", "one", "three"]


def test_reordering_does_not_make_an_open_dialog_stale(task_pages: TaskPages) -> None:
    first, second = task_pages.add("first"), task_pages.add("second")
    before = task_pages.get(first).version
    task_pages.act(f"/{first.id}/place", before=second.id)
    assert task_pages.get(first).version == before


@pytest.mark.parametrize("values", [{}, {"before": 4711}, {"after": "x"}])
def test_an_invalid_place_is_refused(task_pages: TaskPages, values: dict[str, int]) -> None:
    work = task_pages.add("Call back")
    assert task_pages.act(f"/{work.id}/place", **values).status_code in {400, 404}
    assert task_pages.titles() == ["Call back"]


def test_the_first_and_last_row_can_be_moved_off_their_page(task_pages: TaskPages) -> None:
    for number in range(PER_PAGE + 1):
        task_pages.add(f"n{number}")
    assert len(task_pages.titles()) == PER_PAGE
    assert task_pages.titles("?page=2") == ["n0"]
    (form,) = task_pages.page("?page=2").xpath("//form[.//button[@title='Move “n0” up']]")
    task_pages.client.post(form.action, data=dict(form.form_values()))
    assert task_pages.titles("?page=2") == ["n1"]


def test_invalid_query_parameters_are_ignored(task_pages: TaskPages) -> None:
    task_pages.add("Call back")
    for query in ("?show=nothing", "?page=-1", "?page=x", "?who=nobody"):
        assert task_pages.titles(query) == ["Call back"], query
    assert task_pages.titles("?page=99999999") == ["Call back"]
    assert "nothing on this page" in text(task_pages.client.get(f"{task_pages.path}?page=3"))


@pytest.mark.parametrize("ticket", ["#1", "x", "99999999999999999999", "²"])
def test_an_unknown_ticket_in_the_filter_is_reported(tasks: TaskPages, ticket: str) -> None:
    tasks.add("Call back")
    answer = tasks.client.get("/tasks", query_string={"ticket": ticket})
    assert "There is no ticket" in text(answer)
    assert "Call back" not in text(answer)


def test_tasks_of_one_ticket(tasks: TaskPages, ada: User) -> None:
    a_ticket(assignee_id=ada.id)
    tasks.add("Elsewhere")
    tasks.act("/add?ticket=1042", title="Bring toner")
    assert tasks.titles("?ticket=%231042") == ["Bring toner"]


def test_overdue_work_has_a_text_label(task_pages: TaskPages, ada: User) -> None:
    now = local_now(ada)
    for title, day, time in (
        ("last week", in_days(-7, ada), ""),
        ("a minute ago", f"{now - timedelta(minutes=1):%Y-%m-%d}", f"{now - timedelta(minutes=1):%H:%M}"),
        ("today", in_days(0, ada), ""),
        ("soon", f"{now + timedelta(hours=2):%Y-%m-%d}", f"{now + timedelta(hours=2):%H:%M}"),
    ):
        task_pages.save(title=title, due_date=day, due_time=time)
    assert ["Overdue" in facts for facts in task_pages.facts()] == [False, False, True, True]
    assert task_pages.facts()[1].startswith("Due: Today")


def test_completed_work_is_not_overdue(task_pages: TaskPages, ada: User) -> None:
    task_pages.save(title="Late", due_date=in_days(-2, ada))
    task_pages.act(f"/{task_pages.last().id}/status/done")
    assert "Overdue" not in task_pages.facts("?show=done")[0]


def test_times_are_local_to_the_viewer(tasks: TaskPages, ada: User, ben: User, sign_in: object) -> None:
    tasks.save(title="Call Tokyo", due_date="2030-06-03", due_time="15:00")
    task = tasks.last()
    task.assignees.append(ben)
    db.session.commit()
    (seen,) = TaskPages(sign_in(ben), "/tasks", ben).facts()  # type: ignore[operator]
    assert "Mon 3 Jun 2030, 09:00" in seen


def test_deleting_moves_to_the_trash_and_can_be_undone(task_pages: TaskPages) -> None:
    work = task_pages.add("Call back")
    answer = task_pages.act(f"/{work.id}/delete", htmx=True, version=work.version)
    assert (task_pages.titles(), task_pages.titles("?show=trash")) == ([], ["Call back"])
    (undo,) = html.fromstring(answer.get_data()).xpath("//form/@action")
    task_pages.act(undo.removeprefix(task_pages.path))
    assert task_pages.titles() == ["Call back"]


def test_quick_add_can_be_undone(task_pages: TaskPages) -> None:
    answer = task_pages.act("/add", htmx=True, title="Oops")
    (undo,) = html.fromstring(answer.get_data()).xpath("//form/@action")
    assert task_pages.act(undo.removeprefix(task_pages.path), htmx=True).status_code == 200
    assert task_pages.titles() == []


def test_a_stale_removal_is_refused(task_pages: TaskPages) -> None:
    work = task_pages.add("Call back")
    seen = work.version
    task_pages.act(f"/{work.id}/status/done")
    answer = task_pages.act(f"/{work.id}/delete", htmx=True, version=seen)
    assert answer.status_code == 409
    assert "changed meanwhile" in text(answer)
    assert task_pages.get(work).deleted_at is None


def test_a_removal_without_a_version_is_refused(task_pages: TaskPages) -> None:
    assert task_pages.act(f"/{task_pages.add('Call back').id}/delete").status_code == 400


def test_a_task_of_a_deleted_ticket_cannot_be_restored(tasks: TaskPages, ada: User) -> None:
    ticket = a_ticket(assignee_id=ada.id)
    tasks.act("/add?ticket=1042", title="Bring toner")
    task = tasks.last()
    task.deleted_at = ticket.deleted_at = local_now(ada).astimezone()
    db.session.commit()
    answer = tasks.act(f"/{task.id}/restore", htmx=True)
    assert answer.status_code == 422
    assert "Ticket #1042 of this task is deleted" in text(answer)


def test_htmx_gets_the_list_as_a_fragment(task_pages: TaskPages) -> None:
    task_pages.add("Call back")
    answer = task_pages.client.get(task_pages.path, headers=HTMX)
    assert "<html" not in answer.get_data(as_text=True)
    assert html.fromstring(answer.get_data()).get("id") == "work-list"


def test_moving_a_row_triggers_a_reload_of_lists(task_pages: TaskPages) -> None:
    first, second = task_pages.add("first"), task_pages.add("second")
    answer = task_pages.act(f"/{first.id}/place", htmx=True, before=second.id)
    assert (answer.status_code, answer.headers["HX-Trigger"]) == (204, "calendarChanged")


def test_posts_without_a_csrf_token_are_refused(task_pages: TaskPages) -> None:
    work = task_pages.add("Call back")
    assert task_pages.client.post(f"{task_pages.path}/{work.id}/status/done").status_code == 400
    assert not task_pages.get(work).is_done


def test_posts_redirect_to_the_list_with_its_filters(task_pages: TaskPages) -> None:
    work = task_pages.add("Call back")
    answer = task_pages.act(f"/{work.id}/status/done?next={task_pages.path}?page=2")
    assert answer.headers["Location"] == f"{task_pages.path}?page=2"
    answer = task_pages.act(f"/{work.id}/status/open?next=https://example.org/")
    assert answer.headers["Location"] == task_pages.path


def test_signed_out_visitors_are_sent_to_the_sign_in(task_pages: TaskPages, app: Flask) -> None:
    assert app.test_client().get(task_pages.path).headers["Location"].startswith("/sign-in")


def test_the_number_of_queries_does_not_depend_on_the_number_of_rows(tasks: TaskPages, ada: User) -> None:
    def queries() -> int:
        with counted_queries() as statements:
            tasks.page("?who=all")
        return len(statements)

    ticket = a_ticket(assignee_id=ada.id)
    tasks.add("one")
    few = queries()
    for number in range(30):
        db.session.add(Task(title=f"n{number}", creator_id=ada.id, ticket=ticket, assignees=[ada]))
    db.session.commit()
    assert queries() == few


def test_completing_marks_the_item_of_today(task_pages: TaskPages, ada: User) -> None:
    task_pages.save(title="Pay rent", due_date=in_days(0, ada))
    item = db.session.scalars(select(Item)).one()
    assert (item.subject, item.kind) == ("Pay rent", "task" if task_pages.path == "/tasks" else "to_do")
    task_pages.act(f"/{task_pages.last().id}/status/done")
    db.session.refresh(item)
    assert item.subject == "✓ Pay rent"
