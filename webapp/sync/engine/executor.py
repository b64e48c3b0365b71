"""Plan pairs and carry the plans out: first what happens here, then what is written there.

Each batch of results is one transaction: rows of My Calendar, links, marks and the log stand or fall together. No
provider call happens inside one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from webapp.connectors.reasons import Reason, because
from webapp.sync.engine.apply_local import apply_here
from webapp.sync.engine.apply_remote import RemoteAction, write_there
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.fetch import fetch_pairs
from webapp.sync.engine.item_errors import REFUSALS, set_aside
from webapp.sync.engine.planner import Action, CreateEvent, DeleteEvent, Merge, TrashItem, plan
from webapp.sync.engine.preview_filter import unread
from webapp.sync.engine.snapshots import Pair
from webapp.sync.states import Direction, Outcome

ROUNDS = 3
"""How often a pair that changes under our hands is looked at again before the next run takes it over."""


def sync_pairs(context: RunContext, pairs: Iterable[Pair]) -> None:
    """Decide about `pairs` and carry the decisions out; removals that need the guard are set aside in the context.

    Raises:
        TransientError: a write had no clear outcome; everything else is stored, and the marks of it stay.
    """
    settle_pages(context, [pairs])


def settle_pages(context: RunContext, pages: Iterable[Iterable[Pair]]) -> None:
    """Like `sync_pairs`, for pages of which each is read when the one before is on its way: sending never pauses."""
    pairs: list[Pair] = []
    for _ in range(ROUNDS):
        pairs = write_there(context, (_settled_here(context, page) for page in pages))
        if not pairs:
            return
        pages = [pairs]
    with context.work.batch():
        for pair in pairs:
            context.log.add(
                Direction.NONE,
                "skip",
                Outcome.SKIPPED,
                item_id=pair.item.id if pair.item else None,
                remote_id=pair.remote_id,
                subject=pair.subject,
                reason=because(Reason.KEPT_CHANGING),
            )


def _settled_here(context: RunContext, pairs: Iterable[Pair]) -> Sequence[tuple[Pair, RemoteAction]]:
    """Carry out what `pairs` mean for My Calendar, and return what is to be written there."""
    ready, to_read = unread(context.cache.approved_preview, context.work.undecided(pairs))
    here, there = _decide(context, [*ready, *fetch_pairs(context, to_read)])
    apply_here(context, here)
    return there


def _actions(context: RunContext, pairs: Iterable[Pair]) -> Iterator[tuple[Pair, Action]]:
    """Yield each pair with what follows for it; one about which nothing can be worked out is set aside."""
    for pair in pairs:
        try:
            action = plan(pair.observation(), context.settings.options)
            if context.cache.approved_preview:
                action = context.cache.approved_preview.filter(pair, action, only_planned=context.cache.only_planned)
            if isinstance(action, Merge) and pair.event and _lacks_marker(context, pair, action):
                action = replace(action, event_after=action.event_after or pair.event.event)
        except REFUSALS as error:
            set_aside(context, pair, error)
        else:
            yield pair, action


def _decide(
    context: RunContext, pairs: Iterable[Pair]
) -> tuple[list[tuple[Pair, Action]], list[tuple[Pair, RemoteAction]]]:
    here: list[tuple[Pair, Action]] = []
    there: list[tuple[Pair, RemoteAction]] = []
    for pair, action in _actions(context, pairs):
        if isinstance(action, TrashItem | DeleteEvent) and not pair.approved:
            context.cache.removals.append(pair)
        elif isinstance(action, CreateEvent | DeleteEvent) or (isinstance(action, Merge) and action.event_after):
            there.append((pair, action))
        else:
            here.append((pair, action))
    return here, there


def _lacks_marker(context: RunContext, pair: Pair, action: Merge) -> bool:
    """Say whether an event of ours that is being adopted is to get our marker back."""
    if not (action.adopt and pair.lost_marker and pair.item) or (pair.event and pair.event.unwritable):
        return False
    return context.connector.capabilities.can_sign and pair.item.now.kind in context.settings.options.kinds
