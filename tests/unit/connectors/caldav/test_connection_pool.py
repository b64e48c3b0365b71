"""Kept connections: what goes over the wire, what is read of an answer, and when a connection is used again."""

import gzip
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from tests.reasons import refusing
from webapp.connectors.caldav.transport import Transport
from webapp.connectors.errors import ConnectorError, NotACalendarServer, TransientError
from webapp.outbound.addresses import AddressPolicy


class Script:
    """A server that gives prepared answers, one a request, and hangs up after those marked so."""

    def __init__(self, *answers: bytes, hang_up_after: tuple[int, ...] = ()) -> None:
        self._answers = list(answers)
        self._hang_up_after = hang_up_after
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(10)
        self.origin = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.requests: list[bytes] = []
        self.first_pieces: list[bytes] = []
        self.connections = 0
        self.hung_up = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while len(self.requests) < len(self._answers):
            connection, _ = self._listener.accept()
            self.connections += 1
            with connection:
                while request := self._receive(connection):
                    self.requests.append(request)
                    connection.sendall(self._answers[len(self.requests) - 1])
                    if len(self.requests) in self._hang_up_after:
                        break
            self.hung_up.set()

    def _receive(self, connection: socket.socket) -> bytes:
        received = connection.recv(1 << 20)
        self.first_pieces.append(received)
        while received and len(received) < _full_length(received):
            received += connection.recv(1 << 20)
        return received

    def close(self) -> None:
        self._thread.join(10)
        self._listener.close()


def _full_length(request: bytes) -> int:
    head, end, _ = request.partition(b"\r\n\r\n")
    if not end:
        return len(request) + 1
    lengths = [line.partition(b":")[2] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    return len(head) + 4 + int(lengths[0] if lengths else 0)


To = Callable[["Script"], Transport]


@pytest.fixture
def transport_to() -> Iterator[To]:
    opened: list[tuple[Transport, Script]] = []

    def connect(script: Script) -> Transport:
        transport = Transport(
            site="127.0.0.1",
            username="ada",
            password="secret",
            policy=AddressPolicy((script.origin,)),
            timeout=timedelta(seconds=5),
            connections=1,
        )
        opened.append((transport, script))
        return transport

    yield connect
    for transport, script in opened:
        transport.close()
        script.close()


def plain(body: bytes = b"", *headers: bytes, status: bytes = b"200 OK") -> bytes:
    return b"\r\n".join([b"HTTP/1.1 " + status, *headers, b"Content-Length: %d" % len(body), b"", body])


def test_one_connection_serves_many_requests(transport_to: To) -> None:
    script = Script(plain(b"one"), plain(b"two"), plain(b"three"))
    transport = transport_to(script)
    assert [transport.request("GET", script.origin).body for _ in range(3)] == [b"one", b"two", b"three"]
    assert script.connections == 1


def test_head_and_body_leave_in_one_piece(transport_to: To) -> None:
    script = Script(plain(status=b"201 Created"))
    transport_to(script).request("PUT", f"{script.origin}/a.ics", headers={"If-None-Match": "*"}, body=b"text")
    (piece,) = script.first_pieces
    assert piece.startswith(b"PUT /a.ics HTTP/1.1\r\nHost: 127.0.0.1:")
    assert b"\r\nIf-None-Match: *\r\nContent-Length: 4\r\n\r\ntext" in piece


def test_a_connection_the_server_closed_is_not_used_again(transport_to: To) -> None:
    script = Script(plain(b"one"), plain(b"two"), hang_up_after=(1,))
    transport = transport_to(script)
    transport.request("GET", script.origin)
    assert script.hung_up.wait(10)
    assert transport.request("GET", script.origin).body == b"two"
    assert script.connections == 2


def test_a_connection_the_server_wants_closed_is_closed(transport_to: To) -> None:
    script = Script(plain(b"one", b"Connection: close"), plain(b"two"))
    transport = transport_to(script)
    assert [transport.request("GET", script.origin).body for _ in range(2)] == [b"one", b"two"]
    assert script.connections == 2


def test_an_answer_in_chunks_is_read_to_its_end_and_the_connection_kept(transport_to: To) -> None:
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n4\r\ntwo!\r\n0\r\n\r\n"
    script = Script(chunked, plain(b"next"))
    transport = transport_to(script)
    assert [transport.request("GET", script.origin).body for _ in range(2)] == [b"onetwo!", b"next"]
    assert script.connections == 1


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhal",
        b"What is HTTP?\r\n\r\n",
        b"",
    ],
)
def test_an_answer_that_breaks_off_is_no_answer(transport_to: To, answer: bytes) -> None:
    script = Script(answer, hang_up_after=(1,))
    with refusing(TransientError, "broke the connection off"):
        transport_to(script).request("PUT", script.origin, body=b"text")
    assert len(script.requests) == 1, "it was sent a second time"


def test_silence_is_given_up(transport_to: To) -> None:
    script = Script(b"")
    transport = transport_to(script)
    transport._seconds = 0.1
    with refusing(TransientError, "did not answer in time"):
        transport.request("PUT", script.origin, body=b"text")


def test_several_headers_of_one_name_are_one_list(transport_to: To) -> None:
    script = Script(plain(b"", b"DAV: 1, 2", b"dav: calendar-access", b'ETag: "a"\r\n "b"'))
    headers = transport_to(script).request("OPTIONS", script.origin).headers
    assert headers["Dav"] == "1, 2, calendar-access"
    assert headers["etag"] == '"a" "b"'
    assert headers.get("Location") is None
    assert set(headers) == {"dav", "etag", "content-length"}


def test_what_was_packed_unasked_is_unpacked_within_the_bound(
    transport_to: To, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = plain(gzip.compress(b"x" * 5000), b"Content-Encoding: gzip")
    broken = plain(gzip.compress(b"x" * 5000)[:-9], b"Content-Encoding: gzip")
    script = Script(packed, broken, plain(b"no gzip", b"Content-Encoding: gzip"), packed)
    transport = transport_to(script)
    assert transport.request("GET", script.origin).body == b"x" * 5000
    for _ in range(2):
        with pytest.raises(TransientError):
            transport.request("GET", script.origin)
    monkeypatch.setattr("webapp.connectors.caldav.transport.MAX_ANSWER", 4000)
    with refusing(NotACalendarServer, "too large"):
        transport.request("GET", script.origin)


@pytest.mark.parametrize("tag", ['"a"\r\nX-Injected: yes', '"a\nb"', '"a\0"', '"日"'])
def test_a_tag_that_no_header_can_hold_is_not_sent(transport_to: To, tag: str) -> None:
    script = Script()
    with refusing(ConnectorError, "no request can carry"):
        transport_to(script).request("PUT", script.origin, headers={"If-Match": tag}, body=b"text")
    assert script.requests == []


def test_a_path_is_sent_as_it_was_spelled_apart_from_what_no_request_may_hold(transport_to: To) -> None:
    script = Script(plain())
    transport_to(script).request("GET", f"{script.origin}/a%2fb@c/ü x.ics?sync")
    assert script.requests[0].startswith(b"GET /a%2fb@c/%C3%BC%20x.ics?sync HTTP/1.1\r\n")
