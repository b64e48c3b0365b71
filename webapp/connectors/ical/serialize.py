"""Serialises the neutral `Event` to iCalendar, for new resources and for patches."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfoNotFoundError

from webapp.connectors.errors import WriteRefused
from webapp.connectors.event import UTC_ALIASES, Details, Event, Marker, Period, clean_text, is_series, normalise
from webapp.connectors.ical.content_lines import escape, fold
from webapp.connectors.ical.parse import is_rule
from webapp.connectors.ical.properties import BUSY_STATUS_PROPERTY, DEPLOYMENT_PROPERTY, ITEM_PROPERTY
from webapp.connectors.ical.time_zones import vtimezone_lines
from webapp.connectors.ical.zone_names import iana_zone
from webapp.connectors.reasons import Reason, because
from webapp.rfc5545.durations import Duration
from webapp.rfc5545.time_zones import Definition, is_kept, label_of, zone_named

PRODUCT_ID = "-//Calendar Sync//Calendar Sync//EN"

_UNTIL = re.compile(r"(?<=UNTIL=)(\d{8})(?:T(\d{6}))?(Z)?", re.IGNORECASE)
_BUSY_STATUS = {"out_of_office": "OOF", "working_elsewhere": "WORKINGELSEWHERE"}
_FIRST_YEAR, _LAST_YEAR = 1902, 2199
"""Years for which zone definitions are written; before and after, a zone keeps the rule it had."""

_YEARS_AHEAD = 10
"""Years that the definition of an irregular zone covers for a series; regular zones are defined by rules."""


def compose(uid: str, event: Event, marker: Marker, now: datetime) -> str:
    """Return a new resource. Raises WriteRefused for an event that cannot be stored."""
    check_writable(event)
    stamp = utc_stamp(now)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT_ID}", "CALSCALE:GREGORIAN"]
    for zone in sorted(event_zones(event)):
        lines += vtimezone(zone, event)
    identity = [
        f"UID:{escape(uid)}",
        f"DTSTAMP:{stamp}",
        f"CREATED:{stamp}",
        f"LAST-MODIFIED:{stamp}",
        "SEQUENCE:0",
        f"{DEPLOYMENT_PROPERTY}:{escape(marker.deployment_id)}",
        f"{ITEM_PROPERTY}:{escape(marker.item_uid)}",
    ]
    master = event.details
    times = _details_lines(master, normalise(event).duration)
    lines += ["BEGIN:VEVENT", *identity, *times, *_recurrence_lines(event), "END:VEVENT"]
    for override in event.overrides:
        head, value = moment_line("RECURRENCE-ID", [override.original_start], master)
        lines += ["BEGIN:VEVENT", *identity, f"{head}:{value}", *_details_lines(override.details), "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return "\r\n".join(map(fold, lines)) + "\r\n"


def reads_back(event: Event) -> bool:
    """Return True if the result of `compose` is known to be read as exactly `event`, so that it need not be parsed.

    True for most single events. False is no evidence of a difference, for instance for series (UNTIL).
    """
    details = event.details
    if is_series(event) or event.exdates or event.overrides:
        return False
    if details.all_day:
        in_time = details.zone is None and details.start.time() == details.end.time() == time.min
    else:
        in_time = (details.zone is None or iana_zone(details.zone) == details.zone) and not (
            details.start.microsecond or details.end.microsecond
        )
    texts = (details.subject, details.location, details.description)
    return (
        in_time and "\n" not in details.subject + details.location and all(text == clean_text(text) for text in texts)
    )


def check_writable(event: Event) -> None:
    """Raise WriteRefused for an event that would be stored wrongly or not at all."""
    for details in event_details(event):
        try:
            "".join((details.subject, details.location, details.description)).encode()
        except UnicodeEncodeError as error:
            raise WriteRefused(because(Reason.LONE_SURROGATES)) from error
        if details.end < details.start or (details.all_day and details.end == details.start):
            raise WriteRefused(because(Reason.ENDS_BEFORE_START))
        if details.zone is not None and not details.all_day:
            try:
                zone_named(details.zone)
            except ZoneInfoNotFoundError as error:
                raise WriteRefused(because(Reason.UNKNOWN_ZONE)) from error
    if event.rrule and not is_rule(event.rrule):
        raise WriteRefused(because(Reason.RULE_NOT_UNDERSTOOD))


def event_details(event: Event) -> Iterator[Details]:
    """Yield the master's details, then those of each override."""
    yield event.details
    for override in event.overrides:
        yield override.details


def event_zones(event: Event) -> set[str]:
    """Return the zones that need a definition in the resource."""
    return {
        details.zone
        for details in event_details(event)
        if details.zone and not details.all_day and details.zone not in UTC_ALIASES
    }


