"""Metrics, and access to them."""

from datetime import timedelta

import pytest
from flask import Flask
from redis import Redis
from rq import Queue

from webapp.accounts.models import User
from webapp.connectors.reasons import Reason, because
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.models import Failure, Integration, LinkedAccount, Quarantine, Run


def figures(app: Flask) -> dict[str, float]:
    text = app.test_client().get("/metrics").get_data(as_text=True)
    lines = (line.rpartition(" ") for line in text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, _, value in lines}


@pytest.fixture
def integration(ada: User) -> Integration:
    account = LinkedAccount(user=ada, service="caldav", connector="caldav", name="ada", credentials="")
    integration = Integration(owner=ada, account=account, calendar_name="Work", kinds=[])
    db.session.add(integration)
    db.session.commit()
    return integration


def test_queue_lengths_are_exported_by_lane(app: Flask, redis: Redis) -> None:
    Queue("bulk", connection=redis).enqueue("builtins.print")
    exported = figures(app)
    assert exported['calendar_sync_jobs_queued{lane="bulk"}'] == 1
    assert exported['calendar_sync_jobs_queued{lane="now"}'] == 0
    assert exported["calendar_sync_queue_reachable"] == 1


def test_without_the_queue_the_other_metrics_are_exported(app: Flask, integration: Integration) -> None:
    app.extensions["redis"] = Redis.from_url("redis://127.0.0.1:1/0")
    exported = figures(app)
    assert exported["calendar_sync_queue_reachable"] == 0
    assert sum(count for name, count in exported.items() if name.startswith("calendar_sync_integrations{")) == 1


def test_failures_and_set_aside_entries_are_counted_by_cause(app: Flask, integration: Integration) -> None:
    late, large = because(Reason.NO_ANSWER_IN_TIME, service="dav.example.org"), because(Reason.TOO_LARGE)
    for kind in ("reading", "sending"):
        db.session.add(Failure(integration_id=integration.id, kind=kind, since=utc_now(), reason=late))
    for name, reason in (("a", large), ("b", large), ("c", because(Reason.NO_START))):
        db.session.add(Quarantine(integration_id=integration.id, remote_id=name, reason=reason))
    exported = figures(app)
    assert exported['calendar_sync_failing_by_cause{acts="service",cause="no_answer_in_time"}'] == 2
    assert exported['calendar_sync_set_aside{acts="owner",cause="too_large"}'] == 2
    assert exported['calendar_sync_set_aside{acts="owner",cause="no_start"}'] == 1
    assert not any("dav.example.org" in name for name in exported)


def test_runs_of_the_last_day_are_exported_by_result(app: Flask, integration: Integration) -> None:
    now = utc_now()
    for result, began in (("ok", now), ("ok", now), ("failed", now), ("failed", now - timedelta(hours=25))):
        db.session.add(Run(integration=integration, trigger="sweep", started_at=began, result=result))
    exported = figures(app)
    assert exported['calendar_sync_runs_last_day{result="ok"}'] == 2
    assert exported['calendar_sync_runs_last_day{result="failed"}'] == 1


def test_requests_are_exported_by_endpoint_and_not_by_address(app: Flask) -> None:
    app.test_client().get("/welcome/some-secret")
    app.test_client().get("/no/such/page")
    text = app.test_client().get("/metrics").get_data(as_text=True)
    assert 'calendar_sync_request_seconds_count{endpoint="accounts.welcome",method="GET",status="404"}' in text
    assert "secret" not in text
    assert "no/such" not in text


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("192.0.2.7", {}, 404),
        ("127.0.0.1", {"X-Forwarded-For": "192.0.2.7"}, 404),  # a proxy on the same machine
    ],
)
def test_without_a_token_only_this_machine_may_read(
    app: Flask, address: str, headers: dict[str, str], status: int
) -> None:
    answer = app.test_client().get("/metrics", headers=headers, environ_base={"REMOTE_ADDR": address})
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("authorization", "status"), [("Bearer right", 200), ("Bearer wrong", 404), ("Basic cmlnaHQ6", 404), (None, 404)]
)
def test_with_a_token_everybody_needs_it(app: Flask, authorization: str | None, status: int) -> None:
    app.config["METRICS_TOKEN"] = "right"
    headers = {"Authorization": authorization} if authorization else {}
    assert app.test_client().get("/metrics", headers=headers).status_code == status
