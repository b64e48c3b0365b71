"""Small values for the planner's tests, and Hypothesis strategies for whole ones."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from tests.examples import SOAK, repeats
from webapp.connectors.event import SHOW_AS, Details, Event, Marker, Override
from webapp.my_calendar.models import KINDS
from webapp.sync.engine.planner import Agreement, EventNow, ItemNow, Loss, Observation, Options

EARLIER = datetime(2026, 11, 1, 8, tzinfo=UTC)
LATER = EARLIER + timedelta(hours=1)
START = datetime(2026, 12, 1, 9)
ALL = Options(accept_create=True, accept_update=True, accept_delete=True, kinds=frozenset(KINDS))
MARKER = Marker("this-installation", "item-1")


def without(**values: object) -> Options:
    """Everything on, but for what is named."""
    return replace(ALL, **values)  # type: ignore[arg-type]


def ev(subject: str = "Visit", start: datetime = START, **details: object) -> Event:
    """An hour in Berlin."""
    end = start + timedelta(hours=1)
    return Event(Details(subject=subject, start=start, **{"end": end, "zone": "Europe/Berlin", **details}))  # type: ignore[arg-type]


def item(event: Event | None = None, kind: str = "appointment", **fields: object) -> ItemNow:
    return ItemNow(kind, event or ev(), **{"changed_at": EARLIER, **fields})  # type: ignore[arg-type]


def there(event: Event | None = None, modified_at: datetime | None = None, marker: Marker | None = None) -> EventNow:
    return EventNow(event or ev(), modified_at, marker)


def agreement(
    base_local: Event | None = None, base_remote: Event | None = None, *, detached: bool = False
) -> Agreement:
    base_local = base_local or ev()
    return Agreement(base_local, base_remote or base_local, detached=detached)


def observe(
    item: ItemNow | None = None,
    event: EventNow | None = None,
    agreement: Agreement | None = None,
    *,
    gone: bool = False,
    retrieving: bool = False,
) -> Observation:
    return Observation(item=item, event=event, gone=gone, agreement=agreement, retrieving=retrieving)


CASES = repeats(40)
"""Enough to find what is wrong, few enough to wait for."""

SEED = 1
"""With it every action comes up often enough among so few examples, wherever the code of the test is moved to."""

OFTEN_ENOUGH = 5
"""Examples that have to lead to each of the actions that a property is about."""


def holds_for_all(
    about: Iterable[str], *, examples: int = 30
) -> Callable[[Callable[..., Iterable[str]]], Callable[[], None]]:
    """Make a test of what holds for all observations and options, tried on so many examples of each situation.

    Drawn by chance alone, hardly any pair would be removed or new. What is tried names what came of it, and the test
    fails as well where one of the names that it is `about` hardly ever came up: then it says nothing about that.
    """

    def make_test(is_true_of: Callable[..., Iterable[str]]) -> Callable[[], None]:
        def test() -> None:
            came_up: Counter[str] = Counter()
            for situation in SITUATIONS:
                _try(is_true_of, situation, examples, came_up)
            assert {name for name in about if came_up[name] < OFTEN_ENOUGH} == set(), came_up

        test.__doc__ = is_true_of.__doc__
        return pytest.mark.slow(test)

    return make_test


def _try(is_true_of: Callable[..., Iterable[str]], situation: str, examples: int, came_up: Counter[str]) -> None:
    @repeats(examples)
    @given(observations(situation), OPTIONS)
    def each(observed: Observation, options: Options) -> None:
        came_up.update(is_true_of(observed, options))

    if not SOAK:
        seed(SEED)(each)
    each()


WALL = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(lambda value: value.replace(microsecond=0))
TEXT = st.text(max_size=12)
RULES = st.sampled_from([None, "FREQ=DAILY", "freq=weekly;interval=1;byday=MO,WE", "FREQ=YEARLY;COUNT=3;WKST=MO"])
# Series begin at even seconds, while their dates are named by odd ones: of a date that happens to be named by another
# start it is unknown whether it went along when the series moved there.
_STARTS = WALL.map(lambda wall: wall.replace(second=wall.second & ~1))
_NAMES = WALL.map(lambda wall: wall.replace(second=wall.second | 1))
DETAILS = st.builds(
    Details,
    subject=TEXT,
    start=_STARTS,
    end=WALL,
    zone=st.sampled_from([None, "UTC", "Z", "Europe/Berlin", "America/New_York"]),
    all_day=st.booleans(),
    location=TEXT,
    description=TEXT,
    show_as=st.sampled_from(sorted(SHOW_AS)),
    private=st.booleans(),
)
_DATES = st.lists(WALL, max_size=3, unique=True).map(tuple)


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Any event whose occurrences are each changed or excluded once at the most, as every calendar keeps them."""
    dates = draw(st.lists(_NAMES, max_size=4, unique=True))
    split = draw(st.integers(0, len(dates)))
    return Event(
        details=draw(DETAILS),
        rrule=draw(RULES),
        rdates=draw(_DATES),
        exdates=tuple(dates[:split]),
        overrides=tuple(Override(date, draw(DETAILS)) for date in dates[split:]),
    )


@st.composite
def related_events(draw: st.DrawFn, count: int) -> list[Event]:
    """Yield events that share most of their values, as the two sides of a pair and their base do."""
    first, other = draw(events()), draw(events())
    result = [first]
    for _ in range(count - 1):
        details = replace(
            first.details,
            **{
                name: getattr(other.details, name)
                for name in draw(st.sets(st.sampled_from(["subject", "location", "start", "all_day", "show_as"])))
            },
        )
        series = draw(st.sampled_from([first, other]))
        result.append(
            Event(details, draw(st.sampled_from([first, other])).rrule, first.rdates, series.exdates, series.overrides)
        )
    return result


