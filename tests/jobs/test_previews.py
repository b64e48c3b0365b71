"""A preview shows what a manual run would do; the run does what was shown, or differences are explained."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from redis import Redis
from rq.job import Job
from sqlalchemy import func, select, true, update

from emulators.reasons import words
from tests.jobs import conftest
from tests.jobs.conftest import SyncScenario
from tests.jobs.histories.history_machine import Crash
from tests.jobs.service_desk import NINE
from webapp.accounts.models import User
from webapp.connectors.errors import TransientError
from webapp.connectors.event import Event
from webapp.database import utc_now
from webapp.extensions import db
from webapp.reason_texts import paragraph, sentence
from webapp.sync import jobs, service
from webapp.sync.linked_accounts import authorization
from webapp.sync.models import Lease, Preview, PreviewEntry
from webapp.sync.status.integrations import statuses
from webapp.sync.store import previews

EVERYTHING = {"retrieve": True, "retrieve_past": "1y", "retrieve_future": "1y"} | {
    "send": True,
    "send_past": "1y",
    "send_future": "1y",
}
SOON = NINE


def an_event(subject: str, start: datetime = SOON, **fields: object) -> Event:
    """An event within the ranges of a manual run."""
    return conftest.an_event(subject, start, **fields)


def make_preview(scenario: SyncScenario, purpose: str = "sync_now") -> Preview:
    preview = previews.request(scenario.integration, purpose)
    jobs.work_out_preview(preview.id)
    db.session.rollback()
    return db.session.get_one(Preview, preview.id, populate_existing=True)


def entries(preview: Preview) -> list[PreviewEntry]:
    return list(
        db.session.scalars(select(PreviewEntry).where(PreviewEntry.preview_id == preview.id).order_by(PreviewEntry.id))
    )


def actions(preview: Preview) -> list[tuple[str, str, str]]:
    return sorted((entry.side, entry.action, entry.subject) for entry in entries(preview))


def execute(scenario: SyncScenario, preview: Preview, ada: User) -> None:
    service.execute_preview(preview, by=ada)
    scenario.run("manual")


def crash(scenario: SyncScenario, trigger: str) -> None:
    """Let a run die before it writes anything there."""

    def die(_write: object) -> None:
        raise Crash

    scenario.calendar.before_write = die
    with pytest.raises(Crash):
        scenario.run(trigger)
    scenario.calendar.before_write = lambda _write: None
    db.session.rollback()


def everything(scenario: SyncScenario) -> dict[str, object]:
    """All rows of all tables but those of previews, and all that was written to the linked calendar."""
    db.session.rollback()
    tables = [table for table in db.metadata.sorted_tables if table.name not in {"plans", "planned_entries"}]
    rows = {table.name: [tuple(row) for row in db.session.execute(table.select())] for table in tables}
    db.session.rollback()
    return {**rows, "writes": list(scenario.calendar.writes), "events": dict(scenario.calendar.events)}


@pytest.fixture
def both_sides_changed(scenario: SyncScenario) -> SyncScenario:
    """Both sides have changed: every part of a run has something to do."""
    scenario.set(**EVERYTHING)
    for number in range(3):
        scenario.add_item(an_event(f"Paired {number}", SOON + timedelta(days=number)))
    scenario.run("item_saved")
    scenario.calendar.put("new-there", an_event("New there", SOON + timedelta(days=10)))
    scenario.calendar.put("same", an_event("On both sides", SOON + timedelta(days=11)))
    scenario.set(cursor=str(len(scenario.calendar.history)))
    scenario.add_item(an_event("On both sides", SOON + timedelta(days=11)))
    db.session.execute(db.metadata.tables["marks"].delete())
    db.session.commit()
    scenario.add_item(an_event("New here", SOON + timedelta(days=12)))
    first, second, third = scenario.links()
    scenario.edit(first.item_id, subject="Edited here")
    held = scenario.calendar.events[second.remote_id]
    scenario.calendar.put(second.remote_id, an_event("Edited there", held.event.details.start))
    scenario.calendar.remove(third.remote_id)
    return scenario


def test_a_preview_writes_nothing_anywhere(both_sides_changed: SyncScenario) -> None:
    before = everything(both_sides_changed)
    preview = make_preview(both_sides_changed)
    assert preview.state == "ready"
    assert everything(both_sides_changed) == before


def test_a_preview_shows_every_step_with_side_and_reason(both_sides_changed: SyncScenario) -> None:
    preview = make_preview(both_sides_changed)
    assert actions(preview) == [
        ("here", "create", "New there"),
        ("here", "delete", "Paired 2"),
        ("here", "update", "Paired 1"),
        ("none", "adopt", "On both sides"),
        ("there", "create", "New here"),
        ("there", "update", "Edited here"),
    ]
    assert all(entry.reason for entry in entries(preview))


def test_what_runs_is_what_was_shown(both_sides_changed: SyncScenario, ada: User) -> None:
    preview = make_preview(both_sides_changed)
    shown = actions(preview)
    execute(both_sides_changed, preview, ada)
    sides = {"in": "here", "out": "there", "none": "none"}
    run_id = db.session.get_one(Preview, preview.id, populate_existing=True).run_id
    done = [entry for entry in both_sides_changed.entries() if entry.run_id == run_id]
    assert sorted((sides[entry.direction], entry.action, entry.subject) for entry in done) == shown
    assert preview.state == "done"
    assert [entry.outcome for entry in entries(preview)] == ["as_planned"] * len(shown)
    both_sides_changed.assert_quiet()


@pytest.mark.parametrize("is_known", [True, False], ids=["known here", "not known here yet"])
def test_a_preview_lists_writes_that_would_be_refused(scenario: SyncScenario, ada: User, is_known: bool) -> None:
    scenario.set(**EVERYTHING)
    item_id = scenario.add_item(an_event("Visit"))
    scenario.run("item_saved")
    [link] = scenario.links()
    scenario.calendar.invite(link.remote_id)
    if is_known:
        scenario.run()
    scenario.edit(item_id, subject="Edited here")
    preview = make_preview(scenario)
    assert actions(preview) == [("none", "quarantine", "Edited here")]
    assert "It has guests" in sentence(entries(preview)[0].reason)
    execute(scenario, preview, ada)
    assert [entry.outcome for entry in entries(preview)] == ["as_planned"]
    assert [entry.action for entry in scenario.entries()].count("quarantine") == 1  # not once for every stage
    assert scenario.calendar.outbox == []


# What was left out


def leave_out(preview: Preview, subject: str) -> None:
    previews.choose(preview, PreviewEntry.subject == subject, included=False)


def test_what_was_left_out_stays_as_it_is_on_both_sides(both_sides_changed: SyncScenario, ada: User) -> None:
    preview = make_preview(both_sides_changed)
    previews.choose(preview, true(), included=False)
    items = {item.id: item.version for item in both_sides_changed.items()}
    events, writes = dict(both_sides_changed.calendar.events), len(both_sides_changed.calendar.writes)
    execute(both_sides_changed, preview, ada)
    assert {item.id: item.version for item in both_sides_changed.items()} == items
    assert both_sides_changed.calendar.events == events
    assert {entry.outcome for entry in entries(preview)} == {"left_out"}
    both_sides_changed.assert_quiet()
    assert len(both_sides_changed.calendar.writes) == writes


def test_what_was_left_out_moves_again_when_it_changes_later(both_sides_changed: SyncScenario, ada: User) -> None:
    preview = make_preview(both_sides_changed)
    leave_out(preview, "Edited here")
    leave_out(preview, "Paired 1")
    execute(both_sides_changed, preview, ada)
    first, second = both_sides_changed.links()[:2]
    both_sides_changed.edit(first.item_id, location="Hall")
    held = both_sides_changed.calendar.events[second.remote_id].event
    both_sides_changed.calendar.put(second.remote_id, replace(held, details=replace(held.details, location="Quay")))
    both_sides_changed.run("sweep")
    there = both_sides_changed.calendar.events[first.remote_id].event.details
    assert (there.subject, there.location) == ("Paired 0", "Hall")
    here = both_sides_changed.item(second.item_id)
    assert (here.subject, here.location) == ("Paired 1", "Quay")


def test_an_edit_after_it_was_left_out_is_a_new_wish(both_sides_changed: SyncScenario, ada: User) -> None:
    preview = make_preview(both_sides_changed)
    leave_out(preview, "Edited here")
    first = both_sides_changed.links()[0]
    both_sides_changed.edit(first.item_id, subject="Edited again")
    execute(both_sides_changed, preview, ada)
    assert both_sides_changed.calendar.events[first.remote_id].event.details.subject == "Edited again"
    [entry] = [entry for entry in entries(preview) if entry.subject == "Edited here"]
    assert entry.outcome == "differs"
    assert "changed after you had left it out" in sentence(entry.explanation)


def test_a_conflict_that_was_left_out_stays_on_both_sides(scenario: SyncScenario, ada: User) -> None:
    scenario.set(**EVERYTHING)
    item_id = scenario.add_item(an_event("Visit"))
    scenario.run("item_saved")
    [link] = scenario.links()
    scenario.calendar.put(link.remote_id, an_event("There"))
    scenario.edit(item_id, subject="Here")
    preview = make_preview(scenario)
    assert ("there", "conflict", "Here") in actions(preview)
    previews.choose(preview, true(), included=False)
    execute(scenario, preview, ada)
    assert (scenario.item(item_id).subject, scenario.subjects_there()) == ("Here", ["There"])
    scenario.assert_quiet()
    assert (scenario.item(item_id).subject, scenario.subjects_there()) == ("Here", ["There"])


def test_a_removal_that_was_left_out_parts_the_pair(scenario: SyncScenario, ada: User) -> None:
    scenario.set(**EVERYTHING)
    item_id = scenario.add_item(an_event("Visit"))
    scenario.run("item_saved")
    scenario.trash(item_id)
    preview = make_preview(scenario)
    assert actions(preview) == [("there", "delete", "Visit")]
    previews.choose(preview, true(), included=False)
    execute(scenario, preview, ada)
    assert scenario.subjects_there() == ["Visit"]
    assert [link.state for link in scenario.links()] == ["detached"]


def test_a_run_of_which_nobody_saw_a_preview_keeps_to_what_was_left_out(scenario: SyncScenario, ada: User) -> None:
    """Cronofy's notice that it has read all of a mailbox starts one."""
    scenario.set(**EVERYTHING)
    for subject in ("Wanted there", "Unwanted there"):
        scenario.calendar.put(subject, an_event(subject))
    for subject in ("Wanted here", "Unwanted here"):
        scenario.add_item(an_event(subject))
    db.session.execute(db.metadata.tables["marks"].delete())
    db.session.commit()
    preview = make_preview(scenario, "first_run")
    leave_out(preview, "Unwanted there")
    leave_out(preview, "Unwanted here")
    execute(scenario, preview, ada)
    before = [(entry.outcome, sentence(entry.explanation)) for entry in entries(preview)]
    scenario.calendar.put("Known late", an_event("Known late"))
    scenario.set(cursor=str(len(scenario.calendar.history)))  # it has no news of it
    scenario.manual()
    here = sorted(item.subject for item in scenario.items())
    assert here == ["Known late", "Unwanted here", "Wanted here", "Wanted there"]
    assert scenario.subjects_there() == ["Known late", "Unwanted there", "Wanted here", "Wanted there"]
    assert [(entry.outcome, sentence(entry.explanation)) for entry in entries(preview)] == before
    # A new preview shows it again, and who approves that has changed their mind.
    again = make_preview(scenario)
    assert actions(again) == [("here", "create", "Unwanted there"), ("there", "create", "Unwanted here")]
    execute(scenario, again, ada)
    assert len(scenario.items()) == len(scenario.subjects_there()) == 5
    scenario.assert_quiet()


