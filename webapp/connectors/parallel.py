"""Requests side by side, over a fixed number of threads."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from queue import SimpleQueue
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
    # A queue of what is finished: waiting on all futures at once would touch each of them for every result.
    finished: SimpleQueue[Future[Result]] = SimpleQueue()
    with ThreadPoolExecutor(threads) as pool:
        under_way: set[Future[Result]] = set()
        failure: BaseException | None = None
        try:
            while True:
                if failure is None:
                    for task in islice(source, WINDOW * threads - len(under_way)):
                        submitted = pool.submit(work, task)
                        under_way.add(submitted)
                        submitted.add_done_callback(finished.put)
                if not under_way:
                    break
                future = finished.get()
                under_way.discard(future)
                if future.cancelled():
                    continue
                error = future.exception()
                if error is None:
                    yield future.result()
                elif failure is None:
                    failure = error
                    _cancel(under_way)
        finally:
            _cancel(under_way)
    if failure is not None:
        raise failure


def _cancel(waiting: Iterable[Future[Result]]) -> None:
    for future in tuple(waiting):
        future.cancel()
