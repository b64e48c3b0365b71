"""Stage that sends changes of marked items."""

from collections import defaultdict

from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.executor import sync_pairs
from webapp.sync.engine.fetch import fetch_pairs
from webapp.sync.engine.snapshots import Pair, load_items, load_links
from webapp.sync.engine.stages import pages
from webapp.sync.states import LinkState


def serve_marks(context: RunContext) -> None:
    """Sync marked items. Only marks that were read are cleared, so a change made meanwhile keeps its own."""
    last_id = 0
    while True:
        marks = context.work.marks_after(last_id, pages.PAGE)
        if not marks:
            return
        last_id = marks[-1][0]
        mark_ids: dict[int, list[int]] = defaultdict(list)
        for mark_id, item_id in marks:
            mark_ids[item_id].append(mark_id)
        pairs = _marked_pairs(context, mark_ids)
        if len(pairs) > pages.WORTH_WATCHING and context.progress.total is None:
            context.progress.enter("Sending changes", total=len(pairs))
        sync_pairs(context, pairs)
        _clear_unanswered(context, mark_ids, pairs)
        if len(marks) >= pages.PAGE:
            context.cancellation.checkpoint()


def _marked_pairs(context: RunContext, mark_ids: dict[int, list[int]]) -> list[Pair]:
    items = load_items(context.settings.integration_id, list(mark_ids))
    links = {link.item_id: link for link in load_links(context.settings.integration_id, item_ids=list(mark_ids))}
    # A create with an unknown outcome must not be repeated under another id. Its pending link makes every run look it
    # up, and later changes of the item are sent after that.
    undecided = {link.item_id for link in links.values() if link.state == LinkState.PENDING}
    pairs = [
        Pair(item=items.get(item_id), link=links.get(item_id), mark_ids=tuple(ids))
        for item_id, ids in mark_ids.items()
        if item_id not in undecided
    ]
    # Without a version tag (the server returns none, or it was dropped) the event is fetched before it is written.
    to_fetch = [
        pair for pair in pairs if pair.link and pair.link.state == LinkState.LIVE and pair.link.version_tag is None
    ]
    return [pair for pair in pairs if pair not in to_fetch] + fetch_pairs(context, to_fetch)


def _clear_unanswered(context: RunContext, mark_ids: dict[int, list[int]], pairs: list[Pair]) -> None:
    """Clear marks of events the server did not answer for: quarantine or a pending link makes a run retry them."""
    answered = {mark_id for pair in pairs for mark_id in pair.mark_ids}
    left = [mark_id for ids in mark_ids.values() for mark_id in ids if mark_id not in answered]
    if left:
        with context.work.batch():
            context.work.clear_marks(left)
