"""Planner of an undo: from entries of the log and the present state of a pair to steps.

Pure. Only the side that the sync wrote to is restored, and only where it still holds what the sync wrote: values that
people changed since are kept. Several entries about one pair are undone newest first, as one step.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from webapp.connectors.event import (
    RULE,
    Event,
    changed_fields,
    event_fields,
    event_to_json,
    is_occurrence,
    occurrence_date,
    with_fields,
    with_values,
)
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.connectors.shifting import is_moved, moved_name
from webapp.sync.engine.planner import Agreement
from webapp.sync.states import Direction, Outcome, Side
from webapp.sync.store.ledger_values import fields_from_json, fields_to_json, matches, read_whole

GONE = because(Reason.GONE)
UNDONE_ALREADY = because(Reason.UNDONE_ALREADY)
CANCELLED_OUT = because(Reason.CANCELLED_OUT)
NOT_KEPT = because(Reason.NOT_KEPT)
EXISTS_AGAIN = because(Reason.THERE_AGAIN)
REPEATS = because(Reason.REPEATS_ALIKE)

_SIDES = {Direction.IN: Side.LOCAL, Direction.OUT: Side.REMOTE}

_NOTHING_DONE: Mapping[str, Refusal] = {
    "adopt": because(Reason.ONLY_LINKED),
    "detach": because(Reason.ONLY_DETACHED),
    "drop": because(Reason.REMOVED_BY_PEOPLE),
    "rebase": because(Reason.NOTHING_CHANGED),
}


@dataclass(frozen=True, slots=True)
class Done:
    """An entry of the log with outcome `done`. `by_undo`: its run executed an undo."""

    id: int
    direction: Direction
    action: str
    remote_id: str | None = None
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None
    by_undo: bool = False


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of one pair as they are now.

    `item` is None if it is no longer in the person's calendar, unless it is `in_trash`. `event` is None if it no longer
    exists. `hindrance` is why nothing of the pair can be changed, `unread` why the event cannot be changed.
    """

    item: Event | None
    event: Event | None
    in_trash: bool = False
    agreement: Agreement | None = None
    is_expanded: bool = False
    hindrance: Refusal | None = None
    unread: Refusal | None = None

    @property
    def comparable_event(self) -> Event | None:
        """Return the event with the item's values where only the service normalised them."""
        return _with_local_values(self.event, self.agreement) if self.event else None


@dataclass(frozen=True, slots=True)
class Step:
    """One change of one side of a pair. `before` is what that side holds now; both are in the form of the log.

    `action` is update, delete, restore (from the Trash) or create. `undoes` are the ids of the entries, oldest first.
    """

    side: Side
    action: str
    undoes: tuple[int, ...]
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class NotUndone:
    """An entry that is not undone, or only in part, and why."""

    entry_id: int
    reason: Refusal


def why_not(direction: Direction, action: str, outcome: Outcome) -> Refusal | None:
    """Return why an entry of the log can never be undone; None if it may be."""
    if outcome == Outcome.CONFLICT:
        return because(Reason.NEWER_CHANGE_WON)
    if outcome != Outcome.DONE:
        return because(Reason.NOTHING_DONE)
    if direction not in _SIDES:
        return _why_nothing(action)
    return None


def _why_nothing(action: str) -> Refusal:
    return _NOTHING_DONE.get(action, because(Reason.NOTHING_CHANGED))


def plan_undo(sides: Sides, history: Sequence[Done], chosen: Collection[int]) -> list[Step | NotUndone]:
    """Decide how the entries of `history` with `chosen` ids are undone; all of them are about one pair.

    `history`, oldest first, reaches from the oldest chosen entry to now.
    """
    result: list[Step | NotUndone] = []
    for entry in history:
        if entry.id in chosen and entry.direction not in _SIDES:
            result.append(NotUndone(entry.id, _why_nothing(entry.action)))
    for direction, side in _SIDES.items():
        entries = [entry for entry in history if entry.direction == direction]
        if any(entry.id in chosen for entry in entries):
            result += _undo_side(side, sides, entries, chosen)
    return result


def obstacle(side: Side, action: str, sides: Sides, before: Mapping[str, Any] | None) -> Refusal | None:
    """Return why a planned step can no longer be executed; None if that side is as it was when the step was planned."""
    present = _present(side, sides)
    problem = sides.hindrance or (sides.unread if side == Side.REMOTE else None)
    if problem:
        return problem
    if action in {"restore", "create"}:
        if present.event is not None:
            return EXISTS_AGAIN
        return GONE if action == "restore" and not sides.in_trash else None
    if present.event is None:
        return GONE
    return None if _still_holds(action, present.event, before) else _changed_on(side)


def is_already_written(action: str, sides: Sides, after: Mapping[str, Any] | None) -> bool:
    """Return True if a worker that died before it could store the result has already written a step."""
    if sides.hindrance or sides.unread:
        return False
    event = sides.comparable_event
    if action == "delete":
        return event is None
    in_step = sides.agreement is not None and not sides.agreement.detached
    return event is not None and not (action == "create" and in_step) and _still_holds(action, event, after)


