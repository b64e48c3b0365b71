"""Choice of service, credentials, permission, reconnecting."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from lxml import html
from sqlalchemy import func, select

from emulators.reasons import words
from tests.providers import practice_password, set_up_providers
from tests.web.calendar_sync.sync_pages import PASSWORD, Browser, FakeServer, destination
from webapp.accounts.models import User
from webapp.calendar_sync.connect import pending_credentials
from webapp.connectors.errors import (
    AddressRefused,
    AuthorizationLost,
    ConnectorError,
    NotACalendarServer,
    TransientError,
)
from webapp.connectors.practice.provider import SHARED
from webapp.database import utc_now
from webapp.encryption import decrypt, encrypt
from webapp.extensions import db
from webapp.reason_texts import sentence
from webapp.sync import service as sync_service
from webapp.sync.linked_accounts import authorization
from webapp.sync.models import Integration, LinkedAccount

ADDRESS = "/calendar-sync/connect/caldav"
TYPED = {"server_url": "https://calendar.example.org", "username": "ada", "password": PASSWORD}


def count_accounts() -> int:
    return db.session.scalars(select(func.count()).select_from(LinkedAccount)).one()


def test_the_tiles_offer_every_service(browser: Browser) -> None:
    page = browser.get("/calendar-sync/connect").text
    for name in ("iCloud", "Google", "Office 365", "Exchange", "Outlook.com", "Other CalDAV server"):
        assert name in page
    assert "<html" not in browser.get("/calendar-sync/connect", fragment=True).text


def test_the_practice_calendar_is_offered_only_where_one_runs(app: Flask, browser: Browser) -> None:
    assert "Practice calendar" not in browser.get("/calendar-sync/connect").text
    assert browser.get("/calendar-sync/connect/practice").status_code == 404
    set_up_providers(app, PRACTICE_CALDAV_URL="http://127.0.0.1:5232/")
    assert "Practice calendar" in browser.get("/calendar-sync/connect").text


@pytest.mark.parametrize("service", ["google", "office365", "exchange", "outlook"])
def test_services_that_need_an_administrator_are_marked(browser: Browser, service: str) -> None:
    page = browser.get(f"/calendar-sync/connect/{service}")
    assert "not set up on this installation" in page.text
    assert "administrator" in page.text
    assert 'type="password"' not in page.text


def test_an_unknown_service_does_not_exist(browser: Browser) -> None:
    assert browser.get("/calendar-sync/connect/carrier-pigeon").status_code == 404


def test_icloud_presets_the_address_and_explains_the_password(browser: Browser) -> None:
    page = browser.get("/calendar-sync/connect/icloud").text
    assert "https://support.apple.com/102654" in page
    assert "app-specific password" in page
    assert 'name="server_url"' not in page


def test_icloud_is_asked_at_the_configured_address(app: Flask, browser: Browser, server: FakeServer) -> None:
    set_up_providers(app, ICLOUD_CALDAV_URL="https://icloud.example.org/")
    response = browser.post("/calendar-sync/connect/icloud", {"username": "ada@example.org", "password": PASSWORD})
    assert destination(response) == "/calendar-sync/connect/icloud/permission"
    assert server.asked == [("https://icloud.example.org/", "ada@example.org")]


@pytest.mark.parametrize(
    ("error", "field"),
    [
        (AddressRefused(words("This address lies in a private network.")), "server_url"),
        (NotACalendarServer(words("Nothing there speaks CalDAV.")), "server_url"),
        (TransientError(words("The server did not answer in time.")), "server_url"),
        (AuthorizationLost(words("The user name or the password is wrong.")), "password"),
    ],
)
def test_each_failure_is_shown_beside_its_field(
    browser: Browser, server: FakeServer, error: ConnectorError, field: str
) -> None:
    server.error = error
    response = browser.post(ADDRESS, TYPED, fragment=True)
    assert response.status_code == 422
    assert f'id="{field}-errors" class="invalid-feedback d-block">{sentence(error.reason)}' in response.text
    assert 'value="https://calendar.example.org"' in response.text
    assert 'value="ada"' in response.text
    assert PASSWORD not in response.text
    assert count_accounts() == 0


def test_icloud_failures_without_a_field_are_shown_above_the_form(browser: Browser, server: FakeServer) -> None:
    server.error = TransientError(words("iCloud did not answer in time."))
    response = browser.post("/calendar-sync/connect/icloud", {"username": "ada@example.org", "password": PASSWORD})
    assert response.status_code == 422
    assert 'role="alert">iCloud did not answer in time.' in response.text


def test_missing_input_is_reported_without_a_request_to_the_server(browser: Browser, server: FakeServer) -> None:
    response = browser.post(ADDRESS, {"server_url": " ", "username": "ada", "password": ""})
    assert response.status_code == 422
    assert "Enter the address of the server" in response.text
    assert "Enter the password." in response.text
    assert server.asked == []


def test_nothing_is_stored_before_permission_is_given(browser: Browser, server: FakeServer) -> None:
    response = browser.post(ADDRESS, TYPED)
    assert destination(response) == f"{ADDRESS}/permission"
    assert count_accounts() == 0
    assert PASSWORD not in browser.cookies()
    page = browser.get(f"{ADDRESS}/permission").text
    assert "mails your guests" in page
    assert PASSWORD not in page


def test_permission_links_the_account_and_begins_the_wizard(browser: Browser, server: FakeServer, ada: User) -> None:
    browser.post(ADDRESS, TYPED)
    response = browser.post(f"{ADDRESS}/permission", {"answer": "allow"})
    account = db.session.scalars(select(LinkedAccount)).one()
    assert account.user_id == ada.id
    assert decrypt(account.credentials) == {"username": "ada", "password": PASSWORD}
    draft = db.session.scalars(select(Integration)).one()
    assert destination(response) == f"/calendar-sync/{draft.id}/wizard/linked-calendar"


def test_a_second_click_on_allow_starts_no_second_wizard(browser: Browser, server: FakeServer) -> None:
    browser.post(ADDRESS, TYPED)
    browser.post(f"{ADDRESS}/permission", {"answer": "allow"})
    browser.post(ADDRESS, TYPED)
    browser.post(f"{ADDRESS}/permission", {"answer": "allow"})
    assert count_accounts() == 1
    assert db.session.scalars(select(func.count()).select_from(Integration)).one() == 1


def test_cancel_removes_the_credentials(browser: Browser, server: FakeServer) -> None:
    browser.post(ADDRESS, TYPED)
    assert destination(browser.post(f"{ADDRESS}/permission", {"answer": "refuse"})) == "/calendar-sync/connect"
    assert destination(browser.get(f"{ADDRESS}/permission")) == ADDRESS
    assert count_accounts() == 0


def test_an_unknown_answer_changes_nothing(browser: Browser, server: FakeServer) -> None:
    browser.post(ADDRESS, TYPED)
    assert browser.post(f"{ADDRESS}/permission", {"answer": "maybe"}).status_code == 422
    assert count_accounts() == 0


def test_credentials_wait_half_an_hour_at_most(
    browser: Browser, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.post(ADDRESS, TYPED)
    later = utc_now() + timedelta(minutes=31)
    monkeypatch.setattr(pending_credentials, "utc_now", lambda: later)
    assert destination(browser.post(f"{ADDRESS}/permission", {"answer": "allow"})) == ADDRESS
    assert count_accounts() == 0


def test_credentials_for_one_service_do_not_open_another(browser: Browser, server: FakeServer) -> None:
    browser.post(ADDRESS, TYPED)
    icloud = "/calendar-sync/connect/icloud"
    assert destination(browser.get(f"{icloud}/permission")) == icloud


def test_nothing_is_linked_if_the_server_fails_after_permission(browser: Browser, server: FakeServer) -> None:
    browser.post(ADDRESS, TYPED)
    server.error = TransientError(words("The server did not answer in time."))
    assert destination(browser.post(f"{ADDRESS}/permission", {"answer": "allow"})) == ADDRESS
    assert "The server did not answer in time." in browser.get(ADDRESS).text
    assert count_accounts() == 0


def test_the_practice_calendar_is_linked_without_typing(
    app: Flask, browser: Browser, server: FakeServer, ada: User
) -> None:
    set_up_providers(app, PRACTICE_CALDAV_URL="http://127.0.0.1:5232/")
    page = browser.get("/calendar-sync/connect/practice").text
    assert "http://127.0.0.1:5232/" in page
    assert "<input" in page
    assert 'type="password"' not in page
    server.password = facts(browser)[2]
    response = browser.post("/calendar-sync/connect/practice")
    assert destination(response) == "/calendar-sync/connect/practice/permission"
    assert server.asked == [("http://127.0.0.1:5232/", f"practice-{ada.id}")]


def facts(browser: Browser) -> list[str]:
    """Return server, user name and password as the page shows them."""
    document = html.fromstring(browser.get("/calendar-sync/connect/practice").text)
    return [str(text) for text in document.xpath("//dl[@class='sync-facts']/dd/code/text()")]


def test_everybody_sees_a_practice_account_of_their_own(
    app: Flask, browse: Callable[[User], Browser], ada: User, ben: User
) -> None:
    set_up_providers(app, PRACTICE_CALDAV_URL="http://127.0.0.1:5232/")
    mine, theirs = facts(browse(ada)), facts(browse(ben))
    assert (mine[1], theirs[1]) == (f"practice-{ada.id}", f"practice-{ben.id}")
    assert mine[2] != theirs[2]
    assert mine == facts(browse(ada))


def test_the_former_shared_account_belongs_to_the_user_who_linked_it_first(
    app: Flask, browse: Callable[[User], Browser], ada: User, ben: User, make_account: Callable[..., LinkedAccount]
) -> None:
    set_up_providers(app, PRACTICE_CALDAV_URL="http://127.0.0.1:5232/")
    for person in (ada, ben):
        make_account(person, service="practice", name="practice")
    assert [facts(browse(person))[1] for person in (ada, ben)] == ["practice", f"practice-{ben.id}"]


def test_the_practice_calendar_is_reconnected_without_typing(
    browser: Browser, server: FakeServer, integration: Integration
) -> None:
    account = integration.account
    account.service, account.name = "practice", SHARED
    account.credentials = encrypt({"username": SHARED, "password": "known to everybody once"})
    account.authorization_lost_at = utc_now()
    server.password = practice_password(SHARED)
    address = f"/calendar-sync/{integration.id}/reconnect"
    assert "<input" in browser.get(address).text
    assert 'type="password"' not in browser.get(address).text
    assert browser.post(address).status_code == 303
    assert account.authorization_lost_at is None


def test_a_linked_account_offers_another_calendar(
    browser: Browser, ada: User, make_account: Callable[..., LinkedAccount]
) -> None:
    account = make_account(ada, name="ada at work")
    page = browser.get(ADDRESS).text
    assert "ada at work" in page
    assert "Add another calendar" in page
    response = browser.post(f"/calendar-sync/accounts/{account.id}/calendars")
    draft = db.session.scalars(select(Integration)).one()
    assert destination(response) == f"/calendar-sync/{draft.id}/wizard/linked-calendar"


@pytest.mark.parametrize("service", ["caldav", "practice"])
def test_an_account_whose_last_calendar_was_deleted_is_connected_again_from_every_button(
    app: Flask, browser: Browser, integration: Integration, server: FakeServer, service: str
) -> None:
    set_up_providers(app, PRACTICE_CALDAV_URL="https://calendar.example.org")
    account = integration.account
    account.service = service
    if service == "practice":
        account.name = f"practice-{integration.owner_id}"
        server.password = practice_password(account.name)
    db.session.commit()
    account_id = account.id
    address = f"/calendar-sync/connect/{service}"
    assert "Add another calendar" in browser.get(address).text
    sync_service.end_integration(integration, remove_events=False)
    authorization.release(account)
    # No page offers what would not work, and a page from before leads to where one can sign in.
    assert "Add another calendar" not in browser.get(address).text
    assert destination(browser.post(f"/calendar-sync/accounts/{account_id}/calendars")) == address
    assert "Please sign in again." in browser.get(address).text
    drafts = select(Integration).where(Integration.ended_at.is_(None))
    assert db.session.scalars(drafts).all() == []
    browser.post(address, {"server_url": account.server_url, "username": account.name, "password": server.password})
    browser.post(f"{address}/permission", {"answer": "allow"})
    (draft,) = db.session.scalars(drafts)
    assert draft.account_id == account_id
    assert decrypt(draft.account.credentials)["password"] == server.password


def test_reconnect_takes_a_new_password(browser: Browser, integration: Integration, server: FakeServer) -> None:
    integration.account.authorization_lost_at = utc_now()
    integration.account.authorization_lost_reason = words("The password was refused.")
    address = f"/calendar-sync/{integration.id}/reconnect"
    assert "The password was refused." in browser.get(address).text
    assert "<html" not in browser.get(address, fragment=True).text
    wrong = browser.post(address, {"password": "wrong"}, fragment=True)
    assert wrong.status_code == 422
    assert "The user name or the password is wrong." in wrong.text
    response = browser.post(address, {"password": PASSWORD})
    assert destination(response).startswith(f"/calendar-sync/{integration.id}/plans/")
    assert integration.account.authorization_lost_at is None
    assert decrypt(integration.account.credentials)["password"] == PASSWORD


def test_the_same_user_name_at_another_server_is_another_account(
    browser: Browser, integration: Integration, server: FakeServer
) -> None:
    account = integration.account
    account.name, account.server_url = "ada", "https://calendar.example.org"
    account.credentials = encrypt({"username": "ada", "password": "the old one"})
    account.authorization_lost_at = utc_now()
    icloud = "/calendar-sync/connect/icloud"
    for page, typed in (
        (ADDRESS, {**TYPED, "server_url": "https://other.example.org"}),
        (icloud, {"username": "ada", "password": PASSWORD}),
    ):
        browser.post(page, typed)
        browser.post(f"{page}/permission", {"answer": "allow"})
    assert count_accounts() == 3
    assert account.authorization_lost_at is not None
    assert decrypt(account.credentials)["password"] == "the old one"
    again = f'href="/calendar-sync/{integration.id}/reconnect"'
    assert again in browser.get("/calendar-sync").text
    assert again in browser.get(ADDRESS).text


@pytest.mark.parametrize(
    "error", [AuthorizationLost(words("Wrong.")), TransientError(words("Away.")), NotACalendarServer(words("No."))]
)
def test_reconnect_is_offered_again_after_a_wrong_password(
    browser: Browser, integration: Integration, server: FakeServer, error: ConnectorError
) -> None:
    integration.account.authorization_lost_at = utc_now()
    server.error = error
    address = f"/calendar-sync/{integration.id}/reconnect"
    response = browser.post(address, {"password": "wrong"})
    assert response.status_code == 422
    assert sentence(error.reason) in response.text
    assert f'href="{address}"' in browser.get("/calendar-sync").text
    assert ">Reconnect<" in browser.get(address).text


def test_credentials_that_cannot_be_read_send_the_user_to_connect_again(
    browser: Browser, integration: Integration, server: FakeServer
) -> None:
    integration.account.credentials = "made with a key that is gone"
    response = browser.post(f"/calendar-sync/{integration.id}/reconnect", {"password": PASSWORD})
    assert response.status_code == 422
    assert "Connect the account again" in response.text
