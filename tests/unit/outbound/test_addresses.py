"""Which addresses a user may name, and that a connection goes to the address that was checked."""

import socket
from datetime import timedelta

import pytest

from emulators import caldav
from tests.reasons import refusing
from webapp.connectors import errors
from webapp.connectors.caldav import discover
from webapp.connectors.caldav.transport import Transport
from webapp.connectors.outbound_errors import outbound_reason
from webapp.outbound.addresses import (
    AddressPolicy,
    Origin,
    first_that_answers,
    is_public,
    look_up,
    origin_of,
    same_site,
)
from webapp.outbound.errors import AddressRefused, NoResponse
from webapp.reason_texts import sentence

PUBLIC = "93.184.215.14"


def policy_for(*addresses: str) -> AddressPolicy:
    return AddressPolicy(lookup=lambda _host, _port: addresses)


@pytest.mark.parametrize(
    "address",
    [
        "10.1.2.3",
        "127.0.0.1",
        "127.8.8.8",
        "169.254.169.254",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - an address to refuse
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::ffff:93.184.215.14",
        "64:ff9b::a00:1",
        "2002:a00:1::1",
        "2001:0:1::1",
        "not an address",
    ],
)
def test_addresses_that_are_not_public_are_refused(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(AddressRefused):
        policy_for(address).resolve(Origin("https", "calendar.example.org", 443))
    with pytest.raises(AddressRefused):
        policy_for(PUBLIC, address).resolve(Origin("https", "calendar.example.org", 443))


@pytest.mark.parametrize(
    "address",
    [
        PUBLIC,
        "8.8.8.8",
        "2606:4700::1111",
        # Beside what is refused
        "100.63.255.255",
        "100.128.0.0",
        "192.88.98.255",
        "192.88.100.0",
        "2001:4860:4860::8888",
        "2003::1",
    ],
)
def test_public_addresses_are_allowed_by_https_only(address: str) -> None:
    assert policy_for(address).resolve(Origin("https", "calendar.example.org", 443)) == (address,)
    with refusing(AddressRefused, "https"):
        policy_for(address).resolve(Origin("http", "calendar.example.org", 80))


def test_a_trusted_origin_is_trusted_with_its_scheme_and_port_only() -> None:
    policy = AddressPolicy(("http://127.0.0.1:5232",))
    assert policy.resolve(Origin("http", "127.0.0.1", 5232)) == ("127.0.0.1",)
    for origin in (Origin("http", "127.0.0.1", 6379), Origin("https", "127.0.0.1", 5232)):
        with pytest.raises(AddressRefused):
            policy.resolve(origin)


@pytest.mark.parametrize("trusted", [True, False])
@pytest.mark.parametrize("problem", [None, OSError(), UnicodeError()])
def test_a_name_that_leads_nowhere_is_named(problem: Exception | None, trusted: bool) -> None:
    def nowhere(host: str, port: int) -> list[str]:
        assert (host, port) == ("calendar.example.org", 8443)
        if problem:
            raise problem
        return []

    policy = AddressPolicy(("https://calendar.example.org:8443",) if trusted else (), nowhere)
    with refusing(NoResponse, r"no server named calendar\.example\.org\."):
        policy.resolve(Origin("https", "calendar.example.org", 8443))


def test_a_refused_address_is_named_and_what_to_do_about_it() -> None:
    with refusing(AddressRefused, r"calendar\.example\.org is inside a private network.* trusted"):
        policy_for("10.0.0.1").resolve(Origin("https", "calendar.example.org", 443))


@pytest.mark.parametrize(
    "url",
    [
        "ftp://calendar.example.org/",
        "https://",
        "https:///path",
        "https://ada@calendar.example.org/",
        "https://ada:secret@calendar.example.org/",
        "https://calendar.example.org:99999/",
        "https://[::1/",
        "calendar.example.org",
    ],
)
def test_urls_that_are_no_server_address_are_refused(url: str) -> None:
    with pytest.raises(AddressRefused) as caught:
        origin_of(url)
    assert "secret" not in sentence(outbound_reason(caught.value))


def test_an_origin_is_written_in_ascii_and_lower_case() -> None:
    assert str(origin_of("HTTPS://Kalender.Bücher.example/x")) == "https://kalender.xn--bcher-kva.example:443"


@pytest.mark.parametrize(
    ("url", "origin", "host_header"),
    [
        ("http://example.org/a?b=c#d", "http://example.org:80", "example.org"),
        ("https://example.org", "https://example.org:443", "example.org"),
        ("https://example.org.:443/", "https://example.org:443", "example.org"),
        ("https://example.org:80/", "https://example.org:80", "example.org:80"),
        ("http://example.org:443/", "http://example.org:443", "example.org:443"),
        ("https://example.org:8443/", "https://example.org:8443", "example.org:8443"),
        ("https://example.org:0/", "https://example.org:0", "example.org:0"),
        ("https://[2606:4700::1111]/", "https://2606:4700::1111:443", "[2606:4700::1111]"),
        ("https://[2606:4700::1111]:8443/", "https://2606:4700::1111:8443", "[2606:4700::1111]:8443"),
    ],
)
def test_only_an_unusual_port_is_part_of_the_host_header(url: str, origin: str, host_header: str) -> None:
    assert str(origin_of(url)) == origin
    assert origin_of(url).host_header == host_header


def test_why_a_url_is_no_server_address_is_said() -> None:
    for url, reason in {
        "https://[::1/": "not a valid server address",
        "https://calendar.example.org:99999/": "not a valid server address",
        "https://calendar..example.org/": "not a valid server address",
        "ftp://calendar.example.org/": "starts with https:// and names a host",
        "https://./": "starts with https:// and names a host",
        "https://:443/": "starts with https:// and names a host",
        "https://ada@calendar.example.org/": "user name and password",
        "https://:secret@calendar.example.org/": "user name and password",
    }.items():
        with refusing(AddressRefused, reason):
            origin_of(url)


def test_of_what_the_resolver_finds_each_address_counts_once_in_its_order(monkeypatch: pytest.MonkeyPatch) -> None:
    def getaddrinfo(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        assert host == "example.org"
        found = "2606:4700::1111", PUBLIC, PUBLIC, "2606:4700::1111"
        return [(0, 0, 0, "", (address, 443)) for address in found]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    assert look_up("example.org", 443) == ("2606:4700::1111", PUBLIC)


class TestWhichAddressAnswers:
    @pytest.fixture
    def reachable(self, monkeypatch: pytest.MonkeyPatch) -> set[str]:
        """Addresses that take a connection; what is tried is noted as well."""
        reachable: set[str] = set()
        self.tried: list[str] = []
        self.closed = 0

        class Connection:
            def close(_self) -> None:  # noqa: N805
                self.closed += 1

        def create_connection(address: tuple[str, int], timeout: float) -> Connection:
            assert (address[1], timeout) == (8443, 1.5)
            self.tried.append(address[0])
            if address[0] in reachable:
                return Connection()
            raise TimeoutError

        monkeypatch.setattr(socket, "create_connection", create_connection)
        return reachable

    def test_the_first_that_does_is_taken_and_let_go(self, reachable: set[str]) -> None:
        reachable |= {"b", "c"}
        assert first_that_answers(["a", "b", "c"], 8443, 1.5) == "b"
        assert (self.tried, self.closed) == (["a", "b"], 1)

    @pytest.mark.parametrize("addresses", [["a"], ["a", "b"], ["a", "b", "c"]])
    def test_the_last_one_is_taken_unasked(self, reachable: set[str], addresses: list[str]) -> None:
        """Whether it answers is found out by using it."""
        assert first_that_answers(addresses, 8443, 1.5) == addresses[-1]
        assert self.tried == addresses[:-1]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("caldav.icloud.com", "p42-caldav.icloud.com", True),
        ("example.org", "calendar.example.org", True),
        ("example.org", "example.net", False),
        ("example.org", "example.org.example.net", False),
        ("first.co.uk", "second.co.uk", False),
        ("a.first.co.uk", "first.co.uk", True),
        ("first.kawasaki.jp", "second.kawasaki.jp", False),
        ("abc.co", "dav.abc.co", True),
        ("ada.github.io", "cem.github.io", False),
        ("Example.ORG", "calendar.example.org", True),
        ("calendar.example.org", "EXAMPLE.org", True),
        ("LOCALHOST", "localhost", True),
        ("10.0.0.1", "10.0.0.1", True),
        ("10.0.0.1", "11.0.0.1", False),
        ("10.0.0.1", "of-somebody-else.0.1", False),
        ("of-somebody-else.0.1", "10.0.0.1", False),
        ("org", "org", True),
        ("localhost", "com", False),
        ("localhost", "org", False),
    ],
)
def test_sites_are_distinguished(first: str, second: str, same: bool) -> None:
    assert same_site(first, second) is same


