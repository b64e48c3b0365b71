"""Operations on items: create, change, move, trash, restore.

Every function takes the person. A change sets `updated_at`, derives `starts_at` and `ends_at`, and commits. The row's
`version` is the optimistic lock: an outdated one raises StaleItem.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from sqlalchemy import Select, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from webapp.accounts.models import User
from webapp.database import new_uid, utc_now
from webapp.extensions import db, rows_changed
from webapp.my_calendar import kind_hooks, recurrence
from webapp.my_calendar.models import (
    SKIP_SYNC_MARKS,
    Item,
    ItemOverride,
)
from webapp.my_calendar.moves import NotPossible, edited_timing, move_series, moved_rule, moved_to
from webapp.my_calendar.queries import TOKEN, find_override
from webapp.my_calendar.recurrence import RuleError, Timing

Scope = Literal["this", "following", "all"]
_DAY = timedelta(days=1)
_COPIED = ("subject", "location", "description", "show_as", "private")


class StaleItem(Exception):
    """The item was changed since the caller read it; `item` has the stored values."""

    def __init__(self, item: Item) -> None:
        super().__init__("the item has changed meanwhile")
        self.item = item


@dataclass(frozen=True, slots=True)
class Draft:
    """The values of an item, or of an occurrence of it, as entered or as stored."""

    subject: str
    timing: Timing
    rrule: str | None = None
    location: str = ""
    description: str = ""
    show_as: str = "busy"
    private: bool = False


@dataclass(frozen=True, slots=True)
class Removed:
    """What to undo after a removal: restore `item`, or include the occurrence at `original_start` again."""

    item: Item
    original_start: datetime | None = None


# Creating and changing


def occurrence_draft(item: Item, original_start: datetime) -> Draft:
    """Return the stored values of the occurrence."""
    override = find_override(item, original_start)
    source = override or item
    timing = override.timing if override else recurrence.date_of(item.timing, original_start, item.own_ends)
    return Draft(timing=timing, rrule=item.rrule, **{name: getattr(source, name) for name in _COPIED})


def create_item(user: User, draft: Draft, uid: str) -> Item:
    """Save a new appointment. A second call with the same `uid` (a double submit) returns the first one's item."""
    existing = db.session.scalar(select(Item).where(Item.owner_id == user.id, Item.uid == uid))
    if existing:
        return existing
    item = Item(uid=uid, owner_id=user.id)
    _write_master(item, draft, user)
    db.session.add(item)
    try:
        db.session.commit()
    except IntegrityError:  # another submit with the same `uid` committed first
        db.session.rollback()
        return db.session.scalars(select(Item).where(Item.owner_id == user.id, Item.uid == uid)).one()
    return item


def change_item(user: User, item: Item, draft: Draft, *, original_start: datetime, scope: Scope, version: int) -> Item:
    """Store `draft` in an occurrence, or in more of its series; return the item that has it afterwards.

    Raises:
        StaleItem: `version` is outdated.
        NotPossible: the change is impossible for this item.
        RuleError: the series cannot be split at this rule.
    """
    _check_version(item, version)
    item_id = item.id
    try:
        item = _change(user, item, draft, original_start, scope)
        _touch(user, item)
    except (NotPossible, RuleError):
        db.session.rollback()
        raise
    except StaleDataError:  # raised by a flush before the commit
        raise _stale(item_id) from None
    return _commit(item)


def _change(user: User, item: Item, draft: Draft, original_start: datetime, scope: Scope) -> Item:
    shown = occurrence_draft(item, original_start)
    if item.is_series and scope == "this":
        _change_one(item, draft, shown, original_start)
        return item
    if item.is_series and scope == "following":
        keeps_rule = draft.rrule == shown.rrule
        item = _split(user, item, original_start, keeps_rule=keeps_rule)
        if keeps_rule:
            draft = replace(draft, rrule=item.rrule)  # with the remaining COUNT
    _change_all(user, item, draft, shown, original_start)
    return item


def move_item(
    user: User,
    item: Item,
    *,
    original_start: datetime,
    scope: Scope,
    version: int,
    days: int,
    minutes: int,
    end_minutes: int,
) -> Item:
    """Move an occurrence, or more of its series, in the viewer's local time; `end_minutes` moves only the end.

    Items of any kind can be moved; their texts do not change. Raises as `change_item` does.
    """
    draft = occurrence_draft(item, original_start)
    timing = moved_timing(user, draft.timing, days=days, minutes=minutes, end_minutes=end_minutes)
    moved = replace(draft, timing=timing)
    return change_item(user, item, moved, original_start=original_start, scope=scope, version=version)


