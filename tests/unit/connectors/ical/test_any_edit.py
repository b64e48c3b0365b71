"""Any object with any edit of one field: the other lines keep their bytes, and others read of it what we do."""

import pytest
from hypothesis import given

from tests.examples import tries
from tests.unit.connectors.ical.edits import NOW, edits, untouched
from tests.unit.connectors.ical.foreign_objects import objects
from tests.unit.connectors.ical.readings import icalendars_reading, instant, our_reading
from webapp.connectors.event import Event
from webapp.connectors.ical.parse import read_resource
from webapp.connectors.ical.patch import patch


@pytest.mark.slow
@tries(25)
@given(objects())
def test_an_edit_writes_what_was_edited_and_nothing_else(source: str) -> None:
    before = read_resource(source).event
    for what, edit in edits(before).items():
        text = patch(source, before, edit.after, NOW)
        kept, now = untouched(source, edit), untouched(text, edit)
        if edit.adds:
            rest = iter(now)
            assert all(line in rest for line in kept), what
        else:
            assert now == kept, what
        assert_read_alike(text, read_resource(text).event)


def assert_read_alike(text: str, event: Event) -> None:
    theirs = icalendars_reading(text)
    assert our_reading(event.details) == theirs[None]
    for override in event.overrides:
        original = instant(override.original_start, None if event.details.all_day else event.details.zone)
        assert our_reading(override.details) == theirs[original]
