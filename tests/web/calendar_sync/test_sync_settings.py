"""The settings page: options, Sync now, quarantined entries; and held removals."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from emulators.reasons import words
from tests.web.calendar_sync.sync_pages import Browser, destination
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.models import Approval, HeldDeletion, Integration, Link, Quarantine

LISTING = "/calendar-sync"
OPTIONS = {
    "accept_create": "y",
    "kinds": ["appointment", "to_do"],
    "retrieve": "y",
    "retrieve_past": "1w",
    "retrieve_future": "6m",
    "send": "y",
    "send_past": "none",
    "send_future": "1y",
}


@pytest.fixture
def address(integration: Integration) -> str:
    return f"/calendar-sync/{integration.id}/settings"


def test_settings_shows_every_option(browser: Browser, address: str) -> None:
    page = browser.get(address).text
    for name in OPTIONS:
        assert f'name="{name}"' in page
    assert "Sync now" in page
    assert "<html" not in browser.get(address, fragment=True).text


def test_settings_saves_every_option(browser: Browser, address: str, integration: Integration) -> None:
    assert destination(browser.post(address, OPTIONS)) == address
    assert (integration.accept_create, integration.accept_update, integration.accept_delete) == (True, False, False)
    assert integration.kinds == ["appointment", "to_do"]
    assert (integration.retrieve, integration.retrieve_past, integration.retrieve_future) == (True, "1w", "6m")
    assert (integration.send, integration.send_past, integration.send_future) == (True, "none", "1y")


def test_only_options_can_be_changed(browser: Browser, address: str, integration: Integration) -> None:
    browser.post(address, {**OPTIONS, "calendar_id": "/ben/", "owner_id": "99", "active": ""})
    assert integration.calendar_id == "/ada/team/"
    assert integration.active is True


def test_invalid_settings_are_reported_and_none_is_saved(
    browser: Browser, address: str, integration: Integration
) -> None:
    response = browser.post(address, {**OPTIONS, "retrieve_past": "none", "retrieve_future": "none"}, fragment=True)
    assert response.status_code == 422
    assert 'id="retrieve-errors"' in response.text
    assert '<option selected value="1y">' in response.text
    assert integration.send is False


def test_sending_needs_a_kind_of_the_same_form(browser: Browser, address: str, integration: Integration) -> None:
    response = browser.post(address, {**OPTIONS, "kinds": []})
    assert response.status_code == 422
    assert "no kind of item is selected" in response.text


def test_sync_now_is_refused_while_switched_off(browser: Browser, integration: Integration) -> None:
    integration.active = False
    response = browser.post(f"/calendar-sync/{integration.id}/sync", fragment=True)
    assert response.status_code == 409
    assert "switched off" in response.text
    assert integration.state.manual_requested_at is None


def test_sync_now_is_refused_while_not_connected(browser: Browser, address: str, integration: Integration) -> None:
    integration.account.authorization_lost_at = utc_now()
    assert destination(browser.post(f"/calendar-sync/{integration.id}/sync")) == address
    assert "Reconnect it, then sync." in browser.get(address).text
    assert integration.state.manual_requested_at is None


@pytest.fixture
def quarantined(integration: Integration) -> list[Quarantine]:
    entries = [
        Quarantine(
            integration_id=integration.id, remote_id=f"/{number}", subject=f"Odd {number}", reason=words("No start.")
        )
        for number in range(2)
    ]
    db.session.add_all(entries)
    db.session.commit()
    return entries


def test_quarantined_entries_are_shown_with_reason_and_advice(
    browser: Browser, address: str, quarantined: list[Quarantine]
) -> None:
    page = browser.get(address).text
    assert "Odd 1" in page
    assert "No start." in page


def test_one_entry_can_be_retried(
    browser: Browser, integration: Integration, address: str, quarantined: list[Quarantine]
) -> None:
    response = browser.post(f"/calendar-sync/{integration.id}/quarantine/retry", {"entry": quarantined[0].id})
    assert destination(response) == address
    assert [entry.retry_wanted for entry in quarantined] == [True, False]


def test_all_entries_can_be_retried(browser: Browser, integration: Integration, quarantined: list[Quarantine]) -> None:
    browser.post(f"/calendar-sync/{integration.id}/quarantine/retry")
    assert [entry.retry_wanted for entry in quarantined] == [True, True]


def test_entries_of_another_integration_are_not_retried(
    browser: Browser,
    integration: Integration,
    quarantined: list[Quarantine],
    make_integration: Callable[..., Integration],
) -> None:
    other = make_integration(integration.owner, account=integration.account, calendar_id="/other/")
    browser.post(f"/calendar-sync/{other.id}/quarantine/retry", {"entry": quarantined[0].id})
    assert quarantined[0].retry_wanted is False


@pytest.fixture
def approval(integration: Integration, make_link: Callable[..., Link]) -> Approval:
    approval = Approval(integration_id=integration.id, side="here", live_links=40)
    approval.held = [
        HeldDeletion(
            link_id=make_link(integration, subject=f"Visit {number}").id, evidence=words("The server said: gone.")
        )
        for number in range(12)
    ]
    db.session.add(approval)
    db.session.commit()
    return approval


def decision(approval: Approval) -> str:
    return f"/calendar-sync/{approval.integration_id}/approvals/{approval.id}"


def test_the_approval_page_shows_what_would_be_removed_and_why(browser: Browser, approval: Approval) -> None:
    page = browser.get(decision(approval)).text
    assert "Remove 12 items?" in page
    assert "12 of your 40 linked items" in page
    assert "Visit 11" in page
    assert "Mon 4 May 2026, 09:30" in page
    assert "The server said: gone." in page
    assert "<html" not in browser.get(decision(approval), fragment=True).text


@pytest.mark.parametrize(("answer", "approved"), [("allow", True), ("refuse", False)])
def test_the_owner_decides(browser: Browser, approval: Approval, answer: str, approved: bool) -> None:
    assert destination(browser.post(decision(approval), {"answer": answer})) == LISTING
    assert approval.approved is approved
    assert approval.decided_by_id == approval.integration.owner_id


def test_a_second_decision_changes_nothing(browser: Browser, approval: Approval) -> None:
    browser.post(decision(approval), {"answer": "refuse"})
    assert destination(browser.post(decision(approval), {"answer": "allow"})) == "/calendar-sync"
    assert approval.approved is False


@pytest.mark.parametrize(("answer", "approved"), [("allow_chosen", True), ("refuse_chosen", False)])
def test_a_decision_about_some_leaves_the_others_waiting(
    browser: Browser, approval: Approval, answer: str, approved: bool
) -> None:
    chosen = [held.id for held in approval.held[:2]]
    response = browser.post(decision(approval), {"answer": answer, "held": chosen})
    assert destination(response) == decision(approval)
    assert approval.decided_at is None
    assert len(approval.held) == 10
    (decided,) = db.session.scalars(select(Approval).where(Approval.decided_at.is_not(None)))
    assert (decided.approved, decided.side, [held.id for held in decided.held]) == (approved, "here", chosen)
    page = browser.get(decision(approval)).text
    assert "Remove 10 items?" in page
    assert "Visit 0<" not in page


def test_selecting_all_of_them_is_a_decision_about_all(browser: Browser, approval: Approval) -> None:
    everything = [held.id for held in approval.held]
    assert destination(browser.post(decision(approval), {"answer": "refuse_chosen", "held": everything})) == LISTING
    assert approval.approved is False


@pytest.mark.parametrize("held", [[], ["x"], ["9" * 30]])
def test_a_decision_about_some_needs_a_selection(browser: Browser, approval: Approval, held: list[str]) -> None:
    assert browser.post(decision(approval), {"answer": "allow_chosen", "held": held}).status_code == 422
    assert approval.decided_at is None


def test_removals_of_another_approval_are_not_decided(
    browser: Browser, approval: Approval, integration: Integration, make_link: Callable[..., Link]
) -> None:
    other = Approval(integration_id=integration.id, side="there", live_links=40)
    other.held = [HeldDeletion(link_id=make_link(integration).id, evidence=words("removed"))]
    db.session.add(other)
    db.session.commit()
    browser.post(decision(approval), {"answer": "allow_chosen", "held": [other.held[0].id]})
    assert (approval.decided_at, other.decided_at) == (None, None)


def test_held_removals_are_paged(browser: Browser, approval: Approval, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webapp.calendar_sync.attention.approvals.PER_PAGE", 10)
    first = browser.get(decision(approval)).text
    assert "Visit 9" in first
    assert "Visit 10" not in first
    assert "Visit 11" in browser.get(f"{decision(approval)}?after={approval.held[9].id}").text


def test_a_decision_needs_an_answer(browser: Browser, approval: Approval) -> None:
    assert browser.post(decision(approval), {}).status_code == 422
    assert approval.decided_at is None
