"""Stage that looks up creates whose outcome is unknown because a worker died or an answer was lost."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select, update

from webapp.chunks import chunks
from webapp.connectors.base import NotFound, Unknown
from webapp.connectors.event import RemoteEvent, event_to_json
from webapp.connectors.reasons import Reason, because
from webapp.database import utc_now
from webapp.extensions import db
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.executor import sync_pairs
from webapp.sync.engine.fetch import find_pending
from webapp.sync.engine.item_errors import store_each
from webapp.sync.engine.snapshots import Pair, load_links_where, pairs_of_links
from webapp.sync.engine.stages import pages
from webapp.sync.models import Link
from webapp.sync.states import Direction, LinkState


def finish_pending(context: RunContext) -> None:
    """Look up creates whose outcome is unknown, and finish, repeat or forget them."""
    pending = load_links_where(
        select(Link).where(Link.integration_id == context.settings.integration_id, Link.state == LinkState.PENDING)
    )
    for links in chunks(pending, pages.PAGE):
        found: list[Pair] = []
        unwritten: list[Pair] = []
        again: list[Pair] = []
        for pair, answer in find_pending(context, pairs_of_links(context.settings.integration_id, links)):
            match answer:
                case RemoteEvent():
                    found.append(replace(pair, event=answer))
                case NotFound() if _has_key_only(pair) and _is_wanted(context, pair):
                    again.append(pair)  # with the same key: if the first create still arrives, both make one event
                case NotFound():
                    unwritten.append(pair)
                case Unknown() if _may_be_repeated(context, pair):
                    if _is_wanted(context, pair):
                        again.append(pair)
                    elif not (pair.link and pair.link.wrote.may_show(utc_now())):
                        unwritten.append(pair)
        context.work.create_again(unwritten)
        kept = [pair for pair in found if pair.item and not pair.item.now.removed]
        sync_pairs(context, [*kept, *again])
        _link_removed(context, [pair for pair in found if pair not in kept])


def _has_key_only(pair: Pair) -> bool:
    """Return True if only the service knows the id under which a create may have arrived."""
    return pair.link is not None and pair.link.remote_id is None


def _may_be_repeated(context: RunContext, pair: Pair) -> bool:
    """Return True if a create with an unknown outcome may be repeated, because the service recognises its key."""
    capabilities = context.connector.capabilities
    is_create = capabilities.client_ids or (pair.link is not None and pair.link.create_key is not None)
    return capabilities.create_keys and is_create


def _is_wanted(context: RunContext, pair: Pair) -> bool:
    """Return True if the event of a create with an unknown outcome is still wanted."""
    return pair.item is not None and not pair.item.now.removed and pair.item.now.kind in context.settings.options.kinds


def _link_removed(context: RunContext, pairs: list[Pair]) -> None:
    """Make links of creates that arrived live although the item was removed since: its mark deletes the event."""

    def link(some: Sequence[Pair]) -> None:
        for pair in some:
            if pair.link and pair.event:
                db.session.execute(
                    update(Link)
                    .where(Link.id == pair.link.id)
                    .values(
                        remote_id=pair.event.remote_id,
                        state=LinkState.LIVE,
                        version_tag=pair.event.version_tag,
                        base_local=event_to_json(pair.event.event),
                        base_remote=None,
                        source=pair.event.source,
                    )
                )
                context.log.add(
                    Direction.OUT,
                    "create",
                    item_id=pair.link.item_id,
                    remote_id=pair.remote_id,
                    subject=pair.subject,
                    reason=because(Reason.ANSWER_LOST_REMOVED),
                    after=event_to_json(pair.event.event),
                )
        context.work.mark([pair.item.id for pair in some if pair.item])

    store_each(context, pairs, link, pair_of=lambda pair: pair)
