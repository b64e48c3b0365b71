"""Service calls, CRM activities, tasks and to-dos on the linked calendars of those they belong to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from redis import Redis
from sqlalchemy import event, select

from tests.examples import repeats
from tests.jobs.conftest import SyncScenario
from tests.jobs.queue import waiting
from tests.jobs.service_desk import NINE, WORK_KINDS, assign, move, plan_call, plan_task, plan_to_do, plan_work
from webapp.accounts.models import User
from webapp.connectors.event import Event, RemoteEvent
from webapp.connectors.reasons import Reason, because
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.actor import Actor, current_actor
from webapp.my_calendar.models import Item
from webapp.service_desk.models import ServiceCall, Task, Ticket, ToDo
from webapp.sync import service
from webapp.sync.engine.item_mapping import item_event
from webapp.sync.models import Approval, HeldDeletion, LedgerEntry, Link, Mark, UserMessage

Team = dict[str, SyncScenario]


@pytest.fixture
def team(make_scenario: Callable[..., SyncScenario], ada: User, ben: User, cem: User) -> Team:
    """Three technicians, each with a linked calendar of their own that takes every kind of work."""
    return {user.name: make_scenario(owner=user, kinds=WORK_KINDS) for user in (ada, ben, cem)}


def run_all(team: Team, trigger: str = "item_saved") -> None:
    for scenario in team.values():
        scenario.run(trigger)


def run_until_idle(team: Team) -> None:
    """Run all integrations until nothing changes; then another round must write nothing."""
    for _ in range(4):
        run_all(team, "sweep")
    for scenario in team.values():
        scenario.assert_quiet()


def only(scenario: SyncScenario) -> RemoteEvent:
    (held,) = scenario.calendar.events.values()
    return held


def last_entry(scenario: SyncScenario) -> LedgerEntry:
    return [entry for entry in scenario.entries() if entry.integration_id == scenario.integration_id][-1]


def edit_there(scenario: SyncScenario, modified_at: datetime | None = None, **details: object) -> None:
    """What a person's calendar application does."""
    held = only(scenario)
    scenario.calendar.put(
        held.remote_id,
        Event(replace(held.event.details, **details)),
        modified_at=modified_at,  # type: ignore[arg-type]
    )


def move_there(scenario: SyncScenario, start: datetime, modified_at: datetime | None = None) -> None:
    details = only(scenario).event.details
    edit_there(scenario, modified_at, start=start, end=start + (details.end - details.start))


