"""An edit of a stored resource: the properties whose field changed, and not one byte more.

Attendees, alarms, attachments, foreign properties and zone definitions survive because nobody touches their lines.
Three properties go with a field because they repeat it in another form and would contradict it: X-ALT-DESC
(or STYLED-DESCRIPTION) with the description, GEO and X-APPLE-STRUCTURED-LOCATION with the location.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from webapp.connectors.caldav.compose import (
    check_writable,
    event_zones,
    fit_until,
    moment_line,
    show_as_values,
    utc_stamp,
    vtimezone,
)
from webapp.connectors.caldav.content_lines import Component, Line, MalformedText, escape, parse_head, unescape
from webapp.connectors.caldav.read import (
    BUSY_STATUS_PROPERTY,
    DEPLOYMENT_PROPERTY,
    ITEM_PROPERTY,
    STYLED_DESCRIPTIONS,
    Moment,
    UnreadableText,
    in_zone,
    occurrence_key,
    parse_moment,
    read_resource,
    zones_in,
)
from webapp.connectors.caldav.zone_names import tidy_name
from webapp.connectors.errors import WriteRefused
from webapp.connectors.event import (
    Details,
    Event,
    Marker,
    Override,
    changed_fields,
    clean_text,
    normalise,
    with_fields,
)
from webapp.zones import zone_named

_RECURRENCE = ("RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID")
_REPEATED_ELSEWHERE = {
    "LOCATION": ("GEO", "X-APPLE-STRUCTURED-LOCATION"),
    "DESCRIPTION": STYLED_DESCRIPTIONS,
    "SUMMARY": (),
}
_CANNOT = "The change cannot be written into this entry without losing something"


def patch(source: str, before: Event, after: Event, now: datetime, marker: Marker | None = None) -> str:
    """Return `source` with what differs between `before` and `after` changed, and nothing else.

    What `source` says beyond `before` stays, but for the sign of who wrote it, if `marker` is given. Raises
    WriteRefused where the result would not read back as meant.
    """
    try:
        current = read_resource(source).event
        calendar = Component.from_text(source)
    except (UnreadableText, MalformedText) as error:
        raise WriteRefused("What the server holds for this entry cannot be read") from error
    target = with_fields(current, after, changed_fields(before, after))
    if target.rrule:
        target = replace(target, rrule=fit_until(target.rrule, target.details))
    check_writable(target)
    if normalise(target) == normalise(current):
        return calendar.to_text()
    _Patch(calendar, zones_in(source), current, target, now).apply()
    if marker:
        _sign(calendar, marker)
    text = calendar.to_text()
    try:
        written = read_resource(text).event
    except UnreadableText as error:
        raise WriteRefused(_CANNOT) from error
    if normalise(written) != normalise(target):
        raise WriteRefused(_CANNOT)
    return text


class _Patch:
    """One edit under way: the tree, what it says now, and what it shall say."""

    def __init__(
        self, calendar: Component, zones: Mapping[str, str], current: Event, target: Event, now: datetime
    ) -> None:
        self.calendar = calendar
        self.zones = zones
        self.current = current
        self.target = target
        self.stamp = utc_stamp(now)
        self.tzids = self._tzids_by_zone()
        self.events = calendar.components("VEVENT")
        self.main = self._main()
        self.has_master = self.main.line("RECURRENCE-ID") is None

    def apply(self) -> None:
        self._define_zones()
        # Copies for new overrides are taken from the master as it was: they start out as the old occurrence.
        blank = self.main.copy()
        if self.has_master:
            self._patch_recurrence()
        elif (self.current.rrule, self.current.rdates) != (self.target.rrule, self.target.rdates) or (
            self.current.exdates != self.target.exdates
        ):
            raise WriteRefused("Only single dates of this series are on the calendar, so it cannot be changed as one")
        self._patch_details(self.main, self.current.details, self.target.details)
        self._patch_overrides(blank)

    # Zones

    def _tzids_by_zone(self) -> dict[str, str]:
        """Map each zone that the resource defines to the spelling it uses."""
        result: dict[str, str] = {}
        for block in self.calendar.components("VTIMEZONE"):
            line = block.line("TZID")
            zone = line and self.zones.get(tidy_name(line.value))
            if line and zone:
                result.setdefault(zone, unescape(line.value).strip())
        return result

    def _define_zones(self) -> None:
        for zone in sorted(event_zones(self.target) - self.tzids.keys()):
            definition = Component.from_text(
                "\r\n".join(("BEGIN:VCALENDAR", *vtimezone(zone, self.target), "END:VCALENDAR"))
            )
            self.calendar.children.insert(self.calendar.children.index(self.events[0]), definition.children[0])
            self.tzids[zone] = zone

    def _zone_of(self, tzid: str) -> str:
        zone = self.zones.get(tidy_name(tzid)) or next(
            (zone for zone, spelling in self.tzids.items() if spelling == tzid), None
        )
        if zone is None:
            raise WriteRefused(_CANNOT)
        return zone

    def _moment(self, block: Component, name: str) -> Moment:
        line = block.line(name)
        if line is None:
            raise WriteRefused(_CANNOT)
        return parse_moment(line.head, line.value, self._zone_of)

    def _date_line(self, name: str, walls: list[datetime], details: Details) -> tuple[str, str]:
        return moment_line(name, walls, details, self.tzids.get(details.zone or ""))

    # The series

    def _main(self) -> Component:
        masters = [block for block in self.events if block.line("RECURRENCE-ID") is None]
        if masters:
            return masters[0]
        return min(self.events, key=lambda block: in_zone(self._moment(block, "RECURRENCE-ID"), "UTC"))

    def _patch_recurrence(self) -> None:
        if self.current.rrule != self.target.rrule:
            if self.target.rrule:
                self.main.put("RRULE", self.target.rrule)
            else:
                self.main.remove("RRULE")
        rewrite = _dates_are_spelled_differently(self.current.details, self.target.details)
        for name, old, new in (
            ("RDATE", self.current.rdates, self.target.rdates),
            ("EXDATE", self.current.exdates, self.target.exdates),
        ):
            if rewrite or set(old) != set(new):
                self.main.remove(name)
                if new:
                    self.main.add(*self._date_line(name, list(new), self.target.details))

    def _patch_overrides(self, blank: Component) -> None:
        existing = self._existing_overrides()
        used = []
        for override in self.target.overrides:
            old = self._old_override(override)
            block = existing.get(old.original_start) if old else None
            if old is None or block is None:
                old = Override(override.original_start, self.current.details)
                block = blank.copy()
                block.remove(*_RECURRENCE)
                self.calendar.children.append(block)
            used.append(block)
            if self.has_master:
                self._patch_recurrence_id(block, override.original_start)
            self._patch_details(block, old.details, override.details)
        for block in existing.values():
            if not any(block is kept for kept in used):
                self.calendar.children = [child for child in self.calendar.children if child is not block]

    def _existing_overrides(self) -> dict[datetime, Component]:
        """Return the override blocks by original start, without the cancelled ones that are still excluded."""
        start = self._start_before()
        excluded = set(self.target.exdates)
        result: dict[datetime, Component] = {}
        for block in self.events:
            if block is self.main:
                continue
            original = occurrence_key(self._moment(block, "RECURRENCE-ID"), start)
            status = block.line("STATUS")
            if status and status.value.strip().upper() == "CANCELLED" and original in excluded:
                continue
            result[original] = block
        return result

    def _start_before(self) -> Moment:
        details = self.current.details
        return Moment(details.start, details.zone, details.all_day)

    def _old_override(self, override: Override) -> Override | None:
        """Return what `override` was before, also where the whole series moved and took its overrides along."""
        by_start = {old.original_start: old for old in self.current.overrides}
        moved_by = self.target.details.start - self.current.details.start
        if moved_by and self.target.rrule:
            shifted = by_start.get(override.original_start - moved_by)
            if shifted:
                return shifted
        return by_start.get(override.original_start)

    def _patch_recurrence_id(self, block: Component, original: datetime) -> None:
        head, value = self._date_line("RECURRENCE-ID", [original], self.target.details)
        line = block.line("RECURRENCE-ID")
        if line is None:
            start = block.line("DTSTART")
            # Right before DTSTART, where people who read such files look for it.
            block.children.insert(block.children.index(start) if start else 0, Line.written(head, value))
            return
        wanted = Moment(original, self.target.details.zone, self.target.details.all_day)
        if self._moment(block, "RECURRENCE-ID") == wanted:
            return
        window = parse_head(line.head)[1].get("RANGE")
        block.put("RECURRENCE-ID", value, f"{head};RANGE={window}" if window else head)

    # One occurrence

    def _patch_details(self, block: Component, old: Details, new: Details) -> None:
        if old == new and block is not self.main:
            return
        self._patch_time(block, old, new)
        for name, text, before in (
            ("SUMMARY", new.subject, old.subject),
            ("LOCATION", new.location, old.location),
            ("DESCRIPTION", new.description, old.description),
        ):
            if clean_text(text) != clean_text(before):
                _patch_text(block, name, text)
        if new.show_as != old.show_as:
            _patch_show_as(block, new.show_as)
        if new.private != old.private:
            if new.private:
                block.put("CLASS", "PRIVATE", "CLASS")
            else:
                block.remove("CLASS")
        block.put("DTSTAMP", self.stamp)
        block.put("LAST-MODIFIED", self.stamp)

    def _patch_time(self, block: Component, old: Details, new: Details) -> None:
        respelled = _dates_are_spelled_differently(old, new)
        if old.start != new.start or respelled:
            head, value = self._date_line("DTSTART", [new.start], new)
            block.put("DTSTART", value, head)
            if block.line("X-MICROSOFT-CDO-ALLDAYEVENT"):
                block.put("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE" if new.all_day else "FALSE")
        if block.line("DURATION") and not block.line("DTEND"):
            if new.end - new.start != old.end - old.start or respelled:
                block.put("DURATION", _duration(new))
        elif old.end != new.end or respelled or (old.start != new.start and not block.line("DTEND")):
            head, value = self._date_line("DTEND", [new.end], new)
            block.put("DTEND", value, head)


def _sign(calendar: Component, marker: Marker) -> None:
    for block in calendar.components("VEVENT"):
        block.put(DEPLOYMENT_PROPERTY, escape(marker.deployment_id), DEPLOYMENT_PROPERTY)
        block.put(ITEM_PROPERTY, escape(marker.item_uid), ITEM_PROPERTY)


def _dates_are_spelled_differently(old: Details, new: Details) -> bool:
    return (old.zone, old.all_day) != (new.zone, new.all_day)


def _patch_text(block: Component, name: str, text: str) -> None:
    block.remove(*_REPEATED_ELSEWHERE[name])
    if not text:
        block.remove(name)
        return
    line = block.line(name)
    # ALTREP points to the old text in another form; a language tag stays true.
    keep: Mapping[str, str] = line.parameters if line else {}
    head = name if "ALTREP" in keep or line is None else line.head
    block.put(name, escape(clean_text(text)), head)


def _patch_show_as(block: Component, show_as: str) -> None:
    transparency, status, busy_status = show_as_values(show_as)
    block.put("TRANSP", transparency, "TRANSP")
    if status:
        block.put("STATUS", status, "STATUS")
    elif block.line("STATUS"):
        block.put("STATUS", "CONFIRMED", "STATUS")
    if busy_status:
        block.put(BUSY_STATUS_PROPERTY, busy_status, BUSY_STATUS_PROPERTY)
    else:
        block.remove(BUSY_STATUS_PROPERTY)


def _duration(details: Details) -> str:
    """Return the DURATION from start to end: days where they are whole, else exact time."""
    length = details.end - details.start
    if details.all_day or (length and not length % timedelta(days=1)):
        return f"P{length.days}D"
    if details.zone:
        zone = zone_named(details.zone)
        start, end = (wall.replace(tzinfo=zone).astimezone(UTC) for wall in (details.start, details.end))
        length = end - start
    return f"PT{int(length.total_seconds())}S"
