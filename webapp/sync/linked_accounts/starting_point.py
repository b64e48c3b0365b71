"""Starting point of the first run, read from the service when the wizard is finished."""

from webapp.connectors.errors import ConnectorError
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.linked_accounts.connector_factory import open_connector
from webapp.sync.models import Integration
from webapp.sync.store.starting_point import StartingPoint, keep, starting_point, take


def take_at_finish(integration: Integration) -> None:
    """Store the starting point as `take` does, unless the preview did. Ignores a service that does not answer."""
    asked_at = utc_now()
    try:
        with open_connector(integration.account, integration, urgent=True) as connector:
            take(integration, connector)
    except ConnectorError:  # the run will fail for the same reason, and report it
        db.session.rollback()
        if starting_point(integration) == StartingPoint():
            keep(integration.id, integration.calendar_id or "", StartingPoint(None, asked_at, asked_at))
