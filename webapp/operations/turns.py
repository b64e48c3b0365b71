"""Whose turn it is among the lanes: people before machines, and nobody for ever (docs/development/rules.md, 19)."""

from collections.abc import Collection, Sequence

TURN = 2.0
"""Seconds of work for lanes before it that earn a waiting lane a turn out of order."""

REPAID = 3
"""A lane gives up so many seconds of what it has earned for each second that it gets, but at least a turn."""


class Turns:
    """Remembers how long lanes have been passed over. One for each worker.

    A lane is only passed over while something waits in it. What it earns so is one job at a time, and between two of
    them the very first lane has its turn, so that a person waits for at most one job of a machine. And since each job
    of the lanes before earns it something, its wait has a bound: about `TURN` seconds for each job in front.
    """

    def __init__(self, lanes: Sequence[str]) -> None:
        """`lanes`: in the order in which they are served."""
        self._lanes = tuple(lanes)
        self._earned = dict.fromkeys(lanes, 0.0)
        self._out_of_order = False

    def order(self, waiting: Collection[str]) -> Sequence[str]:
        """Return all lanes, the next one to be served first; `waiting` are those in which something waits."""
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
        """Note that a job of the lane `served` took so long while something waited in the lanes `waiting`."""
        place = self._lanes.index(served)
        self._out_of_order = any(lane in waiting for lane in self._lanes[:place])
        for lane in self._lanes[place + 1 :]:
            if lane in waiting:
                self._earned[lane] += seconds
        self._earned[served] = max(0.0, self._earned[served] - max(TURN, REPAID * seconds))
