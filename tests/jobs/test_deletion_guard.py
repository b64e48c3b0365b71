"""The deletion guard: how many removals a run may make on its own, and what becomes of those that wait for a person."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import insert, select

from emulators.memory import MemoryConnector
from emulators.reasons import words
from tests.jobs.conftest import SyncScenario, an_event
from webapp.accounts.models import User
from webapp.connectors.errors import TransientError
from webapp.extensions import db, redis_client
from webapp.my_calendar.models import Item
from webapp.reason_texts import sentence
from webapp.sync import service
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.context.unit_of_work import CommittingUnitOfWork
from webapp.sync.engine.deletion_guard import execute_approved_deletions, execute_deletions
from webapp.sync.engine.fetch import gone_pairs
from webapp.sync.engine.snapshots import Pair
from webapp.sync.models import Approval, HeldDeletion, LedgerEntry, Link, Mark, UserMessage
from webapp.sync.store.lease import lease
from webapp.sync.store.run_log import RunLog

SIDES = pytest.mark.parametrize("side", ["here", "there"])


@pytest.fixture(autouse=True)
def no_request_within_a_transaction(scenario: SyncScenario) -> None:
    """A service may take its time, and nobody else can write meanwhile."""

    def observe(_request: str) -> None:
        assert not db.session().in_transaction()

    scenario.calendar.before_request = observe


def fill(scenario: SyncScenario, count: int) -> None:
    """Let so many events come in."""
    for number in range(count):
        scenario.calendar.put(f"e{number}", an_event(f"Event {number}", datetime(2026, 12, 1 + number % 28, 9)))
    scenario.run()
    assert len(scenario.links()) == count


def item_ids(scenario: SyncScenario, numbers: Sequence[int]) -> list[int]:
    wanted = {f"e{number}" for number in numbers}
    return [link.item_id for link in scenario.links() if link.remote_id in wanted]


def remove(scenario: SyncScenario, side: str, numbers: Sequence[int]) -> None:
    """Let people remove some, on the other side than the one where they would be removed then."""
    if side == "here":
        for number in numbers:
            scenario.calendar.remove(f"e{number}")
        return
    for item_id in item_ids(scenario, numbers):
        scenario.trash(item_id)


def count(scenario: SyncScenario, side: str) -> int:
    return len(scenario.items()) if side == "here" else len(scenario.calendar.events)


def approvals() -> list[Approval]:
    return list(db.session.scalars(select(Approval).order_by(Approval.id)))


def held() -> list[HeldDeletion]:
    return list(db.session.scalars(select(HeldDeletion).order_by(HeldDeletion.id)))


def decide(scenario: SyncScenario, *, approved: bool, approval: Approval | None = None) -> None:
    approval = approval or approvals()[-1]
    service.decide_approval(approval, approved=approved, by=approval.integration.owner)


@contextmanager
def running(scenario: SyncScenario) -> Iterator[RunContext]:
    """A run of which the test itself makes the steps."""
    with lease(scenario.integration_id) as lease_held:
        assert lease_held
        yield RunContext.load(
            scenario.integration,
            connector=MemoryConnector(scenario.calendar),
            lease=lease_held,
            log=RunLog(scenario.integration_id, "sweep"),
            redis=redis_client(),
        )


def of_events(context: RunContext, numbers: Sequence[int]) -> list[Pair]:
    return gone_pairs(context, [f"e{number}" for number in numbers], {})


class TestLimits:
    """More than ten *and* more than a fifth of the live links: both have to be passed, on one side."""

    @SIDES
    @pytest.mark.parametrize(
        ("live", "removed", "is_held"),
        [
            (10, 10, False),  # all there is, but only ten
            (20, 11, True),
            (55, 11, False),  # exactly a fifth
            (54, 11, True),
        ],
    )
    def test_ten_are_free_and_a_fifth_is_free(
        self, scenario: SyncScenario, side: str, live: int, removed: int, is_held: bool
    ) -> None:
        fill(scenario, live)
        remove(scenario, side, range(removed))
        scenario.run()
        assert count(scenario, side) == (live if is_held else live - removed)
        assert len(held()) == (removed if is_held else 0)

    def test_each_side_is_counted_for_itself(self, scenario: SyncScenario) -> None:
        fill(scenario, 20)
        remove(scenario, "there", range(8))
        remove(scenario, "here", range(10, 18))
        scenario.run()
        assert held() == []
        assert (len(scenario.items()), len(scenario.calendar.events), len(scenario.links())) == (4, 4, 4)

    def test_too_many_on_one_side_hold_up_nothing_on_the_other(self, scenario: SyncScenario) -> None:
        fill(scenario, 20)
        with running(scenario) as context:
            gone = of_events(context, range(11))
            trashed = [replace(pair, gone=False) for pair in of_events(context, range(15, 18))]
            for pair in trashed:
                assert pair.item
                scenario.trash(pair.item.id)
            trashed = [replace(pair, gone=False) for pair in of_events(context, range(15, 18))]
            context.cache.removals += [*gone, *trashed]
            execute_deletions(context)
            assert context.cache.removals == []
        assert [approval.side for approval in approvals()] == ["here"]
        assert len(held()) == 11
        assert (len(scenario.items()), len(scenario.calendar.events)) == (17, 17)

    def test_the_share_is_of_what_is_in_step_in_this_integration(
        self, make_scenario: Callable[..., SyncScenario], ben: User
    ) -> None:
        scenario, other = make_scenario(), make_scenario(owner=ben)
        fill(scenario, 55)
        db.session.execute(
            insert(Link),
            [
                {
                    "integration_id": other.integration_id,
                    "item_id": item_id,
                    "remote_id": str(item_id),
                    "remote_uid": "",
                }
                for item_id in item_ids(scenario, range(55))
            ],
        )
        db.session.commit()
        link = next(link for link in scenario.links() if link.remote_id == "e54")
        link.state = "detached"
        db.session.commit()
        remove(scenario, "here", range(11))
        scenario.run()
        (approval,) = approvals()
        assert approval.live_links == 54
        assert len(held()) == 11

    def test_an_event_that_is_listed_twice_counts_once(self, scenario: SyncScenario) -> None:
        """A listing may name what is gone on two of its pages."""
        fill(scenario, 20)
        remove(scenario, "here", range(8))
        with running(scenario) as context:
            context.cache.removals += [*of_events(context, range(8)), *of_events(context, range(8))]
            execute_deletions(context)
        assert held() == []
        assert len(scenario.items()) == 12

    def test_an_item_marked_twice_is_held_once_with_both_marks(self, scenario: SyncScenario) -> None:
        fill(scenario, 20)
        remove(scenario, "here", range(11))
        (item_id,) = item_ids(scenario, [0])
        db.session.execute(
            insert(Mark), [{"integration_id": scenario.integration_id, "item_id": item_id} for _ in range(2)]
        )
        db.session.commit()
        first, second = (mark.id for mark in scenario.marks())
        with running(scenario) as context:
            pairs = of_events(context, range(11))
            context.cache.removals += [
                replace(pairs[0], mark_ids=(first,)),
                *pairs[1:],
                replace(pairs[0], mark_ids=(second,)),
            ]
            execute_deletions(context)
        assert len(held()) == 11
        assert scenario.marks() == []


class TestHeld:
    @SIDES
    def test_a_held_removal_has_its_evidence_and_its_owner_is_notified(self, scenario: SyncScenario, side: str) -> None:
        fill(scenario, 20)
        remove(scenario, side, range(15))
        scenario.run()
        (approval,) = approvals()
        run = scenario.last_run()
        assert (approval.integration_id, approval.run_id) == (scenario.integration_id, run.id)
        assert (approval.side, approval.live_links, approval.decided_at) == (side, 20, None)
        evidence = "the linked calendar reported it as removed" if side == "here" else "removed in My Calendar"
        by_link = {link.id: link for link in scenario.links()}
        assert {by_link[each.link_id].remote_id for each in held()} == {f"e{number}" for number in range(15)}
        assert all(evidence in sentence(each.evidence) for each in held())
        logged = {entry.remote_id: entry for entry in scenario.entries() if entry.run_id == run.id}
        assert logged.keys() == {f"e{number}" for number in range(15)}
        for link in scenario.links():
            if entry := logged.get(link.remote_id):
                direction = "in" if side == "here" else "out"
                assert (entry.direction, entry.action, entry.outcome) == (direction, "delete", "held")
                assert (entry.item_id, entry.subject) == (link.item_id, f"Event {link.remote_id[1:]}")
                assert sentence(entry.reason).startswith(evidence)
                assert sentence(entry.reason).endswith("; one of 15 removals at once, held until you approve them")
        assert run.counts == {"held": 15}
        (notice,) = db.session.scalars(select(UserMessage)).all()
        assert (notice.user_id, notice.integration_id) == (scenario.owner_id, scenario.integration_id)
        where = "My Calendar" if side == "here" else "the linked calendar"
        assert sentence(notice.reason) == (
            f"15 of 20 linked entries would be removed in {where}. Nothing was removed; please decide."
        )
        assert scenario.marks() == []

    @SIDES
    @pytest.mark.parametrize("again", [3, 15])
    def test_what_is_held_already_is_never_decided_again(self, scenario: SyncScenario, side: str, again: int) -> None:
        fill(scenario, 20)
        remove(scenario, side, range(15))
        scenario.run()
        before = [(each.approval_id, each.link_id) for each in held()]
        for _ in range(2):
            self.come_up_again(scenario, side, range(again))
            scenario.run()
            assert count(scenario, side) == 20
            assert [(each.approval_id, each.link_id) for each in held()] == before
            assert scenario.marks() == []
        assert len(approvals()) == 1
        assert len(db.session.scalars(select(UserMessage)).all()) == 1

    def come_up_again(self, scenario: SyncScenario, side: str, numbers: Sequence[int]) -> None:
        if side == "here":
            scenario.calendar.history += [f"e{number}" for number in numbers]
            return
        for item_id in item_ids(scenario, numbers):
            scenario.edit(item_id, description="edited in the Trash")
        assert len(scenario.marks()) == len(numbers)

    def test_nor_by_a_later_step_of_the_same_run(self, scenario: SyncScenario) -> None:
        fill(scenario, 20)
        with running(scenario) as context:
            for numbers in (range(15), range(3), range(15)):
                context.cache.removals += of_events(context, numbers)
                execute_deletions(context)
            assert context.cache.held_link_ids == {each.link_id for each in held()}
        assert len(scenario.items()) == 20
        assert len(held()) == 15

    def test_a_removal_beside_held_ones_is_judged_alone(self, scenario: SyncScenario) -> None:
        fill(scenario, 30)
        remove(scenario, "here", range(15))
        scenario.run()
        self.come_up_again(scenario, "here", range(15))
        remove(scenario, "here", range(15, 18))
        scenario.run()
        assert len(scenario.items()) == 27
        assert len(held()) == 15

    def test_more_of_them_are_a_question_of_their_own(self, scenario: SyncScenario) -> None:
        fill(scenario, 40)
        remove(scenario, "here", range(15))
        scenario.run()
        remove(scenario, "here", range(15, 30))
        scenario.run()
        assert [len(approval.held) for approval in approvals()] == [15, 15]
        decide(scenario, approved=True, approval=approvals()[1])
        scenario.run("approved")
        assert len(scenario.items()) == 25
        assert {each.approval_id for each in held()} == {approvals()[0].id}

    def test_nothing_is_kept_of_what_is_held_where_the_lease_was_lost(self, scenario: SyncScenario) -> None:
        fill(scenario, 20)
        with running(scenario) as context:
            context.cache.removals += of_events(context, range(15))
            assert isinstance(context.work, CommittingUnitOfWork)
            stale = replace(context.work.lease, fence=context.work.lease.fence - 1)
            lost = replace(context, work=replace(context.work, lease=stale))
            with pytest.raises(Exception, match="no longer current"):
                execute_deletions(lost)
        assert (approvals(), held(), db.session.scalars(select(UserMessage)).all()) == ([], [], [])


class TestDecisions:
    @pytest.fixture
    def waiting(self, scenario: SyncScenario) -> SyncScenario:
        """Fifteen of twenty are gone there, and wait to be removed here."""
        fill(scenario, 20)
        remove(scenario, "here", range(15))
        scenario.run()
        return scenario

    def test_without_a_decision_nothing_is_done(self, waiting: SyncScenario) -> None:
        with running(waiting) as context:
            execute_approved_deletions(context)
            assert not db.session().in_transaction()
        waiting.run("approved")
        assert len(waiting.items()) == 20
        assert len(held()) == 15

    def test_what_was_approved_is_removed_however_many_it_is(self, waiting: SyncScenario) -> None:
        decide(waiting, approved=True)
        with running(waiting) as context:
            execute_approved_deletions(context)
            assert context.cache.held_link_ids == frozenset()
            assert context.cache.removals == []
        assert (len(waiting.items()), len(waiting.links()), held()) == (5, 5, [])
        assert waiting.entries()[-1].action == "delete"

    def test_a_decision_is_executed_once(self, waiting: SyncScenario) -> None:
        decide(waiting, approved=True)
        waiting.run("approved")
        entries = len(waiting.entries())
        waiting.calendar.requests.clear()
        with running(waiting) as context:
            execute_approved_deletions(context)
        assert waiting.calendar.requests == []
        assert len(waiting.entries()) == entries

    def test_a_decision_about_another_calendar_is_not_executed(
        self, waiting: SyncScenario, make_scenario: Callable[..., SyncScenario], ben: User
    ) -> None:
        other = make_scenario(owner=ben)
        decide(waiting, approved=True)
        other.run("approved")
        assert len(held()) == 15

    def test_what_was_edited_here_since_the_question_is_not_removed(self, waiting: SyncScenario) -> None:
        (edited,) = item_ids(waiting, [3])
        waiting.edit(edited, subject="Needed after all")
        decide(waiting, approved=True)
        waiting.run("approved")
        assert len(waiting.items()) == 6
        assert "Needed after all" in waiting.subjects_there()

    def test_what_came_back_there_since_the_question_is_not_removed(self, waiting: SyncScenario) -> None:
        waiting.calendar.put("e3", an_event("Event 3", datetime(2026, 12, 4, 9)))
        decide(waiting, approved=True)
        waiting.run("approved")
        assert "Event 3" in [item.subject for item in waiting.items()]
        assert len(waiting.items()) == 6

    def test_an_approval_survives_an_outage(self, waiting: SyncScenario) -> None:
        decide(waiting, approved=True)
        waiting.calendar.error = TransientError(words("The server is out of order."))
        waiting.run("approved")
        assert len(held()) == 15
        waiting.calendar.error = None
        waiting.run("approved")
        assert (len(waiting.items()), held()) == (5, [])

    def test_a_rejected_deletion_leaves_both_sides_unchanged(self, scenario: SyncScenario) -> None:
        fill(scenario, 20)
        remove(scenario, "there", range(15))
        scenario.run()
        before = {link.id: link.updated_at for link in scenario.links()}
        decide(scenario, approved=False)
        with running(scenario) as context:
            execute_approved_deletions(context)
            assert context.cache.held_link_ids == frozenset()
        assert len(scenario.calendar.events) == 20
        assert held() == []
        kept = [link for link in scenario.links() if link.state == "detached"]
        assert {link.remote_id for link in kept} == {f"e{number}" for number in range(15)}
        assert all(link.updated_at > before[link.id] for link in kept)
        logged = scenario.entries()[-15:]
        assert {(entry.direction, entry.action, entry.outcome) for entry in logged} == {("none", "detach", "done")}
        assert {(entry.item_id, entry.remote_id, entry.subject) for entry in logged} == {
            (link.item_id, link.remote_id, f"Event {link.remote_id[1:]}") for link in kept
        }
        assert {sentence(entry.reason) for entry in logged} == {
            "you decided against the removal; both stay as they are and are no longer synced"
        }
        TestHeld().come_up_again(scenario, "there", range(15))
        scenario.run()
        assert len(scenario.calendar.events) == 20

    def test_a_refusal_does_not_hold_up_what_comes_after_it(self, waiting: SyncScenario) -> None:
        decide(waiting, approved=False)
        remove(waiting, "here", [19])
        waiting.run("approved")
        assert len(waiting.items()) == 19
        assert db.session.scalars(select(LedgerEntry).where(LedgerEntry.outcome == "failed")).all() == []
        assert len(db.session.scalars(select(Item).where(Item.trashed_at.is_not(None))).all()) == 1

    def test_a_decision_about_some_of_them_leaves_the_others_waiting(self, scenario: SyncScenario) -> None:
        fill(scenario, 20)
        remove(scenario, "here", range(15))
        scenario.run()
        (approval,) = approvals()
        owner, ids = approval.integration.owner, [each.id for each in approval.held]
        service.decide_approval(approval, approved=True, by=owner, only=ids[:4])
        service.decide_approval(approval, approved=False, by=owner, only=ids[4:6])
        scenario.run("approved")
        assert len(scenario.items()) == 16
        assert [link.state for link in scenario.links()].count("detached") == 2
        assert len(db.session.get_one(Approval, approval.id, populate_existing=True).held) == 9
        scenario.assert_quiet()
        service.decide_approval(approval, approved=True, by=owner)
        scenario.run("approved")
        assert len(scenario.items()) == 7
        scenario.assert_quiet()

    def test_a_kept_item_is_linked_to_its_event_again_and_not_duplicated(self, scenario: SyncScenario) -> None:
        fill(scenario, 20)
        remove(scenario, "there", range(15))
        scenario.run("item_saved")
        decide(scenario, approved=False)
        scenario.run("approved")
        (link, *_) = [link for link in scenario.links() if link.state == "detached"]
        item_id, remote_id = link.item_id, link.remote_id
        scenario.edit(item_id, trashed_at=None, subject="Needed after all")
        service.send_again(link)
        scenario.run("item_saved")
        assert len(scenario.calendar.events) == 20
        assert scenario.calendar.events[remote_id].event.details.subject == "Needed after all"
        assert "sent before, but the answer was lost" not in sentence(scenario.entries()[-1].reason)
        scenario.assert_quiet()

    def test_an_approved_removal_spares_what_was_changed_meanwhile(self, scenario: SyncScenario) -> None:
        fill(scenario, 20)
        remove(scenario, "there", range(15))
        scenario.run("item_saved")
        scenario.calendar.put("e0", an_event("Needed after all"))
        decide(scenario, approved=True)
        scenario.run("approved")
        assert "Needed after all" in scenario.subjects_there()
        assert "Needed after all" in [item.subject for item in scenario.items()]
        assert len(scenario.calendar.events) == 6
