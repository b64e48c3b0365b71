"""The running application with the servers around it, and what people do on either side."""

# ruff: noqa: I001  # sorted as in the earlier checkout

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from redis import Redis
from sqlalchemy import select

from tests.contract.servers import Client as ForeignClient
from tests.contract.servers import Server
from tests.emulators.cronofy import CronofyEmulator
from tests.jobs.cronofy.desk import grant_of
from tests.jobs.queue import work
from webapp.accounts.models import User
from webapp.connectors.caldav import discover
from webapp.connectors.base import CalendarInfo
from webapp.connectors.event import Details, Event
from webapp.database import utc_now
from webapp.extensions import db
from webapp.my_calendar.models import Item, ItemOverride
from webapp.sync import (
    evidence,
    jobs,
    service,
)
from webapp.sync.connecting import address_policy
from webapp.sync.items import item_values, override_values
from webapp.sync.models import (
    Integration,
    Link,
    LinkedAccount,
)
from webapp.sync.practice import account_of

PASSWORD = "correct horse battery staple"
ZONE = "Europe/Berlin"
ZONE_DEFINITION = (
    f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//Client//EN\r\nBEGIN:VTIMEZONE\r\nTZID:{ZONE}\r\n"
    "BEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"
    "BEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\nEND:VCALENDAR\r\n"
)
SOON = (datetime.now(UTC) + timedelta(days=3)).replace(hour=9, minute=0, second=0, microsecond=0, tzinfo=None)
EVERYTHING = {"retrieve": True, "retrieve_past": "1m", "retrieve_future": "6m"} | {
    "send": True,
    "send_past": "1m",
    "send_future": "6m",
}


class Story:
    """The running application, and all servers around it."""

    def __init__(self, redis: Redis, practice: Server, cronofy: CronofyEmulator) -> None:
        self.redis, self.practice, self.cronofy = redis, practice, cronofy
        self.numbers = count(1)

    def client(self, user: User) -> ForeignClient:
        own = account_of(user)
        return ForeignClient(self.practice.port, own.username, own.password)

    def work(self) -> None:
        """Let notices arrive, and workers take every job that waits."""
        assert self.cronofy.notifier.wait_until_idle()
        db.session.rollback()
        work(self.redis)

    def sweep(self, *integration_ids: int, at_once: bool = True) -> None:
        """Have calendars compared; not `at_once`, what failed before waits until its time has come."""
        for integration_id in integration_ids:
            integration = db.session.get_one(Integration, integration_id, populate_existing=True)
            integration.next_sweep_at = utc_now()
            if at_once:
                evidence.try_at_once(integration)
        db.session.commit()
        jobs.enqueue_due_work()
        self.work()


def event(subject: str, start: datetime = SOON, **fields: Any) -> Event:
    series = {name: fields.pop(name) for name in ("rrule", "exdates", "rdates") if name in fields}
    details = {"end": start + timedelta(hours=1), "zone": ZONE, **fields}
    return Event(Details(subject=subject, start=start, **details), **series)


def add_item(owner: User, subject: str, start: datetime = SOON, **fields: Any) -> int:
    said = event(subject, start, **fields)
    item = Item(owner_id=owner.id, **item_values(said, home_zone=ZONE))
    item.overrides = [ItemOverride(**values) for values in override_values(said)]
    db.session.add(item)
    db.session.commit()
    return item.id


def edit(item_id: int, **fields: Any) -> None:
    item = db.session.get_one(Item, item_id, populate_existing=True)
    for name, value in fields.items():
        setattr(item, name, value)
    item.updated_at = utc_now()
    db.session.commit()


