"""“It stopped syncing weeks ago and nobody noticed; there was no error anywhere.”

Whatever keeps a linked calendar from being in step shows, is reported to its owner, and ends without help where it can.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from redis import Redis
from sqlalchemy import select, update

from emulators.caldav import Canned
from tests.jobs.caldav_scenario import CalDavScenario
from tests.jobs.conftest import an_event
from webapp.database import utc_now
from webapp.extensions import db
from webapp.reason_texts import sentence
from webapp.sync.models import Mark, SyncState, UserMessage
from webapp.sync.runs import due
from webapp.sync.status import alerts
from webapp.sync.status.alerts import update_alerts
from webapp.sync.status.integrations import Status, statuses


def status(scenario: CalDavScenario, after: timedelta = timedelta(0)) -> Status:
    return statuses([scenario.integration], now=utc_now() + after)[scenario.integration_id]


def test_a_server_that_fails_for_hours_is_notified_once_and_when_it_recovers(
    caldav: CalDavScenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    caldav.add_item(an_event("Visit"))
    caldav.server.answer_next("PUT", Canned(503))
    caldav.run("item_saved")
    assert status(caldav).level == "ok"
    assert (status(caldav, timedelta(minutes=10)).level, status(caldav, timedelta(hours=2)).level) == (
        "warning",
        "danger",
    )
    monkeypatch.setattr(alerts, "utc_now", lambda: utc_now() + timedelta(hours=2))
    update_alerts()
    update_alerts()
    monkeypatch.undo()
    caldav.run()
    update_alerts()
    messages = [sentence(notice.reason) for notice in db.session.scalars(select(UserMessage).order_by(UserMessage.id))]
    assert ["not in step" in text for text in messages] == [True, False]
    assert status(caldav).level == "ok"
    assert caldav.subjects_there() == ["Visit"]


def test_a_changed_password_shows_at_once_and_nothing_is_lost_until_it_is_mended(caldav: CalDavScenario) -> None:
    caldav.server.password = "another one"
    caldav.add_item(an_event("Visit"))
    caldav.run("item_saved")
    assert (status(caldav).label, status(caldav).can_reconnect) == ("Not connected", True)
    caldav.put("dentist", an_event("Dentist"))
    caldav.server.password = "correct horse"
    caldav.integration.account.authorization_lost_at = None
    db.session.commit()
    caldav.run()
    assert caldav.subjects_here() == caldav.subjects_there() == ["Dentist", "Visit"]


def test_a_queue_that_forgot_everything_is_made_up_for(
    caldav: CalDavScenario, redis: Redis, work: Callable[[], None]
) -> None:
    caldav.add_item(an_event("Visit"))
    caldav.put("dentist", an_event("Dentist"))
    redis.flushall()
    work()
    assert caldav.subjects_there() == ["Dentist"]
    db.session.execute(update(Mark).values(marked_at=utc_now() - due.SIGNAL_GRACE * 2))
    db.session.execute(update(SyncState).values(next_sweep_at=utc_now()))
    db.session.commit()
    due.enqueue_due_work()
    work()
    assert caldav.subjects_here() == caldav.subjects_there() == ["Dentist", "Visit"]
