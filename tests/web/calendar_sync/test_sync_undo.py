"""Undo from the logs: an entry, a run, everything since a moment, each after a preview."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from redis import Redis
from sqlalchemy import select

from tests.jobs.queue import waiting
from tests.web.calendar_sync.sync_pages import Browser, destination
from webapp.accounts.models import User
from webapp.connectors.reasons import Reason, because
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.models import Integration, LedgerEntry, Preview, PreviewEntry, Run


@pytest.fixture
def run(integration: Integration, make_run: Callable[..., Run]) -> Run:
    return make_run(integration, counts={"in.create": 1})


@pytest.fixture
def note(run: Run) -> Callable[..., LedgerEntry]:
    def make(**fields: Any) -> LedgerEntry:
        values = {"direction": "in", "action": "create", "outcome": "done", "item_id": 7, "subject": "Visit", **fields}
        entry = LedgerEntry(run_id=run.id, integration_id=run.integration_id, **values)
        db.session.add(entry)
        db.session.commit()
        return entry

    return make


def base(integration: Integration) -> str:
    return f"/calendar-sync/{integration.id}/undo"


def only_preview() -> Preview:
    return db.session.scalars(select(Preview).execution_options(populate_existing=True)).one()


def test_an_entry_a_run_and_a_moment_each_make_a_preview(
    browser: Browser, integration: Integration, run: Run, note: Callable[..., LedgerEntry]
) -> None:
    entry = note()
    asked = [
        (f"{base(integration)}/entries/{entry.id}", {}, {"entry": entry.id}),
        (f"{base(integration)}/runs/{run.id}", {}, {"run": run.id}),
        (base(integration), {"since": "2026-01-02T03:04"}, {"since": "2026-01-02T02:04:00+00:00"}),
    ]
    for address, data, undoes in asked:
        where = destination(browser.post(address, data))
        preview = db.session.scalars(select(Preview).order_by(Preview.id.desc())).first()
        assert preview is not None
        assert where == f"/calendar-sync/{integration.id}/plans/{preview.id}"
        assert (preview.purpose, preview.state, preview.undoes) == ("undo", "working", undoes)


def test_undo_is_offered_where_something_was_done(
    browser: Browser, integration: Integration, run: Run, note: Callable[..., LedgerEntry]
) -> None:
    done, skipped = note(), note(action="skip", outcome="skipped", direction="none")
    conflict = note(action="conflict", outcome="conflict", before={"subject": "A"}, after={"subject": "B"})
    logs = f"/calendar-sync/{integration.id}/logs"
    for address in (f"{logs}/{run.id}", f"{logs}/entries", "/calendar-sync/why?text=Visit"):
        page = browser.get(address).text
        assert f"/undo/entries/{done.id}" in page
        assert f"/undo/entries/{skipped.id}" not in page
        assert f"/undo/entries/{conflict.id}" not in page
        assert "Choose the value" in page
    assert "Undo this run…" in browser.get(f"{logs}/{run.id}").text
    assert "Undo everything since…" in browser.get(logs).text
    run.counts = {"skip": 3}
    assert "Undo this run…" not in browser.get(f"{logs}/{run.id}").text


def test_undo_is_not_offered_for_a_deleted_integration(
    browser: Browser, integration: Integration, note: Callable[..., LedgerEntry]
) -> None:
    entry = note()
    integration.ended_at = utc_now()
    assert "/undo/entries/" not in browser.get("/calendar-sync/why?text=Visit").text
    assert browser.post(f"{base(integration)}/entries/{entry.id}").status_code == 404


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda integration: setattr(integration, "active", False), "switched off"),
        (lambda integration: setattr(integration.account, "authorization_lost_at", utc_now()), "not connected"),
    ],
)
def test_undo_is_refused_with_the_reason_while_the_calendar_is_off_or_not_connected(
    browser: Browser,
    integration: Integration,
    run: Run,
    note: Callable[..., LedgerEntry],
    change: Callable[[Integration], None],
    *,
    reason: str,
) -> None:
    entry = note()
    change(integration)
    logs = f"/calendar-sync/{integration.id}/logs"
    for address, data in (
        (f"{base(integration)}/entries/{entry.id}", {}),
        (f"{base(integration)}/runs/{run.id}", {}),
        (base(integration), {"since": "2026-01-02T03:04"}),
    ):
        assert destination(browser.post(address, data)) == logs
        assert reason in browser.get(logs).text
    assert db.session.scalars(select(Preview)).all() == []


def test_undo_of_an_entry_without_changes_is_refused_with_the_reason(
    browser: Browser, integration: Integration, note: Callable[..., LedgerEntry]
) -> None:
    entry = note(direction="none", action="adopt")
    browser.post(f"{base(integration)}/entries/{entry.id}")
    page = browser.get(f"/calendar-sync/{integration.id}/logs").text
    assert "There is nothing to undo: two equal entries were linked" in page


def test_the_moment_is_entered_in_the_users_time_zone(browser: Browser, integration: Integration) -> None:
    page = browser.get(base(integration)).text
    assert 'type="datetime-local"' in page
    assert "In your time zone, Europe/Berlin." in page
    assert "<html" not in browser.get(base(integration), fragment=True).text


@pytest.mark.parametrize("since", ["", "soon", "2999-01-01T00:00"])
def test_an_invalid_time_is_reported_beside_the_field(browser: Browser, integration: Integration, since: str) -> None:
    answer = browser.post(base(integration), {"since": since})
    assert answer.status_code == 422
    assert 'id="since-errors"' in answer.text
    assert db.session.scalars(select(Preview)).all() == []


def test_a_moment_that_the_clock_skips_or_repeats_is_accepted(browser: Browser, integration: Integration) -> None:
    for since in ("2026-03-29T02:30", "2025-10-26T02:30"):
        browser.post(base(integration), {"since": since})
    moments = [
        datetime.fromisoformat((preview.undoes or {})["since"]) for preview in db.session.scalars(select(Preview))
    ]
    assert moments[0] == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert moments[1].date() == datetime(2025, 10, 26, tzinfo=UTC).date()


def ready(integration: Integration, *actions: str) -> Preview:
    preview = Preview(
        integration_id=integration.id, purpose="undo", state="ready", undoes={"run": 1}, ready_at=utc_now()
    )
    db.session.add(preview)
    db.session.flush()
    for action in actions:
        side = "none" if action == "skip" else "there"
        reason = because(Reason.GONE) if action == "skip" else because(Reason.UNDOES_RUN, run=1)
        db.session.add(PreviewEntry(preview_id=preview.id, side=side, action=action, subject="Visit", reason=reason))
    db.session.commit()
    return preview


def test_the_preview_is_shown_and_approved_like_every_preview(
    browser: Browser, integration: Integration, redis: Redis
) -> None:
    preview = ready(integration, "delete", "skip")
    address = f"/calendar-sync/{integration.id}/plans/{preview.id}"
    page = browser.get(address).text
    for text in ("Undo: preview for Work", "undoes run 1", "it is gone", "Apply", "Logs of Work"):
        assert text in page
    browser.post(f"{address}/answer", {"answer": "carry_out"})
    assert only_preview().state == "approved"
    assert only_preview().decided_by_id == integration.owner_id
    assert waiting(redis) == [(integration.id, "undo")]
    assert integration.state.manual_requested_at is None


def test_an_undo_is_refused_at_approval_too(browser: Browser, integration: Integration, redis: Redis) -> None:
    """Otherwise it would wait, and be executed once the calendar is connected again."""
    preview = ready(integration, "delete")
    integration.account.authorization_lost_at = utc_now()
    address = f"/calendar-sync/{integration.id}/plans/{preview.id}"
    browser.post(f"{address}/answer", {"answer": "carry_out"})
    assert "This calendar is not connected. Reconnect it, then undo." in browser.get(address).text
    assert only_preview().state == "ready"
    assert waiting(redis) == []
    browser.post(f"{address}/answer", {"answer": "not_now"})
    assert only_preview().state == "dropped"


def test_an_undo_that_changes_nothing_cannot_be_approved(browser: Browser, integration: Integration) -> None:
    preview = ready(integration, "skip")
    page = browser.get(f"/calendar-sync/{integration.id}/plans/{preview.id}").text
    assert "Nothing can be undone; the list shows why." in page
    assert 'value="carry_out"' not in page


def test_not_now_drops_the_preview(browser: Browser, integration: Integration, redis: Redis) -> None:
    preview = ready(integration, "delete")
    browser.post(f"/calendar-sync/{integration.id}/plans/{preview.id}/answer", {"answer": "not_now"})
    assert only_preview().state == "dropped"
    assert waiting(redis) == []


def test_nobody_can_undo_changes_of_others(
    browser: Browser, ada: User, ben: User, make_integration: Callable[..., Integration], make_run: Callable[..., Run]
) -> None:
    theirs = make_integration(ben)
    run = make_run(theirs)
    entry = LedgerEntry(run_id=run.id, integration_id=theirs.id, direction="in", action="create", outcome="done")
    db.session.add(entry)
    db.session.commit()
    mine = make_integration(ada)
    for owner in (theirs, mine):
        assert browser.post(f"{base(owner)}/entries/{entry.id}").status_code == 404
        assert browser.post(f"{base(owner)}/runs/{run.id}").status_code == 404
    assert browser.get(base(theirs)).status_code == 404
