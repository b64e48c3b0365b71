"""Random days of two calendars, with a Cronofy that is late in both directions and loses notices.

Each entry is touched on one side only, so what both calendars have to show in the end is known: exactly what was done
last, nothing twice, nothing lost, and no conflict.
"""

import random
from datetime import timedelta

import pytest

from emulators.cronofy import CronofyEmulator
from tests.examples import examples
from tests.jobs.cronofy.scenario import SOON, CronofyScenario, link
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.linked_accounts import connector_factory
from webapp.sync.models import LedgerEntry
from webapp.sync.store import evidence

SEEDS = range(examples(2))
STEPS = 25


@pytest.fixture
def cronofy_environment(cronofy_environment: dict[str, str]) -> dict[str, str]:
    """Lift our own limit: it counts in the time of the queue server, which does not pass while the test's clock slides.

    A fast machine makes more calls in a minute of that time than the limit allows, so the end of a day would be spent
    waiting for a turn that cannot come.
    """
    return {**cronofy_environment, "CRONOFY_CALLS_PER_SECOND": "100000", "CRONOFY_CALLS_PER_MINUTE": "1000000"}


class Day:
    """Edits by people on both sides, and the contents that each item must have."""

    def __init__(self, scenario: CronofyScenario, dice: random.Random) -> None:
        self.scenario = scenario
        self.dice = dice
        self.items: dict[int, str | None] = {}
        self.events: dict[str, str | None] = {}
        self.number = 0

    def step(self) -> None:
        acts = [self.add_here, self.edit_here, self.edit_here, self.trash_or_restore_here]
        acts += [self.add_there, self.edit_there, self.remove_there, self.pass_time, self.pass_time]
        self.dice.choice(acts)()

    def add_here(self) -> None:
        subject = self.new_subject()
        self.items[self.scenario.add_item(subject)] = subject
        self.scenario.work()

    def edit_here(self) -> None:
        alive = [item_id for item_id, subject in self.items.items() if subject]
        if alive:
            item_id = self.dice.choice(alive)
            self.items[item_id] = self.new_subject()
            self.scenario.edit_item(item_id, subject=self.items[item_id])
            self.scenario.work()

    def trash_or_restore_here(self) -> None:
        if self.items:
            item_id = self.dice.choice(list(self.items))
            if self.items[item_id]:
                self.items[item_id] = None
                self.scenario.edit_item(item_id, trashed_at=utc_now())
            else:
                self.items[item_id] = self.new_subject()
                self.scenario.edit_item(item_id, trashed_at=None, subject=self.items[item_id])
            self.scenario.work()

    def add_there(self) -> None:
        subject = self.new_subject()
        start = SOON + timedelta(hours=self.number)
        controls = self.scenario.emulator.controls
        uid = controls.make_event(self.scenario.calendar_id, subject, start, start + timedelta(hours=1))
        self.events[uid] = subject

    def edit_there(self) -> None:
        if uid := self.known_there():
            self.events[uid] = self.new_subject()
            self.scenario.emulator.controls.change_event(self.scenario.calendar_id, uid, summary=self.events[uid])

    def remove_there(self) -> None:
        if uid := self.known_there():
            self.events[uid] = None
            self.scenario.emulator.controls.delete_event(self.scenario.calendar_id, uid)

    def pass_time(self) -> None:
        self.scenario.emulator.faults.dropped_notifications = self.dice.choice([0, 1])
        self.scenario.emulator.controls.slide_clock(timedelta(seconds=self.dice.choice([3, 8, 20, 90])))
        self.scenario.run_until_idle()
        if self.dice.random() < 0.5:
            self.scenario.sweep()

    def known_there(self) -> str | None:
        """Return one of the owner's events that Cronofy knows of by now."""
        listed = {event.uid for event in self.scenario.emulator.controls.events(self.scenario.calendar_id)}
        alive = [uid for uid, subject in self.events.items() if subject and uid in listed]
        return self.dice.choice(alive) if alive else None

    def new_subject(self) -> str:
        self.number += 1
        return f"Entry {self.number:02}"

    def expected(self) -> list[str]:
        return sorted(filter(None, [*self.items.values(), *self.events.values()]))


@pytest.mark.parametrize("seed", SEEDS)
def test_both_sides_end_with_what_was_done_last(
    served: str, emulator: CronofyEmulator, ada: User, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(connector_factory, "pause", emulator.controls.slide_clock)
    scenario = link(emulator, ada)
    emulator.settings.visible_after = timedelta(seconds=12)
    emulator.settings.learns_after = timedelta(seconds=70)
    day = Day(scenario, random.Random(seed))  # spreads cases, protects nothing
    for _ in range(STEPS):
        day.step()
    emulator.faults.dropped_notifications = 0
    for _ in range(6):
        emulator.controls.slide_clock(timedelta(seconds=90))
        evidence.try_at_once(scenario.integration)
        db.session.commit()
        scenario.run_until_idle()
        scenario.sweep()
    assert scenario.there() == day.expected()
    assert scenario.here() == day.expected()
    assert db.session.scalars(db.select(LedgerEntry.id).where(LedgerEntry.action == "conflict")).all() == []
    scenario.assert_in_step()
