"""A server with canned responses, for whatever speaks HTTP."""

from collections.abc import Iterator

import pytest

from tests.unit.connectors.canned_server import CannedServer, running


@pytest.fixture
def server() -> Iterator[CannedServer]:
    with running() as server:
        yield server
