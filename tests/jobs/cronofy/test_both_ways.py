"""Items and events follow each other through Cronofy, by push, whatever becomes of the notices."""

import json
from datetime import timedelta

import pytest
import requests

from emulators.cronofy import CronofyEmulator
from emulators.cronofy.notifications import signatures
from tests.jobs.cronofy.scenario import SOON, CronofyScenario, grant_of, link
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
def scenario(served: str, emulator: CronofyEmulator, ada: User) -> CronofyScenario:
    return link(emulator, ada)


def test_everything_follows_both_ways_by_push(scenario: CronofyScenario) -> None:
    item_id = scenario.add_item("Made here")
    scenario.work()
    assert scenario.there() == ["Made here"]
    scenario.add_event("Made there")
    scenario.run_until_idle()
    assert scenario.here() == ["Made here", "Made there"]
    scenario.edit_item(item_id, subject="Edited here")
    scenario.work()
    assert scenario.there() == ["Edited here", "Made there"]
    scenario.emulator.controls.change_event(
        scenario.calendar_id, scenario.uid_there("Edited here"), summary="Edited there"
    )
    scenario.run_until_idle()
    assert scenario.here() == ["Edited there", "Made there"]
    scenario.edit_item(item_id, trashed_at=utc_now())
    scenario.work()
    assert scenario.there() == ["Made there"]
    scenario.emulator.controls.delete_event(scenario.calendar_id, scenario.uid_there("Made there"))
    scenario.run_until_idle()
    assert scenario.here() == []
    scenario.assert_in_step()


def test_a_series_written_by_dates_moves_whole_and_loses_single_dates(scenario: CronofyScenario) -> None:
    item_id = scenario.add_item("Weekly", rrule="FREQ=WEEKLY;COUNT=3")
    scenario.work()
    assert scenario.there() == ["Weekly"] * 3
    before = sorted(str(event.start) for event in scenario.emulator.controls.events(scenario.calendar_id))
    item = db.session.get_one(Item, item_id)
    scenario.edit_item(item_id, start=item.start + timedelta(hours=2), end=item.end + timedelta(hours=2))
    scenario.work()
    after = sorted(str(event.start) for event in scenario.emulator.controls.events(scenario.calendar_id))
    assert after != before
    assert len(after) == 3
    scenario.emulator.controls.delete_event(scenario.calendar_id, scenario.uid_there("Weekly"))
    scenario.run_until_idle()
    item = db.session.get_one(Item, item_id, populate_existing=True)
    assert (item.rrule, len(item.exdates)) == ("FREQ=WEEKLY;COUNT=3", 1)
    assert scenario.there() == ["Weekly"] * 2


def test_dates_of_a_series_made_there_are_shown_as_dates_of_one_series(scenario: CronofyScenario) -> None:
    scenario.add_event("Standup", rrule="FREQ=WEEKLY;COUNT=3")
    scenario.add_event("Review", rrule="FREQ=DAILY;COUNT=2")
    scenario.add_event("Single")
    scenario.run_until_idle()
    series = {item.id: (item.subject, item.series_uid) for item in db.session.scalars(db.select(Item))}
    assert sorted(subject for subject, _ in series.values()) == ["Review"] * 2 + ["Single"] + ["Standup"] * 3
    uids = {subject: {uid for name, uid in series.values() if name == subject} for subject, _ in series.values()}
    assert uids["Single"] == {None}
    assert None not in uids["Standup"] | uids["Review"]
    assert len(uids["Standup"]) == len(uids["Review"]) == 1
    assert uids["Standup"] != uids["Review"]


def test_an_item_imported_before_its_series_was_known_becomes_an_instance_once_it_changes(
    scenario: CronofyScenario,
) -> None:
    series = scenario.add_event("Standup", rrule="FREQ=WEEKLY;COUNT=1")
    scenario.run_until_idle()
    item = db.session.scalars(db.select(Item)).one()
    known, item.series_uid = item.series_uid, None
    db.session.commit()
    scenario.emulator.controls.change_event(scenario.calendar_id, series, summary="Standing")
    scenario.run_until_idle()
    (kept,) = db.session.scalars(db.select(Item).execution_options(populate_existing=True))
    assert (kept.id, kept.subject, kept.series_uid) == (item.id, "Standing", known)


