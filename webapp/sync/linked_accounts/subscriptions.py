"""Subscriptions to notifications of a linked calendar: created while it is switched on, renewed, and ended with it."""

import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

import structlog
from sqlalchemy import select

from webapp.connectors import base
from webapp.connectors.base import Subscriber
from webapp.connectors.errors import AuthorizationLost, CalendarGone, SubscriptionRefused, TransientError
from webapp.connectors.reasons import Refusal
from webapp.database import utc_now
from webapp.extensions import db, reading
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.linked_accounts.connector_factory import open_connector
from webapp.sync.linked_accounts.credential_store import read_secret, store_secret
from webapp.sync.models import Integration, Subscription
from webapp.sync.providers import provider_of
from webapp.sync.queue.enqueue import enqueue_sync
from webapp.sync.states import Trigger
from webapp.sync.store import evidence

ASK_AGAIN = timedelta(days=1)
"""Time from a refusal to the next request: rate plans and permissions change."""

RENEW_AGAIN = timedelta(minutes=15)
"""Time from a failed renewal to the next attempt, while the subscription has not expired yet."""

log = structlog.get_logger()


def prepare(integration: Integration) -> None:
    """Give the linked calendar a secret callback address, if its service sends notifications.

    Commits, because a service may call the address before it answers the request for the subscription.
    """
    port = provider_of(integration.account).subscriptions
    row = integration.subscription
    if port is None or (row is not None and row.token is not None):
        return
    if row is None:
        row = Subscription()
        integration.subscriptions.append(row)
    row.token = secrets.token_urlsafe(port.token_bytes)
    db.session.commit()


def callback_url(integration: Integration) -> str:
    """Return the callback address of the linked calendar; "" if its service sends nothing, or could not reach us."""
    port, row = provider_of(integration.account).subscriptions, integration.subscription
    return port.callback_url(row.token) if port and row and row.token else ""


def maintain(context: RunContext, *, repair: bool) -> None:
    """Subscribe where there is no subscription yet, and renew one that is about to expire.

    `repair` also renews a subscription that does not expire, because the service may have dropped it.

    Changes without a notification are not lost: the run that follows reads from its cursor. Where the service refuses,
    the calendar is polled more often, and its pages show why.

    Raises:
        StillReading: the service has yet to read the calendar for the first time.
    """
    _resume_once_read(context)
    current = _load(context) if context.connector.capabilities.push else None
    if current is None:
        return
    if current.is_due(utc_now(), repair=repair):
        _subscribe(context, current)
    _end_replaced(context, current.callback)


def renewal_due(integration: Integration, now: datetime) -> datetime | None:
    """Return when the subscription has to be renewed; None if it is due already, or never."""
    row = integration.subscription
    due = row.ask_again_at if row and row.expires_at else None
    return due if due and due > now else None


def renew_soon(row: Subscription) -> None:
    """Enqueue a run that renews a subscription whose service has announced its end, and reads changes. Commits."""
    row.ask_again_at = row.integration.state.notified_at = utc_now()
    integration_id, runs = row.integration_id, row.integration.active
    db.session.commit()
    if runs:
        enqueue_sync(integration_id, Trigger.NOTIFIED)


def compare_everything(integration: Integration) -> None:
    """Enqueue a full comparison of a calendar that its service has just read for the first time. Commits.

    If its owner wants to retrieve events, a manual run does so.
    """
    now = utc_now()
    integration.state.notified_at, integration.state.unread_since = now, None
    if integration.state.cursor is not None:
        integration.state.cursor = ""  # there is no valid cursor: compare everything
    evidence.try_at_once(integration)
    evidence.forget(integration.id, evidence.READING, evidence.SENDING, evidence.MANUAL)  # all of them waited for this
    retrieves = integration.retrieve and integration.is_live
    if retrieves and integration.active:
        integration.state.manual_requested_at = now
    integration_id, runs = integration.id, integration.active
    db.session.commit()
    if runs:
        enqueue_sync(integration_id, Trigger.NOTIFIED)
        if retrieves:
            enqueue_sync(integration_id, Trigger.MANUAL)


def stop(integration: Integration) -> None:
    """End all subscriptions of a linked calendar. Commits.

    Raises:
        ConnectorError: the service did not answer; the call has to be repeated.
    """
    callback, calendar_id = callback_url(integration), integration.calendar_id or ""
    held = [row for row in integration.subscriptions if row.renewed_at or row.replaced_at]
    if not held:
        return
    if callback:
        subscriptions = [_as_port(row) for row in held]
        # Without authorization no notifications arrive either, so there is nothing to end.
        with suppress(AuthorizationLost), open_connector(integration.account, integration) as connector:
            db.session.commit()  # no transaction stays open while a service is asked
            for subscription in subscriptions:
                with suppress(CalendarGone, SubscriptionRefused):
                    cast("Subscriber", connector).unsubscribe(calendar_id, callback, subscription)
    for row in held:
        _forget(row)
    db.session.commit()


