"""Runs RQ's worker and its cron scheduler inside our application. What the jobs do is in `webapp.sync.jobs`."""

import gc
import os
import signal

from flask import Flask
from redis import Redis
from rq import Worker
from rq.cron import CronScheduler

from webapp.extensions import db
from webapp.operations.supervisor import end_with_parent
from webapp.sync import jobs  # also so that it is loaded before a worker forks: no job waits for imports
from webapp.sync.lanes import LANES

TICK_SECONDS = 1
"""How often due work is looked for; one indexed query each."""


def run_worker(app: Flask) -> None:
    """Work until told to stop; SIGTERM lets the job at hand finish."""

    with app.app_context():
        # Looked up now: after a fork there may be nobody to release a lock on the way.
        engine = db.engine

        def in_child() -> None:
            engine.dispose(close=False)  # a connection must not be used by two processes: each job opens its own
            end_with_parent(signal.SIGKILL)  # a job may be killed at any instant, but must not outlive its worker

        os.register_at_fork(after_in_child=in_child)
        gc.collect()
        gc.freeze()  # keeps the shared memory shared: the collector would write to every page of it
        Worker(LANES, connection=Redis.from_url(app.config["REDIS_URL"])).work()


def run_scheduler(app: Flask) -> None:
    """Enqueue what comes due until told to stop."""
    schedule(Redis.from_url(app.config["REDIS_URL"])).start()  # type: ignore[no-untyped-call]  # RQ's types have gaps


def schedule(redis: Redis) -> CronScheduler:
    """Return the scheduler with everything that has to happen regularly."""
    scheduler = CronScheduler(connection=redis)
    # `ttl`: while all workers are busy, a tick that waits for longer than the next one is worthless and expires.
    scheduler.register(
        jobs.enqueue_due_work, "sweep", interval=TICK_SECONDS, ttl=2 * TICK_SECONDS, result_ttl=0, job_timeout=60
    )
    scheduler.register(jobs.clean_up, "bulk", interval=3600, ttl=3600, result_ttl=0, job_timeout=3600)
    return scheduler
