#!/usr/bin/env bash
# One would guess that the parts of an RRULE may come in any order (RFC 5545, 3.3.10), and RSCALE first, as all of RFC 7529's examples have it.
# `node-ical` refuses "RSCALE=…;FREQ=…;SKIP=BACKWARD" with "SKIP MUST NOT be present unless RSCALE is present", and takes the same rule with FREQ first.
# Without SKIP the order decides about dates: FREQ first gives the plain rule (SKIP=OMIT, 7529, 4.1), RSCALE first 28 February and then the 28th for good.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . node-ical@0.26.1 >/dev/null
cat > read.js <<'JS'
const ical = require("node-ical");
console.log("node-ical", require("node-ical/package.json").version);
const rules = [
  "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;COUNT=4",
  "FREQ=MONTHLY;RSCALE=GREGORIAN;SKIP=BACKWARD;COUNT=4",
  "RSCALE=GREGORIAN;FREQ=MONTHLY;COUNT=4",
  "FREQ=MONTHLY;RSCALE=GREGORIAN;COUNT=4",
];
for (const rule of rules) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//finding//EN", "BEGIN:VEVENT", "UID:one", "DTSTAMP:20260101T000000Z",
    "SUMMARY:x", "DTSTART:20270131T100000Z", "RRULE:" + rule, "END:VEVENT", "END:VCALENDAR", ""];
  let said;
  try {
    said = ical.sync.parseICS(lines.join("\r\n")).one.rrule.all().map(date => date.toISOString().slice(5, 10)).join(" ");
  } catch (error) {
    said = error.message;
  }
  console.log(rule + ": " + said);
}
JS
node read.js | tee seen.txt
cat > expected.txt <<'TXT'
node-ical 0.26.1
RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;COUNT=4: SKIP MUST NOT be present unless RSCALE is present
FREQ=MONTHLY;RSCALE=GREGORIAN;SKIP=BACKWARD;COUNT=4: 01-31 02-28 03-31 04-30
RSCALE=GREGORIAN;FREQ=MONTHLY;COUNT=4: 01-31 02-28 03-28 04-28
FREQ=MONTHLY;RSCALE=GREGORIAN;COUNT=4: 01-31 03-31 05-31 07-31
TXT
diff expected.txt seen.txt && echo "As described."
