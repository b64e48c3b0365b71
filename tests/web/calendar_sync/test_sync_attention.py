"""Conflicts, held removals, quarantine and detached items of all linked calendars, with the actions on them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from redis import Redis

from emulators.reasons import words
from tests.jobs.queue import waiting
from tests.statements import counted_queries
from tests.web.calendar_sync.sync_pages import Browser, destination
from webapp.accounts.models import User
from webapp.connectors.reasons import Reason, because
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.models import Approval, HeldDeletion, Integration, LedgerEntry, Link, Mark, Quarantine, Run

PAGE = "/calendar-sync/attention"


@pytest.fixture
def set_aside() -> Callable[..., Quarantine]:
    def make(integration: Integration, subject: str, **fields: Any) -> Quarantine:
        values = {"reason": because(Reason.UNKNOWN_ZONE), "remote_id": subject, **fields}
        entry = Quarantine(integration_id=integration.id, subject=subject, **values)
        db.session.add(entry)
        db.session.commit()
        return entry

    return make


@pytest.fixture
def conflict(make_link: Callable[..., Link], make_run: Callable[..., Run]) -> Callable[..., LedgerEntry]:
    """Make conflicts in which the linked calendar's subject "Theirs" won over "Mine"."""

    def make(integration: Integration, **fields: Any) -> LedgerEntry:
        link = make_link(integration, subject="Theirs")
        values = {
            "direction": "in",
            "before": {"subject": "Mine"},
            "after": {"subject": "Theirs"},
            "item_id": link.item_id,
            "subject": "Mine",
            **fields,
        }
        entry = LedgerEntry(
            run_id=make_run(integration).id,
            integration_id=integration.id,
            action="conflict",
            outcome="conflict",
            **values,
        )
        db.session.add(entry)
        db.session.commit()
        return entry

    return make


def test_the_empty_page_has_a_text(browser: Browser, integration: Integration) -> None:
    assert "Nothing needs you" in browser.get(PAGE).text
    assert "need you</a>" not in browser.get("/calendar-sync").text
    assert "<html" not in browser.get(PAGE, fragment=True).text


def test_everything_of_all_calendars_is_listed_and_counted_in_the_listing(
    *,
    browser: Browser,
    ada: User,
    make_integration: Callable[..., Integration],
    make_link: Callable[..., Link],
    set_aside: Callable[..., Quarantine],
    conflict: Callable[..., LedgerEntry],
) -> None:
    work, home = make_integration(ada, calendar_name="Work"), make_integration(ada, calendar_name="Home")
    set_aside(work, "Broken")
    conflict(home)
    approval = Approval(integration_id=home.id, side="there", live_links=40)
    approval.held = [HeldDeletion(link_id=make_link(home).id, evidence=words("removed"))]
    db.session.add(approval)
    make_link(work, subject="Left alone", state="detached")
    page = browser.get(PAGE).text
    for part in ("Broken", "choose a time zone", "Theirs", "1 removal on Home", "Left alone", "Send selected again"):
        assert part in page
    assert "3 things need you" in browser.get("/calendar-sync").text


def test_what_needs_other_users_can_neither_be_read_nor_changed(
    *,
    browser: Browser,
    ben: User,
    make_integration: Callable[..., Integration],
    make_link: Callable[..., Link],
    set_aside: Callable[..., Quarantine],
    conflict: Callable[..., LedgerEntry],
) -> None:
    theirs = make_integration(ben)
    entry, link, clash = set_aside(theirs, "Broken"), make_link(theirs, state="detached"), conflict(theirs)
    assert "Nothing needs you" in browser.get(PAGE).text
    assert browser.post(f"{PAGE}/retry", {"entry": entry.id}).status_code == 422
    assert browser.post(f"{PAGE}/retry", {"all": "1"}).status_code == 422
    assert browser.post(f"{PAGE}/send-again", {"link": link.id}).status_code == 422
    assert browser.post(f"{PAGE}/conflicts/{clash.id}", {"use": "lost"}).status_code == 404
    assert (entry.retry_wanted, link.state, clash.settled_at) == (False, "detached", None)


