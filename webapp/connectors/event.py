"""The neutral form of a calendar entry, and how two of them are compared and merged.

Pure: no clock, and no I/O but for how zones behave. Wall-clock time in its own zone is the truth; all-day entries are
pairs of midnights with an exclusive end. A series is one `Event`: master, overrides and exclusions together.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from webapp.connectors.reasons import Reason, Refusal
from webapp.rfc5545.durations import Duration
from webapp.rfc5545.time_zones import zone_or_utc

SHOW_AS = frozenset({"busy", "free", "tentative", "out_of_office", "working_elsewhere"})

# XML 1.0 and iCalendar both forbid these, and some servers drop the whole event for one of them. The last are halves of
# characters: JSON can spell them, but no database and no file can hold them.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
UTC_ALIASES = frozenset({"UTC", "Etc/UTC", "Z", "GMT", "Etc/GMT", "Etc/UCT", "UCT", "Zulu", "Etc/Zulu"})


@dataclass(frozen=True, slots=True)
class Details:
    """The properties of one occurrence. `start` and `end` are naive wall clock in `zone`, as
    `webapp.rfc5545.time_zones` has it; None is floating.
    """

    subject: str
    start: datetime
    end: datetime
    zone: str | None
    all_day: bool = False
    location: str = ""
    description: str = ""
    show_as: str = "busy"
    private: bool = False


@dataclass(frozen=True, slots=True)
class Override:
    """A changed occurrence (RFC 5545, section 3.8.4.4). `original_start` is its RECURRENCE-ID, wall clock in the
    master's zone.
    """

    original_start: datetime
    details: Details


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """An extra date with its own length, as wall clock in the master's zone (RFC 5545, RDATE;VALUE=PERIOD)."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Event:
    """A single event, or a series (`rrule` as in RFC 5545 without prefix, dates in the master's zone).

    Each occurrence has the length of the first on the wall clock, except for `periods`, which are among the `rdates`.
    With `duration` (RFC 5545, section 3.8.2.5) each occurrence lasts exactly that; it is valid only as long as it leads
    from the master's start to its end.
    """

    details: Details
    rrule: str | None = None
    rdates: tuple[datetime, ...] = ()
    exdates: tuple[datetime, ...] = ()
    overrides: tuple[Override, ...] = ()
    periods: tuple[Period, ...] = ()
    duration: Duration | None = None


@dataclass(frozen=True, slots=True)
class Marker:
    """Marks an event that we wrote: by which installation, and for the item with which `uid`."""

    deployment_id: str
    item_uid: str


@dataclass(frozen=True, slots=True)
class RemoteEvent:
    """An event as it is stored on the linked calendar.

    `version_tag` is None where the server has none. `source` is the server's text, which an update patches.
    `unwritable` is why the service would reject a change, as far as that is known. `series` identifies the series of
    which this is one occurrence, where the service lists occurrences as events. `expanded`: it represents a local
    series whose occurrences were written one by one, so its rule and dates can only be changed in My Calendar. `flaws`
    are the properties that could not be read and were left out.
    """

    remote_id: str
    version_tag: str | None
    uid: str
    event: Event
    source: str = ""
    marker: Marker | None = None
    created_at: datetime | None = None
    modified_at: datetime | None = None
    unwritable: Refusal | None = None
    series: str | None = None
    expanded: bool = False
    flaws: tuple[Reason, ...] = ()

    @property
    def is_untouched(self) -> bool:
        """Return True if its time stamps show that it is unchanged since it was created."""
        return self.created_at is not None and self.created_at == self.modified_at


