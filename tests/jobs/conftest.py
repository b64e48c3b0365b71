"""An integration of Ada's with a calendar service kept in memory, run by the real runner on the real database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from emulators.memory import MemoryCalendar
from emulators.memory_provider import register_memory
from webapp.accounts.models import User
from webapp.connectors.event import Details, Event
from webapp.database import utc_now
from webapp.extensions import db, redis_client
from webapp.my_calendar.models import SHARED_KINDS, Assignment, Item, ItemOverride
from webapp.sync import service
from webapp.sync.engine.item_mapping import item_values, override_values
from webapp.sync.models import Failure, Integration, LedgerEntry, Link, LinkedAccount, Mark, Run, SyncState
from webapp.sync.runs import run as runner
from webapp.sync.store import evidence


def an_event(subject: str = "Visit", start: datetime = datetime(2026, 12, 1, 9), **fields: object) -> Event:
    """An event in Berlin that lasts an hour."""
    series = {name: fields.pop(name) for name in ("rrule", "rdates", "exdates", "overrides") if name in fields}
    details = {"end": start + timedelta(hours=1), "zone": "Europe/Berlin", **fields}
    return Event(Details(subject=subject, start=start, **details), **series)  # type: ignore[arg-type]


def throw_away() -> None:
    """Lose all that the database holds, as with a disk."""
    db.session.remove()
    with db.engine.begin() as connection:
        for table in reversed(db.metadata.sorted_tables):
            connection.execute(table.delete())


@dataclass
class LocalSide:
    """Actions in My Calendar, runs, and the rows that were stored."""

    integration_id: int
    owner_id: int

    @property
    def integration(self) -> Integration:
        return db.session.get_one(Integration, self.integration_id, populate_existing=True)

    def set(self, **values: object) -> None:
        for name, value in values.items():
            setattr(self.integration.state if hasattr(SyncState, name) else self.integration, name, value)
        db.session.commit()

    def add_item(self, event: Event, **fields: object) -> int:
        item = Item(owner_id=self.owner_id, **item_values(event, home_zone="Europe/Berlin"), **fields)
        item.overrides = [ItemOverride(**values) for values in override_values(event)]
        if item.kind in SHARED_KINDS:
            item.assignments = [Assignment(user_id=self.owner_id)]
        db.session.add(item)
        db.session.commit()
        return item.id

    def item(self, item_id: int) -> Item:
        return db.session.get_one(Item, item_id, populate_existing=True)

    def edit(self, item_id: int, **fields: object) -> None:
        item = self.item(item_id)
        for name, value in fields.items():
            setattr(item, name, value)
        item.updated_at = utc_now()
        db.session.commit()

    def trash(self, item_id: int) -> None:
        self.item(item_id).trashed_at = utc_now()
        db.session.commit()

    def items(self) -> list[Item]:
        return list(db.session.scalars(select(Item).where(Item.trashed_at.is_(None)).order_by(Item.id)))

    def forget_pauses(self) -> None:
        """Do not wait for the time of the next attempt."""
        evidence.try_at_once(self.integration)
        db.session.commit()

    def failures(self) -> list[Failure]:
        return list(db.session.scalars(select(Failure).order_by(Failure.kind)))

    def failure(self, kind: str) -> Failure | None:
        return db.session.get(Failure, (self.integration_id, kind), populate_existing=True)

    def fail(self, kind: str, **values: object) -> None:
        """Note a failure that began at `since`."""
        db.session.add(Failure(integration_id=self.integration_id, kind=kind, count=1, **values))
        db.session.commit()

    def run(self, trigger: str = "sweep") -> None:
        self.forget_pauses()
        redis_client().flushall()  # as if a worker had taken every job; else a bulk run would give way to them
        runner.run(self.integration_id, trigger)
        db.session.rollback()

    def manual(self, **options: object) -> None:
        self.set(manual_requested_at=utc_now(), **options)
        self.run("manual")

    def links(self) -> list[Link]:
        return list(db.session.scalars(select(Link).order_by(Link.id)))

    def marks(self) -> list[Mark]:
        return list(db.session.scalars(select(Mark)))

    def entries(self) -> list[LedgerEntry]:
        return list(db.session.scalars(select(LedgerEntry).order_by(LedgerEntry.id)))

    def last_run(self) -> Run:
        return db.session.scalars(select(Run).order_by(Run.id.desc())).first()  # type: ignore[return-value]


@dataclass
class SyncScenario(LocalSide):
    """The same with a calendar service kept in memory."""

    calendar: MemoryCalendar

    def subjects_there(self) -> list[str]:
        return sorted(event.event.details.subject for event in self.calendar.events.values())

    def assert_quiet(self) -> None:
        """A second run without a human change writes nothing, anywhere."""
        writes, items = len(self.calendar.writes), [(item.id, item.version) for item in self.items()]
        self.run("sweep")
        assert len(self.calendar.writes) == writes
        assert [(item.id, item.version) for item in self.items()] == items
        assert self.marks() == []


@pytest.fixture
def calendars(app: Flask) -> dict[int, MemoryCalendar]:
    """The services' side of each linked account, by its id."""
    return register_memory(app)


@pytest.fixture
def make_scenario(app: Flask, ada: User, calendars: dict[int, MemoryCalendar]) -> Callable[..., SyncScenario]:
    def make(calendar: MemoryCalendar | None = None, owner: User = ada, **options: object) -> SyncScenario:
        calendar = calendar or MemoryCalendar()
        account = LinkedAccount(
            user_id=owner.id, service="caldav", connector="memory", name="ada", credentials="", discovery={}
        )
        db.session.add(account)
        db.session.commit()
        calendars[account.id] = calendar
        integration = service.start_integration(account)
        integration.calendar_id, integration.calendar_name = f"memory-{account.id}", "Work"
        integration.state.busy_due_at = utc_now() + timedelta(days=1)  # tests that want it ask for it
        for name, value in options.items():
            setattr(integration, name, value)
        service.finish_wizard(integration)
        scenario = SyncScenario(integration.id, owner.id, calendar)
        scenario.run("activated")
        return scenario

    return make


@pytest.fixture
def scenario(make_scenario: Callable[..., SyncScenario]) -> SyncScenario:
    return make_scenario()
