"""The lanes: RQ queues in the order in which workers take them.

People come before machines (docs/development/rules.md, 19).

now: changes saved in My Calendar, and what a person waits for: a preview, an undo. notified: notifications of services.
bulk: long jobs that a person asked for: first runs, Sync now, deleting the events of an ended integration. sweep:
periodic reads.
"""

from collections.abc import Collection, Mapping
from datetime import timedelta

from redis import Redis
from redis.exceptions import RedisError
from rq import Queue
from rq.job import Job

from webapp.database import utc_now

LANES = ("now", "notified", "bulk", "sweep")

SEARCH = "search"
"""The queue before all lanes, only for the scheduler's tick: short, once a second, and needed to enqueue due work
however long the lanes are."""

LANE_OF = {
    "item_saved": "now",
    "activated": "now",
    "deactivated": "sweep",
    "approved": "now",
    "retry": "now",
    "undo": "now",
    "notified": "notified",
    "sweep": "sweep",
    "manual": "bulk",
    "ended": "bulk",
}
"""The lane of each trigger."""

PATIENCE = timedelta(seconds=30)
"""How long a job in the lane `sweep` waits before a long run pauses for it."""


def waiting(redis: Redis, *, before: str) -> int:
    """Return the number of jobs that wait in lanes with a higher priority than the lane `before`."""
    return sum(Queue(lane, connection=redis).count for lane in LANES[: LANES.index(before)])


def others_wait_for_long(redis: Redis) -> bool:
    """Return whether a long run should pause now and then: another bulk job waits, or a sweep has waited for long."""
    if Queue("bulk", connection=redis).count:
        return True
    first = next(iter(Queue("sweep", connection=redis).get_job_ids(0, 1)), None)
    job = Job.fetch_many([first], connection=redis)[0] if first else None
    return bool(job and job.enqueued_at and utc_now() - job.enqueued_at > PATIENCE)


def places(redis: Redis, wanted: Collection[str]) -> Mapping[str, int]:
    """Return the positions (1: next) in the queue of the wanted runs and previews, by `run_key` or `preview_key`.

    Jobs that are being executed or are not in their lane have none; while Redis is unreachable the result is empty.
    """
    if not wanted:
        return {}
    found: dict[str, int] = {}
    try:
        ids = [job_id for lane in LANES[: LANES.index("sweep")] for job_id in Queue(lane, connection=redis).job_ids]
    except RedisError:
        return {}
    for place, job_id in enumerate(ids, start=1):
        for key in (job_id, job_id.rpartition("-")[0]):
            if key in wanted:
                found.setdefault(key, place)
    return found


def run_key(integration_id: int, lane: str = "bulk") -> str:
    """Return the prefix of the ids of jobs that run an integration; there is one job per slot."""
    return f"sync-{lane}-{integration_id}"


def preview_key(preview_id: int) -> str:
    """Return the id of the job that computes a preview."""
    return f"plan-{preview_id}"
