"""Rounds in which a worker is killed at a random point, and what came of them.

What people do in a round, and where the worker dies, follow from the seed and the number of the round, so that a round
that failed can be repeated.
"""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import func, select

from tests.faults.both_sides import LocalSide, RemoteSide, ledger_since
from tests.faults.fault_scenario import (
    EDIT_SCRIPTS,
    FIRST_RUN_EDIT_SCRIPTS,
    FaultScenario,
    Findings,
    Snapshot,
    find_faults,
)
from tests.faults.workers import KILLED, Worker
from webapp.extensions import db, redis_client
from webapp.sync.models import Failure, Link, Mark, Run

MOMENTS = ("commit-before", "commit-after", "request-before", "request-after")
LAST_MOMENT = 10
"""Of commits and requests: about as many as a run of these rounds has."""

FIRST_RUNS = 0.2
"""How many of the rounds kill the first, manual run, which brings in and sends what is there already."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A new person with a calendar of their own there. `link` links it, with options, and returns the integration."""

    owner_id: int
    there: RemoteSide
    link: Callable[..., int]


@dataclass(frozen=True, slots=True)
class KillRound:
    """How one round went. `recovered_in` is in seconds, from the death until the next run was through."""

    number: int
    kill_point: str
    killed: bool
    recovered_in: float
    findings: Findings

    def __str__(self) -> str:
        problems = " | ".join(self.findings.problems())
        return f"round {self.number} (again with --round {self.number}={self.kill_point}): {problems}"


def start_scenario(
    opened: Opened, run: Callable[[int, str, str], int], rng: random.Random
) -> tuple[FaultScenario, int]:
    """Link a calendar, put both sides in step, and let people change both; return the scenario and the integration."""
    scenario, integration_id = FaultScenario(LocalSide(opened.owner_id), opened.there, rng), opened.link()
    run(integration_id, "activated", "warm")
    scenario.play_edits(EDIT_SCRIPTS, meanwhile=lambda: run(integration_id, "sweep", "warm"))
    return scenario, integration_id


@dataclass
class Killing:
    """Runs rounds against one service."""

    service: str
    seed: int
    worker: Worker
    open: Callable[[], Opened]
    steps: int = field(default=0, init=False)
    """How many steps a whole run has, about: measured in a round of its own."""

    def rounds(self, kills: int) -> Iterator[KillRound]:
        """Yield rounds until so many workers were killed. Some live, because their run was over first."""
        killed, number = 0, 0
        while killed < kills:
            number += 1
            finished = self.run_round(number)
            killed += finished.killed
            yield finished

    def run_round(self, number: int, kill_point: str = "") -> KillRound:
        rng = random.Random(f"{self.seed} {self.service} {number}")
        kill_point = kill_point or self._draw_kill_point(rng)
        scenario, integration_id, trigger = self._begin(rng)
        before = Snapshot.take(scenario, integration_id)
        killed = self._run(integration_id, trigger, kill_point) == KILLED
        began = time.monotonic()
        self._run(integration_id, trigger)
        recovered_in = time.monotonic() - began
        findings = find_faults(scenario, integration_id, before)
        not_idempotent = tuple(self._later_changes(scenario, integration_id))
        return KillRound(number, kill_point, killed, recovered_in, replace(findings, not_idempotent=not_idempotent))

    def _draw_kill_point(self, rng: random.Random) -> str:
        if rng.random() < 0.6:
            self.steps = self.steps or self._count_steps()
            return f"step:{rng.randint(1, self.steps)}"
        return f"{rng.choice(MOMENTS)}:{rng.randint(1, LAST_MOMENT)}"

    def _count_steps(self) -> int:
        _, integration_id, trigger = self._begin(random.Random(self.seed))
        return self.worker.count_steps(integration_id, trigger)

    def _begin(self, rng: random.Random) -> tuple[FaultScenario, int, str]:
        """Let people do their part; return the scenario, its integration, and which run is due."""
        opened = self.open()
        if rng.random() < FIRST_RUNS:
            scenario = FaultScenario(LocalSide(opened.owner_id), opened.there, rng)
            scenario.play_edits(FIRST_RUN_EDIT_SCRIPTS, meanwhile=lambda: None)
            return scenario, opened.link(retrieve=True, retrieve_future="3m", send=True, send_future="3m"), "manual"
        return *start_scenario(opened, self._run, rng), "sweep"

    def _later_changes(self, scenario: FaultScenario, integration_id: int) -> Iterator[str]:
        """Run once more without a change of anybody's: nothing may be written, and nothing may be left to do."""
        before = self._state(scenario, integration_id)
        code = self._run(integration_id, "sweep")
        if code != 0:
            yield f"the run after ended with {code}"
        after = self._state(scenario, integration_id)
        yield from (f"{name} was {before[name]}, is {after[name]}" for name in before if before[name] != after[name])
        yield from (f"{name} is left" for name, number in _left_over(integration_id).items() if number)

    def _run(self, integration_id: int, trigger: str, kill_point: str = "live") -> int:
        redis_client().flushall()  # as if workers had taken every job; else a manual run would give way to them
        return self.worker.run(integration_id, trigger, kill_point)

    def _state(self, scenario: FaultScenario, integration_id: int) -> dict[str, object]:
        return {
            "My Calendar": scenario.here.state(),
            "the linked calendar": scenario.there.state(),
            "the log": len(ledger_since(integration_id, 0)),
        }


def _left_over(integration_id: int) -> dict[str, int]:
    """Return how much is left to do, by what it is."""
    db.session.rollback()
    queries = {
        "a mark": select(func.count(Mark.id)).where(Mark.integration_id == integration_id),
        "a link that is not live": select(func.count(Link.id)).where(
            Link.integration_id == integration_id, Link.state != "live"
        ),
        "an unfinished run": select(func.count(Run.id)).where(
            Run.integration_id == integration_id, Run.finished_at.is_(None)
        ),
        "a failure": select(func.count(Failure.kind)).where(Failure.integration_id == integration_id),
    }
    return {name: db.session.scalar(query) or 0 for name, query in queries.items()}


def summarise(killing: Killing, rounds: list[KillRound]) -> dict[str, Any]:
    """Return the figures of all rounds, as the report shows them."""
    recovered = [finished.recovered_in for finished in rounds if finished.killed]
    faults = [finished.findings for finished in rounds]
    return {
        "service": killing.service,
        "seed": killing.seed,
        "rounds": len(rounds),
        "kills": len(recovered),
        "duplicates": sum(len(found.duplicates) for found in faults),
        "lost edits": sum(len(found.lost_edits) for found in faults),
        "unexplained changes": sum(len(found.unexplained) for found in faults),
        "unequal dates": sum(len(found.unequal) for found in faults),
        "writes without a change": sum(len(found.not_idempotent) for found in faults),
        "recovery median (s)": round(statistics.median(recovered), 2) if recovered else None,
        "recovery max (s)": round(max(recovered), 2) if recovered else None,
        "failures": [str(finished) for finished in rounds if finished.findings.problems()],
    }
