"""The service in memory, kept in a file: it outlives the workers that speak to it. The service chooses ids.

A request is executed completely or not at all, whenever its worker dies: its result is moved into place at its end.
"""

import fcntl
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from emulators.memory import MemoryCalendar, ServerIdConnector
from webapp.connectors.base import CalendarInfo, ChangePage, Created, Fetched, ListedEvent, Write, WriteOutcome
from webapp.connectors.event import Marker, RemoteEvent, event_from_json, event_to_json

T = TypeVar("T")


class CalendarFile:
    """A calendar of the service. Requests to it come one after the other."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def opened(self) -> Iterator[MemoryCalendar]:
        """Yield the calendar for one request; what it changes is stored at the end of the block."""
        with self.path.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            calendar = self._load()
            before = calendar.tag, len(calendar.history)
            yield calendar
            if before != (calendar.tag, len(calendar.history)):
                self._store(calendar)

    def _load(self) -> MemoryCalendar:
        if not self.path.exists():
            return MemoryCalendar()
        data = json.loads(self.path.read_text())
        events = {entry["remote_id"]: _from_json(entry) for entry in data.pop("events")}
        return MemoryCalendar(events=events, **data)

    def _store(self, calendar: MemoryCalendar) -> None:
        events = [_to_json(event) for event in calendar.events.values()]
        kept = {name: getattr(calendar, name) for name in ("history", "keys", "tag", "part_tags")}
        new = self.path.with_suffix(".new")
        new.write_text(json.dumps({"events": events, **kept}))
        new.replace(self.path)


class FileConnector:
    """Fulfils `Connector`, for the calendar in a file."""

    capabilities = ServerIdConnector.capabilities
    extras = ServerIdConnector.extras
    service: type[ServerIdConnector] = ServerIdConnector

    def __init__(self, file: CalendarFile) -> None:
        self._file = file

    def request(self, ask: Callable[[Any], T]) -> T:
        """Have the service execute one request."""
        with self._file.opened() as calendar:
            return ask(self.service(calendar))

    def calendars(self) -> Sequence[CalendarInfo]:
        return self.request(lambda service: service.calendars())

    def current_cursor(self, calendar_id: str) -> str:
        return self.request(lambda service: service.current_cursor(calendar_id))

    def changes(self, calendar_id: str, cursor: str | None) -> Iterator[ChangePage]:
        yield from self.request(lambda service: list(service.changes(calendar_id, cursor)))

    def window(self, calendar_id: str, start: datetime, end: datetime) -> Iterator[Sequence[ListedEvent]]:
        yield from self.request(lambda service: list(service.window(calendar_id, start, end)))

    def fetch(self, calendar_id: str, remote_ids: Sequence[str]) -> Iterator[Fetched]:
        yield from self.request(lambda service: list(service.fetch(calendar_id, remote_ids)))

    def find_created(self, calendar_id: str, keys: Sequence[str]) -> Mapping[str, Created]:
        return self.request(lambda service: service.find_created(calendar_id, keys))

    def write(self, calendar_id: str, writes: Iterable[Write]) -> Iterator[WriteOutcome]:
        for write in writes:
            yield from self.request(lambda service, write=write: list(service.write(calendar_id, [write])))  # type: ignore[misc]

    def close(self) -> None: ...


def _to_json(held: RemoteEvent) -> dict[str, Any]:
    return {
        "remote_id": held.remote_id,
        "version_tag": held.version_tag,
        "uid": held.uid,
        "event": event_to_json(held.event),
        "marker": [held.marker.deployment_id, held.marker.item_uid] if held.marker else None,
        "dates": [date.isoformat() if date else None for date in (held.created_at, held.modified_at)],
    }


def _from_json(data: Mapping[str, Any]) -> RemoteEvent:
    created_at, modified_at = (datetime.fromisoformat(date) if date else None for date in data["dates"])
    return RemoteEvent(
        data["remote_id"],
        data["version_tag"],
        data["uid"],
        event_from_json(data["event"]),
        marker=Marker(*data["marker"]) if data["marker"] else None,
        created_at=created_at,
        modified_at=modified_at,
    )
