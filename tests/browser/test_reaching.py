"""My Calendar without a mouse: everything the pointer can do has its equal by keyboard and by touch."""

import re
from datetime import date

from playwright.sync_api import Page, expect

from tests.browser.page_checks import overflow
from tests.browser.people import Person, add_appointment, entry, fill, save
from tests.browser.windows import NARROW, OpenWindow

YEAR = date.today().year + 1  # noqa: DTZ011  # any year will do
MONTH = f"/my-calendar/month/{YEAR}-03"
WEEK = f"/my-calendar/week/{YEAR}-03-08"
DAY = f"{YEAR}-03-10"


def slot(page: Page, day: str, minutes: int | None = None) -> object:
    return page.locator(f"[data-slot][data-day='{day}']" + (f"[data-minutes='{minutes}']" if minutes else ""))


def test_by_keyboard_alone(ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ben.state)
    page.goto(WEEK)
    press = page.keyboard.press
    press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    slot(page, f"{YEAR}-03-08", 540).focus()
    for key in ("ArrowRight", "ArrowDown"):
        press(key)
    following = slot(page, f"{YEAR}-03-09", 600)
    expect(following).to_be_focused()
    menu = page.get_by_role("menuitem", name="Add appointment")
    for key in ("Enter", "Shift+F10"):
        press(key)
        expect(menu).to_be_focused()
        press("Escape")
        expect(following).to_be_focused()
    press("Enter")
    press("Enter")
    subject = page.locator("#dialog").get_by_label("Subject")
    expect(subject).to_be_focused()
    expect(page.locator("[name=start_time]")).to_have_value("10:00")
    page.keyboard.type("Boiler inspection")
    press("Enter")
    expect(page.locator("#dialog")).to_be_hidden()

    item = entry(page, "Boiler inspection")
    item.focus()
    for keys, times in (
        ("Alt+ArrowRight", "10 March, 10:00 to 11:00"),
        ("Alt+ArrowDown", "10 March, 10:15 to 11:15"),
        ("Alt+Shift+ArrowDown", "10 March, 10:15 to 11:30"),
    ):
        press(keys)
        expect(item).to_have_attribute("aria-label", re.compile(times))
        expect(item).to_be_focused()
    press("Enter")
    expect(subject).to_be_focused()
    page.keyboard.type("!")
    press("Escape")  # something was typed: it asks
    expect(page.get_by_role("alertdialog").get_by_role("button", name="Cancel")).to_be_focused()
    press("Enter")
    expect(page.locator("#dialog")).to_be_visible()
    press("Escape")
    page.get_by_role("button", name="Discard").press("Enter")
    expect(page.locator("#dialog")).to_be_hidden()
    expect(item).to_be_visible()


