"""Subscriptions to notifications of a linked calendar: made while it is on, renewed, and ended with it."""

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
"""How long after a refusal to ask again: plans and permissions change."""

RENEW_AGAIN = timedelta(minutes=15)
"""How long after a failed renewal to try again, while the subscription has not ended yet."""

log = structlog.get_logger()


def prepare(integration: Integration) -> None:
    """Give the linked calendar a callback address that nobody can guess, where its service sends notifications.

    Commits, because a service may send to the address while it is still asked for the subscription.
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
    """Return where notifications about the linked calendar go; "" if its service sends none, or could not reach us."""
    port, row = provider_of(integration.account).subscriptions, integration.subscription
    return port.callback_url(row.token) if port and row and row.token else ""


def keep_up(context: RunContext, *, repair: bool) -> None:
    """Subscribe where that was not done yet, and renew what comes to its end.

    `repair` also asks again for a subscription without an end, because a service may have ended it.

    What happened while no notification came is not lost: the run that comes after this reads from its cursor. Where
    they are refused for good, the calendar is asked more often, and its pages say why.

    Raises:
        StillReading: the service has yet to read the calendar, so that nothing can be done with it.
    """
    _look_whether_read(context)
    known = _load(context) if context.connector.capabilities.push else None
    if known is None:
        return
    if known.is_due(utc_now(), repair=repair):
        _subscribe(context, known)
    _end_replaced(context, known.callback)


def renewal_due(integration: Integration, now: datetime) -> datetime | None:
    """Return when the subscription has to be renewed; None if nothing of the kind lies ahead."""
    row = integration.subscription
    due = row.ask_again_at if row and row.expires_at else None
    return due if due and due > now else None


def renew_soon(row: Subscription) -> None:
    """Have a run ask for a subscription again whose service has announced its end, and read what changed. Commits."""
    row.ask_again_at = row.integration.notified_at = utc_now()
    integration_id, runs = row.integration_id, row.integration.active
    db.session.commit()
    if runs:
        enqueue_sync(integration_id, Trigger.NOTIFIED)


def compare_everything(integration: Integration) -> None:
    """Have all of a calendar compared that its service has only now read, and retrieve what was wished for. Commits."""
    now = utc_now()
    integration.notified_at, integration.unread_since = now, None
    if integration.cursor is not None:
        integration.cursor = ""  # no place to read on from
    evidence.try_at_once(integration)
    evidence.forget(integration.id, evidence.READING, evidence.SENDING, evidence.MANUAL)  # all of it waited for this
    retrieves = integration.retrieve and integration.is_live
    if retrieves and integration.active:
        integration.manual_requested_at = now
    integration_id, runs = integration.id, integration.active
    db.session.commit()
    if runs:
        enqueue_sync(integration_id, Trigger.NOTIFIED)
        if retrieves:
            enqueue_sync(integration_id, Trigger.MANUAL)


def stop(integration: Integration) -> None:
    """End all subscriptions of a linked calendar. Raises TransientError and others; then it has to be tried again."""
    callback, calendar_id = callback_url(integration), integration.calendar_id or ""
    held = [row for row in integration.subscriptions if row.renewed_at or row.replaced_at]
    if not held:
        return
    if callback:
        ends = [_as_port(row) for row in held]
        # Who may not ask any more receives no notifications either.
        with suppress(AuthorizationLost), open_connector(integration.account, integration) as connector:
            db.session.commit()  # no transaction stays open while a service is asked
            for known in ends:
                with suppress(CalendarGone, SubscriptionRefused):
                    cast("Subscriber", connector).unsubscribe(calendar_id, callback, known)
    for row in held:
        _forget(row)
    db.session.commit()


def _look_whether_read(context: RunContext) -> None:
    """Go on once the service has read a calendar that it had still to read; no notice may come of that."""
    with reading():
        unread_since = db.session.get_one(Integration, context.settings.integration_id).unread_since
    if unread_since is None:
        return
    health = context.connector.extras.health
    if health is not None:
        health.check_calendar(context.settings.calendar_id)
    compare_everything(db.session.get_one(Integration, context.settings.integration_id))


@dataclass(frozen=True, slots=True)
class _Known:
    """The subscription in use, as plain values. `port` is None where the service was never asked, or has ended it."""

    row_id: int
    callback: str
    port: base.Subscription | None
    is_on: bool
    ask_again_at: datetime | None

    def is_due(self, now: datetime, *, repair: bool) -> bool:
        """Return True if the service has to be asked now."""
        if self.ask_again_at is not None:
            return self.ask_again_at <= now
        return repair or not self.is_on


def _load(context: RunContext) -> _Known | None:
    """Return the subscription in use; None where no service sends to an address of ours."""
    with reading():
        integration = db.session.get_one(Integration, context.settings.integration_id)
        row, callback = integration.subscription, callback_url(integration)
        if not row or not callback:
            return None
        port = _as_port(row) if row.renewed_at or row.remote_id else None
        return _Known(row.id, callback, port, row.renewed_at is not None, row.ask_again_at)


def _subscribe(context: RunContext, known: _Known) -> None:
    refusal: Refusal | None = None
    given: base.Subscription | None = None
    try:
        given = cast("Subscriber", context.connector).subscribe(
            context.settings.calendar_id, known.callback, known.port
        )
    except TransientError as error:
        # Without notifications the calendar is asked more often, and each time this is tried again.
        log.warning("not_subscribed", integration_id=context.settings.integration_id, error=type(error).__name__)
    except SubscriptionRefused as error:
        log.warning("subscription_refused", integration_id=context.settings.integration_id)
        refusal = error.reason
    with context.work.batch():
        row = db.session.get_one(Subscription, known.row_id)
        if given is None:
            _note_failed(row, refusal)
        else:
            _note_subscribed(row, given)


def _note_subscribed(row: Subscription, given: base.Subscription) -> None:
    """Store what the service has confirmed. One with another id comes beside the former, which is yet to be ended."""
    now = utc_now()
    if row.remote_id and row.remote_id != given.id:
        row.replaced_at, row.refused_reason, row.ask_again_at = now, None, None
        db.session.flush()  # before the new one: only one may be in use
        row = Subscription(integration_id=row.integration_id, token=row.token)
        db.session.add(row)
    row.remote_id, row.resource, row.secret = given.id, given.resource, store_secret(given.secret)
    row.expires_at, row.renewed_at, row.refused_reason = given.expires_at, now, None
    row.ask_again_at = now + (given.expires_at - now) / 2 if given.expires_at else None


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
    """End subscriptions that have a successor. What cannot be ended now is tried again with the next run."""
    replaced = select(Subscription).where(
        Subscription.integration_id == context.settings.integration_id, Subscription.replaced_at.is_not(None)
    )
    now = utc_now()
    with reading():
        found = [(row.id, _as_port(row), row.expires_at) for row in db.session.scalars(replaced)]
    for row_id, known, expires_at in found:
        try:
            if expires_at is None or expires_at > now:
                cast("Subscriber", context.connector).unsubscribe(context.settings.calendar_id, callback, known)
        except TransientError as error:
            log.warning("not_unsubscribed", integration_id=context.settings.integration_id, error=type(error).__name__)
            continue
        except SubscriptionRefused:
            pass  # it is not there any more, or will end on its own
        with context.work.batch():
            db.session.delete(db.session.get_one(Subscription, row_id))


def _as_port(row: Subscription) -> base.Subscription:
    return base.Subscription(row.remote_id, row.resource, row.expires_at, read_secret(row.secret) or "")


def _forget(row: Subscription) -> None:
    """Remove what is known of an ended subscription; the callback address stays that of its calendar."""
    if row.replaced_at:
        db.session.delete(row)
        return
    row.remote_id, row.resource, row.secret = "", "", ""
    row.expires_at = row.renewed_at = row.ask_again_at = None
