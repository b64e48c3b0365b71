"""/calendar-sync: the list of integrations and the actions on each."""

from collections.abc import Callable
from datetime import timedelta

from flask import Flask
from redis import Redis
from sqlalchemy import select

from emulators.reasons import words
from tests.statements import counted_queries
from tests.web.calendar_sync.sync_pages import Browser, destination
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.models import Approval, Failure, Integration, Link, LinkedAccount, UserMessage
from webapp.sync.queue import progress
from webapp.sync.queue.progress import Progress


def running(integration: Integration, done: int = 3) -> Progress:
    return Progress(integration.id, integration.owner_id, None, "Reading events", done, 10, {"in.create": done}, False)


def test_an_empty_listing_offers_to_connect(browser: Browser) -> None:
    page = browser.get("/calendar-sync").text
    assert "No calendar is linked yet" in page
    assert "Click to Connect" in page


def test_listing_shows_calendar_account_date_and_status(browser: Browser, integration: Integration) -> None:
    integration.state.last_moved_at = utc_now() - timedelta(hours=3)
    page = browser.get("/calendar-sync").text
    assert "Work" in page
    assert "ada@example.org" in page
    assert "3 hours ago" in page
    assert 'aria-checked="true"' in page
    assert "app-status" in page


def test_listing_answers_htmx_with_the_fragment_alone(browser: Browser, integration: Integration) -> None:
    response = browser.get("/calendar-sync", fragment=True)
    assert "<html" not in response.text
    assert f'id="integration-{integration.id}"' in response.text
    assert "HX-Request" in response.headers["Vary"]


def test_listing_hides_other_peoples_and_ended_integrations(
    browse: Callable[[User], Browser], integration: Integration, cem: User, ada: User
) -> None:
    assert "Work" not in browse(cem).get("/calendar-sync").text
    integration.ended_at = utc_now()
    assert "Work" not in browse(ada).get("/calendar-sync").text


def test_listing_needs_the_same_number_of_queries_for_many_rows(
    browser: Browser,
    ada: User,
    make_account: Callable[..., LinkedAccount],
    make_integration: Callable[..., Integration],
) -> None:
    account = make_account(ada)
    make_integration(ada, account=account, calendar_id="/0")
    browser.get("/calendar-sync")
    one = _count_queries(browser)
    for number in range(1, 6):
        make_integration(ada, account=account, calendar_id=f"/{number}")
    assert _count_queries(browser) == one


def _count_queries(browser: Browser) -> int:
    with counted_queries() as statements:
        browser.get("/calendar-sync")
    return len(statements)


def test_lost_authorization_shows_its_reason_and_a_way_to_reconnect(browser: Browser, integration: Integration) -> None:
    integration.account.authorization_lost_at = utc_now()
    integration.account.authorization_lost_reason = words("The password was refused.")
    page = browser.get("/calendar-sync").text
    assert "Not connected" in page
    assert "The password was refused." in page
    assert f"/calendar-sync/{integration.id}/reconnect" in page


def test_a_running_sync_survives_a_reload(browser: Browser, integration: Integration, redis: Redis) -> None:
    progress.publish(redis, running(integration))
    page = browser.get("/calendar-sync").text
    assert "Reading events: 3 of 10" in page
    assert 'value="3" max="10"' in page
    assert "3 added here" in page
    assert "hx-sse:connect" in page


def test_no_stream_is_opened_while_nothing_runs(browser: Browser, integration: Integration) -> None:
    assert "hx-sse:connect" not in browser.get("/calendar-sync").text


def test_a_requested_run_shows_before_a_worker_takes_it(browser: Browser, integration: Integration) -> None:
    integration.state.manual_requested_at = utc_now()
    page = browser.get("/calendar-sync").text
    assert "About to start" in page
    assert "hx-sse:connect" in page


def test_a_requested_run_that_no_worker_takes_is_not_shown_for_ever(browser: Browser, integration: Integration) -> None:
    integration.state.manual_requested_at = utc_now() - timedelta(minutes=10)
    assert "hx-sse:connect" not in browser.get("/calendar-sync").text


def test_switching_off_and_on_again(browser: Browser, integration: Integration) -> None:
    response = browser.post(f"/calendar-sync/{integration.id}/active", {"active": "off"})
    assert destination(response) == "/calendar-sync"
    assert integration.active is False
    fragment = browser.post(f"/calendar-sync/{integration.id}/active", {"active": "on"}, fragment=True)
    assert 'aria-checked="true"' in fragment.text
    assert "/calendar-sync/progress?watch=1" in fragment.text
    assert integration.active is True


def test_a_second_click_on_the_switch_changes_nothing(browser: Browser, integration: Integration) -> None:
    for _ in range(2):
        browser.post(f"/calendar-sync/{integration.id}/active", {"active": "off"})
    assert integration.active is False


def test_delete_asks_first_and_keeps_the_events_by_default(browser: Browser, integration: Integration) -> None:
    address = f"/calendar-sync/{integration.id}/delete"
    page = browser.get(address).text
    assert 'checked class="form-check-input" id="events-0"' in page
    response = browser.post(address, {"events": "keep"})
    assert destination(response) == "/calendar-sync"
    assert integration.ended_at is not None
    assert integration.remove_events_on_end is False
    assert "Work" not in browser.get("/calendar-sync", fragment=True).text


