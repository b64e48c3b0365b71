"""The changes of a calendar: by sync-collection (RFC 6578), or by ctag and listing on servers without it.

A cursor is "sync:" with the server's sync token, or "list:" with the ctag and a short hash of every ETag, by which
removals are detected. Either way, an unchanged calendar costs one request.
"""

import hashlib
import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from webapp.connectors.base import ChangePage, Fetched, Gone, ListedEvent, NoEvent
from webapp.connectors.caldav.client import Client, gone, unusable
from webapp.connectors.caldav.dav_xml import (
    CALENDAR_SERVER,
    DAV,
    MalformedAnswer,
    MultiStatus,
    Response,
    preconditions,
    sync_collection,
    time_range_query,
)
from webapp.connectors.caldav.errors import account_error
from webapp.connectors.caldav.hrefs import comparable, is_inside, path_of
from webapp.connectors.caldav.transport import AnswerTooLarge, HttpResponse
from webapp.connectors.errors import AuthorizationLost, CursorExpired, RateLimited, TransientError
from webapp.connectors.reasons import Reason, because

_SYNC = "sync:"
_LIST = "list:"
_PAGE = 1000
_MEMBER = (f"{DAV}getetag", f"{DAV}getcontenttype")
_REMOVED = frozenset({404, 410, 418})  # 418: old versions of Nextcloud, and Infomaniak
_GETCTAG = f"{CALENDAR_SERVER}getctag"

Fetch = Callable[[str, list[str]], Iterable[Fetched]]


@dataclass(frozen=True, slots=True)
class _Listing:
    """A Depth 1 response. `complete`: it includes the calendar itself and is not truncated."""

    events: tuple[ListedEvent, ...]
    complete: bool


def current_cursor(client: Client, calendar_id: str) -> str:
    """Return a cursor for all changes from now on."""
    state = _State.of(client, calendar_id)
    if state.token:
        return _SYNC + state.token
    if state.can_sync:
        return _last_cursor(_synced(client, calendar_id, ""))
    listing = _list(client, calendar_id)
    if not listing.complete:
        raise _cut_off()
    return _list_cursor(state.ctag, listing.events)


def changes(client: Client, calendar_id: str, cursor: str | None, fetch: Fetch) -> Iterator[ChangePage]:
    """Yield the changes since `cursor`; see `Connector.changes`."""
    if cursor is None:
        yield from _everything(client, calendar_id)
    elif cursor.startswith(_SYNC):
        yield from _synced(client, calendar_id, cursor.removeprefix(_SYNC))
    else:
        yield from _compared(client, calendar_id, cursor, fetch)


def window(client: Client, calendar_id: str, start: datetime, end: datetime) -> Iterator[tuple[ListedEvent, ...]]:
    """Yield the events that overlap the span; all events where the server fails at the time-range query."""
    events = _touching(client, calendar_id, start, end)
    if events is not None:
        yield from _pages(events)
        return
    for page in _everything(client, calendar_id):
        yield page.listed


def _touching(client: Client, calendar_id: str, start: datetime, end: datetime) -> tuple[ListedEvent, ...] | None:
    """Return the result of a time-range query (RFC 4791, section 7.8), or None if the server fails at it.

    Some servers reject spans older than a year or answers of more than 10,000 events, others truncate long answers, and
    some fail for every span as long as one event has dates that they cannot compute (docs/servers.md).
    """
    try:
        answer = client.report(calendar_id, time_range_query(start, end), "1")
        if answer.status == 207:
            found = _members(calendar_id, answer)
            return None if found.truncated else found.events
    except (MalformedAnswer, AnswerTooLarge):
        return None
    error = account_error(answer)
    if isinstance(error, AuthorizationLost | RateLimited):
        raise error
    return None


