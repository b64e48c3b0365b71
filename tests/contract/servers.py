"""Real CalDAV servers as subprocesses on loopback ports: Radicale and Xandikos."""

import http.client
import os
import socket
import subprocess
import sys
import threading
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from emulators.serving import free_port
from webapp.operations.practice.server import practice_server

USERNAME = "ada"
PASSWORD = "correct horse"


@dataclass(frozen=True, slots=True)
class Client:
    """Another client of a server, as plain as can be."""

    port: int
    username: str = USERNAME
    password: str = PASSWORD

    def request(self, method: str, path: str, body: str = "", **headers: str) -> tuple[int, dict[str, str], str]:
        """Send one request as another client would; returns status, headers and text."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        credentials = b64encode(f"{self.username}:{self.password}".encode()).decode()
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(
                method, path, body.encode(), {"Authorization": f"Basic {credentials}", "Connection": "close", **names}
            )
            response = connection.getresponse()
            return response.status, dict(response.getheaders()), response.read().decode()
        finally:
            connection.close()

    def put(self, path: str, text: str) -> None:
        """Store a resource, whatever was there."""
        status, _, answer = self.request("PUT", path, text, Content_Type="text/calendar; charset=utf-8")
        assert status in {200, 201, 204}, (status, answer)

    def delete(self, path: str) -> None:
        """Remove a resource or a calendar."""
        status, _, answer = self.request("DELETE", path)
        assert status in {200, 204}, (status, answer)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server. `home` is the path below which calendars are made."""

    name: str
    port: int
    home: str

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def make_calendar(self, name: str) -> str:
        """Create a calendar and return its path."""
        path = f"{self.home}{name}/"
        body = (
            '<?xml version="1.0"?><C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>'
            f"<D:displayname>{name}</D:displayname></D:prop></D:set></C:mkcalendar>"
        )
        status, _, text = Client(self.port).request(
            "MKCALENDAR", path, body, Content_Type="application/xml; charset=utf-8"
        )
        assert status == 201, (status, text)
        return path


@contextmanager
def radicale(folder: Path) -> Iterator[Server]:
    """Run Radicale with one user."""
    (folder / "users").write_text(f"{USERNAME}:{PASSWORD}\n")
    port = free_port()
    (folder / "config").write_text(
        f"[server]\nhosts = 127.0.0.1:{port}\n"
        f"[auth]\ntype = htpasswd\nhtpasswd_filename = {folder / 'users'}\nhtpasswd_encryption = plain\ndelay = 0\n"
        f"[storage]\nfilesystem_folder = {folder / 'collections'}\n"
        "[logging]\nlevel = warning\n"
    )
    with _running([sys.executable, "-m", "radicale", "--config", str(folder / "config")], folder, port):
        yield Server("radicale", port, f"/{USERNAME}/")


@contextmanager
def practice_calendar(folder: Path, secret_key: str) -> Iterator[Server]:
    """Run the practice calendar of an installation in `folder`. Everybody has a home of their own."""
    port = free_port()
    program = practice_server(folder, {"PRACTICE_PORT": str(port), "SECRET_KEY": secret_key})
    with _running([*program.command], program.directory, port, program.environment):
        yield Server("radicale", port, "/")


@contextmanager
def xandikos(folder: Path) -> Iterator[Server]:
    """Run Xandikos, which leaves signing in to a proxy in front of it and takes everyone for its one user."""
    port = free_port()
    command = [
        str(Path(sys.executable).with_name("xandikos")),
        *("serve", "-d", str(folder / "data"), "--state-dir", str(folder / "state"), "--defaults"),
        *("-l", "127.0.0.1", "-p", str(port), "--no-detect-systemd"),
    ]
    with _running(command, folder, port):
        yield Server("xandikos", port, "/user/calendars/")


@contextmanager
def _running(
    command: list[str], folder: Path, port: int, environment: Mapping[str, str] = os.environ
) -> Iterator[None]:
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command, stdout=log, stderr=subprocess.STDOUT, cwd=folder, env={**environment, "HOME": str(folder)}
        )
        try:
            _wait_until_it_listens(process, port, folder / "log")
            yield
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait_until_it_listens(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    pause = threading.Event()
    for _ in range(600):
        if process.poll() is not None:
            raise AssertionError(f"the server ended at once:\n{log.read_text()}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        pause.wait(0.05)
    raise AssertionError(f"the server does not listen:\n{log.read_text()}")
