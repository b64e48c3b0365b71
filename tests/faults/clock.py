"""A clock that tests move: hours pass in seconds, for everything that asks what time it is."""

from datetime import datetime, timedelta, tzinfo

import pytest

from webapp import database


class Clock:
    """Real time plus what was added to it."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def advance(self, by: timedelta) -> None:
        self.ahead += by


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock that this process reads."""
    clock = Clock()

    class MovedTime(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) + clock.ahead

    monkeypatch.setattr(database, "datetime", MovedTime)  # what `utc_now` asks, whoever calls it
    return clock
