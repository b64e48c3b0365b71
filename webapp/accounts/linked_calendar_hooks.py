"""Hooks through which the pages of accounts reach people's linked calendars, without depending on the area that links.

The area registers its hooks when the application is created.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from webapp.accounts.models import User


class FindCalendars(Protocol):
    def __call__(self, person: User, *, now: datetime) -> Sequence[object]: ...


class RemoveEvents(Protocol):
    def __call__(self, person: User, *, by: User) -> None: ...


@dataclass(frozen=True, slots=True)
class LinkedCalendarHooks:
    """Operations on all linked calendars of a person.

    `find` takes the person and the current time, and returns what partials/admin/_linked_calendar.html shows: linked
    calendars, and unlinked ones whose events are not deleted yet. `remove_events` takes the person and, as `by`, the
    administrator; it unlinks, and deletes in the background the events that were written. It must be idempotent.
    """

    find: FindCalendars
    remove_events: RemoveEvents


_hooks: list[LinkedCalendarHooks] = []


def add_hooks(hooks: LinkedCalendarHooks) -> None:
    """Register hooks; registering the same ones again (by a second application in one process) has no effect."""
    if hooks not in _hooks:
        _hooks.append(hooks)


def find_linked_calendars(person: User, *, now: datetime) -> list[object]:
    """Return the person's linked calendars, as `LinkedCalendarHooks.find` describes them."""
    return [calendar for hooks in _hooks for calendar in hooks.find(person, now=now)]


def remove_events(person: User, *, by: User) -> None:
    """Delete what was written to the person's linked calendars, and unlink them; `by` is the administrator."""
    for hooks in _hooks:
        hooks.remove_events(person, by=by)
