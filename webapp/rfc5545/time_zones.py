"""Time zones by name: those of the tz database, and VTIMEZONE definitions of other programs, kept as received.

A zone is a string everywhere, in rows and in JSON. Usually it is an IANA name. A calendar may also send a VTIMEZONE
(https://www.rfc-editor.org/rfc/rfc5545#section-3.6.5) that matches no such zone; then the string is that definition, in
the canonical form of `Definition.text`, so that no table of definitions is needed.
"""

import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from io import BytesIO
from itertools import islice
from typing import Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateutil.rrule import rrule as Rule  # noqa: N812
from dateutil.rrule import rrulestr

ENDLESS = datetime(9999, 12, 31, tzinfo=UTC)
"""The last instant of spans without an end."""

_EARLIEST = datetime(1, 1, 3, tzinfo=UTC)  # two days after the minimum, so that no offset can overflow
_LATEST = datetime(9999, 12, 29, tzinfo=UTC)
_BEGIN = "BEGIN:VTIMEZONE"
_BETWEEN = "|"
"""Separator of lines: forms of pages would change line ends."""

_LAST_YEAR = 2199
"""Year up to which clock changes by endless rules are calculated, the same as for definitions that we write."""

_MOST_CHANGES = 4000
_MOST_OBSERVANCES = 200
_FARTHEST = timedelta(hours=24)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_OFFSET = re.compile(r"([+-]?)(\d{2}):?(\d{2})?:?(\d{2})?$")
"""Some programs omit the sign of positive offsets, or zero minutes."""

_RULE = re.compile(r"[A-Z]+=[A-Z0-9,+-]+(?:;[A-Z]+=[A-Z0-9,+-]+)*$")


@lru_cache(maxsize=1024)
def zone_named(name: str) -> ZoneInfo:
    """Return the zone `name`. Raises ZoneInfoNotFoundError."""
    try:
        return Definition.parse(name).zone() if is_kept(name) else ZoneInfo(name)
    except (ValueError, OSError) as error:  # zoneinfo treats some names like paths
        raise ZoneInfoNotFoundError("unknown time zone") from error


@lru_cache(maxsize=1024)
def zone_or_utc(name: str) -> ZoneInfo:
    """Return the zone `name`; UTC if it is unknown."""
    try:
        return zone_named(name)
    except ZoneInfoNotFoundError:
        return ZoneInfo("UTC")


@lru_cache(maxsize=1024)
def is_known_zone(name: str) -> bool:
    """Return whether `name` is a known zone."""
    try:
        zone_named(name)
    except ZoneInfoNotFoundError:
        return False
    return True


def is_kept(name: str) -> bool:
    """Return whether `name` is a stored VTIMEZONE definition, not a name of the tz database."""
    return name.startswith(_BEGIN)


@lru_cache(maxsize=1024)
def label_of(name: str) -> str:
    """Return the zone's label for people: its name, or its TZID in the calendar it was received from."""
    return Definition.parse(name).label if is_kept(name) else name


def place_of(zone: str | None) -> str:
    """Return the place in a zone's name, such as "New York"; empty for floating time."""
    if zone is None:
        return ""
    return label_of(zone) if is_kept(zone) else zone.rpartition("/")[2].replace("_", " ")


def to_utc(wall: datetime, zone: str) -> datetime:
    """Return the instant of the local time `wall` in `zone`; times near the ends of the calendar are clamped."""
    if wall.year in {1, 9999}:
        return min(max(wall.replace(tzinfo=UTC), _EARLIEST), ENDLESS)
    return wall.replace(tzinfo=zone_or_utc(zone)).astimezone(UTC)


def to_wall(instant: datetime, zone: str) -> datetime:
    """Return the naive local time in `zone` at `instant`."""
    clamped = min(max(instant, _EARLIEST), _LATEST)
    return clamped.astimezone(zone_or_utc(zone)).replace(tzinfo=None, fold=0)


