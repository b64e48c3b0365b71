"""Writes that Cronofy accepts and shows only later, or takes back: they pass neither for edits nor for removals."""

from datetime import timedelta

import pytest

from emulators.cronofy import CronofyEmulator
from tests.jobs.cronofy.desk import CronofyDesk, link
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
def desk(served: str, emulator: CronofyEmulator, ada: User, monkeypatch: pytest.MonkeyPatch) -> CronofyDesk:
    """In step, with a service that from now on shows writes late. Waiting for them costs no time."""
    monkeypatch.setattr(connector_factory, "pause", emulator.hand.slide_clock)
    return link(emulator, ada)


@pytest.fixture
def item_id(desk: CronofyDesk) -> int:
    """An item that is on both sides."""
    found = desk.add_item("As it was")
    desk.settle()
    assert desk.there() == ["As it was"]
    desk.emulator.hand.slide_clock(timedelta(minutes=5))
    desk.sweep()
    desk.emulator.settings.visible_after = LATE
    return found


def pass_time(desk: CronofyDesk, *, seconds: float = 6) -> None:
    """Let the clock of the service go on, and everything here that is due."""
    desk.emulator.hand.slide_clock(timedelta(seconds=seconds))
    desk.sweep()


def actions() -> list[str]:
    db.session.rollback()
    return [f"{entry.direction}.{entry.action}" for entry in db.session.scalars(db.select(LedgerEntry))]


def assert_calm(desk: CronofyDesk) -> None:
    """Assert that no write counted as a person's edit, and that both sides are equal at the end."""
    for _ in range(4):
        pass_time(desk)
    told = actions()
    assert not [action for action in told if action.startswith("in.") or "conflict" in action or "quarantine" in action]
    desk.assert_in_step()


def test_an_edit_after_an_edit_is_no_conflict(desk: CronofyDesk, item_id: int) -> None:
    desk.edit_item(item_id, subject="First edit", location="Hall 1")
    desk.work()
    desk.edit_item(item_id, subject="Second edit")
    desk.work()
    assert desk.there() == ["As it was"] or desk.there() == ["First edit"]
    assert_calm(desk)
    assert desk.here() == ["Second edit"]


def test_an_edit_that_is_reverted_before_the_service_shows_it_stays_reverted(desk: CronofyDesk, item_id: int) -> None:
    desk.edit_item(item_id, subject="Only for a moment")
    desk.work()
    desk.edit_item(item_id, subject="As it was")
    desk.work()
    assert_calm(desk)
    assert desk.here() == ["As it was"]


def test_what_is_trashed_after_an_edit_does_not_come_back(desk: CronofyDesk, item_id: int) -> None:
    desk.edit_item(item_id, subject="Edited")
    desk.work()
    desk.edit_item(item_id, trashed_at=utc_now())
    desk.work()
    assert_calm(desk)
    assert desk.here() == []
    assert db.session.scalars(db.select(Link)).all() == []


def test_what_is_restored_before_its_removal_shows_stays(desk: CronofyDesk, item_id: int) -> None:
    desk.edit_item(item_id, trashed_at=utc_now())
    desk.work()
    desk.edit_item(item_id, trashed_at=None)
    desk.work()
    assert_calm(desk)
    assert desk.here() == ["As it was"]


def test_what_is_edited_before_it_shows_for_the_first_time_ends_as_edited(desk: CronofyDesk) -> None:
    desk.emulator.settings.visible_after = LATE
    new = desk.add_item("New")
    desk.work()
    assert desk.there() == []
    desk.edit_item(new, subject="New, edited")
    desk.work()
    desk.edit_item(new, subject="New, edited twice")
    assert_calm(desk)
    assert desk.here() == ["New, edited twice"]


def test_what_is_trashed_before_it_shows_for_the_first_time_does_not_stay_there(desk: CronofyDesk) -> None:
    desk.emulator.settings.visible_after = LATE
    new = desk.add_item("New")
    desk.work()
    desk.edit_item(new, trashed_at=utc_now())
    desk.work()
    assert_calm(desk)
    assert (desk.here(), desk.there()) == ([], [])


def test_a_series_edited_twice_ends_as_edited(desk: CronofyDesk) -> None:
    series = desk.add_item("Weekly", rrule="FREQ=WEEKLY;COUNT=3")
    desk.work()
    desk.emulator.hand.slide_clock(timedelta(minutes=5))
    desk.sweep()
    desk.emulator.settings.visible_after = LATE
    desk.edit_item(series, subject="Weekly, edited")
    desk.work()
    desk.edit_item(series, subject="Weekly, edited twice")
    desk.work()
    for _ in range(4):
        pass_time(desk)
    assert not [action for action in actions() if action.startswith("in.") or "conflict" in action]
    assert (desk.here(), desk.there()) == (["Weekly, edited twice"], ["Weekly, edited twice"] * 3)


