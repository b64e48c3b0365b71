"""The plan as the owner sees it: in the wizard, in the settings, after reconnecting, and on its own page."""

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.reasons import words
from tests.web.calendar_sync.sync_pages import WORK, Browser, FakeServer, destination
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.models import Integration, Link, Preview, PreviewEntry

MakePlan = Callable[..., Preview]


@pytest.fixture
def make_plan() -> MakePlan:
    def make(integration: Integration, *entries: tuple[str, str, str], **fields: object) -> Preview:
        plan = Preview(**{"integration_id": integration.id, "purpose": "sync_now", "state": "ready", **fields})
        db.session.add(plan)
        db.session.flush()
        db.session.add_all(
            PreviewEntry(
                plan_id=plan.id, side=side, action=action, subject=subject, item_id=number, reason=words("Because.")
            )
            for number, (side, action, subject) in enumerate(entries, start=1)
        )
        db.session.commit()
        return plan

    return make


@pytest.fixture
def filled(draft: Integration) -> Integration:
    """A draft at its last step, which shall retrieve."""
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


def page_of(plan: Preview) -> str:
    return f"/calendar-sync/{plan.integration_id}/plans/{plan.id}"


def entries(plan: Preview) -> Sequence[PreviewEntry]:
    return db.session.scalars(
        select(PreviewEntry).where(PreviewEntry.plan_id == plan.id).order_by(PreviewEntry.id)
    ).all()


def plans_of(integration: Integration) -> Sequence[Preview]:
    return db.session.scalars(
        select(Preview).where(Preview.integration_id == integration.id).order_by(Preview.id)
    ).all()


# The page


def test_each_number_leads_to_the_list_behind_it(
    browser: Browser, integration: Integration, make_plan: MakePlan
) -> None:
    plan = make_plan(integration, *SOME)
    entries(plan)[0].after = {"start": "2026-12-01T09:00:00"}
    page = browser.get(page_of(plan)).text
    assert "Tue 1 Dec 2026, 09:00" in page
    assert "<strong>2</strong> to add" in page
    assert "<strong>1</strong> to change" in page
    assert "<strong>1</strong> to skip" in page
    assert f"{page_of(plan)}?group=here-create" in page
    narrowed = browser.get(f"{page_of(plan)}?group=here-create").text
    assert "Visit" in narrowed
    assert "Repair" not in narrowed


def test_the_page_is_a_fragment_for_htmx(browser: Browser, integration: Integration, make_plan: MakePlan) -> None:
    fragment = browser.get(page_of(make_plan(integration, *SOME)), fragment=True)
    assert "<html" not in fragment.text
    assert 'id="plan"' in fragment.text


def test_a_plan_of_thousands_is_paged(browser: Browser, integration: Integration, make_plan: MakePlan) -> None:
    plan = make_plan(integration, *(("here", "create", f"Visit {number}.") for number in range(120)))
    first = browser.get(page_of(plan)).text
    assert "Visit 49." in first
    assert "Visit 50." not in first
    second = browser.get(f"{page_of(plan)}?after={entries(plan)[49].id}").text
    assert "Visit 50." in second
    assert "Visit 49." not in second


def test_a_page_polls_a_plan_until_it_is_ready(browser: Browser, integration: Integration, make_plan: MakePlan) -> None:
    plan = make_plan(integration, state="working")
    assert 'hx-trigger="every 1s"' in browser.get(page_of(plan)).text
    plan.state = "ready"
    assert 'hx-trigger="every 1s"' not in browser.get(page_of(plan)).text


def test_one_entry_can_be_left_out_and_included_again(
    browser: Browser, integration: Integration, make_plan: MakePlan
) -> None:
    plan = make_plan(integration, *SOME)
    chosen = entries(plan)[0].id
    assert destination(browser.post(f"{page_of(plan)}/choose", {"leave_out": chosen})) == page_of(plan)
    assert [entry.included for entry in entries(plan)] == [False, True, True, True]
    assert "Left out." in browser.post(f"{page_of(plan)}/choose", {"leave_out": chosen}, fragment=True).text
    browser.post(f"{page_of(plan)}/choose", {"include": chosen})
    assert all(entry.included for entry in entries(plan))


def test_a_whole_group_can_be_left_out(browser: Browser, integration: Integration, make_plan: MakePlan) -> None:
    plan = make_plan(integration, *SOME)
    response = browser.post(f"{page_of(plan)}/choose", {"leave_out": "all", "group": "here-create"})
    assert destination(response) == f"{page_of(plan)}?group=here-create"
    assert [entry.included for entry in entries(plan)] == [False, False, True, True]


