"""Put the one job that does work on its lane. Job arguments are ids and trigger names, nothing else."""

from datetime import timedelta

import structlog
from flask import current_app
from redis import Redis
from redis.exceptions import RedisError
from rq import Queue
from rq.exceptions import DuplicateJobError, NoSuchJobError
from rq.job import Job, JobStatus

from webapp.extensions import redis_client
from webapp.sync.lanes import LANE_OF

JOBS = "webapp.sync.jobs"
JOB = f"{JOBS}.sync_integration"
"""The one that does work."""

JOB_TIMEOUT = timedelta(hours=6)
"""Longer than any import: a run is bounded by its requests' own time-outs, this only ends what hangs beyond them."""

_OVER = frozenset({JobStatus.FAILED, JobStatus.STOPPED, JobStatus.CANCELED, JobStatus.FINISHED})

log = structlog.get_logger()


def enqueue_sync(integration_id: int, trigger: str) -> None:
    """Ask for a run. Does nothing but warn while Redis is away: marks and wishes are in the database already.

    A job's id is unique per integration and lane. While one works, one more may wait: a mark set during a run must
    find a job of its own, and a hundred marks need no more than that.
    """
    lane = LANE_OF[trigger]
    try:
        for slot in ("a", "b"):
            job_id = f"sync-{lane}-{integration_id}-{slot}"
            if _enqueue(redis_client(), lane, job_id, "sync_integration", (integration_id, trigger)):
                return
    except RedisError as error:
        log.warning("sync_not_enqueued", integration_id=integration_id, trigger=trigger, error=type(error).__name__)


def enqueue_account_job(job: str, account_id: int) -> None:
    """Ask for a job of `jobs` about an account. Does nothing but warn while Redis is away: it comes due again."""
    try:
        _enqueue(redis_client(), "notified", f"{job}-{account_id}", job, (account_id,))
    except RedisError as error:
        log.warning("job_not_enqueued", job=job, account_id=account_id, error=type(error).__name__)


def enqueue_plan(plan_id: int) -> None:
    """Ask for a plan to be worked out; somebody waits for it. Without Redis it comes due a little later."""
    try:
        _enqueue(redis_client(), "now", f"plan-{plan_id}", "work_out_plan", (plan_id,))
    except RedisError as error:
        log.warning("plan_not_enqueued", plan_id=plan_id, error=type(error).__name__)


def enqueue_busy_times(integration_id: int) -> None:
    """Ask for a look at the times that a linked calendar's other events take; nobody waits for it."""
    try:
        _enqueue(redis_client(), "bulk", f"busy-{integration_id}", "read_busy_times", (integration_id,))
    except RedisError as error:
        log.warning("busy_times_not_enqueued", integration_id=integration_id, error=type(error).__name__)


def _enqueue(redis: Redis, lane: str, job_id: str, job: str, arguments: tuple[int | str, ...]) -> bool:
    queue = Queue(lane, connection=redis)
    for _ in range(2):
        try:
            queue.enqueue_call(
                f"{JOBS}.{job}",
                args=arguments,
                job_id=job_id,
                unique=True,
                timeout=int(JOB_TIMEOUT.total_seconds()),
                result_ttl=0,
                failure_ttl=int(timedelta(days=7).total_seconds()),
                description=f"{job} {arguments}",
            )
        except DuplicateJobError:
            if not _forget_failed(redis, job_id):
                return False
        else:
            current_app.logger.debug("enqueued %s", job_id)
            return True
    return False


def _forget_failed(redis: Redis, job_id: str) -> bool:
    """Free the id of a job that failed: it is kept for days to be looked at, but must not keep work away meanwhile."""
    try:
        job = Job.fetch(job_id, connection=redis)
    except NoSuchJobError:
        return True  # it ended a moment ago
    if job.get_status(refresh=False) not in _OVER:
        return False
    job.delete()
    return True