def test_delete_can_remove_the_events_it_wrote(browser: Browser, integration: Integration) -> None:
    browser.post(f"/calendar-sync/{integration.id}/delete", {"events": "remove"})
    assert integration.ended_at is not None
    assert integration.remove_events_on_end is True


def test_delete_refuses_an_unknown_answer(browser: Browser, integration: Integration) -> None:
    response = browser.post(f"/calendar-sync/{integration.id}/delete", {"events": "burn"}, fragment=True)
    assert response.status_code == 422
    assert "events-errors" in response.text
    assert integration.ended_at is None


def test_a_draft_can_be_resumed_where_it_was_left(browser: Browser, draft: Integration) -> None:
    draft.wizard_step = "options"
    page = browser.get("/calendar-sync").text
    assert "Continue setting up" in page
    assert f"/calendar-sync/{draft.id}/wizard/options" in page


def test_a_draft_can_be_discarded(browser: Browser, draft: Integration) -> None:
    number = draft.id
    assert destination(browser.post(f"/calendar-sync/{number}/discard")) == "/calendar-sync"
    assert db.session.get(Integration, number) is None


def test_a_finished_integration_cannot_be_discarded(browser: Browser, integration: Integration) -> None:
    assert browser.post(f"/calendar-sync/{integration.id}/discard").status_code == 404


def test_held_removals_lead_to_the_decision(browser: Browser, integration: Integration) -> None:
    approval = Approval(integration_id=integration.id, side="here", live_links=40)
    db.session.add(approval)
    db.session.commit()
    page = browser.get("/calendar-sync").text
    assert "need your decision" in page
    assert f"/calendar-sync/{integration.id}/approvals/{approval.id}" in page


def test_a_dismissed_notice_is_no_longer_shown(browser: Browser, ada: User) -> None:
    notice = UserMessage(user_id=ada.id, reason=words("Something happened there."))
    db.session.add(notice)
    db.session.commit()
    assert "Something happened there." in browser.get("/calendar-sync").text
    fragment = browser.post(f"/calendar-sync/notices/{notice.id}/dismiss", fragment=True)
    assert fragment.status_code == 200
    assert "Something happened there." not in browser.get("/calendar-sync").text
    assert browser.post(f"/calendar-sync/notices/{notice.id}/dismiss").status_code == 404


def test_a_detached_link_can_be_sent_again(
    browser: Browser, ada: User, integration: Integration, make_link: Callable[..., Link]
) -> None:
    link = make_link(integration, state="detached")
    notice = UserMessage(
        user_id=ada.id, integration_id=integration.id, item_id=link.item_id, reason=words("Removed there.")
    )
    db.session.add(notice)
    db.session.commit()
    assert "Send again" in browser.get("/calendar-sync").text
    link_id = link.id
    browser.post(f"/calendar-sync/notices/{notice.id}/send-again")
    assert db.session.scalar(select(Link).where(Link.id == link_id, Link.state == "detached")) is None
    assert "Removed there." not in browser.get("/calendar-sync").text


def test_a_notice_of_a_calendar_out_of_step_offers_reconnect_while_the_calendar_is_not_in_step(
    browser: Browser, integration: Integration, ada: User
) -> None:
    reconnect = f'href="/calendar-sync/{integration.id}/reconnect">Reconnect</a>'
    db.session.add(UserMessage(user_id=ada.id, integration_id=integration.id, reason=words("It is not in step.")))
    since = utc_now() - timedelta(hours=2)
    failure = Failure(integration_id=integration.id, kind="sending", since=since, reason=words("The server is away."))
    db.session.add(failure)
    assert reconnect in browser.get("/calendar-sync").text
    db.session.delete(failure)
    assert reconnect not in browser.get("/calendar-sync").text


def test_a_notice_without_a_detached_link_cannot_be_sent_again(browser: Browser, ada: User) -> None:
    notice = UserMessage(user_id=ada.id, reason=words("For your information."))
    db.session.add(notice)
    db.session.commit()
    assert "Send again" not in browser.get("/calendar-sync").text
    assert browser.post(f"/calendar-sync/notices/{notice.id}/send-again").status_code == 404


def test_pages_work_while_redis_is_down(app: Flask, browser: Browser, integration: Integration) -> None:
    app.extensions["redis"] = Redis.from_url("redis://127.0.0.1:1/0")
    assert "Work" in browser.get("/calendar-sync").text
    assert "Comparing both calendars" in browser.post(f"/calendar-sync/{integration.id}/sync", fragment=True).text
    browser.post(f"/calendar-sync/{integration.id}/active", {"active": "off"})
    assert integration.active is False


def test_names_are_escaped(browser: Browser, integration: Integration) -> None:
    integration.calendar_name = "<script>alert(1)</script>"
    assert "<script>alert(1)" not in browser.get("/calendar-sync").text
