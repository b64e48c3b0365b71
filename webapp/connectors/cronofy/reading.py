"""Listings: changes since an instant, all events, a window, and events by id (https://docs.cronofy.com/developers/api/events/read-events/)."""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from webapp.connectors.base import ChangePage, Fetched, Gone, ListedEvent, Unknown, Unreadable
from webapp.connectors.cronofy.client import Client
from webapp.connectors.cronofy.cursor import Cursor, digest_of
from webapp.connectors.cronofy.errors import RequestInvalid
from webapp.connectors.cronofy.event_ids import is_key
from webapp.connectors.cronofy.events import Entry, as_time, instant, parse
from webapp.connectors.cronofy.identity import check_connected
from webapp.connectors.cronofy.series import AHEAD, PAST, by_remote_id, remote_event
from webapp.connectors.cronofy.transport import Params
from webapp.connectors.event import RemoteEvent

OVERLAP = timedelta(seconds=60)
"""Shortest overlap of two reads: times are whole seconds, and listings lag behind."""

SHORTEST_REACH = timedelta(hours=1)
LONGEST_REACH = timedelta(days=1)
"""Bounds of how far a sweep reaches back before the previous one. Cronofy may list a change late, with a time before
the last read, so a sweep reaches back at least as far as the longest delay so far.
"""

FARTHEST_NEWS = PAST
"""How far back a notification can make a read reach."""

SWEEP_EVERY = timedelta(minutes=15)
"""While notifications arrive all the time, one read in this interval is a sweep nevertheless."""

EDGE_EVERY = timedelta(days=1)
"""How often the far edge of the window is read, because Cronofy sends no notification for an event that enters it."""

FULL_EVERY = timedelta(days=6)
"""Interval of full comparisons; up to a day is added, by calendar, so that not all are due at once."""

_EVERYTHING = {"include_managed": "true"}
_CHANGED = {"include_managed": "true", "include_deleted": "true", "include_moved": "true"}
_OWN = {"only_managed": "true", "include_managed": "true", "include_deleted": "true"}


