"""How the log keeps fields, and that what it keeps can be read back."""

import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.sync.pairs import CASES, events, related_events
from webapp.connectors.event import RULE, TIME, Event, changed_fields, event_fields, event_to_json, with_fields
from webapp.sync.store.ledger_values import field_to_json, fields_from_json, fields_to_json, read_whole

GONE_DATE = "occurrence 1999-01-01T00:00:00"


@CASES
@given(events())
def test_the_log_can_show_every_field(event: Event) -> None:
    shown = fields_to_json(event, event_fields(event))
    assert json.loads(json.dumps(shown)) == shown
    assert shown["subject"] == event.details.subject
    assert shown["start"] == event.details.start.isoformat()
    assert shown["rrule"] == event.rrule


@CASES
@given(events())
def test_the_log_shows_a_field_that_is_no_longer_there_as_none(event: Event) -> None:
    assert fields_to_json(event, [GONE_DATE]) == {GONE_DATE: None}
    assert fields_from_json({GONE_DATE: None}) == {GONE_DATE: None}


@pytest.mark.slow
@CASES
@given(events())
def test_every_field_is_read_back_as_it_was(event: Event) -> None:
    kept = json.loads(json.dumps(fields_to_json(event, event_fields(event))))
    assert fields_from_json(kept) == event_fields(event)


@CASES
@given(events(), st.data())
def test_a_single_field_is_read_back_as_it_was(event: Event, data: st.DataObject) -> None:
    values = event_fields(event)
    name = data.draw(st.sampled_from(sorted(values)))
    assert fields_from_json(json.loads(json.dumps(field_to_json(name, values[name])))) == {name: values[name]}


@pytest.mark.slow
@CASES
@given(related_events(2))
def test_what_was_kept_of_a_change_leads_back_to_what_was_there(pair: list[Event]) -> None:
    before, after = pair
    names = changed_fields(before, after)
    kept = fields_from_json(fields_to_json(before, names))
    assert kept.keys() == names
    assert {name: event_fields(before).get(name) for name in names} == kept
    assert not changed_fields(with_fields(after, before, names), before)


@CASES
@given(events())
def test_a_whole_event_is_read_back_as_it_was(event: Event) -> None:
    kept = read_whole(json.loads(json.dumps(event_to_json(event))))
    assert kept is not None
    assert changed_fields(kept, event) == frozenset()


def test_nothing_is_read_where_nothing_was_kept() -> None:
    assert read_whole(None) is None
    assert fields_from_json({}) == {}


def test_start_and_end_are_one_field_and_rule_and_extra_dates_another() -> None:
    nine, ten = datetime(2026, 12, 1, 9), datetime(2026, 12, 1, 10)
    shown = {"start": nine.isoformat(), "end": ten.isoformat(), "zone": None, "all_day": False, "rrule": None}
    assert fields_from_json(shown) == {TIME: (nine, ten, None, False, None), RULE: (None, (), ())}
