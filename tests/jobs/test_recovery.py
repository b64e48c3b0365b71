"""Work interrupted by a crash, a silent server or a concurrent edit is completed, never duplicated."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from emulators.reasons import words
from tests.jobs.conftest import SyncScenario, an_event
from webapp.connectors.base import Create
from webapp.connectors.errors import TransientError
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.engine import executor
from webapp.sync.engine.item_mapping import item_event
from webapp.sync.models import Quarantine


def quarantined(scenario: SyncScenario) -> list[str | None]:
    return list(db.session.scalars(select(Quarantine.remote_id)))


def test_a_create_nobody_answers_for_is_not_repeated_under_another_name(scenario: SyncScenario) -> None:
    item_id = scenario.add_item(an_event("Visit"))
    scenario.calendar.lose_answers = True
    scenario.run("item_saved")
    scenario.calendar.lose_answers = False
    scenario.calendar.silent_about = set(scenario.calendar.events)
    scenario.edit(item_id, subject="Visit at noon")
    scenario.run("item_saved")
    scenario.run("item_saved")
    assert len([write for write in scenario.calendar.writes if isinstance(write, Create)]) == 1
    scenario.calendar.silent_about = set()
    scenario.run()
    assert scenario.subjects_there() == ["Visit at noon"]
    scenario.assert_quiet()


def test_a_change_whose_answer_was_lost_is_logged(scenario: SyncScenario) -> None:
    item_id = scenario.add_item(an_event("Visit"))
    scenario.run("item_saved")
    scenario.edit(item_id, subject="Visit at noon")
    scenario.calendar.lose_answers = True
    scenario.run("item_saved")
    scenario.calendar.lose_answers = False
    scenario.run()
    (entry,) = [entry for entry in scenario.entries() if entry.action == "update"]
    assert (entry.direction, entry.item_id) == ("out", item_id)
    assert (entry.before, entry.after) == ({"subject": "Visit"}, {"subject": "Visit at noon"})
    scenario.assert_quiet()


def test_a_conflict_is_logged_once_also_if_the_answer_is_lost(scenario: SyncScenario) -> None:
    item_id = scenario.add_item(an_event("Visit"))
    scenario.run("item_saved")
    (remote_id,) = scenario.calendar.events
    scenario.calendar.put(remote_id, an_event("Visit, moved by Ben"), modified_at=utc_now() - timedelta(hours=1))
    scenario.edit(item_id, subject="Visit at noon")
    scenario.calendar.before_write = interrupt
    scenario.run()
    scenario.calendar.before_write = lambda _write: None
    scenario.calendar.lose_answers = True
    scenario.run()
    scenario.calendar.lose_answers = False
    scenario.run()
    assert scenario.subjects_there() == ["Visit at noon"]
    conflicts = [entry.before for entry in scenario.entries() if entry.outcome == "conflict"]
    assert conflicts == [{"subject": "Visit, moved by Ben"}]
    scenario.assert_quiet()


def interrupt(_write: object) -> None:
    raise TransientError(words("the server is busy"))


def test_an_event_a_short_answer_left_out_survives_a_failure_of_its_retry(scenario: SyncScenario) -> None:
    scenario.calendar.put("e1", an_event("Left out"))
    scenario.calendar.silent_about = {"e1"}
    scenario.run()
    scenario.calendar.silent_about = set()
    scenario.calendar.error = TransientError(words("the server is busy"))
    scenario.run()
    scenario.calendar.error = None
    scenario.run()
    assert [item.subject for item in scenario.items()] == ["Left out"]
    assert quarantined(scenario) == []


def test_an_entry_that_is_gone_when_it_is_tried_again_leaves_quarantine(scenario: SyncScenario) -> None:
    scenario.calendar.put("e1", an_event())
    scenario.calendar.silent_about = {"e1"}
    scenario.run()
    assert quarantined(scenario) == ["e1"]
    scenario.calendar.silent_about = set()
    scenario.calendar.remove("e1")
    scenario.run()
    assert quarantined(scenario) == []


@pytest.mark.parametrize("already_there", [True, False])
def test_a_refused_item_that_is_removed_leaves_quarantine(scenario: SyncScenario, already_there: bool) -> None:
    item_id = scenario.add_item(an_event("Visit"))
    if already_there:
        scenario.run("item_saved")
        scenario.edit(item_id, subject="Too large")
    scenario.calendar.refuse = lambda _write: "too large"
    scenario.run("item_saved")
    assert len(quarantined(scenario)) == 1
    scenario.calendar.refuse = lambda _write: None
    scenario.trash(item_id)
    scenario.run("item_saved")
    assert quarantined(scenario) == []
    assert scenario.calendar.events == {}


@pytest.mark.parametrize("fault", ["silent_about", "unreadable"])
def test_a_conflict_with_an_event_that_cannot_be_read_is_not_tried_at_every_moment(
    scenario: SyncScenario, fault: str
) -> None:
    item_id = scenario.add_item(an_event("Visit"))
    scenario.run("item_saved")
    (remote_id,) = scenario.calendar.events
    scenario.calendar.put(remote_id, an_event("Visit", location="Room 1"))
    setattr(scenario.calendar, fault, {remote_id})
    scenario.edit(item_id, subject="Visit at noon")
    scenario.run("item_saved")
    assert scenario.marks() == []
    assert quarantined(scenario) == [remote_id]
    setattr(scenario.calendar, fault, set())
    for entry in db.session.scalars(select(Quarantine)):
        entry.retry_wanted = True
    db.session.commit()
    scenario.run()
    assert (scenario.item(item_id).subject, scenario.item(item_id).location) == ("Visit at noon", "Room 1")
    assert scenario.calendar.events[remote_id].event == item_event(scenario.item(item_id))
    scenario.assert_quiet()


class TestAQuickerPerson:
    """Someone saves between the moment an item was read and the moment the decision about it is stored."""

    @pytest.fixture(autouse=True)
    def in_between(self, scenario: SyncScenario, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
        """Return a list of actions that are executed once, right before results are stored."""
        acts: list[Any] = []
        apply = executor.apply_decisions

        def act_first(*args: Any) -> None:
            decisions = args[1]
            while decisions and acts:
                acts.pop()()
            apply(*args)

        monkeypatch.setattr(executor, "apply_decisions", act_first)
        return acts

    def test_adopting_keeps_what_both_wrote(self, scenario: SyncScenario, in_between: list[Any]) -> None:
        item_id = scenario.add_item(an_event("Visit"), uid="the-same")
        scenario.calendar.put("e1", an_event("Visit", location="Room 1"), uid="the-same")
        db.session.query(type(scenario.marks()[0])).delete()
        db.session.commit()
        in_between.append(lambda: scenario.edit(item_id, description="typed meanwhile"))
        scenario.run()
        scenario.run("item_saved")
        item = scenario.item(item_id)
        assert (item.location, item.description) == ("Room 1", "typed meanwhile")
        assert [event.event for event in scenario.calendar.events.values()] == [item_event(item)]
        scenario.assert_quiet()

    def test_an_edit_wins_over_a_remote_deletion(self, scenario: SyncScenario, in_between: list[Any]) -> None:
        item_id = scenario.add_item(an_event("Visit"))
        scenario.run("item_saved")
        scenario.calendar.remove(next(iter(scenario.calendar.events)))
        in_between.append(lambda: scenario.edit(item_id, subject="Still on"))
        scenario.run()
        scenario.run("item_saved")
        assert scenario.subjects_there() == ["Still on"]
        scenario.assert_quiet()

    def test_a_removal_there_still_counts_if_the_save_changed_nothing_that_is_kept_in_step(
        self, scenario: SyncScenario, in_between: list[Any]
    ) -> None:
        item_id = scenario.add_item(an_event("Visit"))
        scenario.run("item_saved")
        scenario.calendar.remove(next(iter(scenario.calendar.events)))
        in_between.append(lambda: scenario.edit(item_id, subject="Visit"))
        scenario.run()
        scenario.run("item_saved")
        assert scenario.items() == []

    def test_an_item_taken_from_the_trash_meanwhile_gets_what_changed_there(
        self, scenario: SyncScenario, in_between: list[Any]
    ) -> None:
        item_id = scenario.add_item(an_event("Visit"))
        scenario.run("item_saved")
        (remote_id,) = scenario.calendar.events
        scenario.trash(item_id)
        scenario.calendar.put(remote_id, an_event("Visit", datetime(2026, 12, 1, 15)))
        in_between.append(lambda: scenario.edit(item_id, trashed_at=None))
        scenario.run()
        scenario.run("item_saved")
        assert [item.start.hour for item in scenario.items()] == [15]
        scenario.assert_quiet()
