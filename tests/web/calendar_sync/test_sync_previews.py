"""Previews on their own page, in the wizard, in the settings, and after reconnecting."""

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from sqlalchemy import select

from emulators.reasons import words
from tests.web.calendar_sync.sync_pages import WORK, Browser, FakeServer, destination
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.models import Integration, Link, Preview, PreviewEntry

MakePreview = Callable[..., Preview]


@pytest.fixture
def make_preview() -> MakePreview:
    def make(integration: Integration, *entries: tuple[str, str, str], **fields: object) -> Preview:
        preview = Preview(**{"integration_id": integration.id, "purpose": "sync_now", "state": "ready", **fields})
        db.session.add(preview)
        db.session.flush()
        db.session.add_all(
            PreviewEntry(
                preview_id=preview.id,
                side=side,
                action=action,
                subject=subject,
                item_id=number,
                reason=words("Because."),
            )
            for number, (side, action, subject) in enumerate(entries, start=1)
        )
        db.session.commit()
        return preview

    return make


@pytest.fixture
def filled(draft: Integration) -> Integration:
    """A draft at its last step, with Retrieve on."""
    draft.wizard_step = "confirmation"
    draft.calendar_id, draft.calendar_name = WORK.calendar_id, WORK.name
    draft.retrieve, draft.retrieve_past = True, "1m"
    db.session.commit()
    return draft


SOME = (
    ("here", "create", "Visit"),
    ("here", "create", "Lunch"),
    ("there", "update", "Repair"),
    ("none", "skip", "Odd"),
)


def page_of(preview: Preview) -> str:
    return f"/calendar-sync/{preview.integration_id}/plans/{preview.id}"


def entries(preview: Preview) -> Sequence[PreviewEntry]:
    return db.session.scalars(
        select(PreviewEntry).where(PreviewEntry.preview_id == preview.id).order_by(PreviewEntry.id)
    ).all()


def previews_of(integration: Integration) -> Sequence[Preview]:
    return db.session.scalars(
        select(Preview).where(Preview.integration_id == integration.id).order_by(Preview.id)
    ).all()


# The page


def test_each_number_links_to_its_entries(
    browser: Browser, integration: Integration, make_preview: MakePreview
) -> None:
    preview = make_preview(integration, *SOME)
    entries(preview)[0].after = {"start": "2026-12-01T09:00:00"}
    page = browser.get(page_of(preview)).text
    assert "Tue 1 Dec 2026, 09:00" in page
    assert "<strong>2</strong> to add" in page
    assert "<strong>1</strong> to change" in page
    assert "<strong>1</strong> to skip" in page
    assert f"{page_of(preview)}?group=here-create" in page
    narrowed = browser.get(f"{page_of(preview)}?group=here-create").text
    assert "Visit" in narrowed
    assert "Repair" not in narrowed


def test_htmx_gets_a_fragment(browser: Browser, integration: Integration, make_preview: MakePreview) -> None:
    fragment = browser.get(page_of(make_preview(integration, *SOME)), fragment=True)
    assert "<html" not in fragment.text
    assert 'id="preview"' in fragment.text


def test_a_large_preview_is_paged(browser: Browser, integration: Integration, make_preview: MakePreview) -> None:
    preview = make_preview(integration, *(("here", "create", f"Visit {number}.") for number in range(120)))
    first = browser.get(page_of(preview)).text
    assert "Visit 49." in first
    assert "Visit 50." not in first
    second = browser.get(f"{page_of(preview)}?after={entries(preview)[49].id}").text
    assert "Visit 50." in second
    assert "Visit 49." not in second


def test_the_page_polls_until_the_preview_is_ready(
    browser: Browser, integration: Integration, make_preview: MakePreview
) -> None:
    preview = make_preview(integration, state="working")
    assert 'hx-trigger="every 1s"' in browser.get(page_of(preview)).text
    preview.state = "ready"
    assert 'hx-trigger="every 1s"' not in browser.get(page_of(preview)).text


def test_one_entry_can_be_left_out_and_included_again(
    browser: Browser, integration: Integration, make_preview: MakePreview
) -> None:
    preview = make_preview(integration, *SOME)
    chosen = entries(preview)[0].id
    assert destination(browser.post(f"{page_of(preview)}/choose", {"leave_out": chosen})) == page_of(preview)
    assert [entry.included for entry in entries(preview)] == [False, True, True, True]
    assert "Left out." in browser.post(f"{page_of(preview)}/choose", {"leave_out": chosen}, fragment=True).text
    browser.post(f"{page_of(preview)}/choose", {"include": chosen})
    assert all(entry.included for entry in entries(preview))


