"""A connector of one folder (`tests/toy_service`) and one line in the list of providers works on every page."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from redis import Redis
from sqlalchemy import select

from config import Testing
from tests.jobs.conftest import an_event
from tests.jobs.queue import work
from tests.toy_service.provider import CorkboardProvider
from tests.toy_service.service import BOARD, PASSWORD, USERNAME, Corkboard, running
from tests.web.calendar_sync.sync_pages import Browser, destination
from webapp import create_app
from webapp.accounts.models import User
from webapp.connectors import members
from webapp.connectors.event import event_to_json
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.sync.engine.item_mapping import item_values
from webapp.sync.models import Integration, LinkedAccount
from webapp.sync.runs import run

ADDRESS = "/calendar-sync/connect/corkboard"
TOMORROW = datetime.now().replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=1)  # noqa: DTZ005  a clock time


@pytest.fixture(autouse=True)
def added(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "PROVIDERS", (*members.PROVIDERS, CorkboardProvider))


@pytest.fixture
def corkboard() -> Iterator[Corkboard]:
    with running() as corkboard:
        yield corkboard


@pytest.fixture
def settings(settings: Testing, corkboard: Corkboard) -> Testing:
    return Testing({**settings.environ, "CORKBOARD_URL": corkboard.address})


def subjects(corkboard: Corkboard) -> list[str]:
    return sorted(card["event"]["subject"] for card in (corkboard.cards or {}).values())


def add_item(user: User, subject: str) -> None:
    values = item_values(an_event(subject, TOMORROW), home_zone="Europe/Berlin")
    db.session.add(Item(owner_id=user.id, **values))
    db.session.commit()


def link_board(browser: Browser) -> Integration:
    """Sign in, allow it, and go through the wizard."""
    login = {"username": USERNAME, "password": PASSWORD}
    assert destination(browser.post(ADDRESS, login)) == f"{ADDRESS}/permission"
    first_step = destination(browser.post(f"{ADDRESS}/permission", {"answer": "allow"}))
    wizard = first_step.removesuffix("/linked-calendar")
    accepted = {"accept_create": "y", "accept_update": "y", "accept_delete": "y"}
    browser.post(first_step, {"calendar_id": BOARD, **accepted})
    browser.post(f"{wizard}/your-calendar", {"kinds": ["appointment"]})
    none = {"retrieve_past": "none", "retrieve_future": "none", "send_past": "none", "send_future": "none"}
    browser.post(f"{wizard}/options", none)
    assert destination(browser.post(f"{wizard.removesuffix('/wizard')}/finish")) == "/calendar-sync"
    return db.session.scalars(select(Integration)).one()


def test_its_tile_is_offered(browser: Browser) -> None:
    page = browser.get("/calendar-sync/connect").text
    assert "Boards of the whole team" in page
    assert f'href="{ADDRESS}"' in page


def test_a_wrong_password_is_reported_beside_its_field(browser: Browser) -> None:
    answer = browser.post(ADDRESS, {"username": USERNAME, "password": "another"}, fragment=True)
    assert answer.status_code == 422
    assert 'id="password-errors" class="invalid-feedback d-block">Corkboard does not accept' in answer.text


def test_a_linked_board_syncs_both_ways(browser: Browser, corkboard: Corkboard, ada: User, redis: Redis) -> None:
    integration = link_board(browser)
    assert integration.place == "Team (Corkboard)"
    assert db.session.scalars(select(LinkedAccount.connector)).one() == "corkboard"
    work(redis)
    add_item(ada, "Made here")
    work(redis)
    assert subjects(corkboard) == ["Made here"]
    corkboard.put("theirs", event=event_to_json(an_event("Made there", TOMORROW)))
    run.run(integration.id, "sweep")
    db.session.rollback()
    assert sorted(db.session.scalars(select(Item.subject))) == ["Made here", "Made there"]
    assert "Corkboard" in browser.get("/calendar-sync").text


def test_without_its_settings_the_page_names_what_it_needs(
    settings: Testing, make_user: Callable[..., User], sign_in: Callable[[User], FlaskClient], app: Flask
) -> None:
    without = {name: value for name, value in settings.environ.items() if name != "CORKBOARD_URL"}
    other = create_app(Testing(without))
    provider = other.extensions["providers"].get("corkboard")
    app.extensions["providers"].register(provider)
    page = Browser(app, sign_in(make_user("Dan"))).get(ADDRESS).text
    assert "Linking it needs the address of Corkboard." in page
    assert 'type="password"' not in page
