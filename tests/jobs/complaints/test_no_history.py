"""“Something moved my appointment, and there is no way to find out what, when or why.”

Every change, and every decision to leave one alone, has an entry that says which way, why, and what was there before.
"""

from collections.abc import Callable

from flask.testing import FlaskClient

from tests.jobs.caldav_scenario import CalDavScenario
from tests.jobs.conftest import an_event
from webapp.accounts.models import User
from webapp.reason_texts import sentence


def test_the_whole_life_of_an_appointment_is_logged_in_order(caldav: CalDavScenario) -> None:
    caldav.put("dentist", an_event("Dentist"))
    caldav.run()
    (item,) = caldav.items()
    caldav.edit(item.id, subject="Dentist, Dr. Who")
    caldav.run("item_saved")
    caldav.change(0, "^LOCATION:.*$|^DTSTAMP.*$", r"\g<0>\r\nCOMMENT:only for the phone")
    caldav.run()
    caldav.change(0, "^SUMMARY:.*$", "SUMMARY:Dentist at last\r")
    caldav.run()
    caldav.remove("dentist")
    caldav.run()
    logged = [(entry.direction, entry.action, entry.before, entry.after) for entry in caldav.entries()]
    assert [entry[:2] for entry in logged] == [
        ("in", "create"),
        ("out", "update"),
        ("none", "rebase"),
        ("in", "update"),
        ("in", "delete"),
    ]
    assert logged[1][2:] == ({"subject": "Dentist"}, {"subject": "Dentist, Dr. Who"})
    assert logged[3][2:] == ({"subject": "Dentist, Dr. Who"}, {"subject": "Dentist at last"})
    assert logged[4][2]["subject"] == "Dentist at last"  # type: ignore[index]
    assert all(entry.reason and entry.item_id == item.id for entry in caldav.entries())


def test_what_is_left_alone_is_logged_as_well(caldav: CalDavScenario) -> None:
    caldav.set(accept_create=False)
    caldav.put("dentist", an_event("Dentist"))
    caldav.run()
    (entry,) = caldav.entries()
    assert (entry.action, entry.outcome, entry.subject) == ("skip", "skipped", "Dentist")
    assert "Create is off" in sentence(entry.reason)


def test_its_owner_reads_it_on_a_page_and_nobody_else_does(
    caldav: CalDavScenario, ada: User, cem: User, sign_in: Callable[[User], FlaskClient]
) -> None:
    caldav.put("dentist", an_event("Dentist"))
    caldav.run()
    address = f"/calendar-sync/{caldav.integration_id}/logs"
    assert "Dentist" in sign_in(ada).get(f"{address}/{caldav.last_run().id}").get_data(as_text=True)
    assert sign_in(cem).get(address).status_code == 404
