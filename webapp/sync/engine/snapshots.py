"""What is there now: items, links and matching candidates, read from the database as plain values.

Nothing here keeps a transaction open: the session is rolled back after each read, because a provider call may follow.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from webapp.connectors.event import Event, RemoteEvent, clean_line, event_from_json
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.extensions import db, reading
from webapp.my_calendar.models import SHARED_KINDS, Assignment, Item, belongs_to, is_present
from webapp.sync.engine import former_uids, shared_calendars
from webapp.sync.engine.item_mapping import event_span, item_now, why_removed
from webapp.sync.engine.own_writes import NOTHING, OwnWrites
from webapp.sync.engine.planner import TOLD_BY_ANOTHER, Agreement, EventNow, ItemNow, Loss, Observation, Orphan
from webapp.sync.models import Integration, Link
from webapp.sync.states import LinkState

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ItemSnapshot:
    """An item as it was read. `version` tells whether a person changed it since.

    `why_removed` says why it stands no longer in the person's calendar, if it does not.
    """

    id: int
    uid: str
    version: int
    now: ItemNow
    why_removed: Refusal | None = None
    series_uid: str | None = None


@dataclass(frozen=True, slots=True)
class LinkSnapshot:
    """A link as it was read. A pending one's `base` and `known` are what was sent.

    `remote_id` is None while only the service knows it: then `create_key` is by what to find the event.
    """

    id: int
    item_id: int
    remote_id: str | None
    remote_uid: str
    state: LinkState
    version_tag: str | None
    base_local: Event | None
    base_remote: Event | None
    source: str
    written_by_us: bool
    create_key: str | None = None
    wrote: OwnWrites = NOTHING
    instants_moved: bool = False


Versions = tuple[int | None, str | None]
"""Of an item, and the tag of its event; None where there is none or it is not known."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An item and its event, as far as either exists, with what the runner needs to carry a decision out."""

    item: ItemSnapshot | None = None
    link: LinkSnapshot | None = None
    event: RemoteEvent | None = None
    gone: bool = False
    withdrawn: bool = False  # gone, and the service itself took back what we had written
    is_linked_elsewhere: bool = False  # gone, and the same event is on another calendar that its owner linked
    evidence: Refusal | None = None
    retrieving: bool = False
    renewed: bool = False  # its event is known under another id
    is_news: bool = False  # an event never seen before, so that the next automatic run takes it over; or a new item
    orphan: Orphan | None = None
    one_date: bool = False  # its event is one of a series that is here as a whole
    lost_marker: bool = False  # its event is one of ours that somebody wrote back without our marker
    dates: tuple[ItemSnapshot, ...] = ()  # items that are single dates of its event, a series
    approved: bool = False  # its removal passed the guard
    mark_ids: tuple[int, ...] = ()

    @property
    def subject(self) -> str:
        """What people call it, for the log."""
        if self.item:
            return self.item.now.event.details.subject
        return self.event.event.details.subject if self.event else ""

    @property
    def remote_id(self) -> str | None:
        if self.event:
            return self.event.remote_id
        return self.link.remote_id if self.link else None

    @property
    def versions(self) -> Versions:
        """Which state of either side was looked at."""
        version_tag = self.link.version_tag if self.link else None
        return self.item.version if self.item else None, self.event.version_tag if self.event else version_tag

    @property
    def why_removed(self) -> Refusal:
        """Why the item stands no longer in the person's calendar."""
        return (self.item.why_removed if self.item else None) or because(Reason.REMOVED_HERE)

    def observation(self) -> Observation:
        """Return what the planner needs to see."""
        agreement = None
        # A create that is not known to have arrived ties nothing, unless the event is found.
        settled = self.link and (self.link.state != LinkState.PENDING or self.event)
        if settled and self.link and self.link.base_local and self.link.base_remote:
            base_local, base_remote = self._agreed(self.link, self.link.base_local, self.link.base_remote)
            agreement = Agreement(base_local, base_remote, detached=self.link.state == LinkState.DETACHED)
        event = None
        if self.event:
            read = self.event
            event = EventNow(
                read.event,
                read.modified_at,
                read.marker,
                is_expanded=read.expanded,
                orphan=self.orphan,
                one_date=self.one_date,
                dates_here=bool(self.dates),
            )
        return Observation(
            item=self.item.now if self.item else None,
            event=event,
            gone=self.gone,
            lost=self._why_lost(),
            is_linked_elsewhere=self.is_linked_elsewhere,
            agreement=agreement,
            retrieving=self.retrieving,
        )

    def _agreed(self, link: LinkSnapshot, base_local: Event, base_remote: Event) -> tuple[Event, Event]:
        """Return what item and event said when they last agreed.

        What shows an earlier write of ours is no person's edit: then the two agree on what the item said at that time.
        One of ours whose answer was lost, and that nobody has touched since, is as the service put it: where it differs
        from what was sent, these are the service's words.
        """
        if self.event is None:
            return base_local, base_remote
        shown = link.wrote.behind(self.event.event)
        if shown and shown.said:
            return shown.said, self.event.event
        if link.state == LinkState.PENDING and self.event.is_untouched:
            first = next((write.said for write in link.wrote.sent if write.said), base_local)
            return first, self.event.event
        return base_local, base_remote

    def _why_lost(self) -> Loss | None:
        """Return why the event is gone, if no person removed it there."""
        if not self.gone or self.link is None:
            return None
        if self.link.wrote.removes:
            return "removed"
        if self.withdrawn:
            return "withdrawn_again" if self.link.wrote.is_repeated else "withdrawn"
        return None


