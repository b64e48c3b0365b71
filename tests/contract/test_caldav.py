"""The CalDAV connector against two real servers and against the emulator as it behaves without faults."""

from collections.abc import Callable

import pytest

from tests.contract.bench import Bench
from tests.contract.connector_contract import ConnectorContract
from tests.contract.servers import Server
from tests.emulators.caldav import CalDavEmulator


class TestRadicale(ConnectorContract):
    @pytest.fixture
    def bench(self, radicale: Server, connect: Callable[..., Bench]) -> Bench:
        return connect(radicale)


class TestXandikos(ConnectorContract):
    @pytest.fixture
    def bench(self, xandikos: Server, connect: Callable[..., Bench]) -> Bench:
        return connect(xandikos)


class TestEmulator(ConnectorContract):
    @pytest.fixture
    def bench(self, emulator: CalDavEmulator, connect: Callable[..., Bench]) -> Bench:
        return connect(emulator)


class TestEmulatorWithoutSyncReport(ConnectorContract):
    @pytest.fixture
    def bench(self, emulator: CalDavEmulator, connect: Callable[..., Bench]) -> Bench:
        emulator.faults.has_sync = False
        return connect(emulator)


class TestEmulatorWithoutTagsAfterPut(ConnectorContract):
    @pytest.fixture
    def bench(self, emulator: CalDavEmulator, connect: Callable[..., Bench]) -> Bench:
        emulator.faults.tag_after_put = False
        return connect(emulator)


class TestEmulatorWithWeakTags(ConnectorContract):
    @pytest.fixture
    def bench(self, emulator: CalDavEmulator, connect: Callable[..., Bench]) -> Bench:
        emulator.faults.tags = "weak"
        return connect(emulator)


class TestEmulatorWithoutAnyTags(ConnectorContract):
    @pytest.fixture
    def bench(self, emulator: CalDavEmulator, connect: Callable[..., Bench]) -> Bench:
        emulator.faults.tags = "none"
        return connect(emulator)
