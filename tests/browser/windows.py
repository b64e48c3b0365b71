"""Chromium's windows, and a record of errors in them that no page shows."""

import shutil
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Response, expect

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 390, "height": 844}
TIMEOUT = 30_000
"""Milliseconds. Far more than needed: the machine may be busy."""

_SETTINGS = {"viewport": WIDE, "locale": "en-GB", "timezone_id": "Europe/Berlin", "reduced_motion": "reduce"}
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def launch(playwright: Playwright) -> Browser:
    """Start the installed Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "the browser tests need Chromium: apt-get install chromium"
    expect.set_options(timeout=TIMEOUT)
    return playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)


class Windows:
    """Windows of separate people or devices: each has cookies of its own. `problems` is what went wrong in them."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self._address = address
        self._contexts: list[BrowserContext] = []
        self.problems: list[str] = []

    def open(self, state: Any = None, **options: Any) -> Page:
        """Open a window; with `state` signed in as whoever that is."""
        settings = {**_SETTINGS, **options}
        context = self._browser.new_context(base_url=self._address, storage_state=state, **settings)
        context.set_default_timeout(TIMEOUT)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.problems.append(f"script: {error.error}"))
        context.on("response", self._check)
        self._contexts.append(context)
        return context.new_page()

    def close(self) -> None:
        for context in self._contexts:
            context.close()
        self._contexts.clear()

    def _on_console(self, message: ConsoleMessage) -> None:
        # Error statuses are judged in `_check`: the console does not distinguish a refused form from a lost script.
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            self.problems.append(f"console: {message.text} ({message.location.get('url')})")

    def _check(self, response: Response) -> None:
        is_part = response.request.resource_type not in {"document", "xhr", "fetch", "eventsource"}
        if response.status >= 500 or (response.status >= 400 and is_part):
            self.problems.append(f"{response.status}: {response.url}")


OpenWindow = Callable[..., Page]
