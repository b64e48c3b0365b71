"""“Only my default calendar can be synced, and everything ends up mixed together in it.”

A person links as many calendars as they like, of one account or of several; each has options and a life of its own.
"""

from collections.abc import Callable

from emulators.caldav import CalDavEmulator
from tests.jobs.caldav_scenario import link_calendar
from tests.jobs.conftest import SyncScenario, an_event
from webapp.sync import service
from webapp.sync.models import LinkedAccount


def test_three_calendars_of_one_account_stay_apart(account: tuple[CalDavEmulator, LinkedAccount]) -> None:
    work, home, club = (link_calendar(*account, name) for name in ("work", "home", "club"))
    work.set(kinds=["appointment"])
    home.set(kinds=[], accept_delete=False)
    club.set(kinds=[])
    for scenario, subject in ((work, "Meeting"), (home, "Birthday"), (club, "Match")):
        scenario.put(subject.lower(), an_event(subject))
    work.add_item(an_event("Visit"))
    for scenario in (work, home, club) * 2:
        scenario.run("sweep")
    assert work.subjects_here() == ["Birthday", "Match", "Meeting", "Visit"]
    assert [scenario.subjects_there() for scenario in (work, home, club)] == [
        ["Meeting", "Visit"],
        ["Birthday"],
        ["Match"],
    ]
    home.remove("birthday")
    club.remove("match")
    for scenario in (work, home, club):
        scenario.run("sweep")
    assert work.subjects_here() == ["Birthday", "Meeting", "Visit"]


def test_what_was_made_here_is_on_every_calendar_and_an_edit_on_one_reaches_the_others(
    make_scenario: Callable[..., SyncScenario],
) -> None:
    scenarios = [make_scenario() for _ in range(3)]
    scenarios[0].add_item(an_event("Visit"))
    for scenario in scenarios:
        scenario.run("item_saved")
    (remote_id,) = scenarios[1].calendar.events
    scenarios[1].calendar.put(remote_id, an_event("Visit at noon"))
    for scenario in (scenarios[1], scenarios[0], scenarios[2]):
        scenario.run("sweep")
    assert [scenario.subjects_there() for scenario in scenarios] == [["Visit at noon"]] * 3
    for scenario in scenarios:
        scenario.assert_quiet()


def test_one_that_fails_or_ends_holds_up_no_other(make_scenario: Callable[..., SyncScenario]) -> None:
    first, second = make_scenario(), make_scenario()
    first.set(active=False)
    first.add_item(an_event("Visit"))
    second.run("item_saved")
    assert second.subjects_there() == ["Visit"]
    service.end_integration(first.integration, remove_events=True)
    first.run("ended")
    second.run("sweep")
    assert second.subjects_there() == ["Visit"]
