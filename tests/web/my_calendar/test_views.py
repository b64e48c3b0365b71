"""Month, week, day and agenda: content, and number of queries."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient
from lxml import html

from tests.statements import counted_queries
from tests.web.my_calendar.helpers import HTMX, NEW, act, add, address, labels, text
from webapp.accounts.models import User
from webapp.accounts.service import update_profile
from webapp.database import new_uid
from webapp.extensions import db
from webapp.my_calendar.models import Item, ItemOverride

SignIn = Callable[[User], FlaskClient]
VIEWS = (
    "/my-calendar/month/2026-11",
    "/my-calendar/week/2026-11-23",
    "/my-calendar/day/2026-11-23",
    "/my-calendar/agenda/2026-11-23",
)


def test_home_redirects_to_this_month(ada: User, sign_in: SignIn) -> None:
    response = sign_in(ada).get("/my-calendar")
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/my-calendar/month/20")


@pytest.mark.parametrize("view", ["week", "day", "agenda"])
def test_a_view_without_a_date_redirects_to_today(view: str, ada: User, sign_in: SignIn) -> None:
    response = sign_in(ada).get(f"/my-calendar/{view}")
    assert response.status_code == 302
    assert response.headers["Location"].startswith(f"/my-calendar/{view}/20")


@pytest.mark.parametrize("path", VIEWS)
def test_each_view_shows_own_items_only(path: str, ada: User, cem: User, sign_in: SignIn) -> None:
    add(ada, subject="Boiler check", location="Room 4")
    assert [label.split(",")[0] for label in labels(sign_in(ada), path)] == ["Boiler check"]
    assert labels(sign_in(cem), path) == []


@pytest.mark.parametrize("path", [*VIEWS, "/my-calendar", "/my-calendar/trash", NEW])
def test_views_need_a_signed_in_person(path: str, client_without_person: FlaskClient) -> None:
    response = client_without_person.get(path)
    assert response.status_code in {302, 303}
    assert "/sign-in" in response.headers["Location"]


@pytest.mark.parametrize("path", VIEWS)
def test_htmx_gets_the_fragment_and_the_back_button_the_page(path: str, ada: User, sign_in: SignIn) -> None:
    client = sign_in(ada)
    assert "<nav" not in client.get(path, headers=HTMX).text.split('id="calendar"')[0]
    assert client.get(path, headers={**HTMX, "HX-History-Restore-Request": "true"}).text.startswith("<!doctype html>")


def test_the_title_names_the_range(ada: User, sign_in: SignIn) -> None:
    page = html.fromstring(sign_in(ada).get("/my-calendar/week/2026-11-23").get_data())
    assert page.findtext(".//title") == "23–29 November 2026 · Calendar Sync"


@pytest.mark.parametrize(
    "path",
    [
        "/my-calendar/month/2026-13",
        "/my-calendar/month/nonsense",
        "/my-calendar/week/2026-02-30",
        "/my-calendar/day/0001-01-01",
        "/my-calendar/agenda/9999-12-31",
        "/my-calendar/changes?view=year&day=2026-11-23",
        "/my-calendar/jump?view=year&date=2026-11-23",
    ],
)
def test_an_invalid_date_in_the_address_is_not_found(path: str, ada: User, sign_in: SignIn) -> None:
    assert sign_in(ada).get(path).status_code == 404


def test_jumping_redirects_to_the_address_of_the_date(ada: User, sign_in: SignIn) -> None:
    response = sign_in(ada).get("/my-calendar/jump?view=week&date=2027-02-03")
    assert (response.status_code, response.headers["Location"]) == (303, "/my-calendar/week/2027-02-03")


def test_an_invalid_date_to_jump_to_is_reported(ada: User, sign_in: SignIn) -> None:
    response = sign_in(ada).get("/my-calendar/jump?view=week&date=soon", follow_redirects=True)
    assert "Please give a date" in text(response)


def test_times_are_local_to_the_viewer_and_the_items_own_zone_is_named(ada: User, ben: User, sign_in: SignIn) -> None:
    add(ada, "2026-11-24T10:00", "2026-11-24T11:00", zone="America/New_York", subject="Call")
    (label,) = labels(sign_in(ada), "/my-calendar/day/2026-11-24")
    assert "24 November, 16:00 to 17:00 (10:00–11:00 New York)" in label
    add(ben, "2026-11-24T10:00", "2026-11-24T11:00", zone="America/New_York", subject="Call")
    (label,) = labels(sign_in(ben), "/my-calendar/day/2026-11-24")
    assert "10:00 to 11:00, busy" in label


def test_floating_and_all_day_items_follow_the_viewers_zone(ada: User, sign_in: SignIn) -> None:
    add(ada, "2026-11-24", "2026-11-25", all_day=True, subject="Holiday")
    update_profile(ada, name=ada.name, time_zone="Pacific/Auckland", week_starts_on=0)
    client = sign_in(ada)
    assert len(labels(client, "/my-calendar/day/2026-11-24")) == 1
    assert labels(client, "/my-calendar/day/2026-11-25") == []


def test_overrides_and_exclusions_are_shown(ada: User, sign_in: SignIn) -> None:
    series = add(ada, rrule="FREQ=DAILY;COUNT=4", subject="Round")
    series.exdates = [datetime(2026, 11, 24, 9).isoformat()]
    start, end = datetime(2026, 11, 25, 14), datetime(2026, 11, 25, 15)
    series.overrides.append(
        ItemOverride(
            original_start=datetime(2026, 11, 25, 9), subject="Round, late", start=start, end=end, zone="Europe/Berlin"
        )
    )
    db.session.commit()
    shown = labels(sign_in(ada), "/my-calendar/week/2026-11-23")
    assert [label.split(", ")[:-2] for label in shown] == [
        ["Round", "appointment", "Monday 23 November", "09:00 to 10:00"],
        ["Round", "late", "appointment", "Wednesday 25 November", "14:00 to 15:00"],
        ["Round", "appointment", "Thursday 26 November", "09:00 to 10:00"],
    ]


def test_a_series_with_too_many_occurrences_is_named(ada: User, sign_in: SignIn) -> None:
    item = add(ada, subject="Ticker")
    item.rrule, item.ends_at = "FREQ=SECONDLY", datetime.fromisoformat("9999-12-31T00:00:00+00:00")
    db.session.commit()
    assert "“Ticker”: not all dates can be shown" in text(sign_in(ada).get("/my-calendar/month/2026-11"))


def test_markup_in_a_subject_is_text(ada: User, sign_in: SignIn) -> None:
    add(ada, subject="<script>alert(1)</script>")
    assert "<script>alert" not in sign_in(ada).get("/my-calendar/month/2026-11").text


@pytest.mark.parametrize("path", VIEWS)
def test_no_view_needs_inline_styles_or_scripts(path: str, ada: User, sign_in: SignIn) -> None:
    add(ada)
    page = html.fromstring(sign_in(ada).get(path).get_data())
    assert page.xpath("//@style | //style | //script[not(@src)] | //@*[starts-with(name(), 'on')]") == []


@pytest.mark.parametrize("path", VIEWS)
def test_ids_are_unique_on_the_page(path: str, ada: User, sign_in: SignIn) -> None:
    add(ada, "2026-11-22T22:00", "2026-11-24T06:00")
    add(ada, "2026-11-20", "2026-11-27", all_day=True)
    add(ada, rrule="FREQ=DAILY")
    ids = html.fromstring(sign_in(ada).get(path).get_data()).xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", VIEWS)
def test_the_number_of_queries_does_not_depend_on_the_number_of_items(path: str, ada: User, sign_in: SignIn) -> None:
    client = sign_in(ada)

    def fill(count: int) -> int:
        start = datetime(2026, 11, 23, 8)
        for number in range(count):
            begin = start + timedelta(minutes=number)
            item = Item(uid=new_uid(), owner_id=ada.id, start=begin, end=begin + timedelta(hours=1), zone="UTC")
            item.rrule = "FREQ=DAILY" if number % 10 == 0 else None
            item.starts_at = item.ends_at = datetime.fromisoformat(f"{begin.isoformat()}+00:00")
            db.session.add(item)
        db.session.commit()
        with counted_queries() as statements:
            assert client.get(path).status_code == 200
        return len(statements)

    few = fill(10)
    assert fill(290) == few
    assert few <= 4  # the person, the stamp, the items, their changed dates


# News


def test_an_unchanged_view_answers_204_and_a_changed_one_the_view(ada: User, sign_in: SignIn) -> None:
    item = add(ada, subject="Visit")
    client = sign_in(ada)

    def poll_address() -> str:
        page = html.fromstring(client.get("/my-calendar/month/2026-11").get_data())
        return str(page.get_element_by_id("calendar-poll").get("hx-get"))

    address_now = poll_address()
    assert client.get(address_now, headers=HTMX).status_code == 204
    item.subject = "Visit, moved"
    db.session.commit()
    news = client.get(address_now, headers=HTMX)
    assert (news.status_code, "Visit, moved" in news.text) == (200, True)

    address_now = poll_address()
    add(ada, subject="Another")
    assert client.get(address_now, headers=HTMX).status_code == 200

    address_now = poll_address()
    act(client, f"/my-calendar/items/{item.id}/delete", version=item.version)
    assert client.get(address_now, headers=HTMX).status_code == 200


def test_changes_outside_the_view_do_not_refresh_it(ada: User, cem: User, sign_in: SignIn) -> None:
    client = sign_in(ada)
    page = html.fromstring(client.get("/my-calendar/month/2026-11").get_data())
    address_now = str(page.get_element_by_id("calendar-poll").get("hx-get"))
    add(cem)
    add(ada, "2027-06-01T09:00", "2027-06-01T10:00")
    assert client.get(address_now, headers=HTMX).status_code == 204


# Strangers


@pytest.mark.parametrize("act_name", ["move", "delete", "restore", "include/20261123T090000"])
def test_actions_on_invisible_items_are_not_found(act_name: str, ada: User, cem: User, sign_in: SignIn) -> None:
    item = add(ada, rrule="FREQ=DAILY")
    response = act(
        sign_in(cem), f"/my-calendar/items/{item.id}/{act_name}", version=1, occurrence="20261123T090000", scope="all"
    )
    assert response.status_code == 404
    assert (item.trashed_at, item.version) == (None, 1)


def test_invisible_items_cannot_be_opened_or_saved(ada: User, cem: User, sign_in: SignIn) -> None:
    item = add(ada, subject="Secret")
    client = sign_in(cem)
    assert client.get(address(item)).status_code == 404
    assert act(client, address(item), subject="Mine", version=1).status_code == 404
    assert item.subject == "Secret"


@pytest.mark.parametrize("occurrence", ["20261123T093000", "nonsense", "single", "99999999T999999", ""])
def test_an_occurrence_that_does_not_exist_is_not_found(occurrence: str, ada: User, sign_in: SignIn) -> None:
    series = add(ada, rrule="FREQ=DAILY")
    assert sign_in(ada).get(address(series, occurrence)).status_code == 404
