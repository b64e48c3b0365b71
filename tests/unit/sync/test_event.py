"""The neutral event: comparing, merging, and its way through JSON."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.sync.pairs import CASES, START, ev, events, related_events
from webapp.connectors.event import (
    SHOW_AS,
    Details,
    Event,
    Override,
    Period,
    RemoteEvent,
    canonical_rule,
    changed_fields,
    clean_line,
    clean_text,
    event_fields,
    event_from_fields,
    event_from_json,
    event_to_json,
    fingerprint,
    is_excluded,
    is_occurrence,
    normalise,
    with_fields,
    with_values,
)
from webapp.rfc5545.durations import Duration

WEEKS = [START + timedelta(weeks=number) for number in range(5)]
SERIES = replace(ev(), rrule="FREQ=WEEKLY")
MOVED = replace(SERIES, overrides=(Override(WEEKS[2], ev(start=WEEKS[2] + timedelta(hours=2)).details),))
LONG = replace(SERIES, rdates=(WEEKS[3],), periods=(Period(WEEKS[3], WEEKS[3] + timedelta(hours=5)),))
NIGHT = ev(start=datetime(2026, 10, 24, 23))
LASTING = replace(
    Event(replace(NIGHT.details, end=datetime(2026, 10, 25, 5))),
    rrule="FREQ=YEARLY",
    duration=Duration(0, timedelta(hours=7)),
)
"""Over the end of summer time: seven hours, and six on the clock."""


def overridden(event: Event, **details: object) -> Event:
    (override,) = event.overrides
    return replace(event, overrides=(replace(override, details=replace(override.details, **details)),))  # type: ignore[arg-type]


@CASES
@given(events())
def test_json_keeps_every_event(event: Event) -> None:
    assert event_from_json(json.loads(json.dumps(event_to_json(event)))) == event


@CASES
@given(events())
def test_fields_put_together_again_mean_the_same(event: Event) -> None:
    assert normalise(event_from_fields(event_fields(event))) == normalise(event)


@CASES
@given(events())
def test_normalising_twice_changes_nothing_more(event: Event) -> None:
    assert normalise(normalise(event)) == normalise(event)


@CASES
@given(related_events(2))
def test_fingerprints_are_equal_exactly_where_no_field_differs(pair: list[Event]) -> None:
    before, after = pair
    assert (fingerprint(before) == fingerprint(after)) == (changed_fields(before, after) == frozenset())


@CASES
@given(related_events(2))
def test_taking_over_all_changed_fields_makes_both_equal(pair: list[Event]) -> None:
    before, after = pair
    assert changed_fields(with_fields(before, after, changed_fields(before, after)), after) == frozenset()


@CASES
@given(related_events(2), st.data())
def test_taking_over_some_fields_changes_those_and_no_others(pair: list[Event], data: st.DataObject) -> None:
    before, after = pair
    changed = changed_fields(before, after)
    some = data.draw(st.sets(st.sampled_from(sorted(changed)))) if changed else set()
    assert changed_fields(before, with_fields(before, after, some)) == some
    assert changed_fields(with_fields(before, after, some), after) == changed - some


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ev("Visit"), ev(" Visit\r\n")),
        (ev("a\tb"), ev("a\tb\x00\x1f")),
        (ev("a b"), ev("a\r\nb")),
        (ev(location="a b"), ev(location=" a\nb\x00 ")),
        (ev(description="a\nb"), ev(description=" a\r\nb\x00 ")),
        (overridden(MOVED, description="a\nb"), overridden(MOVED, description=" a\rb ")),
        (ev(zone="UTC"), ev(zone="Etc/UTC")),
        (ev(all_day=True, zone="Europe/Berlin"), ev(all_day=True, zone=None)),
        (replace(ev(), rrule="FREQ=DAILY;INTERVAL=1"), replace(ev(), rrule="freq=daily;wkst=mo")),
    ],
)
def test_the_same_in_other_words_is_no_change(one: Event, other: Event) -> None:
    assert changed_fields(one, other) == frozenset()


@pytest.mark.parametrize(
    ("before", "after", "fields"),
    [
        (ev(), ev("Call"), {"subject"}),
        (ev(), ev(location="Here"), {"location"}),
        (ev(), ev(description="More"), {"description"}),
        (ev(), ev(show_as="free"), {"show_as"}),
        (ev(), ev(private=True), {"private"}),
        (ev(), ev(start=START + timedelta(hours=1), end=START + timedelta(hours=1)), {"time"}),
        (ev(), ev(end=START + timedelta(hours=2)), {"time"}),
        (ev(), ev(all_day=True), {"time"}),
        # Of its zone alone, while the clock says the same
        (ev(), ev(zone="Europe/Paris"), {"time"}),
        (ev(), ev(zone="UTC"), {"time"}),
        (ev(), ev(zone=None), {"time"}),
        (ev(zone="UTC"), ev(zone=None), {"time"}),
        (ev(zone="UTC"), ev(zone="Africa/Abidjan"), {"time"}),
        (LASTING, replace(LASTING, duration=None), set()),
        (LASTING, replace(LASTING, details=replace(LASTING.details, zone="America/New_York"), duration=None), {"time"}),
        # How it repeats
        (ev(), SERIES, {"repeat"}),
        (SERIES, replace(SERIES, rrule="FREQ=WEEKLY;INTERVAL=2"), {"repeat"}),
        (SERIES, replace(SERIES, rrule="FREQ=WEEKLY;WKST=SU"), {"repeat"}),
        (SERIES, replace(SERIES, rrule="FREQ=WEEKLY;INTERVAL=11"), {"repeat"}),
        (SERIES, replace(SERIES, rdates=(WEEKS[1],)), {"repeat"}),
        (LONG, replace(LONG, periods=()), {"repeat"}),
        (LONG, replace(LONG, periods=(Period(WEEKS[3], WEEKS[4]),)), {"repeat"}),
        # One date of it
        (SERIES, replace(SERIES, exdates=(WEEKS[2],)), {f"occurrence {WEEKS[2].isoformat()}"}),
        (SERIES, MOVED, {f"occurrence {WEEKS[2].isoformat()}"}),
        (MOVED, replace(SERIES, exdates=(WEEKS[2],)), {f"occurrence {WEEKS[2].isoformat()}"}),
        (MOVED, overridden(MOVED, subject="Call"), {f"occurrence {WEEKS[2].isoformat()}"}),
        (MOVED, overridden(MOVED, zone="Europe/Paris"), {f"occurrence {WEEKS[2].isoformat()}"}),
        (MOVED, overridden(MOVED, private=True), {f"occurrence {WEEKS[2].isoformat()}"}),
        (MOVED, replace(SERIES, exdates=(WEEKS[1],)), {f"occurrence {week.isoformat()}" for week in WEEKS[1:3]}),
    ],
)
def test_every_single_difference_is_a_change_of_its_field(before: Event, after: Event, fields: set[str]) -> None:
    assert changed_fields(before, after) == changed_fields(after, before) == fields
    if before.duration is None:
        assert fingerprint(before) != fingerprint(after)


def test_differing_durations_of_occurrences_are_a_change() -> None:
    """A day and an hour, or exactly twenty-four, which is the same for this date alone."""
    begin = datetime(2026, 3, 28, 12)
    event = Event(replace(ev().details, start=begin, end=datetime(2026, 3, 29, 13)), rrule="FREQ=DAILY")
    exact, mixed = (
        replace(event, duration=Duration(days, timedelta(hours=hours))) for days, hours in ((0, 24), (1, 1))
    )
    assert changed_fields(exact, mixed) == changed_fields(mixed, exact) == {"time"}
    assert changed_fields(exact, event) == changed_fields(event, mixed) == frozenset()
    assert fingerprint(exact) != fingerprint(mixed)


def test_a_duration_that_equals_or_contradicts_the_wall_clock_is_dropped() -> None:
    day = Event(
        replace(ev().details, end=START + timedelta(days=1)), rrule="FREQ=DAILY", duration=Duration(1, timedelta(0))
    )
    assert normalise(day).duration is None  # a day is a day on the clock
    assert normalise(replace(LASTING, duration=Duration(0, timedelta(hours=6)))).duration is None


@pytest.mark.parametrize(
    "event",
    [
        replace(LASTING, rrule=None),  # a single one is as long as it is
        replace(LASTING, details=replace(LASTING.details, all_day=True)),
        replace(LASTING, details=replace(LASTING.details, zone="Etc/UTC"), duration=Duration(0, timedelta(hours=6))),
    ],
)
def test_where_clocks_or_dates_make_no_difference_no_length_is_kept(event: Event) -> None:
    assert normalise(event).duration is None


def test_a_length_holds_for_extra_dates_and_floating_time_as_well() -> None:
    assert normalise(replace(LASTING, rrule=None, rdates=(WEEKS[1],))).duration == LASTING.duration
    floating = replace(LASTING, details=replace(LASTING.details, zone=None), duration=Duration(0, timedelta(hours=6)))
    assert normalise(floating).duration == Duration(0, timedelta(hours=6))


def test_lengths_of_dates_that_there_are_not_are_no_difference() -> None:
    assert changed_fields(replace(LONG, rdates=()), replace(LONG, rdates=(), periods=())) == frozenset()
    whole_days = replace(LONG, details=replace(LONG.details, all_day=True))
    assert changed_fields(whole_days, replace(whole_days, periods=())) == frozenset()


def test_order_and_duplicates_of_dates_make_no_difference() -> None:
    written = Event(
        SERIES.details,
        rrule=SERIES.rrule,
        rdates=(WEEKS[4], WEEKS[1], WEEKS[4]),
        exdates=(WEEKS[3], WEEKS[2], WEEKS[3]),
        overrides=(Override(WEEKS[1], ev("B").details), Override(WEEKS[0], ev("A").details)),
        periods=(Period(WEEKS[4], WEEKS[4] + timedelta(hours=2)), Period(WEEKS[1], WEEKS[1] + timedelta(hours=3))),
    )
    same = normalise(written)
    assert same.rdates == (WEEKS[1], WEEKS[4])
    assert same.exdates == (WEEKS[2], WEEKS[3])
    assert [override.original_start for override in same.overrides] == WEEKS[:2]
    assert [period.start for period in same.periods] == [WEEKS[1], WEEKS[4]]
    assert fingerprint(written) == fingerprint(same)


def test_an_event_is_kept_in_these_words() -> None:
    """They lie in databases: what another version wrote has to be read."""
    event = Event(
        Details("Visit", START, WEEKS[1], None, True, "Here", "More", "free", True),
        rrule="FREQ=WEEKLY",
        rdates=(WEEKS[1],),
        exdates=(WEEKS[2],),
        overrides=(Override(WEEKS[3], ev("Moved").details),),
        periods=(Period(WEEKS[1], WEEKS[2]),),
        duration=Duration(0, timedelta(hours=7)),
    )
    data = {
        "subject": "Visit",
        "start": "2026-12-01T09:00:00",
        "end": "2026-12-08T09:00:00",
        "zone": None,
        "all_day": True,
        "location": "Here",
        "description": "More",
        "show_as": "free",
        "private": True,
        "rrule": "FREQ=WEEKLY",
        "rdates": ["2026-12-08T09:00:00"],
        "exdates": ["2026-12-15T09:00:00"],
        "overrides": {
            "2026-12-22T09:00:00": {
                "subject": "Moved",
                "start": "2026-12-01T09:00:00",
                "end": "2026-12-01T10:00:00",
                "zone": "Europe/Berlin",
            }
        },
        "periods": {"2026-12-08T09:00:00": "2026-12-15T09:00:00"},
        "duration": "PT25200S",
    }
    assert event_to_json(event) == data
    assert event_from_json(data) == event
    assert event_to_json(ev()) == data["overrides"]["2026-12-22T09:00:00"] | {"subject": "Visit"}  # type: ignore[index]
    assert event_from_json(event_to_json(ev())) == ev()


def test_a_fingerprint_is_of_these_words_in_every_version() -> None:
    words = '{"end":"2026-12-01T10:00:00","start":"2026-12-01T09:00:00","subject":"Zürich","zone":"Europe/Berlin"}'
    assert fingerprint(ev(" Zürich ")) == sha256(words.encode()).hexdigest()


def test_an_event_as_fields() -> None:
    fields = event_fields(replace(MOVED, exdates=(WEEKS[1],), duration=Duration(0, timedelta(hours=1))))
    (override,) = MOVED.overrides
    assert fields == {
        "subject": "Visit",
        "location": "",
        "description": "",
        "show_as": "busy",
        "private": False,
        "time": (START, START + timedelta(hours=1), "Europe/Berlin", False, Duration(0, timedelta(hours=1))),
        "repeat": ("FREQ=WEEKLY", (), ()),
        "occurrence 2026-12-08T09:00:00": "excluded",
        "occurrence 2026-12-15T09:00:00": override.details,
    }
    assert [name for name in fields if is_occurrence(name)] == list(fields)[-2:]
    assert [name for name in fields if is_excluded(fields, name)] == list(fields)[-2:-1]
    assert not is_excluded({"subject": "excluded"}, "subject")
    assert not is_excluded({}, "occurrence 2026-12-08T09:00:00")


@pytest.mark.parametrize("event", [LASTING, LONG, MOVED, replace(SERIES, exdates=(WEEKS[2],))])
def test_taking_apart_and_putting_together_loses_nothing(event: Event) -> None:
    assert event_from_fields(event_fields(event)) == event


def test_an_instance_taken_from_a_side_without_an_override_follows_the_rule() -> None:
    for event in (MOVED, replace(SERIES, exdates=(WEEKS[2],))):
        assert with_fields(event, SERIES, {f"occurrence {WEEKS[2].isoformat()}"}) == SERIES


def test_dates_put_together_again_are_in_their_order() -> None:
    later = {
        f"occurrence {week.isoformat()}": value
        for week, value in zip(WEEKS[4:0:-1], [None, "excluded", ev().details, "excluded"], strict=True)
    }
    event = with_values(SERIES, {**later, f"occurrence {WEEKS[0].isoformat()}": ev("First").details})
    assert event.exdates == (WEEKS[1], WEEKS[3])
    assert event.overrides == (Override(WEEKS[0], ev("First").details), Override(WEEKS[2], ev().details))


@pytest.mark.parametrize("alias", ["UTC", "Etc/UTC", "Z", "GMT", "Etc/GMT", "Etc/UCT", "UCT", "Zulu", "Etc/Zulu"])
def test_all_names_of_utc_are_one(alias: str) -> None:
    assert normalise(ev(zone=alias)).details.zone == "UTC"


def test_an_untouched_event_is_known_by_its_stamps() -> None:
    def stamped(created_at: datetime | None, modified_at: datetime | None) -> RemoteEvent:
        return RemoteEvent("e", None, "u", ev(), created_at=created_at, modified_at=modified_at)

    assert stamped(START, START).is_untouched
    assert not stamped(START, WEEKS[1]).is_untouched
    assert not stamped(None, None).is_untouched
    assert not stamped(START, None).is_untouched
    assert RemoteEvent("e", None, "u", ev()) == RemoteEvent(
        "e", None, "u", ev(), "", None, None, None, None, None, False
    )


def test_missing_values_of_an_event_are_the_defaults() -> None:
    assert Event(Details("Visit", START, WEEKS[1], None)) == Event(
        Details("Visit", START, WEEKS[1], None, False, "", "", "busy", False), None, (), (), (), (), None
    )
    assert {"busy", "free", "tentative", "out_of_office", "working_elsewhere"} == SHOW_AS


def test_control_characters_are_taken_out_and_line_breaks_kept() -> None:
    assert clean_text("a\x00b\r\nc\x7f") == "ab\nc"
    assert (
        clean_text("\x01\x08a\tb\nc\x0b\x0c\x0ed\x1f e\x7f\ud800\udbff\udc00\udfff\x80\ue000") == "a\tb\ncd e\x80\ue000"
    )
    assert clean_text(" a\rb\r\n\r\nc \n") == "a\nb\n\nc"
    assert clean_line(" a\rb\r\n\r\nc \n") == "a b  c"


@pytest.mark.parametrize(
    ("rule", "canonical"),
    [
        (None, None),
        ("", None),
        ("FREQ=DAILY", "FREQ=DAILY"),
        (" freq=weekly; wkst=mo ;interval=1;BYDAY=MO,WE;", "BYDAY=MO,WE;FREQ=WEEKLY"),
        ("WKST=SU;INTERVAL=10;FREQ=DAILY", "FREQ=DAILY;INTERVAL=10;WKST=SU"),
    ],
)
def test_equal_rules_are_equal_texts(rule: str | None, canonical: str | None) -> None:
    assert canonical_rule(rule) == canonical


@pytest.mark.parametrize("module", ["webapp.sync.engine.planner", "webapp.connectors.event"])
def test_decisions_know_neither_web_nor_database_nor_network(module: str) -> None:
    """In a process of its own, because this one has long imported everything. `webapp` itself is the application."""
    program = (
        "import sys, types, pathlib\n"
        "for name in ('webapp', 'webapp.sync', 'webapp.connectors'):\n"
        "    package = types.ModuleType(name)\n"
        "    package.__path__ = [str(pathlib.Path(*name.split('.')).resolve())]\n"
        "    sys.modules[name] = package\n"
        f"import {module}\n"
        "heavy = {'flask', 'sqlalchemy', 'redis', 'requests', 'rq', 'urllib3', 'socket'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert finished.stdout.strip() == "[]"
