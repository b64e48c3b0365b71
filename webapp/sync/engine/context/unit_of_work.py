"""Storing of the results of a run, batch by batch, so that it may die or be preempted between any two of them."""

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
    """Unit of work: results of a run, each batch with its log in one transaction."""

    def batch(self) -> AbstractContextManager[None]:
        """Store the changes of the block and their log in one transaction, or none of them if it fails."""
        ...

    def mark(self, item_ids: Iterable[int]) -> None:
        """Mark items, so that this run or the next one processes them again. Within a batch."""

    def marks_after(self, last_id: int, limit: int) -> Sequence[tuple[int, int]]:
        """Return pairs of mark id and item id, oldest first."""
        ...

    def clear_marks(self, mark_ids: Sequence[int]) -> None:
        """Delete exactly the marks that were read, together with the results for their items. Within a batch."""

    def create_again(self, pairs: Sequence[Pair]) -> None:
        """Have the events of creates that never arrived created again."""

    def undecided(self, pairs: Iterable[Pair]) -> Iterable[Pair]:
        """Return those of `pairs` about which this run has to decide."""
        ...

    def taken_items(self) -> Collection[int]:
        """Return the ids of items without a stored link that have matched an event in this run."""
        ...

    def excluded_before(self) -> ApprovedPreview | None:
        """Return the executed preview whose excluded entries a run without a preview skips as well."""
        ...


@dataclass(frozen=True, slots=True)
class CommittingUnitOfWork:
    """The `UnitOfWork` of a run that holds the lease: each batch checks that it still does, and is committed."""

    settings: RunSettings
    lease: HeldLease
    log: RunLog
    cache: RunCache
    progress: ProgressReporter

    @contextmanager
    def batch(self) -> Iterator[None]:
        """See `UnitOfWork.batch`. Raises LeaseLost if another worker has taken over the lease."""
        try:
            with changes_by(self.settings.integration_id), acting_as(self.settings.actor):
                self.lease.renew()
                yield
                self.log.store()
                db.session.commit()
        except BaseException:  # also a job's time-out or a signal: roll the batch back, and re-raise
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

    def create_again(self, pairs: Sequence[Pair]) -> None:
        """See `UnitOfWork.create_again`: without their pending links, marked items are sent like new ones."""
        if not pairs:
            return
        with self.batch():
            db.session.execute(delete(Link).where(Link.id.in_([pair.link.id for pair in pairs if pair.link])))
            self.mark([pair.item.id for pair in pairs if pair.item])

    def undecided(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """See `UnitOfWork.undecided`.

        Pairs that are done have links that show it. A write that was refused is not repeated by later stages of the run
        as long as the versions of both sides are unchanged.
        """
        for pair in pairs:
            refused = pair.item and self.cache.refused.get(pair.item.id)
            if pair.mark_ids or refused is None or refused != pair.versions or None in refused:
                yield pair

    def taken_items(self) -> Collection[int]:
        """Return none: an item that matched an event has a stored link."""
        return ()

    def excluded_before(self) -> ApprovedPreview | None:
        return ApprovedPreview.remember(self.settings.integration_id)
