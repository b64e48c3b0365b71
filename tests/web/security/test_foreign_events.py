"""Content of other people's calendars is shown as text on every page."""

from collections.abc import Iterator, Sequence

import pytest
from flask import Flask
from flask.testing import FlaskClient

from emulators import caldav
from emulators.cronofy import CronofyEmulator
from emulators.cronofy_application import cronofy_environment, emulator, listener, served, settings  # noqa: F401
from tests.contract.servers import USERNAME
from tests.jobs.cronofy.scenario import link
from tests.providers import discover_at, set_up_providers
from tests.web.security.pages import flaws
from webapp.accounts.models import User
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.sync import service
from webapp.sync.models import Integration
from webapp.sync.runs import run

MARK = "xss-probe"
TEXT = f"'\"><{MARK}>&lt;{{{{7*7}}}}<script>{MARK}</script>"
EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Another client//EN\r\nBEGIN:VEVENT\r\nUID:{text}\r\n"
    "DTSTAMP:20261101T090000Z\r\nDTSTART:20261201T090000Z\r\nDTEND:20261201T100000Z\r\n"
    "SUMMARY:{text}\r\nLOCATION:{text}\r\nDESCRIPTION:{text}\r\nX-ALT-DESC;FMTTYPE=text/html:{text}\r\n"
    'URL:javascript:alert(1)\r\nCATEGORIES:{text}\r\nORGANIZER;CN="{quoted}":mailto:x@example.org\r\n'
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.fixture
def client(app: Flask, ada: User) -> FlaskClient:
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = ada.get_id()
    return client


@pytest.fixture
def server() -> Iterator[caldav.CalDavEmulator]:
    with caldav.running() as server:
        yield server


def assert_shown_as_text(client: FlaskClient, integration_id: int) -> None:
    (item,) = db.session.query(Item).all()
    assert item.subject == TEXT
    day, number = f"{item.start:%Y-%m-%d}", item.id
    of_item = (f"/my-calendar/{view}/{day}" for view in ("week", "day", "agenda"))
    base = f"/calendar-sync/{integration_id}"
    of_sync = (f"{base}/{page}" for page in ("settings", "logs", "logs/entries", "delete"))
    item_page = f"/my-calendar/items/{number}"
    where: Sequence[str] = (*of_item, *of_sync, item_page, "/calendar-sync", f"/calendar-sync/why?text={MARK}")
    shown = 0
    for address in where:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert flaws(answer.text, MARK) == [], address
        shown += MARK in answer.text
    assert shown >= 6


def test_an_event_of_a_caldav_server(app: Flask, ada: User, client: FlaskClient, server: caldav.CalDavEmulator) -> None:
    set_up_providers(app, CALDAV_TRUSTED_ORIGINS=server.origin)
    path = server.make_calendar(f"{MARK}&'")
    login = {"username": USERNAME, "password": server.password}
    found = discover_at(server.origin, *login.values())
    account = service.link_account(
        ada, service="caldav", name=TEXT, server_url=server.origin, discovery=found.to_json(), **login
    )
    integration: Integration = service.start_integration(account)
    (calendar,) = service.available_calendars(account)
    integration.calendar_id, integration.calendar_name = calendar.calendar_id, calendar.name
    service.finish_wizard(integration)
    run.run(integration.id, "activated")
    server.put(f"{path}1.ics", EVENT.format(text=TEXT.replace(",", "\\,"), quoted=TEXT.replace('"', "")))
    run.run(integration.id, "sweep")
    db.session.rollback()
    assert_shown_as_text(client, integration.id)


def test_an_event_from_cronofy(
    app: Flask,
    ada: User,
    client: FlaskClient,
    served: str,  # noqa: F811
    emulator: CronofyEmulator,  # noqa: F811
) -> None:
    scenario = link(emulator, ada)
    scenario.add_event(TEXT, description=TEXT, location={"description": TEXT})
    scenario.run_until_idle()
    assert_shown_as_text(client, scenario.integration_id)
