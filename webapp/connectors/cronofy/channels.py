"""Notification channels, one per linked calendar (https://docs.cronofy.com/developers/api/push-notifications/)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from webapp.connectors.cronofy.client import Client
from webapp.connectors.cronofy.errors import account_error, field_messages
from webapp.connectors.cronofy.transport import HttpResponse
from webapp.connectors.errors import AuthorizationLost, ConnectorError, SubscriptionRefused, TransientError
from webapp.connectors.reasons import Reason, because

MAX_CALLBACK_URL = 128
"""Characters. The limit of an older version of the documentation."""

_REFUSED = {
    402: because(Reason.NOTIFICATIONS_NOT_IN_PLAN, service="Cronofy"),
    403: because(Reason.NOTIFICATIONS_FORBIDDEN, service="Cronofy"),
    404: because(Reason.NOTIFICATIONS_IMPOSSIBLE, service="Cronofy"),
    410: because(Reason.NOTIFICATIONS_IMPOSSIBLE, service="Cronofy"),
}


@dataclass(frozen=True, slots=True)
class Channel:
    """A callback address and the calendars that Cronofy notifies it of (empty: all)."""

    channel_id: str
    callback_url: str
    calendar_ids: tuple[str, ...]


def open_channel(client: Client, calendar_id: str, callback_url: str) -> Channel:
    """Create the channel for the calendar, or return the existing one.

    Raises:
        SubscriptionRefused: Cronofy creates none; the calendar itself may be usable.
        ConnectorError: the request failed.
    """
    if len(callback_url) > MAX_CALLBACK_URL:
        raise SubscriptionRefused(because(Reason.CALLBACK_ADDRESS_TOO_LONG, limit=MAX_CALLBACK_URL, service="Cronofy"))
    body = {"callback_url": callback_url, "filters": {"calendar_ids": [calendar_id]}}
    answer = client.send("POST", "/v1/channels", body=body)
    if not answer.is_success:
        raise _refusal(answer)
    channel = _channel(answer.data.get("channel") if isinstance(answer.data, Mapping) else None)
    if channel is None:
        raise TransientError(because(Reason.CHANNEL_WITHOUT_ID, service="Cronofy"))
    return channel


def list_channels(client: Client) -> list[Channel]:
    """Return the account's channels. Raises ConnectorError."""
    answer = client.send("GET", "/v1/channels")
    if not answer.is_success:
        raise _refusal(answer)
    found = answer.data.get("channels") if isinstance(answer.data, Mapping) else None
    if not isinstance(found, list):
        raise TransientError(because(Reason.CHANNELS_NOT_LISTED, service="Cronofy"))
    return [channel for data in found if (channel := _channel(data))]


def close_channel(client: Client, channel_id: str) -> None:
    """Close a channel; harmless if it is closed already. Raises ConnectorError."""
    answer = client.send("DELETE", f"/v1/channels/{quote(channel_id, safe='')}")
    if not answer.is_success and answer.status not in {404, 410}:
        raise _refusal(answer)


def close_channels(client: Client, calendar_id: str, callback_url: str) -> None:
    """Close the channels that notify this address of changes to the calendar. Raises ConnectorError."""
    for channel in list_channels(client):
        if channel.callback_url == callback_url and set(channel.calendar_ids) <= {calendar_id}:
            close_channel(client, channel.channel_id)


def _refusal(answer: HttpResponse) -> ConnectorError:
    """Return the error for a response about channels, which is no evidence about the account or the calendar."""
    error = account_error(answer)
    if isinstance(error, AuthorizationLost | TransientError):
        return error
    if answer.status == 422:
        return SubscriptionRefused(
            because(Reason.SUBSCRIPTION_INVALID, detail=field_messages(answer.data).rstrip("."), service="Cronofy")
        )
    return SubscriptionRefused(
        _REFUSED.get(answer.status, because(Reason.SUBSCRIPTION_REFUSED, status=answer.status, service="Cronofy"))
    )


def _channel(data: Any) -> Channel | None:
    if not isinstance(data, Mapping) or not data.get("channel_id"):
        return None
    filters = data.get("filters")
    calendar_ids = filters.get("calendar_ids") if isinstance(filters, Mapping) else None
    return Channel(
        channel_id=str(data["channel_id"]),
        callback_url=str(data.get("callback_url") or ""),
        calendar_ids=tuple(map(str, calendar_ids or ())),
    )
