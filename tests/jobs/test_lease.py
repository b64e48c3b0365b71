"""One writer per integration: who may take the lease over, and when; that it is prolonged, and never kept too long."""

import os
import socket
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from tests.jobs.conftest import SyncScenario, an_event
from webapp.accounts.models import User
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.models import Lease
from webapp.sync.runs import run
from webapp.sync.store import lease as leases
from webapp.sync.store.lease import LEASE_TIME, HeldLease, KeepAlive, LeaseLost, is_held, lease

NOBODY = 2**22 - 1
"""A process id that no process has: the greatest that Linux knows, which is given out last."""

NOW = utc_now().replace(microsecond=0)
ELSEWHERE = f"another-machine:{NOBODY}"


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The time that leases go by: the only entry."""
    now = [NOW]
    monkeypatch.setattr(leases, "utc_now", lambda: now[0])
    return now


def row(integration_id: int) -> tuple[str | None, int, datetime | None]:
    db.session.rollback()
    found = db.session.execute(
        select(Lease.holder, Lease.fence, Lease.expires_at).where(Lease.integration_id == integration_id)
    ).one()
    db.session.rollback()
    return found.holder, found.fence, found.expires_at


def set_row(integration_id: int, **values: object) -> None:
    db.session.execute(update(Lease).where(Lease.integration_id == integration_id).values(**values))
    db.session.commit()


def here(pid: int) -> str:
    return f"{leases.this_host()}:{pid}"


class TestTaking:
    def test_a_free_one_is_taken_for_two_minutes_under_a_new_fence(self, scenario: SyncScenario) -> None:
        _, fence, _ = row(scenario.integration_id)
        with lease(scenario.integration_id) as held:
            assert held == HeldLease(scenario.integration_id, here(os.getpid()), fence + 1, taken_over=False)
            assert row(scenario.integration_id) == (here(os.getpid()), fence + 1, NOW + timedelta(minutes=2))
        assert row(scenario.integration_id) == (None, fence + 1, None)
        with lease(scenario.integration_id) as held:
            assert held
            assert held.fence == fence + 2

    def test_only_one_run_at_a_time(self, scenario: SyncScenario) -> None:
        scenario.add_item(an_event())
        with lease(scenario.integration_id) as held:
            assert held is not None
            run.run(scenario.integration_id, "item_saved")
            assert scenario.calendar.events == {}
            with lease(scenario.integration_id) as second:
                assert second is None
                assert not db.session().in_transaction()
            assert row(scenario.integration_id) == (held.holder, held.fence, NOW + LEASE_TIME)
        scenario.run("item_saved")
        assert len(scenario.calendar.events) == 1

    def test_of_several_integrations_each_has_its_own(
        self, make_scenario: Callable[..., SyncScenario], ben: User
    ) -> None:
        first, second = make_scenario(), make_scenario(owner=ben)
        before = row(second.integration_id)
        with lease(first.integration_id) as held:
            assert held
            assert row(second.integration_id) == before
            with lease(second.integration_id) as other:
                assert other
                held.renew()
                db.session.commit()
            assert row(first.integration_id)[0] == held.holder

    def test_what_does_not_exist_has_none(self, scenario: SyncScenario) -> None:
        with lease(scenario.integration_id + 1) as held:
            assert held is None

    def test_an_integration_that_never_ran_gets_its_row(self, scenario: SyncScenario) -> None:
        db.session.delete(db.session.get_one(Lease, scenario.integration_id))
        db.session.commit()
        with lease(scenario.integration_id) as held:
            assert held == HeldLease(scenario.integration_id, here(os.getpid()), 1)

    def test_another_worker_may_insert_the_row_first(
        self, scenario: SyncScenario, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(db.session, "get", lambda *_: None)  # as it was a moment ago
        with lease(scenario.integration_id) as held:
            assert held

    @pytest.mark.parametrize("holder", [ELSEWHERE, None])
    def test_another_worker_may_take_it_first(
        self, scenario: SyncScenario, monkeypatch: pytest.MonkeyPatch, holder: str | None
    ) -> None:
        """And may even be done with it: a fence number is never given out twice."""

        def taken_just_now(*_: object) -> bool:
            db.session.rollback()
            set_row(scenario.integration_id, holder=holder, fence=Lease.fence + 1, expires_at=NOW + LEASE_TIME)
            return False

        monkeypatch.setattr(leases, "is_held", taken_just_now)
        _, fence, _ = row(scenario.integration_id)
        with lease(scenario.integration_id) as held:
            assert held is None
        assert row(scenario.integration_id) == (holder, fence + 1, NOW + LEASE_TIME)

    def test_nothing_half_done_is_stored_when_it_is_given_back(self, scenario: SyncScenario) -> None:
        def fail() -> None:
            with lease(scenario.integration_id):
                scenario.integration.calendar_name = "Half done"
                db.session.flush()
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
        assert scenario.integration.calendar_name == "Work"
        assert row(scenario.integration_id)[0] is None


class TestOfAnotherHost:
    """It is unknown whether its process runs, so the lease is held until it expires."""

    def test_it_is_not_taken_over_while_it_lives(self, scenario: SyncScenario) -> None:
        set_row(scenario.integration_id, holder=ELSEWHERE, expires_at=NOW + timedelta(microseconds=1))
        before = row(scenario.integration_id)
        with lease(scenario.integration_id) as held:
            assert held is None
        assert row(scenario.integration_id) == before

    def test_it_is_taken_over_when_it_fell_silent(self, scenario: SyncScenario, clock: list[datetime]) -> None:
        set_row(scenario.integration_id, holder=ELSEWHERE, expires_at=NOW, fence=7)
        with lease(scenario.integration_id) as held:
            assert held == HeldLease(scenario.integration_id, here(os.getpid()), 8, taken_over=True)

    def test_as_long_as_it_is_prolonged_it_lives(self, scenario: SyncScenario, clock: list[datetime]) -> None:
        other = HeldLease(scenario.integration_id, ELSEWHERE, 7)
        set_row(scenario.integration_id, holder=ELSEWHERE, fence=7, expires_at=NOW + LEASE_TIME)
        for _ in range(5):
            clock[0] += LEASE_TIME - timedelta(seconds=1)
            with lease(scenario.integration_id) as held:
                assert held is None
            other.renew()
            db.session.commit()
        clock[0] += LEASE_TIME
        with lease(scenario.integration_id) as held:
            assert held

    def test_a_container_that_shares_this_ones_host_name_is_another_host(
        self, scenario: SyncScenario, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With the host's network it has the host's name, but process ids of its own: its 7 is not ours."""
        leases.this_host.cache_clear()
        monkeypatch.setattr(leases, "_process_space", lambda: "4026532999")
        theirs = here(NOBODY)
        leases.this_host.cache_clear()
        monkeypatch.undo()
        assert theirs.startswith(socket.gethostname()[:8])
        assert is_held(theirs, NOW + LEASE_TIME, NOW)
        assert not is_held(here(NOBODY), NOW + LEASE_TIME, NOW)

    def test_a_long_host_name_fits_its_column(self, monkeypatch: pytest.MonkeyPatch) -> None:
        leases.this_host.cache_clear()
        monkeypatch.setattr(socket, "gethostname", lambda: "a" * 64)
        longest = here(NOBODY)
        leases.this_host.cache_clear()
        assert len(longest) <= Lease.__table__.c.holder.type.length
        assert longest.startswith(f"{'a' * 36}/")  # enough to distinguish it from others

    def test_where_there_are_no_process_spaces_the_name_is_enough(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def missing(*_: object, **__: object) -> None:
            raise FileNotFoundError

        assert leases._process_space().isdecimal() == Path("/proc/self/ns/pid").exists()
        monkeypatch.setattr(Path, "stat", missing)
        assert leases._process_space() == ""


class TestOfThisHost:
    def test_that_of_a_dead_process_is_taken_over_at_once(self, scenario: SyncScenario) -> None:
        set_row(scenario.integration_id, holder=here(NOBODY), expires_at=NOW + LEASE_TIME)
        with lease(scenario.integration_id) as held:
            assert held is not None
            assert held.taken_over

    @pytest.mark.parametrize("pid", [os.getpid(), os.getppid()], ids=["own", "parent"])
    def test_that_of_a_living_one_is_not(self, pid: int) -> None:
        assert is_held(here(pid), NOW + LEASE_TIME, NOW)
        assert not is_held(here(pid), NOW, NOW)

    def test_a_process_of_another_user_lives(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def not_yours(pid: int, signal: int) -> None:
            assert (pid, signal) == (NOBODY, 0)
            raise PermissionError

        monkeypatch.setattr(os, "kill", not_yours)
        assert is_held(here(NOBODY), NOW + LEASE_TIME, NOW)

    def test_its_own_process_needs_no_asking(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def asked(*_: int) -> None:
            raise ProcessLookupError

        monkeypatch.setattr(os, "kill", asked)
        assert is_held(here(os.getpid()), NOW + LEASE_TIME, NOW)

    @pytest.mark.parametrize(("holder", "expires_at"), [(None, NOW + LEASE_TIME), (ELSEWHERE, None), (None, None)])
    def test_without_a_holder_or_an_end_it_is_free(self, holder: str | None, expires_at: datetime | None) -> None:
        assert not is_held(holder, expires_at, NOW)


class TestRenewing:
    def test_storing_results_prolongs_it(self, scenario: SyncScenario, clock: list[datetime]) -> None:
        with lease(scenario.integration_id) as held:
            assert held
            clock[0] += timedelta(seconds=90)
            held.renew()
            db.session.commit()
            assert row(scenario.integration_id) == (held.holder, held.fence, NOW + timedelta(seconds=210))

    @pytest.mark.parametrize("taken", [{"fence": Lease.fence + 1}, {"holder": ELSEWHERE}, {"holder": None}])
    def test_a_late_holder_cannot_store_results(self, scenario: SyncScenario, taken: dict[str, object]) -> None:
        with lease(scenario.integration_id) as held:
            assert held is not None
            set_row(scenario.integration_id, **taken)
            scenario.integration.calendar_name = "Too late"
            with pytest.raises(LeaseLost, match=f"integration {scenario.integration_id}: fence {held.fence} "):
                held.renew()
            assert scenario.integration.calendar_name == "Work"

    def test_a_late_holder_does_not_give_back_what_is_anothers(self, scenario: SyncScenario) -> None:
        with lease(scenario.integration_id) as held:
            assert held
            set_row(scenario.integration_id, holder=ELSEWHERE, fence=held.fence + 1, expires_at=NOW + LEASE_TIME)
        assert row(scenario.integration_id) == (ELSEWHERE, held.fence + 1, NOW + LEASE_TIME)


class TestWaiting:
    """A holder that waits for a service renews the lease every half minute; it expires after two minutes."""

    @pytest.fixture
    def passing(self, monkeypatch: pytest.MonkeyPatch) -> list[float]:
        seconds = [1000.0]
        monkeypatch.setattr(leases.time, "monotonic", lambda: seconds[0])
        return seconds

    def test_it_is_prolonged_every_half_minute_and_not_more_often(
        self, scenario: SyncScenario, clock: list[datetime], passing: list[float]
    ) -> None:
        with lease(scenario.integration_id) as held:
            assert held
            waiting = KeepAlive(held)
            ends = []
            for _ in range(13):
                waiting()
                ends.append((row(scenario.integration_id)[2] or NOW) - NOW - LEASE_TIME)
                passing[0] += 10
                clock[0] += timedelta(seconds=10)
        assert [end.total_seconds() for end in ends] == [0, 0, 0, 30, 30, 30, 60, 60, 60, 90, 90, 90, 120]

    def test_what_waits_in_another_thread_keeps_it_too(
        self, scenario: SyncScenario, clock: list[datetime], passing: list[float]
    ) -> None:
        with lease(scenario.integration_id) as held:
            assert held
            waiting = KeepAlive(held)
            passing[0] += 30
            clock[0] += timedelta(seconds=30)
            thread = threading.Thread(target=waiting)
            thread.start()
            thread.join()
            assert row(scenario.integration_id)[2] == NOW + timedelta(seconds=30) + LEASE_TIME

    def test_it_leaves_a_transaction_that_is_under_way_alone(
        self, scenario: SyncScenario, passing: list[float]
    ) -> None:
        with lease(scenario.integration_id) as held:
            assert held
            waiting = KeepAlive(held)
            passing[0] += 30
            integration = scenario.integration
            with db.session.no_autoflush:
                integration.calendar_name = "Not stored yet"
                waiting()
                assert integration in db.session.dirty
            db.session.rollback()
        assert scenario.integration.calendar_name == "Work"

    def test_a_lease_that_was_taken_over_is_not_prolonged(
        self, scenario: SyncScenario, clock: list[datetime], passing: list[float]
    ) -> None:
        with lease(scenario.integration_id) as held:
            assert held
            waiting = KeepAlive(held)
            set_row(scenario.integration_id, holder=ELSEWHERE, fence=held.fence + 1, expires_at=NOW + LEASE_TIME)
            passing[0] += 30
            clock[0] += timedelta(seconds=30)
            waiting()
        assert row(scenario.integration_id) == (ELSEWHERE, held.fence + 1, NOW + LEASE_TIME)
