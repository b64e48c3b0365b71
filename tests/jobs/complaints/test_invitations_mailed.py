"""“My customers got invitations and cancellations by mail, because the sync touched my meetings.”

A server that mails guests about every write is never given a write that could do so; the change is reported instead.
"""

import pytest
from sqlalchemy import select

from tests.jobs.caldav_scenario import CalDavScenario
from tests.jobs.conftest import an_event
from webapp.connectors.caldav.errors import HAS_GUESTS
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync import service
from webapp.sync.models import Quarantine

GUESTS = ("ORGANIZER:mailto:ada@example.org", "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:customer@example.org")


@pytest.fixture
def meeting(caldav: CalDavScenario) -> int:
    """A meeting with a customer, made on a server that mails; its item's id."""
    caldav.server.faults.auto_schedule = True
    caldav.integration.account.discovery = {**caldav.integration.account.discovery, "auto_schedule": True}
    db.session.commit()
    caldav.put("meeting", an_event("Meeting", rrule="FREQ=WEEKLY;COUNT=4"), *GUESTS)
    caldav.run()
    (item,) = caldav.items()
    return item.id


@pytest.mark.parametrize("change", [{"subject": "Moved"}, {"trashed_at": utc_now()}, {"exdates": ["2026-12-08T09:00"]}])
def test_no_local_change_mails_guests_and_the_reason_is_stored(
    caldav: CalDavScenario, meeting: int, change: dict[str, object]
) -> None:
    caldav.edit(meeting, **change)
    for trigger in ("item_saved", "sweep", "manual"):
        caldav.run(trigger)
    assert caldav.server.mails == []
    assert [entry.reason for entry in db.session.scalars(select(Quarantine))] == [HAS_GUESTS]
    assert caldav.subjects_there() == ["Meeting"]


def test_once_the_guests_are_gone_it_goes_through(caldav: CalDavScenario, meeting: int) -> None:
    caldav.edit(meeting, subject="Moved")
    caldav.run("item_saved")
    caldav.change(0, r"^(ATTENDEE|ORGANIZER).*\r\n", "")
    caldav.run()
    assert caldav.subjects_there() == ["Moved"]
    assert caldav.server.mails == []


def test_ending_the_integration_with_its_events_mails_nobody(caldav: CalDavScenario, meeting: int) -> None:
    caldav.add_item(an_event("Visit"))
    caldav.run("item_saved")
    service.end_integration(caldav.integration, remove_events=True)
    caldav.run("ended")
    assert caldav.subjects_there() == ["Meeting"]
    assert caldav.server.mails == []
