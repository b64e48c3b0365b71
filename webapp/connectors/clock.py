"""Time as connectors use it: given by the caller, so that tests can set it."""

from collections.abc import Callable
from datetime import datetime, timedelta

Pause = Callable[[timedelta], None]
"""Waits for the given time. Connectors never sleep on their own."""

Clock = Callable[[], datetime]
"""Returns the current instant, with a time zone."""
