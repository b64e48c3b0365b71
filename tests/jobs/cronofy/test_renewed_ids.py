"""Events that Cronofy lists under other ids than before, as after a new sign-in: linked again, never duplicated."""

from datetime import timedelta

import pytest

from emulators.cronofy import CronofyEmulator
from tests.jobs.cronofy.desk import SOON, CronofyDesk, grant_of, link
from webapp.accounts.models import User
from webapp.connectors.reasons import Reason
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.sync import service
from webapp.sync.models import Integration, LedgerEntry, Link, PreviewEntry
from webapp.sync.store import previews


@pytest.fixture
def desk(served: str, emulator: CronofyEmulator, ada: User) -> CronofyDesk:
    return link(emulator, ada)


def add_many(desk: CronofyDesk, count: int) -> list[str]:
    for number in range(count):
        start = SOON + timedelta(days=number // 5, hours=number % 5)
        desk.emulator.hand.make_event(desk.calendar_id, f"Visit {number:02}", start, start + timedelta(hours=1))
    desk.settle()
    desk.emulator.hand.slide_clock(timedelta(hours=3))
    return desk.here()


def compare(desk: CronofyDesk) -> None:
    """Let the comparison of everything be due."""
    desk.integration.state.cursor = ""
    db.session.commit()
    desk.sweep()


def items() -> dict[int, str]:
    db.session.rollback()
    rows = db.session.execute(db.select(Item.id, Item.subject).where(Item.trashed_at.is_(None)))
    return {row.id: row.subject for row in rows}


@pytest.mark.parametrize("is_notified", [True, False])
def test_a_few_are_linked_again(desk: CronofyDesk, is_notified: bool) -> None:
    add_many(desk, 4)
    before = items()
    desk.emulator.hand.renew_ids(desk.profile_id, notifies=is_notified)
    compare(desk)
    assert items() == before
    reasons = set(db.session.scalars(db.select(LedgerEntry.reason_code).where(LedgerEntry.action == "adopt")))
    assert reasons == {Reason.LISTED_UNDER_NEW_ID}
    desk.emulator.hand.change_event(desk.calendar_id, desk.uid_there("Visit 02"), summary="Visit, edited")
    desk.settle()
    assert "Visit, edited" in desk.here()
    desk.assert_in_step()


def test_very_many_at_once_are_shown_first(desk: CronofyDesk) -> None:
    subjects = add_many(desk, 12)
    before = items()
    desk.emulator.hand.renew_ids(desk.profile_id)
    compare(desk)
    plan = previews.find_waiting([desk.integration_id])[desk.integration_id]
    assert plan.state == "ready"
    assert desk.status.plan_id == plan.id
    actions = db.session.scalars(db.select(PreviewEntry.action).where(PreviewEntry.plan_id == plan.id))
    assert sorted(actions) == ["adopt"] * 12
    ids_there = {event.uid for event in desk.emulator.hand.events(desk.calendar_id)}
    assert not ids_there & set(db.session.scalars(db.select(Link.remote_id)))
    service.execute_preview(plan, by=db.session.get_one(User, desk.owner_id))
    desk.work()
    assert items() == before
    assert set(db.session.scalars(db.select(Link.remote_id))) == ids_there
    assert desk.there() == subjects
    desk.assert_in_step()


def test_they_are_counted_together_however_they_are_listed(desk: CronofyDesk) -> None:
    add_many(desk, 20)
    before = items()
    desk.emulator.settings.page_size = 3
    desk.emulator.hand.renew_ids(desk.profile_id)
    compare(desk)
    plan = previews.find_waiting([desk.integration_id])[desk.integration_id]
    ids_there = {event.uid for event in desk.emulator.hand.events(desk.calendar_id)}
    assert len(ids_there - set(db.session.scalars(db.select(Link.remote_id)))) > 10
    service.execute_preview(plan, by=db.session.get_one(User, desk.owner_id))
    desk.work()
    assert items() == before
    desk.assert_in_step()


def test_an_account_that_is_authorised_again_shows_its_preview(desk: CronofyDesk) -> None:
    add_many(desk, 3)
    before = items()
    desk.emulator.hand.revoke(desk.sub)
    desk.sweep()
    desk.emulator.hand.renew_ids(desk.profile_id)
    service.reconnect_granted_account(desk.account, grant_of(desk.emulator))
    desk.work()
    plan = previews.find_waiting([desk.integration_id])[desk.integration_id]
    service.execute_preview(plan, by=db.session.get_one(User, desk.owner_id))
    desk.work()
    assert items() == before
    desk.assert_in_step()


def test_another_event_with_equal_contents_is_another_event(desk: CronofyDesk) -> None:
    desk.add_event("Visit")
    desk.settle()
    desk.add_event("Visit")
    desk.settle()
    assert desk.here() == ["Visit", "Visit"]
    desk.assert_in_step()


def test_dates_of_a_series_that_is_reshaped_there_keep_their_items(desk: CronofyDesk) -> None:
    series = desk.add_event("Standup", rrule="FREQ=DAILY;COUNT=15")
    desk.settle()
    before = items()
    desk.emulator.hand.change_event(desk.calendar_id, series, rrule="FREQ=DAILY;COUNT=16")
    desk.settle()
    after = items()
    assert len(after) == 16
    assert before.items() <= after.items()


def test_what_lies_behind_the_reach_of_cronofy_is_left_in_peace(desk: CronofyDesk) -> None:
    desk.add_event("Long ago")
    desk.settle()
    link_of_it = db.session.scalars(db.select(Link)).one()
    past = {"start": "2020-01-01T09:00:00", "end": "2020-01-01T10:00:00"}
    link_of_it.base_local = {**(link_of_it.base_local or {}), **past}
    db.session.commit()
    desk.emulator.world.find_calendar(desk.calendar_id).events.clear()
    compare(desk)
    assert desk.quarantined() == []
    assert desk.here() == ["Long ago"]
    assert db.session.get_one(Integration, desk.integration_id).state.cursor != ""
