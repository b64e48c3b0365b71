"""Touch: a long press drags an entry, an immediate move scrolls, a long press on an empty place opens its menu."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_checks import overflow
from tests.browser.people import Person, add_appointment, add_ticket, entry
from tests.browser.touch import Finger, beside, middle
from tests.browser.windows import NARROW, OpenWindow

YEAR = date.today().year + 1  # noqa: DTZ011  # any year will do
DAY = f"{YEAR}-04-07"
PLAN_DAY = "2027-04-06"  # a Tuesday, that no other test plans
THUMB_DAY = "2027-04-13"
CARRIED = re.compile(r"\bis-dragged\b")


@pytest.fixture
def phone(ben: Person, open_window: OpenWindow) -> Page:
    """Ben's phone, with an appointment on one day."""
    page = open_window(ben.state, viewport=NARROW, has_touch=True, is_mobile=True)
    page.goto(f"/my-calendar/day/{DAY}")
    add_appointment(page, "Boiler inspection", start_date=DAY, start_time="09:00", end_time="10:00")
    page.reload()  # without the message that would lie over what is pointed at
    return page


def test_a_long_press_drags_an_entry_to_another_time(phone: Page) -> None:
    item, finger = entry(phone, "Boiler inspection"), Finger(phone)
    finger.press(middle(item))
    expect(item).to_have_class(CARRIED)
    finger.move(beside(middle(item), 0, 96))  # 4 pixels are 5 minutes
    finger.lift()
    expect(item).to_have_attribute("aria-label", re.compile("7 April, 11:00 to 12:00"))
    expect(phone.locator("#dialog")).to_be_hidden()


def test_a_long_press_drags_an_entry_to_another_day_of_the_month(phone: Page) -> None:
    phone.goto(f"/my-calendar/month/{YEAR}-04")
    item, finger = entry(phone, "Boiler inspection"), Finger(phone)
    finger.press(middle(item))
    expect(item).to_have_class(CARRIED)
    finger.move(middle(phone.locator(f"[data-slot][data-day='{YEAR}-04-14']")))
    finger.lift()
    expect(item).to_have_attribute("aria-label", re.compile("14 April, 09:00 to 10:00"))


def test_a_swipe_over_an_entry_scrolls_and_a_tap_opens_it(phone: Page) -> None:
    item, finger = entry(phone, "Boiler inspection"), Finger(phone)
    grid = phone.locator(".time-grid")
    before = grid.evaluate("grid => grid.scrollTop")
    finger.press(middle(item))
    finger.move(beside(middle(item), 0, -80))
    finger.lift()
    phone.wait_for_function("before => document.querySelector('.time-grid').scrollTop > before", arg=before)
    expect(item).to_have_attribute("aria-label", re.compile("7 April, 09:00 to 10:00"))
    item.tap()
    expect(phone.locator("#dialog").get_by_label("Subject")).to_have_value("Boiler inspection")


def test_a_long_press_on_an_empty_place_opens_the_menu(phone: Page) -> None:
    place, finger = phone.locator(f"[data-slot][data-day='{DAY}'][data-minutes='720']"), Finger(phone)
    finger.press(middle(place))
    menu = phone.get_by_role("menuitem", name="Add appointment")
    expect(menu).to_be_visible()
    finger.lift()
    expect(menu).to_be_visible()
    expect(phone.locator(".is-dragged")).to_have_count(0)
    phone.get_by_role("heading", level=1).tap()
    expect(menu).to_be_hidden()


def test_calls_and_tickets_are_planned_by_finger(ada: Person, ben: Person, open_window: OpenWindow) -> None:
    # High enough for everybody that other tests have added: their rows are between the two.
    page = open_window(ada.state, viewport={"width": 1280, "height": 4000}, has_touch=True)
    number = add_ticket(page, "Touch Ltd", "Gate is stuck")
    page.goto(f"/dispatch/day/{PLAN_DAY}")
    finger, row = Finger(page), page.locator(f"tr[data-name='{ben.name}']")
    ticket = page.locator(f"[data-ticket='{number}']")
    track = row.locator(".track").bounding_box()
    assert track
    finger.press(middle(ticket.locator(".waiting-facts")))
    expect(ticket).to_have_class(CARRIED)
    nine = page.locator(".hours [data-column]", has_text="09:00").bounding_box()
    assert nine
    finger.move((nine["x"] + 8, track["y"] + track["height"] / 2))
    expect(page.locator(".dispatch-ghost")).to_contain_text(f"{ben.name}, 09:00–10:00")
    finger.lift()
    dialog = page.locator("#dialog")
    expect(dialog.get_by_label("Start time")).to_have_value("09:00")
    dialog.get_by_role("button", name="Save").tap()
    call = row.get_by_role("link", name="Gate is stuck")
    expect(call).to_be_visible()

    finger.press(middle(call))
    expect(call).to_have_class(CARRIED)
    mine = page.locator(f"tr[data-name='{ada.name}'] .track").bounding_box()
    assert mine
    finger.move((middle(call)[0], mine["y"] + mine["height"] / 2))
    finger.lift()
    expect(page.locator(f"tr[data-name='{ada.name}']").get_by_role("link", name="Gate is stuck")).to_be_visible()


def test_a_call_is_taken_further_with_a_thumb(ada: Person, open_window: OpenWindow) -> None:
    page = open_window(ada.state, viewport=NARROW, has_touch=True, is_mobile=True)
    number = add_ticket(page, "Thumb Ltd", "Lift is stuck between the second and the third floor")
    page.goto(f"/service-calls/new?ticket={number}&start={THUMB_DAY}T09:00")
    page.get_by_role("button", name="Save").tap()
    page.wait_for_url(f"**/tickets/{number}")
    page.goto(f"/my-calendar/day/{THUMB_DAY}")
    assert overflow(page) == 0
    on_the_way, done = page.get_by_role("button", name="On the way"), page.get_by_role("button", name="Done")
    on_the_way.tap()
    expect(page.get_by_text("The service call is on the way.")).to_be_visible()
    expect(on_the_way).to_have_count(0)
    page.goto(f"/my-calendar/agenda/{THUMB_DAY}")
    assert overflow(page) == 0
    done.tap()
    expect(done).to_have_count(0)
    page.get_by_role("button", name="Undo").tap()
    expect(done).to_be_visible()

    page.goto(f"/tickets/{number}")
    page.locator(".desk-call-when").tap()
    dialog = page.locator("#dialog")
    expect(dialog.get_by_role("button", name="Done")).to_be_visible()
    dialog.get_by_label("Description").fill("Released two people")
    expect(dialog.get_by_role("button", name="Done")).to_be_hidden()  # or what was typed would be lost
