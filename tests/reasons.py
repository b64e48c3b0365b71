"""Reasons in tests, as the sentences that people read."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest

from webapp.connectors.outbound_errors import outbound_reason
from webapp.connectors.reasons import Reason, Refusal
from webapp.outbound.errors import OutboundError
from webapp.reason_texts import sentence

Failed = TypeVar("Failed", bound=BaseException)


def flaws_of(flaws: tuple[Reason, ...]) -> str:
    """Return the sentences of flaws of an event."""
    return "; ".join(sentence(Refusal(flaw)) for flaw in flaws)


@contextmanager
def refusing(kind: type[Failed], match: str) -> Iterator[pytest.ExceptionInfo[Failed]]:
    """Expect an error of `kind` whose sentence matches the pattern `match`."""
    with pytest.raises(kind) as caught:
        yield caught
    error = caught.value
    read = sentence(outbound_reason(error) if isinstance(error, OutboundError) else error.reason)  # type: ignore[attr-defined]
    assert re.search(match, read), read
