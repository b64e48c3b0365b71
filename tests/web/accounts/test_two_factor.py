"""Two-step sign-in: the password alone does not sign in, and no code works twice."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from cryptography.fernet import Fernet
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from tests.conftest import PASSWORD
from tests.web.forms import submit
from webapp.accounts import service, throttle, two_factor, two_factor_views
from webapp.accounts.models import TwoFactor, User
from webapp.extensions import db

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(two_factor, "utc_now", clock)
    monkeypatch.setattr(two_factor_views, "utc_now", clock)
    return clock


@pytest.fixture
def secret(clock: Clock, ada: User) -> str:
    """Ada's secret; two-step sign-in is on, and the code that turned it on is used up."""
    secret = two_factor.new_secret()
    assert two_factor.turn_on(ada, secret, code_of(secret, clock))
    return secret


def code_of(secret: str, clock: Clock) -> str:
    return pyotp.TOTP(secret).at(clock.now)


def give_password(app: Flask, user: User) -> tuple[FlaskClient, TestResponse]:
    client = app.test_client()
    return client, submit(client, "/sign-in?next=/profile", email=user.email, password=PASSWORD)


def is_signed_in(client: FlaskClient) -> bool:
    return client.get("/profile").status_code == 200


def test_the_password_alone_does_not_sign_in(app: Flask, ada: User, secret: str) -> None:
    client, answer = give_password(app, ada)
    assert (answer.status_code, answer.location) == (303, "/sign-in/code")
    assert not is_signed_in(client)


def test_password_and_code_redirect_to_the_requested_page(app: Flask, ada: User, secret: str, clock: Clock) -> None:
    client, _ = give_password(app, ada)
    clock.advance(30)
    answer = submit(client, "/sign-in/code", code=code_of(secret, clock))
    assert (answer.status_code, answer.location) == (303, "/profile")
    assert is_signed_in(client)


def test_a_code_works_once(app: Flask, ada: User, secret: str, clock: Clock) -> None:
    clock.advance(60)
    code = code_of(secret, clock)
    first, _ = give_password(app, ada)
    second, _ = give_password(app, ada)
    assert submit(first, "/sign-in/code", code=code).status_code == 303
    answer = submit(second, "/sign-in/code", code=code)
    assert (answer.status_code, "was used already" in answer.text) == (422, True)
    assert not is_signed_in(second)


@pytest.mark.parametrize(("late", "status"), [(-30, 303), (0, 303), (30, 303), (61, 422), (-61, 422)])
def test_the_clock_of_the_phone_may_be_off_by_half_a_minute(
    app: Flask, ada: User, clock: Clock, late: int, status: int
) -> None:
    secret = two_factor.new_secret()
    two_factor.turn_on(ada, secret, code_of(secret, clock))
    clock.advance(600)
    code = pyotp.TOTP(secret).at(clock.now - timedelta(seconds=late))
    client, _ = give_password(app, ada)
    assert submit(client, "/sign-in/code", code=code).status_code == status


def test_a_recovery_code_works_once_however_it_is_typed(app: Flask, ada: User, clock: Clock) -> None:
    secret = two_factor.new_secret()
    codes = two_factor.turn_on(ada, secret, code_of(secret, clock))
    assert codes is not None
    assert len(set(codes)) == two_factor.RECOVERY_CODES
    typed = f" {codes[3][:4].upper()}-{codes[3][4:8]} {codes[3][8:]}"
    client, _ = give_password(app, ada)
    assert submit(client, "/sign-in/code", code=typed).status_code == 303
    again, _ = give_password(app, ada)
    assert submit(again, "/sign-in/code", code=codes[3]).status_code == 422
    assert submit(again, "/sign-in/code", code=codes[4]).status_code == 303


ELSEWHERE = {
    "Arabic": ("\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669", "{0}"),
    "Persian": ("\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9", "\u200f{0}\u200f"),
    "Devanagari": ("\u0966\u0967\u0968\u0969\u096a\u096b\u096c\u096d\u096e\u096f", "{1} {2}"),
    "full width": ("\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19", "{1}\u3000{2}"),
    "ASCII": ("0123456789", "\u202a{1}\u00a0-\u2009{2}\u202c "),
}


