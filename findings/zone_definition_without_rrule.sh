#!/usr/bin/env bash
# One would guess that a VTIMEZONE whose only observance is a fixed offset (-0700, no RRULE: RFC 5545, 3.6.5, allows it) is used.
# `ical` (Python) and `node-ical` both read times in it as UTC, without a word; with an RRULE in the definition `ical` honours it.
# Matters because Exchange and Outlook describe zones without daylight saving so: every such entry is hours off.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'ical==14.3.1' 2>/dev/null
npm install --silent --no-audit --no-fund --prefix . node-ical@0.26.1 >/dev/null

calendar() { # $1: an RRULE line of the observance, or nothing
  printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//finding//EN \
    BEGIN:VTIMEZONE TZID:Depot BEGIN:STANDARD DTSTART:20201101T020000 TZOFFSETFROM:-0700 TZOFFSETTO:-0700 \
    ${1:+"$1"} END:STANDARD END:VTIMEZONE \
    BEGIN:VEVENT UID:one DTSTAMP:20260101T000000Z 'DTSTART;TZID=Depot:20261215T100000' \
    'DTEND;TZID=Depot:20261215T110000' SUMMARY:x END:VEVENT END:VCALENDAR
}
calendar > fixed.ics
calendar 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU' > ruled.ics

cat > read.py <<'PY'
import datetime, importlib.metadata, pathlib
from ical.calendar_stream import IcsCalendarStream
print("ical", importlib.metadata.version("ical"))
for name in ("fixed", "ruled"):
    event = IcsCalendarStream.calendar_from_ics(pathlib.Path(name + ".ics").read_text()).events[0]
    print(name, event.start.astimezone(datetime.timezone.utc).isoformat())
PY
cat > read.js <<'JS'
const ical = require("node-ical");
console.log("node-ical", require("node-ical/package.json").version);
console.log("fixed", ical.sync.parseFile("fixed.ics").one.start.toISOString());
JS
{ env/bin/python read.py; node read.js; } | tee seen.txt
cat > expected.txt <<'TXT'
ical 14.3.1
fixed 2026-12-15T10:00:00+00:00
ruled 2026-12-15T17:00:00+00:00
node-ical 0.26.1
fixed 2026-12-15T10:00:00.000Z
TXT
diff expected.txt seen.txt && echo "As described: 10:00 at -0700 is 17:00 UTC, and was read as 10:00 UTC."
