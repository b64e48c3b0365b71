"""Prometheus metrics. Those of the installation are read at each scrape; only request times are counted in-process."""

import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import timedelta

from flask import Flask, Response, g, request
from prometheus_client import CollectorRegistry, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from redis.exceptions import RedisError
from rq import Queue
from rq.registry import FailedJobRegistry
from sqlalchemy import func, select

from webapp.connectors.reasons import Reason, from_code
from webapp.database import utc_now
from webapp.extensions import db, redis_client
from webapp.queues.lanes import LANES
from webapp.reason_texts import explanation
from webapp.sync.linked_accounts.listening import count_held, find_listened
from webapp.sync.models import Failure, Integration, Quarantine, Run
from webapp.sync.status.integrations import statuses
from webapp.sync.store import unsent
from webapp.sync.store.evidence import BUSY, MANUAL, READING, SENDING, UNDO

REQUEST_SECONDS = Histogram(
    "calendar_sync_request_seconds", "Time to answer a request", ["endpoint", "method", "status"], registry=None
)
RUN_PERIOD = timedelta(hours=24)


def exposition() -> bytes:
    """Return all metrics in Prometheus' text format."""
    registry = CollectorRegistry()
    registry.register(InstallationFigures())
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        # Several web processes share a directory of counters.
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # a gap in its types
    else:
        registry.register(REQUEST_SECONDS)
    return generate_latest(registry)


class InstallationFigures(Collector):
    """Reads database and queue at each scrape, so that no value is stale."""

    def collect(self) -> Iterable[Metric]:
        yield from _lanes()
        yield from _listening()
        yield from _integrations()
        yield _runs()


def init_app(app: Flask) -> None:
    """Measure every request."""

    @app.before_request
    def _start() -> None:
        g.metrics_began = time.perf_counter()

    @app.after_request
    def _observe(response: Response) -> Response:
        if "metrics_began" in g and request.endpoint:  # unknown addresses would each add a time series
            REQUEST_SECONDS.labels(request.endpoint, request.method, response.status_code).observe(
                time.perf_counter() - g.metrics_began
            )
        return response


def _lanes() -> Iterator[Metric]:
    queued = GaugeMetricFamily("calendar_sync_jobs_queued", "Jobs that wait", labels=["lane"])
    failed = GaugeMetricFamily("calendar_sync_jobs_failed", "Failed jobs that RQ still keeps", labels=["lane"])
    reachable = GaugeMetricFamily("calendar_sync_queue_reachable", "1 if Redis answers")
    try:
        for lane in LANES:
            queue = Queue(lane, connection=redis_client())
            queued.add_metric([lane], queue.count)
            failed.add_metric([lane], FailedJobRegistry(queue=queue).get_job_count(cleanup=False))
    except RedisError:
        reachable.add_metric([], 0)
    else:
        reachable.add_metric([], 1)
        yield queued
        yield failed
    yield reachable


def _listening() -> Iterator[Metric]:
    wanted = find_listened()
    should = GaugeMetricFamily("calendar_sync_accounts_to_listen_to", "Accounts to hold a connection open for")
    should.add_metric([], len(wanted))
    yield should
    held = GaugeMetricFamily("calendar_sync_accounts_listened_to", "Those of them that a process listens to")
    with suppress(RedisError):
        held.add_metric([], count_held(redis_client(), list(wanted)))
        yield held


def _integrations() -> Iterator[Metric]:
    now = utc_now()
    live = db.session.scalars(
        select(Integration).where(Integration.wizard_step.is_(None), Integration.ended_at.is_(None))
    ).all()
    found = statuses(live, now=now).values()
    levels = [status.level for status in found]
    by_status = GaugeMetricFamily("calendar_sync_integrations", "Integrations by status", labels=["status"])
    for level in ("ok", "warning", "danger", "off"):
        by_status.add_metric([level], levels.count(level))
    yield by_status
    failing = GaugeMetricFamily(
        "calendar_sync_failing", "Integrations in which this kind of work fails", labels=["kind"]
    )
    for kind in (READING, SENDING, MANUAL, UNDO, BUSY):
        failing.add_metric([kind], sum(kind in status.failing for status in found))
    yield failing
    yield from _causes()
    oldest = unsent.oldest()
    age = GaugeMetricFamily("calendar_sync_oldest_mark_seconds", "Age of the oldest change not yet carried over")
    age.add_metric([], (now - oldest).total_seconds() if oldest else 0)
    yield age


def _causes() -> Iterator[Metric]:
    """Yield the number of failures and set-aside entries by cause; the label `acts` is who can resolve it."""
    live = select(Integration.id).where(Integration.wizard_step.is_(None), Integration.ended_at.is_(None))
    for model, name, about in (
        (Failure, "calendar_sync_failing_by_cause", "Kinds of work that fail, by cause"),
        (Quarantine, "calendar_sync_set_aside", "Entries that cannot be carried over, by cause"),
    ):
        family = GaugeMetricFamily(name, about, labels=["cause", "acts"])
        query = select(model.reason_code).where(model.integration_id.in_(live))
        causes = Counter(from_code(code or Reason.OTHER, None).reason for code in db.session.scalars(query))
        for cause, count in sorted(causes.items()):
            family.add_metric([cause, explanation(cause).who], count)
        yield family


def _runs() -> Metric:
    family = GaugeMetricFamily("calendar_sync_runs_last_day", "Runs begun within 24 hours", labels=["result"])
    recent = select(Run.result, func.count()).where(Run.started_at > utc_now() - RUN_PERIOD).group_by(Run.result)
    for result, count in db.session.execute(recent):
        family.add_metric([result], count)
    return family
