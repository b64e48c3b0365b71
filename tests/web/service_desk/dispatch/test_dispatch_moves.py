"""Moving calls to other people and times, with warnings about overlaps before anything is saved."""

from collections.abc import Callable
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from tests.web.service_desk.desk import act, text
from tests.web.service_desk.dispatch.plan import (
    add_appointment,
    add_busy,
    add_call,
    add_whole_day,
    dialog_text,
    instant,
)
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.service_desk.availability import Conflict, conflicts, outside_hours
from webapp.service_desk.models import ServiceCall

SignIn = Callable[[User], FlaskClient]


def move(
    client: FlaskClient, call: ServiceCall, to: User, time: str = "09:00", *, htmx: bool = True, **values: str | int
) -> TestResponse:
    """Drop the call of its first resource in the row of `to`."""
    values: dict[str, str | int] = {
        "version": call.item.version,
        "instead_of": call.item.assignments[0].user_id,
        "person": to.id,
        "day": "2026-11-24",
        "time": time,
        **values,
    }
    return act(client, f"/dispatch/items/{call.item_id}", htmx=htmx, **values)  # type: ignore[arg-type]


def undo_of(response: TestResponse) -> str:
    (address,) = html.fromstring(response.get_data()).xpath("//form/@action")
    return str(address)


def warned(response: TestResponse) -> str:
    (value,) = html.fromstring(response.get_data()).xpath("//input[@name='warned']/@value")
    return str(value)


def plan_of(call: ServiceCall) -> tuple[str, list[int]]:
    item = db.session.get_one(Item, call.item_id, populate_existing=True)
    return f"{item.start:%H:%M}–{item.end:%H:%M}", sorted(entry.user_id for entry in item.assignments)


def test_a_call_is_moved_to_another_person_and_time(planner: User, ben: User, cem: User, sign_in: SignIn) -> None:
    cem.time_zone = "Europe/Berlin"
    call = add_call(ben)
    response = move(sign_in(planner), call, cem, "10:30")
    assert "Moved: Tue 24 Nov 2026, 10:30–11:30, Cem." in response.text
    assert plan_of(call) == ("10:30–11:30", [cem.id])


def test_a_move_can_be_undone(planner: User, ben: User, cem: User, sign_in: SignIn) -> None:
    cem.time_zone = "Europe/Berlin"
    call = add_call(ben)
    client = sign_in(planner)
    response = act(client, undo_of(move(client, call, cem, "10:30")), htmx=True)
    assert "Moved back" in response.text
    assert plan_of(call) == ("09:00–10:00", [ben.id])


def test_an_undo_after_another_change_is_refused(planner: User, ben: User, cem: User, sign_in: SignIn) -> None:
    cem.time_zone = "Europe/Berlin"
    call = add_call(ben)
    client = sign_in(planner)
    undo = undo_of(move(client, call, cem, "10:30"))
    move(client, call, cem, "11:30")
    response = act(client, undo, htmx=True)
    assert response.status_code == 409
    assert plan_of(call) == ("11:30–12:30", [cem.id])


@pytest.mark.parametrize("query", ["", "?from_id=1", "?from_id=x&to_id=1&starts=y&ends=z&version=1"])
def test_a_forged_undo_address_is_not_found(query: str, planner: User, ben: User, sign_in: SignIn) -> None:
    call = add_call(ben)
    assert act(sign_in(planner), f"/dispatch/items/{call.item_id}/move-back{query}").status_code in {400, 404}


def test_one_of_several_resources_is_replaced(planner: User, ben: User, cem: User, sign_in: SignIn) -> None:
    cem.time_zone = "Europe/Berlin"
    call = add_call(planner, ben)
    client = sign_in(planner)
    question = move(client, call, cem, instead_of=planner.id)  # at nine it is the middle of the night for Ben
    move(client, call, cem, instead_of=planner.id, warned=warned(question))
    assert plan_of(call) == ("09:00–10:00", sorted([ben.id, cem.id]))


def test_overlaps_are_shown_before_the_move(planner: User, ben: User, cem: User, sign_in: SignIn) -> None:
    cem.time_zone = "Europe/Berlin"
    call = add_call(ben)
    add_appointment(cem, "10:00", "11:00", "Dentist")
    client = sign_in(planner)
    question = move(client, call, cem, "10:30")
    assert "Cem: overlaps “Dentist”, 10:00–11:00." in dialog_text(question)
    assert "Move anyway" in dialog_text(question)
    assert plan_of(call) == ("09:00–10:00", [ben.id])
    assert "Moved:" in move(client, call, cem, "10:30", warned=warned(question)).text
    assert plan_of(call) == ("10:30–11:30", [cem.id])


