"""Starting point from which the first run of an integration reads changes: no later than its preview, or than Finish.

So everything that is added or changed on the linked calendar afterwards counts as new, also if the run begins much
later. It is stored with the draft: `cursor` is the connector's, read at `taken_at`; `since` is the instant from which
on new events have to be recognised by their dates, because the service did not answer the request for a cursor.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from webapp.connectors.base import Connector
from webapp.database import utc_now
from webapp.extensions import db, reading
from webapp.sync.models import Integration, SyncState


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """Where reading begins. Without a cursor, only the dates of events show which of them were made after `since`."""

    cursor: str | None = None
    since: datetime | None = None
    taken_at: datetime | None = None

    @property
    def dates_from(self) -> datetime | None:
        """Return the instant from which on dates decide, in case the service has expired the cursor."""
        return self.since or self.taken_at


def starting_point(integration: Integration) -> StartingPoint:
    """Return the point from which the first run of `integration` reads."""
    kept: dict[str, Any] | None = integration.state.starting_point
    if kept is None or kept["calendar_id"] != integration.calendar_id:
        return StartingPoint()  # another calendar was chosen since
    since, taken_at = (datetime.fromisoformat(at) if (at := kept.get(name)) else None for name in ("since", "taken_at"))
    return StartingPoint(kept["cursor"], since, taken_at)


def take(integration: Integration, connector: Connector) -> None:
    """Read and store the starting point, unless it is known. Commits.

    Raises:
        ConnectorError: the service did not answer; the time of the request is stored instead of a cursor.
    """
    if integration.state.cursor is not None or starting_point(integration).cursor is not None:
        return
    with reading():  # no transaction stays open while a service is asked
        integration_id, calendar_id = integration.id, integration.calendar_id or ""
        since = starting_point(integration).since
    asked_at = utc_now()
    cursor = None
    try:
        cursor = connector.current_cursor(calendar_id)
    finally:
        point = StartingPoint(cursor, since or (None if cursor else asked_at), asked_at)
        keep(integration_id, calendar_id, point)


def keep(integration_id: int, calendar_id: str, point: StartingPoint) -> None:
    """Store the starting point, unless another calendar was chosen meanwhile. Commits."""
    moments = {"since": point.since, "taken_at": point.taken_at}
    instants = {name: at.isoformat() if at else None for name, at in moments.items()}
    kept = {"calendar_id": calendar_id, "cursor": point.cursor, **instants}
    same = select(Integration.id).where(Integration.id == integration_id, Integration.calendar_id == calendar_id)
    db.session.execute(update(SyncState).where(SyncState.integration_id.in_(same)).values(starting_point=kept))
    db.session.commit()
