"""OAuth sign-in of any provider: the code is exchanged with the code verifier of the authorization request."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.fernet import Fernet
from flask import Flask

from emulators.memory import MemoryConnector
from tests.web.calendar_sync.sync_pages import Browser
from webapp.connectors.base import Capabilities, Connector
from webapp.connectors.errors import AuthorizationLost
from webapp.connectors.ports import Account, Host, Usage
from webapp.connectors.reasons import Reason, because
from webapp.connectors.registry import Provider
from webapp.connectors.services import Service
from webapp.connectors.sign_in import Grant, OAuthSignIn
from webapp.sync.linked_accounts.credential_store import pause


@dataclass
class RecordingSignIn(OAuthSignIn):
    """Records the code verifiers that it receives, and accepts no code."""

    title: str = "Sign in at Pinboard"
    sent: list[str] = field(default_factory=list)
    exchanged: list[str] = field(default_factory=list)

    def explanation(self, service: Service) -> str:
        return "You sign in at Pinboard."

    def address(self, service: str, *, state: str, redirect_uri: str, code_verifier: str) -> str:
        self.sent.append(code_verifier)
        return f"https://pinboard.example.org/authorize?state={state}"

    def exchange(self, code: str, *, redirect_uri: str, code_verifier: str) -> Grant:
        self.exchanged.append(code_verifier)
        raise AuthorizationLost(because(Reason.AUTHORIZATION_LOST, service="Pinboard"))

    def is_same_account(self, account: Account, service: str, grant: Grant) -> bool:
        return False


class PinboardProvider(Provider):
    """A provider whose settings are its sign-in."""

    key = "pinboard"
    connector = "pinboard"
    name = "Pinboard"
    services = (Service("pinboard", "Pinboard", "Pins", 90),)

    @staticmethod
    def settings_from(environ: Mapping[str, str]) -> Any:  # noqa: ARG004
        return RecordingSignIn()

    @property
    def sign_in(self) -> OAuthSignIn:
        recorded: OAuthSignIn = self._settings
        return recorded

    def capabilities(self, account: Account) -> Capabilities:
        return MemoryConnector.capabilities

    def open(self, account: Account, usage: Usage) -> Connector:
        raise AuthorizationLost(because(Reason.AUTHORIZATION_LOST, service="Pinboard"))


@pytest.fixture
def recorded(app: Flask) -> RecordingSignIn:
    recorded = RecordingSignIn()
    app.extensions["providers"].register(PinboardProvider(recorded, Host(app.extensions["redis"], pause)))
    return recorded


def begin(browser: Browser) -> str:
    """Start a sign-in and return its state."""
    location = browser.get("/calendar-sync/connect/pinboard/pinboard").headers["Location"]
    return parse_qs(urlsplit(location).query)["state"][0]


def test_a_code_is_exchanged_with_the_verifier_of_its_own_sign_in(browser: Browser, recorded: RecordingSignIn) -> None:
    first, second = begin(browser), begin(browser)
    for state in (second, first):
        browser.get(f"/calendar-sync/pinboard/callback?state={state}&code=any")
    assert len(set(recorded.sent)) == 2
    assert recorded.exchanged == [recorded.sent[1], recorded.sent[0]]


def test_the_session_does_not_show_the_verifier(browser: Browser, recorded: RecordingSignIn) -> None:
    begin(browser)
    assert "pinboard" in browser.cookies()
    assert recorded.sent[0] not in browser.cookies()


def test_a_sign_in_begun_before_a_key_rotation_has_to_be_started_again(
    app: Flask, browser: Browser, recorded: RecordingSignIn
) -> None:
    state = begin(browser)
    app.config["CREDENTIAL_KEYS"] = (Fernet.generate_key().decode(),)
    answer = browser.get(f"/calendar-sync/pinboard/callback?state={state}&code=any")
    assert answer.status_code == 400
    assert "Please start again" in answer.text
    assert recorded.exchanged == []
