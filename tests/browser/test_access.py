"""Every page, dialog and error page: no violation that axe can find, in light and in dark, and nothing too wide."""

from datetime import date, timedelta
from functools import partial

import pyotp
from playwright.sync_api import Page, expect

from tests.browser.page_checks import page_flaws, page_flaws_at
from tests.browser.people import (
    Person,
    add_appointment,
    add_ticket,
    be_asked_about_removals,
    entry,
    fill,
    invite,
    link_practice_calendar,
    sign_in,
    switch_off,
)
from tests.browser.practice import PracticeCalendar
from tests.browser.windows import NARROW, WIDE, OpenWindow

TODAY = date.today()  # noqa: DTZ011  # any day will do


def test_pages_before_and_around_signing_in(
    wrong_at_first_visit: list[str], ada: Person, open_window: OpenWindow
) -> None:
    page = open_window()
    wrong = wrong_at_first_visit + page_flaws_at(page, ["/sign-in", "/nothing-here"])
    page.goto("/sign-in")
    page.get_by_role("button", name="Sign in").click()
    wrong += _flaws_of(page)
    link = invite(open_window(ada.state), "Cem", "cem@example.org")
    page.goto(link)
    page.get_by_role("button", name="Save and sign in").click()
    expect(page.get_by_text("Enter a password.").first).to_be_visible()
    wrong += _flaws_of(page)
    assert not wrong


_TURN_DARK = """() => {
    document.documentElement.dataset.bsTheme = "dark";
    const colour = name => getComputedStyle(document.querySelector(name)).color;
    return [colour("body"), colour("main label")];
}"""


def test_without_motion_every_colour_changes_at_once(open_window: OpenWindow) -> None:
    page = open_window()
    page.goto("/sign-in")
    outermost, inherited = page.evaluate(_TURN_DARK)
    assert outermost == inherited == "rgb(222, 226, 230)"


def test_pages_of_administrators(ada: Person, ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ada.state)
    wrong = page_flaws_at(page, ["/admin/", "/admin/integrations", "/admin/users/new"])
    page.get_by_role("button", name="Add user").click()
    expect(page.get_by_text("Enter a name.")).to_be_visible()
    wrong += _flaws_of(page)
    page.goto("/admin/")
    page.get_by_role("row", name=ben.email).get_by_role("link").click()
    wrong += _flaws_of(page)
    page.get_by_role("button", name="Disable account").click()
    expect(page.get_by_role("alertdialog")).to_be_visible()
    wrong += _flaws_of(page)
    page.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Reset password").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Reset password").click()
    expect(page.locator(".app-secret")).to_be_visible()
    wrong += _flaws_of(page)
    page.goto("/profile")
    page.get_by_role("button", name="Change password").click()
    expect(page.get_by_text("Enter your current password.")).to_be_visible()
    wrong += _flaws_of(page)
    assert not wrong


def test_pages_about_somebody_who_leaves(
    linked: Page, ben: Person, ada: Person, open_window: OpenWindow, practice_calendar: PracticeCalendar
) -> None:
    page = open_window(ada.state)
    page.goto("/admin/integrations")
    wrong = _flaws_of(page)
    row = page.get_by_role("row", name=practice_calendar.name)
    base = row.get_by_role("link", name=practice_calendar.name).get_attribute("href")
    wrong += page_flaws_at(page, [base, f"{base}/entries", f"{base}/end"])
    page.goto("/admin/")
    page.get_by_role("row", name=ben.email).get_by_role("link").click()
    page.get_by_role("link", name="Disable account…").click()
    page.get_by_label("Leave them there").check()
    wrong += _flaws_of(page)
    page.get_by_role("button", name="Disable account").click()
    expect(page.get_by_role("button", name="Remove events")).to_be_visible()
    wrong += _flaws_of(page)
    page.get_by_role("button", name="Remove events").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Remove").click()
    expect(page.get_by_text("No longer linked")).to_be_visible()
    wrong += _flaws_of(page)
    page.get_by_role("button", name="Enable account").click()  # or nobody could switch the calendar off
    linked.goto("/sign-in")
    sign_in(linked, ben)
    assert not wrong


