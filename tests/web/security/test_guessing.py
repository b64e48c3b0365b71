"""Guessed passwords, old links and old sessions give no access and no information."""

import re
from collections.abc import Callable, Iterator

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.conftest import PASSWORD
from tests.web.forms import submit
from webapp.accounts import service, throttle, two_factor
from webapp.accounts.models import TwoFactor, User
from webapp.encryption import encrypt
from webapp.extensions import db

SignIn = Callable[[User], FlaskClient]


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Record every password that is compared with a hash, the part that takes time."""
    seen: list[str] = []
    verify = PasswordHasher.verify

    def listening(self: PasswordHasher, hashed: str, password: str) -> bool:
        seen.append(password)
        return verify(self, hashed, password)

    monkeypatch.setattr(PasswordHasher, "verify", listening)
    yield seen


def bare(answer: TestResponse) -> str:
    """Return a page without what differs each time: tokens, ids, and the entered address."""
    return re.sub(r'value="[^"]*"|"X-CSRFToken": "[^"]*"', "", answer.text)


def test_known_unknown_and_disabled_accounts_get_the_same_response_at_the_same_cost(
    app: Flask, ada: User, ben: User, make_user: Callable[..., User], looks: list[str]
) -> None:
    service.disable(ben)
    service.add_user(name="Dee", email="dee@example.org", role="technician")  # invited, and never came
    pages, costs = set(), set()
    for email in (ada.email, ben.email, "dee@example.org", "nobody@example.org"):
        looks.clear()
        answer = submit(app.test_client(), "/sign-in", email=email, password="a wrong guess")
        pages.add((answer.status_code, bare(answer)))
        costs.add(tuple(looks))
    assert len(pages) == 1
    assert costs == {("a wrong guess",)}


def test_the_password_of_an_open_session_cannot_be_guessed(app: Flask, ada: User, sign_in: SignIn) -> None:
    """With an unlocked machine one can neither change it nor turn two-step sign-in off."""
    db.session.add(TwoFactor(user_id=ada.id, secret=encrypt({"totp": two_factor.new_secret()})))
    client = sign_in(ada)
    new = {"new_password": "a different long one", "new_password_again": "a different long one"}
    change = {"action": "/profile/password", **new}
    for _ in range(throttle.PER_ACCOUNT // 2):
        assert submit(client, "/profile", current_password="a guess", **change).status_code == 422
        assert submit(client, "/profile/second-step/manage", current_password="a guess").status_code == 422
    for answer in (
        submit(client, "/profile", current_password=PASSWORD, **change),
        submit(client, "/profile/second-step/manage", current_password=PASSWORD),
    ):
        assert (answer.status_code, "Too many attempts" in answer.text) == (422, True)
    assert two_factor.find_two_factor(ada) is not None


def test_a_new_password_voids_open_invitations(app: Flask, ada: User, sign_in: SignIn) -> None:
    token = service.invitation_token(ada)
    new = {"new_password": "a different long one", "new_password_again": "a different long one"}
    submit(sign_in(ada), "/profile", action="/profile/password", current_password=PASSWORD, **new)
    assert app.test_client().get(f"/welcome/{token}").status_code == 404


def test_an_invitation_opened_twice_works_once(app: Flask, ada: User) -> None:
    """Two windows show the form; the first submit wins."""
    address = f"/welcome/{service.invitation_token(ada)}"
    first, second = app.test_client(), app.test_client()
    token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', second.get(address).text)
    assert token is not None
    chosen = {"password": "ten thousand letters", "password_again": "ten thousand letters"}
    assert submit(first, address, **chosen).status_code == 303
    late = {"password": "somebody else's words", "password_again": "somebody else's words", "time_zone": "UTC"}
    assert second.post(address, data={**late, "csrf_token": token[1]}).status_code == 404
    assert service.authenticate(email=ada.email, password="ten thousand letters", address="") is not None


def test_a_fixated_session_is_replaced_at_sign_in(app: Flask, ada: User) -> None:
    """Neither after the password, nor after the code that follows it."""
    db.session.add(TwoFactor(user_id=ada.id, secret=encrypt({"totp": two_factor.new_secret()})))
    client = app.test_client()
    client.get("/sign-in")
    with client.session_transaction() as session:
        session["planted"] = "by somebody else"
        planted = session["csrf_token"]
    assert submit(client, "/sign-in", email=ada.email, password=PASSWORD).location == "/sign-in/code"
    with client.session_transaction() as session:
        assert "planted" not in session
        assert session.get("csrf_token") != planted
        assert "_user_id" not in session


def test_a_copied_session_ends_with_a_new_password(app: Flask, ada: User, sign_in: SignIn) -> None:
    client = sign_in(ada)
    cookie = client.get_cookie("calendar_sync")
    assert cookie is not None
    service.change_password(ada, "a different long one")
    thief = app.test_client()
    thief.set_cookie("calendar_sync", cookie.value)
    assert thief.get("/profile").status_code == 303


@pytest.mark.parametrize("name", ["user", "token"])
def test_an_invitation_is_for_one_account_only(app: Flask, ada: User, ben: User, name: str) -> None:
    signed = service._invitations()
    forged = {"user": [ada.id, ben.session_key], "token": [str(ada.id), ""]}[name]
    assert app.test_client().get(f"/welcome/{signed.dumps(forged)}").status_code == 404
