"""Fixtures: Ada's linked calendar, with a fake server."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.calendar_sync.sync_pages import WORK, Browser, FakeServer
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.encryption import encrypt
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.sync.models import Integration, Link, LinkedAccount, Run, SyncState

SERVER = "https://calendar.example.org"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> FakeServer:
    fake = FakeServer()
    monkeypatch.setattr("webapp.connectors.caldav.provider.discover", fake.discover)
    monkeypatch.setattr("webapp.sync.service.available_calendars", fake.available_calendars)
    return fake


@pytest.fixture
def browse(app: Flask, sign_in: Callable[[User], FlaskClient]) -> Callable[[User], Browser]:
    return lambda user: Browser(app, sign_in(user))


@pytest.fixture
def browser(browse: Callable[[User], Browser], ada: User) -> Browser:
    """A browser in which Ada is signed in."""
    return browse(ada)


@pytest.fixture
def make_account(app: Flask) -> Callable[..., LinkedAccount]:
    def make(user: User, **fields: Any) -> LinkedAccount:
        values = {
            "service": "caldav",
            "connector": "caldav",
            "name": user.email,
            "server_url": SERVER,
            "credentials": encrypt({"username": user.email, "password": "an old password"}),
            "discovery": {},
            **fields,
        }
        account = LinkedAccount(user_id=user.id, **values)
        db.session.add(account)
        db.session.commit()
        return account

    return make


@pytest.fixture
def make_integration(make_account: Callable[..., LinkedAccount]) -> Callable[..., Integration]:
    def make(user: User, *, account: LinkedAccount | None = None, **fields: Any) -> Integration:
        values = {
            "calendar_id": WORK.calendar_id,
            "calendar_name": WORK.name,
            "calendar_color": WORK.color,
            "kinds": ["appointment"],
            "state": SyncState(last_proven_at=utc_now(), next_sweep_at=utc_now() + timedelta(minutes=10)),
            **fields,
        }
        integration = Integration(owner_id=user.id, account_id=(account or make_account(user)).id, **values)
        db.session.add(integration)
        db.session.commit()
        return integration

    return make


@pytest.fixture
def integration(make_integration: Callable[..., Integration], ada: User) -> Integration:
    """Ada's integration, with a finished wizard and switched on."""
    return make_integration(ada)


@pytest.fixture
def draft(make_integration: Callable[..., Integration], ada: User) -> Integration:
    """Ada's draft of an integration, with nothing filled in."""
    return make_integration(ada, wizard_step="linked_calendar", calendar_id=None, calendar_name="", calendar_color=None)


@pytest.fixture
def make_run() -> Callable[..., Run]:
    def make(integration: Integration, **fields: Any) -> Run:
        values = {"trigger": "manual", "result": "ok", "finished_at": utc_now() + timedelta(seconds=2), **fields}
        run = Run(integration_id=integration.id, **values)
        db.session.add(run)
        db.session.commit()
        return run

    return make


@pytest.fixture
def make_link() -> Callable[..., Link]:
    numbers = count(1)

    def make(integration: Integration, *, subject: str = "Visit", state: str = "live") -> Link:
        start = datetime(2026, 5, 4, 9, 30)
        item = Item(
            owner_id=integration.owner_id,
            subject=subject,
            start=start,
            end=start + timedelta(hours=1),
            zone="Europe/Berlin",
            starts_at=utc_now(),
            ends_at=utc_now(),
        )
        db.session.add(item)
        db.session.flush()
        number = next(numbers)
        link = Link(
            integration_id=integration.id,
            item_id=item.id,
            remote_id=f"/ada/team/{number}.ics",
            remote_uid=f"uid-{number}",
            state=state,
        )
        db.session.add(link)
        db.session.commit()
        return link

    return make
