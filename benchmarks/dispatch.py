"""The dispatch board of a day with 200 technicians and 4,000 items in view: its queries, its time, its weight.

`python -m benchmarks.dispatch` · The queries are counted at a small desk too: their number must not depend on its size.
"""

import html
import re
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from benchmarks import desk, ours
from benchmarks.pages import Page, measure_page, read, same_number_of_queries, signed_in
from benchmarks.report import CannotMeasure, Row, note, print_report
from benchmarks.servers import scratch

PEOPLE, IN_VIEW = 200, 4_000
DAY = datetime(2026, 6, 15)
_SIZES = ((20, 400), (PEOPLE, IN_VIEW))
_VIEWS = ("day", "week", "changes")


def measure(folder: Path) -> Iterator[Row]:
    sizes = [_measure(folder / str(number), *size) for number, size in enumerate(_SIZES)]
    for view in _VIEWS:
        for (people, in_view), pages in zip(_SIZES, sizes, strict=True):
            yield pages[view].row(f"{_view_name(view)}, {people} people, {in_view:,} in view")
        yield same_number_of_queries(*(pages[view] for pages in sizes))


def _view_name(view: str) -> str:
    return "asking for news, none" if view == "changes" else f"{view} view"


def _measure(folder: Path, people: int, in_view: int) -> dict[str, Page]:
    note(f"{people} people with {in_view:,} items")
    with ours.installation(folder) as site, ours.opened(site) as app:
        viewer = ours.owner()
        ids = desk.add_people(people)
        desk.plan_day(DAY, ids, desk.add_tickets(1_000, ids), in_view)
        client = signed_in(app, viewer)
        day = f"/dispatch/day/{DAY:%Y-%m-%d}"
        return {
            "day": measure_page(client, day),
            "week": measure_page(client, f"/dispatch/week/{DAY:%Y-%m-%d}"),
            "changes": measure_page(client, _news(read(client, day).decode())),
        }


def _news(board: str) -> str:
    """Return where the board asks for news."""
    found = re.search(r'"(/dispatch/changes[^"]*)"', board)
    if found is None:
        raise CannotMeasure("the board does not ask for news")
    return html.unescape(found[1])


if __name__ == "__main__":
    with scratch() as scratch_folder:
        sys.exit(print_report("Dispatch board", measure(scratch_folder)))
