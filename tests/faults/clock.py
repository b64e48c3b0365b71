"""A clock that tests move: hours pass at once, for everything that asks what time it is."""

from datetime import datetime, timedelta, tzinfo

import pytest

from webapp import database


class Clock:
    """Real time plus what was added to it."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def advance(self, by: timedelta) -> None:
        self.ahead += by


def move_time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Have the application tell the time by the clock that is returned."""
    clock = Clock()

    class MovedTime(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime.now(tz) + clock.ahead

    # Everything of ours asks `utc_now`, which asks this name.
    monkeypatch.setattr(database, "datetime", MovedTime)
    return clock