# What happened since


def test_changes_after_the_preview_are_left_alone_with_a_reason(scenario: SyncScenario, ada: User) -> None:
    scenario.set(**EVERYTHING)
    scenario.calendar.put("known", an_event("Known"))
    scenario.set(cursor=str(len(scenario.calendar.history)))
    preview = make_preview(scenario)
    scenario.calendar.put("late", an_event("Late", SOON + timedelta(days=3)))
    scenario.set(cursor=str(len(scenario.calendar.history)))  # so that only the manual part of the run meets it
    execute(scenario, preview, ada)
    assert [item.subject for item in scenario.items()] == ["Known"]
    [skipped] = [entry for entry in scenario.entries() if entry.subject == "Late"]
    assert "added after the preview" in sentence(skipped.reason)
    assert ("here", "create", "Late") in actions(make_preview(scenario))


def test_ordinary_changes_since_then_are_synced_as_usual(scenario: SyncScenario, ada: User) -> None:
    scenario.set(**EVERYTHING)
    scenario.calendar.put("known", an_event("Known"))
    preview = make_preview(scenario)
    scenario.add_item(an_event("Saved meanwhile", SOON + timedelta(days=3)))
    scenario.calendar.put("new", an_event("Added meanwhile", SOON + timedelta(days=4)))
    execute(scenario, preview, ada)
    assert scenario.subjects_there() == ["Added meanwhile", "Known", "Saved meanwhile"]
    assert len(scenario.items()) == 3


