"""The user guide, step by step: from the first visit to an item on the server, and back."""

import csv
import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path

from playwright.sync_api import Locator, Page, Request, expect

from tests.browser.people import (
    Person,
    add_appointment,
    be_asked_about_removals,
    entry,
    fill,
    row_of,
    save,
    start_wizard,
    switch_off,
    wait_until_idle,
)
from tests.browser.practice import PracticeCalendar, PracticeServer, at, on
from tests.browser.windows import OpenWindow
from tests.faults.processes import wait_until
from tests.faults.test_single_machine import Installation

NEXT_YEAR = date.today().year + 1  # noqa: DTZ011  # any year will do that the ranges below do not reach
MONTH = f"/my-calendar/month/{NEXT_YEAR}-03"
WEEK = f"/my-calendar/week/{NEXT_YEAR}-03-08"


def march(day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(NEXT_YEAR, 3, day, hour, minute)


def berlin(moment: datetime) -> str:
    return f"TZID=Europe/Berlin:{at(moment)}"


def test_first_visitor_becomes_the_administrator(ada: Person, open_window: OpenWindow) -> None:
    page = open_window(ada.state)
    page.goto("/")
    expect(page).to_have_url(re.compile("/my-calendar/month/"))
    expect(page.get_by_role("link", name="Administration")).to_be_visible()
    second_visitor = open_window()
    second_visitor.goto("/set-up")
    expect(second_visitor.get_by_role("heading", name="Not found")).to_be_visible()


def test_every_service_is_offered_with_what_it_needs(ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ben.state)
    page.goto("/my-calendar")
    page.get_by_role("link", name="Calendar Sync").click()
    expect(page.get_by_role("heading", name="No calendar is linked yet")).to_be_visible()
    page.get_by_role("link", name="Click to Connect").first.click()
    expect(page.locator(".sync-tile-name")).to_have_text(
        ["iCloud", "Google", "Office 365", "Exchange", "Outlook.com", "Other CalDAV server", "Practice calendar"]
    )
    for name in ("Google", "Office 365", "Exchange", "Outlook.com"):
        page.get_by_role("link", name=name).click()
        expect(page.get_by_text(f"{name} is not set up on this installation.")).to_be_visible()
        expect(page.get_by_text("Ask your administrator")).to_be_visible()
        page.get_by_role("link", name="Choose another service").click()
    page.get_by_role("link", name="iCloud").click()
    expect(page.get_by_role("link", name="How to make one")).to_have_attribute(
        "href", "https://support.apple.com/102654"
    )


def test_credentials_are_checked_live_and_nothing_typed_is_lost(
    ben: Person, open_window: OpenWindow, practice_server: PracticeServer
) -> None:
    page = open_window(ben.state)
    page.goto("/calendar-sync/connect/caldav")
    address, user, password = (page.get_by_label(name) for name in ("Server address", "User name", "Password"))

    def connect(server: str, typed_password: str) -> None:
        address.fill(server)
        user.fill(practice_server.user)
        password.fill(typed_password)
        page.get_by_role("button", name="Connect").click()

    connect(practice_server.address, "a wrong guess")
    expect(page.locator("#password-errors")).to_be_visible()
    expect(password).to_have_attribute("aria-invalid", "true")
    expect(address).to_have_value(practice_server.address)
    expect(user).to_have_value(practice_server.user)
    connect("http://10.0.0.1/", practice_server.password)  # inside a private network, and not listed
    expect(page.locator("#server_url-errors")).to_be_visible()
    expect(page.locator("#password-errors")).to_have_count(0)
    expect(address).to_have_value("http://10.0.0.1/")
    connect(practice_server.address, practice_server.password)
    expect(page.get_by_role("heading", name="Allow Calendar Sync to use Other CalDAV server?")).to_be_visible()
    expect(page.get_by_role("heading", name="It never")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("was not linked")).to_be_visible()


def test_wizard_is_left_resumed_and_walked_back_without_losing_anything(
    ben: Person, open_window: OpenWindow, practice_calendar: PracticeCalendar
) -> None:
    page = open_window(ben.state)
    page.goto("/calendar-sync/connect")
    page.get_by_role("link", name="Practice calendar").click()
    page.get_by_role("button", name="Connect").click()
    page.get_by_role("button", name="Allow").click()

    def go(button: str, heading: str) -> None:
        page.get_by_role("button", name=button, exact=True).click()
        expect(page.get_by_role("heading", name=heading, exact=True)).to_be_focused()

    page.get_by_role("button", name="Next", exact=True).click()
    expect(page.get_by_text("Choose a calendar.")).to_be_visible()
    page.get_by_label(practice_calendar.name, exact=True).check()
    page.get_by_label("Update").uncheck()
    go("Next", "Your calendar")
    page.get_by_label("Tasks").uncheck()
    go("Next", "Sync options")
    page.get_by_label("Retrieve linked calendar items").check()
    page.get_by_label("Get past items").select_option("none")
    page.get_by_label("Get future items").select_option("none")
    page.get_by_role("button", name="Next", exact=True).click()
    expect(page.get_by_text("Choose how far back or ahead to retrieve")).to_be_visible()
    page.get_by_label("Get future items").select_option("1y")
    go("Back", "Your calendar")
    expect(page.get_by_label("Tasks")).not_to_be_checked()
    expect(page).to_have_url(re.compile("/wizard/your-calendar$"))

    page.goto("/my-calendar")  # leave; and come back later
    page.get_by_role("link", name="Calendar Sync").click()
    page.get_by_role("link", name="Continue setting up").click()
    go("Sync options", "Sync options")
    expect(page.get_by_label("Retrieve linked calendar items")).to_be_checked()
    expect(page.get_by_label("Get future items")).to_have_value("1y")
    go("Next", "Confirmation")
    go("Linked calendar", "Linked calendar")
    expect(page.get_by_label(practice_calendar.name, exact=True)).to_be_checked()
    expect(page.get_by_label("Update")).not_to_be_checked()
    page.go_back()
    expect(page.get_by_role("heading", name="Confirmation", exact=True)).to_be_visible()
    expect(page.get_by_text("Nothing would change.")).to_be_visible()
    page.get_by_role("button", name="Finish").click()
    expect(page.get_by_text(f"“{practice_calendar.name}” is linked.")).to_be_visible()
    expect(row_of(page, practice_calendar.name)).to_contain_text("Connected")
    expect(page.get_by_role("switch")).to_have_attribute("aria-checked", "true")
    switch_off(page)


def test_a_preview_is_shown_and_approved_in_part_before_anything_changes(
    ben: Person, open_window: OpenWindow, practice_calendar: PracticeCalendar
) -> None:
    soon = datetime.combine(date.today(), time(9)) + timedelta(days=1)  # noqa: DTZ011
    for number, subject in enumerate(("Dentist", "Lunch")):
        start = soon + timedelta(hours=number)
        times = (f"DTSTART;{berlin(start)}", f"DTEND;{berlin(start + timedelta(hours=1))}")
        practice_calendar.put(subject.lower(), *times, f"SUMMARY:{subject}")
    page = open_window(ben.state)
    page.goto("/my-calendar")
    add_appointment(page, "Boiler inspection", start_date=f"{soon:%Y-%m-%d}")

    start_wizard(page, practice_calendar.name, "Your calendar", "Sync options")
    for direction, field in (("Retrieve linked", "Get future items"), ("Send my", "Send future items")):
        page.get_by_label(f"{direction} calendar items").check()
        page.get_by_label(field).select_option("1m")
    page.get_by_role("button", name="Next", exact=True).click()
    expect(page.get_by_role("link", name="1 to add")).to_be_visible()
    page.get_by_role("link", name="2 to add").click()
    address = page.url.partition("?")[0]
    page.get_by_role("button", name="Leave out Dentist").click()
    expect(page.get_by_role("button", name="Include Dentist")).to_be_visible()
    page.get_by_role("link", name="Back to Confirmation").click()
    expect(page.get_by_text("(1 left out)")).to_be_visible()
    assert set(practice_calendar.events()) == {"Dentist", "Lunch"}
    page.get_by_role("button", name="Finish").click()
    wait_until(lambda: "Boiler inspection" in practice_calendar.events())
    wait_until_idle(page)

    page.goto(address)
    expect(page.get_by_role("link", name="2 as shown")).to_be_visible()
    page.get_by_role("link", name="1 left out").click()
    expect(page.locator(".sync-entry-head strong")).to_have_text(["Dentist"])
    page.goto(f"/my-calendar/agenda/{soon:%Y-%m-%d}")
    expect(entry(page, "Lunch")).to_be_visible()
    expect(entry(page, "Dentist")).to_have_count(0)
    page.goto("/calendar-sync")
    page.get_by_role("link", name="Settings").click()
    page.get_by_role("button", name="Sync now").click()
    expect(page.get_by_role("link", name="1 to add")).to_be_visible()
    page.get_by_role("button", name="Not now").click()
    expect(page.get_by_text("This preview was discarded")).to_be_visible()
    switch_off(page)


def test_a_conflict_is_decided_and_what_came_of_it_is_undone(linked: Page, practice_calendar: PracticeCalendar) -> None:
    page = linked
    times = (f"DTSTART;{berlin(march(10, 14))}", f"DTEND;{berlin(march(10, 15))}")
    practice_calendar.put("boiler", *times, "SUMMARY:Boiler")
    page.goto(MONTH)
    expect(entry(page, "Boiler")).to_be_visible()

    switch_off(page)  # so that neither side hears of the other
    practice_calendar.put("boiler", *times, "SUMMARY:Boiler there")
    page.goto(MONTH)
    entry(page, "Boiler").click()
    fill(page.locator("#dialog"), subject="Boiler here")
    save(page)
    page.goto("/calendar-sync")
    page.get_by_role("switch").click()
    page.get_by_role("link", name="1 thing needs you").click()
    conflict = page.get_by_role("article", name="Boiler")
    expect(conflict.get_by_role("cell")).to_have_text(["Boiler here", "Boiler there"])
    assert set(practice_calendar.events()) == {"Boiler here"}
    conflict.get_by_role("button", name="Use the other value").click()
    expect(page.get_by_text("Nothing needs you")).to_be_visible()
    wait_until(lambda: set(practice_calendar.events()) == {"Boiler there"})

    page.get_by_role("link", name="Calendar Sync", exact=True).first.click()
    page.get_by_role("link", name="Logs").click()
    page.get_by_role("link", name="All entries").click()
    page.get_by_role("button", name="Undo… Changed: Boiler there").first.click()
    expect(page.get_by_role("link", name="1 to change")).to_be_visible()
    assert set(practice_calendar.events()) == {"Boiler there"}
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("link", name="1 as shown")).to_be_visible()
    assert set(practice_calendar.events()) == {"Boiler here"}
    page.goto(MONTH)
    expect(entry(page, "Boiler there")).to_be_visible()


