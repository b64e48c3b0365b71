"""Which addresses a user may name, and that a connection goes where the check looked."""

from datetime import timedelta

import pytest

from tests.emulators import caldav
from webapp.connectors.addresses import AddressPolicy, Origin, is_public, origin_of, same_site
from webapp.connectors.caldav import discover
from webapp.connectors.caldav.transport import Transport
from webapp.connectors.errors import AddressRefused, TransientError

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


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:4700::1111"])
def test_public_addresses_are_allowed_by_https_only(address: str) -> None:
    assert policy_for(address).resolve(Origin("https", "calendar.example.org", 443)) == (address,)
    with pytest.raises(AddressRefused, match="https"):
        policy_for(address).resolve(Origin("http", "calendar.example.org", 80))


def test_a_trusted_origin_is_trusted_with_its_scheme_and_port_only() -> None:
    policy = AddressPolicy(("http://127.0.0.1:5232",))
    assert policy.resolve(Origin("http", "127.0.0.1", 5232)) == ("127.0.0.1",)
    for origin in (Origin("http", "127.0.0.1", 6379), Origin("https", "127.0.0.1", 5232)):
        with pytest.raises(AddressRefused):
            policy.resolve(origin)


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
    assert "secret" not in caught.value.reason


def test_an_origin_is_written_in_ascii_and_lower_case() -> None:
    assert str(origin_of("HTTPS://Kalender.Bücher.example/x")) == "https://kalender.xn--bcher-kva.example:443"


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
        ("10.0.0.1", "11.0.0.1", False),
        ("localhost", "org", False),
    ],
)
def test_sites_are_told_apart(first: str, second: str, same: bool) -> None:
    assert same_site(first, second) is same


def test_a_name_without_address_is_said_to_be_unknown() -> None:
    def nowhere(_host: str, _port: int) -> list[str]:
        raise OSError("Name or service not known")

    with pytest.raises(TransientError, match="no server named calendar"):
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
        with pytest.raises(TransientError, match="secure connection"):
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
    with pytest.raises(AddressRefused, match="private network"):
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
        "0.1.2.3",
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
