"""Whoever changes an item leaves a mark, in the same transaction, for every integration that may have to know."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import Delete, Update, delete, select, update

from tests.jobs.conftest import SyncScenario, an_event
from webapp.accounts.models import User
from webapp.extensions import db
from webapp.my_calendar.models import SKIP_SYNC_MARKS, Assignment, Item, ItemOverride
from webapp.sync import service
from webapp.sync.engine.item_mapping import item_values
from webapp.sync.models import Mark
from webapp.sync.store.marks import UnmarkedChange

SECOND = datetime(2026, 12, 8, 9)


def marked_items(scenario: SyncScenario) -> list[int]:
    """Return the items marked for this integration, once per mark."""
    return list(db.session.scalars(select(Mark.item_id).where(Mark.integration_id == scenario.integration_id)))


@pytest.fixture
def series_id(scenario: SyncScenario) -> int:
    """A series with one changed occurrence, known on both sides."""
    item_id = scenario.add_item(an_event(rrule="FREQ=WEEKLY;COUNT=5"))
    item = scenario.item(item_id)
    item.overrides.append(ItemOverride(original_start=SECOND, start=SECOND, end=SECOND, subject="Moved"))
    db.session.commit()
    scenario.run("item_saved")
    assert scenario.marks() == []
    return item_id


def _change_occurrence(item: Item) -> None:
    item.overrides[0].subject = "Moved again"


def _add_occurrence(item: Item) -> None:
    third = SECOND.replace(day=15)
    item.overrides.append(ItemOverride(original_start=third, start=third, end=third))


CHANGES: dict[str, Callable[[Item], None]] = {
    "a field": lambda item: setattr(item, "subject", "Changed"),
    "an excluded date": lambda item: setattr(item, "exdates", ["2026-12-15T09:00:00"]),
    "a changed occurrence": _change_occurrence,
    "a new changed occurrence": _add_occurrence,
    "an occurrence changed back": lambda item: item.overrides.clear(),
    "its way to the Trash": lambda item: setattr(item, "trashed_at", item.created_at),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_leaves_a_mark(scenario: SyncScenario, series_id: int, change: str) -> None:
    CHANGES[change](scenario.item(series_id))
    db.session.commit()
    assert set(marked_items(scenario)) == {series_id}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_that_is_rolled_back_leaves_none(scenario: SyncScenario, series_id: int, change: str) -> None:
    CHANGES[change](scenario.item(series_id))
    db.session.flush()
    assert marked_items(scenario)
    db.session.rollback()
    assert marked_items(scenario) == []


def test_a_new_item_and_one_from_the_trash_leave_a_mark(scenario: SyncScenario) -> None:
    item_id = scenario.add_item(an_event())
    assert marked_items(scenario) == [item_id]
    scenario.trash(item_id)
    scenario.run("item_saved")
    scenario.edit(item_id, trashed_at=None)
    assert marked_items(scenario) == [item_id]


def test_saving_without_a_change_leaves_none(scenario: SyncScenario, series_id: int) -> None:
    item = scenario.item(series_id)
    item.subject = item.subject
    db.session.commit()
    assert marked_items(scenario) == []


def test_other_peoples_items_are_no_business_of_this_integration(scenario: SyncScenario, ben: User) -> None:
    db.session.add(Item(owner_id=ben.id, **item_values(an_event(), home_zone="Europe/Berlin")))
    db.session.commit()
    assert scenario.marks() == []


def test_an_import_marks_the_owners_other_integrations_only(make_scenario: Callable[..., SyncScenario]) -> None:
    first, second = make_scenario(), make_scenario()
    item_id = first.add_item(an_event("Visit"))
    assert marked_items(first) == marked_items(second) == [item_id]
    first.run("item_saved")
    second.run("item_saved")
    first.calendar.put(next(iter(first.calendar.events)), an_event("Moved there"))
    first.run()
    assert marked_items(first) == []
    assert set(marked_items(second)) == {item_id}
    second.run("item_saved")
    assert second.subjects_there() == ["Moved there"]
    first.assert_quiet()
    second.assert_quiet()


def test_a_removal_on_one_linked_calendar_reaches_the_other(make_scenario: Callable[..., SyncScenario]) -> None:
    first, second = make_scenario(), make_scenario()
    first.add_item(an_event())
    first.run("item_saved")
    second.run("item_saved")
    first.calendar.remove(next(iter(first.calendar.events)))
    first.run()
    second.run("item_saved")
    assert second.calendar.events == {}
    assert first.items() == []


def test_an_integration_that_is_off_collects_marks(scenario: SyncScenario) -> None:
    service.set_active(scenario.integration, False)
    item_id = scenario.add_item(an_event())
    scenario.run()
    assert marked_items(scenario) == [item_id]


def test_unfinished_and_ended_integrations_collect_none(make_scenario: Callable[..., SyncScenario]) -> None:
    draft, ended = make_scenario(), make_scenario()
    draft.set(wizard_step="sync_options")
    service.end_integration(ended.integration, remove_events=False)
    draft.add_item(an_event())
    assert draft.marks() == []


def test_the_marks_of_an_item_are_deleted_with_it(scenario: SyncScenario) -> None:
    item_id = scenario.add_item(an_event())
    db.session.delete(scenario.item(item_id))
    db.session.commit()
    assert scenario.marks() == []


def test_ids_of_marks_only_grow_so_that_new_marks_are_distinguished_from_served_ones(scenario: SyncScenario) -> None:
    scenario.add_item(an_event())
    before = scenario.marks()[0].id
    scenario.run("item_saved")
    scenario.add_item(an_event("Next"))
    assert scenario.marks()[0].id > before


@pytest.mark.parametrize(
    "statement",
    [
        update(Item).values(subject="Unseen"),
        delete(Item),
        update(ItemOverride).values(subject="Unseen"),
        delete(Assignment),
        Item.__table__.update().values(subject="Unseen"),  # type: ignore[attr-defined]
    ],
)
def test_no_statement_can_change_items_behind_the_listener(scenario: SyncScenario, statement: Update | Delete) -> None:
    scenario.add_item(an_event())
    with pytest.raises(UnmarkedChange):
        db.session.execute(statement)


def test_a_statement_with_the_option_skip_sync_marks_marks_nothing(scenario: SyncScenario) -> None:
    item_id = scenario.add_item(an_event())
    scenario.run("item_saved")
    db.session.execute(update(Item).values(series_uid="of-a-series"), execution_options=SKIP_SYNC_MARKS)
    db.session.commit()
    assert scenario.item(item_id).series_uid == "of-a-series"
    assert scenario.marks() == []