def test_appointment_made_here_is_an_event_there_and_follows_every_change(
    linked: Page, practice_calendar: PracticeCalendar
) -> None:
    linked.goto(MONTH)
    day = linked.locator(f"[data-slot][data-day='{NEXT_YEAR}-03-10']")
    day.click(button="right", position={"x": 40, "y": 90})
    linked.get_by_role("menuitem", name="Add appointment").click()
    dialog = linked.get_by_role("dialog", name="Add appointment").or_(linked.locator("#dialog"))
    expect(dialog.get_by_label("Subject")).to_be_focused()
    expect(dialog.locator("[name=start_date]")).to_have_value(f"{NEXT_YEAR}-03-10")
    fill(dialog, subject="Boiler inspection", start_time="09:00", end_time="10:30", location="Hauptstraße 5")
    save(linked)
    wait_until(lambda: "Boiler inspection" in practice_calendar.events())
    event = practice_calendar.events()["Boiler inspection"]
    assert f"DTSTART;{berlin(march(10, 9))}" in event
    assert "LOCATION:Hauptstraße 5" in event

    drag(linked, entry(linked, "Boiler inspection"), linked.locator(f"[data-slot][data-day='{NEXT_YEAR}-03-12']"))
    wait_until(lambda: f"DTSTART;{berlin(march(12, 9))}" in practice_calendar.events()["Boiler inspection"])

    linked.get_by_role("link", name="Week", exact=True).click()
    linked.goto(WEEK)
    resize(linked, entry(linked, "Boiler inspection"), minutes=60)
    wait_until(lambda: f"DTEND;{berlin(march(12, 11, 30))}" in practice_calendar.events()["Boiler inspection"])

    entry(linked, "Boiler inspection").click()
    linked.locator("#dialog").get_by_role("button", name="Delete").click()
    wait_until(lambda: not practice_calendar.events())
    linked.get_by_role("button", name="Undo").click()
    expect(entry(linked, "Boiler inspection")).to_be_visible()
    wait_until(lambda: "Boiler inspection" in practice_calendar.events())