def test_a_local_change_of_an_occurrence_that_cannot_be_written_is_reported(scenario: CronofyScenario) -> None:
    scenario.add_event("Standup", rrule="FREQ=WEEKLY;COUNT=3")
    scenario.run_until_idle()
    item_id = db.session.scalars(db.select(Item.id).order_by(Item.starts_at)).first()
    assert item_id is not None
    scenario.edit_item(item_id, subject="Changed here")
    scenario.work()
    (entry,) = scenario.quarantined()
    assert entry.reason == IN_FOREIGN_SERIES
    assert scenario.there() == ["Standup"]


def test_what_exists_is_retrieved_and_sent_by_the_first_manual_run(
    served: str, emulator: CronofyEmulator, ada: User
) -> None:
    grant = grant_of(emulator)
    primary = next(each for each in emulator.controls.account(grant.remote_account).calendars() if each.primary)
    emulator.controls.make_event(primary.calendar_id, "Before", SOON, SOON + timedelta(hours=1))
    scenario = link(emulator, ada, retrieve=True, retrieve_future="1m")
    assert scenario.here() == ["Before"]


def test_a_channel_is_opened_closed_and_opened_again(scenario: CronofyScenario) -> None:
    channels = scenario.emulator.controls.account(scenario.sub).channels
    assert [channel.filters for channel in channels] == [{"calendar_ids": [scenario.calendar_id]}]
    service.set_active(scenario.integration, False)
    scenario.work()
    assert channels == []
    scenario.add_event("While switched off")
    service.set_active(scenario.integration, True)
    scenario.work()
    assert len(channels) == 1
    assert scenario.here() == ["While switched off"]


def test_a_sweep_opens_a_channel_that_was_closed_and_reads_what_was_missed(scenario: CronofyScenario) -> None:
    channels = scenario.emulator.controls.account(scenario.sub).channels
    channels.clear()
    scenario.add_event("Not notified")
    scenario.sweep()
    assert len(channels) == 1
    assert scenario.here() == ["Not notified"]


def test_sweeps_are_rare_while_notices_come(scenario: CronofyScenario) -> None:
    assert scenario.integration.state.next_sweep_at is not None
    assert scenario.integration.state.next_sweep_at > utc_now() + timedelta(minutes=14)


def test_lost_notices_are_made_up_for_by_the_sweep(scenario: CronofyScenario) -> None:
    scenario.emulator.faults.dropped_notifications = 2
    scenario.add_event("First")
    scenario.add_event("Second")
    scenario.run_until_idle()
    assert scenario.here() == []
    scenario.sweep()
    scenario.assert_in_step()


@pytest.mark.parametrize("is_notified", [True, False])
def test_a_change_that_cronofy_reads_late_is_imported_by_the_notification_or_the_next_sweep(
    scenario: CronofyScenario, is_notified: bool
) -> None:
    scenario.add_event("Kept")
    scenario.add_event("Doomed")
    scenario.run_until_idle()
    scenario.emulator.controls.slide_clock(timedelta(hours=3))
    scenario.sweep()
    scenario.emulator.settings.learns_after = timedelta(seconds=70)
    scenario.emulator.faults.dropped_notifications = 0 if is_notified else 3
    scenario.emulator.controls.change_event(scenario.calendar_id, scenario.uid_there("Kept"), summary="Edited")
    scenario.emulator.controls.delete_event(scenario.calendar_id, scenario.uid_there("Doomed"))
    scenario.add_event("New")
    scenario.emulator.controls.slide_clock(timedelta(seconds=69))
    scenario.sweep()
    assert scenario.here() == ["Doomed", "Kept"]
    scenario.emulator.controls.slide_clock(timedelta(seconds=2))
    scenario.run_until_idle()
    if not is_notified:
        assert scenario.here() == ["Doomed", "Kept"]
        scenario.emulator.controls.slide_clock(timedelta(minutes=15))
        scenario.sweep()
    assert scenario.here() == ["Edited", "New"]
    assert scenario.integration.state.news_since is None
    scenario.assert_in_step()


def test_a_create_that_was_accepted_but_never_executed_is_sent_again(scenario: CronofyScenario) -> None:
    scenario.emulator.faults.lost_writes = 1
    item_id = scenario.add_item("Made here")
    scenario.work()
    assert scenario.there() == []
    scenario.edit_item(item_id, subject="Edited since")
    scenario.sweep()
    assert scenario.there() == ["Edited since"]
    scenario.assert_in_step()