@dataclass(frozen=True, slots=True)
class _State:
    token: str | None
    ctag: str | None
    can_sync: bool

    @classmethod
    def of(cls, client: Client, calendar_id: str) -> "_State":
        response = client.properties(calendar_id, f"{DAV}sync-token", _GETCTAG, f"{DAV}supported-report-set")
        reports = response.properties.get(f"{DAV}supported-report-set")
        can_sync = reports is not None and next(reports.iter(f"{DAV}sync-collection"), None) is not None
        return cls(response.text(f"{DAV}sync-token") if can_sync else None, response.text(_GETCTAG), can_sync)


def _everything(client: Client, calendar_id: str) -> Iterator[ChangePage]:
    """List all members, with a cursor taken before the listing: a change in between is returned twice, never missed.

    The listing is a PROPFIND: some servers reject reports of more than 10,000 events, and others truncate an initial
    sync-collection.
    """
    state = _State.of(client, calendar_id)
    listing = _list(client, calendar_id)
    if not listing.complete:
        if state.can_sync:
            yield from _synced(client, calendar_id, "")
            return
        raise _cut_off()
    if state.token:
        cursor = _SYNC + state.token
    elif state.can_sync:
        cursor = _last_cursor(_synced(client, calendar_id, ""))
    else:
        cursor = _list_cursor(state.ctag, listing.events)
    yield from _change_pages(listing.events, (), cursor)


def _synced(client: Client, calendar_id: str, token: str) -> Iterator[ChangePage]:
    while True:
        answer = client.report(calendar_id, sync_collection(token, *_MEMBER), "0")
        if answer.status != 207:
            if answer.status in {404, 410}:
                client.properties(calendar_id, f"{DAV}resourcetype")  # raises where the calendar is gone
            raise _sync_error(answer, token)
        multistatus = MultiStatus(answer.body)
        found = _read_members(calendar_id, answer, multistatus)
        next_token = multistatus.sync_token
        if next_token is None:
            raise MalformedAnswer(because(Reason.CHANGES_WITHOUT_END))
        if not found.truncated:
            yield from _change_pages(found.events, found.removed if token else (), _SYNC + next_token)
            return
        if next_token == token or not (found.events or found.removed):
            raise TransientError(because(Reason.CHANGES_DO_NOT_MOVE_ON))
        yield ChangePage(found.events, found.removed if token else (), None)
        token = next_token


def _sync_error(answer: HttpResponse, token: str) -> Exception:
    if "valid-sync-token" in preconditions(answer.body):
        return CursorExpired(because(Reason.CURSOR_EXPIRED))
    error = account_error(answer)
    if error is not None:
        return error
    if token and answer.status in {400, 403, 404, 405, 409, 410, 412, 415, 422, 501, 507}:
        # Servers answer to an expired token with many statuses. A new listing is right for each, and finds other
        # causes.
        return CursorExpired(because(Reason.CHANGES_UNKNOWN))
    return unusable(answer)


def _compared(client: Client, calendar_id: str, cursor: str, fetch: Fetch) -> Iterator[ChangePage]:
    former = _read_list_cursor(cursor)
    ctag = client.properties(calendar_id, _GETCTAG).text(_GETCTAG)
    if ctag is not None and ctag == former["ctag"]:
        yield ChangePage((), (), cursor)
        return
    listing = _list(client, calendar_id)
    tags: Mapping[str, str] = former["tags"]
    present = {entry.remote_id for entry in listing.events}
    changed = [entry for entry in listing.events if not entry.version_tag or tags.get(entry.remote_id) != _short(entry)]
    missing = [remote_id for remote_id in tags if remote_id not in present]
    if missing and not listing.complete:
        raise _cut_off()
    answers = list(fetch(calendar_id, missing)) if missing else []
    removed = tuple(answer.remote_id for answer in answers if isinstance(answer, Gone))
    # What is neither listed nor known to be removed stays in the map and is fetched again next time.
    unresolved = {
        answer.remote_id: tags[answer.remote_id] for answer in answers if not isinstance(answer, Gone | NoEvent)
    }
    # With the ctag, the unresolved ones would be skipped until the next change.
    new_cursor = _list_cursor(None if unresolved else ctag, listing.events, unresolved)
    yield from _change_pages(tuple(changed), removed, new_cursor)