def test_a_name_without_address_is_said_to_be_unknown() -> None:
    def nowhere(_host: str, _port: int) -> list[str]:
        raise OSError("Name or service not known")

    with refusing(errors.TransientError, "no server named calendar"):
        discover(
            "https://calendar.example.org",
            "ada",
            "secret",
            policy=AddressPolicy(lookup=nowhere),
            timeout=timedelta(seconds=1),
        )


def test_the_connection_goes_to_the_address_that_was_checked() -> None:
    looked_up = []

    def rebinding(host: str, _port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"] if len(looked_up) == 1 else ["10.255.255.1"]

    with caldav.running() as server:
        origin = f"http://calendar.example.org:{server.port}"
        transport = Transport(
            site="example.org",
            username="ada",
            password=server.password,
            policy=AddressPolicy((origin,), rebinding),
            timeout=timedelta(seconds=2),
            connections=2,
        )
        assert transport.request("PROPFIND", f"{origin}/home/").status == 207
        assert transport.request("PROPFIND", f"{origin}/home/").status == 207
        assert server.requests[0].headers["Host"] == f"calendar.example.org:{server.port}"
        transport.close()
    assert looked_up == ["calendar.example.org"]


def test_a_server_without_tls_is_said_to_be_insecure() -> None:
    with caldav.running() as server:
        origin = f"https://localhost:{server.port}"
        transport = Transport(
            site="example.org",
            username="ada",
            password="secret",
            policy=AddressPolicy((origin,)),
            timeout=timedelta(seconds=2),
            connections=1,
        )
        with refusing(errors.TransientError, "secure connection"):
            transport.request("GET", origin)
        transport.close()


@pytest.mark.parametrize(
    "host",
    [
        "127.1",
        "127.0.1",
        "2130706433",
        "017700000001",
        "0177.0.0.1",
        "0x7f000001",
        "0x7f.0.0.1",
        "0",
        "127.0.0.1.",
        "127。0。0。1",
        "①②⑦.⓪.⓪.①",
        "localhost",
        "LOCALHOST.",
        "[::1]",
        "[::]",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::127.0.0.1]",
        "[2002:7f00:1::]",
    ],
)
def test_no_spelling_of_this_machine_gets_past_the_check(host: str) -> None:
    """With the system's own resolver, which understands all of these."""
    with refusing(AddressRefused, "private network"):
        AddressPolicy().resolve(origin_of(f"https://{host}/"))


