"""Histories that once ended badly, each named after what went wrong."""

from datetime import datetime

from tests.jobs.conftest import an_event
from tests.jobs.histories.edits import unique, write
from tests.jobs.histories.office import ALONE, ONE_TEAM, History, Layout, World

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


def test_an_edit_whose_answer_was_lost_was_told_as_no_change(world: World) -> None:
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
