"""Signing in at a provider's own page, and what people see of it here."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from emulators.oidc import OidcEmulator
from tests.browser.page_checks import page_flaws
from tests.browser.people import Person
from tests.browser.windows import OpenWindow


def test_somebody_signs_in_at_the_provider_and_out_of_both(
    provider: OidcEmulator, make_person: Callable[[str], Person], open_window: OpenWindow
) -> None:
    eve = make_person("Eve")
    provider.add("eve-there", eve.email)
    provider.add("stranger-there", "stranger@example.org")
    page = open_window()
    page.goto("/tickets")
    expect(page.get_by_role("heading", name="Sign in to Calendar Sync")).to_be_visible()
    wrong = page_flaws(page)

    page.get_by_role("link", name="Sign in with Acme").click()
    page.get_by_label("stranger@example.org").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="You have no account here")).to_be_visible()
    wrong += page_flaws(page)
    page.get_by_role("link", name="Back to sign-in").click()

    page.goto("/tickets")
    page.get_by_role("link", name="Sign in with Acme").click()
    page.get_by_label(eve.email).check()
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_url(re.compile("/tickets"))
    page.goto("/profile")
    expect(page.get_by_text("You can sign in with Acme or with your password.")).to_be_visible()
    wrong += page_flaws(page)

    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out here.")).to_be_visible()
    wrong += page_flaws(page)
    page.get_by_role("link", name="Sign out of Acme as well").click()
    expect(page.get_by_text("You are signed out everywhere.")).to_be_visible()
    page.goto("/tickets")
    expect(page.get_by_role("heading", name="Sign in to Calendar Sync")).to_be_visible()
    assert wrong == []
