"""Scheduling of the queue's lanes: people before machines, without starvation (docs/development/rules.md, 19)."""

from collections.abc import Collection, Sequence

TURN = 2.0
"""Seconds of work for prior lanes after which a waiting lane gets a turn out of order."""

REPAID = 3
"""Seconds of credit that a lane spends per second of its jobs, but at least `TURN` per job."""


class Turns:
    """Credits of lanes for the time in which they were passed over. One object per worker.

    A lane earns credit only while jobs wait in it. Its credit buys one job at a time, and between two such jobs the
    first lane has its turn, so that a person waits for at most one job of a machine. Since every job of prior lanes
    earns it credit, its wait is bounded: about `TURN` seconds per waiting job.
    """

    def __init__(self, lanes: Sequence[str]) -> None:
        """Take the lanes in their order of priority."""
        self._lanes = tuple(lanes)
        self._earned = dict.fromkeys(lanes, 0.0)
        self._out_of_order = False

    def order(self, waiting: Collection[str]) -> Sequence[str]:
        """Return all lanes, the next one to serve first; `waiting` are those with waiting jobs."""
        for lane in self._lanes:
            if lane not in waiting:
                self._earned[lane] = 0.0
        owed = [lane for lane in self._lanes if self._earned[lane] >= TURN]
        first = max(owed, key=self._earned.__getitem__, default=None)
        if first is None:
            return self._lanes
        ahead = [self._lanes[0]] if self._out_of_order and first != self._lanes[0] else []
        return [*ahead, first, *(lane for lane in self._lanes if lane != first and lane not in ahead)]

    def note(self, served: str, seconds: float, waiting: Collection[str]) -> None:
        """Record that a job of the lane `served` took `seconds` while jobs waited in the lanes `waiting`."""
        place = self._lanes.index(served)
        self._out_of_order = any(lane in waiting for lane in self._lanes[:place])
        for lane in self._lanes[place + 1 :]:
            if lane in waiting:
                self._earned[lane] += seconds
        self._earned[served] = max(0.0, self._earned[served] - max(TURN, REPAID * seconds))
