"""Interface of the engine for pages. Each call changes rows, commits, and enqueues the jobs that follow from it.

If the queue is unavailable the change is stored all the same, and `due.enqueue_due_work` enqueues the jobs later.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import insert, select, update

from webapp.accounts.models import User
from webapp.connectors.base import CalendarInfo
from webapp.connectors.reasons import Reason, because
from webapp.connectors.registry import Provider
from webapp.connectors.sign_in import Grant, OAuthSignIn
from webapp.database import utc_now
from webapp.encryption import encrypt
from webapp.extensions import db
from webapp.sync.engine.snapshots import has_unlinked_items
from webapp.sync.linked_accounts import authorization, calendar_names
from webapp.sync.linked_accounts.connector_factory import open_connector
from webapp.sync.linked_accounts.ports import as_port
from webapp.sync.linked_accounts.starting_point import take_at_finish
from webapp.sync.models import Approval, HeldDeletion, Integration, Link, LinkedAccount, Mark, Preview, UserMessage
from webapp.sync.providers import provider_of, providers
from webapp.sync.queue.enqueue import enqueue_sync
from webapp.sync.runs.unlink import mark_ended
from webapp.sync.states import LinkState, Purpose, Trigger
from webapp.sync.store import evidence, previews
from webapp.sync.undo import requests

FIRST_WIZARD_STEP = "linked_calendar"


def link_account(
    user: User,
    *,
    service: str,
    name: str,
    server_url: str,
    username: str,
    password: str,
    discovery: Mapping[str, Any],
) -> LinkedAccount:
    """Store an authorised account; for the same server and user name, renew its credentials and resume it."""
    account = db.session.scalar(
        select(LinkedAccount).where(
            LinkedAccount.user_id == user.id,
            LinkedAccount.service == service,
            LinkedAccount.server_url == server_url,
            LinkedAccount.name == name,
        )
    )
    if account is None:
        provider = providers().password_provider(service)
        connector = provider.connector if provider else ""
        account = LinkedAccount(user_id=user.id, service=service, connector=connector, name=name, server_url=server_url)
        db.session.add(account)
    account.credentials = encrypt({"username": username, "password": password})
    account.discovery = dict(discovery)
    authorization.restore(account, by_owner=True)
    return account


def link_granted_account(user: User, provider: Provider, *, service: str, grant: Grant) -> LinkedAccount:
    """Store an account that was authorised; for an account that is known, renew its credentials and resume it."""
    account = find_granted_account(user, provider, service, grant)
    if account is None:
        account = LinkedAccount(user_id=user.id, connector=provider.connector, remote_account=grant.remote_account)
        db.session.add(account)
    account.service = service
    renew_grant(account, grant)
    authorization.restore(account, by_owner=True)
    return account


def find_granted_account(user: User, provider: Provider, service: str, grant: Grant) -> LinkedAccount | None:
    """Return the user's account that `grant` is for, even if no integration uses it any more."""
    candidates = db.session.scalars(
        select(LinkedAccount)
        .where(
            LinkedAccount.user_id == user.id,
            LinkedAccount.connector == provider.connector,
            LinkedAccount.remote_account == grant.remote_account,
        )
        .order_by(LinkedAccount.id)
    )
    return next((account for account in candidates if is_authorised(account, service, grant)), None)


def is_authorised(account: LinkedAccount, service: str, grant: Grant) -> bool:
    """Return True if a grant for `service` is for this very account."""
    sign_in = provider_of(account).sign_in
    return isinstance(sign_in, OAuthSignIn) and sign_in.is_same_account(as_port(account), service, grant)


def reconnect_granted_account(account: LinkedAccount, grant: Grant) -> None:
    """Resume the integrations of an account that was reauthorised."""
    renew_grant(account, grant)
    authorization.restore(account, by_owner=True)


def renew_grant(account: LinkedAccount, grant: Grant) -> None:
    """Store the result of a sign-in in the account. The caller commits."""
    account.remote_account = grant.remote_account
    account.server_url = grant.server_url
    account.name = grant.name or account.name or "Calendar account"
    account.discovery = dict(grant.discovery)
    account.credentials = encrypt(dict(grant.credentials))


def start_integration(account: LinkedAccount) -> Integration:
    """Begin the wizard with default options."""
    integration = Integration(
        owner_id=account.user_id, account_id=account.id, wizard_step=FIRST_WIZARD_STEP, kinds=["appointment"]
    )
    db.session.add(integration)
    db.session.commit()
    return integration


def discard_draft(integration: Integration) -> None:
    """Delete the draft of an unfinished wizard, and the credentials if nothing else uses them."""
    account = integration.account
    db.session.delete(integration)
    db.session.commit()
    authorization.release(account)


def available_calendars(account: LinkedAccount) -> Sequence[CalendarInfo]:
    """Fetch the account's calendars from the service, and store their names.

    Raises:
        ConnectorError: the service did not answer or refused; the reason is fit for the page.
    """
    with authorization.storing_loss(account), open_connector(account, urgent=True) as connector:
        db.session.commit()  # no transaction stays open while a service is asked
        listed = connector.calendars()
    calendar_names.store_names(account.id, listed)
    db.session.commit()
    return listed


def has_first_run(integration: Integration) -> bool:
    """Return True if the first run may change something: as requested, or because items and events may match."""
    return integration.retrieve or integration.send or has_unlinked_items(integration.id, integration.owner_id)


