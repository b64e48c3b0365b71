"""Whatever people do on both sides, and whatever goes wrong meanwhile: at the end both sides are equal.

Hypothesis writes the histories. Each entry carries a token in its description that nobody edits, so that a doubled or
vanished one is recognised however often it was changed, removed and brought back.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any, TypeVar

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import select, update

from tests.emulators.memory import MemoryCalendar
from tests.jobs.conftest import an_event
from webapp.accounts.models import User
from webapp.connectors.base import Create, Write
from webapp.connectors.errors import TransientError
from webapp.connectors.event import Event, Override, RemoteEvent, event_from_json, normalise
from webapp.database import utc_now
from webapp.extensions import db, redis_client
from webapp.my_calendar.models import Item, ItemOverride
from webapp.sync import runner, service
from webapp.sync.items import apply_event, item_event, item_values, override_values
from webapp.sync.models import Approval, Integration, Lease, LedgerEntry, Link, LinkedAccount, Mark, Quarantine

HOME_ZONE = "Europe/Berlin"
MOST_ENTRIES = 8  # few enough that the deletion guard, which has tests of its own, never asks anyone

Edit = Callable[[Event], Event]
Row = TypeVar("Row", Approval, LedgerEntry, Link, Mark, Quarantine)


class Crash(BaseException):
    """The process ends here. Not an Exception: nothing in the code under test may handle it."""


def the_first(number: int, error: BaseException) -> Callable[[object], None]:
    """Return a hook that raises `error` when it is called for the `number`-th time."""
    calls = count(1)

    def hook(_what: object) -> None:
        if next(calls) == number:
            raise error

    return hook


@contextmanager
def death_at_commit(number: int, *, after: bool) -> Iterator[None]:
    """Let the process end right before or right after the `number`-th commit within the block."""
    die = the_first(number, Crash())
    commit = db.session.commit

    def dying_commit() -> None:
        if not after:
            die(None)
        commit()
        if after:
            die(None)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(db.session, "commit", dying_commit)
        yield


def _change(**details: Any) -> Edit:
    return lambda event: replace(event, details=replace(event.details, **details))


def _move(hours: int) -> Edit:
    def move(event: Event) -> Event:
        shift = timedelta(hours=hours)
        return _change(start=event.details.start + shift, end=event.details.end + shift)(event)

    return move


def _exclude(week: int) -> Edit:
    def exclude(event: Event) -> Event:
        date = event.details.start + timedelta(weeks=week)
        if event.rrule is None or date in event.exdates:
            return event
        left = tuple(change for change in event.overrides if change.original_start != date)
        return replace(event, exdates=(*event.exdates, date), overrides=left)

    return exclude


def _override(week: int, subject: str) -> Edit:
    def override(event: Event) -> Event:
        date = event.details.start + timedelta(weeks=week)
        if event.rrule is None or date in event.exdates:
            return event
        details = replace(
            event.details, start=date + timedelta(hours=1), end=date + timedelta(hours=3), subject=subject
        )
        left = tuple(change for change in event.overrides if change.original_start != date)
        return replace(event, overrides=(*left, Override(date, details)))

    return override


WORDS = st.sampled_from(["Visit", "Repair", "Lunch", "Survey", "Delivery"])
EDITS = st.one_of(
    WORDS.map(lambda word: _change(subject=word)),
    WORDS.map(lambda word: _change(location=word)),
    st.sampled_from(["busy", "free", "tentative"]).map(lambda value: _change(show_as=value)),
    st.integers(-3, 3).map(_move),
    st.integers(1, 3).map(_exclude),
    st.builds(_override, st.integers(1, 3), WORDS),
)
NEW = st.builds(
    lambda word, day, rrule: an_event(word, datetime(2026, 12, day, 9), rrule=rrule),
    WORDS,
    st.integers(1, 28),
    st.sampled_from([None, None, "FREQ=WEEKLY;COUNT=6"]),
)
PICK = st.integers(0, MOST_ENTRIES)
TRIGGERS = st.sampled_from(["item_saved", "sweep"])


class History(RuleBasedStateMachine):
    """A user with one integration; the options stay as they are by default, so both sides have to become equal."""

    def __init__(self, by_account: dict[int, MemoryCalendar]) -> None:
        super().__init__()
        self.tokens = count(1)
        self.removed: set[str] = set()
        # What people last wrote, by token and field, on each side.
        self.written: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
        self.calendar = MemoryCalendar()
        number = len(by_account)
        user = User(email=f"ada{number}@example.org", name="Ada", time_zone=HOME_ZONE, password_hash="")
        db.session.add(user)
        db.session.flush()
        account = LinkedAccount(user_id=user.id, service="caldav", connector="memory", name="ada", credentials="")
        db.session.add(account)
        db.session.commit()
        by_account[account.id] = self.calendar
        integration = service.start_integration(account)
        integration.calendar_id = "memory"
        service.finish_wizard(integration)
        self.owner_id, self.integration_id = user.id, integration.id
        self.run("activated")

    # What people do

    @precondition(lambda self: self.has_room())
    @rule(event=NEW)
    def add_here(self, event: Event) -> None:
        event = self.with_token(event)
        item = Item(owner_id=self.owner_id, **item_values(event, home_zone=HOME_ZONE))
        item.overrides = [ItemOverride(**values) for values in override_values(event)]
        db.session.add(item)
        db.session.commit()
        self.note("here", event, event)

    @precondition(lambda self: self.has_room())
    @rule(event=NEW)
    def add_there(self, event: Event) -> None:
        event = self.with_token(event)
        self.calendar.put(f"foreign-{token_of(event)}", event)
        self.note("there", event, event)

    @rule(pick=PICK, edit=EDITS)
    def edit_here(self, pick: int, edit: Edit) -> None:
        items = self.items()
        if items:
            self.apply_here(items[pick % len(items)], edit)

    @rule(pick=PICK, edit=EDITS)
    def edit_there(self, pick: int, edit: Edit) -> None:
        events = list(self.calendar.events.values())
        if events:
            self.apply_there(events[pick % len(events)], edit)

    @rule(pick=PICK, here=EDITS, there=EDITS)
    def edit_both(self, pick: int, here: Edit, there: Edit) -> None:
        links = self.rows(Link)
        if not links:
            return
        link = links[pick % len(links)]
        held = self.calendar.events.get(link.remote_id)
        self.apply_here(db.session.get_one(Item, link.item_id), here)
        if held:
            self.apply_there(held, there)

    @rule(pick=PICK)
    def trash_here(self, pick: int) -> None:
        items = self.items()
        if items:
            item = items[pick % len(items)]
            self.removed.add(token_of(item_event(item)))
            item.trashed_at = item.updated_at = utc_now()
            db.session.commit()

    @rule(pick=PICK)
    def restore_here(self, pick: int) -> None:
        alive = {token_of(item_event(item)) for item in self.items()}
        trashed = [item for item in self.items(trashed=True) if token_of(item_event(item)) not in alive]
        if trashed:
            item = trashed[pick % len(trashed)]
            item.trashed_at, item.updated_at = None, utc_now()
            db.session.commit()

    @rule(pick=PICK)
    def remove_there(self, pick: int) -> None:
        remote_ids = list(self.calendar.events)
        if remote_ids:
            remote_id = remote_ids[pick % len(remote_ids)]
            self.removed.add(token_of(self.calendar.events[remote_id].event))
            self.calendar.remove(remote_id)

    # What runs do, and what goes wrong with them

    @rule(trigger=TRIGGERS)
    def run_undisturbed(self, trigger: str) -> None:
        self.run(trigger)

    @rule(trigger=TRIGGERS)
    def run_with_lost_answers(self, trigger: str) -> None:
        self.calendar.lose_answers = True
        self.run(trigger)

    @rule(trigger=TRIGGERS, number=st.integers(1, 4))
    def run_against_a_failing_server(self, trigger: str, number: int) -> None:
        self.calendar.before_request = the_first(number, TransientError("the server is busy"))
        self.run(trigger)

    @rule(trigger=TRIGGERS, picks=st.sets(PICK, max_size=3), lose_answers=st.booleans())
    def run_against_a_silent_server(self, trigger: str, picks: set[int], lose_answers: bool) -> None:
        remote_ids = list(self.calendar.events)
        self.calendar.silent_about = {remote_ids[pick % len(remote_ids)] for pick in picks if remote_ids}
        self.calendar.lose_answers = lose_answers
        self.run(trigger)

    @rule(empty=st.booleans())
    def run_with_an_expired_cursor(self, empty: bool) -> None:
        self.calendar.cursor_expired, self.calendar.list_nothing = True, empty
        self.run("sweep")

    @rule(trigger=TRIGGERS, parity=st.integers(0, 1))
    def run_with_refused_writes(self, trigger: str, parity: int) -> None:
        def refuse(write: Write) -> str | None:
            if isinstance(write, Create):
                token = token_of(write.event)
            else:
                token = token_of(self.calendar.events[write.remote_id].event) if self.is_there(write) else ""
            return "too large" if token and int(token.removeprefix("token ")) % 2 == parity else None

        self.calendar.refuse = refuse
        self.run(trigger)

    @rule(trigger=TRIGGERS, number=st.integers(1, 3), after=st.booleans())
    def die_while_writing(self, trigger: str, number: int, after: bool) -> None:
        setattr(self.calendar, "after_write" if after else "before_write", the_first(number, Crash()))
        self.run(trigger)

    @rule(trigger=TRIGGERS, number=st.integers(2, 9), after=st.booleans())
    def die_at_a_commit(self, trigger: str, number: int, after: bool) -> None:
        with death_at_commit(number, after=after):
            self.run(trigger)

    @rule(trigger=TRIGGERS, here=st.booleans(), edit=EDITS)
    def run_while_people_edit(self, trigger: str, here: bool, edit: Edit) -> None:
        seen: list[Write] = []

        def interfere(write: Write) -> None:
            if seen:
                return
            seen.append(write)
            held = self.calendar.events.get(write.remote_id)
            link = db.session.scalar(
                select(Link).where(Link.integration_id == self.integration_id, Link.remote_id == write.remote_id)
            )
            db.session.rollback()
            if here and link:
                self.apply_here(db.session.get_one(Item, link.item_id), edit)
            elif held:
                self.apply_there(held, edit)

        self.calendar.before_write = interfere
        self.run(trigger)

    @rule(trigger=TRIGGERS, edit=EDITS)
    def run_while_people_edit_what_comes_in(self, trigger: str, edit: Edit) -> None:
        """A person saves between the moment the item was read and the moment the change is stored."""
        fetched = count(1)

        def interfere(request: str) -> None:
            items = self.items() if request == "fetch" and next(fetched) == 1 else []
            if items:
                self.apply_here(items[0], edit)

        self.calendar.before_request = interfere
        self.run(trigger)

    # What must hold

    @invariant()
    def nothing_is_doubled(self) -> None:
        here = Counter(token_of(item_event(item)) for item in self.items())
        there = Counter(token_of(held.event) for held in self.calendar.events.values())
        assert not [token for token, number in (here + Counter()).items() if number > 1], here
        assert not [token for token, number in (there + Counter()).items() if number > 1], there

    def teardown(self) -> None:
        self.heal()
        self.nothing_is_doubled()
        here = {token_of(event): event for event in (item_event(item) for item in self.items())}
        there = {token_of(held.event): held.event for held in self.calendar.events.values()}
        self.assert_sides(here, there)
        self.assert_explained()
        db.session.rollback()

    def assert_sides(self, here: dict[str, Event], there: dict[str, Event]) -> None:
        assert {token: normalise(event) for token, event in here.items()} == {
            token: normalise(event) for token, event in there.items()
        }
        for (token, field), sides in self.written.items():
            if token not in self.removed:
                assert token in here, f"nobody removed {token}"
                assert getattr(here[token].details, field) in sides.values(), (token, field, sides)
        assert {link.state for link in self.rows(Link)} <= {"live"}
        assert len(self.rows(Link)) == len(here)

    def assert_explained(self) -> None:
        told = {(entry.direction, entry.action, entry.item_id) for entry in self.rows(LedgerEntry)}
        for link in self.rows(Link):
            ways = {("in", "create"), ("out", "create"), ("none", "adopt")}
            assert told & {(*way, link.item_id) for way in ways}, f"item {link.item_id} was tied without a word"
        for item in self.items(trashed=True):
            if token_of(item_event(item)) not in self.removed:
                assert ("in", "delete", item.id) in told
        assert self.rows(Approval) == []

    def heal(self) -> None:
        """Let everything work again until there is nothing left to do; then one more run must change nothing."""
        for _ in range(8):
            service.retry_quarantined(self.rows(Quarantine))
            self.run("sweep")
            if not self.rows(Mark) and not self.rows(Quarantine):
                break
        before = self.state()
        self.run("sweep")
        assert self.state() == before
        assert (self.rows(Mark), self.rows(Quarantine)) == ([], [])

    # Helpers

    def is_there(self, write: Write) -> bool:
        return write.remote_id in self.calendar.events

    def has_room(self) -> bool:
        return len(self.items()) < MOST_ENTRIES and len(self.calendar.events) < MOST_ENTRIES

    def with_token(self, event: Event) -> Event:
        return replace(event, details=replace(event.details, description=f"token {next(self.tokens)}"))

    def items(self, *, trashed: bool = False) -> list[Item]:
        there = Item.trashed_at.is_not(None) if trashed else Item.trashed_at.is_(None)
        db.session.rollback()
        return list(db.session.scalars(select(Item).where(Item.owner_id == self.owner_id, there).order_by(Item.id)))

    def rows(self, model: type[Row]) -> list[Row]:
        db.session.rollback()
        return list(db.session.scalars(select(model).where(model.integration_id == self.integration_id)))

    def state(self) -> tuple[int, list[tuple[int, int]]]:
        return len(self.calendar.writes), [(item.id, item.version) for item in self.items()]

    def apply_here(self, item: Item, edit: Edit) -> None:
        before = item_event(item)
        after = edit(before)
        apply_event(item, after, home_zone=HOME_ZONE)
        item.updated_at = utc_now()
        db.session.commit()
        self.note("here", before, after)

    def apply_there(self, held: RemoteEvent, edit: Edit) -> None:
        after = edit(held.event)
        self.calendar.put(held.remote_id, after)
        self.note("there", held.event, after)

    def note(self, side: str, before: Event, after: Event) -> None:
        for field in ("subject", "location", "show_as", "start"):
            value = getattr(after.details, field)
            if before is after or getattr(before.details, field) != value:
                self.written[token_of(after), field][side] = value

    def run(self, trigger: str) -> None:
        """Run once; faults that a rule arranged end with it."""
        db.session.rollback()
        db.session.get_one(Integration, self.integration_id).retry_at = None
        db.session.commit()
        redis_client().flushall()
        try:
            runner.run(self.integration_id, trigger)
        except Crash:
            # This process lives on, so nobody could tell that the holder died: the lease has to run out.
            db.session.rollback()
            db.session.execute(update(Lease).values(expires_at=utc_now()))
            db.session.commit()
        finally:
            db.session.rollback()
            calm = MemoryCalendar()
            for fault in ("lose_answers", "silent_about", "refuse", "cursor_expired", "list_nothing"):
                setattr(self.calendar, fault, getattr(calm, fault))
            for hook in ("before_request", "before_write", "after_write"):
                setattr(self.calendar, hook, getattr(calm, hook))


class SwitchingHistory(History):
    """The same while the owner switches options on and off, so that some changes are meant to stay where they are."""

    @rule(option=st.sampled_from(["accept_create", "accept_update", "accept_delete", "active"]))
    def switch(self, option: str) -> None:
        integration = db.session.get_one(Integration, self.integration_id)
        if option == "active":
            service.set_active(integration, not integration.active)
        else:
            setattr(integration, option, not getattr(integration, option))
            service.options_changed(integration)

    @rule()
    def switch_sending(self) -> None:
        integration = db.session.get_one(Integration, self.integration_id)
        integration.kinds = [] if integration.kinds else ["appointment"]
        service.options_changed(integration)

    def heal(self) -> None:
        integration = db.session.get_one(Integration, self.integration_id)
        integration.accept_create = integration.accept_update = integration.accept_delete = True
        integration.kinds = ["appointment"]
        service.set_active(integration, True)
        super().heal()

    def assert_sides(self, here: dict[str, Event], there: dict[str, Event]) -> None:
        sides = {"here": here, "there": there}
        for (token, _field), written in self.written.items():
            if token not in self.removed:
                assert all(token in sides[side] for side in written), f"nobody removed {token}"
        items = {item.id: item for item in self.items()}
        for link in self.rows(Link):
            assert link.state in {"live", "detached"}
            if link.state == "live":
                held = self.calendar.events[link.remote_id].event
                assert normalise(event_from_json(link.known or link.base or {})) == normalise(held)
                assert link.item_id in items


def token_of(event: Event) -> str:
    return event.details.description


def tell_history(machine: Callable[[], RuleBasedStateMachine], examples: int, steps: int) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.timeout(240)
def test_both_sides_become_equal_whatever_happened(app: Flask, calendars: dict[int, MemoryCalendar]) -> None:
    tell_history(lambda: History(calendars), examples=12, steps=25)


@pytest.mark.timeout(240)
def test_options_may_be_switched_at_any_time(app: Flask, calendars: dict[int, MemoryCalendar]) -> None:
    tell_history(lambda: SwitchingHistory(calendars), examples=8, steps=25)