class Reader:
    """Reads one calendar. `news_since` is the time of the earliest change in Cronofy's notifications."""

    def __init__(self, client: Client, calendar_id: str, news_since: datetime | None = None) -> None:
        self._client = client
        self._calendar_id = calendar_id
        self._news_since = news_since

    def current_cursor(self) -> str:
        """Return a cursor for all changes from now on. Raises CalendarGone."""
        check_connected(self._client, self._calendar_id)
        return str(self._beginning(self._client.now()))

    def changes(self, text: str | None) -> Iterator[ChangePage]:
        """See `Connector.changes`. Leaving the window is never reported as gone."""
        if text is None:
            yield from self._everything()
            return
        cursor = Cursor.read(text)
        began = self._client.now()
        listed = _Listed(cursor)
        sweeps = self._news_since is None or began - cursor.swept > SWEEP_EVERY
        since = self._since(cursor, sweeps=sweeps)
        yield from self._changed_since(since, listed)
        if not listed.has_new:
            # A deleted or disconnected calendar is listed as empty.
            check_connected(self._client, self._calendar_id)
        edge = cursor.edge
        if began - edge > EDGE_EVERY:
            yield from self._far_edge(edge, listed.listed_ids)
            edge = began
        now = self._by_server_clock(began)
        lag = max(listed.lag(now), now - self._news_since if self._news_since else timedelta())
        self._client.longest_lag = reach = max(cursor.reach, SHORTEST_REACH, min(lag, LONGEST_REACH))
        read = replace(cursor, changes=now, edge=edge, reach=reach, known=cursor.known | listed.digests)
        swept = replace(read, swept=now, known=listed.digests, known_from=since)
        next_cursor = str(swept if sweeps else read)
        is_time = began - cursor.full > FULL_EVERY + _spread(self._calendar_id)
        yield ChangePage((), (), next_cursor, compare=is_time)

    def window(self, start: datetime, end: datetime) -> Iterator[Sequence[ListedEvent]]:
        """See `Connector.window`. A series of ours is returned whole, also with occurrences outside the span."""
        params = {**_EVERYTHING, **self._span(start, end)}
        dated: set[str] = set()
        for page in self.entries(params):
            dated |= _dated_keys(page)
            yield _listed_events(entry for entry in page if entry.remote_id not in dated)
        if dated:
            yield self._own_series(dated)[0]

    def fetch(self, remote_ids: Sequence[str]) -> Iterator[Fetched]:
        """See `Connector.fetch`. Cronofy has no query by id, so this lists all events of the same kind."""
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
        """Return the entries, also deleted ones, by id; `span` limits the first search.

        For a series or a deleted entry there may be others outside the span; the search is then repeated without it.
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
        """Return the entries of these ids that are, or were, within `span`; of a series possibly only some."""
        # Our own events have no window, so both ends of their span are sent, unless Cronofy rejects that.
        is_own = all(map(is_key, remote_ids))
        days = _days(*span) if is_own and not self._client.refuses_far_spans else self._span(*span)
        if is_own and self._client.refuses_far_spans and len(days) < len(("from", "to")):
            days = {}
        try:
            found = by_remote_id(self._entries_of(remote_ids, days))
        except RequestInvalid as error:
            if not is_own or self._client.refuses_far_spans or not error.fields & {"from", "to"}:
                raise
            self._client.refuses_far_spans = True
            return self.near(remote_ids, span)
        return {remote_id: entries for remote_id, entries in found.items() if remote_id in set(remote_ids)}

    def own(self) -> dict[str, list[Entry]]:
        """Return all events that we ever wrote to this calendar."""
        return by_remote_id(entry for page in self.own_since(None) for entry in page)

    def entries(self, params: Params) -> Iterator[list[Entry]]:
        """Yield the pages of a listing with these parameters."""
        whole = {"tzid": "Etc/UTC", "localized_times": "true", "calendar_ids[]": [self._calendar_id], **params}
        try:
            for page in self._client.pages("/v1/events", whole, "events"):
                ours = (data for data in page if data.get("calendar_id", self._calendar_id) == self._calendar_id)
                yield [entry for data in ours if (entry := parse(data, self._client.owner))]
        except RequestInvalid as error:
            if error.is_about_calendar:
                check_connected(self._client, self._calendar_id)  # raises if the calendar is gone or disconnected
            raise

    def own_since(self, since: datetime | None) -> Iterator[list[Entry]]:
        """Yield our own events that changed since then; all of them with None."""
        yield from self.entries({**_OWN, **({"last_modified": as_time(since)} if since else {})})

    def others_since(self, since: datetime | None) -> Iterator[list[Entry]]:
        """Yield events made elsewhere that changed since then; all within the window with None."""
        changed = {"include_deleted": "true", "include_moved": "true"}
        yield from self.entries({**changed, **({"last_modified": as_time(since)} if since else {})})

    def _entries_of(self, remote_ids: Collection[str], span: dict[str, str]) -> Iterator[Entry]:
        params = _OWN if all(map(is_key, remote_ids)) else _CHANGED
        for page in self.entries({**params, "include_moved": "true", **span}):
            yield from page

    def _by_server_clock(self, moment: datetime) -> datetime:
        return moment + (self._client.server_now() - self._client.now())

    def _since(self, cursor: Cursor, *, sweeps: bool) -> datetime:
        """Return the instant from which on changes are read."""
        since = cursor.swept - cursor.reach if sweeps else cursor.changes - OVERLAP
        if self._news_since:
            since = min(since, max(self._news_since, cursor.changes - FARTHEST_NEWS))
        return since

    def _beginning(self, began: datetime) -> Cursor:
        """Return a cursor with the digests of the changes to which the first sweep reaches back, so that they are
        not new.
        """
        reach = max(SHORTEST_REACH, self._client.longest_lag)
        since = self._by_server_clock(began) - reach
        listed = self.entries({**_CHANGED, "last_modified": as_time(since)})
        digest = frozenset(digest_of(entry) for page in listed for entry in page)
        now = self._by_server_clock(began)
        return Cursor(now, now, now, now, since, reach, digest)

    def _everything(self) -> Iterator[ChangePage]:
        check_connected(self._client, self._calendar_id)
        # Changes after this instant are read again, so none is lost between the cursor and the listing.
        cursor = self._beginning(self._client.now())
        dated: set[str] = set()
        for page in self.entries(_EVERYTHING):
            dated |= _dated_keys(page)
            yield ChangePage(_listed_events(entry for entry in page if entry.remote_id not in dated), (), None)
        series = self._own_series(dated)[0] if dated else ()
        yield ChangePage(series, (), str(cursor))

    def _changed_since(self, since: datetime, listed: "_Listed") -> Iterator[ChangePage]:
        dated: set[str] = set()
        deleted: dict[str, datetime | None] = {}
        listed_ids, alive = listed.listed_ids, set[str]()
        for whole in self.entries({**_CHANGED, "last_modified": as_time(since)}):
            page = listed.new_of(whole)
            dated |= _dated_keys(page)
            alive |= {entry.remote_id for entry in whole if not entry.deleted}
            repeats = {entry.remote_id for entry in page if listed.may_be_repeat(entry)}
            events = _listed_events((entry for entry in page if entry.remote_id not in dated), repeats)
            listed_ids |= {entry.remote_id for entry in events}
            deleted |= {entry.remote_id: instant(entry.updated) for entry in page if entry.deleted}
            yield ChangePage(events, (), None)
        # After all pages: a single event that became a series is deleted on one page, its occurrences are on another.
        gone = {remote_id: at for remote_id, at in deleted.items() if remote_id not in dated | alive}
        series, ended = self._own_series(dated) if dated else ((), ())
        listed_ids |= {entry.remote_id for entry in series}
        gone |= {event.remote_id: event.at for event in ended}
        yield ChangePage(series, tuple(gone), None, gone_at={name: at for name, at in gone.items() if at})

    def _far_edge(self, since: datetime, listed_ids: set[str]) -> Iterator[ChangePage]:
        """Yield the events that have entered the sliding window since then."""
        first = max(since, self._client.now() - AHEAD) + AHEAD - timedelta(days=1)
        for page in self.entries({"from": first.date().isoformat()}):
            yield ChangePage(_listed_events(entry for entry in page if entry.remote_id not in listed_ids), (), None)

    def _own_series(self, keys: set[str]) -> tuple[tuple[ListedEvent, ...], tuple[Gone, ...]]:
        """Return the series that were written as single occurrences: those that exist, and those that are gone."""
        found = self.held(keys)
        events = [remote_event(entries) for entries in found.values()]
        gone = tuple(event for event in events if isinstance(event, Gone))
        return tuple(_listed_event(event) for event in events if not isinstance(event, Gone)), gone

    def _span(self, start: datetime, end: datetime) -> dict[str, str]:
        """Return `from` and `to`; an end outside the window is omitted, for which Cronofy has a default."""
        now, days = self._client.now(), _days(start, end)
        if start <= now - PAST + timedelta(days=1):
            del days["from"]
        if end >= now + AHEAD - timedelta(days=1):
            del days["to"]
        return days


class _Listed:
    """The result of one read of changes: which entries are new, and with how much delay they were listed."""

    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor
        self._earliest: datetime | None = None  # change that was listed too late for the previous read
        self.digests: frozenset[str] = frozenset()
        self.has_new = False
        self.listed_ids: set[str] = set()

    def new_of(self, page: Sequence[Entry]) -> list[Entry]:
        """Return the entries of a page that are new or changed, and record all of them."""
        digests = [digest_of(entry) for entry in page]
        self.digests |= frozenset(digests)
        new = [entry for entry, digest in zip(page, digests, strict=True) if digest not in self._cursor.known]
        self.has_new = self.has_new or bool(new)
        for entry in new:
            changed_at = instant(entry.updated)
            if changed_at and self._came_late(changed_at):
                self._earliest = min(self._earliest or changed_at, changed_at)
        return new

    def _came_late(self, changed_at: datetime) -> bool:
        """Return True if the previous read would have listed a change of that time without a delay at Cronofy."""
        cursor = self._cursor
        return cursor.knows_all and cursor.known_from <= changed_at < cursor.changes - OVERLAP

    def may_be_repeat(self, entry: Entry) -> bool:
        """Return True if an earlier read may have returned this version of the entry, whose digest was not kept."""
        cursor, changed_at = self._cursor, instant(entry.updated)
        if changed_at is None or changed_at > cursor.changes:
            return False
        return not cursor.knows_all or changed_at < cursor.known_from

    def lag(self, now: datetime) -> timedelta:
        """Return the longest delay of the new entries; zero if none was late."""
        return now - self._earliest if self._earliest else timedelta()


def _days(start: datetime, end: datetime) -> dict[str, str]:
    last = end.astimezone(UTC).date() + timedelta(days=1)
    return {"from": start.astimezone(UTC).date().isoformat(), "to": last.isoformat()}


def _is_whole(entries: Sequence[Entry]) -> bool:
    """Return True if entries found near a date are surely all of their id: one single event that exists."""
    return not any(map(_is_dated, entries)) and not any(entry.deleted for entry in entries)


def _is_dated(entry: Entry) -> bool:
    return entry.own is not None and entry.own.original_start is not None


def _dated_keys(page: Sequence[Entry]) -> set[str]:
    return {entry.remote_id for entry in page if _is_dated(entry)}


def _listed_events(entries: Iterator[Entry], repeats: Collection[str] = ()) -> tuple[ListedEvent, ...]:
    """Return the entries that exist; those in `repeats` may have been returned by an earlier read."""
    events = (remote_event(group) for group in by_remote_id(entries).values())
    return tuple(_listed_event(event, repeats) for event in events if not isinstance(event, Gone))


def _listed_event(event: RemoteEvent | Unreadable, repeats: Collection[str] = ()) -> ListedEvent:
    whole = event if isinstance(event, RemoteEvent) else None
    return ListedEvent(event.remote_id, event.version_tag, whole, event.remote_id in repeats)


def _spread(calendar_id: str) -> timedelta:
    """Return a part of a day that is constant for this calendar."""
    return timedelta(days=1) * (hashlib.sha256(calendar_id.encode()).digest()[0] / 256)
