#!/usr/bin/env bash
# One would guess that DTSTART is the first date of a series made of RDATE alone (RFC 5545, 3.8.5.2: the start is always part of the set).
# `ical` (Python) drops it: of three dates two are left. With any RRULE beside the RDATE the start is there.
# Matters because hand-picked series (training days, rotas) lose their first day without an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'ical==14.3.1' 2>/dev/null
cat > read.py <<'PY'
import importlib.metadata
from ical.calendar_stream import IcsCalendarStream
print("ical", importlib.metadata.version("ical"))
for rule in ([], ["RRULE:FREQ=DAILY;COUNT=1"]):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//finding//EN", "BEGIN:VEVENT", "UID:one", "DTSTAMP:20260101T000000Z",
             "SUMMARY:x", "DTSTART:20270601T080000Z", "DTEND:20270601T090000Z", *rule,
             "RDATE:20270602T080000Z,20270603T080000Z", "END:VEVENT", "END:VCALENDAR", ""]
    calendar = IcsCalendarStream.calendar_from_ics("\r\n".join(lines))
    print("with" if rule else "without", "RRULE:", *(f"{event.start:%d.%m.}" for event in calendar.timeline))
PY
env/bin/python read.py | tee seen.txt
cat > expected.txt <<'TXT'
ical 14.3.1
without RRULE: 02.06. 03.06.
with RRULE: 01.06. 02.06. 03.06.
TXT
diff expected.txt seen.txt && echo "As described: 1 June is missing where there is no RRULE."
