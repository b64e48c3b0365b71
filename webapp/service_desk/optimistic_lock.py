"""Optimistic locking: who saves what somebody else has changed meanwhile is told so, with both versions."""

from collections.abc import Mapping
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy.orm.exc import StaleDataError
from wtforms import Field

from webapp.extensions import db


class Versioned(Protocol):
    version: Any


V = TypeVar("V", bound=Versioned)


class Stale(Exception, Generic[V]):
    """Somebody else changed `row` since the caller saw it; `row` is what it is now."""

    def __init__(self, row: V) -> None:
        super().__init__("changed meanwhile")
        self.row = row


def change(row: V, values: Mapping[str, Any], version: int | None) -> bool:
    """Give `row` the `values` and commit; say whether any of them is new.

    Raises:
        Stale: `version` is not the row's any more.
    """
    if row.version != version:
        raise Stale(row)
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    commit(row)
    return bool(changed)


def commit(row: V) -> None:
    """Commit what was done to `row`. Raises Stale if somebody else was faster."""
    try:
        db.session.commit()
    except StaleDataError:
        db.session.rollback()
        raise Stale(row) from None


def take_version(field: Field, version: int | str) -> None:
    """Let a form that was too late carry the version that is saved now: sending it again means it."""
    field.raw_data = None
    field.data = version
