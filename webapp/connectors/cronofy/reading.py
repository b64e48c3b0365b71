"""Listings: changes since a moment, everything, a window, single ids."""

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
"""How far before the last read the next one begins at least: times are whole seconds, and what is read lags behind."""

SHORTEST_REACH = timedelta(hours=1)
LONGEST_REACH = timedelta(days=1)
"""How far a sweep reaches back before the one before. Cronofy may learn late of a change, whose time then lies before
what was read already; so it is at least as far as the latest that any change ever came."""

FARTHEST_NEWS = PAST
"""How far back a notice can make a read reach."""

SWEEP_EVERY = timedelta(minutes=15)
"""Where notices follow each other without a pause, one read in this time is a sweep all the same."""

EDGE_EVERY = timedelta(days=1)
"""How often the far edge of the window is read: Cronofy tells nobody when an event comes into reach."""

FULL_EVERY = timedelta(days=6)
"""How often everything is compared, plus up to a day, by calendar, so that a fleet does not do it at once."""

_EVERYTHING = {"include_managed": "true"}
_CHANGED = {"include_managed": "true", "include_deleted": "true", "include_moved": "true"}
_OWN = {"only_managed": "true", "include_managed": "true", "include_deleted": "true"}


class Reader:
    """Reads one calendar. `news_since`: Cronofy told that something changed, as early as then."""

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
        if not listed.has_news:
            # Nothing new, or nothing any more: a deleted or disconnected calendar reads as empty.
            check_connected(self._client, self._calendar_id)
        edge = cursor.edge
        if began - edge > EDGE_EVERY:
            yield from self._far_edge(edge, listed.seen_ids)
            edge = began
        now = self._by_their_clock(began)
        lag = max(listed.lag(now), now - self._news_since if self._news_since else timedelta())
        self._client.learns_within = reach = max(cursor.reach, SHORTEST_REACH, min(lag, LONGEST_REACH))
        read = replace(cursor, changes=now, edge=edge, reach=reach, known=cursor.known | listed.digests)
        swept = replace(read, swept=now, known=listed.digests, known_from=since)
        next_cursor = str(swept if sweeps else read)
        is_time = began - cursor.full > FULL_EVERY + _spread(self._calendar_id)
        yield ChangePage((), (), next_cursor, compare=is_time)

    def window(self, start: datetime, end: datetime) -> Iterator[Sequence[ListedEvent]]:
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
        # What we wrote knows no window, so its span is always said in full, unless that is refused.
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
        """Return all we ever wrote to this calendar."""
        return by_remote_id(entry for page in self.own_since(None) for entry in page)

    def entries(self, params: Params) -> Iterator[list[Entry]]:
        """Yield pages of what a listing with these parameters holds."""
        whole = {"tzid": "Etc/UTC", "localized_times": "true", "calendar_ids[]": [self._calendar_id], **params}
        try:
            for page in self._client.pages("/v1/events", whole, "events"):
                ours = (data for data in page if data.get("calendar_id", self._calendar_id) == self._calendar_id)
                yield [entry for data in ours if (entry := parse(data, self._client.owner))]
        except RequestInvalid as error:
            if error.is_about_calendar:
                check_connected(self._client, self._calendar_id)  # it is gone, or cut off: then that is what to say
            raise

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

    def _by_their_clock(self, moment: datetime) -> datetime:
        return moment + (self._client.server_now() - self._client.now())

    def _since(self, cursor: Cursor, *, sweeps: bool) -> datetime:
        """Return from when on changes are read."""
        since = cursor.swept - cursor.reach if sweeps else cursor.changes - OVERLAP
        if self._news_since:
            since = min(since, max(self._news_since, cursor.changes - FARTHEST_NEWS))
        return since

    def _beginning(self, began: datetime) -> Cursor:
        """Return a cursor that knows what a sweep from `began` on reaches back to, so that it is news to nobody."""
        reach = max(SHORTEST_REACH, self._client.learns_within)
        since = self._by_their_clock(began) - reach
        listed = self.entries({**_CHANGED, "last_modified": as_time(since)})
        digest = frozenset(digest_of(entry) for page in listed for entry in page)
        now = self._by_their_clock(began)
        return Cursor(now, now, now, now, since, reach, digest)

    def _everything(self) -> Iterator[ChangePage]:
        check_connected(self._client, self._calendar_id)
        # What changes after this is read again, so nothing falls between it and the listing.
        cursor = self._beginning(self._client.now())
        dated: set[str] = set()
        for page in self.entries(_EVERYTHING):
            dated |= _dated_keys(page)
            yield ChangePage(_seen(entry for entry in page if entry.remote_id not in dated), (), None)
        series = self._own_series(dated)[0] if dated else ()
        yield ChangePage(series, (), str(cursor))

    def _changed_since(self, since: datetime, listed: "_Listed") -> Iterator[ChangePage]:
        dated: set[str] = set()
        deleted: dict[str, datetime | None] = {}
        seen_ids, alive = listed.seen_ids, set[str]()
        for whole in self.entries({**_CHANGED, "last_modified": as_time(since)}):
            page = listed.news_of(whole)
            dated |= _dated_keys(page)
            alive |= {entry.remote_id for entry in whole if not entry.deleted}
            repeats = {entry.remote_id for entry in page if listed.may_be_repeat(entry)}
            seen = _seen((entry for entry in page if entry.remote_id not in dated), repeats)
            seen_ids |= {entry.remote_id for entry in seen}
            deleted |= {entry.remote_id: instant(entry.updated) for entry in page if entry.deleted}
            yield ChangePage(seen, (), None)
        # Only now: a single event that became a series is deleted on one page, and its dates are there on another.
        gone = {remote_id: at for remote_id, at in deleted.items() if remote_id not in dated | alive}
        series, ended = self._own_series(dated) if dated else ((), ())
        seen_ids |= {entry.remote_id for entry in series}
        gone |= {event.remote_id: event.at for event in ended}
        yield ChangePage(series, tuple(gone), None, gone_at={name: at for name, at in gone.items() if at})

    def _far_edge(self, since: datetime, seen_ids: set[str]) -> Iterator[ChangePage]:
        """Yield what the sliding window has brought into reach since then."""
        first = max(since, self._client.now() - AHEAD) + AHEAD - timedelta(days=1)
        for page in self.entries({"from": first.date().isoformat()}):
            yield ChangePage(_seen(entry for entry in page if entry.remote_id not in seen_ids), (), None)

    def _own_series(self, keys: set[str]) -> tuple[tuple[ListedEvent, ...], tuple[Gone, ...]]:
        """Return what became of series that were written date by date: seen or gone."""
        found = self.held(keys)
        events = [remote_event(entries) for entries in found.values()]
        gone = tuple(event for event in events if isinstance(event, Gone))
        return tuple(_as_seen(event) for event in events if not isinstance(event, Gone)), gone

    def _span(self, start: datetime, end: datetime) -> dict[str, str]:
        """Return `from` and `to`; a side that reaches beyond the window is left to Cronofy's default."""
        now, days = self._client.now(), _days(start, end)
        if start <= now - PAST + timedelta(days=1):
            del days["from"]
        if end >= now + AHEAD - timedelta(days=1):
            del days["to"]
        return days