def load_items(integration_id: int, item_ids: Collection[int]) -> dict[int, ItemSnapshot]:
    """Return snapshots by item id."""
    return _snapshots(integration_id, select(Item).where(Item.id.in_(item_ids)))


def load_snapshots(integration_id: int, query: Select[Item]) -> Sequence[ItemSnapshot]:
    """Return snapshots of the items `query` finds."""
    return list(_snapshots(integration_id, query).values())


def load_unlinked_items(integration_id: int, query: Select[Item]) -> list[ItemSnapshot]:
    """Return snapshots of the items `query` finds that have no link in this integration."""
    return list(_snapshots(integration_id, _unlinked(integration_id, query)).values())


def has_unlinked_items(integration_id: int, owner_id: int) -> bool:
    """Say whether the owner has any item that this integration does not link yet."""
    # Two questions, each of which ends at the first item it finds.
    own = select(Item).where(Item.owner_id == owner_id, Item.kind.not_in(SHARED_KINDS))
    assigned = select(Item).join(Assignment, Assignment.item_id == Item.id).where(Assignment.user_id == owner_id)
    with reading():
        return any(
            db.session.scalar(_unlinked(integration_id, query.where(is_present())).with_only_columns(Item.id).limit(1))
            for query in (own, assigned)
        )


def count_unlinked(integration_id: int, query: Select[Item]) -> int:
    """Return how many items `load_unlinked_items` would find."""
    unlinked = _unlinked(integration_id, query).with_only_columns(func.count(), maintain_column_froms=True)
    with reading():
        return db.session.scalar(unlinked) or 0


def count_live_links(integration_id: int) -> int:
    """Return how many pairs an integration keeps in step."""
    live = Link.integration_id == integration_id, Link.state == LinkState.LIVE
    with reading():
        return db.session.scalar(select(func.count()).select_from(Link).where(*live)) or 0


def load_links(
    integration_id: int, *, item_ids: Collection[int] | None = None, remote_ids: Collection[str] | None = None
) -> list[LinkSnapshot]:
    """Return this integration's links of the given items or events."""
    query = select(Link).where(Link.integration_id == integration_id)
    if item_ids is not None:
        query = query.where(Link.item_id.in_(item_ids))
    if remote_ids is not None:
        query = query.where(Link.remote_id.in_(remote_ids))
    return load_links_where(query)


def load_links_where(query: Select[Link]) -> list[LinkSnapshot]:
    """Return snapshots of the links `query` finds."""
    with reading():
        return [_link_snapshot(link) for link in db.session.scalars(query)]


def find_linked_elsewhere(links: Sequence[LinkSnapshot]) -> set[int]:
    """Return the ids of those links whose very event is on another calendar, too, that the same person linked.

    So it is where somebody moved it there, or was invited at two addresses. What we wrote to both are two events.
    """
    this, other = aliased(Link), aliased(Link)
    here, there = aliased(Integration), aliased(Integration)
    is_same = or_(other.written_by_us.is_(False), and_(other.remote_uid == this.remote_uid, this.remote_uid != ""))
    found = (
        select(this.id)
        .join(here, here.id == this.integration_id)
        .join(other, and_(other.item_id == this.item_id, other.integration_id != this.integration_id))
        .join(there, there.id == other.integration_id)
        .where(
            this.id.in_([link.id for link in links]),
            other.state == LinkState.LIVE,
            there.owner_id == here.owner_id,
            there.ended_at.is_(None),
            is_same,
        )
    )
    with reading():
        return set(db.session.scalars(found))


