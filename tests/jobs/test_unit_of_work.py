"""A run stores its results in batches, whole or not at all; a dry run stores none, and its log becomes a preview."""

from collections.abc import Iterator

import pytest
from redis import Redis
from sqlalchemy import select

from tests.jobs.conftest import SyncScenario, an_event
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.sync.engine.context.cache import RunCache
from webapp.sync.engine.context.cancellation import PreviewRequired, RunCancellation, SwitchedOff
from webapp.sync.engine.context.dry_run import DryRunCancellation, DryRunUnitOfWork
from webapp.sync.engine.context.progress import ProgressReporter
from webapp.sync.engine.context.settings import RunSettings
from webapp.sync.engine.context.unit_of_work import CommittingUnitOfWork, UnitOfWork
from webapp.sync.models import PreviewEntry
from webapp.sync.queue.progress import read
from webapp.sync.store import previews
from webapp.sync.store.lease import lease
from webapp.sync.store.run_log import RunLog


@pytest.fixture
def log(scenario: SyncScenario) -> RunLog:
    return RunLog(scenario.integration_id, "manual")


@pytest.fixture
def run_settings(scenario: SyncScenario) -> RunSettings:
    return RunSettings.load(scenario.integration)


@pytest.fixture
def committing(scenario: SyncScenario, run_settings: RunSettings, log: RunLog) -> Iterator[CommittingUnitOfWork]:
    with lease(scenario.integration_id) as held:
        assert held
        yield CommittingUnitOfWork(run_settings, held, log, RunCache(), ProgressReporter(run_settings, log, redis=None))


@pytest.fixture
def dry(scenario: SyncScenario, run_settings: RunSettings, log: RunLog) -> DryRunUnitOfWork:
    return DryRunUnitOfWork(previews.request(scenario.integration, "sync_now").id, run_settings, log)


def rename(work: UnitOfWork, log: RunLog, item_id: int) -> None:
    with work.batch():
        db.session.get_one(Item, item_id).subject = "Renamed"
        log.add("in", "update", item_id=item_id, subject="Renamed")


def planned() -> list[tuple[str, str, str]]:
    entries = db.session.scalars(select(PreviewEntry))
    return [(entry.side, entry.action, entry.subject) for entry in entries]


def test_a_batch_is_committed_with_its_log(
    scenario: SyncScenario, committing: CommittingUnitOfWork, log: RunLog
) -> None:
    item_id = scenario.add_item(an_event("Visit"))
    rename(committing, log, item_id)
    db.session.rollback()
    assert scenario.item(item_id).subject == "Renamed"
    assert [entry.subject for entry in scenario.entries()] == ["Renamed"]


def test_a_batch_that_fails_leaves_neither_rows_nor_log(
    scenario: SyncScenario, committing: CommittingUnitOfWork, log: RunLog
) -> None:
    item_id = scenario.add_item(an_event("Visit"))
    with pytest.raises(LookupError), committing.batch():
        db.session.get_one(Item, item_id).subject = "Renamed"
        log.add("in", "update", item_id=item_id, subject="Renamed")
        raise LookupError
    assert scenario.item(item_id).subject == "Visit"
    assert (scenario.entries(), log.counts.total()) == ([], 0)


def test_a_batch_of_a_dry_run_leaves_only_entries_of_its_plan(
    scenario: SyncScenario, dry: DryRunUnitOfWork, log: RunLog
) -> None:
    item_id = scenario.add_item(an_event("Visit"))
    rename(dry, log, item_id)
    dry.finish()
    assert scenario.item(item_id).subject == "Visit"
    assert (scenario.entries(), planned()) == ([], [("here", "update", "Renamed")])


def test_a_dry_run_reads_each_mark_once_and_clears_none(scenario: SyncScenario, dry: DryRunUnitOfWork) -> None:
    item_id = scenario.add_item(an_event("Visit"))
    marks = dry.marks_after(0, 10)
    with dry.batch():
        dry.clear_marks([mark_id for mark_id, _ in marks])
    assert [marked for _, marked in marks] == [item_id]
    assert (dry.marks_after(0, 10), len(scenario.marks())) == ([], 1)


def test_a_dry_run_stops_at_a_checkpoint_once_its_plan_was_dropped(
    scenario: SyncScenario, dry: DryRunUnitOfWork
) -> None:
    cancellation = DryRunCancellation(dry)
    cancellation.checkpoint()
    previews.drop_open(scenario.integration_id)
    db.session.commit()
    with pytest.raises(SwitchedOff):
        cancellation.checkpoint()


def test_only_a_run_of_which_no_plan_was_shown_asks_its_owner_first(
    scenario: SyncScenario, dry: DryRunUnitOfWork, redis: Redis
) -> None:
    with pytest.raises(PreviewRequired):
        RunCancellation(scenario.integration_id, "sweep", RunCache(), redis).require_preview()
    DryRunCancellation(dry).require_preview()
    assert not DryRunCancellation(dry).should_pause()


def test_progress_is_published_where_somebody_watches(run_settings: RunSettings, log: RunLog, redis: Redis) -> None:
    ProgressReporter(run_settings, log, redis=None).enter("Sending", total=3)
    assert (read(redis, [run_settings.integration_id]), log.watched) == ({}, False)
    ProgressReporter(run_settings, log, redis).enter("Sending", total=3)
    assert read(redis, [run_settings.integration_id])[run_settings.integration_id].total == 3
    assert log.watched
