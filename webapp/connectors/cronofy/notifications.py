"""Verifies and parses notifications (https://docs.cronofy.com/developers/api/push-notifications/). Pure, and fast
enough for a web request.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from webapp.connectors import notifications
from webapp.connectors.cronofy.events import instant

SIGNATURE_HEADER = "cronofy-hmac-sha256"
MAX_BODY = 64 * 1024
"""Bytes. A notification has no event in it, so it is far smaller."""

_MAX_SIGNATURES = 10

VERIFICATION = "verification"
CHANGE = "change"
PROFILE_DISCONNECTED = "profile_disconnected"
INITIAL_SYNC_COMPLETED = "profile_initial_sync_completed"


class UnreadableNotification(Exception):
    """The body is no notification."""


@dataclass(frozen=True, slots=True)
class Notification:
    """A notification. Cronofy may add further kinds, which are to be ignored."""

    kind: str
    channel_id: str
    calendar_ids: tuple[str, ...]
    changes_since: datetime | None


_KINDS: Mapping[str, notifications.NotificationKind] = {
    CHANGE: "changed",
    PROFILE_DISCONNECTED: "disconnected",
    INITIAL_SYNC_COMPLETED: "readable",
    VERIFICATION: "other",
}


def neutral(notification: Notification) -> notifications.Notification:
    """Return a notification in the form that those of all services have."""
    return notifications.Notification(_KINDS.get(notification.kind, "unknown"), notification.changes_since)


def is_signed(body: bytes, header: str, secrets: Sequence[str]) -> bool:
    """Return True if one of the signatures in `header` is the HMAC-SHA256 of the raw body with one of the client
    secrets.
    """
    given = [value.strip().encode() for value in header.split(",")[:_MAX_SIGNATURES]]
    expected = [base64.b64encode(hmac.digest(secret.encode(), body, hashlib.sha256)) for secret in secrets if secret]
    # All are compared, so that the time does not depend on which one matches.
    matches = [hmac.compare_digest(ours, theirs) for ours in expected for theirs in given]
    return any(matches)


def parse(body: bytes) -> Notification:
    """Parse the body of a notification whose signature has been verified. Raises UnreadableNotification."""
    if len(body) > MAX_BODY:
        raise UnreadableNotification("the notification is too large")
    try:
        data = json.loads(body)
        content, channel = data["notification"], data.get("channel") or {}
        filters = channel.get("filters") or {}
        return Notification(
            kind=str(content["type"]),
            channel_id=str(channel.get("channel_id") or ""),
            calendar_ids=tuple(str(calendar_id) for calendar_id in filters.get("calendar_ids") or ()),
            changes_since=instant(content.get("changes_since")),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UnreadableNotification("the notification does not have Cronofy's format") from error
