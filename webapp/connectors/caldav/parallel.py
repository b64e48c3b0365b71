"""Requests side by side, over a fixed number of threads."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from typing import TypeVar

WINDOW = 8
"""Tasks under way or waiting per thread: enough to keep the threads busy while the reader stores a batch of results."""

Task = TypeVar("Task")
Result = TypeVar("Result")


def in_parallel(work: Callable[[Task], Result], tasks: Iterable[Task], threads: int) -> Iterator[Result]:
    """Yield `work(task)` for every task, as they finish; never more than `WINDOW` a thread wait for the reader.

    The first exception ends the submitting; what is under way is still yielded, then the exception is raised. Closing
    the iterator early waits for what is under way, so no request outlives the caller's interest.
    """
    source = iter(tasks)
    with ThreadPoolExecutor(threads) as pool:
        waiting: set[Future[Result]] = set()
        failure: BaseException | None = None
        try:
            while True:
                if failure is None:
                    waiting |= {pool.submit(work, task) for task in islice(source, WINDOW * threads - len(waiting))}
                if not waiting:
                    break
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    if future.cancelled():
                        continue
                    error = future.exception()
                    if error is None:
                        yield future.result()
                    elif failure is None:
                        failure = error
                        _cancel(waiting)
        finally:
            _cancel(waiting)
    if failure is not None:
        raise failure


def _cancel(waiting: Iterable[Future[Result]]) -> None:
    for future in waiting:
        future.cancel()
