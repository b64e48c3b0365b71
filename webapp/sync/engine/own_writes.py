"""What we wrote to an event lately, so that it is told from other people's news by its content.

Some services accept a write and show it only later, or take it back when the calendar behind them refuses it. Until
then what they show may be an earlier write of ours: no stamp tells that from a person's edit. Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from webapp.connectors.event import Event, event_from_json, event_to_json, normalise

SHOWS_WITHIN = timedelta(hours=1)
"""How long a write that was accepted may take to show; afterwards it counts as lost."""

AT_ONCE = timedelta(minutes=1)
"""An event that is gone so soon after we wrote it was not removed by a person, unless a notice tells of one."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A write that was accepted and not seen yet: what the item said, and what the event will show; None: no event."""

    at: datetime
    said: Event | None
    shows: Event | None

    @property
    def is_removal(self) -> bool:
        return self.said is None


@dataclass(frozen=True, slots=True)
class OwnWrites:
    """`sent`: oldest first. `stood_at`: when, by the service's clock, our latest write was seen to stand.

    `is_repeated`: the service had taken it back, and it was written once more.
    """

    sent: tuple[Sent, ...] = ()
    stood_at: datetime | None = None
    is_repeated: bool = False

    @property
    def removes(self) -> bool:
        """Whether a removal of ours may still show."""
        return any(write.is_removal for write in self.sent)

    @property
    def contents(self) -> tuple[Event, ...]:
        """Return what may show although something else was written since."""
        return tuple(write.shows for write in self.sent if write.shows)

    def may_show(self, now: datetime) -> bool:
        """Say whether something that was sent may still show."""
        return bool(self._recent(now))

    def behind(self, event: Event) -> Sent | None:
        """Return the write that `event` shows, the latest of several."""
        return next((write for write in reversed(self.sent) if _is_same(write.shows, event)), None)

    def with_sent(self, write: Sent) -> "OwnWrites":
        """Return all this with a write that is on its way."""
        return replace(self, sent=(*self._recent(write.at), write))

    def after_seeing(self, event: Event, now: datetime) -> "OwnWrites":
        """Return what may still show once `event` was seen: services show writes in their order."""
        shown, recent = self.behind(event), self._recent(now)
        return replace(self, sent=recent[recent.index(shown) + 1 :] if shown in recent else recent)

    def is_withdrawn(self, gone_at: datetime | None, told_since: datetime | None) -> bool:
        """Say whether an event that is gone was taken back by the service: so soon, and no notice tells of a person."""
        if self.stood_at is None or gone_at is None or not timedelta() <= gone_at - self.stood_at <= AT_ONCE:
            return False
        return told_since is None or not timedelta() <= gone_at - told_since <= _TOLD_WITHIN

    def to_json(self) -> dict[str, Any] | None:
        """Return what `from_json` reads; None where there is nothing to remember."""
        data: dict[str, Any] = {}
        if self.sent:
            data["sent"] = [
                {
                    "at": write.at.isoformat(),
                    "said": event_to_json(write.said) if write.said else None,
                    "shows": event_to_json(write.shows) if write.shows else None,
                }
                for write in self.sent
            ]
        if self.stood_at:
            data["stood_at"] = self.stood_at.isoformat()
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

_TOLD_WITHIN = timedelta(seconds=5)
"""A notice of what a person did says since when: that very moment, to the second or a little earlier."""


def _event(data: Mapping[str, Any] | None) -> Event | None:
    return event_from_json(data) if data else None


def _is_same(one: Event | None, other: Event) -> bool:
    return one is not None and normalise(one) == normalise(other)