def pairs_of_links(integration_id: int, links: Sequence[LinkSnapshot]) -> list[Pair]:
    """Return a pair per link, with its item."""
    items = load_items(integration_id, [link.item_id for link in links]) if links else {}
    return [Pair(item=items.get(link.item_id), link=link) for link in links]


def without_claimed(integration_id: int, events: Sequence[RemoteEvent]) -> list[RemoteEvent]:
    """Return the events that are free to be taken up: neither another person's nor about to be removed."""
    marked = [event.remote_id for event in events if event.marker]
    with reading():
        claimed = shared_calendars.written_by_others(integration_id, marked) | shared_calendars.being_removed(
            integration_id, marked
        )
    return [event for event in events if event.remote_id not in claimed]


def find_orphans(deployment_id: str, events: Sequence[RemoteEvent]) -> dict[str, Orphan]:
    """Return, by remote id, the marked events whose item is unknown here: lost, or another installation's."""
    named = {event.remote_id: event.marker for event in events if event.marker and event.marker.item_uid}
    if not named:
        return {}
    uids = {marker.item_uid for marker in named.values()}
    with reading():
        known = set(db.session.scalars(select(Item.uid).where(Item.uid.in_(uids))))
    return {
        remote_id: "ours" if marker.deployment_id == deployment_id else "another's"
        for remote_id, marker in named.items()
        if marker.item_uid not in known
    }


def matching_items(
    integration_id: int,
    owner_id: int,
    home_zone: str,
    events: Sequence[RemoteEvent],
    orphans: Collection[str],
    *,
    taken: Collection[int] = (),
) -> dict[str, ItemSnapshot]:
    """Find unlinked items that events without a link stand for: by marker, whose ever, by UID, or time and subject.

    The UID is that of the item, or one under which it once lay on a calendar.

    Returns the item by remote id. An item is given to one event only, and a marker beats the other signs; what carries
    one can only be told by time and subject if it is among `orphans`. Items that are `taken` are given to none.
    """
    by_sight = {event.remote_id for event in events if event.marker is None} | set(orphans)
    by_uid, by_time = _candidates(integration_id, owner_id, home_zone, events, by_sight)
    matches: dict[str, ItemSnapshot] = {}
    given = set(taken)
    for event in sorted(events, key=lambda event: (event.marker is None, event.remote_id in orphans)):
        found = [item for uid in _uids(event, event.remote_id in by_sight) for item in by_uid.get(uid, ())]
        if event.remote_id in by_sight:
            found += by_time.get(occasion(event.event, home_zone), [])
        match = next((item for item in found if item.id not in given), None)
        if match:
            matches[event.remote_id] = match
            given.add(match.id)
    return matches


def links_by_uid(integration_id: int, uids: Collection[str]) -> dict[str, LinkSnapshot]:
    """Return the links of items that are in step here, by the uid of the item."""
    in_step = (
        select(Item.uid, Link)
        .join(Link, Link.item_id == Item.id)
        .where(Item.uid.in_(uids), Link.integration_id == integration_id, Link.state == LinkState.LIVE)
    )
    with reading():
        return {uid: _link_snapshot(link) for uid, link in db.session.execute(in_step)}


def _unlinked(integration_id: int, query: Select[Item]) -> Select[Item]:
    link = aliased(Link)
    return query.where(~select(link.id).where(link.item_id == Item.id, link.integration_id == integration_id).exists())


def _candidates(
    integration_id: int, owner_id: int, home_zone: str, events: Sequence[RemoteEvent], by_sight: Collection[str]
) -> tuple[Mapping[str, list[ItemSnapshot]], Mapping[tuple[object, ...], list[ItemSnapshot]]]:
    def owned(condition: ColumnElement[bool]) -> list[ItemSnapshot]:
        query = select(Item).where(is_present(), condition, belongs_to(owner_id, condition))
        return load_unlinked_items(integration_id, query)

    uids = {uid for event in events for uid in _uids(event, event.remote_id in by_sight)}
    by_uid: dict[str, list[ItemSnapshot]] = defaultdict(list)
    for item in owned(Item.uid.in_(uids)):
        by_uid[item.uid].append(item)
    former_ids = former_uids.items_by_uid(uids)
    by_id = {item.id: item for item in owned(Item.id.in_({i for ids in former_ids.values() for i in ids}))}
    for uid, ids in former_ids.items():
        by_uid[uid] += [by_id[item_id] for item_id in ids if item_id in by_id and by_id[item_id].uid != uid]
    # `ends_at` leads the index on spans, so that this stays a handful of look-ups in a calendar of any size.
    ends = {event_span(event.event, home_zone)[1] for event in events if event.remote_id in by_sight}
    by_time: dict[tuple[object, ...], list[ItemSnapshot]] = defaultdict(list)
    if ends:
        for item in owned(Item.ends_at.in_(ends)):
            by_time[occasion(item.now.event, home_zone)].append(item)
    return by_uid, by_time