def typed(code: str, digits: str, form: str) -> str:
    """Return a code in the digits of another keyboard."""
    code = code.translate({ord("0") + value: digit for value, digit in enumerate(digits)})
    return form.format(code, code[:3], code[3:])


@pytest.mark.parametrize(("digits", "form"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_digits_of_all_scripts_are_accepted(ada: User, clock: Clock, digits: str, form: str) -> None:
    secret = two_factor.new_secret()
    assert two_factor.turn_on(ada, secret, typed(code_of(secret, clock), digits, form))
    step = two_factor.find_two_factor(ada)
    assert step is not None
    clock.advance(60)
    code = typed(code_of(secret, clock), digits, form)
    assert [two_factor.code_fits(step, code) for _ in range(2)] == [True, False]


@pytest.mark.parametrize(
    "code", ["\u00b9\u00b2\u00b3", "\u0660" * 6, "\u5341", "-", "\U0001f600", "\u0130" * 40, "1" * 40]
)
def test_letters_of_any_script_are_handled(ada: User, secret: str, code: str) -> None:
    step = two_factor.find_two_factor(ada)
    assert step is not None
    assert not two_factor.code_fits(step, code)


def test_the_pages_accept_digits_of_other_scripts(app: Flask, ada: User, clock: Clock) -> None:
    secret = two_factor.new_secret()
    codes = two_factor.turn_on(ada, secret, code_of(secret, clock))
    assert codes is not None
    clock.advance(60)
    client, _ = give_password(app, ada)
    answer = submit(client, "/sign-in/code", code=typed(code_of(secret, clock), *ELSEWHERE["Arabic"]))
    assert answer.status_code == 303
    wide = "".join(chr(ord(letter) - 0x21 + 0xFF01) for letter in codes[0])
    again, _ = give_password(app, ada)
    assert submit(again, "/sign-in/code", code=f"{wide[:8]}\u2013{wide[8:]}").status_code == 303


def test_keys_that_do_not_decrypt_the_secret_are_reported_and_recovery_codes_still_work(
    app: Flask, ada: User, clock: Clock
) -> None:
    secret = two_factor.new_secret()
    codes = two_factor.turn_on(ada, secret, code_of(secret, clock))
    assert codes is not None
    clock.advance(60)
    app.config["CREDENTIAL_KEYS"] = [Fernet.generate_key().decode()]
    client, _ = give_password(app, ada)
    answer = submit(client, "/sign-in/code", code=code_of(secret, clock))
    assert (answer.status_code, "Use a recovery code" in answer.text) == (503, True)
    assert submit(client, "/sign-in/code", code=codes[0]).status_code == 303


def test_guesses_of_codes_are_limited(app: Flask, ada: User, secret: str, clock: Clock) -> None:
    clock.advance(600)
    client, _ = give_password(app, ada)
    wrong = [submit(client, "/sign-in/code", code="000000").status_code for _ in range(throttle.PER_ACCOUNT)]
    assert set(wrong) == {422}
    answer = submit(client, "/sign-in/code", code=code_of(secret, clock))
    assert (answer.status_code, is_signed_in(client)) == (429, False)


def test_a_late_code_is_refused(app: Flask, ada: User, secret: str, clock: Clock) -> None:
    client, _ = give_password(app, ada)
    clock.advance(301)
    answer = client.get("/sign-in/code")
    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/profile")  # and still leads where one was


def test_an_account_disabled_between_password_and_code_is_refused(
    app: Flask, ada: User, ben: User, secret: str, clock: Clock
) -> None:
    service.change_role(ben, "administrator")
    client, _ = give_password(app, ada)
    service.disable(ada)
    clock.advance(30)
    assert client.post("/sign-in/code", data={"code": code_of(secret, clock)}).status_code in {303, 400}
    assert not is_signed_in(client)


def test_an_invitation_does_not_bypass_it(app: Flask, ada: User, secret: str) -> None:
    client = app.test_client()
    answer = submit(
        client,
        f"/welcome/{service.invitation_token(ada)}",
        password="another long one",
        password_again="another long one",
    )
    assert answer.location == "/sign-in/code"
    assert not is_signed_in(client)


class TestProfile:
    def test_turning_on_requires_a_code_and_shows_recovery_codes(
        self, ada: User, sign_in: Callable[[User], FlaskClient], clock: Clock
    ) -> None:
        client = sign_in(ada)
        page = html.fromstring(client.get("/profile/second-step").get_data())
        secret = page.xpath("string(//code)")
        assert page.xpath("//main//img/@src")[0].startswith("data:image/svg+xml")
        refused = submit(client, "/profile/second-step", code="123")
        assert (refused.status_code, two_factor.find_two_factor(ada)) == (422, None)
        assert secret in refused.text, "the application that scanned it must not have to do so again"
        answer = submit(client, "/profile/second-step", code=code_of(secret, clock))
        assert answer.status_code == 200
        assert len(html.fromstring(answer.get_data()).xpath("string(//code)").split("-")) > two_factor.RECOVERY_CODES

    def test_a_replaced_encryption_key_during_the_set_up_shows_a_new_qr_code(
        self, app: Flask, ada: User, sign_in: Callable[[User], FlaskClient], clock: Clock
    ) -> None:
        client = sign_in(ada)
        page = "/profile/second-step"
        old = html.fromstring(client.get(page).get_data()).xpath("string(//code)")
        token = html.fromstring(client.get(page).get_data()).xpath("string(//form//input[@name='csrf_token']/@value)")
        app.config["CREDENTIAL_KEYS"] = [Fernet.generate_key().decode()]
        refused = client.post(page, data={"csrf_token": token, "code": code_of(old, clock)})
        assert (refused.status_code, "Please scan it again." in refused.text) == (422, True)
        secret = html.fromstring(refused.get_data()).xpath("string(//code)")
        assert secret != old
        assert submit(client, page, code=code_of(secret, clock)).status_code == 200
        assert two_factor.find_two_factor(ada) is not None

    def test_the_secret_is_stored_encrypted(self, ada: User, secret: str) -> None:
        stored = db.session.query(TwoFactor).one()
        assert secret not in stored.secret
        assert all(len(entry) == 64 for entry in stored.recovery_hashes)

    def test_turning_off_requires_the_password(
        self, ada: User, secret: str, sign_in: Callable[[User], FlaskClient]
    ) -> None:
        client = sign_in(ada)
        page = "/profile/second-step/manage"
        assert submit(client, page, current_password="wrong").status_code == 422
        assert two_factor.find_two_factor(ada) is not None
        assert submit(client, page, current_password=PASSWORD).status_code == 303
        assert two_factor.find_two_factor(ada) is None

    def test_new_recovery_codes_replace_the_old(
        self, ada: User, clock: Clock, sign_in: Callable[[User], FlaskClient]
    ) -> None:
        secret = two_factor.new_secret()
        old = two_factor.turn_on(ada, secret, code_of(secret, clock))
        step = two_factor.find_two_factor(ada)
        assert old is not None
        assert step is not None
        new = two_factor.renew_recovery_codes(step)
        assert not two_factor.code_fits(step, old[0])
        assert two_factor.code_fits(step, new[0])


def test_an_administrator_can_turn_it_off_for_others(
    ada: User, ben: User, clock: Clock, sign_in: Callable[[User], FlaskClient]
) -> None:
    service.change_role(ada, "administrator")
    secret = two_factor.new_secret()
    two_factor.turn_on(ben, secret, code_of(secret, clock))
    action = f"/admin/users/{ben.id}/second-step/remove"
    assert submit(sign_in(ada), f"/admin/users/{ben.id}", action=action).status_code == 303
    assert two_factor.find_two_factor(ben) is None
