"""Rules for every address: sizes, cookies, errors, no redirects to other sites.

That every page is guarded by its headers is looked at in test_markup.py, which opens them all anyway.
"""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from config import Testing
from tests.conftest import PASSWORD
from tests.web.forms import submit
from tests.web.security.pages import assert_guarded, reader_of
from tests.web.test_access_matrix import World, routes, world  # noqa: F401  # the fixture
from webapp import create_app
from webapp.accounts.models import User
from webapp.web.responses import LONGEST_NEXT, safe_next

pytestmark = pytest.mark.timeout(300)  # some hundred pages, on a machine that may be busy

ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "/\t/evil.example/",
    "/\r\n/evil.example/",
    "/\x00/evil.example/",
    "\t//evil.example/",
    " //evil.example/",
    "https:evil.example",
    "https:/evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/x\r\nSet-Cookie: planted=1",
    "evil.example",
    "@evil.example",
    "/" + "x" * LONGEST_NEXT,
)
"""Values that browsers would take for another site, or for a header line of their own."""


def test_errors_have_the_headers_of_pages(app: Flask, ada: User, sign_in: Callable[[User], FlaskClient]) -> None:
    app.testing = False
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.add_url_rule("/bug", "bug", lambda: {}["x"])
    client = sign_in(ada)
    for answer in (
        client.get("/nothing/here"),
        client.get("/bug"),
        client.post("/profile", data={}),
        client.put("/profile"),
        client.get("/admin/"),
        client.get("/static/nothing.js"),
        app.test_client().get("/profile"),
        app.test_client().get("/healthz"),
    ):
        assert_guarded(answer, f"{answer.request.path} {answer.status}")


class TestCookies:
    @pytest.fixture
    def secured(self, settings: Testing, ada: User) -> Iterator[FlaskClient]:
        settings.BASE_URL = "https://calendar.example.org"
        settings.SESSION_COOKIE_SECURE = settings.REMEMBER_COOKIE_SECURE = True
        app = create_app(settings)
        yield app.test_client()

    def test_cookie_flags_follow_the_scheme_of_the_installation(self) -> None:
        for address, secure in (("https://calendar.example.org", True), ("http://127.0.0.1:8000", False)):
            settings = Testing({"BASE_URL": address})
            assert (secure, secure) == (settings.SESSION_COOKIE_SECURE, settings.REMEMBER_COOKIE_SECURE)

    def test_cookies_over_https_are_hidden_from_scripts_and_other_sites(self, secured: FlaskClient, ada: User) -> None:
        page = "https://calendar.example.org/sign-in"
        secured.environ_base["HTTP_REFERER"] = page  # which the token's check wants to see over https
        answer = submit(secured, page, email=ada.email, password=PASSWORD, remember="y")
        assert answer.status_code == 303
        cookies = {cookie.partition("=")[0]: cookie for cookie in answer.headers.getlist("Set-Cookie")}
        assert cookies.keys() == {"calendar_sync", "remember_token"}
        for cookie in cookies.values():
            for flag in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
                assert flag in cookie
            assert "Domain=" not in cookie
        assert answer.headers["Strict-Transport-Security"].startswith("max-age=")


class TestOtherSites:
    def test_next_never_redirects_to_another_site(self) -> None:
        for address in ELSEWHERE:
            assert safe_next(address, "/default") == "/default", repr(address)
        for address in ("/", "/tickets?status=open&next=%2F%2Fevil.example", "/profile#password"):
            assert safe_next(address, "/default") == address

    def test_no_response_contains_an_address_of_another_site(self, world: World) -> None:  # noqa: F811
        """For every query parameter in which a page takes an address."""
        tried = 0
        for rule, method in routes(world.app):
            role = reader_of(rule)
            if role is None or rule.endpoint in {"calendar_sync.progress", "accounts.sign_out"}:
                continue
            address = world.address(rule)
            wanted = dict.fromkeys(("next", "back", "return_to", "url", "to"), "//evil.example/")
            data = None if method == "GET" else {"csrf_token": world.token(role), **wanted}
            answer = world.clients[role].open(address.partition("?")[0], method=method, query_string=wanted, data=data)
            for name in ("Location", "HX-Redirect", "HX-Location", "HX-Push-Url", "Refresh"):
                assert "evil.example" not in answer.headers.get(name, "").partition("?")[0], f"{method} {address}"
            if answer.mimetype == "text/html":
                assert 'href="//evil' not in answer.text, address
            answer.close()
            tried += 1
        assert tried > 120


class Endless:
    """A body without an end that counts the bytes read from it."""

    def __init__(self) -> None:
        self.read_bytes = 0

    def read(self, size: int = -1) -> bytes:
        chunk = b"x" * (size if 0 <= size < 65536 else 65536)
        self.read_bytes += len(chunk)
        assert self.read_bytes < 64 * 1024 * 1024, "it would never stop"
        return chunk

    readline = read


class TestSizes:
    def test_no_address_accepts_a_body_beyond_the_limit(self, world: World) -> None:  # noqa: F811
        """Neither one with a Content-Length nor an endless one; and little of it is read."""
        most = world.app.config["MAX_CONTENT_LENGTH"]
        tried = 0
        for rule, method in routes(world.app):
            role = reader_of(rule)
            if method != "POST" or role is None:
                continue
            for said in ({"CONTENT_LENGTH": str(most + 1)}, {"wsgi.input_terminated": True}):  # the second: in chunks
                stream = Endless()
                body = {"wsgi.input": stream, "CONTENT_TYPE": "application/x-www-form-urlencoded", **said}
                answer = world.clients[role].post(world.address(rule), environ_overrides=body)
                assert answer.status_code in {400, 413}, f"{rule.endpoint}: {answer.status_code}"
                assert stream.read_bytes <= 2 * most, rule.endpoint
            tried += 1
        assert tried > 60

    def test_a_form_of_very_many_fields_is_refused(self, app: Flask, ada: User) -> None:
        body = "&".join(f"{number}=" for number in range(100_000))
        answer = app.test_client().post("/sign-in", data=body, content_type="application/x-www-form-urlencoded")
        assert answer.status_code in {400, 413}

    def test_long_queries_are_cheap(self, app: Flask, ada: User, sign_in: Callable[[User], FlaskClient]) -> None:
        client = sign_in(ada)
        for path in ("/search?q=", "/tickets?text=", "/calendar-sync/why?text=", "/sign-in?next=/"):
            assert client.get(path + "x" * 100_000).status_code < 500
