"""A small CalDAV server in memory whose faults can be switched on.

It shows what Radicale and Xandikos never do: paging with 507, missing and weak ETags, removals as 418, short multigets,
requests to slow down, answers that are not CalDAV at all, conditions that are ignored, mail to guests.
"""

import hashlib
import re
import ssl
import threading
from base64 import b64decode
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote
from xml.sax.saxutils import escape

from lxml import etree

PRINCIPAL = "/principal/"
_D = "{DAV:}"
_C = "{urn:ietf:params:xml:ns:caldav}"
_S = "{http://calendarserver.org/ns/}"
_NAMESPACES = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:S="http://calendarserver.org/ns/"'


@dataclass(frozen=True, slots=True)
class Canned:
    """An answer given instead of the right one. `after_doing`: carry the request out first (a lost answer)."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    after_doing: bool = False
    hang_up_after: int | None = None
    """Send only so many bytes of the body, then close; 0 sends nothing at all, not even the status."""


@dataclass
class Faults:
    """Deviations of this server from the standard."""

    page_size: int | None = None
    tags: str = "strong"  # on everything: "strong", "weak", "none"
    tag_after_put: bool = True
    removed_status: int = 404
    stale_token: tuple[int, bool] = (403, True)  # status, and whether the precondition is named
    has_sync: bool = True
    has_ctag: bool = True
    silent_about: set[str] = field(default_factory=set)  # left out of multiget answers
    unservable: set[str] = field(default_factory=set)  # left out of multiget answers, and a GET of them fails
    missing_in_multiget: str = "named"  # a name that is not there: "named" as 404, "left out", or "whole": 404 for all
    unlisted: set[str] = field(default_factory=set)  # left out of listings
    own_entry_listed: bool = True
    ignores_conditions: bool = False
    auto_schedule: bool = False
    read_only: bool = False
    unique_uids: bool = True
    uid_conflict: tuple[int, str] = (409, "C:no-uid-conflict")  # status, and the precondition that is named
    window_status: int = 207
    accepts_any_token: bool = False  # one it did not give out counts as the newest, without an error
    repeats_changes: bool = False  # a token is a second of `clock`, so all changes of that second are listed again
    lists_removed_on_first_sync: bool = False  # a first sync-collection names what is long gone
    missing_as_207: bool = False  # a PROPFIND of what is not there answers 207 with the 404 inside
    needs_content_type: bool = False  # 415 without
    closes_connections: bool = False
    delete_status: int = 204  # 200 comes with a body
    tag_after_put_with_guests: bool = True
    well_known: tuple[int, str] = (301, "/")  # status, and where it leads
    served_at_root: bool = True  # else everything below `home` and the principal alone speaks CalDAV
    spoil_answers_with: str = ""  # an answer holding this word is spoilt beyond repair
    down: bool = False  # hang up without a word
    hang: bool = False  # do not answer until `release` is called
    rewrite: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class CalDavEmulator:
    """The server's side: calendars, their history, what was asked, and what goes wrong."""

    name = "emulator"

    def __init__(self) -> None:
        self.faults = Faults()
        self.home = "/home/"
        self.entry = "/"
        """The one address that names the principal."""
        self.requests: list[Request] = []
        self.mails: list[str] = []
        self.calendars: dict[str, dict[str, str]] = {}
        self.display_names: dict[str, str] = {}
        self.history: dict[str, list[str]] = {}
        self.seconds: dict[str, list[int]] = {}  # of the clock, for each entry of the history
        self.clock = 1  # moved on by whoever wants a second to pass
        self.components: dict[str, str] = {}
        self.password = "correct horse"
        self.named_home: str | None = None  # the calendar-home-set that it names; None: the real one
        self.canned: dict[str, deque[Canned]] = {}
        self.lock = threading.RLock()
        self.release = threading.Event()
        self.port = 0

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def answer_next(self, method: str, canned: Canned, times: int = 1) -> None:
        """Give `canned` to the next requests with `method`."""
        self.canned.setdefault(method, deque()).extend([canned] * times)

    def make_calendar(self, name: str) -> str:
        """Create a calendar and return its path."""
        path = f"{self.home}{name}/"
        self.calendars[path] = {}
        self.history[path], self.seconds[path] = [], []
        self.display_names[path] = name
        return path

    def put(self, path: str, text: str) -> None:
        """Store a resource as another client would."""
        folder = path.rpartition("/")[0] + "/"
        with self.lock:
            self.calendars[folder][path] = text
            self._note(folder, path)

    def delete(self, path: str) -> None:
        """Remove a resource as another client would."""
        folder = path.rpartition("/")[0] + "/"
        with self.lock:
            del self.calendars[folder][path]
            self._note(folder, path)

    def _note(self, folder: str, path: str) -> None:
        self.history[folder].append(path)
        self.seconds[folder].append(self.clock)

    def methods(self) -> list[str]:
        """Return the methods of all requests so far."""
        return [request.method for request in self.requests]


