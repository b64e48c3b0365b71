"""The end of a session loses neither open pages nor entered values."""

import json
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from tests.conftest import PASSWORD
from tests.web.forms import submit
from webapp.accounts.models import User
from webapp.database import new_uid

HTMX = {"HX-Request": "true"}
HERE = "http://localhost"


@pytest.fixture
def client(app: Flask, ada: User) -> FlaskClient:
    """Ada's browser."""
    client = app.test_client()
    sign_in_again(client, ada)
    return client


def sign_in_again(client: FlaskClient, user: User) -> None:
    with client.session_transaction() as session:
        session.clear()
        session["_user_id"] = user.get_id()


def form_of(client: FlaskClient, page: str, action: str) -> dict[str, str]:
    """Return the values of a form on a page."""
    document = html.fromstring(client.get(page).get_data())
    (form,) = (form for form in document.forms if form.action == action)
    return dict(form.form_values())


def sign_out_elsewhere(client: FlaskClient, user: User) -> None:
    """End every session of the user, like a new password; the browser's cookie stays."""
    del client
    user.session_key = new_uid()


def lose_session(client: FlaskClient, user: User) -> None:
    """Delete the cookie, like closing the browser."""
    del user
    client.delete_cookie("calendar_sync")


def way_back(answer: TestResponse) -> str:
    """Return the address after signing in, from a response to htmx."""
    address = json.loads(answer.headers["HX-Trigger"])["signedOut"]["signIn"]
    parts = urlsplit(address)
    assert parts.path == "/sign-in"
    return parse_qs(parts.query).get("next", [""])[0]


def test_background_requests_of_an_open_page_answer_401_without_redirect(ada: User, client: FlaskClient) -> None:
    sign_out_elsewhere(client, ada)
    calendar = "/my-calendar/changes?view=month&day=2026-12-01"
    for asked in ("/calendar-sync", "/calendar-sync/progress", calendar, "/tickets", "/profile", "/tasks", "/session"):
        answer = client.get(asked, headers={**HTMX, "HX-Current-URL": f"{HERE}/tickets?q=printer"})
        assert answer.status_code == 401
        assert answer.headers["HX-Reswap"] == "none"
        leading = {"HX-Redirect", "HX-Location", "HX-Refresh", "HX-Retarget", "Location"}
        assert not leading & set(answer.headers.keys())
        assert answer.get_data() == b""
        assert way_back(answer) == "/tickets?q=printer"


def test_redirects_after_signing_in_stay_on_this_site(ada: User, client: FlaskClient) -> None:
    sign_out_elsewhere(client, ada)
    for page in (
        "https://evil.example/tickets",
        "//evil.example/tickets",
        "javascript:alert(1)",
        f"{HERE}@evil.example/",
        f"{HERE}.evil.example/",
        "http://[",
        f"{HERE}/\\evil.example",
        f"{HERE}//evil.example",
        "",
    ):
        assert way_back(client.get("/tickets", headers={**HTMX, "HX-Current-URL": page})) == "", page


def test_addresses_behind_a_proxy_are_those_that_people_use(app: Flask, ada: User, client: FlaskClient) -> None:
    app.config["BASE_URL"] = "https://calendar.example.org"
    sign_out_elsewhere(client, ada)
    page = "https://calendar.example.org/tickets/7?tab=notes"
    assert way_back(client.get("/tickets", headers={**HTMX, "HX-Current-URL": page})) == "/tickets/7?tab=notes"


@pytest.mark.parametrize("end", [sign_out_elsewhere, lose_session])
def test_a_form_is_kept_and_saved_after_signing_in_again(
    ada: User, client: FlaskClient, end: Callable[[FlaskClient, User], None]
) -> None:
    form = form_of(client, "/clients/new", "/clients/new")
    end(client, ada)
    sent = {**form, "name": "Acme & <Sons>"}
    answer = client.post("/clients/new", data=sent, headers={"Referer": f"{HERE}/clients/new?from=list"})
    assert answer.status_code == 401
    document = html.fromstring(answer.get_data())
    assert "You are signed out" in document.text_content()
    (link,) = document.xpath("//main//a[contains(@href, '/sign-in')]/@href")
    kept = next(form for form in document.forms if form.action == "/clients/new")
    assert (kept.method, kept.action, kept.fields["name"]) == ("POST", "/clients/new", "Acme & <Sons>")

    signed_in = submit(client, link, email=ada.email, password=PASSWORD)
    assert signed_in.location == "/clients/new?from=list"

    # The page is older than the session. It is asked once more, with everything still there.
    stale = client.post(kept.action, data=dict(kept.form_values()))
    assert stale.status_code == 400
    (again,) = (form for form in html.fromstring(stale.get_data()).forms if form.action == "/clients/new")
    saved = client.post(again.action, data=dict(again.form_values()))
    assert saved.status_code == 303
    assert "Acme &amp; &lt;Sons&gt;" in client.get(saved.location).get_data(as_text=True)