def test_event_there_appears_changes_and_vanishes_in_the_open_page(
    linked: Page, practice_calendar: PracticeCalendar
) -> None:
    linked.goto(WEEK)
    times = (f"DTSTART;{berlin(march(9, 14))}", f"DTEND;{berlin(march(9, 15))}")
    practice_calendar.put("visit", *times, "SUMMARY:Visit the bakery")
    expect(entry(linked, "Visit the bakery")).to_have_attribute("aria-label", re.compile("14:00 to 15:00"))
    later = (f"DTSTART;{berlin(march(10, 16))}", f"DTEND;{berlin(march(10, 17))}")
    practice_calendar.put("visit", *later, "SUMMARY:Visit the mill")
    expect(entry(linked, "Visit the mill")).to_have_attribute("aria-label", re.compile("10 March, 16:00 to 17:00"))
    expect(entry(linked, "Visit the bakery")).to_have_count(0)
    practice_calendar.remove("visit")
    expect(entry(linked, "Visit the mill")).to_have_count(0)
    linked.get_by_role("link", name="Trash").click()
    expect(linked.get_by_role("row", name="Visit the mill")).to_be_visible()


def test_series_long_items_and_other_zones_go_both_ways(linked: Page, practice_calendar: PracticeCalendar) -> None:
    linked.goto(MONTH)
    add_appointment(linked, "Tour", start_date=f"{NEXT_YEAR}-03-02", start_time="08:00", end_time="09:00",
                    repeat="WEEKLY", ends="count", count="4")  # fmt: skip
    expect(entry(linked, "Tour")).to_have_count(4)
    on_occurrence(linked, "Tour", "9 March", start_time="11:00")
    remove_occurrence(linked, "Tour", "16 March")
    expect(entry(linked, "Tour")).to_have_count(3)
    wait_until(lambda: "EXDATE" in practice_calendar.events().get("Tour", ""))
    event = practice_calendar.events()["Tour"]
    assert "RRULE:FREQ=WEEKLY" in event
    assert f"EXDATE;{berlin(march(16, 8))}" in event
    assert f"RECURRENCE-ID;{berlin(march(9, 8))}" in event
    assert f"DTSTART;{berlin(march(9, 11))}" in event

    add_appointment(linked, "Trade fair", start_date=f"{NEXT_YEAR}-03-17", end_date=f"{NEXT_YEAR}-03-19", all_day="yes")
    add_appointment(linked, "Call to New York", zone="America/New_York", start_date=f"{NEXT_YEAR}-03-03",
                    start_time="10:00", end_time="11:00")  # fmt: skip
    expect(entry(linked, "Call to New York")).to_have_attribute("aria-label", re.compile("16:00 to 17:00"))
    wait_until(lambda: {"Trade fair", "Call to New York"} <= set(practice_calendar.events()))
    assert f"DTSTART;VALUE=DATE:{on(march(17))}" in practice_calendar.events()["Trade fair"]
    assert f"DTEND;VALUE=DATE:{on(march(20))}" in practice_calendar.events()["Trade fair"]
    assert f"DTSTART;TZID=America/New_York:{at(march(3, 10))}" in practice_calendar.events()["Call to New York"]

    practice_calendar.put(
        "night-shift",
        f"DTSTART;{berlin(march(4, 22))}", f"DTEND;{berlin(march(5, 6))}", "RRULE:FREQ=DAILY;COUNT=3",
        f"EXDATE;{berlin(march(5, 22))}", "SUMMARY:Night shift",
        overrides=((
            f"RECURRENCE-ID;{berlin(march(6, 22))}", f"DTSTART;{berlin(march(6, 20))}",
            f"DTEND;{berlin(march(7, 4))}", "SUMMARY:Night shift at the mill",
        ),),
    )  # fmt: skip
    expect(entry(linked, "Night shift")).to_have_count(1)
    expect(entry(linked, "Night shift at the mill")).to_have_attribute("aria-label", re.compile("6 March, 20:00"))