def test_when_a_session_has_ended(ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ben.state)
    page.goto("/my-calendar")
    page.context.clear_cookies()
    page.locator("#calendar-new").click()
    page.get_by_role("menuitem", name="Add appointment").click()
    expect(page.locator(".app-signed-out")).to_be_visible()
    wrong = _flaws_of(page)
    sign_in(page, ben)
    expect(page.get_by_role("link", name="Calendar Sync")).to_be_visible()
    page.goto("/clients/new")
    page.get_by_label("Name", exact=True).fill("Mill Heating & Sons")
    page.context.clear_cookies()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    wrong += _flaws_of(page)
    assert not wrong


def test_my_calendar(ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ben.state)
    day = f"{TODAY}"
    page.goto(f"/my-calendar/day/{day}")
    add = partial(add_appointment, page, start_date=day)
    add("Round", start_time="08:00", end_time="09:00", repeat="DAILY", ends="count", count="5")
    add("Visit the bakery", start_time="08:30", end_time="10:00", show_as="tentative", location="Hauptstraße 5")
    add("Call to New York", zone="America/New_York", start_time="12:00", end_time="13:00", private="yes")
    add("Trade fair", all_day="yes", end_date=f"{TODAY + timedelta(days=2)}", show_as="out_of_office")
    add("Night shift", start_time="22:00", end_date=f"{TODAY + timedelta(days=1)}", end_time="06:00")
    add("Removed", start_time="12:00", end_time="12:05")
    entry(page, "Removed").first.click()
    page.locator("#dialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    wrong = _flaws_of(page)
    wrong += page_flaws_at(page, [f"/my-calendar/{view}/{day}" for view in ("month", "week", "day", "agenda")])
    wrong += page_flaws_at(page, ["/my-calendar/trash", "/my-calendar/items/new", "/my-calendar/agenda/2150-01-01"])

    page.goto(f"/my-calendar/week/{day}")
    page.locator(f"[data-slot][data-day='{day}'][data-minutes='840']").click(button="right")
    expect(page.get_by_role("menuitem")).to_have_count(5)
    wrong += _flaws_of(page)
    page.keyboard.press("Escape")
    entry(page, "Round").first.click()
    dialog = page.locator("#dialog")
    expect(dialog.get_by_label("Subject")).to_be_visible()
    wrong += _flaws_of(page)
    dialog.locator("[name=end_time]").fill("07:00")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The end lies before the start.")).to_be_visible()
    wrong += _flaws_of(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("alertdialog")).to_be_visible()
    wrong += _flaws_of(page)
    page.get_by_role("button", name="Discard").click()
    entry(page, "Round").first.click()
    dialog.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("button", name="This one only")).to_be_visible()
    wrong += _flaws_of(page)
    assert not wrong


def test_calendar_sync(ben: Person, open_window: OpenWindow, practice_calendar: PracticeCalendar) -> None:
    page = open_window(ben.state)
    connect = ["", "/connect", "/connect/icloud", "/connect/google", "/connect/caldav", "/connect/practice"]
    wrong = page_flaws_at(page, [f"/calendar-sync{path}" for path in connect])
    page.goto("/calendar-sync/connect/caldav")
    page.get_by_role("button", name="Connect").click()
    expect(page.get_by_text("Enter the password.")).to_be_visible()
    wrong += _flaws_of(page)
    page.goto("/calendar-sync/connect/practice")
    page.get_by_role("button", name="Connect").click()
    expect(page.get_by_role("heading", name="It never")).to_be_visible()
    wrong += _flaws_of(page)
    page.get_by_role("button", name="Allow").click()
    page.get_by_role("button", name="Next", exact=True).click()
    expect(page.get_by_text("Choose a calendar.")).to_be_visible()
    wrong += _flaws_of(page)
    page.goto("/calendar-sync")
    wrong += _flaws_of(page)
    page.get_by_role("link", name="Continue setting up").click()
    page.get_by_label(practice_calendar.name, exact=True).check()
    for heading in ("Your calendar", "Sync options", "Confirmation"):
        page.get_by_role("button", name="Next", exact=True).click()
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        wrong += _flaws_of(page)
    expect(page.get_by_text("Comparing both calendars")).to_have_count(0)
    page.get_by_role("button", name="Finish").click()
    expect(page.locator("#listing")).to_contain_text("Connected")
    wrong += _flaws_of(page)

    be_asked_about_removals(page, practice_calendar, 12)
    wrong += _flaws_of(page)
    page.get_by_role("link", name="Removals need your decision").click()
    expect(page.get_by_role("heading", name="Remove 12 items?")).to_be_visible()
    wrong += _flaws_of(page)
    page.goto("/calendar-sync")
    base = page.get_by_role("link", name="Settings").get_attribute("href").removesuffix("/settings")
    wrong += page_flaws_at(page, [f"{base}/{part}" for part in ("settings", "logs", "logs/entries", "delete")])
    page.goto(f"{base}/reconnect")
    wrong += _flaws_of(page)
    page.goto(f"{base}/logs/entries?direction=in")
    page.get_by_text("Before and after").first.click()
    wrong += _flaws_of(page)
    run = page.get_by_role("link", name="Run ").first.get_attribute("href")
    wrong += page_flaws_at(page, [run, f"{base}/logs/entries?text=nothing+of+the+kind", f"{base}/undo"])
    wrong += page_flaws_at(page, ["/calendar-sync/attention"])
    wrong += page_flaws_at(page, [f"/calendar-sync/why{query}" for query in ("", "?text=Visit", "?text=nothing")])
    switch_off(page)
    assert not wrong


