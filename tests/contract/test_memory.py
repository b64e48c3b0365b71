"""The connectors to the service in memory, which the engine's tests run on, owe the engine what all others do."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from emulators.memory import IdempotentConnector, MemoryCalendar, MemoryConnector, ServerIdConnector
from emulators.memory_parts import Parts, PartsConnector, parts_calendar
from emulators.reasons import words
from tests.contract.connector_contract import (
    VISIT,
    ClientIdContract,
    ConnectorContract,
    RepeatedCreateContract,
    renamed,
)
from tests.contract.harness import ConnectorHarness
from webapp.connectors.base import PartlyWritten, PreconditionFailed, Update, Written
from webapp.connectors.errors import CalendarGone
from webapp.connectors.event import Event, Override


@dataclass(frozen=True, slots=True)
class MemoryForeignClient:
    """Fulfils `ForeignClient`."""

    calendar: MemoryCalendar
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def add(self, subject: str = "From elsewhere") -> str:
        return self._put(f"added-{next(self._numbers)}", subject)

    def add_in_place_of(self, remote_id: str) -> str:
        return self._put(remote_id, "From elsewhere")

    def add_unreadable(self) -> str:
        remote_id = self.add()
        self.calendar.unreadable.add(remote_id)
        return remote_id

    def rename(self, remote_id: str, subject: str) -> None:
        self.calendar.put(remote_id, renamed(self.calendar.events[remote_id].event, subject))

    def remove(self, remote_id: str) -> None:
        self.calendar.remove(remote_id)

    def remove_calendar(self) -> None:
        self.calendar.error = CalendarGone(words("it was removed"))

    def extras(self, remote_id: str) -> object:
        return self.calendar.events[remote_id].source

    def wait(self) -> None:
        """Nothing: it counts changes, not seconds."""

    def _put(self, remote_id: str, subject: str) -> str:
        return self.calendar.put(remote_id, renamed(VISIT, subject), source="more than an event holds").remote_id


@dataclass(frozen=True, slots=True)
class MemoryHarness(ConnectorHarness):
    def absent(self, number: int) -> str:
        return f"absent-{number}"


def bench_of(connector: type[MemoryConnector | ServerIdConnector]) -> MemoryHarness:
    calendar = MemoryCalendar()
    return MemoryHarness(connector(calendar), "memory", MemoryForeignClient(calendar))


class TestClientIds(ClientIdContract):
    @pytest.fixture
    def harness(self) -> MemoryHarness:
        return bench_of(MemoryConnector)


class TestServerIds(ConnectorContract):
    @pytest.fixture
    def harness(self) -> MemoryHarness:
        return bench_of(ServerIdConnector)

    def test_a_repeated_create_makes_one_more(self, harness: MemoryHarness) -> None:
        create = harness.create_for(VISIT)
        assert isinstance(harness.write(create), Written)
        assert isinstance(harness.write(create), Written)
        assert len(harness.changes(None)[0]) == 2


class TestServerIdsWithCreateKeys(RepeatedCreateContract):
    @pytest.fixture
    def harness(self) -> MemoryHarness:
        return bench_of(IdempotentConnector)


class TestParts(ConnectorContract):
    """Each changed date of a series is a resource of its own."""

    @pytest.fixture
    def parts(self) -> Parts:
        return Parts()

    @pytest.fixture
    def harness(self, parts: Parts) -> MemoryHarness:
        calendar = parts_calendar(parts)
        return MemoryHarness(PartsConnector(calendar, parts), "memory", MemoryForeignClient(calendar))

    def test_a_write_that_ends_midway_answers_with_what_is_there(self, harness: MemoryHarness, parts: Parts) -> None:
        whole = with_changed_dates("Second", "Third")
        parts.fail_after = 2
        partly = harness.write(harness.create_for(whole))
        assert isinstance(partly, PartlyWritten)
        assert partly.stored.event == with_changed_dates("Second")
        assert harness.fetch(partly.stored.remote_id) == partly.stored

    def test_writing_it_again_adds_what_is_missing(self, harness: MemoryHarness, parts: Parts) -> None:
        whole = with_changed_dates("Second", "Third")
        parts.fail_after = 2
        partly = harness.write(harness.create_for(whole))
        assert isinstance(partly, PartlyWritten)
        parts.fail_after = None
        held = partly.stored
        update = Update(held.remote_id, held.version_tag, held.event, whole, held.source)
        done = harness.write(update)
        assert isinstance(done, Written)
        assert done.stored.event == whole
        assert done.stored.version_tag != held.version_tag
        assert isinstance(harness.write(update), PreconditionFailed), "its tag was that of the parts before"


def with_changed_dates(*subjects: str) -> Event:
    """Return a weekly series whose second and following dates have these subjects."""
    details = VISIT.details
    changed = []
    for number, subject in enumerate(subjects, start=1):
        start, end = (moment + number * timedelta(days=7) for moment in (details.start, details.end))
        changed.append(Override(start, replace(details, subject=subject, start=start, end=end)))
    return Event(details, rrule="FREQ=WEEKLY;COUNT=6", overrides=tuple(changed))
