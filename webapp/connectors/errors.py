"""Errors of the calendar services, by who has to act on each.

ConnectorError(reason)       its code may reach a log, its sentence a page: never a secret or an event's text
├── TransientError           the queue       retries after retry_after, else after its own back-off
│   ├── RateLimited          the queue       likewise; the provider throttles
│   └── StillReading         the queue       retries; the service has not read the calendar for the first time yet
├── AuthorizationLost        the owner       must reconnect; nothing is deleted meanwhile
│   └── ProfileDisconnected  the owner       must reconnect behind an intermediary, which itself still accepts us
├── AddressRefused           the administrator  the server address is not allowed here
├── NotACalendarServer       the owner       the address answers, but is no calendar server
├── CursorExpired            the engine      lists everything again and reconciles
├── CalendarGone             the owner       the calendar was deleted or un-shared
├── SubscriptionRefused      the engine      polls the calendar instead
└── WriteRefused             a person        this one event cannot be written; a retry cannot help
"""

from datetime import timedelta

from webapp.connectors.reasons import Refusal


class ConnectorError(Exception):
    """Base of all."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(str(reason))
        self.reason = reason


class TransientError(ConnectorError):
    """A failure that may pass: the same request can succeed later. `retry_after` is the pause asked for, if any."""

    def __init__(self, reason: Refusal, retry_after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class RateLimited(TransientError):
    """The provider throttles requests (RFC 6585, section 4)."""


class StillReading(TransientError):
    """The service has not finished its first read of the calendar: until then its listings are incomplete."""


class AuthorizationLost(ConnectorError):
    """The credentials are no longer accepted."""


class ProfileDisconnected(AuthorizationLost):
    """The calendar service no longer accepts an intermediary. At `relink_url` the owner connects it again."""

    def __init__(self, reason: Refusal, relink_url: str) -> None:
        super().__init__(reason)
        self.relink_url = relink_url


class AddressRefused(ConnectorError):
    """The address policy of this installation does not allow the server address."""


class NotACalendarServer(ConnectorError):
    """The server at the address does not speak the protocol."""


class CursorExpired(ConnectorError):
    """The service no longer accepts the cursor. This is no evidence about any event."""


class CalendarGone(ConnectorError):
    """The calendar itself is answered with "not found" or "gone"."""


class SubscriptionRefused(ConnectorError):
    """The service sends no notifications about this calendar; it can still be read and written."""


class WriteRefused(ConnectorError):
    """The service rejects this one event as it is."""
