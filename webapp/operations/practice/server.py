"""The practice calendar: a Radicale server on loopback, with an account for each user (`practice`)."""

import http.client
import os
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

from config import ROOT
from webapp.connectors.practice.accounts import KEY_VARIABLE, key_of
from webapp.operations.files import write_private
from webapp.operations.supervisor import Program

_START_SECONDS = 60
_LOCKS = ".Radicale.lock"
_CALENDAR = (
    '{"calendar": {"tag": "VCALENDAR", "D:displayname": "Practice calendar", '
    '"C:supported-calendar-component-set": "VEVENT"}}'
)
"""Initial collections of an account."""


def address_of(kept: Mapping[str, str]) -> str:
    """Return the server's address for an installation with these kept settings."""
    return f"http://127.0.0.1:{kept['PRACTICE_PORT']}/"


def practice_server(instance: Path, kept: Mapping[str, str]) -> Program:
    """Return the practice calendar's server, with its configuration written."""
    directory = instance / "practice-calendar"
    directory.mkdir(mode=0o700, exist_ok=True)
    (directory / "users").unlink(missing_ok=True)  # from earlier versions, with one account for everybody
    configuration = directory / "config"
    write_private(
        configuration,
        f"""[server]
hosts = 127.0.0.1:{kept["PRACTICE_PORT"]}
[auth]
type = webapp.operations.practice.sign_in
[rights]
type = owner_only
[storage]
filesystem_folder = {directory / "storage"}
predefined_collections = {_CALENDAR}
[logging]
level = warning
""",
    )
    environment = {
        **os.environ,
        "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))),
        KEY_VARIABLE: key_of(kept["SECRET_KEY"]),
    }
    command = (sys.executable, "-m", "radicale", "--config", str(configuration))
    return Program("practice", command, environment, directory, foundation=True)


def wait_for_practice_server(settings: Mapping[str, str]) -> bool:
    """Wait until the server responds; return whether it does."""
    host, _, port = settings["PRACTICE_CALDAV_URL"].removeprefix("http://").rstrip("/").partition(":")
    pause = threading.Event()
    for _ in range(_START_SECONDS * 5):
        connection = http.client.HTTPConnection(host, int(port), timeout=10)
        try:
            connection.request("OPTIONS", "/")
            connection.getresponse()
        except OSError:
            pause.wait(0.2)
        else:
            return True
        finally:
            connection.close()
    return False


def remove_locks(instance: Path) -> None:
    """Remove the lock files that the server leaves behind. It must have stopped."""
    for path in (instance / "practice-calendar").rglob(_LOCKS):
        path.unlink(missing_ok=True)
