"""Carrying out an undo that its owner approved: first what happens here, then what is written there, page by page.

Every step looks once more whether its side still says what it said when the plan was made, and what is restored counts
as agreed between both sides, so that it is neither sent on nor brought in again. A step that was written, but not
noted because the worker died, is recognised by the run that goes on with it; so nothing else runs before that.
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
from webapp.sync.engine.stages import serve_marks
from webapp.sync.models import LedgerEntry, Link, Preview, PreviewEntry
from webapp.sync.states import Direction, LinkState, Outcome, PreviewOutcome, PreviewState, Side
from webapp.sync.store import previews
from webapp.sync.store.ledger_values import read_fields
from webapp.sync.store.previews import Shown
from webapp.sync.stored_reason import reason_columns
from webapp.sync.undo import requests
from webapp.sync.undo.planner import GONE, THERE_AGAIN, event_to_write, is_begun_there, is_done_there, obstacle
from webapp.sync.undo.read_pairs import PairNow, read_pairs

PAGE = 100

_CHANGED_MEANWHILE = because(Reason.CHANGED_THERE_SINCE)
_OPEN: tuple[ColumnElement[bool], ...] = (
    PreviewEntry.included.is_(True),
    PreviewEntry.outcome.is_(None),
    PreviewEntry.action.in_(previews.CHOICES),
)


def carry_out(context: RunContext) -> None:
    """Carry out the undos that were approved, oldest first. Goes on where an earlier attempt ended."""
    for plan_id in requests.find_approved(context.settings.integration_id):
        resumed = _begin(context, plan_id)
        while steps := previews.load_shown(plan_id, *_OPEN, limit=PAGE):
            _Page(context, steps, resumed=resumed).carry_out()
            context.progress.advance(len(steps))
            serve_marks(context)  # nobody's change waits for the end
            context.cancellation.checkpoint()
        _finish(context, plan_id)


def _begin(context: RunContext, plan_id: int) -> bool:
    """Name this run as the one that carries it out; say whether an earlier attempt was cut short."""
    with reading():
        resumed = db.session.get_one(Preview, plan_id).run_id is not None
    with context.work.batch():
        db.session.execute(
            update(Preview)
            .where(Preview.id == plan_id)
            .values(run_id=context.log.begin(), **reason_columns("reason", None))
        )
    with reading():
        total = db.session.scalars(select(func.count()).where(PreviewEntry.plan_id == plan_id, *_OPEN)).one()
    context.progress.enter("Undoing", total=total)
    return resumed


def _finish(context: RunContext, plan_id: int) -> None:
    of_it = PreviewEntry.plan_id == plan_id, PreviewEntry.outcome.is_(None)
    left_out = {"outcome": PreviewOutcome.LEFT_OUT, **reason_columns("explanation", LEFT_OUT)}
    with context.work.batch():
        db.session.execute(update(PreviewEntry).where(*of_it, PreviewEntry.included.is_(False)).values(**left_out))
        db.session.execute(update(PreviewEntry).where(*of_it).values(outcome=PreviewOutcome.AS_PLANNED))
        db.session.execute(
            update(Preview).where(Preview.id == plan_id).values(state=PreviewState.DONE, finished_at=utc_now())
        )


class _Page:
    """Some steps of an undo, and what comes of them."""

    def __init__(self, context: RunContext, steps: Sequence[Shown], *, resumed: bool) -> None:
        self._context = context
        self._resumed = resumed
        self._steps = steps
        self._runs = _runs(steps)
        self._pairs = self._read()
        self._notes: list[dict[str, Any]] = []
        self._parted: list[int] = []  # items that lose their events, or the other way round

    def carry_out(self) -> None:
        here = [step for step in self._steps if step.side == Side.HERE]
        if here:
            with self._context.work.batch():
                items = _lock([step.item_id for step in here if step.item_id])
                for step in here:
                    self._note(step, self._take_back_here(step, items.get(step.item_id or 0)))
                self._store()
        there = [step for step in self._steps if step.side == Side.THERE]
        if there:
            self._take_back_there(there)

    def _read(self) -> dict[int, PairNow]:
        remote_ids = {step.item_id: step.remote_id or "" for step in self._steps if step.item_id}
        looked_at = [step.item_id for step in self._steps if step.item_id and step.side == Side.THERE]
        new = [step.item_id for step in self._steps if step.item_id in looked_at and step.action == "create"]
        context = self._context
        return read_pairs(
            context.settings.integration_id,
            context.connector,
            context.settings.calendar_id,
            remote_ids,
            looked_at,
            create_keys=self._create_keys([item_id for item_id in new if item_id]),
        )

    def _create_keys(self, item_ids: Sequence[int]) -> dict[int, str]:
        """Return under which keys events of items are created; the same for every attempt."""
        with reading():
            uids = db.session.execute(select(Item.id, Item.uid).where(Item.id.in_(item_ids))).all()
        return {row.id: self._context.settings.create_key(row.uid) for row in uids}

    # Here

    def _take_back_here(self, step: Shown, item: Item | None) -> Refusal | None:
        """Restore an item, which is locked; return what kept it from that, if anything did."""
        pair = self._pairs[step.item_id or 0]
        problem = obstacle(Side.HERE, step.action, pair.sides, step.before)
        if problem or pair.item is None:
            return problem or GONE
        if item is None or item.version != pair.item.version:
            return because(Reason.CHANGED_HERE_SINCE)
        if step.action == "restore" and self._has_come_back_by_itself(step):
            return THERE_AGAIN
        self._restore_item(item, step)
        self._log(Direction.IN, step, pair)
        return None

    def _has_come_back_by_itself(self, step: Shown) -> bool:
        """Say whether the event is there again and came in as an item of its own."""
        other = Link.integration_id == self._context.settings.integration_id, Link.remote_id == step.remote_id
        return db.session.scalar(select(Link.id).where(*other, Link.item_id != step.item_id)) is not None

    def _restore_item(self, item: Item, step: Shown) -> None:
        now = utc_now()
        if step.action == "delete":
            item.trashed_at = now
            self._parted.append(item.id)
        elif step.action == "restore":
            whole = event_from_json(step.after or {})
            item.trashed_at = None
            apply_event(item, whole, home_zone=self._context.settings.home_zone)
            self._tie_loosely(item.id, step.remote_id or "", whole)
        else:
            values = read_fields(step.after or {})
            apply_event(item, with_values(item_event(item), values), home_zone=self._context.settings.home_zone)
        item.updated_at = now
        if step.action == "update":
            db.session.flush()
            self._agree_here(item, read_fields(step.after or {}))

    def _agree_here(self, item: Item, restored: Iterable[str]) -> None:
        """Let the link say that both sides agree in these fields, as the item has them now."""
        link = self._link(item.id)
        if link is None or link.base_local is None:
            return
        base_local, base_remote = event_from_json(link.base_local), event_from_json(link.base_remote or link.base_local)
        for name, value in agreement(with_fields(base_local, item_event(item), restored), base_remote).items():
            setattr(link, name, value)

    # There

    def _take_back_there(self, steps: Sequence[Shown]) -> None:
        writes: list[Write] = []
        asked: dict[str, Shown] = {}
        done: list[Shown] = []
        for step in steps:
            pair = self._pairs[step.item_id or 0]
            if self._resumed and is_done_there(step.action, pair.sides, step.after):
                done.append(step)
                continue
            is_begun = self._resumed and is_begun_there(step.action, pair.sides, step.before, step.after)
            problem = None if is_begun else obstacle(Side.THERE, step.action, pair.sides, step.before)
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

    def _write(self, step: Shown, pair: PairNow) -> Write | None:
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

    def _record_all(self, asked: Mapping[str, Shown], outcomes: Sequence[WriteOutcome]) -> None:
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
                    case Missing():
                        self._note(step, GONE)
                    case PreconditionFailed():
                        self._note(step, THERE_AGAIN if step.action == "create" else _CHANGED_MEANWHILE)
            self._store()

    def _record(self, step: Shown, stored: RemoteEvent | None) -> None:
        """Note a step that is done; `stored` is what the linked calendar holds now."""
        pair = self._pairs[step.item_id or 0]
        if step.action == "delete":
            self._parted.append(step.item_id or 0)
        elif stored and step.action == "create":
            self._tie_loosely(step.item_id or 0, stored.remote_id, stored.event, stored)
        elif stored:
            self._agree_there(step, pair, stored)
        self._log(Direction.OUT, step, pair)
        self._note(step, None)

    def _record_refused(self, step: Shown, reason: Refusal) -> None:
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

    def _agree_there(self, step: Shown, pair: PairNow, stored: RemoteEvent) -> None:
        """Let the link say that both sides agree in the restored fields, as the event has them now."""
        link = self._link(step.item_id or 0)
        if link is None or link.base_local is None:
            return
        base_local, base_remote = event_from_json(link.base_local), event_from_json(link.base_remote or link.base_local)
        # What people changed there in other fields is still to be brought in: without a tag the event is read again.
        looked_at = pair.event.event if pair.event else stored.event
        news = changed_fields(base_remote, looked_at) - read_fields(step.after or {}).keys()
        link.version_tag = None if news else stored.version_tag
        link.source, link.updated_at = stored.source, utc_now()
        for name, value in agreement(base_local, with_fields(stored.event, base_remote, news)).items():
            setattr(link, name, value)

    # Both

    def _link(self, item_id: int) -> Link | None:
        of_it = Link.integration_id == self._context.settings.integration_id, Link.item_id == item_id
        return db.session.scalar(select(Link).where(*of_it))

    def _tie_loosely(self, item_id: int, remote_id: str, event: Event, stored: RemoteEvent | None = None) -> None:
        """Let the item and its event know of each other without being kept in step."""
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

    def _log(self, direction: Direction, step: Shown, pair: PairNow) -> None:
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

    def _note(self, step: Shown, problem: Refusal | None) -> None:
        outcome = PreviewOutcome.DIFFERS if problem else PreviewOutcome.AS_PLANNED
        self._notes.append(
            {
                "id": step.id,
                "outcome": outcome,
                **reason_columns("explanation", caused_by(Reason.LEFT_ALONE, problem) if problem else None),
            }
        )

    def _store(self) -> None:
        if self._parted:
            of_them = Link.integration_id == self._context.settings.integration_id, Link.item_id.in_(self._parted)
            parted = update(Link).where(*of_them).values(state=LinkState.DETACHED, updated_at=utc_now())
            db.session.execute(parted, execution_options={"synchronize_session": False})
        if self._notes:
            db.session.execute(update(PreviewEntry), self._notes)
        self._parted, self._notes = [], []


def _lock(item_ids: Sequence[int]) -> dict[int, Item]:
    """Return items as they are now; nobody else changes them before the transaction ends."""
    wanted = select(Item).where(Item.id.in_(item_ids)).order_by(Item.id).with_for_update()
    found = db.session.scalars(wanted, execution_options={"populate_existing": True}).all()
    return {item.id: item for item in found}


def _runs(steps: Sequence[Shown]) -> dict[int, int]:
    """Return by id of an entry the run it is of."""
    ids = [step.undoes_id for step in steps if step.undoes_id]
    with reading():
        rows = db.session.execute(select(LedgerEntry.id, LedgerEntry.run_id).where(LedgerEntry.id.in_(ids))).all()
    return {row.id: row.run_id for row in rows}
