"""The service kept in memory as a provider, which tests register."""

from collections.abc import Mapping
from typing import Any

from flask import Flask

from emulators.memory import MemoryCalendar
from webapp.connectors.base import Capabilities, Connector
from webapp.connectors.caldav.provider import CalDavProvider
from webapp.connectors.ports import Account, Host, Usage
from webapp.connectors.registry import Provider
from webapp.connectors.sign_in import Login, PasswordSignIn, password_field
from webapp.sync.linked_accounts.credential_store import pause


class MemorySignIn(PasswordSignIn):
    """Everybody may sign in."""

    fields = (password_field(),)

    def check(self, login: Login) -> Mapping[str, Any]:
        return {}


class MemoryProvider(Provider):
    """Reaches the calendar that a test keeps for an account, by the account's id."""

    key = "memory"
    connector = "memory"
    name = "Memory"
    services = CalDavProvider.services

    @staticmethod
    def settings_from(environ: Mapping[str, str]) -> dict[int, MemoryCalendar]:  # noqa: ARG004
        return {}

    @property
    def calendars(self) -> dict[int, MemoryCalendar]:
        calendars: dict[int, MemoryCalendar] = self._settings
        return calendars

    @property
    def sign_in(self) -> PasswordSignIn:
        return MemorySignIn()

    def capabilities(self, account: Account) -> Capabilities:
        calendar = self.calendars[account.account_id]
        return calendar.connect(calendar).capabilities

    def open(self, account: Account, usage: Usage) -> Connector:
        calendar = self.calendars[account.account_id]
        return calendar.connect(calendar)


def register_memory(app: Flask) -> dict[int, MemoryCalendar]:
    """Let accounts whose connector is "memory" reach calendars; returns these by account."""
    provider = MemoryProvider({}, Host(app.extensions["redis"], pause))
    app.extensions["providers"].register(provider)
    return provider.calendars
