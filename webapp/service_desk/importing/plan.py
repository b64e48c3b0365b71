"""Plans of imports and their execution. Each kind of file has a module of its own."""

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
"""Steps per transaction, so that other requests can write in between."""

BUDGET = timedelta(seconds=5)
"""Longest time in which one request stores rows; the page then requests the rest. A call takes a few milliseconds."""

_TRIES = 5

MOST_VALUES = 500
"""Values per `IN` condition; databases limit them."""


@dataclass(slots=True)
class Plan:
    """The result of checking a file. `steps` are to be stored, each from one or more `shown` records; `counts` are the
    numbers of new rows by the name of what they are.
    """

    steps: list[Any] = field(default_factory=list)
    shown: list[Record] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    already: int = 0
    errors: list[RowError] = field(default_factory=list)
    warnings: list[RowError] = field(default_factory=list)  # about rows that are imported

    def count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1

    def refuse(self, record: Record, column: str, reason: str, address: str = "") -> None:
        """Leave a row out, with a reason. `address` is the page where the cause can be removed."""
        self.errors.append(RowError(record.line, column, reason, address))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file. `same` explains to people when a row exists already; `store` adds steps to the session; `warn`
    adds warnings to a plan.
    """

    name: str
    title: str
    columns: Sequence[Column]
    same: str
    plan: Callable[[Sheet, User], Plan]
    store: Callable[[Sequence[Any], User], None]
    warn: Callable[[Plan, User], None] = lambda _plan, _user: None

    def template(self) -> str:
        """Return a CSV file to fill in, with one row as an example."""
        rows = [[column.name for column in self.columns], [column.example for column in self.columns]]
        return to_csv(rows, guarded=False)


@dataclass(frozen=True, slots=True)
class Refused(Exception):
    """A row cannot be imported because of one of its columns. `address` is the page where the cause can be removed."""

    column: str
    reason: str
    address: str = ""


def make_plan(kind: Kind, sheet: Sheet, user: User) -> Plan:
    """Return what importing `sheet` would do, without storing; empty until the order of dates is known."""
    plan = kind.plan(sheet, user) if sheet.date_order else Plan()
    plan.errors = sorted([*sheet.errors, *plan.errors], key=lambda error: error.line)
    return plan


def run_import(kind: Kind, sheet: Sheet, user: User) -> tuple[Plan, int]:
    """Import the valid rows of `sheet`, in batches; return the plan and the number of steps that remain.

    Idempotent: a repeated call continues with the remaining steps.
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
                time.sleep(0)  # yields, so that other requests are answered in between
        except IntegrityError:  # another transaction stored the same row first: plan again
            db.session.rollback()
            plan = make_plan(kind, sheet, user)
            continue
        return first, left
    raise RuntimeError("other transactions keep storing the same rows")


def one_of(record: Record, column: str, labels: Mapping[str, str], default: str) -> str:
    """Return the stored value that a cell holds, as such or as its label. Raises Refused."""
    text = record[column].casefold()
    if not text:
        return default
    for value, label in labels.items():
        if text in {value, label.casefold()}:
            return value
    raise Refused(column, f"“{record[column]}” is not one of {', '.join(labels.values())}.")


def errors_csv(errors: Iterable[RowError], warnings: Iterable[RowError]) -> str:
    """Return a report as CSV: rows that are left out, and rows with warnings."""
    rows = [(error.line, error.column, error.reason) for error in errors]
    rows += [(each.line, each.column, f"Warning: {each.reason}") for each in warnings]
    return to_csv([["line", "column", "reason"], *([str(line), *rest] for line, *rest in sorted(rows))])


def to_csv(rows: Iterable[Sequence[str]], *, guarded: bool = True) -> str:
    """Return rows as CSV of which spreadsheets run nothing as a formula.

    Source: OWASP, CSV injection (https://owasp.org/www-community/attacks/CSV_Injection). Without `guarded` cells are
    written unchanged: for content of our own.
    """
    text = io.StringIO()
    csv.writer(text).writerows(
        [f"'{cell}" if guarded and cell and cell[0] in FORMULA_STARTS else cell for cell in row] for row in rows
    )
    return "\ufeff" + text.getvalue()  # the byte order mark, by which spreadsheets detect UTF-8
