"""Every time zone, at every clock change of ten years, out to iCalendar and back: same wall clock, same instant.

The instant is read by another library (icalendar, from the zone definition we wrote), so that both halves of ours
cannot be wrong together. Zones that behave alike are tried in full once; each of the others with one change.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import icalendar
import pytest

from webapp.connectors.caldav.compose import compose
from webapp.connectors.caldav.read import read_resource
from webapp.connectors.caldav.zones import UTC_NAMES, _transitions
from webapp.connectors.event import Details, Event, Marker, event_from_json, event_to_json
from webapp.sync.items import event_span

FIRST_YEAR, LAST_YEAR = 2026, 2035
NOW = datetime(2026, 11, 22, tzinfo=UTC)
MARKER = Marker("5b0cf0b2-0000-4000-8000-000000000000", "8f6f2f52-0000-4000-8000-000000000000")
NEAR = [timedelta(minutes=minutes) for minutes in (-61, -30, 0, 30, 61)]
"""Around a change: before it, in the hour that is skipped or comes twice, and after it."""


@cache
def changes(zone: str) -> tuple[datetime, ...]:
    return tuple(_transitions(ZoneInfo(zone), FIRST_YEAR, LAST_YEAR))


@cache
def zones() -> dict[str, tuple[datetime, ...]]:
    """Return by zone the changes it is tried at; one date for a zone that never changes its clocks."""
    seen: set[tuple[object, ...]] = set()
    tried = {}
    for zone in sorted(available_timezones()):
        info, found = ZoneInfo(zone), changes(zone)
        behaviour = (
            *((change, change.astimezone(info).utcoffset()) for change in found),
            info.utcoffset(datetime(2026, 1, 1)),
        )
        tried[zone] = found[:1] if behaviour in seen else found
        tried[zone] = tried[zone] or (datetime(2026, 3, 29, 1, tzinfo=UTC),)
        seen.add(behaviour)
    return tried


def walls(zone: str) -> Iterator[datetime]:
    info = ZoneInfo(zone)
    for change in zones()[zone]:
        before = (change - timedelta(seconds=1)).astimezone(info).replace(tzinfo=None) + timedelta(seconds=1)
        for near in NEAR:
            yield (before + near).replace(microsecond=0, fold=0)


def events(zone: str) -> Iterator[Event]:
    for wall in walls(zone):
        timed = Details(subject="Visit", start=wall, end=wall + timedelta(minutes=45), zone=zone)
        yield Event(timed)
        yield Event(timed, rrule="FREQ=DAILY;COUNT=5", exdates=(wall + timedelta(days=2),))
        midnight = datetime.combine(wall.date(), time())
        yield Event(Details(subject="Fair", start=midnight, end=midnight + timedelta(days=2), zone=None, all_day=True))


def is_utc(event: Event) -> bool:
    return event.details.zone in UTC_NAMES


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
    info = ZoneInfo(zone)
    for event in events(zone):
        component = icalendar.Calendar.from_ical(compose("uid", event, MARKER, NOW)).walk("VEVENT")[0]
        start = component["DTSTART"].dt
        if event.details.all_day:
            assert start == event.details.start.date()
            continue
        meant = event.details.start.replace(tzinfo=info)
        if meant.astimezone(UTC).astimezone(info).replace(tzinfo=None, fold=0) != event.details.start:
            continue  # a time that clocks skip: libraries differ in which of its neighbours they take
        assert start.astimezone(UTC) == meant.astimezone(UTC)
        assert event_span(event, "UTC")[0] == meant.astimezone(UTC)
