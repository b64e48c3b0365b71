"""What workers carry out. `sync_integration` is the one job that does work; the others find work and tidy up."""

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
    "work_out_plan",
]

log = structlog.get_logger()


def sync_integration(integration_id: int, trigger: str) -> None:
    """Bring one integration up to date. Harmless to run twice, or for an integration that no longer exists."""
    run.run(integration_id, Trigger(trigger))


def work_out_plan(plan_id: int) -> None:
    """Find out what a run would do, without doing any of it."""
    dry_run.work_out(plan_id)


def read_busy_times(integration_id: int) -> None:
    """Read when a linked calendar's other events take their owner's time."""
    free_busy.read_busy_times(integration_id)


def check_connection(account_id: int) -> None:
    """Look whether an account that was lost works again."""
    authorization.check(account_id)


def revoke_permission(account_id: int) -> None:
    """Give back the permission of an account that nothing uses any more."""
    authorization.revoke(account_id)


def clean_up() -> None:
    """Empty the Trash, shorten logs, and forget what ended long ago."""
    now = utc_now()
    # What is still tied to an event has a removal to be carried out first.
    purged = purge_trash(now, current_app.config["TRASH_RETENTION"], keep=select(Link.item_id))
    before = now - current_app.config["LOG_RETENTION"]
    runs = rows_changed(delete(Run).where(Run.finished_at < before))
    db.session.execute(delete(UserMessage).where(UserMessage.dismissed_at < before))
    previews.forget_old(before)
    ended = rows_changed(delete(Integration).where(Integration.ended_at < before, ~Integration.remove_events_on_end))
    db.session.commit()
    log.info("cleaned_up", items=purged, runs=runs, integrations=ended)
