"""Planning of pairs and execution of the decisions: first in My Calendar, then on the linked calendar.

Each batch of results is one transaction: rows of My Calendar, links, marks and the log are stored together or not at
all. No request to a service is made inside one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from webapp.connectors.reasons import Reason, because
from webapp.sync.engine.apply_local import apply_decisions
from webapp.sync.engine.apply_remote import RemoteAction, write_remotely
from webapp.sync.engine.context.run_context import RunContext
from webapp.sync.engine.fetch import fetch_pairs
from webapp.sync.engine.item_errors import REFUSALS, set_aside
from webapp.sync.engine.planner import Action, CreateEvent, DeleteEvent, Merge, TrashItem, plan
from webapp.sync.engine.preview_filter import unread
from webapp.sync.engine.snapshots import Pair
from webapp.sync.states import Direction, Outcome

ROUNDS = 3
"""How often a pair that changes during the run is read again before it is left to the next run."""


def sync_pairs(context: RunContext, pairs: Iterable[Pair]) -> None:
    """Decide about `pairs` and execute the decisions; deletions are collected in the cache for the deletion guard.

    Raises:
        TransientError: the outcome of a write is unknown; everything else is stored, and its marks are kept.
    """
    sync_pages(context, [pairs])


def sync_pages(context: RunContext, pages: Iterable[Iterable[Pair]]) -> None:
    """Do as `sync_pairs`, for pages of which each is read while the one before is written: writing never pauses."""
    pairs: list[Pair] = []
    for _ in range(ROUNDS):
        pairs = write_remotely(context, (_apply_locally(context, page) for page in pages))
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


def _apply_locally(context: RunContext, pairs: Iterable[Pair]) -> Sequence[tuple[Pair, RemoteAction]]:
    """Apply the decisions about `pairs` to My Calendar, and return those for the linked calendar."""
    ready, to_read = unread(context.cache.approved_preview, context.work.undecided(pairs))
    local, remote = _decide(context, [*ready, *fetch_pairs(context, to_read)])
    apply_decisions(context, local)
    return remote


def _actions(context: RunContext, pairs: Iterable[Pair]) -> Iterator[tuple[Pair, Action]]:
    """Yield each pair with its action; a pair for which none can be computed is put into quarantine."""
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
    local: list[tuple[Pair, Action]] = []
    remote: list[tuple[Pair, RemoteAction]] = []
    for pair, action in _actions(context, pairs):
        if isinstance(action, TrashItem | DeleteEvent) and not pair.approved:
            context.cache.removals.append(pair)
        elif isinstance(action, CreateEvent | DeleteEvent) or (isinstance(action, Merge) and action.event_after):
            remote.append((pair, action))
        else:
            local.append((pair, action))
    return local, remote


def _lacks_marker(context: RunContext, pair: Pair, action: Merge) -> bool:
    """Return True if an event of ours that is being linked has to get our marker back."""
    if not (action.adopt and pair.lost_marker and pair.item) or (pair.event and pair.event.unwritable):
        return False
    return context.connector.capabilities.can_sign and pair.item.now.kind in context.settings.options.kinds
