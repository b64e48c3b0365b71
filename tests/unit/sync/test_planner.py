"""The decision table (docs/development/rules.md), row by row, and what holds for every row."""

from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.sync.pairs import (
    ALL,
    CASES,
    EARLIER,
    LATER,
    MARKER,
    OPTIONS,
    START,
    agreement,
    ev,
    holds_for_all,
    item,
    linked_pairs,
    observe,
    there,
    without,
)
from webapp.connectors.event import TIME, Event, Override, changed_fields, event_fields, is_occurrence, normalise
from webapp.connectors.reasons import Reason, because
from webapp.my_calendar.models import KINDS
from webapp.reason_texts import sentence
from webapp.sync.engine.planner import (
    EXISTS_ELSEWHERE,
    REMOTELY_EDITABLE,
    WITHDRAWN,
    AcceptDivergence,
    Action,
    Agreement,
    CreateEvent,
    CreateItem,
    DeleteEvent,
    Detach,
    DropLink,
    EventNow,
    ItemNow,
    Loss,
    Lost,
    Merge,
    NoOp,
    Observation,
    Options,
    Orphan,
    RestoreItem,
    SetAside,
    Skip,
    TrashItem,
    plan,
)
from webapp.sync.states import Side

OTHERS = [kind for kind in KINDS if kind != "appointment"]
MOVED = ev(start=START + timedelta(hours=5))


class TestNewThere:
    def test_a_foreign_event_becomes_an_item(self) -> None:
        assert plan(observe(event=there()), ALL) == CreateItem(ev())

    def test_without_create_a_new_event_is_skipped_with_a_reason(self) -> None:
        action = plan(observe(event=there()), without(accept_create=False))
        assert isinstance(action, Skip)
        assert "Create" in sentence(action.reason)

    def test_a_manual_run_that_retrieves_brings_it_in_even_without_create(self) -> None:
        assert plan(observe(event=there(), retrieving=True), without(accept_create=False)) == CreateItem(ev())

    @pytest.mark.parametrize("retrieving", [True, False])
    def test_an_event_with_our_marker_is_never_imported(self, retrieving: bool) -> None:
        assert isinstance(plan(observe(event=there(marker=MARKER), retrieving=retrieving), ALL), Skip)

    def test_the_reason_for_leaving_a_marked_event_names_who_wrote_it(self) -> None:
        reasons = {
            orphan: plan(observe(event=replace(there(marker=MARKER), orphan=orphan)), ALL).reason  # type: ignore[union-attr]
            for orphan in (None, "ours", "another's")
        }
        assert reasons == {
            None: because(Reason.WRITTEN_BY_US),
            "ours": because(Reason.OURS_WITHOUT_ITEM),
            "another's": because(Reason.ANOTHER_INSTALLATIONS),
        }

    @pytest.mark.parametrize("orphan", ["ours", "another's"])
    def test_an_event_whose_item_does_not_exist_is_imported_only_if_a_person_retrieves_it(self, orphan: Orphan) -> None:
        event = replace(there(marker=MARKER), orphan=orphan)
        left = plan(observe(event=event), ALL)
        assert isinstance(left, Skip)
        assert "Sync now with Retrieve" in sentence(left.reason)
        assert plan(observe(event=event, retrieving=True), without(accept_create=False)) == CreateItem(ev(), orphan)

    @pytest.mark.parametrize("retrieving", [True, False])
    def test_an_instance_of_a_local_series_is_not_imported_and_the_series_is_not_sent(self, retrieving: bool) -> None:
        date = replace(there(), is_instance=True)
        assert isinstance(plan(observe(event=date, retrieving=retrieving), ALL), Skip)
        assert isinstance(plan(observe(item(), date, retrieving=retrieving), ALL), Detach)

    def test_a_series_takes_the_place_of_its_dates_even_without_create(self) -> None:
        whole = replace(there(), has_local_instances=True)
        assert plan(observe(event=whole), without(accept_create=False)) == CreateItem(ev(), instead_of_dates=True)

    def test_an_event_that_represents_a_known_item_is_adopted(self) -> None:
        assert plan(observe(item(), there(marker=MARKER)), ALL) == Merge(None, None, adopt=True)

    def test_an_adopted_event_that_differs_is_merged_and_the_newer_value_wins(self) -> None:
        ours, theirs = ev("Ours"), ev("Theirs")
        newer_there = plan(observe(item(ours), there(theirs, LATER)), ALL)
        newer_here = plan(observe(item(ours, changed_at=LATER), there(theirs, EARLIER)), ALL)
        assert newer_there == Merge(
            theirs, None, inward=frozenset({"subject"}), lost=(Lost("subject", Side.LOCAL, "Ours"),), adopt=True
        )
        assert newer_here == Merge(
            None, ours, outward=frozenset({"subject"}), lost=(Lost("subject", Side.REMOTE, "Theirs"),), adopt=True
        )


