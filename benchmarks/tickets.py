"""The list of 100,000 tickets: its first page, a page far behind, filtered, searched; their queries, time and weight.

`python -m benchmarks.tickets` · The queries are counted with 1,000 tickets too: their number must not depend on that.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks import desk, ours
from benchmarks.pages import Page, measure_page, same_number_of_queries, signed_in
from benchmarks.report import Row, note, print_report
from benchmarks.servers import scratch

TICKETS = 100_000
_SIZES = (1_000, TICKETS)
_ADDRESSES = {
    "first page": "/tickets",
    "filtered": "/tickets?status=open&priority=urgent",
    "searched, many found": "/tickets?q=printer",
    "searched, one found": "/tickets?q=%23{last}",
    "page {deep}": "/tickets?page={deep}",
    "tickets without a call (dispatch)": "/dispatch/day/2026-06-15",
}


def measure(folder: Path) -> Iterator[Row]:
    sizes = [_measure(folder / str(number), count) for number, count in enumerate(_SIZES)]
    for what in _ADDRESSES:
        yield sizes[-1][what].row(f"{what.format(deep=_deep(TICKETS))} of {TICKETS:,}")
        yield same_number_of_queries(*(pages[what] for pages in sizes))


def _deep(count: int) -> int:
    return count * 9 // 10 // 50


def _measure(folder: Path, count: int) -> dict[str, Page]:
    note(f"{count:,} tickets")
    with ours.installation(folder) as site, ours.opened(site) as app:
        viewer = ours.owner()
        desk.add_tickets(count, desk.add_people(20))
        client = signed_in(app, viewer)
        places = {"deep": _deep(count), "last": 999 + count}
        return {what: measure_page(client, address.format(**places)) for what, address in _ADDRESSES.items()}


if __name__ == "__main__":
    with scratch() as scratch_folder:
        sys.exit(print_report("Ticket list", measure(scratch_folder)))
