"""Execution of an undo that its owner approved: first in My Calendar, then on the linked calendar, page by page.

Every step checks once more that its side still holds what it held when the preview was made. What is restored counts as
agreed between both sides, so that it is neither sent nor imported again. A step that was written, but not stored
because the worker died, is recognised by the run that resumes the undo; so nothing else runs before that.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select, update

from webapp.connectors.base import (
    Create,
    Delete,
    Deleted,
    Missing,
    OutcomeUnknown,
    PartlyWritten,
    PreconditionFailed,
    Refused,
    Update,
    Write,
    WriteOutcome,
    Written,
    create_id,
)
from webapp.connectors.event import (
    Event,
    Marker,
    RemoteEvent,
    changed_fields,
    event_from_json,
    event_to_json,
    with_fields,
    with_values,
)
from webapp.connectors.reasons import Reason, Refusal, because, caused_by
from webapp.database import utc_now
from webapp.extensions import db, reading
from webapp.my_calendar.models import Item
from webapp.sync.engine.apply_remote import write_page
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.item_mapping import apply_event, item_event, with_local_until
from webapp.sync.engine.links import agreement
from webapp.sync.engine.preview_filter import LEFT_OUT
from webapp.sync.engine.stages.marked import serve_marks
from webapp.sync.models import LedgerEntry, Link, Preview, PreviewEntry
from webapp.sync.states import Direction, LinkState, Outcome, PreviewOutcome, PreviewState, Side
from webapp.sync.store import previews
from webapp.sync.store.ledger_values import fields_from_json
from webapp.sync.store.previews import ShownEntry
from webapp.sync.stored_reason import reason_columns
from webapp.sync.undo import requests
from webapp.sync.undo.planner import (
    EXISTS_AGAIN,
    GONE,
    event_to_write,
    is_already_written,
    is_partly_written,
    obstacle,
)
from webapp.sync.undo.read_pairs import PairNow, read_pairs

PAGE = 100

_CHANGED_MEANWHILE = because(Reason.CHANGED_THERE_SINCE)
_OPEN: tuple[ColumnElement[bool], ...] = (
    PreviewEntry.included.is_(True),
    PreviewEntry.outcome.is_(None),
    PreviewEntry.action.in_(previews.CHOICES),
)


def execute(context: RunContext) -> None:
    """Execute the undos that were approved, oldest first. Continues where an earlier attempt ended."""
    for preview_id in requests.find_approved(context.settings.integration_id):
        resumed = _begin(context, preview_id)
        read_again: set[int] = set()
        while steps := previews.load_shown(preview_id, *_OPEN, limit=PAGE):
            _Page(context, steps, resumed=resumed, read_again=read_again).execute()
            context.progress.advance(len(steps))
            serve_marks(context)  # so that nobody's change waits for the end of a long undo
            context.cancellation.checkpoint()
        _finish(context, preview_id)


def _begin(context: RunContext, preview_id: int) -> bool:
    """Store this run as the one that executes the undo; return True if an earlier attempt was cut short."""
    with reading():
        resumed = db.session.get_one(Preview, preview_id).run_id is not None
    with context.work.batch():
        db.session.execute(
            update(Preview)
            .where(Preview.id == preview_id)
            .values(run_id=context.log.begin(), **reason_columns("reason", None))
        )
    with reading():
        total = db.session.scalars(select(func.count()).where(PreviewEntry.preview_id == preview_id, *_OPEN)).one()
    context.progress.enter("Undoing", total=total)
    return resumed


def _finish(context: RunContext, preview_id: int) -> None:
    of_it = PreviewEntry.preview_id == preview_id, PreviewEntry.outcome.is_(None)
    left_out = {"outcome": PreviewOutcome.LEFT_OUT, **reason_columns("explanation", LEFT_OUT)}
    with context.work.batch():
        db.session.execute(update(PreviewEntry).where(*of_it, PreviewEntry.included.is_(False)).values(**left_out))
        db.session.execute(update(PreviewEntry).where(*of_it).values(outcome=PreviewOutcome.AS_PLANNED))
        db.session.execute(
            update(Preview).where(Preview.id == preview_id).values(state=PreviewState.DONE, finished_at=utc_now())
        )


class _Page:
    """Some steps of an undo, and their results. `read_again` holds the ids of steps whose event was read twice."""

    def __init__(
        self, context: RunContext, steps: Sequence[ShownEntry], *, resumed: bool, read_again: set[int]
    ) -> None:
        self._context = context
        self._resumed = resumed
        self._read_again = read_again
        self._steps = steps
        self._runs = _runs(steps)
        self._pairs = self._read()
        self._notes: list[dict[str, Any]] = []
        self._detached: list[int] = []  # items without an event from now on, or whose event has no item

    def execute(self) -> None:
        local = [step for step in self._steps if step.side == Side.LOCAL]
        if local:
            with self._context.work.batch():
                items = _lock([step.item_id for step in local if step.item_id])
                for step in local:
                    self._note(step, self._undo_locally(step, items.get(step.item_id or 0)))
                self._store()
        remote = [step for step in self._steps if step.side == Side.REMOTE]
        if remote:
            self._undo_remotely(remote)

    def _read(self) -> dict[int, PairNow]:
        remote_ids = {step.item_id: step.remote_id or "" for step in self._steps if step.item_id}
        events_of = [step.item_id for step in self._steps if step.item_id and step.side == Side.REMOTE]
        new = [step.item_id for step in self._steps if step.item_id in events_of and step.action == "create"]
        context = self._context
        return read_pairs(
            context.settings.integration_id,
            context.connector,
            context.settings.calendar_id,
            remote_ids,
            events_of,
            create_keys=self._create_keys([item_id for item_id in new if item_id]),
        )

    def _create_keys(self, item_ids: Sequence[int]) -> dict[int, str]:
        """Return by item the key under which its event is created; it is the same in every attempt."""
        with reading():
            uids = db.session.execute(select(Item.id, Item.uid).where(Item.id.in_(item_ids))).all()
        return {row.id: self._context.settings.create_key(row.uid) for row in uids}

    # My Calendar

    def _undo_locally(self, step: ShownEntry, item: Item | None) -> Refusal | None:
        """Restore a locked item; return why it was not restored, None if it was."""
        pair = self._pairs[step.item_id or 0]
        problem = obstacle(Side.LOCAL, step.action, pair.sides, step.before)
        if problem or pair.item is None:
            return problem or GONE
        if item is None or item.version != pair.item.version:
            return because(Reason.CHANGED_HERE_SINCE)
        if step.action == "restore" and self._is_imported_again(step):
            return EXISTS_AGAIN
        self._restore_item(item, step)
        self._log(Direction.IN, step, pair)
        return None

    def _is_imported_again(self, step: ShownEntry) -> bool:
        """Return True if the event exists again and was imported as another item."""
        other = Link.integration_id == self._context.settings.integration_id, Link.remote_id == step.remote_id
        return db.session.scalar(select(Link.id).where(*other, Link.item_id != step.item_id)) is not None

    def _restore_item(self, item: Item, step: ShownEntry) -> None:
        now = utc_now()
        if step.action == "delete":
            item.trashed_at = now
            self._detached.append(item.id)
        elif step.action == "restore":
            whole = event_from_json(step.after or {})
            item.trashed_at = None
            apply_event(item, whole, home_zone=self._context.settings.home_zone)
            self._link_detached(item.id, step.remote_id or "", whole)
        else:
            values = fields_from_json(step.after or {})
            apply_event(item, with_values(item_event(item), values), home_zone=self._context.settings.home_zone)
        item.updated_at = now
        if step.action == "update":
            db.session.flush()
            self._note_agreement_locally(item, fields_from_json(step.after or {}))

    def _note_agreement_locally(self, item: Item, restored: Iterable[str]) -> None:
        """Store in the link that both sides agree in these fields, with the item's present values."""
        link = self._link(item.id)
        if link is None or link.base_local is None:
            return
        base_local, base_remote = event_from_json(link.base_local), event_from_json(link.base_remote or link.base_local)
        for name, value in agreement(with_fields(base_local, item_event(item), restored), base_remote).items():
            setattr(link, name, value)

    # The linked calendar

    def _undo_remotely(self, steps: Sequence[ShownEntry]) -> None:
        writes: list[Write] = []
        asked: dict[str, ShownEntry] = {}
        done: list[ShownEntry] = []
        for step in steps:
            pair = self._pairs[step.item_id or 0]
            if self._resumed and is_already_written(step.action, pair.sides, step.after):
                done.append(step)
                continue
            is_begun = self._resumed and is_partly_written(step.action, pair.sides, step.before, step.after)
            problem = None if is_begun else obstacle(Side.REMOTE, step.action, pair.sides, step.before)
            write = None if problem else self._write(step, pair)
            if write is None:
                self._note(step, problem or GONE)
            else:
                writes.append(write)
                asked[write.remote_id] = step
        with self._context.work.batch():
            for step in done:
                self._record(step, self._pairs[step.item_id or 0].event)
            self._store()
        if writes:
            write_page(self._context, writes, lambda outcomes: self._record_all(asked, outcomes))

    def _write(self, step: ShownEntry, pair: PairNow) -> Write | None:
        held, item, settings = pair.event, pair.item, self._context.settings
        if step.action == "create" and item:
            key = settings.create_key(item.uid)
            marker = Marker(settings.deployment_id, item.uid)
            whole = event_from_json(step.after or {})
            whole = with_local_until(whole, settings.home_zone, held.event if held else None)
            if held:  # an earlier attempt has created it in part
                return Update(held.remote_id, held.version_tag, held.event, whole, held.source, marker)
            return Create(create_id(self._context.connector, settings.calendar_id, key), key, whole, marker)
        if held is None:
            return None
        if step.action == "delete":
            return Delete(held.remote_id, held.version_tag, held.source)
        after = event_to_write(pair.sides, step.after or {})
        if after is None:
            return None
        after = with_local_until(after, settings.home_zone, held.event)
        return Update(held.remote_id, held.version_tag, held.event, after, held.source)

    def _record_all(self, asked: Mapping[str, ShownEntry], outcomes: Sequence[WriteOutcome]) -> None:
        with self._context.work.batch():
            for outcome in outcomes:
                step = asked[outcome.remote_id]
                match outcome:
                    case Written():
                        self._record(step, outcome.stored)
                    case Deleted():
                        self._record(step, None)
                    case Refused():
                        self._record_refused(step, outcome.reason)
                    case OutcomeUnknown() | PartlyWritten():
                        pass  # the next attempt reads the event, and completes what was begun
                    case Missing() | PreconditionFailed() if self._has_to_be_read_again(step):
                        pass  # the step stays open, so the next page has it
                    case Missing():
                        self._note(step, GONE)
                    case PreconditionFailed():
                        self._note(step, EXISTS_AGAIN if step.action == "create" else _CHANGED_MEANWHILE)
            self._store()

    def _has_to_be_read_again(self, step: ShownEntry) -> bool:
        """Return True, once, for an event created in part that has changed or vanished since it was read."""
        is_first = step.id not in self._read_again
        self._read_again.add(step.id)
        return is_first and step.action == "create" and self._pairs[step.item_id or 0].event is not None

    def _record(self, step: ShownEntry, stored: RemoteEvent | None) -> None:
        """Note a finished step; `stored` is the event that the linked calendar holds now."""
        pair = self._pairs[step.item_id or 0]
        if step.action == "delete":
            self._detached.append(step.item_id or 0)
        elif stored and step.action == "create":
            self._link_detached(step.item_id or 0, stored.remote_id, stored.event, stored)
        elif stored:
            self._note_agreement_remotely(step, pair, stored)
        self._log(Direction.OUT, step, pair)
        self._note(step, None)

    def _record_refused(self, step: ShownEntry, reason: Refusal) -> None:
        pair = self._pairs[step.item_id or 0]
        subject = pair.item.now.event.details.subject if pair.item else ""
        self._context.log.add(
            Direction.OUT,
            step.action,
            Outcome.FAILED,
            item_id=step.item_id,
            remote_id=step.remote_id,
            subject=subject,
            reason=reason,
        )
        self._note(step, reason)

    def _note_agreement_remotely(self, step: ShownEntry, pair: PairNow, stored: RemoteEvent) -> None:
        """Store in the link that both sides agree in the restored fields, with the event's present values."""
        link = self._link(step.item_id or 0)
        if link is None or link.base_local is None:
            return
        base_local, base_remote = event_from_json(link.base_local), event_from_json(link.base_remote or link.base_local)
        # Other fields that people changed in the event are still to be imported: without a tag it is fetched again.
        event_before = pair.event.event if pair.event else stored.event
        changed = changed_fields(base_remote, event_before) - fields_from_json(step.after or {}).keys()
        link.version_tag = None if changed else stored.version_tag
        link.source, link.updated_at = stored.source, utc_now()
        for name, value in agreement(base_local, with_fields(stored.event, base_remote, changed)).items():
            setattr(link, name, value)

    # Both sides

    def _link(self, item_id: int) -> Link | None:
        of_it = Link.integration_id == self._context.settings.integration_id, Link.item_id == item_id
        return db.session.scalar(select(Link).where(*of_it))

    def _link_detached(self, item_id: int, remote_id: str, event: Event, stored: RemoteEvent | None = None) -> None:
        """Store a detached link between the item and its event: they are known to belong together, and not synced."""
        values = {
            "remote_id": remote_id,
            "remote_uid": stored.uid if stored else "",
            "state": LinkState.DETACHED,
            "version_tag": stored.version_tag if stored else None,
            "base_local": event_to_json(event),
            "base_remote": None,
            "source": stored.source if stored else "",
            "updated_at": utc_now(),
        }
        link = self._link(item_id)
        if link is not None:
            db.session.execute(update(Link).where(Link.id == link.id).values(**values))
            return
        own = {"integration_id": self._context.settings.integration_id, "item_id": item_id}
        db.session.execute(insert(Link).values(**own, written_by_us=stored is not None, **values))

    def _log(self, direction: Direction, step: ShownEntry, pair: PairNow) -> None:
        run_id = self._runs.get(step.undoes_id or 0)
        self._context.log.add(
            direction,
            step.action,
            item_id=step.item_id,
            remote_id=step.remote_id or (pair.link.remote_id if pair.link else None),
            subject=pair.item.now.event.details.subject if pair.item else "",
            reason=because(Reason.UNDONE_RUN, run=run_id) if run_id else because(Reason.UNDONE_BY_YOU),
            before=step.before,
            after=step.after,
        )

    def _note(self, step: ShownEntry, problem: Refusal | None) -> None:
        outcome = PreviewOutcome.DIFFERS if problem else PreviewOutcome.AS_PLANNED
        self._notes.append(
            {
                "id": step.id,
                "outcome": outcome,
                **reason_columns("explanation", caused_by(Reason.LEFT_ALONE, problem) if problem else None),
            }
        )

    def _store(self) -> None:
        if self._detached:
            of_them = Link.integration_id == self._context.settings.integration_id, Link.item_id.in_(self._detached)
            parted = update(Link).where(*of_them).values(state=LinkState.DETACHED, updated_at=utc_now())
            db.session.execute(parted, execution_options={"synchronize_session": False})
        if self._notes:
            db.session.execute(update(PreviewEntry), self._notes)
        self._detached, self._notes = [], []


def _lock(item_ids: Sequence[int]) -> dict[int, Item]:
    """Return items by id, locked until the transaction ends."""
    wanted = select(Item).where(Item.id.in_(item_ids)).order_by(Item.id).with_for_update()
    found = db.session.scalars(wanted, execution_options={"populate_existing": True}).all()
    return {item.id: item for item in found}


def _runs(steps: Sequence[ShownEntry]) -> dict[int, int]:
    """Return the ids of the runs of the undone entries, by the entries' ids."""
    ids = [step.undoes_id for step in steps if step.undoes_id]
    with reading():
        rows = db.session.execute(select(LedgerEntry.id, LedgerEntry.run_id).where(LedgerEntry.id.in_(ids))).all()
    return {row.id: row.run_id for row in rows}
