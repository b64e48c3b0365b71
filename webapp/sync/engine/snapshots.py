"""Snapshots of items and links, read from the database as plain values, and pairs of them.

No function keeps a transaction open: each read ends it, because a request to a service may follow.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from webapp.connectors.event import Event, RemoteEvent, event_from_json
from webapp.connectors.reasons import Reason, Refusal, because
from webapp.extensions import db, reading
from webapp.my_calendar.models import SHARED_KINDS, Assignment, Item, is_present
from webapp.sync.engine import shared_calendars
from webapp.sync.engine.item_mapping import item_now, why_removed
from webapp.sync.engine.own_writes import NOTHING, OwnWrites
from webapp.sync.engine.planner import OWNED_BY_OTHER, Agreement, EventNow, ItemNow, Loss, Observation, Orphan
from webapp.sync.models import Integration, Link
from webapp.sync.states import LinkState


@dataclass(frozen=True, slots=True)
class ItemSnapshot:
    """Snapshot of an item. `version` shows whether it was changed since.

    `why_removed` is the reason why it is no longer in the person's calendar; None if it is.
    """

    id: int
    uid: str
    version: int
    now: ItemNow
    why_removed: Refusal | None = None
    series_uid: str | None = None


@dataclass(frozen=True, slots=True)
class LinkSnapshot:
    """Snapshot of a link. The bases of a pending one are what was sent.

    `remote_id` is None while only the service knows it: then the event is looked up by `create_key`.
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
"""Version of an item, and version tag of its event; None if there is none or it is unknown."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An item and its event, as far as either exists, with the data needed to execute a decision about them."""

    item: ItemSnapshot | None = None
    link: LinkSnapshot | None = None
    event: RemoteEvent | None = None
    gone: bool = False
    withdrawn: bool = False  # gone, because the service withdrew our write
    is_linked_elsewhere: bool = False  # gone, and the same event is on another calendar that its owner linked
    evidence: Refusal | None = None
    retrieving: bool = False
    renewed: bool = False  # its event was linked under another id
    is_news: bool = False  # an event never listed before, which the next automatic run imports; or a new item
    orphan: Orphan | None = None
    is_instance: bool = False  # its event is an instance of a series that My Calendar holds as a whole
    lost_marker: bool = False  # its event is one of ours that a client wrote back without our marker
    dates: tuple[ItemSnapshot, ...] = ()  # items that are instances of its event, a series
    approved: bool = False  # its deletion has passed the guard
    mark_ids: tuple[int, ...] = ()

    @property
    def subject(self) -> str:
        """Return the subject of the item, or of the event, for the log."""
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
        """Return the versions of both sides that were read."""
        version_tag = self.link.version_tag if self.link else None
        return self.item.version if self.item else None, self.event.version_tag if self.event else version_tag

    @property
    def why_removed(self) -> Refusal:
        """Return why the item is no longer in the person's calendar."""
        return (self.item.why_removed if self.item else None) or because(Reason.REMOVED_HERE)

    def observation(self) -> Observation:
        """Return the input of the planner."""
        agreement = None
        # A pending create is no link yet, unless the event was found.
        has_agreement = self.link and (self.link.state != LinkState.PENDING or self.event)
        if has_agreement and self.link and self.link.base_local and self.link.base_remote:
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
                is_instance=self.is_instance,
                has_local_instances=bool(self.dates),
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
        """Return what item and event held when they last agreed.

        An event that shows an earlier write of ours was not edited: then both agree on the item's contents of that
        time. An event of ours whose answer was lost, and that nobody has changed since, differs from what was sent
        only because the service normalised it.
        """
        if self.event is None:
            return base_local, base_remote
        shown = link.wrote.write_shown_by(self.event.event)
        if shown and shown.item:
            return shown.item, self.event.event
        if link.state == LinkState.PENDING and self.event.is_untouched:
            first = next((write.item for write in link.wrote.sent if write.item), base_local)
            return first, self.event.event
        return base_local, base_remote

    def _why_lost(self) -> Loss | None:
        """Return why the event is gone; None if a person removed it, or if it is not gone."""
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
    """Return snapshots of the items that `query` selects."""
    return list(_snapshots(integration_id, query).values())


def load_unlinked_items(integration_id: int, query: Select[Item]) -> list[ItemSnapshot]:
    """Return snapshots of the items that `query` selects and that have no link in this integration."""
    return list(_snapshots(integration_id, _unlinked(integration_id, query)).values())


def has_unlinked_items(integration_id: int, owner_id: int) -> bool:
    """Return True if the owner has any item that has no link in this integration."""
    # Two queries, each of which ends at the first item it finds.
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
    """Return the number of live links of an integration."""
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
    """Return snapshots of the links that `query` selects."""
    with reading():
        return [_link_snapshot(link) for link in db.session.scalars(query)]


