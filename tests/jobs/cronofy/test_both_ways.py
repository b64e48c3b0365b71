"""Items and events follow each other through Cronofy, by push, whatever becomes of the notices."""

import json
from datetime import timedelta

import pytest
import requests

from emulators.cronofy import CronofyEmulator
from emulators.cronofy.notifications import signatures
from tests.jobs.cronofy.desk import SOON, CronofyDesk, grant_of, link
from webapp.accounts.models import User
from webapp.connectors.cronofy import cursor
from webapp.connectors.cronofy.writing import IN_FOREIGN_SERIES
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.reason_texts import sentence
from webapp.sync import service
from webapp.sync.engine import own_writes, quarantine
from webapp.sync.linked_accounts import subscriptions
from webapp.sync.models import Link, LinkedAccount


@pytest.fixture
def desk(served: str, emulator: CronofyEmulator, ada: User) -> CronofyDesk:
    return link(emulator, ada)


def test_everything_follows_both_ways_by_push(desk: CronofyDesk) -> None:
    item_id = desk.add_item("Made here")
    desk.work()
    assert desk.there() == ["Made here"]
    desk.add_event("Made there")
    desk.settle()
    assert desk.here() == ["Made here", "Made there"]
    desk.edit_item(item_id, subject="Edited here")
    desk.work()
    assert desk.there() == ["Edited here", "Made there"]
    desk.emulator.hand.change_event(desk.calendar_id, desk.uid_there("Edited here"), summary="Edited there")
    desk.settle()
    assert desk.here() == ["Edited there", "Made there"]
    desk.edit_item(item_id, trashed_at=utc_now())
    desk.work()
    assert desk.there() == ["Made there"]
    desk.emulator.hand.delete_event(desk.calendar_id, desk.uid_there("Made there"))
    desk.settle()
    assert desk.here() == []
    desk.assert_in_step()


def test_a_series_written_by_dates_moves_whole_and_loses_single_dates(desk: CronofyDesk) -> None:
    item_id = desk.add_item("Weekly", rrule="FREQ=WEEKLY;COUNT=3")
    desk.work()
    assert desk.there() == ["Weekly"] * 3
    before = sorted(str(event.start) for event in desk.emulator.hand.events(desk.calendar_id))
    item = db.session.get_one(Item, item_id)
    desk.edit_item(item_id, start=item.start + timedelta(hours=2), end=item.end + timedelta(hours=2))
    desk.work()
    after = sorted(str(event.start) for event in desk.emulator.hand.events(desk.calendar_id))
    assert after != before
    assert len(after) == 3
    desk.emulator.hand.delete_event(desk.calendar_id, desk.uid_there("Weekly"))
    desk.settle()
    item = db.session.get_one(Item, item_id, populate_existing=True)
    assert (item.rrule, len(item.exdates)) == ("FREQ=WEEKLY;COUNT=3", 1)
    assert desk.there() == ["Weekly"] * 2


def test_dates_of_a_series_made_there_are_shown_as_dates_of_one_series(desk: CronofyDesk) -> None:
    desk.add_event("Standup", rrule="FREQ=WEEKLY;COUNT=3")
    desk.add_event("Review", rrule="FREQ=DAILY;COUNT=2")
    desk.add_event("Single")
    desk.settle()
    series = {item.id: (item.subject, item.series_uid) for item in db.session.scalars(db.select(Item))}
    assert sorted(subject for subject, _ in series.values()) == ["Review"] * 2 + ["Single"] + ["Standup"] * 3
    uids = {subject: {uid for name, uid in series.values() if name == subject} for subject, _ in series.values()}
    assert uids["Single"] == {None}
    assert None not in uids["Standup"] | uids["Review"]
    assert len(uids["Standup"]) == len(uids["Review"]) == 1
    assert uids["Standup"] != uids["Review"]


def test_an_item_imported_before_its_series_was_known_becomes_an_instance_once_it_changes(
    desk: CronofyDesk,
) -> None:
    series = desk.add_event("Standup", rrule="FREQ=WEEKLY;COUNT=1")
    desk.settle()
    item = db.session.scalars(db.select(Item)).one()
    known, item.series_uid = item.series_uid, None
    db.session.commit()
    desk.emulator.hand.change_event(desk.calendar_id, series, summary="Standing")
    desk.settle()
    (kept,) = db.session.scalars(db.select(Item).execution_options(populate_existing=True))
    assert (kept.id, kept.subject, kept.series_uid) == (item.id, "Standing", known)


