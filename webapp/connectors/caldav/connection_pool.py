"""Persistent connections to one server, at the address that was checked. `http.client` reads the responses.

An initial upload makes one request per event, so the cost of a request counts: head and body are sent in one piece,
directly on the socket.
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
"""Characters of a request target that are not percent-encoded, beside letters and digits."""


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
        """Send a request once and yield the response, whose body the block reads.

        Raises:
            TransientError: the connection was refused.
            OSError, HTTPException: no usable response; the request may have been processed.
        """
        with self._room:
            connection = self._kept() or self._open()
            try:
                _send(connection, request)
                with closing(HTTPResponse(connection, method=method)) as response:
                    response.begin()
                    yield response
            except BaseException:  # of any kind: the next request must not read the rest of this response
                connection.close()
                raise
            # A remaining length means that the body was not read to its end.
            if response.will_close or response.length or self._closed:
                connection.close()
            else:
                self._idle.append(connection)

    def close(self) -> None:
        """Close idle connections now, and the others once they are idle."""
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
            connection.close()  # the server closed it, or sent unsolicited data

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
        except BaseException:  # of any kind: no other code has the connection yet
            connection.close()
            raise


def request_bytes(method: str, target: str, headers: Mapping[str, str], body: bytes | None) -> bytes:
    """Return the bytes of a request.

    Raises:
        ConnectorError: the target or a header has a line break or other characters that HTTP does not allow.
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
    with suppress(BrokenPipeError):  # the server may reject a long body early; its response can still be read
        connection.sendall(request)


def _is_readable(connection: socket.socket) -> bool:
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    return bool(poll.poll(0))
