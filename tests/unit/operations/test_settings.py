"""An invalid setting ends every entry point with one sentence that names the setting."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from config import ROOT, ConfigurationError, Production, Testing, read_generated
from webapp import create_app
from webapp.connectors.members import check_settings
from webapp.operations import single_machine

KEY = "dGVzdGluZy1vbmx5LXRlc3Rpbmctb25seS10ZXN0aW4="
GOOD = {"SECRET_KEY": "s" * 40, "CREDENTIAL_KEYS": KEY}

WRONG = (
    ("SECRET_KEY", "short"),
    ("CREDENTIAL_KEYS", "nonsense"),
    ("CREDENTIAL_KEYS", f"{KEY},nonsense"),
    ("CREDENTIAL_KEYS", KEY[:-2]),
    ("CREDENTIAL_KEYS", "ä" * 44),
    ("CREDENTIAL_KEYS", ", ,"),
    ("DATABASE_URL", "mysql://user@host/name"),
    ("DATABASE_URL", "postgresql+asyncpg://host/name"),
    ("DATABASE_URL", "postgresql://host:port/name"),
    ("DATABASE_URL", "postgresql://[::1/name"),
    ("DATABASE_URL", "sqlite://"),
    ("DATABASE_URL", "sqlite://relative/path"),
    ("DATABASE_URL", "sqlite:/var/lib/calendar.sqlite3"),
    ("DATABASE_URL", "SQLITE:////var/lib/calendar.sqlite3"),
    ("DATABASE_URL", "nonsense"),
    ("DATABASE_CONNECTIONS", "0"),
    ("REDIS_URL", "http://127.0.0.1:6379"),
    ("REDIS_URL", "127.0.0.1:6379"),
    ("REDIS_URL", "redis://127.0.0.1:port/0"),
    ("REDIS_URL", "redis://127.0.0.1:6379/first"),
    ("REDIS_URL", "unix://"),
    ("BASE_URL", "calendar.example.org"),
    ("BASE_URL", "https://"),
    ("BASE_URL", "https://calendar.example.org:port"),
    ("BASE_URL", "https://calendar.example.org/?a=b"),
    ("TRUSTED_PROXIES", "one"),
    ("TRUSTED_PROXIES", "-1"),
    ("TRUSTED_PROXIES", "9" * 5000),
    ("CALDAV_TRUSTED_ORIGINS", "calendar.example.org"),
    ("CALDAV_TRUSTED_ORIGINS", "http://calendar.example.org:port"),
    ("CALDAV_TIMEOUT_SECONDS", "0"),
    ("CALDAV_TIMEOUT_SECONDS", "1.5"),
    ("CALDAV_CONNECTIONS", "0"),
    ("ICLOUD_CALDAV_URL", "caldav.icloud.com"),
    ("PRACTICE_CALDAV_URL", "http://[::1"),
    ("SWEEP_MIN_SECONDS", "soon"),
    ("SWEEP_MIN_SECONDS", "0"),
    ("SWEEP_MAX_SECONDS", "5"),
    ("SWEEP_PUSH_MIN_SECONDS", "9999999"),
    ("TRASH_RETENTION_DAYS", "99999999999999"),
    ("LOG_RETENTION_DAYS", "1000000000"),
    ("SMTP_URL", "http://mail.example.org"),
    ("SMTP_URL", "smtp://"),
    ("SMTP_URL", "smtp://mail.example.org:port"),
    ("CRONOFY_CLIENT_ID", "alone"),
    ("CRONOFY_RECURRENCE", "yes"),
    ("CRONOFY_CALLS_PER_MINUTE", "0"),
    ("CRONOFY_CALLBACK_BASE_URL", "https://[::1"),
    ("CRONOFY_PROVIDER_NAMES", "office365"),
    ("OIDC_ISSUER", "https://issuer.example.org:port"),
    ("OIDC_KEEP_PASSWORDS", "no"),
    ("OIDC_TIMEOUT_SECONDS", ""),
    ("LOG_LEVEL", "LOUD"),
    ("LOG_FORMAT", "xml"),
    ("WEB_WORKERS", "many"),
    ("PROMETHEUS_MULTIPROC_DIR", "/nowhere/at/all"),
)


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_an_invalid_setting_is_named(name: str, value: str) -> None:
    with pytest.raises(ConfigurationError, match=name) as raised:
        check_settings(Production({**GOOD, "MAIL_FROM": "desk@example.org", name: value}).for_providers())
    assert len(str(raised.value)) < 300


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "postgres://user:p%40ss@host:5432/name"),
        ("DATABASE_URL", "postgresql:///name?host=/run/postgresql"),
        ("DATABASE_URL", "postgresql+psycopg://host/name"),
        ("DATABASE_URL", "sqlite:////var/lib/calendar.sqlite3"),
        ("REDIS_URL", "rediss://user:secret@host:6380/2"),
        ("REDIS_URL", "unix:///run/redis.sock?db=1"),
        ("REDIS_URL", "redis://[::1]:6379"),
        ("CREDENTIAL_KEYS", f" {KEY} , {KEY} "),
        ("BASE_URL", "https://calendar.example.org/desk"),
        ("SMTP_URL", "smtps://user:secret@mail.example.org:465"),
        ("LOG_LEVEL", "debug"),
    ],
)
def test_valid_settings_are_accepted(name: str, value: str) -> None:
    Production({**GOOD, "MAIL_FROM": "desk@example.org", name: value})


def test_a_relative_folder_is_the_same_for_every_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Production({**GOOD, "INSTANCE_DIR": "data"})
    assert f"sqlite:///{tmp_path}/data/calendar-sync.sqlite3" == settings.SQLALCHEMY_DATABASE_URI


def test_messages_contain_no_secret() -> None:
    for name, value in (("SECRET_KEY", "my secret"), ("CREDENTIAL_KEYS", "my secret"), ("REDIS_URL", "x://my secret")):
        with pytest.raises(ConfigurationError) as raised:
            Production({**GOOD, name: value})
        assert "my secret" not in str(raised.value)


@pytest.mark.slow
class TestEveryEntryPoint:
    """Each entry point is run as a process, as in an installation."""

    @pytest.mark.parametrize(
        "command",
        [
            ("-m", "webapp"),
            ("worker.py", "work"),
            ("-m", "gunicorn", "-c", "webapp/operations/gunicorn_config.py"),
            ("-m", "flask", "--app", "webapp", "rotate-keys"),
        ],
    )
    def test_exits_with_status_1_and_one_sentence(self, command: tuple[str, ...], tmp_path: Path) -> None:
        environ = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
        ended = subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env={**environ, **GOOD, "CREDENTIAL_KEYS": "nonsense", "INSTANCE_DIR": str(tmp_path), "PORT": "0"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 1
        (sentence,) = (ended.stdout + ended.stderr).splitlines()
        assert sentence.startswith("Calendar Sync cannot start: CREDENTIAL_KEYS must hold")

    @pytest.mark.parametrize("role", ["work", "schedule"])
    def test_an_unreachable_queue_is_reported_with_one_sentence(self, role: str, tmp_path: Path) -> None:
        nobody = f"unix://{tmp_path}/nobody.sock"
        ended = subprocess.run(
            [sys.executable, "worker.py", role],
            cwd=ROOT,
            env={**os.environ, **GOOD, "REDIS_URL": nobody, "INSTANCE_DIR": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 1
        (sentence,) = (ended.stdout + ended.stderr).splitlines()
        assert sentence == "Calendar Sync cannot start: no Redis answers at REDIS_URL (ConnectionError)"

    def test_invalid_settings_passed_to_create_app_raise(self, tmp_path: Path) -> None:
        wrong = {"CRONOFY_CLIENT_ID": "id", "CRONOFY_CLIENT_SECRET": "secret", "CRONOFY_DATA_CENTRE": "mars"}
        settings = Testing({"INSTANCE_DIR": str(tmp_path), **wrong})
        with pytest.raises(ConfigurationError, match="data centre"):
            create_app(settings)

    def test_a_configuration_error_of_a_connector_is_reported_with_one_sentence(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        wrong = {"CRONOFY_CLIENT_ID": "id", "CRONOFY_CLIENT_SECRET": "secret", "CRONOFY_DATA_CENTRE": "mars"}
        for name, value in {**GOOD, **wrong, "INSTANCE_DIR": str(tmp_path), "APP_ENV": "testing"}.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit, match="Calendar Sync cannot start: the Cronofy settings cannot work"):
            create_app()


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, str]]:
    monkeypatch.setattr(single_machine, "_free_port", lambda *wanted: wanted[0])

    def read(**environ: str) -> dict[str, str]:
        return single_machine.kept_settings(tmp_path, environ)

    return read


class TestGenerated:
    def test_is_created_once_readable_by_its_owner_only(
        self, tmp_path: Path, kept: Callable[..., dict[str, str]]
    ) -> None:
        first, path = kept(), tmp_path / "generated.env"
        written = path.stat()
        assert (written.st_mode & 0o777, kept(), read_generated(path)) == (0o600, first, first)
        assert path.stat().st_ino == written.st_ino  # not even written again

    @pytest.mark.parametrize(
        "damage",
        [
            lambda text: text[:0],
            lambda text: text[: len(text) // 4],
            lambda text: "\n".join(line for line in text.splitlines() if not line.startswith("CREDENTIAL_KEYS")),
            lambda text: "\n".join(line for line in text.splitlines() if not line.startswith("SECRET_KEY")),
            lambda text: text.replace("CREDENTIAL_KEYS=", "CREDENTIAL_KEYS=x"),
            lambda text: text.replace("CREDENTIAL_KEYS=", "CREDENTIAL_KEYS=,\nKEYS="),
            lambda text: f"<html>{len(text)}</html>",
            lambda text: text.encode("utf-16"),
        ],
    )
    def test_a_damaged_file_is_never_replaced(
        self, tmp_path: Path, kept: Callable[..., dict[str, str]], damage: Callable[[str], str | bytes]
    ) -> None:
        kept()
        path = tmp_path / "generated.env"
        damaged = damage(path.read_text())
        path.write_bytes(damaged if isinstance(damaged, bytes) else damaged.encode())
        before = path.read_bytes()
        with pytest.raises(ConfigurationError, match="is damaged"):
            kept()
        assert path.read_bytes() == before

    def test_added_lines_are_kept(self, tmp_path: Path, kept: Callable[..., dict[str, str]]) -> None:
        first, path = kept(), tmp_path / "generated.env"
        added = f"# Since the audit:\n{path.read_text().replace('CREDENTIAL_KEYS=', f'CREDENTIAL_KEYS={KEY}, ')}"
        path.write_text(added)
        assert kept()["CREDENTIAL_KEYS"] == f"{KEY}, {first['CREDENTIAL_KEYS']}"
        assert path.read_text() == added

    @pytest.mark.parametrize(
        "place", ["", "sqlite:///{}/calendar-sync.sqlite3?timeout=5", "sqlite:///calendar-sync.sqlite3"]
    )
    def test_a_missing_file_is_not_replaced_if_the_database_needs_it(
        self, tmp_path: Path, kept: Callable[..., dict[str, str]], place: str
    ) -> None:
        kept = partial(kept, DATABASE_URL=place.format(tmp_path))
        connection = sqlite3.connect(tmp_path / "calendar-sync.sqlite3")
        connection.execute("CREATE TABLE linked_accounts (credentials TEXT)")
        connection.commit()
        kept()  # nothing is linked yet
        (tmp_path / "generated.env").unlink()
        connection.execute("INSERT INTO linked_accounts VALUES ('encrypted')")
        connection.commit()
        connection.close()
        with pytest.raises(ConfigurationError, match="is missing"):
            kept()
        assert not (tmp_path / "generated.env").exists()
        assert kept(**GOOD)["CREDENTIAL_KEYS"] == KEY  # who brings keys of their own needs no others

    def test_a_missing_file_is_not_replaced_if_the_database_cannot_be_read(
        self, tmp_path: Path, kept: Callable[..., dict[str, str]]
    ) -> None:
        (tmp_path / "calendar-sync.sqlite3").write_text("no database")
        with pytest.raises(ConfigurationError, match="cannot be read"):
            kept()
