"""Queries shared by the pages. All are scoped to one user: another user's id gives 404, as an unknown id does."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from flask import abort
from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from webapp.accounts.models import User
from webapp.connectors.sign_in import OAuthSignIn
from webapp.database import Base
from webapp.extensions import db, redis_client
from webapp.queues import lanes
from webapp.sync.models import (
    Approval,
    HeldDeletion,
    Integration,
    LedgerEntry,
    Link,
    LinkedAccount,
    Preview,
    Quarantine,
    Run,
    UserMessage,
)
from webapp.sync.providers import providers
from webapp.sync.queue import progress
from webapp.sync.queue.progress import Progress
from webapp.sync.states import LinkState
from webapp.sync.status.integrations import Status, statuses

Model = TypeVar("Model", bound=Base)

START_PATIENCE = timedelta(minutes=2)
"""How long a page shows a requested run that is not in the queue as "about to start"; later its status explains it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One integration as the listing and its settings page show it."""

    integration: Integration
    status: Status
    progress: Progress | None  # of the present run
    is_waiting: bool  # a manual run was requested and has not reported progress
    approvals: Sequence[Approval]  # undecided ones
    place: int | None = None  # in the queue, while a requested run waits there (1: next)

    @property
    def is_under_way(self) -> bool:
        return self.is_waiting or self.progress is not None


def find_rows(owner_id: int, *, now: datetime, only: Collection[int] | None = None) -> list[Row]:
    """Return the integrations of an owner whose wizard was finished, oldest first; with `only` those among them."""
    query = (
        select(Integration)
        .options(joinedload(Integration.account))
        .where(Integration.owner_id == owner_id, Integration.wizard_step.is_(None), Integration.ended_at.is_(None))
        .order_by(Integration.id)
    )
    if only is not None:
        query = query.where(Integration.id.in_(only))
    integrations = db.session.scalars(query).all()
    status_of = statuses(integrations, now=now)
    progress_of = progress.read(redis_client(), [integration.id for integration in integrations])
    approvals_of = _find_open_approvals([integration.id for integration in integrations])
    places = _find_places([row for row in integrations if row.id not in progress_of])
    return [
        Row(
            integration,
            status_of[integration.id],
            progress_of.get(integration.id),
            _is_waiting(integration, status_of[integration.id], now, queued=integration.id in places),
            approvals_of.get(integration.id, ()),
            places.get(integration.id),
        )
        for integration in integrations
    ]


def find_row(integration: Integration, *, now: datetime) -> Row:
    """Return `integration`, whose wizard was finished, as a row."""
    return find_rows(integration.owner_id, now=now, only=[integration.id])[0]


def _first_or_404(query: Select[Model]) -> Model:
    found = db.session.scalar(query)
    if found is None:
        abort(404)
    return found


def integration_or_404(integration_id: int, owner: User) -> Integration:
    """Return the owner's integration, drafts included, unless it was deleted."""
    return _first_or_404(
        select(Integration)
        .options(joinedload(Integration.account))
        .where(Integration.id == integration_id, Integration.owner_id == owner.id, Integration.ended_at.is_(None))
    )


def live_integration_or_404(integration_id: int, owner: User) -> Integration:
    """Return the owner's integration if its wizard was finished."""
    integration = integration_or_404(integration_id, owner)
    if not integration.is_live:
        abort(404)
    return integration


def draft_or_404(integration_id: int, owner: User) -> Integration:
    """Return the owner's integration if its wizard was not finished."""
    integration = integration_or_404(integration_id, owner)
    if integration.wizard_step is None:
        abort(404)
    return integration


def account_or_404(account_id: int, owner: User) -> LinkedAccount:
    return _first_or_404(select(LinkedAccount).where(LinkedAccount.id == account_id, LinkedAccount.user_id == owner.id))


def approval_or_404(approval_id: int, integration: Integration) -> Approval:
    return _first_or_404(select(Approval).where(Approval.id == approval_id, Approval.integration_id == integration.id))


def preview_or_404(preview_id: int, integration: Integration) -> Preview:
    return _first_or_404(select(Preview).where(Preview.id == preview_id, Preview.integration_id == integration.id))


def run_or_404(run_id: int, integration: Integration) -> Run:
    return _first_or_404(select(Run).where(Run.id == run_id, Run.integration_id == integration.id))


def entry_or_404(entry_id: int, integration: Integration) -> LedgerEntry:
    return _first_or_404(
        select(LedgerEntry).where(LedgerEntry.id == entry_id, LedgerEntry.integration_id == integration.id)
    )


def notice_or_404(notice_id: int, owner: User) -> UserMessage:
    return _first_or_404(
        select(UserMessage).where(
            UserMessage.id == notice_id, UserMessage.user_id == owner.id, UserMessage.dismissed_at.is_(None)
        )
    )


def find_accounts(owner: User, service: str) -> Sequence[LinkedAccount]:
    """Return the owner's linked accounts of a service, ordered by name."""
    return db.session.scalars(
        select(LinkedAccount)
        .where(
            LinkedAccount.user_id == owner.id,
            LinkedAccount.service == service,
            ~LinkedAccount.revoke_wanted,
            LinkedAccount.credentials != "",  # deleted with the account's last calendar: sign in again
        )
        .order_by(LinkedAccount.name, LinkedAccount.id)
    ).all()