def test_what_belongs_to_one_pair_is_left_out_together(
    browser: Browser, integration: Integration, make_plan: MakePlan
) -> None:
    plan = make_plan(integration, ("none", "adopt", "Twin"), ("there", "update", "Twin"), ("here", "create", "Visit"))
    for entry in entries(plan)[:2]:
        entry.item_id = 7
    browser.post(f"{page_of(plan)}/choose", {"leave_out": entries(plan)[0].id})
    assert [entry.included for entry in entries(plan)] == [False, False, True]


def test_a_skip_is_no_choice(browser: Browser, integration: Integration, make_plan: MakePlan) -> None:
    plan = make_plan(integration, *SOME)
    browser.post(f"{page_of(plan)}/choose", {"leave_out": entries(plan)[3].id})
    assert all(entry.included for entry in entries(plan))


def test_nonsense_is_no_choice(browser: Browser, integration: Integration, make_plan: MakePlan) -> None:
    plan = make_plan(integration, *SOME)
    assert browser.post(f"{page_of(plan)}/choose", {"leave_out": "x"}).status_code == 404
    assert browser.post(f"{page_of(plan)}/answer", {"answer": "x"}).status_code == 422
    assert plan.state == "ready"


def test_what_was_decided_cannot_be_chosen_any_more(
    browser: Browser, integration: Integration, make_plan: MakePlan
) -> None:
    plan = make_plan(integration, *SOME, state="done")
    browser.post(f"{page_of(plan)}/choose", {"leave_out": entries(plan)[0].id})
    assert all(entry.included for entry in entries(plan))


def test_carrying_out_asks_for_the_run(browser: Browser, integration: Integration, make_plan: MakePlan) -> None:
    plan = make_plan(integration, *SOME)
    assert destination(browser.post(f"{page_of(plan)}/answer", {"answer": "carry_out"})) == page_of(plan)
    assert (plan.state, plan.decided_by_id) == ("approved", integration.owner_id)
    assert integration.state.manual_requested_at is not None
    assert "is being carried out" in browser.get(page_of(plan)).text


def test_carrying_out_in_the_settings_shows_the_progress(
    browser: Browser, integration: Integration, make_plan: MakePlan
) -> None:
    plan = make_plan(integration, *SOME)
    answer = browser.post(f"{page_of(plan)}/answer", {"answer": "carry_out", "place": "settings"}, fragment=True)
    assert "About to start" in answer.text
    assert f"/calendar-sync/{integration.id}/progress" in answer.text


def test_not_now_moves_nothing(browser: Browser, integration: Integration, make_plan: MakePlan) -> None:
    plan = make_plan(integration, *SOME)
    browser.post(f"{page_of(plan)}/answer", {"answer": "not_now"})
    assert plan.state == "dropped"
    assert integration.state.manual_requested_at is None
    assert "nothing of it was done" in browser.get(page_of(plan)).text


def test_afterwards_each_entry_shows_its_outcome(
    browser: Browser, integration: Integration, make_plan: MakePlan
) -> None:
    plan = make_plan(integration, *SOME, state="done", decided_at=utc_now(), finished_at=utc_now())
    for entry, outcome in zip(entries(plan), ("as_planned", "differs", "left_out", "as_planned"), strict=True):
        entry.outcome = outcome
    entries(plan)[1].explanation = words("It was moved meanwhile.")
    page = browser.get(page_of(plan)).text
    assert "2 as planned" in page
    assert "It was moved meanwhile." in page
    narrowed = browser.get(f"{page_of(plan)}?outcome=differs").text
    assert "Lunch" in narrowed
    assert "Repair" not in narrowed


def test_a_plan_that_failed_shows_its_reason(browser: Browser, integration: Integration, make_plan: MakePlan) -> None:
    plan = make_plan(integration, state="failed", reason=words("The server is down."))
    page = browser.get(page_of(plan)).text
    assert "nothing was moved: The server is down." in page


def test_nobody_else_sees_a_plan(
    browse: Callable[[User], Browser], cem: User, integration: Integration, make_plan: MakePlan
) -> None:
    plan = make_plan(integration, *SOME)
    strange = browse(cem)
    assert strange.get(page_of(plan)).status_code == 404
    assert strange.get(f"{page_of(plan)}/summary", fragment=True).status_code == 404
    assert strange.post(f"{page_of(plan)}/answer", {"answer": "carry_out"}).status_code == 404
    assert plan.state == "ready"


def test_a_plan_hangs_on_its_own_integration(
    browser: Browser, integration: Integration, make_integration: Callable[..., Integration], make_plan: MakePlan
) -> None:
    other = make_integration(integration.owner, account=integration.account, calendar_id="/other/")
    plan = make_plan(integration, *SOME)
    assert browser.get(f"/calendar-sync/{other.id}/plans/{plan.id}").status_code == 404