class TestAssignments:
    def test_saving_a_call_asks_for_a_run_of_every_resource(
        self, team: Team, redis: Redis, ada: User, ben: User, cem: User
    ) -> None:
        redis.flushall()
        plan_call(ada, ben, cem)
        assert set(waiting(redis)) == {(scenario.integration_id, "item_saved") for scenario in team.values()}

    def test_every_resource_gets_the_call_and_nobody_else(self, team: Team, ada: User, ben: User) -> None:
        plan_call(ada, ben)
        run_all(team)
        assert team["Ada"].subjects_there() == team["Ben"].subjects_there() == ["[#1042] Printer is down – Harbour Ltd"]
        assert team["Cem"].subjects_there() == []
        run_until_idle(team)

    def test_a_change_of_the_ticket_reaches_all_of_them(self, team: Team, ada: User, ben: User) -> None:
        plan_call(ada, ben)
        run_all(team)
        db.session.scalars(select(Ticket)).one().title = "Printer on fire"
        db.session.commit()
        run_all(team)
        assert team["Ada"].subjects_there() == team["Ben"].subjects_there() == ["[#1042] Printer on fire – Harbour Ltd"]

    def test_adding_and_taking_away_follow(self, team: Team, ada: User, ben: User, cem: User) -> None:
        item_id = plan_call(ada, ben)
        run_all(team)
        assign(item_id, ben, cem)
        run_all(team)
        assert [len(scenario.calendar.events) for scenario in team.values()] == [0, 1, 1]
        assert last_entry(team["Ada"]).reason == because(Reason.NO_LONGER_ASSIGNED)
        assert not db.session.scalars(select(Link).where(Link.integration_id == team["Ada"].integration_id)).all()
        run_until_idle(team)

    @pytest.mark.parametrize("how", ["from the list", "by itself", "to another"])
    def test_the_former_assignees_calendar_is_updated_however_it_is_reassigned(
        self, team: Team, redis: Redis, ada: User, ben: User, how: str
    ) -> None:
        item_id = plan_call(ada, ben)
        run_all(team)
        redis.flushall()
        item = team["Ada"].item(item_id)
        (entry,) = (entry for entry in item.assignments if entry.user_id == ben.id)
        if how == "from the list":
            item.assignments.remove(entry)
        elif how == "by itself":
            db.session.expire_all()
            db.session.delete(entry)
        else:
            entry.user_id = team["Cem"].owner_id
        db.session.commit()
        assert (team["Ben"].integration_id, "item_saved") in waiting(redis)
        run_all(team)
        assert team["Ben"].calendar.events == {}
        assert len(team["Cem"].calendar.events) == (1 if how == "to another" else 0)

    def test_assignees_of_a_task_that_change_follow_too(self, team: Team, ada: User, ben: User) -> None:
        item_id = plan_task(ada)
        run_all(team)
        task = db.session.scalars(select(Task)).one()
        task.assignees = [db.session.get_one(User, ben.id)]
        db.session.commit()
        run_all(team)
        assert (team["Ada"].subjects_there(), team["Ben"].subjects_there()) == ([], ["Order toner"])
        assert item_id == task.item_id

    def test_an_item_deleted_with_its_assignments_leaves_no_mark(self, team: Team, ada: User) -> None:
        item_id = plan_task(ada)
        run_all(team)
        db.session.delete(db.session.scalars(select(Task)).one())
        db.session.delete(team["Ada"].item(item_id))
        db.session.commit()
        assert db.session.scalars(select(Mark)).all() == []

    def test_work_that_changes_hands_leaves_the_one_calendar_for_the_other(
        self, team: Team, ada: User, ben: User
    ) -> None:
        item_id = plan_work("crm_activity", ada)
        run_all(team)
        team["Ada"].edit(item_id, owner_id=ben.id)
        run_all(team)
        assert [len(scenario.calendar.events) for scenario in team.values()] == [0, 1, 0]

    def test_cancelling_and_reviving_follow_for_all(self, team: Team, ada: User, ben: User) -> None:
        item_id = plan_call(ada, ben)
        run_all(team)
        call = db.session.get_one(ServiceCall, item_id)
        call.status = "cancelled"
        db.session.commit()
        run_all(team)
        assert [len(scenario.calendar.events) for scenario in team.values()] == [0, 0, 0]
        assert last_entry(team["Ben"]).reason == because(Reason.CANCELLED_HERE)
        db.session.get_one(ServiceCall, item_id).status = "planned"
        db.session.commit()
        run_all(team)
        assert [len(scenario.calendar.events) for scenario in team.values()] == [1, 1, 0]
        run_until_idle(team)

    @pytest.mark.parametrize("how", ["taken away", "cancelled"])
    def test_an_edit_there_does_not_bring_back_what_is_not_theirs_any_more(
        self, team: Team, ada: User, ben: User, how: str
    ) -> None:
        item_id = plan_call(ada, ben)
        run_all(team)
        move_there(team["Ben"], NINE.replace(hour=15))
        if how == "taken away":
            assign(item_id, ada)
        else:
            db.session.get_one(ServiceCall, item_id).status = "cancelled"
            db.session.commit()
        run_until_idle(team)
        assert team["Ben"].calendar.events == {}
        assert team["Ada"].item(item_id).start == NINE

    def test_taken_away_here_and_removed_there_leaves_nothing(self, team: Team, ada: User, ben: User) -> None:
        item_id = plan_call(ada, ben)
        run_all(team)
        team["Ben"].calendar.remove(only(team["Ben"]).remote_id)
        assign(item_id, ada)
        run_until_idle(team)
        assert [link.integration_id for link in team["Ada"].links()] == [team["Ada"].integration_id]
        assert db.session.scalars(select(UserMessage)).all() == []

    def test_many_calls_unassigned_at_once_wait_for_an_approval_with_a_reason(
        self, team: Team, ada: User, ben: User
    ) -> None:
        ticket = db.session.get_one(ServiceCall, plan_call(ada, ben)).ticket
        item_ids = [plan_call(ada, ben, ticket=ticket) for _ in range(11)]
        run_all(team)
        for item_id in item_ids:
            assign(item_id, ada)
        run_all(team)
        assert len(team["Ben"].calendar.events) == 12
        (approval,) = db.session.scalars(select(Approval)).all()
        assert (approval.side, approval.integration_id) == ("there", team["Ben"].integration_id)
        assert set(db.session.scalars(select(HeldDeletion.evidence_code))) == {Reason.NO_LONGER_ASSIGNED}
        service.decide_approval(approval, approved=True, by=ben)
        team["Ben"].run("approved")
        assert len(team["Ben"].calendar.events) == 1


