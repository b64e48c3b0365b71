"""Planner of an undo."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulators.reasons import words
from tests.unit.sync.pairs import CASES, ev, related_events
from webapp.connectors.event import (
    RULE,
    Event,
    changed_fields,
    event_fields,
    event_from_json,
    event_to_json,
    with_fields,
    with_values,
)
from webapp.connectors.reasons import Reason, because
from webapp.reason_texts import sentence
from webapp.sync.engine.planner import Agreement
from webapp.sync.store.ledger_values import fields_from_json, fields_to_json
from webapp.sync.undo.planner import (
    CANCELLED_OUT,
    EXISTS_AGAIN,
    GONE,
    NOT_KEPT,
    REPEATS,
    UNDONE_ALREADY,
    Done,
    NotUndone,
    Sides,
    Step,
    event_to_write,
    is_already_written,
    obstacle,
    plan_undo,
    why_not,
)

A, B, C = ev("A"), ev("B"), ev("C")
NAMES = frozenset({"subject"})
CHANGED_HERE, CHANGED_THERE = because(Reason.CHANGED_HERE_SINCE), because(Reason.CHANGED_THERE_SINCE)
BUSY, SILENT = words("busy"), words("silent")


def update(number: int, direction: str, before: Event, after: Event, **fields: Any) -> Done:
    names = changed_fields(before, after)
    return Done(number, direction, "update", "e", fields_to_json(before, names), fields_to_json(after, names), **fields)


def create(number: int, direction: str, event: Event, **fields: Any) -> Done:
    return Done(number, direction, "create", "e", None, event_to_json(event), **fields)


def delete(number: int, direction: str, event: Event, **fields: Any) -> Done:
    return Done(number, direction, "delete", "e", event_to_json(event), None, **fields)


def both(item: Event | None, event: Event | None, **fields: Any) -> Sides:
    return Sides(item, event, **fields)


def undo(sides: Sides, *history: Done, only: Sequence[int] | None = None) -> list[Step | NotUndone]:
    return plan_undo(sides, history, [entry.id for entry in history] if only is None else only)


def whole(event: Event) -> Mapping[str, Any]:
    return event_to_json(event)


class TestEveryAction:
    def test_an_imported_change_is_undone_in_my_calendar_alone(self) -> None:
        (step,) = undo(both(B, B), update(1, "in", A, B))
        assert step == Step("here", "update", (1,), {"subject": "B"}, {"subject": "A"})

    def test_a_new_item_goes_to_the_trash(self) -> None:
        assert undo(both(A, A), create(1, "in", A)) == [Step("here", "delete", (1,), whole(A), None)]

    def test_a_removed_item_is_restored(self) -> None:
        sides = both(A, None, in_trash=True)
        assert undo(sides, delete(1, "in", A)) == [Step("here", "restore", (1,), None, whole(A))]

    def test_a_restored_item_goes_back_to_the_trash(self) -> None:
        restored = Done(1, "in", "restore", "e", None, event_to_json(A))
        assert undo(both(A, A), restored) == [Step("here", "delete", (1,), whole(A), None)]

    def test_a_sent_change_is_undone_on_the_linked_calendar_alone(self) -> None:
        (step,) = undo(both(B, B), update(1, "out", A, B))
        assert step == Step("there", "update", (1,), {"subject": "B"}, {"subject": "A"})

    def test_a_new_event_is_deleted(self) -> None:
        assert undo(both(A, A), create(1, "out", A)) == [Step("there", "delete", (1,), whole(A), None)]

    def test_a_removed_event_is_written_again(self) -> None:
        sides = both(A, None, in_trash=True)
        assert undo(sides, delete(1, "out", A)) == [Step("there", "create", (1,), None, whole(A))]

    @pytest.mark.parametrize("action", ["adopt", "detach", "drop", "rebase", "something new"])
    def test_an_entry_without_a_change_cannot_be_undone(self, action: str) -> None:
        (left,) = undo(both(A, A), Done(1, "none", action))
        assert isinstance(left, NotUndone)
        assert "changed" in sentence(left.reason) or "removed on both sides" in sentence(left.reason)
        assert why_not("none", action, "done") == left.reason

    @pytest.mark.parametrize("outcome", ["skipped", "held", "failed", "conflict"])
    def test_an_entry_with_another_outcome_than_done_cannot_be_undone(self, outcome: str) -> None:
        assert why_not("in", "update", outcome)
        assert why_not("in", "update", "done") is None


class TestWhatChangedSince:
    @pytest.mark.parametrize(("direction", "reason"), [("in", CHANGED_HERE), ("out", CHANGED_THERE)])
    def test_a_person_changed_the_side_that_was_written_to(self, direction: str, reason: str) -> None:
        for entry in (update(1, direction, A, B), create(1, direction, B)):
            assert undo(both(C, C), entry) == [NotUndone(1, reason)]

    @pytest.mark.parametrize(("direction", "reason"), [("in", CHANGED_THERE), ("out", CHANGED_HERE)])
    def test_a_person_changed_the_other_side_and_the_change_was_synced(self, direction: str, reason: str) -> None:
        later = update(2, direction, B, C)
        for entry in (update(1, direction, A, B), create(1, direction, B)):
            assert undo(both(C, C), entry, later, only=[1]) == [NotUndone(1, reason)]

    def test_a_value_that_a_person_changed_on_the_other_side_is_kept(self) -> None:
        (step,) = undo(both(B, C), update(1, "in", A, B))
        assert isinstance(step, Step)
        assert step.side == "here"

    def test_other_fields_that_a_person_changed_do_not_prevent_an_undo(self) -> None:
        here = ev("B", location="moved by a person")
        (step,) = undo(both(here, B), update(1, "in", A, B))
        assert isinstance(step, Step)
        assert step.after == {"subject": "A"}

    def test_only_the_fields_that_nobody_changed_since_are_undone(self) -> None:
        before, after = ev("A", location="Old"), ev("B", location="New")
        step, left = undo(both(replace_subject(after, "C"), after), update(1, "in", before, after))
        assert step == Step("here", "update", (1,), {"location": "New"}, {"location": "Old"})
        assert left == NotUndone(1, CHANGED_HERE)

    def test_an_earlier_undo_is_named(self) -> None:
        taken_back = update(2, "in", B, A, by_undo=True)
        assert undo(both(A, B), update(1, "in", A, B), taken_back, only=[1]) == [NotUndone(1, UNDONE_ALREADY)]
        gone = delete(2, "out", A, by_undo=True)
        assert undo(both(A, None), create(1, "out", A), gone, only=[1]) == [NotUndone(1, UNDONE_ALREADY)]
        back = Done(2, "in", "restore", "e", None, event_to_json(A), by_undo=True)
        assert undo(both(A, None), delete(1, "in", A), back, only=[1]) == [NotUndone(1, UNDONE_ALREADY)]

    def test_nothing_is_undone_where_item_or_event_no_longer_exists(self) -> None:
        assert undo(both(None, None), update(1, "in", A, B)) == [NotUndone(1, GONE)]
        assert undo(both(None, None), update(1, "out", A, B)) == [NotUndone(1, GONE)]
        assert undo(both(None, A, in_trash=False), delete(1, "in", A)) == [NotUndone(1, GONE)]
        assert undo(both(A, A, in_trash=True), create(1, "in", A)) == [NotUndone(1, GONE)]

    def test_an_item_or_event_that_exists_again_stays(self) -> None:
        assert undo(both(A, A), delete(1, "in", A)) == [NotUndone(1, EXISTS_AGAIN)]
        assert undo(both(A, A), delete(1, "out", A)) == [NotUndone(1, EXISTS_AGAIN)]

    def test_nothing_is_restored_without_the_former_values(self) -> None:
        assert undo(both(None, None), Done(1, "out", "delete")) == [NotUndone(1, NOT_KEPT)]
        assert undo(both(A, A), Done(1, "out", "update", "e", None, {"subject": "A"})) == [NotUndone(1, NOT_KEPT)]
        assert undo(both(A, A), Done(1, "in", "create")) == [NotUndone(1, NOT_KEPT)]

    def test_a_hindrance_blocks_both_sides_and_an_unread_event_only_its_own(self) -> None:
        entries = update(1, "in", A, B), update(2, "out", A, B)
        assert undo(both(B, B, hindrance=BUSY), *entries) == [NotUndone(1, BUSY), NotUndone(2, BUSY)]
        step, left = undo(both(B, None, unread=SILENT), *entries)
        assert isinstance(step, Step)
        assert left == NotUndone(2, SILENT)


def replace_subject(event: Event, subject: str) -> Event:
    return with_values(event, {"subject": subject})


class TestWhoChanged:
    """The reason names the side where a person made the change, as far as the log shows it."""

    def test_the_newest_entry_about_the_same_fields_decides(self) -> None:
        about_another = update(3, "in", C, ev("C", location="New"))
        now = ev("C", location="New")
        history = update(1, "in", A, B), update(2, "in", B, C), about_another
        assert undo(both(now, now), *history, only=[1]) == [NotUndone(1, CHANGED_THERE)]

    def test_a_value_that_a_person_changed_after_the_sync_is_kept(self) -> None:
        history = update(1, "in", A, B), update(2, "in", B, C)
        assert undo(both(ev("D"), C), *history, only=[1]) == [NotUndone(1, CHANGED_HERE)]

    def test_an_undo_that_wrote_another_value_is_not_named_as_the_one_that_undid_it(self) -> None:
        history = update(1, "in", A, B), update(2, "in", B, C, by_undo=True)
        assert undo(both(C, C), *history, only=[1]) == [NotUndone(1, CHANGED_HERE)]

    def test_only_an_undo_is_named_as_having_undone_it(self) -> None:
        gone = delete(2, "out", A)
        assert undo(both(A, None), create(1, "out", A), gone, only=[1]) == [NotUndone(1, GONE)]
        back = Done(2, "in", "restore", "e", None, event_to_json(A))
        assert undo(both(A, None), delete(1, "in", A), back, only=[1]) == [NotUndone(1, EXISTS_AGAIN)]
        other = update(2, "out", B, A, by_undo=True)
        assert undo(both(None, None), create(1, "out", A), other, only=[1]) == [NotUndone(1, GONE)]

    @pytest.mark.parametrize("action", ["create", "restore"])
    def test_an_earlier_undo_that_restored_it_is_named(self, action: str) -> None:
        back = Done(2, "out", action, "e", None, event_to_json(A), by_undo=True)
        assert undo(both(A, A), delete(1, "out", A), back, only=[1]) == [NotUndone(1, UNDONE_ALREADY)]

    def test_where_an_undo_restored_one_of_two_fields_a_person_changed_the_other(self) -> None:
        before, after = ev("A", location="Old"), ev("B", location="New")
        undone = update(2, "in", after, ev("A", location="New"), by_undo=True)
        now = ev("A", location="Moved")
        assert undo(both(now, now), update(1, "in", before, after), undone, only=[1]) == [NotUndone(1, CHANGED_HERE)]


class TestSeveralAtOnce:
    def test_they_are_undone_to_the_oldest_as_one_step(self) -> None:
        (step,) = undo(both(C, C), update(1, "in", A, B), update(2, "in", B, C))
        assert step == Step("here", "update", (1, 2), {"subject": "C"}, {"subject": "A"})

    def test_a_value_that_a_person_entered_between_two_of_them_is_kept(self) -> None:
        by_person = ev("by a person")
        step, left = undo(both(C, C), update(1, "in", A, B), update(2, "in", by_person, C))
        assert step == Step("here", "update", (2,), {"subject": "C"}, {"subject": "by a person"})
        assert left == NotUndone(1, CHANGED_HERE)

    def test_a_value_that_a_person_set_back_to_an_older_one_is_kept(self) -> None:
        entries = update(1, "in", A, B), update(2, "in", B, C)
        assert undo(both(B, C), *entries) == [NotUndone(2, CHANGED_HERE), NotUndone(1, CHANGED_HERE)]
        assert undo(both(B, C), *entries, only=[1]) == [NotUndone(1, CHANGED_HERE)]
        arrived = create(1, "in", B), entries[1]
        assert undo(both(B, C), *arrived, only=[1]) == [NotUndone(1, CHANGED_HERE)]

    def test_both_sides_of_a_pair_are_undone(self) -> None:
        steps = undo(both(C, C), update(1, "in", A, B), update(2, "out", B, C))
        assert steps == [NotUndone(1, CHANGED_HERE), Step("there", "update", (2,), {"subject": "C"}, {"subject": "B"})]

    def test_an_import_and_its_update_are_undone_by_one_deletion(self) -> None:
        assert undo(both(B, B), create(1, "out", A), update(2, "out", A, B)) == [
            Step("there", "delete", (1, 2), whole(B), None)
        ]

    def test_an_update_and_a_deletion_are_undone_to_the_first_values(self) -> None:
        sides = both(B, None, in_trash=True)
        assert undo(sides, update(1, "in", A, B), delete(2, "in", B)) == [
            Step("here", "restore", (1, 2), None, whole(A))
        ]

    def test_an_import_and_its_deletion_cancel_out(self) -> None:
        sides = both(A, None, in_trash=True)
        assert undo(sides, create(1, "in", A), delete(2, "in", A)) == [NotUndone(2, CANCELLED_OUT)]

    def test_undoing_an_undo_restores_the_change(self) -> None:
        done, undone = update(1, "in", A, B), update(2, "in", B, A, by_undo=True)
        (step,) = undo(both(A, B), done, undone, only=[2])
        assert isinstance(step, Step)
        assert step.after == {"subject": "B"}


class TestWordsOfTheServer:
    REWRITTEN = ev("A [rewritten]")

    def test_a_value_that_the_server_normalised_counts_as_unchanged(self) -> None:
        sides = both(A, self.REWRITTEN, agreement=Agreement(A, self.REWRITTEN))
        assert undo(sides, create(1, "out", A)) == [Step("there", "delete", (1,), whole(A), None)]

    def test_a_value_that_a_person_changed_on_the_linked_calendar_does_not(self) -> None:
        sides = both(A, C, agreement=Agreement(A, self.REWRITTEN))
        assert undo(sides, create(1, "out", A)) == [NotUndone(1, CHANGED_THERE)]

    def test_a_series_held_as_instances_is_written_with_its_rule(self) -> None:
        series = replace(A, rrule="FREQ=DAILY")
        moved = with_values(series, {"location": "New"})
        sides = both(
            moved, replace(moved, rrule=None), agreement=Agreement(moved, replace(moved, rrule=None)), is_expanded=True
        )
        (step,) = undo(sides, update(1, "out", series, moved))
        assert isinstance(step, Step)
        assert event_to_write(sides, step.after or {}) == series

    def test_an_undo_keeps_the_other_fields_of_the_event(self) -> None:
        theirs = ev("B", location="added there")
        sides = both(B, theirs, agreement=Agreement(B, B))
        (step,) = undo(sides, update(1, "out", A, B))
        assert isinstance(step, Step)
        assert event_to_write(sides, step.after or {}) == ev("A", location="added there")

    def test_an_item_does_not_repeat_beside_an_event_that_does_not(self) -> None:
        series = replace(ev("B"), rrule="FREQ=DAILY")
        step, left = undo(both(series, series, agreement=Agreement(series, series)), update(1, "out", A, series))
        assert step == Step("there", "update", (1,), {"subject": "B"}, {"subject": "A"})
        assert left == NotUndone(1, REPEATS)
        only_rule = replace(A, rrule="FREQ=DAILY")
        assert undo(
            both(only_rule, only_rule, agreement=Agreement(only_rule, only_rule)), update(1, "out", A, only_rule)
        ) == [NotUndone(1, REPEATS)]


class TestCarryingOut:
    def test_a_step_is_executed_where_nothing_changed_since_it_was_planned(self) -> None:
        assert obstacle("here", "update", both(B, B), {"subject": "B"}) is None
        assert obstacle("here", "delete", both(A, B), whole(A)) is None
        assert obstacle("there", "update", both(A, B), {"subject": "B"}) is None
        assert obstacle("there", "delete", both(B, A), whole(A)) is None
        assert obstacle("here", "restore", both(A, None, in_trash=True), None) is None
        assert obstacle("there", "create", both(A, None), None) is None

    def test_changes_of_other_fields_prevent_an_undone_removal_but_no_undone_update(self) -> None:
        assert obstacle("here", "update", both(ev("B", location="New"), B), {"subject": "B"}) is None
        assert obstacle("here", "delete", both(ev("A", location="New"), B), whole(A)) == CHANGED_HERE

    def test_a_change_after_the_preview_was_shown_stops_it(self) -> None:
        assert obstacle("here", "update", both(C, B), {"subject": "B"}) == CHANGED_HERE
        assert obstacle("there", "update", both(B, C), {"subject": "B"}) == CHANGED_THERE
        assert obstacle("here", "delete", both(C, A), whole(A)) == CHANGED_HERE
        assert obstacle("there", "delete", both(A, C), whole(A)) == CHANGED_THERE
        assert obstacle("there", "delete", both(A, A), None) == CHANGED_THERE
        assert obstacle("there", "create", both(A, A), None) == EXISTS_AGAIN
        assert obstacle("here", "restore", both(A, None), None) == EXISTS_AGAIN

    def test_a_missing_item_or_event_stops_it(self) -> None:
        for side in ("here", "there"):
            assert obstacle(side, "update", both(None, None), {"subject": "B"}) == GONE
            assert obstacle(side, "delete", both(None, None), whole(A)) == GONE
        assert obstacle("here", "update", both(A, A, in_trash=True), {"subject": "A"}) == GONE
        assert obstacle("here", "restore", both(None, None), None) == GONE
        assert obstacle("there", "create", both(None, None), None) is None

    @pytest.mark.parametrize(
        ("side", "action"),
        [
            ("here", "update"),
            ("here", "delete"),
            ("here", "restore"),
            ("there", "update"),
            ("there", "delete"),
            ("there", "create"),
        ],
    )
    def test_a_hindrance_is_checked_again_when_a_step_is_executed(self, side: str, action: str) -> None:
        now = A if action in {"update", "delete"} else None
        before = {"subject": "A"} if action == "update" else whole(A)
        sides = both(A, now, in_trash=now is None)
        assert obstacle(side, action, sides, before) is None
        assert obstacle(side, action, replace(sides, hindrance=BUSY), before) == BUSY
        assert obstacle(side, action, replace(sides, hindrance=BUSY, unread=SILENT), before) == BUSY
        assert obstacle(side, action, replace(sides, unread=SILENT), before) == (SILENT if side == "there" else None)

    def test_a_value_that_the_server_normalised_does_not_stop_it(self) -> None:
        shouted = both(A, ev("A!"), agreement=Agreement(A, ev("A!")))
        assert obstacle("there", "update", shouted, {"subject": "A"}) is None
        assert obstacle("there", "delete", shouted, whole(A)) is None

    def test_a_step_that_a_dead_worker_had_written_is_recognised(self) -> None:
        assert is_already_written("update", both(B, A), {"subject": "A"})
        assert is_already_written("delete", both(A, None), None)
        assert is_already_written("create", both(A, A), whole(A))
        assert is_already_written("create", both(A, A, agreement=Agreement(A, A, detached=True)), whole(A))

    def test_a_step_that_a_dead_worker_had_not_written_is_executed(self) -> None:
        assert not is_already_written("create", both(A, A, agreement=Agreement(A, A)), whole(A))
        assert not is_already_written("create", both(A, B), whole(A))
        assert not is_already_written("create", both(A, A), None)
        assert not is_already_written("create", both(A, None), whole(A))
        assert not is_already_written("update", both(B, B), {"subject": "A"})
        assert not is_already_written("update", both(B, None), {"subject": "A"})
        assert not is_already_written("delete", both(A, A), None)
        assert is_already_written("update", both(B, A, agreement=Agreement(A, A)), {"subject": "A"})

    @pytest.mark.parametrize("unknown", [{"unread": SILENT}, {"hindrance": BUSY}])
    def test_a_step_about_an_unread_or_blocked_event_does_not_count_as_written(self, unknown: dict[str, str]) -> None:
        assert not is_already_written("delete", both(A, None, **unknown), None)
        assert not is_already_written("update", both(B, A, **unknown), {"subject": "A"})

    def test_an_undo_writes_nothing_to_a_removed_event(self) -> None:
        assert event_to_write(both(A, None), {"subject": "A"}) is None
        assert event_to_write(both(A, None, agreement=Agreement(A, A), is_expanded=True), {"subject": "A"}) is None
        assert both(A, None, agreement=Agreement(A, A)).comparable_event is None


@dataclass
class LoggedPair:
    """Both sides of a pair, and the log of their changes."""

    here: Event
    there: Event
    history: list[Done] = field(default_factory=list)

    def apply_change(self, direction: str, event: Event) -> None:
        """Write what somebody changed on one side to the other."""
        before = self.here if direction == "in" else self.there
        names = changed_fields(before, event)
        if names:
            after = with_fields(before, event, names)
            self.history.append(update(len(self.history) + 1, direction, before, after))
            self.here, self.there = (after, self.there) if direction == "in" else (self.here, after)

    def undone(self, steps: Sequence[Step | NotUndone]) -> tuple[Event, Event]:
        sides = {"here": self.here, "there": self.there}
        for step in steps:
            if isinstance(step, Step):
                assert step.action == "update"
                sides[step.side] = with_values(sides[step.side], fields_from_json(step.after or {}))
        return sides["here"], sides["there"]


CHANGES = st.lists(st.tuples(st.sampled_from(["in", "out"]), st.integers(1, 4)), min_size=1, max_size=5)


@pytest.mark.slow
@CASES
@given(related_events(5), CHANGES)
def test_undoing_all_of_any_history_restores_both_sides(versions: list[Event], changes: list[tuple[str, int]]) -> None:
    pair = LoggedPair(versions[0], versions[0])
    for direction, number in changes:
        pair.apply_change(direction, versions[number])
    steps = undo(both(pair.here, pair.there), *pair.history)
    here, there = pair.undone(steps)
    assert changed_fields(here, versions[0]) == frozenset()
    assert changed_fields(there, versions[0]) == frozenset()


@pytest.mark.slow
@CASES
@given(related_events(6), CHANGES)
def test_what_a_person_changed_afterwards_survives_the_undo_of_any_history(
    versions: list[Event], changes: list[tuple[str, int]]
) -> None:
    pair = LoggedPair(versions[0], versions[0])
    for direction, number in changes:
        pair.apply_change(direction, versions[number])
    names = changed_fields(pair.here, versions[5])
    pair.here = with_fields(pair.here, versions[5], names)
    here, there = pair.undone(undo(both(pair.here, pair.there), *pair.history))
    touched = {
        name for entry in pair.history if entry.direction == "in" for name in fields_from_json(entry.after or {})
    }
    for name in names:
        assert name not in changed_fields(here, versions[5])
    for name in touched - names:
        assert name not in changed_fields(here, versions[0])
    assert changed_fields(there, versions[0]) == frozenset()


@pytest.mark.slow
@CASES
@given(related_events(5), CHANGES)
def test_undoing_an_undo_restores_any_history(versions: list[Event], changes: list[tuple[str, int]]) -> None:
    pair = LoggedPair(versions[0], versions[0])
    for direction, number in changes:
        pair.apply_change(direction, versions[number])
    here, there = pair.undone(undo(both(pair.here, pair.there), *pair.history))
    undos = [
        update(100 + number, direction, now, then, by_undo=True)
        for number, (direction, now, then) in enumerate([("in", pair.here, here), ("out", pair.there, there)])
        if changed_fields(now, then)
    ]
    again = LoggedPair(here, there)
    last = again.undone(undo(both(here, there), *pair.history, *undos, only=[entry.id for entry in undos]))
    assert changed_fields(last[0], pair.here) == frozenset()
    assert changed_fields(last[1], pair.there) == frozenset()


def test_the_values_of_a_step_can_be_read_back() -> None:
    (step,) = undo(both(A, A), create(1, "in", A))
    assert isinstance(step, Step)
    assert event_from_json(step.before or {}) == A
    assert RULE in event_fields(A)
