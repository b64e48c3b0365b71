"""A server on loopback with responses that tests set; it records the requests."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs


@dataclass(frozen=True, slots=True)
class Request:
    method: str
    path: str
    body: bytes

    @property
    def form(self) -> dict[str, str]:
        """The body read as application/x-www-form-urlencoded, in which each name occurs once."""
        return {name: value for name, (value,) in parse_qs(self.body.decode(), keep_blank_values=True).items()}


class CannedServer(ThreadingHTTPServer):
    """Answers every request with the same status, headers and body."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status, self.body, self.extra = 200, b"{}", dict[str, str]()
        self.requests: list[Request] = []

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: CannedServer

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.requests.append(Request(self.command, self.path, body))
        self.send_response(self.server.status)
        for name, value in self.server.extra.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(self.server.body)))
        self.end_headers()
        self.wfile.write(self.server.body)

    do_GET = do_POST = do_DELETE = _answer  # noqa: N815  # the names that http.server calls

    def log_message(self, *_arguments: Any) -> None:
        """Keep the test output clean."""


@contextmanager
def running() -> Iterator[CannedServer]:
    with CannedServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()