def resource(uid: str, subject: str, start: datetime = SOON, *lines: str, end: str = "") -> str:
    """What another client stores."""
    return "\r\n".join(
        [
            *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Client//EN", "BEGIN:VEVENT"),
            *(f"UID:{uid}", f"DTSTAMP:{utc_now():%Y%m%dT%H%M%SZ}", f"LAST-MODIFIED:{utc_now():%Y%m%dT%H%M%SZ}"),
            f"DTSTART;TZID={ZONE}:{start:%Y%m%dT%H%M%S}",
            f"DTEND;TZID={ZONE}:{end or f'{start + timedelta(hours=1):%Y%m%dT%H%M%S}'}",
            *(f"SUMMARY:{subject}", *lines, "END:VEVENT", "END:VCALENDAR", ""),
        ]
    )


def path_of(integration: Integration) -> str:
    return "/" + str(integration.calendar_id).partition("://")[2].partition("/")[2]


def resource_of(item_id: int) -> str:
    """The path at which the event of an item lies."""
    return db.session.scalars(select(Link.remote_id).where(Link.item_id == item_id)).one()


def rewrite(client: ForeignClient, path: str, old: str, new: str) -> None:
    """What another client does to an event that is there; a second later, as its clock says."""
    _, _, text = client.request("GET", path)
    assert old in text, (old, text)
    stamp = f"{utc_now() + timedelta(seconds=2):%Y%m%dT%H%M%SZ}"
    lines = [
        f"LAST-MODIFIED:{stamp}" if line.startswith("LAST-MODIFIED:") else line
        for line in text.replace(old, new).split("\r\n")
    ]
    client.put(path, "\r\n".join(lines))


def make_calendar(client: ForeignClient, path: str, name: str) -> None:
    body = (
        '<?xml version="1.0"?><C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" '
        'xmlns:A="http://apple.com/ns/ical/"><D:set><D:prop>'
        f"<D:displayname>{name}</D:displayname><A:calendar-color>#336699</A:calendar-color>"
        f"<C:calendar-timezone>{ZONE_DEFINITION}</C:calendar-timezone></D:prop></D:set></C:mkcalendar>"
    )
    status, _, text = client.request("MKCALENDAR", path, body, Content_Type="application/xml; charset=utf-8")
    assert status == 201, text


def link_caldav(
    story: Story, user: User, service_name: str, calendar: str = "", *, is_new: bool = True, **options: Any
) -> Integration:
    """Link a calendar of a person's account at the practice server; a named one that `is_new` is made first."""
    own = account_of(user)
    server_url = f"{story.practice.origin}/"
    discovery = discover(server_url, own.username, own.password, policy=address_policy(), timeout=timedelta(seconds=30))
    account = service.link_account(
        user,
        service=service_name,
        name=own.username,
        server_url=server_url,
        username=own.username,
        password=own.password,
        discovery=discovery.to_json(),
    )
    if calendar and is_new:
        make_calendar(story.client(user), f"/{own.username}/{calendar.lower()}/", calendar)
    found = service.available_calendars(account)
    chosen = next(each for each in found if each.name == (calendar or "Practice calendar"))
    return finish(story, account, chosen, **options)


def link_cronofy(
    story: Story,
    user: User,
    service_name: str = "google",
    provider: str = "google",
    name: str = "Calendar",
    **options: Any,
) -> Integration:
    grant = grant_of(story.cronofy, user.email, provider)
    account = service.link_cronofy_account(user, service=service_name, grant=grant)
    chosen = next(each for each in service.available_calendars(account) if each.name == name)
    return finish(story, account, chosen, **options)


def finish(story: Story, account: LinkedAccount, chosen: CalendarInfo, **options: Any) -> Integration:
    """Do what the wizard does with a calendar that was chosen in it."""
    integration = service.start_integration(account)
    integration.calendar_id, integration.calendar_name = chosen.calendar_id, chosen.name
    integration.calendar_color, integration.calendar_zone = chosen.color, chosen.zone
    integration.calendar_read_only = chosen.read_only
    for name, value in options.items():
        setattr(integration, name, value)
    service.finish_wizard(integration)
    story.work()
    return integration
