"""Undo of series whose changed dates are resources of their own, where a write of the sync or of the undo ends midway.

Nothing is lost or doubled: what was written in part can be undone, and an undo that was written in part is completed.
"""

from dataclasses import replace

import pytest
from sqlalchemy import select, text

from emulators.memory_parts import Parts
from tests.jobs.conftest import SyncScenario
from tests.jobs.test_parts import (
    WorkerDied,
    a_series,
    assert_in_step,
    die_before,
    edit,
    parts,
    scenario,
    subjects,
    there,
)
from tests.jobs.test_undo import prepared, steps
from webapp.accounts.models import User
from webapp.connectors.base import Write
from webapp.connectors.event import normalise
from webapp.database import utc_now
from webapp.extensions import db
from webapp.reason_texts import sentence
from webapp.sync import service
from webapp.sync.engine.item_mapping import item_event
from webapp.sync.models import LedgerEntry, Link, Preview
from webapp.sync.undo import requests

__all__ = ["parts", "scenario"]

LEFT_ALONE = ("differs", "It was left alone: changed on the linked calendar since.")


def approve_undo(scenario: SyncScenario, ada: User, entry: LedgerEntry) -> Preview:
    preview = prepared(requests.undo_entry(entry))
    service.execute_preview(preview, by=ada)
    return preview


def undo_everything(scenario: SyncScenario, ada: User) -> Preview:
    preview = prepared(requests.undo_since(scenario.integration, utc_now().replace(year=2000)))
    service.execute_preview(preview, by=ada)
    scenario.run("undo")
    return preview


def last(action: str) -> LedgerEntry:
    of_it = LedgerEntry.action == action, LedgerEntry.outcome == "done"
    return db.session.scalars(select(LedgerEntry).where(*of_it).order_by(LedgerEntry.id.desc()).limit(1)).one()


def state(preview: Preview) -> str:
    return db.session.get_one(Preview, preview.id, populate_existing=True).state


def explanations(preview: Preview) -> set[tuple[str | None, str]]:
    return {(step.outcome, sentence(step.explanation)) for step in steps(preview)}


def an_edited_series(scenario: SyncScenario) -> int:
    """Return an item whose second date was renamed, and whose third was changed, after it was sent."""
    item_id = scenario.add_item(a_series("Second"))
    scenario.run("item_saved")
    edit(scenario, item_id, a_series("Second, again", "Third"))
    scenario.run("item_saved")
    return item_id


def a_deleted_series(scenario: SyncScenario) -> int:
    item_id = scenario.add_item(a_series("Second", "Third"))
    scenario.run("item_saved")
    scenario.trash(item_id)
    scenario.run("item_saved")
    assert scenario.calendar.events == {}
    return item_id


def interrupt(scenario: SyncScenario, parts: Parts, number: int, *, killed: bool) -> None:
    """Run the undo that was approved; it ends right before a request for a changed date."""
    if killed:
        parts.before_request = die_before(number)
        with pytest.raises(WorkerDied):
            scenario.run("undo")
        parts.before_request = lambda _request: None
        db.session.rollback()
        db.session.execute(text("UPDATE leases SET holder = NULL, expires_at = NULL"))
        db.session.commit()
    else:
        parts.fail_after = number
        scenario.run("undo")
        parts.fail_after = None


@pytest.mark.parametrize("killed", [True, False], ids=["killed", "failed"])
@pytest.mark.parametrize("number", [1, 2])
def test_an_undone_update_that_ends_midway_is_completed(
    scenario: SyncScenario, parts: Parts, ada: User, number: int, killed: bool
) -> None:
    item_id = an_edited_series(scenario)
    preview = approve_undo(scenario, ada, last("update"))
    interrupt(scenario, parts, number, killed=killed)
    assert state(preview) == "approved"
    scenario.run()
    assert state(preview) == "done"
    assert [step.outcome for step in steps(preview)] == ["as_planned"]
    assert subjects(there(scenario)) == ["Second"]
    assert subjects(item_event(scenario.item(item_id))) == ["Second, again", "Third"], (
        "only the linked calendar is restored"
    )
    scenario.assert_quiet()
    assert len([entry for entry in scenario.entries() if entry.action == "update" and entry.direction == "in"]) == 0


@pytest.mark.parametrize("killed", [True, False], ids=["killed", "failed"])
@pytest.mark.parametrize("number", [1, 2])
def test_an_undone_removal_that_ends_midway_is_completed_under_the_same_id(
    scenario: SyncScenario, parts: Parts, ada: User, number: int, killed: bool
) -> None:
    a_deleted_series(scenario)
    preview = approve_undo(scenario, ada, last("delete"))
    interrupt(scenario, parts, number, killed=killed)
    assert state(preview) == "approved"
    scenario.run()
    assert state(preview) == "done"
    assert [step.outcome for step in steps(preview)] == ["as_planned"]
    assert subjects(there(scenario)) == ["Second", "Third"]
    assert len(scenario.calendar.events) == 1
    assert scenario.items() == [], "the item stays in the Trash"
    (link,) = scenario.links()
    (held,) = scenario.calendar.events.values()
    assert (link.state, link.remote_id, link.version_tag) == ("detached", held.remote_id, held.version_tag)
    scenario.assert_quiet()