def test_plans(ben: Person, open_window: OpenWindow, practice_calendar: PracticeCalendar) -> None:
    page = open_window(ben.state)
    page.goto("/my-calendar")
    add_appointment(page, "Boiler inspection", start_date=f"{TODAY:%Y-%m-%d}")
    link_practice_calendar(page, practice_calendar.name)
    page.get_by_role("link", name="Settings").click()
    page.get_by_label("Send my calendar items").check()
    for field in ("Send past items", "Send future items"):
        page.get_by_label(field).select_option("1m")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name="1 to add")).to_be_visible()
    wrong = _flaws_of(page)
    page.get_by_role("link", name="Show the whole list").click()
    page.get_by_role("button", name="Leave out Boiler inspection").click()
    expect(page.get_by_text("Left out.")).to_be_visible()
    page.get_by_text("Before and after").click()
    wrong += _flaws_of(page)
    page.get_by_role("button", name="Not now").click()
    expect(page.get_by_text("This preview was discarded")).to_be_visible()
    wrong += _flaws_of(page)
    switch_off(page)
    assert not wrong


def test_clients_and_tickets(ada: Person, open_window: OpenWindow) -> None:
    page = open_window(ada.state)
    number = add_ticket(page, "Seaside Bakery", "Oven stays cold", address="Kai 7\n20457 Hamburg")
    wrong = _flaws_of(page)  # with nothing on it yet
    page.goto("/clients?q=Seaside")
    wrong += _flaws_of(page)
    page.get_by_role("link", name="Seaside Bakery").click()
    page.wait_for_url("**/clients/*")
    client = page.url
    page.get_by_role("link", name="New contact").click()
    wrong += _flaws_of_dialog(page, "Enter a name.")
    fill(page.locator("#dialog"), name="Dilara", email="dilara@example.org", phone="+49 40 5550 0101")
    page.locator("#dialog").get_by_role("button", name="Save").click()
    wrong += page_flaws_at(page, [client, f"{client}/edit", "/clients/new", "/clients?q=nothing+of+the+kind"])

    page.goto(f"/tickets/{number}")
    page.get_by_role("link", name="Plan a call").click()
    fill(page.locator("#dialog"), start_time="12:00", end_time="11:00")
    wrong += _flaws_of_dialog(page, "The end lies before the start.")
    fill(page.locator("#dialog"), start_time="02:00", end_time="03:00")
    wrong += _flaws_of_dialog(page, "It is not saved yet.")
    page.get_by_role("button", name="Save anyway").click()
    expect(page.locator(".desk-call")).to_be_visible()
    page.get_by_role("link", name="Add a task").click()
    fill(page.locator("#dialog"), title="Order a thermostat", due_date=f"{TODAY}")
    page.locator("#dialog").get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name="Order a thermostat")).to_be_visible()
    wrong += _flaws_of(page)
    page.locator(".desk-call-when").click()
    expect(page.locator("#dialog")).to_contain_text("No calendar is linked.")
    wrong += _flaws_of(page)
    page.goto(f"/tickets/{number}")
    page.get_by_role("link", name="Edit").click()
    page.locator("#dialog").get_by_label("Title").fill("")
    wrong += _flaws_of_dialog(page, "Enter a title.")
    tickets = ["", "?status=all&q=oven", "?q=nothing+of+the+kind", "/new"]
    wrong += page_flaws_at(page, [f"/tickets{query}" for query in tickets])
    wrong += page_flaws_at(page, [f"/service-calls/new?ticket={number}"])
    wrong += page_flaws_at(page, [f"/search{query}" for query in ("", "?q=o", "?q=oven", "?q=nothing+of+the+kind")])
    wrong += page_flaws_at(page, [f"/dispatch/{view}/{TODAY}" for view in ("day", "week")])
    page.goto(f"/tickets/{number}")
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_text("is deleted. Its service calls and tasks")).to_be_visible()
    wrong += _flaws_of(page)
    assert not wrong


