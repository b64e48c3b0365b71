"""Undo of one entry, a run, or everything since a moment: later changes by people are kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from redis import Redis
from sqlalchemy import select, text

from emulators.reasons import words
from tests.jobs.conftest import SyncScenario, an_event
from tests.jobs.queue import waiting
from tests.jobs.service_desk import NINE, plan_task, plan_work
from webapp.accounts.models import User
from webapp.connectors.base import Create, Delete, Update, Write
from webapp.connectors.errors import AuthorizationLost, TransientError
from webapp.connectors.event import Event
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import ItemOverride
from webapp.queues import lanes
from webapp.reason_texts import sentence
from webapp.service_desk.models import Task
from webapp.sync import jobs, service
from webapp.sync.models import Integration, LedgerEntry, Link, Preview, PreviewEntry, Quarantine, Run
from webapp.sync.runs import due
from webapp.sync.store import previews
from webapp.sync.store.run_log import AUTOMATIC_CHECKS
from webapp.sync.undo import requests

CHANGED_HERE, CHANGED_THERE = "changed in My Calendar since", "changed on the linked calendar since"


def prepared(preview: Preview) -> Preview:
    preview_id = preview.id
    jobs.work_out_preview(preview_id)
    db.session.rollback()
    return db.session.get_one(Preview, preview_id, populate_existing=True)


def steps(preview: Preview) -> list[PreviewEntry]:
    query = select(PreviewEntry).where(PreviewEntry.preview_id == preview.id).order_by(PreviewEntry.id)
    return list(db.session.scalars(query.execution_options(populate_existing=True)))


def actions(preview: Preview) -> list[tuple[str, str]]:
    return [(step.side, step.action) for step in steps(preview)]


def last(scenario: SyncScenario, action: str, direction: str = "") -> LedgerEntry:
    found = [entry for entry in scenario.entries() if entry.action == action and direction in {"", entry.direction}]
    return found[-1]


def execute(scenario: SyncScenario, preview: Preview, ada: User) -> Preview:
    service.execute_preview(preview, by=ada)
    scenario.run("undo")
    return db.session.get_one(Preview, preview.id, populate_existing=True)


def undo(scenario: SyncScenario, entry: LedgerEntry, ada: User) -> Preview:
    """Undo `entry`, and check that the next runs change nothing."""
    preview = execute(scenario, prepared(requests.undo_entry(entry)), ada)
    assert preview.state == "done"
    scenario.assert_quiet()
    return preview


def only_event(scenario: SyncScenario) -> tuple[str, Event]:
    ((remote_id, held),) = scenario.calendar.events.items()
    return remote_id, held.event


def change_event(scenario: SyncScenario, remote_id: str, **fields: object) -> None:
    event = scenario.calendar.events[remote_id].event
    changed = replace(event, details=replace(event.details, **fields))
    scenario.calendar.put(remote_id, changed, modified_at=utc_now() + timedelta(hours=1))


@pytest.fixture
def pair(scenario: SyncScenario) -> tuple[int, str]:
    """An item that was sent."""
    item_id = scenario.add_item(an_event("Visit", location="Quay 4"))
    scenario.run("item_saved")
    return item_id, only_event(scenario)[0]


class TestOneEntry:
    def test_an_imported_change(self, scenario: SyncScenario, ada: User, pair: tuple[int, str]) -> None:
        item_id, remote_id = pair
        change_event(
            scenario, remote_id, subject="Moved", start=datetime(2026, 12, 2, 9), end=datetime(2026, 12, 2, 10)
        )
        scenario.run()
        preview = prepared(requests.undo_entry(last(scenario, "update")))
        assert actions(preview) == [("here", "update")]
        assert scenario.item(item_id).subject == "Moved"  # a preview moves nothing
        execute(scenario, preview, ada)
        assert (scenario.item(item_id).subject, scenario.item(item_id).start) == ("Visit", an_event().details.start)
        assert only_event(scenario)[1].details.subject == "Moved"  # what somebody did there is left alone
        scenario.assert_quiet()
        entry = scenario.entries()[-1]
        assert (entry.direction, entry.action) == ("in", "update")
        assert sentence(entry.reason).startswith("you undid run ")
        assert scenario.last_run().trigger in {"undo", *AUTOMATIC_CHECKS}

    def test_a_sent_change(self, scenario: SyncScenario, ada: User, pair: tuple[int, str]) -> None:
        item_id, _ = pair
        scenario.edit(item_id, subject="Moved", show_as="free")
        scenario.run("item_saved")
        undo(scenario, last(scenario, "update"), ada)
        assert only_event(scenario)[1].details.subject == "Visit"
        assert only_event(scenario)[1].details.show_as == "busy"
        assert scenario.item(item_id).subject == "Moved"
        write = scenario.calendar.writes[-1]
        assert isinstance(write, Update) and write.version_tag is not None  # conditional

    def test_later_changes_of_an_undone_pair_are_synced_both_ways(
        self, scenario: SyncScenario, ada: User, pair: tuple[int, str]
    ) -> None:
        item_id, remote_id = pair
        change_event(scenario, remote_id, subject="Moved")
        scenario.run()
        undo(scenario, last(scenario, "update"), ada)
        scenario.edit(item_id, location="Gate 3")
        scenario.run("item_saved")
        assert only_event(scenario)[1].details.location == "Gate 3"
        assert only_event(scenario)[1].details.subject == "Moved"
        change_event(scenario, remote_id, description="Bring toner")
        scenario.run()
        assert scenario.item(item_id).description == "Bring toner"
        assert scenario.item(item_id).subject == "Visit"
        scenario.assert_quiet()

    def test_an_imported_item(self, scenario: SyncScenario, ada: User) -> None:
        scenario.calendar.put("theirs", an_event("Theirs"))
        scenario.run()
        undo(scenario, last(scenario, "create"), ada)
        assert scenario.items() == []
        assert scenario.subjects_there() == ["Theirs"]  # and it is not imported again
        scenario.set(retrieve=True, retrieve_past="1y", retrieve_future="1y")
        scenario.manual()
        assert scenario.items() == []
        scenario.calendar.cursor_expired = True
        scenario.run()
        assert scenario.items() == []

    def test_an_item_whose_event_was_deleted_on_the_linked_calendar(
        self, scenario: SyncScenario, ada: User, pair: tuple[int, str]
    ) -> None:
        item_id, remote_id = pair
        scenario.calendar.remove(remote_id)
        scenario.run()
        assert scenario.items() == []
        undo(scenario, last(scenario, "delete"), ada)
        assert [item.id for item in scenario.items()] == [item_id]
        assert scenario.calendar.events == {}
        (link,) = scenario.links()
        assert (link.state, link.remote_id) == ("detached", remote_id)
        service.send_again(link)
        scenario.run("item_saved")
        assert scenario.subjects_there() == ["Visit"]
        scenario.assert_quiet()

    def test_an_event_that_was_sent(self, scenario: SyncScenario, ada: User, pair: tuple[int, str]) -> None:
        item_id, _ = pair
        undo(scenario, last(scenario, "create"), ada)
        assert scenario.calendar.events == {}
        assert isinstance(scenario.calendar.writes[-1], Delete)
        assert [item.id for item in scenario.items()] == [item_id]
        scenario.edit(item_id, subject="Still mine")
        scenario.run("item_saved")
        scenario.manual(send=True, send_past="1y", send_future="1y")
        assert scenario.calendar.events == {}
        service.send_again(scenario.links()[0])
        scenario.run("item_saved")
        assert scenario.subjects_there() == ["Still mine"]
        scenario.assert_quiet()

    def test_an_event_that_was_removed_because_its_item_was(
        self, scenario: SyncScenario, ada: User, pair: tuple[int, str]
    ) -> None:
        item_id, _ = pair
        scenario.trash(item_id)
        scenario.run("item_saved")
        assert scenario.calendar.events == {}
        undo(scenario, last(scenario, "delete"), ada)
        assert scenario.subjects_there() == ["Visit"]
        assert scenario.items() == []  # the person removed it, and that stays
        scenario.edit(item_id, trashed_at=None)
        scenario.run("item_saved")
        service.send_again(scenario.links()[0])
        scenario.run("item_saved")
        assert scenario.subjects_there() == ["Visit"]  # the same one, not a second
        scenario.assert_quiet()

    def test_a_deletion_that_lost_against_an_edit(
        self, scenario: SyncScenario, ada: User, pair: tuple[int, str]
    ) -> None:
        item_id, remote_id = pair
        scenario.trash(item_id)
        change_event(scenario, remote_id, subject="Needed")
        scenario.run()
        assert scenario.item(item_id).subject == "Needed"
        undo(scenario, last(scenario, "restore"), ada)
        assert scenario.items() == []
        assert scenario.subjects_there() == ["Needed"]

    def test_an_undo_can_be_undone(self, scenario: SyncScenario, ada: User, pair: tuple[int, str]) -> None:
        item_id, remote_id = pair
        change_event(scenario, remote_id, subject="Moved")
        scenario.run()
        undo(scenario, last(scenario, "update"), ada)
        assert scenario.item(item_id).subject == "Visit"
        undo(scenario, last(scenario, "update"), ada)
        assert scenario.item(item_id).subject == "Moved"
        undo(scenario, last(scenario, "create", "out"), ada)
        assert actions(all_previews()[-1]) == [("none", "skip")]  # it was changed there since

    def test_undoing_the_undo_of_a_sent_item_writes_it_again(
        self, scenario: SyncScenario, ada: User, pair: tuple[int, str]
    ) -> None:
        undo(scenario, last(scenario, "create"), ada)
        undo(scenario, last(scenario, "delete"), ada)
        assert scenario.subjects_there() == ["Visit"]
        assert isinstance(scenario.calendar.writes[-1], Create)
        service.send_again(scenario.links()[0])
        scenario.run("item_saved")
        assert scenario.links()[0].state == "live"
        assert scenario.subjects_there() == ["Visit"]
        scenario.assert_quiet()

    def test_a_date_and_a_rule_of_a_series(self, scenario: SyncScenario, ada: User) -> None:
        series = an_event("Round", rrule="FREQ=DAILY;COUNT=5")
        item_id = scenario.add_item(series)
        scenario.run("item_saved")
        day = datetime(2026, 12, 3, 9)
        item = scenario.item(item_id)
        item.rrule, item.exdates = "FREQ=DAILY;COUNT=9", ["2026-12-02T09:00:00"]
        override = {"subject": "Other", "start": day, "end": day.replace(hour=10), "zone": "Europe/Berlin"}
        item.overrides = [ItemOverride(original_start=day, **override)]
        item.updated_at = utc_now()
        db.session.commit()
        scenario.run("item_saved")
        undo(scenario, last(scenario, "update"), ada)
        assert only_event(scenario)[1] == series


def all_previews() -> list[Preview]:
    return list(db.session.scalars(select(Preview).order_by(Preview.id)))


class TestWork:
    def test_the_imported_time_of_a_call(self, scenario: SyncScenario, ada: User) -> None:
        scenario.set(kinds=["service_call"])
        item_id = plan_work("service_call", ada)
        scenario.run("item_saved")
        remote_id, _ = only_event(scenario)
        change_event(scenario, remote_id, start=NINE.replace(hour=14), end=NINE.replace(hour=15))
        scenario.run()
        assert scenario.item(item_id).start.hour == 14
        undo(scenario, last(scenario, "update"), ada)
        assert scenario.item(item_id).start == NINE

    def test_the_task_of_an_item_is_updated(self, scenario: SyncScenario, ada: User) -> None:
        scenario.set(kinds=["task"])
        item_id = plan_task(ada)
        scenario.run("item_saved")
        remote_id, event = only_event(scenario)
        change_event(scenario, remote_id, subject=event.details.subject.replace("toner", "ink"))
        scenario.run()
        task = db.session.scalars(select(Task).where(Task.item_id == item_id)).one()
        assert task.title == "Order ink"
        undo(scenario, last(scenario, "update"), ada)
        db.session.refresh(task)
        assert task.title == "Order toner"


class TestWhatChangedSince:
    def test_a_person_changed_it_in_my_calendar(self, scenario: SyncScenario, pair: tuple[int, str]) -> None:
        item_id, remote_id = pair
        change_event(scenario, remote_id, subject="Moved")
        scenario.run()
        scenario.edit(item_id, subject="Mine")
        (step,) = steps(prepared(requests.undo_entry(last(scenario, "update"))))
        assert (step.action, sentence(step.reason)) == ("skip", CHANGED_HERE)

    def test_a_person_changed_it_on_the_linked_calendar(self, scenario: SyncScenario, pair: tuple[int, str]) -> None:
        item_id, remote_id = pair
        scenario.edit(item_id, subject="Moved")
        scenario.run("item_saved")
        change_event(scenario, remote_id, subject="Theirs")
        (step,) = steps(prepared(requests.undo_entry(last(scenario, "update"))))
        assert (step.action, sentence(step.reason)) == ("skip", CHANGED_THERE)

    def test_a_change_between_the_preview_and_its_run_is_kept_and_explained(
        self, scenario: SyncScenario, ada: User, pair: tuple[int, str]
    ) -> None:
        item_id, remote_id = pair
        change_event(scenario, remote_id, subject="Moved")
        scenario.run()
        scenario.edit(item_id, location="Gate 3")
        scenario.run("item_saved")
        previews_made = [
            prepared(requests.undo_entry(last(scenario, "update", direction))) for direction in ("in", "out")
        ]
        db.session.execute(select(Preview))
        for preview in previews_made:
            preview.state = "ready"  # the second had replaced the first
        db.session.commit()
        scenario.edit(item_id, subject="Mine")
        change_event(scenario, remote_id, location="Theirs")
        for preview in previews_made:
            service.execute_preview(preview, by=ada)
        scenario.run("undo")
        (here,), (there,) = steps(previews_made[0]), steps(previews_made[1])
        assert (here.outcome, sentence(here.explanation)) == ("differs", f"It was left alone: {CHANGED_HERE}.")
        assert (there.outcome, sentence(there.explanation)) == ("differs", f"It was left alone: {CHANGED_THERE}.")
        assert scenario.item(item_id).subject == "Mine"
        assert only_event(scenario)[1].details.location == "Theirs"
        scenario.assert_quiet()

    def test_changes_of_other_fields_survive_an_undo_on_the_linked_calendar(
        self, scenario: SyncScenario, ada: User, pair: tuple[int, str]
    ) -> None:
        item_id, remote_id = pair
        scenario.edit(item_id, subject="Moved")
        scenario.run("item_saved")
        preview = prepared(requests.undo_entry(last(scenario, "update")))
        change_event(scenario, remote_id, location="Theirs")
        execute(scenario, preview, ada)
        event = only_event(scenario)[1]
        assert (event.details.subject, event.details.location) == ("Visit", "Theirs")
        assert (scenario.item(item_id).subject, scenario.item(item_id).location) == ("Moved", "Theirs")
        scenario.assert_quiet()

    def test_a_waiting_change_survives_an_undo_in_my_calendar(
        self, scenario: SyncScenario, ada: User, pair: tuple[int, str]
    ) -> None:
        item_id, remote_id = pair
        change_event(scenario, remote_id, subject="Moved")
        scenario.run()
        preview = prepared(requests.undo_entry(last(scenario, "update")))
        scenario.edit(item_id, location="Gate 3")
        execute(scenario, preview, ada)
        assert (scenario.item(item_id).subject, scenario.item(item_id).location) == ("Visit", "Gate 3")
        event = only_event(scenario)[1]
        assert (event.details.subject, event.details.location) == ("Moved", "Gate 3")
        scenario.assert_quiet()

    def test_an_earlier_undo_is_named(self, scenario: SyncScenario, ada: User, pair: tuple[int, str]) -> None:
        _, remote_id = pair
        change_event(scenario, remote_id, subject="Moved")
        scenario.run()
        entry = last(scenario, "update")
        undo(scenario, entry, ada)
        (step,) = steps(prepared(requests.undo_entry(entry)))
        assert sentence(step.reason) == "it has already been undone"

    def test_an_item_that_exists_again_is_not_restored(
        self, scenario: SyncScenario, ada: User, pair: tuple[int, str]
    ) -> None:
        _, remote_id = pair
        held = scenario.calendar.events[remote_id]
        scenario.calendar.remove(remote_id)
        scenario.run()
        preview = prepared(requests.undo_entry(last(scenario, "delete")))
        scenario.calendar.put(remote_id, held.event)
        scenario.run()
        execute(scenario, preview, ada)
        assert len(scenario.items()) == 1
        assert sentence(steps(preview)[0].explanation) == "It was left alone: it is already there again."
        scenario.assert_quiet()

    def test_an_event_that_the_service_does_not_answer_for_is_left_alone(
        self, scenario: SyncScenario, pair: tuple[int, str]
    ) -> None:
        _, remote_id = pair
        scenario.calendar.silent_about = {remote_id}
        (step,) = steps(prepared(requests.undo_entry(last(scenario, "create"))))
        assert sentence(step.reason) == "the linked calendar did not answer"

    def test_an_event_that_the_service_does_not_answer_for_during_execution_is_left_alone(
        self, scenario: SyncScenario, ada: User, pair: tuple[int, str]
    ) -> None:
        _, remote_id = pair
        preview = prepared(requests.undo_entry(last(scenario, "create")))
        assert actions(preview) == [("there", "delete")]
        scenario.calendar.silent_about = {remote_id}
        preview = execute(scenario, preview, ada)
        assert sentence(steps(preview)[0].explanation) == "It was left alone: the linked calendar did not answer."
        assert only_event(scenario)[0] == remote_id
        assert scenario.links()[0].state == "live"

    def test_an_item_that_is_being_sent_during_execution_is_left_alone(
        self, scenario: SyncScenario, ada: User, pair: tuple[int, str]
    ) -> None:
        """A create whose answer was lost blocks the undo on both sides."""
        item_id, remote_id = pair
        change_event(scenario, remote_id, subject="Moved")
        scenario.run()
        scenario.edit(item_id, location="Quay 5")
        scenario.run("item_saved")
        preview = prepared(requests.undo_since(scenario.integration, utc_now() - timedelta(hours=1)))
        assert {("here", "update"), ("there", "update")} < set(actions(preview))
        scenario.links()[0].state = "pending"
        db.session.commit()
        writes = len(scenario.calendar.writes)
        preview = execute(scenario, preview, ada)
        explained = {sentence(step.explanation) for step in steps(preview) if step.side != "none"}
        assert explained == {"It was left alone: it is being sent just now."}
        assert len(scenario.calendar.writes) == writes
        assert (scenario.item(item_id).subject, scenario.item(item_id).location) == ("Moved", "Quay 5")

    def test_an_item_that_no_longer_exists_is_reported(self, scenario: SyncScenario, pair: tuple[int, str]) -> None:
        item_id, remote_id = pair
        scenario.calendar.remove(remote_id)
        scenario.run()
        entry = last(scenario, "delete")
        db.session.delete(scenario.item(item_id))
        db.session.commit()
        (step,) = steps(prepared(requests.undo_entry(entry)))
        assert sentence(step.reason) == "it is gone"

    def test_a_refused_step_is_explained_and_blocks_no_other(
        self, scenario: SyncScenario, ada: User, pair: tuple[int, str]
    ) -> None:
        scenario.calendar.refuse = lambda write: "It has guests." if isinstance(write, Delete) else None
        preview = prepared(requests.undo_entry(last(scenario, "create")))
        preview = execute(scenario, preview, ada)
        assert preview.state == "done"
        assert sentence(steps(preview)[0].explanation) == "It was left alone: It has guests."
        assert scenario.links()[0].state == "live"
        assert db.session.scalars(select(Quarantine)).all() == []
        assert last(scenario, "delete").outcome == "failed"


class TestManyAtOnce:
    def send(self, scenario: SyncScenario, count: int) -> Run:
        for number in range(count):
            scenario.add_item(an_event(f"Sent {number}"))
        scenario.run("item_saved")
        return scenario.last_run()

    def receive(self, scenario: SyncScenario, count: int) -> Run:
        for number in range(count):
            scenario.calendar.put(f"e{number}", an_event(f"Received {number}"))
        scenario.run()
        return scenario.last_run()

    def test_a_run_that_sent_thirty(self, scenario: SyncScenario, ada: User) -> None:
        preview = prepared(requests.undo_run(self.send(scenario, 30)))
        assert actions(preview) == [("there", "delete")] * 30
        assert scenario.calendar.events.keys() == {link.remote_id for link in scenario.links()}
        preview = execute(scenario, preview, ada)
        assert scenario.calendar.events == {}
        assert len(scenario.items()) == 30
        assert {step.outcome for step in steps(preview)} == {"as_planned"}
        run = db.session.get_one(Run, preview.run_id)
        assert (run.trigger, run.counts, run.result) == ("undo", {"out.delete": 30}, "ok")
        scenario.assert_quiet()
        entries = len(scenario.entries())
        scenario.run()
        assert len(scenario.entries()) == entries  # and nothing more is said about it

    def test_a_run_that_imported_thirty(self, scenario: SyncScenario, ada: User) -> None:
        preview = prepared(requests.undo_run(self.receive(scenario, 30)))
        assert actions(preview) == [("here", "delete")] * 30
        execute(scenario, preview, ada)
        assert scenario.items() == []
        assert len(scenario.calendar.events) == 30
        scenario.assert_quiet()

    def test_only_approved_steps_are_executed(self, scenario: SyncScenario, ada: User) -> None:
        preview = prepared(requests.undo_run(self.send(scenario, 3)))
        kept = steps(preview)[1]
        previews.choose(preview, PreviewEntry.id == kept.id, included=False)
        preview = execute(scenario, preview, ada)
        assert scenario.subjects_there() == [kept.subject]
        assert [step.outcome for step in steps(preview)] == ["as_planned", "left_out", "as_planned"]
        scenario.assert_quiet()

    def test_entries_that_people_changed_since_are_listed_with_a_reason(
        self, scenario: SyncScenario, ada: User
    ) -> None:
        run = self.send(scenario, 3)
        remote_id = next(iter(scenario.calendar.events))
        change_event(scenario, remote_id, subject="Theirs")
        preview = prepared(requests.undo_run(run))
        assert sorted(actions(preview)) == [("none", "skip"), ("there", "delete"), ("there", "delete")]
        execute(scenario, preview, ada)
        assert scenario.subjects_there() == ["Theirs"]
        scenario.assert_quiet()

    def test_everything_since_a_moment_on_both_sides(self, scenario: SyncScenario, ada: User) -> None:
        self.send(scenario, 2)
        (first, second) = (item.id for item in scenario.items())
        of_item = {link.item_id: link.remote_id for link in scenario.links()}
        moment = utc_now()
        scenario.edit(first, subject="Edited")
        scenario.run("item_saved")
        scenario.edit(first, subject="Edited twice")
        scenario.run("item_saved")
        change_event(scenario, of_item[second], subject="Theirs")
        scenario.run()
        scenario.calendar.put("new", an_event("New"))
        scenario.run()
        preview = prepared(requests.undo_since(scenario.integration, moment))
        assert sorted(actions(preview)) == [("here", "delete"), ("here", "update"), ("there", "update")]
        edits = next(step for step in steps(preview) if step.side == "there")
        assert edits.after == {"subject": "Sent 0"}
        assert "undoes runs " in sentence(edits.reason)
        execute(scenario, preview, ada)
        assert scenario.calendar.events[of_item[first]].event.details.subject == "Sent 0"
        assert [item.subject for item in scenario.items()] == ["Edited twice", "Sent 1"]
        scenario.assert_quiet()

    def test_without_entries_the_preview_is_empty(self, scenario: SyncScenario) -> None:
        assert steps(prepared(requests.undo_since(scenario.integration, utc_now()))) == []

    def test_a_pair_that_was_only_matched_is_listed_with_a_reason(
        self, scenario: SyncScenario, pair: tuple[int, str]
    ) -> None:
        for link in scenario.links():
            db.session.delete(link)
        scenario.set(retrieve=True, retrieve_past="1y", retrieve_future="1y")
        scenario.manual()
        (step,) = steps(prepared(requests.undo_run(scenario.last_run())))
        assert "were linked" in sentence(step.reason)


class TestLife:
    def test_a_new_preview_replaces_one_that_nobody_decided_about(
        self, scenario: SyncScenario, pair: tuple[int, str]
    ) -> None:
        first = prepared(requests.undo_entry(last(scenario, "create")))
        second = prepared(requests.undo_entry(last(scenario, "create")))
        assert db.session.get_one(Preview, first.id, populate_existing=True).state == "dropped"
        assert second.state == "ready"

    def test_it_neither_drops_nor_executes_previews_of_another_purpose(
        self, scenario: SyncScenario, ada: User, pair: tuple[int, str]
    ) -> None:
        other = prepared(previews.request(scenario.integration, "sync_now"))
        preview = prepared(requests.undo_entry(last(scenario, "create")))
        execute(scenario, preview, ada)
        assert db.session.get_one(Preview, other.id, populate_existing=True).state != "dropped"

    def test_an_approval_enqueues_a_run_and_a_lost_job_is_enqueued_again(
        self, scenario: SyncScenario, ada: User, pair: tuple[int, str], redis: Redis
    ) -> None:
        preview = prepared(requests.undo_entry(last(scenario, "create")))
        redis.flushall()
        service.execute_preview(preview, by=ada)
        service.execute_preview(preview, by=ada)
        assert waiting(redis) == [(scenario.integration_id, "undo")]
        assert lanes.LANE_OF["undo"] == "now"
        redis.flushall()
        db.session.execute(text("UPDATE plans SET decided_at = '2026-01-01 00:00:00'"))
        db.session.commit()
        due.enqueue_due_work()
        assert (scenario.integration_id, "undo") in waiting(redis)

    def test_without_a_connection_it_is_refused_with_a_sentence(self, scenario: SyncScenario) -> None:
        assert requests.refusal(scenario.integration) is None
        scenario.set(active=False)
        assert "switched off" in (requests.refusal(scenario.integration) or "")
        scenario.set(active=True)
        scenario.integration.account.authorization_lost_at = utc_now()
        assert "not connected" in (requests.refusal(scenario.integration) or "")

    def test_a_preview_is_dropped_if_the_integration_is_switched_off_meanwhile(
        self, scenario: SyncScenario, pair: tuple[int, str]
    ) -> None:
        preview = requests.undo_entry(last(scenario, "create"))
        scenario.set(active=False)
        assert prepared(preview).state == "dropped"

    def test_an_unavailable_service_is_reported_and_the_undo_can_be_asked_for_again(
        self, scenario: SyncScenario, pair: tuple[int, str]
    ) -> None:
        scenario.calendar.error = TransientError(words("The server is away."))
        preview = prepared(requests.undo_entry(last(scenario, "create")))
        assert (preview.state, sentence(preview.reason)) == ("failed", "The server is away.")


class Killed(BaseException):
    """The worker dies."""


class TestInterrupted:
    """Interruptions: nothing is lost and nothing is undone twice."""

    def kill_after(self, scenario: SyncScenario, number: int) -> None:
        def die(_write: Write) -> None:
            nonlocal number
            number -= 1
            if number == 0:
                raise Killed

        scenario.calendar.after_write = die

    def revive(self, scenario: SyncScenario) -> None:
        scenario.calendar.after_write = lambda _write: None
        # As after a dead process: its lease is taken over.
        db.session.rollback()
        db.session.execute(text("UPDATE leases SET holder = NULL, expires_at = NULL"))
        db.session.commit()

    @pytest.mark.parametrize("resumed_by", ["undo", "sweep", "item_saved", "manual"])
    @pytest.mark.parametrize("kind", ["update", "delete", "create"])
    def test_a_write_whose_result_was_not_stored_is_recognised(
        self, scenario: SyncScenario, ada: User, kind: str, resumed_by: str
    ) -> None:
        ids = [scenario.add_item(an_event(f"Sent {number}")) for number in range(3)]
        scenario.run("item_saved")
        for item_id in ids if kind == "update" else ():
            scenario.edit(item_id, subject="Edited")
        for item_id in ids if kind == "create" else ():
            scenario.trash(item_id)
        scenario.run("item_saved")
        preview = prepared(requests.undo_run(scenario.last_run()))
        service.execute_preview(preview, by=ada)
        self.kill_after(scenario, 2)
        with pytest.raises(Killed):
            scenario.run("undo")
        self.revive(scenario)
        if resumed_by == "manual":
            scenario.set(manual_requested_at=utc_now())
        scenario.run(resumed_by)
        preview = db.session.get_one(Preview, preview.id, populate_existing=True)
        assert preview.state == "done"
        assert {step.outcome for step in steps(preview)} == {"as_planned"}
        expected = {"update": ["Sent 0", "Sent 1", "Sent 2"], "delete": [], "create": ["Sent 0", "Sent 1", "Sent 2"]}
        assert scenario.subjects_there() == expected[kind]
        here = [item.subject for item in scenario.items()]
        assert here == {"update": ["Edited"] * 3, "delete": ["Sent 0", "Sent 1", "Sent 2"], "create": []}[kind]
        written = [write.remote_id for write in scenario.calendar.writes[-3:]]
        assert len(set(written)) == 3
        assert [run.result for run in db.session.scalars(select(Run).where(Run.trigger == "undo"))] == ["ok"]
        scenario.assert_quiet()

    def test_lost_answers_are_looked_up(self, scenario: SyncScenario, ada: User, pair: tuple[int, str]) -> None:
        preview = prepared(requests.undo_entry(last(scenario, "create")))
        scenario.calendar.lose_answers = True
        preview = execute(scenario, preview, ada)
        assert (preview.state, sentence(preview.reason)) == ("approved", "The server did not answer in time.")
        scenario.calendar.lose_answers = False
        scenario.run("sweep")
        assert db.session.get_one(Preview, preview.id, populate_existing=True).state == "done"
        assert len(scenario.items()) == 1  # its event is gone because of us, so the item stays
        scenario.assert_quiet()

    def test_nothing_else_is_done_while_an_undo_cannot_continue(
        self, scenario: SyncScenario, ada: User, pair: tuple[int, str]
    ) -> None:
        item_id, _ = pair
        preview = prepared(requests.undo_entry(last(scenario, "create")))
        scenario.calendar.lose_answers = True
        execute(scenario, preview, ada)
        scenario.calendar.error = AuthorizationLost(words("no"))
        scenario.run("sweep")
        assert not scenario.item(item_id).is_removed
        scenario.calendar.error, scenario.calendar.lose_answers = None, False
        scenario.integration.account.authorization_lost_at = None
        scenario.run("sweep")
        assert not scenario.item(item_id).is_removed
        scenario.assert_quiet()

    def test_a_programming_error_ends_it_and_blocks_nothing_else(
        self, scenario: SyncScenario, ada: User, pair: tuple[int, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        preview = prepared(requests.undo_entry(last(scenario, "create")))
        service.execute_preview(preview, by=ada)

        def fail(*_: object) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr("webapp.sync.undo.execute._Page.execute", fail)
        with pytest.raises(ZeroDivisionError):
            scenario.run("undo")
        assert db.session.get_one(Preview, preview.id, populate_existing=True).state == "failed"
        scenario.edit(pair[0], subject="Goes on")
        scenario.run("item_saved")
        assert scenario.subjects_there() == ["Goes on"]

    def test_a_long_undo_is_interrupted_and_resumed_as_the_same_run(
        self, scenario: SyncScenario, ada: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("webapp.sync.undo.execute.PAGE", 10)
        for number in range(25):
            scenario.calendar.put(f"e{number}", an_event(f"Received {number}"))
        scenario.run()
        preview = prepared(requests.undo_run(scenario.last_run()))
        service.execute_preview(preview, by=ada)
        waits = iter([1, 1, 0, 0, 0])
        monkeypatch.setattr("webapp.queues.lanes.waiting", lambda *_, **__: next(waits, 0))
        for left in (15, 5, 0):
            scenario.run("undo")
            assert len(scenario.items()) == left
        runs = db.session.scalars(select(Run).where(Run.trigger == "undo")).all()
        assert [(run.result, run.counts) for run in runs] == [("ok", {"in.delete": 25})]
        scenario.assert_quiet()


def test_an_undo_in_my_calendar_is_synced_to_the_persons_other_calendars(
    make_scenario: Callable[..., SyncScenario], ada: User
) -> None:
    one, other = make_scenario(), make_scenario(kinds=["appointment"])
    item_id = one.add_item(an_event("Visit"))
    one.run("item_saved")
    other.run("item_saved")
    remote_id, _ = only_event(one)
    change_event(one, remote_id, subject="Moved")
    one.run()
    other.run("item_saved")
    assert other.subjects_there() == ["Moved"]
    entry = next(entry for entry in one.entries() if entry.action == "update" and entry.direction == "in")
    execute(one, prepared(requests.undo_entry(entry)), ada)
    other.run("item_saved")
    assert (one.item(item_id).subject, other.subjects_there()) == ("Visit", ["Visit"])
    assert one.subjects_there() == ["Moved"]
    one.assert_quiet()
    other.assert_quiet()


def test_an_undo_of_another_persons_integration_changes_nothing_of_ours(
    make_scenario: Callable[..., SyncScenario], ada: User, ben: User
) -> None:
    mine, theirs = make_scenario(), make_scenario(owner=ben)
    for scenario in (mine, theirs):
        scenario.add_item(an_event("Visit"))
        scenario.run("item_saved")
    preview = prepared(
        requests.undo_since(
            db.session.get_one(Integration, theirs.integration_id), datetime.min.replace(tzinfo=utc_now().tzinfo)
        )
    )
    execute(theirs, preview, ben)
    assert theirs.calendar.events == {}
    assert mine.subjects_there() == ["Visit"]
    assert {link.state for link in db.session.scalars(select(Link))} == {"live", "detached"}
