"""Both sides of one integration, as the people act on them and see them: My Calendar here, a linked calendar there.

Every entry carries a token as its description, which nobody edits: by it a doubled or vanished one is recognised
however often it was changed, removed and brought back.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Protocol

from icalendar import Calendar
from lxml import etree
from sqlalchemy import select

from emulators.cronofy import CronofyEmulator
from emulators.cronofy.state import Event as CronofyEvent
from emulators.memory import MemoryCalendar
from emulators.memory_file import CalendarFile
from tests.contract.servers import Client
from webapp.connectors.event import Details, Event, RemoteEvent
from webapp.connectors.ical.parse import read_resource
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Item
from webapp.my_calendar.recurrence import Timing, expand, to_utc, to_wall
from webapp.sync.engine.item_mapping import apply_event, item_event, item_values
from webapp.sync.models import LedgerEntry

ZONE = "Europe/Berlin"
LONG = timedelta(days=400)

Edit = Callable[[Event], Event]

_LISTING = (
    '<?xml version="1.0"?><C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop>'
    '<D:getetag/><C:calendar-data/></D:prop><C:filter><C:comp-filter name="VCALENDAR"/></C:filter></C:calendar-query>'
)
_HREF, _DATA = "{DAV:}href", "{urn:ietf:params:xml:ns:caldav}calendar-data"


@dataclass(frozen=True, slots=True)
class Shown:
    """One date as people see it."""

    token: str
    subject: str
    location: str
    start: datetime
    end: datetime


class RemoteSide(Protocol):
    """A linked calendar in the hands of its owner."""

    def add(self, token: str, subject: str, start: datetime, *, rrule: str | None = None) -> None: ...

    def edit(self, token: str, *, subject: str | None = None, location: str | None = None) -> None: ...

    def remove(self, token: str) -> None: ...

    def shown(self) -> Counter[Shown]: ...

    def state(self) -> object:
        """Return something that any write changes."""
        ...


@dataclass(frozen=True, slots=True)
class LocalSide:
    """My Calendar in the hands of its owner."""

    owner_id: int

    def add(self, token: str, subject: str, start: datetime, *, rrule: str | None = None) -> None:
        details = Details(subject, start, start + timedelta(hours=1), ZONE, description=token)
        item = Item(owner_id=self.owner_id, **item_values(Event(details, rrule=rrule), home_zone=ZONE))
        db.session.add(item)
        db.session.commit()

    def edit(self, token: str, edit: Edit) -> None:
        item = self._item(token)
        apply_event(item, edit(item_event(item)), home_zone=ZONE)
        item.updated_at = utc_now()
        db.session.commit()

    def remove(self, token: str) -> None:
        item = self._item(token)
        item.trashed_at = item.updated_at = utc_now()
        db.session.commit()

    def shown(self) -> Counter[Shown]:
        return Counter(date for item in self._items() if item.trashed_at is None for date in dates_of(item_event(item)))

    def state(self) -> object:
        return {(item.id, item.version) for item in self._items()}

    def item_ids(self, token: str) -> list[int]:
        return [item.id for item in self._items() if item.description == token]

    def _items(self) -> list[Item]:
        db.session.rollback()
        return list(db.session.scalars(select(Item).where(Item.owner_id == self.owner_id)))

    def _item(self, token: str) -> Item:
        return next(item for item in self._items() if item.description == token and item.trashed_at is None)


def dates_of(event: Event) -> Iterator[Shown]:
    """Yield all dates of an event, a series or a single one, as people see them."""
    now, changed = utc_now(), {change.original_start: change.details for change in event.overrides}
    expansion = expand(
        _timing(event.details),
        rrule=event.rrule,
        rdates=event.rdates,
        exdates=event.exdates,
        overrides={start: _timing(details) for start, details in changed.items()},
        after=now - LONG,
        before=now + LONG,
        home_zone=ZONE,
    )
    for date in expansion.occurrences:
        details = changed.get(date.original_start, event.details)
        yield Shown(details.description, details.subject, details.location, date.starts_at, date.ends_at)


def ledger_since(integration_id: int, last_id: int) -> list[LedgerEntry]:
    """Return what was written down for an integration after a given entry."""
    db.session.rollback()
    query = select(LedgerEntry).where(LedgerEntry.integration_id == integration_id, LedgerEntry.id > last_id)
    return list(db.session.scalars(query.order_by(LedgerEntry.id)))


def _timing(details: Details) -> Timing:
    return Timing(details.start, details.end, details.zone, details.all_day)


@dataclass(frozen=True, slots=True)
class CalDavThere:
    """A calendar on a CalDAV server, through another client."""

    client: Client
    path: str

    def add(self, token: str, subject: str, start: datetime, *, rrule: str | None = None) -> None:
        rule = f"RRULE:{rrule}\r\n" if rrule else ""
        self.client.put(
            f"{self.path}{token}.ics",
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Another client//EN\r\nBEGIN:VEVENT\r\n"
            f"UID:{token}\r\nDTSTAMP:{utc_now():%Y%m%dT%H%M%SZ}\r\nLAST-MODIFIED:{utc_now():%Y%m%dT%H%M%SZ}\r\n"
            f"DTSTART;TZID={ZONE}:{start:%Y%m%dT%H%M%S}\r\nDURATION:PT1H\r\n{rule}"
            f"SUMMARY:{subject}\r\nDESCRIPTION:{token}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        )

    def edit(self, token: str, *, subject: str | None = None, location: str | None = None) -> None:
        path, text = next((path, text) for path, text in self._resources() if _token_of(text) == token)
        calendar = Calendar.from_ical(text)
        (event,) = calendar.walk("VEVENT")
        for name, value in (("SUMMARY", subject), ("LOCATION", location)):
            if value is not None:
                event.pop(name, None)
                event.add(name, value)
        event.pop("LAST-MODIFIED", None)
        event.add("LAST-MODIFIED", utc_now())
        self.client.put(path, calendar.to_ical().decode())

    def remove(self, token: str) -> None:
        for path, text in self._resources():
            if _token_of(text) == token:
                self.client.delete(path)

    def shown(self) -> Counter[Shown]:
        return Counter(date for _, text in self._resources() for date in dates_of(read_resource(text).event))

    def state(self) -> object:
        return sorted(self._resources())

    def _resources(self) -> list[tuple[str, str]]:
        headers = {"Content_Type": "application/xml; charset=utf-8", "Depth": "1"}
        status, _, text = self.client.request("REPORT", self.path, _LISTING, **headers)
        assert status == 207
        responses = etree.fromstring(text.encode())
        return [(entry.findtext(_HREF) or "", entry.findtext(f".//{_DATA}") or "") for entry in responses]


def _token_of(text: str) -> str:
    return read_resource(text).event.details.description


@dataclass(frozen=True, slots=True)
class FileThere:
    """A calendar in a file, whose service chooses the ids of events."""

    file: CalendarFile

    def add(self, token: str, subject: str, start: datetime, *, rrule: str | None = None) -> None:
        details = Details(subject, start, start + timedelta(hours=1), ZONE, description=token)
        with self.file.opened() as calendar:
            calendar.put(f"added-{calendar.tag}", Event(details, rrule=rrule))

    def edit(self, token: str, *, subject: str | None = None, location: str | None = None) -> None:
        texts = {name: value for name, value in (("subject", subject), ("location", location)) if value is not None}
        with self.file.opened() as calendar:
            for held in _with_token(calendar, token):
                calendar.put(held.remote_id, replace(held.event, details=replace(held.event.details, **texts)))

    def remove(self, token: str) -> None:
        with self.file.opened() as calendar:
            for held in _with_token(calendar, token):
                calendar.remove(held.remote_id)

    def shown(self) -> Counter[Shown]:
        with self.file.opened() as calendar:
            return Counter(date for held in calendar.events.values() for date in dates_of(held.event))

    def state(self) -> object:
        with self.file.opened() as calendar:
            return calendar.tag, len(calendar.history)


def _with_token(calendar: MemoryCalendar, token: str) -> list[RemoteEvent]:
    return [held for held in calendar.events.values() if held.event.details.description == token]


@dataclass(frozen=True, slots=True)
class CronofyThere:
    """A calendar behind the emulated Cronofy, whoever made its events."""

    emulator: CronofyEmulator
    calendar_id: str

    def add(self, token: str, subject: str, start: datetime, *, rrule: str | None = None) -> None:
        begin = to_utc(start, ZONE)
        end = begin + timedelta(hours=1)
        self.emulator.controls.make_event(
            self.calendar_id, subject, begin, end, tzid=ZONE, rrule=rrule, description=token
        )

    def edit(self, token: str, *, subject: str | None = None, location: str | None = None) -> None:
        fields: dict[str, Any] = {} if subject is None else {"summary": subject}
        if location is not None:
            fields["location"] = {"description": location}
        for event in self._events([token]):
            self.emulator.controls.change_event(self.calendar_id, event.uid, **fields)

    def remove(self, token: str) -> None:
        # What is gone within a minute of our own write, with no notice of it, was taken back by the service.
        self.emulator.controls.slide_clock(timedelta(minutes=2))
        for event in self._events([token]):
            self.emulator.controls.delete_event(self.calendar_id, event.uid)

    def shown(self) -> Counter[Shown]:
        return Counter(date for event in self._events() for date in _cronofy_dates(event))

    def state(self) -> object:
        seen = self.emulator.world.requests
        return sum(1 for request in seen if request.method != "GET" and "/channels" not in request.path)

    def _events(self, tokens: Collection[str] = ()) -> list[CronofyEvent]:
        events = self.emulator.controls.events(self.calendar_id)
        return [event for event in events if not tokens or event.description in tokens]


def _cronofy_dates(event: CronofyEvent) -> Iterator[Shown]:
    start, end = event.start.value, event.end.value
    assert isinstance(start, datetime)
    assert isinstance(end, datetime)
    details = Details(
        subject=event.summary,
        start=to_wall(start, ZONE),
        end=to_wall(end, ZONE),
        zone=ZONE,
        location=(event.location or {}).get("description", ""),
        description=event.description,
    )
    yield from dates_of(Event(details, rrule=event.rrule))
