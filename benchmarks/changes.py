"""The runs after the first: nothing changed, one change there, one change here; at several sizes.

`python -m benchmarks.changes` · Ours is a warm worker's run with fresh connections, the peer its command.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from benchmarks import data, ours, peer, proxy, raw
from benchmarks.command import Bench, main
from benchmarks.data import Resource
from benchmarks.download import EVERYTHING
from benchmarks.peer import Peer
from benchmarks.report import CannotMeasure, Row, at_least, at_most, median, note, seconds_of, shown
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.sync.models import Integration, LedgerEntry, Link

FLAT = 1.5
"""How much slower than at the smallest size counts as the same: what is left is the machine's own noise."""

NOTHING, THERE, HERE = "nothing changed", "one change there", "one change here"
FACTORS = {NOTHING: 20, THERE: 15, HERE: 15}


@dataclass(frozen=True, slots=True)
class Sides:
    """A calendar that both our database and the peer's folder are in step with."""

    bench: Bench
    calendar: str
    stored: Sequence[Resource]
    pair: Peer
    integration_id: int

    def both_quiet(self) -> None:
        """Let both sides take in whatever is left to take in."""
        self.pair.sync()
        ours.run_here(self.integration_id, "sweep")


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of each repetition."""

    ours: list[float]
    theirs: list[float]


def measure(bench: Bench) -> Iterator[Row]:
    results = {count: _measure(bench, count) for count in bench.options.counts}
    largest, smallest = max(results), min(results)
    for what, factor in FACTORS.items():
        for count, times in results.items():
            yield Row(f"{what}, {count:,}: vdirsyncer", shown(median(times[what].theirs)))
            yield Row(f"{what}, {count:,}: ours", shown(median(times[what].ours)))
        at_largest = results[largest][what]
        ratio = median(at_largest.theirs) / median(at_largest.ours)
        yield at_least(f"{what}, {largest:,}: vdirsyncer / ours", ratio, factor)
        if largest != smallest:
            growth = median(at_largest.ours) / median(results[smallest][what].ours)
            yield at_most(f"{what}: ours at {largest:,} / at {smallest:,}", growth, FLAT)
    yield Row("nothing changed: requests of ours", "1 REPORT", "1", True)  # checked, see `_prove_one_request`


def _measure(bench: Bench, count: int) -> dict[str, Times]:
    calendar, stored = bench.full_calendar(count)
    url = bench.server.origin + calendar
    pair = peer.pair(bench.new_folder("peer"), url)
    pair.discover()
    with proxy.before(bench.server.port) as counting:
        origins = f"{bench.server.origin},{counting.origin}"
        with (
            ours.installation(bench.new_folder("ours"), CALDAV_TRUSTED_ORIGINS=origins) as site,
            ours.opened(site),
        ):
            note("both download it")
            sides = Sides(bench, calendar, stored, pair, ours.integrate(url, **EVERYTHING))
            ours.run_here(sides.integration_id, "manual")
            ours.expect_links(sides.integration_id, count)
            sides.both_quiet()
            note("measuring")
            _prove_one_request(sides, counting)
            return {NOTHING: _nothing(sides), THERE: _there(sides), HERE: _here(sides)}


def _nothing(sides: Sides) -> Times:
    rounds = range(sides.bench.options.repeat)
    return Times(
        [ours.run_here(sides.integration_id, "sweep") for _ in rounds], [seconds_of(sides.pair.sync) for _ in rounds]
    )


def _there(sides: Sides) -> Times:
    times = Times([], [])
    for number in range(sides.bench.options.repeat):
        subject = f"Changed there {number}"
        raw.replace(sides.bench.server, sides.calendar, data.with_subject(sides.stored[number], subject))
        times.ours.append(ours.run_here(sides.integration_id, "sweep"))
        times.theirs.append(seconds_of(sides.pair.sync))
        _expect(lambda text=subject: _item_count(text) == 1, "our side did not take over the change there")
        _expect(lambda text=subject: _in_files(sides, text), "vdirsyncer did not take over the change there")
    return times


def _here(sides: Sides) -> Times:
    times = Times([], [])
    for number in range(sides.bench.options.repeat):
        _edit_item(sides, len(sides.stored) // 2 + number, f"Changed here {number}")
        times.ours.append(ours.run_here(sides.integration_id, "item_saved"))
        sides.both_quiet()
        _expect(
            lambda text=f"Changed here {number}": _in_files(sides, text), "the change here did not arrive on the server"
        )
        changed = data.with_subject(sides.stored[number], f"Changed in a file {number}")
        next(_files(sides, changed.uid)).write_bytes(changed.body)
        times.theirs.append(seconds_of(sides.pair.sync))
        sides.both_quiet()
        _expect(lambda text=f"Changed in a file {number}": _item_count(text) == 1, "vdirsyncer did not send the change")
    return times


def _prove_one_request(sides: Sides, counting: proxy.Proxy) -> None:
    """Run once through the counting proxy: ids of events are paths, so only the calendar's address has to change."""
    before = _written()
    _move_calendar(sides, counting.origin)
    counting.taken_requests()
    ours.run_here(sides.integration_id, "sweep")
    requests = counting.taken_requests()
    _move_calendar(sides, sides.bench.server.origin)
    if requests != {"REPORT": 1}:
        raise CannotMeasure(f"a run without changes made these requests: {dict(requests)}")
    if _written() != before:
        raise CannotMeasure("a run without changes wrote items, links or log entries")


def _written() -> tuple[object, ...]:
    newest = (select(func.max(column)) for column in (Item.updated_at, Link.updated_at, LedgerEntry.id))
    return tuple(db.session.scalars(query).one() for query in newest)


def _move_calendar(sides: Sides, origin: str) -> None:
    db.session.get_one(Integration, sides.integration_id).calendar_id = origin + sides.calendar
    db.session.commit()


def _edit_item(sides: Sides, index: int, subject: str) -> None:
    item = db.session.scalars(select(Item).where(Item.uid == sides.stored[index].uid)).one()
    item.subject, item.updated_at = subject, utc_now()
    db.session.commit()


def _item_count(subject: str) -> int:
    count = db.session.scalars(select(func.count()).select_from(Item).where(Item.subject == subject)).one()
    db.session.rollback()
    return count


def _files(sides: Sides, text: str) -> Iterator[Path]:
    return (path for path in sides.pair.files.glob("*.ics") if text in path.read_text())


def _in_files(sides: Sides, subject: str) -> bool:
    return next(_files(sides, f"SUMMARY:{subject}"), None) is not None


def _expect(holds: Callable[[], bool], otherwise: str) -> None:
    if not holds():
        raise CannotMeasure(otherwise)


if __name__ == "__main__":
    main(measure, title="Runs after the first", counts=(100, 1_000, 10_000), repeat=5)
