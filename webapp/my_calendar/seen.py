"""What one person may see of another's item: of a private one nobody but its owner sees more than its times."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_

from webapp.accounts.models import User
from webapp.html_text import readable_text
from webapp.my_calendar.models import OWN_KINDS, SHARED_KINDS, Item, ItemOverride

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
    if item.kind in OWN_KINDS:
        return True
    return item.private or (override is not None and override.private) or viewer.role not in PLANNERS


def known_to(viewer: User) -> ColumnElement[bool]:
    """Say whether `viewer` may know at all that an item is there, and when: for whatever shows other people's time."""
    return or_(Item.kind.not_in(OWN_KINDS), Item.owner_id == viewer.id)


def is_known_to(viewer: User, item: Item) -> bool:
    """Say of one item what `known_to` says of many."""
    return item.kind not in OWN_KINDS or item.owner_id == viewer.id


def readable_by(viewer: User) -> ColumnElement[bool]:
    """Say whether the texts of an item are not hidden from `viewer`: for searches, which read texts.

    It says nothing about whose items they search: see `models.belongs_to`.
    """
    return and_(known_to(viewer), or_(Item.owner_id == viewer.id, Item.private.is_(False), Item.kind.in_(SHARED_KINDS)))
