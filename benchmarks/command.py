"""What every command has in common: its options, a scratch folder, a server, and a report at the end."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from benchmarks import data, raw, servers
from benchmarks.data import Resource
from benchmarks.report import CannotMeasure, Row, note, print_report
from tests.contract.servers import Server

FILLING = 4
"""Connections to fill a calendar over."""


@dataclass(frozen=True, slots=True)
class Options:
    """The options of the command line."""

    server: str
    counts: tuple[int, ...]
    repeat: int
    connections: int


@dataclass(frozen=True, slots=True)
class Bench:
    """A running server and a place for files."""

    options: Options
    folder: Path
    server: Server
    _numbers: Iterator[int]

    def new_calendar(self) -> str:
        """Make an empty calendar and return its path."""
        return self.server.make_calendar(f"measured-{next(self._numbers)}")

    def full_calendar(self, count: int) -> tuple[str, list[Resource]]:
        """Make a calendar with the generated data; return its path and what is on it."""
        note(f"filling a calendar with {count:,}")
        calendar = self.new_calendar()
        stored = data.resources(count, calendar)
        raw.upload(self.server, calendar, stored, FILLING)
        return calendar, stored

    def settings(self, origin: str = "") -> dict[str, str]:
        """Return what an installation of ours needs to reach the server, or `origin` in front of it."""
        connections = str(self.options.connections)
        return {"CALDAV_TRUSTED_ORIGINS": origin or self.server.origin, "CALDAV_CONNECTIONS": connections}

    def new_folder(self, name: str) -> Path:
        """Return a path nothing lies at yet."""
        return self.folder / f"{name}-{next(self._numbers)}"


def main(
    measure: Callable[[Bench], Iterable[Row]], *, title: str, counts: tuple[int, ...] = (10_000,), repeat: int = 1
) -> None:
    """Read the command line, measure, report; exit with 1 if a target was missed and with 2 if nothing was measured."""
    options, install = _parse(title, counts, repeat)
    try:
        if install:
            servers.install_cyrus()
        with _bench(options) as bench:
            rows = list(measure(bench))
    except CannotMeasure as error:
        print(f"cannot measure: {error}", file=sys.stderr)
        sys.exit(2)
    sys.exit(print_report(f"{title} ({options.server}, {', '.join(f'{number:,}' for number in options.counts)})", rows))


@contextmanager
def _bench(options: Options) -> Iterator[Bench]:
    with servers.scratch() as folder, servers.running(options.server, folder) as server:
        yield Bench(options, folder, server, count(1))


def _parse(title: str, counts: tuple[int, ...], repeat: int) -> tuple[Options, bool]:
    parser = argparse.ArgumentParser(description=title)
    parser.add_argument("--server", choices=("cyrus", "radicale"), default="cyrus")
    parser.add_argument("--count", type=int, action="append", help=f"events; default {' '.join(map(str, counts))}")
    parser.add_argument("--repeat", type=int, default=repeat, help="how often; medians are shown (default %(default)s)")
    parser.add_argument("--connections", type=int, default=4, help="ours to the server (default %(default)s)")
    parser.add_argument("--install", action="store_true", help="install Cyrus with apt-get first (as root)")
    given = parser.parse_args()
    return Options(given.server, tuple(given.count or counts), given.repeat, given.connections), given.install
