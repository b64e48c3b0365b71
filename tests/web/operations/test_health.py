"""Liveness and readiness checks."""

import errno
import os
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from cryptography.fernet import Fernet
from flask import Flask
from redis import Redis
from sqlalchemy import create_engine, text

from config import ROOT
from webapp.accounts.models import TwoFactor, User
from webapp.database import utc_now
from webapp.encryption import encrypt
from webapp.extensions import db
from webapp.rfc5545.tz_database import VERSION
from webapp.sync.models import LinkedAccount

READY = {"database": "ok", "migrations": "ok", "keys": "ok", "disk": "ok", "queue": "ok", "tz_database": VERSION}


@pytest.fixture
def migrated(app: Flask) -> None:
    (head,) = ScriptDirectory(str(ROOT / "migrations")).get_heads()
    db.session.execute(text("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL)"))
    db.session.execute(text("DELETE FROM alembic_version"))
    db.session.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": head})
    db.session.commit()


def test_the_liveness_check_depends_on_no_other_service(app: Flask) -> None:
    assert app.test_client().get("/healthz").json == {"status": "alive"}


def test_ready_when_every_part_answers(app: Flask, migrated: None) -> None:
    answer = app.test_client().get("/readyz")
    assert answer.status_code == 200
    assert answer.json == {**READY, "status": "ready"}


def test_not_ready_before_the_newest_migration(app: Flask, migrated: None) -> None:
    db.session.execute(text("UPDATE alembic_version SET version_num = 'older'"))
    answer = app.test_client().get("/readyz")
    assert answer.status_code == 503
    assert answer.json == {
        **READY,
        "status": "not ready",
        "migrations": "not up to date",
        "keys": "unknown",
    }


def test_not_ready_without_the_queue_and_no_address_is_shown(app: Flask, migrated: None) -> None:
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


class TestDisk:
    def test_a_full_disk_is_detected(self, app: Flask, migrated: None, monkeypatch: pytest.MonkeyPatch) -> None:
        self.fail_with(monkeypatch, errno.ENOSPC)
        answer = app.test_client().get("/readyz")
        assert (answer.status_code, answer.json) == (503, {**READY, "status": "not ready", "disk": "full"})

    def test_a_read_only_disk_is_detected(self, app: Flask, migrated: None, monkeypatch: pytest.MonkeyPatch) -> None:
        self.fail_with(monkeypatch, errno.EROFS)
        answer = app.test_client().get("/readyz")
        assert answer.json == {**READY, "status": "not ready", "disk": "cannot be written to"}

    def test_the_check_leaves_no_file(self, app: Flask, migrated: None, tmp_path: Path) -> None:
        before = sorted(tmp_path.iterdir())
        app.test_client().get("/readyz")
        assert sorted(tmp_path.iterdir()) == before

    def fail_with(self, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
        def refuse(_descriptor: int) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(os, "fsync", refuse)


class TestKeys:
    @pytest.fixture
    def account(self, app: Flask, migrated: None, ada: User) -> LinkedAccount:
        account = LinkedAccount(
            user_id=ada.id, service="caldav", connector="caldav", name="ada", credentials=encrypt({"password": "x"})
        )
        db.session.add(account)
        db.session.commit()
        return account

    def keys(self, app: Flask) -> str:
        answer = app.test_client().get("/readyz").json
        assert answer is not None
        return str(answer["keys"])

    def replace_key(self, app: Flask) -> None:
        app.config["CREDENTIAL_KEYS"] = [Fernet.generate_key().decode()]

    def test_wrong_keys_are_detected(self, app: Flask, account: LinkedAccount) -> None:
        assert self.keys(app) == "ok"
        self.replace_key(app)
        assert app.test_client().get("/readyz").status_code == 503
        assert self.keys(app) == "do not decrypt what is stored"

    def test_wrong_keys_are_detected_after_every_owner_was_asked_to_reconnect(
        self, app: Flask, account: LinkedAccount
    ) -> None:
        self.replace_key(app)
        account.authorization_lost_at = utc_now()
        db.session.commit()
        assert self.keys(app) == "do not decrypt what is stored"

    def test_one_account_to_reconnect_does_not_affect_readiness(
        self, app: Flask, account: LinkedAccount, ben: User
    ) -> None:
        account.authorization_lost_at = utc_now()
        self.replace_key(app)
        readable = encrypt({"password": "y"})
        other = {"service": "caldav", "connector": "caldav", "name": "ben", "credentials": readable}
        db.session.add(LinkedAccount(user_id=ben.id, **other))
        db.session.commit()
        assert self.keys(app) == "ok"

    def test_two_factor_secrets_are_checked_too(self, app: Flask, migrated: None, ada: User) -> None:
        db.session.add(TwoFactor(user_id=ada.id, secret=encrypt({"secret": "x"})))
        db.session.commit()
        self.replace_key(app)
        assert self.keys(app) == "do not decrypt what is stored"
