"""From saving in the browser's form to the event on the server, with real processes and an idle worker.

`python -m benchmarks.saved` · The clock starts when the form is sent, and stops when the server lists a change.
"""

import http.client
import re
import subprocess
import sys
import threading
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from http.cookies import SimpleCookie
from os import environ
from pathlib import Path
from time import perf_counter
from urllib.parse import urlencode

from benchmarks import ours
from benchmarks.command import Bench, main
from benchmarks.report import CannotMeasure, Row, at_most, median, note, percentile
from benchmarks.servers import kept_connection
from config import ROOT
from emulators.serving import free_port
from tests.contract.servers import PASSWORD, USERNAME
from webapp.connectors.caldav.dav_xml import DAV, MultiStatus, sync_collection

MEDIAN_LIMIT, MOST_LIMIT = 300, 1000
"""Milliseconds for half, and for 95 of 100."""

_SECONDS = 120
_POLL = 0.01
_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
_HIDDEN = re.compile(r'<input[^>]*name="(uid|version)"[^>]*value="([^"]*)"')


class Browser:
    """A person's browser: one connection, cookies, forms with their tokens."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_SECONDS)
        self._cookies: dict[str, str] = {}

    def get(self, path: str) -> str:
        return self._send("GET", path)

    def post(self, path: str, fields: Mapping[str, str]) -> str:
        return self._send("POST", path, urlencode(fields), {"Content-Type": "application/x-www-form-urlencoded"})

    def _send(self, method: str, path: str, body: str | None = None, headers: Mapping[str, str] | None = None) -> str:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        self._connection.request(method, path, body, {"Cookie": cookies, **(headers or {})})
        answer = self._connection.getresponse()
        text = answer.read().decode()
        for header in answer.headers.get_all("Set-Cookie", []):
            self._cookies |= {name: morsel.value for name, morsel in SimpleCookie(header).items()}
        if answer.status not in {200, 302, 303}:
            raise CannotMeasure(f"{method} {path} answered {answer.status}")
        return text


class Watcher:
    """Another client of the calendar, which asks for changes all the time."""

    def __init__(self, bench: Bench, calendar: str) -> None:
        self._connection = kept_connection(bench.server)
        self._calendar = calendar
        login = b64encode(f"{USERNAME}:{PASSWORD}".encode()).decode()
        self._headers = {
            "Authorization": f"Basic {login}",
            "Content-Type": "application/xml; charset=utf-8",
            "Depth": "0",
        }
        self._token = ""
        self._changes()

    def wait(self) -> None:
        """Return as soon as something has changed."""
        pause, ends = threading.Event(), perf_counter() + _SECONDS
        while not self._changes():
            if perf_counter() > ends:
                raise CannotMeasure("the event did not appear on the server")
            pause.wait(_POLL)

    def _changes(self) -> int:
        body = sync_collection(self._token, f"{DAV}getetag")
        self._connection.request("REPORT", self._calendar, body, self._headers)
        found = MultiStatus(self._connection.getresponse().read())
        number = sum(1 for _ in found)
        self._token = found.sync_token or ""
        return number


def measure(bench: Bench) -> Iterator[Row]:
    calendar = bench.new_calendar()
    environment = {
        "SECRET_KEY": "benchmarks-only-benchmarks-only-benchmarks",
        "CREDENTIAL_KEYS": "YmVuY2htYXJrcy1vbmx5LWJlbmNobWFya3Mtb25seTA=",
        "CALDAV_TRUSTED_ORIGINS": bench.server.origin,
    }
    with ours.installation(bench.new_folder("ours"), **environment) as site, ExitStack() as programs:
        with ours.opened(site):
            integration_id = ours.integrate(bench.server.origin + calendar)
            ours.run_here(integration_id, "activated")
        port = free_port()
        everywhere = {**environ, **site.environment, "WEB_BIND": f"127.0.0.1:{port}", "LOG_LEVEL": "WARNING"}
        gunicorn = (sys.executable, "-m", "gunicorn", "-c", "webapp/operations/gunicorn_config.py")
        programs.enter_context(program(gunicorn, everywhere, bench.new_folder("web")))
        programs.enter_context(program((sys.executable, "worker.py", "work"), everywhere, bench.new_folder("worker")))
        wait_for_web(port)
        browser, watcher = Browser(port), Watcher(bench, calendar)
        _sign_in(browser)
        note("saving")
        times = [_save(browser, watcher, number) for number in range(bench.options.counts[0] + 3)][3:]
    answered, arrived = ([pair[part] * 1000 for pair in times] for part in (0, 1))
    yield Row("form answered, median", f"{median(answered):.0f} ms")
    yield at_most("on the server, median", median(arrived), MEDIAN_LIMIT, " ms")
    yield at_most("on the server, 95 of 100", percentile(arrived, 0.95), MOST_LIMIT, " ms")


def _save(browser: Browser, watcher: Watcher, number: int) -> tuple[float, float]:
    """Save one appointment; return the seconds until the form was answered and until the event was there."""
    address = "/my-calendar/items/new?start=2026-12-01T09:00"
    page = browser.get(address)
    fields = {
        **dict(_HIDDEN.findall(page)),
        "csrf_token": _token(page),
        "subject": f"Visit {number}",
        "start_date": "2026-12-01",
        "start_time": "09:00",
        "end_date": "2026-12-01",
        "end_time": "10:00",
        "zone": ours.HOME_ZONE,
        "show_as": "busy",
    }
    started = perf_counter()
    browser.post(address, fields)
    answered = perf_counter()
    watcher.wait()
    return answered - started, perf_counter() - started


def _sign_in(browser: Browser) -> None:
    token = _token(browser.get("/sign-in"))
    browser.post("/sign-in", {"csrf_token": token, "email": "ada@example.org", "password": ours.SIGN_IN})


def _token(page: str) -> str:
    found = _TOKEN.search(page)
    if found is None:
        raise CannotMeasure("a page has no form where one is expected")
    return found[1]


def wait_for_web(port: int) -> None:
    """Return as soon as the web server answers."""
    pause, ends = threading.Event(), perf_counter() + _SECONDS
    while perf_counter() < ends:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=_SECONDS)) as connection:
            try:
                connection.request("GET", "/healthz")
                connection.getresponse().read()
            except OSError:
                pause.wait(0.1)
            else:
                return
    raise CannotMeasure("the web server does not answer")


@contextmanager
def program(command: tuple[str, ...], environment: Mapping[str, str], folder: Path) -> Iterator[None]:
    folder.mkdir()
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=dict(environment), stdout=log, stderr=subprocess.STDOUT)
        try:
            yield
        finally:
            process.terminate()
            process.wait(timeout=_SECONDS)


if __name__ == "__main__":
    main(measure, title="Saved here, on the server", counts=(100,))
