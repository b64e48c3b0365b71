"""Administration of queues, teams and working hours, for administrators only."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from tests.statements import counted_queries
from tests.web.service_desk.desk import act, add, add_client, differences, rows, text, token
from webapp.accounts.models import User
from webapp.extensions import db
from webapp.service_desk.access import find_ticket
from webapp.service_desk.availability import DEFAULT_HOURS, hours_of, outside_hours
from webapp.service_desk.models import Queue, Team, WorkingHours

SignIn = Callable[[User], FlaskClient]


@pytest.fixture
def admin(make_user: Callable[..., User]) -> User:
    return make_user("Dana", role="administrator", time_zone="Europe/Berlin")


def stamp_of(browser: FlaskClient, page: str) -> str:
    """Return the stamp of the hours that a page shows."""
    (stamp,) = html.fromstring(browser.get(page).get_data()).xpath("//input[@name='seen']/@value")
    return str(stamp)


PAGES = ["/admin/queues", "/admin/queues/new", "/admin/teams", "/admin/teams/new", "/admin/hours"]


@pytest.mark.parametrize("path", PAGES)
def test_only_administrators_see_the_pages(
    admin: User, ada: User, make_user: Callable[..., User], sign_in: SignIn, path: str
) -> None:
    assert sign_in(admin).get(path).status_code == 200
    assert sign_in(make_user("Ed", role="dispatcher")).get(path).status_code == 404
    assert sign_in(ada).get(path).status_code == 404


def test_only_administrators_can_make_changes(app: Flask, admin: User, ada: User, sign_in: SignIn) -> None:
    queue = Queue(name="First line", members=[])
    db.session.add(queue)
    db.session.commit()
    browser = sign_in(ada)
    for path in (f"queues/{queue.id}", f"queues/{queue.id}/delete", f"people/{ada.id}/hours", "queues/new"):
        assert act(browser, f"/admin/{path}", name="Mine").status_code == 404
    assert db.session.scalars(select(Queue.name)).all() == ["First line"]


@pytest.mark.parametrize("model", [Queue, Team])
def test_queues_and_teams_are_made_changed_and_deleted(
    admin: User, ada: User, ben: User, sign_in: SignIn, model: type[Queue | Team]
) -> None:
    plural = model.__tablename__
    browser = sign_in(admin)
    sent = {"csrf_token": token(browser), "name": "First line", "members": [ada.id, ben.id]}
    assert browser.post(f"/admin/{plural}/new", data=sent).location == f"/admin/{plural}"
    group = db.session.scalars(select(model)).one()
    assert (group.name, group.members) == ("First line", [ada, ben])
    assert rows(browser.get(f"/admin/{plural}")) == ["First line"]
    act(browser, f"/admin/{plural}/{group.id}", version=group.version, name="Second line", members=[ben.id])
    assert (group.name, group.members) == ("Second line", [ben])
    act(browser, f"/admin/{plural}/{group.id}/delete")
    assert db.session.scalars(select(model)).all() == []


def test_two_queues_cannot_have_one_name(admin: User, sign_in: SignIn) -> None:
    db.session.add_all([Queue(name="First line"), Queue(name="Second line")])
    db.session.commit()
    second = db.session.scalars(select(Queue).where(Queue.name == "Second line")).one()
    browser = sign_in(admin)
    for path in ("new", second.id):
        answer = act(browser, f"/admin/queues/{path}", version=second.version, name="First line")
        assert answer.status_code == 422
        assert "Another queue has this name." in text(answer)


def test_members_of_a_queue_see_its_tickets(admin: User, ada: User, sign_in: SignIn) -> None:
    queue = Queue(name="First line", members=[])
    db.session.add(queue)
    db.session.commit()
    ticket = add(add_client(), queue_id=queue.id)
    assert find_ticket(ada, ticket.number) is None
    act(sign_in(admin), f"/admin/queues/{queue.id}", version=queue.version, name="First line", members=[ada.id])
    assert find_ticket(ada, ticket.number) == ticket


def test_tickets_of_a_deleted_queue_stay(admin: User, sign_in: SignIn) -> None:
    queue = Queue(name="First line", members=[])
    db.session.add(queue)
    db.session.commit()
    ticket = add(add_client(), queue_id=queue.id)
    act(sign_in(admin), f"/admin/queues/{queue.id}/delete")
    db.session.expire_all()
    assert (ticket.queue, ticket.deleted_at) == (None, None)


def test_disabled_members_stay_until_they_are_removed(admin: User, ada: User, ben: User, sign_in: SignIn) -> None:
    team = Team(name="North", members=[ada])
    ada.is_disabled = ben.is_disabled = True
    db.session.add(team)
    db.session.commit()
    page = f"/admin/teams/{team.id}"
    browser = sign_in(admin)
    document = html.fromstring(browser.get(page).get_data())
    assert document.xpath("//input[@name='members'][@checked]/@value") == [str(ada.id)]
    assert act(browser, page, version=1, name="North", members=[ada.id]).status_code == 303
    assert act(browser, page, version=1, name="North", members=[ada.id, ben.id]).status_code == 422
    assert act(browser, page, version=1, name="North").status_code == 303
    assert team.members == []


@pytest.mark.parametrize("members", [["x"], ["999"], [""], ["99999999999999999999"]])
def test_invalid_members_are_refused(admin: User, sign_in: SignIn, members: list[str]) -> None:
    browser = sign_in(admin)
    sent = {"csrf_token": token(browser), "name": "North", "members": members}
    assert browser.post("/admin/teams/new", data=sent).status_code == 422
    assert db.session.scalars(select(Team)).all() == []


@pytest.mark.parametrize(
    "path",
    ["queues/7", "teams/7", "queues/99999999999999999999", "people/7/hours", "people/99999999999999999999/hours"],
)
def test_unknown_addresses_are_not_found(admin: User, sign_in: SignIn, path: str) -> None:
    assert sign_in(admin).get(f"/admin/{path}").status_code == 404


# Working hours


def test_default_hours_apply_without_hours_of_ones_own(admin: User, ada: User, sign_in: SignIn) -> None:
    document = html.fromstring(sign_in(admin).get(f"/admin/people/{ada.id}/hours").get_data())
    assert document.xpath("//input[@name='monday-starts']/@value") == ["08:00"]
    assert document.xpath("//input[@name='friday-ends']/@value") == ["17:00"]
    assert document.xpath("//input[@name='saturday-works'][@checked]") == []


def test_hours_are_saved_per_weekday_in_the_persons_zone(admin: User, ben: User, sign_in: SignIn) -> None:
    page = f"/admin/people/{ben.id}/hours"
    browser = sign_in(admin)
    monday = {"monday-works": "y", "monday-starts": "10:00", "monday-ends": "00:00"}
    saturday = {"saturday-works": "y", "saturday-starts": "09:00", "saturday-ends": "12:30"}
    act(browser, page, seen=stamp_of(browser, page), **monday, **saturday)
    hours = hours_of([ben.id])[ben.id]
    assert hours.zone == "America/New_York"
    assert {day: span for day, span in hours.days.items() if span[0] != span[1]} == {0: (600, 1440), 5: (540, 750)}
    noon_in_new_york = datetime(2026, 11, 23, 17, tzinfo=UTC)
    eight_in_new_york = datetime(2026, 11, 23, 13, tzinfo=UTC)
    assert not outside_hours(ben, noon_in_new_york, noon_in_new_york)
    assert outside_hours(ben, eight_in_new_york, noon_in_new_york)
    shown = html.fromstring(browser.get(page).get_data())
    assert shown.xpath("//input[@name='monday-ends']/@value") == ["00:00"]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"monday-works": "y", "monday-starts": "", "monday-ends": ""}, "Please give both times"),
        ({"monday-works": "y", "monday-starts": "09:00", "monday-ends": "08:00"}, "The end lies before the start."),
        ({"monday-works": "y", "monday-starts": "09:00", "monday-ends": "09:00"}, "The end lies before the start."),
        ({"monday-works": "y", "monday-starts": "25:00", "monday-ends": "08:00"}, "Not a valid time value."),
    ],
)
def test_invalid_hours_are_refused(
    admin: User, ada: User, sign_in: SignIn, values: dict[str, str], message: str
) -> None:
    answer = act(sign_in(admin), f"/admin/people/{ada.id}/hours", **values)
    assert answer.status_code == 422
    assert message in text(answer)
    assert db.session.scalars(select(WorkingHours)).all() == []


def test_hours_can_be_reset_to_the_default(admin: User, ada: User, sign_in: SignIn) -> None:
    browser = sign_in(admin)
    page = f"/admin/people/{ada.id}/hours"
    act(browser, page, seen=stamp_of(browser, page))
    assert not any(starts != ends for starts, ends in hours_of([ada.id])[ada.id].days.values())
    act(browser, f"{page}/reset")
    assert hours_of([ada.id])[ada.id].days == DEFAULT_HOURS


# Two administrators at once


def both_open(browser: FlaskClient, page: str) -> MultiDict[str, str]:
    """Return the values that the form of the page submits unchanged."""
    (form,) = html.fromstring(browser.get(page).get_data()).xpath("//form[.//input[@name='version' or @name='seen']]")
    return MultiDict(form.form_values())


@pytest.mark.parametrize("model", [Queue, Team])
def test_two_people_save_the_same_group(
    admin: User, ada: User, ben: User, sign_in: SignIn, model: type[Queue | Team]
) -> None:
    group = model(name="First line", members=[ada])
    db.session.add(group)
    db.session.commit()
    browser, page = sign_in(admin), f"/admin/{model.__tablename__}/{group.id}"
    mine, theirs = both_open(browser, page), both_open(browser, page)
    theirs.add("members", str(ben.id))  # its members alone
    assert browser.post(page, data=theirs).status_code == 303
    mine["name"] = "Second line"
    late = browser.post(page, data=mine)
    assert (late.status_code, group.name, set(group.members)) == (409, "First line", {ada, ben})
    assert differences(late) == [("Name", "First line", "Second line"), ("Members", "Ada, Ben", "Ada")]
    (form,) = html.fromstring(late.get_data()).xpath("//form[.//input[@name='version']]")
    assert browser.post(page, data=MultiDict(form.form_values())).status_code == 303
    assert (group.name, group.members) == ("Second line", [ada])


def test_saving_equal_values_with_an_outdated_version_is_no_conflict(admin: User, ada: User, sign_in: SignIn) -> None:
    team = Team(name="North", members=[])
    db.session.add(team)
    db.session.commit()
    browser, page = sign_in(admin), f"/admin/teams/{team.id}"
    sent = both_open(browser, page)
    sent.add("members", str(ada.id))
    assert [browser.post(page, data=sent).status_code for _ in range(2)] == [303, 303]


def test_two_people_save_the_same_hours(admin: User, ada: User, sign_in: SignIn) -> None:
    browser, page = sign_in(admin), f"/admin/people/{ada.id}/hours"
    mine, theirs = both_open(browser, page), both_open(browser, page)
    theirs["monday-starts"] = "10:00"
    assert browser.post(page, data=theirs).status_code == 303
    del mine["friday-works"]
    late = browser.post(page, data=mine)
    assert (late.status_code, hours_of([ada.id])[ada.id].days[4]) == (409, DEFAULT_HOURS[4])
    assert differences(late) == [
        ("Monday", "10:00–17:00", "08:00–17:00"),
        ("Friday", "08:00–17:00", "does not work"),
    ]
    (form,) = html.fromstring(late.get_data()).xpath("//form[.//input[@name='seen']]")
    assert browser.post(page, data=MultiDict(form.form_values())).status_code == 303
    assert (hours_of([ada.id])[ada.id].days[0], hours_of([ada.id])[ada.id].days[4]) == ((480, 1020), (0, 0))


def test_the_number_of_queries_does_not_depend_on_the_number_of_people(
    admin: User, make_user: Callable[..., User], sign_in: SignIn
) -> None:
    browser = sign_in(admin)
    with counted_queries() as few:
        browser.get("/admin/hours")
    for number in range(20):
        make_user(f"Person{number}")
    with counted_queries() as many:
        browser.get("/admin/hours")
    assert len(many) == len(few)


def test_the_pages_are_linked_from_the_administration(admin: User, sign_in: SignIn) -> None:
    links = html.fromstring(sign_in(admin).get("/admin/").get_data()).xpath("//ul[@class='app-tabs']//a/@href")
    assert {"/admin/queues", "/admin/teams", "/admin/hours"} <= set(links)
