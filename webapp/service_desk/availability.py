"""Working hours and busy times of people: their items, and the events of their linked calendars.

Every function handles many people at once, with a number of queries that does not depend on how many.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import lazyload, load_only
from sqlalchemy.orm.attributes import set_committed_value

from webapp.accounts.models import User
from webapp.extensions import db
from webapp.my_calendar.models import SHARED_KINDS, Assignment, BusyTime, Item, ItemOverride, is_present
from webapp.my_calendar.queries import expand_item
from webapp.my_calendar.recurrence import to_utc, to_wall
from webapp.my_calendar.visibility import BUSY, visible_to
from webapp.service_desk.models import WorkingHours

_DAY = timedelta(days=1)
_NEEDED = (
    Item.owner_id, Item.kind, Item.subject, Item.start, Item.end, Item.zone, Item.all_day, Item.show_as, Item.private,
    Item.rrule, Item.rdates, Item.exdates, Item.periods, Item.duration, Item.starts_at, Item.ends_at, Item.version,
)  # fmt: skip

Span = tuple[datetime, datetime]
"""Start and end instant; the end is exclusive."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Working hours of a person per weekday (0 is Monday), in minutes after midnight in `zone`.

    A weekday without an entry is a day off.
    """

    zone: str
    days: Mapping[int, tuple[int, int]]

    def spans(self, after: datetime, before: datetime) -> list[Span]:
        """Return the working times that overlap the given span, in order; adjoining ones are merged."""
        day, last = to_wall(after, self.zone).date() - _DAY, to_wall(before, self.zone).date()
        found: list[Span] = []
        while day <= last:
            span = self._on(day)
            day += _DAY
            if span is None or span[1] <= after or span[0] >= before:
                continue
            if found and found[-1][1] >= span[0]:
                found[-1] = (found[-1][0], span[1])
            else:
                found.append(span)
        return found

    def cover(self, starts_at: datetime, ends_at: datetime) -> bool:
        """Return whether the whole span is working time; a span of no length has to begin within it."""
        wanted = max(ends_at, starts_at + timedelta(microseconds=1))
        return any(start <= starts_at and wanted <= end for start, end in self.spans(starts_at, wanted))

    def _on(self, day: date) -> Span | None:
        starts, ends = self.days.get(day.weekday(), (0, 0))
        if ends <= starts:
            return None
        midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001
        return (
            to_utc(midnight + timedelta(minutes=starts), self.zone),
            to_utc(midnight + timedelta(minutes=ends), self.zone),
        )


DEFAULT_HOURS: Mapping[int, tuple[int, int]] = dict.fromkeys(range(5), (8 * 60, 17 * 60))
"""Monday to Friday, 8 to 17: for people without hours of their own."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A time at which a person is busy. `label` is BUSY where the viewer may see the times only."""

    user_id: int
    starts_at: datetime
    ends_at: datetime
    label: str


@dataclass(frozen=True, slots=True)
class Presence:
    """One occurrence of an item in one person's calendar; its texts are those of `source`."""

    user_id: int
    item: Item
    source: Item | ItemOverride
    original_start: datetime
    starts_at: datetime
    ends_at: datetime

    @property
    def takes_time(self) -> bool:
        return self.source.show_as != "free"

    @property
    def override(self) -> ItemOverride | None:
        return self.source if isinstance(self.source, ItemOverride) else None

    @property
    def is_private(self) -> bool:
        """Return True if only the owner may read it. Items that are assigned to people never are private."""
        return (self.item.private or self.source.private) and self.item.kind not in SHARED_KINDS


def hours_of(user_ids: Iterable[int]) -> dict[int, Hours]:
    """Return the working hours of each of these people. One query."""
    rows = db.session.execute(
        select(User.id, User.time_zone, WorkingHours.weekday, WorkingHours.starts, WorkingHours.ends)
        .outerjoin(WorkingHours, WorkingHours.user_id == User.id)
        .where(User.id.in_(set(user_ids)))
    )
    zones: dict[int, str] = {}
    days: dict[int, dict[int, tuple[int, int]]] = {}
    for user_id, zone, weekday, starts, ends in rows:
        zones[user_id] = zone
        if weekday is not None:
            days.setdefault(user_id, {})[weekday] = (starts, ends)
    return {user_id: Hours(zone, days.get(user_id, DEFAULT_HOURS)) for user_id, zone in zones.items()}


