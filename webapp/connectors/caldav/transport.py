"""HTTP for CalDAV: checked addresses, persistent connections, bounded responses, no retry, own redirects."""

import re
import ssl
import threading
import time
import zlib
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from http.client import HTTPException, HTTPMessage, HTTPResponse, IncompleteRead
from urllib.parse import urljoin, urlsplit, urlunsplit

from webapp.connectors.caldav.connection_pool import Connections, request_bytes
from webapp.connectors.caldav.hrefs import with_port_of
from webapp.connectors.errors import AddressRefused, NotACalendarServer, TransientError
from webapp.connectors.outbound_errors import origin_of, outbound_error
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.outbound.addresses import AddressPolicy, Origin, first_that_answers, same_site
from webapp.outbound.errors import OutboundError

USER_AGENT = "CalendarSync/0.1"
MAX_ANSWER = 64 * 1024 * 1024
"""Largest response body in bytes. A listing of 100,000 events is about 30 MB."""

MAX_REDIRECTS = 5
_ANSWER_TIME = timedelta(minutes=5)
"""Longest time for one whole response; the time-out of the settings bounds each silence only."""

FAR_AWAY = 0.02
"""Shortest time to the first byte, in seconds, from which on a server counts as distant."""

_CHUNK = 256 * 1024
_FOLD = re.compile(r"\s*[\r\n]+\s*")
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_WRONG_NAME = frozenset({62, 64})
"""OpenSSL's X509_V_ERR_HOSTNAME_MISMATCH and X509_V_ERR_IP_ADDRESS_MISMATCH."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SAFE_METHODS = frozenset({"PROPFIND", "REPORT", "OPTIONS", "GET"})


class AnswerTooLarge(NotACalendarServer):
    """The response is longer than MAX_ANSWER."""


class Headers(Mapping[str, str]):
    """Case-insensitive headers of a response; those of one name are joined to a list (RFC 9110, section 5.3)."""

    def __init__(self, message: HTTPMessage) -> None:
        self._message = message

    def __getitem__(self, name: str) -> str:
        values = self._message.get_all(name)
        if values is None:
            raise KeyError(name)
        return _FOLD.sub(" ", ", ".join(values))

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(map(str.lower, self._message)))

    def __len__(self) -> int:
        return len(tuple(iter(self)))


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """A complete response. `url` is the final one after redirects; `port_kept`: a redirect without port was
    completed.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str
    port_kept: bool = False


