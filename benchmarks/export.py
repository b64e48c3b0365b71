"""A long export beside everybody else's requests: nobody waits for it, and it is completed.

`python -m benchmarks.export` · The log of one calendar as a file, read as fast as it comes; one web process.
"""

import argparse
import sys
from collections.abc import Iterator

from sqlalchemy import insert

from benchmarks.report import Row, at_most, note, percentile, print_report, shown
from benchmarks.served import Served, served
from benchmarks.visitors import Crowd, let_come
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.models import LedgerEntry, Run

PEOPLE = 20
BATCH = 10_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500_000, help="rows of the export (default %(default)s)")
    parser.add_argument("--rate", type=int, default=50, help="requests of others a second (default %(default)s)")
    given = parser.parse_args()
    with served(PEOPLE) as site:
        rows = list(measure(site, count=given.count, rate=given.rate))
    sys.exit(print_report(f"Export of {given.count:,} rows beside {given.rate} requests a second", rows))


def measure(site: Served, *, count: int, rate: float) -> Iterator[Row]:
    """Measure the others alone first, then beside the export."""
    note("filling the log")
    fill_log(count)
    others = [("/calendar-sync", cookie) for cookie in site.cookies[1:]]
    note("alone")
    alone = let_come(Crowd(site.port, others, rate=rate, seconds=5))
    note("beside the export")
    export = ("/calendar-sync/1/logs/entries.csv", site.cookies[0])
    beside = let_come(Crowd(site.port, others, rate=rate, seconds=None, kept=[export]))
    p50, p99 = percentile(beside.delays, 0.5), percentile(beside.delays, 0.99)
    yield Row(
        "others alone, p50 and p99", f"{shown(percentile(alone.delays, 0.5))}, {shown(percentile(alone.delays, 0.99))}"
    )
    yield Row("beside the export, p50", shown(p50))
    yield at_most("beside the export, p99", p99, 1, " s")
    failed = sum(number for status, number in beside.statuses.items() if status != 200)
    yield Row("answers to others that were none", f"{failed} of {beside.statuses.total():,}", "0", failed == 0)
    (size,) = beside.long_answers
    whole = size > count * 100  # a row of the file has more than that
    yield Row("the export", f"{size / 1e6:,.1f} MB in {shown(beside.long_took)}", "whole", whole)


def fill_log(count: int) -> None:
    """Store so many entries for the first calendar."""
    now = utc_now()
    db.session.add(Run(id=1, integration_id=1, trigger="sweep", result="ok", finished_at=now))
    db.session.flush()
    entry = {
        "run_id": 1,
        "integration_id": 1,
        "at": now,
        "direction": "in",
        "action": "update",
        "outcome": "done",
        "reason": "changed on the linked calendar",
        "before": {"subject": "Visit", "location": "Office"},
        "after": {"subject": "Visit, later", "location": "Office"},
    }
    for start in range(0, count, BATCH):
        rows = [{**entry, "subject": f"Visit {number}"} for number in range(start, min(start + BATCH, count))]
        db.session.execute(insert(LedgerEntry.__table__), rows)  # type: ignore[arg-type]
    db.session.commit()


if __name__ == "__main__":
    main()
