"""iCalendar resource text to the neutral `Event`.

A content-line reader: it evaluates the few properties that the neutral event has and skips the rest, also time zone
definitions, which are parsed only for zones whose name is not known.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from webapp.connectors.event import Details, Event, Marker, Override, Period, clean_text, extra_dates, normalise
from webapp.connectors.ical.content_lines import parse_head
from webapp.connectors.ical.moments import (
    DAY,
    HoldsNoEvent,
    Moment,
    UnreadableDate,
    UnreadableText,
    add_duration,
    in_zone,
    next_midnight,
    occurrence_key,
    parse_duration,
    parse_moment,
    seconds_between,
)
from webapp.connectors.ical.properties import (
    Block,
    Properties,
    description_of,
    event_blocks,
    instant_of,
    marker_of,
    revision,
    show_as_of,
    text_of,
    value_of,
)
from webapp.connectors.ical.this_and_future import MOST_DATES, Endless, following
from webapp.connectors.ical.time_zones import Defined, definitions, zone_meant
from webapp.connectors.ical.zone_names import tidy_name
from webapp.connectors.reasons import Reason, because
from webapp.rfc5545.durations import Duration

_RULE = re.compile(r"[A-Z-]+=[^;=\s]+(?:;[A-Z-]+=[^;=\s]+)*;?$", re.IGNORECASE)
_FREQUENCY = re.compile(r"(?:^|;)FREQ=(?:SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(?:;|$)", re.IGNORECASE)
_OTHER_ENTRIES = frozenset({"BEGIN:VTODO", "BEGIN:VJOURNAL", "BEGIN:VFREEBUSY"})
_DATED = ("DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE")
_SOME_YEAR = 2026


@dataclass(frozen=True, slots=True)
class Resource:
    """The content of a resource. `has_guests`: on a write, a scheduling server could mail attendees.

    `flaws` are the properties that could not be read and were left out.
    """

    uid: str
    event: Event
    marker: Marker | None
    created_at: datetime | None
    modified_at: datetime | None
    has_guests: bool
    flaws: tuple[Reason, ...] = ()


def read_resource(text: str) -> Resource:
    """Parse a calendar object resource (RFC 4791, section 4.1). Raises UnreadableText."""
    blocks, lines = event_blocks(text)
    if not blocks:
        is_something_else = any(line.upper() in _OTHER_ENTRIES for line in lines)
        raise (HoldsNoEvent if is_something_else else UnreadableText)(because(Reason.HOLDS_NO_EVENT))
    try:
        return _resource(blocks, _Reader(lines, blocks))
    except UnreadableText:
        raise
    except (ValueError, OverflowError) as error:
        raise UnreadableText(because(Reason.DATE_NOT_UNDERSTOOD)) from error
    except (LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        # Libraries raise any of these for malformed values; one event must not make the whole listing fail.
        raise UnreadableText(because(Reason.NOT_UNDERSTOOD)) from error


def is_cut_short(resource: Resource) -> bool:
    """Return True if a RANGE=THISANDFUTURE override covers more occurrences than are expanded."""
    return Reason.FLAW_ENDLESS in resource.flaws


def zones_in(text: str) -> Mapping[str, str]:
    """Return the zones of all TZIDs in a resource, by TZID as `tidy_name` has it. Raises UnreadableText."""
    blocks, lines = event_blocks(text)
    return _Reader(lines, blocks).all_zones()


class _Reader:
    """Zones and flaws of one resource. Called with a TZID, it returns the zone.

    A VTIMEZONE of the resource takes precedence over the name. `flaws` are the properties that could not be read.
    """

    def __init__(self, lines: list[str], blocks: list[Block]) -> None:
        self._lines = lines
        self._blocks = blocks
        self._zones: dict[str, str] = {}  # a series may name its zone with each of thousands of dates
        self._defined: Mapping[str, Defined] | None = None
        self.flaws: dict[Reason, None] = {}  # in their order

    def __call__(self, tzid: str) -> str:
        if tzid not in self._zones:
            self._zones[tzid] = self._find(tzid)
        return self._zones[tzid]

    def all_zones(self) -> dict[str, str]:
        """Return the zones of all TZIDs that the resource uses or defines, by TZID as `tidy_name` has it."""
        heads = {head for block in self._blocks for name in _DATED for head, _ in block.get(name, ())}
        used = {tzid for head in heads if (tzid := parse_head(head)[1].get("TZID"))}
        found = {tidy_name(tzid): self(tzid) for tzid in used}
        for name, defined in self._definitions().items():
            if name not in found and (zone := zone_meant(defined.label, defined, self._first_year(None))) is not None:
                found[name] = zone
        return found

    def _find(self, tzid: str) -> str:
        zone = zone_meant(tzid, self._definitions().get(tidy_name(tzid)), self._first_year(tzid))
        if zone is None:
            raise UnreadableText(because(Reason.UNKNOWN_ZONE))
        return zone

    def _definitions(self) -> Mapping[str, Defined]:
        if self._defined is None:
            self._defined = definitions(self._lines)
        return self._defined

    def _first_year(self, tzid: str | None) -> int:
        """Return the year of the first date in the zone called `tzid`, or of any date."""
        years = [
            int(value.strip()[:4])
            for block in self._blocks
            for name in _DATED
            for head, value in block.get(name, ())
            if value.strip()[:4].isdecimal() and (tzid is None or parse_head(head)[1].get("TZID") == tzid)
        ]
        return max(min(years, default=_SOME_YEAR), 1)


def _resource(blocks: list[Block], zone_of: _Reader) -> Resource:
    uids = {value_of(block, "UID") for block in blocks}
    if len(uids) != 1:
        raise UnreadableText(because(Reason.SEVERAL_EVENTS))
    uid = clean_text(uids.pop())
    if not uid:
        raise UnreadableText(because(Reason.NO_UID))
    masters = [block for block in blocks if "RECURRENCE-ID" not in block]
    if len(masters) > 1:
        raise UnreadableText(because(Reason.SAME_EVENT_TWICE))
    overrides = [block for block in blocks if "RECURRENCE-ID" in block]
    overrides = _newest(overrides, masters[0] if masters else _earliest(overrides, zone_of), zone_of)
    main = masters[0] if masters else _earliest(overrides, zone_of)
    event = _series(main, overrides, zone_of) if masters else _lone_occurrences(main, overrides, zone_of)
    return Resource(
        uid=uid,
        event=event,
        marker=marker_of(main),
        created_at=instant_of(main, "CREATED"),
        modified_at=instant_of(main, "LAST-MODIFIED") or instant_of(main, "DTSTAMP"),
        has_guests=any("ATTENDEE" in block for block in blocks),
        flaws=tuple(zone_of.flaws),
    )


def _newest(overrides: list[Block], main: Properties, zone_of: _Reader) -> list[Block]:
    """Return one component for each date: of several about the same date, the newer one (RFC 5546, section 2.1.5).

    RECURRENCE-IDs are compared as instants, in whatever form they are written.
    """
    if not overrides:
        return []
    newest: dict[datetime, Block] = {}
    start = _start(main, zone_of)
    for block in overrides:
        key = occurrence_key(_recurrence_id(block, zone_of), start)
        if key not in newest or revision(value_of(block, "SEQUENCE"), value_of(block, "LAST-MODIFIED")) >= revision(
            value_of(newest[key], "SEQUENCE"), value_of(newest[key], "LAST-MODIFIED")
        ):
            newest[key] = block
    return list(newest.values())


def _series(master: Properties, overrides: Iterable[Properties], zone_of: _Reader) -> Event:
    details, start = _details(master, zone_of)
    rrule = _rule(master)
    exdates = {occurrence_key(moment, start) for moment in _dates(master, "EXDATE", zone_of)}
    changed: list[Override] = []
    lasting: list[Override] = []
    cancelled: set[datetime] = set()
    for block in overrides:
        original = occurrence_key(_recurrence_id(block, zone_of), start)
        if value_of(block, "STATUS").upper() == "CANCELLED":
            cancelled.add(original)
            lasting += [Override(original, details)] if _is_lasting(block) else []
        elif original not in exdates:
            changed.append(Override(original, _details(block, zone_of)[0]))
            lasting += changed[-1:] if _is_lasting(block) else []
    exdates |= cancelled
    series = Event(
        details=details,
        rrule=rrule,
        rdates=tuple(sorted({occurrence_key(moment, start) for moment in _dates(master, "RDATE", zone_of)})),
        exdates=tuple(sorted(exdates)),
        periods=tuple(sorted(_periods(master, start, zone_of))),
        duration=_exact_duration(master),
    )
    series = replace(series, duration=normalise(series).duration)  # kept only where it has an effect
    if lasting:
        later = _following(series, lasting, changed)
        if len(later) > MOST_DATES:
            zone_of.flaws[Reason.FLAW_ENDLESS] = None
        changed += [override for source, override in later[:MOST_DATES] if source not in cancelled]
        exdates |= {override.original_start for source, override in later[:MOST_DATES] if source in cancelled}
    series = replace(
        series,
        exdates=tuple(sorted(exdates)),
        overrides=tuple(sorted(changed, key=lambda override: override.original_start)),
    )
    return replace(series, rdates=extra_dates(series))


def _is_lasting(block: Properties) -> bool:
    """Return True if an override has RANGE=THISANDFUTURE."""
    return parse_head(block["RECURRENCE-ID"][0][0])[1].get("RANGE", "").upper() == "THISANDFUTURE"


def _following(series: Event, lasting: list[Override], changed: list[Override]) -> list[tuple[datetime, Override]]:
    try:
        return list(following(series, lasting, {override.original_start for override in changed}))
    except Endless as error:
        raise UnreadableText(because(Reason.CHANGES_ALL_LATER_DATES)) from error


def _lone_occurrences(main: Properties, overrides: list[Block], zone_of: _Reader) -> Event:
    """Parse overrides without a master, which an attendee of single occurrences has (RFC 4791, section 4.1).

    The earliest one becomes the event; the others become extra dates, each with its own details.
    """
    details, start = _details(main, zone_of)
    others = [
        Override(occurrence_key(_recurrence_id(block, zone_of), start), _details(block, zone_of)[0])
        for block in overrides
        if block is not main and value_of(block, "STATUS").upper() != "CANCELLED"
    ]
    others.sort(key=lambda override: override.original_start)
    # A cancelled date becomes an excluded one, because it may be reinstated.
    cancelled = value_of(main, "STATUS").upper() == "CANCELLED"
    return Event(
        details=details,
        rdates=tuple(override.original_start for override in others),
        exdates=(details.start,) if cancelled else (),
        overrides=tuple(others),
    )


def _earliest(overrides: list[Block], zone_of: _Reader) -> Block:
    return min(overrides, key=lambda block: in_zone(_recurrence_id(block, zone_of), "UTC"))


def _recurrence_id(block: Properties, zone_of: _Reader) -> Moment:
    return parse_moment(*block["RECURRENCE-ID"][0], zone_of)


def _details(block: Properties, zone_of: _Reader) -> tuple[Details, Moment]:
    start = _start(block, zone_of)
    end = _end(block, start, zone_of)
    details = Details(
        subject=text_of(block, "SUMMARY").replace("\n", " "),
        start=start.wall,
        end=end,
        zone=start.zone,
        all_day=start.all_day,
        location=text_of(block, "LOCATION").replace("\n", " "),
        description=description_of(block),
        show_as=show_as_of(block),
        private=value_of(block, "CLASS").upper() in {"PRIVATE", "CONFIDENTIAL"},
    )
    return details, start


def _start(block: Properties, zone_of: _Reader) -> Moment:
    if "DTSTART" not in block:
        raise UnreadableText(because(Reason.NO_START))
    return parse_moment(*block["DTSTART"][0], zone_of)


def _end(block: Properties, start: Moment, zone_of: _Reader) -> datetime:
    """Return the end of the event. An invalid one is reported in `flaws` and replaced by the start."""
    try:
        end = _said_end(block, start, zone_of)
    except (ValueError, OverflowError):
        zone_of.flaws[Reason.FLAW_NO_END] = None
        end = start.wall
    return max(end, start.wall + DAY if start.all_day else start.wall)


def _said_end(block: Properties, start: Moment, zone_of: _Reader) -> datetime:
    if value_of(block, "DTEND"):
        moment = parse_moment(*block["DTEND"][0], zone_of)
        end = next_midnight(moment.wall) if start.all_day else in_zone(moment, start.zone)
        # An end that is earlier on the wall clock only is valid in the hour that the end of summer time repeats.
        if end < start.wall and (start.all_day or seconds_between(start, moment) < 0):
            zone_of.flaws[Reason.FLAW_BACKWARDS] = None
    elif value_of(block, "DURATION"):
        end = add_duration(start, block["DURATION"][0][1])
        if end < start.wall:
            zone_of.flaws[Reason.FLAW_BACKWARDS] = None
    else:
        end = start.wall
    return end


def _exact_duration(master: Properties) -> Duration | None:
    """Return the DURATION of each occurrence; None where DTEND counts, or where it cannot be parsed."""
    if not value_of(master, "DURATION") or value_of(master, "DTEND"):
        return None
    try:
        return parse_duration(value_of(master, "DURATION"))
    except UnreadableText:
        return None


def _rule(master: Properties) -> str | None:
    rules = {_tidy_rule(value) for _, value in master.get("RRULE", ())} - {""}
    if not rules:
        return None
    if len(rules) > 1 or any(value.strip() for _, value in master.get("EXRULE", ())):
        raise UnreadableText(because(Reason.SEVERAL_RULES))
    rule = rules.pop()
    if not is_rule(rule):
        raise UnreadableText(because(Reason.RULE_NOT_UNDERSTOOD))
    return rule


def _tidy_rule(value: str) -> str:
    """Return a rule without blanks and empty parts, which have no meaning."""
    return ";".join(filter(None, "".join(value.split()).split(";")))


@lru_cache(maxsize=4096)
def is_rule(rule: str) -> bool:
    """Return True if the text has the syntax of an RRULE. It is stored unchanged, and not expanded here."""
    return bool(_RULE.match(rule) and _FREQUENCY.search(rule))


def _dates(block: Properties, name: str, zone_of: _Reader) -> Iterator[Moment]:
    for head, values in block.get(name, ()):
        for value in values.split(","):
            if not value.strip():
                continue
            try:
                # RDATE may hold periods; their start is the occurrence.
                yield parse_moment(head, value.strip().partition("/")[0], zone_of)
            except UnreadableDate:
                zone_of.flaws[Reason.FLAW_NO_DATE] = None


def _periods(block: Properties, master: Moment, zone_of: _Reader) -> Iterable[Period]:
    """Return the extra dates with their own length; the last value for one date counts."""
    found: dict[datetime, datetime] = {}
    for head, values in block.get("RDATE", ()):
        for value in values.split(","):
            first, slash, last = value.strip().partition("/")
            if slash and not master.all_day:
                try:
                    start = parse_moment(head, first, zone_of)
                except UnreadableDate:
                    continue  # reported by `_dates`
                try:
                    end = _period_end(head, start, last, zone_of)
                except (ValueError, OverflowError):
                    zone_of.flaws[Reason.FLAW_NO_END] = None
                    continue
                if end < start.wall:
                    zone_of.flaws[Reason.FLAW_BACKWARDS] = None
                else:
                    found[in_zone(start, master.zone)] = in_zone(replace(start, wall=end), master.zone)
    return (Period(start, end) for start, end in found.items())


def _period_end(head: str, start: Moment, last: str, zone_of: _Reader) -> datetime:
    if last[:1] in {"P", "+", "-"}:
        return add_duration(start, last)
    return in_zone(parse_moment(head, last, zone_of), start.zone)
