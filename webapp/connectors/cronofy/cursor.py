"""How far a calendar has been read.

Reads ask for what changed since an instant, with a precision of seconds, and no notification is sent for what enters
the window (https://docs.cronofy.com/developers/api/events/read-events/).
"""

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from webapp.connectors.cronofy.events import Entry, as_time, instant
from webapp.connectors.errors import CursorExpired
from webapp.connectors.reasons import Reason, because

MOST_KNOWN = 2_000
"""Largest number of digests in a cursor. Other entries may be returned twice, as `ListedEvent.may_be_repeat`."""

_DIGEST_BYTES = 6


@dataclass(frozen=True, slots=True)
class Cursor:
    """The instants up to which the changes, the sweeps, the far edge and the full comparisons were read.

    `reach` is how far a sweep reaches back before the previous one. `known` are the digests of the entries that changed
    since `known_from` and were returned.
    """

    changes: datetime
    swept: datetime
    edge: datetime
    full: datetime
    known_from: datetime
    reach: timedelta
    known: frozenset[str]

    def __str__(self) -> str:
        times = [as_time(moment) for moment in (self.changes, self.swept, self.edge, self.full, self.known_from)]
        reach = str(round(self.reach.total_seconds()))
        return " ".join(["v2", *times, reach, "".join(sorted(self.known)[:MOST_KNOWN])])

    @property
    def knows_all(self) -> bool:
        """Return True if there was room for all digests."""
        return len(self.known) < MOST_KNOWN

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """Parse the text of a cursor, also of older formats. Raises CursorExpired for anything else."""
        version, *parts = text.split(" ")
        moments = [moment for value in parts[:5] if (moment := instant(value))]
        if version == "v1" and len(moments) == len(parts) == 3:
            changes, edge, full = moments
            return cls(changes, changes, edge, full, changes, timedelta(), frozenset())
        if version != "v2" or len(moments) != 5 or len(parts) != 7 or not parts[5].isdecimal():
            raise CursorExpired(because(Reason.CURSOR_FOREIGN))
        changes, swept, edge, full, known_from = moments
        reach = timedelta(seconds=int(parts[5]))
        return cls(changes, swept, edge, full, known_from, reach, frozenset(_cut(parts[6])))


def digest_of(entry: Entry) -> str:
    """Return a short hash of the present version of an entry."""
    digest = hashlib.sha256(f"{entry.ref} {entry.tag}".encode()).digest()
    return base64.urlsafe_b64encode(digest[:_DIGEST_BYTES]).decode()


def _cut(text: str) -> list[str]:
    length = len(base64.urlsafe_b64encode(bytes(_DIGEST_BYTES)))
    return [text[at : at + length] for at in range(0, len(text), length)]
