"""Series: one event with a rule, listed as single occurrences."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from emulators.cronofy.errors import ApiError
from emulators.cronofy.state import Calendar, Event
from emulators.cronofy.times import Moment

FREQUENCIES = {"daily", "weekly", "monthly", "yearly"}
_DAY = timedelta(days=1)


def occurrences(event: Event, earliest: datetime, latest: datetime) -> Iterator[Event]:
    """Yield `event`, or of a series every changed occurrence and those the rule puts between two instants."""
    if event.rrule is None:
        yield event
        return
    yield from event.exceptions.values()
    first = _wall_clock(event.start)
    length = _wall_clock(event.end) - first
    if event.deleted:  # everything else that was ever listed of it is among the exceptions
        if event.managed:
            yield _occurrence(event, first, length, is_first=True)
        return
    rule = rrulestr(event.rrule, dtstart=first)
    low, high = (instant.astimezone(UTC).replace(tzinfo=None) for instant in (earliest, latest))
    starts = rule.between(low - length - _DAY, high + _DAY, inc=True)
    if event.managed and first not in starts:
        starts.insert(0, first)  # the first carries the event_id and is listed outside the window, too
    for start in starts:
        if _key(event, start) not in event.exceptions:
            yield _occurrence(event, start, length, is_first=start == first)


def find_event(calendar: Calendar, uid: str) -> Event | None:
    """Return the event or the occurrence with this uid."""
    if uid in calendar.events:
        return calendar.events[uid]
    master = calendar.events.get(uid.rpartition("_")[0])
    if master is None or master.rrule is None:
        return None
    key = uid.rpartition("_")[2]
    if key in master.exceptions:
        return master.exceptions[key]
    start = datetime.strptime(key.partition("-")[0], "%Y%m%dT%H%M%S")  # noqa: DTZ007  # wall clock of the series
    return _occurrence(master, start, _wall_clock(master.end) - _wall_clock(master.start), is_first=False)


def store(calendar: Calendar, event: Event) -> None:
    """Keep an event, or an occurrence as an exception of its series."""
    master = calendar.events.get(event.uid.rpartition("_")[0])
    if event.uid in calendar.events or master is None:
        calendar.events[event.uid] = event
    else:
        master.exceptions[event.uid.rpartition("_")[2]] = event


def follow(before: Event, after: Event, earliest: datetime, latest: datetime) -> None:
    """Carry what happened to a whole series to its occurrences, which reads return one by one."""
    moved = (after.start, after.end, after.rrule) != (before.start, before.end, before.rrule)
    if not (moved or after.deleted or before.deleted):
        return
    after.exceptions = {
        occurrence.uid.rpartition("_")[2]: replace(occurrence, deleted=True, updated=after.updated)
        for occurrence in occurrences(before, earliest, latest)
        if occurrence.uid != before.uid
    }
    after.generation = before.generation + 1


def rule_of(recurrence: Any) -> str | None:
    """Return the RRULE for the `recurrence` of a write (an alpha feature), None for no rule. Raises ApiError 422."""
    rules = recurrence.get("rules") if isinstance(recurrence, dict) else None
    if not isinstance(rules, list) or len(rules) > 1:
        raise ApiError.invalid("recurrence.rules", "errors.invalid", "recurrence takes exactly one rule")
    if not rules:
        return None
    rule = dict(rules[0])
    if rule.get("frequency") not in FREQUENCIES:
        raise ApiError.invalid("recurrence.rules[0].frequency", "errors.invalid", "frequency is not known")
    if any(rule.get(name) is not None and rule[name] < 1 for name in ("interval", "count")):
        raise ApiError.invalid("recurrence.rules[0]", "errors.invalid", "interval and count must be at least 1")
    text = _rrule(rule)
    try:
        rrulestr(text, dtstart=datetime(2000, 1, 1))  # wall clock
    except (ValueError, TypeError, OverflowError) as error:
        raise ApiError.invalid("recurrence.rules[0]", "errors.invalid", "the rule is not valid") from error
    return text


def _rrule(rule: dict[str, Any]) -> str:
    parts = [f"FREQ={rule['frequency'].upper()}"]
    if rule.get("interval"):
        parts.append(f"INTERVAL={int(rule['interval'])}")
    for name in ("by_day", "by_month", "by_month_day"):
        if rule.get(name):
            parts.append(f"{name.upper().replace('_', '')}={','.join(_by_value(value) for value in rule[name])}")
    if rule.get("count"):
        parts.append(f"COUNT={int(rule['count'])}")
    if rule.get("until"):
        parts.append(f"UNTIL={str(rule['until']).replace('-', '').replace(':', '').removesuffix('Z')}")
    return ";".join(parts)


def _occurrence(event: Event, start: datetime, length: timedelta, *, is_first: bool) -> Event:
    keeps_id = event.managed and is_first
    return replace(
        event,
        uid=event.uid if keeps_id else f"{event.uid}_{_key(event, start)}",
        event_id=event.event_id if keeps_id else None,
        is_later_occurrence=event.managed and not is_first,
        start=_moment(start, event.start),
        end=_moment(start + length, event.end),
        series=event.series or event.uid,
        rrule=None,
        exceptions={},
        earlier=[],
    )


def _wall_clock(moment: Moment) -> datetime:
    if not isinstance(moment.value, datetime):
        return datetime.combine(moment.value, time())
    return moment.value.astimezone(ZoneInfo(moment.tzid or "UTC")).replace(tzinfo=None)


def _moment(wall_clock: datetime, like: Moment) -> Moment:
    value: date = wall_clock.date()
    if not like.all_day:
        value = wall_clock.replace(tzinfo=ZoneInfo(like.tzid or "UTC")).astimezone(UTC)
    return Moment(value, like.tzid)


def _key(event: Event, start: datetime) -> str:
    return f"{start:%Y%m%dT%H%M%S}" + (f"-{event.generation}" if event.generation else "")


def _by_value(value: Any) -> str:
    """Accept MO, monday, and {day, nth}: which one is right is not published."""
    if isinstance(value, dict):
        return f"{value.get('nth', '')}{str(value.get('day'))[:2].upper()}"
    return str(value)[:2].upper() if str(value).isalpha() else str(value).upper()
