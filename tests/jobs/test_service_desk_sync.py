"""The whole way of a service call: planned by a dispatcher, on two technicians' linked calendars, and back again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.jobs.conftest import SyncScenario
from tests.jobs.service_desk import NINE, WORK_KINDS, ZONE, a_ticket
from tests.web.service_desk.desk import act
from webapp.accounts.models import User
from webapp.connectors.event import Details, Event
from webapp.database import new_uid
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.my_calendar.recurrence import Timing
from webapp.service_desk.activities import service as activities
from webapp.service_desk.activities.service import ActivityDraft
from webapp.service_desk.calls import service as calls
from webapp.service_desk.calls.service import CallDraft
from webapp.service_desk.event_templates import DEFAULTS
from webapp.service_desk.event_texts.service import reset_template, save_template
from webapp.service_desk.models import ServiceCall, Task, Ticket, TimelineEntry
from webapp.sync.models import UserMessage

Scenarios = tuple[SyncScenario, SyncScenario]


@pytest.fixture
def scenarios(make_scenario: Callable[..., SyncScenario], ada: User, ben: User) -> Scenarios:
    """Ada's and Ben's linked calendars, which take every kind of work."""
    return make_scenario(owner=ada, kinds=WORK_KINDS), make_scenario(owner=ben, kinds=WORK_KINDS)


@pytest.fixture
def dana(make_user: Callable[..., User]) -> User:
    """A dispatcher."""
    return make_user("Dana", role="dispatcher", time_zone=ZONE)


@pytest.fixture
def call(scenarios: Scenarios, dana: User, ada: User, ben: User) -> ServiceCall:
    """A call for both, on both linked calendars."""
    draft = CallDraft(a_ticket(), NINE, NINE + timedelta(hours=1), ZONE, "Bring toner", resources=(ada, ben))
    planned = calls.plan_call(dana, draft, new_uid())
    run(scenarios)
    return planned


def run(scenarios: Scenarios) -> None:
    for _ in range(3):
        for scenario in scenarios:
            scenario.run()


def now(call: ServiceCall) -> ServiceCall:
    return db.session.get_one(ServiceCall, call.item_id, populate_existing=True)


def change(call: ServiceCall, by: User, **fields: object) -> None:
    draft = replace(calls.draft_of(now(call)), **fields)  # type: ignore[arg-type]
    calls.change_call(by, call, draft, now_version(call))


def now_version(call: ServiceCall) -> int:
    version: int = db.session.get_one(Item, call.item_id, populate_existing=True).version
    return version


def there(scenario: SyncScenario) -> Details:
    (held,) = scenario.calendar.events.values()
    return held.event.details


def edit_there(scenario: SyncScenario, **details: object) -> None:
    (held,) = scenario.calendar.events.values()
    scenario.calendar.put(held.remote_id, Event(replace(held.event.details, **details)))  # type: ignore[arg-type]


def assert_quiet(scenarios: Scenarios) -> None:
    for scenario in scenarios:
        scenario.assert_quiet()


def test_a_planned_call_is_on_both_linked_calendars(scenarios: Scenarios, call: ServiceCall) -> None:
    for scenario in scenarios:
        assert there(scenario).subject == "[#1042] Printer is down – Harbour Ltd"
        assert there(scenario).location == "Quay 4"
        assert there(scenario).description.startswith("Bring toner\n\nKim 123\n\nhttp")
        assert (there(scenario).start, there(scenario).zone) == (NINE, ZONE)
    assert_quiet(scenarios)


def test_a_call_follows_its_ticket_its_dialog_and_its_people(
    scenarios: Scenarios, call: ServiceCall, dana: User, ada: User, ben: User
) -> None:
    adas, bens = scenarios
    now(call).ticket.title = "Scanner is down"
    db.session.commit()
    change(call, dana, start=NINE + timedelta(hours=2), end=NINE + timedelta(hours=3), description="Bring ink")
    run(scenarios)
    for scenario in scenarios:
        assert there(scenario).subject == "[#1042] Scanner is down – Harbour Ltd"
        assert there(scenario).start == NINE + timedelta(hours=2)
        assert there(scenario).description.startswith("Bring ink")
    change(call, dana, resources=(ben,))
    run(scenarios)
    assert adas.calendar.events == {}
    assert there(bens).subject
    change(call, dana, resources=(ada, ben))
    run(scenarios)
    assert there(adas) == there(bens)
    assert_quiet(scenarios)


def test_a_cancelled_call_leaves_both_and_comes_back_to_both(
    scenarios: Scenarios, call: ServiceCall, dana: User
) -> None:
    calls.set_status(dana, call, "cancelled", now_version(call))
    run(scenarios)
    assert [scenario.calendar.events for scenario in scenarios] == [{}, {}]
    calls.set_status(dana, call, "planned", now_version(call))
    run(scenarios)
    assert [there(scenario).start for scenario in scenarios] == [NINE, NINE]
    calls.trash_call(dana, call, now_version(call))
    run(scenarios)
    assert [scenario.calendar.events for scenario in scenarios] == [{}, {}]
    calls.restore_call(dana, call)
    run(scenarios)
    assert [there(scenario).start for scenario in scenarios] == [NINE, NINE]
    assert_quiet(scenarios)


def test_a_call_moved_on_one_linked_calendar_moves_here_and_on_the_other(
    scenarios: Scenarios, call: ServiceCall, ada: User
) -> None:
    later = NINE + timedelta(days=1)
    edit_there(scenarios[0], start=later, end=later + timedelta(hours=1))
    run(scenarios)
    assert now(call).item.start == there(scenarios[1]).start == later
    latest = db.session.scalars(select(TimelineEntry).order_by(TimelineEntry.id.desc())).first()
    assert latest is not None
    assert (latest.user_id, latest.via != "", latest.text.startswith("moved the service call")) == (ada.id, True, True)
    assert_quiet(scenarios)


def test_a_text_changed_there_is_not_taken_over_and_not_overwritten(
    scenarios: Scenarios, call: ServiceCall, dana: User
) -> None:
    edit_there(scenarios[0], subject="Printer (key at the desk)")
    run(scenarios)
    assert now(call).ticket.title == "Printer is down"
    assert (there(scenarios[0]).subject, there(scenarios[1]).subject) == (
        "Printer (key at the desk)",
        "[#1042] Printer is down – Harbour Ltd",
    )
    assert_quiet(scenarios)
    now(call).ticket.title = "Scanner is down"
    db.session.commit()
    run(scenarios)
    assert [there(scenario).subject for scenario in scenarios] == ["[#1042] Scanner is down – Harbour Ltd"] * 2
    assert_quiet(scenarios)


def test_a_call_removed_on_the_linked_calendar_stays_and_its_owner_is_notified(
    scenarios: Scenarios, call: ServiceCall, ada: User
) -> None:
    scenarios[0].calendar.remove(next(iter(scenarios[0].calendar.events)))
    run(scenarios)
    assert now(call).item.trashed_at is None
    assert there(scenarios[1]).start == NINE
    assert [notice.user_id for notice in db.session.scalars(select(UserMessage))] == [ada.id]
    assert_quiet(scenarios)


def test_a_new_template_reaches_what_is_coming_on_every_linked_calendar(
    scenarios: Scenarios, call: ServiceCall
) -> None:
    assert save_template("service_call", replace(DEFAULTS["service_call"], subject="{client}: {title}"), version=0) == 1
    run(scenarios)
    assert [there(scenario).subject for scenario in scenarios] == ["Harbour Ltd: Printer is down"] * 2
    assert reset_template("service_call", version=1) == 1
    run(scenarios)
    assert [there(scenario).subject for scenario in scenarios] == ["[#1042] Printer is down – Harbour Ltd"] * 2
    assert_quiet(scenarios)


def test_a_status_set_by_a_technician_reaches_every_linked_calendar(
    scenarios: Scenarios, call: ServiceCall, ada: User, sign_in: Callable[[User], FlaskClient]
) -> None:
    save_template("service_call", replace(DEFAULTS["service_call"], subject="{status}: {title}"), version=0)
    browser = sign_in(ada)
    for status, words in (("on_the_way", "On the way"), ("done", "Done")):
        act(browser, f"/service-calls/{call.item_id}/status", version=now(call).item.version, status=status)
        run(scenarios)
        assert [there(scenario).subject for scenario in scenarios] == [f"{words}: Printer is down"] * 2
    act(browser, f"/service-calls/{call.item_id}/status", version=now(call).item.version, status="cancelled")
    run(scenarios)
    assert [len(scenario.calendar.events) for scenario in scenarios] == [0, 0]
    assert_quiet(scenarios)


def test_a_call_that_lasts_all_day_there_does_so_for_everybody(
    scenarios: Scenarios, call: ServiceCall, dana: User
) -> None:
    day = NINE.replace(hour=0)
    edit_there(scenarios[0], start=day, end=day + timedelta(days=1), all_day=True, zone=None)
    run(scenarios)
    assert (now(call).item.all_day, there(scenarios[1]).all_day) == (True, True)
    change(call, dana, description="Bring ink")
    run(scenarios)
    assert [there(scenario).all_day for scenario in scenarios] == [True, True]
    assert_quiet(scenarios)


def test_a_task_renamed_moved_and_finished_goes_round(scenarios: Scenarios, ada: User) -> None:
    save_template("task", replace(DEFAULTS["task"], subject="Task: {title}"), version=0)
    task = Task(title="Order toner", creator_id=ada.id, assignees=[ada], due_at=NINE, zone=ZONE)
    db.session.add(task)
    db.session.commit()
    run(scenarios)
    later = NINE + timedelta(hours=4)
    edit_there(scenarios[0], subject="Task: Order ink", start=later, end=later + timedelta(minutes=45))
    run(scenarios)
    db.session.refresh(task)
    assert (task.title, task.due_at, task.estimate) == ("Order ink", later, 45)
    edit_there(scenarios[0], subject="Order pens")  # without what our template says: it is put back
    run(scenarios)
    db.session.refresh(task)
    assert (task.title, there(scenarios[0]).subject) == ("Order pens", "Task: Order pens")
    task.status = "done"
    db.session.commit()
    run(scenarios)
    assert there(scenarios[0]).subject == "✓ Task: Order pens"
    assert_quiet(scenarios)


def test_a_crm_activity_is_moved_there_and_keeps_its_texts(scenarios: Scenarios, ada: User) -> None:
    ticket: Ticket = a_ticket()
    now_is = ActivityDraft("visit", ticket.client, ticket.contact, Timing(NINE, NINE + timedelta(hours=1), ZONE, False))
    activity = activities.add(ada, now_is, new_uid())
    run(scenarios)
    assert there(scenarios[0]).subject == "Visit: Harbour Ltd – Kim"
    assert scenarios[1].calendar.events == {}
    later = NINE + timedelta(hours=4)
    edit_there(scenarios[0], start=later, end=later + timedelta(hours=1))
    run(scenarios)
    db.session.refresh(activity.item)
    assert (activity.item.start, activity.item.subject) == (later, "Visit: Harbour Ltd – Kim")
    activities.trash(activity, activity.item.version)
    run(scenarios)
    assert scenarios[0].calendar.events == {}
    assert_quiet(scenarios)
