"""What the CalDAV connector makes of servers that err, lie, or are not CalDAV at all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from emulators.caldav import SERVER_PROFILES, CalDavEmulator, Canned
from tests.contract.caldav_harness import CalDavHarness, foreign
from tests.contract.connector_contract import VISIT, renamed
from tests.contract.servers import PASSWORD, USERNAME
from tests.reasons import refusing
from webapp.connectors.base import (
    Delete,
    Deleted,
    Gone,
    Missing,
    OutcomeUnknown,
    PreconditionFailed,
    Refused,
    Unknown,
    Unreadable,
    Update,
    Written,
)
from webapp.connectors.caldav import CalDavConnector, Discovery, discover
from webapp.connectors.errors import (
    AddressRefused,
    AuthorizationLost,
    CalendarGone,
    ConnectorError,
    CursorExpired,
    NotACalendarServer,
    RateLimited,
    TransientError,
)
from webapp.connectors.event import RemoteEvent, normalise
from webapp.outbound.addresses import AddressPolicy
from webapp.reason_texts import sentence

XML = (("Content-Type", "application/xml; charset=utf-8"),)
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    b'<d:multistatus xmlns:d="DAV:"><d:sync-token>&c;</d:sync-token></d:multistatus>'
)
NOT_CALDAV = {
    "a web page": Canned(
        200, b"<!doctype html><title>Welcome</title><p>Please sign in", (("Content-Type", "text/html"),)
    ),
    "a web page called 207": Canned(207, b"<!doctype html><title>Welcome</title><p>Please sign in"),
    "an XHTML page called 207": Canned(207, b"<html><body/></html>", XML),
    "an empty 200": Canned(200),
    "an empty 207": Canned(207, b"", XML),
    "half an answer": Canned(207, b'<?xml version="1.0"?><d:multistatus xmlns:d="DAV:"><d:response><d:href>/x', XML),
    "a cut connection": Canned(
        207, b'<?xml version="1.0"?><d:multistatus xmlns:d="DAV:"/>' + b" " * 90, XML, hang_up_after=60
    ),
    "no answer": Canned(207, hang_up_after=0),
    "garbage": Canned(207, bytes(range(256)) * 20, XML),
    "an entity bomb": Canned(207, BOMB, XML),
    "an outside entity": Canned(
        207,
        b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b'<d:multistatus xmlns:d="DAV:"><d:sync-token>&x;</d:sync-token></d:multistatus>',
        XML,
    ),
}


def listing(*responses: tuple[str, str]) -> Canned:
    """An answer about some hrefs, with the status line of each."""
    responded = [f"<d:href>{href}</d:href><d:status>HTTP/1.1 {status}</d:status>" for href, status in responses]
    entries = "".join(f"<d:response>{each}</d:response>" for each in responded)
    return Canned(207, f'<d:multistatus xmlns:d="DAV:">{entries}</d:multistatus>'.encode(), XML)


@pytest.fixture
def harness(emulator: CalDavEmulator, connect: Callable[..., CalDavHarness]) -> CalDavHarness:
    return connect(emulator)


class TestReading:
    @pytest.mark.parametrize("canned", NOT_CALDAV.values(), ids=NOT_CALDAV.keys())
    def test_an_answer_that_is_not_caldav_is_never_taken_for_an_empty_calendar(
        self, emulator: CalDavEmulator, harness: CalDavHarness, canned: Canned
    ) -> None:
        stored = harness.create(VISIT)
        _, _, cursor = harness.changes(None)
        emulator.answer_next("REPORT", canned)
        with pytest.raises(TransientError):
            harness.changes(cursor)
        emulator.answer_next("REPORT", canned)
        with pytest.raises(TransientError):
            harness.fetch(stored.remote_id)
        emulator.answer_next("PROPFIND", canned)
        with pytest.raises(TransientError):
            harness.changes(None)

    def test_a_calendar_without_changes_costs_one_request(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        harness.create(VISIT)
        _, _, cursor = harness.changes(None)
        emulator.requests.clear()
        assert harness.changes(cursor)[:2] == ({}, set())
        assert emulator.methods() == ["REPORT"]

    def test_without_sync_report_no_changes_also_cost_one_request(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        emulator.faults.has_sync = False
        harness.create(VISIT)
        _, _, cursor = harness.changes(None)
        emulator.requests.clear()
        assert harness.changes(cursor) == ({}, set(), cursor)
        assert emulator.methods() == ["PROPFIND"]

    def test_a_list_in_pages_is_read_to_its_end(self, emulator: CalDavEmulator, harness: CalDavHarness) -> None:
        cursor = harness.connector.current_cursor(harness.calendar_id)
        ids = {harness.create(renamed(VISIT, f"Visit {number}")).remote_id for number in range(7)}
        emulator.faults.page_size = 3
        assert set(harness.changes(cursor)[0]) == ids

    def test_pages_that_do_not_move_on_end_with_an_error(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        cursor = harness.connector.current_cursor(harness.calendar_id)
        harness.create(VISIT)
        emulator.faults.page_size = 0
        with pytest.raises(TransientError):
            harness.changes(cursor)

    @pytest.mark.parametrize("status", [404, 410, 418])
    def test_each_spelling_of_a_removal_is_understood(
        self, emulator: CalDavEmulator, harness: CalDavHarness, status: int
    ) -> None:
        stored = harness.create(VISIT)
        cursor = harness.connector.current_cursor(harness.calendar_id)
        harness.client.delete(stored.remote_id)
        emulator.faults.removed_status = status
        assert harness.changes(cursor)[:2] == ({}, {stored.remote_id})

    @pytest.mark.parametrize("answer", [(403, True), (412, True), (409, True), (500, True), (412, False), (507, False)])
    def test_each_spelling_of_a_lost_cursor_is_understood(
        self, emulator: CalDavEmulator, harness: CalDavHarness, answer: tuple[int, bool]
    ) -> None:
        emulator.faults.stale_token = answer
        with pytest.raises(CursorExpired):
            harness.changes("sync:token:99")

    def test_a_damaged_list_cursor_is_expired(self, emulator: CalDavEmulator, harness: CalDavHarness) -> None:
        with pytest.raises(CursorExpired):
            harness.changes("list:not-what-we-gave-out")

    def test_an_href_that_a_multiget_leaves_out_is_fetched_alone(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        first, second = harness.create(VISIT), harness.create(VISIT)
        removed = harness.path("removed.ics")
        emulator.faults.silent_about = {second.remote_id, removed}
        answers = list(
            harness.connector.fetch(
                harness.calendar_id, [first.remote_id, removed, harness.absent(1), second.remote_id]
            )
        )
        read = {answer.remote_id: answer.event for answer in answers if isinstance(answer, RemoteEvent)}
        assert read == {first.remote_id: first.event, second.remote_id: second.event}
        assert Gone(removed) in answers
        assert Gone(harness.absent(1)) in answers

    def test_names_are_not_asked_for_one_by_one_where_the_server_fails(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        names = [harness.create(VISIT).remote_id for _ in range(20)]
        emulator.faults.unservable = set(names)
        emulator.requests.clear()
        answers = list(harness.connector.fetch(harness.calendar_id, names))
        assert answers == [Unknown(name) for name in names]
        assert emulator.methods() == ["REPORT", "GET", "GET", "GET"]

    @pytest.mark.parametrize("missing", ["whole", "left out"])
    def test_one_missing_name_costs_no_other_its_answer(
        self, emulator: CalDavEmulator, harness: CalDavHarness, missing: str
    ) -> None:
        emulator.faults.missing_in_multiget = missing
        held = {harness.create(VISIT).remote_id for _ in range(6)}
        answers = list(harness.connector.fetch(harness.calendar_id, [*held, harness.absent(1)]))
        assert {answer.remote_id for answer in answers if isinstance(answer, RemoteEvent)} == held
        assert [answer for answer in answers if isinstance(answer, Gone)] == [Gone(harness.absent(1))]
        assert harness.fetch(harness.absent(2)) == Gone(harness.absent(2))

    def test_a_multiget_that_fails_for_one_event_costs_no_other_its_answer(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        names = [harness.create(VISIT).remote_id for _ in range(2)]
        emulator.answer_next("REPORT", Canned(500), times=2)  # for both, then for the first alone
        emulator.faults.unservable = {names[0]}
        answers = {answer.remote_id: answer for answer in harness.connector.fetch(harness.calendar_id, names)}
        assert answers[names[0]] == Unknown(names[0])
        assert isinstance(answers[names[1]], RemoteEvent)

    @pytest.mark.parametrize("missing", ["whole", "left out", "named"])
    def test_in_a_calendar_that_is_gone_no_event_is(
        self, emulator: CalDavEmulator, harness: CalDavHarness, missing: str
    ) -> None:
        emulator.faults.missing_in_multiget = missing
        names = [harness.create(VISIT).remote_id for _ in range(2)]
        del emulator.calendars[harness.path("")]
        with pytest.raises(CalendarGone):
            list(harness.connector.fetch(harness.calendar_id, names))

    def test_a_report_that_is_not_found_in_a_calendar_that_is_means_to_list_again(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        cursor = harness.connector.current_cursor(harness.calendar_id)
        emulator.answer_next("REPORT", Canned(404))
        with pytest.raises(CursorExpired):
            harness.changes(cursor)

    def test_silence_about_an_id_is_unknown_and_not_gone(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        first, second = harness.create(VISIT), harness.create(VISIT)
        emulator.faults.unservable = {second.remote_id}
        answers = list(harness.connector.fetch(harness.calendar_id, [first.remote_id, second.remote_id]))
        assert Unknown(second.remote_id) in answers
        assert any(isinstance(answer, RemoteEvent) for answer in answers)

    def test_a_member_missing_from_a_listing_is_gone_only_if_the_server_confirms_it(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        emulator.faults.has_sync = False
        removed, hidden = harness.create(VISIT), harness.create(VISIT)
        _, _, cursor = harness.changes(None)
        harness.client.delete(removed.remote_id)
        emulator.faults.unlisted = {hidden.remote_id}
        emulator.faults.unservable = {hidden.remote_id}
        _, gone, cursor = harness.changes(cursor)
        assert gone == {removed.remote_id}
        # What was not answered is asked for again, although nothing else changed; so is what is there all the same.
        emulator.faults.unservable = set()
        _, gone, cursor = harness.changes(cursor)
        assert gone == set()
        harness.client.delete(hidden.remote_id)
        assert harness.changes(cursor)[1] == {hidden.remote_id}

    def test_a_listing_that_was_cut_off_removes_nothing(self, emulator: CalDavEmulator, harness: CalDavHarness) -> None:
        emulator.faults.has_sync = False
        stored = harness.create(VISIT)
        _, _, cursor = harness.changes(None)
        harness.put("other.ics", foreign("other-1"))
        emulator.faults.unlisted = {stored.remote_id}
        emulator.faults.own_entry_listed = False
        with pytest.raises(TransientError):
            harness.changes(cursor)

    @pytest.mark.parametrize("status", [400, 403, 404, 500, 502, 503, 504])
    def test_a_window_that_fails_is_worked_round_by_the_listing(
        self, emulator: CalDavEmulator, harness: CalDavHarness, status: int
    ) -> None:
        stored = harness.create(VISIT)
        emulator.faults.window_status = status
        start = datetime(2020, 1, 1, tzinfo=UTC)
        pages = list(harness.connector.window(harness.calendar_id, start, start + timedelta(days=1)))
        assert [entry.remote_id for page in pages for entry in page] == [stored.remote_id]

    def test_a_window_that_is_cut_off_is_worked_round_by_the_listing(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        stored = {harness.create(VISIT).remote_id for _ in range(3)}
        (first, *_) = stored
        emulator.answer_next("REPORT", listing((first, "200 OK"), (harness.path(""), "507 Insufficient Storage")))
        start = datetime(2020, 1, 1, tzinfo=UTC)
        pages = list(harness.connector.window(harness.calendar_id, start, start + timedelta(days=1)))
        assert {entry.remote_id for page in pages for entry in page} == stored

    def test_no_cursor_is_taken_from_a_listing_that_was_cut_off(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        emulator.faults.has_sync = False
        first = harness.create(VISIT).remote_id
        emulator.answer_next("PROPFIND", listing((harness.path(""), "200 OK")))
        emulator.answer_next("PROPFIND", listing((first, "200 OK"), (harness.path(""), "507 Insufficient Storage")))
        with refusing(TransientError, "did not list the whole calendar"):
            harness.connector.current_cursor(harness.calendar_id)

    def test_a_hundred_thousand_members_are_listed_in_pages(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        folder = harness.path("")
        text = foreign("same")
        emulator.calendars[folder] = {f"{folder}{number}.ics": text for number in range(100_000)}
        pages = list(harness.connector.changes(harness.calendar_id, None))
        assert sum(len(page.listed) for page in pages) == 100_000
        assert max(len(page.listed) for page in pages) <= 1000

    def test_an_endless_answer_is_given_up(
        self, emulator: CalDavEmulator, harness: CalDavHarness, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("webapp.connectors.caldav.transport.MAX_ANSWER", 10_000)
        emulator.answer_next("PROPFIND", Canned(207, b" " * 1_000_000, XML))
        with refusing(NotACalendarServer, "too large"):
            harness.changes(None)

    def test_invalid_bytes_cost_only_the_entry_that_holds_them(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        good = harness.create(VISIT)
        bad = harness.put("bad.ics", foreign("bad-1"))
        body = (
            b'<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">'
            + _calendar_data(bad, foreign("bad-1", "Caf\udce9"))
            + _calendar_data(good.remote_id, good.source)
            + b"</d:multistatus>"
        )
        emulator.answer_next("REPORT", Canned(207, body, XML))
        answers = {
            answer.remote_id: answer for answer in harness.connector.fetch(harness.calendar_id, [bad, good.remote_id])
        }
        assert isinstance(answers[bad], Unreadable)
        assert "UTF-8" in sentence(answers[bad].reason)
        assert answers[good.remote_id].event == good.event

    @pytest.mark.parametrize("character", ["\x00", "\x0b", "&#0;", "&#x1F;"])
    def test_control_characters_in_an_answer_are_dropped(
        self, emulator: CalDavEmulator, harness: CalDavHarness, character: str
    ) -> None:
        remote_id = harness.put("dirty.ics", foreign("dirty-1"))
        body = (
            b'<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">'
            + _calendar_data(remote_id, foreign("dirty-1", f"Un{character}clean"))
            + b"</d:multistatus>"
        )
        emulator.answer_next("REPORT", Canned(207, body, XML))
        assert harness.read(remote_id).event.details.subject == "Unclean"

    def test_an_entry_no_xml_can_hold_costs_only_itself(self, emulator: CalDavEmulator, harness: CalDavHarness) -> None:
        good = [harness.create(VISIT).remote_id for _ in range(4)]
        bad = harness.put("bad.ics", foreign("bad-1", "BROKEN"))
        emulator.faults.spoil_answers_with = "BROKEN"
        answers = {answer.remote_id: answer for answer in harness.connector.fetch(harness.calendar_id, [*good, bad])}
        assert isinstance(answers[bad], Unreadable)
        assert all(isinstance(answers[remote_id], RemoteEvent) for remote_id in good)

    def test_an_entry_too_large_to_read_costs_only_itself(
        self, emulator: CalDavEmulator, harness: CalDavHarness, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        good = [harness.create(VISIT).remote_id for _ in range(4)]
        large = harness.put("large.ics", foreign("large-1", "x" * 20_000))
        monkeypatch.setattr("webapp.connectors.caldav.transport.MAX_ANSWER", 10_000)
        answers = {answer.remote_id: answer for answer in harness.connector.fetch(harness.calendar_id, [*good, large])}
        assert isinstance(answers[large], Unreadable)
        assert all(isinstance(answers[remote_id], RemoteEvent) for remote_id in good)

    def test_a_calendar_that_answers_from_elsewhere_is_an_error_and_not_empty(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        cursor = harness.connector.current_cursor(harness.calendar_id)
        harness.create(VISIT)
        elsewhere = emulator.origin + emulator.make_calendar("elsewhere")
        for method, since in (("REPORT", cursor), ("PROPFIND", None)):
            emulator.answer_next(method, Canned(301, headers=(("Location", elsewhere),)))
            with refusing(ConnectorError, "moved"):
                harness.changes(since)

    def test_entries_outside_the_calendar_are_an_error_and_not_nothing(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        cursor = harness.connector.current_cursor(harness.calendar_id)
        body = (
            b'<d:multistatus xmlns:d="DAV:"><d:response><d:href>/other/1.ics</d:href><d:propstat><d:prop/>'
            b"<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
            b"<d:sync-token>2</d:sync-token></d:multistatus>"
        )
        emulator.answer_next("REPORT", Canned(207, body, XML))
        with pytest.raises(TransientError):
            harness.changes(cursor)

    def test_hrefs_in_another_spelling_are_the_same_entry(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        asked = harness.put("a%40b.ics", foreign("spelled-1"))
        body = (
            b'<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">'
            + _calendar_data(emulator.origin + asked.replace("%40", "@"), foreign("spelled-1"))
            + b"</d:multistatus>"
        )
        emulator.answer_next("REPORT", Canned(207, body, XML))
        assert harness.read(asked).uid == "spelled-1"

    def test_the_collection_among_its_own_changes_is_no_event(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        cursor = harness.connector.current_cursor(harness.calendar_id)
        body = (
            f'<d:multistatus xmlns:d="DAV:"><d:response><d:href>{harness.path("")}</d:href><d:propstat><d:prop>'
            "<d:getetag>1</d:getetag></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
            "<d:sync-token>token:0</d:sync-token></d:multistatus>"
        )
        emulator.answer_next("REPORT", Canned(207, body.encode(), XML))
        assert harness.changes(cursor) == ({}, set(), cursor)

    def test_two_calendars_with_the_same_name_are_both_listed(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        paths = {emulator.make_calendar("one"), emulator.make_calendar("two")}
        for path in paths:
            emulator.display_names[path] = "Team"
        named = [info for info in harness.connector.calendars() if info.name == "Team"]
        assert {info.calendar_id for info in named} == {emulator.origin + path for path in paths}

    def test_read_only_and_unnamed_calendars_and_task_lists(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        path = emulator.make_calendar("unnamed")
        emulator.display_names[path] = ""
        emulator.components[emulator.make_calendar("tasks")] = "VTODO"
        emulator.faults.read_only = True
        listed = {info.name: info for info in harness.connector.calendars()}
        assert listed["unnamed"].read_only
        assert "tasks" not in listed


class TestWriting:
    def test_a_create_whose_answer_was_lost_is_unclear_and_finds_itself(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        create = harness.create_for(VISIT)
        emulator.answer_next("PUT", Canned(201, after_doing=True, hang_up_after=0))
        assert isinstance(harness.write(create), OutcomeUnknown)
        assert isinstance(harness.write(create), Written)
        assert set(harness.changes(None)[0]) == {create.remote_id}

    def test_a_delete_whose_answer_was_lost_is_unclear_and_done(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        stored = harness.create(VISIT)
        delete = Delete(stored.remote_id, stored.version_tag, stored.source)
        emulator.answer_next("DELETE", Canned(204, after_doing=True, hang_up_after=0))
        assert isinstance(harness.write(delete), OutcomeUnknown)
        assert harness.write(delete) == Deleted(stored.remote_id)

    @pytest.mark.parametrize("status", [423, 500, 502, 503])
    def test_trouble_at_the_server_is_unclear(
        self, emulator: CalDavEmulator, harness: CalDavHarness, status: int
    ) -> None:
        emulator.answer_next("PUT", Canned(status))
        assert isinstance(harness.write(harness.create_for(VISIT)), OutcomeUnknown)

    @pytest.mark.parametrize(
        ("status", "body", "words"),
        [
            (507, "", "full"),
            (413, "", "too large"),
            (415, "", "kind of data"),
            (400, "", "invalid"),
            (403, "<C:max-resource-size/>", "too large"),
            (403, "<C:supported-calendar-component/>", "does not take events"),
            (403, "<C:min-date-time/>", "past"),
            (409, "<C:no-uid-conflict/>", "UID"),
            (403, "<C:unique-scheduling-object-resource/>", "UID"),
            (412, "<C:no-uid-conflict/>", "UID"),
        ],
    )
    def test_a_refusal_has_a_reason(
        self, emulator: CalDavEmulator, harness: CalDavHarness, status: int, body: str, words: str
    ) -> None:
        text = f'<D:error xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">{body}</D:error>' if body else ""
        emulator.answer_next("PUT", Canned(status, text.encode(), XML))
        outcome = harness.write(harness.create_for(VISIT))
        assert isinstance(outcome, Refused)
        assert words in sentence(outcome.reason)

    def test_an_update_of_a_missing_event_is_missing(self, emulator: CalDavEmulator, harness: CalDavHarness) -> None:
        stored = harness.create(VISIT)
        emulator.answer_next("PUT", Canned(404))
        update = Update(stored.remote_id, stored.version_tag, VISIT, renamed(VISIT, "New"), stored.source)
        assert harness.write(update) == Missing(stored.remote_id)

    def test_in_a_removed_calendar_nothing_counts_as_missing(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        stored = harness.create(VISIT)
        del emulator.calendars[harness.path("")]
        update = Update(stored.remote_id, stored.version_tag, VISIT, renamed(VISIT, "New"), stored.source)
        with pytest.raises(CalendarGone):
            harness.write(update)

    def test_a_calendar_that_became_read_only_is_one_error_and_not_a_refusal_each(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        emulator.faults.read_only = True
        with refusing(ConnectorError, "read-only"):
            harness.write(harness.create_for(VISIT))

    def test_after_lost_authorization_nothing_more_is_sent(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        creates = [harness.create_for(renamed(VISIT, f"Visit {number}")) for number in range(100)]
        emulator.password = "changed"
        emulator.requests.clear()
        with pytest.raises(AuthorizationLost):
            list(harness.connector.write(harness.calendar_id, creates))
        assert len(emulator.requests) <= 2 * 4  # one for each thread (twice the connections if the server is slow)

    def test_slowing_down_keeps_what_was_done_and_reports_nothing_else(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        creates = [harness.create_for(renamed(VISIT, f"Visit {number}")) for number in range(100)]
        emulator.answer_next("PUT", Canned(201, after_doing=True, headers=(("ETag", '"given"'),)), times=10)
        emulator.answer_next("PUT", Canned(429, headers=(("Retry-After", "120"),)), times=200)
        done = []
        with pytest.raises(RateLimited) as caught:
            for outcome in harness.connector.write(harness.calendar_id, creates):
                done.append(outcome)
        assert caught.value.retry_after == timedelta(seconds=120)
        assert {outcome.remote_id for outcome in done} == set(emulator.calendars[harness.path("")])
        assert all(isinstance(outcome, Written) for outcome in done)

    def test_a_dead_server_is_not_asked_for_every_event(self, emulator: CalDavEmulator, harness: CalDavHarness) -> None:
        creates = [harness.create_for(renamed(VISIT, f"Visit {number}")) for number in range(100)]
        emulator.answer_next("PUT", Canned(500), times=200)
        outcomes = []
        with pytest.raises(TransientError):
            for outcome in harness.connector.write(harness.calendar_id, creates):
                outcomes.append(outcome)
        assert 3 <= len(outcomes) <= 30
        assert all(isinstance(outcome, OutcomeUnknown) for outcome in outcomes)

    def test_an_update_that_would_mail_guests_is_refused(
        self, emulator: CalDavEmulator, connect: Callable[..., CalDavHarness]
    ) -> None:
        emulator.faults.auto_schedule = True
        harness = connect(emulator)
        text = foreign("guests-1").replace("SUMMARY", "ATTENDEE:mailto:ben@example.org\r\nSUMMARY")
        emulator.put(harness.path("guests.ics"), text)
        remote = harness.read(harness.path("guests.ics"))
        assert "guests" in sentence(remote.unwritable)
        update = Update(remote.remote_id, remote.version_tag, remote.event, renamed(remote.event, "New"), remote.source)
        assert isinstance(harness.write(update), Refused)
        assert isinstance(harness.write(Delete(remote.remote_id, remote.version_tag, remote.source)), Refused)
        assert isinstance(harness.write(Delete(remote.remote_id, remote.version_tag, "")), Refused)
        assert emulator.mails == []

    def test_a_delete_asks_for_no_reply_to_the_organizer(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        stored = harness.create(VISIT)
        harness.write(Delete(stored.remote_id, stored.version_tag, stored.source))
        assert emulator.requests[-1].headers["Schedule-Reply"] == "F"

    def test_a_server_that_ignores_conditions_is_read_before_a_write(
        self, emulator: CalDavEmulator, connect: Callable[..., CalDavHarness]
    ) -> None:
        emulator.faults.ignores_conditions = True
        harness = connect(emulator)
        stored = harness.create(VISIT)
        emulator.put(stored.remote_id, stored.source.replace("Visit", "Theirs"))
        update = Update(stored.remote_id, stored.version_tag, VISIT, renamed(VISIT, "Ours"), stored.source)
        assert harness.write(update) == PreconditionFailed(stored.remote_id)
        assert harness.write(Delete(stored.remote_id, stored.version_tag, stored.source)) == PreconditionFailed(
            stored.remote_id
        )
        assert "Theirs" in emulator.calendars[harness.path("")][stored.remote_id]

    def test_what_the_server_made_of_it_is_what_was_written(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        emulator.faults.tag_after_put = False
        emulator.faults.rewrite = lambda text: text.replace("SUMMARY:Visit", "SUMMARY:VISIT")
        assert harness.create(VISIT).event.details.subject == "VISIT"

    def test_if_match_never_carries_a_star(self, emulator: CalDavEmulator, harness: CalDavHarness) -> None:
        stored = harness.create(VISIT)
        harness.write(Update(stored.remote_id, None, VISIT, renamed(VISIT, "New"), stored.source))
        harness.write(Delete(stored.remote_id, None, ""))
        assert "*" not in {request.headers.get("If-Match") for request in emulator.requests}

    def test_an_event_that_ends_before_it_starts_is_refused_and_the_rest_pass(self, harness: CalDavHarness) -> None:
        backwards = harness.create_for(replace(VISIT, details=replace(VISIT.details, end=datetime(2026, 1, 1))))
        unknown_zone = harness.create_for(replace(VISIT, details=replace(VISIT.details, zone="Mars/Olympus")))
        bad_rule = harness.create_for(replace(VISIT, rrule="FREQ=SOMETIMES"))
        good = harness.create_for(VISIT)
        outcomes = {
            outcome.remote_id: outcome
            for outcome in harness.connector.write(harness.calendar_id, [backwards, unknown_zone, bad_rule, good])
        }
        assert isinstance(outcomes[good.remote_id], Written)
        refusals = [outcomes[write.remote_id] for write in (backwards, unknown_zone, bad_rule)]
        assert [sentence(each.reason) for each in refusals if isinstance(each, Refused)] == [
            "It ends before it starts",
            "Its time zone is unknown",
            "Its repeat rule cannot be understood",
        ]

    def test_a_million_characters_are_written_whole(self, harness: CalDavHarness) -> None:
        large = replace(VISIT, details=replace(VISIT.details, description="x" * 1_000_000))
        assert normalise(harness.read(harness.create(large).remote_id).event) == normalise(large)


class TestEveryRequest:
    @pytest.mark.parametrize(
        ("canned", "error"),
        [
            (Canned(401), AuthorizationLost),
            (Canned(403), ConnectorError),
            (Canned(423), TransientError),
            (Canned(429), RateLimited),
            (Canned(500), TransientError),
            (Canned(503, headers=(("Retry-After", "5"),)), RateLimited),
        ],
        ids=lambda value: str(getattr(value, "status", value)),
    )
    def test_a_status_means_the_same_everywhere(
        self, emulator: CalDavEmulator, harness: CalDavHarness, canned: Canned, error: type[ConnectorError]
    ) -> None:
        for method, ask in (
            ("PROPFIND", lambda: harness.changes(None)),
            ("REPORT", lambda: harness.fetch(harness.path("x.ics"))),
            ("PROPFIND", harness.connector.calendars),
        ):
            emulator.answer_next(method, canned)
            with pytest.raises(error) as caught:
                ask()
            assert PASSWORD not in sentence(caught.value.reason)

    @pytest.mark.parametrize("status", [404, 410])
    def test_only_a_calendar_that_does_not_answer_itself_is_gone(
        self, emulator: CalDavEmulator, harness: CalDavHarness, status: int
    ) -> None:
        for ask in (lambda: harness.changes(None), harness.connector.calendars):
            emulator.answer_next("PROPFIND", Canned(status))
            with pytest.raises(CalendarGone):
                ask()
        emulator.answer_next("REPORT", Canned(status))
        assert harness.fetch(harness.absent(1)) == Gone(harness.absent(1))
        emulator.answer_next("REPORT", Canned(status))
        emulator.answer_next("PROPFIND", Canned(status))
        with pytest.raises(CalendarGone):
            harness.fetch(harness.absent(1))

    def test_retry_after_may_be_a_date(self, emulator: CalDavEmulator, harness: CalDavHarness) -> None:
        date = format_datetime(datetime.now(UTC) + timedelta(minutes=10), usegmt=True)
        emulator.answer_next("PROPFIND", Canned(429, headers=(("Retry-After", date),)))
        with pytest.raises(RateLimited) as caught:
            harness.changes(None)
        assert caught.value.retry_after is not None
        assert timedelta(minutes=9) < caught.value.retry_after <= timedelta(minutes=10)

    @pytest.mark.parametrize("value", ["", "soon", "-5", "Mon, 99 Foo 99999 99:99:99 GMT", "9" * 400])
    def test_a_strange_retry_after_does_no_harm(
        self, emulator: CalDavEmulator, harness: CalDavHarness, value: str
    ) -> None:
        emulator.answer_next("PROPFIND", Canned(429, headers=(("Retry-After", value),)))
        with pytest.raises(RateLimited) as caught:
            harness.changes(None)
        assert caught.value.retry_after is None or caught.value.retry_after <= timedelta(days=1)

    def test_a_server_that_does_not_answer_is_a_time_out(
        self, emulator: CalDavEmulator, connect: Callable[..., CalDavHarness]
    ) -> None:
        harness = connect(emulator, seconds=0.3)
        emulator.faults.hang = True
        with refusing(TransientError, "in time"):
            harness.changes(None)

    def test_a_redirect_keeps_method_body_and_credentials(
        self, emulator: CalDavEmulator, harness: CalDavHarness
    ) -> None:
        cursor = harness.connector.current_cursor(harness.calendar_id)
        emulator.answer_next("REPORT", Canned(302, headers=(("Location", harness.calendar_id),)))
        assert harness.changes(cursor)[:2] == ({}, set())
        first, second = emulator.requests[-2:]
        assert (first.method, first.body) == (second.method, second.body)
        assert second.headers["Authorization"] == first.headers["Authorization"]

    @pytest.mark.parametrize(
        "target",
        [
            "http://127.0.0.1:1/",
            "http://10.0.0.1/",
            "https://10.0.0.1/",
            "https://192.168.1.1/calendars/",
            "https://[::1]/",
            "http://169.254.169.254/latest/",
            "file:///etc/passwd",
            "https://calendar.example.net/",
        ],
    )
    def test_a_redirect_to_a_place_that_is_not_allowed_is_refused(
        self, emulator: CalDavEmulator, harness: CalDavHarness, target: str
    ) -> None:
        emulator.answer_next("PROPFIND", Canned(307, headers=(("Location", target),)))
        with pytest.raises(AddressRefused):
            harness.connector.calendars()

    def test_redirects_in_circles_end(self, emulator: CalDavEmulator, harness: CalDavHarness) -> None:
        emulator.answer_next("PROPFIND", Canned(301, headers=(("Location", harness.calendar_id),)), times=50)
        with refusing(NotACalendarServer, "circles"):
            harness.changes(None)
        assert len(emulator.requests) < 20


class TestDiscovery:
    def find(
        self, address: str, emulator: CalDavEmulator, *, password: str = PASSWORD, seconds: float = 5
    ) -> Discovery:
        return discover(
            address, USERNAME, password, policy=AddressPolicy((emulator.origin,)), timeout=timedelta(seconds=seconds)
        )

    @pytest.mark.parametrize("path", ["", "/", "/principal/", "/.well-known/caldav", "/nothing/here"])
    def test_any_address_of_the_server_leads_to_the_calendars(self, emulator: CalDavEmulator, path: str) -> None:
        found = self.find(emulator.origin + path, emulator)
        assert found.home_urls == (f"{emulator.origin}/home/",)
        assert Discovery.from_json(found.to_json()) == found

    @pytest.mark.parametrize("profile", SERVER_PROFILES)
    def test_a_bare_name_leads_to_every_known_server(self, emulator: CalDavEmulator, profile: str) -> None:
        SERVER_PROFILES[profile](emulator)
        assert self.find(emulator.origin, emulator).home_urls == (emulator.origin + emulator.home,)

    def test_a_collection_is_found_without_its_final_slash(self, emulator: CalDavEmulator) -> None:
        emulator.entry = "/own/place/"
        emulator.faults.served_at_root, emulator.faults.well_known = False, (404, "")
        assert self.find(f"{emulator.origin}/own/place", emulator).home_urls == (f"{emulator.origin}/home/",)

    def test_a_redirect_that_forgets_the_port_is_followed_at_it(self, emulator: CalDavEmulator) -> None:
        emulator.entry = "/own/place/"
        emulator.faults.served_at_root, emulator.faults.well_known = False, (301, "http://127.0.0.1/own/place/")
        assert self.find(emulator.origin, emulator).home_urls == (f"{emulator.origin}/home/",)

    def test_places_that_are_named_without_the_port_are_looked_for_at_it(self, emulator: CalDavEmulator) -> None:
        emulator.named_home = "http://127.0.0.1/home/"
        assert self.find(emulator.origin, emulator).home_urls == (f"{emulator.origin}/home/",)

    def test_a_redirect_that_leads_nowhere_is_no_hindrance(self, emulator: CalDavEmulator) -> None:
        emulator.entry = "/dav/"
        emulator.faults.served_at_root = False
        # Nothing is there at our port, and port 80 of this host is nothing that anybody trusts.
        emulator.faults.well_known = (301, "http://127.0.0.1/nothing/")
        assert self.find(emulator.origin, emulator).home_urls == (f"{emulator.origin}/home/",)

    def test_what_was_tried_in_vain_is_said(self, emulator: CalDavEmulator) -> None:
        emulator.faults.served_at_root, emulator.faults.well_known = False, (404, "")
        emulator.entry = "/somewhere/quite/else/"
        with pytest.raises(NotACalendarServer) as caught:
            self.find(f"{emulator.origin}/cal", emulator)
        reason = sentence(caught.value.reason)
        assert "status 404" in reason
        assert "/cal, /cal/, /.well-known/caldav, /, /SOGo/dav/" in reason
        assert "enter the whole address" in reason

    def test_a_wrong_password_is_said_to_be_one(self, emulator: CalDavEmulator) -> None:
        with refusing(AuthorizationLost, "user name and password"):
            self.find(emulator.origin, emulator, password="wrong")

    @pytest.mark.parametrize(
        "kind",
        [
            "a web page",
            "a web page called 207",
            "an XHTML page called 207",
            "an empty 200",
            "an empty 207",
            "garbage",
            "an entity bomb",
        ],
    )
    def test_what_is_not_caldav_is_said_to_be_none(self, emulator: CalDavEmulator, kind: str) -> None:
        emulator.answer_next("PROPFIND", NOT_CALDAV[kind], times=9)
        with pytest.raises(NotACalendarServer):
            self.find(emulator.origin, emulator)

    @pytest.mark.parametrize("status", [404, 405, 501])
    def test_a_server_without_caldav_is_said_to_be_none(self, emulator: CalDavEmulator, status: int) -> None:
        emulator.answer_next("PROPFIND", Canned(status), times=9)
        with refusing(NotACalendarServer, f"status {status}"):
            self.find(emulator.origin, emulator)

    def test_nobody_listening_is_said_so(self, emulator: CalDavEmulator) -> None:
        policy = AddressPolicy(("http://127.0.0.1:1",))
        with refusing(TransientError, "Nothing answers"):
            discover("http://127.0.0.1:1/", USERNAME, PASSWORD, policy=policy, timeout=timedelta(seconds=2))

    def test_a_time_out_is_said_to_be_one(self, emulator: CalDavEmulator) -> None:
        emulator.faults.hang = True
        with refusing(TransientError, "in time"):
            self.find(emulator.origin, emulator, seconds=0.3)

    def test_a_private_address_is_refused(self, emulator: CalDavEmulator) -> None:
        with refusing(AddressRefused, "private network"):
            self.find("https://192.168.0.1/", emulator)

    @pytest.mark.parametrize("home", ["https://calendar.example.net/home/", "https://10.0.0.1/home/", "file:///etc/"])
    def test_calendars_in_a_place_that_is_not_allowed_are_refused(self, emulator: CalDavEmulator, home: str) -> None:
        emulator.named_home = home
        with pytest.raises(AddressRefused):
            self.find(emulator.origin, emulator)

    def test_scheduling_is_noticed(self, emulator: CalDavEmulator) -> None:
        assert not self.find(emulator.origin, emulator).auto_schedule
        emulator.faults.auto_schedule = True
        assert self.find(emulator.origin, emulator).auto_schedule


def test_a_connector_needs_no_request_to_be_made(emulator: CalDavEmulator) -> None:
    connector = CalDavConnector(
        username=USERNAME,
        password=PASSWORD,
        discovery=Discovery("https://calendar.example.org/ada/", (), (), auto_schedule=False),
        policy=AddressPolicy(),
        timeout=timedelta(seconds=1),
        connections=3,
    )
    assert not connector.capabilities.push
    connector.close()
    assert emulator.requests == []


def test_a_removed_event_is_gone_by_its_own_answer(harness: CalDavHarness) -> None:
    assert harness.fetch(harness.path("never-there.ics")) == Gone(harness.path("never-there.ics"))


def _calendar_data(href: str, text: str) -> bytes:
    return (
        f"<d:response><d:href>{href}</d:href><d:propstat><d:prop><d:getetag>&quot;1&quot;</d:getetag>"
        f"<c:calendar-data>{text}</c:calendar-data></d:prop>"
        "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
    ).encode(errors="surrogateescape")
