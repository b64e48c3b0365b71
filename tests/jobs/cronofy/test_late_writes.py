"""Writes that Cronofy accepts and shows only later, or takes back: they pass neither for edits nor for removals."""

from datetime import timedelta

import pytest

from emulators.cronofy import CronofyEmulator
from tests.jobs.cronofy.scenario import CronofyScenario, link
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.reason_texts import sentence
from webapp.sync.engine import own_writes
from webapp.sync.linked_accounts import connector_factory
from webapp.sync.models import LedgerEntry, Link, UserMessage

LATE = timedelta(seconds=12)


@pytest.fixture
def scenario(served: str, emulator: CronofyEmulator, ada: User, monkeypatch: pytest.MonkeyPatch) -> CronofyScenario:
    """In step, with a service that from now on shows writes late. Waiting for them costs no time."""
    monkeypatch.setattr(connector_factory, "pause", emulator.controls.slide_clock)
    return link(emulator, ada)


@pytest.fixture
def item_id(scenario: CronofyScenario) -> int:
    """An item that is on both sides."""
    found = scenario.add_item("As it was")
    scenario.run_until_idle()
    assert scenario.there() == ["As it was"]
    scenario.emulator.controls.slide_clock(timedelta(minutes=5))
    scenario.sweep()
    scenario.emulator.settings.visible_after = LATE
    return found


def pass_time(scenario: CronofyScenario, *, seconds: float = 6) -> None:
    """Let the clock of the service go on, and everything here that is due."""
    scenario.emulator.controls.slide_clock(timedelta(seconds=seconds))
    scenario.sweep()


def actions() -> list[str]:
    db.session.rollback()
    return [f"{entry.direction}.{entry.action}" for entry in db.session.scalars(db.select(LedgerEntry))]


def assert_calm(scenario: CronofyScenario) -> None:
    """Assert that no write counted as a person's edit, and that both sides are equal at the end."""
    for _ in range(4):
        pass_time(scenario)
    logged = actions()
    assert not [
        action for action in logged if action.startswith("in.") or "conflict" in action or "quarantine" in action
    ]
    scenario.assert_in_step()


def test_an_edit_after_an_edit_is_no_conflict(scenario: CronofyScenario, item_id: int) -> None:
    scenario.edit_item(item_id, subject="First edit", location="Hall 1")
    scenario.work()
    scenario.edit_item(item_id, subject="Second edit")
    scenario.work()
    assert scenario.there() == ["As it was"] or scenario.there() == ["First edit"]
    assert_calm(scenario)
    assert scenario.here() == ["Second edit"]


def test_an_edit_that_is_reverted_before_the_service_shows_it_stays_reverted(
    scenario: CronofyScenario, item_id: int
) -> None:
    scenario.edit_item(item_id, subject="Only for a moment")
    scenario.work()
    scenario.edit_item(item_id, subject="As it was")
    scenario.work()
    assert_calm(scenario)
    assert scenario.here() == ["As it was"]


def test_what_is_trashed_after_an_edit_does_not_come_back(scenario: CronofyScenario, item_id: int) -> None:
    scenario.edit_item(item_id, subject="Edited")
    scenario.work()
    scenario.edit_item(item_id, trashed_at=utc_now())
    scenario.work()
    assert_calm(scenario)
    assert scenario.here() == []
    assert db.session.scalars(db.select(Link)).all() == []


def test_what_is_restored_before_its_removal_shows_stays(scenario: CronofyScenario, item_id: int) -> None:
    scenario.edit_item(item_id, trashed_at=utc_now())
    scenario.work()
    scenario.edit_item(item_id, trashed_at=None)
    scenario.work()
    assert_calm(scenario)
    assert scenario.here() == ["As it was"]


def test_what_is_edited_before_it_shows_for_the_first_time_ends_as_edited(scenario: CronofyScenario) -> None:
    scenario.emulator.settings.visible_after = LATE
    new = scenario.add_item("New")
    scenario.work()
    assert scenario.there() == []
    scenario.edit_item(new, subject="New, edited")
    scenario.work()
    scenario.edit_item(new, subject="New, edited twice")
    assert_calm(scenario)
    assert scenario.here() == ["New, edited twice"]


def test_what_is_trashed_before_it_shows_for_the_first_time_does_not_stay_there(scenario: CronofyScenario) -> None:
    scenario.emulator.settings.visible_after = LATE
    new = scenario.add_item("New")
    scenario.work()
    scenario.edit_item(new, trashed_at=utc_now())
    scenario.work()
    assert_calm(scenario)
    assert (scenario.here(), scenario.there()) == ([], [])


def test_a_series_edited_twice_ends_as_edited(scenario: CronofyScenario) -> None:
    series = scenario.add_item("Weekly", rrule="FREQ=WEEKLY;COUNT=3")
    scenario.work()
    scenario.emulator.controls.slide_clock(timedelta(minutes=5))
    scenario.sweep()
    scenario.emulator.settings.visible_after = LATE
    scenario.edit_item(series, subject="Weekly, edited")
    scenario.work()
    scenario.edit_item(series, subject="Weekly, edited twice")
    scenario.work()
    for _ in range(4):
        pass_time(scenario)
    assert not [action for action in actions() if action.startswith("in.") or "conflict" in action]
    assert (scenario.here(), scenario.there()) == (["Weekly, edited twice"], ["Weekly, edited twice"] * 3)


