"""The report of a benchmark: a small table, and an exit code for unattended runs."""

import gc
import math
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


class CannotMeasure(Exception):
    """Something that has to be there is missing, or a result is wrong; the message names it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a report. `met` is None where there is no target."""

    what: str
    figure: str
    target: str = ""
    met: bool | None = None


@dataclass(slots=True)
class Watch:
    """Seconds of a block measured with `timed`."""

    seconds: float = 0.0


@contextmanager
def timed() -> Iterator[Watch]:
    """Measure how long the block takes, begun without garbage of what came before it."""
    watch = Watch()
    gc.collect()
    started = time.perf_counter()
    try:
        yield watch
    finally:
        watch.seconds = time.perf_counter() - started


def seconds_of(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    with timed() as watch:
        work()
    return watch.seconds


def median(values: Iterable[float]) -> float:
    """Return the median."""
    return statistics.median(values)


def percentile(values: Iterable[float], share: float) -> float:
    """Return the smallest value that `share` of all do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)]


def shown(seconds: float) -> str:
    """Return a duration for people."""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def at_most(what: str, figure: float, limit: float, unit: str = "×") -> Row:
    """Return the row of a figure that must not exceed a limit."""
    return Row(what, f"{figure:.2f}{unit}", f"≤ {limit:g}{unit}", figure <= limit)


def at_least(what: str, figure: float, limit: float, unit: str = "×") -> Row:
    """Return the row of a figure that has to reach a limit."""
    return Row(what, f"{figure:.1f}{unit}", f"≥ {limit:g}{unit}", figure >= limit)


def note(text: str) -> None:
    """Print what is running: some of it takes minutes."""
    print(f"  … {text}", file=sys.stderr, flush=True)


def print_report(title: str, rows: Iterable[Row]) -> int:
    """Print the table; return the exit code: 1 if a target was missed."""
    table = list(rows)
    marks = {None: "", True: "met", False: "MISSED"}
    lines = [("", "measured", "target", ""), *((row.what, row.figure, row.target, marks[row.met]) for row in table)]
    widths = [max(len(line[column]) for line in lines) for column in range(4)]
    print(f"\n{title}\n")
    for line in lines:
        print("  " + "   ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
    print(flush=True)
    return 1 if any(row.met is False for row in table) else 0
