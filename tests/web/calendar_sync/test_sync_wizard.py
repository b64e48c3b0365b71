"""The four steps of the wizard, forward and back."""

from collections.abc import Callable

import pytest

from emulators.reasons import words
from tests.web.calendar_sync.sync_pages import HOLIDAYS, WORK, Browser, FakeServer, destination
from webapp.accounts.models import User
from webapp.connectors.base import CalendarInfo
from webapp.connectors.errors import AuthorizationLost, TransientError
from webapp.sync.models import Integration, LinkedAccount

ALL_ACCEPTED = {"accept_create": "y", "accept_update": "y", "accept_delete": "y"}


def step(draft: Integration, name: str) -> str:
    return f"/calendar-sync/{draft.id}/wizard/{name}"


@pytest.fixture
def filled(draft: Integration) -> Integration:
    """A draft at its last step."""
    draft.wizard_step = "confirmation"
    draft.calendar_id, draft.calendar_name = WORK.calendar_id, WORK.name
    return draft


def test_the_first_step_shows_the_calendars_of_the_account(
    browser: Browser, draft: Integration, server: FakeServer
) -> None:
    page = browser.get(step(draft, "linked-calendar")).text
    assert "Work" in page
    assert "Holidays" in page
    assert "read-only" in page
    assert 'aria-current="step"' in page


def test_each_step_is_a_fragment_for_htmx(browser: Browser, filled: Integration, server: FakeServer) -> None:
    for name in ("linked-calendar", "your-calendar", "options", "confirmation"):
        fragment = browser.get(step(filled, name), fragment=True)
        assert fragment.status_code == 200
        assert "<html" not in fragment.text
        assert 'id="wizard"' in fragment.text


def test_next_saves_and_opens_the_next_step(browser: Browser, draft: Integration, server: FakeServer) -> None:
    response = browser.post(step(draft, "linked-calendar"), {"calendar_id": WORK.calendar_id, "accept_create": "y"})
    assert destination(response) == step(draft, "your-calendar")
    assert (draft.calendar_id, draft.calendar_name) == (WORK.calendar_id, "Work")
    assert (draft.calendar_color, draft.calendar_zone) == ("#ff0000", "Europe/Berlin")
    assert (draft.accept_create, draft.accept_update, draft.accept_delete) == (True, False, False)


def test_next_swaps_the_next_step_in_at_its_own_address(
    browser: Browser, draft: Integration, server: FakeServer
) -> None:
    response = browser.post(
        step(draft, "linked-calendar"), {"calendar_id": WORK.calendar_id, **ALL_ACCEPTED}, fragment=True
    )
    assert response.headers["HX-Push-Url"] == step(draft, "your-calendar")
    assert "Appointments" in response.text
    assert "<html" not in response.text


def test_a_missing_choice_of_calendar_is_reported_and_the_rest_is_kept(
    browser: Browser, draft: Integration, server: FakeServer
) -> None:
    response = browser.post(step(draft, "linked-calendar"), {"accept_create": "y"}, fragment=True)
    assert response.status_code == 422
    assert "Choose a calendar." in response.text
    assert draft.wizard_step == "linked_calendar"
    assert draft.accept_update is False


def test_later_steps_cannot_be_opened_before_earlier_ones_are_filled_in(
    browser: Browser, draft: Integration, server: FakeServer
) -> None:
    assert destination(browser.get(step(draft, "confirmation"))) == step(draft, "linked-calendar")
    response = browser.post(step(draft, "linked-calendar"), {"calendar_id": WORK.calendar_id, "go": "confirmation"})
    assert destination(response) == step(draft, "your-calendar")


def test_later_steps_cannot_be_saved_before_earlier_ones_are_filled_in(browser: Browser, draft: Integration) -> None:
    assert destination(browser.post(step(draft, "options"), {"retrieve": "y"})) == step(draft, "linked-calendar")
    assert draft.retrieve is False
    assert draft.wizard_step == "linked_calendar"


def test_a_failing_server_does_not_close_later_steps(browser: Browser, filled: Integration, server: FakeServer) -> None:
    server.error = TransientError(words("The server is down."))
    browser.post(step(filled, "linked-calendar"), {"calendar_id": WORK.calendar_id})
    assert filled.wizard_step == "confirmation"


def test_options_that_an_earlier_step_made_invalid_are_reported_at_the_end(
    browser: Browser, filled: Integration
) -> None:
    filled.send, filled.send_past = True, "1w"
    browser.post(step(filled, "your-calendar"), {"kinds": [], "go": "confirmation"})
    assert destination(browser.post(f"/calendar-sync/{filled.id}/finish")) == step(filled, "options")
    assert not filled.is_live


