"""The ledger as one searchable history: permissions to read its entries, and the search."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, Text, and_, cast, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload

from webapp.accounts.models import User
from webapp.calendar_sync.log.runs_page import EntryFilter
from webapp.extensions import db
from webapp.my_calendar.models import Assignment, Item
from webapp.my_calendar.visibility import PLANNERS, readable_by
from webapp.service_desk.search.service import items_about
from webapp.sync.models import Integration, LedgerEntry, Link

_STORED_PRIVATE = '"private": true'  # as stored in JSON; quotation marks within a text are escaped there


def find_entries(
    viewer: User, chosen: EntryFilter, *, item_id: int | None, before: int | None, limit: int
) -> Sequence[LedgerEntry]:
    """Return up to `limit` entries that `viewer` may read and `chosen` finds, newest first.

    `item_id` limits them to one item, `before` to smaller ids.
    """
    with_integration = contains_eager(LedgerEntry.integration).options(
        joinedload(Integration.account), joinedload(Integration.owner)
    )
    query = readable_entries(viewer).options(with_integration).limit(limit)
    if item_id is not None:
        query = query.where(LedgerEntry.item_id == item_id)
    if before is not None:
        query = query.where(LedgerEntry.id < before)
    also = _about(chosen.text) if chosen.text else ()
    return db.session.scalars(chosen.narrow(query, *also)).all()


def readable_entries(viewer: User) -> Select[LedgerEntry]:
    """Return a query for the entries that `viewer` may read, newest first."""
    query = select(LedgerEntry).join(LedgerEntry.integration).where(readable_by_viewer(viewer))
    return query.order_by(LedgerEntry.id.desc())


def readable_by_viewer(viewer: User) -> ColumnElement[bool]:
    """Return the condition that `viewer` may read an entry.

    Owners may read all entries of their integrations. `PLANNERS` may also read entries of items that are readable by
    them; not those of events that never became an item, nor of items that are private in any entry of the ledger.
    """
    own = Integration.owner_id == viewer.id
    if viewer.role not in PLANNERS:
        return own
    readable_item = select(Item.id).where(Item.id == LedgerEntry.item_id, readable_by(viewer)).exists()
    other = aliased(LedgerEntry)
    was_private = (
        select(other.id)
        .where(
            other.item_id == LedgerEntry.item_id,
            or_(cast(other.before, Text).contains(_STORED_PRIVATE), cast(other.after, Text).contains(_STORED_PRIVATE)),
        )
        .exists()
    )
    return or_(own, and_(readable_item, ~was_private))


def _about(text: str) -> Sequence[ColumnElement[bool]]:
    """Return further conditions that match `text`: people, clients, ticket numbers, and ids of the event."""
    people = select(User.id).where(User.name.icontains(text, autoescape=True))
    assigned = select(Assignment.item_id).where(Assignment.user_id.in_(people))
    linked = select(Link.id).where(
        Link.integration_id == LedgerEntry.integration_id,
        Link.remote_id == LedgerEntry.remote_id,
        Link.remote_uid.icontains(text, autoescape=True),
    )
    return (
        Integration.owner_id.in_(people),
        LedgerEntry.item_id.in_(assigned),
        LedgerEntry.item_id.in_(items_about(text)),
        LedgerEntry.item_id.in_(select(Item.id).where(Item.uid == text)),
        linked.exists(),
    )
