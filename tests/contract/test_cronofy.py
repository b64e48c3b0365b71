"""The Cronofy connector against the emulator: the connector contract, and what is Cronofy's own."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler

import pytest

from emulators.cronofy import Application, CronofyEmulator, Settings, running
from emulators.cronofy.state import Event as EmulatedEvent
from emulators.cronofy.state import World
from tests.contract.connector_contract import NINE, SERIES, TEN, VISIT, ClientIdContract, renamed
from tests.contract.harness import ConnectorHarness
from tests.reasons import refusing
from webapp.connectors.base import (
    Create,
    Delete,
    Deleted,
    Gone,
    ListedEvent,
    OutcomeUnknown,
    PreconditionFailed,
    Refused,
    Unknown,
    Update,
    Written,
)
from webapp.connectors.cronofy import CronofyConnector, CronofySettings, oauth, reading
from webapp.connectors.cronofy import cursor as cursors
from webapp.connectors.cronofy.client import BatchEntry, Client
from webapp.connectors.cronofy.cursor import Cursor
from webapp.connectors.cronofy.event_ids import own_id
from webapp.connectors.cronofy.events import as_time
from webapp.connectors.cronofy.reading import FULL_EVERY, LONGEST_REACH, Reader
from webapp.connectors.cronofy.refusals import HAS_GUESTS, IN_FOREIGN_SERIES, KEEPS_TEXTS, NOT_ALLOWED, OUT_OF_REACH
from webapp.connectors.cronofy.transport import HttpResponse
from webapp.connectors.errors import (
    AuthorizationLost,
    CalendarGone,
    ConnectorError,
    CursorExpired,
    ProfileDisconnected,
    RateLimited,
    TransientError,
)
from webapp.connectors.event import Details, Event, RemoteEvent, clean_text, normalise
from webapp.connectors.oauth.tokens import Tokens
from webapp.database import utc_now
from webapp.reason_texts import sentence

TODAY = datetime(2026, 11, 22, 12, tzinfo=UTC)
"""The emulated day, so that the contract's dates lie within Cronofy's window for ever."""


class Store:
    """Tokens in memory, for any number of connectors."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.saved: list[Tokens] = []
        self._lock = threading.Lock()

    def load(self) -> Tokens:
        return self.tokens

    @contextmanager
    def locked(self) -> Iterator[None]:
        with self._lock:
            yield

    def save(self, tokens: Tokens) -> None:
        self.saved.append(tokens)
        self.tokens = tokens


@dataclass
class Count:
    """A limiter that grants everything and counts it."""

    calls: int = 0
    urgent: set[bool] = field(default_factory=set)
    held: list[timedelta] = field(default_factory=list)

    @contextmanager
    def slot(self, calls: int, *, urgent: bool) -> Iterator[None]:
        self.calls += calls
        self.urgent.add(urgent)
        yield

    def hold(self, pause: timedelta) -> None:
        self.held.append(pause)


@dataclass(frozen=True, slots=True)
class CronofyForeignClient:
    """A `ForeignClient`: the owner with another calendar program. `is_patient`: lets Cronofy learn of each act."""

    emulator: CronofyEmulator
    calendar_id: str
    is_patient: bool = False

    def add(self, subject: str = "From elsewhere", **fields: object) -> str:
        start = NINE.replace(tzinfo=UTC)
        times = {"start": start, "end": start + timedelta(hours=1), "tzid": "Europe/Berlin"}
        more = {"meeting_url": "https://meet.example.org/1", "categories": ["kept"]}
        uid = self.emulator.controls.make_event(self.calendar_id, subject, **{**times, **more, **fields})  # type: ignore[arg-type]
        self.let_it_be_learned()
        return uid

    def let_it_be_learned(self) -> None:
        if self.is_patient:
            self.emulator.controls.slide_clock(self.emulator.settings.learns_after)

    def add_in_place_of(self, remote_id: str) -> str:
        return self.add()  # an event_id is ours alone: nobody else can write under it

    def add_unreadable(self) -> str:
        return self.add("Ends before it starts", end=NINE.replace(tzinfo=UTC) - timedelta(hours=1))

    def rename(self, remote_id: str, subject: str) -> None:
        self.edit(remote_id, summary=subject)

    def edit(self, remote_id: str, **fields: object) -> None:
        self.emulator.controls.change_event(self.calendar_id, self._find(remote_id).uid, **fields)  # type: ignore[arg-type]
        self.let_it_be_learned()

    def remove(self, remote_id: str) -> None:
        self.emulator.controls.delete_event(self.calendar_id, self._find(remote_id).uid)
        self.let_it_be_learned()

    def remove_calendar(self) -> None:
        self.emulator.controls.delete_calendar(self.calendar_id)

    def extras(self, remote_id: str) -> object:
        event = self._find(remote_id)
        return event.meeting_url, event.categories

    def wait(self) -> None:
        """Longer than one read overlaps the one before."""
        self.emulator.controls.slide_clock(timedelta(minutes=2))

    def _find(self, remote_id: str) -> EmulatedEvent:
        return next(
            event
            for event in self.emulator.controls.events(self.calendar_id)
            if remote_id in {event.uid, event.event_id} or _key(event.event_id) == remote_id
        )


