"""The user guide's service-call example: two technicians, each with a linked calendar, and a dispatcher."""

import re
from datetime import date, timedelta
from itertools import count

from playwright.sync_api import Locator, Page, expect

from tests.browser.people import (
    Person,
    accept_invitation,
    add_ticket,
    entry,
    fill,
    invite,
    link_practice_calendar,
    save,
    switch_off,
)
from tests.browser.practice import PracticeCalendar, PracticeServer
from tests.browser.windows import OpenWindow
from tests.faults.processes import wait_until

_numbers = count(1)
_SPRING = date(date.today().year + 1, 3, 1)  # noqa: DTZ011  # any year will do
TUESDAY = _SPRING + timedelta(days=7 + (1 - _SPRING.weekday()) % 7)
"""A working day, that the other tests do not plan."""

MONTH = f"/my-calendar/month/{TUESDAY:%Y-%m}"
MORNING, AFTERNOON = (f"TZID=Europe/Berlin:{TUESDAY:%Y%m%d}T{hour}0000" for hour in ("09", "14"))


def test_a_call_of_two_technicians_is_the_same_on_both_linked_calendars(ada: Person, open_window: OpenWindow) -> None:
    lea = open_window(_join(open_window, ada, "Lea").state)
    omar = open_window(_join(open_window, ada, "Omar").state)
    leas = PracticeServer.shown_on(lea).make_calendar("Calendar of Lea")
    omars = PracticeServer.shown_on(omar).make_calendar("Calendar of Omar")
    dispatcher = open_window(_join(open_window, ada, "Dora", role="Dispatcher").state)
    link_practice_calendar(lea, leas.name, "Service calls")
    link_practice_calendar(omar, omars.name, "Service calls")

    number = add_ticket(dispatcher, "Mill Heating", "Boiler drips", address="Hauptstraße 5")
    subject = f"[#{number}] Boiler drips – Mill Heating"
    _plan(dispatcher, "Lea", "Omar")
    for page, calendar in ((lea, leas), (omar, omars)):
        page.goto(MONTH)
        expect(entry(page, subject)).to_have_attribute("aria-label", re.compile("09:00 to 10:00"))
        wait_until(lambda calendar=calendar: subject in calendar.events())
        event = calendar.events()[subject]
        assert f"DTSTART;{MORNING}" in event
        assert "LOCATION:Hauptstraße 5" in event
        assert f"/tickets/{number}" in event
    entry(lea, subject).click()
    for name, calendar in (("You", leas), ("Omar", omars)):
        expect(_item_status(lea, name)).to_contain_text(re.compile(rf"{calendar.name}.*On it", re.DOTALL))
    lea.keyboard.press("Escape")

    _move_there(leas, subject)
    for page in (lea, omar):
        expect(entry(page, subject)).to_have_attribute("aria-label", re.compile("14:00 to 15:00"))
    wait_until(lambda: f"DTSTART;{AFTERNOON}" in omars.events()[subject])
    moved = dispatcher.locator("#ticket .desk-timeline li", has_text="moved the service call from")
    expect(moved).to_contain_text(re.compile(rf"^\s*Lea .*09:00.*14:00.* from the linked calendar “.*{leas.name}.*”"))

    _open_call(dispatcher).get_by_label("Omar", exact=True).uncheck()
    save(dispatcher)
    expect(entry(omar, subject)).to_have_count(0)
    wait_until(lambda: not omars.events())
    assert set(leas.events()) == {subject}

    leas.remove(_uid_of(leas, subject))
    lea.goto("/calendar-sync")
    notice = lea.locator(".sync-notice", has_text=subject)
    expect(notice).to_contain_text("It stays here and is no longer synced.")
    lea.goto(MONTH)
    expect(entry(lea, subject)).to_be_visible()
    lea.goto("/calendar-sync")
    notice.get_by_role("button", name="Send again").click()
    expect(notice).to_have_count(0)
    wait_until(lambda: subject in leas.events())
    assert f"DTSTART;{AFTERNOON}" in leas.events()[subject]

    lea.goto(MONTH)
    _open_call(dispatcher).get_by_label("Status").select_option("Cancelled")
    save(dispatcher)
    expect(entry(lea, subject)).to_have_count(0)
    wait_until(lambda: not leas.events())
    for page in (lea, omar):
        switch_off(page)


def test_what_is_done_is_marked_there(
    ben: Person, open_window: OpenWindow, practice_calendar: PracticeCalendar
) -> None:
    page = open_window(ben.state)
    link_practice_calendar(page, practice_calendar.name, "Tasks", "To-dos")
    for address, title in (("/tasks", "Order a pump"), ("/to-dos", "Ring the mill")):
        page.goto(f"{address}/new?start={TUESDAY}")
        fill(page, title=title)
        page.get_by_role("button", name="Save").click()
        check = page.get_by_role("checkbox", name=f"Done: {title}")
        expect(check).to_be_visible()
        wait_until(lambda title=title: title in practice_calendar.events())
        assert f"DTSTART;VALUE=DATE:{TUESDAY:%Y%m%d}" in practice_calendar.events()[title]
        check.click()
        expect(check).to_have_count(0)
        wait_until(lambda title=title: f"✓ {title}" in practice_calendar.events())
    assert set(practice_calendar.events()) == {"✓ Order a pump", "✓ Ring the mill"}
    switch_off(page)


def _join(open_window: OpenWindow, administrator: Person, name: str, role: str = "Technician") -> Person:
    email = f"desk{next(_numbers)}@example.org"
    link = invite(open_window(administrator.state), name, email, role)
    return accept_invitation(open_window(), name, email, link)


def _plan(page: Page, *people: str) -> None:
    """Plan a call of the open ticket, from nine to ten."""
    page.get_by_role("link", name="Plan a call").click()
    dialog = page.locator("#dialog")
    dialog.get_by_label("Dora", exact=True).uncheck()  # who plans is proposed first
    for name in people:
        dialog.get_by_label(name, exact=True).check()
    fill(dialog, start_date=f"{TUESDAY}", start_time="09:00", end_date=f"{TUESDAY}", end_time="10:00")
    save(page)
    expect(page.locator(".desk-call")).to_contain_text(", ".join(people))


def _open_call(page: Page) -> Locator:
    """Open the dialog of the only call of the open ticket."""
    page.locator(".desk-call-when").click()
    dialog = page.locator("#dialog")
    expect(dialog.get_by_label("Status")).to_be_visible()
    return dialog


def _item_status(page: Page, name: str) -> Locator:
    """Return the part of the open dialog with the sync status of the call for one person."""
    block = page.locator("#dialog").get_by_role("region", name="On linked calendars")
    return block.get_by_role("listitem").filter(has=page.get_by_text(name, exact=True))


def _move_there(calendar: PracticeCalendar, subject: str) -> None:
    """Move an event from nine to two, as a calendar application does that keeps all the rest."""
    text = calendar.events()[subject]
    for old, new in (("T090000", "T140000"), ("T100000", "T150000")):
        text = text.replace(f"{TUESDAY:%Y%m%d}{old}", f"{TUESDAY:%Y%m%d}{new}")
    address = f"{calendar.address}{_uid_of(calendar, subject)}.ics"
    calendar.server.request("PUT", address, text, **{"Content-Type": "text/calendar"})


def _uid_of(calendar: PracticeCalendar, subject: str) -> str:
    found = re.search(r"^UID:(.*?)\r?$", calendar.events()[subject], re.MULTILINE)
    assert found
    return found[1]
