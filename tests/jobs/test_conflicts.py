"""A field that was changed on both sides: which value holds is a person's to decide, also later."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from tests.jobs.conftest import SyncScenario, an_event
from tests.jobs.service_desk import plan_task, plan_work
from webapp.accounts.models import User
from webapp.connectors.event import Event, Override
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Item, ItemOverride
from webapp.service_desk.models import Task
from webapp.sync.engine.item_mapping import item_event
from webapp.sync.status import conflicts
from webapp.sync.status.conflicts import FieldConflict, NotYours

AN_HOUR = timedelta(hours=1)


def collide(scenario: SyncScenario, mine: dict[str, object], theirs: dict[str, object], *, newer: str = "there") -> int:
    """Change Ada's visit on both sides before a run; return the id of its item."""
    item_id = scenario.add_item(an_event("Visit"))
    scenario.run("item_saved")
    (remote_id,) = scenario.calendar.events
    scenario.edit(item_id, **mine)
    there = scenario.calendar.events[remote_id].event
    at = utc_now() + (AN_HOUR if newer == "there" else -AN_HOUR)
    scenario.calendar.put(remote_id, replace(there, details=replace(there.details, **theirs)), modified_at=at)
    scenario.run()
    return item_id


def only(scenario: SyncScenario) -> FieldConflict:
    (conflict,) = conflicts.find_conflicts(scenario.owner_id, limit=10)
    return conflict


def again(scenario: SyncScenario, conflict: FieldConflict) -> FieldConflict:
    found = conflicts.find_conflict(scenario.owner_id, conflict.entry.id)
    assert found is not None
    return found


def there(scenario: SyncScenario) -> Event:
    (held,) = scenario.calendar.events.values()
    return held.event


@pytest.mark.parametrize("newer", ["here", "there"])
def test_a_conflict_has_both_values_and_the_winner(scenario: SyncScenario, newer: str) -> None:
    collide(scenario, {"subject": "Mine"}, {"subject": "Theirs"}, newer=newer)
    conflict = only(scenario)
    assert (conflict.mine, conflict.theirs) == ({"subject": "Mine"}, {"subject": "Theirs"})
    won = conflict.theirs if newer == "there" else conflict.mine
    assert (conflict.present, conflict.present_value) == ("won", won)


@pytest.mark.parametrize("newer", ["here", "there"])
def test_the_other_value_reaches_both_sides_and_twice_swaps_back(scenario: SyncScenario, ada: User, newer: str) -> None:
    item_id = collide(scenario, {"subject": "Mine"}, {"subject": "Theirs"}, newer=newer)
    won, lost = ("Theirs", "Mine") if newer == "there" else ("Mine", "Theirs")
    conflict = only(scenario)
    conflicts.take(conflict, "lost", ada)
    scenario.run("item_saved")
    assert (scenario.item(item_id).subject, there(scenario).details.subject) == (lost, lost)
    assert conflicts.find_conflicts(scenario.owner_id, limit=10) == []
    scenario.assert_quiet()
    conflict = again(scenario, conflict)
    assert conflict.present == "lost"
    conflicts.take(conflict, "won", ada)
    scenario.run("item_saved")
    assert (scenario.item(item_id).subject, there(scenario).details.subject) == (won, won)
    scenario.assert_quiet()
    assert conflicts.find_conflicts(scenario.owner_id, limit=10) == []


FIELDS: list[tuple[dict[str, object], dict[str, object]]] = [
    (
        {"start": datetime(2026, 12, 2, 8), "end": datetime(2026, 12, 2, 9)},
        {"start": datetime(2026, 12, 3), "end": datetime(2026, 12, 4), "all_day": True, "zone": None},
    ),
    ({"location": "Here"}, {"location": "There"}),
    ({"description": "Mine\nof two lines"}, {"description": "Theirs"}),
    ({"show_as": "free"}, {"show_as": "tentative"}),
]


@pytest.mark.parametrize(("mine", "theirs"), FIELDS)
def test_every_field_can_be_swapped(
    scenario: SyncScenario, ada: User, mine: dict[str, object], theirs: dict[str, object]
) -> None:
    item_id = collide(scenario, mine, theirs)
    conflicts.take(only(scenario), "lost", ada)
    scenario.run("item_saved")
    for event in (item_event(scenario.item(item_id)), there(scenario)):
        assert {name: getattr(event.details, name) for name in mine} == mine
    scenario.assert_quiet()


def test_a_rule_and_a_date_of_a_series_can_be_swapped(scenario: SyncScenario, ada: User) -> None:
    series = an_event("Round", rrule="FREQ=DAILY;COUNT=5")
    day = datetime(2026, 12, 2, 9)
    item_id = scenario.add_item(series)
    scenario.run("item_saved")
    (remote_id,) = scenario.calendar.events
    item = scenario.item(item_id)
    mine = replace(series.details, subject="Mine", start=day, end=day + AN_HOUR)
    item.rrule = "FREQ=DAILY;COUNT=9"
    item.overrides = [ItemOverride(original_start=day, **vars_of(mine))]
    item.updated_at = utc_now()
    db.session.commit()
    theirs = Override(day, replace(mine, subject="Theirs"))
    scenario.calendar.put(
        remote_id,
        replace(series, rrule="FREQ=DAILY;COUNT=7", overrides=(theirs,)),
        modified_at=utc_now() + AN_HOUR,
    )
    scenario.run()
    found = conflicts.find_conflicts(scenario.owner_id, limit=10)
    assert len(found) == 2
    for conflict in found:
        conflicts.take(again(scenario, conflict), "lost", ada)
    scenario.run("item_saved")
    for event in (item_event(scenario.item(item_id)), there(scenario)):
        assert event.rrule == "COUNT=9;FREQ=DAILY"
        assert [change.details.subject for change in event.overrides] == ["Mine"]
    scenario.assert_quiet()


