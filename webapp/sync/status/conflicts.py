"""Conflicts: fields that were changed on both sides.

The newer value won, the older one was kept in the log, and a person may choose it instead. That choice is an edit of
the item by that person and is synced like every edit, so this module makes no request to a linked calendar.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, func, literal, select
from sqlalchemy.orm import contains_eager
from sqlalchemy.orm.exc import StaleDataError

from webapp.accounts.models import User
from webapp.connectors.event import with_values
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Item, belongs_to
from webapp.sync.engine.item_mapping import apply_event, item_event
from webapp.sync.engine.planner import REMOTELY_EDITABLE
from webapp.sync.models import Integration, LedgerEntry
from webapp.sync.states import Direction, Outcome
from webapp.sync.store.ledger_values import fields_from_json, fields_to_json, matches

Value = Literal["won", "lost"]

_KIND_NAMES = {
    "crm_activity": "a CRM activity",
    "service_call": "a service call",
    "task": "a task",
    "to_do": "a to-do",
}


class NotYours(Exception):
    """A value that cannot be applied; the message is a sentence for people."""


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """One field that was changed on both sides, and its value in the item now.

    `present` is None where the item holds neither of the two values any more, or is in no calendar of the person's.
    """

    entry: LedgerEntry
    item: Item | None
    present: Value | None
    present_value: Mapping[str, Any] | None
    refusal: str  # why neither value can be applied; empty if one can

    @property
    def mine(self) -> Mapping[str, Any] | None:
        """Return the value in My Calendar when the conflict was found."""
        return self.entry.before if self.entry.direction == Direction.IN else self.entry.after

    @property
    def theirs(self) -> Mapping[str, Any] | None:
        """Return the value in the linked calendar when the conflict was found."""
        return self.entry.after if self.entry.direction == Direction.IN else self.entry.before

    @property
    def changed_since(self) -> bool:
        """Return True if the item holds neither of the two values any more."""
        return self.item is not None and self.present is None


def find_conflicts(owner_id: int, *, limit: int, settled_after: datetime | None = None) -> list[FieldConflict]:
    """Return a person's conflicts that wait for a decision, newest first; or those decided after `settled_after`."""
    is_wanted = LedgerEntry.settled_at > settled_after if settled_after else LedgerEntry.settled_at.is_(None)
    order = (LedgerEntry.settled_at.desc(), LedgerEntry.id.desc()) if settled_after else (LedgerEntry.id.desc(),)
    entries = db.session.scalars(_conflicts(owner_id).where(is_wanted).order_by(*order).limit(limit)).all()
    return _with_items(owner_id, entries)


def count_unsettled(owner_id: int) -> ColumnElement[int]:
    """Return a scalar subquery that counts the conflicts of a person that wait for a decision."""
    unsettled = _conflicts(owner_id).where(LedgerEntry.settled_at.is_(None))
    return unsettled.with_only_columns(func.count()).options().scalar_subquery()


def find_conflict(owner_id: int, entry_id: int) -> FieldConflict | None:
    """Return one conflict of a person, decided or not; None if there is no such conflict."""
    entry = db.session.scalar(_conflicts(owner_id).where(LedgerEntry.id == entry_id))
    return _with_items(owner_id, [entry])[0] if entry else None


def keep(conflict: FieldConflict) -> None:
    """Keep the value that won, and mark the conflict as decided. Commits."""
    conflict.entry.settled_at = utc_now()
    db.session.commit()


def take(conflict: FieldConflict, value: Value, by: User) -> None:
    """Set the field of the item to one of the two values, as an edit by a person. Commits.

    Raises:
        NotYours: the person may not change this field, or somebody else has just changed the item.
    """
    item = conflict.item
    if item is None or conflict.refusal:
        raise NotYours(conflict.refusal)
    after = with_values(item_event(item), _values(conflict.entry, value))
    apply_event(item, after, home_zone=by.time_zone)
    item.updated_at = utc_now()
    conflict.entry.settled_at = utc_now()
    try:
        db.session.commit()
    except StaleDataError:
        db.session.rollback()
        raise NotYours("Somebody else has just changed it. Reload the page and try again.") from None


def _conflicts(owner_id: int) -> Select[LedgerEntry]:
    # A literal, because a partial index is only used where the query contains the same condition.
    is_conflict = LedgerEntry.outcome == literal(Outcome.CONFLICT.value, literal_execute=True)
    return (
        select(LedgerEntry)
        .join(LedgerEntry.integration)
        .options(contains_eager(LedgerEntry.integration))
        .where(is_conflict, Integration.owner_id == owner_id, Integration.ended_at.is_(None))
    )


def _with_items(owner_id: int, entries: Sequence[LedgerEntry]) -> list[FieldConflict]:
    ids = {entry.item_id for entry in entries if entry.item_id is not None}
    mine = select(Item).where(Item.id.in_(ids), belongs_to(owner_id, Item.id.in_(ids)))
    items = {item.id: item for item in db.session.scalars(mine)}
    return [_conflict(entry, items.get(entry.item_id or 0)) for entry in entries]


def _conflict(entry: LedgerEntry, item: Item | None) -> FieldConflict:
    if item is None or item.is_removed:
        gone = "It is in the Trash." if item else "It is no longer in your calendar."
        return FieldConflict(entry, None, None, None, gone)
    event, (name,) = item_event(item), _values(entry, "won")
    values: tuple[Value, Value] = ("won", "lost")
    present = next((value for value in values if matches(event, _values(entry, value))), None)
    return FieldConflict(entry, item, present, fields_to_json(event, [name]), _refusal(item, name))


def _values(entry: LedgerEntry, value: Value) -> dict[str, Any]:
    return fields_from_json((entry.after if value == "won" else entry.before) or {})


def _refusal(item: Item, name: str) -> str:
    owned = REMOTELY_EDITABLE[item.kind]
    if owned is None or name in owned:
        return ""
    return f"This field of {_KIND_NAMES[item.kind]} is filled in from the work itself. Change it there."