def test_what_was_changed_meanwhile_is_explained(scenario: SyncScenario, ada: User) -> None:
    scenario.set(**EVERYTHING)
    scenario.calendar.put("known", an_event("Known"))
    scenario.set(cursor=str(len(scenario.calendar.history)))
    preview = make_preview(scenario)
    scenario.calendar.put("known", an_event("Known, but later", SOON + timedelta(hours=2)))
    execute(scenario, preview, ada)
    [entry] = entries(preview)
    assert entry.outcome == "differs"
    assert "changed after the preview" in sentence(entry.explanation)


def test_what_an_automatic_run_did_before_is_not_needed_any_more(both_sides_changed: SyncScenario, ada: User) -> None:
    preview = make_preview(both_sides_changed)
    both_sides_changed.run("sweep")
    execute(both_sides_changed, preview, ada)
    outcomes = {entry.subject: (entry.outcome, sentence(entry.explanation)) for entry in entries(preview)}
    assert outcomes["Edited here"] == ("not_needed", "An automatic run had already done it.")
    assert outcomes["On both sides"] == ("as_planned", "")


def test_what_is_not_there_any_more_is_not_needed(scenario: SyncScenario, ada: User) -> None:
    scenario.set(**EVERYTHING)
    item_id = scenario.add_item(an_event("Visit"))
    preview = make_preview(scenario)
    scenario.trash(item_id)
    execute(scenario, preview, ada)
    assert [(entry.outcome, sentence(entry.explanation)) for entry in entries(preview)] == [
        ("not_needed", "It is not there any more.")
    ]