def _list(client: Client, calendar_id: str) -> _Listing:
    answer = client.propfind(calendar_id, "1", f"{DAV}resourcetype", *_MEMBER)
    found = _members(calendar_id, answer)
    return _Listing(found.events, found.own_entry and not found.truncated)


def _cut_off() -> TransientError:
    return TransientError(because(Reason.LISTING_INCOMPLETE))


@dataclass(frozen=True, slots=True)
class _Members:
    events: tuple[ListedEvent, ...]
    removed: tuple[str, ...]
    truncated: bool
    own_entry: bool


def _members(calendar_id: str, answer: HttpResponse) -> _Members:
    return _read_members(calendar_id, answer, MultiStatus(answer.body))


def _read_members(calendar_id: str, answer: HttpResponse, multistatus: MultiStatus) -> _Members:
    collection = urlsplit(calendar_id).path
    own_path = comparable(collection.rstrip("/"))
    events: dict[str, ListedEvent] = {}
    removed = []
    truncated = own_entry = False
    for response in multistatus:
        path = path_of(answer.url, response.href)
        if response.status == 507:
            truncated = True
        elif comparable(path.rstrip("/")) == own_path:
            if response.status in {404, 410} and not response.answered:
                raise gone()  # Xandikos reports this inside a 207
            own_entry = True
        elif path.endswith("/") or _is_no_event(response):
            continue
        elif not is_inside(collection, path):
            raise MalformedAnswer(because(Reason.ENTRIES_OUTSIDE))
        elif response.status in _REMOVED and not response.answered:
            removed.append(path)
        else:
            events[path] = ListedEvent(path, response.text(f"{DAV}getetag"))
    return _Members(tuple(events.values()), tuple(removed), truncated, own_entry)


def _is_no_event(response: Response) -> bool:
    kind = (response.text(f"{DAV}getcontenttype") or "").upper()
    return "COMPONENT=VTODO" in kind or "COMPONENT=VJOURNAL" in kind


def _change_pages(events: tuple[ListedEvent, ...], removed: tuple[str, ...], cursor: str) -> Iterator[ChangePage]:
    pages = list(_pages(events))
    for page in pages[:-1]:
        yield ChangePage(page, (), None)
    yield ChangePage(pages[-1] if pages else (), removed, cursor)


def _pages(events: Iterable[ListedEvent]) -> Iterator[tuple[ListedEvent, ...]]:
    source = iter(events)
    while page := tuple(islice(source, _PAGE)):
        yield page


def _last_cursor(pages: Iterable[ChangePage]) -> str:
    cursor = None
    for page in pages:
        cursor = page.cursor
    if cursor is None:
        raise TransientError(because(Reason.CHANGES_WITHOUT_END))
    return cursor


def _list_cursor(ctag: str | None, events: Iterable[ListedEvent], others: Mapping[str, str] | None = None) -> str:
    tags = {entry.remote_id: _short(entry) for entry in events} | dict(others or {})
    text = json.dumps({"ctag": ctag, "tags": tags}, separators=(",", ":"))
    return _LIST + urlsafe_b64encode(zlib.compress(text.encode())).decode()


def _read_list_cursor(cursor: str) -> dict[str, Any]:
    try:
        data = json.loads(zlib.decompress(urlsafe_b64decode(cursor.removeprefix(_LIST))))
    except (ValueError, Base64Error, zlib.error) as error:
        raise CursorExpired(because(Reason.CURSOR_UNKNOWN)) from error
    if not isinstance(data, dict) or not {"ctag", "tags"} <= data.keys():
        raise CursorExpired(because(Reason.CURSOR_UNKNOWN))
    return data


def _short(entry: ListedEvent) -> str:
    return hashlib.blake2b((entry.version_tag or "").encode(), digest_size=6).hexdigest()
