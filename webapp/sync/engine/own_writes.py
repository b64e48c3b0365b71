"""Our recent writes to an event, by whose contents they are distinguished from edits by people.

Some services accept a write and show it only later, or withdraw it when the calendar behind them refuses it. Until then
they may show an earlier write of ours, which no time stamp distinguishes from a person's edit. Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from webapp.connectors.event import Event, event_from_json, event_to_json, normalise

SHOWS_WITHIN = timedelta(hours=1)
"""Time in which a service shows an accepted write; afterwards the write counts as lost."""

AT_ONCE = timedelta(minutes=1)
"""An event that is gone so soon after we wrote it was not removed by a person, unless a notification announces it."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An accepted write that was not shown yet: the item's contents, and what the event will show; None: a deletion."""

    at: datetime
    item: Event | None
    shows: Event | None

    @property
    def is_removal(self) -> bool:
        return self.item is None


@dataclass(frozen=True, slots=True)
class OwnWrites:
    """Our recent writes to one event. `sent`: oldest first. `stored_at`: the service's time stamp of the latest one.

    `is_repeated`: the service had withdrawn it, and it was written once more.
    """

    sent: tuple[Sent, ...] = ()
    stored_at: datetime | None = None
    is_repeated: bool = False

    @property
    def removes(self) -> bool:
        """Return True if a deletion of ours may still take effect."""
        return any(write.is_removal for write in self.sent)

    @property
    def contents(self) -> tuple[Event, ...]:
        """Return the contents that the service may show although something else was written since."""
        return tuple(write.shows for write in self.sent if write.shows)

    def may_show(self, now: datetime) -> bool:
        """Return True if the service may still show something that was sent."""
        return bool(self._recent(now))

    def write_shown_by(self, event: Event) -> Sent | None:
        """Return the write that `event` shows, the latest of several."""
        return next((write for write in reversed(self.sent) if _is_same(write.shows, event)), None)

    def with_sent(self, write: Sent) -> "OwnWrites":
        """Return these writes and another one that was accepted."""
        return replace(self, sent=(*self._recent(write.at), write))

    def pending_after(self, event: Event, now: datetime) -> "OwnWrites":
        """Return the writes that may still be shown after `event`: services show writes in their order."""
        shown, recent = self.write_shown_by(event), self._recent(now)
        return replace(self, sent=recent[recent.index(shown) + 1 :] if shown in recent else recent)

    def is_withdrawn(self, gone_at: datetime | None, changed_since: datetime | None) -> bool:
        """Return True if the service withdrew an event that is gone: soon after the write, and without a notification.

        `changed_since` is the instant of the change that the last notification announced.
        """
        if self.stored_at is None or gone_at is None or not timedelta() <= gone_at - self.stored_at <= AT_ONCE:
            return False
        return changed_since is None or not timedelta() <= gone_at - changed_since <= _NOTIFIED_WITHIN

    def to_json(self) -> dict[str, Any] | None:
        """Return data that `from_json` reads; None if there is nothing to store."""
        data: dict[str, Any] = {}
        if self.sent:
            data["sent"] = [
                {
                    "at": write.at.isoformat(),
                    "said": event_to_json(write.item) if write.item else None,
                    "shows": event_to_json(write.shows) if write.shows else None,
                }
                for write in self.sent
            ]
        if self.stored_at:
            data["stood_at"] = self.stored_at.isoformat()
        if self.is_repeated:
            data["repeated"] = True
        return data or None

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | None) -> "OwnWrites":
        if not data:
            return NOTHING
        return cls(
            tuple(
                Sent(datetime.fromisoformat(write["at"]), _event(write["said"]), _event(write["shows"]))
                for write in data.get("sent", ())
            ),
            datetime.fromisoformat(data["stood_at"]) if "stood_at" in data else None,
            "repeated" in data,
        )

    def _recent(self, now: datetime) -> tuple[Sent, ...]:
        return tuple(write for write in self.sent if now - write.at < SHOWS_WITHIN)


NOTHING = OwnWrites()

_NOTIFIED_WITHIN = timedelta(seconds=5)
"""A notification about a person's change names its instant, to the second or a little earlier."""


def _event(data: Mapping[str, Any] | None) -> Event | None:
    return event_from_json(data) if data else None


def _is_same(one: Event | None, other: Event) -> bool:
    return one is not None and normalise(one) == normalise(other)
