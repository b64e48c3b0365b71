"""Whole runs against a calendar service kept in memory: what moves, what never moves, and what is remembered."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from emulators.reasons import words
from tests.jobs.conftest import SyncScenario, an_event
from webapp.connectors.base import Create
from webapp.connectors.errors import AuthorizationLost, CalendarGone, RateLimited, TransientError
from webapp.connectors.event import Marker, Override, fingerprint
from webapp.database import utc_now
from webapp.extensions import db
from webapp.reason_texts import sentence
from webapp.sync import service
from webapp.sync.engine import executor, quarantine
from webapp.sync.engine.item_mapping import item_event
from webapp.sync.engine.stages import pages
from webapp.sync.models import Deployment, Quarantine, UserMessage
from webapp.sync.runs import run as runner


class TestOutward:
    def test_a_saved_item_becomes_an_event_with_our_marker(self, scenario: SyncScenario) -> None:
        item_id = scenario.add_item(an_event("Visit"))
        scenario.run("item_saved")
        (event,) = scenario.calendar.events.values()
        assert event.event == item_event(scenario.item(item_id))
        assert event.marker == Marker(db.session.scalar(select(Deployment.deployment_id)), scenario.item(item_id).uid)
        scenario.assert_quiet()

    def test_saving_asks_for_nothing_but_the_write(self, scenario: SyncScenario) -> None:
        scenario.calendar.requests.clear()
        scenario.add_item(an_event())
        scenario.run("item_saved")
        assert scenario.calendar.requests == ["write"]

    def test_an_edit_patches_the_event(self, scenario: SyncScenario) -> None:
        item_id = scenario.add_item(an_event("Visit"))
        scenario.run("item_saved")
        scenario.edit(item_id, subject="Visit at noon")
        scenario.run("item_saved")
        assert scenario.subjects_there() == ["Visit at noon"]
        scenario.assert_quiet()

    def test_an_item_in_the_trash_removes_its_event(self, scenario: SyncScenario) -> None:
        item_id = scenario.add_item(an_event())
        scenario.run("item_saved")
        scenario.trash(item_id)
        scenario.run("item_saved")
        assert scenario.calendar.events == {}
        assert scenario.links() == []

    def test_an_item_restored_from_the_trash_is_sent_again(self, scenario: SyncScenario) -> None:
        item_id = scenario.add_item(an_event("Visit"))
        scenario.run("item_saved")
        scenario.trash(item_id)
        scenario.run("item_saved")
        scenario.edit(item_id, trashed_at=None)
        scenario.run("item_saved")
        assert scenario.subjects_there() == ["Visit"]

    def test_kinds_that_are_not_sent_stay_here(self, scenario: SyncScenario) -> None:
        scenario.add_item(an_event(), kind="to_do")
        scenario.run("item_saved")
        assert scenario.calendar.events == {}
        assert scenario.marks() == []

    def test_a_read_only_calendar_is_never_written(self, scenario: SyncScenario) -> None:
        scenario.set(calendar_read_only=True)
        scenario.add_item(an_event())
        scenario.run("item_saved")
        assert scenario.calendar.writes == []

    def test_a_series_with_changed_and_excluded_occurrences_arrives_whole(self, scenario: SyncScenario) -> None:
        moved = an_event("Moved", datetime(2026, 12, 8, 15)).details
        series = an_event(
            rrule="FREQ=WEEKLY;COUNT=5",
            exdates=(datetime(2026, 12, 15, 9),),
            overrides=(Override(datetime(2026, 12, 8, 9), moved),),
        )
        scenario.add_item(series)
        scenario.run("item_saved")
        (event,) = scenario.calendar.events.values()
        assert fingerprint(event.event) == fingerprint(series)
        scenario.assert_quiet()

    def test_a_change_made_while_a_run_works_is_not_lost(self, scenario: SyncScenario) -> None:
        item_id = scenario.add_item(an_event("First"))
        seen: list[int] = []
        scenario.calendar.before_write = lambda _write: _once(seen, lambda: scenario.edit(item_id, subject="Second"))
        scenario.run("item_saved")
        assert scenario.subjects_there() == ["Second"]
        assert len(scenario.calendar.writes) == 2
        scenario.assert_quiet()


def _once(seen: list[int], act: Callable[[], object]) -> None:
    if not seen:
        seen.append(1)
        act()


class TestInward:
    def test_an_event_added_there_becomes_an_appointment_here(self, scenario: SyncScenario) -> None:
        scenario.calendar.put("e1", an_event("Dentist"))
        scenario.run()
        (item,) = scenario.items()
        assert (item.subject, item.kind, item.owner_id) == ("Dentist", "appointment", scenario.owner_id)
        assert scenario.integration.state.last_moved_at is not None
        scenario.assert_quiet()

    def test_that_an_event_cannot_be_changed_from_here_is_remembered_as_long_as_it_is_so(
        self, scenario: SyncScenario
    ) -> None:
        scenario.calendar.put("e1", an_event(), unwritable=words("It has guests."))
        scenario.run()
        assert [sentence(link.unwritable) for link in scenario.links()] == ["It has guests."]
        scenario.calendar.put("e1", an_event(location="Room 4"), unwritable=None)
        scenario.run()
        assert [sentence(link.unwritable) for link in scenario.links()] == [""]

    def test_an_edit_there_changes_the_item(self, scenario: SyncScenario) -> None:
        scenario.calendar.put("e1", an_event("Dentist"))
        scenario.run()
        scenario.calendar.put("e1", an_event("Dentist", datetime(2026, 12, 2, 11)))
        scenario.run()
        (item,) = scenario.items()
        assert item.start == datetime(2026, 12, 2, 11)
        assert item.starts_at == datetime(2026, 12, 2, 10, tzinfo=UTC)
        scenario.assert_quiet()

    def test_a_removal_there_moves_the_item_to_the_trash(self, scenario: SyncScenario) -> None:
        scenario.calendar.put("e1", an_event())
        scenario.run()
        (item,) = scenario.items()
        scenario.calendar.remove("e1")
        scenario.run()
        assert scenario.item(item.id).trashed_at is not None
        assert scenario.links() == []

    def test_a_series_with_overrides_follows_and_its_overrides_too(self, scenario: SyncScenario) -> None:
        moved = an_event("Moved", datetime(2026, 12, 8, 15)).details
        scenario.calendar.put(
            "e1", an_event(rrule="FREQ=WEEKLY;COUNT=5", overrides=(Override(datetime(2026, 12, 8, 9), moved),))
        )
        scenario.run()
        (item,) = scenario.items()
        assert [override.subject for override in item.overrides] == ["Moved"]
        scenario.calendar.put("e1", an_event(rrule="FREQ=WEEKLY;COUNT=5", exdates=(datetime(2026, 12, 8, 9),)))
        scenario.run()
        item = scenario.item(item.id)
        assert (item.overrides, item.exdates) == ([], ["2026-12-08T09:00:00"])
        scenario.assert_quiet()

    @pytest.mark.parametrize("option", ["accept_create", "accept_update", "accept_delete"])
    def test_an_option_that_is_off_skips_that_change_with_a_reason(self, scenario: SyncScenario, option: str) -> None:
        scenario.calendar.put("e1", an_event("Before"))
        scenario.run()
        scenario.set(**{option: False})
        scenario.calendar.put("e2", an_event("New", datetime(2026, 12, 3, 9)))
        scenario.calendar.put("e1", an_event("After"))
        scenario.run()
        subjects = {item.subject for item in scenario.items()}
        assert (
            subjects
            == {
                "accept_create": {"After"},
                "accept_update": {"Before", "New"},
                "accept_delete": {"After", "New"},
            }[option]
        )
        scenario.calendar.remove("e1")
        scenario.run()
        assert len(scenario.items()) == {"accept_create": 0, "accept_update": 1, "accept_delete": 2}[option]
        said = {"accept_create": "skip", "accept_update": "skip", "accept_delete": "detach"}[option]
        assert said in {entry.action for entry in scenario.entries()}

    def test_events_that_existed_before_are_not_imported_without_a_manual_run(self, scenario: SyncScenario) -> None:
        scenario.set(cursor=None)
        scenario.calendar.put("old", an_event())
        scenario.run()
        scenario.run()
        assert scenario.items() == []

    def test_an_event_with_our_marker_is_never_imported_as_new(self, scenario: SyncScenario) -> None:
        scenario.calendar.put("copy", an_event(), marker=Marker("another-installation", "some-item"))
        scenario.run()
        assert scenario.items() == []
        assert scenario.entries()[-1].action == "skip"

    def test_an_imported_item_is_not_sent_to_another_calendar(self, make_scenario: Callable[..., SyncScenario]) -> None:
        first = make_scenario()
        second = make_scenario()
        first.calendar.put("e1", an_event())
        first.run()
        second.run("item_saved")
        second.manual(send=True, send_past="1y", send_future="1y")
        assert second.calendar.events == {}
        second.assert_quiet()


class TestBothSides:
    def linked(self, scenario: SyncScenario) -> tuple[int, str]:
        item_id = scenario.add_item(an_event("Visit"))
        scenario.run("item_saved")
        return item_id, next(iter(scenario.calendar.events))

    def test_different_fields_changed_on_both_sides_merge(self, scenario: SyncScenario) -> None:
        item_id, remote_id = self.linked(scenario)
        scenario.edit(item_id, location="Room 4")
        scenario.calendar.put(remote_id, an_event("Visit, moved", datetime(2026, 12, 1, 14)))
        scenario.run()
        item = scenario.item(item_id)
        assert (item.subject, item.location, item.start.hour) == ("Visit, moved", "Room 4", 14)
        assert scenario.calendar.events[remote_id].event == item_event(item)
        scenario.assert_quiet()

    @pytest.mark.parametrize(("hours", "winner"), [(1, "There"), (-1, "Here")])
    def test_the_same_field_goes_to_the_newer_change_and_the_loser_is_kept(
        self, scenario: SyncScenario, hours: int, winner: str
    ) -> None:
        item_id, remote_id = self.linked(scenario)
        scenario.edit(item_id, subject="Here")
        scenario.calendar.put(remote_id, an_event("There"), modified_at=utc_now() + timedelta(hours=hours))
        scenario.run()
        assert scenario.item(item_id).subject == winner
        assert scenario.subjects_there() == [winner]
        (conflict,) = [entry for entry in scenario.entries() if entry.action == "conflict"]
        assert conflict.before == {"subject": {"There": "Here", "Here": "There"}[winner]}
        scenario.assert_quiet()

    def test_an_edit_here_beats_a_removal_there(self, scenario: SyncScenario) -> None:
        item_id, remote_id = self.linked(scenario)
        scenario.calendar.remove(remote_id)
        scenario.edit(item_id, subject="Still on")
        scenario.run("item_saved")
        assert scenario.subjects_there() == ["Still on"]
        assert remote_id not in scenario.calendar.events
        scenario.assert_quiet()

    def test_an_edit_there_beats_a_removal_here(self, scenario: SyncScenario) -> None:
        item_id, remote_id = self.linked(scenario)
        scenario.calendar.put(remote_id, an_event("Still on"))
        scenario.trash(item_id)
        scenario.run("item_saved")
        assert scenario.item(item_id).trashed_at is None
        assert scenario.item(item_id).subject == "Still on"
        assert scenario.subjects_there() == ["Still on"]
        scenario.assert_quiet()

    def test_removed_on_both_sides_only_drops_the_link(self, scenario: SyncScenario) -> None:
        item_id, remote_id = self.linked(scenario)
        scenario.calendar.remove(remote_id)
        scenario.trash(item_id)
        scenario.run()
        assert scenario.links() == []
        assert scenario.calendar.events == {}

    def test_a_service_call_whose_event_was_deleted_stays_and_its_owner_is_notified(
        self, scenario: SyncScenario
    ) -> None:
        scenario.set(kinds=["service_call"])
        item_id = scenario.add_item(an_event("Repair"), kind="service_call")
        scenario.run("item_saved")
        scenario.calendar.remove(next(iter(scenario.calendar.events)))
        scenario.run()
        assert scenario.item(item_id).trashed_at is None
        assert [link.state for link in scenario.links()] == ["detached"]
        assert db.session.scalars(select(UserMessage.item_id)).all() == [item_id]
        service.send_again(scenario.links()[0])
        scenario.run("item_saved")
        assert scenario.subjects_there() == ["Repair"]

    def test_a_service_call_takes_over_its_time_but_not_its_text(self, scenario: SyncScenario) -> None:
        scenario.set(kinds=["service_call"])
        item_id = scenario.add_item(an_event("Repair"), kind="service_call")
        scenario.run("item_saved")
        remote_id = next(iter(scenario.calendar.events))
        scenario.calendar.put(remote_id, an_event("My text", datetime(2026, 12, 1, 15)))
        scenario.run()
        item = scenario.item(item_id)
        assert (item.subject, item.start.hour) == ("Repair", 15)
        assert scenario.subjects_there() == ["My text"]
        scenario.assert_quiet()

    def test_a_rewriting_server_causes_no_ping_pong_and_does_not_get_its_way(self, scenario: SyncScenario) -> None:
        scenario.calendar.rewrite = lambda event: an_event(event.details.subject.upper(), event.details.start)
        item_id = scenario.add_item(an_event("Visit"))
        scenario.run("item_saved")
        scenario.assert_quiet()
        assert scenario.item(item_id).subject == "Visit"
        scenario.edit(item_id, start=datetime(2026, 12, 1, 8))
        scenario.run("item_saved")
        assert scenario.subjects_there() == ["VISIT"]
        scenario.assert_quiet()

    def test_a_person_who_edits_during_an_inward_change_loses_nothing(
        self, scenario: SyncScenario, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        item_id, remote_id = self.linked(scenario)
        scenario.calendar.put(remote_id, an_event("There", location="Room 1"))
        seen: list[int] = []
        apply = executor.apply_decisions

        def edit_first(*args: Any) -> None:
            _once(seen, lambda: scenario.edit(item_id, description="typed meanwhile"))
            apply(*args)

        # The moment between reading both sides and storing what follows is where a person can be quicker.
        monkeypatch.setattr(executor, "apply_decisions", edit_first)
        scenario.run()
        scenario.run("item_saved")
        item = scenario.item(item_id)
        assert (item.subject, item.location, item.description) == ("There", "Room 1", "typed meanwhile")
        assert scenario.calendar.events[remote_id].event == item_event(item)
        scenario.assert_quiet()


class TestAbsenceProvesNothing:
    def fill(self, scenario: SyncScenario, count: int) -> None:
        for number in range(count):
            scenario.calendar.put(f"e{number}", an_event(f"Event {number}", datetime(2026, 12, 1 + number % 28, 9)))
        scenario.run()
        assert len(scenario.items()) == count

    def test_an_empty_listing_removes_nothing(self, scenario: SyncScenario) -> None:
        self.fill(scenario, 5)
        scenario.calendar.list_nothing = True
        scenario.calendar.cursor_expired = True
        scenario.run()
        assert len(scenario.items()) == 5

    def test_an_expired_cursor_still_finds_what_is_gone(self, scenario: SyncScenario) -> None:
        self.fill(scenario, 5)
        scenario.calendar.remove("e3")
        scenario.calendar.cursor_expired = True
        scenario.run()
        assert sorted(item.subject for item in scenario.items()) == ["Event 0", "Event 1", "Event 2", "Event 4"]

    def test_after_an_expired_cursor_only_events_dated_later_are_imported(self, scenario: SyncScenario) -> None:
        old = utc_now() - timedelta(days=30)
        scenario.set(accept_create=False)
        scenario.calendar.put("old", an_event("Old"), created_at=old, modified_at=old)
        scenario.run()
        scenario.set(accept_create=True)
        scenario.calendar.put("new", an_event("New"))
        scenario.calendar.cursor_expired = True
        scenario.run()
        assert [item.subject for item in scenario.items()] == ["New"]

    def test_a_short_answer_is_asked_again_and_nothing_is_lost(self, scenario: SyncScenario) -> None:
        self.fill(scenario, 2)
        scenario.calendar.put("e1", an_event("Changed"))
        scenario.calendar.silent_about = {"e1"}
        scenario.run()
        assert len(scenario.items()) == 2
        scenario.calendar.silent_about = set()
        scenario.run()
        assert "Changed" in [item.subject for item in scenario.items()]
        assert db.session.scalars(select(Quarantine)).all() == []


class TestManualRun:
    def test_retrieving_brings_in_what_exists_in_the_range_only(self, scenario: SyncScenario) -> None:
        soon, late = utc_now() + timedelta(days=3), utc_now() + timedelta(days=20)
        scenario.calendar.put("soon", an_event("Soon", soon.replace(hour=9, tzinfo=None, microsecond=0)))
        scenario.calendar.put("late", an_event("Late", late.replace(hour=9, tzinfo=None, microsecond=0)))
        scenario.set(cursor=None)
        scenario.set(accept_create=False)
        scenario.manual(retrieve=True, retrieve_future="1w")
        assert [item.subject for item in scenario.items()] == ["Soon"]
        scenario.assert_quiet()

    def test_sending_sends_what_exists_here_and_is_not_there_yet(self, scenario: SyncScenario) -> None:
        scenario.set(active=False)
        soon = (utc_now() + timedelta(days=3)).replace(hour=9, tzinfo=None, microsecond=0)
        scenario.add_item(an_event("Soon", soon))
        for mark in scenario.marks():
            db.session.delete(mark)
        db.session.commit()
        scenario.set(active=True)
        scenario.run("item_saved")
        assert scenario.calendar.events == {}
        scenario.manual(send=True, send_future="2w")
        assert scenario.subjects_there() == ["Soon"]
        assert scenario.integration.state.manual_requested_at is None
        scenario.manual()
        assert len(scenario.calendar.events) == 1

    @pytest.mark.parametrize("same", ["uid", "time and subject"])
    def test_what_exists_on_both_sides_is_linked_and_not_duplicated(self, scenario: SyncScenario, same: str) -> None:
        soon = (utc_now() + timedelta(days=3)).replace(hour=9, tzinfo=None, microsecond=0)
        scenario.set(active=False)
        item_id = scenario.add_item(an_event("Visit", soon), uid="the-same-uid")
        scenario.set(active=True)
        theirs = an_event("Visit" if same == "time and subject" else "Visited", soon, location="Room 4")
        scenario.calendar.put("e1", theirs, uid="the-same-uid" if same == "uid" else "another-uid")
        scenario.set(cursor=None, kinds=[])
        scenario.manual(retrieve=True, retrieve_future="1m", send=True, send_future="1m")
        assert [link.item_id for link in scenario.links()] == [item_id]
        assert len(scenario.calendar.events) == len(scenario.items()) == 1
        scenario.assert_quiet()

    def test_linking_again_after_deleting_the_integration_doubles_nothing(
        self, make_scenario: Callable[..., SyncScenario]
    ) -> None:
        first = make_scenario()
        soon = (utc_now() + timedelta(days=3)).replace(hour=9, tzinfo=None, microsecond=0)
        first.add_item(an_event("From here", soon))
        first.run("item_saved")
        first.calendar.put("e1", an_event("From there", soon.replace(hour=14)))
        first.run()
        service.end_integration(first.integration, remove_events=False)
        runner.run(first.integration_id, "ended")
        second = make_scenario(first.calendar)
        second.manual(retrieve=True, retrieve_future="1m", send=True, send_future="1m")
        assert len(second.items()) == 2
        assert second.subjects_there() == ["From here", "From there"]
        assert len(second.links()) == 2
        second.assert_quiet()

    def test_switching_off_stops_a_run_after_the_page_at_hand(
        self, scenario: SyncScenario, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        soon = (utc_now() + timedelta(days=3)).replace(hour=9, tzinfo=None, microsecond=0)
        for number in range(12):
            scenario.calendar.put(f"e{number}", an_event(f"Event {number}", soon))
        scenario.set(cursor=None)
        seen: list[int] = []
        apply = executor.apply_decisions

        def switch_off_first(*args: Any) -> None:
            _once(seen, lambda: service.set_active(scenario.integration, False))
            apply(*args)

        monkeypatch.setattr(pages, "PAGE", 4)
        monkeypatch.setattr(executor, "apply_decisions", switch_off_first)
        scenario.manual(retrieve=True, retrieve_future="1w")
        assert len(scenario.items()) == 4
        assert (scenario.last_run().result, sentence(scenario.last_run().reason)) == (
            "partial",
            "It was switched off meanwhile.",
        )

    def test_an_interrupted_manual_run_goes_on_as_the_same_run(self, scenario: SyncScenario) -> None:
        soon = (utc_now() + timedelta(days=3)).replace(hour=9, tzinfo=None, microsecond=0)
        for number in range(3):
            scenario.calendar.put(f"e{number}", an_event(f"Event {number}", soon))
        scenario.set(cursor=None)
        scenario.calendar.error = TransientError(words("the server is busy"))
        scenario.manual(retrieve=True, retrieve_future="1w")
        assert scenario.integration.state.manual_requested_at is not None
        scenario.calendar.error = None
        scenario.run("manual")
        assert len(scenario.items()) == 3
        assert scenario.integration.state.manual_requested_at is None


class TestFailures:
    def test_a_lost_answer_to_a_create_doubles_nothing(self, scenario: SyncScenario) -> None:
        scenario.add_item(an_event("Visit"))
        scenario.calendar.lose_answers = True
        scenario.run("item_saved")
        assert [link.state for link in scenario.links()] == ["pending"]
        failure = scenario.failure("sending")
        assert failure is not None
        assert failure.count == 1
        scenario.calendar.lose_answers = False
        scenario.run("item_saved")
        assert scenario.subjects_there() == ["Visit"]
        assert [link.state for link in scenario.links()] == ["live"]
        assert len([write for write in scenario.calendar.writes if isinstance(write, Create)]) == 1
        scenario.assert_quiet()

    def test_lost_answers_to_an_update_and_a_delete_are_looked_up(self, scenario: SyncScenario) -> None:
        item_id = scenario.add_item(an_event("Visit"))
        scenario.run("item_saved")
        scenario.calendar.lose_answers = True
        scenario.edit(item_id, subject="Later")
        scenario.run("item_saved")
        scenario.calendar.lose_answers = False
        scenario.run("item_saved")
        assert scenario.subjects_there() == ["Later"]
        scenario.assert_quiet()
        scenario.calendar.lose_answers = True
        scenario.trash(item_id)
        scenario.run("item_saved")
        scenario.calendar.lose_answers = False
        scenario.run("item_saved")
        assert scenario.calendar.events == {}
        assert scenario.links() == []

    def test_an_item_edited_after_a_lost_create_ends_with_the_edit(self, scenario: SyncScenario) -> None:
        item_id = scenario.add_item(an_event("Visit"))
        scenario.calendar.lose_answers = True
        scenario.run("item_saved")
        scenario.calendar.lose_answers = False
        scenario.edit(item_id, subject="Edited")
        scenario.run("item_saved")
        assert scenario.subjects_there() == ["Edited"]
        scenario.assert_quiet()

    def test_an_item_removed_after_a_lost_create_leaves_nothing_there(self, scenario: SyncScenario) -> None:
        item_id = scenario.add_item(an_event("Visit"))
        scenario.calendar.lose_answers = True
        scenario.run("item_saved")
        scenario.calendar.lose_answers = False
        scenario.trash(item_id)
        scenario.run("item_saved")
        scenario.run("item_saved")
        assert scenario.calendar.events == {}
        assert scenario.links() == []

    def test_one_refused_item_does_not_hold_up_the_others(self, scenario: SyncScenario) -> None:
        scenario.calendar.refuse = lambda write: "too large" if isinstance(write, Create) and _bad(write) else None
        bad = scenario.add_item(an_event("Bad"))
        scenario.add_item(an_event("Good"))
        scenario.run("item_saved")
        assert scenario.subjects_there() == ["Good"]
        (entry,) = db.session.scalars(select(Quarantine)).all()
        assert (entry.item_id, sentence(entry.reason)) == (bad, "too large")
        scenario.assert_quiet()
        scenario.calendar.refuse = lambda _write: None
        quarantine.retry_quarantined([entry])
        scenario.run("retry")
        assert scenario.subjects_there() == ["Bad", "Good"]
        assert db.session.scalars(select(Quarantine)).all() == []

    def test_one_unreadable_event_does_not_hold_up_the_others(self, scenario: SyncScenario) -> None:
        scenario.calendar.put("bad", an_event("Bad"))
        scenario.calendar.put("good", an_event("Good"))
        scenario.calendar.unreadable = {"bad"}
        scenario.run()
        assert [item.subject for item in scenario.items()] == ["Good"]
        assert db.session.scalars(select(Quarantine.remote_id)).all() == ["bad"]
        scenario.calendar.unreadable = set()
        scenario.calendar.put("bad", an_event("Mended"))
        scenario.run()
        assert sorted(item.subject for item in scenario.items()) == ["Good", "Mended"]
        assert db.session.scalars(select(Quarantine)).all() == []

    def test_lost_authorization_stops_everything_and_removes_nothing(self, scenario: SyncScenario) -> None:
        scenario.calendar.put("e1", an_event())
        scenario.run()
        scenario.calendar.error = AuthorizationLost(words("user name or password is no longer accepted"))
        scenario.run()
        assert scenario.integration.account.authorization_lost_at is not None
        requests = len(scenario.calendar.requests)
        scenario.run()
        assert len(scenario.calendar.requests) == requests
        assert len(scenario.items()) == 1

    def test_a_vanished_calendar_removes_nothing_and_recovers_once_it_is_back(self, scenario: SyncScenario) -> None:
        scenario.calendar.put("e1", an_event())
        scenario.run()
        scenario.calendar.error = CalendarGone(words("the calendar does not exist any more"))
        scenario.run()
        assert [failure.calendar_gone for failure in scenario.failures()] == [True]
        assert len(scenario.items()) == 1
        scenario.calendar.error = None
        scenario.run()
        assert scenario.failures() == []

    def test_the_providers_retry_after_is_a_floor(self, scenario: SyncScenario) -> None:
        scenario.calendar.error = RateLimited(words("too many requests"), retry_after=timedelta(hours=3))
        scenario.run()
        assert scenario.integration.state.retry_at is not None
        assert scenario.integration.state.retry_at - utc_now() > timedelta(hours=2, minutes=59)
        requests = len(scenario.calendar.requests)
        runner.run(scenario.integration_id, "sweep")
        assert len(scenario.calendar.requests) == requests

    def test_inactive_means_no_change_in_either_direction_and_switching_on_catches_up(
        self, scenario: SyncScenario
    ) -> None:
        service.set_active(scenario.integration, False)
        scenario.add_item(an_event("From here"))
        scenario.calendar.put("e1", an_event("From there", datetime(2026, 12, 5, 9)))
        scenario.run()
        assert (len(scenario.calendar.events), len(scenario.items())) == (1, 1)
        service.set_active(scenario.integration, True)
        scenario.run("activated")
        assert (len(scenario.calendar.events), len(scenario.items())) == (2, 2)
        scenario.assert_quiet()


def _bad(write: Create) -> bool:
    return write.event.details.subject == "Bad"


class TestEnding:
    def test_events_it_wrote_stay_by_default_and_credentials_go(self, scenario: SyncScenario) -> None:
        scenario.integration.account.credentials = "secret"
        scenario.add_item(an_event("From here"))
        scenario.run("item_saved")
        service.end_integration(scenario.integration, remove_events=False)
        runner.run(scenario.integration_id, "ended")
        assert scenario.subjects_there() == ["From here"]
        assert scenario.integration.account.credentials == ""

    def test_events_it_wrote_go_on_request_and_foreign_ones_stay(self, scenario: SyncScenario) -> None:
        scenario.add_item(an_event("From here"))
        scenario.run("item_saved")
        scenario.calendar.put("e1", an_event("From there"))
        scenario.run()
        service.end_integration(scenario.integration, remove_events=True)
        runner.run(scenario.integration_id, "ended")
        assert scenario.subjects_there() == ["From there"]
        assert sorted(item.subject for item in scenario.items()) == ["From here", "From there"]


class TestLog:
    def test_checks_without_news_share_one_row(self, scenario: SyncScenario) -> None:
        for _ in range(5):
            scenario.run()
        run = scenario.last_run()
        assert (run.trigger, run.result, run.checks) == ("sweep", "ok", 5)

    def test_a_run_with_news_is_a_row_of_its_own_with_counts(self, scenario: SyncScenario) -> None:
        scenario.run()
        scenario.calendar.put("e1", an_event("Dentist"))
        scenario.run()
        run = scenario.last_run()
        assert run.counts == {"in.create": 1}
        assert [(entry.direction, entry.action, entry.subject) for entry in scenario.entries()] == [
            ("in", "create", "Dentist")
        ]
