"""What every connector promises the engine. A test class inherits this and names its server."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from tests.contract.harness import ConnectorHarness
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
    """Inherit, and provide the fixture `harness`."""

    @pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS.keys())
    def test_a_created_event_reads_back_the_same(self, harness: ConnectorHarness, event: Event) -> None:
        stored = harness.create(event)
        read = harness.read(stored.remote_id)
        harness.check_kept(read.event, event)
        assert fingerprint(read.event) == fingerprint(stored.event)
        assert read.uid == stored.uid
        assert read.marker == stored.marker is not None

    def test_the_tag_of_a_write_is_the_tag_of_the_next_listing(self, harness: ConnectorHarness) -> None:
        stored = harness.create(VISIT)
        listed, _, _ = harness.changes(None)
        assert listed[stored.remote_id].version_tag == stored.version_tag

    def test_a_create_is_found_by_its_key(self, harness: ConnectorHarness) -> None:
        creates = [harness.create_for(renamed(VISIT, name)) for name in ("One", "Two")]
        stored = {create.uid: harness.write(create) for create in creates}
        found = harness.connector.find_created(harness.calendar_id, list(stored))
        for key, outcome in stored.items():
            answer = found[key]
            assert isinstance(outcome, Written)
            assert isinstance(answer, RemoteEvent)
            assert answer.remote_id == outcome.stored.remote_id
            assert normalise(answer.event) == normalise(outcome.stored.event)

    def test_of_what_was_never_created_nothing_is_found(self, harness: ConnectorHarness) -> None:
        key = str(uuid4())
        harness.create(VISIT)
        found = harness.connector.find_created(harness.calendar_id, [key])
        assert found.get(key, Unknown(key)) in {NotFound(key), Unknown(key)}

    def test_of_what_was_removed_since_it_was_created_nothing_is_found(self, harness: ConnectorHarness) -> None:
        create = harness.create_for(VISIT)
        outcome = harness.write(create)
        assert isinstance(outcome, Written)
        harness.foreign_client.remove(outcome.stored.remote_id)
        found = harness.connector.find_created(harness.calendar_id, [create.uid])
        assert found.get(create.uid, Unknown(create.uid)) in {NotFound(create.uid), Unknown(create.uid)}

    def test_no_keys_find_nothing(self, harness: ConnectorHarness) -> None:
        assert harness.connector.find_created(harness.calendar_id, []) == {}

    def test_an_update_keeps_what_it_does_not_understand(self, harness: ConnectorHarness) -> None:
        remote = harness.read(harness.foreign_client.add())
        extras = harness.foreign_client.extras(remote.remote_id)
        assert extras
        after = renamed(remote.event, "New name")
        outcome = harness.write(Update(remote.remote_id, remote.version_tag, remote.event, after, remote.source))
        assert isinstance(outcome, Written)
        assert harness.read(remote.remote_id).event == after
        assert harness.foreign_client.extras(remote.remote_id) == extras

    @pytest.mark.parametrize("name", EVENTS.keys())
    def test_an_updated_event_reads_back_the_same(self, harness: ConnectorHarness, name: str) -> None:
        stored = harness.create(SERIES if name == "plain" else VISIT)
        after = EVENTS[name]
        outcome = harness.write(Update(stored.remote_id, stored.version_tag, stored.event, after, stored.source))
        assert isinstance(outcome, Written), outcome
        read = harness.read(stored.remote_id)
        harness.check_kept(read.event, after, before=stored.event)
        assert fingerprint(read.event) == fingerprint(outcome.stored.event)

    def test_an_update_without_source_or_tag_reads_first(self, harness: ConnectorHarness) -> None:
        stored = harness.create(VISIT)
        outcome = harness.write(Update(stored.remote_id, None, VISIT, renamed(VISIT, "New name"), ""))
        assert isinstance(outcome, Written)
        assert harness.read(stored.remote_id).event.details.subject == "New name"

    def test_a_stale_update_changes_nothing(self, harness: ConnectorHarness) -> None:
        stored = harness.create(VISIT)
        newer = Update(stored.remote_id, stored.version_tag, VISIT, renamed(VISIT, "Theirs"), stored.source)
        harness.write(newer)
        stale = Update(stored.remote_id, stored.version_tag, VISIT, renamed(VISIT, "Ours"), stored.source)
        assert harness.write(stale) == PreconditionFailed(stored.remote_id)
        assert harness.read(stored.remote_id).event.details.subject == "Theirs"

    def test_a_stale_delete_removes_nothing(self, harness: ConnectorHarness) -> None:
        stored = harness.create(VISIT)
        newer = Update(stored.remote_id, stored.version_tag, VISIT, renamed(VISIT, "Theirs"), stored.source)
        harness.write(newer)
        assert harness.write(Delete(stored.remote_id, stored.version_tag, stored.source)) == PreconditionFailed(
            stored.remote_id
        )
        assert harness.read(stored.remote_id).event.details.subject == "Theirs"

    def test_a_deleted_event_is_gone_and_deleting_again_is_fine(self, harness: ConnectorHarness) -> None:
        stored = harness.create(VISIT)
        delete = Delete(stored.remote_id, stored.version_tag, stored.source)
        assert harness.write(delete) == Deleted(stored.remote_id)
        assert harness.fetch(stored.remote_id) == Gone(stored.remote_id)
        assert harness.write(delete) == Deleted(stored.remote_id)

    def test_an_update_of_a_removed_event_does_not_bring_it_back(self, harness: ConnectorHarness) -> None:
        stored = harness.create(VISIT)
        harness.foreign_client.remove(stored.remote_id)
        update = Update(stored.remote_id, stored.version_tag, VISIT, renamed(VISIT, "Late"), stored.source)
        assert isinstance(harness.write(update), Missing | PreconditionFailed)
        assert harness.fetch(stored.remote_id) == Gone(stored.remote_id)

    def test_many_writes_get_one_outcome_each(self, harness: ConnectorHarness) -> None:
        creates = [harness.create_for(renamed(VISIT, f"Visit {number}")) for number in range(30)]
        outcomes = list(harness.connector.write(harness.calendar_id, iter(creates)))
        assert {outcome.remote_id for outcome in outcomes} == {create.remote_id for create in creates}
        assert len(outcomes) == len(creates)
        stored = {outcome.stored.remote_id for outcome in outcomes if isinstance(outcome, Written)}
        assert set(harness.changes(None)[0]) == stored
        assert len(stored) == len(creates)

    def test_nothing_to_write_is_no_outcome(self, harness: ConnectorHarness) -> None:
        assert list(harness.connector.write(harness.calendar_id, iter(()))) == []

    def test_nothing_changed_is_an_empty_page_with_a_usable_cursor(self, harness: ConnectorHarness) -> None:
        harness.create(VISIT)
        harness.foreign_client.wait()
        _, _, cursor = harness.changes(None)
        listed, gone, cursor = harness.changes(cursor)
        assert (listed, gone) == ({}, set())
        assert harness.changes(cursor)[:2] == ({}, set())

    def test_what_others_do_shows_since_the_cursor(self, harness: ConnectorHarness) -> None:
        removed, edited, kept = (harness.create(renamed(VISIT, name)) for name in ("Removed", "Edited", "Kept"))
        harness.foreign_client.wait()
        cursor = harness.connector.current_cursor(harness.calendar_id)
        harness.foreign_client.remove(removed.remote_id)
        harness.foreign_client.rename(edited.remote_id, "Edited there")
        added = harness.foreign_client.add()
        listed, gone, _ = harness.changes(cursor)
        assert set(listed) == {edited.remote_id, added}
        assert gone == {removed.remote_id}
        assert kept.remote_id not in listed
        assert harness.read(edited.remote_id).event.details.subject == "Edited there"

    def test_an_unknown_cursor_is_expired_and_deletes_nothing(self, harness: ConnectorHarness) -> None:
        harness.create(VISIT)
        with pytest.raises(CursorExpired):
            harness.changes("sync:nobody-gave-this-out")

    def test_a_removed_calendar_is_gone_whatever_is_asked(self, harness: ConnectorHarness) -> None:
        stored = harness.create(VISIT)
        harness.foreign_client.wait()
        cursor = harness.connector.current_cursor(harness.calendar_id)
        harness.foreign_client.remove_calendar()
        with pytest.raises(CalendarGone):
            harness.changes(cursor)
        with pytest.raises(CalendarGone):
            harness.changes(None)
        with pytest.raises(CalendarGone):
            harness.create(renamed(VISIT, "Too late"))
        with suppress(CalendarGone):  # whatever it answers, its events are not removed one by one
            assert not isinstance(harness.fetch(stored.remote_id), Gone)

    def test_a_fetch_answers_once_for_each_id(self, harness: ConnectorHarness) -> None:
        creates = [harness.create_for(renamed(VISIT, f"Visit {number}")) for number in range(12)]
        outcomes = list(harness.connector.write(harness.calendar_id, creates))
        absent = [harness.absent(number) for number in range(120)]
        wanted = [outcome.stored.remote_id for outcome in outcomes if isinstance(outcome, Written)] + absent
        answers = {answer.remote_id: answer for answer in harness.connector.fetch(harness.calendar_id, wanted)}
        assert sorted(answers) == sorted(wanted)
        assert all(isinstance(answers[remote_id], Gone | Unknown) for remote_id in absent)

    def test_a_window_holds_what_touches_it(self, harness: ConnectorHarness) -> None:
        inside = harness.create(VISIT)
        series = harness.create(Event(VISIT.details, rrule="FREQ=WEEKLY"))
        start = datetime(2026, 11, 23, tzinfo=UTC)
        found = {
            entry.remote_id
            for page in harness.connector.window(harness.calendar_id, start, start + timedelta(days=1))
            for entry in page
        }
        assert found >= {inside.remote_id, series.remote_id}

    def test_an_entry_without_event_hides_no_neighbour(self, harness: ConnectorHarness) -> None:
        stored = harness.create(VISIT)
        odd = harness.foreign_client.add_unreadable()
        answers = {
            answer.remote_id: answer for answer in harness.connector.fetch(harness.calendar_id, [odd, stored.remote_id])
        }
        assert isinstance(answers[odd], Unreadable)
        assert normalise(answers[stored.remote_id].event) == normalise(VISIT)

    def test_the_calendar_is_listed_as_writable(self, harness: ConnectorHarness) -> None:
        listed = {info.calendar_id: info for info in harness.connector.calendars()}
        assert harness.calendar_id in listed
        assert not listed[harness.calendar_id].read_only
        assert listed[harness.calendar_id].name

    def test_a_long_description_arrives_as_whole_as_the_service_takes_it(self, harness: ConnectorHarness) -> None:
        long = replace(VISIT.details, description="Wörter und Wörter 🙂 " * 5000)
        stored = harness.create(Event(long))
        harness.check_kept(harness.read(stored.remote_id).event, Event(long))

    def test_control_characters_do_not_get_through(self, harness: ConnectorHarness) -> None:
        dirty = Event(replace(VISIT.details, subject="a\x00b\x0bc", description="d\x07e\r\nf"))
        stored = harness.create(dirty)
        read = harness.read(stored.remote_id).event.details
        assert (read.subject, read.description) == ("abc", "de\nf")


class RepeatedCreateContract(ConnectorContract):
    """Further promises where a create may be sent again: with `client_ids` and with `create_keys`."""

    def test_a_repeated_create_finds_itself(self, harness: ConnectorHarness) -> None:
        create = harness.create_for(VISIT)
        first, second = harness.write(create), harness.write(create)
        assert isinstance(first, Written)
        assert isinstance(second, Written)
        assert set(harness.changes(None)[0]) == {first.stored.remote_id} == {second.stored.remote_id}

    def test_a_repeated_create_does_not_pass_over_what_a_person_changed_since(self, harness: ConnectorHarness) -> None:
        create = harness.create_for(VISIT)
        outcome = harness.write(create)
        assert isinstance(outcome, Written)
        stored = outcome.stored
        edited = renamed(stored.event, "Edited by a person")
        update = Update(stored.remote_id, stored.version_tag, stored.event, edited, stored.source)
        assert isinstance(harness.write(update), Written)
        assert harness.write(create) == PreconditionFailed(create.remote_id)
        assert harness.read(stored.remote_id).event.details.subject == "Edited by a person"


class ClientIdContract(RepeatedCreateContract):
    """Further promises where we choose the ids of new events."""

    def test_a_create_never_overwrites_another_event(self, harness: ConnectorHarness) -> None:
        create = harness.create_for(VISIT)
        theirs = harness.foreign_client.add_in_place_of(create.remote_id)
        outcome = harness.write(create)
        assert (
            outcome == PreconditionFailed(create.remote_id)
            if theirs == create.remote_id
            else isinstance(outcome, Written)
        )
        assert harness.read(theirs).event.details.subject == "From elsewhere"

    def test_an_event_has_the_id_of_its_key(self, harness: ConnectorHarness) -> None:
        key = str(uuid4())
        create = harness.create_for(VISIT, key)
        assert create_id(harness.connector, harness.calendar_id, key) == create.remote_id
        outcome = harness.write(create)
        assert isinstance(outcome, Written)
        assert outcome.stored.remote_id == create.remote_id
