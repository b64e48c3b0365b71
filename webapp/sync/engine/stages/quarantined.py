"""Stages that retry quarantined items and events."""

from typing import Any

from sqlalchemy import Select, select, update
from sqlalchemy.orm import InstrumentedAttribute

from webapp.chunks import chunks
from webapp.connectors.base import ListedEvent
from webapp.database import utc_now
from webapp.extensions import db, reading
from webapp.sync.engine import quarantine
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.fetch import linked_or_new
from webapp.sync.engine.stages import pages
from webapp.sync.engine.stages.changes import sync_listed
from webapp.sync.models import Quarantine


def retry_quarantined_items(context: RunContext) -> None:
    """Mark the items that a person, or the run before, wants retried, so that they are sent like any other change."""
    with reading():
        wanted = db.session.execute(
            _retried(context, Quarantine.id, Quarantine.item_id).where(Quarantine.item_id.is_not(None))
        ).all()
    if not wanted:
        return
    with context.work.batch():
        context.work.mark([row.item_id for row in wanted])
        ids = [row.id for row in wanted]
        db.session.execute(update(Quarantine).where(Quarantine.id.in_(ids)).values(retry_wanted=False))


def retry_quarantined_events(context: RunContext) -> None:
    """Fetch the events again that a person, or the run before, wants retried."""
    asked_at = utc_now()
    with reading():
        wanted = db.session.scalars(
            _retried(context, Quarantine.remote_id).where(Quarantine.remote_id.is_not(None))
        ).all()
    for page in chunks(wanted, pages.PAGE):
        sync_listed(context, [linked_or_new(context, [ListedEvent(remote_id, None) for remote_id in page])])
        quarantine.release_older(context, page, than=asked_at)


def _retried(context: RunContext, *columns: InstrumentedAttribute[Any]) -> Select[Any]:
    return select(*columns).where(Quarantine.integration_id == context.settings.integration_id, Quarantine.retry_wanted)
