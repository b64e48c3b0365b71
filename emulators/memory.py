"""A calendar service kept in memory: real connectors with sync cursors, version tags and faults on demand.

`MemoryConnector` chooses the ids of events itself. With `ServerIdConnector` the service does, as Exchange does, and
only its answer names them; with `IdempotentConnector` it also takes a create key only once, as Microsoft Graph does.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from uuid import uuid4

from dateutil.rrule import rrulestr

from emulators.reasons import words
from webapp.connectors.base import (
    NO_EXTRAS,
    CalendarInfo,
    Capabilities,
    ChangePage,
    Create,
    Created,
    Delete,
    Deleted,
    Fetched,
    Gone,
    ListedEvent,
    Missing,
    NotFound,
    OutcomeUnknown,
    PreconditionFailed,
    Refused,
    Unknown,
    Unreadable,
    Update,
    Write,
    WriteOutcome,
    Written,
    find_by_id,
)
from webapp.connectors.errors import ConnectorError, CursorExpired, TransientError
from webapp.connectors.event import Details, Event, Override, RemoteEvent, clean_line, clean_text, is_series, normalise
from webapp.connectors.reasons import Reason, Refusal, because

GUESTS = "ATTENDEE"
"""In an event's source: it has guests."""

HAS_GUESTS = because(Reason.COULD_MAIL_GUESTS)