def test_sync_now_shows_live_progress_in_every_tab_and_stops_streaming(
    linked: Page,
    ben: Person,
    open_window: OpenWindow,
    practice_calendar: PracticeCalendar,
    installation: Installation,
) -> None:
    # What is there before the link is not brought in; a manual sync with "Retrieve" does it.
    linked.get_by_role("link", name="Settings").click()
    linked.get_by_label("Create").uncheck()
    linked.get_by_role("button", name="Save").click()
    expect(linked.get_by_text("Settings saved.")).to_be_visible()
    soon = datetime.combine(date.today(), time(9)) + timedelta(days=1)  # noqa: DTZ011
    for number in range(40):
        start = soon + timedelta(hours=number)
        times = (f"DTSTART;{berlin(start)}", f"DTEND;{berlin(start + timedelta(hours=1))}")
        practice_calendar.put(f"visit-{number}", *times, f"SUMMARY:Visit {number}")
    linked.get_by_label("Retrieve linked calendar items").check()
    linked.get_by_label("Get future items").select_option("1m")
    linked.get_by_role("button", name="Save").click()
    expect(linked.get_by_label("Get future items")).to_have_value("1m")
    expect(linked.get_by_label("Create")).not_to_be_checked()

    listing = open_window(ben.state)
    listing.goto("/calendar-sync")
    linked.get_by_role("button", name="Not now").click()
    expect(linked.get_by_text("This preview was discarded")).to_be_visible()
    streams = Streams(linked), Streams(listing)
    linked.get_by_role("button", name="Sync now").click()
    expect(linked.get_by_role("link", name="40 to add")).to_be_visible()
    with paused(installation, "radicale"):  # or it would be over before anybody could look
        linked.get_by_role("button", name="Apply").click()
        expect(linked.locator("#sync-now progress")).to_be_visible()
        expect(linked.get_by_role("button", name="Sync now")).to_be_disabled()
        expect(listing.locator("#listing progress")).to_be_visible()
        for page in (linked, listing):
            page.reload()
            expect(page.locator("progress")).to_be_visible()
    # On a busy machine the pause may have cost a request, and its repetition waits for the back-off.
    expect(linked.get_by_role("button", name="Sync now")).to_be_enabled(timeout=60_000)
    wait_until_idle(listing)
    expect(linked.locator("#settings-stream")).to_have_count(0)
    for stream in streams:
        wait_until(stream.are_over)
    listing.goto(f"/my-calendar/agenda/{soon:%Y-%m-%d}")
    expect(entry(listing, "Visit 0")).to_be_visible()


