"""Our `event_id`: `<create key>_<deployment>_<item>`, with `_<date>T<time>` appended for one occurrence of a series.

Cronofy stores no other hidden property, so the id itself is the marker. It has at most 128 characters of letters,
digits, `-` and `_`, since neither a limit nor an alphabet is documented
(https://docs.cronofy.com/developers/api/events/upsert-event/). A longer item uid is replaced by its hash: the event is
then known as ours, but not to which item it belongs.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from webapp.connectors.event import Marker

_KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PLAIN = re.compile(r"[A-Za-z0-9-]+")
_HASH = re.compile(r"h[0-9a-f]{35}")
_STAMP = "%Y%m%dT%H%M%S"
_LONGEST = 55  # characters of one part


@dataclass(frozen=True, slots=True)
class OwnId:
    """The parts of an `event_id`. `original_start` (wall clock of the series) is set for an occurrence only."""

    key: str
    marker: Marker
    original_start: datetime | None = None

    def __str__(self) -> str:
        parts = [_short(self.key), _encoded(self.marker.deployment_id), _encoded(self.marker.item_uid)]
        if self.original_start:
            parts.append(self.original_start.strftime(_STAMP))
        return "_".join(parts)


def is_key(remote_id: str) -> bool:
    """Return True if a remote id is a create key of ours, not an id of Cronofy."""
    return _KEY.fullmatch(remote_id) is not None


def own_id(event_id: str) -> OwnId | None:
    """Parse an `event_id`. Returns None if it is not one of ours."""
    parts = event_id.split("_")
    if len(parts) not in {3, 4}:
        return None
    try:
        marker = Marker(_decoded(parts[1]), _decoded(parts[2]))
        # Wall clock, so without a zone.
        original_start = datetime.strptime(parts[3], _STAMP) if len(parts) == 4 else None  # noqa: DTZ007
        return OwnId(_long(parts[0]), marker, original_start)
    except ValueError:
        return None


def _encoded(text: str) -> str:
    """Return one part of a marker: a UUID, plain characters, Base32 of other characters, or a hash of longer texts."""
    if is_key(text):
        return "u" + _short(text)
    if _HASH.fullmatch(text):
        return text
    if _PLAIN.fullmatch(text) and len(text) <= _LONGEST - 1:
        return "r" + text
    coded = "b" + _base32(text.encode())
    return coded if len(coded) <= _LONGEST else "h" + hashlib.sha256(text.encode()).hexdigest()[:35]


def _decoded(part: str) -> str:
    """Reverse `_encoded`; a hash is returned as it is. Raises ValueError."""
    if part.startswith("u"):
        return _long(part[1:])
    if part.startswith("r"):
        return part[1:]
    if part.startswith("b"):
        return _from_base32(part[1:]).decode()
    if _HASH.fullmatch(part):
        return part
    raise ValueError("not a part of our ids")


def _short(uuid: str) -> str:
    return _base32(UUID(uuid).bytes)


def _long(text: str) -> str:
    return str(UUID(bytes=_from_base32(text)))


def _base32(data: bytes) -> str:
    return base64.b32encode(data).decode().rstrip("=").lower()


def _from_base32(text: str) -> bytes:
    try:
        return base64.b32decode(text.upper() + "=" * (-len(text) % 8))
    except binascii.Error as error:
        raise ValueError("not Base32") from error
