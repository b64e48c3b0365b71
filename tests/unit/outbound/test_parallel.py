"""Work side by side: bounded, complete, and honest about what failed."""

import threading
from collections.abc import Iterator

import pytest

from webapp.outbound.parallel import WINDOW, in_parallel


def test_every_task_gets_one_result() -> None:
    assert sorted(in_parallel(lambda number: number * 2, range(100), 4)) == [number * 2 for number in range(100)]


def test_tasks_run_side_by_side() -> None:
    meeting = threading.Barrier(3, timeout=10)
    assert len(list(in_parallel(lambda _: meeting.wait(), range(3), 3))) == 3


def test_tasks_are_taken_only_as_results_are_read() -> None:
    taken = []

    def tasks() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = in_parallel(lambda number: number, tasks(), 2)
    next(results)
    assert len(taken) <= 2 * WINDOW
    results.close()
    assert len(taken) <= 2 * WINDOW


def test_after_a_failure_what_is_under_way_still_counts() -> None:
    failed = threading.Event()

    def work(number: int) -> int:
        if number == 1:
            failed.set()
            raise ValueError("one of them")
        assert failed.wait(10)
        return number

    done = []
    with pytest.raises(ValueError, match="one of them"):
        for result in in_parallel(work, range(100), 2):
            done.append(result)
    assert 0 in done
    assert len(done) < 10


def test_no_task_begins_after_a_failure_however_slow_the_reader_is() -> None:
    failing, begun = threading.Event(), threading.Event()

    def work(number: int) -> int:
        if number == 1:
            failing.set()
            raise ValueError("one of them")
        if number > 1:
            begun.set()
        return number

    taken = []
    results = in_parallel(work, (taken.append(number) or number for number in range(100)), 1)
    assert next(results) == 0  # the reader now waits, and the thread goes on
    assert failing.wait(10)
    assert not begun.wait(0.2)
    with pytest.raises(ValueError, match="one of them"):
        next(results)
    assert not begun.is_set()
    assert len(taken) == WINDOW, "nor is a task prepared that would not begin"
