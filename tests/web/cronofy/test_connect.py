"""From a tile to Cronofy's pages and back: what is linked, and every way in which that can end otherwise."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient

from emulators.cronofy import CronofyEmulator
from emulators.cronofy_application import allow, back_of
from emulators.reasons import words
from tests.providers import forget_settings
from webapp.accounts.models import User
from webapp.connectors.oauth.tokens import Tokens
from webapp.database import utc_now
from webapp.encryption import decrypt
from webapp.extensions import db
from webapp.reason_texts import sentence
from webapp.sync import service
from webapp.sync.linked_accounts import authorization
from webapp.sync.models import Integration, LinkedAccount
from webapp.web import oauth_state

PROVIDERS = {
    "icloud": "apple",
    "google": "google",
    "office365": "office365",
    "exchange": "exchange",
    "outlook": "live_connect",
}

SignIn = Callable[[User], FlaskClient]


@pytest.fixture
def client(sign_in: SignIn, ada: User) -> FlaskClient:
    """Ada's."""
    return sign_in(ada)


def refuse(address: str) -> str:
    return back_of(requests.post(address, data={"decision": "deny"}, allow_redirects=False, timeout=10))


def begin(client: FlaskClient, key: str = "google") -> str:
    """Return the address of Cronofy's page that the tile leads to."""
    answer = client.get(f"/calendar-sync/connect/{key}/cronofy")
    assert answer.status_code == 303
    return answer.headers["Location"]


def accounts() -> list[LinkedAccount]:
    return list(db.session.scalars(db.select(LinkedAccount).order_by(LinkedAccount.id)))


@pytest.mark.parametrize("key", PROVIDERS)
def test_each_service_leads_to_its_own_sign_in_and_back_into_the_wizard(
    client: FlaskClient, emulator: CronofyEmulator, key: str
) -> None:
    address = begin(client, key)
    asked = parse_qs(urlsplit(address).query)
    assert asked["provider_name"] == [PROVIDERS[key]]
    assert asked["avoid_linking"] == ["true"]
    assert len(asked["state"][0]) >= 32
    answer = client.get(allow(address))
    assert "/wizard/linked-calendar" in answer.headers["Location"]
    (account,) = accounts()
    assert (account.service, account.connector, account.name) == (key, "cronofy", "ada@example.org")
    assert "Team" in client.get(answer.headers["Location"]).text


def test_a_tile_leads_straight_to_the_sign_in(client: FlaskClient, emulator: CronofyEmulator) -> None:
    answer = client.get("/calendar-sync/connect/exchange")
    assert answer.headers["Location"].startswith(f"{emulator.base_url}/oauth/authorize?")


def test_icloud_offers_both_ways(client: FlaskClient) -> None:
    page = client.get("/calendar-sync/connect/icloud").text
    assert "Continue to iCloud" in page
    assert 'name="password"' in page


def test_a_linked_account_can_be_used_again_or_another_one_added(client: FlaskClient) -> None:
    client.get(allow(begin(client)))
    page = client.get("/calendar-sync/connect/google").text
    assert "Add another calendar" in page
    assert "Continue to Google" in page
    client.get(allow(begin(client), "ada.other@example.org"))
    assert [account.name for account in accounts()] == ["ada@example.org", "ada.other@example.org"]


def test_tokens_are_stored_encrypted(client: FlaskClient) -> None:
    client.get(allow(begin(client)))
    (account,) = accounts()
    tokens = Tokens.from_json(decrypt(account.credentials))
    assert tokens.refresh_token
    assert tokens.refresh_token not in account.credentials


def test_a_refusal_links_nothing_and_is_reported(client: FlaskClient) -> None:
    answer = client.get(refuse(begin(client)))
    assert answer.status_code == 200
    assert "Nothing was linked" in answer.text
    assert "Try again" in answer.text
    assert accounts() == []


def test_a_state_counts_once(client: FlaskClient) -> None:
    back = allow(begin(client))
    client.get(back)
    answer = client.get(back)
    assert answer.status_code == 400
    assert "already used" in answer.text
    assert len(accounts()) == 1


def test_a_state_of_another_session_is_worth_nothing(client: FlaskClient, sign_in: SignIn, cem: User) -> None:
    back = allow(begin(client))
    answer = sign_in(cem).get(back)
    assert answer.status_code == 400
    assert accounts() == []


def test_a_state_does_not_survive_a_change_of_user(client: FlaskClient, cem: User) -> None:
    back = allow(begin(client))
    with client.session_transaction() as session:
        session["_user_id"] = cem.get_id()
    assert client.get(back).status_code == 400
    assert accounts() == []


