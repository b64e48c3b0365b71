"""Corkboard as a provider. Without the setting CORKBOARD_URL, its tile says that it is not set up.

CORKBOARD_CALLBACK_BASE_URL is where Corkboard reaches this installation, CORKBOARD_LISTENS lets it announce changes
over an open connection; without either, it is asked now and then.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.toy_service.connector import CorkboardConnector
from tests.toy_service.notifications import CorkboardListener, CorkboardReceiver
from webapp.connectors.base import Capabilities
from webapp.connectors.ports import Account, Usage
from webapp.connectors.registry import Provider
from webapp.connectors.services import Service
from webapp.connectors.sign_in import FormField, Login, PasswordSignIn, password_field


@dataclass(frozen=True, slots=True)
class CorkboardSettings:
    """Where Corkboard is, where it reaches us ("" if nowhere), and whether a connection to it is held open."""

    address: str
    callback_base_url: str
    listens: bool


class CorkboardSignIn(PasswordSignIn):
    """A user name and a password, at the one address there is."""

    fields = (FormField("username", "Corkboard name", "Enter your Corkboard name.", 100), password_field())

    def __init__(self, address: str) -> None:
        self.fixed_address = address

    def check(self, login: Login) -> Mapping[str, Any]:
        """See `PasswordSignIn.check`; there is nothing to know of the account."""
        connector = CorkboardConnector(login.server_url, login.username, login.password)
        try:
            connector.calendars()
        finally:
            connector.close()
        return {}


class CorkboardProvider(Provider):
    """Boards as calendars."""

    key = "corkboard"
    connector = "corkboard"
    name = "Corkboard"
    services = (Service("corkboard", "Corkboard", "Boards of the whole team", 80, needs="the address of Corkboard"),)

    token_bytes = 32

    @staticmethod
    def settings_from(environ: Mapping[str, str]) -> CorkboardSettings | None:
        address = environ.get("CORKBOARD_URL")
        callback = environ.get("CORKBOARD_CALLBACK_BASE_URL", "")
        return CorkboardSettings(address, callback, "CORKBOARD_LISTENS" in environ) if address else None

    @property
    def sign_in(self) -> PasswordSignIn:
        return CorkboardSignIn(self._settings.address if self.is_set_up else "")

    @property
    def subscriptions(self) -> "CorkboardProvider | None":
        return self if self.is_set_up and self._settings.callback_base_url else None

    @property
    def receiver(self) -> CorkboardReceiver:
        return CorkboardReceiver()

    @property
    def listener(self) -> CorkboardListener | None:
        return CorkboardListener() if self.is_set_up and self._settings.listens else None

    def capabilities(self, account: Account) -> Capabilities:
        return Capabilities(push=self._pushes, series=True)

    def open(self, account: Account, usage: Usage) -> CorkboardConnector:
        login = account.credentials()
        return CorkboardConnector(account.server_url, login["username"], login["password"], push=self._pushes)

    @property
    def _pushes(self) -> bool:
        return self.subscriptions is not None or self.listener is not None

    def callback_url(self, token: str) -> str:
        return f"{self._settings.callback_base_url}/webhooks/{self.key}/{token}"
