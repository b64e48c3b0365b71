"""Series whose changed dates are resources of their own: a write that ends midway is completed, and nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from emulators.memory_parts import Parts, parts_calendar
from emulators.reasons import words
from tests.jobs.conftest import SyncScenario, an_event
from webapp.connectors.event import Event, Override, event_from_json, normalise
from webapp.connectors.reasons import Reason, caused_by
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import ItemOverride
from webapp.sync.engine.item_mapping import apply_event, item_event

START = datetime(2026, 12, 1, 9)
WEEK = timedelta(days=7)


class WorkerDied(BaseException):
    """Nothing of ours runs any more, not even what cleans up."""


@pytest.fixture
def parts() -> Parts:
    return Parts()


@pytest.fixture
def scenario(make_scenario: Callable[..., SyncScenario], parts: Parts) -> SyncScenario:
    return make_scenario(parts_calendar(parts))


def a_series(*changed: str) -> Event:
    """A weekly series whose second and following dates have these subjects."""
    series = an_event("Weekly", START, rrule="FREQ=WEEKLY;COUNT=6")
    overrides = tuple(date_called(series, number, subject) for number, subject in enumerate(changed, start=1))
    return replace(series, overrides=overrides)


def date_called(series: Event, number: int, subject: str) -> Override:
    start = START + number * WEEK
    return Override(start, replace(series.details, subject=subject, start=start, end=start + timedelta(hours=1)))


def edit(scenario: SyncScenario, item_id: int, event: Event) -> None:
    item = scenario.item(item_id)
    apply_event(item, event, home_zone="Europe/Berlin")
    item.updated_at = utc_now()
    db.session.commit()


def there(scenario: SyncScenario) -> Event:
    (held,) = scenario.calendar.events.values()
    return normalise(held.event)


def subjects(event: Event) -> list[str]:
    return [override.details.subject for override in event.overrides]


def assert_in_step(scenario: SyncScenario, item_id: int, *changed: str) -> None:
    assert subjects(there(scenario)) == list(changed)
    assert there(scenario) == normalise(item_event(scenario.item(item_id)))
    (link,) = scenario.links()
    (held,) = scenario.calendar.events.values()
    assert (link.state, link.remote_id, link.version_tag) == ("live", held.remote_id, held.version_tag)
    assert scenario.failures() == []
    scenario.assert_quiet()


def die_before(number: int) -> Callable[[int], None]:
    def maybe(request: int) -> None:
        if request == number:
            raise WorkerDied

    return maybe


def die(scenario: SyncScenario, parts: Parts, number: int) -> None:
    """Let the worker die right before a request of the write that is due."""
    parts.before_request = die_before(number)
    with pytest.raises(WorkerDied):
        scenario.run("item_saved")
    parts.before_request = lambda _request: None
    db.session.rollback()


def test_a_whole_series_is_one_event(scenario: SyncScenario) -> None:
    item_id = scenario.add_item(a_series("Second", "Third"))
    scenario.run("item_saved")
    assert_in_step(scenario, item_id, "Second", "Third")


@pytest.mark.parametrize("done", [1, 2, 3])
def test_a_create_that_ends_midway_is_completed(scenario: SyncScenario, parts: Parts, done: int) -> None:
    item_id = scenario.add_item(a_series("Second", "Third", "Fourth"))
    parts.fail_after = done
    scenario.run("item_saved")
    assert subjects(there(scenario)) == ["Second", "Third", "Fourth"][: done - 1]
    (link,) = scenario.links()
    assert (link.state, link.remote_id) == ("live", next(iter(scenario.calendar.events)))
    parts.fail_after = None
    scenario.run("item_saved")
    assert len(scenario.calendar.events) == 1
    assert_in_step(scenario, item_id, "Second", "Third", "Fourth")


def test_an_incomplete_write_is_no_success_and_is_logged(scenario: SyncScenario, parts: Parts) -> None:
    scenario.add_item(a_series("Second", "Third"))
    parts.fail_after = 2
    scenario.run("item_saved")
    written, entry = scenario.entries()
    assert (written.direction, written.action, written.outcome) == ("out", "create", "done")
    assert written.after is not None
    assert subjects(event_from_json(written.after)) == ["Second"], "of what was written, which can be undone"
    assert (entry.direction, entry.action, entry.outcome) == ("out", "create", "failed")
    assert entry.reason == caused_by(Reason.WRITTEN_IN_PART, words("the service went away"))
    assert entry.remote_id == next(iter(scenario.calendar.events))
    assert [failure.kind for failure in scenario.failures()] == ["sending"]
    assert scenario.last_run().result == "failed"
    assert scenario.marks() != [], "what is missing is still to be sent"


@pytest.mark.parametrize("done", [1, 2])
def test_an_update_that_ends_midway_is_completed(scenario: SyncScenario, parts: Parts, done: int) -> None:
    item_id = scenario.add_item(a_series("Second"))
    scenario.run("item_saved")
    parts.fail_after = done
    edit(scenario, item_id, a_series("Second, again", "Third"))
    scenario.run("item_saved")
    assert scenario.entries()[-1].reason == caused_by(Reason.WRITTEN_IN_PART, words("the service went away"))
    assert subjects(there(scenario)) == ["Second" if done == 1 else "Second, again"]
    parts.fail_after = None
    scenario.run("item_saved")
    assert_in_step(scenario, item_id, "Second, again", "Third")


def test_the_rest_is_written_while_it_fails_again_and_again(scenario: SyncScenario, parts: Parts) -> None:
    item_id = scenario.add_item(a_series("Second", "Third", "Fourth"))
    parts.fail_after = 2  # one more date with each attempt
    for _ in range(3):
        scenario.run("item_saved")
    parts.fail_after = None
    scenario.run()
    assert_in_step(scenario, item_id, "Second", "Third", "Fourth")


def test_a_later_edit_here_is_not_undone_by_what_was_written_before_it(scenario: SyncScenario, parts: Parts) -> None:
    item_id = scenario.add_item(a_series("Second"))
    scenario.run("item_saved")
    parts.fail_after = 2
    edit(scenario, item_id, a_series("Second, again", "Third"))
    scenario.run("item_saved")
    parts.fail_after = None
    edit(scenario, item_id, a_series("Second", "Third"))
    scenario.run()
    assert_in_step(scenario, item_id, "Second", "Third")


def test_a_remote_edit_made_meanwhile_is_imported_and_the_rest_is_sent(scenario: SyncScenario, parts: Parts) -> None:
    item_id = scenario.add_item(a_series("Second", "Third"))
    parts.fail_after = 2
    scenario.run("item_saved")
    parts.fail_after = None
    (held,) = scenario.calendar.events.values()
    renamed = replace(held.event, details=replace(held.event.details, location="Room 5"))
    scenario.calendar.put(held.remote_id, renamed)
    scenario.run()
    assert scenario.item(item_id).location == "Room 5"
    assert subjects(there(scenario)) == ["Second", "Third"]
    assert there(scenario).details.location == "Room 5"
    scenario.run()
    assert scenario.entries()[-1].outcome == "done"


def test_an_import_beside_an_incomplete_write_is_logged(scenario: SyncScenario, parts: Parts) -> None:
    item_id = scenario.add_item(a_series("Second"))
    scenario.run("item_saved")
    (held,) = scenario.calendar.events.values()
    scenario.calendar.put(held.remote_id, replace(held.event, details=replace(held.event.details, location="Room 5")))
    edit(scenario, item_id, a_series("Second, again", "Third"))
    parts.fail_after = 2
    scenario.run()
    assert scenario.item(item_id).location == "Room 5"
    entries = [(entry.direction, entry.outcome, entry.after) for entry in scenario.entries()[-3:]]
    assert [(direction, outcome) for direction, outcome, _ in entries] == [
        ("in", "done"),
        ("out", "done"),
        ("out", "failed"),
    ]
    assert entries[0][2] == {"location": "Room 5"}


def test_fields_that_stay_different_by_the_options_are_left_alone(scenario: SyncScenario, parts: Parts) -> None:
    item_id = scenario.add_item(a_series("Second"))
    scenario.run("item_saved")
    scenario.set(accept_update=False)
    (held,) = scenario.calendar.events.values()
    scenario.calendar.put(
        held.remote_id, replace(held.event, details=replace(held.event.details, location="Only there"))
    )
    scenario.run()
    parts.fail_after = 1
    edit(scenario, item_id, a_series("Second", "Third"))
    scenario.run("item_saved")
    parts.fail_after = None
    scenario.run("item_saved")
    assert there(scenario).details.location == "Only there"
    assert scenario.item(item_id).location == ""
    assert subjects(there(scenario)) == ["Second", "Third"]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_worker_that_died_between_the_parts_of_a_create_loses_no_date(
    scenario: SyncScenario, parts: Parts, number: int
) -> None:
    item_id = scenario.add_item(a_series("Second", "Third", "Fourth"))
    die(scenario, parts, number)
    assert [link.state for link in scenario.links()] == ["pending"]
    scenario.run()
    scenario.run()
    assert len(scenario.calendar.events) == 1
    assert subjects(item_event(scenario.item(item_id))) == ["Second", "Third", "Fourth"]
    assert_in_step(scenario, item_id, "Second", "Third", "Fourth")


@pytest.mark.parametrize("number", [1, 2])
def test_a_worker_that_died_between_the_parts_of_an_update_loses_no_date(
    scenario: SyncScenario, parts: Parts, number: int
) -> None:
    item_id = scenario.add_item(a_series("Second"))
    scenario.run("item_saved")
    edit(scenario, item_id, a_series("Second, again", "Third"))
    die(scenario, parts, number)
    scenario.run()
    scenario.run()
    assert_in_step(scenario, item_id, "Second, again", "Third")


def test_an_instance_changed_remotely_after_the_worker_died_is_imported(scenario: SyncScenario, parts: Parts) -> None:
    item_id = scenario.add_item(a_series("Second", "Third"))
    die(scenario, parts, 2)
    (held,) = scenario.calendar.events.values()
    (second,) = held.event.overrides
    theirs = replace(second, details=replace(second.details, subject="Second, by them"))
    scenario.calendar.put(held.remote_id, replace(held.event, overrides=(theirs,)))
    scenario.run()
    scenario.run()
    assert_in_step(scenario, item_id, "Second, by them", "Third")
    assert db.session.query(ItemOverride).count() == 2
