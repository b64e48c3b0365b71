"""Progress of a run, for pages that show it."""

import time
from dataclasses import dataclass

from redis import Redis

from webapp.sync.engine.context.settings import RunSettings
from webapp.sync.queue.progress import Progress, publish
from webapp.sync.store.run_log import RunLog

PROGRESS_INTERVAL = 0.25
"""Seconds between two progress messages of a run; with more of them pages would flicker."""


@dataclass(slots=True)
class ProgressReporter:
    """Counter of processed pairs, which publishes them for pages. Without `redis` nothing is published."""

    settings: RunSettings
    log: RunLog
    redis: Redis | None
    phase: str = "Starting"
    done: int = 0
    total: int | None = None
    _published_at: float = 0.0

    def enter(self, phase: str, total: int | None = None) -> None:
        """Begin a phase that pages show."""
        self.phase, self.done, self.total = phase, 0, total
        self._published_at = 0.0
        self.report()

    def advance(self, count: int) -> None:
        """Add to the number of processed pairs; the next report contains it."""
        self.done += count

    def report(self) -> None:
        """Publish a snapshot, at most every `PROGRESS_INTERVAL`. Runs that found nothing to do publish nothing."""
        now = time.monotonic()
        if self.redis is None or now - self._published_at < PROGRESS_INTERVAL:
            return
        if self.log.run_id is None and self.total is None:
            return
        self._published_at = now
        self.log.watched = True
        publish(self.redis, self._snapshot())

    def _snapshot(self) -> Progress:
        return Progress(
            integration_id=self.settings.integration_id,
            owner_id=self.settings.owner_id,
            run_id=self.log.run_id,
            phase=self.phase,
            done=self.done,
            total=self.total,
            counts={key: count for key, count in self.log.counts.items() if count},
        )
