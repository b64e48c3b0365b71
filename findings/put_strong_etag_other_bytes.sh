#!/usr/bin/env bash
# One would guess that a PUT answered with a strong ETag stored the very bytes that were sent: RFC 4791, 5.3.4, forbids the tag otherwise.
# Radicale and Xandikos both answer with one, and a GET right after shows reordered lines under that same tag (Radicale adds a VTIMEZONE, too).
# Matters because a client that keeps its own text as "what the server holds" patches, with a valid If-Match, a text that never was there.
set -euo pipefail
folder=$(mktemp -d)
servers=()
cleanup() { for server in "${servers[@]}"; do kill "$server" 2>/dev/null || true; done; wait; rm -rf "$folder"; }
trap cleanup EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check 'radicale==3.9.0' 'xandikos==0.4.10' 2>/dev/null
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
one=$(free_port) two=$(free_port)
mkdir radicale xandikos
env/bin/python -m radicale --hosts "127.0.0.1:$one" --auth-type none --storage-filesystem-folder radicale >radicale.log 2>&1 & servers+=($!)
env/bin/xandikos serve --listen-address 127.0.0.1 --port "$two" -d xandikos --defaults >xandikos.log 2>&1 & servers+=($!)

printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:-//finding//EN BEGIN:VEVENT UID:one DTSTAMP:20260101T000000Z SUMMARY:Visit \
  'DTSTART;TZID=Europe/Berlin:20270301T100000' 'DTEND;TZID=Europe/Berlin:20270301T110000' END:VEVENT END:VCALENDAR > sent.ics

put() { # name, collection
  local tag
  curl --silent --retry 40 --retry-delay 1 --retry-connrefused --max-time 60 -u u:u -o /dev/null "$2"
  curl --silent -u u:u -X MKCALENDAR -o /dev/null "$2"
  tag=$(curl --silent -u u:u -H 'Content-Type: text/calendar' -T sent.ics -D - -o /dev/null "$2one.ics" | tr -d '\r' | sed -n 's/^etag: *//Ip')
  curl --silent -u u:u -D headers -o stored.ics "$2one.ics"
  [[ $tag == \"* ]] && kind=strong || kind=none
  [ "$tag" = "$(tr -d '\r' < headers | sed -n 's/^etag: *//Ip')" ] && still=same || still=other
  cmp -s sent.ics stored.ics && bytes=same || bytes=other
  echo "$1 $("env/bin/pip" list 2>/dev/null | sed -n "s/^$1 *//Ip"): tag of PUT $kind, tag of GET $still, bytes $bytes"
}
{ put radicale "http://127.0.0.1:$one/u/calendar/"; put xandikos "http://127.0.0.1:$two/user/calendars/calendar/"; } | tee seen.txt
cat > expected.txt <<'TXT'
radicale 3.9.0: tag of PUT strong, tag of GET same, bytes other
xandikos 0.4.10: tag of PUT strong, tag of GET same, bytes other
TXT
diff expected.txt seen.txt && echo "As described."
