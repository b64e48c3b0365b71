"""“I only renamed it, and the reminder was gone, the last date was missing, and one date was on another day.”

An edit in My Calendar writes what was edited. What another program noted of the entry stays, also where the series
moves or is divided.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from tests import corpus
from tests.jobs.caldav_scenario import CalDavScenario
from webapp.accounts.models import User
from webapp.connectors.event import Event, normalise
from webapp.extensions import db
from webapp.my_calendar import kind_hooks, service
from webapp.my_calendar.models import Item
from webapp.sync import jobs
from webapp.sync import service as sync
from webapp.sync.engine.item_mapping import item_event
from webapp.sync.models import Preview, RestOfSeries
from webapp.sync.undo import requests

HOUR = timedelta(hours=1)
Edit = Callable[..., Item]


@pytest.fixture
def bring(caldav: CalDavScenario) -> Callable[[str], Item]:
    """Have an entry of the linked calendar come in."""

    def bring(name: str) -> Item:
        caldav.put_text("1", corpus.read(name))
        caldav.run("notified")
        (item,) = caldav.items()
        return item

    return bring


@pytest.fixture
def edit(caldav: CalDavScenario, ada: User) -> Edit:
    """Change a date as its dialog shows it, and have that carried over."""

    def edit(
        item: Item, occurrence: datetime, scope: service.Scope = "all", by: timedelta | None = None, **fields: object
    ) -> Item:
        draft = service.occurrence_draft(item, occurrence)
        if by is not None:
            fields["timing"] = replace(draft.timing, start=draft.timing.start + by, end=draft.timing.end + by)
        wanted = replace(draft, **fields)  # type: ignore[arg-type]
        changed = service.change_item(ada, item, wanted, original_start=occurrence, scope=scope, version=item.version)
        item_id = changed.id
        caldav.run("item_saved")
        return caldav.item(item_id)

    return edit


def lines(text: str, *but: str) -> list[str]:
    return [line for line in text.split("\r\n") if not line.startswith(but)]


def assert_in_step(scenario: CalDavScenario) -> None:
    """Assert that both sides are equal, and that nothing is left to do."""
    writes = scenario.writes()
    scenario.run()
    assert scenario.writes() == writes
    events = sorted(map(repr, map(normalise, scenario.events)))
    assert events == sorted(repr(normalise(item_event(item))) for item in scenario.items())


def test_another_subject_changes_the_subject_and_stamps_alone(caldav: CalDavScenario, ada: User) -> None:
    names = [name for name in corpus.names() if name != "cases/19-cancelled-lone-date"]  # nothing to show
    for number, name in enumerate(names):
        caldav.put_text(str(number), corpus.read(name))
    caldav.run("notified")
    before = caldav.texts
    items = caldav.items()
    assert len(items) == len(before)
    for item in items:
        draft = replace(service.occurrence_draft(item, item.start), subject="Renamed")
        service.change_item(ada, item, draft, original_start=item.start, scope="all", version=item.version)
    caldav.run("item_saved")
    ignored = ("SUMMARY", "summary", "DTSTAMP", "dtstamp", "LAST-MODIFIED")
    for name, old, new in zip(names, before, caldav.texts, strict=True):
        assert "Renamed" in new, name
        assert lines(new, *ignored) == lines(old.replace("\r\n", "\n").replace("\n", "\r\n"), *ignored), name
    assert_in_step(caldav)


def test_a_series_that_ends_with_its_last_start_keeps_that_date(
    caldav: CalDavScenario, bring: Callable[[str], Item], edit: Edit
) -> None:
    item = edit(bring("cases/04-until-is-last-start"), datetime(2027, 4, 12, 9), by=HOUR)
    assert item.rrule == "FREQ=WEEKLY;UNTIL=20270426T080000Z"
    assert "RRULE:FREQ=WEEKLY;UNTIL=20270426T080000Z\r\n" in caldav.texts[0]
    assert_in_step(caldav)


def test_an_all_day_date_stays_all_day_in_a_series_that_moves(
    caldav: CalDavScenario, bring: Callable[[str], Item], edit: Edit
) -> None:
    edit(bring("cases/06-all-day-date-in-timed-series"), datetime(2027, 5, 3, 9), by=2 * HOUR)
    assert "RECURRENCE-ID;TZID=Europe/Berlin:20270505T110000\r\nDTSTART;VALUE=DATE:20270505\r\n" in caldav.texts[0]
    assert_in_step(caldav)


@pytest.mark.parametrize(
    ("name", "until"), [("cases/02-all-day-until-utc", "20270316"), ("floating", "20270405T200000")]
)
def test_undoing_a_move_keeps_the_last_occurrence_where_until_is_in_utc(
    name: str, until: str, *, caldav: CalDavScenario, bring: Callable[[str], Item], edit: Edit, ada: User
) -> None:
    """Which date an instant means is known at home alone, and so it is written as what it means."""
    if name == "floating":
        text = corpus.read("cases/04-until-is-last-start").replace(";TZID=Europe/Berlin:20270405T09", ":20270301T20")
        text = text.replace(";TZID=Europe/Berlin:20270405T10", ":20270301T21").replace("0426T07", "0405T18")
        caldav.put_text("1", text)
        caldav.run("notified")
        (item,) = caldav.items()
    else:
        item = bring(name)
    before = item_event(item)
    assert before.rrule is not None
    assert before.rrule.partition(";BYDAY")[0].endswith("Z")
    edit(item, item.start, by=timedelta(days=7))
    undo(caldav, ada)
    assert f"UNTIL={until}" in caldav.texts[0]
    assert caldav.events[0].details == before.details
    writes = caldav.writes()
    caldav.run()
    assert caldav.writes() == writes


def undo(scenario: CalDavScenario, user: User) -> None:
    """Undo what was written there last."""
    (entry,) = [entry for entry in scenario.entries() if entry.direction == "out"]
    preview = requests.undo_entry(entry)
    preview_id = preview.id
    jobs.work_out_preview(preview_id)
    db.session.rollback()
    sync.execute_preview(db.session.get_one(Preview, preview_id, populate_existing=True), by=user)
    scenario.run("undo")


@pytest.mark.parametrize("by", [HOUR, timedelta(days=1)])
def test_the_move_of_a_series_can_be_undone_as_a_whole(
    by: timedelta, caldav: CalDavScenario, bring: Callable[[str], Item], edit: Edit, ada: User
) -> None:
    item = bring("cases/06-all-day-date-in-timed-series")
    before: Event = normalise(caldav.events[0])
    edit(item, datetime(2027, 5, 3, 9), by=by)
    undo(caldav, ada)
    assert normalise(caldav.events[0]) == before


def test_the_rest_of_a_series_takes_along_what_was_noted_there(
    caldav: CalDavScenario, bring: Callable[[str], Item], edit: Edit
) -> None:
    item = bring("cases/21-split-keeps")
    rest = edit(item, datetime(2027, 2, 4, 9), "following", by=2 * HOUR)
    whole, new = caldav.texts
    for line in ("CATEGORIES:Visit", "COLOR:red", "URL:https://example.org/r", "X-FOO:bar", "BEGIN:VALARM"):
        assert (f"{line}\r\n" in whole, f"{line}\r\n" in new) == (True, True)
    assert "DTSTART;TZID=Europe/Berlin:20270204T110000\r\n" in new
    assert "UID:c21" not in new
    assert rest.rrule == "FREQ=DAILY;COUNT=3"
    assert db.session.scalar(select(func.count()).select_from(RestOfSeries)) == 0
    assert_in_step(caldav)


def test_the_rest_of_a_rest_takes_it_along_too_before_either_was_written(
    caldav: CalDavScenario, bring: Callable[[str], Item], ada: User
) -> None:
    item = bring("cases/21-split-keeps")
    for start in (datetime(2027, 2, 3, 9), datetime(2027, 2, 5, 9)):
        draft = replace(service.occurrence_draft(item, start), location=f"Room {start.day}")
        item = service.change_item(ada, item, draft, original_start=start, scope="following", version=item.version)
    caldav.run("item_saved")
    assert len(caldav.texts) == 3
    assert all("X-FOO:bar" in text and "BEGIN:VALARM" in text for text in caldav.texts)
    assert_in_step(caldav)


def test_single_dates_of_a_series_that_is_not_here_can_be_divided(
    caldav: CalDavScenario, bring: Callable[[str], Item], edit: Edit
) -> None:
    item = bring("written/single-dates-of-a-guest")
    dates = len(item.overrides) + 1
    last = item.overrides[-1].original_start
    edit(item, last, "following", subject="By itself")
    assert len(caldav.texts) == 2
    assert caldav.texts[0].count("BEGIN:VEVENT") == dates - 1
    assert "By itself" in caldav.texts[1]
    assert_in_step(caldav)


def test_properties_that_the_rest_of_a_series_loses_are_shown_before(
    caldav: CalDavScenario, bring: Callable[[str], Item]
) -> None:
    item = bring("cases/21-split-keeps")
    assert kind_hooks.losses_of(item) == []
    caldav.change(0, r"^SUMMARY:Rounds\r$", "ATTENDEE:mailto:ben@example.org\r\nSUMMARY:Rounds\r")
    caldav.run("notified")
    (loss,) = kind_hooks.losses_of(caldav.items()[0])
    assert loss.startswith("On work (CalDAV), “This and following” starts a new series without its guests")
