"""Is reading calendar objects ourselves worth its lines? The same objects by us and by icalendar, side by side.

"Through" reads an object and writes it again without a change: what comes out should be what went in, since people's
other programs have put things there that nobody else understands.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import version

from icalendar import Calendar

from benchmarks import data
from benchmarks.report import Row, at_most, median, print_report, seconds_of
from tests import corpus
from webapp.connectors.ical.content_lines import Component, MalformedText
from webapp.connectors.ical.parse import read_resource

CLEARLY = 0.5
"""Ours are kept only as long as they take at most this share of the time."""

Work = Callable[[str], object]


def ours_through(text: str) -> str:
    return Component.from_text(text).to_text()


def theirs_through(text: str) -> str:
    return Calendar.from_ical(text).to_ical(sorted=False).decode()


READERS: Mapping[str, Work] = {"ours": read_resource, "icalendar": Calendar.from_ical}
THROUGH: Mapping[str, Callable[[str], str]] = {"ours": ours_through, "icalendar": theirs_through}


def measure(texts: Sequence[str], rounds: int) -> list[Row]:
    """Return the rows: times of generated objects, and how many of the corpus come through byte for byte."""
    foreign = [corpus.read(name) for name in corpus.names()]
    kept = {name: _kept(work, foreign) for name, work in THROUGH.items()}
    return [
        *_compared("read to the neutral event / to icalendar's components", READERS, texts, rounds),
        *_compared("through", THROUGH, texts, rounds),
        *(Row(f"through unchanged, {name}", f"{number} of {len(foreign)}") for name, number in kept.items()),
    ]


def _compared(what: str, ways: Mapping[str, Work], texts: Sequence[str], rounds: int) -> list[Row]:
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name, work in ways.items():
            taken = seconds_of(lambda work=work: [work(text) for text in texts])  # type: ignore[misc]
            if number:  # the first round warms both sides up
                seconds[name].append(taken / len(texts))
    ours, theirs = (median(values) for values in seconds.values())
    figures = f"ours {ours * 1e6:.0f} µs, icalendar {theirs * 1e6:.0f} µs"
    return [Row(f"{what}, an object", figures), at_most(f"{what}, ours / icalendar", ours / theirs, CLEARLY)]


def _kept(work: Callable[[str], str], texts: Sequence[str]) -> int:
    kept = 0
    for text in texts:
        with suppress(MalformedText, ValueError):  # each refuses some
            kept += _lines(work(text)) == _lines(text)
    return kept


def _lines(text: str) -> list[str]:
    """Return what is compared: line ends and empty lines aside."""
    return [line for line in text.lstrip("\ufeff").splitlines() if line]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200, help="objects of one round (default %(default)s)")
    parser.add_argument("--rounds", type=int, default=7, help="medians are shown (default %(default)s)")
    given = parser.parse_args()
    texts = [entry.body.decode() for entry in data.resources(given.count, "")]
    sys.exit(print_report(f"Calendar objects, icalendar {version('icalendar')}", measure(texts, given.rounds)))


if __name__ == "__main__":
    main()
