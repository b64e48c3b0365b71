"""One run of one integration, from the lease to the record of how it went."""

import random
from datetime import datetime, timedelta

import structlog
from flask import current_app
from sqlalchemy import func, select, update

from webapp.connectors.errors import AuthorizationLost, CalendarGone, ConnectorError, TransientError
from webapp.database import utc_now
from webapp.extensions import db, redis_client
from webapp.sync import connection, outcomes, plans, take_back, undo, watching
from webapp.sync.connecting import open_connector
from webapp.sync.context import GiveWay, RunContext, SwitchedOff
from webapp.sync.ending import end
from webapp.sync.enqueue import enqueue_sync
from webapp.sync.lanes import LANE_OF
from webapp.sync.lease import HeldLease, KeepAlive, LeaseLost, lease
from webapp.sync.ledger import RESUMED, RunLog, close_abandoned_runs
from webapp.sync.models import Integration, Mark
from webapp.sync.progress import Progress, publish
from webapp.sync.stages import go_through

FIRST_RETRY = timedelta(seconds=10)
LONGEST_RETRY = timedelta(minutes=30)
"""Longest pause between attempts at a service that fails; a provider's own Retry-After may be longer."""

NEWS_PACE = timedelta(seconds=1)
"""A run that follows so close on another leaves the next news to the search for due work, which looks every second: a
flood of notices must not use up what the service allows all integrations together."""

log = structlog.get_logger()


def run(integration_id: int, trigger: str) -> None:
    """Carry out what is due for an integration, unless somebody else is at it or it must not run now."""
    began_at, last_mark = utc_now(), _last_mark(integration_id)
    with lease(integration_id) as held:
        if held is None:
            return  # the holder looks for marks and news again after it let go, so nothing is missed
        if held.taken_over:
            close_abandoned_runs(integration_id)
        integration = db.session.get(Integration, integration_id)
        if integration is None:
            return
        if integration.ended_at:
            if _may_ask(integration):
                _end(integration, held)
            return
        if not _may_run(integration):
            if not integration.active and _may_ask(integration):
                _stop_watching(integration)
            return
        proven_at = integration.last_proven_at
        if not _undo_first(integration, held, trigger):
            return
        _run(integration, held, trigger)
    if _last_mark(integration_id) > last_mark:
        enqueue_sync(integration_id, "item_saved")
    elif (proven_at is None or began_at - proven_at > NEWS_PACE) and _has_news(integration_id, began_at):
        enqueue_sync(integration_id, "notified")


def _undo_first(integration: Integration, held: HeldLease, trigger: str) -> bool:
    """Finish an undo that was cut short, or else say no: what it wrote and could not note must not pass for news."""
    integration_id = integration.id
    if trigger == "undo" or not undo.is_under_way(integration_id):
        return True
    _run(integration, held, "undo")
    return not undo.is_under_way(integration_id)


def backoff(attempt: int, advised: timedelta | None = None) -> timedelta:
    """Return the pause before retry number `attempt` (1 is the first), with jitter. `advised` is a floor."""
    pause = min(FIRST_RETRY * (1 << min(attempt - 1, 20)), LONGEST_RETRY)
    pause *= random.uniform(0.8, 1.2)  # noqa: S311 (spreads load, protects nothing)
    return max(pause, advised or timedelta(0))


