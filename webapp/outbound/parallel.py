"""Requests side by side, over a fixed number of threads."""

import threading
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

WINDOW = 16
"""Tasks under way or waiting per thread: enough to keep the threads busy while the reader stores results and prepares
tasks."""

Task = TypeVar("Task")
Result = TypeVar("Result")


def in_parallel(work: Callable[[Task], Result], tasks: Iterable[Task], threads: int) -> Iterator[Result]:
    """Yield `work(task)` for every task, as they finish; never more than `WINDOW` a thread wait for the reader.

    The first exception ends the submitting; what is under way is still yielded, then the exception is raised. Closing
    the iterator early waits for what is under way, so no request outlives the caller's interest.
    """
    source = iter(tasks)
    crew = _Crew(work, threads)
    failure: BaseException | None = None
    try:
        while True:
            if failure is None:
                for task in islice(source, WINDOW * threads - crew.unread):
                    crew.submit(task)
            if not crew.unread:
                break
            outcome = crew.next()
            if not isinstance(outcome, _Failure):
                yield outcome
            elif failure is None:
                failure = outcome.error
                crew.forget_waiting()
    finally:
        crew.dismiss()
    if failure is not None:
        raise failure


class _Failure:
    """An exception on its way from a thread to the reader."""

    def __init__(self, error: BaseException) -> None:
        self.error = error


class _Crew(Generic[Task, Result]):
    """Threads around two queues.

    `concurrent.futures` gives every task several locks, which costs more than the rest of a short request's way here.
    """

    def __init__(self, work: Callable[[Task], Result], size: int) -> None:
        self._work = work
        self._size = size
        self._threads: list[threading.Thread] = []
        self._waiting: SimpleQueue[tuple[Task] | None] = SimpleQueue()
        self._finished: SimpleQueue[Result | _Failure] = SimpleQueue()
        self.unread = 0
        """Tasks whose outcome the reader has not taken yet."""

    def submit(self, task: Task) -> None:
        self.unread += 1
        self._waiting.put((task,))
        if len(self._threads) < self._size:
            thread = threading.Thread(target=self._serve, daemon=True)
            self._threads.append(thread)
            thread.start()

    def next(self) -> Result | _Failure:
        """Return the next outcome; waits for it."""
        outcome = self._finished.get()
        self.unread -= 1
        return outcome

    def forget_waiting(self) -> None:
        """Take back the tasks that no thread has begun."""
        while True:
            try:
                self._waiting.get_nowait()
            except Empty:
                return
            self.unread -= 1

    def dismiss(self) -> None:
        """Forget what has not begun and wait for the rest."""
        self.forget_waiting()
        for _ in self._threads:
            self._waiting.put(None)
        for thread in self._threads:
            thread.join()

    def _serve(self) -> None:
        while (entry := self._waiting.get()) is not None:
            try:
                self._finished.put(self._work(*entry))
            except BaseException as error:  # for the reader, whatever it is
                self._finished.put(_Failure(error))
