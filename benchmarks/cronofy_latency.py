"""From a notice that was accepted to the change in My Calendar, with an emulated Cronofy that answers at once.

`python -m benchmarks.cronofy_latency` · A whole installation: web server, two workers, scheduler.
"""

import argparse
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from benchmarks.cronofy_site import CronofySite, cronofy_site
from benchmarks.report import CannotMeasure, Row, note, percentile, print_report, shown
from webapp.extensions import db
from webapp.my_calendar.models import Item

PATIENCE = 30.0
_TICK = 0.005


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100, help="changes, one after the other (default %(default)s)")
    count = parser.parse_args().count
    with cronofy_site() as site:
        rows = list(_measure(site, count))
    sys.exit(print_report(f"Notice to My Calendar ({count:,} changes)", rows))


def _measure(site: CronofySite, count: int) -> Iterator[Row]:
    note("measuring")
    delays = [_one(site, number) for number in range(count)]
    p50, p95 = percentile(delays, 0.5), percentile(delays, 0.95)
    yield Row("notice accepted → in My Calendar, p50", shown(p50), "≤ 500 ms", p50 <= 0.5)
    yield Row("notice accepted → in My Calendar, p95", shown(p95), "≤ 2 s", p95 <= 2)


def _one(site: CronofySite, number: int) -> float:
    """Add an event there; return the seconds from the accepted notice until the item is here."""
    delivered = len(site.emulator.notifier.deliveries)
    start = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1)
    site.emulator.controls.make_event(site.calendar_id, f"Event {number}", start, start + timedelta(minutes=30))
    _wait(lambda: len(site.emulator.notifier.deliveries) > delivered)
    accepted_at = time.perf_counter()
    _wait(lambda: _is_here(f"Event {number}"))
    return time.perf_counter() - accepted_at


def _is_here(subject: str) -> bool:
    db.session.rollback()
    return db.session.scalar(select(Item.id).where(Item.subject == subject)) is not None


def _wait(condition: Callable[[], bool]) -> None:
    tick, until = threading.Event(), time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > until:
            raise CannotMeasure("a change did not arrive")
        tick.wait(_TICK)


if __name__ == "__main__":
    main()
