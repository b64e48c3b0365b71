"""Make the pictures of the README: `python -m tests.browser.screenshots`.

Starts an installation in a temporary folder, fills it with a week of made-up work, and takes the pictures.
"""

import tempfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from config import ROOT
from tests.browser.people import add_appointment, entry, link_practice_calendar, set_up, start_wizard
from tests.browser.practice import PracticeServer, at
from tests.browser.windows import Windows, launch
from tests.faults.test_single_machine import Installation

IMAGES = ROOT / "docs" / "images"
SIZE = {"width": 1280, "height": 860}
MONDAY = date.today() - timedelta(days=date.today().weekday())  # noqa: DTZ011  # whoever looks at it is near

HERE = (
    ("Boiler inspection", 0, "08:00", "09:30", {"location": "Lindenweg 12"}),
    ("Install router", 0, "10:00", "11:30", {"location": "Hauptstraße 5"}),
    ("Heating check", 1, "08:30", "10:30", {"location": "Mühlgasse 3"}),
    ("Call with the supplier", 1, "10:00", "11:00", {"show_as": "tentative"}),
    ("Replace water meter", 2, "09:00", "10:30", {"location": "Am Markt 7"}),
    ("Call with New York", 2, "10:00", "11:00", {"zone": "America/New_York"}),
    ("Paperwork", 3, "13:00", "15:00", {"show_as": "working_elsewhere"}),
    ("Repair the gate", 4, "08:00", "10:00", {"location": "Ringstraße 21"}),
    ("Acceptance, bakery", 4, "11:00", "12:30", {"location": "Bachweg 2"}),
)
THERE = (
    ("Dentist", 1, time(14), time(15)),
    ("Team lunch", 3, time(12), time(13)),
    ("School play", 4, time(16), time(17, 30)),
)


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        installation = Installation(Path(folder) / "instance", LOG_LEVEL="ERROR")
        try:
            told = installation.wait_until_up()
            browser = launch(playwright)
            windows = Windows(browser, told["address"])
            _take(windows.open(viewport=SIZE), PracticeServer.of(told))
            windows.close()
            browser.close()
        finally:
            installation.stop()


def _take(page: Page, server: PracticeServer) -> None:
    set_up(page)
    private = server.make_calendar("Private", color="#b3591c")
    _picture_of_wizard(page)
    link_practice_calendar(page, "Practice calendar")
    link_practice_calendar(page, "Private")
    page.goto(f"/my-calendar/week/{MONDAY}")
    for subject, day, start, end, more in HERE:
        on_day = str(MONDAY + timedelta(days=day))
        add_appointment(page, subject, start_date=on_day, start_time=start, end_time=end, **more)
    add_appointment(page, "Daily round", start_date=str(MONDAY), start_time="07:00", end_time="07:30",
                    repeat="DAILY", ends="count", count="5")  # fmt: skip
    add_appointment(page, "Trade fair", start_date=str(MONDAY + timedelta(days=2)),
                    end_date=str(MONDAY + timedelta(days=3)), all_day="yes", show_as="out_of_office")  # fmt: skip
    for subject, day, begin, end in THERE:
        start, until = (datetime.combine(MONDAY + timedelta(days=day), moment) for moment in (begin, end))
        times = f"DTSTART;TZID=Europe/Berlin:{at(start)}", f"DTEND;TZID=Europe/Berlin:{at(until)}"
        private.put(subject.lower().replace(" ", "-"), *times, f"SUMMARY:{subject}")
    for subject, *_ in THERE:
        expect(entry(page, subject)).to_be_visible()
    page.reload()  # without the messages of what was added
    _save(page, "my-calendar-week")
    page.goto("/calendar-sync")
    expect(page.locator("#listing time")).to_have_count(2)
    expect(page.locator("#listing .sync-progress")).to_have_count(0)
    page.set_viewport_size({"width": 1000, "height": 350})
    _save(page, "listing")


def _picture_of_wizard(page: Page) -> None:
    start_wizard(page, "Practice calendar", "Your calendar", "Sync options")
    page.get_by_label("Retrieve linked calendar items").check()
    page.get_by_label("Get past items").select_option("2w")
    page.get_by_label("Get future items").select_option("3m")
    page.set_viewport_size({"width": 860, "height": 700})
    _save(page, "wizard")
    page.set_viewport_size(SIZE)
    page.goto("/calendar-sync")
    page.get_by_role("button", name="Discard").click()
    page.get_by_role("alertdialog").get_by_role("button", name="Discard").click()
    expect(page.get_by_role("link", name="Continue setting up")).to_have_count(0)


def _save(page: Page, name: str) -> None:
    page.evaluate("document.activeElement?.blur()")
    page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()
