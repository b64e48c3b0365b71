"""What it means to take back what the sync did: from entries of the log and both sides of a pair to steps.

Pure. Only the side that the sync wrote to is restored, and only where it still says what the sync wrote: what people
changed since is theirs. Several entries about one pair are taken back newest first, down to the oldest, as one step.
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
from webapp.sync.store.ledger_values import read_fields, read_whole, says, shown_fields

GONE = because(Reason.GONE)
TAKEN_BACK = because(Reason.UNDONE_ALREADY)
CANCELLED_OUT = because(Reason.CANCELLED_OUT)
NOT_KEPT = because(Reason.NOT_KEPT)
THERE_AGAIN = because(Reason.THERE_AGAIN)
REPEATS = because(Reason.REPEATS_ALIKE)

_SIDES = {Direction.IN: Side.HERE, Direction.OUT: Side.THERE}

_NOTHING_DONE: Mapping[str, Refusal] = {
    "adopt": because(Reason.ONLY_LINKED),
    "detach": because(Reason.ONLY_DETACHED),
    "drop": because(Reason.REMOVED_BY_PEOPLE),
    "rebase": because(Reason.NOTHING_CHANGED),
}


@dataclass(frozen=True, slots=True)
class Done:
    """An entry of the log about something that was done. `by_undo`: to take something back."""

    id: int
    direction: Direction
    action: str
    remote_id: str | None = None
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None
    by_undo: bool = False


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of one pair as they are.

    `item` is None if it stands in the person's calendar no longer, unless it lies `in_trash`. `event` is None if it is
    gone; `said` is what it says in the words the item used, where nobody changed them there. `hindrance` is why nothing
    at all can be done about the pair, `unseen` why nothing can be done about the event.
    """

    item: Event | None
    event: Event | None
    in_trash: bool = False
    agreement: Agreement | None = None
    is_expanded: bool = False
    hindrance: Refusal | None = None
    unseen: Refusal | None = None

    @property
    def said(self) -> Event | None:
        return _in_our_words(self.event, self.agreement) if self.event else None


@dataclass(frozen=True, slots=True)
class Step:
    """What one side of a pair would become. `before` is what it says now; both as the log keeps them.

    `side` is here or there; `action` is update, delete, restore (from the Trash) or create. `undoes` names the entries,
    oldest first.
    """

    side: Side
    action: str
    undoes: tuple[int, ...]
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Left:
    """An entry that is not taken back, or only in part, and why."""

    entry_id: int
    reason: Refusal


def why_not(direction: Direction, action: str, outcome: Outcome) -> Refusal | None:
    """Return why an entry of the log can never be taken back; None if it may be."""
    if outcome == Outcome.CONFLICT:
        return because(Reason.NEWER_CHANGE_WON)
    if outcome != Outcome.DONE:
        return because(Reason.NOTHING_DONE)
    if direction not in _SIDES:
        return _why_nothing(action)
    return None


def _why_nothing(action: str) -> Refusal:
    return _NOTHING_DONE.get(action, because(Reason.NOTHING_CHANGED))


def plan_undo(sides: Sides, history: Sequence[Done], chosen: Collection[int]) -> list[Step | Left]:
    """Decide how the entries of `history` with `chosen` ids are taken back; all of it is about one pair.

    `history`, oldest first, reaches from the oldest chosen entry to now.
    """
    result: list[Step | Left] = []
    for entry in history:
        if entry.id in chosen and entry.direction not in _SIDES:
            result.append(Left(entry.id, _why_nothing(entry.action)))
    for direction, side in _SIDES.items():
        entries = [entry for entry in history if entry.direction == direction]
        if any(entry.id in chosen for entry in entries):
            result += _undo_side(side, sides, entries, chosen)
    return result


def obstacle(side: Side, action: str, sides: Sides, before: Mapping[str, Any] | None) -> Refusal | None:
    """Return why a planned step cannot be carried out any more; None if all is as it was when it was planned."""
    present = _present(side, sides)
    problem = sides.hindrance or (sides.unseen if side == Side.THERE else None)
    if problem:
        return problem
    if action in {"restore", "create"}:
        if present.event is not None:
            return THERE_AGAIN
        return GONE if action == "restore" and not sides.in_trash else None
    if present.event is None:
        return GONE
    return None if _still(action, present.event, before) else _changed_on(side)