def test_a_local_change_of_an_occurrence_that_cannot_be_written_is_reported(desk: CronofyDesk) -> None:
    desk.add_event("Standup", rrule="FREQ=WEEKLY;COUNT=3")
    desk.settle()
    item_id = db.session.scalars(db.select(Item.id).order_by(Item.starts_at)).first()
    assert item_id is not None
    desk.edit_item(item_id, subject="Changed here")
    desk.work()
    (entry,) = desk.quarantined()
    assert entry.reason == IN_FOREIGN_SERIES
    assert desk.there() == ["Standup"]


def test_what_exists_is_retrieved_and_sent_by_the_first_manual_run(
    served: str, emulator: CronofyEmulator, ada: User
) -> None:
    grant = grant_of(emulator)
    primary = next(each for each in emulator.hand.account(grant.remote_account).calendars() if each.primary)
    emulator.hand.make_event(primary.calendar_id, "Before", SOON, SOON + timedelta(hours=1))
    desk = link(emulator, ada, retrieve=True, retrieve_future="1m")
    assert desk.here() == ["Before"]


def test_a_channel_is_opened_closed_and_opened_again(desk: CronofyDesk) -> None:
    channels = desk.emulator.hand.account(desk.sub).channels
    assert [channel.filters for channel in channels] == [{"calendar_ids": [desk.calendar_id]}]
    service.set_active(desk.integration, False)
    desk.work()
    assert channels == []
    desk.add_event("While switched off")
    service.set_active(desk.integration, True)
    desk.work()
    assert len(channels) == 1
    assert desk.here() == ["While switched off"]


def test_a_sweep_opens_a_channel_that_was_closed_and_reads_what_was_missed(desk: CronofyDesk) -> None:
    channels = desk.emulator.hand.account(desk.sub).channels
    channels.clear()
    desk.add_event("Nobody told")
    desk.sweep()
    assert len(channels) == 1
    assert desk.here() == ["Nobody told"]


def test_sweeps_are_rare_while_notices_come(desk: CronofyDesk) -> None:
    assert desk.integration.state.next_sweep_at is not None
    assert desk.integration.state.next_sweep_at > utc_now() + timedelta(minutes=14)


def test_lost_notices_are_made_up_for_by_the_sweep(desk: CronofyDesk) -> None:
    desk.emulator.faults.dropped_notifications = 2
    desk.add_event("First")
    desk.add_event("Second")
    desk.settle()
    assert desk.here() == []
    desk.sweep()
    desk.assert_in_step()


@pytest.mark.parametrize("is_notified", [True, False])
def test_a_change_that_cronofy_reads_late_is_imported_by_the_notification_or_the_next_sweep(
    desk: CronofyDesk, is_notified: bool
) -> None:
    desk.add_event("Kept")
    desk.add_event("Doomed")
    desk.settle()
    desk.emulator.hand.slide_clock(timedelta(hours=3))
    desk.sweep()
    desk.emulator.settings.learns_after = timedelta(seconds=70)
    desk.emulator.faults.dropped_notifications = 0 if is_notified else 3
    desk.emulator.hand.change_event(desk.calendar_id, desk.uid_there("Kept"), summary="Edited")
    desk.emulator.hand.delete_event(desk.calendar_id, desk.uid_there("Doomed"))
    desk.add_event("New")
    desk.emulator.hand.slide_clock(timedelta(seconds=69))
    desk.sweep()
    assert desk.here() == ["Doomed", "Kept"]
    desk.emulator.hand.slide_clock(timedelta(seconds=2))
    desk.settle()
    if not is_notified:
        assert desk.here() == ["Doomed", "Kept"]
        desk.emulator.hand.slide_clock(timedelta(minutes=15))
        desk.sweep()
    assert desk.here() == ["Edited", "New"]
    assert desk.integration.state.news_since is None
    desk.assert_in_step()


def test_a_create_that_was_accepted_but_never_executed_is_sent_again(desk: CronofyDesk) -> None:
    desk.emulator.faults.lost_writes = 1
    item_id = desk.add_item("Made here")
    desk.work()
    assert desk.there() == []
    desk.edit_item(item_id, subject="Edited since")
    desk.sweep()
    assert desk.there() == ["Edited since"]
    desk.assert_in_step()


