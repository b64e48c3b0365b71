"""Both sides of pairs as they are now, read for an undo. Stores nothing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from webapp.connectors.base import Connector, Gone, NotFound
from webapp.connectors.event import RemoteEvent
from webapp.connectors.reasons import Reason, because
from webapp.sync.engine.planner import Agreement
from webapp.sync.engine.snapshots import ItemSnapshot, LinkSnapshot, load_items, load_links
from webapp.sync.states import LinkState
from webapp.sync.undo.planner import Sides

BEING_SENT = because(Reason.BEING_SENT)
NOT_ANSWERED = because(Reason.NOT_ANSWERED)


@dataclass(frozen=True, slots=True)
class PairNow:
    """A pair as it was read. `sides` is the input of the undo planner."""

    item: ItemSnapshot | None
    link: LinkSnapshot | None
    event: RemoteEvent | None
    sides: Sides


def read_pairs(
    integration_id: int,
    connector: Connector,
    calendar_id: str,
    remote_ids: Mapping[int, str],
    events_of: Collection[int],
    *,
    create_keys: Mapping[int, str] = MappingProxyType({}),
) -> dict[int, PairNow]:
    """Return pairs by the ids of their items.

    `remote_ids` has the id of the event that each item had last. Events of the items in `events_of` are fetched; those
    of the items in `create_keys` are looked up by the key under which they may have been created.
    """
    items = load_items(integration_id, list(remote_ids))
    links = {link.item_id: link for link in load_links(integration_id, item_ids=list(remote_ids))}
    wanted = {item_id: remote_ids[item_id] for item_id in events_of if remote_ids[item_id]}
    created = connector.find_created(calendar_id, list(create_keys.values())) if create_keys else {}
    answers = connector.fetch(calendar_id, list(wanted.values())) if wanted else ()
    found = {answer.remote_id: answer for answer in answers}
    pairs: dict[int, PairNow] = {}
    for item_id in remote_ids:
        item, link = items.get(item_id), links.get(item_id)
        key = create_keys.get(item_id)
        answer = created.get(key) if key else found.get(wanted.get(item_id, ""))
        event = answer if isinstance(answer, RemoteEvent) else None
        is_fetched = item_id in events_of
        is_unread = is_fetched and event is None and not isinstance(answer, Gone | NotFound)
        pairs[item_id] = PairNow(
            item, link, event, _sides(item, link, event, is_fetched=is_fetched, is_unread=is_unread)
        )
    return pairs


def _sides(
    item: ItemSnapshot | None,
    link: LinkSnapshot | None,
    event: RemoteEvent | None,
    *,
    is_fetched: bool,
    is_unread: bool,
) -> Sides:
    now = item.now if item else None
    in_trash = now is not None and now.removed and now.restorable
    agreement = None
    if link and link.base_local and link.base_remote:
        agreement = Agreement(link.base_local, link.base_remote, detached=link.state == LinkState.DETACHED)
    event_then = agreement.base_remote if agreement and not is_fetched else None
    is_expanded = bool(event and event.expanded) or (
        agreement is not None and agreement.base_local.rrule is not None and agreement.base_remote.rrule is None
    )
    return Sides(
        item=now.event if now and (in_trash or not now.removed) else None,
        event=event.event if event else event_then,
        in_trash=in_trash,
        agreement=agreement,
        is_expanded=is_expanded,
        hindrance=BEING_SENT if link and link.state == LinkState.PENDING else None,
        unread=NOT_ANSWERED if is_unread else None,
    )