def moved_timing(user: User, timing: Timing, *, days: int, minutes: int, end_minutes: int) -> Timing:
    """Return `timing` moved as by `move_item`, for advice about the move. Raises NotPossible."""
    return _shifted(timing, user.time_zone, timedelta(days=days, minutes=minutes), timedelta(minutes=end_minutes))


def _shifted(timing: Timing, home_zone: str, by: timedelta, end_by: timedelta) -> Timing:
    if timing.all_day:
        whole_days = timedelta(days=by.days)
        return replace(timing, start=timing.start + whole_days, end=timing.end + whole_days)
    own_zone = timing.effective_zone(home_zone)
    starts_at, ends_at = timing.span(home_zone)
    start = recurrence.to_wall(starts_at, home_zone) + by
    end = recurrence.to_wall(ends_at, home_zone) + by + end_by
    if end < start:
        raise NotPossible("An item cannot end before it starts.")
    new_start = recurrence.to_wall(recurrence.to_utc(start, home_zone), own_zone)
    new_end = recurrence.to_wall(recurrence.to_utc(end, home_zone), own_zone)
    if not end_by:
        new_end = new_start + (timing.end - timing.start)
    return replace(timing, start=new_start, end=new_end)


def _write_master(item: Item, draft: Draft, user: User) -> None:
    """Store `draft` in an item; an unchanged time is not written."""
    _copy(draft, item)
    if draft.rrule == item.rrule and _same_time(draft.timing, item.timing):
        return
    timing = draft.timing
    if draft.rrule:
        # Calendars treat a start that the rule does not generate differently: the series begins with its first date.
        timing = _beginning(draft.rrule, timing, user.time_zone)
    elif not timing.all_day:
        timing = existing_times(timing, user.time_zone)
    item.rrule = draft.rrule
    _set_timing(item, timing)
    derive_span_of(item, user.time_zone)


def _beginning(rrule: str, timing: Timing, home_zone: str) -> Timing:
    """Return `timing` on the first date that the rule generates. Raises RuleError if there is none."""
    start = recurrence.first_match(rrule, timing.start, timing.effective_zone(home_zone))
    return replace(timing, start=start, end=start + (timing.end - timing.start))


def _same_time(one: Timing, other: Timing) -> bool:
    return (one.start, one.end, one.zone, one.all_day) == (other.start, other.end, other.zone, other.all_day)


def existing_times(timing: Timing, home_zone: str) -> Timing:
    """Return `timing` with local times that a clock change skips moved forward."""
    starts_at, ends_at = timing.span(home_zone)
    zone = timing.effective_zone(home_zone)
    return replace(timing, start=recurrence.to_wall(starts_at, zone), end=recurrence.to_wall(ends_at, zone))


def _change_all(user: User, item: Item, draft: Draft, shown: Draft, original_start: datetime) -> None:
    """Apply to the whole series what `draft` changes of `shown`, one of its occurrences."""
    if not item.is_series or not (draft.rrule or item.rdates):
        if item.is_series:  # not any more afterwards: the edited occurrence becomes the single item
            item.overrides.clear()
            item.exdates = []
        _write_master(item, draft, user)
        return
    override = find_override(item, original_start)
    if draft.rrule != item.rrule or not _same_time(draft.timing, shown.timing):
        _reshape(item, edited_timing(item.timing, shown.timing, draft.timing), draft.rrule, user.time_zone)
        if not _same_time(draft.timing, shown.timing):
            _set_occurrence_time(item, override, draft.timing)
    for name in _COPIED:
        value = getattr(draft, name)
        if value != getattr(shown, name):
            for target in filter(None, (item, override)):
                setattr(target, name, value)


def _set_occurrence_time(item: Item, override: ItemOverride | None, timing: Timing) -> None:
    """Set the time of the edited occurrence, if it is an override or an extra date with a duration of its own."""
    start = timing.start.isoformat()
    if override:
        _set_timing(override, timing)
    elif start in (item.periods or {}):
        item.periods = {**item.periods, start: timing.end.isoformat()}


