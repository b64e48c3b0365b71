"""Workers killed before every single request of a write that takes several, one for each changed date of a series.

The next run completes what was begun, be it a change or an undo: no date is lost, and no series doubled.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from itertools import count

import pytest
from sqlalchemy import select

from tests.faults.both_sides import LocalSide
from tests.faults.fault_scenario import FIRST_DAY, WEEKLY
from tests.faults.kills import Opened
from tests.faults.workers import KILLED, Worker
from webapp.accounts.models import User
from webapp.connectors.event import Event, Override
from webapp.extensions import db, redis_client
from webapp.sync import jobs, service
from webapp.sync.models import LedgerEntry, Preview
from webapp.sync.undo import requests

TOKEN = "series"
WEEK = timedelta(weeks=1)


@dataclass
class Series:
    """A weekly series in My Calendar that a worker sends to a service with a resource for each changed date."""

    worker: Worker
    opened: Opened

    def __post_init__(self) -> None:
        self.here = LocalSide(self.opened.owner_id)
        self.integration_id = self.opened.link()
        self.run("activated", "warm")
        self.here.add(TOKEN, "Weekly", FIRST_DAY, rrule=WEEKLY)

    def run(self, trigger: str = "sweep", kill_point: str = "live") -> int:
        redis_client().flushall()  # as if workers had taken every job
        return self.worker.run(self.integration_id, trigger, kill_point)

    def rename_dates(self, *subjects: str) -> None:
        self.here.edit(TOKEN, partial(with_subjects, subjects=subjects))

    def subjects_there(self) -> list[str]:
        """Return the subjects of all dates on the linked calendar, in their order."""
        dates = self.opened.there.shown()
        return [date.subject for date in sorted(dates.elements(), key=lambda date: date.start)]

    def approve_undo(self) -> int:
        """Approve the undo of the last change that was sent; return its id."""
        db.session.rollback()
        entry = db.session.scalars(select(LedgerEntry).order_by(LedgerEntry.id.desc()).limit(1)).one()
        preview_id = requests.undo_entry(entry).id
        jobs.work_out_preview(preview_id)
        service.execute_preview(
            db.session.get_one(Preview, preview_id, populate_existing=True),
            by=db.session.get_one(User, self.opened.owner_id),
        )
        return preview_id


def with_subjects(event: Event, *, subjects: tuple[str, ...]) -> Event:
    """Return a weekly series whose second and following dates have these subjects."""
    changed = []
    for number, subject in enumerate(subjects, start=1):
        start, end = (moment + number * WEEK for moment in (event.details.start, event.details.end))
        changed.append(Override(start, replace(event.details, subject=subject, start=start, end=end)))
    return replace(event, overrides=tuple(changed))


@pytest.fixture
def begin(worker: Worker, open_calendar: Callable[[str], Opened]) -> Callable[[], Series]:
    return lambda: Series(worker, open_calendar("parts"))


def kill_before_each_request(run_round: Callable[[str], bool]) -> int:
    """Run one round per request of a run, in which the worker is killed before it; return how many were killed."""
    return next(number for number in count() if not run_round(f"request-before:{number + 1}"))


def test_a_change_is_completed(begin: Callable[[], Series]) -> None:
    left: set[tuple[str, ...]] = set()

    def run_round(kill_point: str) -> bool:
        series = begin()
        series.rename_dates("Second", "Third", "Fourth")
        killed = series.run(kill_point=kill_point) == KILLED
        left.add(tuple(series.subjects_there()))
        assert series.run() == 0
        assert series.subjects_there() == ["Weekly", "Second", "Third", "Fourth"]
        assert series.opened.there.shown() == series.here.shown()
        return killed

    assert kill_before_each_request(run_round) >= 4
    assert {("Weekly", "Second", "Weekly", "Weekly"), ("Weekly", "Second", "Third", "Weekly")} <= left


def test_an_undo_is_completed(begin: Callable[[], Series]) -> None:
    left: set[tuple[str, ...]] = set()

    def run_round(kill_point: str) -> bool:
        series = begin()
        series.rename_dates("Second", "Third", "Fourth")
        assert series.run() == 0
        series.rename_dates("Zweiter", "Dritter", "Vierter")
        assert series.run() == 0
        preview_id = series.approve_undo()
        killed = series.run("undo", kill_point) == KILLED
        left.add(tuple(series.subjects_there()))
        assert series.run("undo") == 0
        assert db.session.get_one(Preview, preview_id, populate_existing=True).state == "done"
        assert series.run() == 0
        assert series.subjects_there() == ["Weekly", "Second", "Third", "Fourth"]
        assert {date.subject for date in series.here.shown()} == {"Weekly", "Zweiter", "Dritter", "Vierter"}
        return killed

    assert kill_before_each_request(run_round) >= 4
    assert {("Weekly", "Second", "Dritter", "Vierter"), ("Weekly", "Second", "Third", "Vierter")} <= left