@dataclass(frozen=True, slots=True, order=True)
class Observance:
    """One STANDARD or DAYLIGHT block: from its onsets on the offset is `after`; onsets are local times in `before`."""

    onset: datetime
    before: timedelta
    after: timedelta
    daylight: bool
    name: str = ""
    rule: str = ""
    dates: tuple[datetime, ...] = ()

    @classmethod
    def read(cls, kind: str, values: Mapping[str, list[str]]) -> Self:
        """Return the block for these property values. Raises ValueError."""
        rules = [rule.strip().upper().removesuffix(";") for rule in values.get("RRULE", ()) if rule.strip()]
        if len(rules) > 1 or any(not _RULE.match(rule) or "FREQ=YEARLY" not in rule for rule in rules):
            raise ValueError("its rule is none for a time zone")
        dates = {_wall(date) for value in values.get("RDATE", ()) for date in value.split(",") if date.strip()}
        return cls(
            _wall(_only(values, "DTSTART")),
            # Some programs omit it if there was no earlier offset.
            _read_offset(_only(values, "TZOFFSETFROM" if "TZOFFSETFROM" in values else "TZOFFSETTO")),
            _read_offset(_only(values, "TZOFFSETTO")),
            kind == "DAYLIGHT",
            _plain(values.get("TZNAME", [""])[0])[:40],
            rules[0] if rules else "",
            tuple(sorted(dates)),
        )

    @property
    def is_lasting(self) -> bool:
        """Return True if it recurs every year, without an end."""
        return bool(self.rule) and "UNTIL=" not in self.rule and "COUNT=" not in self.rule

    def lines(self) -> Iterator[str]:
        """Yield the block's content lines."""
        kind = "DAYLIGHT" if self.daylight else "STANDARD"
        yield f"BEGIN:{kind}"
        yield f"DTSTART:{_stamp(self.onset)}"
        if self.rule:
            yield f"RRULE:{self.rule}"
        if self.dates:
            yield "RDATE:" + ",".join(map(_stamp, self.dates))
        yield f"TZOFFSETFROM:{offset_text(self.before)}"
        yield f"TZOFFSETTO:{offset_text(self.after)}"
        if self.name:
            yield f"TZNAME:{self.name}"
        yield f"END:{kind}"

    def onsets(self, last_year: int) -> Iterator[datetime]:
        """Yield the onsets, as local times in `before`. Raises ValueError."""
        yield from {self.onset, *self.dates}
        if not self.rule:
            return
        parts = dict(part.split("=", 1) for part in self.rule.split(";"))
        end = datetime(last_year, 12, 31)  # noqa: DTZ001 - local time
        until = parts.pop("UNTIL", None)
        if until:
            end = min(end, _until(until, self.before))
        rule = _build(parts, self.onset)
        if next(iter(_build(parts, self.onset.replace(year=9960, day=1))), None) is None:
            raise ValueError("its rule has no date")  # dateutil would search up to the year 9999
        onsets = rule if "COUNT" in parts else rule.replace(until=end)
        yield from islice((onset for onset in onsets if onset > self.onset), _MOST_CHANGES)


@dataclass(frozen=True, slots=True)
class Definition:
    """A VTIMEZONE, reduced to its changes of offset. `label` is its TZID as text."""

    label: str
    observances: tuple[Observance, ...]

    @classmethod
    def of(cls, label: str, blocks: Iterable[tuple[str, Mapping[str, list[str]]]]) -> Self:
        """Return the definition with these blocks, given by name and property values. Raises ValueError."""
        observances = sorted({Observance.read(kind, values) for kind, values in blocks})
        if not observances or len(observances) > _MOST_OBSERVANCES:
            raise ValueError("no time zone")
        return cls(_plain(label)[:255], tuple(observances))

    @classmethod
    @lru_cache(maxsize=1024)
    def parse(cls, text: str) -> "Definition":
        """Parse the form of `text`. Raises ValueError."""
        label = ""
        blocks: list[tuple[str, dict[str, list[str]]]] = []
        for line in text.split(_BETWEEN):
            name, _, value = line.partition(":")
            if name == "BEGIN" and value != "VTIMEZONE":
                blocks.append((value, {}))
            elif name == "TZID":
                label = re.sub(r"\\(.)", r"\1", value)
            elif blocks and name not in {"BEGIN", "END"}:
                blocks[-1][1].setdefault(name, []).append(value)
        return cls.of(label, blocks)

    def lines(self) -> Iterator[str]:
        """Yield the content lines of the VTIMEZONE, not folded."""
        yield _BEGIN
        yield "TZID:" + re.sub(r"([\\;,])", r"\\\1", self.label)
        for observance in self.observances:
            yield from observance.lines()
        yield "END:VTIMEZONE"

    @property
    def text(self) -> str:
        """Return the canonical string of this zone: equal for equal definitions."""
        return _BETWEEN.join(self.lines())

    @property
    def begins(self) -> datetime:
        """Return the first local time that it defines."""
        return min(min(observance.onset, *observance.dates) if observance.dates else observance.onset
                   for observance in self.observances)  # fmt: skip

    @property
    def ends(self) -> datetime | None:
        """Return the last local time that it defines; None if its rules have no end."""
        if any(each.is_lasting for each in self.observances):
            return None
        return max(onset for each in self.observances for onset in each.onsets(_LAST_YEAR))

    @property
    def one_off_onsets(self) -> tuple[datetime, datetime] | None:
        """Return the first clock change, and the last one that no rule repeats; None if there are fewer than two."""
        changes = [each for each in self.observances if each.before != each.after]
        single = [onset for each in changes if not each.is_lasting for onset in each.onsets(_LAST_YEAR)]
        return (min(each.onset for each in changes), max(single)) if len(single) > 1 else None

    def as_if_always(self) -> "Definition":
        """Return the definition with its endless rules in force from 1970 on."""
        return replace(
            self,
            observances=tuple(
                replace(each, onset=each.onset.replace(year=min(each.onset.year, 1970), day=1), dates=())
                if each.is_lasting
                else each
                for each in self.observances
            ),
        )

    def zone(self) -> ZoneInfo:
        """Return a zone with these offsets. Raises ValueError."""
        changes = sorted(
            (onset - each.before, each)
            for each in self.observances
            for onset in each.onsets(_LAST_YEAR)
            if onset.year > 1  # with the offset it could be before the first day of the calendar
        )
        if not changes or len(changes) > _MOST_CHANGES:
            raise ValueError("no time zone")
        first = changes[0][1]
        kinds = [(first.before, False, first.name or "LMT")]
        kinds += [(each.after, each.daylight, each.name or "-") for each in self.observances]
        index = {each: number for number, each in enumerate(self.observances, 1)}
        times = [int((at.replace(tzinfo=UTC) - _EPOCH).total_seconds()) for at, _ in changes]
        return ZoneInfo.from_file(
            BytesIO(_tzif(times, [index[each] for _, each in changes], kinds)), key=self.label or "-"
        )


