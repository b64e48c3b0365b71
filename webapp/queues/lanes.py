"""The lanes: RQ queues in the order in which workers take them.

People come before machines (docs/development/rules.md, 19).

now: a change that was saved here, and what somebody watches: a plan, an undo. notified: news from a service. bulk: what
somebody asked for and what takes long: first runs, Sync now, removing what an ended integration wrote. sweep: what
nobody asked for.
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
"""The queue before all lanes, for the search for due work alone: short, once a second, and nothing comes in without it
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
"""How long a job in the lane `sweep` may wait before a long run gives way to it."""


def waiting(redis: Redis, *, before: str) -> int:
    """Return how many jobs wait in lanes that come before the lane `before`."""
    return sum(Queue(lane, connection=redis).count for lane in LANES[: LANES.index(before)])


def has_patient_others(redis: Redis) -> bool:
    """Say whether something waits that a long run should let pass now and then: another one, or a sweep for long."""
    if Queue("bulk", connection=redis).count:
        return True
    first = next(iter(Queue("sweep", connection=redis).get_job_ids(0, 1)), None)
    job = Job.fetch_many([first], connection=redis)[0] if first else None
    return bool(job and job.enqueued_at and utc_now() - job.enqueued_at > PATIENCE)


def places(redis: Redis, wanted: Collection[str]) -> Mapping[str, int]:
    """Return at which place (1: next) wanted runs and plans wait, each named by its `run_key` or `preview_key`.

    What is at work already, or not in its lane, has no place; nor has anything while Redis is away.
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
    """Return how ids of jobs begin that run an integration: one for each slot."""
    return f"sync-{lane}-{integration_id}"


def preview_key(plan_id: int) -> str:
    """Return the id of the job that works a plan out."""
    return f"plan-{plan_id}"
