"""Requests side by side, over a fixed number of threads."""

import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from queue import SimpleQueue
from typing import Generic, TypeVar

WINDOW = 16
"""Tasks under way or waiting per thread: enough to keep the threads busy while the reader stores results and prepares
tasks."""

Task = TypeVar("Task")
Result = TypeVar("Result")


def in_parallel(work: Callable[[Task], Result], tasks: Iterable[Task], threads: int) -> Iterator[Result]:
    """Yield `work(task)` for every task, as they finish; never more than `WINDOW` a thread wait for the reader.

    After the first exception no further task begins; what is under way is still yielded, then it is raised. Closing
    the iterator early waits for what is under way, so no request outlives the caller's interest.
    """
    source = iter(tasks)
    crew = _Crew(work, threads)
    failure: BaseException | None = None
    try:
        while True:
            if not crew.is_closed:
                for task in islice(source, WINDOW * threads - crew.unread):
                    crew.submit(task)
            if not crew.unread:
                break
            outcome = crew.next()
            if isinstance(outcome, _Failure):
                failure = failure or outcome.error
            elif not isinstance(outcome, _NotBegun):
                yield outcome
    finally:
        crew.dismiss()
    if failure is not None:
        raise failure


class _Failure:
    """An exception on its way from a thread to the reader."""

    def __init__(self, error: BaseException) -> None:
        self.error = error


class _NotBegun:
    """The outcome of a task that no thread has begun, because another had failed or the reader has left."""


class _Crew(Generic[Task, Result]):
    """Threads around two queues.

    `concurrent.futures` gives every task several locks, which costs more than the rest of a short request's way here.
    """

    def __init__(self, work: Callable[[Task], Result], size: int) -> None:
        self._work = work
        self._size = size
        self._threads: list[threading.Thread] = []
        self._waiting: SimpleQueue[tuple[Task] | None] = SimpleQueue()
        self._finished: SimpleQueue[Result | _Failure | _NotBegun] = SimpleQueue()
        self.is_closed = False  # no further task begins
        self.unread = 0
        """Tasks whose outcome the reader has not taken yet."""

    def submit(self, task: Task) -> None:
        self.unread += 1
        self._waiting.put((task,))
        if len(self._threads) < self._size:
            thread = threading.Thread(target=self._serve, daemon=True)
            self._threads.append(thread)
            thread.start()

    def next(self) -> Result | _Failure | _NotBegun:
        """Return the next outcome; waits for it."""
        outcome = self._finished.get()
        self.unread -= 1
        return outcome

    def dismiss(self) -> None:
        """Begin no more tasks and wait for those under way."""
        self.is_closed = True
        for _ in self._threads:
            self._waiting.put(None)
        for thread in self._threads:
            thread.join()

    def _serve(self) -> None:
        while (entry := self._waiting.get()) is not None:
            if self.is_closed:  # asked here and not by the reader, who may take a while to read the failure
                self._finished.put(_NotBegun())
                continue
            try:
                self._finished.put(self._work(*entry))
            except BaseException as error:  # for the reader, whatever it is
                self.is_closed = True
                self._finished.put(_Failure(error))
