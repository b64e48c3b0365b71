"""What counts as news of a linked calendar: what was not there before, however old its time stamps are."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from emulators.memory import MemoryCalendar, MemoryConnector
from emulators.reasons import words
from tests.jobs.conftest import SyncScenario, an_event
from webapp.accounts.models import User
from webapp.connectors.base import ChangePage, ListedEvent
from webapp.connectors.errors import TransientError
from webapp.connectors.event import Event
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.reason_texts import sentence
from webapp.sync import jobs, service
from webapp.sync.engine import apply_local, quarantine
from webapp.sync.engine.stages.changes import RECONCILE_EVERY
from webapp.sync.models import Integration, Preview, Quarantine
from webapp.sync.store import known_events, previews

SOON = (utc_now() + timedelta(days=3)).replace(hour=9, minute=0, second=0, microsecond=0, tzinfo=None)
LAST_MONTH = utc_now() - timedelta(days=30)

MakeScenario = Callable[..., SyncScenario]


def put_old(calendar: MemoryCalendar, remote_id: str, subject: str) -> None:
    """Add an event as if somebody moved it from another calendar."""
    calendar.put(remote_id, an_event(subject, SOON), created_at=LAST_MONTH, modified_at=LAST_MONTH)


def subjects(scenario: SyncScenario) -> list[str]:
    return sorted(item.subject for item in scenario.items())


def lose_cursor(scenario: SyncScenario) -> None:
    scenario.calendar.cursor_expired = True


def take_stale_cursor(scenario: SyncScenario) -> None:
    """The server takes a cursor that means nothing to it without a word, and the next comparison is due."""
    scenario.set(cursor=str(len(scenario.calendar.history)), reconciled_at=utc_now() - 2 * RECONCILE_EVERY)


def let_a_day_pass(scenario: SyncScenario) -> None:
    scenario.set(reconciled_at=utc_now() - 2 * RECONCILE_EVERY)


WAYS = [lose_cursor, take_stale_cursor, let_a_day_pass]


@pytest.fixture
def linked(make_scenario: MakeScenario) -> SyncScenario:
    """A calendar that held something when it was linked, of which nothing was retrieved."""
    calendar = MemoryCalendar()
    for number in range(3):
        calendar.put(f"before-{number}", an_event(f"Before {number}", SOON))
    return make_scenario(calendar)


@pytest.mark.parametrize("compare", WAYS)
class TestComparisons:
    def test_an_older_stamp_is_no_reason_to_pass_over_news(
        self, linked: SyncScenario, compare: Callable[[SyncScenario], None]
    ) -> None:
        put_old(linked.calendar, "moved", "Moved here")
        compare(linked)
        linked.run()
        assert subjects(linked) == ["Moved here"]
        linked.calendar.cursor_expired = False
        linked.assert_quiet()

    def test_a_younger_stamp_is_no_reason_to_take_what_was_left_out(
        self, linked: SyncScenario, compare: Callable[[SyncScenario], None]
    ) -> None:
        """A service that renews the stamps of all it holds, as after a move to another machine."""
        for held in list(linked.calendar.events.values()):
            linked.calendar.put(held.remote_id, held.event)
        linked.set(cursor=str(len(linked.calendar.history)))
        compare(linked)
        linked.run()
        assert subjects(linked) == []

    def test_what_was_taken_in_and_purged_here_does_not_come_back(
        self, linked: SyncScenario, compare: Callable[[SyncScenario], None]
    ) -> None:
        linked.calendar.put("theirs", an_event("Theirs", SOON))
        linked.run()
        linked.set(kinds=[])  # so that the event stays there
        linked.trash(linked.items()[0].id)
        linked.run("item_saved")
        db.session.delete(db.session.scalars(select(Item)).one())
        db.session.commit()
        compare(linked)
        linked.run()
        assert linked.items() == linked.links() == []

    def test_what_was_removed_there_and_put_back_is_news(
        self, linked: SyncScenario, compare: Callable[[SyncScenario], None]
    ) -> None:
        linked.calendar.remove("before-1")
        linked.run()
        put_old(linked.calendar, "before-1", "Back again")
        compare(linked)
        linked.run()
        assert subjects(linked) == ["Back again"]

    def test_what_could_not_be_read_is_news_until_it_can(
        self, linked: SyncScenario, compare: Callable[[SyncScenario], None]
    ) -> None:
        put_old(linked.calendar, "broken", "Broken")
        linked.calendar.unreadable = {"broken"}
        compare(linked)
        linked.run()
        assert subjects(linked) == []
        put_old(linked.calendar, "broken", "Repaired")
        linked.calendar.unreadable = set()
        compare(linked)
        linked.run()
        assert subjects(linked) == ["Repaired"]

    def test_an_unanswered_event_is_imported_once_it_is_answered(
        self, linked: SyncScenario, compare: Callable[[SyncScenario], None]
    ) -> None:
        put_old(linked.calendar, "moved", "Moved here")
        linked.calendar.silent_about = {"moved"}
        compare(linked)
        linked.run()
        linked.calendar.silent_about = set()
        linked.run()
        assert subjects(linked) == ["Moved here"]


def test_a_quarantined_event_is_imported_once_it_can_be_stored(
    linked: SyncScenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(event: Event, **_rest: object) -> dict[str, object]:
        raise ValueError(event.details.subject)

    put_old(linked.calendar, "moved", "Moved here")
    with monkeypatch.context() as patch:
        patch.setattr(apply_local, "item_values", refuse)
        linked.run()
    assert subjects(linked) == []
    let_a_day_pass(linked)
    linked.run()
    quarantine.retry_quarantined(list(db.session.scalars(select(Quarantine))))
    linked.run("retry")
    assert subjects(linked) == ["Moved here"]
    assert db.session.scalars(select(Quarantine)).all() == []


def test_what_was_silent_at_linking_is_left_out_all_the_same(make_scenario: MakeScenario) -> None:
    calendar = MemoryCalendar()
    calendar.put("before", an_event("Before", SOON))
    calendar.silent_about = {"before"}
    first = make_scenario()
    first.add_item(an_event("Mine", SOON))  # so that the second one has a reason to look at what is there
    scenario = make_scenario(calendar)
    calendar.silent_about = set()
    scenario.run()
    assert subjects(scenario) == ["Mine"]


def test_changes_are_read_before_everything_is_compared(linked: SyncScenario) -> None:
    linked.calendar.put("before-0", an_event("Edited there", SOON))
    let_a_day_pass(linked)
    linked.calendar.requests.clear()
    linked.run()
    assert subjects(linked) == ["Edited there"]
    assert linked.calendar.requests.index("changes") < linked.calendar.requests.index("listing")


def test_nothing_known_is_read_whole_by_a_comparison(linked: SyncScenario) -> None:
    let_a_day_pass(linked)
    linked.calendar.requests.clear()
    linked.run()
    assert linked.calendar.requests == ["changes", "listing"]


def test_a_connector_can_ask_for_a_comparison(linked: SyncScenario, monkeypatch: pytest.MonkeyPatch) -> None:
    changes = MemoryConnector.changes

    def and_compare(self: MemoryConnector, calendar_id: str, cursor: str | None) -> Iterator[ChangePage]:
        for page in changes(self, calendar_id, cursor):
            yield replace(page, compare=cursor is not None)

    put_old(linked.calendar, "moved", "Moved here")
    linked.set(cursor=str(len(linked.calendar.history)))
    monkeypatch.setattr(MemoryConnector, "changes", and_compare)
    linked.run()
    assert subjects(linked) == ["Moved here"]


def test_a_possible_repeat_is_new_only_if_its_id_is_unknown(
    linked: SyncScenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes = MemoryConnector.changes

    def and_more(self: MemoryConnector, calendar_id: str, cursor: str | None) -> Iterator[ChangePage]:
        older = tuple(
            ListedEvent(name, held.version_tag, may_be_repeat=True) for name, held in self.calendar.events.items()
        )
        yield ChangePage(older, (), None)
        yield from changes(self, calendar_id, cursor)

    item_id = linked.add_item(an_event("From here", SOON))
    linked.run("item_saved")
    (remote_id,) = [name for name in linked.calendar.events if not name.startswith("before")]
    put_old(linked.calendar, remote_id, "Edited there")
    put_old(linked.calendar, "moved", "Moved here")
    linked.set(cursor=str(len(linked.calendar.history)))
    monkeypatch.setattr(MemoryConnector, "changes", and_more)
    linked.run()
    assert subjects(linked) == ["Edited there", "Moved here"]
    assert linked.item(item_id).subject == "Edited there"
    linked.assert_quiet()


@pytest.mark.parametrize("is_edited", [False, True])
@pytest.mark.parametrize("kind", ["appointment", "task"])
def test_what_was_removed_and_put_back_is_there(
    make_scenario: MakeScenario, monkeypatch: pytest.MonkeyPatch, kind: str, is_edited: bool
) -> None:
    """Server that lists both, on successive pages."""
    scenario = make_scenario(kinds=[kind])
    item_id = scenario.add_item(an_event("Visit", SOON), kind=kind)
    scenario.run("item_saved")
    (remote_id,) = scenario.calendar.events
    scenario.calendar.put(remote_id, scenario.calendar.events[remote_id].event)
    changes = MemoryConnector.changes

    def in_two_pages(self: MemoryConnector, calendar_id: str, cursor: str | None) -> Iterator[ChangePage]:
        if is_edited:
            scenario.edit(item_id, location="Room 4")
        yield ChangePage((), (remote_id,), None)
        yield from changes(self, calendar_id, cursor)

    with monkeypatch.context() as patch:
        patch.setattr(MemoryConnector, "changes", in_two_pages)
        scenario.run()
    scenario.run("item_saved")
    assert (subjects(scenario), scenario.subjects_there()) == (["Visit"], ["Visit"])
    assert [(link.remote_id, link.state) for link in scenario.links()] == [(remote_id, "live")]
    scenario.assert_quiet()


class TestMovedToAnotherLinkedCalendar:
    """Programs move an event by writing it into the other calendar, with its UID, and removing it from the first."""

    @pytest.fixture
    def scenarios(self, make_scenario: MakeScenario) -> tuple[SyncScenario, SyncScenario]:
        return make_scenario(), make_scenario()

    def move(self, source: SyncScenario, target: SyncScenario) -> None:
        (held,) = source.calendar.events.values()
        source.calendar.remove(held.remote_id)
        target.calendar.put("moved", held.event, uid=held.uid, marker=held.marker, created_at=held.created_at)

    @pytest.mark.parametrize("is_seen_there_first", [False, True])
    def test_it_stays_there_and_here(
        self, scenarios: tuple[SyncScenario, SyncScenario], is_seen_there_first: bool
    ) -> None:
        source, target = scenarios
        source.calendar.put("theirs", an_event("Theirs", SOON))
        source.run()
        self.move(source, target)
        for scenario in (target, source) if is_seen_there_first else (source, target):
            scenario.run()
        for scenario in scenarios:
            scenario.run("item_saved")
        assert (subjects(target), target.subjects_there(), source.subjects_there()) == (["Theirs"], ["Theirs"], [])
        item = target.items()[0]
        target.edit(item.id, subject="Edited here")
        for scenario in scenarios:
            scenario.run("item_saved")
        target.assert_quiet()
        assert (target.subjects_there(), source.subjects_there()) == (["Edited here"], [])
        target.calendar.remove("moved")
        target.run()
        assert subjects(target) == []

    def test_also_what_was_written_from_here(self, scenarios: tuple[SyncScenario, SyncScenario]) -> None:
        source, target = scenarios
        target.set(kinds=[])
        source.add_item(an_event("Ours", SOON))
        source.run("item_saved")
        target.run("item_saved")
        self.move(source, target)
        target.run()
        source.run()
        target.run("item_saved")
        assert (subjects(target), target.subjects_there(), source.subjects_there()) == (["Ours"], ["Ours"], [])

    def test_what_was_written_to_both_goes_from_both(self, scenarios: tuple[SyncScenario, SyncScenario]) -> None:
        one, other = scenarios
        one.add_item(an_event("Ours", SOON))
        for scenario in scenarios:
            scenario.run("item_saved")
        one.calendar.remove(next(iter(one.calendar.events)))
        one.run()
        other.run("item_saved")
        assert (subjects(one), other.subjects_there()) == ([], [])


class TestLinkedByAVersionThatDidNotRemember:
    @pytest.fixture
    def upgraded(self, linked: SyncScenario) -> SyncScenario:
        """As the migration leaves it; its cursor is of last week, and so is what was left out."""
        for held in linked.calendar.events.values():
            dates = {"created_at": LAST_MONTH, "modified_at": LAST_MONTH}
            linked.calendar.events[held.remote_id] = replace(held, **dates)
        known_events.forget_all(linked.integration_id)
        linked.set(known_since=None, cursor_at=utc_now() - timedelta(days=7))
        return linked

    def test_the_first_run_stores_existing_events_as_known(self, upgraded: SyncScenario) -> None:
        upgraded.calendar.put("new", an_event("New", SOON), created_at=LAST_MONTH, modified_at=LAST_MONTH)
        upgraded.run()
        assert subjects(upgraded) == ["New"]  # listed by the changes since the cursor
        assert upgraded.integration.state.known_since is not None
        put_old(upgraded.calendar, "moved", "Moved here")
        lose_cursor(upgraded)
        upgraded.run()
        assert subjects(upgraded) == ["Moved here", "New"]

    def test_without_a_cursor_dates_decide_once_more(self, upgraded: SyncScenario) -> None:
        upgraded.calendar.put("new", an_event("New", SOON))
        lose_cursor(upgraded)
        upgraded.run()
        assert subjects(upgraded) == ["New"]
        put_old(upgraded.calendar, "moved", "Moved here")
        upgraded.run()
        assert subjects(upgraded) == ["Moved here", "New"]


class TestFinishAndTheFirstRun:
    @pytest.fixture
    def draft(self, make_scenario: MakeScenario) -> SyncScenario:
        """A calendar with something on it that was chosen, and not linked yet."""
        calendar = MemoryCalendar()
        calendar.put("before", an_event("Before", SOON))
        scenario = make_scenario(calendar, active=False)
        scenario.set(active=True, wizard_step="confirmation", starting_point=None)
        return scenario

    def finish(self, draft: SyncScenario, user: User, preview: Preview | None = None) -> None:
        if preview:
            previews.approve(preview, by=user)
        service.finish_wizard(draft.integration)

    def preview(self, draft: SyncScenario, **options: object) -> Preview:
        draft.set(**options)
        preview = previews.request(draft.integration, "first_run")
        jobs.work_out_preview(preview.id)
        return db.session.get_one(Preview, preview.id, populate_existing=True)

    def test_what_comes_between_finish_and_the_first_run_is_news(self, draft: SyncScenario, ada: User) -> None:
        self.finish(draft, ada)
        put_old(draft.calendar, "moved", "Moved here")
        draft.run("activated")
        draft.run()
        assert subjects(draft) == ["Moved here"]
        draft.assert_quiet()

    def test_what_comes_after_the_preview_is_news(self, draft: SyncScenario, ada: User) -> None:
        preview = self.preview(draft, retrieve=True, retrieve_future="1m")
        put_old(draft.calendar, "moved", "Moved here")
        self.finish(draft, ada, preview)
        put_old(draft.calendar, "later", "Later")
        draft.run("manual")
        draft.run()
        assert subjects(draft) == ["Before", "Later", "Moved here"]
        assert [sentence(entry.reason) for entry in draft.entries() if entry.action == "skip"] == []
        draft.assert_quiet()

    def test_what_is_saved_here_after_the_preview_is_sent_along(self, draft: SyncScenario, ada: User) -> None:
        preview = self.preview(draft, send=True, send_future="1w")
        draft.add_item(an_event("Saved meanwhile", SOON))
        self.finish(draft, ada, preview)
        draft.run("manual")
        assert draft.subjects_there() == ["Before", "Saved meanwhile"]
        draft.assert_quiet()

    def test_changes_after_the_preview_are_imported_as_well(self, draft: SyncScenario, ada: User) -> None:
        draft.calendar.put("far", an_event("Far away", SOON + timedelta(days=300)))
        preview = self.preview(draft, retrieve=True, retrieve_future="1w")
        draft.calendar.put("far", an_event("Near now", SOON))
        self.finish(draft, ada, preview)
        draft.run("manual")
        draft.run()
        assert subjects(draft) == ["Before", "Near now"]

    def test_what_comes_while_no_preview_can_be_made_is_news(self, draft: SyncScenario, ada: User) -> None:
        draft.calendar.before_request = self.failing_at("window")
        preview = self.preview(draft, retrieve=True, retrieve_future="1m")
        assert preview.state == "failed"
        put_old(draft.calendar, "moved", "Moved here")
        draft.calendar.before_request = lambda _request: None
        service.finish_wizard(draft.integration, first_run=False)
        draft.run("activated")
        draft.run()
        assert subjects(draft) == ["Moved here"]

    def test_what_comes_during_the_first_run_is_news(self, draft: SyncScenario, ada: User) -> None:
        preview = self.preview(draft, retrieve=True, retrieve_future="1m")
        self.finish(draft, ada, preview)

        def add_once(request: str) -> None:
            if request == "window":
                draft.calendar.before_request = lambda _request: None
                put_old(draft.calendar, "moved", "Moved here")

        draft.calendar.before_request = add_once
        draft.run("manual")
        (reason,) = [sentence(entry.reason) for entry in draft.entries() if entry.action == "skip"]
        assert reason == "it was added after the preview; the next automatic run brings it in"
        draft.run()
        assert subjects(draft) == ["Before", "Moved here"]

    def test_without_an_answer_before_the_run_dates_decide_what_is_new(self, draft: SyncScenario, ada: User) -> None:
        draft.calendar.error = TransientError(words("the server is busy"))
        assert self.preview(draft, retrieve=True).state == "failed"
        draft.calendar.put("meanwhile", an_event("Meanwhile", SOON))
        self.finish(draft, ada)
        draft.calendar.error = None
        draft.run("activated")
        assert subjects(draft) == ["Meanwhile"]

    def test_another_calendar_has_a_starting_point_of_its_own(self, draft: SyncScenario, ada: User) -> None:
        self.preview(draft, retrieve=True)
        other = db.session.get_one(Integration, draft.integration_id)
        other.calendar_id = "another one"
        db.session.commit()
        put_old(draft.calendar, "moved", "Before this one was chosen")
        self.finish(draft, ada)
        draft.run("activated")
        assert subjects(draft) == []

    @pytest.mark.parametrize("has_preview", [False, True])
    def test_with_an_expired_starting_point_dates_decide_what_is_new(
        self, draft: SyncScenario, ada: User, has_preview: bool
    ) -> None:
        self.finish(draft, ada, self.preview(draft, send=True) if has_preview else None)
        draft.calendar.put("meanwhile", an_event("Meanwhile", SOON))
        lose_cursor(draft)
        draft.run("activated")
        assert subjects(draft) == ["Meanwhile"]
        draft.calendar.cursor_expired = False
        draft.calendar.put("new", an_event("New", SOON))
        draft.run()
        assert subjects(draft) == ["Meanwhile", "New"]

    def failing_at(self, what: str) -> Callable[[str], None]:
        def fail(request: str) -> None:
            if request == what:
                raise TransientError(words("the server has a problem of its own"))

        return fail
