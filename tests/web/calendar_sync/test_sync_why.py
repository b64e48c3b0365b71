"""What happened to something: one page over all linked calendars."""

from collections.abc import Callable
from typing import Any

import pytest
from sync_pages import Browser

from webapp.accounts.models import User
from webapp.extensions import db
from webapp.sync.models import Integration, LedgerEntry, Run


@pytest.fixture
def note(make_run: Callable[..., Run]) -> Callable[..., LedgerEntry]:
    def make(integration: Integration, subject: str, **fields: Any) -> LedgerEntry:
        run = make_run(integration)
        values = {"direction": "in", "action": "create", "outcome": "done", "reason": "new there", **fields}
        entry = LedgerEntry(run_id=run.id, integration_id=integration.id, subject=subject, **values)
        db.session.add(entry)
        db.session.commit()
        return entry

    return make


def test_one_search_covers_all_calendars_of_a_person(
    browser: Browser, ada: User, make_integration: Callable[..., Integration], note: Callable[..., LedgerEntry]
) -> None:
    note(make_integration(ada, calendar_name="Work"), "Boiler at [#1042]")
    note(make_integration(ada, calendar_name="Home"), "Boiler, ours")
    note(make_integration(ada, calendar_name="Home"), "Dentist")
    page = browser.get("/calendar-sync/why?text=boiler").text
    assert "Boiler at [#1042]" in page
    assert "Boiler, ours" in page
    assert "Dentist" not in page
    assert "· Work" in page
    assert "Dentist" not in browser.get("/calendar-sync/why?text=%231042").text


def test_an_id_of_the_server_finds_its_event(
    browser: Browser, integration: Integration, note: Callable[..., LedgerEntry]
) -> None:
    note(integration, "Named", remote_id="/dav/ada/4711.ics")
    assert "Named" in browser.get("/calendar-sync/why?text=/dav/ada/4711.ics").text


def test_an_item_shows_all_that_happened_to_it_with_reasons(
    browser: Browser, integration: Integration, note: Callable[..., LedgerEntry]
) -> None:
    note(integration, "Mine", item_id=5, action="skip", outcome="skipped", reason="because Create is off")
    note(integration, "Another", item_id=6)
    page = browser.get("/calendar-sync/why?item=5").text
    assert "because Create is off" in page
    assert "Another" not in page
    assert "Nothing was carried over" in browser.get("/calendar-sync/why?item=99").text


def test_nobody_sees_what_happened_on_calendars_of_others(
    browser: Browser, ben: User, make_integration: Callable[..., Integration], note: Callable[..., LedgerEntry]
) -> None:
    note(make_integration(ben), "Of Ben", item_id=5)
    assert "Of Ben" not in browser.get("/calendar-sync/why?text=Ben").text
    assert "Of Ben" not in browser.get("/calendar-sync/why?item=5").text


def test_long_histories_come_in_pages(
    browser: Browser, integration: Integration, note: Callable[..., LedgerEntry], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.calendar_sync.why.PER_PAGE", 2)
    for number in range(3):
        note(integration, f"Visit {number}", item_id=5)
    first = browser.get("/calendar-sync/why?item=5")
    assert "Visit 0" not in first.text
    (older,) = [link for link in first.text.split('"') if "before=" in link]
    assert "item=5" in older
    assert "Visit 0" in browser.get(older.replace("&amp;", "&")).text
