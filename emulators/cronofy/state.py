"""What the emulated service knows, behind one lock, and the switches for what its documentation leaves open."""

import heapq
import secrets
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

from emulators.cronofy.errors import ApiError
from emulators.cronofy.faults import Faults
from emulators.cronofy.times import Moment

if TYPE_CHECKING:
    from emulators.cronofy.notifications import Notifier

SCOPES = {
    "read_write": (
        "read_events read_free_busy create_event delete_event create_calendar change_participation_status "
        "read_account list_calendars"
    ),
    "full_access": "read_write",
    "read_only": "read_events",
    "write_only": "create_event delete_event",
    "free_busy": "read_free_busy",
    "free_busy_write": "read_free_busy create_event delete_event",
    "read_events": "read_free_busy",
}
"""What a scope implies. The expansion of the bundles is not published; this is the widest reading."""


class Clock:
    """Real time plus what a test has slid it by."""

    def __init__(self) -> None:
        self._offset = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._offset

    def second(self) -> datetime:
        """Return now as the service stores it."""
        return self.now().replace(microsecond=0)

    def slide(self, by: timedelta) -> None:
        self._offset += by


@dataclass(frozen=True, slots=True)
class CalendarSpec:
    """A calendar that a newly connected mailbox has."""

    name: str
    primary: bool = False
    readonly: bool = False
    deleted: bool = False


@dataclass
class Settings:
    """How the service behaves where its documentation leaves it open or to configuration."""

    page_size: int = 300
    page_lifetime: timedelta = timedelta(hours=1)
    expires_in: timedelta = timedelta(hours=1)
    code_lifetime: timedelta = timedelta(minutes=10)
    rotate_refresh_tokens: bool = False
    reuse_fresh_tokens: bool = False  # refreshing early gives the same access token while 10 minutes are left
    granted_scope: str | None = None  # what token answers name instead of the scope asked for
    auto_approve: str | None = None  # the e-mail address with which the browser is sent straight back
    office365_provider_name: str = "exchange"  # the documentation's own example; older pages have "office365"
    unique_calendar_names: bool = False
    initial_sync_required: bool = False  # of a newly connected profile, until the controls finish it
    visible_after: timedelta = timedelta()  # between 202 and the write showing in reads
    withdrawn_after: timedelta = timedelta()  # how long a write is shown that the calendar behind refuses
    learns_after: timedelta = timedelta()  # between a person's change and Cronofy's getting to know of it
    keep_omitted_fields: bool = True
    ignored_texts: frozenset[str | None] = frozenset()  # of "" and None, what removes neither description nor location
    owner_is_guest: bool = False  # whether events list the owner of the calendar as their only guest
    refuses_beyond_window: bool = False  # 422 for a span beyond it, also of own events; else what lies within is listed
    deleted_calendar_status: int | None = None  # of reads and writes; None: read as empty, and 404 for writes
    user_deletion_is_final: bool = False  # whether an upsert leaves a managed event deleted that a person deleted
    max_callback_length: int = 128
    channels_refused_with: int | None = None  # the status that every call about channels is answered with
    close_channel_on_410: bool = False
    per_second: int | None = 50
    per_minute: int | None = 500
    retry_after: bool = False
    batch_counts_entries: bool = False
    calendars: tuple[CalendarSpec, ...] = (
        CalendarSpec("Calendar", primary=True),
        CalendarSpec("Team"),
        CalendarSpec("Holidays", readonly=True),
        CalendarSpec("Old", deleted=True),
    )


@dataclass
class Application:
    """The one application registered here. All its secrets are accepted and sign. No redirect addresses: any goes."""

    client_id: str = "emulated_client"
    secrets: list[str] = field(default_factory=lambda: ["CRN_emulated_client_secret"])
    redirect_uris: tuple[str, ...] = ()
    recurrence: bool = False


