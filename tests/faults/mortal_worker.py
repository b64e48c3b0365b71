"""A worker that dies on demand. `python -m tests.faults.mortal_worker` reads one line per run, and runs it in a child
process, as RQ's worker does for each job:

    <integration id> <trigger> <fate>

The fate is `live`, or what happens when: `commit-before:3` is killed right before its third commit, `commit-after:3`
right after it, `request-before:2` right before its second request to the calendar server, `request-after:2` when the
answer has arrived. With `stop-` in front it is stopped instead, and can be continued. `disk:4` leaves the database
four more pages to grow. For each run, the child's process id is printed, then how it ended.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import Any

from flask import Flask
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from webapp import create_app
from webapp.connectors.caldav.transport import Transport
from webapp.sync import runner


def main() -> None:
    app = create_app()  # before a fork, so that no run waits for imports; nothing connects yet
    for line in sys.stdin:
        integration_id, trigger, fate = line.split()
        child = os.fork()
        if child == 0:
            os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a run may log; what we tell stays apart from it
            run(app, int(integration_id), trigger, fate)
            os._exit(0)
        tell(child)
        _, status = os.waitpid(child, 0)
        tell(os.waitstatus_to_exitcode(status))


def tell(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def run(app: Flask, integration_id: int, trigger: str, fate: str) -> None:
    with app.app_context():
        if fate != "live":
            prepare(fate)
        runner.run(integration_id, trigger)


def prepare(fate: str) -> None:
    moment, _, number = fate.partition(":")
    if moment == "disk":
        limit_database(int(number))
        return
    stop = moment.startswith("stop-")
    strike = at_call(int(number), signal.SIGSTOP if stop else signal.SIGKILL)
    match moment.removeprefix("stop-"):
        case "commit-before":
            event.listen(Session, "before_commit", strike)
        case "commit-after":
            event.listen(Session, "after_commit", strike)
        case "request-before":
            wrap_requests(before=strike, after=lambda _: None)
        case "request-after":
            wrap_requests(before=lambda _: None, after=strike)


def at_call(number: int, sent: signal.Signals) -> Callable[[object], None]:
    """Return a function that sends this process a signal when it is called for the `number`-th time."""
    lock = threading.Lock()
    left = number

    def strike(_what: object) -> None:
        nonlocal left
        with lock:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), sent)

    return strike


def wrap_requests(*, before: Callable[[object], None], after: Callable[[object], None]) -> None:
    request = Transport.request

    def watched(self: Transport, *args: Any, **kwargs: Any) -> Any:
        before(None)
        answer = request(self, *args, **kwargs)
        after(None)
        return answer

    Transport.request = watched  # type: ignore[method-assign]


def limit_database(pages: int) -> None:
    @event.listens_for(Engine, "connect")
    def limit(connection: Any, _record: object) -> None:
        (used,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {used + pages}")


if __name__ == "__main__":
    main()
