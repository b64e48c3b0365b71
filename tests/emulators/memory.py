"""A calendar service kept in memory: a real `Connector` with sync cursors, version tags and faults on demand."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from dateutil.rrule import rrulestr

from webapp.connectors.base import (
    CalendarInfo,
    Capabilities,
    ChangePage,
    Conflict,
    Create,
    Delete,
    Deleted,
    Fetched,
    Gone,
    Missing,
    Refused,
    Seen,
    Unclear,
    Unknown,
    Unreadable,
    Update,
    Write,
    WriteOutcome,
    Written,
)
from webapp.connectors.errors import ConnectorError, CursorExpired, TransientError
from webapp.connectors.event import Details, Event, Override, RemoteEvent

GUESTS = "ATTENDEE"
"""In an event's source: it has guests."""

HAS_GUESTS = "It has guests, and the calendar service could mail them about the change."


@dataclass
class MemoryCalendar:
    """The service's side: what lies there, and what people do to it."""

    events: dict[str, RemoteEvent] = field(default_factory=dict)
    history: list[str] = field(default_factory=list)  # remote ids in the order of their changes; index is the cursor
    writes: list[Write] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    outbox: list[str] = field(default_factory=list)  # mails to guests, which every write to their event causes
    deleted: list[RemoteEvent] = field(default_factory=list)  # what writes have removed
    holds_dates: bool = False  # keeps a series date by date, without its rule
    # Faults
    error: ConnectorError | None = None
    lose_answers: bool = False
    silent_about: set[str] = field(default_factory=set)
    unreadable: set[str] = field(default_factory=set)
    refuse: Callable[[Write], str | None] = lambda _write: None
    rewrite: Callable[[Event], Event] = lambda event: event
    before_request: Callable[[str], None] = lambda _request: None
    before_write: Callable[[Write], None] = lambda _write: None
    after_write: Callable[[Write], None] = lambda _write: None  # it is stored, but nobody was told yet
    cursor_expired: bool = False
    cursor_stale: bool = False  # any cursor is taken for the newest, without a word
    repeats: int = 0  # so many changes from before the cursor are told again
    list_nothing: bool = False
    page_size: int | None = None  # of listings; None: everything on one page
    _tags: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def put(
        self, remote_id: str, event: Event, *, modified_at: datetime | None = None, **fields: object
    ) -> RemoteEvent:
        """What a person's calendar application does when they save an event."""
        before, now = self.events.get(remote_id), datetime.now(UTC)
        stored = RemoteEvent(
            remote_id=remote_id,
            version_tag=f'"{next(self._tags)}"',
            uid=before.uid if before else f"uid-of-{remote_id}",
            event=event,
            source=before.source if before else "",
            marker=before.marker if before else None,
            created_at=before.created_at if before else now,
            modified_at=modified_at or now,
            unwritable=before.unwritable if before else "",
            expanded=before.expanded if before else False,
        )
        stored = replace(stored, **fields)  # type: ignore[arg-type]
        self.events[remote_id] = stored
        self.history.append(remote_id)
        return stored

    def remove(self, remote_id: str) -> None:
        """What a person's calendar application does when they delete an event."""
        del self.events[remote_id]
        self.history.append(remote_id)

    def invite(self, remote_id: str, *, guests: bool = True) -> None:
        """What a person's calendar application does when they invite guests, or take all invitations back."""
        held = self.events[remote_id]
        self.put(remote_id, held.event, source=GUESTS if guests else "", unwritable=HAS_GUESTS if guests else "")


