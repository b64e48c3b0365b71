"""The profiles of an account with their connection, and their calendars with permissions.

Source: https://docs.cronofy.com/developers/api/identity/userinfo/
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from webapp.connectors.base import CalendarInfo
from webapp.connectors.cronofy.client import Client
from webapp.connectors.cronofy.errors import calendar_gone
from webapp.connectors.errors import AuthorizationLost, ProfileDisconnected, StillReading, TransientError
from webapp.connectors.reasons import Reason, because

UNRESTRICTED = "unrestricted"

STILL_READING = because(Reason.STILL_READING, service="Cronofy")

LOOK_AGAIN = timedelta(seconds=30)
"""Interval of checks whether a calendar was read for the first time, for which a notification may be missing."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One calendar account within the Cronofy account. `relink_url` is set only while it is disconnected."""

    profile_id: str
    name: str
    service: str
    connected: bool
    initial_sync_required: bool
    relink_url: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar as Cronofy lists it. `can_edit_existing`: the owner permitted changes to events made elsewhere."""

    calendar_id: str
    profile_id: str
    name: str
    read_only: bool
    primary: bool
    can_edit_existing: bool


def cut_off(profile: Profile) -> ProfileDisconnected:
    """Return the error for a profile whose service no longer accepts Cronofy.

    Source: https://docs.cronofy.com/developers/faqs/profile-reconnection-process/
    """
    named = because(Reason.PROFILE_DISCONNECTED, service="Cronofy", name=profile.name)
    reason = named if profile.name else because(Reason.PROFILE_DISCONNECTED_UNNAMED, service="Cronofy")
    return ProfileDisconnected(reason, profile.relink_url)


def profiles(client: Client) -> list[Profile]:
    """Return the account's profiles. Raises ConnectorError."""
    return [_profile(data) for data in _listed_profiles(client)]


def calendars(client: Client) -> list[Calendar]:
    """Return the calendars that are not deleted. Raises ConnectorError."""
    return [calendar for data in _listed_profiles(client) for calendar in _calendars(data)]


def calendar_infos(client: Client) -> Sequence[CalendarInfo]:
    """Return the result of `Connector.calendars`, with the primary calendar first."""
    listed = sorted(calendars(client), key=lambda calendar: not calendar.primary)
    return [CalendarInfo(calendar.calendar_id, calendar.name, calendar.read_only) for calendar in listed]


def check_connected(client: Client, calendar_id: str) -> Calendar:
    """Return the calendar if Cronofy can reach it now.

    Raises:
        CalendarGone: the account has no such calendar (any more).
        ProfileDisconnected: its service no longer accepts Cronofy.
        StillReading: Cronofy has not read it for the first time.
    """
    listed = _listed_profiles(client)
    calendar = next((entry for data in listed for entry in _calendars(data) if entry.calendar_id == calendar_id), None)
    for profile in map(_profile, listed):
        # A disconnected profile may list no calendars, so the missing one may be one of them.
        if not profile.connected and (calendar is None or profile.profile_id == calendar.profile_id):
            raise cut_off(profile)
        if profile.initial_sync_required and (calendar is None or profile.profile_id == calendar.profile_id):
            raise StillReading(STILL_READING, LOOK_AGAIN)
    if calendar is None:
        raise calendar_gone()
    return calendar


def raise_if_cut_off(profiles: Sequence[Profile], profile_id: str | None, name: str) -> None:
    """Raise AuthorizationLost if the mailbox `name`, which was linked under `profile_id`, cannot be reached."""
    for profile in _ours(profiles, profile_id, name):
        if not profile.connected:
            raise cut_off(profile)


def _ours(profiles: Sequence[Profile], profile_id: str | None, name: str) -> Sequence[Profile]:
    """Return the profile that was linked; all of them if it is unknown.

    Raises:
        AuthorizationLost: another mailbox was connected in its place.
    """
    if not profile_id or not profiles:
        return profiles
    ours = [profile for profile in profiles if profile.profile_id == profile_id]
    # Connected again, a mailbox may have another id.
    ours = ours or [profile for profile in profiles if profile.name.lower() == name.lower()]
    if not ours:
        raise AuthorizationLost(because(Reason.ANOTHER_ACCOUNT, name=name))
    return ours


def _listed_profiles(client: Client) -> list[Mapping[str, Any]]:
    """Return the profiles in the response of UserInfo, with their calendars."""
    data = client.get("/v1/userinfo").get("cronofy.data")
    found = data.get("profiles") if isinstance(data, Mapping) else None
    if not isinstance(found, list):
        raise TransientError(because(Reason.CALENDARS_NOT_LISTED, service="Cronofy"))
    return [profile for profile in found if isinstance(profile, Mapping)]


def _calendars(profile: Mapping[str, Any]) -> list[Calendar]:
    found = profile.get("profile_calendars")
    return [
        _calendar(data, str(profile.get("profile_id") or ""))
        for data in (found if isinstance(found, list) else ())
        if isinstance(data, Mapping) and data.get("calendar_id") and not data.get("calendar_deleted")
    ]


def _profile(data: Mapping[str, Any]) -> Profile:
    return Profile(
        profile_id=str(data.get("profile_id") or ""),
        name=str(data.get("profile_name") or ""),
        service=str(data.get("provider_service") or ""),
        connected=data.get("profile_connected") is not False,
        initial_sync_required=bool(data.get("profile_initial_sync_required")),
        relink_url=str(data.get("profile_relink_url") or ""),
    )


def _calendar(data: Mapping[str, Any], profile_id: str) -> Calendar:
    return Calendar(
        calendar_id=str(data["calendar_id"]),
        profile_id=profile_id,
        name=str(data.get("calendar_name") or ""),
        read_only=bool(data.get("calendar_readonly")),
        primary=bool(data.get("calendar_primary")),
        can_edit_existing=data.get("permission_level") == UNRESTRICTED,
    )