class TestNewHere:
    @pytest.mark.parametrize("kind", KINDS)
    def test_an_item_of_a_sent_kind_becomes_an_event(self, kind: str) -> None:
        assert plan(observe(item(kind=kind)), without(kinds=frozenset({kind}))) == CreateEvent(ev())

    @pytest.mark.parametrize("kind", KINDS)
    def test_an_item_of_another_kind_stays_here(self, kind: str) -> None:
        assert plan(observe(item(kind=kind)), without(kinds=frozenset(KINDS) - {kind})) == NoOp()

    def test_an_item_from_another_linked_calendar_is_not_sent(self) -> None:
        assert isinstance(plan(observe(item(from_elsewhere=True)), ALL), Skip)

    def test_what_another_persons_integration_writes_into_the_same_calendar_is_not_written_twice(self) -> None:
        action = plan(observe(item(kind="service_call", owned_by_other=True)), ALL)
        assert isinstance(action, Skip)
        assert "same calendar" in sentence(action.reason)

    def test_an_item_removed_before_it_was_ever_sent_needs_nothing(self) -> None:
        assert plan(observe(item(removed=True)), ALL) == NoOp()


class TestOnlyThereChanged:
    @pytest.mark.parametrize("kind", KINDS)
    def test_an_unchanged_pair_writes_nothing(self, kind: str) -> None:
        assert plan(observe(item(kind=kind), there(), agreement()), ALL) == Merge(None, None)
        assert plan(observe(item(kind=kind), None, agreement()), ALL) == NoOp()

    def test_the_same_in_other_words_only_renews_the_link(self) -> None:
        ours = replace(ev(), rrule="FREQ=DAILY;COUNT=3")
        reworded = replace(ev("Visit "), rrule="COUNT=3;FREQ=DAILY;INTERVAL=1")
        assert plan(observe(item(ours), there(reworded), agreement(ours)), ALL) == Merge(None, None)

    def test_what_the_server_made_of_our_write_is_not_a_change(self) -> None:
        shouted = ev("VISIT")
        assert plan(observe(item(), there(shouted, LATER), agreement(ev(), shouted)), ALL) == Merge(None, None)

    def test_a_remote_change_is_imported(self) -> None:
        action = plan(observe(item(), there(MOVED), agreement()), ALL)
        assert action == Merge(MOVED, None, inward=frozenset({"time"}))

    def test_without_update_it_stays_there_and_is_named(self) -> None:
        action = plan(observe(item(), there(MOVED), agreement()), without(accept_update=False))
        assert action == Merge(None, None, skipped=frozenset({"time"}))

    @pytest.mark.parametrize("kind", OTHERS)
    def test_of_work_items_only_owned_fields_come_in(self, kind: str) -> None:
        theirs = ev("My text", START + timedelta(hours=5), location="Elsewhere")
        action = plan(observe(item(kind=kind), there(theirs), agreement()), ALL)
        assert isinstance(action, Merge)
        owned = REMOTELY_EDITABLE[kind]
        assert owned is not None
        assert action.inward == owned & {"time", "subject"}
        assert action.skipped == frozenset({"time", "subject", "location"}) - owned
        assert action.event_after is None

    def test_service_calls_take_over_their_time_and_tasks_their_subject_too(self) -> None:
        assert REMOTELY_EDITABLE["service_call"] == REMOTELY_EDITABLE["crm_activity"] == {"time"}
        assert REMOTELY_EDITABLE["task"] == REMOTELY_EDITABLE["to_do"] == {"time", "subject"}
        assert REMOTELY_EDITABLE["appointment"] is None