def _tzif(times: list[int], numbers: list[int], kinds: list[tuple[timedelta, bool, str]]) -> bytes:
    """Return a TZif file (https://www.rfc-editor.org/rfc/rfc8536), the only format that zoneinfo reads."""
    names, places, records = b"", {"": 0}, b""
    for offset, daylight, name in kinds:
        if name not in places and len(names) < 200:
            places[name] = len(names)
            names += name.encode("ascii", "replace")[:10] + b"\0"
        records += struct.pack(">iBB", int(offset.total_seconds()), daylight, places.get(name, 0))
    # The block for 32-bit readers is empty.
    head = struct.pack(">4sc15x6l", b"TZif", b"2", 0, 0, 0, 0, 0, 0)
    head += struct.pack(">4sc15x6l", b"TZif", b"2", 0, 0, 0, len(times), len(kinds), len(names))
    return head + struct.pack(f">{len(times)}q{len(numbers)}B", *times, *numbers) + records + names + b"\n\n"


def _build(parts: Mapping[str, str], onset: datetime) -> Rule:
    try:
        rule = rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=onset)
    except (TypeError, AttributeError, KeyError, IndexError, OverflowError) as error:
        raise ValueError("its rule cannot be understood") from error  # dateutil's errors vary with the invalid part
    if not isinstance(rule, Rule):
        raise TypeError("one rule makes one rule")
    return rule


def _only(values: Mapping[str, list[str]], name: str) -> str:
    if len(values.get(name, ())) != 1:
        raise ValueError(f"{name} is missing")
    return values[name][0]


def _wall(value: str) -> datetime:
    text = value.strip().removesuffix("Z")
    return datetime.strptime(text + "T000000" if len(text) == 8 else text[:15], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - wall clock


def _until(value: str, before: timedelta) -> datetime:
    """Return UNTIL as local time before the change; a date includes the whole day."""
    if len(value) == 8:
        return _wall(value + "T235959")
    return _wall(value) + (before if value.endswith("Z") else timedelta())


def _stamp(wall: datetime) -> str:
    return f"{wall.year:04}{wall:%m%dT%H%M%S}"


def _plain(text: str) -> str:
    return " ".join(text.replace(_BETWEEN, "/").replace('"', "'").split())


def _read_offset(value: str) -> timedelta:
    match = _OFFSET.match(value.strip())
    if not match:
        raise ValueError("its offset cannot be understood")
    sign, hours, minutes, seconds = match.groups(default="0")
    offset = timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds))
    if offset >= _FARTHEST or int(minutes) > 59:
        raise ValueError("its offset cannot be understood")
    return -offset if sign == "-" else offset


def offset_text(offset: timedelta) -> str:
    """Return a UTC-OFFSET value."""
    seconds = int(offset.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("+", seconds)
    text = f"{sign}{seconds // 3600:02}{seconds % 3600 // 60:02}"
    return f"{text}{seconds % 60:02}" if seconds % 60 else text
