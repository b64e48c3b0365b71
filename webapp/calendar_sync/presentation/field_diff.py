"""Fields of ledger entries as people read them, with their values before and after."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from webapp.calendar_sync.presentation.labels import name_of
from webapp.formatting import day_text, moment_text
from webapp.html_text import readable_text
from webapp.rfc5545.time_zones import label_of

_FIELDS = {
    "subject": "Subject",
    "start": "Start",
    "end": "End",
    "zone": "Time zone",
    "all_day": "All day",
    "location": "Location",
    "description": "Description",
    "show_as": "Show as",
    "private": "Private",
    "rrule": "Repeats",
    "duration": "Lasts exactly",
    "rdates": "Extra dates",
    "periods": "Lengths of extra dates",
    "exdates": "Left-out dates",
    "overrides": "Changed dates",
}
_DATES = ("start", "end")
_HTML = "description"  # which some services keep as HTML
_OCCURRENCE = "occurrence "  # what the engine's name for a changed or left-out date of a series begins with


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field. An empty text means that the field was missing or empty."""

    label: str
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


def field_changes(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> list[FieldChange]:
    """Return the fields of an entry: those that differ if both values are known, else all that are not empty."""
    changes = [FieldChange(label, *texts) for label, texts in side_by_side(before, after)]
    if before and after:
        return [change for change in changes if change.is_changed]
    return [change for change in changes if change.before or change.after]


def side_by_side(*columns: Mapping[str, Any] | None) -> list[tuple[str, list[str]]]:
    """Return each field of any of `columns` with its text in each of them; empty where a column lacks it."""
    texts = [dict(_lines(column or {})) for column in columns]
    _mark_format_changes(columns, texts)
    labels = dict.fromkeys(label for column in texts for label in column)
    return [(label, [column.get(label, "") for column in texts]) for label in labels]


def _mark_format_changes(columns: Sequence[Mapping[str, Any] | None], texts: Sequence[dict[str, str]]) -> None:
    """Mark the description of later columns if only its HTML differs from the first, not its text."""
    label = _FIELDS[_HTML]
    first: tuple[Any, str] | None = None
    for column, text in zip(columns, texts, strict=True):
        if not text.get(label):
            continue
        description = (column or {}).get(_HTML), text[label]
        first = first or description
        if description[1] == first[1] and description[0] != first[0]:
            text[label] += " (the same text in another format)"


def start_text(values: Mapping[str, Any] | None) -> str:
    """Return the start of an entry as text; empty if it has none."""
    fields = values or {}
    return _date_text(fields.get("start"), bool(fields.get("all_day")))


def _lines(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    all_day = bool(values.get("all_day"))
    for name in sorted(values, key=_position):
        value = values[name]
        if name == "overrides" and isinstance(value, Mapping):
            for original_start, details in value.items():
                yield f"Date {_date_text(original_start, all_day)}", _summary(details)
        elif name.startswith(_OCCURRENCE):
            yield f"Date {_date_text(name.removeprefix(_OCCURRENCE), all_day)}", _text(value)
        elif name == "periods" and isinstance(value, Mapping):
            spans = (f"{_date_text(start, all_day)} to {_date_text(end, all_day)}" for start, end in value.items())
            yield _FIELDS[name], ", ".join(spans)
        elif name == "zone" and isinstance(value, str):
            yield _FIELDS[name], label_of(value)
        elif name in _DATES:
            yield _FIELDS[name], _date_text(value, all_day)
        elif name == _HTML:
            yield _FIELDS[name], readable_text(_text(value))
        else:
            yield name_of(name, _FIELDS), _text(value)


def _position(name: str) -> tuple[int, str]:
    names = list(_FIELDS)
    return (names.index(name) if name in names else len(names), name)


def _summary(details: Any) -> str:
    if not isinstance(details, Mapping):
        return _text(details)
    return "; ".join(f"{label}: {text}" for label, text in _lines(details) if text)


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list() | tuple():
            return ", ".join(_date_text(each, all_day=False) for each in value)
        case Mapping():
            return _summary(value)
        case _:
            return str(value)


def _date_text(value: Any, all_day: bool) -> str:
    """Return an ISO 8601 date and time without seconds; of other values their text, unchanged."""
    try:
        at = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return "" if value is None else str(value)
    return day_text(at) if all_day else moment_text(at)
