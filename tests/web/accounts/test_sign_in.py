"""Signing in and out, without revealing which accounts exist."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from redis import Redis
from sqlalchemy import update
from werkzeug.test import TestResponse

from tests.conftest import PASSWORD
from tests.web.forms import submit
from webapp.accounts import service, throttle
from webapp.accounts.models import SignInAttempt, User
from webapp.database import utc_now
from webapp.extensions import db


def sign_in_with(client: FlaskClient, email: str, password: str, page: str = "/sign-in", **more: str) -> TestResponse:
    return submit(client, page, email=email, password=password, **more)


def is_signed_in(client: FlaskClient) -> bool:
    return client.get("/profile").status_code == 200


def test_right_password_signs_in_whatever_the_case_of_the_address(app: Flask, ada: User) -> None:
    client = app.test_client()
    answer = sign_in_with(client, " ADA@example.org", PASSWORD)
    assert (answer.status_code, answer.location) == (303, "/my-calendar")
    assert is_signed_in(client)


def test_wrong_password_and_unknown_and_disabled_account_get_the_same_response(
    app: Flask, ada: User, ben: User
) -> None:
    service.disable(ben)
    pages = []
    for email, password in (("ada@example.org", "wrong"), ("nobody@example.org", PASSWORD), (ben.email, PASSWORD)):
        answer = sign_in_with(app.test_client(), email, password)
        assert answer.status_code == 422
        page = answer.get_data(as_text=True)
        assert "E-mail address or password is wrong." in page
        pages.append(page.count("\n"))
    assert len(set(pages)) == 1


def test_signing_in_redirects_to_the_requested_page(app: Flask, ada: User) -> None:
    client = app.test_client()
    wall = client.get("/profile?from=mail")
    assert (wall.status_code, wall.location) == (303, "/sign-in?next=/profile?from%3Dmail")
    assert sign_in_with(client, ada.email, PASSWORD, page=wall.location).location == "/profile?from=mail"


@pytest.mark.parametrize(
    "address", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_next_addresses_of_other_sites_are_ignored(app: Flask, ada: User, address: str) -> None:
    answer = sign_in_with(app.test_client(), ada.email, PASSWORD, page=f"/sign-in?next={address}")
    assert answer.location == "/my-calendar"


def test_signing_in_clears_the_session(app: Flask, ada: User) -> None:
    client = app.test_client()
    client.get("/sign-in")
    with client.session_transaction() as session:
        session["planted"] = "by somebody else"
    sign_in_with(client, ada.email, PASSWORD)
    with client.session_transaction() as session:
        assert "planted" not in session


def test_sign_out_ends_the_session_and_the_stay_signed_in_cookie(app: Flask, ada: User) -> None:
    client = app.test_client()
    sign_in_with(client, ada.email, PASSWORD, remember="y")
    assert client.get_cookie("remember_token")
    with client.session_transaction() as session:
        session.clear()  # the browser was closed
    assert is_signed_in(client)

    page = client.get("/profile").get_data(as_text=True)
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    assert client.post("/sign-out", data={"csrf_token": token}).location == "/sign-in"
    assert client.get_cookie("remember_token") is None
    assert not is_signed_in(client)


def test_sign_out_cannot_be_forged(app: Flask, ada: User, sign_in: Callable[[User], FlaskClient]) -> None:
    client = sign_in(ada)
    assert client.post("/sign-out").status_code == 400
    assert client.get("/sign-out").status_code == 405
    assert is_signed_in(client)


def test_disabled_user_is_signed_out_at_once(ada: User, sign_in: Callable[[User], FlaskClient]) -> None:
    client = sign_in(ada)
    assert is_signed_in(client)
    ada.is_disabled = True
    assert not is_signed_in(client)


def test_guesses_at_one_account_are_limited_even_with_the_right_password(
    app: Flask, ada: User, ben: User, redis: Redis
) -> None:
    for _ in range(throttle.PER_ACCOUNT):
        assert sign_in_with(app.test_client(), ada.email, "wrong").status_code == 422
    redis.flushall()  # the count must not live there

    stopped = sign_in_with(app.test_client(), ada.email, PASSWORD)
    assert stopped.status_code == 429
    assert "Too many attempts. Try again in 15 minutes." in stopped.get_data(as_text=True)
    assert sign_in_with(app.test_client(), ben.email, PASSWORD).status_code == 303

    db.session.execute(update(SignInAttempt).values(attempted_at=utc_now() - throttle.WINDOW - timedelta(seconds=1)))
    assert sign_in_with(app.test_client(), ada.email, PASSWORD).status_code == 303


def test_unknown_accounts_are_throttled_like_known_ones(app: Flask, ada: User) -> None:
    for _ in range(throttle.PER_ACCOUNT):
        sign_in_with(app.test_client(), "nobody@example.org", "wrong")
    assert sign_in_with(app.test_client(), "nobody@example.org", "wrong").status_code == 429


def test_guesses_at_many_accounts_from_one_address_are_limited(app: Flask, ada: User) -> None:
    for number in range(throttle.PER_ADDRESS):
        throttle.begin_attempt("127.0.0.1", f"somebody-{number}@example.org")
    assert sign_in_with(app.test_client(), ada.email, PASSWORD).status_code == 429


def test_successful_sign_ins_do_not_count(app: Flask, ada: User) -> None:
    for _ in range(throttle.PER_ACCOUNT + 1):
        assert sign_in_with(app.test_client(), ada.email, PASSWORD).status_code == 303


def test_a_forged_session_of_another_user_is_refused(app: Flask, ada: User, ben: User) -> None:
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = f"{ada.id}:{ben.session_key}"
    assert not is_signed_in(client)
