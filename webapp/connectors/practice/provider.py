"""The practice calendar as a provider. Its server belongs to the installation, so passwords are known."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from config import seconds
from webapp.connectors.caldav.provider import CalDavProvider, CalDavSettings, CalDavSignIn
from webapp.connectors.practice.accounts import key_of, password_of
from webapp.connectors.services import Service
from webapp.connectors.sign_in import FirstToLink, Login, PasswordSignIn

SERVICE = "practice"

SHARED = "practice"
"""The former account of all users together. It belongs to the user who linked it first."""


@dataclass(frozen=True, slots=True)
class PracticeSettings(CalDavSettings):
    """Settings of CalDAV with the key from which passwords are derived."""

    password_key: str = ""
    sweep_pause: timedelta = timedelta(seconds=3)


class PracticeSignIn(CalDavSignIn):
    """A form without fields, because each user has an account."""

    fields = ()
    notes = (
        (
            "This installation runs a calendar server of its own. Link it to see both calendars follow each other, "
            "without an account anywhere.",
        ),
        ("Any other calendar program can use it as well. This account is yours alone:",),
    )
    settings: PracticeSettings

    def own_login(self, user_id: int, first_to_link: FirstToLink) -> Login:
        """See `PasswordSignIn.own_login`."""
        username = SHARED if first_to_link(SERVICE, SHARED) == user_id else f"practice-{user_id}"
        return Login(self.settings.address, username, self.known_password(username))

    def known_password(self, username: str) -> str:
        """Return the password of an account, whatever was stored when it was linked."""
        return password_of(username, self.settings.password_key)


class PracticeProvider(CalDavProvider):
    """The server that `python -m webapp` runs."""

    key = "practice"
    name = "the practice calendar"
    services = (
        Service(
            SERVICE,
            "Practice calendar",
            "A real calendar server on this installation, to try everything out",
            70,
            icon="practice",
        ),
    )

    @staticmethod
    def settings_from(environ: Mapping[str, str]) -> PracticeSettings:
        address = environ.get("PRACTICE_CALDAV_URL", "")
        shared = CalDavSettings.read(environ, address)
        return PracticeSettings(
            shared.trusted_origins,
            shared.timeout,
            shared.connections,
            address,
            password_key=key_of(environ["SECRET_KEY"]),
            sweep_pause=seconds(environ, "PRACTICE_SWEEP_SECONDS", 3),
        )

    @property
    def is_set_up(self) -> bool:
        """Return True if there is a server. Accounts that were linked before keep their passwords without one."""
        return bool(self._settings.address)

    @property
    def sign_in(self) -> PasswordSignIn:
        return PracticeSignIn(self._settings)

    @property
    def sweep_pause(self) -> timedelta:
        pause: timedelta = self._settings.sweep_pause
        return pause
