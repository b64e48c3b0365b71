"""Integrations of several people with the same calendar, such as a team's: each item is written to it once.

The integration that writes an item first syncs its event; the others skip it. When the item is no longer in that
person's calendar, their event is deleted, and another person's integration writes one.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import aliased

from webapp.accounts.models import User
from webapp.connectors.event import RemoteEvent
from webapp.extensions import db, reading
from webapp.my_calendar.models import SHARED_KINDS, Assignment, Item
from webapp.sync.models import Integration, Link, LinkedAccount, Mark
from webapp.sync.states import LinkState
from webapp.sync.store.evidence import READING, SENDING, is_failing


def owned_by_others(integration_id: int, item_ids: Collection[int]) -> dict[int, str]:
    """Return the items that another person's integration writes, or will write, to the same calendar.

    Returns:
        The name of that person by item id.
    """
    others = find_shared(integration_id) if item_ids else []
    if not others:
        return {}
    # The item is marked for all of them: of those that have not written it yet, the oldest integration will.
    about_to = and_(
        Integration.id < integration_id,
        _works(),
        select(Mark.id).where(Mark.integration_id == Integration.id, Mark.item_id == Item.id).exists(),
    )
    has_written = (
        select(Link.id)
        .where(
            Link.integration_id == Integration.id,
            Link.item_id == Item.id,
            Link.state.in_((LinkState.LIVE, LinkState.PENDING)),
        )
        .exists()
    )
    rows = db.session.execute(
        select(Item.id, Item.kind, Integration.kinds, User.name, has_written)
        .join(Assignment, Assignment.item_id == Item.id)
        .join(Integration, Integration.owner_id == Assignment.user_id)
        .join(User, User.id == Integration.owner_id)
        .join(LinkedAccount, LinkedAccount.id == Integration.account_id)
        .where(
            Item.id.in_(item_ids),
            Item.kind.in_(SHARED_KINDS),
            Integration.id.in_(others),
            or_(has_written, about_to),
        )
        .order_by(Integration.id.desc())
    )
    return {item_id: name for item_id, kind, kinds, name, written in rows if written or kind in kinds}


def find_duplicated(integration_id: int, item_ids: Collection[int]) -> set[int]:
    """Return the items that an older integration of another person has written to the same calendar as well.

    That happens if an item is reassigned, and assigned back before the event was deleted. The newer integration then
    deletes its event.
    """
    older = [other for other in find_shared(integration_id) if other < integration_id] if item_ids else []
    if not older:
        return set()
    return set(
        db.session.scalars(
            select(Link.item_id)
            .join(Integration, Integration.id == Link.integration_id)
            .join(Assignment, and_(Assignment.item_id == Link.item_id, Assignment.user_id == Integration.owner_id))
            .where(
                Link.integration_id.in_(older),
                Link.item_id.in_(item_ids),
                Link.state.in_((LinkState.LIVE, LinkState.PENDING)),
            )
        )
    )


def written_by_others(integration_id: int, remote_ids: Collection[str]) -> set[str]:
    """Return the events that another person's integration with the same calendar syncs."""
    others = find_shared(integration_id) if remote_ids else []
    if not others:
        return set()
    return set(
        db.session.scalars(
            select(Link.remote_id).where(
                Link.integration_id.in_(others), Link.remote_id.in_(remote_ids), Link.state != LinkState.DETACHED
            )
        )
    )


def without_pending(integration_id: int, events: Sequence[RemoteEvent]) -> list[RemoteEvent]:
    """Return `events` without those that a pending create of any integration with this calendar may have made.

    The answer to that create was lost, so only the service knows the id of its event, which `find_created` returns.
    """
    uids = {event.marker.item_uid for event in events if event.marker}
    if not uids:
        return list(events)
    with reading():
        pending = set(
            db.session.scalars(
                select(Item.uid)
                .join(Link, Link.item_id == Item.id)
                .where(
                    Item.uid.in_(uids),
                    Link.remote_id.is_(None),
                    Link.integration_id.in_(_with_the_same_calendar(integration_id)),
                )
            )
        )
    return [event for event in events if event.marker is None or event.marker.item_uid not in pending]


def being_removed(integration_id: int, remote_ids: Collection[str]) -> set[str]:
    """Return the events that have yet to be deleted because an integration with this calendar was deleted with them."""
    if not remote_ids:
        return set()
    ended = _with_the_same_calendar(integration_id).where(Integration.remove_events_on_end)
    return set(
        db.session.scalars(
            select(Link.remote_id).where(
                Link.integration_id.in_(ended), Link.remote_id.in_(remote_ids), Link.written_by_us
            )
        )
    )


def find_shared(integration_id: int) -> list[int]:
    """Return the ids of other people's integrations with the same calendar: the same address at the same service."""
    return list(db.session.scalars(_shared(integration_id)))


def is_same_calendar(one: Integration, other: Integration) -> bool:
    """Return True if two integrations have linked the same calendar. Needs their accounts to be loaded."""
    return (one.calendar_id, one.account.server_url, one.account.connector) == (
        other.calendar_id,
        other.account.server_url,
        other.account.connector,
    )


def _shared(integration_id: int) -> Select[int]:
    this = aliased(Integration)
    owner_id = select(this.owner_id).where(this.id == integration_id).scalar_subquery()
    return _with_the_same_calendar(integration_id).where(
        Integration.owner_id != owner_id, Integration.wizard_step.is_(None), Integration.ended_at.is_(None)
    )


def _with_the_same_calendar(integration_id: int) -> Select[int]:
    this, this_account = aliased(Integration), aliased(LinkedAccount)
    return (
        select(Integration.id)
        .join(LinkedAccount, LinkedAccount.id == Integration.account_id)
        .join(this, this.calendar_id == Integration.calendar_id)
        .join(this_account, this_account.id == this.account_id)
        .where(
            this.id == integration_id,
            LinkedAccount.server_url == this_account.server_url,
            LinkedAccount.connector == this_account.connector,
        )
    )


def _works() -> ColumnElement[bool]:
    return and_(
        Integration.active,
        ~is_failing(READING, SENDING),
        ~Integration.calendar_read_only,
        LinkedAccount.authorization_lost_at.is_(None),
        ~User.is_disabled,
    )
