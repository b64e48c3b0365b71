"""vdirsyncer, between a folder and the server, in an environment of its own."""

import subprocess
import sys
from dataclasses import dataclass
from os import environ
from pathlib import Path
from venv import EnvBuilder

from benchmarks.report import CannotMeasure, note
from tests.contract.servers import PASSWORD, USERNAME

VERSION = "0.21.0"
PINNED = Path(__file__).with_name("peer.txt")
"""vdirsyncer and all it needs, with hashes; `uv pip compile --generate-hashes --no-emit-index-url` makes it."""

_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Peer:
    """One pair of a folder and a calendar."""

    folder: Path
    configuration: Path

    @property
    def files(self) -> Path:
        return self.folder / "files"

    def discover(self) -> None:
        """Let it discover both sides once, which it requires before the first sync."""
        self._run("discover")

    def sync(self) -> None:
        """Bring both sides into step."""
        self._run("sync")

    def _run(self, command: str) -> None:
        done = subprocess.run(
            [_program(), "-c", self.configuration, "--verbosity", "WARNING", command],
            input=b"y\n" * 4,
            capture_output=True,
            timeout=_MINUTES * 60,
            check=False,
        )
        if done.returncode:
            raise CannotMeasure(f"vdirsyncer {command} failed:\n{done.stderr.decode()[-2000:]}")


def pair(folder: Path, url: str) -> Peer:
    """Configure a pair of `folder` and the calendar at `url`."""
    (folder / "files").mkdir(parents=True, exist_ok=True)
    configuration = folder / "config"
    configuration.write_text(
        f'[general]\nstatus_path = "{folder / "status"}"\n'
        '[pair measured]\na = "here"\nb = "there"\ncollections = null\n'
        f'[storage here]\ntype = "filesystem"\npath = "{folder / "files"}"\nfileext = ".ics"\n'
        f'[storage there]\ntype = "caldav"\nurl = "{url}"\nusername = "{USERNAME}"\npassword = "{PASSWORD}"\n'
    )
    return Peer(folder, configuration)


def _program() -> Path:
    """Return the program; the first call installs it, pinned, into a folder below the user's cache."""
    home = Path(environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "calendar-sync" / f"vdirsyncer-{VERSION}"
    program = home / "bin" / "vdirsyncer"
    if not program.exists():
        note(f"installing vdirsyncer {VERSION}")
        EnvBuilder(clear=True, with_pip=True).create(home)
        install = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", PINNED)
        subprocess.run([home / "bin" / "python", *install], check=True, stdout=sys.stderr)
    return program
