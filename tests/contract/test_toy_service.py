"""The example of a connector owes the engine what all others do."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.contract.connector_contract import VISIT, ClientIdContract, renamed
from tests.contract.harness import ConnectorHarness
from tests.toy_service.connector import CorkboardConnector
from tests.toy_service.service import BOARD, PASSWORD, USERNAME, Corkboard, running
from webapp.connectors.event import event_from_json, event_to_json


@dataclass(frozen=True, slots=True)
class CorkboardForeignClient:
    """Fulfils `ForeignClient`."""

    corkboard: Corkboard
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def add(self, subject: str = "From elsewhere") -> str:
        return self._put(f"added-{next(self._numbers)}", subject)

    def add_in_place_of(self, remote_id: str) -> str:
        return self._put(remote_id, "From elsewhere")

    def add_unreadable(self) -> str:
        remote_id = self.add()
        self.corkboard.put(remote_id, event={"subject": "without a start"})
        return remote_id

    def rename(self, remote_id: str, subject: str) -> None:
        event = event_from_json(self._card(remote_id)["event"])  # type: ignore[arg-type]
        self.corkboard.put(remote_id, event=event_to_json(renamed(event, subject)))

    def remove(self, remote_id: str) -> None:
        self.corkboard.remove(remote_id)

    def remove_calendar(self) -> None:
        self.corkboard.cards = None

    def extras(self, remote_id: str) -> object:
        return self._card(remote_id).get("color")

    def wait(self) -> None:
        """Corkboard counts, so nothing has to pass."""

    def _put(self, remote_id: str, subject: str) -> str:
        self.corkboard.put(remote_id, event=event_to_json(renamed(VISIT, subject)), color="yellow")
        return remote_id

    def _card(self, remote_id: str) -> dict[str, object]:
        assert self.corkboard.cards is not None
        return self.corkboard.cards[remote_id]


@dataclass(frozen=True, slots=True)
class CorkboardHarness(ConnectorHarness):
    def absent(self, number: int) -> str:
        return f"absent-{number}"


class TestCorkboard(ClientIdContract):
    @pytest.fixture
    def harness(self) -> Iterator[CorkboardHarness]:
        with running() as corkboard:
            connector = CorkboardConnector(corkboard.address, USERNAME, PASSWORD)
            yield CorkboardHarness(connector, BOARD, CorkboardForeignClient(corkboard))
            connector.close()
