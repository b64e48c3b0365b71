"""A team's calendar that several people have linked: an item is one event on it, whoever it belongs to."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from emulators.memory import MemoryCalendar
from tests.jobs.conftest import SyncScenario, an_event
from tests.jobs.service_desk import NINE, WORK_KINDS, assign, move, plan_call
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.sync.models import Link, UserMessage

Pair = dict[str, SyncScenario]


@pytest.fixture
def shared(make_scenario: Callable[..., SyncScenario], ada: User, ben: User) -> Pair:
    calendar = MemoryCalendar()
    scenarios = {
        user.name: make_scenario(calendar, owner=user, kinds=[*WORK_KINDS, "appointment"]) for user in (ada, ben)
    }
    for scenario in scenarios.values():
        scenario.set(calendar_id="team")
    return scenarios


def run(scenarios: Pair, order: str, trigger: str = "item_saved") -> None:
    for name in order.split():
        scenarios[name].run(trigger)


def events(scenarios: Pair) -> int:
    return len(scenarios["Ada"].calendar.events)


def run_until_idle(scenarios: Pair) -> None:
    for _ in range(3):
        run(scenarios, "Ada Ben", "sweep")
    for scenario in scenarios.values():
        scenario.assert_quiet()


ORDERS = pytest.mark.parametrize("order", ["Ada Ben", "Ben Ada"])


@ORDERS
def test_a_call_of_two_is_one_event_there(shared: Pair, ada: User, ben: User, order: str) -> None:
    plan_call(ada, ben)
    run(shared, order)
    assert events(shared) == 1
    run_until_idle(shared)
    assert events(shared) == 1
    assert len(shared["Ada"].links()) == 1


@ORDERS
@pytest.mark.parametrize("left", ["Ada", "Ben"])
def test_after_a_reassignment_the_other_person_keeps_it(
    shared: Pair, ada: User, ben: User, order: str, left: str
) -> None:
    item_id = plan_call(ada, ben)
    run(shared, "Ada Ben")
    assign(item_id, {"Ada": ada, "Ben": ben}[left])
    run(shared, order)
    run_until_idle(shared)
    assert events(shared) == 1
    assert [link.integration_id for link in shared["Ada"].links()] == [shared[left].integration_id]
    assert db.session.scalars(select(UserMessage)).all() == []


@ORDERS
def test_moves_go_both_ways_as_ever(shared: Pair, ada: User, ben: User, order: str) -> None:
    item_id = plan_call(ada, ben)
    run(shared, order)
    move(item_id, NINE.replace(hour=11))
    run(shared, order)
    (held,) = shared["Ada"].calendar.events.values()
    assert held.event.details.start == NINE.replace(hour=11)
    shared["Ada"].calendar.put(held.remote_id, an_event(held.event.details.subject, NINE.replace(hour=15)))
    run_until_idle(shared)
    assert shared["Ada"].item(item_id).start == NINE.replace(hour=15)
    assert events(shared) == 1


def test_if_the_elder_cannot_write_the_other_does(shared: Pair, ada: User, ben: User) -> None:
    shared["Ada"].set(active=False)
    plan_call(ada, ben)
    run(shared, "Ben")
    assert events(shared) == 1
    shared["Ada"].set(active=True)
    run_until_idle(shared)
    assert events(shared) == 1


def test_an_integration_that_does_not_send_calls_does_not_keep_them_from_the_other(
    shared: Pair, ada: User, ben: User
) -> None:
    shared["Ada"].set(kinds=["appointment"])
    plan_call(ada, ben)
    run(shared, "Ben Ada")
    assert events(shared) == 1


def test_calendars_of_the_same_name_at_different_servers_are_two(shared: Pair, ada: User, ben: User) -> None:
    shared["Ben"].integration.account.server_url = "https://example.org/"
    db.session.commit()
    plan_call(ada, ben)
    run(shared, "Ada Ben")
    assert len(shared["Ada"].links()) == 2


def test_what_people_put_there_themselves_becomes_an_item_of_each(shared: Pair, ada: User, ben: User) -> None:
    shared["Ada"].calendar.put("e1", an_event("Team meeting"), modified_at=utc_now())
    run_until_idle(shared)
    assert sorted(db.session.scalars(select(Item.owner_id))) == sorted([ada.id, ben.id])
    assert events(shared) == 1
    assert len(db.session.scalars(select(Link)).all()) == 2
