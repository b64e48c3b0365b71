"""WebDAV bodies: requests, and multi-status responses parsed incrementally.

Sources: RFC 4918 (section 13), RFC 4791, RFC 6578.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from lxml import etree

from webapp.connectors.errors import TransientError
from webapp.connectors.reasons import Reason, because

DAV = "{DAV:}"
CALDAV = "{urn:ietf:params:xml:ns:caldav}"
CALENDAR_SERVER = "{http://calendarserver.org/ns/}"
APPLE = "{http://apple.com/ns/ical/}"

_NAMESPACES = (
    'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" '
    'xmlns:S="http://calendarserver.org/ns/" xmlns:A="http://apple.com/ns/ical/"'
)
_PREFIXES = {DAV: "D", CALDAV: "C", CALENDAR_SERVER: "S", APPLE: "A"}
_CHUNK = 64 * 1024
_STATUS = re.compile(r"[1-9][0-9]{2}")
_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));"
)


class MalformedAnswer(TransientError):
    """The response is not the expected XML. It is no evidence, in particular not of an empty calendar."""


@dataclass(frozen=True, slots=True)
class Response:
    """One DAV:response. `status` is its own, or 200; `properties` are those with a status of 2xx."""

    href: str
    status: int
    properties: Mapping[str, etree._Element]
    answered: bool
    """True if it has a propstat; without one, `status` is that of the resource itself."""

    def text(self, name: str) -> str | None:
        """Return the text of a property, None where it is absent or empty."""
        element = self.properties.get(name)
        return (element.text or "").strip() or None if element is not None else None

    def hrefs(self, name: str) -> list[str]:
        """Return the hrefs inside a property."""
        element = self.properties.get(name)
        found = element.iterfind(f"{DAV}href") if element is not None else ()
        return [(href.text or "").strip() for href in found if (href.text or "").strip()]


class MultiStatus:
    """A multi-status body; `sync_token` is set after one iteration. With `keep`, elements outlive the iteration."""

    def __init__(self, body: bytes, *, keep: bool = False) -> None:
        self._body = body
        self._keep = keep
        self.sync_token: str | None = None

    def __iter__(self) -> Iterator[Response]:
        """Yield the responses. Their elements live until the next step. Raises MalformedAnswer."""
        parser = etree.XMLPullParser(
            events=("end",),
            tag=(f"{DAV}response", f"{DAV}sync-token"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        checked = False
        try:
            for start in range(0, len(self._body), _CHUNK):
                parser.feed(self._body[start : start + _CHUNK])
                for _, element in parser.read_events():
                    if not isinstance(element, etree._Element):
                        continue  # namespace events only, which are not requested
                    if not checked:
                        _refuse_definitions(element)  # a DTD precedes all elements
                        checked = True
                    if element.tag == f"{DAV}response":
                        yield _response(element)
                        if not self._keep:
                            _forget(element)
                    elif getattr(element.getparent(), "tag", None) == f"{DAV}multistatus":
                        self.sync_token = (element.text or "").strip() or None
            root = parser.close()
        except etree.XMLSyntaxError as error:
            raise MalformedAnswer(because(Reason.ANSWER_MALFORMED)) from error
        _refuse_definitions(root)
        if root.tag != f"{DAV}multistatus":
            raise MalformedAnswer(because(Reason.ANSWER_NO_CALENDAR_DATA))


def _refuse_definitions(element: etree._Element) -> None:
    # No WebDAV response has a DTD; one could only serve to expand entities or to read files.
    if element.getroottree().docinfo.internalDTD is not None:
        raise MalformedAnswer(because(Reason.ANSWER_WITH_DEFINITIONS))


def repaired(body: bytes) -> bytes:
    """Return `body` as valid UTF-8 XML: invalid bytes become U+FFFD, characters that XML forbids are removed.

    Some servers return events as they were stored, and one invalid byte would make the whole batch unreadable.
    """
    return _FORBIDDEN.sub("", body.decode("utf-8", errors="replace")).encode()


def preconditions(body: bytes) -> frozenset[str]:
    """Return the local names of the preconditions in DAV:error (RFC 4918, section 16); none for any other body."""
    if b"error" not in body[:2000]:
        return frozenset()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError:
        return frozenset()
    if root.tag != f"{DAV}error":
        return frozenset()
    return frozenset(etree.QName(child).localname for child in root if isinstance(child.tag, str))


def propfind(*names: str) -> bytes:
    """Return a PROPFIND body for properties in Clark notation."""
    return f'<?xml version="1.0" encoding="utf-8"?><D:propfind {_NAMESPACES}>{_prop(names)}</D:propfind>'.encode()


def sync_collection(token: str, *names: str) -> bytes:
    """Return a sync-collection body. Without DAV:limit, because some servers truncate without a 507 and lose the
    rest.
    """
    return (
        f'<?xml version="1.0" encoding="utf-8"?><D:sync-collection {_NAMESPACES}>'
        f"<D:sync-token>{escape(token)}</D:sync-token><D:sync-level>1</D:sync-level>{_prop(names)}</D:sync-collection>"
    ).encode()


def multiget(hrefs: Iterable[str]) -> bytes:
    """Return a calendar-multiget body for ETag and data."""
    listed = "".join(f"<D:href>{escape(href)}</D:href>" for href in hrefs)
    return (
        f'<?xml version="1.0" encoding="utf-8"?><C:calendar-multiget {_NAMESPACES}>'
        f"{_prop((f'{DAV}getetag', f'{CALDAV}calendar-data'))}{listed}</C:calendar-multiget>"
    ).encode()


def time_range_query(start: datetime, end: datetime) -> bytes:
    """Return a calendar-query for the ETags of events that overlap the span between two aware instants."""
    span = " ".join(
        f'{name}="{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"' for name, moment in (("start", start), ("end", end))
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><C:calendar-query {_NAMESPACES}>{_prop((f"{DAV}getetag",))}'
        '<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">'
        f"<C:time-range {span}/></C:comp-filter></C:comp-filter></C:filter></C:calendar-query>"
    ).encode()


def _prop(names: Iterable[str]) -> str:
    inner = []
    for name in names:
        namespace, _, local = name.rpartition("}")
        inner.append(f"<{_PREFIXES[namespace + '}']}:{local}/>")
    return f"<D:prop>{''.join(inner)}</D:prop>"


def _response(element: etree._Element) -> Response:
    href = ""
    status = 200
    answered = False
    properties: dict[str, etree._Element] = {}
    for child in element:
        if child.tag == f"{DAV}href" and not href:
            href = (child.text or "").strip()
        elif child.tag == f"{DAV}status":
            status = _status(child)
        elif child.tag == f"{DAV}propstat":
            answered = True
            # A propstat with another status lists missing properties; its empty elements are no values.
            if _status(child.find(f"{DAV}status")) // 100 == 2:
                for inner in child.iterfind(f"{DAV}prop/*"):
                    properties[str(inner.tag)] = inner
    return Response(href, status, properties, answered)


def _status(element: etree._Element | None) -> int:
    parts = (element.text or "").split() if element is not None else []
    return int(parts[1]) if len(parts) > 1 and _STATUS.fullmatch(parts[1]) else 0


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
