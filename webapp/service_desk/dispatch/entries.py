"""One entry of the board, with what the viewer may see of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import url_for
from sqlalchemy import select

from webapp.accounts.models import User
from webapp.database import LARGEST_INTEGER
from webapp.extensions import db
from webapp.formatting import day_span_text, span_text
from webapp.my_calendar import kinds, queries
from webapp.my_calendar import service as items
from webapp.my_calendar.models import SHARED_KINDS, Assignment, Item
from webapp.my_calendar.recurrence import to_wall
from webapp.my_calendar.visibility import VisibleItem, is_visible_to, visible_item
from webapp.rfc5545.time_zones import place_of


@dataclass(frozen=True, slots=True)
class OpenedEntry:
    """An entry that was opened. `when` is its time for the viewer, `whens` for each person in another time zone.

    `address` opens the item; None if the viewer may not.
    """

    item: Item
    visible: VisibleItem
    kind: str
    day: datetime
    when: str
    people: Sequence[User]
    whens: Sequence[str]
    address: str | None


def find_entry(viewer: User, item_id: int, occurrence: str) -> OpenedEntry | None:
    """Return the item or one occurrence of it; None if it is in no calendar or the viewer may not see it."""
    item = db.session.get(Item, item_id) if item_id <= LARGEST_INTEGER else None
    if item is None or item.is_removed or not is_visible_to(viewer, item):
        return None
    people = _people_of(item)
    home_zone = people[0].time_zone if people else viewer.time_zone
    original_start = queries.read_occurrence(item, occurrence, home_zone)
    if original_start is None:
        return None
    timing = items.occurrence_draft(item, original_start).timing
    starts_at, ends_at = timing.span(home_zone)

    def clock(zone: str) -> str:
        if not timing.all_day:
            return span_text(to_wall(starts_at, zone), to_wall(ends_at, zone))
        return f"{day_span_text(timing.start.date(), items.last_day(timing))}, all day"

    elsewhere = [] if timing.all_day else [person for person in people if person.time_zone != viewer.time_zone]
    return OpenedEntry(
        item=item,
        visible=visible_item(viewer, item, queries.find_override(item, original_start)),
        kind=kinds.ALL[item.kind].label,
        day=timing.start if timing.all_day else to_wall(starts_at, viewer.time_zone),
        when=clock(viewer.time_zone),
        people=people,
        whens=[f"{person.name} ({place_of(person.time_zone)}): {clock(person.time_zone)}" for person in elsewhere],
        address=_address(viewer, item, queries.occurrence_token(item, original_start)),
    )


def _people_of(item: Item) -> Sequence[User]:
    ids = [item.owner_id]
    if item.kind in SHARED_KINDS:
        ids = list(db.session.scalars(select(Assignment.user_id).where(Assignment.item_id == item.id)))
    return db.session.scalars(select(User).where(User.id.in_(ids)).order_by(User.name, User.id)).all()


def _address(viewer: User, item: Item, occurrence: str) -> str | None:
    if item.kind not in SHARED_KINDS and item.owner_id != viewer.id:
        return None
    # A value of None is left out of the address.
    return url_for(kinds.ALL[item.kind].open, item_id=item.id, occurrence=occurrence if item.is_series else None)
