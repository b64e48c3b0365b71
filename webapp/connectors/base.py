"""The one protocol every connector fulfils, small enough to read in a minute.

Connectors never sleep and never retry: one layer above does. They raise what `errors.py` names and nothing else.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol, cast

from webapp.connectors.errors import TransientError
from webapp.connectors.event import Event, Marker, RemoteEvent
from webapp.connectors.reasons import Refusal


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What the service behind a connector can do.

    Only what the engine reads belongs here, and all of it is shown to the user
    (`webapp/calendar_sync/settings/abilities.py`).
    """

    push: bool
    """It sends notifications of changes (`Subscriber`)."""

    series: bool
    """It keeps a series as one event with a rule; else its dates are written one by one."""

    whole_series: bool = True
    """A series and its changed dates are written whole or not at all; else they are several resources.

    Then the version tag of an event is made of those of all parts (`composite_tag`), and a write may end in
    `PartlyWritten`.
    """

    client_ids: bool = True
    """An event is created under an id of our choosing (`ClientIds`); else the service chooses one and returns it."""

    create_keys: bool = False
    """A create may be sent again under its key although nobody knows what became of the first: it finds itself."""

    conditional_writes: bool = True
    """It refuses a write that is based on an older version (RFC 9110, 13.1.1); else the connector reads before it."""

    shows_late: bool = False
    """A write may be accepted and show only later, so that what is read meanwhile is what was written before."""

    can_sign: bool = True
    """An update can put our marker on an event."""

    renews_ids: bool = False
    """Events made elsewhere may be listed under other ids all at once, as after a new sign-in."""

    reach: tuple[timedelta, timedelta] | None = None
    """How far back and ahead it announces events made elsewhere; None: without a limit."""


@dataclass(frozen=True, slots=True)
class CalendarInfo:
    """One calendar of an account. `zone` is an IANA name, `color` is `#rrggbb`; None where the service is silent."""

    calendar_id: str
    name: str
    read_only: bool
    zone: str | None = None
    color: str | None = None


@dataclass(frozen=True, slots=True)
class ListedEvent:
    """An id that is there now. `version_tag` None: not told, so treat as changed."""

    remote_id: str
    version_tag: str | None
    event: RemoteEvent | None = None  # filled by services whose listings carry whole events
    may_be_repeat: bool = (
        False  # an earlier read may have reported it: without a link it is new only if its id is unknown
    )


@dataclass(frozen=True, slots=True)
class ChangePage:
    """A page of changes. `gone` holds ids *with evidence* of their removal. `cursor` is set on the last page only.

    `compare`: everything is to be compared after these changes, because it is time to, or they may not be all.
    """

    seen: tuple[ListedEvent, ...]
    gone: tuple[str, ...]
    cursor: str | None
    compare: bool = False
    gone_at: Mapping[str, datetime] = field(default_factory=dict)  # since when they are gone, where that is told


@dataclass(frozen=True, slots=True)
class Gone:
    """The service said of this very id that it does not exist (any more); `at`: since when, where that is told."""

    remote_id: str
    at: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Unknown:
    """The answer did not mention this id. It proves nothing."""

    remote_id: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """It is there, but we cannot make sense of it."""

    remote_id: str
    version_tag: str | None
    reason: Refusal


@dataclass(frozen=True, slots=True)
class NoEvent:
    """It is there, but it is something else, such as a task in the same calendar: nothing of ours."""

    remote_id: str


Fetched = RemoteEvent | Gone | Unknown | Unreadable | NoEvent


@dataclass(frozen=True, slots=True)
class NotFound:
    """The service's answer proves that no event exists which was created under this key."""

    key: str


