"""The first visitor becomes the administrator."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.web.forms import submit
from webapp.accounts import service
from webapp.accounts.models import SetUp, User
from webapp.extensions import db

ADA = {
    "name": " Ada  L. ",
    "email": "Ada@Example.org ",
    "password": "ten thousand letters",
    "password_again": "ten thousand letters",
    "time_zone": "Europe/Berlin",
}


def test_the_first_visitor_is_redirected_to_set_up_and_becomes_administrator(app: Flask) -> None:
    client = app.test_client()
    assert client.get("/sign-in").location == "/set-up"

    answer = submit(client, "/set-up", **ADA)

    assert (answer.status_code, answer.location) == (303, "/my-calendar")
    user = db.session.scalars(select(User)).one()
    assert (user.name, user.email, user.role, user.time_zone) == (
        "Ada L.",
        "ada@example.org",
        "administrator",
        "Europe/Berlin",
    )
    assert client.get("/profile").status_code == 200


def test_set_up_is_not_available_once_there_is_a_user(app: Flask, ben: User) -> None:
    client = app.test_client()
    assert client.get("/set-up").status_code == 404
    assert client.post("/set-up", data=ADA).status_code in {400, 404}
    assert db.session.scalar(select(func.count()).select_from(User)) == 1


def test_of_two_visitors_at_once_only_one_becomes_administrator(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    db.session.add(SetUp(id=1))  # the other visitor's, committed after we looked
    db.session.commit()
    with pytest.raises(service.AlreadySetUp):
        service.set_up(name="Ben", email="ben@example.org", password="long enough", time_zone="UTC")
    assert db.session.scalar(select(func.count()).select_from(User)) == 0


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("name", "  ", "Enter a name."),
        ("name", "Ada\x07", "Leave out invisible characters."),
        ("email", "ada", "Enter a full e-mail address."),
        ("password", "short", "Use 10 to 200 characters."),
        ("password", "ada@example.org", "Choose something other than your e-mail address."),
        ("password_again", "something else", "The two passwords differ."),
        ("time_zone", "Mars/Olympus", "Not a valid choice."),
    ],
)
def test_invalid_values_are_reported_at_the_field_and_kept(app: Flask, field: str, value: str, message: str) -> None:
    answer = submit(app.test_client(), "/set-up", **{**ADA, field: value})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert f'id="{field}-errors"' in page
    assert message in page
    assert field == "email" or 'value="ada@example.org"' in page
    assert db.session.scalar(select(func.count()).select_from(User)) == 0


def test_time_zone_is_suggested_by_the_browser_only_the_first_time(app: Flask) -> None:
    client = app.test_client()
    assert "data-guess-time-zone" in client.get("/set-up").get_data(as_text=True)
    again = submit(client, "/set-up", **{**ADA, "name": ""}).get_data(as_text=True)
    assert "data-guess-time-zone" not in again
    assert '<option selected value="Europe/Berlin">' in again
