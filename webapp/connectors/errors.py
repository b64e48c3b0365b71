"""What can go wrong between us and a calendar service. An error says who has to act.

ConnectorError(reason)       its code may reach a log, its sentence a page: no secret, no event text
├── TransientError           the queue       tries again after retry_after, else its own back-off
│   ├── RateLimited          the queue       likewise; the provider asked us to slow down
│   └── StillReading         the queue       asks again; the service has yet to read the calendar for the first time
├── AuthorizationLost        the owner       must reconnect; nothing is deleted meanwhile
│   └── ProfileDisconnected  the owner       must reconnect below an intermediary, which still lets us in
├── AddressRefused           the administrator  the server address is not allowed here
├── NotACalendarServer       the owner       the address answers, but not as a calendar server does
├── CursorExpired            the engine      lists again in reconcile mode
├── CalendarGone             the owner       the calendar was deleted or un-shared
├── SubscriptionRefused             the engine      asks the calendar for news now and then instead
└── WriteRefused             a person        this one entry cannot be written; trying again cannot help
"""

from datetime import timedelta

from webapp.connectors.reasons import Refusal


class ConnectorError(Exception):
    """Base of all."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(str(reason))
        self.reason = reason


class TransientError(ConnectorError):
    """Nothing is known to be wrong with what we asked; asking again later may do."""

    def __init__(self, reason: Refusal, retry_after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class RateLimited(TransientError):
    """The provider asked us to slow down."""


class StillReading(TransientError):
    """The service has yet to read the calendar for the first time: what it tells of it until then is not all of it."""


class AuthorizationLost(ConnectorError):
    """The credentials are no longer accepted."""


class ProfileDisconnected(AuthorizationLost):
    """The calendar service no longer lets an intermediary in. `relink_url` leads the owner to the cure."""

    def __init__(self, reason: Refusal, relink_url: str) -> None:
        super().__init__(reason)
        self.relink_url = relink_url


class AddressRefused(ConnectorError):
    """The server address points where this installation does not let users point it."""


class NotACalendarServer(ConnectorError):
    """Something answers at the address, but it does not speak the protocol."""


class CursorExpired(ConnectorError):
    """The service no longer knows the cursor. It says nothing about any event."""


class CalendarGone(ConnectorError):
    """The calendar itself answers "not found" or "gone"."""


class SubscriptionRefused(ConnectorError):
    """The service will send no notifications about this calendar. Reading it and writing to it are not concerned."""


class WriteRefused(ConnectorError):
    """The service will not take this one entry as it is."""