def test_new_overlaps_are_shown_again_before_the_move(planner: User, ben: User, cem: User, sign_in: SignIn) -> None:
    cem.time_zone = "Europe/Berlin"
    call = add_call(ben)
    add_appointment(cem, "10:00", "11:00", "Dentist")
    client = sign_in(planner)
    question = move(client, call, cem, "10:30")
    add_busy(cem, "11:00", "12:00")
    again = move(client, call, cem, "10:30", warned=warned(question))
    assert "overlaps “Busy”, 11:00–12:00" in dialog_text(again)
    assert plan_of(call) == ("09:00–10:00", [ben.id])


def test_outside_working_hours_is_a_warning_and_no_refusal(planner: User, ben: User, sign_in: SignIn) -> None:
    call = add_call(ben)
    client = sign_in(planner)
    question = move(client, call, planner, "06:00")
    assert "Ada does not work then" in dialog_text(question)
    assert plan_of(call)[1] == [ben.id]
    move(client, call, planner, "06:00", warned=warned(question))
    assert plan_of(call) == ("06:00–07:00", [planner.id])


def test_the_subject_of_an_overlapping_private_appointment_is_hidden(
    planner: User, ben: User, cem: User, sign_in: SignIn
) -> None:
    cem.time_zone = "Europe/Berlin"
    call = add_call(ben)
    add_appointment(cem, "10:00", "11:00", "Interview elsewhere", private=True)
    question = move(sign_in(planner), call, cem, "10:30")
    assert "overlaps “Busy”" in dialog_text(question)
    assert "Interview" not in question.text


def test_a_call_cannot_be_moved_to_a_disabled_person(planner: User, ben: User, cem: User, sign_in: SignIn) -> None:
    call = add_call(ben)
    cem.is_disabled, cem.time_zone = True, "Europe/Berlin"
    response = move(sign_in(planner), call, cem)
    assert response.status_code == 422
    assert "Cem: disabled meanwhile" in dialog_text(response)
    assert plan_of(call)[1] == [ben.id]


def test_the_call_of_a_disabled_person_can_be_reassigned(planner: User, ben: User, cem: User, sign_in: SignIn) -> None:
    call = add_call(ben)
    ben.is_disabled, cem.time_zone = True, "Europe/Berlin"
    move(sign_in(planner), call, cem)
    assert plan_of(call)[1] == [cem.id]


def test_a_call_changed_meanwhile_is_shown_beside_the_requested_move(
    planner: User, ben: User, cem: User, sign_in: SignIn
) -> None:
    cem.time_zone = "Europe/Berlin"
    call = add_call(ben)
    seen = call.item.version
    call.description = "Bring the long ladder"
    call.item.updated_at = utc_now()
    client = sign_in(planner)
    response = move(client, call, cem, "10:30", version=seen)
    assert response.status_code == 409
    assert "has changed since you opened it" in dialog_text(response)
    assert "09:00–10:00, Ben" in dialog_text(response)
    assert 'value="10:30"' in response.text
    (version,) = html.fromstring(response.get_data()).xpath("//input[@name='version']/@value")
    assert "Moved:" in move(client, call, cem, "10:30", version=int(version)).text


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "2026-02-30"},
        {"day": "9999-01-01"},
        {"time": "25:00"},
        {"time": ""},
        {"person": "x"},
        {"person": 999},
        {"version": "old"},
        {"instead_of": 999},
    ],
)
def test_invalid_moves_are_refused(wrong: dict[str, str | int], planner: User, ben: User, sign_in: SignIn) -> None:
    call = add_call(ben)
    response = move(sign_in(planner), call, planner, **wrong)
    assert response.status_code == 422
    assert plan_of(call) == ("09:00–10:00", [ben.id])


def test_a_move_to_the_same_place_changes_nothing(planner: User, ben: User, sign_in: SignIn) -> None:
    call = add_call(ben)
    version = call.item.version
    assert "Nothing was changed" in move(sign_in(planner), call, ben).text
    assert db.session.get_one(Item, call.item_id, populate_existing=True).version == version


