"""Accounts at the service that is kept in a file: how they are linked, and the provider that opens them."""

from pathlib import Path

from flask import Flask

from emulators.memory_file import CalendarFile, FileConnector
from emulators.memory_parts import PartsFileConnector
from emulators.memory_provider import MemoryProvider
from webapp.accounts.models import User
from webapp.connectors.ports import Account, Host, Usage
from webapp.extensions import db
from webapp.sync.linked_accounts.credential_store import pause
from webapp.sync.models import LinkedAccount


class FileProvider(MemoryProvider):
    """Reaches the calendar in the file that an account names as its server."""

    key = "file"
    connector = "file"
    name = "File"
    connector_type = FileConnector

    def open(self, account: Account, usage: Usage) -> FileConnector:
        return self.connector_type(CalendarFile(Path(account.server_url)))


class PartsFileProvider(FileProvider):
    """The same service, where each changed date of a series is a resource of its own."""

    key = "file-in-parts"
    connector = "parts"
    name = "File in parts"
    connector_type = PartsFileConnector


def register(app: Flask) -> None:
    """Let the application reach accounts of these kinds."""
    for provider in (FileProvider, PartsFileProvider):
        app.extensions["providers"].register(provider({}, Host(app.extensions["redis"], pause)))


def make_account(user: User, path: Path, provider: type[FileProvider] = FileProvider) -> LinkedAccount:
    account = LinkedAccount(
        user_id=user.id,
        service="caldav",
        connector=provider.connector,
        name=user.email,
        server_url=str(path),
        credentials="",
    )
    db.session.add(account)
    db.session.commit()
    return account
