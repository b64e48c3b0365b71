"""What waits in the lanes."""

from redis import Redis
from rq import Queue
from rq.job import JobStatus

from webapp.sync.lanes import LANES


def waiting(redis: Redis) -> list[tuple[int, str]]:
    """Return integration and trigger of every waiting job, in the order in which workers take them."""
    return [job.args for lane in LANES for job in Queue(lane, connection=redis).jobs]


def take(redis: Redis, lane: str, status: JobStatus) -> None:
    """Take the next job of a lane out, as a worker does, and leave it in `status`."""
    queue = Queue(lane, connection=redis)
    job = queue.jobs[0]
    queue.remove(job)
    job.set_status(status)
