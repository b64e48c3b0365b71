#!/usr/bin/env bash
# One would guess that TZID=EST means the VTIMEZONE called EST in the same object (RFC 5545, 3.2.19), here one with daylight saving time.
# `icalendar` and `node-ical` look the name up in the tz database first, where EST is a fixed -0500; ical.js keeps to the definition.
# Matters because old exporters name zones so (EST, MST, CET with their own rules): from spring to autumn entries are an hour late.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'icalendar==7.3.2' 2>/dev/null
npm install --silent --no-audit --no-fund --prefix . node-ical@0.26.1 ical.js@2.2.1 >/dev/null
printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//finding//EN BEGIN:VTIMEZONE TZID:EST \
  BEGIN:DAYLIGHT DTSTART:20070311T020000 TZOFFSETFROM:-0500 TZOFFSETTO:-0400 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU' END:DAYLIGHT \
  BEGIN:STANDARD DTSTART:20071104T020000 TZOFFSETFROM:-0400 TZOFFSETTO:-0500 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU' END:STANDARD \
  END:VTIMEZONE BEGIN:VEVENT UID:one DTSTAMP:20260101T000000Z SUMMARY:x 'DTSTART;TZID=EST:20270715T100000' END:VEVENT \
  END:VCALENDAR > july.ics
cat > read.py <<'PY'
import datetime, importlib.metadata, pathlib
from icalendar import Calendar
event = Calendar.from_ical(pathlib.Path("july.ics").read_bytes()).walk("VEVENT")[0]
print("icalendar", importlib.metadata.version("icalendar"), event["DTSTART"].dt.astimezone(datetime.timezone.utc).isoformat())
PY
cat > read.mjs <<'JS'
import fs from "node:fs";
import ICAL from "ical.js";
import ical from "node-ical";
const version = name => JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`)).version;
console.log("node-ical", version("node-ical"), ical.sync.parseFile("july.ics").one.start.toISOString());
const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync("july.ics", "utf8")));
ICAL.TimezoneService.register(calendar.getFirstSubcomponent("vtimezone"));
const start = calendar.getFirstSubcomponent("vevent").getFirstPropertyValue("dtstart");
console.log("ical.js", version("ical.js"), start.toJSDate().toISOString());
JS
{ env/bin/python read.py; node read.mjs; } | tee seen.txt
cat > expected.txt <<'TXT'
icalendar 7.3.2 2027-07-15T15:00:00+00:00
node-ical 0.26.1 2027-07-15T15:00:00.000Z
ical.js 2.2.1 2027-07-15T14:00:00.000Z
TXT
diff expected.txt seen.txt && echo "As described: 10:00 in daylight time (-0400) is 14:00 UTC."
