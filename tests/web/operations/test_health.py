"""What the one who runs the installation can ask of it."""

from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from flask import Flask
from redis import Redis
from sqlalchemy import create_engine, text

from config import ROOT
from webapp.extensions import db
from webapp.tz_database import VERSION

ZONES = {"tz_database": VERSION}


@pytest.fixture
def migrated(app: Flask) -> None:
    (head,) = ScriptDirectory(str(ROOT / "migrations")).get_heads()
    db.session.execute(text("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL)"))
    db.session.execute(text("DELETE FROM alembic_version"))
    db.session.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": head})
    db.session.commit()


def test_alive_says_nothing_about_others(app: Flask) -> None:
    assert app.test_client().get("/healthz").json == {"status": "alive"}


def test_ready_when_every_part_answers(app: Flask, migrated: None) -> None:
    answer = app.test_client().get("/readyz")
    assert answer.status_code == 200
    assert answer.json == {"status": "ready", "database": "ok", "migrations": "ok", "queue": "ok", **ZONES}


def test_not_ready_before_the_newest_migration(app: Flask, migrated: None) -> None:
    db.session.execute(text("UPDATE alembic_version SET version_num = 'older'"))
    answer = app.test_client().get("/readyz")
    assert answer.status_code == 503
    assert answer.json == {
        "status": "not ready",
        "database": "ok",
        "migrations": "not up to date",
        "queue": "ok",
        **ZONES,
    }


def test_not_ready_without_the_queue_and_no_address_is_given_away(app: Flask, migrated: None) -> None:
    app.extensions["redis"] = Redis.from_url("redis://:secret@127.0.0.1:1/0")
    answer = app.test_client().get("/readyz")
    assert answer.status_code == 503
    assert answer.json is not None
    assert answer.json["queue"] == "cannot be reached"
    assert "secret" not in answer.get_data(as_text=True)
    assert "127.0.0.1" not in answer.get_data(as_text=True)


def test_not_ready_without_the_database(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = create_engine(f"sqlite:///{tmp_path}/missing/folder/db.sqlite3")
    monkeypatch.setattr(type(db), "engine", property(lambda _self: nowhere))
    answer = app.test_client().get("/readyz")
    monkeypatch.undo()
    assert answer.status_code == 503
    assert answer.json is not None
    assert answer.json["database"] == "cannot be reached"
