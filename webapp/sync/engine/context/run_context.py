"""What one run carries with it from stage to stage."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

from redis import Redis
from sqlalchemy import delete, insert, select

from webapp.connectors.base import Connector
from webapp.extensions import db, reading
from webapp.my_calendar.actor import acting_as
from webapp.sync.engine.context.cache import RunCache
from webapp.sync.engine.context.cancellation import Cancellation, RunCancellation
from webapp.sync.engine.context.progress import ProgressReporter
from webapp.sync.engine.context.settings import RunSettings
from webapp.sync.engine.preview_filter import Guide
from webapp.sync.engine.snapshots import Pair
from webapp.sync.models import Integration, Link, Mark
from webapp.sync.store.lease import HeldLease
from webapp.sync.store.marks import changes_by
from webapp.sync.store.run_log import RunLog


@dataclass(slots=True)
class RunContext:
    """One run of one integration, and the storing of its results."""

    settings: RunSettings
    connector: Connector
    lease: HeldLease
    log: RunLog
    cache: RunCache
    progress: ProgressReporter
    cancellation: Cancellation

    @classmethod
    def load(
        cls, integration: Integration, *, connector: Connector, lease: HeldLease, log: RunLog, redis: Redis
    ) -> Self:
        """Read what a run needs to know about `integration`."""
        settings = RunSettings.load(integration)
        cache = RunCache.load(settings.integration_id, guide=Guide.load(settings.integration_id))
        return cls(
            settings=settings,
            connector=connector,
            lease=lease,
            log=log,
            cache=cache,
            progress=ProgressReporter(settings, log, redis),
            cancellation=RunCancellation(settings.integration_id, log.trigger, cache, redis),
        )

    @contextmanager
    def results(self) -> Iterator[None]:
        """Store one batch of results: proves the lease, writes what the block writes and the log of it, commits."""
        try:
            with changes_by(self.settings.integration_id), acting_as(self.settings.actor):
                self.lease.renew()
                yield
                self.log.store()
                db.session.commit()
        except BaseException:  # also a job's time-out or a signal: nothing of a broken batch may stay, then it goes on
            self.log.discard()
            db.session.rollback()
            raise
        self.progress.report()

    def left_out_before(self) -> Guide | None:
        """Return what a run of which nobody saw a plan leaves alone."""
        return Guide.remember(self.settings.integration_id)

    def mark(self, item_ids: Iterable[int]) -> None:
        """Have this integration look at items once more, as part of the transaction that stores results."""
        rows = [{"integration_id": self.settings.integration_id, "item_id": item_id} for item_id in item_ids]
        if rows:
            db.session.execute(insert(Mark), rows)

    def marks_after(self, last_id: int, limit: int) -> Sequence[tuple[int, int]]:
        """Return ids of marks, oldest first, each with its item's."""
        with reading():
            marks = db.session.execute(
                select(Mark.id, Mark.item_id)
                .where(Mark.integration_id == self.settings.integration_id, Mark.id > last_id)
                .order_by(Mark.id)
                .limit(limit)
            ).all()
        return [(mark.id, mark.item_id) for mark in marks]

    def clear_marks(self, mark_ids: list[int]) -> None:
        """Clear exactly the marks that were read, as part of the transaction that stores their results."""
        if mark_ids:
            db.session.execute(delete(Mark).where(Mark.id.in_(mark_ids)))

    def begin_again(self, pairs: Sequence[Pair]) -> None:
        """Drop links whose create never arrived, and mark their items so that it is done now."""
        if not pairs:
            return
        with self.results():
            db.session.execute(delete(Link).where(Link.id.in_([pair.link.id for pair in pairs if pair.link])))
            self.mark([pair.item.id for pair in pairs if pair.item])

    def undecided(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Yield those of `pairs` about which there is something to decide.

        A link tells of what is done. What was refused is not tried once more by every stage of the run that comes to
        it, as long as both sides are proven to be as they were.
        """
        for pair in pairs:
            refused = pair.item and self.cache.refused.get(pair.item.id)
            if pair.mark_ids or refused is None or refused != pair.versions or None in refused:
                yield pair

    def taken_items(self) -> Collection[int]:
        """Return items without a link that nevertheless have found their event."""
        return ()
