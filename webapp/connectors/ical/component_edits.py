"""Edits of single properties of a VEVENT component that need nothing but the component."""

from collections.abc import Mapping
from datetime import UTC, timedelta, tzinfo
from uuid import uuid4

from webapp.connectors.event import Details, Marker, clean_text
from webapp.connectors.ical.content_lines import Component, escape
from webapp.connectors.ical.properties import (
    BUSY_STATUS_PROPERTY,
    DEPLOYMENT_PROPERTY,
    ITEM_PROPERTY,
    STYLED_DESCRIPTIONS,
    revision,
)
from webapp.connectors.ical.serialize import show_as_values
from webapp.rfc5545.time_zones import zone_named

_NAMING_ALARMS = ("UID", "X-WR-ALARMUID", "RELATED-TO")  # itself, for Apple's programs, and the one that it repeats
_REPEATED_ELSEWHERE = {
    "LOCATION": ("GEO", "X-APPLE-STRUCTURED-LOCATION"),
    "DESCRIPTION": STYLED_DESCRIPTIONS,
    "SUMMARY": (),
}


def renew_alarms(block: Component) -> None:
    """Give the alarms of a copied component new UIDs, where they have any (RFC 9074, section 4)."""
    alarms = block.components("VALARM")
    uids = {line.value.strip(): str(uuid4()).upper() for alarm in alarms if (line := alarm.line("UID"))}
    for alarm in alarms:
        for name in _NAMING_ALARMS:
            line = alarm.line(name)
            if line and line.value.strip() in uids:
                alarm.put(name, uids[line.value.strip()], line.head)


def sign(calendar: Component, marker: Marker) -> None:
    """Set our marker on every event of a resource."""
    for block in calendar.components("VEVENT"):
        for name, value in ((DEPLOYMENT_PROPERTY, marker.deployment_id), (ITEM_PROPERTY, marker.item_uid)):
            line = block.line(name)
            if line is None or line.value != escape(value):
                block.put(name, escape(value), name)


def revision_of(block: Component) -> tuple[int, str]:
    """Return a sort key; of several components about one date, the greatest counts when read."""
    sequence, modified = block.line("SEQUENCE"), block.line("LAST-MODIFIED")
    return revision(sequence.value.strip() if sequence else "", modified.value.strip() if modified else "")


def raise_sequence(block: Component) -> None:
    """Increment SEQUENCE after a change of the time (RFC 5546, section 2.1.4)."""
    line = block.line("SEQUENCE")
    number = line.value.strip() if line else "0"
    block.put("SEQUENCE", str(int(number) + 1 if number.isascii() and number.isdecimal() else 1))


def put_text(block: Component, name: str, text: str) -> None:
    """Set SUMMARY, LOCATION or DESCRIPTION, and remove the properties that repeat its old value."""
    block.remove(*_REPEATED_ELSEWHERE[name])
    if not text:
        block.remove(name)
        return
    line = block.line(name)
    # ALTREP is another form of the old text; a LANGUAGE parameter is kept.
    keep: Mapping[str, str] = line.parameters if line else {}
    head = name if "ALTREP" in keep or line is None else line.head
    block.put(name, escape(clean_text(text)), head)


def put_show_as(block: Component, show_as: str) -> None:
    """Set `Details.show_as`. A STATUS that the component has is kept in step."""
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


def duration_text(details: Details) -> str:
    """Return the DURATION from start to end: in days if they are whole, else in exact time."""
    length = details.end - details.start
    if details.all_day or (length and not length % timedelta(days=1)):
        return f"P{length.days}D"
    return f"PT{int(_elapsed(details).total_seconds())}S"


def _elapsed(details: Details) -> timedelta:
    """Return the exact time from start to end, not the difference on the wall clock."""
    zone = zone_of_details(details) or UTC
    start, end = (wall.replace(tzinfo=zone).astimezone(UTC) for wall in (details.start, details.end))
    return end - start


def zone_of_details(details: Details) -> tzinfo | None:
    """Return the zone of start and end; None if they are floating or dates."""
    return zone_named(details.zone) if details.zone and not details.all_day else None
