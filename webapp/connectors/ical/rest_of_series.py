"""The rest of a divided series as a new resource: a copy of the stored one from a date on.

Alarms, categories, colours, links and foreign properties come along. Guests do not: we never write attendees, because
a server might mail them about a series that they know by another name.
"""

import re
from dataclasses import replace
from datetime import datetime

from webapp.connectors.base import Pattern
from webapp.connectors.errors import WriteRefused
from webapp.connectors.event import Event, Marker
from webapp.connectors.ical.component_edits import renew_alarms, revision_of, sign
from webapp.connectors.ical.content_lines import Component, MalformedText, escape
from webapp.connectors.ical.moments import UnreadableText
from webapp.connectors.ical.parse import read_resource
from webapp.connectors.ical.patch import block_starts, rewrite
from webapp.connectors.ical.serialize import compose, utc_stamp
from webapp.connectors.reasons import Reason, because
from webapp.connectors.shifting import is_moved
from webapp.rfc5545.recurrence_rules import RuleError, first_from

_COUNT = re.compile(r"(?<![A-Z-])COUNT=\d+", re.IGNORECASE)
_OF_THE_WHOLE = ("ATTENDEE", "ORGANIZER", "REQUEST-STATUS")
_KEPT_BLOCKS = frozenset({"VEVENT", "VTIMEZONE"})


def compose_rest(pattern: Pattern, uid: str, event: Event, marker: Marker, now: datetime) -> str:
    """Return a new resource for `event`, which continues `pattern`. Raises WriteRefused if that cannot be copied."""
    try:
        whole = read_resource(pattern.source).event
        calendar = Component.from_text(pattern.source)
        starts = block_starts(pattern.source, calendar, whole)
    except (UnreadableText, MalformedText) as error:
        raise WriteRefused(because(Reason.SOURCE_SERIES_UNREADABLE)) from error
    if None not in starts.values():
        return compose(uid, event, marker, now)  # single dates of a series that is not here: there is nothing to go on
    _cut(calendar, starts, pattern.start)
    # RANGE=THISANDFUTURE of an earlier date was removed with its component; its effect on these dates is written out.
    left = read_resource(calendar.to_text()).event
    first = _from(whole, pattern.start, event.rrule)
    calendar = Component.from_text(rewrite(calendar, left, first, now, moves=False))
    text = rewrite(calendar, first, event, now, moves=is_moved(first, event))
    return _as_new(text, uid, marker, utc_stamp(now))


def _cut(calendar: Component, starts: dict[Component, datetime | None], since: datetime) -> None:
    """Remove components of earlier dates, attendees, and anything else in the resource.

    Of several components about one date only the one that counts is kept, because the copies will have the same stamps.
    """
    newest = {start: block for block, start in sorted(starts.items(), key=lambda each: revision_of(each[0]))}
    gone = {
        block for block, start in starts.items() if start is not None and (start < since or block is not newest[start])
    }
    calendar.remove("METHOD")
    calendar.children = [
        child
        for child in calendar.children
        if not isinstance(child, Component) or (child.name in _KEPT_BLOCKS and child not in gone)
    ]
    for block in calendar.components("VEVENT"):
        block.remove(*_OF_THE_WHOLE)
        renew_alarms(block)


def _from(whole: Event, start: datetime, rest: str | None) -> Event:
    """Return the series as if it began at `start`, with the COUNT of `rest` from there."""
    details = whole.details
    count = _COUNT.search(rest or "")
    begins = _next_by_rule(whole, start) if rest and start in whole.rdates else start
    return replace(
        whole,
        rrule=whole.rrule and (_COUNT.sub(count[0], whole.rrule) if count else whole.rrule),
        details=replace(details, start=begins, end=begins + (details.end - details.start)),
        rdates=tuple(date for date in whole.rdates if date >= start),
        exdates=tuple(date for date in whole.exdates if date >= start),
        overrides=tuple(override for override in whole.overrides if override.original_start >= start),
        periods=tuple(period for period in whole.periods if period.start >= start),
    )


def _next_by_rule(whole: Event, start: datetime) -> datetime:
    """Return the next date by the rule of a series that is divided at an extra date."""
    details = whole.details
    try:
        begins = first_from(whole.rrule or "", details.start, start, details.zone or "UTC", all_day=details.all_day)
    except RuleError:
        return start
    return begins or start


def _as_new(text: str, uid: str, marker: Marker, stamp: str) -> str:
    calendar = Component.from_text(text)
    sign(calendar, marker)
    for block in calendar.components("VEVENT"):
        block.put("UID", escape(uid), "UID")
        for name in ("CREATED", "DTSTAMP", "LAST-MODIFIED"):
            block.put(name, stamp, name)
        block.put("SEQUENCE", "0", "SEQUENCE")
    return calendar.to_text()
