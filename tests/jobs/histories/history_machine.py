"""Any history of people, their calendars, and workers that fail: what may happen, and what must hold whatever did.

Each entry carries a token in its description that nobody edits, so that a doubled or vanished one is recognised however
often it was changed, removed and brought back. Texts are never typed twice, so that a lost one is recognised as well.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from io import StringIO
from itertools import count
from typing import Any, TypeVar

import pytest
from flask import Flask
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from redis import Redis
from rq.job import Job
from sqlalchemy import select, update

from emulators.memory import MemoryCalendar, MemoryConnector, ServerIdConnector, dates_of
from emulators.reasons import words
from tests.jobs.conftest import an_event
from tests.jobs.histories.edits import EDITS, NEW, PICK, SECRET, Edit, unique
from tests.jobs.queue import take_next, waiting
from tests.jobs.service_desk import assign, plan_call
from tests.jobs.service_desk import move as move_item
from webapp.accounts.models import User
from webapp.connectors.base import Create, Delete, Update, Write
from webapp.connectors.errors import TransientError
from webapp.connectors.event import Event, RemoteEvent, changed_fields, normalise
from webapp.database import utc_now
from webapp.extensions import db, redis_client
from webapp.my_calendar.models import Item, ItemOverride, belongs_to, is_present
from webapp.queues.lanes import LANE_OF
from webapp.reason_texts import sentence
from webapp.service_desk.models import Ticket
from webapp.sync import service
from webapp.sync.engine import quarantine
from webapp.sync.engine.item_mapping import apply_event, item_event, item_values, override_values
from webapp.sync.engine.stages.changes import RECONCILE_EVERY
from webapp.sync.linked_accounts.notifications import NotificationBatcher
from webapp.sync.models import (
    Approval,
    Failure,
    Integration,
    Lease,
    LedgerEntry,
    Link,
    LinkedAccount,
    Mark,
    Quarantine,
    Run,
    Subscription,
    SyncState,
)
from webapp.sync.runs import run as runner
from webapp.sync.store import evidence

HOME_ZONE = "Europe/Berlin"
MOST_ENTRIES = 8  # few enough that the deletion guard, which has tests of its own, never asks anyone
HEALING = 10
"""Rounds of sweeps after which nothing may be left to do, however much went wrong before."""

Row = TypeVar("Row", Approval, LedgerEntry, Link, Mark, Quarantine, Run)

Layout = Sequence[tuple[str, int]]
"""Whose integrations there are, and the number of the calendar that each has linked."""

ALONE: Layout = [("Ada", 0)]
TWO_CALENDARS: Layout = [("Ada", 0), ("Ada", 1)]
ONE_TEAM: Layout = [("Ada", 0), ("Ben", 0)]
TWO_PEOPLE: Layout = [("Ada", 0), ("Ben", 1)]

SERVICES = ["plain", "rewriting", "dates only", "repeating", "server ids"]
AUTOMATIC = st.sampled_from(["item_saved", "sweep", "notified"])
PLACE = st.integers(0, 1)


@dataclass(frozen=True)
class World:
    """What a history needs around it: the application, its calendars, what was logged, and everybody's browser."""

    app: Flask
    by_account: dict[int, MemoryCalendar]
    log: StringIO
    ticket_id: int
    strangers: Sequence[User]
    search: Callable[[User], str]


@dataclass(frozen=True)
class Place:
    """One integration."""

    person: str
    owner_id: int
    integration_id: int
    number: int  # of the calendar
    calendar: MemoryCalendar


class Crash(BaseException):
    """The process ends here. Not an Exception: nothing in the code under test may handle it."""


def on_call(number: int, act: Callable[[], object]) -> Callable[[object], None]:
    """Return a hook that acts when it is called for the `number`-th time."""
    calls = count(1)

    def hook(_what: object) -> None:
        if next(calls) == number:
            act()

    return hook


def failing(number: int, error: BaseException) -> Callable[[object], None]:
    """Return a hook that raises `error` when it is called for the `number`-th time."""

    def fail() -> None:
        raise error

    return on_call(number, fail)


