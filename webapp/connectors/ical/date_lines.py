"""Lines with dates of a series (RDATE, EXDATE and RECURRENCE-ID), parsed and changed value by value.

A date that does not move keeps its bytes; one that moves keeps its form (UTC, a zone of its
own, a mere date, a period) where the series still allows that form.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from webapp.connectors.event import Details, Period
from webapp.connectors.ical.content_lines import Component, Line
from webapp.connectors.ical.moments import Moment, UnreadableDate, add_duration, in_zone, occurrence_key, parse_moment
from webapp.connectors.ical.serialize import moment_line, period_line, utc_stamp

ZoneOf = Callable[[str], str]
Dates = Mapping[datetime, datetime | None]


@dataclass(frozen=True, slots=True)
class Move:
    """The move of a series from `old` to `new`; `to` maps its dates. `tzids` are the TZIDs of zones."""

    old: Details
    new: Details
    to: Callable[[datetime], datetime]
    zone_of: ZoneOf
    tzids: Mapping[str, str]

    @property
    def is_respelled(self) -> bool:
        """Return True if dates of the series are written in another form after the move."""
        return (self.old.zone, self.old.all_day) != (self.new.zone, self.new.all_day)

    def key(self, head: str, value: str) -> datetime:
        """Return the date of the series of a value."""
        return occurrence_key(self._moment(head, value), self._series)

    def line(self, name: str, date: datetime, end: datetime | None = None) -> Line:
        """Return a line for one date of the moved series, with its own `end` if it has one."""
        tzid = self.tzids.get(self.new.zone or "")
        if end is None:
            return Line.written(*moment_line(name, [date], self.new, tzid))
        return Line.written(*period_line([Period(date, end)], self.new, tzid))

    def moved_head(self, line: Line) -> str:
        """Return name and parameters of a line after the move."""
        if not self.is_respelled or self._keeps_form(line):
            return line.head
        head = moment_line(line.name, [], self.new, self.tzids.get(self.new.zone or ""))[0]
        kept = {"RANGE": line.parameters.get("RANGE", "")}
        if not self.new.all_day and line.parameters.get("VALUE", "").upper() == "PERIOD":
            kept["VALUE"] = "PERIOD"
        return head + "".join(f";{name}={value}" for name, value in kept.items() if value)

    def moved_value(self, line: Line, value: str) -> str:
        """Return one value of a line after the move; its own bytes if it does not change."""
        begin, slash, end = value.partition("/")
        date = self.key(line.head, begin)
        moved = self.to(date)
        if moved == date and not self.is_respelled:
            return value
        text = self._spelled(line, begin, moved)
        if not slash or self.new.all_day:
            return text
        try:
            return f"{text}/{self._moved_end(line, value, date, moved)}"
        except (ValueError, OverflowError):
            return f"{text}/{end}"  # it made no sense before

    def _moved_end(self, line: Line, value: str, date: datetime, moved: datetime) -> str:
        """Return the end of a period that is to last as long as before. Raises ValueError, OverflowError."""
        begin, _, end = value.partition("/")
        if end.strip()[:1] not in {"P", "p", "+", "-"}:
            return self._spelled(line, end, moved + (self.key(line.head, end) - date))
        ends = [
            add_duration(Moment(at, series.zone, False), end) for at, series in ((date, self.old), (moved, self.new))
        ]
        if ends[0] - date == ends[1] - moved:
            return end
        return self._spelled(line, begin, moved + (ends[0] - date))  # clocks change meanwhile

    def _spelled(self, line: Line, value: str, moved: datetime) -> str:
        if self.is_respelled and not self._keeps_form(line):
            return moment_line(line.name, [moved], self.new)[1]
        moment = self._moment(line.head, value)
        if moment.all_day:
            return f"{moved.year:04}{moved:%m%d}"
        if moment.zone is None or self.new.zone is None:
            return f"{moved.year:04}{moved:%m%dT%H%M%S}"
        there = in_zone(Moment(moved, self.new.zone, False), moment.zone)
        if moment.zone == "UTC" and value.strip()[-1:] in {"Z", "z"}:
            return utc_stamp(there.replace(tzinfo=UTC))
        return f"{there.year:04}{there:%m%dT%H%M%S}"

    def _keeps_form(self, line: Line) -> bool:
        """Return True if the dates of a line are in UTC or in a zone other than that of the series."""
        if self.old.all_day or self.new.all_day or self.old.zone is None or self.new.zone is None:
            return False
        dated = (value for value in _values(line) if _key(line, value, self) is not None)
        first = next(dated, None)
        if first is None:
            return True
        zone = self._moment(line.head, first.partition("/")[0]).zone
        return zone is not None and zone != self.old.zone

    def _moment(self, head: str, value: str) -> Moment:
        return parse_moment(head, value.strip(), self.zone_of)

    @property
    def _series(self) -> Moment:
        return Moment(self.old.start, self.old.zone, self.old.all_day)


def patch_dates(block: Component, name: str, old: Dates, new: Dates, move: Move) -> bool:
    """Change the dates of the lines called `name` from `old` to `new`. Returns True if a line changed.

    The values are the ends of dates with their own length, else None. `old` may have more dates than the lines: those
    excluded by other means.
    """
    moved = {move.to(date): end and move.to(date) + (end - date) for date, end in old.items()}
    stay = {date for date, end in new.items() if date in moved and moved[date] == end}
    changed = False
    last: Line | None = None
    for line in [child for child in block.children if isinstance(child, Line) and child.name == name]:
        last = line
        values = _values(line)
        if not values:
            continue
        dates = [(value, _key(line, value, move)) for value in values]
        # A value that is no date, and so was never read as one, is kept.
        written = [
            value if date is None else move.moved_value(line, value)
            for value, date in dates
            if date is None or move.to(date) in stay
        ]
        head = move.moved_head(line)
        if written != values or head != line.head:
            changed = True
            last = Line.written(head, ",".join(written)) if written else None
            at = block.children.index(line)
            block.children[at : at + 1] = [last] if last else []
    for date in sorted(new.keys() - stay):
        changed = True
        line = move.line(name, date, new[date])
        if last is None:
            block.add(line)
        else:
            block.children.insert(block.children.index(last) + 1, line)
        last = line
    return changed


def told_dates(block: Component, name: str, move: Move) -> set[datetime]:
    """Return the dates of the series that the lines called `name` hold."""
    lines = [child for child in block.children if isinstance(child, Line) and child.name == name]
    dates = {_key(line, value, move) for line in lines for value in _values(line)}
    return {date for date in dates if date is not None}


def _values(line: Line) -> list[str]:
    return [value for value in line.value.split(",") if value.strip()]


def _key(line: Line, value: str, move: Move) -> datetime | None:
    """Return the date of the series of a value of a line; None if it is no date."""
    try:
        return move.key(line.head, value.partition("/")[0])
    except UnreadableDate:
        return None
