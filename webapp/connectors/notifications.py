"""Notifications of changes that services send: to a callback address, or over a connection that is held open."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from webapp.connectors.ports import Account


class Subscriptions(Protocol):
    """Notifications that the service sends to a callback address of this installation."""

    token_bytes: int
    """Random bytes of the secret part of an address."""

    def callback_url(self, token: str) -> str:
        """Return the callback address for `token`; "" if the service could not reach this installation."""
        ...


NotificationKind = Literal["changed", "disconnected", "ending", "readable", "other", "unknown"]


@dataclass(frozen=True, slots=True)
class Notification:
    """A verified notification. `since` is the time of the earliest change, as far as it is known.

    `subscription` is the id of its subscription, `secret` its proof of origin (`base.Subscription`); "" without one.

    `changed`: events may have changed; `disconnected`: the account was disconnected; `ending`: the subscription ends
    soon or has ended, so that it has to be renewed and changes to be read; `readable`: the service has read the
    calendar for the first time; `other`: no action follows; `unknown`: the kind is not known.
    """

    kind: NotificationKind
    since: datetime | None = None
    subscription: str = ""
    secret: str = field(default="", repr=False)


class UnreadableNotification(Exception):
    """The request holds no notification."""


@dataclass(frozen=True, slots=True)
class CallbackRequest:
    """A POST request to a callback address.

    Names of headers are in lower case. Of a query parameter that is repeated, the last value counts.
    """

    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)


class NotificationReceiver(Protocol):
    """Verifies and parses the requests to a callback address. Pure, and fast enough for a thousand a second.

    Where a service only expects its first message to be accepted, there is no handshake: that message is a notification
    of kind `other`.
    """

    max_body: int
    """Bytes."""

    def handshake(self, request: CallbackRequest) -> str | None:
        """Return the text that the service requires in the answer before it sends notifications; None without a
        handshake.

        It is sent at once, as plain text, while the worker still waits for the answer to its `subscribe`.
        """
        ...

    def verify(self, request: CallbackRequest) -> bool:
        """Return False if the provider's signature is missing or wrong.

        Returns True where notifications carry the secret of their subscription instead, which is compared later.
        """
        ...

    def parse(self, request: CallbackRequest) -> Sequence[Notification]:
        """Read the notifications of a verified request. Raises UnreadableNotification."""
        ...


class Stop(Protocol):
    """Set once a connection has to be closed; `threading.Event` implements it."""

    def is_set(self) -> bool: ...


class Listener(Protocol):
    """Holds a connection open over which the service sends notifications, as an alternative to callback addresses."""

    def listen(self, account: Account, calendar_ids: Sequence[str], stop: Stop) -> Iterator[Notification]:
        """Yield the notifications of these calendars; `Notification.subscription` is the id of the calendar.

        Returns when the service closes the connection, and within some seconds after `stop` was set. Runs in its own
        thread. Raises ConnectorError.
        """
        ...
