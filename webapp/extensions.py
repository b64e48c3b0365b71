"""Extension objects, created unbound; `create_app` binds them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, cast

from flask import current_app
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from redis import Redis
from sqlalchemy import CursorResult, Delete, Update, insert

from webapp.database import Base

db = SQLAlchemy(metadata=Base.metadata)
migrate = Migrate(directory="migrations", render_as_batch=True)
login_manager = LoginManager()
csrf = CSRFProtect()


def redis_client() -> Redis:
    """Return this application's Redis client. It connects on first use, so Redis may be unreachable."""
    client: Redis = current_app.extensions["redis"]
    return client


@contextmanager
def reading() -> Iterator[None]:
    """End the transaction after the block, so that none stays open during a request to a service.

    Loaded rows expire, and uncommitted changes are lost: pass only plain values out of the block.
    """
    try:
        yield
    finally:
        db.session.rollback()


def insert_rows(model: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert `rows`, which all have the same keys, in as few statements as the database allows."""
    # Into the table, not the model: the ORM adds nothing here, and costs as much as the database.
    db.session.execute(insert(model.__table__), rows)  # type: ignore[arg-type]  # every model of ours has a Table


def rows_changed(statement: Update | Delete) -> int:
    """Execute `statement` in the current transaction and return the number of affected rows."""
    return cast("CursorResult[Any]", db.session.execute(statement)).rowcount
