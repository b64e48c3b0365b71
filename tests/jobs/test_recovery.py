"""Work interrupted by a crash, a silent server or a concurrent edit is completed, never duplicated."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.jobs.conftest import Desk, an_event
from tests.reasons import words
from webapp.connectors.base import Create
from webapp.connectors.errors import TransientError
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.engine import executor
from webapp.sync.engine.item_mapping import item_event
from webapp.sync.models import Quarantine


def quarantined(desk: Desk) -> list[str | None]:
    return list(db.session.scalars(select(Quarantine.remote_id)))


def test_a_create_nobody_answers_for_is_not_repeated_under_another_name(desk: Desk) -> None:
    item_id = desk.add_item(an_event("Visit"))
    desk.calendar.lose_answers = True
    desk.run("item_saved")
    desk.calendar.lose_answers = False
    desk.calendar.silent_about = set(desk.calendar.events)
    desk.edit(item_id, subject="Visit at noon")
    desk.run("item_saved")
    desk.run("item_saved")
    assert len([write for write in desk.calendar.writes if isinstance(write, Create)]) == 1
    desk.calendar.silent_about = set()
    desk.run()
    assert desk.subjects_there() == ["Visit at noon"]
    desk.assert_quiet()


def test_a_change_whose_answer_was_lost_is_logged(desk: Desk) -> None:
    item_id = desk.add_item(an_event("Visit"))
    desk.run("item_saved")
    desk.edit(item_id, subject="Visit at noon")
    desk.calendar.lose_answers = True
    desk.run("item_saved")
    desk.calendar.lose_answers = False
    desk.run()
    (entry,) = [entry for entry in desk.entries() if entry.action == "update"]
    assert (entry.direction, entry.item_id) == ("out", item_id)
    assert (entry.before, entry.after) == ({"subject": "Visit"}, {"subject": "Visit at noon"})
    desk.assert_quiet()


def test_a_conflict_is_logged_once_also_if_the_answer_is_lost(desk: Desk) -> None:
    item_id = desk.add_item(an_event("Visit"))
    desk.run("item_saved")
    (remote_id,) = desk.calendar.events
    desk.calendar.put(remote_id, an_event("Visit, moved by Ben"), modified_at=utc_now() - timedelta(hours=1))
    desk.edit(item_id, subject="Visit at noon")
    desk.calendar.before_write = interrupt
    desk.run()
    desk.calendar.before_write = lambda _write: None
    desk.calendar.lose_answers = True
    desk.run()
    desk.calendar.lose_answers = False
    desk.run()
    assert desk.subjects_there() == ["Visit at noon"]
    conflicts = [entry.before for entry in desk.entries() if entry.outcome == "conflict"]
    assert conflicts == [{"subject": "Visit, moved by Ben"}]
    desk.assert_quiet()


def interrupt(_write: object) -> None:
    raise TransientError(words("the server is busy"))


def test_an_event_a_short_answer_left_out_survives_a_failure_of_its_retry(desk: Desk) -> None:
    desk.calendar.put("e1", an_event("Left out"))
    desk.calendar.silent_about = {"e1"}
    desk.run()
    desk.calendar.silent_about = set()
    desk.calendar.error = TransientError(words("the server is busy"))
    desk.run()
    desk.calendar.error = None
    desk.run()
    assert [item.subject for item in desk.items()] == ["Left out"]
    assert quarantined(desk) == []


def test_an_entry_that_is_gone_when_it_is_tried_again_leaves_quarantine(desk: Desk) -> None:
    desk.calendar.put("e1", an_event())
    desk.calendar.silent_about = {"e1"}
    desk.run()
    assert quarantined(desk) == ["e1"]
    desk.calendar.silent_about = set()
    desk.calendar.remove("e1")
    desk.run()
    assert quarantined(desk) == []


@pytest.mark.parametrize("already_there", [True, False])
def test_a_refused_item_that_is_removed_leaves_quarantine(desk: Desk, already_there: bool) -> None:
    item_id = desk.add_item(an_event("Visit"))
    if already_there:
        desk.run("item_saved")
        desk.edit(item_id, subject="Too large")
    desk.calendar.refuse = lambda _write: "too large"
    desk.run("item_saved")
    assert len(quarantined(desk)) == 1
    desk.calendar.refuse = lambda _write: None
    desk.trash(item_id)
    desk.run("item_saved")
    assert quarantined(desk) == []
    assert desk.calendar.events == {}


@pytest.mark.parametrize("fault", ["silent_about", "unreadable"])
def test_a_conflict_with_an_event_that_cannot_be_read_is_not_tried_at_every_moment(desk: Desk, fault: str) -> None:
    item_id = desk.add_item(an_event("Visit"))
    desk.run("item_saved")
    (remote_id,) = desk.calendar.events
    desk.calendar.put(remote_id, an_event("Visit", location="Room 1"))
    setattr(desk.calendar, fault, {remote_id})
    desk.edit(item_id, subject="Visit at noon")
    desk.run("item_saved")
    assert desk.marks() == []
    assert quarantined(desk) == [remote_id]
    setattr(desk.calendar, fault, set())
    for entry in db.session.scalars(select(Quarantine)):
        entry.retry_wanted = True
    db.session.commit()
    desk.run()
    assert (desk.item(item_id).subject, desk.item(item_id).location) == ("Visit at noon", "Room 1")
    assert desk.calendar.events[remote_id].event == item_event(desk.item(item_id))
    desk.assert_quiet()


class TestAQuickerPerson:
    """Someone saves between the moment an item was read and the moment the decision about it is stored."""

    @pytest.fixture(autouse=True)
    def in_between(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
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

    def test_adopting_keeps_what_both_wrote(self, desk: Desk, in_between: list[Any]) -> None:
        item_id = desk.add_item(an_event("Visit"), uid="the-same")
        desk.calendar.put("e1", an_event("Visit", location="Room 1"), uid="the-same")
        db.session.query(type(desk.marks()[0])).delete()
        db.session.commit()
        in_between.append(lambda: desk.edit(item_id, description="typed meanwhile"))
        desk.run()
        desk.run("item_saved")
        item = desk.item(item_id)
        assert (item.location, item.description) == ("Room 1", "typed meanwhile")
        assert [event.event for event in desk.calendar.events.values()] == [item_event(item)]
        desk.assert_quiet()

    def test_an_edit_wins_over_a_remote_deletion(self, desk: Desk, in_between: list[Any]) -> None:
        item_id = desk.add_item(an_event("Visit"))
        desk.run("item_saved")
        desk.calendar.remove(next(iter(desk.calendar.events)))
        in_between.append(lambda: desk.edit(item_id, subject="Still on"))
        desk.run()
        desk.run("item_saved")
        assert desk.subjects_there() == ["Still on"]
        desk.assert_quiet()

    def test_a_removal_there_still_counts_if_the_save_changed_nothing_that_is_kept_in_step(
        self, desk: Desk, in_between: list[Any]
    ) -> None:
        item_id = desk.add_item(an_event("Visit"))
        desk.run("item_saved")
        desk.calendar.remove(next(iter(desk.calendar.events)))
        in_between.append(lambda: desk.edit(item_id, subject="Visit"))
        desk.run()
        desk.run("item_saved")
        assert desk.items() == []

    def test_an_item_taken_from_the_trash_meanwhile_gets_what_changed_there(
        self, desk: Desk, in_between: list[Any]
    ) -> None:
        item_id = desk.add_item(an_event("Visit"))
        desk.run("item_saved")
        (remote_id,) = desk.calendar.events
        desk.trash(item_id)
        desk.calendar.put(remote_id, an_event("Visit", datetime(2026, 12, 1, 15)))
        in_between.append(lambda: desk.edit(item_id, trashed_at=None))
        desk.run()
        desk.run("item_saved")
        assert [item.start.hour for item in desk.items()] == [15]
        desk.assert_quiet()
