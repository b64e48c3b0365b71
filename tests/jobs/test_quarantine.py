"""Whatever a database, a parser or a rule refuses about one object sets that object aside, and the others pass.

The database itself refuses, by a trigger: each kind of store, of one chosen object among others of the same batch.
"""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import select, text

from tests.jobs.conftest import SyncScenario, an_event
from tests.reasons import refusing
from webapp.connectors.event import Event, Override, RemoteEvent
from webapp.connectors.ical import parse
from webapp.connectors.ical.moments import UnreadableText
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.sync.engine import executor, fetch
from webapp.sync.engine.planner import EventNow
from webapp.sync.models import Quarantine

BAD = "Bad"
OTHERS = ["Good 1", "Good 2", "Good 3"]

Refuse = Callable[[str, str, str], None]


@pytest.fixture
def refuse(scenario: SyncScenario) -> Iterator[Refuse]:
    """Have the database refuse to insert or update rows of a table for which a condition holds."""
    tables: list[str] = []

    def forbid(table: str, event: str, condition: str) -> None:
        tables.append(table)
        statements = [
            f"CREATE TRIGGER refuses BEFORE {event} ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, 'no'); END"
        ]
        if db.engine.dialect.name != "sqlite":
            refusal = "BEGIN RAISE EXCEPTION USING ERRCODE = 'check_violation'; END"
            statements = [
                f"CREATE OR REPLACE FUNCTION refuses() RETURNS trigger LANGUAGE plpgsql AS $$ {refusal} $$",
                f"CREATE TRIGGER refuses BEFORE {event} ON {table} FOR EACH ROW WHEN ({condition})"
                " EXECUTE FUNCTION refuses()",
            ]
        with db.engine.begin() as connection:
            for statement in statements:
                connection.execute(text(statement))

    yield forbid
    db.session.rollback()
    with db.engine.begin() as connection:
        for table in tables:
            on = "" if db.engine.dialect.name == "sqlite" else f" ON {table}"
            connection.execute(text(f"DROP TRIGGER refuses{on}"))


def series() -> Event:
    changed = Override(an_event().details.start, an_event(BAD).details)
    return an_event(BAD, rrule="FREQ=DAILY;COUNT=3", overrides=(changed,))


def put_all(scenario: SyncScenario, bad: Event) -> None:
    for number, subject in enumerate(OTHERS):
        scenario.calendar.put(f"good-{number}", an_event(subject))
        if number == 1:
            scenario.calendar.put("bad", bad)


def held(scenario: SyncScenario) -> list[tuple[str | None, str]]:
    db.session.rollback()
    return [(each.remote_id, each.subject) for each in db.session.scalars(select(Quarantine).order_by(Quarantine.id))]


def subjects(scenario: SyncScenario) -> list[str]:
    return sorted(item.subject for item in scenario.items())


def assert_moved_on(scenario: SyncScenario) -> None:
    """The cursor moved on and what comes later comes in, without another try of what is set aside."""
    asked = len(scenario.entries())
    scenario.calendar.put("later", an_event("Later"))
    scenario.run()
    assert "Later" in subjects(scenario)
    assert {entry.subject for entry in scenario.entries()[asked:]} == {"Later"}
    assert scenario.last_run().result == "ok"


@pytest.mark.parametrize(
    ("table", "condition"),
    [
        ("items", "NEW.subject = 'Bad'"),
        ("item_overrides", "NEW.subject = 'Bad'"),
        ("links", "NEW.remote_id = 'bad'"),
    ],
)
def test_what_cannot_be_created_waits_aside(scenario: SyncScenario, refuse: Refuse, table: str, condition: str) -> None:
    refuse(table, "INSERT", condition)
    put_all(scenario, series())
    scenario.run()
    assert subjects(scenario) == OTHERS
    assert held(scenario) == [("bad", BAD)]
    assert_moved_on(scenario)


@pytest.mark.parametrize(
    ("table", "event", "condition"),
    [
        ("items", "UPDATE", "NEW.subject = 'Bad'"),
        ("item_overrides", "INSERT", "NEW.subject = 'Bad'"),
        ("links", "UPDATE", "NEW.remote_id = 'bad'"),
    ],
)
def test_a_change_that_cannot_be_stored_waits_aside(
    scenario: SyncScenario, refuse: Refuse, table: str, event: str, condition: str
) -> None:
    put_all(scenario, an_event("Was"))
    scenario.run()
    refuse(table, event, condition)
    for number in range(3):
        scenario.calendar.put(f"good-{number}", an_event(f"New {number}"))
    scenario.calendar.put("bad", series())
    scenario.run()
    assert subjects(scenario) == ["New 0", "New 1", "New 2", "Was"]
    assert held(scenario) == [("bad", "Was")]
    assert_moved_on(scenario)


