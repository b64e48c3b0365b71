"""Authorization of linked accounts: lost, restored, and revoked when no integration needs it any more."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import structlog
from sqlalchemy import ColumnElement, Connection, and_, select, update

from webapp.connectors.errors import AuthorizationLost, ConnectorError, ProfileDisconnected, TransientError
from webapp.connectors.registry import Provider
from webapp.connectors.sign_in import Grant
from webapp.database import utc_now
from webapp.extensions import db, reading
from webapp.sync.linked_accounts.connector_factory import open_connector
from webapp.sync.linked_accounts.ports import as_port
from webapp.sync.models import Integration, LinkedAccount
from webapp.sync.providers import provider_of
from webapp.sync.queue.enqueue import enqueue_account_job, enqueue_sync
from webapp.sync.states import Purpose, Trigger
from webapp.sync.store import evidence, previews

FIRST_CHECK = timedelta(seconds=15)
LONGEST_CHECK = timedelta(minutes=15)
"""Bounds of the time between two checks of a lost connection: short at first, while somebody may be repairing it."""

SOON = timedelta(seconds=1)
"""Time until the next check, after a notification showed that the account may be connected again."""

REVOKE_AGAIN = timedelta(minutes=10)

log = structlog.get_logger()


def mark_lost(account: LinkedAccount, error: AuthorizationLost, now: datetime) -> None:
    """Mark the account as not authorised, with the reason that its owner is shown. The caller commits.

    A disconnection below an intermediary is repaired at the intermediary, so the account is checked again and again;
    everything else needs a new sign-in.
    """
    account.authorization_lost_at = account.authorization_lost_at or now
    account.authorization_lost_reason = error.reason
    if isinstance(error, ProfileDisconnected):
        account.relink_url = error.relink_url
        account.check_at = now + _check_pause(account, now)
    else:
        account.relink_url, account.check_at = "", None


@contextmanager
def storing_loss(account: LinkedAccount) -> Iterator[None]:
    """Store that the authorization is lost if the block finds out, so that every page shows it; re-raise the error."""
    try:
        yield
    except AuthorizationLost as error:
        mark_lost(account, error, utc_now())
        db.session.commit()
        raise


def note_disconnected(account: LinkedAccount) -> None:
    """Mark the account as disconnected after a notification, commit, and have it checked.

    Only the answer to a request contains the address where it can be reconnected.
    """
    now = utc_now()
    if account.authorization_lost_at is None:
        account.authorization_lost_at = now
        account.authorization_lost_reason = provider_of(account).disconnected_reason
    if account.authorization_lost_at == now or account.check_at is not None:
        account.check_at = now
    db.session.commit()
    enqueue_account_job("check_connection", account.id)


def check_soon(transaction: Connection, account_id: int, check_at: datetime, now: datetime) -> None:
    """Have a lost connection checked after `SOON`, because a notification shows that it may be back.

    Not at once, so that many notifications lead to one check. The search for due work enqueues it.
    """
    if check_at > now + SOON:
        transaction.execute(
            update(LinkedAccount)
            .where(LinkedAccount.id == account_id, LinkedAccount.check_at.is_not(None))
            .values(check_at=now + SOON)
        )


def check(account_id: int) -> None:
    """Check whether a lost connection is back; if so, resume its integrations where they stopped. Commits."""
    account = db.session.get(LinkedAccount, account_id)
    if account is None or account.authorization_lost_at is None or account.check_at is None:
        return
    try:
        _check_health(account)
    except AuthorizationLost as error:
        mark_lost(account, error, utc_now())
        db.session.commit()
    except ConnectorError as error:
        log.info("connection_not_checked", account_id=account_id, error=type(error).__name__)
        account.check_at = utc_now() + _check_pause(account, utc_now())
        db.session.commit()
    else:
        restore(account)


def restore(account: LinkedAccount, *, by_owner: bool = False) -> None:
    """Mark the account as authorised, commit, and enqueue its integrations.

    Where its owner signed in again, a preview is made for them first.
    """
    was_lost = account.authorization_lost_at is not None
    needs_preview = by_owner and was_lost
    account.authorization_lost_at, account.authorization_lost_reason = None, None
    account.relink_url, account.check_at, account.revoke_wanted = "", None, False
    db.session.flush()
    renews_ids = provider_of(account).renews_ids
    integrations = db.session.scalars(select(Integration).where(Integration.account_id == account.id)).all()
    for integration in integrations:
        evidence.try_at_once(integration)
        integration.state.next_sweep_at = utc_now()
        if renews_ids and integration.state.cursor is not None:
            integration.state.cursor = ""  # events may silently be listed under other ids now: compare everything
        if integration.subscription:
            integration.subscription.ask_again_at = None  # the cause of a refusal may have changed with it
        if was_lost:  # the loss was the failure; with a preview, no run would remove it soon
            evidence.forget(integration.id)
    db.session.commit()
    for integration in integrations:
        if not integration.is_live or not integration.active:
            continue
        if needs_preview:
            previews.request(integration, Purpose.RECONNECT)
        else:
            enqueue_sync(integration.id, Trigger.ACTIVATED)


def release(account: LinkedAccount) -> None:
    """Delete the credentials of an account that no integration uses any more, and revoke its authorization. Commits."""
    if not _is_unused(account):
        db.session.commit()
        return
    if account.credentials and provider_of(account).revocation is not None:
        account.revoke_wanted, account.check_at = True, utc_now()
        db.session.commit()
        enqueue_account_job("revoke_permission", account.id)
        return
    account.credentials = ""
    db.session.commit()


def revoke(account_id: int) -> None:
    """Revoke the authorization of an unused account. Its tokens are kept, and it is retried, until that is done."""
    account = db.session.get(LinkedAccount, account_id)
    if account is None or not account.revoke_wanted:
        return
    if not _is_unused(account):
        account.revoke_wanted = False
        db.session.commit()
        return
    try:
        if account.credentials and not _is_shared(account):
            revocation, credentials = provider_of(account).revocation, as_port(account).credentials()
            db.session.commit()  # no transaction stays open while a service is asked
            if revocation is not None:
                revocation.revoke(credentials)
    except TransientError as error:
        log.info("permission_not_given_back", account_id=account_id, error=type(error).__name__)
        account.check_at = utc_now() + REVOKE_AGAIN
        db.session.commit()
        return
    except ConnectorError as error:  # the tokens are unreadable, or the service no longer knows the application
        log.warning("permission_lost", account_id=account_id, error=type(error).__name__)
    # Not if somebody connected the account again meanwhile.
    db.session.execute(
        update(LinkedAccount)
        .where(LinkedAccount.id == account_id, LinkedAccount.revoke_wanted)
        .values(credentials="", revoke_wanted=False, check_at=None)
    )
    db.session.commit()


def discard(provider: Provider, grant: Grant) -> None:
    """Revoke an authorization that was just granted and is not wanted, unless a linked account has the same one."""
    held = _holds(provider.connector, grant.remote_account)
    with reading():
        if not grant.remote_account or db.session.scalar(select(LinkedAccount.id).where(held).limit(1)):
            return
    try:
        if provider.revocation is not None:
            provider.revocation.revoke(grant.credentials)
    except ConnectorError as error:
        log.warning("permission_not_given_back", error=type(error).__name__)


def _check_health(account: LinkedAccount) -> None:
    discovery, name = account.discovery, account.name
    with open_connector(account) as connector:
        db.session.commit()  # no transaction stays open while a service is asked
        if connector.extras.health is not None:
            connector.extras.health.check_account(discovery, name)


def _check_pause(account: LinkedAccount, now: datetime) -> timedelta:
    lost_for = now - (account.authorization_lost_at or now)
    return min(max(lost_for / 4, FIRST_CHECK), LONGEST_CHECK)


def _is_unused(account: LinkedAccount) -> bool:
    used = db.session.scalar(
        select(Integration.id)
        .where(
            Integration.account_id == account.id,
            Integration.ended_at.is_(None) | Integration.remove_events_on_end,
        )
        .limit(1)
    )
    return used is None


def _is_shared(account: LinkedAccount) -> bool:
    """Return True if somebody else linked the same mailbox: revoking would end their authorization as well."""
    held = _holds(account.connector, account.remote_account)
    query = select(LinkedAccount.id).where(held, LinkedAccount.id != account.id).limit(1)
    return bool(account.remote_account) and db.session.scalar(query) is not None


def _holds(connector: str, remote_account: str) -> ColumnElement[bool]:
    return and_(
        LinkedAccount.connector == connector,
        LinkedAccount.remote_account == remote_account,
        LinkedAccount.credentials != "",
    )
