"""The declarative base, its column types, and how each database is set up. Models import from here."""

import sqlite3
import uuid
from contextlib import suppress
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import DateTime, Engine, Enum, MetaData, event
from sqlalchemy.engine import Dialect, ExceptionContext
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware in Python, UTC in the database. SQLite has no zones, so they are taken off and put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def one_of(words: type[StrEnum], length: int) -> Enum:
    """Return the type of a column of so many characters that holds the text of one of `words`, and nothing else."""
    return Enum(
        words,
        native_enum=False,
        length=length,
        values_callable=lambda kind: [str(word) for word in kind],
        create_constraint=False,
        validate_strings=True,
    )


class Base(DeclarativeBase):
    """Every table of ours. The names make migrations predictable on SQLite and PostgreSQL alike."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    # A `Mapped[datetime]` is an instant; a column that holds wall clock says `mapped_column(DateTime)`.
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcDateTime}


LARGEST_INTEGER = 2**31 - 1
"""Largest value that an `Integer` column holds."""

LARGEST_BIGINT = 2**63 - 1
"""Largest value that a `BigInteger` column holds, and that SQLite accepts as a parameter of a query."""


def utc_now() -> datetime:
    """Return the present instant."""
    return datetime.now(UTC)


def new_uid() -> str:
    """Return a fresh globally unique id (RFC 7986, section 5.3: a random UUID)."""
    return str(uuid.uuid4())


@event.listens_for(Engine, "connect")
def _set_up_sqlite(connection: Any, _record: Any) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    cursor = connection.cursor()
    _keep_to_owner(cursor.execute("PRAGMA database_list").fetchone()[2])
    # WAL lets pages read while the worker writes; NORMAL is safe with it, and a writer waits instead of failing.
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=30000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _keep_to_owner(database: str) -> None:
    """Take other people's permissions off the files of a database; its log and index take theirs over from it."""
    for path in (Path(database), Path(f"{database}-wal"), Path(f"{database}-shm")) if database else ():
        with suppress(FileNotFoundError, PermissionError):  # not there, or another's
            mode = path.stat().st_mode
            if mode & 0o077:
                path.chmod(mode & 0o700)


@event.listens_for(Engine, "handle_error")
def _leave_out_the_row(context: ExceptionContext) -> None:
    """Shorten PostgreSQL's errors to what went wrong.

    Their details repeat what the row holds, texts of events among it, and exceptions end up in logs and failed jobs.
    """
    original, ours = context.original_exception, context.sqlalchemy_exception
    primary: str | None = getattr(getattr(original, "diag", None), "message_primary", None)  # of psycopg's errors
    if primary and ours is not None:
        said, short = str(original), f"{primary} ({getattr(original, 'sqlstate', None)})"
        original.args = (short,)
        ours.args = (str(ours.args[0]).replace(said, short), *ours.args[1:])
