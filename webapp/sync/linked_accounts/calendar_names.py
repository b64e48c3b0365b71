"""The name and colour of a linked calendar follow those at its service."""

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

LOOKED_AT_EVERY = timedelta(days=1)
"""One request a day, in a run that reads anyway."""

log = structlog.get_logger()


def follow(context: RunContext, *, asked: bool) -> None:
    """Take over what the calendar is called now, if it was not looked at today; at once where a person `asked`.

    Whatever goes wrong is no failure of the run, and is tried again tomorrow.
    """
    with reading():
        integration = db.session.get_one(Integration, context.settings.integration_id)
        account_id, looked_at = integration.account_id, integration.named_at or integration.created_at
    if not asked and utc_now() - looked_at < LOOKED_AT_EVERY:
        return
    listed: Iterable[CalendarInfo] = ()
    try:
        listed = context.connector.calendars()
    except ConnectorError as error:
        log.info("names_not_read", integration_id=context.settings.integration_id, error=type(error).__name__)
    with context.work.batch():
        db.session.get_one(Integration, context.settings.integration_id).named_at = utc_now()
        take_over(account_id, listed)


def take_over(account_id: int, listed: Iterable[CalendarInfo]) -> None:
    """Call an account's linked calendars what the service calls them. The caller commits.

    One that is not listed, or has no name there, keeps the name it has.
    """
    told = {calendar.calendar_id: calendar for calendar in listed}
    of_account = select(Integration).where(
        Integration.account_id == account_id, Integration.ended_at.is_(None), Integration.calendar_id.in_(told)
    )
    for integration in db.session.scalars(of_account):
        calendar = told[integration.calendar_id or ""]
        integration.calendar_name = calendar.name or integration.calendar_name
        integration.calendar_color = calendar.color or integration.calendar_color
