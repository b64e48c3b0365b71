"""Edits of one field of an event, and what of a stored object may change with each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from webapp.connectors.event import Event, Override
from webapp.connectors.ical.content_lines import Component

NOW = datetime(2026, 12, 1, 8, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

STAMPS = frozenset({"DTSTAMP", "LAST-MODIFIED"})
TIMES = frozenset({"DTSTART", "DTEND", "DURATION", "SEQUENCE", "X-MICROSOFT-CDO-ALLDAYEVENT"})
DATES = frozenset({"RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"})


@dataclass(frozen=True, slots=True)
class Edit:
    """What becomes of an event, the properties of its main block that may differ then, and those of the others.

    `adds`: whole blocks may be added: another zone's definition, a changed date.
    """

    after: Event
    main: frozenset[str]
    others: frozenset[str] = frozenset()
    adds: bool = False


def edits(event: Event) -> Mapping[str, Edit]:
    """Return every edit of one field that makes sense for `event`, by name."""
    return dict(_edits(event))


def _edits(event: Event) -> Iterator[tuple[str, Edit]]:
    details = event.details

    def master(**changes: object) -> Event:
        return replace(event, details=replace(details, **changes))  # type: ignore[arg-type]

    yield "subject", Edit(master(subject="Changed; with, signs"), frozenset({"SUMMARY"}))
    yield "no subject", Edit(master(subject=""), frozenset({"SUMMARY"}))
    yield (
        "location",
        Edit(master(location="Elsewhere, 2"), frozenset({"LOCATION", "GEO", "X-APPLE-STRUCTURED-LOCATION"})),
    )
    yield "description", Edit(master(description="New\ntext"), frozenset({"DESCRIPTION", "X-ALT-DESC"}))
    show_as = "free" if details.show_as != "free" else "tentative"
    yield "show as", Edit(master(show_as=show_as), frozenset({"TRANSP", "STATUS", "X-MICROSOFT-CDO-BUSYSTATUS"}))
    yield "private", Edit(master(private=not details.private), frozenset({"CLASS"}))
    step = DAY if details.all_day else HOUR
    yield "length", Edit(master(end=details.end + step), TIMES)
    yield "later", Edit(master(start=details.start + step, end=details.end + step), TIMES | DATES, TIMES | DATES)
    if details.zone and not details.all_day:
        zone = "Australia/Adelaide" if details.zone != "Australia/Adelaide" else "Europe/Lisbon"
        yield "zone", Edit(master(zone=zone), TIMES | DATES, TIMES | DATES, adds=True)
    if details.all_day:
        start = details.start.replace(hour=9, minute=30)
        timed = master(start=start, end=start + HOUR, zone="Europe/Berlin", all_day=False)
        yield "set to a time", Edit(timed, TIMES | DATES, TIMES | DATES, adds=True)
    else:
        day = details.start.replace(hour=0, minute=0, second=0)
        yield (
            "set to all day",
            Edit(master(start=day, end=day + DAY, zone=None, all_day=True), TIMES | DATES, TIMES | DATES),
        )
    if not event.rrule:
        return
    yield "rule", Edit(replace(event, rrule="FREQ=MONTHLY;COUNT=3"), frozenset({"RRULE", "SEQUENCE"}))
    extra = details.start + 40 * DAY
    if extra not in event.rdates:
        rdates = tuple(sorted({*event.rdates, extra}))
        yield "extra date", Edit(replace(event, rdates=rdates), frozenset({"RDATE", "SEQUENCE"}))
    date = details.start + 28 * DAY
    if date in event.exdates or any(each.original_start == date for each in event.overrides):
        return
    exdates = tuple(sorted({*event.exdates, date}))
    yield "excluded date", Edit(replace(event, exdates=exdates), frozenset({"EXDATE", "SEQUENCE"}))
    once = Override(date, replace(details, subject="Once", start=date, end=date + (details.end - details.start)))
    overrides = tuple(sorted((*event.overrides, once), key=lambda each: each.original_start))
    yield "changed date", Edit(replace(event, overrides=overrides), frozenset(), adds=True)


def untouched(text: str, edit: Edit) -> list[str]:
    """Return the lines of an object that `edit` has to leave as they are, folds included, in their order."""
    calendar = Component.from_text(text.replace("\r\n", "\n").replace("\n", "\r\n"))
    events = calendar.components("VEVENT")
    masters = [block for block in events if block.line("RECURRENCE-ID") is None]
    lines: list[str] = []
    for child in calendar.children:
        if not isinstance(child, Component):
            lines.append(child.raw)
        elif child.name == "VEVENT":
            is_main = child is masters[0] if masters else child is _earliest(events)
            lines += _kept(child, (edit.main if is_main else edit.others) | STAMPS)
        else:
            lines += Component("", [child]).to_text().split("\r\n")[1:-2]
    return lines


def _earliest(events: list[Component]) -> Component:
    return min(events, key=lambda block: getattr(block.line("RECURRENCE-ID"), "value", ""))


def _kept(block: Component, edited: frozenset[str]) -> list[str]:
    lines = [block.begin]
    for child in block.children:
        if isinstance(child, Component):
            lines += Component("", [child]).to_text().split("\r\n")[1:-2]
        elif child.name not in edited:
            lines.append(child.raw)
    return [*lines, block.end]
