"""iCalendar resource text to the neutral `Event`.

A content-line reader: it evaluates the few properties that the neutral event has and skips the rest, also time zone
definitions, which are parsed only for zones whose name is not known.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from urllib.parse import unquote

from webapp.connectors.event import Details, Event, Marker, Override, Period, clean_text, extra_dates, normalise
from webapp.connectors.ical.content_lines import logical_lines, parse_head, split_line, unescape
from webapp.connectors.ical.this_and_future import MOST_DATES, Endless, following
from webapp.connectors.ical.time_zones import Defined, definitions, zone_meant
from webapp.connectors.ical.zone_names import tidy_name
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.rfc5545.durations import Duration
from webapp.rfc5545.time_zones import zone_named

DEPLOYMENT_PROPERTY = "X-CALENDAR-SYNC-DEPLOYMENT"
ITEM_PROPERTY = "X-CALENDAR-SYNC-ITEM"
BUSY_STATUS_PROPERTY = "X-MICROSOFT-CDO-BUSYSTATUS"
STYLED_DESCRIPTIONS = ("X-ALT-DESC", "STYLED-DESCRIPTION")
"""Properties with a formatted description."""

_RULE = re.compile(r"[A-Z-]+=[^;=\s]+(?:;[A-Z-]+=[^;=\s]+)*;?$", re.IGNORECASE)
_FREQUENCY = re.compile(r"(?:^|;)FREQ=(?:SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(?:;|$)", re.IGNORECASE)
_OTHER_ENTRIES = frozenset({"BEGIN:VTODO", "BEGIN:VJOURNAL", "BEGIN:VFREEBUSY"})
_DATED = ("DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE")
_SOME_YEAR = 2026
_DAY = timedelta(days=1)
_FARTHEST_EAST = timedelta(hours=9)
"""Added to a UTC date-time that means a whole day, so that local midnight up to UTC+9 results in that day."""


class UnreadableText(ValueError):
    """The resource cannot be parsed as an event."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(str(reason))
        self.reason = reason


class UnreadableDate(UnreadableText):
    """A DATE or DATE-TIME value is malformed."""


class HoldsNoEvent(UnreadableText):
    """The resource has no VEVENT, but a task, a journal entry or free/busy times."""


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


