"""A field that was changed on both sides: which value holds is a person's to decide, also later."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from tests.jobs.conftest import Desk, an_event
from tests.jobs.desks import plan_task, plan_work
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


def collide(desk: Desk, mine: dict[str, object], theirs: dict[str, object], *, newer: str = "there") -> int:
    """Change Ada's visit on both sides before a run; return the id of its item."""
    item_id = desk.add_item(an_event("Visit"))
    desk.run("item_saved")
    (remote_id,) = desk.calendar.events
    desk.edit(item_id, **mine)
    there = desk.calendar.events[remote_id].event
    at = utc_now() + (AN_HOUR if newer == "there" else -AN_HOUR)
    desk.calendar.put(remote_id, replace(there, details=replace(there.details, **theirs)), modified_at=at)
    desk.run()
    return item_id


def only(desk: Desk) -> FieldConflict:
    (conflict,) = conflicts.find_conflicts(desk.owner_id, limit=10)
    return conflict


def again(desk: Desk, conflict: FieldConflict) -> FieldConflict:
    found = conflicts.find_conflict(desk.owner_id, conflict.entry.id)
    assert found is not None
    return found


def there(desk: Desk) -> Event:
    (held,) = desk.calendar.events.values()
    return held.event


@pytest.mark.parametrize("newer", ["here", "there"])
def test_a_conflict_has_both_values_and_the_winner(desk: Desk, newer: str) -> None:
    collide(desk, {"subject": "Mine"}, {"subject": "Theirs"}, newer=newer)
    conflict = only(desk)
    assert (conflict.mine, conflict.theirs) == ({"subject": "Mine"}, {"subject": "Theirs"})
    assert conflict.winner == ("event" if newer == "there" else "item")
    assert conflict.present == "won"


@pytest.mark.parametrize("newer", ["here", "there"])
def test_the_other_value_reaches_both_sides_and_twice_swaps_back(desk: Desk, ada: User, newer: str) -> None:
    item_id = collide(desk, {"subject": "Mine"}, {"subject": "Theirs"}, newer=newer)
    won, lost = ("Theirs", "Mine") if newer == "there" else ("Mine", "Theirs")
    conflict = only(desk)
    conflicts.take(conflict, "lost", ada)
    desk.run("item_saved")
    assert (desk.item(item_id).subject, there(desk).details.subject) == (lost, lost)
    assert conflicts.find_conflicts(desk.owner_id, limit=10) == []
    desk.assert_quiet()
    conflict = again(desk, conflict)
    assert conflict.present == "lost"
    conflicts.take(conflict, "won", ada)
    desk.run("item_saved")
    assert (desk.item(item_id).subject, there(desk).details.subject) == (won, won)
    desk.assert_quiet()
    assert conflicts.find_conflicts(desk.owner_id, limit=10) == []


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
def test_every_field_can_be_swapped(desk: Desk, ada: User, mine: dict[str, object], theirs: dict[str, object]) -> None:
    item_id = collide(desk, mine, theirs)
    conflicts.take(only(desk), "lost", ada)
    desk.run("item_saved")
    for event in (item_event(desk.item(item_id)), there(desk)):
        assert {name: getattr(event.details, name) for name in mine} == mine
    desk.assert_quiet()


def test_a_rule_and_a_date_of_a_series_can_be_swapped(desk: Desk, ada: User) -> None:
    series = an_event("Round", rrule="FREQ=DAILY;COUNT=5")
    day = datetime(2026, 12, 2, 9)
    item_id = desk.add_item(series)
    desk.run("item_saved")
    (remote_id,) = desk.calendar.events
    item = desk.item(item_id)
    mine = replace(series.details, subject="Mine", start=day, end=day + AN_HOUR)
    item.rrule = "FREQ=DAILY;COUNT=9"
    item.overrides = [ItemOverride(original_start=day, **vars_of(mine))]
    item.updated_at = utc_now()
    db.session.commit()
    theirs = Override(day, replace(mine, subject="Theirs"))
    desk.calendar.put(
        remote_id,
        replace(series, rrule="FREQ=DAILY;COUNT=7", overrides=(theirs,)),
        modified_at=utc_now() + AN_HOUR,
    )
    desk.run()
    found = conflicts.find_conflicts(desk.owner_id, limit=10)
    assert len(found) == 2
    for conflict in found:
        conflicts.take(again(desk, conflict), "lost", ada)
    desk.run("item_saved")
    for event in (item_event(desk.item(item_id)), there(desk)):
        assert event.rrule == "COUNT=9;FREQ=DAILY"
        assert [change.details.subject for change in event.overrides] == ["Mine"]
    desk.assert_quiet()


def vars_of(details: object) -> dict[str, object]:
    return {name: getattr(details, name) for name in ("subject", "start", "end", "zone")}