def test_what_the_service_refuses_is_explained(scenario: SyncScenario, ada: User) -> None:
    scenario.set(**EVERYTHING)
    scenario.add_item(an_event("Visit"))
    preview = make_preview(scenario)
    scenario.calendar.refuse = lambda _write: "it is too large"
    execute(scenario, preview, ada)
    [entry] = entries(preview)
    assert entry.outcome == "differs"
    assert "it is too large" in sentence(entry.explanation)


# The way to a preview


def test_a_cursor_that_expired_is_no_hindrance(both_sides_changed: SyncScenario) -> None:
    shown = actions(make_preview(both_sides_changed))
    both_sides_changed.calendar.cursor_expired = True
    assert actions(make_preview(both_sides_changed)) == shown


def test_a_preview_lists_removals_that_would_need_an_approval(scenario: SyncScenario, ada: User) -> None:
    for number in range(14):
        scenario.add_item(an_event(f"Visit {number}", SOON + timedelta(days=number)))
    scenario.run("item_saved")
    for remote_id in list(scenario.calendar.events):
        scenario.calendar.remove(remote_id)
    preview = make_preview(scenario)
    assert {(entry.side, entry.action) for entry in entries(preview)} == {("here", "held")}
    assert "held until you approve them" in sentence(entries(preview)[0].reason)
    assert len(scenario.items()) == 14
    execute(scenario, preview, ada)
    assert len(scenario.items()) == 14
    assert {entry.outcome for entry in entries(preview)} == {"as_planned"}


