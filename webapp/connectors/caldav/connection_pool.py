"""Kept connections to one server, at the address that was checked. Answers are read by `http.client`.

An initial upload makes a request for every event, so what one costs counts: head and body leave in one piece, and
nothing stands between a request and its socket.
"""

import select
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from http.client import HTTPResponse
from urllib.parse import quote

from webapp.connectors.errors import ConnectorError, TransientError
from webapp.connectors.reasons import Reason, because
from webapp.outbound.addresses import Origin

_LEFT_AS_IT_IS = "%/:;@!$&'()*+,=?~[]"
"""What a request's target may hold beside letters and digits; anything else is encoded."""


class Connections:
    """At most `most` connections to `origin` at a time, each used by one thread and kept for the next request."""

    def __init__(self, origin: Origin, address: str, *, seconds: float, most: int) -> None:
        """`seconds` bounds connecting, and each silence while sending or reading."""
        self._origin = origin
        self._address = address
        self._seconds = seconds
        self._tls = _tls_context() if origin.scheme == "https" else None
        self._room = threading.BoundedSemaphore(most)
        self._idle: list[socket.socket] = []
        self._closed = False

    @contextmanager
    def exchange(self, method: str, request: bytes) -> Iterator[HTTPResponse]:
        """Send a request and yield its answer, whose body the block reads. No second attempt is made.

        Raises:
            TransientError: nothing listens there.
            OSError, HTTPException: no usable answer; what became of the request is not known.
        """
        with self._room:
            connection = self._kept() or self._open()
            try:
                _send(connection, request)
                with closing(HTTPResponse(connection, method=method)) as response:
                    response.begin()
                    yield response
            except BaseException:  # whatever it was: the rest of the answer must not meet the next request
                connection.close()
                raise
            # A length that is left means that the body was not read to its end.
            if response.will_close or response.length or self._closed:
                connection.close()
            else:
                self._idle.append(connection)

    def close(self) -> None:
        """Close what is idle now, and the others as soon as they are."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()

    def _kept(self) -> socket.socket | None:
        while True:
            try:
                connection = self._idle.pop()
            except IndexError:
                return None
            if not _is_readable(connection):
                return connection
            connection.close()  # the server has hung up, or says what nobody asked for

    def _open(self) -> socket.socket:
        try:
            connection = socket.create_connection((self._address, self._origin.port), self._seconds)
        except TimeoutError:
            raise
        except OSError as error:
            raise TransientError(
                because(Reason.NOTHING_ANSWERS, host=self._origin.host, port=self._origin.port)
            ) from error
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._tls is None:
            return connection
        try:
            return self._tls.wrap_socket(connection, server_hostname=self._origin.host)
        except BaseException:  # whatever it was: nobody else knows of the connection yet
            connection.close()
            raise


def request_bytes(method: str, target: str, headers: Mapping[str, str], body: bytes | None) -> bytes:
    """Return a request as it goes over the wire.

    Raises:
        ConnectorError: a header is no header; the server must have given us that value.
    """
    length = () if body is None else (f"Content-Length: {len(body)}",)
    lines = (
        f"{method} {quote(target, safe=_LEFT_AS_IT_IS)} HTTP/1.1",
        *(f"{name}: {value}" for name, value in headers.items()),
        *length,
        "\r\n",
    )
    head = "\r\n".join(lines)
    try:
        encoded = head.encode("latin-1")
    except UnicodeEncodeError:
        encoded = b""
    if not encoded or head.count("\n") != len(lines) or head.count("\r") != len(lines) or "\0" in head:
        raise ConnectorError(because(Reason.NAME_UNUSABLE))
    return encoded + (body or b"")


def _tls_context() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_alpn_protocols(["http/1.1"])
    return context


def _send(connection: socket.socket, request: bytes) -> None:
    with suppress(BrokenPipeError):  # it may have refused a long body early, and said so before it hung up
        connection.sendall(request)


def _is_readable(connection: socket.socket) -> bool:
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    return bool(poll.poll(0))
