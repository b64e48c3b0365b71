"""Whole runs against a calendar service kept in memory: what moves, what never moves, and what is remembered."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.jobs.conftest import Desk, an_event
from tests.reasons import words
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
    def test_a_saved_item_becomes_an_event_with_our_marker(self, desk: Desk) -> None:
        item_id = desk.add_item(an_event("Visit"))
        desk.run("item_saved")
        (event,) = desk.calendar.events.values()
        assert event.event == item_event(desk.item(item_id))
        assert event.marker == Marker(db.session.scalar(select(Deployment.deployment_id)), desk.item(item_id).uid)
        desk.assert_quiet()

    def test_saving_asks_for_nothing_but_the_write(self, desk: Desk) -> None:
        desk.calendar.requests.clear()
        desk.add_item(an_event())
        desk.run("item_saved")
        assert desk.calendar.requests == ["write"]

    def test_an_edit_patches_the_event(self, desk: Desk) -> None:
        item_id = desk.add_item(an_event("Visit"))
        desk.run("item_saved")
        desk.edit(item_id, subject="Visit at noon")
        desk.run("item_saved")
        assert desk.subjects_there() == ["Visit at noon"]
        desk.assert_quiet()

    def test_an_item_in_the_trash_removes_its_event(self, desk: Desk) -> None:
        item_id = desk.add_item(an_event())
        desk.run("item_saved")
        desk.trash(item_id)
        desk.run("item_saved")
        assert desk.calendar.events == {}
        assert desk.links() == []

    def test_an_item_restored_from_the_trash_is_sent_again(self, desk: Desk) -> None:
        item_id = desk.add_item(an_event("Visit"))
        desk.run("item_saved")
        desk.trash(item_id)
        desk.run("item_saved")
        desk.edit(item_id, trashed_at=None)
        desk.run("item_saved")
        assert desk.subjects_there() == ["Visit"]

    def test_kinds_that_are_not_sent_stay_here(self, desk: Desk) -> None:
        desk.add_item(an_event(), kind="to_do")
        desk.run("item_saved")
        assert desk.calendar.events == {}
        assert desk.marks() == []

    def test_a_read_only_calendar_is_never_written(self, desk: Desk) -> None:
        desk.set(calendar_read_only=True)
        desk.add_item(an_event())
        desk.run("item_saved")
        assert desk.calendar.writes == []

    def test_a_series_with_changed_and_excluded_occurrences_arrives_whole(self, desk: Desk) -> None:
        moved = an_event("Moved", datetime(2026, 12, 8, 15)).details
        series = an_event(
            rrule="FREQ=WEEKLY;COUNT=5",
            exdates=(datetime(2026, 12, 15, 9),),
            overrides=(Override(datetime(2026, 12, 8, 9), moved),),
        )
        desk.add_item(series)
        desk.run("item_saved")
        (event,) = desk.calendar.events.values()
        assert fingerprint(event.event) == fingerprint(series)
        desk.assert_quiet()

    def test_a_change_made_while_a_run_works_is_not_lost(self, desk: Desk) -> None:
        item_id = desk.add_item(an_event("First"))
        seen: list[int] = []
        desk.calendar.before_write = lambda _write: _once(seen, lambda: desk.edit(item_id, subject="Second"))
        desk.run("item_saved")
        assert desk.subjects_there() == ["Second"]
        assert len(desk.calendar.writes) == 2
        desk.assert_quiet()


def _once(seen: list[int], act: Callable[[], object]) -> None:
    if not seen:
        seen.append(1)
        act()


class TestInward:
    def test_an_event_added_there_becomes_an_appointment_here(self, desk: Desk) -> None:
        desk.calendar.put("e1", an_event("Dentist"))
        desk.run()
        (item,) = desk.items()
        assert (item.subject, item.kind, item.owner_id) == ("Dentist", "appointment", desk.owner_id)
        assert desk.integration.state.last_moved_at is not None
        desk.assert_quiet()

    def test_that_an_event_cannot_be_changed_from_here_is_remembered_as_long_as_it_is_so(self, desk: Desk) -> None:
        desk.calendar.put("e1", an_event(), unwritable=words("It has guests."))
        desk.run()
        assert [sentence(link.unwritable) for link in desk.links()] == ["It has guests."]
        desk.calendar.put("e1", an_event(location="Room 4"), unwritable=None)
        desk.run()
        assert [sentence(link.unwritable) for link in desk.links()] == [""]

    def test_an_edit_there_changes_the_item(self, desk: Desk) -> None:
        desk.calendar.put("e1", an_event("Dentist"))
        desk.run()
        desk.calendar.put("e1", an_event("Dentist", datetime(2026, 12, 2, 11)))
        desk.run()
        (item,) = desk.items()
        assert item.start == datetime(2026, 12, 2, 11)
        assert item.starts_at == datetime(2026, 12, 2, 10, tzinfo=UTC)
        desk.assert_quiet()

    def test_a_removal_there_moves_the_item_to_the_trash(self, desk: Desk) -> None:
        desk.calendar.put("e1", an_event())
        desk.run()
        (item,) = desk.items()
        desk.calendar.remove("e1")
        desk.run()
        assert desk.item(item.id).trashed_at is not None
        assert desk.links() == []

    def test_a_series_with_overrides_follows_and_its_overrides_too(self, desk: Desk) -> None:
        moved = an_event("Moved", datetime(2026, 12, 8, 15)).details
        desk.calendar.put(
            "e1", an_event(rrule="FREQ=WEEKLY;COUNT=5", overrides=(Override(datetime(2026, 12, 8, 9), moved),))
        )
        desk.run()
        (item,) = desk.items()
        assert [override.subject for override in item.overrides] == ["Moved"]
        desk.calendar.put("e1", an_event(rrule="FREQ=WEEKLY;COUNT=5", exdates=(datetime(2026, 12, 8, 9),)))
        desk.run()
        item = desk.item(item.id)
        assert (item.overrides, item.exdates) == ([], ["2026-12-08T09:00:00"])
        desk.assert_quiet()

    @pytest.mark.parametrize("option", ["accept_create", "accept_update", "accept_delete"])
    def test_an_option_that_is_off_skips_that_change_with_a_reason(self, desk: Desk, option: str) -> None:
        desk.calendar.put("e1", an_event("Before"))
        desk.run()
        desk.set(**{option: False})
        desk.calendar.put("e2", an_event("New", datetime(2026, 12, 3, 9)))
        desk.calendar.put("e1", an_event("After"))
        desk.run()
        subjects = {item.subject for item in desk.items()}
        assert (
            subjects
            == {
                "accept_create": {"After"},
                "accept_update": {"Before", "New"},
                "accept_delete": {"After", "New"},
            }[option]
        )
        desk.calendar.remove("e1")
        desk.run()
        assert len(desk.items()) == {"accept_create": 0, "accept_update": 1, "accept_delete": 2}[option]
        said = {"accept_create": "skip", "accept_update": "skip", "accept_delete": "detach"}[option]
        assert said in {entry.action for entry in desk.entries()}

    def test_events_that_existed_before_are_not_imported_without_a_manual_run(self, desk: Desk) -> None:
        desk.set(cursor=None)
        desk.calendar.put("old", an_event())
        desk.run()
        desk.run()
        assert desk.items() == []

    def test_an_event_with_our_marker_is_never_imported_as_new(self, desk: Desk) -> None:
        desk.calendar.put("copy", an_event(), marker=Marker("another-installation", "some-item"))
        desk.run()
        assert desk.items() == []
        assert desk.entries()[-1].action == "skip"

    def test_an_imported_item_is_not_sent_to_another_calendar(self, make_desk: Callable[..., Desk]) -> None:
        first = make_desk()
        second = make_desk()
        first.calendar.put("e1", an_event())
        first.run()
        second.run("item_saved")
        second.manual(send=True, send_past="1y", send_future="1y")
        assert second.calendar.events == {}
        second.assert_quiet()


class TestBothSides:
    def linked(self, desk: Desk) -> tuple[int, str]:
        item_id = desk.add_item(an_event("Visit"))
        desk.run("item_saved")
        return item_id, next(iter(desk.calendar.events))

    def test_different_fields_changed_on_both_sides_merge(self, desk: Desk) -> None:
        item_id, remote_id = self.linked(desk)
        desk.edit(item_id, location="Room 4")
        desk.calendar.put(remote_id, an_event("Visit, moved", datetime(2026, 12, 1, 14)))
        desk.run()
        item = desk.item(item_id)
        assert (item.subject, item.location, item.start.hour) == ("Visit, moved", "Room 4", 14)
        assert desk.calendar.events[remote_id].event == item_event(item)
        desk.assert_quiet()

    @pytest.mark.parametrize(("hours", "winner"), [(1, "There"), (-1, "Here")])
    def test_the_same_field_goes_to_the_newer_change_and_the_loser_is_kept(
        self, desk: Desk, hours: int, winner: str
    ) -> None:
        item_id, remote_id = self.linked(desk)
        desk.edit(item_id, subject="Here")
        desk.calendar.put(remote_id, an_event("There"), modified_at=utc_now() + timedelta(hours=hours))
        desk.run()
        assert desk.item(item_id).subject == winner
        assert desk.subjects_there() == [winner]
        (conflict,) = [entry for entry in desk.entries() if entry.action == "conflict"]
        assert conflict.before == {"subject": {"There": "Here", "Here": "There"}[winner]}
        desk.assert_quiet()

    def test_an_edit_here_beats_a_removal_there(self, desk: Desk) -> None:
        item_id, remote_id = self.linked(desk)
        desk.calendar.remove(remote_id)
        desk.edit(item_id, subject="Still on")
        desk.run("item_saved")
        assert desk.subjects_there() == ["Still on"]
        assert remote_id not in desk.calendar.events
        desk.assert_quiet()

    def test_an_edit_there_beats_a_removal_here(self, desk: Desk) -> None:
        item_id, remote_id = self.linked(desk)
        desk.calendar.put(remote_id, an_event("Still on"))
        desk.trash(item_id)
        desk.run("item_saved")
        assert desk.item(item_id).trashed_at is None
        assert desk.item(item_id).subject == "Still on"
        assert desk.subjects_there() == ["Still on"]
        desk.assert_quiet()

    def test_removed_on_both_sides_only_drops_the_link(self, desk: Desk) -> None:
        item_id, remote_id = self.linked(desk)
        desk.calendar.remove(remote_id)
        desk.trash(item_id)
        desk.run()
        assert desk.links() == []
        assert desk.calendar.events == {}

    def test_a_service_call_whose_event_was_deleted_stays_and_its_owner_is_notified(self, desk: Desk) -> None:
        desk.set(kinds=["service_call"])
        item_id = desk.add_item(an_event("Repair"), kind="service_call")
        desk.run("item_saved")
        desk.calendar.remove(next(iter(desk.calendar.events)))
        desk.run()
        assert desk.item(item_id).trashed_at is None
        assert [link.state for link in desk.links()] == ["detached"]
        assert db.session.scalars(select(UserMessage.item_id)).all() == [item_id]
        service.send_again(desk.links()[0])
        desk.run("item_saved")
        assert desk.subjects_there() == ["Repair"]

    def test_a_service_call_takes_over_its_time_but_not_its_text(self, desk: Desk) -> None:
        desk.set(kinds=["service_call"])
        item_id = desk.add_item(an_event("Repair"), kind="service_call")
        desk.run("item_saved")
        remote_id = next(iter(desk.calendar.events))
        desk.calendar.put(remote_id, an_event("My text", datetime(2026, 12, 1, 15)))
        desk.run()
        item = desk.item(item_id)
        assert (item.subject, item.start.hour) == ("Repair", 15)
        assert desk.subjects_there() == ["My text"]
        desk.assert_quiet()

    def test_a_rewriting_server_causes_no_ping_pong_and_does_not_get_its_way(self, desk: Desk) -> None:
        desk.calendar.rewrite = lambda event: an_event(event.details.subject.upper(), event.details.start)
        item_id = desk.add_item(an_event("Visit"))
        desk.run("item_saved")
        desk.assert_quiet()
        assert desk.item(item_id).subject == "Visit"
        desk.edit(item_id, start=datetime(2026, 12, 1, 8))
        desk.run("item_saved")
        assert desk.subjects_there() == ["VISIT"]
        desk.assert_quiet()

    def test_a_person_who_edits_during_an_inward_change_loses_nothing(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        item_id, remote_id = self.linked(desk)
        desk.calendar.put(remote_id, an_event("There", location="Room 1"))
        seen: list[int] = []
        apply = executor.apply_decisions

        def edit_first(*args: Any) -> None:
            _once(seen, lambda: desk.edit(item_id, description="typed meanwhile"))
            apply(*args)

        # The moment between reading both sides and storing what follows is where a person can be quicker.
        monkeypatch.setattr(executor, "apply_decisions", edit_first)
        desk.run()
        desk.run("item_saved")
        item = desk.item(item_id)
        assert (item.subject, item.location, item.description) == ("There", "Room 1", "typed meanwhile")
        assert desk.calendar.events[remote_id].event == item_event(item)
        desk.assert_quiet()


class TestAbsenceProvesNothing:
    def fill(self, desk: Desk, count: int) -> None:
        for number in range(count):
            desk.calendar.put(f"e{number}", an_event(f"Event {number}", datetime(2026, 12, 1 + number % 28, 9)))
        desk.run()
        assert len(desk.items()) == count

    def test_an_empty_listing_removes_nothing(self, desk: Desk) -> None:
        self.fill(desk, 5)
        desk.calendar.list_nothing = True
        desk.calendar.cursor_expired = True
        desk.run()
        assert len(desk.items()) == 5

    def test_an_expired_cursor_still_finds_what_is_gone(self, desk: Desk) -> None:
        self.fill(desk, 5)
        desk.calendar.remove("e3")
        desk.calendar.cursor_expired = True
        desk.run()
        assert sorted(item.subject for item in desk.items()) == ["Event 0", "Event 1", "Event 2", "Event 4"]

    def test_after_an_expired_cursor_only_events_dated_later_are_imported(self, desk: Desk) -> None:
        old = utc_now() - timedelta(days=30)
        desk.set(accept_create=False)
        desk.calendar.put("old", an_event("Old"), created_at=old, modified_at=old)
        desk.run()
        desk.set(accept_create=True)
        desk.calendar.put("new", an_event("New"))
        desk.calendar.cursor_expired = True
        desk.run()
        assert [item.subject for item in desk.items()] == ["New"]

    def test_a_short_answer_is_asked_again_and_nothing_is_lost(self, desk: Desk) -> None:
        self.fill(desk, 2)
        desk.calendar.put("e1", an_event("Changed"))
        desk.calendar.silent_about = {"e1"}
        desk.run()
        assert len(desk.items()) == 2
        desk.calendar.silent_about = set()
        desk.run()
        assert "Changed" in [item.subject for item in desk.items()]
        assert db.session.scalars(select(Quarantine)).all() == []


class TestManualRun:
    def test_retrieving_brings_in_what_exists_in_the_range_only(self, desk: Desk) -> None:
        soon, late = utc_now() + timedelta(days=3), utc_now() + timedelta(days=20)
        desk.calendar.put("soon", an_event("Soon", soon.replace(hour=9, tzinfo=None, microsecond=0)))
        desk.calendar.put("late", an_event("Late", late.replace(hour=9, tzinfo=None, microsecond=0)))
        desk.set(cursor=None)
        desk.set(accept_create=False)
        desk.manual(retrieve=True, retrieve_future="1w")
        assert [item.subject for item in desk.items()] == ["Soon"]
        desk.assert_quiet()

    def test_sending_sends_what_exists_here_and_is_not_there_yet(self, desk: Desk) -> None:
        desk.set(active=False)
        soon = (utc_now() + timedelta(days=3)).replace(hour=9, tzinfo=None, microsecond=0)
        desk.add_item(an_event("Soon", soon))
        for mark in desk.marks():
            db.session.delete(mark)
        db.session.commit()
        desk.set(active=True)
        desk.run("item_saved")
        assert desk.calendar.events == {}
        desk.manual(send=True, send_future="2w")
        assert desk.subjects_there() == ["Soon"]
        assert desk.integration.state.manual_requested_at is None
        desk.manual()
        assert len(desk.calendar.events) == 1

    @pytest.mark.parametrize("same", ["uid", "time and subject"])
    def test_what_exists_on_both_sides_is_linked_and_not_duplicated(self, desk: Desk, same: str) -> None:
        soon = (utc_now() + timedelta(days=3)).replace(hour=9, tzinfo=None, microsecond=0)
        desk.set(active=False)
        item_id = desk.add_item(an_event("Visit", soon), uid="the-same-uid")
        desk.set(active=True)
        theirs = an_event("Visit" if same == "time and subject" else "Visited", soon, location="Room 4")
        desk.calendar.put("e1", theirs, uid="the-same-uid" if same == "uid" else "another-uid")
        desk.set(cursor=None, kinds=[])
        desk.manual(retrieve=True, retrieve_future="1m", send=True, send_future="1m")
        assert [link.item_id for link in desk.links()] == [item_id]
        assert len(desk.calendar.events) == len(desk.items()) == 1
        desk.assert_quiet()

    def test_linking_again_after_deleting_the_integration_doubles_nothing(self, make_desk: Callable[..., Desk]) -> None:
        first = make_desk()
        soon = (utc_now() + timedelta(days=3)).replace(hour=9, tzinfo=None, microsecond=0)
        first.add_item(an_event("From here", soon))
        first.run("item_saved")
        first.calendar.put("e1", an_event("From there", soon.replace(hour=14)))
        first.run()
        service.end_integration(first.integration, remove_events=False)
        runner.run(first.integration_id, "ended")
        second = make_desk(first.calendar)
        second.manual(retrieve=True, retrieve_future="1m", send=True, send_future="1m")
        assert len(second.items()) == 2
        assert second.subjects_there() == ["From here", "From there"]
        assert len(second.links()) == 2
        second.assert_quiet()

    def test_switching_off_stops_a_run_after_the_page_at_hand(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        soon = (utc_now() + timedelta(days=3)).replace(hour=9, tzinfo=None, microsecond=0)
        for number in range(12):
            desk.calendar.put(f"e{number}", an_event(f"Event {number}", soon))
        desk.set(cursor=None)
        seen: list[int] = []
        apply = executor.apply_decisions

        def switch_off_first(*args: Any) -> None:
            _once(seen, lambda: service.set_active(desk.integration, False))
            apply(*args)

        monkeypatch.setattr(pages, "PAGE", 4)
        monkeypatch.setattr(executor, "apply_decisions", switch_off_first)
        desk.manual(retrieve=True, retrieve_future="1w")
        assert len(desk.items()) == 4
        assert (desk.last_run().result, sentence(desk.last_run().reason)) == (
            "partial",
            "It was switched off meanwhile.",
        )

    def test_an_interrupted_manual_run_goes_on_as_the_same_run(self, desk: Desk) -> None:
        soon = (utc_now() + timedelta(days=3)).replace(hour=9, tzinfo=None, microsecond=0)
        for number in range(3):
            desk.calendar.put(f"e{number}", an_event(f"Event {number}", soon))
        desk.set(cursor=None)
        desk.calendar.error = TransientError(words("the server is busy"))
        desk.manual(retrieve=True, retrieve_future="1w")
        assert desk.integration.state.manual_requested_at is not None
        desk.calendar.error = None
        desk.run("manual")
        assert len(desk.items()) == 3
        assert desk.integration.state.manual_requested_at is None


class TestFailures:
    def test_a_lost_answer_to_a_create_doubles_nothing(self, desk: Desk) -> None:
        desk.add_item(an_event("Visit"))
        desk.calendar.lose_answers = True
        desk.run("item_saved")
        assert [link.state for link in desk.links()] == ["pending"]
        failure = desk.failure("sending")
        assert failure is not None
        assert failure.count == 1
        desk.calendar.lose_answers = False
        desk.run("item_saved")
        assert desk.subjects_there() == ["Visit"]
        assert [link.state for link in desk.links()] == ["live"]
        assert len([write for write in desk.calendar.writes if isinstance(write, Create)]) == 1
        desk.assert_quiet()

    def test_lost_answers_to_an_update_and_a_delete_are_looked_up(self, desk: Desk) -> None:
        item_id = desk.add_item(an_event("Visit"))
        desk.run("item_saved")
        desk.calendar.lose_answers = True
        desk.edit(item_id, subject="Later")
        desk.run("item_saved")
        desk.calendar.lose_answers = False
        desk.run("item_saved")
        assert desk.subjects_there() == ["Later"]
        desk.assert_quiet()
        desk.calendar.lose_answers = True
        desk.trash(item_id)
        desk.run("item_saved")
        desk.calendar.lose_answers = False
        desk.run("item_saved")
        assert desk.calendar.events == {}
        assert desk.links() == []

    def test_an_item_edited_after_a_lost_create_ends_with_the_edit(self, desk: Desk) -> None:
        item_id = desk.add_item(an_event("Visit"))
        desk.calendar.lose_answers = True
        desk.run("item_saved")
        desk.calendar.lose_answers = False
        desk.edit(item_id, subject="Edited")
        desk.run("item_saved")
        assert desk.subjects_there() == ["Edited"]
        desk.assert_quiet()

    def test_an_item_removed_after_a_lost_create_leaves_nothing_there(self, desk: Desk) -> None:
        item_id = desk.add_item(an_event("Visit"))
        desk.calendar.lose_answers = True
        desk.run("item_saved")
        desk.calendar.lose_answers = False
        desk.trash(item_id)
        desk.run("item_saved")
        desk.run("item_saved")
        assert desk.calendar.events == {}
        assert desk.links() == []

    def test_one_refused_item_does_not_hold_up_the_others(self, desk: Desk) -> None:
        desk.calendar.refuse = lambda write: "too large" if isinstance(write, Create) and _bad(write) else None
        bad = desk.add_item(an_event("Bad"))
        desk.add_item(an_event("Good"))
        desk.run("item_saved")
        assert desk.subjects_there() == ["Good"]
        (entry,) = db.session.scalars(select(Quarantine)).all()
        assert (entry.item_id, sentence(entry.reason)) == (bad, "too large")
        desk.assert_quiet()
        desk.calendar.refuse = lambda _write: None
        quarantine.retry_quarantined([entry])
        desk.run("retry")
        assert desk.subjects_there() == ["Bad", "Good"]
        assert db.session.scalars(select(Quarantine)).all() == []

    def test_one_unreadable_event_does_not_hold_up_the_others(self, desk: Desk) -> None:
        desk.calendar.put("bad", an_event("Bad"))
        desk.calendar.put("good", an_event("Good"))
        desk.calendar.unreadable = {"bad"}
        desk.run()
        assert [item.subject for item in desk.items()] == ["Good"]
        assert db.session.scalars(select(Quarantine.remote_id)).all() == ["bad"]
        desk.calendar.unreadable = set()
        desk.calendar.put("bad", an_event("Mended"))
        desk.run()
        assert sorted(item.subject for item in desk.items()) == ["Good", "Mended"]
        assert db.session.scalars(select(Quarantine)).all() == []

    def test_lost_authorization_stops_everything_and_removes_nothing(self, desk: Desk) -> None:
        desk.calendar.put("e1", an_event())
        desk.run()
        desk.calendar.error = AuthorizationLost(words("user name or password is no longer accepted"))
        desk.run()
        assert desk.integration.account.authorization_lost_at is not None
        requests = len(desk.calendar.requests)
        desk.run()
        assert len(desk.calendar.requests) == requests
        assert len(desk.items()) == 1

    def test_a_vanished_calendar_removes_nothing_and_recovers_once_it_is_back(self, desk: Desk) -> None:
        desk.calendar.put("e1", an_event())
        desk.run()
        desk.calendar.error = CalendarGone(words("the calendar does not exist any more"))
        desk.run()
        assert [failure.calendar_gone for failure in desk.failures()] == [True]
        assert len(desk.items()) == 1
        desk.calendar.error = None
        desk.run()
        assert desk.failures() == []

    def test_the_providers_retry_after_is_a_floor(self, desk: Desk) -> None:
        desk.calendar.error = RateLimited(words("too many requests"), retry_after=timedelta(hours=3))
        desk.run()
        assert desk.integration.state.retry_at is not None
        assert desk.integration.state.retry_at - utc_now() > timedelta(hours=2, minutes=59)
        requests = len(desk.calendar.requests)
        runner.run(desk.integration_id, "sweep")
        assert len(desk.calendar.requests) == requests

    def test_inactive_means_no_change_in_either_direction_and_switching_on_catches_up(self, desk: Desk) -> None:
        service.set_active(desk.integration, False)
        desk.add_item(an_event("From here"))
        desk.calendar.put("e1", an_event("From there", datetime(2026, 12, 5, 9)))
        desk.run()
        assert (len(desk.calendar.events), len(desk.items())) == (1, 1)
        service.set_active(desk.integration, True)
        desk.run("activated")
        assert (len(desk.calendar.events), len(desk.items())) == (2, 2)
        desk.assert_quiet()


def _bad(write: Create) -> bool:
    return write.event.details.subject == "Bad"


class TestEnding:
    def test_events_it_wrote_stay_by_default_and_credentials_go(self, desk: Desk) -> None:
        desk.integration.account.credentials = "secret"
        desk.add_item(an_event("From here"))
        desk.run("item_saved")
        service.end_integration(desk.integration, remove_events=False)
        runner.run(desk.integration_id, "ended")
        assert desk.subjects_there() == ["From here"]
        assert desk.integration.account.credentials == ""

    def test_events_it_wrote_go_on_request_and_foreign_ones_stay(self, desk: Desk) -> None:
        desk.add_item(an_event("From here"))
        desk.run("item_saved")
        desk.calendar.put("e1", an_event("From there"))
        desk.run()
        service.end_integration(desk.integration, remove_events=True)
        runner.run(desk.integration_id, "ended")
        assert desk.subjects_there() == ["From there"]
        assert sorted(item.subject for item in desk.items()) == ["From here", "From there"]


class TestLog:
    def test_checks_without_news_share_one_row(self, desk: Desk) -> None:
        for _ in range(5):
            desk.run()
        run = desk.last_run()
        assert (run.trigger, run.result, run.checks) == ("sweep", "ok", 5)

    def test_a_run_with_news_is_a_row_of_its_own_with_counts(self, desk: Desk) -> None:
        desk.run()
        desk.calendar.put("e1", an_event("Dentist"))
        desk.run()
        run = desk.last_run()
        assert run.counts == {"in.create": 1}
        assert [(entry.direction, entry.action, entry.subject) for entry in desk.entries()] == [
            ("in", "create", "Dentist")
        ]