# Sync now and options


def test_sync_now_makes_a_plan_and_moves_nothing(browser: Browser, integration: Integration) -> None:
    response = browser.post(f"/calendar-sync/{integration.id}/sync", fragment=True)
    assert "Looking at both calendars" in response.text
    [plan] = plans_of(integration)
    assert (plan.purpose, plan.state) == ("sync_now", "working")
    assert f"{page_of(plan)}/summary?place=settings" in response.text
    assert integration.state.manual_requested_at is None


def test_sync_now_works_without_scripts(browser: Browser, integration: Integration) -> None:
    response = browser.post(f"/calendar-sync/{integration.id}/sync")
    [plan] = plans_of(integration)
    assert destination(response) == page_of(plan)
    assert destination(browser.get(f"{page_of(plan)}/summary")) == page_of(plan)


def test_a_newer_plan_drops_the_older_one(browser: Browser, integration: Integration) -> None:
    for _ in range(2):
        browser.post(f"/calendar-sync/{integration.id}/sync", fragment=True)
    assert [plan.state for plan in plans_of(integration)] == ["dropped", "working"]


def test_the_settings_show_the_numbers_in_place(
    browser: Browser, integration: Integration, make_plan: MakePlan
) -> None:
    plan = make_plan(integration, *SOME)
    page = browser.get(f"/calendar-sync/{integration.id}/settings").text
    assert "<strong>2</strong> to add" in page
    assert "Carry out" in page
    assert "Not now" in page
    assert page_of(plan) in page


def test_both_in_step_is_said_at_once(browser: Browser, integration: Integration, make_plan: MakePlan) -> None:
    plan = make_plan(integration, ("none", "skip", "Odd"), state="approved")
    answer = browser.get(f"{page_of(plan)}/summary?place=settings", fragment=True)
    assert "Both calendars are in step; nothing to do." in answer.text


def test_changed_options_show_what_they_move(browser: Browser, integration: Integration) -> None:
    address = f"/calendar-sync/{integration.id}/settings"
    ranges = {"retrieve_past": "1w", "retrieve_future": "1w", "send_past": "none", "send_future": "none"}
    browser.post(address, {"kinds": ["appointment"], "retrieve": "y", **ranges})
    [plan] = plans_of(integration)
    assert plan.purpose == "options"
    assert "Looking at both calendars" in browser.get(address).text


def test_saving_the_same_options_again_needs_no_plan(browser: Browser, integration: Integration) -> None:
    ranges = dict.fromkeys(("retrieve_past", "retrieve_future", "send_past", "send_future"), "none")
    accepted = dict.fromkeys(("accept_create", "accept_update", "accept_delete"), "y")
    browser.post(f"/calendar-sync/{integration.id}/settings", {"kinds": ["appointment"], **accepted, **ranges})
    assert plans_of(integration) == []


def test_options_of_what_is_switched_off_wait_without_a_plan(browser: Browser, integration: Integration) -> None:
    integration.active = False
    browser.post(f"/calendar-sync/{integration.id}/settings", {"kinds": []})
    assert integration.kinds == []
    assert plans_of(integration) == []


# The wizard


def confirmation(draft: Integration) -> str:
    return f"/calendar-sync/{draft.id}/wizard/confirmation"


def test_the_confirmation_works_a_plan_out_once(browser: Browser, filled: Integration) -> None:
    for _ in range(2):
        assert "Looking at both calendars" in browser.get(confirmation(filled)).text
    assert [plan.purpose for plan in plans_of(filled)] == ["first_run"]


def test_whoever_comes_back_hours_later_sees_a_new_plan(
    browser: Browser, filled: Integration, make_plan: MakePlan
) -> None:
    make_plan(filled, *SOME, purpose="first_run", created_at=utc_now() - timedelta(hours=2))
    assert "Looking at both calendars" in browser.get(confirmation(filled)).text
    assert [plan.state for plan in plans_of(filled)] == ["dropped", "working"]


def test_the_confirmation_of_a_link_without_a_manual_sync_announces_no_writes(
    browser: Browser, filled: Integration
) -> None:
    filled.retrieve = False
    assert "Nothing moves now." in browser.get(confirmation(filled)).text
    assert plans_of(filled) == []


def test_what_may_be_on_both_sides_already_is_looked_at_even_so(
    browser: Browser, filled: Integration, integration: Integration, make_link: Callable[..., Link]
) -> None:
    make_link(integration)  # an item that is there to be found on the new calendar, too
    filled.retrieve = False
    assert "Looking at both calendars" in browser.get(confirmation(filled)).text
    assert [plan.purpose for plan in plans_of(filled)] == ["first_run"]


