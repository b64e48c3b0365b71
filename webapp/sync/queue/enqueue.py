"""Enqueueing of jobs. Job arguments are ids and names of triggers, nothing else."""

import structlog
from redis.exceptions import RedisError

from webapp.queues.enqueue_once import enqueue_once
from webapp.queues.lanes import LANE_OF, preview_key, run_key
from webapp.sync.states import Trigger

JOBS = "webapp.sync.jobs"
JOB = f"{JOBS}.sync_integration"
"""Dotted name of the job that executes a run."""

SLOTS = "abcdefgh"
"""Slots for the jobs of an integration in a lane: one waiting job for each trigger, and others that are executed, or
whose worker died, which RQ notices only after minutes."""

log = structlog.get_logger()


def enqueue_sync(integration_id: int, trigger: Trigger) -> None:
    """Enqueue a run. Only logs a warning while Redis is unavailable: marks and requests are in the database already.

    A job's id is unique per integration, lane and slot. While one is executed, one more may wait: a mark that is set
    during a run needs another job, and a hundred marks need no more than that one.
    """
    lane = LANE_OF[trigger]
    try:
        for slot in SLOTS:
            job_id = f"{run_key(integration_id, lane)}-{slot}"
            if enqueue_once(lane, job_id, JOB, integration_id, str(trigger)):
                return
    except RedisError as error:
        log.warning("sync_not_enqueued", integration_id=integration_id, trigger=trigger, error=type(error).__name__)


def enqueue_account_job(job: str, account_id: int) -> None:
    """Enqueue a job of `jobs` about an account. Only logs a warning while Redis is unavailable: it gets due again."""
    try:
        enqueue_once("notified", f"{job}-{account_id}", f"{JOBS}.{job}", account_id)
    except RedisError as error:
        log.warning("job_not_enqueued", job=job, account_id=account_id, error=type(error).__name__)


def enqueue_preview(preview_id: int) -> None:
    """Enqueue the job that makes a preview, for which somebody waits. Without Redis it becomes due a little later."""
    try:
        enqueue_once("now", preview_key(preview_id), f"{JOBS}.work_out_preview", preview_id)
    except RedisError as error:
        log.warning("preview_not_enqueued", preview_id=preview_id, error=type(error).__name__)


def enqueue_busy_times(integration_id: int) -> None:
    """Enqueue a read of the busy times of a linked calendar; nobody waits for it."""
    try:
        enqueue_once("sweep", f"busy-{integration_id}", f"{JOBS}.read_busy_times", integration_id)
    except RedisError as error:
        log.warning("busy_times_not_enqueued", integration_id=integration_id, error=type(error).__name__)
