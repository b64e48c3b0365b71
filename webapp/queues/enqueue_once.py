"""Enqueue jobs without duplicates. Arguments are only ids and names of the application."""

from datetime import timedelta

from flask import current_app
from redis import Redis
from rq import Queue
from rq.exceptions import DuplicateJobError, NoSuchJobError
from rq.job import Job, JobStatus

from webapp.extensions import redis_client

JOB_TIMEOUT = timedelta(hours=6)
"""Longer than any import. A run is bounded by the time-outs of its requests; this ends only jobs that hang."""

_OVER = frozenset({JobStatus.FAILED, JobStatus.STOPPED, JobStatus.CANCELED, JobStatus.FINISHED})


def enqueue_once(lane: str, job_id: str, job: str, *arguments: int | str) -> bool:
    """Enqueue the function with the dotted name `job`; return whether the job waits in its lane afterwards.

    False: a job with this id is being executed, or its worker died.

    Raises:
        RedisError: Redis is unreachable.
    """
    redis = redis_client()
    queue = Queue(lane, connection=redis)
    for _ in range(2):
        try:
            queue.enqueue_call(
                job,
                args=arguments,
                job_id=job_id,
                unique=True,
                timeout=int(JOB_TIMEOUT.total_seconds()),
                result_ttl=0,
                failure_ttl=int(timedelta(days=7).total_seconds()),
                description=f"{job.rpartition('.')[2]} {arguments}",
            )
        except DuplicateJobError:
            if _is_waiting(queue, job_id, arguments):
                return True
            if not _forget_failed(redis, job_id):
                return False
        else:
            current_app.logger.debug("enqueued %s", job_id)
            return True
    return False


def _is_waiting(queue: Queue, job_id: str, arguments: tuple[int | str, ...]) -> bool:
    """Return whether a job with this id and these arguments waits in its lane."""
    redis = queue.connection
    if redis.lpos(queue.key, job_id) is None:
        return False
    try:
        return tuple(Job.fetch(job_id, connection=redis).args) == arguments
    except NoSuchJobError:
        return False  # it ended a moment ago


def _forget_failed(redis: Redis, job_id: str) -> bool:
    """Delete a failed job with this id: failed jobs are kept for days for inspection, but must not block new ones."""
    try:
        job = Job.fetch(job_id, connection=redis)
    except NoSuchJobError:
        return True  # it ended a moment ago
    if job.get_status(refresh=False) not in _OVER:
        return False
    job.delete()
    return True
