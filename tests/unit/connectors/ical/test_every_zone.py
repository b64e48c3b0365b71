"""Every time zone, at every clock change of ten years, out and back: same wall clock, same instant.

As text for CalDAV, as JSON for Cronofy, and as the instants that My Calendar derives. Instants are judged by other
libraries (icalendar, from the zone definition we wrote, and dateutil), so that both halves of ours cannot be wrong
together. Zones that behave alike are tried in full once; each of the others with one change.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, tzinfo
from functools import cache
from importlib.resources import files
from pathlib import Path
from zoneinfo import TZPATH, ZoneInfo, available_timezones

import icalendar
import pytest
from dateutil import tz

from webapp.connectors.cronofy.event_ids import OwnId
from webapp.connectors.cronofy.events import as_stored, parse, upsert_data
from webapp.connectors.cronofy.series import occurrences, remote_event
from webapp.connectors.event import UTC_ALIASES, Details, Event, Marker, RemoteEvent, event_from_json, event_to_json
from webapp.connectors.ical.parse import read_resource
from webapp.connectors.ical.serialize import compose
from webapp.connectors.ical.time_zones import _transitions
from webapp.sync.engine.item_mapping import event_span

pytestmark = pytest.mark.slow  # every zone there is

FIRST_YEAR, LAST_YEAR = 2026, 2035
NOW = datetime(2026, 11, 22, tzinfo=UTC)
MARKER = Marker("5b0cf0b2-0000-4000-8000-000000000000", "8f6f2f52-0000-4000-8000-000000000000")
KEY = "0e6f0c9a-54f4-4b1d-9a43-6d3f5b6f2c11"
LENGTH = timedelta(minutes=45)
NEAR = [timedelta(minutes=minutes) for minutes in (-61, -30, 0, 30, 61)]
"""Around a change: before it, in the hour that is skipped or comes twice, and after it."""


@cache
def changes(zone: str) -> tuple[datetime, ...]:
    return tuple(_transitions(ZoneInfo(zone), FIRST_YEAR, LAST_YEAR))


@cache
def zones() -> dict[str, tuple[datetime, ...]]:
    """Return by zone the changes it is tried at; one date for a zone that never changes its clocks."""
    behaviours: set[tuple[object, ...]] = set()
    tried = {}
    for zone in sorted(available_timezones()):
        info, found = ZoneInfo(zone), changes(zone)
        behaviour = (
            *((change, change.astimezone(info).utcoffset()) for change in found),
            info.utcoffset(datetime(2026, 1, 1)),
        )
        tried[zone] = found[:1] if behaviour in behaviours else found
        tried[zone] = tried[zone] or (datetime(2026, 3, 29, 1, tzinfo=UTC),)
        behaviours.add(behaviour)
    return tried


def walls(zone: str) -> Iterator[datetime]:
    info = ZoneInfo(zone)
    for change in zones()[zone]:
        before = (change - timedelta(seconds=1)).astimezone(info).replace(tzinfo=None) + timedelta(seconds=1)
        for near in NEAR:
            yield (before + near).replace(microsecond=0, fold=0)


def events(zone: str) -> Iterator[Event]:
    for wall in walls(zone):
        timed = Details(subject="Visit", start=wall, end=wall + LENGTH, zone=zone)
        yield Event(timed)
        yield Event(timed, rrule="FREQ=DAILY;COUNT=5", exdates=(wall + timedelta(days=2),))
        midnight = datetime.combine(wall.date(), time())
        yield Event(Details(subject="Fair", start=midnight, end=midnight + timedelta(days=2), zone=None, all_day=True))


def meant(wall: datetime, zone: str) -> datetime:
    return wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def is_skipped(wall: datetime, zone: str) -> bool:
    """Return True if clocks never show this time."""
    return meant(wall, zone).astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0) != wall


def is_repeated(wall: datetime, zone: str) -> bool:
    """Return True if clocks show this time twice."""
    info = ZoneInfo(zone)
    return wall.replace(tzinfo=info).utcoffset() != wall.replace(tzinfo=info, fold=1).utcoffset()


@cache
def _judge(zone: str) -> tzinfo:
    # From the very data that zoneinfo reads, or the two would differ by what they know of next year's laws.
    installed = (Path(folder, zone) for folder in TZPATH)
    shipped = files("tzdata.zoneinfo").joinpath(*zone.split("/"))
    found = next((place for place in installed if place.is_file()), shipped)
    with found.open("rb") as data:
        return tz.tzfile(data)


def judged(wall: datetime, zone: str) -> datetime:
    return wall.replace(tzinfo=_judge(zone)).astimezone(UTC)


def dates_of(event: Event, zone: str) -> Iterator[Details]:
    """Yield the events that are sent to Cronofy: each date of a series."""
    if not event.rrule:
        yield event.details
        return
    for number in (0, 1, 3, 4):
        start = event.details.start + timedelta(days=number)
        yield replace(event.details, start=start, end=start + LENGTH)


def is_utc(event: Event) -> bool:
    return event.details.zone in UTC_ALIASES


@pytest.mark.parametrize("zone", sorted(available_timezones()))
def test_wall_clock_zone_and_rule_come_back_as_they_were(zone: str) -> None:
    tried = 0
    for event in events(zone):
        text = compose("uid", event, MARKER, NOW)
        # The names that UTC goes by are all written as UTC's own times, and come back under its first name.
        expected = replace(event, details=replace(event.details, zone="UTC")) if is_utc(event) else event
        assert read_resource(text).event == expected
        assert event_from_json(event_to_json(event)) == event
        tried += 1
    assert tried >= len(NEAR) * 3


@pytest.mark.parametrize("zone", sorted(available_timezones()))
def test_others_read_the_instant_we_mean(zone: str) -> None:
    """Of single ones only: of a series the same lines are read."""
    for wall in walls(zone):
        if is_skipped(wall, zone):
            continue  # libraries differ in which of its neighbours they take
        details = Details(subject="Visit", start=wall, end=wall + LENGTH, zone=zone)
        component = icalendar.Calendar.from_ical(compose("uid", Event(details), MARKER, NOW)).walk("VEVENT")[0]
        assert component["DTSTART"].dt.astimezone(UTC) == meant(wall, zone)


@pytest.mark.parametrize("zone", sorted(available_timezones()))
def test_through_cronofy_everything_comes_back_as_it_was(zone: str) -> None:
    for event in events(zone):
        for details in dates_of(event, zone):
            stored = as_stored(details, "UTC")
            entry = parse({**json.loads(json.dumps(upsert_data(stored))), "event_id": "e"})
            assert entry is not None
            assert entry.details is not None
            if is_skipped(details.start, zone) or is_skipped(details.end, zone):
                # Cronofy has no words for a time that clocks skip: the instant is kept.
                assert meant(entry.details.start, zone) == meant(details.start, zone)
            else:
                assert entry.details == stored


@pytest.mark.parametrize("zone", sorted(available_timezones()))
def test_a_series_written_date_by_date_is_read_back_with_the_same_dates(zone: str) -> None:
    for change in zones()[zone]:
        wall = change.astimezone(ZoneInfo(zone)).replace(tzinfo=None, microsecond=0, hour=9, fold=0) - timedelta(days=2)
        series = Event(Details("Rounds", wall, wall + LENGTH, zone), rrule="FREQ=DAILY;COUNT=5")
        dates = occurrences(series, change, "UTC")
        written = {start: upsert_data(as_stored(details, "UTC")) for start, details in dates.items()}
        entries = [parse({**data, "event_id": str(OwnId(KEY, MARKER, start))}) for start, data in written.items()]
        event = remote_event([entry for entry in entries if entry])
        assert isinstance(event, RemoteEvent)
        expected = [wall + timedelta(days=number) for number in range(5)]
        assert [event.event.details.start, *event.event.rdates] == expected
        assert (event.event.overrides, event.event.exdates) == ((), ())


@pytest.mark.parametrize("zone", sorted(available_timezones()))
def test_my_calendar_derives_the_instants_of_all_three_kinds(zone: str) -> None:
    """Judged by another library (dateutil), for a viewer at home in that zone."""
    for event in events(zone):
        details = event.details
        last = details.end + timedelta(days=4) if event.rrule else details.end
        if is_skipped(details.start, zone) or is_skipped(last, zone):
            continue
        starts_at, ends_at = event_span(event, zone)
        assert starts_at == judged(details.start, zone)
        if not is_repeated(last, zone) and not is_repeated(details.start, zone):
            assert ends_at == judged(last, zone)
