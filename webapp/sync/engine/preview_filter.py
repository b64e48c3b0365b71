"""How a run keeps to the plan that its owner approved: what they left out stays, and so does what they never saw."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from webapp.connectors.reasons import Reason, because
from webapp.extensions import db, reading
from webapp.sync.engine.planner import (
    AcceptDivergence,
    Action,
    CreateEvent,
    CreateItem,
    DeleteEvent,
    Detach,
    Merge,
    RestoreItem,
    Skip,
    TrashItem,
)
from webapp.sync.engine.snapshots import Pair
from webapp.sync.models import Preview, PreviewEntry
from webapp.sync.states import LinkState, Side
from webapp.sync.store import previews
from webapp.sync.store.ledger_values import fields_from_json, matches

LEFT_OUT = because(Reason.LEFT_OUT)
CAME_AFTER = because(Reason.CAME_AFTER)
COMES_NEXT = because(Reason.COMES_NEXT)

_STAYS = because(Reason.LEFT_OUT_AGREES)
_PARTED = because(Reason.LEFT_OUT_PARTS)


@dataclass(frozen=True, slots=True)
class ApprovedPreview:
    """An approved plan, by what its entries are about: ids of items, and of events.

    Of one that is over, only what was left out counts.
    """

    plan_id: int
    made_at: datetime
    is_over: bool
    items: frozenset[int]
    events: frozenset[str]
    left_out_items: frozenset[int]
    left_out_events: frozenset[str]

    @classmethod
    def load(cls, integration_id: int) -> "ApprovedPreview | None":
        """Read the plan that this integration is to carry out, if there is one."""
        with reading():
            return cls._of(previews.find_approved(integration_id), is_over=False)

    @classmethod
    def remember(cls, integration_id: int) -> "ApprovedPreview | None":
        """Read the plan that was carried out last, for what nobody sees a plan of."""
        with reading():
            return cls._of(previews.find_executed(integration_id), is_over=True)

    @classmethod
    def _of(cls, plan: Preview | None, *, is_over: bool) -> "ApprovedPreview | None":
        if plan is None:
            return None
        entries = db.session.execute(
            select(PreviewEntry.item_id, PreviewEntry.remote_id, PreviewEntry.included).where(
                PreviewEntry.plan_id == plan.id, PreviewEntry.action.in_(previews.CHOICES)
            )
        ).all()
        return cls(
            plan.id,
            plan.created_at,
            is_over,
            frozenset(entry.item_id for entry in entries if entry.item_id),
            frozenset(entry.remote_id for entry in entries if entry.remote_id),
            frozenset(entry.item_id for entry in entries if entry.item_id and not entry.included),
            frozenset(entry.remote_id for entry in entries if entry.remote_id and not entry.included),
        )

    def is_left_out(self, pair: Pair) -> bool:
        """Say whether the owner did not want what the plan showed of this pair."""
        return _is_about(pair, self.left_out_items, self.left_out_events)

    def filter(self, pair: Pair, action: Action, *, only_planned: bool) -> Action:
        """Return what to do instead of `action`, or `action` itself where the plan has nothing against it.

        `only_planned`: the run goes through what exists already, so what is new there came after the plan was shown.
        """
        if pair.link is None:
            return self._revise_new(pair, action, only_planned=only_planned)
        if pair.link.state != LinkState.LIVE or not self.is_left_out(pair):
            return action
        match action:
            case TrashItem() | DeleteEvent() | RestoreItem() | CreateEvent():
                return Detach(_PARTED) if self._showed(pair, _NAMES[type(action)]) else action
            case Merge() if action.inward | action.outward and self._showed_fields(pair, action):
                return AcceptDivergence(_STAYS)
            case _:
                return action

    def _revise_new(self, pair: Pair, action: Action, *, only_planned: bool) -> Action:
        if not isinstance(action, CreateItem | CreateEvent | Merge):
            return action
        if self.is_left_out(pair):
            return Skip(LEFT_OUT)
        came_after = only_planned and not pair.mark_ids and not _is_about(pair, self.items, self.events)
        # A draft collects no marks, so nothing else would ever send what was saved here while its plan was looked at.
        if not came_after or (pair.is_news and isinstance(action, CreateEvent)):
            return action
        return Skip(COMES_NEXT if pair.is_news else CAME_AFTER)

    def _showed(self, pair: Pair, action: str) -> bool:
        return any(entry.action == action for entry in self._entries(pair))

    def _showed_fields(self, pair: Pair, action: Merge) -> bool:
        """Say whether both sides still say what they said when it was left out. An edit since is a new wish."""
        updates = [entry for entry in self._entries(pair) if entry.action == "update"]
        shown = {name for entry in updates for name in fields_from_json(entry.after or {})}
        if not (action.inward | action.outward) <= shown or pair.item is None or pair.event is None:
            return False
        here, there = pair.item.now.event, pair.event.event
        return all(
            matches(here if entry.side == Side.REMOTE else there, fields_from_json(entry.after or {}))
            and matches(there if entry.side == Side.REMOTE else here, fields_from_json(entry.before or {}))
            for entry in updates
        )

    def _entries(self, pair: Pair) -> list[previews.ShownEntry]:
        """Return what the plan shows of one pair; few are ever asked for."""
        about = or_(
            PreviewEntry.item_id == (pair.item.id if pair.item else None), PreviewEntry.remote_id == pair.remote_id
        )
        return previews.load_shown(self.plan_id, about)


_NAMES: dict[type[Action], str] = {
    TrashItem: "delete",
    DeleteEvent: "delete",
    RestoreItem: "restore",
    CreateEvent: "create",
}
"""What the log calls an action on a pair that is in step."""


def _is_about(pair: Pair, items: Collection[int], events: Collection[str]) -> bool:
    return bool(pair.item and pair.item.id in items) or pair.remote_id in events


def unread(approved_preview: ApprovedPreview | None, pairs: Iterable[Pair]) -> tuple[list[Pair], list[Pair]]:
    """Part `pairs` into those that can be decided, and those left out of the plan whose event was not read yet."""
    if approved_preview is None:
        return list(pairs), []
    ready: list[Pair] = []
    to_read: list[Pair] = []
    for pair in pairs:
        is_unread = pair.link and pair.link.state == LinkState.LIVE and pair.event is None and not pair.gone
        (to_read if is_unread and approved_preview.is_left_out(pair) else ready).append(pair)
    return ready, to_read
