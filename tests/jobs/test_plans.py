"""A plan says what a manual run would do before anything moves; what runs then is what was shown, or is explained."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from tests.jobs.conftest import Desk, an_event
from webapp.accounts.models import User
from webapp.extensions import db
from webapp.sync import jobs, plans, service
from webapp.sync.models import Plan, PlannedEntry

EVERYTHING = {"retrieve": True, "retrieve_past": "1y", "retrieve_future": "1y"} | {
    "send": True,
    "send_past": "1y",
    "send_future": "1y",
}
SOON = datetime(2026, 12, 1, 9)


def look(desk: Desk, purpose: str = "sync_now") -> Plan:
    plan = plans.propose(desk.integration, purpose)
    jobs.work_out_plan(plan.id)
    db.session.rollback()
    return db.session.get_one(Plan, plan.id, populate_existing=True)


def entries(plan: Plan) -> list[PlannedEntry]:
    return list(
        db.session.scalars(select(PlannedEntry).where(PlannedEntry.plan_id == plan.id).order_by(PlannedEntry.id))
    )


def told(plan: Plan) -> list[tuple[str, str, str]]:
    return sorted((entry.side, entry.action, entry.subject) for entry in entries(plan))


def carry_out(desk: Desk, plan: Plan, ada: User) -> None:
    service.carry_out_plan(plan, by=ada)
    desk.run("manual")


def everything(desk: Desk) -> dict[str, object]:
    """All rows of all tables but those of plans, and all that was written to the linked calendar."""
    db.session.rollback()
    tables = [table for table in db.metadata.sorted_tables if table.name not in {"plans", "planned_entries"}]
    rows = {table.name: [tuple(row) for row in db.session.execute(table.select())] for table in tables}
    db.session.rollback()
    return {**rows, "writes": list(desk.calendar.writes), "events": dict(desk.calendar.events)}


@pytest.fixture
def busy_desk(desk: Desk) -> Desk:
    """With something for every part of a run to do."""
    desk.set(**EVERYTHING)
    for number in range(3):
        desk.add_item(an_event(f"Paired {number}", SOON + timedelta(days=number)))
    desk.run("item_saved")
    desk.calendar.put("new-there", an_event("New there", SOON + timedelta(days=10)))
    desk.calendar.put("twin", an_event("Twin", SOON + timedelta(days=11)))
    desk.set(cursor=str(len(desk.calendar.history)))
    desk.add_item(an_event("Twin", SOON + timedelta(days=11)))
    db.session.execute(db.metadata.tables["marks"].delete())
    db.session.commit()
    desk.add_item(an_event("New here", SOON + timedelta(days=12)))
    first, second, third = desk.links()
    desk.edit(first.item_id, subject="Edited here")
    held = desk.calendar.events[second.remote_id]
    desk.calendar.put(second.remote_id, an_event("Edited there", held.event.details.start))
    desk.calendar.remove(third.remote_id)
    return desk


def test_a_plan_writes_nothing_anywhere(busy_desk: Desk) -> None:
    before = everything(busy_desk)
    plan = look(busy_desk)
    assert plan.state == "ready"
    assert everything(busy_desk) == before


def test_a_plan_tells_every_step_with_side_and_reason(busy_desk: Desk) -> None:
    plan = look(busy_desk)
    assert told(plan) == [
        ("here", "create", "New there"),
        ("here", "delete", "Paired 2"),
        ("here", "update", "Paired 1"),
        ("none", "adopt", "Twin"),
        ("there", "create", "New here"),
        ("there", "update", "Edited here"),
    ]
    assert all(entry.reason for entry in entries(plan))


def test_what_runs_is_what_was_shown(busy_desk: Desk, ada: User) -> None:
    plan = look(busy_desk)
    shown = told(plan)
    carry_out(busy_desk, plan, ada)
    sides = {"in": "here", "out": "there", "none": "none"}
    run_id = db.session.get_one(Plan, plan.id, populate_existing=True).run_id
    done = [entry for entry in busy_desk.entries() if entry.run_id == run_id]
    assert sorted((sides[entry.direction], entry.action, entry.subject) for entry in done) == shown
    assert plan.state == "done"
    assert [entry.outcome for entry in entries(plan)] == ["as_planned"] * len(shown)
    busy_desk.assert_quiet()
