#!/usr/bin/env bash
# One would guess that BYDAY=MO,-1TH means every Monday and the last Thursday (RFC 5545, 3.3.10: a list of days, each counted or not), as `ical.js` reads it.
# `recurring-ical-events` (by python-dateutil) and `rrule` take the days that are in both lists, a Monday that is a Thursday: of the whole series
# the start is left, or nothing. A calendar that repeats so is shown empty by one program and full by the next, without a word from either.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . rrule@2.8.1 ical.js@2.2.1 >/dev/null
python3 -m venv python
python/bin/python -m pip install --quiet --disable-pip-version-check recurring-ical-events==3.8.2 icalendar==7.3.2 python-dateutil==2.9.0.post0
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import rrule from "rrule";
const version = name => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;
const rule = "FREQ=MONTHLY;BYDAY=MO,-1TH;UNTIL=20270131T000000Z";
const dates = [];
const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromString("2027-01-04T10:00:00Z"));
for (let date = iterator.next(); date && dates.length < 9; date = iterator.next()) dates.push(date.toString().slice(5, 10));
console.log(`ical.js ${version("ical.js")}: ${dates.join(" ")}`);
const found = rrule.RRule.fromString(`DTSTART:20270104T100000Z\nRRULE:${rule}`).all();
console.log(`rrule ${version("rrule")}: ${found.map(date => date.toISOString().slice(5, 10)).join(" ") || "none"}`);
JS
cat > read.py <<'PY'
from datetime import datetime
from importlib.metadata import version

import icalendar
import recurring_ical_events

lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//finding//EN", "BEGIN:VEVENT", "UID:one", "DTSTAMP:20260101T000000Z",
         "SUMMARY:x", "DTSTART:20270104T100000Z", "RRULE:FREQ=MONTHLY;BYDAY=MO,-1TH;UNTIL=20270131T000000Z", "END:VEVENT",
         "END:VCALENDAR", ""]
calendar = icalendar.Calendar.from_ical("\r\n".join(lines))
found = recurring_ical_events.of(calendar).between(datetime(2027, 1, 1), datetime(2027, 2, 1))
dates = " ".join(f"{event['DTSTART'].dt:%m-%d}" for event in found)
print(f"recurring-ical-events {version('recurring-ical-events')}, python-dateutil {version('python-dateutil')}: {dates}")
PY
{ node read.mjs; python/bin/python read.py; } | tee seen.txt
cat > expected.txt <<'TXT'
ical.js 2.2.1: 01-04 01-11 01-18 01-25 01-28
rrule 2.8.1: none
recurring-ical-events 3.8.2, python-dateutil 2.9.0.post0: 01-04
TXT
diff expected.txt seen.txt && echo "As described."
