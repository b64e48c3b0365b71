"""Put the one job that does work on its lane. Job arguments are ids and trigger names, nothing else."""

import structlog
from redis.exceptions import RedisError

from webapp.queues.enqueue_once import enqueue_once
from webapp.queues.lanes import LANE_OF, plan_key, run_key
from webapp.sync.states import Trigger

JOBS = "webapp.sync.jobs"
JOB = f"{JOBS}.sync_integration"
"""The one that does work."""

SLOTS = "abcdefgh"
"""Jobs of an integration that a lane may hold: for each trigger one that waits. The others work, or died with their
worker: of those the queue finds out only after minutes."""

log = structlog.get_logger()


def enqueue_sync(integration_id: int, trigger: Trigger) -> None:
    """Ask for a run. Does nothing but warn while Redis is away: marks and wishes are in the database already.

    A job's id is unique per integration, lane and slot. While one works, one more may wait: a mark set during a run
    must find a job of its own, and a hundred marks need no more than that.
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
    """Ask for a job of `jobs` about an account. Does nothing but warn while Redis is away: it comes due again."""
    try:
        enqueue_once("notified", f"{job}-{account_id}", f"{JOBS}.{job}", account_id)
    except RedisError as error:
        log.warning("job_not_enqueued", job=job, account_id=account_id, error=type(error).__name__)


def enqueue_plan(plan_id: int) -> None:
    """Ask for a plan to be worked out; somebody waits for it. Without Redis it comes due a little later."""
    try:
        enqueue_once("now", plan_key(plan_id), f"{JOBS}.work_out_plan", plan_id)
    except RedisError as error:
        log.warning("plan_not_enqueued", plan_id=plan_id, error=type(error).__name__)


def enqueue_busy_times(integration_id: int) -> None:
    """Ask for a look at the times that a linked calendar's other events take; nobody waits for it."""
    try:
        enqueue_once("sweep", f"busy-{integration_id}", f"{JOBS}.read_busy_times", integration_id)
    except RedisError as error:
        log.warning("busy_times_not_enqueued", integration_id=integration_id, error=type(error).__name__)
