"""Edits of a stored resource, in which only the properties of changed fields change.

Attendees, alarms, attachments, foreign properties and zone definitions survive because nobody touches their lines.
Three properties go with a field because they repeat it in another form and would contradict it: X-ALT-DESC
(or STYLED-DESCRIPTION) with the description, GEO and X-APPLE-STRUCTURED-LOCATION with the location. Blocks that
reading does not show (a date that is both excluded and changed, a cancelled one, an older version of a date) follow
where the series goes; they are removed only with the date that they are about.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from webapp.connectors.errors import WriteRefused
from webapp.connectors.event import (
    RULE,
    Details,
    Event,
    Marker,
    Override,
    canonical_rule,
    changed_fields,
    clean_text,
    normalise,
    with_fields,
)
from webapp.connectors.ical.component_edits import (
    duration_text,
    put_show_as,
    put_text,
    raise_sequence,
    renew_alarms,
    revision_of,
    sign,
    zone_of_details,
)
from webapp.connectors.ical.content_lines import Component, Line, MalformedText
from webapp.connectors.ical.date_lines import Dates, Move, patch_dates, told_dates
from webapp.connectors.ical.moments import Moment, UnreadableText, in_zone, occurrence_key
from webapp.connectors.ical.parse import is_cut_short, read_resource, zones_in
from webapp.connectors.ical.resource_zones import ResourceZones
from webapp.connectors.ical.serialize import (
    check_writable,
    ends_by_itself,
    fit_until,
    utc_stamp,
)
from webapp.connectors.reasons import Reason, because
from webapp.connectors.shifting import edited, is_moved, reframed, start_of
from webapp.rfc5545.durations import Duration
from webapp.rfc5545.series_shift import moved_date

_RECURRENCE = ("RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID")
_RANGE = re.compile(r';RANGE="?\w*"?', re.IGNORECASE)
_CANNOT = because(Reason.CHANGE_LOSES_SOMETHING)


def patch(source: str, before: Event, after: Event, now: datetime, marker: Marker | None = None) -> str:
    """Apply the differences between `before` and `after` to `source`. Returns the new text.

    Everything else in `source` is kept, except for our marker, which `marker` replaces.

    Raises:
        WriteRefused: the result would not be read as `after`.
    """
    try:
        current = read_resource(source).event
        calendar = Component.from_text(source)
    except (UnreadableText, MalformedText) as error:
        raise WriteRefused(because(Reason.STORED_UNREADABLE)) from error
    has_master = any(block.line("RECURRENCE-ID") is None for block in calendar.components("VEVENT"))
    # Occurrences without their series keep the RECURRENCE-IDs that they have in it.
    target = (
        edited(current, before, after) if has_master else with_fields(current, after, changed_fields(before, after))
    )
    return rewrite(calendar, current, target, now, marker=marker, moves=has_master and is_moved(current, target))


def rewrite(
    calendar: Component, current: Event, target: Event, now: datetime, *, marker: Marker | None = None, moves: bool
) -> str:
    """Return the text of a resource that holds `current`, changed to `target`. Raises WriteRefused as `patch` does.

    `moves`: all dates of the series move with its start.
    """
    check_writable(target)
    source = calendar.to_text()
    if normalise(target) == normalise(current):
        return source
    try:
        return _rewritten(calendar, current, target, now, marker, moves=moves)
    except WriteRefused:
        before = reframed(current, target.details) if moves else current
        spread = None if RULE in changed_fields(before, target) else _spread(source)
        if spread is None:
            raise
    return _rewritten(spread, read_resource(spread.to_text()).event, target, now, marker, moves=moves)


def _rewritten(
    calendar: Component, current: Event, target: Event, now: datetime, marker: Marker | None, *, moves: bool
) -> str:
    try:
        edit = _Patch(calendar, zones_in(calendar.to_text()), current, target, now, moves=moves)
        edit.apply()
        if marker:
            sign(calendar, marker)
        if not _says(read_resource(calendar.to_text()).event, target):
            edit.zones.define_again()
        text = calendar.to_text()
        written = read_resource(text).event
    except (UnreadableText, OverflowError) as error:
        raise WriteRefused(_CANNOT) from error
    if not _says(written, target):
        raise WriteRefused(_CANNOT)
    return text


def _spread(source: str) -> Component | None:
    """Return a resource whose RANGE=THISANDFUTURE overrides are split into one for each date.

    Returns None if there are none, or if they cover too many dates.
    """
    calendar = Component.from_text(source)
    lines = [(block, line) for block in calendar.components("VEVENT") if (line := block.line("RECURRENCE-ID"))]
    lasting = [(block, line) for block, line in lines if "RANGE" in line.parameters]
    if not lasting or is_cut_short(read_resource(source)):
        return None
    for block, line in lasting:
        block.put("RECURRENCE-ID", line.value, _RANGE.sub("", line.head))
    return calendar


def block_starts(source: str, calendar: Component, event: Event) -> dict[Component, datetime | None]:
    """Return the components of a resource by their date of the series `event`; None for the master."""
    found = _Patch(calendar, zones_in(source), event, event, datetime.min.replace(tzinfo=UTC), moves=False)
    return {block: found.original_start(block) for block in found.events}


def _says(written: Event, target: Event) -> bool:
    """Return True if the two are equal, in whatever form the end of the rule is written."""
    fitted = target.rrule and fit_until(target.rrule, target.details)
    if canonical_rule(written.rrule) == canonical_rule(fitted):
        target = replace(target, rrule=written.rrule)
    return not changed_fields(written, target)


class _Patch:
    """One edit: the component tree, the event it holds now (`current`), and the event it is to hold (`target`)."""

    def __init__(
        self,
        calendar: Component,
        zones: Mapping[str, str],
        current: Event,
        target: Event,
        now: datetime,
        *,
        moves: bool,
    ) -> None:
        self.calendar = calendar
        self.current = current
        self.target = target
        self.moves = moves
        self.stamp = utc_stamp(now)
        self.zones = ResourceZones(calendar, zones, target)
        self.events = calendar.components("VEVENT")
        self.main = self._main()
        self.has_master = self.main.line("RECURRENCE-ID") is None

    def apply(self) -> None:
        self.zones.define_missing()
        # New overrides are copied from the master as it was, so they start as the old occurrence.
        blank = self.main.copy()
        rule_changed = False
        if self.has_master:
            rule_changed = self._patch_recurrence()
        elif not self._only_drops_dates():
            raise WriteRefused(because(Reason.ONLY_SINGLE_DATES))
        self._patch_details(self.main, self.current.details, self.target.details, revised=rule_changed)
        self._patch_overrides(blank)

    def _only_drops_dates(self) -> bool:
        """Return True if the edit only removes RECURRENCE-ID components and changes nothing in the others."""
        current, target = self.current, self.target
        return (
            (current.rrule, current.exdates) == (target.rrule, target.exdates)
            and set(target.rdates) <= set(current.rdates)
            and set(target.rdates) == {override.original_start for override in target.overrides}
        )

    # The series

    def _main(self) -> Component:
        masters = [block for block in self.events if block.line("RECURRENCE-ID") is None]
        if masters:
            return masters[0]
        # Of several about the earliest date, the one that counts when read.
        first = min(self.events, key=self._named)
        return max(
            (block for block in reversed(self.events) if self.original_start(block) == self.original_start(first)),
            key=revision_of,
        )

    def _named(self, block: Component) -> datetime:
        return in_zone(self.zones.moment(block, "RECURRENCE-ID"), "UTC")

    @property
    def _move(self) -> Move:
        old, new = start_of(self.current.details), start_of(self.target.details)
        if not self.moves:
            return Move(self.target.details, self.target.details, _same, self.zones.zone_of, self.zones.tzids)
        return Move(
            self.current.details,
            self.target.details,
            lambda date: moved_date(date, old, new),
            self.zones.zone_of,
            self.zones.tzids,
        )

    def _patch_recurrence(self) -> bool:
        """Update rule, extra and excluded dates. Returns True if any of them changed."""
        changed = self._patch_rule()
        current, target, move = normalise(self.current), normalise(self.target), self._move
        changed |= patch_dates(self.main, "RDATE", self._extra_dates_told(move), _extra_dates(target), move)
        old, new = dict.fromkeys(current.exdates), dict.fromkeys(target.exdates)
        return patch_dates(self.main, "EXDATE", old, new, move) or changed

    def _extra_dates_told(self, move: Move) -> Dates:
        """Return the RDATEs that have a line; all of them where only RECURRENCE-ID components make the extra dates."""
        extra = _extra_dates(normalise(self.current))
        lines = told_dates(self.main, "RDATE", move)
        blocks = {override.original_start for override in self.target.overrides}
        if not lines and blocks == set(self.target.rdates):
            return extra
        return {date: end for date, end in extra.items() if date in lines}

    def _patch_rule(self) -> bool:
        current, target = self.current, self.target
        if target.rrule is None:
            if current.rrule is not None:
                self.main.remove("RRULE")
            return current.rrule is not None
        is_kept = canonical_rule(current.rrule) == canonical_rule(target.rrule)
        wanted = fit_until(target.rrule, target.details)
        if is_kept and not _is_of_another_kind(current.details, target.details):
            return False
        if current.rrule is not None and canonical_rule(current.rrule) == canonical_rule(wanted):
            return False
        self.main.put("RRULE", wanted)
        return True

    def _patch_overrides(self, blank: Component) -> None:
        move = self._move
        shown, hidden = self._overrides_before()
        moved = {move.to(old.original_start): (old, block) for old, block in shown}
        for override in self.target.overrides:
            old, block = moved.pop(override.original_start, (None, None))
            if old is not None and block is None and self._follows(old, override):
                continue
            if old is None or block is None:
                old = Override(override.original_start, self.current.details)
                block = self._new_date(blank)
            revised = self.has_master and self._patch_recurrence_id(block, override.original_start, move)
            self._patch_details(block, old.details, override.details, revised=revised)
        for _, block in moved.values():
            self._take_out(block)
        before = {move.to(old.original_start) for old, _ in shown}
        for block in hidden:
            line = block.line("RECURRENCE-ID")
            if line is None or not self.has_master:
                continue
            date = move.to(move.key(line.head, line.value))
            if self._comes_to_light(block, date, was_shown=date in before):
                self._take_out(block)
            else:
                self._patch_recurrence_id(block, date, move)

    def _take_out(self, block: Component | None) -> None:
        self.calendar.children = [child for child in self.calendar.children if child is not block]

    def _comes_to_light(self, block: Component, date: datetime, *, was_shown: bool) -> bool:
        """Return True if a component that reading ignores would become visible, so that it has to be removed too.

        Such are an older version of an override that is removed, the STATUS:CANCELLED component of an occurrence that
        is reinstated, and overrides of occurrences that the rule no longer generates.
        """
        target = self.target
        if date in target.exdates or any(override.original_start == date for override in target.overrides):
            return False
        status = block.line("STATUS")
        is_cancelled = status is not None and status.value.strip().upper() == "CANCELLED"
        return was_shown or is_cancelled or canonical_rule(self.current.rrule) != canonical_rule(target.rrule)

    def _new_date(self, blank: Component) -> Component:
        """Return a new component for an occurrence without an override."""
        block = blank.copy()
        block.remove(*_RECURRENCE)
        renew_alarms(block)
        self.calendar.children.append(block)
        return block

    def _overrides_before(self) -> tuple[list[tuple[Override, Component | None]], list[Component]]:
        """Return each override with its component, and the components that belong to none.

        An override that follows from RANGE=THISANDFUTURE of an earlier one has no component of its own.
        """
        by_start: dict[datetime, list[Component]] = {}
        for block in self.events:
            original = None if block is self.main else self.original_start(block)
            if original is not None:
                by_start.setdefault(original, []).append(block)
        shown: list[tuple[Override, Component | None]] = []
        for override in self.current.overrides:
            blocks = by_start.get(override.original_start, [])
            blocks.sort(key=revision_of)
            shown.append((override, blocks.pop() if blocks else None))
        return shown, [block for blocks in by_start.values() for block in blocks]

    def original_start(self, block: Component) -> datetime | None:
        """Return the date of the series that a component is about; None for the master."""
        if not block.line("RECURRENCE-ID"):
            return None
        start = self.current.details
        series = Moment(start.start, start.zone, start.all_day)
        return occurrence_key(self.zones.moment(block, "RECURRENCE-ID"), series)

    def _follows(self, old: Override, new: Override) -> bool:
        """Return True if a date without an own component is still as RANGE=THISANDFUTURE of the one before makes it."""
        return replace(old.details, start=new.details.start, end=new.details.end) == new.details

    def _patch_recurrence_id(self, block: Component, original: datetime, move: Move) -> bool:
        line = block.line("RECURRENCE-ID")
        if line is None:
            start = block.line("DTSTART")
            # Directly before DTSTART, as most programs write it.
            block.children.insert(block.children.index(start) if start else 0, move.line("RECURRENCE-ID", original))
            return True
        head, value = move.moved_head(line), move.moved_value(line, line.value)
        if (head, value) == (line.head, line.value):
            return False
        block.put("RECURRENCE-ID", value, head)
        return True

    # One occurrence

    def _patch_details(self, block: Component, old: Details, new: Details, *, revised: bool) -> None:
        """Apply the differences between two details to `block`. `revised`: its time has changed already."""
        if old == new and not revised and block is not self.main:
            return
        if (old.start, old.end, old.zone, old.all_day) != (new.start, new.end, new.zone, new.all_day):
            self._patch_time(block, old, new)
            revised = True
        elif block is self.main and self._lasts_otherwise(block):
            block.remove("DTEND")
            block.put("DURATION", str(self.target.duration))
            revised = True
        for name, text, before in (
            ("SUMMARY", new.subject, old.subject),
            ("LOCATION", new.location, old.location),
            ("DESCRIPTION", new.description, old.description),
        ):
            if clean_text(text) != clean_text(before):
                put_text(block, name, text)
        if new.show_as != old.show_as:
            put_show_as(block, new.show_as)
        if new.private != old.private:
            if new.private:
                block.put("CLASS", "PRIVATE", "CLASS")
            else:
                block.remove("CLASS")
        if revised:
            raise_sequence(block)
        # The stamps of the master are those of the last change to any part of the series.
        block.put("DTSTAMP", self.stamp)
        block.put("LAST-MODIFIED", self.stamp)

    def _patch_time(self, block: Component, old: Details, new: Details) -> None:
        if old.start != new.start or _is_respelled(old, new):
            head, value = self.zones.date_line("DTSTART", new.start, new)
            block.put("DTSTART", value, head)
            if block.line("X-MICROSOFT-CDO-ALLDAYEVENT"):
                block.put("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE" if new.all_day else "FALSE")
        if self._ends_at(block, new):
            return
        if ends_by_itself(new) and not new.all_day:
            block.remove("DTEND", "DURATION")
        elif block.line("DURATION") and not block.line("DTEND") and not self._differs_in_time(block, new):
            exact = normalise(self.target).duration if block is self.main else None
            block.put("DURATION", str(exact or duration_text(new)))
        else:
            block.remove("DURATION")
            head, value = self.zones.date_line("DTEND", new.end, new)
            block.put("DTEND", value, head)

    def _ends_at(self, block: Component, details: Details) -> bool:
        """Return True if `block` already has the end of these details in a form that all programs read alike."""
        try:
            return self._says_end(block, details)
        except (ValueError, OverflowError):
            return False  # nobody can understand it

    def _says_end(self, block: Component, details: Details) -> bool:
        if block.line("DTEND"):
            end = self.zones.moment(block, "DTEND")
            if (end.all_day, end.zone is None) != (details.all_day, zone_of_details(details) is None):
                return False  # both ends are dates, or floating, or both are not (RFC 5545, 3.8.2.2)
            return in_zone(end, details.zone) == details.end
        line = block.line("DURATION")
        if line is None:
            return ends_by_itself(details)
        duration = Duration.parse(line.value)
        if details.all_day and duration.exact:
            return False  # dates last for days
        return duration.after(details.start, zone_of_details(details)) == details.end

    def _differs_in_time(self, block: Component, details: Details) -> bool:
        """Return True if occurrences have a nominal length, which an exact DURATION would alter across a DST change."""
        is_series = block is self.main and bool(self.target.rrule or self.target.rdates)
        is_exact = normalise(self.target).duration is not None or not (details.end - details.start) % timedelta(days=1)
        return is_series and not is_exact and zone_of_details(details) is not None and details.zone != "UTC"

    def _lasts_otherwise(self, block: Component) -> bool:
        """Return True if the exact duration of each occurrence changes from that of the component."""
        wanted, written = normalise(self.target).duration, self._event_of(block)
        return wanted is not None and written is not None and written.duration != wanted

    def _event_of(self, block: Component) -> Event | None:
        """Return the time of `block` as it is now, as an event; None if it cannot be parsed."""
        single = Component("VEVENT", [child for child in block.children if isinstance(child, Line)])
        single.remove("RECURRENCE-ID")
        single = Component("VCALENDAR", [*self.zones.definitions, single])
        try:
            return read_resource(single.to_text()).event
        except UnreadableText:
            return None


def _extra_dates(event: Event) -> dict[datetime, datetime | None]:
    ends = {period.start: period.end for period in event.periods}
    return {date: ends.get(date) for date in event.rdates}


def _same(date: datetime) -> datetime:
    return date


def _is_respelled(old: Details, new: Details) -> bool:
    """Return True if times have to be written in another form."""
    return (old.zone, old.all_day) != (new.zone, new.all_day)


def _is_of_another_kind(old: Details, new: Details) -> bool:
    """Return True if UNTIL has to be written in another form beside this start (RFC 5545, section 3.3.10)."""
    return (old.all_day, old.zone is None) != (new.all_day, new.zone is None)
