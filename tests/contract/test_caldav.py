"""The CalDAV connector against two real servers and against the emulator as it behaves without faults."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from emulators.caldav import MANNERS, CalDavEmulator
from tests.contract.caldav_bench import TASK, CalDavBench, CalDavHand
from tests.contract.connector_contract import SERIES, VISIT, ClientIdContract, renamed
from tests.contract.servers import Server
from webapp.connectors.base import NoEvent, Update, Written
from webapp.connectors.errors import CalendarGone
from webapp.connectors.event import Event, Marker


class CalDavContract(ClientIdContract):
    """Further promises of every CalDAV server."""

    def test_a_fetch_from_a_removed_calendar_raises_calendar_gone(self, bench: CalDavBench) -> None:
        stored = bench.create(VISIT)
        bench.hand.remove_calendar()
        with pytest.raises(CalendarGone):
            bench.fetch(stored.remote_id)

    def test_a_task_in_the_same_calendar_is_no_event(self, bench: CalDavBench) -> None:
        remote_id = bench.put("todo.ics", TASK)
        assert bench.fetch(remote_id) == NoEvent(remote_id)

    @pytest.mark.parametrize("event", [VISIT, SERIES], ids=["single", "series"])
    def test_an_update_can_put_another_marker_on_an_event(self, bench: CalDavBench, event: Event) -> None:
        stored = bench.create(event)
        marker = Marker("another installation", "another; item")
        after = renamed(stored.event, "Renamed")
        update = Update(stored.remote_id, stored.version_tag, stored.event, after, stored.source, marker)
        assert isinstance(bench.write(update), Written)
        assert bench.read(stored.remote_id).marker == marker


class TestRadicale(CalDavContract):
    @pytest.fixture
    def bench(self, radicale: Server, connect: Callable[..., CalDavBench]) -> CalDavBench:
        return connect(radicale)


class TestXandikos(CalDavContract):
    @pytest.fixture
    def bench(self, xandikos: Server, connect: Callable[..., CalDavBench]) -> CalDavBench:
        return connect(xandikos)


class TestEmulator(CalDavContract):
    @pytest.fixture
    def bench(self, emulator: CalDavEmulator, connect: Callable[..., CalDavBench]) -> CalDavBench:
        return connect(emulator)


class TestEmulatorWithoutSyncReport(CalDavContract):
    @pytest.fixture
    def bench(self, emulator: CalDavEmulator, connect: Callable[..., CalDavBench]) -> CalDavBench:
        emulator.faults.has_sync = False
        return connect(emulator)


class TestEmulatorWithoutTagsAfterPut(CalDavContract):
    @pytest.fixture
    def bench(self, emulator: CalDavEmulator, connect: Callable[..., CalDavBench]) -> CalDavBench:
        emulator.faults.tag_after_put = False
        return connect(emulator)


class TestEmulatorWithWeakTags(CalDavContract):
    @pytest.fixture
    def bench(self, emulator: CalDavEmulator, connect: Callable[..., CalDavBench]) -> CalDavBench:
        emulator.faults.tags = "weak"
        return connect(emulator)


class TestEmulatorWithoutAnyTags(CalDavContract):
    @pytest.fixture
    def bench(self, emulator: CalDavEmulator, connect: Callable[..., CalDavBench]) -> CalDavBench:
        emulator.faults.tags = "none"
        return connect(emulator)


@dataclass(frozen=True, slots=True)
class PatientHand(CalDavHand):
    """A person who lets a second of the emulator's clock pass."""

    emulator: CalDavEmulator

    def wait(self) -> None:
        self.emulator.clock += 1


class TestEmulatorInTheMannerOf(CalDavContract):
    """One row for each server of `docs/servers.md`."""

    @pytest.fixture(params=MANNERS)
    def bench(
        self, request: pytest.FixtureRequest, emulator: CalDavEmulator, connect: Callable[..., CalDavBench]
    ) -> CalDavBench:
        MANNERS[request.param](emulator)
        bench = connect(emulator)
        return replace(bench, hand=PatientHand(bench.client, bench.path(""), emulator))

    def test_an_unknown_cursor_is_expired_and_deletes_nothing(self, bench: CalDavBench) -> None:
        assert isinstance(bench.hand, PatientHand)
        if not bench.hand.emulator.faults.takes_any_token:
            super().test_an_unknown_cursor_is_expired_and_deletes_nothing(bench)
            return
        # The server does not reject the token, which is why everything is compared once a day.
        stored = bench.create(VISIT)
        listed, gone, cursor = bench.changes("sync:nobody-gave-this-out")
        assert gone == set()
        assert set(listed) <= {stored.remote_id}
        assert bench.changes(cursor)[1] == set()
