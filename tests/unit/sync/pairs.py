"""Small values for the planner's tests, and Hypothesis strategies for whole ones."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from webapp.connectors.event import SHOW_AS, Details, Event, Marker, Override
from webapp.my_calendar.models import KINDS
from webapp.sync.planner import EventNow, ItemNow, Observation, Options, Tie

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


def tie(base: Event | None = None, known: Event | None = None, *, detached: bool = False) -> Tie:
    base = base or ev()
    return Tie(base, known or base, detached=detached)


def seen(
    item: ItemNow | None = None,
    event: EventNow | None = None,
    tie: Tie | None = None,
    *,
    gone: bool = False,
    retrieving: bool = False,
) -> Observation:
    return Observation(item=item, event=event, gone=gone, tie=tie, retrieving=retrieving)


CASES = settings(max_examples=40, deadline=None, database=None)
"""Enough to find what is wrong, few enough to wait for; every run tries others."""

WALL = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(lambda value: value.replace(microsecond=0))
TEXT = st.text(max_size=12)
RULES = st.sampled_from([None, "FREQ=DAILY", "freq=weekly;interval=1;byday=MO,WE", "FREQ=YEARLY;COUNT=3;WKST=MO"])
DETAILS = st.builds(
    Details,
    subject=TEXT,
    start=WALL,
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
    dates = draw(st.lists(WALL, max_size=4, unique=True))
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
    """Events that share most of what they say, as two sides of a pair and their base do."""
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


OPTIONS = st.builds(
    Options,
    accept_create=st.booleans(),
    accept_update=st.booleans(),
    accept_delete=st.booleans(),
    kinds=st.frozensets(st.sampled_from(KINDS)),
)
INSTANTS = st.sampled_from([EARLIER, LATER])


ITEM_STATES = {
    name: st.booleans() for name in ("removed", "restorable", "from_elsewhere", "told_by_another", "told_twice")
}


@st.composite
def observations(draw: st.DrawFn) -> Observation:
    """Anything that can be seen of one pair."""
    if draw(st.booleans()):
        return draw(tied_pairs())
    ours, theirs, base = draw(related_events(3))
    gone = draw(st.booleans())
    items = st.builds(ItemNow, kind=st.sampled_from(KINDS), event=st.just(ours), changed_at=INSTANTS, **ITEM_STATES)
    marked = st.builds(
        EventNow,
        st.just(theirs),
        st.none() | INSTANTS,
        st.just(MARKER),
        stray=st.sampled_from([None, "ours", "another's"]),
    )
    found = marked | st.builds(EventNow, st.just(theirs), st.none() | INSTANTS)
    return Observation(
        item=draw(st.none() | items),
        event=None if gone else draw(st.none() | found),
        gone=gone,
        tie=draw(st.none() | st.builds(Tie, st.just(base), st.just(base), detached=st.booleans())),
        retrieving=draw(st.booleans()),
    )


@st.composite
def tied_pairs(draw: st.DrawFn) -> Observation:
    """A pair in step, both sides of which were read; each may have changed."""
    ours, theirs, base, known = draw(related_events(4))
    return Observation(
        item=draw(st.builds(ItemNow, st.sampled_from(KINDS), st.just(ours), INSTANTS)),
        event=draw(st.builds(EventNow, st.just(theirs), st.none() | INSTANTS)),
        tie=Tie(base, draw(st.sampled_from([base, known]))),
    )