class TestGoneThere:
    def test_an_unchanged_appointment_moves_to_the_trash(self) -> None:
        assert plan(observe(item(), agreement=agreement(), gone=True), ALL) == TrashItem()

    @pytest.mark.parametrize("kind", OTHERS)
    def test_a_work_item_stays_and_its_owner_is_notified(self, kind: str) -> None:
        action = plan(observe(item(kind=kind), agreement=agreement(), gone=True), ALL)
        assert isinstance(action, Detach)
        assert action.notify

    @pytest.mark.parametrize("kind", KINDS)
    def test_without_delete_it_stays_and_is_detached(self, kind: str) -> None:
        action = plan(observe(item(kind=kind), agreement=agreement(), gone=True), without(accept_delete=False))
        assert isinstance(action, Detach)
        assert not action.notify

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("accept_delete", [True, False])
    def test_an_edit_here_beats_the_removal(self, kind: str, accept_delete: bool) -> None:
        action = plan(
            observe(item(MOVED, kind), agreement=agreement(), gone=True), without(accept_delete=accept_delete)
        )
        assert action == CreateEvent(MOVED, again=True)

    @pytest.mark.parametrize("kind", KINDS)
    def test_an_edited_item_that_is_no_longer_sent_is_detached(self, kind: str) -> None:
        action = plan(observe(item(MOVED, kind), agreement=agreement(), gone=True), without(kinds=frozenset()))
        assert isinstance(action, Detach)

    def test_absence_without_evidence_means_nothing(self) -> None:
        assert plan(observe(item(), None, agreement()), ALL) == NoOp()

    def test_removed_on_both_sides_drops_the_link(self) -> None:
        assert plan(observe(item(removed=True), agreement=agreement(), gone=True), ALL) == DropLink()
        assert plan(observe(None, agreement=agreement(), gone=True), ALL) == DropLink()

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("event", [None, MOVED])
    def test_what_is_on_another_linked_calendar_as_well_stays_here_and_is_not_written_again(
        self, kind: str, event: Event | None
    ) -> None:
        shown = item(event, kind) if event else item(kind=kind)
        observed = replace(observe(shown, agreement=agreement(), gone=True), is_linked_elsewhere=True)
        assert plan(observed, ALL) == DropLink(EXISTS_ELSEWHERE)


class TestGoneThereByNobody:
    """The event is gone, and no person removed it there."""

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("lost", ["removed", "withdrawn"])
    @pytest.mark.parametrize("accept_delete", [True, False])
    def test_it_is_written_again(self, kind: str, lost: Loss, accept_delete: bool) -> None:
        observed = replace(observe(item(kind=kind), agreement=agreement(), gone=True), lost=lost)
        assert plan(observed, without(accept_delete=accept_delete)) == CreateEvent(ev(), lost=lost)

    @pytest.mark.parametrize("kind", KINDS)
    def test_twice_is_set_aside_with_the_reason(self, kind: str) -> None:
        observed = replace(observe(item(kind=kind), agreement=agreement(), gone=True), lost="withdrawn_again")
        assert plan(observed, ALL) == SetAside(WITHDRAWN)

    @pytest.mark.parametrize("lost", ["removed", "withdrawn", "withdrawn_again"])
    def test_what_is_no_longer_sent_stays_here(self, lost: Loss) -> None:
        observed = replace(observe(item(), agreement=agreement(), gone=True), lost=lost)
        assert isinstance(plan(observed, without(kinds=frozenset())), Detach)

    @pytest.mark.parametrize("lost", ["removed", "withdrawn", "withdrawn_again"])
    def test_an_item_removed_meanwhile_needs_no_action(self, lost: Loss) -> None:
        observed = replace(observe(item(removed=True), agreement=agreement(), gone=True), lost=lost)
        assert plan(observed, ALL) == DropLink()


