"""Discovery of the calendars of an account from the address that a user enters (RFC 6764, RFC 5397, RFC 4791
section 6.2).
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Any, Self
from urllib.parse import urlsplit

from dns.exception import DNSException
from dns.rdatatype import SRV, TXT
from dns.resolver import Resolver

from webapp.connectors.caldav.dav_xml import CALDAV, DAV, MalformedAnswer, MultiStatus, Response, propfind
from webapp.connectors.caldav.errors import account_error
from webapp.connectors.caldav.hrefs import collection_url
from webapp.connectors.caldav.transport import HttpResponse, Transport
from webapp.connectors.errors import AddressRefused, AuthorizationLost, NotACalendarServer, TransientError
from webapp.connectors.outbound_errors import origin_of
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.outbound.addresses import AddressPolicy, same_site

_PROTOCOL = "CalDAV"

XML_HEADERS = {"Content-Type": "application/xml; charset=utf-8"}
KNOWN_PATHS = ("/SOGo/dav/", "/remote.php/dav/", "/dav.php/", "/caldav.php/", "/dav/", "/caldav/")
"""Default paths of SOGo, Nextcloud, Baikal, DAViCal, Cyrus and others, not all of which redirect from the well-known
address. Sources: https://docs.nextcloud.com/server/latest/user_manual/en/groupware/calendar.html,
https://sabre.io/baikal/, https://www.davical.org/, https://www.cyrusimap.org/, https://www.sogo.nu/.
"""

_PRINCIPAL = propfind(f"{DAV}current-user-principal", f"{DAV}principal-URL", f"{DAV}resourcetype")
_HOME = propfind(f"{CALDAV}calendar-home-set", f"{CALDAV}calendar-user-address-set")


@dataclass(frozen=True, slots=True)
class Discovery:
    """The addresses of an account's calendars. `auto_schedule`: the server mails attendees (RFC 6638, section 2)."""

    principal_url: str
    home_urls: tuple[str, ...]
    user_addresses: tuple[str, ...]
    auto_schedule: bool
    ignores_conditions: bool = False
    """The server is known to ignore If-Match, so ETags are read before a write."""

    def to_json(self) -> dict[str, Any]:
        """Return JSON-able data; `from_json` reads it back."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read what `to_json` wrote."""
        return cls(
            principal_url=data["principal_url"],
            home_urls=tuple(data["home_urls"]),
            user_addresses=tuple(data["user_addresses"]),
            auto_schedule=data["auto_schedule"],
            ignores_conditions=data.get("ignores_conditions", False),
        )


def discover(server_url: str, username: str, password: str, *, policy: AddressPolicy, timeout: timedelta) -> Discovery:
    """Discover the account at an address, a host name or the domain of an e-mail address.

    Raises:
        AddressRefused: the address is not allowed here, or leads to another domain.
        AuthorizationLost: wrong user name or password.
        NotACalendarServer: the server does not speak CalDAV.
        TransientError: no such host, no answer, an untrusted certificate, or a server error.
    """
    address = server_url.strip()
    site = origin_of(address if "://" in address else f"https://{address.rpartition('@')[2]}").host
    transport = Transport(
        site=site, username=username, password=password, policy=policy, timeout=timeout, connections=1
    )
    try:
        return _Search(transport, address, timeout).run()
    except MalformedAnswer as error:
        raise NotACalendarServer(because(Reason.NO_CALENDAR_ANSWER, protocol=_PROTOCOL)) from error
    finally:
        transport.close()


