"""What helps with an entry that was set aside."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from config import ROOT
from webapp.calendar_sync.repairs import advice
from webapp.connectors.caldav import statuses
from webapp.connectors.cronofy import writing

GIVERS = {"WriteRefused", "UnreadableText", "UnreadableEvent", "MalformedText", "Refused", "Unreadable"}
GENERAL = advice("something nobody has thought of")


def _said_in(path: Path) -> Iterator[str]:
    """Yield the sentences with which a module sets an entry aside."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in GIVERS:
            yield from (
                argument.value
                for argument in node.args
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            )


def reasons() -> list[str]:
    said = [text for path in (ROOT / "webapp" / "connectors").rglob("*.py") for text in _said_in(path)]
    constants = [writing.HAS_GUESTS, writing.IN_FOREIGN_SERIES, writing.NOT_ALLOWED, writing.READ_ONLY]
    return sorted({*said, *constants, writing.NOT_A_SERIES, writing.OUT_OF_REACH, *statuses._REASONS.values()})


def test_the_reasons_are_found_in_the_connectors() -> None:
    assert len(reasons()) > 30


@pytest.mark.parametrize("reason", reasons())
def test_every_reason_a_connector_gives_has_advice_of_its_own(reason: str) -> None:
    assert advice(reason) != GENERAL


def test_a_reason_nobody_foresaw_gets_general_advice() -> None:
    assert advice("The service had a bad day (status 418).") == GENERAL


def test_editing_elsewhere_made_events_is_advised_where_only_the_permission_lacks() -> None:
    assert "Allow editing" in advice(writing.NOT_ALLOWED)
    assert "Allow editing" not in advice(writing.READ_ONLY)
