"""The practice calendar as any other calendar program sees it: HTTP requests to the real server."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from xml.etree import ElementTree

import requests
from playwright.sync_api import Page

_TIMEOUT = 30.0
_CALENDAR_DATA = "{urn:ietf:params:xml:ns:caldav}calendar-data"
_EVERYTHING = (
    '<?xml version="1.0"?><C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop>'
    '<C:calendar-data/></D:prop><C:filter><C:comp-filter name="VCALENDAR"/></C:filter></C:calendar-query>'
)
_MKCALENDAR = (
    '<?xml version="1.0"?><C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>'
    '<D:displayname>{}</D:displayname><calendar-color xmlns="http://apple.com/ns/ical/">{}</calendar-color>'
    "</D:prop></D:set></C:mkcalendar>"
)


@dataclass(frozen=True, slots=True)
class PracticeServer:
    """The server that comes with the installation."""

    address: str
    user: str
    password: str

    @classmethod
    def shown_on(cls, page: Page) -> "PracticeServer":
        """Return the server as the page shows it to the user: with an account of their own."""
        page.goto("/calendar-sync/connect/practice")
        address, user, password = page.locator(".sync-facts code").all_inner_texts()
        return cls(address, user, password)

    def request(self, method: str, address: str, body: str = "", **headers: str) -> requests.Response:
        names = {"Content-Type": "application/xml; charset=utf-8", **headers}
        login = (self.user, self.password)
        answer = requests.request(method, address, data=body.encode(), headers=names, auth=login, timeout=_TIMEOUT)
        answer.raise_for_status()
        return answer

    def make_calendar(self, name: str, color: str = "#0b5ed7") -> "PracticeCalendar":
        calendar = PracticeCalendar(self, name, f"{self.address}{self.user}/{name.lower().replace(' ', '-')}/")
        self.request("MKCALENDAR", calendar.address, _MKCALENDAR.format(name, color))
        return calendar


@dataclass(frozen=True, slots=True)
class PracticeCalendar:
    """One calendar there."""

    server: PracticeServer
    name: str
    address: str

    def put(self, name: str, *lines: str, overrides: tuple[tuple[str, ...], ...] = ()) -> None:
        """Store an event; one of that name is replaced."""
        stamp = "20260101T000000Z"
        events = "".join(
            "\r\n".join(("BEGIN:VEVENT", f"UID:{name}", f"DTSTAMP:{stamp}", *part, "END:VEVENT", ""))
            for part in (lines, *overrides)
        )
        body = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Another program//EN\r\n{events}END:VCALENDAR\r\n"
        self.server.request("PUT", f"{self.address}{name}.ics", body, **{"Content-Type": "text/calendar"})

    def remove(self, name: str) -> None:
        self.server.request("DELETE", f"{self.address}{name}.ics")

    def events(self) -> dict[str, str]:
        """Return all events as they are stored, long lines joined, by subject."""
        answer = self.server.request("REPORT", self.address, _EVERYTHING, Depth="1")
        found = ElementTree.fromstring(answer.content).iter(_CALENDAR_DATA)  # noqa: S314  # our own server
        texts = [re.sub(r"\r?\n[ \t]", "", data.text or "") for data in found]
        return {subject: text for text in texts for subject in re.findall(r"^SUMMARY:(.*?)\r?$", text, re.MULTILINE)}


def at(moment: datetime) -> str:
    """Return a moment as an event writes it, on the clock that the property names."""
    return f"{moment:%Y%m%dT%H%M%S}"


def on(day: date) -> str:
    """Return a day as an all-day event writes it."""
    return f"{day:%Y%m%d}"