def is_done_there(action: str, sides: Sides, after: Mapping[str, Any] | None) -> bool:
    """Say whether a step has been carried out already, by a worker that died before it could tell."""
    if sides.hindrance or sides.unseen:
        return False
    event = sides.said
    if action == "delete":
        return event is None
    in_step = sides.agreement is not None and not sides.agreement.detached
    return event is not None and not (action == "create" and in_step) and _still(action, event, after)


def is_begun_there(
    action: str, sides: Sides, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> bool:
    """Return True if the event is as an attempt leaves it that wrote only some of its resources (`PartlyWritten`).

    Each field of an update is as before the step or as after it; a new series lacks nothing but changed dates.
    """
    event = sides.said
    if sides.hindrance or sides.unseen or event is None:
        return False
    if action == "update":
        old, new = read_fields(before or {}), read_fields(after or {})
        return all(says(event, {name: old.get(name)}) or says(event, {name: new.get(name)}) for name in old | new)
    whole = read_whole(after)
    if action != "create" or whole is None or (sides.tie is not None and not sides.tie.detached):
        return False
    held = event_fields(event)
    return all(is_occurrence(name) and name not in held for name in changed_fields(event, whole))


def _still(action: str, event: Event, kept: Mapping[str, Any] | None) -> bool:
    if action == "update":
        return says(event, read_fields(kept or {}))
    whole = read_whole(kept)
    return whole is not None and not changed_fields(event, whole)


def event_to_write(sides: Sides, after: Mapping[str, Any]) -> Event | None:
    """Return what the event has to say so that the fields of a step are as they were."""
    # What the service holds as a list of dates is told whole, with its rule, which our words have and its do not.
    target = sides.said if sides.is_expanded else sides.event
    return with_values(target, read_fields(after)) if target else None


@dataclass(frozen=True, slots=True)
class _State:
    """One side while entries are taken back one after the other. `hidden` is what comes back from the Trash.

    `by_people` are fields that people changed after an entry that is behind us. What they say now is theirs, also where
    it happens to be what an older entry wrote.
    """

    event: Event | None
    hidden: Event | None = None
    by_people: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _TakenBack:
    """What came of taking back one entry: the side before it, and what of it stays (empty: nothing)."""

    state: _State
    reason: Refusal | None = None
    partly: bool = False


def _present(side: Side, sides: Sides) -> _State:
    if side == Side.THERE:
        return _State(sides.said)
    return _State(None, sides.item) if sides.in_trash else _State(sides.item)


def _undo_side(side: Side, sides: Sides, entries: Sequence[Done], chosen: Collection[int]) -> list[Step | Left]:
    problem = sides.hindrance or (sides.unseen if side == Side.THERE else None)
    if problem:
        return [Left(entry.id, problem) for entry in entries if entry.id in chosen]
    first = state = _present(side, sides)
    taken: list[int] = []
    left: list[Step | Left] = []
    standing: list[Done] = []  # newer ones that are not taken back
    for entry in reversed(entries):
        if entry.id not in chosen:
            standing.append(entry)
            state = _with_changes_since(state, entry)
            continue
        back = _take_back(side, entry, state, standing)
        state = back.state
        if back.reason:
            left.append(Left(entry.id, back.reason))
            standing.append(entry)
        if not back.reason or back.partly:
            taken.append(entry.id)
    undoes = tuple(reversed(taken))
    if not taken:
        return left
    state, kept_rule = _with_one_rule(side, sides, first, state)
    if kept_rule:
        left.append(Left(undoes[0], REPEATS))
    step = _step(side, first, state, undoes)
    if step:
        return [step, *left]
    return left if kept_rule else [Left(undoes[-1], CANCELLED_OUT), *left]


def _take_back(side: Side, entry: Done, state: _State, standing: Sequence[Done]) -> _TakenBack:
    match entry.action:
        case "update":
            return _take_back_update(side, entry, state, standing)
        case "create" | "restore":
            return _take_back_arrival(side, entry, state, standing)
        case "delete":
            return _take_back_removal(side, entry, state, standing)
        case _:
            return _TakenBack(state, because(Reason.NOTHING_CHANGED))


def _take_back_update(side: Side, entry: Done, state: _State, standing: Sequence[Done]) -> _TakenBack:
    state = _with_changes_since(state, entry)
    if state.event is None:
        return _TakenBack(state, GONE)
    if entry.before is None:
        return _TakenBack(state, NOT_KEPT)
    before, after = read_fields(entry.before), read_fields(entry.after or {})
    changed = after.keys() & state.by_people
    intact = after.keys() - changed
    restored = _restored(state, before, intact)
    if not changed:
        return _TakenBack(restored)
    is_as_before = says(state.event, {name: before.get(name) for name in changed})
    reason = _who_changed(side, standing, changed, state, is_as_before=is_as_before)
    return _TakenBack(restored, reason, partly=bool(intact))


def _restored(state: _State, before: Mapping[str, Any], names: Collection[str]) -> _State:
    """Return `state` with the named fields as they were.

    Of a series that moves back to another time of day, dates that people changed since go along: those that are named
    by the time that is taken back.
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
    """Note which of the fields that an entry wrote say something else by now."""
    if state.event is None or entry.action != "update":
        return state
    written = read_fields(entry.after or {})
    changed = {name for name, value in written.items() if not says(state.event, {name: value})}
    return replace(state, by_people=state.by_people | changed)


def _take_back_arrival(side: Side, entry: Done, state: _State, standing: Sequence[Done]) -> _TakenBack:
    if state.event is None:
        return _TakenBack(state, TAKEN_BACK if _undone(standing, {"delete"}) else GONE)
    arrived = read_whole(entry.after)
    if arrived is None:
        return _TakenBack(state, NOT_KEPT)
    changed = changed_fields(state.event, arrived) | state.by_people
    if changed:
        return _TakenBack(state, _who_changed(side, standing, changed, state, is_as_before=False))
    return _TakenBack(_State(None, state.event))


def _take_back_removal(side: Side, entry: Done, state: _State, standing: Sequence[Done]) -> _TakenBack:
    if state.event is not None:
        return _TakenBack(state, TAKEN_BACK if _undone(standing, {"create", "restore"}) else THERE_AGAIN)
    if side == Side.HERE:
        # What lies in the Trash is what was removed.
        return _TakenBack(_State(state.hidden) if state.hidden else state, None if state.hidden else GONE)
    removed = read_whole(entry.before)
    return _TakenBack(_State(removed)) if removed else _TakenBack(state, NOT_KEPT)


def _who_changed(
    side: Side, standing: Sequence[Done], fields: Collection[str], state: _State, *, is_as_before: bool
) -> Refusal:
    """Say where the change was made that keeps an entry from being taken back."""
    newest = next((entry for entry in standing if _touches(entry, fields)), None)
    if newest and newest.by_undo and is_as_before:
        return TAKEN_BACK
    still_holds = newest is not None and not _with_changes_since(_State(state.event), newest).by_people
    # What the sync wrote to one side since is what somebody had changed on the other.
    by_sync = still_holds and newest is not None and not newest.by_undo
    other = {Side.HERE: Side.THERE, Side.THERE: Side.HERE}[side]
    return _changed_on(other if by_sync else side)


def _touches(entry: Done, fields: Collection[str]) -> bool:
    return entry.action != "update" or not read_fields(entry.after or {}).keys().isdisjoint(fields)


def _undone(standing: Sequence[Done], actions: Collection[str]) -> bool:
    return any(entry.by_undo and entry.action in actions for entry in standing)


def _changed_on(side: Side) -> Refusal:
    return because(Reason.CHANGED_HERE_SINCE if side == Side.HERE else Reason.CHANGED_THERE_SINCE)


def _with_one_rule(side: Side, sides: Sides, first: _State, last: _State) -> tuple[_State, bool]:
    """Keep an item from repeating beside an event that does not, which would look like dates written one by one."""
    if (
        first.event is None
        or last.event is None
        or sides.is_expanded
        or sides.agreement is None
        or sides.agreement.detached
    ):
        return last, False
    here = last.event if side == Side.HERE else sides.item
    there = last.event if side == Side.THERE else sides.event
    if here is None or there is None or here.rrule is None or there.rrule is not None:
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
        action = "restore" if side == Side.HERE else "create"
        return Step(side, action, undoes, None, event_to_json(last.event))
    names = changed_fields(first.event, last.event)
    if not names:
        return None
    return Step(side, "update", undoes, shown_fields(first.event, names), shown_fields(last.event, names))


def _in_our_words(event: Event, agreement: Agreement | None) -> Event:
    """Return what the event says; where the server only put our words into others, in ours."""
    if agreement is None:
        return event
    rewritten = changed_fields(agreement.base_local, agreement.base_remote) - changed_fields(
        agreement.base_remote, event
    )
    return with_fields(event, agreement.base_local, rewritten)
