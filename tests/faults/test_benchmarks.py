"""The benchmarks with many people, small: they measure what they say, and nobody gets an error. No time is judged."""

from benchmarks import crowd, export
from benchmarks.report import Row
from benchmarks.served import served


def by_name(rows: list[Row]) -> dict[str, Row]:
    return {row.what: row for row in rows}


def test_nobody_in_a_crowd_gets_an_error() -> None:
    with served(6) as site:
        rows = by_name(list(crowd.measure(site, rate=5, seconds=2)))
    assert rows["streams that were opened"].met
    assert rows["errors, or no answer"].met


def test_an_export_beside_others_comes_to_its_end() -> None:
    with served(3) as site:
        rows = by_name(list(export.measure(site, count=3_000, rate=2)))
    assert rows["answers to others that were none"].met
    assert rows["the export"].met
