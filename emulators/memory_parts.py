"""The service kept in memory, where each changed date of a series is a resource of its own, as with most services.

A write takes one request for the series and one for each date that changes, and may end between any two.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from emulators.memory import MemoryCalendar, ServerIdConnector, cleaned
from tests.reasons import words
from webapp.connectors.base import Create, Delete, PartlyWritten, Update, Write, WriteOutcome, Written
from webapp.connectors.composite_tag import composite_tag
from webapp.connectors.errors import TransientError
from webapp.connectors.event import Event, RemoteEvent


@dataclass
class Parts:
    """The version tags of the resources of each event, and what happens between requests."""

    tags: dict[str, dict[str, str]] = field(default_factory=dict)
    fail_after: int | None = None  # requests of one write, before the service is away
    before_request: Callable[[int], None] = lambda _number: None


class PartsConnector(ServerIdConnector):
    """Writes the series first, then its changed dates one by one."""

    capabilities = replace(ServerIdConnector.capabilities, whole_series=False)

    def __init__(self, calendar: MemoryCalendar, parts: Parts) -> None:
        super().__init__(calendar)
        self._parts = parts

    def write(self, calendar_id: str, writes: Iterable[Write]) -> Iterator[WriteOutcome]:
        for write in writes:
            first, rest = self._steps(write)
            for outcome in super().write(calendar_id, [first]):
                yield self._go_on(outcome, rest) if isinstance(outcome, Written) else outcome

    def _steps(self, write: Write) -> tuple[Write, list[Event]]:
        """Return the write of the series itself, and what the event says after each further request."""
        match write:
            case Create(event=event):
                series, *rest = steps(None, cleaned(event))
                return replace(write, event=series), rest
            case Update(after=after):
                held = self.calendar.events.get(write.remote_id)
                series, *rest = steps(held.event if held else None, cleaned(after))
                return replace(write, after=series), rest
            case Delete():
                return write, []

    def _go_on(self, done: Written, rest: list[Event]) -> WriteOutcome:
        stored = self._tagged(done.stored, "series")
        for number, event in enumerate(rest, start=1):
            self._parts.before_request(number)
            if number == self._parts.fail_after:
                return PartlyWritten(done.remote_id, stored, TransientError(words("the service went away")))
            stored = self._tagged(self._store(stored.remote_id, event), f"date {number}")
        return replace(done, stored=stored)

    def _tagged(self, stored: RemoteEvent, part: str) -> RemoteEvent:
        tags = self._parts.tags.setdefault(stored.remote_id, {})
        tags[part] = stored.version_tag or ""
        self.calendar.events[stored.remote_id] = tagged = replace(stored, version_tag=composite_tag(tags))
        return tagged


def steps(held: Event | None, wanted: Event) -> list[Event]:
    """Return what an event says after each request that makes it what is wanted: the series first, then its dates."""
    before = {each.original_start: each for each in held.overrides} if held else {}
    after = {each.original_start: each for each in wanted.overrides}
    now = {start: each for start, each in before.items() if start not in wanted.exdates}
    result = [replace(wanted, overrides=tuple(now.values()))]
    for start in sorted(now.keys() | after.keys()):
        if now.get(start) != after.get(start):
            now = {key: each for key, each in {**now, start: after.get(start)}.items() if each}
            result.append(replace(wanted, overrides=tuple(now[key] for key in sorted(now))))
    return result


def parts_calendar(parts: Parts) -> MemoryCalendar:
    """Return a calendar whose connector writes in parts."""
    return MemoryCalendar(connect=lambda calendar: PartsConnector(calendar, parts))
