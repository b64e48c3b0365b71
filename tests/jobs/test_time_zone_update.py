"""A newer tz database: instants are derived again, and owners of moved items are notified."""

from datetime import UTC, datetime, timedelta

from flask import Flask
from sqlalchemy import select, update

from tests.jobs.conftest import SyncScenario, an_event
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import SKIP_SYNC_MARKS, Item
from webapp.reason_texts import sentence
from webapp.rfc5545 import tz_database
from webapp.sync.models import SyncState, TimeZoneRules, UserMessage
from webapp.sync.runs import time_zone_update
from webapp.sync.runs.time_zone_update import update_instants

WEST = "America/Vancouver"
NEXT_WINTER = datetime(2027, 1, 15, 10)


def rules() -> TimeZoneRules:
    db.session.rollback()
    return db.session.get_one(TimeZoneRules, 1)


def set_back(*item_ids: int, version: str = "2025b", zones: dict[str, str] | None = None) -> None:
    """Make the database what it was with an older tz database, by which these lie an hour later."""
    update_instants()
    row = rules()
    row.version, row.zones = version, {**row.zones, **(zones or {})}
    hour = timedelta(hours=1)
    for item_id in item_ids:
        item = db.session.get_one(Item, item_id)
        later = (
            update(Item).where(Item.id == item_id).values(starts_at=item.starts_at + hour, ends_at=item.ends_at + hour)
        )
        db.session.execute(later, execution_options=SKIP_SYNC_MARKS)
    db.session.commit()


def notices() -> list[tuple[int, str]]:
    return [
        (each.user_id, sentence(each.reason))
        for each in db.session.scalars(select(UserMessage).order_by(UserMessage.id))
    ]


def test_moved_instants_are_derived_again_and_their_owner_is_notified(scenario: SyncScenario) -> None:
    moved = scenario.add_item(an_event("Moved", NEXT_WINTER, zone=WEST))
    scenario.add_item(an_event("Stays"))
    past = scenario.add_item(an_event("Past", datetime(2020, 1, 15, 10), zone=WEST))
    scenario.run("item_saved")
    set_back(moved, past)
    versions = {item.id: item.version for item in scenario.items()}
    update_instants()
    assert scenario.item(moved).starts_at == datetime(2027, 1, 15, 17, tzinfo=UTC)
    assert scenario.item(moved).start == NEXT_WINTER
    assert scenario.item(past).starts_at == datetime(2020, 1, 15, 18, tzinfo=UTC)
    ((user_id, said),) = notices()
    assert user_id == scenario.owner_id
    assert "“Moved”" in said
    assert tz_database.VERSION in said
    assert not {"Stays", "Past"} & set(said.replace("“", " ").replace("”", " ").split())
    assert {item.id: item.version for item in scenario.items()} == versions  # nobody edited anything
    assert scenario.marks() == []
    assert (rules().version, rules().claimed_until) == (tz_database.VERSION, None)
    update_instants()
    assert len(notices()) == 1


def test_an_owner_is_notified_of_a_series_in_a_zone_whose_rules_changed(scenario: SyncScenario) -> None:
    began = datetime(2026, 6, 1, 10)
    scenario.add_item(an_event("Weekly", began, zone=WEST, rrule="FREQ=WEEKLY"))
    scenario.add_item(an_event("Ended", began, zone=WEST, rrule="FREQ=WEEKLY;COUNT=2"))
    scenario.add_item(an_event("At home", began, rrule="FREQ=WEEKLY"))
    set_back(zones={WEST: "as it was"})
    update_instants()
    ((_, said),) = notices()
    assert "“Weekly”" in said
    assert "Ended" not in said
    assert "At home" not in said


def test_floating_times_and_whole_days_follow_their_owners_zone(scenario: SyncScenario) -> None:
    db.session.execute(update(User).where(User.id == scenario.owner_id).values(time_zone=WEST))
    floating = scenario.add_item(an_event("Floating", NEXT_WINTER, zone=None))
    set_back(floating)
    update_instants()
    assert scenario.item(floating).starts_at == datetime(2027, 1, 15, 17, tzinfo=UTC)


def test_many_are_counted(scenario: SyncScenario) -> None:
    ids = [scenario.add_item(an_event(f"Entry {number}", NEXT_WINTER, zone=WEST)) for number in range(8)]
    set_back(*ids)
    update_instants()
    ((_, said),) = notices()
    assert said.endswith("“Entry 4” and 3 more.")


def test_one_process_does_it_and_another_goes_on_where_it_died(scenario: SyncScenario) -> None:
    moved = scenario.add_item(an_event("Moved", NEXT_WINTER, zone=WEST))
    set_back(moved)
    row = rules()
    row.claimed_until = utc_now() + timedelta(minutes=5)
    db.session.commit()
    update_instants()
    assert notices() == []
    row = rules()
    row.claimed_until, row.done_owner = utc_now() - timedelta(seconds=1), scenario.owner_id
    db.session.commit()
    update_instants()
    assert notices() == []  # this owner's items were done before it died
    assert rules().version == tz_database.VERSION


def test_an_older_process_beside_newer_ones_leaves_everything(scenario: SyncScenario) -> None:
    moved = scenario.add_item(an_event("Moved", NEXT_WINTER, zone=WEST))
    set_back(moved, version="2199a")
    update_instants()
    assert notices() == []
    assert rules().version == "2199a"


def test_what_else_takes_time_is_read_again(scenario: SyncScenario) -> None:
    scenario.add_item(an_event())
    set_back()
    update_instants()
    due = db.session.scalars(select(SyncState.busy_due_at)).one()
    assert due is not None
    assert due <= utc_now()


def test_an_empty_installation_stays_empty_so_that_a_backup_can_be_restored(app: Flask) -> None:
    update_instants()
    assert db.session.get(TimeZoneRules, 1) is None


def test_a_calendar_from_before_is_derived_again_once(scenario: SyncScenario) -> None:
    """Nobody knows with which tz database that was."""
    moved = scenario.add_item(an_event("Moved", NEXT_WINTER, zone=WEST))
    item = scenario.item(moved)
    later = item.starts_at + timedelta(hours=1)
    db.session.execute(update(Item).values(starts_at=later), execution_options=SKIP_SYNC_MARKS)
    db.session.commit()
    time_zone_update.update_instants()
    assert scenario.item(moved).starts_at == datetime(2027, 1, 15, 17, tzinfo=UTC)
    assert len(notices()) == 1
