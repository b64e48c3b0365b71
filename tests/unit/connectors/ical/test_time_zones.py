"""Zone names as programs write them, and definitions that describe the zone."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Timezone

from tests.examples import tries
from webapp.connectors.ical.time_zones import vtimezone_lines, zone_of_rules
from webapp.connectors.ical.zone_names import iana_zone


@pytest.mark.parametrize(
    ("tzid", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"),
        ("/citadel.org/20210210_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("Eastern Standard Time", "America/New_York"),
        ("Etc/UTC", "UTC"),
        ("UTC", "UTC"),
        ("Customized Time Zone", None),
        ("", None),
        ("../../etc/passwd", None),
    ],
)
def test_names_lead_to_iana_zones(tzid: str, zone: str | None) -> None:
    assert iana_zone(tzid) == zone


@tries(60)
@given(st.sampled_from(sorted(available_timezones() - {"Factory", "localtime"})), st.integers(1975, 2035))
def test_a_definition_gives_the_offsets_of_its_zone(zone: str, year: int) -> None:
    parsed = Timezone.from_ical("\r\n".join(vtimezone_lines(zone, year - 1, year + 1)) + "\r\n")
    assert isinstance(parsed, Timezone)
    defined, real = parsed.to_tz(lookup_tzid=False), ZoneInfo(zone)
    for day in range(1, 360, 3):
        moment = datetime(year, 1, 1, 12) + timedelta(days=day)
        assert moment.replace(tzinfo=defined).utcoffset() == moment.replace(tzinfo=real).utcoffset(), moment


def test_the_change_to_summer_time_is_named_in_winter_time() -> None:
    assert "DTSTART:20260329T020000" in vtimezone_lines("Europe/Berlin", 2026, 2028)


@pytest.mark.parametrize("text", ["", "BEGIN:VTIMEZONE\r\nTZID:x\r\nEND:VTIMEZONE\r\n", "nonsense"])
def test_definitions_without_meaning_lead_nowhere(text: str) -> None:
    assert zone_of_rules(text) is None


def test_a_location_hint_is_taken() -> None:
    assert zone_of_rules("BEGIN:VTIMEZONE\r\nTZID:x\r\nX-LIC-LOCATION:Asia/Tokyo\r\nEND:VTIMEZONE\r\n") == "Asia/Tokyo"
