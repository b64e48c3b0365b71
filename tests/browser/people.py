"""What the tests' people do again and again, in their own windows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.practice import PracticeCalendar, at
from tests.conftest import PASSWORD


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account. `state` signs a window in as them."""

    name: str
    email: str
    state: Any


def set_up(page: Page) -> Person:
    """Make the first account of the installation: the administrator's."""
    page.goto("/")
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("E-mail address").fill("ada@example.org")
    _choose_password(page)
    expect(page.get_by_label("Time zone")).to_have_value("Europe/Berlin")  # as the browser says
    page.get_by_role("button", name="Create the administrator's account").click()
    expect(page).to_have_url(re.compile("/my-calendar/month/"))
    return Person("Ada", "ada@example.org", page.context.storage_state())


def invite(administrator: Page, name: str, email: str, role: str = "Technician") -> str:
    """Add a user; return the link that they get."""
    administrator.goto("/admin/")
    administrator.get_by_role("link", name="Add user").click()
    administrator.get_by_label("Name").fill(name)
    administrator.get_by_label("E-mail address").fill(email)
    administrator.get_by_label(role).check()
    administrator.get_by_role("button", name="Add user").click()
    return administrator.locator(".app-secret").inner_text()


def accept_invitation(page: Page, name: str, email: str, link: str) -> Person:
    """Choose a password with the link of an invitation."""
    page.goto(link)
    _choose_password(page)
    page.get_by_role("button", name="Save and sign in").click()
    expect(page).to_have_url(re.compile("/my-calendar/month/"))
    return Person(name, email, page.context.storage_state())


def _choose_password(page: Page) -> None:
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)


def sign_in(page: Page, person: Person, password: str = PASSWORD) -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def link_practice_calendar(page: Page, name: str, *kinds: str) -> None:
    """Link the calendar of that name, with every option as it is offered, and wait until it is in step.

    `kinds` are sent there too, such as "Service calls".
    """
    start_wizard(page, name, "Your calendar", "Sync options", "Confirmation", kinds=kinds)
    expect(page.get_by_text("Comparing both calendars")).to_have_count(0)
    page.get_by_role("button", name="Finish").click()
    expect(row_of(page, name)).to_contain_text("Connected")
    wait_until_idle(page)


def start_wizard(page: Page, name: str, *headings: str, kinds: Sequence[str] = ()) -> None:
    """Connect, choose the calendar of that name, and go on to the last of the steps with these `headings`."""
    page.goto("/calendar-sync/connect/practice")
    page.get_by_role("button", name="Connect").click()
    page.get_by_role("button", name="Allow").click()
    page.get_by_label(name, exact=True).check()
    for heading in headings:
        page.get_by_role("button", name="Next", exact=True).click()
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        for kind in kinds if heading == "Your calendar" else ():
            page.get_by_label(kind, exact=True).check()


def switch_off(page: Page) -> None:
    """Switch every integration off, so that its regular checks do not slow down other tests."""
    page.goto("/calendar-sync")
    for switch in page.get_by_role("switch", checked=True).all():
        switch.click()
    expect(page.get_by_role("switch", checked=True)).to_have_count(0)


def row_of(page: Page, name: str) -> Any:
    """Return an integration's row in the listing."""
    return page.get_by_role("row", name=name)


def wait_until_idle(page: Page) -> None:
    """Wait until nothing runs and the listing has closed its stream."""
    expect(page.locator("#listing .sync-progress")).to_have_count(0)
    expect(page.locator("#listing-stream")).to_have_count(0)


def entry(page: Page, subject: str) -> Any:
    """Return what the calendar shows of an item: all its occurrences in view."""
    return page.locator(f'[data-entry][aria-label^="{subject},"]')


def add_appointment(page: Page, subject: str, **fields: str) -> None:
    """Add one in the open calendar, with the dialog. `fields` are named like the dialog's inputs."""
    page.locator("#calendar-new").click()
    page.get_by_role("menuitem", name="Add appointment").click()
    dialog = page.locator("#dialog")
    dialog.get_by_label("Subject").fill(subject)
    fill(dialog, **fields)
    save(page)
    expect(page.get_by_text("Appointment added.").last).to_be_visible()


def fill(dialog: Any, **fields: str) -> None:
    """Type into the dialog, in the order given: the end follows the start."""
    for name, value in fields.items():
        control = dialog.locator(f"[name={name}]")
        if control.evaluate("control => control.tagName") == "SELECT":
            control.select_option(value)
        elif control.get_attribute("type") == "checkbox":
            control.set_checked(value == "yes")
        else:
            control.fill(value)


def save(page: Page) -> None:
    """Save the open dialog and see it close."""
    dialog = page.locator("#dialog")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()


def add_ticket(page: Page, client: str, title: str, address: str = "") -> str:
    """Add a client with a ticket, and stay on the ticket; return its number."""
    page.goto("/clients/new")
    fill(page, name=client, address=address)
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(re.compile(r"/clients/\d+$"))
    page.goto(f"/tickets/new?client={page.url.rpartition('/')[2]}")
    fill(page, title=title)
    page.get_by_role("button", name="Save").click()
    page.wait_for_url(re.compile(r"/tickets/\d+$"))  # loaded: its links open dialogs only then
    return page.url.rpartition("/")[2]


def be_asked_about_removals(page: Page, calendar: PracticeCalendar, number: int) -> None:
    """Bring events in, remove all of them there, and see the listing ask whether they shall go here too."""
    first = datetime(date.today().year + 1, 3, 1, 9)  # noqa: DTZ011  # any year will do
    for each in range(number):
        start = first + timedelta(days=each)
        times = f"DTSTART:{at(start)}Z", f"DTEND:{at(start + timedelta(hours=1))}Z"
        calendar.put(f"visit-{each}", *times, f"SUMMARY:Visit {each}")
    page.goto(f"/my-calendar/agenda/{first:%Y-%m-%d}")
    expect(page.locator("[data-entry]")).to_have_count(number)
    switch_off(page)  # or a check in between would find few enough to remove them without asking
    for each in range(number):
        calendar.remove(f"visit-{each}")
    page.get_by_role("switch", checked=False).click()
    question = page.get_by_role("link", name="Removals need your decision")
    expect(question).to_be_visible()
