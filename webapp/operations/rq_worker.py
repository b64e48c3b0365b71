"""RQ's worker and cron scheduler with the application's context. The jobs are in `webapp.sync.jobs`."""

import gc
import os
import signal
from collections.abc import Mapping
from contextlib import suppress
from time import monotonic
from typing import Any

from flask import Flask, current_app
from redis import Redis
from redis.exceptions import RedisError
from rq import Queue, Worker
from rq.cron import CronScheduler
from rq.job import Job
from rq.worker import WorkerStatus

from config import ConfigurationError, end_with
from webapp.extensions import db
from webapp.operations.supervisor import end_with_parent
from webapp.operations.turns import Turns
from webapp.queues.lanes import LANES, SEARCH
from webapp.service_desk.cleanup import purge_trashed_work
from webapp.service_desk.event_text_jobs import enqueue_due_texts
from webapp.sync import jobs  # also so that it is loaded before a worker forks: no job waits for imports
from webapp.sync.queue.enqueue import JOB
from webapp.sync.runs.time_zone_update import update_instants

JOBS_TO_WARM_UP = 12
"""Jobs after which a worker has compiled the usual statements."""

TICK_SECONDS = 1
"""Interval of checks for due work; one indexed query each."""

MOVED_MODULES: Mapping[str, str] = {
    "webapp.service_desk.recomposing": "webapp.service_desk.event_text_jobs",
    "webapp.service_desk.tidying": "webapp.service_desk.cleanup",
    "webapp.sync.alerts": "webapp.sync.status.alerts",
    "webapp.sync.due": "webapp.sync.runs.due",
    "webapp.sync.rederive": "webapp.sync.runs.time_zone_update",
}
"""New modules of functions that an older build may have enqueued: a job is stored by its function's dotted name."""

RENAMED_FUNCTIONS: Mapping[str, str] = {
    "derive_anew": "update_instants",
    "tell_people": "update_alerts",
    "work_out_plan": "work_out_preview",
}


class WarmWorker(Worker):
    """Takes jobs from the lanes in turns, executes the first ones in-process and forks for all others.

    A forked child inherits its parent's memory. After a few jobs this includes every compiled statement and every
    mapped class, which otherwise each job would prepare again: several times the processor time of a small run.
    """

    _left_to_warm_up = JOBS_TO_WARM_UP

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._turns = Turns(LANES)
        self._queue_of = {queue.name: queue for queue in self.queues}

    def dequeue_job_and_maintain_ttl(self, *args: Any, **kwargs: Any) -> tuple[Job, Queue] | None:
        """Take the next job from the lane whose turn it is."""
        with suppress(RedisError):  # RQ waits until Redis is back; the order of lanes stays
            names = [SEARCH, *self._turns.order(self._waiting())]
            self._ordered_queues = [self._queue_of[name] for name in names]
        return super().dequeue_job_and_maintain_ttl(*args, **kwargs)

    def execute_job(self, job: Job, queue: Queue) -> None:
        job.func_name = current_name(job.func_name or "")
        began = monotonic()
        self._execute(job, queue)
        if queue.name != SEARCH:
            with suppress(RedisError):
                self._turns.note(queue.name, monotonic() - began, self._waiting())

    def _waiting(self) -> list[str]:
        return [lane for lane in LANES if self._queue_of[lane].count]

    def _execute(self, job: Job, queue: Queue) -> None:
        if self._left_to_warm_up == 0 or job.func_name != JOB or queue.name == "bulk":
            super().execute_job(job, queue)
            return
        self._left_to_warm_up -= 1
        execution = self.prepare_execution(job)
        with current_app.app_context():  # a session of its own, as in a child
            self.perform_job(job, queue, execution)
        self.set_state(WorkerStatus.IDLE)
        if self._left_to_warm_up == 0:
            gc.collect()
            gc.freeze()  # keeps pages shared with children: the garbage collector would write to each of them


def current_name(job: str) -> str:
    """Return the dotted name of the function that an older build may have stored as `job`."""
    module, _, function = job.rpartition(".")
    return f"{MOVED_MODULES.get(module, module)}.{RENAMED_FUNCTIONS.get(function, function)}"


def run_worker(app: Flask) -> None:
    """Work until stopped; SIGTERM lets the current job finish."""

    with app.app_context():
        # Resolved before forking: in the child, a lock that another thread held would never be released.
        engine = db.engine

        def in_child() -> None:
            engine.dispose(close=False)  # two processes must not share a connection: each job opens its own
            end_with_parent(signal.SIGKILL)  # a job may be killed at any instant, but must not outlive its worker

        os.register_at_fork(after_in_child=in_child)
        WarmWorker([SEARCH, *LANES], connection=_connect(app)).work()


def run_scheduler(app: Flask) -> None:
    """Enqueue due work until stopped."""
    schedule(_connect(app)).start()  # type: ignore[no-untyped-call]  # RQ's types have gaps


def _connect(app: Flask) -> Redis:
    """Return the queue's server; end the process with a message if it does not respond."""
    redis = Redis.from_url(app.config["REDIS_URL"])
    try:
        redis.ping()
    except RedisError as error:
        end_with(ConfigurationError(f"no Redis answers at REDIS_URL ({type(error).__name__})"))
    return redis


def schedule(redis: Redis) -> CronScheduler:
    """Return the scheduler with all periodic jobs."""
    scheduler = CronScheduler(connection=redis)
    # `ttl`: while all workers are busy, a tick expires once the next one is due.
    scheduler.register(
        jobs.enqueue_due_work, SEARCH, interval=TICK_SECONDS, ttl=2 * TICK_SECONDS, result_ttl=0, job_timeout=60
    )
    scheduler.register(enqueue_due_texts, "sweep", interval=5, ttl=5, result_ttl=0, job_timeout=60)
    scheduler.register(update_instants, "sweep", interval=60, ttl=60, result_ttl=0, job_timeout=3600)
    scheduler.register(jobs.update_alerts, SEARCH, interval=60, ttl=60, result_ttl=0, job_timeout=300)
    for tidy in (jobs.clean_up, purge_trashed_work):
        scheduler.register(tidy, "sweep", interval=3600, ttl=3600, result_ttl=0, job_timeout=3600)
    return scheduler
