"""The dialog and actions of items: create, change, move, trash, restore; invalid input."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from redis import Redis
from sqlalchemy import func, select, update
from werkzeug.test import TestResponse

from tests.web.forms import submit
from tests.web.my_calendar.helpers import HTMX, NEW, act, add, address, labels, text
from webapp.accounts.models import User
from webapp.database import new_uid, utc_now
from webapp.extensions import db
from webapp.my_calendar import queries, service
from webapp.my_calendar.models import Item, ItemOverride
from webapp.my_calendar.recurrence import ENDLESS
from webapp.rfc5545.time_zones import Definition, Observance

SignIn = Callable[[User], FlaskClient]
DAILY = "FREQ=DAILY;COUNT=5"
WEDNESDAY = "20261125T090000"
WEEK = "/my-calendar/week/2026-11-23"
FIELDS = {
    "subject": "Boiler check",
    "start_date": "2026-11-23",
    "start_time": "09:00",
    "end_date": "2026-11-23",
    "end_time": "10:30",
}


def save(client: FlaskClient, page: str = NEW, **values: str) -> TestResponse:
    """Open the dialog at `page`, fill it in and submit it."""
    return submit(client, page, action=page, **values)


def only_item() -> Item:
    return db.session.scalars(select(Item)).one()


def times(client: FlaskClient, path: str = WEEK) -> list[str]:
    return [", ".join(label.split(", ")[2:4]) for label in labels(client, path)]


# Creating


def test_a_save_in_the_dialog_answers_in_place_and_on_a_page_redirects(ada: User, sign_in: SignIn) -> None:
    client = sign_in(ada)
    save(client, **FIELDS)
    for path in (NEW, f"/my-calendar/items/{only_item().id}"):
        page, fragment = (html.fromstring(client.get(path, headers=headers).text) for headers in ({}, HTMX))
        forms = "//form[@data-item-form or @id='item-delete']"
        assert {form.get("hx-post") for form in page.xpath(forms)} == {None}
        assert None not in {form.get("hx-post") for form in fragment.xpath(forms)}


def test_a_saved_item_has_the_entered_values(ada: User, sign_in: SignIn) -> None:
    response = save(
        sign_in(ada),
        **FIELDS,
        zone="Asia/Tokyo",
        location="Room 4",
        description="Bring\r\nkeys",
        show_as="free",
        private="y",
    )
    assert (response.status_code, response.headers["Location"]) == (303, "/my-calendar/month/2026-11")
    item = only_item()
    assert (item.subject, item.location, item.description) == ("Boiler check", "Room 4", "Bring\nkeys")
    assert (item.start, item.end, item.zone) == (
        datetime(2026, 11, 23, 9),
        datetime(2026, 11, 23, 10, 30),
        "Asia/Tokyo",
    )
    assert (item.show_as, item.private, item.kind, item.owner_id) == ("free", True, "appointment", ada.id)
    assert (item.starts_at, item.ends_at) == (
        datetime(2026, 11, 23, 0, 0, tzinfo=UTC),
        datetime(2026, 11, 23, 1, 30, tzinfo=UTC),
    )


def test_the_dialog_starts_with_the_chosen_slot(ada: User, sign_in: SignIn) -> None:
    page = html.fromstring(sign_in(ada).get(f"{NEW}?start=2026-11-25T14:00").get_data())
    values = {name: page.xpath(f"//*[@name='{name}']/@value") for name in ("start_date", "start_time", "end_time")}
    assert values == {"start_date": ["2026-11-25"], "start_time": ["14:00"], "end_time": ["15:00"]}
    assert page.xpath("//select[@name='zone']//option[@selected]/@value") == ["Europe/Berlin"]


def test_an_all_day_item_ends_on_its_last_day(ada: User, sign_in: SignIn) -> None:
    client = sign_in(ada)
    save(client, **FIELDS | {"end_date": "2026-11-25", "all_day": "y"})
    item = only_item()
    assert (item.start, item.end, item.zone) == (datetime(2026, 11, 23), datetime(2026, 11, 26), None)
    page = html.fromstring(client.get(address(item)).get_data())
    assert page.xpath("//input[@name='end_date']/@value") == ["2026-11-25"]


def test_a_double_submit_creates_one_item(ada: User, sign_in: SignIn) -> None:
    client = sign_in(ada)
    uid = new_uid()
    for _ in range(2):
        assert act(client, NEW, **FIELDS, zone="UTC", uid=uid, show_as="busy").status_code == 303
    assert db.session.scalar(select(func.count()).select_from(Item)) == 1


def test_htmx_gets_a_toast_and_the_calendar_is_reloaded(ada: User, sign_in: SignIn) -> None:
    response = act(sign_in(ada), NEW, htmx=True, **FIELDS, zone="UTC", uid=new_uid(), show_as="busy")
    assert response.status_code == 200
    assert "Appointment added." in text(response)
    assert "calendarChanged" in response.headers["HX-Trigger"]


def test_saving_works_while_redis_is_unreachable(ada: User, app: Flask, sign_in: SignIn) -> None:
    app.extensions["redis"] = Redis.from_url("redis://127.0.0.1:1/0", socket_connect_timeout=0.2)
    assert save(sign_in(ada), **FIELDS).status_code == 303
    assert only_item().subject == "Boiler check"


# Repeating


@pytest.mark.parametrize(
    ("choices", "rrule"),
    [
        ({"repeat": "DAILY", "interval": "3"}, "FREQ=DAILY;INTERVAL=3"),
        ({"repeat": "WEEKLY", "weekdays": "0", "ends": "count", "count": "4"}, "FREQ=WEEKLY;BYDAY=MO;COUNT=4"),
        ({"repeat": "MONTHLY", "falls_on": "nth"}, "FREQ=MONTHLY;BYDAY=4MO"),
        ({"repeat": "MONTHLY", "falls_on": "last"}, "FREQ=MONTHLY;BYDAY=-1MO"),
        ({"repeat": "YEARLY", "ends": "until", "until": "2030-12-31"}, "FREQ=YEARLY;UNTIL=20301231T225959Z"),
        ({"repeat": "custom", "rrule": "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1"}, "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1"),
    ],
)
def test_the_dialog_creates_a_rule(choices: dict[str, str], rrule: str, ada: User, sign_in: SignIn) -> None:
    client = sign_in(ada)
    assert save(client, **FIELDS, **choices).status_code == 303
    item = only_item()
    assert item.rrule == rrule
    page = client.get(address(item, f"{item.start:%Y%m%dT%H%M%S}"))
    selected = html.fromstring(page.get_data()).xpath("//select[@name='repeat']/option[@selected]/@value")
    assert selected == [choices["repeat"]]


def test_an_endless_rule_is_saved_and_shown_years_later(ada: User, sign_in: SignIn) -> None:
    client = sign_in(ada)
    save(client, **FIELDS, repeat="WEEKLY", weekdays="0")
    assert only_item().ends_at == ENDLESS
    assert times(client, "/my-calendar/day/2096-11-26") == ["Monday 26 November, 09:00 to 10:30"]


def test_a_series_begins_on_its_first_date(ada: User, sign_in: SignIn) -> None:
    response = act(
        sign_in(ada),
        NEW,
        htmx=True,
        **FIELDS,
        zone="UTC",
        uid=new_uid(),
        repeat="WEEKLY",
        weekdays="2",
        interval="1",
        ends="never",
        show_as="busy",
    )
    assert only_item().start == datetime(2026, 11, 25, 9)
    assert "The first date of the series is Wednesday, 25 November 2026." in text(response)


def test_a_custom_rule_is_unchanged_by_other_edits(ada: User, sign_in: SignIn) -> None:
    rrule = "FREQ=DAILY;BYHOUR=9;INTERVAL=1"
    item = add(ada, rrule=rrule)
    assert save(sign_in(ada), address(item, "20261123T090000"), subject="Renamed", scope="all").status_code == 303
    assert (item.subject, item.rrule) == ("Renamed", rrule)


def test_an_equivalent_rule_text_is_unchanged_by_other_edits(ada: User, sign_in: SignIn) -> None:
    item = add(ada, rrule="FREQ=WEEKLY;INTERVAL=1;WKST=SU;BYDAY=MO")
    save(sign_in(ada), address(item, "20261123T090000"), subject="Renamed", scope="all")
    assert (item.subject, item.rrule) == ("Renamed", "FREQ=WEEKLY;INTERVAL=1;WKST=SU;BYDAY=MO")


# Changing a series


def test_this_one_only_changes_one_date_and_the_items_version(ada: User, sign_in: SignIn) -> None:
    item = add(ada, rrule=DAILY)
    before = item.updated_at
    client = sign_in(ada)
    save(client, address(item, WEDNESDAY), start_time="14:00", end_time="15:00", scope="this")
    assert times(client)[2] == "Wednesday 25 November, 14:00 to 15:00"
    assert len(times(client)) == 5
    assert (item.version, item.updated_at > before) == (2, True)


def test_the_rule_stays_when_the_page_leaves_its_fields_out_for_one_date(ada: User, sign_in: SignIn) -> None:
    item = add(ada, rrule=DAILY)
    client = sign_in(ada)
    response = act(
        client, address(item, WEDNESDAY), **FIELDS, scope="this", zone="Europe/Berlin", show_as="busy", version=1
    )
    assert (response.status_code, item.rrule) == (303, DAILY)
    assert len(labels(client, WEEK)) == 5


def test_changing_all_moves_every_occurrence_and_override(ada: User, sign_in: SignIn) -> None:
    item = add(ada, rrule=DAILY)
    client = sign_in(ada)
    save(client, address(item, WEDNESDAY), start_time="14:00", end_time="15:00", scope="this")
    act(
        client, f"/my-calendar/items/{item.id}/delete", version=item.version, occurrence="20261124T090000", scope="this"
    )
    save(client, address(item, "20261126T090000"), start_time="10:00", end_time="11:00", scope="all")
    assert times(client) == [
        "Monday 23 November, 10:00 to 11:00",
        "Wednesday 25 November, 15:00 to 16:00",
        "Thursday 26 November, 10:00 to 11:00",
        "Friday 27 November, 10:00 to 11:00",
    ]


def test_this_and_following_splits_the_series(ada: User, sign_in: SignIn) -> None:
    item = add(ada, rrule=DAILY)
    client = sign_in(ada)
    save(client, address(item, "20261126T090000"), subject="Late visit", scope="this")
    save(client, address(item, WEDNESDAY), start_time="11:00", end_time="12:00", scope="following")
    assert times(client) == [
        "Monday 23 November, 09:00 to 10:00",
        "Tuesday 24 November, 09:00 to 10:00",
        "Wednesday 25 November, 11:00 to 12:00",
        "Thursday 26 November, 11:00 to 12:00",
        "Friday 27 November, 11:00 to 12:00",
    ]
    assert "Late visit" in labels(client, WEEK)[3]
    following = db.session.scalars(select(Item).where(Item.id != item.id)).one()
    assert following.uid != item.uid
    assert following.rrule == "FREQ=DAILY;COUNT=3"


def test_the_first_date_and_following_is_the_whole_series(ada: User, sign_in: SignIn) -> None:
    item = add(ada, rrule=DAILY)
    save(sign_in(ada), address(item, "20261123T090000"), subject="Renamed", scope="following")
    assert only_item().subject == "Renamed"


def test_a_series_that_no_longer_repeats_is_the_date_that_was_edited(ada: User, sign_in: SignIn) -> None:
    item = add(ada, rrule=DAILY)
    client = sign_in(ada)
    save(client, address(item, WEDNESDAY), repeat="", scope="all")
    assert times(client) == ["Wednesday 25 November, 09:00 to 10:00"]
    assert not item.is_series


# Moving


def move(client: FlaskClient, item: Item, **values: str | int) -> TestResponse:
    fields: dict[str, str | int] = {"version": item.version, "occurrence": queries.SINGLE, **values}
    return act(client, f"/my-calendar/items/{item.id}/move", htmx=True, **fields)


def test_dragging_moves_by_days_and_minutes(ada: User, sign_in: SignIn) -> None:
    item = add(ada)
    assert move(sign_in(ada), item, days=2, minutes=-45).status_code == 200
    assert (item.start, item.end) == (datetime(2026, 11, 25, 8, 15), datetime(2026, 11, 25, 9, 15))


def test_dragging_the_lower_edge_moves_only_the_end(ada: User, sign_in: SignIn) -> None:
    item = add(ada)
    move(sign_in(ada), item, end_minutes=30)
    assert (item.start, item.end) == (datetime(2026, 11, 23, 9), datetime(2026, 11, 23, 10, 30))


def test_the_end_cannot_be_dragged_before_the_start(ada: User, sign_in: SignIn) -> None:
    item = add(ada)
    response = move(sign_in(ada), item, end_minutes=-90)
    assert (response.status_code, "cannot end before it starts" in text(response)) == (422, True)
    assert item.end == datetime(2026, 11, 23, 10)


def test_an_item_of_another_zone_is_moved_in_the_viewers_local_time(ada: User, sign_in: SignIn) -> None:
    item = add(ada, "2027-03-27T10:00", "2027-03-27T11:00", zone="America/New_York")
    move(sign_in(ada), item, days=1)  # over the night in which Berlin's clocks go forward
    assert (item.start, item.zone) == (datetime(2027, 3, 28, 9), "America/New_York")


def test_an_all_day_item_moves_by_whole_days(ada: User, sign_in: SignIn) -> None:
    item = add(ada, "2026-11-23", "2026-11-25", all_day=True)
    move(sign_in(ada), item, days=1, minutes=30)
    assert (item.start, item.end) == (datetime(2026, 11, 24), datetime(2026, 11, 26))


def test_moving_a_series_asks_which_dates(ada: User, sign_in: SignIn) -> None:
    item = add(ada, rrule=DAILY)
    client = sign_in(ada)
    question = move(client, item, occurrence=WEDNESDAY, days=0, minutes=60)
    assert question.headers["HX-Retarget"] == "#dialog"
    assert (item.version, "This one only" in text(question)) == (1, True)
    (form,) = html.document_fromstring(question.text).forms
    fields = dict(form.form_values())
    client.post(form.action, data={**fields, "scope": "this"}, headers=HTMX)
    assert times(client)[2] == "Wednesday 25 November, 10:00 to 11:00"


def test_moving_a_weekly_series_to_another_weekday_changes_its_rule(ada: User, sign_in: SignIn) -> None:
    item = add(ada, rrule="FREQ=WEEKLY;BYDAY=MO,TH")
    client = sign_in(ada)
    move(client, item, occurrence="20261126T090000", days=1, scope="all")
    assert item.rrule == "FREQ=WEEKLY;BYDAY=TU,FR"
    assert times(client) == ["Tuesday 24 November, 09:00 to 10:00", "Friday 27 November, 09:00 to 10:00"]


def test_a_custom_rule_is_not_guessed_when_dragged_to_another_day(ada: User, sign_in: SignIn) -> None:
    item = add(ada, rrule="FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1", start="2026-11-30T09:00", end="2026-11-30T10:00")
    response = move(sign_in(ada), item, occurrence="20261130T090000", days=1, scope="all")
    assert (response.status_code, "custom rule" in text(response)) == (422, True)


# Two people at once


def test_a_stale_form_shows_both_versions_and_keeps_the_entered_values(ada: User, sign_in: SignIn) -> None:
    item = add(ada, subject="Visit")
    client = sign_in(ada)
    page = html.fromstring(client.get(address(item)).get_data())
    fields = dict(next(form for form in page.forms if form.get("data-item-form") is not None).form_values())
    item.subject = "Visit, as the phone has it"
    db.session.commit()
    response = client.post(address(item), data={**fields, "subject": "Visit, as typed"})
    assert response.status_code == 409
    assert "Visit, as the phone has it" in text(response)
    again = html.fromstring(response.get_data())
    form = next(form for form in again.forms if form.get("data-item-form") is not None)
    assert form.fields["subject"] == "Visit, as typed"
    assert client.post(address(item), data=dict(form.form_values())).status_code == 303
    assert item.subject == "Visit, as typed"


@pytest.mark.parametrize("act_name", ["move", "delete"])
def test_a_stale_action_changes_nothing_and_is_reported(act_name: str, ada: User, sign_in: SignIn) -> None:
    item = add(ada)
    response = act(sign_in(ada), f"/my-calendar/items/{item.id}/{act_name}", htmx=True, version=7, days=1)
    assert (response.status_code, "has changed meanwhile" in text(response)) == (409, True)
    assert (item.start, item.trashed_at) == (datetime(2026, 11, 23, 9), None)


def test_a_concurrent_change_is_not_overwritten(ada: User) -> None:
    item = add(ada, subject="Visit")
    draft = service.occurrence_draft(item, item.start)
    with db.engine.begin() as elsewhere:
        elsewhere.execute(update(Item).values(subject="As the phone has it", version=2))
    with pytest.raises(service.StaleItem) as stale:
        service.change_item(
            ada, item, replace(draft, subject="As typed"), original_start=item.start, scope="all", version=1
        )
    assert (stale.value.item.subject, stale.value.item.version) == ("As the phone has it", 2)


# Removing and bringing back


def test_a_deleted_item_is_in_the_trash_and_can_be_restored(ada: User, sign_in: SignIn) -> None:
    item = add(ada, subject="Boiler check")
    client = sign_in(ada)
    toast = act(client, f"/my-calendar/items/{item.id}/delete", htmx=True, version=1)
    assert labels(client, WEEK) == []
    assert "Boiler check" in text(client.get("/my-calendar/trash"))
    assert client.get(address(item)).status_code == 404
    undo = html.fromstring(toast.get_data()).xpath("//form/@action")
    act(client, str(undo[0]))
    assert len(labels(client, WEEK)) == 1
    assert "The Trash is empty." in text(client.get("/my-calendar/trash"))


def test_deleting_a_series_asks_which_dates(ada: User, sign_in: SignIn) -> None:
    item = add(ada, rrule=DAILY)
    response = act(sign_in(ada), f"/my-calendar/items/{item.id}/delete", version=1, occurrence=WEDNESDAY)
    assert "This and following" in text(response)
    assert item.trashed_at is None


def test_one_date_can_be_removed_and_included_again(ada: User, sign_in: SignIn) -> None:
    item = add(ada, rrule=DAILY)
    client = sign_in(ada)
    toast = act(
        client, f"/my-calendar/items/{item.id}/delete", htmx=True, version=1, occurrence=WEDNESDAY, scope="this"
    )
    assert len(labels(client, WEEK)) == 4
    act(client, str(html.fromstring(toast.get_data()).xpath("//form/@action")[0]))
    assert len(labels(client, WEEK)) == 5


def test_an_override_is_kept_in_the_trash(ada: User, sign_in: SignIn) -> None:
    item = add(ada, rrule=DAILY)
    client = sign_in(ada)
    save(client, address(item, WEDNESDAY), subject="Written with care", scope="this")
    act(client, f"/my-calendar/items/{item.id}/delete", version=item.version, occurrence=WEDNESDAY, scope="this")
    assert len(labels(client, WEEK)) == 4
    assert "Written with care" in text(client.get("/my-calendar/trash"))


def test_this_and_following_go_to_the_trash_together(ada: User, sign_in: SignIn) -> None:
    item = add(ada, rrule=DAILY)
    client = sign_in(ada)
    toast = act(
        client, f"/my-calendar/items/{item.id}/delete", htmx=True, version=1, occurrence=WEDNESDAY, scope="following"
    )
    assert [time.split(" ")[0] for time in times(client)] == ["Monday", "Tuesday"]
    act(client, str(html.fromstring(toast.get_data()).xpath("//form/@action")[0]))
    assert len(labels(client, WEEK)) == 5


def test_purging_deletes_only_items_past_the_retention(ada: User) -> None:
    old, fresh, kept = add(ada), add(ada, rrule=DAILY), add(ada)
    old.overrides.append(ItemOverride(original_start=old.start, start=old.start, end=old.end))
    now = utc_now()
    old.trashed_at, fresh.trashed_at = now - timedelta(days=31), now - timedelta(days=29)
    db.session.commit()
    left = {fresh.id, kept.id}
    assert service.purge_trash(now, timedelta(days=30)) == 1
    assert set(db.session.scalars(select(Item.id))) == left
    assert db.session.scalar(select(func.count()).select_from(ItemOverride)) == 0


# Bad input


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"end_time": "08:00"}, "The end lies before the start."),
        ({"end_date": "2026-11-22"}, "The end lies before the start."),
        ({"end_date": "2026-11-22", "all_day": "y"}, "The end lies before the start."),
        ({"start_date": "2026-02-30"}, "Not a valid date value."),
        ({"start_date": ""}, "Please give a date"),
        ({"start_time": ""}, "Please give a time"),
        ({"start_time": "25:99"}, "Not a valid time value."),
        ({"start_date": "0001-01-01"}, "The year must lie between"),
        ({"subject": "x" * 501}, "Field cannot be longer than 500 characters."),
        ({"description": "x" * 1_000_000}, "This is too long: 100,000 characters are possible."),
        ({"subject": "Caf\ufffd"}, "Some characters could not be read"),
        ({"repeat": "custom", "rrule": "every tuesday"}, "is not of the form NAME=VALUE"),
        ({"repeat": "custom", "rrule": "FREQ=SECONDLY"}, "cannot repeat more often than daily"),
        ({"repeat": "custom", "rrule": ""}, "needs FREQ"),
        ({"repeat": "custom", "rrule": "FREQ=DAILY;COUNT=2;UNTIL=20270101"}, "cannot be used together"),
        ({"repeat": "DAILY", "interval": "0"}, "Number must be between"),
        ({"repeat": "DAILY", "ends": "until", "until": "2020-01-01"}, "The last date lies before the start."),
        ({"repeat": "DAILY", "ends": "until"}, "Please give the last date."),
        ({"repeat": "DAILY", "ends": "count"}, "Please give the number of times."),
    ],
)
def test_invalid_input_is_reported_at_its_field_and_kept(
    wrong: dict[str, str], message: str, ada: User, sign_in: SignIn
) -> None:
    values = {**FIELDS, "location": "Room 4", **wrong}
    response = save(sign_in(ada), **values)
    assert response.status_code == 422
    page = html.fromstring(response.get_data())
    assert message in " ".join(page.xpath("//*[contains(@class, 'invalid-feedback')]/text()"))
    assert page.xpath("//*[@aria-invalid='true']")
    form = next(form for form in page.forms if form.get("data-item-form") is not None)
    kept = dict(form.form_values())
    assert {name: (kept.get(name) or "").strip() for name in values} == values
    assert db.session.scalar(select(func.count()).select_from(Item)) == 0


def test_an_unknown_zone_gets_a_message_and_stays_visible(ada: User, sign_in: SignIn) -> None:
    response = act(sign_in(ada), NEW, **FIELDS, zone="Mars/Olympus", uid=new_uid(), show_as="busy")
    assert (response.status_code, "This time zone is unknown" in text(response)) == (422, True)
    assert html.fromstring(response.get_data()).xpath("//option[@selected]/@value")[0] == "Mars/Olympus"


def test_control_characters_are_never_stored(ada: User, sign_in: SignIn) -> None:
    save(sign_in(ada), **FIELDS | {"subject": "Boiler\r\ncheck"}, description="a\r\nb")
    item = only_item()
    act(
        sign_in(ada),
        address(item),
        **FIELDS | {"subject": "Nul\x00 and \x1b[31m"},
        description="\x07bell\tok",
        version=item.version,
        zone="UTC",
        show_as="busy",
    )
    assert (item.subject, item.description) == ("Nul and [31m", "bell\tok")


def test_invalid_utf8_is_refused_with_a_message(ada: User, sign_in: SignIn) -> None:
    client = sign_in(ada)
    page = html.fromstring(client.get(NEW).get_data())
    fields = dict(next(form for form in page.forms if form.get("data-item-form") is not None).form_values())
    body = "&".join(f"{name}={value}" for name, value in fields.items() if name != "subject" and value)
    response = client.post(
        NEW, data=f"{body}&subject=Caf%e9".encode(), content_type="application/x-www-form-urlencoded"
    )
    assert (response.status_code, "could not be read" in text(response)) == (422, True)
    assert db.session.scalar(select(func.count()).select_from(Item)) == 0


def test_a_time_skipped_by_a_clock_change_is_moved_and_reported(ada: User, sign_in: SignIn) -> None:
    client = sign_in(ada)
    night = {"start_date": "2027-03-28", "start_time": "02:30", "end_date": "2027-03-28", "end_time": "03:30"}
    response = save(client, **FIELDS | night)
    said = text(client.get(response.headers["Location"]))
    assert "02:30 does not exist on that day: clocks go forward, so it begins at 03:30." in said
    assert only_item().start == datetime(2027, 3, 28, 3, 30)


@pytest.mark.parametrize(
    "path", [NEW, "/my-calendar/items/1/move", "/my-calendar/items/1/delete", "/my-calendar/items/1"]
)
@pytest.mark.parametrize("forged", [{}, {"csrf_token": "forged"}])
def test_a_missing_or_forged_token_is_refused(path: str, forged: dict[str, str], ada: User, sign_in: SignIn) -> None:
    item = add(ada)
    response = sign_in(ada).post(path, data={**FIELDS, "version": "1", **forged}, headers=HTMX)
    assert response.status_code == 400
    assert db.session.scalar(select(func.count()).select_from(Item)) == 1
    assert (item.version, item.subject) == (1, "Visit")


@pytest.mark.parametrize("uid", ["", "not-a-uuid", "x" * 500])
def test_a_damaged_form_creates_nothing(uid: str, ada: User, sign_in: SignIn) -> None:
    response = act(sign_in(ada), NEW, **FIELDS, zone="UTC", uid=uid, show_as="busy")
    assert (response.status_code, "This form is damaged" in text(response)) == (422, True)


# What came in from elsewhere


def outside(user: User, **values: object) -> Item:
    """Return an item with values from a linked calendar that the dialog would refuse."""
    item = add(user)
    for name, value in values.items():
        setattr(item, name, value)
    service.derive_span_of(item, user.time_zone)
    db.session.commit()
    return item


FROM_OUTSIDE = {
    "long description": {"description": "d" * 120_000},
    "long location": {"location": "l" * 1_500},
    "long rule": {"rrule": "FREQ=DAILY;BYMONTHDAY=" + ",".join(["1", "15"] * 400)},
    "rule nobody may type": {"rrule": "FREQ=HOURLY;INTERVAL=7;COUNT=9"},
    "rule with an interval nobody may type": {"rrule": "FREQ=DAILY;INTERVAL=4000"},
    "rule nobody understands": {"rrule": "FREQ=MONTHLY;RSCALE=CHINESE"},
    "rule with a number nobody may type": {"rrule": "FREQ=DAILY;COUNT=9999"},
    "long ago": {"start": datetime(1850, 3, 1, 9), "end": datetime(1850, 3, 1, 10)},
    "far ahead": {"start": datetime(2450, 3, 1, 9), "end": datetime(2450, 3, 1, 10)},
    "seconds": {"start": datetime(2026, 11, 23, 9, 0, 30), "end": datetime(2026, 11, 23, 9, 59, 59)},
    "unreadable letters": {"description": "caf\ufffd %ff"},
    "formatted": {"description": "<p>Bring <b>keys</b></p>"},
    "floating": {"zone": None},
}
KEPT = ("location", "description", "start", "end", "zone", "rrule", "exdates")


@pytest.mark.parametrize("values", FROM_OUTSIDE.values(), ids=FROM_OUTSIDE)
def test_invalid_unedited_values_do_not_prevent_an_edit_of_the_subject(
    values: dict[str, object], ada: User, sign_in: SignIn
) -> None:
    item = outside(ada, **values)
    before = {name: getattr(item, name) for name in KEPT}
    occurrence = queries.occurrence_token(item, item.start)
    scope = {"scope": "all"} if item.is_series else {}
    answer = save(sign_in(ada), address(item, occurrence), subject="New name", **scope)
    assert answer.status_code == 303
    db.session.refresh(item)
    assert (item.subject, {name: getattr(item, name) for name in KEPT}) == ("New name", before)


def test_a_long_unedited_subject_does_not_prevent_an_edit_of_the_location(ada: User, sign_in: SignIn) -> None:
    item = outside(ada, subject="s" * 700)
    client = sign_in(ada)
    assert save(client, address(item), location="Here").status_code == 303
    assert (item.subject, item.location) == ("s" * 700, "Here")
    assert save(client, address(item), subject="t" * 600).status_code == 422


def test_an_edited_description_has_to_keep_the_limit(ada: User, sign_in: SignIn) -> None:
    item = outside(ada, description="d" * 120_000)
    answer = save(sign_in(ada), address(item), description="d" * 119_999)
    assert (answer.status_code, "100,000 characters are possible" in text(answer)) == (422, True)
    assert save(sign_in(ada), address(item), description="short").status_code == 303
    assert item.description == "short"


def test_a_description_too_large_for_a_form_is_shown_and_stays(ada: User, sign_in: SignIn) -> None:
    huge = "\u0434" * 400_000  # two bytes each, six in a form
    item = outside(ada, description=huge)
    client = sign_in(ada)
    assert "too long to be changed here" in text(client.get(address(item)))
    assert save(client, address(item), subject="New name").status_code == 303
    assert (item.subject, item.description) == ("New name", huge)


def test_an_edit_of_the_end_keeps_the_seconds_of_the_start(ada: User, sign_in: SignIn) -> None:
    item = outside(ada, start=datetime(2026, 11, 23, 9, 0, 30))
    save(sign_in(ada), address(item), end_time="11:00")
    assert (item.start, item.end) == (datetime(2026, 11, 23, 9, 0, 30), datetime(2026, 11, 23, 11))


def test_an_html_description_is_shown_as_text_and_replaced_when_edited(ada: User, sign_in: SignIn) -> None:
    item = outside(ada, description='<p>Bring <a href="https://x.example/k">keys</a></p><script>alert(1)</script>')
    client = sign_in(ada)
    field = html.fromstring(client.get(address(item)).text).get_element_by_id("description")
    assert field.text.strip() == "Bring keys (https://x.example/k)"
    assert "formatting is kept" in text(client.get(address(item)))
    save(client, address(item), description="Bring keys and a lamp")
    assert item.description == "Bring keys and a lamp"
    save(client, address(item), description="if x < y <b")
    assert item.description == "if x < y <b"
    field = html.fromstring(client.get(address(item)).text).get_element_by_id("description")
    assert field.text.strip() == "if x < y <b"


def test_a_conflict_shows_formatted_descriptions_as_text(ada: User, sign_in: SignIn) -> None:
    item = outside(ada, description="<p>Old <b>words</b></p>")
    client = sign_in(ada)
    item.description = "<p>New <b>words</b></p>"
    db.session.commit()
    answer = save(client, address(item), version="1", description="Mine")
    assert answer.status_code == 409
    assert "New words" in text(answer)
    assert "&lt;b&gt;" not in answer.text.partition("<textarea")[0]


def test_a_zone_that_came_as_rules_is_shown_by_its_label_and_survives_an_edit(ada: User, sign_in: SignIn) -> None:
    rules = Observance(datetime(1987, 4, 5, 2), timedelta(hours=-5), timedelta(hours=-5), daylight=False)
    zone = Definition("Customized Time Zone 7", (rules,)).text
    item, client = add(ada, zone=zone), sign_in(ada)
    assert item.starts_at == datetime(2026, 11, 23, 14, tzinfo=UTC)
    page = client.get(address(item)).get_data(as_text=True)
    assert "Customized Time Zone 7 (its own rules)" in page
    assert zone in page
    assert any("Customized Time Zone 7" in label for label in labels(client, WEEK))
    save(client, address(item), subject="Renamed")
    db.session.refresh(item)
    assert (item.subject, item.zone, item.starts_at) == ("Renamed", zone, datetime(2026, 11, 23, 14, tzinfo=UTC))