Block = dict[str, list[tuple[str, str]]]
Properties = Mapping[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Moment:
    """A DATE or DATE-TIME value: wall clock, its zone (None: floating or all-day) and whether it is a DATE."""

    wall: datetime
    zone: str | None
    all_day: bool


def read_resource(text: str) -> Resource:
    """Parse a calendar object resource (RFC 4791, section 4.1). Raises UnreadableText."""
    blocks, lines = _event_blocks(text)
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
    blocks, lines = _event_blocks(text)
    return _Reader(lines, blocks).all_known()


def occurrence_key(recurrence_id: Moment, master: Moment) -> datetime:
    """Return the original start in a RECURRENCE-ID, EXDATE or RDATE, as wall clock in the master's zone."""
    if master.all_day:
        wall = recurrence_id.wall + _FARTHEST_EAST if recurrence_id.zone == "UTC" else recurrence_id.wall
        return wall.replace(hour=0, minute=0, second=0)
    if recurrence_id.all_day:
        # Some clients exclude "that day" of a timed series.
        return datetime.combine(recurrence_id.wall.date(), master.wall.time())
    return in_zone(recurrence_id, master.zone)


def in_zone(moment: Moment, zone: str | None) -> datetime:
    """Return `moment` as wall clock in `zone`; floating time is not converted."""
    if moment.zone == zone or moment.zone is None or zone is None:
        return moment.wall
    return moment.wall.replace(tzinfo=zone_named(moment.zone)).astimezone(zone_named(zone)).replace(tzinfo=None)


def parse_moment(head: str, value: str, zone_of: Callable[[str], str]) -> Moment:
    """Return the DATE or DATE-TIME of a line; `zone_of` maps TZIDs to IANA names. Raises UnreadableText."""
    value = value.strip()
    parameters = parse_head(head)[1]
    if len(value) == 8 or parameters.get("VALUE") == "DATE":
        return Moment(_wall(value[:8] + "T000000"), None, True)
    if value[-1:] in {"Z", "z"}:
        return Moment(_wall(value[:-1]), "UTC", False)
    tzid = parameters.get("TZID")
    return Moment(_wall(value), zone_of(tzid) if tzid else None, False)


def _wall(value: str) -> datetime:
    if value.endswith("60"):
        value = value[:-2] + "59"  # a leap second is legal and datetime has none
    try:
        if len(value) == 15 and value[8] in "Tt":
            return datetime.fromisoformat(value)
    except ValueError:
        pass
    raise UnreadableDate(because(Reason.DATE_NOT_UNDERSTOOD))


def _event_blocks(text: str) -> tuple[list[Block], list[str]]:
    """Return the VEVENTs as name -> [(head, value)], and all lines, for VTIMEZONE."""
    lines = logical_lines(text)
    blocks: list[Block] = []
    block: Block | None = None
    nested = 0
    ended = False
    for line in lines:
        if block is None:
            if line[:12].upper() == "BEGIN:VEVENT":
                block, nested = {}, 0
            elif line[:13].upper() == "END:VCALENDAR":
                ended = True
            continue
        head, value = split_line(line)
        name = head.partition(";")[0].upper()
        if name == "BEGIN":
            nested += 1
        elif name == "END":
            if nested:
                nested -= 1
            else:
                blocks.append(block)
                block = None
        elif not nested:
            block.setdefault(name, []).append((head, value))
    if not ended:
        raise UnreadableText(because(Reason.INCOMPLETE_TEXT))
    return blocks, lines


class _Reader:
    """Zones and flaws of one resource. Called with a TZID, it returns the zone.

    A VTIMEZONE of the resource takes precedence over the name. `flaws` are the properties that could not be read.
    """

    def __init__(self, lines: list[str], blocks: list[Block]) -> None:
        self._lines = lines
        self._blocks = blocks
        self._known: dict[str, str] = {}  # a series may name its zone with each of thousands of dates
        self._defined: Mapping[str, Defined] | None = None
        self.flaws: dict[Reason, None] = {}  # in their order

    def __call__(self, tzid: str) -> str:
        if tzid not in self._known:
            self._known[tzid] = self._find(tzid)
        return self._known[tzid]

    def all_known(self) -> dict[str, str]:
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
    uids = {_value(block, "UID") for block in blocks}
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
        marker=_marker(main),
        created_at=_instant(main, "CREATED"),
        modified_at=_instant(main, "LAST-MODIFIED") or _instant(main, "DTSTAMP"),
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
        if key not in newest or edition(_value(block, "SEQUENCE"), _value(block, "LAST-MODIFIED")) >= edition(
            _value(newest[key], "SEQUENCE"), _value(newest[key], "LAST-MODIFIED")
        ):
            newest[key] = block
    return list(newest.values())


def edition(sequence: str, modified: str) -> tuple[int, str]:
    """Return a sort key that is greater for the newer of two components; of equal ones the later in the text counts."""
    return int(sequence) if sequence.isascii() and sequence.isdecimal() and len(sequence) < 10 else 0, modified


def _series(master: Properties, overrides: Iterable[Properties], zone_of: _Reader) -> Event:
    details, start = _details(master, zone_of)
    rrule = _rule(master)
    exdates = {occurrence_key(moment, start) for moment in _dates(master, "EXDATE", zone_of)}
    changed: list[Override] = []
    lasting: list[Override] = []
    cancelled: set[datetime] = set()
    for block in overrides:
        original = occurrence_key(_recurrence_id(block, zone_of), start)
        if _value(block, "STATUS").upper() == "CANCELLED":
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
        if block is not main and _value(block, "STATUS").upper() != "CANCELLED"
    ]
    others.sort(key=lambda override: override.original_start)
    # A cancelled date becomes an excluded one, because it may be reinstated.
    cancelled = _value(main, "STATUS").upper() == "CANCELLED"
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
        subject=_text(block, "SUMMARY").replace("\n", " "),
        start=start.wall,
        end=end,
        zone=start.zone,
        all_day=start.all_day,
        location=_text(block, "LOCATION").replace("\n", " "),
        description=_description(block),
        show_as=_show_as(block),
        private=_value(block, "CLASS").upper() in {"PRIVATE", "CONFIDENTIAL"},
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
    return max(end, start.wall + _DAY if start.all_day else start.wall)


def _said_end(block: Properties, start: Moment, zone_of: _Reader) -> datetime:
    if _value(block, "DTEND"):
        moment = parse_moment(*block["DTEND"][0], zone_of)
        end = _next_midnight(moment.wall) if start.all_day else in_zone(moment, start.zone)
        # An end that is earlier on the wall clock only is valid in the hour that the end of summer time repeats.
        if end < start.wall and (start.all_day or _seconds_between(start, moment) < 0):
            zone_of.flaws[Reason.FLAW_BACKWARDS] = None
    elif _value(block, "DURATION"):
        end = add_duration(start, block["DURATION"][0][1])
        if end < start.wall:
            zone_of.flaws[Reason.FLAW_BACKWARDS] = None
    else:
        end = start.wall
    return end


