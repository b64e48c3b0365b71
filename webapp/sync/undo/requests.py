"""The life of an undo: asked for, worked out as a plan, approved in whole or in part, carried out (`execute`)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, func, select, update

from webapp.accounts.models import User
from webapp.chunks import chunks
from webapp.connectors.base import Connector
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.database import utc_now
from webapp.extensions import db, reading, rows_changed
from webapp.sync.engine.context.cancellation import SwitchedOff
from webapp.sync.models import OPEN_STATES, Integration, LedgerEntry, Preview, Run
from webapp.sync.queue.enqueue import enqueue_plan
from webapp.sync.states import Direction, Outcome, PreviewState, Purpose, Side, Trigger
from webapp.sync.store import previews
from webapp.sync.stored_reason import reason_columns
from webapp.sync.undo.planner import Done, Left, Step, plan_undo
from webapp.sync.undo.read_pairs import PairNow, read_pairs

PAGE = 100
"""Pairs looked at together."""


def refusal(integration: Integration) -> str | None:
    """Return why nothing of an integration can be taken back now, if so."""
    if not integration.active:
        return "This integration is switched off. Switch it on in the listing, then undo."
    if integration.account.authorization_lost_at is not None:
        return "This calendar is not connected. Reconnect it, then undo."
    return None


def undo_entry(entry: LedgerEntry) -> Preview:
    """Have a worker find out what taking back one entry means."""
    return _propose(entry.integration_id, {"entry": entry.id})


def undo_run(run: Run) -> Preview:
    """Have a worker find out what taking back a whole run means."""
    return _propose(run.integration_id, {"run": run.id})


def undo_since(integration: Integration, moment: datetime) -> Preview:
    """Have a worker find out what taking back everything since a moment means."""
    return _propose(integration.id, {"since": moment.isoformat()})


def approve(plan: Preview, *, by: User) -> bool:
    """Note that a ready plan shall be carried out; False if it was decided about before. The caller commits."""
    decided = {"state": PreviewState.APPROVED, "decided_at": utc_now(), "decided_by_id": by.id}
    return (
        rows_changed(
            update(Preview).where(Preview.id == plan.id, Preview.state == PreviewState.READY).values(**decided)
        )
        == 1
    )


def waits(*, since: datetime) -> ColumnElement[bool]:
    """Say in a query of integrations which of them have an undo to carry out that was approved before then."""
    return exists().where(Preview.integration_id == Integration.id, *_approved(), Preview.decided_at < since)


def find_approved(integration_id: int) -> Sequence[int]:
    """Return the undos that are to be carried out, oldest first."""
    query = select(Preview.id).where(Preview.integration_id == integration_id, *_approved()).order_by(Preview.id)
    with reading():
        return db.session.scalars(query).all()


def is_under_way(integration_id: int) -> bool:
    """Say whether an undo was begun and is not finished."""
    begun = select(Preview.id).where(
        Preview.integration_id == integration_id, *_approved(), Preview.run_id.is_not(None)
    )
    with reading():
        return db.session.scalar(begun.limit(1)) is not None


def note_failure(integration_id: int, reason: Refusal, *, for_good: bool) -> None:
    """Let undos that were begun say why their run failed; it is tried again, unless `for_good`. The caller commits."""
    values: dict[str, Any] = reason_columns("reason", reason)
    if for_good:
        values |= {"state": PreviewState.FAILED, "finished_at": utc_now()}
    begun = Preview.integration_id == integration_id, *_approved(), Preview.run_id.is_not(None)
    db.session.execute(update(Preview).where(*begun).values(**values))


def look(plan_id: int, connector: Connector) -> None:
    """Find out what taking back means, and store it as the entries of the plan.

    Raises:
        SwitchedOff: nobody waits for the plan any more.
    """
    with reading():
        plan = db.session.get_one(Preview, plan_id)
        integration_id, calendar_id = plan.integration_id, plan.integration.calendar_id or ""
        chosen = _chosen(integration_id, plan.undoes or {})
        item_ids = db.session.scalars(
            select(LedgerEntry.item_id)
            .where(*chosen)
            .group_by(LedgerEntry.item_id)
            .order_by(func.max(LedgerEntry.id).desc())
        ).all()
    for page in chunks((item_id for item_id in item_ids if item_id is not None), PAGE):
        told = _Told.about(integration_id, page, chosen)
        pairs = read_pairs(integration_id, connector, calendar_id, told.remote_ids(), told.written_there())
        rows = [row for item_id in page for row in told.rows(item_id, pairs[item_id])]
        if not previews.add_entries(plan_id, rows):
            raise SwitchedOff


def _propose(integration_id: int, undoes: Mapping[str, Any]) -> Preview:
    """An older undo that nobody approved is dropped."""
    older = Preview.integration_id == integration_id, Preview.purpose == Purpose.UNDO, Preview.state.in_(OPEN_STATES)
    db.session.execute(update(Preview).where(*older).values(state=PreviewState.DROPPED, finished_at=utc_now()))
    plan = Preview(
        integration_id=integration_id, purpose=Purpose.UNDO, undoes=dict(undoes), due_at=utc_now() + previews.LOST_AFTER
    )
    db.session.add(plan)
    db.session.commit()
    enqueue_plan(plan.id)
    return plan


def _approved() -> tuple[ColumnElement[bool], ...]:
    return Preview.purpose == Purpose.UNDO, Preview.state == PreviewState.APPROVED


def _chosen(integration_id: int, undoes: Mapping[str, Any]) -> tuple[ColumnElement[bool], ...]:
    """Say which entries of the log are to be taken back."""
    something_done = (
        LedgerEntry.outcome == Outcome.DONE,
        LedgerEntry.action != "rebase",
        LedgerEntry.item_id.is_not(None),
    )
    of_it = LedgerEntry.integration_id == integration_id, *something_done
    if "entry" in undoes:
        return *of_it, LedgerEntry.id == undoes["entry"]
    if "run" in undoes:
        return *of_it, LedgerEntry.run_id == undoes["run"]
    return *of_it, LedgerEntry.at >= datetime.fromisoformat(undoes["since"])


class _Told:
    """What the log says of some pairs, from the oldest entry that is to be taken back until now."""

    def __init__(self, entries: Sequence[Any], chosen: frozenset[int]) -> None:
        self._chosen = chosen
        self._entries = {entry.id: entry for entry in entries}
        self._histories: dict[int, list[Done]] = defaultdict(list)
        for entry in entries:
            said = {each.name: getattr(entry, each.name) for each in fields(Done)}
            self._histories[entry.item_id].append(Done(**said))

    @classmethod
    def about(cls, integration_id: int, item_ids: Sequence[int], chosen: tuple[ColumnElement[bool], ...]) -> "_Told":
        with reading():
            wanted = db.session.execute(
                select(LedgerEntry.id, LedgerEntry.item_id).where(*chosen, LedgerEntry.item_id.in_(item_ids))
            ).all()
            oldest = {item_id: min(row.id for row in wanted if row.item_id == item_id) for item_id in item_ids}
            columns = [getattr(LedgerEntry, each.name) for each in fields(Done) if each.name != "by_undo"]
            by_undo = (Run.trigger == Trigger.UNDO).label("by_undo")
            entries = db.session.execute(
                select(*columns, LedgerEntry.item_id, LedgerEntry.run_id, LedgerEntry.subject, by_undo)
                .join(Run, Run.id == LedgerEntry.run_id)
                .where(
                    LedgerEntry.integration_id == integration_id,
                    LedgerEntry.item_id.in_(item_ids),
                    LedgerEntry.id >= min(oldest.values()),
                    LedgerEntry.outcome == Outcome.DONE,
                )
                .order_by(LedgerEntry.id)
            ).all()
        return cls(
            [entry for entry in entries if entry.id >= oldest[entry.item_id]], frozenset(row.id for row in wanted)
        )

    def remote_ids(self) -> dict[int, str]:
        """Return the event that each item had last."""
        return {
            item_id: next((done.remote_id for done in reversed(history) if done.remote_id), "")
            for item_id, history in self._histories.items()
        }

    def written_there(self) -> set[int]:
        """Return the items whose events are concerned."""
        return {
            item_id
            for item_id, history in self._histories.items()
            if any(done.id in self._chosen and done.direction == Direction.OUT for done in history)
        }

    def rows(self, item_id: int, pair: PairNow) -> Iterator[dict[str, Any]]:
        """Yield what taking back means for one pair, as entries of a plan."""
        history = self._histories[item_id]
        for step in plan_undo(pair.sides, history, self._chosen):
            match step:
                case Step():
                    yield self._step_row(item_id, step)
                case Left():
                    yield self._left_row(item_id, step)

    def _step_row(self, item_id: int, step: Step) -> dict[str, Any]:
        newest = self._entries[step.undoes[-1]]
        return {
            **_row(item_id, newest, step.undoes[0]),
            "side": step.side,
            "action": step.action,
            "remote_id": None if step.action == "create" else self.remote_ids()[item_id] or None,
            **reason_columns("reason", self._runs(step.undoes)),
            "before": step.before,
            "after": step.after,
        }

    def _left_row(self, item_id: int, left: Left) -> dict[str, Any]:
        entry = self._entries[left.entry_id]
        nothing = {"side": Side.NONE, "action": "skip", "remote_id": entry.remote_id, "before": None, "after": None}
        return {**_row(item_id, entry, entry.id), **nothing, **reason_columns("reason", left.reason)}

    def _runs(self, entry_ids: Sequence[int]) -> Refusal:
        ids = sorted({self._entries[entry_id].run_id for entry_id in entry_ids})
        if len(ids) == 1:
            return because(Reason.UNDOES_RUN, run=ids[0])
        return because(Reason.UNDOES_RUNS, first=ids[0], last=ids[-1])


def _row(item_id: int, entry: Any, undoes_id: int) -> dict[str, Any]:
    return {"item_id": item_id, "undoes_id": undoes_id, "subject": entry.subject}
