"""/calendar-sync/<id>/logs: runs, their ledger entries, and the entries as CSV."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, request, stream_with_context, url_for
from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.exc import TimeoutError as PoolTimeout

from webapp import reason_texts
from webapp.calendar_sync import queries
from webapp.calendar_sync.blueprint import row_id
from webapp.calendar_sync.log import causes
from webapp.calendar_sync.log.causes import has_text
from webapp.calendar_sync.presentation import labels
from webapp.calendar_sync.presentation.field_diff import field_changes
from webapp.calendar_sync.presentation.ledger_sentences import sentence
from webapp.connectors.event import clean_text
from webapp.extensions import db, reading
from webapp.formatting import exact_time
from webapp.sync.models import Integration, LedgerEntry, Run
from webapp.sync.states import Trigger
from webapp.web.current_user import signed_in_user
from webapp.web.long_answers import yield_to_others
from webapp.web.paging import PER_PAGE, split_page
from webapp.web.responses import page_or_partial

EXPORT_BATCH = 100
"""Rows read and sent at a time, so that an export of any length needs little memory and no long transaction, and
occupies the web process no longer than a page does."""

PATIENCE = 60
"""How many timeouts of the connection pool an export survives for one batch."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class RunFilter:
    """The filter of the list of runs; empty values match all."""

    trigger: str  # "manual", "automatic"
    result: str
    cause: str  # a code of `Reason`

    def narrow(self, query: Select[Run]) -> Select[Run]:
        if self.trigger == Trigger.MANUAL:
            query = query.where(Run.trigger == Trigger.MANUAL)
        if self.trigger == "automatic":
            query = query.where(Run.trigger != Trigger.MANUAL)
        if self.cause:
            query = query.where(Run.reason_code == self.cause)
        return query.where(Run.result == self.result) if self.result else query

    def arguments(self) -> dict[str, str]:
        return {"trigger": self.trigger, "result": self.result, "cause": self.cause}


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """The filter of a list of ledger entries; empty values match all."""

    direction: str
    outcome: str
    cause: str  # a code of `Reason`
    text: str

    def narrow(self, query: Select[LedgerEntry], *also: ColumnElement[bool]) -> Select[LedgerEntry]:
        """Add the filter to `query`; `also` are further conditions of which one suffices instead of the text."""
        if self.direction:
            query = query.where(LedgerEntry.direction == self.direction)
        if self.outcome:
            query = query.where(LedgerEntry.outcome == self.outcome)
        if self.cause:
            query = query.where(LedgerEntry.reason_code == self.cause)
        if self.text:
            query = query.where(
                or_(
                    LedgerEntry.subject.icontains(self.text, autoescape=True),
                    has_text(self.text),
                    LedgerEntry.remote_id.icontains(self.text, autoescape=True),
                    *also,
                )
            )
        return query

    def arguments(self) -> dict[str, str]:
        return {"direction": self.direction, "outcome": self.outcome, "cause": self.cause, "text": self.text}


def logs(integration_id: int) -> Response:
    """List the runs, newest first. `before` in the address is the last id of the previous page."""
    integration = queries.live_integration_or_404(integration_id, signed_in_user())
    chosen = RunFilter(
        _one_of("trigger", ("manual", "automatic")), _one_of("result", labels.RESULTS), _one_of("cause", causes.ALL)
    )
    query = select(Run).where(Run.integration_id == integration.id).order_by(Run.id.desc())
    before = request.args.get("before", type=row_id)
    if before is not None:
        query = query.where(Run.id < before)
    runs, next_before = split_page(db.session.scalars(chosen.narrow(query).limit(PER_PAGE + 1)).all(), PER_PAGE)
    return page_or_partial(
        "pages/calendar_sync/log/logs.html",
        "partials/calendar_sync/log/_logs.html",
        integration=integration,
        runs=runs,
        next_before=next_before,
        chosen=chosen,
        is_first_page=before is None,
        causes=causes.of_runs(integration.id, chosen.cause),
    )


def entries(integration_id: int, run_id: int | None = None) -> Response:
    """List the ledger entries of one run, or with `run_id` None of all runs, newest first."""
    integration = queries.live_integration_or_404(integration_id, signed_in_user())
    run = queries.run_or_404(run_id, integration) if run_id is not None else None
    chosen = entry_filter()
    query = _entries(integration, run_id)
    before = request.args.get("before", type=row_id)
    if before is not None:
        query = query.where(LedgerEntry.id < before)
    entries, next_before = split_page(db.session.scalars(chosen.narrow(query).limit(PER_PAGE + 1)).all(), PER_PAGE)
    return page_or_partial(
        "pages/calendar_sync/log/entries.html",
        "partials/calendar_sync/log/_entries.html",
        integration=integration,
        run=run,
        entries=entries,
        next_before=next_before,
        chosen=chosen,
        is_first_page=before is None,
        causes=causes.of_entries(_entries(integration, run_id), chosen.cause),
        field_changes=field_changes,
        sentence=sentence,
        address=_address("all_entries", "entries", integration, run_id),
        export_address=_address("export_all", "export", integration, run_id, **chosen.arguments()),
    )


