"""Hundreds of open pages and a rush of requests: does anybody get an error, and how much longer does it take?

`python -m benchmarks.crowd` · Every stream belongs to a person whose calendar is being synchronised; nobody's is.
"""

import argparse
import sys
from collections.abc import Iterator

from benchmarks.report import Row, note, percentile, print_report, shown
from benchmarks.served import Served, served
from benchmarks.visitors import Crowd, Visits, let_come
from webapp.extensions import redis_client
from webapp.sync.queue.progress import Progress, publish

LISTING = "/calendar-sync"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--streams", type=int, default=500)
    parser.add_argument("--rate", type=int, default=100, help="listing requests a second (default %(default)s)")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--web-workers", type=int, default=2, help="processes of the web server (default %(default)s)")
    given = parser.parse_args()
    title = f"{given.streams} open streams, {given.rate} requests a second for {given.seconds:g} s"
    with served(given.streams, web_workers=given.web_workers) as site:
        rows = list(measure(site, rate=given.rate, seconds=given.seconds))
    sys.exit(print_report(f"{title}, {given.web_workers} web processes", rows))


def measure(site: Served, *, rate: float, seconds: float) -> Iterator[Row]:
    """Measure alone first, then with every stream open."""
    listings = [(LISTING, cookie) for cookie in site.cookies]
    note("alone")
    alone = let_come(Crowd(site.port, listings, rate=4, seconds=min(seconds, 10)))
    for number in range(1, len(site.cookies) + 1):
        publish(redis_client(), Progress(number, number + 1, None, "Retrieving", 1, 10, {}))
    note("with everybody")
    streams = [(f"{LISTING}/progress", cookie) for cookie in site.cookies]
    crowd = let_come(Crowd(site.port, listings, rate=rate, seconds=seconds, kept=streams))
    yield from _rows(alone, crowd, len(streams))


def _rows(alone: Visits, crowd: Visits, streams: int) -> Iterator[Row]:
    idle, p50, p99 = percentile(alone.delays, 0.5), percentile(crowd.delays, 0.5), percentile(crowd.delays, 0.99)
    opened, errors = crowd.long_statuses[200], sum(n for status, n in crowd.statuses.items() if status >= 500)
    yield Row("one request at a time, p50", shown(idle))
    yield Row("with everybody, p50", f"{shown(p50)} ({p50 / idle:.1f} × alone)")
    yield Row("with everybody, p99", f"{shown(p99)} ({p99 / idle:.1f} × alone)")
    yield Row("streams that were opened", f"{opened}", f"{streams}", opened == streams)
    turned_away = crowd.statuses[503]
    yield Row("turned away (503), asked to come again", f"{turned_away}", "", None)
    wrong = errors - turned_away + crowd.without_hint + crowd.statuses[0]
    yield Row("errors, or no answer", f"{wrong} of {crowd.statuses.total():,}", "0", wrong == 0)


if __name__ == "__main__":
    main()
