"""“The provider blocked us for asking too often, and half of the appointments never arrived.”

A request to slow down is heeded, costs no entry, and doubles none.
"""

from datetime import timedelta

import pytest

from emulators.caldav import Canned
from tests.jobs.caldav_scenario import CalDavScenario
from tests.jobs.conftest import an_event
from webapp.database import utc_now
from webapp.sync.runs import run

SLOW_DOWN = Canned(429, headers=(("Retry-After", "300"),))


@pytest.fixture
def many(caldav: CalDavScenario) -> CalDavScenario:
    for number in range(20):
        caldav.add_item(an_event(f"Visit {number:02}"))
    return caldav


def test_the_pause_is_kept_and_then_everything_goes_on(many: CalDavScenario) -> None:
    many.server.answer_next("PUT", SLOW_DOWN, times=4)
    many.run("item_saved")
    sent = len(many.texts)
    assert sent < 20
    assert many.integration.state.retry_at is not None
    assert many.integration.state.retry_at - utc_now() > timedelta(minutes=4)
    asked = len(many.server.requests)
    run.run(many.integration_id, "sweep")  # whoever asks before then
    assert len(many.server.requests) == asked
    many.server.canned.clear()
    many.run("sweep")
    assert many.subjects_there() == [f"Visit {number:02}" for number in range(20)]
    assert many.marks() == []


def test_a_limit_while_reading_loses_no_news(caldav: CalDavScenario) -> None:
    for number in range(5):
        caldav.put(f"e{number}", an_event(f"Event {number}"))
    for _ in range(3):
        caldav.server.answer_next("REPORT", SLOW_DOWN)
        caldav.run("sweep")
    caldav.run("sweep")
    assert caldav.subjects_here() == [f"Event {number}" for number in range(5)]


def test_of_those_that_were_accepted_before_the_limit_none_is_sent_twice(many: CalDavScenario) -> None:
    for _ in range(6):
        many.server.answer_next("PUT", SLOW_DOWN)
        many.run("item_saved")
        many.server.canned.clear()
    many.run("sweep")
    assert many.subjects_there() == [f"Visit {number:02}" for number in range(20)]
    assert len(many.server.history[many.path]) == 20  # each was stored once
