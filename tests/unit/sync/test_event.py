"""The neutral event: comparing, merging, and its way through JSON."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.sync.pairs import CASES, ev, events, related_events
from webapp.connectors.event import (
    Event,
    canonical_rule,
    changed_fields,
    clean_text,
    event_fields,
    event_from_fields,
    event_from_json,
    event_to_json,
    fingerprint,
    normalise,
    with_fields,
)


@CASES
@given(events())
def test_json_keeps_every_event(event: Event) -> None:
    assert event_from_json(json.loads(json.dumps(event_to_json(event)))) == event


@CASES
@given(events())
def test_fields_put_together_again_mean_the_same(event: Event) -> None:
    assert normalise(event_from_fields(event_fields(event))) == normalise(event)


@CASES
@given(events())
def test_normalising_twice_changes_nothing_more(event: Event) -> None:
    assert normalise(normalise(event)) == normalise(event)


@CASES
@given(related_events(2))
def test_fingerprints_are_equal_exactly_where_no_field_differs(pair: list[Event]) -> None:
    before, after = pair
    assert (fingerprint(before) == fingerprint(after)) == (changed_fields(before, after) == frozenset())


@CASES
@given(related_events(2))
def test_taking_over_all_changed_fields_makes_both_equal(pair: list[Event]) -> None:
    before, after = pair
    assert changed_fields(with_fields(before, after, changed_fields(before, after)), after) == frozenset()


@CASES
@given(related_events(2), st.data())
def test_taking_over_some_fields_changes_those_and_no_others(pair: list[Event], data: st.DataObject) -> None:
    before, after = pair
    changed = changed_fields(before, after)
    some = data.draw(st.sets(st.sampled_from(sorted(changed)))) if changed else set()
    assert changed_fields(before, with_fields(before, after, some)) == some
    assert changed_fields(with_fields(before, after, some), after) == changed - some


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ev("Visit"), ev(" Visit\r\n")),
        (ev("a\tb"), ev("a\tb\x00\x1f")),
        (ev(zone="UTC"), ev(zone="Etc/UTC")),
        (ev(all_day=True, zone="Europe/Berlin"), ev(all_day=True, zone=None)),
        (replace(ev(), rrule="FREQ=DAILY;INTERVAL=1"), replace(ev(), rrule="freq=daily;wkst=mo")),
    ],
)
def test_the_same_in_other_words_is_no_change(one: Event, other: Event) -> None:
    assert changed_fields(one, other) == frozenset()


def test_control_characters_are_taken_out_and_line_breaks_kept() -> None:
    assert clean_text("a\x00b\r\nc\x7f") == "ab\nc"


def test_an_empty_rule_is_no_rule() -> None:
    assert canonical_rule("") is None


@pytest.mark.parametrize("module", ["webapp.sync.planner", "webapp.connectors.event"])
def test_decisions_know_neither_web_nor_database_nor_network(module: str) -> None:
    """In a process of its own, because this one has long imported everything. `webapp` itself is the application."""
    program = (
        "import sys, types, pathlib\n"
        "for name in ('webapp', 'webapp.sync', 'webapp.connectors'):\n"
        "    package = types.ModuleType(name)\n"
        "    package.__path__ = [str(pathlib.Path(*name.split('.')).resolve())]\n"
        "    sys.modules[name] = package\n"
        f"import {module}\n"
        "heavy = {'flask', 'sqlalchemy', 'redis', 'requests', 'rq', 'urllib3', 'socket'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.strip() == "[]"
