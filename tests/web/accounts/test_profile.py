"""Changes of one's own profile and password."""

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import PASSWORD
from tests.web.forms import submit
from webapp.accounts.models import User
from webapp.accounts.passwords import password_matches
from webapp.accounts.service import time_zone_changed

NEW = "a different long one"


def change_password(client: FlaskClient, *, current: str = PASSWORD, new: str = NEW) -> int:
    fields = {"current_password": current, "new_password": new, "new_password_again": new}
    return submit(client, "/profile", action="/profile/password", **fields).status_code


def test_name_zone_and_week_start_are_saved(ada: User, sign_in: Callable[[User], FlaskClient]) -> None:
    moved: list[str] = []

    def remember(user: User) -> None:
        moved.append(user.time_zone)

    with time_zone_changed.connected_to(remember):
        submit(
            sign_in(ada), "/profile", action="/profile", name="Ada B.", time_zone="Asia/Kathmandu", week_starts_on="6"
        )
    assert (ada.name, ada.time_zone, ada.week_starts_on) == ("Ada B.", "Asia/Kathmandu", 6)
    assert moved == ["Asia/Kathmandu"]


def test_saving_an_equal_zone_sends_no_signal(ada: User, sign_in: Callable[[User], FlaskClient]) -> None:
    moved: list[str] = []

    def remember(user: User) -> None:
        moved.append(user.time_zone)

    with time_zone_changed.connected_to(remember):
        submit(sign_in(ada), "/profile", action="/profile", name="Ada B.")
    assert moved == []


def test_new_password_keeps_this_session_and_ends_all_others(ada: User, sign_in: Callable[[User], FlaskClient]) -> None:
    here, elsewhere = sign_in(ada), sign_in(ada)
    assert change_password(here) == 303
    assert password_matches(ada.password_hash, NEW)
    assert here.get("/profile").status_code == 200
    assert elsewhere.get("/profile").status_code == 303


def test_password_stays_without_the_current_one(ada: User, sign_in: Callable[[User], FlaskClient]) -> None:
    assert change_password(sign_in(ada), current="not it") == 422
    assert change_password(sign_in(ada), new="short") == 422
    assert password_matches(ada.password_hash, PASSWORD)


def test_profile_needs_a_signed_in_user(app: Flask, ada: User) -> None:
    assert app.test_client().get("/profile").status_code == 303
