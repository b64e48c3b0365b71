"""Cancellation of a run by its owner, and preemption of a bulk run by more urgent work."""

import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy import select

from webapp.extensions import db, reading
from webapp.queues import lanes
from webapp.sync.engine.context.cache import RunCache
from webapp.sync.models import Integration, Mark
from webapp.sync.states import Trigger

SLICE = timedelta(seconds=30)
"""How long a run that a person requested keeps a worker while other people's requests wait, or automatic runs for long.
Not short, because a run that is resumed lists the linked calendar again."""


class SwitchedOff(Exception):
    """The owner switched the integration off, or deleted it, during the run: nothing more is synced."""


class PreviewRequired(Exception):
    """The listing of the service would change so much that the owner has to approve a preview first."""


class Preempted(Exception):
    """More urgent work waits for this bulk run: stop after this batch and resume it later."""


class Cancellation(Protocol):
    """Check whether a run continues, which its stages call between pages."""

    def checkpoint(self, *, restarts: bool = False) -> None:
        """Stop after a page if the owner cancelled the run, or if more urgent work waits for its worker.

        A stage that `restarts` when it is resumed is not preempted: it might never be completed otherwise.

        Raises:
            SwitchedOff: everything so far is stored.
            Preempted: everything so far is stored.
        """

    def should_pause(self) -> bool:
        """Return True if there is other work to do before the next page."""
        ...

    def require_preview(self) -> None:
        """Stop before a risky step unless the owner has approved a preview. Raises PreviewRequired."""


@dataclass(slots=True)
class RunCancellation:
    """The `Cancellation` of a run that writes."""

    integration_id: int
    trigger: Trigger
    cache: RunCache
    redis: Redis
    began: float = field(default_factory=time.monotonic)

    def checkpoint(self, *, restarts: bool = False) -> None:
        """See `Cancellation.checkpoint`."""
        if not is_active(self.integration_id):
            raise SwitchedOff
        if not restarts and self._blocks_others():
            raise Preempted

    def should_pause(self) -> bool:
        """Return True if there is a mark to serve, or if `checkpoint` would stop the run."""
        with reading():
            marked = db.session.scalar(select(Mark.id).where(Mark.integration_id == self.integration_id).limit(1))
        return marked is not None or not is_active(self.integration_id) or self._blocks_others()

    def require_preview(self) -> None:
        """See `Cancellation.require_preview`."""
        if self.cache.approved_preview is None:
            raise PreviewRequired

    def _blocks_others(self) -> bool:
        if self.trigger not in {Trigger.MANUAL, Trigger.UNDO}:
            return False
        try:
            if lanes.waiting(self.redis, before="bulk"):
                return True
            return time.monotonic() - self.began > SLICE.total_seconds() and lanes.others_wait_for_long(self.redis)
        except RedisError:
            return False


def is_active(integration_id: int) -> bool:
    """Return True unless the owner switched the integration off or deleted it."""
    active = select(Integration.active).where(Integration.id == integration_id, Integration.ended_at.is_(None))
    with reading():
        return bool(db.session.scalar(active))
