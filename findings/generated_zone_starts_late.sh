#!/usr/bin/env bash
# One would guess that a VTIMEZONE which `icalendar` adds itself (add_missing_timezones) switches when the zone does: DTSTART of an observance is local
# time by TZOFFSETFROM (RFC 5545, 3.6.5). It writes the start of summer time by TZOFFSETTO, 03:00 for Berlin, which is an hour late; `ical.js` follows
# it and shows 01:30 UTC as 02:30, a time that day does not have, instead of 03:30. Matters to whoever mixes UTC and local times in such a file.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'icalendar==7.3.2' 2>/dev/null
npm install --silent --no-audit --no-fund --prefix . ical.js@2.2.1 >/dev/null
cat > write.py <<'PY'
import datetime, importlib.metadata, zoneinfo
from icalendar import Calendar, Event

print("icalendar", importlib.metadata.version("icalendar"))
zone = zoneinfo.ZoneInfo("Europe/Berlin")  # summer time began on 29 March 2026 at 02:00, which became 03:00
start = datetime.datetime(2026, 3, 29, 3, 30, tzinfo=zone)
event = Event()
event.add("uid", "after-the-change")
event.add("dtstamp", datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc))
event.add("dtstart", start)
calendar = Calendar()
calendar.add("prodid", "-//finding//EN")
calendar.add("version", "2.0")
calendar.add_component(event)
calendar.add_missing_timezones(first_date=datetime.date(2026, 1, 1), last_date=datetime.date(2027, 1, 1))
open("calendar.ics", "wb").write(calendar.to_ical())
print("right:", datetime.datetime(2026, 3, 29, 1, 30, tzinfo=datetime.timezone.utc).astimezone(zone).strftime("%Y-%m-%dT%H:%M:%S"))
PY
cat > read.mjs <<'JS'
import ICAL from "ical.js";
import { readFileSync } from "node:fs";

console.log("ical.js", JSON.parse(readFileSync("node_modules/ical.js/package.json")).version);
const root = new ICAL.Component(ICAL.parse(readFileSync("calendar.ics", "utf8")));
const zone = new ICAL.Timezone(root.getFirstSubcomponent("vtimezone"));
const instant = ICAL.Time.fromString("2026-03-29T01:30:00Z");
console.log("shown:", instant.convertToZone(zone).toString());
JS
env/bin/python write.py | tee seen
grep -A4 BEGIN:DAYLIGHT calendar.ics | tr -d '\r' | tee -a seen
node read.mjs | tee -a seen
grep -qx 'DTSTART:20260329T030000' seen
grep -qx 'right: 2026-03-29T03:30:00' seen
grep -qx 'shown: 2026-03-29T02:30:00' seen