class _Listed:
    """What one read of changes listed: which of it is news, and how late that came."""

    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor
        self._earliest: datetime | None = None  # of what came too late for the read before
        self.digests: frozenset[str] = frozenset()
        self.has_news = False
        self.seen_ids: set[str] = set()

    def news_of(self, page: Sequence[Entry]) -> list[Entry]:
        """Return the entries of a page that were not listed just so before, and take note of them."""
        digests = [digest_of(entry) for entry in page]
        self.digests |= frozenset(digests)
        news = [entry for entry, digest in zip(page, digests, strict=True) if digest not in self._cursor.known]
        self.has_news = self.has_news or bool(news)
        for entry in news:
            changed_at = instant(entry.updated)
            if changed_at and self._came_late(changed_at):
                self._earliest = min(self._earliest or changed_at, changed_at)
        return news

    def _came_late(self, changed_at: datetime) -> bool:
        """Say whether what changed then would have been listed before, had Cronofy known of it."""
        cursor = self._cursor
        return cursor.knows_all and cursor.known_from <= changed_at < cursor.changes - OVERLAP

    def may_be_repeat(self, entry: Entry) -> bool:
        """Return True if an earlier read may have reported this version of the entry, whose digest was not kept."""
        cursor, changed_at = self._cursor, instant(entry.updated)
        if changed_at is None or changed_at > cursor.changes:
            return False
        return not cursor.knows_all or changed_at < cursor.known_from

    def lag(self, now: datetime) -> timedelta:
        """Return how late the latest of the news may have come; nothing if none was late."""
        return now - self._earliest if self._earliest else timedelta()


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


def _seen(entries: Iterator[Entry], repeats: Collection[str] = ()) -> tuple[ListedEvent, ...]:
    """Return the entries that exist; those in `repeats` may have been reported by an earlier read."""
    events = (remote_event(group) for group in by_remote_id(entries).values())
    return tuple(_as_seen(event, repeats) for event in events if not isinstance(event, Gone))


def _as_seen(event: RemoteEvent | Unreadable, repeats: Collection[str] = ()) -> ListedEvent:
    whole = event if isinstance(event, RemoteEvent) else None
    return ListedEvent(event.remote_id, event.version_tag, whole, event.remote_id in repeats)


def _spread(calendar_id: str) -> timedelta:
    """Return a part of a day that is always the same for this calendar."""
    return timedelta(days=1) * (hashlib.sha256(calendar_id.encode()).digest()[0] / 256)