class Transport:
    """Requests of one account. Thread-safe."""

    def __init__(
        self, *, site: str, username: str, password: str, policy: AddressPolicy, timeout: timedelta, connections: int
    ) -> None:
        """`site` is the host that the credentials belong to."""
        self._site = site
        self._policy = policy
        self._connections = connections
        self._seconds = timeout.total_seconds()
        # Sent without a challenge, because some servers answer 401 without WWW-Authenticate. In UTF-8 (RFC 7617).
        credentials = b64encode(f"{username}:{password}".encode()).decode()
        self._authorization = {"Authorization": f"Basic {credentials}"}
        self._shortest_wait = float("inf")
        self._kept: dict[Origin, Connections] = {}
        self._lock = threading.Lock()

    def request(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        keep_port: bool = False,
    ) -> HttpResponse:
        """Return the response, whatever its status.

        Redirects are followed with the same method and body; those of a write only for 307 and 308 (RFC 9110, section
        15.4). `keep_port`: a redirect to the same host without a port keeps the present port, which servers behind a
        proxy may not know.

        Raises:
            AddressRefused: the address, or the target of a redirect, is not allowed.
            TransientError: no usable response; the request may have been processed.
            NotACalendarServer: too many redirects, or a response longer than MAX_ANSWER.
        """
        start, port_kept = url, False
        for _ in range(MAX_REDIRECTS + 1):
            answer = self._send(method, url, headers or {}, body)
            target = self._redirect(method, answer)
            if target is None:
                return replace(answer, port_kept=port_kept)
            kept = with_port_of(answer.url, target) if keep_port else target
            url, port_kept = kept, port_kept or kept != target
        raise NotACalendarServer(because(Reason.REDIRECTS_IN_CIRCLES, host=origin_of(start).host))

    @property
    def width(self) -> int:
        """Number of requests to send at the same time.

        Against a server nearby, more than `connections` only lengthen its queue; with a distant one connections mostly
        wait, so twice as many are used. The shortest time to a first byte so far decides which it is.
        """
        distant = FAR_AWAY <= self._shortest_wait < float("inf")
        return 2 * self._connections if distant else self._connections

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            for connections in self._kept.values():
                connections.close()
            self._kept.clear()

    def _send(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> HttpResponse:
        origin = origin_of(url)
        self._check_site(origin)
        parts = urlsplit(url)
        target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        all_headers = {
            "Host": origin.host_header,
            "User-Agent": USER_AGENT,
            "Accept-Encoding": "identity",
            **self._authorization,
            **headers,
        }
        request = request_bytes(method, target, all_headers, body)
        with _network_errors(origin):
            connections, asked_at = self._connections_to(origin), time.monotonic()
            with connections.exchange(method, request) as response:
                self._shortest_wait = min(self._shortest_wait, time.monotonic() - asked_at)
                headers, content = Headers(response.headers), _read(response, origin)
        if "Content-Encoding" in headers:
            content = _decoded(content, headers["Content-Encoding"], origin)
        return HttpResponse(response.status, headers, content, url)

    def _connections_to(self, origin: Origin) -> Connections:
        connections = self._kept.get(origin)
        if connections is not None:
            return connections
        connections = self._connect(origin)
        with self._lock:
            return self._kept.setdefault(origin, connections)

    def _connect(self, origin: Origin) -> Connections:
        address = first_that_answers(self._policy.resolve(origin), origin.port, self._seconds)
        return Connections(origin, address, seconds=self._seconds, most=2 * self._connections)

    def _redirect(self, method: str, answer: HttpResponse) -> str | None:
        location = answer.headers.get("Location")
        if answer.status not in _REDIRECTS or not location:
            return None
        if method not in _SAFE_METHODS and answer.status not in {307, 308}:
            return None
        return urljoin(answer.url, location)

    def _check_site(self, origin: Origin) -> None:
        """Raise AddressRefused unless `origin` is of the domain that the user entered, or trusted.

        Redirects and the hrefs of a server may lead elsewhere, and credentials must not.
        """
        if not self._policy.trusts(origin) and not same_site(self._site, origin.host):
            raise AddressRefused(because(Reason.LEADS_ELSEWHERE, site=self._site, host=origin.host))


def _read(response: HTTPResponse, origin: Origin) -> bytes:
    deadline = time.monotonic() + _ANSWER_TIME.total_seconds()
    chunks = []
    size = 0
    while chunk := response.read1(_CHUNK):
        size += len(chunk)
        if size > MAX_ANSWER:
            raise AnswerTooLarge(because(Reason.ANSWER_TOO_LARGE, service=origin.host))
        if time.monotonic() > deadline:
            raise TransientError(because(Reason.TOO_SLOW, service=origin.host))
        chunks.append(chunk)
    if response.length:
        raise IncompleteRead(b"", response.length)
    return b"".join(chunks)


def _decoded(content: bytes, encoding: str, origin: Origin) -> bytes:
    """Decode a body that was compressed although the request accepts `identity` only."""
    if encoding.strip().lower() not in {"gzip", "x-gzip", "deflate"}:
        return content
    decoder = zlib.decompressobj(_GZIP_OR_ZLIB)
    try:
        plain = decoder.decompress(content, MAX_ANSWER)
    except zlib.error as error:
        raise TransientError(because(Reason.ANSWER_NOT_UNPACKED, service=origin.host)) from error
    if decoder.unconsumed_tail:
        raise AnswerTooLarge(because(Reason.ANSWER_TOO_LARGE, service=origin.host))
    if content and not decoder.eof:
        raise TransientError(because(Reason.ANSWER_BROKEN_OFF, service=origin.host))
    return plain


@contextmanager
def _network_errors(origin: Origin) -> Iterator[None]:
    try:
        yield
    except OutboundError as error:
        raise outbound_error(error) from error
    except ssl.SSLError as error:
        raise TransientError(_tls_reason(origin, error)) from error
    except TimeoutError as error:
        raise TransientError(because(Reason.NO_ANSWER_IN_TIME, service=origin.host)) from error
    except (HTTPException, ConnectionError) as error:
        raise TransientError(because(Reason.CONNECTION_BROKEN_OFF, service=origin.host)) from error
    except OSError as error:
        raise TransientError(because(Reason.UNREACHABLE, service=origin.host)) from error


def _tls_reason(origin: Origin, error: ssl.SSLError) -> Refusal:
    if not isinstance(error, ssl.SSLCertVerificationError):
        return because(Reason.NO_SECURE_CONNECTION, service=origin.host)
    if error.verify_code in _WRONG_NAME:
        return because(Reason.CERTIFICATE_OF_ANOTHER, host=origin.host)
    return because(Reason.CERTIFICATE_UNTRUSTED, host=origin.host, detail=error.verify_message)