def vtimezone(zone: str, event: Event) -> tuple[str, ...]:
    """Return a definition of `zone` that covers the event's dates."""
    if is_kept(zone):
        return tuple(Definition.parse(zone).lines())
    years = [details.start.year for details in event_details(event)] + [event.details.end.year]
    first, last = min(years) - 1, max(years) + (_YEARS_AHEAD if event.rrule else 1)
    return vtimezone_lines(
        zone, min(max(first, _FIRST_YEAR), _LAST_YEAR - 2), max(min(last, _LAST_YEAR), _FIRST_YEAR + 2)
    )


def moment_line(name: str, walls: Iterable[datetime], details: Details, tzid: str | None = None) -> tuple[str, str]:
    """Return head and value of a date property in the zone of `details`; `tzid` is another spelling of that zone."""
    if details.all_day:
        return f"{name};VALUE=DATE", ",".join(f"{wall.year:04}{wall:%m%d}" for wall in walls)
    text = [f"{wall.year:04}{wall:%m%dT%H%M%S}" for wall in walls]
    if details.zone is None:
        return name, ",".join(text)
    if details.zone in UTC_ALIASES:
        return name, ",".join(value + "Z" for value in text)
    return f"{name};TZID={quoted(tzid or label_of(details.zone))}", ",".join(text)


def ends_by_itself(details: Details) -> bool:
    """Return True if DTSTART without DTEND has the meaning of these details (RFC 5545, section 3.6.1)."""
    return details.end - details.start == (timedelta(days=1) if details.all_day else timedelta())


def quoted(value: str) -> str:
    """Return a parameter value, quoted where RFC 5545 requires it, and escaped by RFC 6868."""
    spelt = value.replace("^", "^^").replace('"', "^'").replace("\n", "^n")
    return f'"{spelt}"' if re.search(r"[:;,]", spelt) else spelt


def fit_until(rrule: str, details: Details) -> str:
    """Return `rrule` with UNTIL in the form that RFC 5545, section 3.3.10, requires: DATE, UTC, or local for
    floating.
    """

    def fit(match: re.Match[str]) -> str:
        day, time, utc = match.groups()
        if details.all_day:
            return str(day)
        if time is None:
            time, utc = "235959", None  # the whole last day, for an UNTIL without a time
        if details.zone is None or utc:
            return f"{day}T{time}" + ("Z" if details.zone else "")
        try:
            return utc_stamp(datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=zone_named(details.zone)))
        except (ValueError, OverflowError) as error:
            raise WriteRefused(because(Reason.RULE_NOT_UNDERSTOOD)) from error

    return _UNTIL.sub(fit, rrule)


def utc_stamp(moment: datetime) -> str:
    """Return an aware instant as a UTC DATE-TIME."""
    utc = moment.astimezone(UTC)
    return f"{utc.year:04}{utc:%m%dT%H%M%SZ}"


def show_as_values(show_as: str) -> tuple[str, str | None, str | None]:
    """Return TRANSP, STATUS and Microsoft's busy status ([MS-OXCICAL]); None for the default."""
    transparency = "TRANSPARENT" if show_as == "free" else "OPAQUE"
    return transparency, "TENTATIVE" if show_as == "tentative" else None, _BUSY_STATUS.get(show_as)


def _details_lines(details: Details, duration: Duration | None = None) -> Iterator[str]:
    head, value = moment_line("DTSTART", [details.start], details)
    yield f"{head}:{value}"
    if duration is not None:
        yield f"DURATION:{duration}"
    elif details.end != details.start:
        head, value = moment_line("DTEND", [details.end], details)
        yield f"{head}:{value}"
    for name, text in (
        ("SUMMARY", details.subject),
        ("LOCATION", details.location),
        ("DESCRIPTION", details.description),
    ):
        if text:
            yield f"{name}:{escape(clean_text(text))}"
    transparency, status, busy_status = show_as_values(details.show_as)
    yield f"TRANSP:{transparency}"
    if status:
        yield f"STATUS:{status}"
    if busy_status:
        yield f"{BUSY_STATUS_PROPERTY}:{busy_status}"
    if details.private:
        yield "CLASS:PRIVATE"


def _recurrence_lines(event: Event) -> Iterator[str]:
    if event.rrule:
        yield f"RRULE:{fit_until(event.rrule, event.details)}"
    periods = normalise(event).periods
    own_lengths = {period.start for period in periods}
    plain = [date for date in event.rdates if date not in own_lengths]
    for name, dates in (("RDATE", plain), ("EXDATE", event.exdates)):
        if dates:
            head, value = moment_line(name, dates, event.details)
            yield f"{head}:{value}"
    if periods:
        yield ":".join(period_line(periods, event.details))


def period_line(periods: Iterable[Period], details: Details, tzid: str | None = None) -> tuple[str, str]:
    """Return head and value of an RDATE of extra dates that have a length of their own."""
    head, _ = moment_line("RDATE;VALUE=PERIOD", [], details, tzid)
    spans = [moment_line("RDATE", [period.start, period.end], details)[1] for period in periods]
    return head, ",".join(span.replace(",", "/") for span in spans)
