"""A long response yields after each chunk, for as long as the chunk took."""

from collections.abc import Iterator

import pytest

from webapp.web import long_answers
from webapp.web.long_answers import LONGEST_PAUSE, yield_to_others


def test_others_are_served_between_the_chunks_for_as_long_as_each_took(monkeypatch: pytest.MonkeyPatch) -> None:
    now, pauses = [0.0], []

    class Clock:
        @staticmethod
        def perf_counter() -> float:
            return now[0]

        @staticmethod
        def sleep(seconds: float) -> None:
            pauses.append(round(seconds, 3))
            now[0] += seconds

    def pieces() -> Iterator[str]:
        for took in (0.02, 0.01, 9.0):
            now[0] += took
            yield str(took)

    monkeypatch.setattr(long_answers, "time", Clock)
    assert "".join(yield_to_others(pieces())) == "0.020.019.0"
    assert pauses == [0.02, 0.01, LONGEST_PAUSE]
