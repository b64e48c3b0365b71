"""“Only my default calendar can be synced, and everything ends up mixed together in it.”

A person links as many calendars as they like, of one account or of several; each has options and a life of its own.
"""

from collections.abc import Callable

from emulators.caldav import CalDavEmulator
from tests.jobs.caldav_desk import link_calendar
from tests.jobs.conftest import Desk, an_event
from webapp.sync import service
from webapp.sync.models import LinkedAccount


def test_three_calendars_of_one_account_stay_apart(account: tuple[CalDavEmulator, LinkedAccount]) -> None:
    work, home, club = (link_calendar(*account, name) for name in ("work", "home", "club"))
    work.set(kinds=["appointment"])
    home.set(kinds=[], accept_delete=False)
    club.set(kinds=[])
    for desk, subject in ((work, "Meeting"), (home, "Birthday"), (club, "Match")):
        desk.put(subject.lower(), an_event(subject))
    work.add_item(an_event("Visit"))
    for desk in (work, home, club) * 2:
        desk.run("sweep")
    assert work.subjects_here() == ["Birthday", "Match", "Meeting", "Visit"]
    assert [desk.subjects_there() for desk in (work, home, club)] == [["Meeting", "Visit"], ["Birthday"], ["Match"]]
    home.remove("birthday")
    club.remove("match")
    for desk in (work, home, club):
        desk.run("sweep")
    assert work.subjects_here() == ["Birthday", "Meeting", "Visit"]


def test_what_was_made_here_is_on_every_calendar_and_an_edit_on_one_reaches_the_others(
    make_desk: Callable[..., Desk],
) -> None:
    desks = [make_desk() for _ in range(3)]
    desks[0].add_item(an_event("Visit"))
    for desk in desks:
        desk.run("item_saved")
    (remote_id,) = desks[1].calendar.events
    desks[1].calendar.put(remote_id, an_event("Visit at noon"))
    for desk in (desks[1], desks[0], desks[2]):
        desk.run("sweep")
    assert [desk.subjects_there() for desk in desks] == [["Visit at noon"]] * 3
    for desk in desks:
        desk.assert_quiet()


def test_one_that_fails_or_ends_holds_up_no_other(make_desk: Callable[..., Desk]) -> None:
    first, second = make_desk(), make_desk()
    first.set(active=False)
    first.add_item(an_event("Visit"))
    second.run("item_saved")
    assert second.subjects_there() == ["Visit"]
    service.end_integration(first.integration, remove_events=True)
    first.run("ended")
    second.run("sweep")
    assert second.subjects_there() == ["Visit"]