def test_a_persons_edit_there_meanwhile_still_counts(scenario: CronofyScenario, item_id: int) -> None:
    scenario.edit_item(item_id, subject="Edited here")
    scenario.work()
    scenario.emulator.controls.slide_clock(LATE)
    scenario.emulator.controls.change_event(
        scenario.calendar_id, scenario.uid_there("Edited here"), location={"description": "Hall 2"}
    )
    scenario.run_until_idle()
    for _ in range(3):
        pass_time(scenario)
    item = db.session.get_one(Item, item_id, populate_existing=True)
    assert (item.subject, item.location) == ("Edited here", "Hall 2")
    scenario.assert_in_step()


def test_a_write_that_never_showed_is_forgotten_in_time(
    scenario: CronofyScenario, item_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario.emulator.faults.lost_writes = 1
    scenario.edit_item(item_id, subject="Lost at first")
    scenario.work()
    assert_calm(scenario)
    assert scenario.here() == ["Lost at first"]
    monkeypatch.setattr(own_writes, "SHOWS_WITHIN", timedelta(0))
    scenario.sweep()
    scenario.emulator.controls.change_event(
        scenario.calendar_id, scenario.uid_there("Lost at first"), summary="As it was"
    )
    scenario.run_until_idle()
    pass_time(scenario)
    assert scenario.here() == ["As it was"], "what a person says is news, also where we said it once"


def test_a_text_that_the_service_does_not_clear_is_notified_to_the_owner(scenario: CronofyScenario) -> None:
    item_id = scenario.add_item("With a place")
    scenario.edit_item(item_id, location="Hall 1")
    scenario.work()
    scenario.emulator.settings.ignored_texts = frozenset({"", None})
    scenario.emulator.controls.slide_clock(
        timedelta(minutes=1)
    )  # its stamps are whole seconds, and a new one shows a write
    scenario.edit_item(item_id, location="")
    scenario.work()
    assert [notice.item_id for notice in db.session.scalars(db.select(UserMessage))] == [item_id]
    assert "keeps the old one" in sentence(db.session.scalars(db.select(UserMessage)).one().reason)
    assert_calm(scenario)
    assert len(db.session.scalars(db.select(UserMessage)).all()) == 1


class TestTakenBack:
    """The service accepts a write, and the calendar behind it does not."""

    @pytest.mark.parametrize("shown_for", [0, 8])
    def test_it_is_written_once_more(self, scenario: CronofyScenario, shown_for: int) -> None:
        scenario.emulator.settings.withdrawn_after = timedelta(seconds=shown_for)
        scenario.emulator.faults.withdrawn_writes = 1
        scenario.add_item("Refused for a moment")
        scenario.work()
        for _ in range(3):
            pass_time(scenario)
        assert scenario.there() == ["Refused for a moment"]
        assert scenario.quarantined() == []
        scenario.assert_in_step()

    @pytest.mark.parametrize("shown_for", [0, 8])
    def test_then_it_is_set_aside_with_the_reason_and_kept_here(
        self, scenario: CronofyScenario, shown_for: int
    ) -> None:
        scenario.emulator.settings.withdrawn_after = timedelta(seconds=shown_for)
        scenario.emulator.faults.withdrawn_writes = 100
        item_id = scenario.add_item("Refused for good")
        scenario.work()
        for _ in range(5):
            pass_time(scenario)
        assert (scenario.here(), scenario.there()) == (["Refused for good"], [])
        (entry,) = scenario.quarantined()
        assert entry.item_id == item_id
        assert "removed it at once, twice" in sentence(entry.reason)
        written = scenario.writes()
        pass_time(scenario)
        assert scenario.writes() == written
        scenario.emulator.faults.withdrawn_writes = 0
        scenario.edit_item(item_id, subject="Accepted")
        scenario.work()
        assert scenario.there() == ["Accepted"]
        assert scenario.quarantined() == []
        scenario.assert_in_step()

    def test_an_update_likewise(self, scenario: CronofyScenario, item_id: int) -> None:
        scenario.emulator.settings.visible_after = timedelta()
        scenario.emulator.faults.withdrawn_writes = 100
        scenario.edit_item(item_id, subject="Edited")
        scenario.work()
        for _ in range(3):
            pass_time(scenario)
        assert scenario.here() == ["Edited"]
        assert [entry.item_id for entry in scenario.quarantined()] == [item_id]

    def test_a_person_removes_it_there_at_once(self, scenario: CronofyScenario) -> None:
        scenario.add_item("Not wanted there")
        scenario.work()
        scenario.emulator.controls.delete_event(scenario.calendar_id, scenario.uid_there("Not wanted there"))
        scenario.run_until_idle()
        assert scenario.here() == []

    def test_a_person_deletes_the_event_later_without_a_notification(
        self, scenario: CronofyScenario, item_id: int
    ) -> None:
        scenario.emulator.faults.dropped_notifications = 1
        scenario.emulator.controls.delete_event(scenario.calendar_id, scenario.uid_there("As it was"))
        scenario.sweep()
        assert scenario.here() == []