def clean_text(text: str) -> str:
    """Return `text` with plain line ends and without the control characters that no calendar format can carry."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def clean_line(text: str) -> str:
    """Return `text` as `clean_text` does, on one line."""
    return clean_text(text).replace("\n", " ")


def canonical_rule(rrule: str | None) -> str | None:
    """Return a form of `rrule` in which equal rules are equal strings. For comparing only; what is kept is the text."""
    if not rrule:
        return None
    parts = sorted(part for part in rrule.upper().replace(" ", "").split(";") if part)
    return ";".join(part for part in parts if part not in {"INTERVAL=1", "WKST=MO"})


def normalise(event: Event) -> Event:
    """Return `event` without the differences that servers make when they store the same thing in other words."""
    return replace(
        event,
        details=_normalise_details(event.details),
        rrule=canonical_rule(event.rrule),
        rdates=extra_dates(event),
        exdates=tuple(sorted(set(event.exdates))),
        overrides=tuple(
            sorted(
                (replace(override, details=_normalise_details(override.details)) for override in event.overrides),
                key=lambda override: override.original_start,
            )
        ),
        periods=()
        if event.details.all_day
        else tuple(sorted({period for period in event.periods if period.start in event.rdates})),
        duration=event.duration if _is_exact(event) else None,
    )


def is_series(event: Event) -> bool:
    """Return True if `event` has more than one date."""
    return bool(event.rrule or event.rdates)


def extra_dates(event: Event) -> tuple[datetime, ...]:
    """Return the extra dates; of an event whose only recurrence properties are changed occurrences, their original
    dates.
    """
    implied = () if is_series(event) else (override.original_start for override in event.overrides)
    return tuple(sorted({*event.rdates, *implied}))


def _is_exact(event: Event) -> bool:
    """Return True if each occurrence has the exact duration of the event, not only its length on the wall clock."""
    details, duration = event.details, event.duration
    if duration is None or not duration.exact or details.all_day or not is_series(event):
        return False
    zone = zone_or_utc(details.zone) if details.zone else None
    return details.zone not in UTC_ALIASES and duration.after(details.start, zone) == details.end


def fingerprint(event: Event) -> str:
    """Return a hash that is equal for events that mean the same (64 hexadecimal digits)."""
    text = json.dumps(event_to_json(normalise(event)), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def event_to_json(event: Event) -> dict[str, Any]:
    """Return `event` as JSON-able data; `event_from_json` reads it back. Defaults are left out."""
    data = _details_to_json(event.details)
    if event.rrule:
        data["rrule"] = event.rrule
    if event.rdates:
        data["rdates"] = [date.isoformat() for date in event.rdates]
    if event.exdates:
        data["exdates"] = [date.isoformat() for date in event.exdates]
    if event.overrides:
        data["overrides"] = {
            override.original_start.isoformat(): _details_to_json(override.details) for override in event.overrides
        }
    if event.periods:
        data["periods"] = periods_to_json(event.periods)
    if event.duration:
        data["duration"] = str(event.duration)
    return data


def event_from_json(data: Mapping[str, Any]) -> Event:
    """Read what `event_to_json` wrote."""
    return Event(
        details=details_from_json(data),
        rrule=data.get("rrule"),
        rdates=tuple(datetime.fromisoformat(date) for date in data.get("rdates", ())),
        exdates=tuple(datetime.fromisoformat(date) for date in data.get("exdates", ())),
        overrides=tuple(
            Override(datetime.fromisoformat(start), details_from_json(details))
            for start, details in data.get("overrides", {}).items()
        ),
        periods=periods_from_json(data.get("periods", {})),
        duration=Duration.parse(data["duration"]) if data.get("duration") else None,
    )


def periods_to_json(periods: Iterable[Period]) -> dict[str, str]:
    """Return the ends of extra dates by their starts, as JSON-able data."""
    return {period.start.isoformat(): period.end.isoformat() for period in periods}


def periods_from_json(data: Mapping[str, str]) -> tuple[Period, ...]:
    """Read what `periods_to_json` wrote."""
    return tuple(Period(datetime.fromisoformat(start), datetime.fromisoformat(end)) for start, end in data.items())


# Fields, as people see them: what a merge decides about one by one, and what the log names.

TIME = "time"
RULE = "repeat"
TEXT_FIELDS = ("subject", "location", "description", "show_as", "private")
_OCCURRENCE = "occurrence "
_EXCLUDED = "excluded"


def event_fields(event: Event) -> dict[str, Any]:
    """Return `event` as one value per field that a person would call one thing.

    Start, end, zone, all-day and exact duration are one field (`time`), rule and extra dates another (`repeat`). Each
    changed or excluded occurrence is a field of its own, so that two people who touch different dates do not collide.
    """
    details = event.details
    result: dict[str, Any] = {name: getattr(details, name) for name in TEXT_FIELDS}
    result[TIME] = (details.start, details.end, details.zone, details.all_day, event.duration)
    result[RULE] = (event.rrule, event.rdates, event.periods)
    for date in event.exdates:
        result[_OCCURRENCE + date.isoformat()] = _EXCLUDED
    for override in event.overrides:
        result[_OCCURRENCE + override.original_start.isoformat()] = override.details
    return result


def is_occurrence(name: str) -> bool:
    """Return True if a field of `event_fields` is one date of a series."""
    return name.startswith(_OCCURRENCE)


def occurrence_date(name: str) -> datetime:
    """Return the date that a field of `event_fields` is about."""
    return datetime.fromisoformat(name.removeprefix(_OCCURRENCE))


def occurrence_name(date: datetime) -> str:
    """Return the name of the field of `event_fields` that is about one date."""
    return _OCCURRENCE + date.isoformat()


def is_excluded(values: Mapping[str, Any], name: str) -> bool:
    """Return True if the field `name` of `event_fields` is an excluded date of its series."""
    return is_occurrence(name) and values.get(name) == _EXCLUDED


def event_from_fields(values: Mapping[str, Any]) -> Event:
    """Put together again what `event_fields` took apart."""
    start, end, zone, all_day, duration = values[TIME]
    rrule, rdates, periods = values[RULE]
    occurrences = {
        datetime.fromisoformat(name.removeprefix(_OCCURRENCE)): value
        for name, value in values.items()
        if is_occurrence(name) and value is not None
    }
    return Event(
        details=Details(
            start=start, end=end, zone=zone, all_day=all_day, **{name: values[name] for name in TEXT_FIELDS}
        ),
        rrule=rrule,
        rdates=rdates,
        exdates=tuple(sorted(date for date, value in occurrences.items() if value == _EXCLUDED)),
        overrides=tuple(
            Override(date, occurrences[date]) for date in sorted(occurrences) if occurrences[date] != _EXCLUDED
        ),
        periods=periods,
        duration=duration,
    )


def changed_fields(before: Event, after: Event) -> frozenset[str]:
    """Return the names of the fields in which two events differ, after normalising.

    An exact duration of only one of them is no difference: the other may come from a format without it, or may have
    been read before it was supported.
    """
    old, new = normalise(before), normalise(after)
    if old.duration is None or new.duration is None:
        old, new = replace(old, duration=None), replace(new, duration=None)
    values, others = event_fields(old), event_fields(new)
    return frozenset(name for name in values.keys() | others.keys() if values.get(name) != others.get(name))


def with_values(target: Event, values: Mapping[str, Any]) -> Event:
    """Return `target` with these values of fields; None of a date of a series: neither changed nor excluded."""
    return event_from_fields({**event_fields(target), **values})


def with_fields(target: Event, source: Event, names: Iterable[str]) -> Event:
    """Return `target` with the named fields taken from `source`."""
    values = event_fields(source)
    return with_values(target, {name: values.get(name) for name in names})


def _normalise_details(details: Details) -> Details:
    zone = None if details.all_day else details.zone
    return replace(
        details,
        subject=clean_line(details.subject),
        location=clean_line(details.location),
        description=clean_text(details.description),
        zone="UTC" if zone in UTC_ALIASES else zone,
    )


_DEFAULTS = {field.name: field.default for field in fields(Details)}


def _details_to_json(details: Details) -> dict[str, Any]:
    data: dict[str, Any] = {
        "subject": details.subject,
        "start": details.start.isoformat(),
        "end": details.end.isoformat(),
        "zone": details.zone,
    }
    for name in ("all_day", "location", "description", "show_as", "private"):
        value = getattr(details, name)
        if value != _DEFAULTS[name]:
            data[name] = value
    return data


def details_from_json(data: Mapping[str, Any]) -> Details:
    """Read what `event_to_json` wrote of one occurrence."""
    return Details(
        subject=data["subject"],
        start=datetime.fromisoformat(data["start"]),
        end=datetime.fromisoformat(data["end"]),
        zone=data["zone"],
        all_day=data.get("all_day", False),
        location=data.get("location", ""),
        description=data.get("description", ""),
        show_as=data.get("show_as", "busy"),
        private=data.get("private", False),
    )
