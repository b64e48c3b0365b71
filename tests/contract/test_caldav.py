"""The CalDAV connector against two real servers and against the emulator as it behaves without faults."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from emulators.caldav import SERVER_PROFILES, CalDavEmulator
from tests.contract.caldav_harness import TASK, CalDavForeignClient, CalDavHarness
from tests.contract.connector_contract import SERIES, VISIT, ClientIdContract, renamed
from tests.contract.servers import Server
from webapp.connectors.base import NoEvent, Update, Written
from webapp.connectors.errors import CalendarGone
from webapp.connectors.event import Event, Marker


class CalDavContract(ClientIdContract):
    """Further promises of every CalDAV server."""

    def test_a_fetch_from_a_removed_calendar_raises_calendar_gone(self, harness: CalDavHarness) -> None:
        stored = harness.create(VISIT)
        harness.foreign_client.remove_calendar()
        with pytest.raises(CalendarGone):
            harness.fetch(stored.remote_id)

    def test_a_task_in_the_same_calendar_is_no_event(self, harness: CalDavHarness) -> None:
        remote_id = harness.put("todo.ics", TASK)
        assert harness.fetch(remote_id) == NoEvent(remote_id)

    @pytest.mark.parametrize("event", [VISIT, SERIES], ids=["single", "series"])
    def test_an_update_can_put_another_marker_on_an_event(self, harness: CalDavHarness, event: Event) -> None:
        stored = harness.create(event)
        marker = Marker("another installation", "another; item")
        after = renamed(stored.event, "Renamed")
        update = Update(stored.remote_id, stored.version_tag, stored.event, after, stored.source, marker)
        assert isinstance(harness.write(update), Written)
        assert harness.read(stored.remote_id).marker == marker


class TestRadicale(CalDavContract):
    @pytest.fixture
    def harness(self, radicale: Server, connect: Callable[..., CalDavHarness]) -> CalDavHarness:
        return connect(radicale)


class TestXandikos(CalDavContract):
    @pytest.fixture
    def harness(self, xandikos: Server, connect: Callable[..., CalDavHarness]) -> CalDavHarness:
        return connect(xandikos)


class TestEmulator(CalDavContract):
    @pytest.fixture
    def harness(self, emulator: CalDavEmulator, connect: Callable[..., CalDavHarness]) -> CalDavHarness:
        return connect(emulator)


class TestEmulatorWithoutSyncReport(CalDavContract):
    @pytest.fixture
    def harness(self, emulator: CalDavEmulator, connect: Callable[..., CalDavHarness]) -> CalDavHarness:
        emulator.faults.has_sync = False
        return connect(emulator)


class TestEmulatorWithoutTagsAfterPut(CalDavContract):
    @pytest.fixture
    def harness(self, emulator: CalDavEmulator, connect: Callable[..., CalDavHarness]) -> CalDavHarness:
        emulator.faults.tag_after_put = False
        return connect(emulator)


class TestEmulatorWithWeakTags(CalDavContract):
    @pytest.fixture
    def harness(self, emulator: CalDavEmulator, connect: Callable[..., CalDavHarness]) -> CalDavHarness:
        emulator.faults.tags = "weak"
        return connect(emulator)


class TestEmulatorWithoutAnyTags(CalDavContract):
    @pytest.fixture
    def harness(self, emulator: CalDavEmulator, connect: Callable[..., CalDavHarness]) -> CalDavHarness:
        emulator.faults.tags = "none"
        return connect(emulator)


@dataclass(frozen=True, slots=True)
class PatientForeignClient(CalDavForeignClient):
    """A person who lets a second of the emulator's clock pass."""

    emulator: CalDavEmulator

    def wait(self) -> None:
        self.emulator.clock += 1


class TestEmulatorWithProfileOf(CalDavContract):
    """One row for each server of `docs/servers.md`."""

    @pytest.fixture(params=SERVER_PROFILES)
    def harness(
        self, request: pytest.FixtureRequest, emulator: CalDavEmulator, connect: Callable[..., CalDavHarness]
    ) -> CalDavHarness:
        SERVER_PROFILES[request.param](emulator)
        harness = connect(emulator)
        return replace(harness, foreign_client=PatientForeignClient(harness.client, harness.path(""), emulator))

    def test_an_unknown_cursor_is_expired_and_deletes_nothing(self, harness: CalDavHarness) -> None:
        assert isinstance(harness.foreign_client, PatientForeignClient)
        if not harness.foreign_client.emulator.faults.accepts_any_token:
            super().test_an_unknown_cursor_is_expired_and_deletes_nothing(harness)
            return
        # The server does not reject the token, which is why everything is compared once a day.
        stored = harness.create(VISIT)
        listed, gone, cursor = harness.changes("sync:nobody-gave-this-out")
        assert gone == set()
        assert set(listed) <= {stored.remote_id}
        assert harness.changes(cursor)[1] == set()
