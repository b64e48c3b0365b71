"""A month of a calendar with 100,000 items of all kinds, 300 of them in view: queries, time and weight of its pages.

`python -m benchmarks.month` · The queries are counted at a small calendar too: their number must not depend on either.
"""

import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import case, insert, literal, select, update

from benchmarks import data, ours
from benchmarks.pages import Page, measure_page, same_number_of_queries, signed_in
from benchmarks.report import Row, note, print_report
from benchmarks.servers import scratch
from webapp.connectors.event import Details, Event
from webapp.extensions import db
from webapp.my_calendar.models import KINDS, SHARED_KINDS, SKIP_SYNC_MARKS, Assignment, Item

ITEMS, IN_VIEW = 100_000, 300
MONTH = datetime(2026, 6, 1)
_ELSEWHERE = timedelta(days=400)
_SIZES = ((30, 300), (30, ITEMS), (IN_VIEW, ITEMS))
_VIEWS = {"month": f"{MONTH:%Y-%m}", "agenda": f"{MONTH:%Y-%m-%d}"}


def measure(folder: Path) -> Iterator[Row]:
    sizes = [_measure(folder / str(number), *size) for number, size in enumerate(_SIZES)]
    for view in _VIEWS:
        for (in_view, items), pages in zip(_SIZES, sizes, strict=True):
            yield pages[view].row(f"{view}, {in_view} in view of {items:,}")
        yield same_number_of_queries(*(pages[view] for pages in sizes))


def _measure(folder: Path, in_view: int, items: int) -> dict[str, Page]:
    note(f"{items:,} items, {in_view} of them in view")
    with ours.installation(folder) as site, ours.opened(site) as app:
        ours.add_items(_month(in_view))
        ours.add_items(_other_times(items - in_view))
        _mix_kinds()
        client = signed_in(app, ours.owner())
        return {view: measure_page(client, f"/my-calendar/{view}/{when}") for view, when in _VIEWS.items()}


def _month(count: int) -> Iterator[Event]:
    """Yield single events of one month, from short ones to all-day ones."""
    chance = random.Random(data.SEED)
    for number in range(count):
        start = MONTH + timedelta(days=chance.randint(0, 29), hours=chance.randint(7, 17))
        yield Event(Details(f"Visit {number}", start, start + timedelta(hours=1), ours.HOME_ZONE, location="Depot"))


def _other_times(count: int) -> Iterator[Event]:
    """Yield single events of other years."""
    for number, generated in enumerate(data.events(count)):
        details = generated.details
        shift = MONTH + _ELSEWHERE * (1 if number % 2 else -1) + timedelta(days=number % 30) - details.start
        start = details.start + shift
        yield Event(replace(details, start=start, end=start + (details.end - details.start)))


def _mix_kinds() -> None:
    """Make every item one of the five kinds in turn, shared ones assigned to the user, every other one done."""
    kind = case(*((Item.id % len(KINDS) == number, name) for number, name in enumerate(KINDS)))
    done = case((Item.id % 2 == 0, Item.ends_at))
    single = Item.rrule.is_(None)
    kinds = update(Item).where(single).values(kind=kind, done_at=done)
    db.session.execute(kinds, execution_options=SKIP_SYNC_MARKS)
    shared = select(Item.id, literal(ours.owner().id)).where(Item.kind.in_(SHARED_KINDS))
    db.session.execute(insert(Assignment).from_select(["item_id", "user_id"], shared))
    db.session.commit()


if __name__ == "__main__":
    with scratch() as scratch_folder:
        sys.exit(print_report("Month page", measure(scratch_folder)))