class TestEachKind:
    @pytest.mark.parametrize("kind", WORK_KINDS)
    def test_moving_it_there_moves_it_here(self, team: Team, ada: User, kind: str) -> None:
        item_id = plan_work(kind, ada)
        run_all(team)
        move_there(team["Ada"], NINE.replace(hour=14))
        run_until_idle(team)
        assert team["Ada"].item(item_id).start == NINE.replace(hour=14)
        works = {"task": Task, "to_do": ToDo}
        if kind in works:
            assert db.session.scalars(select(works[kind])).one().due_at == NINE.replace(hour=14)

    def test_moving_a_call_there_moves_every_copy(self, team: Team, ada: User, ben: User) -> None:
        plan_call(ada, ben)
        run_all(team)
        move_there(team["Ben"], NINE.replace(hour=14))
        team["Ben"].run()
        team["Ada"].run("item_saved")
        assert only(team["Ada"]).event.details.start == NINE.replace(hour=14)
        run_until_idle(team)

    def test_the_log_names_who_moved_it_and_from_where(self, team: Team, ada: User, ben: User) -> None:
        plan_call(ada, ben)
        run_all(team)
        actors: list[Actor] = []

        def note(session: object, *_rest: object) -> None:
            if any(isinstance(row, Item) for row in db.session.dirty):
                actors.append(current_actor())

        event.listen(db.session, "before_flush", note)
        try:
            move_there(team["Ben"], NINE.replace(hour=14))
            team["Ben"].run()
        finally:
            event.remove(db.session, "before_flush", note)
        assert set(actors) == {Actor(ben.id, via="Work (CalDAV)")}
        assert current_actor() == Actor(None)

    @pytest.mark.parametrize("kind", WORK_KINDS)
    def test_a_removal_on_the_linked_calendar_detaches_with_a_notice_and_send_again(
        self, team: Team, ada: User, kind: str
    ) -> None:
        scenario = team["Ada"]
        item_id = plan_work(kind, ada)
        run_all(team)
        scenario.calendar.remove(only(scenario).remote_id)
        scenario.run()
        assert not scenario.item(item_id).is_removed
        (notice,) = db.session.scalars(select(UserMessage)).all()
        assert (notice.user_id, notice.item_id) == (ada.id, item_id)
        scenario.edit(item_id, show_as="tentative")
        scenario.run("item_saved")
        assert scenario.calendar.events == {}  # detached means left alone
        (link,) = scenario.links()
        service.send_again(link)
        scenario.run("item_saved")
        assert len(scenario.calendar.events) == 1
        assert db.session.get_one(UserMessage, notice.id).dismissed_at is not None
        run_until_idle(team)

    def test_a_call_removed_by_one_stays_on_the_others_calendar(self, team: Team, ada: User, ben: User) -> None:
        plan_call(ada, ben)
        run_all(team)
        team["Ben"].calendar.remove(only(team["Ben"]).remote_id)
        run_until_idle(team)
        assert [len(scenario.calendar.events) for scenario in team.values()] == [1, 0, 0]
        assert db.session.scalars(select(UserMessage.user_id)).all() == [ben.id]

    def test_assigning_it_again_writes_its_event_again(self, team: Team, ada: User, ben: User) -> None:
        item_id = plan_call(ada, ben)
        run_all(team)
        team["Ben"].calendar.remove(only(team["Ben"]).remote_id)
        run_until_idle(team)
        assign(item_id, ada)
        run_all(team)
        assign(item_id, ada, ben)
        run_all(team)
        assert [len(scenario.calendar.events) for scenario in team.values()] == [1, 1, 0]
        run_until_idle(team)

    @pytest.mark.parametrize("kind", ["service_call", "crm_activity"])
    def test_editing_its_text_there_is_kept_in_the_log_and_not_taken_over(
        self, team: Team, ada: User, kind: str
    ) -> None:
        scenario = team["Ada"]
        item_id = plan_work(kind, ada)
        run_all(team)
        ours = scenario.item(item_id).subject
        edit_there(scenario, subject="My own words", description="A note of mine")
        run_until_idle(team)
        assert scenario.item(item_id).subject == ours
        assert scenario.subjects_there() == ["My own words"]
        skip = last_entry(scenario)
        assert (skip.action, skip.after) == ("skip", {"subject": "My own words", "description": "A note of mine"})

    def test_their_text_stays_until_ours_changes_again_then_ours_wins(self, team: Team, ada: User) -> None:
        scenario = team["Ada"]
        item_id = plan_call(ada)
        run_all(team)
        edit_there(scenario, subject="My own words", description="A note of mine")
        run_until_idle(team)
        move(item_id, NINE.replace(hour=11))
        run_until_idle(team)
        assert scenario.subjects_there() == ["My own words"]
        db.session.scalars(select(Ticket)).one().title = "Printer on fire"
        db.session.commit()
        run_until_idle(team)
        assert scenario.subjects_there() == ["[#1042] Printer on fire – Harbour Ltd"]
        assert only(scenario).event.details.description == "A note of mine"  # that one did not change here
        sent = last_entry(scenario)
        assert (sent.direction, sent.before) == ("out", {"subject": "My own words"})

    def test_a_text_changed_on_both_sides_is_ours_and_theirs_is_in_the_log(self, team: Team, ada: User) -> None:
        scenario = team["Ada"]
        plan_call(ada)
        run_all(team)
        edit_there(scenario, utc_now() + timedelta(hours=1), subject="My own words")
        db.session.scalars(select(Ticket)).one().title = "Printer on fire"
        db.session.commit()
        run_until_idle(team)
        assert scenario.subjects_there() == ["[#1042] Printer on fire – Harbour Ltd"]
        (conflict,) = [entry for entry in scenario.entries() if entry.action == "conflict"]
        assert conflict.before == {"subject": "My own words"}

    @pytest.mark.parametrize("kind", ["task", "to_do"])
    def test_renaming_it_there_renames_it_here(self, team: Team, ada: User, kind: str) -> None:
        plan_work(kind, ada)
        run_all(team)
        edit_there(team["Ada"], subject="Order paper")
        run_until_idle(team)
        work = db.session.scalars(select({"task": Task, "to_do": ToDo}[kind])).one()
        assert work.title == "Order paper"

    def test_a_finished_one_that_is_renamed_there_is_marked_as_done_again(
        self, team: Team, ada: User, ben: User
    ) -> None:
        plan_task(ada, ben, status="done")
        run_all(team)
        edit_there(team["Ada"], subject="Order paper")
        run_until_idle(team)
        assert db.session.scalars(select(Task)).one().title == "Order paper"
        assert team["Ada"].subjects_there() == team["Ben"].subjects_there() == ["✓ Order paper"]

    @pytest.mark.parametrize(
        "change",
        [
            {"subject": "Order toner"},
            {"subject": ""},
            {"start": NINE.replace(day=3, hour=0), "end": NINE.replace(day=5, hour=0), "zone": None, "all_day": True},
            {"start": NINE, "end": NINE},
            {"start": NINE, "end": NINE + timedelta(minutes=7, seconds=30)},
            {"show_as": "free", "start": NINE.replace(day=9), "end": NINE.replace(day=10)},
        ],
    )
    @pytest.mark.parametrize("due", [{}, {"due_at": None, "due_on": NINE.date(), "zone": None}])
    def test_an_import_that_is_normalised_does_not_loop(
        self, team: Team, ada: User, change: dict[str, object], due: dict[str, object]
    ) -> None:
        item_id = plan_to_do(ada, done_at=utc_now(), **due)
        run_all(team)
        edit_there(team["Ada"], **change)
        run_until_idle(team)
        said, held = item_event(team["Ada"].item(item_id)).details, only(team["Ada"]).event.details
        assert (said.subject, said.start, said.end) == (held.subject, held.start, held.end)
        assert held.subject.startswith("✓ ")

    def test_a_removal_here_is_undone_by_a_move_there_but_keeps_our_text(self, team: Team, ada: User) -> None:
        scenario = team["Ada"]
        item_id = plan_call(ada)
        run_all(team)
        ours = scenario.item(item_id).subject
        edit_there(scenario, subject="My own words", start=NINE.replace(hour=14), end=NINE.replace(hour=15))
        scenario.trash(item_id)
        run_until_idle(team)
        item = scenario.item(item_id)
        assert (item.trashed_at, item.subject, item.start.hour) == (None, ours, 14)
        assert scenario.subjects_there() == ["My own words"]