def test_tasks_to_dos_and_activities(ada: Person, ben: Person, open_window: OpenWindow) -> None:
    add_ticket(open_window(ada.state), "Hill Bakery", "Door squeaks")
    page = open_window(ben.state)
    wrong = []
    for area, word in (("tasks", "task"), ("to-dos", "to-do")):
        page.goto(f"/{area}")
        wrong += _flaws_of(page)  # nothing to do
        for title in ("Order a pump", "Ring the mill"):
            page.get_by_label(f"Add a {word}: its title").fill(title)
            page.get_by_role("button", name="Add", exact=True).click()
            expect(page.get_by_role("link", name=title)).to_be_visible()
        page.get_by_role("link", name="Order a pump").click()
        fill(page.locator("#dialog"), title="", due_date=f"{TODAY - timedelta(days=3)}", estimate="30")
        wrong += _flaws_of_dialog(page, "Please give a title.")
        fill(page.locator("#dialog"), title="Order a pump")
        page.locator("#dialog").get_by_role("button", name="Save").click()
        expect(page.get_by_text("Overdue:")).to_be_visible()
        wrong += _flaws_of(page)
        page.get_by_role("checkbox", name="Done: Ring the mill").click()
        expect(page.get_by_role("checkbox", name="Done: Ring the mill")).to_have_count(0)
        wrong += page_flaws_at(page, [f"/{area}?show=done", f"/{area}?show=trash", f"/{area}/new"])
    page.goto("/crm-activities")
    wrong += _flaws_of(page)
    page.get_by_role("link", name="New CRM activity").click()
    wrong += _flaws_of_dialog(page, "Choose a client.")
    with page.expect_response("**/clients/choices?*"):
        fill(page.locator("#dialog"), client="Hill Bakery")
    page.locator("#dialog").get_by_role("button", name="Save").click()
    expect(page.get_by_role("row", name="Hill Bakery")).to_be_visible()
    wrong += _flaws_of(page)
    page.get_by_role("row", name="Hill Bakery").get_by_role("link").click()
    expect(page.locator("#dialog")).to_contain_text("No calendar is linked.")
    wrong += _flaws_of(page)
    wrong += page_flaws_at(page, ["/crm-activities/new", "/crm-activities?q=nothing+of+the+kind"])
    wrong += page_flaws_at(page, [f"/my-calendar/{view}/{TODAY}" for view in ("week", "agenda")])
    assert not wrong


def test_administration_of_the_service_desk(ada: Person, open_window: OpenWindow) -> None:
    page = open_window(ada.state)
    wrong = []
    for word in ("queue", "team"):
        page.goto(f"/admin/{word}s/new")
        page.get_by_role("button", name="Save").click()
        expect(page.locator("#name-errors")).to_be_visible()
        wrong += _flaws_of(page)
        page.get_by_label("Name", exact=True).fill("North")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text(f"The {word} “North” is saved.")).to_be_visible()
        wrong += _flaws_of(page)
        page.get_by_role("link", name="North").click()
        expect(page.get_by_role("heading", name=f"The {word}")).to_be_visible()
        wrong += _flaws_of(page)
    page.goto("/admin/hours")
    wrong += _flaws_of(page)
    page.get_by_role("link", name="Ada", exact=True).click()
    page.get_by_label("to", exact=True).first.fill("01:00")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".invalid-feedback").first).to_be_visible()
    wrong += _flaws_of(page)

    kinds = ["", "/service_call", "/crm_activity", "/task", "/to_do"]
    wrong += page_flaws_at(page, [f"/admin/event-texts{kind}" for kind in kinds])
    page.get_by_label("Subject", exact=True).fill("{nothing}")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#subject-errors")).to_be_visible()
    wrong += _flaws_of(page)

    page.goto("/admin/import")
    wrong += _flaws_of(page)
    page.get_by_text("Columns").first.click()
    wrong += _flaws_of(page)
    rows = b"name,time_zone,shoe size\nHarbour Cafe,Europe/Berlin,43\n,Europe/Berlin,40\n"
    page.locator("#import-clients-file").set_input_files({"name": "a.csv", "mimeType": "text/csv", "buffer": b"\xff"})
    page.get_by_role("button", name="Preview clients").click()
    expect(page.locator("#import-clients-errors")).to_be_visible()
    wrong += _flaws_of(page)
    page.locator("#import-clients-file").set_input_files({"name": "b.csv", "mimeType": "text/csv", "buffer": rows})
    page.get_by_role("button", name="Preview clients").click()
    expect(page.get_by_text("nothing is stored yet")).to_be_visible()
    wrong += _flaws_of(page)
    page.get_by_role("button", name="Import 1 row").click()
    expect(page.get_by_role("button", name="Import 1 row")).to_have_count(0)
    wrong += _flaws_of(page)
    assert not wrong


