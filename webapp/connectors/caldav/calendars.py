"""The calendars of an account."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from webapp.connectors.base import CalendarInfo
from webapp.connectors.caldav.client import PRIVILEGES, Client, is_calendar, is_read_only
from webapp.connectors.caldav.dav_xml import APPLE, CALDAV, CALENDAR_SERVER, DAV, MultiStatus, Response
from webapp.connectors.caldav.hrefs import collection_url, comparable
from webapp.connectors.event import clean_text
from webapp.connectors.ical.time_zones import zone_of_rules
from webapp.database import utc_now
from webapp.rfc5545.time_zones import is_kept

_PROPERTIES = (
    f"{DAV}resourcetype",
    f"{DAV}displayname",
    PRIVILEGES,
    f"{CALDAV}supported-calendar-component-set",
    f"{CALDAV}calendar-timezone",
    f"{APPLE}calendar-color",
)
# Inboxes and outboxes (RFC 6638, section 2), subscriptions and the trash bin of Nextcloud
# (https://docs.nextcloud.com/server/latest/user_manual/en/groupware/calendar.html) may have the type "calendar" as
# well.
_NO_CALENDARS = (
    f"{CALDAV}schedule-inbox",
    f"{CALDAV}schedule-outbox",
    f"{CALENDAR_SERVER}subscribed",
    "{http://nextcloud.com/ns}trash-bin",
    "{http://nextcloud.com/ns}deleted-calendar",
)
_COLOR = re.compile(r"#?([0-9a-fA-F]{6})(?:[0-9a-fA-F]{2})?$")


def list_calendars(client: Client) -> list[CalendarInfo]:
    """Return the calendars in the home sets of the account that can hold events, each once."""
    found: dict[str, CalendarInfo] = {}
    for home_url in client.discovery.home_urls:
        answer = client.propfind(home_url, "1", *_PROPERTIES)
        for info in _calendars(answer.url, answer.body):
            found.setdefault(comparable(info.calendar_id), info)
    return list(found.values())


def _calendars(base: str, body: bytes) -> Iterator[CalendarInfo]:
    for response in MultiStatus(body):
        if response.status // 100 != 2 or not is_calendar(response):
            continue
        resource_type = response.properties[f"{DAV}resourcetype"]
        if any(resource_type.find(kind) is not None for kind in _NO_CALENDARS):
            continue
        calendar_id = collection_url(base, response.href)
        yield CalendarInfo(
            calendar_id=calendar_id,
            name=clean_text(response.text(f"{DAV}displayname") or "") or _last_segment(calendar_id),
            read_only=is_read_only(response),
            zone=_zone(response.text(f"{CALDAV}calendar-timezone")),
            color=_color(response),
        )


def _last_segment(url: str) -> str:
    return clean_text(unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2]))


def _zone(text: str | None) -> str | None:
    if not text:
        return None
    zone = zone_of_rules(text, utc_now().year)
    return None if zone is None or is_kept(zone) else zone


def _color(response: Response) -> str | None:
    match = _COLOR.match(response.text(f"{APPLE}calendar-color") or "")
    return f"#{match[1].lower()}" if match else None
