"""Every page, dialog and error page: no violation that axe can find, in light and in dark, and nothing too wide."""

from datetime import date, timedelta
from functools import partial

from playwright.sync_api import expect

from tests.browser.looking import look_at, look_at_all
from tests.browser.people import Person, add_appointment, be_asked_about_removals, entry, invite, switch_off
from tests.browser.practice import PracticeCalendar
from tests.browser.windows import OpenWindow

TODAY = date.today()  # noqa: DTZ011  # any day will do


def test_pages_before_and_around_signing_in(
    wrong_at_first_visit: list[str], ada: Person, open_window: OpenWindow
) -> None:
    page = open_window()
    wrong = wrong_at_first_visit + look_at_all(page, ["/sign-in", "/nothing-here"])
    page.goto("/sign-in")
    page.get_by_role("button", name="Sign in").click()
    wrong += look_at(page)
    link = invite(open_window(ada.state), "Cem", "cem@example.org")
    page.goto(link)
    page.get_by_role("button", name="Save and sign in").click()
    expect(page.get_by_text("Enter a password.").first).to_be_visible()
    wrong += look_at(page)
    assert not wrong


def test_pages_of_administrators(ada: Person, ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ada.state)
    wrong = look_at_all(page, ["/admin/", "/admin/integrations", "/admin/users/new"])
    page.get_by_role("button", name="Add user").click()
    expect(page.get_by_text("Enter a name.")).to_be_visible()
    wrong += look_at(page)
    page.goto("/admin/")
    page.get_by_role("row", name=ben.email).get_by_role("link").click()
    wrong += look_at(page)
    page.get_by_role("button", name="Disable account").click()
    expect(page.get_by_role("alertdialog")).to_be_visible()
    wrong += look_at(page)
    page.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Reset password").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Reset password").click()
    expect(page.locator(".app-secret")).to_be_visible()
    wrong += look_at(page)
    page.goto("/profile")
    page.get_by_role("button", name="Change password").click()
    expect(page.get_by_text("Enter your current password.")).to_be_visible()
    wrong += look_at(page)
    assert not wrong


def test_my_calendar(ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ben.state)
    day = f"{TODAY}"
    page.goto(f"/my-calendar/day/{day}")
    add = partial(add_appointment, page, start_date=day)
    add("Round", start_time="08:00", end_time="09:00", repeat="DAILY", ends="count", count="5")
    add("Visit the bakery", start_time="08:30", end_time="10:00", show_as="tentative", location="Hauptstraße 5")
    add("Call to New York", zone="America/New_York", show_as="free", private="yes")
    add("Trade fair", all_day="yes", end_date=f"{TODAY + timedelta(days=2)}", show_as="out_of_office")
    add("Night shift", start_time="22:00", end_date=f"{TODAY + timedelta(days=1)}", end_time="06:00")
    add("Removed", start_time="12:00", end_time="12:05")
    entry(page, "Removed").first.click()
    page.locator("#dialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    wrong = look_at(page)
    wrong += look_at_all(page, [f"/my-calendar/{view}/{day}" for view in ("month", "week", "day", "agenda")])
    wrong += look_at_all(page, ["/my-calendar/trash", "/my-calendar/items/new", "/my-calendar/agenda/2150-01-01"])

    page.goto(f"/my-calendar/week/{day}")
    page.locator(f"[data-slot][data-day='{day}'][data-minutes='840']").click(button="right")
    expect(page.get_by_role("menuitem")).to_have_count(5)
    wrong += look_at(page)
    page.keyboard.press("Escape")
    entry(page, "Round").first.click()
    dialog = page.locator("#dialog")
    expect(dialog.get_by_label("Subject")).to_be_visible()
    wrong += look_at(page)
    dialog.locator("[name=end_time]").fill("07:00")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The end lies before the start.")).to_be_visible()
    wrong += look_at(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("alertdialog")).to_be_visible()
    wrong += look_at(page)
    page.get_by_role("button", name="Discard").click()
    entry(page, "Round").first.click()
    dialog.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("button", name="This one only")).to_be_visible()
    wrong += look_at(page)
    assert not wrong


def test_calendar_sync(ben: Person, open_window: OpenWindow, practice_calendar: PracticeCalendar) -> None:
    page = open_window(ben.state)
    connect = ["", "/connect", "/connect/icloud", "/connect/google", "/connect/caldav", "/connect/practice"]
    wrong = look_at_all(page, [f"/calendar-sync{path}" for path in connect])
    page.goto("/calendar-sync/connect/caldav")
    page.get_by_role("button", name="Connect").click()
    expect(page.get_by_text("Enter the password.")).to_be_visible()
    wrong += look_at(page)
    page.goto("/calendar-sync/connect/practice")
    page.get_by_role("button", name="Connect").click()
    expect(page.get_by_role("heading", name="It never")).to_be_visible()
    wrong += look_at(page)
    page.get_by_role("button", name="Allow").click()
    page.get_by_role("button", name="Next", exact=True).click()
    expect(page.get_by_text("Choose a calendar.")).to_be_visible()
    wrong += look_at(page)
    page.goto("/calendar-sync")
    wrong += look_at(page)
    page.get_by_role("link", name="Continue setting up").click()
    page.get_by_label(practice_calendar.name, exact=True).check()
    for heading in ("Your calendar", "Sync options", "Confirmation"):
        page.get_by_role("button", name="Next", exact=True).click()
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        wrong += look_at(page)
    page.get_by_role("button", name="Finish").click()
    expect(page.locator("#listing")).to_contain_text("Connected")
    wrong += look_at(page)

    be_asked_about_removals(page, practice_calendar, 12)
    wrong += look_at(page)
    page.get_by_role("link", name="Removals need your decision").click()
    expect(page.get_by_role("heading", name="Remove 12 items?")).to_be_visible()
    wrong += look_at(page)
    page.goto("/calendar-sync")
    base = page.get_by_role("link", name="Settings").get_attribute("href").removesuffix("/settings")
    wrong += look_at_all(page, [f"{base}/{part}" for part in ("settings", "logs", "logs/entries", "delete")])
    page.goto(f"{base}/reconnect")
    wrong += look_at(page)
    page.goto(f"{base}/logs/entries?direction=in")
    page.get_by_text("Before and after").first.click()
    wrong += look_at(page)
    run = page.get_by_role("link", name="Run ").first.get_attribute("href")
    wrong += look_at_all(page, [run, f"{base}/logs/entries?text=nothing+of+the+kind"])
    switch_off(page)
    assert not wrong
