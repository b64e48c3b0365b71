"""The Cronofy connector: one connected account."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from webapp.connectors.base import (
    CalendarInfo,
    Capabilities,
    ChangePage,
    Created,
    Extras,
    Fetched,
    ListedEvent,
    Subscription,
    Write,
    WriteOutcome,
    find_by_id,
)
from webapp.connectors.clock import Clock, Pause
from webapp.connectors.cronofy import channels, identity, permissions, series
from webapp.connectors.cronofy.client import Client
from webapp.connectors.cronofy.reading import Reader
from webapp.connectors.cronofy.settings import CronofySettings
from webapp.connectors.cronofy.writing import Writer
from webapp.connectors.event import Event
from webapp.connectors.oauth.rate_limiter import Limiter
from webapp.connectors.oauth.token_store import TokenStore
from webapp.database import utc_now


def capabilities_of(settings: CronofySettings, *, push: bool) -> Capabilities:
    """Return the capabilities of Cronofy; `push`: it can reach this installation."""
    return Capabilities(
        push=push,
        series=settings.recurrence_enabled,
        create_keys=True,
        conditional_writes=False,
        shows_late=True,
        can_sign=False,  # the marker is part of the id, which is chosen on creation
        renews_ids=True,
        reach=(series.PAST, series.AHEAD),
    )


class CronofyConnector:
    """Implements `Connector`. Event ids are the create key for events of ours, else Cronofy's; calendar ids are
    Cronofy's.

    `home_zone` (IANA) applies to floating times. `push`: Cronofy can reach this installation; `urgent`: a person waits;
    `news_since`: the earliest change that Cronofy notified of and that was not read yet; `owner`: the e-mail address of
    the account.
    """

    def __init__(
        self,
        settings: CronofySettings,
        *,
        tokens: TokenStore,
        limiter: Limiter,
        pause: Pause,
        home_zone: str,
        push: bool = False,
        urgent: bool = False,
        news_since: datetime | None = None,
        owner: str = "",
        now: Clock = utc_now,
    ) -> None:
        self._settings = settings
        self._pause = pause
        self._home_zone = home_zone
        self._push = push
        self._news_since = news_since
        self._client = Client(settings, tokens, limiter, urgent=urgent, owner=owner, now=now)
        self._writers: dict[str, Writer] = {}

    @property
    def capabilities(self) -> Capabilities:
        return capabilities_of(self._settings, push=self._push)

    @property
    def extras(self) -> Extras:
        return Extras(edit_permission=self, health=self, rolling_window=self, stored_instants=self)

    def calendars(self) -> Sequence[CalendarInfo]:
        return identity.calendar_infos(self._client)

    def current_cursor(self, calendar_id: str) -> str:
        return Reader(self._client, calendar_id).current_cursor()

    def changes(self, calendar_id: str, cursor: str | None) -> Iterator[ChangePage]:
        return Reader(self._client, calendar_id, self._news_since).changes(cursor)

    def window(self, calendar_id: str, start: datetime, end: datetime) -> Iterator[Sequence[ListedEvent]]:
        return Reader(self._client, calendar_id).window(start, end)

    def fetch(self, calendar_id: str, remote_ids: Sequence[str]) -> Iterator[Fetched]:
        return Reader(self._client, calendar_id).fetch(remote_ids)

    def find_created(self, calendar_id: str, keys: Sequence[str]) -> Mapping[str, Created]:
        return find_by_id(self, calendar_id, keys)

    def new_remote_id(self, calendar_id: str, key: str) -> str:  # noqa: ARG002  the same in every calendar
        """Return the key itself: an `event_id` is unique within its calendar and application."""
        return key

    def write(self, calendar_id: str, writes: Iterable[Write]) -> Iterator[WriteOutcome]:
        """See `Connector.write`, and `Writer.write` for failures between batches."""
        writer = self._writers.get(calendar_id)
        if writer is None:
            writer = self._writers[calendar_id] = Writer(self._client, calendar_id, self._home_zone, self._pause)
        return writer.write(writes)

    def subscribe(self, calendar_id: str, callback: str, present: Subscription | None) -> Subscription:  # noqa: ARG002
        """Open the channel of the calendar, also if Cronofy closed it; harmless if it is open. Raises ConnectorError.

        Channels do not expire, and are identified by their callback address:
        https://docs.cronofy.com/developers/api/push-notifications/
        """
        channels.open_channel(self._client, calendar_id, callback)
        return Subscription()

    def unsubscribe(self, calendar_id: str, callback: str, present: Subscription) -> None:  # noqa: ARG002
        """Close the channel of the calendar; harmless if it is closed. Raises ConnectorError."""
        channels.close_channels(self._client, calendar_id, callback)

    def check_account(self, discovery: Mapping[str, Any], name: str) -> None:
        """See `Health.check_account`."""
        identity.raise_if_cut_off(identity.profiles(self._client), discovery.get("profile_id"), name)

    def check_calendar(self, calendar_id: str) -> None:
        """See `Health.check_calendar`."""
        identity.check_connected(self._client, calendar_id)

    def edit_permission_address(self, calendar_id: str, back: str) -> str | None:
        """See `EditPermission.edit_permission_address`."""
        return permissions.request_editing(self._client, calendar_id, back)

    def may_edit_existing(self, calendar_id: str) -> bool:
        """See `EditPermission.may_edit_existing`."""
        return identity.check_connected(self._client, calendar_id).can_edit_existing

    def lacks_dates(self, event: Event, written: Event) -> bool:
        """See `RollingWindow.lacks_dates`."""
        if self._settings.recurrence_enabled and written.rrule:
            return False
        return series.lacks_dates(event, written, self._client.now(), self._home_zone)

    def is_same_revision(self, former: str | None, present: str | None) -> bool:
        """See `StoredInstants.is_same_revision`: the same if both tags have the same `updated`."""
        if former is None or present is None:
            return False
        return series.revision_of(former) == series.revision_of(present)

    def close(self) -> None:
        self._client.close()
