"""Services that choose the ids of events: a create whose answer was lost is found by its key, or made exactly once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from emulators.memory import IdempotentConnector, MemoryCalendar, ServerIdConnector
from tests.jobs.conftest import Desk, an_event
from tests.jobs.desks import WORK_KINDS, plan_call
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
def desk(request: pytest.FixtureRequest, make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(MemoryCalendar(connect=request.param))


def die(_write: Write) -> None:
    raise WorkerDied


def made(desk: Desk) -> int:
    """Return how many events creates have made, those included that are gone."""
    return len({remote_id for remote_id in desk.calendar.history if remote_id.startswith("chosen-")})


def lose_the_answer(desk: Desk) -> None:
    """Send what waits, and never learn what became of it."""
    desk.calendar.lose_answers = True
    desk.run("item_saved")
    desk.calendar.lose_answers = False


def send_without_answer(desk: Desk, *, arrived: bool) -> None:
    """Let a worker die right after its first create has arrived, or right before."""
    die_at = "after_write" if arrived else "before_write"
    setattr(desk.calendar, die_at, die)
    with pytest.raises(WorkerDied):
        desk.run("item_saved")
    setattr(desk.calendar, die_at, lambda _write: None)
    db.session.rollback()


def assert_in_step(desk: Desk, *subjects: str) -> None:
    assert desk.subjects_there() == sorted(subjects)
    assert sorted(item.subject for item in desk.items()) == sorted(subjects)
    assert [link.state for link in desk.links()] == ["live"] * len(subjects)
    assert {link.remote_id for link in desk.links()} == set(desk.calendar.events)
    assert list(db.session.scalars(select(Quarantine))) == []
    desk.assert_quiet()


def test_an_event_has_the_id_that_the_answer_names(desk: Desk) -> None:
    desk.add_item(an_event("Visit"))
    desk.run("item_saved")
    assert_in_step(desk, "Visit")


def test_creates_whose_answers_were_lost_are_found(desk: Desk) -> None:
    for subject in ("Visit", "Call", "Lunch"):
        desk.add_item(an_event(subject))
    lose_the_answer(desk)
    assert [(link.state, link.remote_id) for link in desk.links()] == [("pending", None)] * 3
    desk.run()
    assert made(desk) == 3
    assert_in_step(desk, "Visit", "Call", "Lunch")


def test_the_log_has_an_entry_for_each_create_that_was_found(desk: Desk) -> None:
    desk.add_item(an_event("Visit"))
    lose_the_answer(desk)
    desk.run()
    entries = [entry for entry in desk.entries() if entry.outcome == "done"]
    assert [(entry.direction, entry.action, entry.remote_id) for entry in entries] == [
        ("out", "create", next(iter(desk.calendar.events)))
    ]
    assert all(entry.action != "skip" for entry in desk.entries())


def test_creates_that_never_arrived_are_made(desk: Desk) -> None:
    for subject in ("Visit", "Call"):
        desk.add_item(an_event(subject))
    send_without_answer(desk, arrived=False)
    desk.run()
    assert made(desk) == 2
    assert_in_step(desk, "Visit", "Call")


def test_a_worker_that_died_between_arrival_and_answer_doubles_nothing(desk: Desk) -> None:
    for subject in ("Visit", "Call"):
        desk.add_item(an_event(subject))
    send_without_answer(desk, arrived=True)
    desk.run()
    assert made(desk) == 2
    assert_in_step(desk, "Visit", "Call")


def test_a_create_that_the_service_does_not_answer_for_is_looked_up_again(desk: Desk) -> None:
    for subject in ("Visit", "Call"):
        desk.add_item(an_event(subject))
    lose_the_answer(desk)
    desk.calendar.silent_about_creates = True
    desk.run()
    desk.run()
    assert desk.subjects_there() == ["Call", "Visit"]
    desk.calendar.silent_about_creates = False
    desk.run()
    assert made(desk) == 2
    assert_in_step(desk, "Visit", "Call")


def test_an_unknown_fate_creates_nothing_where_every_create_makes_one(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(MemoryCalendar(connect=ServerIdConnector))
    desk.add_item(an_event("Visit"))
    send_without_answer(desk, arrived=False)
    desk.calendar.silent_about_creates = True
    desk.run()
    assert (desk.calendar.events, [link.state for link in desk.links()]) == ({}, ["pending"])


def test_the_others_go_on_while_the_fate_of_one_is_unknown(desk: Desk) -> None:
    desk.add_item(an_event("Visit"))
    lose_the_answer(desk)
    desk.calendar.silent_about_creates = True
    desk.add_item(an_event("Call"))
    desk.calendar.put("e1", an_event("From elsewhere"))
    desk.run()
    assert desk.subjects_there() == ["Call", "From elsewhere", "Visit"]
    assert sorted(item.subject for item in desk.items()) == ["Call", "From elsewhere", "Visit"]
    desk.calendar.silent_about_creates = False
    desk.run()
    assert_in_step(desk, "Visit", "Call", "From elsewhere")


def test_edits_on_both_sides_since_the_lost_answer_meet(desk: Desk) -> None:
    item_id = desk.add_item(an_event("Visit"))
    lose_the_answer(desk)
    (remote_id,) = desk.calendar.events
    desk.calendar.put(remote_id, an_event("Visit", location="Room 1"))
    desk.edit(item_id, description="Typed meanwhile")
    desk.run()
    item = desk.item(item_id)
    assert (item.location, item.description) == ("Room 1", "Typed meanwhile")
    assert desk.calendar.events[remote_id].event == item_event(item)
    assert_in_step(desk, "Visit")


def test_an_item_removed_since_the_lost_answer_takes_its_event_with_it(desk: Desk) -> None:
    item_id = desk.add_item(an_event("Visit"))
    lose_the_answer(desk)
    desk.trash(item_id)
    desk.run()
    desk.run()
    assert desk.calendar.events == {}
    assert desk.links() == []


def test_an_event_that_a_person_removed_before_it_was_found_is_made_once_more(desk: Desk) -> None:
    desk.add_item(an_event("Visit"))
    lose_the_answer(desk)
    desk.calendar.remove(next(iter(desk.calendar.events)))
    desk.run()
    assert_in_step(desk, "Visit")


def test_the_successor_of_an_event_is_found_as_well(desk: Desk) -> None:
    item_id = desk.add_item(an_event("Visit"))
    desk.run("item_saved")
    desk.calendar.remove(next(iter(desk.calendar.events)))
    desk.edit(item_id, subject="Visit at noon")
    lose_the_answer(desk)
    desk.run()
    assert made(desk) == 2
    assert_in_step(desk, "Visit at noon")


def test_a_first_run_that_was_cut_short_ties_what_it_had_sent(desk: Desk) -> None:
    desk.add_item(an_event("Visit"))
    desk.set(cursor=None, reconciled_at=None)
    desk.calendar.after_write = die
    with pytest.raises(WorkerDied):
        desk.manual(retrieve=True, retrieve_future="1y", send=True, send_future="1y")
    desk.calendar.after_write = lambda _write: None
    db.session.rollback()
    desk.calendar.silent_about_creates = True
    desk.run("manual")
    desk.calendar.silent_about_creates = False
    desk.run("manual")
    assert_in_step(desk, "Visit")


def test_a_comparison_of_everything_imports_nothing_that_is_being_sent(desk: Desk) -> None:
    desk.add_item(an_event("Visit"))
    lose_the_answer(desk)
    desk.calendar.silent_about_creates = True
    desk.set(reconciled_at=utc_now() - timedelta(days=2))
    desk.run()
    assert [item.subject for item in desk.items()] == ["Visit"]
    desk.calendar.silent_about_creates = False
    desk.run()
    assert_in_step(desk, "Visit")


def test_a_refused_create_names_no_event(desk: Desk) -> None:
    desk.add_item(an_event("Visit"))
    desk.calendar.refuse = lambda _write: "too large"
    desk.run("item_saved")
    (entry,) = db.session.scalars(select(LedgerEntry).where(LedgerEntry.action == "quarantine"))
    assert entry.remote_id is None
    desk.calendar.refuse = lambda _write: None
    for held in db.session.scalars(select(Quarantine)):
        held.retry_wanted = True
    db.session.commit()
    desk.run()
    assert_in_step(desk, "Visit")


@pytest.mark.parametrize("arrived", [True, False])
def test_a_preview_of_a_create_whose_answer_was_lost_writes_nothing(desk: Desk, arrived: bool) -> None:
    desk.add_item(an_event("Visit"))
    send_without_answer(desk, arrived=arrived)
    plan = previews.request(desk.integration, "sync_now")
    jobs.work_out_preview(plan.id)
    shown = db.session.scalars(select(PreviewEntry).where(PreviewEntry.plan_id == plan.id))
    assert [(entry.side, entry.action, entry.subject, entry.remote_id) for entry in shown] == [
        ("there", "create", "Visit", None)
    ]
    assert made(desk) == arrived
    assert [link.remote_id for link in desk.links()] == [None]


@pytest.mark.parametrize("arrived", [True, False])
def test_ending_with_the_events_removes_also_what_was_never_answered(desk: Desk, arrived: bool) -> None:
    for subject in ("Visit", "Call"):
        desk.add_item(an_event(subject))
    desk.run("item_saved")
    desk.add_item(an_event("Lunch"))
    send_without_answer(desk, arrived=arrived)
    desk.calendar.put("e1", an_event("From elsewhere"))
    service.end_integration(desk.integration, remove_events=True)
    run.run(desk.integration_id, "ended")
    assert desk.subjects_there() == ["From elsewhere"]
    assert desk.links() == []


def test_the_end_waits_for_creates_that_the_service_does_not_answer_for(desk: Desk) -> None:
    desk.add_item(an_event("Visit"))
    lose_the_answer(desk)
    desk.calendar.silent_about_creates = True
    service.end_integration(desk.integration, remove_events=True)
    run.run(desk.integration_id, "ended")
    assert [link.remote_id for link in desk.links()] == [None]
    desk.calendar.silent_about_creates = False
    evidence.try_at_once(desk.integration)
    db.session.commit()
    run.run(desk.integration_id, "ended")
    assert (desk.calendar.events, desk.links()) == ({}, [])


def test_another_persons_integration_with_this_calendar_leaves_alone_what_is_being_sent(
    make_desk: Callable[..., Desk], ada: User, ben: User
) -> None:
    calendar = MemoryCalendar(connect=ServerIdConnector)
    desks = [make_desk(calendar, owner=user, kinds=list(WORK_KINDS)) for user in (ada, ben)]
    for desk in desks:
        desk.set(calendar_id="team")
    plan_call(ada, ben)
    lose_the_answer(desks[0])
    desks[1].run()
    assert [(link.integration_id, link.state) for link in desks[0].links()] == [(desks[0].integration_id, "pending")]
    for desk in desks:
        desk.run()
    assert len(calendar.events) == 1
    assert [link.integration_id for link in desks[0].links()] == [desks[0].integration_id]
    for desk in desks:
        desk.assert_quiet()
