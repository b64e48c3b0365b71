"""A signed-in person and their list of tasks or of to-dos."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.web.forms import submit
from tests.web.my_calendar.helpers import act
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.recurrence import to_wall
from webapp.service_desk.models import Client, Task, Ticket, ToDo


@dataclass(frozen=True)
class TaskPages:
    client: FlaskClient
    path: str
    person: User

    @property
    def model(self) -> type[Task] | type[ToDo]:
        return Task if self.path == "/tasks" else ToDo

    def add(self, title: str, **values: str | int) -> Any:
        """Add a row by quick-add, and return it."""
        assert self.act("/add", title=title, **values).status_code == 303
        return self.last()

    def last(self) -> Any:
        return db.session.scalars(
            select(self.model).order_by(self.model.id.desc()).execution_options(populate_existing=True)
        ).first()

    def get(self, work: Any) -> Any:
        return db.session.get_one(self.model, work.id, populate_existing=True)

    def act(self, path: str, *, htmx: bool = False, **values: str | int) -> TestResponse:
        return act(self.client, self.path + path, htmx=htmx, **values)

    def save(self, path: str = "/new", **values: str) -> TestResponse:
        """Open a dialog, fill it in and submit it."""
        page = self.path + path
        form = html.fromstring(self.client.get(page).get_data())
        (action,) = form.xpath("//form[.//*[@name='title' and @data-autofocus]]/@action")
        return submit(self.client, page, action=action, **values)

    def titles(self, query: str = "") -> list[str]:
        return [text.strip() for text in self.page(query).xpath("//*[contains(@class, 'work-title')]/text()")]

    def page(self, query: str = "") -> Any:
        answer = self.client.get(self.path + query)
        assert answer.status_code == 200
        return html.fromstring(answer.get_data())

    def facts(self, query: str = "") -> list[str]:
        return [
            " ".join(facts.text_content().split())
            for facts in self.page(query).xpath("//*[contains(@class, 'work-facts')]")
        ]


def a_ticket(number: int = 1042, title: str = "Printer is down", **fields: Any) -> Ticket:
    ticket = Ticket(number=number, title=title, client=fields.pop("client", None) or Client(name="Acme"), **fields)
    db.session.add(ticket)
    db.session.commit()
    return ticket


def in_days(days: int, user: User) -> str:
    """Return the day `days` after the person's today, as forms take it."""
    return f"{local_now(user) + timedelta(days=days):%Y-%m-%d}"


def local_now(user: User) -> datetime:
    return to_wall(utc_now(), user.time_zone)