def test_a_create_of_unknown_fate_is_given_up_with_its_item_once_it_can_no_longer_show(
    scenario: CronofyScenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario.emulator.faults.lost_writes = 1
    item_id = scenario.add_item("Made here")
    scenario.work()
    scenario.edit_item(item_id, trashed_at=utc_now())
    scenario.sweep()
    assert [link.state for link in db.session.scalars(db.select(Link))] == ["pending"]
    monkeypatch.setattr(own_writes, "SHOWS_WITHIN", timedelta(0))
    scenario.sweep()
    assert scenario.there() == []
    assert db.session.scalars(db.select(Link)).all() == []
    scenario.assert_in_step()


def test_doubled_notices_double_nothing(scenario: CronofyScenario) -> None:
    scenario.emulator.faults.doubled_notifications = True
    scenario.add_event("Once")
    scenario.run_until_idle()
    assert scenario.here() == ["Once"]
    scenario.assert_in_step()


def test_late_and_reordered_notices_end_with_both_sides_equal(scenario: CronofyScenario) -> None:
    scenario.emulator.faults.held_notifications = True
    uid = scenario.add_event("First text")
    scenario.emulator.controls.change_event(scenario.calendar_id, uid, summary="Second text")
    gone = scenario.add_event("Comes and goes")
    scenario.emulator.controls.delete_event(scenario.calendar_id, gone)
    scenario.sweep()
    scenario.emulator.faults.held_notifications = False
    scenario.emulator.notifier.release(lambda notices: list(reversed(notices)))
    scenario.run_until_idle()
    assert scenario.here() == ["Second text"]
    scenario.assert_in_step()


def test_forged_notices_do_nothing(scenario: CronofyScenario) -> None:
    scenario.emulator.faults.dropped_notifications = 1
    scenario.add_event("Not notified")
    body = json.dumps({"notification": {"type": "change"}, "channel": {"channel_id": "chn_1"}}).encode()
    address = subscriptions.callback_url(scenario.integration)
    for kept, signature in (
        (body, "c2lnbmVkIGJ5IHNvbWVib2R5IGVsc2U="),
        (body + b" ", signed(scenario, body)),
        (body, ""),
    ):
        answer = requests.post(address, data=kept, headers={"Cronofy-HMAC-SHA256": signature}, timeout=20)
        assert answer.status_code == 403
    scenario.run_until_idle()
    assert scenario.here() == []
    assert requests.post(address, data=body, headers={"Cronofy-HMAC-SHA256": signed(scenario, body)}, timeout=20).ok
    scenario.run_until_idle()
    assert scenario.here() == ["Not notified"]
    scenario.assert_in_step()


def signed(scenario: CronofyScenario, body: bytes) -> str:
    return signatures(body, scenario.emulator.application.secrets)


def test_a_disconnection_is_shown_at_once_and_ends_without_a_new_sign_in(scenario: CronofyScenario) -> None:
    scenario.add_event("Kept")
    scenario.run_until_idle()
    scenario.emulator.controls.disconnect(scenario.profile_id)
    scenario.run_until_idle()
    assert scenario.status.label == "Not connected"
    assert scenario.status.can_reconnect
    assert scenario.account.relink_url == f"{scenario.emulator.base_url}/relink/{scenario.profile_id}"
    scenario.add_event("Made meanwhile")
    scenario.add_item("Written meanwhile")
    scenario.work()
    assert scenario.here() == ["Kept", "Written meanwhile"]
    scenario.emulator.controls.reconnect(scenario.profile_id)
    scenario.run_until_idle()
    scenario.account.check_at = utc_now() - timedelta(seconds=1) if scenario.account.check_at else None
    db.session.commit()
    scenario.sweep()
    assert scenario.status.label == "Connected"
    assert scenario.account.relink_url == ""
    assert scenario.here() == ["Kept", "Made meanwhile", "Written meanwhile"]
    scenario.assert_in_step()


def test_a_disconnection_without_a_notification_is_found_by_the_next_call(scenario: CronofyScenario) -> None:
    scenario.emulator.faults.dropped_notifications = 100
    scenario.emulator.controls.disconnect(scenario.profile_id)
    scenario.sweep()
    assert scenario.status.label == "Not connected"
    assert scenario.account.relink_url.startswith(scenario.emulator.base_url)


def test_a_late_notice_of_a_disconnection_heals_at_once(scenario: CronofyScenario) -> None:
    scenario.emulator.controls.announce(scenario.sub, "profile_disconnected")
    scenario.run_until_idle()
    assert scenario.status.label == "Connected"


def test_a_revoked_permission_needs_a_new_sign_in(scenario: CronofyScenario) -> None:
    scenario.emulator.controls.revoke(scenario.sub)
    scenario.sweep()
    assert scenario.status.label == "Not connected"
    assert scenario.account.relink_url == ""
    service.reconnect_granted_account(scenario.account, grant_of(scenario.emulator))
    scenario.work()
    assert scenario.status.label == "Connected"


def test_tokens_are_revoked_with_the_last_integration_and_only_then(scenario: CronofyScenario) -> None:
    account = scenario.emulator.controls.account(scenario.sub)
    second = service.start_integration(scenario.account)
    service.end_integration(scenario.integration, remove_events=False)
    scenario.work()
    assert account.refresh_token is not None
    assert account.channels == []
    service.discard_draft(second)
    scenario.work()
    assert account.refresh_token is None
    assert db.session.scalars(db.select(LinkedAccount)).one().credentials == ""


def test_an_expired_token_is_renewed_and_stored(scenario: CronofyScenario) -> None:
    before = scenario.account.credentials
    scenario.emulator.settings.rotate_refresh_tokens = True
    scenario.emulator.controls.expire_access_tokens()
    scenario.add_item("After an hour")
    scenario.work()
    assert scenario.there() == ["After an hour"]
    assert scenario.account.credentials != before
    assert scenario.account.refreshing_until is None


def test_foreign_events_can_be_changed_once_that_is_allowed(scenario: CronofyScenario) -> None:
    scenario.add_event("Made there")
    scenario.run_until_idle()
    item_id = db.session.scalars(db.select(Item.id)).one()
    scenario.edit_item(item_id, subject="Changed here")
    scenario.work()
    (entry,) = scenario.quarantined()
    assert "Allow editing of existing events" in sentence(entry.reason)
    assert scenario.there() == ["Made there"]
    scenario.emulator.controls.allow(scenario.calendar_id)
    quarantine.retry_quarantined([entry])
    scenario.work()
    assert scenario.there() == ["Changed here"]
    assert scenario.quarantined() == []


def test_events_read_after_a_comparison_are_imported_and_excluded_ones_are_not(
    served: str, emulator: CronofyEmulator, ada: User
) -> None:
    """The notice asks for all that changed since hours before the link; that is how long this takes to be learned."""
    calendar_id = emulator.controls.authorise().calendar_id
    emulator.controls.make_event(calendar_id, "Left out", SOON, SOON + timedelta(hours=1))
    emulator.settings.learns_after = timedelta(hours=6)
    emulator.controls.make_event(calendar_id, "Learned late", SOON, SOON + timedelta(hours=1))
    emulator.controls.slide_clock(timedelta(hours=5))
    scenario = link(emulator, ada)
    emulator.controls.slide_clock(timedelta(hours=1, minutes=1))
    scenario.run_until_idle()
    assert scenario.here() == ["Learned late"]
    scenario.sweep()
    assert scenario.here() == ["Learned late"]


def test_more_changes_than_are_remembered_bring_nothing_in_that_was_left_out(
    served: str, emulator: CronofyEmulator, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cursor, "MOST_KNOWN", 5)
    calendar_id = emulator.controls.authorise().calendar_id
    for number in range(12):
        emulator.controls.make_event(calendar_id, f"Left out {number}", SOON, SOON + timedelta(hours=1))
    for event in emulator.world.find_calendar(calendar_id).events.values():
        event.updated -= timedelta(minutes=1)
    scenario = link(emulator, ada)
    scenario.sweep()
    assert scenario.here() == []
    scenario.emulator.controls.change_event(calendar_id, scenario.uid_there("Left out 3"), summary="Edited there")
    scenario.run_until_idle()
    assert scenario.here() == ["Edited there"]


def test_the_first_synchronisation_of_a_mailbox_is_waited_for(scenario: CronofyScenario) -> None:
    scenario.add_event("Known late")
    scenario.emulator.notifier.wait_until_idle()
    scenario.emulator.controls.finish_initial_sync(scenario.profile_id)
    scenario.run_until_idle()
    scenario.assert_in_step()


def test_a_calendar_that_is_renamed_there_is_called_so_here(scenario: CronofyScenario) -> None:
    scenario.emulator.world.find_calendar(scenario.calendar_id).name = "Field work"
    scenario.integration.named_at = utc_now() - timedelta(days=2)
    db.session.commit()
    scenario.sweep()
    assert scenario.integration.calendar_name == "Field work"
