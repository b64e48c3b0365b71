"""A linked calendar that is renamed at its service is called so here, at the cost of one request a day."""

from datetime import timedelta

import pytest

from emulators.memory import MemoryConnector
from emulators.reasons import words
from tests.jobs.conftest import SyncScenario, an_event
from webapp.connectors.base import CalendarInfo
from webapp.connectors.errors import TransientError
from webapp.database import utc_now

RENAMED = CalendarInfo("memory", "Renamed", read_only=False, color="#00ff00")


@pytest.fixture
def renamed(scenario: SyncScenario, monkeypatch: pytest.MonkeyPatch) -> SyncScenario:
    """A scenario in step, whose calendar was renamed at the service."""
    scenario.set(calendar_id="memory", calendar_name="Work")
    scenario.run()

    def calendars(connector: MemoryConnector) -> list[CalendarInfo]:
        connector.calendar.requests.append("calendars")
        if connector.calendar.error:
            raise connector.calendar.error
        return [RENAMED]

    monkeypatch.setattr(MemoryConnector, "calendars", calendars)
    return scenario


def a_day_later(scenario: SyncScenario) -> None:
    scenario.set(named_at=utc_now() - timedelta(days=1, minutes=1))


def test_a_new_name_comes_within_a_day(renamed: SyncScenario) -> None:
    renamed.calendar.requests.clear()
    renamed.run()
    assert "calendars" not in renamed.calendar.requests  # no run but one a day asks for more than it did
    a_day_later(renamed)
    renamed.run()
    renamed.run()
    assert renamed.calendar.requests.count("calendars") == 1
    assert (renamed.integration.calendar_name, renamed.integration.calendar_color) == ("Renamed", "#00ff00")
    renamed.assert_quiet()


def test_sync_now_reads_the_name_at_once(renamed: SyncScenario) -> None:
    renamed.manual(retrieve=True, retrieve_future="1m")
    assert renamed.integration.calendar_name == "Renamed"


def test_a_name_that_cannot_be_read_costs_nothing_else(renamed: SyncScenario, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_connector: MemoryConnector) -> list[CalendarInfo]:
        raise TransientError(words("Away."))

    monkeypatch.setattr(MemoryConnector, "calendars", fail)
    a_day_later(renamed)
    renamed.calendar.put("e1", an_event("From there"))
    renamed.run()
    assert [item.subject for item in renamed.items()] == ["From there"]
    assert (renamed.last_run().result, renamed.integration.calendar_name) == ("ok", "Work")


@pytest.mark.parametrize("listed", [[], [CalendarInfo("other", "Other", read_only=False)],
                                    [CalendarInfo("memory", "", read_only=False)]])  # fmt: skip
def test_a_calendar_that_is_not_listed_keeps_its_name(
    renamed: SyncScenario, monkeypatch: pytest.MonkeyPatch, listed: list[CalendarInfo]
) -> None:
    monkeypatch.setattr(MemoryConnector, "calendars", lambda _connector: listed)
    a_day_later(renamed)
    renamed.run()
    assert renamed.integration.calendar_name == "Work"
