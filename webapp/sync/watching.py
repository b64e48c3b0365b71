"""Notifications of a linked calendar: asked for while it is on, given back when it is off or deleted."""

import secrets
from datetime import datetime, timedelta

import structlog

from webapp.connectors.errors import AuthorizationLost, CalendarGone, TransientError, WatchRefused
from webapp.connectors.reasons import Refusal
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync import evidence
from webapp.sync.connecting import open_connector
from webapp.sync.context import RunContext
from webapp.sync.enqueue import enqueue_sync
from webapp.sync.models import Integration
from webapp.sync.providers import provider_of

ASK_AGAIN = timedelta(days=1)
"""How long after a refusal notices are asked for again: plans and permissions change."""

log = structlog.get_logger()


def prepare(integration: Integration) -> None:
    """Give the linked calendar a callback address that nobody can guess, where its service sends notices."""
    subscriptions = provider_of(integration.account).subscriptions
    if subscriptions is not None and integration.watch_token is None:
        integration.watch_token = secrets.token_urlsafe(subscriptions.token_bytes)
        db.session.commit()


def keep_up(context: RunContext, *, repair: bool) -> None:
    """Ask for notices where that was not done yet; with `repair` also where it was, because a service may end them.

    What happened while nobody told of it is not lost: the run that comes after this reads from its cursor. Where they
    are refused for good, the calendar is asked more often, and its pages say why.

    Raises:
        StillReading: the service has yet to read the calendar, so that nothing can be done with it.
    """
    _look_whether_read(context)
    if not context.connector.capabilities.push or not _is_due(context, repair=repair):
        return
    refusal: Refusal | None = None
    watched: datetime | None = None
    try:
        context.connector.watch(context.calendar_id)
    except TransientError as error:
        # Without notices the calendar is asked more often, and each time this is tried again.
        log.warning("not_watched", integration_id=context.integration_id, error=type(error).__name__)
    except WatchRefused as error:
        log.warning("watching_refused", integration_id=context.integration_id)
        refusal = error.reason
    else:
        watched = utc_now()
    with context.results():
        integration = db.session.get_one(Integration, context.integration_id)
        integration.watched_at, integration.unwatched_reason = watched, refusal
        integration.watch_again_at = utc_now() + ASK_AGAIN if refusal else None


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
        enqueue_sync(integration_id, "notified")
        if retrieves:
            enqueue_sync(integration_id, "manual")


def _look_whether_read(context: RunContext) -> None:
    """Go on once the service has read a calendar that it had still to read; no notice may come of that."""
    unread_since = db.session.get_one(Integration, context.integration_id).unread_since
    db.session.rollback()
    if unread_since is None:
        return
    health = context.connector.extras.health
    if health is not None:
        health.check_calendar(context.calendar_id)
    compare_everything(db.session.get_one(Integration, context.integration_id))


def _is_due(context: RunContext, *, repair: bool) -> bool:
    integration = db.session.get_one(Integration, context.integration_id)
    watched_at, again_at = integration.watched_at, integration.watch_again_at
    db.session.rollback()
    return (again_at is None or again_at <= utc_now()) and (repair or watched_at is None)


def stop(integration: Integration) -> None:
    """Give notices back. Raises TransientError and others; then it has to be tried again."""
    if integration.watched_at is None:
        return
    calendar_id = integration.calendar_id or ""
    try:
        with open_connector(integration.account, integration) as connector:
            db.session.commit()  # no transaction stays open while a service is asked
            connector.unwatch(calendar_id)
    except (AuthorizationLost, CalendarGone, WatchRefused):
        pass  # who may not ask any more is not told anything either
    integration.watched_at = None
    db.session.commit()
