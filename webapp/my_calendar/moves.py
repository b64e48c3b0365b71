"""Moves of a series to another time, day or zone, or to all-day and back.

The rule, its end, extra and excluded dates, and changed occurrences are moved with it. The number of occurrences stays
the same, and a changed occurrence keeps its own time of day, or stays all-day.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta, tzinfo

from sqlalchemy.orm import object_session

from webapp.my_calendar import recurrence
from webapp.my_calendar.models import Item, ItemOverride
from webapp.my_calendar.recurrence import RuleError, Timing
from webapp.rfc5545.series_shift import Start, moved_date, moved_until
from webapp.rfc5545.time_zones import zone_or_utc

_FAR = timedelta(days=200_000)
_DAY = timedelta(days=1)
_TIMES = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND"})
_NEAR = timedelta(days=8)
"""Maximum distance between the moved date and the date of the moved rule: the second Friday of a month is not always
the day after the second Thursday."""

Mover = Callable[[datetime], datetime]


class NotPossible(Exception):
    """The change is impossible for this item; the message is a sentence for people."""


def edited_timing(series: Timing, shown: Timing, wanted: Timing) -> Timing:
    """Return the timing of a series of which one occurrence, shown as `shown`, was edited to `wanted` for all.

    Unedited values stay those of the series. If the shown occurrence is not the first one, all are moved by the same
    distance.
    """
    days = wanted.start.date() - shown.start.date()
    if wanted.all_day != shown.all_day:
        start = datetime.combine(series.start.date() + days, wanted.start.time())
        return replace(wanted, start=start, end=start + (wanted.end - wanted.start))
    zone = series.zone if wanted.zone == shown.zone or series.all_day else wanted.zone
    length = series.end - series.start
    if series.all_day != shown.all_day:
        start = series.start + days
    else:
        start = series.start + (wanted.start - shown.start)
        length += (wanted.end - wanted.start) - (shown.end - shown.start)
    moved = moved_to(series, start, zone)
    if length != series.end - series.start:
        moved = replace(moved, end=start + max(length, _DAY if series.all_day else timedelta()))
    return moved


def moved_to(series: Timing, start: datetime, zone: str | None) -> Timing:
    """Return the timing moved to `start` in `zone`, with the same duration (exactly, if the series has one)."""
    end = start + (series.end - series.start)
    duration = None if series.all_day else series.duration
    if duration and duration.after(series.start, _zone(series.zone)) == series.end:
        end = duration.after(start, _zone(zone))
    return replace(series, start=start, end=end, zone=zone)


def _zone(name: str | None) -> tzinfo | None:
    return zone_or_utc(name) if name else None


def moved_rule(rrule: str, old: Timing, new: Timing, home_zone: str) -> str:
    """Return the rule of a series that is moved from `old` to `new`; the same text if its meaning is unchanged.

    Raises NotPossible for a custom rule with times of its own (BYHOUR and the like).
    """
    try:
        body = _moved_body(rrule, old, new, home_zone)
    except RuleError:
        return rrule  # it cannot be parsed, so it is kept unchanged
    moved = moved_until(body, _start(old), _start(new), zone_or_utc(home_zone))
    return _with_last_date(moved, rrule, old, new, home_zone) if "BYDAY" in _changed_parts(rrule, body) else moved


def move_series(item: Item, new: Timing, rrule: str | None, home_zone: str) -> None:
    """Move the dates and overrides of a series to the timing `new` and the rule `rrule`, which the caller sets later.

    Raises NotPossible if two of its occurrences would have the same date.
    """
    to = _mover(item, new, rrule, home_zone)
    keys = {override.original_start: to(override.original_start) for override in item.overrides}
    if len(set(keys.values())) != len(keys):
        raise NotPossible("Two changed dates of this series are on the same day, so it cannot be all-day.")
    _move_overrides(item, item.timing, new, keys)
    item.rdates = _moved_dates(item.rdates, to)
    item.exdates = _moved_dates(item.exdates, to)
    lengths = {} if new.all_day else {start: end - start for start, end in item.own_ends.items()}
    item.periods = {to(start).isoformat(): (to(start) + length).isoformat() for start, length in lengths.items()}


def _start(timing: Timing) -> Start:
    return Start(timing.start, None if timing.all_day else _zone(timing.zone), timing.all_day)


# The rule


def _moved_body(rrule: str, old: Timing, new: Timing, home_zone: str) -> str:
    parts = recurrence.parse_parts(rrule)
    is_other_time = old.all_day != new.all_day or old.start.time() != new.start.time()
    if is_other_time and not _TIMES.isdisjoint(parts):
        raise NotPossible("The rule of this series sets its time. Open it and change the rule.")
    days = (new.start.date() - old.start.date()).days
    if not days:
        return rrule
    repeat = recurrence.read_rule(rrule, old.start, old.zone, all_day=old.all_day, home_zone=home_zone)
    if repeat is None:
        raise NotPossible("This series has a custom rule. Open it and change the rule to move it to other days.")
    moved = dict(parts)
    if repeat.weekdays:
        moved["BYDAY"] = recurrence.by_day((day + days) % 7 for day in repeat.weekdays)
    elif repeat.nth is not None:
        is_last = repeat.nth == -1 and recurrence.is_last_weekday(new.start.date())
        nth = -1 if is_last else recurrence.nth_weekday(new.start.date())
        moved["BYDAY"] = f"{nth}{recurrence.by_day([new.start.weekday()])}"
    # If these parts are present, they match the start: otherwise this would be a custom rule.
    for name, value in (("BYMONTH", new.start.month), ("BYMONTHDAY", new.start.day)):
        if name in parts:
            moved[name] = str(value)
    return rrule if moved == parts else recurrence.join_parts(moved)


def _changed_parts(rrule: str, moved: str) -> set[str]:
    old, new = recurrence.parse_parts(rrule), recurrence.parse_parts(moved)
    return {name for name in new if old.get(name) != new[name]}


def _with_last_date(moved: str, rrule: str, old: Timing, new: Timing, home_zone: str) -> str:
    """Return the moved rule with an UNTIL at the moved last date, if its own moved UNTIL would exclude it."""
    parts = recurrence.parse_parts(moved)
    last = recurrence.last_by_until(rrule, old.start, old.effective_zone(home_zone)) if "UNTIL" in parts else None
    if last is None:
        return moved
    date = _nearest(moved, new, last + (new.start - old.start), home_zone)
    end = datetime.combine(date, time(23, 59, 59))
    parts["UNTIL"] = recurrence.until_value(end, new.zone, all_day=new.all_day)
    return recurrence.join_parts(parts)


# Its dates


def _mover(item: Item, new: Timing, rrule: str | None, home_zone: str) -> Mover:
    old, start = _start(item.timing), _start(new)
    before = item.rrule
    if not (rrule and before and _is_counted(rrule) and "BYDAY" in _changed_parts_or_none(before, rrule)):
        return lambda date: moved_date(date, old, start)
    timing, zone = item.timing, item.timing.effective_zone(home_zone)

    def to(date: datetime) -> datetime:
        moved = moved_date(date, old, start)
        # Extra dates, and exclusions without an occurrence, are not from the rule, and must not become its dates.
        is_of_rule = recurrence.starts_between(before, timing.start, date, date, zone)
        return _nearest(rrule, new, moved, home_zone) if is_of_rule else moved

    return to


def _is_counted(rrule: str) -> bool:
    """Return whether the rule has numbered weekdays of a month (BYDAY=2TU)."""
    try:
        return any(char.isdecimal() for char in recurrence.parse_parts(rrule).get("BYDAY", ""))
    except RuleError:
        return False


def _changed_parts_or_none(rrule: str, moved: str) -> set[str]:
    try:
        return _changed_parts(rrule, moved)
    except RuleError:
        return set()


def _nearest(rrule: str, timing: Timing, date: datetime, home_zone: str) -> datetime:
    """Return the date of the rule that is nearest to `date`; `date` itself if none is within reach."""
    zone = timing.effective_zone(home_zone)
    found = recurrence.starts_between(rrule, timing.start, date - _NEAR, date + _NEAR, zone)
    return min(found, key=lambda start: abs(start - date), default=date)


def _moved_dates(dates: Iterable[str], to: Mover) -> list[str]:
    return [to(datetime.fromisoformat(date)).isoformat() for date in dates]


def _move_overrides(item: Item, old: Timing, new: Timing, places: dict[datetime, datetime]) -> None:
    """Move all overrides; through temporary dates, because two must not share an original start even temporarily."""
    moving: list[tuple[ItemOverride, datetime]] = []
    for override in item.overrides:
        place = places[override.original_start]
        _follow(override, old, new, place)
        if place != override.original_start:
            moving.append((override, place))
    session = object_session(item)
    if session is not None and moving:
        for override, _ in moving:
            override.original_start += _FAR
        session.flush()
    for override, place in moving:
        override.original_start = place


def _follow(override: ItemOverride, old: Timing, new: Timing, place: datetime) -> None:
    """Move an override with its series, from its `original_start` to `place`."""
    key = override.original_start
    length = override.end - override.start
    if override.all_day or old.all_day or new.all_day:
        override.start += place.date() - key.date()
    elif override.zone == old.zone or None in {override.zone, old.zone, new.zone}:
        override.start += place - key
        override.zone = new.zone if override.zone == old.zone else override.zone
    else:
        zone = override.zone or ""
        by = recurrence.to_utc(place, new.zone or "") - recurrence.to_utc(key, old.zone or "")
        override.start = recurrence.to_wall(recurrence.to_utc(override.start, zone) + by, zone)
    override.end = override.start + length
