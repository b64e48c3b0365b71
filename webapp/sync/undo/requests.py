"""Requests for an undo: made, worked out as a preview, approved in whole or in part, executed (`execute`)."""

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
from webapp.sync.queue.enqueue import enqueue_preview
from webapp.sync.states import Direction, Outcome, PreviewState, Purpose, Side, Trigger
from webapp.sync.store import previews
from webapp.sync.stored_reason import reason_columns
from webapp.sync.undo.planner import Done, NotUndone, Step, plan_undo
from webapp.sync.undo.read_pairs import PairNow, read_pairs

PAGE = 100
"""Pairs that are read together."""


def refusal(integration: Integration) -> str | None:
    """Return why nothing of an integration can be undone now; None if it can."""
    if not integration.active:
        return "This integration is switched off. Switch it on in the listing, then undo."
    if integration.account.authorization_lost_at is not None:
        return "This calendar is not connected. Reconnect it, then undo."
    return None


def undo_entry(entry: LedgerEntry) -> Preview:
    """Have a worker make a preview of undoing one entry. Commits."""
    return _propose(entry.integration_id, {"entry": entry.id})


def undo_run(run: Run) -> Preview:
    """Have a worker make a preview of undoing a whole run. Commits."""
    return _propose(run.integration_id, {"run": run.id})


def undo_since(integration: Integration, moment: datetime) -> Preview:
    """Have a worker make a preview of undoing everything since `moment`. Commits."""
    return _propose(integration.id, {"since": moment.isoformat()})


def approve(preview: Preview, *, by: User) -> bool:
    """Approve a ready preview; return False if somebody decided about it before. The caller commits."""
    decided = {"state": PreviewState.APPROVED, "decided_at": utc_now(), "decided_by_id": by.id}
    return (
        rows_changed(
            update(Preview).where(Preview.id == preview.id, Preview.state == PreviewState.READY).values(**decided)
        )
        == 1
    )


def waits(*, since: datetime) -> ColumnElement[bool]:
    """Return a condition on integrations: one of their undos was approved before `since` and waits for its run."""
    return exists().where(Preview.integration_id == Integration.id, *_approved(), Preview.decided_at < since)


def find_approved(integration_id: int) -> Sequence[int]:
    """Return the ids of the undos to execute, oldest first."""
    query = select(Preview.id).where(Preview.integration_id == integration_id, *_approved()).order_by(Preview.id)
    with reading():
        return db.session.scalars(query).all()


def is_under_way(integration_id: int) -> bool:
    """Return True if an undo was begun and is not finished."""
    begun = select(Preview.id).where(
        Preview.integration_id == integration_id, *_approved(), Preview.run_id.is_not(None)
    )
    with reading():
        return db.session.scalar(begun.limit(1)) is not None


def note_failure(integration_id: int, reason: Refusal, *, is_final: bool) -> None:
    """Store why the run of the undos that were begun failed; it is retried unless `is_final`. The caller commits."""
    values: dict[str, Any] = reason_columns("reason", reason)
    if is_final:
        values |= {"state": PreviewState.FAILED, "finished_at": utc_now()}
    begun = Preview.integration_id == integration_id, *_approved(), Preview.run_id.is_not(None)
    db.session.execute(update(Preview).where(*begun).values(**values))


def prepare(preview_id: int, connector: Connector) -> None:
    """Plan the undo of a preview, and store its steps as entries of that preview. Commits page by page.

    Raises:
        SwitchedOff: nobody waits for the preview any more.
    """
    with reading():
        preview = db.session.get_one(Preview, preview_id)
        integration_id, calendar_id = preview.integration_id, preview.integration.calendar_id or ""
        chosen = _chosen(integration_id, preview.undoes or {})
        item_ids = db.session.scalars(
            select(LedgerEntry.item_id)
            .where(*chosen)
            .group_by(LedgerEntry.item_id)
            .order_by(func.max(LedgerEntry.id).desc())
        ).all()
    for page in chunks((item_id for item_id in item_ids if item_id is not None), PAGE):
        histories = _Histories.load(integration_id, page, chosen)
        pairs = read_pairs(integration_id, connector, calendar_id, histories.remote_ids(), histories.sent())
        rows = [row for item_id in page for row in histories.rows(item_id, pairs[item_id])]
        if not previews.add_entries(preview_id, rows):
            raise SwitchedOff


def _propose(integration_id: int, undoes: Mapping[str, Any]) -> Preview:
    """Store and enqueue a request for a preview; an older one that nobody approved is dropped."""
    older = Preview.integration_id == integration_id, Preview.purpose == Purpose.UNDO, Preview.state.in_(OPEN_STATES)
    db.session.execute(update(Preview).where(*older).values(state=PreviewState.DROPPED, finished_at=utc_now()))
    preview = Preview(
        integration_id=integration_id, purpose=Purpose.UNDO, undoes=dict(undoes), due_at=utc_now() + previews.LOST_AFTER
    )
    db.session.add(preview)
    db.session.commit()
    enqueue_preview(preview.id)
    return preview


def _approved() -> tuple[ColumnElement[bool], ...]:
    return Preview.purpose == Purpose.UNDO, Preview.state == PreviewState.APPROVED


def _chosen(integration_id: int, undoes: Mapping[str, Any]) -> tuple[ColumnElement[bool], ...]:
    """Return conditions on the entries of the log that are to be undone."""
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


class _Histories:
    """Entries of the log about some pairs, from the oldest one that is to be undone until now."""

    def __init__(self, entries: Sequence[Any], chosen: frozenset[int]) -> None:
        self._chosen = chosen
        self._entries = {entry.id: entry for entry in entries}
        self._histories: dict[int, list[Done]] = defaultdict(list)
        for entry in entries:
            values = {each.name: getattr(entry, each.name) for each in fields(Done)}
            self._histories[entry.item_id].append(Done(**values))

    @classmethod
    def load(
        cls, integration_id: int, item_ids: Sequence[int], chosen: tuple[ColumnElement[bool], ...]
    ) -> "_Histories":
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
        """Return the id of the event that each item had last, "" if it had none."""
        return {
            item_id: next((done.remote_id for done in reversed(history) if done.remote_id), "")
            for item_id, history in self._histories.items()
        }

    def sent(self) -> set[int]:
        """Return the ids of items of which a change that went to the linked calendar is to be undone."""
        return {
            item_id
            for item_id, history in self._histories.items()
            if any(done.id in self._chosen and done.direction == Direction.OUT for done in history)
        }

    def rows(self, item_id: int, pair: PairNow) -> Iterator[dict[str, Any]]:
        """Yield the steps of the undo of one pair, as entries of a preview."""
        history = self._histories[item_id]
        for step in plan_undo(pair.sides, history, self._chosen):
            match step:
                case Step():
                    yield self._step_row(item_id, step)
                case NotUndone():
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

    def _left_row(self, item_id: int, left: NotUndone) -> dict[str, Any]:
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
