"""Accounts at the service that is kept in a file: how they are linked, and the provider that opens them."""

from pathlib import Path

from flask import Flask

from emulators.memory_file import CalendarFile, FileConnector
from emulators.memory_provider import MemoryProvider
from webapp.accounts.models import User
from webapp.connectors.registry import Account, Host, Usage
from webapp.extensions import db
from webapp.sync.linked_accounts.credential_store import pause
from webapp.sync.models import LinkedAccount


class FileProvider(MemoryProvider):
    """Reaches the calendar in the file that an account names as its server."""

    key = "file"
    connector = "file"
    name = "File"

    def open(self, account: Account, usage: Usage) -> FileConnector:
        return FileConnector(CalendarFile(Path(account.server_url)))


def register(app: Flask) -> None:
    """Let the application reach accounts of this kind."""
    app.extensions["providers"].register(FileProvider({}, Host(app.extensions["redis"], pause)))


def make_account(user: User, path: Path) -> LinkedAccount:
    account = LinkedAccount(
        user_id=user.id,
        service="caldav",
        connector=FileProvider.connector,
        name=user.email,
        server_url=str(path),
        credentials="",
    )
    db.session.add(account)
    db.session.commit()
    return account
