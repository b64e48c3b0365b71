"""The service kept in memory, where each changed date of a series is a resource of its own, as with most services.

A write takes one request for the series and one for each date that changes, and may end between any two.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from emulators.memory import MemoryCalendar, ServerIdConnector, cleaned
from emulators.memory_file import FileConnector
from emulators.reasons import words
from webapp.connectors.base import Create, Delete, PartlyWritten, Update, Write, WriteOutcome, Written
from webapp.connectors.composite_tag import composite_tag
from webapp.connectors.errors import TransientError
from webapp.connectors.event import Event, RemoteEvent


@dataclass
class Parts:
    """Faults between the requests of one write."""

    fail_after: int | None = None  # requests of one write, before the service is away
    before_request: Callable[[int], None] = lambda _number: None


class PartsService(ServerIdConnector):
    """Writes the series first, then its changed dates one by one; its methods below are one request each."""

    capabilities = replace(ServerIdConnector.capabilities, whole_series=False)

    def requests_for(self, write: Write) -> tuple[Write, list[Event]]:
        """Return the write of the series itself, and the event as it is after each further request."""
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

    def write_series(self, calendar_id: str, write: Write) -> WriteOutcome:
        """Write the series itself."""
        (outcome,) = super().write(calendar_id, [write])
        if isinstance(outcome, Written):
            return replace(outcome, stored=self._with_tag(outcome.stored, "series"))
        return outcome

    def write_date(self, done: Written, number: int, event: Event) -> Written:
        """Write the changed date that is left after `done`, which makes the series `event`."""
        return replace(done, stored=self._with_tag(self._store(done.stored.remote_id, event), f"date {number}"))

    def _with_tag(self, stored: RemoteEvent, part: str) -> RemoteEvent:
        tags = self.calendar.part_tags.setdefault(stored.remote_id, {})
        tags[part] = stored.version_tag or ""
        self.calendar.events[stored.remote_id] = tagged = replace(stored, version_tag=composite_tag(tags))
        return tagged


class PartsConnector(PartsService):
    """Sends the requests of a write one after the other, until the service is away."""

    def __init__(self, calendar: MemoryCalendar, parts: Parts) -> None:
        super().__init__(calendar)
        self._parts = parts

    def write(self, calendar_id: str, writes: Iterable[Write]) -> Iterator[WriteOutcome]:
        for write in writes:
            series, rest = self.requests_for(write)
            outcome = self.write_series(calendar_id, series)
            yield self._write_dates(outcome, rest) if isinstance(outcome, Written) else outcome

    def _write_dates(self, done: Written, rest: list[Event]) -> WriteOutcome:
        for number, event in enumerate(rest, start=1):
            self._parts.before_request(number)
            if number == self._parts.fail_after:
                return PartlyWritten(done.remote_id, done.stored, TransientError(words("the service went away")))
            done = self.write_date(done, number, event)
        return done


class PartsFileConnector(FileConnector):
    """The same for a calendar in a file; a worker may die between any two requests."""

    capabilities = PartsService.capabilities
    service = PartsService

    def write(self, calendar_id: str, writes: Iterable[Write]) -> Iterator[WriteOutcome]:
        for write in writes:
            series, rest = self.request(lambda service, write=write: service.requests_for(write))
            outcome = self.request(lambda service, series=series: service.write_series(calendar_id, series))
            for number, event in enumerate(rest if isinstance(outcome, Written) else [], start=1):
                outcome = self.request(
                    lambda service, done=outcome, number=number, event=event: service.write_date(done, number, event)
                )
            yield outcome


def steps(held: Event | None, wanted: Event) -> list[Event]:
    """Return the event as it is after each request that turns it into `wanted`: the series first, then its dates."""
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