def test_a_create_of_unknown_fate_is_given_up_with_its_item_once_it_can_no_longer_show(
    desk: CronofyDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.emulator.faults.lost_writes = 1
    item_id = desk.add_item("Made here")
    desk.work()
    desk.edit_item(item_id, trashed_at=utc_now())
    desk.sweep()
    assert [link.state for link in db.session.scalars(db.select(Link))] == ["pending"]
    monkeypatch.setattr(own_writes, "SHOWS_WITHIN", timedelta(0))
    desk.sweep()
    assert desk.there() == []
    assert db.session.scalars(db.select(Link)).all() == []
    desk.assert_in_step()


def test_doubled_notices_double_nothing(desk: CronofyDesk) -> None:
    desk.emulator.faults.doubled_notifications = True
    desk.add_event("Once")
    desk.settle()
    assert desk.here() == ["Once"]
    desk.assert_in_step()


def test_late_and_reordered_notices_end_with_both_sides_equal(desk: CronofyDesk) -> None:
    desk.emulator.faults.held_notifications = True
    uid = desk.add_event("First text")
    desk.emulator.hand.change_event(desk.calendar_id, uid, summary="Second text")
    gone = desk.add_event("Comes and goes")
    desk.emulator.hand.delete_event(desk.calendar_id, gone)
    desk.sweep()
    desk.emulator.faults.held_notifications = False
    desk.emulator.notifier.release(lambda notices: list(reversed(notices)))
    desk.settle()
    assert desk.here() == ["Second text"]
    desk.assert_in_step()


def test_forged_notices_do_nothing(desk: CronofyDesk) -> None:
    desk.emulator.faults.dropped_notifications = 1
    desk.add_event("Nobody told")
    body = json.dumps({"notification": {"type": "change"}, "channel": {"channel_id": "chn_1"}}).encode()
    address = subscriptions.callback_url(desk.integration)
    for kept, signature in ((body, "c2lnbmVkIGJ5IHNvbWVib2R5IGVsc2U="), (body + b" ", signed(desk, body)), (body, "")):
        answer = requests.post(address, data=kept, headers={"Cronofy-HMAC-SHA256": signature}, timeout=20)
        assert answer.status_code == 403
    desk.settle()
    assert desk.here() == []
    assert requests.post(address, data=body, headers={"Cronofy-HMAC-SHA256": signed(desk, body)}, timeout=20).ok
    desk.settle()
    assert desk.here() == ["Nobody told"]
    desk.assert_in_step()


def signed(desk: CronofyDesk, body: bytes) -> str:
    return signatures(body, desk.emulator.application.secrets)


def test_a_disconnection_is_shown_at_once_and_ends_without_a_new_sign_in(desk: CronofyDesk) -> None:
    desk.add_event("Kept")
    desk.settle()
    desk.emulator.hand.disconnect(desk.profile_id)
    desk.settle()
    assert desk.status.label == "Not connected"
    assert desk.status.can_reconnect
    assert desk.account.relink_url == f"{desk.emulator.base_url}/relink/{desk.profile_id}"
    desk.add_event("Made meanwhile")
    desk.add_item("Written meanwhile")
    desk.work()
    assert desk.here() == ["Kept", "Written meanwhile"]
    desk.emulator.hand.reconnect(desk.profile_id)
    desk.settle()
    desk.account.check_at = utc_now() - timedelta(seconds=1) if desk.account.check_at else None
    db.session.commit()
    desk.sweep()
    assert desk.status.label == "Connected"
    assert desk.account.relink_url == ""
    assert desk.here() == ["Kept", "Made meanwhile", "Written meanwhile"]
    desk.assert_in_step()


def test_a_disconnection_without_a_notification_is_found_by_the_next_call(desk: CronofyDesk) -> None:
    desk.emulator.faults.dropped_notifications = 100
    desk.emulator.hand.disconnect(desk.profile_id)
    desk.sweep()
    assert desk.status.label == "Not connected"
    assert desk.account.relink_url.startswith(desk.emulator.base_url)


def test_a_late_notice_of_a_disconnection_heals_at_once(desk: CronofyDesk) -> None:
    desk.emulator.hand.announce(desk.sub, "profile_disconnected")
    desk.settle()
    assert desk.status.label == "Connected"


def test_a_revoked_permission_needs_a_new_sign_in(desk: CronofyDesk) -> None:
    desk.emulator.hand.revoke(desk.sub)
    desk.sweep()
    assert desk.status.label == "Not connected"
    assert desk.account.relink_url == ""
    service.reconnect_granted_account(desk.account, grant_of(desk.emulator))
    desk.work()
    assert desk.status.label == "Connected"


def test_tokens_are_revoked_with_the_last_integration_and_only_then(desk: CronofyDesk) -> None:
    account = desk.emulator.hand.account(desk.sub)
    second = service.start_integration(desk.account)
    service.end_integration(desk.integration, remove_events=False)
    desk.work()
    assert account.refresh_token is not None
    assert account.channels == []
    service.discard_draft(second)
    desk.work()
    assert account.refresh_token is None
    assert db.session.scalars(db.select(LinkedAccount)).one().credentials == ""


def test_an_expired_token_is_renewed_and_stored(desk: CronofyDesk) -> None:
    before = desk.account.credentials
    desk.emulator.settings.rotate_refresh_tokens = True
    desk.emulator.hand.expire_access_tokens()
    desk.add_item("After an hour")
    desk.work()
    assert desk.there() == ["After an hour"]
    assert desk.account.credentials != before
    assert desk.account.refreshing_until is None


def test_foreign_events_can_be_changed_once_that_is_allowed(desk: CronofyDesk) -> None:
    desk.add_event("Made there")
    desk.settle()
    item_id = db.session.scalars(db.select(Item.id)).one()
    desk.edit_item(item_id, subject="Changed here")
    desk.work()
    (entry,) = desk.quarantined()
    assert "Allow editing of existing events" in sentence(entry.reason)
    assert desk.there() == ["Made there"]
    desk.emulator.hand.allow(desk.calendar_id)
    quarantine.retry_quarantined([entry])
    desk.work()
    assert desk.there() == ["Changed here"]
    assert desk.quarantined() == []


def test_events_read_after_a_comparison_are_imported_and_excluded_ones_are_not(
    served: str, emulator: CronofyEmulator, ada: User
) -> None:
    """The notice asks for all that changed since hours before the link; that is how long this takes to be learned."""
    calendar_id = emulator.hand.authorise().calendar_id
    emulator.hand.make_event(calendar_id, "Left out", SOON, SOON + timedelta(hours=1))
    emulator.settings.learns_after = timedelta(hours=6)
    emulator.hand.make_event(calendar_id, "Learned late", SOON, SOON + timedelta(hours=1))
    emulator.hand.slide_clock(timedelta(hours=5))
    desk = link(emulator, ada)
    emulator.hand.slide_clock(timedelta(hours=1, minutes=1))
    desk.settle()
    assert desk.here() == ["Learned late"]
    desk.sweep()
    assert desk.here() == ["Learned late"]


def test_more_changes_than_are_remembered_bring_nothing_in_that_was_left_out(
    served: str, emulator: CronofyEmulator, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cursor, "MOST_KNOWN", 5)
    calendar_id = emulator.hand.authorise().calendar_id
    for number in range(12):
        emulator.hand.make_event(calendar_id, f"Left out {number}", SOON, SOON + timedelta(hours=1))
    for event in emulator.world.find_calendar(calendar_id).events.values():
        event.updated -= timedelta(minutes=1)
    desk = link(emulator, ada)
    desk.sweep()
    assert desk.here() == []
    desk.emulator.hand.change_event(calendar_id, desk.uid_there("Left out 3"), summary="Edited there")
    desk.settle()
    assert desk.here() == ["Edited there"]


def test_the_first_synchronisation_of_a_mailbox_is_waited_for(desk: CronofyDesk) -> None:
    desk.add_event("Known late")
    desk.emulator.notifier.wait_until_idle()
    desk.emulator.hand.finish_initial_sync(desk.profile_id)
    desk.settle()
    desk.assert_in_step()


def test_a_calendar_that_is_renamed_there_is_called_so_here(desk: CronofyDesk) -> None:
    desk.emulator.world.find_calendar(desk.calendar_id).name = "Field work"
    desk.integration.named_at = utc_now() - timedelta(days=2)
    db.session.commit()
    desk.sweep()
    assert desk.integration.calendar_name == "Field work"
