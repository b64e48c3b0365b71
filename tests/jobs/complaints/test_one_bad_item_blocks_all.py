"""“One broken event, and nothing has been synced since.”

What cannot be carried over waits aside with its reason; everything else passes, and it follows once it is mended.
"""

from sqlalchemy import select

from emulators.caldav import Canned
from tests.jobs.caldav_scenario import CalDavScenario
from tests.jobs.conftest import SyncScenario, an_event
from webapp.extensions import db
from webapp.reason_texts import sentence
from webapp.sync.models import Quarantine

BROKEN = {
    "no start": "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Broken\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "cut off": "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:b\r\nDTSTART:2026",
    "no calendar": "\x01\x02 not a calendar at all \ud7ff",
    "an unknown zone": (
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:d\r\nDTSTART;TZID=Mars/Base:20261201T090000\r\nEND:VEVENT\r\n"
        "END:VCALENDAR\r\n"
    ),
}


def held(scenario: CalDavScenario | SyncScenario) -> list[Quarantine]:
    db.session.rollback()
    return list(db.session.scalars(select(Quarantine).order_by(Quarantine.id)))


def test_broken_events_cost_nobody_else_and_the_cursor_moves_on(caldav: CalDavScenario) -> None:
    for number, (name, text) in enumerate(BROKEN.items()):
        caldav.put(f"good-{number}", an_event(f"Good {number}"))
        caldav.put_text(name.replace(" ", "-"), text)
    caldav.run()
    assert caldav.subjects_here() == [f"Good {number}" for number in range(4)]
    assert len(held(caldav)) == len(BROKEN)
    assert all(sentence(entry.reason).startswith("It") for entry in held(caldav))
    caldav.put("later", an_event("Later"))
    asked = len(caldav.server.requests)
    caldav.run()
    assert "Later" in caldav.subjects_here()
    assert len(caldav.server.requests) - asked == 2  # what changed, and the one event: the broken ones are left alone


def test_an_event_that_is_repaired_on_the_server_is_imported_without_a_retry(caldav: CalDavScenario) -> None:
    caldav.put_text("broken", BROKEN["no start"])
    caldav.run()
    caldav.put("broken", an_event("Mended"))
    caldav.run()
    assert (caldav.subjects_here(), held(caldav)) == (["Mended"], [])


def test_an_item_the_server_refuses_keeps_nobody_from_being_sent(caldav: CalDavScenario) -> None:
    refused = caldav.add_item(an_event("Refused"))
    caldav.server.answer_next("PUT", Canned(413))
    caldav.run("item_saved")
    for number in range(3):
        caldav.add_item(an_event(f"Good {number}"))
    caldav.run("item_saved")
    assert caldav.subjects_there() == ["Good 0", "Good 1", "Good 2"]
    assert [entry.item_id for entry in held(caldav)] == [refused]
    caldav.edit(refused, description="shorter now")
    caldav.run("item_saved")
    assert "Refused" in caldav.subjects_there()
    assert held(caldav) == []