def test_logs_list_each_run_and_each_entry(linked: Page, practice_calendar: PracticeCalendar, tmp_path: Path) -> None:
    linked.goto(MONTH)
    add_appointment(linked, "=Repair the gate", start_date=f"{NEXT_YEAR}-03-11")
    practice_calendar.put("visit", f"DTSTART;{berlin(march(9, 14))}", f"DTEND;{berlin(march(9, 15))}", "SUMMARY:Visit")
    expect(entry(linked, "Visit")).to_be_visible()
    wait_until(lambda: "=Repair the gate" in practice_calendar.events())

    linked.goto("/calendar-sync")
    linked.get_by_role("link", name="Logs").click()
    run = linked.get_by_role("row").filter(has_text="Change in My Calendar").filter(has_text="there")
    expect(run.first).to_contain_text("Completed")
    run.first.get_by_role("link").click()
    subjects = linked.locator(".sync-entry-head strong")
    expect(subjects).to_have_text(["=Repair the gate"])
    linked.get_by_text("Before and after").click()
    expect(linked.get_by_role("cell", name="=Repair the gate")).to_be_visible()
    linked.get_by_role("link", name="Logs").click()
    linked.get_by_role("link", name="All entries").click()
    linked.get_by_label("Direction").select_option("To My Calendar")
    expect(subjects).to_have_text(["Visit"])
    expect(linked).to_have_url(re.compile("direction=in"))
    linked.get_by_label("Direction").select_option("")
    linked.get_by_label("Subject or reason").fill("gate")
    expect(subjects).to_have_text(["=Repair the gate"])
    with linked.expect_download() as download:
        linked.get_by_role("link", name="Export as CSV").click()
    download.value.save_as(tmp_path / "entries.csv")
    rows = list(csv.reader((tmp_path / "entries.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0][:3] == ["Time", "Way", "What"]
    assert {row[4] for row in rows[1:]} == {"'=Repair the gate"}  # a spreadsheet must not run it


def test_switched_off_nothing_moves_and_delete_keeps_the_events(
    linked: Page, practice_calendar: PracticeCalendar, ben: Person, open_window: OpenWindow
) -> None:
    calendar = open_window(ben.state)
    calendar.goto(MONTH)
    add_appointment(calendar, "Kept", start_date=f"{NEXT_YEAR}-03-11")
    wait_until(lambda: "Kept" in practice_calendar.events())
    linked.get_by_role("switch").click()
    expect(linked.get_by_role("switch")).to_have_attribute("aria-checked", "false")
    add_appointment(calendar, "Saved meanwhile", start_date=f"{NEXT_YEAR}-03-12")
    linked.get_by_role("link", name="Settings").click()
    linked.get_by_role("button", name="Sync now").click()
    expect(linked.get_by_text("This integration is switched off.")).to_be_visible()
    assert set(practice_calendar.events()) == {"Kept"}
    linked.get_by_role("link", name="Calendar Sync").click()
    linked.get_by_role("switch").click()
    expect(linked.get_by_role("switch")).to_have_attribute("aria-checked", "true")
    wait_until(lambda: "Saved meanwhile" in practice_calendar.events())

    linked.get_by_role("link", name="Delete").click()
    expect(linked.get_by_label("Keep them")).to_be_checked()
    linked.get_by_role("button", name="Delete").click()
    expect(linked.get_by_text("is no longer linked")).to_be_visible()
    expect(linked.get_by_role("heading", name="No calendar is linked yet")).to_be_visible()
    assert set(practice_calendar.events()) == {"Kept", "Saved meanwhile"}
    calendar.reload()
    expect(entry(calendar, "Kept")).to_be_visible()


def test_many_removals_at_once_wait_for_the_owner(linked: Page, practice_calendar: PracticeCalendar) -> None:
    be_asked_about_removals(linked, practice_calendar, 12)
    linked.get_by_role("link", name="Removals need your decision").click()
    expect(linked.get_by_role("heading", name="Remove 12 items?")).to_be_visible()
    linked.get_by_role("button", name="Keep them all").click()
    expect(linked.get_by_text("Nothing was removed.")).to_be_visible()
    linked.goto(MONTH)
    expect(linked.locator("[data-entry]").first).to_be_visible()


class Streams:
    """The progress streams of what a page shows from now on; a reload ends those before it."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._begun = False
        self._open: list[Request] = []
        page.on("request", self._begin)
        page.on("requestfinished", self._end)
        page.on("requestfailed", self._end)
        page.on("framenavigated", lambda _frame: self._open.clear())

    def _begin(self, request: Request) -> None:
        if "/progress" in request.url:
            self._begun = True
            self._open.append(request)

    def _end(self, request: Request) -> None:
        if request in self._open:
            self._open.remove(request)

    def are_over(self) -> bool:
        self._page.title()  # lets the pending messages of the browser arrive
        return self._begun and not self._open


@contextmanager
def paused(installation: Installation, program: str) -> Iterator[None]:
    """Stop the clock of one of the installation's programs."""
    (process,) = [each for each in installation.children() if program in Path(f"/proc/{each}/cmdline").read_text()]
    os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process, signal.SIGCONT)


def drag(page: Page, what: Locator, where: Locator) -> None:
    """Drag with the mouse, by the upper left corner."""
    source, target = what.bounding_box(), where.bounding_box()
    assert source and target
    x, y = source["x"] + 12, source["y"] + 8
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 10, y, steps=2)
    page.mouse.move(target["x"] + 40, target["y"] + 90, steps=4)
    page.mouse.up()
    expect(page.get_by_text("Appointment moved.").last).to_be_visible()


def resize(page: Page, what: Locator, *, minutes: int) -> None:
    """Pull the lower edge; an hour is 48 pixels high."""
    what.scroll_into_view_if_needed()
    box = what.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] - 4
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 12, steps=2)
    page.mouse.move(x, y + minutes * 48 / 60, steps=4)
    page.mouse.up()


def on_occurrence(page: Page, subject: str, day: str, **fields: str) -> None:
    """Change one date of a series."""
    page.locator(f'[data-entry][aria-label^="{subject},"][aria-label*=" {day},"]').click()
    dialog = page.locator("#dialog")
    dialog.get_by_label("This one only").or_(dialog.locator("[name=scope][value=this]")).first.check()
    fill(dialog, **fields)
    save(page)


def remove_occurrence(page: Page, subject: str, day: str) -> None:
    """Delete one date of a series."""
    page.locator(f'[data-entry][aria-label^="{subject},"][aria-label*=" {day},"]').click()
    page.locator("#dialog").get_by_role("button", name="Delete").click()
    page.locator("#dialog").get_by_role("button", name="This one only").click()
    expect(page.get_by_text("Removed from the series.")).to_be_visible()
