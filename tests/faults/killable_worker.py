"""A worker that is killed on demand. `python -m tests.faults.killable_worker` reads one line per run, and runs it in
a child process, as RQ's worker does for each job:

    <integration id> <trigger> <kill point>

The kill point is `live`, or what happens when: `commit-before:3` is killed right before its third commit,
`commit-after:3` right after it, `request-before:2` right before its second request to the calendar service,
`request-after:2` when the answer has arrived, `step:90000` at its 90,000th step, wherever that is. With `stop-` in
front it is stopped instead, and can be continued. `disk:4` leaves the database four more pages to grow. For each run,
the child's process id is printed, then how it ended. `count` lives, and first prints how many steps that took. `warm`
lives too, but in the worker itself: as after a worker's first jobs, all later children know their statements already.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable
from itertools import count
from typing import Any

from flask import Flask
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from emulators.memory_file import FileConnector
from tests.faults import file_account
from webapp import create_app
from webapp.connectors.caldav import transport as caldav
from webapp.connectors.cronofy import transport as cronofy
from webapp.extensions import db
from webapp.operations.logs import configure_from_environment
from webapp.sync.runs import run as runner

Hook = Callable[..., None]


def main() -> None:
    configure_from_environment()
    app = create_app()  # before a fork, so that no run waits for imports; nothing connects yet
    file_account.register(app)
    with app.app_context():
        engine = db.engine
    os.register_at_fork(after_in_child=lambda: engine.dispose(close=False))  # of what `warm` runs have opened
    for line in sys.stdin:
        integration_id, trigger, kill_point = line.split()
        if kill_point == "warm":
            report_number(os.getpid())
            run(app, int(integration_id), trigger, "live")
            report_number(0)
        else:
            report_child(app, int(integration_id), trigger, kill_point)


def report_child(app: Flask, integration_id: int, trigger: str, kill_point: str) -> None:
    child = os.fork()
    if child == 0:
        run(app, integration_id, trigger, kill_point)
        os._exit(0)
    report_number(child)
    _, status = os.waitpid(child, 0)
    report_number(os.waitstatus_to_exitcode(status))


def report_number(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def run(app: Flask, integration_id: int, trigger: str, kill_point: str) -> None:
    steps = count()

    def step(*_what: object) -> None:
        next(steps)

    with app.app_context():
        if kill_point == "count":
            at_every_step(step)
        elif kill_point != "live":
            prepare(kill_point)
        runner.run(integration_id, trigger)
    if kill_point == "count":
        sys.setprofile(None)
        report_number(next(steps))


def prepare(kill_point: str) -> None:
    moment, _, number = kill_point.partition(":")
    if moment == "disk":
        limit_database(int(number))
        return
    stop = moment.startswith("stop-")
    die = at_call(int(number), signal.SIGSTOP if stop else signal.SIGKILL)
    match moment.removeprefix("stop-"):
        case "commit-before":
            event.listen(Session, "before_commit", die)
        case "commit-after":
            event.listen(Session, "after_commit", die)
        case "request-before":
            wrap_requests(before=die, after=lambda: None)
        case "request-after":
            wrap_requests(before=lambda: None, after=die)
        case "step":
            at_every_step(die)


def at_call(number: int, sent: signal.Signals) -> Hook:
    """Return a function that sends this process a signal when it is called for the `number`-th time."""
    calls = count(1)  # shared by all threads

    def die(*_what: object) -> None:
        if next(calls) == number:
            os.kill(os.getpid(), sent)

    return die


def at_every_step(hook: Hook) -> None:
    """Call `hook` whenever a function of Python or of C begins or ends, in whatever thread."""
    threading.setprofile(hook)
    sys.setprofile(hook)


def wrap_requests(*, before: Hook, after: Hook) -> None:
    for transport in (caldav.Transport, cronofy.Transport, FileConnector):
        wrap(transport, before, after)


def wrap(transport: Any, before: Hook, after: Hook) -> None:
    request = transport.request

    def watched(self: object, *args: Any, **kwargs: Any) -> Any:
        before()
        answer = request(self, *args, **kwargs)
        after()
        return answer

    transport.request = watched


def limit_database(pages: int) -> None:
    @event.listens_for(Engine, "connect")
    def limit(connection: Any, _record: object) -> None:
        (used,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {used + pages}")


if __name__ == "__main__":
    main()
