"""Histories that once ended badly, each named after what went wrong."""

from datetime import datetime

from tests.jobs.conftest import an_event
from tests.jobs.histories.edits import unique, write
from tests.jobs.histories.history_machine import ALONE, ONE_TEAM, TWO_CALENDARS, TWO_PEOPLE, History, Layout, World
from tests.jobs.histories.test_any_history import PreviewHistory

FIRST, SECOND = 0, 1
BOTH, ONLY_FIRST, ONLY_SECOND = 3, 1, 2


def begin(world: World, layout: Layout = ALONE, services: str = "plain") -> History:
    history = History(world, layout)
    history.choose_services(services)
    return history


def test_words_of_a_service_got_into_an_item_whose_first_answer_was_lost(world: World) -> None:
    history = begin(world, services="rewriting")
    history.add_here(FIRST, an_event(unique("Visit"), datetime(2026, 12, 10, 9)))
    history.run_with_lost_answers(FIRST, "item_saved")
    history.run_undisturbed(FIRST, "sweep")
    history.teardown()


def test_an_edit_whose_answer_was_lost_was_logged_as_no_change(world: World) -> None:
    history = begin(world)
    history.add_here(FIRST, an_event(unique("Visit"), datetime(2026, 12, 10, 9)))
    history.run_undisturbed(FIRST, "item_saved")
    history.edit_here(FIRST, 0, write("location", "Visit"))
    history.run_with_lost_answers(FIRST, "item_saved")
    history.teardown()


def test_a_call_taken_away_and_given_back_before_its_event_was_gone_lay_there_twice(world: World) -> None:
    history = begin(world, ONE_TEAM)
    history.plan_call(ONLY_FIRST)
    history.run_undisturbed(FIRST, "item_saved")
    history.assign_call(0, ONLY_SECOND)
    history.run_undisturbed(SECOND, "item_saved")
    history.assign_call(0, BOTH)
    history.teardown()


def test_an_entry_of_one_linked_calendar_got_to_the_other_once_it_was_edited_here_and_removed_there(
    world: World,
) -> None:
    history = begin(world, TWO_CALENDARS)
    history.add_there(FIRST, an_event(unique("Visit")))
    history.run_undisturbed(FIRST, "sweep")
    history.edit_here(FIRST, 0, write("subject", "Visit"))
    history.remove_there(FIRST, 0)
    history.run_undisturbed(FIRST, "sweep")
    history.run_undisturbed(SECOND, "item_saved")
    history.entries_stay_with_those_they_concern()
    history.teardown()


def test_an_entry_of_one_linked_calendar_got_to_the_other_once_it_was_taken_out_of_the_trash(world: World) -> None:
    history = begin(world, TWO_CALENDARS)
    history.add_there(FIRST, an_event(unique("Visit")))
    history.run_undisturbed(FIRST, "sweep")
    history.trash_here(FIRST, 0)
    history.run_undisturbed(FIRST, "item_saved")
    history.restore_here(FIRST, 0)
    history.run_undisturbed(SECOND, "item_saved")
    history.entries_stay_with_those_they_concern()
    history.teardown()


def test_a_call_whose_answer_was_lost_and_that_was_taken_away_was_written_without_a_word(world: World) -> None:
    history = begin(world, TWO_PEOPLE)
    history.plan_call(ONLY_SECOND)
    history.run_with_lost_answers(SECOND, "item_saved")
    history.assign_call(0, ONLY_FIRST)
    history.teardown()


def test_what_was_new_in_an_empty_list_was_not_seen_before_the_next_day(world: World) -> None:
    history = begin(world)
    history.add_there(FIRST, an_event(unique("Visit")))
    history.run_undisturbed(FIRST, "sweep")
    history.add_there(FIRST, an_event(unique("Repair")))
    history.run_with_an_expired_cursor(FIRST, empty=True)
    history.teardown()


def test_a_preview_promised_a_change_of_what_has_guests(world: World) -> None:
    history = PreviewHistory(world)
    history.choose_services("plain")
    history.add_here(FIRST, an_event(unique("Visit"), datetime(2026, 12, 10, 9)))
    history.run_undisturbed(FIRST, "item_saved")
    history.invite_there(FIRST, 0, guests=True)
    history.edit_here(FIRST, 0, write("subject", "Visit"))
    history.run_approved_preview()
    history.teardown()
