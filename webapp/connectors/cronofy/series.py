"""Series as Cronofy can hold them: one event a date, all of them one `RemoteEvent` for the engine.

An item's series is written as single events for the dates between 42 days back and 201 days ahead, the window of reads
(https://docs.cronofy.com/developers/api/events/read-events/). Read back, they are one event whose extra dates
(`rdates`) are the dates that were ever written, whose exclusions are those deleted since, and whose overrides are those
that differ from the others.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from webapp.connectors.base import Gone, Unreadable
from webapp.connectors.cronofy.events import Entry, instant, source_of
from webapp.connectors.cronofy.refusals import why_unwritable
from webapp.connectors.errors import WriteRefused
from webapp.connectors.event import Details, Event, Marker, Override, RemoteEvent, is_series
from webapp.connectors.reasons import Reason, because
from webapp.rfc5545.durations import span_maker
from webapp.rfc5545.recurrence_rules import parse_rule, rule_starts
from webapp.rfc5545.time_zones import zone_named

PAST = timedelta(days=42)
AHEAD = timedelta(days=201)
MAX_DATES = 2_000
"""More dates than this of one series are refused: at Cronofy each is an event of its own."""


def occurrences(event: Event, now: datetime, home_zone: str) -> dict[datetime, Details]:
    """Return the dates of a series that are within the window at `now`, by their original start.

    Raises WriteRefused for a rule that cannot be read, and for more dates than anybody's calendar should hold.
    """
    zone = zone_named(event.details.zone or home_zone)
    spans = _spans(event, zone)
    first, last = (moment.astimezone(zone).replace(tzinfo=None) for moment in (now - PAST, now + AHEAD))
    starts = set(_rule_starts(event, first, last, home_zone))
    starts |= {start for start in event.rdates if first <= start < last}
    starts -= set(event.exdates)
    if len(starts) > MAX_DATES:
        raise WriteRefused(because(Reason.TOO_MANY_DATES))
    changed = {override.original_start: override.details for override in event.overrides}
    return {
        start: changed.get(start) or _between(event.details, *spans(start))
        for start in sorted(starts | {start for start in changed if first <= start < last} - set(event.exdates))
    }


def _spans(event: Event, zone: ZoneInfo) -> Callable[[datetime], tuple[datetime, datetime]]:
    """Return a function from the wall clock start of an occurrence to its start and end."""
    details = event.details
    usual = span_maker(details.start, details.end, event.duration, None if details.all_day else zone)
    own = {period.start: (period.start, period.end) for period in event.periods}
    return lambda start: own.get(start) or usual(start)


def lacks_dates(event: Event, written: Event, now: datetime, home_zone: str) -> bool:
    """Return True if dates of a series have entered the window since it was last written as `written`."""
    if not is_series(event) or written.rrule:
        return False
    return not occurrences(event, now, home_zone).keys() <= {written.details.start, *written.rdates}


def _rule_starts(event: Event, first: datetime, last: datetime, home_zone: str) -> Iterable[datetime]:
    details = event.details
    start = [details.start] if first <= details.start < last else []
    if not event.rrule:
        return start
    try:
        zone = home_zone if details.all_day else details.zone or home_zone
        rule = parse_rule(event.rrule, zone, all_day=details.all_day)
        if rule.until is not None and rule.until < details.start:
            return []
        steps = rule_starts(rule, details.start, first, last - timedelta(microseconds=1))
        found = list(islice(steps, MAX_DATES + 1))
    except (ValueError, OverflowError) as error:
        raise WriteRefused(because(Reason.SERIES_RULE_UNREADABLE)) from error
    return [*start, *found]


# Reading


def by_remote_id(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Return entries by the id the engine knows them by, without the later dates of a series Cronofy repeats itself."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if not entry.is_later_of_own_series:
            found.setdefault(entry.remote_id, []).append(entry)
    return found


def remote_event(entries: Sequence[Entry]) -> RemoteEvent | Gone | Unreadable:
    """Return the one event that all entries of one remote id are."""
    remote_id = entries[0].remote_id
    dated = [entry for entry in entries if entry.own and entry.own.original_start]
    alive = [entry for entry in entries if not entry.deleted]
    if not alive:
        return Gone(remote_id, max((moment for entry in entries if (moment := instant(entry.updated))), default=None))
    is_written_by_dates = any(not entry.deleted for entry in dated)
    members = dated if is_written_by_dates else [alive[-1]]
    problem = next((entry.problem for entry in members if not entry.deleted and entry.details is None), None)
    if problem:
        return Unreadable(remote_id, tag_of(members), problem)
    try:
        event = _gathered(members) if is_written_by_dates else _single(members[0])
    except OverflowError:
        return Unreadable(remote_id, tag_of(members), because(Reason.END_OF_CALENDAR))
    shown = next(entry for entry in members if not entry.deleted)
    return RemoteEvent(
        remote_id=remote_id,
        version_tag=tag_of(members),
        uid=remote_id,
        event=event,
        source=source_of(list(entries)),
        marker=_marker(shown),
        created_at=min((entry.created_at for entry in members if entry.created_at), default=None),
        modified_at=max((moment for entry in members if (moment := instant(entry.updated))), default=None),
        unwritable=next(filter(None, map(why_unwritable, members)), None),
        series=shown.series if shown.own is None else None,
        expanded=is_written_by_dates,
    )


def tag_of(entries: Sequence[Entry]) -> str:
    """Return the version tag of all entries of one remote id together."""
    if len(entries) == 1:
        return entries[0].tag
    text = "\n".join(sorted(f"{entry.ref} {entry.tag}" for entry in entries))
    return f"{max(entry.updated for entry in entries)}/{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def revision_of(tag: str) -> str:
    """Return the part of a version tag that is Cronofy's own `updated`; the rest is a hash of what was parsed."""
    return tag.partition("/")[0]


def _marker(entry: Entry) -> Marker | None:
    if entry.own:
        return entry.own.marker
    # Written under our client id, but not by this program: never to be imported, and nobody's here.
    return Marker("", "") if entry.event_id else None


def _single(entry: Entry) -> Event:
    if entry.details is None:
        raise TypeError("an entry without details is not an event")
    return Event(entry.details, rrule=entry.rrule)


def _gathered(members: Sequence[Entry]) -> Event:
    by_start = {entry.own.original_start: entry for entry in members if entry.own and entry.own.original_start}
    starts = sorted(by_start)
    alive = {start: entry.details for start, entry in by_start.items() if not entry.deleted and entry.details}
    usual = _usual(alive, by_start)
    overrides = tuple(
        Override(start, details) for start, details in sorted(alive.items()) if details != _at(usual, start)
    )
    return Event(
        details=_at(usual, starts[0]),
        rdates=tuple(starts[1:]),
        exdates=tuple(start for start in starts if start not in alive),
        overrides=overrides,
    )


def _usual(alive: Mapping[datetime, Details], entries: Mapping[datetime, Entry]) -> Details:
    """Return the most frequent form of the occurrences; of two equally frequent ones, the one unchanged for longer."""
    forms = {start: _at(details, datetime(2000, 1, 1)) for start, details in alive.items()}  # noqa: DTZ001  wall clock
    counted = Counter(forms.values())
    return alive[min(alive, key=lambda start: (-counted[forms[start]], entries[start].updated, start))]


def _at(details: Details, start: datetime) -> Details:
    return _between(details, start, start + (details.end - details.start))


def _between(details: Details, start: datetime, end: datetime) -> Details:
    return replace(details, start=start, end=end)