@pytest.mark.parametrize("query", ["", "?state=", "?state=invented&code=invented", "?code=invented"])
def test_a_callback_nobody_asked_for_links_nothing(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/calendar-sync/cronofy/callback{query}")
    assert answer.status_code == 400
    assert "cannot be completed" in answer.text


def test_an_old_state_has_expired(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oauth_state, "KEPT_FOR", timedelta(seconds=-1))
    answer = client.get(allow(begin(client)))
    assert answer.status_code == 400
    assert "expired" in answer.text
    assert accounts() == []


def test_a_code_that_cronofy_does_not_know_links_nothing(client: FlaskClient) -> None:
    state = parse_qs(urlsplit(begin(client)).query)["state"][0]
    answer = client.get(f"/calendar-sync/cronofy/callback?state={state}&code=invented")
    assert answer.status_code == 400
    assert "expired or was already used" in answer.text


def test_another_error_of_cronofys_is_reported(client: FlaskClient) -> None:
    state = parse_qs(urlsplit(begin(client)).query)["state"][0]
    answer = client.get(f"/calendar-sync/cronofy/callback?state={state}&error=server_error")
    assert answer.status_code == 400
    assert "The sign-in failed" in answer.text


def test_a_wrong_client_secret_is_the_administrators_to_mend(client: FlaskClient, emulator: CronofyEmulator) -> None:
    back = allow(begin(client))
    emulator.application.secrets[:] = ["CRN_another"]
    answer = client.get(back)
    assert answer.status_code == 502
    assert "administrator" in answer.text


TOKENS = {"token_type": "bearer", "access_token": "a", "refresh_token": "r"}


@pytest.mark.parametrize(
    "body",
    [
        [],
        "text",
        None,
        {},
        TOKENS,
        {**TOKENS, "sub": 5},
        {**TOKENS, "sub": "acc_" + "x" * 100},
        {**TOKENS, "sub": "acc_1", "refresh_token": None},
        {**TOKENS, "sub": "acc_1", "access_token": {}},
    ],
)
def test_a_response_without_a_sign_in_links_nothing_and_is_reported(
    client: FlaskClient, emulator: CronofyEmulator, body: object
) -> None:
    back = allow(begin(client))
    emulator.faults.answer_next(200, path="/oauth/token", body=body)
    answer = client.get(back)
    assert answer.status_code == 502
    assert "cannot be read" in answer.text
    assert accounts() == []


@pytest.mark.parametrize(
    "profile", [None, [], {"profile_id": ["x"], "profile_name": "n" * 500, "provider_service": {}}]
)
def test_a_profile_that_makes_no_sense_costs_only_its_name(
    client: FlaskClient, emulator: CronofyEmulator, profile: object
) -> None:
    back = allow(begin(client))
    emulator.faults.answer_next(200, path="/oauth/token", body={**TOKENS, "sub": "acc_1", "linking_profile": profile})
    assert client.get(back).status_code == 303
    (account,) = accounts()
    assert (account.remote_account, account.service) == ("acc_1", "google")


def test_an_account_that_is_linked_already_gets_a_page_of_its_own(client: FlaskClient) -> None:
    client.get(allow(begin(client)))
    integration = db.session.scalars(db.select(Integration)).one()
    integration.calendar_id, integration.calendar_name, integration.wizard_step = "cal_1", "Work", None
    answer = client.get(allow(begin(client)))
    assert answer.status_code == 200
    assert "already linked" in answer.text
    assert "Work" in answer.text
    assert "Add another calendar" in answer.text
    assert len(accounts()) == 1


def test_reconnect_leads_to_the_relink_address(client: FlaskClient) -> None:
    client.get(allow(begin(client)))
    account, integration = accounts()[0], db.session.scalars(db.select(Integration)).one()
    account.relink_url = "https://app.cronofy.example/relink/1"
    answer = client.get(f"/calendar-sync/{integration.id}/reconnect")
    assert answer.headers["Location"] == "https://app.cronofy.example/relink/1"


def test_reconnect_asks_for_that_address_where_a_notice_has_only_just_come(
    client: FlaskClient, emulator: CronofyEmulator
) -> None:
    client.get(allow(begin(client)))
    account, integration = accounts()[0], db.session.scalars(db.select(Integration)).one()
    profile_id = account.discovery["profile_id"]
    emulator.controls.disconnect(profile_id)
    authorization.note_disconnected(account)
    answer = client.get(f"/calendar-sync/{integration.id}/reconnect")
    assert answer.headers["Location"] == f"{emulator.base_url}/relink/{profile_id}"
    emulator.controls.reconnect(profile_id)
    account.relink_url = ""
    answer = client.get(f"/calendar-sync/{integration.id}/reconnect")
    assert answer.headers["Location"] == "/calendar-sync"
    assert accounts()[0].authorization_lost_at is None


def test_reconnect_without_such_an_address_signs_in_again(client: FlaskClient, emulator: CronofyEmulator) -> None:
    client.get(allow(begin(client)))
    account, integration = accounts()[0], db.session.scalars(db.select(Integration)).one()
    emulator.controls.revoke(account.remote_account)
    account.authorization_lost_at = utc_now()
    answer = client.get(f"/calendar-sync/{integration.id}/reconnect")
    back = allow(answer.headers["Location"])
    assert client.get(back).headers["Location"] == "/calendar-sync"
    assert accounts()[0].authorization_lost_at is None


def test_reconnecting_with_another_mailbox_changes_nothing_and_keeps_no_permission(
    client: FlaskClient, emulator: CronofyEmulator
) -> None:
    client.get(allow(begin(client)))
    account, integration = accounts()[0], db.session.scalars(db.select(Integration)).one()
    before = account.credentials
    address = client.get(f"/calendar-sync/{integration.id}/reconnect").headers["Location"]
    answer = client.get(allow(address, "somebody.else@example.org"))
    assert answer.status_code == 409
    assert "somebody.else@example.org" in answer.text
    assert accounts()[0].credentials == before
    other = emulator.world.owner_of("google", "somebody.else@example.org")
    assert other is None or other.refresh_token is None


def lost(client: FlaskClient) -> tuple[LinkedAccount, str]:
    """Return Ada's Google account, which has to be connected again, and where its Reconnect button leads."""
    client.get(allow(begin(client)))
    account, integration = accounts()[0], db.session.scalars(db.select(Integration)).one()
    integration.calendar_id, integration.calendar_name, integration.wizard_step = "cal_1", "Work", None
    account.authorization_lost_at, account.authorization_lost_reason = utc_now(), words("It was revoked.")
    return account, f"/calendar-sync/{integration.id}/reconnect"


def at_another_service(address: str) -> str:
    return address.replace("provider_name=google", "provider_name=office365")


def test_the_same_address_at_another_service_is_another_account(client: FlaskClient, emulator: CronofyEmulator) -> None:
    account, reconnect = lost(client)
    before = (account.credentials, account.remote_account, account.discovery)
    address = at_another_service(client.get(reconnect).headers["Location"])
    answer = client.get(allow(address, "ada@example.org"))
    assert answer.status_code == 409
    assert "ada@example.org</strong> (Office 365)" in answer.text
    assert "ada@example.org</strong> (Google)" in answer.text
    account = accounts()[0]
    assert (account.credentials, account.remote_account, account.discovery) == before
    assert account.authorization_lost_at is not None
    other = emulator.world.owner_of("office365", "ada@example.org")
    assert other is None or other.refresh_token is None


def test_another_mailbox_below_the_same_id_of_cronofys_is_another_account(
    client: FlaskClient, emulator: CronofyEmulator
) -> None:
    account, reconnect = lost(client)
    world = emulator.world
    world.connect(world.accounts[account.remote_account], "google", "ada.other@example.org")
    before = account.credentials
    answer = client.get(allow(client.get(reconnect).headers["Location"], "ada.other@example.org"))
    assert answer.status_code == 409
    (account,) = accounts()
    assert (account.name, account.credentials) == ("ada@example.org", before)
    assert account.authorization_lost_at is not None
    assert emulator.controls.account(account.remote_account).refresh_token  # or the right one would be lost with it

    client.get(allow(begin(client), "ada.other@example.org"))
    assert [account.name for account in accounts()] == ["ada@example.org", "ada.other@example.org"]


def test_the_same_mailbox_with_new_ids_is_the_same_account(client: FlaskClient, emulator: CronofyEmulator) -> None:
    account, reconnect = lost(client)
    account.remote_account, account.discovery = "acc_of_before", {"profile_id": "pro_of_before"}
    answer = client.get(allow(client.get(reconnect).headers["Location"], "Ada@example.org"))
    assert answer.headers["Location"] == "/calendar-sync"
    assert accounts()[0].authorization_lost_at is None


def test_reconnect_stays_offered_after_a_wrong_one(client: FlaskClient) -> None:
    account, reconnect = lost(client)
    again = f'href="/calendar-sync/accounts/{account.id}/reconnect">Reconnect'
    tries = {
        "wrong": lambda: client.get(allow(client.get(reconnect).headers["Location"], "somebody.else@example.org")),
        "refused": lambda: client.get(refuse(client.get(reconnect).headers["Location"])),
        "invented": lambda: client.get("/calendar-sync/cronofy/callback?state=invented&code=invented"),
        "failed": lambda: client.get(
            "/calendar-sync/cronofy/callback?error=server_error&state="
            + parse_qs(urlsplit(client.get(reconnect).headers["Location"]).query)["state"][0]
        ),
        "another one, refused": lambda: client.get(refuse(begin(client, "exchange"))),
    }
    for name, attempt in tries.items():
        assert again in attempt().text, name
        assert f'href="{reconnect}"' in client.get("/calendar-sync").text, name
        assert f'href="{reconnect}"' in client.get("/calendar-sync/connect/google").text, name


def test_another_mailbox_behind_the_relink_address_is_no_cure(client: FlaskClient, emulator: CronofyEmulator) -> None:
    account, _ = lost(client)
    world = emulator.world
    profile_id = account.discovery["profile_id"]
    theirs = world.accounts[account.remote_account]
    world.connect(theirs, "google", "ada.other@example.org")
    theirs.profiles = [profile for profile in theirs.profiles if profile.profile_id != profile_id]
    authorization.note_disconnected(account)
    account.check_at = utc_now()
    authorization.check(account.id)
    (account,) = accounts()
    assert account.authorization_lost_at is not None
    assert sentence(account.authorization_lost_reason).startswith(
        "Another account was connected instead of ada@example.org."
    )


def test_a_strangers_account_does_not_exist(client: FlaskClient, sign_in: SignIn, cem: User) -> None:
    client.get(allow(begin(client)))
    (account,) = accounts()
    integration = db.session.scalars(db.select(Integration)).one()
    stranger = sign_in(cem)
    for path in (f"accounts/{account.id}/reconnect", f"{integration.id}/reconnect", f"{integration.id}/editing"):
        assert stranger.get(f"/calendar-sync/{path}").status_code == 404


def test_two_people_may_link_the_same_mailbox_and_one_may_leave(
    client: FlaskClient, sign_in: SignIn, cem: User, emulator: CronofyEmulator
) -> None:
    client.get(allow(begin(client)))
    other = sign_in(cem)
    other.get(allow(begin(other)))
    first, second = accounts()
    assert first.remote_account == second.remote_account
    service.discard_draft(first.integrations[0])
    authorization.revoke(first.id)
    assert accounts()[0].credentials == ""
    assert emulator.controls.account(second.remote_account).refresh_token is not None


class TestEditing:
    @pytest.fixture
    def integration(self, client: FlaskClient, emulator: CronofyEmulator) -> Integration:
        client.get(allow(begin(client)))
        integration = db.session.scalars(db.select(Integration)).one()
        calendar = emulator.controls.account(accounts()[0].remote_account).calendars()[0]
        integration.calendar_id, integration.calendar_name, integration.wizard_step = calendar.calendar_id, "Work", None
        db.session.commit()
        return integration

    def test_it_is_offered_explained_and_remembered(self, client: FlaskClient, integration: Integration) -> None:
        settings = f"/calendar-sync/{integration.id}/settings"
        page = client.get(settings).text
        assert "Allow editing of existing events" in page
        assert "can only be changed there" in page
        address = client.get(f"/calendar-sync/{integration.id}/editing").headers["Location"]
        back = back_of(requests.post(address, data={"decision": "allow"}, allow_redirects=False, timeout=10))
        assert client.get(back).headers["Location"] == settings
        page = client.get(settings).text
        assert "can now edit events made elsewhere" in page
        assert "Allow editing of existing events" not in page

    def test_a_refusal_changes_nothing(self, client: FlaskClient, integration: Integration) -> None:
        address = client.get(f"/calendar-sync/{integration.id}/editing").headers["Location"]
        back = back_of(requests.post(address, data={"decision": "deny"}, allow_redirects=False, timeout=10))
        client.get(back)
        assert "Allow editing of existing events" in client.get(f"/calendar-sync/{integration.id}/settings").text


def test_nothing_of_it_exists_where_cronofy_is_not_set_up(app: Flask, client: FlaskClient) -> None:
    forget_settings(app, "cronofy")
    assert client.get("/calendar-sync/connect/google/cronofy").status_code == 404
    assert "not set up" in client.get("/calendar-sync/connect/google").text
    assert client.post("/webhooks/cronofy/anything", data=b"{}").status_code == 404