def test_skips_have_a_reason(scenario: SyncScenario) -> None:
    scenario.set(accept_create=False)
    scenario.calendar.put("foreign", an_event("Foreign"))
    preview = make_preview(scenario)
    assert [(entry.action, sentence(entry.reason)) for entry in entries(preview)] == [
        ("skip", "new events of the linked calendar are not added (Create is off)")
    ]


def test_an_event_that_a_later_stage_takes_is_listed_once(scenario: SyncScenario) -> None:
    scenario.set(**EVERYTHING, accept_create=False)
    scenario.calendar.put("foreign", an_event("Foreign"))
    assert actions(make_preview(scenario)) == [("here", "create", "Foreign")]


def test_a_draft_can_have_a_preview(make_scenario: Callable[..., SyncScenario], ada: User) -> None:
    scenario = make_scenario()
    scenario.set(wizard_step="confirmation", cursor=None, reconciled_at=None, **EVERYTHING)
    scenario.calendar.put("known", an_event("Known"))
    scenario.add_item(an_event("Mine", SOON + timedelta(days=2)))
    preview = make_preview(scenario, "first_run")
    assert actions(preview) == [("here", "create", "Known"), ("there", "create", "Mine")]
    assert scenario.integration.state.cursor is None
    previews.approve(preview, by=ada)
    service.finish_wizard(scenario.integration)
    scenario.run("manual")
    assert scenario.subjects_there() == ["Known", "Mine"]
    assert {entry.outcome for entry in entries(preview)} == {"as_planned"}


def test_a_create_that_never_arrived_is_in_the_preview(scenario: SyncScenario) -> None:
    scenario.add_item(an_event("Visit"))

    crash(scenario, "item_saved")
    assert [link.state for link in scenario.links()] == ["pending"]
    before = everything(scenario)
    assert actions(make_preview(scenario)) == [("there", "create", "Visit")]
    assert everything(scenario) == before


def test_no_transaction_is_open_while_the_service_is_asked(both_sides_changed: SyncScenario) -> None:
    open_at: list[str] = []

    def check_transaction(request: str) -> None:
        if db.session().in_transaction():
            open_at.append(request)

    both_sides_changed.calendar.before_request = check_transaction
    assert make_preview(both_sides_changed).state == "ready"
    assert open_at == []


def test_a_draft_that_is_discarded_meanwhile_is_forgotten(scenario: SyncScenario) -> None:
    scenario.set(wizard_step="confirmation", **EVERYTHING)
    preview_id = previews.request(scenario.integration, "first_run").id
    scenario.calendar.before_request = lambda _request: service.discard_draft(scenario.integration)
    jobs.work_out_preview(preview_id)
    assert db.session.get(Preview, preview_id) is None


def test_a_failing_service_fails_the_preview_with_its_reason(scenario: SyncScenario) -> None:
    scenario.calendar.error = TransientError(words("The server is down."))
    preview = make_preview(scenario)
    assert (preview.state, sentence(preview.reason)) == ("failed", "The server is down.")


