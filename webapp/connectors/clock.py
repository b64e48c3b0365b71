"""Types of the clock and the pause that callers pass to connectors, so that tests can set them."""

from collections.abc import Callable
from datetime import datetime, timedelta

Pause = Callable[[timedelta], None]
"""Waits for the given time. Connectors never sleep on their own."""

Clock = Callable[[], datetime]
"""Returns the current instant, with a time zone."""
