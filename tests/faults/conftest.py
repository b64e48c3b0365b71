"""A real calendar server, a real database file, a real queue, and workers that are processes of their own."""

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from config import ROOT, Testing
from tests import leaks
from tests.contract import servers
from tests.contract.servers import PASSWORD, USERNAME, Client, Server
from tests.emulators import caldav
from webapp.accounts.models import User
from webapp.connectors.caldav import discover
from webapp.connectors.event import Details, Event
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.sync import service
from webapp.sync.connecting import address_policy
from webapp.sync.items import item_values
from webapp.sync.models import Integration, Link, Mark

_names = count(1)
_SUBJECT = re.compile(r"^SUMMARY:(.*?)\s*$", re.MULTILINE)
_LISTING = (
    '<?xml version="1.0"?><C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop>'
    '<C:calendar-data/></D:prop><C:filter><C:comp-filter name="VCALENDAR"/></C:filter></C:calendar-query>'
)


@pytest.fixture(scope="session")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with servers.radicale(Path(tmp_path_factory.mktemp("radicale"))) as server:
        yield server


@pytest.fixture
def emulator() -> Iterator[caldav.CalDavEmulator]:
    with caldav.running() as server:
        yield server


@pytest.fixture
def environment(
    tmp_path: Path, database_url: str, valkey: str, radicale: Server, emulator: caldav.CalDavEmulator
) -> dict[str, str]:
    """What the application in this process and the workers are configured with."""
    return {
        "APP_ENV": "testing",
        "INSTANCE_DIR": str(tmp_path),
        "DATABASE_URL": database_url,
        "REDIS_URL": valkey,
        "CALDAV_TRUSTED_ORIGINS": f"{radicale.origin},{emulator.origin}",
    }


@pytest.fixture
def settings(environment: dict[str, str], redis: object) -> Testing:
    return Testing(environment)


class Worker:
    """A running `mortal_worker`."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def begin(self, integration_id: int, trigger: str = "sweep", fate: str = "live") -> int:
        """Start a run; return the id of the process that carries it out."""
        assert self._process.stdin
        self._process.stdin.write(f"{integration_id} {trigger} {fate}\n")
        self._process.stdin.flush()
        return int(self._answer())

    def end(self) -> int:
        """Wait for the run that was begun; return its exit code, negative for a signal."""
        return int(self._answer())

    def run(self, integration_id: int, trigger: str = "sweep", fate: str = "live") -> int:
        self.begin(integration_id, trigger, fate)
        return self.end()

    def _answer(self) -> str:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the worker ended"
        return line


@contextmanager
def _running_worker(environment: dict[str, str]) -> Iterator[Worker]:
    with tempfile.TemporaryFile("w+", encoding="utf-8") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.mortal_worker"],
            cwd=ROOT,
            env={**os.environ, **environment, "LOG_LEVEL": "INFO"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        with process:
            try:
                yield Worker(process)
            finally:
                process.send_signal(signal.SIGTERM)
        log.seek(0)
        leaks.hold(log.read())


@pytest.fixture
def start_worker(app: Flask, environment: dict[str, str]) -> Iterator[Callable[[], Worker]]:
    """Return a function that starts one more worker."""
    open_workers = []

    def start() -> Worker:
        running = _running_worker(environment)
        worker = running.__enter__()
        open_workers.append(running)
        return worker

    yield start
    for running in open_workers:
        running.__exit__(None, None, None)


@pytest.fixture
def worker(start_worker: Callable[[], Worker]) -> Worker:
    return start_worker()


@dataclass
class Office:
    """Ada's integration with a real server; both sides are told apart by subjects that occur once."""

    integration_id: int
    owner_id: int
    path: str
    client: Client
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def integration(self) -> Integration:
        return db.session.get_one(Integration, self.integration_id, populate_existing=True)

    def save(self, subject: str) -> int:
        start = datetime(2026, 12, 1, 9) + timedelta(hours=next(self.numbers))
        event = Event(Details(subject, start, start + timedelta(hours=1), "Europe/Berlin"))
        item = Item(owner_id=self.owner_id, **item_values(event, home_zone="Europe/Berlin"))
        db.session.add(item)
        db.session.commit()
        return item.id

    def edit(self, item_id: int, **values: object) -> None:
        item = db.session.get_one(Item, item_id, populate_existing=True)
        for name, value in values.items():
            setattr(item, name, value)
        item.updated_at = utc_now()
        db.session.commit()

    def put(self, name: str, subject: str) -> None:
        self.client.put(
            f"{self.path}{name}.ics",
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Another client//EN\r\nBEGIN:VEVENT\r\n"
            f"UID:{name}\r\nDTSTAMP:{utc_now():%Y%m%dT%H%M%SZ}\r\nLAST-MODIFIED:{utc_now():%Y%m%dT%H%M%SZ}\r\n"
            f"DTSTART:20261205T090000Z\r\nDTEND:20261205T100000Z\r\nSUMMARY:{subject}\r\n"
            "END:VEVENT\r\nEND:VCALENDAR\r\n",
        )

    def remove(self, name: str) -> None:
        self.client.delete(f"{self.path}{name}.ics")

    def here(self) -> list[str]:
        """Return the subjects of all items, each as often as it occurs."""
        db.session.rollback()
        return sorted(db.session.scalars(select(Item.subject).where(Item.trashed_at.is_(None))))

    def there(self) -> list[str]:
        """Return the subjects of all events on the server, each as often as it occurs."""
        status, _, text = self.client.request(
            "REPORT", self.path, _LISTING, Content_Type="application/xml; charset=utf-8", Depth="1"
        )
        assert status == 207
        return sorted(_SUBJECT.findall(text.replace("&#13;", "")))

    def links(self) -> list[str]:
        db.session.rollback()
        return list(db.session.scalars(select(Link.state)))

    def marks(self) -> list[int]:
        db.session.rollback()
        return list(db.session.scalars(select(Mark.id)))

    def forget_failure(self) -> None:
        """Do not wait for the time of the next attempt."""
        self.integration.retry_at = None
        db.session.commit()


@pytest.fixture
def open_office(app: Flask, ada: User) -> Callable[..., Office]:
    """Return a function that links a fresh calendar of a server."""

    def open_at(server: Server | caldav.CalDavEmulator) -> Office:
        name = f"calendar-{next(_names)}"
        path = server.make_calendar(name)
        discovery = discover(
            server.origin, USERNAME, PASSWORD, policy=address_policy(), timeout=app.config["CALDAV_TIMEOUT"]
        )
        account = service.link_account(
            ada,
            service="caldav",
            name=name,
            server_url=server.origin,
            username=USERNAME,
            password=PASSWORD,
            discovery=discovery.to_json(),
        )
        integration = service.start_integration(account)
        (calendar,) = [found for found in service.available_calendars(account) if found.calendar_id.endswith(path)]
        integration.calendar_id = calendar.calendar_id
        service.finish_wizard(integration)
        return Office(integration.id, ada.id, path, Client(server.port))

    return open_at


@pytest.fixture
def office(open_office: Callable[..., Office], radicale: Server, worker: Worker) -> Office:
    """In step already, with nothing on either side."""
    office = open_office(radicale)
    assert worker.run(office.integration_id, "activated") == 0
    return office
