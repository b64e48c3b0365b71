"""Maps Cronofy's JSON of an event to the neutral event, and back.

Sources: https://docs.cronofy.com/developers/api/events/read-events/, https://docs.cronofy.com/developers/api/events/upsert-event/.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from webapp.connectors.cronofy.event_ids import OwnId, own_id
from webapp.connectors.event import Details, Event, clean_text, fingerprint, normalise
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.rfc5545.time_zones import is_kept, is_known_zone, zone_named

MAX_SUBJECT = 1024
MAX_DESCRIPTION = 4096
NO_SUBJECT = "(No subject)"
"""Sent for an empty summary, which Cronofy rejects."""

_SHOWN = {
    "opaque": "busy",
    "transparent": "free",
    "tentative": "tentative",
    "out_of_office": "out_of_office",
    "working_elsewhere": "working_elsewhere",
}
_TEXTS = ("description", "location")
_WRITTEN = {shown: name for name, shown in _SHOWN.items()}


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as Cronofy lists it; each occurrence of a series is a separate one.

    `details` is None if they cannot be parsed, with the reason in `problem`. A deleted entry may have none.
    """

    event_uid: str
    event_id: str | None
    own: OwnId | None
    details: Details | None
    problem: Refusal | None
    deleted: bool
    created_at: datetime | None
    updated: str
    series: str | None
    is_later_of_own_series: bool
    rrule: str | None
    recurring: bool
    may_update: bool
    may_delete: bool
    has_guests: bool

    @property
    def remote_id(self) -> str:
        """Id for the engine: the create key of an event of ours, else Cronofy's."""
        if self.own:
            return self.own.key
        return self.event_id or self.event_uid

    @property
    def ref(self) -> str:
        """Id for Cronofy: `event_id` of an event of ours, else `event_uid`."""
        return self.event_id or self.event_uid

    @property
    def tag(self) -> str:
        """Version tag. `updated` alone has whole seconds, within which there may be two edits."""
        content = fingerprint(Event(self.details, self.rrule)) if self.details else ""
        return f"{self.updated}/{content[:16]}{'/deleted' if self.deleted else ''}"


def parse(data: Mapping[str, Any], owner: str = "") -> Entry | None:
    """Parse one event of the calendar of `owner` (an e-mail address). Returns None without an id."""
    event_id, event_uid, series = (_name(data.get(name)) for name in ("event_id", "event_uid", "series_identifier"))
    if not event_uid and not event_id:
        return None
    details: Details | None = None
    problem: Refusal | None = None
    try:
        details = _details(data)
    except UnreadableEvent as error:
        problem = error.reason
    except OverflowError:
        problem = because(Reason.END_OF_CALENDAR)
    options = data.get("options")
    options = options if isinstance(options, Mapping) else {}
    return Entry(
        event_uid=event_uid,
        event_id=event_id or None,
        own=own_id(event_id) if event_id else None,
        details=details,
        problem=problem,
        deleted=data.get("deleted") is True,
        created_at=instant(data.get("created")),
        updated=_name(data.get("updated")),
        series=series or None,
        is_later_of_own_series=not event_id and bool(data.get("series_master")),
        rrule=_rrule(data.get("recurrence")),
        recurring=data.get("recurring") is True,
        may_update=options.get("update") is not False,
        may_delete=options.get("delete") is not False,
        has_guests=_has_guests(data, owner),
    )


def own_entry(event_id: str, details: Details | None) -> Entry:
    """Return the expected listing of an event of ours."""
    return Entry(
        event_uid="",
        event_id=event_id,
        own=own_id(event_id),
        details=details,
        problem=None,
        deleted=details is None,
        created_at=None,
        updated="",
        series=None,
        is_later_of_own_series=False,
        rrule=None,
        recurring=False,
        may_update=True,
        may_delete=True,
        has_guests=False,
    )


class UnreadableEvent(Exception):
    """An event cannot be parsed."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(str(reason))
        self.reason = reason


def instant(value: Any) -> datetime | None:
    """Parse a Time as an aware instant. Returns None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):  # the latter in the first and last hours of the calendar
        return None


