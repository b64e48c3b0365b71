"""Files of an installation on one machine: private to the owner, and lock files that are removed."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

OTHERS = 0o077
"""Permission bits of group and others."""


def keep_to_owner(folder: Path) -> None:
    """Remove the permissions of group and others from a folder and its content, and set the umask for new files.

    Child processes inherit the umask. Raises OSError.
    """
    os.umask(OTHERS)
    _close(folder)
    for parent, folders, names in os.walk(folder):
        for name in (*folders, *names):
            with suppress(FileNotFoundError, PermissionError):  # deleted meanwhile, or of another owner
                _close(Path(parent, name))


def _close(path: Path) -> None:
    mode = path.lstat().st_mode
    if mode & OTHERS and not path.is_symlink():
        path.chmod(mode & ~OTHERS & 0o7777)


def write_private(path: Path, text: str) -> None:
    """Replace a file atomically, readable by the owner only; a power failure leaves the old or the new content."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # else the directory entry may be lost although the file is not
    finally:
        os.close(folder)


class AlreadyLocked(Exception):
    """Another process holds the lock; the message is the content of the lock file."""


@contextmanager
def lock(path: Path) -> Iterator[TextIO]:
    """Hold the lock with the lock file `path`, and remove the file afterwards. Raises AlreadyLocked."""
    file = take_lock(path)
    try:
        yield file
    finally:
        let_go(path, file)


def take_lock(path: Path) -> TextIO:
    """Return the open lock file, for `let_go`. Raises AlreadyLocked.

    The operating system releases the lock when the process ends in any way; a file that remains is not a lock.
    """
    while True:
        file = path.open("a+", encoding="utf-8")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            holder = file.read().strip()
            file.close()
            raise AlreadyLocked(holder) from error
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return file
        file.close()  # its holder removed the file after this process had opened it


def let_go(path: Path, file: TextIO) -> None:
    """Release a lock. The file is removed first, so that a process that has just opened it detects that it is stale."""
    path.unlink(missing_ok=True)
    file.close()
