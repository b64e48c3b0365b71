"""How the log keeps fields, and that what it keeps can be read back."""

import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.sync.pairs import CASES, events, related_events
from webapp.connectors.event import RULE, TIME, Event, changed_fields, event_fields, event_to_json, with_fields
from webapp.sync.store.ledger_values import read_fields, read_whole, shown_fields, shown_value

GONE_DATE = "occurrence 1999-01-01T00:00:00"


@CASES
@given(events())
def test_the_log_can_show_every_field(event: Event) -> None:
    shown = shown_fields(event, event_fields(event))
    assert json.loads(json.dumps(shown)) == shown
    assert shown["subject"] == event.details.subject
    assert shown["start"] == event.details.start.isoformat()
    assert shown["rrule"] == event.rrule


@CASES
@given(events())
def test_the_log_shows_a_field_that_is_no_longer_there_as_none(event: Event) -> None:
    assert shown_fields(event, [GONE_DATE]) == {GONE_DATE: None}
    assert read_fields({GONE_DATE: None}) == {GONE_DATE: None}


@pytest.mark.slow
@CASES
@given(events())
def test_every_field_is_read_back_as_it_was(event: Event) -> None:
    kept = json.loads(json.dumps(shown_fields(event, event_fields(event))))
    assert read_fields(kept) == event_fields(event)


@CASES
@given(events(), st.data())
def test_one_field_by_itself_is_read_back_as_it_was(event: Event, data: st.DataObject) -> None:
    values = event_fields(event)
    name = data.draw(st.sampled_from(sorted(values)))
    assert read_fields(json.loads(json.dumps(shown_value(name, values[name])))) == {name: values[name]}


@pytest.mark.slow
@CASES
@given(related_events(2))
def test_what_was_kept_of_a_change_leads_back_to_what_was_there(pair: list[Event]) -> None:
    before, after = pair
    names = changed_fields(before, after)
    kept = read_fields(shown_fields(before, names))
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
    assert read_fields({}) == {}


def test_start_and_end_are_one_field_and_rule_and_extra_dates_another() -> None:
    nine, ten = datetime(2026, 12, 1, 9), datetime(2026, 12, 1, 10)
    shown = {"start": nine.isoformat(), "end": ten.isoformat(), "zone": None, "all_day": False, "rrule": None}
    assert read_fields(shown) == {TIME: (nine, ten, None, False, None), RULE: (None, (), ())}
