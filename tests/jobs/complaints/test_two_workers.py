"""“Two servers synced the same mailbox at the same time, and they overwrote each other.”

One writes at a time; who falls silent loses the right to, and cannot store anything any more.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.jobs.conftest import SyncScenario, an_event
from webapp.database import utc_now
from webapp.extensions import db
from webapp.reason_texts import sentence
from webapp.sync.models import Lease, Run
from webapp.sync.runs import run as runner

MOMENTS = ["before_request", "before_write", "after_write"]


@pytest.fixture
def another_worker(app: Flask, scenario: SyncScenario) -> Callable[[], None]:
    """Let another worker run the same integration, with a database session of its own."""

    def run() -> None:
        with app.app_context():
            runner.run(scenario.integration_id, "sweep")

    return run


def once(act: Callable[[], None]) -> Callable[[object], None]:
    acts: Iterator[Callable[[], None]] = iter([act])

    def hook(_what: object) -> None:
        for due in acts:
            due()

    return hook


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_second_worker_leaves_a_run_under_way_alone(
    scenario: SyncScenario, another_worker: Callable[[], None], moment: str
) -> None:
    for number in range(3):
        scenario.add_item(an_event(f"Visit {number}"))
    setattr(scenario.calendar, moment, once(another_worker))
    scenario.run("item_saved")
    assert scenario.subjects_there() == ["Visit 0", "Visit 1", "Visit 2"]
    assert len(scenario.calendar.writes) == 3


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_worker_that_fell_silent_and_wakes_up_doubles_and_loses_nothing(
    scenario: SyncScenario, another_worker: Callable[[], None], moment: str
) -> None:
    items = [scenario.add_item(an_event(f"Visit {number}")) for number in range(3)]
    scenario.run("item_saved")
    scenario.edit(items[0], subject="Edited")
    scenario.trash(items[1])
    scenario.add_item(an_event("New"))
    scenario.calendar.put("dentist", an_event("Dentist"))

    def take_over() -> None:
        db.session.execute(update(Lease).values(expires_at=utc_now() - timedelta(seconds=1)))
        db.session.commit()
        another_worker()

    setattr(scenario.calendar, moment, once(take_over))
    scenario.run("sweep")
    scenario.run("sweep")
    assert scenario.subjects_there() == ["Dentist", "Edited", "New", "Visit 2"]
    assert sorted(item.subject for item in scenario.items()) == scenario.subjects_there()
    scenario.assert_quiet()


def test_a_run_that_was_taken_over_is_closed_with_a_reason(
    scenario: SyncScenario, another_worker: Callable[[], None]
) -> None:
    scenario.add_item(an_event("First"))
    scenario.add_item(an_event("Second"))
    scenario.calendar.page_size = 1
    db.session.add(Run(integration_id=scenario.integration_id, trigger="sweep"))
    db.session.execute(update(Lease).values(holder="elsewhere:1", expires_at=utc_now() - timedelta(seconds=1)))
    db.session.commit()
    another_worker()
    cut_short = db.session.scalars(select(Run).where(Run.result == "failed")).one()
    assert "the next run completed its work" in sentence(cut_short.reason)
    assert scenario.subjects_there() == ["First", "Second"]
