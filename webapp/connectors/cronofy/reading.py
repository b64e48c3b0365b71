"""Listings: changes since a moment, everything, a window, single ids."""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from webapp.connectors.base import ChangePage, Fetched, Gone, Seen, Unknown, Unreadable
from webapp.connectors.cronofy.client import Client
from webapp.connectors.cronofy.event_ids import is_key
from webapp.connectors.cronofy.events import Entry, as_time, instant, parse
from webapp.connectors.cronofy.identity import check_connected
from webapp.connectors.cronofy.series import AHEAD, PAST, by_remote_id, remote_event
from webapp.connectors.cronofy.transport import Params
from webapp.connectors.errors import CursorExpired
from webapp.connectors.event import RemoteEvent

OVERLAP = timedelta(seconds=60)
"""How far before the last read the next one begins: times are whole seconds, and what is read lags behind."""

EDGE_EVERY = timedelta(days=1)
"""How often the far edge of the window is read: Cronofy tells nobody when an event comes into reach."""

FULL_EVERY = timedelta(days=6)
"""How often everything is compared, plus up to a day, by calendar, so that a fleet does not do it at once."""

_EVERYTHING = {"include_managed": "true"}
_CHANGED = {"include_managed": "true", "include_deleted": "true", "include_moved": "true"}
_OWN = {"only_managed": "true", "include_managed": "true", "include_deleted": "true"}


@dataclass(frozen=True, slots=True)
class Cursor:
    """Up to when changes, the far edge and everything were read."""

    changes: datetime
    edge: datetime
    full: datetime

    def __str__(self) -> str:
        return "v1 " + " ".join(as_time(moment) for moment in (self.changes, self.edge, self.full))

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """Read what `__str__` wrote. Raises CursorExpired for anything else."""
        version, *times = text.split(" ")
        moments = [moment for value in times if (moment := instant(value))]
        if version != "v1" or len(moments) != 3 or len(times) != 3:
            raise CursorExpired("The position in the calendar's changes is not one of this program's.")
        return cls(*moments)


