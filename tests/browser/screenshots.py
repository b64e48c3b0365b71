"""Make the pictures of the README: `python -m tests.browser.screenshots`.

Starts an installation in a temporary folder, fills it with a week of made-up work, and takes the pictures; then another
one with the demo's service desk.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from config import ROOT
from tests.browser.people import (
    Person,
    add_appointment,
    entry,
    link_practice_calendar,
    row_of,
    set_up,
    sign_in,
    start_wizard,
    wait_until_idle,
)
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
        browser = launch(playwright)
        with _running(Path(folder) / "empty") as printed:
            windows = Windows(browser, printed["address"])
            _take_calendar(windows.open(viewport=SIZE))
            windows.close()
        password = _fill_with_demo(Path(folder) / "demo")
        with _running(Path(folder) / "demo") as printed:
            windows = Windows(browser, printed["address"])
            _take_dispatch(windows.open(viewport=SIZE), password)
            windows.close()
        browser.close()


@contextmanager
def _running(instance: Path) -> Iterator[dict[str, str]]:
    installation = Installation(instance, LOG_LEVEL="ERROR")
    try:
        yield installation.wait_until_up()
    finally:
        installation.stop()


def _fill_with_demo(instance: Path) -> str:
    """Return the password of everybody in it."""
    printed = subprocess.run(
        [sys.executable, "-m", "webapp.operations.demo"],
        env={**os.environ, "INSTANCE_DIR": str(instance)},
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    found = re.search(r"password\W+(\S+)", printed)
    assert found, printed
    return found[1]


def _take_calendar(page: Page) -> None:
    set_up(page)
    private = PracticeServer.shown_on(page).make_calendar("Private", color="#b3591c")
    for subject, day, begin, end in THERE:
        start, until = (datetime.combine(MONDAY + timedelta(days=day), moment) for moment in (begin, end))
        times = f"DTSTART;TZID=Europe/Berlin:{at(start)}", f"DTEND;TZID=Europe/Berlin:{at(until)}"
        private.put(subject.lower().replace(" ", "-"), *times, f"SUMMARY:{subject}")
    link_practice_calendar(page, "Practice calendar")
    page.goto(f"/my-calendar/week/{MONDAY}")
    for subject, day, begins, ends, more in HERE:
        on_day = str(MONDAY + timedelta(days=day))
        add_appointment(page, subject, start_date=on_day, start_time=begins, end_time=ends, **more)
    add_appointment(page, "Daily round", start_date=str(MONDAY), start_time="07:00", end_time="07:30",
                    repeat="DAILY", ends="count", count="5")  # fmt: skip
    add_appointment(page, "Trade fair", start_date=str(MONDAY + timedelta(days=2)),
                    end_date=str(MONDAY + timedelta(days=3)), all_day="yes", show_as="out_of_office")  # fmt: skip
    _take_wizard(page)
    page.goto(f"/my-calendar/week/{MONDAY}")
    for subject, *_ in THERE:
        expect(entry(page, subject)).to_be_visible()
    _save(page, "my-calendar-week")
    page.goto("/calendar-sync")
    wait_until_idle(page)
    page.set_viewport_size({"width": 1000, "height": 420})
    _save(page, "listing")


def _take_wizard(page: Page) -> None:
    """Link the private calendar, and take pictures of the options and of the preview."""
    start_wizard(page, "Private", "Your calendar", "Sync options")
    for what, which in (("Retrieve linked calendar items", "Get"), ("Send my calendar items", "Send")):
        page.get_by_label(what).check()
        page.get_by_label(f"{which} past items").select_option("2w")
        page.get_by_label(f"{which} future items").select_option("3m")
    page.set_viewport_size({"width": 860, "height": 760})
    _save(page, "wizard")
    page.get_by_role("button", name="Next", exact=True).click()
    expect(page.get_by_role("heading", name="Confirmation")).to_be_visible()
    expect(page.get_by_text("Comparing both calendars")).to_have_count(0)
    _save(page, "preview")
    page.set_viewport_size(SIZE)
    page.get_by_role("button", name="Finish").click()
    expect(row_of(page, "Private")).to_contain_text("Connected")
    wait_until_idle(page)


def _take_dispatch(page: Page, password: str) -> None:
    sign_in(page, Person("Dana", "dana@example.org", None), password)
    page.goto(f"/dispatch/day/{_workday()}")
    expect(page.get_by_role("heading", name="Dispatch")).to_be_visible()
    _save(page, "dispatch")


def _workday() -> date:
    """Return the next day on which the demo's people work."""
    days = (date.today() + timedelta(days=number) for number in range(7))  # noqa: DTZ011  # as above
    return next(day for day in days if day.weekday() < 5)


def _save(page: Page, name: str) -> None:
    page.evaluate("document.activeElement?.blur()")
    page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()
