"""Runs, ledger entries, and their export."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from sqlalchemy.exc import TimeoutError as PoolTimeout

from emulators.reasons import words
from tests.web.calendar_sync.sync_pages import Browser
from webapp.calendar_sync.log import runs_page
from webapp.calendar_sync.presentation.field_diff import field_changes
from webapp.connectors.reasons import Reason, because
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.models import Integration, LedgerEntry, Run


@pytest.fixture
def make_entry() -> Callable[..., LedgerEntry]:
    def make(run: Run, subject: str = "Visit", **fields: Any) -> LedgerEntry:
        values = {"direction": "in", "action": "create", "outcome": "done", **fields}
        entry = LedgerEntry(run_id=run.id, integration_id=run.integration_id, subject=subject, **values)
        db.session.add(entry)
        db.session.commit()
        return entry

    return make


@pytest.fixture
def address(integration: Integration) -> str:
    return f"/calendar-sync/{integration.id}/logs"


@pytest.fixture
def run(integration: Integration, make_run: Callable[..., Run]) -> Run:
    return make_run(integration)


def test_runs_show_trigger_counts_duration_and_result(
    browser: Browser, address: str, integration: Integration, make_run: Callable[..., Run]
) -> None:
    start = utc_now()
    make_run(
        integration,
        started_at=start,
        finished_at=start + timedelta(seconds=3.5),
        result="partial",
        reason=words("One event was set aside."),
        counts={"in.create": 3, "out.update": 1, "skipped": 2},
    )
    page = browser.get(address).text
    assert "Manual" in page
    assert "3 added here, 1 changed there, 2 skipped" in page
    assert "3.5 s" in page
    assert "Completed in part" in page
    assert "One event was set aside." in page


def test_runs_are_filtered_by_trigger_and_result(
    browser: Browser, address: str, integration: Integration, make_run: Callable[..., Run]
) -> None:
    make_run(integration, reason=words("by hand"))
    make_run(integration, trigger="sweep", result="failed", reason=words("by the clock"))
    manual = browser.get(f"{address}?trigger=manual", fragment=True).text
    assert "by hand" in manual
    assert "by the clock" not in manual
    failed = browser.get(f"{address}?trigger=automatic&result=failed", fragment=True).text
    assert "by hand" not in failed
    assert "by the clock" in failed
    assert "by hand" in browser.get(f"{address}?trigger=nonsense&result=nonsense").text


def test_runs_and_entries_are_filtered_by_cause(
    browser: Browser,
    address: str,
    integration: Integration,
    make_run: Callable[..., Run],
    make_entry: Callable[..., LedgerEntry],
) -> None:
    run = make_run(integration, result="failed", reason=because(Reason.NO_ANSWER_IN_TIME, service="Office"))
    make_run(integration, result="failed", reason=because(Reason.CALENDAR_GONE))
    make_entry(run, "Roof", reason=because(Reason.TOO_LARGE))
    make_entry(run, "Cellar", reason=because(Reason.NO_START))
    runs = browser.get(f"{address}?cause=no_answer_in_time", fragment=True).text
    assert "Office did not answer in time." in runs
    assert "no longer exists, or the account" not in re.sub("<option.*?</option>", "", runs)
    assert '<option value="no_answer_in_time" selected>… did not answer in time</option>' in runs
    entries = browser.get(f"{address}/{run.id}?cause=too_large", fragment=True).text
    assert "Roof" in entries
    assert "Cellar" not in entries
    assert '<option value="no_start">' in entries  # what else there is to choose
    assert '<option value="calendar_gone">' not in entries
    export = re.search(r'href="([^"]+csv[^"]*)"', entries)
    assert export is not None
    rows = browser.get(unescape(export[1])).text
    assert "Roof" in rows
    assert "Cellar" not in rows


def test_a_cause_that_does_not_exist_filters_nothing(browser: Browser, address: str, run: Run) -> None:
    assert "Nothing new" in browser.get(f"{address}?cause=nonsense").text


@pytest.mark.parametrize("text", ["Too+large", "dav.example.org", "is+away", "m%C3%BCller"])
def test_entries_are_found_by_the_sentence_of_their_reason(
    browser: Browser, address: str, run: Run, make_entry: Callable[..., LedgerEntry], text: str
) -> None:
    reasons = because(Reason.TOO_LARGE), because(Reason.UNREACHABLE, service="dav.example.org"), words("It is away.")
    for number, reason in enumerate([*reasons, words("Müller was faster.")]):
        make_entry(run, f"Visit {number}", reason=reason)
    found = browser.get(f"{address}/{run.id}?text={text}", fragment=True).text
    assert len(set(re.findall(r"Visit \d", found))) == 1


def test_runs_are_paged(
    browser: Browser,
    address: str,
    integration: Integration,
    make_run: Callable[..., Run],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(runs_page, "PER_PAGE", 2)
    runs = [make_run(integration, reason=words(f"reason {number}")) for number in range(3)]
    first = browser.get(f"{address}?trigger=manual").text
    assert "reason 2" in first
    assert "reason 0" not in first
    assert f"before={runs[1].id}&amp;trigger=manual" in first
    second = browser.get(f"{address}?before={runs[1].id}&trigger=manual").text
    assert "reason 0" in second
    assert "reason 2" not in second
    assert "Older" not in second


def test_checks_without_changes_are_counted(
    browser: Browser, address: str, integration: Integration, make_run: Callable[..., Run]
) -> None:
    make_run(integration, trigger="sweep", checks=40)
    assert "Nothing new in 40 checks" in browser.get(address).text


def test_a_run_opens_to_its_entries(
    browser: Browser,
    address: str,
    run: Run,
    make_run: Callable[..., Run],
    make_entry: Callable[..., LedgerEntry],
) -> None:
    other = make_run(run.integration)
    before = {"subject": "Visit", "start": "2026-05-04T09:30:00", "all_day": False}
    after = {"subject": "Visit", "start": "2026-05-04T11:00:00", "all_day": False}
    make_entry(run, action="update", reason=words("It was changed there."), before=before, after=after)
    make_entry(other, subject="Elsewhere")
    page = browser.get(f"{address}/{run.id}").text
    assert "Changed · To My Calendar · Done" in page
    assert "It was changed there." in page
    assert "Mon 4 May 2026, 09:30" in page
    assert "Mon 4 May 2026, 11:00" in page
    assert "Elsewhere" not in page
    assert "Elsewhere" in browser.get(f"{address}/entries").text


def test_entries_are_filtered_by_direction_outcome_and_text(
    browser: Browser,
    address: str,
    run: Run,
    make_entry: Callable[..., LedgerEntry],
) -> None:
    make_entry(run, "Roof at 100%", direction="in", outcome="done")
    make_entry(run, "Cellar", direction="out", outcome="skipped", reason=words("Not sent at all"))
    entries = f"{address}/{run.id}"
    for query, shown, hidden in (
        ("direction=in", "Roof", "Cellar"),
        ("outcome=skipped", "Cellar", "Roof"),
        ("text=100%25", "Roof", "Cellar"),
        ("text=NOT+SENT", "Cellar", "Roof"),
    ):
        page = browser.get(f"{entries}?{query}", fragment=True).text
        assert shown in page
        assert hidden not in page


def test_entries_are_paged(
    browser: Browser,
    address: str,
    run: Run,
    make_entry: Callable[..., LedgerEntry],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(runs_page, "PER_PAGE", 2)
    entries = [make_entry(run, f"Visit {number}") for number in range(3)]
    first = browser.get(f"{address}/{run.id}").text
    assert "Visit 0" not in first
    assert f"before={entries[1].id}" in first
    assert "Visit 0" in browser.get(f"{address}/{run.id}?before={entries[1].id}").text


def test_the_export_contains_the_filtered_entries_of_every_batch(
    browser: Browser,
    address: str,
    run: Run,
    make_entry: Callable[..., LedgerEntry],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(runs_page, "EXPORT_BATCH", 2)
    for number in range(5):
        make_entry(run, f"Visit {number}", after={"subject": f"Visit {number}", "location": "Hall, left"})
    make_entry(run, "Skipped", outcome="skipped")
    response = browser.get(f"{address}/{run.id}.csv?outcome=done")
    assert response.mimetype == "text/csv"
    assert "attachment" in response.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(response.text)))
    assert [row["Subject"] for row in rows] == [f"Visit {number}" for number in (4, 3, 2, 1, 0)]
    assert rows[0]["After"] == "Subject: Visit 4; Location: Hall, left"
    assert rows[0]["Way"] == "To My Calendar"
    assert len(list(csv.DictReader(io.StringIO(browser.get(f"{address}/entries.csv").text)))) == 6


@pytest.mark.parametrize("subject", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_the_export_contains_no_formulas(
    browser: Browser,
    address: str,
    run: Run,
    make_entry: Callable[..., LedgerEntry],
    subject: str,
) -> None:
    make_entry(run, subject)
    rows = list(csv.DictReader(io.StringIO(browser.get(f"{address}/{run.id}.csv").text)))
    assert rows[0]["Subject"] == f"'{subject}"


def test_only_changed_fields_are_shown_where_both_sides_are_known() -> None:
    before = {"subject": "Visit", "private": False, "start": "2026-05-04T09:30:00"}
    changes = field_changes(before, {**before, "private": True})
    assert [(change.label, change.before, change.after) for change in changes] == [("Private", "no", "yes")]


def test_every_field_is_shown_where_one_side_is_unknown() -> None:
    after = {"subject": "Leave", "start": "2026-05-04T00:00:00", "all_day": True, "location": ""}
    changes = field_changes(None, after)
    assert [(change.label, change.after) for change in changes] == [
        ("Subject", "Leave"),
        ("Start", "Mon 4 May 2026"),
        ("All day", "yes"),
    ]


def test_changed_dates_of_a_series_are_one_line_each() -> None:
    moved = {"subject": "Visit", "start": "2026-05-11T10:00:00"}
    (change,) = field_changes(None, {"occurrence 2026-05-11T09:00:00": moved})
    assert change.label == "Date Mon 11 May 2026, 09:00"
    assert change.after == "Subject: Visit; Start: Mon 11 May 2026, 10:00"
    (left_out,) = field_changes(None, {"exdates": ["2026-05-11T09:00:00"]})
    assert (left_out.label, left_out.after) == ("Left-out dates", "Mon 11 May 2026, 09:00")


def test_formatted_descriptions_are_shown_as_text() -> None:
    before, after = {"description": "<p>Old <b>words</b></p>"}, {"description": "<p>New <i>words</i></p>"}
    assert [(change.before, change.after) for change in field_changes(before, after)] == [("Old words", "New words")]
    bolder = field_changes(before, {"description": "<p><b>Old words</b></p>"})
    assert [(change.before, change.after) for change in bolder] == [
        ("Old words", "Old words (the same text in another format)")
    ]
    assert field_changes(before, dict(before)) == []
    (date,) = field_changes(None, {"occurrence 2026-05-11T09:00:00": {"subject": "x", **after}})
    assert "Description: New words" in date.after


def test_an_export_continues_after_the_connection_pool_was_exhausted(
    browser: Browser,
    address: str,
    run: Run,
    make_entry: Callable[..., LedgerEntry],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_entry(run)
    scalars, rushes = db.session.scalars, iter([PoolTimeout("no connection is left")] * 3)

    def read(query: object) -> object:
        rush = next(rushes, None) if "ledger_entries" in str(query) else None
        if rush:
            raise rush
        return scalars(query)  # type: ignore[call-overload]

    monkeypatch.setattr(db.session, "scalars", read)
    assert browser.get(f"{address}/entries.csv").text.count("Visit") == 1


def test_an_export_occupies_no_connection_while_its_client_is_slow(
    browser: Browser,
    address: str,
    run: Run,
    make_entry: Callable[..., LedgerEntry],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(runs_page, "EXPORT_BATCH", 2)
    for number in range(5):
        make_entry(run, f"Visit {number}")
    pool, held = db.engine.pool, []

    def note(pieces: Iterable[str]) -> Iterator[str]:
        for piece in pieces:
            held.append(pool.checkedout())  # type: ignore[attr-defined]  # of a pool that queues
            yield piece

    monkeypatch.setattr(runs_page, "yield_to_others", note)
    db.session.remove()
    assert browser.get(f"{address}/entries.csv").text.count("Visit") == 5
    assert held == [0, 0, 0, 0]
