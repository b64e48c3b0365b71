"""Requests of one account, with the statuses that mean the same for every request mapped to errors."""

from dataclasses import dataclass

from webapp.connectors.caldav.dav_xml import CALDAV, DAV, MalformedAnswer, MultiStatus, Response, propfind
from webapp.connectors.caldav.discovery import XML_HEADERS, Discovery
from webapp.connectors.caldav.errors import HAS_GUESTS, error_for
from webapp.connectors.caldav.hrefs import comparable, path_of, url_of
from webapp.connectors.caldav.transport import HttpResponse, Transport
from webapp.connectors.errors import CalendarGone, ConnectorError
from webapp.connectors.event import RemoteEvent
from webapp.connectors.ical.parse import Resource
from webapp.connectors.reasons import Reason, because

PRIVILEGES = f"{DAV}current-user-privilege-set"
_WRITING = frozenset(f"{DAV}{name}" for name in ("all", "write", "write-content", "bind"))


@dataclass(frozen=True, slots=True)
class Stored:
    """The result of a GET: text (None: not valid UTF-8) and the tag, where the server sends one."""

    text: str | None
    version_tag: str | None


class Client:
    """Requests of one account. Thread-safe."""

    def __init__(self, transport: Transport, discovery: Discovery) -> None:
        self.transport = transport
        self.discovery = discovery

    def report(self, calendar_id: str, body: bytes, depth: str) -> HttpResponse:
        """Return the answer to a REPORT, whatever its status."""
        answer = self.transport.request("REPORT", calendar_id, headers={"Depth": depth, **XML_HEADERS}, body=body)
        return _in_place(calendar_id, answer)

    def propfind(self, url: str, depth: str, *names: str) -> HttpResponse:
        """Return the 207 answer to a PROPFIND. Raises ConnectorError for any other."""
        answer = self.transport.request("PROPFIND", url, headers={"Depth": depth, **XML_HEADERS}, body=propfind(*names))
        if answer.status != 207:
            raise unusable(answer)
        return _in_place(url, answer)

    def properties(self, calendar_id: str, *names: str) -> Response:
        """Return properties of the calendar itself. Raises CalendarGone and other ConnectorErrors."""
        answer = self.propfind(calendar_id, "0", *names)
        response = next(iter(list(MultiStatus(answer.body, keep=True))), None)
        if response is None:
            raise MalformedAnswer(because(Reason.NOTHING_ABOUT_CALENDAR))
        if response.status in {404, 410}:
            raise gone()
        return response

    def check_writable(self, calendar_id: str) -> None:
        """Raise CalendarGone if the calendar does not exist, ConnectorError if it is read-only."""
        if is_read_only(self.properties(calendar_id, PRIVILEGES)):
            raise ConnectorError(because(Reason.CALENDAR_READ_ONLY))

    def get(self, calendar_id: str, remote_id: str) -> Stored | None:
        """Return the stored resource; None if it does not exist (404, 410)."""
        answer = self.transport.request("GET", url_of(calendar_id, remote_id))
        if answer.status in {404, 410}:
            return None
        if answer.status != 200:
            raise unusable(answer)
        try:
            text = answer.body.decode()
        except UnicodeDecodeError:
            text = None
        return Stored(text, answer.headers.get("ETag"))

    def remote_event(self, remote_id: str, version_tag: str | None, resource: Resource, source: str) -> RemoteEvent:
        """Return the neutral event of a resource."""
        return RemoteEvent(
            remote_id=remote_id,
            version_tag=version_tag,
            uid=resource.uid,
            event=resource.event,
            source=source,
            marker=resource.marker,
            created_at=resource.created_at,
            modified_at=resource.modified_at,
            flaws=resource.flaws,
            unwritable=HAS_GUESTS if resource.has_guests and self.discovery.auto_schedule else None,
        )


def _in_place(url: str, answer: HttpResponse) -> HttpResponse:
    """Reject an answer from another path, because its ids would match none that are stored. Hosts may differ."""
    if comparable(path_of(url, "").rstrip("/")) != comparable(path_of(answer.url, "").rstrip("/")):
        raise moved()
    return answer


def moved() -> ConnectorError:
    """Return the error for a calendar that redirects to another path."""
    return ConnectorError(because(Reason.CALENDAR_MOVED))


def unusable(answer: HttpResponse) -> ConnectorError:
    """Return the error for an answer with an unexpected status or body."""
    if answer.status // 100 == 2:
        return MalformedAnswer(because(Reason.ANSWER_NO_CALENDAR_DATA))
    return error_for(answer)


def gone() -> CalendarGone:
    """Return the error for a calendar that does not exist."""
    return CalendarGone(because(Reason.CALENDAR_GONE))


def is_read_only(response: Response) -> bool:
    """Return True if the privileges (RFC 3744, section 5.4) forbid writing; a server without them is taken to
    allow it.
    """
    element = response.properties.get(PRIVILEGES)
    if element is None or not len(element):
        return False
    return not any(privilege.tag in _WRITING for privilege in element.iterfind(f"{DAV}privilege/*"))


def is_calendar(response: Response) -> bool:
    """Return True if the resource is a calendar collection that can hold events (RFC 4791, sections 4.2 and 5.2.3)."""
    resource_type = response.properties.get(f"{DAV}resourcetype")
    if resource_type is None or resource_type.find(f"{CALDAV}calendar") is None:
        return False
    components = response.properties.get(f"{CALDAV}supported-calendar-component-set")
    names = (
        [] if components is None else [comp.get("name", "").upper() for comp in components.iterfind(f"{CALDAV}comp")]
    )
    return not names or "VEVENT" in names
