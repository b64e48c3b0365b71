"""Single sign-on: the account of an identity, validation of responses, messages on failure."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from redis import Redis
from sqlalchemy import func, select

from config import ConfigurationError, Testing
from emulators.oidc import Faults, OidcEmulator, running
from tests.conftest import PASSWORD, Client
from tests.web.accounts.single_sign_on import START, Visit, query_of
from tests.web.forms import submit
from webapp import create_app
from webapp.accounts import service, throttle, two_factor
from webapp.accounts.models import SignInAttempt, SignOnIdentity, TwoFactor, User
from webapp.accounts.oidc import provider as provider_module
from webapp.encryption import encrypt
from webapp.extensions import db
from webapp.web import oauth_state


@pytest.fixture(scope="module")
def running_provider() -> Iterator[OidcEmulator]:
    with running() as emulator:
        yield emulator


@pytest.fixture
def provider(running_provider: OidcEmulator) -> OidcEmulator:
    """The provider without faults, with an account for Ada."""
    world = running_provider.world
    world.faults = Faults()
    world.people.clear()
    world.requests.clear()
    running_provider.add("ada-there", "ada@example.org", name="Ada There")
    return running_provider


@pytest.fixture
def environment(tmp_path: Path, database_url: str, valkey: str, redis: Redis, provider: OidcEmulator) -> dict[str, str]:
    places = {"INSTANCE_DIR": str(tmp_path), "DATABASE_URL": database_url, "REDIS_URL": valkey}
    return {**places, **provider.environment}


@pytest.fixture
def settings(environment: dict[str, str]) -> Testing:
    return Testing(environment)


@pytest.fixture
def app_with(environment: dict[str, str]) -> Iterator[Callable[..., Flask]]:
    """Return a function that creates one more application on the same database, with other settings."""
    made: list[Flask] = []

    def make(**settings: str) -> Flask:
        app = create_app(Testing({**environment, **settings}))
        app.test_client_class = Client
        made.append(app)
        return app

    yield make
    for app in made:
        with app.app_context():
            db.engine.dispose()


def identities() -> list[tuple[int, str]]:
    found = db.session.execute(select(SignOnIdentity.user_id, SignOnIdentity.subject))
    return [(user_id, subject) for user_id, subject in found]


class TestSigningIn:
    def test_a_verified_address_opens_the_account_that_has_it(self, app: Flask, ada: User, ben: User) -> None:
        visit = Visit.of(app)
        answer = visit.sign_in("ada@example.org", f"{START}?next=/my-calendar/trash")
        assert (answer.status_code, answer.location) == (303, "/my-calendar/trash")
        assert visit.who == "ada@example.org"
        assert identities() == [(ada.id, "ada-there")]

    def test_the_sign_in_page_offers_it_and_keeps_the_requested_page(self, app: Flask, ada: User) -> None:
        page = app.test_client().get("/sign-in?next=/tickets").text
        assert 'href="/sign-in/provider/?next=/tickets"' in page
        assert "Sign in with Acme" in page

    def test_a_linked_identity_signs_in_whatever_its_address(
        self, app: Flask, provider: OidcEmulator, ada: User, ben: User
    ) -> None:
        Visit.of(app).sign_in("ada@example.org")
        provider.world.people.clear()
        provider.add("ada-there", "ben@example.org", email_verified=False)  # the same person, and now with Ben's
        visit = Visit.of(app)
        visit.sign_in("ben@example.org")
        assert visit.who == "ada@example.org"

    def test_addresses_are_compared_ignoring_case(self, app: Flask, provider: OidcEmulator, ada: User) -> None:
        provider.add("ada-there", "Ada@Example.Org")
        visit = Visit.of(app)
        visit.sign_in("Ada@Example.Org")
        assert visit.is_signed_in

    def test_an_invited_person_can_sign_in_without_choosing_a_password(
        self, app: Flask, provider: OidcEmulator, ada: User
    ) -> None:
        dee = service.add_user(name="Dee", email="dee@example.org", role="dispatcher")
        token = service.invitation_token(dee)
        provider.add("dee-there", "dee@example.org")
        visit = Visit.of(app)
        visit.sign_in("dee@example.org")
        assert visit.who == "dee@example.org"
        assert app.test_client().get(f"/welcome/{token}").status_code == 404, "the link has outlived its purpose"

    def test_unknown_people_get_no_account(self, app: Flask, provider: OidcEmulator, ada: User) -> None:
        provider.add("cem-there", "cem@example.org")
        visit = Visit.of(app)
        answer = visit.sign_in("cem@example.org")
        assert (answer.status_code, "You have no account here" in answer.text) == (403, True)
        assert not visit.is_signed_in
        assert db.session.scalar(select(func.count()).select_from(User)) == 1

    def test_unknown_people_get_an_account_if_configured(
        self, app_with: Callable[..., Flask], provider: OidcEmulator, ada: User
    ) -> None:
        app = app_with(OIDC_CREATE_ACCOUNTS="1")
        provider.add("cem-there", "cem@example.org", name=" Cem\x07  C. ")
        visit = Visit.of(app)
        assert visit.sign_in("cem@example.org").status_code == 303
        cem = db.session.scalars(select(User).where(User.email == "cem@example.org")).one()
        assert (cem.name, cem.role, identities()) == ("Cem C.", "technician", [(cem.id, "cem-there")])

    @pytest.mark.parametrize(("email", "verified"), [("cem@example.org", False), ("not an address", True)])
    def test_no_account_is_created_for_an_unverified_address(
        self, app_with: Callable[..., Flask], provider: OidcEmulator, ada: User, email: str, verified: bool
    ) -> None:
        app = app_with(OIDC_CREATE_ACCOUNTS="1")
        provider.add("cem-there", email, email_verified=verified)
        assert Visit.of(app).sign_in(email).status_code == 403
        assert db.session.scalar(select(func.count()).select_from(User)) == 1

    def test_an_unverified_address_is_refused(self, app: Flask, provider: OidcEmulator, ada: User) -> None:
        for verified in (False, "false", "", 1, "yes"):
            provider.add("somebody", "ada@example.org", email_verified=verified)
            visit = Visit.of(app)
            answer = visit.sign_in("ada@example.org")
            assert (answer.status_code, "not verified" in answer.text) == (403, True), verified
            assert not visit.is_signed_in
        assert identities() == []

    def test_an_address_without_the_claim_is_accepted_if_configured(
        self, app: Flask, app_with: Callable[..., Flask], provider: OidcEmulator, ada: User
    ) -> None:
        trusting = app_with(OIDC_TRUST_ADDRESSES="1")
        provider.add("somebody", "ada@example.org", email_verified=None)
        assert Visit.of(app).sign_in("ada@example.org").status_code == 403
        provider.add("somebody", "ada@example.org", email_verified=False)
        assert Visit.of(trusting).sign_in("ada@example.org").status_code == 403
        provider.add("somebody", "ada@example.org", email_verified=None)
        visit = Visit.of(trusting)
        visit.sign_in("ada@example.org")
        assert visit.is_signed_in
        assert identities() == [(ada.id, "somebody")]

    def test_an_address_that_cannot_be_stored_is_refused(self, app: Flask, provider: OidcEmulator, ada: User) -> None:
        provider.add("somebody", "ada\0@example.org")
        assert Visit.of(app).sign_in("ada\0@example.org").status_code == 403
        assert identities() == []

    def test_a_disabled_account_is_refused(self, app: Flask, provider: OidcEmulator, ada: User, ben: User) -> None:
        Visit.of(app).sign_in("ada@example.org")
        provider.add("ben-there", "ben@example.org")
        for user in (ada, ben):  # linked, and found by the address
            user.is_disabled = True
            visit = Visit.of(app)
            answer = visit.sign_in(user.email)
            assert (answer.status_code, "Your account is disabled" in answer.text) == (403, True)
            assert not visit.is_signed_in

    def test_a_new_owner_of_an_address_does_not_inherit_the_account(
        self, app: Flask, provider: OidcEmulator, ada: User
    ) -> None:
        Visit.of(app).sign_in("ada@example.org")
        provider.add("somebody-else", "ada@example.org")
        visit = Visit.of(app)
        answer = visit.sign_in("ada@example.org")
        assert (answer.status_code, "linked to somebody else" in answer.text) == (403, True)
        assert not visit.is_signed_in

    def test_after_unlinking_the_address_identifies_the_account_again(
        self, app: Flask, provider: OidcEmulator, ada: User, make_user: Callable[..., User], sign_in: Callable[..., Any]
    ) -> None:
        Visit.of(app).sign_in("ada@example.org")
        provider.add("ada-again", "ada@example.org")
        administrator = sign_in(make_user("Dee", role="administrator"))
        page = f"/admin/users/{ada.id}"
        assert "ada-there" in administrator.get(page).text
        assert submit(administrator, page, action=f"{page}/single-sign-on/remove").status_code == 303
        assert "ada-there" not in administrator.get(page).text
        Visit.of(app).sign_in("ada@example.org")
        assert identities() == [(ada.id, "ada-again")]

    def test_the_first_administrator_cannot_be_created_by_single_sign_on(
        self, app: Flask, provider: OidcEmulator
    ) -> None:
        for path in (START, f"{START}callback?state=x&code=y"):
            answer = app.test_client().get(path)
            assert (answer.status_code, answer.location) == (303, "/set-up")

    def test_claims_are_read_from_userinfo(self, app: Flask, provider: OidcEmulator, ada: User) -> None:
        provider.faults.email_from_userinfo = True
        visit = Visit.of(app)
        visit.sign_in("ada@example.org")
        assert visit.is_signed_in

    def test_userinfo_with_another_subject_is_refused(self, app: Flask, provider: OidcEmulator, ada: User) -> None:
        provider.faults.email_from_userinfo = True
        provider.faults.userinfo_subject = "somebody else"
        visit = Visit.of(app)
        assert visit.sign_in("ada@example.org").status_code == 502
        assert not visit.is_signed_in


class TestPasswords:
    def test_the_provider_replaces_the_second_factor(self, app: Flask, ada: User) -> None:
        db.session.add(TwoFactor(user_id=ada.id, secret=encrypt({"totp": two_factor.new_secret()})))
        visit = Visit.of(app)
        visit.sign_in("ada@example.org")
        assert visit.is_signed_in
        answer = submit(app.test_client(), "/sign-in", email=ada.email, password=PASSWORD)
        assert answer.location == "/sign-in/code", "the password still asks for it"

    def test_passwords_still_work_beside_single_sign_on(self, app: Flask, ada: User) -> None:
        Visit.of(app).sign_in("ada@example.org")
        assert submit(app.test_client(), "/sign-in", email=ada.email, password=PASSWORD).status_code == 303

    def test_the_first_sign_on_replaces_the_password_if_configured(
        self, app_with: Callable[..., Flask], ada: User, ben: User, sign_in: Callable[[User], FlaskClient]
    ) -> None:
        app = app_with(OIDC_KEEP_PASSWORDS="0")
        assert submit(app.test_client(), "/sign-in", email=ada.email, password=PASSWORD).status_code == 303
        visit = Visit.of(app)
        visit.sign_in("ada@example.org")
        refused = submit(app.test_client(), "/sign-in", email=ada.email, password=PASSWORD)
        assert (refused.status_code, "E-mail address or password is wrong." in refused.text) == (422, True)
        page = visit.client.get("/profile").text
        assert ("new_password" in page, "Your account has no password sign-in." in page) == (False, True)
        assert submit(app.test_client(), "/sign-in", email=ben.email, password=PASSWORD).status_code == 303
        with app.app_context():
            assert service.invited_user(service.invitation_token(db.session.get_one(User, ada.id))) is None

    def test_a_replaced_password_cannot_be_reset(
        self, app_with: Callable[..., Flask], ada: User, make_user: Callable[..., User]
    ) -> None:
        make_user("Dee", role="administrator")
        app = app_with(OIDC_KEEP_PASSWORDS="0")
        visit = Visit.of(app)
        visit.sign_in("ada@example.org")
        token = (
            visit.client.get("/profile").text.partition('name="csrf_token" type="hidden" value="')[2].partition('"')[0]
        )
        fields = {"current_password": PASSWORD, "new_password": "another long one"}
        again = {"new_password_again": "another long one", "csrf_token": token}
        assert visit.client.post("/profile/password", data={**fields, **again}).status_code == 404
        administrator = app.test_client()
        submit(administrator, "/sign-in", email="dee@example.org", password=PASSWORD)
        page = administrator.get(f"/admin/users/{ada.id}").text
        assert ("Reset password" in page, "This account has no password sign-in." in page) == (False, True)


class TestSessions:
    def test_a_sign_on_starts_a_new_session(self, app: Flask, ada: User) -> None:
        visit = Visit.of(app)
        visit.begin()
        with visit.client.session_transaction() as session:
            session["planted"] = "by somebody else"
            before = session.get("csrf_token")
        visit.sign_in_there("ada@example.org")
        visit.come_back()
        with visit.client.session_transaction() as session:
            assert "planted" not in session
            assert session["_user_id"] == ada.get_id()
            assert session.get("csrf_token") != before or before is None

    def test_the_first_sign_on_ends_earlier_sessions(
        self, app: Flask, ada: User, sign_in: Callable[[User], FlaskClient]
    ) -> None:
        elsewhere = sign_in(ada)
        Visit.of(app).sign_in("ada@example.org")
        assert elsewhere.get("/profile").status_code == 303

    def test_signing_out_offers_to_sign_out_at_the_provider(
        self, app: Flask, provider: OidcEmulator, ada: User
    ) -> None:
        visit = Visit.of(app)
        visit.sign_in("ada@example.org")
        page = visit.client.get("/profile").text
        token = page.split('name="csrf_token" value="')[1].split('"')[0]
        out = visit.client.post("/sign-out", data={"csrf_token": token})
        assert out.location == "/sign-in?signed_out=here"
        assert not visit.is_signed_in
        assert 'href="/sign-in/provider/sign-out"' in visit.client.get(out.location).text
        there = visit.client.get("/sign-in/provider/sign-out").location
        assert there.startswith(f"{provider.issuer}/sign-out?")
        assert query_of(there)["post_logout_redirect_uri"].endswith("/sign-in")

    def test_a_provider_without_sign_out_page_is_explained(self, app: Flask, provider: OidcEmulator, ada: User) -> None:
        provider.faults.metadata = {"end_session_endpoint": None}
        answer = app.test_client().get("/sign-in/provider/sign-out")
        assert (answer.status_code, "You are signed out here" in answer.text) == (200, True)

    def test_a_sign_on_never_redirects_to_another_site(self, app: Flask, ada: User) -> None:
        for wanted in ("https://evil.example", "//evil.example", "/\\evil.example", "/%09/evil.example"):
            assert Visit.of(app).sign_in("ada@example.org", f"{START}?next={wanted}").location == "/my-calendar"

    def test_a_signed_in_person_is_not_redirected_to_the_provider(
        self, app: Flask, ada: User, sign_in: Callable[[User], FlaskClient]
    ) -> None:
        assert sign_in(ada).get(f"{START}?next=/tickets").location == "/tickets"


class TestAuthorizationRequest:
    def test_it_has_a_new_state_nonce_and_challenge_and_no_secret(
        self, app: Flask, provider: OidcEmulator, ada: User
    ) -> None:
        first, second = Visit.of(app), Visit.of(app)
        first.begin()
        second.begin()
        query, other = query_of(first.question), query_of(second.question)
        assert query["redirect_uri"] == f"{app.config['BASE_URL']}/sign-in/provider/callback"
        assert (query["response_type"], query["scope"]) == ("code", "openid email profile")
        assert (len(query["code_challenge"]), query["code_challenge_method"]) == (43, "S256")
        assert min(len(query["state"]), len(query["nonce"])) >= 43
        assert all(query[name] != other[name] for name in ("state", "nonce", "code_challenge"))
        assert provider.application.client_secret not in first.question
        with first.client.session_transaction() as session:  # whoever holds the browser can read it
            assert query["nonce"] not in repr(dict(session))

    def test_a_forged_host_header_does_not_change_the_callback(self, app: Flask, ada: User) -> None:
        answer = app.test_client().get(START, headers={"Host": "evil.example"})
        assert query_of(answer.location)["redirect_uri"].startswith(app.config["BASE_URL"])

    def test_metadata_and_keys_are_cached(self, app: Flask, provider: OidcEmulator, ada: User) -> None:
        for _ in range(3):
            Visit.of(app).sign_in("ada@example.org")
        assert provider.world.requests.count("/.well-known/openid-configuration") == 1
        assert provider.world.requests.count("/keys") == 1


class TestAuthorizationResponse:
    def test_a_response_is_bound_to_the_browser(self, app: Flask, ada: User) -> None:
        visit, other = Visit.of(app), Visit.of(app)
        visit.begin()
        visit.sign_in_there("ada@example.org")
        other.begin()
        other.answer = visit.answer
        answer = other.come_back()
        assert (answer.status_code, "was not started here" in answer.text) == (400, True)
        assert not other.is_signed_in

    def test_a_response_can_be_used_once(self, app: Flask, ada: User) -> None:
        visit = Visit.of(app)
        visit.sign_in("ada@example.org")
        visit.client.delete_cookie("calendar_sync")
        assert visit.come_back().status_code == 400
        assert not visit.is_signed_in

    def test_a_code_cannot_be_used_without_its_verifier(self, app: Flask, ada: User) -> None:
        """An attacker uses an intercepted code in a sign-in of their own."""
        visit, thief = Visit.of(app), Visit.of(app)
        visit.begin()
        visit.sign_in_there("ada@example.org")
        thief.begin()
        state, code = query_of(thief.question)["state"], query_of(visit.answer)["code"]
        thief.answer = f"{START}callback?state={state}&code={code}&iss={query_of(visit.answer)['iss']}"
        answer = thief.come_back()
        assert (answer.status_code, "no longer valid, or was used already" in answer.text) == (400, True)
        assert not thief.is_signed_in

    def test_a_late_response_is_refused(self, app: Flask, ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(oauth_state, "KEPT_FOR", timedelta(seconds=-1))
        visit = Visit.of(app)
        assert (visit.sign_in("ada@example.org").status_code, visit.is_signed_in) == (400, False)

    def test_a_replaced_encryption_key_during_the_sign_in_is_reported_and_it_can_be_repeated(
        self, app: Flask, ada: User
    ) -> None:
        visit = Visit.of(app)
        visit.begin(f"{START}?next=/tickets")
        visit.sign_in_there("ada@example.org")
        app.config["CREDENTIAL_KEYS"] = [Fernet.generate_key().decode()]
        answer = visit.come_back()
        assert (answer.status_code, "a key of this server was replaced" in answer.text) == (400, True)
        assert not visit.is_signed_in
        assert db.session.scalar(select(func.count()).select_from(SignInAttempt)) == 0
        (address,) = html.fromstring(answer.get_data()).xpath("//main//a/@href")
        assert visit.sign_in("ada@example.org", address).location == "/tickets"
        assert visit.is_signed_in

    def test_two_windows_can_sign_in_at_the_same_time(self, app: Flask, ada: User) -> None:
        visit = Visit.of(app)
        visit.begin()
        second = Visit(visit.client)
        second.begin()
        visit.sign_in_there("ada@example.org")
        assert visit.come_back().status_code == 303

    def test_a_second_window_uses_the_session_of_the_first(self, app: Flask, ada: User) -> None:
        visit = Visit.of(app)
        second = Visit(visit.client)
        for window in (visit, second):
            window.begin()
            window.sign_in_there("ada@example.org")
        visit.come_back()
        answer = second.come_back()
        assert (answer.status_code, answer.location) == (303, "/my-calendar")

    def test_the_oldest_of_more_than_five_windows_is_dropped(self, app: Flask, ada: User) -> None:
        visit = Visit.of(app)
        windows = [visit, *(Visit(visit.client) for _ in range(oauth_state.MOST_KEPT))]
        for window in windows:
            window.begin()
            window.sign_in_there("ada@example.org")
        oldest, *others = windows
        assert oldest.come_back().status_code == 400
        assert others[0].come_back().status_code == 303

    def test_a_sign_in_cancelled_at_the_provider_is_reported(self, app: Flask, ada: User) -> None:
        visit = Visit.of(app)
        visit.begin()
        visit.sign_in_there("ada@example.org", act="cancel")
        answer = visit.come_back()
        assert (answer.status_code, "was cancelled there" in answer.text) == (403, True)

    def test_an_error_of_the_provider_is_reported_without_its_text(
        self, app: Flask, provider: OidcEmulator, ada: User
    ) -> None:
        provider.faults.authorize_error = "server_error"
        visit = Visit.of(app)
        visit.begin()
        visit.sign_in_there("ada@example.org")
        answer = visit.come_back()
        assert (answer.status_code, "did not complete the sign-in" in answer.text) == (502, True)
        assert "from the provider" not in answer.text

    def test_a_response_of_another_issuer_is_refused(self, app: Flask, ada: User) -> None:
        for sender in ("https://evil.example", None):
            visit = Visit.of(app)
            visit.begin()
            visit.sign_in_there("ada@example.org")
            kept = query_of(visit.answer)
            visit.answer = f"{START}callback?state={kept['state']}&code={kept['code']}" + (
                f"&iss={sender}" if sender else ""
            )
            assert (visit.come_back().status_code, visit.is_signed_in) == (502, False)

    def test_failed_responses_are_limited_by_address(self, app: Flask, provider: OidcEmulator, ada: User) -> None:
        for number in range(throttle.PER_ADDRESS):
            throttle.begin_attempt("127.0.0.1", f"somebody-{number}")
        visit = Visit.of(app)
        answer = visit.sign_in("ada@example.org")
        assert (answer.status_code, visit.is_signed_in) == (429, False)
        assert "/token" not in provider.world.requests

    def test_successful_sign_ons_do_not_count(self, app: Flask, ada: User) -> None:
        for _ in range(3):
            Visit.of(app).sign_in("ada@example.org")
        throttle.begin_attempt("127.0.0.1", "x")
        assert throttle._count(throttle.SignInAttempt.address == "127.0.0.1") == 1


class TestIdToken:
    """Each claim is tested in tests/unit/accounts/test_id_token.py."""

    def test_an_invalid_token_is_refused(self, app: Flask, provider: OidcEmulator, ada: User) -> None:
        faults: tuple[dict[str, Any], ...] = (
            {"claims": {"nonce": "another nonce"}},
            {"claims": {"aud": "another application"}},
            {"claims": {"exp": 1}},
            {"unsigned": True},
            {"signed_by_another": True},
            {"kid": "unheard of"},
            {"without_id_token": True},
        )
        for fault in faults:
            provider.world.faults = Faults(**fault)
            visit = Visit.of(app)
            answer = visit.sign_in("ada@example.org")
            assert (answer.status_code, "cannot be trusted" in answer.text) == (502, True), fault
            assert not visit.is_signed_in, fault
        assert identities() == []

    def test_rotated_keys_of_the_provider_are_fetched_at_once(
        self, app: Flask, provider: OidcEmulator, ada: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(provider_module, "KEYS_AT_MOST_EVERY", timedelta(seconds=-1))
        Visit.of(app).sign_in("ada@example.org")
        before = list(provider.world.keys)
        provider.world.exchange_keys()
        try:
            visit = Visit.of(app)
            visit.sign_in("ada@example.org")
            assert visit.is_signed_in
        finally:
            provider.world.keys = before
        assert provider.world.requests.count("/keys") == 2

    def test_unknown_keys_cause_few_fetches(self, app: Flask, provider: OidcEmulator, ada: User) -> None:
        provider.faults.kid = "unheard of"
        for _ in range(3):
            Visit.of(app).sign_in("ada@example.org")
        assert provider.world.requests.count("/keys") == 1


class TestProviderErrors:
    def test_an_unavailable_provider_is_reported_and_passwords_still_work(
        self, app: Flask, provider: OidcEmulator, ada: User
    ) -> None:
        provider.faults.is_away = True
        answer = app.test_client().get(START)
        assert (answer.status_code, "Acme cannot be reached" in answer.text) == (503, True)
        app.test_client().get(START)
        assert len(provider.world.requests) == 1, "the second is not made to wait as well"
        assert submit(app.test_client(), "/sign-in", email=ada.email, password=PASSWORD).status_code == 303

    def test_a_refused_code_is_reported_and_never_logged(
        self, app: Flask, provider: OidcEmulator, ada: User, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for error, status in (("invalid_grant", 400), ("invalid_client", 502), ("made_up", 502)):
            provider.faults.token_error = error
            visit = Visit.of(app)
            assert visit.sign_in("ada@example.org").status_code == status
            logged = "".join(capsys.readouterr())
            assert "single sign-on failed" in logged
            assert "a-secret-of-the-request" not in logged
            assert query_of(visit.answer)["code"] not in logged

    def test_an_unreadable_response_is_reported(self, app: Flask, provider: OidcEmulator, ada: User) -> None:
        provider.faults.token_status = 503
        visit = Visit.of(app)
        assert visit.sign_in("ada@example.org").status_code == 502
        assert not visit.is_signed_in

    def test_invalid_addresses_in_metadata_are_refused(self, app: Flask, provider: OidcEmulator, ada: User) -> None:
        astray: tuple[dict[str, Any], ...] = (
            {"issuer": "https://evil.example"},
            {"issuer": None},
            {"authorization_endpoint": "javascript:alert(1)"},
            {"authorization_endpoint": "http://evil.example/authorize"},
            {"token_endpoint": None},
            {"jwks_uri": "file:///etc/passwd"},
        )
        for metadata in astray:
            provider.faults.metadata = metadata
            provider_module.init_app(app)  # with nothing remembered
            assert app.test_client().get(START).status_code == 502, metadata

    def test_its_keys_are_not_fetched_from_private_networks(
        self, app: Flask, provider: OidcEmulator, ada: User
    ) -> None:
        for host in ("127.0.0.1", "[::ffff:127.0.0.1]", "localhost"):
            provider.faults.metadata = {"jwks_uri": f"https://{host}:1/keys"}
            provider_module.init_app(app)
            answer = Visit.of(app).sign_in("ada@example.org")
            assert (answer.status_code, "cannot be trusted" in answer.text) == (502, True), host

    def test_an_endless_answer_and_a_redirect_are_not_followed(
        self, app: Flask, provider: OidcEmulator, ada: User
    ) -> None:
        provider.faults.answer_size = provider_module.MAX_ANSWER
        assert app.test_client().get(START).status_code == 503
        provider.faults.answer_size, provider.faults.redirects = 0, True
        provider_module.init_app(app)
        assert app.test_client().get(START).status_code == 502
        assert "/elsewhere" not in provider.world.requests

    def test_the_client_secret_is_sent_in_the_form_if_the_provider_supports_only_that(
        self, app: Flask, provider: OidcEmulator, ada: User
    ) -> None:
        provider.faults.metadata = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
        visit = Visit.of(app)
        visit.sign_in("ada@example.org")
        assert visit.is_signed_in


class TestSettings:
    def test_without_a_provider_the_pages_are_not_found(
        self, app_with: Callable[..., Flask], environment: dict[str, str], ada: User
    ) -> None:
        app = app_with(OIDC_ISSUER="", OIDC_CLIENT_ID="", OIDC_CLIENT_SECRET="")
        assert app.test_client().get(START).status_code == 404
        assert "/sign-in/provider" not in app.test_client().get("/sign-in").text

    def test_an_unusable_configuration_is_reported_at_start(self, environment: dict[str, str]) -> None:
        wrong = (
            {"OIDC_CLIENT_SECRET": ""},
            {"OIDC_ISSUER": "http://login.example.org"},
            {"OIDC_ISSUER": "https://login.example.org/?tenant=1"},
            {"OIDC_ISSUER": "login.example.org"},
            {"OIDC_SCOPES": "email profile"},
            {"OIDC_CREATE_ACCOUNTS": "yes"},
        )
        for setting in wrong:
            with pytest.raises(ConfigurationError, match=next(iter(setting))):
                Testing({**environment, **setting})
