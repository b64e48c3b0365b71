"""The calendar is called something else by now, and the listing still shows the old name."""

from datetime import timedelta

from tests.jobs.caldav_scenario import CalDavScenario
from webapp.database import utc_now
from webapp.sync import service


def test_a_rename_at_a_caldav_server_is_followed(caldav: CalDavScenario) -> None:
    caldav.run()
    caldav.server.display_names[caldav.path] = "Field work"
    caldav.set(named_at=utc_now() - timedelta(days=2))
    caldav.run()
    assert caldav.integration.calendar_name == "Field work"


def test_listing_the_accounts_calendars_updates_the_name_too(caldav: CalDavScenario) -> None:
    caldav.server.display_names[caldav.path] = "Field work"
    service.available_calendars(caldav.integration.account)
    assert caldav.integration.calendar_name == "Field work"