@contextmanager
def death_at_commit(number: int, *, after: bool) -> Iterator[None]:
    """Let the process end right before or right after the `number`-th commit within the block."""
    die = failing(number, Crash())
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


def in_other_words(event: Event) -> Event:
    """Store an event as a service does that has its own idea of texts and of what can be shown."""
    shown = {"tentative": "busy"}.get(event.details.show_as, event.details.show_as)
    texts = {name: getattr(event.details, name).upper() for name in ("subject", "location")}
    return replace(event, details=replace(event.details, show_as=shown, **texts))


class History(RuleBasedStateMachine):
    """People with default options, so that both sides of every integration have to become equal."""

    def __init__(self, world: World, layout: Layout = ALONE) -> None:
        super().__init__()
        self.world = world
        self.tokens = count(1)
        self.removed: set[str] = set()
        self.began_at: dict[str, tuple[str, int]] = {}  # where each entry was made: here by whom, or on which calendar
        # What people last wrote, by token and field, on each side.
        self.written: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
        self.people = {
            name: self._move_in(name, len(world.by_account)) for name in dict.fromkeys(name for name, _ in layout)
        }
        calendars = {number: MemoryCalendar() for _, number in layout}
        self.places = [self._link(name, number, calendars[number]) for name, number in layout]

    def _move_in(self, name: str, number: int) -> int:
        email = f"{name.lower()}{number}@example.org"
        user = User(email=email, name=name, time_zone=HOME_ZONE, password_hash="")
        db.session.add(user)
        db.session.commit()
        return user.id

    def _link(self, name: str, number: int, calendar: MemoryCalendar) -> Place:
        account = LinkedAccount(
            user_id=self.people[name], service="caldav", connector="memory", name=name, credentials=""
        )
        db.session.add(account)
        db.session.commit()
        self.world.by_account[account.id] = calendar
        integration = service.start_integration(account)
        integration.calendar_id = f"memory-{id(self)}-{number}"
        integration.subscriptions.append(Subscription(token=f"{id(self)}-{account.id}"))
        integration.kinds = ["appointment", "service_call"]
        service.finish_wizard(integration)
        return Place(name, self.people[name], integration.id, number, calendar)

    @initialize(kind=st.sampled_from(SERVICES), early=st.booleans())
    def choose_services(self, kind: str, early: bool = False) -> None:
        """Finish has been clicked; with `early`, people go on adding entries there before and during the first run."""
        self.kind = kind
        for place in self.places:
            place.calendar.rewrite = in_other_words if kind == "rewriting" else lambda event: event
            place.calendar.holds_dates = kind == "dates only"
            place.calendar.repeats = 2 if kind == "repeating" else 0
            place.calendar.connect = ServerIdConnector if kind == "server ids" else MemoryConnector
            if early:
                self.put_old(place, an_event(unique("Visit")))
                place.calendar.before_request = on_call(2, partial(self.put_old, place, an_event(unique("Lunch"))))
            self.run(place, "activated")

    # What people do

    @rule(where=PLACE, event=NEW)
    def add_here(self, where: int, event: Event) -> None:
        place = self.place(where)
        if not self.has_room(place):
            return
        event = self.with_token(event, (place.person, -1))
        item = Item(owner_id=place.owner_id, **item_values(event, home_zone=HOME_ZONE))
        item.overrides = [ItemOverride(**values) for values in override_values(event)]
        db.session.add(item)
        db.session.commit()
        self.note(place.person, None, event)

    @rule(where=PLACE, event=NEW)
    def add_there(self, where: int, event: Event) -> None:
        place = self.place(where)
        if self.has_room(place):
            self.put_new(place, event, utc_now())

    @rule(where=PLACE, event=NEW)
    def bring_there_from_elsewhere(self, where: int, event: Event) -> None:
        """Move an event there from another calendar, or import one: its time stamps are old."""
        place = self.place(where)
        if self.has_room(place):
            self.put_old(place, event)

    def put_old(self, place: Place, event: Event) -> None:
        self.put_new(place, event, utc_now() - timedelta(days=30))

    def put_new(self, place: Place, event: Event, at: datetime) -> None:
        if place.calendar.holds_dates:
            event = Event(event.details)  # each date of a series made there is an event of its own
        event = self.with_token(event, ("", place.number))
        place.calendar.put(f"foreign-{token_of(event)}", event, created_at=at, modified_at=at)
        self.note(str(place.number), None, event)

    @rule(where=PLACE, pick=PICK, edit=EDITS)
    def edit_here(self, where: int, pick: int, edit: Edit) -> None:
        place = self.place(where)
        items = self.items(place)
        if items:
            self.apply_locally(place, items[pick % len(items)], edit)

    @rule(where=PLACE, pick=PICK, edit=EDITS)
    def edit_there(self, where: int, pick: int, edit: Edit) -> None:
        place = self.place(where)
        events = list(place.calendar.events.values())
        if events:
            self.apply_there(place, events[pick % len(events)], edit)

    @rule(where=PLACE, pick=PICK, here=EDITS, there=EDITS)
    def edit_both(self, where: int, pick: int, here: Edit, there: Edit) -> None:
        place = self.place(where)
        held = {link.item_id: link.remote_id for link in self.rows(Link, place)}
        items = [item for item in self.items(place) if item.id in held]
        if not items:
            return
        item = items[pick % len(items)]
        event = place.calendar.events.get(held[item.id])
        self.apply_locally(place, item, here)
        if event:
            self.apply_there(place, event, there)

    @rule(where=PLACE, pick=PICK)
    def trash_here(self, where: int, pick: int) -> None:
        items = self.items(self.place(where))
        if items:
            item = items[pick % len(items)]
            self.removed.add(token_of(item_event(item)))
            item.trashed_at = item.updated_at = utc_now()
            db.session.commit()

    @rule(where=PLACE, pick=PICK)
    def restore_here(self, where: int, pick: int) -> None:
        place = self.place(where)
        alive = {token_of(item_event(item)) for item in self.items(place)}
        trashed = [item for item in self.items(place, trashed=True) if token_of(item_event(item)) not in alive]
        if trashed:
            item = trashed[pick % len(trashed)]
            item.trashed_at, item.updated_at = None, utc_now()
            db.session.commit()

    @rule(where=PLACE, pick=PICK)
    def remove_there(self, where: int, pick: int) -> None:
        calendar = self.place(where).calendar
        remote_ids = list(calendar.events)
        if remote_ids:
            remote_id = remote_ids[pick % len(remote_ids)]
            self.removed.add(token_of(calendar.events[remote_id].event))
            calendar.remove(remote_id)

    @rule(where=PLACE, pick=PICK)
    def store_again_there(self, where: int, pick: int) -> None:
        """A service gives out a new tag although nothing changed."""
        calendar = self.place(where).calendar
        events = list(calendar.events.values())
        if events:
            held = events[pick % len(events)]
            calendar.put(held.remote_id, held.event, modified_at=held.modified_at)

    @rule(where=PLACE, pick=PICK, guests=st.booleans())
    def invite_there(self, where: int, pick: int, guests: bool) -> None:
        calendar = self.place(where).calendar
        remote_ids = list(calendar.events)
        if remote_ids:
            calendar.invite(remote_ids[pick % len(remote_ids)], guests=guests)

    # Work that is planned for people

    @precondition(lambda self: len(self.people) > 1)
    @rule(chosen=st.integers(1, 3))
    def plan_call(self, chosen: int) -> None:
        if all(self.has_room(place) for place in self.places):
            ticket = db.session.get_one(Ticket, self.world.ticket_id)
            plan_call(*self.chosen(chosen), ticket=ticket)

    @precondition(lambda self: len(self.people) > 1)
    @rule(pick=PICK, chosen=st.integers(1, 3))
    def assign_call(self, pick: int, chosen: int) -> None:
        calls = self.calls()
        if calls:
            assign(calls[pick % len(calls)].id, *self.chosen(chosen))

    @precondition(lambda self: len(self.people) > 1)
    @rule(pick=PICK, hour=st.integers(6, 18))
    def move_call(self, pick: int, hour: int) -> None:
        calls = self.calls()
        if calls:
            call = calls[pick % len(calls)]
            move_item(call.id, call.start.replace(hour=hour, minute=0))

    @precondition(lambda self: len(self.people) > 1)
    @rule(pick=PICK)
    def cancel_or_revive_call(self, pick: int) -> None:
        calls = self.calls(present=False)
        if calls:
            call = calls[pick % len(calls)]
            call.cancelled_at = None if call.cancelled_at else utc_now()
            call.updated_at = utc_now()
            db.session.commit()

    # What runs do, and what goes wrong with them

    @rule(where=PLACE, trigger=AUTOMATIC)
    def run_undisturbed(self, where: int, trigger: str) -> None:
        self.run(self.place(where), trigger)

    @rule()
    def run_waiting_jobs(self) -> None:
        """Nobody asks for runs here: saving, and notifications, must have done so."""
        self.work()

    @rule(where=PLACE, times=st.integers(0, 2))
    def deliver_notification(self, where: int, times: int) -> None:
        """Once, doubled, or lost; and late or early, since it comes between any other steps."""
        place = self.place(where)
        db.session.rollback()
        subscription = self.integration(place).subscription
        db.session.rollback()
        for _ in range(times):
            assert subscription and NotificationBatcher(self.world.app).add(subscription.token or "")

    @rule()
    def lose_all_signals(self) -> None:
        redis_client().flushall()

    @rule(where=PLACE, trigger=AUTOMATIC)
    def run_with_lost_answers(self, where: int, trigger: str) -> None:
        place = self.place(where)
        place.calendar.lose_answers = True
        self.run(place, trigger)

    @rule(where=PLACE, trigger=AUTOMATIC, number=st.integers(1, 4))
    def run_against_a_failing_server(self, where: int, trigger: str, number: int) -> None:
        place = self.place(where)
        place.calendar.before_request = failing(number, TransientError(words("the server is busy")))
        self.run(place, trigger)

    @rule(where=PLACE, trigger=AUTOMATIC, picks=st.sets(PICK, max_size=3), lose_answers=st.booleans())
    def run_against_a_silent_server(self, where: int, trigger: str, picks: set[int], lose_answers: bool) -> None:
        place = self.place(where)
        remote_ids = list(place.calendar.events)
        place.calendar.silent_about = {remote_ids[pick % len(remote_ids)] for pick in picks if remote_ids}
        place.calendar.lose_answers = lose_answers
        self.run(place, trigger)

    @rule(where=PLACE, empty=st.booleans())
    def run_with_an_expired_cursor(self, where: int, empty: bool) -> None:
        place = self.place(where)
        place.calendar.cursor_expired, place.calendar.list_nothing = True, empty
        self.run(place, "sweep")

    @rule(where=PLACE, stale=st.booleans())
    def run_with_a_comparison(self, where: int, stale: bool) -> None:
        """A day has passed; with `stale`, the server takes the cursor for the newest, whatever happened since."""
        place = self.place(where)
        db.session.rollback()
        self.integration(place).state.reconciled_at = utc_now() - 2 * RECONCILE_EVERY
        db.session.commit()
        place.calendar.cursor_stale = stale
        self.run(place, "sweep")

    @rule(where=PLACE, trigger=AUTOMATIC, parity=st.integers(0, 1))
    def run_with_refused_writes(self, where: int, trigger: str, parity: int) -> None:
        place = self.place(where)

        def refuse(write: Write) -> str | None:
            held = place.calendar.events.get(write.remote_id)
            event = write.event if isinstance(write, Create) else held.event if held else None
            return "too large" if event and len(token_of(event)) % 2 == parity else None

        place.calendar.refuse = refuse
        self.run(place, trigger)

    @rule(where=PLACE, trigger=AUTOMATIC, number=st.integers(1, 3), after=st.booleans())
    def die_while_writing(self, where: int, trigger: str, number: int, after: bool) -> None:
        place = self.place(where)
        setattr(place.calendar, "after_write" if after else "before_write", failing(number, Crash()))
        self.run(place, trigger)

    @rule(where=PLACE, trigger=AUTOMATIC, number=st.integers(2, 9), after=st.booleans())
    def die_at_a_commit(self, where: int, trigger: str, number: int, after: bool) -> None:
        with death_at_commit(number, after=after):
            self.run(self.place(where), trigger)

    @rule(
        where=PLACE,
        trigger=AUTOMATIC,
        number=st.integers(1, 4),
        moment=st.sampled_from(["before_request", "before_write", "after_write"]),
    )
    def lose_the_lease_to_another_worker(self, where: int, trigger: str, number: int, moment: str) -> None:
        """One worker falls silent in the middle of its run; another takes over, and the first goes on unknowing."""
        place = self.place(where)

        def take_over() -> None:
            with self.world.app.app_context():
                db.session.execute(update(Lease).values(expires_at=utc_now()))
                db.session.commit()
                runner.run(place.integration_id, "sweep")

        setattr(place.calendar, moment, on_call(number, take_over))
        self.run(place, trigger)

    @rule(where=PLACE, trigger=AUTOMATIC, here=st.booleans(), edit=EDITS)
    def run_while_people_edit(self, where: int, trigger: str, here: bool, edit: Edit) -> None:
        place = self.place(where)
        seen: list[Write] = []

        def interfere(write: Write) -> None:
            if seen:
                return
            seen.append(write)
            held = place.calendar.events.get(write.remote_id)
            link = db.session.scalar(
                select(Link).where(Link.integration_id == place.integration_id, Link.remote_id == write.remote_id)
            )
            item = db.session.get_one(Item, link.item_id) if link else None
            db.session.rollback()
            if here and item and item.kind == "appointment":
                self.apply_locally(place, item, edit)
            elif held:
                self.apply_there(place, held, edit)

        place.calendar.before_write = interfere
        self.run(place, trigger)

    @rule(where=PLACE, trigger=AUTOMATIC, edit=EDITS)
    def run_while_people_edit_what_comes_in(self, where: int, trigger: str, edit: Edit) -> None:
        """A person saves between the moment the item was read and the moment the change is stored."""
        place = self.place(where)
        fetched = count(1)

        def interfere(request: str) -> None:
            items = self.items(place) if request == "fetch" and next(fetched) == 1 else []
            if items:
                self.apply_locally(place, items[0], edit)

        place.calendar.before_request = interfere
        self.run(place, trigger)

    # What must hold at any moment

    @invariant()
    def nothing_is_doubled(self) -> None:
        for person in self.people.values():
            assert_once(token_of(item_event(item)) for item in self.items_of(person))
        for calendar in self.calendars():
            events = list(calendar.events.values())
            assert_once(token_of(held.event) for held in events if is_appointment(held.event))
            assert_once(held.marker.item_uid for held in events if held.marker)

    @invariant()
    def nobody_outside_is_mailed(self) -> None:
        assert [calendar.outbox for calendar in self.calendars() if calendar.outbox] == []

    @invariant()
    def nothing_is_deleted_there_that_nobody_removed(self) -> None:
        for calendar in self.calendars():
            deleted = {token_of(held.event) for held in calendar.deleted if is_appointment(held.event)}
            assert deleted <= self.removed

    @invariant()
    def entries_stay_with_those_they_concern(self) -> None:
        """What was made on one linked calendar gets to no other one, and what one person made to nobody else."""
        for place in self.places:
            for held in place.calendar.events.values():
                if is_appointment(held.event):
                    person, number = self.began_at[token_of(held.event)]
                    assert number == place.number or person in self.people_at(place.number), held.event
            for item in self.items(place):
                person, number = self.began_at[token_of(item_event(item))]
                assert person == place.person or number in self.numbers_of(place.person), item_event(item)

    @invariant()
    def signals_carry_no_texts(self) -> None:
        redis = redis_client()
        assert all(isinstance(integration_id, int) and trigger in LANE_OF for integration_id, trigger in waiting(redis))
        assert SECRET not in everything_in(redis)

    # What must hold in the end

    def teardown(self) -> None:
        self.heal()
        for check in (
            self.nothing_is_doubled,
            self.nobody_outside_is_mailed,
            self.nothing_is_deleted_there_that_nobody_removed,
            self.entries_stay_with_those_they_concern,
        ):
            check()
        for place in self.places:
            self.assert_in_step(place)
            self.assert_explained(place)
        self.assert_nothing_lost()
        self.assert_secrets_kept()
        db.session.rollback()

    def heal(self) -> None:
        """Let everything work again until there is nothing left to do; then one more run must change nothing."""
        for calendar in self.calendars():
            for remote_id in [held.remote_id for held in calendar.events.values() if held.unwritable]:
                calendar.invite(remote_id, guests=False)
        # An empty list of a calendar without a single link looks like any other: new events come in on the next day.
        db.session.execute(update(SyncState).values(reconciled_at=utc_now() - 2 * RECONCILE_EVERY))
        db.session.commit()
        for _ in range(HEALING):
            before = self.state()
            for place in self.places:
                quarantine.retry_quarantined(self.rows(Quarantine, place))
                self.run(place, "sweep")
            # What one person's run did on a calendar is a change for another's, and nothing is noted of that before.
            if not self.unfinished() and self.state() == before:
                break
        before = self.state()
        for place in self.places:
            self.run(place, "sweep")
        assert self.state() == before
        assert self.unfinished() == []

    def assert_in_step(self, place: Place) -> None:
        links = {link.item_id: link for link in self.rows(Link, place)}
        items = {item.id: item for item in self.present_items(place)}
        events = place.calendar.events
        for item_id, link in links.items():
            if link.state == "live":
                self.assert_same(items[item_id], events[link.remote_id].event)
            else:
                assert (link.state, items[item_id].kind) == ("detached", "service_call")
        linked_ids = {link.remote_id for link in links.values()}
        for held in events.values():
            assert held.remote_id in linked_ids or self.is_kept_by_another(place, held), held.event
        for item in items.values():
            if item.kind == "appointment" and item.came_from in {None, place.integration_id}:
                assert item.id in links, item_event(item)

    def assert_same(self, item: Item, event: Event) -> None:
        ours, theirs = normalise(item_event(item)), normalise(event)
        if item.kind != "appointment":
            assert "time" not in changed_fields(ours, theirs)
        elif self.kind == "dates only":
            assert dates_of(ours) == dates_of(theirs)
        elif self.kind == "rewriting":
            rewritten = normalise(in_other_words(ours))
            differing = changed_fields(ours, theirs) & changed_fields(rewritten, theirs)
            assert {name for name in differing if not name.startswith("occurrence")} == set()
        else:
            assert ours == theirs

    def assert_nothing_lost(self) -> None:
        """Every edit is kept in the end, or the ledger has it."""
        logged = "\n".join(
            json.dumps([entry.before, entry.after]) for place in self.places for entry in self.rows(LedgerEntry, place)
        )
        remaining: dict[str, list[Event]] = defaultdict(list)
        for person in self.people.values():
            for item in self.items_of(person):
                remaining[token_of(item_event(item))].append(item_event(item))
        for (token, field), sides in self.written.items():
            if token in self.removed:
                continue
            assert remaining[token], f"nobody removed {token}"
            for event in remaining[token]:
                # What a service made of our words while its answer was lost looks like a person's edit.
                words = {value: str(value).upper() if self.kind == "rewriting" else value for value in sides.values()}
                assert getattr(event.details, field) in {*words, *words.values()}, (token, field, sides, event)
            final = {getattr(event.details, field) for event in remaining[token]}
            for side, value in sides.items():
                is_kept = value in final or (self.kind == "rewriting" and str(value).upper() in final)
                assert is_kept or field not in {"subject", "location"} or str(value) in logged, (side, value)

    def assert_explained(self, place: Place) -> None:
        """Every change has its entry in the ledger."""
        entries = self.rows(LedgerEntry, place)
        logged = {(entry.direction, entry.action, entry.item_id) for entry in entries}
        for link in self.rows(Link, place):
            ways = {("in", "create"), ("out", "create"), ("none", "adopt")}
            assert logged & {(*way, link.item_id) for way in ways}, (
                f"item {link.item_id} was linked without an entry in the ledger"
            )
        for item in self.items(place, trashed=True):
            if token_of(item_event(item)) not in self.removed:
                assert ("in", "delete", item.id) in logged
        assert self.rows(Approval, place) == []
        about: dict[str, list[LedgerEntry]] = defaultdict(list)
        for linked in self.places:
            if linked.calendar is place.calendar:
                for entry in self.rows(LedgerEntry, linked):
                    about[entry.remote_id or ""].append(entry)
        for write in place.calendar.writes:
            self.assert_logged(write, about[write.remote_id])

    def assert_logged(self, write: Write, entries: Sequence[LedgerEntry]) -> None:
        match write:
            case Create():
                assert any((entry.direction, entry.action) == ("out", "create") for entry in entries), write
            case Delete():
                assert any(entry.action in {"delete", "drop"} for entry in entries), write
            case Update(before=before, after=after):
                # In capitals, because an edit whose answer was lost is found in the service's own words.
                logged = json.dumps([(entry.before, entry.after) for entry in entries]).upper()
                for field in changed_fields(before, after) & {"subject", "location"}:
                    value = getattr(after.details, field).upper()
                    assert value in logged, (field, value, write, [sentence(entry.reason) for entry in entries])

    def assert_secrets_kept(self) -> None:
        """A private text is in its owner's calendars and pages, and nowhere else."""
        assert SECRET not in self.world.log.getvalue()
        for place in self.places:
            reasons = [sentence(row.reason) for model in (Run, Quarantine, Failure) for row in self.rows(model, place)]
            assert SECRET not in "\n".join(reasons)
        for person in [*self.world.strangers, *(db.session.get_one(User, user_id) for user_id in self.people.values())]:
            own = {text for item in self.items_of(person.id) for text in secrets_in(item_event(item))}
            assert set(re.findall(rf"{SECRET}-\d+\.", self.world.search(person))) <= own

    # Helpers

    def place(self, where: int) -> Place:
        return self.places[where % len(self.places)]

    def calendars(self) -> list[MemoryCalendar]:
        return list({place.number: place.calendar for place in self.places}.values())

    def people_at(self, number: int) -> set[str]:
        return {place.person for place in self.places if place.number == number}

    def numbers_of(self, person: str) -> set[int]:
        return {place.number for place in self.places if place.person == person}

    def chosen(self, which: int) -> list[User]:
        """Return some of the people: the first, the second, or both."""
        ids = [user_id for place, user_id in enumerate(self.people.values()) if which >> place & 1]
        return [db.session.get_one(User, user_id) for user_id in ids]

    def has_room(self, place: Place) -> bool:
        return len(self.present_items(place)) < MOST_ENTRIES and len(place.calendar.events) < MOST_ENTRIES

    def with_token(self, event: Event, began_at: tuple[str, int]) -> Event:
        token = f"token {next(self.tokens)}"
        self.began_at[token] = began_at
        return replace(event, details=replace(event.details, description=token))

    def integration(self, place: Place) -> Integration:
        return db.session.get_one(Integration, place.integration_id, populate_existing=True)

    def items(self, place: Place, *, trashed: bool = False) -> list[Item]:
        """Return the owner's appointments."""
        return self.items_of(place.owner_id, trashed=trashed)

    def items_of(self, owner_id: int, *, trashed: bool = False) -> list[Item]:
        there = Item.trashed_at.is_not(None) if trashed else Item.trashed_at.is_(None)
        db.session.rollback()
        own = select(Item).where(Item.owner_id == owner_id, Item.kind == "appointment", there)
        return list(db.session.scalars(own.order_by(Item.id)))

    def calls(self, *, present: bool = True) -> list[Item]:
        db.session.rollback()
        calls = select(Item).where(Item.kind == "service_call", Item.owner_id.in_(self.people.values()))
        return list(db.session.scalars((calls.where(is_present()) if present else calls).order_by(Item.id)))

    def present_items(self, place: Place) -> list[Item]:
        """Return everything that is in the owner's calendar."""
        db.session.rollback()
        return list(db.session.scalars(select(Item).where(is_present(), belongs_to(place.owner_id)).order_by(Item.id)))

    def rows(self, model: type[Row], place: Place) -> list[Row]:
        db.session.rollback()
        return list(db.session.scalars(select(model).where(model.integration_id == place.integration_id)))

    def unfinished(self) -> list[Mark | Quarantine]:
        return [row for place in self.places for row in (*self.rows(Mark, place), *self.rows(Quarantine, place))]

    def state(self) -> tuple[list[int], list[tuple[int, int]]]:
        writes = [len(calendar.writes) for calendar in self.calendars()]
        items = {item.id: item.version for place in self.places for item in self.present_items(place)}
        return writes, sorted(items.items())

    def is_kept_by_another(self, place: Place, held: RemoteEvent) -> bool:
        others = [other for other in self.places if other.calendar is place.calendar and other != place]
        return any(link.remote_id == held.remote_id for other in others for link in self.rows(Link, other))

    def apply_locally(self, place: Place, item: Item, edit: Edit) -> None:
        before = item_event(item)
        after = edit(before)
        apply_event(item, after, home_zone=HOME_ZONE)
        item.updated_at = utc_now()
        db.session.commit()
        self.note(place.person, before, after)

    def apply_there(self, place: Place, held: RemoteEvent, edit: Edit) -> None:
        after = edit(held.event)
        if place.calendar.holds_dates and after.rrule:
            return
        place.calendar.put(held.remote_id, after)
        if is_appointment(after):
            self.note(str(place.number), held.event, after)

    def note(self, side: str, before: Event | None, after: Event) -> None:
        for field in ("subject", "location", "show_as", "start"):
            value = getattr(after.details, field)
            if before is None or getattr(before.details, field) != value:
                self.written[token_of(after), field][side] = value

    def work(self) -> None:
        """Take the jobs that wait, and those that follow from them, as workers do."""
        redis = redis_client()
        for _ in range(3 * len(self.places)):
            job = take_next(redis)
            if job is None:
                return
            self._run(*job.args)

    def run(self, place: Place, trigger: str) -> None:
        """Run once; faults that a rule arranged end with it."""
        redis_client().flushall()
        self._run(place.integration_id, trigger)

    def _run(self, integration_id: int, trigger: str) -> None:
        db.session.rollback()
        evidence.try_at_once(db.session.get_one(Integration, integration_id))
        db.session.commit()
        try:
            runner.run(integration_id, trigger)
        except Crash:
            # This process lives on, so nothing shows that the holder died: the lease has to run out.
            db.session.rollback()
            db.session.execute(update(Lease).values(expires_at=utc_now()))
            db.session.commit()
        finally:
            db.session.rollback()
            calm = MemoryCalendar()
            for calendar in self.calendars():
                for fault in (
                    "lose_answers",
                    "silent_about",
                    "refuse",
                    "cursor_expired",
                    "cursor_stale",
                    "list_nothing",
                ):
                    setattr(calendar, fault, getattr(calm, fault))
                for hook in ("before_request", "before_write", "after_write"):
                    setattr(calendar, hook, getattr(calm, hook))


