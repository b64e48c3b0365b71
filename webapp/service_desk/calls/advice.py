"""Warnings about planned calls: outside working hours, overlaps. They never prevent saving."""

import time
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from webapp.accounts.models import User
from webapp.formatting import clock_range, numeric_span
from webapp.my_calendar import recurrence
from webapp.my_calendar.recurrence import Timing
from webapp.my_calendar.visibility import BUSY
from webapp.service_desk.access import may_plan
from webapp.service_desk.availability import Conflict, Hours, conflicts, hours_of

MOST_ADVICE = 12
"""Warnings about one visit that are listed; further ones are only counted."""

_LONGEST_CHECK = timedelta(days=31)  # of one call, from its start, that is checked for overlaps
_WINDOW = timedelta(days=92)  # span that one query for overlaps of many calls covers
_MOST_WINDOWS = 40
_YIELD_AFTER = 100  # visits
_MOST_SCANNED = 200  # entries of a person, for overlaps to list

NOT_CHECKED = "Overlaps were not checked, because these rows span too many years."


@dataclass(frozen=True, slots=True)
class Visit:
    """The time and the resources of a call. `label` names it in warnings about other calls that overlap it."""

    timing: Timing
    resources: Sequence[User]
    status: str
    label: str = ""

    @property
    def takes_time(self) -> bool:
        return self.status not in {"done", "cancelled"} and bool(self.resources)

    @property
    def home_zone(self) -> str:
        return self.timing.zone or self.resources[0].time_zone

    @property
    def span(self) -> tuple[datetime, datetime]:
        """Return the two instants between which overlaps are checked."""
        starts_at, ends_at = self.timing.span(self.home_zone)
        return starts_at, min(ends_at, starts_at + _LONGEST_CHECK)


def advice_on(visit: Visit, except_item_id: int | None = None, *, viewer: User) -> list[str]:
    """Return warnings about one visit.

    `except_item_id` is the item of the call itself. A `viewer` who does not plan for others is shown the times of other
    people's entries, not their subjects.
    """
    if not visit.takes_time:
        return []
    people = {person.id for person in visit.resources}
    taken = conflicts(viewer, people, *visit.span, except_item_id=except_item_id)
    return _sentences(visit, hours_of(people), taken, len(taken), viewer)


def advice_on_many(visits: Sequence[Visit], *, viewer: User) -> list[list[str]]:
    """Return the warnings about each of these visits, overlaps among them included.

    The number of queries depends on the span they cover; the cost is linear in their number.
    """
    checked = [visit for visit in visits if visit.takes_time]
    own = {(id(visit), person.id): _conflict(visit, person) for visit in checked for person in visit.resources}
    windows = list(_windows(checked))
    taken: dict[int, list[Conflict]] = {}
    for conflict in (*own.values(), *_taken(windows[:_MOST_WINDOWS], viewer)):
        taken.setdefault(conflict.user_id, []).append(conflict)
    busy = {user_id: _Busy(conflicts) for user_id, conflicts in taken.items()}
    hours = hours_of(busy)
    unchecked = {id(visit) for window in windows[_MOST_WINDOWS:] for visit in window}

    def warnings_about(visit: Visit) -> list[str]:
        overlaps = [busy[person.id].overlapping(own[id(visit), person.id]) for person in visit.resources]
        found = [conflict for some, _ in overlaps for conflict in some]
        warnings = _sentences(visit, hours, found, sum(number for _, number in overlaps), viewer)
        return [*warnings, NOT_CHECKED] if id(visit) in unchecked else warnings

    result: list[list[str]] = []
    for visit in visits:
        result.append(warnings_about(visit) if visit.takes_time else [])
        if not len(result) % _YIELD_AFTER:
            time.sleep(0)  # yields, so that other requests are answered in between
    return result


def _sentences(
    visit: Visit, hours: Mapping[int, Hours], taken: Iterable[Conflict], overlapping: int, viewer: User
) -> list[str]:
    """Return the warnings as sentences. `overlapping` is the number of overlaps, of which `taken` may be only some."""
    people = {person.id: person for person in visit.resources}
    warnings = [
        f"{person.name} does not work then, or not all of that time."
        for person in visit.resources
        if not hours[person.id].cover(*visit.span)
    ]
    overlapping += len(warnings)
    for conflict in sorted(taken, key=lambda each: (each.starts_at, each.user_id, each.ends_at)):
        hidden = not may_plan(viewer) and conflict.user_id != viewer.id
        label = BUSY if hidden else conflict.label
        when = _times(conflict.starts_at, conflict.ends_at, visit.home_zone, visit.timing.start)
        warnings.append(f"{people[conflict.user_id].name}: overlaps “{label}”, {when}.")
    more = overlapping - MOST_ADVICE
    return [*warnings[:MOST_ADVICE], f"There are {more} more overlaps."] if more > 0 else warnings


def _times(starts_at: datetime, ends_at: datetime, zone: str, near: datetime) -> str:
    """Return a span as text, without the date if that is the date of `near`."""
    start, end = recurrence.to_wall(starts_at, zone), recurrence.to_wall(ends_at, zone)
    if start.date() == end.date() == near.date():
        return clock_range(start, end)
    return numeric_span(start, end)


# Many at once


class _Busy:
    """Busy times of one person, indexed for counting overlaps."""

    def __init__(self, taken: Iterable[Conflict]) -> None:
        self._taken = sorted(taken, key=lambda conflict: conflict.starts_at)
        self._starts = [conflict.starts_at for conflict in self._taken]
        self._ends = sorted(conflict.ends_at for conflict in self._taken)
        self._moments = Counter(each.starts_at for each in self._taken if each.starts_at == each.ends_at)

    def overlapping(self, own: Conflict) -> tuple[list[Conflict], int]:
        """Return the overlaps of `own` with other times that begin last, and the number of all its overlaps."""
        begun = bisect_left(self._starts, own.ends_at)
        number = begun - bisect_right(self._ends, own.starts_at)
        # A time of no length counts in `_ends` as over at its own start.
        number += self._moments[own.starts_at] if own.starts_at == own.ends_at else -1
        found: list[Conflict] = []
        for conflict in reversed(self._taken[max(begun - _MOST_SCANNED, 0) : begun]):
            if len(found) > MOST_ADVICE or len(found) == number:
                break
            if conflict.ends_at > own.starts_at and conflict is not own:
                found.append(conflict)
        return found, number


def _conflict(visit: Visit, person: User) -> Conflict:
    return Conflict(person.id, *visit.span, visit.label)


def _windows(visits: Iterable[Visit]) -> Iterator[list[Visit]]:
    """Yield groups of visits that begin within `_WINDOW` of each other."""
    window: list[Visit] = []
    for visit in sorted(visits, key=lambda visit: visit.span):
        if window and visit.span[0] - window[0].span[0] > _WINDOW:
            yield window
            window = []
        window.append(visit)
    if window:
        yield window


def _taken(windows: Iterable[Sequence[Visit]], viewer: User) -> Iterable[Conflict]:
    """Return the stored busy times of people, without duplicates where one reaches into two windows."""
    found: dict[Conflict, None] = {}
    for window in windows:
        people = {person.id for visit in window for person in visit.resources}
        begin, end = window[0].span[0], max(visit.span[1] for visit in window)
        found |= dict.fromkeys(conflicts(viewer, people, begin, end))
    return found
