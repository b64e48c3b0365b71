"""Write down what database, servers and practice calendar hold."""

# ruff: noqa: I001  # sorted as in the earlier checkout

import json
import shutil
import sqlite3
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any


from tests.emulators.cronofy import CronofyEmulator
from tests.emulators.cronofy.state import Profile
from webapp.database import utc_now
from webapp.extensions import db

from scenario import Story

KEYS = {
    "SECRET_KEY": "testing-only-testing-only-testing-only",
    "CREDENTIAL_KEYS": "dGVzdGluZy1vbmx5LXRlc3Rpbmctb25seS10ZXN0aW4=",
}
NOTES = shutil.ignore_patterns(".Radicale.cache", ".Radicale.lock")
"""What the practice calendar's server keeps beside the collections."""


def read_anew(story: Story, folder: Path, named: dict[str, Any]) -> None:
    """Have all collections read once more, and keep a copy of them.

    The server's own notes are forgotten before. So it gives the same cursors again to whoever lists the same files.
    """
    storage = folder / "practice-calendar" / "storage"
    for cache in list(storage.rglob(".Radicale.cache")):
        shutil.rmtree(cache)
    for _ in range(2):
        story.sweep(named["practice"], named["bens"])
    shutil.copytree(storage, folder / "read", ignore=NOTES)


def database_text(path: Path) -> str:
    with sqlite3.connect(path) as connection:
        statements = list(connection.iterdump())
    shown = [
        statement.replace("\r\n", "'||char(13,10)||'").replace("\n", "'||char(10)||'")
        if statement.startswith("INSERT")
        else statement
        for statement in statements
        if "sqlite_sequence" not in statement or statement.startswith("INSERT")
    ]
    return "\n".join(shown) + "\n"


def plain(value: Any) -> Any:
    """What JSON can hold of the emulator's values."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value


def cronofy_state(cronofy: CronofyEmulator) -> dict[str, Any]:
    return {
        "accounts": [
            {
                **{name: getattr(account, name) for name in ("sub", "email", "scope", "refresh_token")},
                "profiles": [profile_state(profile) for profile in account.profiles],
                "channels": [channel.to_json() for channel in account.channels],
            }
            for account in cronofy.world.accounts.values()
        ]
    }


def profile_state(profile: Profile) -> dict[str, Any]:
    names = ("profile_id", "service", "provider_name", "name", "connected", "refused", "initial_sync_required")
    of_calendar = ("calendar_id", "name", "primary", "readonly", "deleted", "permission_level")
    return {
        **{name: getattr(profile, name) for name in names},
        "calendars": [
            {
                **{name: getattr(calendar, name) for name in of_calendar},
                "events": [plain(each) for each in calendar.events.values()],
            }
            for calendar in profile.calendars
        ],
    }


def write_down(target: Path, folder: Path, story: Story, named: dict[str, Any], places: dict[str, str]) -> None:
    def neutral(text: str) -> str:
        for address, name in places.items():
            text = text.replace(address, name)
        return text

    with db.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    (target / "database.sql").write_text(neutral(database_text(folder / "calendar-sync.sqlite3")))
    (target / "generated.env").write_text("".join(f"{name}={value}\n" for name, value in KEYS.items()))
    (target / "cronofy.json").write_text(neutral(json.dumps(cronofy_state(story.cronofy), indent=1) + "\n"))
    (target / "expected.json").write_text(
        json.dumps({"made_at": utc_now().isoformat(), "named": named}, indent=1) + "\n"
    )
    shutil.copytree(folder / "read", target / "practice")
    storage = folder / "practice-calendar" / "storage"
    for path in storage.rglob("*.ics"):
        name = path.relative_to(storage)
        if ".Radicale.cache" in name.parts:
            continue
        known = folder / "read" / name
        if not known.exists() or known.read_bytes() != path.read_bytes():
            (target / "since" / name.parent).mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / "since" / name)
