"""What one person may see of another's item: of a private one nobody but its owner sees more than its times."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_

from webapp.accounts.models import User
from webapp.html_text import readable_text
from webapp.my_calendar.models import OWN_KINDS, SHARED_KINDS, Item, ItemOverride

BUSY = "Busy"
"""Shown in place of a hidden subject."""

PLANNERS = ("dispatcher", "administrator")
"""Roles that see, and plan, what everybody has to do."""


@dataclass(frozen=True, slots=True)
class VisibleItem:
    """An item's texts for one viewer. Where `is_hidden`, they are "Busy" and nothing else."""

    subject: str
    location: str
    description: str
    is_hidden: bool


def seen_by(viewer: User, item: Item, override: ItemOverride | None = None) -> VisibleItem:
    """Return what `viewer` may read of `item`, or of one changed occurrence of it."""
    if hides_from(viewer, item, override):
        return VisibleItem(BUSY, "", "", is_hidden=True)
    source = override or item
    return VisibleItem(source.subject, source.location, readable_text(source.description), is_hidden=False)


def hides_from(viewer: User, item: Item, override: ItemOverride | None = None) -> bool:
    """Return whether `viewer` may see no more of the item than its times.

    An occurrence of a private series stays private, and a single occurrence may be private on its own. Who does not
    plan for others sees only what is their own or assigned to them.
    """
    if item.kind in SHARED_KINDS:
        return viewer.role not in PLANNERS and viewer.id not in {entry.user_id for entry in item.assignments}
    if item.owner_id == viewer.id:
        return False
    if item.kind in OWN_KINDS:
        return True
    return item.private or (override is not None and override.private) or viewer.role not in PLANNERS


def known_to(viewer: User) -> ColumnElement[bool]:
    """Return whether `viewer` may know at all that an item exists, and when: for views of other people's time."""
    return or_(Item.kind.not_in(OWN_KINDS), Item.owner_id == viewer.id)


def is_known_to(viewer: User, item: Item) -> bool:
    """Return whether `viewer` may know that `item` exists; `known_to` is the same as a condition."""
    return item.kind not in OWN_KINDS or item.owner_id == viewer.id


def readable_by(viewer: User) -> ColumnElement[bool]:
    """Return whether the texts of an item are not hidden from `viewer`: for searches, which read texts.

    It does not restrict whose items are searched: see `models.belongs_to`.
    """
    return and_(known_to(viewer), or_(Item.owner_id == viewer.id, Item.private.is_(False), Item.kind.in_(SHARED_KINDS)))
