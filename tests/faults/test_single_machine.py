"""`python -m webapp` as people use it: it comes up, survives, refuses politely, and leaves nothing behind."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue

import pytest
import requests

from config import ROOT
from tests import leaks
from tests.faults.processes import WAIT, children_of, is_alive, wait_until
from webapp.connectors.practice.accounts import key_of, password_of

pytestmark = pytest.mark.timeout(300)  # several starts, on a machine that may be busy


class Installation:
    """One running `python -m webapp`, with its output read line by line."""

    def __init__(self, instance: Path, **environment: str) -> None:
        self.instance = instance
        inherited = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "webapp"],
            cwd=ROOT,
            env={**inherited, "INSTANCE_DIR": str(instance), "PORT": "0", **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines: list[str] = []
        self._output: list[str] = []
        self.printed: dict[str, str] = {}
        """What it printed: its address, and that of the practice calendar."""
        self._arriving: Queue[str | None] = Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._output.append(line)
            self._arriving.put(line)
        self._arriving.put(None)

    def wait_for(self, pattern: str) -> str:
        """Return what the group in `pattern` matched, in the first line of output that has it."""
        while True:
            line = self._arriving.get(timeout=WAIT)
            assert line is not None, f"ended without {pattern!r}:\n{''.join(self.lines)}"
            self.lines.append(line)
            if found := re.search(pattern, line):
                return found[1]

    def wait_until_up(self) -> dict[str, str]:
        self.printed["address"] = self.wait_for(r"Calendar Sync is at +(\S+)")
        self.printed["practice address"] = self.wait_for(r"Practice calendar, .+: +(\S+)")
        return self.printed

    def rest(self) -> str:
        """Return the output after what was waited for. Only once it was stopped."""
        return "".join(iter(self._arriving.get, None))

    def children(self) -> list[int]:
        return children_of(self.process.pid)

    def stop(self) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        code = self.process.wait(WAIT)
        self._reader.join(WAIT)
        assert self.process.stdout is not None
        self.process.stdout.close()
        leaks.check_output("".join(self._output), leaks.secrets_of(self.instance))
        return code


@pytest.fixture
def install(tmp_path: Path) -> Iterator[Callable[..., Installation]]:
    started: list[Installation] = []

    def start(instance: Path = tmp_path / "instance", **environment: str) -> Installation:
        started.append(Installation(instance, **environment))
        return started[-1]

    yield start
    for installation in started:
        installation.stop()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shared") / "instance"


@pytest.fixture(scope="module")
def running(folder: Path) -> Iterator[Installation]:
    """One installation for all tests that leave it as it was. Starting one takes seconds."""
    installation = Installation(folder)
    installation.wait_until_up()
    yield installation
    installation.stop()


def get(address: str) -> requests.Response:
    return requests.get(address, timeout=WAIT)


def practice_calendars(
    installation: Installation, login: str, *, of: str = "", password: str = "", method: str = "PROPFIND"
) -> requests.Response:
    """Look at the calendars of `of` (or one's own) as the account `login`, with its own or another password."""
    secret_key = dict(line.split("=", 1) for line in (installation.instance / "generated.env").read_text().split())
    credentials = (login, password or password_of(login, key_of(secret_key["SECRET_KEY"])))
    address = f"{installation.printed['practice address']}{of or login}/"
    return requests.request(method, address, auth=credentials, headers={"Depth": "1"}, timeout=WAIT)


def others_may(path: Path) -> bool:
    return bool(path.stat().st_mode & 0o077)


def test_everything_is_up_and_found_again_after_a_stop(install: Callable[..., Installation], tmp_path: Path) -> None:
    first = install()
    printed = first.wait_until_up()
    assert get(printed["address"] + "/readyz").status_code == 200
    assert "Welcome to Calendar Sync" in get(printed["address"]).text
    assert "Practice calendar" in practice_calendars(first, "practice-1").text
    children = first.children()
    assert len(children) == 6
    instance = tmp_path / "instance"
    assert [path for path in (instance, *instance.rglob("*")) if others_may(path)] == []
    assert (instance / "calendar-sync.sqlite3-wal").exists()
    generated = (instance / "generated.env").read_text()

    with open_request(printed["address"]):  # what is still under way must not hold up the stop
        first.process.send_signal(signal.SIGINT)
        assert first.process.wait(15) == 0
    assert not any(map(is_alive, children))
    assert first.stop() == 0
    assert not [path for path in instance.rglob("*") if path.suffix in {".pid", ".lock"}]
    assert "Traceback" not in first.rest()  # workers must not lose the queue before they end

    (instance / "calendar-sync.sqlite3").chmod(0o644)  # as earlier versions left it
    (instance / "practice-calendar").chmod(0o755)
    second = install()
    again = second.wait_until_up()
    assert {**again, "address": ""} == {**printed, "address": ""}
    assert (instance / "generated.env").read_text() == generated
    assert practice_calendars(second, "practice-1").text.count("Practice calendar") == 1
    assert [path for path in (instance, *instance.rglob("*")) if others_may(path)] == []


def open_request(address: str) -> socket.socket:
    """Return a connection on which a request was begun and never ends."""
    host, _, port = address.removeprefix("http://").partition(":")
    connection = socket.create_connection((host, int(port)), timeout=WAIT)
    connection.sendall(b"POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n")
    return connection


def test_nothing_outlives_a_parent_that_was_killed(install: Callable[..., Installation]) -> None:
    installation = install()
    installation.wait_until_up()
    children = installation.children()
    installation.process.kill()
    wait_until(lambda: not any(map(is_alive, children)))


def test_practice_calendar_is_closed_without_its_password(running: Installation) -> None:
    assert practice_calendars(running, "practice-1", password="a guess").status_code == 401
    assert practice_calendars(running, "practice-1").status_code == 207


def test_nobody_reads_the_practice_calendar_of_another(running: Installation) -> None:
    assert practice_calendars(running, "practice-1").status_code == 207
    for method in ("PROPFIND", "GET", "DELETE"):
        assert practice_calendars(running, "practice-2", of="practice-1", method=method).status_code == 403
    assert "practice-1" not in practice_calendars(running, "practice-2", of="..").text


@pytest.mark.parametrize(
    "request_text",
    [
        f"GET /sign-in?next=/{'x' * 100_000} HTTP/1.1\r\nHost: localhost\r\n\r\n",
        f"GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-Long: {'x' * 100_000}\r\n\r\n",
        "GET /sign-in HTTP/1.1\r\nHost: localhost\r\n" + "X-Many: x\r\n" * 1000 + "\r\n",
        "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999999999\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n\r\nemail=",
    ],
    ids=["query", "header", "headers", "body"],
)
def test_oversized_requests_are_refused_without_being_read(running: Installation, request_text: str) -> None:
    host, _, port = running.printed["address"].removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=WAIT) as connection:
        connection.sendall(request_text.encode())
        assert re.match(rb"HTTP/1.1 4\d\d ", connection.recv(100))


def test_a_second_start_in_the_same_folder_is_refused(
    running: Installation, folder: Path, install: Callable[..., Installation]
) -> None:
    second = install(folder)
    number = second.wait_for(r"it is running already in this folder \(process (\d+)\)")
    assert int(number) == running.process.pid
    assert second.process.wait(WAIT) == 1


def test_a_chosen_port_that_is_taken_is_refused(install: Callable[..., Installation]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = install(PORT=str(port))
        assert refused.wait_for(r"port (\d+) on 127.0.0.1 cannot be used \(Address already in use\)") == str(port)
        assert refused.process.wait(WAIT) == 1


@pytest.mark.parametrize("port", ["http", "70000", "-1"])
def test_a_port_that_is_none_is_refused(install: Callable[..., Installation], port: str) -> None:
    refused = install(PORT=port)
    assert refused.wait_for(r"PORT must be a number up to 65535, not '(.*)'") == port
    assert refused.process.wait(WAIT) == 1


def test_children_that_die_come_back(running: Installation) -> None:
    before = running.children()
    for child in before:
        os.kill(child, signal.SIGKILL)
    wait_until(lambda: len(set(running.children()) - set(before)) == len(before))
    wait_until(lambda: get(running.printed["address"] + "/readyz").status_code == 200)
