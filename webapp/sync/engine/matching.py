"""Matching: events without a link are recognised as those of items without one.

No function keeps a transaction open: each read ends it, because a request to a service may follow.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import ColumnElement, select

from webapp.connectors.event import Event, RemoteEvent, clean_line
from webapp.extensions import db, reading
from webapp.my_calendar.models import Item, belongs_to, is_present
from webapp.sync.engine import former_uids, shared_calendars
from webapp.sync.engine.item_mapping import event_span
from webapp.sync.engine.planner import Orphan
from webapp.sync.engine.snapshots import ItemSnapshot, load_unlinked_items


def without_claimed(integration_id: int, events: Sequence[RemoteEvent]) -> list[RemoteEvent]:
    """Return the events that may be linked: neither another person's nor about to be deleted."""
    marked = [event.remote_id for event in events if event.marker]
    with reading():
        claimed = shared_calendars.written_by_others(integration_id, marked) | shared_calendars.being_removed(
            integration_id, marked
        )
    return [event for event in events if event.remote_id not in claimed]


def find_orphans(deployment_id: str, events: Sequence[RemoteEvent]) -> dict[str, Orphan]:
    """Return, by remote id, the events with a marker whose item does not exist: lost, or another installation's."""
    named = {event.remote_id: event.marker for event in events if event.marker and event.marker.item_uid}
    if not named:
        return {}
    uids = {marker.item_uid for marker in named.values()}
    with reading():
        existing = set(db.session.scalars(select(Item.uid).where(Item.uid.in_(uids))))
    return {
        remote_id: "ours" if marker.deployment_id == deployment_id else "another's"
        for remote_id, marker in named.items()
        if marker.item_uid not in existing
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
    """Match events without a link with unlinked items: by marker, by UID, or by time and subject.

    The UID is that of the item, or one that it had on a calendar that is no longer linked. An item matches one event
    only, and a marker takes precedence; events with a marker are only matched by time and subject if they are among
    `orphans`. Items that are `taken` match no event.

    Returns:
        The item by remote id.
    """
    by_content = {event.remote_id for event in events if event.marker is None} | set(orphans)
    by_uid, by_time = _candidates(integration_id, owner_id, home_zone, events, by_content)
    matches: dict[str, ItemSnapshot] = {}
    used = set(taken)
    for event in sorted(events, key=lambda event: (event.marker is None, event.remote_id in orphans)):
        found = [item for uid in _uids(event, event.remote_id in by_content) for item in by_uid.get(uid, ())]
        if event.remote_id in by_content:
            found += by_time.get(content_key(event.event, home_zone), [])
        match = next((item for item in found if item.id not in used), None)
        if match:
            matches[event.remote_id] = match
            used.add(match.id)
    return matches


def _candidates(
    integration_id: int, owner_id: int, home_zone: str, events: Sequence[RemoteEvent], by_content: Collection[str]
) -> tuple[Mapping[str, list[ItemSnapshot]], Mapping[tuple[object, ...], list[ItemSnapshot]]]:
    def owned(condition: ColumnElement[bool]) -> list[ItemSnapshot]:
        query = select(Item).where(is_present(), condition, belongs_to(owner_id, condition))
        return load_unlinked_items(integration_id, query)

    uids = {uid for event in events for uid in _uids(event, event.remote_id in by_content)}
    by_uid: dict[str, list[ItemSnapshot]] = defaultdict(list)
    for item in owned(Item.uid.in_(uids)):
        by_uid[item.uid].append(item)
    former_ids = former_uids.items_by_uid(uids)
    by_id = {item.id: item for item in owned(Item.id.in_({i for ids in former_ids.values() for i in ids}))}
    for uid, ids in former_ids.items():
        by_uid[uid] += [by_id[item_id] for item_id in ids if item_id in by_id and by_id[item_id].uid != uid]
    # `ends_at` is the first column of the index on spans, so this is fast in a calendar of any size.
    ends = {event_span(event.event, home_zone)[1] for event in events if event.remote_id in by_content}
    by_time: dict[tuple[object, ...], list[ItemSnapshot]] = defaultdict(list)
    if ends:
        for item in owned(Item.ends_at.in_(ends)):
            by_time[content_key(item.now.event, home_zone)].append(item)
    return by_uid, by_time


def _uids(event: RemoteEvent, by_content: bool) -> tuple[str, ...]:
    """Return the UIDs by which an item may match: that of the marker, and the event's own unless the marker decides."""
    if event.marker is None:
        return (event.uid,)
    return (event.marker.item_uid, event.uid) if by_content else (event.marker.item_uid,)


def content_key(event: Event, home_zone: str) -> tuple[object, ...]:
    """Return a key that is equal for entries a person takes for the same, independently of their time zones."""
    details = event.details
    length, subject = details.end - details.start, clean_line(details.subject)
    return (*event_span(event, home_zone), length, details.all_day, subject, event.rrule is None)