def test_a_preview_that_was_dropped_is_not_worked_out(both_sides_changed: SyncScenario) -> None:
    preview = previews.request(both_sides_changed.integration, "sync_now")
    both_sides_changed.calendar.before_request = lambda _request: service.set_active(
        both_sides_changed.integration, False
    )
    jobs.work_out_preview(preview.id)
    preview = db.session.get_one(Preview, preview.id, populate_existing=True)
    assert (preview.state, entries(preview)) == ("dropped", [])


def test_a_lost_signal_only_delays(both_sides_changed: SyncScenario, redis: Redis) -> None:
    preview = previews.request(both_sides_changed.integration, "sync_now")
    preview.due_at = utc_now()
    db.session.commit()
    redis.flushall()
    jobs.enqueue_due_work()
    assert Job.fetch(f"plan-{preview.id}", connection=redis).args == (preview.id,)


def test_jobs_and_their_arguments_hold_no_texts(both_sides_changed: SyncScenario, redis: Redis) -> None:
    preview = previews.request(both_sides_changed.integration, "sync_now")
    job = Job.fetch(f"plan-{preview.id}", connection=redis)
    assert (job.func_name, job.args, job.kwargs) == ("webapp.sync.jobs.work_out_preview", (preview.id,), {})


# Carrying it out


def test_a_run_that_died_goes_on_with_the_same_preview(both_sides_changed: SyncScenario, ada: User) -> None:
    preview = make_preview(both_sides_changed)
    leave_out(preview, "New there")
    service.execute_preview(preview, by=ada)

    crash(both_sides_changed, "manual")
    db.session.execute(update(Lease).values(expires_at=utc_now()))
    db.session.commit()
    both_sides_changed.run("manual")
    preview = db.session.get_one(Preview, preview.id, populate_existing=True)
    assert preview.state == "done"
    outcomes = {entry.subject: entry.outcome for entry in entries(preview)}
    assert outcomes.pop("New there") == "left_out"
    assert set(outcomes.values()) == {"as_planned"}


def test_a_preview_whose_run_failed_has_the_reason_and_is_tried_again(
    both_sides_changed: SyncScenario, ada: User
) -> None:
    preview = make_preview(both_sides_changed)
    both_sides_changed.calendar.error = TransientError(words("The server is down."))
    execute(both_sides_changed, preview, ada)
    preview = db.session.get_one(Preview, preview.id, populate_existing=True)
    assert (preview.state, sentence(preview.reason)) == ("approved", "The server is down.")
    both_sides_changed.calendar.error = None
    both_sides_changed.run("manual")
    preview = db.session.get_one(Preview, preview.id, populate_existing=True)
    assert (preview.state, sentence(preview.reason)) == ("done", "")


def test_switching_off_ends_what_was_approved(both_sides_changed: SyncScenario, ada: User) -> None:
    preview = make_preview(both_sides_changed)
    service.execute_preview(preview, by=ada)
    service.set_active(both_sides_changed.integration, False)
    assert preview.state == "failed"
    assert "switched off" in sentence(preview.reason)


def test_a_manual_run_without_a_preview_stays_possible(both_sides_changed: SyncScenario) -> None:
    both_sides_changed.manual()
    assert both_sides_changed.subjects_there() == [
        "Edited here",
        "Edited there",
        "New here",
        "New there",
        "On both sides",
    ]


def test_old_previews_are_forgotten(both_sides_changed: SyncScenario) -> None:
    preview = make_preview(both_sides_changed)
    preview.created_at = utc_now() - timedelta(days=400)
    db.session.commit()
    jobs.clean_up()
    assert db.session.scalar(select(func.count()).select_from(Preview)) == 0
    assert db.session.scalar(select(func.count()).select_from(PreviewEntry)) == 0


# Nothing to decide


def test_an_empty_preview_is_proven_and_done(scenario: SyncScenario) -> None:
    preview = make_preview(scenario)
    assert (preview.state, preview.decided_by_id) == ("approved", None)
    scenario.set(last_proven_at=None)
    scenario.run("manual")
    assert preview.state == "done"
    assert scenario.integration.state.last_proven_at is not None