def test_focus_stays_in_the_dialog_and_returns(ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ben.state)
    page.goto(MONTH)
    page.locator("#calendar-new").press("Enter")
    expect(page.get_by_role("menuitem", name="Add appointment")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#dialog").get_by_label("Subject")).to_be_focused()
    inside = "document.activeElement === document.body || !!document.activeElement.closest('#dialog, #toasts')"
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate(inside)
    fill(page.locator("#dialog"), start_time="10:00", end_time="09:00")
    page.locator("#dialog").get_by_role("button", name="Save").click()
    wrong = page.locator("#dialog [aria-invalid=true]").first
    expect(wrong).to_be_focused()
    expect(page.get_by_text("The end lies before the start.")).to_be_visible()


def test_the_end_follows_the_start(ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ben.state)
    page.goto(MONTH)
    page.locator("#calendar-new").click()
    page.get_by_role("menuitem", name="Add appointment").click()
    dialog = page.locator("#dialog")
    fill(dialog, start_date="2026-11-24", start_time="13:00", end_date="2026-11-24", end_time="14:30")
    fill(dialog, start_date="2026-11-26", start_time="23:00")  # with the date's own picker, and by typing
    expect(dialog.locator("[name=end_date]")).to_have_value("2026-11-27")
    expect(dialog.locator("[name=end_time]")).to_have_value("00:30")


def test_by_touch_on_a_small_screen(ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ben.state, viewport=NARROW, has_touch=True, is_mobile=True)
    page.goto(MONTH)
    place = slot(page, DAY).bounding_box()
    touch = page.context.new_cdp_session(page)
    finger = [{"x": place["x"] + 20, "y": place["y"] + 60}]
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": finger})
    menu = page.get_by_role("menuitem", name="Add appointment")
    expect(menu).to_be_visible()
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    menu.tap()
    dialog = page.locator("#dialog")
    expect(dialog.locator("[name=start_date]")).to_have_value(DAY)
    dialog.get_by_label("Subject").fill("Boiler inspection")
    dialog.get_by_role("button", name="Save").tap()
    expect(entry(page, "Boiler inspection")).to_be_visible()
    entry(page, "Boiler inspection").tap()
    fill(dialog, start_date=f"{YEAR}-03-12")  # what dragging does with a mouse
    dialog.get_by_role("button", name="Save").tap()
    expect(entry(page, "Boiler inspection")).to_have_attribute("aria-label", re.compile("12 March"))
    for view in ("Week", "Day", "Agenda", "Month"):
        page.get_by_role("link", name=view, exact=True).tap()
        expect(page).to_have_url(re.compile(f"/{view.lower()}/"))
        assert overflow(page) == 0


def test_views_have_addresses_and_the_back_button_works(ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ben.state)
    page.goto(MONTH)
    title = page.get_by_role("heading", level=1)
    page.get_by_role("link", name="Next month").click()
    expect(title).to_have_text(f"April {YEAR}")
    expect(page).to_have_url(re.compile(f"/month/{YEAR}-04"))
    expect(page).to_have_title(re.compile(f"^April {YEAR}"))
    for view in ("Week", "Day", "Agenda"):
        page.get_by_role("link", name=view, exact=True).click()
        expect(page).to_have_url(re.compile(f"/{view.lower()}/{YEAR}-04-01"))
    page.go_back()
    expect(page).to_have_url(re.compile("/day/"))
    expect(page.get_by_role("link", name="Day", exact=True)).to_have_attribute("aria-current", "page")
    page.go_back()
    page.go_back()
    expect(title).to_have_text(f"April {YEAR}")
    page.go_back()
    expect(title).to_have_text(f"March {YEAR}")
    page.go_forward()
    expect(title).to_have_text(f"April {YEAR}")
    page.get_by_label("Go to date").fill(f"{YEAR}-08-20")
    page.get_by_role("button", name="Go", exact=True).click()
    expect(title).to_have_text(f"August {YEAR}")
    page.get_by_role("link", name="Today").click()
    expect(page.locator("[data-slots] [aria-current=date]")).to_be_visible()


def test_the_legend_filters_by_keyboard_and_the_back_button_undoes_it(ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ben.state)
    page.goto(MONTH)
    add_appointment(page, "Visit", start_date=DAY)
    appointments = page.get_by_role("button", name="Appointments")
    appointments.press("Space")
    expect(appointments).to_have_attribute("aria-pressed", "false")
    expect(appointments).to_be_focused()
    expect(entry(page, "Visit")).to_have_count(0)
    expect(page).to_have_url(re.compile("kinds="))
    page.get_by_role("link", name="Next month").click()
    expect(page).to_have_url(re.compile(f"{YEAR}-04"))
    expect(appointments).to_have_attribute("aria-pressed", "false")
    page.go_back()
    expect(page).to_have_url(re.compile(f"{YEAR}-03"))
    page.go_back()
    expect(appointments).to_have_attribute("aria-pressed", "true")
    expect(entry(page, "Visit")).to_be_visible()


def test_saving_over_what_changed_meanwhile_asks_first(ben: Person, open_window: OpenWindow) -> None:
    here, elsewhere = open_window(ben.state), open_window(ben.state)
    here.goto(MONTH)
    add_appointment(here, "Visit", start_date=DAY)
    entry(here, "Visit").click()
    elsewhere.goto(MONTH)
    entry(elsewhere, "Visit").click()
    fill(elsewhere.locator("#dialog"), location="Room 4")
    save(elsewhere)
    fill(here.locator("#dialog"), subject="Visit the mill")
    here.locator("#dialog").get_by_role("button", name="Save").click()
    expect(here.get_by_text("This item has changed since you opened it.")).to_be_visible()
    expect(here.locator("#dialog").get_by_label("Subject")).to_have_value("Visit the mill")
    save(here)
    expect(entry(here, "Visit the mill")).to_be_visible()


def test_without_scripts(ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ben.state, java_script_enabled=False)
    page.goto(MONTH)
    page.get_by_role("button", name="New", exact=True).click()
    page.get_by_role("menuitem", name="Add appointment").click()
    fill(page, subject="Visit", start_date=DAY, end_date=DAY)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Appointment added.")).to_be_visible()
    entry(page, "Visit").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Moved to Trash.")).to_be_visible()
    expect(entry(page, "Visit")).to_have_count(0)
