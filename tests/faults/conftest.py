"""A real calendar server, a real database file, a real queue, and workers that are processes of their own."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from config import Testing
from emulators import caldav
from emulators.cronofy import CronofyEmulator, Settings
from emulators.cronofy import running as running_cronofy
from emulators.cronofy_application import cronofy_settings
from emulators.memory_file import CalendarFile
from emulators.serving import free_port
from tests.contract.server_fixtures import emulator, radicale
from tests.contract.servers import Client, Server
from tests.faults import file_account
from tests.faults.both_sides import ZONE, CalDavThere, CronofyThere, FileThere
from tests.faults.kills import Opened
from tests.faults.linking import link_caldav, link_cronofy, link_file, link_file_in_parts
from tests.faults.report import FIGURES, as_markdown, write_report
from tests.faults.workers import Worker, running_worker
from webapp.accounts.models import User
from webapp.connectors.event import Details, Event
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.sync.engine.item_mapping import item_values
from webapp.sync.models import Integration, Link, Mark
from webapp.sync.store import evidence

__all__ = ["emulator", "radicale"]

IN_FILES = {"server ids": link_file, "parts": link_file_in_parts}
"""Services that are kept in a file, and how a calendar of each is linked."""

_names = count(1)
_SUBJECT = re.compile(r"^SUMMARY:(.*?)\s*$", re.MULTILINE)
_LISTING = (
    '<?xml version="1.0"?><C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop>'
    '<C:calendar-data/></D:prop><C:filter><C:comp-filter name="VCALENDAR"/></C:filter></C:calendar-query>'
)


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("kills", "workers killed at random points (tests/faults/test_kills.py)")
    group.addoption("--kills", type=int, default=20, help="how many of each service's workers to kill")
    group.addoption("--seed", type=int, default=1, help="where the random points come from")
    group.addoption("--round", default="", help="repeat one round: its number and its kill point (37=step:9000)")
    group.addoption("--report", default="", help="write the figures to this file (.json and .md beside each other)")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what became of the killed workers, whichever process of the test run killed them."""
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.getreports(outcome)]
    figures = [value for report in reports for name, value in report.user_properties if name == FIGURES]
    if not figures:
        return
    terminalreporter.section("killed workers")
    terminalreporter.line(as_markdown(figures))
    if terminalreporter.config.getoption("--report"):
        write_report(Path(terminalreporter.config.getoption("--report")), figures)


@pytest.fixture
def cronofy() -> Iterator[CronofyEmulator]:
    with running_cronofy(Settings(per_second=None, per_minute=None)) as emulator:
        emulator.faults.dropped_notifications = 10**9  # only a test starts runs
        yield emulator


@pytest.fixture
def caldav_origins(radicale: Server, emulator: caldav.CalDavEmulator) -> str:
    return f"{radicale.origin},{emulator.origin}"


@pytest.fixture
def environment(
    tmp_path: Path, database_url: str, valkey: str, caldav_origins: str, cronofy: CronofyEmulator
) -> dict[str, str]:
    """What the application in this process and the workers are configured with."""
    return {
        "APP_ENV": "testing",
        "INSTANCE_DIR": str(tmp_path),
        "DATABASE_URL": database_url,
        "REDIS_URL": valkey,
        "CALDAV_TRUSTED_ORIGINS": caldav_origins,
        **cronofy_settings(cronofy),
        "CRONOFY_CALLBACK_BASE_URL": f"http://127.0.0.1:{free_port()}",
        "CRONOFY_CALLS_PER_SECOND": "100000",
        "CRONOFY_CALLS_PER_MINUTE": "100000",
    }


@pytest.fixture
def settings(environment: dict[str, str], redis: object) -> Testing:
    return Testing(environment)


@pytest.fixture
def start_worker(app: Flask, environment: dict[str, str]) -> Iterator[Callable[[], Worker]]:
    """Return a function that starts one more worker."""
    open_workers = []

    def start() -> Worker:
        running = running_worker(environment)
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
class LinkedServer:
    """Ada's integration with a real server; each entry has a subject of its own."""

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
        evidence.try_at_once(self.integration)
        db.session.commit()


@pytest.fixture
def link_calendar(app: Flask, ada: User) -> Callable[..., LinkedServer]:
    """Return a function that links a fresh calendar of a server."""

    def link_at(server: Server | caldav.CalDavEmulator) -> LinkedServer:
        path = server.make_calendar(f"calendar-{next(_names)}")
        integration = link_caldav(ada, server, path)
        return LinkedServer(integration.id, ada.id, path, Client(server.port))

    return link_at


@pytest.fixture
def calendar_files(app: Flask, tmp_path: Path) -> Path:
    """Return where calendars may lie that are kept in files; the application reaches them."""
    file_account.register(app)
    return tmp_path


@pytest.fixture
def open_calendar(
    calendar_files: Path, radicale: Server, cronofy: CronofyEmulator, make_user: Callable[..., User]
) -> Callable[[str], Opened]:
    """Return a function that makes a new person and their calendar at a service; not linked yet."""

    def open_at(service: str) -> Opened:
        name = f"{service.replace(' ', '-')}-{next(_names)}"
        user = make_user(name, time_zone=ZONE)
        if service == "radicale":
            path = radicale.make_calendar(name)
            there = CalDavThere(Client(radicale.port), path)
            return Opened(user.id, there, lambda **options: link_caldav(user, radicale, path, **options).id)
        if service in IN_FILES:
            path = calendar_files / f"{name}.json"
            there = FileThere(CalendarFile(path))
            return Opened(user.id, there, lambda **options: IN_FILES[service](user, path, **options).id)
        calendar_id = cronofy.controls.authorise(user.email).calendar_id
        cronofy.controls.allow(calendar_id)
        return Opened(
            user.id,
            CronofyThere(cronofy, calendar_id),
            lambda **options: link_cronofy(user, cronofy, **options).id,
        )

    return open_at


@pytest.fixture
def linked(link_calendar: Callable[..., LinkedServer], radicale: Server, worker: Worker) -> LinkedServer:
    """In step already, with nothing on either side."""
    linked = link_calendar(radicale)
    assert worker.run(linked.integration_id, "activated") == 0
    return linked
