"""A ledger entry as one plain sentence: what was done, because of what, and when."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from webapp import reason_texts
from webapp.calendar_sync.presentation.field_diff import field_changes
from webapp.calendar_sync.presentation.labels import action_name, sentence_list
from webapp.connectors.reasons import Refusal
from webapp.formatting import day_text, exact_time, moment_text
from webapp.sync.models import LedgerEntry
from webapp.sync.providers import providers

_THERE = "the linked calendar"
_HERE = "My Calendar"

_DONE = {
    ("in", "create"): "Added to {here} from {there}",
    ("out", "create"): "Added to {there}",
    ("in", "delete"): "Moved to the Trash of {here}",
    ("out", "delete"): "Removed from {there}",
    ("in", "restore"): "Taken out of the Trash of {here}",
    ("none", "adopt"): "Tied to its entry on {there}",
    ("none", "rebase"): "Noted, with nothing to do,",
    ("none", "skip"): "Left as it is, here and on {there}",
    ("in", "skip"): "Left as it is, here and on {there}",
    ("none", "detach"): "No longer kept in step with {there}",
    ("none", "drop"): "No longer looked after",
    ("in", "quarantine"): "Not taken over from {there}",
    ("out", "quarantine"): "Not sent to {there}",
}
_NOT_YET = {"in": "Not yet moved to the Trash of {here}", "out": "Not yet removed from {there}"}

_TIME_FIELDS = {"start", "end", "zone", "all_day"}


def sentence(entry: LedgerEntry, zone: str) -> str:
    """Return what `entry` says, with times on the wall clock of `zone` (an IANA name)."""
    integration = entry.integration
    there = f"{_THERE} “{integration.calendar_name}” ({providers().service_name(integration.account.service)})"
    what = _what(entry).format(here=_HERE, there=there)
    at = exact_time(entry.at, zone)
    why = reason_texts.sentence(entry.reason)
    if why[:1].isupper():  # a sentence already: the service's own word for it
        return f"{what} ({at}). {why.rstrip('.')}."
    return f"{what}{_because(entry.reason, there, is_told='{there}' in _what(entry))} ({at})."


def _what(entry: LedgerEntry) -> str:
    if entry.outcome == "held":
        return _NOT_YET.get(entry.direction, "Held back")
    if entry.outcome == "failed" and entry.action == "delete":
        return "Not removed from {there}"
    if entry.action in {"update", "conflict"}:
        edit = _edit(entry.before or {}, entry.after or {})
        return f"{edit} in {{here}}" if entry.direction == "in" else f"{edit} on {{there}}"
    return _DONE.get((entry.direction, entry.action), action_name(entry.action))


def _edit(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """Return what an edit came to: "Moved to 14:00", or which fields it changed."""
    if before.keys() | after.keys() <= _TIME_FIELDS and "start" in before and "start" in after:
        return _move(before, after)
    changed = [change.label[:1].lower() + change.label[1:] for change in field_changes(before, after)]
    return f"Changed ({sentence_list(changed)})" if changed else "Changed"


def _move(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    old, new = (datetime.fromisoformat(values["start"]) for values in (before, after))
    if old == new:
        return f"Made to end at {_when(datetime.fromisoformat(after['end']), new, after)}"
    return f"Moved to {_when(new, old, after)}"


def _when(moment: datetime, known: datetime, values: Mapping[str, Any]) -> str:
    """Return a wall clock time, without its day where that is the day of `known`."""
    if values.get("all_day"):
        return day_text(moment)
    return f"{moment:%H:%M}" if moment.date() == known.date() else moment_text(moment)


def _because(reason: Refusal | None, there: str, *, is_told: bool) -> str:
    if reason is None:
        return ""
    clause = reason_texts.clause(reason)
    return f" because {clause if is_told else clause.replace(_THERE, there, 1)}"
