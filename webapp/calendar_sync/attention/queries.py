"""Queries for decisions and repairs that wait for a person: conflicts, held removals, quarantine, detached items."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from webapp.accounts.models import User
from webapp.connectors.reasons import Refusal
from webapp.extensions import db
from webapp.my_calendar.models import Item, belongs_to, is_present
from webapp.sync.linked_accounts import edit_permission
from webapp.sync.models import Approval, HeldDeletion, Integration, Link, Quarantine
from webapp.sync.states import LinkState
from webapp.sync.status import conflicts
from webapp.sync.status.conflicts import FieldConflict
from webapp.sync.status.integrations import Status, statuses
from webapp.sync.status.items import detached_because

SHOWN_AT_MOST = 100
"""Rows shown of each sort. Nobody handles more at a time, and further rows follow once these are handled."""

REVISITABLE_FOR = timedelta(days=7)
"""How long a decided conflict is shown, so that the decision can be reversed."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A quarantined item or event, with what the page needs to offer a repair."""

    entry: Quarantine
    integration: Integration
    item: Item | None
    status: Status
    can_permit: bool

    @property
    def is_in_progress(self) -> bool:
        """Return True if the next run, which is due now, retries it."""
        return self.entry.retry_wanted and self.integration.active and self.status.level not in {"danger", "off"}


@dataclass(frozen=True, slots=True)
class Detached:
    """An item that is no longer synced, with the reason. Sending it again links it again."""

    link: Link
    reason: Refusal | None


@dataclass(frozen=True, slots=True)
class HeldRemovals:
    """An approval with the number of removals that wait for it."""

    approval: Approval
    count: int


@dataclass(frozen=True, slots=True)
class Attention:
    """Everything on the page of one user.

    `decided` (in the last `REVISITABLE_FOR`) and `detached` need no action, but can be reversed.
    """

    conflicts: Sequence[FieldConflict]
    decided: Sequence[FieldConflict]
    approvals: Sequence[HeldRemovals]
    set_aside: Sequence[SetAside]
    set_aside_total: int
    detached: Sequence[Detached]

    @property
    def is_empty(self) -> bool:
        return not (self.conflicts or self.approvals or self.set_aside)

    @property
    def is_in_progress(self) -> bool:
        return any(entry.is_in_progress for entry in self.set_aside)


def count_needs(user: User) -> int:
    """Return the number of decisions and repairs that wait for `user`, with one query."""
    set_aside = _quarantined(user).with_only_columns(func.count()).scalar_subquery()
    held = _open_approvals(user).with_only_columns(func.count()).scalar_subquery()
    return db.session.scalars(select(conflicts.count_unsettled(user.id) + set_aside + held)).one()


def find_attention(user: User, *, now: datetime) -> Attention:
    """Return everything on the page of `user`. The number of queries does not depend on the number of rows."""
    return Attention(
        conflicts=conflicts.find_conflicts(user.id, limit=SHOWN_AT_MOST),
        decided=conflicts.find_conflicts(user.id, limit=SHOWN_AT_MOST, settled_after=now - REVISITABLE_FOR),
        approvals=_find_approvals(user),
        set_aside=_find_set_aside(user, now),
        set_aside_total=db.session.scalars(_quarantined(user).with_only_columns(func.count())).one(),
        detached=_find_detached(user),
    )


def find_quarantined(user: User, ids: Collection[int] | None) -> Sequence[Quarantine]:
    """Return the user's quarantined entries; with `ids` only those among them."""
    query = _quarantined(user)
    return db.session.scalars(query if ids is None else query.where(Quarantine.id.in_(ids))).all()


def find_detached_links(user: User, ids: Collection[int]) -> Sequence[Link]:
    """Return the user's detached links among `ids`."""
    return db.session.scalars(_detached(user).where(Link.id.in_(ids))).all()


def _quarantined(user: User) -> Select[Quarantine]:
    return select(Quarantine).where(Quarantine.integration_id.in_(_integration_ids(user)))


def _open_approvals(user: User) -> Select[Approval]:
    waiting = Approval.decided_at.is_(None), Approval.held.any()
    return select(Approval).where(Approval.integration_id.in_(_integration_ids(user)), *waiting)


def _detached(user: User) -> Select[Link]:
    """Return a query for detached links whose item is still in the user's calendar: removed items need no repair."""
    present = select(Item.id).where(is_present(), belongs_to(user.id))
    return select(Link).where(
        Link.integration_id.in_(_integration_ids(user)), Link.state == LinkState.DETACHED, Link.item_id.in_(present)
    )


def _integration_ids(user: User) -> Select[int]:
    return select(Integration.id).where(
        Integration.owner_id == user.id, Integration.wizard_step.is_(None), Integration.ended_at.is_(None)
    )


def _find_approvals(user: User) -> list[HeldRemovals]:
    held = select(func.count()).where(HeldDeletion.approval_id == Approval.id).scalar_subquery()
    query = _open_approvals(user).options(joinedload(Approval.integration)).order_by(Approval.id)
    return [HeldRemovals(approval, count) for approval, count in db.session.execute(query.add_columns(held))]


def _find_set_aside(user: User, now: datetime) -> list[SetAside]:
    entries = db.session.scalars(
        _quarantined(user).order_by(Quarantine.since, Quarantine.id).limit(SHOWN_AT_MOST)
    ).all()
    integrations = _integrations({entry.integration_id for entry in entries})
    status_of = statuses(list(integrations.values()), now=now)
    items = _items({entry.item_id for entry in entries if entry.item_id})
    return [
        SetAside(
            entry,
            integrations[entry.integration_id],
            items.get(entry.item_id or 0),
            status_of[entry.integration_id],
            edit_permission.needs_permission(integrations[entry.integration_id]) and edit_permission.can_permit(entry),
        )
        for entry in entries
    ]


def _find_detached(user: User) -> list[Detached]:
    query = _detached(user).order_by(Link.updated_at.desc(), Link.id.desc()).limit(SHOWN_AT_MOST)
    links = db.session.scalars(query.options(joinedload(Link.item), joinedload(Link.integration))).all()
    because = detached_because([link.item_id for link in links])
    return [Detached(link, because.get((link.integration_id, link.item_id))) for link in links]


def _integrations(ids: set[int]) -> dict[int, Integration]:
    query = select(Integration).options(joinedload(Integration.account)).where(Integration.id.in_(ids))
    return {integration.id: integration for integration in db.session.scalars(query)}


def _items(ids: set[int]) -> dict[int, Item]:
    return {item.id: item for item in db.session.scalars(select(Item).where(Item.id.in_(ids)))}
