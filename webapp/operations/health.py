"""Readiness checks: database, migrations, encryption keys, disk and queue."""

import errno
import os
import tempfile
from functools import cache
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from redis.exceptions import RedisError
from sqlalchemy import ColumnElement, Connection, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import InstrumentedAttribute

from config import ROOT
from webapp.accounts.models import TwoFactor
from webapp.encryption import CredentialsUnreadable, decrypt
from webapp.extensions import db, redis_client
from webapp.sync.models import LinkedAccount

OK = "ok"
AWAY = "cannot be reached"
FULL = "full"
UNWRITABLE = "cannot be written to"
UNREADABLE = "do not decrypt what is stored"

PROBE = 64 * 1024
"""Bytes that are written, and deleted at once, to check whether the disk is full."""

SECRETS_LOOKED_AT = 100
"""Newest secrets of each kind to check: wrong keys decrypt none of them."""


def readiness() -> dict[str, str]:
    """Return the state of each part as text, without addresses or secrets; `OK` for all of them means ready."""
    return {**_database(), "disk": _disk(), "queue": _queue()}


def _database() -> dict[str, str]:
    try:
        with db.engine.connect() as connection:
            present = present_revisions(connection)
            if present != newest_revisions():
                return {"database": OK, "migrations": "not up to date", "keys": "unknown"}
            return {"database": OK, "migrations": OK, "keys": _keys(connection)}
    except SQLAlchemyError:
        return {"database": AWAY, "migrations": "unknown", "keys": "unknown"}


def _keys(connection: Connection) -> str:
    """Return whether the configured keys decrypt the stored secrets, as text.

    Accounts whose owners were asked to reconnect count only if no other secret can be checked.
    """
    in_use = LinkedAccount.authorization_lost_at.is_(None)
    stored = [
        *_newest_secrets(connection, LinkedAccount.credentials, in_use, LinkedAccount.id),
        *_newest_secrets(connection, TwoFactor.secret, TwoFactor.secret != "", TwoFactor.id),
    ]
    if not stored:
        stored = _newest_secrets(connection, LinkedAccount.credentials, ~in_use, LinkedAccount.id)
        return OK if not stored or any(map(_opens, stored)) else UNREADABLE
    return OK if all(map(_opens, stored)) else UNREADABLE


def _newest_secrets(
    connection: Connection,
    column: InstrumentedAttribute[str],
    which: ColumnElement[bool],
    by: InstrumentedAttribute[int],
) -> list[str]:
    newest = select(column).where(column != "", which).order_by(by.desc()).limit(SECRETS_LOOKED_AT)
    return list(connection.scalars(newest))


def _opens(token: str) -> bool:
    try:
        decrypt(token)
    except CredentialsUnreadable:
        return False
    return True


def _disk() -> str:
    """Check that the disk can be written: the one with the database file, else the one with temporary files."""
    try:
        with tempfile.TemporaryFile(dir=_folder()) as file:
            file.write(b"\0" * PROBE)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return FULL if error.errno in {errno.ENOSPC, errno.EDQUOT} else UNWRITABLE
    return OK


def _folder() -> Path:
    url = db.engine.url
    if url.get_backend_name() == "sqlite" and url.database:
        return Path(url.database).resolve().parent
    return Path(tempfile.gettempdir())


def present_revisions(connection: Connection) -> frozenset[str]:
    """Return the database's revisions."""
    return frozenset(MigrationContext.configure(connection).get_current_heads())


def newest_revisions() -> frozenset[str]:
    """Return the revisions that this version of the code requires."""
    return _newest(ROOT / "migrations")


def _queue() -> str:
    try:
        redis_client().ping()
    except RedisError:
        return AWAY
    return OK


@cache
def _newest(directory: Path) -> frozenset[str]:
    return frozenset(ScriptDirectory(str(directory)).get_heads())
