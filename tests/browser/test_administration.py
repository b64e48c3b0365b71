"""Administrators: adding and disabling people, what others see, and the dashboard of the queue."""

from playwright.sync_api import Page, expect

from tests.browser.people import Person, accept_invitation, add_appointment, entry, invite, row_of, sign_in
from tests.browser.practice import PracticeCalendar
from tests.browser.windows import OpenWindow


def test_added_user_sees_nothing_of_others_and_is_out_once_disabled(
    linked: Page, practice_calendar: PracticeCalendar, ada: Person, open_window: OpenWindow
) -> None:
    linked.goto("/my-calendar")
    add_appointment(linked, "Private matter of Ben")
    entry(linked, "Private matter of Ben").click()
    item = entry(linked, "Private matter of Ben").get_attribute("href")
    linked.goto("/calendar-sync")
    settings = linked.get_by_role("link", name="Settings").get_attribute("href")

    administrator = open_window(ada.state)
    link = invite(administrator, "Cem", "cem.second@example.org")
    page = open_window()
    cem = accept_invitation(page, "Cem", "cem.second@example.org", link)
    expect(entry(page, "Private matter of Ben")).to_have_count(0)
    expect(page.get_by_role("link", name="Administration")).to_have_count(0)
    for address in (item, settings, "/admin/", "/admin/rq/", "/admin/integrations"):
        page.goto(address)
        expect(page.get_by_role("heading", name="Not found")).to_be_visible()
    page.goto("/calendar-sync")
    expect(page.get_by_role("heading", name="No calendar is linked yet")).to_be_visible()
    page.goto(link)  # works once
    expect(page.get_by_role("heading", name="Not found")).to_be_visible()
    administrator.goto("/admin/integrations")
    expect(row_of(administrator, practice_calendar.name)).to_contain_text("Connected")

    administrator.goto("/admin/")
    administrator.get_by_role("row", name=cem.email).get_by_role("link").click()
    administrator.get_by_role("button", name="Disable account").click()
    administrator.get_by_role("alertdialog").get_by_role("button", name="Disable account").click()
    expect(administrator.get_by_text("Cem is signed out and can no longer sign in.")).to_be_visible()
    page.goto("/my-calendar")
    expect(page.get_by_role("heading", name="Sign in to Calendar Sync")).to_be_visible()
    sign_in(page, cem)
    expect(page.get_by_role("alert")).to_have_text("E-mail address or password is wrong.")
    administrator.get_by_role("button", name="Enable account").click()
    sign_in(page, cem)
    expect(page.get_by_role("link", name="Calendar Sync")).to_be_visible()


def test_dashboard_of_the_queue_shows_the_lanes(linked: Page, ada: Person, open_window: OpenWindow) -> None:
    """Under a policy of its own: a script that it blocked would leave the table empty."""
    page = open_window(ada.state)
    page.goto("/admin/")
    page.get_by_role("link", name="Jobs").click()
    expect(page.get_by_role("cell", name="sweep", exact=True)).to_be_visible()


def test_signing_out_ends_the_session_everywhere_it_was_kept(ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ben.state)
    page.goto("/profile")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/profile")
    expect(page.get_by_role("heading", name="Sign in to Calendar Sync")).to_be_visible()
    sign_in(page, ben, "a wrong guess")
    expect(page.get_by_role("alert")).to_have_text("E-mail address or password is wrong.")
    expect(page.get_by_label("E-mail address")).to_have_value(ben.email)
    page.goto("/sign-in?next=/profile")
    page.get_by_label("E-mail address").fill(ben.email)
    page.get_by_label("Password").fill("correct horse battery staple")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Profile")).to_be_visible()


def test_an_expired_form_is_explained(ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ben.state)
    page.goto("/profile")
    page.context.clear_cookies()
    page.get_by_role("button", name="Change password").click()
    expect(page.get_by_role("heading", name="This form has expired")).to_be_visible()