class TestConflicts:
    def test_both_values_are_shown_with_the_one_that_won(
        self, browser: Browser, integration: Integration, conflict: Callable[..., LedgerEntry]
    ) -> None:
        conflict(integration)
        page = browser.get(PAGE).text
        assert page.index("My Calendar</th>") < page.index('Work <span class="badge')
        assert page.index(">Mine</span></td>") < page.index(">Theirs</span></td>")
        assert "Use the other value" in page

    def test_one_click_takes_the_other_value_and_another_swaps_back(
        self, browser: Browser, integration: Integration, conflict: Callable[..., LedgerEntry], redis: Redis
    ) -> None:
        entry = conflict(integration)
        address = f"{PAGE}/conflicts/{entry.id}"
        assert destination(browser.post(address, {"use": "lost"})) == PAGE
        link = db.session.query(Link).filter_by(item_id=entry.item_id).one()
        assert link.item.subject == "Mine"
        assert (integration.id, "item_saved") in waiting(redis)
        page = browser.get(PAGE).text
        assert "Nothing needs you" in page
        assert "Conflicts you decided in the last week (1)" in page
        assert 'value="won">Use the other value' in page
        browser.post(address, {"use": "won"}, fragment=True)
        db.session.refresh(link.item)
        assert link.item.subject == "Theirs"

    def test_keep_as_it_is_closes_the_conflict(
        self, browser: Browser, integration: Integration, conflict: Callable[..., LedgerEntry]
    ) -> None:
        entry = conflict(integration)
        answer = browser.post(f"{PAGE}/conflicts/{entry.id}", {"use": "present"}, fragment=True)
        assert "Kept as it is." in answer.text
        assert entry.settled_at is not None

    def test_a_later_change_shows_all_three_values(
        self, browser: Browser, integration: Integration, conflict: Callable[..., LedgerEntry]
    ) -> None:
        entry = conflict(integration)
        link = db.session.query(Link).filter_by(item_id=entry.item_id).one()
        link.item.subject = "Third"
        page = browser.get(PAGE).text
        for value in ("Mine", "Theirs", "Third"):
            assert f">{value}</span></td>" in page
        assert "changed again since" in page

    def test_a_field_that_users_cannot_edit_is_refused_with_the_reason(
        self, browser: Browser, integration: Integration, conflict: Callable[..., LedgerEntry]
    ) -> None:
        entry = conflict(integration)
        link = db.session.query(Link).filter_by(item_id=entry.item_id).one()
        link.item.kind = "crm_activity"
        answer = browser.post(f"{PAGE}/conflicts/{entry.id}", {"use": "lost"}, fragment=True)
        assert answer.status_code == 409
        assert "This field of a CRM activity is filled in from the work itself" in answer.text
        assert link.item.subject == "Theirs"

    def test_an_unknown_choice_changes_nothing(
        self, browser: Browser, integration: Integration, conflict: Callable[..., LedgerEntry]
    ) -> None:
        entry = conflict(integration)
        assert browser.post(f"{PAGE}/conflicts/{entry.id}", {"use": "both"}).status_code == 422
        assert entry.settled_at is None


