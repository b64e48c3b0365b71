"""Touch input through Chromium's own events, so that scrolling and long presses work as on a device."""

from playwright.sync_api import Locator, Page

Point = tuple[float, float]


class Finger:
    """One finger. Positions are in CSS pixels of the window."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._at: Point = (0, 0)

    def press(self, at: Point) -> None:
        self._send("touchStart", at)

    def move(self, to: Point, steps: int = 8) -> None:
        (x, y), (left, top) = to, self._at
        for step in range(1, steps + 1):
            self._send("touchMove", (left + (x - left) * step / steps, top + (y - top) * step / steps))

    def lift(self) -> None:
        self._session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def _send(self, what: str, at: Point) -> None:
        self._at = at
        points = [{"x": at[0], "y": at[1]}]
        self._session.send("Input.dispatchTouchEvent", {"type": what, "touchPoints": points})


def middle(what: Locator) -> Point:
    """Return the point in the middle of something that is in sight."""
    box = what.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def beside(at: Point, across: float, down: float) -> Point:
    return at[0] + across, at[1] + down
