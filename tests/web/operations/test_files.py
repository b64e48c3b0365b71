"""The folder of an installation is private to its owner, and lock files are removed."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from webapp.operations.files import AlreadyLocked, keep_to_owner, let_go, lock, take_lock
from webapp.operations.single_machine import CannotStart, lock_folder


@pytest.fixture(autouse=True)
def _usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mode & 0o777 for path in (folder, *folder.rglob("*"))}


def test_permissions_of_old_and_new_files_are_restricted(tmp_path: Path) -> None:
    folder = tmp_path / "instance"
    (folder / "queue").mkdir(parents=True)
    (folder / "queue" / "log").write_text("x")
    (folder / "database").write_text("x")
    (folder / "run.sh").write_text("x")
    (folder / "run.sh").chmod(0o755)
    (folder / "link").symlink_to(tmp_path)
    outside = tmp_path.stat().st_mode
    keep_to_owner(folder)
    (folder / "new").write_text("x")
    assert modes(folder) | {"link": 0} == {
        "instance": 0o700, "queue": 0o700, "log": 0o600, "database": 0o600, "run.sh": 0o700, "new": 0o600, "link": 0,
    }  # fmt: skip
    assert tmp_path.stat().st_mode == outside


@pytest.mark.parametrize("existing", [True, False])
def test_a_database_is_private_however_it_was_created(tmp_path: Path, existing: bool) -> None:
    path = tmp_path / "data.sqlite3"
    if existing:
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE t (x)")
        assert modes(tmp_path)["data.sqlite3-wal"] & 0o044
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as transaction:
        transaction.execute(text("CREATE TABLE IF NOT EXISTS u (x)"))
        assert {name: mode for name, mode in modes(tmp_path).items() if name.startswith("data")} == dict.fromkeys(
            ("data.sqlite3", "data.sqlite3-wal", "data.sqlite3-shm"), 0o600
        )
    engine.dispose()
    if existing:
        connection.close()


def test_a_lock_is_held_once_and_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "x.lock"
    with lock(path) as file:
        file.write("4711")
        file.flush()
        with pytest.raises(AlreadyLocked, match="4711"), lock(path):
            pass
        assert path.exists()
    assert not path.exists()


def test_a_lock_whose_file_was_removed_is_taken_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.lock"
    first = take_lock(path)
    opened = Path.open

    def open_late(self: Path, *args: object, **kwargs: object) -> object:
        file = opened(self, *args, **kwargs)  # type: ignore[arg-type]
        let_go(path, first)  # its holder ends right after we opened it
        monkeypatch.setattr(Path, "open", opened)
        return file

    monkeypatch.setattr(Path, "open", open_late)
    with take_lock(path) as second:
        assert os.fstat(second.fileno()).st_ino == path.stat().st_ino
        with pytest.raises(AlreadyLocked):
            take_lock(path)


def test_only_one_installation_runs_in_a_folder(tmp_path: Path) -> None:
    with lock_folder(tmp_path):
        with pytest.raises(CannotStart, match=f"process {os.getpid()}"), lock_folder(tmp_path):
            pass
        assert (tmp_path / "running.pid").read_text() == str(os.getpid())
    assert list(tmp_path.iterdir()) == []
