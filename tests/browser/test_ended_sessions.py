"""A session that ends while somebody works: nothing that was typed is lost, and no page is taken away."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.people import Person, save
from tests.browser.windows import OpenWindow
from tests.conftest import PASSWORD


def test_dialog_is_saved_after_signing_in_again(ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ben.state)
    page.goto("/my-calendar/month/2027-02")
    page.locator("#calendar-new").click()
    page.get_by_role("menuitem", name="Add appointment").click()
    dialog = page.locator("#dialog")
    dialog.get_by_label("Subject").fill("Boiler of the Mill")
    _end_session(page)
    dialog.get_by_role("button", name="Save").click()
    bar = dialog.get_by_role("status").filter(has_text="You are signed out.")
    expect(bar).to_be_visible()
    expect(dialog.get_by_label("Subject")).to_have_value("Boiler of the Mill")

    _sign_in_in_new_tab(page, bar, ben, back_to="/my-calendar/month/2027-02")
    expect(bar).to_have_count(0)
    expect(dialog.get_by_label("Subject")).to_have_value("Boiler of the Mill")
    save(page)
    expect(page.get_by_text("Appointment added.")).to_be_visible()


def test_form_whose_session_was_renewed_behind_its_back_is_saved_at_once(ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ben.state)
    page.goto("/my-calendar/month/2027-02")
    page.locator("#calendar-new").click()
    page.get_by_role("menuitem", name="Add appointment").click()
    page.locator("#dialog").get_by_label("Subject").fill("Second boiler")
    _end_session(page)
    # Signed in without a page of ours that could notify the others.
    token = re.search(r'name="csrf_token" type="hidden" value="([^"]+)"', page.request.get("/sign-in").text())
    assert token
    form = {"csrf_token": token[1], "email": ben.email, "password": PASSWORD}
    assert page.request.post("/sign-in", form=form).ok
    save(page)
    expect(page.get_by_text("Appointment added.")).to_be_visible()


def test_form_of_a_page_is_saved_after_signing_in_again(ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ben.state)
    page.goto("/clients/new")
    page.get_by_label("Name", exact=True).fill("Mill Heating & Sons")
    _end_session(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    _sign_in_in_new_tab(page, page.locator("main"), ben, back_to="/clients/new")
    page.get_by_role("button", name="Save").click()
    saved = page.get_by_role("heading", name="Mill Heating & Sons")
    again = page.get_by_role("heading", name="This form has expired")
    expect(saved.or_(again)).to_be_visible()
    if again.is_visible():  # the page of somebody who is signed out belongs to nobody: it is asked once more
        page.get_by_role("button", name="Save").click()
    expect(saved).to_be_visible()


def test_polling_does_not_leave_the_page(ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ben.state)
    page.goto("/calendar-sync")
    _end_session(page)
    bar = page.get_by_role("status").filter(has_text="You are signed out.")
    expect(bar).to_be_visible()  # the listing looks again every few seconds
    expect(page).to_have_url(re.compile("/calendar-sync$"))
    expect(page.get_by_role("heading", name="Calendar Sync")).to_be_visible()

    bar.get_by_role("link", name="Sign in").click()  # nothing was typed, so in the same tab
    _fill_in(page, ben)
    expect(page).to_have_url(re.compile("/calendar-sync$"))
    expect(page.locator(".app-signed-out")).to_have_count(0)


def test_form_of_one_person_is_not_saved_as_another(ben: Person, ada: Person, open_window: OpenWindow) -> None:
    page = open_window(ben.state)
    page.goto("/my-calendar/month/2027-02")
    page.locator("#calendar-new").click()
    page.get_by_role("menuitem", name="Add appointment").click()
    page.locator("#dialog").get_by_label("Subject").fill("Ben's own")
    _end_session(page)
    other = page.context.new_page()
    other.goto("/sign-in")
    _fill_in(other, ada)
    expect(other).to_have_url(re.compile("/my-calendar"))
    bar = page.locator(".app-signed-out")
    expect(bar).to_contain_text("Somebody else is signed in here now.")
    page.locator("#dialog").get_by_role("button", name="Save").click()
    expect(page.locator("#dialog").get_by_label("Subject")).to_have_value("Ben's own")
    expect(bar).to_be_visible()


def _end_session(page: Page) -> None:
    page.context.clear_cookies()


def _sign_in_in_new_tab(page: Page, place: Locator, person: Person, *, back_to: str) -> None:
    with page.context.expect_page() as opened:
        place.get_by_role("link", name="Sign in (opens in a new tab)").click()
    tab = opened.value
    _fill_in(tab, person)
    expect(tab).to_have_url(re.compile(f"{re.escape(back_to)}$"))


def _fill_in(page: Page, person: Person) -> None:
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
