"""Due dates of tasks and to-dos. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from webapp.formatting import clock_text, near_day_text
from webapp.my_calendar.recurrence import to_utc, to_wall


class Dated(Protocol):
    """A task or a to-do."""

    due_on: date | None
    due_at: datetime | None
    zone: str | None


@dataclass(frozen=True, slots=True)
class Due:
    """Due on a day (`on`), at a time (`at`, local time in `zone`, which is None for floating times), or never."""

    on: date | None = None
    at: datetime | None = None
    zone: str | None = None

    @classmethod
    def of(cls, work: Dated) -> "Due":
        """Return the due date of `work`."""
        return cls(work.due_on, work.due_at, work.zone if work.due_at else None)

    @classmethod
    def entered(cls, day: date | None, at: time | None, zone: str) -> "Due":
        """Return the due date entered by somebody in `zone`; a time that a clock change skips is moved forward."""
        if day is None or at is None:
            return cls(on=day)
        return cls(at=to_wall(to_utc(datetime.combine(day, at), zone), zone), zone=zone)

    def shown_in(self, zone: str) -> tuple[date | None, time | None]:
        """Return day and time (to the minute), local to `zone`."""
        if self.at is None:
            return self.on, None
        wall = to_wall(to_utc(self.at, self.zone), zone) if self.zone else self.at
        return wall.date(), wall.time().replace(second=0, microsecond=0)

    def is_over(self, now: datetime, zone: str) -> bool:
        """Return whether the due date is before the instant `now`. A due day is over at its end in `zone`."""
        if self.at is not None:
            return to_utc(self.at, self.zone or zone) < now
        return self.on is not None and self.on < to_wall(now, zone).date()

    def text(self, zone: str, today: date) -> str:
        """Return the due date as text for lists, local to `zone`."""
        day, at = self.shown_in(zone)
        if day is None:
            return ""
        text = near_day_text(day, today)
        return f"{text}, {clock_text(at)}" if at else text


NEVER = Due()