@pytest.mark.parametrize(
    "address",
    [
        "::7f00:1",
        "::ffff:0:7f00:1",  # IPv4-translated
        "64:ff9b:1::7f00:1",
        "2001:0:7f00:1::",
        "fec0::1",
        "3fff::1",
        "2001:db8::1",
        "100::1",
        "5f00::1",
        "ff0e::1",
        "fe80::1%25eth0",
        "192.88.99.1",
        "192.88.99.0",
        "192.88.99.255",
        "100.127.255.255",
        "2002:ffff:ffff::1",
        "2001:0:ffff:ffff::1",
        "64:ff9b:1:ffff::1",
        "3fff:fff:ffff::1",
        "feff::1",
        "4000::1",  # reserved by the IETF
        "2606:4700::1111%eth0",
        "0.1.2.3",
        "",
    ],
)
def test_addresses_that_lead_somewhere_else_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "https://public.example\\@127.0.0.1/",
        "https://127.0.0.1:443\\@public.example/",
        "https://127.0.0.1%2f@public.example/",
        "https://public.example:80@127.0.0.1/",
        "https://127.0.0.1\r\nHost: public.example/",
        "https://@127.0.0.1/",
    ],
)
def test_tricks_with_the_user_part_are_no_address(url: str) -> None:
    """Two readers of such an address may see two hosts in it; here nobody has to."""
    with pytest.raises(AddressRefused):
        AddressPolicy().resolve(origin_of(url))


@pytest.mark.parametrize("port", [22, 25, 6379, 11211])
def test_a_trusted_host_is_not_trusted_at_other_ports(port: int) -> None:
    with pytest.raises(AddressRefused):
        AddressPolicy(("https://127.0.0.1:443",)).resolve(origin_of(f"https://127.0.0.1:{port}/"))
