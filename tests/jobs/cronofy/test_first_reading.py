"""Cronofy reads a mailbox for the first time: it is polled, shown, and followed by a full comparison."""

from datetime import timedelta

import pytest

from emulators.cronofy import CronofyEmulator
from tests.jobs.conftest import an_event
from tests.jobs.cronofy.scenario import SOON, CronofyScenario, grant_of, link
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.reason_texts import paragraph
from webapp.sync.engine.item_mapping import item_values
from webapp.sync.models import Link


@pytest.fixture(autouse=True)
def unread(emulator: CronofyEmulator) -> None:
    """Mailboxes that are connected from now on have yet to be read."""
    emulator.settings.initial_sync_required = True


def link_unread(emulator: CronofyEmulator, user: User, **options: object) -> CronofyScenario:
    """Link a calendar in which something lies already."""
    grant = grant_of(emulator)
    primary = next(each for each in emulator.controls.account(grant.remote_account).calendars() if each.primary)
    emulator.controls.make_event(primary.calendar_id, "Lay there before", SOON, SOON + timedelta(hours=1))
    emulator.controls.slide_clock(timedelta(minutes=10))
    return link(emulator, user, **options)


def finish(scenario: CronofyScenario, *, notified: bool) -> None:
    scenario.emulator.faults.dropped_notifications = 0 if notified else 1
    scenario.emulator.controls.finish_initial_sync(scenario.profile_id)
    scenario.run_until_idle()
    if not notified:
        scenario.integration.state.retry_at = None
        scenario.sweep()


@pytest.mark.parametrize("is_notified", [True, False])
def test_it_is_shown_and_waited_for(served: str, emulator: CronofyEmulator, ada: User, is_notified: bool) -> None:
    scenario = link_unread(emulator, ada)
    item_id = scenario.add_item("Made here")
    scenario.work()
    scenario.sweep()
    assert (scenario.status.level, scenario.status.label) == ("warning", "Connected")
    assert paragraph(scenario.status.reasons).startswith("Cronofy is still reading this calendar.")
    assert scenario.there() == ["Lay there before"], "nothing is sent while nobody knows what is there already"
    scenario.add_event("Made there meanwhile")
    finish(scenario, notified=is_notified)
    assert scenario.status.level == "ok"
    assert scenario.here() == ["Made here", "Made there meanwhile"]
    assert scenario.there() == ["Lay there before", "Made here", "Made there meanwhile"]
    scenario.edit_item(item_id, subject="Edited here")
    scenario.work()
    assert "Edited here" in scenario.there()


@pytest.mark.parametrize("is_notified", [True, False])
def test_what_lay_there_is_retrieved_if_that_was_wished_for(
    served: str, emulator: CronofyEmulator, ada: User, is_notified: bool
) -> None:
    scenario = link_unread(emulator, ada, retrieve=True, retrieve_future="1m")
    assert scenario.here() == []
    finish(scenario, notified=is_notified)
    assert scenario.here() == ["Lay there before"]
    scenario.assert_in_step()


def test_it_is_asked_for_again_and_again_at_the_same_pace(served: str, emulator: CronofyEmulator, ada: User) -> None:
    scenario = link_unread(emulator, ada)
    for _ in range(8):
        scenario.sweep()
    assert scenario.integration.state.retry_at is not None
    assert scenario.integration.state.retry_at <= utc_now() + timedelta(seconds=31)
    assert scenario.account.authorization_lost_at is None


def test_with_no_channel_at_all_it_is_found_out(served: str, emulator: CronofyEmulator, ada: User) -> None:
    emulator.settings.channels_refused_with = 402
    scenario = link_unread(emulator, ada, retrieve=True, retrieve_future="1m")
    emulator.controls.finish_initial_sync(scenario.profile_id)
    scenario.sweep()
    assert scenario.here() == ["Lay there before"]


def test_what_exists_on_both_sides_is_linked_and_not_duplicated(
    served: str, emulator: CronofyEmulator, ada: User
) -> None:
    item = Item(
        owner_id=ada.id,
        **item_values(an_event("Lay there before", SOON.replace(tzinfo=None), zone="UTC"), home_zone="UTC"),
    )
    db.session.add(item)
    db.session.commit()
    scenario = link_unread(emulator, ada, send=True, send_future="1m")
    finish(scenario, notified=False)
    scenario.sweep()
    assert scenario.there() == ["Lay there before"]
    assert db.session.scalars(db.select(Link.item_id)).all() == [item.id]


def test_a_mailbox_that_is_read_again_later_is_waited_for_and_compared(
    served: str, emulator: CronofyEmulator, ada: User
) -> None:
    emulator.settings.initial_sync_required = False
    scenario = link(emulator, ada)
    scenario.add_event("In step")
    scenario.run_until_idle()
    profile = emulator.world.find_calendar(scenario.calendar_id).profile
    profile.initial_sync_required = True
    emulator.controls.slide_clock(timedelta(hours=3))
    scenario.sweep()
    assert paragraph(scenario.status.reasons).startswith("Cronofy is still reading this calendar.")
    assert scenario.here() == ["In step"]
    emulator.faults.dropped_notifications = 100
    scenario.add_event("Made meanwhile")
    emulator.controls.slide_clock(timedelta(hours=30))
    finish(scenario, notified=False)
    assert scenario.status.level == "ok"
    scenario.assert_in_step()
    assert scenario.here() == ["In step", "Made meanwhile"]


@pytest.mark.parametrize("is_shown", [True, False])
def test_after_a_mailbox_is_read_again_excluded_events_stay_out_and_new_ones_are_imported(
    served: str, emulator: CronofyEmulator, ada: User, is_shown: bool
) -> None:
    """Time stamps do not matter: one is as new as the link, and the other was moved from another calendar."""
    emulator.settings.initial_sync_required = False
    calendar_id = emulator.controls.authorise("ada@example.org", "google").calendar_id
    emulator.controls.make_event(calendar_id, "Left out", SOON, SOON + timedelta(hours=1))
    scenario = link(emulator, ada)
    calendar = emulator.world.find_calendar(scenario.calendar_id)
    calendar.profile.initial_sync_required = is_shown
    if is_shown:
        emulator.controls.slide_clock(timedelta(hours=3))
        scenario.sweep()
    emulator.faults.dropped_notifications = 1
    moved = calendar.events[scenario.add_event("Moved here")]
    assert emulator.notifier.wait_until_idle()
    moved.created = moved.updated = moved.updated - timedelta(days=30)
    finish(scenario, notified=True)
    assert scenario.here() == ["Moved here"]
    assert scenario.status.level == "ok"