@dataclass
class Event:
    """An event, or the first of a series (`rrule`). Managed by the application if it has an `event_id`."""

    uid: str
    start: Moment
    end: Moment
    created: datetime
    updated: datetime
    event_id: str | None = None
    summary: str = ""
    description: str = ""
    location: dict[str, str] | None = None
    transparency: str = "opaque"
    extended_transparency: str | None = None
    status: str = "confirmed"
    participation_status: str = "accepted"
    attendees: list[dict[str, str]] = field(default_factory=list)
    organizer: dict[str, str] | None = None
    categories: list[str] = field(default_factory=list)
    event_private: bool = False
    url: str | None = None
    meeting_url: str | None = None
    color: str | None = None
    reminders: list[dict[str, int]] | None = None
    deleted: bool = False
    deleted_by_user: bool = False
    locked: bool = False  # the owner of the calendar may not change it either
    managed: bool = False
    rrule: str | None = None
    recurrence: dict[str, Any] | None = None
    exceptions: dict[str, "Event"] = field(default_factory=dict)  # changed occurrences, by the end of their uid
    generation: int = 0  # of a series, one more each time all its occurrences become others
    series: str | None = None
    is_later_occurrence: bool = False
    earlier: list[tuple[Moment, Moment]] = field(default_factory=list)  # the times it once had


@dataclass(eq=False)
class Calendar:
    calendar_id: str
    name: str
    profile: "Profile"
    primary: bool = False
    readonly: bool = False
    deleted: bool = False
    permission_level: str = "sandbox"
    color: str | None = None
    events: dict[str, Event] = field(default_factory=dict)
    managed: dict[str, Event] = field(default_factory=dict)  # the application's own, by event_id


@dataclass(eq=False)
class Profile:
    """One mailbox of a person, as connected. `refused`: its service no longer lets Cronofy in."""

    profile_id: str
    service: str
    provider_name: str
    name: str
    account: "Account"
    connected: bool = True
    refused: bool = False
    initial_sync_required: bool = False
    revoked: bool = False
    calendars: list[Calendar] = field(default_factory=list)
    missed: list[Callable[[], None]] = field(default_factory=list)  # changes made while it was not connected


@dataclass(eq=False)
class Channel:
    channel_id: str
    callback_url: str
    filters: dict[str, Any]
    account: "Account"

    def to_json(self) -> dict[str, Any]:
        return {"channel_id": self.channel_id, "callback_url": self.callback_url, "filters": self.filters}


@dataclass(eq=False)
class Account:
    sub: str
    email: str
    scope: str = ""
    kind: str = "account"
    refresh_token: str | None = None
    profiles: list[Profile] = field(default_factory=list)
    channels: list[Channel] = field(default_factory=list)

    def live_profiles(self) -> list[Profile]:
        return [profile for profile in self.profiles if not profile.revoked]

    def calendars(self) -> list[Calendar]:
        return [calendar for profile in self.live_profiles() for calendar in profile.calendars]

    def calendar(self, calendar_id: object) -> Calendar:
        """Return a calendar it was granted. Raises ApiError 404."""
        for calendar in self.calendars():
            if calendar.calendar_id == calendar_id:
                return calendar
        raise ApiError(404)

    def profile(self, profile_id: object) -> Profile:
        """Return a profile that is not revoked. Raises ApiError 404."""
        for profile in self.live_profiles():
            if profile.profile_id == profile_id:
                return profile
        raise ApiError(404)


@dataclass(frozen=True, slots=True)
class ReceivedRequest:
    """A request as it came in, for those who count. `entries` is the size of a batch, else 1."""

    method: str
    path: str
    at: datetime
    entries: int


