"""Series whose changed dates are resources of their own: a write that ends midway is completed, and nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from emulators.memory_parts import Parts, parts_calendar
from tests.jobs.conftest import Desk, an_event
from tests.reasons import words
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
def desk(make_desk: Callable[..., Desk], parts: Parts) -> Desk:
    return make_desk(parts_calendar(parts))


def a_series(*changed: str) -> Event:
    """A weekly series whose second and following dates have these subjects."""
    series = an_event("Weekly", START, rrule="FREQ=WEEKLY;COUNT=6")
    overrides = tuple(date_called(series, number, subject) for number, subject in enumerate(changed, start=1))
    return replace(series, overrides=overrides)


def date_called(series: Event, number: int, subject: str) -> Override:
    start = START + number * WEEK
    return Override(start, replace(series.details, subject=subject, start=start, end=start + timedelta(hours=1)))


def edit(desk: Desk, item_id: int, event: Event) -> None:
    item = desk.item(item_id)
    apply_event(item, event, home_zone="Europe/Berlin")
    item.updated_at = utc_now()
    db.session.commit()


def there(desk: Desk) -> Event:
    (held,) = desk.calendar.events.values()
    return normalise(held.event)


def subjects(event: Event) -> list[str]:
    return [override.details.subject for override in event.overrides]


def assert_in_step(desk: Desk, item_id: int, *changed: str) -> None:
    assert subjects(there(desk)) == list(changed)
    assert there(desk) == normalise(item_event(desk.item(item_id)))
    (link,) = desk.links()
    (held,) = desk.calendar.events.values()
    assert (link.state, link.remote_id, link.version_tag) == ("live", held.remote_id, held.version_tag)
    assert desk.failures() == []
    desk.assert_quiet()


def die_before(number: int) -> Callable[[int], None]:
    def maybe(request: int) -> None:
        if request == number:
            raise WorkerDied

    return maybe


def die(desk: Desk, parts: Parts, number: int) -> None:
    """Let the worker die right before a request of the write that is due."""
    parts.before_request = die_before(number)
    with pytest.raises(WorkerDied):
        desk.run("item_saved")
    parts.before_request = lambda _request: None
    db.session.rollback()


def test_a_whole_series_is_one_event(desk: Desk) -> None:
    item_id = desk.add_item(a_series("Second", "Third"))
    desk.run("item_saved")
    assert_in_step(desk, item_id, "Second", "Third")


@pytest.mark.parametrize("done", [1, 2, 3])
def test_a_create_that_ends_midway_is_completed(desk: Desk, parts: Parts, done: int) -> None:
    item_id = desk.add_item(a_series("Second", "Third", "Fourth"))
    parts.fail_after = done
    desk.run("item_saved")
    assert subjects(there(desk)) == ["Second", "Third", "Fourth"][: done - 1]
    (link,) = desk.links()
    assert (link.state, link.remote_id) == ("live", next(iter(desk.calendar.events)))
    parts.fail_after = None
    desk.run("item_saved")
    assert len(desk.calendar.events) == 1
    assert_in_step(desk, item_id, "Second", "Third", "Fourth")


def test_an_incomplete_write_is_no_success_and_is_logged(desk: Desk, parts: Parts) -> None:
    desk.add_item(a_series("Second", "Third"))
    parts.fail_after = 2
    desk.run("item_saved")
    written, entry = desk.entries()
    assert (written.direction, written.action, written.outcome) == ("out", "create", "done")
    assert written.after is not None
    assert subjects(event_from_json(written.after)) == ["Second"], "of what was written, which can be undone"
    assert (entry.direction, entry.action, entry.outcome) == ("out", "create", "failed")
    assert entry.reason == caused_by(Reason.WRITTEN_IN_PART, words("the service went away"))
    assert entry.remote_id == next(iter(desk.calendar.events))
    assert [failure.kind for failure in desk.failures()] == ["sending"]
    assert desk.last_run().result == "failed"
    assert desk.marks() != [], "what is missing is still to be sent"


@pytest.mark.parametrize("done", [1, 2])
def test_an_update_that_ends_midway_is_completed(desk: Desk, parts: Parts, done: int) -> None:
    item_id = desk.add_item(a_series("Second"))
    desk.run("item_saved")
    parts.fail_after = done
    edit(desk, item_id, a_series("Second, again", "Third"))
    desk.run("item_saved")
    assert desk.entries()[-1].reason == caused_by(Reason.WRITTEN_IN_PART, words("the service went away"))
    assert subjects(there(desk)) == ["Second" if done == 1 else "Second, again"]
    parts.fail_after = None
    desk.run("item_saved")
    assert_in_step(desk, item_id, "Second, again", "Third")


def test_the_rest_is_written_while_it_fails_again_and_again(desk: Desk, parts: Parts) -> None:
    item_id = desk.add_item(a_series("Second", "Third", "Fourth"))
    parts.fail_after = 2  # one more date with each attempt
    for _ in range(3):
        desk.run("item_saved")
    parts.fail_after = None
    desk.run()
    assert_in_step(desk, item_id, "Second", "Third", "Fourth")


def test_a_later_edit_here_is_not_undone_by_what_was_written_before_it(desk: Desk, parts: Parts) -> None:
    item_id = desk.add_item(a_series("Second"))
    desk.run("item_saved")
    parts.fail_after = 2
    edit(desk, item_id, a_series("Second, again", "Third"))
    desk.run("item_saved")
    parts.fail_after = None
    edit(desk, item_id, a_series("Second", "Third"))
    desk.run()
    assert_in_step(desk, item_id, "Second", "Third")


def test_a_remote_edit_made_meanwhile_is_imported_and_the_rest_is_sent(desk: Desk, parts: Parts) -> None:
    item_id = desk.add_item(a_series("Second", "Third"))
    parts.fail_after = 2
    desk.run("item_saved")
    parts.fail_after = None
    (held,) = desk.calendar.events.values()
    renamed = replace(held.event, details=replace(held.event.details, location="Room 5"))
    desk.calendar.put(held.remote_id, renamed)
    desk.run()
    assert desk.item(item_id).location == "Room 5"
    assert subjects(there(desk)) == ["Second", "Third"]
    assert there(desk).details.location == "Room 5"
    desk.run()
    assert desk.entries()[-1].outcome == "done"


def test_an_import_beside_an_incomplete_write_is_logged(desk: Desk, parts: Parts) -> None:
    item_id = desk.add_item(a_series("Second"))
    desk.run("item_saved")
    (held,) = desk.calendar.events.values()
    desk.calendar.put(held.remote_id, replace(held.event, details=replace(held.event.details, location="Room 5")))
    edit(desk, item_id, a_series("Second, again", "Third"))
    parts.fail_after = 2
    desk.run()
    assert desk.item(item_id).location == "Room 5"
    entries = [(entry.direction, entry.outcome, entry.after) for entry in desk.entries()[-3:]]
    assert [(direction, outcome) for direction, outcome, _ in entries] == [
        ("in", "done"),
        ("out", "done"),
        ("out", "failed"),
    ]
    assert entries[0][2] == {"location": "Room 5"}


def test_fields_that_stay_different_by_the_options_are_left_alone(desk: Desk, parts: Parts) -> None:
    item_id = desk.add_item(a_series("Second"))
    desk.run("item_saved")
    desk.set(accept_update=False)
    (held,) = desk.calendar.events.values()
    desk.calendar.put(held.remote_id, replace(held.event, details=replace(held.event.details, location="Only there")))
    desk.run()
    parts.fail_after = 1
    edit(desk, item_id, a_series("Second", "Third"))
    desk.run("item_saved")
    parts.fail_after = None
    desk.run("item_saved")
    assert there(desk).details.location == "Only there"
    assert desk.item(item_id).location == ""
    assert subjects(there(desk)) == ["Second", "Third"]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_worker_that_died_between_the_parts_of_a_create_loses_no_date(desk: Desk, parts: Parts, number: int) -> None:
    item_id = desk.add_item(a_series("Second", "Third", "Fourth"))
    die(desk, parts, number)
    assert [link.state for link in desk.links()] == ["pending"]
    desk.run()
    desk.run()
    assert len(desk.calendar.events) == 1
    assert subjects(item_event(desk.item(item_id))) == ["Second", "Third", "Fourth"]
    assert_in_step(desk, item_id, "Second", "Third", "Fourth")


@pytest.mark.parametrize("number", [1, 2])
def test_a_worker_that_died_between_the_parts_of_an_update_loses_no_date(desk: Desk, parts: Parts, number: int) -> None:
    item_id = desk.add_item(a_series("Second"))
    desk.run("item_saved")
    edit(desk, item_id, a_series("Second, again", "Third"))
    die(desk, parts, number)
    desk.run()
    desk.run()
    assert_in_step(desk, item_id, "Second, again", "Third")


def test_an_instance_changed_remotely_after_the_worker_died_is_imported(desk: Desk, parts: Parts) -> None:
    item_id = desk.add_item(a_series("Second", "Third"))
    die(desk, parts, 2)
    (held,) = desk.calendar.events.values()
    (second,) = held.event.overrides
    theirs = replace(second, details=replace(second.details, subject="Second, by them"))
    desk.calendar.put(held.remote_id, replace(held.event, overrides=(theirs,)))
    desk.run()
    desk.run()
    assert_in_step(desk, item_id, "Second, by them", "Third")
    assert db.session.query(ItemOverride).count() == 2
