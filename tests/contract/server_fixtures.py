"""Fixtures of the CalDAV servers, for the conftest of each folder that asks them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from emulators import caldav
from tests.contract import servers


@pytest.fixture(scope="session")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[servers.Server]:
    """A Radicale that runs as long as the tests."""
    with servers.radicale(Path(tmp_path_factory.mktemp("radicale"))) as server:
        yield server


@pytest.fixture
def emulator() -> Iterator[caldav.CalDavEmulator]:
    """An emulated server whose behaviour a test chooses."""
    with caldav.running() as server:
        yield server
