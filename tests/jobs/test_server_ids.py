"""Services that choose the ids of events: a create whose answer was lost is found by its key, or made exactly once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from emulators.memory import IdempotentConnector, MemoryCalendar, ServerIdConnector
from tests.jobs.conftest import SyncScenario, an_event
from tests.jobs.service_desk import WORK_KINDS, plan_call
from webapp.accounts.models import User
from webapp.connectors.base import Write
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync import jobs, service
from webapp.sync.engine.item_mapping import item_event
from webapp.sync.models import LedgerEntry, PreviewEntry, Quarantine
from webapp.sync.runs import run
from webapp.sync.store import evidence, previews


class WorkerDied(BaseException):
    """Nothing of ours runs any more, not even what cleans up."""


@pytest.fixture(params=[ServerIdConnector, IdempotentConnector], ids=["every create makes one", "keys make one"])
def scenario(request: pytest.FixtureRequest, make_scenario: Callable[..., SyncScenario]) -> SyncScenario:
    return make_scenario(MemoryCalendar(connect=request.param))


def die(_write: Write) -> None:
    raise WorkerDied


def made(scenario: SyncScenario) -> int:
    """Return how many events creates have made, those included that are gone."""
    return len({remote_id for remote_id in scenario.calendar.history if remote_id.startswith("chosen-")})


def lose_the_answer(scenario: SyncScenario) -> None:
    """Send what waits, and never learn what became of it."""
    scenario.calendar.lose_answers = True
    scenario.run("item_saved")
    scenario.calendar.lose_answers = False


def send_without_answer(scenario: SyncScenario, *, arrived: bool) -> None:
    """Let a worker die right after its first create has arrived, or right before."""
    die_at = "after_write" if arrived else "before_write"
    setattr(scenario.calendar, die_at, die)
    with pytest.raises(WorkerDied):
        scenario.run("item_saved")
    setattr(scenario.calendar, die_at, lambda _write: None)
    db.session.rollback()


def assert_in_step(scenario: SyncScenario, *subjects: str) -> None:
    assert scenario.subjects_there() == sorted(subjects)
    assert sorted(item.subject for item in scenario.items()) == sorted(subjects)
    assert [link.state for link in scenario.links()] == ["live"] * len(subjects)
    assert {link.remote_id for link in scenario.links()} == set(scenario.calendar.events)
    assert list(db.session.scalars(select(Quarantine))) == []
    scenario.assert_quiet()


def test_an_event_has_the_id_that_the_answer_names(scenario: SyncScenario) -> None:
    scenario.add_item(an_event("Visit"))
    scenario.run("item_saved")
    assert_in_step(scenario, "Visit")


def test_creates_whose_answers_were_lost_are_found(scenario: SyncScenario) -> None:
    for subject in ("Visit", "Call", "Lunch"):
        scenario.add_item(an_event(subject))
    lose_the_answer(scenario)
    assert [(link.state, link.remote_id) for link in scenario.links()] == [("pending", None)] * 3
    scenario.run()
    assert made(scenario) == 3
    assert_in_step(scenario, "Visit", "Call", "Lunch")


def test_the_log_has_an_entry_for_each_create_that_was_found(scenario: SyncScenario) -> None:
    scenario.add_item(an_event("Visit"))
    lose_the_answer(scenario)
    scenario.run()
    entries = [entry for entry in scenario.entries() if entry.outcome == "done"]
    assert [(entry.direction, entry.action, entry.remote_id) for entry in entries] == [
        ("out", "create", next(iter(scenario.calendar.events)))
    ]
    assert all(entry.action != "skip" for entry in scenario.entries())


def test_creates_that_never_arrived_are_made(scenario: SyncScenario) -> None:
    for subject in ("Visit", "Call"):
        scenario.add_item(an_event(subject))
    send_without_answer(scenario, arrived=False)
    scenario.run()
    assert made(scenario) == 2
    assert_in_step(scenario, "Visit", "Call")


def test_a_worker_that_died_between_arrival_and_answer_doubles_nothing(scenario: SyncScenario) -> None:
    for subject in ("Visit", "Call"):
        scenario.add_item(an_event(subject))
    send_without_answer(scenario, arrived=True)
    scenario.run()
    assert made(scenario) == 2
    assert_in_step(scenario, "Visit", "Call")


def test_a_create_that_the_service_does_not_answer_for_is_looked_up_again(scenario: SyncScenario) -> None:
    for subject in ("Visit", "Call"):
        scenario.add_item(an_event(subject))
    lose_the_answer(scenario)
    scenario.calendar.silent_about_creates = True
    scenario.run()
    scenario.run()
    assert scenario.subjects_there() == ["Call", "Visit"]
    scenario.calendar.silent_about_creates = False
    scenario.run()
    assert made(scenario) == 2
    assert_in_step(scenario, "Visit", "Call")


def test_an_unknown_fate_creates_nothing_where_every_create_makes_one(
    make_scenario: Callable[..., SyncScenario],
) -> None:
    scenario = make_scenario(MemoryCalendar(connect=ServerIdConnector))
    scenario.add_item(an_event("Visit"))
    send_without_answer(scenario, arrived=False)
    scenario.calendar.silent_about_creates = True
    scenario.run()
    assert (scenario.calendar.events, [link.state for link in scenario.links()]) == ({}, ["pending"])


def test_the_others_go_on_while_the_fate_of_one_is_unknown(scenario: SyncScenario) -> None:
    scenario.add_item(an_event("Visit"))
    lose_the_answer(scenario)
    scenario.calendar.silent_about_creates = True
    scenario.add_item(an_event("Call"))
    scenario.calendar.put("e1", an_event("From elsewhere"))
    scenario.run()
    assert scenario.subjects_there() == ["Call", "From elsewhere", "Visit"]
    assert sorted(item.subject for item in scenario.items()) == ["Call", "From elsewhere", "Visit"]
    scenario.calendar.silent_about_creates = False
    scenario.run()
    assert_in_step(scenario, "Visit", "Call", "From elsewhere")


def test_edits_on_both_sides_since_the_lost_answer_meet(scenario: SyncScenario) -> None:
    item_id = scenario.add_item(an_event("Visit"))
    lose_the_answer(scenario)
    (remote_id,) = scenario.calendar.events
    scenario.calendar.put(remote_id, an_event("Visit", location="Room 1"))
    scenario.edit(item_id, description="Typed meanwhile")
    scenario.run()
    item = scenario.item(item_id)
    assert (item.location, item.description) == ("Room 1", "Typed meanwhile")
    assert scenario.calendar.events[remote_id].event == item_event(item)
    assert_in_step(scenario, "Visit")


def test_an_item_removed_since_the_lost_answer_takes_its_event_with_it(scenario: SyncScenario) -> None:
    item_id = scenario.add_item(an_event("Visit"))
    lose_the_answer(scenario)
    scenario.trash(item_id)
    scenario.run()
    scenario.run()
    assert scenario.calendar.events == {}
    assert scenario.links() == []


def test_an_event_that_a_person_removed_before_it_was_found_is_made_once_more(scenario: SyncScenario) -> None:
    scenario.add_item(an_event("Visit"))
    lose_the_answer(scenario)
    scenario.calendar.remove(next(iter(scenario.calendar.events)))
    scenario.run()
    assert_in_step(scenario, "Visit")


def test_the_successor_of_an_event_is_found_as_well(scenario: SyncScenario) -> None:
    item_id = scenario.add_item(an_event("Visit"))
    scenario.run("item_saved")
    scenario.calendar.remove(next(iter(scenario.calendar.events)))
    scenario.edit(item_id, subject="Visit at noon")
    lose_the_answer(scenario)
    scenario.run()
    assert made(scenario) == 2
    assert_in_step(scenario, "Visit at noon")


def test_a_first_run_that_was_cut_short_ties_what_it_had_sent(scenario: SyncScenario) -> None:
    scenario.add_item(an_event("Visit"))
    scenario.set(cursor=None, reconciled_at=None)
    scenario.calendar.after_write = die
    with pytest.raises(WorkerDied):
        scenario.manual(retrieve=True, retrieve_future="1y", send=True, send_future="1y")
    scenario.calendar.after_write = lambda _write: None
    db.session.rollback()
    scenario.calendar.silent_about_creates = True
    scenario.run("manual")
    scenario.calendar.silent_about_creates = False
    scenario.run("manual")
    assert_in_step(scenario, "Visit")


def test_a_comparison_of_everything_imports_nothing_that_is_being_sent(scenario: SyncScenario) -> None:
    scenario.add_item(an_event("Visit"))
    lose_the_answer(scenario)
    scenario.calendar.silent_about_creates = True
    scenario.set(reconciled_at=utc_now() - timedelta(days=2))
    scenario.run()
    assert [item.subject for item in scenario.items()] == ["Visit"]
    scenario.calendar.silent_about_creates = False
    scenario.run()
    assert_in_step(scenario, "Visit")


def test_a_refused_create_names_no_event(scenario: SyncScenario) -> None:
    scenario.add_item(an_event("Visit"))
    scenario.calendar.refuse = lambda _write: "too large"
    scenario.run("item_saved")
    (entry,) = db.session.scalars(select(LedgerEntry).where(LedgerEntry.action == "quarantine"))
    assert entry.remote_id is None
    scenario.calendar.refuse = lambda _write: None
    for held in db.session.scalars(select(Quarantine)):
        held.retry_wanted = True
    db.session.commit()
    scenario.run()
    assert_in_step(scenario, "Visit")


@pytest.mark.parametrize("arrived", [True, False])
def test_a_preview_of_a_create_whose_answer_was_lost_writes_nothing(scenario: SyncScenario, arrived: bool) -> None:
    scenario.add_item(an_event("Visit"))
    send_without_answer(scenario, arrived=arrived)
    preview = previews.request(scenario.integration, "sync_now")
    jobs.work_out_preview(preview.id)
    shown = db.session.scalars(select(PreviewEntry).where(PreviewEntry.preview_id == preview.id))
    assert [(entry.side, entry.action, entry.subject, entry.remote_id) for entry in shown] == [
        ("there", "create", "Visit", None)
    ]
    assert made(scenario) == arrived
    assert [link.remote_id for link in scenario.links()] == [None]


@pytest.mark.parametrize("arrived", [True, False])
def test_ending_with_the_events_removes_also_what_was_never_answered(scenario: SyncScenario, arrived: bool) -> None:
    for subject in ("Visit", "Call"):
        scenario.add_item(an_event(subject))
    scenario.run("item_saved")
    scenario.add_item(an_event("Lunch"))
    send_without_answer(scenario, arrived=arrived)
    scenario.calendar.put("e1", an_event("From elsewhere"))
    service.end_integration(scenario.integration, remove_events=True)
    run.run(scenario.integration_id, "ended")
    assert scenario.subjects_there() == ["From elsewhere"]
    assert scenario.links() == []


def test_the_end_waits_for_creates_that_the_service_does_not_answer_for(scenario: SyncScenario) -> None:
    scenario.add_item(an_event("Visit"))
    lose_the_answer(scenario)
    scenario.calendar.silent_about_creates = True
    service.end_integration(scenario.integration, remove_events=True)
    run.run(scenario.integration_id, "ended")
    assert [link.remote_id for link in scenario.links()] == [None]
    scenario.calendar.silent_about_creates = False
    evidence.try_at_once(scenario.integration)
    db.session.commit()
    run.run(scenario.integration_id, "ended")
    assert (scenario.calendar.events, scenario.links()) == ({}, [])


def test_another_persons_integration_with_this_calendar_leaves_alone_what_is_being_sent(
    make_scenario: Callable[..., SyncScenario], ada: User, ben: User
) -> None:
    calendar = MemoryCalendar(connect=ServerIdConnector)
    scenarios = [make_scenario(calendar, owner=user, kinds=list(WORK_KINDS)) for user in (ada, ben)]
    for scenario in scenarios:
        scenario.set(calendar_id="team")
    plan_call(ada, ben)
    lose_the_answer(scenarios[0])
    scenarios[1].run()
    assert [(link.integration_id, link.state) for link in scenarios[0].links()] == [
        (scenarios[0].integration_id, "pending")
    ]
    for scenario in scenarios:
        scenario.run()
    assert len(calendar.events) == 1
    assert [link.integration_id for link in scenarios[0].links()] == [scenarios[0].integration_id]
    for scenario in scenarios:
        scenario.assert_quiet()
