"""Helpers that read the board, and calls, appointments and busy times to show on it."""

from datetime import datetime, timedelta

from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from tests.web.service_desk import desk
from webapp.accounts.models import User
from webapp.database import new_uid
from webapp.extensions import db
from webapp.my_calendar import service
from webapp.my_calendar.models import BusyTime, Item
from webapp.my_calendar.recurrence import Timing, to_utc
from webapp.my_calendar.service import Draft
from webapp.service_desk.models import ServiceCall, Ticket

DAY = datetime(2026, 11, 24)  # a Tuesday
BOARD = f"/dispatch/day/{DAY:%Y-%m-%d}"
WEEK = f"/dispatch/week/{DAY:%Y-%m-%d}"


def wall(time: str, days: int = 0) -> datetime:
    """Return the local time `time` (such as 09:30) on the day of the board, or some days later."""
    hours, minutes = time.split(":")
    return DAY + timedelta(days=days, hours=int(hours), minutes=int(minutes))


def instant(time: str) -> datetime:
    """Return the instant of a time in Berlin."""
    return to_utc(wall(time), "Europe/Berlin")


def add_ticket(title: str = "Printer is down", **fields: object) -> Ticket:
    return desk.add(desk.add_client(), title, **fields)


def add_call(*resources: User, start: str = "09:00", ticket: Ticket | None = None, **fields: object) -> ServiceCall:
    """Save a call of an hour on the day, in Berlin's time."""
    return desk.add_call(ticket or add_ticket(), *resources, start=wall(start), **fields)


def add_appointment(
    owner: User, start: str = "09:00", end: str = "10:00", subject: str = "Dentist", **fields: object
) -> Item:
    timing = Timing(wall(start), wall(end), "Europe/Berlin", all_day=False)
    return service.create_item(owner, Draft(subject, timing, **fields), new_uid())  # type: ignore[arg-type]


def add_whole_day(owner: User, subject: str, **fields: str) -> Item:
    timing = Timing(DAY, DAY + timedelta(days=1), None, all_day=True)
    return service.create_item(owner, Draft(subject, timing, **fields), new_uid())  # type: ignore[arg-type]


def add_busy(person: User, start: str, end: str) -> None:
    times = (to_utc(wall(time), "Europe/Berlin") for time in (start, end))
    db.session.add(
        BusyTime(user_id=person.id, source="test", **dict(zip(("starts_at", "ends_at"), times, strict=True)))
    )
    db.session.commit()


def people(client: FlaskClient, path: str = BOARD) -> list[str]:
    """Return the names of the rows."""
    return [str(name) for name in _document(client, path).xpath("//tbody/tr/@data-name")]


def entries(client: FlaskClient, person: User, path: str = BOARD) -> list[str]:
    """Return the entries of a person's row."""
    found = _document(client, path).xpath(f"//tr[@data-person='{person.id}']//*[contains(@class, 'e ')]")
    return [" ".join(entry.text_content().split()) for entry in found]


def row(client: FlaskClient, person: User, path: str = BOARD) -> html.HtmlElement:
    (found,) = _document(client, path).xpath(f"//tr[@data-person='{person.id}']")
    return found


def waiting(client: FlaskClient, path: str = BOARD) -> list[str]:
    """Return the titles of the tickets to be planned."""
    titles = _document(client, path).xpath("//li[@data-ticket]/a[contains(@class, 'waiting-title')]")
    return [title.text_content().partition(" ")[2] for title in titles]


def dialog_text(response: TestResponse) -> str:
    """Return the text of a dialog, in one line."""
    return " ".join(html.fromstring(response.text).text_content().split())


def stamp(client: FlaskClient, path: str = BOARD) -> str:
    """Return the address at which the board polls for changes."""
    (address,) = _document(client, path).xpath("//*[@id='dispatch-poll']/@hx-get")
    return str(address)


def _document(client: FlaskClient, path: str) -> html.HtmlElement:
    response = client.get(path)
    assert response.status_code == 200
    return html.fromstring(response.get_data())
