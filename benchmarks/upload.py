"""Initial upload: the server's raw rate, vdirsyncer, and ours, one after another on the same data.

`python -m benchmarks.upload` · The last pair goes through a proxy that lets every answer arrive 50 ms later; it takes
1,000 events at the most, because the peer sends one request at a time.
"""

from collections.abc import Iterator
from datetime import timedelta

from benchmarks import data, ours, peer, proxy, raw
from benchmarks.command import Bench, main
from benchmarks.report import Row, at_least, at_most, median, note, seconds_of, shown

DELAY = timedelta(milliseconds=50)
DELAYED = 1_000
RAW_CONNECTIONS = (1, 4)
EVERYTHING = {"send": True, "send_past": "1y", "send_future": "1y"}


def measure(bench: Bench) -> Iterator[Row]:
    for count in bench.options.counts:
        yield from _direct(bench, count)
        yield from _delayed(bench, min(count, DELAYED))


def _direct(bench: Bench, count: int) -> Iterator[Row]:
    rounds = range(bench.options.repeat)
    raw_seconds = {
        connections: median(_raw(bench, count, connections) for _ in rounds) for connections in RAW_CONNECTIONS
    }
    for connections, seconds in raw_seconds.items():
        yield Row(f"raw upload of {count:,}, connections: {connections}", shown(seconds))
    peer_seconds = median(_peer(bench, count, bench.server.origin) for _ in rounds)
    yield Row(f"vdirsyncer, {count:,}", shown(peer_seconds))
    runs = [_ours(bench, count, bench.server.origin) for _ in rounds]
    our_seconds = median(run.seconds for run in runs)
    yield Row(f"ours, {count:,}", shown(our_seconds))
    yield Row("ours, processor time per event", shown(median(run.cpu_seconds for run in runs) / count))
    yield Row("ours, memory above the idle worker", f"{max(run.peak - run.idle for run in runs) / 1e6:.0f} MB")
    yield at_most("ours / raw", our_seconds / min(raw_seconds.values()), 1.1)
    yield Row("vdirsyncer / ours", f"{peer_seconds / our_seconds:.1f}×")


def _delayed(bench: Bench, count: int) -> Iterator[Row]:
    with proxy.before(bench.server.port, DELAY) as late:
        rounds = range(bench.options.repeat)
        peer_seconds = median(_peer(bench, count, late.origin) for _ in rounds)
        our_seconds = median(_ours(bench, count, late.origin).seconds for _ in rounds)
    yield Row(f"50 ms later: vdirsyncer, {count:,}", shown(peer_seconds))
    yield Row(f"50 ms later: ours, {count:,}", shown(our_seconds))
    yield at_least("50 ms later: vdirsyncer / ours", peer_seconds / our_seconds, 6)


def _raw(bench: Bench, count: int, connections: int) -> float:
    note(f"raw upload of {count:,}, connections: {connections}")
    calendar = bench.new_calendar()
    stored = data.resources(count, calendar)
    return seconds_of(lambda: raw.upload(bench.server, calendar, stored, connections))


def _peer(bench: Bench, count: int, origin: str) -> float:
    note(f"vdirsyncer uploads {count:,}")
    calendar = bench.new_calendar()
    pair = peer.pair(bench.new_folder("peer"), origin + calendar)
    data.write_folder(pair.files, data.resources(count, calendar))
    pair.discover()
    return seconds_of(pair.sync)


def _ours(bench: Bench, count: int, origin: str) -> ours.Measured:
    note(f"ours uploads {count:,}")
    with ours.installation(bench.new_folder("ours"), **bench.settings(origin)) as site:
        with ours.opened(site):
            ours.add_items(data.events(count))
            integration_id = ours.integrate(origin + bench.new_calendar(), **EVERYTHING)
        measured = ours.run_apart(site, integration_id, "manual")
        with ours.opened(site):
            ours.expect_links(integration_id, count)
    return measured


if __name__ == "__main__":
    main(measure, title="Initial upload")