class TestSetAside:
    def test_selected_entries_of_all_calendars_are_retried(
        self,
        browser: Browser,
        ada: User,
        make_integration: Callable[..., Integration],
        set_aside: Callable[..., Quarantine],
        redis: Redis,
    ) -> None:
        work, home = make_integration(ada), make_integration(ada)
        one, two, other = set_aside(work, "One"), set_aside(home, "Two"), set_aside(home, "Other")
        answer = browser.post(f"{PAGE}/retry", {"entry": [one.id, two.id]}, fragment=True)
        assert "Retrying 2 entries." in answer.text
        assert (one.retry_wanted, two.retry_wanted, other.retry_wanted) == (True, True, False)
        assert sorted(waiting(redis)) == [(work.id, "retry"), (home.id, "retry")]

    def test_the_page_polls_until_the_retry_is_over(
        self, browser: Browser, integration: Integration, set_aside: Callable[..., Quarantine]
    ) -> None:
        entry = set_aside(integration, "Broken")
        assert 'hx-trigger="every 2s"' not in browser.get(PAGE).text
        page = browser.post(f"{PAGE}/retry", {"all": "1"}, fragment=True).text
        assert 'hx-trigger="every 2s"' in page
        assert "Being retried" in page
        db.session.delete(entry)
        page = browser.get(PAGE, fragment=True).text
        assert "Nothing needs you" in page
        assert 'hx-trigger="every 2s"' not in page

    def test_the_page_does_not_poll_for_a_calendar_that_is_switched_off(
        self, browser: Browser, integration: Integration, set_aside: Callable[..., Quarantine]
    ) -> None:
        integration.active = False
        set_aside(integration, "Broken", retry_wanted=True)
        page = browser.get(PAGE).text
        assert "Will be retried" in page
        assert 'hx-trigger="every 2s"' not in page

    def test_retrying_without_a_selection_is_an_error(self, browser: Browser, integration: Integration) -> None:
        answer = browser.post(f"{PAGE}/retry", fragment=True)
        assert answer.status_code == 422
        assert "Select what to retry." in answer.text

    def test_retry_all_includes_entries_that_are_not_shown(
        self,
        browser: Browser,
        integration: Integration,
        set_aside: Callable[..., Quarantine],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("webapp.calendar_sync.attention.queries.SHOWN_AT_MOST", 2)
        entries = [set_aside(integration, f"Broken {number}") for number in range(3)]
        page = browser.get(PAGE).text
        assert "The first 2 of 3" in page
        assert "Retry all 3" in page
        browser.post(f"{PAGE}/retry", {"all": "1"})
        assert all(entry.retry_wanted for entry in entries)


def test_detached_items_are_sent_again_together(
    browser: Browser, integration: Integration, make_link: Callable[..., Link], redis: Redis
) -> None:
    links = [make_link(integration, subject=f"Visit {number}", state="detached") for number in range(3)]
    browser.post(f"{PAGE}/send-again", {"link": [link.id for link in links[:2]]})
    assert [link.state for link in links] == ["pending", "pending", "detached"]
    assert {mark.item_id for mark in db.session.query(Mark)} >= {link.item_id for link in links[:2]}
    assert (integration.id, "item_saved") in waiting(redis)
    assert browser.post(f"{PAGE}/send-again").status_code == 422


def test_detached_items_that_were_removed_are_not_listed(
    browser: Browser, integration: Integration, make_link: Callable[..., Link]
) -> None:
    make_link(integration, subject="In the Trash", state="detached").item.trashed_at = utc_now()
    assert "In the Trash" not in browser.get(PAGE).text


def test_decisions_older_than_a_week_are_no_longer_offered(
    browser: Browser, integration: Integration, conflict: Callable[..., LedgerEntry]
) -> None:
    conflict(integration, settled_at=utc_now() - timedelta(days=8))
    assert "Conflicts you decided" not in browser.get(PAGE).text


def test_the_number_of_queries_does_not_depend_on_the_number_of_rows(
    browser: Browser,
    integration: Integration,
    make_link: Callable[..., Link],
    set_aside: Callable[..., Quarantine],
    conflict: Callable[..., LedgerEntry],
) -> None:
    def add() -> None:
        conflict(integration)
        set_aside(integration, f"Broken {db.session.query(Quarantine).count()}")
        make_link(integration, state="detached")

    def queries() -> int:
        with counted_queries() as statements:
            browser.get(PAGE)
        return len(statements)

    add()
    few = queries()
    for _ in range(5):
        add()
    assert queries() == few
