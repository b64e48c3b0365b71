"""The world that histories happen in."""

import logging
from collections.abc import Callable, Iterator
from io import StringIO

import pytest
import structlog
from flask import Flask
from flask.testing import FlaskClient

from emulators.memory import MemoryCalendar
from tests.jobs.histories.edits import SECRET
from tests.jobs.histories.history_machine import World
from tests.jobs.service_desk import a_ticket
from webapp.accounts.models import User
from webapp.operations import logs


@pytest.fixture
def log() -> Iterator[StringIO]:
    """All that is logged, as in production."""
    before = logging.root.handlers[:], logging.root.level
    stream = StringIO()
    logs.configure(style="json")
    (handler,) = logging.root.handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(stream)
    yield stream
    logging.root.handlers[:], logging.root.level = before
    structlog.reset_defaults()


@pytest.fixture
def strangers(cem: User, make_user: Callable[..., User]) -> list[User]:
    """Nobody's private entries are any business of theirs, not even where one of them plans everybody's work."""
    return [cem, make_user("Dana", role="dispatcher")]


@pytest.fixture
def world(
    app: Flask,
    calendars: dict[int, MemoryCalendar],
    log: StringIO,
    strangers: list[User],
    sign_in: Callable[[User], FlaskClient],
) -> World:
    def search(user: User) -> str:
        return sign_in(user).get(f"/search?q={SECRET}").get_data(as_text=True)

    return World(app, calendars, log, a_ticket().id, strangers, search)