def test_back_saves_valid_values(browser: Browser, filled: Integration) -> None:
    data = {"retrieve": "y", "retrieve_past": "1m", "retrieve_future": "bogus", "go": "your-calendar"}
    response = browser.post(step(filled, "options"), data)
    assert destination(response) == step(filled, "your-calendar")
    assert filled.retrieve is True
    assert filled.retrieve_past == "1m"
    assert filled.retrieve_future == "none"


def test_incomplete_input_is_saved_but_cannot_be_finished(browser: Browser, filled: Integration) -> None:
    none = dict.fromkeys(("retrieve_past", "retrieve_future", "send_past", "send_future"), "none")
    browser.post(step(filled, "options"), {"retrieve": "y", **none, "go": "linked-calendar"})
    assert filled.retrieve is True
    assert destination(browser.get(step(filled, "confirmation"))) == step(filled, "options")
    assert destination(browser.post(f"/calendar-sync/{filled.id}/finish")) == step(filled, "options")
    assert not filled.is_live


def test_a_wizard_can_be_left_and_resumed(browser: Browser, draft: Integration, server: FakeServer) -> None:
    browser.post(step(draft, "linked-calendar"), {"calendar_id": WORK.calendar_id, **ALL_ACCEPTED})
    browser.post(step(draft, "your-calendar"), {"kinds": ["appointment", "task"]})
    assert step(draft, "options") in browser.get("/calendar-sync").text
    page = browser.get(step(draft, "your-calendar")).text
    assert page.count("checked") == 2


def test_kinds_may_all_be_off(browser: Browser, filled: Integration) -> None:
    browser.post(step(filled, "your-calendar"), {})
    assert filled.kinds == []


def test_unknown_kinds_are_refused(browser: Browser, filled: Integration) -> None:
    response = browser.post(step(filled, "your-calendar"), {"kinds": ["secret"]})
    assert response.status_code == 422
    assert filled.kinds == ["appointment"]


def test_nothing_can_be_sent_to_a_read_only_calendar(browser: Browser, draft: Integration, server: FakeServer) -> None:
    draft.send = True
    browser.post(step(draft, "linked-calendar"), {"calendar_id": HOLIDAYS.calendar_id, **ALL_ACCEPTED})
    assert draft.calendar_read_only is True
    assert draft.kinds == []
    assert draft.send is False
    page = browser.get(step(draft, "your-calendar")).text
    assert "read-only" in page
    assert "disabled" in page
    response = browser.post(step(draft, "your-calendar"), {"kinds": ["appointment"]})
    assert response.status_code == 422
    assert draft.kinds == []


def test_sending_to_a_read_only_calendar_is_refused_in_the_options_too(browser: Browser, filled: Integration) -> None:
    filled.calendar_read_only = True
    response = browser.post(step(filled, "options"), {"send": "y", "send_past": "1w", "send_future": "1w"})
    assert response.status_code == 422
    assert "read-only" in response.text
    assert filled.send is False


@pytest.mark.parametrize("switch", ["retrieve", "send"])
def test_a_manual_sync_without_any_range_is_reported(browser: Browser, filled: Integration, switch: str) -> None:
    none = dict.fromkeys(("retrieve_past", "retrieve_future", "send_past", "send_future"), "none")
    response = browser.post(step(filled, "options"), {switch: "y", **none}, fragment=True)
    assert response.status_code == 422
    assert f'id="{switch}-errors"' in response.text


def test_sending_without_any_kind_is_reported(browser: Browser, filled: Integration) -> None:
    filled.kinds = []
    ranges = {"retrieve_past": "none", "retrieve_future": "none", "send_past": "1w", "send_future": "1w"}
    response = browser.post(step(filled, "options"), {"send": "y", **ranges})
    assert response.status_code == 422
    assert "no kind of item is selected" in response.text


def test_a_linked_calendar_cannot_be_chosen(
    browser: Browser,
    ada: User,
    make_account: Callable[..., LinkedAccount],
    make_integration: Callable[..., Integration],
    server: FakeServer,
) -> None:
    account = make_account(ada)
    make_integration(ada, account=account)
    draft = make_integration(ada, account=account, wizard_step="linked_calendar", calendar_id=None)
    assert "already linked" in browser.get(step(draft, "linked-calendar")).text
    response = browser.post(step(draft, "linked-calendar"), {"calendar_id": WORK.calendar_id})
    assert response.status_code == 422
    assert draft.calendar_id is None