@contextmanager
def running(tls: ssl.SSLContext | None = None) -> Iterator[CalDavEmulator]:
    """Serve an emulator on a loopback port, with `tls` over https."""
    emulator = CalDavEmulator()

    class Handler(_Handler):
        server_side = emulator

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    emulator.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield emulator
    finally:
        emulator.release.set()
        server.shutdown()
        server.server_close()
        thread.join()


def tag_of(text: str) -> str:
    """Return the strong ETag of a stored text."""
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:16]}"'


class _Handler(BaseHTTPRequestHandler):
    server_side: CalDavEmulator
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except ConnectionError:
            self.close_connection = True  # the client gave up first, as some tests make it do

    def log_message(self, *_arguments: object) -> None:
        """Keep the test output clean."""

    def do(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        server = self.server_side
        server.requests.append(Request(self.command, self.path, dict(self.headers), body))
        if server.faults.hang:
            server.release.wait(30)
        if server.faults.down:
            self.close_connection = True
            return
        waiting = server.canned.get(self.command)
        canned = waiting.popleft() if waiting else None
        if canned is None or canned.after_doing:
            with server.lock:
                status, headers, answer = self.answer(body)
            if canned is None:
                self.reply(status, headers, answer)
                return
        self.reply(canned.status, dict(canned.headers), canned.body, canned.hang_up_after)

    do_PROPFIND = do_REPORT = do_PUT = do_DELETE = do_GET = do_OPTIONS = do_MKCALENDAR = do  # noqa: N815

    def reply(self, status: int, headers: dict[str, str], body: bytes, hang_up_after: int | None = None) -> None:
        spoiler = self.server_side.faults.spoil_answers_with.encode()
        if spoiler:
            body = body.replace(spoiler, b"<&>")
        if hang_up_after == 0:
            self.close_connection = True
            return
        if self.server_side.faults.closes_connections:
            headers = headers | {"Connection": "close"}
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if self.server_side.faults.auto_schedule:
            self.send_header("DAV", "1, calendar-access, calendar-auto-schedule")
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:hang_up_after])
        if hang_up_after is not None:
            self.close_connection = True

    def version_string(self) -> str:
        return "SOGo" if self.server_side.faults.ignores_conditions else "Emulator"

    def answer(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
        server = self.server_side
        if server.password not in _password(self.headers.get("Authorization", "")):
            return 401, {"WWW-Authenticate": 'Basic realm="calendars"'}, b""
        path = self.path
        if path == "/.well-known/caldav":
            status, target = server.faults.well_known
            return status, {"Location": target} if status // 100 == 3 else {}, b""
        if server.faults.needs_content_type and body and not self.headers.get("Content-Type"):
            return 415, {}, b""
        if self.command == "OPTIONS":
            return 200, {}, b""
        if self.command == "MKCALENDAR":
            server.make_calendar(path.rstrip("/").rpartition("/")[2])
            name = etree.fromstring(body).findtext(f".//{_D}displayname")
            server.display_names[path] = name or ""
            return 201, {}, b""
        if self.command == "PROPFIND":
            return self.propfind(path)
        folder = path if path.endswith("/") else path.rpartition("/")[0] + "/"
        if folder not in server.calendars:
            return 404, {}, b""
        if self.command == "REPORT":
            return self.report(folder, body)
        return getattr(self, self.command.lower())(folder, path, body)  # type: ignore[no-any-return]

    # Members

    def put(self, folder: str, path: str, body: bytes) -> tuple[int, dict[str, str], bytes]:
        server, faults = self.server_side, self.server_side.faults
        members = server.calendars[folder]
        if faults.read_only:
            return 403, {}, _error("D:need-privileges")
        if not faults.ignores_conditions and not self.conditions_hold(members.get(path)):
            return 412, {}, b""
        text = body.decode()
        uid = _uid(text)
        if faults.unique_uids and any(_uid(other) == uid for name, other in members.items() if name != path):
            status, named = faults.uid_conflict
            return status, {}, _error(named)
        status = 204 if path in members else 201
        if faults.auto_schedule and "ATTENDEE" in text:
            server.mails.append(path)
        stored = faults.rewrite(text) if faults.rewrite else text
        server.put(path, stored)
        returns_etag = faults.tag_after_put and (faults.tag_after_put_with_guests or "ATTENDEE" not in text)
        tag = self.tag(stored) if returns_etag else None
        return status, {"ETag": tag} if tag else {}, b""

    def delete(self, folder: str, path: str, _body: bytes) -> tuple[int, dict[str, str], bytes]:
        server, faults = self.server_side, self.server_side.faults
        if path == folder:
            del server.calendars[folder]
            return self.deleted()
        stored = server.calendars[folder].get(path)
        if stored is None:
            return 404, {}, b""
        if not faults.ignores_conditions and not self.conditions_hold(stored):
            return 412, {}, b""
        if faults.auto_schedule and "ATTENDEE" in stored:
            server.mails.append(path)
        server.delete(path)
        return self.deleted()

    def deleted(self) -> tuple[int, dict[str, str], bytes]:
        status = self.server_side.faults.delete_status
        return status, {}, b"" if status == 204 else b'<?xml version="1.0"?><multistatus xmlns="DAV:"/>'

    def get(self, folder: str, path: str, _body: bytes) -> tuple[int, dict[str, str], bytes]:
        stored = self.server_side.calendars[folder].get(path)
        if stored is None:
            return 404, {}, b""
        if path in self.server_side.faults.unservable:
            return 500, {}, b""
        tag = self.tag(stored)
        return 200, {"Content-Type": "text/calendar"} | ({"ETag": tag} if tag else {}), stored.encode()

    def conditions_hold(self, stored: str | None) -> bool:
        if self.headers.get("If-None-Match") == "*" and stored is not None:
            return False
        wanted = self.headers.get("If-Match")
        return wanted is None or (stored is not None and wanted == tag_of(stored))

    def tag(self, stored: str) -> str | None:
        tags = self.server_side.faults.tags
        return None if tags == "none" else ("W/" if tags == "weak" else "") + tag_of(stored)

    # Collections

    def propfind(self, path: str) -> tuple[int, dict[str, str], bytes]:
        server = self.server_side
        if path in server.calendars:
            responses = [self.calendar_entry(path)] if server.faults.own_entry_listed else []
            if self.headers.get("Depth") == "1":
                responses += [
                    self.member_entry(name, text)
                    for name, text in server.calendars[path].items()
                    if name not in server.faults.unlisted
                ]
            return _multistatus(responses)
        if path == server.home:
            responses = [_entry(path, "<D:resourcetype><D:collection/></D:resourcetype>")]
            if self.headers.get("Depth") == "1":
                responses += [self.calendar_entry(name) for name in server.calendars]
            return _multistatus(responses)
        if path in {"/" if server.faults.served_at_root else server.entry, server.entry, PRINCIPAL}:
            return _multistatus(
                [
                    _entry(
                        path,
                        f"<D:current-user-principal><D:href>{PRINCIPAL}</D:href></D:current-user-principal>"
                        "<C:calendar-home-set><D:href>"
                        f"{server.named_home or server.home}</D:href></C:calendar-home-set>",
                    )
                ]
            )
        if server.faults.missing_as_207:
            return _multistatus([_status_entry(f"{server.origin}{path}", 404)])
        return 404, {}, b""

    def calendar_entry(self, path: str) -> str:
        server, faults = self.server_side, self.server_side.faults
        privilege = "D:read" if faults.read_only else "D:all"
        components = server.components.get(path, "VEVENT")
        properties = (
            "<D:resourcetype><D:collection/><C:calendar/></D:resourcetype>"
            f"<D:displayname>{escape(server.display_names[path])}</D:displayname>"
            f'<C:supported-calendar-component-set><C:comp name="{components}"/></C:supported-calendar-component-set>'
            f"<D:current-user-privilege-set><D:privilege><{privilege}/></D:privilege></D:current-user-privilege-set>"
        )
        if faults.has_sync:
            properties += (
                f"<D:sync-token>{self.token(path)}</D:sync-token><D:supported-report-set><D:supported-report><D:report>"
                "<D:sync-collection/></D:report></D:supported-report></D:supported-report-set>"
            )
        if faults.has_ctag:
            properties += f"<S:getctag>{len(server.history[path])}</S:getctag>"
        return _entry(path, properties)

    def member_entry(self, path: str, text: str, *, data: bool = False) -> str:
        tag = self.tag(text)
        properties = f"<D:getetag>{escape(tag)}</D:getetag>" if tag else ""
        if data:
            properties += f"<C:calendar-data>{escape(text)}</C:calendar-data>"
        return _entry(path, properties)

    def token(self, folder: str) -> str:
        server = self.server_side
        return f"token:{server.clock if server.faults.repeats_changes else len(server.history[folder])}"

    def report(self, folder: str, body: bytes) -> tuple[int, dict[str, str], bytes]:
        root = etree.fromstring(body)
        if root.tag == f"{_D}sync-collection":
            return self.sync(folder, (root.findtext(f"{_D}sync-token") or "").strip())
        server = self.server_side
        if root.tag == f"{_C}calendar-multiget":
            return self.multiget(folder, [element.text or "" for element in root.iterfind(f"{_D}href")])
        if server.faults.window_status != 207:
            return server.faults.window_status, {}, b""
        return _multistatus([self.member_entry(path, text) for path, text in server.calendars[folder].items()])

    def multiget(self, folder: str, hrefs: list[str]) -> tuple[int, dict[str, str], bytes]:
        faults = self.server_side.faults
        by_name = {unquote(path): (path, text) for path, text in self.server_side.calendars[folder].items()}
        responses = []
        for href in hrefs:
            found = by_name.get(unquote(href))
            if href in faults.silent_about | faults.unservable:
                continue
            if found:
                responses.append(self.member_entry(*found, data=True))
            elif faults.missing_in_multiget == "whole":
                return 404, {}, b""
            elif faults.missing_in_multiget == "named":
                responses.append(_status_entry(href, 404))
        return _multistatus(responses)

    def sync(self, folder: str, token: str) -> tuple[int, dict[str, str], bytes]:
        server, faults = self.server_side, self.server_side.faults
        if not faults.has_sync:
            return 403, {}, _error("D:supported-report")
        match = re.fullmatch(r"token:(\d+)", token or "token:0")
        history = server.history[folder]
        newest = server.clock if faults.repeats_changes else len(history)
        if not match or int(match[1]) > newest:
            if faults.accepts_any_token:
                return _multistatus([], f"<D:sync-token>{self.token(folder)}</D:sync-token>")
            status, named = faults.stale_token
            return status, {}, _error("D:valid-sync-token") if named else b""
        start = int(match[1])
        if faults.repeats_changes:
            start = bisect_left(server.seconds[folder], start)
        end = len(history) if faults.page_size is None else min(len(history), start + faults.page_size)
        members = server.calendars[folder]
        responses = [
            self.member_entry(path, members[path]) if path in members else _status_entry(path, faults.removed_status)
            for path in dict.fromkeys(history[start:end])
            if token or path in members or faults.lists_removed_on_first_sync
        ]
        if end < len(history):
            responses.append(_status_entry(folder, 507))
        next_token = self.token(folder) if end == len(history) else f"token:{end}"
        return _multistatus(responses, f"<D:sync-token>{next_token}</D:sync-token>")


def _password(header: str) -> str:
    return b64decode(header.partition(" ")[2] or b"").decode()


def _uid(text: str) -> str:
    match = re.search(r"^UID:(.*?)\r?$", text, re.MULTILINE)
    return match[1] if match else ""


def _entry(href: str, properties: str) -> str:
    # In the second propstat servers list the properties that they lack; its elements are no values.
    return (
        f"<D:response><D:href>{escape(href)}</D:href><D:propstat><D:prop>{properties}</D:prop>"
        "<D:status>HTTP/1.1 200 OK</D:status></D:propstat><D:propstat><D:prop><C:calendar-timezone/></D:prop>"
        "<D:status>HTTP/1.1 404 Not Found</D:status></D:propstat></D:response>"
    )


def _status_entry(href: str, status: int) -> str:
    return f"<D:response><D:href>{escape(href)}</D:href><D:status>HTTP/1.1 {status} As stated</D:status></D:response>"


def _multistatus(responses: list[str], tail: str = "") -> tuple[int, dict[str, str], bytes]:
    text = (
        f'<?xml version="1.0" encoding="utf-8"?><D:multistatus {_NAMESPACES}>{"".join(responses)}{tail}</D:multistatus>'
    )
    return 207, {"Content-Type": "application/xml; charset=utf-8"}, text.encode()


def _error(name: str) -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?><D:error {_NAMESPACES}><{name}/></D:error>'.encode()
