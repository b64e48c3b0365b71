"""Results of an executed preview: each of its entries is compared with the log, and gets an outcome and a reason."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select, update

from webapp.connectors.reasons import Reason, Refusal, because
from webapp.database import utc_now
from webapp.extensions import db, reading
from webapp.my_calendar.models import Item
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.preview_filter import LEFT_OUT
from webapp.sync.models import LedgerEntry, Preview, PreviewEntry, Run
from webapp.sync.states import Direction, PreviewOutcome, PreviewState, Side, Trigger
from webapp.sync.store.previews import ShownEntry, load_shown
from webapp.sync.store.run_log import RunLog, step_name
from webapp.sync.stored_reason import reason_columns

PAGE = 400

_MOVED = frozenset({"create", "update", "delete", "restore", "adopt"})


def begin(context: RunContext) -> None:
    """Create the row of a manual run, and store it as the one that executes the preview. The caller commits."""
    run_id = context.log.begin()
    if context.cache.approved_preview:
        db.session.execute(
            update(Preview).where(Preview.id == context.cache.approved_preview.preview_id).values(run_id=run_id)
        )


def explain(context: RunContext) -> None:
    """Store the outcome of each entry of the preview. Harmless to repeat."""
    if context.cache.approved_preview is None or context.cache.approved_preview.is_over:
        return
    preview_id = context.cache.approved_preview.preview_id
    runs = _runs_since_it_was_made(preview_id)
    last_id = 0
    while entries := load_shown(preview_id, PreviewEntry.id > last_id, limit=PAGE):
        last_id = entries[-1].id
        decisions = _Decisions.load(entries, runs)
        present = _present([entry.item_id for entry in entries if entry.item_id])
        rows = [
            {"id": entry.id, "outcome": outcome, **reason_columns("explanation", explanation)}
            for entry in entries
            for outcome, explanation in [_judge(entry, decisions.about(entry), present)]
        ]
        with context.work.batch():
            db.session.execute(update(PreviewEntry), rows)


def finish(run_log: RunLog) -> None:
    """Close the preview that this run has executed. The caller commits."""
    done = Preview.run_id == run_log.run_id, Preview.state == PreviewState.APPROVED
    db.session.execute(
        update(Preview)
        .where(*done)
        .values(state=PreviewState.DONE, finished_at=utc_now(), **reason_columns("reason", None))
    )


def note_failure(run_log: RunLog, reason: Refusal) -> None:
    """Store in the preview why its run, which will be retried, failed. The caller commits."""
    if run_log.trigger == Trigger.MANUAL:
        approved = Preview.integration_id == run_log.integration_id, Preview.state == PreviewState.APPROVED
        db.session.execute(update(Preview).where(*approved).values(**reason_columns("reason", reason)))


@dataclass(frozen=True, slots=True)
class _Step:
    """A decision in the log. `before_it_was_approved`: an automatic run made it before the preview was approved."""

    direction: Direction
    action: str
    reason: Refusal | None
    after: dict[str, Any] | None
    before_it_was_approved: bool


@dataclass(frozen=True, slots=True)
class _Decisions:
    """Decisions in the log since a preview was made."""

    by_item: Mapping[int, Sequence[_Step]]
    by_event: Mapping[str, Sequence[_Step]]

    @classmethod
    def load(cls, entries: Sequence[ShownEntry], runs: Mapping[int, bool]) -> "_Decisions":
        items = [entry.item_id for entry in entries if entry.item_id]
        events = [entry.remote_id for entry in entries if entry.remote_id]
        by_item: dict[int, list[_Step]] = defaultdict(list)
        by_event: dict[str, list[_Step]] = defaultdict(list)
        with reading():
            found = db.session.scalars(
                select(LedgerEntry)
                .where(
                    LedgerEntry.run_id.in_(runs), or_(LedgerEntry.item_id.in_(items), LedgerEntry.remote_id.in_(events))
                )
                .order_by(LedgerEntry.id)
            ).all()
            for row in found:
                step = _Step(row.direction, step_name(row.action, row.outcome), row.reason, row.after, runs[row.run_id])
                if row.item_id:
                    by_item[row.item_id].append(step)
                if row.remote_id:
                    by_event[row.remote_id].append(step)
        return cls(by_item, by_event)

    def about(self, entry: ShownEntry) -> Sequence[_Step]:
        if entry.item_id:
            return self.by_item.get(entry.item_id, ())
        return self.by_event.get(entry.remote_id or "", ())


def _runs_since_it_was_made(preview_id: int) -> dict[int, bool]:
    """Return ids of runs, each with True if it was over before the preview was approved."""
    with reading():
        preview = db.session.get_one(Preview, preview_id)
        made_at, decided_at = preview.created_at, preview.decided_at or preview.created_at
        since = or_(Run.finished_at.is_(None), Run.finished_at >= made_at)
        runs = db.session.execute(
            select(Run.id, Run.finished_at).where(Run.integration_id == preview.integration_id, since)
        ).all()
    return {run.id: run.finished_at is not None and run.finished_at < decided_at for run in runs}


def _present(item_ids: Sequence[int]) -> set[int]:
    with reading():
        return set(db.session.scalars(select(Item.id).where(Item.id.in_(item_ids), Item.trashed_at.is_(None))))


def _judge(entry: ShownEntry, steps: Sequence[_Step], present: set[int]) -> tuple[str, Refusal | None]:
    """Return outcome and explanation of one entry."""
    moved = [step for step in steps if step.action in _MOVED]
    same = next((step for step in steps if _is_same(entry, step)), None)
    if not entry.included:
        return _judge_left_out(same, moved)
    if same:
        return _judge_done(entry, same)
    latest = next((step for step in reversed(steps) if not step.before_it_was_approved), None)
    if latest:
        return PreviewOutcome.DIFFERS, _differs(Reason.CHANGED_SINCE_SHOWN, latest.reason)
    if entry.item_id and entry.item_id not in present:
        return PreviewOutcome.NOT_NEEDED, because(Reason.NOT_PRESENT)
    return PreviewOutcome.NOT_NEEDED, because(Reason.NOTHING_LEFT_TO_DO)


def _judge_left_out(same: _Step | None, moved: Sequence[_Step]) -> tuple[str, Refusal | None]:
    if same and same.before_it_was_approved:
        return PreviewOutcome.DIFFERS, because(Reason.AS_BEFORE_DECISION)
    if moved:
        return PreviewOutcome.DIFFERS, _differs(Reason.CHANGED_SINCE_LEFT_OUT, moved[-1].reason)
    return PreviewOutcome.LEFT_OUT, LEFT_OUT


def _judge_done(entry: ShownEntry, step: _Step) -> tuple[str, Refusal | None]:
    if step.before_it_was_approved:
        return PreviewOutcome.NOT_NEEDED, because(Reason.DONE_BEFORE)
    if entry.after != step.after:
        return PreviewOutcome.DIFFERS, because(Reason.VALUES_CHANGED)
    return PreviewOutcome.AS_PLANNED, None


def _is_same(entry: ShownEntry, step: _Step) -> bool:
    """Return True if an entry and a logged step are the same change; entries that change nothing have no direction."""
    is_same_direction = entry.side == Side.NONE or entry.side.direction == step.direction
    return is_same_direction and entry.action == step.action


def _differs(reason: Reason, logged: Refusal | None) -> Refusal:
    """Return `reason` with the cause that the log gives."""
    return because(reason, causes=[logged] if logged else ())