def sweep_interval(integration: Integration, quiet_sweeps: int) -> timedelta:
    """Return the pause before the next sweep: short after news, longer the longer nothing happens."""
    if integration.account.service == "practice":
        practice: timedelta = current_app.config["PRACTICE_SWEEP"]
        return practice
    pace = "SWEEP_PUSH" if integration.watched_at else "SWEEP"
    shortest: timedelta = current_app.config[f"{pace}_MIN"]
    longest: timedelta = current_app.config[f"{pace}_MAX"]
    return min(shortest * (1 << min(quiet_sweeps // 5, 10)), longest)


def _may_run(integration: Integration) -> bool:
    if not integration.is_live or not integration.active or integration.owner.is_disabled:
        return False
    if integration.account.authorization_lost_at or plans.find_waiting([integration.id]):
        return False
    return _may_ask(integration)


def _may_ask(integration: Integration) -> bool:
    return integration.retry_at is None or integration.retry_at <= utc_now()


def _end(integration: Integration, held: HeldLease) -> None:
    integration_id = integration.id
    run_log = RunLog.resume(integration_id, "ended")
    try:
        end(integration, held, run_log)
    except ConnectorError as error:
        _record_failure(integration_id, run_log, error)
    except LeaseLost:
        log.warning("lease_lost", integration_id=integration_id, trigger="ended")


def _stop_watching(integration: Integration) -> None:
    """Give notices back for a calendar that is switched off; if that fails, the search for due work repeats it."""
    try:
        watching.stop(integration)
    except ConnectorError as error:
        log.info("still_watched", integration_id=integration.id, error=type(error).__name__)
        integration.retry_at = utc_now() + LONGEST_RETRY
        db.session.commit()


def _last_mark(integration_id: int) -> int:
    last = db.session.scalar(select(func.max(Mark.id)).where(Mark.integration_id == integration_id))
    db.session.rollback()
    return last or 0


def _has_news(integration_id: int, since: datetime) -> bool:
    """Say whether notices came since then."""
    news = select(Integration.id).where(Integration.id == integration_id, Integration.notified_at >= since)
    found = db.session.scalar(news) is not None
    db.session.rollback()
    return found


def _run(integration: Integration, held: HeldLease, trigger: str) -> None:
    integration_id, owner_id = integration.id, integration.owner_id
    run_log = RunLog.resume(integration_id, trigger) if trigger in RESUMED else RunLog(integration_id, trigger)
    bound = log.bind(integration_id=integration_id, trigger=trigger)
    try:
        asked = _go_through(integration, held, run_log)
        held.renew()
        _record_success(integration_id, run_log, trigger, asked)
    except GiveWay:
        bound.info("run_gave_way")
        enqueue_sync(integration_id, trigger)
        return
    except SwitchedOff:
        plans.drop_all(integration_id, "It was switched off before all of it was carried out.")
        run_log.finish("partial", "It was switched off meanwhile.")
        db.session.commit()
        enqueue_sync(integration_id, "ended")
    except LeaseLost:
        bound.warning("lease_lost")
        run_log.watched, run_log.run_id = False, None  # whoever took over tells the pages how it goes on
    except ConnectorError as error:
        bound.info("run_failed", error=type(error).__name__)
        _record_failure(integration_id, run_log, error)
    except Exception:
        # A mistake of ours: it must be seen, and must not run again at once and for ever.
        db.session.rollback()
        mistake = ConnectorError("An internal error. The server's log has the details.")
        undo.note_failure(integration_id, mistake.reason, for_good=True)
        _record_failure(integration_id, run_log, mistake)
        raise
    finally:
        done = Progress(integration_id, owner_id, run_log.run_id, "", 0, None, dict(run_log.counts), finished=True)
        if run_log.watched or run_log.run_id is not None:
            publish(redis_client(), done)


def _go_through(integration: Integration, held: HeldLease, run_log: RunLog) -> "_Asked":
    """Go through the stages; return what the linked calendar was asked for."""
    watching.prepare(integration)
    db.session.refresh(integration)
    asked = _Asked(
        changes=run_log.trigger != "item_saved" or integration.cursor is None or integration.notified_at is not None,
        notified_at=integration.notified_at,
        manual_at=integration.manual_requested_at if run_log.trigger == "manual" else None,
    )
    urgent = LANE_OF[run_log.trigger] in {"now", "notified"}
    waiting = KeepAlive(held)
    with open_connector(integration.account, integration, urgent=urgent, while_waiting=waiting) as connector:
        context = RunContext.load(integration, connector=connector, lease=held, log=run_log, redis=redis_client())
        if asked.manual_at:
            with context.results():
                outcomes.begin(context)
        watching.keep_up(context, repair=run_log.trigger == "sweep")
        if run_log.trigger == "undo":
            take_back.carry_out(context)
        go_through(context, changes=asked.changes, manual=asked.manual_at is not None)
        if asked.manual_at:
            outcomes.explain(context)
    return asked


class _Asked:
    """What a run set out to ask the linked calendar, and which wishes it serves."""

    def __init__(self, *, changes: bool, notified_at: datetime | None, manual_at: datetime | None) -> None:
        self.changes = changes
        self.notified_at = notified_at
        self.manual_at = manual_at


def _record_success(integration_id: int, run_log: RunLog, trigger: str, asked: _Asked) -> None:
    now = utc_now()
    integration = db.session.get_one(Integration, integration_id)
    integration.failing_since, integration.failure_count, integration.failure_reason = None, 0, ""
    integration.retry_at, integration.calendar_gone = None, False
    if run_log.moved:
        integration.last_moved_at = now
    if asked.changes or run_log.moved:
        integration.last_proven_at = now
    if asked.changes:
        integration.quiet_sweeps = 0 if run_log.counts or trigger != "sweep" else integration.quiet_sweeps + 1
        integration.next_sweep_at = now + sweep_interval(integration, integration.quiet_sweeps)
    if asked.manual_at:
        outcomes.finish(run_log)
        integration.busy_due_at = now  # what it brought in is an item now, and no longer just busy time
    _clear_served(integration_id, asked)
    result = "held" if run_log.counts["held"] else "partial" if run_log.counts["failed"] else "ok"
    run_log.finish(result)
    db.session.commit()


def _clear_served(integration_id: int, asked: _Asked) -> None:
    """Clear the wishes that were served, in the database itself: one made again meanwhile, even just now, stays."""
    notified_at = asked.notified_at if asked.changes else None
    for wish, at, told in (
        (Integration.notified_at, notified_at, [Integration.notified_at, Integration.news_since]),
        (Integration.manual_requested_at, asked.manual_at, [Integration.manual_requested_at]),
    ):
        if at is not None:
            cleared = dict.fromkeys(told)
            db.session.execute(update(Integration).where(Integration.id == integration_id, wish == at).values(cleared))


def _record_failure(integration_id: int, run_log: RunLog, error: ConnectorError) -> None:
    """Store what an error means: who has to act, and when we try again."""
    now = utc_now()
    integration = db.session.get_one(Integration, integration_id)
    integration.failing_since = integration.failing_since or now
    integration.failure_count += 1
    integration.failure_reason = error.reason
    outcomes.note_failure(run_log, error.reason)
    undo.note_failure(integration_id, error.reason, for_good=False)
    if isinstance(error, AuthorizationLost):
        connection.lose(integration.account, error, now)
    if isinstance(error, CalendarGone):
        integration.calendar_gone = True
    advised = error.retry_after if isinstance(error, TransientError) else None
    integration.retry_at = now + backoff(integration.failure_count, advised)
    integration.next_sweep_at = integration.retry_at
    run_log.finish("failed", error.reason)
    db.session.commit()
