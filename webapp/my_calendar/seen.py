"""What one person may see of another's item: of a private one nobody but its owner sees more than its times."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_

from webapp.accounts.models import User
from webapp.html_text import readable_text
from webapp.my_calendar.models import SHARED_KINDS, Item, ItemOverride

BUSY = "Busy"
"""What stands in place of a hidden subject."""

PLANNERS = ("dispatcher", "administrator")
"""Roles that see, and plan, what everybody has to do."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An item's texts for one viewer. Where `is_hidden`, they are "Busy" and nothing else."""

    subject: str
    location: str
    description: str
    is_hidden: bool


def seen_by(viewer: User, item: Item, override: ItemOverride | None = None) -> Seen:
    """Return what `viewer` may read of `item`, or of one changed occurrence of it."""
    if hides_from(viewer, item, override):
        return Seen(BUSY, "", "", is_hidden=True)
    source = override or item
    return Seen(source.subject, source.location, readable_text(source.description), is_hidden=False)


def hides_from(viewer: User, item: Item, override: ItemOverride | None = None) -> bool:
    """Say whether `viewer` may see no more of the item than its times.

    A date of a private series stays private, and one date may be private by itself. Who does not plan for others sees
    only what is their own or assigned to them.
    """
    if item.kind in SHARED_KINDS:
        return viewer.role not in PLANNERS and viewer.id not in {entry.user_id for entry in item.assignments}
    if item.owner_id == viewer.id:
        return False
    return item.private or (override is not None and override.private) or viewer.role not in PLANNERS


def readable_by(viewer: User) -> ColumnElement[bool]:
    """Say whether the texts of an item are not hidden from `viewer` as private: for searches, which read texts.

    It says nothing about whose items they search: see `models.belongs_to`.
    """
    return or_(Item.owner_id == viewer.id, Item.private.is_(False), Item.kind.in_(SHARED_KINDS))
