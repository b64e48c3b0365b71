"""Names and colours of linked calendars, kept equal to those at their services."""

from collections.abc import Iterable
from datetime import timedelta

import structlog
from sqlalchemy import select

from webapp.connectors.base import CalendarInfo
from webapp.connectors.errors import ConnectorError
from webapp.database import utc_now
from webapp.extensions import db, reading
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.models import Integration

REFRESH_EVERY = timedelta(days=1)
"""One request a day, in a run that calls the service in any case."""

log = structlog.get_logger()


def refresh(context: RunContext, *, at_once: bool) -> None:
    """Read the name of the calendar and store it, once a day, or `at_once` because a person asked for the run.

    An error does not fail the run; it is tried again tomorrow.
    """
    with reading():
        integration = db.session.get_one(Integration, context.settings.integration_id)
        account_id, read_at = integration.account_id, integration.named_at or integration.created_at
    if not at_once and utc_now() - read_at < REFRESH_EVERY:
        return
    listed: Iterable[CalendarInfo] = ()
    try:
        listed = context.connector.calendars()
    except ConnectorError as error:
        log.info("names_not_read", integration_id=context.settings.integration_id, error=type(error).__name__)
    with context.work.batch():
        db.session.get_one(Integration, context.settings.integration_id).named_at = utc_now()
        store_names(account_id, listed)


def store_names(account_id: int, listed: Iterable[CalendarInfo]) -> None:
    """Store the names and colours that the service has for an account's linked calendars. The caller commits.

    A calendar that is not listed, or has no name at the service, keeps its name.
    """
    calendars = {calendar.calendar_id: calendar for calendar in listed}
    of_account = select(Integration).where(
        Integration.account_id == account_id, Integration.ended_at.is_(None), Integration.calendar_id.in_(calendars)
    )
    for integration in db.session.scalars(of_account):
        calendar = calendars[integration.calendar_id or ""]
        integration.calendar_name = calendar.name or integration.calendar_name
        integration.calendar_color = calendar.color or integration.calendar_color
