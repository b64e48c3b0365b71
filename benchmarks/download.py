"""Initial download: the server's raw rate, vdirsyncer into files, and ours into the database, on the same calendar.

`python -m benchmarks.download`
"""

from collections.abc import Iterator

from benchmarks import ours, peer, raw
from benchmarks.command import Bench, main
from benchmarks.report import CannotMeasure, Row, at_most, median, note, seconds_of, shown

RAW_CONNECTIONS = (1, 4)
MEMORY_MB = 100
EVERYTHING = {"retrieve": True, "retrieve_past": "1y", "retrieve_future": "1y"}


def measure(bench: Bench) -> Iterator[Row]:
    for count in bench.options.counts:
        yield from _measure(bench, count)


def _measure(bench: Bench, count: int) -> Iterator[Row]:
    calendar, stored = bench.full_calendar(count)
    rounds = range(bench.options.repeat)
    for connections in RAW_CONNECTIONS:
        seconds = median(
            seconds_of(lambda number=connections: raw.download(bench.server, calendar, stored, number)) for _ in rounds
        )
        yield Row(f"raw download of {count:,}, connections: {connections}", shown(seconds))
    peer_seconds = median(_peer(bench, calendar, count) for _ in rounds)
    runs = [_ours(bench, calendar, count) for _ in rounds]
    our_seconds = median(run.seconds for run in runs)
    yield Row(f"vdirsyncer into files, {count:,}", shown(peer_seconds))
    yield Row(f"ours into the database, {count:,}", shown(our_seconds))
    yield Row("ours, processor time per event", shown(median(run.cpu_seconds for run in runs) / count))
    yield Row("idle worker", f"{median(run.idle for run in runs) / 1e6:.0f} MB")
    yield at_most("ours / vdirsyncer", our_seconds / peer_seconds, 1)
    yield at_most(
        "ours, memory above the idle worker", max(run.peak - run.idle for run in runs) / 1e6, MEMORY_MB, " MB"
    )


def _peer(bench: Bench, calendar: str, count: int) -> float:
    note(f"vdirsyncer downloads {count:,}")
    pair = peer.pair(bench.new_folder("peer"), bench.server.origin + calendar)
    pair.discover()
    seconds = seconds_of(pair.sync)
    files = sum(1 for _ in pair.files.glob("*.ics"))
    if files != count:
        raise CannotMeasure(f"vdirsyncer has {files} of {count} files")
    return seconds


def _ours(bench: Bench, calendar: str, count: int) -> ours.Measured:
    note(f"ours downloads {count:,}")
    with ours.installation(bench.new_folder("ours"), **bench.settings()) as site:
        with ours.opened(site):
            integration_id = ours.integrate(bench.server.origin + calendar, **EVERYTHING)
        measured = ours.run_apart(site, integration_id, "manual")
        with ours.opened(site):
            ours.expect_links(integration_id, count)
    return measured


if __name__ == "__main__":
    main(measure, title="Initial download", repeat=3)
