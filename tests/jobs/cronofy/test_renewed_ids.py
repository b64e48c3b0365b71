"""Events that Cronofy lists under other ids than before, as after a new sign-in: linked again, never duplicated."""

from datetime import timedelta

import pytest

from emulators.cronofy import CronofyEmulator
from tests.jobs.cronofy.scenario import SOON, CronofyScenario, grant_of, link
from webapp.accounts.models import User
from webapp.connectors.reasons import Reason
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.sync import service
from webapp.sync.models import Integration, LedgerEntry, Link, PreviewEntry
from webapp.sync.store import previews


@pytest.fixture
def scenario(served: str, emulator: CronofyEmulator, ada: User) -> CronofyScenario:
    return link(emulator, ada)


def add_many(scenario: CronofyScenario, count: int) -> list[str]:
    for number in range(count):
        start = SOON + timedelta(days=number // 5, hours=number % 5)
        scenario.emulator.controls.make_event(
            scenario.calendar_id, f"Visit {number:02}", start, start + timedelta(hours=1)
        )
    scenario.run_until_idle()
    scenario.emulator.controls.slide_clock(timedelta(hours=3))
    return scenario.here()


def compare(scenario: CronofyScenario) -> None:
    """Let the comparison of everything be due."""
    scenario.integration.state.cursor = ""
    db.session.commit()
    scenario.sweep()


def items() -> dict[int, str]:
    db.session.rollback()
    rows = db.session.execute(db.select(Item.id, Item.subject).where(Item.trashed_at.is_(None)))
    return {row.id: row.subject for row in rows}


@pytest.mark.parametrize("is_notified", [True, False])
def test_a_few_are_linked_again(scenario: CronofyScenario, is_notified: bool) -> None:
    add_many(scenario, 4)
    before = items()
    scenario.emulator.controls.renew_ids(scenario.profile_id, notifies=is_notified)
    compare(scenario)
    assert items() == before
    reasons = set(db.session.scalars(db.select(LedgerEntry.reason_code).where(LedgerEntry.action == "adopt")))
    assert reasons == {Reason.LISTED_UNDER_NEW_ID}
    scenario.emulator.controls.change_event(
        scenario.calendar_id, scenario.uid_there("Visit 02"), summary="Visit, edited"
    )
    scenario.run_until_idle()
    assert "Visit, edited" in scenario.here()
    scenario.assert_in_step()


def test_very_many_at_once_are_shown_first(scenario: CronofyScenario) -> None:
    subjects = add_many(scenario, 12)
    before = items()
    scenario.emulator.controls.renew_ids(scenario.profile_id)
    compare(scenario)
    preview = previews.find_waiting([scenario.integration_id])[scenario.integration_id]
    assert preview.state == "ready"
    assert scenario.status.preview_id == preview.id
    actions = db.session.scalars(db.select(PreviewEntry.action).where(PreviewEntry.preview_id == preview.id))
    assert sorted(actions) == ["adopt"] * 12
    ids_there = {event.uid for event in scenario.emulator.controls.events(scenario.calendar_id)}
    assert not ids_there & set(db.session.scalars(db.select(Link.remote_id)))
    service.execute_preview(preview, by=db.session.get_one(User, scenario.owner_id))
    scenario.work()
    assert items() == before
    assert set(db.session.scalars(db.select(Link.remote_id))) == ids_there
    assert scenario.there() == subjects
    scenario.assert_in_step()


def test_they_are_counted_together_however_they_are_listed(scenario: CronofyScenario) -> None:
    add_many(scenario, 20)
    before = items()
    scenario.emulator.settings.page_size = 3
    scenario.emulator.controls.renew_ids(scenario.profile_id)
    compare(scenario)
    preview = previews.find_waiting([scenario.integration_id])[scenario.integration_id]
    ids_there = {event.uid for event in scenario.emulator.controls.events(scenario.calendar_id)}
    assert len(ids_there - set(db.session.scalars(db.select(Link.remote_id)))) > 10
    service.execute_preview(preview, by=db.session.get_one(User, scenario.owner_id))
    scenario.work()
    assert items() == before
    scenario.assert_in_step()


def test_an_account_that_is_authorised_again_shows_its_preview(scenario: CronofyScenario) -> None:
    add_many(scenario, 3)
    before = items()
    scenario.emulator.controls.revoke(scenario.sub)
    scenario.sweep()
    scenario.emulator.controls.renew_ids(scenario.profile_id)
    service.reconnect_granted_account(scenario.account, grant_of(scenario.emulator))
    scenario.work()
    preview = previews.find_waiting([scenario.integration_id])[scenario.integration_id]
    service.execute_preview(preview, by=db.session.get_one(User, scenario.owner_id))
    scenario.work()
    assert items() == before
    scenario.assert_in_step()


def test_another_event_with_equal_contents_is_another_event(scenario: CronofyScenario) -> None:
    scenario.add_event("Visit")
    scenario.run_until_idle()
    scenario.add_event("Visit")
    scenario.run_until_idle()
    assert scenario.here() == ["Visit", "Visit"]
    scenario.assert_in_step()


def test_dates_of_a_series_that_is_reshaped_there_keep_their_items(scenario: CronofyScenario) -> None:
    series = scenario.add_event("Standup", rrule="FREQ=DAILY;COUNT=15")
    scenario.run_until_idle()
    before = items()
    scenario.emulator.controls.change_event(scenario.calendar_id, series, rrule="FREQ=DAILY;COUNT=16")
    scenario.run_until_idle()
    after = items()
    assert len(after) == 16
    assert before.items() <= after.items()


def test_what_lies_behind_the_reach_of_cronofy_is_left_in_peace(scenario: CronofyScenario) -> None:
    scenario.add_event("Long ago")
    scenario.run_until_idle()
    link_of_it = db.session.scalars(db.select(Link)).one()
    past = {"start": "2020-01-01T09:00:00", "end": "2020-01-01T10:00:00"}
    link_of_it.base_local = {**(link_of_it.base_local or {}), **past}
    db.session.commit()
    scenario.emulator.world.find_calendar(scenario.calendar_id).events.clear()
    compare(scenario)
    assert scenario.quarantined() == []
    assert scenario.here() == ["Long ago"]
    assert db.session.get_one(Integration, scenario.integration_id).state.cursor != ""
