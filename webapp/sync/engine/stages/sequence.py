"""Order of the stages of a run, and which of them depend on others."""

from webapp.extensions import db, reading
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.deletion_guard import execute_approved_deletions, execute_deletions
from webapp.sync.engine.series import extend_series
from webapp.sync.engine.stages.changes import read_changes
from webapp.sync.engine.stages.first_read import read_for_the_first_time
from webapp.sync.engine.stages.manual_run import run_manually
from webapp.sync.engine.stages.marked import serve_marks
from webapp.sync.engine.stages.pending import finish_pending
from webapp.sync.engine.stages.quarantined import retry_quarantined_events, retry_quarantined_items
from webapp.sync.models import Integration
from webapp.sync.states import Trigger
from webapp.sync.store.evidence import MANUAL, READING, SENDING, WorkAttempts


def run_stages(context: RunContext, attempts: WorkAttempts) -> None:
    """Do the wanted work of `attempts`: send local changes, read remote changes, match what exists on both sides.

    Each kind of work is attempted independently of the results of others, unless it depends on them.

    Raises:
        ConnectorError: the error concerns all requests to this service.
    """
    attempts.attempt(SENDING, lambda: execute_approved_deletions(context), lambda: finish_pending(context))
    is_first = _is_first(context)
    if is_first:
        attempts.attempt(READING, lambda: read_for_the_first_time(context))
        if READING not in attempts.succeeded:
            attempts.skip(SENDING, MANUAL)  # events that exist on both sides already must not be sent a second time
            return
    if context.cache.has_quarantine:
        attempts.attempt(SENDING, lambda: retry_quarantined_items(context))
        attempts.attempt(READING, lambda: retry_quarantined_events(context))
    attempts.attempt(
        SENDING,
        lambda: extend_series.write_moved_instants(context),
        lambda: serve_marks(context),
        lambda: execute_deletions(context),
    )
    if not is_first:
        attempts.attempt(READING, lambda: read_changes(context))
    if context.log.trigger == Trigger.SWEEP:
        attempts.attempt(SENDING, lambda: extend_series.extend(context))
    if attempts.failed:
        attempts.skip(MANUAL)
    attempts.attempt(MANUAL, lambda: run_manually(context), lambda: execute_deletions(context))


def _is_first(context: RunContext) -> bool:
    """Return True if no run has read the whole linked calendar yet, so that there is no cursor to read from."""
    with reading():
        integration = db.session.get_one(Integration, context.settings.integration_id)
        return integration.state.cursor is None or integration.state.reconciled_at is None
