"""What a claim of the contract works with: a connector, its calendar, and a person with another client."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol
from uuid import uuid4

from webapp.connectors.base import (
    ChangePage,
    Connector,
    Create,
    Fetched,
    ListedEvent,
    Write,
    WriteOutcome,
    Written,
    create_id,
)
from webapp.connectors.event import Event, Marker, RemoteEvent, normalise


class ForeignClient(Protocol):
    """A person who uses the same calendar with another client. Events are named by their remote ids."""

    def add(self, subject: str = "From elsewhere") -> str:
        """Add an event of an hour, with more to it than the neutral form has words for."""
        ...

    def add_in_place_of(self, remote_id: str) -> str:
        """Add an event, under this very id where the service lets others choose it; return its id."""
        ...

    def add_unreadable(self) -> str:
        """Add an entry that no event can be read from."""
        ...

    def rename(self, remote_id: str, subject: str) -> None: ...

    def remove(self, remote_id: str) -> None: ...

    def remove_calendar(self) -> None: ...

    def extras(self, remote_id: str) -> object:
        """Return what an event holds besides what the neutral form has words for; equal as long as it is untouched."""
        ...

    def wait(self) -> None:
        """Let pass the time that the service's clock needs to distinguish earlier from later."""
        ...


@dataclass(frozen=True, slots=True)
class ConnectorHarness(ABC):
    """One connector on one calendar."""

    connector: Connector
    calendar_id: str
    foreign_client: ForeignClient

    @abstractmethod
    def absent(self, number: int) -> str:
        """Return an id of the service's form under which there is nothing."""

    def check_kept(self, read: Event, wanted: Event, *, before: Event | None = None) -> None:
        """Fail unless `read` is what the service can keep of `wanted`, or make of `before`: all of it, usually."""
        assert normalise(read) == normalise(wanted)

    def create_for(self, event: Event, key: str | None = None) -> Create:
        key = key or str(uuid4())
        remote_id = create_id(self.connector, self.calendar_id, key)
        return Create(remote_id, key, event, Marker("deployment-1", f"item-{key}"))

    def create(self, event: Event) -> RemoteEvent:
        """Write an event and return it as stored, by the connector's answer."""
        outcome = self.write(self.create_for(event))
        assert isinstance(outcome, Written), outcome
        return outcome.stored

    def write(self, write: Write) -> WriteOutcome:
        (outcome,) = self.connector.write(self.calendar_id, [write])
        assert outcome.remote_id == write.remote_id
        return outcome

    def fetch(self, remote_id: str) -> Fetched:
        (answer,) = self.connector.fetch(self.calendar_id, [remote_id])
        return answer

    def read(self, remote_id: str) -> RemoteEvent:
        answer = self.fetch(remote_id)
        assert isinstance(answer, RemoteEvent), answer
        return answer

    def changes(self, cursor: str | None) -> tuple[dict[str, ListedEvent], set[str], str]:
        """Return everything `changes` yields: what is there, what is gone, and the cursor."""
        pages = list(self.connector.changes(self.calendar_id, cursor))
        assert [page.cursor is not None for page in pages] == [False] * (len(pages) - 1) + [True]
        return collected(pages)


def collected(pages: Iterable[ChangePage]) -> tuple[dict[str, ListedEvent], set[str], str]:
    listed: dict[str, ListedEvent] = {}
    gone: set[str] = set()
    cursor = ""
    for page in pages:
        listed |= {entry.remote_id: entry for entry in page.listed}
        gone |= set(page.gone)
        cursor = page.cursor or cursor
    return listed, gone, cursor
