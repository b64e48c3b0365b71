"""Requests to services whose addresses are not our own: pinned, bounded, and without passwords from around them."""

from collections.abc import Iterator

import pytest
import requests
from flask import Flask, redirect, request

from emulators.serving import serving
from tests.reasons import refusing
from webapp.outbound.addresses import AddressPolicy
from webapp.outbound.errors import AddressRefused, NoResponse
from webapp.outbound.session import PinnedAdapter, harden

MOST = 1000


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    app = Flask(__name__)
    app.add_url_rule("/host", "host", lambda: f"{request.host} {request.headers.get('Authorization')}")
    app.add_url_rule("/away", "away", lambda: redirect("/host"))
    app.add_url_rule("/large", "large", lambda: "x" * (MOST + 1))
    with serving(app) as address:
        yield address


def session_with(policy: AddressPolicy) -> requests.Session:
    session = requests.Session()
    harden(session, PinnedAdapter("The service", MOST, policy, seconds=2))
    return session


def test_a_name_is_looked_up_once_and_the_connection_goes_where_the_check_looked(server: str) -> None:
    """A name that leads to a public address for the check and to a private one for the connection gains nothing."""
    port, looked_up = server.rpartition(":")[2], []

    def rebinding(host: str, _port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"] if len(looked_up) == 1 else ["10.255.255.1"]

    name = f"http://login.example.org:{port}"
    with session_with(AddressPolicy((name,), rebinding)) as session:
        assert session.get(f"{name}/host", timeout=5).text == f"login.example.org:{port} None"
    assert looked_up == ["login.example.org"]


def test_private_addresses_are_refused_before_anything_is_sent(server: str) -> None:
    with session_with(AddressPolicy()) as session:
        for address in (server.replace("http", "https"), "https://[::ffff:127.0.0.1]/", "https://2130706433/"):
            with pytest.raises(AddressRefused):
                session.get(address, timeout=5)


def test_redirects_are_not_followed_and_answers_are_bounded(server: str) -> None:
    with session_with(AddressPolicy((server,))) as session:
        with pytest.raises(requests.TooManyRedirects):
            session.get(f"{server}/away", timeout=5)
        with refusing(NoResponse, "far too large"):
            session.get(f"{server}/large", timeout=5)


def test_proxies_and_passwords_of_the_surroundings_are_not_used(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    with session_with(AddressPolicy((server,))) as session:
        assert session.get(f"{server}/host", timeout=5).text.endswith("None")
