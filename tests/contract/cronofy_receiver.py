"""A receiver of Cronofy's notices on a loopback port, and plain HTTP calls for what its client does not offer."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import requests


@dataclass
class Receiver:
    """The requests that were received, and the answers to them."""

    status: int = 200
    bodies: list[bytes] = field(default_factory=list)
    signatures: list[str] = field(default_factory=list)
    url: str = ""

    def types(self) -> list[str]:
        """Return the types of all notices so far."""
        return [each["notification"]["type"] for each in self.notices()]

    def notices(self) -> list[dict[str, Any]]:
        return [json.loads(body) for body in self.bodies]


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            receiver.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            receiver.signatures.append(self.headers["Cronofy-HMAC-SHA256"])
            self.send_response(receiver.status)
            self.send_header("Location", receiver.url)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            """Keep the test output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver.url = f"http://127.0.0.1:{server.server_port}/hook"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass(frozen=True, slots=True)
class Api:
    """The API with one bearer token."""

    base_url: str
    token: str

    def get(self, path: str, params: dict[str, Any] | None = None) -> requests.Response:
        return self.call("GET", path, params=params)

    def post(self, path: str, data: Any = None) -> requests.Response:
        return self.call("POST", path, json=data or {})

    def call(self, method: str, path: str, **arguments: Any) -> requests.Response:
        url = path if path.startswith("http") else self.base_url + path
        return requests.request(
            method,
            url,
            headers={"Authorization": f"Bearer {self.token}"},
            timeout=20,
            allow_redirects=False,
            **arguments,
        )

    def events(self, **params: Any) -> list[dict[str, Any]]:
        """Return all events of one read, page by page."""
        answer = self.get("/v1/events", {"tzid": "Etc/UTC", **params})
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()["events"]
        while next_page := answer.json()["pages"].get("next_page"):
            answer = self.get(next_page)
            found.extend(answer.json()["events"])
        return found
