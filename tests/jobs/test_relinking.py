"""A calendar that was linked before is linked again, whatever was lost meanwhile: nothing is there twice afterwards."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from config import Testing
from emulators.memory import MemoryCalendar
from tests.jobs.conftest import SyncScenario, an_event, throw_away
from webapp import create_app
from webapp.accounts.models import User
from webapp.connectors.base import Update
from webapp.connectors.event import Event, Marker
from webapp.database import utc_now
from webapp.extensions import db
from webapp.operations import backup
from webapp.reason_texts import sentence
from webapp.sync import jobs, service
from webapp.sync.engine.context.settings import deployment_id
from webapp.sync.models import Link, PreviewEntry
from webapp.sync.runs import run
from webapp.sync.store import previews

SOON = (utc_now() + timedelta(days=3)).replace(hour=9, minute=0, second=0, microsecond=0, tzinfo=None)
PASSPHRASE = "correct horse battery staple"

MakeScenario = Callable[..., SyncScenario]


def end(scenario: SyncScenario, *, remove_events: bool = False, finish: bool = True) -> None:
    service.end_integration(scenario.integration, remove_events=remove_events)
    if finish:
        run.run(scenario.integration_id, "ended")
        db.session.rollback()


def retrieve(scenario: SyncScenario) -> None:
    scenario.manual(retrieve=True, retrieve_past="1m", retrieve_future="1m")


def marker_there(scenario: SyncScenario) -> Marker | None:
    (event,) = scenario.calendar.events.values()
    return event.marker


def skips(scenario: SyncScenario) -> list[str]:
    return [sentence(entry.reason) for entry in scenario.entries() if entry.action == "skip"]


class TestDeletedAndLinkedAgain:
    def test_what_exists_on_both_sides_is_linked_before_anything_is_sent(self, make_scenario: MakeScenario) -> None:
        first = make_scenario()
        item_id = first.add_item(an_event("From here", SOON))
        first.run("item_saved")
        first.calendar.put("e1", an_event("From there", SOON.replace(hour=14)))
        first.run()
        end(first)
        first.edit(item_id, subject="Edited while nothing was linked")
        second = make_scenario(first.calendar)
        second.edit(item_id, location="Room 4")
        second.run("item_saved")
        assert second.subjects_there() == ["Edited while nothing was linked", "From there"]
        assert len(second.items()) == len(second.links()) == 2
        second.assert_quiet()

    def test_an_event_without_an_item_is_not_imported_by_that(self, make_scenario: MakeScenario) -> None:
        calendar = MemoryCalendar()
        calendar.put("old", an_event("Older than the link", SOON))
        first = make_scenario()
        first.add_item(an_event("Mine", SOON))
        second = make_scenario(calendar)
        second.run()
        assert [item.subject for item in second.items()] == ["Mine"]
        assert calendar.writes == []

    def test_an_event_moved_far_away_meanwhile_is_found_as_well(self, make_scenario: MakeScenario) -> None:
        first = make_scenario()
        item_id = first.add_item(an_event("Visit", SOON))
        first.run("item_saved")
        (remote_id,) = first.calendar.events
        end(first)
        first.calendar.put(remote_id, an_event("Visit", SOON + timedelta(days=700)))
        second = make_scenario(first.calendar)
        second.manual(send=True, send_future="1m")
        assert len(second.calendar.events) == 1
        assert second.item(item_id).start == SOON + timedelta(days=700)
        second.assert_quiet()

    def test_events_that_are_still_to_be_removed_are_not_taken_up_again(self, make_scenario: MakeScenario) -> None:
        first = make_scenario(calendar_id="work")
        first.add_item(an_event("Visit", SOON))
        first.run("item_saved")
        end(first, remove_events=True, finish=False)
        second = make_scenario(first.calendar, calendar_id="work")
        run.run(first.integration_id, "ended")
        second.run()
        assert second.calendar.events == {}
        assert [item.subject for item in second.items()] == ["Visit"]

    def test_an_item_from_another_calendar_is_not_linked_by_its_contents(self, make_scenario: MakeScenario) -> None:
        private, company = make_scenario(), MemoryCalendar()
        private.calendar.put("mine", an_event("Lunch", SOON, description="With my lawyer"))
        private.run()
        company.put("theirs", an_event("Lunch", SOON))
        make_scenario(company)
        (item,) = private.items()
        private.edit(item.id, location="Office of Smith & Smith")
        private.run("item_saved")
        assert [link.integration_id for link in private.links()] == [private.integration_id]
        assert company.writes == []

    def test_the_same_time_in_other_words_is_the_same(self, make_scenario: MakeScenario) -> None:
        first = make_scenario()
        first.add_item(an_event("Visit", datetime(2026, 12, 1, 9)))
        calendar = MemoryCalendar()
        calendar.put("e1", an_event(" Visit", datetime(2026, 12, 1, 8), zone="UTC"))
        second = make_scenario(calendar)
        assert len(second.items()) == 1
        linked_ids = [link.remote_id for link in second.links() if link.integration_id == second.integration_id]
        assert linked_ids == ["e1"]
        first.run("item_saved")  # it has been marked for the other calendar, too
        second.assert_quiet()


class TestADatabaseOfYesterday:
    @pytest.fixture
    def restore_yesterdays_backup(
        self, app: Flask, scenario: SyncScenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> Callable[[], None]:
        """Back the installation up as it is with one item in step; return what puts that back into place."""
        monkeypatch.setattr(backup, "SCRYPT_COST", 2**10)
        scenario.add_item(an_event("Of yesterday", SOON))
        scenario.run("item_saved")
        scenario.run()
        path = tmp_path / "yesterday.backup"
        backup.write_backup(path, PASSPHRASE, revision="1", credential_keys=app.config["CREDENTIAL_KEYS"])

        def restore() -> None:
            throw_away()
            backup.restore_backup(path, PASSPHRASE, revision="1")

        return restore

    def test_edits_of_the_lost_day_come_back_and_those_after_it_go_out(
        self, scenario: SyncScenario, restore_yesterdays_backup: Callable[[], None]
    ) -> None:
        (item,) = scenario.items()
        item_id = item.id
        (remote_id,) = scenario.calendar.events
        scenario.edit(item_id, subject="Edited here")
        scenario.run("item_saved")
        scenario.calendar.put(remote_id, an_event("Edited here", SOON, location="Edited there"))
        scenario.run()
        restore_yesterdays_backup()
        scenario.edit(item_id, description="Edited afterwards")
        scenario.run("item_saved")
        scenario.run()
        item = scenario.item(item_id)
        assert (item.subject, item.location, item.description) == ("Edited here", "Edited there", "Edited afterwards")
        assert scenario.subjects_there() == ["Edited here"]
        scenario.assert_quiet()

    def test_events_of_a_lost_day_stay_and_the_log_names_the_remedy(
        self, scenario: SyncScenario, restore_yesterdays_backup: Callable[[], None]
    ) -> None:
        scenario.add_item(an_event("Of the lost day", SOON.replace(hour=14)), uid="lost")
        scenario.run("item_saved")
        restore_yesterdays_backup()
        scenario.run()
        assert [item.subject for item in scenario.items()] == ["Of yesterday"]
        assert "Sync now with Retrieve brings it back" in skips(scenario)[-1]
        scenario.assert_quiet()

        retrieve(scenario)
        assert {item.uid: item.subject for item in scenario.items()}["lost"] == "Of the lost day"
        assert scenario.subjects_there() == ["Of the lost day", "Of yesterday"]
        assert [link.written_by_us for link in scenario.links()] == [True, True]
        retrieve(scenario)
        scenario.assert_quiet()
        assert len(scenario.items()) == len(scenario.calendar.events) == 2

    def test_events_imported_on_the_lost_day_are_imported_again(
        self, scenario: SyncScenario, restore_yesterdays_backup: Callable[[], None]
    ) -> None:
        scenario.calendar.put("e1", an_event("From there", SOON.replace(hour=14)))
        scenario.run()
        restore_yesterdays_backup()
        scenario.calendar.cursor_expired = True
        scenario.run()
        assert [item.subject for item in scenario.items()] == ["Of yesterday", "From there"]
        scenario.calendar.cursor_expired = False
        scenario.assert_quiet()

    def test_an_event_that_was_written_in_place_of_another_keeps_its_item(
        self, scenario: SyncScenario, restore_yesterdays_backup: Callable[[], None]
    ) -> None:
        (item,) = scenario.items()
        item_id = item.id
        scenario.calendar.remove(next(iter(scenario.calendar.events)))
        scenario.edit(item_id, subject="An edit beats a removal")
        scenario.run()
        assert scenario.subjects_there() == ["An edit beats a removal"]
        restore_yesterdays_backup()
        scenario.run()
        assert [item.subject for item in scenario.items()] == ["An edit beats a removal"]
        assert [link.remote_id for link in scenario.links()] == list(scenario.calendar.events)
        scenario.assert_quiet()

    def test_what_the_lost_day_removed_is_removed_again(
        self, scenario: SyncScenario, restore_yesterdays_backup: Callable[[], None]
    ) -> None:
        scenario.trash(scenario.items()[0].id)
        scenario.run("item_saved")
        restore_yesterdays_backup()
        scenario.run()
        assert scenario.items() == []
        assert scenario.calendar.events == {}
        scenario.assert_quiet()


class TestALostDatabase:
    @pytest.fixture
    def calendar(self, make_scenario: MakeScenario) -> MemoryCalendar:
        """What an installation wrote whose database is lost."""
        lost = make_scenario()
        lost.add_item(an_event("Visit", SOON), uid="of-the-lost-item")
        lost.run("item_saved")
        throw_away()
        return lost.calendar

    @pytest.fixture
    def linked_to_new_database(
        self, calendar: MemoryCalendar, make_user: Callable[..., User], make_scenario: MakeScenario
    ) -> SyncScenario:
        return make_scenario(calendar, owner=make_user("Ada", time_zone="Europe/Berlin"))

    def test_nothing_is_imported_until_somebody_requests_it(self, linked_to_new_database: SyncScenario) -> None:
        (remote_id,) = linked_to_new_database.calendar.events
        linked_to_new_database.calendar.put(remote_id, an_event("Visit", SOON, location="Room 4"))
        linked_to_new_database.run()
        assert linked_to_new_database.items() == []
        assert "Sync now with Retrieve takes it over" in skips(linked_to_new_database)[-1]

    def test_retrieving_takes_everything_over_once(self, linked_to_new_database: SyncScenario) -> None:
        retrieve(linked_to_new_database)
        retrieve(linked_to_new_database)
        (item,) = linked_to_new_database.items()
        (link,) = linked_to_new_database.links()
        assert (item.uid, link.written_by_us) == ("of-the-lost-item", True)
        linked_to_new_database.assert_quiet()
        assert linked_to_new_database.calendar.writes[1:] == []

    def test_the_next_write_puts_our_own_marker_on_it(self, linked_to_new_database: SyncScenario) -> None:
        retrieve(linked_to_new_database)
        before = marker_there(linked_to_new_database)
        (item,) = linked_to_new_database.items()
        linked_to_new_database.edit(item.id, location="Room 4")
        linked_to_new_database.run("item_saved")
        assert marker_there(linked_to_new_database) == Marker(deployment_id(), "of-the-lost-item") != before
        linked_to_new_database.assert_quiet()

    def test_an_item_that_was_entered_again_is_linked_and_not_sent_a_second_time(
        self, calendar: MemoryCalendar, make_user: Callable[..., User], make_scenario: MakeScenario
    ) -> None:
        ada = make_user("Ada", time_zone="Europe/Berlin")
        elsewhere = make_scenario(owner=ada)
        item_id = elsewhere.add_item(an_event("Visit", SOON))
        elsewhere.run("item_saved")
        relinked = make_scenario(calendar, owner=ada)
        relinked.manual(retrieve=True, retrieve_future="1m", send=True, send_future="1m")
        assert len(relinked.calendar.events) == len(relinked.items()) == 1
        linked_ids = db.session.scalars(
            select(Link.item_id).where(Link.integration_id == relinked.integration_id)
        ).all()
        assert linked_ids == [item_id]
        relinked.assert_quiet()


class TestSeriesThatOneWayShowsDateByDate:
    """Cronofy lists a series made elsewhere as its dates; the server itself has it as a whole."""

    WEEKLY = an_event("Stand-up", SOON, rrule="FREQ=WEEKLY;COUNT=3")
    DATES = tuple(an_event("Stand-up", SOON + timedelta(weeks=week)) for week in range(3))

    @pytest.fixture
    def by_dates(self) -> MemoryCalendar:
        calendar = MemoryCalendar()
        for number, event in enumerate(self.DATES):
            calendar.put(f"date-{number}", event, series="the-series")
        return calendar

    def test_dates_do_not_come_in_beside_their_series(
        self, make_scenario: MakeScenario, by_dates: MemoryCalendar
    ) -> None:
        first = make_scenario()
        first.calendar.put("whole", self.WEEKLY)
        first.run()
        end(first)
        second = make_scenario(by_dates)
        retrieve(second)
        (item,) = second.items()
        assert item.rrule is not None
        second.edit(item.id, subject="Renamed here")
        second.run("item_saved")
        by_dates.put("date-1", an_event("Renamed there", SOON + timedelta(weeks=1)), series="the-series")
        second.run()
        assert len(second.items()) == 1
        assert by_dates.writes == []
        assert [link.state for link in second.links()] == ["detached"]
        assert "date by date" in next(sentence(entry.reason) for entry in second.entries() if entry.action == "detach")
        second.assert_quiet()

    def test_an_event_beside_a_series_in_step_is_one_of_its_own(self, make_scenario: MakeScenario) -> None:
        scenario = make_scenario()
        scenario.calendar.put("whole", self.WEEKLY)
        scenario.run()
        scenario.calendar.put("beside", self.DATES[1])
        scenario.set(cursor=str(len(scenario.calendar.history)))  # it has no news of it
        retrieve(scenario)
        assert sorted(item.rrule or "" for item in scenario.items()) == ["", "FREQ=WEEKLY;COUNT=3"]
        scenario.assert_quiet()

    def test_a_whole_series_takes_the_place_of_its_dates(
        self, make_scenario: MakeScenario, by_dates: MemoryCalendar
    ) -> None:
        first = make_scenario(by_dates)
        retrieve(first)
        assert len(first.items()) == 3
        end(first)
        calendar = MemoryCalendar()
        calendar.put("whole", self.WEEKLY)
        second = make_scenario(calendar)
        retrieve(second)
        (item,) = second.items()
        assert item.rrule == "FREQ=WEEKLY;COUNT=3"
        second.edit(item.id, location="Room 4")
        second.run("item_saved")
        assert second.subjects_there() == ["Stand-up"]
        second.assert_quiet()

    def test_dates_that_are_in_step_elsewhere_stay_as_they_are(
        self, make_scenario: MakeScenario, by_dates: MemoryCalendar
    ) -> None:
        first = make_scenario(by_dates)
        retrieve(first)
        calendar = MemoryCalendar()
        calendar.put("whole", self.WEEKLY)
        make_scenario(calendar).run()
        first.run("item_saved")
        assert len(first.items()) == len(by_dates.events) == 3


class TestTwoInstallations:
    """Each with a database of its own, alive, and linked to the same calendar."""

    @pytest.fixture
    def other(self, settings: Testing, tmp_path: Path, empty_sqlite: Path) -> Iterator[Flask]:
        path = tmp_path / "other.sqlite3"
        path.write_bytes(empty_sqlite.read_bytes())
        app = create_app(
            Testing(
                {
                    "INSTANCE_DIR": str(tmp_path),
                    "DATABASE_URL": f"sqlite:///{path}",
                    "REDIS_URL": settings.REDIS_URL,
                }
            )
        )
        yield app
        with app.app_context():
            db.engine.dispose()

    @pytest.fixture
    def scenarios(
        self, app: Flask, other: Flask, make_scenario: MakeScenario, make_user: Callable[..., User]
    ) -> tuple[SyncScenario, SyncScenario]:
        here = make_scenario()
        other.extensions["providers"].register(app.extensions["providers"].get("memory"))
        with other.app_context():
            there = make_scenario(here.calendar, owner=make_user("Ada", time_zone="Europe/Berlin"))
            assert deployment_id()
        return here, there

    def run_until_idle(self, other: Flask, here: SyncScenario, there: SyncScenario) -> None:
        for _ in range(2):
            here.run()
            with other.app_context():
                there.run()
        here.assert_quiet()
        with other.app_context():
            there.assert_quiet()

    def test_what_one_wrote_the_other_leaves_alone(
        self, other: Flask, scenarios: tuple[SyncScenario, SyncScenario]
    ) -> None:
        here, there = scenarios
        here.add_item(an_event("Visit", SOON))
        here.run("item_saved")
        self.run_until_idle(other, here, there)
        assert len(here.items()) == len(here.calendar.events) == 1
        with other.app_context():
            assert there.items() == []

    def test_taken_over_by_the_other_it_is_one_entry_for_both(
        self, other: Flask, scenarios: tuple[SyncScenario, SyncScenario]
    ) -> None:
        here, there = scenarios
        item_id = here.add_item(an_event("Visit", SOON))
        here.run("item_saved")
        with other.app_context():
            retrieve(there)
            (taken_over,) = there.items()
            taken_over_id = taken_over.id
            there.edit(taken_over_id, location="Room 4")
            there.run("item_saved")
        self.run_until_idle(other, here, there)
        assert here.item(item_id).location == "Room 4"
        here.edit(item_id, subject="Visit at noon")
        here.run("item_saved")
        self.run_until_idle(other, here, there)
        assert here.subjects_there() == ["Visit at noon"]
        with other.app_context():
            assert there.item(taken_over_id).subject == "Visit at noon"
            there.trash(taken_over_id)
            there.run("item_saved")
        self.run_until_idle(other, here, there)
        assert here.items() == []
        assert here.calendar.events == {}

    def test_linked_again_after_the_other_marked_it_the_item_still_finds_its_event(
        self, other: Flask, scenarios: tuple[SyncScenario, SyncScenario], make_scenario: MakeScenario, ada: User
    ) -> None:
        here, there = scenarios
        here.add_item(an_event("Visit", SOON))
        here.run("item_saved")
        with other.app_context():
            retrieve(there)
            there.edit(there.items()[0].id, subject="Renamed", start=SOON.replace(hour=8))
            there.run("item_saved")
        end(here)
        again = make_scenario(here.calendar, owner=ada)
        self.run_until_idle(other, again, there)
        assert [item.subject for item in again.items()] == ["Renamed"]
        assert len(again.calendar.events) == len(again.links()) == 1


class TestAMarkerThatAClientDropped:
    """SyncEvolution writes an event back with its UID, but without properties it does not know."""

    def drop_marker(self, scenario: SyncScenario, event: Event | None = None) -> None:
        (remote_id,) = scenario.calendar.events
        scenario.calendar.put(remote_id, event or scenario.calendar.events[remote_id].event, marker=None)

    @pytest.mark.parametrize("kind", ["appointment", "service_call", "task"])
    def test_the_uid_still_matches_and_the_marker_is_restored(self, make_scenario: MakeScenario, kind: str) -> None:
        first = make_scenario(kinds=[kind])
        item_id = first.add_item(an_event("Visit", SOON), kind=kind)
        first.run("item_saved")
        end(first)
        self.drop_marker(first, an_event("Moved and renamed there", SOON + timedelta(days=9)))
        first.edit(item_id, location="Room 4")
        second = make_scenario(first.calendar, kinds=[kind])
        second.run()
        assert len(second.calendar.events) == len(second.items()) == len(second.links()) == 1
        assert marker_there(second) == Marker(deployment_id(), second.item(item_id).uid)
        assert second.links()[0].written_by_us
        assert second.item(item_id).location == "Room 4"
        second.assert_quiet()

    def test_nothing_else_is_written_and_no_change_is_logged(self, make_scenario: MakeScenario) -> None:
        first = make_scenario()
        first.add_item(an_event("Visit", SOON))
        first.run("item_saved")
        end(first)
        self.drop_marker(first)
        second = make_scenario(first.calendar)
        second.run()
        (write,) = second.calendar.writes[1:]
        assert isinstance(write, Update)
        assert write.before == write.after
        executed = [entry.action for entry in second.entries() if entry.run_id == second.entries()[-1].run_id]
        assert executed == ["adopt"]

    def test_the_preview_shows_it_before_anything_is_written(self, make_scenario: MakeScenario, ada: User) -> None:
        first = make_scenario()
        first.add_item(an_event("Visit", SOON))
        first.run("item_saved")
        end(first)
        self.drop_marker(first, an_event("Renamed there", SOON))
        draft = make_scenario(first.calendar, active=False)
        draft.set(active=True, wizard_step="confirmation", retrieve=True, retrieve_future="1m")
        plan = previews.request(draft.integration, "first_run")
        jobs.work_out_preview(plan.id)
        shown = [(entry.side, entry.action) for entry in db.session.scalars(select(PreviewEntry))]
        assert shown == [("none", "adopt"), ("here", "update"), ("here", "conflict")]

    def test_where_the_kind_is_not_sent_nothing_is_written(self, make_scenario: MakeScenario) -> None:
        first = make_scenario()
        first.add_item(an_event("Visit", SOON))
        first.run("item_saved")
        end(first)
        self.drop_marker(first, an_event("Renamed there", SOON))
        second = make_scenario(first.calendar, kinds=[])
        second.run()
        assert [item.subject for item in second.items()] == ["Renamed there"]
        assert second.calendar.writes[1:] == []

    def test_what_went_to_the_trash_meanwhile_is_not_taken_for_somebody_elses(
        self, make_scenario: MakeScenario
    ) -> None:
        first = make_scenario()
        item_id = first.add_item(an_event("Visit", SOON))
        first.run("item_saved")
        end(first)
        self.drop_marker(first)
        first.trash(item_id)
        second = make_scenario(first.calendar)
        retrieve(second)
        assert second.items() == []

    def test_an_event_made_there_whose_uid_was_taken_here_finds_its_item(self, make_scenario: MakeScenario) -> None:
        first = make_scenario()
        first.add_item(an_event("Another of that name", SOON + timedelta(days=1)), uid="uid-of-e1")
        first.calendar.put("e1", an_event("From there", SOON))
        first.run()
        assert {item.uid for item in first.items()} > {"uid-of-e1"}
        end(first)
        first.calendar.put("e1", an_event("Renamed there", SOON.replace(hour=15)))
        second = make_scenario(first.calendar)
        retrieve(second)
        second.run()
        assert sorted(item.subject for item in second.items()) == ["Another of that name", "Renamed there"]
        second.assert_quiet()

    def test_it_is_nobody_elses_where_two_people_linked_the_calendar(
        self, make_scenario: MakeScenario, make_user: Callable[..., User]
    ) -> None:
        first = make_scenario(calendar_id="team")
        second = make_scenario(first.calendar, owner=make_user("Ben"), calendar_id="team")
        first.add_item(an_event("Visit", SOON))
        first.run("item_saved")
        second.run()
        self.drop_marker(first, an_event("Renamed there", SOON))
        second.run()
        first.run()
        assert [item.subject for item in first.items()] == ["Renamed there"]
        assert [item.owner_id for item in first.items()] == [first.owner_id]