def is_partly_written(
    action: str, sides: Sides, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> bool:
    """Return True if an earlier attempt wrote only some resources of the event (`PartlyWritten`).

    Each field of an update then has its value before the step or after it; a new series lacks only overrides.
    """
    event = sides.comparable_event
    if sides.hindrance or sides.unread or event is None:
        return False
    if action == "update":
        old, new = fields_from_json(before or {}), fields_from_json(after or {})
        return all(matches(event, {name: old.get(name)}) or matches(event, {name: new.get(name)}) for name in old | new)
    whole = read_whole(after)
    if action != "create" or whole is None or (sides.agreement is not None and not sides.agreement.detached):
        return False
    held = event_fields(event)
    return all(is_occurrence(name) and name not in held for name in changed_fields(event, whole))


def _still_holds(action: str, event: Event, kept: Mapping[str, Any] | None) -> bool:
    if action == "update":
        return matches(event, fields_from_json(kept or {}))
    whole = read_whole(kept)
    return whole is not None and not changed_fields(event, whole)


def event_to_write(sides: Sides, after: Mapping[str, Any]) -> Event | None:
    """Return the event to write so that the fields of a step have their former values."""
    # A series that the service holds as instances is written as a whole, with its rule, which only the item has.
    target = sides.comparable_event if sides.is_expanded else sides.event
    return with_values(target, fields_from_json(after)) if target else None


@dataclass(frozen=True, slots=True)
class _State:
    """One side while entries are undone one after the other. `hidden` is what would be restored from the Trash.

    `by_people` are fields that people changed after an entry that has been processed. Their present values are kept,
    also where they equal what an older entry wrote.
    """

    event: Event | None
    hidden: Event | None = None
    by_people: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Undone:
    """Result of undoing one entry: the side before it, and why it is not undone, or only `partly`."""

    state: _State
    reason: Refusal | None = None
    partly: bool = False


def _present(side: Side, sides: Sides) -> _State:
    if side == Side.REMOTE:
        return _State(sides.comparable_event)
    return _State(None, sides.item) if sides.in_trash else _State(sides.item)


def _undo_side(side: Side, sides: Sides, entries: Sequence[Done], chosen: Collection[int]) -> list[Step | NotUndone]:
    problem = sides.hindrance or (sides.unread if side == Side.REMOTE else None)
    if problem:
        return [NotUndone(entry.id, problem) for entry in entries if entry.id in chosen]
    first = state = _present(side, sides)
    undone_ids: list[int] = []
    left: list[Step | NotUndone] = []
    newer: list[Done] = []  # newer entries that are not undone
    for entry in reversed(entries):
        if entry.id not in chosen:
            newer.append(entry)
            state = _with_changes_since(state, entry)
            continue
        undone = _undo(side, entry, state, newer)
        state = undone.state
        if undone.reason:
            left.append(NotUndone(entry.id, undone.reason))
            newer.append(entry)
        if not undone.reason or undone.partly:
            undone_ids.append(entry.id)
    undoes = tuple(reversed(undone_ids))
    if not undone_ids:
        return left
    state, kept_rule = _with_one_rule(side, sides, first, state)
    if kept_rule:
        left.append(NotUndone(undoes[0], REPEATS))
    step = _step(side, first, state, undoes)
    if step:
        return [step, *left]
    return left if kept_rule else [NotUndone(undoes[-1], CANCELLED_OUT), *left]


def _undo(side: Side, entry: Done, state: _State, newer: Sequence[Done]) -> _Undone:
    match entry.action:
        case "update":
            return _undo_update(side, entry, state, newer)
        case "create" | "restore":
            return _undo_arrival(side, entry, state, newer)
        case "delete":
            return _undo_removal(side, entry, state, newer)
        case _:
            return _Undone(state, because(Reason.NOTHING_CHANGED))


def _undo_update(side: Side, entry: Done, state: _State, newer: Sequence[Done]) -> _Undone:
    state = _with_changes_since(state, entry)
    if state.event is None:
        return _Undone(state, GONE)
    if entry.before is None:
        return _Undone(state, NOT_KEPT)
    before, after = fields_from_json(entry.before), fields_from_json(entry.after or {})
    changed = after.keys() & state.by_people
    intact = after.keys() - changed
    restored = _restored(state, before, intact)
    if not changed:
        return _Undone(restored)
    is_as_before = matches(state.event, {name: before.get(name) for name in changed})
    reason = _who_changed(side, newer, changed, state, is_as_before=is_as_before)
    return _Undone(restored, reason, partly=bool(intact))


def _restored(state: _State, before: Mapping[str, Any], names: Collection[str]) -> _State:
    """Return `state` with the former values of the named fields.

    Where a series moves back to another time of day, overrides that people made since move along: those whose
    RECURRENCE-ID has the time of day that is undone.
    """
    event = state.event
    if event is None:
        return state
    values = {name: before.get(name) for name in names}
    restored = with_values(event, values)
    old, new = event.details.start.time(), restored.details.start.time()
    if old == new or not is_moved(event, restored):
        return replace(state, event=restored)
    since = {
        name: value
        for name, value in event_fields(event).items()
        if is_occurrence(name) and name not in values and occurrence_date(name).time() == old
    }
    renamed = {name: moved_name(name, event.details, restored.details) for name in since}
    moved = {renamed[name]: value for name, value in since.items() if renamed[name] not in values}
    by_people = frozenset(renamed.get(name, name) for name in state.by_people)
    left = with_values(restored, dict.fromkeys(since))
    return replace(state, event=with_values(left, moved), by_people=by_people)


def _with_changes_since(state: _State, entry: Done) -> _State:
    """Return `state` with those fields noted as changed by people that no longer hold what `entry` wrote."""
    if state.event is None or entry.action != "update":
        return state
    written = fields_from_json(entry.after or {})
    changed = {name for name, value in written.items() if not matches(state.event, {name: value})}
    return replace(state, by_people=state.by_people | changed)


def _undo_arrival(side: Side, entry: Done, state: _State, newer: Sequence[Done]) -> _Undone:
    if state.event is None:
        return _Undone(state, UNDONE_ALREADY if _is_undone(newer, {"delete"}) else GONE)
    arrived = read_whole(entry.after)
    if arrived is None:
        return _Undone(state, NOT_KEPT)
    changed = changed_fields(state.event, arrived) | state.by_people
    if changed:
        return _Undone(state, _who_changed(side, newer, changed, state, is_as_before=False))
    return _Undone(_State(None, state.event))


def _undo_removal(side: Side, entry: Done, state: _State, newer: Sequence[Done]) -> _Undone:
    if state.event is not None:
        return _Undone(state, UNDONE_ALREADY if _is_undone(newer, {"create", "restore"}) else EXISTS_AGAIN)
    if side == Side.LOCAL:
        # What is in the Trash is what was removed.
        return _Undone(_State(state.hidden) if state.hidden else state, None if state.hidden else GONE)
    removed = read_whole(entry.before)
    return _Undone(_State(removed)) if removed else _Undone(state, NOT_KEPT)


def _who_changed(
    side: Side, newer: Sequence[Done], fields: Collection[str], state: _State, *, is_as_before: bool
) -> Refusal:
    """Return a reason that names the side where the change was made that keeps an entry from being undone."""
    newest = next((entry for entry in newer if _touches(entry, fields)), None)
    if newest and newest.by_undo and is_as_before:
        return UNDONE_ALREADY
    still_holds = newest is not None and not _with_changes_since(_State(state.event), newest).by_people
    # What the sync wrote to one side since then is what somebody had changed on the other.
    by_sync = still_holds and newest is not None and not newest.by_undo
    other = {Side.LOCAL: Side.REMOTE, Side.REMOTE: Side.LOCAL}[side]
    return _changed_on(other if by_sync else side)


def _touches(entry: Done, fields: Collection[str]) -> bool:
    return entry.action != "update" or not fields_from_json(entry.after or {}).keys().isdisjoint(fields)


def _is_undone(newer: Sequence[Done], actions: Collection[str]) -> bool:
    return any(entry.by_undo and entry.action in actions for entry in newer)


def _changed_on(side: Side) -> Refusal:
    return because(Reason.CHANGED_HERE_SINCE if side == Side.LOCAL else Reason.CHANGED_THERE_SINCE)


def _with_one_rule(side: Side, sides: Sides, first: _State, last: _State) -> tuple[_State, bool]:
    """Return `last` with the present rule if the item would repeat and its event would not, and True if so.

    Such a pair would be taken for a series that the service holds as instances.
    """
    if (
        first.event is None
        or last.event is None
        or sides.is_expanded
        or sides.agreement is None
        or sides.agreement.detached
    ):
        return last, False
    local = last.event if side == Side.LOCAL else sides.item
    remote = last.event if side == Side.REMOTE else sides.event
    if local is None or remote is None or local.rrule is None or remote.rrule is not None:
        return last, False
    if RULE not in changed_fields(first.event, last.event):
        return last, False
    return replace(last, event=with_fields(last.event, first.event, {RULE})), True


def _step(side: Side, first: _State, last: _State, undoes: tuple[int, ...]) -> Step | None:
    if first.event is None and last.event is None:
        return None
    if last.event is None:
        return Step(side, "delete", undoes, event_to_json(first.event) if first.event else None, None)
    if first.event is None:
        action = "restore" if side == Side.LOCAL else "create"
        return Step(side, action, undoes, None, event_to_json(last.event))
    names = changed_fields(first.event, last.event)
    if not names:
        return None
    return Step(side, "update", undoes, fields_to_json(first.event, names), fields_to_json(last.event, names))


def _with_local_values(event: Event, agreement: Agreement | None) -> Event:
    """Return `event` with the item's values where the service only normalised what was written."""
    if agreement is None:
        return event
    normalised = changed_fields(agreement.base_local, agreement.base_remote) - changed_fields(
        agreement.base_remote, event
    )
    return with_fields(event, agreement.base_local, normalised)
