"""Optimistic locking: a save with an outdated version is refused, so that the person can compare both versions."""

from collections.abc import Mapping
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy.orm.exc import StaleDataError
from wtforms import Field

from webapp.extensions import db


class Versioned(Protocol):
    version: Any


V = TypeVar("V", bound=Versioned)


class Stale(Exception, Generic[V]):
    """The row was changed since the caller read it; `row` has the stored values."""

    def __init__(self, row: V) -> None:
        super().__init__("changed meanwhile")
        self.row = row


def change(row: V, values: Mapping[str, Any], version: int | None) -> bool:
    """Set `values` on `row` and commit; return whether any of them differs.

    Raises:
        Stale: `version` is outdated.
    """
    if row.version != version:
        raise Stale(row)
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    commit(row)
    return bool(changed)


def commit(row: V) -> None:
    """Commit the changes of `row`. Raises Stale if another transaction committed first."""
    try:
        db.session.commit()
    except StaleDataError:
        db.session.rollback()
        raise Stale(row) from None


def take_version(field: Field, version: int | str) -> None:
    """Set the stored version in a form that was outdated, so that submitting it again overwrites the stored values."""
    field.raw_data = None
    field.data = version
