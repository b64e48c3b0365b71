"""Error pages and toasts."""

from collections.abc import Callable

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient
from redis.exceptions import ConnectionError as RedisConnectionError
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from structlog.testing import capture_logs

from webapp.accounts.models import User
from webapp.extensions import login_manager

HTMX = {"HX-Request": "true"}


@pytest.fixture
def broken(app: Flask) -> FlaskClient:
    app.testing = False  # as in production: errors become answers
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.add_url_rule("/broken/<int:code>", "broken", abort)
    app.add_url_rule("/bug", "bug", lambda: {}["a secret"])

    def without_queue() -> str:
        raise RedisConnectionError("redis://:secret@127.0.0.1 refused")

    app.add_url_rule("/without-queue", "without_queue", without_queue)

    def in_a_rush() -> str:
        raise PoolTimeout("QueuePool limit of size 5 overflow 15 reached")

    app.add_url_rule("/in-a-rush", "in_a_rush", in_a_rush)
    return app.test_client()


@pytest.mark.parametrize(
    ("status", "title"),
    [
        (400, "That did not work"),
        (403, "Not allowed"),
        (404, "Not found"),
        (409, "It has changed meanwhile"),
        (413, "Too large"),
        (429, "Too many requests"),
        (500, "Something went wrong"),
        (503, "Not available right now"),
    ],
)
def test_each_error_has_a_page_and_a_toast(broken: FlaskClient, status: int, title: str) -> None:
    page = broken.get(f"/broken/{status}")
    assert page.status_code == status
    assert f'<h1 class="h3 my-4">{title}</h1>' in page.get_data(as_text=True)

    toast = broken.get(f"/broken/{status}", headers=HTMX)
    assert (toast.status_code, toast.headers["HX-Retarget"], toast.headers["HX-Reswap"]) == (
        status,
        "#toasts",
        "beforeend",
    )
    assert toast.get_data(as_text=True).count(title) == 1
    assert "<html" not in toast.get_data(as_text=True)


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_an_overloaded_server_answers_503_with_retry_after(broken: FlaskClient, headers: dict[str, str]) -> None:
    answer = broken.get("/in-a-rush", headers=headers)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "Not available right now" in answer.get_data(as_text=True)


@pytest.mark.parametrize("trouble", [PoolTimeout("no connection is left"), OperationalError("", {}, OSError())])
def test_an_overloaded_server_answers_503_without_reading_the_user(
    broken: FlaskClient, ada: User, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    def look_up(_session_id: str) -> User:
        raise trouble

    monkeypatch.setattr(login_manager, "_user_callback", look_up)
    with broken.session_transaction() as session:
        session["_user_id"] = ada.get_id()
    with capture_logs():  # else with all variables, as structlog does where nobody has set it up
        for headers in ({}, HTMX):
            for path in ("/tasks", "/broken/404", "/calendar-sync/progress"):
                answer = broken.get(path, headers=headers)
                assert (answer.status_code, "Not available right now" in answer.text) == (503, True), path
                assert answer.headers.get("Retry-After") == ("5" if isinstance(trouble, PoolTimeout) else None)
            assert broken.post("/tasks/add", data={"title": "Without a token"}, headers=headers).status_code == 503


def test_a_bug_is_not_explained_to_strangers(broken: FlaskClient) -> None:
    page = broken.get("/bug")
    assert page.status_code == 500
    assert "secret" not in page.get_data(as_text=True)
    assert page.headers["X-Request-ID"] in page.get_data(as_text=True)


def test_an_unreachable_queue_is_a_temporary_error(broken: FlaskClient) -> None:
    page = broken.get("/without-queue")
    assert page.status_code == 503
    assert "secret" not in page.get_data(as_text=True)


def test_a_missing_token_is_reported_as_an_expired_form(ada: User, sign_in: Callable[[User], FlaskClient]) -> None:
    answer = sign_in(ada).post("/profile", data={"name": "Forged"})
    assert answer.status_code == 400
    assert "This form has expired" in answer.get_data(as_text=True)
    assert ada.name == "Ada"


def test_a_request_larger_than_allowed_is_refused(app: Flask) -> None:
    answer = app.test_client().post("/sign-in", data={"email": "x" * (app.config["MAX_CONTENT_LENGTH"] + 1)})
    assert answer.status_code in {400, 413}


@pytest.mark.parametrize("wanted", ["trace-12345678", "bad id\twith spaces", "x" * 200])
def test_a_request_id_is_accepted_only_if_harmless(app: Flask, wanted: str) -> None:
    returned = app.test_client().get("/healthz", headers={"X-Request-ID": wanted}).headers["X-Request-ID"]
    assert (returned == wanted) == (wanted == "trace-12345678")
