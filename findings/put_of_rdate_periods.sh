#!/usr/bin/env bash
# One would guess that a CalDAV server stores extra dates with lengths of their own, RDATE;VALUE=PERIOD (RFC 5545, 3.8.5.2), as it stores any others.
# Radicale answers the PUT with 400: vobject reads such a period and cannot write it again. Xandikos stores it.
# Matters for whoever moves a calendar there: such an entry is refused for good, while the same dates without lengths are taken.
set -euo pipefail
folder=$(mktemp -d)
servers=()
cleanup() { for server in "${servers[@]}"; do kill "$server" 2>/dev/null || true; done; wait; rm -rf "$folder"; }
trap cleanup EXIT
cd "$folder"
python3 -m venv env
env/bin/python -m pip install --quiet --disable-pip-version-check radicale==3.9.0 vobject==0.9.9 xandikos==0.4.10 2>/dev/null
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
one=$(free_port) two=$(free_port)
mkdir radicale xandikos
env/bin/python -m radicale --hosts "127.0.0.1:$one" --auth-type none --storage-filesystem-folder radicale >radicale.log 2>&1 & servers+=($!)
env/bin/xandikos serve --listen-address 127.0.0.1 --port "$two" -d xandikos --defaults >xandikos.log 2>&1 & servers+=($!)

put() { # name, collection
  local dates version
  curl --silent --retry 40 --retry-delay 1 --retry-connrefused --max-time 60 -u u:u -o /dev/null "$2"
  curl --silent -u u:u -X MKCALENDAR -o /dev/null "$2"
  version=$(env/bin/python -c "from importlib.metadata import version; print(version('$1'))")
  for dates in 'RDATE:20270302T080000Z' 'RDATE;VALUE=PERIOD:20270302T080000Z/PT2H'; do
    printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//finding//EN BEGIN:VEVENT "UID:${#dates}" DTSTAMP:20260101T000000Z SUMMARY:Visit \
      DTSTART:20270301T080000Z DTEND:20270301T090000Z "$dates" END:VEVENT END:VCALENDAR > sent.ics
    echo "$1 $version, $dates: $(curl --silent -u u:u -H 'Content-Type: text/calendar' -T sent.ics -o /dev/null -w '%{http_code}' "$2${#dates}.ics")"
  done
}
{ put radicale "http://127.0.0.1:$one/u/calendar/"; put xandikos "http://127.0.0.1:$two/user/calendars/calendar/"; } | tee seen.txt
cat > expected.txt <<'TXT'
radicale 3.9.0, RDATE:20270302T080000Z: 201
radicale 3.9.0, RDATE;VALUE=PERIOD:20270302T080000Z/PT2H: 400
xandikos 0.4.10, RDATE:20270302T080000Z: 201
xandikos 0.4.10, RDATE;VALUE=PERIOD:20270302T080000Z/PT2H: 201
TXT
diff expected.txt seen.txt && echo "As described."
