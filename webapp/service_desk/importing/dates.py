"""Dates and times as spreadsheets write them: the order of day, month and year in a file, and parsing by it."""

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

ORDERS: Mapping[str, str] = {
    "ymd": "year-month-day (2026-11-23)",
    "dmy": "day.month.year (23.11.2026)",
    "mdy": "month/day/year (11/23/2026)",
}

_MONTHS = {
    name.lower(): number
    for names in (calendar.month_abbr, calendar.month_name)
    for number, name in enumerate(names)
    if name
}
_MOMENT = re.compile(
    r"(?P<first>\d{1,4})\s?(?P<mark>[./\s-])\s?(?P<second>\d{1,2}|[A-Za-z]{3,9})\.?\s?(?P=mark)\s?(?P<third>\d{1,4})\.?"
    r"(?:(?:,|T|,?\s)\s*(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?:[:.](?P<second_>\d{2})(?:[.,]\d{1,9})?)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?(?P<zone>\s*(?:Z|[+-]\d{2}:?\d{2}))?)?",
    re.IGNORECASE,
)


class NoMoment(ValueError):
    """A cell has no valid date and time; the message is a sentence for the person who chose the file."""


@dataclass(frozen=True, slots=True)
class Guess:
    """The order of dates in a file. None: the dates fit more than one order, so a person has to choose."""

    order: str | None
    possible: tuple[str, ...]


def guess(texts: Iterable[str]) -> Guess:
    """Guess the order from all dates of a file. Unambiguous notations (year first, month name) are no evidence."""
    fitting: list[set[str]] = []
    marks: set[str] = set()
    for match in filter(None, (_MOMENT.fullmatch(text.strip()) for text in set(texts))):
        if not _says_its_order(match):
            fitting.append(set(_orders_of(match)))
            marks.add(match["mark"])
    if not fitting:
        return Guess("ymd", ("ymd",))
    counts = {order: sum(order in orders for orders in fitting) for order in ORDERS}
    most = max(counts.values())
    possible = tuple(order for order, count in counts.items() if count == most and most)
    if len(possible) == 1:
        return Guess(possible[0], possible)
    # Between full stops the day comes first; slashes and hyphens are used in either order.
    return Guess("dmy" if marks == {"."} and "dmy" in possible else None, possible or tuple(ORDERS))


def read_moment(text: str, order: str) -> datetime:
    """Parse the local time in a cell, to the minute. Raises NoMoment."""
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        return _read_compact(text)
    if match["hour"] is None or match["zone"] or (match["minute"] is None and not match["half"]):
        raise NoMoment("Write date and time as in 2026-11-23 09:00; the zone has a column of its own.")
    parts = _date_parts(match, "ymd" if len(match["first"]) > 2 else order)
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            raise NoMoment(f"“{text}” is not a date and time: hours with AM or PM go from 1 to 12.")
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    try:
        return datetime(*parts, hour, int(match["minute"] or 0))  # noqa: DTZ001
    except ValueError:
        raise NoMoment(f"“{text}” is not a date and time, read as {ORDERS[order]}.") from None


def _read_compact(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise NoMoment(f"“{text}” is not a date and time. Write them as in 2026-11-23 09:00.") from None
    if moment.tzinfo is not None or len(text) <= len("20261123T"):
        raise NoMoment("Write date and time as in 2026-11-23 09:00; the zone has a column of its own.")
    return moment.replace(second=0, microsecond=0)


def _says_its_order(match: re.Match[str]) -> bool:
    return len(match["first"]) > 2 or not match["second"].isdecimal()


def _orders_of(match: re.Match[str]) -> Iterator[str]:
    for order in ORDERS:
        try:
            datetime(*_date_parts(match, order))  # noqa: DTZ001
        except ValueError:
            continue
        yield order


def _date_parts(match: re.Match[str], order: str) -> tuple[int, int, int]:
    """Return year, month and day."""
    month = _MONTHS.get(match["second"].lower())
    if month is not None:
        first, third = match["first"], match["third"]
        year, day = (first, third) if len(first) > 2 else (third, first)
        return _year(year), month, int(day)
    values = dict(zip(order, (match["first"], match["second"], match["third"]), strict=True))
    if not all(value.isdecimal() for value in values.values()) or len(values["d"]) > 2 or len(values["m"]) > 2:
        return 0, 0, 0  # an invalid date
    return _year(values["y"]), int(values["m"]), int(values["d"])


def _year(text: str) -> int:
    return int(text) + (2000 if len(text) <= 2 else 0)