def _uids(event: RemoteEvent, by_sight: bool) -> tuple[str, ...]:
    """Return the UIDs that may tell what an event stands for: by its marker, and its own where that says nothing."""
    if event.marker is None:
        return (event.uid,)
    return (event.marker.item_uid, event.uid) if by_sight else (event.marker.item_uid,)


def occasion(event: Event, home_zone: str) -> tuple[object, ...]:
    """Return what two entries share that are the same to a person, in whatever zone a service keeps their time."""
    details = event.details
    length, subject = details.end - details.start, clean_line(details.subject)
    return (*event_span(event, home_zone), length, details.all_day, subject, event.rrule is None)


def _snapshots(integration_id: int, query: Select[Item]) -> dict[int, ItemSnapshot]:
    with reading():
        items = db.session.scalars(query).all()
        item_ids = [item.id for item in items]
        elsewhere, theirs = _from_elsewhere(integration_id, items), _belonging(integration_id, items)
        told = shared_calendars.told_by_others(integration_id, item_ids)
        duplicated = shared_calendars.written_twice(integration_id, told)
        snapshots: dict[int, ItemSnapshot] = {}
        for item in items:
            taken_away = item.id not in theirs
            now = item_now(
                item,
                taken_away=taken_away,
                from_elsewhere=item.id in elsewhere,
                owned_by_other=item.id in told,
                duplicated=item.id in duplicated,
            )
            why = TOLD_BY_ANOTHER if now.duplicated else why_removed(item, taken_away=taken_away)
            snapshots[item.id] = ItemSnapshot(item.id, item.uid, item.version, now, why, item.series_uid)
    return snapshots


def _belonging(integration_id: int, items: Sequence[Item]) -> set[int]:
    """Return those of `items` that are of the calendar of the integration's owner."""
    owner_id = db.session.scalar(select(Integration.owner_id).where(Integration.id == integration_id))
    own = {item.id for item in items if item.kind not in SHARED_KINDS and item.owner_id == owner_id}
    shared = [item.id for item in items if item.kind in SHARED_KINDS]
    if not shared:
        return own
    assigned = select(Assignment.item_id).where(Assignment.user_id == owner_id, Assignment.item_id.in_(shared))
    return own | set(db.session.scalars(assigned))


def _from_elsewhere(integration_id: int, items: Sequence[Item]) -> set[int]:
    """Return those of `items` that another linked calendar has brought in, or shares with My Calendar."""
    if not items:
        return set()
    tied = select(Link.item_id).where(
        Link.item_id.in_([item.id for item in items]),
        Link.integration_id != integration_id,
        Link.written_by_us.is_(False),
        Link.state == LinkState.LIVE,
    )
    # No link is left of what was removed there, or put into the Trash, and then came back: it is still from there.
    origins = {item.id: item.came_from for item in items if item.came_from not in {None, integration_id}}
    linked = select(Integration.id).where(Integration.id.in_(origins.values()), Integration.ended_at.is_(None))
    still_linked = set(db.session.scalars(linked)) if origins else set()
    return {item_id for item_id, origin in origins.items() if origin in still_linked} | set(db.session.scalars(tied))


def _link_snapshot(link: Link) -> LinkSnapshot:
    base_local = event_from_json(link.base_local) if link.base_local else None
    return LinkSnapshot(
        id=link.id,
        item_id=link.item_id,
        remote_id=link.remote_id,
        remote_uid=link.remote_uid,
        state=link.state,
        version_tag=link.version_tag,
        base_local=base_local,
        base_remote=event_from_json(link.base_remote) if link.base_remote else base_local,
        source=link.source,
        written_by_us=link.written_by_us,
        create_key=link.create_key,
        wrote=OwnWrites.from_json(link.wrote),
        instants_moved=link.instants_moved,
    )


def in_range(starts_at: datetime, ends_at: datetime, span: tuple[datetime, datetime]) -> bool:
    """Say whether something from `starts_at` to `ends_at` touches `span`."""
    return starts_at < span[1] and (ends_at > span[0] or starts_at >= span[0])
