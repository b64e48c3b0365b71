"""Notices Cronofy sends: is it really Cronofy, and what does it say. Pure, and fast enough for a web request."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from webapp.connectors import registry
from webapp.connectors.cronofy.events import instant

SIGNATURE_HEADER = "cronofy-hmac-sha256"
MAX_BODY = 64 * 1024
"""Bytes. A notice carries no event, so it is far smaller."""

_MAX_SIGNATURES = 10

VERIFICATION = "verification"
CHANGE = "change"
PROFILE_DISCONNECTED = "profile_disconnected"
INITIAL_SYNC_COMPLETED = "profile_initial_sync_completed"


class UnreadableNotification(Exception):
    """The body is not a notice."""


@dataclass(frozen=True, slots=True)
class Notification:
    """A notice. `kind` may be one nobody has heard of; then there is nothing to do."""

    kind: str
    channel_id: str
    calendar_ids: tuple[str, ...]
    changes_since: datetime | None


_KINDS: Mapping[str, registry.NotificationKind] = {
    CHANGE: "changed",
    PROFILE_DISCONNECTED: "disconnected",
    INITIAL_SYNC_COMPLETED: "readable",
    VERIFICATION: "other",
}


def neutral(notice: Notification) -> registry.Notification:
    """Return a notice in the form that the application knows."""
    return registry.Notification(_KINDS.get(notice.kind, "unknown"), notice.changes_since)


def is_signed(body: bytes, header: str, secrets: Sequence[str]) -> bool:
    """Say whether one of the signatures in `header` was made over the raw body with one of our client secrets."""
    given = [value.strip().encode() for value in header.split(",")[:_MAX_SIGNATURES]]
    expected = [base64.b64encode(hmac.digest(secret.encode(), body, hashlib.sha256)) for secret in secrets if secret]
    # All are compared, so that the time taken does not tell which one came close.
    matches = [hmac.compare_digest(ours, theirs) for ours in expected for theirs in given]
    return any(matches)


def parse(body: bytes) -> Notification:
    """Read a notice whose signature has been verified. Raises UnreadableNotification."""
    if len(body) > MAX_BODY:
        raise UnreadableNotification("the notice is too large")
    try:
        data = json.loads(body)
        notice, channel = data["notification"], data.get("channel") or {}
        filters = channel.get("filters") or {}
        return Notification(
            kind=str(notice["type"]),
            channel_id=str(channel.get("channel_id") or ""),
            calendar_ids=tuple(str(calendar_id) for calendar_id in filters.get("calendar_ids") or ()),
            changes_since=instant(notice.get("changes_since")),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UnreadableNotification("the notice has another form than Cronofy's") from error
