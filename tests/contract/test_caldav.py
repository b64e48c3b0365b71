"""The CalDAV connector against two real servers and against the emulator as it behaves without faults."""

from collections.abc import Callable

import pytest

from tests.contract.caldav_bench import CalDavBench
from tests.contract.connector_contract import VISIT, ConnectorContract
from tests.contract.servers import Server
from tests.emulators.caldav import CalDavEmulator
from webapp.connectors.errors import CalendarGone


class CalDavContract(ConnectorContract):
    """What is true of every CalDAV server besides."""

    def test_a_fetch_from_a_removed_calendar_says_that_it_is_gone(self, bench: CalDavBench) -> None:
        stored = bench.create(VISIT)
        bench.hand.remove_calendar()
        with pytest.raises(CalendarGone):
            bench.fetch(stored.remote_id)


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