def vars_of(details: object) -> dict[str, object]:
    return {name: getattr(details, name) for name in ("subject", "start", "end", "zone")}


def test_keeping_the_value_decides_the_conflict_without_a_change(scenario: SyncScenario) -> None:
    item_id = collide(scenario, {"subject": "Mine"}, {"subject": "Theirs"})
    version = scenario.item(item_id).version
    conflicts.keep(only(scenario))
    assert conflicts.find_conflicts(scenario.owner_id, limit=10) == []
    assert scenario.item(item_id).version == version
    resolved = conflicts.find_conflicts(scenario.owner_id, limit=10, settled_after=utc_now() - AN_HOUR)
    assert [conflict.entry.subject for conflict in resolved] == ["Mine"]


def test_a_later_change_is_shown_and_either_value_can_still_be_chosen(scenario: SyncScenario, ada: User) -> None:
    item_id = collide(scenario, {"subject": "Mine"}, {"subject": "Theirs"})
    scenario.edit(item_id, subject="Third")
    scenario.run("item_saved")
    conflict = only(scenario)
    assert conflict.changed_since
    assert conflict.present_value == {"subject": "Third"}
    conflicts.take(conflict, "lost", ada)
    scenario.run("item_saved")
    assert there(scenario).details.subject == "Mine"


def test_a_value_of_a_removed_or_reassigned_item_cannot_be_chosen(scenario: SyncScenario, ada: User, ben: User) -> None:
    item_id = collide(scenario, {"subject": "Mine"}, {"subject": "Theirs"})
    scenario.trash(item_id)
    conflict = only(scenario)
    assert "Trash" in conflict.refusal
    with pytest.raises(NotYours):
        conflicts.take(conflict, "lost", ada)
    scenario.edit(item_id, trashed_at=None, owner_id=ben.id)
    assert "no longer in your calendar" in only(scenario).refusal
    assert only(scenario).present_value is None


def test_a_field_that_is_filled_in_from_the_work_is_refused(scenario: SyncScenario, ada: User) -> None:
    scenario.set(kinds=["service_call"])
    item_id = plan_work("service_call", ada)
    scenario.run("item_saved")
    (remote_id,) = scenario.calendar.events
    scenario.edit(item_id, location="Gate 3")
    held = scenario.calendar.events[remote_id].event
    moved = replace(held.details, location="Gate 4")
    scenario.calendar.put(remote_id, replace(held, details=moved), modified_at=utc_now() - AN_HOUR)
    scenario.run()
    conflict = only(scenario)
    assert conflict.refusal.startswith("This field of a service call is filled in from the work")
    with pytest.raises(NotYours):
        conflicts.take(conflict, "lost", ada)


def test_the_title_of_a_task_follows_the_chosen_value(scenario: SyncScenario, ada: User) -> None:
    scenario.set(kinds=["task"])
    item_id = plan_task(ada)
    scenario.run("item_saved")
    (remote_id,) = scenario.calendar.events
    task = db.session.query(Task).filter_by(item_id=item_id).one()
    task.title = "Order paper"
    db.session.commit()
    mine = scenario.item(item_id).subject
    held = scenario.calendar.events[remote_id].event
    theirs = replace(held.details, subject=held.details.subject.replace("toner", "ink"))
    scenario.calendar.put(remote_id, replace(held, details=theirs), modified_at=utc_now() + AN_HOUR)
    scenario.run()
    db.session.refresh(task)
    assert task.title == "Order ink"
    conflicts.take(only(scenario), "lost", ada)
    db.session.refresh(task)
    assert (task.title, scenario.item(item_id).subject) == ("Order paper", mine)
    scenario.run("item_saved")
    assert there(scenario).details.subject == mine


def test_a_concurrent_change_by_somebody_else_is_not_overwritten(scenario: SyncScenario, ada: User) -> None:
    item_id = collide(scenario, {"subject": "Mine"}, {"subject": "Theirs"})
    conflict = only(scenario)
    assert conflict.item is not None and conflict.item.subject == "Theirs"
    with db.engine.begin() as other:
        other.execute(text("UPDATE items SET subject = 'Quick', version = version + 1 WHERE id = :id"), {"id": item_id})
    with pytest.raises(NotYours, match="just changed it"):
        conflicts.take(conflict, "lost", ada)
    assert db.session.get_one(Item, item_id, populate_existing=True).subject == "Quick"
    assert len(conflicts.find_conflicts(scenario.owner_id, limit=10)) == 1


def test_nobody_sees_the_conflicts_of_others(
    scenario: SyncScenario, ben: User, make_scenario: Callable[..., SyncScenario]
) -> None:
    collide(scenario, {"subject": "Mine"}, {"subject": "Theirs"})
    other = make_scenario(owner=ben)
    assert conflicts.find_conflicts(other.owner_id, limit=10) == []
    assert conflicts.find_conflict(ben.id, only(scenario).entry.id) is None


def test_conflicts_are_found_by_their_own_index(scenario: SyncScenario) -> None:
    query = conflicts._conflicts(scenario.owner_id).compile(db.engine, compile_kwargs={"literal_binds": True})
    if db.engine.dialect.name == "sqlite":
        plan = db.session.execute(text(f"EXPLAIN QUERY PLAN {query}")).all()
        assert any("ix_ledger_conflicts" in row[3] for row in plan)