def find_lost_accounts(owner: User) -> Sequence[LinkedAccount]:
    """Return the owner's accounts that have to be reconnected on a provider's sign-in page (OAuth)."""
    connectors = providers().connectors(lambda provider: isinstance(provider.sign_in, OAuthSignIn))
    return db.session.scalars(
        select(LinkedAccount)
        .where(
            LinkedAccount.user_id == owner.id,
            LinkedAccount.connector.in_(connectors),
            LinkedAccount.authorization_lost_at.is_not(None),
            LinkedAccount.integrations.any(Integration.ended_at.is_(None)),
        )
        .order_by(LinkedAccount.name, LinkedAccount.id)
    ).all()


def find_integrations_of(account: LinkedAccount) -> Sequence[Integration]:
    """Return the integrations of an account that were not deleted, drafts included."""
    return db.session.scalars(
        select(Integration)
        .where(Integration.account_id == account.id, Integration.ended_at.is_(None))
        .order_by(Integration.id)
    ).all()


def find_linked_calendar_ids(integration: Integration) -> set[str]:
    """Return the ids of calendars on the same server that the owner's other integrations link, drafts excluded."""
    account = integration.account
    ids = db.session.scalars(
        select(Integration.calendar_id)
        .join(Integration.account)
        .where(
            Integration.owner_id == integration.owner_id,
            Integration.id != integration.id,
            Integration.wizard_step.is_(None),
            Integration.ended_at.is_(None),
            LinkedAccount.server_url == account.server_url,
        )
    )
    return {calendar_id for calendar_id in ids if calendar_id is not None}


def find_linked_another_way(integration: Integration) -> dict[str, Integration]:
    """Return the owner's integrations that seem to link calendars of the same account by another connector.

    Returns:
        Integrations by the calendar's name in lower case: each connector has other ids for the same calendar.
    """
    account = integration.account
    others = db.session.scalars(
        select(Integration)
        .join(Integration.account)
        .options(contains_eager(Integration.account))
        .where(
            Integration.owner_id == integration.owner_id,
            Integration.wizard_step.is_(None),
            Integration.ended_at.is_(None),
            LinkedAccount.connector != account.connector,
            or_(LinkedAccount.service == account.service, func.lower(LinkedAccount.name) == account.name.lower()),
        )
    )
    return {other.calendar_name.lower(): other for other in others}


def find_empty_draft(account: LinkedAccount) -> Integration | None:
    """Return a draft of `account` without a calendar, so that a second click starts no second draft."""
    return db.session.scalar(
        select(Integration).where(
            Integration.account_id == account.id,
            Integration.wizard_step.is_not(None),
            Integration.ended_at.is_(None),
            Integration.calendar_id.is_(None),
        )
    )


def find_quarantined(integration: Integration, ids: Collection[int] | None = None) -> Sequence[Quarantine]:
    """Return the quarantined entries of an integration; with `ids` those among them."""
    query = select(Quarantine).where(Quarantine.integration_id == integration.id).order_by(Quarantine.since)
    if ids is not None:
        query = query.where(Quarantine.id.in_(ids))
    return db.session.scalars(query).all()


def find_held_deletions(approval: Approval, *, after: int, limit: int) -> Sequence[HeldDeletion]:
    """Return up to `limit` held removals with ids above `after`, each with its item loaded."""
    return db.session.scalars(
        select(HeldDeletion)
        .options(joinedload(HeldDeletion.link).joinedload(Link.item))
        .where(HeldDeletion.approval_id == approval.id, HeldDeletion.id > after)
        .order_by(HeldDeletion.id)
        .limit(limit)
    ).all()


def count_held_deletions(approval: Approval) -> int:
    """Return the number of removals that wait for this decision."""
    return db.session.scalars(
        select(func.count()).select_from(HeldDeletion).where(HeldDeletion.approval_id == approval.id)
    ).one()


def detached_link_or_404(notice: UserMessage) -> Link:
    """Return the link that a notice is about if it is still detached."""
    return _first_or_404(
        select(Link).where(
            Link.integration_id == notice.integration_id,
            Link.item_id == notice.item_id,
            Link.state == LinkState.DETACHED,
        )
    )


def _find_places(integrations: Sequence[Integration]) -> dict[int, int]:
    """Return the place in the queue (1: next) of requested runs that wait there, by integration id."""
    keys = {lanes.run_key(row.id): row.id for row in integrations if row.state.manual_requested_at}
    return {keys[key]: place for key, place in lanes.places(redis_client(), keys).items()}


def _is_waiting(integration: Integration, status: Status, now: datetime, *, queued: bool) -> bool:
    requested_at = integration.state.manual_requested_at
    return (
        requested_at is not None
        and (queued or now - requested_at < START_PATIENCE)
        and integration.active
        and status.level not in {"danger", "off"}
    )


def _find_open_approvals(integration_ids: Collection[int]) -> dict[int, list[Approval]]:
    approvals: dict[int, list[Approval]] = {}
    for approval in db.session.scalars(
        select(Approval)
        .where(Approval.integration_id.in_(integration_ids), Approval.decided_at.is_(None))
        .order_by(Approval.id)
    ):
        approvals.setdefault(approval.integration_id, []).append(approval)
    return approvals
