"""A flood of notices on one web process: 1,000 a second for ten seconds.

`python -m benchmarks.cronofy_webhook` · Sent at their times, however long the answers take; none may be lost.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

from sqlalchemy import func, select

from benchmarks.cronofy_site import CronofySite, cronofy_site
from benchmarks.flood import flood
from benchmarks.report import Row, note, percentile, print_report, shown
from emulators.cronofy.notifications import signatures
from tests.faults.processes import wait_until
from webapp.extensions import db
from webapp.sync.models import Run


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=int, default=1_000, help="notices a second (default %(default)s)")
    parser.add_argument("--seconds", type=int, default=10)
    given = parser.parse_args()
    with cronofy_site() as site:
        rows = list(_measure(site, given.rate, given.seconds))
    sys.exit(print_report(f"Webhook ({given.rate:,} a second for {given.seconds} s, one web process)", rows))


def _measure(site: CronofySite, rate: int, seconds: int) -> Iterator[Row]:
    runs_before = _runs()
    message = _message(site)
    note("sending")
    expected = rate * seconds
    parts = urlsplit(site.address)
    delays, accepted, took = flood((parts.hostname or "", parts.port or 80), message, rate=rate, total=expected)
    wait_until(lambda: site.integration.state.notified_at is None)
    yield Row("notices a second", f"{expected / took:,.0f}", f"≥ {0.95 * rate:,.0f}", expected / took >= 0.95 * rate)
    yield Row("answer, p50", shown(percentile(delays, 0.5)))
    yield Row("answer, p99", shown(percentile(delays, 0.99)), "≤ 50 ms", percentile(delays, 0.99) <= 0.05)
    yield Row("lost", f"{expected - accepted:,}", "0", accepted == expected)
    yield Row("runs they became", f"{_runs() - runs_before:,}")


def _runs() -> int:
    """Return how many checks there were: those that find nothing share a row."""
    db.session.rollback()
    return db.session.scalars(select(func.coalesce(func.sum(Run.checks), 0))).one()


def _message(site: CronofySite) -> bytes:
    token = site.integration.subscriptions[0].token
    content = {
        "notification": {"type": "change", "changes_since": "2026-11-22T12:00:00Z"},
        "channel": {"channel_id": "chn_1", "filters": {"calendar_ids": [site.calendar_id]}},
    }
    body = json.dumps(content).encode()
    head = (
        f"POST /webhooks/cronofy/{token} HTTP/1.1\r\nHost: {urlsplit(site.address).netloc}\r\n"
        "Content-Type: application/json; charset=utf-8\r\n"
        f"Cronofy-HMAC-SHA256: {signatures(body, site.emulator.application.secrets)}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


if __name__ == "__main__":
    main()
