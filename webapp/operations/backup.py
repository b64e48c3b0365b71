"""Backups: the whole database in one encrypted file, which any installation of the same version can restore.

The content is lines of text, compressed with gzip and encrypted with age (https://age-encryption.org/v1) for an
identity of its own, so that a file of any size is written and read as a stream. One line precedes it: the salt in
base64, a space, and the identity as a Fernet token, whose key scrypt derives from the passphrase. age's own passphrase
mode is not used: its work factor depends on the current speed of the machine, and a slower machine refuses it later.

The first line of the content describes the backup, `{"table", "columns"}` begins a table, a list is one row, and the
last line has the number of rows, so that a truncated file is detected.
"""

import base64
import io
import json
import os
import tempfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyrage
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from sqlalchemy import Connection, Date, DateTime, Table, func, select, text, update

from webapp.accounts.models import SignInAttempt, User
from webapp.database import UtcDateTime, utc_now
from webapp.encryption import CredentialsUnreadable, decrypt_with, encrypt
from webapp.extensions import db
from webapp.operations.key_rotation import ENCRYPTED
from webapp.sync.models import Lease

FORMAT = 1
BATCH = 1000
"""Rows read or written per batch."""

NOT_KEPT = frozenset({SignInAttempt.__tablename__, Lease.__tablename__})
"""Tables with transient state only, which are not backed up."""

SCRYPT_COST = 2**17
"""scrypt's cost N (https://www.rfc-editor.org/rfc/rfc7914#section-2): 128 MB and some tenths of a second per guess."""

_GZIP = 31  # zlib's `wbits` for the gzip format


class BackupUnusable(Exception):
    """The file cannot be restored; the message is a sentence with the reason and what to do."""


def write_backup(path: Path, passphrase: str, *, revision: str, credential_keys: Sequence[str]) -> int:
    """Write a backup to `path`, which exists only when it is complete; return the number of rows.

    The encryption keys of stored credentials are included, because neither is of use without the other.

    Raises:
        OSError: the file cannot be written.
    """
    rows = _Rows({"revision": revision, "credential_keys": list(credential_keys)})
    identity = pyrage.x25519.Identity.generate()
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(_locked(identity, passphrase))
            pyrage.encrypt_io(_Source(rows.packed()), file, [identity.to_public()])
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except BaseException:  # also Ctrl-C: an incomplete file must not look like a backup
        with suppress(FileNotFoundError):
            Path(draft).unlink()
        raise
    return rows.count


def restore_backup(path: Path, passphrase: str, *, revision: str) -> int:
    """Fill the empty database from `path`, all or nothing; return the number of rows.

    Raises:
        BackupUnusable: the passphrase is wrong, the file damaged or of another version, or the database not empty.
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        identity = _identity(file.readline(100_000), passphrase)
        with db.engine.begin() as connection:
            if connection.scalar(select(func.count()).select_from(User.__table__)):
                raise BackupUnusable("This installation is in use. A backup can be restored only into an empty one.")
            restoring = _Restoring(connection, revision)
            sink = _Sink(restoring.take)
            try:
                pyrage.decrypt_io(file, sink, [identity])
                sink.end()
            except (pyrage.DecryptError, OSError, zlib.error, ValueError) as error:
                raise restoring.trouble or BackupUnusable("The file is damaged or was cut off.") from error
            restoring.finish()
    return restoring.count


# Writing


def _locked(identity: pyrage.x25519.Identity, passphrase: str) -> bytes:
    salt = os.urandom(16)
    token = Fernet(_key(passphrase, salt)).encrypt(str(identity).encode())
    return base64.b64encode(salt) + b" " + token + b"\n"


def _key(passphrase: str, salt: bytes) -> bytes:
    return base64.urlsafe_b64encode(Scrypt(salt=salt, length=32, n=SCRYPT_COST, r=8, p=1).derive(passphrase.encode()))


class _Rows:
    """All rows as compressed lines. `count` is final once all lines have been consumed."""

    def __init__(self, about: Mapping[str, Any]) -> None:
        self._about = about
        self.count = 0

    def packed(self) -> Iterator[bytes]:
        packer = zlib.compressobj(wbits=_GZIP)
        for line in self._lines():
            yield packer.compress(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        yield packer.flush()

    def _lines(self) -> Iterator[object]:
        with _one_moment() as connection:
            yield {"format": FORMAT, "made_at": utc_now().isoformat(), **self._about}
            for table in _tables():
                yield {"table": table.name, "columns": [column.name for column in table.columns]}
                for row in connection.execute(select(table), execution_options={"yield_per": BATCH}):
                    self.count += 1
                    yield [_plain(value) for value in row]
            yield {"rows": self.count}


@contextmanager
def _one_moment() -> Iterator[Connection]:
    """Yield a connection with a consistent snapshot of all tables, whatever is written meanwhile."""
    with db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN")  # Python's sqlite3 begins no transaction for a SELECT
        else:
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


class _Source(io.RawIOBase):
    """A readable file over an iterator of chunks, which are generated on demand."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = piece
        taken, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _tables() -> list[Table]:
    return [table for table in db.metadata.sorted_tables if table.name not in NOT_KEPT]


