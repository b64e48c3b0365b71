"""Notification channels: one per linked calendar."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from webapp.connectors.cronofy.client import Client
from webapp.connectors.cronofy.statuses import error_for
from webapp.connectors.errors import TransientError

MAX_CALLBACK_URL = 128
"""Older documentation names this limit."""


@dataclass(frozen=True, slots=True)
class Channel:
    """Where Cronofy sends notices about which calendars (none named: all)."""

    channel_id: str
    callback_url: str
    calendar_ids: tuple[str, ...]


def open_channel(client: Client, calendar_id: str, callback_url: str) -> Channel:
    """Return the channel for the calendar; asking again gives the same one. Raises ConnectorError."""
    if len(callback_url) > MAX_CALLBACK_URL:
        raise ValueError(f"Cronofy takes callback addresses of up to {MAX_CALLBACK_URL} characters")
    body = {"callback_url": callback_url, "filters": {"calendar_ids": [calendar_id]}}
    answer = client.send("POST", "/v1/channels", body=body)
    if not answer.is_success:
        raise error_for(answer)
    channel = _channel(answer.data.get("channel") if isinstance(answer.data, Mapping) else None)
    if channel is None:
        raise TransientError("Cronofy did not say which channel it opened.")
    return channel


def list_channels(client: Client) -> list[Channel]:
    """Return the account's channels. Raises ConnectorError."""
    found = client.get("/v1/channels").get("channels")
    return [channel for data in found or () if (channel := _channel(data))]


def close_channel(client: Client, channel_id: str) -> None:
    """Close a channel; one that is closed already is fine. Raises ConnectorError."""
    answer = client.send("DELETE", f"/v1/channels/{quote(channel_id, safe='')}")
    if not answer.is_success and answer.status not in {404, 410}:
        raise error_for(answer)


def close_channels(client: Client, calendar_id: str, callback_url: str) -> None:
    """Close whatever sends notices about the calendar to this address. Raises ConnectorError."""
    for channel in list_channels(client):
        if channel.callback_url == callback_url and set(channel.calendar_ids) <= {calendar_id}:
            close_channel(client, channel.channel_id)


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
