"""A worker process: it works, it ends when asked, and a job never outlives it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from redis import Redis
from rq import Queue
from rq.job import JobStatus

from config import ROOT, Settings
from tests.faults.processes import WAIT, children_of, is_alive, wait_until
from webapp.operations.work import TICK_SECONDS, schedule


@pytest.fixture
def worker(settings: Settings) -> Iterator[subprocess.Popen[str]]:
    environment = {
        **os.environ,
        "APP_ENV": "testing",
        "DATABASE_URL": settings.SQLALCHEMY_DATABASE_URI,
        "REDIS_URL": settings.REDIS_URL,
        "INSTANCE_DIR": str(settings.INSTANCE_DIR),
    }
    process = subprocess.Popen([sys.executable, "worker.py", "work"], cwd=ROOT, env=environment, text=True)
    yield process
    if process.poll() is None:
        process.kill()
    process.wait(WAIT)


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


def test_ticks_do_not_pile_up_while_nobody_works(redis: Redis) -> None:
    schedule(redis).enqueue_jobs()
    (tick,) = [job for job in Queue("sweep", connection=redis).jobs if job.func_name.endswith("enqueue_due_work")]
    assert 0 < redis.ttl(tick.key) <= 2 * TICK_SECONDS