def export(integration_id: int, run_id: int | None = None) -> Response:
    """Stream the filtered entries as CSV."""
    integration = queries.live_integration_or_404(integration_id, signed_in_user())
    if run_id is not None:
        queries.run_or_404(run_id, integration)
    pieces = _csv_pieces(entry_filter().narrow(_entries(integration, run_id)), signed_in_user().time_zone)
    response = Response(stream_with_context(yield_to_others(pieces)), mimetype="text/csv")
    name = f"calendar-sync-log-{integration.id}{'' if run_id is None else f'-{run_id}'}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _address(of_all: str, of_one: str, integration: Integration, run_id: int | None, **arguments: Any) -> str:
    if run_id is None:
        return url_for(f"calendar_sync.{of_all}", integration_id=integration.id, **arguments)
    return url_for(f"calendar_sync.{of_one}", integration_id=integration.id, run_id=run_id, **arguments)


def _entries(integration: Integration, run_id: int | None) -> Select[LedgerEntry]:
    query = select(LedgerEntry).where(LedgerEntry.integration_id == integration.id).order_by(LedgerEntry.id.desc())
    return query if run_id is None else query.where(LedgerEntry.run_id == run_id)


def _one_of(name: str, allowed: Any) -> str:
    """Return an argument of the address if it is among `allowed`; else an empty text, which matches all."""
    value = request.args.get(name, "")
    return value if value in allowed else ""


def entry_filter() -> EntryFilter:
    """Return the filter of entries in the address."""
    return EntryFilter(
        direction=_one_of("direction", labels.DIRECTIONS),
        outcome=_one_of("outcome", labels.OUTCOMES),
        cause=_one_of("cause", causes.ALL),
        text=clean_text(request.args.get("text", ""))[:200],
    )


def _csv_pieces(query: Select[LedgerEntry], zone: str) -> Iterator[str]:
    db.session.rollback()  # a slow client must not occupy a database connection
    yield _csv([["Time", "Way", "What", "Outcome", "Subject", "Why", "Before", "After", "Run"]])
    last_id = None
    while True:
        with reading():
            page = query if last_id is None else query.where(LedgerEntry.id < last_id)
            batch = _read_patiently(page.limit(EXPORT_BATCH))
            piece = _csv(_csv_cells(entry, zone) for entry in batch)
            last_id = batch[-1].id if batch else None
        db.session.expunge_all()
        yield piece
        if len(batch) < EXPORT_BATCH:
            return


def _read_patiently(query: Select[LedgerEntry]) -> Sequence[LedgerEntry]:
    """Read a batch, and retry while the connection pool is exhausted, so that an export that was begun is completed.

    Raises:
        PoolTimeout: no connection was free in `PATIENCE` attempts.
    """
    for _ in range(PATIENCE):
        try:
            return db.session.scalars(query).all()
        except PoolTimeout:  # raised after a wait, so no pause is needed
            db.session.rollback()
    return db.session.scalars(query).all()


def _csv_cells(entry: LedgerEntry, zone: str) -> list[str]:
    changes = field_changes(entry.before, entry.after)
    return [
        exact_time(entry.at, zone),
        labels.name_of(entry.direction, labels.DIRECTIONS),
        labels.action_name(entry.action),
        labels.name_of(entry.outcome, labels.OUTCOMES),
        entry.subject,
        reason_texts.sentence(entry.reason),
        "; ".join(f"{change.label}: {change.before}" for change in changes if change.before),
        "; ".join(f"{change.label}: {change.after}" for change in changes if change.after),
        str(entry.run_id),
    ]


def _csv(rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def _harmless(cell: str) -> str:
    """Return the cell as one that no spreadsheet runs as a formula: anybody can send an event with such a subject.

    Source: OWASP, "CSV Injection".
    """
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def add_to(bp: Blueprint) -> None:
    base = "/<int:integration_id>/logs"
    bp.add_url_rule(base, view_func=logs)
    bp.add_url_rule(f"{base}/entries", "all_entries", entries)
    bp.add_url_rule(f"{base}/entries.csv", "export_all", export)
    bp.add_url_rule(f"{base}/<int:run_id>", "entries", entries)
    bp.add_url_rule(f"{base}/<int:run_id>.csv", "export", export)
