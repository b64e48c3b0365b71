"""Which server addresses users may point this installation at.

Checked after name resolution, and the connection goes to the very address that was checked: a name that resolves
differently a moment later gains nothing.
"""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import SplitResult, urlsplit

from publicsuffixlist import PublicSuffixList

from webapp.outbound.errors import AddressRefused, NoResponse, Problem

DEFAULT_PORTS = {"http": 80, "https": 443}

# What `is_global` lets through although it leads somewhere else: embedded IPv4, and ranges for one's own network.
_REFUSED_NETWORKS = tuple(
    ipaddress.ip_network(text)
    for text in (
        "::ffff:0:0/96",  # IPv4-mapped
        "::/96",  # IPv4-compatible
        "64:ff9b::/96",  # NAT64
        "64:ff9b:1::/48",  # NAT64, local use
        "2002::/16",  # 6to4
        "2001::/32",  # Teredo
        "fec0::/10",  # site-local
        "3fff::/20",  # documentation; Python before 3.13 does not know it
        "100.64.0.0/10",  # carrier-grade NAT
        "192.88.99.0/24",  # 6to4 relays
    )
)

Lookup = Callable[[str, int], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Origin:
    """Scheme, host and port of an address, the host in its ASCII form."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        return f"{self.scheme}://{self.host}:{self.port}"

    @property
    def host_header(self) -> str:
        """Return the value of the Host header: the port only where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if DEFAULT_PORTS[self.scheme] == self.port else f"{host}:{self.port}"


def origin_of(url: str) -> Origin:
    """Return the origin of an http(s) URL. Raises AddressRefused for anything else."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise AddressRefused(Problem.ADDRESS_INVALID) from error
    return _origin(parts.scheme, parts.netloc)


@lru_cache(maxsize=256)
def _origin(scheme: str, netloc: str) -> Origin:
    """Return the origin; remembered, because every request asks for it and they all go to the same few servers."""
    parts = SplitResult(scheme, netloc, path="", query="", fragment="")
    try:
        port = parts.port
        host = (parts.hostname or "").rstrip(".").encode("idna").decode()
    except (ValueError, UnicodeError) as error:
        raise AddressRefused(Problem.ADDRESS_INVALID) from error
    if parts.scheme not in DEFAULT_PORTS or not host:
        raise AddressRefused(Problem.ADDRESS_INCOMPLETE)
    if parts.username is not None or parts.password is not None:
        raise AddressRefused(Problem.ADDRESS_WITH_CREDENTIALS)
    return Origin(parts.scheme, host.lower(), DEFAULT_PORTS[parts.scheme] if port is None else port)


def look_up(host: str, port: int) -> Sequence[str]:
    """Return the IP addresses of `host`. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def first_that_answers(addresses: Sequence[str], port: int, seconds: float) -> str:
    """Return the first address that takes a connection: a host may have some that this network cannot reach."""
    for address in addresses[:-1]:
        try:
            socket.create_connection((address, port), seconds).close()
        except OSError:
            continue
        return address
    return addresses[-1]


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """The rule: https to public addresses; everything at a trusted origin ("http://127.0.0.1:5232")."""

    trusted_origins: tuple[str, ...] = ()
    lookup: Lookup = look_up

    def trusts(self, origin: Origin) -> bool:
        """Return True if the administrator trusts this origin."""
        return str(origin) in self.trusted_origins

    def resolve(self, origin: Origin) -> Sequence[str]:
        """Return the IP addresses that a connection to `origin` may use.

        Raises AddressRefused if the rule forbids it, NoResponse if the name has no address.
        """
        if not self.trusts(origin) and origin.scheme != "https":
            raise AddressRefused(Problem.ADDRESS_NOT_HTTPS)
        try:
            addresses = self.lookup(origin.host, origin.port)
        except (OSError, UnicodeError) as error:
            raise NoResponse(Problem.UNKNOWN_HOST, host=origin.host) from error
        if not addresses:
            raise NoResponse(Problem.UNKNOWN_HOST, host=origin.host)
        if not self.trusts(origin) and not all(is_public(address) for address in addresses):
            # One forbidden address is enough: which of them a connection takes would be chance.
            raise AddressRefused(Problem.ADDRESS_PRIVATE, host=origin.host)
        return addresses


def is_public(text: str) -> bool:
    """Return True if an IP address is globally routable."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    if not address.is_global or address.is_multicast or address.is_reserved or "%" in text:
        return False
    return not any(address in network for network in _REFUSED_NETWORKS)


def same_site(first: str, second: str) -> bool:
    """Return True if two host names have the same registrable domain by the Public Suffix List (https://publicsuffix.org/).

    That list also names services below which anybody can have a name. Hosts that are IP addresses must be equal.
    """
    first, second = first.lower(), second.lower()
    if first == second:
        return True
    if _is_ip_address(first) or _is_ip_address(second):
        return False
    return _suffixes().privatesuffix(first) == _suffixes().privatesuffix(second) is not None


@cache
def _suffixes() -> PublicSuffixList:
    """Return the list that came with the package; reading it takes a moment, and few addresses need it."""
    return PublicSuffixList()


def _is_ip_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