def as_time(moment: datetime) -> str:
    """Return an instant as Cronofy's Time, in whole seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _details(data: Mapping[str, Any]) -> Details:
    start, zone, all_day = _moment(data.get("start"))
    end, end_zone, end_all_day = _moment(data.get("end"))
    if all_day != end_all_day:
        raise UnreadableEvent(because(Reason.DATE_AND_TIME_MIXED))
    if end_zone != zone and zone and end_zone:
        # The neutral event has one zone for start and end; the instant is kept.
        end = end.replace(tzinfo=zone_named(end_zone)).astimezone(zone_named(zone)).replace(tzinfo=None)
    if end < start and _seconds_between(data["start"], data["end"]) >= 0:
        end = start  # earlier on the wall clock only, in the hour that the end of summer time repeats
    if end < start or (all_day and end == start):
        raise UnreadableEvent(because(Reason.ENDS_BEFORE_START))
    location = data.get("location")
    return Details(
        subject=_text(data.get("summary")),
        start=start,
        end=end,
        zone=zone,
        all_day=all_day,
        location=_text(location.get("description")) if isinstance(location, Mapping) else "",
        description=_text(data.get("description")),
        show_as=_show_as(data),
        private=data.get("event_private") is True,
    )


def _moment(value: Any) -> tuple[datetime, str | None, bool]:
    """Return the wall clock, the zone, and True for a date without time."""
    tzid = "UTC"
    if isinstance(value, Mapping):
        tzid, value = str(value.get("tzid") or "UTC"), value.get("time")
    if not isinstance(value, str):
        raise UnreadableEvent(because(Reason.NO_START_OR_END))
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise UnreadableEvent(because(Reason.START_OR_END_NO_TIME)) from error
    if len(value) == len("2014-09-06"):
        return moment, None, True
    zone = _zone(tzid)
    if moment.tzinfo is None:
        return moment, zone, False
    return moment.astimezone(zone_named(zone)).replace(tzinfo=None), zone, False


def _seconds_between(start: Any, end: Any) -> float:
    """Return the seconds from one Time to another; -1 if one of them cannot be parsed."""
    first, last = (instant(value.get("time") if isinstance(value, Mapping) else value) for value in (start, end))
    return (last - first).total_seconds() if first and last else -1


def _zone(tzid: str) -> str:
    """Return `tzid`, or UTC if the tz database does not have it: the instant is then still right."""
    return tzid if is_known_zone(tzid) and tzid != "Etc/UTC" else "UTC"


def _show_as(data: Mapping[str, Any]) -> str:
    extended = _SHOWN.get(str(data.get("extended_transparency")))
    return extended or _SHOWN.get(str(data.get("transparency")), "busy")


def _name(value: Any) -> str:
    """Return a value that is an identifier as text; "" for any other type."""
    return clean_text(str(value)) if isinstance(value, str | int) else ""


def _text(value: Any) -> str:
    return clean_text(value) if isinstance(value, str) else ""


def _has_guests(data: Mapping[str, Any], owner: str) -> bool:
    """Return True if there are attendees besides the organizer, whom the service might mail.

    Some services list the owner of the calendar too, who counts only if another person is the organizer.
    """
    organizer = data.get("organizer")
    host = str(organizer.get("email") or "").lower() if isinstance(organizer, Mapping) else ""
    hosts = {host, owner} if host in {"", owner} or data.get("event_id") else {host}
    attendees = data.get("attendees")
    return any(
        isinstance(guest, Mapping) and (not guest.get("email") or str(guest["email"]).lower() not in hosts)
        for guest in (attendees if isinstance(attendees, list) else ())
    )


# Writing


def as_stored(details: Details, home_zone: str) -> Details:
    """Return `details` as Cronofy stores them: with texts cut to its limits, and with a zone for floating times."""
    stored = normalise(Event(_named(details))).details
    return replace(
        stored,
        subject=stored.subject[:MAX_SUBJECT] or NO_SUBJECT,
        description=stored.description[:MAX_DESCRIPTION],
        zone=None if stored.all_day else stored.zone or home_zone,
    )


def _named(details: Details) -> Details:
    """Return `details` in UTC if their zone has no IANA name: the instants are then still right."""
    if details.all_day or details.zone is None or not is_kept(details.zone):
        return details
    zone = zone_named(details.zone)
    start, end = (
        wall.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None) for wall in (details.start, details.end)
    )
    return replace(details, start=start, end=max(start, end), zone="UTC")


def upsert_data(details: Details, *, nulls: bool = False) -> dict[str, Any]:
    """Return all synced fields of an upsert for the result of `as_stored`.

    `nulls`: empty texts are sent as null, by which the official clients remove a value.
    """
    zone = details.zone or "UTC"
    data: dict[str, Any] = {
        "summary": details.subject,
        "description": details.description,
        **_span(details, zone),
        "location": {"description": details.location},
        # Always sent, because the default for all-day events is transparent.
        "transparency": "transparent" if details.show_as == "free" else "opaque",
        "extended_transparency": _WRITTEN.get(details.show_as, "opaque"),
        "event_private": details.private,
    }
    if not details.all_day:
        data["tzid"] = _tzid(zone)
    if nulls:
        data |= {name: None for name in _TEXTS if not getattr(details, name)}
    return data


def keeps_texts(before: Details, held: Details, wanted: Details) -> bool:
    """Return True if texts that were to be removed are unchanged."""
    return any(
        getattr(before, name) and getattr(held, name) == getattr(before, name) and not getattr(wanted, name)
        for name in _TEXTS
    )


def _span(details: Details, zone: str) -> dict[str, Any]:
    if details.all_day:
        return {"start": details.start.date().isoformat(), "end": details.end.date().isoformat()}
    start, end = (wall.replace(tzinfo=zone_named(_zone(zone))).astimezone(UTC) for wall in (details.start, details.end))
    # A start in the gap at the begin of summer time may be an instant after the end.
    return {
        name: {"time": as_time(moment), "tzid": _tzid(zone)}
        for name, moment in (("start", start), ("end", max(start, end)))
    }


def _tzid(zone: str) -> str:
    name = _zone(zone)
    return "Etc/UTC" if name == "UTC" else name


# Series that Cronofy expands

_FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
_WEEKDAYS = frozenset({"MO", "TU", "WE", "TH", "FR", "SA", "SU"})
_ENDLESS = 10_000
"""An interval that exceeds the years of `datetime` at any frequency."""


def recurrence_of(event: Event) -> dict[str, Any] | None:
    """Return the `recurrence` of a series that Cronofy can expand; None if its occurrences have to be written one by
    one.

    Only what is known of this feature (it is not generally available) is used: frequency, interval and weekdays.
    """
    if not event.rrule or event.rdates or event.exdates or event.overrides or is_kept(event.details.zone or ""):
        return None
    parts = dict(part.split("=", 1) for part in event.rrule.upper().split(";") if "=" in part)
    parts.pop("WKST", None)
    frequency, interval, days = parts.pop("FREQ", ""), parts.pop("INTERVAL", "1"), parts.pop("BYDAY", "")
    names = [day for day in days.split(",") if day]
    if parts or frequency not in _FREQUENCIES or not interval.isdecimal() or any(len(day) != 2 for day in names):
        return None
    rule: dict[str, Any] = {"frequency": frequency.lower(), "interval": int(interval)}
    return {"rules": [{**rule, "by_day": names} if names else rule]}


def _rrule(recurrence: Any) -> str | None:
    rules = recurrence.get("rules") if isinstance(recurrence, Mapping) else None
    rule = rules[0] if isinstance(rules, list) and rules else None
    if not isinstance(rule, Mapping) or str(rule.get("frequency")).upper() not in _FREQUENCIES:
        return None
    parts = [f"FREQ={str(rule['frequency']).upper()}"]
    interval, days = rule.get("interval") or 1, rule.get("by_day") or []
    if not isinstance(interval, int) or not 0 < interval < _ENDLESS or not isinstance(days, list):
        return None
    names = [str(day).upper() for day in days]
    if not _WEEKDAYS.issuperset(names):
        return None
    if interval != 1:
        parts.append(f"INTERVAL={interval}")
    if names:
        parts.append("BYDAY=" + ",".join(names))
    return ";".join(parts)


# The source that is stored with a link


def source_of(entries: list[Entry]) -> str:
    """Return the ids and the days of these entries, by which a later write finds them."""
    days = [details.start.date() for entry in entries if (details := entry.details)]
    last = [details.end.date() for entry in entries if (details := entry.details)]
    data: dict[str, Any] = {"ids": sorted(entry.ref for entry in entries)}
    if days:
        data |= {"from": min(days).isoformat(), "to": max(last).isoformat()}
    return json.dumps(data)


def span_of(source: str) -> tuple[datetime, datetime] | None:
    """Return the span of the entries with a margin of a day for time zones; None if `source` has none."""
    data = _source(source)
    if "from" not in data or "to" not in data:
        return None
    start, end = (datetime.combine(datetime.fromisoformat(data[name]), time(), UTC) for name in ("from", "to"))
    try:
        return start - timedelta(days=1), end + timedelta(days=2)
    except OverflowError:  # at an end of the calendar
        return None


def ids_of(source: str) -> list[str]:
    """Return the ids in `source`."""
    return [str(name) for name in _source(source).get("ids", ())]


def _source(source: str) -> dict[str, Any]:
    try:
        data = json.loads(source) if source else {}
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}
