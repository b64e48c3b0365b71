"""The service kept in memory, with notifications: subscriptions have an end, and are extended or replaced before it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count

from flask import Flask

from emulators.memory import MemoryCalendar, MemoryConnector
from emulators.memory_provider import MemoryProvider
from webapp.connectors.base import Subscription
from webapp.connectors.errors import ConnectorError
from webapp.connectors.ports import Host
from webapp.database import utc_now
from webapp.sync.linked_accounts.credential_store import pause


@dataclass
class SubscriptionService:
    """The service's side. `extends`: a subscription keeps its id when it is renewed (Microsoft Graph), else another is
    made beside it (Google Calendar)."""

    extends: bool = False
    lifetime: timedelta | None = timedelta(days=3)
    active: dict[str, Subscription] = field(default_factory=dict)
    asked: list[Subscription | None] = field(default_factory=list)  # what each request named as present
    error: ConnectorError | None = None
    error_at_end: ConnectorError | None = None
    before_end: Callable[[str], None] = lambda _id: None
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def make(self, present: Subscription | None) -> Subscription:
        self.asked.append(present)
        if self.error:
            raise self.error
        given = present if present and self.extends and present.id in self.active else self._new()
        self.active[given.id] = replace(given, expires_at=self._end())
        return self.active[given.id]

    def end(self, present: Subscription) -> None:
        self.before_end(present.id)
        if self.error_at_end:
            raise self.error_at_end
        if present.id in self.active:
            assert present.resource == self.active[present.id].resource
            del self.active[present.id]

    def _new(self) -> Subscription:
        number = next(self._numbers)
        return Subscription(f"channel-{number}", f"resource-{number}", secret=f"secret of channel {number}")

    def _end(self) -> datetime | None:
        return utc_now() + self.lifetime if self.lifetime else None


class SubscribingConnector(MemoryConnector):
    """Has notifications sent."""

    capabilities = replace(MemoryConnector.capabilities, push=True)

    def __init__(self, calendar: MemoryCalendar, service: SubscriptionService) -> None:
        super().__init__(calendar)
        self._service = service

    def subscribe(self, calendar_id: str, callback: str, present: Subscription | None) -> Subscription:
        return self._service.make(present)

    def unsubscribe(self, calendar_id: str, callback: str, present: Subscription) -> None:
        self._service.end(present)


class SubscribingProvider(MemoryProvider):
    """Reaches us at addresses that nobody listens at."""

    token_bytes = 32

    @property
    def subscriptions(self) -> "SubscribingProvider":
        return self

    def callback_url(self, token: str) -> str:
        return f"http://127.0.0.1:9/webhooks/memory/{token}"


def let_subscribe(app: Flask, calendar: MemoryCalendar, service: SubscriptionService) -> None:
    """Have the accounts of the memory service get notifications of `calendar` from `service`."""
    registered = app.extensions["providers"].get("memory")
    provider = SubscribingProvider(registered.calendars, Host(app.extensions["redis"], pause))
    app.extensions["providers"].register(provider)
    calendar.connect = lambda calendar: SubscribingConnector(calendar, service)
