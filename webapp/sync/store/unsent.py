"""Changes that wait to be sent: items that may have changed, and creates whose outcome is unknown."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import BindParameter, ColumnElement, bindparam, func, select, union_all

from webapp.extensions import db
from webapp.sync.models import Link, Mark
from webapp.sync.states import LinkState


def is_unanswered() -> ColumnElement[bool]:
    """Return a condition on links: their create was not answered."""
    return Link.state == LinkState.PENDING


_IDS: BindParameter[list[int]] = bindparam("ids", expanding=True)
_WAITING = union_all(
    select(Mark.integration_id.label("integration_id"), Mark.marked_at.label("since")).where(
        Mark.integration_id.in_(_IDS)
    ),
    # The mark of a create is cleared before it is sent; it counts as sent once the event was read.
    select(Link.integration_id, Link.updated_at).where(Link.integration_id.in_(_IDS), is_unanswered()),
).subquery()
# Built once: every listing asks, and building it takes longer than its answer.
_OLDEST = select(_WAITING.c.integration_id, func.min(_WAITING.c.since)).group_by(_WAITING.c.integration_id)


def oldest_by_integration(integration_ids: Collection[int]) -> Mapping[int, datetime]:
    """Return since when the oldest change waits, for each integration that has one."""
    rows = db.session.execute(_OLDEST, {"ids": list(integration_ids)})
    return {integration_id: since for integration_id, since in rows if since}


def oldest() -> datetime | None:
    """Return since when the oldest change of all integrations waits; None if none does."""
    moments = (
        db.session.scalar(select(func.min(Mark.marked_at))),
        db.session.scalar(select(func.min(Link.updated_at)).where(is_unanswered())),
    )
    return min((moment for moment in moments if moment), default=None)
