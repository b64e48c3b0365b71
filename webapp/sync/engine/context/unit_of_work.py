"""Where a run stores what it decides: batch by batch, so that it may die or give way between any two of them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import delete

from webapp.extensions import db
from webapp.my_calendar.actor import acting_as
from webapp.sync.engine.context.cache import RunCache
from webapp.sync.engine.context.progress import ProgressReporter
from webapp.sync.engine.context.settings import RunSettings
from webapp.sync.engine.preview_filter import ApprovedPreview
from webapp.sync.engine.snapshots import Pair
from webapp.sync.models import Link
from webapp.sync.store.lease import HeldLease
from webapp.sync.store.marks import add_marks, changes_by, clear_marks, read_marks
from webapp.sync.store.run_log import RunLog


class UnitOfWork(Protocol):
    """Results of a run, each batch with its log in one transaction, and which pairs they leave undecided."""

    def batch(self) -> AbstractContextManager[None]:
        """Store what the block writes, and the log of it, in one transaction. If it fails, nothing of it stays."""
        ...

    def mark(self, item_ids: Iterable[int]) -> None:
        """Have this run, or the next, look at items once more. Within a batch."""

    def marks_after(self, last_id: int, limit: int) -> Sequence[tuple[int, int]]:
        """Return ids of marks, oldest first, each with its item's."""
        ...

    def clear_marks(self, mark_ids: Sequence[int]) -> None:
        """Clear exactly the marks that were read, together with what became of their items. Within a batch."""

    def begin_again(self, pairs: Sequence[Pair]) -> None:
        """Have the items of creates that never arrived created now."""

    def undecided(self, pairs: Iterable[Pair]) -> Iterable[Pair]:
        """Return those of `pairs` about which this run has something to decide."""
        ...

    def taken_items(self) -> Collection[int]:
        """Return items without a link that nevertheless have found their event."""
        ...

    def left_out_before(self) -> ApprovedPreview | None:
        """Return what a run of which nobody saw a plan leaves alone."""
        ...


@dataclass(frozen=True, slots=True)
class CommittingUnitOfWork:
    """The `UnitOfWork` of a run that holds the lease: each batch proves that it still does, and is committed."""

    settings: RunSettings
    lease: HeldLease
    log: RunLog
    cache: RunCache
    progress: ProgressReporter

    @contextmanager
    def batch(self) -> Iterator[None]:
        """See `UnitOfWork.batch`. Raises LeaseLost where another worker took over."""
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

    def mark(self, item_ids: Iterable[int]) -> None:
        add_marks(self.settings.integration_id, item_ids)

    def marks_after(self, last_id: int, limit: int) -> Sequence[tuple[int, int]]:
        return read_marks(self.settings.integration_id, after=last_id, limit=limit)

    def clear_marks(self, mark_ids: Sequence[int]) -> None:
        clear_marks(mark_ids)

    def begin_again(self, pairs: Sequence[Pair]) -> None:
        """See `UnitOfWork.begin_again`: without their pending links, marked items are created like new ones."""
        if not pairs:
            return
        with self.batch():
            db.session.execute(delete(Link).where(Link.id.in_([pair.link.id for pair in pairs if pair.link])))
            self.mark([pair.item.id for pair in pairs if pair.item])

    def undecided(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """See `UnitOfWork.undecided`.

        A link tells of what is done. What was refused is not tried once more by every stage of the run that comes to
        it, as long as both sides are proven to be as they were.
        """
        for pair in pairs:
            refused = pair.item and self.cache.refused.get(pair.item.id)
            if pair.mark_ids or refused is None or refused != pair.versions or None in refused:
                yield pair

    def taken_items(self) -> Collection[int]:
        """Return none: whoever has found its event has its link by then."""
        return ()

    def left_out_before(self) -> ApprovedPreview | None:
        return ApprovedPreview.remember(self.settings.integration_id)
