"""What waits in the lanes, and who takes it."""

from redis import Redis
from rq import Queue
from rq.job import Job, JobStatus

from webapp.extensions import db
from webapp.queues.lanes import LANES
from webapp.sync import jobs


def waiting(redis: Redis) -> list[tuple[int, str]]:
    """Return integration and trigger of every waiting job, in the order in which workers take them."""
    return [job.args for lane in LANES for job in Queue(lane, connection=redis).jobs]


def take(redis: Redis, lane: str, status: JobStatus) -> None:
    """Take the next job of a lane out, as a worker does, and leave it in `status`."""
    queue = Queue(lane, connection=redis)
    job = queue.jobs[0]
    queue.remove(job)
    job.set_status(status)


def take_next(redis: Redis) -> Job | None:
    """Take the next job out of its lane, as a worker does that will be done with it."""
    for lane in LANES:
        queue = Queue(lane, connection=redis)
        for job in queue.jobs:
            queue.remove(job)
            job.delete()
            return job
    return None


def work(redis: Redis) -> None:
    """Let workers take every job that waits, and those that follow from them."""
    while job := take_next(redis):
        getattr(jobs, job.func_name.rpartition(".")[2])(*job.args)
        db.session.rollback()