def test_a_calendar_that_seems_to_be_linked_another_way_is_offered_with_a_warning(
    browser: Browser,
    draft: Integration,
    server: FakeServer,
    make_account: Callable[..., LinkedAccount],
    make_integration: Callable[..., Integration],
) -> None:
    ada = draft.owner
    through_cronofy = make_account(ada, connector="cronofy", service="icloud", name=ada.email.upper())
    make_integration(ada, account=through_cronofy, calendar_id="cal_1", calendar_name="work")
    page = browser.get(step(draft, "linked-calendar")).text
    assert page.count("added to it twice") == 1
    assert "work (iCloud), which is already linked through Cronofy" in page
    response = browser.post(step(draft, "linked-calendar"), {"calendar_id": WORK.calendar_id, **ALL_ACCEPTED})
    assert destination(response) == step(draft, "your-calendar")


def test_two_calendars_with_the_same_name_are_distinguished(
    browser: Browser, draft: Integration, server: FakeServer
) -> None:
    server.calendars = (WORK, CalendarInfo("/ada/work-2/", "Work", read_only=False))
    page = browser.get(step(draft, "linked-calendar")).text
    assert '<span class="sync-quiet d-block">/ada/team/</span>' in page
    assert '<span class="sync-quiet d-block">/ada/work-2/</span>' in page


def test_an_account_without_calendars_is_reported(browser: Browser, draft: Integration, server: FakeServer) -> None:
    server.calendars = ()
    assert "has no calendar for events" in browser.get(step(draft, "linked-calendar")).text


def test_lost_authorization_offers_to_reconnect(browser: Browser, draft: Integration, server: FakeServer) -> None:
    server.error = AuthorizationLost(words("The password was changed."))
    page = browser.get(step(draft, "linked-calendar")).text
    assert "The password was changed." in page
    assert f"/calendar-sync/{draft.id}/reconnect" in page


def test_a_failing_server_keeps_the_user_on_the_step(browser: Browser, draft: Integration, server: FakeServer) -> None:
    server.error = TransientError(words("The server is down."))
    response = browser.post(step(draft, "linked-calendar"), {"calendar_id": WORK.calendar_id})
    assert response.status_code == 422
    assert "The server is down." in response.text
    assert "Try again" in response.text
    assert draft.wizard_step == "linked_calendar"


def test_the_confirmation_summarises_the_options(browser: Browser, filled: Integration) -> None:
    filled.retrieve, filled.retrieve_past, filled.retrieve_future = True, "1m", "1y"
    page = browser.get(step(filled, "confirmation")).text
    assert "Additions, changes and removals on the linked calendar are also made in My Calendar." in page
    assert "Appointments that you add, change or remove are also added, changed or removed there." in page
    assert "retrieves existing events: 1 month back and 1 year ahead." in page


def test_finish_starts_no_manual_run_by_default(browser: Browser, filled: Integration) -> None:
    browser.post(f"/calendar-sync/{filled.id}/finish")
    assert filled.is_live
    assert filled.state.manual_requested_at is None


def test_a_second_finish_changes_nothing(browser: Browser, filled: Integration) -> None:
    for _ in range(2):
        assert destination(browser.post(f"/calendar-sync/{filled.id}/finish")) == "/calendar-sync"
    assert filled.is_live


def test_finish_needs_every_step(browser: Browser, draft: Integration) -> None:
    assert destination(browser.post(f"/calendar-sync/{draft.id}/finish")) == step(draft, "linked-calendar")
    assert not draft.is_live


def test_two_drafts_cannot_link_the_same_calendar(
    browser: Browser, ada: User, filled: Integration, make_integration: Callable[..., Integration]
) -> None:
    make_integration(ada, account=filled.account)
    response = browser.post(f"/calendar-sync/{filled.id}/finish")
    assert destination(response) == step(filled, "linked-calendar")
    assert not filled.is_live


def test_a_finished_wizard_redirects_to_the_settings(browser: Browser, integration: Integration) -> None:
    settings = f"/calendar-sync/{integration.id}/settings"
    assert destination(browser.get(step(integration, "options"))) == settings
    assert destination(browser.post(step(integration, "options"), {"retrieve": "y"})) == settings
    assert integration.retrieve is False


def test_an_unknown_step_does_not_exist(browser: Browser, draft: Integration) -> None:
    assert browser.get(step(draft, "last-step")).status_code == 404