def outside_hours(user: User, starts_at: datetime, ends_at: datetime) -> bool:
    """Return whether any of the span lies outside the person's working hours."""
    return not hours_of([user.id])[user.id].cover(starts_at, ends_at)


def conflicts(
    viewer: User,
    user_ids: Iterable[int],
    starts_at: datetime,
    ends_at: datetime,
    *,
    except_item_id: int | None = None,
) -> list[Conflict]:
    """Return the busy times of these people within the span, in order of time, as far as `viewer` may see them.

    Items shown as free are left out, and adjoining times are no conflict. The label of private items is BUSY.
    """
    ids = set(user_ids)
    zones = {user_id: hours.zone for user_id, hours in hours_of(ids).items()}
    found = [
        Conflict(p.user_id, p.starts_at, p.ends_at, _label(p))
        for p in presences(viewer, zones, starts_at, ends_at)
        if p.takes_time and p.item.id != except_item_id and _overlap(p.starts_at, p.ends_at, starts_at, ends_at)
    ]
    found += [
        Conflict(busy.user_id, busy.starts_at, busy.ends_at, BUSY)
        for busy in busy_times(ids, starts_at, ends_at)
        if _overlap(busy.starts_at, busy.ends_at, starts_at, ends_at)
    ]
    return sorted(found, key=lambda conflict: (conflict.starts_at, conflict.user_id, conflict.ends_at))


def presences(viewer: User, zones: Mapping[int, str], after: datetime, before: datetime) -> Iterator[Presence]:
    """Yield the occurrences in people's calendars between two instants that `viewer` may see. Three queries.

    `zones` maps user ids to the time zone in which each person's all-day and floating items are placed.
    """
    # A day more on both sides: all-day and floating items begin at another instant in another zone.
    span = (is_present(), Item.ends_at >= after - _DAY, Item.starts_at < before + _DAY)
    ids = set(zones)
    own = select(Item.owner_id, Item).where(
        Item.owner_id.in_(ids), Item.kind.not_in(SHARED_KINDS), visible_to(viewer), *span
    )
    assigned = (
        select(Assignment.user_id, Item)
        .join(Item, Item.id == Assignment.item_id)
        .where(Assignment.user_id.in_(ids), Item.kind.in_(SHARED_KINDS), *span)
    )
    # Overrides are loaded in one query: the relationship would load them a few hundred items at a time.
    options = (load_only(*_NEEDED), lazyload(Item.overrides))
    rows = [row for query in (own, assigned) for row in db.session.execute(query.options(*options)).all()]
    _load_overrides([item for _, item in rows if item.is_series])
    for user_id, item in rows:
        yield from _occurrences(user_id, item, zones[user_id], after, before)


def _load_overrides(series: Sequence[Item]) -> None:
    changed: dict[int, list[ItemOverride]] = {item.id: [] for item in series}
    for override in db.session.scalars(
        select(ItemOverride).where(ItemOverride.item_id.in_(changed)).order_by(ItemOverride.original_start)
    ):
        changed[override.item_id].append(override)
    for item in series:
        set_committed_value(item, "overrides", changed[item.id])


def _label(presence: Presence) -> str:
    return BUSY if presence.is_private else presence.source.subject or "(No subject)"


def busy_times(user_ids: Iterable[int], after: datetime, before: datetime) -> Sequence[BusyTime]:
    """Return the busy times from events of these people's linked calendars."""
    return db.session.scalars(
        select(BusyTime).where(
            BusyTime.user_id.in_(set(user_ids)), BusyTime.ends_at > after, BusyTime.starts_at < before
        )
    ).all()


def _occurrences(user_id: int, item: Item, zone: str, after: datetime, before: datetime) -> Iterator[Presence]:
    if not item.is_series:
        starts_at, ends_at = item.starts_at, item.ends_at
        if item.all_day or item.zone is None:  # the stored span was derived in the zone of the item's creator
            starts_at, ends_at = item.timing.span(zone)
        if starts_at < before and (ends_at > after or starts_at == ends_at >= after):
            yield Presence(user_id, item, item, item.start, starts_at, ends_at)
        return
    overrides = {override.original_start: override for override in item.overrides}
    for occurrence in expand_item(item, zone, after, before).occurrences:
        source = overrides[occurrence.original_start] if occurrence.is_override else item
        yield Presence(user_id, item, source, occurrence.original_start, occurrence.starts_at, occurrence.ends_at)


def _overlap(starts_at: datetime, ends_at: datetime, after: datetime, before: datetime) -> bool:
    return starts_at < before and ends_at > after
