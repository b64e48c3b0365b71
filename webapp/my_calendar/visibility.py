"""Visibility of items for other people: of private items they see the times only."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_

from webapp.accounts.models import User
from webapp.html_text import readable_text
from webapp.my_calendar.models import OWN_KINDS, SHARED_KINDS, Item, ItemOverride

BUSY = "Busy"
"""Shown in place of a hidden subject."""

PLANNERS = ("dispatcher", "administrator")
"""Roles that see and plan everybody's work."""


@dataclass(frozen=True, slots=True)
class VisibleItem:
    """An item's texts for one viewer. If `is_hidden`, the subject is "Busy" and the other texts are empty."""

    subject: str
    location: str
    description: str
    is_hidden: bool


def visible_item(viewer: User, item: Item, override: ItemOverride | None = None) -> VisibleItem:
    """Return the texts of `item`, or of a changed occurrence of it, as far as `viewer` may read them."""
    if hides_from(viewer, item, override):
        return VisibleItem(BUSY, "", "", is_hidden=True)
    source = override or item
    return VisibleItem(source.subject, source.location, readable_text(source.description), is_hidden=False)


def hides_from(viewer: User, item: Item, override: ItemOverride | None = None) -> bool:
    """Return whether `viewer` may see only the times of the item.

    An occurrence of a private series is private, and a single occurrence may be private on its own. Technicians see
    only the texts of items that are their own or assigned to them.
    """
    if item.kind in SHARED_KINDS:
        return viewer.role not in PLANNERS and viewer.id not in {entry.user_id for entry in item.assignments}
    if item.owner_id == viewer.id:
        return False
    if item.kind in OWN_KINDS:
        return True
    return item.private or (override is not None and override.private) or viewer.role not in PLANNERS


def visible_to(viewer: User) -> ColumnElement[bool]:
    """Return the condition that `viewer` may see an item or at least its times, for views of other people's time."""
    return or_(Item.kind.not_in(OWN_KINDS), Item.owner_id == viewer.id)


def is_visible_to(viewer: User, item: Item) -> bool:
    """Return whether `viewer` may see `item` or at least its times; `visible_to` is the same as an SQL condition."""
    return item.kind not in OWN_KINDS or item.owner_id == viewer.id


def readable_by(viewer: User) -> ColumnElement[bool]:
    """Return the condition that `viewer` may read the texts of an item, for searches.

    It does not restrict the owners: see `models.belongs_to`.
    """
    return and_(
        visible_to(viewer), or_(Item.owner_id == viewer.id, Item.private.is_(False), Item.kind.in_(SHARED_KINDS))
    )
