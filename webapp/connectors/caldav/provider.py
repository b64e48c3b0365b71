"""CalDAV servers as a provider, and the base of providers that use CalDAV at a known address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar

from config import origin, origins, seconds, whole_number
from webapp.connectors.base import Capabilities
from webapp.connectors.caldav.connector import CAPABILITIES, CalDavConnector
from webapp.connectors.caldav.discovery import Discovery, discover
from webapp.connectors.errors import ConnectorError
from webapp.connectors.ports import Account, Usage
from webapp.connectors.reasons import Reason, because
from webapp.connectors.registry import Provider
from webapp.connectors.services import Service
from webapp.connectors.sign_in import FormField, Login, PasswordSignIn, password_field
from webapp.outbound.addresses import AddressPolicy


@dataclass(frozen=True, slots=True)
class CalDavSettings:
    """Settings for CalDAV servers. `address` is set for a provider with a single server."""

    trusted_origins: tuple[str, ...]
    timeout: timedelta
    connections: int
    address: str = ""

    @property
    def policy(self) -> AddressPolicy:
        """Return the rule for server addresses that users may enter."""
        return AddressPolicy(trusted_origins=self.trusted_origins)

    @classmethod
    def read(cls, environ: Mapping[str, str], address: str = "") -> "CalDavSettings":
        """Read the settings of all CalDAV servers. Raises ConfigurationError."""
        trusted = origins(environ, "CALDAV_TRUSTED_ORIGINS")
        own_server = environ.get("PRACTICE_CALDAV_URL", "")
        if own_server:  # its accounts may also be linked as those of any CalDAV server
            trusted += (origin("PRACTICE_CALDAV_URL", own_server),)
        return cls(
            trusted_origins=trusted,
            timeout=seconds(environ, "CALDAV_TIMEOUT_SECONDS", 30),
            connections=whole_number(environ, "CALDAV_CONNECTIONS", 4, least=1, most=64),
            address=address,
        )


class CalDavSignIn(PasswordSignIn):
    """An address, a user name and a password."""

    fields: ClassVar[tuple[FormField, ...]] = (
        FormField(
            "server_url",
            "Server address or e-mail address",
            "Enter the address of the server, or your e-mail address there.",
            500,
            "For example https://cloud.example.org, or name@example.org if your provider announces its calendar "
            "server.",
            {"autocomplete": "url", "inputmode": "url", "autocapitalize": "none", "spellcheck": "false"},
        ),
        FormField(
            "username",
            "User name",
            "Enter your user name.",
            254,
            attributes={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
        ),
        password_field("If your provider offers app passwords, use one of those."),
    )

    def __init__(self, settings: CalDavSettings) -> None:
        self.settings = settings

    def check(self, login: Login) -> Mapping[str, Any]:
        """See `PasswordSignIn.check`; runs the discovery of the account."""
        settings = self.settings
        found = discover(
            login.server_url, login.username, login.password, policy=settings.policy, timeout=settings.timeout
        )
        return found.to_json()


class CalDavProvider(Provider):
    """Any CalDAV server, by the address that a person enters."""

    key = "caldav"
    connector = "caldav"
    name = "CalDAV"
    services = (
        Service(
            "caldav",
            "Other CalDAV server",
            "Nextcloud, Fastmail, Radicale, Synology and many more",
            60,
            short="CalDAV",
            shows_address=True,
            substitute=(
                "Many of these accounts can also be reached as a CalDAV server, if the provider offers one: try"
            ),
        ),
    )

    @staticmethod
    def settings_from(environ: Mapping[str, str]) -> CalDavSettings | None:
        return CalDavSettings.read(environ)

    @property
    def sign_in(self) -> PasswordSignIn:
        return CalDavSignIn(self._settings)

    def capabilities(self, account: Account) -> Capabilities:  # noqa: ARG002  the same for each
        return CAPABILITIES

    def open(self, account: Account, usage: Usage) -> CalDavConnector:  # noqa: ARG002  CalDAV knows no priorities
        credentials = account.credentials()
        try:
            discovery = Discovery.from_json(account.discovery)
        except KeyError as error:
            raise ConnectorError(because(Reason.HOME_UNKNOWN)) from error
        username = credentials["username"]
        settings: CalDavSettings = self._settings
        return CalDavConnector(
            username=username,
            password=self.sign_in.known_password(username) or credentials["password"],
            discovery=discovery,
            policy=settings.policy,
            timeout=settings.timeout,
            connections=settings.connections,
        )