def test_a_move_without_scripts_redirects_to_the_board(planner: User, ben: User, cem: User, sign_in: SignIn) -> None:
    cem.time_zone = "Europe/Berlin"
    call = add_call(ben)
    client = sign_in(planner)
    back = "/dispatch/day/2026-11-24?team=3"
    page = client.get(f"/dispatch/items/{call.item_id}?next={back}")
    (action,) = html.fromstring(page.get_data()).xpath("//main//form/@action")
    values = {
        "version": call.item.version,
        "instead_of": ben.id,
        "person": cem.id,
        "day": "2026-11-24",
        "time": "12:00",
    }
    response = act(client, str(action), **values)
    assert (response.status_code, unquote(response.headers["Location"])) == (303, back)
    assert plan_of(call) == ("12:00–13:00", [cem.id])


def test_only_calls_can_be_moved_on_the_board(planner: User, ben: User, sign_in: SignIn) -> None:
    appointment = add_appointment(ben)
    client = sign_in(planner)
    assert "Move to" not in text(client.get(f"/dispatch/items/{appointment.id}"))
    assert act(client, f"/dispatch/items/{appointment.id}").status_code == 404


def test_a_technician_cannot_move_calls_on_the_board(planner: User, ben: User, cem: User, sign_in: SignIn) -> None:
    call = add_call(ben)
    assert move(sign_in(ben), call, cem).status_code == 404
    assert act(sign_in(ben), f"/dispatch/items/{call.item_id}/move-back").status_code == 404


def test_a_call_in_the_trash_is_not_on_the_board(planner: User, ben: User, sign_in: SignIn) -> None:
    call = add_call(ben)
    call.item.trashed_at = utc_now()
    assert sign_in(planner).get(f"/dispatch/items/{call.item_id}").status_code == 404
    assert move(sign_in(planner), call, planner).status_code == 404


def test_the_dialog_names_times_of_people_elsewhere(planner: User, ben: User, sign_in: SignIn) -> None:
    call = add_call(ben, start="16:00")
    dialog = text(sign_in(planner).get(f"/dispatch/items/{call.item_id}"))
    assert "Tue 24 Nov 2026, 16:00–17:00" in dialog
    assert "Ben (New York): Tue 24 Nov 2026, 10:00–11:00" in dialog


# What takes people's time


def between(start: str, end: str, *people: User, **options: int) -> list[Conflict]:
    return conflicts(people[0], [person.id for person in people], instant(start), instant(end), **options)


def test_overlapping_times_are_conflicts_and_adjoining_ones_are_not(ada: User, ben: User) -> None:
    add_appointment(ada, "09:00", "10:00", "Dentist")
    add_busy(ben, "09:30", "10:30")
    assert [(c.user_id, c.label) for c in between("09:30", "11:00", ada, ben)] == [
        (ada.id, "Dentist"),
        (ben.id, "Busy"),
    ]
    assert between("10:00", "11:00", ada) == []
    assert between("08:00", "09:00", ada) == []


def test_items_shown_as_free_take_no_time(ada: User) -> None:
    add_whole_day(ada, "Fair", show_as="free")
    assert between("09:00", "10:00", ada) == []
    add_whole_day(ada, "Holiday", show_as="out_of_office")
    assert [c.label for c in between("09:00", "10:00", ada)] == ["Holiday"]


def test_an_all_day_item_covers_the_day_in_the_persons_zone(ben: User) -> None:
    add_whole_day(ben, "Holiday")  # in New York, so from six to six in Berlin
    assert between("05:00", "06:00", ben) == []
    assert len(between("05:00", "06:15", ben)) == 1


def test_the_excepted_item_is_no_conflict(ada: User) -> None:
    call = add_call(ada)
    assert len(between("09:00", "10:00", ada)) == 1
    assert between("09:00", "10:00", ada, except_item_id=call.item_id) == []


def test_each_occurrence_of_a_series_is_a_conflict(ada: User) -> None:
    add_appointment(ada, "09:00", "10:00", "Stand-up", rrule="FREQ=DAILY")
    assert len(between("33:00", "34:00", ada)) == 1  # the day after


def test_default_hours_are_used_for_people_without_hours(ada: User) -> None:
    assert outside_hours(ada, instant("07:00"), instant("09:00"))
    assert not outside_hours(ada, instant("08:00"), instant("17:00"))