Created = RemoteEvent | NotFound | Unknown
"""What became of a create. `Unknown` proves nothing; its `remote_id` is the key that was asked for."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """The stored series that a new event goes on from, from its date `start` on (wall clock in its zone)."""

    source: str
    start: datetime


@dataclass(frozen=True, slots=True)
class Create:
    """Write a new event; it must not overwrite anything.

    `uid` is the create key, a UUID: the UID of the event where the service lets us choose it, else what the service
    stores with the event so that `find_created` finds it. `remote_id` is the id to write it under; where the service
    chooses ids, it is the create key and merely names the write in its outcome (`create_id`).
    """

    remote_id: str
    uid: str
    event: Event
    marker: Marker
    earlier: tuple[Event, ...] = ()  # what we sent before under this id, and may show up late
    pattern: Pattern | None = None  # what else the event takes over, where the service holds more than we know of


@dataclass(frozen=True, slots=True)
class Update:
    """Patch what differs between `before` and `after` in the stored `source`, if it still has `version_tag`.

    `marker` is the sign that the event is to carry from now on, where the service lets one be changed; None leaves it.
    """

    remote_id: str
    version_tag: str | None
    before: Event
    after: Event
    source: str
    marker: Marker | None = None
    earlier: tuple[Event, ...] = ()  # what we wrote before, and may show up late


@dataclass(frozen=True, slots=True)
class Delete:
    """Remove the event, if it still has `version_tag`. `source` tells whether that could mail someone."""

    remote_id: str
    version_tag: str | None
    source: str


Write = Create | Update | Delete


@dataclass(frozen=True, slots=True)
class Written:
    """Done. `stored` is what the server holds now, as far as its answer proves it, with the id that it has there.

    `kept`: what it kept although it was to be removed.
    """

    remote_id: str
    stored: RemoteEvent
    kept: Refusal | None = None


@dataclass(frozen=True, slots=True)
class PartlyWritten:
    """Some parts of an event were written, others not, because of `error`: the same event has to be written again.

    `stored` is what the server holds now. For where not `capabilities.whole_series`. A part that the service will
    never take is something else: see `Written.kept`, or `Refused` before any part is written.
    """

    remote_id: str
    stored: RemoteEvent
    error: TransientError


@dataclass(frozen=True, slots=True)
class Deleted:
    """Done, or already gone."""

    remote_id: str


@dataclass(frozen=True, slots=True)
class PreconditionFailed:
    """Refused because the event is no longer as we last saw it (or the name is taken): observe and plan again."""

    remote_id: str


@dataclass(frozen=True, slots=True)
class Missing:
    """An update found nothing at this id: evidence that it is gone."""

    remote_id: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The service will not take this entry."""

    remote_id: str
    reason: Refusal


@dataclass(frozen=True, slots=True)
class OutcomeUnknown:
    """No usable answer: it may or may not have happened. Fetch, or find what was created, before trying again.

    `shows` is what the event will look like if it has, where the service is known to show it in other words.
    """

    remote_id: str
    error: TransientError
    shows: Event | None = None


