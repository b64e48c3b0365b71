"""What waits in the lanes, and who takes it."""

from redis import Redis
from rq import Queue
from rq.job import JobStatus

from webapp.extensions import db
from webapp.sync import jobs
from webapp.sync.lanes import LANES


def waiting(redis: Redis) -> list[tuple[int, str]]:
    """Return integration and trigger of every waiting job, in the order in which workers take them."""
    return [job.args for lane in LANES for job in Queue(lane, connection=redis).jobs]


def work_off(redis: Redis) -> None:
    """Carry out every job that waits, in the order of the lanes, and those that follow from them."""
    while found := [job for lane in LANES for job in Queue(lane, connection=redis).jobs]:
        job = found[0]
        Queue(job.origin, connection=redis).remove(job)
        job.delete()
        getattr(jobs, job.func_name.rpartition(".")[2])(*job.args)
        db.session.rollback()


def take(redis: Redis, lane: str, status: JobStatus) -> None:
    """Take the next job of a lane out, as a worker does, and leave it in `status`."""
    queue = Queue(lane, connection=redis)
    job = queue.jobs[0]
    queue.remove(job)
    job.set_status(status)