def test_options_that_move_nothing_are_done_at_once(scenario: SyncScenario) -> None:
    preview = make_preview(scenario, "options")
    assert preview.state == "done"
    assert scenario.integration.state.manual_requested_at is None


# After reconnecting


def lose(scenario: SyncScenario) -> None:
    account = scenario.integration.account
    account.authorization_lost_at, account.authorization_lost_reason = utc_now(), words("The password was changed.")
    db.session.commit()


def reconnect(scenario: SyncScenario, ada: User) -> None:
    account = scenario.integration.account
    service.link_account(
        ada, service="caldav", name=account.name, server_url=account.server_url, username="", password="", discovery={}
    )


def the_preview(scenario: SyncScenario) -> Preview:
    return db.session.scalars(select(Preview).where(Preview.integration_id == scenario.integration_id)).one()


def test_after_reconnecting_a_preview_is_shown_before_anything_is_synced(scenario: SyncScenario, ada: User) -> None:
    lose(scenario)
    scenario.calendar.put("new", an_event("New there"))
    reconnect(scenario, ada)
    preview = the_preview(scenario)
    for trigger in ("activated", "sweep"):
        scenario.run(trigger)
    assert scenario.items() == []
    jobs.work_out_preview(preview.id)
    scenario.add_item(an_event("Saved meanwhile", SOON + timedelta(days=2)))
    scenario.run("item_saved")
    assert scenario.subjects_there() == ["New there"]
    assert len(scenario.marks()) == 1
    db.session.refresh(preview)
    execute(scenario, preview, ada)
    assert scenario.subjects_there() == ["New there", "Saved meanwhile"]
    assert len(scenario.items()) == 2


def test_reconnecting_without_changes_needs_no_approval(scenario: SyncScenario, ada: User) -> None:
    lose(scenario)
    reconnect(scenario, ada)
    preview = the_preview(scenario)
    jobs.work_out_preview(preview.id)
    scenario.run("manual")
    db.session.refresh(preview)
    assert preview.state == "done"
    scenario.calendar.put("new", an_event("New there"))
    scenario.run("sweep")
    assert [item.subject for item in scenario.items()] == ["New there"]


def test_an_account_that_recovers_needs_no_approval(scenario: SyncScenario) -> None:
    lose(scenario)
    authorization.restore(scenario.integration.account)
    assert db.session.scalars(select(Preview)).all() == []


def test_signing_in_again_without_need_asks_nobody(scenario: SyncScenario, ada: User) -> None:
    reconnect(scenario, ada)
    assert db.session.scalars(select(Preview)).all() == []


def test_an_integration_that_waits_for_its_owner_is_not_run_and_has_that_status(
    scenario: SyncScenario, ada: User, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose(scenario)
    scenario.calendar.put("new", an_event("New there"))
    reconnect(scenario, ada)
    preview = the_preview(scenario)
    redis.flushall()
    jobs.enqueue_due_work()
    assert not redis.keys(f"rq:job:sync-*-{scenario.integration_id}-*")
    jobs.work_out_preview(preview.id)
    now = utc_now()
    status = statuses([scenario.integration], now=now)[scenario.integration_id]
    assert (status.level, paragraph(status.reasons)) == ("warning", "Waiting for you: see the preview.")
    assert status.preview_id == preview.id
    later = statuses([scenario.integration], now=now + timedelta(minutes=10))[scenario.integration_id]
    assert later.level == "danger"


def test_a_preview_that_an_integration_waits_for_is_tried_again(scenario: SyncScenario, ada: User) -> None:
    lose(scenario)
    reconnect(scenario, ada)
    preview = the_preview(scenario)
    scenario.calendar.error = TransientError(words("The server is down."))
    jobs.work_out_preview(preview.id)
    db.session.refresh(preview)
    assert (preview.state, sentence(preview.reason)) == ("working", "The server is down.")
    assert preview.due_at
    assert preview.due_at > utc_now()
