"""Log of a run: every decision with its reason and its outcome."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from webapp.connectors.reasons import Reason, Refusal, because
from webapp.database import utc_now
from webapp.extensions import db, insert_rows
from webapp.sync.models import LedgerEntry, Run
from webapp.sync.states import Direction, Outcome, RunResult, Trigger
from webapp.sync.stored_reason import read_reason, reason_columns

AUTOMATIC_CHECKS = frozenset({Trigger.SWEEP, Trigger.NOTIFIED})
"""Triggers whose runs get a row of their own only if they found something."""

RESUMED = frozenset({Trigger.MANUAL, Trigger.UNDO, Trigger.ENDED})
"""Triggers whose runs are resumed as the same run after they were interrupted or their worker died."""


def step_name(action: str, outcome: Outcome) -> str:
    """Return the name of an entry's action in previews: that of its outcome where it is more specific."""
    return _STEP_NAMES.get(outcome, action)


_STEP_NAMES = {Outcome.HELD: "held", Outcome.CONFLICT: "conflict", Outcome.FAILED: "quarantine"}


def close_abandoned_runs(integration_id: int) -> None:
    """Close the unfinished runs of a worker that died. Those that are resumed where they stopped stay open. Commits."""
    db.session.execute(
        update(Run)
        .where(Run.integration_id == integration_id, Run.finished_at.is_(None), Run.trigger.not_in(RESUMED))
        .values(
            finished_at=utc_now(), result=RunResult.FAILED, **reason_columns("reason", because(Reason.RUN_INTERRUPTED))
        )
    )
    db.session.commit()


@dataclass(slots=True)
class RunLog:
    """Collector of entries, which stores them in the same transaction as the results that they describe.

    The run's row is only created once there is an entry, so that thousands of checks without changes leave no rows.
    """

    integration_id: int
    trigger: Trigger
    started_at: datetime = field(default_factory=utc_now)
    run_id: int | None = None
    counts: Counter[str] = field(default_factory=Counter)
    watched: bool = False  # progress was published, so the end has to be published as well
    _entries: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def resume(cls, integration_id: int, trigger: Trigger) -> "RunLog":
        """Return the log of the unfinished run with this trigger (interrupted, or its worker died), or a new one."""
        unfinished = db.session.scalar(
            select(Run)
            .where(Run.integration_id == integration_id, Run.trigger == trigger, Run.finished_at.is_(None))
            .order_by(Run.id.desc())
        )
        if unfinished is None:
            return cls(integration_id, trigger)
        return cls(integration_id, trigger, unfinished.started_at, unfinished.id, Counter(unfinished.counts))

    def add(
        self,
        direction: Direction,
        action: str,
        outcome: Outcome = Outcome.DONE,
        *,
        item_id: int | None = None,
        remote_id: str | None = None,
        subject: str = "",
        reason: Refusal | None = None,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
    ) -> None:
        """Note one decision. `direction` is in (to My Calendar), out (to the linked calendar) or none."""
        self.counts[f"{direction}.{action}" if outcome == Outcome.DONE else outcome] += 1
        self._entries.append(
            {
                "integration_id": self.integration_id,
                "at": utc_now(),
                "direction": direction,
                "action": action,
                "outcome": outcome,
                "item_id": item_id,
                "remote_id": remote_id,
                "subject": subject,
                **reason_columns("reason", reason),
                "before": before,
                "after": after,
            }
        )

    @property
    def moved(self) -> bool:
        """Return True if something was changed in either direction."""
        return any(key.startswith(("in.", "out.")) for key in self.counts)

    def begin(self) -> int:
        """Create the run's row unless it exists, and return its id. The caller commits."""
        if self.run_id is None:
            run = Run(integration_id=self.integration_id, trigger=self.trigger, started_at=self.started_at)
            db.session.add(run)
            db.session.flush()
            self.run_id = run.id
        return self.run_id

    def store(self) -> None:
        """Write the collected entries. The caller commits, together with the results they describe."""
        if not self._entries:
            return
        run_id = self.begin()
        insert_rows(LedgerEntry, [{"run_id": run_id, **entry} for entry in self._entries])
        db.session.execute(update(Run).where(Run.id == run_id).values(counts=dict(self.counts)))
        self._entries.clear()

    def take(self) -> list[dict[str, Any]]:
        """Return the collected entries instead of writing them, because what they describe was only simulated."""
        entries = list(self._entries)
        self.discard()
        return entries

    def discard(self) -> None:
        """Drop entries whose transaction was rolled back."""
        for entry in self._entries:
            key = f"{entry['direction']}.{entry['action']}" if entry["outcome"] == Outcome.DONE else entry["outcome"]
            self.counts[key] -= 1
            if not self.counts[key]:
                del self.counts[key]  # callers ask for keys to find out whether anything was done
        self._entries.clear()

    def finish(self, result: RunResult, reason: Refusal | None = None) -> None:
        """Close the run; a check without changes is counted in the row of the check before it. The caller commits."""
        self.store()
        now = utc_now()
        if self.run_id is None and self.trigger in AUTOMATIC_CHECKS and self._join_previous(result, reason, now):
            return
        if self.run_id is None and self.trigger == Trigger.ITEM_SAVED and result == RunResult.OK:
            return  # the mark of an item whose kind this integration does not send
        run_id = self.begin()
        db.session.execute(
            update(Run)
            .where(Run.id == run_id)
            .values(finished_at=now, result=result, counts=dict(self.counts), **reason_columns("reason", reason))
        )

    def _join_previous(self, result: RunResult, reason: Refusal | None, now: datetime) -> bool:
        latest = db.session.execute(
            select(Run.id, Run.trigger, Run.result, Run.reason_code, Run.reason_params, Run.counts)
            .where(Run.integration_id == self.integration_id)
            .order_by(Run.started_at.desc(), Run.id.desc())
            .limit(1)
        ).first()
        if latest is None or latest.counts or (latest.trigger, latest.result) != (self.trigger, result):
            return False
        if read_reason(latest.reason_code, latest.reason_params) != reason:
            return False
        db.session.execute(update(Run).where(Run.id == latest.id).values(finished_at=now, checks=Run.checks + 1))
        return True
