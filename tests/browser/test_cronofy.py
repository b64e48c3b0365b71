"""The user guide with Cronofy: Click to Connect, its pages, the wizard, and items that follow both ways."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from emulators.cronofy import CronofyEmulator, running
from tests.browser.people import Person, add_appointment, entry, row_of, set_up, wait_until_idle
from tests.browser.windows import Windows
from tests.faults.processes import wait_until
from tests.faults.test_single_machine import Installation

SERVICES = {
    "icloud": "iCloud",
    "google": "Google",
    "office365": "Office 365",
    "exchange": "Exchange",
    "outlook": "Outlook.com",
}


@dataclass(frozen=True, slots=True)
class Scene:
    """An installation that reaches calendars through an emulated Cronofy, and its first person."""

    emulator: CronofyEmulator
    address: str
    ada: Person


@pytest.fixture(scope="module")
def scene(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with running() as emulator:
        installation = Installation(
            tmp_path_factory.mktemp("cronofy") / "instance",
            LOG_LEVEL="ERROR",
            CRONOFY_CLIENT_ID=emulator.application.client_id,
            CRONOFY_CLIENT_SECRET=emulator.application.secrets[0],
            CRONOFY_AUTHORIZE_URL=f"{emulator.base_url}/oauth/authorize",
            CRONOFY_TOKEN_URL=f"{emulator.base_url}/oauth/token",
            CRONOFY_API_URL=emulator.base_url,
        )
        address = installation.wait_until_up()["address"]
        windows = Windows(browser, address)
        ada = set_up(windows.open())
        windows.close()
        yield Scene(emulator, address, ada)
        installation.stop()


@pytest.fixture
def page(browser: Browser, scene: Scene) -> Iterator[Page]:
    """Ada's window."""
    windows = Windows(browser, scene.address)
    yield windows.open(scene.ada.state)
    windows.close()
    assert not windows.problems


def connect(page: Page, label: str, email: str) -> None:
    """Go from the tile through Cronofy's pages into the wizard."""
    page.goto("/calendar-sync")
    page.get_by_role("link", name="Click to Connect").first.click()
    page.get_by_role("link", name=re.compile(f"^{re.escape(label)}")).click()
    if label == "iCloud":
        page.get_by_role("link", name="Continue to iCloud").click()
    page.get_by_label("E-mail").fill(email)
    for field in ("App-specific password", "Password"):
        if page.get_by_label(field, exact=True).count():
            page.get_by_label(field, exact=True).fill("secret")
    page.get_by_role("button", name="Allow").click()
    expect(page.get_by_role("heading", name="Linked calendar")).to_be_visible()


def finish(page: Page) -> None:
    page.get_by_label("Calendar", exact=True).check()
    for heading in ("Your calendar", "Sync options", "Confirmation"):
        page.get_by_role("button", name="Next", exact=True).click()
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.get_by_text("Comparing both calendars")).to_have_count(0)
    page.get_by_role("button", name="Finish").click()


def calendar_of(emulator: CronofyEmulator, email: str) -> str:
    return next(
        calendar.calendar_id
        for profile in emulator.world.profiles()
        for calendar in profile.calendars
        if profile.name == email and calendar.primary
    )


@pytest.mark.parametrize("key", SERVICES)
def test_the_user_guide_with_each_service(page: Page, scene: Scene, key: str) -> None:
    email = f"ada.{key}@example.org"
    connect(page, SERVICES[key], email)
    finish(page)
    row = row_of(page, email)
    expect(row).to_contain_text("Connected")
    wait_until_idle(page)

    calendar_id = calendar_of(scene.emulator, email)
    controls = scene.emulator.controls
    page.goto("/my-calendar")
    add_appointment(page, f"Out {key}")
    wait_until(lambda: any(event.summary == f"Out {key}" for event in controls.events(calendar_id)))
    channels = next(p for p in scene.emulator.world.profiles() if p.name == email).account.channels
    wait_until(lambda: len(channels) == 1)
    start = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    controls.make_event(calendar_id, f"In {key}", start, start + timedelta(minutes=30))

    # The agenda hides nothing behind "+n more", however much this day holds by now.
    today = start.astimezone(ZoneInfo("Europe/Berlin")).date()

    def has_come_in() -> bool:
        page.goto(f"/my-calendar/agenda/{today}")
        return entry(page, f"In {key}").count() > 0

    wait_until(has_come_in)


def test_a_refusal_is_explained_on_a_page(page: Page) -> None:
    page.goto("/calendar-sync/connect/google/cronofy")
    page.get_by_role("button", name="Deny").click()
    expect(page.get_by_role("heading", name="Nothing was linked")).to_be_visible()


def test_not_connected_leads_to_the_relink_address_and_heals(page: Page, scene: Scene) -> None:
    email = "ada.relink@example.org"
    page.goto("/calendar-sync/connect/outlook/cronofy")
    page.get_by_label("E-mail").fill(email)
    page.get_by_role("button", name="Allow").click()
    finish(page)
    row = row_of(page, email)
    expect(row).to_contain_text("Connected")
    wait_until_idle(page)
    profile = next(profile for profile in scene.emulator.world.profiles() if profile.name == email)
    wait_until(lambda: len(profile.account.channels) == 1)
    scene.emulator.controls.disconnect(profile.profile_id)

    def shows(text: str) -> bool:
        page.goto("/calendar-sync")
        return text in row.inner_text()

    wait_until(lambda: shows("Reconnect"))
    row.get_by_role("link", name="Reconnect").click()
    page.get_by_role("button", name="Sign in again").click()
    wait_until(lambda: not shows("Not connected"))