class World:
    """Everything there is. Whoever reads or changes it holds `lock`."""

    notifier: "Notifier"

    def __init__(self, settings: Settings, application: Application) -> None:
        self.settings = settings
        self.application = application
        self.clock = Clock()
        self.faults = Faults()
        self.lock = threading.RLock()
        self.base_url = ""
        self.accounts: dict[str, Account] = {}
        self.access_tokens: dict[str, tuple[Account, datetime]] = {}
        self.codes: dict[str, dict[str, Any]] = {}
        self.pages: dict[str, tuple[Account, datetime, dict[str, Any]]] = {}
        self.permission_requests: dict[str, dict[str, Any]] = {}
        self.link_tokens: dict[str, Account] = {}
        self.requests: list[ReceivedRequest] = []
        self.calls: deque[tuple[datetime, int]] = deque()
        self.refusals = 0  # calls that came too fast
        self._scheduled: list[tuple[datetime, int, Callable[[], None]]] = []
        self._numbers = count()

    def accept(self, write: Callable[[], None]) -> None:
        """Execute a write that was answered with 202: now, later, or, as a fault, never."""
        if self.faults.lost_writes:
            self.faults.lost_writes -= 1
            return
        self.do_after(self.settings.visible_after, write)

    def do_after(self, delay: timedelta, act: Callable[[], None]) -> None:
        """Do something by the emulated clock: at once, or at the first call or control after its time."""
        heapq.heappush(self._scheduled, (self.clock.now() + delay, next(self._numbers), act))
        self.run_due()

    def run_due(self) -> None:
        """Run what is due, in the order in which it was scheduled."""
        while self._scheduled and self._scheduled[0][0] <= self.clock.now():
            heapq.heappop(self._scheduled)[2]()

    def profiles(self) -> Iterator[Profile]:
        for account in self.accounts.values():
            yield from account.live_profiles()

    def find_calendar(self, calendar_id: str) -> Calendar:
        return next(
            calendar
            for profile in self.profiles()
            for calendar in profile.calendars
            if calendar.calendar_id == calendar_id
        )

    def make_account(self, email: str, kind: str = "account") -> Account:
        prefix = "apc" if kind == "application_calendar" else "acc"
        account = Account(sub=new_id(prefix), email=email, kind=kind)
        self.accounts[account.sub] = account
        return account

    def connect(self, account: Account, service: str, name: str) -> Profile:
        """Return the profile of a mailbox in `account`, new or known, and connected again in any case."""
        for profile in account.profiles:
            if (profile.service, profile.name) == (service, name):
                profile.revoked = False
                self.reconnect(profile)
                return profile
        provider_names = {
            "gsuite": "google",
            "icloud": "apple",
            "office365": self.settings.office365_provider_name,
            "outlook_com": "live_connect",
        }
        provider_name = provider_names.get(service, service)
        profile = Profile(new_id("pro"), service, provider_name, name, account)
        profile.initial_sync_required = self.settings.initial_sync_required
        specs = (CalendarSpec("Calendar", primary=True),) if service == "cronofy" else self.settings.calendars
        for spec in specs:
            self.make_calendar(profile, spec)
        account.profiles.append(profile)
        return profile

    def make_calendar(self, profile: Profile, spec: CalendarSpec) -> Calendar:
        # With characters that have to be escaped in a path, as real ones may have.
        calendar_id = f"cal_{profile.profile_id[4:14]}@A_{secrets.token_urlsafe(12)}"
        calendar = Calendar(calendar_id, spec.name, profile, spec.primary, spec.readonly, spec.deleted)
        profile.calendars.append(calendar)
        return calendar

    def reconnect(self, profile: Profile) -> None:
        profile.connected, profile.refused = True, False
        missed, profile.missed = profile.missed, []
        for change in missed:
            change()

    def owner_of(self, service: str, name: str) -> Account | None:
        """Return the account that has this mailbox: authorised again, it stays with it."""
        for account in self.accounts.values():
            if any((profile.service, profile.name) == (service, name) for profile in account.profiles):
                return account
        return None

    def issue_token(self, account: Account) -> tuple[str, timedelta]:
        """Return an access token and how long it lasts."""
        now = self.clock.now()
        if self.settings.reuse_fresh_tokens:
            for token, (owner, expires_at) in self.access_tokens.items():
                if owner is account and expires_at - now >= timedelta(minutes=10):
                    return token, expires_at - now
        token = secrets.token_urlsafe(24)
        self.access_tokens[token] = (account, now + self.settings.expires_in)
        return token, self.settings.expires_in

    def end_grant(self, account: Account) -> None:
        """Revoke everything the application may do with an account; its channels end with it."""
        account.refresh_token = None
        account.channels.clear()
        self.access_tokens = {token: held for token, held in self.access_tokens.items() if held[0] is not account}


def new_id(prefix: str) -> str:
    return f"{prefix}_{secrets.token_hex(12)}"


def implied(scope: str) -> set[str]:
    """Return all single scopes that a scope string grants."""
    granted: set[str] = set()
    waiting = scope.split()
    while waiting:
        name = waiting.pop()
        if name not in granted:
            granted.add(name)
            waiting.extend(SCOPES.get(name, "").split())
    return granted
