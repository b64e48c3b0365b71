"""Jobs that workers execute."""

import structlog
from flask import current_app
from sqlalchemy import delete, select

from webapp.database import utc_now
from webapp.extensions import db, rows_changed
from webapp.my_calendar.service import purge_trash
from webapp.sync.linked_accounts import authorization
from webapp.sync.models import Integration, Link, Run, UserMessage
from webapp.sync.runs import dry_run, free_busy, run
from webapp.sync.runs.due import enqueue_due_work
from webapp.sync.states import Trigger
from webapp.sync.status.alerts import update_alerts
from webapp.sync.store import previews

__all__ = [
    "check_connection",
    "clean_up",
    "enqueue_due_work",
    "read_busy_times",
    "revoke_permission",
    "sync_integration",
    "update_alerts",
    "work_out_preview",
]

log = structlog.get_logger()


def sync_integration(integration_id: int, trigger: str) -> None:
    """Sync one integration. Harmless to run twice, or for an integration that no longer exists."""
    run.run(integration_id, Trigger(trigger))


def work_out_preview(preview_id: int) -> None:
    """Make a preview: find out what a run would do, without doing it."""
    dry_run.work_out(preview_id)


def read_busy_times(integration_id: int) -> None:
    """Read the busy times of a linked calendar."""
    free_busy.read_busy_times(integration_id)


def check_connection(account_id: int) -> None:
    """Check whether an account that lost its authorization works again."""
    authorization.check(account_id)


def revoke_permission(account_id: int) -> None:
    """Revoke the authorization of an account that no integration uses any more."""
    authorization.revoke(account_id)


def clean_up() -> None:
    """Delete old items from the Trash, old log entries and messages, and integrations that ended long ago."""
    now = utc_now()
    # The events of items that are still linked have to be deleted first.
    purged = purge_trash(now, current_app.config["TRASH_RETENTION"], keep=select(Link.item_id))
    before = now - current_app.config["LOG_RETENTION"]
    runs = rows_changed(delete(Run).where(Run.finished_at < before))
    db.session.execute(delete(UserMessage).where(UserMessage.dismissed_at < before))
    previews.forget_old(before)
    ended = rows_changed(delete(Integration).where(Integration.ended_at < before, ~Integration.remove_events_on_end))
    db.session.commit()
    log.info("cleaned_up", items=purged, runs=runs, integrations=ended)
