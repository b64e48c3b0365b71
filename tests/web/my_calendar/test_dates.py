"""Occurrences, stored as items, of a series on a linked calendar: each is marked, and links to the others."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from lxml import html

from tests.web.my_calendar.helpers import HTMX, add, address, labels, text
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Item

SignIn = Callable[[User], FlaskClient]
WEEK = "/my-calendar/week/2026-11-23"


def add_dates(user: User, series: str = "evt_series", subject: str = "Standup") -> list[Item]:
    """Three dates of one event, a week apart."""
    items = [add(user, f"2026-11-{day}T09:00", f"2026-11-{day}T10:00", subject=subject) for day in (16, 23, 30)]
    for item in items:
        item.series_uid = series
    db.session.commit()
    return items


def links(client: FlaskClient, item: Item) -> list[tuple[str, str]]:
    """Return the links of the list of dates: text and address."""
    document = html.fromstring(client.get(f"/my-calendar/items/{item.id}/dates").get_data())
    return [(link.text_content().strip(), link.get("href")) for link in document.xpath("//ul[@class='item-dates']//a")]


@pytest.mark.parametrize("path", [WEEK, "/my-calendar/month/2026-11", "/my-calendar/agenda/2026-11-23"])
def test_the_entry_of_an_occurrence_is_marked_as_such(path: str, ada: User, sign_in: SignIn) -> None:
    add_dates(ada)
    add(ada, "2026-11-24T09:00", "2026-11-24T10:00", subject="Single")
    said = {label.split(",")[0]: label for label in labels(sign_in(ada), path)}
    assert "one date of a repeating event" in said["Standup"]
    assert "repeating" not in said["Single"]


def test_its_dialog_links_to_the_others(ada: User, sign_in: SignIn) -> None:
    _, item, _ = add_dates(ada)
    client = sign_in(ada)
    dialog = client.get(address(item), headers=HTMX)
    assert "One date of a repeating event that was made elsewhere" in text(dialog)
    assert f'href="/my-calendar/items/{item.id}/dates"' in dialog.get_data(as_text=True)
    assert "repeating event" not in text(client.get(address(add(ada))))


def test_the_others_are_listed_in_their_order_and_this_one_is_marked(ada: User, sign_in: SignIn) -> None:
    first, item, last = add_dates(ada)
    add_dates(ada, "evt_another", "Review")
    client = sign_in(ada)
    assert links(client, item) == [
        ("Monday, 16 November 2026, 09:00", f"/my-calendar/items/{first.id}"),
        ("Monday, 23 November 2026, 09:00", f"/my-calendar/items/{item.id}"),
        ("Monday, 30 November 2026, 09:00", f"/my-calendar/items/{last.id}"),
    ]
    page = client.get(f"/my-calendar/items/{item.id}/dates", headers=HTMX).get_data(as_text=True)
    assert "<html" not in page
    assert page.count('aria-current="true"') == 1


def test_dates_in_the_trash_and_those_of_other_people_are_not_listed(ada: User, ben: User, sign_in: SignIn) -> None:
    first, item, last = add_dates(ada)
    add_dates(ben)
    first.trashed_at = utc_now()
    db.session.commit()
    assert [where for _, where in links(sign_in(ada), item)] == [
        f"/my-calendar/items/{item.id}",
        f"/my-calendar/items/{last.id}",
    ]


def test_invisible_items_and_items_without_a_series_are_not_found(ada: User, cem: User, sign_in: SignIn) -> None:
    _, item, _ = add_dates(ada)
    assert sign_in(cem).get(f"/my-calendar/items/{item.id}/dates").status_code == 404
    assert sign_in(ada).get(f"/my-calendar/items/{add(ada).id}/dates").status_code == 404
    assert sign_in(ada).get("/my-calendar/items/999/dates").status_code == 404