@dataclass(frozen=True, slots=True)
class CronofyHarness(ConnectorHarness):
    """A connector on a calendar of the emulator."""

    foreign_client: CronofyForeignClient
    emulator: CronofyEmulator
    store: Store
    count: Count

    def absent(self, number: int) -> str:
        return self.create_for(VISIT).remote_id if number % 2 else f"evt_external_absent_{number}"

    def check_kept(self, read: Event, wanted: Event, *, before: Event | None = None) -> None:
        """A series is kept as the dates that lie in reach, a floating time as one at home; long texts are cut.

        Whether an event is private is decided when it is made.
        """
        if wanted.rrule or wanted.rdates:
            fresh = self.create(wanted).event
            assert _alive(read) >= _alive(fresh)
            assert read.details.subject == wanted.details.subject
            return
        details = wanted.details
        zone = details.zone or (None if details.all_day else "Europe/Berlin")
        text = clean_text(details.description)[:4096]
        private = before.details.private if before else details.private
        ConnectorHarness.check_kept(self, read, Event(replace(details, zone=zone, description=text, private=private)))

    def entries(self) -> dict[str, str]:
        """Return what the owner sees, our own events by `event_id`."""
        return {event.event_id or event.uid: event.summary for event in self.emulator.controls.events(self.calendar_id)}

    def add(self, subject: str = "From elsewhere", **fields: object) -> str:
        return self.foreign_client.add(subject, **fields)

    def edit(self, event_id: str, **fields: object) -> None:
        self.foreign_client.edit(event_id, **fields)

    def remove(self, event_id: str) -> None:
        self.foreign_client.remove(event_id)

    def changes(
        self, cursor: str | None, *, news_since: datetime | None = None
    ) -> tuple[dict[str, ListedEvent], set[str], str]:
        """Read as after a notice, if there was one."""
        self.connector._news_since = news_since
        return ConnectorHarness.changes(self, cursor)

    def is_time_to_compare(self, cursor: str) -> bool:
        return any(page.compare for page in self.connector.changes(self.calendar_id, cursor))

    def update(self, stored: RemoteEvent, after: Event) -> object:
        return self.write(Update(stored.remote_id, stored.version_tag, stored.event, after, stored.source))


def _alive(event: Event) -> set[datetime]:
    """Return the dates of a series that are not taken out."""
    return {event.details.start, *event.rdates} - set(event.exdates)


def _emulated_date(handler: BaseHTTPRequestHandler, timestamp: float | None = None) -> str:
    world: World = handler.server.app.extensions["cronofy"]  # type: ignore[attr-defined]
    return format_datetime(world.clock.now(), usegmt=True)


def _key(event_id: str | None) -> str | None:
    own = own_id(event_id) if event_id else None
    return own.key if own else None


@pytest.fixture
def make_harness(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., CronofyHarness]]:
    """Return a function that connects somebody to an emulator with the given settings."""
    # The service's Date is that of the service's clock.
    monkeypatch.setattr(BaseHTTPRequestHandler, "date_time_string", _emulated_date)
    opened: list[Callable[[], object]] = []

    def make(*, recurrence: bool = False, batch_cost: int | None = None, **settings: object) -> CronofyHarness:
        server = running(Settings(**settings), Application(recurrence=recurrence))  # type: ignore[arg-type]
        emulator = server.__enter__()
        opened.append(lambda: server.__exit__(None, None, None))
        emulator.controls.slide_clock(TODAY - utc_now())
        return connect(emulator, settings_for(emulator, recurrence=recurrence, batch_cost=batch_cost))

    def connect(emulator: CronofyEmulator, settings: CronofySettings) -> CronofyHarness:
        who = emulator.controls.authorise()
        expires_at = emulator.world.clock.now() + timedelta(hours=1)
        store, count = Store(Tokens(who.access_token, who.refresh_token, expires_at)), Count()
        connector = CronofyConnector(
            settings,
            tokens=store,
            limiter=count,
            pause=emulator.controls.slide_clock,
            home_zone="Europe/Berlin",
            push=True,
            owner="ada@example.org",
            now=emulator.world.clock.now,
        )
        opened.append(connector.close)
        return CronofyHarness(
            connector, who.calendar_id, CronofyForeignClient(emulator, who.calendar_id), emulator, store, count
        )

    yield make
    for close in reversed(opened):
        close()


def settings_for(
    emulator: CronofyEmulator, *, recurrence: bool = False, batch_cost: int | None = None
) -> CronofySettings:
    return CronofySettings.for_data_centre(
        "de",
        client_id=emulator.application.client_id,
        client_secrets=tuple(emulator.application.secrets),
        authorize_url=f"{emulator.base_url}/oauth/authorize",
        api_url=emulator.base_url,
        trusted_origins=(emulator.base_url,),
        recurrence_enabled=recurrence,
        batch_cost=batch_cost,
    )


@pytest.fixture
def harness(make_harness: Callable[..., CronofyHarness]) -> CronofyHarness:
    return make_harness(page_size=20, per_second=None, per_minute=None)


class TestContract(ClientIdContract):
    @pytest.fixture
    def harness(self, harness: CronofyHarness) -> CronofyHarness:
        harness.emulator.controls.allow(harness.calendar_id)
        return harness


class TestContractWithFaults(ClientIdContract):
    """The other choice where its documentation leaves one: writes and changes are listed late, and so on."""

    @pytest.fixture
    def harness(self, make_harness: Callable[..., CronofyHarness]) -> CronofyHarness:
        harness = make_harness(
            page_size=3,
            per_second=None,
            per_minute=None,
            visible_after=timedelta(seconds=5),
            learns_after=timedelta(seconds=70),
            keep_omitted_fields=False,
            owner_is_guest=True,
            ignored_texts=frozenset({""}),
            refuses_beyond_window=True,
            deleted_calendar_status=422,
            rotate_refresh_tokens=True,
        )
        harness.emulator.controls.allow(harness.calendar_id)
        return replace(harness, foreign_client=replace(harness.foreign_client, is_patient=True))


class TestTexts:
    def test_a_text_that_is_too_long_is_cut_and_reported_as_stored(self, harness: CronofyHarness) -> None:
        long = replace(VISIT.details, subject="ü" * 2000, description="Wörter und Wörter 🙂 " * 5000)
        stored = harness.create(Event(long))
        assert stored.event.details.subject == long.subject[:1024]
        assert stored.event.details.description == long.description[:4096].strip()


