"""The dispatch board: people and entries, permissions, numbers of queries."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from tests.statements import counted_queries
from tests.web.service_desk.desk import HTMX, text
from tests.web.service_desk.dispatch.plan import (
    BOARD,
    DAY,
    WEEK,
    add_appointment,
    add_busy,
    add_call,
    add_ticket,
    add_whole_day,
    entries,
    people,
    row,
    stamp,
    wall,
)
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Assignment
from webapp.my_calendar.service import derive_span_of
from webapp.service_desk.calls.service import CallDraft, advice
from webapp.service_desk.models import Queue, Task, Team, WorkingHours

SignIn = Callable[[User], FlaskClient]
PATHS = (
    BOARD,
    WEEK,
    "/dispatch/",
    "/dispatch/jump?view=day&date=2026-11-24",
    "/dispatch/changes?view=day&day=2026-11-24",
    "/dispatch/tickets?view=day&day=2026-11-24",
    "/dispatch/items/1",
)


# Who


@pytest.mark.parametrize("path", PATHS)
def test_technicians_get_not_found(path: str, ben: User, sign_in: SignIn) -> None:
    assert sign_in(ben).get(path).status_code == 404


@pytest.mark.parametrize("path", PATHS)
def test_signed_out_visitors_are_asked_to_sign_in(path: str, planner: User, sign_in: SignIn) -> None:
    response = planner and sign_in(planner).application.test_client().get(path)
    assert "/sign-in" in response.headers["Location"]


@pytest.mark.parametrize("role", ["dispatcher", "administrator"])
def test_planners_see_everybody(role: str, ada: User, ben: User, cem: User, sign_in: SignIn) -> None:
    ada.role = role
    assert people(sign_in(ada)) == ["Ada", "Ben", "Cem"]
    assert people(sign_in(ada), WEEK) == ["Ada", "Ben", "Cem"]


def test_a_disabled_person_is_shown_while_they_have_calls(planner: User, ben: User, cem: User, sign_in: SignIn) -> None:
    add_call(ben)
    ben.is_disabled = cem.is_disabled = True
    client = sign_in(planner)
    assert people(client) == ["Ada", "Ben"]
    assert "data-disabled" in row(client, ben).attrib
    assert people(client, "/dispatch/day/2026-11-25") == ["Ada"]


def test_home_redirects_to_today(planner: User, sign_in: SignIn) -> None:
    client = sign_in(planner)
    assert client.get("/dispatch/").headers["Location"].startswith("/dispatch/day/20")
    assert client.get("/dispatch/week").headers["Location"].startswith("/dispatch/week/20")


# What


def test_a_row_shows_all_of_a_persons_items(planner: User, ben: User, cem: User, sign_in: SignIn) -> None:
    add_call(ben, cem, start="13:00")
    add_appointment(ben, "09:00", "10:30", "Dentist")
    add_whole_day(ben, "Fair", show_as="free")
    db.session.add(Task(title="Order parts", creator_id=planner.id, due_on=DAY.date(), assignees=[ben]))
    client = sign_in(planner)
    printer = "Printer is down – Acme 13:00–14:00"
    shown = entries(client, ben)
    assert {"Fair all day", "Order parts all day", "Dentist 09:00–10:30"} < set(shown)
    assert shown[-1].endswith(printer)
    assert [entry.endswith(printer) for entry in entries(client, cem)] == [True]
    assert entries(client, planner) == []


def test_times_are_in_the_viewers_zone_and_another_zone_is_named(planner: User, ben: User, sign_in: SignIn) -> None:
    add_call(ben, start="10:00", zone="America/New_York")
    client = sign_in(planner)
    assert entries(client, ben)[0].endswith("16:00–17:00")
    assert "New York, −6 h" in row(client, ben).text_content()
    assert "h" not in row(client, planner).xpath(".//*[@class='who-note']/text()")


def test_a_private_appointment_of_another_shows_its_times_only(planner: User, ben: User, sign_in: SignIn) -> None:
    hidden = add_appointment(ben, subject="Interview elsewhere", location="Secret place", private=True)
    own = add_appointment(planner, subject="My own secret", private=True)
    client = sign_in(planner)
    assert entries(client, ben) == ["Busy 09:00–10:00"]
    assert entries(client, planner) == ["My own secret 09:00–10:00"]
    for path in (BOARD, WEEK, f"/dispatch/items/{hidden.id}"):
        page = client.get(path).text
        assert "Interview elsewhere" not in page
        assert "Secret place" not in page
    assert "only its owner sees" in text(client.get(f"/dispatch/items/{hidden.id}"))
    assert "My own secret" in text(client.get(f"/dispatch/items/{own.id}"))


def test_busy_times_of_linked_calendars_are_shown_as_times(planner: User, ben: User, sign_in: SignIn) -> None:
    add_busy(ben, "11:00", "12:00")
    client = sign_in(planner)
    assert entries(client, ben) == ["Busy 11:00–12:00"]
    assert row(client, ben).xpath(".//i[contains(@class, 'is-busy')]/@data-t") == ["660,720"]
    assert entries(client, ben, WEEK) == ["11:00 Busy"]


def test_cancelled_and_trashed_items_take_no_time(planner: User, ben: User, sign_in: SignIn) -> None:
    add_call(ben, status="cancelled")
    trashed = add_appointment(ben)
    trashed.trashed_at = utc_now()
    assert entries(sign_in(planner), ben) == []


def test_a_recurring_item_is_on_each_of_its_days(planner: User, ben: User, sign_in: SignIn) -> None:
    series = add_appointment(ben, subject="Stand-up", rrule="FREQ=DAILY;COUNT=3")
    client = sign_in(planner)
    assert [len(entries(client, ben, f"/dispatch/day/2026-11-{day}")) for day in (23, 24, 26, 27)] == [0, 1, 1, 0]
    (link,) = row(client, ben, "/dispatch/day/2026-11-25").xpath(".//a[contains(@class, 'e ')]/@href")
    assert link == f"/dispatch/items/{series.id}?occurrence=20261125T090000"
    assert "Wed 25 Nov 2026, 09:00–10:00" in text(client.get(str(link)))


def test_working_hours_are_those_of_the_person(planner: User, ben: User, sign_in: SignIn) -> None:
    db.session.add(WorkingHours(user_id=planner.id, weekday=1, starts=10 * 60, ends=12 * 60))
    client = sign_in(planner)
    assert row(client, planner).get("data-work") == "600,720"
    assert row(client, ben).get("data-work") == "840,1380"  # 8 to 17 in New York
    shaded = row(client, planner).xpath(".//i[contains(@class, 'rest')]/@class")
    assert shaded == ["rest c0 w40", "rest c48 w48"]


def test_an_entry_over_midnight_is_shown_on_both_days(planner: User, ben: User, sign_in: SignIn) -> None:
    add_appointment(ben, "22:00", "26:00", "Night shift")
    client = sign_in(planner)
    assert entries(client, ben) == entries(client, ben, "/dispatch/day/2026-11-25") == ["Night shift 22:00–02:00"]


@pytest.mark.parametrize(("day", "columns"), [("2026-10-25", 100), ("2026-03-29", 92)])
def test_a_day_with_a_clock_change_has_its_own_length(day: str, columns: int, planner: User, sign_in: SignIn) -> None:
    track = row(sign_in(planner), planner, f"/dispatch/day/{day}").xpath(".//*[contains(@class, 'track')]/@class")
    assert track == [f"track columns-{columns}"]


def test_a_week_lists_a_few_entries_a_day_and_counts_the_rest(planner: User, ben: User, sign_in: SignIn) -> None:
    for hour in range(8, 15):
        add_appointment(ben, f"{hour}:00", f"{hour}:30", f"Visit {hour}")
    found = row(sign_in(planner), ben, WEEK)
    tuesday = found.xpath("./td")[1]
    assert len(tuesday.xpath("./a[contains(@class, 'e ')]")) == 4
    assert tuesday.xpath("./a[@class='more']/text()") == ["+3 more"]
    # What is not listed still takes time, and dragging has to know.
    assert tuesday.get("data-more").split() == ["720,750", "780,810", "840,870"]


# Filters


def test_a_team_shows_its_members(planner: User, ben: User, cem: User, sign_in: SignIn) -> None:
    team = Team(name="North", members=[cem])
    db.session.add(team)
    db.session.commit()
    client = sign_in(planner)
    assert people(client, f"{BOARD}?team={team.id}") == ["Cem"]
    assert people(client, f"{WEEK}?team={team.id}") == ["Cem"]
    assert "Nobody of this team or queue" in text(client.get(f"{BOARD}?team=99"))


def test_a_queue_shows_its_members(planner: User, ben: User, sign_in: SignIn) -> None:
    queue = Queue(name="Hardware", members=[ben])
    db.session.add(queue)
    db.session.commit()
    assert people(sign_in(planner), f"{BOARD}?queue={queue.id}") == ["Ben"]


def test_filtered_kinds_are_still_shown_as_busy(planner: User, ben: User, sign_in: SignIn) -> None:
    add_call(ben, start="13:00")
    add_appointment(ben, subject="Dentist")
    add_whole_day(ben, "Fair", show_as="free")
    client = sign_in(planner)
    path = f"{BOARD}?kind=service_call"
    assert [entry[:1] for entry in entries(client, ben, path)] == ["", "["]
    assert row(client, ben, path).xpath(".//i[contains(@class, 'is-hidden')]/@data-t") == ["540,600"]
    assert "Dentist" not in client.get(path).text


@pytest.mark.parametrize(
    "query", ["team=x&queue=-1&kind=nonsense&people=0&page=99999999999", "people=1e3&q=%00&priority=x"]
)
def test_invalid_filters_are_ignored(query: str, planner: User, ben: User, sign_in: SignIn) -> None:
    assert people(sign_in(planner), f"{BOARD}?{query}") == ["Ada", "Ben"]


def test_changing_the_date_keeps_the_filters(planner: User, sign_in: SignIn) -> None:
    client = sign_in(planner)
    response = client.get("/dispatch/jump?view=week&date=2027-02-03&team=4&kind=task&kind=to_do")
    assert response.headers["Location"] == "/dispatch/week/2027-02-03?team=4&kind=task&kind=to_do"
    page = client.get(f"{BOARD}?team=4&kind=task")
    assert 'href="/dispatch/day/2026-11-25?team=4&amp;kind=task"' in page.text


# Dates


@pytest.mark.parametrize(
    "path",
    [
        "/dispatch/day/2026-02-30",
        "/dispatch/day/0001-01-01",
        "/dispatch/week/9999-12-31",
        "/dispatch/week/soon",
        "/dispatch/changes?view=month&day=2026-11-24",
        "/dispatch/changes?view=day&day=x",
        "/dispatch/jump?view=year&date=2026-11-24",
        "/dispatch/items/99",
        "/dispatch/items/99999999999999999999",
    ],
)
def test_unknown_addresses_are_not_found(path: str, planner: User, sign_in: SignIn) -> None:
    assert sign_in(planner).get(path).status_code == 404


def test_an_invalid_date_to_jump_to_is_reported(planner: User, sign_in: SignIn) -> None:
    response = sign_in(planner).get("/dispatch/jump?view=day&date=soon", follow_redirects=True)
    assert "Please give a date" in text(response)


# News


def test_an_unchanged_board_answers_204(planner: User, ben: User, sign_in: SignIn) -> None:
    add_call(ben)
    add_ticket("Waits")
    client = sign_in(planner)
    assert client.get(stamp(client), headers=HTMX).status_code == 204
    assert client.get(stamp(client, WEEK), headers=HTMX).status_code == 204


@pytest.mark.parametrize("act", ["move", "hand on", "trash", "busy", "ticket"])
def test_changes_by_others_refresh_the_board(act: str, planner: User, ben: User, cem: User, sign_in: SignIn) -> None:
    call = add_call(ben)
    client = sign_in(planner)
    ask = stamp(client)
    if act == "move":
        call.item.start, call.item.end = wall("11:00"), wall("12:00")
        derive_span_of(call.item, "Europe/Berlin")
    elif act == "hand on":
        call.item.assignments = [Assignment(user_id=cem.id)]
    elif act == "trash":
        call.item.trashed_at = utc_now()
    elif act == "busy":
        add_busy(cem, "11:00", "12:00")
    else:
        add_ticket("New one")
    response = client.get(ask, headers=HTMX)
    assert response.status_code == 200
    assert "<html" not in response.text
    assert 'id="dispatch"' in response.text


# Cost


def test_the_number_of_queries_does_not_depend_on_the_number_of_entries(
    planner: User, make_user: Callable[..., User], sign_in: SignIn
) -> None:
    def plan(number: int) -> None:
        person = make_user(f"Person{number}")
        add_call(person, start="13:00")
        series = add_appointment(person, subject="Stand-up", rrule="FREQ=DAILY", private=True)
        series.exdates = [(DAY + timedelta(days=9, hours=9)).isoformat()]
        add_busy(person, "11:00", "12:00")
        add_ticket(f"Waits {number}")

    client = sign_in(planner)
    plan(1)
    counts = []
    for path in (BOARD, WEEK):
        client.get(path)
        with counted_queries() as few:
            client.get(path)
        counts.append(len(few))
    for number in range(2, 12):
        plan(number)
    for path, few_queries in zip((BOARD, WEEK), counts, strict=True):
        with counted_queries() as many:
            client.get(path)
        assert len(many) == few_queries


# To-dos


def test_to_dos_of_others_are_not_on_the_board(planner: User, ben: User, sign_in: SignIn) -> None:
    dentist = add_appointment(ben, "09:00", "10:00", "Dentist")
    secret = add_appointment(ben, "12:00", "13:00", "Birthday surprise")
    client = sign_in(planner)
    before = stamp(client)
    secret.kind = "to_do"
    db.session.commit()
    for path in (BOARD, WEEK, BOARD + "?kind=to_do"):
        page = client.get(path).text
        assert "Birthday" not in page
        assert f"/dispatch/items/{secret.id}" not in page
        assert path == BOARD + "?kind=to_do" or f"/dispatch/items/{dentist.id}" in page
    assert len(entries(client, ben)) == 1
    assert client.get(f"/dispatch/items/{secret.id}").status_code == 404
    assert stamp(client) != before
    assert stamp(client) == (seen := stamp(client))
    secret.subject = "Another surprise"
    db.session.commit()
    assert stamp(client) == seen
    draft = CallDraft(add_ticket(), wall("12:00"), wall("13:00"), "Europe/Berlin", resources=(ben,))
    assert not [warning for warning in advice(draft, viewer=planner) if "overlaps" in warning]
    assert "surprise" in "".join(advice(draft, viewer=ben))


def test_ones_own_to_dos_are_on_the_board(planner: User, sign_in: SignIn) -> None:
    own = add_appointment(planner, "12:00", "13:00", "Buy filters")
    own.kind = "to_do"
    db.session.commit()
    client = sign_in(planner)
    assert "Buy filters" in client.get(BOARD).text
    assert "Buy filters" in client.get(f"/dispatch/items/{own.id}").text