class TestOnlyHereChanged:
    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("looked_at", [True, False])
    def test_the_event_is_patched(self, kind: str, looked_at: bool) -> None:
        action = plan(observe(item(MOVED, kind), there() if looked_at else None, agreement()), ALL)
        assert action == Merge(None, MOVED, outward=frozenset({"time"}))

    @pytest.mark.parametrize("kind", KINDS)
    def test_a_kind_that_is_no_longer_sent_stays_here(self, kind: str) -> None:
        assert plan(observe(item(MOVED, kind), None, agreement()), without(kinds=frozenset())) == NoOp()
        assert plan(observe(item(MOVED, kind), there(), agreement()), without(kinds=frozenset())) == Merge(None, None)

    def test_only_changed_fields_go_out_so_that_the_servers_own_words_survive(self) -> None:
        shouted = ev("VISIT")
        action = plan(observe(item(MOVED), there(shouted), agreement(ev(), shouted)), ALL)
        assert action == Merge(None, ev("VISIT", MOVED.details.start), outward=frozenset({"time"}))

    def test_an_imported_item_stays_synced(self) -> None:
        action = plan(observe(item(MOVED, from_elsewhere=True), None, agreement()), ALL)
        assert action == Merge(None, MOVED, outward=frozenset({"time"}))


class TestBothChanged:
    OURS = ev("Ours", location="Room 4")
    THEIRS = ev("Theirs", START + timedelta(hours=5))

    def test_different_fields_merge(self) -> None:
        ours, theirs = ev(location="Room 4"), MOVED
        merged = ev(start=MOVED.details.start, location="Room 4")
        action = plan(observe(item(ours), there(theirs, LATER), agreement()), ALL)
        assert action == Merge(merged, merged, inward=frozenset({"time"}), outward=frozenset({"location"}))

    @pytest.mark.parametrize("modified_at", [LATER, EARLIER, None])
    def test_the_same_field_goes_to_the_newer_and_the_loser_is_kept(self, modified_at: object) -> None:
        action = plan(observe(item(ev("Ours")), there(ev("Theirs"), modified_at), agreement()), ALL)  # type: ignore[arg-type]
        assert isinstance(action, Merge)
        if modified_at == LATER:
            assert (action.item_after, action.event_after) == (ev("Theirs"), None)
            assert action.lost == (Lost("subject", Side.LOCAL, "Ours"),)
        else:  # as old as ours, or of unknown age: what was typed here is kept
            assert (action.item_after, action.event_after) == (None, ev("Ours"))
            assert action.lost == (Lost("subject", Side.REMOTE, "Theirs"),)

    def test_the_same_change_on_both_sides_is_no_conflict(self) -> None:
        assert plan(observe(item(MOVED), there(MOVED, LATER), agreement()), ALL) == Merge(None, None)

    def test_without_accepting_updates_the_local_value_is_sent_however_old_it_is(self) -> None:
        action = plan(observe(item(ev("Ours")), there(ev("Theirs"), LATER), agreement()), without(accept_update=False))
        assert isinstance(action, Merge)
        assert (action.item_after, action.event_after) == (None, ev("Ours"))

    def test_a_kind_that_is_not_sent_takes_theirs_however_old_it_is(self) -> None:
        action = plan(observe(item(ev("Ours")), there(ev("Theirs"), EARLIER), agreement()), without(kinds=frozenset()))
        assert isinstance(action, Merge)
        assert (action.item_after, action.event_after) == (ev("Theirs"), None)

    def test_two_people_may_change_different_occurrences(self) -> None:
        series = replace(ev(), rrule="FREQ=WEEKLY")
        second, third = START + timedelta(weeks=1), START + timedelta(weeks=2)
        ours = replace(series, exdates=(second,))
        theirs = replace(series, overrides=(Override(third, ev("Moved").details),))
        both = replace(series, exdates=(second,), overrides=(Override(third, ev("Moved").details),))
        action = plan(observe(item(ours), there(theirs, LATER), agreement(series)), ALL)
        assert isinstance(action, Merge)
        assert (action.item_after, action.event_after) == (both, both)
        assert action.lost == ()