# Reading


def _identity(line: bytes, passphrase: str) -> pyrage.x25519.Identity:
    try:
        salt, token = line.split()
        opened = Fernet(_key(passphrase, base64.b64decode(salt))).decrypt(token)
        return pyrage.x25519.Identity.from_str(opened.decode())
    except (InvalidToken, pyrage.IdentityError, ValueError) as error:
        raise BackupUnusable("The passphrase is wrong, or this is not a backup.") from error


class _Sink(io.RawIOBase):
    """A writable file that decompresses what is written, and passes it on line by line."""

    def __init__(self, take: Callable[[Any], None]) -> None:
        self._take = take
        self._unpacker = zlib.decompressobj(wbits=_GZIP)
        self._rest = b""

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        *lines, self._rest = (self._rest + self._unpacker.decompress(bytes(piece))).split(b"\n")
        for line in lines:
            self._take(json.loads(line))
        return len(piece)

    def end(self) -> None:
        """Check that the stream is complete. Raises ValueError if it is not."""
        if not self._unpacker.eof or self._rest:
            raise ValueError("cut off")


class _Restoring:
    """Stores the rows of a backup, line by line. `trouble` is the reason if it failed."""

    def __init__(self, connection: Connection, revision: str) -> None:
        self._connection = connection
        self._revision = revision
        self._tables = {table.name: table for table in _tables()}
        self._table: Table | None = None
        self._readers: list[tuple[str, Callable[[Any], Any]]] = []
        self._rows: list[dict[str, Any]] = []
        self._keys: list[str] | None = None
        self._complete = False
        self.count = 0
        self.trouble: BackupUnusable | None = None

    def take(self, line: Any) -> None:
        """Process one line. Raises ValueError, with `trouble` set."""
        if isinstance(line, list):
            self._rows.append({name: read(value) for (name, read), value in zip(self._readers, line, strict=True)})
            self.count += 1
            if len(self._rows) == BATCH:
                self._store()
        elif self._keys is None:
            self._keys = self._read_head(line)
        elif "rows" in line:
            self._store()
            self._complete = line["rows"] == self.count
        else:
            self._store()
            self._table = self._tables[line["table"]]
            columns = {column.name: column for column in self._table.columns}  # their keys may differ from their names
            self._readers = [(columns[name].key, _reader(columns[name].type)) for name in line["columns"]]

    def finish(self) -> None:
        """Store the last rows. Raises BackupUnusable if rows are missing."""
        if not self._complete:
            raise BackupUnusable("The file is damaged or was cut off.")
        self._encrypt_anew()
        self._continue_numbering()

    def _read_head(self, head: dict[str, Any]) -> list[str]:
        if head.get("format") != FORMAT:
            self.trouble = BackupUnusable("This version does not support the format of this backup.")
        elif head["revision"] != self._revision:
            self.trouble = BackupUnusable(
                f"The backup was made by another version (database {head['revision']}, here {self._revision}). "
                "Restore it with that version, then upgrade."
            )
        if self.trouble:
            raise ValueError("unusable")
        return list(head["credential_keys"])

    def _store(self) -> None:
        if self._table is not None and self._rows:
            self._connection.execute(self._table.insert(), self._rows)
        self._rows = []

    def _encrypt_anew(self) -> None:
        """Re-encrypt secrets with this installation's key. Unreadable ones stay: their owners have to reconnect."""
        for model, column in ENCRYPTED:
            for row_id, stored in self._connection.execute(select(model.id, column)).all():
                with suppress(CredentialsUnreadable):
                    renewed = encrypt(decrypt_with(self._keys or (), stored))
                    self._connection.execute(update(model).where(model.id == row_id).values({column: renewed}))

    def _continue_numbering(self) -> None:
        """Set PostgreSQL's sequences to continue after the restored ids; SQLite needs nothing of the kind."""
        if self._connection.dialect.name != "postgresql":
            return
        for table in self._tables.values():
            sequence = (
                self._connection.scalar(text("SELECT pg_get_serial_sequence(:name, 'id')"), {"name": table.name})
                if "id" in table.columns
                else None
            )
            highest = self._connection.scalar(select(func.max(table.c.id))) if sequence else None
            if highest is not None:
                self._connection.execute(
                    text("SELECT setval(:sequence, :highest)"), {"sequence": sequence, "highest": highest}
                )


def _reader(kind: object) -> Callable[[Any], Any]:
    if isinstance(kind, DateTime | UtcDateTime):
        return lambda value: None if value is None else datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return lambda value: None if value is None else date.fromisoformat(value)
    return lambda value: value
