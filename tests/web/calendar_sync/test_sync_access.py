"""Nobody can read or change what belongs to other users, and nothing changes without a valid CSRF token."""

from collections.abc import Callable

import pytest
from flask import Flask

from emulators.reasons import words
from tests.web.calendar_sync.sync_pages import Browser, FakeServer
from webapp.accounts.models import User
from webapp.extensions import db
from webapp.sync.models import Approval, Integration, Link, Run, UserMessage

GET = (
    "/calendar-sync/{integration}/delete",
    "/calendar-sync/{integration}/reconnect",
    "/calendar-sync/{integration}/wizard/linked-calendar",
    "/calendar-sync/{integration}/settings",
    "/calendar-sync/{integration}/progress",
    "/calendar-sync/{integration}/logs",
    "/calendar-sync/{integration}/logs/entries",
    "/calendar-sync/{integration}/logs/entries.csv",
    "/calendar-sync/{integration}/logs/{run}",
    "/calendar-sync/{integration}/logs/{run}.csv",
    "/calendar-sync/{integration}/approvals/{approval}",
)
POST = (
    "/calendar-sync/{integration}/active",
    "/calendar-sync/{integration}/delete",
    "/calendar-sync/{integration}/discard",
    "/calendar-sync/{integration}/reconnect",
    "/calendar-sync/{integration}/wizard/linked-calendar",
    "/calendar-sync/{integration}/finish",
    "/calendar-sync/{integration}/settings",
    "/calendar-sync/{integration}/sync",
    "/calendar-sync/{integration}/quarantine/retry",
    "/calendar-sync/{integration}/approvals/{approval}",
    "/calendar-sync/notices/{notice}/dismiss",
    "/calendar-sync/notices/{notice}/send-again",
    "/calendar-sync/accounts/{account}/calendars",
)
WITHOUT_OWNER = ("/calendar-sync/connect/caldav", "/calendar-sync/connect/caldav/permission")


@pytest.fixture
def ids(
    ada: User, integration: Integration, make_run: Callable[..., Run], make_link: Callable[..., Link]
) -> dict[str, int]:
    """Ids of Ada's rows that addresses name."""
    link = make_link(integration, state="detached")
    approval = Approval(integration_id=integration.id, side="here", live_links=40)
    notice = UserMessage(user_id=ada.id, integration_id=integration.id, item_id=link.item_id, reason=words("Ada's"))
    run = make_run(integration)
    db.session.add_all((approval, notice))
    db.session.commit()
    return {
        "integration": integration.id,
        "account": integration.account_id,
        "run": run.id,
        "approval": approval.id,
        "notice": notice.id,
    }


@pytest.mark.parametrize("address", GET)
def test_a_stranger_sees_nothing(
    address: str, ids: dict[str, int], cem: User, browse: Callable[[User], Browser], server: FakeServer
) -> None:
    assert browse(cem).get(address.format(**ids)).status_code == 404


@pytest.mark.parametrize("address", POST)
def test_a_stranger_changes_nothing(
    address: str, ids: dict[str, int], cem: User, browse: Callable[[User], Browser], server: FakeServer
) -> None:
    assert browse(cem).post(address.format(**ids)).status_code == 404
    integration = db.session.get_one(Integration, ids["integration"])
    assert integration.is_live
    assert integration.active


@pytest.mark.parametrize("address", [*POST, *WITHOUT_OWNER])
@pytest.mark.parametrize("token", [None, "forged"])
def test_nothing_is_accepted_without_a_valid_token(
    address: str, token: str | None, ids: dict[str, int], browser: Browser, server: FakeServer
) -> None:
    response = browser.post_with_token(address.format(**ids), token, {"events": "remove", "answer": "allow"})
    assert response.status_code == 400
    assert server.asked == []
    assert db.session.get_one(Integration, ids["integration"]).is_live


@pytest.mark.parametrize("address", ["/calendar-sync", "/calendar-sync/connect", "/calendar-sync/progress", *GET])
def test_visitors_have_to_sign_in(address: str, ids: dict[str, int], app: Flask) -> None:
    with app.app_context():
        response = app.test_client().get(address.format(**ids))
    assert response.status_code in {302, 303}
    assert "/sign-in" in response.headers["Location"]


@pytest.mark.parametrize("number", ["0", "-1", "99999999999999999999", "1.5", "x"])
def test_impossible_ids_are_not_found(number: str, browser: Browser) -> None:
    assert browser.get(f"/calendar-sync/{number}/settings").status_code == 404


def test_impossible_page_numbers_are_ignored(browser: Browser, integration: Integration) -> None:
    logs = f"/calendar-sync/{integration.id}/logs"
    assert browser.get(f"{logs}?before=99999999999999999999").status_code == 200
    assert browser.get(f"{logs}/entries?before=x&text=%00").status_code == 200


def test_ids_of_one_integration_do_not_open_through_another(
    ids: dict[str, int], ada: User, browser: Browser, make_integration: Callable[..., Integration]
) -> None:
    other = make_integration(ada, calendar_id="/ada/other/")
    assert browser.get(f"/calendar-sync/{other.id}/logs/{ids['run']}").status_code == 404
    assert browser.get(f"/calendar-sync/{other.id}/approvals/{ids['approval']}").status_code == 404