def test_all_entries_of_a_group_can_be_left_out(
    browser: Browser, integration: Integration, make_preview: MakePreview
) -> None:
    preview = make_preview(integration, *SOME)
    response = browser.post(f"{page_of(preview)}/choose", {"leave_out": "all", "group": "here-create"})
    assert destination(response) == f"{page_of(preview)}?group=here-create"
    assert [entry.included for entry in entries(preview)] == [False, False, True, True]


def test_entries_of_one_pair_are_left_out_together(
    browser: Browser, integration: Integration, make_preview: MakePreview
) -> None:
    preview = make_preview(
        integration, ("none", "adopt", "Twin"), ("there", "update", "Twin"), ("here", "create", "Visit")
    )
    for entry in entries(preview)[:2]:
        entry.item_id = 7
    browser.post(f"{page_of(preview)}/choose", {"leave_out": entries(preview)[0].id})
    assert [entry.included for entry in entries(preview)] == [False, False, True]


def test_a_skipped_entry_cannot_be_left_out(
    browser: Browser, integration: Integration, make_preview: MakePreview
) -> None:
    preview = make_preview(integration, *SOME)
    browser.post(f"{page_of(preview)}/choose", {"leave_out": entries(preview)[3].id})
    assert all(entry.included for entry in entries(preview))


def test_an_invalid_entry_id_is_not_found(
    browser: Browser, integration: Integration, make_preview: MakePreview
) -> None:
    preview = make_preview(integration, *SOME)
    assert browser.post(f"{page_of(preview)}/choose", {"leave_out": "x"}).status_code == 404
    assert browser.post(f"{page_of(preview)}/answer", {"answer": "x"}).status_code == 422
    assert preview.state == "ready"


def test_entries_cannot_be_left_out_after_the_decision(
    browser: Browser, integration: Integration, make_preview: MakePreview
) -> None:
    preview = make_preview(integration, *SOME, state="done")
    browser.post(f"{page_of(preview)}/choose", {"leave_out": entries(preview)[0].id})
    assert all(entry.included for entry in entries(preview))


def test_applying_a_preview_requests_the_run(
    browser: Browser, integration: Integration, make_preview: MakePreview
) -> None:
    preview = make_preview(integration, *SOME)
    assert destination(browser.post(f"{page_of(preview)}/answer", {"answer": "carry_out"})) == page_of(preview)
    assert (preview.state, preview.decided_by_id) == ("approved", integration.owner_id)
    assert integration.state.manual_requested_at is not None
    assert "The changes are being made" in browser.get(page_of(preview)).text


def test_applying_a_preview_in_the_settings_shows_the_progress(
    browser: Browser, integration: Integration, make_preview: MakePreview
) -> None:
    preview = make_preview(integration, *SOME)
    answer = browser.post(f"{page_of(preview)}/answer", {"answer": "carry_out", "place": "settings"}, fragment=True)
    assert "About to start" in answer.text
    assert f"/calendar-sync/{integration.id}/progress" in answer.text


def test_not_now_changes_nothing(browser: Browser, integration: Integration, make_preview: MakePreview) -> None:
    preview = make_preview(integration, *SOME)
    browser.post(f"{page_of(preview)}/answer", {"answer": "not_now"})
    assert preview.state == "dropped"
    assert integration.state.manual_requested_at is None
    assert "This preview was discarded. Nothing was changed." in browser.get(page_of(preview)).text


def test_each_entry_shows_its_outcome_after_the_run(
    browser: Browser, integration: Integration, make_preview: MakePreview
) -> None:
    preview = make_preview(integration, *SOME, state="done", decided_at=utc_now(), finished_at=utc_now())
    for entry, outcome in zip(entries(preview), ("as_planned", "differs", "left_out", "as_planned"), strict=True):
        entry.outcome = outcome
    entries(preview)[1].explanation = words("It was moved meanwhile.")
    page = browser.get(page_of(preview)).text
    assert "2 as shown" in page
    assert "It was moved meanwhile." in page
    narrowed = browser.get(f"{page_of(preview)}?outcome=differs").text
    assert "Lunch" in narrowed
    assert "Repair" not in narrowed


def test_a_failed_preview_shows_its_reason(
    browser: Browser, integration: Integration, make_preview: MakePreview
) -> None:
    preview = make_preview(integration, state="failed", reason=words("The server is down."))
    page = browser.get(page_of(preview)).text
    assert "nothing was changed: The server is down." in page


def test_nobody_else_can_read_or_answer_a_preview(
    browse: Callable[[User], Browser], cem: User, integration: Integration, make_preview: MakePreview
) -> None:
    preview = make_preview(integration, *SOME)
    strange = browse(cem)
    assert strange.get(page_of(preview)).status_code == 404
    assert strange.get(f"{page_of(preview)}/summary", fragment=True).status_code == 404
    assert strange.post(f"{page_of(preview)}/answer", {"answer": "carry_out"}).status_code == 404
    assert preview.state == "ready"