def token_of(event: Event) -> str:
    return event.details.description


def is_appointment(event: Event) -> bool:
    return token_of(event).startswith("token ")


def secrets_in(event: Event) -> list[str]:
    texts = [text for one in (event.details, *(change.details for change in event.overrides)) for text in texts_of(one)]
    return [text for text in texts if text.startswith(SECRET)]


def texts_of(details: Any) -> tuple[str, str]:
    return details.subject, details.location


def assert_once(names: Iterable[str]) -> None:
    assert [name for name, number in Counter(names).items() if number > 1] == []


def everything_in(redis: Redis) -> str:
    """Return all that Redis holds, as text; jobs unpacked."""
    parts: list[Any] = []
    for key in redis.scan_iter():
        match redis.type(key):
            case b"string":
                parts.append(redis.get(key))
            case b"hash":
                parts.append(redis.hgetall(key))
            case b"list":
                parts.append(redis.lrange(key, 0, -1))
            case b"set":
                parts.append(redis.smembers(key))
            case b"zset":
                parts.append(redis.zrange(key, 0, -1))
        if key.startswith(b"rq:job:"):
            job = Job.fetch(key.decode().removeprefix("rq:job:"), connection=redis)
            parts.append((job.args, job.kwargs, job.meta, job.description))
    return repr(parts)