EARLY, LATE = NINE.replace(hour=7), NINE.replace(hour=17)


class TestConflictingMoves:
    @pytest.mark.parametrize("first_round", list(permutations(["Ada", "Ben"])))
    @pytest.mark.parametrize("second_round", list(permutations(["Ada", "Ben"])))
    @pytest.mark.parametrize("seen_before", [None, "Ada", "Ben"])
    def test_the_later_one_wins_everywhere(
        self, team: Team, first_round: tuple[str, str], second_round: tuple[str, str], seen_before: str | None
    ) -> None:
        """Ada and then Ben move one call; their integrations run in any order around it."""
        item_id = plan_call(*(db.session.get_one(User, team[name].owner_id) for name in ("Ada", "Ben")))
        run_all(team)
        now = utc_now()
        for number, (name, wanted) in enumerate((("Ada", EARLY), ("Ben", LATE))):
            move_there(team[name], wanted, now + timedelta(minutes=number))
            if seen_before == name:
                team[name].run("sweep")
        for name in first_round:
            team[name].run("sweep")
        for name in second_round:
            team[name].run("item_saved")
        run_until_idle(team)
        starts = {only(team[name]).event.details.start for name in ("Ada", "Ben")}
        assert starts == {team["Ada"].item(item_id).start} == {LATE}


