"""HTTP for CalDAV: pinned addresses, kept connections, bounded answers, no retry, redirects by hand."""

import socket
import ssl
import threading
import time
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urljoin, urlsplit, urlunsplit

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NewConnectionError,
    ProtocolError,
    ReadTimeoutError,
    SSLError,
)
from urllib3.util.ssl_match_hostname import CertificateError

from webapp.connectors.addresses import AddressPolicy, Origin, origin_of, same_site
from webapp.connectors.errors import AddressRefused, NotACalendarServer, TransientError

USER_AGENT = "CalendarSync/0.1"
MAX_ANSWER = 64 * 1024 * 1024
"""Most bytes read of one answer. A listing of 100,000 events is about 30 MB."""

MAX_REDIRECTS = 5
_ANSWER_TIME = timedelta(minutes=5)
"""Longest time one answer may take to arrive; the time-out proper is for silence only."""

FAR_AWAY = 0.02
"""Seconds before an answer begins, even the quickest, from which on a server counts as distant."""

_CHUNK = 256 * 1024
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SAFE_METHODS = frozenset({"PROPFIND", "REPORT", "OPTIONS", "GET"})


class AnswerTooLarge(NotACalendarServer):
    """The answer is longer than MAX_ANSWER."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete answer. `url` is where it came from, after redirects."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str


class Transport:
    """Requests of one account, from any number of threads."""

    def __init__(
        self, *, site: str, username: str, password: str, policy: AddressPolicy, timeout: timedelta, connections: int
    ) -> None:
        """`site` is the host that the credentials belong to."""
        self._site = site
        self._policy = policy
        self._connections = connections
        self._seconds = timeout.total_seconds()
        self._timeout = urllib3.Timeout(connect=self._seconds, read=self._seconds)
        # Pre-emptive: some servers answer 401 without naming a scheme.
        # In UTF-8 (RFC 7617): urllib3's own helper knows Latin-1 only.
        credentials = b64encode(f"{username}:{password}".encode()).decode()
        self._authorization = {"Authorization": f"Basic {credentials}"}
        self._shortest_wait = float("inf")
        self._pools: dict[Origin, urllib3.HTTPConnectionPool] = {}
        self._lock = threading.Lock()

    def request(
        self, method: str, url: str, *, headers: Mapping[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        """Return the server's answer, whatever its status.

        Redirects are followed with the same method and body; a write only where the status promises that (307, 308).

        Raises:
            AddressRefused: the address, or one it redirects to, is not allowed.
            TransientError: no usable answer; what became of the request is not known.
            NotACalendarServer: endless redirects or an answer beyond every bound.
        """
        start = origin_of(url)
        for _ in range(MAX_REDIRECTS + 1):
            answer = self._send(method, url, headers or {}, body)
            target = self._redirect(method, answer)
            if target is None:
                return answer
            url = target
        raise NotACalendarServer(f"{start.host} redirects in circles.")

    @property
    def width(self) -> int:
        """How many requests to send side by side.

        Against a server nearby more than `connections` only lengthen the queue; a distant one leaves them idle most of
        the time, so twice as many are used there. The shortest wait for an answer so far tells which it is.
        """
        distant = FAR_AWAY <= self._shortest_wait < float("inf")
        return 2 * self._connections if distant else self._connections

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            for pool in self._pools.values():
                pool.close()
            self._pools.clear()

    def _send(self, method: str, url: str, headers: Mapping[str, str], body: bytes | None) -> Answer:
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
        with _network_errors(origin):
            pool, asked_at = self._pool(origin), time.monotonic()
            response = pool.urlopen(
                method,
                target,
                body=body,
                headers=all_headers,
                retries=False,
                redirect=False,
                assert_same_host=False,
                timeout=self._timeout,
                preload_content=False,
                decode_content=True,
            )
            self._shortest_wait = min(self._shortest_wait, time.monotonic() - asked_at)
            try:
                content = _read(response, origin)
            except (NotACalendarServer, TransientError):
                response.close()  # the rest of the answer must not meet the next request
                raise
            finally:
                response.release_conn()
        return Answer(response.status, response.headers, content, url)

    def _pool(self, origin: Origin) -> urllib3.HTTPConnectionPool:
        with self._lock:
            pool = self._pools.get(origin)
        if pool is not None:
            return pool
        pool = self._open_pool(origin)
        with self._lock:
            return self._pools.setdefault(origin, pool)

    def _open_pool(self, origin: Origin) -> urllib3.HTTPConnectionPool:
        addresses = self._policy.resolve(origin)
        for address in addresses[:-1]:
            # A host may have addresses this network cannot reach; the first that answers is kept.
            try:
                socket.create_connection((address, origin.port), self._seconds).close()
            except OSError:
                continue
            return self._pool_at(address, origin)
        return self._pool_at(addresses[-1], origin)

    def _pool_at(self, address: str, origin: Origin) -> urllib3.HTTPConnectionPool:
        if origin.scheme == "http":
            return urllib3.HTTPConnectionPool(
                address, origin.port, maxsize=2 * self._connections, block=True, timeout=self._timeout
            )
        return urllib3.HTTPSConnectionPool(
            address,
            origin.port,
            maxsize=2 * self._connections,
            block=True,
            timeout=self._timeout,
            server_hostname=origin.host,
            assert_hostname=origin.host,
        )

    def _redirect(self, method: str, answer: Answer) -> str | None:
        location = answer.headers.get("Location")
        if answer.status not in _REDIRECTS or not location:
            return None
        if method not in _SAFE_METHODS and answer.status not in {307, 308}:
            return None
        return urljoin(answer.url, location)

    def _check_site(self, origin: Origin) -> None:
        """Let credentials go only to the domain the user named, or to a trusted origin.

        Redirects can point elsewhere, and so can the places a server says its calendars are.
        """
        if not self._policy.trusts(origin) and not same_site(self._site, origin.host):
            raise AddressRefused(
                f"{self._site} leads to {origin.host}. If you trust that server, enter its address instead."
            )


def _read(response: urllib3.BaseHTTPResponse, origin: Origin) -> bytes:
    deadline = time.monotonic() + _ANSWER_TIME.total_seconds()
    chunks = []
    size = 0
    while chunk := response.read1(_CHUNK):
        size += len(chunk)
        if size > MAX_ANSWER:
            raise AnswerTooLarge(f"{origin.host} sends an answer that is far too large.")
        if time.monotonic() > deadline:
            raise TransientError(f"{origin.host} is too slow: its answer did not end.")
        chunks.append(chunk)
    return b"".join(chunks)


@contextmanager
def _network_errors(origin: Origin) -> Iterator[None]:
    try:
        yield
    except SSLError as error:
        raise TransientError(_tls_reason(origin, error)) from error
    except NewConnectionError as error:
        raise TransientError(f"Nothing answers at {origin.host}, port {origin.port}.") from error
    except (ConnectTimeoutError, ReadTimeoutError) as error:
        raise TransientError(f"{origin.host} did not answer in time.") from error
    except ProtocolError as error:
        raise TransientError(f"{origin.host} broke the connection off.") from error
    except (HTTPError, OSError) as error:
        raise TransientError(f"{origin.host} could not be reached.") from error


def _tls_reason(origin: Origin, error: SSLError) -> str:
    cause = error.args[0] if error.args else None
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"The certificate of {origin.host} cannot be trusted: {cause.verify_message}."
    if isinstance(cause, CertificateError):
        return f"The certificate of {origin.host} belongs to another server."
    return f"No secure connection to {origin.host} is possible."