def test_import_of_dates_that_can_be_read_in_more_ways(ada: Person, open_window: OpenWindow) -> None:
    page = open_window(ada.state)
    number = add_ticket(page, "Lake Bakery", "Mixer stands still")
    gone = add_ticket(page, "Lake Cafe", "Mill stands still")
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_text("is deleted. Its service calls and tasks")).to_be_visible()
    times = "02/03/2027 2:00;02/03/2027 3:00;ada@example.org"
    rows = f"sep=;\r\nticket;start;end;resources\r\n{number};{times}\r\n{gone};{times}\r\n"
    page.goto("/admin/import")
    file = {"name": "c.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    page.locator("#import-calls-file").set_input_files(file)
    page.get_by_role("button", name="Preview service calls").click()
    expect(page.get_by_text("How are dates written in this file?")).to_be_visible()
    wrong = _flaws_of(page)
    page.get_by_label("day.month.year").check()
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_text(f"Ticket #{gone} is deleted.")).to_be_visible()
    expect(page.get_by_text("Worth a look")).to_be_visible()  # nobody works at two in the morning
    link = page.get_by_role("link", name="Open it")
    page.set_viewport_size(NARROW)
    box = link.bounding_box()
    assert box is not None
    assert box["height"] < box["width"], "broken letter by letter"
    page.set_viewport_size(WIDE)
    wrong += _flaws_of(page)
    assert not wrong


def test_two_step_sign_in(ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ben.state)
    wrong = page_flaws_at(page, ["/profile"])
    page.get_by_role("link", name="Turn on").click()
    secret = page.locator(".app-secret").inner_text()
    page.get_by_label("Code").fill("no")
    page.get_by_role("button", name="Turn on").click()
    expect(page.locator("#code-errors")).to_be_visible()
    wrong += _flaws_of(page)
    page.get_by_label("Code").fill(pyotp.TOTP(secret).now())
    page.get_by_role("button", name="Turn on").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    wrong += _flaws_of(page)
    wrong += page_flaws_at(page, ["/profile", "/profile/second-step/manage"])
    page.get_by_role("button", name="Turn off").click()
    expect(page.locator("#current_password-errors")).to_be_visible()
    wrong += _flaws_of(page)
    elsewhere = open_window()
    sign_in(elsewhere, ben)
    expect(elsewhere.get_by_role("heading", name="One more step")).to_be_visible()
    wrong += _flaws_of(elsewhere)
    elsewhere.get_by_label("Code").fill("123 456")
    elsewhere.get_by_role("button", name="Sign in").click()
    expect(elsewhere.locator("#code-errors")).to_be_visible()
    wrong += _flaws_of(elsewhere)
    assert not wrong


def _flaws_of(page: Page) -> list[str]:
    """Return the flaws of a page that a click may have opened, after its styles are loaded."""
    page.wait_for_load_state()
    return page_flaws(page)


def _flaws_of_dialog(page: Page, complaint: str) -> list[str]:
    """Save the open dialog, which has to show `complaint`, and return its flaws."""
    dialog = page.locator("#dialog")
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(dialog.locator(".invalid-feedback, .alert").filter(has_text=complaint).first).to_be_visible()
    return _flaws_of(page)
