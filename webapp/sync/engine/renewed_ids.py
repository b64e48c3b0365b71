"""Events that a service lists under another id than before, as after an account was reauthorised.

Nobody removed or added anything, so such an event is linked to its item again instead of being imported a second time:
recognised by its UID, or by time and subject, once the service has answered that the old id does not exist.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import or_, select

from webapp.connectors.base import Gone, Unknown
from webapp.connectors.event import RemoteEvent
from webapp.my_calendar.models import Item
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.item_mapping import event_span
from webapp.sync.engine.matching import content_key
from webapp.sync.engine.snapshots import Pair, count_live_links, load_links_where, pairs_of_links
from webapp.sync.models import Link
from webapp.sync.states import LinkState

FREE_RENEWALS = 10
FREE_SHARE = 0.2
"""More ids than this, and more than this share of all, need a preview first, as deletions need an approval."""


def find_renewed(context: RunContext, events: Sequence[RemoteEvent]) -> Mapping[str, Pair]:
    """Return the pairs, by the new id, of events without a link that were linked under another id.

    Raises:
        PreviewRequired: so many at once that their owner has to approve a preview first.
    """
    if not context.connector.capabilities.renews_ids or not events:
        return {}
    candidates = _candidates(context, events)
    taken: set[int] = set()
    found: dict[str, Pair] = {}
    for event in events:
        signs = (event.uid, content_key(event.event, context.settings.home_zone))
        same = [pair for sign in signs for pair in candidates.get(sign, ())]
        pair = next((pair for pair in same if pair.link and pair.link.id not in taken), None)
        if pair and pair.link:
            taken.add(pair.link.id)
            found[event.remote_id] = pair
    lost = _lost_ids(context, list(found.values()))
    renewed = {
        event.remote_id: replace(pair, link=replace(pair.link, remote_id=event.remote_id), event=event, renewed=True)
        for event in events
        if (pair := found.get(event.remote_id)) and pair.link and pair.link.remote_id in lost
    }
    _require_preview(context, [pair.event for pair in renewed.values() if pair.event])
    return renewed


def _candidates(context: RunContext, events: Sequence[RemoteEvent]) -> Mapping[object, list[Pair]]:
    """Return pairs that events may belong to, by UID, and by time and subject of the former event and of the item."""
    ends = {event_span(event.event, context.settings.home_zone)[1] for event in events}
    links = load_links_where(
        select(Link)
        .join(Item, Item.id == Link.item_id)
        .where(
            Link.integration_id == context.settings.integration_id,
            Link.state == LinkState.LIVE,
            Link.written_by_us.is_(False),
            or_(Item.ends_at.in_(ends), Link.remote_uid.in_([event.uid for event in events])),
        )
    )
    by_sign: dict[object, list[Pair]] = {}
    for pair in pairs_of_links(context.settings.integration_id, links):
        if pair.link is None:
            continue
        contents = [event for event in (pair.link.base_remote, pair.item.now.event if pair.item else None) if event]
        for sign in {pair.link.remote_uid, *(content_key(event, context.settings.home_zone) for event in contents)}:
            by_sign.setdefault(sign, []).append(pair)
    return by_sign


def _lost_ids(context: RunContext, pairs: Sequence[Pair]) -> set[str]:
    """Return the old ids that no longer exist. An id that still exists belongs to another event."""
    ids = [pair.link.remote_id for pair in pairs if pair.link and pair.link.remote_id]
    answers = context.connector.fetch(context.settings.calendar_id, ids) if ids else ()
    return {answer.remote_id for answer in answers if isinstance(answer, Gone | Unknown)}


def _require_preview(context: RunContext, events: Sequence[RemoteEvent]) -> None:
    """Require a preview if very many ids are new in one run. The instances of a series count as one."""
    context.cache.renewed |= {event.series or event.remote_id for event in events}
    if not events or len(context.cache.renewed) <= FREE_RENEWALS:
        return
    if len(context.cache.renewed) > FREE_SHARE * count_live_links(context.settings.integration_id):
        context.cancellation.require_preview()
