"""A newer tz database: what Cronofy holds as instants of the older one is written again, and nothing else."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from emulators.cronofy import CronofyEmulator
from tests.jobs.cronofy.scenario import SOON, CronofyScenario, link
from webapp.accounts.models import User
from webapp.extensions import db
from webapp.my_calendar.models import SKIP_SYNC_MARKS, Item
from webapp.sync.models import Link, TimeZoneRules, UserMessage
from webapp.sync.runs.time_zone_update import update_instants

HOUR = timedelta(hours=1)


@pytest.fixture
def scenario(served: str, emulator: CronofyEmulator, ada: User) -> CronofyScenario:
    return link(emulator, ada)


def starts(scenario: CronofyScenario, subject: str) -> list[datetime]:
    events = scenario.emulator.controls.events(scenario.calendar_id)
    return sorted(event.start.value for event in events if event.summary == subject)


def be_an_hour_late(scenario: CronofyScenario, *subjects: str) -> None:
    """Make everything what it was by an older tz database, in which Berlin's winter was an hour behind."""
    for event in scenario.emulator.controls.events(scenario.calendar_id):
        if event.summary in subjects:
            event.start = replace(event.start, value=event.start.value + HOUR)
            event.end = replace(event.end, value=event.end.value + HOUR)
    rules = db.session.get_one(TimeZoneRules, 1, populate_existing=True)
    rules.version, rules.zones = "2025b", {**rules.zones, "Europe/Berlin": "as it was"}
    for item in db.session.scalars(select(Item).where(Item.subject.in_(subjects))).all():
        span = {"starts_at": item.starts_at + HOUR, "ends_at": item.ends_at + HOUR}
        late = update(Item).where(Item.id == item.id).values(**span)
        db.session.execute(late, execution_options=SKIP_SYNC_MARKS)
    db.session.commit()


def test_entries_and_dates_of_series_are_written_again(scenario: CronofyScenario) -> None:
    update_instants()
    scenario.add_item("Visit")
    scenario.add_item("Rounds", rrule="FREQ=WEEKLY;COUNT=3")
    scenario.work()
    wanted = {subject: starts(scenario, subject) for subject in ("Visit", "Rounds")}
    be_an_hour_late(scenario, "Visit", "Rounds")
    assert starts(scenario, "Visit") != wanted["Visit"]
    update_instants()
    assert sorted(db.session.scalars(select(Link.instants_moved))) == [True, True]
    writes = scenario.writes()
    scenario.sweep()
    assert {subject: starts(scenario, subject) for subject in wanted} == wanted
    assert scenario.writes() > writes
    assert sorted(db.session.scalars(select(Link.instants_moved))) == [False, False]
    assert {item.start for item in db.session.scalars(select(Item))} == {SOON.replace(tzinfo=None)}
    assert len(db.session.scalars(select(UserMessage)).all()) == 1
    writes = scenario.writes()
    scenario.sweep()
    assert scenario.writes() == writes


def test_a_remote_change_made_meanwhile_is_imported_first(scenario: CronofyScenario) -> None:
    update_instants()
    item_id = scenario.add_item("Visit")
    scenario.work()
    be_an_hour_late(scenario, "Visit")
    update_instants()
    (event,) = scenario.emulator.controls.events(scenario.calendar_id)
    event.updated += timedelta(seconds=30)
    event.location = {"description": "Room 2"}
    scenario.sweep()
    assert db.session.get_one(Item, item_id, populate_existing=True).location == "Room 2"
    assert [link.instants_moved for link in db.session.scalars(select(Link))] == [False]


def test_nothing_is_written_again_to_a_calendar_that_keeps_times_of_day(scenario: CronofyScenario) -> None:
    update_instants()
    scenario.add_item("Visit")
    scenario.work()
    account = scenario.account
    account.connector = "caldav"
    db.session.commit()
    be_an_hour_late(scenario, "Visit")
    update_instants()
    assert [link.instants_moved for link in db.session.scalars(select(Link))] == [False]