def _next_midnight(wall: datetime) -> datetime:
    """Return the first midnight that is not before `wall`."""
    midnight = wall.replace(hour=0, minute=0, second=0)
    return midnight if midnight == wall else midnight + _DAY


def _seconds_between(start: Moment, end: Moment) -> float:
    zones = (start.zone or "UTC", end.zone or start.zone or "UTC")
    first, last = (
        moment.wall.replace(tzinfo=zone_named(zone)).astimezone(UTC)
        for moment, zone in zip((start, end), zones, strict=True)
    )
    return (last - first).total_seconds()


def add_duration(start: Moment, value: str) -> datetime:
    """Return the wall clock a DURATION after `start`: its days are nominal, its hours exact (RFC 5545, 3.3.6)."""
    duration = _duration(value)
    if start.all_day:
        return _next_midnight(start.wall + duration.days * _DAY + duration.exact)
    return duration.after(start.wall, zone_named(start.zone) if start.zone else None)


def _exact_duration(master: Properties) -> Duration | None:
    """Return the DURATION of each occurrence; None where DTEND counts, or where it cannot be parsed."""
    if not _value(master, "DURATION") or _value(master, "DTEND"):
        return None
    try:
        return _duration(_value(master, "DURATION"))
    except UnreadableText:
        return None


def _duration(value: str) -> Duration:
    try:
        return Duration.parse(value)
    except ValueError as error:
        raise UnreadableText(because(Reason.DURATION_NOT_UNDERSTOOD)) from error


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


def _show_as(block: Properties) -> str:
    """Return `show_as` from TRANSP, STATUS and Microsoft's X-MICROSOFT-CDO-BUSYSTATUS ([MS-OXCICAL]).

    The standard properties take precedence, since other clients change only those.
    https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxcical/cd68eae7-ed65-4dd3-8ea7-ad585c76c736
    """
    busy_status = _value(block, BUSY_STATUS_PROPERTY).upper()
    transparency = _value(block, "TRANSP").upper()
    status = _value(block, "STATUS").upper()
    if busy_status == "WORKINGELSEWHERE":
        return "working_elsewhere"
    if status == "CANCELLED" or transparency == "TRANSPARENT" or (busy_status == "FREE" and not transparency):
        return "free"
    if busy_status == "OOF":
        return "out_of_office"
    return "tentative" if status == "TENTATIVE" or (busy_status == "TENTATIVE" and not status) else "busy"


def _description(block: Properties) -> str:
    """Return the description; if there is only a formatted one (Outlook, RFC 9073, ALTREP), that as text."""
    plain = _text(block, "DESCRIPTION")
    if plain or not block.keys() & {"DESCRIPTION", *STYLED_DESCRIPTIONS}:
        return plain
    styled = (
        _text(block, name) for name in STYLED_DESCRIPTIONS if "VALUE=URI" not in block.get(name, [("", "")])[0][0]
    )
    return next(filter(None, (*styled, _data_html(block))), "")


def _data_html(block: Properties) -> str:
    """Return the HTML that an empty DESCRIPTION carries in its ALTREP (RFC 5545, 3.2.1; RFC 2397)."""
    address = parse_head(block["DESCRIPTION"][0][0])[1].get("ALTREP", "") if "DESCRIPTION" in block else ""
    head, _, data = address.partition(",")
    if not head.lower().startswith("data:text/html") or head.lower().endswith(";base64"):
        return ""
    return clean_text(unquote(data))


def _marker(block: Properties) -> Marker | None:
    deployment_id, item_uid = _text(block, DEPLOYMENT_PROPERTY), _text(block, ITEM_PROPERTY)
    return Marker(deployment_id, item_uid) if deployment_id and item_uid else None


def _instant(block: Properties, name: str) -> datetime | None:
    value = _value(block, name)
    try:
        return datetime.fromisoformat(value.rstrip("Zz")).replace(tzinfo=UTC) if value else None
    except ValueError:
        return None  # a broken time stamp must not cost the event


def _text(block: Properties, name: str) -> str:
    return clean_text(unescape(block[name][0][1])) if name in block else ""


def _value(block: Properties, name: str) -> str:
    return block[name][0][1].strip() if name in block else ""
