"""What libical reads of an object before and after any edit is what we read."""

from datetime import UTC, datetime, timedelta

from hypothesis import given

from tests.examples import tries
from tests.oracles.libical import Block, Libical
from tests.unit.connectors.ical.edits import NOW, edits
from tests.unit.connectors.ical.foreign_objects import objects
from tests.unit.connectors.ical.readings import instant
from webapp.connectors.event import Details, Event
from webapp.connectors.ical.content_lines import Component
from webapp.connectors.ical.parse import read_resource
from webapp.connectors.ical.patch import patch
from webapp.sync.engine.item_mapping import event_dates

AFTER, BEFORE = datetime(2026, 12, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)

LIBICAL = Libical()


@tries(60)
@given(objects())
def test_libical_reads_what_we_read(source: str) -> None:
    before = read_resource(source).event
    assert_read_alike(source, before, "before")
    for what, edit in edits(before).items():
        text = patch(source, before, edit.after, NOW)
        assert_read_alike(text, read_resource(text).event, what)


def assert_read_alike(text: str, event: Event, what: str) -> None:
    blocks = LIBICAL.read(text, AFTER, BEFORE)
    (master,) = [block for block in blocks if block.recurrence_id is None]
    assert _says(master, event.details), what
    # libical gives a RECURRENCE-ID without its zone, so as local time.
    changed = {block.recurrence_id: block for block in blocks if block.recurrence_id is not None}
    # What is cancelled in a block of its own is a date of the series to libical, and none to people.
    zone = None if event.details.all_day else event.details.zone
    cancelled = {instant(date, zone) for date in event.exdates if date.replace(tzinfo=UTC) in changed}
    assert sorted({*_dates(without_extra_dates(text))} - cancelled) == _our_dates(event), what
    for override in event.overrides:
        assert _says(changed[override.original_start.replace(tzinfo=UTC)], override.details), what


def _says(block: Block, details: Details) -> bool:
    return (block.start, block.end, block.is_date, block.subject, block.location) == (
        instant(details.start, details.zone),
        instant(details.end, details.zone),
        details.all_day,
        details.subject,
        details.location,
    )


def without_extra_dates(text: str) -> str:
    """Return the object without RDATEs, whose zone libical 3.0.16 forgets when it lists dates."""
    calendar = Component.from_text(text)
    for block in calendar.components("VEVENT"):
        block.remove("RDATE")
    return calendar.to_text()


def _dates(text: str) -> list[datetime]:
    (master,) = [block for block in LIBICAL.read(text, AFTER, BEFORE) if block.recurrence_id is None]
    return sorted({start for start, _ in master.occurrences})


def _our_dates(event: Event) -> list[datetime]:
    """Return where the series has its dates, changed ones where they would be."""
    plain = Event(event.details, rrule=event.rrule, exdates=event.exdates)
    found = event_dates(plain, "UTC", AFTER, BEFORE + timedelta(days=1))
    return sorted({occurrence.starts_at for _, occurrence in found if occurrence.starts_at < BEFORE})
