"""The protocol that every connector implements.

Connectors never sleep and never retry; the queue does. They raise the errors of `errors.py` and no others.
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
    """What a calendar service supports.

    Only what the engine reads belongs here, and all of it is shown to the user
    (`webapp/calendar_sync/settings/abilities.py`).
    """

    push: bool
    """It sends notifications of changes (`Subscriber`)."""

    series: bool
    """It stores a series as one event with a rule; else its occurrences are written one by one."""

    whole_series: bool = True
    """A series and its exceptions are one resource, written whole or not at all; else they are several.

    The version tag of an event is then derived from those of all resources (`composite_tag`), and a write may end in
    `PartlyWritten`.
    """

    client_ids: bool = True
    """The client chooses the id of a new event (`ClientIds`); else the service does, and returns it."""

    create_keys: bool = False
    """Creates are idempotent by their key: one whose answer was lost may be sent again."""

    conditional_writes: bool = True
    """It rejects a write based on an older version (RFC 9110, section 13.1.1); else the connector reads before it
    writes.
    """

    shows_late: bool = False
    """Writes are eventually consistent: a read after a write may still return the older version."""

    can_sign: bool = True
    """An update can set our marker on an event."""

    renews_ids: bool = False
    """The ids of all events made elsewhere may change at once, for instance after a new sign-in."""

    reach: tuple[timedelta, timedelta] | None = None
    """How far back and ahead it notifies of events made elsewhere; None: without a limit."""


@dataclass(frozen=True, slots=True)
class CalendarInfo:
    """One calendar of an account. `zone` is an IANA name, `color` is `#rrggbb`; None where the service has none."""

    calendar_id: str
    name: str
    read_only: bool
    zone: str | None = None
    color: str | None = None


@dataclass(frozen=True, slots=True)
class ListedEvent:
    """An event of a listing. Without a `version_tag` it counts as changed."""

    remote_id: str
    version_tag: str | None
    event: RemoteEvent | None = None  # filled by services whose listings carry whole events
    may_be_repeat: bool = False
    """An earlier read may have returned it already: an event without a link is then new only if its id is unknown."""


@dataclass(frozen=True, slots=True)
class ChangePage:
    """A page of changes. `gone` holds only ids of whose removal there is evidence; `cursor` is set on the last page.

    `compare`: a full comparison has to follow, because it is due or the changes may be incomplete.
    """

    listed: tuple[ListedEvent, ...]
    gone: tuple[str, ...]
    cursor: str | None
    compare: bool = False
    gone_at: Mapping[str, datetime] = field(
        default_factory=dict
    )  # when they were removed, where the service returns it


@dataclass(frozen=True, slots=True)
class Gone:
    """The service answered that this id does not exist (any more); `at`: since when, where it returns that."""

    remote_id: str
    at: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Unknown:
    """The answer did not mention this id, which is no evidence."""

    remote_id: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """It exists, but cannot be parsed."""

    remote_id: str
    version_tag: str | None
    reason: Refusal


@dataclass(frozen=True, slots=True)
class NoEvent:
    """It exists, but is no event, for instance a task in the same calendar."""

    remote_id: str


Fetched = RemoteEvent | Gone | Unknown | Unreadable | NoEvent


@dataclass(frozen=True, slots=True)
class NotFound:
    """The answer proves that no event was created under this key."""

    key: str


Created = RemoteEvent | NotFound | Unknown
"""The outcome of a create. `Unknown` is no evidence; its `remote_id` is the key."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """The stored series that a new event continues from its occurrence `start` on (wall clock in its zone)."""

    source: str
    start: datetime


@dataclass(frozen=True, slots=True)
class Create:
    """Write a new event without overwriting anything.

    `uid` is the create key, a UUID: the UID of the event where the service lets us choose it, else what the service
    stores with the event so that `find_created` finds it. `remote_id` is the id to write it under; where the service
    chooses ids, it is the create key and merely names the write in its outcome (`create_id`).
    """

    remote_id: str
    uid: str
    event: Event
    marker: Marker
    earlier: tuple[Event, ...] = ()  # what was sent before under this id, and may still be returned
    pattern: Pattern | None = None  # whose other properties the event takes over, which the neutral event does not hold


@dataclass(frozen=True, slots=True)
class Update:
    """Patch what differs between `before` and `after` in the stored `source`, if it still has `version_tag`.

    `marker` is the new marker of the event, where the service can change it; None keeps the present one.
    """

    remote_id: str
    version_tag: str | None
    before: Event
    after: Event
    source: str
    marker: Marker | None = None
    earlier: tuple[Event, ...] = ()  # what was written before, and may still be returned


@dataclass(frozen=True, slots=True)
class Delete:
    """Remove the event, if it still has `version_tag`. From `source` follows whether the server could mail
    attendees.
    """

    remote_id: str
    version_tag: str | None
    source: str


Write = Create | Update | Delete


@dataclass(frozen=True, slots=True)
class Written:
    """Success. `stored` is what the server holds now, as far as its answer proves it, with its id there.

    `kept`: why the server kept something that was to be removed.
    """

    remote_id: str
    stored: RemoteEvent
    kept: Refusal | None = None


@dataclass(frozen=True, slots=True)
class PartlyWritten:
    """Some resources of an event were written, others failed with `error`: the event has to be written again.

    `stored` is what the server holds now. Only without `capabilities.whole_series`. A part that the service rejects
    permanently is no such failure: it is `Written.kept`, or `Refused` before anything is written.
    """

    remote_id: str
    stored: RemoteEvent
    error: TransientError


@dataclass(frozen=True, slots=True)
class Deleted:
    """Success, or the event did not exist any more."""

    remote_id: str


@dataclass(frozen=True, slots=True)
class PreconditionFailed:
    """Rejected because the event has changed since it was read (412), or because its id is taken: read and plan
    again.
    """

    remote_id: str


@dataclass(frozen=True, slots=True)
class Missing:
    """An update found nothing under this id, which is evidence of its removal."""

    remote_id: str


@dataclass(frozen=True, slots=True)
class Refused:
    """The service rejects this event."""

    remote_id: str
    reason: Refusal


@dataclass(frozen=True, slots=True)
class OutcomeUnknown:
    """No usable answer: the write may have been executed. Fetch, or `find_created`, before it is retried.

    `shows` is the event as it will be returned if it was, where the service is known to store it in another form.
    """

    remote_id: str
    error: TransientError
    shows: Event | None = None


WriteOutcome = Written | PartlyWritten | Deleted | PreconditionFailed | Missing | Refused | OutcomeUnknown
"""`remote_id` is that of the write."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A subscription to notifications of one calendar, in the terms of their service. Every text may be empty.

    `id` is empty where the callback address identifies the subscription. `resource` is the service's name for the
    calendar in it, needed to end it; `secret` is repeated in each notification as proof of origin. `expires_at` None:
    it does not expire.
    """

    id: str = ""
    resource: str = ""
    expires_at: datetime | None = None
    secret: str = field(default="", repr=False)


class EditPermission(Protocol):
    """For services where the owner has to permit changes to events made elsewhere, calendar by calendar."""

    def edit_permission_address(self, calendar_id: str, back: str) -> str | None:
        """Return the address where the owner permits it, which then redirects to `back`; None if it is permitted."""
        ...

    def may_edit_existing(self, calendar_id: str) -> bool: ...


class Health(Protocol):
    """For intermediaries, which answer although the calendar service behind them no longer accepts them."""

    def check_account(self, discovery: Mapping[str, Any], name: str) -> None:
        """Raise AuthorizationLost if the linked account, which has this `discovery`, cannot be reached."""
        ...

    def check_calendar(self, calendar_id: str) -> None:
        """Raise CalendarGone, AuthorizationLost or StillReading if the calendar cannot be read now."""
        ...


class RollingWindow(Protocol):
    """For services where a series is written as single events within a window that moves on."""

    def lacks_dates(self, event: Event, written: Event) -> bool:
        """Return True if occurrences have entered the window since the series was last written as `written`."""
        ...


class StoredInstants(Protocol):
    """For services that store UTC instants, which a newer tz database derives differently from the same local time."""

    def is_same_revision(self, former: str | None, present: str | None) -> bool:
        """Return True if two version tags show that nobody edited the event between them."""
        ...


@dataclass(frozen=True, slots=True)
class Extras:
    """Optional parts of a connector."""

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
        """Return the calendars of the account that can hold events."""
        ...

    def current_cursor(self, calendar_id: str) -> str:
        """Return a cursor for all changes from now on, without listing the calendar where the service allows that."""
        ...

    def changes(self, calendar_id: str, cursor: str | None) -> Iterator[ChangePage]:
        """Yield the changes since `cursor`; with None, all events.

        Raises:
            CursorExpired: the service no longer accepts the cursor.
        """
        ...

    def window(self, calendar_id: str, start: datetime, end: datetime) -> Iterator[Sequence[ListedEvent]]:
        """Yield pages of all events that overlap the span between two aware instants, and possibly a few others."""
        ...

    def fetch(self, calendar_id: str, remote_ids: Sequence[str]) -> Iterator[Fetched]:
        """Yield one result per id, in any order. An id that the service does not answer for is `Unknown`, never
        `Gone`.
        """
        ...

    def find_created(self, calendar_id: str, keys: Sequence[str]) -> Mapping[str, Created]:
        """Return the outcomes of creates whose answers may have been lost, by their keys.

        A key that is left out counts as `Unknown`, and so does one of an event that cannot be read. `NotFound` needs
        evidence: a search that may lag behind the writes proves nothing.
        """
        ...

    def write(self, calendar_id: str, writes: Iterable[Write]) -> Iterator[WriteOutcome]:
        """Execute `writes` and yield one outcome each, in any order, as they complete.

        Consumes `writes` lazily in the caller's thread, so that the caller can prepare the next ones while others are
        in flight.

        Raises:
            ConnectorError: possibly after some outcomes; a write without an outcome was not executed.
        """
        ...

    def close(self) -> None:
        """Release connections."""
        ...


class ClientIds(Protocol):
    """Further methods of a connector with `capabilities.client_ids`."""

    def new_remote_id(self, calendar_id: str, key: str) -> str:
        """Return the id under which an event with the create key `key` (a UUID) is or will be written."""
        ...


class Subscriber(Protocol):
    """Further methods of a connector with `capabilities.push`."""

    def subscribe(self, calendar_id: str, callback: str, present: Subscription | None) -> Subscription:
        """Subscribe to notifications of changes, sent to the address `callback`.

        `present` is the subscription that exists, if there is one. Where the service can extend it, it is returned with
        a later end; else a new one is made, and the caller ends `present` once it has stored the new one. The service
        may send to `callback` before this returns.

        Raises:
            SubscriptionRefused: the service sends no notifications for this calendar or account.
            ConnectorError: the request failed.
        """
        ...

    def unsubscribe(self, calendar_id: str, callback: str, present: Subscription) -> None:
        """End a subscription; harmless if it has ended already. Raises as `subscribe` does."""
        ...


def create_id(connector: Connector, calendar_id: str, key: str) -> str:
    """Return the `Create.remote_id` of the event that has this create key."""
    if not connector.capabilities.client_ids:
        return key
    return cast("ClientIds", connector).new_remote_id(calendar_id, key)


def find_by_id(connector: Connector, calendar_id: str, keys: Sequence[str]) -> Mapping[str, Created]:
    """Implement `Connector.find_created` by fetching the ids that were chosen for the keys."""
    by_id = {create_id(connector, calendar_id, key): key for key in keys}
    answers = connector.fetch(calendar_id, list(by_id))
    return {by_id[answer.remote_id]: as_created(answer, by_id[answer.remote_id]) for answer in answers}


def as_created(answer: Fetched, key: str) -> Created:
    """Return the outcome of a create from the result for its id."""
    match answer:
        case RemoteEvent():
            return answer
        case Gone():
            return NotFound(key)
        case _:
            return Unknown(key)