OPTIONS = st.just(ALL) | st.builds(
    Options,
    accept_create=st.booleans(),
    accept_update=st.booleans(),
    accept_delete=st.booleans(),
    kinds=st.frozensets(st.sampled_from(KINDS)),
)
INSTANTS = st.sampled_from([EARLIER, LATER])
_ANY = st.booleans()

_WEEKS = tuple(START + timedelta(weeks=week) for week in range(1, 4))
_SERIES = Event(ev().details, rrule="FREQ=WEEKLY;COUNT=9")
_EDITS: dict[str, Callable[[Event, int], Event]] = {
    "subject": lambda event, which: _with(event, subject=f"Visit {which}"),
    "location": lambda event, which: _with(event, location=f"Room {which}"),
    "time": lambda event, which: _with(event, start=START + timedelta(hours=which), end=START + timedelta(hours=9)),
    "show_as": lambda event, which: _with(event, show_as=sorted(SHOW_AS)[which]),
    "rule": lambda event, which: replace(event, rrule=f"FREQ=DAILY;COUNT={which + 5}"),
    "excluded": lambda event, which: replace(event, exdates=(_WEEKS[which],)),
    "moved": lambda event, which: replace(event, overrides=(Override(_WEEKS[which], ev(f"Moved {which}").details),)),
}


def _with(event: Event, **details: Any) -> Event:
    return replace(event, details=replace(event.details, **details))


@st.composite
def edited(draw: st.DrawFn, event: Event) -> Event:
    """Yield `event` after a few edits; by chance the same ones as on the other side."""
    for name in draw(st.lists(st.sampled_from(list(_EDITS)), min_size=1, max_size=3, unique=True)):
        event = _EDITS[name](event, draw(st.integers(0, 2)))
    return event


def _item(event: Event, **fields: st.SearchStrategy[bool]) -> st.SearchStrategy[ItemNow]:
    kind = st.just("appointment") | st.sampled_from(KINDS)
    return st.builds(ItemNow, kind=kind, event=st.just(event), changed_at=INSTANTS, **fields)


def _event(event: Event, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[EventNow]:
    return st.builds(EventNow, st.just(event), st.none() | INSTANTS, **fields)


_STRAY = st.sampled_from([None, "ours", "another's"])
_MARKED = {"marker": st.just(MARKER), "orphan": _STRAY}

SITUATIONS = (
    *("new there", "new here", "changed there", "changed here", "changed"),
    *("gone there", "lost there", "removed here", "any"),
)


@st.composite
def observations(draw: st.DrawFn, situation: str) -> Observation:
    """Anything that can be seen of one pair to which this happened."""
    base = draw(st.sampled_from([ev(), _SERIES]))
    ours, theirs = draw(edited(base)), draw(edited(base))
    agreement = Agreement(base, draw(st.just(base) | edited(base)))
    match situation:
        case "new there":
            event = _event(theirs, has_local_instances=st.booleans()) | _event(theirs, **_MARKED)
            return Observation(event=draw(event), retrieving=draw(st.booleans()))
        case "new here":
            return Observation(draw(_item(ours) | _item(ours, from_elsewhere=_ANY, owned_by_other=_ANY)))
        case "changed there":
            return Observation(draw(_item(base, duplicated=_ANY)), draw(_event(theirs)), agreement=agreement)
        case "changed here":
            return Observation(
                draw(_item(ours, duplicated=_ANY)), draw(st.none() | _event(agreement.base_remote)), agreement=agreement
            )
        case "changed":
            return Observation(draw(_item(ours)), draw(_event(theirs, is_expanded=_ANY)), agreement=agreement)
        case "gone there":
            return Observation(draw(_item(base) | _item(ours, removed=_ANY)), gone=True, agreement=agreement)
        case "lost there":
            loss = draw(st.just("withdrawn_again") | st.sampled_from(get_args(Loss)))
            return Observation(draw(_item(base) | _item(ours)), gone=True, lost=loss, agreement=agreement)
        case "removed here":
            removed = _item(ours, removed=st.just(True), restorable=_ANY)
            return Observation(
                draw(removed),
                draw(st.none() | _event(agreement.base_remote) | _event(theirs) | _event(theirs)),
                agreement=agreement,
            )
    gone = draw(_ANY)
    anything = _event(theirs, is_instance=_ANY, is_expanded=_ANY, has_local_instances=_ANY) | _event(theirs, **_MARKED)
    states = dict.fromkeys(("removed", "restorable", "from_elsewhere", "owned_by_other", "duplicated"), _ANY)
    return Observation(
        item=draw(st.none() | _item(ours, **states)),
        event=None if gone else draw(st.none() | anything),
        gone=gone,
        agreement=draw(st.none() | st.builds(Agreement, st.just(base), st.just(base), detached=_ANY)),
        retrieving=draw(_ANY),
    )


@st.composite
def linked_pairs(draw: st.DrawFn) -> Observation:
    """A pair in step, both sides of which were read; each may have changed."""
    ours, theirs, base_local, base_remote = draw(related_events(4))
    return Observation(
        item=draw(st.builds(ItemNow, st.sampled_from(KINDS), st.just(ours), INSTANTS)),
        event=draw(st.builds(EventNow, st.just(theirs), st.none() | INSTANTS)),
        agreement=Agreement(base_local, draw(st.sampled_from([base_local, base_remote]))),
    )
