"""Scheduling of lanes: jobs of people come first, and no lane starves."""

from collections import Counter, deque
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.operations.turns import TURN, Turns

LANES = ("now", "notified", "bulk", "sweep")


def serve(turns: Turns, queues: dict[str, deque[float]]) -> str:
    """Take the next job, like a worker; return its lane."""
    waiting = [lane for lane in LANES if queues[lane]]
    lane = next(lane for lane in turns.order(waiting) if queues[lane])
    seconds = queues[lane].popleft()
    turns.note(lane, seconds, [other for other in LANES if queues[other]])
    return lane


def test_jobs_of_people_are_taken_before_those_of_machines() -> None:
    queues = {"now": deque([0.1]), "notified": deque([0.1]), "bulk": deque([0.1]), "sweep": deque([0.1] * 50)}
    turns = Turns(LANES)
    assert [serve(turns, queues) for _ in range(4)] == ["now", "notified", "bulk", "sweep"]


@pytest.mark.parametrize("busy", ["now", "notified", "bulk"])
def test_many_jobs_in_one_lane_starve_no_other_lane(busy: str) -> None:
    queues = {lane: deque([0.1] * (500 if lane == busy else 5)) for lane in LANES}
    turns = Turns(LANES)
    served = Counter(serve(turns, queues) for _ in range(400))
    assert [served[lane] for lane in LANES if lane != busy] == [5, 5, 5]


def test_a_job_of_a_person_waits_for_at_most_one_job_of_a_machine() -> None:
    queues = {"now": deque([0.1] * 100), "notified": deque(), "bulk": deque([30.0] * 5), "sweep": deque([0.05] * 500)}
    turns = Turns(LANES)
    order = [serve(turns, queues) for _ in range(300)]
    last = max(number for number, lane in enumerate(order) if lane == "now")
    assert ("sweep", "sweep") not in list(pairwise(order[:last]))


def test_an_empty_lane_earns_no_credit() -> None:
    turns = Turns(LANES)
    turns.note("bulk", 30.0, [])
    assert turns.order(["bulk", "sweep"]) == LANES
    turns.note("bulk", 30.0, ["sweep"])
    turns.order(["bulk"])
    assert turns.order(["bulk", "sweep"]) == LANES


def test_slow_jobs_of_machines_spend_more_credit() -> None:
    def in_a_row(seconds: float) -> int:
        queues = {"now": deque(), "notified": deque(), "bulk": deque([30.0, 30.0]), "sweep": deque([seconds] * 100)}
        turns = Turns(LANES)
        order = [serve(turns, queues) for _ in range(60)]
        return order.index("bulk", 1) - 1

    assert in_a_row(0.05) == 30 / TURN
    assert in_a_row(10.0) == 1


@given(st.lists(st.tuples(st.sampled_from(LANES), st.floats(0.01, 5)), min_size=1, max_size=60))
def test_every_job_is_served_within_a_bounded_wait(jobs: list[tuple[str, float]]) -> None:
    queues: dict[str, deque[float]] = {lane: deque() for lane in LANES}
    for lane, seconds in jobs:
        queues[lane].append(seconds)
    turns = Turns(LANES)
    served = Counter(serve(turns, queues) for _ in jobs)
    assert served == Counter(lane for lane, _ in jobs)
    assert not any(queues.values())