def test_a_preview_is_not_found_under_another_integration(
    browser: Browser, integration: Integration, make_integration: Callable[..., Integration], make_preview: MakePreview
) -> None:
    other = make_integration(integration.owner, account=integration.account, calendar_id="/other/")
    preview = make_preview(integration, *SOME)
    assert browser.get(f"/calendar-sync/{other.id}/plans/{preview.id}").status_code == 404


# Sync now and options


def test_sync_now_makes_a_preview_and_changes_nothing(browser: Browser, integration: Integration) -> None:
    response = browser.post(f"/calendar-sync/{integration.id}/sync", fragment=True)
    assert "Comparing both calendars" in response.text
    [preview] = previews_of(integration)
    assert (preview.purpose, preview.state) == ("sync_now", "working")
    assert f"{page_of(preview)}/summary?place=settings" in response.text
    assert integration.state.manual_requested_at is None


def test_sync_now_works_without_scripts(browser: Browser, integration: Integration) -> None:
    response = browser.post(f"/calendar-sync/{integration.id}/sync")
    [preview] = previews_of(integration)
    assert destination(response) == page_of(preview)
    assert destination(browser.get(f"{page_of(preview)}/summary")) == page_of(preview)


def test_a_newer_preview_drops_the_older_one(browser: Browser, integration: Integration) -> None:
    for _ in range(2):
        browser.post(f"/calendar-sync/{integration.id}/sync", fragment=True)
    assert [preview.state for preview in previews_of(integration)] == ["dropped", "working"]


def test_the_settings_show_the_numbers(browser: Browser, integration: Integration, make_preview: MakePreview) -> None:
    preview = make_preview(integration, *SOME)
    page = browser.get(f"/calendar-sync/{integration.id}/settings").text
    assert "<strong>2</strong> to add" in page
    assert "Apply" in page
    assert "Not now" in page
    assert page_of(preview) in page


def test_a_preview_without_changes_is_finished_at_once(
    browser: Browser, integration: Integration, make_preview: MakePreview
) -> None:
    preview = make_preview(integration, ("none", "skip", "Odd"), state="approved")
    answer = browser.get(f"{page_of(preview)}/summary?place=settings", fragment=True)
    assert "Both calendars are in step; nothing to do." in answer.text


def test_changed_options_make_a_preview(browser: Browser, integration: Integration) -> None:
    address = f"/calendar-sync/{integration.id}/settings"
    ranges = {"retrieve_past": "1w", "retrieve_future": "1w", "send_past": "none", "send_future": "none"}
    browser.post(address, {"kinds": ["appointment"], "retrieve": "y", **ranges})
    [preview] = previews_of(integration)
    assert preview.purpose == "options"
    assert "Comparing both calendars" in browser.get(address).text


def test_unchanged_options_make_no_preview(browser: Browser, integration: Integration) -> None:
    ranges = dict.fromkeys(("retrieve_past", "retrieve_future", "send_past", "send_future"), "none")
    accepted = dict.fromkeys(("accept_create", "accept_update", "accept_delete"), "y")
    browser.post(f"/calendar-sync/{integration.id}/settings", {"kinds": ["appointment"], **accepted, **ranges})
    assert previews_of(integration) == []


def test_options_of_an_integration_that_is_off_make_no_preview(browser: Browser, integration: Integration) -> None:
    integration.active = False
    browser.post(f"/calendar-sync/{integration.id}/settings", {"kinds": []})
    assert integration.kinds == []
    assert previews_of(integration) == []


# The wizard


def confirmation(draft: Integration) -> str:
    return f"/calendar-sync/{draft.id}/wizard/confirmation"


def test_the_confirmation_makes_one_preview(browser: Browser, filled: Integration) -> None:
    for _ in range(2):
        assert "Comparing both calendars" in browser.get(confirmation(filled)).text
    assert [preview.purpose for preview in previews_of(filled)] == ["first_run"]


def test_the_confirmation_replaces_a_preview_after_an_hour(
    browser: Browser, filled: Integration, make_preview: MakePreview
) -> None:
    make_preview(filled, *SOME, purpose="first_run", created_at=utc_now() - timedelta(hours=2))
    assert "Comparing both calendars" in browser.get(confirmation(filled)).text
    assert [preview.state for preview in previews_of(filled)] == ["dropped", "working"]


def test_the_confirmation_of_a_link_without_a_manual_sync_announces_no_writes(
    browser: Browser, filled: Integration
) -> None:
    filled.retrieve = False
    assert "Nothing is changed now." in browser.get(confirmation(filled)).text
    assert previews_of(filled) == []