@dataclass(repr=False)  # with all its events it would be longer than what Hypothesis and pytest print
class MemoryCalendar:
    """The calendar at the service: its events, and what people do to them."""

    events: dict[str, RemoteEvent] = field(default_factory=dict)
    history: list[str] = field(default_factory=list)  # remote ids in the order of their changes; index is the cursor
    writes: list[Write] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    outbox: list[str] = field(default_factory=list)  # mails to guests, which every write to their event causes
    deleted: list[RemoteEvent] = field(default_factory=list)  # what writes have removed
    holds_dates: bool = False  # keeps a series date by date, without its rule
    keys: dict[str, str] = field(default_factory=dict)  # create keys, with the ids of what they made
    tag: int = 0  # of the latest change
    part_tags: dict[str, dict[str, str]] = field(default_factory=dict)  # of the resources of an event, by its id
    connect: "Callable[[MemoryCalendar], MemoryService]" = field(default_factory=lambda: MemoryConnector)
    # Faults
    error: ConnectorError | None = None
    lose_answers: bool = False
    silent_about: set[str] = field(default_factory=set)  # ids
    silent_about_creates: bool = False  # answers for none of them
    unreadable: set[str] = field(default_factory=set)
    refuse: Callable[[Write], str | None] = lambda _write: None
    rewrite: Callable[[Event], Event] = lambda event: event
    before_request: Callable[[str], None] = lambda _request: None
    before_write: Callable[[Write], None] = lambda _write: None
    after_write: Callable[[Write], None] = lambda _write: None  # it is stored, but not answered yet
    cursor_expired: bool = False
    cursor_stale: bool = False  # any cursor is taken for the newest, without a word
    repeats: int = 0  # so many changes from before the cursor are listed again
    list_nothing: bool = False
    page_size: int | None = None  # of listings; None: everything on one page

    def put(
        self, remote_id: str, event: Event, *, modified_at: datetime | None = None, **fields: object
    ) -> RemoteEvent:
        """Save an event as a person's calendar application does."""
        before, now = self.events.get(remote_id), datetime.now(UTC)
        self.tag += 1
        stored = RemoteEvent(
            remote_id=remote_id,
            version_tag=f'"{self.tag}"',
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
        """Delete an event as a person's calendar application does."""
        del self.events[remote_id]
        self.history.append(remote_id)

    def invite(self, remote_id: str, *, guests: bool = True) -> None:
        """Invite guests, or cancel all invitations, as a person's calendar application does."""
        held = self.events[remote_id]
        self.put(remote_id, held.event, source=GUESTS if guests else "", unwritable=HAS_GUESTS if guests else None)


class MemoryService:
    """Speaks to a `MemoryCalendar` by the rules of `connectors.base.Connector`."""

    capabilities: Capabilities
    extras = NO_EXTRAS

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
        if cursor is not None and (self.calendar.cursor_expired or not cursor.isdecimal()):
            raise CursorExpired(words("the cursor is too old"))
        ids = list(self.calendar.events) if cursor is None else self._since(int(cursor))
        ids = [] if self.calendar.list_nothing else list(dict.fromkeys(ids))
        new_cursor = str(len(self.calendar.history))
        pages = self._pages(ids)
        for number, page in enumerate(pages, start=1):
            listed = tuple(self._listed(remote_id) for remote_id in page if remote_id in self.calendar.events)
            gone = tuple(remote_id for remote_id in page if remote_id not in self.calendar.events)
            yield ChangePage(listed, gone, new_cursor if number == len(pages) else None)

    def window(self, calendar_id: str, start: datetime, end: datetime) -> Iterator[Sequence[ListedEvent]]:
        self._ask("window")
        for page in self._pages([] if self.calendar.list_nothing else list(self.calendar.events)):
            yield [self._listed(remote_id) for remote_id in page if remote_id in self.calendar.events]

    def fetch(self, calendar_id: str, remote_ids: Sequence[str]) -> Iterator[Fetched]:
        self._ask("fetch")
        for remote_id in remote_ids:
            if remote_id in self.calendar.silent_about:
                yield Unknown(remote_id)
            elif remote_id in self.calendar.unreadable:
                yield Unreadable(remote_id, self.calendar.events[remote_id].version_tag, because(Reason.NO_START))
            elif remote_id in self.calendar.events:
                yield self.calendar.events[remote_id]
            else:
                yield Gone(remote_id)

    def write(self, calendar_id: str, writes: Iterable[Write]) -> Iterator[WriteOutcome]:
        self._ask("write")
        for write in writes:
            self.calendar.before_write(write)
            outcome = self._execute(write)
            self.calendar.after_write(write)
            if self.calendar.lose_answers:
                yield OutcomeUnknown(write.remote_id, TransientError(because(Reason.NO_ANSWER_IN_TIME)))
            else:
                yield outcome

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

    def _listed(self, remote_id: str) -> ListedEvent:
        return ListedEvent(remote_id, self.calendar.events[remote_id].version_tag)

    def _execute(self, write: Write) -> WriteOutcome:
        calendar = self.calendar
        held = calendar.events.get(write.remote_id)
        words = calendar.refuse(write)
        reason = because(Reason.OTHER, text=words) if words else self._would_mail(write)
        if reason:
            return Refused(write.remote_id, reason)
        match write:
            case Create() if held:
                return self._again(write, held)
            case Update() if held and write.version_tag is None and normalise(held.event) != normalise(write.before):
                return PreconditionFailed(write.remote_id)
            case Update() | Delete() if held and write.version_tag not in {held.version_tag, None}:
                return PreconditionFailed(write.remote_id)
            case Update() if not held:
                return Missing(write.remote_id)
            case Delete() if not held:
                return Deleted(write.remote_id)
        if isinstance(write, Create):
            return self._create(write)
        calendar.writes.append(write)
        if held and held.unwritable:
            calendar.outbox.append(write.remote_id)
        if held and isinstance(write, Delete):
            calendar.deleted.append(held)
        match write:
            case Delete():
                calendar.remove(write.remote_id)
                return Deleted(write.remote_id)
            case Update():
                signed = {"marker": write.marker} if write.marker else {}
                return Written(write.remote_id, self._store(write.remote_id, write.after, **signed))

    def _create(self, write: Create) -> WriteOutcome:
        raise NotImplementedError  # each kind of service answers a create in its own way

    def _again(self, write: Create, held: RemoteEvent) -> WriteOutcome:
        """Answer a create that was sent before: it finds itself, as long as nobody has changed the event."""
        is_same = held.marker == write.marker and normalise(held.event) == normalise(cleaned(write.event))
        return Written(write.remote_id, held) if is_same else PreconditionFailed(write.remote_id)

    def _store(self, remote_id: str, event: Event, **fields: object) -> RemoteEvent:
        calendar = self.calendar
        stored = calendar.rewrite(cleaned(event))
        if calendar.holds_dates:
            stored = by_dates(stored, calendar.events.get(remote_id))
            fields["expanded"] = is_series(event)
        return calendar.put(remote_id, stored, **fields)

    def _would_mail(self, write: Write) -> Refusal | None:
        """Judge by what the engine hands over, as the real connectors do; what lies there may be another matter."""
        return None if isinstance(write, Create) or GUESTS not in write.source else HAS_GUESTS


class MemoryConnector(MemoryService):
    """Chooses the ids of events itself."""

    capabilities = Capabilities(push=False, series=True)

    def new_remote_id(self, calendar_id: str, key: str) -> str:
        return f"{calendar_id}/{key}"

    def find_created(self, calendar_id: str, keys: Sequence[str]) -> Mapping[str, Created]:
        return find_by_id(self, calendar_id, keys)

    def _create(self, write: Create) -> WriteOutcome:
        self.calendar.writes.append(write)
        return Written(write.remote_id, self._store(write.remote_id, write.event, uid=write.uid, marker=write.marker))


class ServerIdConnector(MemoryService):
    """Learns the id of an event from the answer to its create, which makes one more whenever it is sent."""

    capabilities = Capabilities(push=False, series=True, client_ids=False)

    def find_created(self, calendar_id: str, keys: Sequence[str]) -> Mapping[str, Created]:
        self._ask("find_created")
        return {key: self._find(key) for key in keys}

    def _find(self, key: str) -> Created:
        made = self.calendar.keys.get(key, "")
        if self.calendar.silent_about_creates or made in self.calendar.silent_about:
            return Unknown(key)
        return self.calendar.events.get(made, NotFound(key))

    def _create(self, write: Create) -> WriteOutcome:
        remote_id = f"chosen-{self.calendar.tag + 1}"
        self.calendar.keys[write.uid] = remote_id
        self.calendar.writes.append(replace(write, remote_id=remote_id))
        uid = f"uid-of-{remote_id}-{uuid4()}"  # as unique as UIDs are, whatever calendars have ids in common
        return Written(write.remote_id, self._store(remote_id, write.event, uid=uid, marker=write.marker))


class IdempotentConnector(ServerIdConnector):
    """Learns ids likewise, but a create key makes one event and no other, also after that was removed."""

    capabilities = replace(ServerIdConnector.capabilities, create_keys=True)

    def _create(self, write: Create) -> WriteOutcome:
        made = self.calendar.keys.get(write.uid)
        if made is None:
            return super()._create(write)
        held = self.calendar.events.get(made)
        return self._again(write, held) if held else PreconditionFailed(write.remote_id)


def cleaned(event: Event) -> Event:
    """Return `event` without control characters, which calendars cannot hold."""

    def of(details: Details) -> Details:
        texts = {"subject": clean_line(details.subject), "location": clean_line(details.location)}
        return replace(details, description=clean_text(details.description), **texts)

    overrides = tuple(replace(override, details=of(override.details)) for override in event.overrides)
    return replace(event, details=of(event.details), overrides=overrides)


def dates_of(event: Event) -> dict[datetime, Details]:
    """Return the details of each date of a series with an end, by its original start."""
    rule = rrulestr(event.rrule, dtstart=event.details.start) if event.rrule else [event.details.start]
    changed = {override.original_start: override.details for override in event.overrides}
    starts = ({*rule, *event.rdates} | changed.keys()) - set(event.exdates)
    return {start: changed.get(start) or _at(event.details, start) for start in sorted(starts)}


def by_dates(event: Event, held: RemoteEvent | None) -> Event:
    """Return a series as a service shows it that keeps only dates: those removed since they were written, excluded."""
    if not is_series(event):
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