def _resume_once_read(context: RunContext) -> None:
    """Compare everything once the service has read the calendar for the first time.

    It is asked, because it may not send a notification of that.
    """
    with reading():
        unread_since = db.session.get_one(Integration, context.settings.integration_id).state.unread_since
    if unread_since is None:
        return
    health = context.connector.extras.health
    if health is not None:
        health.check_calendar(context.settings.calendar_id)
    compare_everything(db.session.get_one(Integration, context.settings.integration_id))


@dataclass(frozen=True, slots=True)
class _Current:
    """Subscription in use, as plain values. `port` is None if it was never requested, or if the service ended it."""

    row_id: int
    callback: str
    port: base.Subscription | None
    is_on: bool
    ask_again_at: datetime | None

    def is_due(self, now: datetime, *, repair: bool) -> bool:
        """Return True if the subscription has to be requested or renewed now."""
        if self.ask_again_at is not None:
            return self.ask_again_at <= now
        return repair or not self.is_on


def _load(context: RunContext) -> _Current | None:
    """Return the subscription in use; None if the service sends nothing to an address of ours."""
    with reading():
        integration = db.session.get_one(Integration, context.settings.integration_id)
        row, callback = integration.subscription, callback_url(integration)
        if not row or not callback:
            return None
        port = _as_port(row) if row.renewed_at or row.remote_id else None
        return _Current(row.id, callback, port, row.renewed_at is not None, row.ask_again_at)


def _subscribe(context: RunContext, current: _Current) -> None:
    refusal: Refusal | None = None
    granted: base.Subscription | None = None
    try:
        granted = cast("Subscriber", context.connector).subscribe(
            context.settings.calendar_id, current.callback, current.port
        )
    except TransientError as error:
        # Without notifications the calendar is polled more often, and every poll tries again.
        log.warning("not_subscribed", integration_id=context.settings.integration_id, error=type(error).__name__)
    except SubscriptionRefused as error:
        log.warning("subscription_refused", integration_id=context.settings.integration_id)
        refusal = error.reason
    with context.work.batch():
        row = db.session.get_one(Subscription, current.row_id)
        if granted is None:
            _note_failed(row, refusal)
        else:
            _note_subscribed(row, granted)


def _note_subscribed(row: Subscription, granted: base.Subscription) -> None:
    """Store a confirmed subscription. One with another id replaces the former, which is yet to be ended."""
    now = utc_now()
    if row.remote_id and row.remote_id != granted.id:
        row.replaced_at, row.refused_reason, row.ask_again_at = now, None, None
        db.session.flush()  # before the insert: a unique index allows one in use
        row = Subscription(integration_id=row.integration_id, token=row.token)
        db.session.add(row)
    row.remote_id, row.resource, row.secret = granted.id, granted.resource, store_secret(granted.secret)
    row.expires_at, row.renewed_at, row.refused_reason = granted.expires_at, now, None
    row.ask_again_at = now + (granted.expires_at - now) / 2 if granted.expires_at else None


def _note_failed(row: Subscription, refusal: Refusal | None) -> None:
    now = utc_now()
    row.refused_reason = refusal
    if refusal:
        row.renewed_at, row.ask_again_at = None, now + ASK_AGAIN
    elif row.expires_at and row.is_on(now):
        row.ask_again_at = now + RENEW_AGAIN
    else:
        row.renewed_at = row.ask_again_at = None


def _end_replaced(context: RunContext, callback: str) -> None:
    """End subscriptions that were replaced. One that cannot be ended now is tried again in the next run."""
    replaced = select(Subscription).where(
        Subscription.integration_id == context.settings.integration_id, Subscription.replaced_at.is_not(None)
    )
    now = utc_now()
    with reading():
        found = [(row.id, _as_port(row), row.expires_at) for row in db.session.scalars(replaced)]
    for row_id, subscription, expires_at in found:
        try:
            if expires_at is None or expires_at > now:
                cast("Subscriber", context.connector).unsubscribe(context.settings.calendar_id, callback, subscription)
        except TransientError as error:
            log.warning("not_unsubscribed", integration_id=context.settings.integration_id, error=type(error).__name__)
            continue
        except SubscriptionRefused:
            pass  # it no longer exists, or will expire
        with context.work.batch():
            db.session.delete(db.session.get_one(Subscription, row_id))


def _as_port(row: Subscription) -> base.Subscription:
    return base.Subscription(row.remote_id, row.resource, row.expires_at, read_secret(row.secret) or "")


def _forget(row: Subscription) -> None:
    """Delete an ended subscription, or clear its row if it holds the callback address of the calendar."""
    if row.replaced_at:
        db.session.delete(row)
        return
    row.remote_id, row.resource, row.secret = "", "", ""
    row.expires_at = row.renewed_at = row.ask_again_at = None