class TestSeriesHeldByDates:
    """A service without recurrence holds our series as dates: the item has the rule, the event never does."""

    WEEKS = tuple(START + timedelta(weeks=week) for week in range(1, 4))
    SERIES = replace(ev(), rrule="FREQ=WEEKLY;COUNT=4")
    DATES = replace(ev(), rdates=WEEKS)

    def test_an_untouched_one_is_left_alone(self) -> None:
        assert plan(observe(item(self.SERIES), agreement=agreement(self.SERIES, self.DATES)), ALL) == NoOp()
        looked = plan(observe(item(self.SERIES), there(self.DATES), agreement(self.SERIES, self.DATES)), ALL)
        assert looked == Merge(None, None)

    def test_moving_it_locally_sends_the_whole_series_again(self) -> None:
        later = replace(self.SERIES, details=ev(start=START + timedelta(hours=2)).details)
        action = plan(observe(item(later), agreement=agreement(self.SERIES, self.DATES)), ALL)
        assert isinstance(action, Merge)
        assert (action.item_after, action.event_after) == (None, later)

    def test_a_date_removed_there_does_not_come_back_with_a_change_here(self) -> None:
        no_updates = replace(ALL, accept_update=False)
        less = replace(self.DATES, exdates=self.WEEKS[:1])
        renamed = replace(self.SERIES, details=ev("Renamed").details)
        action = plan(observe(item(renamed), there(less), agreement(self.SERIES, self.DATES)), no_updates)
        assert isinstance(action, Merge)
        assert action.event_after == replace(renamed, exdates=self.WEEKS[:1])

    def test_a_date_removed_there_is_removed_here_and_the_rule_stays(self) -> None:
        less = replace(self.DATES, exdates=self.WEEKS[:1])
        action = plan(observe(item(self.SERIES), there(less), agreement(self.SERIES, self.DATES)), ALL)
        assert isinstance(action, Merge)
        assert action.item_after == replace(self.SERIES, exdates=self.WEEKS[:1])

    def test_dates_that_left_the_reach_do_not_replace_the_rule(self) -> None:
        fewer = replace(self.DATES, details=ev(start=self.WEEKS[0]).details, rdates=self.WEEKS[1:])
        action = plan(observe(item(self.SERIES), there(fewer), agreement(self.SERIES, self.DATES)), ALL)
        assert isinstance(action, Merge)
        assert (action.item_after, action.event_after) == (None, None)


class TestRemovedHere:
    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("looked_at", [True, False])
    def test_the_event_is_removed(self, kind: str, looked_at: bool) -> None:
        action = plan(observe(item(kind=kind, removed=True), there() if looked_at else None, agreement()), ALL)
        assert action == DeleteEvent()

    @pytest.mark.parametrize("kind", KINDS)
    def test_of_a_kind_that_is_not_sent_the_event_stays(self, kind: str) -> None:
        action = plan(observe(item(kind=kind, removed=True), None, agreement()), without(kinds=frozenset()))
        assert isinstance(action, Detach)

    @pytest.mark.parametrize("kind", KINDS)
    def test_an_edit_there_beats_the_removal(self, kind: str) -> None:
        assert plan(observe(item(kind=kind, removed=True), there(MOVED), agreement()), ALL) == RestoreItem(MOVED)

    @pytest.mark.parametrize("kind", KINDS)
    def test_it_does_not_bring_back_what_was_cancelled_or_taken_away(self, kind: str) -> None:
        action = plan(observe(item(kind=kind, removed=True, restorable=False), there(MOVED), agreement()), ALL)
        assert action == DeleteEvent()

    @pytest.mark.parametrize("kind", OTHERS)
    def test_an_edit_of_what_is_not_owned_there_brings_nothing_back(self, kind: str) -> None:
        action = plan(observe(item(kind=kind, removed=True), there(ev(location="Elsewhere")), agreement()), ALL)
        assert action == DeleteEvent()

    def test_what_comes_back_takes_over_owned_fields_only(self) -> None:
        theirs = ev("My text", MOVED.details.start, location="Elsewhere")
        call = plan(observe(item(kind="service_call", removed=True), there(theirs), agreement()), ALL)
        task = plan(observe(item(kind="task", removed=True), there(theirs), agreement()), ALL)
        assert call == RestoreItem(MOVED)
        assert task == RestoreItem(ev("My text", MOVED.details.start))

    @pytest.mark.parametrize("restorable", [True, False])
    def test_a_removed_item_whose_event_is_gone_drops_the_link(self, restorable: bool) -> None:
        action = plan(
            observe(item(MOVED, "service_call", removed=True, restorable=restorable), agreement=agreement(), gone=True),
            ALL,
        )
        assert action == DropLink()

    def test_without_update_it_does_not(self) -> None:
        action = plan(observe(item(removed=True), there(MOVED), agreement()), without(accept_update=False))
        assert action == DeleteEvent()


