"""Progress of runs, published for open pages. A signal only: the run itself is recorded in the database."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import timedelta

import structlog
from redis import Redis
from redis.exceptions import RedisError

CHANNEL = "calendar-sync:progress"
_KEY = "calendar-sync:progress:{}"
_FORGOTTEN_AFTER = timedelta(minutes=5)
"""A run that publishes nothing for this long is no longer shown as running (its worker may have died)."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Progress:
    """Snapshot of a run. `phase` is a short phrase for people; `total` is None while unknown. Never has event texts."""

    integration_id: int
    owner_id: int
    run_id: int | None
    phase: str
    done: int
    total: int | None
    counts: dict[str, int]
    finished: bool = False

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str | bytes) -> "Progress":
        return cls(**json.loads(text))


def publish(redis: Redis, progress: Progress) -> None:
    """Publish a snapshot, and store it for pages that load later. Only logs a warning while Redis is unavailable."""
    key, message = _KEY.format(progress.integration_id), progress.to_json()
    try:
        pipeline = redis.pipeline(transaction=False)
        if progress.finished:
            pipeline.delete(key)
        else:
            pipeline.set(key, message, ex=_FORGOTTEN_AFTER)
        pipeline.publish(CHANNEL, message)
        pipeline.execute()
    except RedisError as error:
        log.warning("progress_not_published", integration_id=progress.integration_id, error=type(error).__name__)


def read(redis: Redis, integration_ids: Iterable[int]) -> dict[int, Progress]:
    """Return the last snapshot of each run that is under way, by integration; {} while Redis is unavailable."""
    ids = list(integration_ids)
    if not ids:
        return {}
    try:
        messages = redis.mget([_KEY.format(integration_id) for integration_id in ids])
    except RedisError:
        return {}
    return {number: Progress.from_json(text) for number, text in zip(ids, messages, strict=True) if text}
