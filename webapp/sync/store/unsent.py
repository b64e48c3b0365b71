"""What waits to be sent: items that may have changed, and creates whose outcome nobody knows yet."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, func, select, union_all

from webapp.extensions import db
from webapp.sync.models import Link, Mark
from webapp.sync.states import LinkState


def oldest_by_integration(integration_ids: Collection[int]) -> Mapping[int, datetime]:
    """Return since when the oldest of it waits, for each integration for which anything does."""
    waiting = union_all(
        select(Mark.integration_id.label("integration_id"), Mark.marked_at.label("since")).where(
            Mark.integration_id.in_(integration_ids)
        ),
        # Its mark is cleared as soon as a run has taken it up. It is not there before somebody has seen it there.
        select(Link.integration_id, Link.updated_at).where(Link.integration_id.in_(integration_ids), is_unanswered()),
    ).subquery()
    rows = db.session.execute(
        select(waiting.c.integration_id, func.min(waiting.c.since)).group_by(waiting.c.integration_id)
    )
    return {integration_id: since for integration_id, since in rows if since}


def oldest() -> datetime | None:
    """Return since when the oldest change of anybody's waits."""
    moments = (
        db.session.scalar(select(func.min(Mark.marked_at))),
        db.session.scalar(select(func.min(Link.updated_at)).where(is_unanswered())),
    )
    return min((moment for moment in moments if moment), default=None)


def is_unanswered() -> ColumnElement[bool]:
    """Say in a query of links which of them stand for a create that was not answered."""
    return Link.state == LinkState.PENDING
