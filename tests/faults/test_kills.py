"""Workers killed at random points of a sync: the next run completes it, and nothing is doubled, lost or unexplained.

`--kills 200` kills more of them, `--seed` others, and `--report FILE` keeps the figures.
"""

from collections.abc import Callable
from functools import partial

import pytest

from tests.faults.kills import Killing, Opened, summarise
from tests.faults.report import FIGURES
from tests.faults.workers import Worker

pytestmark = pytest.mark.timeout(4 * 3600)  # as many rounds as somebody asks for


@pytest.mark.parametrize("service", ["radicale", "cronofy", "server ids", "parts"])
def test_killed_workers_leave_nothing_doubled_lost_or_unexplained(
    request: pytest.FixtureRequest,
    worker: Worker,
    open_calendar: Callable[[str], Opened],
    record_property: Callable[[str, object], None],
    service: str,
) -> None:
    option = request.config.getoption
    killing = Killing(service, option("--seed"), worker, partial(open_calendar, service))
    number, _, kill_point = option("--round").partition("=")
    rounds = [killing.run_round(int(number), kill_point)] if number else list(killing.rounds(option("--kills")))
    figures = summarise(killing, rounds)
    record_property(FIGURES, figures)
    assert figures["failures"] == []
