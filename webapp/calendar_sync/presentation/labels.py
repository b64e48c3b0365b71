"""Labels for the codes of the models, as pages show them."""

from collections.abc import Mapping, Sequence

from flask import url_for

from webapp.formatting import day_text, moment_text
from webapp.my_calendar import kinds
from webapp.my_calendar.models import Item
from webapp.my_calendar.queries import occurrence_token
from webapp.sync.models import Integration

KINDS = {
    "appointment": "Appointments",
    "crm_activity": "CRM activities",
    "service_call": "Service calls",
    "task": "Tasks",
    "to_do": "To-dos",
}
RANGES = {
    "none": "None",
    "1w": "1 week",
    "2w": "2 weeks",
    "1m": "1 month",
    "3m": "3 months",
    "6m": "6 months",
    "1y": "1 year",
}
TRIGGERS = {
    "manual": "Manual",
    "item_saved": "Change in My Calendar",
    "notified": "Notification from the service",
    "sweep": "Regular check",
    "activated": "Switched on",
    "deactivated": "Switched off",
    "approved": "Approval",
    "retry": "Retry",
    "undo": "Undo",
    "ended": "Ended",
    "administrator": "An administrator",
}
RESULTS = {
    "running": "Running",
    "ok": "Completed",
    "partial": "Completed in part",
    "held": "Waiting for your decision",
    "failed": "Failed",
}
DIRECTIONS = {"in": "To My Calendar", "out": "To the linked calendar", "none": "Neither way"}
OUTCOMES = {"done": "Done", "skipped": "Skipped", "held": "Held back", "failed": "Failed", "conflict": "Conflict"}
_ACTS = {
    "switched_on": "Switched on",
    "switched_off": "Switched off",
    "looked": "Sync now",
    "ended": "Deleted",
    "cleared": "Retry of the removal",
}
"""Actions of administrators on an integration. Each is a run of its own, without counts."""
_ACTIONS = {
    "create": "Added",
    "update": "Changed",
    "delete": "Removed",
    "adopt": "Matched",
    "rebase": "Noted",
    "skip": "Skipped",
    "detach": "Detached",
    "restore": "Restored",
    "quarantine": "Set aside",
    **_ACTS,
}
PREVIEW_TITLES = {
    "first_run": "The first sync",
    "sync_now": "Sync now",
    "reconnect": "After reconnecting",
    "options": "After changing the options",
    "undo": "Undo",
}
PREVIEW_OUTCOMES = {
    "as_planned": "As shown",
    "differs": "Differently",
    "left_out": "Left out",
    "not_needed": "No longer needed",
}
SIDES = {"here": "In My Calendar", "there": "On the linked calendar", "none": "Nothing changes"}
_PLANNED = {
    "create": "to add",
    "update": "to change",
    "delete": "to remove",
    "restore": "to restore",
    "held": "to remove, if you approve them separately",
    "conflict": "changed on both sides; the newer value wins",
    "adopt": "the same on both sides, to match",
    "detach": "to stop syncing",
    "quarantine": "to set aside",
    "skip": "to skip",
}
_PLACES = {"in": "here", "out": "there"}


def name_of(code: str, names: Mapping[str, str]) -> str:
    """Return the label of `code`; of a code without one, the code itself as words."""
    return names.get(code, code.replace("_", " ").capitalize())


def action_name(action: str) -> str:
    """Return the label of an action of the ledger."""
    return name_of(action, _ACTIONS)


def planned(action: str) -> str:
    """Return the label of an action in a preview, such as "to add"."""
    return _PLANNED.get(action, f"to {action.replace('_', ' ')}")


def planned_position(side: str, action: str) -> tuple[int, int]:
    """Return a sort key for the counts of a preview: by side, then by action."""
    actions = [*_PLANNED, action]
    return list(SIDES).index(side), actions.index(action)


def counts_text(counts: Mapping[str, int]) -> str:
    """Return a run's counts as text: {"in.create": 3, "skip": 2} gives "3 added here, 2 skipped"."""
    return ", ".join(_count_text(key, number) for key, number in sorted(counts.items()) if number)


def has_moved(counts: Mapping[str, int]) -> bool:
    """Return True if a run with these counts changed anything on either side."""
    return any(number and key.rpartition(".")[0] in _PLACES for key, number in counts.items())


def _count_text(key: str, number: int) -> str:
    direction, _, action = key.rpartition(".")
    if action in _ACTS:
        return _ACTS[action]
    place = _PLACES.get(direction)
    name = action_name(action).lower()
    return f"{number} {name} {place}" if place else f"{number} {name}"


def sentence_list(names: Sequence[str]) -> str:
    """Return "a", "a and b", or "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def summary(integration: Integration) -> list[str]:
    """Return sentences that describe what an integration will do, for its confirmation page."""
    accepted = [
        name
        for name, is_on in (
            ("additions", integration.accept_create),
            ("changes", integration.accept_update),
            ("removals", integration.accept_delete),
        )
        if is_on
    ]
    sent = [name for kind, name in KINDS.items() if kind in integration.kinds]
    calendar = f"“{integration.calendar_name}”"
    return [
        f"The calendar {calendar} of {integration.account.name} is linked.",
        f"{sentence_list(accepted).capitalize()} on the linked calendar are also made in My Calendar."
        if accepted
        else "Changes on the linked calendar are not made in My Calendar.",
        f"{sentence_list(sent)} that you add, change or remove are also added, changed or removed there."
        if sent
        else "Nothing is sent to the linked calendar.",
        "A manual sync also retrieves existing events"
        f"{_span_text(integration.retrieve_past, integration.retrieve_future)}."
        if integration.retrieve
        else "Existing events of the linked calendar are not retrieved.",
        f"A manual sync also sends existing items{_span_text(integration.send_past, integration.send_future)}."
        if integration.send
        else "Existing items of My Calendar are not sent.",
        "A first manual sync starts at once."
        if integration.retrieve or integration.send
        else "No manual sync starts now. You can start one in Settings at any time.",
    ]


def _span_text(past: str, future: str) -> str:
    parts = [
        f"{RANGES[length]} {direction}" for length, direction in ((past, "back"), (future, "ahead")) if length != "none"
    ]
    return f": {sentence_list(parts)}" if parts else ""


def item_date(item: Item) -> str:
    """Return the start of an item as text, in the item's own time zone."""
    return day_text(item.start) if item.all_day else moment_text(item.start)


def item_address(item: Item) -> str:
    """Return the address of an item's form; of a series, that of its first date."""
    occurrence = occurrence_token(item, item.start) if item.is_series else None
    return url_for(kinds.ALL[item.kind].open, item_id=item.id, occurrence=occurrence)


def place_text(place: int) -> str:
    """Return a position in a queue as text, such as "third in the queue"; 1 gives "next in the queue"."""
    names = ("next", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
    return f"{names[place - 1] if place <= len(names) else f'number {place}'} in the queue"
