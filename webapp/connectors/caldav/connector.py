"""The CalDAV connector: one connected account."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from webapp.connectors.base import (
    NO_EXTRAS,
    CalendarInfo,
    Capabilities,
    ChangePage,
    Created,
    Extras,
    Fetched,
    ListedEvent,
    Write,
    WriteOutcome,
    find_by_id,
)
from webapp.connectors.caldav import calendars, changes, multiget
from webapp.connectors.caldav.client import Client
from webapp.connectors.caldav.discovery import Discovery
from webapp.connectors.caldav.transport import Transport
from webapp.connectors.caldav.writing import Writer
from webapp.connectors.outbound_errors import origin_of
from webapp.outbound.addresses import AddressPolicy

CAPABILITIES = Capabilities(push=False, series=True)
"""Of every CalDAV server. Its push notifications go to registered applications, not to self-hosted servers."""


class CalDavConnector:
    """Implements `Connector`. Ids of calendars are URLs, ids of events are URL paths, cursors and tags are opaque."""

    def __init__(
        self,
        *,
        username: str,
        password: str,
        discovery: Discovery,
        policy: AddressPolicy,
        timeout: timedelta,
        connections: int,
    ) -> None:
        transport = Transport(
            site=origin_of(discovery.principal_url).host,
            username=username,
            password=password,
            policy=policy,
            timeout=timeout,
            connections=connections,
        )
        self._client = Client(transport, discovery)

    @property
    def capabilities(self) -> Capabilities:
        return CAPABILITIES

    @property
    def extras(self) -> Extras:
        return NO_EXTRAS

    def calendars(self) -> Sequence[CalendarInfo]:
        return calendars.list_calendars(self._client)

    def current_cursor(self, calendar_id: str) -> str:
        return changes.current_cursor(self._client, calendar_id)

    def changes(self, calendar_id: str, cursor: str | None) -> Iterator[ChangePage]:
        return changes.changes(self._client, calendar_id, cursor, self.fetch)

    def window(self, calendar_id: str, start: datetime, end: datetime) -> Iterator[Sequence[ListedEvent]]:
        return changes.window(self._client, calendar_id, start, end)

    def fetch(self, calendar_id: str, remote_ids: Sequence[str]) -> Iterator[Fetched]:
        return multiget.fetch(self._client, calendar_id, remote_ids)

    def find_created(self, calendar_id: str, keys: Sequence[str]) -> Mapping[str, Created]:
        return find_by_id(self, calendar_id, keys)

    def new_remote_id(self, calendar_id: str, key: str) -> str:
        return f"{urlsplit(calendar_id).path}{key}.ics"

    def write(self, calendar_id: str, writes: Iterable[Write]) -> Iterator[WriteOutcome]:
        """See `Connector.write`, and `Writer.write` for what happens when the server fails midway."""
        return Writer(self._client, calendar_id).write(writes)

    def close(self) -> None:
        self._client.transport.close()
