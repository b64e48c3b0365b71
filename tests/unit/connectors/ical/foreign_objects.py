"""Calendar objects as some program might write them: the habits of many, put together at random."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain

from hypothesis import strategies as st

from webapp.connectors.ical.content_lines import fold
from webapp.connectors.ical.time_zones import vtimezone_lines

DAY = timedelta(days=1)
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata")
RULES = (
    "FREQ=DAILY;COUNT=12",
    "FREQ=DAILY;INTERVAL=2;COUNT=9",
    "FREQ=WEEKLY;COUNT=7;WKST=SU",
    "FREQ=MONTHLY;COUNT=5",
    "FREQ=DAILY;UNTIL={until}",
    "INTERVAL=1;FREQ=WEEKLY;UNTIL={until}",
)
NOISE = (
    "X-FOO;X-BAR=\"a:b;c\":d\\,e",
    "CATEGORIES:One,Two",
    "CATEGORIES:Three",
    "COMMENT;LANGUAGE=en:kept as it is",
    "URL;VALUE=URI:https://example.org/a?b=c;d",
    "ATTACH;FMTTYPE=text/plain;ENCODING=BASE64;VALUE=BINARY:SGVsbG8sIHdvcmxkLCB0aGlzIGlzIGFuIGF0dGFjaG1lbnQgb24gdHdvIGxpbmVz",
    "PRIORITY:5",
    "GEO:52.52;13.405",
    "SEQUENCE:7",
    "CLASS:CONFIDENTIAL",
    "STATUS:CONFIRMED",
    "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
    "X-ALT-DESC;FMTTYPE=text/html:<p>x</p>",
    "LAST-MODIFIED:20260101T000000Z",
)  # fmt: skip
BLOCKS = (
    ("BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Soon", "TRIGGER:-PT15M", "UID:alarm-1", "END:VALARM"),
    ("BEGIN:VALARM", "TRIGGER;RELATED=END:PT5M", "ACTION:AUDIO", "END:VALARM"),
    ("BEGIN:X-BLOCK", "SUMMARY:not the subject", "DTSTART:19990101T000000Z", "END:X-BLOCK"),
)


@dataclass(frozen=True, slots=True)
class _Form:
    """How times are written: `zone` is None for dates, floating times and UTC."""

    kind: str
    zone: str | None = None

    def line(self, name: str, *walls: datetime) -> str:
        if self.kind == "date":
            return f"{name};VALUE=DATE:" + ",".join(f"{wall:%Y%m%d}" for wall in walls)
        ends = "Z" if self.kind == "utc" else ""
        head = f"{name};TZID={self.zone}" if self.kind == "zone" else name
        return f"{head}:" + ",".join(f"{wall:%Y%m%dT%H%M%S}{ends}" for wall in walls)


@st.composite
def objects(draw: st.DrawFn) -> str:
    """Return a resource of a series or a single event, with what other programs note besides."""
    form = _form(draw)
    start = draw(st.datetimes(datetime(2027, 1, 2), datetime(2027, 12, 1))).replace(second=0, microsecond=0)
    # No start in the hours in which clocks change: there the oracles differ.
    start = start.replace(hour=0, minute=0) if form.kind == "date" else start.replace(hour=5 + start.hour % 15)
    start = start.replace(day=min(start.day, 28))
    is_series = draw(st.integers(0, 3)) > 0
    events = [_event(draw, form, start, is_series=is_series)]
    if is_series:
        for number in draw(st.lists(st.integers(1, 6), unique=True, max_size=2)):
            events.append(_changed_date(draw, form, start + number * DAY))
    zone = []
    if form.zone and draw(st.booleans()):
        zone = list(vtimezone_lines(form.zone, 2026, 2040))
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Other//Program//EN"]
    parts = [zone, *events] if draw(st.booleans()) else [*events, zone]
    return _written(draw, [*head, *chain(*parts), "END:VCALENDAR"])


def _form(draw: st.DrawFn) -> _Form:
    kind = draw(st.sampled_from(("date", "utc", "floating", "zone", "zone", "zone")))
    zone = draw(st.sampled_from(ZONES)) if kind == "zone" else None
    return _Form(kind, zone)


def _event(draw: st.DrawFn, form: _Form, start: datetime, *, is_series: bool) -> list[str]:
    lines = ["UID:other-1", "DTSTAMP:20260101T000000Z", "SUMMARY:Rounds\\, east", form.line("DTSTART", start)]
    lines += _end(draw, form, start)
    if draw(st.booleans()):
        lines.append("LOCATION;LANGUAGE=en:Depot\\; gate 4")
    if draw(st.booleans()):
        lines.append("DESCRIPTION:First line\\nSecond line\\, rather long\\, so that it is folded by whoever writes it")
    if is_series:
        until = form.line("X", start + 20 * DAY).rpartition(":")[2]
        if form.kind == "zone":
            until = f"{start + 20 * DAY:%Y%m%dT235959Z}"
        lines.append("RRULE:" + draw(st.sampled_from(RULES)).format(until=until))
        for _ in range(draw(st.integers(0, 2))):
            days = draw(st.lists(st.integers(7, 15), unique=True, min_size=1, max_size=3))
            lines.append(form.line("EXDATE", *(start + day * DAY for day in days)))
        if draw(st.booleans()):
            lines.append(form.line("RDATE", start + 33 * DAY, start + 35 * DAY))
    lines += draw(st.lists(st.sampled_from(NOISE), unique_by=lambda line: line.partition(";")[0].partition(":")[0]))
    lines = draw(st.permutations(lines))
    blocks = draw(st.lists(st.sampled_from(BLOCKS), unique=True))
    return ["BEGIN:VEVENT", *lines, *chain(*blocks), "END:VEVENT"]


def _end(draw: st.DrawFn, form: _Form, start: datetime) -> list[str]:
    length = DAY * draw(st.integers(1, 3)) if form.kind == "date" else timedelta(minutes=draw(st.integers(1, 180)))
    kind = draw(st.sampled_from(("end", "end", "duration", "none")))
    if kind == "end":
        return [form.line("DTEND", start + length)]
    if kind == "none":
        return []
    minutes = length // timedelta(minutes=1)
    return [f"DURATION:P{length.days}D" if form.kind == "date" else f"DURATION:PT{minutes}M"]


def _changed_date(draw: st.DrawFn, form: _Form, original: datetime) -> list[str]:
    form_of_it = draw(st.sampled_from((form, _Form("date"))))
    start = original + draw(st.sampled_from((0, 1))) * DAY
    start = start.replace(hour=0, minute=0) if form_of_it.kind == "date" else start
    lines = ["UID:other-1", "DTSTAMP:20260101T000000Z", form.line("RECURRENCE-ID", original)]
    lines += [form_of_it.line("DTSTART", start), f"SUMMARY:Rounds of the {original.day}.", "X-OWN:kept"]
    if draw(st.integers(0, 3)) == 0:
        lines.append("STATUS:CANCELLED")
    blocks = draw(st.lists(st.sampled_from(BLOCKS), max_size=1))
    return ["BEGIN:VEVENT", *draw(st.permutations(lines)), *chain(*blocks), "END:VEVENT"]


def _written(draw: st.DrawFn, lines: list[str]) -> str:
    """Return the lines in somebody's habits of capitals, folds and line ends."""
    if draw(st.integers(0, 4)) == 0:
        lines = [_lower(line) for line in lines]
    fold_at = draw(st.sampled_from((0, 60, 75)))
    parts = [line if fold_at == 0 else fold(line) if fold_at == 75 else _folded(line, fold_at) for line in lines]
    end = draw(st.sampled_from(("\r\n", "\r\n", "\n")))
    return end.join("\r\n".join(parts).split("\r\n")) + end


def _lower(line: str) -> str:
    name = line[: min((at for at in (line.find(":"), line.find(";")) if at >= 0), default=len(line))]
    return name.lower() + line[len(name) :]


def _folded(line: str, width: int) -> str:
    return "\r\n\t".join(line[at : at + width] for at in range(0, len(line), width))