class MemoryConnector:
    """Speaks to a `MemoryCalendar` by the rules of `connectors.base.Connector`."""

    capabilities = Capabilities(push=False, series=True, batch_size=100, parallel_requests=1)

    def __init__(self, calendar: MemoryCalendar) -> None:
        self.calendar = calendar

    def calendars(self) -> Sequence[CalendarInfo]:
        self._ask("calendars")
        return [CalendarInfo("memory", "Memory", read_only=False)]

    def current_cursor(self, calendar_id: str) -> str:
        self._ask("current_cursor")
        return str(len(self.calendar.history))

    def changes(self, calendar_id: str, cursor: str | None) -> Iterator[ChangePage]:
        self._ask("changes" if cursor is not None else "listing")
        if cursor is not None and self.calendar.cursor_expired:
            raise CursorExpired("the cursor is too old")
        ids = list(self.calendar.events) if cursor is None else self._since(int(cursor))
        ids = [] if self.calendar.list_nothing else list(dict.fromkeys(ids))
        new_cursor = str(len(self.calendar.history))
        pages = self._pages(ids)
        for number, page in enumerate(pages, start=1):
            seen = tuple(self._seen(remote_id) for remote_id in page if remote_id in self.calendar.events)
            gone = tuple(remote_id for remote_id in page if remote_id not in self.calendar.events)
            yield ChangePage(seen, gone, new_cursor if number == len(pages) else None)

    def window(self, calendar_id: str, start: datetime, end: datetime) -> Iterator[Sequence[Seen]]:
        self._ask("window")
        for page in self._pages([] if self.calendar.list_nothing else list(self.calendar.events)):
            yield [self._seen(remote_id) for remote_id in page if remote_id in self.calendar.events]

    def fetch(self, calendar_id: str, remote_ids: Sequence[str]) -> Iterator[Fetched]:
        self._ask("fetch")
        for remote_id in remote_ids:
            if remote_id in self.calendar.silent_about:
                yield Unknown(remote_id)
            elif remote_id in self.calendar.unreadable:
                yield Unreadable(remote_id, self.calendar.events[remote_id].version_tag, "the event has no start")
            elif remote_id in self.calendar.events:
                yield self.calendar.events[remote_id]
            else:
                yield Gone(remote_id)

    def new_remote_id(self, calendar_id: str, key: str) -> str:
        return f"{calendar_id}/{key}"

    def write(self, calendar_id: str, writes: Iterable[Write]) -> Iterator[WriteOutcome]:
        self._ask("write")
        for write in writes:
            self.calendar.before_write(write)
            outcome = self._carry_out(write)
            self.calendar.after_write(write)
            if self.calendar.lose_answers:
                yield Unclear(write.remote_id, TransientError("the answer was lost"))
            else:
                yield outcome

    def watch(self, calendar_id: str) -> None: ...

    def unwatch(self, calendar_id: str) -> None: ...

    def close(self) -> None: ...

    def _ask(self, request: str) -> None:
        self.calendar.requests.append(request)
        self.calendar.before_request(request)
        if self.calendar.error:
            raise self.calendar.error

    def _since(self, cursor: int) -> list[str]:
        calendar = self.calendar
        return [] if calendar.cursor_stale else calendar.history[max(cursor - calendar.repeats, 0) :]

    def _pages(self, ids: list[str]) -> list[list[str]]:
        size = self.calendar.page_size or max(len(ids), 1)
        return [ids[start : start + size] for start in range(0, len(ids), size)] or [[]]

    def _seen(self, remote_id: str) -> Seen:
        return Seen(remote_id, self.calendar.events[remote_id].version_tag)

    def _carry_out(self, write: Write) -> WriteOutcome:
        calendar = self.calendar
        held = calendar.events.get(write.remote_id)
        reason = calendar.refuse(write) or self._would_mail(write)
        if reason:
            return Refused(write.remote_id, reason)
        match write:
            case Create() if held:
                return Conflict(write.remote_id)
            case Update() | Delete() if held and held.version_tag != write.version_tag:
                return Conflict(write.remote_id)
            case Update() if not held:
                return Missing(write.remote_id)
            case Delete() if not held:
                return Deleted(write.remote_id)
        calendar.writes.append(write)
        if held and held.unwritable:
            calendar.outbox.append(write.remote_id)
        if held and isinstance(write, Delete):
            calendar.deleted.append(held)
        match write:
            case Delete():
                calendar.remove(write.remote_id)
                return Deleted(write.remote_id)
            case Create():
                return self._store(write.remote_id, write.event, uid=write.uid, marker=write.marker)
            case Update():
                signed = {"marker": write.marker} if write.marker else {}
                return self._store(write.remote_id, write.after, **signed)

    def _store(self, remote_id: str, event: Event, **fields: object) -> Written:
        calendar = self.calendar
        stored = calendar.rewrite(event)
        if calendar.holds_dates:
            stored = by_dates(stored, calendar.events.get(remote_id))
            fields["expanded"] = bool(event.rrule or event.rdates)
        return Written(remote_id, calendar.put(remote_id, stored, **fields))

    def _would_mail(self, write: Write) -> str | None:
        """Judge by what the engine hands over, as the real connectors do; what lies there may be another matter."""
        return None if isinstance(write, Create) or GUESTS not in write.source else HAS_GUESTS


def dates_of(event: Event) -> dict[datetime, Details]:
    """Return what a series with an end says for each of its dates, by their original start."""
    rule = rrulestr(event.rrule, dtstart=event.details.start) if event.rrule else [event.details.start]
    changed = {override.original_start: override.details for override in event.overrides}
    starts = ({*rule, *event.rdates} | changed.keys()) - set(event.exdates)
    return {start: changed.get(start) or _at(event.details, start) for start in sorted(starts)}


def by_dates(event: Event, held: RemoteEvent | None) -> Event:
    """Return a series as a service shows it that keeps only dates: those removed since they were written, excluded."""
    if not (event.rrule or event.rdates):
        return event
    wanted = dates_of(event)
    written = {held.event.details.start, *held.event.rdates} if held and held.expanded else set()
    starts = sorted(wanted.keys() | written)
    return Event(
        details=_at(event.details, starts[0]),
        rdates=tuple(starts[1:]),
        exdates=tuple(start for start in starts if start not in wanted),
        overrides=tuple(
            Override(start, details) for start, details in wanted.items() if details != _at(event.details, start)
        ),
    )


def _at(details: Details, start: datetime) -> Details:
    return replace(details, start=start, end=start + (details.end - details.start))
