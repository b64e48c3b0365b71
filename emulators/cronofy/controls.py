"""Controls of the emulated site: what people do in their calendars and to their accounts, and its clock."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from emulators.cronofy.oauth import grant
from emulators.cronofy.series import find_event
from emulators.cronofy.state import Account, Calendar, CalendarSpec, Event, Profile, World, new_id
from emulators.cronofy.times import Moment
from emulators.cronofy.writing import changed, keep

ALL_SCOPES = "read_events create_event delete_event create_calendar change_participation_status"


@dataclass(frozen=True, slots=True)
class Authorised:
    """The credentials that the application would hold after somebody connected in the browser."""

    sub: str
    profile_id: str
    access_token: str
    refresh_token: str
    calendar_id: str  # of the primary calendar


class Controls:
    """Acts as the people whose calendars these are.

    The channels are notified; those of a profile that is not connected, once it is again.
    """

    def __init__(self, world: World) -> None:
        self.world = world

    # Accounts

    def authorise(self, email: str = "ada@example.org", service: str = "google", scope: str = ALL_SCOPES) -> Authorised:
        """Connect a mailbox without the browser. `service` is a `provider_service`, such as icloud or outlook_com."""
        with self.world.lock:
            account = self.world.owner_of(service, email) or self.world.make_account(email)
            profile = self.world.connect(account, service, email)
            grant(account, scope)
            access_token, _ = self.world.issue_token(account)
            primary = next(calendar for calendar in profile.calendars if calendar.primary)
            assert account.refresh_token is not None
            return Authorised(account.sub, profile.profile_id, access_token, account.refresh_token, primary.calendar_id)

    def revoke(self, sub: str) -> None:
        """Revoke every grant of the application."""
        with self.world.lock:
            self.world.end_grant(self.world.accounts[sub])

    def expire_access_tokens(self) -> None:
        with self.world.lock:
            self.world.access_tokens.clear()

    def disconnect(self, profile_id: str, *, noticed: bool = True) -> None:
        """Make a profile's service refuse it; found out at once, or when its calendars are used next."""
        with self.world.lock:
            profile = self._profile(profile_id)
            profile.refused = True
            if noticed:
                self.world.notifier.check_profile(profile)

    def reconnect(self, profile_id: str) -> None:
        with self.world.lock:
            self.world.reconnect(self._profile(profile_id))

    def renew_ids(self, profile_id: str, *, notifies: bool = False) -> None:
        """Have the mailbox read again under other ids, as after a sign-in. `notifies`: the old ones are listed gone."""
        with self.world.lock:
            for calendar in self._profile(profile_id).calendars:
                for event in [event for event in calendar.events.values() if not event.managed]:
                    del calendar.events[event.uid]
                    if notifies:
                        gone = replace(event, deleted=True, updated=self.world.clock.second())
                        calendar.events[event.uid] = gone
                    uid = new_id("evt_external")
                    calendar.events[uid] = replace(event, uid=uid, series=uid if event.rrule else event.series)

    def finish_initial_sync(self, profile_id: str) -> None:
        with self.world.lock:
            profile = self._profile(profile_id)
            profile.initial_sync_required = False
            self.world.notifier.to_account(profile.account, "profile_initial_sync_completed")

    def slide_clock(self, by: timedelta) -> None:
        """Let time pass: tokens expire, the window moves, notifications are tried again."""
        with self.world.lock:
            self.world.clock.slide(by)
            self.world.run_due()
            self.world.notifier.clock_slid()

    def announce(self, sub: str, kind: str) -> None:
        """Send a notification of any type on all channels of an account."""
        with self.world.lock:
            self.world.notifier.to_account(self.account(sub), kind)

    def account(self, sub: str) -> Account:
        return self.world.accounts[sub]

    # Calendars

    def make_calendar(self, profile_id: str, name: str, *, readonly: bool = False) -> str:
        with self.world.lock:
            return self.world.make_calendar(
                self._profile(profile_id), CalendarSpec(name, readonly=readonly)
            ).calendar_id

    def delete_calendar(self, calendar_id: str) -> None:
        """Delete a calendar; it stays listed as such. Whether its events are listed as deleted is not published: no."""
        with self.world.lock:
            self.world.find_calendar(calendar_id).deleted = True

    def allow(self, calendar_id: str, level: str = "unrestricted") -> None:
        """Give the extended permission for a calendar, or with "sandbox" take it back."""
        with self.world.lock:
            self.world.find_calendar(calendar_id).permission_level = level

    # Events. `start` and `end` are aware datetimes, or dates with an exclusive end; times are given in `tzid`.

    def make_event(
        self,
        calendar_id: str,
        summary: str,
        start: date,
        end: date,
        *,
        tzid: str | None = None,
        rrule: str | None = None,
        **fields: Any,
    ) -> str:
        """Add an event, or with `rrule` a series (UNTIL as wall clock), and return its uid. `fields` are of `Event`."""
        with self.world.lock:
            now = self.world.clock.second()
            uid = new_id("evt_external")
            moments = Moment(start, tzid), Moment(end, tzid)
            event = Event(
                uid, *moments, now, now, summary=summary, rrule=rrule, series=uid if rrule else None, **fields
            )
            self._store(calendar_id, lambda _calendar: event)
            return uid

    def change_event(
        self,
        calendar_id: str,
        uid: str,
        *,
        start: date | None = None,
        end: date | None = None,
        tzid: str | None = None,
        **fields: Any,
    ) -> None:
        """Edit or move an event, whoever made it; a series by its own uid, one occurrence by that of the occurrence.

        A series whose times or rule change loses its occurrences and gets others; its uid stays.
        """

        def edited(calendar: Calendar) -> Event:
            event = self._event(calendar, uid)
            if start is not None:
                fields["start"] = Moment(start, tzid or event.start.tzid)
            if end is not None:
                fields["end"] = Moment(end, tzid or event.end.tzid)
            return changed(event, **fields, updated=self.world.clock.second())

        with self.world.lock:
            self._store(calendar_id, edited)

    def delete_event(self, calendar_id: str, uid: str) -> None:
        """Delete an event, a series or one occurrence, whoever made it."""

        def deleted(calendar: Calendar) -> Event:
            event = self._event(calendar, uid)
            gone = {"deleted": True, "deleted_by_user": event.managed, "updated": self.world.clock.second()}
            return replace(event, **gone)  # type: ignore[arg-type]

        with self.world.lock:
            self._store(calendar_id, deleted)

    def events(self, calendar_id: str) -> list[Event]:
        """Return what the person sees: every event and series that is not deleted."""
        with self.world.lock:
            self.world.run_due()
            calendar = self.world.find_calendar(calendar_id)
            return [event for event in calendar.events.values() if not event.deleted]

    def find(self, calendar_id: str, event_id: str) -> Event:
        """Return the event that the application wrote under its own `event_id`, deleted or not."""
        with self.world.lock:
            self.world.run_due()
            return self.world.find_calendar(calendar_id).managed[event_id]

    def _store(self, calendar_id: str, make: Callable[[Calendar], Event]) -> None:
        self.world.run_due()
        calendar = self.world.find_calendar(calendar_id)
        profile = calendar.profile

        happened_at = self.world.clock.second()

        def act() -> None:
            event = make(calendar)
            before = find_event(calendar, event.uid) or event
            event.updated = happened_at  # when the service stored it, however late Cronofy gets to know of it
            keep(self.world, calendar, event)
            self.world.notifier.event_changed(calendar, before, event, since=event.updated)

        if profile.refused or not profile.connected:
            profile.missed.append(act)  # the service sees nothing of it until it is let in again
        else:
            self.world.do_after(self.world.settings.learns_after, act)

    def _event(self, calendar: Calendar, uid: str) -> Event:
        event = find_event(calendar, uid)
        assert event is not None, f"no event {uid}"
        return event

    def _profile(self, profile_id: str) -> Profile:
        return next(profile for profile in self.world.profiles() if profile.profile_id == profile_id)
