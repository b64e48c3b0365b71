#!/usr/bin/env bash
# One would guess that libical's icalcomponent_foreach_recurrence visits every date of an event (RFC 5545, 3.8.5.2) where it takes place.
# Dates given as RDATE;VALUE=PERIOD are not visited at all, and of RDATE;TZID=… the zone is forgotten: 09:00 in Berlin is visited as 09:00 UTC.
# Matters to whoever takes this walk for the truth about hand-picked series: days are missing or hours off, and nothing says so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download --quiet=2 'libical3=3.0.16-1+b1' 'libicu72=72.1-3+deb12u1' >/dev/null 2>&1 || {
  apt-get update --quiet=2 >/dev/null 2>&1
  apt-get download --quiet=2 'libical3=3.0.16-1+b1' 'libicu72=72.1-3+deb12u1' >/dev/null 2>&1
}
for package in *.deb; do dpkg-deb --extract "$package" tree; done
export LD_LIBRARY_PATH=$(dirname "$(find "$PWD/tree" -name 'libical.so.3' | head -n 1)")
cat > walk.py <<'PY'
from ctypes import CDLL, CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_longlong, c_void_p
from datetime import datetime, timezone


class Time(Structure):
    _fields_ = [(name, c_int) for name in "year month day hour minute second is_date is_daylight".split()] + [("zone", c_void_p)]


class Span(Structure):
    _fields_ = [("start", c_longlong), ("end", c_longlong), ("is_busy", c_int)]


Visit = CFUNCTYPE(None, c_void_p, POINTER(Span), c_void_p)
library = CDLL("libical.so.3")
library.icalparser_parse_string.restype, library.icalparser_parse_string.argtypes = c_void_p, [c_char_p]
library.icalcomponent_get_first_component.restype = c_void_p
library.icalcomponent_get_first_component.argtypes = [c_void_p, c_int]
library.icalcomponent_foreach_recurrence.argtypes = [c_void_p, Time, Time, Visit, c_void_p]


def visited(start, rdate):
    zone = ("BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\nBEGIN:STANDARD\r\nDTSTART:20261025T030000\r\nTZOFFSETFROM:+0200\r\n"
            "TZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n")
    text = (f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//finding//EN\r\n{zone}BEGIN:VEVENT\r\nUID:one\r\nDTSTAMP:20260101T000000Z\r\n"
            f"{start}\r\nDURATION:PT1H\r\n{rdate}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
    event = library.icalcomponent_get_first_component(library.icalparser_parse_string(text.encode()), 4)  # 4: VEVENT
    found = []
    visit = Visit(lambda _event, span, _data: found.append(datetime.fromtimestamp(span.contents.start, timezone.utc)))
    library.icalcomponent_foreach_recurrence(event, Time(2026, 11, 1), Time(2027, 2, 1), visit, None)
    return " ".join(f"{date:%d.%m. %H:%MZ}" for date in sorted(found))


print("libical 3.0.16")
print("plain RDATE:", visited("DTSTART:20261201T080000Z", "RDATE:20261202T080000Z"))
print("RDATE of periods:", visited("DTSTART:20261201T080000Z", "RDATE;VALUE=PERIOD:20261202T080000Z/PT2H"))
print("RDATE in a zone:", visited("DTSTART;TZID=Europe/Berlin:20261201T090000", "RDATE;TZID=Europe/Berlin:20261202T090000"))
PY
python3 walk.py | tee seen.txt
cat > expected.txt <<'TXT'
libical 3.0.16
plain RDATE: 01.12. 08:00Z 02.12. 08:00Z
RDATE of periods: 01.12. 08:00Z
RDATE in a zone: 01.12. 08:00Z 02.12. 09:00Z
TXT
diff expected.txt seen.txt && echo "As described."
