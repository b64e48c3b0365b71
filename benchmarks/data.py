"""Calendars to measure with: generated, the same for the same seed, and mixed like those people keep."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid5

from webapp.connectors.event import Details, Event, Marker, Override
from webapp.connectors.ical.serialize import compose
from webapp.database import utc_now

SEED = 2
ZONES = ("Europe/Berlin",) * 12 + ("America/New_York", "Asia/Tokyo", "Europe/London", "Australia/Sydney", "UTC", None)
RULES = (
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE",
    "FREQ=DAILY;COUNT=30",
    "FREQ=MONTHLY;BYDAY=2TU",
    "FREQ=MONTHLY",
    "FREQ=YEARLY",
)
SUBJECTS = ("Maintenance visit", "Boiler check", "Call back", "Parts, delivery; lift", "Stand-up", "Übergabe Prüfstand")
PLACES = ("", "", "Room 3", "Hauptstraße 12, 10827 Berlin", "Depot; gate 4")
WORDS = (
    *("pump", "valve", "filter", "pressure", "report", "client", "gate", "key"),
    *("lift", "cable", "fuse", "schedule", "replace", "inspect", "Öl", "Wärme"),
)

_OUR_LINES = re.compile(r"^X-CALENDAR-SYNC-[A-Z]+:.*\r\n", re.MULTILINE)
_REACH = timedelta(days=180)
_HOUR = timedelta(hours=1)
_UIDS = UUID("5e9e3c70-3c2c-4b1e-9d50-2f2f4a0f8a3b")


@dataclass(frozen=True, slots=True)
class Resource:
    """An event as another client would have stored it."""

    uid: str
    body: bytes

    @property
    def name(self) -> str:
        return f"{self.uid}.ics"


def events(count: int) -> Iterator[Event]:
    """Yield `count` events that begin within half a year around today.

    One in seven is a series, one in eight all-day; a third has a description of up to a page.
    """
    chance = random.Random(SEED)
    today = utc_now().replace(tzinfo=None, hour=0, minute=0, second=0, microsecond=0)
    for number in range(count):
        subject = f"{chance.choice(SUBJECTS)} {number}"
        day = today + timedelta(days=chance.randint(-_REACH.days, _REACH.days))
        yield _all_day(chance, subject, day) if chance.random() < 1 / 8 else _timed(chance, subject, day)


def resources(count: int, calendar: str) -> list[Resource]:
    """Return the same events as iCalendar text, without any sign of ours.

    UIDs follow from the calendar's name: a server may refuse one that the user has in another calendar already.
    """
    return [_resource(event, str(uuid5(_UIDS, f"{calendar}{number}"))) for number, event in enumerate(events(count))]


def write_folder(folder: Path, stored: list[Resource]) -> None:
    """Write one file a resource, as the peer keeps them."""
    folder.mkdir(parents=True, exist_ok=True)
    for resource in stored:
        (folder / resource.name).write_bytes(resource.body)


def with_subject(resource: Resource, subject: str) -> Resource:
    """Return the resource as it is after someone has edited its subject."""
    return Resource(resource.uid, re.sub(rb"(?m)^SUMMARY:.*?\r\n", f"SUMMARY:{subject}\r\n".encode(), resource.body))


def _resource(event: Event, uid: str) -> Resource:
    text = compose(uid, event, Marker("-", "-"), datetime(2026, 1, 1, tzinfo=UTC))
    return Resource(uid, _OUR_LINES.sub("", text).encode())


def _all_day(chance: random.Random, subject: str, day: datetime) -> Event:
    end = day + timedelta(days=chance.choice((1, 1, 1, 2, 5)))
    return Event(
        Details(subject, day, end, None, all_day=True, show_as=chance.choice(("busy", "free", "out_of_office")))
    )


def _timed(chance: random.Random, subject: str, day: datetime) -> Event:
    start = day + timedelta(hours=chance.randint(6, 19), minutes=chance.choice((0, 0, 15, 30)))
    details = Details(
        subject=subject,
        start=start,
        end=start + timedelta(minutes=chance.choice((30, 60, 60, 90, 240))),
        zone=chance.choice(ZONES),
        location=chance.choice(PLACES),
        description=_text(chance) if chance.random() < 1 / 3 else "",
        private=chance.random() < 1 / 20,
    )
    return _series(chance, details) if chance.random() < 1 / 7 else Event(details)


def _series(chance: random.Random, details: Details) -> Event:
    rrule = chance.choice(RULES)
    if rrule != "FREQ=WEEKLY" or chance.random() < 1 / 2:
        return Event(details, rrule=rrule)
    week = timedelta(weeks=1)
    moved = Details(f"{details.subject}, moved", details.start + week + _HOUR, details.end + week + _HOUR, details.zone)
    return Event(
        details,
        rrule=rrule,
        exdates=(details.start + 3 * week,),
        overrides=(Override(details.start + week, moved),),
    )


def _text(chance: random.Random) -> str:
    sentences = (" ".join(chance.choices(WORDS, k=chance.randint(4, 14))) + "." for _ in range(chance.randint(1, 30)))
    return "\n".join(sentences)
