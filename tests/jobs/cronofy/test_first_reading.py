"""Cronofy reads a mailbox for the first time: it is polled, shown, and followed by a full comparison."""

from datetime import timedelta

import pytest

from emulators.cronofy import CronofyEmulator
from tests.jobs.conftest import an_event
from tests.jobs.cronofy.desk import SOON, CronofyDesk, grant_of, link
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


def link_unread(emulator: CronofyEmulator, user: User, **options: object) -> CronofyDesk:
    """Link a calendar in which something lies already."""
    grant = grant_of(emulator)
    primary = next(each for each in emulator.hand.account(grant.remote_account).calendars() if each.primary)
    emulator.hand.make_event(primary.calendar_id, "Lay there before", SOON, SOON + timedelta(hours=1))
    emulator.hand.slide_clock(timedelta(minutes=10))
    return link(emulator, user, **options)


def finish(desk: CronofyDesk, *, told: bool) -> None:
    desk.emulator.faults.dropped_notifications = 0 if told else 1
    desk.emulator.hand.finish_initial_sync(desk.profile_id)
    desk.settle()
    if not told:
        desk.integration.state.retry_at = None
        desk.sweep()


@pytest.mark.parametrize("is_notified", [True, False])
def test_it_is_shown_and_waited_for(served: str, emulator: CronofyEmulator, ada: User, is_notified: bool) -> None:
    desk = link_unread(emulator, ada)
    item_id = desk.add_item("Made here")
    desk.work()
    desk.sweep()
    assert (desk.status.level, desk.status.label) == ("warning", "Connected")
    assert paragraph(desk.status.reasons).startswith("Cronofy is still reading this calendar.")
    assert desk.there() == ["Lay there before"], "nothing is sent while nobody knows what is there already"
    desk.add_event("Made there meanwhile")
    finish(desk, told=is_notified)
    assert desk.status.level == "ok"
    assert desk.here() == ["Made here", "Made there meanwhile"]
    assert desk.there() == ["Lay there before", "Made here", "Made there meanwhile"]
    desk.edit_item(item_id, subject="Edited here")
    desk.work()
    assert "Edited here" in desk.there()


@pytest.mark.parametrize("is_notified", [True, False])
def test_what_lay_there_is_retrieved_if_that_was_wished_for(
    served: str, emulator: CronofyEmulator, ada: User, is_notified: bool
) -> None:
    desk = link_unread(emulator, ada, retrieve=True, retrieve_future="1m")
    assert desk.here() == []
    finish(desk, told=is_notified)
    assert desk.here() == ["Lay there before"]
    desk.assert_in_step()


def test_it_is_asked_for_again_and_again_at_the_same_pace(served: str, emulator: CronofyEmulator, ada: User) -> None:
    desk = link_unread(emulator, ada)
    for _ in range(8):
        desk.sweep()
    assert desk.integration.state.retry_at is not None
    assert desk.integration.state.retry_at <= utc_now() + timedelta(seconds=31)
    assert desk.account.authorization_lost_at is None


def test_with_no_channel_at_all_it_is_found_out(served: str, emulator: CronofyEmulator, ada: User) -> None:
    emulator.settings.channels_refused_with = 402
    desk = link_unread(emulator, ada, retrieve=True, retrieve_future="1m")
    emulator.hand.finish_initial_sync(desk.profile_id)
    desk.sweep()
    assert desk.here() == ["Lay there before"]


def test_what_exists_on_both_sides_is_linked_and_not_duplicated(
    served: str, emulator: CronofyEmulator, ada: User
) -> None:
    item = Item(
        owner_id=ada.id,
        **item_values(an_event("Lay there before", SOON.replace(tzinfo=None), zone="UTC"), home_zone="UTC"),
    )
    db.session.add(item)
    db.session.commit()
    desk = link_unread(emulator, ada, send=True, send_future="1m")
    finish(desk, told=False)
    desk.sweep()
    assert desk.there() == ["Lay there before"]
    assert db.session.scalars(db.select(Link.item_id)).all() == [item.id]


def test_a_mailbox_that_is_read_again_later_is_waited_for_and_compared(
    served: str, emulator: CronofyEmulator, ada: User
) -> None:
    emulator.settings.initial_sync_required = False
    desk = link(emulator, ada)
    desk.add_event("In step")
    desk.settle()
    profile = emulator.world.find_calendar(desk.calendar_id).profile
    profile.initial_sync_required = True
    emulator.hand.slide_clock(timedelta(hours=3))
    desk.sweep()
    assert paragraph(desk.status.reasons).startswith("Cronofy is still reading this calendar.")
    assert desk.here() == ["In step"]
    emulator.faults.dropped_notifications = 100
    desk.add_event("Made meanwhile")
    emulator.hand.slide_clock(timedelta(hours=30))
    finish(desk, told=False)
    assert desk.status.level == "ok"
    desk.assert_in_step()
    assert desk.here() == ["In step", "Made meanwhile"]


@pytest.mark.parametrize("is_shown", [True, False])
def test_after_a_mailbox_is_read_again_excluded_events_stay_out_and_new_ones_are_imported(
    served: str, emulator: CronofyEmulator, ada: User, is_shown: bool
) -> None:
    """Time stamps do not matter: one is as new as the link, and the other was moved from another calendar."""
    emulator.settings.initial_sync_required = False
    calendar_id = emulator.hand.authorise("ada@example.org", "google").calendar_id
    emulator.hand.make_event(calendar_id, "Left out", SOON, SOON + timedelta(hours=1))
    desk = link(emulator, ada)
    calendar = emulator.world.find_calendar(desk.calendar_id)
    calendar.profile.initial_sync_required = is_shown
    if is_shown:
        emulator.hand.slide_clock(timedelta(hours=3))
        desk.sweep()
    emulator.faults.dropped_notifications = 1
    moved = calendar.events[desk.add_event("Moved here")]
    assert emulator.notifier.wait_until_idle()
    moved.created = moved.updated = moved.updated - timedelta(days=30)
    finish(desk, told=True)
    assert desk.here() == ["Moved here"]
    assert desk.status.level == "ok"
