"""What every connector promises the engine. A test class inherits this and names its server."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from tests.contract.bench import Bench
from webapp.connectors.base import (
    Delete,
    Deleted,
    Gone,
    Missing,
    NotFound,
    PreconditionFailed,
    Unknown,
    Unreadable,
    Update,
    Written,
    create_id,
)
from webapp.connectors.errors import CalendarGone, CursorExpired
from webapp.connectors.event import Details, Event, Override, RemoteEvent, fingerprint, normalise

NINE = datetime(2026, 11, 23, 9)
TEN = datetime(2026, 11, 23, 10)
VISIT = Event(Details("Visit", NINE, TEN, "Europe/Berlin"))
SERIES = Event(
    Details("Stand-up", NINE, TEN, "Europe/Berlin"),
    rrule="FREQ=DAILY;COUNT=10",
    exdates=(NINE + timedelta(days=2),),
    overrides=(
        Override(
            NINE + timedelta(days=3),
            Details(
                "Stand-up, later", NINE + timedelta(days=3, hours=4), TEN + timedelta(days=3, hours=4), "Asia/Tokyo"
            ),
        ),
    ),
)
EVENTS = {
    "plain": VISIT,
    "every field": Event(
        Details(
            'Visit; with, all \\ the "signs" – ü 🛠',
            NINE,
            TEN,
            "America/New_York",
            location="Street 1, Town",
            description="First line\nsecond; line, with \\n in it\n" + "ä" * 200,
            show_as="tentative",
            private=True,
        )
    ),
    "all-day": Event(Details("Fair", datetime(2026, 11, 23), datetime(2026, 11, 26), None, all_day=True)),
    "floating": Event(Details("Lunch", NINE, TEN, None)),
    "UTC": Event(Details("Call", NINE, TEN, "UTC")),
    "free": Event(replace(VISIT.details, show_as="free")),
    "out of office": Event(replace(VISIT.details, show_as="out_of_office")),
    "without length": Event(replace(VISIT.details, end=NINE)),
    "series": SERIES,
    "endless series": Event(VISIT.details, rrule="FREQ=WEEKLY;BYDAY=MO,WE"),
    "all-day series": Event(
        Details("Duty", datetime(2026, 11, 23), datetime(2026, 11, 24), None, all_day=True),
        rrule="FREQ=WEEKLY;UNTIL=20270101",
        exdates=(datetime(2026, 11, 30),),
    ),
    "extra dates": Event(VISIT.details, rdates=(NINE + timedelta(days=9),)),
}


def renamed(event: Event, subject: str) -> Event:
    return replace(event, details=replace(event.details, subject=subject))


class ConnectorContract:
    """Inherit, and provide the fixture `bench`."""

    @pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS.keys())
    def test_a_created_event_reads_back_the_same(self, bench: Bench, event: Event) -> None:
        stored = bench.create(event)
        read = bench.read(stored.remote_id)
        bench.check_kept(read.event, event)
        assert fingerprint(read.event) == fingerprint(stored.event)
        assert read.uid == stored.uid
        assert read.marker == stored.marker is not None

    def test_the_tag_of_a_write_is_the_tag_of_the_next_listing(self, bench: Bench) -> None:
        stored = bench.create(VISIT)
        listed, _, _ = bench.changes(None)
        assert listed[stored.remote_id].version_tag == stored.version_tag

    def test_a_create_is_found_by_its_key(self, bench: Bench) -> None:
        creates = [bench.create_for(renamed(VISIT, name)) for name in ("One", "Two")]
        stored = {create.uid: bench.write(create) for create in creates}
        found = bench.connector.find_created(bench.calendar_id, list(stored))
        for key, outcome in stored.items():
            answer = found[key]
            assert isinstance(outcome, Written)
            assert isinstance(answer, RemoteEvent)
            assert answer.remote_id == outcome.stored.remote_id
            assert normalise(answer.event) == normalise(outcome.stored.event)

    def test_of_what_was_never_created_nothing_is_found(self, bench: Bench) -> None:
        key = str(uuid4())
        bench.create(VISIT)
        found = bench.connector.find_created(bench.calendar_id, [key])
        assert found.get(key, Unknown(key)) in {NotFound(key), Unknown(key)}

    def test_of_what_was_removed_since_it_was_created_nothing_is_found(self, bench: Bench) -> None:
        create = bench.create_for(VISIT)
        outcome = bench.write(create)
        assert isinstance(outcome, Written)
        bench.hand.remove(outcome.stored.remote_id)
        found = bench.connector.find_created(bench.calendar_id, [create.uid])
        assert found.get(create.uid, Unknown(create.uid)) in {NotFound(create.uid), Unknown(create.uid)}

    def test_no_keys_find_nothing(self, bench: Bench) -> None:
        assert bench.connector.find_created(bench.calendar_id, []) == {}

    def test_an_update_keeps_what_it_does_not_understand(self, bench: Bench) -> None:
        remote = bench.read(bench.hand.add())
        extras = bench.hand.extras(remote.remote_id)
        assert extras
        after = renamed(remote.event, "New name")
        outcome = bench.write(Update(remote.remote_id, remote.version_tag, remote.event, after, remote.source))
        assert isinstance(outcome, Written)
        assert bench.read(remote.remote_id).event == after
        assert bench.hand.extras(remote.remote_id) == extras

    @pytest.mark.parametrize("name", EVENTS.keys())
    def test_an_updated_event_reads_back_the_same(self, bench: Bench, name: str) -> None:
        stored = bench.create(SERIES if name == "plain" else VISIT)
        after = EVENTS[name]
        outcome = bench.write(Update(stored.remote_id, stored.version_tag, stored.event, after, stored.source))
        assert isinstance(outcome, Written), outcome
        read = bench.read(stored.remote_id)
        bench.check_kept(read.event, after, before=stored.event)
        assert fingerprint(read.event) == fingerprint(outcome.stored.event)

    def test_an_update_without_source_or_tag_reads_first(self, bench: Bench) -> None:
        stored = bench.create(VISIT)
        outcome = bench.write(Update(stored.remote_id, None, VISIT, renamed(VISIT, "New name"), ""))
        assert isinstance(outcome, Written)
        assert bench.read(stored.remote_id).event.details.subject == "New name"

    def test_a_stale_update_changes_nothing(self, bench: Bench) -> None:
        stored = bench.create(VISIT)
        newer = Update(stored.remote_id, stored.version_tag, VISIT, renamed(VISIT, "Theirs"), stored.source)
        bench.write(newer)
        stale = Update(stored.remote_id, stored.version_tag, VISIT, renamed(VISIT, "Ours"), stored.source)
        assert bench.write(stale) == PreconditionFailed(stored.remote_id)
        assert bench.read(stored.remote_id).event.details.subject == "Theirs"

    def test_a_stale_delete_removes_nothing(self, bench: Bench) -> None:
        stored = bench.create(VISIT)
        newer = Update(stored.remote_id, stored.version_tag, VISIT, renamed(VISIT, "Theirs"), stored.source)
        bench.write(newer)
        assert bench.write(Delete(stored.remote_id, stored.version_tag, stored.source)) == PreconditionFailed(
            stored.remote_id
        )
        assert bench.read(stored.remote_id).event.details.subject == "Theirs"

    def test_a_deleted_event_is_gone_and_deleting_again_is_fine(self, bench: Bench) -> None:
        stored = bench.create(VISIT)
        delete = Delete(stored.remote_id, stored.version_tag, stored.source)
        assert bench.write(delete) == Deleted(stored.remote_id)
        assert bench.fetch(stored.remote_id) == Gone(stored.remote_id)
        assert bench.write(delete) == Deleted(stored.remote_id)

    def test_an_update_of_a_removed_event_does_not_bring_it_back(self, bench: Bench) -> None:
        stored = bench.create(VISIT)
        bench.hand.remove(stored.remote_id)
        update = Update(stored.remote_id, stored.version_tag, VISIT, renamed(VISIT, "Late"), stored.source)
        assert isinstance(bench.write(update), Missing | PreconditionFailed)
        assert bench.fetch(stored.remote_id) == Gone(stored.remote_id)

    def test_many_writes_get_one_outcome_each(self, bench: Bench) -> None:
        creates = [bench.create_for(renamed(VISIT, f"Visit {number}")) for number in range(30)]
        outcomes = list(bench.connector.write(bench.calendar_id, iter(creates)))
        assert {outcome.remote_id for outcome in outcomes} == {create.remote_id for create in creates}
        assert len(outcomes) == len(creates)
        stored = {outcome.stored.remote_id for outcome in outcomes if isinstance(outcome, Written)}
        assert set(bench.changes(None)[0]) == stored
        assert len(stored) == len(creates)

    def test_nothing_to_write_is_no_outcome(self, bench: Bench) -> None:
        assert list(bench.connector.write(bench.calendar_id, iter(()))) == []

    def test_nothing_changed_is_an_empty_page_with_a_usable_cursor(self, bench: Bench) -> None:
        bench.create(VISIT)
        bench.hand.wait()
        _, _, cursor = bench.changes(None)
        listed, gone, cursor = bench.changes(cursor)
        assert (listed, gone) == ({}, set())
        assert bench.changes(cursor)[:2] == ({}, set())

    def test_what_others_do_shows_since_the_cursor(self, bench: Bench) -> None:
        removed, edited, kept = (bench.create(renamed(VISIT, name)) for name in ("Removed", "Edited", "Kept"))
        bench.hand.wait()
        cursor = bench.connector.current_cursor(bench.calendar_id)
        bench.hand.remove(removed.remote_id)
        bench.hand.rename(edited.remote_id, "Edited there")
        added = bench.hand.add()
        listed, gone, _ = bench.changes(cursor)
        assert set(listed) == {edited.remote_id, added}
        assert gone == {removed.remote_id}
        assert kept.remote_id not in listed
        assert bench.read(edited.remote_id).event.details.subject == "Edited there"

    def test_an_unknown_cursor_is_expired_and_deletes_nothing(self, bench: Bench) -> None:
        bench.create(VISIT)
        with pytest.raises(CursorExpired):
            bench.changes("sync:nobody-gave-this-out")

    def test_a_removed_calendar_is_gone_whatever_is_asked(self, bench: Bench) -> None:
        stored = bench.create(VISIT)
        bench.hand.wait()
        cursor = bench.connector.current_cursor(bench.calendar_id)
        bench.hand.remove_calendar()
        with pytest.raises(CalendarGone):
            bench.changes(cursor)
        with pytest.raises(CalendarGone):
            bench.changes(None)
        with pytest.raises(CalendarGone):
            bench.create(renamed(VISIT, "Too late"))
        with suppress(CalendarGone):  # whatever it answers, its events are not removed one by one
            assert not isinstance(bench.fetch(stored.remote_id), Gone)

    def test_a_fetch_answers_once_for_each_id(self, bench: Bench) -> None:
        creates = [bench.create_for(renamed(VISIT, f"Visit {number}")) for number in range(12)]
        outcomes = list(bench.connector.write(bench.calendar_id, creates))
        absent = [bench.absent(number) for number in range(120)]
        wanted = [outcome.stored.remote_id for outcome in outcomes if isinstance(outcome, Written)] + absent
        answers = {answer.remote_id: answer for answer in bench.connector.fetch(bench.calendar_id, wanted)}
        assert sorted(answers) == sorted(wanted)
        assert all(isinstance(answers[remote_id], Gone | Unknown) for remote_id in absent)

    def test_a_window_holds_what_touches_it(self, bench: Bench) -> None:
        inside = bench.create(VISIT)
        series = bench.create(Event(VISIT.details, rrule="FREQ=WEEKLY"))
        start = datetime(2026, 11, 23, tzinfo=UTC)
        found = {
            entry.remote_id
            for page in bench.connector.window(bench.calendar_id, start, start + timedelta(days=1))
            for entry in page
        }
        assert found >= {inside.remote_id, series.remote_id}

    def test_an_entry_without_event_hides_no_neighbour(self, bench: Bench) -> None:
        stored = bench.create(VISIT)
        odd = bench.hand.add_unreadable()
        answers = {
            answer.remote_id: answer for answer in bench.connector.fetch(bench.calendar_id, [odd, stored.remote_id])
        }
        assert isinstance(answers[odd], Unreadable)
        assert normalise(answers[stored.remote_id].event) == normalise(VISIT)

    def test_the_calendar_is_listed_as_writable(self, bench: Bench) -> None:
        listed = {info.calendar_id: info for info in bench.connector.calendars()}
        assert bench.calendar_id in listed
        assert not listed[bench.calendar_id].read_only
        assert listed[bench.calendar_id].name

    def test_a_long_description_arrives_as_whole_as_the_service_takes_it(self, bench: Bench) -> None:
        long = replace(VISIT.details, description="Wörter und Wörter 🙂 " * 5000)
        stored = bench.create(Event(long))
        bench.check_kept(bench.read(stored.remote_id).event, Event(long))

    def test_control_characters_do_not_get_through(self, bench: Bench) -> None:
        dirty = Event(replace(VISIT.details, subject="a\x00b\x0bc", description="d\x07e\r\nf"))
        stored = bench.create(dirty)
        read = bench.read(stored.remote_id).event.details
        assert (read.subject, read.description) == ("abc", "de\nf")


class RepeatedCreateContract(ConnectorContract):
    """Further promises where a create may be sent again: with `client_ids` and with `create_keys`."""

    def test_a_repeated_create_finds_itself(self, bench: Bench) -> None:
        create = bench.create_for(VISIT)
        first, second = bench.write(create), bench.write(create)
        assert isinstance(first, Written)
        assert isinstance(second, Written)
        assert set(bench.changes(None)[0]) == {first.stored.remote_id} == {second.stored.remote_id}

    def test_a_repeated_create_does_not_pass_over_what_a_person_changed_since(self, bench: Bench) -> None:
        create = bench.create_for(VISIT)
        outcome = bench.write(create)
        assert isinstance(outcome, Written)
        stored = outcome.stored
        edited = renamed(stored.event, "Edited by a person")
        update = Update(stored.remote_id, stored.version_tag, stored.event, edited, stored.source)
        assert isinstance(bench.write(update), Written)
        assert bench.write(create) == PreconditionFailed(create.remote_id)
        assert bench.read(stored.remote_id).event.details.subject == "Edited by a person"


class ClientIdContract(RepeatedCreateContract):
    """Further promises where we choose the ids of new events."""

    def test_a_create_never_overwrites_another_event(self, bench: Bench) -> None:
        create = bench.create_for(VISIT)
        theirs = bench.hand.add_in_place_of(create.remote_id)
        outcome = bench.write(create)
        assert (
            outcome == PreconditionFailed(create.remote_id)
            if theirs == create.remote_id
            else isinstance(outcome, Written)
        )
        assert bench.read(theirs).event.details.subject == "From elsewhere"

    def test_an_event_has_the_id_of_its_key(self, bench: Bench) -> None:
        key = str(uuid4())
        create = bench.create_for(VISIT, key)
        assert create_id(bench.connector, bench.calendar_id, key) == create.remote_id
        outcome = bench.write(create)
        assert isinstance(outcome, Written)
        assert outcome.stored.remote_id == create.remote_id