def test_keeping_the_value_decides_the_conflict_without_a_change(desk: Desk) -> None:
    item_id = collide(desk, {"subject": "Mine"}, {"subject": "Theirs"})
    version = desk.item(item_id).version
    conflicts.keep(only(desk))
    assert conflicts.find_conflicts(desk.owner_id, limit=10) == []
    assert desk.item(item_id).version == version
    settled = conflicts.find_conflicts(desk.owner_id, limit=10, settled_after=utc_now() - AN_HOUR)
    assert [conflict.entry.subject for conflict in settled] == ["Mine"]


def test_a_later_change_is_shown_and_either_value_can_still_be_chosen(desk: Desk, ada: User) -> None:
    item_id = collide(desk, {"subject": "Mine"}, {"subject": "Theirs"})
    desk.edit(item_id, subject="Third")
    desk.run("item_saved")
    conflict = only(desk)
    assert conflict.changed_since
    assert conflict.present_value == {"subject": "Third"}
    conflicts.take(conflict, "lost", ada)
    desk.run("item_saved")
    assert there(desk).details.subject == "Mine"


def test_a_value_of_a_removed_or_reassigned_item_cannot_be_chosen(desk: Desk, ada: User, ben: User) -> None:
    item_id = collide(desk, {"subject": "Mine"}, {"subject": "Theirs"})
    desk.trash(item_id)
    conflict = only(desk)
    assert "Trash" in conflict.refusal
    with pytest.raises(NotYours):
        conflicts.take(conflict, "lost", ada)
    desk.edit(item_id, trashed_at=None, owner_id=ben.id)
    assert "no longer in your calendar" in only(desk).refusal
    assert only(desk).present_value is None


def test_a_field_that_is_filled_in_from_the_work_is_refused(desk: Desk, ada: User) -> None:
    desk.set(kinds=["service_call"])
    item_id = plan_work("service_call", ada)
    desk.run("item_saved")
    (remote_id,) = desk.calendar.events
    desk.edit(item_id, location="Gate 3")
    held = desk.calendar.events[remote_id].event
    moved = replace(held.details, location="Gate 4")
    desk.calendar.put(remote_id, replace(held, details=moved), modified_at=utc_now() - AN_HOUR)
    desk.run()
    conflict = only(desk)
    assert conflict.refusal.startswith("This field of a service call is filled in from the work")
    with pytest.raises(NotYours):
        conflicts.take(conflict, "lost", ada)


def test_the_title_of_a_task_follows_the_chosen_value(desk: Desk, ada: User) -> None:
    desk.set(kinds=["task"])
    item_id = plan_task(ada)
    desk.run("item_saved")
    (remote_id,) = desk.calendar.events
    task = db.session.query(Task).filter_by(item_id=item_id).one()
    task.title = "Order paper"
    db.session.commit()
    mine = desk.item(item_id).subject
    held = desk.calendar.events[remote_id].event
    theirs = replace(held.details, subject=held.details.subject.replace("toner", "ink"))
    desk.calendar.put(remote_id, replace(held, details=theirs), modified_at=utc_now() + AN_HOUR)
    desk.run()
    db.session.refresh(task)
    assert task.title == "Order ink"
    conflicts.take(only(desk), "lost", ada)
    db.session.refresh(task)
    assert (task.title, desk.item(item_id).subject) == ("Order paper", mine)
    desk.run("item_saved")
    assert there(desk).details.subject == mine


def test_a_concurrent_change_by_somebody_else_is_not_overwritten(desk: Desk, ada: User) -> None:
    item_id = collide(desk, {"subject": "Mine"}, {"subject": "Theirs"})
    conflict = only(desk)
    assert conflict.item is not None and conflict.item.subject == "Theirs"
    with db.engine.begin() as other:
        other.execute(text("UPDATE items SET subject = 'Quick', version = version + 1 WHERE id = :id"), {"id": item_id})
    with pytest.raises(NotYours, match="just changed it"):
        conflicts.take(conflict, "lost", ada)
    assert db.session.get_one(Item, item_id, populate_existing=True).subject == "Quick"
    assert len(conflicts.find_conflicts(desk.owner_id, limit=10)) == 1


def test_nobody_sees_the_conflicts_of_others(desk: Desk, ben: User, make_desk: Callable[..., Desk]) -> None:
    collide(desk, {"subject": "Mine"}, {"subject": "Theirs"})
    other = make_desk(owner=ben)
    assert conflicts.find_conflicts(other.owner_id, limit=10) == []
    assert conflicts.find_conflict(ben.id, only(desk).entry.id) is None


def test_conflicts_are_found_by_their_own_index(desk: Desk) -> None:
    query = conflicts._conflicts(desk.owner_id).compile(db.engine, compile_kwargs={"literal_binds": True})
    if db.engine.dialect.name == "sqlite":
        plan = db.session.execute(text(f"EXPLAIN QUERY PLAN {query}")).all()
        assert any("ix_ledger_conflicts" in row[3] for row in plan)
