"""Where a bare name or an e-mail address leads, as far as DNS decides it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from dns.rdatatype import SRV
from dns.resolver import NXDOMAIN

from tests.reasons import refusing
from webapp.connectors.caldav import discover, discovery
from webapp.connectors.errors import AddressRefused, ConnectorError, TransientError
from webapp.outbound.addresses import AddressPolicy


@dataclass
class Record:
    target: str = ""
    port: int = 443
    priority: int = 0
    weight: int = 0
    strings: tuple[bytes, ...] = ()


class Names:
    """A resolver that knows one domain."""

    def __init__(self, services: list[Record], texts: list[Record]) -> None:
        self.services = services
        self.texts = texts

    def resolve(self, name: str, kind: int) -> list[Record]:
        if name != "_caldavs._tcp.example.org":
            raise NXDOMAIN
        return self.services if kind == SRV else self.texts


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Return a function that lists the URLs that discovery tries; none of them exists."""

    def of(address: str, services: list[Record], texts: list[Record]) -> list[str]:
        monkeypatch.setattr(discovery, "_resolver", lambda _timeout: Names(services, texts))
        urls: list[str] = []

        def request(_self: object, _method: str, url: str, **_rest: object) -> discovery.HttpResponse:
            urls.append(url)
            return discovery.HttpResponse(404, {}, b"", url)

        monkeypatch.setattr(discovery.Transport, "request", request)
        with refusing(ConnectorError, "not as a CalDAV server"):
            discover(address, "ada", "secret", policy=AddressPolicy(), timeout=timedelta(seconds=1))
        return urls

    return of


def usual(root: str) -> list[str]:
    """Where any server's calendars may be: the well-known address, its root, and the places of known servers."""
    return [f"{root}{path}" for path in ("/.well-known/caldav", "/", *discovery.KNOWN_PATHS)]


def test_an_e_mail_address_leads_to_the_server_its_domain_names(tried: Callable[..., list[str]]) -> None:
    services = [Record("later.example.org.", priority=9), Record("dav.example.org.", 8443)]
    assert tried("ada@example.org", services, [Record(strings=(b"path=/calendars",))]) == [
        "https://dav.example.org:8443/calendars",
        "https://dav.example.org:8443/calendars/",
        "https://dav.example.org:8443/.well-known/caldav",
        *usual("https://example.org"),
    ]


def test_a_name_without_records_leads_to_the_well_known_address(tried: Callable[..., list[str]]) -> None:
    assert tried("example.net", [], []) == usual("https://example.net")


def test_a_whole_address_is_tried_as_given_first(tried: Callable[..., list[str]]) -> None:
    assert tried("https://example.org/dav/ada", [], []) == [
        "https://example.org/dav/ada",
        "https://example.org/dav/ada/",
        *usual("https://example.org"),
    ]


def test_a_server_of_another_domain_is_named_and_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discovery, "_resolver", lambda _timeout: Names([Record("dav.example.net.")], []))
    with refusing(AddressRefused, r"dav\.example\.net"):
        discover("ada@example.org", "ada", "secret", policy=AddressPolicy(), timeout=timedelta(seconds=1))


@pytest.mark.parametrize("address", ["", "@", "http://", "https://", "not an address", "ada@"])
def test_what_is_no_address_gets_a_plain_answer(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discovery, "_resolver", lambda _timeout: None)

    def nowhere(_host: str, _port: int) -> list[str]:
        raise OSError

    with pytest.raises((AddressRefused, TransientError)):
        discover(address, "ada", "secret", policy=AddressPolicy(lookup=nowhere), timeout=timedelta(seconds=1))