class TestReading:
    def test_a_series_made_elsewhere_is_seen_as_its_dates(self, harness: CronofyHarness) -> None:
        harness.add("Stand-up", rrule="FREQ=DAILY;COUNT=3")
        listed, _, _ = harness.changes(None)
        events = [entry.event for entry in listed.values() if entry.event]
        assert [event.event.details.start.day for event in events] == [23, 24, 25]
        assert len({event.series for event in events}) == 1
        assert events[0].series is not None

    def test_the_events_own_zone_is_kept(self, harness: CronofyHarness) -> None:
        uid = harness.add(tzid="America/New_York")
        details = harness.read(uid).event.details
        assert (details.start, details.zone) == (datetime(2026, 11, 23, 4), "America/New_York")

    def test_all_day_dates_pass_no_zone(self, harness: CronofyHarness) -> None:
        uid = harness.add(start=date(2026, 11, 23), end=date(2026, 11, 25), tzid="Pacific/Auckland")
        details = harness.read(uid).event.details
        assert (details.start, details.end, details.zone) == (datetime(2026, 11, 23), datetime(2026, 11, 25), None)

    def test_two_edits_in_one_second_have_two_tags(self, harness: CronofyHarness) -> None:
        uid = harness.add("First")
        before = harness.read(uid)
        harness.emulator.world.clock.slide(timedelta())
        harness.edit(uid, summary="Second")
        assert harness.read(uid).version_tag != before.version_tag

    def test_leaving_the_window_is_no_removal(self, harness: CronofyHarness) -> None:
        uid = harness.add()
        cursor = harness.changes(None)[2]
        harness.emulator.controls.slide_clock(timedelta(days=50))
        for position in (cursor, None):
            listed, gone, _ = harness.changes(position)
            assert (listed, gone) == ({}, set())
        assert harness.fetch(uid) == Unknown(uid)

    def test_moving_out_of_the_window_is_a_change(self, harness: CronofyHarness) -> None:
        uid = harness.add()
        cursor = harness.changes(None)[2]
        far = datetime(2028, 1, 1, 9, tzinfo=UTC)
        harness.edit(uid, start=far, end=far + timedelta(hours=1))
        listed, gone, _ = harness.changes(cursor)
        assert (set(listed), gone) == ({uid}, set())
        moved = listed[uid].event
        assert moved is not None
        assert moved.event.details.start.year == 2028

    def test_what_comes_into_reach_is_found_by_a_daily_look_at_the_far_edge(self, harness: CronofyHarness) -> None:
        far = (TODAY + timedelta(days=202)).replace(hour=9)
        uid = harness.add(start=far, end=far + timedelta(hours=1))
        listed, _, cursor = harness.changes(None)
        assert uid not in listed
        harness.emulator.controls.slide_clock(timedelta(days=3))
        listed, gone, cursor = harness.changes(cursor)
        assert set(listed) == {uid}
        assert not gone
        asked = len(harness.emulator.world.requests)
        harness.emulator.controls.slide_clock(timedelta(minutes=5))
        assert harness.changes(cursor)[0] == {}
        assert len(harness.emulator.world.requests) - asked == 2

    def test_everything_is_compared_weekly(self, harness: CronofyHarness) -> None:
        cursor = harness.connector.current_cursor(harness.calendar_id)
        harness.emulator.controls.slide_clock(FULL_EVERY)
        assert not harness.is_time_to_compare(cursor)
        harness.emulator.controls.slide_clock(timedelta(days=1))
        uid = harness.add()
        assert harness.is_time_to_compare(cursor)
        assert set(harness.changes(cursor)[0]) == {uid}, "what changed since is listed all the same"

    def test_what_cronofy_learns_late_is_found_by_the_next_sweep(
        self, make_harness: Callable[..., CronofyHarness]
    ) -> None:
        harness = make_harness(learns_after=timedelta(seconds=70))
        kept, doomed = harness.add("Kept"), harness.add("Doomed")
        harness.emulator.controls.slide_clock(timedelta(hours=2))
        cursor = harness.connector.current_cursor(harness.calendar_id)
        harness.emulator.controls.slide_clock(timedelta(minutes=5))
        harness.edit(kept, summary="Edited")
        harness.remove(doomed)
        harness.emulator.controls.slide_clock(timedelta(seconds=65))
        listed, gone, cursor = harness.changes(cursor)
        assert (listed, gone) == ({}, set())
        harness.emulator.controls.slide_clock(timedelta(minutes=15))
        listed, gone, cursor = harness.changes(cursor)
        assert ({entry.event.event.details.subject for entry in listed.values() if entry.event}, gone) == (
            {"Edited"},
            {doomed},
        )
        assert harness.changes(cursor)[:2] == ({}, set())

    def test_sweeps_reach_back_as_far_as_the_latest_that_ever_came(
        self, make_harness: Callable[..., CronofyHarness]
    ) -> None:
        harness = make_harness()
        cursor = harness.connector.current_cursor(harness.calendar_id)
        harness.emulator.controls.slide_clock(timedelta(hours=30))
        cursor = harness.changes(cursor)[2]
        for is_notified, late in ((True, 3), (False, 4), (True, 40), (False, 20)):
            harness.emulator.settings.learns_after = timedelta(hours=late)
            happened_at = harness.emulator.world.clock.now() - timedelta(seconds=5)
            uid = harness.add()
            harness.emulator.controls.slide_clock(timedelta(hours=late - 1))
            listed, _, cursor = harness.changes(cursor)
            assert uid not in listed
            harness.emulator.controls.slide_clock(timedelta(hours=1, minutes=1))
            listed, _, cursor = harness.changes(cursor, news_since=happened_at if is_notified else None)
            assert uid in listed
        assert Cursor.read(cursor).reach == LONGEST_REACH

    def test_the_window_of_sweeps_does_not_grow_without_news(
        self, harness: CronofyHarness, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(cursors, "MOST_KNOWN", 30)
        cursor = harness.connector.current_cursor(harness.calendar_id)
        for number in range(60):
            if number % 2:
                harness.add(f"Event {number}")
            harness.emulator.controls.slide_clock(timedelta(minutes=2))
        cursor = harness.changes(cursor, news_since=harness.emulator.world.clock.now() - timedelta(minutes=100))[2]
        reach = Cursor.read(cursor).reach
        assert timedelta(minutes=99) < reach < timedelta(minutes=102)
        for _ in range(12):
            harness.emulator.controls.slide_clock(timedelta(minutes=15))
            cursor = harness.changes(cursor)[2]
            harness.add()
        assert Cursor.read(cursor).reach == reach

    def test_what_lay_there_before_is_no_news_however_far_a_sweep_reaches(self, harness: CronofyHarness) -> None:
        harness.add("Made just before")
        removed = harness.add("Removed just before")
        harness.remove(removed)
        cursor = harness.connector.current_cursor(harness.calendar_id)
        for _ in range(3):
            harness.emulator.controls.slide_clock(timedelta(minutes=10))
            listed, gone, cursor = harness.changes(cursor)
            assert (listed, gone) == ({}, set())

    def test_a_notice_reaches_back_beyond_what_was_compared_since(
        self, make_harness: Callable[..., CronofyHarness]
    ) -> None:
        """A change before the full comparison that is listed after it may be taken for a repeat."""
        harness = make_harness(learns_after=timedelta(hours=6))
        happened_at = harness.emulator.world.clock.now() - timedelta(seconds=5)
        uid = harness.add()
        harness.emulator.controls.slide_clock(timedelta(hours=5))
        _, _, cursor = harness.changes(None)
        harness.emulator.controls.slide_clock(timedelta(hours=2))
        listed, _, cursor = harness.changes(cursor, news_since=happened_at)
        assert [entry.may_be_repeat for entry in listed.values()] == [True]
        assert set(listed) == {uid}
        assert harness.changes(cursor)[0] == {}

    def test_how_far_sweeps_reach_outlives_a_comparison(self, harness: CronofyHarness) -> None:
        cursor = harness.changes(None)[2]
        notified_at = harness.emulator.world.clock.now()
        harness.emulator.controls.slide_clock(timedelta(hours=7))
        cursor = harness.changes(cursor, news_since=notified_at)[2]
        cursor = harness.changes(None)[2]
        assert timedelta(hours=7) <= Cursor.read(cursor).reach < timedelta(hours=7, minutes=1)

    @pytest.mark.parametrize("notified_at", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)])
    def test_a_notice_of_another_age_is_read_all_the_same(self, harness: CronofyHarness, notified_at: datetime) -> None:
        cursor = harness.connector.current_cursor(harness.calendar_id)
        uid = harness.add()
        listed, _, cursor = harness.changes(cursor, news_since=notified_at)
        assert {remote_id: entry.may_be_repeat for remote_id, entry in listed.items()} == {uid: False}
        assert Cursor.read(cursor).reach <= LONGEST_REACH

    def test_what_is_not_remembered_is_marked_as_a_possible_repeat(
        self, harness: CronofyHarness, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(cursors, "MOST_KNOWN", 5)
        for number in range(12):
            harness.add(f"Event {number}")
        harness.emulator.controls.slide_clock(timedelta(minutes=1))
        cursor = harness.connector.current_cursor(harness.calendar_id)
        harness.emulator.controls.slide_clock(timedelta(minutes=1))
        uid = harness.add()
        listed, _, _ = harness.changes(cursor)
        assert [remote_id for remote_id, entry in listed.items() if not entry.may_be_repeat] == [uid]

    def test_a_cursor_of_an_older_version_is_read_on(self, harness: CronofyHarness) -> None:
        at = as_time(harness.emulator.world.clock.now())
        harness.foreign_client.wait()
        uid = harness.add()
        listed, _, cursor = harness.changes(f"v1 {at} {at} {at}")
        assert set(listed) == {uid}
        assert harness.changes(cursor)[0] == {}

    @pytest.mark.parametrize("text", ["", "v2", "v1 x y z", "v2 a b c d e f", "v3 1"])
    def test_a_cursor_of_something_else_is_given_up(self, harness: CronofyHarness, text: str) -> None:
        with pytest.raises(CursorExpired):
            harness.changes(text)

    def test_a_fleet_does_not_compare_everything_at_once(
        self, make_harness: Callable[..., CronofyHarness], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        harness, now = make_harness(), utc_now()
        client = Client(settings_for(harness.emulator), harness.store, harness.count, now=lambda: now)
        monkeypatch.setattr(reading, "check_connected", lambda *_: None)
        monkeypatch.setattr(Client, "pages", lambda *_: iter([[]]))
        full = now - FULL_EVERY - timedelta(hours=12)
        cursor = str(Cursor(now, now, now, full, now, timedelta(hours=1), frozenset()))
        due = sum(page.compare for number in range(60) for page in Reader(client, f"cal_{number}").changes(cursor))
        client.close()
        assert 15 < due < 45

    def test_what_changes_while_a_listing_is_read_shows_in_the_next(self, harness: CronofyHarness) -> None:
        for number in range(25):
            harness.add(f"Event {number}")
        harness.foreign_client.wait()
        cursor = harness.connector.current_cursor(harness.calendar_id)
        harness.foreign_client.wait()
        for number in range(25):
            harness.add(f"Another {number}")
        pages = harness.connector.changes(harness.calendar_id, cursor)
        next(pages)
        meanwhile = harness.add("Meanwhile")
        harness.foreign_client.wait()
        *_, last = pages
        assert last.cursor is not None
        assert meanwhile in harness.changes(last.cursor)[0]

    def test_a_window_reaches_managed_events_and_no_further_than_cronofy(self, harness: CronofyHarness) -> None:
        inside = harness.add()
        start = TODAY - timedelta(days=400)
        found = [
            entry.remote_id
            for page in harness.connector.window(harness.calendar_id, start, start + timedelta(days=800))
            for entry in page
        ]
        assert found == [inside]

    def test_the_token_never_follows_a_page_to_another_origin(self, harness: CronofyHarness) -> None:
        for number in range(25):
            harness.add(f"Event {number}")
        harness.emulator.faults.next_page_origin = "http://127.0.0.1:9"
        with refusing(ConnectorError, "address outside its own"):
            harness.changes(None)

    def test_a_disconnected_profile_is_an_error_with_its_relink_url(self, harness: CronofyHarness) -> None:
        harness.emulator.controls.slide_clock(timedelta(minutes=2))
        cursor = harness.connector.current_cursor(harness.calendar_id)
        profile = harness.emulator.world.find_calendar(harness.calendar_id).profile
        harness.emulator.controls.disconnect(profile.profile_id)
        with pytest.raises(ProfileDisconnected) as lost:
            harness.changes(cursor)
        assert lost.value.relink_url.startswith(harness.emulator.base_url)
        harness.emulator.controls.reconnect(profile.profile_id)
        assert harness.changes(cursor)[:2] == ({}, set())


class TestWriting:
    def test_our_mark_is_read_from_the_event_id(self, harness: CronofyHarness) -> None:
        create = harness.create_for(VISIT)
        harness.write(create)
        assert harness.read(create.remote_id).marker == create.marker

    def test_the_owners_events_need_the_extended_permission(self, harness: CronofyHarness) -> None:
        stored = harness.read(harness.add())
        after = renamed(stored.event, "Changed here")
        assert stored.unwritable == NOT_ALLOWED
        assert harness.update(stored, after) == Refused(stored.remote_id, NOT_ALLOWED)
        harness.emulator.controls.allow(harness.calendar_id)
        stored = harness.read(stored.remote_id)
        assert isinstance(harness.update(stored, after), Written)
        stored = harness.read(stored.remote_id)
        assert harness.write(Delete(stored.remote_id, stored.version_tag, stored.source)) == Deleted(stored.remote_id)
        assert harness.entries() == {}

    def test_a_date_of_a_foreign_series_is_refused_with_the_reason(self, harness: CronofyHarness) -> None:
        harness.emulator.controls.allow(harness.calendar_id)
        harness.add("Stand-up", rrule="FREQ=DAILY;COUNT=3")
        stored = next(entry.event for entry in harness.changes(None)[0].values() if entry.event)
        assert stored.unwritable == IN_FOREIGN_SERIES
        assert harness.update(stored, renamed(stored.event, "x")) == Refused(stored.remote_id, IN_FOREIGN_SERIES)

    def test_guests_are_never_mailed(self, harness: CronofyHarness) -> None:
        harness.emulator.controls.allow(harness.calendar_id)
        uid = harness.add(attendees=[{"email": "ben@example.org", "status": "accepted"}])
        stored = harness.read(uid)
        assert stored.unwritable == HAS_GUESTS
        assert harness.update(stored, renamed(stored.event, "x")) == Refused(uid, HAS_GUESTS)
        assert harness.write(Delete(uid, stored.version_tag, stored.source)) == Refused(uid, HAS_GUESTS)

    def test_a_write_that_shows_late_is_waited_for(self, make_harness: Callable[..., CronofyHarness]) -> None:
        harness = make_harness(visible_after=timedelta(seconds=1))
        stored = harness.create(VISIT)
        assert normalise(stored.event) == normalise(VISIT)
        outcome = harness.update(stored, renamed(VISIT, "Later"))
        assert isinstance(outcome, Written)
        assert outcome.stored.event.details.subject == "Later"
        gone = Delete(stored.remote_id, outcome.stored.version_tag, outcome.stored.source)
        assert harness.write(gone) == Deleted(stored.remote_id)

    def test_an_accepted_write_that_never_shows_is_unclear(self, harness: CronofyHarness) -> None:
        harness.emulator.faults.lost_writes = 1
        create = harness.create_for(VISIT)
        assert isinstance(harness.write(create), OutcomeUnknown)
        assert harness.fetch(create.remote_id) == Unknown(create.remote_id)
        assert isinstance(harness.write(create), Written)

    def test_a_lost_answer_is_resolved_by_a_fetch(self, harness: CronofyHarness) -> None:
        harness.emulator.faults.answer_next(503, path="/v1/batch", after_doing=True)
        create = harness.create_for(VISIT)
        outcomes = []
        with pytest.raises(TransientError):
            outcomes += harness.connector.write(harness.calendar_id, [create])
        assert isinstance(harness.fetch(create.remote_id), RemoteEvent)

    def test_one_invalid_entry_stops_no_other(self, harness: CronofyHarness) -> None:
        creates = [harness.create_for(renamed(VISIT, f"Visit {number}")) for number in range(5)]
        harness.emulator.faults.answer_next(422, method="POST", path="/v1/calendars/")
        outcomes = list(harness.connector.write(harness.calendar_id, creates))
        refused = [outcome for outcome in outcomes if isinstance(outcome, Refused)]
        assert len(refused) == 1
        assert "summary: summary must be given" in sentence(refused[0].reason)
        assert sum(isinstance(outcome, Written) for outcome in outcomes) == 4

    def test_calls_are_few_and_counted(self, harness: CronofyHarness) -> None:
        harness.emulator.settings.page_size = 300
        creates = [harness.create_for(renamed(VISIT, f"Visit {number}")) for number in range(200)]
        outcomes = list(harness.connector.write(harness.calendar_id, creates))
        assert all(isinstance(outcome, Written) for outcome in outcomes)
        batches = [each for each in harness.emulator.world.requests if each.path == "/v1/batch"]
        assert [each.entries for each in batches] == [25] * 8
        assert len(harness.emulator.world.requests) == 1 + 8 + 1
        assert harness.count.calls == 1 + 200 + 1

    def test_batches_are_full_where_one_counts_as_one_call(self, make_harness: Callable[..., CronofyHarness]) -> None:
        harness = make_harness(batch_cost=1)
        creates = [harness.create_for(renamed(VISIT, f"Visit {number}")) for number in range(120)]
        assert all(isinstance(outcome, Written) for outcome in harness.connector.write(harness.calendar_id, creates))
        batches = [each.entries for each in harness.emulator.world.requests if each.path == "/v1/batch"]
        assert sorted(batches) == [20, 50, 50]
        assert harness.count.calls == 1 + 3 + 1

    def test_an_event_is_named_by_one_of_its_ids_never_by_both(
        self, harness: CronofyHarness, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        written: list[BatchEntry] = []
        send = Client.batch

        def batch(client: Client, entries: Sequence[BatchEntry]) -> list[HttpResponse]:
            written.extend(entries)
            return send(client, entries)

        monkeypatch.setattr(Client, "batch", batch)
        harness.emulator.controls.allow(harness.calendar_id)
        harness.update(harness.read(harness.add()), renamed(VISIT, "Theirs"))
        harness.update(harness.create(VISIT), renamed(VISIT, "Ours"))
        names = [{"event_id", "event_uid"} & entry.data.keys() for entry in written]
        assert names == [{"event_uid"}, {"event_id"}, {"event_id"}]

    def test_a_rate_limit_writes_nothing_and_holds_all_callers(self, harness: CronofyHarness) -> None:
        harness.emulator.faults.answer_next(429, path="/v1/batch", retry_after=7)
        create = harness.create_for(VISIT)
        with pytest.raises(RateLimited) as limited:
            list(harness.connector.write(harness.calendar_id, [create]))
        assert limited.value.retry_after == timedelta(seconds=7)
        assert harness.count.held == [timedelta(seconds=7)]
        assert harness.entries() == {}

    def test_a_locked_account_is_asked_why(self, harness: CronofyHarness) -> None:
        stored = harness.create(VISIT)
        profile = harness.emulator.world.find_calendar(harness.calendar_id).profile
        harness.emulator.controls.disconnect(profile.profile_id)
        with pytest.raises(ProfileDisconnected):
            harness.update(stored, renamed(VISIT, "x"))


class TestWhereCronofyIsSilent:
    """Switches of the emulator for what is not published: each is got along with."""

    WITH_TEXTS = Event(replace(VISIT.details, description="Old text", location="Hall 1"))

    @pytest.mark.parametrize(("ignored", "kept"), [({""}, None), ({"", None}, KEEPS_TEXTS), ({None}, None)])
    def test_an_ignored_empty_text_is_sent_again_as_null_or_reported(
        self, make_harness: Callable[..., CronofyHarness], ignored: set[str | None], kept: str
    ) -> None:
        harness = make_harness(ignored_texts=frozenset(ignored))
        stored = harness.create(self.WITH_TEXTS)
        outcome = harness.update(stored, renamed(VISIT, "Without texts"))
        assert isinstance(outcome, Written)
        assert outcome.kept == kept
        details = harness.read(stored.remote_id).event.details
        assert details.subject == "Without texts"
        assert (details.description, details.location) == (("Old text", "Hall 1") if kept else ("", ""))

    def test_a_text_that_the_service_adds_is_not_overwritten(self, harness: CronofyHarness) -> None:
        stored = harness.create(VISIT)
        harness.edit(stored.remote_id, description="Added by the service")
        stored = harness.read(stored.remote_id)
        outcome = harness.update(stored, renamed(stored.event, "Renamed"))
        assert isinstance(outcome, Written)
        assert outcome.stored.event.details.description == "Added by the service"

    def test_the_owner_as_only_guest_is_no_guest(self, make_harness: Callable[..., CronofyHarness]) -> None:
        harness = make_harness(owner_is_guest=True)
        harness.emulator.controls.allow(harness.calendar_id)
        stored = harness.create(VISIT)
        assert stored.unwritable is None
        assert isinstance(harness.update(stored, renamed(VISIT, "Ours, edited")), Written)
        theirs = harness.read(harness.add())
        assert theirs.unwritable is None
        assert isinstance(harness.update(theirs, renamed(theirs.event, "Theirs, edited")), Written)

    def test_the_owner_as_guest_of_somebody_else_is_one(self, harness: CronofyHarness) -> None:
        harness.emulator.controls.allow(harness.calendar_id)
        uid = harness.add(
            organizer={"email": "ben@example.org"}, attendees=[{"email": "ada@example.org", "status": "accepted"}]
        )
        assert harness.read(uid).unwritable == HAS_GUESTS

    def test_own_events_are_found_where_spans_beyond_the_window_are_refused(
        self, make_harness: Callable[..., CronofyHarness]
    ) -> None:
        harness = make_harness(refuses_beyond_window=True)
        far = Event(Details("Far", datetime(2030, 1, 1, 9), datetime(2030, 1, 1, 10), "Europe/Berlin"))
        create = harness.create_for(far)
        assert isinstance(harness.write(create), Written)
        assert isinstance(harness.write(create), Written), "the second time it finds itself"
        stored = harness.read(create.remote_id)
        outcome = harness.update(stored, renamed(far, "Far, edited"))
        assert isinstance(outcome, Written)
        gone = Delete(stored.remote_id, outcome.stored.version_tag, outcome.stored.source)
        assert harness.write(gone) == Deleted(stored.remote_id)
        near = harness.create(VISIT)
        assert isinstance(harness.update(near, renamed(VISIT, "Near, edited")), Written)
        start = TODAY - timedelta(days=400)
        assert [*harness.connector.window(harness.calendar_id, start, start + timedelta(days=800))]

    @pytest.mark.parametrize("status", [404, 422])
    def test_a_deleted_calendar_is_gone_however_it_is_refused(
        self, make_harness: Callable[..., CronofyHarness], status: int
    ) -> None:
        harness = make_harness(deleted_calendar_status=status)
        stored = harness.create(VISIT)
        cursor = harness.changes(None)[2]
        harness.foreign_client.remove_calendar()
        with pytest.raises(CalendarGone):
            harness.changes(cursor)
        with pytest.raises(CalendarGone):
            harness.fetch(stored.remote_id)
        with pytest.raises(CalendarGone):
            list(harness.connector.write(harness.calendar_id, [harness.create_for(VISIT)]))

    def test_a_calendar_that_is_refused_and_still_listed_sets_no_entry_aside(self, harness: CronofyHarness) -> None:
        body = {"errors": {"calendar_id": [{"key": "errors.invalid", "description": "calendar_id is not acceptable"}]}}
        harness.emulator.faults.answer_next(422, method="POST", path="/v1/calendars/", times=2, body=body)
        with refusing(ConnectorError, "calendar_id is not acceptable") as refused:
            list(harness.connector.write(harness.calendar_id, [harness.create_for(VISIT), harness.create_for(VISIT)]))
        assert not isinstance(refused.value, CalendarGone)
        assert isinstance(harness.write(harness.create_for(VISIT)), Written)


class TestSeries:
    def test_it_is_written_date_by_date_within_reach(self, harness: CronofyHarness) -> None:
        stored = harness.create(Event(VISIT.details, rrule="FREQ=WEEKLY"))
        assert stored.expanded
        assert stored.event.rrule is None
        last = max(stored.event.rdates)
        assert timedelta(days=194) <= last.replace(tzinfo=UTC) - TODAY < timedelta(days=201)
        assert len(harness.entries()) == len(stored.event.rdates) + 1

    def test_a_date_deleted_there_is_an_exclusion(self, harness: CronofyHarness) -> None:
        stored = harness.create(SERIES)
        (removed,) = [event_id for event_id in harness.entries() if event_id.endswith("20261127T090000")]
        cursor = harness.changes(None)[2]
        harness.remove(removed)
        listed, gone, _ = harness.changes(cursor)
        event = listed[stored.remote_id].event
        assert not gone
        assert event is not None
        assert event.event == replace(stored.event, exdates=(datetime(2026, 11, 27, 9),))

    def test_a_date_edited_there_is_an_override(self, harness: CronofyHarness) -> None:
        stored = harness.create(SERIES)
        (edited,) = [event_id for event_id in harness.entries() if event_id.endswith("20261123T090000")]
        cursor = harness.changes(None)[2]
        harness.edit(edited, summary="Kick-off")
        event = harness.changes(cursor)[0][stored.remote_id].event
        assert event is not None
        assert {override.original_start: override.details.subject for override in event.event.overrides} == {
            NINE: "Kick-off",
            NINE + timedelta(days=3): "Stand-up, later",
        }
        assert event.event.rdates == stored.event.rdates

    def test_an_update_writes_only_the_dates_that_differ(self, harness: CronofyHarness) -> None:
        stored = harness.create(SERIES)
        shorter = replace(SERIES, rrule="FREQ=DAILY;COUNT=8")
        before = len(harness.emulator.world.requests)
        outcome = harness.update(stored, shorter)
        assert isinstance(outcome, Written)
        batches = [each for each in harness.emulator.world.requests[before:] if each.path == "/v1/batch"]
        assert [each.entries for each in batches] == [2]
        assert outcome.stored.event.exdates == (NINE + timedelta(days=8), NINE + timedelta(days=9))

    def test_a_series_may_become_single_and_back(self, harness: CronofyHarness) -> None:
        stored = harness.create(SERIES)
        outcome = harness.update(stored, VISIT)
        assert isinstance(outcome, Written)
        assert normalise(outcome.stored.event) == normalise(VISIT)
        assert len(harness.entries()) == 1
        cursor = harness.changes(None)[2]
        assert isinstance(harness.update(harness.read(stored.remote_id), SERIES), Written)
        assert len(harness.entries()) == 9
        listed, gone, _ = harness.changes(cursor)
        assert (set(listed), gone) == ({stored.remote_id}, set())

    def test_deleting_it_deletes_every_date(self, harness: CronofyHarness) -> None:
        stored = harness.create(Event(VISIT.details, rrule="FREQ=DAILY"))
        assert harness.write(Delete(stored.remote_id, stored.version_tag, stored.source)) == Deleted(stored.remote_id)
        assert harness.entries() == {}
        assert harness.fetch(stored.remote_id) == Gone(stored.remote_id)

    def test_nothing_within_reach_is_refused_with_the_reason(self, harness: CronofyHarness) -> None:
        far = Event(Details("Far", datetime(2030, 1, 1, 9), datetime(2030, 1, 1, 10), "UTC"), rrule="FREQ=DAILY")
        create = harness.create_for(far)
        assert harness.write(create) == Refused(create.remote_id, OUT_OF_REACH)

    def test_dates_that_come_into_reach_are_missed(self, harness: CronofyHarness) -> None:
        weekly = Event(VISIT.details, rrule="FREQ=WEEKLY")
        stored = harness.create(weekly)
        assert not harness.connector.lacks_dates(weekly, stored.event)
        harness.emulator.controls.slide_clock(timedelta(days=8))
        assert harness.connector.lacks_dates(weekly, stored.event)
        outcome = harness.update(harness.read(stored.remote_id), weekly)
        assert isinstance(outcome, Written)
        assert not harness.connector.lacks_dates(weekly, outcome.stored.event)

    def test_cronofy_repeats_it_itself_where_that_is_switched_on(
        self, make_harness: Callable[..., CronofyHarness]
    ) -> None:
        harness = make_harness(recurrence=True)
        weekly = Event(VISIT.details, rrule="FREQ=WEEKLY;BYDAY=MO")
        stored = harness.create(weekly)
        assert normalise(stored.event) == normalise(weekly)
        assert not stored.expanded
        assert len(harness.entries()) == 1
        assert set(harness.changes(None)[0]) == {stored.remote_id}
        outcome = harness.update(stored, VISIT)
        assert isinstance(outcome, Written), outcome
        assert normalise(outcome.stored.event) == normalise(VISIT)


class TestTokens:
    def test_an_expired_token_is_renewed_once_and_saved(self, make_harness: Callable[..., CronofyHarness]) -> None:
        harness = make_harness(rotate_refresh_tokens=True, granted_scope="read_write")
        harness.emulator.controls.expire_access_tokens()
        assert harness.connector.calendars()
        (saved,) = harness.store.saved
        assert saved.scope == "read_write"
        assert saved == harness.store.tokens
        assert harness.connector.calendars()
        assert len(harness.store.saved) == 1

    def test_a_token_that_ends_soon_is_renewed_before(self, harness: CronofyHarness) -> None:
        harness.emulator.controls.slide_clock(timedelta(minutes=59, seconds=30))
        assert harness.connector.calendars()
        assert len(harness.store.saved) == 1
        assert [each.path for each in harness.emulator.world.requests].count("/oauth/token") == 1

    @pytest.mark.parametrize(
        "body", [[], "text", 5, None, {}, {"access_token": 5}, {"access_token": ["x"], "scope": {}}]
    )
    def test_an_answer_that_holds_no_token_is_no_loss(self, harness: CronofyHarness, body: object) -> None:
        before = harness.store.tokens
        harness.emulator.controls.expire_access_tokens()
        harness.emulator.faults.answer_next(200, path="/oauth/token", body=body)
        with pytest.raises(TransientError):
            harness.connector.calendars()
        assert (harness.store.tokens, harness.store.saved) == (before, [])
        assert harness.connector.calendars()

    @pytest.mark.parametrize("life", [None, -5, 10**30])
    def test_what_else_is_odd_in_it_does_no_harm(self, harness: CronofyHarness, life: object) -> None:
        refresh_token = harness.store.tokens.refresh_token
        held = harness.emulator.controls.account(next(iter(harness.emulator.world.accounts)))
        access_token, _ = harness.emulator.world.issue_token(held)
        body = {"access_token": access_token, "refresh_token": None, "expires_in": life, "token_type": "bearer"}
        harness.emulator.world.access_tokens.pop(harness.store.tokens.access_token)
        harness.emulator.faults.answer_next(200, path="/oauth/token", body=body)
        assert harness.connector.calendars()
        assert harness.store.tokens.refresh_token == refresh_token
        assert harness.store.tokens.expires_at > harness.emulator.world.clock.now()

    @pytest.mark.parametrize("status", [429, 500, 503])
    def test_a_sign_in_service_that_is_busy_is_asked_again_later(self, harness: CronofyHarness, status: int) -> None:
        harness.emulator.controls.expire_access_tokens()
        harness.emulator.faults.answer_next(status, path="/oauth/token", retry_after=7)
        with pytest.raises(TransientError) as busy:
            harness.connector.calendars()
        assert busy.value.retry_after == timedelta(seconds=7)
        assert harness.connector.calendars()

    def test_another_workers_token_is_taken_over(self, harness: CronofyHarness) -> None:
        assert harness.connector.calendars()
        renewed = oauth.refresh(settings_for(harness.emulator), harness.store.tokens)
        harness.emulator.world.access_tokens.pop(harness.store.tokens.access_token)
        harness.store.tokens = renewed
        assert harness.connector.calendars()
        assert harness.store.saved == []

    def test_a_revoked_grant_needs_the_owner(self, harness: CronofyHarness) -> None:
        harness.emulator.controls.revoke(next(iter(harness.emulator.world.accounts)))
        with pytest.raises(AuthorizationLost):
            harness.connector.calendars()

    def test_revoking_ends_the_grant_and_may_be_repeated(self, harness: CronofyHarness) -> None:
        oauth.revoke(settings_for(harness.emulator), harness.store.tokens)
        oauth.revoke(settings_for(harness.emulator), harness.store.tokens)
        with pytest.raises(AuthorizationLost):
            harness.connector.calendars()

    def test_a_missing_scope_needs_the_owner(self, harness: CronofyHarness) -> None:
        harness.emulator.world.accounts[next(iter(harness.emulator.world.accounts))].scope = "create_event"
        with refusing(AuthorizationLost, "permission is missing"):
            harness.changes(None)


class TestChannels:
    CALLBACK = "http://127.0.0.1:9/webhooks/cronofy/opaque"

    def test_subscribing_is_repeatable_and_unsubscribing_too(self, harness: CronofyHarness) -> None:
        account = next(iter(harness.emulator.world.accounts.values()))
        given = harness.connector.subscribe(harness.calendar_id, self.CALLBACK, None)
        assert harness.connector.subscribe(harness.calendar_id, self.CALLBACK, given) == given
        assert [channel.filters for channel in account.channels] == [{"calendar_ids": [harness.calendar_id]}]
        harness.connector.unsubscribe(harness.calendar_id, self.CALLBACK, given)
        harness.connector.unsubscribe(harness.calendar_id, self.CALLBACK, given)
        assert account.channels == []

    def test_a_closed_channel_is_opened_again(self, harness: CronofyHarness) -> None:
        channels = next(iter(harness.emulator.world.accounts.values())).channels
        given = harness.connector.subscribe(harness.calendar_id, self.CALLBACK, None)
        channels.clear()
        harness.connector.subscribe(harness.calendar_id, self.CALLBACK, given)
        assert len(channels) == 1


def test_the_listing_shows_read_only_calendars_and_hides_deleted_ones(harness: CronofyHarness) -> None:
    listed = {info.name: info.read_only for info in harness.connector.calendars()}
    assert listed == {"Calendar": False, "Team": False, "Holidays": True}


def test_editing_existing_events_is_asked_for_on_a_page(harness: CronofyHarness) -> None:
    address = harness.connector.edit_permission_address(harness.calendar_id, "http://127.0.0.1:9/back")
    assert address is not None
    assert address.startswith(harness.emulator.base_url)


def test_seen_events_need_no_second_look(harness: CronofyHarness) -> None:
    uid = harness.add()
    listed = harness.changes(None)[0][uid]
    assert isinstance(listed, ListedEvent)
    assert listed.event == harness.read(uid)


def test_a_create_never_reports_a_conflict(harness: CronofyHarness) -> None:
    create = harness.create_for(VISIT)
    assert isinstance(create, Create)
    assert not isinstance(harness.write(create), PreconditionFailed)
    assert harness.read(create.remote_id).event.details.end == TEN