def test_a_form_opened_in_an_earlier_session_is_kept(ada: User, client: FlaskClient) -> None:
    form = form_of(client, "/clients/new", "/clients/new")
    sign_out_elsewhere(client, ada)
    sign_in_again(client, ada)
    answer = client.post("/clients/new", data={**form, "name": "Acme"})
    assert answer.status_code == 400
    (kept,) = (form for form in html.fromstring(answer.get_data()).forms if form.action == "/clients/new")
    assert client.post(kept.action, data=dict(kept.form_values())).status_code == 303


def test_a_kept_form_names_another_person_who_is_signed_in(ada: User, ben: User, client: FlaskClient) -> None:
    form = form_of(client, "/clients/new", "/clients/new")
    lose_session(client, ada)
    sign_in_again(client, ben)
    answer = client.post("/clients/new", data={**form, "name": "Acme"})
    (text,) = html.fromstring(answer.get_data()).xpath("//main//p[contains(., 'not saved yet')]")
    assert "You are signed in as Ben, and it is saved in that name." in text.text_content()


def test_a_dialog_gets_a_fresh_token_to_be_saved(ada: User, client: FlaskClient) -> None:
    form = form_of(client, "/clients/new", "/clients/new")
    sign_out_elsewhere(client, ada)
    page = {**HTMX, "HX-Current-URL": f"{HERE}/clients"}
    assert client.post("/clients/new", data={**form, "name": "Acme"}, headers=page).status_code == 401
    sign_in_again(client, ada)

    stale = client.post("/clients/new", data={**form, "name": "Acme"}, headers=page)
    assert (stale.status_code, stale.headers["X-Person"]) == (400, str(ada.id))
    token = stale.headers["X-CSRF-Token"]
    saved = client.post("/clients/new", data={**form, "csrf_token": token, "name": "Acme"}, headers=page)
    assert saved.status_code in {200, 204}
    assert "Acme" in client.get("/clients").get_data(as_text=True)


def test_session_state_has_the_signed_in_person(ada: User, client: FlaskClient) -> None:
    session = client.get("/session", headers=HTMX).json
    assert session["person"] == str(ada.id)
    form = form_of(client, "/clients/new", "/clients/new")
    assert client.post("/clients/new", data={**form, "csrf_token": session["token"], "name": "Acme"}).status_code == 303
    sign_out_elsewhere(client, ada)
    assert client.get("/session", headers=HTMX).status_code == 401


def test_a_form_of_another_site_is_not_kept(ada: User, client: FlaskClient) -> None:
    form = form_of(client, "/clients/new", "/clients/new")  # its sender has got hold of a token of their own
    sign_out_elsewhere(client, ada)
    sign_in_again(client, ada)
    for headers in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Referer": "https://evil.example/"},
    ):
        answer = client.post("/clients/new", data={**form, "name": "Planted"}, headers=headers)
        assert answer.status_code == 400
        assert "Planted" not in answer.get_data(as_text=True)


@pytest.mark.parametrize("token", ["", "made up"])
def test_a_form_without_a_valid_token_is_not_kept(client: FlaskClient, token: str) -> None:
    answer = client.post("/clients/new", data={"csrf_token": token, "name": "Planted"})
    assert answer.status_code == 400
    assert "Planted" not in answer.get_data(as_text=True)


def test_a_password_is_never_sent_back(ada: User, client: FlaskClient) -> None:
    form = form_of(client, "/profile", "/profile/password")
    typed = {**form, "current_password": PASSWORD, "new_password": "another long one", "repeated": "another long one"}
    sign_out_elsewhere(client, ada)
    answer = client.post("/profile/password", data=typed, headers={"Referer": f"{HERE}/profile"})
    assert answer.location == "/sign-in?next=/profile"
    assert "another long one" not in answer.get_data(as_text=True)

    lose_session(client, ada)
    answer = client.post("/profile/password", data=typed)
    assert (answer.status_code, "This form has expired" in answer.get_data(as_text=True)) == (400, True)
    assert "another long one" not in answer.get_data(as_text=True)


def test_an_expired_sign_in_page_is_reloaded(app: Flask, ada: User) -> None:
    client = app.test_client()
    page = "/sign-in?next=/tickets"
    form = next(form for form in html.fromstring(client.get(page).get_data()).forms if "email" in form.fields)
    token = form.fields["csrf_token"]
    lose_session(client, ada)
    answer = client.post(page, data={"csrf_token": token, "email": ada.email, "password": PASSWORD})
    assert (answer.status_code, answer.location) == (303, page)
    assert submit(client, page, email=ada.email, password=PASSWORD).location == "/tickets"


def test_signing_out_twice_is_no_error(ada: User, client: FlaskClient) -> None:
    token = form_of(client, "/profile", "/sign-out")["csrf_token"]
    for _ in range(2):
        assert client.post("/sign-out", data={"csrf_token": token}).location == "/sign-in"