class Reader:
    """Reads one calendar."""

    def __init__(self, client: Client, calendar_id: str) -> None:
        self._client = client
        self._calendar_id = calendar_id

    def current_cursor(self) -> str:
        """Return a cursor for all changes from now on. Raises CalendarGone."""
        check_connected(self._client, self._calendar_id)
        now = self._client.server_now()
        return str(Cursor(now - OVERLAP, now, now))

    def changes(self, text: str | None) -> Iterator[ChangePage]:
        """See `Connector.changes`. Leaving the window is never reported as gone."""
        if text is None:
            yield from self._everything()
            return
        cursor = Cursor.read(text)
        began = self._client.now()
        if began - cursor.full > FULL_EVERY + _spread(self._calendar_id):
            raise CursorExpired("It is time to compare everything again.")
        edge, seen_ids = cursor.edge, set[str]()
        yield from self._changed_since(cursor.changes, seen_ids)
        if not seen_ids:
            # Nothing new, or nothing any more: a deleted or disconnected calendar reads as empty.
            check_connected(self._client, self._calendar_id)
        if began - edge > EDGE_EVERY:
            yield from self._far_edge(edge, seen_ids)
            edge = began
        skew = self._client.server_now() - self._client.now()
        yield ChangePage((), (), str(Cursor(began + skew - OVERLAP, edge, cursor.full)))

    def window(self, start: datetime, end: datetime) -> Iterator[Sequence[Seen]]:
        """See `Connector.window`. Series of ours are given whole, wherever their dates lie."""
        params = {**_EVERYTHING, **self._span(start, end)}
        dated: set[str] = set()
        for page in self.entries(params):
            dated |= _dated_keys(page)
            yield _seen(entry for entry in page if entry.remote_id not in dated)
        if dated:
            yield self._own_series(dated)[0]

    def fetch(self, remote_ids: Sequence[str]) -> Iterator[Fetched]:
        """See `Connector.fetch`. Cronofy has no look-up by id, so this reads all there is of their kind."""
        if not remote_ids:
            return
        found = self.held(remote_ids)
        if not found:
            check_connected(self._client, self._calendar_id)
        for remote_id in dict.fromkeys(remote_ids):
            entries = found.get(remote_id)
            yield remote_event(entries) if entries else Unknown(remote_id)

    def held(
        self, remote_ids: Collection[str], span: tuple[datetime, datetime] | None = None
    ) -> dict[str, list[Entry]]:
        """Return the entries, deleted ones too, of the ids that are found; `span` narrows the search first.

        Dates of a series may lie anywhere, and beside a deleted entry there may be others: where those show, the search
        is repeated without `span`.
        """
        wanted = set(remote_ids)
        found: dict[str, list[Entry]] = {}
        if span:
            near = self.near(wanted, span)
            found = {key: entries for key, entries in near.items() if _is_whole(entries)}
        missing = wanted - found.keys()
        if missing:
            everywhere = by_remote_id(self._entries_of(missing, {}))
            found |= {key: entries for key, entries in everywhere.items() if key in missing}
        return found

    def near(self, remote_ids: Collection[str], span: tuple[datetime, datetime]) -> dict[str, list[Entry]]:
        """Return the entries of these ids that lie, or once lay, within `span`; of a series maybe some only."""
        # What we wrote knows no window, so its span is always said in full.
        days = _days(*span) if all(map(is_key, remote_ids)) else self._span(*span)
        found = by_remote_id(self._entries_of(remote_ids, days))
        return {remote_id: entries for remote_id, entries in found.items() if remote_id in set(remote_ids)}

    def own(self) -> dict[str, list[Entry]]:
        """Return all we ever wrote to this calendar."""
        return by_remote_id(entry for page in self.own_since(None) for entry in page)

    def entries(self, params: Params) -> Iterator[list[Entry]]:
        """Yield pages of what a listing with these parameters holds."""
        whole = {"tzid": "Etc/UTC", "localized_times": "true", "calendar_ids[]": [self._calendar_id], **params}
        for page in self._client.pages("/v1/events", whole, "events"):
            parsed = (parse(data) for data in page if data.get("calendar_id", self._calendar_id) == self._calendar_id)
            yield [entry for entry in parsed if entry]

    def own_since(self, since: datetime | None) -> Iterator[list[Entry]]:
        """Yield what we wrote and what was changed of it since then; all of it with None."""
        yield from self.entries({**_OWN, **({"last_modified": as_time(since)} if since else {})})

    def others_since(self, since: datetime | None) -> Iterator[list[Entry]]:
        """Yield what others wrote and what was changed of it since then; all that is in reach with None."""
        changed = {"include_deleted": "true", "include_moved": "true"}
        yield from self.entries({**changed, **({"last_modified": as_time(since)} if since else {})})

    def _entries_of(self, remote_ids: Collection[str], span: dict[str, str]) -> Iterator[Entry]:
        params = _OWN if all(map(is_key, remote_ids)) else _CHANGED
        for page in self.entries({**params, "include_moved": "true", **span}):
            yield from page

    def _everything(self) -> Iterator[ChangePage]:
        began = self._client.now()
        check_connected(self._client, self._calendar_id)
        dated: set[str] = set()
        for page in self.entries(_EVERYTHING):
            dated |= _dated_keys(page)
            yield ChangePage(_seen(entry for entry in page if entry.remote_id not in dated), (), None)
        series = self._own_series(dated)[0] if dated else ()
        skew = self._client.server_now() - self._client.now()
        now = began + skew
        yield ChangePage(series, (), str(Cursor(now - OVERLAP, now, now)))

    def _changed_since(self, since: datetime, seen_ids: set[str]) -> Iterator[ChangePage]:
        dated: set[str] = set()
        deleted: dict[str, None] = {}
        for page in self.entries({**_CHANGED, "last_modified": as_time(since)}):
            dated |= _dated_keys(page)
            seen = _seen(entry for entry in page if entry.remote_id not in dated)
            seen_ids |= {entry.remote_id for entry in seen}
            deleted |= dict.fromkeys(entry.remote_id for entry in page if entry.deleted)
            yield ChangePage(seen, (), None)
        # Only now: a single event that became a series is deleted on one page, and its dates are there on another.
        gone = tuple(remote_id for remote_id in deleted if remote_id not in dated | seen_ids)
        series, ended = self._own_series(dated) if dated else ((), ())
        seen_ids |= {entry.remote_id for entry in series}
        yield ChangePage(series, gone + ended, None)

    def _far_edge(self, since: datetime, seen_ids: set[str]) -> Iterator[ChangePage]:
        """Yield what the sliding window has brought into reach since then."""
        first = max(since, self._client.now() - AHEAD) + AHEAD - timedelta(days=1)
        for page in self.entries({"from": first.date().isoformat()}):
            yield ChangePage(_seen(entry for entry in page if entry.remote_id not in seen_ids), (), None)

    def _own_series(self, keys: set[str]) -> tuple[tuple[Seen, ...], tuple[str, ...]]:
        """Return what became of series that were written date by date: seen or gone."""
        found = self.held(keys)
        events = [remote_event(entries) for entries in found.values()]
        gone = tuple(event.remote_id for event in events if isinstance(event, Gone))
        return tuple(_as_seen(event) for event in events if not isinstance(event, Gone)), gone

    def _span(self, start: datetime, end: datetime) -> dict[str, str]:
        """Return `from` and `to`; a side that reaches beyond the window is left to Cronofy's default."""
        now, days = self._client.now(), _days(start, end)
        if start <= now - PAST + timedelta(days=1):
            del days["from"]
        if end >= now + AHEAD - timedelta(days=1):
            del days["to"]
        return days


def _days(start: datetime, end: datetime) -> dict[str, str]:
    last = end.astimezone(UTC).date() + timedelta(days=1)
    return {"from": start.astimezone(UTC).date().isoformat(), "to": last.isoformat()}


def _is_whole(entries: Sequence[Entry]) -> bool:
    """Say whether entries found near a date are certainly all of their id: one single event that is there."""
    return not any(map(_is_dated, entries)) and not any(entry.deleted for entry in entries)


def _is_dated(entry: Entry) -> bool:
    return entry.own is not None and entry.own.original_start is not None


def _dated_keys(page: Sequence[Entry]) -> set[str]:
    return {entry.remote_id for entry in page if _is_dated(entry)}


def _seen(entries: Iterator[Entry]) -> tuple[Seen, ...]:
    events = (remote_event(group) for group in by_remote_id(entries).values())
    return tuple(_as_seen(event) for event in events if not isinstance(event, Gone))


def _as_seen(event: RemoteEvent | Unreadable) -> Seen:
    return Seen(event.remote_id, event.version_tag, event if isinstance(event, RemoteEvent) else None)


def _spread(calendar_id: str) -> timedelta:
    """Return a part of a day that is always the same for this calendar."""
    return timedelta(days=1) * (hashlib.sha256(calendar_id.encode()).digest()[0] / 256)
