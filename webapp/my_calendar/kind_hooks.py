"""Hooks of other areas in My Calendar, which does not depend on them.

Areas register when the application is created. A kind without hooks behaves like an appointment.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from webapp.accounts.models import User
from webapp.my_calendar.models import Item
from webapp.my_calendar.recurrence import Timing


@dataclass(frozen=True, slots=True)
class Steps:
    """Status buttons: each posts its `status` to `address`, with the version of the item.

    `labels` are the buttons' texts by status.
    """

    address: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RestoreRestriction:
    """Reason why an item cannot be restored: a sentence, and the address of the page where to remove the cause."""

    sentence: str
    address: str


def _no_steps(_viewer: User, _item_ids: Collection[int]) -> Mapping[int, Steps]:
    return {}


def _no_advice(_viewer: User, _item: Item, _timing: Timing) -> list[str]:
    return []


def _no_restrictions(_viewer: User, _item_ids: Collection[int]) -> Mapping[int, RestoreRestriction]:
    return {}


@dataclass(frozen=True, slots=True)
class Area:
    """Hooks of one kind. `steps` and `restrictions` take many item ids at once, and return a mapping by item id."""

    steps: Callable[[User, Collection[int]], Mapping[int, Steps]] = _no_steps
    advice: Callable[[User, Item, Timing], list[str]] = _no_advice
    restrictions: Callable[[User, Collection[int]], Mapping[int, RestoreRestriction]] = _no_restrictions


@dataclass(frozen=True, slots=True)
class SplitHooks:
    """Hooks of an area that keeps copies of series elsewhere, for when a series is split in two.

    `divided` is called with the series, the new item for its rest, and the original start at which the rest begins,
    before both are stored. `losses` returns sentences about what the copy of the rest would lack.
    """

    divided: Callable[[Item, Item, datetime], None]
    losses: Callable[[Item], list[str]]


T = TypeVar("T")

_areas: dict[str, Area] = {}
_elsewhere: list[Callable[[Item], list[str]]] = []
_split_hooks: list[SplitHooks] = []


def add_area(kind: str, area: Area) -> None:
    """Register the hooks of a kind in My Calendar."""
    _areas[kind] = area


def add_elsewhere(hook: Callable[[Item], list[str]]) -> None:
    """Register a hook that returns sentences on where else a removed item is still shown."""
    if hook not in _elsewhere:
        _elsewhere.append(hook)


def still_shown(item: Item) -> str:
    """Return sentences, each after a space, on where an item is still shown although it should not be; else empty."""
    return "".join(f" {sentence}" for hook in _elsewhere for sentence in hook(item))


def add_split_hooks(hooks: SplitHooks) -> None:
    """Register hooks for when a series is split in two."""
    _split_hooks.append(hooks)


def notify_split(item: Item, rest: Item, start: datetime) -> None:
    """Call the hooks for a series of which the occurrences from `start` on become the item `rest`."""
    for hooks in _split_hooks:
        hooks.divided(item, rest, start)


def losses_of(item: Item) -> list[str]:
    """Return sentences to show to a person before a series is split."""
    return [loss for hooks in _split_hooks for loss in hooks.losses(item)] if item.is_series else []


def steps_of(viewer: User, kinds_and_ids: Iterable[tuple[str, int]]) -> Mapping[int, Steps]:
    """Return the status buttons of entries, by item id."""
    return _asked(kinds_and_ids, lambda area, ids: area.steps(viewer, ids))


def advice_on(viewer: User, item: Item, timing: Timing) -> list[str]:
    """Return warnings about moving the item to `timing`. They do not prevent the move."""
    return _areas.get(item.kind, Area()).advice(viewer, item, timing)


def restrictions_of(viewer: User, items: Iterable[Item]) -> Mapping[int, RestoreRestriction]:
    """Return the items that cannot be restored at present, by id."""
    return _asked(((item.kind, item.id) for item in items), lambda area, ids: area.restrictions(viewer, ids))


def _asked(
    kinds_and_ids: Iterable[tuple[str, int]], ask: Callable[[Area, Collection[int]], Mapping[int, T]]
) -> Mapping[int, T]:
    """Call each area's hook once with all its item ids, and merge the results."""
    by_kind: dict[str, set[int]] = {}
    for kind, item_id in kinds_and_ids:
        by_kind.setdefault(kind, set()).add(item_id)
    answers: dict[int, T] = {}
    for kind, ids in by_kind.items():
        answers |= ask(_areas.get(kind, Area()), ids)
    return answers
