"""Paging of lists: by page number with a bounded count, or by the id of the last row (keyset pagination)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from flask import request, url_for
from sqlalchemy import Select, func, select

from webapp.extensions import db

T = TypeVar("T")

PER_PAGE = 50
COUNT_UP_TO = 1_000
"""Beyond it a list shows "more than": counting all rows costs as much as reading them."""

LAST_PAGE = 100_000


class HasId(Protocol):
    """A row with an id."""

    @property
    def id(self) -> int: ...


R = TypeVar("R", bound=HasId)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list. `total` is None if there are more than COUNT_UP_TO rows."""

    rows: Sequence[T]
    number: int
    has_next: bool
    total: int | None

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def first(self) -> int:
        """Position of the page's first row in the list, from 1."""
        return (self.number - 1) * PER_PAGE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def count_text(self) -> str:
        return f"more than {COUNT_UP_TO:,}" if self.total is None else f"{self.total:,}"


def read_page_number() -> int:
    """Return the page number in the address, at least 1; the first for invalid values."""
    text = request.args.get("page", "")
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 1
    return min(max(number, 1), LAST_PAGE)


def read_page(ids: Select[int], load: Callable[[Sequence[int]], Sequence[T]], number: int) -> Page[T]:
    """Return page `number` of the ids that `ids` selects in its order; `load` returns the rows of ids in any order.

    Selecting ids first, the database skips earlier pages without reading their rows.
    """
    found = db.session.scalars(ids.limit(PER_PAGE + 1).offset((number - 1) * PER_PAGE)).all()
    wanted = found[:PER_PAGE]
    by_id: dict[int, Any] = {row.id: row for row in load(wanted)} if wanted else {}  # type: ignore[attr-defined]
    return Page([by_id[row_id] for row_id in wanted], number, len(found) > PER_PAGE, count_some(ids))


def count_some(ids: Select[int]) -> int | None:
    """Return the number of rows; None for more than COUNT_UP_TO."""
    some = ids.order_by(None).limit(COUNT_UP_TO + 1).subquery()
    count = db.session.scalar(select(func.count()).select_from(some)) or 0
    return count if count <= COUNT_UP_TO else None


def this_address(**changes: str | int | None) -> str:
    """Return the address of the current page with some of its parameters changed; None removes one."""
    if request.endpoint is None:
        return ""
    kept: dict[str, Any] = {name: request.args.getlist(name) for name in request.args}
    kept |= request.view_args or {}
    return url_for(request.endpoint, **{name: value for name, value in {**kept, **changes}.items() if value != ""})


def split_page(rows: Sequence[R], per_page: int) -> tuple[Sequence[R], int | None]:
    """Split off the row that a query with `limit(per_page + 1)` read beyond the page (keyset pagination).

    Returns the rows of the page, and the id after which the next page begins; None on the last page.
    """
    shown = rows[:per_page]
    return shown, shown[-1].id if len(rows) > per_page else None