def find_linked_elsewhere(links: Sequence[LinkSnapshot]) -> set[int]:
    """Return the ids of those links whose event is also on another calendar that the same person linked.

    That is the case if somebody moved it, or was invited at two addresses. Events that we wrote to both calendars are
    different events.
    """
    this, other = aliased(Link), aliased(Link)
    this_integration, other_integration = aliased(Integration), aliased(Integration)
    is_same = or_(other.written_by_us.is_(False), and_(other.remote_uid == this.remote_uid, this.remote_uid != ""))
    found = (
        select(this.id)
        .join(this_integration, this_integration.id == this.integration_id)
        .join(other, and_(other.item_id == this.item_id, other.integration_id != this.integration_id))
        .join(other_integration, other_integration.id == other.integration_id)
        .where(
            this.id.in_([link.id for link in links]),
            other.state == LinkState.LIVE,
            other_integration.owner_id == this_integration.owner_id,
            other_integration.ended_at.is_(None),
            is_same,
        )
    )
    with reading():
        return set(db.session.scalars(found))


def pairs_of_links(integration_id: int, links: Sequence[LinkSnapshot]) -> list[Pair]:
    """Return a pair for each link, with its item."""
    items = load_items(integration_id, [link.item_id for link in links]) if links else {}
    return [Pair(item=items.get(link.item_id), link=link) for link in links]


def links_by_uid(integration_id: int, uids: Collection[str]) -> dict[str, LinkSnapshot]:
    """Return the live links of items, by the UID of the item."""
    live = (
        select(Item.uid, Link)
        .join(Link, Link.item_id == Item.id)
        .where(Item.uid.in_(uids), Link.integration_id == integration_id, Link.state == LinkState.LIVE)
    )
    with reading():
        return {uid: _link_snapshot(link) for uid, link in db.session.execute(live)}


def _unlinked(integration_id: int, query: Select[Item]) -> Select[Item]:
    link = aliased(Link)
    return query.where(~select(link.id).where(link.item_id == Item.id, link.integration_id == integration_id).exists())


def _snapshots(integration_id: int, query: Select[Item]) -> dict[int, ItemSnapshot]:
    with reading():
        items = db.session.scalars(query).all()
        item_ids = [item.id for item in items]
        elsewhere, theirs = _from_elsewhere(integration_id, items), _belonging(integration_id, items)
        owned_by_others = shared_calendars.owned_by_others(integration_id, item_ids)
        duplicated = shared_calendars.find_duplicated(integration_id, owned_by_others)
        snapshots: dict[int, ItemSnapshot] = {}
        for item in items:
            taken_away = item.id not in theirs
            now = item_now(
                item,
                taken_away=taken_away,
                from_elsewhere=item.id in elsewhere,
                owned_by_other=item.id in owned_by_others,
                duplicated=item.id in duplicated,
            )
            why = OWNED_BY_OTHER if now.duplicated else why_removed(item, taken_away=taken_away)
            snapshots[item.id] = ItemSnapshot(item.id, item.uid, item.version, now, why, item.series_uid)
    return snapshots


def _belonging(integration_id: int, items: Sequence[Item]) -> set[int]:
    """Return the ids of those items that are in the calendar of the integration's owner."""
    owner_id = db.session.scalar(select(Integration.owner_id).where(Integration.id == integration_id))
    own = {item.id for item in items if item.kind not in SHARED_KINDS and item.owner_id == owner_id}
    shared = [item.id for item in items if item.kind in SHARED_KINDS]
    if not shared:
        return own
    assigned = select(Assignment.item_id).where(Assignment.user_id == owner_id, Assignment.item_id.in_(shared))
    return own | set(db.session.scalars(assigned))


def _from_elsewhere(integration_id: int, items: Sequence[Item]) -> set[int]:
    """Return the ids of those items that were imported from another linked calendar, or are linked to it."""
    if not items:
        return set()
    linked_items = select(Link.item_id).where(
        Link.item_id.in_([item.id for item in items]),
        Link.integration_id != integration_id,
        Link.written_by_us.is_(False),
        Link.state == LinkState.LIVE,
    )
    # An item that was removed and restored has no link to that calendar any more, but still came from it.
    origins = {item.id: item.came_from for item in items if item.came_from not in {None, integration_id}}
    linked = select(Integration.id).where(Integration.id.in_(origins.values()), Integration.ended_at.is_(None))
    still_linked = set(db.session.scalars(linked)) if origins else set()
    return {item_id for item_id, origin in origins.items() if origin in still_linked} | set(
        db.session.scalars(linked_items)
    )


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
    """Return True if the time from `starts_at` to `ends_at` overlaps `span`."""
    return starts_at < span[1] and (ends_at > span[0] or starts_at >= span[0])