def test_matching_entries_on_both_sides_need_a_preview_too(
    browser: Browser, filled: Integration, integration: Integration, make_link: Callable[..., Link]
) -> None:
    make_link(integration)  # an item that is there to be found on the new calendar, too
    filled.retrieve = False
    assert "Comparing both calendars" in browser.get(confirmation(filled)).text
    assert [preview.purpose for preview in previews_of(filled)] == ["first_run"]


def test_changed_answers_make_a_new_preview(browser: Browser, filled: Integration) -> None:
    browser.get(confirmation(filled))
    ranges = {"retrieve_past": "1y", "retrieve_future": "none", "send_past": "none", "send_future": "none"}
    browser.post(f"/calendar-sync/{filled.id}/wizard/options", {"retrieve": "y", **ranges}, fragment=True)
    assert [preview.state for preview in previews_of(filled)] == ["dropped", "working"]
    browser.post(f"/calendar-sync/{filled.id}/wizard/options", {"retrieve": "y", **ranges}, fragment=True)
    assert [preview.state for preview in previews_of(filled)] == ["dropped", "working"]


def test_finish_is_refused_until_the_preview_is_ready(browser: Browser, filled: Integration) -> None:
    browser.get(confirmation(filled))
    response = browser.post(f"/calendar-sync/{filled.id}/finish")
    assert response.status_code == 409
    panel, _, rest = response.text.partition('aria-label="Preview"')[2].partition("</section>")
    assert "Comparing both calendars" in panel
    assert "still being compared" in rest  # outside of the panel, which is replaced every second
    assert not filled.is_live


def test_finish_applies_the_preview(browser: Browser, filled: Integration, make_preview: MakePreview) -> None:
    preview = make_preview(filled, *SOME, purpose="first_run")
    assert "<strong>2</strong> to add" in browser.get(confirmation(filled)).text
    assert destination(browser.post(f"/calendar-sync/{filled.id}/finish")) == "/calendar-sync"
    assert filled.is_live
    assert preview.state == "approved"
    assert filled.state.manual_requested_at is not None


def test_finish_after_a_failed_preview_changes_nothing(
    browser: Browser, filled: Integration, make_preview: MakePreview
) -> None:
    make_preview(filled, purpose="first_run", state="failed", reason=words("The server is down."))
    assert destination(browser.post(f"/calendar-sync/{filled.id}/finish")) == "/calendar-sync"
    assert filled.is_live
    assert filled.state.manual_requested_at is None
    assert "Nothing existing was synced." in browser.get("/calendar-sync").text


def test_the_first_preview_can_be_opened_before_the_wizard_is_finished(
    browser: Browser, filled: Integration, make_preview: MakePreview
) -> None:
    preview = make_preview(filled, *SOME, purpose="first_run")
    assert "Back to Confirmation" in browser.get(page_of(preview)).text
    browser.post(f"{page_of(preview)}/choose", {"leave_out": entries(preview)[0].id})
    assert "(1 left out)" in browser.get(confirmation(filled)).text
    assert browser.post(f"{page_of(preview)}/answer", {"answer": "carry_out"}).status_code == 404


# Reconnecting


def test_reconnecting_redirects_to_the_preview(browser: Browser, integration: Integration, server: FakeServer) -> None:
    integration.account.authorization_lost_at = utc_now()
    address = f"/calendar-sync/{integration.id}/reconnect"
    response = browser.post(address, {"password": "a password of the server"})
    [preview] = previews_of(integration)
    assert preview.purpose == "reconnect"
    assert destination(response) == page_of(preview)


def test_the_listing_shows_that_a_preview_waits(
    browser: Browser, integration: Integration, make_preview: MakePreview
) -> None:
    preview = make_preview(integration, *SOME, purpose="reconnect", ready_at=utc_now())
    listing = browser.get("/calendar-sync").text
    assert "Waiting for you: see the preview." in listing
    assert page_of(preview) in listing
    assert "Not now" not in browser.get(page_of(preview)).text


def test_continuing_without_the_preview_approves_everything(
    browser: Browser, integration: Integration, make_preview: MakePreview
) -> None:
    preview = make_preview(integration, purpose="reconnect", state="working")
    browser.post(f"{page_of(preview)}/answer", {"answer": "unseen"})
    assert preview.state == "dropped"
    assert integration.state.manual_requested_at is not None
    assert "Waiting for you" not in browser.get("/calendar-sync").text


def test_an_integration_that_waits_keeps_waiting_for_a_newer_preview(
    browser: Browser, integration: Integration, make_preview: MakePreview
) -> None:
    make_preview(integration, *SOME, purpose="reconnect")
    browser.post(f"/calendar-sync/{integration.id}/sync", fragment=True)
    assert [(preview.purpose, preview.state) for preview in previews_of(integration)] == [
        ("reconnect", "dropped"),
        ("reconnect", "working"),
    ]
