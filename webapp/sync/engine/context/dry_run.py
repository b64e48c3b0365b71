"""Parts of a dry run: everything it stores is rolled back, and its log becomes the entries of a preview."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, text

from webapp.chunks import chunks
from webapp.connectors.event import event_to_json
from webapp.connectors.reasons import Reason, because
from webapp.extensions import db
from webapp.my_calendar.actor import acting_as
from webapp.sync.engine.context.cancellation import SwitchedOff, is_active
from webapp.sync.engine.context.settings import RunSettings
from webapp.sync.engine.planner import CreateEvent, plan
from webapp.sync.engine.snapshots import Pair
from webapp.sync.models import PreviewEntry
from webapp.sync.states import Direction, Side
from webapp.sync.store import previews
from webapp.sync.store.marks import changes_by, clear_marks, read_marks
from webapp.sync.store.run_log import RunLog, step_name

PAGE = 400
"""Entries that are stored together."""

LOCKED_AT_MOST = timedelta(milliseconds=500)
"""Longest wait for a lock that a run holds. Less than PostgreSQL's `deadlock_timeout`, which is a second."""

_SIDES = {Direction.IN: Side.LOCAL, Direction.OUT: Side.REMOTE, Direction.NONE: Side.NONE}
_NOT_SHOWN = frozenset({"rebase", "drop"})
"""Actions that change only links, which previews do not show."""


@dataclass(slots=True)
class DryRunUnitOfWork:
    """The `UnitOfWork` of a dry run: rolls every batch back, and keeps its log as entries of the preview.

    No links or marks are stored that would show which pairs are decided, so it records that itself.
    """

    preview_id: int
    settings: RunSettings
    log: RunLog
    _rows: list[dict[str, Any]] = field(default_factory=list)
    _items: set[int] = field(default_factory=set)  # decided about
    _events: set[str] = field(default_factory=set)
    _skipped: set[tuple[int | None, str | None]] = field(default_factory=set)
    _skipped_too_soon: set[str] = field(default_factory=set)  # skipped first, and processed by a later stage
    _mark_read: int = 0
    _marked: list[int] = field(default_factory=list)  # items that the run itself would mark

    @contextmanager
    def batch(self) -> Iterator[None]:
        """See `UnitOfWork.batch`. Flushed, so that the database can refuse it as in a run; then rolled back."""
        try:
            with changes_by(self.settings.integration_id), acting_as(self.settings.actor):
                _limit_lock_wait()
                yield
                db.session.flush()
        except BaseException:  # of any kind: no entry of a broken batch may get into the preview; re-raised
            self.log.discard()
            raise
        finally:
            db.session.rollback()
            self.log.run_id = None
        for entry in self.log.take():
            self._keep(entry)
        if len(self._rows) >= PAGE:
            self.store()

    def mark(self, item_ids: Iterable[int]) -> None:
        self._marked.extend(item_ids)

    def clear_marks(self, mark_ids: Sequence[int]) -> None:
        clear_marks(mark_ids)

    def marks_after(self, last_id: int, limit: int) -> Sequence[tuple[int, int]]:
        """See `UnitOfWork.marks_after`. Includes items that a run would mark; each mark once, as none is cleared."""
        marks = read_marks(self.settings.integration_id, after=max(last_id, self._mark_read), limit=limit)
        if marks:
            self._mark_read = marks[-1][0]
        marked, self._marked = self._marked, []
        return [*((self._mark_read, item_id) for item_id in marked), *marks]

    def excluded_before(self) -> None:
        """Return None: a new preview shows excluded entries again."""

    def undecided(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """See `UnitOfWork.undecided`: pairs that are not in the preview yet."""
        for pair in pairs:
            if not (pair.item and pair.item.id in self._items) and pair.remote_id not in self._events:
                yield pair

    def taken_items(self) -> Collection[int]:
        return self._items

    def create_again(self, pairs: Sequence[Pair]) -> None:
        """See `UnitOfWork.create_again`. Decided at once: no stage processes them while their pending links exist."""
        for pair in pairs:
            if pair.item and isinstance(plan(Pair(item=pair.item).observation(), self.settings.options), CreateEvent):
                after = event_to_json(pair.item.now.event)
                reason = because(Reason.NOT_THERE_YET)
                self.log.add(
                    Direction.OUT, "create", item_id=pair.item.id, subject=pair.subject, reason=reason, after=after
                )
        with self.batch():
            pass

    def store(self) -> None:
        """Store entries. Raises SwitchedOff if the preview was dropped, or the integration switched off, meanwhile."""
        if not is_active(self.settings.integration_id) or not previews.add_entries(self.preview_id, self._rows):
            raise SwitchedOff
        self._rows.clear()

    def finish(self) -> None:
        """Store the remaining entries, and delete those of events that a later stage processed after all."""
        self.store()
        for page in chunks(self._skipped_too_soon, PAGE):
            skipped = (
                PreviewEntry.action == "skip",
                PreviewEntry.item_id.is_(None),
                PreviewEntry.remote_id.in_(page),
            )
            db.session.execute(delete(PreviewEntry).where(PreviewEntry.preview_id == self.preview_id, *skipped))
        db.session.commit()

    def _keep(self, entry: dict[str, Any]) -> None:
        action = step_name(entry["action"], entry["outcome"])
        item_id, remote_id = entry["item_id"], entry["remote_id"]
        side = _SIDES[entry["direction"]] if action not in {"skip", "quarantine"} else Side.NONE
        if action == "create":
            # Items and events that do not exist yet have no permanent id.
            item_id, remote_id = (None, remote_id) if side == Side.LOCAL else (item_id, None)
        if action == "quarantine" and (remote_id in self._events or item_id in self._items):
            return
        if action == "skip":
            if (item_id, remote_id) in self._skipped:
                return
            self._skipped.add((item_id, remote_id))
        else:
            self._items.update({item_id} - {None})
            self._events.update({remote_id} - {None})
            if (None, remote_id) in self._skipped:
                self._skipped_too_soon.add(remote_id)
        if action in _NOT_SHOWN:
            return
        texts = {name: entry[name] for name in ("subject", "reason_code", "reason_params", "before", "after")}
        self._rows.append({"side": side, "action": action, "item_id": item_id, "remote_id": remote_id, **texts})


@dataclass(frozen=True, slots=True)
class DryRunCancellation:
    """The `Cancellation` of a dry run: ends it once its preview was dropped."""

    work: DryRunUnitOfWork

    def checkpoint(self, *, restarts: bool = False) -> None:  # noqa: ARG002
        """Store the entries so far; raises SwitchedOff. Never preempted, because a person waits for the preview."""
        self.work.store()

    def should_pause(self) -> bool:
        return False

    def require_preview(self) -> None:
        """Do nothing: this run makes the preview."""


def _limit_lock_wait() -> None:
    """Fail instead of waiting for locks of a run until the database has to break a deadlock."""
    if db.session.get_bind().dialect.name == "postgresql":
        db.session.execute(text(f"SET LOCAL lock_timeout = {round(LOCKED_AT_MOST / timedelta(milliseconds=1))}"))
