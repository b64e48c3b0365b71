"""Notifications of a linked calendar: asked for while it is on, given back when it is off or deleted."""

import secrets

import structlog

from webapp.connectors.errors import AuthorizationLost, CalendarGone, TransientError
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync import cronofy
from webapp.sync.connecting import open_connector
from webapp.sync.context import RunContext
from webapp.sync.models import Integration

log = structlog.get_logger()


def prepare(integration: Integration) -> None:
    """Give the linked calendar a callback address that nobody can guess, where its service sends notices."""
    if integration.account.connector == "cronofy" and integration.watch_token is None and cronofy.is_configured():
        integration.watch_token = secrets.token_urlsafe(32)
        db.session.commit()


def keep_up(context: RunContext, *, repair: bool) -> None:
    """Ask for notices where that was not done yet; with `repair` also where it was, because a service may end them.

    What happened while nobody told of it is not lost: the run that comes after this reads from its cursor.
    """
    if not context.connector.capabilities.push:
        return
    watched_at = db.session.get_one(Integration, context.integration_id).watched_at
    db.session.rollback()
    if watched_at and not repair:
        return
    try:
        context.connector.watch(context.calendar_id)
    except TransientError as error:
        # Without notices the calendar is asked more often, and each time this is tried again.
        log.warning("not_watched", integration_id=context.integration_id, error=type(error).__name__)
        watched = None
    else:
        watched = utc_now()
    with context.results():
        db.session.get_one(Integration, context.integration_id).watched_at = watched


def stop(integration: Integration) -> None:
    """Give notices back. Raises TransientError and others; then it has to be tried again."""
    if integration.watched_at is None:
        return
    calendar_id = integration.calendar_id or ""
    try:
        with open_connector(integration.account, integration) as connector:
            db.session.commit()  # no transaction stays open while a service is asked
            connector.unwatch(calendar_id)
    except (AuthorizationLost, CalendarGone):
        pass  # who may not ask any more is not told anything either
    integration.watched_at = None
    db.session.commit()
