"""What an earlier build left behind (`make_instance`), put up again: its database, and the servers around it."""

import json
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from emulators.cronofy import CronofyEmulator
from emulators.cronofy.state import Account, Calendar, Channel, Event, Profile
from emulators.cronofy.times import Moment
from tests.contract.servers import Client, Server
from webapp.connectors.practice.accounts import key_of, password_of

KEPT = Path(__file__).parent / "kept"

_SYNC = (
    '<?xml version="1.0"?><D:sync-collection xmlns:D="DAV:"><D:sync-token/><D:sync-level>1</D:sync-level>'
    "<D:prop><D:getetag/></D:prop></D:sync-collection>"
)


@dataclass(frozen=True, slots=True)
class Expected:
    """When the folder was written down, and by names the ids of what is in it."""

    made_at: datetime
    named: Mapping[str, int]


def expected() -> Expected:
    data = json.loads((KEPT / "expected.json").read_text())
    return Expected(datetime.fromisoformat(data["made_at"]), data["named"])


def make_database(path: Path, places: Mapping[str, str]) -> None:
    """Write the database; `places` has the addresses of today by the names that stand for them."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(_in_place("database.sql", places))


def rows(path: Path, table: str) -> list[dict[str, Any]]:
    """Return a table of a database file, in the order of its primary key."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        keys = [f'"{column["name"]}"' for column in connection.execute(f'PRAGMA table_info("{table}")') if column["pk"]]
        found = connection.execute(f'SELECT * FROM "{table}" ORDER BY {", ".join(keys) or "rowid"}')  # noqa: S608
        return [dict(row) for row in found]


def column_types(path: Path, table: str) -> dict[str, str]:
    """Return the declared SQL types of a table's columns by name."""
    with closing(sqlite3.connect(path)) as connection:
        return {name: kind for _, name, kind, *_ in connection.execute(f'PRAGMA table_info("{table}")')}


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {name for (name,) in names} - {"alembic_version", "sqlite_sequence"}


# The practice calendar


def copy_collections(instance: Path) -> None:
    """Put the collections of the practice calendar in place, as they were when they were last read."""
    shutil.copytree(KEPT / "practice", instance / "practice-calendar" / "storage", dirs_exist_ok=True)


def practice_client(server: Server, home: str, secret_key: str) -> Client:
    """Return another client of the practice calendar, signed in as the owner of `home`."""
    return Client(server.port, home, password_of(home, key_of(secret_key)))


def store_news(server: Server, secret_key: str) -> None:
    """Store what came into the collections since they were last read."""
    for collection in sorted((KEPT / "practice" / "collection-root").glob("*/*")):
        client = practice_client(server, collection.parent.name, secret_key)
        # The server makes its cursors when it is asked, and it makes the same for the same contents.
        client.request("REPORT", f"/{collection.parent.name}/{collection.name}/", _SYNC, Content_Type="text/xml")
    since = KEPT / "since" / "collection-root"
    for path in sorted(since.rglob("*.ics")):
        name = path.relative_to(since)
        practice_client(server, name.parts[0], secret_key).put(f"/{name.as_posix()}", path.read_bytes().decode())


def contents(client: Client, collection: str) -> dict[str, str]:
    """Return the resources of a collection on disk or server by name."""
    status, _, listing = client.request("PROPFIND", collection, Depth="1")
    assert status == 207, listing
    names = {part.partition("</")[0] for part in listing.split("href>") if part.partition("</")[0].endswith(".ics")}
    return {name: client.request("GET", name)[2] for name in sorted(names)}


# Cronofy


def fill_cronofy(emulator: CronofyEmulator, places: Mapping[str, str]) -> Calendar:
    """Have the emulated Cronofy know what it knew; return the calendar that was linked first."""
    accounts = [_account(described) for described in json.loads(_in_place("cronofy.json", places))["accounts"]]
    with emulator.world.lock:
        emulator.world.accounts.update({account.sub: account for account in accounts})
    return next(calendar for calendar in accounts[0].calendars() if calendar.primary)


def _account(data: dict[str, Any]) -> Account:
    profiles, channels = data.pop("profiles"), data.pop("channels")
    account = Account(**data)
    account.profiles = [_profile(described, account) for described in profiles]
    account.channels = [Channel(**described, account=account) for described in channels]
    return account


def _profile(data: dict[str, Any], account: Account) -> Profile:
    calendars = data.pop("calendars")
    profile = Profile(**data, account=account)
    profile.calendars = [_calendar(described, profile) for described in calendars]
    return profile


def _calendar(data: dict[str, Any], profile: Profile) -> Calendar:
    events = list(map(_event, data.pop("events")))
    calendar = Calendar(**data, profile=profile)
    calendar.events = {event.uid: event for event in events}
    calendar.managed = {event.event_id: event for event in events if event.event_id}
    return calendar


def _event(data: Mapping[str, Any]) -> Event:
    assert not data["exceptions"]
    moments = {name: _moment(data[name]) for name in ("start", "end")}
    instants = {name: datetime.fromisoformat(data[name]) for name in ("created", "updated")}
    earlier = [(_moment(start), _moment(end)) for start, end in data["earlier"]]
    return Event(**{**data, **moments, **instants, "earlier": earlier})


def _moment(data: Mapping[str, Any]) -> Moment:
    text = data["value"]
    return Moment(datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text), data["tzid"])


def _in_place(name: str, places: Mapping[str, str]) -> str:
    text = (KEPT / name).read_bytes().decode()
    for placeholder, address in places.items():
        text = text.replace(placeholder, address)
    return text