MOVERS = st.sampled_from(["Ada", "Ben", "dispatcher", "run Ada", "run Ben", "served Ada", "served Ben"])
ACTS = st.lists(st.tuples(MOVERS, st.integers(6, 18)), min_size=2, max_size=9)


@repeats(25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS, clock=st.sampled_from([1, 0, -1]))
def test_all_sides_are_equal_after_moves_by_anybody(
    team: Team, ada: User, ben: User, acts: list[tuple[str, int]], clock: int
) -> None:
    """Also with clocks that stop, or run backwards."""
    for scenario in team.values():
        for link in scenario.links():
            db.session.delete(link)
        scenario.calendar.events.clear()
    for item in db.session.scalars(select(Item)):
        db.session.delete(item)
    ticket = db.session.scalars(select(Ticket)).first()
    db.session.commit()
    item_id = plan_call(ada, ben, ticket=ticket)
    run_all(team)
    now = utc_now()
    for number, (act, hour) in enumerate(acts):
        start, at = NINE.replace(hour=hour), now + number * clock * timedelta(minutes=1)
        match act.split():
            case ["run", name]:
                team[name].run("sweep")
            case ["served", name]:
                team[name].run("item_saved")
            case ["dispatcher"]:
                move(item_id, start)
            case [name]:
                move_there(team[name], start, at)
    run_until_idle(team)
    starts = {only(team[name]).event.details.start for name in ("Ada", "Ben")}
    assert starts == {team["Ada"].item(item_id).start}
