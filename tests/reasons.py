"""Reasons as tests need them: with the words of an invented service, and as people read them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest

from webapp.connectors.outbound_errors import outbound_reason
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.outbound.errors import OutboundError
from webapp.reason_texts import sentence

Failed = TypeVar("Failed", bound=BaseException)


def words(text: str) -> Refusal:
    """Return a reason that an invented service gives in its own words."""
    return because(Reason.OTHER, text=text)


def flaws_of(flaws: tuple[Reason, ...]) -> str:
    """Return what people read of what makes no sense in an event."""
    return "; ".join(sentence(Refusal(flaw)) for flaw in flaws)


@contextmanager
def refusing(kind: type[Failed], match: str) -> Iterator[pytest.ExceptionInfo[Failed]]:
    """Expect an error whose reason people read as words that contain the pattern `match`."""
    with pytest.raises(kind) as caught:
        yield caught
    error = caught.value
    read = sentence(outbound_reason(error) if isinstance(error, OutboundError) else error.reason)  # type: ignore[attr-defined]
    assert re.search(match, read), read