def test_a_removal_that_cannot_be_stored_waits_aside(scenario: SyncScenario, refuse: Refuse) -> None:
    put_all(scenario, an_event(BAD))
    scenario.run()
    refuse("items", "UPDATE", "NEW.trashed_at IS NOT NULL AND NEW.subject = 'Bad'")
    for remote_id in ("good-0", "bad", "good-2"):
        scenario.calendar.remove(remote_id)
    scenario.run()
    assert subjects(scenario) == [BAD, "Good 2"]
    assert [subject for _, subject in held(scenario)] == [BAD]
    assert_moved_on(scenario)


def test_what_cannot_be_taken_out_of_the_trash_waits_aside(scenario: SyncScenario, refuse: Refuse) -> None:
    put_all(scenario, an_event(BAD))
    scenario.run()
    refuse("items", "UPDATE", "NEW.trashed_at IS NULL AND OLD.trashed_at IS NOT NULL AND OLD.subject = 'Bad'")
    for item in scenario.items():
        if item.subject in {BAD, "Good 1"}:
            scenario.trash(item.id)
    scenario.calendar.put("bad", an_event(BAD, location="elsewhere"))
    scenario.calendar.put("good-0", an_event("Good 1", location="elsewhere"))
    scenario.run()
    assert subjects(scenario) == OTHERS
    assert held(scenario) == [("bad", BAD)]
    assert_moved_on(scenario)


@pytest.mark.parametrize(
    ("event", "condition"), [("INSERT", "NEW.state = 'pending'"), ("UPDATE", "NEW.version_tag IS NOT NULL")]
)
def test_what_was_sent_and_cannot_be_noted_keeps_nothing_else_from_being_sent(
    scenario: SyncScenario, refuse: Refuse, event: str, condition: str
) -> None:
    ids = {subject: scenario.add_item(an_event(subject)) for subject in ("Good 1", BAD, "Good 2")}
    refuse("links", event, f"NEW.item_id = {ids[BAD]} AND {condition}")
    scenario.run("item_saved")
    assert {"Good 1", "Good 2"} <= set(scenario.subjects_there())
    assert scenario.marks() == []
    scenario.add_item(an_event("Later"))
    scenario.run("item_saved")
    assert "Later" in scenario.subjects_there()
    assert scenario.subjects_there().count(BAD) == (0 if event == "INSERT" else 1)


@pytest.mark.parametrize("where", ["planning", "matching"])
def test_what_cannot_be_worked_out_waits_aside(
    scenario: SyncScenario, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def fails(event: RemoteEvent | EventNow | None) -> None:
        if event and event.event.details.subject == BAD:
            raise KeyError("private words")

    if where == "planning":
        plan = executor.plan
        monkeypatch.setattr(executor, "plan", lambda seen, options: fails(seen.event) or plan(seen, options))
    else:
        orphans = fetch.find_orphans
        monkeypatch.setattr(
            fetch, "find_orphans", lambda ours, events: [fails(event) for event in events] and orphans(ours, events)
        )
    put_all(scenario, an_event(BAD))
    scenario.run()
    assert subjects(scenario) == OTHERS
    assert held(scenario) == [("bad", BAD)]
    assert "private" not in repr(db.session.scalars(select(Quarantine)).one().reason)
    assert_moved_on(scenario)


@pytest.mark.parametrize("error", [KeyError, TypeError, AttributeError, IndexError, ZeroDivisionError, RecursionError])
def test_a_parser_error_affects_one_object_only(error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    def trip(*_: object) -> None:
        raise error("private words")

    monkeypatch.setattr(parse, "_details", trip)
    source = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20270101T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    with refusing(UnreadableText, "cannot be understood"):
        parse.read_resource(source)


def test_it_follows_when_it_is_wanted_again_and_nothing_hinders_any_more(
    scenario: SyncScenario, refuse: Refuse
) -> None:
    refuse("items", "INSERT", "NEW.subject = 'Bad'")
    put_all(scenario, an_event(BAD))
    scenario.run()
    scenario.calendar.put("bad", an_event("Mended"))
    scenario.run()
    assert "Mended" in subjects(scenario)
    assert held(scenario) == []
    assert db.session.scalar(select(Item.uid).where(Item.subject == "Mended")) == "uid-of-bad"
