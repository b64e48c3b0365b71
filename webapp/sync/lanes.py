"""The lanes: RQ queues in the order in which workers take them."""

from redis import Redis
from rq import Queue

LANES = ("now", "notified", "sweep", "bulk")

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


def waiting(redis: Redis, *, before: str) -> int:
    """Return how many jobs wait in lanes that come before the lane `before`, sweeps apart."""
    urgent = [lane for lane in LANES[: LANES.index(before)] if lane != "sweep"]
    return sum(Queue(lane, connection=redis).count for lane in urgent)
