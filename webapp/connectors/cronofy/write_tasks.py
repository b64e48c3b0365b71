"""What becomes of one write: the upserts and deletes that it takes, and how far each of them has got.

Cronofy accepts an upsert before the calendar service has stored it, so reads have to prove it
(https://docs.cronofy.com/developers/api/events/upsert-event/).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from webapp.connectors.base import Write, WriteOutcome
from webapp.connectors.cronofy.events import Entry, keeps_texts, own_entry, upsert_data
from webapp.connectors.errors import TransientError
from webapp.connectors.event import Details, Event, normalise


@dataclass(slots=True)
class Change:
    """One upsert to `details`, or one delete (None), of an event at Cronofy."""

    ref: str
    is_own: bool
    details: Details | None
    recurrence: Mapping[str, Any] | None
    before: Entry | None
    needs_content: bool = False  # an earlier write may be listed first, so a new version alone is no proof
    confirmed: Entry | None = None
    withdrawn: Entry | None = None  # accepted, but listed as deleted
    is_repeated: bool = False
    is_clearing: bool = False  # second attempt, because the service kept texts that were to be removed
    is_sent: bool = False  # accepted, or the answer was lost
    is_done: bool = False  # proven by reading back

    def body(self) -> dict[str, Any]:
        # Never both: with an event_id Cronofy would create a second event beside the external one
        # (https://docs.cronofy.com/developers/calendars-events/editing-events/).
        name = {"event_id" if self.is_own else "event_uid": self.ref}
        if self.details is None:
            return name
        data = {**name, **upsert_data(self.details, nulls=self.is_clearing)}
        return {**data, "recurrence": self.recurrence} if self.recurrence is not None else data

    def observe(self, entry: Entry, *, is_last: bool) -> bool:
        """Compare with a listed entry. Returns True if it proves the write, or that the service reverted it."""
        if self.details is None:
            self.is_done = entry.deleted
        elif entry.deleted:
            # A second attempt within the same second has the same tag as the first.
            if self.before is None or entry.tag != self.before.tag or (self.is_repeated and is_last):
                self.withdrawn = entry
        elif entry.details is not None:
            self.withdrawn = None
            is_new = self.before is None or self.before.deleted or entry.tag != self.before.tag
            is_proven = is_new and (is_last or not self.needs_content) and not (self.is_clearing and not is_last)
            self.is_done = is_same(entry.details, self.details) or is_proven or (self.is_clearing and is_last)
        if self.is_done:
            self.confirmed = entry
        return self.is_done or self.withdrawn is not None

    def is_as_sent(self) -> bool:
        """Return True if the listed entry equals what was sent, and is not merely newer."""
        return self.details is None or (self.confirmed is not None and is_same(self.confirmed.details, self.details))

    def retried(self) -> "Change":
        """Reset this change so that it is sent again after the service reverted it."""
        self.before, self.withdrawn, self.is_sent, self.is_repeated = self.withdrawn, None, False, True
        return self

    def keeps_texts(self) -> bool:
        """Return True if the service kept texts that were to be removed."""
        before = self.before.details if self.before else None
        held = self.confirmed.details if self.confirmed else None
        return bool(before and held and self.details and keeps_texts(before, held, self.details))

    def clearing(self) -> "Change":
        """Reset this change so that it is sent again with empty texts as null."""
        self.before, self.confirmed, self.is_done, self.is_sent = self.confirmed, None, False, False
        self.is_clearing = True
        return self

    def shows(self) -> Entry:
        """Return the entry as it is expected to be listed."""
        if self.before is not None:
            return replace(self.before, deleted=self.details is None, details=self.details or self.before.details)
        return own_entry(self.ref, self.details)


@dataclass(slots=True)
class Task:
    """A write in progress: its changes, the entries read before (`held`), and its outcome so far."""

    write: Write
    changes: list[Change]
    held: Sequence[Entry] = ()
    error: TransientError | None = None
    outcome: WriteOutcome | None = None


def is_same(held: Details | None, wanted: Details) -> bool:
    """Return True if these details mean the same, after normalising."""
    return held is not None and normalise(Event(held)) == normalise(Event(wanted))
