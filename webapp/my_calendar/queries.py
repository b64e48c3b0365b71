"""Queries of My Calendar for pages. Every function takes the person and returns that person's items only."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import defer, selectinload

from webapp.accounts.models import User
from webapp.extensions import db
from webapp.my_calendar import recurrence
from webapp.my_calendar.layout import Entry
from webapp.my_calendar.models import (
    KINDS,
    SHARED_KINDS,
    Item,
    ItemOverride,
    belongs_to,
    is_present,
)
from webapp.my_calendar.visibility import PLANNERS

SINGLE = "single"
"""The occurrence token of an item that is not a series."""

TOKEN = "%Y%m%dT%H%M%S"  # noqa: S105
"""strftime format of occurrence tokens in addresses and element ids: the original start."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Shown:
    """The entries of a range of days. `incomplete` are subjects of items of which not all occurrences are shown."""

    entries: tuple[Entry, ...]
    incomplete: tuple[str, ...]


def find_item(user: User, item_id: int) -> Item | None:
    """Return the item if it is in the person's calendar or Trash."""
    return db.session.scalar(select(Item).where(Item.id == item_id, belongs_to(user.id, Item.id == item_id)))


def find_movable_item(user: User, item_id: int) -> Item | None:
    """Return the item if the person may move it: one in their calendar, or a shared one that they plan for others."""
    condition = belongs_to(user.id, Item.id == item_id)
    if user.role in PLANNERS:
        condition = or_(condition, Item.kind.in_(SHARED_KINDS))
    return db.session.scalar(select(Item).where(Item.id == item_id, condition))


def shown_between(user: User, after: datetime, before: datetime, kinds: Collection[str] = KINDS) -> Shown:
    """Return the entries of the person's calendar, of these kinds, that overlap the span between two instants."""
    items = db.session.scalars(
        select(Item)
        .where(*_touching(user, after, before, kinds))
        .options(defer(Item.description), selectinload(Item.overrides).defer(ItemOverride.description))
    )
    entries: list[Entry] = []
    incomplete: list[str] = []
    for item in items:
        expansion = expand_item(item, user.time_zone, after, before)
        overrides = {override.original_start: override for override in item.overrides}
        entries.extend(
            _entry(item, overrides[occurrence.original_start] if occurrence.is_override else item, occurrence, user)
            for occurrence in expansion.occurrences
        )
        if expansion.too_many or expansion.unreadable:
            incomplete.append(item.subject)
    return Shown(tuple(entries), tuple(incomplete))


def expand_item(item: Item, home_zone: str, after: datetime, before: datetime) -> recurrence.Expansion:
    """Return the item's occurrences between two instants."""
    return recurrence.expand(
        item.timing,
        rrule=item.rrule,
        rdates=item.extra_starts,
        periods=item.own_ends,
        exdates=item.excluded_starts,
        overrides={override.original_start: override.timing for override in item.overrides},
        after=after,
        before=before,
        home_zone=home_zone,
    )


def news_stamp(user: User, after: datetime, before: datetime, kinds: Collection[str] = KINDS) -> str:
    """Return a stamp that changes whenever the result of `shown_between` may have changed. One indexed query.

    An insert or delete changes the count and the sum of ids, an update the sum of versions.
    """
    columns = (func.count(), func.coalesce(func.sum(Item.version), 0), func.coalesce(func.sum(Item.id), 0))
    return "-".join(
        str(number)
        for number in db.session.execute(select(*columns).where(*_touching(user, after, before, kinds))).one()
    )


def trashed_items(user: User) -> Sequence[Item]:
    """Return the items in the person's Trash, newest first: those of their calendar, and shared ones they created."""
    trashed = Item.trashed_at.is_not(None)
    return db.session.scalars(
        select(Item)
        .where(trashed, or_(belongs_to(user.id, trashed), _made_by(user)))
        .order_by(Item.trashed_at.desc(), Item.id.desc())
        .limit(500)
    ).all()


def find_restorable_item(user: User, item_id: int) -> Item | None:
    """Return the item if the person may restore it: they may move it, or created it."""
    made = db.session.scalar(select(Item).where(Item.id == item_id, _made_by(user)))
    return made or find_movable_item(user, item_id)


def _made_by(user: User) -> ColumnElement[bool]:
    return and_(Item.kind.in_(SHARED_KINDS), Item.owner_id == user.id)


def occurrence_token(item: Item, original_start: datetime) -> str:
    """Return the token of an occurrence, for addresses and element ids."""
    return original_start.strftime(TOKEN) if item.is_series else SINGLE


def read_occurrence(item: Item, token: str, home_zone: str) -> datetime | None:
    """Return the original start for `token`; None if the item has no such occurrence."""
    if not item.is_series:
        return item.start
    try:
        original_start = datetime.strptime(token, TOKEN)  # noqa: DTZ007
    except ValueError:
        return None
    if find_override(item, original_start):
        return original_start
    exists = recurrence.is_occurrence(
        original_start,
        timing=item.timing,
        rrule=item.rrule,
        rdates=item.extra_starts,
        exdates=item.excluded_starts,
        home_zone=home_zone,
    )
    return original_start if exists else None


def find_override(item: Item, original_start: datetime) -> ItemOverride | None:
    """Return the override of an occurrence, if there is one."""
    return next((o for o in item.overrides if o.original_start == original_start), None)


def _touching(user: User, after: datetime, before: datetime, kinds: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    # A day more on both sides: the span of a shared all-day item is derived in the zone of whoever saved it last.
    span = (Item.ends_at >= after - _DAY, Item.starts_at < before + _DAY)
    some = () if len(kinds) == len(KINDS) else (Item.kind.in_(sorted(kinds)),)
    return (is_present(), *span, belongs_to(user.id, *span), *some)


def _entry(item: Item, source: Item | ItemOverride, occurrence: recurrence.Occurrence, user: User) -> Entry:
    timing, zone = occurrence.timing, user.time_zone
    start, end = timing.start, timing.end
    if not timing.all_day:
        start, end = recurrence.to_wall(occurrence.starts_at, zone), recurrence.to_wall(occurrence.ends_at, zone)
    return Entry(
        item_id=item.id,
        version=item.version,
        occurrence=occurrence_token(item, occurrence.original_start),
        subject=source.subject,
        location=source.location,
        show_as=source.show_as,
        private=source.private,
        is_series=item.is_series,
        is_one_date=item.series_uid is not None,
        timing=timing,
        starts_at=occurrence.starts_at,
        ends_at=occurrence.ends_at,
        start=start,
        end=end,
        kind=item.kind,
        is_done=item.done_at is not None,
    )