WriteOutcome = Written | PartlyWritten | Deleted | PreconditionFailed | Missing | Refused | OutcomeUnknown
"""`remote_id` is that of the write."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """Notifications of one calendar, as their service knows them. Every text may be empty.

    `id` is empty where the callback address identifies the subscription. `resource` is what the service calls the
    calendar in it, and wants to be given back; `secret` is what each notification repeats to prove its origin.
    `expires_at` None: it has no end.
    """

    id: str = ""
    resource: str = ""
    expires_at: datetime | None = None
    secret: str = field(default="", repr=False)


class EditPermission(Protocol):
    """Events made elsewhere may be changed only if the owner allows it, calendar by calendar."""

    def edit_permission_address(self, calendar_id: str, back: str) -> str | None:
        """Return where the owner allows it, and is sent to `back` from; None if it is allowed already."""
        ...

    def may_edit_existing(self, calendar_id: str) -> bool: ...


class Health(Protocol):
    """The service behind an intermediary may be cut off while the intermediary still answers."""

    def check_account(self, discovery: Mapping[str, Any], name: str) -> None:
        """Raise AuthorizationLost if the account that was linked, with this `discovery`, cannot be reached."""
        ...

    def check_calendar(self, calendar_id: str) -> None:
        """Raise CalendarGone, AuthorizationLost or StillReading if the calendar cannot be read now."""
        ...


class RollingWindow(Protocol):
    """A series is written as single dates within a window, which moves on."""

    def lacks_dates(self, event: Event, known: Event) -> bool:
        """Return True if dates have come into the window since the series was last written as `known`."""
        ...


class StoredInstants(Protocol):
    """The service keeps UTC instants, which a newer tz database derives differently from the same local time."""

    def is_same_edition(self, known: str | None, now: str | None) -> bool:
        """Return True if two version tags show that nobody edited the event between them."""
        ...


@dataclass(frozen=True, slots=True)
class Extras:
    """Optional parts of a connector, for what only some services have."""

    edit_permission: EditPermission | None = None
    health: Health | None = None
    rolling_window: RollingWindow | None = None
    stored_instants: StoredInstants | None = None


NO_EXTRAS = Extras()


class Connector(Protocol):
    """One connected account."""

    @property
    def capabilities(self) -> Capabilities: ...

    @property
    def extras(self) -> Extras: ...

    def calendars(self) -> Sequence[CalendarInfo]:
        """Return the account's calendars that can hold events."""
        ...

    def current_cursor(self, calendar_id: str) -> str:
        """Return a cursor for "all changes from now on" without listing what exists, where the service can."""
        ...

    def changes(self, calendar_id: str, cursor: str | None) -> Iterator[ChangePage]:
        """Yield what changed since `cursor`; with None, everything that is there. Raises CursorExpired."""
        ...

    def window(self, calendar_id: str, start: datetime, end: datetime) -> Iterator[Sequence[ListedEvent]]:
        """Yield pages of all events that touch the span between two aware instants; possibly a few more."""
        ...

    def fetch(self, calendar_id: str, remote_ids: Sequence[str]) -> Iterator[Fetched]:
        """Yield one answer per id, in any order, never assuming that silence means gone."""
        ...

    def find_created(self, calendar_id: str, keys: Sequence[str]) -> Mapping[str, Created]:
        """Return what became of creates, by their keys: the answer to them may have been lost.

        A key that is left out counts as `Unknown`, and so does one of an event that cannot be read. `NotFound` needs
        evidence: a search that may lag behind the writes proves nothing.
        """
        ...

    def write(self, calendar_id: str, writes: Iterable[Write]) -> Iterator[WriteOutcome]:
        """Carry out `writes` and yield one outcome each, in any order, as they happen.

        Takes `writes` in the caller's thread and only as there is room to send them, so that the caller can prepare
        the next ones while others are under way.

        May raise a ConnectorError after some outcomes; a write without an outcome was not carried out.
        """
        ...

    def close(self) -> None:
        """Release connections."""
        ...


class ClientIds(Protocol):
    """What a connector has besides where `capabilities.client_ids`."""

    def new_remote_id(self, calendar_id: str, key: str) -> str:
        """Return the id under which an event with the create key `key` (a UUID) is or will be written."""
        ...


class Subscriber(Protocol):
    """What a connector has besides where `capabilities.push`."""

    def subscribe(self, calendar_id: str, callback: str, known: Subscription | None) -> Subscription:
        """Ask for notifications of changes, sent to the address `callback`.

        `known` is the subscription in use, if there is one. Where the service can extend it, it is returned with a
        later end; where it cannot, another one is made, and the caller ends `known` once it has stored the new one.
        The service may already send to `callback` before this returns.

        Raises:
            SubscriptionRefused: the service sends none for this calendar or account.
            ConnectorError: it could not be asked.
        """
        ...

    def unsubscribe(self, calendar_id: str, callback: str, known: Subscription) -> None:
        """End a subscription; one that has ended already is fine. Raises as `subscribe` does."""
        ...


def create_id(connector: Connector, calendar_id: str, key: str) -> str:
    """Return the `Create.remote_id` of the event that has this create key."""
    if not connector.capabilities.client_ids:
        return key
    return cast("ClientIds", connector).new_remote_id(calendar_id, key)


def find_by_id(connector: Connector, calendar_id: str, keys: Sequence[str]) -> Mapping[str, Created]:
    """Fulfil `Connector.find_created` by fetching the ids that were chosen for the keys."""
    by_id = {create_id(connector, calendar_id, key): key for key in keys}
    answers = connector.fetch(calendar_id, list(by_id))
    return {by_id[answer.remote_id]: as_created(answer, by_id[answer.remote_id]) for answer in answers}


def as_created(answer: Fetched, key: str) -> Created:
    """Return what an answer about its id says of a create."""
    match answer:
        case RemoteEvent():
            return answer
        case Gone():
            return NotFound(key)
        case _:
            return Unknown(key)
