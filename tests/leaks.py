"""Checks that whatever is logged or printed during the tests shows no secret that was in use.

What counts as secret is not listed but observed, in the process that runs the tests: passwords when they are hashed
or compared, credentials when they are encrypted for the database, tokens when they are signed, and texts of items when
they are saved. A test fails whose output shows one. The output of other processes is passed to `check_output`, and the
queue to `check_jobs`.
"""

import json
import sqlite3
import zlib
from collections.abc import Callable, Generator, Iterable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from cryptography.fernet import MultiFernet
from itsdangerous import Serializer
from redis import Redis
from sqlalchemy import event

from config import Settings
from webapp.database import Base

SHORTEST_SECRET = 8
SHORTEST_TEXT = 12
"""Shorter ones are words that a harmless line may hold as well."""

REMEMBERED = 1000
"""The newest secrets, each once. A leak shows within the test that made the secret, or soon after."""

HARMLESS = frozenset({"username", "scope", "expires_at"})
"""Stored beside credentials, and no secrets."""

SECRET_COLUMNS = ("session_key", "token")
TEXT_COLUMNS = ("subject", "location", "description")
SECRET_SETTINGS = ("SECRET_KEY", "METRICS_TOKEN", "OIDC_CLIENT_SECRET")


class Known:
    """The secrets in use."""

    def __init__(self) -> None:
        self._newest: dict[str, None] = {}  # in order

    def add_secret(self, value: object) -> None:
        if isinstance(value, str) and len(value) >= SHORTEST_SECRET:
            self._newest.pop(value, None)
            self._newest[value] = None
            if len(self._newest) > REMEMBERED:
                del self._newest[next(iter(self._newest))]

    def add_text(self, value: object) -> None:
        """Remember what a person wrote. One word is not enough to distinguish it from a line of ours."""
        if isinstance(value, str) and len(value) >= SHORTEST_TEXT and len(value.split()) > 1:
            self.add_secret(value.strip())

    def add_settings(self, settings: Settings) -> None:
        for name in SECRET_SETTINGS:
            self.add_secret(getattr(settings, name))
        of_providers = (values for name, values in settings.environ.items() if name.endswith(("_SECRET", "_SECRETS")))
        for value in (*settings.CREDENTIAL_KEYS, *",".join(of_providers).split(",")):
            self.add_secret(value.strip())

    def shown_in(self, output: str) -> list[str]:
        """Return the secrets that `output` shows, each once."""
        return sorted(secret for secret in tuple(self._newest) if secret in output) if output else []


KNOWN = Known()


class LeakWatch:
    """The plugin: it makes a test fail whose output shows a secret."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None, Any, Any]:
        report = yield
        if report.when == "teardown" and report.passed:
            leaked = KNOWN.shown_in("\n".join(text for _, text in report.sections))
            if leaked:
                report.outcome = "failed"
                report.longrepr = f"what was logged or printed shows {leaked}"
        return report


def observe_secrets() -> None:
    """Observe every secret from now on."""
    _observe(PasswordHasher, "hash", lambda _hasher, password, **_: KNOWN.add_secret(password))
    _observe(PasswordHasher, "verify", lambda _hasher, _hash, password: KNOWN.add_secret(password))
    _observe(MultiFernet, "encrypt", lambda _keys, message, *_: _note_credentials(message))
    _observe_result(Serializer, "dumps")
    for moment in ("before_insert", "before_update"):
        event.listen(Base, moment, _note_row, propagate=True)


def check_output(output: str, more: Iterable[str] = ()) -> None:
    """Fail if `output` of another process shows a secret: one of this process, or of `more`."""
    leaked = KNOWN.shown_in(output) + [secret for secret in more if secret in output]
    assert not leaked, f"the output of a process shows {leaked}"


def check_jobs(redis: Redis) -> None:
    """Fail if a job in the queue, its result or its failure shows a secret."""
    for key in redis.scan_iter("rq:job:*"):
        if redis.type(key) != b"hash":
            continue
        kept = b"\n".join(map(_unpacked, redis.hgetall(key).values())).decode(errors="replace")
        leaked = KNOWN.shown_in(kept)
        assert not leaked, f"the job {key!r} shows {leaked}"


def secrets_of(instance: Path) -> list[str]:
    """Return what an installation that runs in a folder of its own must not print: its keys, and what people wrote."""
    with suppress(FileNotFoundError):
        lines = (instance / "generated.env").read_text(encoding="utf-8").splitlines()
        keys = [line.partition("=")[2] for line in lines if not line.startswith("PRACTICE_PORT=")]
        return [value for value in (*keys, *_texts_of(instance)) if len(value) >= SHORTEST_TEXT]
    return []


def _texts_of(instance: Path) -> list[str]:
    try:
        with closing(sqlite3.connect(f"file:{instance / 'calendar-sync.sqlite3'}?mode=ro", uri=True)) as connection:
            rows = connection.execute("SELECT subject, location, description FROM items").fetchall()
    except sqlite3.OperationalError:  # it never came up
        return []
    return [text for row in rows for text in row if " " in text]


def _note_credentials(message: bytes) -> None:
    for name, value in json.loads(message).items():
        if name not in HARMLESS:
            KNOWN.add_secret(value)


def _note_row(_mapper: object, _connection: object, row: Any) -> None:
    for name in SECRET_COLUMNS:
        KNOWN.add_secret(getattr(row, name, None))
    if row.__tablename__ in {"items", "item_overrides"}:
        for name in TEXT_COLUMNS:
            KNOWN.add_text(getattr(row, name, None))


def _observe(owner: type, name: str, observe: Callable[..., None]) -> None:
    original = getattr(owner, name)

    def observed(*args: Any, **kwargs: Any) -> Any:
        observe(*args, **kwargs)
        return original(*args, **kwargs)

    setattr(owner, name, observed)


def _observe_result(owner: type, name: str) -> None:
    original = getattr(owner, name)

    def observed(*args: Any, **kwargs: Any) -> Any:
        result = original(*args, **kwargs)
        KNOWN.add_secret(result)
        return result

    setattr(owner, name, observed)


def _unpacked(value: bytes) -> bytes:
    try:
        return zlib.decompress(value)
    except zlib.error:
        return value