def _reshape(item: Item, timing: Timing, rrule: str | None, home_zone: str) -> None:
    """Set the time of a series to `timing` and its rule to `rrule`, and move its dates accordingly."""
    if rrule is None or rrule == item.rrule:
        begin = timing
        rrule = rrule and moved_rule(rrule, item.timing, timing, home_zone)
    else:
        is_kept = recurrence.is_same_but_for_its_end(rrule, item.rrule or "")
        begin = timing if is_kept else _beginning(rrule, timing, home_zone)
    move_series(item, timing, rrule, home_zone)
    item.rrule = rrule
    _set_timing(item, begin)


def _change_one(item: Item, draft: Draft, shown: Draft, original_start: datetime) -> None:
    if draft == replace(shown, rrule=draft.rrule):
        return
    override = find_override(item, original_start)
    if override is None:
        override = ItemOverride(original_start=original_start)
        item.overrides.append(override)
    _copy(draft, override)
    _set_timing(override, draft.timing)


def _split(user: User, item: Item, original_start: datetime, *, keeps_rule: bool = True) -> Item:
    """End the series before `original_start`; return a new one, with a uid of its own, for the rest.

    If `original_start` is an extra date, the new series begins with the next date of the rule, and keeps it as an extra
    date; if the rule has ended before, only extra dates remain. At the first occurrence the series itself is returned.
    """
    extra = {*item.extra_starts, *(override.original_start for override in item.overrides)} - {*item.excluded_starts}
    if original_start <= min({item.start, *extra}):
        return item
    following = Item(
        uid=new_uid(),
        owner_id=item.owner_id,
        kind=item.kind,
        came_from=item.came_from,
        **{name: getattr(item, name) for name in _COPIED},
    )
    goes_on = _next_by_rule(item, original_start, user.time_zone)
    _set_timing(following, moved_to(item.timing, (keeps_rule and goes_on) or original_start, item.zone))
    following.duration = item.duration
    item.rdates, following.rdates = _divide(item.rdates, original_start)
    if item.rrule and goes_on:
        item.rrule, following.rrule = recurrence.shorten_rule(
            item.rrule, original_start, item.start, item.zone, all_day=item.all_day, home_zone=user.time_zone
        )
    elif not following.rdates:
        following.rdates = [original_start.isoformat()]  # so that a changed date not from the rule stays in the series
    item.exdates, following.exdates = _divide(item.exdates, original_start)
    if original_start <= item.start:
        item.exdates = [*item.exdates, item.start.isoformat()]  # only extra dates before its start remain
    following.periods = {start: end for start, end in (item.periods or {}).items() if start in following.rdates}
    item.periods = {start: end for start, end in (item.periods or {}).items() if start in item.rdates}
    for override in [o for o in item.overrides if o.original_start >= original_start]:
        item.overrides.remove(override)
        following.overrides.append(_copy_override(override))
    derive_span_of(following, user.time_zone)  # before the autoflush of a query below, which needs a complete row
    db.session.add(following)
    kind_hooks.notify_split(item, following, original_start)
    _touch(user, item)
    return following


def _next_by_rule(item: Item, at: datetime, home_zone: str) -> datetime | None:
    """Return the first date of the series' rule from `at` on; None if there is none. Raises RuleError."""
    zone = item.timing.effective_zone(home_zone)
    return recurrence.first_from(item.rrule, item.start, at, zone, all_day=item.all_day) if item.rrule else None


def _divide(dates: Iterable[str], at: datetime) -> tuple[list[str], list[str]]:
    dates = list(dates)
    earlier = [date_ for date_ in dates if datetime.fromisoformat(date_) < at]
    return earlier, [date_ for date_ in dates if date_ not in earlier]


def _copy_override(override: ItemOverride) -> ItemOverride:
    copy = ItemOverride(original_start=override.original_start)
    for name in _COPIED:
        setattr(copy, name, getattr(override, name))
    _set_timing(copy, override.timing)
    return copy


# Trash and restore


def trash_item(user: User, item: Item, *, original_start: datetime, scope: Scope, version: int) -> Removed:
    """Move an item to the Trash, or one occurrence or the rest out of a series; return what to undo.

    Nothing that a person entered is lost: the rest of a series, and an occurrence with values of its own, become
    separate items in the Trash. Raises StaleItem and RuleError.
    """
    _check_version(item, version)
    removed = item
    if item.is_series and scope == "this":
        override = find_override(item, original_start)
        item.exdates = [*item.exdates, original_start.isoformat()]
        if override is None:
            _touch(user, item)
            return Removed(_commit(item), original_start)
        removed = _standalone(user, item, override)
        item.overrides.remove(override)
        _touch(user, item)
    elif item.is_series and scope == "following":
        removed = _split(user, item, original_start)
    _touch(user, removed)
    removed.trashed_at = removed.updated_at
    return Removed(_commit(removed))


