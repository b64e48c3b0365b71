"""Whether a run goes on: its owner may switch it off, and a bulk run gives way to more urgent work."""

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
"""How long a run that somebody asked for keeps a worker while others wait who ask for as much, or machines for long.
Not short: a run that goes on lists the linked calendar once more."""


class SwitchedOff(Exception):
    """The owner switched the integration off, or deleted it, while it ran: nothing more moves."""


class PreviewRequired(Exception):
    """So much would follow from what the service lists that the owner has to approve a preview of it first."""


class Preempted(Exception):
    """A person's change waits behind this bulk run: stop after this batch and come back later."""


class Cancellation(Protocol):
    """Where the stages of a run ask whether to go on."""

    def checkpoint(self, *, begins_anew: bool = False) -> None:
        """Stop after a page where the owner wants it, or where a bulk run keeps a worker from more urgent work.

        What `begins_anew` when it goes on does not give way: while people are busy it would never come to its end.

        Raises:
            SwitchedOff, Preempted: what was done so far is stored.
        """

    def should_pause(self) -> bool:
        """Return True if there is something to do before more of the same."""
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

    def checkpoint(self, *, begins_anew: bool = False) -> None:
        """See `Cancellation.checkpoint`."""
        if not is_active(self.integration_id):
            raise SwitchedOff
        if not begins_anew and self._is_in_the_way():
            raise Preempted

    def should_pause(self) -> bool:
        """Return True if there is a mark to serve, or if `checkpoint` would stop the run."""
        with reading():
            marked = db.session.scalar(select(Mark.id).where(Mark.integration_id == self.integration_id).limit(1))
        return marked is not None or not is_active(self.integration_id) or self._is_in_the_way()

    def require_preview(self) -> None:
        """See `Cancellation.require_preview`."""
        if self.cache.approved_preview is None:
            raise PreviewRequired

    def _is_in_the_way(self) -> bool:
        if self.trigger not in {Trigger.MANUAL, Trigger.UNDO}:
            return False
        try:
            if lanes.waiting(self.redis, before="bulk"):
                return True
            return time.monotonic() - self.began > SLICE.total_seconds() and lanes.has_patient_others(self.redis)
        except RedisError:
            return False


def is_active(integration_id: int) -> bool:
    """Return True unless the owner switched the integration off or deleted it."""
    active = select(Integration.active).where(Integration.id == integration_id, Integration.ended_at.is_(None))
    with reading():
        return bool(db.session.scalar(active))