def test_an_event_that_vanishes_while_its_undo_is_completed_is_created_again(
    scenario: SyncScenario, parts: Parts, ada: User
) -> None:
    a_deleted_series(scenario)
    preview = approve_undo(scenario, ada, last("delete"))
    interrupt(scenario, parts, 1, killed=False)

    tried: list[str] = []

    def vanish(write: Write) -> None:
        if not tried:
            scenario.calendar.events.clear()
        tried.append(type(write).__name__)

    scenario.calendar.before_write = vanish
    scenario.run("undo")
    assert tried == ["Update", "Create"]
    assert [step.outcome for step in steps(preview)] == ["as_planned"]
    assert subjects(there(scenario)) == ["Second", "Third"]
    scenario.assert_quiet()


def test_what_a_person_changed_after_an_interrupted_undo_is_left_alone(
    scenario: SyncScenario, parts: Parts, ada: User
) -> None:
    an_edited_series(scenario)
    preview = approve_undo(scenario, ada, last("update"))
    interrupt(scenario, parts, 2, killed=False)
    (held,) = scenario.calendar.events.values()
    theirs = [replace(each, details=replace(each.details, subject="Theirs")) for each in held.event.overrides]
    scenario.calendar.put(held.remote_id, replace(held.event, overrides=tuple(theirs)))
    scenario.run("undo")
    assert state(preview) == "done"
    assert explanations(preview) == {LEFT_ALONE}
    assert set(subjects(there(scenario))) == {"Theirs"}
    scenario.run()
    scenario.assert_quiet()


def test_an_event_that_a_person_changed_after_an_interrupted_undo_of_its_removal_is_left_alone(
    scenario: SyncScenario, parts: Parts, ada: User
) -> None:
    a_deleted_series(scenario)
    preview = approve_undo(scenario, ada, last("delete"))
    interrupt(scenario, parts, 1, killed=False)
    (held,) = scenario.calendar.events.values()
    scenario.calendar.put(held.remote_id, replace(held.event, details=replace(held.event.details, subject="Theirs")))
    scenario.run("undo")
    assert [step.outcome for step in steps(preview)] == ["differs"]
    assert scenario.subjects_there() == ["Theirs"]
    scenario.assert_quiet()


def test_a_create_that_was_written_in_part_and_completed_is_undone_whole(
    scenario: SyncScenario, parts: Parts, ada: User
) -> None:
    item_id = scenario.add_item(a_series("Second", "Third"))
    parts.fail_after = 2
    scenario.run("item_saved")
    parts.fail_after = None
    scenario.run("item_saved")
    assert_in_step(scenario, item_id, "Second", "Third")
    preview = undo_everything(scenario, ada)
    assert [step.outcome for step in steps(preview)] == ["as_planned"]
    assert scenario.calendar.events == {}
    assert subjects(item_event(scenario.item(item_id))) == ["Second", "Third"]
    scenario.assert_quiet()


def test_an_update_that_was_written_in_part_and_completed_is_undone_whole(
    scenario: SyncScenario, parts: Parts, ada: User
) -> None:
    item_id = scenario.add_item(a_series("Second"))
    scenario.run("item_saved")
    before, since = there(scenario), utc_now()
    moved = a_series("Second, again", "Third")
    edit(scenario, item_id, replace(moved, details=replace(moved.details, location="Quay 4")))
    parts.fail_after = 2
    scenario.run("item_saved")
    parts.fail_after = None
    scenario.run("item_saved")
    preview = prepared(requests.undo_since(scenario.integration, since))
    service.execute_preview(preview, by=ada)
    scenario.run("undo")
    assert {step.outcome for step in steps(preview)} == {"as_planned"}
    assert there(scenario) == normalise(before)
    assert subjects(item_event(scenario.item(item_id))) == ["Second, again", "Third"]
    scenario.assert_quiet()


def test_what_was_written_in_part_can_be_undone_before_it_is_completed(
    scenario: SyncScenario, parts: Parts, ada: User
) -> None:
    item_id = scenario.add_item(a_series("Second", "Third"))
    parts.fail_after = 2
    scenario.run("item_saved")
    parts.fail_after = None
    preview = approve_undo(scenario, ada, last("create"))
    scenario.run("undo")
    assert [step.outcome for step in steps(preview)] == ["as_planned"]
    assert scenario.calendar.events == {}
    assert subjects(item_event(scenario.item(item_id))) == ["Second", "Third"]
    assert list(db.session.scalars(select(Link.state))) == ["detached"]
    scenario.assert_quiet()
