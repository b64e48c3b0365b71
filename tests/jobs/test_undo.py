"""Undo of one entry, a run, or everything since a moment: later changes by people are kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from redis import Redis
from sqlalchemy import select, text

from tests.jobs.conftest import Desk, an_event
from tests.jobs.desks import NINE, plan_task, plan_work
from tests.jobs.queue import waiting
from tests.reasons import words
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


def prepared(plan: Preview) -> Preview:
    plan_id = plan.id
    jobs.work_out_preview(plan_id)
    db.session.rollback()
    return db.session.get_one(Preview, plan_id, populate_existing=True)


def steps(plan: Preview) -> list[PreviewEntry]:
    query = select(PreviewEntry).where(PreviewEntry.plan_id == plan.id).order_by(PreviewEntry.id)
    return list(db.session.scalars(query.execution_options(populate_existing=True)))


def actions(plan: Preview) -> list[tuple[str, str]]:
    return [(step.side, step.action) for step in steps(plan)]


def last(desk: Desk, action: str, direction: str = "") -> LedgerEntry:
    found = [entry for entry in desk.entries() if entry.action == action and direction in {"", entry.direction}]
    return found[-1]


def execute(desk: Desk, plan: Preview, ada: User) -> Preview:
    service.execute_preview(plan, by=ada)
    desk.run("undo")
    return db.session.get_one(Preview, plan.id, populate_existing=True)


def undo(desk: Desk, entry: LedgerEntry, ada: User) -> Preview:
    """Undo `entry`, and check that the next runs change nothing."""
    plan = execute(desk, prepared(requests.undo_entry(entry)), ada)
    assert plan.state == "done"
    desk.assert_quiet()
    return plan


def only_event(desk: Desk) -> tuple[str, Event]:
    ((remote_id, held),) = desk.calendar.events.items()
    return remote_id, held.event


def change_event(desk: Desk, remote_id: str, **fields: object) -> None:
    event = desk.calendar.events[remote_id].event
    changed = replace(event, details=replace(event.details, **fields))
    desk.calendar.put(remote_id, changed, modified_at=utc_now() + timedelta(hours=1))


@pytest.fixture
def pair(desk: Desk) -> tuple[int, str]:
    """An item that was sent."""
    item_id = desk.add_item(an_event("Visit", location="Quay 4"))
    desk.run("item_saved")
    return item_id, only_event(desk)[0]


class TestOneEntry:
    def test_an_imported_change(self, desk: Desk, ada: User, pair: tuple[int, str]) -> None:
        item_id, remote_id = pair
        change_event(desk, remote_id, subject="Moved", start=datetime(2026, 12, 2, 9), end=datetime(2026, 12, 2, 10))
        desk.run()
        plan = prepared(requests.undo_entry(last(desk, "update")))
        assert actions(plan) == [("here", "update")]
        assert desk.item(item_id).subject == "Moved"  # a plan moves nothing
        execute(desk, plan, ada)
        assert (desk.item(item_id).subject, desk.item(item_id).start) == ("Visit", an_event().details.start)
        assert only_event(desk)[1].details.subject == "Moved"  # what somebody did there is left alone
        desk.assert_quiet()
        entry = desk.entries()[-1]
        assert (entry.direction, entry.action) == ("in", "update")
        assert sentence(entry.reason).startswith("you undid run ")
        assert desk.last_run().trigger in {"undo", *AUTOMATIC_CHECKS}

    def test_a_sent_change(self, desk: Desk, ada: User, pair: tuple[int, str]) -> None:
        item_id, _ = pair
        desk.edit(item_id, subject="Moved", show_as="free")
        desk.run("item_saved")
        undo(desk, last(desk, "update"), ada)
        assert only_event(desk)[1].details.subject == "Visit"
        assert only_event(desk)[1].details.show_as == "busy"
        assert desk.item(item_id).subject == "Moved"
        write = desk.calendar.writes[-1]
        assert isinstance(write, Update) and write.version_tag is not None  # conditional

    def test_later_changes_of_an_undone_pair_are_synced_both_ways(
        self, desk: Desk, ada: User, pair: tuple[int, str]
    ) -> None:
        item_id, remote_id = pair
        change_event(desk, remote_id, subject="Moved")
        desk.run()
        undo(desk, last(desk, "update"), ada)
        desk.edit(item_id, location="Gate 3")
        desk.run("item_saved")
        assert only_event(desk)[1].details.location == "Gate 3"
        assert only_event(desk)[1].details.subject == "Moved"
        change_event(desk, remote_id, description="Bring toner")
        desk.run()
        assert desk.item(item_id).description == "Bring toner"
        assert desk.item(item_id).subject == "Visit"
        desk.assert_quiet()

    def test_an_imported_item(self, desk: Desk, ada: User) -> None:
        desk.calendar.put("theirs", an_event("Theirs"))
        desk.run()
        undo(desk, last(desk, "create"), ada)
        assert desk.items() == []
        assert desk.subjects_there() == ["Theirs"]  # and it is not imported again
        desk.set(retrieve=True, retrieve_past="1y", retrieve_future="1y")
        desk.manual()
        assert desk.items() == []
        desk.calendar.cursor_expired = True
        desk.run()
        assert desk.items() == []

    def test_an_item_whose_event_was_deleted_on_the_linked_calendar(
        self, desk: Desk, ada: User, pair: tuple[int, str]
    ) -> None:
        item_id, remote_id = pair
        desk.calendar.remove(remote_id)
        desk.run()
        assert desk.items() == []
        undo(desk, last(desk, "delete"), ada)
        assert [item.id for item in desk.items()] == [item_id]
        assert desk.calendar.events == {}
        (link,) = desk.links()
        assert (link.state, link.remote_id) == ("detached", remote_id)
        service.send_again(link)
        desk.run("item_saved")
        assert desk.subjects_there() == ["Visit"]
        desk.assert_quiet()

    def test_an_event_that_was_sent(self, desk: Desk, ada: User, pair: tuple[int, str]) -> None:
        item_id, _ = pair
        undo(desk, last(desk, "create"), ada)
        assert desk.calendar.events == {}
        assert isinstance(desk.calendar.writes[-1], Delete)
        assert [item.id for item in desk.items()] == [item_id]
        desk.edit(item_id, subject="Still mine")
        desk.run("item_saved")
        desk.manual(send=True, send_past="1y", send_future="1y")
        assert desk.calendar.events == {}
        service.send_again(desk.links()[0])
        desk.run("item_saved")
        assert desk.subjects_there() == ["Still mine"]
        desk.assert_quiet()

    def test_an_event_that_was_removed_because_its_item_was(self, desk: Desk, ada: User, pair: tuple[int, str]) -> None:
        item_id, _ = pair
        desk.trash(item_id)
        desk.run("item_saved")
        assert desk.calendar.events == {}
        undo(desk, last(desk, "delete"), ada)
        assert desk.subjects_there() == ["Visit"]
        assert desk.items() == []  # the person removed it, and that stays
        desk.edit(item_id, trashed_at=None)
        desk.run("item_saved")
        service.send_again(desk.links()[0])
        desk.run("item_saved")
        assert desk.subjects_there() == ["Visit"]  # the same one, not a second
        desk.assert_quiet()

    def test_a_deletion_that_lost_against_an_edit(self, desk: Desk, ada: User, pair: tuple[int, str]) -> None:
        item_id, remote_id = pair
        desk.trash(item_id)
        change_event(desk, remote_id, subject="Needed")
        desk.run()
        assert desk.item(item_id).subject == "Needed"
        undo(desk, last(desk, "restore"), ada)
        assert desk.items() == []
        assert desk.subjects_there() == ["Needed"]

    def test_an_undo_can_be_undone(self, desk: Desk, ada: User, pair: tuple[int, str]) -> None:
        item_id, remote_id = pair
        change_event(desk, remote_id, subject="Moved")
        desk.run()
        undo(desk, last(desk, "update"), ada)
        assert desk.item(item_id).subject == "Visit"
        undo(desk, last(desk, "update"), ada)
        assert desk.item(item_id).subject == "Moved"
        undo(desk, last(desk, "create", "out"), ada)
        assert actions(desk_plans()[-1]) == [("none", "skip")]  # it was changed there since

    def test_undoing_the_undo_of_a_sent_item_writes_it_again(
        self, desk: Desk, ada: User, pair: tuple[int, str]
    ) -> None:
        undo(desk, last(desk, "create"), ada)
        undo(desk, last(desk, "delete"), ada)
        assert desk.subjects_there() == ["Visit"]
        assert isinstance(desk.calendar.writes[-1], Create)
        service.send_again(desk.links()[0])
        desk.run("item_saved")
        assert desk.links()[0].state == "live"
        assert desk.subjects_there() == ["Visit"]
        desk.assert_quiet()

    def test_a_date_and_a_rule_of_a_series(self, desk: Desk, ada: User) -> None:
        series = an_event("Round", rrule="FREQ=DAILY;COUNT=5")
        item_id = desk.add_item(series)
        desk.run("item_saved")
        day = datetime(2026, 12, 3, 9)
        item = desk.item(item_id)
        item.rrule, item.exdates = "FREQ=DAILY;COUNT=9", ["2026-12-02T09:00:00"]
        override = {"subject": "Other", "start": day, "end": day.replace(hour=10), "zone": "Europe/Berlin"}
        item.overrides = [ItemOverride(original_start=day, **override)]
        item.updated_at = utc_now()
        db.session.commit()
        desk.run("item_saved")
        undo(desk, last(desk, "update"), ada)
        assert only_event(desk)[1] == series


def desk_plans() -> list[Preview]:
    return list(db.session.scalars(select(Preview).order_by(Preview.id)))


class TestWork:
    def test_the_imported_time_of_a_call(self, desk: Desk, ada: User) -> None:
        desk.set(kinds=["service_call"])
        item_id = plan_work("service_call", ada)
        desk.run("item_saved")
        remote_id, _ = only_event(desk)
        change_event(desk, remote_id, start=NINE.replace(hour=14), end=NINE.replace(hour=15))
        desk.run()
        assert desk.item(item_id).start.hour == 14
        undo(desk, last(desk, "update"), ada)
        assert desk.item(item_id).start == NINE

    def test_the_task_of_an_item_is_updated(self, desk: Desk, ada: User) -> None:
        desk.set(kinds=["task"])
        item_id = plan_task(ada)
        desk.run("item_saved")
        remote_id, event = only_event(desk)
        change_event(desk, remote_id, subject=event.details.subject.replace("toner", "ink"))
        desk.run()
        task = db.session.scalars(select(Task).where(Task.item_id == item_id)).one()
        assert task.title == "Order ink"
        undo(desk, last(desk, "update"), ada)
        db.session.refresh(task)
        assert task.title == "Order toner"


class TestWhatChangedSince:
    def test_a_person_changed_it_in_my_calendar(self, desk: Desk, pair: tuple[int, str]) -> None:
        item_id, remote_id = pair
        change_event(desk, remote_id, subject="Moved")
        desk.run()
        desk.edit(item_id, subject="Mine")
        (step,) = steps(prepared(requests.undo_entry(last(desk, "update"))))
        assert (step.action, sentence(step.reason)) == ("skip", CHANGED_HERE)

    def test_a_person_changed_it_on_the_linked_calendar(self, desk: Desk, pair: tuple[int, str]) -> None:
        item_id, remote_id = pair
        desk.edit(item_id, subject="Moved")
        desk.run("item_saved")
        change_event(desk, remote_id, subject="Theirs")
        (step,) = steps(prepared(requests.undo_entry(last(desk, "update"))))
        assert (step.action, sentence(step.reason)) == ("skip", CHANGED_THERE)

    def test_a_change_between_the_preview_and_its_run_is_kept_and_explained(
        self, desk: Desk, ada: User, pair: tuple[int, str]
    ) -> None:
        item_id, remote_id = pair
        change_event(desk, remote_id, subject="Moved")
        desk.run()
        desk.edit(item_id, location="Gate 3")
        desk.run("item_saved")
        plans_made = [prepared(requests.undo_entry(last(desk, "update", direction))) for direction in ("in", "out")]
        db.session.execute(select(Preview))
        for plan in plans_made:
            plan.state = "ready"  # the second had replaced the first
        db.session.commit()
        desk.edit(item_id, subject="Mine")
        change_event(desk, remote_id, location="Theirs")
        for plan in plans_made:
            service.execute_preview(plan, by=ada)
        desk.run("undo")
        (here,), (there,) = steps(plans_made[0]), steps(plans_made[1])
        assert (here.outcome, sentence(here.explanation)) == ("differs", f"It was left alone: {CHANGED_HERE}.")
        assert (there.outcome, sentence(there.explanation)) == ("differs", f"It was left alone: {CHANGED_THERE}.")
        assert desk.item(item_id).subject == "Mine"
        assert only_event(desk)[1].details.location == "Theirs"
        desk.assert_quiet()

    def test_changes_of_other_fields_survive_an_undo_on_the_linked_calendar(
        self, desk: Desk, ada: User, pair: tuple[int, str]
    ) -> None:
        item_id, remote_id = pair
        desk.edit(item_id, subject="Moved")
        desk.run("item_saved")
        plan = prepared(requests.undo_entry(last(desk, "update")))
        change_event(desk, remote_id, location="Theirs")
        execute(desk, plan, ada)
        event = only_event(desk)[1]
        assert (event.details.subject, event.details.location) == ("Visit", "Theirs")
        assert (desk.item(item_id).subject, desk.item(item_id).location) == ("Moved", "Theirs")
        desk.assert_quiet()

    def test_a_waiting_change_survives_an_undo_in_my_calendar(
        self, desk: Desk, ada: User, pair: tuple[int, str]
    ) -> None:
        item_id, remote_id = pair
        change_event(desk, remote_id, subject="Moved")
        desk.run()
        plan = prepared(requests.undo_entry(last(desk, "update")))
        desk.edit(item_id, location="Gate 3")
        execute(desk, plan, ada)
        assert (desk.item(item_id).subject, desk.item(item_id).location) == ("Visit", "Gate 3")
        event = only_event(desk)[1]
        assert (event.details.subject, event.details.location) == ("Moved", "Gate 3")
        desk.assert_quiet()

    def test_an_earlier_undo_is_named(self, desk: Desk, ada: User, pair: tuple[int, str]) -> None:
        _, remote_id = pair
        change_event(desk, remote_id, subject="Moved")
        desk.run()
        entry = last(desk, "update")
        undo(desk, entry, ada)
        (step,) = steps(prepared(requests.undo_entry(entry)))
        assert sentence(step.reason) == "it has already been undone"

    def test_an_item_that_exists_again_is_not_restored(self, desk: Desk, ada: User, pair: tuple[int, str]) -> None:
        _, remote_id = pair
        held = desk.calendar.events[remote_id]
        desk.calendar.remove(remote_id)
        desk.run()
        plan = prepared(requests.undo_entry(last(desk, "delete")))
        desk.calendar.put(remote_id, held.event)
        desk.run()
        execute(desk, plan, ada)
        assert len(desk.items()) == 1
        assert sentence(steps(plan)[0].explanation) == "It was left alone: it is already there again."
        desk.assert_quiet()

    def test_an_event_that_the_service_does_not_answer_for_is_left_alone(
        self, desk: Desk, pair: tuple[int, str]
    ) -> None:
        _, remote_id = pair
        desk.calendar.silent_about = {remote_id}
        (step,) = steps(prepared(requests.undo_entry(last(desk, "create"))))
        assert sentence(step.reason) == "the linked calendar did not answer"

    def test_an_event_that_the_service_does_not_answer_for_during_execution_is_left_alone(
        self, desk: Desk, ada: User, pair: tuple[int, str]
    ) -> None:
        _, remote_id = pair
        plan = prepared(requests.undo_entry(last(desk, "create")))
        assert actions(plan) == [("there", "delete")]
        desk.calendar.silent_about = {remote_id}
        plan = execute(desk, plan, ada)
        assert sentence(steps(plan)[0].explanation) == "It was left alone: the linked calendar did not answer."
        assert only_event(desk)[0] == remote_id
        assert desk.links()[0].state == "live"

    def test_an_item_that_is_being_sent_during_execution_is_left_alone(
        self, desk: Desk, ada: User, pair: tuple[int, str]
    ) -> None:
        """A create whose answer was lost blocks the undo on both sides."""
        item_id, remote_id = pair
        change_event(desk, remote_id, subject="Moved")
        desk.run()
        desk.edit(item_id, location="Quay 5")
        desk.run("item_saved")
        plan = prepared(requests.undo_since(desk.integration, utc_now() - timedelta(hours=1)))
        assert {("here", "update"), ("there", "update")} < set(actions(plan))
        desk.links()[0].state = "pending"
        db.session.commit()
        writes = len(desk.calendar.writes)
        plan = execute(desk, plan, ada)
        explained = {sentence(step.explanation) for step in steps(plan) if step.side != "none"}
        assert explained == {"It was left alone: it is being sent just now."}
        assert len(desk.calendar.writes) == writes
        assert (desk.item(item_id).subject, desk.item(item_id).location) == ("Moved", "Quay 5")

    def test_an_item_that_no_longer_exists_is_reported(self, desk: Desk, pair: tuple[int, str]) -> None:
        item_id, remote_id = pair
        desk.calendar.remove(remote_id)
        desk.run()
        entry = last(desk, "delete")
        db.session.delete(desk.item(item_id))
        db.session.commit()
        (step,) = steps(prepared(requests.undo_entry(entry)))
        assert sentence(step.reason) == "it is gone"

    def test_a_refused_step_is_explained_and_blocks_no_other(
        self, desk: Desk, ada: User, pair: tuple[int, str]
    ) -> None:
        desk.calendar.refuse = lambda write: "It has guests." if isinstance(write, Delete) else None
        plan = prepared(requests.undo_entry(last(desk, "create")))
        plan = execute(desk, plan, ada)
        assert plan.state == "done"
        assert sentence(steps(plan)[0].explanation) == "It was left alone: It has guests."
        assert desk.links()[0].state == "live"
        assert db.session.scalars(select(Quarantine)).all() == []
        assert last(desk, "delete").outcome == "failed"


class TestManyAtOnce:
    def send(self, desk: Desk, count: int) -> Run:
        for number in range(count):
            desk.add_item(an_event(f"Sent {number}"))
        desk.run("item_saved")
        return desk.last_run()

    def receive(self, desk: Desk, count: int) -> Run:
        for number in range(count):
            desk.calendar.put(f"e{number}", an_event(f"Received {number}"))
        desk.run()
        return desk.last_run()

    def test_a_run_that_sent_thirty(self, desk: Desk, ada: User) -> None:
        plan = prepared(requests.undo_run(self.send(desk, 30)))
        assert actions(plan) == [("there", "delete")] * 30
        assert desk.calendar.events.keys() == {link.remote_id for link in desk.links()}
        plan = execute(desk, plan, ada)
        assert desk.calendar.events == {}
        assert len(desk.items()) == 30
        assert {step.outcome for step in steps(plan)} == {"as_planned"}
        run = db.session.get_one(Run, plan.run_id)
        assert (run.trigger, run.counts, run.result) == ("undo", {"out.delete": 30}, "ok")
        desk.assert_quiet()
        entries = len(desk.entries())
        desk.run()
        assert len(desk.entries()) == entries  # and nothing more is said about it

    def test_a_run_that_imported_thirty(self, desk: Desk, ada: User) -> None:
        plan = prepared(requests.undo_run(self.receive(desk, 30)))
        assert actions(plan) == [("here", "delete")] * 30
        execute(desk, plan, ada)
        assert desk.items() == []
        assert len(desk.calendar.events) == 30
        desk.assert_quiet()

    def test_only_approved_steps_are_executed(self, desk: Desk, ada: User) -> None:
        plan = prepared(requests.undo_run(self.send(desk, 3)))
        kept = steps(plan)[1]
        previews.choose(plan, PreviewEntry.id == kept.id, included=False)
        plan = execute(desk, plan, ada)
        assert desk.subjects_there() == [kept.subject]
        assert [step.outcome for step in steps(plan)] == ["as_planned", "left_out", "as_planned"]
        desk.assert_quiet()

    def test_entries_that_people_changed_since_are_listed_with_a_reason(self, desk: Desk, ada: User) -> None:
        run = self.send(desk, 3)
        remote_id = next(iter(desk.calendar.events))
        change_event(desk, remote_id, subject="Theirs")
        plan = prepared(requests.undo_run(run))
        assert sorted(actions(plan)) == [("none", "skip"), ("there", "delete"), ("there", "delete")]
        execute(desk, plan, ada)
        assert desk.subjects_there() == ["Theirs"]
        desk.assert_quiet()

    def test_everything_since_a_moment_on_both_sides(self, desk: Desk, ada: User) -> None:
        self.send(desk, 2)
        (first, second) = (item.id for item in desk.items())
        of_item = {link.item_id: link.remote_id for link in desk.links()}
        moment = utc_now()
        desk.edit(first, subject="Edited")
        desk.run("item_saved")
        desk.edit(first, subject="Edited twice")
        desk.run("item_saved")
        change_event(desk, of_item[second], subject="Theirs")
        desk.run()
        desk.calendar.put("new", an_event("New"))
        desk.run()
        plan = prepared(requests.undo_since(desk.integration, moment))
        assert sorted(actions(plan)) == [("here", "delete"), ("here", "update"), ("there", "update")]
        edits = next(step for step in steps(plan) if step.side == "there")
        assert edits.after == {"subject": "Sent 0"}
        assert "undoes runs " in sentence(edits.reason)
        execute(desk, plan, ada)
        assert desk.calendar.events[of_item[first]].event.details.subject == "Sent 0"
        assert [item.subject for item in desk.items()] == ["Edited twice", "Sent 1"]
        desk.assert_quiet()

    def test_without_entries_the_preview_is_empty(self, desk: Desk) -> None:
        assert steps(prepared(requests.undo_since(desk.integration, utc_now()))) == []

    def test_a_pair_that_was_only_matched_is_listed_with_a_reason(self, desk: Desk, pair: tuple[int, str]) -> None:
        for link in desk.links():
            db.session.delete(link)
        desk.set(retrieve=True, retrieve_past="1y", retrieve_future="1y")
        desk.manual()
        (step,) = steps(prepared(requests.undo_run(desk.last_run())))
        assert "were linked" in sentence(step.reason)


class TestLife:
    def test_a_new_preview_replaces_one_that_nobody_decided_about(self, desk: Desk, pair: tuple[int, str]) -> None:
        first = prepared(requests.undo_entry(last(desk, "create")))
        second = prepared(requests.undo_entry(last(desk, "create")))
        assert db.session.get_one(Preview, first.id, populate_existing=True).state == "dropped"
        assert second.state == "ready"

    def test_it_neither_drops_nor_executes_previews_of_another_purpose(
        self, desk: Desk, ada: User, pair: tuple[int, str]
    ) -> None:
        other = prepared(previews.request(desk.integration, "sync_now"))
        plan = prepared(requests.undo_entry(last(desk, "create")))
        execute(desk, plan, ada)
        assert db.session.get_one(Preview, other.id, populate_existing=True).state != "dropped"

    def test_an_approval_enqueues_a_run_and_a_lost_job_is_enqueued_again(
        self, desk: Desk, ada: User, pair: tuple[int, str], redis: Redis
    ) -> None:
        plan = prepared(requests.undo_entry(last(desk, "create")))
        redis.flushall()
        service.execute_preview(plan, by=ada)
        service.execute_preview(plan, by=ada)
        assert waiting(redis) == [(desk.integration_id, "undo")]
        assert lanes.LANE_OF["undo"] == "now"
        redis.flushall()
        db.session.execute(text("UPDATE plans SET decided_at = '2026-01-01 00:00:00'"))
        db.session.commit()
        due.enqueue_due_work()
        assert (desk.integration_id, "undo") in waiting(redis)

    def test_without_a_connection_it_is_refused_with_a_sentence(self, desk: Desk) -> None:
        assert requests.refusal(desk.integration) is None
        desk.set(active=False)
        assert "switched off" in (requests.refusal(desk.integration) or "")
        desk.set(active=True)
        desk.integration.account.authorization_lost_at = utc_now()
        assert "not connected" in (requests.refusal(desk.integration) or "")

    def test_a_preview_is_dropped_if_the_integration_is_switched_off_meanwhile(
        self, desk: Desk, pair: tuple[int, str]
    ) -> None:
        plan = requests.undo_entry(last(desk, "create"))
        desk.set(active=False)
        assert prepared(plan).state == "dropped"

    def test_an_unavailable_service_is_reported_and_the_undo_can_be_asked_for_again(
        self, desk: Desk, pair: tuple[int, str]
    ) -> None:
        desk.calendar.error = TransientError(words("The server is away."))
        plan = prepared(requests.undo_entry(last(desk, "create")))
        assert (plan.state, sentence(plan.reason)) == ("failed", "The server is away.")


class Killed(BaseException):
    """The worker dies."""


class TestInterrupted:
    """Interruptions: nothing is lost and nothing is undone twice."""

    def kill_after(self, desk: Desk, number: int) -> None:
        def die(_write: Write) -> None:
            nonlocal number
            number -= 1
            if number == 0:
                raise Killed

        desk.calendar.after_write = die

    def revive(self, desk: Desk) -> None:
        desk.calendar.after_write = lambda _write: None
        # As after a dead process: its lease is taken over.
        db.session.rollback()
        db.session.execute(text("UPDATE leases SET holder = NULL, expires_at = NULL"))
        db.session.commit()

    @pytest.mark.parametrize("resumed_by", ["undo", "sweep", "item_saved", "manual"])
    @pytest.mark.parametrize("kind", ["update", "delete", "create"])
    def test_a_write_whose_result_was_not_stored_is_recognised(
        self, desk: Desk, ada: User, kind: str, resumed_by: str
    ) -> None:
        ids = [desk.add_item(an_event(f"Sent {number}")) for number in range(3)]
        desk.run("item_saved")
        for item_id in ids if kind == "update" else ():
            desk.edit(item_id, subject="Edited")
        for item_id in ids if kind == "create" else ():
            desk.trash(item_id)
        desk.run("item_saved")
        plan = prepared(requests.undo_run(desk.last_run()))
        service.execute_preview(plan, by=ada)
        self.kill_after(desk, 2)
        with pytest.raises(Killed):
            desk.run("undo")
        self.revive(desk)
        if resumed_by == "manual":
            desk.set(manual_requested_at=utc_now())
        desk.run(resumed_by)
        plan = db.session.get_one(Preview, plan.id, populate_existing=True)
        assert plan.state == "done"
        assert {step.outcome for step in steps(plan)} == {"as_planned"}
        expected = {"update": ["Sent 0", "Sent 1", "Sent 2"], "delete": [], "create": ["Sent 0", "Sent 1", "Sent 2"]}
        assert desk.subjects_there() == expected[kind]
        here = [item.subject for item in desk.items()]
        assert here == {"update": ["Edited"] * 3, "delete": ["Sent 0", "Sent 1", "Sent 2"], "create": []}[kind]
        written = [write.remote_id for write in desk.calendar.writes[-3:]]
        assert len(set(written)) == 3
        assert [run.result for run in db.session.scalars(select(Run).where(Run.trigger == "undo"))] == ["ok"]
        desk.assert_quiet()

    def test_lost_answers_are_looked_up(self, desk: Desk, ada: User, pair: tuple[int, str]) -> None:
        plan = prepared(requests.undo_entry(last(desk, "create")))
        desk.calendar.lose_answers = True
        plan = execute(desk, plan, ada)
        assert (plan.state, sentence(plan.reason)) == ("approved", "The server did not answer in time.")
        desk.calendar.lose_answers = False
        desk.run("sweep")
        assert db.session.get_one(Preview, plan.id, populate_existing=True).state == "done"
        assert len(desk.items()) == 1  # its event is gone because of us, so the item stays
        desk.assert_quiet()

    def test_nothing_else_is_done_while_an_undo_cannot_continue(
        self, desk: Desk, ada: User, pair: tuple[int, str]
    ) -> None:
        item_id, _ = pair
        plan = prepared(requests.undo_entry(last(desk, "create")))
        desk.calendar.lose_answers = True
        execute(desk, plan, ada)
        desk.calendar.error = AuthorizationLost(words("no"))
        desk.run("sweep")
        assert not desk.item(item_id).is_removed
        desk.calendar.error, desk.calendar.lose_answers = None, False
        desk.integration.account.authorization_lost_at = None
        desk.run("sweep")
        assert not desk.item(item_id).is_removed
        desk.assert_quiet()

    def test_a_programming_error_ends_it_and_blocks_nothing_else(
        self, desk: Desk, ada: User, pair: tuple[int, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        plan = prepared(requests.undo_entry(last(desk, "create")))
        service.execute_preview(plan, by=ada)

        def fail(*_: object) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr("webapp.sync.undo.execute._Page.execute", fail)
        with pytest.raises(ZeroDivisionError):
            desk.run("undo")
        assert db.session.get_one(Preview, plan.id, populate_existing=True).state == "failed"
        desk.edit(pair[0], subject="Goes on")
        desk.run("item_saved")
        assert desk.subjects_there() == ["Goes on"]

    def test_a_long_undo_is_interrupted_and_resumed_as_the_same_run(
        self, desk: Desk, ada: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("webapp.sync.undo.execute.PAGE", 10)
        for number in range(25):
            desk.calendar.put(f"e{number}", an_event(f"Received {number}"))
        desk.run()
        plan = prepared(requests.undo_run(desk.last_run()))
        service.execute_preview(plan, by=ada)
        waits = iter([1, 1, 0, 0, 0])
        monkeypatch.setattr("webapp.queues.lanes.waiting", lambda *_, **__: next(waits, 0))
        for left in (15, 5, 0):
            desk.run("undo")
            assert len(desk.items()) == left
        runs = db.session.scalars(select(Run).where(Run.trigger == "undo")).all()
        assert [(run.result, run.counts) for run in runs] == [("ok", {"in.delete": 25})]
        desk.assert_quiet()


def test_an_undo_in_my_calendar_is_synced_to_the_persons_other_calendars(
    make_desk: Callable[..., Desk], ada: User
) -> None:
    one, other = make_desk(), make_desk(kinds=["appointment"])
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
    make_desk: Callable[..., Desk], ada: User, ben: User
) -> None:
    mine, theirs = make_desk(), make_desk(owner=ben)
    for desk in (mine, theirs):
        desk.add_item(an_event("Visit"))
        desk.run("item_saved")
    plan = prepared(
        requests.undo_since(
            db.session.get_one(Integration, theirs.integration_id), datetime.min.replace(tzinfo=utc_now().tzinfo)
        )
    )
    execute(theirs, plan, ben)
    assert theirs.calendar.events == {}
    assert mine.subjects_there() == ["Visit"]
    assert {link.state for link in db.session.scalars(select(Link))} == {"live", "detached"}