class TestWrittenTwice:
    """By integrations of two people with the same calendar; this one is to give way."""

    CALL = item(kind="service_call", duplicated=True)

    @pytest.mark.parametrize("looked_at", [True, False])
    def test_its_event_goes(self, looked_at: bool) -> None:
        assert plan(observe(self.CALL, there() if looked_at else None, agreement()), ALL) == DeleteEvent()

    def test_not_before_what_was_changed_there_has_come_in(self) -> None:
        assert isinstance(plan(observe(self.CALL, there(MOVED), agreement()), ALL), Merge)

    def test_nor_if_its_kind_is_not_sent(self) -> None:
        assert plan(observe(self.CALL, None, agreement()), without(kinds=frozenset())) == NoOp()


class TestDetached:
    def test_nothing_moves_any_more(self) -> None:
        detached = agreement(detached=True)
        assert isinstance(plan(observe(item(MOVED), there(ev("Theirs")), detached), ALL), Skip)
        assert isinstance(plan(observe(item(MOVED), None, detached), ALL), Skip)

    def test_the_link_goes_when_both_are_gone(self) -> None:
        assert plan(observe(item(removed=True), agreement=agreement(detached=True), gone=True), ALL) == DropLink()

    def test_an_item_whose_event_is_gone_stays(self) -> None:
        assert plan(observe(item(), agreement=agreement(detached=True), gone=True), ALL) == NoOp()


# What holds for every row


def after_merge(observed: Observation, action: Merge) -> Observation:
    """Return both sides after the action was executed, with the resulting link."""
    assert observed.item
    ours = action.item_after or observed.item.event
    theirs = action.event_after or (
        observed.event.event if observed.event else observed.agreement and observed.agreement.base_remote
    )
    assert theirs
    return replace(
        observed,
        item=replace(observed.item, event=ours),
        event=EventNow(theirs, observed.event.modified_at if observed.event else None),
        agreement=Agreement(ours, theirs),
    )


@pytest.mark.slow
@CASES
@given(linked_pairs(), OPTIONS)
def test_a_merged_pair_needs_no_further_action(observed: Observation, options: Options) -> None:
    action = plan(observed, options)
    assert isinstance(action, Merge)
    after = after_merge(observed, action)
    assert plan(after, options) == Merge(None, None)
    assert plan(replace(after, event=None), options) == NoOp()


@CASES
@given(linked_pairs(), st.booleans())
def test_with_everything_on_an_appointment_ends_equal_on_both_sides(observed: Observation, adopted: bool) -> None:
    """Only where both bases are equal: a value that the server alone insists on stays there."""
    assert observed.item
    assert observed.agreement
    linked = None if adopted else Agreement(observed.agreement.base_local, observed.agreement.base_local)
    observed = replace(observed, agreement=linked, item=replace(observed.item, kind="appointment"))
    action = plan(observed, ALL)
    assert isinstance(action, Merge)
    after = after_merge(observed, action)
    assert after.item
    assert after.event
    assert changed_fields(after.item.event, after.event.event) == frozenset()


def named(action: Action) -> list[str]:
    """The name of an action, and for a merge also what it does."""
    names = [type(action).__name__]
    if isinstance(action, Merge):
        names += [name for name in ("inward", "outward", "skipped", "lost") if getattr(action, name)]
    return names


@holds_for_all(["inward", "outward", "skipped"])
def test_no_field_moves_both_ways_but_a_changed_date_of_a_moved_series(
    observed: Observation, options: Options
) -> list[str]:
    action = plan(observed, options)
    if isinstance(action, Merge):
        both = action.inward & action.outward
        # Where one side moved the series and the other changed a date of it, that date goes along with its change.
        assert not both or (TIME in action.inward | action.outward and all(map(is_occurrence, both)))
        assert not action.skipped & (action.inward | action.outward)
        assert bool(action.inward) == (action.item_after is not None)
        assert bool(action.outward) == (action.event_after is not None)
    return named(action)


