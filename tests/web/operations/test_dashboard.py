"""The RQ dashboard: complete for administrators, closed to others, protected against requests from other sites."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from redis import Redis
from rq import Queue

from webapp.accounts.models import User

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def client(make_user: Callable[..., User], sign_in: Callable[[User], FlaskClient]) -> FlaskClient:
    return sign_in(make_user("Ada", role="administrator"))


@pytest.fixture
def queue(redis: Redis) -> Queue:
    queue = Queue("now", connection=redis)
    queue.enqueue("builtins.print")
    return queue


def test_administrators_see_the_lanes(client: FlaskClient, queue: Queue) -> None:
    page = client.get("/admin/rq/")
    assert page.status_code == 200
    assert "'unsafe-eval'" in page.headers["Content-Security-Policy"]
    lanes = client.get("/admin/rq/0/data/queues.json").json
    assert lanes is not None
    assert [(lane["name"], lane["count"]) for lane in lanes["queues"]] == [("now", 1)]


@pytest.mark.parametrize("address", ["/admin/rq/", "/admin/rq/0/data/queues.json", "/admin/rq/static/css/main.css"])
def test_others_cannot_open_the_dashboard(
    app: Flask, ben: User, sign_in: Callable[[User], FlaskClient], queue: Queue, address: str
) -> None:
    assert sign_in(ben).get(address).status_code == 404
    assert app.test_client().get(address).status_code == 303


def test_others_cannot_empty_a_lane(ben: User, sign_in: Callable[[User], FlaskClient], queue: Queue) -> None:
    assert sign_in(ben).post("/admin/rq/queue/now/queued/empty", headers=SAME_ORIGIN).status_code == 404
    assert queue.count == 1


@pytest.mark.parametrize(
    "headers",
    [{}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}],
)
def test_other_sites_cannot_empty_a_lane(client: FlaskClient, queue: Queue, headers: dict[str, str]) -> None:
    assert client.post("/admin/rq/queue/now/queued/empty", headers=headers).status_code == 403
    assert queue.count == 1


@pytest.mark.parametrize("headers", [SAME_ORIGIN, {"Origin": "http://localhost"}])
def test_pages_of_the_dashboard_can_empty_a_lane(client: FlaskClient, queue: Queue, headers: dict[str, str]) -> None:
    assert client.post("/admin/rq/queue/now/queued/empty", headers=headers).status_code == 200
    assert queue.count == 0


def test_get_requests_change_nothing(client: FlaskClient) -> None:
    assert client.get("/admin/rq/requeue/now", headers=SAME_ORIGIN).status_code == 403


def test_there_is_only_one_queue_server(client: FlaskClient) -> None:
    assert client.get("/admin/rq/1/view/queues").status_code == 404


def test_only_the_dashboards_addresses_have_the_weaker_policy(client: FlaskClient) -> None:
    assert "unsafe" not in client.get("/admin/").headers["Content-Security-Policy"]
