"""What a claim of the contract works with: a connector, its calendar, and another client of the same server."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import uuid4

from tests.contract.servers import Client
from webapp.connectors.base import ChangePage, Connector, Create, Fetched, Seen, Write, WriteOutcome, Written
from webapp.connectors.event import Event, Marker, RemoteEvent


@dataclass(frozen=True, slots=True)
class Bench:
    """One connector on one calendar."""

    connector: Connector
    calendar_id: str
    client: Client

    def create_for(self, event: Event, key: str | None = None) -> Create:
        key = key or str(uuid4())
        return Create(
            self.connector.new_remote_id(self.calendar_id, key), key, event, Marker("deployment-1", f"item-{key}")
        )

    def create(self, event: Event) -> RemoteEvent:
        """Write an event and return it as the connector says it is stored."""
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

    def changes(self, cursor: str | None) -> tuple[dict[str, Seen], set[str], str]:
        """Return everything `changes` yields: what is there, what is gone, and the cursor."""
        pages = list(self.connector.changes(self.calendar_id, cursor))
        assert [page.cursor is not None for page in pages] == [False] * (len(pages) - 1) + [True]
        return collected(pages)

    def path(self, name: str) -> str:
        return urlsplit(self.calendar_id).path + name

    def put(self, name: str, text: str) -> str:
        """Store a resource as another client; returns its id."""
        self.client.put(self.path(name), text)
        return self.path(name)


def collected(pages: Iterable[ChangePage]) -> tuple[dict[str, Seen], set[str], str]:
    seen: dict[str, Seen] = {}
    gone: set[str] = set()
    cursor = ""
    for page in pages:
        seen |= {entry.remote_id: entry for entry in page.seen}
        gone |= set(page.gone)
        cursor = page.cursor or cursor
    return seen, gone, cursor
