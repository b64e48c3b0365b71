"""Files of an installation on one machine: readable by its owner only, and locks that leave nothing behind."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

OTHERS = 0o077
"""Permissions of everybody but the owner."""


def keep_to_owner(folder: Path) -> None:
    """Take other people's permissions off a folder and all that lies in it; what is made from now on has none.

    Children inherit it. Raises OSError.
    """
    os.umask(OTHERS)
    _close(folder)
    for parent, folders, names in os.walk(folder):
        for name in (*folders, *names):
            with suppress(FileNotFoundError, PermissionError):  # gone meanwhile, or not ours to change
                _close(Path(parent, name))


def _close(path: Path) -> None:
    mode = path.lstat().st_mode
    if mode & OTHERS and not path.is_symlink():
        path.chmod(mode & ~OTHERS & 0o7777)


def write_private(path: Path, text: str) -> None:
    """Replace a file as a whole, never readable by anybody else; a power cut leaves the old one or the new one."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # else the name may be lost although the file is not
    finally:
        os.close(folder)


class AlreadyLocked(Exception):
    """Somebody else holds a lock; the message is what they wrote into its file."""


@contextmanager
def lock(path: Path) -> Iterator[TextIO]:
    """Hold the lock that `path` stands for, and remove the file afterwards. Raises AlreadyLocked."""
    file = take_lock(path)
    try:
        yield file
    finally:
        let_go(path, file)


def take_lock(path: Path) -> TextIO:
    """Return the open lock file, to be given to `let_go`. Raises AlreadyLocked.

    The system lets go of it when we end, however we end; a file that is left behind then is no lock.
    """
    while True:
        file = path.open("a+", encoding="utf-8")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            told = file.read().strip()
            file.close()
            raise AlreadyLocked(told) from error
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return file
        file.close()  # its holder removed it after we had opened it


def let_go(path: Path, file: TextIO) -> None:
    """End a lock. The file goes first: whoever opened it meanwhile finds that it is no longer the one at `path`."""
    path.unlink(missing_ok=True)
    file.close()
