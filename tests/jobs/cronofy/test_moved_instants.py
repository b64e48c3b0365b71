"""A newer tz database: what Cronofy holds as instants of the older one is written again, and nothing else."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from emulators.cronofy import CronofyEmulator
from tests.jobs.cronofy.desk import SOON, CronofyDesk, link
from webapp.accounts.models import User
from webapp.extensions import db
from webapp.my_calendar.models import SKIP_SYNC_MARKS, Item
from webapp.sync.models import Link, TimeZoneRules, UserMessage
from webapp.sync.runs.time_zone_update import update_instants

HOUR = timedelta(hours=1)


@pytest.fixture
def desk(served: str, emulator: CronofyEmulator, ada: User) -> CronofyDesk:
    return link(emulator, ada)


def starts(desk: CronofyDesk, subject: str) -> list[datetime]:
    events = desk.emulator.hand.events(desk.calendar_id)
    return sorted(event.start.value for event in events if event.summary == subject)


def be_an_hour_late(desk: CronofyDesk, *subjects: str) -> None:
    """Make everything what it was by an older tz database, in which Berlin's winter was an hour behind."""
    for event in desk.emulator.hand.events(desk.calendar_id):
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


def test_entries_and_dates_of_series_are_written_again(desk: CronofyDesk) -> None:
    update_instants()
    desk.add_item("Visit")
    desk.add_item("Rounds", rrule="FREQ=WEEKLY;COUNT=3")
    desk.work()
    wanted = {subject: starts(desk, subject) for subject in ("Visit", "Rounds")}
    be_an_hour_late(desk, "Visit", "Rounds")
    assert starts(desk, "Visit") != wanted["Visit"]
    update_instants()
    assert sorted(db.session.scalars(select(Link.instants_moved))) == [True, True]
    writes = desk.writes()
    desk.sweep()
    assert {subject: starts(desk, subject) for subject in wanted} == wanted
    assert desk.writes() > writes
    assert sorted(db.session.scalars(select(Link.instants_moved))) == [False, False]
    assert {item.start for item in db.session.scalars(select(Item))} == {SOON.replace(tzinfo=None)}
    assert len(db.session.scalars(select(UserMessage)).all()) == 1
    writes = desk.writes()
    desk.sweep()
    assert desk.writes() == writes


def test_a_remote_change_made_meanwhile_is_imported_first(desk: CronofyDesk) -> None:
    update_instants()
    item_id = desk.add_item("Visit")
    desk.work()
    be_an_hour_late(desk, "Visit")
    update_instants()
    (event,) = desk.emulator.hand.events(desk.calendar_id)
    event.updated += timedelta(seconds=30)
    event.location = {"description": "Room 2"}
    desk.sweep()
    assert db.session.get_one(Item, item_id, populate_existing=True).location == "Room 2"
    assert [link.instants_moved for link in db.session.scalars(select(Link))] == [False]


def test_nothing_is_written_again_to_a_calendar_that_keeps_times_of_day(desk: CronofyDesk) -> None:
    update_instants()
    desk.add_item("Visit")
    desk.work()
    account = desk.account
    account.connector = "caldav"
    db.session.commit()
    be_an_hour_late(desk, "Visit")
    update_instants()
    assert [link.instants_moved for link in db.session.scalars(select(Link))] == [False]
