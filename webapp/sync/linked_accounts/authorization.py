"""The connection of a linked account: lost, found again, and given back when nothing needs it any more."""

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
"""Between two looks whether a lost connection is back: often at first, when somebody may be at it."""

SOON = timedelta(seconds=1)
"""Until the next look, when the account gave a sign of life."""

REVOKE_AGAIN = timedelta(minutes=10)

log = structlog.get_logger()


def lose(account: LinkedAccount, error: AuthorizationLost, now: datetime) -> None:
    """Note that the account cannot be used; its owner sees why. The caller commits.

    A disconnection below an intermediary heals there, so it is looked after; anything else needs a new sign-in here.
    """
    account.authorization_lost_at = account.authorization_lost_at or now
    account.authorization_lost_reason = error.reason
    if isinstance(error, ProfileDisconnected):
        account.relink_url = error.relink_url
        account.check_at = now + _check_pause(account, now)
    else:
        account.relink_url, account.check_at = "", None


@contextmanager
def noting_loss(account: LinkedAccount) -> Iterator[None]:
    """Store what the block finds out about a lost connection, so that every page says so; the error goes on."""
    try:
        yield
    except AuthorizationLost as error:
        lose(account, error, utc_now())
        db.session.commit()
        raise


def note_disconnected(account: LinkedAccount) -> None:
    """Take a notice's word for it, commit, and have it looked at: only an answer tells where to reconnect."""
    now = utc_now()
    if account.authorization_lost_at is None:
        account.authorization_lost_at = now
        account.authorization_lost_reason = provider_of(account).disconnected_reason
    if account.authorization_lost_at == now or account.check_at is not None:
        account.check_at = now
    db.session.commit()
    enqueue_account_job("check_connection", account.id)


def check_soon(transaction: Connection, account_id: int, check_at: datetime, now: datetime) -> None:
    """Have a lost connection looked at in a moment, because there is a sign that it is back.

    A moment and not at once, so that a flood of signs leads to no flood of looks. The search for due work begins it.
    """
    if check_at > now + SOON:
        transaction.execute(
            update(LinkedAccount)
            .where(LinkedAccount.id == account_id, LinkedAccount.check_at.is_not(None))
            .values(check_at=now + SOON)
        )


def check(account_id: int) -> None:
    """Look whether a lost connection is back; if so, its integrations go on where they were."""
    account = db.session.get(LinkedAccount, account_id)
    if account is None or account.authorization_lost_at is None or account.check_at is None:
        return
    try:
        _check_health(account)
    except AuthorizationLost as error:
        lose(account, error, utc_now())
        db.session.commit()
    except ConnectorError as error:
        log.info("connection_not_checked", account_id=account_id, error=type(error).__name__)
        account.check_at = utc_now() + _check_pause(account, utc_now())
        db.session.commit()
    else:
        restore(account)


def restore(account: LinkedAccount, *, by_owner: bool = False) -> None:
    """Note that the account works again, commit, and let its integrations catch up at once.

    Where its owner reconnected it, here, they see first what that would mean for both sides.
    """
    was_lost = account.authorization_lost_at is not None
    looks_first = by_owner and was_lost
    account.authorization_lost_at, account.authorization_lost_reason = None, None
    account.relink_url, account.check_at, account.revoke_wanted = "", None, False
    db.session.flush()
    renews_ids = provider_of(account).renews_ids
    integrations = db.session.scalars(select(Integration).where(Integration.account_id == account.id)).all()
    for integration in integrations:
        evidence.try_at_once(integration)
        integration.next_sweep_at = utc_now()
        if renews_ids and integration.cursor is not None:
            integration.cursor = ""  # events may be listed under other ids now, without a word: compare everything
        if integration.subscription:
            integration.subscription.ask_again_at = None  # what hindered notifications may have changed with it
        if was_lost:  # that was what failed; where its owner looks first, no run comes soon to find that out
            evidence.forget(integration.id)
    db.session.commit()
    for integration in integrations:
        if not integration.is_live or not integration.active:
            continue
        if looks_first:
            previews.propose(integration, Purpose.RECONNECT)
        else:
            enqueue_sync(integration.id, Trigger.ACTIVATED)


def release(account: LinkedAccount) -> None:
    """Forget the credentials of an account that no integration uses any more, and give its permission back."""
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
    """Give the permission of an unused account back. Until that is done its tokens are kept, and it is tried again."""
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
    except ConnectorError as error:  # the tokens are unreadable, or the application is not known there any more
        log.warning("permission_lost", account_id=account_id, error=type(error).__name__)
    # Only if nobody connected it again meanwhile.
    db.session.execute(
        update(LinkedAccount)
        .where(LinkedAccount.id == account_id, LinkedAccount.revoke_wanted)
        .values(credentials="", revoke_wanted=False, check_at=None)
    )
    db.session.commit()


def discard(provider: Provider, grant: Grant) -> None:
    """Give back a permission that was just granted and is not wanted, unless an account here has the same."""
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
    """Say whether somebody else here linked the same mailbox: revoking would end theirs as well."""
    held = _holds(account.connector, account.remote_account)
    query = select(LinkedAccount.id).where(held, LinkedAccount.id != account.id).limit(1)
    return bool(account.remote_account) and db.session.scalar(query) is not None


def _holds(connector: str, remote_account: str) -> ColumnElement[bool]:
    return and_(
        LinkedAccount.connector == connector,
        LinkedAccount.remote_account == remote_account,
        LinkedAccount.credentials != "",
    )
