"""The practice calendar: each account has access to its own calendars only."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from flask import Flask

from tests.contract.servers import Client, Server, practice_calendar
from tests.providers import discover_at, practice_login, practice_password, set_up_providers
from webapp.accounts.models import User
from webapp.connectors.practice.provider import SHARED
from webapp.encryption import encrypt
from webapp.extensions import db
from webapp.operations.practice.server import remove_locks
from webapp.sync.linked_accounts.connector_factory import open_connector
from webapp.sync.models import LinkedAccount

EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//X//Y//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n"
    "DTSTART:20260101T090000Z\r\nSUMMARY:Secret\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.fixture
def server(app: Flask, tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "practice-calendar").mkdir()
    (tmp_path / "practice-calendar" / "users").write_text("practice:known to everybody\n")  # of an earlier version
    with practice_calendar(tmp_path, app.config["SECRET_KEY"]) as server:
        set_up_providers(app, PRACTICE_CALDAV_URL=f"{server.origin}/")
        yield server
    remove_locks(tmp_path)
    assert not [path.name for path in tmp_path.rglob("*.lock")]


def client_of(server: Server, user: User, password: str = "") -> Client:
    own = practice_login(user)
    return Client(server.port, own.username, password or own.password)


def test_accounts_can_read_and_write_only_their_own_calendars(server: Server, ada: User, ben: User) -> None:
    adas, bens = (f"/{practice_login(person).username}/" for person in (ada, ben))
    mine, theirs = client_of(server, ada), client_of(server, ben)
    for client, home in ((mine, adas), (theirs, bens)):
        status, _, listing = client.request("PROPFIND", home, Depth="1")
        assert (status, listing.count("Practice calendar")) == (207, 1)
    mine.put(f"{adas}calendar/1.ics", EVENT)
    for method, path in (("GET", "1.ics"), ("DELETE", "1.ics"), ("PROPFIND", ""), ("PUT", "2.ics")):
        status, _, answer = theirs.request(
            method, f"{adas}calendar/{path}", EVENT if method == "PUT" else "", Depth="1"
        )
        assert (status, "Secret" in answer) == (403, False)
    assert mine.request("GET", f"{adas}calendar/1.ics")[0] == 200
    assert "practice-" not in theirs.request("PROPFIND", "/", Depth="1")[2].replace(bens, "")


def test_a_wrong_password_is_refused(server: Server, ada: User) -> None:
    wrong = ["wrong", "known to everybody", "\u00e9", " "]
    for name, password in product((practice_login(ada).username, SHARED, "practice-4711"), wrong):
        assert Client(server.port, name, password).request("PROPFIND", f"/{name}/", Depth="0")[0] == 401


def test_a_calendar_linked_by_an_earlier_version_still_works(app: Flask, server: Server, ada: User) -> None:
    discovery = discover_at(f"{server.origin}/", SHARED, practice_password(SHARED))
    account = LinkedAccount(
        user_id=ada.id,
        service="practice",
        connector="caldav",
        name=SHARED,
        server_url=f"{server.origin}/",
        credentials=encrypt({"username": SHARED, "password": "known to everybody"}),
        discovery=discovery.to_json(),
    )
    db.session.add(account)
    db.session.commit()
    with open_connector(account) as connector:
        assert [calendar.name for calendar in connector.calendars()] == ["Practice calendar"]
    assert practice_login(ada).username == SHARED
