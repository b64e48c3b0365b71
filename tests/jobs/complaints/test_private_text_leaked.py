"""“My colleagues could read the titles of my private appointments.”

A private text goes to its owner's linked calendars, marked as private there, and nowhere else.
"""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from redis import Redis

from emulators.memory import MemoryCalendar
from emulators.reasons import words
from tests.jobs.caldav_scenario import CalDavScenario
from tests.jobs.conftest import SyncScenario, an_event
from webapp.accounts.models import User
from webapp.connectors.base import Write
from webapp.connectors.errors import TransientError
from webapp.sync import jobs

SECRET = "Oncologist"
PRIVATE = an_event(SECRET, location=SECRET, description=SECRET, private=True)


def test_it_is_marked_as_private_on_the_way_out_and_stays_so_on_the_way_back(caldav: CalDavScenario) -> None:
    item_id = caldav.add_item(PRIVATE)
    caldav.run("item_saved")
    assert "CLASS:PRIVATE" in caldav.texts[0]
    caldav.change(0, "^LOCATION:.*$", "LOCATION:Ward 3\r")
    caldav.run()
    assert (caldav.item(item_id).location, caldav.item(item_id).private) == ("Ward 3", True)


@pytest.mark.parametrize("role", ["technician", "dispatcher", "administrator"])
def test_nobody_else_finds_it_on_any_page(
    scenario: SyncScenario, role: str, make_user: Callable[..., User], sign_in: Callable[[User], FlaskClient]
) -> None:
    scenario.calendar.put("e1", PRIVATE)
    scenario.run()
    (item,) = scenario.items()
    browser = sign_in(make_user("Dana", role=role))
    day = f"{item.start:%Y-%m-%d}"
    for address in (
        f"/search?q={SECRET[:5]}",
        f"/dispatch/{day}",
        f"/dispatch?day={day}",
        f"/my-calendar/day/{day}",
        f"/my-calendar/items/{item.id}",
        f"/calendar-sync/{scenario.integration_id}/logs",
        f"/calendar-sync/{scenario.integration_id}/logs/{scenario.last_run().id}",
        "/admin/integrations",
    ):
        page = browser.get(address, follow_redirects=True).get_data(as_text=True)
        assert not re.search(SECRET, page), address


def test_on_a_calendar_that_two_share_it_is_nobodys_item_but_its_owners(
    make_scenario: Callable[..., SyncScenario], ada: User, ben: User
) -> None:
    team = MemoryCalendar()
    scenarios = [make_scenario(team, owner=owner) for owner in (ada, ben)]
    for scenario in scenarios:
        scenario.set(calendar_id="team")
    scenarios[0].add_item(PRIVATE)
    for scenario in scenarios * 2:
        scenario.run("sweep")
    assert [item.owner_id for item in scenarios[0].items()] == [ada.id]


def test_what_came_from_one_linked_calendar_does_not_get_to_another(make_scenario: Callable[..., SyncScenario]) -> None:
    private, company = make_scenario(), make_scenario()
    private.calendar.put("e1", PRIVATE)
    private.run()
    (item,) = private.items()
    private.edit(item.id, show_as="free")
    company.run("item_saved")
    company.manual(send=True, send_past="1y", send_future="1y")
    assert company.calendar.events == {}


def break_down(_write: Write) -> None:
    raise RuntimeError("a mistake of ours")


def test_failures_of_every_kind_contain_no_private_text(
    scenario: SyncScenario, redis: Redis, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    scenario.add_item(PRIVATE)
    scenario.calendar.refuse = lambda _write: "too large"
    scenario.run("item_saved")
    scenario.calendar.refuse = lambda _write: None
    scenario.calendar.error = TransientError(words("the server is busy"))
    scenario.run("sweep")
    scenario.calendar.error = None
    scenario.calendar.before_write = break_down
    scenario.edit(scenario.items()[0].id, subject=SECRET + " at noon")
    scenario.forget_pauses()
    with pytest.raises(RuntimeError) as raised:
        jobs.sync_integration(scenario.integration_id, "item_saved")
    outputs = [
        str(raised.value),
        capsys.readouterr().out,
        caplog.text,
        *(repr(failure.reason) for failure in scenario.failures()),
    ]
    outputs += [repr(scenario.last_run().reason), repr([redis.dump(key) for key in redis.scan_iter()])]
    assert not [text for text in outputs if SECRET in text]
