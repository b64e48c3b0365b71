"""What other areas add to My Calendar, which knows nothing of them: owners of the other kinds, and who keeps items too.

They say what they add when the application is made; a kind about which nothing is said behaves like an appointment.
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
    """Buttons that take work a step further: a POST of `status` to `address`, with the version of its item.

    `labels` are those of the statuses that may follow.
    """

    address: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why an item cannot come out of the Trash, in a plain sentence, and the page where that can be changed."""

    sentence: str
    address: str


def _no_steps(_viewer: User, _item_ids: Collection[int]) -> Mapping[int, Steps]:
    return {}


def _no_advice(_viewer: User, _item: Item, _timing: Timing) -> list[str]:
    return []


def _no_hindrances(_viewer: User, _item_ids: Collection[int]) -> Mapping[int, Hindrance]:
    return {}


@dataclass(frozen=True, slots=True)
class Area:
    """What one kind adds. `steps` and `hindrances` are asked about many items at once and answer by item id."""

    steps: Callable[[User, Collection[int]], Mapping[int, Steps]] = _no_steps
    advice: Callable[[User, Item, Timing], list[str]] = _no_advice
    hindrances: Callable[[User, Collection[int]], Mapping[int, Hindrance]] = _no_hindrances


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who keeps items in other places too, where more may be noted of them than an item can say.

    `divided` is told of a series and its rest, which begins at its date `start`, before both are stored; `losses` says
    in sentences what such a rest would not have of what the series has there.
    """

    divided: Callable[[Item, Item, datetime], None]
    losses: Callable[[Item], list[str]]


T = TypeVar("T")

_areas: dict[str, Area] = {}
_told_elsewhere: list[Callable[[Item], list[str]]] = []
_keepers: list[Keeper] = []


def add_area(kind: str, area: Area) -> None:
    """Register the hooks of a kind in My Calendar."""
    _areas[kind] = area


def add_elsewhere(tell: Callable[[Item], list[str]]) -> None:
    """Register `tell`, which returns sentences on where else a removed item is still shown."""
    if tell not in _told_elsewhere:
        _told_elsewhere.append(tell)


def still_shown(item: Item) -> str:
    """Return, as sentences after another one, where an item is still shown although it should be gone from there."""
    return "".join(f" {sentence}" for tell in _told_elsewhere for sentence in tell(item))


def add_keeper(keeper: Keeper) -> None:
    """Register a callback for when a series is split in two."""
    _keepers.append(keeper)


def tell_divided(item: Item, rest: Item, start: datetime) -> None:
    """Tell that what follows in a series from `start` on is an item of its own."""
    for keeper in _keepers:
        keeper.divided(item, rest, start)


def losses_of(item: Item) -> list[str]:
    """Return what a person should know before a series is divided."""
    return [loss for keeper in _keepers for loss in keeper.losses(item)] if item.is_series else []


def steps_of(viewer: User, kinds_and_ids: Iterable[tuple[str, int]]) -> Mapping[int, Steps]:
    """Return by item id the steps that a calendar entry offers."""
    return _asked(kinds_and_ids, lambda area, ids: area.steps(viewer, ids))


def advice_on(viewer: User, item: Item, timing: Timing) -> list[str]:
    """Return warnings about moving the item to `timing`. They forbid nothing."""
    return _areas.get(item.kind, Area()).advice(viewer, item, timing)


def hindrances_of(viewer: User, items: Iterable[Item]) -> Mapping[int, Hindrance]:
    """Return by id which items cannot come out of the Trash as things are."""
    return _asked(((item.kind, item.id) for item in items), lambda area, ids: area.hindrances(viewer, ids))


def _asked(
    kinds_and_ids: Iterable[tuple[str, int]], ask: Callable[[Area, Collection[int]], Mapping[int, T]]
) -> Mapping[int, T]:
    """Ask each area once about its own, and put the answers together."""
    by_kind: dict[str, set[int]] = {}
    for kind, item_id in kinds_and_ids:
        by_kind.setdefault(kind, set()).add(item_id)
    answers: dict[int, T] = {}
    for kind, ids in by_kind.items():
        answers |= ask(_areas.get(kind, Area()), ids)
    return answers
