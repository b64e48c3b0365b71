"""Accounts at the service that is kept in a file: how they are linked, and how their connectors are opened."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.emulators.memory_file import CalendarFile, FileConnector
from webapp.accounts.models import User
from webapp.connectors.base import Connector
from webapp.extensions import db
from webapp.sync import connecting
from webapp.sync.models import LinkedAccount

CONNECTOR = "file"


@contextmanager
def open_connector(account: LinkedAccount, *arguments: Any, **options: Any) -> Iterator[Connector]:
    """Do as the application does, for accounts of this kind as well."""
    if account.connector == CONNECTOR:
        yield FileConnector(CalendarFile(Path(account.server_url)))
        return
    with connecting.open_connector(account, *arguments, **options) as connector:
        yield connector


def users_of_connectors() -> Iterator[Any]:
    """Yield the modules that open connectors."""
    for module in list(sys.modules.values()):
        if getattr(module, "open_connector", None) is connecting.open_connector and module is not connecting:
            yield module


def make_account(user: User, path: Path) -> LinkedAccount:
    account = LinkedAccount(
        user_id=user.id, service="caldav", connector=CONNECTOR, name=user.email, server_url=str(path), credentials=""
    )
    db.session.add(account)
    db.session.commit()
    return account
