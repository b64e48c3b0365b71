"""What lists share: conditions of a search, pages of a bounded length, and counts that stop early."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from flask import abort, request, url_for
from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from webapp.extensions import db

T = TypeVar("T")

PER_PAGE = 50
COUNT_UP_TO = 1_000
"""Beyond it a list says "more than": to count everything costs as much as to read everything."""

LAST_PAGE = 100_000
LARGEST_ID = 2**31 - 1  # that databases store
LONGEST_SEARCH = 200
MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list. `total` is None where there are more than COUNT_UP_TO."""

    rows: Sequence[T]
    number: int
    has_next: bool
    total: int | None

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def first(self) -> int:
        """The place of its first row in the list, from 1."""
        return (self.number - 1) * PER_PAGE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def count_text(self) -> str:
        return f"more than {COUNT_UP_TO:,}" if self.total is None else f"{self.total:,}"


def row_or_404(model: type[T], row_id: int) -> T:
    """Return the row with that id; a number no database can store is nobody's."""
    row = db.session.get(model, row_id) if row_id <= LARGEST_ID else None
    return row or abort(404)


def read_id(text: str | None) -> int | None:
    """Return the id that a part of an address says; None for whatever is none."""
    number = int(text) if text and text.isascii() and text.isdecimal() and len(text) <= 10 else 0
    return number if 0 < number <= LARGEST_ID else None


def contains(column: InstrumentedAttribute[str] | ColumnElement[str], text: str) -> ColumnElement[bool]:
    """Return whether `column` contains `text`, whatever their case.

    SQLite knows the case of ASCII letters only, so other letters are looked for in the cases people write them in.
    """
    spellings = {text}
    if not text.isascii():
        spellings |= {text.lower(), text.upper(), text.title(), text.capitalize()}
    return or_(*(column.icontains(spelling, autoescape=True) for spelling in sorted(spellings)))


def words_of(text: str) -> list[str]:
    """Return the words of a search; what goes beyond MOST_WORDS is left out."""
    return text.replace("\0", "")[:LONGEST_SEARCH].split()[:MOST_WORDS]


def read_page_number() -> int:
    """Return the page that the address asks for; nonsense means the first."""
    text = request.args.get("page", "")
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 1
    return min(max(number, 1), LAST_PAGE)


def read_page(ids: Select[int], load: Callable[[Sequence[int]], Sequence[T]], number: int) -> Page[T]:
    """Return page `number` of what `ids` selects in its order; `load` returns the rows of those ids in any order.

    Going by ids first, the database passes over the pages before without reading their rows.
    """
    found = db.session.scalars(ids.limit(PER_PAGE + 1).offset((number - 1) * PER_PAGE)).all()
    wanted = found[:PER_PAGE]
    by_id: dict[int, Any] = {row.id: row for row in load(wanted)} if wanted else {}  # type: ignore[attr-defined]
    return Page([by_id[row_id] for row_id in wanted], number, len(found) > PER_PAGE, count_some(ids))


def count_some(ids: Select[int]) -> int | None:
    """Return how many rows there are; None for more than COUNT_UP_TO."""
    some = ids.order_by(None).limit(COUNT_UP_TO + 1).subquery()
    count = db.session.scalar(select(func.count()).select_from(some)) or 0
    return count if count <= COUNT_UP_TO else None


def this_address(**changes: str | int | None) -> str:
    """Return the address of the page being shown, with some of what it carries changed; None takes a part away."""
    if request.endpoint is None:
        return ""
    kept: dict[str, Any] = {name: request.args.getlist(name) for name in request.args}
    kept |= request.view_args or {}
    return url_for(request.endpoint, **{name: value for name, value in {**kept, **changes}.items() if value != ""})
