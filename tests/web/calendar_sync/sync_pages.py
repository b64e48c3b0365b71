"""Shared by the tests of these pages: a browser with cookies and CSRF tokens, and a fake calendar server."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from emulators.reasons import words
from webapp.connectors.base import CalendarInfo
from webapp.connectors.caldav import Discovery
from webapp.connectors.errors import AuthorizationLost, ConnectorError
from webapp.extensions import db
from webapp.outbound.addresses import AddressPolicy
from webapp.sync.models import LinkedAccount

WORK = CalendarInfo("/ada/team/", "Work", read_only=False, zone="Europe/Berlin", color="#ff0000")
HOLIDAYS = CalendarInfo("/ada/holidays/", "Holidays", read_only=True)
PASSWORD = "a password of the server"


class Browser:
    """Sends each request in an application context of its own, as a server would, with the page's CSRF token."""

    def __init__(self, app: Flask, client: FlaskClient) -> None:
        self._app = app
        self._client = client
        self._token = ""

    def get(self, address: str, *, fragment: bool = False) -> TestResponse:
        db.session.commit()
        with self._app.app_context():
            return self._client.get(address, headers=_headers(fragment), buffered=True)

    def post(self, address: str, data: Mapping[str, Any] | None = None, *, fragment: bool = False) -> TestResponse:
        if not self._token:
            match = re.search(r'"X-CSRFToken": "([^"]+)"', self.get("/calendar-sync/connect").text)
            assert match is not None
            self._token = match[1]
        return self.post_with_token(address, self._token, data, fragment=fragment)

    def post_with_token(
        self, address: str, token: str | None, data: Mapping[str, Any] | None = None, *, fragment: bool = False
    ) -> TestResponse:
        db.session.commit()
        sent = {**(data or {}), **({} if token is None else {"csrf_token": token})}
        with self._app.app_context():
            return self._client.post(address, data=sent, headers=_headers(fragment))

    def cookies(self) -> str:
        with self._client.session_transaction() as session:
            return repr(dict(session))


def _headers(fragment: bool) -> dict[str, str]:
    return {"HX-Request": "true", "HX-Request-Type": "partial"} if fragment else {}


def destination(response: TestResponse) -> str:
    """Return the address to which a response redirects the browser, or htmx."""
    headers = response.headers
    return headers.get("Location") or headers.get("HX-Location") or headers["HX-Redirect"]


@dataclass
class FakeServer:
    """Accepts one password, has some calendars, and fails with `error` if that is set."""

    calendars: Sequence[CalendarInfo] = (WORK, HOLIDAYS)
    error: ConnectorError | None = None
    password: str = PASSWORD
    asked: list[tuple[str, str]] = field(default_factory=list)

    def discover(
        self, server_url: str, username: str, password: str, *, policy: AddressPolicy, timeout: timedelta
    ) -> Discovery:
        self.asked.append((server_url, username))
        if self.error is not None:
            raise self.error
        if password != self.password:
            raise AuthorizationLost(words("The user name or the password is wrong."))
        return Discovery(
            principal_url=f"{server_url}/principal/",
            home_urls=(f"{server_url}/home/",),
            user_addresses=(f"mailto:{username}",),
            auto_schedule=False,
        )

    def available_calendars(self, account: LinkedAccount) -> Sequence[CalendarInfo]:
        self.asked.append((account.server_url, account.name))
        if self.error is not None:
            raise self.error
        return self.calendars