def finish_wizard(integration: Integration, *, first_run: bool = True) -> None:
    """Finish the wizard, and start a manual run if the user chose to retrieve or send, or approved a preview.

    Without `first_run`, nothing that exists is synced until the user asks for it.
    """
    db.session.commit()  # no transaction stays open while a service is asked
    take_at_finish(integration)
    integration.wizard_step = None
    if first_run and (integration.retrieve or integration.send or previews.find_approved(integration.id)):
        integration.state.manual_requested_at = utc_now()
    db.session.commit()
    enqueue_sync(integration.id, Trigger.MANUAL if integration.state.manual_requested_at else Trigger.ACTIVATED)


def request_manual_run(integration: Integration) -> None:
    """Start a manual run ("Sync now"). A request during a run is served by another run after it."""
    integration.state.manual_requested_at = utc_now()
    _try_at_once(integration)
    db.session.commit()
    enqueue_sync(integration.id, Trigger.MANUAL)


def sync_at_once(integration: Integration) -> None:
    """Start a run at once, without waiting for the next sweep or for the end of a back-off."""
    _try_at_once(integration)
    db.session.commit()
    enqueue_sync(integration.id, Trigger.ACTIVATED)


def execute_preview(preview: Preview, *, by: User) -> None:
    """Approve a preview, and start the run that executes its included entries."""
    if preview.purpose == Purpose.UNDO:
        _execute_undo(preview, by)
    elif previews.approve(preview, by=by):
        request_manual_run(preview.integration)


def _execute_undo(preview: Preview, by: User) -> None:
    integration = preview.integration
    if requests.approve(preview, by=by):
        _try_at_once(integration)
        db.session.commit()
        enqueue_sync(integration.id, Trigger.UNDO)


def resume_without_preview(preview: Preview, *, by: User) -> None:
    """Resume an integration that waits for its owner's decision about a preview, without restricting its run."""
    previews.reject(preview, by=by)
    request_manual_run(preview.integration)


def options_changed(integration: Integration) -> None:
    """Store options that the user changed, and start a run."""
    db.session.commit()
    if integration.is_live and integration.active:
        enqueue_sync(integration.id, Trigger.ACTIVATED)


def set_active(integration: Integration, active: bool) -> None:
    """Switch an integration on or off. Changes are marked while it is off, and synced once it is on again."""
    integration.active = active
    if active:
        _try_at_once(integration)
    else:
        integration.state.manual_requested_at = None
        evidence.forget(integration.id, evidence.MANUAL, evidence.UNDO)
        previews.drop_all(integration.id, because(Reason.SWITCHED_OFF))
    db.session.commit()
    if active:
        enqueue_sync(integration.id, Trigger.ACTIVATED)
    elif integration.subscription and integration.subscription.renewed_at:
        enqueue_sync(integration.id, Trigger.DEACTIVATED)


def end_integration(integration: Integration, *, remove_events: bool) -> None:
    """Delete an integration, with or without the events it wrote."""
    mark_ended(integration, remove_events=remove_events)
    previews.drop_all(integration.id, because(Reason.INTEGRATION_GONE))
    db.session.commit()
    enqueue_sync(integration.id, Trigger.ENDED)


def decide_approval(approval: Approval, *, approved: bool, by: User, only: Collection[int] | None = None) -> None:
    """Store a person's decision about held deletions, or about those in `only`. A second decision is ignored."""
    if approval.decided_at is not None:
        return
    part = [held for held in approval.held if only is None or held.id in only]
    if only is not None and not part:
        return
    if len(part) < len(approval.held):
        approval = _split_off(approval, part)
    approval.decided_at, approval.approved, approval.decided_by_id = utc_now(), approved, by.id
    integration_id = approval.integration_id
    db.session.commit()
    enqueue_sync(integration_id, Trigger.APPROVED)


def _split_off(approval: Approval, part: Collection[HeldDeletion]) -> Approval:
    """Move some of the held deletions to an approval of their own; the others go on waiting."""
    decided = Approval(
        integration_id=approval.integration_id,
        run_id=approval.run_id,
        side=approval.side,
        live_links=approval.live_links,
        created_at=approval.created_at,
    )
    db.session.add(decided)
    for held in part:
        held.approval = decided
    return decided


def send_again(link: Link) -> None:
    """Sync a detached item again: linked to its event if that still exists, else with a new event."""
    send_all_again([link])


def send_all_again(links: Sequence[Link]) -> None:
    """Sync detached items again, as `send_again` does."""
    integration_ids = {link.integration_id for link in links}
    for link in links:
        is_about_it = UserMessage.integration_id == link.integration_id, UserMessage.item_id == link.item_id
        dismissed = (
            update(UserMessage).where(*is_about_it, UserMessage.dismissed_at.is_(None)).values(dismissed_at=utc_now())
        )
        db.session.execute(dismissed)
        # The run reads the event. If it exists, the two are linked like any item and event that match; else a new
        # event is created.
        db.session.execute(
            update(Link)
            .where(Link.id == link.id, Link.state == LinkState.DETACHED)
            .values(
                state=LinkState.PENDING,
                create_key=None,
                base_local=None,
                base_remote=None,
                version_tag=None,
                updated_at=utc_now(),
            )
        )
        db.session.execute(insert(Mark).values(integration_id=link.integration_id, item_id=link.item_id))
    db.session.commit()
    for integration_id in integration_ids:
        enqueue_sync(integration_id, Trigger.ITEM_SAVED)


def _try_at_once(integration: Integration) -> None:
    evidence.try_at_once(integration)
    integration.state.next_sweep_at = utc_now()
