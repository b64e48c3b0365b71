"""A ledger entry as one sentence: action, reason, time."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from webapp import reason_texts
from webapp.calendar_sync.presentation.field_diff import field_changes
from webapp.calendar_sync.presentation.labels import action_name, sentence_list
from webapp.connectors.reasons import Refusal
from webapp.formatting import clock_text, day_text, exact_time, moment_text
from webapp.sync.models import LedgerEntry
from webapp.sync.providers import providers

_REMOTE = "the linked calendar"
_LOCAL = "My Calendar"

_DONE = {
    ("in", "create"): "Added to {local} from {remote}",
    ("out", "create"): "Added to {remote}",
    ("in", "delete"): "Moved to the Trash of {local}",
    ("out", "delete"): "Removed from {remote}",
    ("in", "restore"): "Taken out of the Trash of {local}",
    ("none", "adopt"): "Linked to its event on {remote}",
    ("none", "rebase"): "Noted without a change",
    ("none", "skip"): "Left unchanged in {local} and on {remote}",
    ("in", "skip"): "Left unchanged in {local} and on {remote}",
    ("none", "detach"): "No longer synced with {remote}",
    ("none", "drop"): "No longer linked",
    ("in", "quarantine"): "Not brought in from {remote}",
    ("out", "quarantine"): "Not sent to {remote}",
}
_NOT_YET = {"in": "Not yet moved to the Trash of {local}", "out": "Not yet removed from {remote}"}

_TIME_FIELDS = {"start", "end", "zone", "all_day"}


def sentence(entry: LedgerEntry, zone: str) -> str:
    """Return the sentence of `entry`, with times in the time zone `zone` (an IANA name)."""
    integration = entry.integration
    remote = f"{_REMOTE} “{integration.calendar_name}” ({providers().service_name(integration.account.service)})"
    what = _what(entry).format(local=_LOCAL, remote=remote)
    at = exact_time(entry.at, zone)
    why = reason_texts.sentence(entry.reason)
    if why[:1].isupper():  # a sentence of its own, not a clause
        return f"{what} ({at}). {why.rstrip('.')}."
    return f"{what}{_because(entry.reason, remote, is_named='{remote}' in _what(entry))} ({at})."


def _what(entry: LedgerEntry) -> str:
    if entry.outcome == "held":
        return _NOT_YET.get(entry.direction, "Held back")
    if entry.outcome == "failed" and entry.action == "delete":
        return "Not removed from {remote}"
    if entry.action in {"update", "conflict"}:
        edit = _edit(entry.before or {}, entry.after or {})
        return f"{edit} in {{local}}" if entry.direction == "in" else f"{edit} on {{remote}}"
    return _DONE.get((entry.direction, entry.action), action_name(entry.action))


def _edit(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """Return an edit as text: "Moved to 14:00", or the names of the fields that it changed."""
    if before.keys() | after.keys() <= _TIME_FIELDS and "start" in before and "start" in after:
        return _move(before, after)
    changed = [change.label[:1].lower() + change.label[1:] for change in field_changes(before, after)]
    return f"Changed ({sentence_list(changed)})" if changed else "Changed"


def _move(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    old, new = (datetime.fromisoformat(values["start"]) for values in (before, after))
    if old == new:
        return f"Made to end at {_when(datetime.fromisoformat(after['end']), new, after)}"
    return f"Moved to {_when(new, old, after)}"


def _when(moment: datetime, other: datetime, values: Mapping[str, Any]) -> str:
    """Return a wall clock time; without its date if it is on the day of `other`."""
    if values.get("all_day"):
        return day_text(moment)
    return clock_text(moment) if moment.date() == other.date() else moment_text(moment)


def _because(reason: Refusal | None, remote: str, *, is_named: bool) -> str:
    """Return the reason as a clause; the first mention of the linked calendar is `remote` unless `is_named` already."""
    if reason is None:
        return ""
    clause = reason_texts.clause(reason)
    return f" because {clause if is_named else clause.replace(_REMOTE, remote, 1)}"
