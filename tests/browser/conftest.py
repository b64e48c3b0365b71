"""One real installation, one Chromium, and people who have accounts there.

The installation is `python -m webapp` in a folder of its own, with its practice calendar. Ada set it up. Tests share
it, so each links a calendar of its own. A test fails as well when anything went wrong unseen: an error in the console,
a script that broke, a rule of the Content-Security-Policy that was hurt, an answer that says the server failed.
"""

from collections.abc import Callable, Iterator
from itertools import count

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from emulators import oidc
from emulators.oidc import OidcEmulator
from tests.browser.page_checks import page_flaws, page_flaws_at
from tests.browser.people import Person, accept_invitation, invite, link_practice_calendar, set_up, switch_off
from tests.browser.practice import PracticeCalendar, PracticeServer
from tests.browser.windows import OpenWindow, Windows, launch
from tests.faults.test_single_machine import Installation

_numbers = count(1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the long stories time."""
    for item in items:
        if "tests/browser" in item.nodeid:
            item.add_marker(pytest.mark.timeout(300))


@pytest.fixture(scope="package")
def provider() -> Iterator[OidcEmulator]:
    """Where people may sign in as well."""
    with oidc.running() as provider:
        yield provider


@pytest.fixture(scope="package")
def installation(tmp_path_factory: pytest.TempPathFactory, provider: OidcEmulator) -> Iterator[Installation]:
    folder = tmp_path_factory.mktemp("browser") / "instance"
    running = Installation(folder, LOG_LEVEL="INFO", **provider.environment)
    try:
        running.wait_until_up()
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def windows(browser: Browser, installation: Installation) -> Iterator[Windows]:
    windows = Windows(browser, installation.printed["address"])
    yield windows
    windows.close()
    assert not windows.problems


@pytest.fixture
def open_window(windows: Windows) -> OpenWindow:
    return windows.open


@pytest.fixture(scope="package")
def wrong_at_first_visit(browser: Browser, installation: Installation) -> list[str]:
    """What is wrong with the page that only the first visitor sees."""
    windows = Windows(browser, installation.printed["address"])
    page = windows.open()
    wrong = page_flaws_at(page, ["/"])
    page.get_by_role("button", name="Create the administrator's account").click()
    expect(page.get_by_text("Enter a name.")).to_be_visible()
    wrong += page_flaws(page)
    windows.close()
    return wrong + windows.problems


@pytest.fixture(scope="package")
def ada(browser: Browser, installation: Installation, wrong_at_first_visit: list[str]) -> Person:
    """The first visitor, and so the administrator."""
    windows = Windows(browser, installation.printed["address"])
    person = set_up(windows.open())
    windows.close()
    assert not windows.problems
    return person


@pytest.fixture
def make_person(open_window: OpenWindow, ada: Person) -> Callable[[str], Person]:
    """Return a function that makes one more account, by invitation."""

    def make(name: str) -> Person:
        email = f"{name.lower().replace(' ', '-')}-{next(_numbers)}@example.org"
        link = invite(open_window(ada.state), name, email)
        return accept_invitation(open_window(), name, email, link)

    return make


@pytest.fixture
def ben(make_person: Callable[[str], Person]) -> Person:
    # Tests share an installation: each has a Ben of its own, with a name that no other one has.
    return make_person(f"Ben {next(_numbers)}")


@pytest.fixture
def practice_server(open_window: OpenWindow, ben: Person) -> PracticeServer:
    """The practice calendar's server, as Ben signs in to it."""
    return PracticeServer.shown_on(open_window(ben.state))


@pytest.fixture
def practice_calendar(practice_server: PracticeServer) -> PracticeCalendar:
    """An empty calendar for this test alone."""
    return practice_server.make_calendar(f"Round {next(_numbers)}")


@pytest.fixture
def linked(open_window: OpenWindow, ben: Person, practice_calendar: PracticeCalendar) -> Iterator[Page]:
    """Ben's window, on the listing, with `practice_calendar` linked and in step."""
    page = open_window(ben.state)
    link_practice_calendar(page, practice_calendar.name)
    yield page
    switch_off(page)
