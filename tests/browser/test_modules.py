"""A form that is submitted before the page's modules have run: slow networks bring the page first."""

from playwright.sync_api import Page, Request, Route, expect

from tests.browser.people import Person
from tests.browser.windows import OpenWindow

LAST_MODULE = "**/js/forms.js"


def test_submit_before_modules_run_is_confirmed_first(ada: Person, ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ada.state)
    page.goto("/admin/")
    page.get_by_role("link", name=ben.name).click()
    reset = page.get_by_role("button", name="Reset password")
    expect(reset).to_be_visible()
    posts = _posts(page)
    held: list[Route] = []
    page.route(LAST_MODULE, lambda route: held.append(route))  # noqa: PLW0108  # Playwright marks what it calls
    with page.expect_request(LAST_MODULE):
        page.goto(page.url, wait_until="commit")
    reset.click()
    page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    assert posts == []
    expect(page.locator("#confirm")).to_be_hidden()

    held[0].continue_()
    expect(page.locator("#confirm")).to_contain_text(f"Reset the password of {ben.name}?")
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator("#confirm")).to_be_hidden()
    assert posts == []


def test_without_the_modules_forms_are_sent_all_the_same(ben: Person, open_window: OpenWindow) -> None:
    page = open_window(ben.state)
    page.route(LAST_MODULE, lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto("/profile")
    page.get_by_label("Name", exact=True).fill("Ben the Second")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Ben the Second").first).to_be_visible()


def _posts(page: Page) -> list[str]:
    """Return a list that grows by each form the page sends."""
    posts: list[str] = []

    def note(request: Request) -> None:
        if request.method == "POST":
            posts.append(request.url)

    page.on("request", note)
    return posts
