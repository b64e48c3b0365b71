"""The declarative base for models, column types, and the set-up of each database."""

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
    """An instant: aware in Python, UTC in the database. SQLite has no time zones, so UTC is added when reading."""

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


def one_of(values: type[StrEnum], length: int) -> Enum:
    """Return a column type of `length` characters that holds only the members of `values`, by their text."""
    return Enum(
        values,
        native_enum=False,
        length=length,
        values_callable=lambda members: [str(member) for member in members],
        create_constraint=False,
        validate_strings=True,
    )


class Base(DeclarativeBase):
    """Base of all models. Its naming conventions make migrations work on both SQLite and PostgreSQL."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    # A `Mapped[datetime]` is an instant; columns with local times are declared with `mapped_column(DateTime)`.
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcDateTime}


LARGEST_INTEGER = 2**31 - 1
"""Largest value that an `Integer` column holds."""

LARGEST_BIGINT = 2**63 - 1
"""Largest value that a `BigInteger` column holds, and that SQLite accepts as a parameter of a query."""


def utc_now() -> datetime:
    """Return the current instant."""
    return datetime.now(UTC)


def new_uid() -> str:
    """Return a new globally unique id, a random UUID (https://www.rfc-editor.org/rfc/rfc7986#section-5.3)."""
    return str(uuid.uuid4())


@event.listens_for(Engine, "connect")
def _set_up_sqlite(connection: Any, _record: Any) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    cursor = connection.cursor()
    _keep_to_owner(cursor.execute("PRAGMA database_list").fetchone()[2])
    # WAL lets pages read while a worker writes; NORMAL is safe with it; a busy time-out lets writers wait for the lock.
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=30000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _keep_to_owner(database: str) -> None:
    """Remove the permissions of group and others from the files of a database; SQLite copies them to WAL and index."""
    for path in (Path(database), Path(f"{database}-wal"), Path(f"{database}-shm")) if database else ():
        with suppress(FileNotFoundError, PermissionError):  # missing, or of another owner
            mode = path.stat().st_mode
            if mode & 0o077:
                path.chmod(mode & 0o700)


@event.listens_for(Engine, "handle_error")
def _leave_out_the_row(context: ExceptionContext) -> None:
    """Shorten PostgreSQL's errors to their primary message.

    Their details contain the values of the row, texts of events included, and exceptions are stored in logs and failed
    jobs.
    """
    original, ours = context.original_exception, context.sqlalchemy_exception
    primary: str | None = getattr(getattr(original, "diag", None), "message_primary", None)  # of psycopg's errors
    if primary and ours is not None:
        full, short = str(original), f"{primary} ({getattr(original, 'sqlstate', None)})"
        original.args = (short,)
        ours.args = (str(ours.args[0]).replace(full, short), *ours.args[1:])
