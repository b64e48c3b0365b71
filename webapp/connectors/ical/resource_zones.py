"""The time zones of a stored resource, by the TZIDs that it uses, and the definitions of those that an edit adds."""

from collections.abc import Mapping
from datetime import datetime

from webapp.connectors.errors import WriteRefused
from webapp.connectors.event import Details, Event
from webapp.connectors.ical.content_lines import Component, Line, unescape
from webapp.connectors.ical.moments import Moment, parse_moment
from webapp.connectors.ical.serialize import event_zones, moment_line, vtimezone
from webapp.connectors.ical.zone_names import tidy_name
from webapp.connectors.reasons import Reason, because
from webapp.rfc5545.time_zones import label_of

_CANNOT = because(Reason.CHANGE_LOSES_SOMETHING)


class ResourceZones:
    """Zones of `calendar`, which is edited to hold `target`. `zones` are its zones by TZID as `tidy_name` has it."""

    def __init__(self, calendar: Component, zones: Mapping[str, str], target: Event) -> None:
        self._calendar = calendar
        self._zones = zones
        self._target = target
        self.tzids = self._tzids_by_zone()
        """TZIDs by zone, those included that `define_missing` has added."""
        self.definitions = calendar.components("VTIMEZONE")

    def _tzids_by_zone(self) -> dict[str, str]:
        """Map each zone that the resource defines or names to the TZID it uses."""
        result: dict[str, str] = {}
        for block in self._calendar.components("VTIMEZONE"):
            line = block.line("TZID")
            zone = line and self._zones.get(tidy_name(line.value))
            if line and zone:
                result.setdefault(zone, unescape(line.value).strip())
        for block in self._calendar.components("VEVENT"):
            for child in block.children:
                tzid = child.parameters.get("TZID") if isinstance(child, Line) else None
                zone = tzid and self._zones.get(tidy_name(tzid))
                if tzid and zone:
                    result.setdefault(zone, tzid)
        return result

    def define_again(self) -> None:
        """Replace zone definitions that do not cover the new dates of the event."""
        for block in self.definitions:
            line = block.line("TZID")
            zone = self._zones.get(tidy_name(line.value)) if line else None
            if line and zone in event_zones(self._target):
                block.children = [line, *self._definition_of(str(zone)).components()]

    def _definition_of(self, zone: str) -> Component:
        lines = ("BEGIN:VCALENDAR", *vtimezone(zone, self._target), "END:VCALENDAR")
        return Component.from_text("\r\n".join(lines)).components()[0]

    def define_missing(self) -> None:
        """Add definitions of the zones that the changed event uses and the resource lacks."""
        first = self._calendar.components("VEVENT")[0]
        for zone in sorted(event_zones(self._target) - self.tzids.keys()):
            definition = self._definition_of(zone)
            self._calendar.children.insert(self._calendar.children.index(first), definition)
            self.definitions.append(definition)
            self.tzids[zone] = label_of(zone)

    def zone_of(self, tzid: str) -> str:
        """Return the zone (IANA) that a TZID names. Raises WriteRefused."""
        zone = self._zones.get(tidy_name(tzid)) or next(
            (zone for zone, spelling in self.tzids.items() if spelling == tzid), None
        )
        if zone is None:
            raise WriteRefused(_CANNOT)
        return zone

    def moment(self, block: Component, name: str) -> Moment:
        """Return the value of a property with one date. Raises WriteRefused if it is missing, UnreadableText."""
        line = block.line(name)
        if line is None:
            raise WriteRefused(_CANNOT)
        return parse_moment(line.head, line.value.strip(), self.zone_of)

    def date_line(self, name: str, wall: datetime, details: Details) -> tuple[str, str]:
        """Return the line of a property, as head and value, that has the date `wall` in the zone of `details`."""
        return moment_line(name, [wall], details, self.tzids.get(details.zone or ""))
