"""The kept folder, as the installation of today finds it: with its servers, soon after it was written."""

import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from redis import Redis
from sqlalchemy import select

from config import ROOT, Testing, read_generated
from emulators.cronofy import CronofyEmulator, running
from emulators.cronofy.state import Calendar
from emulators.cronofy_application import cronofy_settings, listener, served
from tests.contract.servers import Client, Server, practice_calendar
from tests.faults.clock import Clock
from tests.jobs.queue import work
from tests.upgrade import kept_folder
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db, redis_client
from webapp.sync import jobs

__all__ = ["listener", "served"]

LATER = timedelta(hours=2)
"""How long after the folder was written it is started again: all checks are due by then."""


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the whole application, at first soon after the folder was written."""
    clock = Clock()
    clock.advance(kept_folder.expected().made_at + LATER - utc_now())

    class MovedTime(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) + clock.ahead

    for name, module in list(sys.modules.items()):
        if name.startswith("webapp.") and getattr(vars(module).get("utc_now"), "__module__", "") == name:
            monkeypatch.setattr(module, "datetime", MovedTime)
    return clock


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Server]:
    """The practice calendar, with what was stored in it after it was read last."""
    secret_key = read_generated(kept_folder.KEPT / "generated.env")["SECRET_KEY"]
    kept_folder.copy_collections(tmp_path)
    with practice_calendar(tmp_path, secret_key) as server:
        kept_folder.store_news(server, secret_key)
        yield server


@pytest.fixture
def emulator(clock: Clock) -> Iterator[CronofyEmulator]:
    with running() as emulator:
        emulator.world.clock.slide(clock.ahead)
        yield emulator


@pytest.fixture
def places(practice: Server, emulator: CronofyEmulator, listener: socket.socket) -> dict[str, str]:
    """Where everything is today."""
    return {
        "http://practice.example": practice.origin,
        "http://cronofy.example": emulator.base_url,
        "http://app.example": f"http://127.0.0.1:{listener.getsockname()[1]}",
    }


@pytest.fixture
def google(emulator: CronofyEmulator, places: dict[str, str]) -> Calendar:
    """Cem's calendar at Google."""
    return kept_folder.fill_cronofy(emulator, places)


@pytest.fixture
def settings(
    *, tmp_path: Path, places: dict[str, str], google: Calendar, emulator: CronofyEmulator, valkey: str, redis: Redis
) -> Testing:
    kept_folder.make_database(tmp_path / "calendar-sync.sqlite3", places)
    origin = places["http://practice.example"]
    return Testing(
        {
            **read_generated(kept_folder.KEPT / "generated.env"),
            "INSTANCE_DIR": str(tmp_path),
            "REDIS_URL": valkey,
            "BASE_URL": places["http://app.example"],
            "PRACTICE_CALDAV_URL": f"{origin}/",
            "CALDAV_TRUSTED_ORIGINS": origin,
            **cronofy_settings(emulator),
        }
    )


@dataclass
class Upgraded:
    """The installation after its start with the build of today."""

    practice: Server
    google: Calendar
    emulator: CronofyEmulator
    clock: Clock
    secret_key: str
    sign_in: Callable[[User], FlaskClient]

    def person(self, name: str) -> User:
        return db.session.scalars(select(User).where(User.name == name)).one()

    def browser(self, name: str) -> FlaskClient:
        return self.sign_in(self.person(name))

    def client(self, home: str) -> Client:
        return kept_folder.practice_client(self.practice, home, self.secret_key)

    def advance(self, by: timedelta) -> None:
        """Let time pass, here and at the services."""
        self.clock.advance(by)
        self.emulator.controls.slide_clock(by)

    def work(self) -> None:
        """Let scheduler and workers do all that is due, and what follows from it."""
        assert self.emulator.notifier.wait_until_idle()
        db.session.rollback()
        jobs.enqueue_due_work()
        work(redis_client())


@pytest.fixture
def upgraded(
    *,
    app: Flask,
    served: str,
    practice: Server,
    google: Calendar,
    emulator: CronofyEmulator,
    clock: Clock,
    sign_in: Callable[[User], FlaskClient],
) -> Upgraded:
    upgrade(str(ROOT / "migrations"))
    return Upgraded(practice, google, emulator, clock, app.config["SECRET_KEY"], sign_in)