def _standalone(user: User, item: Item, override: ItemOverride) -> Item:
    single = Item(uid=new_uid(), owner_id=item.owner_id, kind=item.kind)
    for name in _COPIED:
        setattr(single, name, getattr(override, name))
    _set_timing(single, override.timing)
    derive_span_of(single, user.time_zone)
    db.session.add(single)
    return single


def restore_item(user: User, item: Item) -> Item:
    """Restore an item from the Trash; one that is not in the Trash does not change."""
    if item.trashed_at is not None:
        item.trashed_at = None
        _touch(user, item)
    return _commit(item)


def include_occurrence(user: User, item: Item, token: str) -> Item:
    """Undo the removal of one occurrence of a series; without effect if it is not excluded."""
    kept = [date_ for date_ in item.exdates if datetime.fromisoformat(date_).strftime(TOKEN) != token]
    if kept != item.exdates:
        item.exdates = kept
        _touch(user, item)
    return _commit(item)


def purge_trash(now: datetime, older_than: timedelta, *, keep: Select[int] | None = None) -> int:
    """Delete items that have been in the Trash for longer than `older_than`; return their number.

    `keep` selects ids of items that are still needed.
    """
    old = select(Item.id).where(Item.trashed_at < now - older_than)
    if keep is not None:
        old = old.where(Item.id.not_in(keep))
    overrides = delete(ItemOverride).where(ItemOverride.item_id.in_(old))
    db.session.execute(overrides, execution_options=SKIP_SYNC_MARKS)
    purged = rows_changed(delete(Item).where(Item.id.in_(old)).execution_options(**SKIP_SYNC_MARKS))
    db.session.commit()
    return purged


def rederive_spans(user: User) -> None:
    """Recompute all spans after the person's time zone changed. Does not commit, and does not count as an edit."""
    for item in db.session.scalars(select(Item).where(Item.owner_id == user.id)).yield_per(500):
        derive_span_of(item, user.time_zone)


# Shared


def _check_version(item: Item, version: int) -> None:
    if item.version != version:
        raise StaleItem(item)


def _copy(draft: Draft, target: Item | ItemOverride) -> None:
    for name in _COPIED:
        setattr(target, name, getattr(draft, name))


def _set_timing(target: Item | ItemOverride, timing: Timing) -> None:
    target.start, target.end, target.all_day = timing.start, timing.end, timing.all_day
    target.zone = None if timing.all_day else timing.zone


def derive_span_of(item: Item, home_zone: str) -> None:
    """Set `starts_at` and `ends_at` from the item's local times; floating ones are converted in `home_zone`."""
    item.starts_at, item.ends_at = derived_span(item, home_zone)


def derived_span(item: Item, home_zone: str) -> tuple[datetime, datetime]:
    """Return the `starts_at` and `ends_at` that follow from the item's local times."""
    return recurrence.derive_span(
        start=item.start,
        end=item.end,
        zone=item.zone,
        all_day=item.all_day,
        rrule=item.rrule,
        rdates=[datetime.fromisoformat(date_) for date_ in item.rdates or ()],
        periods=item.own_ends,
        duration=item.timing.duration,
        overrides=[(o.start, o.end, None if o.all_day else o.zone) for o in item.overrides],
        home_zone=home_zone,
    )


def _touch(user: User, item: Item) -> None:
    """Set `updated_at`, which also increases the version if only an override changed."""
    item.updated_at = utc_now()
    derive_span_of(item, user.time_zone)


def _commit(item: Item) -> Item:
    item_id = item.id
    try:
        db.session.commit()
    except StaleDataError:
        raise _stale(item_id) from None
    return item


def _stale(item_id: int) -> StaleItem:
    """Roll back, and return the error for a change that lost against a concurrent one."""
    db.session.rollback()
    return StaleItem(db.session.get_one(Item, item_id))


def last_day(timing: Timing) -> date:
    """Return the last day of an all-day timing, whose end is exclusive."""
    return max(timing.start, timing.end - timedelta(days=1)).date()
