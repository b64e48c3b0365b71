"""A worker process: it works, it ends when asked, and a job never outlives it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from redis import Redis
from rq import Queue
from rq.job import JobStatus
from sqlalchemy import update

from config import ROOT
from emulators.caldav import CalDavEmulator
from tests.faults.conftest import LinkedServer
from tests.faults.processes import WAIT, children_of, is_alive, wait_until
from tests.jobs.queue import work
from webapp.connectors.ical.parse import read_resource
from webapp.database import utc_now
from webapp.extensions import db
from webapp.operations.rq_worker import TICK_SECONDS, schedule
from webapp.queues.lanes import SEARCH
from webapp.sync.models import Mark
from webapp.sync.runs.due import enqueue_due_work

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def start_real_worker(environment: dict[str, str]) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Return a function that starts a worker of the application; all that still work are killed in the end."""
    started: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        command = [sys.executable, "worker.py", "work"]
        started.append(subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}, text=True))
        return started[-1]

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait(WAIT)


@pytest.fixture
def worker(start_real_worker: Callable[[], subprocess.Popen[str]], redis: Redis) -> subprocess.Popen[str]:
    return start_real_worker()


@pytest.fixture
def linked(link_calendar: Callable[..., LinkedServer], emulator: CalDavEmulator, redis: Redis) -> LinkedServer:
    linked = link_calendar(emulator)
    work(redis)
    return linked


def test_a_listener_without_a_service_that_needs_it_waits_and_ends_cleanly(environment: dict[str, str]) -> None:
    command = [sys.executable, "worker.py", "listen"]
    settings = {**os.environ, **environment, "LOG_LEVEL": "INFO"}
    with subprocess.Popen(command, cwd=ROOT, env=settings, text=True, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        assert any("listening" in line for line in process.stderr), "it ended by itself"
        process.send_signal(signal.SIGTERM)
        assert process.wait(WAIT) == 0


def test_lanes_are_served_in_order_and_a_stop_is_clean(redis: Redis, worker: subprocess.Popen[str]) -> None:
    bulk, now = (
        Queue(lane, connection=redis).enqueue("webapp.sync.jobs.enqueue_due_work", result_ttl=60)
        for lane in ("bulk", "now")
    )
    wait_until(lambda: bulk.get_status() == JobStatus.FINISHED and now.get_status() == JobStatus.FINISHED)
    now.refresh()
    bulk.refresh()
    assert now.ended_at is not None
    assert bulk.started_at is not None
    assert now.ended_at <= bulk.started_at
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(WAIT) == 0


def test_a_job_never_outlives_its_worker(redis: Redis, worker: subprocess.Popen[str]) -> None:
    Queue("now", connection=redis).enqueue("subprocess.run", ["sleep", "600"], job_timeout=600)
    wait_until(lambda: any(children_of(child) for child in children_of(worker.pid)))
    (job,) = children_of(worker.pid)
    worker.kill()
    wait_until(lambda: not is_alive(job))


def test_work_of_workers_that_were_killed_is_taken_up_by_the_next(
    redis: Redis, linked: LinkedServer, emulator: CalDavEmulator, start_real_worker: Callable[[], subprocess.Popen[str]]
) -> None:
    expected = []
    emulator.faults.hang = True
    for number in range(2):
        worker, asked = start_real_worker(), len(emulator.requests)
        linked.save(f"Visit {number}")
        expected.append(f"Visit {number}")
        wait_until(lambda asked=asked: len(emulator.requests) > asked)
        worker.kill()
        worker.wait(WAIT)
    emulator.faults.hang = False
    emulator.release.set()
    start_real_worker()
    db.session.execute(update(Mark).values(marked_at=utc_now() - timedelta(minutes=1)))
    db.session.commit()
    enqueue_due_work()
    wait_until(lambda: linked.marks() == [])
    texts = emulator.calendars[linked.path].values()
    assert sorted(read_resource(text).event.details.subject for text in texts) == expected


def test_ticks_do_not_pile_up_while_nobody_works(redis: Redis) -> None:
    schedule(redis).enqueue_jobs()
    (tick,) = [job for job in Queue(SEARCH, connection=redis).jobs if job.func_name.endswith("enqueue_due_work")]
    assert 0 < redis.ttl(tick.key) <= 2 * TICK_SECONDS
