"""Items for tests, and posts with a CSRF token."""

from datetime import datetime

from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from webapp.accounts.models import User
from webapp.database import new_uid
from webapp.my_calendar import queries, service
from webapp.my_calendar.models import Item
from webapp.my_calendar.recurrence import Timing
from webapp.my_calendar.service import Draft

NEW = "/my-calendar/items/new"
HTMX = {"HX-Request": "true"}


def add(
    user: User,
    start: str = "2026-11-23T09:00",
    end: str = "2026-11-23T10:00",
    *,
    subject: str = "Visit",
    zone: str | None = "Europe/Berlin",
    all_day: bool = False,
    **fields: str | bool | None,
) -> Item:
    """Save an item of `user`; times are ISO 8601 local times in `zone`."""
    timing = Timing(datetime.fromisoformat(start), datetime.fromisoformat(end), None if all_day else zone, all_day)
    return service.create_item(user, Draft(subject, timing, **fields), new_uid())  # type: ignore[arg-type]


def address(item: Item, occurrence: str = queries.SINGLE) -> str:
    """Return the address of the dialog of an item, or of one occurrence of it."""
    return f"/my-calendar/items/{item.id}?occurrence={occurrence}"


def token(client: FlaskClient) -> str:
    """Return the CSRF token of the client's session."""
    (value,) = html.fromstring(client.get(NEW).get_data()).xpath(
        "//form[@data-item-form]//input[@name='csrf_token']/@value"
    )
    return str(value)


def act(client: FlaskClient, path: str, *, htmx: bool = False, **values: str | int) -> TestResponse:
    """Post to `path` like a form."""
    return client.post(path, data={"csrf_token": token(client), **values}, headers=HTMX if htmx else {})


def text(response: TestResponse) -> str:
    """Return the text of the page, in one line."""
    return " ".join(html.fromstring(response.get_data()).text_content().split())


def labels(client: FlaskClient, path: str) -> list[str]:
    """Return the accessible label of each entry of a view, in order."""
    document = html.fromstring(client.get(path).get_data())
    return [str(label) for label in document.xpath("//a[@data-entry]/@aria-label")]