def test_a_persons_edit_there_meanwhile_still_counts(desk: CronofyDesk, item_id: int) -> None:
    desk.edit_item(item_id, subject="Edited here")
    desk.work()
    desk.emulator.hand.slide_clock(LATE)
    desk.emulator.hand.change_event(desk.calendar_id, desk.uid_there("Edited here"), location={"description": "Hall 2"})
    desk.settle()
    for _ in range(3):
        pass_time(desk)
    item = db.session.get_one(Item, item_id, populate_existing=True)
    assert (item.subject, item.location) == ("Edited here", "Hall 2")
    desk.assert_in_step()


def test_a_write_that_never_showed_is_forgotten_in_time(
    desk: CronofyDesk, item_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.emulator.faults.lost_writes = 1
    desk.edit_item(item_id, subject="Lost at first")
    desk.work()
    assert_calm(desk)
    assert desk.here() == ["Lost at first"]
    monkeypatch.setattr(own_writes, "SHOWS_WITHIN", timedelta(0))
    desk.sweep()
    desk.emulator.hand.change_event(desk.calendar_id, desk.uid_there("Lost at first"), summary="As it was")
    desk.settle()
    pass_time(desk)
    assert desk.here() == ["As it was"], "what a person says is news, also where we said it once"


def test_a_text_that_the_service_does_not_clear_is_notified_to_the_owner(desk: CronofyDesk) -> None:
    item_id = desk.add_item("With a place")
    desk.edit_item(item_id, location="Hall 1")
    desk.work()
    desk.emulator.settings.ignored_texts = frozenset({"", None})
    desk.emulator.hand.slide_clock(timedelta(minutes=1))  # its stamps are whole seconds, and a new one shows a write
    desk.edit_item(item_id, location="")
    desk.work()
    assert [notice.item_id for notice in db.session.scalars(db.select(UserMessage))] == [item_id]
    assert "keeps the old one" in sentence(db.session.scalars(db.select(UserMessage)).one().reason)
    assert_calm(desk)
    assert len(db.session.scalars(db.select(UserMessage)).all()) == 1


class TestTakenBack:
    """The service accepts a write, and the calendar behind it does not."""

    @pytest.mark.parametrize("shown_for", [0, 8])
    def test_it_is_written_once_more(self, desk: CronofyDesk, shown_for: int) -> None:
        desk.emulator.settings.withdrawn_after = timedelta(seconds=shown_for)
        desk.emulator.faults.withdrawn_writes = 1
        desk.add_item("Refused for a moment")
        desk.work()
        for _ in range(3):
            pass_time(desk)
        assert desk.there() == ["Refused for a moment"]
        assert desk.quarantined() == []
        desk.assert_in_step()

    @pytest.mark.parametrize("shown_for", [0, 8])
    def test_then_it_is_set_aside_with_the_reason_and_kept_here(self, desk: CronofyDesk, shown_for: int) -> None:
        desk.emulator.settings.withdrawn_after = timedelta(seconds=shown_for)
        desk.emulator.faults.withdrawn_writes = 100
        item_id = desk.add_item("Refused for good")
        desk.work()
        for _ in range(5):
            pass_time(desk)
        assert (desk.here(), desk.there()) == (["Refused for good"], [])
        (entry,) = desk.quarantined()
        assert entry.item_id == item_id
        assert "removed it at once, twice" in sentence(entry.reason)
        written = desk.writes()
        pass_time(desk)
        assert desk.writes() == written
        desk.emulator.faults.withdrawn_writes = 0
        desk.edit_item(item_id, subject="Accepted")
        desk.work()
        assert desk.there() == ["Accepted"]
        assert desk.quarantined() == []
        desk.assert_in_step()

    def test_an_update_likewise(self, desk: CronofyDesk, item_id: int) -> None:
        desk.emulator.settings.visible_after = timedelta()
        desk.emulator.faults.withdrawn_writes = 100
        desk.edit_item(item_id, subject="Edited")
        desk.work()
        for _ in range(3):
            pass_time(desk)
        assert desk.here() == ["Edited"]
        assert [entry.item_id for entry in desk.quarantined()] == [item_id]

    def test_a_person_removes_it_there_at_once(self, desk: CronofyDesk) -> None:
        desk.add_item("Not wanted there")
        desk.work()
        desk.emulator.hand.delete_event(desk.calendar_id, desk.uid_there("Not wanted there"))
        desk.settle()
        assert desk.here() == []

    def test_a_person_deletes_the_event_later_without_a_notification(self, desk: CronofyDesk, item_id: int) -> None:
        desk.emulator.faults.dropped_notifications = 1
        desk.emulator.hand.delete_event(desk.calendar_id, desk.uid_there("As it was"))
        desk.sweep()
        assert desk.here() == []
