"""The servers of the contract suite: started once, a fresh calendar for every claim."""

import itertools
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from emulators import caldav
from tests.contract import servers
from tests.contract.caldav_harness import CalDavForeignClient, CalDavHarness
from tests.contract.server_fixtures import emulator, radicale
from webapp.connectors.caldav import CalDavConnector, discover
from webapp.outbound.addresses import AddressPolicy

__all__ = ["emulator", "radicale"]

_names = itertools.count(1)


@pytest.fixture(scope="session")
def xandikos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[servers.Server]:
    with servers.xandikos(Path(tmp_path_factory.mktemp("xandikos"))) as server:
        yield server


@pytest.fixture
def connect() -> Iterator[Callable[..., CalDavHarness]]:
    """Return a function that opens a connector on a fresh calendar of a server."""
    harnesses: list[CalDavHarness] = []

    def make(
        server: servers.Server | caldav.CalDavEmulator, *, seconds: float = 20, connections: int = 4
    ) -> CalDavHarness:
        path = server.make_calendar(f"calendar-{next(_names)}")
        policy = AddressPolicy((server.origin,))
        timeout = timedelta(seconds=seconds)
        discovery = discover(server.origin, servers.USERNAME, servers.PASSWORD, policy=policy, timeout=timeout)
        connector = CalDavConnector(
            username=servers.USERNAME,
            password=servers.PASSWORD,
            discovery=discovery,
            policy=policy,
            timeout=timeout,
            connections=connections,
        )
        client = servers.Client(server.port)
        harnesses.append(CalDavHarness(connector, server.origin + path, CalDavForeignClient(client, path), client))
        return harnesses[-1]

    yield make
    for harness in harnesses:
        harness.connector.close()
