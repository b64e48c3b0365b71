"""The server that is measured against: Cyrus by default, since Radicale's own cost grows with the calendar's square.

Cyrus comes from Debian's packages; `--install` fetches them (as root, starts no service).
"""

import http.client
import imaplib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from benchmarks.report import CannotMeasure
from emulators.serving import free_port
from tests.contract.servers import PASSWORD, USERNAME, Server, radicale

PACKAGES = ("cyrus-caldav", "cyrus-admin", "cyrus-imapd", "sasl2-bin")
PROGRAMS = Path("/usr/lib/cyrus/bin")
_SECONDS = 30
_NO_SERVICES = Path("/usr/sbin/policy-rc.d")


@contextmanager
def running(name: str, folder: Path) -> Iterator[Server]:
    """Run the server called `name` with its data in `folder`, and end it afterwards."""
    servers: dict[str, Callable[[Path], AbstractContextManager[Server]]] = {"cyrus": cyrus, "radicale": radicale}
    data = folder / name
    data.mkdir()
    with servers[name](data) as server:
        yield server


def install_cyrus() -> None:
    """Install Debian's packages without letting them start anything."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    ours = not _NO_SERVICES.exists()
    if ours:
        _NO_SERVICES.write_text("#!/bin/sh\nexit 101\n")
        _NO_SERVICES.chmod(0o755)
    try:
        for words in (("update",), ("install", "--yes", "--no-install-recommends", *PACKAGES)):
            subprocess.run(["apt-get", "--quiet", *words], check=True, env=environment)
    finally:
        if ours:
            _NO_SERVICES.unlink()


@contextmanager
def cyrus(folder: Path) -> Iterator[Server]:
    """Run Cyrus with one user, on loopback. Needs root, because its programs insist on a user of their own."""
    if not (PROGRAMS / "master").exists():
        raise CannotMeasure(f"Cyrus is not installed; add --install (as root), or install {' '.join(PACKAGES)}")
    if os.geteuid() != 0:
        raise CannotMeasure("Cyrus has to be started as root; `--server radicale` works for everyone")
    http_port, imap_port = free_port(), free_port()
    _configure(folder, http_port, imap_port)
    with (folder / "log").open("wb") as log:
        master = subprocess.Popen(
            [PROGRAMS / "master", "-D", *_files(folder, "-C", "-M", "-p")],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C is for us: we end it in our own time
        )
    try:
        _make_user(master, imap_port)
        _wait(master, http_port)
        yield Server("cyrus", http_port, f"/dav/calendars/user/{USERNAME}/")
    finally:
        _end(master)


def _files(folder: Path, *options: str) -> list[str]:
    names = {"-C": "imapd.conf", "-M": "cyrus.conf", "-p": "master.pid"}
    return [word for option in options for word in (option, str(folder / names[option]))]


def _configure(folder: Path, http_port: int, imap_port: int) -> None:
    for name in ("conf", "mail", "process", "locks", "sockets"):
        (folder / name).mkdir()
    settings = {
        "servername": "localhost",
        "configdirectory": folder / "conf",
        "defaultpartition": "default",
        "partition-default": folder / "mail",
        "proc_path": folder / "process",
        "mboxname_lockpath": folder / "locks",
        **{f"{name}socket": folder / "sockets" / name for name in ("lmtp", "idle", "notify")},
        "admins": "cyrus",
        "unixhierarchysep": "yes",
        "altnamespace": "yes",
        "virtdomains": "no",
        "conversations": "no",
        "allowplaintext": "yes",
        "sasl_mech_list": "PLAIN",
        "sasl_pwcheck_method": "auxprop",
        "sasl_sasldb_path": folder / "passwords",
        "autocreate_users": "anyone",
        "autocreate_post": "yes",
        "httpmodules": "caldav",
        "httpkeepalive": "20",
        "caldav_historical_age": "-1d",  # no event is too old to be changed
    }
    (folder / "imapd.conf").write_text("".join(f"{name}: {value}\n" for name, value in settings.items()))
    configured = _files(folder, "-C")[1]
    (folder / "cyrus.conf").write_text(
        f'START {{ recover cmd="{PROGRAMS}/ctl_cyrusdb -C {configured} -r" }}\n'
        "SERVICES {\n"
        f'  imap cmd="{PROGRAMS}/imapd -C {configured} -U 30" listen="127.0.0.1:{imap_port}" prefork=0 maxchild=10\n'
        f'  http cmd="{PROGRAMS}/httpd -C {configured} -U 250" listen="127.0.0.1:{http_port}" prefork=1 maxchild=64\n'
        "}\n"
        f'EVENTS {{ checkpoint cmd="{PROGRAMS}/ctl_cyrusdb -C {configured} -c" period=30 }}\n'
    )
    for user in (USERNAME, "cyrus"):
        subprocess.run(
            ["saslpasswd2", "-p", "-c", "-f", folder / "passwords", "-u", "localhost", user],
            input=PASSWORD.encode(),
            check=True,
        )
    folder.chmod(0o755)
    for path in (folder, *folder.rglob("*")):
        shutil.chown(path, "cyrus", "mail")


def _make_user(master: "subprocess.Popen[bytes]", port: int) -> None:
    """Make the user's mailbox; their calendar home comes into being with it."""
    _wait(master, port)
    with imaplib.IMAP4("127.0.0.1", port, timeout=_SECONDS) as mailboxes:
        mailboxes.login(USERNAME, PASSWORD)
        mailboxes.create("INBOX")  # refused where signing in has made it already


def _wait(master: "subprocess.Popen[bytes]", port: int) -> None:
    pause = threading.Event()
    for _ in range(_SECONDS * 20):
        if master.poll() is not None:
            raise CannotMeasure(f"Cyrus ended at once (exit code {master.returncode}); see the system's mail log")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        pause.wait(0.05)
    raise CannotMeasure("Cyrus does not listen")


def _end(master: "subprocess.Popen[bytes]") -> None:
    """End the master and with it its children, which share its session."""
    master.terminate()
    try:
        master.wait(timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(master.pid, signal.SIGKILL)
        master.wait()


@contextmanager
def scratch() -> Iterator[Path]:
    """Yield a folder that vanishes afterwards and that another user's server may read."""
    with tempfile.TemporaryDirectory(prefix="calendar-sync-benchmark-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def kept_connection(server: Server) -> http.client.HTTPConnection:
    """Return a connection to the server that is kept open between requests."""
    return http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
