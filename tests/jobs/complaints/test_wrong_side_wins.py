"""“I changed the time on my phone, and the sync put the old one back.”

Fields are merged one by one; of two changes of one field the later wins, whichever is seen first, and both are kept.
"""

from datetime import datetime, timedelta

import pytest

from tests.jobs.caldav_scenario import CalDavScenario
from tests.jobs.conftest import SyncScenario, an_event
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.engine.item_mapping import item_event


@pytest.mark.parametrize("first", ["item_saved", "sweep"])
@pytest.mark.parametrize("later", ["here", "there"])
def test_the_later_change_wins_whichever_run_comes_first(scenario: SyncScenario, first: str, later: str) -> None:
    item_id = scenario.add_item(an_event("Visit"))
    scenario.run("item_saved")
    (remote_id,) = scenario.calendar.events
    an_hour_ago = utc_now() - timedelta(hours=1)
    scenario.edit(item_id, subject="From here")
    if later == "there":
        scenario.item(item_id).updated_at = an_hour_ago
        db.session.commit()
    scenario.calendar.put(remote_id, an_event("From there"), modified_at=an_hour_ago if later == "here" else utc_now())
    for trigger in (first, "item_saved", "sweep"):
        scenario.run(trigger)
    winner, loser = ("From here", "From there") if later == "here" else ("From there", "From here")
    assert (scenario.item(item_id).subject, scenario.subjects_there()) == (winner, [winner])
    (conflict,) = [entry for entry in scenario.entries() if entry.outcome == "conflict"]
    assert (conflict.before, conflict.after) == ({"subject": loser}, {"subject": winner})
    scenario.assert_quiet()


def test_changes_of_different_fields_are_merged_on_both_sides(caldav: CalDavScenario) -> None:
    item_id = caldav.add_item(an_event("Visit"))
    caldav.run("item_saved")
    caldav.edit(item_id, location="Room 1", description="Bring the plans")
    caldav.change(0, "^SUMMARY:.*$", "SUMMARY:Visit, as the phone calls it\r")
    caldav.change(0, "T090000", "T083000")
    caldav.run("item_saved")
    caldav.run("sweep")
    item = caldav.item(item_id)
    assert (item.subject, item.location, item.start) == (
        "Visit, as the phone calls it",
        "Room 1",
        datetime(2026, 12, 1, 8, 30),
    )
    assert caldav.events == [item_event(item)]


def test_a_device_that_was_offline_for_days_does_not_undo_what_came_after(scenario: SyncScenario) -> None:
    item_id = scenario.add_item(an_event("Visit"))
    scenario.run("item_saved")
    (remote_id,) = scenario.calendar.events
    scenario.edit(item_id, start=datetime(2026, 12, 1, 14), end=datetime(2026, 12, 1, 15))
    scenario.run("item_saved")
    before = scenario.calendar.events[remote_id]
    # It uploads what it changed on Monday, on top of what the server has had since: only its own field is news.
    scenario.calendar.put(
        remote_id, an_event("Renamed on Monday", before.event.details.start), modified_at=utc_now() - timedelta(days=3)
    )
    scenario.run("sweep")
    item = scenario.item(item_id)
    assert (item.subject, item.start) == ("Renamed on Monday", datetime(2026, 12, 1, 14))
