"""One run of one integration, from the lease to the record of its result."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from flask import current_app
from sqlalchemy import func, select, update

from webapp.connectors.errors import AuthorizationLost, ConnectorError
from webapp.connectors.reasons import Reason, because
from webapp.database import utc_now
from webapp.extensions import db, reading, redis_client
from webapp.queues.lanes import LANE_OF
from webapp.sync.engine.context.cancellation import Preempted, PreviewRequired, SwitchedOff
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.stages.sequence import run_stages
from webapp.sync.linked_accounts import authorization, calendar_names, subscriptions
from webapp.sync.linked_accounts.connector_factory import open_connector
from webapp.sync.models import Failure, Integration, Mark, SyncState
from webapp.sync.providers import provider_of
from webapp.sync.queue.enqueue import enqueue_sync
from webapp.sync.queue.progress import Progress, publish
from webapp.sync.runs import preview_results
from webapp.sync.runs.unlink import end, notify_of_remaining_events
from webapp.sync.states import Outcome, Purpose, RunResult, Trigger, Work
from webapp.sync.store import evidence, previews
from webapp.sync.store.evidence import ENDING, MANUAL, READING, SENDING, UNDO, WorkAttempts
from webapp.sync.store.lease import HeldLease, KeepAlive, LeaseLost, lease
from webapp.sync.store.run_log import RESUMED, RunLog, close_abandoned_runs
from webapp.sync.undo import execute, requests

NOTIFIED_PACE = timedelta(seconds=1)
"""A run that follows so soon after another leaves new notifications to the search for due work, which runs every
second: many notifications must not use up the rate limit that all integrations share."""

_PURPOSE = {
    Trigger.ITEM_SAVED: frozenset({SENDING}),
    Trigger.NOTIFIED: frozenset({READING}),
    Trigger.SWEEP: frozenset({READING}),
    Trigger.MANUAL: frozenset({SENDING, READING, MANUAL}),
    Trigger.UNDO: frozenset({UNDO}),
}
"""Kinds of work that a run with this trigger must do. Other kinds are done if they are due."""

NEEDS_PREVIEW = because(Reason.VERY_MANY_NEW_IDS)

log = structlog.get_logger()


def run(integration_id: int, trigger: Trigger) -> None:
    """Do the work that is due for an integration, unless another worker holds its lease or it must not run now."""
    began_at, last_mark = utc_now(), _last_mark(integration_id)
    with lease(integration_id) as held:
        if held is None:
            return  # the holder checks for new marks and notifications after it has released the lease
        if held.taken_over:
            close_abandoned_runs(integration_id)
        integration = db.session.get(Integration, integration_id)
        if integration is None:
            return
        ready = evidence.open_kinds(integration, evidence.load_failures(integration_id), began_at)
        if integration.ended_at:
            if ENDING in ready:
                _end(integration, held)
            return
        if not _may_run(integration):
            if not integration.active and ENDING in ready:
                _unsubscribe(integration)
            return
        proven_at = integration.state.last_proven_at
        if not _finish_undo(integration, held, trigger):
            return
        _run(integration, held, trigger)
    if _last_mark(integration_id) > last_mark:
        enqueue_sync(integration_id, Trigger.ITEM_SAVED)
    elif (proven_at is None or began_at - proven_at > NOTIFIED_PACE) and _was_notified(integration_id, began_at):
        enqueue_sync(integration_id, Trigger.NOTIFIED)


def _finish_undo(integration: Integration, held: HeldLease, trigger: Trigger) -> bool:
    """Finish an undo that was cut short; return False if that fails.

    Then nothing else may run: what the undo wrote without storing it would count as a remote change.
    """
    integration_id = integration.id
    if trigger == Trigger.UNDO or not requests.is_under_way(integration_id):
        return True
    _run(integration, held, Trigger.UNDO)
    return not requests.is_under_way(integration_id)


def sweep_interval(integration: Integration, quiet_sweeps: int) -> timedelta:
    """Return the pause before the next sweep: short after changes, and longer with every few sweeps without one."""
    own_pause = provider_of(integration.account).sweep_pause
    if own_pause is not None:
        return own_pause
    subscription = integration.subscription
    pace = "SWEEP_PUSH" if subscription and subscription.is_on(utc_now()) else "SWEEP"
    shortest: timedelta = current_app.config[f"{pace}_MIN"]
    longest: timedelta = current_app.config[f"{pace}_MAX"]
    return min(shortest * (1 << min(quiet_sweeps // 5, 10)), longest)


def _may_run(integration: Integration) -> bool:
    if not integration.is_live or not integration.active or integration.owner.is_disabled:
        return False
    return not integration.account.authorization_lost_at and not previews.find_waiting([integration.id])


def _wanted(integration: Integration, trigger: Trigger, failures: Sequence[Failure], now: datetime) -> frozenset[Work]:
    """Return the kinds of work that a run with this trigger does now; none if those it must do have to wait.

    A run that only retries one direction does not end the back-off of the other.
    """
    ready = evidence.open_kinds(integration, failures, now)
    is_first = integration.state.cursor is None or integration.state.reconciled_at is None
    has_news = trigger != Trigger.ITEM_SAVED or integration.state.notified_at is not None
    is_unavailable = {failure.kind for failure in failures} >= {SENDING, READING}
    if trigger in {Trigger.SWEEP, Trigger.NOTIFIED} and is_unavailable:
        ready -= {SENDING}  # retried by runs of its own
    wanted = ready & (_PURPOSE.get(trigger, frozenset()) | ({SENDING, READING} if has_news or is_first else {SENDING}))
    if not _PURPOSE.get(trigger, frozenset()) <= ready or (is_first and READING not in ready):
        return frozenset()
    return wanted


def _end(integration: Integration, held: HeldLease) -> None:
    integration_id, owner_id = integration.id, integration.owner_id
    run_log = RunLog.resume(integration_id, Trigger.ENDED)
    try:
        end(integration, held, run_log)
    except ConnectorError as error:
        _note_not_ended(db.session.get_one(Integration, integration_id), error)
        run_log.finish(RunResult.PARTIAL if run_log.moved else RunResult.FAILED, error.reason)
        db.session.commit()
    except LeaseLost:
        log.warning("lease_lost", integration_id=integration_id, trigger=Trigger.ENDED)
        return
    else:
        evidence.forget(integration_id)
        db.session.commit()
    finally:
        publish(redis_client(), Progress(integration_id, owner_id, run_log.run_id, "", 0, None, {}, finished=True))
    notify_of_remaining_events(integration_id)


def _unsubscribe(integration: Integration) -> None:
    """End the subscriptions of a calendar that is switched off; if that fails, the search for due work repeats it."""
    try:
        subscriptions.stop(integration)
    except ConnectorError as error:
        log.info("still_subscribed", integration_id=integration.id, error=type(error).__name__)
        _note_not_ended(integration, error)
    else:
        evidence.forget(integration.id, ENDING)
    db.session.commit()


def _note_not_ended(integration: Integration, error: ConnectorError) -> None:
    evidence.note_failure(integration, ENDING, error, utc_now())
    if isinstance(error, AuthorizationLost):
        authorization.mark_lost(integration.account, error, utc_now())


def _last_mark(integration_id: int) -> int:
    with reading():
        last = db.session.scalar(select(func.max(Mark.id)).where(Mark.integration_id == integration_id))
    return last or 0


def _was_notified(integration_id: int, since: datetime) -> bool:
    """Return True if a notification arrived at or after `since`."""
    notified = select(SyncState.integration_id).where(
        SyncState.integration_id == integration_id, SyncState.notified_at >= since
    )
    with reading():
        return db.session.scalar(notified) is not None


def _run(integration: Integration, held: HeldLease, trigger: Trigger) -> None:
    integration_id, owner_id = integration.id, integration.owner_id
    failures = evidence.load_failures(integration_id)
    wanted, failing = _wanted(integration, trigger, failures, utc_now()), [failure.kind for failure in failures]
    if not wanted:
        db.session.rollback()
        return
    run_log = RunLog.resume(integration_id, trigger) if trigger in RESUMED else RunLog(integration_id, trigger)
    bound = log.bind(integration_id=integration_id, trigger=trigger)
    work = _Work(WorkAttempts(wanted, failing))
    try:
        _execute(integration, held, run_log, work)
        held.renew()
        _record(integration_id, run_log, work)
    except Preempted:
        bound.info("run_preempted")
        enqueue_sync(integration_id, trigger)
        return
    except PreviewRequired:
        bound.info("run_needs_preview")
        run_log.finish(RunResult.HELD, NEEDS_PREVIEW)
        previews.request(db.session.get_one(Integration, integration_id), Purpose.RECONNECT)
    except SwitchedOff:
        previews.drop_all(integration_id, because(Reason.SWITCHED_OFF))
        run_log.finish(RunResult.PARTIAL, because(Reason.SWITCHED_OFF_MEANWHILE))
        db.session.commit()
        enqueue_sync(integration_id, Trigger.ENDED)
    except LeaseLost:
        bound.warning("lease_lost")
        run_log.watched, run_log.run_id = False, None  # the new holder publishes the progress
    except ConnectorError as error:
        work.attempts.fail(error)
        _record(integration_id, run_log, work)
    except Exception:
        # A programming error: it must be reported, and must not run again at once and for ever.
        db.session.rollback()
        mistake = ConnectorError(because(Reason.INTERNAL_ERROR))
        requests.note_failure(integration_id, mistake.reason, is_final=True)
        work.attempts.fail(mistake)
        _record(integration_id, run_log, work)
        raise
    finally:
        done = Progress(integration_id, owner_id, run_log.run_id, "", 0, None, dict(run_log.counts), finished=True)
        if run_log.watched or run_log.run_id is not None:
            publish(redis_client(), done)


@dataclass(slots=True)
class _Work:
    """Work of a run: the kinds it attempts, the requests it serves, and whether it sent anything."""

    attempts: WorkAttempts
    notified_at: datetime | None = None
    manual_at: datetime | None = None
    has_sent: bool = False


def _execute(integration: Integration, held: HeldLease, run_log: RunLog, work: _Work) -> None:
    """Run all stages with an open connector."""
    subscriptions.prepare(integration)
    db.session.get_one(Integration, integration.id, populate_existing=True)  # and its state
    attempts = work.attempts
    work.notified_at = integration.state.notified_at
    work.manual_at = integration.state.manual_requested_at if MANUAL in attempts.wanted else None
    if work.manual_at is None:
        attempts.skip(MANUAL)
    urgent = LANE_OF[run_log.trigger] in {"now", "notified"}
    waiting = KeepAlive(held)
    with open_connector(integration.account, integration, urgent=urgent, while_waiting=waiting) as connector:
        context = RunContext.load(integration, connector=connector, lease=held, log=run_log, redis=redis_client())
        try:
            if work.manual_at:
                with context.work.batch():
                    preview_results.begin(context)
            subscriptions.maintain(context, repair=run_log.trigger == Trigger.SWEEP)
            attempts.attempt(UNDO, lambda: execute.execute(context))
            if UNDO in attempts.failed:
                attempts.skip(SENDING, READING)  # writes that were not stored must not count as remote changes
            run_stages(context, attempts)
            if MANUAL in attempts.succeeded:
                preview_results.explain(context)
            if READING in attempts.succeeded:
                calendar_names.refresh(context, at_once=MANUAL in attempts.succeeded)
        finally:
            work.has_sent = context.cache.written > 0


def _record(integration_id: int, run_log: RunLog, work: _Work) -> None:
    """Store which kinds of work succeeded, and for those that failed when they are retried."""
    now = utc_now()
    integration = db.session.get_one(Integration, integration_id)
    proven, failed = work.attempts.succeeded, work.attempts.failed
    evidence.note_success(integration, proven, now)
    for kind, error in failed.items():
        evidence.note_failure(integration, kind, error, now)
        log.info("run_failed", integration_id=integration_id, kind=kind, error=type(error).__name__)
        if isinstance(error, AuthorizationLost):
            authorization.mark_lost(integration.account, error, now)
    if run_log.moved:
        integration.state.last_moved_at = now
    if work.has_sent:
        integration.state.last_sent_at = now
    if READING in proven:
        integration.state.last_proven_at = now
        integration.state.quiet_sweeps = (
            0 if run_log.counts or run_log.trigger != Trigger.SWEEP else integration.state.quiet_sweeps + 1
        )
        next_sweep_at = now + sweep_interval(integration, integration.state.quiet_sweeps)
        renewal_due = subscriptions.renewal_due(integration, now)
        integration.state.next_sweep_at = min(next_sweep_at, renewal_due or next_sweep_at)
    if MANUAL in proven:
        preview_results.finish(run_log)
        integration.state.busy_due_at = now  # events that were imported are items now, and no longer busy times
    _clear_served(integration_id, work)
    _finish(run_log, next(iter(failed.values()), None))
    db.session.commit()


def _finish(run_log: RunLog, error: ConnectorError | None) -> None:
    if error is None:
        held, failed = run_log.counts[Outcome.HELD], run_log.counts[Outcome.FAILED]
        run_log.finish(RunResult.HELD if held else RunResult.PARTIAL if failed else RunResult.OK)
        return
    preview_results.note_failure(run_log, error.reason)
    requests.note_failure(run_log.integration_id, error.reason, is_final=False)
    run_log.finish(RunResult.FAILED, error.reason)


def _clear_served(integration_id: int, work: _Work) -> None:
    """Clear the requests that were served, by a comparison in the database: one that was made again meanwhile stays."""
    proven = work.attempts.succeeded
    notified_at = work.notified_at if READING in proven else None
    manual_at = work.manual_at if MANUAL in proven else None
    for request, at, columns in (
        (SyncState.notified_at, notified_at, [SyncState.notified_at, SyncState.news_since]),
        (SyncState.manual_requested_at, manual_at, [SyncState.manual_requested_at]),
    ):
        if at is not None:
            cleared = dict.fromkeys(columns)
            served = SyncState.integration_id == integration_id, request == at
            db.session.execute(update(SyncState).where(*served).values(cleared))
