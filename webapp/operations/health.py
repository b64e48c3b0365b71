"""What this process needs to serve people, and whether it is there."""

from functools import cache
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from redis.exceptions import RedisError
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from config import ROOT
from webapp.extensions import db, redis_client

OK = "ok"
AWAY = "cannot be reached"


def readiness() -> dict[str, str]:
    """Return the state of each part in plain words; `OK` for all of them means ready. Never an address or a secret."""
    return {**_database(), "queue": _queue()}


def _database() -> dict[str, str]:
    try:
        with db.engine.connect() as connection:
            present = present_revisions(connection)
    except SQLAlchemyError:
        return {"database": AWAY, "migrations": "unknown"}
    return {"database": OK, "migrations": OK if present == newest_revisions() else "not up to date"}


def present_revisions(connection: Connection) -> frozenset[str]:
    """Return the migrations that the database has reached."""
    return frozenset(MigrationContext.configure(connection).get_current_heads())


def newest_revisions() -> frozenset[str]:
    """Return the migrations that this version of the code needs."""
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
