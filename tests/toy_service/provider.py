"""Corkboard as a provider. Its setting is CORKBOARD_URL; without it, its tile says that it is not set up."""

from collections.abc import Mapping
from typing import Any

from tests.toy_service.connector import CorkboardConnector
from webapp.connectors.registry import (
    Account,
    FormField,
    Login,
    PasswordSignIn,
    Provider,
    Service,
    Usage,
    password_field,
)


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

    @staticmethod
    def settings_from(environ: Mapping[str, str]) -> str | None:
        return environ.get("CORKBOARD_URL")

    @property
    def sign_in(self) -> PasswordSignIn:
        return CorkboardSignIn(self._settings or "")

    def open(self, account: Account, usage: Usage) -> CorkboardConnector:
        login = account.credentials()
        return CorkboardConnector(account.server_url, login["username"], login["password"])