@holds_for_all(["TrashItem", "DeleteEvent"])
def test_nothing_is_removed_without_evidence(observed: Observation, options: Options) -> list[str]:
    action = plan(observed, options)
    if isinstance(action, TrashItem):
        assert observed.gone
        assert observed.agreement
    if isinstance(action, DeleteEvent):
        assert observed.item
        assert observed.item.removed or observed.item.duplicated
        assert observed.agreement
    return named(action)


@pytest.mark.slow
@CASES
@given(linked_pairs(), OPTIONS)
def test_an_untouched_pair_never_writes(observed: Observation, options: Options) -> None:
    assert observed.agreement
    assert observed.item
    item_then = replace(observed.item, event=observed.agreement.base_local)
    event_then = EventNow(observed.agreement.base_remote, LATER)
    assert plan(replace(observed, item=item_then, event=event_then), options) == Merge(None, None)
    assert plan(replace(observed, item=item_then, event=None), options) == NoOp()


@holds_for_all(["CreateItem", "RestoreItem", "inward", "TrashItem"])
def test_what_is_off_lets_nothing_in(observed: Observation, options: Options) -> list[str]:
    action = plan(observed, options)
    if not options.accept_create and not observed.retrieving:
        assert not isinstance(action, CreateItem) or action.instead_of_dates
    if not options.accept_update:
        assert not isinstance(action, RestoreItem)
        assert not isinstance(action, Merge) or action.item_after is None
    if not options.accept_delete:
        assert not isinstance(action, TrashItem)
    return named(action)


@holds_for_all(["CreateEvent", "DeleteEvent", "outward"])
def test_a_kind_that_is_not_sent_causes_no_write_there(observed: Observation, options: Options) -> list[str]:
    action = plan(observed, options)
    if observed.item and observed.item.kind not in options.kinds:
        assert not isinstance(action, CreateEvent | DeleteEvent)
        assert not isinstance(action, Merge) or action.event_after is None
    return named(action)


@holds_for_all(["lost"])
def test_what_is_given_up_is_kept_word_for_word(observed: Observation, options: Options) -> list[str]:
    action = plan(observed, options)
    if isinstance(action, Merge):
        assert observed.item
        theirs = observed.event.event if observed.event else observed.agreement and observed.agreement.base_remote
        assert theirs
        said = {Side.LOCAL: event_fields(normalise(observed.item.event)), Side.REMOTE: event_fields(normalise(theirs))}
        for lost in action.lost:
            assert (lost.field in action.inward) == (lost.side == Side.LOCAL)
            assert (lost.field in action.outward) == (lost.side == Side.REMOTE)
            assert lost.value == said[lost.side].get(lost.field)
    return named(action)


@holds_for_all(["Skip", "Detach", "SetAside"])
def test_what_is_not_done_has_its_reason(observed: Observation, options: Options) -> list[str]:
    action = plan(observed, options)
    if isinstance(action, Skip | Detach | SetAside):
        assert len(sentence(action.reason).split()) > 2
    return named(action)


@holds_for_all([kind.__name__ for kind in get_args(Action) if kind is not AcceptDivergence])
def test_every_action_comes_up_among_the_examples(observed: Observation, options: Options) -> list[str]:
    """All but the one that no decision leads to; only then does what holds for every row mean all rows."""
    return named(plan(observed, options))


def test_without_an_observation_there_is_nothing_to_do() -> None:
    assert plan(Observation(), ALL) == NoOp()


def test_missing_values_of_an_event_are_not_assumed() -> None:
    """Neither that it was requested, nor that it has a marker."""
    assert isinstance(plan(Observation(event=EventNow(ev())), without(accept_create=False)), Skip)
    assert plan(Observation(event=EventNow(ev())), ALL) == CreateItem(ev(), orphan=None, instead_of_dates=False)
    assert plan(Observation(item=ItemNow("service_call", ev(), EARLIER)), ALL) == CreateEvent(ev(), again=False)
    assert plan(
        Observation(
            item=ItemNow("appointment", ev(), EARLIER, removed=True),
            event=EventNow(MOVED),
            agreement=Agreement(ev(), ev()),
        ),
        ALL,
    ) == RestoreItem(MOVED)
