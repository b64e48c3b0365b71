"""Flaws of a page: findings of axe in light and dark colours, and content wider than the window."""

from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.windows import NARROW, WIDE

_AXE = Axe()
_ALL_RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
_COLOURS = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast"]}}


def page_flaws(page: Page) -> list[str]:
    """Return the flaws of the page as it is shown now.

    Dark differs from light in colours only, so in dark only contrasts are checked.
    """
    _turn(page, "light")
    found = [("light", flaw) for flaw in _flaws(page, _ALL_RULES)]
    _turn(page, "dark")
    found += [("dark", flaw) for flaw in _flaws(page, _COLOURS)]
    page.set_viewport_size(NARROW)
    _turn(page, "light")
    found += [("narrow", flaw) for flaw in _flaws(page, _ALL_RULES)]
    if too_wide := overflow(page):
        found.append(("narrow", f"{too_wide} pixels too wide"))
    page.set_viewport_size(WIDE)
    return [f"{page.url}, {how}: {flaw}" for how, flaw in found]


def page_flaws_at(page: Page, addresses: list[str]) -> list[str]:
    """Return the flaws of the pages at these addresses."""
    found: list[str] = []
    for address in addresses:
        page.goto(address)
        found += page_flaws(page)
    return found


def overflow(page: Page) -> int:
    """Return the width (pixels) by which the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def _turn(page: Page, scheme: Literal["light", "dark"]) -> None:
    # Without motion, or colours would be measured half-way between the two schemes.
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", scheme)
    page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")


def _flaws(page: Page, options: dict[str, Any]) -> list[str]:
    violations = _AXE.run(page, options=options).response["violations"]
    return [
        f"{each['id']}: {node['html']} {node['failureSummary']}"
        for each in violations
        for node in each["nodes"]
        if not (each["id"] == "target-size" and "data-slot" in node["html"])  # "New" does the same and is large
    ]
