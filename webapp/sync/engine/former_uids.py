"""UIDs of items on calendars that are no longer linked, by which item and event are linked again.

A client may write an event back without our marker, and with other contents. Its UID stays (RFC 5545, 3.8.4.7:
https://www.rfc-editor.org/rfc/rfc5545#section-3.8.4.7).
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select

from webapp.connectors.event import Marker, RemoteEvent
from webapp.extensions import db, insert_rows, reading
from webapp.my_calendar.models import Item
from webapp.sync.engine import shared_calendars
from webapp.sync.models import FormerUid, Link
from webapp.sync.states import LinkState
from webapp.sync.store.known_events import digest


def keep_uids(integration_id: int) -> None:
    """Store the UIDs of an integration's events before its links are deleted. The caller commits."""
    ours = Link.integration_id == integration_id
    links = db.session.execute(select(Link.item_id, Link.remote_uid, Link.written_by_us).where(ours)).all()
    rows = {(link.item_id, digest(link.remote_uid)): link.written_by_us for link in links if link.remote_uid}
    noted = select(FormerUid.item_id, FormerUid.digest).where(FormerUid.item_id.in_(select(Link.item_id).where(ours)))
    for item_id, value in db.session.execute(noted):
        rows.pop((item_id, value), None)
    if rows:
        named = [{"item_id": key[0], "digest": key[1], "written_by_us": written} for key, written in rows.items()]
        insert_rows(FormerUid, named)


def with_restored_markers(
    integration_id: int, deployment_id: str, events: Sequence[RemoteEvent]
) -> tuple[list[RemoteEvent], set[str]]:
    """Return `events` with our marker restored on those that we wrote and that lost it, and the ids of these."""
    unsigned = [event for event in events if event.marker is None]
    with reading():
        item_uids = _written(integration_id, unsigned) if unsigned else {}
    signed = [
        replace(event, marker=Marker(deployment_id, item_uids[event.remote_id]))
        if event.remote_id in item_uids
        else event
        for event in events
    ]
    return signed, set(item_uids)


def _written(integration_id: int, events: Sequence[RemoteEvent]) -> dict[str, str]:
    """Return by event the UID of the item for which it was written: by a former integration, or by another person's."""
    by_digest = {digest(event.uid): event.remote_id for event in events if event.uid}
    former = select(FormerUid.digest, Item.uid).join(Item, Item.id == FormerUid.item_id)
    rows = db.session.execute(former.where(FormerUid.digest.in_(by_digest), FormerUid.written_by_us))
    item_uids = {by_digest[value]: item_uid for value, item_uid in rows}
    linked = select(Link.remote_id, Item.uid).join(Item, Item.id == Link.item_id)
    theirs = (
        Link.integration_id.in_(shared_calendars.find_shared(integration_id)),
        Link.remote_id.in_([event.remote_id for event in events]),
        Link.state != LinkState.DETACHED,
        Link.written_by_us,
    )
    for link in db.session.execute(linked.where(*theirs)):
        item_uids[link.remote_id] = link.uid
    return item_uids


def items_by_uid(uids: Collection[str]) -> Mapping[str, list[int]]:
    """Return by UID the ids of items that had it on some calendar. The caller checks whose items they are."""
    by_digest = {digest(uid): uid for uid in uids}
    found: dict[str, list[int]] = defaultdict(list)
    rows = select(FormerUid.digest, FormerUid.item_id).where(FormerUid.digest.in_(by_digest))
    with reading():
        for value, item_id in db.session.execute(rows) if by_digest else ():
            found[by_digest[value]].append(item_id)
    return found
