"""The dispatch board by mouse and by keyboard: planning, reassigning, and warnings before anything is saved."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.page_checks import page_flaws
from tests.browser.people import Person
from tests.browser.windows import OpenWindow

DAY = "/dispatch/day/2027-03-02"  # a Tuesday, that no other test plans
WEEK = "/dispatch/week/2027-03-02"


def test_calls_are_planned_handed_on_and_warned_about(ada: Person, ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ada.state)
    _add_tickets(page, "Acme", "Printer is down", "Door does not close")
    page.goto(DAY)
    _plan(page, "Printer is down", for_whom=ben.name, hour=9)
    _plan(page, "Door does not close", for_whom=ada.name, hour=11)
    printer, door = _call(page, ben.name, "Printer is down"), _call(page, ada.name, "Door does not close")

    _drag(page, printer, to=_beside(printer, hours=2, row=_row(page, ada.name)))
    expect(page.locator(".dispatch-ghost")).to_contain_text("overlaps “[#")
    page.mouse.up()
    expect(page.locator("#dialog")).to_contain_text("Nothing is saved yet.")
    wrong = page_flaws(page)
    page.locator("#dialog").get_by_role("button", name="Close").click()
    expect(_call(page, ben.name, "Printer is down")).to_be_visible()

    _drag(page, printer, to=_beside(printer, hours=4, row=_row(page, ada.name)))
    expect(page.locator(".dispatch-ghost")).to_contain_text(re.compile("Ada, 13:00–14:00$"))
    page.mouse.up()
    expect(_call(page, ada.name, "Printer is down")).to_be_visible()
    expect(_call(page, ben.name, "Printer is down")).to_have_count(0)

    door.focus()
    page.keyboard.press("ArrowRight")
    expect(_call(page, ada.name, "Printer is down")).to_be_focused()
    page.keyboard.press("Enter")
    dialog = page.locator("#dialog")
    dialog.get_by_label("Person").select_option(ben.name)
    dialog.get_by_label("Starts at").fill("09:00")
    dialog.get_by_role("button", name="Move", exact=True).press("Enter")
    expect(_call(page, ben.name, "Printer is down")).to_be_visible()
    assert not wrong


def test_a_ticket_is_dropped_on_a_free_time(ada: Person, open_window: OpenWindow) -> None:
    page = open_window(ada.state)
    _add_tickets(page, "Bolt", "Replace the pump")
    page.goto(DAY)
    ticket = page.locator("[data-ticket]", has_text="Replace the pump")
    _drag(page, ticket.locator(".waiting-facts"), to=_beside(_hour(page, "13:00"), hours=0, row=_row(page, ada.name)))
    expect(page.locator(".dispatch-ghost")).to_contain_text("Ada, 13:00–14:00")
    page.mouse.up()
    dialog = page.locator("#dialog")
    expect(dialog.get_by_label("Ticket", exact=True)).to_have_value(re.compile("Replace the pump"))
    expect(dialog.get_by_label("Start time")).to_have_value("13:00")
    expect(dialog.get_by_label(ada.name, exact=True)).to_be_checked()


def test_nothing_is_wrong_with_the_board(ada: Person, open_window: OpenWindow) -> None:
    page = open_window(ada.state)
    wrong = []
    for address in (DAY, WEEK):
        page.goto(address)
        wrong += page_flaws(page)
    assert not wrong


def _add_tickets(page: Page, client: str, *titles: str) -> None:
    page.goto("/clients/new")
    page.get_by_label("Name", exact=True).fill(client)
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_url(re.compile(r"/clients/\d+$"))
    number = page.url.rpartition("/")[2]
    for title in titles:
        page.goto(f"/tickets/new?client={number}")
        page.get_by_label("Title").fill(title)
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("heading", name=title)).to_be_visible()


def _plan(page: Page, title: str, *, for_whom: str, hour: int) -> None:
    page.locator("[data-ticket]", has_text=title).get_by_role("link", name="Plan").click()
    dialog = page.locator("#dialog")
    dialog.get_by_label("Ada", exact=True).uncheck()  # who plans is proposed first
    dialog.get_by_label(for_whom, exact=True).check()
    dialog.get_by_label("Start time").fill(f"{hour:02}:00")
    dialog.get_by_label("End time").fill(f"{hour + 1:02}:00")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()
    expect(_call(page, for_whom, title)).to_be_visible()


def _row(page: Page, name: str) -> Locator:
    return page.locator(f"tr[data-name='{name}']")


def _call(page: Page, name: str, title: str) -> Locator:
    return _row(page, name).get_by_role("link", name=title)


def _hour(page: Page, text: str) -> Locator:
    return page.locator(".hours [data-column]", has_text=text)


def _beside(what: Locator, *, hours: int, row: Locator) -> tuple[float, float]:
    """Return a point of the row, some hours to the right of where `what` begins."""
    box, track = what.bounding_box(), row.locator(".track").bounding_box()
    assert box
    assert track
    return box["x"] + 8 + hours * track["width"] / 24, track["y"] + track["height"] / 2


def _drag(page: Page, what: Locator, *, to: tuple[float, float]) -> None:
    """Press on the left end of `what` and drag it, without releasing it."""
    box = what.bounding_box()
    assert box
    page.mouse.move(box["x"] + 8, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 20, box["y"])
    page.mouse.move(*to, steps=5)
