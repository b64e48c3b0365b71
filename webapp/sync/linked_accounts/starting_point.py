"""Ask the service from where the first run reads, when the wizard is finished."""

from webapp.connectors.errors import ConnectorError
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.linked_accounts.connector_factory import open_connector
from webapp.sync.models import Integration
from webapp.sync.store.starting_point import StartingPoint, keep, starting_point, take


def take_at_finish(integration: Integration) -> None:
    """Do as `take`, where the plan has not done it; a service that does not answer is no hindrance."""
    asked_at = utc_now()
    try:
        with open_connector(integration.account, integration, urgent=True) as connector:
            take(integration, connector)
    except ConnectorError:  # the run finds out what is wrong, and says so
        db.session.rollback()
        if starting_point(integration) == StartingPoint():
            keep(integration.id, integration.calendar_id or "", StartingPoint(None, asked_at, asked_at))
