"""Commands of operators: backup, restore, rotation of keys."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from flask import Flask
from flask_migrate import stamp
from sqlalchemy import func, inspect, select

from config import ROOT, Settings, settings_from_environment
from tests.jobs.conftest import SyncScenario, an_event, calendars, make_scenario, throw_away  # noqa: F401  # fixtures
from webapp.accounts.models import User
from webapp.encryption import CredentialsUnreadable, decrypt, encrypt
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.operations import backup
from webapp.sync.models import LedgerEntry, Link, LinkedAccount
from webapp.sync.store import lease

PASSPHRASE = "correct horse battery staple"


@pytest.fixture
def scenario(app: Flask, make_scenario: Callable[..., SyncScenario]) -> Iterator[SyncScenario]:  # noqa: F811
    stamp(str(ROOT / "migrations"))
    return make_scenario()


def run(app: Flask, *command: str, **environment: str) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=list(command), env={"BACKUP_PASSPHRASE": PASSPHRASE, **environment})
    return result.exit_code, result.output


def counts() -> dict[str, int | None]:
    return {
        model.__name__: db.session.scalar(select(func.count()).select_from(model))
        for model in (Item, Link, LedgerEntry)
    }


class TestBackUp:
    def test_a_restored_installation_continues_without_writes(
        self, app: Flask, scenario: SyncScenario, tmp_path: Path
    ) -> None:
        series = scenario.add_item(an_event("Weekly", rrule="FREQ=WEEKLY;COUNT=5"))
        scenario.add_item(an_event("Once"))
        scenario.run("item_saved")
        scenario.calendar.put("theirs", an_event("Theirs"))
        scenario.run()
        kept = counts()
        account = db.session.scalars(select(LinkedAccount)).one()
        account.credentials = encrypt({"username": "ada", "password": "open sesame"})
        db.session.commit()

        code, output = run(app, "backup", str(tmp_path / "all.backup"))
        assert (code, "rows written" in output) == (0, True)
        throw_away()
        app.config["CREDENTIAL_KEYS"] = [Fernet.generate_key().decode()]
        code, output = run(app, "restore", str(tmp_path / "all.backup"))
        assert (code, "rows restored" in output) == (0, True), output

        assert counts() == kept
        assert scenario.item(series).rrule == "FREQ=WEEKLY;COUNT=5"
        assert decrypt(db.session.scalars(select(LinkedAccount.credentials)).one())["password"] == "open sesame"
        scenario.assert_quiet()
        assert scenario.add_item(an_event("Afterwards")) > series  # numbering goes on

    def test_a_restored_installation_reads_later_changes(
        self, app: Flask, scenario: SyncScenario, tmp_path: Path
    ) -> None:
        scenario.add_item(an_event("Before"))
        scenario.run("item_saved")
        scenario.run()
        run(app, "backup", str(tmp_path / "all.backup"))
        scenario.calendar.put("meanwhile", an_event("Meanwhile"))
        scenario.run()
        throw_away()
        run(app, "restore", str(tmp_path / "all.backup"))
        scenario.run()
        assert sorted(item.subject for item in scenario.items()) == ["Before", "Meanwhile"]
        assert scenario.subjects_there() == ["Before", "Meanwhile"]

    def test_the_file_contains_no_plain_text(self, app: Flask, scenario: SyncScenario, tmp_path: Path) -> None:
        scenario.add_item(an_event("Confidential matter"))
        run(app, "backup", str(tmp_path / "all.backup"))
        written = (tmp_path / "all.backup").read_bytes()
        assert b"Confidential" not in written
        assert app.config["CREDENTIAL_KEYS"][0].encode() not in written
        assert (tmp_path / "all.backup").stat().st_mode & 0o077 == 0

    def test_a_backup_is_not_restored_over_an_installation_in_use(
        self, app: Flask, scenario: SyncScenario, tmp_path: Path
    ) -> None:
        run(app, "backup", str(tmp_path / "all.backup"))
        code, output = run(app, "restore", str(tmp_path / "all.backup"))
        assert (code, "in use" in output) == (1, True)

    def test_a_wrong_passphrase_is_reported(self, app: Flask, scenario: SyncScenario, tmp_path: Path) -> None:
        run(app, "backup", str(tmp_path / "all.backup"))
        throw_away()
        code, output = run(app, "restore", str(tmp_path / "all.backup"), BACKUP_PASSPHRASE="something else entirely")
        assert (code, "passphrase is wrong" in output) == (1, True)

    @pytest.mark.parametrize("kept", [0.3, 0.9, 0.999])
    def test_a_truncated_file_restores_nothing(
        self, app: Flask, scenario: SyncScenario, tmp_path: Path, kept: float
    ) -> None:
        for number in range(50):
            scenario.add_item(an_event(f"Visit {number}"))
        path = tmp_path / "all.backup"
        run(app, "backup", str(path))
        path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept)])
        throw_away()
        code, output = run(app, "restore", str(path))
        assert code == 1
        assert "cut off" in output or "passphrase is wrong" in output
        assert db.session.scalar(select(func.count()).select_from(User)) == 0

    def test_a_backup_of_another_version_is_refused(self, app: Flask, scenario: SyncScenario, tmp_path: Path) -> None:
        path = tmp_path / "all.backup"
        backup.write_backup(path, PASSPHRASE, revision="0001", credential_keys=app.config["CREDENTIAL_KEYS"])
        throw_away()
        code, output = run(app, "restore", str(path))
        assert (code, "another version" in output) == (1, True)

    def test_a_short_passphrase_is_refused(self, app: Flask, scenario: SyncScenario, tmp_path: Path) -> None:
        code, output = run(app, "backup", str(tmp_path / "all.backup"), BACKUP_PASSPHRASE="short")
        assert (code, "at least 12" in output) == (2, True)
        assert not (tmp_path / "all.backup").exists()

    def test_a_database_of_an_older_version_is_not_backed_up(
        self, app: Flask, scenario: SyncScenario, tmp_path: Path
    ) -> None:
        stamp(str(ROOT / "migrations"), "0001")
        code, output = run(app, "backup", str(tmp_path / "all.backup"))
        assert (code, "not up to date" in output) == (1, True)

    def test_every_table_is_backed_up_but_transient_ones(self, app: Flask) -> None:
        tables = set(inspect(db.engine).get_table_names()) - {"alembic_version"}
        assert {table.name for table in backup._tables()} == tables - {"sign_in_attempts", "leases"}
        assert lease.Lease.__tablename__ == "leases"


class TestKeys:
    @pytest.fixture
    def account(self, ada: User) -> LinkedAccount:
        account = LinkedAccount(
            user=ada, service="caldav", connector="caldav", name="ada", credentials=encrypt({"a": "b"})
        )
        db.session.add(account)
        db.session.commit()
        return account

    def test_after_rotation_the_new_key_alone_decrypts_everything(self, app: Flask, account: LinkedAccount) -> None:
        old, new = app.config["CREDENTIAL_KEYS"][0], Fernet.generate_key().decode()
        app.config["CREDENTIAL_KEYS"] = [new, old]
        code, output = run(app, "rotate-keys")
        assert (code, "1 secrets" in output) == (0, True)
        app.config["CREDENTIAL_KEYS"] = [new]
        db.session.refresh(account)
        assert decrypt(account.credentials) == {"a": "b"}

    def test_a_second_rotation_changes_nothing(self, app: Flask, account: LinkedAccount) -> None:
        before = account.credentials
        code, output = run(app, "rotate-keys")
        db.session.refresh(account)
        assert (code, "0 secrets" in output, account.credentials) == (0, True, before)

    def test_unreadable_secrets_are_counted_and_kept(self, app: Flask, account: LinkedAccount) -> None:
        before = account.credentials
        app.config["CREDENTIAL_KEYS"] = [Fernet.generate_key().decode()]
        code, output = run(app, "rotate-keys")
        db.session.refresh(account)
        assert (code, "1 of the stored secrets" in output, account.credentials) == (1, True, before)
        with pytest.raises(CredentialsUnreadable):
            decrypt(account.credentials)


class TestCommandsBesideMakeRun:
    def test_generated_keys_are_found(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        key = Fernet.generate_key().decode()
        (tmp_path / "generated.env").write_text(f"SECRET_KEY={'s' * 40}\nCREDENTIAL_KEYS={key}\nPRACTICE_PORT=1\n")
        monkeypatch.setenv("INSTANCE_DIR", str(tmp_path))
        for name in ("SECRET_KEY", "CREDENTIAL_KEYS", "APP_ENV"):
            monkeypatch.delenv(name, raising=False)
        settings: Settings = settings_from_environment()
        assert ("s" * 40, [key]) == (settings.SECRET_KEY, settings.CREDENTIAL_KEYS)

    def test_configured_keys_take_precedence(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "generated.env").write_text("SECRET_KEY=unused\nCREDENTIAL_KEYS=unused\n")
        monkeypatch.setenv("INSTANCE_DIR", str(tmp_path))
        monkeypatch.setenv("SECRET_KEY", "t" * 40)
        own = Fernet.generate_key().decode()
        monkeypatch.setenv("CREDENTIAL_KEYS", own)
        assert [own] == settings_from_environment().CREDENTIAL_KEYS
