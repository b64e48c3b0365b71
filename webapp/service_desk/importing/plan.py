"""What a file would do, and doing it. Each kind of file says how in a module of its own."""

import csv
import io
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy.exc import IntegrityError

from webapp.accounts.models import User
from webapp.chunks import chunks
from webapp.extensions import db
from webapp.service_desk.importing.sheet import FORMULA_STARTS, Column, Record, RowError, Sheet

BATCH = 250
"""Rows stored in one transaction: others may write in between."""

BUDGET = timedelta(seconds=5)
"""How long one request stores rows; the page then asks for the rest by itself. Calls take a few milliseconds each."""

_TRIES = 5

MOST_VALUES = 500
"""Of one `IN` condition; databases bound how many there may be."""


@dataclass(slots=True)
class Plan:
    """`steps` are what would be stored, each of one or more `shown` records; `counts` of what they make, in words."""

    steps: list[Any] = field(default_factory=list)
    shown: list[Record] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    already: int = 0
    errors: list[RowError] = field(default_factory=list)
    warnings: list[RowError] = field(default_factory=list)  # about rows that are imported all the same

    def count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1

    def refuse(self, record: Record, column: str, reason: str, address: str = "") -> None:
        """Leave a row out. `address` is where that can be changed."""
        self.errors.append(RowError(record.line, column, reason, address))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file. `same` says in words when a row is there already; `store` adds steps to the session; `warn` adds
    to a plan what people should read first.
    """

    name: str
    title: str
    columns: Sequence[Column]
    same: str
    plan: Callable[[Sheet, User], Plan]
    store: Callable[[Sequence[Any], User], None]
    warn: Callable[[Plan, User], None] = lambda _plan, _user: None

    def template(self) -> str:
        """Return a file to fill in, with one row as an example."""
        rows = [[column.name for column in self.columns], [column.example for column in self.columns]]
        return to_csv(rows, guarded=False)


@dataclass(frozen=True, slots=True)
class Refused(Exception):
    """A row cannot be used, because of one of its columns. `address` is where that can be changed."""

    column: str
    reason: str
    address: str = ""


def make_plan(kind: Kind, sheet: Sheet, user: User) -> Plan:
    """Say what importing `sheet` would do. Stores nothing, and plans nothing before it is known how dates are read."""
    plan = kind.plan(sheet, user) if sheet.date_order else Plan()
    plan.errors = sorted([*sheet.errors, *plan.errors], key=lambda error: error.line)
    return plan


def carry_out(kind: Kind, sheet: Sheet, user: User) -> tuple[Plan, int]:
    """Import the good rows of `sheet`, in batches; return what was to be done, and how many steps are left to do.

    Repeating it goes on, or does nothing.
    """
    first = plan = make_plan(kind, sheet, user)
    deadline = time.monotonic() + BUDGET.total_seconds()
    for _ in range(_TRIES):
        left = len(plan.steps)
        try:
            for batch in chunks(plan.steps, BATCH):
                kind.store(batch, user)
                db.session.commit()
                left -= len(batch)
                if left and time.monotonic() > deadline:
                    return first, left
                time.sleep(0)  # lets the web server answer others in between
        except IntegrityError:  # somebody else stored the like a moment ago: look again at what is left to do
            db.session.rollback()
            plan = make_plan(kind, sheet, user)
            continue
        return first, left
    raise RuntimeError("others keep storing the same rows at the same time")


def one_of(record: Record, column: str, labels: Mapping[str, str], default: str) -> str:
    """Return which stored value a cell means: that value itself, or what people read for it. Raises Refused."""
    text = record[column].casefold()
    if not text:
        return default
    for value, label in labels.items():
        if text in {value, label.casefold()}:
            return value
    raise Refused(column, f"“{record[column]}” is none of {', '.join(labels.values())}.")


def errors_csv(errors: Iterable[RowError], warnings: Iterable[RowError]) -> str:
    """Return a report as a file: which rows are left out, and which are not and should be looked at."""
    rows = [(error.line, error.column, error.reason) for error in errors]
    rows += [(each.line, each.column, f"Not left out, but: {each.reason}") for each in warnings]
    return to_csv([["line", "column", "reason"], *([str(line), *rest] for line, *rest in sorted(rows))])


def to_csv(rows: Iterable[Sequence[str]], *, guarded: bool = True) -> str:
    """Return rows as CSV that spreadsheets open without running anything of it as a formula (OWASP, CSV injection).

    Not `guarded`: to the letter, for what is ours.
    """
    text = io.StringIO()
    csv.writer(text).writerows(
        [f"'{cell}" if guarded and cell and cell[0] in FORMULA_STARTS else cell for cell in row] for row in rows
    )
    return "\ufeff" + text.getvalue()  # by which spreadsheets know that it is UTF-8
