"""Answers that take long to make, and must not keep the web process from everybody else.

One process serves hundreds of people by turns, and a turn only ends where something waits. Making a long answer never
does: it would hold the process until its end, and the web server would take it for dead.
"""

import time
from collections.abc import Iterable, Iterator

LONGEST_PAUSE = 0.25
"""Seconds."""


def giving_way(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the pieces of a long answer. Between two, others are served for as long as the piece took to make.

    Pieces should take some hundredths of a second each, and hold no connection to the database in between.
    """
    began = time.perf_counter()
    for piece in pieces:
        took = time.perf_counter() - began
        yield piece
        time.sleep(min(took, LONGEST_PAUSE))  # under gevent only this answer waits
        began = time.perf_counter()