def test_other_answers_need_another_plan(browser: Browser, filled: Integration) -> None:
    browser.get(confirmation(filled))
    ranges = {"retrieve_past": "1y", "retrieve_future": "none", "send_past": "none", "send_future": "none"}
    browser.post(f"/calendar-sync/{filled.id}/wizard/options", {"retrieve": "y", **ranges}, fragment=True)
    assert [plan.state for plan in plans_of(filled)] == ["dropped", "working"]
    browser.post(f"/calendar-sync/{filled.id}/wizard/options", {"retrieve": "y", **ranges}, fragment=True)
    assert [plan.state for plan in plans_of(filled)] == ["dropped", "working"]


def test_finish_waits_for_the_plan(browser: Browser, filled: Integration) -> None:
    browser.get(confirmation(filled))
    response = browser.post(f"/calendar-sync/{filled.id}/finish")
    assert response.status_code == 409
    panel, _, rest = response.text.partition('aria-label="Plan"')[2].partition("</section>")
    assert "Looking at both calendars" in panel
    assert "still being looked at" in rest  # where the panel, which asks again every second, leaves it
    assert not filled.is_live


def test_finish_carries_out_what_the_plan_shows(browser: Browser, filled: Integration, make_plan: MakePlan) -> None:
    plan = make_plan(filled, *SOME, purpose="first_run")
    assert "<strong>2</strong> to add" in browser.get(confirmation(filled)).text
    assert destination(browser.post(f"/calendar-sync/{filled.id}/finish")) == "/calendar-sync"
    assert filled.is_live
    assert plan.state == "approved"
    assert filled.state.manual_requested_at is not None


def test_finish_without_a_plan_that_worked_moves_nothing(
    browser: Browser, filled: Integration, make_plan: MakePlan
) -> None:
    make_plan(filled, purpose="first_run", state="failed", reason=words("The server is down."))
    assert destination(browser.post(f"/calendar-sync/{filled.id}/finish")) == "/calendar-sync"
    assert filled.is_live
    assert filled.state.manual_requested_at is None
    assert "Nothing that exists was moved." in browser.get("/calendar-sync").text


def test_the_first_plan_is_looked_through_before_the_wizard_is_finished(
    browser: Browser, filled: Integration, make_plan: MakePlan
) -> None:
    plan = make_plan(filled, *SOME, purpose="first_run")
    assert "Back to Confirmation" in browser.get(page_of(plan)).text
    browser.post(f"{page_of(plan)}/choose", {"leave_out": entries(plan)[0].id})
    assert "(1 left out)" in browser.get(confirmation(filled)).text
    assert browser.post(f"{page_of(plan)}/answer", {"answer": "carry_out"}).status_code == 404


# Reconnecting


def test_reconnecting_leads_to_the_plan(browser: Browser, integration: Integration, server: FakeServer) -> None:
    integration.account.authorization_lost_at = utc_now()
    address = f"/calendar-sync/{integration.id}/reconnect"
    response = browser.post(address, {"password": "a password of the server"})
    [plan] = plans_of(integration)
    assert plan.purpose == "reconnect"
    assert destination(response) == page_of(plan)


def test_an_integration_that_waits_is_labelled_so(
    browser: Browser, integration: Integration, make_plan: MakePlan
) -> None:
    plan = make_plan(integration, *SOME, purpose="reconnect", ready_at=utc_now())
    listing = browser.get("/calendar-sync").text
    assert "Waiting for you: look at the plan." in listing
    assert page_of(plan) in listing
    assert "Not now" not in browser.get(page_of(plan)).text


def test_going_on_without_looking(browser: Browser, integration: Integration, make_plan: MakePlan) -> None:
    plan = make_plan(integration, purpose="reconnect", state="working")
    browser.post(f"{page_of(plan)}/answer", {"answer": "unseen"})
    assert plan.state == "dropped"
    assert integration.state.manual_requested_at is not None
    assert "Waiting for you" not in browser.get("/calendar-sync").text


def test_who_waits_goes_on_waiting_for_a_newer_plan(
    browser: Browser, integration: Integration, make_plan: MakePlan
) -> None:
    make_plan(integration, *SOME, purpose="reconnect")
    browser.post(f"/calendar-sync/{integration.id}/sync", fragment=True)
    assert [(plan.purpose, plan.state) for plan in plans_of(integration)] == [
        ("reconnect", "dropped"),
        ("reconnect", "working"),
    ]
