"""Administration of accounts, for administrators only."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import SignatureExpired, URLSafeTimedSerializer
from lxml import html
from sqlalchemy import func, select

from tests.conftest import PASSWORD
from tests.web.forms import submit
from webapp.accounts import service
from webapp.accounts.models import User
from webapp.accounts.passwords import password_matches
from webapp.extensions import db

SignIn = Callable[[User], FlaskClient]


@pytest.fixture
def admin(make_user: Callable[..., User]) -> User:
    return make_user("Ada", role="administrator")


def invitation_in(page: str) -> str:
    (secret,) = html.fromstring(page).find_class("app-secret")
    return "/welcome/" + secret.text_content().rpartition("/")[2]


@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/users/new", "/admin/users/1", "/admin/integrations", "/admin/rq/"]
)
def test_only_administrators_find_the_pages(app: Flask, admin: User, ben: User, sign_in: SignIn, address: str) -> None:
    assert sign_in(admin).get(address).status_code == 200
    assert sign_in(ben).get(address).status_code == 404
    assert app.test_client().get(address).status_code == 303


def test_only_administrators_can_change_accounts(app: Flask, admin: User, ben: User, sign_in: SignIn) -> None:
    app.config["WTF_CSRF_ENABLED"] = False  # so that only the role can refuse a request
    for action in ("role", "reset-password", "disable", "enable"):
        assert sign_in(ben).post(f"/admin/users/{admin.id}/{action}", data={"role": "technician"}).status_code == 404
    assert (admin.role, admin.is_disabled) == ("administrator", False)


def test_an_invitation_link_works_once(app: Flask, admin: User, sign_in: SignIn) -> None:
    client = sign_in(admin)
    answer = submit(client, "/admin/users/new", name="Ben", email="ben@example.org", role="dispatcher")
    link = invitation_in(client.get(answer.location).get_data(as_text=True))
    assert "app-secret" not in client.get(answer.location).get_data(as_text=True)  # shown once

    visitor = app.test_client()
    chosen = {"password": "chosen by Ben", "password_again": "chosen by Ben", "time_zone": "Asia/Tokyo"}
    assert submit(visitor, link, **chosen).location == "/my-calendar"
    assert visitor.get("/profile").status_code == 200
    ben = db.session.scalars(select(User).where(User.email == "ben@example.org")).one()
    assert (ben.role, ben.time_zone) == ("dispatcher", "Asia/Tokyo")
    assert password_matches(ben.password_hash, "chosen by Ben")
    assert app.test_client().get(link).status_code == 404


def test_same_address_cannot_be_added_twice(admin: User, ben: User, sign_in: SignIn) -> None:
    answer = submit(sign_in(admin), "/admin/users/new", name="Ben", email="BEN@example.org")
    assert answer.status_code == 422
    assert "Somebody has an account with this address already." in answer.get_data(as_text=True)
    assert db.session.scalar(select(func.count()).select_from(User)) == 2


def test_reset_ends_sessions_and_the_old_password_and_earlier_links(
    app: Flask, admin: User, ben: User, sign_in: SignIn
) -> None:
    theirs = sign_in(ben)
    earlier = f"/welcome/{service.invitation_token(ben)}"
    client = sign_in(admin)
    answer = submit(client, f"/admin/users/{ben.id}", action=f"/admin/users/{ben.id}/reset-password")
    link = invitation_in(client.get(answer.location).get_data(as_text=True))
    assert theirs.get("/profile").status_code == 303
    assert not password_matches(ben.password_hash, PASSWORD)
    assert app.test_client().get(earlier).status_code == 404
    assert app.test_client().get(link).status_code == 200


@pytest.mark.parametrize("token", ["", "x", "WzEsIngiXQ.aaaa.bbbb"])
def test_a_forged_invitation_is_not_found(app: Flask, ben: User, token: str) -> None:
    assert app.test_client().get(f"/welcome/{token}").status_code == 404


def test_an_expired_invitation_is_not_found(app: Flask, ben: User, monkeypatch: pytest.MonkeyPatch) -> None:
    link = f"/welcome/{service.invitation_token(ben)}"
    asked: list[int] = []

    def too_old(_self: URLSafeTimedSerializer, _token: str, max_age: int) -> None:
        asked.append(max_age)
        raise SignatureExpired("too old")

    monkeypatch.setattr(URLSafeTimedSerializer, "loads", too_old)
    assert app.test_client().get(link).status_code == 404
    assert asked[-1] == service.INVITATION_DAYS * 86400


def test_a_disabled_account_cannot_sign_in_until_enabled(app: Flask, admin: User, ben: User, sign_in: SignIn) -> None:
    theirs = sign_in(ben)
    link = f"/welcome/{service.invitation_token(ben)}"
    submit(sign_in(admin), f"/admin/users/{ben.id}", action=f"/admin/users/{ben.id}/disable")
    assert ben.is_disabled
    assert theirs.get("/profile").status_code == 303
    assert app.test_client().get(link).status_code == 404

    submit(sign_in(admin), f"/admin/users/{ben.id}", action=f"/admin/users/{ben.id}/enable")
    assert submit(app.test_client(), "/sign-in", email=ben.email, password=PASSWORD).status_code == 303


def test_the_last_administrator_cannot_be_removed(admin: User, make_user: Callable[..., User], sign_in: SignIn) -> None:
    make_user("Cem", role="administrator", is_disabled=True)  # does not count
    page = f"/admin/users/{admin.id}"
    answer = submit(sign_in(admin), page, action=f"{page}/role", role="technician")
    assert answer.status_code == 303
    assert admin.role == "administrator"
    with pytest.raises(service.LastAdministrator):
        service.disable(admin)


def test_an_administrator_can_change_their_role_if_there_is_another(
    admin: User, make_user: Callable[..., User], sign_in: SignIn
) -> None:
    make_user("Cem", role="administrator")
    page = f"/admin/users/{admin.id}"
    answer = submit(sign_in(admin), page, action=f"{page}/role", role="technician")
    assert (admin.role, answer.location) == ("technician", "/")


def test_unknown_role_is_refused(admin: User, ben: User, sign_in: SignIn) -> None:
    page = f"/admin/users/{ben.id}"
    assert submit(sign_in(admin), page, action=f"{page}/role", role="owner").status_code == 422
    assert ben.role == "technician"


def test_unknown_user_is_not_found(admin: User, sign_in: SignIn) -> None:
    assert sign_in(admin).get("/admin/users/999").status_code == 404
