"""A month page of a calendar with 100,000 items of all kinds, 300 of them in view: its queries, its time, its weight.

`python -m benchmarks.month` · The queries are counted at a small calendar too: their number must not depend on either.
"""

import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import case, event, insert, literal, select, update

from benchmarks import data, ours
from benchmarks.report import CannotMeasure, Row, at_most, median, print_report, seconds_of, shown
from benchmarks.servers import scratch
from webapp.connectors.event import Details, Event
from webapp.extensions import db
from webapp.my_calendar.models import KINDS, NOTHING_TO_TELL, SHARED_KINDS, Assignment, Item

ITEMS, IN_VIEW = 100_000, 300
REPEAT = 20
MONTH = datetime(2026, 6, 1)
_ELSEWHERE = timedelta(days=400)
_SIZES = ((30, 300), (30, ITEMS), (IN_VIEW, ITEMS))


@dataclass(frozen=True, slots=True)
class Page:
    """One page, asked for a few times."""

    seconds: float
    queries: int
    size: int


def measure(folder: Path) -> Iterator[Row]:
    pages = [_measure(folder / str(number), *sizes) for number, sizes in enumerate(_SIZES)]
    for (in_view, items), page in zip(_SIZES, pages, strict=True):
        yield Row(
            f"{in_view} in view of {items:,}",
            f"{page.queries} queries, {shown(page.seconds)}, {page.size / 1e3:.0f} kB",
        )
    queries = [page.queries for page in pages]
    yield at_most("most queries / fewest", max(queries) / min(queries), 1)


def _measure(folder: Path, in_view: int, items: int) -> Page:
    with ours.installation(folder) as site, ours.opened(site) as app:
        ours.add_items(_month(in_view))
        ours.add_items(_other_times(items - in_view))
        _mix_kinds()
        client = _signed_in(app)
        address = f"/my-calendar/month/{MONTH:%Y-%m}"
        size = _get(client, address)  # also warms templates up
        with _counted_queries() as statements:
            _get(client, address)
        queries = len(statements)
        return Page(median(seconds_of(lambda: _get(client, address)) for _ in range(REPEAT)), queries, size)


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
    db.session.execute(kinds, execution_options=NOTHING_TO_TELL)
    shared = select(Item.id, literal(ours.owner().id)).where(Item.kind.in_(SHARED_KINDS))
    db.session.execute(insert(Assignment).from_select(["item_id", "user_id"], shared))
    db.session.commit()


def _signed_in(app: Flask) -> FlaskClient:
    client = app.test_client()
    user_id = ours.owner().get_id()
    db.session.remove()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = user_id, True
    return client


def _get(client: FlaskClient, address: str) -> int:
    """Ask for the page as a request of its own, and return its size in bytes."""
    with client.application.app_context():
        answer = client.get(address)
    if answer.status_code != 200:
        raise CannotMeasure(f"{address} answered {answer.status_code}")
    return len(answer.data)


@contextmanager
def _counted_queries() -> Iterator[list[str]]:
    statements: list[str] = []

    def count(_connection, _cursor, statement, *_others) -> None:  # type: ignore[no-untyped-def]
        statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", count)
    try:
        yield statements
    finally:
        event.remove(db.engine, "before_cursor_execute", count)


if __name__ == "__main__":
    with scratch() as scratch_folder:
        sys.exit(print_report("Month page", measure(scratch_folder)))