class _Search:
    def __init__(self, transport: Transport, server_url: str, timeout: timedelta) -> None:
        self._transport = transport
        self._server_url = server_url
        self._timeout = timeout

    def run(self) -> Discovery:
        principal_url = self._principal()
        answer = self._propfind(principal_url, _HOME)
        response = _only(answer)
        if response is None:
            raise NotACalendarServer(because(Reason.HOME_NOT_NAMED))
        homes = response.hrefs(f"{CALDAV}calendar-home-set") or [urlsplit(answer.url).path]
        home_urls = tuple(dict.fromkeys(collection_url(answer.url, home) for home in homes))
        for home_url in home_urls:
            self._check_home(home_url)
        return self._with_options(
            Discovery(
                principal_url=answer.url,
                home_urls=home_urls,
                user_addresses=tuple(response.hrefs(f"{CALDAV}calendar-user-address-set")),
                auto_schedule=False,
            )
        )

    def _principal(self) -> str:
        """Return the URL of the principal of the signed-in user; of the calendar itself on a server without
        principals.
        """
        answers: dict[str, HttpResponse] = {}
        for url in self._candidates():
            if url in answers:
                continue
            answers[url] = answer = self._propfind(url, _PRINCIPAL)
            response = _only(answer)
            if response is None:
                continue
            principal = response.properties.get(f"{DAV}current-user-principal")
            if principal is not None and principal.find(f"{DAV}unauthenticated") is not None:
                raise AuthorizationLost(because(Reason.SIGN_IN_NOT_ACCEPTED))
            for name in ("current-user-principal", "principal-URL"):
                for href in response.hrefs(DAV + name):
                    return collection_url(answer.url, href)
            resource_type = response.properties.get(f"{DAV}resourcetype")
            if resource_type is not None and resource_type.find(f"{CALDAV}calendar") is not None:
                return answer.url  # the address of a calendar, on a server without principals
        raise NotACalendarServer(
            _not_caldav(answers) if answers else because(Reason.NO_SERVER_ADDRESS, address=self._server_url)
        )

    def _candidates(self) -> Iterator[str]:
        """Yield the addresses to try: the given one, the well-known one, the root, and the default paths of known
        servers.
        """
        given = self._server_url
        if "://" in given:
            yield from _with_slash(given)
            base = given
        else:
            domain = given.rpartition("@")[2]
            host = domain.partition("/")[0]
            if host == domain and not _has_port_or_is_address(host):
                yield from self._named_by_dns(host)
            base = f"https://{domain}"
            if host != domain:
                yield from _with_slash(base)
        origin = origin_of(base)
        root = f"{origin.scheme}://{origin.host_header}"
        yield f"{root}/.well-known/caldav"
        yield f"{root}/"
        yield from (root + path for path in KNOWN_PATHS)

    def _named_by_dns(self, domain: str) -> Iterator[str]:
        """Yield the addresses in the SRV and TXT records of the domain (RFC 6764, sections 3 and 4)."""
        resolver = _resolver(self._timeout)
        if resolver is None:
            return
        name = f"_caldavs._tcp.{domain}"
        try:
            records = sorted(resolver.resolve(name, SRV), key=lambda record: (record.priority, -record.weight))
        except DNSException:
            return
        target = str(records[0].target).rstrip(".")
        if not target:
            return
        if not same_site(target, domain):
            # DNS can be forged, and the certificate of the other domain would be valid.
            raise AddressRefused(because(Reason.DNS_LEADS_ELSEWHERE, site=domain, host=target))
        port = records[0].port
        root = f"https://{target}" + ("" if port == 443 else f":{port}")
        try:
            texts = [part.decode() for record in resolver.resolve(name, TXT) for part in record.strings]
        except (DNSException, UnicodeDecodeError):
            texts = []
        for text in texts:
            if text.startswith("path=/"):
                yield from _with_slash(root + text.removeprefix("path="))
        yield f"{root}/.well-known/caldav"

    def _propfind(self, url: str, body: bytes) -> HttpResponse:
        answer = self._ask(url, body, keep_port=True)
        if answer.port_kept and answer.status != 207:
            with suppress(AddressRefused, TransientError):
                answer = self._ask(url, body, keep_port=False)  # the redirect meant the default port after all
        if answer.status == 401:
            raise AuthorizationLost(because(Reason.SIGN_IN_NOT_ACCEPTED))
        error = account_error(answer)
        if error is not None:
            raise error
        return answer

    def _ask(self, url: str, body: bytes, *, keep_port: bool) -> HttpResponse:
        headers = {"Depth": "0", **XML_HEADERS}
        return self._transport.request("PROPFIND", url, headers=headers, body=body, keep_port=keep_port)

    def _check_home(self, url: str) -> None:
        answer = self._propfind(url, propfind(f"{DAV}resourcetype"))
        if _only(answer) is None:
            raise NotACalendarServer(because(Reason.HOME_NO_CALENDARS))

    def _with_options(self, found: Discovery) -> Discovery:
        answer = self._transport.request("OPTIONS", found.home_urls[0])
        features = {feature.strip().lower() for feature in answer.headers.get("DAV", "").split(",")}
        server = answer.headers.get("Server", "").lower()
        return replace(
            found,
            auto_schedule="calendar-auto-schedule" in features,
            # SOGo ignores If-Match on PUT and DELETE (measured with 5.8; https://www.sogo.nu/).
            ignores_conditions="sogo" in server or "/sogo/" in found.home_urls[0].lower(),
        )


def _only(answer: HttpResponse) -> Response | None:
    """Return the response for the resource of a Depth 0 request; None without a usable 207."""
    if answer.status != 207:
        return None
    response = next(iter(_responses(answer)), None)
    return response if response is not None and response.status // 100 == 2 else None


def _responses(answer: HttpResponse) -> list[Response]:
    return list(MultiStatus(answer.body, keep=True))


def _with_slash(url: str) -> Iterator[str]:
    """Yield an address as it is and with a final slash, without which some servers do not find a collection."""
    yield url
    parts = urlsplit(url)
    if not parts.path.endswith("/") and not parts.query:
        yield f"{url}/"


def _not_caldav(answers: Mapping[str, HttpResponse]) -> Refusal:
    """Return the reason with the paths that were tried. The first answer is that of the address as it was entered."""
    tried = ", ".join(dict.fromkeys(urlsplit(url).path or "/" for url in answers))
    first = next(iter(answers.values()))
    host = origin_of(first.url).host
    if first.status == 200 and "html" in first.headers.get("Content-Type", ""):
        return because(Reason.WEB_PAGE, protocol=_PROTOCOL, host=host, tried=tried)
    return because(Reason.NO_CALENDAR_SERVER, protocol=_PROTOCOL, host=host, status=first.status, tried=tried)


def _has_port_or_is_address(host: str) -> bool:
    # Neither can have SRV records, and asking would cost a time-out where there is no DNS.
    return ":" in host or host.replace(".", "").isdecimal()


def _resolver(timeout: timedelta) -> Resolver | None:
    try:
        resolver = Resolver()
    except DNSException:
        return None  # no resolver is configured on this machine; addresses may still work
    resolver.lifetime = min(timeout.total_seconds(), 5)
    return resolver
